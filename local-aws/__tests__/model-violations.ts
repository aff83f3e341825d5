import { isFields } from '../fields.ts';
import { fitsPattern, type Mismatch, type Place, type Shape, shapeOf } from './service-model.ts';

/** An input that breaks one constraint of the model and no other. */
export type Violation = { readonly kind: Mismatch['kind']; readonly path: readonly string[]; readonly input: unknown };

/** Which constraints can't be broken: a protocol in which all is text has no wrong types and no empty lists. */
export type Protocol = { readonly isText: boolean };

/** Puts a value into the input where the place is; undefined takes away what is there. */
type Insert = (value: unknown) => unknown;

type Spot = Omit<Place, 'path'> & {
  readonly path: readonly string[];
  readonly insert: Insert;
  readonly protocol: Protocol;
};

/** For an input that the service takes: all inputs that break one constraint of its shape, members that it has not among them. */
export function violationsOf(place: Omit<Place, 'path'>, input: unknown, protocol: Protocol): readonly Violation[] {
  return breaksOf({ ...place, path: [], insert: (value) => value, protocol }, input);
}

function breaksOf(spot: Spot, value: unknown): readonly Violation[] {
  const shape = shapeOf(spot.model, spot.shape);
  const breaking = (kind: Mismatch['kind'], wrong: unknown): Violation => ({
    kind,
    path: spot.path,
    input: spot.insert(wrong),
  });
  const types = spot.protocol.isText || spot.path.length === 0 ? [] : [breaking('type', wrongTypeOf(shape))];
  switch (shape.type) {
    case 'structure':
      return [...types, ...membersOf(spot, shape, isFields(value) ? value : {})];
    case 'list':
      return [...types, ...itemsOf(spot, shape, Array.isArray(value) ? value : [])];
    case 'string':
      return [...types, ...textsOf(shape).map(({ kind, text }) => breaking(kind, text))];
    case 'integer':
    case 'long':
      return [
        ...types,
        ...(shape.min === undefined ? [] : [breaking('min', shape.min - 1)]),
        ...(shape.max === undefined ? [] : [breaking('max', shape.max + 1)]),
      ];
    default:
      return types;
  }
}

function membersOf(spot: Spot, shape: Shape, value: Readonly<Record<string, unknown>>): readonly Violation[] {
  const inside = (name: string): Spot => ({
    ...spot,
    shape: shape.members?.[name] ?? '',
    path: [...spot.path, name],
    insert: (inner) => spot.insert({ ...value, [name]: inner }),
  });
  const missing = (shape.required ?? []).map((name): Violation => {
    const { [name]: _taken, ...rest } = value;
    return { kind: 'required', path: [...spot.path, name], input: spot.insert(rest) };
  });
  const broken = Object.keys(shape.members ?? {}).flatMap((name) => {
    const inner = inside(name);
    return breaksOf(inner, value[name] ?? exampleOf(inner));
  });
  return [...missing, ...broken];
}

function itemsOf(spot: Spot, shape: Shape, value: readonly unknown[]): readonly Violation[] {
  const item = { ...spot, shape: shape.member ?? '' };
  const example = value[0] ?? exampleOf(item);
  const breaking = (kind: Mismatch['kind'], items: readonly unknown[]) => ({
    kind,
    path: spot.path,
    input: spot.insert(items),
  });
  const { min = 0, max } = shape;
  return [
    ...(min === 0 || spot.protocol.isText ? [] : [breaking('min', Array(min - 1).fill(example))]),
    ...(max === undefined ? [] : [breaking('max', Array(max + 1).fill(example))]),
    ...breaksOf({ ...item, insert: (inner) => spot.insert([inner]) }, example),
  ];
}

function textsOf(shape: Shape): readonly { readonly kind: Mismatch['kind']; readonly text: string }[] {
  const { min = 0, max, pattern } = shape;
  const filler =
    ['a', '0', '/'].find((text) => pattern === undefined || fitsPattern(pattern, text.repeat(max ?? 1))) ?? 'a';
  const strange = ['!', '\u0000', '\u0100', '~'].map((text) => text.repeat(Math.max(1, min)));
  const unfitting = strange.find((text) => pattern !== undefined && !fitsPattern(pattern, text));
  return [
    ...(shape.enum === undefined ? [] : [{ kind: 'enum' as const, text: 'NOPE' }]),
    ...(min === 0 ? [] : [{ kind: 'min' as const, text: filler.repeat(min - 1) }]),
    ...(max === undefined ? [] : [{ kind: 'max' as const, text: filler.repeat(max + 1) }]),
    ...(unfitting === undefined ? [] : [{ kind: 'pattern' as const, text: unfitting }]),
  ];
}

/** A value that fits a shape, for members that the input has not; never an empty one, which text could not tell. */
function exampleOf({ model, shape: name }: Omit<Place, 'path'>): unknown {
  const shape = shapeOf(model, name);
  switch (shape.type) {
    case 'structure': {
      const all = shape.members ?? {};
      const names = shape.required ?? Object.keys(all).slice(0, 1);
      return Object.fromEntries(names.map((member) => [member, exampleOf({ model, shape: all[member] ?? '' })]));
    }
    case 'list':
      return [exampleOf({ model, shape: shape.member ?? '' })];
    case 'string':
      return exampleText(name, shape);
    case 'boolean':
      return true;
    default:
      return shape.min ?? 1;
  }
}

function exampleText(name: string, { min = 1, max = Number.POSITIVE_INFINITY, pattern, enum: words }: Shape): string {
  const texts = words ?? ['a', 'ab', '123456', '123456789012', 'sha256:00', 'a'.repeat(min)];
  const text = texts.find(
    (one) => one.length >= min && one.length <= max && (pattern === undefined || fitsPattern(pattern, one)),
  );
  if (text === undefined) {
    throw new Error(`There is no example for ${name}`);
  }
  return text;
}

function wrongTypeOf({ type }: Shape): unknown {
  return type === 'structure' || type === 'list' || type === 'map' ? 'text' : { not: 'this' };
}
