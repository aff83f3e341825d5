import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { BASE_IMAGE } from '../../scripts/base-image.ts';
import { ACCOUNT, ENGINES, REPOSITORY, World } from './workbench.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const act = process.env.E2E_ACT ?? '';
const [engine] = ENGINES;
if (engine === undefined) throw new Error('no engine');

/** The first workflow of README, as people paste it, but with this checkout as the action. */
async function readmeWorkflow() {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const block = /```yaml\n(on:[\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const workflow = parse(block.replace(/uses: \S+\/ecr-build-push@v1/g, 'uses: ./'));
  return { block, workflow };
}

// Where this machine has no act, scripts/e2e.ts has said so.
const describeWithAct = act === '' ? describe.skip : describe;

describeWithAct('in a real workflow', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine);
    for (const path of ['action.yml', 'bake', 'merge', 'promote', 'dist']) {
      await cp(join(root, path), join(world.workspace, path), { recursive: true });
    }
    await mkdir(join(world.workspace, '.github/workflows'), { recursive: true });
  });
  afterEach(async () => {
    await world.close();
  });

  async function runWorkflow(workflow: object): Promise<string> {
    await writeFile(join(world.workspace, '.github/workflows/build.yml'), stringify(workflow));
    const git = (...args: string[]) =>
      run('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], { cwd: world.workspace });
    await git('init', '--quiet', '--initial-branch', 'main');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'test');
    const variables = Object.entries(world.jobEnvironment()).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    const home = join(world.folder, 'home');
    await mkdir(home, { recursive: true });
    const platforms = ['ubuntu-latest', 'ubuntu-24.04', 'ubuntu-24.04-arm'].flatMap((name) => [
      '--platform',
      `${name}=-self-hosted`,
    ]);
    // One job after another, as all of them share one folder here.
    const { stdout } = await run(act, ['push', '--concurrent-jobs', '1', ...platforms, ...variables], {
      cwd: world.workspace,
      env: { ...process.env, HOME: home, XDG_CACHE_HOME: join(home, 'cache') },
      maxBuffer: 16 * 1024 * 1024,
    });
    return stdout;
  }

  test('the example of README, with its outputs in a later step', async () => {
    const { block, workflow } = await readmeWorkflow();
    expect(block).toContain('id-token: write');
    const [job] = Object.values<{ steps: { with?: Record<string, string> }[] }>(workflow.jobs);
    const step = job?.steps.find((each) => each.with?.repository !== undefined);
    if (step?.with === undefined) throw new Error('README has no step with a repository');
    expect(Object.keys(step.with)).toEqual(['role-to-assume', 'aws-region', 'repository']);
    step.with['role-to-assume'] = `arn:aws:iam::${ACCOUNT}:role/push`;
    step.with['aws-region'] = 'eu-west-1';
    step.with.repository = REPOSITORY;
    step.with['build-args'] = `BASE=${BASE_IMAGE}`;
    world.aws.createRole({
      arn: `arn:aws:iam::${ACCOUNT}:role/push`,
      trust: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com` },
            Action: 'sts:AssumeRoleWithWebIdentity',
          },
        ],
      },
      permissions: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ecr:*', Resource: '*' }] },
    });
    const log = await runWorkflow(workflow);
    const [image] = world.images();
    expect(log).toContain('Job succeeded');
    // The step after ours printed what it was given.
    const uri = `${await world.aws.registryHost(ACCOUNT, 'eu-west-1')}/${REPOSITORY}`;
    expect(log).toContain(`| ${uri}:${image?.tags[0]} ${image?.digest}`);
    expect(log).toContain('Success - Post ');
  });

  test('the example of docs/building.md: each platform in a job of its own, and one index of them', async () => {
    const page = await readFile(join(root, 'docs/building.md'), 'utf8');
    const block = /```yaml\n(jobs:[\s\S]*?)```/.exec(page)?.[1] ?? '';
    expect(block).toContain('ecr-build-push/merge@v1');
    const workflow = parse(
      block
        .replaceAll('OWNER/ecr-build-push/merge@v1', './merge')
        .replaceAll('OWNER/ecr-build-push@v1', './')
        .replaceAll('role/github-push', 'role/push'),
    );
    // Nothing of it has to run on this machine.
    await writeFile(join(world.workspace, 'Dockerfile'), 'FROM scratch\nCOPY index.html /\n');
    // The next job has a checkout of its own; here both share one folder.
    workflow.jobs.merge.steps.unshift({ uses: 'actions/checkout@v6' });
    workflow.jobs.merge.steps.push({ run: 'echo "made ${{ steps.image.outputs.platform-digests }}"' });
    const log = await runWorkflow({ on: 'push', ...workflow });
    expect(log).toMatch(/made \{"?linux\/amd64"?:"?sha256:\w+"?,"?linux\/arm64"?:"?sha256:/);
    const index = world.images().find(({ tags }) => tags.includes('latest'));
    expect(index?.tags).toHaveLength(2);
    expect(index?.mediaType).toMatch(/index|manifest\.list/);
  });

  test('the examples of docs/baking.md: all images in one step, and a job for each that has changed', async () => {
    const page = await readFile(join(root, 'docs/baking.md'), 'utf8');
    const definition = /```hcl\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const blocks = [...page.matchAll(/```yaml\n((?:jobs| {2}finish):[\s\S]*?)```/g)].map((match) => match[1] ?? '');
    expect(blocks).toHaveLength(3);
    const workflowOf = (text: string) => {
      const workflow = parse(text.replaceAll('OWNER/ecr-build-push/bake@v1', './bake'));
      // Each job has a checkout of its own; here all share one folder.
      for (const job of Object.values<{ steps: object[] }>(workflow.jobs)) {
        job.steps = [
          { uses: 'actions/checkout@v6' },
          ...job.steps.filter((step) => !('uses' in step && step.uses === 'actions/checkout@v6')),
        ];
      }
      return { on: 'push', ...workflow };
    };
    await writeFile(join(world.workspace, 'docker-bake.hcl'), definition);
    for (const name of ['api', 'web', 'worker']) {
      world.aws.createRepository({ name: `team/${name}`, imageTagMutability: 'MUTABLE' });
      await mkdir(join(world.workspace, 'services', name), { recursive: true });
      await writeFile(join(world.workspace, 'services', name, 'Dockerfile'), 'FROM scratch\nCOPY app.txt /\n');
      await writeFile(join(world.workspace, 'services', name, 'app.txt'), `${name}\n`);
    }
    world.aws.createRole({
      arn: `arn:aws:iam::${ACCOUNT}:role/github-push`,
      trust: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRoleWithWebIdentity' }],
      },
      permissions: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ecr:*', Resource: '*' }] },
    });
    const [one = '', many = '', finish = ''] = blocks;
    const log = await runWorkflow(workflowOf(one));
    const digestOf = (name: string): string =>
      world.images(`team/${name}`).find(({ tags }) => tags.includes('latest'))?.digest ?? '';
    for (const name of ['api', 'web', 'worker'])
      expect(log).toMatch(new RegExp(`deploying ${name} as \\S+/team/${name}@${digestOf(name)}`));
    const before = digestOf('web');
    await writeFile(join(world.workspace, 'services/web/app.txt'), 'changed\n');
    const next = await runWorkflow(workflowOf(`${many}${finish}`));
    expect(next).toMatch(/3 targets[\s\S]*Of 3 targets 1 to build, 2 to reuse/);
    expect(next.match(/Built web \(/g)).toHaveLength(1);
    expect(next).toContain('Of 3 targets 0 to build, 3 to reuse');
    expect(digestOf('web')).not.toBe(before);
  });

  test('job outputs reach the next job', async () => {
    const log = await runWorkflow({
      on: 'push',
      jobs: {
        build: {
          'runs-on': 'ubuntu-latest',
          outputs: {
            image: '${{ steps.image.outputs.image-digest-uri }}',
            account: '${{ steps.image.outputs.account-id }}',
          },
          steps: [
            { uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1' },
            {
              uses: './',
              id: 'image',
              with: {
                'role-to-assume': `arn:aws:iam::${ACCOUNT}:role/push`,
                'aws-region': 'eu-west-1',
                repository: REPOSITORY,
                'build-args': `BASE=${BASE_IMAGE}`,
              },
            },
          ],
        },
        deploy: {
          needs: 'build',
          'runs-on': 'ubuntu-latest',
          steps: [
            // The next job has a checkout of its own; here both jobs share one folder.
            { uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1' },
            {
              uses: './promote',
              id: 'promoted',
              with: {
                'role-to-assume': `arn:aws:iam::${ACCOUNT}:role/push`,
                'aws-region': 'eu-west-1',
                repository: REPOSITORY,
                tags: 'production',
              },
            },
            { run: 'echo "promoted ${{ steps.promoted.outputs.image-uri }}"' },
            { run: 'echo "deploying ${{ needs.build.outputs.image }} of ${{ needs.build.outputs.account }}"' },
          ],
        },
      },
    });
    const [image] = world.images();
    expect(log).toMatch(new RegExp(`promoted \\S+/${REPOSITORY}:production`));
    expect(image?.tags).toContain('production');
    expect(log).toMatch(new RegExp(`deploying \\S+/${REPOSITORY}@${image?.digest} of ${ACCOUNT}`));
  });
});
