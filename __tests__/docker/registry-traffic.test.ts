import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { type Connection, RegistryTraffic, readConnections, registryOf } from '../../src/docker/registry-traffic.ts';

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const line = (remote: string, state: string, queues: string): string =>
  `   7: 0100007F:B2D9 ${remote} ${state} ${queues} 00:00000000 00000000     0        0 9507813 1 0\n`;

test.each<[string, string, readonly Connection[]]>([
  ['IPv4', line('0202000A:01BB', '01', '00000000:00000000'), [{ address: '10.0.2.2', port: 443, queued: 0 }]],
  ['on its way', line('0202000A:01BB', '01', '00000010:00000003'), [{ address: '10.0.2.2', port: 443, queued: 19 }]],
  [
    'IPv4 on a socket for both',
    line('0000000000000000FFFF00000202000A:01BB', '01', '00000000:00000000'),
    [{ address: '10.0.2.2', port: 443, queued: 0 }],
  ],
  [
    'IPv6',
    line('B80D0120000000000000000001000000:1388', '01', '00000000:00000000'),
    [{ address: '2001:0db8:0000:0000:0000:0000:0000:0001', port: 5000, queued: 0 }],
  ],
  [
    'one that listens, or is closed',
    line('00000000:0000', '0A', '00000000:00000000') + line('0202000A:01BB', '06', '00000000:00000000'),
    [],
  ],
  ['none', '', []],
])('readConnections: %s', (_name, text, expected) => expect(readConnections(HEAD + text)).toEqual(expected));

test('a connection of this process is among those of the machine', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const client = connect(port, '127.0.0.1');
  await once(client, 'connect');
  const all = readConnections(readFileSync('/proc/net/tcp', 'utf8'));
  expect(all).toContainEqual({ address: '127.0.0.1', port, queued: 0 });
  client.destroy();
  server.close();
});

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['2001:DB8::1', '2001:0db8:0000:0000:0000:0000:0000:0001'],
  ['::1', '0000:0000:0000:0000:0000:0000:0000:0001'],
  ['fe80::', 'fe80:0000:0000:0000:0000:0000:0000:0000'],
  ['1:2:3:4:5:6:7:8', '0001:0002:0003:0004:0005:0006:0007:0008'],
])('an address is known however it is written: %s', async (host, address) => {
  const traffic = new RegistryTraffic({ host, port: 443 });
  await traffic.findAddresses();
  const [own, other] = [
    { address, port: 443, queued: 0 },
    { address: '10.9.9.9', port: 443, queued: 5 },
  ];
  for (const second of [0, 3000]) traffic.note([own, other], second);
  expect(traffic.stillMs(3000)).toBe(3000);
});

test.each([
  [
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop:v1',
    { host: '123456789012.dkr.ecr.eu-west-1.amazonaws.com', port: 443 },
  ],
  ['127.0.0.1:5000/a:b', { host: '127.0.0.1', port: 5000 }],
  ['[::1]:5000/a', { host: '::1', port: 5000 }],
  ['', { host: '', port: 443 }],
])('registryOf %j', (image, expected) => expect(registryOf(image)).toEqual(expected));

describe('RegistryTraffic', () => {
  const at = (port: number, queued = 0): Connection => ({ address: '10.0.0.1', port, queued });
  const stillAfter = (...looks: readonly (readonly Connection[])[]) => {
    const traffic = new RegistryTraffic({ host: 'registry', port: 443 });
    for (const [second, all] of looks.entries()) traffic.note(all, second * 1000);
    return traffic.stillMs((looks.length - 1) * 1000);
  };
  test.each<[string, number, number]>([
    ['still from the start', stillAfter([at(443)], [at(443)], [at(443)]), 2000],
    ['something moved in between', stillAfter([at(443)], [at(443, 5)], [at(443)], [at(443)]), 1000],
    ['something moves', stillAfter([at(443)], [at(443), at(443, 5)]), 0],
    ['others move', stillAfter([at(443), at(80, 5)], [at(443), at(80, 5)]), 1000],
    ['no connection', stillAfter([at(80)], [at(80)]), 0],
    ['a new connection', stillAfter([], [at(443)], [at(443)]), 1000],
    ['nothing seen', stillAfter(), 0],
  ])('%s', (_name, still, expected) => expect(still).toBe(expected));

  test('of a host with an address other connections do not count', async () => {
    const traffic = new RegistryTraffic({ host: '127.0.0.1', port: 443 });
    await traffic.findAddresses();
    const own: Connection = { address: '127.0.0.1', port: 443, queued: 0 };
    traffic.note([own, at(443, 5)], 0);
    traffic.note([own, at(443, 5)], 3000);
    expect(traffic.stillMs(3000)).toBe(3000);
  });
});
