import { StringDecoder } from 'node:string_decoder';
import { formatSeconds } from '../lib/format.ts';

/** A step of a Dockerfile. */
export type BuildStep = {
  /** The step as BuildKit names it: `[stage 2/3] RUN ...`. */
  readonly name: string;
  /** The time as BuildKit measured it; 0 from the cache. */
  readonly seconds: number;
  readonly isCached: boolean;
};

/** What BuildKit's plain progress tells of a build; what it does not tell is absent. Seconds are BuildKit's own. */
export type BuildProgress = {
  /** The steps in their order, without those that only name a base image. */
  readonly steps: readonly BuildStep[];
  /** How long BuildKit packed layers. */
  readonly exportSeconds?: number;
  readonly pushSeconds?: number;
  readonly cacheSeconds?: number;
  /** The images that arrived in a registry, also where the build failed in the end: name with tag, to the manifest's digest. */
  readonly pushed: ReadonlyMap<string, string>;
};

/** One line of BuildKit's: the number of what it is about, and what it says of it. */
const LINE = /^#(\d+) (.*)$/s;
/** A step with its place among those of its stage; `[internal]` and `[auth]` are none. */
const STEP = /^\[(?:[^\]]* )?\d+\/\d+\] (?!FROM )/;

const PUSHED = /^pushing manifest for (\S+)@(sha256:[0-9a-f]{64})(?: [\d.]+s)? done$/;

/** Reads the plain progress of a build while it is written (`docker build --progress=plain`). */
export class ProgressReader {
  readonly #decoder = new StringDecoder();
  #rest = '';
  readonly #names = new Map<string, string>();
  readonly #steps = new Map<string, BuildStep>();
  readonly #pushed = new Map<string, string>();
  /** What a step says it pushes; only its end shows whether it has, as a push may be refused. */
  readonly #pushing = new Map<string, readonly [image: string, digest: string]>();
  readonly #seconds = { export: 0, push: 0, cache: 0 };
  readonly #seen = new Set<keyof BuildProgress>();

  /** Takes the next part of what docker writes. */
  feed(chunk: Buffer): void {
    const [first = '', ...more] = this.#decoder.write(chunk).split('\n');
    const lines = [this.#rest + first, ...more].map((line) => line.slice(0, LONGEST_LINE));
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#read(line.replace(/\r$/, ''));
  }

  /** The progress that was read so far. */
  progress(): BuildProgress {
    const { export: exporting, push, cache } = this.#seconds;
    return {
      steps: [...this.#steps.values()],
      pushed: this.#pushed,
      ...(this.#seen.has('exportSeconds') ? { exportSeconds: exporting } : {}),
      ...(this.#seen.has('pushSeconds') ? { pushSeconds: push } : {}),
      ...(this.#seen.has('cacheSeconds') ? { cacheSeconds: cache } : {}),
    };
  }

  #read(line: string): void {
    const [, id = '', text = ''] = LINE.exec(line) ?? [];
    if (id === '') return;
    const done = /^DONE ([\d.]+)s$/.exec(text)?.[1];
    const [, image, digest] = PUSHED.exec(text) ?? [];
    if (image !== undefined && digest !== undefined) this.#pushing.set(id, [image, digest]);
    const arrived = done === undefined ? undefined : this.#pushing.get(id);
    if (arrived !== undefined) this.#pushed.set(...arrived);
    const name = this.#names.get(id);
    // In a call for several targets each line of this kind begins with its target.
    const work = name?.replace(/^\[[\w-]+\] (?=exporting |pushing )/, '');
    if (/^(\[|exporting |pushing \S+ with docker$)/.test(text)) this.#names.set(id, name ?? text);
    if (name !== undefined && STEP.test(name)) {
      if (text === 'CACHED') this.#steps.set(id, { name, seconds: 0, isCached: true });
      else if (done !== undefined) this.#steps.set(id, { name, seconds: Number(done), isCached: false });
    } else if (work?.startsWith('exporting cache')) {
      if (done !== undefined) this.#add('cacheSeconds', 'cache', Number(done));
    } else if (work?.startsWith('pushing ')) {
      if (done !== undefined) this.#add('pushSeconds', 'push', Number(done));
    } else if (work?.startsWith('exporting to ')) {
      const what = /^(exporting layers|pushing layers|pushing manifest) (?:.* )?done$/.exec(text)?.[1];
      // A step that takes no time has no time in its line.
      const seconds = / ([\d.]+)s done$/.exec(text)?.[1] ?? '0';
      if (what === 'exporting layers') this.#add('exportSeconds', 'export', Number(seconds));
      else if (what !== undefined) this.#add('pushSeconds', 'push', Number(seconds));
    }
  }

  #add(key: keyof BuildProgress, field: 'export' | 'push' | 'cache', seconds: number): void {
    this.#seen.add(key);
    this.#seconds[field] += seconds;
  }
}

/** So much of a line counts: only the names of steps are longer. */
const LONGEST_LINE = 4096;

/** How many of the slowest steps are told. */
const TOLD = 10;

/** The log's table of a build: the slowest steps, how many came from the cache, and how long the rest took. */
export function renderProgress({
  steps,
  exportSeconds,
  pushSeconds,
  cacheSeconds,
}: Omit<BuildProgress, 'pushed'>): readonly string[] {
  if (steps.length === 0) return [];
  const slow = steps.filter(({ seconds }) => seconds >= 0.1).toSorted((a, b) => b.seconds - a.seconds);
  const rows = slow.slice(0, TOLD).map(({ name, seconds }) => `${formatSeconds(seconds).padStart(10)}  ${cut(name)}`);
  const cached = steps.filter(({ isCached }) => isCached).length;
  const further = [
    `${cached} of ${steps.length} step${steps.length === 1 ? '' : 's'} from the cache`,
    ...(exportSeconds === undefined ? [] : [`packed in ${formatSeconds(exportSeconds)}`]),
    ...(pushSeconds === undefined ? [] : [`pushed in ${formatSeconds(pushSeconds)}`]),
    ...(cacheSeconds === undefined ? [] : [`cache written in ${formatSeconds(cacheSeconds)}`]),
  ];
  return [...(rows.length === 0 ? [] : ['The slowest steps:', ...rows]), `${further.join(', ')}.`];
}

function cut(name: string): string {
  return name.length > 100 ? `${name.slice(0, 99)}…` : name;
}
