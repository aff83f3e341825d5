import { describeUnknownPlatform } from './known-platforms.ts';
import { describeSecretArgument, secretArguments } from './secret-arguments.ts';

/** What is likely not meant, though Docker takes it, in the inputs of a build. */
export function buildWarnings({
  platforms,
  buildArgs,
}: {
  readonly platforms: readonly string[];
  readonly buildArgs: readonly { readonly name: string; readonly value?: string }[];
}): readonly string[] {
  return [
    ...platforms.flatMap((platform) => describeUnknownPlatform(platform) ?? []).map((text) => `platforms: ${text}`),
    ...secretArguments(buildArgs).map(describeSecretArgument),
  ];
}
