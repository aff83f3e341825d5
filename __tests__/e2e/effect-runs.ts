import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ACTIONS, readAction } from '../../scripts/docs/action-files.ts';
import { runStep, type StepResult, type Variables } from '../../scripts/local-runner.ts';
import type { ActionName } from '../../src/inputs/action-inputs.ts';
import type { Case, Effect, Place, Prepared, RunAction } from '../effects/effect.ts';
import { ACCOUNT, BASE, CHAINED_ROLE, COMMIT, IN_ECR, OTHER_COMMIT, OTHER_ROLE } from '../effects/places.ts';
import { ROWS } from '../effects/rows.ts';
import { writeLayout } from './layouts.ts';
import { allowMounts, pushImage } from './registry-client.ts';
import { ENGINES, policy, REGION, REPOSITORY, ROLE, trust, World } from './workbench.ts';

type Mutability = 'MUTABLE' | 'IMMUTABLE';

const root = resolve(import.meta.dirname, '../..');
// What a classic store cannot do would be another row.
const engine = ENGINES.find(({ store }) => store === 'containerd');

/** What can be seen from a build of its settings. */
const RECORD =
  'RUN { echo "$V"; ls /sys/class/net; df -k /dev/shm; ulimit -n; cat /etc/hosts /proc/sys/kernel/random/uuid; } > /what';
const DOCKERFILE = [`FROM ${BASE} AS base`, 'ARG V=0', 'COPY index.html /', RECORD];
const BAKEFILE = (settings: string): string => `
variable "V" { default = "0" }
group "default" { targets = ["shop"] }
target "shop" {
  args = { V = V }
  ${settings}
}
target "other" { inherits = ["shop"] }
`;
/** What is built on is in ECR, or where an argument says. */
const BASED = `ARG IMAGE=scratch\nFROM ${IN_ECR}/base/tools AS release\nFROM $IMAGE\nCOPY index.html /\n`;
const FILES: Variables = {
  'index.html': '<p>one</p>\n',
  Dockerfile: [...DOCKERFILE, 'FROM base AS release', 'RUN echo release > /stage', 'FROM base'].join('\n'),
  'other.Dockerfile': [...DOCKERFILE, 'RUN echo other > /stage'].join('\n'),
  'plain.Dockerfile': 'FROM scratch\nCOPY index.html /\n',
  'named.Dockerfile': 'FROM scratch\nCOPY --from=extra . /\n',
  'secret.Dockerfile': `FROM ${BASE}\nRUN --mount=type=secret,id=t,required=true sha256sum /run/secrets/t > /sum\n`,
  'sub/index.html': '<p>two</p>\n',
  'sub/Dockerfile': DOCKERFILE.join('\n'),
  'sub/docker-bake.hcl': BAKEFILE(''),
  'based.Dockerfile': BASED,
  'named/extra.txt': 'extra\n',
  'docker-bake.hcl': BAKEFILE(''),
  'other.hcl': BAKEFILE('args = { V = "3", W = "4" }').replace('args = { V = V }\n', ''),
  'outside.hcl': BAKEFILE('network = "host"\n  entitlements = ["network.host"]'),
};
// In the words that OpenSSH and Docker both read.
const KEY = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
}).privateKey;

const USUAL: Readonly<Record<ActionName, Variables>> = {
  'build-push': { repository: REPOSITORY },
  bake: { 'repository-prefix': 'team' },
  doctor: { repository: REPOSITORY },
  merge: { repository: REPOSITORY, images: 'amd64\narm64' },
  promote: { repository: REPOSITORY, image: 'amd64', tags: 'v1' },
};

/** A registry with all that rows name. */
async function createWorld(action: ActionName, imageTagMutability: Mutability): Promise<World> {
  if (engine === undefined) throw new Error('no engine');
  const world = await World.create(engine, { repository: { imageTagMutability } });
  for (const name of ['team/other', 'group/shop']) world.aws.createRepository({ name, imageTagMutability });
  const permissions = policy({ Effect: 'Allow', Action: ['ecr:*', 'sts:AssumeRole'], Resource: '*' });
  for (const arn of [ROLE, OTHER_ROLE]) world.aws.createRole({ arn, trust: trust(ACCOUNT, 'repo:*'), permissions });
  const Condition = { StringEquals: { 'sts:ExternalId': 'right' } };
  const chained = policy({ Effect: 'Allow', Principal: { AWS: ROLE }, Action: 'sts:AssumeRole', Condition });
  world.aws.createRole({ arn: CHAINED_ROLE, trust: chained, permissions });
  for (const [path, text] of [...Object.entries(FILES), ['key.pem', KEY] as const]) {
    const file = join(world.workspace, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { mode: 0o600 });
  }
  await writeLayout(join(world.workspace, 'given'));
  if (action === 'doctor') await pushImage(world, OTHER_COMMIT, { os: 'linux', architecture: 'amd64' });
  if (action === 'merge' || action === 'promote') {
    for (const architecture of ['amd64', 'arm64']) await pushImage(world, architecture, { os: 'linux', architecture });
    if (action === 'promote') await pushImage(world, COMMIT, { os: 'linux', architecture: 'amd64', config: {} });
    await allowMounts(world);
  }
  return world;
}

/** Runs the action in a world, each time with the usual inputs and these. */
function runnerOf(action: ActionName, world: World): RunAction {
  return async (inputs = {}, options = {}) =>
    await runStep({
      action: dirname(join(root, ACTIONS[action])),
      workspace: world.workspace,
      temp: world.temp,
      ...options,
      environment: { ...world.jobEnvironment(), ...options.environment },
      inputs: { 'role-to-assume': ROLE, 'aws-region': REGION, ...USUAL[action], ...inputs },
    });
}

/** Everything that a run shows, by place. */
type Shown = Readonly<Record<Place, string>>;

const NO_TIMINGS = /\(?\d+(\.\d+)? m?s\)?/g;

async function shownBy(world: World, result: StepResult): Promise<Shown> {
  const lines = (variables: Variables) => Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const calls = world.aws.journal
    .entries()
    .map(({ service, operation, status, repository, principalArn, parameters }) =>
      [`${service}:${operation}`, status, repository ?? '', principalArn ?? '', JSON.stringify(parameters)].join(' '),
    );
  return {
    image: await imageOf(world, result.outputs.digest ?? imagesIn(result.outputs)[0]?.digest),
    tags:
      result.outputs.tags ??
      imagesIn(result.outputs)
        .map((one) => one.tags?.join() ?? '')
        .join(),
    outputs: lines(result.outputs).join('\n'),
    log: result.log.replace(NO_TIMINGS, ''),
    notices: result.notices.join('\n'),
    warnings: result.warnings.join('\n'),
    errors: result.errors.map(({ title, message }) => `${title}: ${message}`).join('\n'),
    exported: lines(result.exported).join('\n'),
    calls: calls.join('\n'),
  };
}

/** The images of a bake file. */
function imagesIn({ images }: Variables): readonly { readonly digest?: string; readonly tags?: readonly string[] }[] {
  return Object.values(JSON.parse(images ?? '{}'));
}

/** The manifest, and of one image the labels without the one that says how it was built. */
async function imageOf(world: World, digest: string | undefined): Promise<string> {
  const found = world.aws.images(ACCOUNT, REGION, REPOSITORY).find((one) => one.digest === digest);
  if (found === undefined) return '';
  const { mediaType, layers, annotations, manifests } = JSON.parse(Buffer.from(found.manifest).toString());
  const format = '{{json .Config.Labels}}';
  const id = `${await world.aws.registryHost(ACCOUNT, REGION)}/${REPOSITORY}@${digest}`;
  const labels =
    manifests === undefined ? await world.docker('inspect', '--format', format, id).catch(() => '{}') : '{}';
  const { 'ecr-build-push.built-as': _builtAs, ...others } = JSON.parse(labels) ?? {};
  return JSON.stringify({ mediaType, layers, annotations, manifests, others }, null, 1);
}

/** What a row says, held against two runs. */
function compare([first, second]: readonly [Shown, Shown], { place, shows, isFirst = false }: Effect): void {
  const isRed = place === 'errors';
  if (!isRed || (shows !== undefined && !isFirst)) expect(first.errors).toBe('');
  if (!isRed || isFirst) expect(second.errors).toBe('');
  if (shows === undefined) {
    if (!isRed) expect([first[place], second[place]]).not.toContain('');
    expect(second[place]).not.toBe(first[place]);
    return;
  }
  const [without, having] = isFirst ? [second, first] : [first, second];
  expect(having[place]).toMatch(shows);
  expect(without[place]).not.toMatch(shows);
}

/** A case, with the names of its test and of its input, in a repository of one kind. */
type Row = { readonly title: string; readonly name: string; readonly one: Case; readonly effect: Effect };

/** Whatever makes no difference to a first run: what is the same anyway, or the default. */
function firstInputs(action: ActionName, { name, one }: Row): Variables {
  const usual: Variables = { ...DEFAULTS[action], 'role-to-assume': ROLE, 'aws-region': REGION, ...USUAL[action] };
  const given = Object.entries({ ...one.shared, [name]: one.values[0] });
  return Object.fromEntries(
    given.flatMap(([key, text]) => (text === undefined || text === usual[key] ? [] : [[key, text]])),
  );
}

const DEFAULTS = Object.fromEntries(
  Object.entries(ACTIONS).map(([action, file]) => {
    const fields = readAction(readFileSync(join(root, file), 'utf8')).inputs.flatMap((group) => group.fields);
    return [action, Object.fromEntries(fields.map(({ name, default: text }) => [name, text ?? '']))];
  }),
);

/** The rows whose first run is the same, so that it is run once; one that prepares something is alone. */
type Group = { readonly key: string; readonly rows: readonly [Row, ...Row[]]; readonly isUsual: boolean };

function groupsOf(action: ActionName, mutability: Mutability): readonly Group[] {
  const rows = Object.entries(ROWS[action]).flatMap(([name, cases]) =>
    cases.flatMap((one: Case): readonly Row[] => {
      const effect = mutability === 'MUTABLE' ? one.mutable : one.immutable;
      const title = `${name}: ${JSON.stringify(one.values[1] ?? null)} shows in ${effect?.place}`;
      return effect === undefined ? [] : [{ title, name, one, effect }];
    }),
  );
  const keyOf = (row: Row) => (row.one.prepare === undefined ? JSON.stringify(firstInputs(action, row)) : row.title);
  return [...Map.groupBy(rows, keyOf)].flatMap(([key, [first, ...others]]) =>
    first === undefined ? [] : [{ key, rows: [first, ...others], isUsual: key === '{}' }],
  );
}

/** Tests of rows with one first run, which is followed by the second run of each. */
function testGroup(action: ActionName, mutability: Mutability, group: Group): void {
  const { name, one } = group.rows[0];
  let world: World;
  let show: (inputs: Variables) => Promise<Shown>;
  let close: Prepared['close'];
  let first: Shown;
  beforeAll(async () => {
    world = await createWorld(action, mutability);
    const run = runnerOf(action, world);
    const { close: closing, ...options } = (await one.prepare?.(world, run)) ?? {};
    close = closing;
    show = async (inputs) => {
      world.aws.journal.clear();
      return await shownBy(world, await run(inputs, options));
    };
    first = await show(inputsOf(name, one, 0));
  });
  afterAll(async () => {
    await close?.();
    await world.close();
  });
  test.each(group.rows)('$title', async (row) => {
    compare([first, await show(inputsOf(row.name, row.one, 1))], row.effect);
  });
  if (!group.isUsual) return;
  test('what is run again as it was shows the same', async () => {
    const [before, again] = [await show({}), await show({})];
    for (const place of ['image', 'tags', 'notices', 'warnings', 'errors', 'exported'] as const)
      expect({ place, shown: again[place] }).toEqual({ place, shown: before[place] });
    expect(again.errors).toBe('');
  });
}

function inputsOf(name: string, one: Case | undefined, run: 0 | 1): Variables {
  const value = one?.values[run];
  return { ...one?.shared, ...(value === undefined ? {} : { [name]: value }) };
}

/** A test for each case of each input of an action, of two runs that differ in nothing else. */
export function testRows(action: ActionName, mutability: Mutability): void {
  describe(`what each input of ${action} does, ${mutability}`, () => {
    for (const group of groupsOf(action, mutability))
      describe(`after ${group.key}`, () => testGroup(action, mutability, group));
  });
}
