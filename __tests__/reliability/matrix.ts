import type { ServiceName } from '../../local-aws/exchange.ts';
import type { Fault } from '../../local-aws/faults.ts';
import type { ProblemCode } from '../../src/errors/failure.ts';

/** How a step ends: green, red with the code of its one message, or as whoever ended it asked for. */
export type Outcome = 'green' | 'cancelled' | 'killed' | ProblemCode;

type Call = { readonly service: ServiceName; readonly operation: string };

/** Calls of a step that is pushed under three tags, in their order: the columns of the table. `after`: of several calls the one behind that. */
export const CALLS = {
  'ID token': { service: 'github', operation: 'GetIdToken' },
  session: { service: 'sts', operation: 'AssumeRoleWithWebIdentity' },
  login: { service: 'ecr', operation: 'GetAuthorizationToken' },
  repository: { service: 'ecr', operation: 'DescribeRepositories' },
  images: { service: 'ecr', operation: 'BatchGetImage' },
  layers: { service: 'registry', operation: 'InitiateLayerUpload' },
  manifest: { service: 'registry', operation: 'PutImage' },
  tags: { service: 'ecr', operation: 'PutImage' },
  proof: { service: 'ecr', operation: 'DescribeImages', after: { service: 'ecr', operation: 'PutImage' } },
} as const satisfies Readonly<Record<string, Call & { readonly after?: Call }>>;

/** A column of the table of calls. */
export type CallName = keyof typeof CALLS;

const CALL_NAMES = Object.keys(CALLS) as readonly CallName[];

/** What goes wrong with a call. */
export type CallFault = {
  readonly what:
    | { readonly kind: Exclude<Fault['kind'], 'error' | 'delay'> }
    | { readonly kind: 'delay'; readonly ms: number };
  /** How many times in a row where it passes by itself. */
  readonly times: number;
  /** How the step ends then; green but for these. */
  readonly passing?: Partial<Readonly<Record<CallName, Outcome>>>;
  /** How it ends where it never passes. */
  readonly lasting: Readonly<Record<CallName, Outcome>>;
  /** Calls whose answers have nothing of the kind. */
  readonly not?: readonly CallName[];
};

/** The same outcome wherever AWS's APIs are called, and those of the other calls. */
function outcomes(aws: Outcome, others: Partial<Record<CallName, Outcome>>): Readonly<Record<CallName, Outcome>> {
  const all = CALL_NAMES.map((name) => [name, others[name] ?? aws] as const);
  return Object.fromEntries(all) as Readonly<Record<CallName, Outcome>>;
}

const TOKEN = { 'ID token': 'id-token-failed' } as const;
const PUSH = { layers: 'push-failed', manifest: 'push-failed' } as const;

/** The rows of the table of calls. */
export const CALL_FAULTS: Readonly<Record<string, CallFault>> = {
  throttling: { what: { kind: 'throttle' }, times: 3, lasting: outcomes('throttled', TOKEN) },
  'HTTP 500': { what: { kind: 'server-error' }, times: 3, lasting: outcomes('aws-call-failed', { ...TOKEN, ...PUSH }) },
  'slow answers (3 s)': { what: { kind: 'delay', ms: 3000 }, times: 3, lasting: outcomes('green', {}) },
  'no answer': {
    what: { kind: 'hang' },
    times: 1,
    // A push in which nothing moves is ended after five minutes.
    passing: PUSH,
    lasting: outcomes('aws-unreachable', { ...TOKEN, ...PUSH }),
  },
  'connection reset': { what: { kind: 'drop' }, times: 3, lasting: outcomes('aws-unreachable', { ...TOKEN, ...PUSH }) },
  'answer cut off': {
    what: { kind: 'truncate' },
    times: 2,
    // Docker needs no more of these answers than their heads.
    lasting: outcomes('aws-unreachable', { ...TOKEN, layers: 'green', manifest: 'green' }),
  },
  'page of a proxy': { what: { kind: 'page' }, times: 2, lasting: outcomes('aws-unreachable', { ...TOKEN, ...PUSH }) },
  'expired credentials': {
    what: { kind: 'expired-token' },
    times: 1,
    // What asks for ID tokens is the job's own, and nobody can renew it.
    passing: TOKEN,
    // A fresh login that is refused all the same is a matter of permissions.
    lasting: outcomes('credentials-expired', {
      ...TOKEN,
      layers: 'permission-missing',
      manifest: 'permission-missing',
    }),
  },
  'wrong digest': {
    what: { kind: 'wrong-digest' },
    times: 1,
    // Only the proof is evidence of what a tag stands on.
    lasting: outcomes('green', { proof: 'proof-failed' }),
    not: ['ID token', 'session', 'login', 'repository', 'layers'],
  },
};

/** A moment in a step, as its log or a call shows it: the columns of the second table. */
export const MOMENTS = {
  session: { call: CALLS.session },
  registry: { call: CALLS.repository },
  build: { line: /now it is busy/ },
  test: { line: /now it is tested/ },
  push: { call: CALLS.layers },
  tags: { call: CALLS.tags },
  proof: { call: CALLS.proof },
} as const;

/** A column of the second table. */
export type MomentName = keyof typeof MOMENTS;

const MOMENT_NAMES = Object.keys(MOMENTS) as readonly MomentName[];

/** What happens on the machine at such a moment. */
export type MachineFault = {
  readonly kind: 'SIGINT' | 'SIGTERM' | 'SIGKILL' | 'engine-killed' | 'disk-full' | 'engine-disk-full';
  readonly outcomes: Partial<Readonly<Record<MomentName, Outcome>>>;
};

function always(outcome: Outcome): MachineFault['outcomes'] {
  return Object.fromEntries(MOMENT_NAMES.map((name) => [name, outcome]));
}

/** The rows of the second table. */
export const MACHINE_FAULTS: Readonly<Record<string, MachineFault>> = {
  'SIGINT (cancelled)': { kind: 'SIGINT', outcomes: always('cancelled') },
  'SIGTERM (cancelled, later)': { kind: 'SIGTERM', outcomes: always('cancelled') },
  'SIGKILL (the runner gives up)': { kind: 'SIGKILL', outcomes: always('killed') },
  'Docker engine killed': {
    kind: 'engine-killed',
    outcomes: { build: 'docker-not-running', push: 'docker-not-running' },
  },
  'RUNNER_TEMP full': { kind: 'disk-full', outcomes: { session: 'disk-full' } },
  'disk of the engine full': { kind: 'engine-disk-full', outcomes: { build: 'disk-full' } },
};

/** One square of a table. */
export type Cell =
  | {
      readonly table: 'calls';
      readonly row: string;
      readonly column: CallName;
      readonly isLasting: boolean;
      readonly fault: CallFault;
      readonly outcome: Outcome;
    }
  | {
      readonly table: 'machine';
      readonly row: string;
      readonly column: MomentName;
      readonly fault: MachineFault;
      readonly outcome: Outcome;
    };

/** What a cell is called in results and titles. */
export function cellName(cell: Cell): string {
  const passes = cell.table === 'machine' ? '' : cell.isLasting ? ', for good' : ', for a moment';
  return `${cell.row}${passes}: ${cell.column}`;
}

/** All squares that have a meaning. */
export const CELLS: readonly Cell[] = [
  ...Object.entries(CALL_FAULTS).flatMap(([row, fault]) =>
    [false, true].flatMap((isLasting) =>
      CALL_NAMES.filter((name) => !fault.not?.includes(name)).map((column): Cell => {
        const outcome = isLasting ? fault.lasting[column] : (fault.passing?.[column] ?? 'green');
        return { table: 'calls', row, column, isLasting, fault, outcome };
      }),
    ),
  ),
  ...Object.entries(MACHINE_FAULTS).flatMap(([row, fault]) =>
    MOMENT_NAMES.flatMap((column): readonly Cell[] => {
      const outcome = fault.outcomes[column];
      return outcome === undefined ? [] : [{ table: 'machine', row, column, fault, outcome }];
    }),
  ),
];

/** One square of each row, which every run of the tests tries: of those that pass the dearest call, of those that last a quick one. */
export const USUAL_CELLS: readonly Cell[] = CELLS.filter((cell) => {
  if (cell.table === 'machine') {
    const [first] = Object.keys(cell.fault.outcomes);
    return cell.column === ('tags' in cell.fault.outcomes ? 'tags' : first);
  }
  if (cell.row === 'no answer') return cell.column === 'ID token';
  if (!cell.isLasting) return cell.column === 'tags';
  return cell.column === (cell.row === 'wrong digest' ? 'proof' : 'session');
});
