import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Docker } from '../../docker/docker-cli.ts';
import { parseJson, record } from '../../lib/json.ts';
import { mapLimit } from '../../lib/map-limit.ts';
import { type AskedSetting, COMPOSE_SAMPLES, isAsked, printedName } from './asked-settings.ts';
import { readBakeFile, type WrittenTarget } from './bake-files.ts';
import type { DefinitionInputs } from './bake-inputs.ts';
import {
  type ComposeFile,
  type ComposeService,
  composeFilesIn,
  composeServices,
  referencesOf,
} from './compose-services.ts';
import { parseComposeYaml } from './compose-yaml.ts';

/** A file of the definition; `name`: its path from the folder of the definition. */
export type DefinitionFile = { readonly name: string; readonly text: string };

/** The settings that the files of a definition ask for. */
export type WrittenDefinition = {
  readonly written: readonly WrittenTarget[];
  readonly services: readonly ComposeService[];
  /** Files that this action cannot read, though buildx can. */
  readonly unread: readonly string[];
};

/** The files that bake looks for by itself (https://docs.docker.com/build/bake/reference/#file-lookup). */
const LOOKED_FOR = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'].concat(
  ['', '.override'].flatMap((kind) => [`docker-bake${kind}.json`, `docker-bake${kind}.hcl`]),
);

/** The files that buildx reads; `folder`: that of the definition. */
export async function readDefinitionFiles(
  folder: string,
  { files }: Pick<DefinitionInputs, 'files'>,
  variables: Readonly<Record<string, string>>,
): Promise<readonly DefinitionFile[]> {
  const { BUILDX_BAKE_FILE = '', BUILDX_BAKE_PATH_SEPARATOR: separator = ':' } = variables;
  const named = files.length > 0 ? files : BUILDX_BAKE_FILE.split(separator).filter((name) => name !== '');
  const found = await Promise.all((named.length > 0 ? named : LOOKED_FOR).map((name) => readFileIn(folder, name)));
  return found.flatMap((file) => file ?? []);
}

async function readFileIn(folder: string, name: string): Promise<DefinitionFile | undefined> {
  const text = await readFile(resolve(folder, name), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : { name, text };
}

/** The lines of `vars` whose name is nowhere in the files: buildx ignores them without a word. */
export function unusedVariables(
  files: readonly DefinitionFile[],
  { vars }: Pick<DefinitionInputs, 'vars'>,
): readonly string[] {
  return vars
    .filter(({ name }) => !files.some(({ text }) => text.includes(name)))
    .map(({ name }) => `vars: ${name} is set, but no bake file has a variable of that name, so it changes nothing.`);
}

/** Lines of `repositories` for targets that no file has, as far as the files tell the names of all targets. */
export function unknownTargets(
  names: readonly string[],
  { written, services, unread }: WrittenDefinition,
): readonly string[] {
  const isKnown = unread.length === 0 && !written.some(({ settings }) => settings.has('matrix'));
  const known = [...written, ...services].map(({ name }) => name);
  return names
    .filter((name) => isKnown && !known.includes(name))
    .map(
      (name) =>
        `repositories: no file has a target ${name}, so its line changes nothing. There are ${known.join(', ')}.`,
    );
}

/** The settings that these files ask for, with the files that compose files include and extend. */
export async function readWritten(folder: string, files: readonly DefinitionFile[]): Promise<WrittenDefinition> {
  const written: WrittenTarget[] = [];
  const compose: ComposeFile[] = [];
  const unread: string[] = [];
  for (const { name, text } of files) {
    const isYaml = /\.ya?ml$/.test(name);
    const targets = isYaml ? undefined : readBakeFile(name, text);
    const documents = targets === undefined ? await readCompose(name, text) : undefined;
    written.push(...(targets ?? []));
    compose.push(...(documents ?? []));
    const isRead = targets !== undefined || (isYaml ? documents !== undefined : documents?.length);
    if (!isRead) unread.push(name);
  }
  const { roots, all } = await withReferences(folder, compose);
  return { written, services: composeServices(roots, all), unread };
}

async function readCompose(name: string, text: string): Promise<readonly ComposeFile[] | undefined> {
  const documents = await parseComposeYaml(text);
  return documents && composeFilesIn(name, documents);
}

/** The files with those that they refer to: an included file counts as a whole, of an extended one only single services. */
async function withReferences(folder: string, files: readonly ComposeFile[]) {
  const roots = [...files];
  const all = new Map<string, readonly ComposeFile[]>(Map.groupBy(files, ({ file }) => file));
  const read = async (name: string): Promise<readonly ComposeFile[]> => {
    if (all.has(name)) return [];
    const file = await readFileIn(folder, name);
    const documents = (file && (await readCompose(name, file.text))) ?? [];
    all.set(name, documents);
    return documents;
  };
  const open = files.map((file) => ({ file, isRoot: true }));
  for (const { file, isRoot } of open) {
    const { included, extended } = referencesOf(file);
    for (const name of included)
      for (const found of await read(name)) {
        if (isRoot) roots.unshift(found);
        open.push({ file: found, isRoot });
      }
    for (const name of extended) for (const found of await read(name)) open.push({ file: found, isRoot: false });
  }
  return { roots, all: [...all.values()].flat() };
}

/** How many questions are asked at a time. */
const ASKED_AT_ONCE = 4;

/**
 * Asks buildx which of the settings it does not know: buildx leaves unknown settings out without a word, whatever their
 * value, and refuses a known setting whose value makes no sense.
 */
export async function askUnknown(
  docker: Docker,
  temp: string,
  settings: readonly AskedSetting[],
): Promise<ReadonlySet<AskedSetting>> {
  if (settings.length === 0) return new Set();
  const folder = await mkdtemp(join(temp, 'bake-settings-'));
  try {
    const groups = [...Map.groupBy(settings, ({ form, key }) => `${form} ${key}`).values()];
    const answers = await mapLimit(groups, ASKED_AT_ONCE, async (group) => {
      const [one] = group;
      return one !== undefined && (await isUnknown(docker, folder, one)) ? group : [];
    });
    return new Set(answers.flat());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function isUnknown(docker: Docker, folder: string, { form, key }: AskedSetting): Promise<boolean> {
  const file = join(folder, `${form}-${Buffer.from(key).toString('hex')}.${form === 'bake' ? 'json' : 'yaml'}`);
  await writeFile(file, JSON.stringify(questionFor(form, key)));
  const { succeeded, stdout } = await docker.capture(['buildx', 'bake', '--print', '--file', file, SAMPLE]);
  const printed = record(record(record(parseJson(stdout)).target)[SAMPLE]);
  return succeeded && !(form === 'compose' && isAsked(printed[printedName(key)]));
}

const SAMPLE = 'sample';
const NONSENSE = [[['x']]];

function questionFor(form: AskedSetting['form'], key: string): object {
  if (form === 'bake') return { target: { [SAMPLE]: { [key]: NONSENSE } } };
  const own = form === 'x-bake' ? { 'x-bake': { [key]: NONSENSE } } : { [key]: COMPOSE_SAMPLES[key] };
  return { services: { [SAMPLE]: { build: { context: '.', ...own } } } };
}
