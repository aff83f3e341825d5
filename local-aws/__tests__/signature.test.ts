import { describe, expect, test } from '@jest/globals';
import { computeSignature, parseSignature, type SignedRequest } from '../iam/signature.ts';

/** The worked example of AWS's general reference on version 4 signatures (ListUsers), with its secret and its result. */
const example: SignedRequest = {
  method: 'GET',
  path: '/',
  query: 'Action=ListUsers&Version=2010-05-08',
  headers: {
    host: 'iam.amazonaws.com',
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    'x-amz-date': '20150830T123600Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, ' +
      'SignedHeaders=content-type;host;x-amz-date, ' +
      'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  },
  body: new Uint8Array(),
};
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

function signed(request: SignedRequest) {
  const signature = parseSignature(request);
  if (typeof signature === 'string') {
    throw new Error(signature);
  }
  return { signature, computed: computeSignature(request, signature, secret) };
}

test("AWS's example has AWS's signature", () => {
  const { signature, computed } = signed(example);
  expect(computed).toBe(signature.signature);
  expect(signature).toMatchObject({ accessKeyId: 'AKIDEXAMPLE', region: 'us-east-1', service: 'iam' });
});

describe('what the signature covers', () => {
  test.each<[string, Partial<SignedRequest>]>([
    ['method', { method: 'POST' }],
    ['path', { path: '/x' }],
    ['query', { query: 'Action=ListUsers&Version=2010-05-09' }],
    ['body', { body: Buffer.from('x') }],
    ['a signed header', { headers: { ...example.headers, host: 'example.org' } }],
  ])('%s', (_name, change) => {
    const { signature, computed } = signed({ ...example, ...change });
    expect(computed).not.toBe(signature.signature);
  });

  test.each<[string, Partial<SignedRequest>]>([
    ['the order of the query', { query: 'Version=2010-05-08&Action=ListUsers' }],
    ['a header that is not signed', { headers: { ...example.headers, 'user-agent': 'x' } }],
    ['spaces around a header', { headers: { ...example.headers, host: ' iam.amazonaws.com ' } }],
  ])('but not %s', (_name, change) => {
    const { signature, computed } = signed({ ...example, ...change });
    expect(computed).toBe(signature.signature);
  });
});

describe('requests without a usable signature', () => {
  test.each<[string, SignedRequest['headers'], string, string]>([
    ['nothing', {}, '', 'none'],
    ['another scheme', { authorization: 'Basic abc' }, '', 'malformed'],
    ['no date', { authorization: example.headers.authorization }, '', 'malformed'],
    [
      'a scope without a region',
      { authorization: 'AWS4-HMAC-SHA256 Credential=A/20150830/aws4_request', 'x-amz-date': 'x' },
      '',
      'malformed',
    ],
    ['a presigned URL without a credential', {}, 'X-Amz-Signature=abc', 'malformed'],
  ])('%s', (_name, headers, query, expected) => {
    expect(parseSignature({ ...example, headers, query })).toBe(expected);
  });
});
