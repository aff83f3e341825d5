/** Whether the readers of src/dockerfile see what BuildKit does. */
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { applyRules, mayHoldExceptions, type RuleResult, readIgnoreRules } from '../../src/dockerfile/dockerignore.ts';
import { parseReference } from '../../src/dockerfile/image-reference.ts';
import { expandWord } from '../../src/dockerfile/shell-words.ts';
import { platformArguments } from '../../src/fingerprint/target-platforms.ts';
import type { DockerfileQuestion } from './dockerfile-questions.ts';
import { IGNORABLE } from './ignore-questions.ts';
import type { Question } from './questions.ts';

/** What BuildKit says. */
export type Answer = {
  readonly refused?: boolean;
  readonly images?: readonly string[];
  /** Whether it fetches something that no checksum holds. */
  readonly fetches?: boolean;
  readonly syntax?: string;
  readonly word?: string;
  readonly paths?: readonly string[];
};

/**
 * `same`. `careful`: not known here, or more counts than Docker takes, which builds once too often. `refused`: no image can
 * come of it. All else is a sentence that says what is overlooked.
 */
export type Comparison = 'same' | 'careful' | 'refused' | { readonly wrong: string };

export function compare(question: Question, answer: Answer): Comparison {
  if (answer.refused) return 'refused';
  switch (question.kind) {
    case 'dockerfile':
      return compareDockerfile(question, answer);
    case 'word': {
      const word = expandWord(question.text, new Map(Object.entries(question.args)), question.escape);
      if (word === undefined) return 'careful';
      return word === answer.word ? 'same' : { wrong: `${JSON.stringify(word)} for ${JSON.stringify(answer.word)}` };
    }
    case 'ignore':
      return comparePaths(keptPaths(question.text), answer.paths ?? []);
  }
}

function compareDockerfile({ text, target, args }: DockerfileQuestion, answer: Answer): Comparison {
  const predefined = platformArguments('linux/amd64', { variables: {}, architecture: 'x64' });
  const given = new Map(Object.entries(args));
  const read = readDockerfile({ text, given, predefined, ...(target === '' ? {} : { target }) });
  if (read.kind === 'unknown') return 'careful';
  const whole = (image: string): string => parseReference(image)?.name ?? image;
  const expected = new Set([...(answer.images ?? []), ...(answer.syntax ? [answer.syntax] : [])].map(whole));
  const found = new Set(read.images.map(whole));
  const missing = [...expected].filter((image) => !found.has(image));
  if (missing.length > 0) return { wrong: `${missing.join(', ')} is not among ${[...found].join(', ')}` };
  if (answer.fetches && read.remoteFiles.length === 0) return { wrong: 'what ADD fetches is not told' };
  return found.size === expected.size ? 'same' : 'careful';
}

/** Some of them with their folders, as a walk through them finds them. */
function keptPaths(text: string): readonly string[] {
  const rules = readIgnoreRules(text);
  const kept = new Set<string>();
  for (const path of IGNORABLE) {
    const parts = path.split('/');
    const folders: string[] = [];
    let result: RuleResult | undefined;
    for (const depth of parts.keys()) {
      const at = parts.slice(0, depth + 1).join('/');
      result = applyRules(rules, at, result);
      if (result.isExcluded && !mayHoldExceptions(rules, at)) break;
      folders.push(at);
      if (!result.isExcluded) for (const folder of folders) kept.add(folder);
    }
  }
  return [...kept].sort();
}

function comparePaths(found: readonly string[], expected: readonly string[]): Comparison {
  const missing = expected.filter((path) => !found.includes(path));
  if (missing.length > 0) return { wrong: `${JSON.stringify(missing)} is taken for left out` };
  return found.length === expected.length ? 'same' : 'careful';
}
