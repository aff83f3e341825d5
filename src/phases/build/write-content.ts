import { resolve } from 'node:path';
import { writeFolder, writeTar } from '../../distribution/file-sink.ts';
import type { ImageSource } from '../../distribution/image-source.ts';
import { layoutFiles } from '../../distribution/layout-files.ts';
import { Failure } from '../../errors/failure.ts';
import { notWritten } from '../../errors/source-errors.ts';
import { formatBytes } from '../../lib/format.ts';
import type { Step } from '../step.ts';
import { type FoundSource, type SourceMeans, saveFromEngine } from './source-image.ts';

/** An image to write: its digest, and where its manifests and layers are read. */
type WrittenSource = { readonly digest: string; readonly source: ImageSource };

/** `output`: writes the image into files, as it is, to the byte. */
export async function writeImage(step: Step, { digest, source }: WrittenSource): Promise<void> {
  const { output, repository, tags } = step.inputs;
  if (output === undefined) return;
  const path = resolve(step.environment.workspace, output.path);
  await step.runner.phase('Output', async () => {
    const names = tags.map((tag) => `${repository.name}:${tag}`);
    const { files, sizeBytes } = await layoutFiles({
      digest,
      source,
      names,
      isArchive: output.kind === 'docker-archive',
    });
    try {
      await (output.isTar ? writeTar(path, files) : writeFolder(path, files));
    } catch (error) {
      throw error instanceof Failure ? error : notWritten(path, error);
    }
    return { value: undefined, sentence: `Wrote ${digest} to ${output.path}, ${formatBytes(sizeBytes)}` };
  });
}

/** The same of an image that is not pushed: one in the engine is written by it first. */
export async function writeContent(step: Step, found: FoundSource, means: SourceMeans): Promise<void> {
  if (step.inputs.output === undefined) return;
  if (found.kind === 'content') return await writeImage(step, { digest: found.manifest.digest, source: found.source });
  const saved = await saveFromEngine(means, { id: found.image.id, name: found.given.name });
  try {
    await writeImage(step, { digest: saved.manifest.digest, source: saved.source });
  } finally {
    await saved.remove();
  }
}
