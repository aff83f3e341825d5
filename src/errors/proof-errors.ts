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

/** An image as a registry shows it. */
type ShownImage = {
  readonly registry: string;
  readonly repository: string;
  readonly digest: string;
  readonly tags: readonly string[];
};

/** The registries have different images under one tag, though one was pushed: another run came between. */
export function digestsDiffer(images: readonly ShownImage[]): Failure {
  return new Failure({
    code: 'proof-failed',
    what: [
      'The registries do not have one and the same image:',
      ...images.map(
        ({ registry, repository, digest, tags }) => `    ${registry}/${repository}:${tags[0]} is ${digest}`,
      ),
    ].join('\n'),
    why: 'another run has pushed its own image of this commit into one of them at the same moment.',
    fix: 'let only one job at a time push this tag, with `concurrency:` in the workflow, and run this one again.',
  });
}
