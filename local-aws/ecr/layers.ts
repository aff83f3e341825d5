import { readOptionalTexts } from '../fields.ts';
import { digestAlgorithm } from './manifest.ts';
import { type EcrOperation, type EcrRequest, invalidParameter, requireRepository } from './request.ts';
import { type LayerState, layerState } from './storage-class.ts';

/** The operations on layers, by name. Layers are uploaded and downloaded through the registry only. */
export const layerOperations: Readonly<Record<string, EcrOperation>> = {
  BatchCheckLayerAvailability: batchCheckLayerAvailability,
};

const availabilities: Readonly<Record<LayerState, string>> = {
  missing: 'UNAVAILABLE',
  unused: 'AVAILABLE',
  archived: 'ARCHIVED',
  available: 'AVAILABLE',
};

function batchCheckLayerAvailability(request: EcrRequest): object {
  const repository = requireRepository(request);
  const digests = readOptionalTexts(request.input, 'layerDigests');
  if (digests === undefined || digests.length === 0 || digests.length > 100) {
    throw invalidParameter('layerDigests', 'must have 1 to 100 members');
  }
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
