/**
 * How many characters have to be put in, taken out, replaced, or swapped with their neighbour to make one text of the other
 * (https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance, optimal string alignment). `replacing`: what a replaced
 * character counts, at most two; a character that is taken out and another that is put in are two anyway.
 */
export function editDistance(
  one: string,
  other: string,
  { replacing = 1 }: { readonly replacing?: 1 | 2 } = {},
): number {
  const [before, after] = [[...one], [...other]];
  const rows: number[][] = [after.map((_, column) => column).concat(after.length)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  before.forEach((character, index) => {
    const row = index + 1;
    const distances = [row];
    rows.push(distances);
    after.forEach((wanted, place) => {
      const column = place + 1;
      const isSwapped = index > 0 && character === after[place - 1] && before[index - 1] === wanted;
      distances[column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (character === wanted ? 0 : replacing),
        isSwapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    });
  });
  return at(before.length, after.length);
}
