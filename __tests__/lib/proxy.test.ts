import { expect, test } from '@jest/globals';
import { proxyVariables } from '../../src/lib/proxy.ts';

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
