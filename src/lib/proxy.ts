/** The variables that decide whether and where a proxy is used, in both spellings. */
export type ProxyVariables = Readonly<Record<string, string>>;

/** The proxy variables of an environment; empty where none is set. */
export function proxyVariables({
  variables,
}: {
  readonly variables: Readonly<Record<string, string>>;
}): ProxyVariables {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = variables[name];
      if (name.toLowerCase() === 'no_proxy') return value ? [[name, value]] : [];
      // Node.js refuses an end of a line, with which a secret often ends.
      const address = value?.trim();
      // curl and Go take an address alone; Node.js would do without the proxy then, and say nothing.
      return address ? [[name, address.includes('://') ? address : `http://${address}`]] : [];
    }),
  );
}

/** A setting that names no proxy that can be used. */
export type UnusableProxy = {
  readonly name: string;
  readonly value: string;
  readonly why: 'no-address' | 'other-kind';
};

/** The settings that name no proxy that can be used. */
export function unusableProxies(proxy: ProxyVariables): readonly UnusableProxy[] {
  return Object.entries(proxy).flatMap(([name, value]): UnusableProxy[] => {
    if (name.toLowerCase() === 'no_proxy') return [];
    const url = URL.parse(value);
    if (url === null || url.hostname === '' || /[\r\n]/.test(value) || !isEncoded(`${url.username}:${url.password}`))
      return [{ name, value, why: 'no-address' }];
    return /^https?:$/.test(url.protocol) ? [] : [{ name, value, why: 'other-kind' }];
  });
}

/** Whether Node.js can decode a login: in one that holds `%`, that has to be written `%25`. */
function isEncoded(login: string): boolean {
  try {
    return decodeURIComponent(login) !== undefined;
  } catch {
    return false;
  }
}
