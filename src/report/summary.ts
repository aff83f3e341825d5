import type { Result } from './result.ts';

/** How long a part of the step took. */
export type Timing = { readonly title: string; readonly seconds: number };

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

/** A duration for people: `0.21 s`, `12.3 s`, `3 min 7 s`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** A number of bytes for people, in powers of 1000 as registries count: `999 B`, `1.9 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return power === 0 ? `${bytes} B` : `${(bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
}
