import { parseRepository, type RepositoryReference } from '../../inputs/parse-aws.ts';
import { isPublicHost } from '../../lib/ecr-host.ts';
import type { BakeDefinition, BakeTarget } from './bake-definition.ts';
import type { BakeInputs } from './bake-inputs.ts';
import { furtherMistakes } from './further-places.ts';
import { linksOf, referredBy } from './target-links.ts';
import { isPushed, readTargetOptions, type TargetOptions, type TargetPlaces } from './target-options.ts';
import type { TargetSource } from './target-sources.ts';

/** A wanted target: how it is built, and where its image goes. */
export type TargetRequest = TargetOptions & {
  readonly repository: RepositoryReference;
  /** All wanted tags, each once, the commit's first. */
  readonly tags: readonly [string, ...string[]];
};

/** The targets that are wanted, and all their mistakes. */
export type TargetPlan = {
  readonly targets: readonly TargetRequest[];
  /** Targets that contexts of others refer to, which are not delivered. */
  readonly linked: readonly TargetOptions[];
  readonly mistakes: readonly string[];
  readonly notices: readonly string[];
};

/** Maps the targets of a definition to repositories of ECR, with the build that docker is told for each. */
export function planTargets(
  definition: BakeDefinition,
  inputs: BakeInputs,
  places: TargetPlaces & { readonly sources?: ReadonlyMap<string, Pick<TargetSource, 'naming'>> },
): TargetPlan {
  // Targets of another commit have other tags and labels.
  const own = (name: string): BakeInputs => ({ ...inputs, ...places.sources?.get(name)?.naming });
  const read = definition.targets.map((target) => planTarget(target, own(target.name), places));
  const targets = read.flatMap(({ request }) => request ?? []);
  const linked = definition.linked.map((target) =>
    readTargetOptions({ ...target, outputs: [] }, own(target.name), places),
  );
  return {
    targets,
    linked: linked.map(({ mistakes: _mistakes, ...options }) => options),
    mistakes: [
      ...(read.length === 0 ? ['targets: the definition has none of these, so nothing would be built.'] : []),
      ...read.flatMap(({ mistakes }) => mistakes),
      ...withoutRepository(read.flatMap(({ isPlaced, name }) => (isPlaced ? [] : [name]))),
      ...clashes(targets),
      ...differentRegistries(targets),
      ...(inputs.destination.kind === 'engine' ? [] : furtherMistakes(targets, inputs.further, inputs.destination)),
      ...linked.flatMap(({ name, mistakes }) => mistakes.map((text) => `target ${name}: ${text}`)),
    ],
    notices: [...strangers(definition, inputs), ...leftOutTags(read.flatMap(({ elsewhere }) => elsewhere))],
  };
}

/** One target of the definition, as it was read. */
type ReadTarget = {
  readonly name: string;
  readonly request?: TargetRequest;
  /** False where nothing says which repository the target goes to. */
  readonly isPlaced: boolean;
  readonly mistakes: readonly string[];
  /** Names that the definition gives in other repositories. */
  readonly elsewhere: readonly string[];
};

function planTarget(target: BakeTarget, inputs: BakeInputs, places: TargetPlaces): ReadTarget {
  const { name } = target;
  const { mistakes: wrong, ...options } = readTargetOptions(target, inputs, places);
  const mistakes = wrong.map((text) => `target ${name}: ${text}`);
  const found = repositoryOf(target, inputs);
  if ('mistake' in found) {
    const { mistake } = found;
    const isPlaced = mistake !== undefined;
    return {
      name,
      isPlaced,
      elsewhere: [],
      mistakes: isPlaced ? [...mistakes, `target ${name}: ${mistake}`] : mistakes,
    };
  }
  const { repository, ownTags, others } = found;
  const elsewhere = others.map((tag) => `${wholeName(tag)} (${name})`);
  const [first, ...further] = new Set([...inputs.tags, ...ownTags]);
  if (first === undefined) {
    const left = others.length === 0 ? '' : ` Its tags ${others.join(', ')} are in other repositories.`;
    const mistake = `target ${name}: it has no tag in ${repository.name}.${left} Set commit-tag or tags, or give it one in the bake file, with the host of the registry.`;
    return { name, isPlaced: true, elsewhere, mistakes: [...mistakes, mistake] };
  }
  const wrongFirst = inputs.tags.length === 0 ? movingFirst(first, inputs) : [];
  return {
    name,
    isPlaced: true,
    elsewhere,
    mistakes: [...mistakes, ...wrongFirst.map((text) => `target ${name}: ${text}`)],
    request: { ...options, repository, tags: [first, ...further] },
  };
}

/** The mistake of a first tag in the bake file that moves: under it nothing would ever be built again. */
function movingFirst(first: string, { image }: BakeInputs): readonly string[] {
  if (image.ifExists !== 'reuse' || !MOVING.includes(first)) return [];
  return [
    `if-exists is reuse, and its first tag is ${first}, which moves: nothing would ever be built again. Give it a tag first that ` +
      'one image keeps, or set `commit-tag: true`.',
  ];
}

/** Names of tags that move wherever they come from; any other name is the user's word. */
const MOVING: readonly string[] = ['latest', 'edge'];

function withoutRepository(names: readonly string[]): readonly string[] {
  const [one] = names;
  if (one === undefined) return [];
  return [
    `${names.length === 1 ? `target ${one} has` : `targets ${names.join(', ')} have`} no repository. Add ` +
      `\`repository-prefix: NAME\`, for NAME/${one} and so on, or under \`repositories\` a line such as \`${one}=NAME\`.`,
  ];
}

/** Lines for single targets that there are not. A step that builds some targets may well name the repositories of all. */
function strangers({ targets }: BakeDefinition, { definition, repositories, further }: BakeInputs): readonly string[] {
  if (definition.targets.length > 0) return [];
  const names = targets.map(({ name }) => name);
  const given = [
    ...[...repositories.keys()].map((name) => ({ input: 'repositories', name })),
    ...further.flatMap(({ target }) => (target === undefined ? [] : [{ input: 'also-push-to', name: target }])),
  ];
  return given
    .filter(({ name }) => !names.includes(name))
    .map(({ input, name }) => `${input}: there is no target ${name} among those to build: ${names.join(', ')}.`);
}

function leftOutTags(elsewhere: readonly string[]): readonly string[] {
  if (elsewhere.length === 0) return [];
  return [`Left out, as they are not in the repository of their target in ECR: ${elsewhere.join(', ')}.`];
}

/**
 * The targets that these refer to (`target:NAME`), also by way of others: built with them, and delivered nowhere. So they need
 * no attestations, and write no caches: those that are delivered do that themselves. `pinned`: those whose place an image takes.
 */
export function referredTargets(
  names: readonly string[],
  { targets, linked }: TargetPlan,
  pinned: ReadonlySet<string> = new Set(),
): readonly TargetOptions[] {
  const own = targets.map(({ raw, build, ...rest }) => ({
    ...rest,
    raw: { ...raw, 'cache-to': [] },
    build: { ...build, cacheTo: [] },
  }));
  const all = new Map([...own, ...linked].map((target) => [target.name, target]));
  return referredBy(names, linksOf([...all.values()]), pinned).flatMap((name) => {
    const target = pinned.has(name) ? undefined : all.get(name);
    if (target === undefined) return [];
    const { provenance: _provenance, sbom: _sbom, ...build } = target.build;
    return [{ ...target, build, raw: { ...target.raw, attest: [] } }];
  });
}

type TargetPlace = {
  readonly repository: RepositoryReference;
  /** Further tags that the definition gives in this repository. */
  readonly ownTags: readonly string[];
  /** Names that the definition gives elsewhere. */
  readonly others: readonly string[];
};

/** The repository of a target: the one of the workflow, else that of the definition's own tags, else the prefix with the name. */
function repositoryOf(
  { name, tags, outputs }: BakeTarget,
  { repositories, repositoryPrefix, destination }: BakeInputs,
): TargetPlace | { readonly mistake: string | undefined } {
  const named = [...new Set([...tags, ...namesIn(outputs)])].map((text) => ({ text, ...readImageName(text) }));
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

/** The image names in outputs, besides the tags; an output that pushes by digest alone names a repository, but no tag. */
function namesIn(outputs: BakeTarget['outputs']): readonly string[] {
  return outputs
    .filter((output) => isPushed(output) && output['push-by-digest'] !== 'true')
    .flatMap(({ name = '' }) => name.split(',').map((text) => text.trim()))
    .filter((text) => text !== '');
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

/** The whole name of an image: without a host it is one of Docker Hub. */
function wholeName(text: string): string {
  return /^([^/]*[.:][^/]*|localhost)\//.test(text) ? text : `docker.io/${text}`;
}

/** The mistakes of two targets with the same tag in the same repository. */
function clashes(requests: readonly TargetRequest[]): readonly string[] {
  const owners = new Map<string, string>();
  const pairs = new Set<string>();
  for (const { name, repository, tags } of requests) {
    for (const tag of tags) {
      const image = `${repository.name}:${tag}`;
      const owner = owners.get(image);
      if (owner === undefined) owners.set(image, name);
      else pairs.add(`targets ${owner} and ${name} would both be ${image}. Give each a repository of its own.`);
    }
  }
  return [...pairs];
}

function differentRegistries(requests: readonly TargetRequest[]): readonly string[] {
  const hosts = new Map(
    requests.flatMap(({ name, repository: { host } }) => (host === undefined ? [] : [[host, name]])),
  );
  const places = [...hosts].map(([host, name]) => `${host} (${name})`);
  const bare = requests.filter(({ repository: { host } }) => host === undefined);
  if (bare.length > 0 && [...hosts.keys()].some(isPublicHost))
    return [
      `${places.join(', ')} is ECR Public, and ${bare.map(({ name }) => name).join(', ')} have repositories without a host: one step has one registry.`,
    ];
  return places.length < 2 ? [] : [`repositories are in several registries, ${places.join(', ')}: one step has one.`];
}
