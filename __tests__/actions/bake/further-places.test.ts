import { describe, expect, test } from '@jest/globals';
import {
  furtherMistakes,
  furtherOf,
  nameOfPlace,
  parseFurtherLine,
  readFurtherPlaces,
} from '../../../src/actions/bake/further-places.ts';
import type { Event } from '../../../src/github/event.ts';
import type { EcrDestination } from '../../../src/inputs/aws-inputs.ts';
import { wholeName } from '../../../src/inputs/destinations.ts';
import { InputReader } from '../../../src/inputs/input-reader.ts';

const ECR = '210987654321.dkr.ecr.us-east-1.amazonaws.com';
const ROLE = 'arn:aws:iam::210987654321:role/push';
const FIRST: EcrDestination = {
  kind: 'ecr',
  repository: { name: 'team/any' },
  region: 'eu-west-1',
  registryId: '123456789012',
  credentials: { kind: 'runner' },
  allowedAccountIds: ['123456789012'],
  createRepository: true,
  exportCredentials: true,
  dockerLogin: true,
};
const event = { repository: { owner: 'octo', name: 'shop' }, runId: 1, runAttempt: 1 } as unknown as Event;

function read(lines: string, variables: Readonly<Record<string, string>> = {}) {
  const reader = new InputReader((name) => (name === 'also-push-to' ? lines : undefined));
  const places = readFurtherPlaces(reader, { event, environment: { workspace: '/w', variables } }, FIRST);
  return { places, mistakes: reader.mistakes };
}

const target = (name: string, repository = `team/${name}`, tags = ['v1']) => ({
  name,
  repository: { name: repository },
  tags,
});

/** Where the targets go as well. */
const placesOf = (lines: string, ...names: readonly string[]) =>
  names.map((name) =>
    furtherOf(target(name), read(lines).places).map(({ destination }) => wholeName(destination.repository)),
  );

describe('a line', () => {
  test.each<[string, string]>([
    [ECR, `${ECR}/`],
    [`${ECR}/ role=${ROLE}`, `${ECR}/`],
    [`${ECR}/mirror/`, `${ECR}/mirror/`],
    ['ghcr.io/octo-org/', 'ghcr.io/octo-org/'],
    ['quay.io user=octo password-env=TOKEN', 'quay.io/'],
    ['localhost:5000', 'localhost:5000/'],
    ['localhost', 'localhost/'],
    ['copies/', 'copies/'],
    ['api=ghcr.io/octo-org/shop', 'api=ghcr.io/octo-org/shop'],
    [`api = ${ECR}/shop  role=${ROLE}`, `api=${ECR}/shop`],
    ['api=team/other', 'api=team/other'],
  ])('%s', (text, expected) => {
    const parsed = parseFurtherLine(text);
    expect(parsed.valid ? nameOfPlace(parsed.value) : parsed.rule).toBe(expected);
  });

  test.each<[string, RegExp]>([
    ['ghcr', /^names no registry\. Write its host, such as ghcr\.io\/octo-org\/, or TARGET=URI/],
    [
      'ghcr.io/octo-org/shop',
      /With a slash behind it, "ghcr\.io\/octo-org\/shop\/".*TARGET=ghcr\.io\/octo-org\/shop\.$/,
    ],
    ['ghcr.io/Octo/', /^has upper case\. Write "ghcr\.io\/octo\/"\.$/],
    ['https://ghcr.io/octo/', /names the host "https:"/],
    [`${ECR} rol=${ROLE}`, /has "rol=/],
    [`ghcr.io/octo/ role=${ROLE}`, /has a role, but is not in ECR/],
    [`api=${ECR}`, /names only the registry/],
    ['api=ghcr.io/octo/shop:v1', /carries a tag/],
    ['api=', /names no registry/],
  ])('%s is refused', (text, rule) => {
    expect(parseFurtherLine(text)).toMatchObject({ valid: false, rule: expect.stringMatching(rule) });
  });
});

test.each<[string, readonly (readonly string[])[]]>([
  [ECR, [[`${ECR}/team/api`], [`${ECR}/team/web`]]],
  ['ghcr.io/octo-org/', [['ghcr.io/octo-org/team/api'], ['ghcr.io/octo-org/team/web']]],
  [`web=quay.io/octo/web\n${ECR}`, [[`${ECR}/team/api`], ['quay.io/octo/web', `${ECR}/team/web`]]],
  ['worker=quay.io/octo/web', [[], []]],
  ['', [[], []]],
])('%s: where the targets go as well', (lines, expected) => expect(placesOf(lines, 'api', 'web')).toEqual(expected));

test('in ECR Public the name stands behind the alias of its registry, which no copy has', () => {
  const first = { name: 'api', repository: { host: 'public.ecr.aws', name: 'octo/team/api' } };
  const names = furtherOf(first, read('ghcr.io/octo-org/').places).map(
    ({ destination }) => destination.repository.name,
  );
  expect(names).toEqual(['octo-org/team/api']);
  expect(placesOf('public.ecr.aws/octo/', 'api')).toEqual([['public.ecr.aws/octo/team/api']]);
});

test('the roles of a line are those of all targets, and no line has more than the step', () => {
  const { places, mistakes } = read(`${ECR} role=${ROLE}\ncopies/\nghcr.io/octo/ user=octo password-env=TOKEN`, {
    TOKEN: 'x',
  });
  expect(mistakes).toEqual([]);
  const [one, two] = ['api', 'web'].map((name) =>
    furtherOf(target(name), places).map(({ destination }) => destination),
  );
  expect(one).toMatchObject([
    { kind: 'ecr', region: 'us-east-1', registryId: '210987654321', createRepository: true, dockerLogin: false },
    { kind: 'ecr', region: 'eu-west-1', registryId: '123456789012', credentials: { kind: 'runner' } },
    { kind: 'registry', login: { kind: 'password', user: 'octo', variable: 'TOKEN' } },
  ]);
  const credentialsOf = (destination: object | undefined) =>
    destination && 'credentials' in destination ? destination.credentials : 0;
  expect(credentialsOf(one?.[0])).toBe(credentialsOf(two?.[0]));
  expect(credentialsOf(one?.[1])).toBe(FIRST.credentials);
});

test('a password that is not there is told with its line', () => {
  expect(read('ghcr.io/octo/ user=octo password-env=TOKEN').mistakes).toEqual([
    expect.stringMatching(
      /^also-push-to: "ghcr\.io\/octo\/" takes its password from the variable TOKEN, which is not set/,
    ),
  ]);
});

describe('mistakes that show with the targets', () => {
  const long = 'a'.repeat(250);
  test.each<[string, string, readonly ReturnType<typeof target>[], readonly RegExp[]]>([
    ['none', `${ECR}\nghcr.io/octo/\napi=quay.io/octo/api`, [target('api'), target('web')], []],
    [
      'the first registry again',
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
      [target('api'), target('web')],
      [/amazonaws\.com\/ is where the targets go without it\. Take the line out\./],
    ],
    ['its own repository', 'api=team/api', [target('api')], [/api=team\/api is where target api goes without it/]],
    [
      "another target's repository",
      'api=team/web',
      [target('api'), target('web')],
      [/targets web and api would both be team\/web:v1/],
    ],
    [
      "another target's repository, under another tag",
      'api=team/web',
      [target('api'), target('web', 'team/web', ['v2'])],
      [],
    ],
    [
      'two targets in one repository',
      'api=quay.io/octo/shop\nweb=quay.io/octo/shop',
      [target('api'), target('web')],
      [/web=quay\.io\/octo\/shop: targets api and web would both be quay\.io\/octo\/shop:v1/],
    ],
    [
      'by two lines',
      `${ECR}\napi=${ECR}/team/api role=${ROLE}`,
      [target('api'), target('web')],
      [/sends target api where 2109.*amazonaws\.com\/ sends it already/],
    ],
    ['a name that is too long there', `${ECR}/mirror/`, [target('api', long)], [/mirror\/a+" of target api /]],
  ])('%s', (_name, lines, targets, expected) => {
    expect(furtherMistakes(targets, read(lines).places, FIRST)).toEqual(
      expected.map((rule) => expect.stringMatching(rule)),
    );
  });
});
