/**
 * What a folder of src may import, besides itself: nothing that stands behind its own name here. `types`: only types,
 * which leave no import behind. CONTRIBUTING.md has the picture.
 */
export const FOLDERS = {
  lib: {},
  'tag-rules': { all: ['lib'] },
  dockerfile: { all: ['lib'] },
  errors: { all: ['lib'] },
  github: { all: ['errors', 'lib'] },
  plan: { all: ['errors', 'lib'], types: ['github'] },
  distribution: { all: ['plan', 'errors', 'lib'] },
  report: { all: ['errors', 'lib'], types: ['plan'] },
  inputs: { all: ['plan', 'tag-rules', 'github', 'errors', 'lib'] },
  aws: { all: ['inputs', 'distribution', 'plan', 'errors', 'lib'], types: ['github'] },
  docker: { all: ['inputs', 'plan', 'errors', 'lib'] },
  fingerprint: { all: ['dockerfile', 'distribution', 'docker', 'inputs', 'plan', 'lib'] },
  phases: {
    all: [
      'fingerprint',
      'docker',
      'aws',
      'inputs',
      'distribution',
      'report',
      'plan',
      'github',
      'errors',
      'dockerfile',
      'tag-rules',
      'lib',
    ],
  },
};

/** The folders of src/phases: each may import itself and those before it, so that no two import each other. */
const PHASES = ['credentials', 'registry', 'build', 'tags', 'proof', 'push'];

const any = (folders) => `^src/(${folders.join('|')})/`;

const forFolder = ([folder, { all = [], types = [] }]) => [
  {
    name: `${folder}-imports`,
    comment: `src/${folder} may import ${[folder, ...all].join(', ')}${types.length > 0 ? `, and types of ${types.join(', ')}` : ''}.`,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: '^src/', pathNot: any([folder, ...all, ...types]) },
  },
  ...types.map((other) => ({
    name: `${folder}-types-of-${other}`,
    comment: `src/${folder} may import nothing but types of src/${other}.`,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: `^src/${other}/`, dependencyTypesNot: ['type-only'] },
  })),
];

const forPhase = (phase, index) => ({
  name: 'phases-one-way',
  comment: `src/phases/${phase} may import nothing of ${PHASES.slice(index + 1).join(', ')}.`,
  severity: 'error',
  from: { path: `^src/phases/${phase}/` },
  to: { path: '^src/phases/[^/]+/', pathNot: PHASES.slice(0, index + 1).map((name) => `^src/phases/${name}/`) },
});

/** Packages and modules of Node.js that only these files may use. */
const only = (name, packages, files) => ({
  name,
  comment: `Only ${files.join(', ')} may import this.`,
  severity: 'error',
  from: { path: '^src/', pathNot: files.map((file) => `^src/${file}`) },
  to: { path: packages },
});

/** Pure: they decide, they do not act. So does most of lib. */
const PURE = '^src/(plan|tag-rules|errors|dockerfile|lib)/';

/** The files of lib that act, wait or hold state. */
const ACTING = '^src/lib/(aside|cancel|handle-later|http|map-limit|rate-limit|retry)\\.ts$';

export default {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...Object.entries(FOLDERS).flatMap(forFolder),
    ...PHASES.map(forPhase),
    {
      name: 'an-action-is-alone',
      comment: 'An action imports nothing of another one: what two have in common is a phase.',
      severity: 'error',
      from: { path: '^src/actions/([^/]+)/' },
      to: { path: '^src/actions/', pathNot: '^src/actions/$1/' },
    },
    {
      name: 'beside-the-actions',
      comment: 'A file beside the folders of the actions imports none of them: it would be a way from one to another.',
      severity: 'error',
      from: { path: '^src/actions/[^/]+$' },
      to: { path: '^src/actions/' },
    },
    {
      name: 'nothing-imports-entries',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: { path: '^src/(index|start)\\.ts$' },
    },
    {
      name: 'pure',
      comment:
        'These folders are pure: no packages but semver and pep440, and of Node.js only paths, bytes and hashes.',
      severity: 'error',
      from: { path: PURE, pathNot: ACTING },
      to: { pathNot: ['^src/', 'node_modules/(semver|@renovatebot/pep440)/', '^(node:)?(path|buffer|crypto)$'] },
    },
    {
      name: 'pure-at-second-hand',
      comment: 'What is pure imports nothing, but types, of the files of lib that act.',
      severity: 'error',
      from: { path: PURE, pathNot: ACTING },
      to: { path: ACTING, dependencyTypesNot: ['type-only'] },
    },
    only('aws-sdk', 'node_modules/(@aws-sdk|@smithy)/', ['aws/']),
    only(
      'child-processes',
      ['^(node:)?child_process$', 'node_modules/@actions/exec/'],
      ['docker/docker-cli\\.ts', 'actions/post\\.ts', 'github/git\\.ts', 'phases/build/test-image\\.ts'],
    ),
    only('runner', 'node_modules/@actions/core/', ['github/runner\\.ts', 'start\\.ts', 'actions/post\\.ts']),
    only('event', 'node_modules/@actions/github/', ['github/event\\.ts', 'github/github-api\\.ts']),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
