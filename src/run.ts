import { proxyVariables } from './aws/connection.ts';
import { requestIdToken } from './aws/id-token.ts';
import { type Engine, findEngine } from './docker/engine.ts';
import { type Event, readEvent } from './event.ts';
import { buildImage } from './execute/build.ts';
import { checkAccount } from './execute/identify.ts';
import { idTokenMissing } from './failure/identity.ts';
import { historyOf } from './git.ts';
import { type EcrDestination, type Inputs, readInputs } from './inputs/inputs.ts';
import { lookUpPath } from './inputs/paths.ts';
import type { InputSource } from './inputs/reader.ts';
import type { TagLanguage } from './inputs/tag-language.ts';
import { usesLanguage } from './inputs/uses-language.ts';
import { present } from './present.ts';
import { toOutputs } from './report/outputs.ts';
import type { BuiltImage, PushedImage } from './report/result.ts';
import { formatSeconds, renderSummary } from './report/summary.ts';
import { dockerFor, privateConfig, type Step, type StepOrigin } from './step.ts';

/** Runs the step: reads everything, decides, acts, reports. Throws what went wrong. */
export async function run(origin: StepOrigin): Promise<void> {
  const { runner, environment, source } = origin;
  const step = await runner.phase('Inputs', async () => {
    const event = await withCommitDate(readEvent(), environment.workspace);
    const language = await loadLanguage(source, event);
    const inputs = readInputs({ source, event, environment, lookup: lookUpPath, language });
    for (const text of inputs.notices) runner.notice(text);
    return { value: { ...origin, event, inputs }, sentence: describeInputs(inputs) };
  });
  const { destination } = step.inputs;
  const result = destination.kind === 'ecr' ? await pushToEcr(step, destination) : await buildOnly(step);
  runner.setOutputs(toOutputs(result));
  await runner.writeSummary(renderSummary(result, runner.timings()));
}

/** The language of rules and expressions is a good part of this action, and most steps do without. */
async function loadLanguage(source: InputSource, event: Event): Promise<TagLanguage | undefined> {
  if (!usesLanguage((name) => source(name) ?? '')) return undefined;
  const { languageOf } = await import('./inputs/tag-language.ts');
  return languageOf(event, new Date());
}

/** Most events do not tell when their commit was made; the checkout does. */
async function withCommitDate(event: Event, workspace: string): Promise<Event> {
  if (event.commitDate !== undefined) return event;
  return { ...event, ...present('commitDate', await historyOf(workspace).dateOf(event.commit)) };
}

function describeInputs({ repository, tags, destination }: Inputs): string {
  const further = tags.length === 1 ? '' : ` and ${tags.length - 1} further ${tags.length === 2 ? 'tag' : 'tags'}`;
  const where = destination.kind === 'ecr' ? `to ECR in ${destination.region}` : 'in the engine only (push: false)';
  return `Wanted: ${repository.name}:${tags[0]}${further}, ${where}`;
}

/** `push: false`: an image in the engine, without any call to AWS. */
async function buildOnly(step: Step): Promise<BuiltImage> {
  const { repository, tags, build } = step.inputs;
  // The short name always; the registry's too where the workflow gives it, as a push would name the image.
  const names = [repository.name, ...(repository.host === undefined ? [] : [`${repository.host}/${repository.name}`])];
  const images = names.flatMap((name) => tags.map((tag) => `${name}:${tag}`));
  await engineOf(step);
  const config = await privateConfig(step);
  try {
    await step.runner.phase('Build', async () => {
      const { ownLabels } = step.inputs.image;
      const order = { build: { ...build, labels: [...ownLabels, ...build.labels] }, images, info: step.runner.info };
      await buildImage(dockerFor(step, config), order);
      return { value: undefined, sentence: `Built ${images[0]}; it stays in the engine, as push is false` };
    });
    return { kind: 'built', repository: repository.name, tags };
  } finally {
    await config.remove();
  }
}

/** The main path. Loading the AWS side takes a while, in which the engine and GitHub are already asked. */
async function pushToEcr(step: Step, destination: EcrDestination): Promise<PushedImage> {
  refuseHopeless(step, destination);
  const started = { engine: settled(engineOf(step)), idTokens: requestIdTokens(step, destination) };
  const { deliver } = await import('./deliver.ts');
  return await deliver(step, destination, started);
}

/** What can be told without a single call. */
function refuseHopeless({ environment, event }: Step, { credentials, allowedAccountIds }: EcrDestination): void {
  if (credentials.kind === 'runner') return;
  if (environment.idToken === undefined) throw idTokenMissing(event);
  const [role] = credentials.roles.slice(-1);
  if (role !== undefined) checkAccount(role.accountId, allowedAccountIds, `The role ${role.arn}`);
}

/** Gives ID tokens: the first one is already on its way, each further one is fresh. */
function requestIdTokens(
  { environment, runner, patience }: Step,
  { credentials }: EcrDestination,
): () => Promise<string> {
  const { idToken: endpoint } = environment;
  if (credentials.kind === 'runner' || endpoint === undefined)
    return () => Promise.reject(new Error('No role, no token.'));
  const request = async (): Promise<string> => {
    const token = await requestIdToken({
      endpoint,
      audience: credentials.audience,
      proxy: proxyVariables(environment),
      patience,
      onRetry: (reason, ms) =>
        runner.info(`GitHub's token service: ${reason}; trying again in ${formatSeconds(ms / 1000)}.`),
    });
    runner.mask(token);
    return token;
  };
  let waiting: Promise<string> | undefined = settled(request());
  return () => {
    const token = waiting ?? request();
    waiting = undefined;
    return token;
  };
}

/** The engine that docker finds by itself, under the user's own configuration. */
function engineOf(step: Step): Promise<Engine> {
  return findEngine(dockerFor(step), step.environment.variables.DOCKER_HOST || undefined);
}

/** The promise itself, whose failure is looked at later and is no reason to end the process meanwhile. */
function settled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
