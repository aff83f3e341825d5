import type { Environment } from '../github/environment.ts';

/** The variables that decide whether and where a proxy is used, in both spellings. */
export type ProxyVariables = Readonly<Record<string, string>>;

/** The proxy variables of an environment; empty where none is set. */
export function proxyVariables({ variables }: Pick<Environment, 'variables'>): ProxyVariables {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = variables[name];
      // curl and Go take an address alone; Node.js would do without the proxy then, and say nothing.
      return value
        ? [[name, name.toLowerCase() === 'no_proxy' || value.includes('://') ? value : `http://${value}`]]
        : [];
    }),
  );
}

/**
 * What every SDK client here is made with. Endpoints, FIPS and dual-stack come from the SDK's own reading of the
 * environment; the proxy does not, as the SDK's agents ignore it: Node's agents know it by `proxyEnv` since 24.5.
 */
export function clientConfiguration(region: string, proxy: ProxyVariables) {
  return {
    region,
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
