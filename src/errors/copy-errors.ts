import { Failure } from './failure.ts';

/** The names of the two repositories of a registry between which an image is copied. */
type CopyRoute = { readonly source: string; readonly target: string };

/** The registry does not mount a blob in the other repository. `said`: the registry's answer. */
export function blobNotMounted(digest: string, { source, target }: CopyRoute, said: string): Failure {
  return new Failure({
    code: 'blob-mount-refused',
    what: `The registry did not take over ${digest} from ${source} to ${target}: ${said}`,
    why:
      'mounting layers between repositories is switched off in the account, the two are encrypted with different keys, or ' +
      `the role lacks ecr:GetDownloadUrlForLayer on ${source} or ecr:InitiateLayerUpload on ${target}.`,
    fix: 'switch it on, once for the account and region, and look at the permissions:\n    aws ecr put-account-setting --name BLOB_MOUNTING --value ENABLED',
  });
}

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
