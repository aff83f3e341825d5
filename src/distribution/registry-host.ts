/** Where the API of a registry is: that of Docker Hub has a host of its own, and only registries on this machine go without TLS, as for Docker. */
export function registryOrigin(host: string, scheme?: string): URL {
  if (/^(?:index\.)?docker\.io$/.test(host)) return new URL('https://registry-1.docker.io');
  const isPlain = isLoopback(host) && scheme !== 'https';
  return new URL(`${isPlain ? 'http' : 'https'}://${host}`);
}

/** Whether a host, with its port where it has one, is this machine. */
function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host);
}

/** Whether a registry may lead us elsewhere, by a redirect or to a place for tokens: to TLS only, or from this machine to itself. */
export function mayLead(from: URL, to: URL): boolean {
  return to.protocol === 'https:' || (to.protocol === 'http:' && isLoopback(to.host) && isLoopback(from.host));
}
