/**
 * Builds dist: one bundle for all entries, in parts that are loaded when they are needed, and for each entry of the
 * action's metadata a file that starts its part.
 *
 *     node scripts/build.ts [folder]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import ncc from '@vercel/ncc';
import { shareTexts } from './licenses.ts';

const root = resolve(import.meta.dirname, '..');
const compiled = join(root, '.build');
const output = resolve(process.argv[2] ?? join(root, 'dist'));

/** The entries in dist, which the files action.yml name: each is a function of src/index.ts. */
const ENTRIES = Object.keys(await import('../src/index.ts'));

const LICENSES = 'licenses.txt';

/** Licences that ncc misses, as a package's own file only names them. */
const POINTED = ['@renovatebot/pep440/LICENSE.BSD'];

function allLicenses(list: string): string {
  const pointed = POINTED.map((file) => `${file}\n${readFileSync(join(root, 'node_modules', file), 'utf8')}`);
  return [shareTexts(list, (name) => existsSync(join(root, 'node_modules', name))), ...pointed].join('\n\n');
}

async function bundle(): Promise<ReadonlyMap<string, string | Buffer>> {
  const { code, assets } = await ncc(join(compiled, 'index.js'), {
    cache: false,
    // Required, node:http costs 3 ms; imported, it also loads Node's whole fetch, for 15 ms more.
    esm: false,
    // A reviewer can read it, and it starts faster than minified code (docs/speed.md). Comments are in src only: they would
    // be one byte in twenty of the download.
    minify: false,
    quiet: true,
    license: LICENSES,
    // @actions/core and @actions/github bring the HTTP client undici, for functions that are not used here. It is half
    // of their size and most of their start-up time; a built-in module takes its place.
    externals: { undici: 'node:http' },
  });
  return new Map<string, string | Buffer>([
    ['index.js', code],
    ...Object.entries(assets).map(
      ([name, { source }]) => [name, name === LICENSES ? allLicenses(String(source)) : source] as const,
    ),
    // package.json above says that .js is ESM.
    ['package.json', `${JSON.stringify({ type: 'commonjs' })}\n`],
    ...ENTRIES.map((entry) => [join(entry, 'index.js'), startOf(entry)] as const),
  ]);
}

function startOf(entry: string): string {
  return `require('../index.js').${entry}();\n`;
}

await rm(compiled, { recursive: true, force: true });
const tsc = [join(root, 'node_modules/typescript/bin/tsc'), '--project', join(root, 'tsconfig.build.json')];
if (spawnSync(process.execPath, tsc, { stdio: 'inherit' }).status !== 0) process.exit(1);
// ncc's own errors carry its whole source along; the message is what helps.
const files = await bundle().catch((error: unknown) => {
  console.error(String(error instanceof Error ? error.message : error));
  process.exit(1);
});
await rm(output, { recursive: true, force: true });
for (const [name, content] of files) {
  await mkdir(dirname(join(output, name)), { recursive: true });
  await writeFile(join(output, name), content);
}
const bytes = [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0);
console.log(`${output}: ${files.size} files, ${(bytes / 1e6).toFixed(2)} MB`);
