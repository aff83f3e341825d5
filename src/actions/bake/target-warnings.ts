import { describeUnknownPlatform } from '../../plan/known-platforms.ts';
import { describeSecretBakeArgument, type SecretArgument, secretArguments } from '../../plan/secret-arguments.ts';
import type { TargetOptions } from './target-options.ts';

/** Warnings about settings of targets that are likely not meant, though bake takes them; each once, however many targets have it. */
export function targetWarnings(targets: readonly Pick<TargetOptions, 'name' | 'build'>[]): readonly string[] {
  const platforms = new Map<string, string[]>();
  const secrets = new Map<string, { readonly argument: SecretArgument; readonly names: string[] }>();
  for (const { name, build } of targets) {
    for (const platform of build.platforms) platforms.set(platform, [...(platforms.get(platform) ?? []), name]);
    for (const argument of secretArguments(build.buildArgs)) {
      const names = secrets.get(argument.name)?.names ?? [];
      secrets.set(argument.name, { argument, names: [...names, name] });
    }
  }
  return [
    ...[...platforms].flatMap(([platform, names]) => {
      const text = describeUnknownPlatform(platform);
      return text === undefined ? [] : [`${names.length === 1 ? 'target' : 'targets'} ${names.join(', ')}: ${text}`];
    }),
    ...[...secrets.values()].map(({ argument, names }) => describeSecretBakeArgument(argument, names)),
  ];
}
