import { isRecord, parseJson, record } from '../../lib/json.ts';
import { type HclBlock, readHcl } from './hcl-blocks.ts';

/** A target as a bake file writes it, before buildx has read it. */
export type WrittenTarget = {
  readonly file: string;
  readonly name: string;
  readonly settings: ReadonlyMap<string, WrittenSetting>;
  /** The targets whose settings this one takes over; `undefined` where an expression names them. */
  readonly inherits: readonly string[] | undefined;
};

/** The text behind the name of a setting. */
export type WrittenSetting =
  /** `value`: absent for an expression. */
  | { readonly kind: 'value'; readonly value?: unknown }
  /** `args { ... }` instead of `args = { ... }`. */
  | { readonly kind: 'block' };

/**
 * The targets of a bake file in HCL or JSON.
 *
 * @returns undefined where the text is neither
 */
export function readBakeFile(file: string, text: string): readonly WrittenTarget[] | undefined {
  const json = parseJson(text);
  if (isRecord(json)) return objects(json.target).flatMap((targets) => jsonTargets(file, targets));
  const body = file.endsWith('.json') ? undefined : readHcl(text);
  return body?.blocks.filter(({ type }) => type === 'target').map((block) => hclTarget(file, block));
}

/**
 * The targets that decide what is built: those that are built, and those that they inherit from. Of a matrix buildx prints
 * only the targets that it makes, under names of their own.
 */
export function usedTargets(written: readonly WrittenTarget[], built: readonly string[]): readonly WrittenTarget[] {
  const isUnexplained = built.some((name) => !written.some((target) => target.name === name));
  const used = new Set(
    written.filter(({ name, settings }) => built.includes(name) || (isUnexplained && settings.has('matrix'))),
  );
  for (const target of used) {
    const { inherits } = target;
    for (const other of written)
      if (inherits === undefined ? !built.includes(other.name) : inherits.includes(other.name)) used.add(other);
  }
  return [...used];
}

function hclTarget(file: string, { labels, attributes, blocks }: HclBlock): WrittenTarget {
  const [name = ''] = labels;
  const settings = new Map<string, WrittenSetting>([
    ...[...attributes].map(([key, text]) => [key, { kind: 'value', ...plainText(text) }] as const),
    ...blocks.map(({ type }) => [type, { kind: 'block' }] as const),
  ]);
  return { file, name, settings, inherits: inheritedIn(attributes.get('inherits') ?? '') };
}

/** The value of an expression that is a text without templates and escapes. */
function plainText(expression: string): { readonly value?: string } {
  const [, value] = /^"([^"\\$%]*)"$/.exec(expression) ?? [];
  return value === undefined ? {} : { value };
}

function inheritedIn(expression: string): readonly string[] | undefined {
  const names = [...expression.matchAll(/"([\w-]+)"/g)].map(([, name = '']) => name);
  return /^[\s[\],]*$/.test(expression.replace(/"[\w-]+"|#.*|\/\/.*/g, '')) ? names : undefined;
}

function jsonTargets(file: string, targets: Readonly<Record<string, unknown>>): readonly WrittenTarget[] {
  return Object.entries(targets).flatMap(([name, bodies]) =>
    objects(bodies).map((body) => {
      const { '//': _comment, ...own } = body;
      const settings = new Map(
        Object.entries(own).map(
          ([key, value]) => [key, { kind: 'value', ...(isPlain(value) ? { value } : {}) }] as const,
        ),
      );
      return { file, name, settings, inherits: textsIn(own.inherits) };
    }),
  );
}

/** JSON for HCL takes a list of bodies where one would do. */
function objects(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(record) : [record(value)];
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'string' || !/[$%]\{/.test(value);
}

function textsIn(value: unknown): readonly string[] | undefined {
  if (value === undefined) return [];
  const texts = Array.isArray(value) ? value : [];
  return texts.length > 0 && texts.every((text) => typeof text === 'string' && isPlain(text)) ? texts : undefined;
}
