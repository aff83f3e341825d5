import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readBuildImages } from '../../src/fingerprint/build-images.ts';
import type { BuildInputs } from '../../src/inputs/build-inputs.ts';
import { NO_BUILD_INPUTS } from '../inputs/plain-build.ts';

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
let workspace: string;
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'images-'));
});
afterAll(() => rmSync(workspace, { recursive: true }));

const read = async (dockerfile: string, build: Partial<BuildInputs> = {}, variables = {}) => {
  writeFileSync(join(workspace, 'Dockerfile'), dockerfile);
  return await readBuildImages({ ...NO_BUILD_INPUTS, ...build }, { workspace, variables });
};

test.each<[string, string, Partial<BuildInputs>, readonly string[]]>([
  ['base images', `FROM ${ECR}/base/node:20 AS a\nFROM scratch\nCOPY --from=a / /`, {}, [`${ECR}/base/node:20`]],
  ['of the stages in use only', 'FROM a AS one\nFROM b AS two', { target: 'one' }, ['a']],
  ['copied and mounted', 'FROM a\nCOPY --from=b / /\nRUN --mount=from=c,target=/c true', {}, ['a', 'b', 'c']],
  ['by arguments', 'ARG BASE=a\nFROM $BASE', { buildArgs: [{ name: 'BASE', value: `${ECR}/x` }] }, [`${ECR}/x`]],
  [
    'named contexts, which take the place of images',
    'FROM a\nCOPY --from=b / /',
    { buildContexts: [{ name: 'a', value: `docker-image://${ECR}/y` }] },
    ['b', `${ECR}/y`],
  ],
  ['a folder is no image', 'FROM scratch\nCOPY --from=b / /', { buildContexts: [{ name: 'b', value: '.' }] }, []],
])('%s', async (_name, dockerfile, build, images) => {
  expect(await read(dockerfile, build)).toEqual({ images });
});

test('what cannot be told is said, and contexts are known all the same', async () => {
  const contexts = { buildContexts: [{ name: 'a', value: 'docker-image://b' }] };
  expect(await read('# syntax=other/frontend\nFROM c', contexts)).toMatchObject({
    images: ['b'],
    unknown: expect.stringMatching(/frontend other\/frontend/),
  });
  expect(await read('FROM c', { ...contexts, context: 'https://github.com/o/r.git' })).toMatchObject({
    images: ['b'],
    unknown: expect.stringMatching(/is an address/),
  });
});
