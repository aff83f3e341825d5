import { describeUnknownPlatform } from './known-platforms.ts';
import { describeSecretArgument, secretArguments } from './secret-arguments.ts';

/** Warnings about inputs of a build that are likely not meant, though Docker takes them. */
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
