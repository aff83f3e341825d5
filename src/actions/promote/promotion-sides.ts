import { type Account, readAccount, readRolesFor } from '../../inputs/aws-inputs.ts';
import {
  isInAws,
  isThisMachine,
  kindOf,
  parseAnyRepository,
  type RegistryDestination,
  wholeName,
} from '../../inputs/destinations.ts';
import { type InputReader, quote } from '../../inputs/input-reader.ts';
import type { InputsOrigin } from '../../inputs/inputs-origin.ts';
import {
  isInPartition,
  parseRepository,
  parseRole,
  type RepositoryReference,
  type Role,
} from '../../inputs/parse-aws.ts';
import { PUBLIC_REGION } from '../../lib/ecr-host.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { Parsed } from '../../lib/parsed.ts';
import { partitionOf } from '../../plan/registry-location.ts';

/** The two repositories of a promotion, and who goes there. */
export type PromotionSides = {
  /** The repository that the image is in. */
  readonly source: RegistryDestination;
  /** The repository that gets the image and its tags. */
  readonly target: RegistryDestination;
  /** How far it is from one to the other, as far as the inputs tell. */
  readonly route: 'same-repository' | 'same-registry' | 'other-registry';
};

/** The names of the two repositories, and the roles of the second. */
type NamedSides = {
  readonly repository: RepositoryReference;
  readonly toRepository: RepositoryReference | undefined;
  readonly toRoles: readonly Role[];
};

/**
 * A repository of ECR by its rules, or one in another registry. What ECR would take for a name is one: there is no host
 * `my.company`, but `ghcr.io` is one.
 */
export function parseSide(text: string): Parsed<RepositoryReference> {
  const some = `${text.split('/', 1)[0]}/a1`;
  const isOther = !parseRepository(some).valid && parseAnyRepository(some).valid;
  return isOther ? parseAnyRepository(text) : parseRepository(text);
}

/** The inputs about the two repositories and their registries; `undefined` after a mistake in one of them. */
export function readSides(
  reader: InputReader,
  origin: Pick<InputsOrigin, 'event' | 'environment'>,
): PromotionSides | undefined {
  const repository = reader.required('repository', parseSide, 'team/shop');
  const toRepository = reader.optional('to-repository', parseSide);
  const toRoles = reader.list('to-role', parseRole);
  const createRepository = reader.boolean('create-repository', false);
  const isToWrong = toRepository === undefined && reader.text('to-repository') !== '';
  if (repository === undefined || isToWrong) {
    readAccount(reader, origin, { repository, isCalled: true, furtherRoles: toRoles });
    return undefined;
  }
  if (toRepository === undefined && toRoles.length > 0) reader.mistake('to-role', TO_WHERE);
  const named = { repository, toRepository, toRoles };
  const kind = kindOfSource(reader, origin, repository);
  const account = readOwnAccount(reader, origin, { ...named, kind });
  const source = { kind, repository, ...account, ...ALONE };
  const sides = toRepository === undefined ? sameRepository(source) : readTarget(reader, origin, { named, source });
  checkRoles(reader, sides, toRoles);
  return withCreation(sides, createRepository);
}

const TO_WHERE =
  'is the role for `to-repository`, and there is none. Add it, with its registry: `to-repository: ACCOUNT.dkr.ecr.REGION.amazonaws.com/team/shop`.';

/** What only the action that builds is asked for; the source is never created. */
const ALONE = { createRepository: false, exportCredentials: false, dockerLogin: false } as const;

/** Both sides as they are read: with an account, whether or not they are in AWS. */
type ReadSide = Account &
  typeof ALONE & { readonly kind: RegistryDestination['kind']; readonly repository: RepositoryReference };

function toDestination({ kind, repository, ...account }: ReadSide): RegistryDestination {
  switch (kind) {
    case 'ecr':
      return { kind, repository, ...account };
    case 'ecr-public': {
      const { registryId: _none, ...rest } = account;
      return { kind, repository, ...rest, region: PUBLIC_REGION };
    }
    case 'registry':
      return { kind, repository: { ...repository, host: repository.host ?? '' }, login: { kind: 'job' } };
  }
}

/** A registry on this machine is a stand-in for ECR where the step has an endpoint for AWS, and its side a role. */
function standsIn(
  { environment: { variables } }: Pick<InputsOrigin, 'environment'>,
  { host = '' }: RepositoryReference,
  isRole: boolean,
): boolean {
  const endpoint = variables.AWS_ENDPOINT_URL_ECR ?? variables.AWS_ENDPOINT_URL ?? '';
  return isThisMachine(host) && isRole && endpoint !== '';
}

function kindOfSource(
  reader: InputReader,
  origin: Pick<InputsOrigin, 'environment'>,
  repository: RepositoryReference,
): RegistryDestination['kind'] {
  return standsIn(origin, repository, reader.text('role-to-assume') !== '') ? 'ecr' : kindOf(repository);
}

/** The inputs of AWS are about the source; where that is not in ECR, about the target. */
function readOwnAccount(
  reader: InputReader,
  origin: Pick<InputsOrigin, 'event' | 'environment'>,
  { kind, repository, toRepository, toRoles }: NamedSides & { readonly kind: RegistryDestination['kind'] },
): Account {
  const isToEcr = toRepository !== undefined && kindOf(toRepository) === 'ecr';
  const own = kind !== 'ecr' && isToEcr ? toRepository : repository;
  return readAccount(reader, origin, { repository: own, isCalled: kind === 'ecr' || isToEcr, furtherRoles: toRoles });
}

function sameRepository(source: ReadSide): PromotionSides {
  const side = toDestination(source);
  return { source: side, target: side, route: 'same-repository' };
}

type Reading = { readonly named: NamedSides; readonly source: ReadSide };

function readTarget(
  reader: InputReader,
  origin: Pick<InputsOrigin, 'event' | 'environment'>,
  { named: { toRepository, toRoles, repository }, source }: Reading,
): PromotionSides {
  const to = toRepository ?? repository;
  const [first, ...chained] = toRoles;
  if (first === undefined && isSameRegistry(source, to)) {
    const target = toDestination({ ...source, repository: { ...repository, ...to } });
    const route = to.name === repository.name ? 'same-repository' : 'same-registry';
    return { source: toDestination(source), target, route };
  }
  const kind = standsIn(origin, to, first !== undefined) ? 'ecr' : kindOf(to);
  const region = kind === 'ecr-public' ? PUBLIC_REGION : (to.region ?? source.region);
  const ownId = to.host === undefined && first === undefined ? source.registryId : undefined;
  const { registryId: _own, ...rest } = source;
  const credentials =
    first === undefined
      ? source.credentials
      : readRolesFor(reader, { input: 'to-role', event: origin.event, region, roles: [first, ...chained] });
  const target = toDestination({
    ...rest,
    ...omitUndefined({ registryId: to.accountId ?? ownId }),
    kind,
    region,
    repository: to,
    credentials,
  });
  checkTarget(reader, target, source);
  return { source: toDestination(source), target, route: 'other-registry' };
}

/** Whether the inputs tell that both are in one registry: without a host, a repository is in that of the source, where that is ECR. */
function isSameRegistry(source: ReadSide, to: RepositoryReference): boolean {
  if (to.host === undefined) return source.kind === 'ecr';
  if (to.host === source.repository.host) return true;
  const role = source.credentials.kind === 'roles' ? source.credentials.roles.at(-1) : undefined;
  const accountId = source.registryId ?? role?.accountId;
  return (
    source.kind === 'ecr' && to.accountId !== undefined && to.accountId === accountId && to.region === source.region
  );
}

/** Notes what the target is in the way of, by its account or its partition. */
function checkTarget(reader: InputReader, target: RegistryDestination, source: ReadSide): void {
  if (!isInAws(target)) return;
  const { registryId, allowedAccountIds, repository, region, credentials } = target;
  if (registryId !== undefined && allowedAccountIds.length > 0 && !allowedAccountIds.includes(registryId))
    reader.mistake(
      'to-repository',
      `${quote(wholeName(repository))} is in account ${registryId}, and \`allowed-account-ids\` allows ${allowedAccountIds.join(', ')}.`,
    );
  const partition = credentials.kind === 'roles' ? credentials.roles[0].partition : partitionOf(source.region);
  const isShared = credentials === source.credentials && source.region !== '';
  if (isShared && target.kind === 'ecr' && !isInPartition(region, partition))
    reader.mistake(
      'to-repository',
      `${quote(wholeName(repository))} is in the partition ${partitionOf(region)}, where credentials of ${partition} are not known. ` +
        `Add a role of that partition: \`to-role: arn:${partitionOf(region)}:iam::ACCOUNT:role/NAME\`.`,
    );
}

/** Notes roles that nothing would be done with. */
function checkRoles(reader: InputReader, { source, target }: PromotionSides, toRoles: readonly Role[]): void {
  if (toRoles.length > 0 && !isInAws(target))
    reader.mistake(
      'to-role',
      `is for ECR, and ${wholeName(target.repository)} is elsewhere. Log in there with docker/login-action.`,
    );
  const isServed = toRoles.length === 0 && isInAws(target);
  if (reader.text('role-to-assume') !== '' && !isInAws(source) && !isServed)
    reader.mistake(
      'role-to-assume',
      `is for ECR, and ${wholeName(source.repository)} is elsewhere${isInAws(target) ? '; `to-role` is for the other side' : ''}. Take this line out.`,
    );
}

function withCreation(sides: PromotionSides, createRepository: boolean): PromotionSides {
  const { target } = sides;
  return isInAws(target) ? { ...sides, target: { ...target, createRepository } } : sides;
}
