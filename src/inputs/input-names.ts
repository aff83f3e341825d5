import { editDistance } from '../lib/edit-distance.ts';
import { ACTION_INPUTS, type ActionName } from './action-inputs.ts';
import type { InputReader } from './input-reader.ts';
import { type UnsupportedInput, unsupportedBy } from './unsupported-inputs.ts';

/** A name under `with:` that the action has no input of. */
export type WrongName = { readonly name: string; readonly rule: string };

/** The outcome of a check of names. */
export type NameCheck = {
  /** Names that ask for something which would not be done. */
  readonly mistakes: readonly WrongName[];
  /** Names that say nothing to anybody; they may come from the `env` of a job. */
  readonly strangers: readonly string[];
};

/**
 * Compares the names of all inputs that a step was given with the inputs that the action has. A runner passes on whatever stands
 * under `with:`, in variables that are called `INPUT_` and the name in upper case, with `_` for each space; also where there
 * is no value. `textOf`: the text of an input, by its name.
 */
export function checkInputNames(
  action: ActionName,
  variables: Readonly<Record<string, unknown>>,
  textOf: (name: string) => string,
): NameCheck {
  const own = new Map(ACTION_INPUTS[action].map((name) => [name as string, bare(name)]));
  const elsewhere = new Map(unsupportedBy(action).map((input) => [bare(input.name), input]));
  const given = givenNames(variables).filter((name) => !own.has(name));
  const read = given.map((name) => ({ name, rule: ruleFor(name, { own, elsewhere, value: textOf(name) }) }));
  return {
    mistakes: read.flatMap(({ name, rule }) => (rule === undefined || rule === HARMLESS ? [] : [{ name, rule }])),
    strangers: read.flatMap(({ name, rule }) => (rule === undefined ? [name] : [])),
  };
}

/** Notes the names under `with:` that ask for something which would not be done. */
export function refuseNames(
  reader: InputReader,
  action: ActionName,
  variables: Readonly<Record<string, unknown>>,
): void {
  const { mistakes } = checkInputNames(action, variables, (name) => reader.text(name));
  for (const { name, rule } of mistakes) reader.mistake(name, rule);
}

/** The warning about names that say nothing to anybody; `undefined` where there are none. */
export function describeStrangers(strangers: readonly string[]): string | undefined {
  if (strangers.length === 0) return undefined;
  const names = strangers.map((name) => `\`${name}\``).join(', ');
  const variables = strangers.map((name) => `INPUT_${name.toUpperCase()}`).join(', ');
  return (
    `This action has no input ${names}, so nothing is done with ${strangers.length === 1 ? 'it' : 'them'}. Take the line out of ` +
    `\`with:\`; docs/inputs.md lists what there is. Where the job's \`env\` sets ${variables} for something else, nothing is wrong.`
  );
}

type Names = {
  /** Our own inputs, and the words by which they are compared. */
  readonly own: ReadonlyMap<string, string>;
  readonly elsewhere: ReadonlyMap<string, UnsupportedInput>;
  readonly value: string;
};

/** Marks an input of another action that asks for what this one does anyway. */
const HARMLESS = 'harmless';

function ruleFor(name: string, { own, elsewhere, value }: Names): string | undefined {
  const text = bare(name);
  const same = [...own].find(([, known]) => known === text)?.[0];
  if (same !== undefined) return calledHere(same);
  const other = elsewhere.get(text);
  if (other !== undefined) return asksForNothing(other, value) ? HARMLESS : other.instead;
  const near = nearest(text, own);
  return near === undefined ? undefined : calledHere(near);
}

function calledHere(name: string): string {
  return `this action has no such input, and would do nothing about it. It is called \`${name}\`: write \`${name}: ...\`.`;
}

function asksForNothing({ harmless }: UnsupportedInput, value: string): boolean {
  return harmless !== undefined && ['', harmless].includes(value.toLowerCase());
}

/** The input that a name was likely meant to be. */
function nearest(text: string, own: Names['own']): string | undefined {
  const [best] = [...own]
    .map(([name, known]) => ({ name, distance: distanceOf(text, known) }))
    .filter(({ distance }) => distance <= allowedDistance(text))
    .sort((one, other) => one.distance - other.distance);
  return best?.name;
}

/** The distance of two names. In short names another letter makes another word: `text` is not `test`, while `tasg` can only be `tags`. */
function distanceOf(text: string, known: string): number {
  return editDistance(text, known, { replacing: text.length <= SHORT ? 2 : 1 });
}

const SHORT = 4;

/** How far a name may be from the right one. `ref`, `url` and their like stand in many a job's `env`. */
function allowedDistance({ length }: string): number {
  if (length < 3) return 0;
  return length <= 6 ? 1 : 2;
}

/** A name as it is compared: `build_args`, `buildArgs` and `BUILD-ARGS` are one word with a hyphen. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

function givenNames(variables: Readonly<Record<string, unknown>>): readonly string[] {
  const names = Object.keys(variables).flatMap((key) => /^INPUT_(.+)$/s.exec(key)?.[1] ?? []);
  return [...new Set(names.map((name) => name.toLowerCase()))].toSorted();
}
