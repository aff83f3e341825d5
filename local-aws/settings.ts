import { checkRepositoryName } from './ecr/check-input.ts';
import { type Mutability, type MutabilityMode, readMutability } from './ecr/mutability.ts';
import {
  checkMembers,
  FieldError,
  type Fields,
  readFields,
  readOptionalBoolean,
  readOptionalObjects,
  readOptionalText,
  readOptionalTexts,
  readOptionalWhole,
  readOptionalWord,
  readText,
  within,
} from './fields.ts';
import type { Role } from './iam/accounts.ts';
import { parseRoleArn } from './iam/arn.ts';
import { compilePolicy, type Policy, type PolicyDocument, type PolicyKind } from './iam/policy-document.ts';
import type { JobClaims } from './id-token-claims.ts';

/** An account to create, or to change. */
export type AccountSettings = {
  /** Twelve digits. */
  readonly accountId: string;
  /** The audiences that the account's provider for GitHub's issuer accepts (default `sts.amazonaws.com`); null: no provider. */
  readonly clientIds?: readonly string[] | null;
  /** The alias of its registry in ECR Public, beside the one that AWS gives it. */
  readonly publicAlias?: string;
};

/** A role to create, or to replace. Its account is created with it. */
export type RoleSettings = {
  readonly arn: string;
  readonly trust: PolicyDocument;
  readonly permissions: PolicyDocument;
  /** The longest session that may be asked for, 3600 (the default) to 43200. */
  readonly maxSessionDurationSeconds?: number;
};

/** A repository to create; account and region default to those of the local AWS. Mutability as in CreateRepository. */
export type RepositorySettings = {
  readonly accountId?: string;
  readonly region?: string;
  readonly name: string;
  readonly imageTagMutability?: MutabilityMode;
  readonly imageTagMutabilityExclusionFilters?: readonly { readonly filterType: 'WILDCARD'; readonly filter: string }[];
  readonly scanOnPush?: boolean;
  /** The repository's own policy, which lets other accounts in. */
  readonly policy?: PolicyDocument;
};

const claimNames = [
  'repository',
  'repository_id',
  'repository_owner_id',
  'repository_visibility',
  'ref',
  'sha',
  'head_ref',
  'base_ref',
  'event_name',
  'environment',
  'workflow',
  'workflow_ref',
  'job_workflow_ref',
  'run_id',
  'run_number',
  'run_attempt',
  'actor',
  'actor_id',
  'runner_environment',
  'enterprise',
  'enterprise_id',
  'sub',
];

/** Checks an account's settings; throws a FieldError. */
export function readAccount(value: unknown): {
  readonly accountId: string;
  readonly clientIds: readonly string[] | null | undefined;
  readonly publicAlias: string | undefined;
} {
  const fields = readFields(value, 'account');
  checkMembers(fields, ['accountId', 'clientIds', 'publicAlias']);
  const accountId = readText(fields, 'accountId');
  checkAccountId(accountId);
  const clientIds = fields.clientIds === null ? null : readOptionalTexts(fields, 'clientIds');
  return { accountId, clientIds, publicAlias: readAlias(fields) };
}

function readAlias(fields: Fields): string | undefined {
  const alias = readOptionalText(fields, 'publicAlias');
  if (alias !== undefined && !/^[a-z][a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(alias)) {
    throw new FieldError('publicAlias', `must be an alias such as my-team, not '${alias}'`);
  }
  return alias;
}

/** Checks and compiles a role; throws a FieldError or Error that says what of it can't be imitated. */
export function readRole(value: unknown): Omit<Role, 'id'> {
  const fields = readFields(value, 'role');
  checkMembers(fields, ['arn', 'trust', 'permissions', 'maxSessionDurationSeconds']);
  const arn = readText(fields, 'arn');
  const parsed = parseRoleArn(arn);
  if (parsed === undefined) {
    throw new FieldError('arn', `must have the form arn:aws:iam::123456789012:role/name, not '${arn}'`);
  }
  const duration = readOptionalWhole(fields, 'maxSessionDurationSeconds', { min: 3600, max: 43200 });
  const trust = readPolicy(fields.trust, 'trust', `trust policy of ${arn}`);
  const permissions = readPolicy(fields.permissions, 'identity', `permissions of ${arn}`);
  return { ...parsed, trust, permissions, maxSessionDurationSeconds: duration ?? 3600 };
}

const repositoryMembers = [
  'accountId',
  'region',
  'name',
  'imageTagMutability',
  'imageTagMutabilityExclusionFilters',
  'scanOnPush',
  'policy',
];

/** Checks a repository's settings; throws a FieldError or Error. */
export function readRepository(value: unknown): {
  readonly accountId: string | undefined;
  readonly region: string | undefined;
  readonly name: string;
  readonly mutability: Mutability;
  readonly scanOnPush: boolean;
  readonly policy: { readonly text: string; readonly policy: Policy } | undefined;
} {
  const fields = readFields(value, 'repository');
  checkMembers(fields, repositoryMembers);
  const name = readText(fields, 'name');
  checkRepositoryName(name);
  const { policy } = fields;
  return {
    ...readRegistry(fields),
    name,
    mutability: readRepositoryMutability(fields),
    scanOnPush: readOptionalBoolean(fields, 'scanOnPush') ?? false,
    policy:
      policy === undefined
        ? undefined
        : { text: JSON.stringify(policy), policy: readPolicy(policy, 'resource', `policy of ${name}`) },
  };
}

/** Account and region of a registry, each undefined where absent; throws a FieldError for an account id or a region that is none. */
export function readRegistry(fields: Fields): { accountId: string | undefined; region: string | undefined } {
  const accountId = readOptionalText(fields, 'accountId');
  if (accountId !== undefined) {
    checkAccountId(accountId);
  }
  const region = readOptionalText(fields, 'region');
  if (region !== undefined) {
    checkRegion(region);
  }
  return { accountId, region };
}

/** Checks a job's claims: all of them text, none unknown; throws a FieldError. */
export function readJob(value: unknown): JobClaims {
  const { subjectForm, ...claims } = readFields(value, 'job');
  const form = readOptionalWord({ subjectForm }, 'subjectForm', ['names', 'immutable']);
  const texts = Object.keys(claims).map((name) => {
    if (!claimNames.includes(name)) {
      throw new FieldError(name, `is not a claim of a job; known are ${claimNames.join(', ')}`);
    }
    return [name, readText(claims, name)];
  });
  const given: Readonly<Record<string, string>> = Object.fromEntries(texts);
  if (given.repository !== undefined && !/^[^/]+\/[^/]+$/.test(given.repository)) {
    throw new FieldError('repository', `must have the form OWNER/REPO, not '${given.repository}'`);
  }
  readOptionalWord(given, 'repository_visibility', ['public', 'private', 'internal']);
  readOptionalWord(given, 'runner_environment', ['github-hosted', 'self-hosted']);
  return { ...given, ...(form === undefined ? {} : { subjectForm: form }) };
}

/** What the name of a region looks like. */
export const regionPattern = /^[a-z]{2}(-[a-z]+)+-\d+$/;

/** Throws a FieldError unless the text can be a region. */
export function checkRegion(region: string): void {
  if (!regionPattern.test(region)) {
    throw new FieldError('region', `must be a region such as eu-west-1, not '${region}'`);
  }
}

/** Throws a FieldError unless the text is an account id. */
export function checkAccountId(accountId: string): void {
  if (!/^\d{12}$/.test(accountId)) {
    throw new FieldError('accountId', `must have twelve digits, not '${accountId}'`);
  }
}

/** The mutability as the API reads it, which like all of AWS's APIs does not see unknown members. */
function readRepositoryMutability(fields: Fields): Mutability {
  const name = 'imageTagMutabilityExclusionFilters';
  for (const [index, filter] of (readOptionalObjects(fields, name) ?? []).entries()) {
    within(`${name}[${index}]`, () => checkMembers(filter, ['filterType', 'filter']));
  }
  return readMutability(fields);
}

function readPolicy(value: unknown, kind: PolicyKind, what: string): Policy {
  try {
    return compilePolicy(value, kind);
  } catch (error) {
    throw new Error(`The ${what} can't be used: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
