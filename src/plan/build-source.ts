import type { Event, KnownCommit, Trigger } from '../github/event.ts';
import type { Head } from '../github/head.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { isSamePage, parseAddress } from './repository-address.ts';

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

/** The event, with the commit and the ref that are built. */
export type BuildSource = {
  readonly event: Event;
  readonly notices: readonly string[];
  /** Why the commit cannot be told; `event.commit` is empty then. */
  readonly unknown?: string;
};

/**
 * Which commit is built, and by which ref: HEAD of the checkout, and not the event's, as a workflow may check out whatever it
 * wants. Only a pull request's test merge stands for its head. Without a checkout it is the commit of the event.
 */
export function sourceOf(facts: SourceFacts): BuildSource {
  const { trigger, head, address, commit } = facts;
  const known = isTagRun(facts) ? asTag(trigger) : trigger;
  const found = head !== undefined ? ofHead(known, head) : ofAddress(known, address);
  const source = commit === undefined ? found : overruled(known, found, commit);
  const event = omitUndefined({
    ...eventFor(known, source),
    checkout: head?.folder,
    sourceUrl: sourceUrl(known, head?.origin ?? address),
  });
  const place = head === undefined ? 'the address of the context says' : `${head.folder} has it`;
  const told = source === found ? place : 'the input `commit` says';
  return omitUndefined({ event, notices: noticesOf(known, event, told), unknown: source.unknown });
}

type Source = KnownCommit & {
  readonly date?: Date | undefined;
  readonly mergedInto?: string | undefined;
  readonly unknown?: string;
};

/** The branch that `workflow_run` names, where that may be a git tag: GitHub tells both in the same place. */
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
  const { pullRequestHead } = trigger;
  if (pullRequestHead !== undefined && isTestMerge(trigger, head)) {
    const ref = refIn(trigger, pullRequestHead) || refOf(trigger, head);
    return { commit: pullRequestHead, ref, mergedInto: parents[0] ?? commit };
  }
  const known = trigger.commits.find((one) => one.commit === commit);
  return { commit, ref: known?.ref ?? refOf(trigger, head), date };
}

/** The ref by which the event knows a commit; empty where it knows none. */
function refIn({ commits }: Trigger, commit: string): string {
  return commits.find((one) => one.commit === commit)?.ref ?? '';
}

/** GitHub's own merge of a pull request's head into its base, which no branch has. */
function isTestMerge(
  { run, pullRequestHead, merged, testMerges }: Trigger,
  { commit, parents, isOnBranch }: NonNullable<SourceFacts['head']>,
): boolean {
  if (testMerges.includes(commit)) return true;
  if ([run.commit, merged?.commit, pullRequestHead].includes(commit)) return false;
  return parents[1] === pullRequestHead && !isOnBranch;
}

/**
 * The ref that is checked out: the branch; else, where HEAD is detached, what was asked for; else the only git tag, the only
 * branch or the only pull request at this commit. Empty where none of these decides. Pull requests of another repository do
 * not count, and in a run for a pull request neither do its branches and tags: the repository may be the fork.
 */
function refOf(trigger: Trigger, head: Head): string {
  const ref = checkedOutRef(head);
  if (sourceUrl(trigger, head.origin) === undefined) return ref;
  return trigger.isOfPull || ref.startsWith('refs/pull/') ? '' : ref;
}

function checkedOutRef({ branch, refs, askedFor }: Head): string {
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

/** A ref of the checkout as the repository on GitHub calls it: none for a ref that only the checkout has. */
function asRef(ref: string): readonly string[] {
  const [, number] = /^refs\/(?:remotes\/)?pull\/(\d+)\/(?:merge|head)$/.exec(ref) ?? [];
  if (number !== undefined) return [`refs/pull/${number}/merge`];
  const [, branch] = /^refs\/remotes\/[^/]+\/(.+)$/.exec(ref) ?? [];
  if (branch !== undefined) return branch === 'HEAD' ? [] : [`refs/heads/${branch}`];
  return /^refs\/(heads|tags)\//.test(ref) ? [ref] : [];
}

/** The names by which a ref may have been asked for; actions/checkout uses its whole name. */
function namesOf(ref: string): readonly string[] {
  const short = ref.replace(/^refs\/(heads|tags)\//, '');
  const isBranch = ref.startsWith('refs/heads/');
  const remote = ref.replace(/^refs\/(heads\/)?/, 'refs/remotes/');
  return [ref, short, ...(isBranch ? [`origin/${short}`, `refs/remotes/origin/${short}`] : [remote])];
}

/** The commit and ref that an address names; a ref only of the run's own repository, where the event knows its commit. */
function ofAddress(trigger: Trigger, address: string | undefined): Source {
  const { event } = trigger;
  if (address === undefined) return { commit: event.commit, ref: event.ref, date: event.commitDate };
  const { page = '', commit, ref = '' } = parseAddress(address, event.serverUrl) ?? {};
  if (commit !== undefined) return ofNamed(trigger, commit);
  const unknown = (why: string): Source => ({ commit: '', ref: '', unknown: `${why}.` });
  if (!isSamePage(page, pageOfRun(trigger)))
    return unknown(`${page || 'the address'} is not the repository of this run`);
  const known = /^refs\/pull\//.test(ref) ? ofPull(trigger, ref) : ofBranch(trigger, ref);
  if (known !== undefined) return known;
  const meant = ref === '' ? `without a \`#\` it is the branch ${event.repository.defaultBranch}` : `it names ${ref}`;
  return unknown(`${meant}, not ${event.ref || 'the commit of the event'}`);
}

function ofNamed(trigger: Trigger, commit: string): Source {
  const { pullRequestHead: head, testMerges } = trigger;
  if (head === undefined || !testMerges.includes(commit)) return { commit, ref: refIn(trigger, commit) };
  return { commit: head, ref: refIn(trigger, head), mergedInto: commit };
}

/** The pull request of the event: its head, or GitHub's merge of it, whose commit the event tells better than its base. */
function ofPull({ event, run, pullRequestHead: commit }: Trigger, wanted: string): Source | undefined {
  const [, number, kind] = /^refs\/pull\/(\d+)\/(head|merge)$/.exec(wanted) ?? [];
  if (commit === undefined || number !== String(event.pullRequest)) return undefined;
  return { commit, ref: `refs/pull/${number}/merge`, mergedInto: kind === 'merge' ? run.commit : undefined };
}

/** A branch or git tag of the event, by its whole or short name; without a name the default branch. */
function ofBranch({ event, commits }: Trigger, wanted: string): Source | undefined {
  const meant = wanted || event.repository.defaultBranch;
  const known = commits.find(({ ref }) => {
    const [, name] = /^refs\/(?:heads|tags)\/(.+)$/.exec(ref) ?? [];
    return meant === undefined ? name !== undefined : [ref, name].includes(meant);
  });
  return known && { ...known, date: known.commit === event.commit ? event.commitDate : undefined };
}

function overruled(trigger: Trigger, found: Source, commit: string): Source {
  if (commit === found.commit) return found;
  return { commit, ref: refIn(trigger, commit), mergedInto: found.mergedInto };
}

/** The event for that commit, without the facts about another one. */
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

/** The page of the repository at an address, where that is another one than the run's. */
function sourceUrl(trigger: Trigger, address: string | undefined): string | undefined {
  const { page } = parseAddress(address ?? '', trigger.event.serverUrl) ?? {};
  return page === undefined || isSamePage(page, pageOfRun(trigger)) ? undefined : `https://${page}`;
}

/** Whether a checkout is of the run's own repository. */
export function isOfRun(trigger: Trigger, origin: string | undefined): boolean {
  const { page } = parseAddress(origin ?? '', trigger.event.serverUrl) ?? {};
  return page !== undefined && isSamePage(page, pageOfRun(trigger));
}

function pageOfRun({ event: { repository, serverUrl } }: Trigger): string {
  return parseAddress(`${serverUrl}/${repository.owner}/${repository.name}`, serverUrl)?.page ?? '';
}

/** The notices about a commit that is not the event's. `told`: what names it. Tags follow it also where nothing is built. */
function noticesOf({ commits: [first] }: Trigger, { commit, ref, name }: Event, told: string): string[] {
  if (commit === '' || (commit === first.commit && ref === first.ref)) return [];
  const known = ref === '' ? '' : ` of ${ref}`;
  const lost =
    ref === ''
      ? ' Of which branch or git tag that is cannot be told, so rules of `ref`, `edge` and `schedule`, and those of versions ' +
        'without `value=`, make no tag.'
      : '';
  return [
    `The commit is ${commit}${known}, as ${told}, and not ${first.commit} of ${first.ref || 'no ref'}, which this ${name} event ` +
      `is about: tags, labels and what is looked for follow it.${lost}`,
  ];
}
