import type { Event, KnownCommit, Trigger } from '../github/event.ts';
import type { Head } from '../github/head.ts';
import { isCommitSha } from '../lib/commit-sha.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';

/** All that decides which commit is built. */
export type SourceFacts = {
  readonly trigger: Trigger;
  /** What is checked out where the context is, and whether a branch of the checkout has it. */
  readonly head?: Head & { readonly isOnBranch: boolean };
  /** The context, where it is an address. */
  readonly address?: string;
  /** The input `commit`. */
  readonly commit?: string;
  /** Whether GitHub knows `taggedName` as a git tag of the commit that the event is about. */
  readonly isTag?: boolean;
};

/** What is built: the event, with commit and ref of what is built. */
export type BuildSource = {
  readonly event: Event;
  readonly notices: readonly string[];
  /** Why the commit cannot be told; it is empty then. */
  readonly unknown?: string;
};

/**
 * Which commit is built, and by which ref: HEAD of the checkout, and not what the event says, as a workflow may check out
 * whatever it wants. Only a pull request's test merge stands for its head. Without a checkout it is the event's.
 */
export function sourceOf(facts: SourceFacts): BuildSource {
  const { trigger, head, address, commit } = facts;
  const known = isTagRun(facts) ? asTag(trigger) : trigger;
  const found = head !== undefined ? ofHead(known, head) : ofAddress(known, address);
  const source = commit === undefined ? found : overruled(known, found, commit);
  const event = omitUndefined({
    ...eventFor(known, source),
    checkout: head?.folder,
    sourceUrl: sourceUrl(known, head),
  });
  return omitUndefined({ event, notices: noticesOf(known, event), unknown: source.unknown });
}

type Source = KnownCommit & {
  readonly date?: Date | undefined;
  readonly mergedInto?: string | undefined;
  readonly unknown?: string;
};

/** The name of what `workflow_run` is about where that may be a git tag: GitHub puts tags where it puts branches else. */
export function taggedName({ event, commits: [{ ref }] }: Trigger): string | undefined {
  const [, name] = /^refs\/heads\/(.+)$/.exec(ref) ?? [];
  return event.name === 'workflow_run' && name !== event.repository.defaultBranch ? name : undefined;
}

function isTagRun({ trigger, head, isTag }: SourceFacts): boolean {
  const name = taggedName(trigger);
  const isHere = head?.commit === trigger.commits[0].commit && head.refs.includes(`refs/tags/${name}`);
  return name !== undefined && (isHere || isTag === true);
}

function asTag(trigger: Trigger): Trigger {
  const [{ commit, ref }, ...others] = trigger.commits;
  const tag = ref.replace(/^refs\/heads\//, 'refs/tags/');
  const event = { ...trigger.event, ref: tag };
  return { ...trigger, event, commits: [{ commit, ref: tag }, ...others] };
}

function ofHead(trigger: Trigger, head: NonNullable<SourceFacts['head']>): Source {
  const { commit, date, parents } = head;
  if (isTestMerge(trigger, head)) {
    const own = trigger.commits.find((one) => one.commit === trigger.pullRequestHead);
    if (own !== undefined) return { ...own, mergedInto: parents[0] ?? commit };
  }
  const known = trigger.commits.find((one) => one.commit === commit);
  return { commit, ref: known?.ref ?? refOf(head), date };
}

/** GitHub's own merge of a pull request's head into its base, which no branch has. */
function isTestMerge(
  { run, pullRequestHead, merged }: Trigger,
  { commit, parents, isOnBranch }: NonNullable<SourceFacts['head']>,
): boolean {
  if (pullRequestHead === undefined || commit === merged?.commit || commit === pullRequestHead) return false;
  const isOfRun = commit === run.commit && /^refs\/pull\/\d+\/merge$/.test(run.ref);
  return isOfRun || (parents[1] === pullRequestHead && !isOnBranch);
}

/**
 * The ref that is checked out: the branch; else, where HEAD is detached, what was asked for; else the only git tag, the only
 * branch or the only pull request at this commit. Empty where that does not decide.
 */
function refOf({ branch, refs, askedFor }: Head): string {
  if (branch !== undefined) return branch;
  const named = [...new Set(refs.flatMap(asRef))];
  const asked = named.filter((ref) => askedFor !== undefined && namesOf(ref).includes(askedFor));
  if (asked.length === 1) return asked[0] ?? '';
  for (const space of ['refs/tags/', 'refs/heads/', 'refs/pull/']) {
    const [first, ...others] = named.filter((ref) => ref.startsWith(space));
    if (first !== undefined) return others.length === 0 ? first : '';
  }
  return '';
}

/** A ref of the checkout as the repository on GitHub calls it: none for what only the checkout has. */
function asRef(ref: string): readonly string[] {
  const [, number] = /^refs\/(?:remotes\/)?pull\/(\d+)\/(?:merge|head)$/.exec(ref) ?? [];
  if (number !== undefined) return [`refs/pull/${number}/merge`];
  const [, branch] = /^refs\/remotes\/[^/]+\/(.+)$/.exec(ref) ?? [];
  if (branch !== undefined) return branch === 'HEAD' ? [] : [`refs/heads/${branch}`];
  return /^refs\/(heads|tags)\//.test(ref) ? [ref] : [];
}

/** How a ref may have been asked for; actions/checkout does so by its whole name. */
function namesOf(ref: string): readonly string[] {
  const short = ref.replace(/^refs\/(heads|tags)\//, '');
  const isBranch = ref.startsWith('refs/heads/');
  const remote = ref.replace(/^refs\/(heads\/)?/, 'refs/remotes/');
  return [ref, short, ...(isBranch ? [`origin/${short}`, `refs/remotes/origin/${short}`] : [remote])];
}

/** Of an address the fragment names the ref or the commit (https://docs.docker.com/build/concepts/context/#git-repositories). */
function ofAddress({ event, commits }: Trigger, address: string | undefined): Source {
  const own = { commit: event.commit, ref: event.ref, date: event.commitDate };
  if (address === undefined) return own;
  const [, place = '', wanted = ''] = /^([^#]*)(?:#([^:]*))?/.exec(address) ?? [];
  if (isCommitSha(wanted)) return { commit: wanted, ref: commits.find((one) => one.commit === wanted)?.ref ?? '' };
  const unknown = (why: string): Source => ({ commit: '', ref: '', unknown: `${why}.` });
  if (!isSame(pageOf(place), pageOf(pageOfRun(event)))) return unknown(`${place} is not the repository of this run`);
  const { defaultBranch } = event.repository;
  const meant = wanted || (defaultBranch ?? '');
  const isOwnRef = meant === '' || [event.ref, event.ref.replace(/^refs\/(heads|tags)\//, '')].includes(meant);
  if (isOwnRef) return own;
  return unknown(
    `${wanted === '' ? `without a \`#\` it is the branch ${meant}` : `it names ${meant}`}, not ${event.ref}`,
  );
}

function overruled({ commits }: Trigger, found: Source, commit: string): Source {
  if (commit === found.commit) return found;
  return { commit, ref: commits.find((one) => one.commit === commit)?.ref ?? '', mergedInto: found.mergedInto };
}

/** The event for that commit: what it tells of another one is left out. */
function eventFor({ event, commits }: Trigger, { commit, ref, date, mergedInto }: Source): Event {
  const isAbout = commits.some((one) => one.commit === commit && one.ref === ref);
  const { baseRef, pullRequest, previousCommit, isForced, commitDate, ...rest } = event;
  const isPull = /^refs\/pull\//.test(ref);
  return omitUndefined({
    ...rest,
    commit,
    ref,
    commitDate: commit === event.commit ? (commitDate ?? date) : date,
    mergedInto,
    ...(isAbout && (isPull || commit === event.commit) ? { baseRef, pullRequest, previousCommit, isForced } : {}),
  });
}

/** The page of the checked out repository, where it is another one than the run's. */
function sourceUrl({ event }: Trigger, head: Head | undefined): string | undefined {
  const page = head?.origin === undefined ? '' : pageOf(head.origin);
  return page === '' || isSame(page, pageOf(pageOfRun(event))) ? undefined : `https://${page}`;
}

/** Whether a checkout is of the run's own repository. */
export function isOfRun({ event }: Trigger, origin: string | undefined): boolean {
  return origin !== undefined && isSame(pageOf(origin), pageOf(pageOfRun(event)));
}

function isSame(page: string, other: string): boolean {
  return page.toLowerCase() === other.toLowerCase();
}

function pageOfRun({ repository: { owner, name }, serverUrl }: Event): string {
  return `${serverUrl}/${owner}/${name}`;
}

/** `host/owner/name` of an address of any kind: https, ssh, or `git@host:owner/name.git`; empty of a folder. */
function pageOf(address: string): string {
  const [, host, path] =
    /^(?:(?:https?|ssh|git):\/\/)?(?:[^@/]*@)?([\w.-]+(?::\d+(?=\/))?)[:/](.+?)(?:\.git)?\/*$/i.exec(address) ?? [];
  return host === undefined || path === undefined || address.startsWith('file:') ? '' : `${host}/${path}`;
}

function noticesOf({ commits: [first] }: Trigger, { commit, ref, name, checkout = 'the context' }: Event): string[] {
  if (commit === '' || (commit === first.commit && ref === first.ref)) return [];
  const known = ref === '' ? '' : ` of ${ref}`;
  const lost =
    ref === ''
      ? ' Of which branch or git tag that is cannot be told, so rules of `ref`, `edge` and `schedule`, and those of versions ' +
        'without `value=`, make no tag.'
      : '';
  return [
    `Built is commit ${commit}${known}, as ${checkout} has it, and not ${first.commit} of ${first.ref || 'no ref'}, which this ` +
      `${name} event is about: tags and labels follow what is built.${lost}`,
  ];
}
