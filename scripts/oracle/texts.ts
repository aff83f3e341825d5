/** Texts put together at random. */
import fc from 'fast-check';

export const pick = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);

/** The first one so much more often than the second. */
export const mostly = (usual: fc.Arbitrary<string>, seldom: fc.Arbitrary<string>, times = 12): fc.Arbitrary<string> =>
  fc.oneof({ weight: times, arbitrary: usual }, { weight: 1, arbitrary: seldom });

export const join = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => texts.join(''));
