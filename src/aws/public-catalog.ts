import {
  GetRepositoryCatalogDataCommand,
  PutRepositoryCatalogDataCommand,
  type RepositoryCatalogData,
} from '@aws-sdk/client-ecr-public';
import { isNamed } from '../errors/aws-error-names.ts';
import { explainAwsError } from '../errors/aws-errors.ts';
import { PUBLIC_REGION, splitPublicName } from '../lib/ecr-host.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { Catalog, ShownCatalog } from '../plan/catalog.ts';
import { callAws } from './call-aws.ts';
import { createPublicClient, type PublicRegistryOptions } from './ecr-public.ts';
import { sendAgain } from './send-again.ts';

/** The gallery's page of one public repository. Each method throws a `Failure`. */
export type PublicCatalog = {
  readonly read: () => Promise<ShownCatalog>;
  readonly put: (catalog: Catalog) => Promise<void>;
  /** Whether the picture at this address is this one; false also where it cannot be had. */
  readonly isLogo: (url: string, logo: Uint8Array) => Promise<boolean>;
  readonly close: () => void;
};

const LOGO_SECONDS = 10;

/** The page of a public repository, over connections of its own; whoever opens it closes it. */
export function openCatalog(options: Omit<PublicRegistryOptions, 'host'>): PublicCatalog {
  const { repository, registryId, proxy, clock, info } = options;
  const client = createPublicClient(options);
  const target = omitUndefined({ repositoryName: splitPublicName(repository).name, registryId });
  const call = async <T>(operation: string, send: () => Promise<T>): Promise<T> => {
    const { credentials } = client.config;
    return await callAws(options, {
      name: `ECR Public ${operation}`,
      send,
      prepare: () => credentials(),
      renew: () => credentials({ forceRefresh: true }),
    });
  };
  const explain = (operation: string, error: unknown) =>
    explainAwsError(error, { service: 'ecr-public', operation, region: PUBLIC_REGION, repository });
  return {
    read: async () => {
      const operation = 'GetRepositoryCatalogData';
      try {
        const answer = await call(operation, () => client.send(new GetRepositoryCatalogDataCommand(target)));
        return toShownCatalog(answer.catalogData ?? {});
      } catch (error) {
        if (isNamed(error, 'RepositoryCatalogDataNotFoundException')) return {};
        throw explain(operation, error);
      }
    },
    put: async (catalog) => {
      const operation = 'PutRepositoryCatalogData';
      const command = new PutRepositoryCatalogDataCommand({ ...target, catalogData: toCatalogData(catalog) });
      try {
        await call(operation, () => client.send(command));
      } catch (error) {
        throw explain(operation, error);
      }
    },
    isLogo: async (url, logo) => {
      if (!URL.canParse(url)) return false;
      const request = { method: 'GET', url: new URL(url), headers: {}, proxy, seconds: LOGO_SECONDS } as const;
      const answer = await sendAgain(request, { clock, info, phase: 'aside' });
      // Answers are read as text here, so the picture is compared as one.
      return answer.kind === 'answer' && answer.status === 200 && answer.body === Buffer.from(logo).toString('utf8');
    },
    close: () => client.destroy(),
  };
}

function toShownCatalog(data: RepositoryCatalogData): ShownCatalog {
  const { description, aboutText, usageText, architectures, operatingSystems, logoUrl } = data;
  return omitUndefined({ description, about: aboutText, usage: usageText, architectures, operatingSystems, logoUrl });
}

function toCatalogData({ description, about, usage, architectures, operatingSystems, logo }: Catalog) {
  return omitUndefined({
    description,
    aboutText: about,
    usageText: usage,
    architectures: architectures && [...architectures],
    operatingSystems: operatingSystems && [...operatingSystems],
    logoImageBlob: logo,
  });
}
