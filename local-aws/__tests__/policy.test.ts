import { describe, expect, test } from '@jest/globals';
import { decideAccess, type Policies, type Principal } from '../iam/policy.ts';
import { compilePolicy, type PolicyStatement } from '../iam/policy-document.ts';

const repository = 'arn:aws:ecr:eu-west-1:123456789012:repository/team/shop';
const session: Principal = {
  kind: 'role-session',
  accountId: '123456789012',
  arn: 'arn:aws:sts::123456789012:assumed-role/push/run-1',
  roleArn: 'arn:aws:iam::123456789012:role/ci/push',
  id: 'AROAEXAMPLE:run-1',
};
const allowed = 'allowed';
const noIdentity = 'because no identity-based policy allows the ecr:PutImage action';
const noResource = 'because no resource-based policy allows the ecr:PutImage action';
const noSession = 'because no session policy allows the ecr:PutImage action';

type Rules = Partial<{ identity: PolicyStatement[]; session: PolicyStatement[]; resource: PolicyStatement[] }>;

function decide(rules: Rules, settings: Partial<Policies> = {}, context: Record<string, string[]> = {}): string {
  const compile = (statements: PolicyStatement[] | undefined, kind: 'identity' | 'resource') =>
    statements && compilePolicy({ Statement: statements }, kind);
  const access = decideAccess(
    { principal: session, action: 'ecr:PutImage', resource: repository, context },
    {
      identity: [compile(rules.identity, 'identity') ?? []],
      session: compile(rules.session, 'identity'),
      resource: compile(rules.resource, 'resource'),
      resourceRule: 'optional',
      isSameAccount: true,
      ...settings,
    },
  );
  return access.isAllowed ? allowed : access.reason;
}

function identity(statement: Partial<PolicyStatement>): PolicyStatement {
  return { Effect: 'Allow', Resource: '*', ...(statement.NotAction ? {} : { Action: 'ecr:*' }), ...statement };
}

function resource(statement: Partial<PolicyStatement>): PolicyStatement {
  return { Effect: 'Allow', Action: 'ecr:*', Principal: '*', ...statement };
}

describe('actions and resources', () => {
  test.each<[string, Partial<PolicyStatement>, string]>([
    ['the action itself', { Action: 'ecr:PutImage' }, allowed],
    ['another case', { Action: 'ECR:putimage' }, allowed],
    ['a star', { Action: 'ecr:Put*' }, allowed],
    ['a question mark', { Action: 'ecr:PutImag?' }, allowed],
    ['a question mark for nothing', { Action: 'ecr:PutImage?' }, noIdentity],
    ['a prefix without a star', { Action: 'ecr:Put' }, noIdentity],
    ['a dot is a dot', { Action: 'ecr.PutImage' }, noIdentity],
    ['one of several', { Action: ['ecr:GetAuthorizationToken', 'ecr:PutImage'] }, allowed],
    ['NotAction of another', { NotAction: 'ecr:Delete*' }, allowed],
    ['NotAction of this one', { NotAction: ['ecr:Put*'] }, noIdentity],
    ['the resource itself', { Resource: repository }, allowed],
    ['a star in the resource', { Resource: 'arn:aws:ecr:*:123456789012:repository/team/*' }, allowed],
    ['another repository', { Resource: `${repository}2` }, noIdentity],
    ['the resource in another case', { Resource: repository.toUpperCase() }, noIdentity],
  ])('%s', (_name, statement, expected) => {
    expect(decide({ identity: [identity(statement)] })).toBe(expected);
  });

  test('NotResource takes one resource out', () => {
    const rest: PolicyStatement = { Effect: 'Allow', Action: 'ecr:*', NotResource: repository };
    expect(decide({ identity: [rest] })).toBe(noIdentity);
    expect(decide({ identity: [{ ...rest, NotResource: 'arn:aws:ecr:*:*:repository/other' }] })).toBe(allowed);
  });
});

describe('all sides', () => {
  const yes = identity({});
  const no = identity({ Effect: 'Deny' });
  test.each<[string, Rules, Partial<Policies>, string]>([
    ['nothing', {}, {}, noIdentity],
    ['identity', { identity: [yes] }, {}, allowed],
    ['deny beats allow', { identity: [yes, no] }, {}, 'with an explicit deny in an identity-based policy'],
    ['session allows', { identity: [yes], session: [yes] }, {}, allowed],
    ['session lacks it', { identity: [yes], session: [identity({ Action: 'ecr:Get*' })] }, {}, noSession],
    ['session alone grants nothing', { session: [yes] }, {}, noIdentity],
    ['session denies', { identity: [yes], session: [no] }, {}, 'with an explicit deny in a session policy'],
    ['resource alone, same account', { resource: [resource({})] }, {}, allowed],
    [
      'resource denies',
      { identity: [yes], resource: [resource({ Effect: 'Deny' })] },
      {},
      'with an explicit deny in a resource-based policy',
    ],
    ['other account: identity only', { identity: [yes] }, { isSameAccount: false }, noResource],
    ['other account: resource only', { resource: [resource({})] }, { isSameAccount: false }, noIdentity],
    ['other account: both', { identity: [yes], resource: [resource({})] }, { isSameAccount: false }, allowed],
    ['trust required: identity only', { identity: [yes] }, { resourceRule: 'required' }, noResource],
  ])('%s', (_name, rules, settings, expected) => {
    expect(decide(rules, settings)).toBe(expected);
  });
});

describe('principals', () => {
  const account = 'arn:aws:iam::123456789012:root';
  test.each<[string, PolicyStatement['Principal'], string]>([
    ['anyone', '*', allowed],
    ['any AWS principal', { AWS: '*' }, allowed],
    ['the role', { AWS: session.roleArn }, allowed],
    ['the session', { AWS: ['arn:aws:iam::1:user/x', session.arn] }, allowed],
    ['the account leaves it to identity policies', { AWS: account }, noIdentity],
    ['the account by its id, too', { AWS: '123456789012' }, noIdentity],
    ['another role', { AWS: 'arn:aws:iam::123456789012:role/pull' }, noIdentity],
    ['a provider', { Federated: 'arn:aws:iam::123456789012:oidc-provider/example.org' }, noIdentity],
  ])('%s', (_name, principal, expected) => {
    expect(decide({ resource: [resource({ Principal: principal ?? '*' })] })).toBe(expected);
  });

  test('the account and an identity policy together allow', () => {
    const rules = { identity: [identity({})], resource: [resource({ Principal: { AWS: account } })] };
    expect(decide(rules, { resourceRule: 'required' })).toBe(allowed);
  });
});

describe('conditions', () => {
  const context = {
    'issuer:sub': ['repo:o/r:ref:refs/heads/main'],
    'issuer:ref': ['refs/heads/main'],
    tags: ['a', 'b'],
  };
  test.each<[string, string, string, string | string[], boolean]>([
    ['equal', 'StringEquals', 'issuer:ref', 'refs/heads/main', true],
    ['key in another case', 'StringEquals', 'ISSUER:Ref', 'refs/heads/main', true],
    ['one of several', 'StringEquals', 'issuer:ref', ['x', 'refs/heads/main'], true],
    ['value in another case', 'StringEquals', 'issuer:ref', 'refs/heads/MAIN', false],
    ['wildcards are letters here', 'StringEquals', 'issuer:ref', 'refs/heads/*', false],
    ['absent key', 'StringEquals', 'issuer:environment', 'prod', false],
    ['absent key, IfExists', 'StringEqualsIfExists', 'issuer:environment', 'prod', true],
    ['present key, IfExists', 'StringEqualsIfExists', 'issuer:ref', 'prod', false],
    ['not equal', 'StringNotEquals', 'issuer:ref', 'x', true],
    ['not equal to one of several', 'StringNotEquals', 'issuer:ref', ['x', 'refs/heads/main'], false],
    ['not equal, absent key', 'StringNotEquals', 'issuer:environment', 'prod', true],
    ['ignoring case', 'StringEqualsIgnoreCase', 'issuer:ref', 'REFS/heads/main', true],
    ['not equal ignoring case', 'StringNotEqualsIgnoreCase', 'issuer:ref', 'REFS/heads/main', false],
    ['like', 'StringLike', 'issuer:sub', 'repo:o/*:ref:refs/heads/*', true],
    ['like: the whole text', 'StringLike', 'issuer:sub', 'repo:o/*:ref', false],
    ['like: a dot is a dot', 'StringLike', 'issuer:ref', 'refs.heads.main', false],
    ['not like', 'StringNotLike', 'issuer:sub', 'repo:evil/*', true],
    ['not like, but is', 'StringNotLike', 'issuer:sub', 'repo:o/*', false],
    ['ARN with wildcards', 'ArnLike', 'issuer:sub', 'repo:*:ref:*', true],
    ['any value', 'ForAnyValue:StringEquals', 'tags', ['b', 'c'], true],
    ['any value of none', 'ForAnyValue:StringEquals', 'none', ['b'], false],
    ['all values', 'ForAllValues:StringEquals', 'tags', ['a', 'b', 'c'], true],
    ['not all values', 'ForAllValues:StringEquals', 'tags', ['a'], false],
    ['all values of none', 'ForAllValues:StringLike', 'none', ['a'], true],
    ['null', 'Null', 'none', 'true', true],
    ['null, but there', 'Null', 'issuer:ref', 'true', false],
    ['not null', 'Null', 'issuer:ref', 'false', true],
    ['bool', 'Bool', 'issuer:ref', 'true', false],
  ])('%s', (_name, operator, key, expected, holds) => {
    const rules = { identity: [identity({ Condition: { [operator]: { [key]: expected } } })] };
    expect(decide(rules, {}, context)).toBe(holds ? allowed : noIdentity);
  });

  test('all lines must hold', () => {
    const Condition = { StringEquals: { 'issuer:ref': 'refs/heads/main' }, StringLike: { 'issuer:sub': 'repo:x/*' } };
    expect(decide({ identity: [identity({ Condition })] }, {}, context)).toBe(noIdentity);
  });

  test('Bool takes a JSON boolean', () => {
    const Condition = { Bool: { 'aws:SecureTransport': true } };
    expect(decide({ identity: [identity({ Condition })] }, {}, { 'aws:securetransport': ['true'] })).toBe(allowed);
  });
});

describe('documents that are refused', () => {
  const base = { Effect: 'Allow', Action: '*', Resource: '*' };
  test.each<[string, unknown, 'identity' | 'trust' | 'resource', RegExp]>([
    ['not an object', 'x', 'identity', /policy: must be an object/],
    ['no statement', { Version: '2012-10-17' }, 'identity', /Statement: must have at least one/],
    [
      'wrong effect',
      { Statement: { ...base, Effect: 'allow' } },
      'identity',
      /Statement\[0\].Effect: must be Allow or Deny/,
    ],
    ['no action', { Statement: [{ Effect: 'Allow', Resource: '*' }] }, 'identity', /must have Action or NotAction/],
    ['both actions', { Statement: { ...base, NotAction: 'x' } }, 'identity', /both Action and NotAction/],
    ['no resource', { Statement: { Effect: 'Allow', Action: '*' } }, 'identity', /must have Resource/],
    ['principal in an identity policy', { Statement: { ...base, Principal: '*' } }, 'identity', /Principal/],
    [
      'resource in a trust policy',
      { Statement: { ...base, Principal: '*' } },
      'trust',
      /not allowed in a trust policy/,
    ],
    [
      'no principal in a trust policy',
      { Statement: { Effect: 'Allow', Action: '*' } },
      'trust',
      /Principal: must be an object/,
    ],
    [
      'wildcard in a principal',
      { Statement: { Effect: 'Allow', Action: '*', Principal: { AWS: 'arn:aws:iam::1:role/*' } } },
      'trust',
      /no wildcard/,
    ],
    [
      'unknown operator',
      { Statement: { ...base, Condition: { StringIs: { a: 'b' } } } },
      'identity',
      /Condition operator StringIs is not imitated; known are StringEquals/,
    ],
    [
      'unknown prefix',
      { Statement: { ...base, Condition: { 'ForSome:StringEquals': { a: 'b' } } } },
      'identity',
      /ForSome:StringEquals is not imitated/,
    ],
    [
      'policy variable in a condition',
      { Statement: { ...base, Condition: { StringLike: { a: '${aws:username}' } } } },
      'identity',
      /policy variables are not imitated/,
    ],
    [
      'policy variable in a resource',
      { Statement: { ...base, Resource: 'arn:${aws:username}' } },
      'identity',
      /policy variables are not imitated/,
    ],
    [
      'unknown member',
      { Statement: { ...base, NotPrincipal: '*' } },
      'identity',
      /Statement\[0\].NotPrincipal: is not imitated/,
    ],
  ])('%s', (_name, document, kind, reason) => {
    expect(() => compilePolicy(document, kind)).toThrow(reason);
  });
});
