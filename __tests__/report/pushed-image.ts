import type { PushedImage } from '../../src/report/result.ts';

export const digest = `sha256:${'d'.repeat(64)}`;
export const image: PushedImage = {
  kind: 'pushed',
  result: 'built',
  registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
  repository: 'team/shop',
  accountId: '123456789012',
  region: 'eu-west-1',
  tags: ['abc', 'latest'],
  digest,
  isProven: true,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  sizeBytes: 31_457_280,
  pushedAt: new Date('2026-11-20T10:00:00Z'),
  platformDigests: { 'linux/amd64': digest },
};
export const uri = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop';
