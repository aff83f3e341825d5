import { record } from '../../lib/json.ts';
import type { BakeDefinition, BakeTarget } from './bake-definition.ts';
import type { LostSettings } from './lost-settings.ts';

/**
 * Lines of `set` that buildx takes and leaves out: all versions up to 0.31 at least do so with `ulimits` and
 * `no-cache-filter`, those that know `network` with it, 0.13 with `annotations`.
 */
export function findLostOverrides(overrides: readonly string[], { targets, linked }: BakeDefinition): LostSettings {
  const parsed = overrides.flatMap((text) => parseOverride(text) ?? []);
  const lost = [...targets, ...linked].flatMap((target) => {
    // Targets that only others refer to are written nowhere.
    const isWritten = targets.includes(target);
    const own = parsed.filter(
      ({ pattern, key }) => pattern.test(target.name) && (isWritten || printedAs(key) !== 'output'),
    );
    const last = new Map(own.map((override) => [override.setting, override]));
    return [...last.values()].filter((one) => !isShown(one, target)).map((one) => ({ ...one, target: target.name }));
  });
  const networks = lost.filter(({ key }) => key === 'network');
  return {
    networks: new Map(networks.map(({ target, value }) => [target, value])),
    mistakes: [
      ...new Set(lost.filter((one) => !networks.includes(one)).map(({ shown }) => `set: ${shown} ${LEFT_OUT}`)),
    ],
  };
}

const LEFT_OUT = 'is left out by this version of buildx, though it takes it. Write it in the bake file.';

type ParsedOverride = {
  /** The override as the line has it. */
  readonly shown: string;
  readonly pattern: RegExp;
  /** `args.VERSION`. */
  readonly setting: string;
  /** `args`. */
  readonly key: string;
  /** `VERSION`. */
  readonly name?: string;
  readonly value: string;
};

function parseOverride(text: string): ParsedOverride | undefined {
  const [, pattern = '', setting = '', value = ''] = /^([^.]+)\.([^=+]+)\+?=([\s\S]*)$/.exec(text) ?? [];
  // Nothing is asked for, or the value is taken out of the printed target, as the date of the commit is.
  if (value === '' || setting === 'args.SOURCE_DATE_EPOCH') return undefined;
  const [key = '', ...name] = setting.split('.');
  const at = { shown: `${pattern}.${setting}`, pattern: globOf(pattern), setting, key, value };
  return name.length === 0 ? at : { ...at, name: name.join('.') };
}

/** The patterns of Go's path.Match, which buildx uses. */
function globOf(pattern: string): RegExp {
  const parts = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${parts}$`);
}

/** The name in the definition of a setting of `set`. */
function printedAs(key: string): string {
  return PRINTED[key] ?? key;
}

/** Settings that have another name in the definition. */
const PRINTED: Readonly<Record<string, string>> = {
  platform: 'platforms',
  secrets: 'secret',
  push: 'output',
  load: 'output',
};

/** Lists whose items are printed as they were given. */
const LISTS: readonly string[] = ['annotations', 'ulimits', 'no-cache-filter'];

function isShown({ key, name, value }: ParsedOverride, { raw }: BakeTarget): boolean {
  const printed = raw[printedAs(key)];
  if (name !== undefined) return name in record(printed);
  if (LISTS.includes(key)) return Array.isArray(printed) && printed.includes(value);
  return printed !== undefined && printed !== '';
}
