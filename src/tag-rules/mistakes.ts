/** What is wrong with one line of an input. */
export type RuleMistake = {
  readonly input: 'tags' | 'flavor';
  /** The line. */
  readonly text: string;
  /** The attribute that is wrong; absent where it is the line as a whole. */
  readonly attribute?: string;
  /** What is wrong and what is allowed, worded to follow the attribute, or else the quoted line. */
  readonly rule: string;
};
