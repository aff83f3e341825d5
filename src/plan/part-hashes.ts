/** Short hashes by part, without parts that `readPartHashes` could not read. */
export type PartHashes = ReadonlyMap<string, string>;

/** Format version and short hashes of the parts as one text, for a label: `format=1 context=1a2b3c4d …`. */
export function writePartHashes(
  format: number,
  parts: readonly { readonly name: string; readonly hash: string }[],
): string {
  return [['format', format], ...parts.map(({ name, hash }) => [name, hash.slice(0, 8)])]
    .map(([name, hash]) => `${name}=${hash}`)
    .join(' ');
}

/** The hashes that `writePartHashes` wrote; empty where the text is something else. */
export function readPartHashes(text: string): PartHashes {
  const pairs = text.split(' ').map((pair) => /^([a-z-]+)=([0-9a-f]+)$/.exec(pair));
  if (pairs.some((pair) => pair === null)) return new Map();
  return new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}

/** The names of the parts in which two images differ; `undefined` where one of them tells no hashes of this format. */
export function differingParts(now: PartHashes, before: PartHashes): readonly string[] | undefined {
  if (now.size === 0 || now.get('format') !== before.get('format')) return undefined;
  return [...new Set([...now.keys(), ...before.keys()])].filter((name) => now.get(name) !== before.get(name));
}
