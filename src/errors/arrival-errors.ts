import type { Problem } from './failure.ts';

/** What a step has put into ECR, and what it has not. */
type Arrived = {
  /** Images, by `host/name` and digest, with the tags that stand on them. */
  readonly arrived: readonly {
    readonly repository: string;
    readonly digest: string;
    readonly tags: readonly string[];
  }[];
  /** `host/name:tag` each. */
  readonly missing: readonly string[];
};

/** The problem, with what is in ECR by now; as it is where no push has begun. */
export function withArrivals(problem: Problem, { arrived, missing }: Arrived): Problem {
  if (arrived.length === 0 && missing.length === 0) return problem;
  // A request that was on its way may have been done all the same.
  if (arrived.length === 0)
    return {
      ...problem,
      what: `${problem.what}\nNot put by this step, as far as ECR has answered: ${missing.join(', ')}.`,
    };
  const what = [
    problem.what,
    'In ECR by now, as this step has put it:',
    ...arrived.map(({ repository, digest, tags }) => `    ${repository}@${digest} under ${tags.join(', ')}`),
    ...(missing.length === 0 ? [] : [`Not put yet: ${missing.join(', ')}.`]),
  ];
  const rest = missing.length === 0 ? 'asks for all of it again' : 'does the rest';
  const fix = [
    ...(problem.fix === undefined ? [] : [problem.fix]),
    `What is in ECR stays; a re-run of the job ${rest}.`,
  ];
  return { ...problem, what: what.join('\n'), fix: fix.join('\n') };
}

/** What is in ECR by now, in a line, for a step that is cancelled. */
export function describeArrivals({ arrived, missing }: Arrived): string {
  if (arrived.length === 0) return 'This step has put nothing into ECR.';
  const images = arrived.map(({ repository, digest, tags }) => `${repository}@${digest} under ${tags.join(', ')}`);
  // ECR does what it was asked for also where nobody waits for the answer any more.
  const rest = missing.length === 0 ? '' : ` Not put, or ECR had not answered yet: ${missing.join(', ')}.`;
  return `In ECR already, and staying there: ${images.join('; ')}.${rest}`;
}
