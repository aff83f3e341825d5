/** The name of a variable, as it is usual for a secret of this name: capitals, and `_` for every other sign. */
export function variableName(name: string): string {
  return name.toUpperCase().replace(/\W/g, '_');
}
