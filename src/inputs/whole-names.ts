import { invalid, type Parsed, valid } from '../lib/parsed.ts';
import { type Account, readAccount } from './aws-inputs.ts';
import { InputReader } from './input-reader.ts';
import type { InputsOrigin } from './inputs-origin.ts';
import { parseRepository, type RepositoryReference } from './parse-aws.ts';

/** The repository that the tags of a step are for. */
export type TagsPlace =
  | {
      readonly kind: 'one';
      /** `undefined` after a mistake in it. */
      readonly repository: RepositoryReference | undefined;
      readonly account: Pick<Account, 'region' | 'registryId' | 'credentials'>;
      /** The input that brings the image to another repository; `repository`: that of a step of its own. */
      readonly elsewhere: 'also-push-to' | 'to-repository' | 'repository';
    }
  /** Each target has a repository of its own. */
  | { readonly kind: 'many' };

/** The place of the tags of a step that has one repository; mistakes in the account's inputs are told by whoever reads them. */
export function placeOfTags(
  origin: Pick<InputsOrigin, 'source' | 'event' | 'environment'>,
  { repository, elsewhere }: Pick<Extract<TagsPlace, { kind: 'one' }>, 'repository' | 'elsewhere'>,
): TagsPlace {
  const account = readAccount(new InputReader(origin.source), origin, { repository, isCalled: false });
  return { kind: 'one', repository, account, elsewhere };
}

/** An image as docker/build-push-action names it in `tags`; `host`: as it is written. */
export type WholeName = { readonly host?: string; readonly name: string; readonly tag: string };

/** A whole name of an image, with its tag; `undefined` where the text is none: a branch such as `feature/x` may be a tag too. */
export function readWholeName(text: string): WholeName | undefined {
  const [, path = '', tag] = /^(\S+):([a-zA-Z0-9_][a-zA-Z0-9._-]{0,127})$/.exec(text) ?? [];
  const behindPort = path.slice(Math.max(1, path.lastIndexOf(':') + 1), -1);
  if (tag === undefined || !behindPort.includes('/')) return undefined;
  const [first = '', ...rest] = path.split('/');
  // What Docker takes for a host (https://pkg.go.dev/github.com/distribution/reference).
  const isHost = /[.:]/.test(first) || first === 'localhost';
  return isHost ? { host: first, name: rest.join('/'), tag } : { name: path, tag };
}

/** The tag of a whole name in the step's own repository; of any other one, where its line belongs. */
export function tagOfWholeName(whole: WholeName, place: TagsPlace): Parsed<string> {
  const { host, name, tag } = whole;
  if (place.kind === 'many')
    return invalid(`is a whole image name, and \`tags\` are for all targets. Write only the tag, "${tag}".`);
  const { repository, account, elsewhere } = place;
  if (repository === undefined) return valid(tag);
  if (host === undefined)
    return invalid(
      `is a whole image name, which without a host is one of Docker Hub. Write only the tag, "${tag}"${
        elsewhere === 'also-push-to' ? `; for Docker Hub too, add \`also-push-to: docker.io/${name}\`` : ''
      }.`,
    );
  const where = name === repository.name ? whereIs(host, { repository, account }) : 'elsewhere';
  switch (where) {
    case 'here':
      return valid(tag);
    case 'unknown':
      return invalid(
        `is a whole image name, and the inputs do not tell whether ${host} is the registry of this step. Write ` +
          `\`repository: ${host}/${name}\`, or here only the tag, "${tag}".`,
      );
    case 'elsewhere':
      return invalid(
        `is in another repository than that of this step. ${describeElsewhere(elsewhere, host, name)} Of this one, write only ` +
          `the tag, "${tag}".`,
      );
  }
}

/** Whether a host is the registry of the step, whose account is that of the last role where nothing else is said. */
function whereIs(
  host: string,
  { repository, account }: Pick<Extract<TagsPlace, { kind: 'one' }>, 'account'> & { repository: RepositoryReference },
): 'here' | 'elsewhere' | 'unknown' {
  if (repository.host !== undefined) return repository.host === host ? 'here' : 'elsewhere';
  const named = parseRepository(`${host}/a1`);
  if (!named.valid || named.value.accountId === undefined) return isLoopback(named) ? 'unknown' : 'elsewhere';
  const { region, registryId, credentials } = account;
  const role = credentials.kind === 'roles' ? credentials.roles.at(-1) : undefined;
  const accountId = registryId ?? role?.accountId;
  if (region !== '' && named.value.region !== region) return 'elsewhere';
  if (accountId === undefined || region === '') return 'unknown';
  return named.value.accountId === accountId ? 'here' : 'elsewhere';
}

/** Whether the reference has a host that is no registry of AWS, but one of this machine. */
function isLoopback(named: Parsed<RepositoryReference>): boolean {
  return named.valid && named.value.host !== undefined;
}

function describeElsewhere(
  elsewhere: Extract<TagsPlace, { kind: 'one' }>['elsewhere'],
  host: string,
  name: string,
): string {
  switch (elsewhere) {
    case 'also-push-to':
      return `To push there too, add the line \`also-push-to: ${host}/${name}\`.`;
    case 'to-repository':
      return `To bring the image there, write \`to-repository: ${host}/${name}\`.`;
    case 'repository':
      return `For that one, add a step with \`repository: ${host}/${name}\`.`;
  }
}
