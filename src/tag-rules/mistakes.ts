/** A mistake in one line of an input. */
export type RuleMistake = {
  readonly input: 'tags' | 'flavor';
  /** The line. */
  readonly text: string;
  /** The attribute that is wrong; absent where the line as a whole is. */
  readonly attribute?: string;
  /** What is wrong and what is allowed, worded to follow the attribute, or else the quoted line. */
  readonly rule: string;
};
