import type { ServiceName } from './exchange.ts';

/** What a test does while a call waits. */
export type Hook = () => void | Promise<void>;

/** Hooks that are waiting for the call that each is for. */
export class Hooks {
  #waiting: readonly { readonly service: ServiceName; readonly operation: string; readonly hook: Hook }[] = [];

  /** Adds a hook behind those that wait already. */
  add(service: ServiceName, operation: string, hook: Hook): void {
    this.#waiting = [...this.#waiting, { service, operation, hook }];
  }

  /** Takes the first hook for the call, which then waits no more: what it does itself may be such a call. */
  take(service: ServiceName, operation: string): Hook | undefined {
    const found = this.#waiting.find((item) => item.service === service && item.operation === operation);
    this.#waiting = this.#waiting.filter((item) => item !== found);
    return found?.hook;
  }
}
