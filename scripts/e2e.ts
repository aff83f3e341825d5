/**
 * Runs the end-to-end tests on both image stores: on the engine that is there (or that is installed and started), and on
 * a second one with the other store, which is stopped afterwards. Arguments are passed to jest.
 *
 *     node scripts/e2e.ts [jest arguments]
 *
 * What cannot be tested on this machine is said; with REQUIRE_ALL=true it is an error. So it is where all files were run, and a
 * failure that users can meet came up in none of them; MESSAGES=write keeps one message of each for docs/troubleshooting.md.
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { mapLimit } from '../src/lib/map-limit.ts';
import { provideAct } from './act.ts';
import { provideBaseImage } from './base-image.ts';
import { provideBuildkitd, provideBuildkitImage } from './buildkit.ts';
import { checkMessages } from './e2e-messages.ts';
import {
  type Engine,
  type PrivateEngine,
  provideEngine,
  type Store,
  startPrivateEngine,
  whyNoPrivateEngine,
} from './engine.ts';

const root = resolve(import.meta.dirname, '..');
const run = promisify(execFile);
const log = (line: string): void => console.log(line);

function notTested(what: string): void {
  if (process.env.REQUIRE_ALL === 'true') throw new Error(`Not tested, but all is required: ${what}`);
  log(`NOT TESTED: ${what}`);
}

/** The second engine, with the store that the first has not; `undefined` where this machine cannot have it. */
async function provideOther(store: Store): Promise<PrivateEngine | undefined> {
  const reason = whyNoPrivateEngine();
  if (reason === undefined) return await startPrivateEngine(store, mkdtempSync(join(tmpdir(), 'engine-')), log);
  notTested(`an engine with the ${store} store, as ${reason}.`);
  return undefined;
}

type Tools = {
  readonly act: string | undefined;
  readonly buildkitd: string | undefined;
  /** A file to which tests write `engine registry` for the images that they leave behind. */
  readonly hosts: string;
  /** A file to which runs of the action write the messages of their failures. */
  readonly messages: string;
};

/** Runs jest; its exit code. A Ctrl-C reaches jest by itself; this process stays to stop what it started. */
async function runJest(engines: readonly Engine[], { act, buildkitd, hosts, messages }: Tools): Promise<number> {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, '--selectProjects', 'e2e'];
  const child = spawn(
    process.execPath,
    [...flags, '--testTimeout', '60000', '--maxWorkers', '2', ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        E2E_ENGINES: JSON.stringify(engines),
        E2E_ACT: act ?? '',
        E2E_BUILDKITD: buildkitd ?? '',
        E2E_HOSTS: hosts,
        E2E_MESSAGES: messages,
      },
    },
  );
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return await new Promise((done) => child.once('close', (code) => done(code ?? 1)));
}

/** Removes the images that tests left in an engine that stays; many at a time, as each waits for the engine's clean-up. */
async function removeImages({ host }: Engine, hosts: string): Promise<void> {
  const lines = existsSync(hosts) ? readFileSync(hosts, 'utf8').split('\n') : [];
  const registries = new Set(lines.flatMap((line) => (line.startsWith(`${host} `) ? line.slice(host.length + 1) : [])));
  const docker = async (...args: string[]): Promise<string> =>
    (await run('docker', args, { env: { ...process.env, DOCKER_HOST: host }, maxBuffer: 64 * 1024 * 1024 })).stdout;
  const images = (await docker('images', '--format', '{{.Repository}} {{.ID}}')).split('\n');
  const ids = images.flatMap((image) => {
    const [name = '', id = ''] = image.split(' ');
    return registries.has(name.slice(0, name.indexOf('/'))) ? [id] : [];
  });
  await mapLimit([...new Set(ids)], 16, async (id) => await docker('rmi', '--force', id).catch(() => ''));
}

const first = await provideEngine(log);
const second = await provideOther(first.store === 'classic' ? 'containerd' : 'classic');
const temp = mkdtempSync(join(tmpdir(), 'e2e-images-'));
const hosts = join(temp, 'hosts');
const messages = join(temp, 'messages');
try {
  const engines = second === undefined ? [first] : [first, second];
  for (const engine of engines) await provideBaseImage(engine);
  const act = provideAct(log);
  if (act === undefined) notTested('a real workflow, as there is neither act nor Go to build it with.');
  const buildkitd = process.getuid?.() === 0 ? provideBuildkitd(log) : undefined;
  if (buildkitd === undefined)
    notTested('builders elsewhere, as there is neither buildkitd nor Go and runc to have one; it takes root, too.');
  if (buildkitd !== undefined) for (const engine of engines) await provideBuildkitImage(engine, buildkitd);
  process.exitCode = await runJest(engines, { act, buildkitd, hosts, messages });
  // Only reports may be asked for: with a pattern some tests are left out.
  const isWhole = /^(?:--json --outputFile \S+)?$/.test(process.argv.slice(2).join(' '));
  if (!checkMessages(messages, isWhole, log)) process.exitCode = 1;
} finally {
  await removeImages(first, hosts);
  rmSync(temp, { recursive: true, force: true });
  await second?.stop();
}
