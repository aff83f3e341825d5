import type { Problem } from '../../errors/failure.ts';
import { formatBytes, type Timing } from '../../lib/format.ts';
import { type ForeseenImage, foreseenResults, type RunNames, toOutputs, toPlanOutputs } from '../../report/outputs.ts';
import type { Result } from '../../report/result.ts';
import { renderTimings } from '../../report/summary.ts';
import type { PlannedTarget } from './bake-plan.ts';

/** The result of a target, pushed or not. */
export type TargetOutcome = { readonly name: string; readonly image: Result };

/** All outputs, by name; bake/action.yml documents each. `namesOf`: the names of a target's image. */
export function toBakeOutputs(
  baked: readonly TargetOutcome[],
  namesOf: (target: string) => RunNames = () => ({}),
): Readonly<Record<string, string>> {
  const images = Object.fromEntries(
    baked.map(({ name, image }) => [name, JSON.parse(toOutputs(image, namesOf(name)).json ?? '{}')]),
  );
  const of = (result: string): string[] =>
    baked.filter(({ name }) => images[name].result === result).map(({ name }) => name);
  const rows = baked.map(({ name }) => ({ target: name, result: '', ...pick(images[name], IN_MATRIX) }));
  const pushed = baked.flatMap(({ image }) => (image.kind === 'pushed' ? image : []));
  const [one] = pushed;
  return {
    images: JSON.stringify(images),
    targets: JSON.stringify(baked.map(({ name }) => name)),
    built: JSON.stringify(of('built')),
    reused: JSON.stringify(of('reused')),
    ...(pushed.length === 0
      ? {}
      : {
          'image-uris': pushed
            .map(({ registry, repository, tags }) => `${registry}/${repository}:${tags[0]}`)
            .join('\n'),
        }),
    ...matrices(rows, (row) => row.result === 'built'),
    ...(one === undefined ? {} : { registry: one.registry, 'account-id': one.accountId, region: one.region }),
    result: of('built').length > 0 ? 'built' : 'reused',
  };
}

/** The outputs of an image that a job of a matrix gets. */
const IN_MATRIX = ['repository', 'result', 'tag', 'digest', 'image-uri', 'image-digest-uri'] as const;

function pick(values: Readonly<Record<string, unknown>>, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}

/** For `strategy.matrix`: all targets, and those that are new. */
function matrices<T>(rows: readonly T[], isNew: (row: T) => boolean): Readonly<Record<string, string>> {
  return {
    matrix: JSON.stringify({ include: rows }),
    'matrix-built': JSON.stringify({ include: rows.filter(isNew) }),
  };
}

/** The outputs of `plan-only`. `namesOf`: the names of a target's image. */
export function toBakePlanOutputs(
  planned: readonly PlannedTarget[],
  namesOf: (target: string) => RunNames = () => ({}),
): Readonly<Record<string, string>> {
  const images = planned.map(({ name, ...plan }) => {
    const { commit = '', named = [] } = namesOf(name);
    return [name, JSON.parse(toPlanOutputs({ ...plan, commit, named }).json ?? '{}')];
  });
  const rows = planned.map(({ name, repository, action }) => ({
    target: name,
    repository,
    result: action,
  }));
  const of = (result: string): string =>
    JSON.stringify(rows.filter((row) => row.result === result).map(({ target }) => target));
  return {
    images: JSON.stringify(Object.fromEntries(images)),
    targets: JSON.stringify(planned.map(({ name }) => name)),
    built: of('build'),
    reused: of('reuse'),
    ...matrices(rows, (row) => row.result === 'build'),
  };
}

/** The texts of all outputs that the step or its plan could have, as far as they are known before ECR is asked. */
export function foreseenBakeOutputs(
  targets: readonly { readonly name: string; readonly image: ForeseenImage }[],
  namesOf: (target: string) => RunNames,
  now: Date,
): readonly string[] {
  const results = targets.map(({ name, image }) =>
    foreseenResults(image, now).map((result) => ({ name, image: result })),
  );
  const runs = (results[0] ?? []).map((_first, index) => results.flatMap((ofTarget) => ofTarget[index] ?? []));
  const plans = (['build', 'reuse'] as const).map((action) =>
    targets.map(({ name, image: { repository, tags } }) => ({ name, repository, tags, action })),
  );
  const all = [
    ...runs.map((run) => toBakeOutputs(run, namesOf)),
    ...plans.map((plan) => toBakePlanOutputs(plan, namesOf)),
  ];
  return all.flatMap((outputs) => Object.values(outputs));
}

/** The job summary, as Markdown. `failed`: targets that are not where they should be. */
export function renderBakeSummary(
  baked: readonly TargetOutcome[],
  timings: readonly Timing[],
  failed: readonly { readonly name: string; readonly problem: Pick<Problem, 'code'> }[] = [],
): string {
  const built = baked.filter(({ image }) => image.kind === 'built' || image.result === 'built').length;
  const bad = failed.length === 0 ? '' : `, ${failed.length} failed`;
  return [
    `### ${countTargets(baked.length + failed.length)}: ${built} built, ${baked.length - built} reused${bad}`,
    '',
    '| Target | Image | Digest | Size | |',
    '| --- | --- | --- | --- | --- |',
    ...failed.map(({ name, problem }) => `| ${name} | | | | **failed**: ${problem.code} |`),
    ...baked.map(({ name, image }) => `| ${[name, ...cellsOf(image)].join(' | ')} |`),
    '',
    renderTimings(timings),
    '',
  ].join('\n');
}

/** The job summary of `plan-only`. */
export function renderBakePlan(planned: readonly PlannedTarget[]): string {
  const built = planned.filter(({ action }) => action === 'build').length;
  return [
    `### ${countTargets(planned.length)}: ${built} to build, ${planned.length - built} to reuse`,
    '',
    '| Target | Repository | |',
    '| --- | --- | --- |',
    ...planned.map(({ name, repository, action }) => `| ${name} | \`${repository}\` | ${action} |`),
    '',
  ].join('\n');
}

function cellsOf(image: Result): readonly string[] {
  if (image.kind === 'built') return [`\`${image.repository}:${image.tags[0]}\``, '', '', 'built, not pushed'];
  const { registry, repository, tags, digest, sizeBytes, result, further = [] } = image;
  const isProven = [image, ...further].every((one) => one.isProven);
  const where = further.length === 0 ? '' : `, in ${1 + further.length} registries`;
  const size = sizeBytes === undefined ? '' : formatBytes(sizeBytes);
  return [
    `\`${registry}/${repository}:${tags[0]}\``,
    `\`${digest}\``,
    size,
    `${result}${where}${isProven ? '' : ', not proven'}`,
  ];
}

function countTargets(targets: number): string {
  return `${targets} ${targets === 1 ? 'target' : 'targets'}`;
}
