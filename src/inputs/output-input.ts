import { invalid, type Parsed, valid } from '../lib/parsed.ts';

/** Where the image is written for another job. */
export type ImageOutput = {
  /** `docker-archive`: what `docker load` takes, whatever its version; of one platform. */
  readonly kind: 'oci' | 'docker-archive';
  /** From the workspace. */
  readonly path: string;
  /** One file, or else a folder. */
  readonly isTar: boolean;
};

/** `oci:PATH` or `docker-archive:PATH`; a path that ends in `.tar` is one file. */
export function parseOutput(text: string): Parsed<ImageOutput> {
  const [, kind, path = ''] = /^(oci|docker-archive):(.*)$/.exec(text) ?? [];
  if (/[\r\n]/.test(text)) return invalid('has several lines. There is one place: write the image once.');
  if (kind !== 'oci' && kind !== 'docker-archive')
    return invalid('is not a place for an image. Write `oci:PATH`, or `docker-archive:PATH.tar`.');
  if (path.trim() === '') return invalid(`names no path. Write ${kind}:image.tar.`);
  const isTar = path.endsWith('.tar');
  if (kind === 'docker-archive' && !isTar) return invalid(`is one file, a tar. Write ${kind}:${path}.tar.`);
  return valid({ kind, path, isTar });
}
