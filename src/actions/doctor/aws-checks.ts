import { FIXES } from '../../errors/doctor-errors.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { readBuildUses } from '../../phases/credentials/build-uses.ts';
import { githubFor } from '../../phases/github-access.ts';
import type { Step } from '../../phases/step.ts';
import { type ClockReading, clockOffset, LARGEST_OFFSET_SECONDS } from '../../plan/clock-offset.ts';
import type { Finding } from '../../report/check-table.ts';
import { checkFurther } from './destination-checks.ts';
import { failed, notTested, ok, skipped } from './findings.ts';
import { checkIdentity } from './identity-checks.ts';
import { checkPermissions, type PermissionQuestion } from './permission-checks.ts';
import { makePolicies, type Policies } from './policies.ts';
import { checkRepository } from './repository-checks.ts';

/** All findings about GitHub and AWS, from the ID token to the tags; and the policies, with the claims of the ID token. */
export async function checkAws(
  step: Step,
  ecr: EcrDestination,
): Promise<{ readonly findings: readonly Finding[]; readonly policies: Policies }> {
  const readings: ClockReading[] = [];
  const onDate = (date: Date): void => {
    readings.push({ serverMs: date.getTime(), ownMs: Date.now() });
  };
  const means = { findUses: () => readBuildUses(step, ecr), onDate };
  const { findings, identity, claims } = await checkIdentity(step, ecr, means);
  const found = await readBuildUses(step, inAccount(step, ecr, identity?.caller?.accountId));
  const registry =
    identity === undefined
      ? skipped(['permissions', 'repository', 'tags'], 'session')
      : await checkRegistryOf(step, ecr, { identity, uses: found.uses, onDate });
  const further = await checkFurther(step);
  const images = found.unknown.map((reason) => notTested('base images', reason));
  return {
    findings: [...findings, ...registry, ...further, ...images, githubFinding(step), clockFinding(readings)],
    policies: makePolicies(step, ecr, { ...found, claims }),
  };
}

/** The registry with its account, from the credentials where the inputs do not tell it. */
function inAccount({ inputs }: Step, ecr: EcrDestination, own: string | undefined): EcrDestination {
  const registryId = ecr.registryId ?? inputs.repository.accountId ?? own;
  return registryId === undefined ? ecr : { ...ecr, registryId };
}

async function checkRegistryOf(
  step: Step,
  ecr: EcrDestination,
  question: PermissionQuestion,
): Promise<readonly Finding[]> {
  const permissions = await checkPermissions(step, ecr, question);
  const login = permissions.find(({ state, check }) => state === 'failed' && check === 'ecr:GetAuthorizationToken');
  if (login !== undefined) return [...permissions, ...skipped(['repository', 'tags'], login.check)];
  return [...permissions, ...(await checkRepository(step, ecr, question.identity))];
}

/** The finding about GitHub's API, which tells the order of two commits where the checkout lacks them. */
function githubFinding(step: Step): Finding {
  if (!step.inputs.image.keepNewerTags) return ok('github', 'it is not asked, as `keep-newer-tags` is false');
  return githubFor(step) === undefined
    ? ok('github', 'no `github-token`: of commits that the checkout has not, nobody tells which one is newer')
    : ok('github', 'it is asked which of two commits is newer, where the checkout does not tell; `contents: read`');
}

function clockFinding(readings: readonly ClockReading[]): Finding {
  const offset = clockOffset(readings);
  if (offset === undefined) return notTested('clock', 'no answer of AWS told the time');
  const seconds = Math.abs(offset);
  const found = `${seconds} s ${offset < 0 ? 'behind' : 'ahead of'} AWS`;
  if (seconds < LARGEST_OFFSET_SECONDS) return ok('clock', found, seconds < 60 ? '' : FIXES.clock);
  const what = `This runner's clock is ${found}: AWS refuses signatures that are off by more than 5 minutes.`;
  return failed('clock', { what, fix: FIXES.clock });
}
