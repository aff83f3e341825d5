/** A statement of an IAM policy that allows something. */
export type AllowStatement = {
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
};

/** The statement that allows these actions, `service:Name` each, on these ARNs. A list of one is written as its one text. */
export function allow(actions: string | readonly string[], resources: string | readonly string[]): AllowStatement {
  return { Effect: 'Allow', Action: oneOrMany(actions), Resource: oneOrMany(resources) };
}

function oneOrMany(texts: string | readonly string[]): string | readonly string[] {
  const [first, ...others] = [texts].flat();
  return first !== undefined && others.length === 0 ? first : texts;
}
