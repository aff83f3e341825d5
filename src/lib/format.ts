/** How long a part of the step took. */
export type Timing = { readonly title: string; readonly seconds: number };

/** A duration for people: `0.21 s`, `12.3 s`, `3 min 7 s`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** A number of bytes for people, in powers of 1000 as registries count: `999 B`, `1.9 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return power === 0 ? `${bytes} B` : `${(bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
}

/** A number of things: `1 file`, `3 files`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A number of bytes in megabytes, small ones as they are. */
export function megabytes(bytes: number): string {
  return bytes < 50000 ? counted(bytes, 'byte') : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A text whose further lines start with so many more blanks. */
export function indentedBy(blanks: number, text: string): string {
  return text.replaceAll('\n', `\n${' '.repeat(blanks)}`);
}
