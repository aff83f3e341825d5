import { DEFINITION_CAUSES } from '../../src/actions/bake/bake-errors.ts';
import { AWS_CAUSES } from '../../src/errors/aws-errors.ts';
import { BUILD_CAUSES } from '../../src/errors/build-errors.ts';
import { BUILDER_CAUSES } from '../../src/errors/builder-errors.ts';
import { type Cause, findCause } from '../../src/errors/causes.ts';
import type { AbsentFile } from '../../src/errors/context-errors.ts';
import { ENGINE_CAUSES, PULL_CAUSES } from '../../src/errors/engine-errors.ts';
import type { ProblemCode } from '../../src/errors/failure.ts';
import { SESSION_CAUSES } from '../../src/errors/oidc-errors.ts';
import { PUSH_CAUSES } from '../../src/errors/push-errors.ts';

/** One cause of a problem, as the page tells it. */
type Told = { readonly code: ProblemCode; readonly says: string; readonly why: string; readonly fix: string };

const target = {
  image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop:v1',
  host: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
  repository: 'team/shop',
  accountId: '123456789012',
  region: 'eu-west-1',
  partition: 'aws',
  isSeen: true,
};
const role = { arn: 'arn:aws:iam::123456789012:role/push', partition: 'aws', accountId: '123456789012', name: 'NAME' };
const provider = { issuer: 'token.actions.githubusercontent.com', audience: 'sts.amazonaws.com' };
const call = { service: 'ecr', operation: 'DescribeImages', region: 'eu-west-1', repository: 'team/shop' } as const;

/** Every cause in the tables of src, told for an example. */
export function allCauses(): readonly Told[] {
  return [
    ...told(BUILD_CAUSES, failedBuilds),
    ...told(BUILDER_CAUSES, [{ image: 'moby/buildkit' }]),
    ...told(ENGINE_CAUSES, [{ address: undefined }, { address: 'tcp://docker:2375' }]),
    ...told(PULL_CAUSES, [undefined]),
    ...told(PUSH_CAUSES, (example) => [{ target, said: example, attempts: 4 }]),
    ...told(SESSION_CAUSES, [{ role, region: 'eu-west-1', provider }]),
    ...told(DEFINITION_CAUSES, [
      { files: ['docker-bake.hcl'], targets: [], workdir: '.', output: ALLOWED },
      { files: ['docker-bake.hcl'], targets: ['app'], workdir: '.', output: ALLOWED },
    ]),
    ...awsCauses(),
  ];
}

const ALLOWED = 'Pass "--allow fs.read=.." to grant requested privileges.';

const ABSENT: readonly AbsentFile[] = [
  { kind: 'ignored', file: '.dockerignore', line: 3, pattern: 'dist' },
  { kind: 'other-case', path: 'app.jar' },
  { kind: 'outside', context: './docker' },
  { kind: 'missing' },
];

/** Builds that fail with these words: at a step that is not told, at one that writes this, and from another context. */
function failedBuilds(message: string) {
  const [before = ''] = message.split('\n');
  const command = 'docker build .';
  const copied = 'COPY --from=build /dist /';
  const secret = 'RUN --mount=type=secret,id=npm_token npm ci';
  return [
    { error: { message, lastLines: [] }, inWorkspace: true, command },
    { error: { message, lastLines: [] }, inWorkspace: false, command },
    { error: { message, lastLines: [before] }, inWorkspace: true, command },
    { error: { message, instruction: secret, lastLines: [before] }, inWorkspace: true, command },
    { error: { message, instruction: copied, lastLines: [] }, inWorkspace: true, command },
    ...ABSENT.map((absent) => ({ error: { message, lastLines: [] }, inWorkspace: true, command, absent })),
  ];
}

/** Each row in the first context in which it is the one that is found. */
function told<C>(
  causes: readonly Cause<C>[],
  contexts: readonly C[] | ((example: string) => readonly C[]),
): readonly Told[] {
  return causes.map((cause): Told => {
    const { code, example } = cause;
    const found = (typeof contexts === 'function' ? contexts(example) : contexts)
      .filter(
        (context) =>
          JSON.stringify(findCause(causes, example, context)) === JSON.stringify(findCause([cause], example, context)),
      )
      .map((context) => findCause([cause], example, context))
      .find((explanation) => explanation !== undefined);
    if (found === undefined)
      throw new Error(`No context in which "${example}" is told as ${code}: another row comes first.`);
    return { code, says: example, why: found.why ?? '', fix: found.fix ?? '' };
  });
}

function awsCauses(): readonly Told[] {
  return AWS_CAUSES.map(({ code, examples, why, fix }): Told => {
    const [name = ''] = examples;
    const error = Object.assign(new Error(''), { name, code: name });
    const tell = (text: typeof why): string => (typeof text === 'string' ? text : text(call, error));
    return { code, says: examples.join(', '), why: tell(why), fix: tell(fix) };
  });
}

/** docs/troubleshooting.md: the written sections, each with the causes of its code behind it. */
export function troubleshootingPage(written: string, messages: Readonly<Record<string, string>>): string {
  const causes = Map.groupBy(allCauses(), ({ code }) => code);
  const [introduction = '', ...sections] = written.split(/^(?=## )/m);
  const whole = sections.map((section) => {
    const code = /^## (\S+)/.exec(section)?.[1];
    const example = messages[code ?? ''];
    const shown =
      example === undefined
        ? section
        : `${section.trimEnd()}\n\nAs a run has told it:\n\n\`\`\`text\n${example}\n\`\`\`\n\n`;
    const rows = [...causes].find(([known]) => known === code)?.[1] ?? [];
    const lines = [...new Set(rows.map(row))];
    return lines.length === 0 ? shown : `${shown.trimEnd()}\n\n${lines.join('\n')}\n\n`;
  });
  const note = '<!-- Made by `npm run docs` from docs/src/troubleshooting.md and the tables of causes in src. -->\n\n';
  return `${(note + introduction + whole.join('')).trimEnd()}\n`;
}

function row({ says, why, fix }: Told): string {
  const [first = '', ...code] = fix.split('\n');
  const block =
    code.length === 0
      ? ''
      : `\n\n  \`\`\`text\n${code.map((line) => `  ${line.replace(/^ {4}/, '')}`).join('\n')}\n  \`\`\``;
  return `- \`${says.replaceAll('\n', ' ').replaceAll('`', "'")}\`: ${why} **Do:** ${first}${block}`;
}
