import { type Members, type Rule, required } from '../input.ts';

const arn: Rule = {
  kind: 'text',
  min: 20,
  max: 2048,
  // As AWS prints it, whatever the last range means to a regular expression.
  pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+',
};
const name: Rule = { kind: 'text', min: 2, max: 64, pattern: '[\\w+=,.@-]*' };
const tagCharacters = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]';
const tagKey: Rule = { kind: 'text', min: 1, max: 128, pattern: `${tagCharacters}+` };
const tag: Members = {
  Key: required(tagKey),
  Value: required({ kind: 'text', max: 256, pattern: `${tagCharacters}*` }),
};
const context: Members = { ProviderArn: arn, ContextAssertion: { kind: 'text', min: 4, max: 3072 } };

/** What both ways to assume a role take. */
const session: Members = {
  RoleArn: required(arn),
  RoleSessionName: required(name),
  PolicyArns: { kind: 'list', of: { kind: 'object', members: { arn } } },
  // The pattern of AssumeRole has no longest length any more; its text still does.
  Policy: { kind: 'text', min: 1, max: 2048, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+' },
  DurationSeconds: { kind: 'whole', min: 900, max: 43_200 },
  MinimumSessionTokenSize: { kind: 'whole', min: 0, max: 4096 },
};

/** What the input of each operation must be (API reference). */
export const inputs = {
  AssumeRole: {
    ...session,
    Tags: { kind: 'list', of: { kind: 'object', members: tag }, max: 50 },
    TransitiveTagKeys: { kind: 'list', of: tagKey, max: 50 },
    ExternalId: { kind: 'text', min: 2, max: 1224, pattern: '[\\w+=,.@:\\/-]*' },
    SerialNumber: { kind: 'text', min: 9, max: 256, pattern: '[\\w+=/:,.@-]*' },
    TokenCode: { kind: 'text', min: 6, max: 6, pattern: '[\\d]*' },
    SourceIdentity: { kind: 'text', min: 2, max: 256, pattern: '[\\w+=,.@-]*' },
    ProvidedContexts: { kind: 'list', of: { kind: 'object', members: context }, min: 1, max: 5 },
  },
  AssumeRoleWithWebIdentity: {
    ...session,
    WebIdentityToken: required({ kind: 'text', min: 4, max: 20_000, isSecret: true }),
    ProviderId: { kind: 'text', min: 4, max: 2048 },
  },
} as const satisfies Readonly<Record<string, Members>>;
