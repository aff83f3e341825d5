import { isEcrHost } from '../lib/ecr-host.ts';
import { Failure } from './failure.ts';

/** A repository of a registry. */
export type RegistryPlace = { readonly host: string; readonly repository: string };

/** The registry wants a login, and there is none, or it takes the one that is there for nothing. `said`: its answer. */
export function loginMissing({ host, repository }: RegistryPlace, said: string): Failure {
  return new Failure({
    code: 'registry-unauthorized',
    what: `The registry ${host} does not let anybody into ${repository} without a login: ${said}.`,
    why: 'the job has no login at this registry. Some registries also say so of a repository that is not there.',
    fix: howToLogIn(host),
  });
}

/** The registry takes the login for nothing. `at`: the host that was asked; `said`: its answer. */
export function loginRefused(host: string, at: string, said: string): Failure {
  return new Failure({
    code: 'registry-unauthorized',
    what: `The login at the registry ${host} was refused${at === host ? '' : ` by ${at}`}: ${said}.`,
    why: 'name or password is wrong, has run out, or was taken back.',
    fix: howToLogIn(host),
  });
}

/** How a job logs in at a registry, as lines to paste. */
export function howToLogIn(host: string): string {
  const lines = isEcrHost(host)
    ? ['    - uses: aws-actions/amazon-ecr-login@v2']
    : [
        '    - uses: docker/login-action@v4',
        '      with:',
        ...(host === 'docker.io' ? [] : [`        registry: ${host}`]),
        `        username: ${host === 'ghcr.io' ? '${{ github.actor }}' : '${{ vars.REGISTRY_USER }}'}`,
        `        password: ${host === 'ghcr.io' ? '${{ secrets.GITHUB_TOKEN }}' : '${{ secrets.REGISTRY_PASSWORD }}'}`,
      ];
  return ['log in before this step:', ...lines].join('\n');
}

/** The registry names a place for tokens that a password must not be sent to. */
export function unsafeRealm(host: string, realm: string): Failure {
  return new Failure({
    code: 'registry-unauthorized',
    what: `The registry ${host} sends for a token to ${JSON.stringify(realm)}. Nothing was sent there.`,
    why: 'that is no address with TLS, so that others could read the password; perhaps a proxy has changed the answer.',
    fix: 'let the registry name a place with https://, or use it from this machine only.',
  });
}

/** The login may not do this. `permission`: what it lacks; `said`: the registry's answer. */
export function registryDenied({ host, repository }: RegistryPlace, permission: string, said: string): Failure {
  return new Failure({
    code: 'registry-denied',
    what: `The registry ${host} does not allow this in ${repository}: ${said}.`,
    why: `the login lacks ${permission} for this repository, or the repository has to be created first.`,
    fix: `give the login ${permission} on ${repository}, or check the name.`,
  });
}

/** What was asked for may not be read. `from`: where; `what`: a manifest or a blob, by its name. */
export function contentDenied(from: string, permission: string, what: string): Failure {
  return new Failure({
    code: 'registry-denied',
    what: `The login may not read the ${what} in ${from}.`,
    why: `it lacks ${permission} for this repository.`,
    fix: `give it ${permission}, or check the name.`,
  });
}

/** What was asked for is not there. `from`: where; `what`: a manifest or a blob, by its name. */
export function contentMissing(from: string, what: string): Failure {
  return new Failure({
    code: 'image-missing',
    what: `${from} has no ${what}.`,
    why: 'it was deleted or never pushed, or the name is another one.',
    fix: 'check the name, or push the image anew.',
  });
}

/** Why a registry does not take a manifest. */
export type ManifestRefused =
  | { readonly kind: 'immutable' | 'full' | 'repository-missing' }
  | { readonly kind: 'incomplete'; readonly said: string }
  | { readonly kind: 'denied'; readonly permission: string; readonly said: string };

/** The registry does not take a manifest of which all is there. `reference`: a tag or a digest. */
export function manifestNotPut(place: RegistryPlace, reference: string, refused: ManifestRefused): Failure {
  switch (refused.kind) {
    case 'denied':
      return registryDenied(place, refused.permission, refused.said);
    case 'repository-missing':
      return repositoryAbsent(place, 'it does not know the name');
    case 'incomplete':
      return registryRefused(place, `the manifest ${reference}`, refused.said);
    case 'immutable':
      return registryRefused(
        place,
        `the manifest ${reference}`,
        'the tag stands on another image, and cannot be overwritten',
      );
    case 'full':
      return registryRefused(place, `the manifest ${reference}`, 'the image has as many tags as the registry takes');
  }
}

/** The registry has no such repository, and makes none by a push. */
export function repositoryAbsent({ host, repository }: RegistryPlace, said: string): Failure {
  return new Failure({
    code: 'repository-missing',
    what: `The registry ${host} has no repository ${repository}: ${said}.`,
    why: 'the name is another one, or the repository has to be created before a push.',
    fix: 'create the repository, or check its name.',
  });
}

/** Nobody answers. */
export function registryUnreachable(host: string, reason: string, cause: unknown): Failure {
  return new Failure(
    {
      code: 'registry-unreachable',
      what: `The registry ${host} did not answer, however often it was asked: ${reason}.`,
      why: 'the name of the host is wrong, or a proxy or a firewall stands between this runner and the registry.',
      fix: 'check the name, and HTTPS_PROXY and NO_PROXY on a self-hosted runner; else run the job again.',
    },
    { cause },
  );
}

/** The registry refuses, for a reason of its own. `asked`: what for. */
export function registryRefused({ host, repository }: RegistryPlace, asked: string, said: string): Failure {
  return new Failure({
    code: 'registry-refused',
    what: `The registry ${host} did not take ${asked} of ${repository}: ${said}.`,
    why: 'the registry does not take images of this kind or size, a quota of it is used up, or it has trouble.',
    fix: 'see what the registry says above; where it has trouble, run the job again later.',
  });
}

/** What came is not what was asked for. `from`: where it came from. */
export function digestMismatch(digest: string, from: string, got: string): Failure {
  return new Failure({
    code: 'digest-mismatch',
    what: `${from} gave something else in the place of ${digest}: ${got}.`,
    why: 'what is stored there is damaged, or something on the way, such as a proxy, changes it.',
    fix: 'push or write the image anew, and see whether a proxy stands in between.',
  });
}

/** The bytes that were to be sent are not as many as the manifest says. */
export function contentDamaged(digest: string, got: string): Failure {
  return digestMismatch(digest, 'What was to be sent', `it has ${got}`);
}

/** The registry names a place to upload to that nothing must be sent to. */
export function uploadAstray(place: RegistryPlace, location: string): Failure {
  return registryRefused(place, 'an upload', `it names ${JSON.stringify(location)} as the place to send it to`);
}

/** What was found is no manifest of an image. `what`: a tag or a digest. */
export function manifestUnknown(from: string, what: string): Failure {
  return new Failure({
    code: 'registry-refused',
    what: `What ${from} has under ${what} is no manifest of an image, nor an index of such.`,
    why: 'it is of a kind that is out of use (schema 1), or no image at all.',
    fix: 'build and push the image anew with a Docker that is not older than 2017.',
  });
}
