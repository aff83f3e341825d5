/** Texts that BuildKit and the readers of src/dockerfile are both asked about, made at random. */
import fc from 'fast-check';
import { type DockerfileQuestion, dockerfiles } from './dockerfile-questions.ts';
import { type IgnoreQuestion, ignoreFiles } from './ignore-questions.ts';
import { type WordQuestion, words } from './word-questions.ts';

/** What BuildKit is asked; main.go here answers. */
export type Question = DockerfileQuestion | WordQuestion | IgnoreQuestion;

/** Some of each kind; the same ones for the same seed. */
export function makeQuestions(runs: number, seed: number): readonly Question[] {
  const options = { numRuns: runs, seed };
  return [...fc.sample(dockerfiles, options), ...fc.sample(words, options), ...fc.sample(ignoreFiles, options)];
}
