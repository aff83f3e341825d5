/**
 * Shows the whole of it on this machine: starts the local AWS, runs the action as a runner would, prints its outputs and
 * summary, pulls the image back by its digest and runs it.
 *
 *     npm run demo
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { startLocalAws } from '../local-aws/local-aws.ts';
import { BASE_IMAGE, provideBaseImage } from './base-image.ts';
import { provideEngine } from './engine.ts';
import { runStep } from './local-runner.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');
const ACCOUNT = '123456789012';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/github-push`;
const REPOSITORY = 'team/shop';
const ISSUER = 'token.actions.githubusercontent.com';

function heading(title: string): void {
  console.log(process.stdout.isTTY ? `\n\u001b[1m${title}\u001b[0m` : `\n== ${title}`);
}

heading('A Docker engine');
const engine = await provideEngine((line) => console.log(line));
await provideBaseImage(engine);

heading('An AWS of its own');
const aws = await startLocalAws();
aws.createRepository({ name: REPOSITORY });
aws.createRole({
  arn: ROLE,
  trust: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${ISSUER}:aud`]: 'sts.amazonaws.com',
            [`${ISSUER}:sub`]: 'repo:octo-org/shop:ref:refs/heads/main',
          },
        },
      },
    ],
  },
  permissions: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ecr:*', Resource: '*' }] },
});
console.log(`GitHub's tokens, STS, ECR and its registry at ${aws.endpoint}: account ${ACCOUNT}, region ${aws.region},`);
console.log(`repository ${REPOSITORY}, role ${ROLE}`);

const folder = await mkdtemp(join(tmpdir(), 'demo-'));
try {
  await cp(join(root, 'examples/app'), join(folder, 'workspace'), { recursive: true });
  await mkdir(join(folder, 'temp'));

  heading('The step, as a workflow has it');
  const inputs = {
    'role-to-assume': ROLE,
    'aws-region': aws.region,
    repository: REPOSITORY,
    tags: 'latest',
    // Only as this demo pulls nothing: the base image is one of this machine's own.
    'build-args': `BASE=${BASE_IMAGE}`,
    'docker-login': 'true',
  };
  console.log('- uses: OWNER/ecr-build-push@v1\n  with:');
  for (const [name, value] of Object.entries(inputs)) console.log(`    ${name}: ${value}`);

  heading('Its log');
  const step = await runStep({
    inputs,
    workspace: join(folder, 'workspace'),
    temp: join(folder, 'temp'),
    event: { repository: 'octo-org/shop' },
    environment: {
      ...aws.startJob({ repository: 'octo-org/shop' }),
      AWS_ENDPOINT_URL: aws.endpoint,
      DOCKER_HOST: engine.host,
    },
    onLine: (line) => console.log(line),
  });
  if (step.exitCode !== 0) throw new Error('The step failed; its log is above.');

  heading('Its outputs');
  for (const [name, value] of Object.entries(step.outputs))
    console.log(`${name}=${value.replaceAll('\n', `\n${' '.repeat(name.length + 1)}`)}`);

  heading('Its job summary');
  console.log(step.summary);

  heading('Pulled back by its digest, and run');
  const image = step.outputs['image-digest-uri'] ?? '';
  const docker = async (...args: string[]): Promise<string> => {
    const { stdout } = await run('docker', args, {
      env: { ...process.env, DOCKER_HOST: engine.host, DOCKER_CONFIG: step.exported.DOCKER_CONFIG },
    });
    return stdout.trim();
  };
  await docker('rmi', '--force', ...(step.outputs['image-uris'] ?? '').split('\n'));
  console.log(await docker('pull', image));
  console.log(await docker('run', '--rm', '--network', 'none', image));
  await docker('rmi', '--force', image);

  heading('After the job');
  const post = await step.post();
  console.log(post.exitCode === 0 ? 'post put everything back; no login is left on this machine.' : post.log);
} finally {
  await aws.close();
  await rm(folder, { recursive: true, force: true });
}
