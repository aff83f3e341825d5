import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { BlockList, isIPv6 } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** An open connection of this machine. */
export type Connection = {
  /** Where it leads: IPv4 in its usual form, IPv6 in full, with small letters. */
  readonly address: string;
  readonly port: number;
  /** Bytes that were sent and not confirmed, or received and not read. */
  readonly queued: number;
};

const ESTABLISHED = '01';

/** The open connections, from the text of /proc/net/tcp or tcp6 (https://man7.org/linux/man-pages/man5/proc_pid_net.5.html). */
export function readConnections(text: string): readonly Connection[] {
  return text.split('\n').flatMap((line) => {
    const [, address = '', port = '', state, sent = '', received = ''] =
      /^\s*\d+: \S+ ([0-9A-F]+):([0-9A-F]{4}) (\w\w) ([0-9A-F]+):([0-9A-F]+) /.exec(line) ?? [];
    if (state !== ESTABLISHED) return [];
    const queued = Number.parseInt(sent, 16) + Number.parseInt(received, 16);
    return [{ address: addressOf(address), port: Number.parseInt(port, 16), queued }];
  });
}

/** Linux writes addresses in words of 32 bits, the last byte of each first. */
function addressOf(hexadecimal: string): string {
  const words = hexadecimal.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => (word.match(/../g) ?? []).reverse());
  const plain = bytes.join('').toLowerCase();
  // An IPv4 address on a socket for both kinds.
  const isMapped = bytes.length === 16 && plain.startsWith('00000000000000000000ffff');
  const short = isMapped ? bytes.slice(12) : bytes;
  return short.length === 4
    ? short.map((byte) => Number.parseInt(byte, 16)).join('.')
    : (plain.match(/.{4}/g) ?? []).join(':');
}

/** The registry that a command pushes to. */
export type RegistryEnd = { readonly host: string; readonly port: number };

/** The registry in the name of an image, `host[:port]/name`; HTTPS where there is no port. */
export function registryOf(image: string): RegistryEnd {
  const [, host = '', port] = /^(.+?)(?::(\d+))?$/.exec(image.split('/', 1)[0] ?? '') ?? [];
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? 443) };
}

/** How long the connections to a registry have been still, while something is pushed. */
export class RegistryTraffic {
  readonly #end: RegistryEnd;
  readonly #addresses = new BlockList();
  /** The time since which there is a connection, and nothing on its way in any. */
  #stillSinceMs: number | undefined;

  constructor(end: RegistryEnd) {
    this.#end = end;
  }

  /** Looks each second while something is pushed, until the signal. */
  async watch(signal: AbortSignal, isPushing: () => boolean): Promise<void> {
    let isFound = false;
    while (await sleep(LOOK_MS, true, { signal, ref: false }).catch(() => false)) {
      if (!isPushing()) continue;
      if (!isFound) await this.findAddresses();
      isFound = true;
      this.note(openConnections(), performance.now());
    }
  }

  /** Asks where the name of the registry leads. */
  async findAddresses(): Promise<void> {
    const found = await lookup(this.#end.host, { all: true }).catch(() => []);
    for (const { address, family } of found) this.#addresses.addAddress(address, family === 6 ? 'ipv6' : 'ipv4');
  }

  /** Notes one look at all connections of the machine. */
  note(all: readonly Connection[], atMs: number): void {
    const atPort = all.filter(({ port }) => port === this.#end.port);
    const known = atPort.filter(({ address }) => this.#addresses.check(address, isIPv6(address) ? 'ipv6' : 'ipv4'));
    // A name may lead to other addresses for the engine.
    const own = known.length > 0 ? known : atPort;
    const isStill = own.length > 0 && own.every(({ queued }) => queued === 0);
    this.#stillSinceMs = isStill ? (this.#stillSinceMs ?? atMs) : undefined;
  }

  /** In milliseconds; 0 where something moves, or there is no connection. */
  stillMs(atMs: number): number {
    return this.#stillSinceMs === undefined ? 0 : atMs - this.#stillSinceMs;
  }
}

const LOOK_MS = 1_000;

/** Those of the network that this process is in; none where nobody tells. */
function openConnections(): readonly Connection[] {
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => {
    try {
      return readConnections(readFileSync(file, 'utf8'));
    } catch {
      return [];
    }
  });
}
