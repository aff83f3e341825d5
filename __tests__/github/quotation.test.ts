import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Quotation } from '../../src/github/quotation.ts';

/** What GitHub's runner makes of a log: the commands that it obeys, and the lines that it shows. */
function readLog(log: string): { readonly obeyed: readonly string[]; readonly shown: readonly string[] } {
  const obeyed: string[] = [];
  const shown: string[] = [];
  let token: string | undefined;
  for (const line of log.split('\n')) {
    const command = /^\s*(::.*)$/.exec(line)?.[1];
    if (command === undefined) shown.push(line);
    else if (token !== undefined) {
      if (command === `::${token}::`) token = undefined;
      else shown.push(line);
    } else if (command.startsWith('::stop-commands::')) token = command.slice('::stop-commands::'.length);
    else obeyed.push(command);
  }
  return { obeyed, shown: shown.filter((line) => line !== '') };
}

function quotation() {
  const chunks: Buffer[] = [];
  const write = (text: string | Buffer): void => void chunks.push(Buffer.from(text));
  return { own: new Quotation(write), write, log: () => Buffer.concat(chunks).toString() };
}

const MASK = '::add-mask::secret';

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
    expect(obeyed).toEqual([...told.filter((text) => text === MASK), '::notice::end']);
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
      obeyed: [MASK, '::notice::end'],
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
    expect(readLog(log()).obeyed).toEqual([MASK]);
  });

  test('whatever is written, in whatever pieces, only masks are obeyed', async () => {
    const piece = fc.oneof(
      fc.constantFrom(MASK, '::error::x\n', '\n', '::', 'add-mask::y', '\r\n', '  ::set-output name=a::b\n', ''),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (pieces) => {
        const { own, write, log } = quotation();
        await own.around(async (show) => {
          for (const text of pieces) {
            if (text === MASK) own.aside(() => write(`${MASK}\n`));
            else show(Buffer.from(text));
          }
        });
        expect(readLog(log()).obeyed).toEqual(pieces.filter((text) => text === MASK));
      }),
    );
  });
});
