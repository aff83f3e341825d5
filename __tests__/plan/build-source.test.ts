import { describe, expect, test } from '@jest/globals';
import { type EventSource, toTrigger } from '../../src/github/event.ts';
import type { Head } from '../../src/github/head.ts';
import { tagContextOf } from '../../src/inputs/tag-rules-input.ts';
import { type SourceFacts, sourceOf } from '../../src/plan/build-source.ts';
import { labelsOf } from '../../src/plan/oci-labels.ts';
import { isOnDefaultBranch } from '../../src/tag-rules/tag-context.ts';
import { resolve } from '../tag-rules/contexts.ts';
import { SOURCE_CASES } from './source-cases.ts';
import { BASE, OTHER, PR_HEAD, RULES, RUN, VERSION_RULES } from './source-facts.ts';

const DATE = new Date('2026-11-20T10:00:00Z');

function trigger(source: Partial<EventSource> = {}) {
  const all = {
    eventName: 'push',
    sha: RUN,
    ref: 'refs/heads/main',
    runId: 7,
    runAttempt: 1,
    serverUrl: 'https://github.com',
    payload: {},
    repo: { owner: 'octo', repo: 'shop' },
  };
  return toTrigger({ ...all, ...source });
}

function head(given: Partial<Head> & { readonly isOnBranch?: boolean }): NonNullable<SourceFacts['head']> {
  return { folder: '/w', commit: RUN, parents: [], refs: [], isOnBranch: false, date: DATE, ...given };
}

test.each(SOURCE_CASES)('$event, checked out: $checkout', (given) => {
  const place = given.address === undefined ? {} : { address: given.address };
  const facts = { trigger: trigger(given.source), ...place, ...(given.head && { head: head(given.head) }) };
  const { event, notices } = sourceOf(facts);
  expect(event).toMatchObject({ commit: given.commit, ref: given.ref });
  expect(event.mergedInto).toBe(given.mergedInto);
  const context = tagContextOf(event, DATE);
  expect(isOnDefaultBranch(context)).toBe(given.tags.includes('edge'));
  expect(resolve(RULES, context).tags).toEqual(given.tags);
  const isVersion = given.tags.includes('1.2.3');
  expect(resolve(VERSION_RULES, context).tags).toEqual(isVersion ? ['pep-1.2.3', 'match-1.2.3', 'latest'] : []);
  // With a text of their own they ask for no git tag.
  const named = VERSION_RULES.map((rule) => `${rule},value=v2.0`);
  expect(resolve(named, context).tags.slice(0, 2)).toEqual(['pep-2.0', 'match-2.0']);
  expect(notices.length).toBe(given.isTold === true ? 1 : 0);
  if (given.isTold === true) {
    expect(notices[0]).toContain(given.commit);
    expect(notices[0]).toContain('which this');
    expect(notices[0]?.includes('cannot be told')).toBe(given.ref === '');
  }
});

describe('the ref of a detached HEAD', () => {
  test.each<[string, string[], string | undefined, string]>([
    ['a git tag before a branch', ['refs/tags/v1', 'refs/remotes/origin/main'], undefined, 'refs/tags/v1'],
    ['the branch that was asked for', ['refs/tags/v1', 'refs/remotes/origin/main'], 'origin/main', 'refs/heads/main'],
    ['the tag that was asked for', ['refs/tags/v1', 'refs/tags/v1.2.3'], 'refs/tags/v1.2.3', 'refs/tags/v1.2.3'],
    ['by its short name', ['refs/tags/v1', 'refs/tags/v1.2.3'], 'v1', 'refs/tags/v1'],
    ['one of several tags', ['refs/tags/v1', 'refs/tags/v1.2.3'], undefined, ''],
    ['one of several branches', ['refs/remotes/origin/a', 'refs/remotes/origin/b'], undefined, ''],
    ['a branch, here and there', ['refs/heads/a', 'refs/remotes/origin/a'], undefined, 'refs/heads/a'],
    ['the remote as it was cloned', ['refs/remotes/origin/HEAD', 'refs/remotes/origin/a'], undefined, 'refs/heads/a'],
    ['the head of a pull request', ['refs/remotes/pull/9/head'], undefined, 'refs/pull/9/merge'],
    ['what is no branch', ['refs/notes/x', 'refs/stash'], undefined, ''],
  ])('%s', (_name, refs, askedFor, ref) => {
    const facts = { trigger: trigger(), head: head({ commit: OTHER, refs, ...(askedFor && { askedFor }) }) };
    expect(sourceOf(facts).event.ref).toBe(ref);
  });
});

describe('a merge with the head of the pull request as its second parent', () => {
  const source = {
    eventName: 'pull_request_target',
    payload: { pull_request: { number: 7, head: { sha: PR_HEAD }, base: { ref: 'main' } } },
  };
  const merge = { commit: OTHER, parents: [BASE, PR_HEAD] };
  test.each<[string, Partial<EventSource>, Parameters<typeof head>[0], string]>([
    ['is a test merge', source, merge, PR_HEAD],
    ['is none where a branch has it', source, { ...merge, isOnBranch: true }, OTHER],
    ['is none where the head is the first parent', source, { ...merge, parents: [PR_HEAD, BASE] }, OTHER],
    ['is none of an event without pull request', {}, merge, OTHER],
  ])('%s', (_name, event, given, commit) => {
    expect(sourceOf({ trigger: trigger(event), head: head(given) }).event.commit).toBe(commit);
  });
});

test("another repository's pull requests are none of ours", () => {
  const origin = 'https://github.com/octo/tools';
  const facts = { trigger: trigger(), head: head({ commit: OTHER, refs: ['refs/remotes/pull/9/merge'], origin }) };
  expect(sourceOf(facts).event.ref).toBe('');
});

test('a merge commit that the event names is a test merge, where git tells no parents', () => {
  const pull = { number: 7, head: { sha: PR_HEAD }, base: { ref: 'main' }, merge_commit_sha: OTHER };
  const given = (further: object) => ({
    trigger: trigger({ eventName: 'pull_request_target', payload: { pull_request: { ...pull, ...further } } }),
    head: head({ commit: OTHER }),
  });
  expect(sourceOf(given({})).event).toMatchObject({ commit: PR_HEAD, mergedInto: OTHER });
  const { event } = sourceOf(given({ merged_at: '2026-11-20T10:00:00Z' }));
  expect(event).toMatchObject({ commit: OTHER, ref: 'refs/heads/main' });
  expect(event).not.toHaveProperty('mergedInto');
});

test('a test merge by GITHUB_REF, where git tells no parents', () => {
  const payload = { pull_request: { number: 7, head: { sha: PR_HEAD } } };
  const source = { eventName: 'pull_request', ref: 'refs/pull/7/merge', payload };
  const { event } = sourceOf({ trigger: trigger(source), head: head({}) });
  expect(event).toMatchObject({ commit: PR_HEAD, mergedInto: RUN });
});

describe('the input commit', () => {
  test.each<[string, Omit<SourceFacts, 'trigger'>, string]>([
    ['overrules HEAD', { head: head({}), commit: OTHER }, ''],
    ['overrules the event', { commit: OTHER }, ''],
    ['of the event keeps its ref', { head: head({ commit: OTHER }), commit: RUN }, 'refs/heads/main'],
    ['that is HEAD changes nothing', { head: head({}), commit: RUN }, 'refs/heads/main'],
  ])('%s', (_name, facts, ref) => {
    const { event } = sourceOf({ trigger: trigger(), ...facts });
    expect(event).toMatchObject({ commit: facts.commit, ref });
  });
});

describe('a context by address', () => {
  test.each<[string, string, string, string]>([
    ['a full SHA', `https://github.com/other/app.git#${OTHER}:sub`, OTHER, ''],
    ['the full SHA of the event', `https://github.com/octo/shop.git#${RUN}`, RUN, 'refs/heads/main'],
    ["the run's repository", 'https://github.com/octo/shop.git', RUN, 'refs/heads/main'],
    ['by its branch', 'https://github.com/Octo/Shop.git#main:sub', RUN, 'refs/heads/main'],
    ['by its ref', 'https://github.com/octo/shop.git#refs/heads/main', RUN, 'refs/heads/main'],
    ['by ssh', 'git@github.com:octo/shop.git#main', RUN, 'refs/heads/main'],
    ['another branch', 'https://github.com/octo/shop.git#dev', '', ''],
    ['another repository', 'https://github.com/other/app.git#main', '', ''],
    ['an archive', 'https://example.com/shop.tar.gz', '', ''],
    ['without a scheme', `github.com/octo/shop.git#${OTHER}`, OTHER, ''],
    ['a query', `https://github.com/octo/shop.git?ref=refs/heads/main&commit=${RUN}`, RUN, 'refs/heads/main'],
    ['its branch in a query', 'https://github.com/octo/shop.git?branch=main', RUN, 'refs/heads/main'],
    ['a pull request that the event is not about', 'https://github.com/octo/shop.git#refs/pull/7/merge', '', ''],
  ])('%s', (_name, address, commit, ref) => {
    const { event, unknown } = sourceOf({ trigger: trigger(), address });
    expect(event).toMatchObject({ commit, ref });
    expect(unknown === undefined).toBe(commit !== '');
  });

  test('without a fragment it is the default branch', () => {
    const payload = { repository: { default_branch: 'main' } };
    const source = { ref: 'refs/heads/dev', payload };
    const { unknown } = sourceOf({ trigger: trigger(source), address: 'https://github.com/octo/shop.git' });
    expect(unknown).toMatch(/branch main, not refs\/heads\/dev/);
  });
});

describe('a context by address, of a pull request', () => {
  const pull = { number: 7, head: { sha: PR_HEAD }, base: { ref: 'main' } };
  const payload = { repository: { default_branch: 'main' }, pull_request: pull };
  const request = { eventName: 'pull_request', ref: 'refs/pull/7/merge', payload };
  const target = { eventName: 'pull_request_target', payload: { pull_request: { ...pull, merge_commit_sha: OTHER } } };
  const ofHead = { commit: PR_HEAD, ref: 'refs/pull/7/merge' };
  const merged = { ...ofHead, mergedInto: RUN };
  test.each<[string, Partial<EventSource>, string, object]>([
    ['the test merge by its ref', request, '#refs/pull/7/merge', merged],
    ['in a query', request, '?ref=pull/7/merge', merged],
    ['by its commit', request, `#${RUN}:sub`, merged],
    ['that only the event names', target, `#${OTHER}`, { ...merged, mergedInto: OTHER }],
    ['in pull_request_target', target, '#refs/pull/7/merge', merged],
    ['its head by its ref', request, '#refs/pull/7/head', { ...ofHead, mergedInto: undefined }],
    ['its head by its commit', request, `#${PR_HEAD}`, { ...ofHead, mergedInto: undefined }],
    ['another one', request, '#refs/pull/9/merge', { commit: '', mergedInto: undefined }],
    ['the default branch', request, '', { commit: '', mergedInto: undefined }],
    ['the default branch, that the event knows', target, '#main', { commit: RUN, ref: 'refs/heads/main' }],
  ])('%s', (_name, source, wanted, expected) => {
    const address = `https://github.com/octo/shop.git${wanted}`;
    const { commit, ref, mergedInto } = sourceOf({ trigger: trigger(source), address }).event;
    expect({ commit, ref, mergedInto }).toMatchObject(expected);
  });
});

describe("another repository's address", () => {
  test.each<[string, string, string | undefined]>([
    ['the same', `https://github.com/octo/shop.git#${OTHER}`, undefined],
    ['another one', `https://github.com/other/app.git#${OTHER}:sub`, 'https://github.com/other/app'],
    ['without a scheme', `github.com/other/app#${OTHER}`, 'https://github.com/other/app'],
  ])('%s', (_name, address, url) => {
    const { event } = sourceOf({ trigger: trigger(), address });
    expect(event.sourceUrl).toBe(url);
    const title = labelsOf(event, undefined).find(({ key }) => key === 'org.opencontainers.image.title');
    expect(title?.value).toBe(url === undefined ? 'shop' : 'app');
  });
});

describe('what a notice says of where the commit is from', () => {
  test.each<[string, Omit<SourceFacts, 'trigger'>, string]>([
    ['a checkout', { head: head({ commit: OTHER }) }, 'as /w has it,'],
    ['the input', { head: head({}), commit: OTHER }, 'as the input `commit` says,'],
    ['an address', { address: `https://github.com/octo/shop#${OTHER}` }, 'as the address of the context says,'],
  ])('%s', (_name, facts, words) => {
    const { notices } = sourceOf({ trigger: trigger(), ...facts });
    expect(notices).toEqual([expect.stringContaining(words)]);
    expect(notices[0]).not.toMatch(/[Bb]uilt/);
  });
});

describe("another repository's checkout", () => {
  test.each<[string, string, string | undefined]>([
    ['the same by https', 'https://github.com/octo/shop', undefined],
    ['the same by ssh', 'git@github.com:Octo/Shop.git', undefined],
    ['the same with a user', 'https://x-access-token@github.com/octo/shop.git', undefined],
    ['another one', 'https://github.com/Other/App.git', 'https://github.com/Other/App'],
    ['the same by an alias of ssh', 'git@alias:octo/shop', undefined],
    ['a folder beside', '../mirror/shop', undefined],
    ['another one by ssh', 'ssh://git@github.com/other/app.git', 'https://github.com/other/app'],
    ['a folder', '/srv/git/app.git', undefined],
    ['a folder by address', 'file:///srv/git/app.git', undefined],
  ])('%s', (_name, origin, url) => {
    const { event } = sourceOf({ trigger: trigger(), head: head({ commit: OTHER, origin }) });
    expect(event.sourceUrl).toBe(url);
    const source = labelsOf(event, undefined).find(({ key }) => key === 'org.opencontainers.image.source');
    expect(source?.value).toBe(url ?? 'https://github.com/octo/shop');
  });
});

describe('what the event tells of its own commit', () => {
  const payload = {
    before: BASE,
    forced: true,
    base_ref: 'refs/heads/main',
    head_commit: { id: RUN, timestamp: '2026-11-01' },
  };
  const told = { previousCommit: BASE, isForced: true, baseRef: 'refs/heads/main' };

  test.each<[string, Omit<SourceFacts, 'trigger'>]>([
    ['that is checked out', { head: head({}) }],
    ['where nothing is', {}],
    ['that the input names', { head: head({ commit: OTHER }), commit: RUN }],
  ])('is kept of the one %s', (_name, facts) => {
    const { event } = sourceOf({ trigger: trigger({ payload }), ...facts });
    expect(event).toMatchObject({ ...told, commitDate: new Date('2026-11-01') });
  });

  test.each<[string, Omit<SourceFacts, 'trigger'>, Date | undefined]>([
    ['that is checked out', { head: head({ commit: OTHER }) }, DATE],
    ['that the input names', { head: head({}), commit: OTHER }, undefined],
    ['that the address names', { address: `https://github.com/octo/shop#${OTHER}` }, undefined],
  ])('is left out of another one %s', (_name, facts, date) => {
    const { event } = sourceOf({ trigger: trigger({ payload }), ...facts });
    for (const key of Object.keys(told)) expect(event).not.toHaveProperty(key);
    expect(event.commitDate).toEqual(date);
  });
});
