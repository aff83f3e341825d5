/**
 * Compares the readers of src/dockerfile with BuildKit itself, on texts made at random. BuildKit's own packages answer, in a
 * small program in Go (scripts/oracle/main.go), so that this takes Go.
 *
 *     node scripts/buildkit-tables.ts             new texts each time; exits with 1 where something is overlooked
 *     node scripts/buildkit-tables.ts --write     a few, always the same, into the table that the unit tests compare with
 *
 * PROPERTY_RUNS: how many of each kind; 5000 where it is not set. PROPERTY_SEED: the same ones again.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findGo, runGo } from './go-tool.ts';
import { type Answer, compare } from './oracle/compare.ts';
import { IGNORABLE } from './oracle/ignore-questions.ts';
import { makeQuestions, type Question } from './oracle/questions.ts';

const TABLE = join(import.meta.dirname, '../__tests__/dockerfile/buildkit-answers.jsonl');
const isWriting = process.argv.includes('--write');
const runs = isWriting ? 400 : Number(process.env.PROPERTY_RUNS || 5000);
const seed = isWriting ? 1 : Number(process.env.PROPERTY_SEED || Math.floor(Math.random() * 2 ** 31));

const go = findGo();
if (go === undefined) throw new Error('There is no Go, which BuildKit is written in.');
const folder = mkdtempSync(join(tmpdir(), 'buildkit-tables-'));
try {
  const questions = makeQuestions(runs, seed);
  const answers = ask(go, questions);
  report(questions, answers);
  if (isWriting) writeTable(questions, answers);
} finally {
  rmSync(folder, { recursive: true });
}

function ask(command: string, questions: readonly Question[]): readonly Answer[] {
  const oracle = join(folder, 'oracle');
  runGo(command, ['build', '-o', oracle, '.'], { folder: join(import.meta.dirname, 'oracle') });
  const tree = join(folder, 'tree');
  for (const path of IGNORABLE) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), '');
  }
  const input = questions.map((question) => `${JSON.stringify({ ...question, folder: tree })}\n`).join('');
  const { stdout, status, stderr } = spawnSync(oracle, { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`The oracle has no answer: ${stderr}`);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line): Answer => JSON.parse(line));
}

function report(questions: readonly Question[], answers: readonly Answer[]): void {
  console.log(`seed ${seed}`);
  for (const kind of ['dockerfile', 'word', 'ignore'] as const) {
    const counts = new Map<string, number>();
    questions.forEach((question, index) => {
      if (question.kind !== kind) return;
      const comparison = compare(question, answers[index] ?? {});
      const name = typeof comparison === 'string' ? comparison : 'WRONG';
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (typeof comparison === 'string') return;
      process.exitCode = 1;
      console.log(`${JSON.stringify(question)}\n    ${comparison.wrong}`);
    });
    console.log(`${kind}: ${[...counts].map(([name, count]) => `${count} ${name}`).join(', ')}`);
  }
}

function writeTable(questions: readonly Question[], answers: readonly Answer[]): void {
  const lines = questions.flatMap((question, index) => {
    const answer = answers[index] ?? {};
    return answer.refused ? [] : `${JSON.stringify([question, answer])}\n`;
  });
  writeFileSync(TABLE, lines.join(''));
  console.log(`${lines.length} of them in ${TABLE}`);
}
