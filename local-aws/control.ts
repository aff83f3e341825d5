import { type Answer, jsonAnswer } from './answer.ts';
import type { Exchange } from './exchange.ts';
import { checkMembers, type Fields, parseFields, readMilliseconds, readOptionalText, readText } from './fields.ts';
import type { ImageSummary } from './image-summary.ts';
import type { JournalEntry } from './journal.ts';
import type { Home, Management } from './management.ts';
import { readRegistry } from './settings.ts';

const prefix = '/_local/';

/** What the control endpoints can do. */
export type Controls = Home &
  Management & {
    readonly faults: { add(fault: unknown): void; clear(): void };
    readonly journal: { entries(): readonly JournalEntry[]; clear(): void };
    setLatency(ms: number): void;
    setLag(ms: number): void;
  };

/** Whether a path belongs to the control endpoints. */
export function isControlPath(path: string): boolean {
  return path.startsWith(prefix);
}

/**
 * Answers a control request, for processes in any language: what the interface `LocalAws` has, as JSON in and out.
 * Status 400 with `error` and `message` for settings that are wrong. These requests are not journalled and meet no faults.
 */
export async function controlAnswer(controls: Controls, exchange: Exchange, body: Uint8Array): Promise<Answer> {
  const name = `${exchange.method} ${exchange.path.slice(prefix.length)}`;
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (run === undefined) {
    const known = Object.keys(commands).join(', ');
    return jsonAnswer(404, { error: 'NotFound', message: `There is no ${name} under ${prefix}; known are ${known}` });
  }
  try {
    const query = Object.fromEntries(new URLSearchParams(exchange.query));
    const input = exchange.method === 'POST' ? parseFields(Buffer.from(body).toString() || '{}', 'body') : query;
    return jsonAnswer(200, (await run(controls, input)) ?? {});
  } catch (error) {
    const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
    return jsonAnswer(400, { error: kind, message });
  }
}

type Command = (controls: Controls, input: Fields) => unknown;

const commands: Readonly<Record<string, Command>> = {
  'GET health': withoutInput(({ endpoint, accountId, region }) => ({ status: 'ok', endpoint, accountId, region })),
  'POST accounts': (controls, input) => controls.createAccount(input),
  'POST roles': (controls, input) => controls.createRole(input),
  'POST repositories': (controls, input) => controls.createRepository(input),
  'POST registries': async (controls, input) => {
    checkMembers(input, ['accountId', 'region']);
    const { accountId = controls.accountId, region = controls.region } = readRegistry(input);
    return { accountId, region, host: await controls.registryHost(accountId, region) };
  },
  'POST replications': setReplication,
  'POST public-repositories': async (controls, input) => ({
    ...controls.createPublicRepository(input),
    host: await controls.publicRegistryHost(),
  }),
  'GET public-images': (controls, input) => {
    checkMembers(input, ['repository', 'accountId']);
    const { accountId = controls.accountId } = readRegistry(input);
    return imagesAnswer(controls.publicImages(accountId, readText(input, 'repository')));
  },
  'POST plain-registries': async (controls, input) => ({ host: (await controls.plainRegistry(input)).host }),
  'GET images': (controls, input) => imagesAnswer(imagesOf(controls, input)),
  'POST images': (controls, input) => controls.changeImage(input),
  'POST jobs': (controls, input) => controls.startJob(input),
  'POST faults': (controls, input) => controls.faults.add(input),
  'DELETE faults': withoutInput(({ faults }) => faults.clear()),
  'POST latency': (controls, input) => controls.setLatency(readDelay(input)),
  'POST lag': (controls, input) => controls.setLag(readDelay(input)),
  'GET journal': withoutInput(({ journal }) => ({ entries: journal.entries() })),
  'DELETE journal': withoutInput(({ journal }) => journal.clear()),
};

/** The rules of the default registry, or of the one that is named; `afterMs` and `fails` beside them. */
export function setReplication(controls: Home & Pick<Management, 'setReplication'>, input: Fields): void {
  const { accountId = controls.accountId, region = controls.region } = readRegistry(input);
  const { accountId: _account, region: _region, rules, ...manner } = input;
  controls.setReplication(accountId, region, rules, manner);
}

function imagesAnswer(images: readonly ImageSummary[]): object {
  return { images: images.map(({ manifest, ...image }) => ({ ...image, manifest: Buffer.from(manifest).toString() })) };
}

/** The images of a repository of ECR's registry or, with `host`, of a plain one. */
function imagesOf(controls: Controls, input: Fields): readonly ImageSummary[] {
  const repository = readText(input, 'repository');
  const host = readOptionalText(input, 'host');
  if (host !== undefined) {
    checkMembers(input, ['repository', 'host']);
    return controls.plainImages(host, repository);
  }
  checkMembers(input, ['repository', 'accountId', 'region']);
  const { accountId = controls.accountId, region = controls.region } = readRegistry(input);
  return controls.images(accountId, region, repository);
}

function readDelay(input: Fields): number {
  checkMembers(input, ['ms']);
  return readMilliseconds(input, 'ms');
}

/** A command that takes nothing, so that whoever believes in a filter learns that there is none. */
function withoutInput(run: (controls: Controls) => unknown): Command {
  return (controls, input) => {
    checkMembers(input, []);
    return run(controls);
  };
}
