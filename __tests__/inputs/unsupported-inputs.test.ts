import { describe, expect, test } from '@jest/globals';
import { ACTION_INPUTS, type ActionName } from '../../src/inputs/action-inputs.ts';
import { unsupportedBy } from '../../src/inputs/unsupported-inputs.ts';

const ACTIONS = Object.keys(ACTION_INPUTS) as ActionName[];

describe.each(ACTIONS)('%s', (action) => {
  const own = new Set<string>(ACTION_INPUTS[action]);
  const unsupported = unsupportedBy(action);

  test('gives no advice to write what it has not either', () => {
    const wrong = unsupported.flatMap(({ name, instead }) => {
      const [, right] = /^is called `([^`]+)` here/.exec(instead) ?? [];
      return right === undefined || own.has(right) ? [] : [`${name}: ${right}`];
    });
    expect(wrong).toEqual([]);
  });

  test('takes no input of another action in silence', () => {
    const names = new Set(unsupported.map(({ name }) => name));
    const taken = ACTIONS.filter((other) => other !== 'bake')
      .flatMap((other) => ACTION_INPUTS[other])
      .filter((name) => !own.has(name) && !names.has(name));
    expect(taken).toEqual([]);
  });
});

test.each(['digest', 'from', 'source', 'to', 'target-repository'])('merge does not take %s', (name) => {
  expect(unsupportedBy('merge').find((input) => input.name === name)?.instead).toMatch(/no input of merge/);
});
