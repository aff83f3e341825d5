import { connect, createServer, type Server, type Socket } from 'node:net';
import { addressOf } from '../lib/listening.ts';

/** Connections to a server, of which some are cut after so many bytes. */
export type CuttingProxy = {
  readonly host: string;
  /** Cuts the next connection that carries so many bytes up, or down; then the one after that, and so on. */
  readonly cut: (direction: 'up' | 'down', afterBytes: readonly number[]) => void;
  /** How many cuts have not come yet. */
  readonly waiting: () => number;
  readonly close: () => Promise<void>;
};

/** Stands before a server and loses connections to it, as networks do. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const cuts = { up: [] as number[], down: [] as number[] };
  const sockets = new Set<Socket>();
  const [host = '', port = ''] = target.split(':');
  const server: Server = createServer((client) => {
    const upstream = connect(Number(port), host);
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    const carry = (from: Socket, to: Socket, direction: 'up' | 'down'): void => {
      let bytes = 0;
      from.on('data', (chunk) => {
        bytes += chunk.length;
        const [limit] = cuts[direction];
        if (limit !== undefined && bytes > limit) {
          cuts[direction].shift();
          // What came so far arrives; the other side learns that nothing more will.
          to.write(chunk.subarray(0, Math.max(0, chunk.length - (bytes - limit))), end);
        } else if (!to.write(chunk)) {
          from.pause();
          to.once('drain', () => from.resume());
        }
      });
    };
    carry(client, upstream, 'up');
    carry(upstream, client, 'down');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    host: addressOf(server),
    cut: (direction, afterBytes) => cuts[direction].push(...afterBytes),
    waiting: () => cuts.up.length + cuts.down.length,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
