/** A command that GitHub's runner obeys. */
export type Obeyed = { readonly name: string; readonly data: string };

/** What GitHub's runner makes of a log: the commands that it obeys, and the lines that it shows. */
export type RunnerLog = { readonly obeyed: readonly Obeyed[]; readonly shown: readonly string[] };

/** The commands that matter here; others are shown. */
const COMMANDS: readonly string[] = [
  ...['add-mask', 'debug', 'warning', 'notice', 'error', 'group', 'endgroup', 'set-output', 'save-state', 'set-env'],
  ...['add-path', 'add-matcher', 'remove-matcher', 'echo', 'stop-commands'],
];

/** What `TrimStart` of .NET takes away, which is not what `trimStart` takes. */
const WHITE_SPACE = '\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000';
const IN_FRONT = new RegExp(`^[${WHITE_SPACE}]+`);

/**
 * Reads a log as the runner does (ActionCommand.cs, ActionCommandManager.cs; .NET ends a line at any of CR, LF and both): a
 * command stands at the start of a line, `::name properties::data`, or anywhere in it, `##[name properties]data`; while commands
 * are stopped only the token is one.
 */
export function readLog(log: string | Buffer): RunnerLog {
  const obeyed: Obeyed[] = [];
  const shown: string[] = [];
  let token: string | undefined;
  for (const line of log.toString().split(/\r\n|\r|\n/)) {
    const known = token === undefined ? COMMANDS : [...COMMANDS, token];
    const command = commandIn(line, known);
    if (command === undefined || (token !== undefined && command.name !== token.toLowerCase())) shown.push(line);
    else if (token !== undefined) token = undefined;
    else if (command.name === 'stop-commands') token = command.data;
    else obeyed.push(command);
  }
  return { obeyed, shown: shown.filter((line) => line !== '') };
}

function commandIn(line: string, known: readonly string[]): Obeyed | undefined {
  const found = /^::(.*?)::(.*)$/su.exec(line.replace(IN_FRONT, '')) ?? /^(?:(?!##\[).)*##\[(.*?)\](.*)$/su.exec(line);
  const [, info = '', data = ''] = found ?? [];
  const [name = ''] = info.split(' ');
  const isKnown = known.some((one) => one.toLowerCase() === name.toLowerCase());
  if (isKnown) return { name: name.toLowerCase(), data: unescaped(data) };
  // What is none in the first form may be one in the second.
  return found?.[0].startsWith('::') ? commandIn(`\0${line}`, known) : undefined;
}

function unescaped(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

/** The values in a file for outputs, states or variables, as the runner reads it (FileCommandManager.cs). */
export function readValues(file: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const lines = file.split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue;
    const [, name = '', sign = '', rest = ''] = /^([\s\S]*?)(=|<<)([\s\S]*)$/.exec(line) ?? [];
    if (name === '' || (sign === '<<' && rest === '')) throw new Error(`The runner refuses ${line}.`);
    const end = lines.indexOf(rest);
    if (sign === '<<' && end < 0) throw new Error(`The runner finds no end of ${name}.`);
    values.set(
      name,
      sign === '='
        ? rest
        : lines
            .splice(0, end + 1)
            .slice(0, -1)
            .join('\n'),
    );
  }
  return values;
}
