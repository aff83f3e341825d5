import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Quotation } from '../../src/github/quotation.ts';
import { anyText, runs } from '../lib/properties.ts';
import { readLog } from './runner-model.ts';

function quotation() {
  const chunks: Buffer[] = [];
  const write = (text: string | Buffer): void => void chunks.push(Buffer.from(text));
  const bytes = (): Buffer => Buffer.concat(chunks);
  return { own: new Quotation(write), write, bytes, log: () => bytes().toString() };
}

const MASK = '::add-mask::secret';
const masked = { name: 'add-mask', data: 'secret' };
const ended = { name: 'notice', data: 'end' };

describe('what a program writes, and what the runner obeys', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['a mask in the middle', ['one\n', MASK, 'two\n'], ['one', 'two']],
    ['in the middle of a line', ['one', MASK, ' two\n'], ['one', ' two']],
    ['before anything', [MASK, 'one\n'], ['one']],
    ['after all', ['one\n', MASK], ['one']],
    ['several', ['one\n', MASK, MASK, 'two\n'], ['one', 'two']],
    ['behind a forged command', ['::error::x\n', MASK, '::warning::y'], ['::error::x', '::warning::y']],
  ])('%s', async (_name, told, lines) => {
    const { own, write, log } = quotation();
    await own.around(async (show) => {
      for (const text of told) {
        if (text === MASK) own.aside(() => write(`${MASK}\n`));
        else show(Buffer.from(text));
      }
    });
    write('::notice::end\n');
    const { obeyed, shown } = readLog(log());
    expect(obeyed).toEqual([...told.filter((text) => text === MASK).map(() => masked), ended]);
    expect(shown).toEqual(lines);
  });

  test('two programs at the same time: commands are obeyed when both have ended', async () => {
    const { own, write, log } = quotation();
    let endFirst = (): void => undefined;
    const first = own.around(
      (show) =>
        new Promise<void>((resolve) => {
          endFirst = () => {
            show(Buffer.from('::error::late\n'));
            resolve();
          };
        }),
    );
    await own.around(async (show) => show(Buffer.from('::error::early\n')));
    own.aside(() => write(`${MASK}\n`));
    endFirst();
    await first;
    write('::notice::end\n');
    expect(readLog(log())).toEqual({
      obeyed: [masked, ended],
      shown: ['::error::early', '::error::late'],
    });
  });

  test('a repeated end of a quotation ends nothing', async () => {
    const { own, write, log } = quotation();
    await own.around(async (show) => {
      const [, token = ''] = /stop-commands::(.*)/.exec(log()) ?? [];
      own.aside(() => write(`${MASK}\n`));
      show(Buffer.from(`::${token}::\n::error::forged\n`));
    });
    expect(readLog(log()).obeyed).toEqual([masked]);
  });

  test('what is written after a failure was told, or after the end, is quoted too', async () => {
    const { own, write, log } = quotation();
    let showLate = (_chunk: Buffer): void => undefined;
    await own.around(async (show) => {
      showLate = show;
      show(Buffer.from('one'));
      own.end();
      write('::error::failed\n');
      show(Buffer.from('::warning::forged\n'));
      own.aside(() => write(`${MASK}\n`));
      show(Buffer.from('::warning::forged'));
    });
    showLate(Buffer.from('::warning::forged'));
    write('::notice::end\n');
    expect(readLog(log()).obeyed).toEqual([{ name: 'error', data: 'failed' }, masked, ended]);
  });

  /** What happens while programs are shown: one of two writes something, or a mask is told. */
  const happening = fc.oneof(
    fc.record({ by: fc.constantFrom(0, 1), bytes: fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)) }),
    fc.record({
      by: fc.constantFrom(0, 1),
      bytes: anyText('::', '::error::x\n', 'add-mask::y', '##[error]', '##[', '::stop-commands::a\n', '::a::\n').map(
        (text) => Buffer.from(text),
      ),
    }),
    fc.constant('mask' as const),
    fc.constant('failure' as const),
  );

  test('whatever is written, in whatever pieces, only masks are obeyed, and nothing is left out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 8 }), async (happenings) => {
        const { own, write, bytes, log } = quotation();
        await own.around((one) =>
          own.around(async (other) => {
            for (const what of happenings) {
              if (what === 'mask') own.aside(() => write(`${MASK}\n`));
              else if (what === 'failure') own.end();
              else [one, other][what.by]?.(what.bytes);
            }
          }),
        );
        write('::notice::end\n');
        expect(readLog(log()).obeyed).toEqual([
          ...happenings.filter((what) => what === 'mask').map(() => masked),
          ended,
        ]);
        const written = Buffer.concat(
          happenings.map((what) => (typeof what === 'string' ? Buffer.from('\n') : what.bytes)),
        );
        expect(withoutOwn(bytes())).toBe(withoutOwn(written));
      }),
      runs(),
    );
  });
});

/** A log without what a quotation writes, and without ends of lines, which it adds; a byte a character. */
function withoutOwn(log: Buffer): string {
  return log
    .toString('latin1')
    .replace(/^::(stop-commands::)?[0-9a-f-]{36}(::)?$/gm, '')
    .replaceAll(`${MASK}\n`, '')
    .replace('::notice::end\n', '')
    .replace(/[\r\n]/g, '');
}
