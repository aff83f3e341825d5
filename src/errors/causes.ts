import type { Problem, ProblemCode } from './failure.ts';

/** A sentence, or how a sentence is made of the context and of what the expression found. */
type Told<C> = string | ((context: C, match: RegExpExecArray) => string);

/**
 * A cause by the words that show it, in the last word of a program. Tables of these are looked through from the top: the first
 * row that fits counts.
 * docs/troubleshooting.md is generated from them, and each row is tried by its example.
 */
export type Cause<C> = {
  readonly code: ProblemCode;
  readonly when: RegExp;
  /** Whether the row counts; elsewhere the words mean something else. */
  readonly only?: (context: C, match: RegExpExecArray) => boolean;
  readonly why: Told<C>;
  readonly fix: Told<C>;
  /** A text in which this cause is found. */
  readonly example: string;
};

/** The parts of a problem besides what happened. */
export type Explanation = Pick<Problem, 'code' | 'why' | 'fix'>;

/** The first cause that fits; `undefined` where none does. `said`: the program's last word, in which no word is a user's. */
export function findCause<C>(causes: readonly Cause<C>[], said: string, context: C): Explanation | undefined {
  for (const { code, when, only, why, fix } of causes) {
    const match = when.exec(said);
    if (match === null || only?.(context, match) === false) continue;
    const tell = (told: Told<C>): string => (typeof told === 'string' ? told : told(context, match));
    return { code, why: tell(why), fix: tell(fix) };
  }
  return undefined;
}
