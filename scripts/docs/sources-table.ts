import { SOURCE_CASES } from '../../__tests__/plan/source-cases.ts';
import { NAMES } from '../../__tests__/plan/source-facts.ts';

const [START, END] = ['<!-- Made by `npm run docs` from the tests: -->', '<!-- until here -->'];

/** docs/tags.md with its table of events and checkouts as the tests have it. */
export function withSourcesTable(page: string): string {
  const [before = '', rest = ''] = page.split(START);
  const after = rest.slice(rest.indexOf(END) + END.length);
  const rows = SOURCE_CASES.map(({ event, checkout, commit, ref, tags, mergedInto }) => {
    const what = mergedInto === undefined ? '' : ', merged into its base';
    return [event, checkout, `${NAMES[commit]}${what}`, code(ref) || 'not told', tags.map(code).join(' ') || 'none'];
  });
  const head = ['event', 'checked out', 'commit', 'ref', 'tags'];
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [before, START, '\n\n', lines.join('\n'), '\n\n', END, after].join('');
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}
