import { expect, test } from '@jest/globals';
import { onlyRepositories, type SessionUses, usesTogether } from '../../src/plan/session-uses.ts';

const uses = (name: string) => [{ accountId: '123456789012', region: 'eu-west-1', name, use: 'push' }] as const;
const bucket = (isWritten: boolean) => ({ bucket: 'caches', prefix: 'a', partition: 'aws', isWritten });
const build = (name: string, more: Partial<SessionUses>): SessionUses => ({ ...onlyRepositories(uses(name)), ...more });

test.each<[string, readonly SessionUses[], SessionUses]>([
  ['none', [], { uses: [], buckets: [], unknown: [] }],
  ['one stays as it is', [build('a', { buckets: [bucket(true)] })], build('a', { buckets: [bucket(true)] })],
  [
    'a repository without a cache takes none away',
    [build('a', { buckets: [bucket(true)] }), build('b', {})],
    { uses: [...uses('a'), ...uses('b')], buckets: [bucket(true)], unknown: [] },
  ],
  [
    'one bucket, written where one of them writes',
    [build('a', { buckets: [bucket(false)] }), build('a', { buckets: [bucket(true)] })],
    { uses: [...uses('a'), ...uses('a')], buckets: [bucket(true)], unknown: [] },
  ],
  [
    'each reason once',
    [build('a', { unknown: ['x', 'y'] }), build('b', { unknown: ['x'] })],
    { uses: [...uses('a'), ...uses('b')], buckets: [], unknown: ['x', 'y'] },
  ],
])('%s', (_name, found, expected) => expect(usesTogether(found)).toEqual(expected));
