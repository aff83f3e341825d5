import type { Fields } from '../fields.ts';
import { type Members, type Rule, type Violation, violationsOf } from '../input.ts';
import { Refusal } from '../refusal.ts';
import { inputs } from './inputs.ts';

/**
 * The parameters of a call as an object, checked: `Tags.member.1.Key` is `Tags[0].Key`, numbers are numbers. Throws AWS's `ValidationError`
 * with all violations of the grammar at once.
 */
export function readInput(operation: keyof typeof inputs, parameters: URLSearchParams): Fields {
  const members: Members = inputs[operation];
  const input = readMembers(members, [...parameters]);
  const violations = violationsOf(members, input);
  if (violations.length > 0) {
    throw validationError(violations);
  }
  return input;
}

/** Names below one member, each with its text. */
type Parameters = readonly (readonly [string, string])[];

function readMembers(members: Members, parameters: Parameters): Fields {
  const entries = Object.entries(members).map(([name, rule]) => [name, readMember(rule, below(name, parameters))]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function readMember(rule: Rule, parameters: Parameters): unknown {
  const [first] = parameters;
  if (first === undefined) {
    return undefined;
  }
  switch (rule.kind) {
    case 'object':
      return readMembers(rule.members, parameters);
    case 'list': {
      const numbers = below('member', parameters).map(([name]) => name.split('.')[0] ?? '');
      return [...new Set(numbers)].map((number) => readMember(rule.of, below(`member.${number}`, parameters)));
    }
    case 'whole':
      return /^-?\d+$/.test(first[1]) ? Number(first[1]) : first[1];
    case 'text':
    case 'flag':
      return first[1];
  }
}

/** The parameters that are named so, or begin so; the beginning is taken off. */
function below(name: string, parameters: Parameters): Parameters {
  return parameters
    .filter(([known]) => known === name || known.startsWith(`${name}.`))
    .map(([known, text]) => [known.slice(name.length + 1), text]);
}

function validationError(violations: readonly Violation[]): Refusal {
  const list = violations.map(({ path, value, kind, constraint }) => {
    const shown =
      value === undefined ? 'Value null' : `Value '${typeof value === 'object' ? JSON.stringify(value) : value}'`;
    const text = kind === 'type' ? `Member ${constraint}` : constraint;
    return `${shown} at '${parameterName(path)}' failed to satisfy constraint: ${text}`;
  });
  const count = `${list.length} validation error${list.length === 1 ? '' : 's'} detected`;
  return new Refusal('ValidationError', 400, `${count}: ${list.join('; ')}`);
}

/** A path as AWS's texts have it: `tags.1.member.key`. */
function parameterName(path: Violation['path']): string {
  const parts = path.map((part) =>
    typeof part === 'number' ? `${part + 1}.member` : `${part.charAt(0).toLowerCase()}${part.slice(1)}`,
  );
  return parts.join('.');
}
