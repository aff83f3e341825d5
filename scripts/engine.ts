/**
 * Provides Docker engines for demo, tests and benchmark.
 *
 *     node scripts/engine.ts          an engine that answers: the one that is there, else one that this installs and starts
 *     node scripts/engine.ts stop     stops the engine that this started
 *
 * Where an engine answers, nothing is installed, started or changed. Otherwise, as root on Debian or Ubuntu, Docker's
 * packages are installed and `dockerd` is started in the background; each step is printed before it is done.
 */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** How an engine keeps images: in its own format, or in containerd's (which knows indexes and attestations). */
export type Store = 'classic' | 'containerd';

/** An engine that answers. */
export type Engine = {
  readonly store: Store;
  readonly version: string;
  /** Its address, for DOCKER_HOST. */
  readonly host: string;
};

type Log = (line: string) => void;

const FOLDER = resolve(import.meta.dirname, '../.cache/engine');
const run = promisify(execFile);

/** The engine at that address, or the one that the docker command finds by itself; `undefined` where none answers. */
export async function findEngine(host?: string): Promise<Engine | undefined> {
  try {
    const address = host ?? (await currentAddress());
    const env = { ...process.env, DOCKER_HOST: address };
    const { stdout } = await run('docker', ['info', '--format', '{{.ServerVersion}} {{json .DriverStatus}}'], { env });
    const version = stdout.split(' ')[0] ?? '';
    if (version === '') return undefined;
    const store = stdout.includes('io.containerd.snapshotter') ? 'containerd' : 'classic';
    return { store, version, host: address };
  } catch {
    return undefined;
  }
}

/** Where the docker command looks for its engine: DOCKER_HOST, or what the current context says. */
async function currentAddress(): Promise<string> {
  if (process.env.DOCKER_HOST) return process.env.DOCKER_HOST;
  const { stdout } = await run('docker', ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']);
  return stdout.trim();
}

/** An engine that answers: the one that is there, or one that is installed (where needed) and started now. */
export async function provideEngine(log: Log): Promise<Engine> {
  const found = await findEngine();
  if (found !== undefined) {
    log(`Docker engine ${found.version} (${found.store} store) answers; it is used as it is.`);
    return found;
  }
  log('No Docker engine answers.');
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new Error(
      'Start Docker, or run this as root on Debian or Ubuntu, where it installs and starts an engine itself.',
    );
  }
  if (!canRun('dockerd')) installDocker(log);
  const options = ['--data-root', '/var/lib/docker', '--pidfile', join(FOLDER, 'dockerd.pid')];
  await startDaemon({ store: 'containerd', folder: FOLDER, options, log });
  const started = await findEngine();
  if (started === undefined)
    throw new Error(`dockerd runs, but docker does not find it. See ${join(FOLDER, 'dockerd.log')}.`);
  log(`Docker engine ${started.version} (${started.store} store) is running; \`npm run engine -- stop\` stops it.`);
  return started;
}

/** Stops the engine that `provideEngine` started; does nothing where it did not start one. */
export function stopEngine(log: Log): void {
  const pidFile = join(FOLDER, 'dockerd.pid');
  const id = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').trim() : '';
  // After a crash the file may name a process that has nothing to do with it.
  const commandLine = existsSync(`/proc/${id}/cmdline`) ? readFileSync(`/proc/${id}/cmdline`, 'utf8') : '';
  if (id === '' || !commandLine.includes(pidFile)) {
    log('No engine that was started from here is running.');
    return;
  }
  process.kill(Number(id), 'SIGTERM');
  log('The Docker engine was asked to stop.');
}

/** An engine beside the one that is there. */
export type PrivateEngine = Engine & {
  stop(): Promise<void>;
  /** Ends it as a lack of memory would. */
  kill(): Promise<void>;
  /** Starts it again after that, with the images that it has. */
  revive(): Promise<void>;
};

/** Why no second engine can be started on this machine; `undefined` where one can. */
export function whyNoPrivateEngine(): string | undefined {
  if (process.getuid?.() !== 0) return 'starting a second engine takes root';
  if (!canRun('dockerd')) return 'there is no dockerd on this machine';
  return canRun('ip') ? undefined : 'there is no `ip` command (package iproute2)';
}

/** Starts one more engine, with a store, a socket, a network and a folder of its own; all of it goes with `stop`. */
export async function startPrivateEngine(store: Store, folder: string, log: Log): Promise<PrivateEngine> {
  mkdirSync(folder, { recursive: true });
  // Of this run alone: another one may be under way on this machine.
  const bridge = addBridge();
  const host = `unix://${join(folder, 'docker.sock')}`;
  const options = [
    ...['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec'), '--pidfile', join(folder, 'pid')],
    ...[
      '--host',
      host,
      '--bridge',
      bridge,
      '--iptables=false',
      '--ip6tables=false',
      '--ip-forward=false',
      '--ip-masq=false',
    ],
  ];
  const start = () => startDaemon({ store, folder, options, log, host });
  let daemon = await start();
  const ended = async (): Promise<void> => {
    while (daemon.exitCode === null && daemon.signalCode === null) await sleep(50);
  };
  const engine = await findEngine(host);
  if (engine === undefined) throw new Error(`The second engine does not answer. See ${join(folder, 'dockerd.log')}.`);
  return {
    ...engine,
    async kill() {
      daemon.kill('SIGKILL');
      await ended();
    },
    async revive() {
      daemon = await start();
    },
    async stop() {
      daemon.kill('SIGTERM');
      await ended();
      execFileSync('ip', ['link', 'delete', bridge]);
      for (const mount of mountsUnder(folder)) execFileSync('umount', ['--lazy', mount]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** What dockerd leaves mounted when it ends: namespaces and file systems of its containers, the deepest first. */
function mountsUnder(folder: string): readonly string[] {
  const points = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '');
  return points.filter((point) => point.startsWith(`${folder}/`)).reverse();
}

let engines = 0;

/** A bridge with a network that no interface of this machine has yet. */
function addBridge(): string {
  engines += 1;
  const name = `ecr${process.pid}${engines === 1 ? '' : `x${engines}`}`;
  const taken = execFileSync('ip', ['-brief', 'address'], { encoding: 'utf8' });
  const subnet = Array.from({ length: 255 }, (_, index) => `172.31.${index}`).find(
    (prefix) => !taken.includes(`${prefix}.`),
  );
  execFileSync('ip', ['link', 'add', name, 'type', 'bridge']);
  execFileSync('ip', ['address', 'add', `${subnet}.1/24`, 'dev', name]);
  execFileSync('ip', ['link', 'set', name, 'up']);
  return name;
}

type DaemonOptions = {
  readonly store: Store;
  /** For its settings and its log. */
  readonly folder: string;
  readonly options: readonly string[];
  readonly log: Log;
  readonly host?: string;
};

async function startDaemon({ store, folder, options, log, host }: DaemonOptions) {
  mkdirSync(folder, { recursive: true });
  const settings = join(folder, 'daemon.json');
  const logFile = join(folder, 'dockerd.log');
  writeFileSync(settings, JSON.stringify({ features: { 'containerd-snapshotter': store === 'containerd' } }));
  log(`Starting dockerd with the ${store} store (log: ${logFile})`);
  const output = openSync(logFile, 'w');
  // In a session of its own, so that it outlives this process and the terminal.
  const daemon = spawn('dockerd', ['--config-file', settings, ...options], {
    detached: true,
    stdio: ['ignore', output, output],
  });
  daemon.unref();
  for (let tries = 0; tries < 300; tries += 1) {
    if (daemon.exitCode !== null) break;
    if ((await findEngine(host)) !== undefined) return daemon;
    await sleep(100);
  }
  throw new Error(`dockerd did not start:\n${readFileSync(logFile, 'utf8').split('\n').slice(-15).join('\n')}`);
}

const PACKAGES = ['docker.io', 'docker-cli', 'docker-buildx', 'iptables', 'iproute2', 'busybox-static'];

/** Installs Docker from the distribution's own packages. */
function installDocker(log: Log): void {
  log('Updating the package lists (apt-get update)');
  apt(['update']);
  const missing = PACKAGES.filter((name) => !hasCandidate(name));
  // Debian 12 has no buildx and an engine of 2021; those of the next release install beside it.
  const suite = isDebian12() ? addSuite('trixie', log) : undefined;
  const unknown = suite === undefined ? missing.filter((name) => name !== 'docker-cli') : [];
  if (unknown.length > 0)
    throw new Error(`This release has no package ${unknown.join(', ')}. Install Docker, then run this again.`);
  const wanted = PACKAGES.filter((name) => suite !== undefined || hasCandidate(name));
  const names = wanted.map((name) => (suite !== undefined && name.startsWith('docker') ? `${name}/${suite}` : name));
  log(`Installing ${names.join(' ')}`);
  apt(['install', '--yes', '--no-install-recommends', ...names]);
}

function apt(args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['-qq', '-o', 'Acquire::Retries=3', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Error(`apt-get ${args[0]} failed:\n${output.split('\n').slice(-15).join('\n')}`);
  }
}

function hasCandidate(name: string): boolean {
  return /Candidate: (?!\(none\))/.test(execFileSync('apt-cache', ['policy', name], { encoding: 'utf8' }));
}

function isDebian12(): boolean {
  return /^VERSION_CODENAME=bookworm$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Adds the machine's own Debian source once more for a later release, which only what names it is taken from. */
function addSuite(suite: string, log: Log): string {
  const folder = '/etc/apt/sources.list.d';
  const files = ['/etc/apt/sources.list', ...readdirSync(folder).map((name) => join(folder, name))].filter(existsSync);
  const uri = files
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/^(?:URIs:\s*|deb (?:\[[^\]]*\] )?)(\S*debian\/?)(?:\s|$)/gm),
    ])
    .map((match) => match[1])
    .find((found) => found !== undefined && !found.includes('security'));
  if (uri === undefined) throw new Error("This machine's Debian source was not found under /etc/apt.");
  log(`Adding the source ${uri} for ${suite}, at low priority (${folder}/${suite}.sources)`);
  const key = '/usr/share/keyrings/debian-archive-keyring.gpg';
  writeFileSync(
    join(folder, `${suite}.sources`),
    `Types: deb\nURIs: ${uri}\nSuites: ${suite}\nComponents: main\nSigned-By: ${key}\n`,
  );
  writeFileSync(`/etc/apt/preferences.d/${suite}`, `Package: *\nPin: release n=${suite}\nPin-Priority: 100\n`);
  apt(['update']);
  return suite;
}

function canRun(command: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => folder !== '' && existsSync(join(folder, command)));
}

if (process.argv[1] === import.meta.filename) {
  const log: Log = (line) => console.log(line);
  try {
    if (process.argv[2] === 'stop') stopEngine(log);
    else await provideEngine(log);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
