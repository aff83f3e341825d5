import { readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { excludingRule, readIgnoreRules } from '../../dockerfile/dockerignore.ts';
import type { AbsentFile } from '../../errors/context-errors.ts';
import { readBuildFiles } from '../../fingerprint/build-files.ts';
import { statsOf } from '../../fingerprint/inner-file.ts';
import type { BuilderKind } from '../../fingerprint/possible-builders.ts';
import type { BuildInputs } from '../../inputs/build-inputs.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { withoutEnd } from '../../lib/without-end.ts';

/** The context and the builder that a build got its files from. */
export type AbsentFrom = {
  readonly build: Pick<BuildInputs, 'context' | 'file'>;
  readonly workspace: string;
  readonly inlineDockerfile?: string;
  /** The builder; default: BuildKit. */
  readonly builder?: BuilderKind;
};

/**
 * Why a file of the workspace was not in the build context: left out by a line of an ignore file, of another case, beside
 * the context, or not there at all. `undefined`: not known, as for patterns and addresses.
 *
 * @param path as Docker tells it, from the context
 */
export async function findAbsentFile(path: string, from: AbsentFrom): Promise<AbsentFile | undefined> {
  const name = withoutEnd(path.replace(/^\/+/, ''), '/');
  if (name === '' || /[*?[\]\\]/.test(name) || name.split('/').includes('..')) return undefined;
  const context = resolve(from.workspace, from.build.context);
  if ((await statsOf(join(context, name))) !== undefined) return await findIgnored(name, from);
  const spelled = await otherSpelling(context, name);
  if (spelled !== undefined) return { kind: 'other-case', path: spelled };
  if (context !== from.workspace && (await statsOf(join(from.workspace, name))) !== undefined)
    return { kind: 'outside', context: from.build.context };
  return { kind: 'missing' };
}

/** The line of the ignore file that Docker reads for this build. */
async function findIgnored(name: string, from: AbsentFrom): Promise<AbsentFile | undefined> {
  const { build, workspace, inlineDockerfile, builder = 'buildkit' } = from;
  const files = await readBuildFiles(build, omitUndefined({ workspace, inlineDockerfile }), builder);
  if (files.kind === 'unknown' || files.ignore === undefined) return undefined;
  const rule = excludingRule(readIgnoreRules(files.ignore.bytes.toString('utf8')), name);
  if (rule === undefined) return undefined;
  return { kind: 'ignored', file: relative(workspace, files.ignore.path), line: rule.line, pattern: rule.text };
}

/** The path as the context has it, where only capitals differ. */
async function otherSpelling(context: string, name: string): Promise<string | undefined> {
  let spelled = '';
  for (const part of name.split('/')) {
    const names = await readdir(join(context, spelled)).catch(() => []);
    const found = names.find((other) => other === part) ?? names.find((other) => isSameWord(other, part));
    if (found === undefined) return undefined;
    spelled = join(spelled, found);
  }
  return spelled;
}

function isSameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
