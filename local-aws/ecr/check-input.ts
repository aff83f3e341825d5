import type { Fields } from '../fields.ts';
import { type Members, type Violation, violationsOf } from '../input.ts';
import type { Refusal } from '../refusal.ts';
import { repositoryNameRule } from './inputs.ts';
import { ecrError, invalidParameter } from './request.ts';

/** Throws InvalidParameterException unless the name is one that ECR takes. */
export function checkRepositoryName(repositoryName: string): void {
  checkInput({ repositoryName: repositoryNameRule }, { repositoryName });
}

/** Throws a Refusal for the first member that is not as the API wants it: SerializationException for a wrong type, else InvalidParameterException. */
export function checkInput(members: Members, input: Fields): void {
  const [first] = violationsOf(members, input);
  if (first !== undefined) {
    throw refuse(first);
  }
}

function refuse({ path, kind, constraint }: Violation): Refusal {
  const parameter = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  const name = parameter.slice(1);
  switch (kind) {
    case 'type':
      return ecrError('SerializationException', `${name} ${constraint}`);
    case 'missing':
      return invalidParameter(name, 'must not be null');
    case 'pattern':
      return invalidParameter(name, constraint.replace(/^Member (.*) pattern: (.*)$/s, "$1 '$2'"));
    case 'range':
    case 'words':
      return invalidParameter(name, constraint);
  }
}
