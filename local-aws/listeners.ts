import type { Server } from 'node:http';
import { type Conditions, close, createHandler, hostOf, listen, type Router } from './listener.ts';

/** The servers of a local AWS, which start when they are first asked for. */
export class Listeners {
  readonly #conditions: Conditions;
  readonly #servers = new Map<string, Promise<Server>>();

  constructor(conditions: Conditions) {
    this.#conditions = conditions;
  }

  /** Host and port of the server with this name; where there is none it starts, on any free port unless one is named. */
  async host(name: string, route: Router, port = 0): Promise<string> {
    const server = this.#servers.get(name) ?? listen(port, createHandler(route, this.#conditions));
    this.#servers.set(name, server);
    try {
      return hostOf(await server);
    } catch (error) {
      this.#servers.delete(name);
      throw error;
    }
  }

  /** Closes all servers with their connections. */
  async close(): Promise<void> {
    await Promise.all((await Promise.all(this.#servers.values())).map(close));
  }
}
