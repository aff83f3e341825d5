import { resolve } from 'node:path';
import { isOnBranch, readHead } from '../github/checkout.ts';
import type { Environment } from '../github/environment.ts';
import type { Trigger } from '../github/event.ts';
import type { Head } from '../github/head.ts';
import { historyOf } from '../github/history.ts';
import { isRemoteContext } from '../inputs/parse-docker.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { type BuildSource, isOfRun, type SourceFacts, sourceOf } from '../plan/build-source.ts';

/** Where the commit is looked for: in the context that is built; or, where nothing is built, in the run's own repository. */
export type SourcePlace = { readonly kind: 'context'; readonly context: string } | { readonly kind: 'workspace' };

/** The facts that decide the commit, beside the checkout. */
export type SourceRequest = {
  readonly trigger: Trigger;
  readonly place: SourcePlace;
  /** The input `commit`, where it is a full SHA. */
  readonly commit?: string | undefined;
  /** Whether the input `commit` is set, be it wrong: then the checkout need not tell. */
  readonly isNamed: boolean;
  /** Whether GitHub knows what the event calls a branch as a git tag. */
  readonly isTag?: boolean;
};

/**
 * Finds out which commit is built.
 *
 * @throws Failure `checkout-broken` where a checkout does not tell the commit, and no input does
 */
export async function readSource(
  { workspace, variables }: Pick<Environment, 'workspace' | 'variables'>,
  { trigger, place, commit, isNamed, isTag }: SourceRequest,
): Promise<BuildSource> {
  const context = place.kind === 'context' ? place.context : '.';
  const address = isRemoteContext(context) ? context : undefined;
  const looked = { folder: resolve(workspace, context), workspace, variables };
  const read = address === undefined ? readHead(looked) : Promise.resolve(undefined);
  const found = await (isNamed ? read.catch(() => undefined) : read);
  const head = place.kind === 'workspace' && !isOfRun(trigger, found?.origin) ? undefined : found;
  const source = sourceOf(
    omitUndefined({ trigger, head: await withBranch(trigger, head, variables), address, commit, isTag }),
  );
  const { event } = source;
  if (event.commitDate !== undefined) return source;
  const known = await historyOf({ folder: head?.folder ?? workspace, variables }).dateOf(event.commit);
  // A test merge stands for the head, which a checkout of the merge alone lacks: then the merge's date counts.
  const isMerge = event.mergedInto !== undefined && event.commit === trigger.pullRequestHead;
  return { ...source, event: omitUndefined({ ...event, commitDate: known ?? (isMerge ? head?.date : undefined) }) };
}

/** HEAD with whether a branch has it, which counts only for a merge of the pull request's head, and takes git a while. */
async function withBranch(
  { pullRequestHead }: Trigger,
  head: Head | undefined,
  variables: Environment['variables'],
): Promise<SourceFacts['head']> {
  if (head === undefined) return undefined;
  const mayBeMerge = pullRequestHead !== undefined && head.parents[1] === pullRequestHead;
  return { ...head, isOnBranch: mayBeMerge && (await isOnBranch(head, variables)) };
}
