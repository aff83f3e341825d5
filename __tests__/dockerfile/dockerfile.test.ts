import { describe, expect, test } from '@jest/globals';
import { type DockerfileQuestion, type DockerfileRead, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { expandWord } from '../../src/dockerfile/shell-words.ts';

function ask(text: string, question: Partial<DockerfileQuestion> = {}): DockerfileRead {
  return readDockerfile({ text, given: new Map(), predefined: new Map([['TARGETARCH', 'arm64']]), ...question });
}

function read(text: string, question: Partial<DockerfileQuestion> = {}) {
  const found = ask(text, question);
  if (found.kind === 'unknown') throw new Error(found.reason);
  return found;
}

function reason(text: string, question: Partial<DockerfileQuestion> = {}): string {
  const found = ask(text, question);
  return found.kind === 'unknown' ? found.reason : 'it is known';
}

const ALL_INSTRUCTIONS = [
  'ARG A',
  'FROM a AS x',
  'maintainer me',
  'LABEL a=b',
  'ENV a b',
  'EXPOSE 1',
  'WORKDIR /',
  'USER 1',
  'VOLUME ["/x"]',
  'STOPSIGNAL 9',
  'SHELL ["sh"]',
  'ADD --chmod=1 a b',
  'COPY --parents a b',
  'RUN --network=none true',
  'HEALTHCHECK --interval=1s CMD true',
  'CMD ["x"]',
  'ENTRYPOINT x',
  'ONBUILD RUN true',
].join('\n');

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
    ['a stage by its number with a sign', 'FROM a\nFROM c\nCOPY --from=+0 / /', ['a', 'c']],
    ['two stages, of which one needs none', 'FROM a AS x\nFROM b AS y\nFROM y\nCOPY --from=x / /', ['a', 'b']],
    ['a mount by a number is that of an image', 'FROM a\nFROM c\nRUN --mount=from=0,target=/x make', ['0', 'c']],
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
    ['what a stage keeps for those on it', 'FROM a AS x\nONBUILD COPY --from=b / /\nFROM x', ['a', 'b']],
    ['a mount that it keeps', 'FROM a AS x\nONBUILD RUN --mount=from=b,target=/y make\nFROM x', ['a', 'b']],
    ['what a stage keeps for others', 'FROM a\nONBUILD COPY --from=b / /', ['a']],
    ['what it keeps is not for the next but one', 'FROM a AS x\nONBUILD COPY --from=b / /\nFROM scratch', []],
    ['a mount', 'FROM a\nRUN --mount=type=bind,from=b,target=/x --mount=type=cache,target=/y make', ['a', 'b']],
    ['a mount in capitals', 'FROM a\nRUN --mount=TYPE=bind,FROM=b,Target=/x make', ['a', 'b']],
    ['a mount in quotes', 'FROM a\nRUN --mount="type=bind,from=b",target=/x make', ['a', 'b']],
    ['a mount in quotes of its list', 'FROM a\nRUN --mount=type=bind,\\"from=b\\",target=/x make', ['a', 'b']],
    ['the last of a mount', 'FROM a\nRUN --mount=from=c,from=b,target=/x make', ['a', 'b']],
    ['a mount of nothing', 'FROM a\nRUN --mount=type=cache,from=,target=/x make', ['a']],
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
    ['one with a blank in front of its name', 'FROM a\nRUN cat << EOF > x\nFROM x\nEOF', ['a']],
    ['with blanks and tabs', 'FROM a\nRUN cat << \t EOF\nFROM x\nEOF', ['a']],
    ['with a blank behind the dash it is none', 'FROM a\nRUN cat <<- EOF\nFROM b', ['b']],
    ['with a blank and quotes', 'FROM a\nRUN cat << "E O"F\nFROM x\nE OF', ['a']],
    ['with a number', 'FROM a\nRUN exec 3<<EOF <&3\nFROM x\nEOF', ['a']],
    ['with letters in front it is none', 'FROM a\nRUN x<<EOF\nFROM b', ['b']],
    ['behind a quote that does not end it is none', "FROM a\nRUN echo it's <<EOF\nFROM b", ['b']],
    ['behind a variable that is refused', 'FROM a\nRUN echo ${#x} <<EOF\nFROM b', ['b']],
    ['in a list it is none', 'FROM a\nRUN ["cat", "<<EOF"]\nFROM b', ['b']],
    ['what another instruction has is none', 'FROM a\nCMD cat <<EOF\nFROM b', ['b']],
    ['of ADD', 'FROM a\nADD <<a.txt /x/\nFROM x\na.txt', ['a']],
    ['that is kept for later', 'FROM a\nONBUILD RUN cat << EOF\nFROM x\nEOF\nCOPY --from=b / /', ['a', 'b']],
    ['the same sign on many lines', "FROM a\nRUN cat \\\n << EOF \\\n <<-'two'\nFROM x\nEOF\nFROM y\ntwo", ['a']],
    ['with the escape of Windows', '# escape=`\nFROM a\nRUN x `\n <<EOF\nFROM x\nEOF', ['a']],
    ['white space where a line goes on', 'FROM\\\n a\nCOPY\\\n --from=b / /', ['a', 'b']],
    ['a frontend', '# syntax = docker/dockerfile:1\nFROM a', ['a', 'docker/dockerfile:1']],
    ['a frontend with words behind it', '# syntax=docker/dockerfile:1 x\nFROM a', ['a', 'docker/dockerfile:1']],
    ['one behind that of a shell', '#!/bin/x\n#syntax=docker/dockerfile\nFROM a', ['a', 'docker/dockerfile']],
    ['an escape behind that of a shell is none', '#!/bin/x\n# escape=`\nFROM \\\na', ['a']],
    ['an escape behind what is no directive is none', '# x=y\n# escape=`\nFROM \\\na', ['a']],
    [
      'another of Docker',
      '#syntax=docker.io/docker/dockerfile-upstream:master\nFROM a',
      ['a', 'docker.io/docker/dockerfile-upstream:master'],
    ],
    ['only at the top', 'FROM a\n# syntax=docker/dockerfile:1', ['a']],
    ['not behind a comment', '# hello\n# syntax=docker/dockerfile:1\nFROM a', ['a']],
    ['only those of COPY', 'FROM a\nRUN echo --from=b x', ['a']],
    ['flags end at two dashes', 'FROM a\nCOPY -- --from=b /', ['a']],
    ['all instructions there are', ALL_INSTRUCTIONS, ['a']],
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
    ['of the platform, given', 'FROM alpine-$TARGETVARIANT', ['alpine-v7']],
    ['with a part taken off', 'ARG V=alpine:3.4.5\nFROM ${V%.*}', ['alpine:3.4']],
    ['with the longest part taken off', 'ARG V=x/y/alpine\nFROM ${V##*/}', ['alpine']],
    ['with a part replaced', 'ARG V=a-b-c\nFROM ${V/-/:}', ['a:b-c']],
    ['with all parts replaced', 'ARG V=a-b-c\nFROM ${V//-/.}', ['a.b.c']],
    ['the stage that is built', 'FROM a:$TARGETSTAGE AS x', ['a:x']],
    ['escaped by the sign of the file', '# escape=`\nARG V=3\nFROM a:`$V', ['a:$V']],
  ])('variables: %s', (_name, text, expected) => {
    const given = new Map([
      ['GIVEN', '9'],
      ['TARGETVARIANT', 'v7'],
    ]);
    const predefined = new Map([
      ['TARGETARCH', 'arm64'],
      ['TARGETVARIANT', ''],
    ]);
    expect(read(text, { given, predefined, ...(text.includes('TARGETSTAGE') ? { target: 'x' } : {}) }).images).toEqual(
      expected,
    );
  });

  const text = 'FROM a AS one\nFROM b AS two\nFROM c AS three';
  test.each<[string, readonly string[]]>([
    ['one', ['a']],
    ['TWO', ['b']],
    ['2', ['c']],
  ])('target %s', (target, expected) => expect(read(text, { target }).images).toEqual(expected));

  test('a frontend that is given', () => {
    const given = new Map([['BUILDKIT_SYNTAX', ' docker/dockerfile:2 x']]);
    expect(read('# syntax=x\nFROM a', { given }).images).toEqual(['a', 'docker/dockerfile:2']);
  });
});

describe('what cannot be told', () => {
  test.each<[string, string, RegExp]>([
    ['an instruction that nobody knows', 'FROM a\n\nRUN x\nIMPORT b\n', /^line 4 starts with "IMPORT", which is no/],
    ['one that is kept for later', 'FROM a\nONBUILD IMPORT b', /^line 2 starts with "IMPORT"/],
    ['text that is none', 'FROM a\nEOF\n', /^line 2 starts with "EOF"/],
    ['a flag that nobody knows', 'FROM a\nCOPY --form=b / /', /^line 2 has the flag --form, .* for COPY\.$/],
    ['a flag of another instruction', 'FROM a\nADD --from=c x y', /^line 2 has the flag --from/],
    ['a flag of signs that Docker takes apart', 'FROM a\nCOPY --from=ä / /', /^line 2 has flags that are not clear/],
    ['a field of a mount', 'FROM a\nRUN --mount=form=b,target=/x make', /^line 2 has a mount with the field form=b/],
    [
      'a blank in a mount',
      'FROM a\nRUN --mount="type=bind, from=b" make',
      /^line 2 has a mount with the field {2}from=b/,
    ],
    ['a quote in a mount', 'FROM a\nRUN --mount=from=\\"b\\",target=/x make', /^line 2 has the mount from="b"/],
    ['a variable in a mount', 'FROM a\nRUN --mount=from=$B,target=/x make', /^line 2 has a mount from \$B/],
    ['a variable to copy from', 'ARG B\nFROM a\nCOPY --from=$B / /', /^line 3 copies from \$B/],
    ['a number that is no stage', 'FROM c\nCOPY --from=7 / /', /^line 2 copies from stage 7/],
    ['an image that is empty', 'ARG V\nFROM $V', /^line 2 builds on \$V, which is no image/],
    ['a variable that Docker refuses', 'FROM ${V:?x} AS y\nFROM a', /^line 1 builds on /],
    ['an argument that Docker refuses', 'ARG V=${X\nFROM a', /^line 1 sets V/],
    ['a name that is none', 'FROM a AS 1', /^line 1 is no FROM/],
    ['an image of two words', 'FROM "a b"', /^line 1 is no FROM/],
    ['something in front of FROM', 'RUN x\nFROM a', /^line 1 is RUN in front/],
    ['nothing', '# x\n', /^it has no FROM/],
    [
      'a here-document that does not end',
      'FROM a\nRUN <<EOF\nFROM b\n',
      /^line 2 starts the here-document EOF, which does/,
    ],
    // Before 0.22 BuildKit took this for three instructions.
    ['one that may be instructions', 'FROM a\nRUN cat << RUN\nFROM b\nRUN', /^line 2 .* RUN, which may as well be ins/],
    ['one whose end may be continued', 'FROM a\nRUN cat << EOF\nRUN x \\\nEOF', /^line 2 .* EOF, which may as well be/],
    [
      'one of a list with text behind it',
      'FROM a\nRUN ["x"] <<EOF\nFROM b\nEOF',
      /^line 2 has further text behind its/,
    ],
    ['two directives of a name', '#escape=`\n#escape=`\nFROM a', /^line 1 starts directives/],
    ['an escape that is none', '# escape=x\nFROM a', /^line 1 starts directives/],
    ['an escape that is not known to all', '# check=skip=all\n# escape=`\nFROM a', /^line 1 starts directives/],
    ['a stage that is not named', 'FROM a:$TARGETSTAGE', /^line 1 uses TARGETSTAGE/],
    [
      'another frontend',
      '# syntax=docker/dockerfiles\nFROM a',
      /^it is read by the frontend docker\/dockerfiles, to which/,
    ],
    ['one of another registry', '# syntax=example.com/docker/dockerfile:1\nFROM a', /^it is read by the frontend exam/],
  ])('%s', (_name, text, expected) => expect(reason(text)).toMatch(expected));

  test('another target, or another frontend, that is asked for', () => {
    expect(reason('FROM a AS b', { target: 'c' })).toBe('it has no stage c.');
    expect(reason('FROM a', { given: new Map([['BUILDKIT_SYNTAX', 'x/y']]) })).toMatch(/by the frontend x\/y/);
  });

  test('the builder before BuildKit has no frontends', () => {
    expect(read('# syntax=x/y\nFROM a', { isClassic: true }).images).toEqual(['a']);
  });
});

describe('what ADD fetches', () => {
  const sum = 'a'.repeat(64);
  const commit = 'b'.repeat(40);
  test.each<[string, string, readonly string[]]>([
    ['an address', 'ADD https://example.com/x.tar /x', ['https://example.com/x.tar']],
    ['in a list', 'ADD ["http://a/b c", "https://d", "/x/"]', ['http://a/b c', 'https://d']],
    ['a repository of git', 'ADD git@example.com:a/b.git /z', ['git@example.com:a/b.git']],
    ['that of another user', 'ADD me@example.com:a/b /z', ['me@example.com:a/b']],
    ['with what is wanted of it', 'ADD https://a/b.git#v1:docs /z', ['https://a/b.git#v1:docs']],
    ['by other ways', 'ADD ssh://a/b git://c/d GIT://e /z/', ['GIT://e', 'git://c/d', 'ssh://a/b']],
    ['with a checksum', `ADD --checksum=sha256:${sum} https://example.com/y /y`, []],
    ['with an empty checksum', 'ADD --checksum= https://a/y /y', ['https://a/y']],
    ['with a checksum of a variable', `ARG S=sha256:${sum}\nADD --checksum=$S https://a/y /y`, []],
    ['with a checksum of a variable that is not known', 'ADD --checksum=$S https://a/y /y', ['https://a/y']],
    ['git with the checksum of a file', `ADD --checksum=sha256:${sum} https://a/b.git /y`, ['https://a/b.git']],
    ['git with a commit', `ADD --checksum=${commit} https://a/b.git#main /y`, []],
    ['git with a part of it', 'ADD --checksum=bbbbbbb https://a/b.git /y', ['https://a/b.git']],
    ['git with all that belongs to it', `ADD --keep-git-dir --checksum=${commit} git@a:b /y`, ['git@a:b']],
    ['a variable', 'ADD ${U}/x.tar /x', ['${U}/x.tar']],
    ['a variable that is a folder', 'ARG U=src\nADD ${U}/x.tar /x', []],
    ['a variable that is an address', 'ARG U=https://a\nADD ${U}/x.tar /x', ['${U}/x.tar']],
    ['one that is given', 'ARG GIVEN=src\nADD $GIVEN/x.tar /x', ['$GIVEN/x.tar']],
    ['one of the environment', 'ENV U src\nENV V=$U/a W=b\nADD $V /x', []],
    ['a part of an address', 'ADD https://a/$V /x', ['https://a/$V']],
    ['a part of its scheme', 'ADD http$S://a /x', ['http$S://a']],
    ['a variable in a folder', 'ADD src/$V app-$V.tar ./$V /x/', []],
    ['a here-document', 'ADD <<https://a /x\ny\nhttps://a', []],
    ['where it goes', 'ADD x https://not-a-source', []],
    ['files of the name of a site', 'ADD github.com/a example.com /x/', []],
    ['what COPY says', 'COPY https://x /', []],
  ])('%s', (_name, lines, expected) => {
    expect(read(`FROM a\n${lines}`, { given: new Map([['GIVEN', 'https://g']]) }).remoteFiles).toEqual(expected);
  });

  test('in stages that are used, and what they keep for those on them', () => {
    const stages = 'FROM a AS x\nARG U=https://x\nONBUILD ADD $U/kept /\nFROM x AS y\nADD $U/own /\nFROM b AS z';
    expect(read(stages, { target: 'y' }).remoteFiles).toEqual(['$U/kept', '$U/own']);
    expect(read(stages, { target: 'x' }).remoteFiles).toEqual([]);
  });

  test('an argument of all stages where a stage declares it', () => {
    expect(read('ARG U=src\nFROM a\nARG U\nADD $U /').remoteFiles).toEqual([]);
    expect(read('ARG U=src\nFROM a\nADD $U /').remoteFiles).toEqual(['$U']);
  });
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
    ['${A#o}', 'ne'],
    ['${A%e}', 'on'],
    ['${A#*n}', 'e'],
    ['${A%%n*}', 'o'],
    ['${A/o/x}', 'xne'],
    ['${A//?/.}', '...'],
    ['${A//*/x}', 'x'],
    ['${A/\\*/x}', 'one'],
    ['${A//o/$}', undefined],
    ['${A#\\x}', undefined],
    ['${A:#o}', undefined],
    ['${A:?x}', 'one'],
    ['${EMPTY?x}', ''],
    ['${EMPTY:?x}', undefined],
    ['${A', undefined],
    ['${A!x}', undefined],
    ['${}', undefined],
    ['"$A', undefined],
    ['$', '$'],
    ['$1x', 'x'],
    ['$@x', 'x'],
  ])('%s', (word, expected) => expect(expandWord(word, variables)).toBe(expected));
});
