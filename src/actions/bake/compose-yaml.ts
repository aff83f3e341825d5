import { record } from '../../lib/json.ts';

/** The value behind `!override`, which replaces the value of earlier files where the two would be merged. */
export class Override {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/**
 * The documents of a compose file. `!reset` is nothing, `!override` an `Override`
 * (https://docs.docker.com/reference/compose-file/merge/); other tags are passed over.
 *
 * @returns undefined where the text is no YAML
 */
export async function parseComposeYaml(text: string): Promise<readonly unknown[] | undefined> {
  // Loaded only where there is a compose file.
  const yaml = await import('js-yaml');
  const { CORE_SCHEMA, defineScalarTag, defineSequenceTag, defineMappingTag, seqTag, mapTag, mergeTag } = yaml;
  const { boolCoreTag, floatCoreTag, intCoreTag, nullCoreTag, NOT_RESOLVED } = yaml;
  // Behind a tag each scalar is a text to the parser.
  const scalarIn = (source: string): unknown => {
    const values = [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag].map((tag) => tag.resolve(source, false, ''));
    const value: unknown = values.find((one) => one !== NOT_RESOLVED);
    return value === undefined ? source : value;
  };
  const tagged = (tagName: string, mean: (value: unknown) => unknown) => {
    const options = { matchByTagPrefix: tagName === '!', identify: () => false };
    return [
      defineScalarTag(tagName, { ...options, resolve: (source) => mean(scalarIn(source)) }),
      defineSequenceTag(tagName, { ...seqTag, ...options, finalize: mean }),
      defineMappingTag<Record<string, unknown>, unknown>(tagName, {
        ...mapTag,
        ...options,
        finalize: mean,
        keys: (value) => Object.keys(record(value)),
        get: (value, key) => record(value)[String(key)],
      }),
    ];
  };
  const schema = CORE_SCHEMA.withTags(
    mergeTag,
    tagged('!', (value) => value),
    tagged('!reset', () => null),
    tagged('!override', (value) => new Override(value)),
  );
  try {
    return yaml.loadAll(text, { schema });
  } catch {
    return undefined;
  }
}
