/** The type of an object whose keys without a value are left out, and not undefined. */
type Defined<T> = {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * The object without the keys whose value is undefined, for types whose optional keys are left out. A key behind a spread
 * replaces the same key of the spread, also where its value is undefined.
 */
export function omitUndefined<const T extends object>(values: T): Defined<T> {
  // `Object.fromEntries` knows nothing of keys; the type above says what is left.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
