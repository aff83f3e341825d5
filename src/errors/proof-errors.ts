import { Failure } from './failure.ts';

/** A tag that ECR should list does not show up. */
export function tagsNotListed(repository: string, tags: string, digest: string): Failure {
  return new Failure({
    code: 'proof-failed',
    what: `${repository} does not list ${tags}, seconds after ${digest} got them.`,
    why: 'the tag was deleted in this moment, by a lifecycle policy or by another job, or ECR is late.',
    fix: 'run the job again; then look at the repository in the ECR console.',
  });
}

/** Tags that stand on another image than the one that was pushed. `shown`: each with the digest that ECR shows. */
export function tagsElsewhere(
  repository: string,
  digest: string,
  shown: readonly { readonly tag: string; readonly digest: string | undefined }[],
): Failure {
  return new Failure({
    code: 'proof-failed',
    what: [
      `${repository} should have ${digest} under these tags, but shows something else:`,
      ...shown.map(({ tag, digest: other }) => `    ${tag} -> ${other}`),
    ].join('\n'),
    why: 'another job pushed the same tag at the same moment.',
    fix: 'let only one job at a time push this tag, with `concurrency:` in the workflow, and run this one again.',
  });
}
