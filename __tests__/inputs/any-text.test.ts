import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSecrets } from '../../src/inputs/build-secrets.ts';
import { parseCommit } from '../../src/inputs/commit-input.ts';
import { parseImageName } from '../../src/inputs/image-name.ts';
import { InputReader, quote } from '../../src/inputs/input-reader.ts';
import { parseList } from '../../src/inputs/multi-line-list.ts';
import * as aws from '../../src/inputs/parse-aws.ts';
import { parseBoolean, parseInteger, parseLabel, parseOneOf } from '../../src/inputs/parse-basic.ts';
import * as docker from '../../src/inputs/parse-docker.ts';
import { readSessionPolicy } from '../../src/inputs/session-policy-input.ts';
import { parseTagLine, splitTagLine } from '../../src/inputs/tag-lines.ts';
import type { Parsed } from '../../src/lib/parsed.ts';
import { anyJson, anyText, readRepeated, runs } from '../lib/properties.ts';

/** The parsers of inputs, each with texts that it takes. */
const PARSERS: readonly (readonly [
  name: string,
  parse: (text: string) => Parsed<unknown>,
  right: readonly string[],
])[] = [
  ['boolean', parseBoolean, ['true', 'False']],
  ['whole number', parseInteger(1, 365, 'days'), ['1', '007', '365']],
  ['word', parseOneOf('auto', 'none'), ['auto', 'none']],
  ['label', parseLabel, ['a=b', 'a=']],
  ['commit', parseCommit, ['a'.repeat(40), 'A'.repeat(40), 'a'.repeat(64)]],
  ['image', parseImageName, ['a', 'aa:b', `sha256:${'a'.repeat(64)}`, `aa/b@sha256:${'a'.repeat(64)}`]],
  ['tag', (text) => parseTagLine(text, { kind: 'many' }), ['a', 'type=sha', 'v{{a}}', 'a/b']],
  ['annotation', docker.parseAnnotation, ['a=b', 'index,manifest:a=b', 'manifest[linux/amd64]:a=']],
  ['build argument', docker.parseBuildArgument, ['A', 'A=b', 'A=']],
  ['build context', docker.parseBuildContext, ['a=b', 'a=docker-image://b']],
  ['platform', docker.parsePlatform, ['linux/amd64', 'linux/arm/v7']],
  ['builder', docker.parseBuilderName, ['a.b']],
  ['provenance', docker.parseProvenance, ['true', 'mode=max', 'mode=max,version=v1']],
  ['SBOM', docker.parseSbom, ['false', 'generator=a/b']],
  ['cache', docker.parseCache, ['type=gha', 'type=registry,ref=a/b:c', 'a/b:c']],
  ['place of a cache', docker.parseCacheRef, ['aa', 'aa/b:c']],
  ['place of a cache in S3', docker.parseBucketPath, ['abc/d', 'abc.d/e/f_g/']],
  ['agent', docker.parseSsh, ['default', 'a=/b']],
  ['entitlement', docker.parseEntitlement, ['network.host', 'device=a']],
  ['host', docker.parseHostEntry, ['a:1.2.3.4', 'a=::1', 'a:[::1]', 'a:host-gateway']],
  ['limit', docker.parseUlimit, ['nofile=1', 'nofile=1:2', 'core=-1']],
  ['size', docker.parseByteSize, ['1', '1.5g', '1 kb']],
  ['network', docker.parseNetwork, ['host']],
  ['stage', docker.parseStage, ['a', '0']],
  ['region', aws.parseRegion, ['eu-west-1', 'us-gov-east-1']],
  ['account', aws.parseAccountId, ['1'.repeat(12)]],
  ['role', aws.parseRole, [`arn:aws:iam::${'1'.repeat(12)}:role/a/b`]],
  ['session', aws.parseSessionName, ['a@b']],
  ['external id', aws.parseExternalId, ['a:b']],
  ['audience', aws.parseAudience, ['sts.amazonaws.com']],
  [
    'repository',
    aws.parseRepository,
    ['aa', 'aa/b-c', `${'1'.repeat(12)}.dkr.ecr.eu-west-1.amazonaws.com/aa`, 'localhost:1/aa'],
  ],
  ['name of a repository', aws.parseRepositoryName, ['aa', 'aa/b.c']],
];

/** What a rule says to write. */
function adviceOf(parsed: Parsed<unknown>): string | undefined {
  return /\. (?:Write|Did you mean) "([^"]*)"[.?]/.exec(parsed.valid ? '' : parsed.rule)?.[1];
}

const PARTS = ['a', 'A', '1', '=', ':', '/', '.', ',', '-', '_', '@', '"', '[', ']', '{', '#', '\\', '*', '<<'];

describe.each(PARSERS)('%s', (_name, parse, right) => {
  test('what is right is taken, and nothing throws: any other text breaks a rule', () => {
    expect(right.filter((text) => !parse(text).valid)).toEqual([]);
    fc.assert(
      fc.property(anyText(...right, ...PARTS), (text) => {
        const parsed = parse(text);
        expect(parsed.valid || parsed.rule).toBeTruthy();
      }),
      runs(40),
    );
  });

  test('whoever writes what the rule says comes to an end', () => {
    const upper = right.map((text) => text.toUpperCase());
    const wrong = fc.oneof(fc.constantFrom(...upper), anyText(...right, ...upper, 'https://', '-', 'a', ' ', ':b'));
    fc.assert(
      fc.property(wrong, (text) => {
        const written = new Set<string>();
        for (let next: string | undefined = text; next !== undefined; next = adviceOf(parse(next))) {
          expect(written).not.toContain(next);
          written.add(next);
        }
      }),
      runs(40),
    );
  });

  test('however long', () => {
    readRepeated(parse, [' ', '/', 'a/', '"', 'a=1,']);
  });
});

test('whatever the inputs hold, all that is wrong is told, and nothing throws', () => {
  const texts = fc.oneof(
    anyText(...PARTS, 'repository', '{"Statement":[]}', 'arn:aws:iam::aws:policy/a'),
    anyJson('Statement', 'Version').map((json) => JSON.stringify(json)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const reader = new InputReader(() => text.trim());
      reader.boolean('push', true);
      reader.list('tags', (line) => parseTagLine(line, { kind: 'many' }), { split: splitTagLine });
      readSessionPolicy(reader, undefined);
      for (const mistake of reader.mistakes) expect(mistake).toMatch(/^(push|tags|session-policy): /);
    }),
    runs(),
  );
});

test('a text that is quoted is on one line, and short', () => {
  fc.assert(
    fc.property(anyText('"', '\\', 'a'.repeat(50)), (text) => {
      expect(quote(text)).toMatch(/^"[^\r\n]{0,720}"$/);
      if (text.length <= 120) expect(JSON.parse(quote(text))).toBe(text);
    }),
    runs(),
  );
});

test.each<[string, (text: string) => unknown]>([
  ['lists', parseList],
  ['secrets', parseSecrets],
])('however long: %s', (_name, read) => {
  readRepeated(read, ['"', '"a"\n', '"\n', '\n', ' ', 'a\n', '#\n', '"a', 'a=b\n', '"a=b"\n', 'a<<b\nb\n', 'a<<b\n']);
  readRepeated(read, ['A=-----BEGIN A-----\n', 'A=-----BEGIN A-----\n-----END A-----\n']);
});
