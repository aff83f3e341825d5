import { lstat } from 'node:fs/promises';
import { relative } from 'node:path';
import type { FingerprintSources } from './fingerprint-sources.ts';

/**
 * Why it cannot be told what a build takes from elsewhere: a policy of buildx may put something else in its place, and
 * may ask other services (https://docs.docker.com/build/policies/). `undefined` where there is none.
 */
export async function policyReason(
  file: string | undefined,
  { workspace, variables, further }: Pick<FingerprintSources, 'workspace' | 'variables' | 'further'>,
): Promise<string | undefined> {
  // Since 0.31 buildx takes a policy beside the Dockerfile without being told.
  const own = file === undefined ? undefined : `${file}.rego`;
  if (own !== undefined && (await isThere(own)))
    return `${relative(workspace, own)} decides what it takes from elsewhere.`;
  if (variables[SOURCE_POLICY]) return `the policy behind ${SOURCE_POLICY} decides what it takes from elsewhere.`;
  const named = further?.policy;
  const isNamed = named !== undefined && !(Array.isArray(named) && named.length === 0);
  return isNamed ? 'the policy of its definition decides what it takes from elsewhere.' : undefined;
}

const SOURCE_POLICY = 'EXPERIMENTAL_BUILDKIT_SOURCE_POLICY';

/** Settings of a build that only variables have, and that count by their value: whether buildx's own policy is on. */
export function policySettings({
  variables,
}: Pick<FingerprintSources, 'variables'>): Readonly<Record<string, unknown>> {
  const isOn = /^(1|t|true)$/i.test(variables.BUILDX_DEFAULT_POLICY ?? '');
  return isOn ? { BUILDX_DEFAULT_POLICY: true } : {};
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
