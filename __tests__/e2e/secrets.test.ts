import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { jobOutputs } from '../../scripts/local-runner.ts';
import { Bakery, bakefile, PERMISSIONS } from './bakery.ts';
import { ACCOUNT, ENGINES, REGION, World } from './workbench.ts';

const KEY = '-----BEGIN PRIVATE KEY-----\nhunter2+hunter2/hunter2==\nhunter3\n-----END PRIVATE KEY-----';
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

describe.each(ENGINES)('on Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine);
  });
  afterEach(async () => {
    await world.close();
  });

  const write = (lines: readonly string[]) => writeFile(join(world.workspace, 'Dockerfile'), `${lines.join('\n')}\n`);
  const run = async (image: string | undefined, ...command: string[]) =>
    await world.docker('run', '--rm', image ?? '', ...command);

  test('secrets of all kinds reach the build, and nothing else', async () => {
    const mount = (id: string): string => `--mount=type=secret,id=${id},required=true`;
    await write([
      'ARG BASE',
      'FROM ${BASE}',
      `RUN ${mount('token')} ${mount('key')} ${mount('variable')} ${mount('file')} \\`,
      '    cd /run/secrets && sha256sum token key variable file > /sums',
    ]);
    await writeFile(join(world.workspace, 'a,b'), 'hunter5');
    const main = await world.step(
      {
        secrets: `token=hunter1 "x",y\nkey<<END\n${KEY}\nEND`,
        'secret-envs': 'variable=FROM_ENV',
        'secret-files': 'file=a,b',
      },
      { environment: { ...world.jobEnvironment(), FROM_ENV: 'hunter4' } },
    );
    expect(main.errors).toEqual([]);
    const sums = await run(main.outputs['image-uri'], 'cat', '/sums');
    const values = ['hunter1 "x",y', KEY, 'hunter4', 'hunter5'];
    expect(sums.split('\n').map((line) => line.split(' ')[0])).toEqual(values.map(sha));
    expect(main.masks).toEqual(expect.arrayContaining(['hunter1 "x",y', ...KEY.split('\n'), 'hunter4']));
    const history = await world.docker('history', '--no-trunc', main.outputs['image-uri'] ?? '');
    const inspected = await world.docker('image', 'inspect', main.outputs['image-uri'] ?? '');
    for (const text of [main.log, main.summary, history, inspected, JSON.stringify(main.outputs)])
      expect(text).not.toContain('hunter');
    const left = [...(await world.files())].filter(([name]) => !name.endsWith('/a,b'));
    expect(left.filter(([, content]) => content.includes('hunter'))).toEqual([]);
  });

  test('no secret is in an argument of any process, nor in a variable of docker and what it starts', async () => {
    await write(['ARG BASE', 'FROM ${BASE}', 'RUN --mount=type=secret,id=token,required=true sleep 1']);
    const seen: string[] = [];
    const variables: string[] = [];
    let step: number | undefined;
    const look = async (): Promise<void> => {
      const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
      const read = async (id: string, file: string) => await readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '');
      seen.push(...(await Promise.all(ids.map((id) => read(id, 'cmdline')))));
      // The step itself is given its inputs by the runner.
      const others = ids.filter((id) => Number(id) !== step);
      variables.push(...(await Promise.all(others.map((id) => read(id, 'environ')))));
    };
    const secret = `hunter${randomUUID()}`;
    const main = await world.step(
      { secrets: `token=${secret}`, 'no-cache': 'true' },
      {
        onLine: look,
        onStart: ({ pid }) => {
          step = pid;
        },
      },
    );
    expect(main.errors).toEqual([]);
    expect(seen.some((line) => line.includes('--secret') && line.includes('id=token'))).toBe(true);
    expect(seen.join('\n')).not.toContain(secret);
    expect(variables.some((all) => all.includes('DOCKER_CONFIG='))).toBe(true);
    expect(variables.filter((all) => all.includes(secret))).toEqual([]);
  });

  describe('secrets that are part of outputs', () => {
    const JSON_KEY = '{\n  "type": "service",\n  "key": "hunter2"\n}';
    const secrets = [
      'name=shop',
      'repository=team/shop',
      'flag=1',
      'on=true',
      `region=${REGION}`,
      `account=${ACCOUNT}`,
      'word=registry',
      `json<<END\n${JSON_KEY}\nEND`,
      'token=hunter1',
    ].join('\n');

    test.each(['true', 'false'])('reach other jobs, and are told (push: %s)', async (push) => {
      await write(['ARG BASE', 'FROM ${BASE}', 'RUN true']);
      const main = await world.step({ secrets, push, tags: 'v1' });
      expect(main.errors).toEqual([]);
      expect(jobOutputs(main)).toEqual(main.outputs);
      expect(main.masks).toEqual(expect.arrayContaining(['hunter1', '"key": "hunter2"']));
      const told = main.notices.map((text) => /the secret (\w+) is part of/.exec(text)?.[1]);
      const only = push === 'true' ? ['region', 'account', 'word'] : [];
      expect(told).toEqual(expect.arrayContaining(['name', 'repository', 'flag', 'json', ...only]));
      for (const id of ['on', 'token']) expect(told).not.toContain(id);
      expect(main.notices.join()).not.toMatch(/hunter|team\/shop|service/);
      // The names of outputs are those that are lost where the values come from `secrets.*`.
      const [name = ''] = main.notices.filter((text) => text.includes('secret name'));
      const lost = Object.keys(main.outputs).filter((output) => !(output in jobOutputs(main, ['shop'])));
      expect(name).toContain(` the outputs ${lost.join(', ')}. `);
      const kept = Object.keys(jobOutputs(main, ['shop']));
      expect(name).toContain(`hand on only outputs without it: ${kept.join(', ')}.`);
    });

    test('of which nobody could know before are told', async () => {
      await write(['ARG BASE', 'FROM ${BASE}', 'RUN true']);
      // An image says which secrets it was built with, not what they held.
      const { outputs } = await world.step({ secrets: 'part=another-value' });
      const main = await world.step({ secrets: `part=${outputs.digest?.slice(20, 30)}` });
      expect(main.notices).toEqual([
        expect.stringMatching(/the secret part is part of the outputs digest, image-digest-uri/),
      ]);
      expect(main.notices[0]).toContain('is hidden in the log for another reason');
    });

    test('of the commit and the day are spared, also where no tag has them', async () => {
      await write(['ARG BASE', 'FROM ${BASE}', 'RUN true']);
      const [commit = ''] = await world.commits(0);
      const day = new Date().toISOString().slice(0, 10);
      const secrets = `sha=${commit}\nday=${day}\nother=hunter1`;
      const inputs = { commit, secrets, 'commit-tag': 'false', tags: 'v1' };
      for (const more of [{}, { 'plan-only': 'true' }]) {
        const main = await world.step({ ...inputs, ...more });
        expect(main.errors).toEqual([]);
        expect(main.outputs.commit).toBe(commit);
        expect(main.masks).toContain('hunter1');
        expect(jobOutputs(main)).toEqual(main.outputs);
        expect(main.notices).toContainEqual(expect.stringMatching(/the secret sha is part of the outputs? .*commit/));
      }
    });

    test('are spared by credentials too', async () => {
      const environment = { ...world.jobEnvironment(), AWS_ACCESS_KEY_ID: 'shop', AWS_SECRET_ACCESS_KEY: 'team/shop' };
      const main = await world.step({ 'export-credentials': 'true' }, { environment });
      expect(main.errors).toEqual([]);
      expect(jobOutputs(main)).toEqual(main.outputs);
    });

    test('of bake', async () => {
      const team = await World.create(engine, { repository: null, permissions: PERMISSIONS });
      try {
        const bakery = new Bakery(team);
        await bakery.fill(['api', 'worker']);
        const more = 'secret = ["id=stage,env=STAGE", "id=flag,env=FLAG", "id=token,env=TOKEN"]';
        await bakery.put('docker-bake.hcl', bakefile(['api', 'worker'], more));
        const environment = { ...team.jobEnvironment(), STAGE: 'worker', FLAG: '1', TOKEN: 'hunter1' };
        for (const inputs of [{ 'plan-only': 'true' }, { push: 'false' }, {}]) {
          const main = await bakery.step(inputs, { environment });
          expect(main.errors).toEqual([]);
          expect(jobOutputs(main)).toEqual(main.outputs);
          expect(main.masks).toContain('hunter1');
          const told = main.notices.filter((text) => text.includes('is part of'));
          expect(told).toContainEqual(expect.stringMatching(/^The value of the secret stage is part of the outputs /));
          expect(told.join()).not.toMatch(/token|hunter|worker/);
        }
      } finally {
        await team.close();
      }
    });
  });

  test('a secret that is not there stops the step before anything is called', async () => {
    const main = await world.step({ secrets: 'token=', 'secret-envs': 'other=NOT_SET' });
    expect(main.errors).toEqual([
      { title: 'inputs-invalid', message: expect.stringMatching(/token is empty[\s\S]*NOT_SET is not set/) },
    ]);
    expect(world.calls()).toEqual([]);
  });

  test('another value of a secret is the same content, another id is not', async () => {
    const content = { reuse: 'content' };
    await world.step({ ...content, secrets: 'token=1' }, { event: { sha: 'a'.repeat(40) } });
    const same = await world.step({ ...content, secrets: 'token=2' }, { event: { sha: 'b'.repeat(40) } });
    expect(same.outputs.result).toBe('reused');
    const other = await world.step({ ...content, secrets: 'key=2' }, { event: { sha: 'c'.repeat(40) } });
    expect(other.outputs.result).toBe('built');
  });

  test('named contexts: a folder and an image, which count as content', async () => {
    await mkdir(join(world.workspace, '../lib'));
    await writeFile(join(world.workspace, '../lib/a'), 'one');
    await write(['FROM base', 'COPY --from=lib a /a']);
    const inputs = {
      reuse: 'content',
      'build-args': '',
      'build-contexts': 'lib=../lib\nbase=docker-image://ecr-build-push/base:local',
    };
    const built = await world.step(inputs, { event: { sha: 'a'.repeat(40) } });
    expect(built.errors).toEqual([]);
    expect(await run(built.outputs['image-uri'], 'cat', '/a')).toBe('one');
    expect((await world.step(inputs, { event: { sha: 'b'.repeat(40) } })).outputs.result).toBe('reused');
    await writeFile(join(world.workspace, '../lib/a'), 'two');
    const changed = await world.step(inputs, { event: { sha: 'c'.repeat(40) } });
    expect(changed.outputs.result).toBe('built');
    expect(await run(changed.outputs['image-uri'], 'cat', '/a')).toBe('two');
  });

  test('stages without cache', async () => {
    const random = (name: string): string[] => [
      `FROM \${BASE} AS ${name}`,
      `RUN cat /proc/sys/kernel/random/uuid > /${name}`,
    ];
    await write([
      'ARG BASE',
      ...random('one'),
      ...random('two'),
      'FROM ${BASE}',
      'COPY --from=one /one /',
      'COPY --from=two /two /',
    ]);
    const read = async (image: string | undefined) => (await run(image, 'cat', '/one', '/two')).split('\n');
    const before = await read((await world.step({}, { event: { sha: 'a'.repeat(40) } })).outputs['image-uri']);
    const main = await world.step({ 'no-cache-filters': 'two' }, { event: { sha: 'b'.repeat(40) } });
    const after = await read(main.outputs['image-uri']);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });
});
