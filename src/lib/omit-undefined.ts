/** `{ [key]: value }`, or nothing where the value is absent: for objects whose optional keys are left out, not undefined. */
export function present<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  // The computed key widens to `string`; the type above is what the literal holds.
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}
