import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSamePage, parseAddress } from '../../src/plan/repository-address.ts';
import { anyText, readRepeated, runs, textOf } from '../lib/properties.ts';

const SHA = 'd'.repeat(40);
const parse = (text: string, serverUrl = 'https://github.com') => parseAddress(text, serverUrl);

describe('the page of a repository', () => {
  test.each<[string, string | undefined]>([
    ['https://github.com/octo/shop', 'github.com/octo/shop'],
    ['https://github.com/octo/shop.git/', 'github.com/octo/shop'],
    ['https://www.github.com/octo/shop', 'github.com/octo/shop'],
    ['https://github.com:443/octo/shop', 'github.com/octo/shop'],
    ['https://x-access-token:p@ss@github.com/octo/shop.git', 'github.com/octo/shop'],
    ['ssh://git@github.com/octo/shop.git', 'github.com/octo/shop'],
    ['ssh://git@ssh.github.com:443/octo/shop', 'github.com/octo/shop'],
    ['ssh://git@github.com:22/octo/shop', 'github.com/octo/shop'],
    ['git@github.com:octo/shop.git', 'github.com/octo/shop'],
    ['git@github.com:/octo/shop', 'github.com/octo/shop'],
    ['deploy@git.example.com:octo/shop', 'git.example.com/octo/shop'],
    ['git@alias:octo/shop', 'github.com/octo/shop'],
    ['alias:octo/shop', 'github.com/octo/shop'],
    ['git@github.com-shop:octo/shop.git', 'github.com/octo/shop'],
    ['git://github.com/octo/shop.git', 'github.com/octo/shop'],
    ['github.com/octo/shop.git', 'github.com/octo/shop'],
    ['https://git.example.com:8443/octo/shop', 'git.example.com:8443/octo/shop'],
    ['https://alias/octo/shop', 'alias/octo/shop'],
    ['https://example.com/shop.tar.gz', 'example.com/shop.tar.gz'],
    ['../mirror/shop', undefined],
    ['mirror/octo/shop', undefined],
    ['/srv/git/shop.git', undefined],
    ['C:/git/shop', undefined],
    ['file:///srv/git/shop.git', undefined],
    ['file:/srv/git/shop.git', undefined],
    ['docker-image://alpine', undefined],
  ])('%s', (text, page) => expect(parse(text)?.page).toBe(page));

  test("another server's own", () => {
    const server = 'https://ghe.example.com:8443';
    expect(parse('git@alias:octo/shop', server)?.page).toBe('ghe.example.com:8443/octo/shop');
    expect(isSamePage('github.com/Octo/Shop', 'GitHub.com/octo/shop')).toBe(true);
  });
});

describe('what of it is wanted', () => {
  const plain = { page: 'github.com/o/r', ref: '', folder: '', options: [] };
  test.each<[string, object]>([
    ['', {}],
    ['#main', { ref: 'main' }],
    ['#refs/heads/main:sub/dir', { ref: 'refs/heads/main', folder: 'sub/dir' }],
    ['#:/sub/', { folder: 'sub' }],
    [`#${SHA}`, { commit: SHA }],
    [`#${SHA}:sub`, { commit: SHA, folder: 'sub' }],
    ['#pull/7/merge', { ref: 'refs/pull/7/merge' }],
    ['?branch=main&subdir=sub', { ref: 'refs/heads/main', folder: 'sub' }],
    ['?tag=v1', { ref: 'refs/tags/v1' }],
    ['?ref=refs/pull/7/merge', { ref: 'refs/pull/7/merge' }],
    [`?ref=refs/heads/main&commit=${SHA}`, { ref: 'refs/heads/main', commit: SHA }],
    [
      `?checksum=${SHA}&keep-git-dir=1&submodules=false`,
      { commit: SHA, options: ['keep-git-dir=1', 'submodules=false'] },
    ],
    ['?tag=v1&commit=ddddddd', { ref: 'refs/tags/v1' }],
  ])('%s', (text, wanted) => expect(parse(`https://github.com/o/r.git${text}`)).toEqual({ ...plain, ...wanted }));

  test('without a scheme', () => {
    expect(parse(`github.com/o/r.git#${SHA}:sub`)).toEqual({ ...plain, commit: SHA, folder: 'sub' });
    expect(parse(`git@github.com:o/r.git#${SHA}`)).toEqual({ ...plain, commit: SHA });
  });
});

describe('whatever the address', () => {
  test('a page of the web is where Node.js finds it too', () => {
    const user = fc.constantFrom('', 'a@', 'a:b@', 'x-access-token:p%40@');
    const host = fc.constantFrom('github.com', 'Git.Example.com', 'h');
    const port = fc.constantFrom('', ':443', ':8443', ':80');
    const path = textOf('/a', '/B', '-', '.', '_', '/c').map((text) => `/o${text}`);
    fc.assert(
      fc.property(fc.tuple(fc.constantFrom('https', 'http'), user, host, port), path, (parts, below) => {
        const [scheme, own, name, at] = parts;
        const text = `${scheme}://${own}${name}${at}${below}`;
        const url = new URL(text);
        expect(parse(`${text}.git/#main`)?.page).toBe(`${url.host}${below}`);
      }),
      runs(),
    );
  });

  test('what is wanted of it comes apart again', () => {
    const name = textOf('a', '/b', '.', '-', '%').filter((text) => text !== '' && !/^pull\//.test(text));
    const folder = fc.stringMatching(/^([a-z]{1,3}\/){0,2}[a-z]{1,3}$/);
    fc.assert(
      fc.property(name, folder, (ref, sub) => {
        const plain = { page: 'github.com/o/r', ref, folder: sub, options: [] };
        expect(parse(`https://github.com/o/r#${ref}:${sub}`)).toEqual(plain);
        const query = new URLSearchParams({ branch: ref, subdir: `/${sub}/` });
        expect(parse(`https://github.com/o/r?${query}`)).toEqual({ ...plain, ref: `refs/heads/${ref}` });
      }),
      runs(),
    );
  });

  test('any text is read', () => {
    const any = anyText('https://', 'git@', 'h', ':', '/', '#', '?', '=', '&', '%', '.git');
    fc.assert(
      fc.property(
        fc.oneof(
          any,
          any.map((text) => `https://h/a#b:${text}`),
        ),
        (text) => {
          const { page = 'h', folder = '' } = parse(text) ?? {};
          expect(page).not.toBe('');
          expect(folder).not.toMatch(/^\/|\/$/);
        },
      ),
      runs(),
    );
    readRepeated(
      (text) => [parse(text), parse(`https://h/${text}`)],
      ['/', '/\n', '#', ':', '?', '&a', './', '@', 'a.'],
    );
  });
});
