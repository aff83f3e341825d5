import type { TargetOptions } from './target-options.ts';

/** The targets that each target refers to (`target:NAME`), by its name. */
export type TargetLinks = ReadonlyMap<string, readonly string[]>;

/** The links of all targets of a definition. */
export function linksOf(targets: readonly Pick<TargetOptions, 'name' | 'build'>[]): TargetLinks {
  return new Map(
    targets.map(({ name, build }) => [
      name,
      build.buildContexts.flatMap(({ value }) => /^target:(.*)$/.exec(value)?.[1] ?? []),
    ]),
  );
}

/**
 * All targets that these refer to, also by way of others, each once; targets in `ends` are found, but none behind them.
 */
export function referredBy(
  names: readonly string[],
  links: TargetLinks,
  ends: ReadonlySet<string> = new Set(),
): readonly string[] {
  const found = new Set<string>();
  const look = (name: string): void => {
    for (const other of links.get(name) ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      if (!ends.has(other)) look(other);
    }
  };
  names.forEach(look);
  return [...found];
}

/** The targets of `among` that one is built on, with no other of them in between. */
export function basesOf(name: string, links: TargetLinks, among: ReadonlySet<string>): readonly string[] {
  return referredBy([name], links, among).filter((other) => other !== name && among.has(other));
}

/** These targets in levels: each behind all targets that it is built on. */
export function levelsOf(names: readonly string[], links: TargetLinks): readonly (readonly string[])[] {
  const among = new Set(names);
  const levels: (readonly string[])[] = [];
  let left = names;
  while (left.length > 0) {
    const open = new Set(left);
    const free = left.filter((name) => !basesOf(name, links, among).some((base) => open.has(base)));
    // Targets that are left are in a circle, which Docker refuses.
    const level = free.length === 0 ? left : free;
    levels.push(level);
    left = left.filter((name) => !level.includes(name));
  }
  return levels;
}
