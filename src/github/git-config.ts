/**
 * The last value of a setting in a file that git is configured by, as `git config --get` tells it
 * (https://git-scm.com/docs/git-config#_syntax); `undefined` where there is none. `section`: such as `remote.origin`.
 */
export function settingIn(config: string, section: string, name: string): string | undefined {
  let value: string | undefined;
  let current = '';
  for (const { groups = {} } of config.replaceAll('\r\n', '\n').matchAll(LINE)) {
    const { section: first, subsection, key, text } = groups;
    if (first !== undefined)
      current = [first.toLowerCase(), ...(subsection === undefined ? [] : [unescaped(subsection)])].join('.');
    if (current === section && key?.toLowerCase() === name) value = read(text ?? '');
  }
  return value;
}

const HEADER = String.raw`\[(?<section>[\w.-]+)(?:[ \t]+"(?<subsection>(?:[^"\\\n]|\\.)*)")?\]`;
const SETTING = String.raw`(?<key>[A-Za-z][\w-]*)[ \t]*(?:=(?<text>(?:"(?:[^"\\\n]|\\[\s\S])*"|\\[\s\S]|[^"\\#;\n])*))?`;

/** Up to the first line that is none: git reads no further either, and fails. */
const LINE = new RegExp(String.raw`[ \t\n]*(?:${HEADER}|${SETTING}|(?=[#;]))[ \t]*(?:[#;].*)?`, 'gy');

/** Without the quotes, and without white space around it that is in none. */
function read(text: string): string {
  const parts = [...text.matchAll(/"((?:[^"\\]|\\[\s\S])*)"|(\\[\s\S])|([^"\\]+)/g)];
  return parts
    .map(([, quoted, sign, plain = ''], index) => {
      const inner = quoted ?? sign;
      if (inner !== undefined) return unescaped(inner);
      const start = index === 0 ? plain.replace(/^[ \t]+/, '') : plain;
      return index === parts.length - 1 ? withoutSpaceBehind(start) : start;
    })
    .join('');
}

function withoutSpaceBehind(text: string): string {
  return text.slice(0, [...text].findLastIndex((sign) => sign !== ' ' && sign !== '\t') + 1);
}

/** A backslash in front of the end of a line takes that away. */
function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (_pair, sign: string) => SIGNS[sign] ?? sign);
}

const SIGNS: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b', '\n': '' };
