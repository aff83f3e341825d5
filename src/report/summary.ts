import { formatBytes, formatSeconds, type Timing } from '../lib/format.ts';
import type { PushedImage, Result } from './result.ts';

/** The job summary of a step, as Markdown. */
export function renderSummary(result: Result, timings: readonly Timing[]): string {
  return [
    ...(result.kind === 'pushed' ? renderPushed(result) : renderBuilt(result)),
    '',
    renderTimings(timings),
    '',
  ].join('\n');
}

function renderPushed(image: PushedImage): string[] {
  const uri = `${image.registry}/${image.repository}`;
  return [
    `### ${image.repository}: ${HEADINGS[image.result]}${image.isProven ? ' and proven' : ', not proven'}`,
    '',
    '| | |',
    '| --- | --- |',
    `| Image | ${code(`${uri}:${image.tags[0]}`)} |`,
    `| Digest | ${code(image.digest)} |`,
    `| Tags | ${image.tags.map(code).join(' ')} |`,
    `| Account, region | ${image.accountId}, ${image.region} |`,
    ...(image.sizeBytes === undefined ? [] : [`| Size | ${formatBytes(image.sizeBytes)} compressed |`]),
    ...(image.pushedAt === undefined ? [] : [`| Pushed | ${image.pushedAt.toISOString()} |`]),
    `| Platforms | ${Object.keys(image.platformDigests).map(code).join(' ') || 'unknown'} |`,
    ...(image.mediaType === undefined ? [] : [`| Media type | ${code(image.mediaType)} |`]),
    ...renderRegistries(image),
  ];
}

const HEADINGS = { built: 'pushed', reused: 'reused', pushed: 'pushed' } as const;

/** A row for each registry, where there are several. */
function renderRegistries({ further = [], ...first }: PushedImage): string[] {
  if (further.length === 0) return [];
  const rows = [first, ...further].map(({ registry, repository, accountId, region, tags, result, isProven }) => {
    const where = accountId === '' ? '' : `${accountId}, ${region}`;
    const state = `${HEADINGS[result]}${isProven ? ', proven' : ', not proven'}`;
    return `| ${code(`${registry}/${repository}`)} | ${where} | ${tags.map(code).join(' ')} | ${state} |`;
  });
  return ['', '| Repository | Account, region | Tags | |', '| --- | --- | --- | --- |', ...rows];
}

function renderBuilt(image: Extract<Result, { kind: 'built' }>): string[] {
  return [
    `### ${image.repository}: built, not pushed`,
    '',
    `The image is in the Docker engine of this job as ${image.tags.map((tag) => code(`${image.repository}:${tag}`)).join(', ')}.`,
  ];
}

/** How long each part took, on one line. */
export function renderTimings(timings: readonly Timing[]): string {
  return timings.map(({ title, seconds }) => `${title} ${formatSeconds(seconds)}`).join(' · ');
}

function code(text: string): string {
  return `\`${text}\``;
}
