import { lastErrorLine } from '../../errors/build-output.ts';
import { Failure, type Problem } from '../../errors/failure.ts';
import { shownPrint } from './bake-arguments.ts';
import type { DefinitionInputs } from './bake-inputs.ts';

/** All that is wrong with the targets of a definition, in one message. */
export function definitionInvalid(mistakes: readonly string[]): Failure {
  const count = mistakes.length === 1 ? 'One thing is' : `${mistakes.length} things are`;
  const lines = mistakes.map((text) => `- ${text}`);
  return new Failure({
    code: INVALID.code,
    what: [`${count} not right with the targets. Nothing was built, called or changed.`, ...lines].join('\n'),
    fix: 'each line says where: in the bake file, or under `with:` or `env:` of this step.',
  });
}

/** buildx does not take the definition. `output`: the end of what it wrote. */
export function definitionRefused(output: string, definition: DefinitionInputs): Failure {
  const { workdir } = definition;
  const place = /^(\S+?):(\d+)\r?\n-{6,}$/m.exec(output);
  const said = lastErrorLine(output.split(/\r?\n/).filter((line) => !/^#\d+ /.test(line))).replace(/^ERROR: /, '');
  const location = place?.[1] === undefined ? {} : { location: locationOf(place[1], Number(place[2]), workdir) };
  return new Failure({
    what: `The bake definition cannot be built as it is. Docker says: ${withStop(said)} Nothing was built.`,
    ...reasonOf(output, said, definition),
    ...location,
  });
}

function withStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

const INVALID = { code: 'definition-invalid' } as const;

function locationOf(file: string, line: number, workdir: string): { readonly file: string; readonly line: number } {
  return { file: workdir === '.' ? file : `${workdir}/${file}`, line };
}

function reasonOf(output: string, said: string, definition: DefinitionInputs): Omit<Problem, 'what'> {
  const { code } = INVALID;
  const { files, targets, workdir } = definition;
  if (/is not a docker command|unknown command|unknown shorthand flag/.test(output)) {
    return {
      code: 'docker-missing',
      why: 'the buildx plugin of docker is not on this runner, and bake is a part of it.',
      fix: 'use a runner that has it (`runs-on: ubuntu-latest`), or install it: https://docs.docker.com/build/install-buildx/',
    };
  }
  if (/unknown flag: --allow/.test(output)) {
    return {
      code,
      why: 'this version of buildx asks for no privileges, and knows no `allow`.',
      fix: 'take `allow` out, or use a newer version of buildx.',
    };
  }
  if (/couldn't find a bake definition/.test(said)) {
    return {
      code,
      why: `there is no docker-bake.hcl, docker-bake.json or compose.yaml in ${workdir === '.' ? 'the workspace' : workdir}.`,
      fix: 'is a step with actions/checkout missing before this one? Otherwise name the file:\n    files: path/to/docker-bake.hcl',
    };
  }
  const target = /failed to find target (\S+)/.exec(said)?.[1];
  if (target !== undefined) {
    if (targets.length > 0 && !targets.includes(target)) {
      return {
        code,
        why: `another target refers to ${target}, under \`contexts\` or \`inherits\`, and there is none of that name.`,
        fix: 'correct that name in the bake file, or name the file that has it under `files` too.',
      };
    }
    return {
      code,
      why: `${files.join(', ') || 'the definition'} has no target and no group ${target}${target === 'default' ? ', which is built where `targets` names none' : ''}.`,
      fix: 'compare `targets`, and the groups in the file, with the names of its targets.',
    };
  }
  if (/could not find any target matching|unknown key: |invalid (override|key|value) /.test(said)) {
    return {
      code,
      why: 'a line of `set` names a target or a setting that there is not.',
      fix: 'compare `set` with the names in the file, and with https://docs.docker.com/reference/cli/docker/buildx/bake/#set',
    };
  }
  const privileges = [...output.matchAll(/--allow[= ]([^\s"]+)/g)].map(([, privilege = '']) => privilege);
  if (/additional privileges requested/.test(output)) {
    const lines = [...new Set(privileges)].map((privilege) => `        ${privilege}`);
    return {
      code,
      why: 'a target reads files outside of the folder of the definition, or asks for a privilege, which buildx grants only where it is told to.',
      fix: ['if that is what you want, add:', '    allow: |', ...lines].join('\n'),
    };
  }
  if (/empty ssh agent socket/.test(said)) {
    return {
      code,
      why: 'a target takes the SSH agent of the runner, and there is none: SSH_AUTH_SOCK is not set.',
      fix: 'start one before this step, with webfactory/ssh-agent for example.',
    };
  }
  const missing = /failed to stat (\S+):|stat (\S+): no such file/.exec(said);
  if (missing !== null) {
    return {
      code,
      why: `a secret of a target is the file ${missing[1] ?? missing[2]}, or the variable of that name, and neither is there.`,
      fix: 'write the file before this step, or set the variable under `env:` of this step.',
    };
  }
  return {
    code,
    why: 'the file is not right, or this version of buildx does not know what it asks for.',
    fix: `run this ${workdir === '.' ? 'in the checkout' : `in ${workdir}`}, which says the same:\n    ${shownPrint(definition)}`,
  };
}
