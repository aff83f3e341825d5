import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type CatalogReader, loadCatalogReader } from '../../src/inputs/catalog-file.ts';

let read: CatalogReader;
const folder = mkdtempSync(join(tmpdir(), 'catalog-'));
const readText = (text: string) => {
  writeFileSync(join(folder, 'catalog.yml'), text);
  return read(folder, 'catalog.yml');
};

function png(width: number, height = width, bytes = 24): Buffer {
  const head = Buffer.alloc(Math.max(bytes, 24));
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(head);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

beforeAll(async () => {
  read = await loadCatalogReader();
  const files = {
    'logo.png': png(60),
    'small.png': png(59),
    'wide.png': png(2049, 60),
    'big.png': png(60, 60, 500_001),
  };
  for (const [name, content] of Object.entries({ ...files, 'logo.jpg': Buffer.from('JFIF') }))
    writeFileSync(join(folder, name), content);
});

describe('a catalog', () => {
  test.each<[string, string, object]>([
    ['YAML', 'description: A shop\nabout: |\n  # Shop\n', { description: 'A shop', about: '# Shop\n' }],
    ['JSON', '{"usage": "run it", "architectures": ["ARM 64"]}', { usage: 'run it', architectures: ['ARM 64'] }],
    ['one word in the place of a list', 'operating-systems: Linux', { operatingSystems: ['Linux'] }],
    ['a picture', 'logo: logo.png', { logo: png(60) }],
    ['a member without a value', 'about:\ndescription: a', { description: 'a' }],
    ['1024 characters, which are more bytes', `description: ${'ä'.repeat(1024)}`, { description: 'ä'.repeat(1024) }],
  ])('%s', (_name, text, catalog) => expect(readText(text)).toEqual({ catalog, mistakes: [] }));

  test.each<[string, string, readonly RegExp[]]>([
    ['no YAML', 'a: [', [/^catalog\.yml:1 is no YAML: unexpected end/]],
    ['a member twice', 'about: a\nabout: b', [/^catalog\.yml:2 is no YAML: duplicated mapping key/]],
    ['a list', '- a', [/^catalog\.yml holds no members/]],
    ['nothing', '', [/^catalog\.yml (holds no members|is no YAML)/]],
    [
      'another member',
      'description: a\nicon: b',
      [/^catalog\.yml:2: icon is no member of a catalog\. There are description,/],
    ],
    ['a long text', `about: ${'a'.repeat(25_601)}`, [/^catalog\.yml:1: about has 25601 characters, .* takes 25600/]],
    ['no text', 'description: 5', [/^catalog\.yml:1: description is no text\. Put it in quotes: "5"/]],
    [
      'words of Docker',
      'architectures: [arm64]',
      [/:1: architectures has "arm64", .* It knows ARM, ARM 64, x86, x86-64/],
    ],
    ['no file', 'logo: none.png', [/:1: logo names "none\.png", and there is no such file/]],
    ['no PNG', 'logo: logo.jpg', [/"logo\.jpg", which is no PNG/]],
    ['a small picture', 'logo: small.png', [/of 59 x 59 pixels/]],
    ['a wide one', 'logo: wide.png', [/of 2049 x 60 pixels/]],
    ['a large one', 'logo: big.png', [/has 500001 bytes/]],
    ['several', 'logo: 5\nusage: [a]', [/:2: usage is no text/, /:1: logo is no path/]],
  ])('%s is refused', (_name, text, expected) =>
    expect(readText(text).mistakes).toEqual(expected.map((one) => expect.stringMatching(one))),
  );

  test('no such file', () => {
    expect(read(folder, 'none.yml').mistakes).toEqual([expect.stringMatching(/^"none\.yml" is no file/)]);
  });
});
