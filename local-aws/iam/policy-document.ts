import { FieldError, type Fields, isFields, readFields, readOptionalText } from '../fields.ts';
import { type Condition, compileCondition } from './conditions.ts';
import { compileWildcard } from './wildcard.ts';

type OneOrMany<T> = T | readonly T[];

/** A statement of a policy document, as IAM's JSON grammar has it. */
export type PolicyStatement = {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | { readonly AWS?: OneOrMany<string>; readonly Federated?: OneOrMany<string> };
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany<string | boolean | number>>>>>;
};

/** A policy document: a role's trust or permissions, a session policy, a repository policy. */
export type PolicyDocument = {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: OneOrMany<PolicyStatement>;
};

/** What a policy is attached to: decides whether statements must have a Principal (trust, resource) or a Resource (identity). */
export type PolicyKind = 'identity' | 'trust' | 'resource';

/** Whom a statement of a trust or resource policy is about. */
export type Principals = {
  readonly anyone: boolean;
  readonly aws: readonly string[];
  readonly federated: readonly string[];
};

/** Patterns of `*` and `?`; `isNegated` for NotAction and NotResource. */
export type Patterns = { readonly isNegated: boolean; readonly patterns: readonly RegExp[] };

/** A statement, checked and compiled. */
export type Rule = {
  readonly effect: 'Allow' | 'Deny';
  readonly principals: Principals | undefined;
  readonly actions: Patterns;
  readonly resources: Patterns | undefined;
  readonly conditions: readonly Condition[];
};

/** A policy document, checked and compiled. */
export type Policy = readonly Rule[];

/**
 * Checks and compiles a policy document. Throws a FieldError or Error that names the place and the reason: an unknown
 * member, effect or condition operator, a policy variable, a Principal or Resource where the kind has none.
 */
export function compilePolicy(document: unknown, kind: PolicyKind): Policy {
  const fields = readFields(document, 'policy');
  refuseUnknown(fields, ['Version', 'Id', 'Statement'], 'policy');
  const statements = asList(fields.Statement);
  if (fields.Statement === undefined || statements.length === 0) {
    throw new FieldError('Statement', 'must have at least one statement');
  }
  return statements.map((statement, index) =>
    compileStatement(readFields(statement, `Statement[${index}]`), kind, index),
  );
}

function compileStatement(statement: Fields, kind: PolicyKind, index: number): Rule {
  const where = `Statement[${index}]`;
  const known = ['Sid', 'Effect', 'Principal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];
  refuseUnknown(statement, known, where);
  const effect = readOptionalText(statement, 'Effect');
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw new FieldError(`${where}.Effect`, 'must be Allow or Deny');
  }
  const actions = readPatterns(statement, 'Action', where);
  if (actions === undefined) {
    throw new FieldError(where, 'must have Action or NotAction');
  }
  const resources = readPatterns(statement, 'Resource', where);
  if (kind === 'identity' && resources === undefined) {
    throw new FieldError(where, 'must have Resource or NotResource');
  }
  if (kind === 'trust' && resources !== undefined) {
    throw new FieldError(`${where}.Resource`, 'is not allowed in a trust policy');
  }
  return {
    effect,
    principals: readPrincipals(statement.Principal, kind, where),
    actions,
    resources,
    conditions: readConditions(statement.Condition, where),
  };
}

function readPrincipals(value: unknown, kind: PolicyKind, where: string): Principals | undefined {
  if (kind === 'identity') {
    if (value !== undefined) {
      throw new FieldError(`${where}.Principal`, 'is allowed in trust and repository policies only');
    }
    return undefined;
  }
  if (value === '*') {
    return { anyone: true, aws: [], federated: [] };
  }
  const fields = readFields(value, `${where}.Principal`);
  refuseUnknown(fields, ['AWS', 'Federated', 'Service'], `${where}.Principal`);
  const aws = readTexts(fields.AWS, `${where}.Principal.AWS`);
  const partial = aws.find((principal) => principal.includes('*') && principal !== '*');
  if (partial !== undefined) {
    throw new FieldError(`${where}.Principal.AWS`, `no wildcard is allowed inside of a principal: ${partial}`);
  }
  return { anyone: false, aws, federated: readTexts(fields.Federated, `${where}.Principal.Federated`) };
}

function readConditions(value: unknown, where: string): readonly Condition[] {
  if (value === undefined) {
    return [];
  }
  const blocks = Object.entries(readFields(value, `${where}.Condition`));
  return blocks.flatMap(([operator, keys]) =>
    Object.entries(readFields(keys, `${where}.Condition.${operator}`)).map(([key, expected]) =>
      compileCondition(operator, key, readScalars(expected, `${where}.Condition.${operator}.${key}`)),
    ),
  );
}

function readPatterns(statement: Fields, name: 'Action' | 'Resource', where: string): Patterns | undefined {
  const negatedName = `Not${name}`;
  const isNegated = statement[negatedName] !== undefined;
  const value = statement[isNegated ? negatedName : name];
  if (value === undefined) {
    return undefined;
  }
  if (isNegated && statement[name] !== undefined) {
    throw new FieldError(where, `must not have both ${name} and ${negatedName}`);
  }
  const texts = readTexts(value, `${where}.${name}`);
  const variable = texts.find((text) => text.includes('${'));
  if (variable !== undefined) {
    throw new FieldError(`${where}.${name}`, `policy variables are not imitated: ${variable}`);
  }
  // Actions are written in any case, resources are not.
  const flags = name === 'Action' ? 'i' : '';
  return { isNegated, patterns: texts.map((text) => compileWildcard(text, flags)) };
}

function readTexts(value: unknown, where: string): readonly string[] {
  return asList(value).map((item) => {
    if (typeof item !== 'string') {
      throw new FieldError(where, 'must be a string or a list of strings');
    }
    return item;
  });
}

function readScalars(value: unknown, where: string): readonly string[] {
  return asList(value).map((item) => {
    if (isFields(item) || Array.isArray(item) || item === null || item === undefined) {
      throw new FieldError(where, 'must be a string or a list of strings');
    }
    return String(item);
  });
}

function asList(value: unknown): readonly unknown[] {
  if (value === undefined) {
    return [];
  }
  return Array.isArray(value) ? value : [value];
}

function refuseUnknown(fields: Fields, known: readonly string[], where: string): void {
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new FieldError(`${where}.${unknown}`, `is not imitated; known are ${known.join(', ')}`);
  }
}
