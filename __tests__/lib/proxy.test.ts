import { expect, test } from '@jest/globals';
import { proxyVariables, unusableProxies } from '../../src/lib/proxy.ts';

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
  ['an empty one is none', { HTTP_PROXY: '' }, {}],
])('%s', (_name, variables, expected) => expect(proxyVariables({ variables })).toEqual(expected));

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ['an address', { HTTPS_PROXY: 'http://proxy:3128' }, []],
  ['a host alone', { https_proxy: 'proxy:3128' }, []],
  ['no address', { HTTP_PROXY: 'http://:3128' }, ['HTTP_PROXY no-address']],
  ['words', { HTTP_PROXY: 'the proxy' }, ['HTTP_PROXY no-address']],
  ['another kind', { HTTPS_PROXY: 'socks5://proxy:1080' }, ['HTTPS_PROXY other-kind']],
  ['whom it is not for', { NO_PROXY: '::1, *' }, []],
])('proxies that cannot be used: %s', (_name, variables, expected) => {
  expect(unusableProxies(proxyVariables({ variables })).map(({ name, why }) => `${name} ${why}`)).toEqual(expected);
});
