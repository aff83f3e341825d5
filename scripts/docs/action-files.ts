import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, parseDocument } from 'yaml';

/** Reads a file of the repository. */
export type Read = (path: string) => string;

/** The actions, by the name of their folder in src/actions, and their files. */
export const ACTIONS = {
  'build-push': 'action.yml',
  bake: 'bake/action.yml',
  doctor: 'doctor/action.yml',
  merge: 'merge/action.yml',
  promote: 'promote/action.yml',
} as const;

/** Every action.yml of the repository: the main action's, and one in a folder for each other. */
export function actionFiles(root: string): readonly string[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = ['action.yml', ...folders.map(({ name }) => `${name}/action.yml`)];
  return files.filter((file) => existsSync(join(root, file)));
}

/** An input or an output of an action. */
export type Field = {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly default?: string;
};

/** Fields under the comment that stands before the first of them. */
export type FieldGroup = { readonly title: string; readonly fields: readonly Field[] };

/** What an action.yml says. */
export type ActionFile = {
  readonly name: string;
  readonly inputs: readonly FieldGroup[];
  readonly outputs: readonly Field[];
};

/** Reads an action.yml, its comments too. */
export function readAction(text: string): ActionFile {
  const document = parseDocument(text);
  const { name, inputs = {}, outputs = {} } = document.toJS();
  const titles = titlesIn(document.get('inputs', true));
  const groups: { title: string; fields: Field[] }[] = [];
  for (const [key, value] of Object.entries<Partial<Field>>(inputs)) {
    const title = titles.get(key);
    if (title !== undefined || groups.length === 0) groups.push({ title: title ?? '', fields: [] });
    groups.at(-1)?.fields.push(toField(key, value));
  }
  const fields = Object.entries<Partial<Field>>(outputs).map(([key, value]) => toField(key, value));
  return { name, inputs: groups, outputs: fields };
}

function titlesIn(inputs: unknown): ReadonlyMap<string, string> {
  if (!isMap(inputs)) return new Map();
  const titles = new Map<string, string>();
  for (const [index, { key }] of inputs.items.entries()) {
    if (!isScalar(key)) continue;
    // The comment before the first one is that of the map.
    const comment = key.commentBefore ?? (index === 0 ? inputs.commentBefore : undefined);
    if (comment) titles.set(String(key.value), comment.trim());
  }
  return titles;
}

function toField(name: string, { description = '', required = false, default: value }: Partial<Field>): Field {
  return { name, description, required, ...(value === undefined ? {} : { default: String(value) }) };
}

/** The module with the names of all inputs. */
export function inputNames(read: Read): string {
  const lists = Object.entries(ACTIONS).map(([action, file]) => {
    const names = readAction(read(file)).inputs.flatMap(({ fields }) => fields.map(({ name }) => name));
    const key = /^\w+$/.test(action) ? action : `'${action}'`;
    return `  ${key}: [\n${names.map((name) => `    '${name}',\n`).join('')}  ],\n`;
  });
  return (
    '// Made by `npm run docs` from the action.yml files.\n\n' +
    '/** The inputs of each action, in the order of its action.yml. */\n' +
    `export const ACTION_INPUTS = {\n${lists.join('')}} as const;\n\n` +
    '/** An action of this repository, by its folder in src/actions. */\n' +
    'export type ActionName = keyof typeof ACTION_INPUTS;\n'
  );
}
