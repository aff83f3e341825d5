import type { StepOptions, StepResult, Variables } from '../../scripts/local-runner.ts';
import type { World } from '../e2e/workbench.ts';

/** A place in which a step shows something. `image`: all of it but the label that says how it was built. */
export type Place = 'image' | 'tags' | 'outputs' | 'log' | 'notices' | 'warnings' | 'errors' | 'exported' | 'calls';

/** Where two runs that differ in one input show it. */
export type Effect = {
  readonly place: Place;
  /** What the second run shows there, and the first one does not; without it the place as a whole differs. */
  readonly shows?: RegExp;
  /** Whether it is the first run that shows it, and the second one that does not. */
  readonly isFirst?: boolean;
};

/** Runs the action with these inputs beside its usual ones. */
export type RunAction = (inputs?: Variables, options?: Partial<StepOptions>) => Promise<StepResult>;

/** What both runs get beside their inputs. */
export type Prepared = Partial<StepOptions> & { readonly close?: () => Promise<void> };

/** Two runs that differ in one input. */
export type Case = {
  /** The inputs of both, beside the usual ones of the action. */
  readonly shared?: Variables;
  /** The two values; `undefined`: the input is not given. */
  readonly values: readonly [string | undefined, string | undefined];
  /** Puts there what both runs need. */
  readonly prepare?: (world: World, run: RunAction) => Promise<Prepared | undefined>;
  /** What the difference is in a repository whose tags move, and in one whose tags cannot. At least one. */
  readonly mutable?: Effect;
  readonly immutable?: Effect;
};

/** The cases of each input of an action. */
export type Rows = Readonly<Record<string, readonly [Case, ...Case[]]>>;

export const image: Effect = { place: 'image' };
export const tags: Effect = { place: 'tags' };
/** The second run is red. */
export const refused = (shows: RegExp): Effect => ({ place: 'errors', shows });
/** The first run is red, the second one green. */
export const allowed = (shows: RegExp): Effect => ({ place: 'errors', shows, isFirst: true });
export const warned = (shows: RegExp): Effect => ({ place: 'warnings', shows });
export const logged = (shows: RegExp): Effect => ({ place: 'log', shows });
export const called = (shows: RegExp): Effect => ({ place: 'calls', shows });
export const exported = (shows: RegExp): Effect => ({ place: 'exported', shows });
export const put = (shows: RegExp): Effect => ({ place: 'outputs', shows });
/** Of an immutable repository in which there is no tag for another image. */
export const taken = (part: string): Effect => refused(new RegExp(`built otherwise \\(.*${part}`));
/** The same of a difference that stops no run. */
export const kept = (part: string): Effect => warned(new RegExp(`nothing is built, although .*${part}`));
/** Of an image that is reused although something else is said of ours. */
export const said = (part: string): Effect =>
  logged(new RegExp(`was built otherwise \\(.*${part}.*is taken all the same`));
/** Of an image that is reused. */
export const idle = (name: string): Effect => logged(new RegExp(`As nothing is built, .*\`${name}\``));
