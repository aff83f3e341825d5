/** What a text of a workflow file means: a value, or the rule it breaks, worded to follow the quoted text. */
export type Parsed<T> = { readonly valid: true; readonly value: T } | { readonly valid: false; readonly rule: string };
export const valid = <T>(value: T): Parsed<T> => ({ valid: true, value });
export const invalid = (rule: string): Parsed<never> => ({ valid: false, rule });
