import { isFields } from '../fields.ts';
import { type ServiceModel, shapeOf } from './service-model.ts';

/** What an XML element holds: text, or further elements by name, of which those of one name make a list. */
type Element = string | { readonly [name: string]: Element | readonly Element[] };

/** What belongs to the protocol, not to an operation: its name, the version, and the signature of a presigned URL. */
const protocolParameters = /^(Action|Version|X-Amz-.*)$/;

/**
 * The input of a call of the query protocol as a value of its shape: `Tags.member.1.Key` is `Tags[0].Key`. Parameters that the
 * shape has not are members of their own.
 */
export function parseQueryInput(model: ServiceModel, shape: string, parameters: URLSearchParams): unknown {
  const entries = [...parameters].filter(([name]) => !protocolParameters.test(name));
  return readParameters(model, shape, new Map(entries.map(([name, text]) => [`.${name}`, text])));
}

function readParameters(model: ServiceModel, name: string, parameters: ReadonlyMap<string, string>): unknown {
  const shape = shapeOf(model, name);
  switch (shape.type) {
    case 'structure': {
      const members = groupByHead(parameters, /^\.([^.]+)(.*)$/s);
      return Object.fromEntries(
        [...members].map(([member, inner]) => {
          const known = shape.members?.[member];
          return [member, known === undefined ? [...inner.values()][0] : readParameters(model, known, inner)];
        }),
      );
    }
    case 'list': {
      const items = groupByHead(parameters, /^\.member\.(\d+)(.*)$/s);
      return [...items.values()].map((inner) => readParameters(model, shape.member ?? '', inner));
    }
    case 'integer':
      return Number(parameters.get(''));
    default:
      return parameters.get('');
  }
}

function groupByHead(parameters: ReadonlyMap<string, string>, pattern: RegExp): Map<string, Map<string, string>> {
  const groups = new Map<string, Map<string, string>>();
  for (const [name, text] of parameters) {
    const [, head = name, rest = ''] = pattern.exec(name) ?? [];
    groups.set(head, (groups.get(head) ?? new Map<string, string>()).set(rest, text));
  }
  return groups;
}

/** The parameters of a call: the opposite of `parseQueryInput`. */
export function writeQueryInput(operation: string, input: unknown): URLSearchParams {
  const parameters = new URLSearchParams({ Action: operation, Version: '2011-06-15' });
  for (const [name, text] of parametersOf(input, '')) {
    parameters.append(name, text);
  }
  return parameters;
}

function parametersOf(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => parametersOf(item, `${path}.member.${index + 1}`));
  }
  if (isFields(value)) {
    return Object.entries(value).flatMap(([name, inner]) =>
      parametersOf(inner, path === '' ? name : `${path}.${name}`),
    );
  }
  return [[path, String(value)]];
}

/** The elements of an XML text without attributes that matter: of each its text or its children. */
export function parseXml(text: string): Element {
  const children = [...text.matchAll(/<([\w:]+)(?:\s[^>]*)?>(.*?)<\/\1>/gs)];
  if (children.length === 0) {
    return text.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => entities[name] ?? '');
  }
  return Object.fromEntries(children.map(([, name = '', inner = '']) => [name, parseXml(inner)]));
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };

/** An element as a value of a shape: numbers and times, which are text in XML, become numbers. */
export function readElement(model: ServiceModel, name: string, element: unknown): unknown {
  const shape = shapeOf(model, name);
  if (shape.type === 'structure' && isFields(element)) {
    return Object.fromEntries(
      Object.entries(element).map(([member, inner]) => {
        const known = shape.members?.[member];
        return [member, known === undefined ? inner : readElement(model, known, inner)];
      }),
    );
  }
  switch (shape.type) {
    case 'timestamp':
      return Date.parse(String(element)) / 1000;
    case 'integer':
      return Number(element);
    default:
      return element;
  }
}
