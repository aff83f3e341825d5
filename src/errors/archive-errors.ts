import { Failure } from './failure.ts';

/** A file that should hold an image does not. `how`: what is wrong with it. */
export function archiveDamaged(path: string, how: string): Failure {
  return new Failure({
    code: 'digest-mismatch',
    what: `${path} holds no whole image: ${how}. Nothing was pushed.`,
    why: 'the step that wrote it was ended before, a transfer was cut off, or the path is that of another file.',
    fix: 'write the image anew; see that the step that writes it has ended before this one.',
  });
}

/** There are several images in it, and the workflow does not say which. */
export function severalImages(path: string, names: readonly string[]): Failure {
  return new Failure({
    code: 'image-missing',
    what: `${path} holds several images, and \`source-image\` does not say which:\n${names.map((name) => `    ${name}`).join('\n')}`,
    why: 'it was written from several names.',
    fix: 'write the name behind the path:\n    source-image: docker-archive:images.tar:shop:ci',
  });
}

/** There is no image of that name in it. */
export function imageNotThere(path: string, name: string, names: readonly string[]): Failure {
  return new Failure({
    code: 'image-missing',
    what: `${path} holds no image ${name}. There are:\n${names.map((one) => `    ${one}`).join('\n')}`,
    why: 'the image was written under another name.',
    fix: 'write one of these names behind the path; where there is one image only, the path alone will do.',
  });
}
