import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ignoreFiles } from '../../scripts/oracle/ignore-questions.ts';
import { readIgnoreRules } from '../../src/dockerfile/dockerignore.ts';
import { readBuildFiles } from '../../src/fingerprint/build-files.ts';
import { readContextFiles } from '../../src/fingerprint/context-files.ts';
import { bytesOfText, textOfBytes } from '../../src/lib/bytes-text.ts';
import { mapLimit } from '../../src/lib/map-limit.ts';
import { ENGINES } from './workbench.ts';

const run = promisify(execFile);

/** A context: what is at each path, and the ignore files. */
type Context = {
  readonly files: Readonly<Record<string, { readonly content: string; readonly mode: number }>>;
  readonly links: Readonly<Record<string, string>>;
  /** By their paths; behind `->` what they are links to. */
  readonly ignore: Readonly<Record<string, string>>;
};

const BROKEN = textOfBytes(Buffer.from('br\xff\xfeken', 'latin1'));
const names = ['a', 'a.md', 'b', 'c++', '.env', 'é', 'a b', 'keep', '[x]', 'a|b', BROKEN];
const path = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const file = fc.record({ content: fc.constantFrom('', 'x', 'y'), mode: fc.constantFrom(0o644, 0o755, 0o600) });
const target = fc.constantFrom('a', '../a', '/etc/hostname', 'nowhere', BROKEN, '.');
const plain = fc.oneof(
  ignoreFiles.map(({ text }) => text),
  fc
    .array(
      fc.constantFrom('a', 'b', '**/keep', '*.md', 'b/**', '!b/a', '!**/keep', '.env', '?', 'é', '[a-b]', '*', '!.env'),
      { maxLength: 4 },
    )
    .map((lines) => lines.join('\n')),
);
const ignore = fc.oneof(
  { weight: 3, arbitrary: plain.map((text) => ({ '.dockerignore': text })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(plain, fc.constantFrom('rules', '/rules', '../rules', '../outside', 'nowhere', 'no*'))
      .map(([text, link]) => ({ rules: text, '../outside': 'a\nb', '.dockerignore': `->${link}` })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(plain, plain).map(([text, own]) => ({ '.dockerignore': text, 'Dockerfile.dockerignore': own })),
  },
);
const contexts: fc.Arbitrary<Context> = fc.record({
  files: fc.dictionary(path, file, { minKeys: 2, maxKeys: 10 }),
  links: fc.dictionary(path, target, { maxKeys: 3 }),
  ignore,
});

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contexts-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Makes the context; what cannot be beside something else is left away. */
async function make(context: string, { files, links, ignore: rules }: Context): Promise<void> {
  const at = (name: string): Buffer => bytesOfText(`${context}/${name}`);
  const make = async (name: string, work: (place: Buffer) => Promise<unknown>): Promise<void> => {
    try {
      await mkdir(bytesOfText(dirname(`${context}/${name}`)), { recursive: true });
      await work(at(name));
    } catch {}
  };
  await mkdir(context, { recursive: true });
  await writeFile(join(context, 'Dockerfile'), 'FROM scratch\nCOPY . /\n');
  for (const [name, { content, mode }] of Object.entries(files))
    await make(name, (place) => writeFile(place, content, { flag: 'wx' }).then(() => chmod(place, mode)));
  for (const [name, link] of Object.entries(links)) await make(name, (place) => symlink(bytesOfText(link), place));
  for (const [name, text] of Object.entries(rules))
    await make(name, (place) => (text.startsWith('->') ? symlink(text.slice(2), place) : writeFile(place, text)));
}

/** What Docker sent, and what was taken for it; `undefined` where Docker refuses an ignore file, or nothing is known. */
async function sentAndRead(host: string, index: number, context: Context) {
  const root = join(folder, String(index), 'context');
  await make(root, context);
  const out = join(folder, String(index), 'out');
  const env = { ...process.env, DOCKER_HOST: host, DOCKER_BUILDKIT: '1' };
  const files = await readBuildFiles({ context: root }, { workspace: folder }, 'buildkit');
  const built = await run('docker', ['build', '--quiet', '--output', `type=local,dest=${out}`, root], { env }).then(
    () => true,
    () => false,
  );
  if (files.kind === 'unknown' || !built) return undefined;
  const rules = readIgnoreRules(textOfBytes(files.ignore?.bytes ?? Buffer.alloc(0)));
  const read = await readContextFiles(root, rules);
  const sent = await readContextFiles(out, []);
  const texts = ({ entries }: typeof read): readonly string[] => entries.map((entry) => JSON.stringify(entry)).sort();
  return { sent: texts(sent), read: texts(read) };
}

describe.each(ENGINES.slice(0, 1))('on Docker $version', ({ host }) => {
  const numRuns = Number(process.env.PROPERTY_RUNS || 20);
  const seed = Number(process.env.PROPERTY_SEED || 1);

  test(
    'no more is sent than is read',
    async () => {
      const made = [...fc.sample(contexts, { numRuns, seed }).entries()];
      const all = await mapLimit(made, 6, async ([index, context]) => ({
        context,
        found: await sentAndRead(host, index, context),
      }));
      const known = all.filter(({ found }) => found !== undefined);
      for (const { context, found } of known)
        expect({ context, read: found?.read }).toEqual({
          context,
          read: expect.arrayContaining([...(found?.sent ?? [])]),
        });
      // What is not understood counts, too; all else is just what is sent.
      const same = known.filter(({ found }) => found?.read.length === found?.sent.length);
      expect(known.length).toBeGreaterThan(numRuns / 2);
      expect(same.length).toBeGreaterThan(known.length * 0.7);
    },
    60_000 + numRuns * 2000,
  );
});
