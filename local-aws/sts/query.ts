import type { Answer } from '../answer.ts';
import { Refusal } from '../refusal.ts';

/** Elements of an XML answer: name to text, or to further elements. */
export type Elements = { readonly [name: string]: string | number | Elements | undefined };

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** The answer of a successful call of the query protocol. */
export function resultAnswer(operation: string, result: Elements, requestId: string): Answer {
  const body = writeElements({ [`${operation}Result`]: result, ResponseMetadata: { RequestId: requestId } });
  return xmlAnswer(200, `<${operation}Response xmlns="${namespace}">${body}</${operation}Response>`, requestId);
}

/** The answer of a call that is refused; 5xx are the receiver's fault, all others the sender's. */
export function errorAnswer(refusal: Refusal, requestId: string): Answer {
  const type = refusal.status >= 500 ? 'Receiver' : 'Sender';
  const error = { Type: type, Code: refusal.code, Message: refusal.message };
  const body = writeElements({ Error: error, RequestId: requestId });
  return xmlAnswer(refusal.status, `<ErrorResponse xmlns="${namespace}">${body}</ErrorResponse>`, requestId);
}

/** A constraint of a parameter that is not met, in AWS's words without the value: `Member must have length ...`. */
export type Violation = { readonly parameter: string; readonly value: string | undefined; readonly constraint: string };

/** The refusal for parameters that break their grammar: all violations in one `ValidationError`. */
export function validationError(violations: readonly Violation[]): Refusal {
  const list = violations.map(({ parameter, value, constraint }) => {
    const shown = value === undefined ? 'Value null' : `Value '${value}'`;
    return `${shown} at '${parameter}' failed to satisfy constraint: ${constraint}`;
  });
  const count = `${list.length} validation error${list.length === 1 ? '' : 's'} detected`;
  return new Refusal('ValidationError', 400, `${count}: ${list.join('; ')}`);
}

/** Violations of a length range and a pattern; `parameter` is the name in lower camel case, as AWS's texts have it. */
export function violationsOf(
  parameter: string,
  value: string | undefined,
  grammar: { readonly min: number; readonly max: number; readonly pattern?: string },
): readonly Violation[] {
  if (value === undefined) {
    return [{ parameter, value, constraint: 'Member must not be null' }];
  }
  const constraints = [
    value.length < grammar.min && `Member must have length greater than or equal to ${grammar.min}`,
    value.length > grammar.max && `Member must have length less than or equal to ${grammar.max}`,
    grammar.pattern !== undefined &&
      !new RegExp(`^(?:${grammar.pattern})$`).test(value) &&
      `Member must satisfy regular expression pattern: ${grammar.pattern}`,
  ];
  return constraints.filter((text) => text !== false).map((constraint) => ({ parameter, value, constraint }));
}

function xmlAnswer(status: number, body: string, requestId: string): Answer {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
}

function writeElements(elements: Elements): string {
  return Object.entries(elements)
    .filter((entry): entry is [string, string | number | Elements] => entry[1] !== undefined)
    .map(([name, content]) => {
      const inner = typeof content === 'object' ? writeElements(content) : escapeXml(String(content));
      return `<${name}>${inner}</${name}>`;
    })
    .join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
