import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeUnusedProxy, proxyInvalid } from '../../src/errors/proxy-errors.ts';
import { runs, textOf } from '../lib/properties.ts';

test.each<[string, string]>([
  ['http://:3128', 'http://:3128'],
  ['http://a:b@:3128', 'http://***@:3128'],
  ['http://a:b/c@proxy:3128', 'http://***@proxy:3128'],
  ['http://a:b@c@proxy', 'http://***@proxy'],
  ['a:b@proxy', '***@proxy'],
])('%s is shown as %s', (value, shown) => {
  expect(proxyInvalid({ name: 'HTTPS_PROXY', value }).problem.what).toContain(`of a proxy: ${shown}. No`);
});

test('whatever the login, it is not shown', () => {
  const login = textOf('§', '/', '@', ':', '%', '#', '?', '\\', '\n', ' ', '//');
  fc.assert(
    fc.property(fc.constantFrom('http://', 'socks5://', ''), login, (scheme, text) => {
      const setting = { name: 'HTTPS_PROXY', value: `${scheme}§user:§${text}@proxy:3128` };
      expect(proxyInvalid(setting).problem.what).not.toContain('§');
      expect(describeUnusedProxy(setting)).not.toContain('§');
    }),
    runs(),
  );
});
