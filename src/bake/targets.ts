import { isAbsolute, join, resolve } from 'node:path';
import { type Fields, lineOf } from '../docker/fields.ts';
import type { Compression } from '../inputs/builder.ts';
import type { BuildInputs } from '../inputs/inputs.ts';
import type { PathLookup } from '../inputs/paths.ts';
import type { BuildSecret } from '../inputs/secrets.ts';
import { isRemoteContext, parseRepository, type RepositoryReference } from '../inputs/values.ts';
import { present } from '../present.ts';
import type { BakeDefinition, BakeTarget } from './definition.ts';
import type { BakeInputs } from './inputs.ts';

/** What is wanted of one target. */
export type TargetOrder = {
  readonly name: string;
  readonly repository: RepositoryReference;
  /** All wanted tags, each once, the commit's first. */
  readonly tags: readonly [string, ...string[]];
  readonly build: BuildInputs;
  /** The target as buildx has printed it. */
  readonly raw: BakeTarget['raw'];
  /** Of how the image is packed, besides its compression: `name=value` each. */
  readonly packing: readonly string[];
  readonly inlineDockerfile?: string;
  /** What else decides the image. */
  readonly further: Readonly<Record<string, unknown>>;
};

/** Where things are. */
export type TargetPlaces = {
  /** Where paths of the definition start, from the workspace; `.` is the workspace itself. */
  readonly workdir: string;
  readonly workspace: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly lookup: PathLookup;
  readonly sizeOf: (path: string) => number | undefined;
};

/** The orders, and all that is wrong with them. */
export type TargetPlan = {
  readonly orders: readonly TargetOrder[];
  /** Builds that contexts of others refer to; they are not delivered. */
  readonly linked: readonly Omit<TargetOrder, 'repository' | 'tags'>[];
  readonly mistakes: readonly string[];
  readonly notices: readonly string[];
};

/** Maps the targets of a definition to repositories of ECR, and says what is told to docker for each. */
export function planTargets(definition: BakeDefinition, inputs: BakeInputs, places: TargetPlaces): TargetPlan {
  const { targets, linked } = definition;
  const mistakes: string[] = [];
  if (targets.length === 0) mistakes.push('targets: the definition has none of these, so nothing would be built.');
  const names = targets.map(({ name }) => name);
  // A step that builds a part of them may well know the repositories of all.
  const unknown = inputs.definition.targets.length > 0 ? [] : [...inputs.repositories.keys()];
  const elsewhere: string[] = [];
  const unplaced: string[] = [];
  const orders = targets.flatMap((target): TargetOrder[] => {
    const { build, mistakes: wrong, ...rest } = readBuild(target, inputs, places);
    mistakes.push(...wrong.map((text) => `target ${target.name}: ${text}`));
    const found = repositoryOf(target, inputs);
    if ('mistake' in found) {
      if (found.mistake === undefined) unplaced.push(target.name);
      else mistakes.push(`target ${target.name}: ${found.mistake}`);
      return [];
    }
    const { repository, ownTags, others } = found;
    elsewhere.push(...others.map((tag) => `${wholeName(tag)} (${target.name})`));
    const [first, ...further] = [...new Set([...inputs.tags, ...ownTags])];
    if (first === undefined) {
      const left = others.length === 0 ? '' : ` Its tags ${others.join(', ')} are in other repositories.`;
      mistakes.push(
        `target ${target.name}: it has no tag in ${repository.name}.${left} Set commit-tag or tags, or give it one in the bake file, with the host of the registry.`,
      );
      return [];
    }
    return [{ name: target.name, repository, tags: [first, ...further], build, ...rest }];
  });
  const [one] = unplaced;
  if (one !== undefined)
    mistakes.push(
      `${unplaced.length === 1 ? `target ${one} has` : `targets ${unplaced.join(', ')} have`} no repository. Add ` +
        `\`repository-prefix: NAME\`, for NAME/${one} and so on, or under \`repositories\` a line such as \`${one}=NAME\`.`,
    );
  mistakes.push(...clashes(orders), ...differentRegistries(orders));
  return {
    orders,
    linked: linked.map((target) => {
      const { mistakes: wrong, ...rest } = readBuild({ ...target, outputs: [] }, inputs, places);
      mistakes.push(...wrong.map((text) => `target ${target.name}: ${text}`));
      return { name: target.name, ...rest };
    }),
    mistakes,
    notices: [
      ...unknown
        .filter((name) => !names.includes(name))
        .map((name) => `repositories: there is no target ${name} among those to build: ${names.join(', ')}.`),
      ...(elsewhere.length === 0
        ? []
        : [`Left out, as they are not in the repository of their target in ECR: ${elsewhere.join(', ')}.`]),
    ],
  };
}

type FoundRepository = {
  readonly repository: RepositoryReference;
  /** Further tags that the definition gives in this repository. */
  readonly ownTags: readonly string[];
  /** Names that the definition gives elsewhere. */
  readonly others: readonly string[];
};

/** What the workflow says of this target, else where the definition's own tags are, else the prefix and its name. */
function repositoryOf(
  { name, tags }: BakeTarget,
  { repositories, repositoryPrefix, destination }: BakeInputs,
): FoundRepository | { readonly mistake: string | undefined } {
  const named = tags.map((text) => ({ text, ...readImageName(text) }));
  const inEcr = named.flatMap(({ repository }) => repository ?? []);
  const uris = [...new Set(inEcr.map((reference) => `${reference.host}/${reference.name}`))];
  const given = repositories.get(name);
  if (given === undefined && uris.length > 1)
    return { mistake: `its tags are in several repositories, ${uris.join(' and ')}. Name one under \`repositories\`.` };
  const repository = given ?? inEcr[0] ?? underPrefix(repositoryPrefix, name);
  if (repository === undefined) return { mistake: undefined };
  if ('rule' in repository) return { mistake: `"${repositoryPrefix}${name}" ${repository.rule}` };
  const isOwn = (other: RepositoryReference | undefined): boolean =>
    other?.name === repository.name &&
    (repository.host === undefined ? isHere(other, destination) : other.host === repository.host);
  return {
    repository,
    ownTags: named.flatMap(({ repository: other, tag }) => (isOwn(other) ? tag : [])),
    others: named.flatMap(({ repository: other, text }) => (isOwn(other) ? [] : text)),
  };
}

/** Whether a repository with a host is in the registry of this step, as far as that is known before any call. */
function isHere({ accountId, region }: RepositoryReference, destination: BakeInputs['destination']): boolean {
  if (destination.kind === 'engine' || accountId === undefined) return true;
  const { credentials, registryId } = destination;
  const own = registryId ?? (credentials.kind === 'roles' ? credentials.roles.at(-1)?.accountId : undefined);
  return accountId === own && region === destination.region;
}

function underPrefix(prefix: string | undefined, name: string) {
  if (prefix === undefined) return undefined;
  const parsed = parseRepository(`${prefix}${name}`);
  return parsed.valid ? parsed.value : { rule: parsed.rule };
}

/** The repository in ECR and the tag of an image's name; a name without a host is Docker Hub's, and in no ECR. */
function readImageName(text: string): { readonly repository?: RepositoryReference; readonly tag: string } {
  const [, name = text, tag = 'latest'] = /^(.+?)(?::([\w][\w.-]*))?$/.exec(text) ?? [];
  const parsed = parseRepository(name);
  return parsed.valid && parsed.value.host !== undefined ? { repository: parsed.value, tag } : { tag };
}

/** A name without a host is one of Docker Hub. */
function wholeName(text: string): string {
  return /^([^/]*[.:][^/]*|localhost)\//.test(text) ? text : `docker.io/${text}`;
}

/** Two images cannot have the same tag in the same repository. */
function clashes(orders: readonly TargetOrder[]): readonly string[] {
  const owners = new Map<string, string>();
  const pairs = new Set<string>();
  for (const { name, repository, tags } of orders) {
    for (const tag of tags) {
      const image = `${repository.name}:${tag}`;
      const owner = owners.get(image);
      if (owner === undefined) owners.set(image, name);
      else pairs.add(`targets ${owner} and ${name} would both be ${image}. Give each a repository of its own.`);
    }
  }
  return [...pairs];
}

function differentRegistries(orders: readonly TargetOrder[]): readonly string[] {
  const hosts = new Map(orders.flatMap(({ name, repository: { host } }) => (host === undefined ? [] : [[host, name]])));
  const places = [...hosts].map(([host, name]) => `${host} (${name})`);
  return places.length < 2 ? [] : [`repositories are in several registries, ${places.join(', ')}: one step has one.`];
}

type ReadBuild = Omit<TargetOrder, 'name' | 'repository' | 'tags'> & { readonly mistakes: readonly string[] };

/** A target as `docker build` would be told it. */
function readBuild(target: BakeTarget, inputs: BakeInputs, places: TargetPlaces): ReadBuild {
  const { workdir } = places;
  const inWorkspace = (path: string): string => (isAbsolute(path) ? path : join(workdir, path));
  const isRemote = isRemoteContext(target.context);
  const context = isRemote ? target.context : inWorkspace(target.context);
  const { inlineDockerfile } = target;
  const file = inlineDockerfile === undefined ? dockerfileOf(target, context, places) : undefined;
  const { compression, packing } = packingOf(target.outputs);
  const buildContexts = Object.entries(target.contexts).map(([name, value]) => ({
    name,
    value: isAddress(value) ? value.replace(/^(oci-layout:\/\/)(?!\/)/, `$1${join(workdir, '/')}`) : inWorkspace(value),
  }));
  const mistakes = [
    ...(isRemote ? [] : wrongPaths(context, file, places)),
    ...buildContexts
      .filter(({ value }) => !isAddress(value) && places.lookup(resolve(places.workspace, value)) !== 'directory')
      .map(({ name, value }) => `its context ${name} is the folder "${value}", which is not there.`),
    ...wrongOutputs(target.outputs),
  ];
  const secrets = target.secrets.map((fields) => secretOf(fields, places, inWorkspace));
  for (const secret of secrets) if ('mistake' in secret) mistakes.push(secret.mistake);
  const build: BuildInputs = {
    context,
    ...present('file', file),
    ...present('target', target.target),
    buildArgs: Object.entries(target.args).map(([name, value]) => ({ name, value })),
    labels: [...Object.entries(target.labels).map(([key, value]) => ({ key, value })), ...inputs.labels],
    annotations: [...target.annotations, ...inputs.annotations],
    pull: target.pull || inputs.pull,
    noCache: target.noCache || inputs.noCache,
    ...present('network', target.network),
    addHosts: Object.entries(target.extraHosts).map(([host, address]) => `${host}:${address}`),
    ...present('shmSize', target.shmSize),
    ulimits: target.ulimits,
    buildContexts,
    secrets: secrets.flatMap((secret) => ('mistake' in secret ? [] : secret)),
    ssh: target.ssh.map(({ id = 'default', ...rest }) => [id, ...Object.values(rest)].join('=')),
    allow: target.entitlements,
    noCacheFilters: target.noCacheFilters,
    platforms: target.platforms,
    ...present('provenance', attestation(target.attest, 'provenance')),
    ...present('sbom', attestation(target.attest, 'sbom')),
    compression,
    ...present('builder', inputs.builder),
    load: false,
    cache: { ...inputs.cache, scope: [target.name, ...target.platforms] },
    cacheFrom: target.cacheFrom.map(lineOf),
    cacheTo: target.cacheTo.map(lineOf),
  };
  return {
    build,
    raw: target.raw,
    packing,
    ...present('inlineDockerfile', inlineDockerfile),
    further: { ...target.further, ...(packing.length === 0 ? {} : { packing }) },
    mistakes,
  };
}

/** Where the Dockerfile is, from the workspace: in the context, or behind `cwd://` in the folder of the definition. */
function dockerfileOf(
  { dockerfile }: BakeTarget,
  context: string,
  { workdir, workspace, lookup }: TargetPlaces,
): string | undefined {
  if (dockerfile === undefined || isRemoteContext(context) || isAbsolute(dockerfile)) return dockerfile;
  const [, own] = /^cwd:\/\/(.*)$/.exec(dockerfile) ?? [];
  const file = own === undefined ? join(context, dockerfile) : join(workdir, own);
  // What bake prints where the definition says nothing; docker takes either spelling then.
  const other = join(context, 'dockerfile');
  const isThere = (path: string): boolean => lookup(resolve(workspace, path)) === 'file';
  return dockerfile === 'Dockerfile' && !isThere(file) && isThere(other) ? other : file;
}

function isAddress(value: string): boolean {
  return /^(docker-image|oci-layout):\/\/|^target:/.test(value) || isRemoteContext(value);
}

function wrongPaths(context: string, file: string | undefined, { workspace, lookup }: TargetPlaces): string[] {
  if (lookup(resolve(workspace, context)) !== 'directory')
    return [`its context "${context}" is not a folder. Is a step with actions/checkout missing before this one?`];
  if (file === undefined || lookup(resolve(workspace, file)) === 'file') return [];
  return [`there is no Dockerfile "${file}".`];
}

/** What is pushed to a registry is an image; what else a target may be written to is not this action's. */
function wrongOutputs(outputs: readonly Fields[]): string[] {
  const other = outputs.map(({ type = 'local' }) => type).find((type) => !IMAGE_OUTPUTS.includes(type));
  return other === undefined
    ? []
    : [`its output is of type ${other}, which is no image. Leave it out of \`targets\`, or of the group.`];
}

const IMAGE_OUTPUTS: readonly string[] = ['image', 'registry', 'docker', 'cacheonly'];

/** Of the output of an image those fields that decide how it is packed: where it goes is this action's business. */
function packingOf(outputs: readonly Fields[]): {
  readonly compression: Compression;
  readonly packing: readonly string[];
} {
  const fields = outputs.find(({ type = '' }) => ['image', 'registry'].includes(type)) ?? {};
  const compression = COMPRESSIONS.find((known) => known === fields.compression) ?? 'default';
  // A compression that the action has no word for stays as it is.
  const packing = Object.entries(fields).filter(
    ([name]) => !PLACES.includes(name) && (name !== 'compression' || compression === 'default'),
  );
  return { compression, packing: packing.map(([name, value]) => `${name}=${value}`) };
}

const COMPRESSIONS: readonly Compression[] = ['gzip', 'estargz', 'zstd'];

/** Fields of an output that say where an image goes. */
const PLACES: readonly string[] = ['type', 'name', 'push', 'push-by-digest', 'store', 'unpack', 'dest', 'tar'].concat([
  'registry.insecure',
  'name-canonical',
  'dangling-name-prefix',
]);

/** `type=provenance,mode=max` as `docker build --provenance` takes it; absent where it is off. */
function attestation(attest: readonly Fields[], type: string): string | undefined {
  const fields = attest.findLast((one) => one.type === type);
  if (fields === undefined || fields.disabled === 'true') return undefined;
  const { type: _type, disabled: _disabled, ...rest } = fields;
  return lineOf(rest) || 'true';
}

/** A secret, which has to be there: buildx mounts one that is not as an empty file. */
function secretOf(
  { id = '', env: given, src, source: file = src, type }: Fields,
  { workspace, variables, sizeOf }: TargetPlaces,
  inWorkspace: (path: string) => string,
): BuildSecret | { readonly mistake: string } {
  // `type=env,src=NAME` is another way to say `env=NAME`.
  const [env, source] = type === 'env' ? [given ?? file, undefined] : [given, file];
  const variable =
    env ??
    (source === undefined && type !== 'file' && (type === 'env' || variables[id] !== undefined) ? id : undefined);
  if (variable !== undefined) {
    if (variables[variable]) return { id, kind: 'variable', name: variable };
    const state =
      variables[variable] === undefined
        ? `is not set. Add it under \`env:\` of this step, \`${variable}: \${{ secrets.${variable} }}\`.`
        : 'is empty: no such secret is set for this repository or environment, or this run may not have it (pull requests ' +
          'of forks and of Dependabot get none).';
    return { mistake: `its secret ${id} is the variable ${variable}, which ${state}` };
  }
  const path = inWorkspace((source ?? id).replace(/^~(?=\/)/, variables.HOME ?? '~'));
  if (sizeOf(resolve(workspace, path))) return { id, kind: 'file', path };
  return { mistake: `its secret ${id} is the file ${path}, which is not there, or empty.` };
}
