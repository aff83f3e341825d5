import { expect, test } from '@jest/globals';
import { EVENTS, resolve } from './contexts.ts';

/** One rule or more per source of tags. */
const SOURCES = [
  ...['type=ref,event=branch', 'type=ref,event=tag', 'type=ref,event=pr', 'type=edge'],
  ...['type=semver,pattern={{version}}', 'type=semver,pattern={{major}}.{{minor}}', 'type=pep440,pattern={{version}}'],
  ...[String.raw`type=match,pattern=v(\d+),group=1`, 'type=schedule', 'type=sha'],
];

const FACTS = [
  ...['type=raw,value=b_{{branch}}', 'type=raw,value=t_{{tag}}', 'type=raw,value=r_{{base_ref}}'],
  ...['type=raw,value=s_{{sha}}', 'type=raw,value=d_{{is_default_branch}}_{{is_not_default_branch}}'],
];

/** An event, the tags of all sources on it, and what it gives the expressions. */
type EventRow = readonly [keyof typeof EVENTS, readonly string[], readonly string[]];

const BY_EVENT: readonly EventRow[] = [
  ['push to the default branch', ['edge', 'main', 'sha-860c190'], ['b_main', 't_', 'r_', 's_860c190', 'd_true_false']],
  [
    'push to another branch',
    ['feature-x-Y_z.1', 'sha-860c190'],
    ['b_feature-x-Y_z.1', 't_', 'r_', 's_860c190', 'd_false_true'],
  ],
  [
    'push of a tag',
    ['1.2.3', '1.2', '1', 'v1.2.3', 'sha-860c190', 'latest'],
    ['b_', 't_v1.2.3', 'r_', 's_860c190', 'd_false_true'],
  ],
  [
    'push of a tag with its base',
    ['1.2.3', '1.2', '1', 'v1.2.3', 'sha-860c190', 'latest'],
    ['b_', 't_v1.2.3', 'r_main', 's_860c190', 'd_false_true'],
  ],
  [
    'push of a prerelease',
    ['1.2.3-rc.1', '1.2.3rc1', '1', 'v1.2.3-rc.1', 'sha-860c190'],
    ['b_', 't_v1.2.3-rc.1', 'r_', 's_860c190', 'd_false_true'],
  ],
  ['pull_request', ['pr-7', 'sha-860c190'], ['b_', 't_', 'r_main', 's_860c190', 'd_false_true']],
  ['pull_request, merged', ['edge', 'main', 'sha-860c190'], ['b_main', 't_', 'r_', 's_860c190', 'd_true_false']],
  ['pull_request_target', ['pr-7', 'sha-860c190'], ['b_', 't_', 'r_main', 's_860c190', 'd_false_true']],
  ['pull_request_review', ['pr-7', 'sha-860c190'], ['b_', 't_', 'r_main', 's_860c190', 'd_false_true']],
  [
    'release',
    ['1.2.3', '1.2', '1', 'v1.2.3', 'sha-860c190', 'latest'],
    ['b_', 't_v1.2.3', 'r_', 's_860c190', 'd_false_true'],
  ],
  ['schedule', ['nightly', 'edge', 'main', 'sha-860c190'], ['b_main', 't_', 'r_', 's_860c190', 'd_true_false']],
  [
    'workflow_dispatch on the default branch',
    ['edge', 'main', 'sha-860c190'],
    ['b_main', 't_', 'r_', 's_860c190', 'd_true_false'],
  ],
  ['workflow_dispatch on another branch', ['dev', 'sha-860c190'], ['b_dev', 't_', 'r_', 's_860c190', 'd_false_true']],
  [
    'workflow_dispatch on a tag',
    ['1.2.3', '1.2', '1', 'v1.2.3', 'sha-860c190', 'latest'],
    ['b_', 't_v1.2.3', 'r_', 's_860c190', 'd_false_true'],
  ],
  ['workflow_run', ['edge', 'main', 'sha-860c190'], ['b_main', 't_', 'r_', 's_860c190', 'd_true_false']],
  [
    'merge_group',
    ['gh-readonly-queue-main-pr-5-abc', 'sha-860c190'],
    ['b_gh-readonly-queue-main-pr-5-abc', 't_', 'r_', 's_860c190', 'd_false_true'],
  ],
  ['create of a branch', ['dev', 'sha-860c190'], ['b_dev', 't_', 'r_', 's_860c190', 'd_false_true']],
  [
    'create of a tag',
    ['1.2.3', '1.2', '1', 'v1.2.3', 'sha-860c190', 'latest'],
    ['b_', 't_v1.2.3', 'r_', 's_860c190', 'd_false_true'],
  ],
  ['delete', ['edge', 'main', 'sha-860c190'], ['b_main', 't_', 'r_', 's_860c190', 'd_true_false']],
  ['issues', ['edge', 'main', 'sha-860c190'], ['b_main', 't_', 'r_', 's_860c190', 'd_true_false']],
  ['discussion_comment', ['edge', 'main', 'sha-860c190'], ['b_main', 't_', 'r_', 's_860c190', 'd_true_false']],
  ['issue_comment', ['edge', 'main', 'sha-860c190'], ['b_main', 't_', 'r_', 's_860c190', 'd_true_false']],
  ['deployment of a commit', ['sha-860c190'], ['b_', 't_', 'r_', 's_860c190', 'd_false_true']],
  ['outside of a workflow', [], ['b_', 't_', 'r_', 's_', 'd_false_true']],
];

test.each(BY_EVENT)('tags on %s', (name, tags) => {
  expect(resolve(SOURCES, EVENTS[name]).tags).toEqual(tags);
});

test.each(BY_EVENT)('expressions on %s', (name, _tags, facts) => {
  expect(resolve(FACTS, EVENTS[name]).tags).toEqual(facts);
});

test('no event is left out', () => {
  expect(BY_EVENT.map(([name]) => name)).toEqual(Object.keys(EVENTS));
});
