/** Dockerfiles at random: most of them can be built, and are written as nobody would. */
import fc from 'fast-check';
import { join, mostly, pick } from './texts.ts';

/** A Dockerfile, and how it is built. */
export type DockerfileQuestion = {
  readonly kind: 'dockerfile';
  readonly text: string;
  readonly target: string;
  readonly args: Readonly<Record<string, string>>;
};

const image = pick('a', 'b', 'c:1', 'd/e', 'localhost:5/x', 'f@sha256:'.concat('0'.repeat(64)));
const stage = pick('s', 't', 'base.x', 'u-1');
const blank = mostly(pick(' '), pick('  ', '\t', ' \t '), 8);

const declaration = mostly(
  pick('V=a', 'W="c:1"', "X='b'", 'Y=${V}', 'Z', 'V=x W=y', 'Q=d\\/e', 'V=a#b', 'R="a b"', 'U=https://u', 'TARGETARCH'),
  pick('V=${V', '=x', 'V="a', ''),
  40,
);
const variable = pick(
  '$V',
  '${W}',
  '${X:-b}',
  '${N:-d/e}',
  '"${V}"',
  '${W%:*}',
  '${W##*:}',
  '${W/c/b}',
  "'a'",
  '${V:+b}',
  '$TARGETARCH',
);
const base = mostly(fc.oneof(image, stage, variable), pick('$M', '${V', '"a', 'a b', '\\a'), 60);
const from = join(
  pick('FROM', 'from', 'From'),
  blank,
  mostly(
    pick('', '', '--platform=$BUILDPLATFORM ', '--platform=linux/arm64 ', '--platform="linux/arm64" '),
    pick('--x=y '),
    40,
  ),
  base,
  fc.oneof(fc.constant(''), join(blank, pick('AS', 'as', 'As'), blank, mostly(stage, pick('1x', 'a b'), 60))),
);

const quoted = (value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  mostly(
    value,
    value.chain((text) => pick(`"${text}"`, `'${text}'`, `\\${text}`, `${text}"`)),
    6,
  );
const place = fc.oneof(image, stage, pick('0', '1', '+1', '9', 'scratch', 'S', 'U-1', 'Base.X', 'ü'));
const copy = join(
  pick('COPY', 'copy'),
  blank,
  pick('', '--link ', '--chown=1:1 ', '-- '),
  fc.oneof(fc.constant(''), join(pick('--from='), quoted(place), blank)),
  pick('x y', 'x y /z/', '["x y", "/z"]', '["x"] /z', '. /', 'x --from=b /', '--from=b x'),
);
const field = mostly(
  fc.oneof(
    pick(
      'type=bind',
      'type=cache',
      'TYPE=bind',
      'target=/m',
      'dst=/m',
      'ro',
      'rw=true',
      'source=/',
      'id=i',
      'sharing=locked',
    ),
    join(pick('from=', 'FROM=', 'From='), fc.oneof(image, stage, pick('0', '$V', 'a$', ''))),
  ),
  pick('from', 'form=a', ' from=b', '"from=b"', '\\"from=b\\"', 'x', '""', '=b'),
  16,
);
const mount = join(
  pick('--mount='),
  fc.array(field, { minLength: 1, maxLength: 4 }).map((fields) => fields.join(',')),
);
const run = join(
  pick('RUN', 'run'),
  blank,
  fc.array(quoted(mount), { maxLength: 2 }).map((mounts) => mounts.map((text) => `${text} `).join('')),
  pick(
    'make',
    'echo "x',
    "echo it's",
    'echo \\\\',
    '["make", "x"]',
    '[ -f x ] && y',
    '["x"] && y',
    'echo ${V%x} $(y)',
    'echo # x',
    '',
  ),
);
const address = fc.oneof(
  pick(
    'https://x/y',
    'http://x/y.tar',
    'https://x/y.git#main',
    'git@x.test:y/z.git',
    'me@x:y',
    'ssh://git@x/y',
    'git://x/y',
  ),
  pick('x', 'dir/', '$U/y', '${V}/y', 'https://$V/y', 'http', 'github.com/x/y', 'x@y', 'HTTP://x/y'),
);
const add = join(
  pick('ADD', 'add'),
  blank,
  pick('', '--chmod=644 ', '--checksum= ', `--checksum=sha256:${'1'.repeat(64)} `, '--keep-git-dir=true ', '--unpack '),
  fc.oneof(
    join(address, pick(' /z', ' x /z/')),
    address.map((text) => `["${text}", "/z"]`),
  ),
);

type Opened = { readonly opener: string; readonly end: string };

/** What starts a here-document, with a line that ends it, mostly; of what starts none, a line that may be there all the same. */
const opened: fc.Arbitrary<Opened> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({
        number: mostly(pick(''), pick('3', '10'), 4),
        sign: pick('<<', '<<', '<<-', '<< ', '<<  ', '<<\t'),
        name: fc.constantFrom(
          ...[
            ['EOF', 'EOF'],
            ['EOF', 'EOF'],
            ['"EOF"', 'EOF'],
            ["'E F'", 'E F'],
            ['E"O"F', 'EOF'],
            ['\\EOF', 'EOF'],
            ['$V', '$V'],
          ],
          ...[
            ['RUN', 'RUN'],
            ['#', '#'],
            ['"a\'b"', "a'b"],
            ['EOF;', 'EOF;'],
          ],
        ),
        end: mostly(pick(''), pick('\t', ' '), 8),
      })
      .map(
        ({ number, sign, name: [name = '', end = ''], end: front }): Opened => ({
          opener: number + sign + name,
          end: front + end,
        }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Opened>(
      ...[
        'x<<EOF',
        '<<<EOF',
        '<<',
        '<<-',
        '<<- EOF',
        '<<E<F',
        '<<"EOF',
        '<<""',
        "it's <<EOF",
        '${#x} <<EOF',
        '${x%y} <<EOF',
      ].map((opener) => ({ opener, end: 'LABEL a=b' })),
      ...[
        { opener: '<< <<EOF', end: 'EOF' },
        { opener: '<<EOF<<EOF', end: '# EOF' },
        { opener: '<<${V:-EOF}', end: '# ${V:-EOF}' },
        { opener: '"x" <<EOF', end: 'EOF' },
      ],
    ),
  },
);
const bodyLine = pick(
  ...[
    'FROM b',
    'COPY --from=c:1 / /',
    'echo',
    'x \\',
    '# c',
    '',
    'RUN x',
    'RUN cat <<X',
    '\tset -e',
    'FROM a \\',
    'ARG V',
    ' EOF',
    'EOF2',
  ],
);
const document = fc
  .record({
    start: mostly(
      pick('RUN ', 'RUN cat ', 'COPY ', 'ADD ', 'ONBUILD RUN '),
      pick('CMD ', 'RUN ["x"] ', 'run [ x ] '),
      8,
    ),
    documents: fc.array(opened, { minLength: 1, maxLength: 2 }),
    rest: pick(' /x', ' > /x', ' /y/'),
    bodies: fc.array(fc.array(bodyLine, { maxLength: 3 }), { minLength: 2, maxLength: 2 }),
  })
  .map(({ start, documents, rest, bodies }) => {
    const isNone = documents.some(({ end }) => /^(LABEL|# )/.test(end));
    const lines = documents.flatMap(({ end }, index) => [...(isNone ? [] : (bodies[index] ?? [])), end]);
    return [start + documents.map(({ opener }) => opener).join(' ') + rest, ...lines].join('\n');
  });

const plain = pick(
  'ENV U=src',
  'ENV U src',
  'LABEL a=b',
  'WORKDIR /w',
  'USER 1',
  'EXPOSE 80',
  'VOLUME /v',
  'CMD ["x"]',
  'ENTRYPOINT x',
).map((text) => text);
const more = pick(
  'SHELL ["sh"]',
  'STOPSIGNAL 9',
  'HEALTHCHECK CMD x',
  'HEALTHCHECK NONE',
  'MAINTAINER me',
  '# comment',
  '',
  '  # FROM z',
  '\t',
);
const instruction = mostly(
  fc.oneof(
    copy,
    run,
    add,
    plain,
    more,
    declaration.map((text) => `ARG ${text}`),
  ),
  pick('FOO x', 'RUNX', 'ENV', 'ONBUILD', 'ONBUILD ONBUILD RUN x', 'LABEL --x=y a=b', 'EOF', '"RUN" x'),
  60,
);
const kept = fc.oneof(copy, run, add).map((text) => `ONBUILD ${text}`);
const bodyOfStage = fc.array(
  fc.oneof({ weight: 6, arbitrary: instruction }, { weight: 2, arbitrary: document }, { weight: 1, arbitrary: kept }),
  { maxLength: 4 },
);
const stages = fc
  .array(fc.tuple(from, bodyOfStage), { minLength: 1, maxLength: 4 })
  .map((all) => all.flatMap(([start, body]) => [start, ...body]));

/** Lines that go on behind some of their blanks. */
const continued = (line: string): fc.Arbitrary<string> =>
  fc.tuple(fc.nat(30), pick(' \\\n', '\\\n ', ' \\ \n  ', ' \\\n# c\n  ', ' \\\n\n ', '\\\n')).map(([at, sign]) => {
    const blanks = [...line.matchAll(/ /g)].map(({ index }) => index);
    const found = line.includes('\n') ? undefined : blanks[at];
    return found === undefined ? line : line.slice(0, found) + sign + line.slice(found + 1);
  });

export const dockerfiles: fc.Arbitrary<DockerfileQuestion> = fc
  .record({
    top: mostly(
      pick(''),
      pick(
        '# escape=`\n',
        '# escape=\\\n',
        '# syntax=docker/dockerfile:1\n',
        '#!x\n# escape=`\n',
        '# x=y\n# escape=`\n',
        '\uFEFF',
        '\n',
        '# check=skip=all\n# escape=`\n',
        '# Syntax = me/x y\n',
      ),
      6,
    ),
    global: fc
      .array(declaration, { maxLength: 2 })
      .chain((more) => fc.constantFrom(more, ['V=a W="c:1" N=d/e', ...more], ['V=a W="c:1" N=d/e', ...more])),
    lines: stages.chain((lines) => fc.tuple(...lines.map((line) => fc.oneof(fc.constant(line), continued(line))))),
    end: mostly(pick('\n'), pick('\r\n'), 12),
    target: mostly(pick(''), stage, 12),
    args: fc.oneof(fc.constant({}), fc.constant({ V: 'g', N: 'h:2' }), fc.constant({ TARGETARCH: 'x' })),
  })
  .map(({ top, global, lines, end: lineEnd, target, args }) => {
    const text = [...global.map((text) => `ARG ${text}`), ...lines].join('\n').replaceAll('\n', lineEnd);
    return { kind: 'dockerfile', text: top + text, target, args };
  });
