import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  endFamily,
  endFamilyAlone,
  type Family,
  membersOf,
  type RunningProcess,
  readStat,
} from '../../src/docker/child-processes.ts';
import { anyText, runs } from '../lib/properties.ts';

describe('readStat', () => {
  test.each<[string, string, RunningProcess | undefined]>([
    ['a process', '7 (bash) S 1 5 6 0 -1', { id: 7, parent: 1, session: 6, name: 'bash' }],
    ['brackets and spaces in its name', '7 (a) (b) S) R 1 5 6', { id: 7, parent: 1, session: 6, name: 'a) (b) S' }],
    ['one that has ended', '7 (bash) Z 1 5 6', undefined],
    ['one that is gone', '', undefined],
  ])('%s', (_name, text, expected) => expect(readStat(text)).toEqual(expected));
});

test('whatever a process is called, it is read', () => {
  fc.assert(
    fc.property(anyText('(', ')', ' S 1', ') ', '7 '), fc.nat(), fc.constantFrom('R', 'S', 'Z'), (name, id, state) => {
      const read = readStat(`${id} (${name}) ${state} 1 5 6 0 -1 4194560\n`);
      expect(read).toEqual(state === 'Z' ? undefined : { id, parent: 1, session: 6, name });
    }),
    runs(),
  );
});

describe('membersOf', () => {
  const one = (id: number, parent: number, session: number) => ({ id, parent, session, name: `p${id}` });
  const processes = [one(2, 1, 1), one(3, 2, 3), one(4, 3, 3), one(5, 4, 5), one(6, 1, 6), one(7, 6, 7)];
  test.each<[string, Family, readonly number[], readonly number[]]>([
    ['what a process has started, and what that has', { ancestor: 2 }, [], [3, 4, 5]],
    ['a session, and who has left it', { session: 3 }, [], [3, 4, 5]],
    ['who has the mark, whoever its parent is by now', { mark: 'x' }, [6], [6, 7]],
    ['nobody', {}, [], []],
  ])('%s', (_name, family, marked, expected) => {
    const members = membersOf(family, processes, (id) => marked.includes(id));
    expect(members.map(({ id }) => id)).toEqual(expected);
  });
});

describe('endFamily', () => {
  const start = async (mark: string, command: string) => {
    const child = spawn('bash', ['-c', command], {
      env: { ...process.env, MARK: mark },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    return child;
  };

  test('asks first', async () => {
    const child = await start('asked', 'trap "exit 3" TERM; echo up; for ((;;)); do sleep 0.05; done');
    const ended = once(child, 'exit');
    expect(await endFamily({ mark: 'MARK=asked' })).toContain('bash');
    expect(await ended).toEqual([3, null]);
  });

  test('kills who does not listen, also in a session of its own', async () => {
    const child = await start('deaf', 'trap "" TERM; setsid sleep 60 & echo up; wait');
    const ended = once(child, 'exit');
    expect([...(await endFamily({ mark: 'MARK=deaf' }, 200))].sort()).toEqual(['bash', 'sleep']);
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(await endFamily({ mark: 'MARK=deaf' })).toEqual([]);
  });

  test('alone: nothing else is done in this process until all have ended', async () => {
    const child = await start('alone', 'trap "" TERM; echo up; for ((;;)); do sleep 0.05; done');
    const ended = once(child, 'exit');
    const done: string[] = [];
    const timer = setInterval(() => done.push('something'), 1);
    void Promise.resolve().then(() => setImmediate(() => done.push('something else')));
    await Promise.resolve();
    expect(endFamilyAlone({ mark: 'MARK=alone' }, 200)).toContain('bash');
    expect(done).toEqual([]);
    clearInterval(timer);
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(endFamilyAlone({ mark: 'MARK=alone' })).toEqual([]);
  });
});
