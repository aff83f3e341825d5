import { isEcrHost } from '../lib/ecr-host.ts';
import { invalid, type Parsed, valid } from '../lib/parsed.ts';
import { readWholeName, type TagsPlace, tagOfWholeName } from './whole-names.ts';

/**
 * The items of a line of `tags`: names with commas between them, as docker/build-push-action takes them. A line with a `=` or
 * braces is a rule, which has commas of its own, and stays whole; so does one with quotes.
 */
export function splitTagLine(line: string): readonly string[] {
  if (/[={"]/.test(line)) return [line];
  const items = line.split(',').flatMap((item) => item.trim() || []);
  return items.length === 0 ? [line] : items;
}

/**
 * An item of `tags`: a name, or a rule. One that is likely meant as something else is refused; any other text goes to the
 * rules, which make a tag of it. `place`: the repository that whole names may be of.
 */
export function parseTagLine(text: string, place: TagsPlace): Parsed<string> {
  if (/[={]/.test(text)) return valid(text);
  if (/@sha256:/.test(text)) return invalid('is a digest, which nobody can give. Write a tag.');
  const whole = readWholeName(text);
  if (whole !== undefined) return tagOfWholeName(whole, place);
  if (isEcrHost(text.split('/', 1)[0] ?? '')) return invalid('names a repository without a tag. Write only a tag.');
  if (/(^|\s)#/.test(text)) return invalid('carries a comment. Comments stand on lines of their own.');
  if (/[,\s]/.test(text)) return invalid('holds more than a tag. Write one tag per line.');
  return valid(text);
}
