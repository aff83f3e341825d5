import { compileWildcard } from './wildcard.ts';

/** What is known about a request: condition key, in lower case, to its values. */
export type Context = Readonly<Record<string, readonly string[]>>;

/** One line of a statement's Condition block, ready to be asked. */
export type Condition = { readonly key: string; readonly holds: (context: Context) => boolean };

/** Makes the test of one expected value. */
type Comparison = (expected: string) => (value: string) => boolean;
type Operator = { readonly compare: Comparison; readonly isNegated: boolean };

const equals: Comparison = (expected) => (value) => value === expected;
const equalsIgnoringCase: Comparison = (expected) => (value) => value.toLowerCase() === expected.toLowerCase();
const like: Comparison = (expected) => {
  const pattern = compileWildcard(expected);
  return (value) => pattern.test(value);
};

const operators: Readonly<Record<string, Operator>> = {
  StringEquals: { compare: equals, isNegated: false },
  StringNotEquals: { compare: equals, isNegated: true },
  StringEqualsIgnoreCase: { compare: equalsIgnoringCase, isNegated: false },
  StringNotEqualsIgnoreCase: { compare: equalsIgnoringCase, isNegated: true },
  StringLike: { compare: like, isNegated: false },
  StringNotLike: { compare: like, isNegated: true },
  ArnEquals: { compare: like, isNegated: false },
  ArnNotEquals: { compare: like, isNegated: true },
  ArnLike: { compare: like, isNegated: false },
  ArnNotLike: { compare: like, isNegated: true },
  Bool: { compare: equalsIgnoringCase, isNegated: false },
};

/**
 * Compiles one condition (IAM user guide, "IAM JSON policy elements: Condition operators").
 * Throws an Error that names the operator where it is not one that the local AWS imitates, or where a value has a policy variable.
 */
export function compileCondition(name: string, key: string, values: readonly string[]): Condition {
  const variable = values.find((value) => value.includes('${'));
  if (variable !== undefined) {
    throw new Error(`Condition ${name} on ${key}: policy variables are not imitated: ${variable}`);
  }
  const lowerKey = key.toLowerCase();
  if (name === 'Null') {
    const mustBeAbsent = values.includes('true');
    return { key: lowerKey, holds: (context) => isAbsent(context, lowerKey) === mustBeAbsent };
  }
  const { operator, quantifier, isOptional } = parseOperator(name);
  const tests = values.map(operator.compare);
  const fits = (value: string) => tests.some((test) => test(value)) !== operator.isNegated;
  // Without a quantifier an absent key fails a positive operator and satisfies a negated one.
  // An absent key satisfies ForAllValues: the reason why AWS warns against it in an Allow.
  const isForAll = quantifier === 'ForAllValues' || (quantifier === undefined && operator.isNegated);
  return {
    key: lowerKey,
    holds: (context) => {
      const known = context[lowerKey] ?? [];
      return (isOptional && known.length === 0) || (isForAll ? known.every(fits) : known.some(fits));
    },
  };
}

function parseOperator(name: string) {
  const found = /^(?:(ForAnyValue|ForAllValues):)?([A-Za-z]+?)(IfExists)?$/.exec(name);
  const operator = operators[found?.[2] ?? ''];
  if (operator === undefined) {
    const known = [...Object.keys(operators), 'Null'].join(', ');
    throw new Error(
      `Condition operator ${name} is not imitated; known are ${known}, also with ForAnyValue:, ForAllValues: and ...IfExists`,
    );
  }
  return { operator, quantifier: found?.[1], isOptional: found?.[3] !== undefined };
}

function isAbsent(context: Context, key: string): boolean {
  return (context[key] ?? []).length === 0;
}
