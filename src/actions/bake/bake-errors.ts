import { repositoryCommand } from '../../errors/aws-commands.ts';
import { readBuildError } from '../../errors/build-output.ts';
import { type Cause, type Explanation, findCause } from '../../errors/causes.ts';
import { INSTALL_BUILDX } from '../../errors/common-fixes.ts';
import { Failure, type Problem } from '../../errors/failure.ts';
import type { Where } from '../../plan/registry-errors.ts';
import { shownPrint } from './bake-arguments.ts';
import type { DefinitionInputs } from './bake-inputs.ts';

/** All that is wrong with the targets of a definition, in one message. */
export function definitionInvalid(mistakes: readonly string[]): Failure {
  const count = mistakes.length === 1 ? 'One thing is' : `${mistakes.length} things are`;
  const lines = mistakes.map((text) => `- ${text}`);
  return new Failure({
    code: 'definition-invalid',
    what: [`${count} not right with the targets. Nothing was built, called or changed.`, ...lines].join('\n'),
    fix: 'each line says where: in the bake file, or under `with:` or `env:` of this step.',
  });
}

/** Two targets cannot be made to fit: the images that are there keep their tags. `why`: a part of a sentence. */
export function linkUnfit({
  name,
  base,
  why,
}: {
  readonly name: string;
  readonly base: string;
  readonly why: string;
}): Problem {
  return {
    code: 'tag-immutable',
    what: `It is built on the target ${base}, and the two would not fit: ${why}, and the image of this commit that is there keeps its tags.`,
    why: 'one of the two was delivered without the other, or was deleted since; its tags cannot move, so only one of them can be new.',
    fix: `let one step deliver both, \`targets: ${base},${name}\`: for a new commit, or after the image that is there was deleted.`,
  };
}

/** A further repository keeps an image that the first one lacks. Names are `host/name`, or the name alone. */
export function furtherHolds(
  held: { readonly name: string; readonly digest: string; readonly tag: string } & Where,
  first: { readonly name: string },
): Problem {
  const { name, digest, tag, accountId } = held;
  const command = `${repositoryCommand(held, 'batch-delete-image', accountId)} --image-ids imageDigest=${digest}`;
  return {
    code: 'tag-immutable',
    what: `${name} keeps ${digest} under ${tag}, and ${first.name} lacks that image, so that it would be built anew there, as another one.`,
    why: 'it was deleted from the first registry, or was pushed to the other one by another step.',
    fix: [
      'copy it to where it is missing, which is what this step then takes:',
      `    docker buildx imagetools create --prefer-index=false --tag ${first.name}:${tag} ${name}@${digest}`,
      `or delete it in ${name}${accountId === '' ? '.' : `, with\n    ${command}`}`,
    ].join('\n'),
  };
}

/** The target `base`, which another one is built on, did not arrive. */
export function baseUndelivered(base: string, { code }: Pick<Problem, 'code'>): Problem {
  return {
    code,
    what: `It is built on the target ${base}, which did not arrive, so it was not delivered either.`,
    fix: `see what is told of ${base}; another run delivers both.`,
  };
}

/** buildx does not take the definition. `output`: the end of what it wrote. */
export function definitionRefused(output: string, definition: DefinitionInputs): Failure {
  const { workdir } = definition;
  const place = /^(\S+?):(\d+)\r?\n-{6,}$/m.exec(output);
  const { message: said } = readBuildError(output);
  const location = place?.[1] === undefined ? {} : { location: placeInFile(place[1], Number(place[2]), workdir) };
  return new Failure({
    what: `The bake definition cannot be built as it is. Docker says: ${withStop(said)} Nothing was built.`,
    ...(findCause(DEFINITION_CAUSES, said, { ...definition, output }) ?? otherCause(definition)),
    ...location,
  });
}

function withStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function placeInFile(file: string, line: number, workdir: string): { readonly file: string; readonly line: number } {
  return { file: workdir === '.' ? file : `${workdir}/${file}`, line };
}

function otherCause(definition: DefinitionInputs): Explanation {
  const { workdir } = definition;
  return {
    code: 'definition-invalid',
    why: 'the file is not right, or this version of buildx does not know what it asks for.',
    fix: `run this ${workdir === '.' ? 'in the checkout' : `in ${workdir}`}, which says the same:\n    ${shownPrint(definition)}`,
  };
}

/** The definition that buildx was asked to read, and the end of its output. */
type Asked = Pick<DefinitionInputs, 'files' | 'targets' | 'workdir'> & { readonly output: string };

/**
 * Why buildx does not take a definition, by the start of its last word: behind the start stand names and texts of the file,
 * such as the message of a validation.
 */
export const DEFINITION_CAUSES: readonly Cause<Asked>[] = [
  {
    code: 'docker-missing',
    when: /^(?:docker: )?(?:'buildx' is not a docker command|unknown command: docker buildx|unknown shorthand flag)/,
    why: 'the buildx plugin of docker is not on this runner, and bake is a part of it.',
    fix: INSTALL_BUILDX,
    example: "docker: 'buildx' is not a docker command.",
  },
  {
    code: 'definition-invalid',
    when: /^unknown flag: --allow/,
    why: 'this version of buildx asks for no privileges, and knows no `allow`.',
    fix: 'take `allow` out, or use a newer version of buildx.',
    example: 'unknown flag: --allow',
  },
  {
    code: 'definition-invalid',
    when: /^couldn't find a bake definition/,
    why: ({ workdir }) =>
      `there is no docker-bake.hcl, docker-bake.json or compose.yaml in ${workdir === '.' ? 'the workspace' : workdir}.`,
    fix: 'is a step with actions/checkout missing before this one? Otherwise name the file:\n    files: path/to/docker-bake.hcl',
    example: "couldn't find a bake definition",
  },
  {
    code: 'definition-invalid',
    when: /^failed to find target (\S+)/,
    only: ({ targets }, [, target = '']) => targets.length > 0 && !targets.includes(target),
    why: (_asked, [, target]) =>
      `another target refers to ${target}, under \`contexts\` or \`inherits\`, and there is none of that name.`,
    fix: 'correct that name in the bake file, or name the file that has it under `files` too.',
    example: 'failed to find target base',
  },
  {
    code: 'definition-invalid',
    when: /^failed to find target (\S+)/,
    why: ({ files }, [, target]) =>
      `${files.join(', ') || 'the definition'} has no target and no group ${target}${target === 'default' ? ', which is built where `targets` names none' : ''}.`,
    fix: 'compare `targets`, and the groups in the file, with the names of its targets.',
    example: 'failed to find target default',
  },
  {
    code: 'definition-invalid',
    when: /^(?:could not find any target matching|unknown key: |invalid (?:override|key|value) )/,
    why: 'a line of `set` names a target or a setting that there is not.',
    fix: 'compare `set` with the names in the file, and with https://docs.docker.com/reference/cli/docker/buildx/bake/#set',
    example: "could not find any target matching 'ap'",
  },
  {
    code: 'definition-invalid',
    when: /^additional privileges requested/,
    why: 'a target reads files outside of the folder of the definition, or asks for a privilege, which buildx grants only where it is told to.',
    fix: ({ output }) => {
      const privileges = [...output.matchAll(/--allow[= ]([^\s"]+)/g)].map(([, privilege = '']) => privilege);
      const lines = [...new Set(privileges)].map((privilege) => `        ${privilege}`);
      return ['if that is what you want, add:', '    allow: |', ...lines].join('\n');
    },
    example: 'additional privileges requested',
  },
  {
    code: 'definition-invalid',
    when: /^invalid empty ssh agent socket/,
    why: 'a target takes the SSH agent of the runner, and there is none: SSH_AUTH_SOCK is not set.',
    fix: 'start one before this step, with webfactory/ssh-agent for example.',
    example: 'invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set',
  },
  {
    code: 'definition-invalid',
    when: /^(?:failed to stat .+: )?stat (.+): no such file/,
    why: (_asked, [, file]) =>
      `a secret of a target is the file ${file}, or the variable of that name, and neither is there.`,
    fix: 'write the file before this step, or set the variable under `env:` of this step.',
    example: 'failed to stat npmrc: stat npmrc: no such file or directory',
  },
];
