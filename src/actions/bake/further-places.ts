import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import {
  type DestinationLine,
  isInAws,
  parseAnyRepository,
  parseDestination,
  type RegistryDestination,
  toDestination,
  wholeName,
} from '../../inputs/destinations.ts';
import type { InputReader } from '../../inputs/input-reader.ts';
import type { InputsOrigin } from '../../inputs/inputs-origin.ts';
import type { RepositoryReference } from '../../inputs/parse-aws.ts';
import { isPublicHost, splitPublicName } from '../../lib/ecr-host.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { invalid, type Parsed, valid } from '../../lib/parsed.ts';
import { placeOfDestination } from '../../phases/foreseen-place.ts';

/** A line of `also-push-to`: a registry that every target goes to as well, or one target's further repository. */
type FurtherLine = {
  /** The one target; absent: all of them. */
  readonly target?: string;
  /** The whole repository of one target; for all of them what stands before the names of their repositories. */
  readonly prefix: string;
  /** Read with a name that stands for those of all targets. */
  readonly line: DestinationLine;
};

/** A further registry or repository, with the way to log in there. */
export type FurtherPlace = Pick<FurtherLine, 'target' | 'prefix'> & { readonly destination: RegistryDestination };

/** A further repository of a target. */
export type FurtherRepository = { readonly place: FurtherPlace; readonly destination: RegistryDestination };

/** The name and the repository of a target. */
type NamedTarget = {
  readonly name: string;
  readonly repository: RepositoryReference;
  readonly tags: readonly string[];
};

/** Stands for the names of all targets' repositories. */
const ANY = 'any-target';

/**
 * A line of `also-push-to`: `HOST`, `HOST/PREFIX/` or `TARGET=URI`, each with the options of a line of the action for one image.
 */
export function parseFurtherLine(text: string): Parsed<FurtherLine> {
  const [, target, rest] = /^(\w[\w-]*)\s*=\s*(\S.*)$/.exec(text) ?? [];
  const [place = '', ...options] = (rest ?? text).split(/\s+/);
  const prefix = target === undefined ? readPrefix(place) : valid(place);
  if (!prefix.valid) return prefix;
  const whole = target === undefined ? `${prefix.value}${ANY}` : place;
  const parsed = parseDestination([whole, ...options].join(' '));
  if (!parsed.valid) return invalid(parsed.rule.replaceAll(ANY, ''));
  return valid(omitUndefined({ target, prefix: prefix.value, line: parsed.value }));
}

function readPrefix(place: string): Parsed<string> {
  if (place.endsWith('/')) return valid(place);
  if (!place.includes('/'))
    return /[.:]|^localhost$/.test(place)
      ? valid(`${place}/`)
      : invalid('names no registry. Write its host, such as ghcr.io/octo-org/, or TARGET=URI for one target.');
  return invalid(
    `names one repository, and each target has its own. With a slash behind it, "${place}/", the name of each target's repository ` +
      `follows; for one target alone write TARGET=${place}.`,
  );
}

/** The further registries and repositories. The roles of one line share a session, whatever the number of targets. */
export function readFurtherPlaces(
  reader: InputReader,
  { event, environment }: Pick<InputsOrigin, 'event' | 'environment'>,
  first: EcrDestination,
): readonly FurtherPlace[] {
  return reader.list('also-push-to', parseFurtherLine, { keyOf: nameOfPlace }).map(({ line, ...place }) => ({
    ...place,
    destination: toDestination(reader, line, { first, event, environment, shown: nameOfPlace(place) }),
  }));
}

/** How a message names a line. */
export function nameOfPlace({ target, prefix }: Pick<FurtherLine, 'target' | 'prefix'>): string {
  return target === undefined ? prefix : `${target}=${prefix}`;
}

/** The further repositories of a target, in the order of the lines. */
export function furtherOf(
  target: Pick<NamedTarget, 'name' | 'repository'>,
  places: readonly FurtherPlace[],
): readonly FurtherRepository[] {
  return places.flatMap((place): readonly FurtherRepository[] => {
    if (place.target !== undefined)
      return place.target === target.name ? [{ place, destination: place.destination }] : [];
    return [{ place, destination: withName(place.destination, nameIn(target.repository)) }];
  });
}

/** The name in its registry; that in ECR Public stands behind an alias of the registry. */
function nameIn({ host = '', name }: RepositoryReference): string {
  return isPublicHost(host) ? splitPublicName(name).name : name;
}

function withName(destination: RegistryDestination, own: string): RegistryDestination {
  const name = `${destination.repository.name.slice(0, -ANY.length)}${own}`;
  return isInAws(destination)
    ? { ...destination, repository: { ...destination.repository, name } }
    : { ...destination, repository: { ...destination.repository, name } };
}

/** The mistakes of further repositories: names that their registry does not take, and repositories that would get two images. */
export function furtherMistakes(
  targets: readonly NamedTarget[],
  places: readonly FurtherPlace[],
  first: EcrDestination,
): readonly string[] {
  const owners = new Map(
    targets.flatMap(({ name, repository, tags }) =>
      tags.map((tag): [string, Owner] => [`${keyOf({ ...first, repository })}:${tag}`, { name, place: undefined }]),
    ),
  );
  const mistakes = new Set<string>();
  for (const target of targets)
    for (const { place, destination } of furtherOf(target, places)) {
      const whole = wholeName(destination.repository);
      const parsed = parseAnyRepository(whole);
      if (!parsed.valid)
        mistakes.add(`also-push-to: ${nameOfPlace(place)}: "${whole}" of target ${target.name} ${parsed.rule}`);
      for (const tag of target.tags) {
        const image = `${keyOf(destination)}:${tag}`;
        const owner = owners.get(image);
        owners.set(image, owner ?? { name: target.name, place });
        if (owner !== undefined)
          mistakes.add(describeClash(owner, { name: target.name, place, image: `${whole}:${tag}` }));
      }
    }
  return [...mistakes];
}

/** A target that has an image somewhere; `place`: the line that says so, where it is not its first repository. */
type Owner = { readonly name: string; readonly place: FurtherPlace | undefined };

function describeClash(
  owner: Owner,
  { name, place, image }: { readonly name: string; readonly place: FurtherPlace; readonly image: string },
): string {
  const line = `also-push-to: ${nameOfPlace(place)}`;
  if (owner.name !== name)
    return `${line}: targets ${owner.name} and ${name} would both be ${image}. Give each a repository of its own.`;
  if (owner.place === undefined)
    return `${line} is where ${place.target === undefined ? 'the targets go' : `target ${name} goes`} without it. Take the line out.`;
  return `${line} sends target ${name} where ${nameOfPlace(owner.place)} sends it already. Take one out.`;
}

/** The same for two destinations that most likely are one repository. */
function keyOf(destination: RegistryDestination): string {
  return `${placeOfDestination(destination).registry}/${destination.repository.name}`;
}
