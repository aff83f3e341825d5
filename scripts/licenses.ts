/** One package of a bundle: its name, its licence as SPDX calls it, and the licence's text ('' where it ships none). */
interface Licence {
  readonly name: string;
  readonly spdx: string;
  readonly text: string;
}

/** The first lines of a package in ncc's list, after an empty line: its name, and what its package.json says of the licence. */
const HEAD = /(?:^|\n\n)((?:@[\w.-]+\/)?[\w.-]+)\n([\w.-]+)(?=\n)/g;

/**
 * ncc's list of licences with each text once, below all packages that it holds for: most of the AWS SDK's packages carry the same one.
 *
 * @param list ncc's licenses.txt
 * @param isPackage whether a line that looks like a package's name is one
 */
export function shareTexts(list: string, isPackage: (name: string) => boolean): string {
  const groups = Map.groupBy(readLicences(list, isPackage), ({ spdx, text }) => `${spdx}\n${text}`);
  return [...groups]
    .map(([licence, packages]) => `${packages.map(({ name }) => name).join('\n')}\n${licence}`)
    .join('\n\n');
}

function readLicences(list: string, isPackage: (name: string) => boolean): readonly Licence[] {
  const heads = [...list.matchAll(HEAD)].filter(([, name]) => isPackage(name ?? ''));
  return heads.map(({ 0: head, 1: name = '', 2: spdx = '', index }, at) => ({
    name,
    spdx,
    text: list.slice(index + head.length, heads[at + 1]?.index).trim(),
  }));
}
