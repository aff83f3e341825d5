import { describe, expect, test } from '@jest/globals';
import { definitionRefused } from '../../../src/actions/bake/bake-errors.ts';
import {
  type BakeStep,
  type FailedTarget,
  ofTarget,
  targetStepsOf,
  targetsFailed,
} from '../../../src/actions/bake/target-steps.ts';
import { Failure } from '../../../src/errors/failure.ts';
import { bufferedRunner } from '../../../src/github/buffered-runner.ts';
import type { Runner } from '../../../src/github/runner.ts';
import { mapLimit } from '../../../src/lib/map-limit.ts';

const missing = (name: string): FailedTarget => ({
  name,
  repository: `team/${name}`,
  problem: {
    code: 'repository-missing',
    what: `team/${name} is not there.`,
    why: 'nobody made it.',
    fix: `create team/${name}`,
  },
});
const full: FailedTarget = {
  name: 'z',
  repository: 'team/z',
  problem: { code: 'image-full', what: 'It is full.', fix: 'empty it' },
};

describe('what went wrong', () => {
  test('with one of one', () => {
    expect(targetsFailed([missing('a')], 1, 'Nothing.').problem).toEqual({
      ...missing('a').problem,
      what: 'Target a: team/a is not there.',
    });
  });
  test('alike with several is told once', () => {
    const { problem } = targetsFailed([missing('a'), missing('b'), missing('c')], 5, 'Nothing was built.');
    expect(problem).toEqual({
      code: 'repository-missing',
      what: '3 of 5 targets cannot be delivered. Nothing was built.\nTarget a: team/a is not there.\nTarget b: team/b is not there.\nTarget c: team/c is not there.',
      why: 'nobody made it.',
      fix: 'create team/a\nand the same for team/b, team/c.',
    });
  });
  test('with one of several', () => {
    expect(targetsFailed([missing('a')], 2, 'b is there.').problem.what).toBe(
      '1 of 2 targets cannot be delivered. b is there.\nTarget a: team/a is not there.',
    );
  });
  test('that has one remedy for all is told with that alone', () => {
    const { fix } = targetsFailed([full, { ...full, name: 'y', repository: 'team/y' }], 2, '').problem;
    expect(fix).toBe('empty it');
  });
  test('that has several remedies is told with each', () => {
    const other = { ...full, name: 'y', repository: 'team/y', problem: { ...full.problem, fix: 'build it' } };
    expect(targetsFailed([full, other], 2, '').problem.what).toMatch(/What to do: empty it\nTarget y: .*\n.*build it$/);
  });
  test('has the name of its target', () => {
    expect(ofTarget('z', new Failure(full.problem)).problem).toEqual({
      ...full.problem,
      what: 'Target z: It is full.',
    });
  });
  test('of several kinds is told with what to do for each', () => {
    const { problem } = targetsFailed([missing('a'), full, missing('b')], 3, 'Nothing.');
    expect(problem.code).toBe('repository-missing');
    expect(problem.fix).toBeUndefined();
    expect(problem.what.split('\n')).toEqual([
      '3 of 3 targets cannot be delivered. Nothing.',
      'Target a: team/a is not there.',
      'Target b: team/b is not there.',
      '    Likely cause: nobody made it.',
      '    What to do: create team/a',
      '    and the same for team/b.',
      'Target z: It is full.',
      '    What to do: empty it',
    ]);
  });
});

describe('a definition that buildx does not take', () => {
  const inputs = { files: ['x.hcl'], workdir: '.', targets: ['api'], set: [], vars: [], allow: [] };
  test.each<[string, string, string, RegExp]>([
    ['no plugin', "docker: 'buildx' is not a docker command.", 'docker-missing', /install-buildx/],
    [
      'no plugin, as newer commands say it',
      "docker: unknown command: docker buildx\n\nRun 'docker --help' for more information",
      'docker-missing',
      /install-buildx/,
    ],
    [
      'no plugin, as older ones say it',
      "unknown shorthand flag: 'f' in -f\nSee 'docker --help'.\n\nUsage:  docker [OPTIONS] COMMAND\n\nOptions:\n  -D\n",
      'docker-missing',
      /install-buildx/,
    ],
    [
      'a text of the file',
      'a.hcl:4\n--------------------\n   4 | >>> error_message = "unknown command"\n--------------------\nERROR: a.hcl:4,1-9: Invalid value for variable; unknown command: unknown key: additional privileges requested',
      'definition-invalid',
      /--print/,
    ],
    ['no file', "#1 DONE 0.0s\nERROR: couldn't find a bake definition", 'definition-invalid', /files: path\/to/],
    ['no such target', 'ERROR: failed to find target api', 'definition-invalid', /compare `targets`/],
    [
      'a reference to no target',
      'ERROR: failed to find target base',
      'definition-invalid',
      /correct that name in the bake file/,
    ],
    ['a setting of nothing', "ERROR: could not find any target matching 'x'", 'definition-invalid', /compare `set`/],
    ['a setting that is none', 'ERROR: unknown key: platfrom', 'definition-invalid', /compare `set`/],
    ['an old buildx', 'unknown flag: --allow', 'definition-invalid', /take `allow` out/],
    [
      'files elsewhere',
      'Pass "--allow=fs.read=.." to grant\ndocker buildx bake --allow=fs.read=.. a\nERROR: additional privileges requested',
      'definition-invalid',
      /allow: \|\n {8}fs\.read=\.\.$/,
    ],
    [
      'no agent',
      'ERROR: invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set',
      'definition-invalid',
      /ssh-agent/,
    ],
    [
      'a secret',
      'ERROR: failed to stat api/x: stat api/x: no such file or directory',
      'definition-invalid',
      /write the file before/,
    ],
    ['anything else', 'ERROR: x.hcl:1,2-3: Oh.', 'definition-invalid', /docker buildx bake --print --file x\.hcl api$/],
  ])('%s', (_name, output, code, fix) => {
    const { problem } = definitionRefused(output, inputs);
    expect(problem.code).toBe(code);
    expect(problem.fix).toMatch(fix);
  });

  test.each<[string, string, Partial<typeof inputs>, RegExp]>([
    [
      'a member of the default group that is not there',
      'ERROR: failed to find target api',
      { targets: [] },
      /^x\.hcl has no target and no group api\.$/,
    ],
    [
      'a secret of any name',
      'ERROR: failed to stat no such file: failed to find target y: stat no such file: failed to find target y: no such file or directory',
      {},
      /^a secret of a target is the file no such file: failed to find target y,/,
    ],
    [
      'a secret, as other versions say it',
      'ERROR: stat api/x: no such file or directory',
      {},
      /^a secret of a target is the file api\/x,/,
    ],
  ])('%s: why', (_name, output, changed, why) => {
    expect(definitionRefused(output, { ...inputs, ...changed }).problem.why).toMatch(why);
  });

  test('its last word is no progress, and ends in one stop', () => {
    const { what } = definitionRefused('ERROR: x.hcl:1,2-3: Oh!\n#1 DONE 0.0s\n', inputs).problem;
    expect(what).toContain('Docker says: x.hcl:1,2-3: Oh! Nothing was built.');
  });

  test('its line is what the annotation points at', () => {
    const output = 'bad.hcl:12\n--------------------\n  12 | >>> x\n--------------------\nERROR: bad.hcl:12,1-2: Oh.';
    expect(definitionRefused(output, { ...inputs, workdir: 'ops' }).problem).toMatchObject({
      what: expect.stringContaining('Docker says: bad.hcl:12,1-2: Oh. Nothing was built.'),
      location: { file: 'ops/bad.hcl', line: 12 },
    });
  });
});

describe('tasks side by side', () => {
  test('are done in order, at most so many at a time, and all of them', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    const work = async (item: number): Promise<number> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5 - item));
      running -= 1;
      done.push(item);
      if (item === 1) throw new Error('one');
      return item * 2;
    };
    await expect(mapLimit([0, 1, 2, 3, 4], 2, work)).rejects.toThrow('one');
    expect(most).toBe(2);
    expect(done.toSorted()).toEqual([0, 1, 2, 3, 4]);
    // The second is done first.
    expect(await mapLimit([0, 4], 5, work)).toEqual([0, 8]);
  });

  test('go on when one fails, also where there is one at a time; what failed first is thrown', async () => {
    const done: number[] = [];
    const work = async (item: number): Promise<void> => {
      done.push(item);
      throw new Error(`${item}`);
    };
    await expect(mapLimit([0, 1, 2], 1, work)).rejects.toThrow('0');
    expect(done).toEqual([0, 1, 2]);
  });

  test('keep what they say, but for what shows on the page of the run', async () => {
    const said: string[] = [];
    const runner = {
      warning: (text: string) => said.push(text),
      notice: (text: string) => said.push(text),
    } as unknown as Runner;
    let now = 0;
    const { runner: own, take } = bufferedRunner(runner, 'api', () => now);
    own.info('one');
    own.warning('careful');
    own.notice('look');
    own.section('Tags', ['a', 'b']);
    await own.phase('Push', async () => {
      now = 1500;
      await own.quoting(async (write) => write(Buffer.from('#1 a\n\n::error::b\n')));
      return { value: 1, sentence: 'Pushed it' };
    });
    expect(take()).toEqual(['one', 'Tags', 'a', 'b', '#1 a', '::error::b', 'Pushed it (1.50 s)']);
    expect(take()).toEqual([]);
    expect(said).toEqual(['api: careful', 'api: look']);
    const failing = own.quoting(async (write) => {
      write(Buffer.from('the reason\n'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(take()).toEqual(['the reason']);
  });
});

test('the steps of all targets are of one run, each of its own commit', () => {
  const [own, other] = ['a', 'b'].map((letter) => ({ commit: letter.repeat(40) }));
  const target = (name: string) => ({
    name,
    repository: { name },
    tags: ['v1'],
    build: { buildContexts: [] },
    raw: {},
  });
  const bake = {
    trigger: {},
    event: own,
    inputs: { destination: { kind: 'engine' }, further: [] },
    clock: { now: () => 0 },
    runner: {},
    plan: { targets: ['api', 'web'].map(target), linked: [] },
    sources: new Map([['web', { event: other, naming: {} }]]),
  } as unknown as BakeStep;
  const steps = targetStepsOf(bake);
  expect(steps.map(({ step }) => step.event)).toEqual([own, other]);
  // What is asked about commits is kept by it.
  for (const { step } of steps) expect(step.trigger).toBe(bake.trigger);
});
