import type { Inputs } from '../../inputs/inputs.ts';
import type { Step } from '../step.ts';

/** Tells of inputs that only a build looks at. */
export function tellIdleInputs({ inputs, runner }: Step): void {
  const idle = describeIdleInputs(inputs);
  if (idle !== undefined) runner.info(idle);
}

/** The notice about inputs that only a build reads, where an image that is there is taken; `undefined` where none is set. */
export function describeIdleInputs({ build, test }: Pick<Inputs, 'build' | 'test'>): string | undefined {
  const set: Readonly<Record<string, boolean>> = {
    test: test !== undefined,
    builder: build.builder !== undefined,
    cache: build.cache.preset !== 'none',
    'cache-from': build.cacheFrom.length > 0,
    'cache-to': build.cacheTo.length > 0,
  };
  const names = Object.keys(set).flatMap((name) => (set[name] ? [`\`${name}\``] : []));
  const idle = names.length === 0 ? [] : [`${names.join(', ')} had nothing to do`];
  // Two images may well come of two values, and nothing public may tell the values apart.
  const unseen = build.secrets.length + build.ssh.length === 0 ? [] : ['what `secrets` and `ssh` hold is not compared'];
  const parts = [...idle, ...unseen];
  return parts.length === 0 ? undefined : `As nothing is built, ${parts.join(', and ')}.`;
}
