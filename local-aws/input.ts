import { type Fields, isFields } from './fields.ts';

/** What a member of a call's input must be. Lengths of texts are in characters, patterns are about the whole text. */
export type Rule = (
  | {
      readonly kind: 'text';
      readonly min?: number;
      readonly max?: number;
      readonly pattern?: string;
      readonly words?: readonly string[];
      /** Whether refusals must not show the text. */
      readonly isSecret?: boolean;
    }
  | { readonly kind: 'whole'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'list'; readonly of: Rule; readonly min?: number; readonly max?: number }
  | { readonly kind: 'object'; readonly members: Members }
) & { readonly isRequired?: boolean };

/** Rules by the names of members. Members that have no rule are not looked at, as AWS does. */
export type Members = Readonly<Record<string, Rule>>;

/** A member that breaks its rule: its path, how, and the constraint in the words that AWS's services share. */
export type Violation = {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly kind: 'missing' | 'type' | 'range' | 'words' | 'pattern';
  readonly constraint: string;
};

/** The same rule for a member that must be there. */
export function required(rule: Rule): Rule {
  return { ...rule, isRequired: true };
}

/** All members of an input that break their rules, in the order of the rules; null counts as absent. */
export function violationsOf(members: Members, input: Fields): readonly Violation[] {
  return membersViolations(members, input, []);
}

function membersViolations(members: Members, fields: Fields, path: Violation['path']): readonly Violation[] {
  return Object.entries(members).flatMap(([name, rule]): readonly Violation[] => {
    const value = fields[name] ?? undefined;
    if (value !== undefined) {
      return ruleViolations(rule, value, [...path, name]);
    }
    const constraint = 'Member must not be null';
    return rule.isRequired ? [{ path: [...path, name], value, kind: 'missing', constraint }] : [];
  });
}

function ruleViolations(rule: Rule, value: unknown, path: Violation['path']): readonly Violation[] {
  const wrongType = (constraint: string): readonly Violation[] => [{ path, value, kind: 'type', constraint }];
  switch (rule.kind) {
    case 'text':
      return typeof value === 'string' ? textViolations(rule, value, path) : wrongType('must be a string');
    case 'whole':
      return typeof value === 'number' && Number.isInteger(value)
        ? rangeViolations(rule, value, { path, value, what: 'value' })
        : wrongType('must be an integer');
    case 'flag':
      return typeof value === 'boolean' ? [] : wrongType('must be true or false');
    case 'list':
      return Array.isArray(value) ? listViolations(rule, value, path) : wrongType('must be a list');
    case 'object':
      return isFields(value) ? membersViolations(rule.members, value, path) : wrongType('must be an object');
  }
}

function textViolations(
  rule: Extract<Rule, { kind: 'text' }>,
  text: string,
  path: Violation['path'],
): readonly Violation[] {
  const { pattern, words } = rule;
  const value = rule.isSecret ? '***' : text;
  const isKnown = words === undefined || words.includes(text);
  const fits = pattern === undefined || compile(pattern).test(text);
  const enumeration = `Member must satisfy enum value set: [${words?.join(', ')}]`;
  const expression = `Member must satisfy regular expression pattern: ${pattern}`;
  return [
    ...rangeViolations(rule, text.length, { path, value, what: 'length' }),
    ...(isKnown ? [] : [{ path, value, kind: 'words' as const, constraint: enumeration }]),
    ...(fits ? [] : [{ path, value, kind: 'pattern' as const, constraint: expression }]),
  ];
}

function listViolations(
  rule: Extract<Rule, { kind: 'list' }>,
  items: readonly unknown[],
  path: Violation['path'],
): readonly Violation[] {
  return [
    ...rangeViolations(rule, items.length, { path, value: items, what: 'length' }),
    ...items.flatMap((item, index) => ruleViolations(rule.of, item, [...path, index])),
  ];
}

function rangeViolations(
  { min, max }: { readonly min?: number; readonly max?: number },
  size: number,
  { path, value, what }: Pick<Violation, 'path' | 'value'> & { readonly what: 'length' | 'value' },
): readonly Violation[] {
  const constraints = [
    ...(min !== undefined && size < min ? [`Member must have ${what} greater than or equal to ${min}`] : []),
    ...(max !== undefined && size > max ? [`Member must have ${what} less than or equal to ${max}`] : []),
  ];
  return constraints.map((constraint) => ({ path, value, kind: 'range' as const, constraint }));
}

/** Patterns with classes of Unicode need a flag under which some of AWS's others would not be valid. */
function compile(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, pattern.includes('\\p{') ? 'u' : '');
}
