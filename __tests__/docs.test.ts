import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { actionFiles } from '../scripts/docs/action-files.ts';
import { missingActions } from '../scripts/docs/inputs-page.ts';
import { PROBLEM_CODES } from '../src/errors/failure.ts';
import { RETRY_POLICY } from '../src/plan/retry-policy.ts';
import { toOutputs } from '../src/report/outputs.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const metadata = parse(read('action.yml'));
const readme = read('README.md');

/** The names in the first column of the tables under a heading of README. */
function tableNames(heading: string): string[] {
  const section = readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `([\w-]+)` \|/gm)].map((match) => match[1] ?? '');
}

const image = {
  kind: 'pushed',
  result: 'built',
  registry: 'r',
  repository: 'n',
  accountId: '1',
  region: 'x',
  tags: ['t'],
  digest: 'd',
  isProven: true,
  mediaType: 'm',
  sizeBytes: 1,
  pushedAt: new Date(0),
  platformDigests: {},
  id: 'i',
} as const;

const pushed = toOutputs({ ...image, tags: ['t'], further: [image] }, { commit: 'c' });

describe('README', () => {
  test('lists inputs of action.yml, in its order', () => {
    const names = tableNames('Inputs');
    expect(names.length).toBeGreaterThan(10);
    expect(Object.keys(metadata.inputs)).toEqual(expect.arrayContaining(names));
  });

  test('lists the outputs of action.yml, which are those that are set', () => {
    expect(tableNames('Outputs').sort()).toEqual(Object.keys(metadata.outputs).sort());
    expect(Object.keys(pushed).sort()).toEqual(Object.keys(metadata.outputs).sort());
  });

  test('its policies are JSON', () => {
    const blocks = [...readme.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => JSON.parse(match[1] ?? ''));
    expect(blocks.map(({ Version }) => Version)).toEqual(['2012-10-17', '2012-10-17']);
  });

  test('its links to files of this repository lead somewhere', () => {
    const pages = readdirSync(join(root, 'docs'))
      .filter((page) => page.endsWith('.md'))
      .map((page) => `docs/${page}`);
    for (const file of ['README.md', 'CONTRIBUTING.md', ...pages]) {
      for (const [, target = ''] of read(file).matchAll(/\]\((?!https?:)([^)#]+)/g)) {
        expect(() => statSync(join(root, file, '..', target))).not.toThrow();
      }
    }
  });
});

/** The anchors that GitHub makes of the headings of a page. */
function anchorsOf(page: string): readonly string[] {
  const headings = read(page).matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}

test('links into pages of this repository lead to a heading', () => {
  const pages = readdirSync(join(root, 'docs')).filter((page) => page.endsWith('.md'));
  for (const file of ['README.md', 'CONTRIBUTING.md', ...pages.map((page) => `docs/${page}`)]) {
    for (const [, target = '', anchor = ''] of read(file).matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g)) {
      const page = target === '' ? file : join(file, '..', target);
      expect({ file, page, anchors: anchorsOf(page) }).toMatchObject({ anchors: expect.arrayContaining([anchor]) });
    }
  }
});

test('troubleshooting says for how long ECR is asked again', () => {
  const { forMs = 0 } = RETRY_POLICY['not-shown'].pushing;
  expect(read('docs/troubleshooting.md')).toContain(`is asked for again for ${forMs / 1000} seconds`);
});

test('troubleshooting has a section for each code, in order, and no other', () => {
  const sections = [...read('docs/troubleshooting.md').matchAll(/^## (\S+)$/gm)].map((match) => match[1]);
  expect(sections).toEqual([...PROBLEM_CODES]);
});

test('each code is used', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const code = sources.map((file) => read(join('src', file))).join('\n');
  for (const problem of PROBLEM_CODES)
    expect({ problem, used: code.includes(`code: '${problem}'`) }).toEqual({ problem, used: true });
});

test('docs/troubleshooting.md shows a message of each failure, as a run has told it', () => {
  const messages: Readonly<Record<string, string>> = JSON.parse(read('docs/src/messages.json'));
  expect(Object.keys(messages)).toEqual([...PROBLEM_CODES]);
  for (const [code, message] of Object.entries(messages)) {
    expect(message).toMatch(new RegExp(`\\nMore: docs/troubleshooting\\.md#${code}$`));
    expect(message).not.toMatch(/127\.0\.0\.1|\/tmp\/e2e-/);
  }
});

test('the pages know each action.yml', () => {
  expect(missingActions(actionFiles(root))).toEqual([]);
  expect(missingActions(['action.yml', 'scan/action.yml'])).toEqual([
    'scan/action.yml has no row in ACTIONS of scripts/docs/action-files.ts.',
    ...['bake', 'doctor', 'merge', 'promote'].map((name) => `${name}/action.yml of the action ${name} is not there.`),
  ]);
});

test('dist has an entry for each function of src/index.ts, and each action.yml names one', async () => {
  const entries = Object.keys(await import('../src/index.ts'));
  const built = readdirSync(join(root, 'dist'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(built.map(({ name }) => name).sort()).toEqual(entries.sort());
  const named = actionFiles(root).flatMap((file) => {
    const { main, post } = parse(read(file)).runs;
    return [main, ...(post === undefined ? [] : [post])].map((path) => join(dirname(file), path));
  });
  expect([...new Set(named)].sort()).toEqual(entries.map((entry) => `dist/${entry}/index.js`));
});

describe('dist', () => {
  const files = readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

  test('stays a small download: 4 MB, 0.9 MB gzipped, all entries together', () => {
    const contents = files.map((file) => readFileSync(file));
    expect(contents.reduce((sum, content) => sum + content.length, 0)).toBeLessThan(4_000_000);
    expect(contents.reduce((sum, content) => sum + gzipSync(content).length, 0)).toBeLessThan(900_000);
  });

  test('has what action.yml names, for the runtime that it names', () => {
    expect(metadata.runs.using).toBe('node24');
    for (const entry of [metadata.runs.main, metadata.runs.post]) expect(files).toContain(join(root, entry));
  });

  test('holds nothing of the local AWS and of undici, and the API client apart', () => {
    const code = files.filter((file) => file.endsWith('.js')).map((file) => readFileSync(file, 'utf8'));
    for (const part of ['startLocalAws', 'class ProxyAgent']) {
      expect({ part, found: code.some((text) => text.includes(part)) }).toEqual({ part, found: false });
    }
    // Loaded only where the order of two commits is asked for.
    expect(code.filter((text) => text.includes('@octokit'))).toHaveLength(1);
    expect(readFileSync(new URL('../dist/index.js', import.meta.url), 'utf8')).not.toContain('@octokit');
  });

  test('loads the client of ECR Public only where a repository is there', () => {
    const code = files.filter((file) => file.endsWith('.js')).map((file) => readFileSync(file, 'utf8'));
    // The name of its API in the SDK, and the code of this action that uses it: two parts of dist, apart from all others.
    const client = code.filter((text) => text.includes('SpencerFrontendService'));
    expect(client).toHaveLength(1);
    expect(client[0]).not.toContain('AmazonEC2ContainerRegistry_V20150921');
  });
});

describe('workflows', () => {
  test('pin every action to a commit', () => {
    for (const file of readdirSync(join(root, '.github/workflows'))) {
      for (const [, use = ''] of read(join('.github/workflows', file)).matchAll(/uses: (\S+)/g)) {
        expect(use).toMatch(/^\.\/$|@[0-9a-f]{40}$/);
      }
    }
  });
});

test('nothing that is committed names a registry host of npm', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved"/);
});
