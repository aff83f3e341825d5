import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { bufferedRunner } from '../../src/github/buffered-runner.ts';
import { actionsRunner, type Runner } from '../../src/github/runner.ts';
import { anyText, readRepeated, runs } from '../lib/properties.ts';
import { readLog, readValues } from './runner-model.ts';

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV'] as const;
const folder = mkdtempSync(join(tmpdir(), 'runner-'));
const before = { ...process.env };
let log = '';

beforeAll(() => {
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    log += Buffer.from(chunk).toString();
    return true;
  });
});
beforeEach(() => {
  log = '';
  for (const name of FILES) {
    process.env[name] = join(folder, name);
    writeFileSync(join(folder, name), '');
  }
});
afterAll(() => {
  jest.restoreAllMocks();
  process.env = before;
  rmSync(folder, { recursive: true });
});

const runner = (): Runner => actionsRunner({ now: () => 0, hasSummary: false, troubleshooting: 'page' });

/** What is told, as the runner understands it. */
function told(tell: (own: Runner) => void) {
  log = '';
  tell(runner());
  return readLog(log);
}

const COMMANDS = ['::error::x', '##[error]x', '::add-mask::y', '::stop-commands::z'];
const lines = fc.oneof(
  anyText('::', ':', '##[', '#', '[', ']', ...COMMANDS, '%0A', '%25'),
  fc.tuple(anyText(' ', '\n', '\x85'), fc.constantFrom(...COMMANDS)).map((parts) => parts.join('')),
);

describe('a line is shown and not obeyed', () => {
  test.each<[string, string]>([
    ['a command', '::error::x'],
    ['one of the other form', 'a ##[error]x'],
    ['one behind white space', ' \t::error::x'],
    ['one in a further line', 'a\n\n ::error::x'],
    ['one in a line that a carriage return begins', 'a\r::error::x'],
    ['one behind white space that is none to JavaScript', '\x85::error::x'],
    ['one behind white space that ends a line to JavaScript', '\u2028\x85 ::error::x'],
  ])('%s', (_name, line) => {
    expect(told((own) => own.info(line)).obeyed).toEqual([]);
    expect(told((own) => own.section('title', [line])).obeyed.map(({ name }) => name)).toEqual(['group', 'endgroup']);
  });

  test('whatever it is', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const { obeyed, shown } = told((own) => own.info(line));
        expect(obeyed).toEqual([]);
        const signs = (text: string): string => text.replace(/[\r\n ]/g, '').toWellFormed();
        expect(signs(shown.join(''))).toBe(signs(line));
      }),
      runs(),
    );
  });

  test('however long it is', () => {
    readRepeated(
      (text) => told((own) => own.info(text)),
      ['\n', ' ', '\x85', '\u2028', ':', '##[', '::a::\n', '\r\n\t'],
    );
  });
});

test('what is told is what the runner understands', () => {
  fc.assert(
    fc.property(lines, (text) => {
      const data = text.toWellFormed();
      expect(told((own) => own.warning(text)).obeyed).toEqual([{ name: 'warning', data }]);
      expect(told((own) => own.mask(text)).obeyed).toEqual(text === '' ? [] : [{ name: 'add-mask', data }]);
    }),
    runs(),
  );
});

test('values come back from the files of the runner, whatever they are', () => {
  const name = fc.constantFrom('tags', 'json', 'AWS_REGION');
  const value = anyText('=', '<<', 'a=b', 'x<<y', 'ghadelimiter_', 'json<<');
  fc.assert(
    fc.property(fc.dictionary(name, value), (values) => {
      for (const file of FILES) writeFileSync(join(folder, file), '');
      const own = runner();
      own.setOutputs(values);
      for (const [key, text] of Object.entries(values)) {
        own.saveState(key, text);
        own.exportVariable(key, text);
      }
      const written = new Map(Object.entries(values).map(([key, text]) => [key, text.toWellFormed()]));
      for (const file of FILES) expect(readValues(readFileSync(join(folder, file), 'utf8'))).toEqual(written);
    }),
    runs(50),
  );
});

describe('what one of several works writes', () => {
  const written = async (chunks: readonly Buffer[]): Promise<readonly string[]> => {
    const { runner: own, take } = bufferedRunner(runner(), 'app', () => 0);
    await own.quoting(async (write) => chunks.forEach(write));
    return take();
  };

  test('however it comes in pieces', async () => {
    await fc.assert(
      fc.asyncProperty(lines, fc.array(fc.nat(20)), async (text, sizes) => {
        const bytes = Buffer.from(text);
        const ends = sizes.map((_size, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0));
        const pieces = [0, ...ends].map((start, index) => bytes.subarray(start, ends[index] ?? bytes.length));
        expect(await written(pieces)).toEqual(await written([bytes]));
      }),
      runs(50),
    );
  });

  test('very many lines', async () => {
    expect(await written([Buffer.from('a\n'.repeat(300_000))])).toHaveLength(300_000);
  });
});
