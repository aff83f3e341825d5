import type { BuildInputs } from '../inputs/build-inputs.ts';
import type { ProxyVariables } from '../lib/proxy.ts';
import type { BaseImage, ImageSources } from './base-images.ts';
import type { ContextFiles } from './context-files.ts';
import type { FingerprintPart } from './fingerprint-parts.ts';

/** Settings that decide an image besides the inputs, and the cache that several builds share. */
export type FingerprintOptions = {
  /** The command that builds; `build` where it is absent. */
  readonly command?: 'build' | 'bake';
  /** The text of a Dockerfile that is in no file. */
  readonly inlineDockerfile?: string;
  /** The content of further builds, by the names under which contexts refer to them (`target:NAME`). */
  readonly linked?: (name: string) => Promise<Fingerprint> | undefined;
  /** Further settings; each counts by its value. */
  readonly further?: Readonly<Record<string, unknown>>;
  /** Folders and images that were read already; shared by builds of one step. */
  readonly cache?: FingerprintCache;
};

/** Folders and images that were read already, by their paths and names. */
export type FingerprintCache = {
  readonly trees: Map<string, Promise<ContextFiles>>;
  readonly images: Map<string, Promise<readonly BaseImage[]>>;
};

/** All that a fingerprint is read from besides the inputs of the build. */
export type FingerprintSources = ImageSources &
  FingerprintOptions & {
    /** Where the paths of the inputs start. */
    readonly workspace: string;
    /** The variables that docker gets. */
    readonly variables: Readonly<Record<string, string>>;
    readonly proxy: ProxyVariables;
    /** The labels that the workflow gives, without those of the action itself, which name the commit. */
    readonly labels: BuildInputs['labels'];
    /** Whether docker has the plugin buildx, asked only where that makes a difference; where the function is absent, it has. */
    readonly hasBuildx?: () => Promise<boolean>;
    /** The commit of the run. */
    readonly commit: string;
    /** The processor that images are built for, as Node.js names it; this machine's where it is absent. */
    readonly architecture?: string;
  };

/** A fingerprint of everything that decides an image, or why there is none. */
export type Fingerprint =
  | {
      readonly kind: 'known';
      /** The parts in a fixed order, each once. */
      readonly parts: readonly FingerprintPart[];
      /** `content-` and 32 hex digits. */
      readonly tag: string;
      /** Whole sentences about changes that are not seen, or why no image will ever match. */
      readonly notices: readonly string[];
      /** Whether this build, or one that it builds on, goes without cache, be it only for some stages. */
      readonly isNewWanted: boolean;
    }
  | { readonly kind: 'unknown'; readonly reason: string };
