import { Failure } from './failure.ts';

/** All mistakes in one message. */
export function invalidInputs(mistakes: readonly string[]): Failure {
  const isOne = mistakes.length === 1;
  const count = isOne ? 'One input is' : `${mistakes.length} inputs are`;
  return new Failure({
    code: 'inputs-invalid',
    what: [`${count} not right. Nothing was built, called or changed.`, ...mistakes.map((text) => `- ${text}`)].join(
      '\n',
    ),
    fix: `change ${isOne ? 'this line' : 'these lines'} under \`with:\` of this step.`,
  });
}
