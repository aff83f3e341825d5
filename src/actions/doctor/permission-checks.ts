import { isProbed, type Probe, type ProbedAction, probePermissions } from '../../aws/permission-probe.ts';
import type { OnDate } from '../../aws/server-dates.ts';
import { statementFor } from '../../errors/doctor-errors.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { proxyVariables } from '../../lib/proxy.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import type { Step } from '../../phases/step.ts';
import { actionsOf, type RepositoryUse, repositoryArn, type UsedRepository } from '../../plan/minimal-policy.ts';
import type { Finding } from '../../report/check-table.ts';
import { failed, notTested, ok } from './findings.ts';

/** The credentials to ask with, and the repositories to ask about. */
export type PermissionQuestion = {
  readonly identity: Identity;
  readonly uses: readonly UsedRepository[];
  readonly onDate: OnDate;
};

/** What a build leaves undone without a permission that it can do without. */
const GOES_ON: Readonly<Record<string, string>> = {
  'ecr:DescribeImages': 'the push is proven by ecr:BatchGetImage, without size and time',
  'ecr:DescribeRepositories': 'whether tags are immutable shows at the push',
  'ecr:GetDownloadUrlForLayer': 'what images are of does not show, so tags may move back to an older commit',
};

/** Uses without which a build goes on: images of which nothing is known, and no cache. */
const SPARE: readonly RepositoryUse[] = ['read', 'read-cache', 'write-cache'];

/** Tries the permissions on all repositories: one row for each on the image's own, one for each other repository. */
export async function checkPermissions(
  step: Step,
  ecr: EcrDestination,
  question: PermissionQuestion,
): Promise<readonly Finding[]> {
  const ofPublic = question.uses.filter(({ isPublic }) => isPublic === true);
  const groups = [
    ...Map.groupBy(
      question.uses.filter(({ isPublic }) => isPublic !== true),
      repositoryArn,
    ),
  ];
  const found = await Promise.all(
    groups.map(async ([arn, uses], index) => {
      const needs = needsOf(arn, uses);
      // A login is one for the whole registry of the image.
      const login = index === 0 && ofPublic.length === 0 ? (['ecr:GetAuthorizationToken'] as const) : [];
      const probes = await probe(step, ecr, { ...question, uses }, [...login, ...needs.all.filter(isProbed)]);
      return index === 0 && ofPublic.length === 0 ? ownFindings(needs, probes) : [otherFinding(needs, probes)];
    }),
  );
  return [...publicFindings(ofPublic), ...found.flat()];
}

/** What a role may do in ECR Public shows in part where repository and tags are asked for, and for the rest at the push. */
function publicFindings(uses: readonly UsedRepository[]): readonly Finding[] {
  if (uses.length === 0) return [];
  const actions = actionsOf(
    uses.map(({ use }) => use),
    true,
  );
  const reason =
    'login, DescribeRepositories and DescribeImages are tried by the rows below, and the others show at the push';
  return [notTested('permissions', `in ECR Public ${reason}: ${actions.join(', ')}`)];
}

type Needs = {
  readonly arn: string;
  readonly name: string;
  readonly all: readonly string[];
  /** The permissions without which a build fails. */
  readonly required: readonly string[];
};

function needsOf(arn: string, uses: readonly UsedRepository[]): Needs {
  const all = actionsOf(uses.map(({ use }) => use));
  const kept = actionsOf(uses.flatMap(({ use }) => (SPARE.includes(use) ? [] : [use])));
  const required = kept.filter((action) => !action.startsWith('ecr:Describe'));
  return { arn, name: uses[0]?.name ?? '', all, required };
}

type Probes = ReadonlyMap<ProbedAction, Probe>;

async function probe(
  { environment, runner, clock }: Step,
  ecr: EcrDestination,
  { identity, uses: [place], onDate }: PermissionQuestion,
  actions: readonly ProbedAction[],
): Promise<Probes> {
  if (place === undefined) return new Map();
  const { accountId, region, name } = place;
  const isOwn = ecr.registryId === undefined && accountId === identity.caller?.accountId;
  const options = omitUndefined({
    region,
    registryId: isOwn ? undefined : accountId,
    repository: name,
    proxy: proxyVariables(environment),
    mask: runner.mask,
    info: runner.debug,
    clock,
    phase: () => 'aside' as const,
  });
  return await probePermissions({ ...options, credentials: identity.credentials }, actions, onDate);
}

/** A row for each permission on the image's repository. */
function ownFindings(needs: Needs, probes: Probes): readonly Finding[] {
  const login = probes.get('ecr:GetAuthorizationToken');
  const tried = needs.all.filter(isProbed).map((action) => finding(action, probes.get(action), needs));
  const uploads = needs.all.filter((action) => !isProbed(action) && action !== 'ecr:CreateRepository');
  return [
    finding('ecr:GetAuthorizationToken', login, { ...needs, required: ['ecr:GetAuthorizationToken'] }),
    ...tried,
    ...(uploads.length === 0 ? [] : [notTested('uploads', `a call would begin one: ${uploads.join(', ')}`)]),
    ...(needs.all.includes('ecr:CreateRepository')
      ? [notTested('ecr:CreateRepository', 'a call would create the repository')]
      : []),
  ];
}

function finding(action: ProbedAction, answer: Probe | undefined, { arn, name, required }: Needs): Finding {
  switch (answer?.kind) {
    case undefined:
      return notTested(action, 'it was not asked for');
    case 'allowed':
      return ok(action, action === 'ecr:GetAuthorizationToken' ? 'allowed' : `allowed on ${name}`);
    case 'unclear':
      return failed(action, answer.problem);
    case 'denied':
      if (required.includes(action)) return failed(action, answer.problem);
      return ok(action, `denied; a build goes on without: ${GOES_ON[action] ?? ''}`, statementFor([action], arn));
  }
}

/** One row for a repository that images or caches are in. */
function otherFinding({ arn, name, all, required }: Needs, probes: Probes): Finding {
  const check = `${required.length > 0 ? 'images' : 'cache'} in ${name}`;
  const denied = all.filter(isProbed).filter((action) => probes.get(action)?.kind === 'denied');
  const blocking = denied.filter((action) => required.includes(action));
  const fix = denied.length === 0 ? '' : statementFor(denied, arn);
  const what = `The role lacks ${denied.join(', ')} on ${name}.`;
  if (blocking.length > 0) return failed(check, { what, fix });
  if (denied.length > 0) return ok(check, `${what} A build goes on without this cache.`, fix);
  const unclear = [...probes.values()].find(({ kind }) => kind === 'unclear');
  if (unclear?.kind === 'unclear') return failed(check, unclear.problem);
  return ok(check, `${all.filter(isProbed).join(', ')}: allowed`);
}
