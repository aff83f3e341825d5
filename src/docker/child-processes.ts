import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The variable by which all processes of a step are found, also those that have left its session; post looks for it too. */
export const STEP_MARK = 'ECR_BUILD_PUSH_STEP';

/** The variable by which the processes of a test are found. */
export const TEST_MARK = 'ECR_BUILD_PUSH_TEST';

/** A process of this machine. */
export type RunningProcess = {
  readonly id: number;
  readonly parent: number;
  readonly session: number;
  /** The name of its program, at most 15 characters. */
  readonly name: string;
};

/** Processes that belong together: each that has the mark, comes from the ancestor or is in the session. */
export type Family = {
  /** `NAME=value`, in the environment that a process was started with. */
  readonly mark?: string;
  /** The process that all of them come from, which is itself no member. */
  readonly ancestor?: number;
  /** The session that the members are in, by the id of its leader, which is a member too. */
  readonly session?: number;
};

/**
 * A process from the text of its `stat` file (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html): its name may have spaces
 * and brackets in it. `undefined` for one that has ended and waits for its parent.
 */
export function readStat(text: string): RunningProcess | undefined {
  const [, id, name = '', rest = ''] = /^(\d+) \((.*)\) (.*)$/s.exec(text) ?? [];
  const [state = '', parent, , session] = rest.split(' ');
  if (id === undefined || /^[ZXx]$/.test(state)) return undefined;
  return { id: Number(id), parent: Number(parent), session: Number(session), name };
}

/** The processes that are of the family. `isMarked`: whether a process has the family's mark. */
export function membersOf(
  { ancestor, session }: Family,
  processes: readonly RunningProcess[],
  isMarked: (id: number) => boolean,
): readonly RunningProcess[] {
  const members = new Set(
    processes.filter((one) => isMarked(one.id) || one.session === session || one.parent === ancestor),
  );
  // A process that a member has started is a member too.
  for (let size = 0; size !== members.size; ) {
    size = members.size;
    const ids = new Set([...members].map(({ id }) => id));
    for (const one of processes) if (ids.has(one.parent)) members.add(one);
  }
  return [...members];
}

/** The living members of a family, as Linux tells them; elsewhere nobody can be asked, and a family has none. */
function findMembers(family: Family): readonly RunningProcess[] {
  const processes = runningProcesses().filter(({ id }) => id !== process.pid);
  return membersOf(family, processes, (id) => family.mark !== undefined && hasMark(id, family.mark));
}

function runningProcesses(): readonly RunningProcess[] {
  return listOf('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => readStat(textOf(`/proc/${id}/stat`)) ?? []);
}

function hasMark(id: number, mark: string): boolean {
  return textOf(`/proc/${id}/environ`).split('\0').includes(mark);
}

function listOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The text of a file; empty for a process that has just ended, and for one of another user. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** How long a process has to end by itself: `docker run --rm` takes its container with it meanwhile. */
const GRACE_MS = 4_000;

/** How long a process that was killed may still be seen. */
const KILLED_FAMILY_MS = 1_000;

const LOOK_MS = 25;

const EMPTY_LOOKS = 3;

/**
 * Ends a family: asks each member at once, and kills those that are still there after four seconds.
 *
 * @returns the names of the programs that were ended
 */
export async function endFamily(family: Family, graceMs = GRACE_MS): Promise<readonly string[]> {
  const ending = new FamilyEnding(family, graceMs);
  while (!ending.look()) await sleep(LOOK_MS);
  return ending.ended();
}

/**
 * The same, and nothing else happens in this process meanwhile: a step that is cancelled, or has failed, neither pushes nor tags
 * anything any more, whatever it was about to do.
 */
export function endFamilyAlone(family: Family, graceMs = GRACE_MS): readonly string[] {
  const ending = new FamilyEnding(family, graceMs);
  while (!ending.look()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_MS);
  return ending.ended();
}

/** A family that is being ended, look by look. */
class FamilyEnding {
  readonly #family: Family;
  readonly #graceMs: number;
  readonly #startMs = performance.now();
  readonly #asked = new Map<number, string>();
  #emptyLooks = 0;

  constructor(family: Family, graceMs: number) {
    this.#family = family;
    this.#graceMs = graceMs;
  }

  /** Asks whoever is new to end, and kills whoever had time enough; whether all are gone, or nothing more can be done. */
  look(): boolean {
    if (process.platform !== 'linux') return endSession(this.#family);
    const left = findMembers(this.#family);
    const passedMs = performance.now() - this.#startMs;
    // A process that starts another one, or becomes another program, in the moment of a look may be missed by it.
    this.#emptyLooks = left.length === 0 ? this.#emptyLooks + 1 : 0;
    if (this.#emptyLooks === EMPTY_LOOKS || passedMs > this.#graceMs + KILLED_FAMILY_MS) return true;
    const isKilled = passedMs >= this.#graceMs;
    for (const { id, name } of left) {
      if (isKilled || !this.#asked.has(id)) signal(id, isKilled ? 'SIGKILL' : 'SIGTERM');
      this.#asked.set(id, name);
    }
    return false;
  }

  /** The names of the programs that were asked. */
  ended(): readonly string[] {
    return [...new Set(this.#asked.values())];
  }
}

/** All that can be done where nobody tells which processes there are. */
function endSession({ session }: Family): true {
  if (session !== undefined) signal(-session, 'SIGKILL');
  return true;
}

/** Kills a family at once. */
export function killFamily(family: Family): void {
  for (const { id } of findMembers(family)) signal(id, 'SIGKILL');
}

function signal(id: number, name: NodeJS.Signals): void {
  try {
    process.kill(id, name);
  } catch {
    // The process ended by itself just now.
  }
}

/**
 * Asks the processes that this one has started to end, without waiting: nobody needs their work any more. Only Linux tells
 * which they are, and only Linux runners build Linux images; elsewhere the runner ends them after the job.
 */
export function endChildren(): void {
  for (const { id, parent } of runningProcesses()) if (parent === process.pid) signal(id, 'SIGTERM');
}
