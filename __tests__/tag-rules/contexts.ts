import { resolveTags } from '../../src/tag-rules/resolve.ts';
import { parseTagRules } from '../../src/tag-rules/rules.ts';
import type { TagContext } from '../../src/tag-rules/tag-context.ts';

export const COMMIT = '860c1904a1ce19322e91ac35af1ab07466440c37';

const common = {
  commit: COMMIT,
  defaultBranch: 'main',
  commitDate: new Date('2026-11-20T23:30:00Z'),
  now: new Date('2026-11-21T13:04:05.678Z'),
};

function on(eventName: string, ref: string, further: Partial<TagContext> = {}): TagContext {
  return { ...common, eventName, ref, ...further };
}

/** A pushed git tag. */
export function tagged(name: string, further: Partial<TagContext> = {}): TagContext {
  return on('push', `refs/tags/${name}`, further);
}

/** A pushed branch. */
export function branch(name: string, further: Partial<TagContext> = {}): TagContext {
  return on('push', `refs/heads/${name}`, further);
}

/** A run per event, with what its payload gives. */
export const EVENTS = {
  'push to the default branch': branch('main'),
  'push to another branch': branch('feature/x-Y_z.1'),
  'push of a tag': tagged('v1.2.3'),
  'push of a tag with its base': tagged('v1.2.3', { baseRef: 'refs/heads/main' }),
  'push of a prerelease': tagged('v1.2.3-rc.1'),
  pull_request: on('pull_request', 'refs/pull/7/merge', { pullRequest: 7, baseRef: 'main' }),
  'pull_request, merged': on('pull_request', 'refs/heads/main', { pullRequest: 7, baseRef: 'main' }),
  pull_request_target: on('pull_request_target', 'refs/pull/7/merge', { pullRequest: 7, baseRef: 'main' }),
  pull_request_review: on('pull_request_review', 'refs/pull/7/merge', { pullRequest: 7, baseRef: 'main' }),
  release: on('release', 'refs/tags/v1.2.3'),
  schedule: on('schedule', 'refs/heads/main', { defaultBranch: undefined }),
  'workflow_dispatch on the default branch': on('workflow_dispatch', 'refs/heads/main'),
  'workflow_dispatch on another branch': on('workflow_dispatch', 'refs/heads/dev'),
  'workflow_dispatch on a tag': on('workflow_dispatch', 'refs/tags/v1.2.3'),
  workflow_run: on('workflow_run', 'refs/heads/main'),
  merge_group: on('merge_group', 'refs/heads/gh-readonly-queue/main/pr-5-abc', { baseRef: 'refs/heads/main' }),
  'create of a branch': on('create', 'refs/heads/dev'),
  'create of a tag': on('create', 'refs/tags/v1.2.3'),
  delete: on('delete', 'refs/heads/main'),
  issues: on('issues', 'refs/heads/main', { defaultBranch: undefined }),
  discussion_comment: on('discussion_comment', 'refs/heads/main', { defaultBranch: undefined }),
  issue_comment: on('issue_comment', 'refs/heads/main'),
  'deployment of a commit': on('deployment', ''),
  'outside of a workflow': on('', '', { commit: '', defaultBranch: undefined }),
} as const satisfies Record<string, TagContext>;

/** The result of rules that hold no mistake. */
export function resolve(lines: readonly string[], context: TagContext, flavor: readonly string[] = []) {
  const { rules, mistakes } = parseTagRules(lines, flavor);
  if (mistakes.length > 0) throw new Error(JSON.stringify(mistakes));
  return resolveTags(rules, context);
}
