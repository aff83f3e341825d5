import { type Mutability, type MutabilityMode, readMutability } from './ecr/mutability.ts';
import type { ImageStatus, Scan, ScanFinding } from './ecr/registries.ts';
import { checkRepositoryName } from './ecr/request.ts';
import type { Fault } from './faults.ts';
import {
  FieldError,
  type Fields,
  readFields,
  readOptionalBoolean,
  readOptionalNumber,
  readOptionalObject,
  readOptionalObjects,
  readOptionalText,
  readOptionalTexts,
  readOptionalWord,
  readText,
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

/** A change of an image from outside: archived by a lifecycle rule, found vulnerable by a scan. */
export type ImageSettings = {
  readonly accountId?: string;
  readonly region?: string;
  readonly repository: string;
  /** A tag or a digest. */
  readonly reference: string;
  /** `ACTIVATING` lasts until it is changed again or the image is pushed. */
  readonly status?: ImageStatus;
  /** Default status `COMPLETE`. */
  readonly scan?: { readonly status?: string; readonly findings?: readonly ScanFinding[] };
};

const servicesKnown = ['github', 'sts', 'ecr', 'registry', 's3'] as const;
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
const faultKinds = ['error', 'throttle', 'server-error', 'expired-token', 'delay', 'drop', 'hang'] as const;
const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL', 'UNDEFINED'] as const;

/** Checks an account's settings; throws a FieldError. */
export function readAccount(value: unknown): { accountId: string; clientIds: readonly string[] | null | undefined } {
  const fields = readFields(value, 'account');
  const accountId = readText(fields, 'accountId');
  checkAccountId(accountId);
  return { accountId, clientIds: fields.clientIds === null ? null : readOptionalTexts(fields, 'clientIds') };
}

/** Checks and compiles a role; throws a FieldError or Error that says what of it can't be imitated. */
export function readRole(value: unknown): Omit<Role, 'id'> {
  const fields = readFields(value, 'role');
  const arn = readText(fields, 'arn');
  const parsed = parseRoleArn(arn);
  if (parsed === undefined) {
    throw new FieldError('arn', `must have the form arn:aws:iam::123456789012:role/name, not '${arn}'`);
  }
  const maxSessionDurationSeconds = readOptionalNumber(fields, 'maxSessionDurationSeconds') ?? 3600;
  if (maxSessionDurationSeconds < 3600 || maxSessionDurationSeconds > 43200) {
    throw new FieldError('maxSessionDurationSeconds', 'must be between 3600 and 43200');
  }
  const trust = readPolicy(fields.trust, 'trust', `trust policy of ${arn}`);
  const permissions = readPolicy(fields.permissions, 'identity', `permissions of ${arn}`);
  return { ...parsed, trust, permissions, maxSessionDurationSeconds };
}

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
  const name = readText(fields, 'name');
  checkRepositoryName(name);
  const { policy } = fields;
  return {
    ...readRegistry(fields),
    name,
    mutability: readMutability(fields),
    scanOnPush: readOptionalBoolean(fields, 'scanOnPush') ?? false,
    policy:
      policy === undefined
        ? undefined
        : { text: JSON.stringify(policy), policy: readPolicy(policy, 'resource', `policy of ${name}`) },
  };
}

/** Checks the change of an image; throws a FieldError. */
export function readImageChange(value: unknown) {
  const fields = readFields(value, 'image');
  const scan = readOptionalObject(fields, 'scan');
  return {
    ...readRegistry(fields),
    repository: readText(fields, 'repository'),
    reference: readText(fields, 'reference'),
    status: readOptionalWord(fields, 'status', ['ACTIVE', 'ARCHIVED', 'ACTIVATING']),
    scan: scan && readScan(scan),
  };
}

/** Account and region of a registry, each undefined where absent; throws a FieldError for an account id that is none. */
export function readRegistry(fields: Fields): { accountId: string | undefined; region: string | undefined } {
  const accountId = readOptionalText(fields, 'accountId');
  if (accountId !== undefined) {
    checkAccountId(accountId);
  }
  return { accountId, region: readOptionalText(fields, 'region') };
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
  return { ...given, ...(form === undefined ? {} : { subjectForm: form }) };
}

/** Checks a fault; throws a FieldError. */
export function readFault(value: unknown): Fault {
  const fields = readFields(value, 'fault');
  const service = readOptionalWord(fields, 'service', servicesKnown) ?? missing('service', servicesKnown);
  const kind = readOptionalWord(fields, 'kind', faultKinds) ?? missing('kind', faultKinds);
  const operation = readOptionalText(fields, 'operation');
  const times = readOptionalNumber(fields, 'times');
  const common = {
    service,
    ...(operation === undefined ? {} : { operation }),
    ...(times === undefined ? {} : { times }),
  };
  switch (kind) {
    case 'error':
      return {
        ...common,
        kind,
        status: readNumber(fields, 'status'),
        code: readText(fields, 'code'),
        message: readText(fields, 'message'),
      };
    case 'delay':
      return { ...common, kind, ms: readNumber(fields, 'ms') };
    case 'throttle':
    case 'server-error':
    case 'expired-token':
    case 'drop':
    case 'hang':
      return { ...common, kind };
  }
}

/** A number that must be there; throws a FieldError. */
export function readNumber(fields: Fields, name: string): number {
  const value = readOptionalNumber(fields, name);
  if (value === undefined) {
    throw new FieldError(name, 'must be a number');
  }
  return value;
}

/** Throws a FieldError unless the text is an account id. */
export function checkAccountId(accountId: string): void {
  if (!/^\d{12}$/.test(accountId)) {
    throw new FieldError('accountId', `must have twelve digits, not '${accountId}'`);
  }
}

function readScan(fields: Fields): Pick<Scan, 'status' | 'findings'> {
  const findings = (readOptionalObjects(fields, 'findings') ?? []).map((finding) => ({
    name: readText(finding, 'name'),
    severity: readOptionalWord(finding, 'severity', severities) ?? missing('severity', severities),
    description: readOptionalText(finding, 'description') ?? '',
    uri: readOptionalText(finding, 'uri') ?? '',
  }));
  return { status: readOptionalText(fields, 'status') ?? 'COMPLETE', findings };
}

function readPolicy(value: unknown, kind: PolicyKind, what: string): Policy {
  try {
    return compilePolicy(value, kind);
  } catch (error) {
    throw new Error(`The ${what} can't be used: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

function missing(name: string, words: readonly string[]): never {
  throw new FieldError(name, `must be one of ${words.join(', ')}`);
}
