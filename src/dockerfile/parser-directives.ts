import { trimSpaceInFront } from './white-space.ts';

/** The directives on top of a Dockerfile (https://docs.docker.com/reference/dockerfile/#parser-directives). */
export type Directives = {
  /** The image of the frontend that reads the rest. */
  readonly syntax?: string;
  readonly escapeSign: '\\' | '`';
};

/**
 * Reads the directives as BuildKit does, which looks for `syntax` in another way than for `escape`: only `syntax` may stand
 * behind the `#!` of a shell, and only `escape` behind white space. `undefined` where directives are refused, or mean one thing
 * to one version of BuildKit and another to the next.
 */
export function readDirectives(text: string): Directives | undefined {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const [syntax] = directivesIn(lines[0]?.startsWith('#!') ? lines.slice(1) : lines).flatMap(({ name, value }) =>
    name === 'syntax' ? value.split(' ')[0] : [],
  );
  const own = directivesIn(lines.map(trimSpaceInFront));
  const names = own.map(({ name }) => name);
  if (new Set(names).size < names.length) return undefined;
  const { value: escapeSign = '\\' } = own.find(({ name }) => name === 'escape') ?? {};
  if (escapeSign !== '\\' && escapeSign !== '`') return undefined;
  // Before 0.15 BuildKit did not know `check`, and took no directive behind that line.
  if (escapeSign === '`' && names.slice(0, names.indexOf('escape')).includes('check')) return undefined;
  return { ...(syntax === undefined ? {} : { syntax }), escapeSign };
}

type Directive = { readonly name: string; readonly value: string };

/** The directives, up to the first line that is none. */
function directivesIn(lines: readonly string[]): readonly Directive[] {
  const found: Directive[] = [];
  for (const line of lines) {
    const content = line.startsWith('#') ? trimSpaceInFront(line.slice(1)) : '';
    const [, key = '', value = ''] = DIRECTIVE.exec(content) ?? [];
    const name = key.toLowerCase();
    if (!['syntax', 'escape', 'check'].includes(name)) break;
    found.push({ name, value });
  }
  return found;
}

/** A directive, with the white space of Go's expressions, which is less than JavaScript's. */
const DIRECTIVE = /^([a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=[\t\n\f\r ]*([^\n]+?)[\t\n\f\r ]*$/;
