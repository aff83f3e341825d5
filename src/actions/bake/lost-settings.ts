import { type AskedSetting, hasVariable, isUncertain, targetsOf } from './asked-settings.ts';
import type { BakeDefinition } from './bake-definition.ts';

/** The settings that buildx leaves out. */
export type LostSettings = {
  readonly mistakes: readonly string[];
  /** Networks by target, which buildx left out and this action adds again. */
  readonly networks: ReadonlyMap<string, string>;
};

/**
 * The settings that are lost, of those that buildx has not printed. `unknown`: settings of which buildx has shown that it does
 * not know them.
 */
export function findLostSettings(
  hidden: readonly AskedSetting[],
  unknown: ReadonlySet<AskedSetting>,
  printed: BakeDefinition,
): LostSettings {
  const names = targetsOf(printed).map(({ name }) => name);
  const lost = hidden.filter((one) => unknown.has(one) || !(isUncertain(one) || hasVariable(one.value)));
  const own = lost.filter(({ form, key, value, target }) => {
    const isPlain = typeof value === 'string' && !hasVariable(value);
    return form !== 'x-bake' && key === 'network' && isPlain && names.includes(target);
  });
  return {
    networks: new Map(own.map(({ target, value }) => [target, String(value)])),
    mistakes: [...new Set(lost.filter((one) => !own.includes(one)).map(describeLoss))],
  };
}

function describeLoss(setting: AskedSetting): string {
  const { form, file, target, key } = setting;
  const name = { bake: key, compose: `build.${key}`, 'x-bake': `build.x-bake.${key}` }[form];
  return `target ${target}: ${file} asks for \`${name}\`, which ${adviceFor(setting)}`;
}

/** The fate of a lost setting, and what to write instead. */
function adviceFor({ form, key, isBlock }: AskedSetting): string {
  if (isBlock) return `buildx leaves out, as it is a block. Write \`${key} = { ... }\`, with an equals sign.`;
  switch (form) {
    case 'bake':
      return adviceForBake(key);
    case 'compose':
      return COMPOSE[key] ?? adviceForCompose(key);
    case 'x-bake':
      return adviceForXBake(key);
  }
}

const NEWER = 'this version of buildx leaves out. Use a newer one (docker/setup-buildx-action installs it)';

function adviceForBake(key: string): string {
  if (SETTINGS.includes(key)) return `${NEWER}, or take it out.`;
  const near = SETTINGS.find((known) => rootOf(known) === rootOf(key));
  const right = near === undefined ? 'Correct its name' : `It is called \`${near}\``;
  return `buildx does not know, and leaves out. ${right}, or take it out.`;
}

function adviceForCompose(key: string): string {
  const name = key.replaceAll('_', '-');
  return X_BAKE.includes(name)
    ? `${NEWER}, or write it as \`x-bake: { ${name}: ... }\` under \`build\`.`
    : `${NEWER}, or take it out.`;
}

function adviceForXBake(key: string): string {
  const near = X_BAKE.find((known) => rootOf(known) === rootOf(key));
  if (near !== undefined && near !== key) return `buildx leaves out: there it is called \`${near}\`.`;
  return `buildx leaves out: there are only ${X_BAKE.join(', ')}. Write it under \`build\`, or in a bake file beside (\`files\`).`;
}

const inBakeFile = (entitlement: string): string =>
  'bake does not take from a compose file. Name a bake file under `files` too, in which this target has ' +
  `\`entitlements = ["${entitlement}"]\`, or take it out.`;

/** Settings of compose that no version of buildx reads, with what to write instead. */
const COMPOSE: Readonly<Record<string, string>> = {
  isolation: 'no builder of buildx has: it is about containers of Windows. Take it out.',
  privileged: inBakeFile('security.insecure'),
  entitlements: inBakeFile('network.host'),
};

/** A name without signs that people write differently. */
function rootOf(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '').replace(/s$/, '');
}

/** https://docs.docker.com/build/bake/reference/#target */
const SETTINGS: readonly string[] = [
  ...['annotations', 'args', 'attest', 'cache-from', 'cache-to', 'call', 'context', 'contexts', 'dockerfile'],
  ...['dockerfile-inline', 'entitlements', 'extra-hosts', 'labels', 'network', 'no-cache', 'no-cache-filter'],
  ...['output', 'platforms', 'policy', 'pull', 'secret', 'shm-size', 'ssh', 'tags', 'target', 'ulimits'],
];

/** https://docs.docker.com/build/bake/compose-file/#extension-field-with-x-bake */
const X_BAKE: readonly string[] = [
  ...['tags', 'cache-from', 'cache-to', 'secret', 'ssh', 'platforms', 'output', 'pull', 'no-cache'],
  ...['no-cache-filter', 'contexts'],
];
