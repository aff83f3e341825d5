import { allowed, called, image, kept, logged, put, type Rows, refused, said, tags, taken } from './effect.ts';
import { IMAGE_ROWS } from './image-rows.ts';

/** Which targets, by which definition. */
const DEFINITION_ROWS = {
  files: [{ values: [undefined, 'other.hcl'], mutable: image, immutable: taken('`build-args`') }],
  workdir: [{ values: ['.', 'sub'], mutable: image, immutable: taken('context') }],
  targets: [{ values: ['shop', 'other'], mutable: put(/^targets=\["other"\]$/m) }],
  set: [
    { values: [undefined, 'shop.target=release'], mutable: image, immutable: taken('target') },
    { values: [undefined, 'shop.shm-size=32m'], immutable: taken('`shm-size`') },
    { values: [undefined, 'shop.labels.a=1'], immutable: said('`labels`') },
  ],
  vars: [{ values: ['V=1', 'V=2'], mutable: image, immutable: taken('values of `build-args`') }],
  'repository-prefix': [{ values: ['team', 'group'], mutable: put(/"repository":"group\/shop"/) }],
  repositories: [{ values: [undefined, 'shop=team/other'], mutable: put(/"repository":"team\/other"/) }],
  'also-push-to': [
    {
      values: [undefined, 'shop=team/other'],
      mutable: put(/"registries":.*team\/other/),
      immutable: put(/"registries":.*team\/other/),
    },
    {
      shared: { targets: 'shop', 'create-repository': 'true' },
      values: [undefined, 'copies/'],
      mutable: put(/"registries":.*copies\/team\/shop/),
    },
  ],
  'create-repository': [
    {
      shared: { 'repository-prefix': 'new' },
      values: ['false', 'true'],
      mutable: allowed(/new\/shop does not exist/),
    },
  ],
} as const satisfies Rows;

/** For all targets of a definition. */
export const BAKE_ROWS = {
  ...IMAGE_ROWS,
  ...DEFINITION_ROWS,
  flavor: [{ shared: { tags: 'type=raw,value=v1' }, values: [undefined, 'suffix=-x'], mutable: tags }],
  'if-exists': [
    { values: ['auto', 'reuse'], mutable: put(/^result=reused$/m) },
    { values: ['auto', 'fail'], mutable: refused(/already|image-exists/), immutable: refused(/already|image-exists/) },
    { values: ['auto', 'rebuild'], immutable: refused(/immutable|cannot/) },
  ],
  pull: [{ values: ['false', 'true'], mutable: refused(/ecr-build-push\/base/), immutable: kept('`pull`') }],
  'no-cache': [{ values: ['false', 'true'], mutable: image, immutable: kept('`no-cache`') }],
  allow: [
    {
      shared: { files: 'outside.hcl' },
      values: [undefined, 'network.host'],
      // Older versions of buildx ask for no leave, and refuse to be given one.
      mutable: { place: 'errors' },
    },
  ],
  provenance: [{ values: [undefined, 'mode=max'], mutable: image, immutable: taken('`provenance`') }],
  sbom: [
    {
      values: [undefined, 'generator=nowhere.invalid/x'],
      mutable: refused(/nowhere\.invalid/),
      immutable: taken('`sbom`'),
    },
  ],
  builder: [{ values: [undefined, 'nobody'], mutable: refused(/nobody/) }],
  cache: [{ values: ['none', 'inline'], mutable: logged(/preparing layers for inline cache/) }],
  'cache-ref': [
    {
      shared: { cache: 'registry' },
      values: [undefined, 'team/other'],
      prepare: async () => ({
        event: { ref: 'refs/heads/main', payload: { repository: { default_branch: 'main' } } },
      }),
      mutable: called(/^registry:PutImage \d+ team\/other /m),
    },
  ],
} as const satisfies Rows;
