import { expect, test } from '@jest/globals';
import { engineImages } from '../../src/fingerprint/engine-digest.ts';

const id = `sha256:${'a'.repeat(64)}`;
const digest = `sha256:${'b'.repeat(64)}`;

test.each<[string, boolean, string, object | undefined]>([
  ['built here', true, `${id} []\n`, { id, digests: [] }],
  ['pulled', true, `${id} [alpine@${digest} ghcr.io/x/alpine@${id}]\n`, { id, digests: [digest, id] }],
  ['not there', false, '\n', undefined],
  ['an answer in another form', true, 'hello', undefined],
  ['a failure with an answer', false, `${id} []\n`, undefined],
])('%s', async (_name, succeeded, stdout, expected) => {
  const asked: (readonly string[])[] = [];
  const lookUp = engineImages({
    capture: async (args) => {
      asked.push(args);
      return { succeeded, exitCode: succeeded ? 0 : 1, stdout, tail: '' };
    },
  });
  expect(await lookUp('alpine')).toEqual(expected);
  expect(asked).toEqual([['image', 'inspect', '--format', '{{.Id}} {{.RepoDigests}}', 'alpine']]);
});
