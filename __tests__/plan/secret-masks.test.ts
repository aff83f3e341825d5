import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeLostOutputs, lostOutputs, masksOf } from '../../src/plan/secret-masks.ts';
import { anyText, readRepeated, runs } from '../lib/properties.ts';

const URI = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/deployer';
const outputs = {
  'image-uri': `${URI}:v1.2.3`,
  'account-id': '123456789012',
  region: 'eu-west-1',
  repository: 'team/deployer',
  tag: 'v1.2.3',
  result: 'built',
  'platform-digests': '{"linux/amd64":"sha256:0a1b"}',
};
const texts = Object.values(outputs);

describe('what of a secret is hidden', () => {
  test.each<[string, string, readonly string[]]>([
    ['all of it', 'hunter2 is long', ['hunter2 is long']],
    ['six characters', 'abc123', ['abc123']],
    ['nothing shorter', 'abc12', []],
    ['nothing that is one word of many', 'true', []],
    ['nothing that is part of an output', 'deploy', []],
    ['nothing that is an output', 'team/deployer', []],
    ['nothing of a name, across its parts', '.eu-west-1.amazonaws.com/team', []],
    ['nothing that is a platform', 'linux/amd64', []],
    ['what only begins like an output', 'team/deployer:x', ['team/deployer:x']],
    ['the same in other letters, as GitHub looks at them', 'Deploy', ['Deploy']],
    ['each line', 'hunter2\r\nhunter3\rhunter4\n', ['hunter2', 'hunter3', 'hunter4']],
    ['a line as GitHub has it, without space around', '  hunter2\t\n', ['hunter2']],
    ['a line once', 'hunter2\nhunter2', ['hunter2']],
    [
      'of several lines those that may be',
      '{\n  "name": "deployer",\n  "key": "hunter2"\n}',
      ['"name": "deployer",', '"key": "hunter2"'],
    ],
    ['nothing whose quotes GitHub takes off', '"deployer"', []],
    ['nothing whose end GitHub hides alone', 'user&deploy', []],
    ['nothing whose end GitHub hides alone, as PowerShell shows it', 'user&+Xdeploy', []],
    ['what has an end that is nowhere', 'user&hunter2', ['user&hunter2']],
    ['nothing of nothing', '\n \n', []],
  ])('%s', (_name, value, expected) => expect(masksOf(value, texts)).toEqual(expected));

  test('an account that is not known yet may be any', () => {
    const unknown = ['000000000000.dkr.ecr.eu-west-1.amazonaws.com/team/deployer:v1.2.3', '000000000000'];
    expect(masksOf('123456789012', unknown)).toEqual([]);
    expect(masksOf('123456789012.dkr.ecr', unknown)).toEqual([]);
    expect(masksOf('1234567890123', unknown)).toEqual(['1234567890123']);
    expect(masksOf('210987654321', texts)).toEqual(['210987654321']);
  });
});

describe('outputs that are lost to other jobs', () => {
  test.each<[string, string, readonly string[]]>([
    ['none', 'hunter2', []],
    ['of a word', 'deploy', ['image-uri', 'repository']],
    ['of a character, which GitHub hides too', 'u', ['image-uri', 'region', 'result', 'platform-digests']],
    ['of one line among many', '{\n  "key": "hunter2"\n}', ['platform-digests']],
    ['of an account', '123456789012', ['image-uri', 'account-id']],
    ['of quotes that GitHub takes off', '"deployer"', ['image-uri', 'repository']],
    ['of nothing', '', []],
  ])('%s', (_name, value, expected) => expect(lostOutputs(value, outputs)).toEqual(expected));

  test('are told by their names and that of the secret, with what to change, and without the value', () => {
    const told = describeLostOutputs(
      [
        { id: 'stage', value: 'deployer' },
        { id: 'token', value: 'hunter2' },
      ],
      outputs,
    );
    expect(told).toEqual([
      'The value of the secret stage is part of the outputs image-uri, repository. Where it comes from secrets.*, or is hidden ' +
        'in the log for another reason, GitHub leaves job outputs (jobs.<id>.outputs) with these out, without an error. Keep a ' +
        'value that is no secret in vars.* instead, or hand on only outputs without it: account-id, region, tag, result, platform-digests.',
    ]);
    expect(told.join()).not.toContain('deployer');
  });

  test('of a value of several lines', () => {
    const [told] = describeLostOutputs([{ id: 'key', value: '{\n"a": 1\n}' }], outputs);
    expect(told).toMatch(
      /^A line of the secret key is part of the output platform-digests\. .*GitHub hides each line by itself.*on one line/,
    );
  });

  test('where none is without it', () => {
    const [told] = describeLostOutputs([{ id: 'key', value: 'team' }], {
      repository: 'team/shop',
      json: '{"repository":"team/shop"}',
    });
    expect(told).toMatch(/Keep a value that is no secret in vars\.\* instead: no output is without it\.$/);
  });
});

describe('whatever a secret holds', () => {
  const secret = anyText('hunter2', '"', '&', '&+', 'team', 'eu-west-1', '/', 'deploy', '123456789012');
  /** What the runner hides: each line without the white space around it (AddMask), and what it makes of it (ValueEncoders.cs). */
  const hides = (line: string, text: string): boolean => {
    const unquoted = line.length > 8 && line.startsWith('"') && line.endsWith('"') ? [line.slice(1, -1)] : [];
    const end = line.includes('&+') ? line.slice(line.indexOf('&+') + 3) : line.slice(line.lastIndexOf('&') + 1);
    return [line, ...unquoted, ...(end.length >= 6 ? [end] : [])].some((hidden) => text.includes(hidden));
  };

  test('each line is hidden, but for what would take an output', () => {
    fc.assert(
      fc.property(secret, (value) => {
        const masks = masksOf(value, texts);
        expect(masks.filter((mask) => texts.some((text) => hides(mask, text)))).toEqual([]);
        const lines = value.split(/[\r\n]/).map((line) => line.trim());
        const left = lines.filter((line) => line.length >= 6 && !masks.includes(line));
        const inUnknown = (line: string): string => line.replace('123456789012', '000000000000');
        const lost = left.filter((line) => texts.every((text) => !hides(line, text) && !hides(inUnknown(line), text)));
        expect(lost).toEqual([]);
      }),
      runs(),
    );
  });

  test('outputs that it takes are told', () => {
    fc.assert(
      fc.property(secret, (value) => {
        const lines = value.split(/[\r\n]/).map((line) => line.trim());
        const lost = Object.entries(outputs).filter(([, text]) =>
          lines.some((line) => line !== '' && hides(line, text)),
        );
        expect(lostOutputs(value, outputs)).toEqual(lost.map(([name]) => name));
      }),
      runs(),
    );
    readRepeated((text) => [masksOf(text, texts), lostOutputs(text, outputs)], ['a', '\n', ' ', '"', '&', 'abcdefg\n']);
  });
});
