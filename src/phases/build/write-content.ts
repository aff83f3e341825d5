import { join, resolve } from 'node:path';
import { writeFolder, writeTar } from '../../distribution/file-sink.ts';
import type { ImageSource } from '../../distribution/image-source.ts';
import { layoutFiles } from '../../distribution/layout-files.ts';
import { imageStore } from '../../docker/buildx.ts';
import { Failure } from '../../errors/failure.ts';
import { notWritten } from '../../errors/source-errors.ts';
import { formatBytes } from '../../lib/format.ts';
import type { Step } from '../step.ts';
import { asBuilt, type BuildRequest, dockerBuild } from './docker-build.ts';
import { openFiles } from './source-files.ts';
import { type GivenSource, type SourceMeans, saveFromEngine } from './source-image.ts';

/** An image to write: its digest, and where its manifests and layers are read. */
type WrittenSource = { readonly digest: string; readonly source: ImageSource };

/** `output`: writes the image into files, as it is, to the byte. */
export async function writeImage(step: Step, { digest, source }: WrittenSource): Promise<void> {
  const { output, repository, tags } = step.inputs;
  if (output === undefined) return;
  const path = resolve(step.environment.workspace, output.path);
  await step.runner.phase('Output', async () => {
    // Of a layout with several names other tools ask which one is meant.
    const written = output.kind === 'oci' ? tags.slice(0, 1) : tags;
    const names = written.map((tag) => `${repository.name}:${tag}`);
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

/** The same of an image that was built elsewhere. */
export async function writeContent(step: Step, found: GivenSource, means: SourceMeans): Promise<void> {
  if (found.kind === 'content') await writeImage(step, { digest: found.manifest.digest, source: found.source });
  else await writeFromEngine(step, { id: found.image.id, name: found.given.name }, means);
}

/** The same of an image of the engine. */
export async function writeFromEngine(
  step: Step,
  { id, name }: { readonly id: string; readonly name: string },
  means: SourceMeans,
): Promise<void> {
  if (step.inputs.output === undefined) return;
  const store = (await imageStore(means.docker)) ?? 'classic';
  const saved = await saveFromEngine(means, { id, name, store });
  try {
    await writeImage(step, { digest: saved.manifest.digest, source: saved.source });
  } finally {
    await saved.remove();
  }
}

/** The same of what another builder has: it writes it out of its cache. */
export async function writeFromBuilder(
  step: Step,
  request: BuildRequest,
  { docker, folder }: SourceMeans,
): Promise<void> {
  if (step.inputs.output === undefined) return;
  const file = join(folder, 'image.tar');
  const options = { ...request.options, output: 'none', file } as const;
  await step.runner.phase('Build', async () => {
    await dockerBuild(docker, { ...request, build: asBuilt(request.build), options });
    return { value: undefined, sentence: 'The builder has written the image' };
  });
  const { manifest, source } = await openFiles({ kind: 'oci-layout', path: file, folder });
  await writeImage(step, { digest: manifest.digest, source });
}
