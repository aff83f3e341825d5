/** What a text of a workflow file means: a value, or the rule it breaks, worded to follow the quoted text. */
export type Parsed<T> = { readonly valid: true; readonly value: T } | { readonly valid: false; readonly rule: string };
/** A text that means this value. */
export const valid = <T>(value: T): Parsed<T> => ({ valid: true, value });
/** A text that breaks this rule. */
export const invalid = (rule: string): Parsed<never> => ({ valid: false, rule });
