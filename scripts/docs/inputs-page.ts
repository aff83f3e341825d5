import { ACTIONS, type Field, type FieldGroup, type Read, readAction } from './action-files.ts';

/** The heading of each action's section, and the sentence below it. */
const SECTIONS: Readonly<Record<keyof typeof ACTIONS, { readonly heading: string; readonly about: string }>> = {
  'build-push': {
    heading: 'Build and push',
    about: 'One image, from a checkout to a proven image in ECR: `uses: OWNER/ecr-build-push@v1`.',
  },
  bake: {
    heading: 'bake',
    about: 'All images of a bake file: `uses: OWNER/ecr-build-push/bake@v1` ([baking.md](baking.md)).',
  },
  doctor: {
    heading: 'doctor',
    about:
      'Checks, without building, all that a build with these inputs needs: `uses: OWNER/ecr-build-push/doctor@v1` ([doctor.md](doctor.md)).',
  },
  merge: {
    heading: 'merge',
    about:
      'One index of images that are in ECR: `uses: OWNER/ecr-build-push/merge@v1` ([building.md](building.md#each-platform-on-a-runner-of-its-own)).',
  },
  promote: {
    heading: 'promote',
    about:
      'New tags for an image that is there, also in another region, account or registry: `uses: OWNER/ecr-build-push/promote@v1` ([promoting.md](promoting.md)).',
  },
};

/** What the pages lack, a sentence each. `files`: every action.yml of the repository. */
export function missingActions(files: readonly string[]): readonly string[] {
  const known = Object.entries(ACTIONS);
  const unknown = files.filter((file) => !known.some(([, own]) => own === file));
  return [
    ...unknown.map((file) => `${file} has no row in ACTIONS of scripts/docs/action-files.ts.`),
    ...known
      .filter(([, own]) => !files.includes(own))
      .map(([name, own]) => `${own} of the action ${name} is not there.`),
    ...known
      .filter(([name]) => !(name in SECTIONS))
      .map(([name]) => `The action ${name} has no row in SECTIONS of scripts/docs/inputs-page.ts.`),
  ];
}

const INTRODUCTION = `<!-- Made by \`npm run docs\` from the action.yml files. -->

# Inputs and outputs

Lists are one item a line; blank lines and lines that start with \`#\` are skipped. An item that is quoted as a whole, \`"NAME=value"\`,
loses its quotes and may go over several lines; other quotes are part of the value. Booleans are \`true\` and \`false\`. A value
that is not right is an error, never silently a default, and so is an input of one of the actions that this one replaces, or a name that is nearly
that of an input. Two lines that say different things of one key (\`VERSION=1\`, \`VERSION=2\`) are an error too, but for \`labels\`, \`annotations\` and \`flavor\`, where later
ones win as in docker/metadata-action, and where Docker takes both, as in \`add-hosts\` and the lists of \`set\`.
`;

/** docs/inputs.md: a section for each action. */
export function inputsPage(read: Read): string {
  const sections = (Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]).map((action) => {
    const { inputs, outputs } = readAction(read(ACTIONS[action]));
    const { heading, about } = SECTIONS[action];
    return [
      `## ${heading}`,
      about,
      ...inputs.map((group) => inputTable(group, action)),
      `### Outputs of ${heading.toLowerCase()}`,
      table(
        ['output', 'meaning'],
        outputs.map(({ name, description }) => [`\`${name}\``, linked(description)]),
      ),
    ].join('\n\n');
  });
  return `${[INTRODUCTION.trim(), ...sections].join('\n\n')}\n`;
}

function inputTable({ title, fields }: FieldGroup, action: keyof typeof ACTIONS): string {
  const heading = action === 'build-push' ? `### ${title}\n\n` : '';
  const rows = fields.map((field) => [
    `\`${field.name}\``,
    defaultOf(field),
    linked(withoutDefault(field.description)),
  ]);
  return `${heading}${table(['input', 'default', 'meaning'], rows)}`;
}

/** What the file says, or the sentence of the description that does. */
function defaultOf({ required, default: value, description }: Field): string {
  if (required) return 'required';
  if (value !== undefined) return `\`${value}\``;
  return /(?:^|\. )Default: (.+?)\.?(?=$|\. [A-Z])/.exec(description)?.[1] ?? '';
}

function withoutDefault(description: string): string {
  return description.replace(/(?:^|(?<=\.) )Default: .+?(?:\.$|$|\.(?= [A-Z]))/, '').trim();
}

/** Pages of docs/ that are named become links. */
function linked(text: string): string {
  return text.replace(/(?<!\]\(|`|\/)docs\/([\w-]+\.md)(#[\w-]+)?/g, '[$1]($1$2)');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
