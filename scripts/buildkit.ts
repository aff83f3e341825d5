import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { BASE_IMAGE } from './base-image.ts';
import type { Engine } from './engine.ts';
import { findGo, findTool, type GoTool, runGo, toolFolder } from './go-tool.ts';

const run = promisify(execFile);

/** What is built where there is none: the version of the builders which the action makes. */
const BUILDKIT: GoTool = { name: 'buildkit', version: 'v0.32.2' };

/**
 * The path of `buildkitd`: the one on PATH, the one that was built before, or one that is built now by Go; `undefined`
 * where there is no Go either, or no runc, which runs its containers.
 */
export function provideBuildkitd(log: (line: string) => void): string | undefined {
  if (findTool('runc') === undefined && findRunc() === undefined) return undefined;
  const found = findTool('buildkitd', BUILDKIT);
  if (found !== undefined && findTool('buildctl', BUILDKIT) !== undefined) return found;
  const go = findGo();
  if (go === undefined) return undefined;
  const tools = toolFolder(BUILDKIT);
  log(`Building BuildKit ${BUILDKIT.version} with Go, once (into ${tools})`);
  const module: { readonly Dir: string } = JSON.parse(
    runGo(go, ['mod', 'download', '-json', `github.com/moby/buildkit@${BUILDKIT.version}`]),
  );
  // Go does not install what is of a module with directives of its own, and Go's own copy is read-only.
  const folder = mkdtempSync(join(tmpdir(), 'buildkit-'));
  try {
    cpSync(module.Dir, folder, { recursive: true, mode: 0 });
    for (const name of ['buildkitd', 'buildctl'])
      runGo(go, ['build', '-mod=mod', '-modcacherw', '-o', join(tools, name), `./cmd/${name}`], { folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return join(tools, 'buildkitd');
}

function findRunc(): string | undefined {
  return ['/usr/sbin/runc', '/usr/bin/runc'].find((path) => {
    try {
      return readFileSync(path).length > 0;
    } catch {
      return false;
    }
  });
}

/** The name under which `provideBuildkitImage` puts BuildKit into an engine. */
export const BUILDKIT_IMAGE = 'ecr-build-push/buildkit:local';

/** Puts an image of this BuildKit into the engine, for builders in containers. */
export async function provideBuildkitImage(engine: Engine, buildkitd: string): Promise<void> {
  const env = { ...process.env, DOCKER_HOST: engine.host };
  const folder = mkdtempSync(join(tmpdir(), 'buildkit-image-'));
  try {
    const [buildctl, runc] = [findTool('buildctl', BUILDKIT), findRunc()];
    if (buildctl === undefined || runc === undefined) throw new Error('There is no buildctl or no runc.');
    for (const path of [buildkitd, buildctl, runc]) cpSync(path, join(folder, basename(path)));
    // runc needs the libraries that it was linked with.
    const { stdout } = await run('ldd', [runc]);
    for (const [library] of stdout.matchAll(/\/\S+/g)) cpSync(realpathSync(library), join(folder, 'root', library));
    writeFileSync(
      join(folder, 'Dockerfile'),
      `FROM ${BASE_IMAGE}\nCOPY root/ /\nCOPY buildkitd buildctl runc /usr/bin/\nWORKDIR /tmp\nVOLUME /var/lib/buildkit\nENTRYPOINT ["buildkitd"]\n`,
    );
    await run('docker', ['build', '--quiet', '--tag', BUILDKIT_IMAGE, folder], { env });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A BuildKit that listens on this machine. */
export type BuildKit = {
  /** `tcp://127.0.0.1:PORT`, for the driver `remote`. */
  readonly address: string;
  stop(): Promise<void>;
};

/** Starts a BuildKit with a folder of its own, which goes with it. It takes root. */
export async function startBuildkitd(buildkitd: string, port: number): Promise<BuildKit> {
  const folder = mkdtempSync(join(tmpdir(), 'buildkitd-'));
  const log = join(folder, 'log');
  const address = `tcp://127.0.0.1:${port}`;
  const worker = ['--containerd-worker=false', '--oci-worker=true', '--oci-worker-net', 'host'];
  const runc = findRunc();
  const binary = runc === undefined ? [] : ['--oci-worker-binary', runc];
  const child = spawn(buildkitd, ['--addr', address, '--root', join(folder, 'root'), ...worker, ...binary], {
    stdio: ['ignore', openSync(log, 'a'), openSync(log, 'a')],
  });
  for (let tries = 0; !readFileSync(log, 'utf8').includes('running server on'); tries += 1) {
    if (child.exitCode !== null || tries > 200)
      throw new Error(`buildkitd does not start:\n${readFileSync(log, 'utf8')}`);
    await sleep(100);
  }
  return { address, stop: () => stop(child, folder) };
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((done) => child.once('close', done));
  child.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
