import { isCommitSha } from '../lib/commit-sha.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { withoutEnd } from '../lib/without-end.ts';

/** The parts of an address: that of a context that Docker fetches itself, or that a checkout was cloned from. */
export type RepositoryAddress = {
  /** `host/owner/name`, as a browser finds it. */
  readonly page: string;
  /** The branch, git tag or ref that the address names, as it is written; empty where it names none. */
  readonly ref: string;
  /** The full SHA that the address names. */
  readonly commit?: string;
  /** The folder of the repository that is built; empty: its root. */
  readonly folder: string;
  /** Further options in the address, such as `submodules=false`. */
  readonly options: readonly string[];
};

/** Whether Docker fetches a context by itself, by the forms that Docker takes for addresses. */
export function isFetched(context: string): boolean {
  return /^(https?|git|ssh):\/\/|^[\w-]+@[\w.-]+:|^github\.com\//.test(context);
}

/**
 * Reads an address with a scheme, one of ssh's short form (`git@host:owner/name.git`), or one that starts with `github.com/`.
 * The ref and the folder stand behind `#`, or in a query
 * (https://docs.docker.com/build/concepts/context/#git-repositories). `serverUrl`: GitHub's own address; a host that only a
 * configuration of ssh knows is taken for GitHub.
 *
 * @returns undefined for a folder, also where it is written as an address
 */
export function parseAddress(text: string, serverUrl: string): RepositoryAddress | undefined {
  const [whole = '', fragment = ''] = splitAt(text, '#');
  const [place = '', query = ''] = whole.includes('://') ? splitAt(whole, '?') : [whole];
  const found = placeIn(place);
  const server = placeIn(`${serverUrl}/`)?.host ?? '';
  if (found === undefined) return undefined;
  const host = found.isSsh && isAlias(found.host, server) ? server : found.host;
  const path = withoutEnd(found.path, '/').replace(/\.git$/i, '');
  return { page: path === '' ? host : `${host}/${path}`, ...wantedBy(fragment, new URLSearchParams(query)) };
}

function splitAt(text: string, sign: string): readonly string[] {
  const index = text.indexOf(sign);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

type Place = { readonly host: string; readonly path: string; readonly isSsh: boolean };

function placeIn(text: string): Place | undefined {
  const [, scheme = '', name = '', port = '', path = ''] =
    /^(https?|ssh|git):\/\/(?:[^/]*@)?([^/:@]+)(?::(\d*))?\/+(?!\/)(.*)$/i.exec(text) ?? [];
  if (name !== '') {
    const isWeb = /^http/i.test(scheme);
    // The port of ssh or git says nothing about the page.
    const isUsual = !isWeb || port === '' || port === (scheme.length === 5 ? '443' : '80');
    return { host: `${hostOf(name)}${isUsual ? '' : `:${port}`}`, path, isSsh: /^ssh$/i.test(scheme) };
  }
  const [, bare = '', below = ''] = /^(github\.com)\/+(.+)$/i.exec(text) ?? [];
  if (bare !== '') return { host: hostOf(bare), path: below, isSsh: false };
  // One letter is a drive of Windows.
  const [, short = '', behind = ''] = /^(?:[\w.-]+@)?([\w.-]{2,}):(?!\/\/)\/*(.+)$/.exec(text) ?? [];
  return short === '' || short === 'file' ? undefined : { host: hostOf(short), path: behind, isSsh: true };
}

/** The host of the page: GitHub also answers to ssh on another host (https://docs.github.com/en/authentication/troubleshooting-ssh/using-ssh-over-the-https-port). */
function hostOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/^ssh\.github\.com$/, 'github.com');
}

/** Whether a host is an alias of ssh: `github.com-shop`, as GitHub's page on deploy keys has it, or `shop`. */
function isAlias(host: string, server: string): boolean {
  return server !== '' && (!host.includes('.') || host.startsWith(`${server}-`));
}

const WANTED: readonly string[] = ['ref', 'branch', 'tag', 'commit', 'checksum', 'subdir'];

function wantedBy(fragment: string, query: URLSearchParams): Omit<RepositoryAddress, 'page'> {
  const [first = '', ...rest] = fragment.split(':');
  const under = (space: string, name: string | null) => (name === null ? undefined : `refs/${space}/${name}`);
  const named = under('tags', query.get('tag')) ?? under('heads', query.get('branch')) ?? query.get('ref') ?? first;
  const commit = [query.get('commit'), query.get('checksum'), named].find((one) => one !== null && isCommitSha(one));
  return omitUndefined({
    ref: named === commit ? '' : named.replace(/^(?=pull\/\d+\/)/, 'refs/'),
    commit: commit ?? undefined,
    folder: withoutEnd((query.get('subdir') ?? rest.join(':')).replace(/^(\.?\/+)+/, ''), '/'),
    options: [...query].flatMap(([name, value]) => (WANTED.includes(name) ? [] : `${name}=${value}`)).toSorted(),
  });
}

/** Whether two addresses are of one repository: GitHub heeds no case. */
export function isSamePage(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
