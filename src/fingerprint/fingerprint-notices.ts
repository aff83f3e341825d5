import type { DockerfileSources } from '../dockerfile/dockerfile.ts';
import type { BuildInputs } from '../inputs/build-inputs.ts';
import type { BaseImage } from './base-images.ts';
import type { ContextFiles } from './context-files.ts';
import type { FingerprintSources } from './fingerprint-sources.ts';

/** Notices about images and remote files whose changes are not seen, one sentence each. */
export function imageNotices(
  images: readonly BaseImage[],
  { remoteFiles }: Pick<DockerfileSources, 'remoteFiles'> = NO_SOURCES,
): readonly string[] {
  const unseen = images.filter(({ digest, localId }) => digest === undefined && localId === undefined);
  return [
    ...unseen.map(
      ({ name, reason }) =>
        `The digest of ${name} is not known (${reason}): a newer image of that name goes unnoticed.`,
    ),
    ...remoteFiles.map((word) => `ADD ${word} is not looked at${maybe(word)}: another content there goes unnoticed.`),
  ];
}
const NO_SOURCES = { remoteFiles: [] };

function maybe(word: string): string {
  return word.includes('$') ? ' where it is an address' : '';
}

/** Notices about parts of a context whose changes are not seen, one sentence each. `name`: that of a named context. */
export function contextNotices({ gitFolders }: Pick<ContextFiles, 'gitFolders'>, name?: string): readonly string[] {
  const [first] = gitFolders;
  if (first === undefined) return [];
  const [folders, are] = gitFolders.length === 1 ? ['folder', 'is'] : ['folders', 'are'];
  const context = name === undefined ? 'the context' : `the context ${name}`;
  const line = gitFolders.every((folder) => folder === '.git') ? '.git' : '**/.git';
  const place = name === undefined ? '.dockerignore' : 'its .dockerignore';
  return [
    `The ${folders} ${gitFolders.join(', ')} ${are} part of ${context}, but ${are} not looked at, as no two checkouts have ` +
      `the same: what an image takes from there may be of an older commit. Add a line \`${line}\` to ${place}.`,
  ];
}

/** Notices about values that change with each commit or run, and so make every image another one. */
export function changingNotices(
  given: ReadonlyMap<string, string>,
  { annotations }: BuildInputs,
  { variables, labels, commit }: FingerprintSources,
): readonly string[] {
  const changing = [
    ['the commit', commit.slice(0, 7)],
    ['the commit', variables.GITHUB_SHA?.slice(0, 7)],
    ['the id of the run', variables.GITHUB_RUN_ID],
  ] as const;
  const texts = [
    ...[...given].map(([name, value]) => [`The build argument ${name}`, value] as const),
    ...labels.map(({ key, value }) => [`The label ${key}`, value] as const),
    ...annotations.map((text) => [`The annotation ${text.replace(/=[\s\S]*$/, '')}`, text] as const),
  ];
  return texts.flatMap(([name, value]) => {
    const held = changing.find(([, text]) => text !== undefined && text.length > 6 && value.includes(text));
    return held === undefined ? [] : [`${name} holds ${held[0]}, which differs each time: nothing will be reused.`];
  });
}
