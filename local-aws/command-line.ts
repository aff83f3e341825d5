import { parseArgs } from 'node:util';
import type { LocalAwsOptions } from './local-aws.ts';
import { regionPattern } from './settings.ts';

/** What the command line asks for. */
export type CommandLine =
  | { readonly kind: 'start'; readonly options: LocalAwsOptions; readonly configFile: string | undefined }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly message: string };

/** The help text. */
export const usage = `Usage: node local-aws/main.ts [options]

  --port N                      port of the main endpoint (default: any free one)
  --lag MS                      let the reads of the ECR API lag behind pushes (default: 0)
  --latency MS                  delay before each answer (default: 0)
  --account ID                  default account, twelve digits (default: 123456789012)
  --region R                    default region (default: eu-west-1)
  --config FILE.json            accounts, roles, repositories and faults to begin with
  --tokens-per-second N         throttle GetAuthorizationToken as ECR's quota does (default: no quota)
  --put-image-per-second N      throttle pushes as ECR's quota does (default: no quota)
  --describe-images-lag MS      let DescribeImages lag behind pushes (default: 0)
  --restore-time MS             how long an archived image is activating (default: 0)
  --allow-deletes               let the registry delete what ECR's registry would not
  --help                        show this text
`;

/** Parses the arguments; all mistakes end in one message that names the flag and its form. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({ args: [...args], options: flags });
    if (values.help === true) {
      return { kind: 'help' };
    }
    const options = {
      port: readWholeNumber('port', values.port, 65_535),
      lagMs: readWholeNumber('lag', values.lag),
      latencyMs: readWholeNumber('latency', values.latency),
      accountId: readMatch('account', values.account, /^\d{12}$/, 'an account id of twelve digits'),
      region: readMatch('region', values.region, regionPattern, 'a region such as eu-west-1'),
      putImagePerSecond: readWholeNumber('put-image-per-second', values['put-image-per-second']),
      authorizationTokensPerSecond: readWholeNumber('tokens-per-second', values['tokens-per-second']),
      describeImagesLagMs: readWholeNumber('describe-images-lag', values['describe-images-lag']),
      restoreTimeMs: readWholeNumber('restore-time', values['restore-time']),
      allowsRegistryDeletes: values['allow-deletes'],
    };
    return { kind: 'start', options, configFile: values.config };
  } catch (error) {
    return { kind: 'mistake', message: error instanceof Error ? error.message : String(error) };
  }
}

const flags = {
  port: { type: 'string' },
  lag: { type: 'string' },
  latency: { type: 'string' },
  account: { type: 'string' },
  region: { type: 'string' },
  config: { type: 'string' },
  'put-image-per-second': { type: 'string' },
  'tokens-per-second': { type: 'string' },
  'describe-images-lag': { type: 'string' },
  'restore-time': { type: 'string' },
  'allow-deletes': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

function readWholeNumber(flag: string, value: string | undefined, max = Number.MAX_SAFE_INTEGER): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!/^\d+$/.test(value) || Number(value) > max) {
    const range = max === Number.MAX_SAFE_INTEGER ? 'a whole number' : `a whole number up to ${max}`;
    throw new Error(`--${flag} must be ${range}, not '${value}'`);
  }
  return Number(value);
}

function readMatch(flag: string, value: string | undefined, pattern: RegExp, form: string): string | undefined {
  if (value !== undefined && !pattern.test(value)) {
    throw new Error(`--${flag} must be ${form}, not '${value}'`);
  }
  return value;
}
