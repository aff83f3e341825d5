import { describe, expect, test } from '@jest/globals';
import type { FoundImage, ImageId, Registry } from '../../../src/distribution/registry.ts';
import { toTrigger } from '../../../src/github/event.ts';
import { builtAs } from '../../../src/phases/registry/built-as.ts';
import {
  type CheckOptions,
  checkRegistry,
  isBuiltNew,
  tellDecision,
  withoutStaying,
} from '../../../src/phases/registry/check-registry.ts';
import type { ContentSearch } from '../../../src/phases/registry/same-content.ts';
import type { Step } from '../../../src/phases/step.ts';
import { decide } from '../../../src/plan/build-or-reuse.ts';
import type { Wish } from '../../../src/plan/wish.ts';
import { NO_BUILD_INPUTS } from '../../inputs/plain-build.ts';

const [SHA, BEFORE] = ['a', 'b'].map((letter) => letter.repeat(40)) as [string, string];
const [digest, config, other] = ['d', 'c', 'e'].map((letter) => `sha256:${letter.repeat(64)}`) as [
  string,
  string,
  string,
];
const ECR = { kind: 'ecr', region: 'eu-west-1', createRepository: false } as never;

type Given = {
  readonly build?: Partial<Step['inputs']['build']>;
  readonly ifExists?: Step['inputs']['image']['ifExists'];
  readonly tags?: Step['inputs']['tags'];
  readonly mode?: 'MUTABLE' | 'IMMUTABLE';
  readonly attempt?: number;
  readonly options?: Partial<CheckOptions>;
};

/** A step of our commit, whose tag stands on an image that was built as asked. */
async function check({
  build = {},
  ifExists = 'auto',
  tags = [SHA, 'nightly'],
  mode = 'IMMUTABLE',
  attempt = 1,
  options,
}: Given) {
  const told: string[] = [];
  const asked: string[] = [];
  const payload = { before: BEFORE };
  const run = { sha: SHA, ref: 'refs/heads/main', runId: 7, runAttempt: attempt, serverUrl: 'https://github.com' };
  const trigger = toTrigger({ ...run, eventName: 'push', payload, repo: { owner: 'octo', repo: 'shop' } });
  const affixes = { prefix: '', suffix: '' };
  const image = {
    hasCommitTag: tags[0].includes(SHA),
    hasOwnLabels: true,
    ownLabels: [],
    tagSources: [],
    affixes,
    ifExists,
  };
  const step = {
    trigger,
    event: trigger.event,
    inputs: {
      repository: { name: 'team/shop' },
      tags,
      image,
      build: { ...NO_BUILD_INPUTS, ...build },
      destination: ECR,
    },
    environment: { workspace: '/w', variables: {} },
    source: () => undefined,
    clock: { now: () => 0 },
    runner: { info: (line: string) => told.push(line), debug: () => {}, notice: () => {}, warning: () => {} },
  } as unknown as Step;
  const { key, value } = builtAs({ ...step, inputs: { ...step.inputs, build: NO_BUILD_INPUTS } });
  const found: FoundImage = { digest, tag: SHA, body: JSON.stringify({ config: { digest: config }, layers: [] }) };
  const labels = { [key]: value, 'ecr-build-push.commit': SHA };
  const nothing = { kind: 'missing', what: 'image' } as const;
  const registry = {
    authorize: async () => ({ host: '1.dkr.ecr.eu-west-1.amazonaws.com' }),
    describeRepository: async () => ({
      kind: 'found',
      uri: 'host/team/shop',
      registryId: '1',
      mutability: { mode, exclusionFilters: [] },
    }),
    describeImage: async (id: ImageId) => {
      const tag = 'tag' in id ? id.tag : '';
      asked.push(tag);
      return tag === SHA ? { kind: 'found', value: { digest, tags: [SHA], status: 'ACTIVE' } } : nothing;
    },
    images: async (ids: readonly ImageId[]) => ({
      kind: 'found',
      value: ids.some((id) => 'tag' in id && id.tag === SHA) ? [found] : [],
    }),
    blob: async () => ({ kind: 'found', value: JSON.stringify({ config: { Labels: labels } }) }),
  } as unknown as Registry;
  const all = { registry, ownAccountId: '1', content: Promise.resolve(undefined), ...options };
  return { ...(await checkRegistry(step, ECR, all)), told, asked };
}

describe('whether a build asks for a new image', () => {
  test.each<[string, Partial<Step['inputs']['build']>, boolean]>([
    ['as a rule', {}, false],
    ['without cache', { noCache: true }, true],
    ['without that of a stage', { noCacheFilters: ['deps'] }, true],
    ['with newer base images', { pull: true }, true],
  ])('%s', async (_name, build, expected) => {
    expect(isBuiltNew({ ...NO_BUILD_INPUTS, ...build })).toBe(expected);
    const { decision } = await check({ build });
    expect(decision).toMatchObject(expected ? { kind: 'build', staying: [SHA] } : { kind: 'reuse', digest });
  });

  test.each<[string, Given]>([
    ['a re-run takes what is there', { attempt: 2 }],
    ['so does whoever says so', { ifExists: 'reuse' }],
    ['and a step with no other tag', { tags: [SHA] }],
  ])('%s', async (_name, given) => {
    const { decision } = await check({ build: { noCacheFilters: ['deps'] }, ...given });
    expect(decision).toMatchObject({ kind: 'reuse', digest });
  });
});

describe('what others ask for', () => {
  test('what it is built on is new', async () => {
    const { decision } = await check({ options: { isNewWanted: true } });
    expect(decision).toMatchObject({ kind: 'build', staying: [SHA] });
  });

  test.each<[string, Given, Wish, object]>([
    ['a new one with what tags are left', {}, 'beside', { kind: 'build', staying: [SHA] }],
    ['a new one with that of the commit', { mode: 'MUTABLE' }, 'anew', { kind: 'build', staying: [] }],
    ['one that cannot have it', {}, 'anew', { kind: 'refuse', problem: { code: 'tag-immutable' } }],
    ['what is there', { mode: 'MUTABLE' }, 'reuse', { kind: 'reuse', digest }],
    ['what is there, whatever the workflow says', { ifExists: 'rebuild' }, 'reuse', { kind: 'reuse', digest }],
  ])('%s', async (_name, given, wish, expected) => {
    const { situation } = await check(given);
    expect(decide({ ...situation, wish })).toMatchObject(expected);
  });
});

describe('an image of the same content', () => {
  /** A search that finds one under another commit, or none. */
  function search(isNewWanted: boolean, has: boolean) {
    const missed: unknown[] = [];
    const content: ContentSearch = {
      tags: ['content-1'],
      label: { key: 'k', value: 'v' },
      isNewWanted,
      find: () => (has ? { tag: 'content-1', digest: other } : undefined),
      explainMiss: async (_snapshot, { candidates }) => void missed.push(candidates),
    };
    return { missed, options: { content: Promise.resolve(content) } };
  }
  const WANTED = 'A new image is wanted, whether or not there is one of this content.';
  const tags = ['v1'] as const;

  test('is taken', async () => {
    const { options, missed } = search(false, true);
    const { decision, told } = await check({ tags, options });
    // Where it turns out to be full, this is what is done.
    expect(decision).toMatchObject({ kind: 'reuse', digest: other, otherwise: { kind: 'build' } });
    expect([told, missed]).toEqual([[], []]);
  });

  test('is not taken where it has to fit others', async () => {
    const { situation } = await check({ tags, options: search(false, true).options });
    expect(decide({ ...situation, wish: 'beside' })).toMatchObject({ kind: 'build' });
  });

  test.each<[string, boolean, Given]>([
    ['the build is one without cache', true, {}],
    ['a rebuild is asked for', false, { ifExists: 'rebuild' }],
  ])('is not taken where %s, which the log tells', async (_name, isNewWanted, given) => {
    const { options, missed } = search(isNewWanted, true);
    const { decision, told } = await check({ tags, ...given, options: { ...given.options, ...options } });
    expect(decision.kind).toBe('build');
    expect([told, missed]).toEqual([[WANTED], []]);
  });

  test('that is not there is compared with that of the commit before, which is asked for with the tags', async () => {
    const { options, missed } = search(false, false);
    const { asked, told } = await check({ tags, options });
    expect(asked).toEqual(['v1', BEFORE]);
    expect([told, missed]).toEqual([[], [[BEFORE, 'v1']]]);
    expect((await check({ tags })).asked).toEqual(['v1']);
  });
});

test('an image under the bare SHA is asked for where the tag of the commit has more around it', async () => {
  const suffixed = `${SHA}-alpine`;
  const { asked, decision } = await check({ tags: [suffixed] });
  expect(asked).toEqual([suffixed, SHA]);
  expect(decision).toMatchObject({ kind: 'reuse', digest });
});

test('what a decision tells', () => {
  const told: string[] = [];
  const runner = { warning: (text: string) => told.push(`w ${text}`), info: (text: string) => told.push(`i ${text}`) };
  tellDecision({ kind: 'reuse', warnings: ['1'], lines: ['2'] } as never, runner);
  tellDecision({ kind: 'build', warnings: ['3'] } as never, runner);
  tellDecision({ kind: 'refuse', problem: {} } as never, runner);
  expect(told).toEqual(['w 1', 'i 2', 'w 3']);
});

describe('the step for what is built beside an image', () => {
  const step = { inputs: { tags: [SHA, 'v1', 'latest'], image: { hasCommitTag: true, ifExists: 'auto' } } } as never;

  test('is without the tags that stay', () => {
    const { tags, image } = withoutStaying(step, { staying: [SHA, 'latest'] }).inputs;
    expect(tags).toEqual(['v1']);
    expect(image).toEqual({ hasCommitTag: false, ifExists: 'auto' });
  });

  test.each([[[]], [[SHA, 'v1', 'latest']]])('is the same where %j stay', (staying) => {
    expect(withoutStaying(step, { staying })).toBe(step);
  });
});
