import { type Answer, bodyLength } from '../answer.ts';
import { fileAnswer } from '../byte-range.ts';
import type { Call, Exchange, Note } from '../exchange.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import type { PlainRegistry } from './plain-registry.ts';

/**
 * The download of a blob that a redirect led to. A storage of another host refuses an Authorization header, as storages with signed URLs do: a client
 * that sends it gives its password to somebody else.
 */
export function storageCall(world: World, exchange: Exchange, registry: PlainRegistry): Call {
  const blob = registry.stored(exchange.path);
  const { host } = registry;
  const place = { host, ...(blob === undefined ? {} : { repository: blob.repository }) };
  const note: Note = { ...place, parameters: { method: exchange.method, digest: blob?.digest ?? '' } };
  return {
    service: 'oci',
    operation: 'GetObject',
    note,
    place,
    answer: () => {
      if (exchange.headers.authorization !== undefined && registry.storageHost !== host) {
        throw new Refusal(
          'InvalidArgument',
          400,
          'Only one auth mechanism allowed: the URL, or the Authorization header',
        );
      }
      if (blob === undefined) {
        throw new Refusal('NoSuchKey', 404, 'The specified key does not exist.');
      }
      const answer = fileAnswer(exchange, { path: world.blobs.path(blob.digest), size: blob.size });
      note.bytes = bodyLength(answer);
      return answer;
    },
    refuse,
  };
}

function refuse({ status, code, message }: Refusal): Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  };
}
