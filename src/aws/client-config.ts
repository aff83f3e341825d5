import type { ProxyVariables } from '../lib/proxy.ts';

/**
 * What every SDK client here is made with. Endpoints, FIPS and dual-stack come from the SDK's own reading of the
 * environment; the proxy does not, as the SDK's agents ignore it: Node's agents know it by `proxyEnv` since 24.5.
 */
export function clientConfiguration(region: string, proxy: ProxyVariables) {
  return {
    region,
    // `callAws` tries again, by one policy for all calls.
    maxAttempts: 1,
    customUserAgent: [['ecr-build-push', '0']] as [string, string][],
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, proxyEnv: proxy },
      httpsAgent: { keepAlive: true, proxyEnv: proxy },
    },
  };
}

/** AWS credentials as the SDK takes them; `undefined` lets the SDK look for them on the runner. */
export type CredentialProvider =
  | (() => Promise<{
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken: string;
      readonly expiration: Date;
    }>)
  | undefined;
