import { Failure, type Problem } from './failure.ts';

/** What went wrong with one of several registries. */
export type PlaceProblem = { readonly name: string; readonly problem: Problem };

/** All problems in one message; one that is alone stays as it is. `all`: the number of registries of the step. */
export function problemsTogether(problems: readonly [PlaceProblem, ...PlaceProblem[]], all: number): Failure {
  const [first, ...others] = problems;
  if (others.length === 0) return new Failure(first.problem);
  const whys = problems.flatMap(({ name, problem }) => (problem.why === undefined ? [] : [`${name}: ${problem.why}`]));
  const fixes = problems.flatMap(({ name, problem }) => (problem.fix === undefined ? [] : [`${name}: ${problem.fix}`]));
  return new Failure({
    code: first.problem.code,
    what: [
      `${problems.length} of ${all} repositories cannot get the image.`,
      ...problems.map(({ name, problem }) => `${name}: ${problem.what}`),
    ].join('\n'),
    ...(whys.length === 0 ? {} : { why: [...new Set(whys)].join('\n') }),
    ...(fixes.length === 0 ? {} : { fix: [...new Set(fixes)].join('\n') }),
  });
}
