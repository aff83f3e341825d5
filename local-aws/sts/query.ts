import type { Answer } from '../answer.ts';
import type { Refusal } from '../refusal.ts';

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
