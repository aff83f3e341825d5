import { describe, expect, test } from '@jest/globals';
import { type DockerfileQuestion, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { expandWord } from '../../src/dockerfile/dockerfile-variables.ts';

function read(text: string, question: Partial<DockerfileQuestion> = {}) {
  return readDockerfile({ text, given: new Map(), predefined: new Map([['TARGETARCH', 'arm64']]), ...question });
}

describe('images', () => {
  test.each<[string, string, readonly string[]]>([
    ['one', 'FROM alpine:3', ['alpine:3']],
    ['lower case', 'from alpine:3 as base', ['alpine:3']],
    ['nothing below it', 'FROM scratch', []],
    ['each once, sorted', 'FROM b\nCOPY --from=a / /\nCOPY --from=b / /', ['a', 'b']],
    ['a platform', 'FROM --platform=$BUILDPLATFORM alpine AS b', ['alpine']],
    ['a stage is no image', 'FROM a AS b\nFROM b', ['a']],
    ['whatever its case', 'FROM a AS Build\nFROM c\nCOPY --from=bUILD / /', ['a', 'c']],
    ['a stage by its number', 'FROM a\nFROM c\nCOPY --from=0 / /', ['a', 'c']],
    ['a number that is no stage', 'FROM c\nCOPY --from=7 / /', ['7', 'c']],
    ['but not as a base', 'FROM a\nFROM 0', ['0']],
    ['an image of the name of its own stage', 'FROM alpine AS alpine', ['alpine']],
    [
      'a stage further down is no base',
      'FROM a AS x\nFROM b\nFROM x\nFROM b AS a\nCOPY --from=x / /\nFROM a',
      ['b', 'a'].sort(),
    ],
    ['a stage that is not needed', 'FROM a AS x\nFROM b AS y\nFROM c\nCOPY --from=y / /', ['b', 'c']],
    ['flags behind flags', 'FROM a\nCOPY --link --chown=1:1 --from=b / /', ['a', 'b']],
    ['a flag in quotes', 'FROM a\nCOPY --from="b" / /', ['a', 'b']],
    ['only in front', 'FROM a\nCOPY x --from=b /', ['a']],
    ['only of COPY', 'FROM a\nRUN --from=b x\nADD --from=c x y', ['a']],
    ['a mount', 'FROM a\nRUN --mount=type=bind,from=b,target=/x --mount=type=cache,target=/y make', ['a', 'b']],
    ['a mount of a stage', 'FROM b AS s\nFROM a\nRUN --mount=from=s,target=/x make', ['a', 'b']],
    ['continued lines', 'FROM \\\n  a \\\n  AS x\nFROM x\nCOPY \\\n  # comment\n\n --from=b \\ \n / /', ['a', 'b']],
    ['a backslash that is meant', 'FROM a\nRUN echo \\\\\nFROM b', ['b']],
    ['another sign for that', '# escape=`\nFROM `\n a\nRUN dir c:\\\nCOPY --from=b x y', ['a', 'b']],
    ['comments', '# FROM x\nFROM a\n  # FROM y', ['a']],
    ['lines of Windows, and a byte order mark', '\uFEFFFROM a\r\nCOPY --from=b \\\r\n x y\r\n', ['a', 'b']],
    ['a here-document', 'FROM a\nRUN <<EOF\nFROM x\nEOF\nCOPY --from=b / /', ['a', 'b']],
    ['two of them', 'FROM a\nCOPY <<one <<-"two" /\nFROM x\none\nFROM y\n\ttwo\nCOPY --from=b / /', ['a', 'b']],
    ['one that looks like its end', 'FROM a\nRUN <<EOF\n EOF\nFROM x\nEOF\nCOPY --from=b / /', ['a', 'b']],
    ['a here-string is none', 'FROM a\nRUN cat <<<EOF\nFROM b', ['b']],
    ['nor is one in quotes', 'FROM a\nRUN echo "<<EOF"\nFROM b', ['b']],
    ['a frontend', '# syntax = docker/dockerfile:1\nFROM a', ['a', 'docker/dockerfile:1']],
    ['only at the top', 'FROM a\n# syntax=docker/dockerfile:1', ['a']],
    ['not behind a comment', '# hello\n# syntax=docker/dockerfile:1\nFROM a', ['a']],
    ['an empty file', '', []],
  ])('%s', (_name, text, expected) => expect(read(text).images).toEqual(expected));

  test.each<[string, string, readonly string[]]>([
    ['a default', 'ARG V=3\nFROM alpine:$V', ['alpine:3']],
    ['in quotes', 'ARG V="3" W=\'4\'\nFROM "alpine:${V}.$W"', ['alpine:3.4']],
    ['behind a quote in quotes', 'ARG V=3 W="\\" V=4 "\nFROM alpine:$V', ['alpine:3']],
    ['from another one', 'ARG V=3\nARG I=alpine:${V}\nFROM $I', ['alpine:3']],
    ['given', 'ARG GIVEN=3\nFROM alpine:$GIVEN', ['alpine:9']],
    ['given, without a default', 'ARG GIVEN\nFROM alpine:$GIVEN', ['alpine:9']],
    ['given, but not declared', 'FROM alpine:1$GIVEN', ['alpine:1']],
    ['of the platform', 'FROM alpine-$TARGETARCH', ['alpine-arm64']],
    ['declared in a stage does not count', 'ARG V=3\nFROM a AS x\nARG V=4\nFROM alpine:$V', ['alpine:3']],
    ['a stage', 'ARG S=x\nFROM a AS x\nFROM $S', ['a']],
    ['the same, once', 'ARG V=3\nFROM alpine:$V AS x\nFROM alpine:3\nCOPY --from=x / /', ['alpine:3']],
    ['empty', 'ARG V\nFROM $V', []],
  ])('variables: %s', (_name, text, expected) => {
    expect(read(text, { given: new Map([['GIVEN', '9']]) }).images).toEqual(expected);
  });

  const text = 'FROM a AS one\nFROM b AS two\nFROM c AS three';
  test.each<[string, readonly string[]]>([
    ['one', ['a']],
    ['TWO', ['b']],
    ['2', ['c']],
    ['unknown', ['a', 'b', 'c']],
  ])('target %s', (target, expected) => expect(read(text, { target }).images).toEqual(expected));

  test('a frontend that is given', () => {
    expect(read('FROM a', { given: new Map([['BUILDKIT_SYNTAX', 'x/y']]) }).images).toEqual(['a', 'x/y']);
  });
});

test('what cannot be told', () => {
  expect(read('FROM ${V#x} AS y\nFROM ${V}\nFROM ${V%z}').unresolved).toEqual(['${V%z}']);
  expect(read('FROM $V').unresolved).toEqual(['$V']);
});

test('what ADD fetches', () => {
  const text = [
    'FROM a',
    'ADD https://example.com/x.tar /x',
    'ADD --checksum=sha256:1 https://example.com/y /y',
    'ADD git@example.com:a/b.git /z',
    'ADD x https://not-a-source',
    'COPY https://x /',
  ].join('\n');
  expect(read(text).remoteFiles).toEqual(['git@example.com:a/b.git', 'https://example.com/x.tar']);
});

test('the names of arguments, in all stages', () => {
  expect(read('ARG A=1 B\nFROM x\nARG C="d e"\nARG A').argumentNames).toEqual(['A', 'B', 'C']);
});

describe('expand', () => {
  const variables = new Map([
    ['A', 'one'],
    ['EMPTY', ''],
  ]);
  test.each<[string, string | undefined]>([
    ['x', 'x'],
    ['$A', 'one'],
    ['$A-x', 'one-x'],
    ['$AB', ''],
    ['${A}B', 'oneB'],
    ['${NO}', ''],
    ['${NO:-x}', 'x'],
    ['${NO-x}', 'x'],
    ['${EMPTY:-x}', 'x'],
    ['${EMPTY-x}', ''],
    ['${A:-x}', 'one'],
    ['${A:+x}', 'x'],
    ['${EMPTY:+x}', ''],
    ['${EMPTY+x}', 'x'],
    ['${NO+x}', ''],
    ['${NO:-${A}}y', 'oney'],
    ['${NO:-"a b"}', 'a b'],
    ['"$A"', 'one'],
    ["'$A'", '$A'],
    ['"it\'s"', "it's"],
    ['\\$A', '$A'],
    ['${A#o}', undefined],
    ['${A/o/x}', undefined],
    ['${A:?x}', undefined],
    ['${A', undefined],
    ['$', undefined],
  ])('%s', (word, expected) => expect(expandWord(word, variables)).toBe(expected));
});
