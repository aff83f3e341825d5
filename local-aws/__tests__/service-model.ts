import { readFileSync } from 'node:fs';
import { isFields } from '../fields.ts';

/** What a value must look like, as models/README.md tells; members and the like are names of further shapes. */
export type Shape = {
  readonly type:
    | 'structure'
    | 'list'
    | 'map'
    | 'string'
    | 'boolean'
    | 'integer'
    | 'long'
    | 'double'
    | 'timestamp'
    | 'blob';
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, string>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  /** Of an error: its name on the wire, and its HTTP status. */
  readonly error?: { readonly code: string; readonly status: number };
};

/** An operation: the shapes of its input, its output (where it has any) and its errors. */
export type Operation = { readonly input: string; readonly output?: string; readonly errors: readonly string[] };

/** The published model of a service. */
export type ServiceModel = {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
};

/** A value within a call: the shape that it must have, and where it is. */
export type Place = { readonly model: ServiceModel; readonly shape: string; readonly path: string };

/** Something that does not fit the model: the path, the kind of constraint, and what is wrong, in words. */
export type Mismatch = {
  readonly path: string;
  readonly kind: 'unknown' | 'required' | 'type' | 'min' | 'max' | 'pattern' | 'enum';
  readonly text: string;
};

/** The models of the services whose APIs are imitated. */
export const models = { ecr: loadModel('ecr'), 'ecr-public': loadModel('ecr-public'), sts: loadModel('sts') };

function loadModel(service: string): ServiceModel {
  return JSON.parse(readFileSync(new URL(`./models/${service}.json`, import.meta.url), 'utf8'));
}

/** An operation by its name, or undefined. */
export function operationOf(model: ServiceModel, name: string): Operation | undefined {
  return Object.hasOwn(model.operations, name) ? model.operations[name] : undefined;
}

/** A shape by its name; throws for one that the model has not. */
export function shapeOf(model: ServiceModel, name: string): Shape {
  const shape = model.shapes[name];
  if (shape === undefined) {
    throw new Error(`The model has no shape ${name}`);
  }
  return shape;
}

/** Whether a text fits a shape's pattern, which is about the whole text. */
export function fitsPattern(pattern: string, text: string): boolean {
  // Only patterns with classes of Unicode need the flag, under which some others would not be valid.
  return new RegExp(`^(?:${pattern})$`, pattern.includes('\\p{') ? 'u' : '').test(text);
}

/** All that does not fit the model in a value; null counts as absent, as the services read it. */
export function mismatches(place: Place, value: unknown): readonly Mismatch[] {
  const shape = shapeOf(place.model, place.shape);
  switch (shape.type) {
    case 'structure':
      return isFields(value) ? structureMismatches(place, shape, value) : [wrongType(place, 'an object')];
    case 'list':
      return Array.isArray(value) ? listMismatches(place, shape, value) : [wrongType(place, 'a list')];
    case 'map':
      return isFields(value) ? mapMismatches(place, shape, value) : [wrongType(place, 'an object')];
    case 'string':
      return typeof value === 'string' ? textMismatches(place, shape, value) : [wrongType(place, 'a string')];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [wrongType(place, 'true or false')];
    case 'integer':
    case 'long':
      return Number.isInteger(value)
        ? rangeMismatches(place, shape, Number(value))
        : [wrongType(place, 'a whole number')];
    case 'double':
    case 'timestamp':
      return typeof value === 'number' ? rangeMismatches(place, shape, value) : [wrongType(place, 'a number')];
    case 'blob':
      return typeof value === 'string' ? [] : [wrongType(place, 'a string')];
  }
}

function structureMismatches(
  place: Place,
  shape: Shape,
  value: Readonly<Record<string, unknown>>,
): readonly Mismatch[] {
  const members = shape.members ?? {};
  const given = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  const missing = (shape.required ?? []).filter((name) => !given.some(([known]) => known === name));
  return [
    ...missing.map((name) => mismatch({ ...place, path: pathOf(place, name) }, 'required', 'is missing')),
    ...given.flatMap(([name, member]) => {
      const inner = { ...place, path: pathOf(place, name) };
      const known = members[name];
      return known === undefined
        ? [mismatch(inner, 'unknown', 'is no member of the model')]
        : mismatches({ ...inner, shape: known }, member);
    }),
  ];
}

function listMismatches(place: Place, shape: Shape, value: readonly unknown[]): readonly Mismatch[] {
  const items = value.flatMap((item, index) =>
    mismatches({ ...place, shape: shape.member ?? '', path: `${place.path}[${index}]` }, item),
  );
  return [...rangeMismatches(place, shape, value.length, ' items'), ...items];
}

function mapMismatches(place: Place, shape: Shape, value: Readonly<Record<string, unknown>>): readonly Mismatch[] {
  return Object.entries(value).flatMap(([key, item]) => [
    ...mismatches({ ...place, shape: shape.key ?? '', path: `${place.path} key ${key}` }, key),
    ...mismatches({ ...place, shape: shape.value ?? '', path: pathOf(place, key) }, item),
  ]);
}

function textMismatches(place: Place, shape: Shape, value: string): readonly Mismatch[] {
  const isKnown = shape.enum?.includes(value) ?? true;
  const fits = shape.pattern === undefined || fitsPattern(shape.pattern, value);
  return [
    ...rangeMismatches(place, shape, value.length, ' characters'),
    ...(isKnown ? [] : [mismatch(place, 'enum', `is '${value}', which is none of ${shape.enum?.join(', ')}`)]),
    ...(fits ? [] : [mismatch(place, 'pattern', `is '${value}', which does not fit ${shape.pattern}`)]),
  ];
}

/** Of a number, or of the length of a text or list. */
function rangeMismatches(place: Place, { min, max }: Shape, value: number, unit = ''): readonly Mismatch[] {
  return [
    ...(min !== undefined && value < min ? [mismatch(place, 'min', `has ${value}${unit}, less than ${min}`)] : []),
    ...(max !== undefined && value > max ? [mismatch(place, 'max', `has ${value}${unit}, more than ${max}`)] : []),
  ];
}

function wrongType(place: Place, expected: string): Mismatch {
  return mismatch(place, 'type', `is not ${expected}`);
}

function mismatch({ path }: Place, kind: Mismatch['kind'], text: string): Mismatch {
  return { path, kind, text: `${path} ${text}` };
}

function pathOf({ path }: Place, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
