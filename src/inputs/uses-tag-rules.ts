import { splitTagLine } from './tag-lines.ts';

/** Whether these inputs need the tag rules at all: plain names of tags and plain labels do not. */
export function usesTagRules(text: (name: string) => string): boolean {
  const isPlain = (line: string): boolean => /^(#.*|[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127})?$/.test(line.trim());
  return (
    !text('tags')
      .split(/\r?\n/)
      .every((line) => isPlain(line) || splitTagLine(line).every(isPlain)) ||
    text('flavor').trim() !== '' ||
    ['labels', 'annotations'].some((name) => text(name).includes('{{'))
  );
}
