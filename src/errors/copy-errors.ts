import { Failure } from './failure.ts';

/** Images of an index that are archived, or gone. */
export function childrenHidden(index: string, hidden: readonly string[], repository: string): Failure {
  return new Failure({
    code: 'image-archived',
    what: `The index ${index} in ${repository} has images that cannot be copied. Nothing was changed:\n${hidden.map((digest) => `    ${digest}`).join('\n')}`,
    why: 'a lifecycle policy moved them to the archive, from where nobody can pull them.',
    fix: 'restore them, which takes about 20 minutes, and run the job again: aws ecr update-image-storage-class.',
  });
}

/** The role may not read or write images of an index. */
export function copyDenied(permission: string, repository: string): Failure {
  return new Failure({
    code: 'permission-missing',
    what: 'The role may not copy the images of an index.',
    why: `it lacks ${permission} on ${repository}.`,
    fix: `allow ${permission} on the repository ${repository}.`,
  });
}
