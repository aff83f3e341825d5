import { Failure } from './failure.ts';

/** The engine has no image of that name, which can be nowhere else. */
export function notInEngine(name: string): Failure {
  return new Failure({
    code: 'image-missing',
    what: `The engine has no image ${name}. Nothing was pushed.`,
    why: 'it was built under another name, by another engine or builder, or in another job, whose engine is another one.',
    fix: [
      'see what is there with `docker images`. From another job hand it over as a file (docs/source-image.md); of a registry name the host:',
      '    source-image: ghcr.io/octo-org/shop@sha256:...',
    ].join('\n'),
  });
}

/** There is no file or folder at the path. `path`: whole. */
export function givenPathMissing(text: string, path: string): Failure {
  return new Failure({
    code: 'image-missing',
    what: `${text}: there is nothing at ${path}. Nothing was pushed.`,
    why: 'paths start at the workspace, and a file of another job is there only after actions/download-artifact.',
    fix: 'check the path, and let the step that makes it run before this one.',
  });
}

/** Neither the engine nor the registry has it. `name`: `host/name:tag`. */
export function givenMissing(name: string): Failure {
  return new Failure({
    code: 'image-missing',
    what: `There is no image ${name}, neither in the engine of this runner nor in its registry. Nothing was pushed.`,
    why: 'it was deleted or never pushed, or the name is another one.',
    fix: 'check the name; `docker images` and `docker buildx imagetools inspect NAME` tell what there is.',
  });
}

/** The login may not read the image in its registry. */
export function givenDenied(name: string, permission: string): Failure {
  return new Failure({
    code: 'registry-denied',
    what: `The login may not read ${name}. Nothing was pushed.`,
    why: `it lacks ${permission} for that repository.`,
    fix: `give it ${permission}, or check the name.`,
  });
}

/** The engine did not write the image into a file. `said`: docker's last word. */
export function notSaved(name: string, said: string): Failure {
  return new Failure({
    code: 'image-missing',
    what: `docker save ${name} failed. Docker says: ${said}`,
    why: 'the engine has only a part of the image, such as one platform of several, or the disk is full.',
    fix: 'pull the whole image, `docker pull --all-platforms`, or name it by its digest in its registry.',
  });
}

/** The engine did not take an image for a test. */
export function notLoaded(name: string, said: string): Failure {
  return new Failure({
    code: 'test-failed',
    what: `The image ${name} could not be loaded into the engine for its test. Docker says: ${said}. Nothing was pushed.`,
    why: 'no engine answers on this runner, its disk is full, or it is too old for layers that are packed so.',
    fix: 'use a runner with Docker, or take `test` out.',
  });
}

/** An archive holds images of one platform, and this is an index. */
export function notOneImage(from: string, digest: string): Failure {
  return new Failure({
    code: 'inputs-invalid',
    what: `output: ${digest} in ${from} is an index, and a docker archive holds an image of one platform.`,
    why: 'several `platforms`, or attestations, make an index.',
    fix: 'write it as an OCI layout, which holds all of it:\n    output: oci:image.tar',
  });
}

/** The image could not be written. */
export function notWritten(path: string, cause: unknown): Failure {
  return new Failure(
    {
      code: 'folder-not-writable',
      what: `The image could not be written to ${path}: ${cause instanceof Error ? cause.message : cause}`,
      why: 'the folder belongs to another user, or the disk is full.',
      fix: 'set `output` to a path in the workspace or under ${{ runner.temp }}.',
    },
    { cause },
  );
}
