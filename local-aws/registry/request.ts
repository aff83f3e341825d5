import type { Repository } from '../ecr/registries.ts';
import type { Exchange, Note } from '../exchange.ts';
import type { Credential } from '../iam/accounts.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

/** A registry request whose caller may do what it asks for, in a repository that exists. */
export type RegistryRequest = {
  readonly world: World;
  readonly exchange: Exchange;
  readonly query: URLSearchParams;
  readonly repository: Repository;
  readonly credential: Credential;
  readonly note: Note;
};

/** A refusal of the registry; codes are the OCI distribution specification's ("Error Codes"), with ECR's texts. */
export function registryRefusal(status: number, code: string, message: string): Refusal {
  return new Refusal(code, status, message);
}

/** Header that names the content's digest, for blobs and manifests alike. */
export const digestHeader = 'docker-content-digest';
