import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { proxyVariables, unusableProxies } from '../../src/lib/proxy.ts';
import { anyText, runs, textOf } from './properties.ts';

test.each<[string, Record<string, string>, Record<string, string>]>([
  ['none', { PATH: '/bin' }, {}],
  [
    'either spelling',
    { HTTPS_PROXY: 'http://a:1', https_proxy: 'http://b:2' },
    { HTTPS_PROXY: 'http://a:1', https_proxy: 'http://b:2' },
  ],
  ['an address alone, as curl takes it', { HTTPS_PROXY: '127.0.0.1:3128' }, { HTTPS_PROXY: 'http://127.0.0.1:3128' }],
  [
    'exceptions stay as they are',
    { NO_PROXY: '127.0.0.1,.local', no_proxy: 'a' },
    { NO_PROXY: '127.0.0.1,.local', no_proxy: 'a' },
  ],
  ['an address that ends a line', { HTTPS_PROXY: 'http://a:1\n' }, { HTTPS_PROXY: 'http://a:1' }],
  ['an empty one is none', { HTTP_PROXY: '' }, {}],
])('%s', (_name, variables, expected) => expect(proxyVariables({ variables })).toEqual(expected));

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ['an address', { HTTPS_PROXY: 'http://proxy:3128' }, []],
  ['a host alone', { https_proxy: 'proxy:3128' }, []],
  ['no address', { HTTP_PROXY: 'http://:3128' }, ['HTTP_PROXY no-address']],
  ['words', { HTTP_PROXY: 'the proxy' }, ['HTTP_PROXY no-address']],
  ['a login that is not encoded', { HTTPS_PROXY: 'http://a:50%@proxy:3128' }, ['HTTPS_PROXY no-address']],
  ['several lines', { HTTPS_PROXY: 'http://a\nb' }, ['HTTPS_PROXY no-address']],
  ['another kind', { HTTPS_PROXY: 'socks5://proxy:1080' }, ['HTTPS_PROXY other-kind']],
  ['whom it is not for', { NO_PROXY: '::1, *' }, []],
])('proxies that cannot be used: %s', (_name, variables, expected) => {
  expect(unusableProxies(proxyVariables({ variables })).map(({ name, why }) => `${name} ${why}`)).toEqual(expected);
});

describe('whatever the variables say', () => {
  const value = fc.oneof(
    anyText(
      'http://',
      'https://',
      'socks5://',
      'proxy',
      ':',
      '3128',
      '@',
      '/',
      '[::1]',
      '#',
      '?',
      'user:p@',
      'u:%@',
      '%',
      '*',
      ',',
    ),
    fc.webUrl({ validSchemes: ['http', 'https', 'socks5'] }),
    textOf('a', '%', '2F', ':', '@', '/').map((login) => `http://u:${login}@proxy:3128`),
  );
  const names = ['HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY', 'FTP_PROXY'];

  test('Node.js takes each proxy that is not told to be of no use', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (variables) => {
        const proxy = proxyVariables({ variables });
        const bad = unusableProxies(proxy).map(({ name }) => name);
        const good = Object.fromEntries(Object.entries(proxy).filter(([name]) => !bad.includes(name)));
        expect(() => [new Agent({ proxyEnv: good }), new SecureAgent({ proxyEnv: good })]).not.toThrow();
        for (const [name, text] of Object.entries(good))
          if (name.toLowerCase() !== 'no_proxy') expect(new URL(text).hostname).not.toBe('');
      }),
      runs(),
    );
  });

  test('nothing is told of other variables, and an address that is whole stays as it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (variables) => {
        const proxy = proxyVariables({ variables });
        expect(proxyVariables({ variables: proxy })).toEqual(proxy);
        expect(Object.keys(proxy)).not.toContain('FTP_PROXY');
        for (const name of ['no_proxy', 'NO_PROXY']) expect(proxy[name] ?? '').toBe(variables[name] ?? '');
      }),
      runs(),
    );
  });
});
