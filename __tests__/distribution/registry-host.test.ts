import { expect, test } from '@jest/globals';
import { mayLead, registryOrigin } from '../../src/distribution/registry-host.ts';

test.each([
  ['docker.io', undefined, 'https://registry-1.docker.io'],
  ['index.docker.io', undefined, 'https://registry-1.docker.io'],
  ['ghcr.io', undefined, 'https://ghcr.io'],
  ['ghcr.io', 'http', 'https://ghcr.io'],
  ['registry.test:5000', undefined, 'https://registry.test:5000'],
  ['localhost:5000', undefined, 'http://localhost:5000'],
  ['127.0.0.1:5000', 'http', 'http://127.0.0.1:5000'],
  ['127.0.0.1:5000', 'https', 'https://127.0.0.1:5000'],
  ['[::1]:5000', undefined, 'http://[::1]:5000'],
  ['localhost.test', undefined, 'https://localhost.test'],
])('%s %s', (host, scheme, expected) => {
  expect(registryOrigin(host, scheme).origin).toBe(expected);
});

test.each([
  ['https://a.test', 'https://b.test', true],
  ['https://a.test', 'http://a.test', false],
  ['https://a.test', 'http://127.0.0.1', false],
  ['http://127.0.0.1:1', 'http://localhost:2', true],
  ['http://127.0.0.1:1', 'https://b.test', true],
  ['https://a.test', 'file:///etc/passwd', false],
])('from %s to %s: %s', (from, to, expected) => {
  expect(mayLead(new URL(from), new URL(to))).toBe(expected);
});
