import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type BuildProgress, ProgressReader, renderProgress } from '../../src/docker/build-progress.ts';
import { anyText, readRepeated, runs } from '../lib/properties.ts';

const OUTPUT = `#0 building with "default" instance using docker driver

#1 [internal] load build definition from Dockerfile
#1 DONE 0.0s

#4 [a 1/2] FROM docker.io/library/base@sha256:26
#4 CACHED

#5 [a 2/2] RUN sleep 0.4; echo hi
#5 0.536 hi
#5 DONE 12.6s
#6 [stage-1 2/3] COPY --from=a /bin/busybox /x
#6 CACHED
#7 [linux/arm64 stage-1 3/3] RUN sleep 0.2
#7 ...
#9 [auth] sharing credentials for host
#9 DONE 0.0s
#7 [linux/arm64 stage-1 3/3] RUN sleep 0.2
#7 0.1 #5 DONE 99.0s
#7 DONE 0.3s
#8 exporting to image
#8 exporting layers 0.1s done
#8 exporting manifest sha256:58 done
#8 pushing layers 1.2s done
#8 pushing manifest for host/x:y@sha256:${'58'.repeat(32)}
#8 pushing manifest for host/x:y@sha256:${'58'.repeat(32)} 0.3s done
#8 DONE 1.9s
#10 exporting cache to registry
#10 DONE 0.7s
`;

function read(text: string, size = text.length): BuildProgress {
  const reader = new ProgressReader();
  for (let at = 0; at < text.length; at += size) reader.feed(Buffer.from(text.slice(at, at + size)));
  return reader.progress();
}

test.each([1, 7, 64, 10_000])('a whole build, read in parts of %d', (size) => {
  expect(read(OUTPUT, size)).toEqual({
    steps: [
      { name: '[a 2/2] RUN sleep 0.4; echo hi', seconds: 12.6, isCached: false },
      { name: '[stage-1 2/3] COPY --from=a /bin/busybox /x', seconds: 0, isCached: true },
      { name: '[linux/arm64 stage-1 3/3] RUN sleep 0.2', seconds: 0.3, isCached: false },
    ],
    exportSeconds: 0.1,
    pushSeconds: 1.5,
    cacheSeconds: 0.7,
    pushed: new Map([['host/x:y', `sha256:${'58'.repeat(32)}`]]),
  });
});

test('a build that packs and pushes in no time', () => {
  const progress = read(
    '#3 [2/2] RUN x\n#3 CACHED\n#8 exporting to image\n#8 exporting layers done\n#8 pushing layers done\n',
  );
  expect(progress).toMatchObject({ exportSeconds: 0, pushSeconds: 0 });
});

test('a digest is no time, and what docker pushes counts', () => {
  const lines = [
    '#3 [2/2] RUN x',
    '#3 DONE 0.5s',
    '#12 exporting to image',
    '#12 pushing layers 0.2s done',
    '#12 pushing manifest for host:1/x:y@sha256:6e2254121088cf6e98d48da8fca5709e3bead8fff0532d4968603a2ec2909421 done',
    '#13 pushing host:1/x:y with docker',
    '#13 pushing layer ab28f5b9943e 7.0s done',
    '#13 DONE 0.4s',
  ];
  expect(read(`${lines.join('\n')}\n`).pushSeconds).toBeCloseTo(0.6);
});

test('what was refused is not pushed, though BuildKit calls its manifest done', () => {
  const [one, two] = ['1', '2'].map((digit) => `sha256:${digit.repeat(64)}`);
  const { pushed, pushSeconds } = read(
    [
      '#19 [web] exporting to image',
      `#19 pushing manifest for host/team/web:a@${one} done`,
      `#19 ERROR: failed to push host/team/web:a: denied: no`,
      '#20 [api] exporting to image',
      `#20 pushing manifest for host/team/api:a@${two} 0.2s done`,
      '#20 DONE 0.3s',
      '',
    ].join('\n'),
  );
  expect([...pushed]).toEqual([['host/team/api:a', two]]);
  expect(pushSeconds).toBe(0.2);
});

test("the classic builder's output tells nothing", () => {
  expect(read('Step 1/2 : FROM scratch\n ---> 123\nSuccessfully built 123\n')).toEqual({
    steps: [],
    pushed: new Map(),
  });
});

describe('the table', () => {
  test('the slowest first, the rest in one line', () => {
    expect(renderProgress(read(OUTPUT))).toEqual([
      'The slowest steps:',
      '    12.6 s  [a 2/2] RUN sleep 0.4; echo hi',
      '    0.30 s  [linux/arm64 stage-1 3/3] RUN sleep 0.2',
      '1 of 3 steps from the cache, packed in 0.10 s, pushed in 1.50 s, cache written in 0.70 s.',
    ]);
  });
  test('all from the cache', () => {
    const steps = [{ name: '[1/1] RUN x', seconds: 0, isCached: true }];
    expect(renderProgress({ steps })).toEqual(['1 of 1 step from the cache.']);
  });
  test('nothing to tell', () => expect(renderProgress({ steps: [] })).toEqual([]));
  test('ten of many, long names cut', () => {
    const steps = Array.from({ length: 12 }, (_, index) => ({
      name: 'x'.repeat(200),
      seconds: index + 1,
      isCached: false,
    }));
    const lines = renderProgress({ steps });
    expect(lines).toHaveLength(12);
    expect(lines[1]).toBe(`    12.0 s  ${'x'.repeat(99)}…`);
  });
});

/** Reads bytes in parts that end there. */
function readParts(bytes: Buffer, ends: readonly number[]): BuildProgress {
  const reader = new ProgressReader();
  const all = [0, ...ends.toSorted((one, other) => one - other), bytes.length];
  for (const [index, start] of all.entries()) reader.feed(bytes.subarray(start, all[index + 1] ?? bytes.length));
  return reader.progress();
}

describe('the same, in whatever parts it comes', () => {
  const digest = `sha256:${'58'.repeat(32)}`;

  test('a sign of several bytes', () => {
    const bytes = Buffer.from('#5 [1/1] RUN echo ä😀\n#5 DONE 1.0s\n');
    for (const [end] of bytes.entries()) expect(readParts(bytes, [end]).steps[0]?.name).toBe('[1/1] RUN echo ä😀');
  });

  test('a line that is longer than any of BuildKit’s own, and looks like one at its end', () => {
    const [start, end, next] = ['#7 pushing manifest for ', `@${digest} done`, '\n#7 DONE 1.0s\n'];
    const bytes = Buffer.from(`#5 0.1 ${start}${'a'.repeat(4096 - start.length - end.length)}${end}${next}`);
    expect(readParts(bytes, [bytes.length - next.length]).pushed.size).toBe(0);
    expect(readParts(bytes, []).pushed.size).toBe(0);
  });

  test('whatever it is', () => {
    const lines = anyText(
      ...[
        '#1 ',
        '#2 ',
        '\n',
        '\r\n',
        '[1/2] RUN ä',
        '[a 2/2] COPY ',
        'CACHED',
        'DONE 1.5s',
        'exporting to image',
        ' 0.5s done',
      ],
      ...[
        'exporting layers',
        'pushing layers',
        `pushing manifest for a@${digest}`,
        'exporting cache',
        'x'.repeat(2000),
      ],
    );
    fc.assert(
      fc.property(lines, fc.array(fc.nat(200)), (text, ends) => {
        const bytes = Buffer.from(text);
        const inside = ends.filter((end) => end < bytes.length);
        expect(readParts(bytes, inside)).toEqual(readParts(bytes, []));
      }),
      runs(),
    );
  });

  test('however long', () =>
    readRepeated((text) => readParts(Buffer.from(text), [7]), ['#', '\n', '#1 a\n', ' ', '\r', 'done ']));
});
