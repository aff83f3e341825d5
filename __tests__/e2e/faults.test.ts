import { writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../local-aws/faults.ts';
import { BASE_IMAGE } from '../../scripts/base-image.ts';
import type { Variables } from '../../scripts/local-runner.ts';
import {
  ACCOUNT,
  ENGINES,
  inSequence,
  PUSH_STATEMENTS,
  policy,
  putTag,
  ROLE,
  SHA,
  trust,
  World,
  without,
} from './workbench.ts';

const [engine] = ENGINES;
if (engine === undefined) throw new Error('no engine');

let world: World;
beforeEach(async () => {
  world = await World.create(engine);
});
afterEach(async () => {
  await world.close();
});

/** For tests that mostly wait, and do so side by side. */
const inOwnWorld = (work: (own: World) => Promise<void>) => async (): Promise<void> => {
  const own = await World.create(engine);
  try {
    await work(own);
  } finally {
    await own.close();
  }
};

const refusing = (service: Fault['service'], status: number, code: string, message: string): Fault => ({
  service,
  kind: 'error',
  status,
  code,
  message,
  times: 99,
});

const denied = (operation: string): Fault => ({
  service: 'ecr',
  operation,
  times: 50,
  kind: 'error',
  status: 400,
  code: 'AccessDeniedException',
  message: `User: arn:x is not authorized to perform: ecr:${operation} on resource: arn:y because of a test`,
});

describe('what passes by itself', () => {
  test.concurrent.each<[string, Fault]>([
    ["GitHub's token service: 5xx", { service: 'github', kind: 'server-error', times: 2 }],
    ["GitHub's token service: a dropped connection", { service: 'github', kind: 'drop' }],
    ["GitHub's token service: too many requests", { service: 'github', kind: 'throttle' }],
    [
      "GitHub's token service: a job that is not ready",
      {
        service: 'github',
        kind: 'error',
        status: 403,
        code: 'x',
        message: "Can't issue ID_TOKEN for job in 'Pending' state",
      },
    ],
    ['STS: throttling', { service: 'sts', kind: 'throttle' }],
    [
      'STS: keys not reached',
      {
        service: 'sts',
        kind: 'error',
        status: 400,
        code: 'InvalidIdentityToken',
        message: "Couldn't retrieve verification key from your identity provider",
      },
    ],
    [
      'STS: a role that is not known everywhere yet',
      {
        service: 'sts',
        kind: 'error',
        status: 403,
        code: 'AccessDenied',
        message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      },
    ],
    ['STS: 5xx for some seconds', { service: 'sts', kind: 'server-error', times: 4 }],
    ['STS: dropped connections', { service: 'sts', kind: 'drop', times: 4 }],
    ['STS: a page of a proxy', { service: 'sts', kind: 'page', times: 2 }],
    [
      'STS: an ID token that is too old',
      { service: 'sts', operation: 'AssumeRoleWithWebIdentity', kind: 'expired-token' },
    ],
    ['ECR: a session that runs out in the middle', { service: 'ecr', operation: 'PutImage', kind: 'expired-token' }],
    ['ECR: answers that break off', { service: 'ecr', kind: 'truncate', times: 6 }],
    ['ECR: pages of a proxy', { service: 'ecr', kind: 'page', times: 6 }],
    ['ECR: 503 pages of a proxy', { service: 'ecr', kind: 'page', status: 503, times: 6 }],
    [
      'ECR: 5xx at PutImage, for longer than a build tries again',
      { service: 'ecr', operation: 'PutImage', kind: 'server-error', times: 6 },
    ],
    ['ECR: throttling', { service: 'ecr', kind: 'throttle', times: 3 }],
    ['ECR: 5xx', { service: 'ecr', kind: 'server-error', times: 3 }],
    ['ECR: dropped connections', { service: 'ecr', kind: 'drop', times: 10 }],
    ['ECR: PutImage throttled', { service: 'ecr', operation: 'PutImage', kind: 'throttle', times: 2 }],
  ])('%s', (_name, fault) =>
    inOwnWorld(async (own) => {
      await own.change();
      own.aws.faults.add(fault);
      const main = await own.step({ tags: 'v1' });
      expect(main.errors).toEqual([]);
      expect(main.exitCode).toBe(0);
      expect(own.images()[0]?.tags).toHaveLength(2);
    })(),
  );

  test('an expired login is renewed before the second try', async () => {
    world.aws.faults.add({ service: 'registry', operation: 'PutImage', kind: 'expired-token' });
    await world.step();
    expect(world.calls().filter((call) => call === 'ecr:GetAuthorizationToken')).toHaveLength(2);
  });

  test('a listing that lags behind the push', async () => {
    const late = await World.create(engine, { aws: { describeImagesLagMs: 700 } });
    try {
      const main = await late.step({ tags: 'v1' });
      expect(main.errors).toEqual([]);
      expect(late.calls().filter((call) => call === 'ecr:DescribeImages').length).toBeGreaterThan(3);
    } finally {
      await late.close();
    }
  });
});

describe.each(ENGINES)(
  'faults of the registry that pass by themselves, on Docker $version with the $store store',
  (each) => {
    test.each<[string, Fault]>([
      ['5xx on the manifest', { service: 'registry', operation: 'PutImage', kind: 'server-error' }],
      ['throttling', { service: 'registry', operation: 'PutImage', kind: 'throttle' }],
      ['an expired login', { service: 'registry', operation: 'PutImage', kind: 'expired-token' }],
      ['a dropped upload', { service: 'registry', operation: 'UploadLayerPart', kind: 'drop' }],
      [
        'two dropped connections on the manifest',
        { service: 'registry', operation: 'PutImage', kind: 'drop', times: 2 },
      ],
    ])('%s', async (_name, fault) => {
      const there = await World.create(each);
      try {
        await there.change();
        there.aws.faults.add(fault);
        const main = await there.step({ tags: 'v1' });
        expect(main.errors).toEqual([]);
        expect(there.images()[0]?.tags).toHaveLength(2);
      } finally {
        await there.close();
      }
    });
  },
);

describe('what does not pass', () => {
  test.concurrent.each<[string, Fault, string]>([
    [
      "GitHub's token service refuses",
      { service: 'github', kind: 'error', status: 404, code: 'x', message: 'nothing here', times: 9 },
      'id-token-failed',
    ],
    ['ECR throttles without end', { service: 'ecr', kind: 'throttle', times: 1000 }, 'throttled'],
    [
      "the runner's clock is off",
      refusing('sts', 403, 'SignatureDoesNotMatch', 'Signature expired: it is earlier'),
      'clock-off',
    ],
    ['keys that AWS does not know', refusing('ecr', 400, 'UnrecognizedClientException', 'no'), 'credentials-refused'],
    ['a session that is always too old', { service: 'ecr', kind: 'expired-token', times: 99 }, 'credentials-expired'],
    [
      'a region that is not on',
      refusing('sts', 403, 'RegionDisabledException', 'STS is not activated'),
      'region-disabled',
    ],
    [
      'a login that the registry refuses',
      refusing('registry', 401, 'UNAUTHORIZED', 'authentication required'),
      'push-unauthorized',
    ],
    [
      'the registry refuses the manifest',
      {
        service: 'registry',
        operation: 'PutImage',
        kind: 'error',
        status: 400,
        code: 'MANIFEST_INVALID',
        message: 'no',
        times: 9,
      },
      'push-failed',
    ],
  ])('%s', (_name, fault, code) =>
    inOwnWorld(async (own) => {
      own.aws.faults.add(fault);
      const main = await own.step();
      expect(main.exitCode).toBe(1);
      expect(main.errors).toEqual([{ title: code, message: expect.any(String) }]);
      expect(main.outputs).toEqual({});
      expect((await main.post()).exitCode).toBe(0);
    })(),
  );

  test('a defect of the action itself', async () => {
    const plant = join(world.folder, 'plant.cjs');
    await writeFile(plant, "setTimeout(() => { throw new TypeError('planted') }, 300);\n");
    const main = await world.step(
      {},
      { environment: { ...world.jobEnvironment(), NODE_OPTIONS: `--require=${plant}` } },
    );
    expect(main.exitCode).toBe(1);
    expect(main.errors).toEqual([{ title: 'unexpected', message: expect.stringMatching(/planted[\s\S]*defect/) }]);
  });

  test('after the push: the message says what is in ECR, what is not, and a re-run does the rest', async () => {
    const refusal = { kind: 'error', status: 400, code: 'KmsException', message: 'no key' } as const;
    world.aws.faults.add({ service: 'ecr', operation: 'PutImage', ...refusal });
    const main = await world.step({ tags: 'v1\nlatest' });
    const [there] = world.images();
    expect(main.exitCode).toBe(1);
    const { message = '' } = main.errors[0] ?? {};
    expect(message).toMatch(
      /KmsException: no key[\s\S]*In ECR by now.*\n.*team\/shop@sha256:[0-9a-f]{64} under 0123456/,
    );
    expect(message).toContain(`@${there?.digest} under `);
    expect(message).toMatch(/Not put yet: \S+team\/shop:(v1|latest).*\.\n[\s\S]*a re-run of the job does the rest/);
    const next = await world.step({ tags: 'v1\nlatest' });
    expect(next.errors).toEqual([]);
    expect(world.images()[0]?.tags).toHaveLength(3);
  });

  test.each<[string, () => Promise<Variables> | Variables, string, RegExp]>([
    [
      'RUNNER_TEMP is a file',
      async () => {
        const file = join(world.folder, 'file');
        await writeFile(file, '');
        return { RUNNER_TEMP: file };
      },
      'folder-not-writable',
      /\/file.* could not be written/,
    ],
    ['HTTPS_PROXY is no address', () => ({ HTTPS_PROXY: 'http://' }), 'proxy-invalid', /HTTPS_PROXY is no address/],
    [
      'what answers speaks no TLS',
      () => ({ AWS_ENDPOINT_URL_STS: world.aws.endpoint.replace('http:', 'https:') }),
      'aws-unreachable',
      /TLS failed/,
    ],
  ])('%s', async (_name, variables, code, expected) => {
    const main = await world.step({}, { environment: { ...world.jobEnvironment(), ...(await variables()) } });
    expect(main.errors).toEqual([{ title: code, message: expect.stringMatching(expected) }]);
  });

  test('HTTPS_PROXY is of a kind that is not used: that is told, and nothing goes by it', async () => {
    const environment = { ...world.jobEnvironment(), HTTPS_PROXY: 'socks5://user:hunter2@127.0.0.1:1080' };
    const main = await world.step({}, { environment });
    expect(main.errors).toEqual([]);
    expect(main.warnings).toEqual([
      expect.stringMatching(
        /^HTTPS_PROXY is socks5:\/\/\*\*\*@127\.0\.0\.1:1080: this step uses http and https proxies only/,
      ),
    ]);
    expect(main.log).not.toContain('hunter2');
  });

  test.concurrent(
    '5xx for good: AWS is down',
    inOwnWorld(async (own) => {
      own.aws.faults.add({ service: 'sts', kind: 'server-error', times: 1000 });
      const main = await own.step();
      expect(main.errors).toEqual([
        {
          title: 'aws-call-failed',
          message: expect.stringMatching(/STS in eu-west-1 failed at .*HTTP 500[\s\S]*trouble/),
        },
      ]);
    }),
  );

  test.concurrent(
    'a page of a proxy for good',
    inOwnWorld(async (own) => {
      own.aws.faults.add({ service: 'ecr', operation: 'GetAuthorizationToken', kind: 'page', status: 403, times: 9 });
      const main = await own.step();
      expect(main.errors).toEqual([
        { title: 'aws-unreachable', message: expect.stringMatching(/a page with HTTP 403, which is no answer of AWS/) },
      ]);
    }),
  );

  test.concurrent(
    'an address where nobody answers',
    inOwnWorld(async (own) => {
      const environment = { ...own.jobEnvironment(), AWS_ENDPOINT_URL_ECR: 'http://127.0.0.1:9' };
      const main = await own.step({}, { environment });
      expect(main.errors[0]?.title).toBe('aws-unreachable');
    }),
  );

  test('a tag that somebody moves at the same moment: the proof fails', async () => {
    const other = await world.step({ 'commit-tag': 'false', tags: 'other' });
    await world.change();
    // Another job pushes the same tag between our push and our question.
    world.aws.onCall('ecr', 'PutImage', () => putTag(world, SHA, other.outputs.digest ?? ''));
    const main = await world.step({ tags: 'v1' });
    expect(main.exitCode).toBe(1);
    expect(main.errors[0]?.title).toBe('proof-failed');
    expect(main.errors[0]?.message).toContain(`${SHA} -> ${other.outputs.digest}`);
  });
});

describe.each(ENGINES)(
  'an immutable tag that another job takes during the build, on Docker $version with the $store store',
  (each) => {
    test.each<[string, string, Variables, RegExp]>([
      [
        'the commit tag, for an image that was built otherwise',
        SHA,
        { 'build-args': `BASE=${BASE_IMAGE}\nMORE=1` },
        /by now[\s\S]*flavor/,
      ],
      ['a further tag', 'v1', {}, /without the tags v1/],
    ])('%s', async (_name, tag, more, expected) => {
      const there = await World.create(each, { repository: { imageTagMutability: 'IMMUTABLE' } });
      try {
        const other = await there.step({ 'commit-tag': 'false', tags: 'other' });
        const digest = other.outputs.digest ?? '';
        await there.change();
        there.aws.onCall('registry', 'PutImage', () => putTag(there, tag, digest));
        const main = await there.step({ tags: tag === SHA ? '' : tag, ...more });
        expect(main.errors).toEqual([{ title: 'tag-immutable', message: expect.stringMatching(expected) }]);
        expect(main.outputs).toEqual({});
      } finally {
        await there.close();
      }
    });
  },
);

describe('a role with less', () => {
  test.each<[string, readonly string[], Fault | undefined]>([
    ['ecr:DescribeImages', ['ecr:DescribeImages'], undefined],
    ['ecr:DescribeRepositories', ['ecr:DescribeRepositories'], undefined],
    ['ecr:PutImage at the API (but at the registry)', [], denied('PutImage')],
    ['ecr:BatchGetImage at the API (but at the registry)', [], denied('BatchGetImage')],
  ])('without %s', async (_name, actions, fault) => {
    world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, '*'), permissions: policy(...without(...actions)) });
    if (fault !== undefined) world.aws.faults.add(fault);
    const main = await world.step({ tags: 'v1\nlatest' });
    expect(main.errors).toEqual([]);
    expect(main.exitCode).toBe(0);
    expect([...(world.images()[0]?.tags ?? [])].sort()).toEqual([SHA, 'latest', 'v1'].sort());
    expect(main.outputs.digest).toBe(world.images()[0]?.digest);
    if (actions.includes('ecr:DescribeImages')) {
      expect(main.warnings).toEqual([expect.stringContaining('ecr:DescribeImages')]);
      expect(main.outputs).not.toHaveProperty('pushed-at');
    }
    if (fault !== undefined)
      expect(main.warnings).toEqual(expect.arrayContaining([expect.stringContaining('pushed by docker')]));
  });
});

describe('creating the repository', () => {
  const creating = [...PUSH_STATEMENTS, { Effect: 'Allow', Action: 'ecr:CreateRepository', Resource: '*' }] as const;

  test('with create-repository: true', async () => {
    const empty = await World.create(engine, { repository: null, permissions: creating });
    try {
      const main = await empty.step({ 'create-repository': 'true' });
      expect(main.errors).toEqual([]);
      expect(empty.images()).toHaveLength(1);
      expect(empty.calls().filter((call) => call === 'ecr:CreateRepository')).toHaveLength(1);
      await empty.step({ 'create-repository': 'true' }, { event: { sha: 'c'.repeat(40) } });
      expect(empty.calls().filter((call) => call === 'ecr:CreateRepository')).toHaveLength(1);
    } finally {
      await empty.close();
    }
  });

  test('two jobs of a matrix at once', async () => {
    const empty = await World.create(engine, { repository: null, permissions: creating });
    try {
      // Both see that it is missing before one of them creates it.
      empty.aws.faults.add({ service: 'ecr', operation: 'DescribeRepositories', kind: 'delay', ms: 800, times: 2 });
      const jobs = ['a', 'b'].map((letter) =>
        empty.step({ 'create-repository': 'true' }, { event: { sha: letter.repeat(40) } }),
      );
      const results = await Promise.all(jobs);
      expect(results.map(({ errors }) => errors)).toEqual([[], []]);
      expect(empty.calls().filter((call) => call === 'ecr:CreateRepository')).toHaveLength(2);
    } finally {
      await empty.close();
    }
  });

  test('where the role may not', async () => {
    const empty = await World.create(engine, { repository: null });
    try {
      const main = await empty.step({ 'create-repository': 'true' });
      expect(main.errors[0]?.title).toBe('permission-missing');
      expect(main.errors[0]?.message).toContain('"Action":"ecr:CreateRepository"');
      expect(main.log).not.toContain('▸ Build');
    } finally {
      await empty.close();
    }
  });
});

describe('round trips', () => {
  test('at most five one after another before the build, and one after the push', async () => {
    world.aws.setLatency(100);
    const main = await world.step();
    expect(main.exitCode).toBe(0);
    const entries = world.aws.journal.entries();
    const firstOfRegistry = entries.find(({ service }) => service === 'registry')?.startMs ?? 0;
    const lastOfRegistry = Math.max(
      ...entries.filter(({ service }) => service === 'registry').map(({ endMs }) => endMs),
    );
    const aws = entries.filter(({ service }) => service !== 'registry');
    expect(inSequence(aws.filter(({ endMs }) => endMs < firstOfRegistry))).toBe(3);
    expect(inSequence(aws.filter(({ startMs }) => startMs > lastOfRegistry))).toBe(1);
  });

  test('twenty tags: one call each, at most ten in any second', async () => {
    const limited = await World.create(engine, { aws: { putImagePerSecond: 10 } });
    try {
      const tags = Array.from({ length: 19 }, (_, index) => `v1.0.${index}`);
      const main = await limited.step({ tags: tags.join('\n') });
      expect(main.errors).toEqual([]);
      expect(limited.images()[0]?.tags).toHaveLength(20);
      const puts = limited.aws.journal.entries().filter(({ operation }) => operation === 'PutImage');
      expect(puts.filter(({ error }) => error === undefined)).toHaveLength(20);
    } finally {
      await limited.close();
    }
  });
});

describe('a proxy', () => {
  let proxy: Server;
  const asked: string[] = [];
  beforeEach(async () => {
    asked.length = 0;
    // Knows where the made-up host is, which nobody else does.
    proxy = createServer((incoming, outgoing) => {
      const url = new URL(incoming.url ?? '');
      asked.push(url.host);
      const { hostname, port } = new URL(world.aws.endpoint);
      const options = {
        hostname,
        port,
        path: `${url.pathname}${url.search}`,
        method: incoming.method,
        headers: incoming.headers,
      };
      incoming.pipe(
        request(options, (answer) => {
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(outgoing);
        }),
      );
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  });
  afterEach(async () => {
    await new Promise((done) => proxy.close(done));
  });

  test('is used for GitHub and AWS as the environment says', async () => {
    const job = world.jobEnvironment();
    const main = await world.step(
      {},
      {
        environment: {
          ...job,
          ACTIONS_ID_TOKEN_REQUEST_URL: (job.ACTIONS_ID_TOKEN_REQUEST_URL ?? '').replace(
            world.aws.endpoint,
            'http://token.invalid',
          ),
          AWS_ENDPOINT_URL: 'http://aws.invalid',
          HTTP_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
          NO_PROXY: '127.0.0.1,localhost',
        },
      },
    );
    expect(main.errors).toEqual([]);
    expect(new Set(asked)).toEqual(new Set(['token.invalid', 'aws.invalid']));
  });
});
