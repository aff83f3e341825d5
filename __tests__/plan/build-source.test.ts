import { describe, expect, test } from '@jest/globals';
import { type EventSource, toTrigger } from '../../src/github/event.ts';
import type { Head } from '../../src/github/head.ts';
import { type SourceFacts, sourceOf } from '../../src/plan/build-source.ts';
import { labelsOf } from '../../src/plan/oci-labels.ts';
import { resolve } from '../tag-rules/contexts.ts';
import { BASE, OTHER, PR_HEAD, RULES, RUN, SOURCE_CASES } from './source-cases.ts';

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
  const facts = { trigger: trigger(given.source), ...(given.head && { head: head(given.head) }) };
  const { event, notices } = sourceOf(facts);
  expect(event).toMatchObject({ commit: given.commit, ref: given.ref });
  expect(event.mergedInto).toBe(given.mergedInto);
  const context = {
    eventName: event.name,
    ref: event.ref,
    commit: event.commit,
    defaultBranch: event.repository.defaultBranch,
    baseRef: event.baseRef,
    pullRequest: event.pullRequest,
    commitDate: event.commitDate,
    now: DATE,
  };
  expect(resolve(RULES, context).tags).toEqual(given.tags);
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

describe("another repository's checkout", () => {
  test.each<[string, string, string | undefined]>([
    ['the same by https', 'https://github.com/octo/shop', undefined],
    ['the same by ssh', 'git@github.com:Octo/Shop.git', undefined],
    ['the same with a user', 'https://x-access-token@github.com/octo/shop.git', undefined],
    ['another one', 'https://github.com/Other/App.git', 'https://github.com/Other/App'],
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

test('what the event tells of another commit is left out', () => {
  const payload = { before: BASE, base_ref: 'refs/heads/main', head_commit: { id: RUN, timestamp: '2026-11-01' } };
  const { event } = sourceOf({ trigger: trigger({ payload }), head: head({ commit: OTHER }) });
  expect(event).not.toHaveProperty('previousCommit');
  expect(event).not.toHaveProperty('baseRef');
  expect(event.commitDate).toEqual(DATE);
});
