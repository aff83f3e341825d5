/** A JSON object whose members are read one by one and checked as they are read. */
export type Fields = Readonly<Record<string, unknown>>;

/** A member of a JSON object is missing or has another type than it must have. */
export class FieldError extends Error {
  /** Name of the member, with its path: `Statement[0].Effect`. */
  readonly field: string;
  /** What the member must be. */
  readonly constraint: string;

  constructor(field: string, constraint: string) {
    super(`${field}: ${constraint}`);
    this.name = 'FieldError';
    this.field = field;
    this.constraint = constraint;
  }
}

/** The value as a JSON object; throws a FieldError that names `where` for anything else. */
export function readFields(value: unknown, where: string): Fields {
  if (!isFields(value)) {
    throw new FieldError(where, 'must be an object');
  }
  return value;
}

/** Whether the value is a JSON object (not an array, not null). */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws a FieldError for the first member that is not one of the known ones: a misspelled one must not be taken in silence. */
export function checkMembers(fields: Fields, known: readonly string[]): void {
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new FieldError(
      unknown,
      `is unknown; ${known.length === 0 ? 'there are none' : `known are ${known.join(', ')}`}`,
    );
  }
}

/** Reads a part of an object; the FieldErrors of the reader get the part's path in front of their own: `scan.status`. */
export function within<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw placed(path, error);
  }
}

/** `within` for what takes its time. */
export async function withinAsync<Result>(path: string, read: () => Promise<Result>): Promise<Result> {
  return read().catch((error: unknown) => {
    throw placed(path, error);
  });
}

function placed(path: string, error: unknown): unknown {
  return error instanceof FieldError ? new FieldError(`${path}.${error.field}`, error.constraint) : error;
}

/** The JSON text as an object; throws a FieldError that names `where` for anything else. */
export function parseFields(json: string, where: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new FieldError(where, 'must be valid JSON');
  }
  return readFields(value, where);
}

/** A member that must be there and be a string. */
export function readText(fields: Fields, name: string): string {
  const value = readOptionalText(fields, name);
  if (value === undefined) {
    throw new FieldError(name, 'must not be null');
  }
  return value;
}

/** A string member, or undefined where it is absent or null. */
export function readOptionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name] ?? undefined;
  if (value !== undefined && typeof value !== 'string') {
    throw new FieldError(name, 'must be a string');
  }
  return value;
}

/** A number member, or undefined where it is absent or null. */
export function readOptionalNumber(fields: Fields, name: string): number | undefined {
  const value = fields[name] ?? undefined;
  if (value !== undefined && (typeof value !== 'number' || !Number.isFinite(value))) {
    throw new FieldError(name, 'must be a number');
  }
  return value;
}

/** A whole number within a range, or undefined where it is absent or null. */
export function readOptionalWhole(
  fields: Fields,
  name: string,
  { min, max }: { readonly min: number; readonly max?: number },
): number | undefined {
  const value = readOptionalNumber(fields, name);
  if (value !== undefined && (!Number.isInteger(value) || value < min || value > (max ?? value))) {
    throw new FieldError(name, `must be a whole number from ${min}${max === undefined ? '' : ` to ${max}`}`);
  }
  return value;
}

/** A whole number within a range, which must be there. */
export function readWhole(
  fields: Fields,
  name: string,
  range: { readonly min: number; readonly max?: number },
): number {
  const value = readOptionalWhole(fields, name, range);
  if (value === undefined) {
    throw new FieldError(name, 'must not be null');
  }
  return value;
}

/** Milliseconds, which must be there. */
export function readMilliseconds(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new FieldError(name, 'must be a number of milliseconds, 0 or more');
  }
  return value;
}

/** A boolean member, or undefined where it is absent or null. */
export function readOptionalBoolean(fields: Fields, name: string): boolean | undefined {
  const value = fields[name] ?? undefined;
  if (value !== undefined && typeof value !== 'boolean') {
    throw new FieldError(name, 'must be true or false');
  }
  return value;
}

/** A list of strings; undefined where the member is absent or null. */
export function readOptionalTexts(fields: Fields, name: string): readonly string[] | undefined {
  return readOptionalList(fields, name)?.map((item, index) => {
    if (typeof item !== 'string') {
      throw new FieldError(`${name}[${index}]`, 'must be a string');
    }
    return item;
  });
}

/** A list of objects; undefined where the member is absent or null. */
export function readOptionalObjects(fields: Fields, name: string): readonly Fields[] | undefined {
  return readOptionalList(fields, name)?.map((item, index) => readFields(item, `${name}[${index}]`));
}

/** An object member, or undefined where it is absent or null. */
export function readOptionalObject(fields: Fields, name: string): Fields | undefined {
  const value = fields[name] ?? undefined;
  return value === undefined ? undefined : readFields(value, name);
}

/** One of the given words, or undefined where the member is absent; the error lists the words. */
export function readOptionalWord<Word extends string>(
  fields: Fields,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = readOptionalText(fields, name);
  if (value === undefined) {
    return undefined;
  }
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) {
    throw new FieldError(name, `Member must satisfy enum value set: [${words.join(', ')}]`);
  }
  return word;
}

/** One of the given words, which must be there. */
export function readWord<Word extends string>(fields: Fields, name: string, words: readonly Word[]): Word {
  const word = readOptionalWord(fields, name, words);
  if (word === undefined) {
    throw new FieldError(name, 'must not be null');
  }
  return word;
}

function readOptionalList(fields: Fields, name: string): readonly unknown[] | undefined {
  const value = fields[name] ?? undefined;
  if (value !== undefined && !Array.isArray(value)) {
    throw new FieldError(name, 'must be a list');
  }
  return value;
}
