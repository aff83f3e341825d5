import type { BakeDefinition, BakeTarget } from './bake-definition.ts';
import { usedTargets, type WrittenTarget } from './bake-files.ts';
import type { ComposeService } from './compose-services.ts';

/** A setting that a file asks for. */
export type AskedSetting = {
  /** Whether the setting stands in a bake file, under `build` of a compose file, or under `x-bake` there. */
  readonly form: 'bake' | 'compose' | 'x-bake';
  readonly file: string;
  /** The target as the file names it. */
  readonly target: string;
  readonly key: string;
  /** The value, where it is no expression of HCL. */
  readonly value?: unknown;
  /** Whether the setting is written `args { ... }` instead of `args = { ... }`. */
  readonly isBlock?: boolean;
};

/** The settings that the files ask for, of targets that are built. */
export function askedSettings(
  written: readonly WrittenTarget[],
  services: readonly ComposeService[],
  printed: BakeDefinition,
): readonly AskedSetting[] {
  const names = targetsOf(printed).map(({ name }) => name);
  return [
    ...services.filter(({ name }) => names.includes(name)).flatMap(askedOfService),
    ...usedTargets(written, names).flatMap(askedOfTarget),
  ];
}

/** The asked settings that buildx has not printed: buildx may not know them, or they come to nothing. */
export function hiddenSettings(asked: readonly AskedSetting[], printed: BakeDefinition): readonly AskedSetting[] {
  const targets = targetsOf(printed);
  return asked.filter((setting) => !isShown(setting, targets));
}

/**
 * Whether only buildx can say what it makes of a setting that it has not printed: the value is an expression, which may come
 * to nothing, or an empty one.
 */
export function isUncertain({ form, key, value, isBlock }: AskedSetting): boolean {
  if (isBlock) return false;
  return form !== 'compose' || (key in COMPOSE_SAMPLES && hasVariable(value));
}

/** Whether a value of compose or JSON has variables, or may have some. */
export function hasVariable(value: unknown): boolean {
  return JSON.stringify(value ?? null).includes('$');
}

/** Whether a value asks for anything but the default. */
export function isAsked(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '' || value === 'default') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** All targets that buildx has printed. */
export function targetsOf({ targets, linked }: BakeDefinition): readonly BakeTarget[] {
  return [...targets, ...linked];
}

/** Settings of compose that some version of buildx leaves out, with values that ask for something. */
export const COMPOSE_SAMPLES: Readonly<Record<string, unknown>> = {
  network: 'none',
  platforms: ['linux/amd64'],
  ssh: ['sample=/dev/null'],
  no_cache: true,
  no_cache_filter: ['sample'],
  pull: true,
  extra_hosts: ['sample:127.0.0.1'],
  isolation: 'hyperv',
  privileged: true,
  entitlements: ['network.host'],
  provenance: true,
  sbom: true,
};

/** The name that bake has for a setting of compose. */
export function printedName(key: string): string {
  return COMPOSE_NAMES[key] ?? key.replaceAll('_', '-');
}

/** The names of bake for settings that compose calls otherwise, besides `-` for `_`. */
const COMPOSE_NAMES: Readonly<Record<string, string>> = { provenance: 'attest', sbom: 'attest' };

/** Settings of compose that all versions of buildx from 0.10 on read; their values may come to nothing. */
const READ_BY_ALL: readonly string[] = [
  ...['context', 'dockerfile', 'dockerfile_inline', 'args', 'labels', 'cache_from', 'cache_to', 'target'],
  ...['additional_contexts', 'secrets', 'shm_size', 'ulimits', 'tags'],
];

/** Settings of bake that are for buildx or for people, and no part of a target. */
const NOT_PRINTED: readonly string[] = ['inherits', 'name', 'matrix', 'description'];

function askedOfTarget({ file, name, settings }: WrittenTarget): readonly AskedSetting[] {
  return [...settings].flatMap(([key, setting]): readonly AskedSetting[] => {
    if (NOT_PRINTED.includes(key) || /^(x-|_)/.test(key)) return [];
    const at = { form: 'bake' as const, file, target: name, key };
    if (setting.kind === 'block') return [{ ...at, isBlock: true }];
    if (!('value' in setting)) return [at];
    const { value } = setting;
    return isAsked(value) && !(key === 'call' && value === 'build') ? [{ ...at, value }] : [];
  });
}

function askedOfService({ name, build }: ComposeService): readonly AskedSetting[] {
  return [...build].flatMap(([key, { file, value }]): readonly AskedSetting[] => {
    const at = { file, target: name };
    if (READ_BY_ALL.includes(key)) return [];
    if (key !== 'x-bake') return isAsked(value) ? [{ ...at, form: 'compose', key, value }] : [];
    const extension = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return extension.flatMap(([own, of]) =>
      isAsked(of) ? [{ ...at, form: 'x-bake' as const, key: own, value: of }] : [],
    );
  });
}

function isShown({ form, key, target, isBlock }: AskedSetting, targets: readonly BakeTarget[]): boolean {
  if (isBlock) return false;
  if (form === 'bake') return targets.some(({ raw }) => key in raw);
  const printed = targets.find(({ name }) => name === target);
  const name = form === 'x-bake' ? key : printedName(key);
  if (name === 'attest') return printed?.attest.some(({ type }) => type === key) ?? false;
  return isAsked(printed?.raw[name]);
}
