import { readOptionalTexts, readText } from '../fields.ts';
import { digestAlgorithm } from './manifest.ts';
import { type EcrOperation, type EcrRequest, ecrError, requireRepository, withinRepository } from './request.ts';
import { type LayerState, layerState } from './storage-class.ts';

/** The operations on layers, by name. Layers are uploaded through the registry only. */
export const layerOperations: Readonly<Record<string, EcrOperation>> = {
  BatchCheckLayerAvailability: batchCheckLayerAvailability,
  GetDownloadUrlForLayer: getDownloadUrlForLayer,
};

const availabilities: Readonly<Record<LayerState, string>> = {
  missing: 'UNAVAILABLE',
  unused: 'AVAILABLE',
  archived: 'ARCHIVED',
  available: 'AVAILABLE',
};

function batchCheckLayerAvailability(request: EcrRequest): object {
  const repository = requireRepository(request);
  const digests = readOptionalTexts(request.input, 'layerDigests') ?? [];
  const isValid = (digest: string) => digestAlgorithm(digest) !== undefined;
  return {
    layers: digests.filter(isValid).map((layerDigest) => {
      const layerAvailability = availabilities[layerState(repository, layerDigest, request.world.now())];
      return { layerDigest, layerAvailability, layerSize: repository.layers.get(layerDigest) };
    }),
    failures: digests
      .filter((digest) => !isValid(digest))
      .map((layerDigest) => ({
        layerDigest,
        failureCode: 'InvalidLayerDigest',
        failureReason: 'Invalid request parameters: the layer digest has no valid form',
      })),
  };
}

function getDownloadUrlForLayer(request: EcrRequest): object {
  const { world, exchange, input } = request;
  const repository = requireRepository(request);
  const layerDigest = readText(input, 'layerDigest');
  const layer = `The layer with digest '${layerDigest}' in ${withinRepository(repository)}`;
  switch (layerState(repository, layerDigest, world.now())) {
    case 'missing': {
      const text = `The layer with digest '${layerDigest}' does not exist within ${withinRepository(repository)}`;
      throw ecrError('LayersNotFoundException', text);
    }
    case 'unused':
      throw ecrError('LayerInaccessibleException', `${layer} is not associated with an image`);
    case 'archived':
      throw ecrError('LayerInaccessibleException', `${layer} is associated with archived images only`);
    case 'available': {
      const path = world.downloads.presign(repository, layerDigest, world.now());
      return { downloadUrl: `http://${exchange.headers.host}${path}`, layerDigest };
    }
  }
}
