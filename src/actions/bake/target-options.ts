import { isAbsolute, join, resolve } from 'node:path';
import { type BuildInputs, takenVariables } from '../../inputs/build-inputs.ts';
import type { BuildSecret } from '../../inputs/build-secrets.ts';
import type { Compression } from '../../inputs/builder-inputs.ts';
import { isRemoteContext } from '../../inputs/parse-docker.ts';
import { isAddress, type PathLookup } from '../../inputs/paths.ts';
import { type Fields, lineOf } from '../../lib/csv-fields.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { BakeTarget } from './bake-definition.ts';
import type { BakeInputs } from './bake-inputs.ts';

/** How one target is built. */
export type TargetOptions = {
  readonly name: string;
  readonly build: BuildInputs;
  /** The target as buildx has printed it. */
  readonly raw: BakeTarget['raw'];
  /** Fields of how the image is packed, besides its compression: `name=value` each. */
  readonly packing: readonly string[];
  readonly inlineDockerfile?: string;
  /** Settings that this version of the action does not know, which decide the image all the same. */
  readonly further: Readonly<Record<string, unknown>>;
};

/** The folders, variables and files that a definition is read against. */
export type TargetPlaces = {
  /** Where paths of the definition start, from the workspace; `.` is the workspace itself. */
  readonly workdir: string;
  readonly workspace: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly lookup: PathLookup;
  readonly sizeOf: (path: string) => number | undefined;
};

/** A target as options of `docker build`, and its mistakes. */
export function readTargetOptions(
  target: BakeTarget,
  inputs: BakeInputs,
  places: TargetPlaces,
): TargetOptions & { readonly mistakes: readonly string[] } {
  const { context, file, mistakes: wrongFiles } = contextOf(target, places);
  const { buildContexts, mistakes: wrongContexts } = namedContexts(target, places);
  const secrets = target.secrets.map((fields) => secretOf(fields, places));
  const { compression, packing } = packingOf(target.outputs);
  const build: BuildInputs = {
    ...plainOptions(target, inputs),
    context,
    ...omitUndefined({ file }),
    buildContexts,
    secrets: secrets.flatMap((secret) => ('mistake' in secret ? [] : secret)),
    compression,
  };
  const { name, raw, inlineDockerfile } = target;
  return omitUndefined({
    name,
    build,
    raw,
    packing,
    inlineDockerfile,
    further: { ...target.further, ...(packing.length === 0 ? {} : { packing }) },
    mistakes: [
      ...wrongFiles,
      ...wrongContexts,
      ...wrongOutputs(target.outputs),
      ...wrongCall(raw),
      ...takenByCache(build, inputs),
      ...secrets.flatMap((secret) => ('mistake' in secret ? secret.mistake : [])),
    ],
  });
}

/** The variables of the step that the target takes, and docker is given the keys in; without a push it is given none. */
function takenByCache(build: BuildInputs, { destination }: Pick<BakeInputs, 'destination'>): readonly string[] {
  return destination.kind === 'ecr' ? takenVariables(build).map(({ rule }) => rule) : [];
}

/** The options that the target has in docker's words, or the inputs for all targets have. */
function plainOptions(
  target: BakeTarget,
  inputs: BakeInputs,
): Omit<BuildInputs, 'context' | 'buildContexts' | 'secrets' | 'compression'> {
  return omitUndefined({
    target: target.target,
    buildArgs: Object.entries(target.args).map(([name, value]) => ({ name, value })),
    labels: [...Object.entries(target.labels).map(([key, value]) => ({ key, value })), ...inputs.labels],
    annotations: [...target.annotations, ...inputs.annotations],
    pull: target.pull || inputs.pull,
    noCache: target.noCache || inputs.noCache,
    network: target.network,
    addHosts: Object.entries(target.extraHosts).map(([host, address]) => `${host}:${address}`),
    shmSize: target.shmSize,
    ulimits: target.ulimits,
    ssh: target.ssh.map(({ id = 'default', ...rest }) => [id, ...Object.values(rest)].join('=')),
    allow: target.entitlements,
    noCacheFilters: target.noCacheFilters,
    platforms: target.platforms,
    provenance: attestation(target.attest, 'provenance'),
    sbom: attestation(target.attest, 'sbom'),
    builder: inputs.builder,
    load: false,
    cache: { ...inputs.cache, scope: [target.name, ...target.platforms] },
    cacheFrom: target.cacheFrom.map(lineOf),
    cacheTo: target.cacheTo.map(lineOf),
  });
}

/** A path of the definition, relative to the workspace. */
function fromWorkspace(path: string, { workdir }: Pick<TargetPlaces, 'workdir'>): string {
  return isAbsolute(path) ? path : join(workdir, path);
}

/** The context of a target, relative to the workspace; an address as it is. */
export function contextFrom({ context }: Pick<BakeTarget, 'context'>, workdir: string): string {
  return isRemoteContext(context) ? context : fromWorkspace(context, { workdir });
}

function contextOf(target: BakeTarget, places: TargetPlaces) {
  const isRemote = isRemoteContext(target.context);
  const context = contextFrom(target, places.workdir);
  const file = target.inlineDockerfile === undefined ? dockerfileOf(target, context, places) : undefined;
  return { context, file, mistakes: isRemote ? [] : wrongPaths(context, file, places) };
}

function namedContexts({ contexts }: BakeTarget, places: TargetPlaces) {
  const { workdir, workspace, lookup } = places;
  const buildContexts = Object.entries(contexts).map(([name, value]) => ({
    name,
    value: isAddress(value)
      ? value.replace(/^(oci-layout:\/\/)(?!\/)/, `$1${join(workdir, '/')}`)
      : fromWorkspace(value, places),
  }));
  const missing = buildContexts.filter(
    ({ value }) => !isAddress(value) && lookup(resolve(workspace, value)) !== 'directory',
  );
  const mistakes = missing.map(
    ({ name, value }) => `its context ${name} is the folder "${value}", which is not there.`,
  );
  return { buildContexts, mistakes };
}

/** The path of the Dockerfile, relative to the workspace: in the context, or behind `cwd://` in the folder of the definition. */
function dockerfileOf(
  { dockerfile }: BakeTarget,
  context: string,
  { workdir, workspace, lookup }: TargetPlaces,
): string | undefined {
  if (dockerfile === undefined || isRemoteContext(context) || isAbsolute(dockerfile)) return dockerfile;
  const [, own] = /^cwd:\/\/(.*)$/.exec(dockerfile) ?? [];
  const file = own === undefined ? join(context, dockerfile) : join(workdir, own);
  // Bake prints `Dockerfile` where the definition names none; docker takes either spelling then.
  const other = join(context, 'dockerfile');
  const isThere = (path: string): boolean => lookup(resolve(workspace, path)) === 'file';
  return dockerfile === 'Dockerfile' && !isThere(file) && isThere(other) ? other : file;
}

function wrongPaths(context: string, file: string | undefined, { workspace, lookup }: TargetPlaces): string[] {
  if (lookup(resolve(workspace, context)) !== 'directory')
    return [`its context "${context}" is not a folder. Is a step with actions/checkout missing before this one?`];
  if (file === undefined || lookup(resolve(workspace, file)) === 'file') return [];
  return [`there is no Dockerfile "${file}".`];
}

/** The mistakes of outputs that are no image for a registry: this action writes a target to nothing else. */
function wrongOutputs(outputs: readonly Fields[]): string[] {
  const other = outputs.map(({ type = 'local' }) => type).find((type) => !IMAGE_OUTPUTS.includes(type));
  if (other !== undefined)
    return [`its output is of type ${other}, which is no image. Leave it out of \`targets\`, or of the group.`];
  const file = outputs.find(({ type, dest }) => type === 'docker' && dest !== undefined)?.dest;
  if (file !== undefined)
    return [`its output is the file ${file}, which is no image in a registry. Take it out of \`output\`.`];
  const packings = outputs.filter(isPushed).map((output) => JSON.stringify(packingOf([output])));
  if (new Set(packings).size < 2) return [];
  return ['it has several outputs that pack the image differently, and one is pushed. Leave one in `output`.'];
}

/** Whether an output is an image for a registry. */
export function isPushed({ type = '' }: Fields): boolean {
  return ['image', 'registry'].includes(type);
}

/** The mistake of a target that is there to be checked or described, and not built (https://docs.docker.com/build/bake/reference/#targetcall). */
function wrongCall({ call = 'build' }: BakeTarget['raw']): string[] {
  return call === 'build'
    ? []
    : [
        `its call is ${call}, which builds no image. Leave it out of \`targets\`, or of the group, or take \`call\` out.`,
      ];
}

const IMAGE_OUTPUTS: readonly string[] = ['image', 'registry', 'docker', 'cacheonly'];

/** The fields of an output that decide how the image is packed; where the image goes is decided by this action. */
function packingOf(outputs: readonly Fields[]): {
  readonly compression: Compression;
  readonly packing: readonly string[];
} {
  const fields = outputs.find(isPushed) ?? {};
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

/** An attestation, `type=provenance,mode=max`, as `docker build --provenance` takes it; absent where it is off. */
function attestation(attest: readonly Fields[], type: string): string | undefined {
  const fields = attest.findLast((one) => one.type === type);
  if (fields === undefined || fields.disabled === 'true') return undefined;
  const { type: _type, disabled: _disabled, ...rest } = fields;
  return lineOf(rest) || 'true';
}

/** A secret, which has to be there: buildx mounts a missing one as an empty file. */
function secretOf(
  { id = '', env: given, src, source: file = src, type }: Fields,
  places: TargetPlaces,
): BuildSecret | { readonly mistake: string } {
  const { workspace, variables, sizeOf } = places;
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
  const path = fromWorkspace((source ?? id).replace(/^~(?=\/)/, variables.HOME ?? '~'), places);
  if (sizeOf(resolve(workspace, path))) return { id, kind: 'file', path };
  return { mistake: `its secret ${id} is the file ${path}, which is not there, or empty.` };
}
