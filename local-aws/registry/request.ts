import type { Repository } from '../ecr/registries.ts';
import type { Exchange, Note } from '../exchange.ts';
import { Refusal } from '../refusal.ts';
import type { Rules, World } from '../world.ts';

/** A registry request whose caller may do what it asks for, in a repository that exists. */
export type RegistryRequest = {
  readonly world: World;
  readonly exchange: Exchange;
  readonly query: URLSearchParams;
  /** The repository's name as the path has it. */
  readonly name: string;
  readonly repository: Repository;
  readonly note: Note;
  readonly rules: RegistryRules;
  /** The repository that a blob may be mounted from by this caller; undefined where it may not. */
  readonly mountSource: (name: string, digest: string) => Repository | undefined;
};

/** What registries differ in, whose requests are answered by the same code. */
export type RegistryRules = Pick<Rules, 'putImagePerSecond' | 'tagsPerImage' | 'allowsRegistryDeletes'>;

/** A refusal of the registry; codes are the OCI distribution specification's ("Error Codes"), with ECR's texts. */
export function registryRefusal(status: number, code: string, message: string): Refusal {
  return new Refusal(code, status, message);
}

/** Header that names the content's digest, for blobs and manifests alike. */
export const digestHeader = 'docker-content-digest';
