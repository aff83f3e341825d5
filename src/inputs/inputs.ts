import { invalidInputs } from '../errors/input-errors.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { Catalog } from '../plan/catalog.ts';
import { readEcr } from './aws-inputs.ts';
import { type BuildInputs, readBuild, takenVariables } from './build-inputs.ts';
import { readTest, type TestInputs } from './builder-inputs.ts';
import { readCatalog } from './catalog-input.ts';
import { type RegistryDestination, readDestinations } from './destinations.ts';
import { type ImageInputs, readImage } from './image-inputs.ts';
import { refuseNames } from './input-names.ts';
import { InputReader } from './input-reader.ts';
import type { InputsOrigin } from './inputs-origin.ts';
import { type ImageOutput, parseOutput } from './output-input.ts';
import { parseRepository, type RepositoryReference } from './parse-aws.ts';
import { readSourceImage, type SourceImage } from './source-image-input.ts';
import { readAllTags } from './tag-inputs.ts';
import { placeOfTags } from './whole-names.ts';

/** All inputs of one step, checked; what is not set and has no default is absent. */
export type Inputs = {
  readonly repository: RepositoryReference;
  /** All wanted tags, each once, the commit's first; never empty. */
  readonly tags: readonly [string, ...string[]];
  /** Notices about tags that were not made, one sentence each. */
  readonly notices: readonly string[];
  readonly image: ImageInputs;
  readonly build: BuildInputs;
  /** An image that was built elsewhere, which is taken instead of a build. */
  readonly sourceImage?: SourceImage;
  /** Where the image is written for another job. */
  readonly output?: ImageOutput;
  /** A test that has to succeed before anything is pushed. */
  readonly test?: TestInputs;
  /** The repositories that the image goes to, the first of which the outputs are about; none with `push: false`, without any AWS. */
  readonly destinations: readonly RegistryDestination[];
  /** The region of AWS, also where nothing is pushed: a cache may be there. */
  readonly region?: string;
  /** Whether a repository that ECR replicates to is waited for instead of pushed to. */
  readonly waitsForReplication: boolean;
  /** What the gallery of ECR Public is to show of the repositories there. */
  readonly catalog?: Catalog;
  /** Whether the step only says what it would do. */
  readonly planOnly: boolean;
};

/**
 * All inputs of the main action, typed and checked; each other action has a reader of its own. `before`: what is wrong with others.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
export function readInputs(
  origin: InputsOrigin,
  action: 'build-push' | 'doctor' = 'build-push',
  before: readonly string[] = [],
): Inputs {
  const reader = new InputReader(origin.source);
  const repository = reader.required('repository', parseRepository, 'team/shop');
  const { tags, notices, ...naming } = readAllTags(
    reader,
    origin,
    placeOfTags(origin, { repository, elsewhere: 'also-push-to' }),
  );
  const sourceImage = readSourceImage(reader);
  const build = readBuild(reader, origin);
  const output = reader.optional('output', parseOutput);
  const test = readTest(reader);
  const image = readImage(reader, origin.event, { ...naming, tags, context: build.context });
  const push = reader.boolean('push', true);
  const planOnly = reader.boolean('plan-only', false);
  const ecr = readEcr(reader, origin, { repository, isCalled: push });
  const all = readDestinations(reader, origin, ecr);
  const waitsForReplication = reader.boolean('wait-for-replication', false);
  if (push) for (const { input, rule } of takenVariables(build)) reader.mistake(input, rule);
  const catalog = readCatalog(reader, origin, all);
  refuseNames(reader, action, origin.environment.variables);
  const [first, ...further] = tags;
  const mistakes = [...before, ...reader.mistakes];
  if (mistakes.length > 0 || repository === undefined || first === undefined) throw invalidInputs(mistakes);
  const destinations = push ? all : [];
  const region = (ecr.credentialsRegion ?? ecr.region) || undefined;
  const rest = { notices, image, build, region, destinations, waitsForReplication, planOnly };
  return omitUndefined({ repository, tags: [first, ...further], sourceImage, output, test, catalog, ...rest });
}
