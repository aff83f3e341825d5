import { afterEach, describe, expect, test } from '@jest/globals';
import { type Comparison, type GithubApi, githubApi } from '../../src/github/github-api.ts';
import { type TimeLimit, timeLimit } from '../../src/lib/http.ts';
import { type SmallAnswer, type SmallGithub, startGithub } from './small-github.ts';

const running: SmallGithub[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close()));
});

/** A GitHub that answers so, and the API of one of its repositories. */
async function world(answer: SmallAnswer | ((about: string) => SmallAnswer)) {
  const github = await startGithub(typeof answer === 'function' ? answer : () => answer);
  running.push(github);
  const api = githubApi({ token: 'ghs_x', url: github.url, owner: 'octo', repo: 'shop', proxy: {} });
  return { api, github };
}

/** Far more than a server on this machine takes. */
const limit = () => timeLimit(30);

type Question = (api: GithubApi, limit: TimeLimit) => Promise<string | undefined>;
const QUESTIONS: readonly [string, Question][] = [
  ['compare', (api, within) => api.compare('a', 'b', within)],
  ['tagCommit', (api, within) => api.tagCommit('v1', within)],
];

describe('how one commit stands to another', () => {
  test('is asked with a token, and without their commits and files', async () => {
    const { api, github } = await world({ status: 200, body: { status: 'ahead' } });
    expect(await api.compare('a'.repeat(40), 'feature/x', limit())).toBe('ahead');
    expect(github.asked).toEqual([
      `/repos/octo/shop/compare/${encodeURIComponent(`${'a'.repeat(40)}...feature/x`)}?per_page=1`,
    ]);
    expect(github.tokens).toEqual(['token ghs_x']);
  });

  test.each<Comparison>(['ahead', 'behind', 'diverged', 'identical'])('%s', async (status) => {
    const { api } = await world({ status: 200, body: { status } });
    expect(await api.compare('a', 'b', limit())).toBe(status);
  });

  test('is asked once for each pair, also at the same time, and in the other direction anew', async () => {
    const { api, github } = await world((about) => ({
      status: 200,
      body: { status: about.endsWith('/a...b') ? 'ahead' : 'behind' },
    }));
    const pairs = [api.compare('a', 'b', limit()), api.compare('a', 'b', limit()), api.compare('b', 'a', limit())];
    expect(await Promise.all(pairs)).toEqual(['ahead', 'ahead', 'behind']);
    expect(await api.compare('a', 'b', limit())).toBe('ahead');
    expect(github.asked.map((url) => url.replace(/^.*compare\/|\?.*$/g, ''))).toEqual(['a...b', 'b...a']);
  });

  test('is not asked again where GitHub did not tell', async () => {
    const { api, github } = await world({ status: 404, body: { message: 'Not Found' } });
    for (let time = 0; time < 2; time += 1) expect(await api.compare('a', 'b', limit())).toBeUndefined();
    expect(github.asked).toHaveLength(1);
  });
});

describe('the commit of a git tag', () => {
  test('is asked for as a tag, which a branch may have the name of too', async () => {
    const { api, github } = await world({ status: 200, body: { sha: 'c'.repeat(40) } });
    expect(await api.tagCommit('v1.4.2', limit())).toBe('c'.repeat(40));
    expect(github.asked).toEqual([`/repos/octo/shop/commits/${encodeURIComponent('tags/v1.4.2')}?per_page=1`]);
    expect(github.tokens).toEqual(['token ghs_x']);
  });
});

describe.each(QUESTIONS)('%s: what is not told is not known', (_name, ask) => {
  test.each([401, 403, 404, 422, 429, 500, 503])('HTTP %d, which is not tried again', async (status) => {
    const { api, github } = await world({ status, body: { message: 'no' } });
    expect(await ask(api, limit())).toBeUndefined();
    expect(github.asked).toHaveLength(1);
  });

  test('an answer that is no JSON', async () => {
    const { api } = await world({ status: 200, body: '<html>' });
    expect(await ask(api, limit())).toBeUndefined();
  });

  test('no answer at all: it is waited for no longer than the limit', async () => {
    const { api, github } = await world(undefined);
    expect(await ask(api, timeLimit(0.2))).toBeUndefined();
    expect(github.asked).toHaveLength(1);
  });

  test('no server there', async () => {
    const { api, github } = await world(undefined);
    await github.close();
    expect(await ask(api, limit())).toBeUndefined();
  });
});

test('a limit that has passed: nothing is sent', async () => {
  const { api, github } = await world({ status: 200, body: { status: 'ahead', sha: 'c'.repeat(40) } });
  const past = { signal: AbortSignal.abort(), seconds: 5 };
  expect([await api.compare('a', 'b', past), await api.tagCommit('v1', past)]).toEqual([undefined, undefined]);
  expect(github.asked).toEqual([]);
});
