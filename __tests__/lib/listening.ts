import type { Server } from 'node:net';

/** Host and port that a server listens on. */
export function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.');
  return `${address.address}:${address.port}`;
}
