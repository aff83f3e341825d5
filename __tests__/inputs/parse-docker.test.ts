import { isIP } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isInPartition } from '../../src/inputs/parse-aws.ts';
import { parseLabel } from '../../src/inputs/parse-basic.ts';
import {
  isRemoteContext,
  parseAnnotation,
  parseBuildArgument,
  parseByteSize,
  parseCache,
  parseHostEntry,
  parseNetwork,
  parseStage,
  parseUlimit,
} from '../../src/inputs/parse-docker.ts';
import { csvField } from '../../src/lib/csv-fields.ts';
import type { Parsed } from '../../src/lib/parsed.ts';
import { runs, textOf } from '../lib/properties.ts';

const value = <T>(parsed: Parsed<T>): T => {
  if (!parsed.valid) throw new Error(`refused: ${parsed.rule}`);
  return parsed.value;
};
const rule = (parsed: Parsed<unknown>): string => {
  if (parsed.valid) throw new Error(`accepted as ${JSON.stringify(parsed.value)}`);
  return parsed.rule;
};

describe('parseAnnotation', () => {
  test.each(['a=b', 'a=', 'a=b=c:d', 'index:a=b', 'manifest,index-descriptor:a=b', 'manifest[linux/amd64]:a=b'])(
    '%s',
    (text) => {
      expect(value(parseAnnotation(text))).toBe(text);
    },
  );

  test.each([
    ['a', /key=value/],
    ['a: b', /Write "a=b"/],
    ['image:a=b', /level "image"; there are manifest, index, manifest-descriptor and index-descriptor/],
    ['manifest,all:a=b', /level "all"/],
  ])('refuses %s', (text, expected) => expect(rule(parseAnnotation(text))).toMatch(expected));
});

describe('pairs and docker values', () => {
  test.each([
    ['a=b', { key: 'a', value: 'b' }],
    ['a=', { key: 'a', value: '' }],
    ['a=b=c', { key: 'a', value: 'b=c' }],
    ['a=b\nc', { key: 'a', value: 'b\nc' }],
    ['org.opencontainers.image.title=My shop', { key: 'org.opencontainers.image.title', value: 'My shop' }],
  ])('label %j', (text, label) => expect(value(parseLabel(text))).toEqual(label));
  test.each(['a', '=b', 'a b=c', ''])('refuses label %j', (text) => {
    expect(rule(parseLabel(text))).toMatch(/key=value/);
  });

  test.each([
    ['A=1', { name: 'A', value: '1' }],
    ['A=', { name: 'A', value: '' }],
    ['A', { name: 'A' }],
    ['A=x y=z', { name: 'A', value: 'x y=z' }],
    ['A=l1\nl2', { name: 'A', value: 'l1\nl2' }],
    ['BUILDKIT_CONTEXT_KEEP_GIT_DIR=1', { name: 'BUILDKIT_CONTEXT_KEEP_GIT_DIR', value: '1' }],
  ])('build argument %j', (text, argument) => expect(value(parseBuildArgument(text))).toEqual(argument));
  test.each(['1A=x', '"A"=b', 'A B=c', '=x', '--build-arg A=1'])('refuses build argument %j', (text) => {
    expect(rule(parseBuildArgument(text))).toMatch(/NAME=value/);
  });

  test.each(['db:10.0.0.7', 'db=10.0.0.7', 'host.docker.internal:host-gateway', 'db:::1', 'db=[::1]'])(
    'host entry %s',
    (text) => expect(value(parseHostEntry(text))).toBe(text),
  );
  test.each([
    'db',
    'db 10.0.0.7',
    ':10.0.0.7',
    'db:',
    'db:300.2.3.4',
    'db:1.2.3',
    'db:other-host',
    'db:01.2.3.4',
    'db=:::',
    'db=fe80::1%lo',
  ])('refuses host entry %j', (text) => {
    expect(rule(parseHostEntry(text))).toMatch(/host:address/);
  });

  test.each(['nofile=1024', 'nofile=1024:2048', 'core=-1', 'core=1:-1'])('ulimit %s', (text) => {
    expect(value(parseUlimit(text))).toBe(text);
  });
  test.each(['nofile', 'nofile=', 'nofile=1:2:3', 'nofile=many'])('refuses ulimit %j', (text) => {
    expect(rule(parseUlimit(text))).toMatch(/name=soft/);
  });

  test.each([
    ['nofile=2048:1024', /soft limit above the hard one/],
    ['nofile=-1:1024', /soft limit above the hard one/],
    ['foo=1', /no limit that Docker knows: core, cpu/],
  ])('refuses ulimit %s', (text, expected) => expect(rule(parseUlimit(text))).toMatch(expected));

  test.each([
    ['VERSION: 1.0', parseBuildArgument, 'Write "VERSION=1.0".'],
    ['title: My shop', parseLabel, 'Write "title=My shop".'],
  ])('%s: shows the right form', (text, parseItem, expected) => expect(rule(parseItem(text))).toContain(expected));

  test.each(['64m', '128MB', '1g', '1024', '1.5g', '2GiB', '512 kb'])('size %s', (text) => {
    expect(value(parseByteSize(text))).toBe(text);
  });
  test.each(['many', '-1', 'm64', '64x'])('refuses size %j', (text) => {
    expect(rule(parseByteSize(text))).toMatch(/not a size/);
  });

  test.each(['release', '0', 'build-1.2_x'])('stage %s', (text) => expect(value(parseStage(text))).toBe(text));
  test.each(['re lease', '-x', ''])('refuses stage %j', (text) => {
    expect(rule(parseStage(text))).toMatch(/not a build stage/);
  });

  test.each(['default', 'none', 'host'])('network %s', (text) => expect(value(parseNetwork(text))).toBe(text));
  test.each(['bridge', 'Host', 'container:x'])('refuses network %s', (text) => {
    expect(rule(parseNetwork(text))).toBe('is not a network of a build. Write default, none or host.');
  });

  test.each([
    ['eu-west-1', 'aws', true],
    ['eu-west-1', 'aws-cn', false],
    ['cn-north-1', 'aws-cn', true],
    ['cn-north-1', 'aws', false],
    ['us-gov-west-1', 'aws-us-gov', true],
    ['us-gov-west-1', 'aws', false],
    ['us-east-1', 'aws-us-gov', false],
    ['eusc-de-east-1', 'aws-eusc', true],
  ])('isInPartition(%s, %s)', (region, partition, expected) => {
    expect(isInPartition(region, partition)).toBe(expected);
  });

  test.each([
    ['https://example.com/x.git#main', true],
    ['git@example.com:x/y.git', true],
    ['deploy@example.com:x/y.git', true],
    ['packages/@scope:x', false],
    ['git://example.com/x', true],
    ['ssh://git@example.com/x', true],
    ['github.com/x/y', true],
    ['.', false],
    ['services/shop', false],
    ['/abs/path', false],
    ['https-docs', false],
  ])('isRemoteContext(%s)', (context, expected) => expect(isRemoteContext(context)).toBe(expected));
});

test('the address of a host is one to Node.js too, and without a zone', () => {
  const parts = textOf('1', '0', '25', '256', '.', ':', '::', 'f', 'ffff', '%eth0', '01', 'x');
  const address = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.ipV6().map((text) => `${text}%eth0`),
    parts,
  );
  fc.assert(
    fc.property(address, fc.boolean(), (text, isBracketed) => {
      const isRight = isIP(text) !== 0 && !text.includes('%');
      expect(parseHostEntry(isBracketed ? `a:[${text}]` : `a=${text}`).valid).toBe(isRight);
    }),
    runs(),
  );
});

test.each(['type=gha,Scope=a,scope=b', 'type=gha,scope=a, scope=b', ',type=gha,type=local', '"type=gha",type=local'])(
  '%s has a field twice',
  (text) => expect(rule(parseCache(text))).toMatch(/^has (type|scope) twice/),
);

test('a field with two values is found where Docker sees one, however it is written', () => {
  const name = fc.constantFrom('ref', 'Ref', ' ref', 'mode', 'src');
  const fields = fc.array(fc.tuple(name, textOf('a', '"', ',', '=', ' ', '"')), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fields, (pairs) => {
      const text = pairs.map(([key, value]) => csvField(`${key}=${value}`)).join(',');
      const known = new Map<string, Set<string>>();
      for (const [key, value] of pairs) {
        const same = known.get(key.trim().toLowerCase()) ?? new Set();
        known.set(key.trim().toLowerCase(), same.add(value.trim()));
      }
      const isTwice = [...known.values()].some((values) => values.size > 1);
      const parsed = parseCache(`type=gha,${text}`);
      expect(!parsed.valid && parsed.rule.includes('twice')).toBe(isTwice);
    }),
    runs(),
  );
});
