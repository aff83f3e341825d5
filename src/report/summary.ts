import { formatBytes, formatSeconds, type Timing } from '../lib/format.ts';
import type { Result } from './result.ts';

/** The job summary of a step, as Markdown. */
export function renderSummary(result: Result, timings: readonly Timing[]): string {
  return [
    ...(result.kind === 'pushed' ? renderPushed(result) : renderBuilt(result)),
    '',
    renderTimings(timings),
    '',
  ].join('\n');
}

function renderPushed(image: Extract<Result, { kind: 'pushed' }>): string[] {
  const uri = `${image.registry}/${image.repository}`;
  return [
    `### ${image.repository}: ${image.result === 'built' ? 'pushed' : 'reused'}${image.isProven ? ' and proven' : ', not proven'}`,
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
  ];
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
