import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { runStep, type StepOptions, type StepResult, type Variables } from '../../scripts/local-runner.ts';
import { ACCOUNT, PUSH_STATEMENTS, REGION, ROLE, type World } from './workbench.ts';

export const action = resolve(import.meta.dirname, '../../bake');
export const buildkitd = process.env.E2E_BUILDKITD ?? '';

/** The push set for all repositories of the team. */
export const PERMISSIONS = PUSH_STATEMENTS.map((statement) =>
  statement.Resource === '*'
    ? statement
    : { ...statement, Resource: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/team/*` },
);

export const SERVICES = ['api', 'web', 'worker'];

/** Services that share a base, each in a folder of its own. */
export const bakefile = (services: readonly string[], more = ''): string => `
variable "VERSION" { default = "0" }
group "default" { targets = ["${services.join('", "')}"] }
target "base" { context = "base" }
${services
  .map(
    (name) => `
target "${name}" {
  context = "services/${name}"
  contexts = { base = "target:base" }
  args = { VERSION = VERSION }
  ${more}
}`,
  )
  .join('')}
`;

export const DOCKERFILE = 'FROM base\nARG VERSION\nLABEL v=$VERSION\nCOPY app.txt /\n';

/** A checkout of many services, and a repository for each. */
export class Bakery {
  readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  async put(path: string, content: string): Promise<void> {
    const file = join(this.world.workspace, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  async fill(services: readonly string[]): Promise<void> {
    for (const name of services) {
      this.world.aws.createRepository({ name: `team/${name}`, imageTagMutability: 'IMMUTABLE' });
      await this.put(`services/${name}/Dockerfile`, DOCKERFILE);
      await this.put(`services/${name}/app.txt`, `${name}\n`);
    }
    await this.put('docker-bake.hcl', bakefile(services));
    await this.put('base/Dockerfile', 'FROM scratch\nCOPY base.txt /\n');
    await this.put('base/base.txt', 'base\n');
  }

  async step(inputs: Variables = {}, options: Partial<StepOptions> = {}): Promise<StepResult> {
    return await runStep({
      action,
      workspace: this.world.workspace,
      temp: this.world.temp,
      environment: this.world.jobEnvironment(),
      ...options,
      inputs: { 'role-to-assume': ROLE, 'aws-region': REGION, 'repository-prefix': 'team', ...inputs },
    });
  }

  /** All tags in the repository of a service. */
  tags(name: string): readonly string[] {
    return this.world
      .images(`team/${name}`)
      .flatMap(({ tags }) => tags)
      .toSorted();
  }
}

/** Without it, each branch has a cache of its own. */
export const DEFAULT_BRANCH = { repository: { default_branch: 'main' } };

export const ofCommit = (letter: string): Partial<StepOptions> => ({ event: { sha: letter.repeat(40) } });
export const listIn = (text: string | undefined): readonly string[] => JSON.parse(text ?? 'null');
