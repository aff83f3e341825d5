import { readCsvLine } from '../lib/csv-fields.ts';
import { Unclear } from './unclear.ts';

/**
 * What the mount of a `RUN` takes its files from, by the last `from` of its fields, which are a line of CSV
 * (instructions/commands_runmount.go in BuildKit); empty where the mount is of the context, or of nothing.
 *
 * @throws Unclear
 */
export function mountSource(mount: string, line: number): string {
  const fields = readCsvLine(mount);
  if (fields === undefined) throw new Unclear(line, `has the mount ${mount}, which is no list of fields.`);
  let from = '';
  for (const field of fields) {
    const [, written = field, value] = /^([^=]*)=([\s\S]*)$/.exec(field) ?? [];
    const key = written.toLowerCase();
    if (!(value === undefined ? SWITCHES : [...SWITCHES, ...KEYS]).includes(key))
      throw new Unclear(line, `has a mount with the field ${field}, which is not known here.`);
    if (key !== 'from' || value === undefined) continue;
    if (/\$[\s\S]/.test(value)) throw new Unclear(line, `has a mount from ${value}, where no variables may be.`);
    from = value;
  }
  return from;
}

/** Keys that may stand alone, and those that have a value. */
const SWITCHES: readonly string[] = ['readonly', 'ro', 'readwrite', 'rw', 'required'];
const KEYS: readonly string[] = [
  ...['type', 'from', 'source', 'src', 'target', 'dst', 'destination', 'id', 'sharing', 'size', 'mode', 'uid', 'gid'],
  'env',
];
