import type { BuildError } from './build-output.ts';
import type { Cause } from './causes.ts';

/** Why a file is not in the build context: what the workspace shows. */
export type AbsentFile =
  /** A line of an ignore file, named from the workspace, leaves it out. */
  | { readonly kind: 'ignored'; readonly file: string; readonly line: number; readonly pattern: string }
  /** The context has it in other capitals. */
  | { readonly kind: 'other-case'; readonly path: string }
  /** The workspace has it, and the context is only a part of that. */
  | { readonly kind: 'outside'; readonly context: string }
  | { readonly kind: 'missing' };

/** A builder's word on a file, and what is known of it. */
type ContextError = {
  readonly error: Pick<BuildError, 'message' | 'instruction'>;
  readonly absent?: AbsentFile;
  readonly isBake?: boolean;
};

/** Neither builder found a file that COPY or ADD names. */
const NOT_IN_CONTEXT = /checksum of ref|file not found in build context|(?:COPY|ADD) failed: (?:stat|no source files)/i;

/** Why a file that COPY or ADD names is not found. */
export const CONTEXT_CAUSES: readonly Cause<ContextError>[] = [
  {
    code: 'build-failed',
    when: new RegExp(`${NOT_IN_CONTEXT.source}|(?:^|: )lstat .*: no such file`, 'i'),
    only: ({ error }) => stageOf(error) !== undefined,
    why: ({ error }) => `${fileOf(error)} is not in ${stageOf(error)}, which \`from\` names.`,
    fix: 'compare the path with what that stage or image makes; it starts at its root folder.',
    example:
      'failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "/dist": not found',
  },
  ofKind('ignored', {
    file: '/dist/app.jar',
    why: (file, { file: by, line, pattern }) =>
      `${file} is there, but line ${line} of ${by} (\`${pattern}\`) leaves it out of the build context.`,
    fix: ({ error }) => `take that line out, or add an exception below it:\n    !${fileOf(error).replace(/^\//, '')}`,
  }),
  ofKind('other-case', {
    file: '/App.jar',
    why: (file, { path }) => `${file} is not in the build context, but ${path} is: capitals count.`,
    fix: 'write the name in the Dockerfile as the file has it.',
  }),
  ofKind('outside', {
    file: '/package.json',
    why: (file, { context }) =>
      `${file} is in the workspace, but not below ${context}, which is the build context; paths in COPY and ADD start there.`,
    fix: ({ isBake }) =>
      isBake
        ? 'set `context` of the target to `.`, and `dockerfile` to the path of its Dockerfile.'
        : 'set `context: .`, and `file` to the path of the Dockerfile.',
  }),
  ofKind('missing', {
    file: '/target/app.jar',
    why: (file) => `${file} is not in the build context: it was not checked out or built yet, or its name is wrong.`,
    fix: 'check the name, which starts at `context`; run what makes the file before this step.',
  }),
  {
    code: 'build-failed',
    when: NOT_IN_CONTEXT,
    why: ({ error }) =>
      `${fileOf(error)} is not in the build context: it was not checked out or built yet, or .dockerignore leaves it out.`,
    fix: 'check `context` and .dockerignore; paths in COPY and ADD start at the context.',
    example:
      'failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "/app.jar": not found',
  },
];

/** The stage or image that the failed COPY takes its files from; `undefined` where that is the context. */
function stageOf({ instruction = '' }: ContextError['error']): string | undefined {
  const [, copied, mounted] = /^COPY\b.* --from=(\S+)|^RUN\b.* --mount=\S*\bfrom=([^\s,]+)/i.exec(instruction) ?? [];
  return copied ?? mounted;
}

type OfKind<K extends AbsentFile['kind']> = Extract<AbsentFile, { readonly kind: K }>;

function isOfKind<K extends AbsentFile['kind']>(absent: AbsentFile | undefined, kind: K): absent is OfKind<K> {
  return absent?.kind === kind;
}

/** The row for files that are absent for this reason. `file`: that of its example. */
function ofKind<K extends AbsentFile['kind']>(
  kind: K,
  row: Pick<Cause<ContextError>, 'fix'> & {
    readonly file: string;
    readonly why: (file: string, absent: OfKind<K>) => string;
  },
): Cause<ContextError> {
  return {
    code: 'build-failed',
    when: NOT_IN_CONTEXT,
    only: ({ absent }) => isOfKind(absent, kind),
    why: ({ error, absent }) => (isOfKind(absent, kind) ? row.why(fileOf(error), absent) : ''),
    fix: row.fix,
    example: `failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "${row.file}": not found`,
  };
}

/** The file that the builder did not find in the context, as it tells it; `undefined` where it is about something else. */
export function fileNotInContext(error: ContextError['error']): string | undefined {
  return stageOf(error) === undefined ? notFound(error) : undefined;
}

/** Whether it is in the words of the builder before BuildKit. */
export function isClassicError({ message }: Pick<BuildError, 'message'>): boolean {
  return /^(?:COPY|ADD) failed: /.test(message);
}

/** The file that is not there. */
function fileOf({ message }: ContextError['error']): string {
  return notFound({ message }) ?? 'the file';
}

function notFound({ message }: Pick<BuildError, 'message'>): string | undefined {
  // Where a folder on the way is missing BuildKit names that folder, below a mount of its own.
  const [, file, classic, folder] =
    /ref \S+: "([^"]+)": not found|stat (.+): file does not exist|ref \S+: .*: lstat \S*\/buildkit-mount\d+(\/.+): no such file or directory$/.exec(
      message,
    ) ?? [];
  return file ?? classic ?? folder;
}
