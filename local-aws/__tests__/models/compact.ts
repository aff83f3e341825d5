import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/**
 * Prints a service model of botocore as README.md describes it:
 *
 *     node local-aws/__tests__/models/compact.ts service-2.json.gz > local-aws/__tests__/models/ecr.json
 */
type Reference = { readonly shape: string };
type Original = {
  readonly operations: Readonly<
    Record<string, { readonly input: Reference; readonly output?: Reference; readonly errors?: readonly Reference[] }>
  >;
  readonly shapes: Readonly<Record<string, OriginalShape>>;
};
type OriginalShape = {
  readonly type: string;
  readonly members?: Readonly<Record<string, Reference>>;
  readonly member?: Reference;
  readonly key?: Reference;
  readonly value?: Reference;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly exception?: boolean;
  readonly fault?: boolean;
  readonly error?: { readonly code: string; readonly httpStatusCode: number };
};

function compactShape(name: string, shape: OriginalShape): object {
  const { type, required, min, max, pattern, members } = shape;
  const names = members && Object.entries(members).map(([member, reference]) => [member, reference.shape]);
  const error = { code: shape.error?.code ?? name, status: shape.error?.httpStatusCode ?? (shape.fault ? 500 : 400) };
  return {
    type,
    required,
    members: names && Object.fromEntries(names),
    member: shape.member?.shape,
    key: shape.key?.shape,
    value: shape.value?.shape,
    enum: shape.enum,
    min,
    max,
    pattern,
    error: shape.exception ? error : undefined,
  };
}

/** A JSON object with each member on a line of its own, so that a newer model shows as lines that changed. */
function lines(members: Readonly<Record<string, object>>): string {
  const texts = Object.entries(members).map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{\n${texts.join(',\n')}\n  }`;
}

const bytes = readFileSync(process.argv[2] ?? '');
const { operations, shapes }: Original = JSON.parse((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString());
const compactOperations = Object.entries(operations).map(([name, { input, output, errors = [] }]) => [
  name,
  { input: input.shape, output: output?.shape, errors: errors.map((error) => error.shape) },
]);
const compactShapes = Object.entries(shapes).map(([name, shape]) => [name, compactShape(name, shape)]);
const parts = [
  `  "operations": ${lines(Object.fromEntries(compactOperations))}`,
  `  "shapes": ${lines(Object.fromEntries(compactShapes))}`,
];
process.stdout.write(`{\n${parts.join(',\n')}\n}\n`);
