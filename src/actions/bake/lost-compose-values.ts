import { isRecord, record } from '../../lib/json.ts';
import { hasVariable, isAsked } from './asked-settings.ts';
import type { BakeTarget } from './bake-definition.ts';
import type { ComposeService } from './compose-services.ts';

/** Mistakes and warnings about settings that bake reads otherwise than compose does. */
export type LostValues = { readonly mistakes: readonly string[]; readonly warnings: readonly string[] };

/** Finds values that bake reads otherwise. `machine`: the platform that is built for by default. */
export function lostComposeValues(
  services: readonly ComposeService[],
  printed: readonly BakeTarget[],
  machine: string,
): LostValues {
  const built = services.flatMap((service) => {
    const target = printed.find(({ name }) => name === service.name);
    return target === undefined ? [] : [{ service, target }];
  });
  return {
    mistakes: built.flatMap(({ service, target }) => [
      ...wrongUlimits(service, target),
      ...partsOfSecrets(service),
      ...strayExtension(service),
    ]),
    warnings: built.flatMap(({ service, target }) => [
      ...imageBesideTags(service),
      ...platformOfService(service, target, machine),
    ]),
  };
}

/** Limits with one number, which is soft and hard limit for compose, and nothing for buildx. */
function wrongUlimits({ name, build }: ComposeService, { ulimits }: BakeTarget): readonly string[] {
  const { file = '', value } = build.get('ulimits') ?? {};
  return Object.entries(record(value))
    .filter(([limit, one]) => !isRecord(one) && String(one) !== '0' && ulimits.includes(`${limit}=0:0`))
    .map(
      ([limit, one]) =>
        `target ${name}: ${file} asks for \`build.ulimits.${limit}\` of ${one}, of which buildx makes 0. Write both ` +
        `limits: \`${limit}: { soft: ${one}, hard: ${one} }\`.`,
    );
}

/** The parts of secrets that are lost: for bake a secret is known by its name in the file, and by nothing else. */
function partsOfSecrets({ name, build }: ComposeService): readonly string[] {
  const { file = '', value } = build.get('secrets') ?? {};
  return (Array.isArray(value) ? value : []).map(record).flatMap(({ source, target, ...rest }) => {
    const parts = ['uid', 'gid', 'mode'].filter((part) => isAsked(rest[part]));
    const lost = [...(isAsked(target) && target !== source ? ['target'] : []), ...parts];
    if (lost.length === 0) return [];
    return [
      `target ${name}: ${file} asks for \`${lost.join('`, `')}\` of the secret ${source}, which bake leaves out. Say it in ` +
        `the Dockerfile, \`RUN --mount=type=secret,id=${source},target=...\`, and take it out here.`,
    ];
  });
}

function strayExtension({ name, beside }: ComposeService): readonly string[] {
  const stray = beside.get('x-bake');
  if (!isAsked(stray?.value)) return [];
  return [
    `target ${name}: in ${stray?.file} \`x-bake\` stands beside \`build\`, where bake leaves it out. Move it under \`build\`.`,
  ];
}

/** Images with tags beside: for compose tags come in addition to the image's name, for bake in its place. */
function imageBesideTags({ name, build, beside }: ComposeService): readonly string[] {
  const { file = '', value: image } = beside.get('image') ?? {};
  const tags = [build.get('tags')?.value, record(build.get('x-bake')?.value).tags].flat().filter(isAsked);
  if (!isAsked(image) || tags.length === 0 || tags.includes(image)) return [];
  return [
    `target ${name}: ${file} names it ${image}, which bake leaves out where there are \`tags\`. Write it there too, if you want it.`,
  ];
}

function platformOfService(
  { name, beside }: ComposeService,
  { platforms }: BakeTarget,
  machine: string,
): readonly string[] {
  const { file = '', value: platform } = beside.get('platform') ?? {};
  if (!isAsked(platform) || platforms.length > 0) return [];
  if (!hasVariable(platform) && String(platform).startsWith(machine)) return [];
  return [
    `target ${name}: ${file} asks for the platform ${platform} beside \`build\`, which bake leaves out: it is built for that ` +
      'of the builder. Write `platforms` under `build`, or `set: *.platform=...`.',
  ];
}
