"use strict";
exports.id = 18;
exports.ids = [18];
exports.modules = {

/***/ 1199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ inspectBuilder),
/* harmony export */   J: () => (/* binding */ imageStore)
/* harmony export */ });
/* harmony import */ var _plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7097);

async function inspectBuilder(docker, name) {
    const { succeeded, stdout } = await docker.capture(['buildx', 'inspect', ...(name === undefined ? [] : [name])]);
    return succeeded ? (0,_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_0__/* .readBuilder */ .kj)(stdout) : undefined;
}
async function imageStore(docker) {
    const { succeeded, stdout } = await docker.capture(['info', '--format', '{{json .DriverStatus}}']);
    if (!succeeded)
        return undefined;
    return stdout.includes('io.containerd.snapshotter') ? 'containerd' : 'classic';
}


/***/ }),

/***/ 9981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ tagPrefix),
/* harmony export */   GO: () => (/* binding */ findEngine),
/* harmony export */   JR: () => (/* binding */ ownNamePatterns),
/* harmony export */   mm: () => (/* binding */ inspectImage)
/* harmony export */ });
/* harmony import */ var _errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6890);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6210);


async function findEngine(docker, address) {
    const { succeeded, stdout, tail } = await docker.capture([
        'version',
        '--format',
        '{{.Client.Version}} {{.Server.Version}}',
    ]);
    const [clientVersion, serverVersion] = stdout.trim().split(' ');
    if (!succeeded || !clientVersion || !serverVersion)
        throw (0,_errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .engineUnreachable */ .TI)(tail, address);
    return { clientVersion, serverVersion };
}
async function inspectImage(docker, image) {
    const { succeeded, stdout } = await docker.capture(['image', 'inspect', '--format', '{{json .}}', image]);
    return succeeded ? toLocalImage((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(stdout)) : undefined;
}
function toLocalImage(inspected) {
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(inspected))
        return undefined;
    const { Id, Os, Architecture, Variant, RepoDigests, RootFS } = inspected;
    return {
        id: String(Id ?? ''),
        platform: [Os, Architecture, Variant].filter(Boolean).join('/'),
        repoDigests: textsIn(RepoDigests),
        layers: textsIn((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(RootFS).Layers),
    };
}
function textsIn(list) {
    return Array.isArray(list) ? list.filter((text) => typeof text === 'string') : [];
}
function tagPrefix(mark) {
    return `run-${mark.slice(0, 8)}-`;
}
function ownNamePatterns(mark) {
    return Array.from({ length: DEEPEST_NAME }, (_, slashes) => `${'*/'.repeat(slashes)}*:${tagPrefix(mark)}*`);
}
const DEEPEST_NAME = 32;


/***/ }),

/***/ 9431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E3: () => (/* binding */ indexNotLoadable),
/* harmony export */   Gi: () => (/* binding */ builderMissing),
/* harmony export */   SK: () => (/* binding */ builderNotMade),
/* harmony export */   vv: () => (/* binding */ builderTooSmall)
/* harmony export */ });
/* unused harmony export BUILDER_CAUSES */
/* harmony import */ var _build_output_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8356);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5670);
/* harmony import */ var _common_fixes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8829);
/* harmony import */ var _disk_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2531);
/* harmony import */ var _docker_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5158);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3582);






function builderMissing(name) {
    return {
        code: 'builder-missing',
        what: `There is no builder ${name} on this runner. Nothing was built.`,
        why: 'no step before this one made it, or it was made under another user or DOCKER_CONFIG.',
        fix: 'take `builder` out: what the engine cannot do is built by a builder that this step makes. Or make it before this step, with docker/setup-buildx-action and `name`.',
    };
}
function builderTooSmall(name, wishes) {
    return {
        code: 'builder-missing',
        what: `The builder ${name} is the engine's own, which cannot do this. Nothing was built:\n${wishes.map((wish) => `    ${wish}`).join('\n')}`,
        why: 'the engine keeps images in its classic store, or knows no such cache.',
        fix: 'take `builder` out: then this step makes a builder that can.',
    };
}
function indexNotLoadable() {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
        code: 'builder-missing',
        what: 'An image of several platforms cannot be loaded into the engine from another builder. Nothing was built.',
        why: 'docker takes images of one platform only from a builder that is not its own.',
        fix: 'take `load` out; or use an engine with the containerd image store, whose own builder does both.',
    });
}
function builderNotMade(output, image) {
    const { message } = (0,_build_output_js__WEBPACK_IMPORTED_MODULE_3__/* .readBuildError */ .Bz)(output);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
        code: 'builder-missing',
        ...(0,_causes_js__WEBPACK_IMPORTED_MODULE_4__/* .findCause */ .l)(BUILDER_CAUSES, (0,_docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerWords */ .eJ)(message), { image }),
        what: `A builder that can do what is asked could not be made. Docker says: ${message}`,
    });
}
const MADE_BEFORE = 'make a builder before this step (docker/setup-buildx-action) and name it in `builder`; or take out what the engine cannot do.';
const BUILDER_CAUSES = [
    _disk_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DISK_FULL */ .w,
    {
        code: 'throttled',
        when: _docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .RATE_LIMITED */ .kU,
        why: ({ image }) => `the registry of ${image} lets only so many images be pulled in a time, and pulls without a login count together for all that share an address.`,
        fix: 'log in there before this step, with docker/login-action; or make a builder from a mirror of that image (docker/setup-buildx-action with `driver-opts: image=...`) and name it in `builder`.',
        example: 'Error response from daemon: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating',
    },
    {
        code: 'builder-missing',
        when: /is not a docker command|unknown command: docker buildx|unknown (?:shorthand )?flag/,
        why: 'the buildx plugin of docker is not on this runner.',
        fix: _common_fixes_js__WEBPACK_IMPORTED_MODULE_5__/* .INSTALL_BUILDX */ .Jm,
        example: "docker: 'buildx' is not a docker command.",
    },
    {
        code: 'builder-missing',
        when: /^/,
        why: ({ image }) => `this runner does not reach the registry of ${image}, or its engine starts no privileged containers.`,
        fix: MADE_BEFORE,
        example: 'Error response from daemon: failed to resolve reference "docker.io/moby/buildkit:v0.32.2": failed to do request: Head "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host',
    },
];


/***/ }),

/***/ 6519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ DOCKER_CONFIG_STATE),
/* harmony export */   G3: () => (/* binding */ BUILDER_STATE),
/* harmony export */   IP: () => (/* binding */ VARIABLES_STATE),
/* harmony export */   Ym: () => (/* binding */ MARK_STATE),
/* harmony export */   cP: () => (/* binding */ EXPORTED_VARIABLES),
/* harmony export */   hs: () => (/* binding */ BUILDER_PREFIX)
/* harmony export */ });
const VARIABLES_STATE = 'variables';
const DOCKER_CONFIG_STATE = 'docker-config';
const BUILDER_STATE = 'builder';
const BUILDER_PREFIX = 'ecr-build-push-';
const EXPORTED_VARIABLES = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'DOCKER_CONFIG',
];
const MARK_STATE = 'mark';


/***/ }),

/***/ 3198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k2: () => (/* binding */ readLabels),
/* harmony export */   lT: () => (/* binding */ readBuild),
/* harmony export */   lu: () => (/* binding */ takenVariables),
/* harmony export */   ti: () => (/* binding */ readAnnotations)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9020);
/* harmony import */ var _build_secrets_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1822);
/* harmony import */ var _builder_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3035);
/* harmony import */ var _parse_basic_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9046);
/* harmony import */ var _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(518);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3954);







function readBuild(reader, { environment, lookup, sizeOf, tagRules }) {
    const isBuilt = reader.text('source-image') === '';
    const { context, file } = (0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .readPaths */ .Vv)(reader, { workspace: environment.workspace, lookup, isBuilt });
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({
        context,
        file,
        target: reader.optional('target', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseStage */ .YA),
        buildArgs: reader.list('build-args', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseBuildArgument */ .Nh, { keyOf: ({ name }) => name }),
        labels: readLabels(reader, tagRules),
        annotations: readAnnotations(reader, tagRules),
        pull: reader.boolean('pull', false),
        noCache: reader.boolean('no-cache', false),
        network: reader.optional('network', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseNetwork */ .MO),
        addHosts: reader.list('add-hosts', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHostEntry */ .M6, { commas: true }),
        shmSize: reader.optional('shm-size', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseByteSize */ .nS),
        ulimits: reader.list('ulimit', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseUlimit */ .at, { keyOf: beforeEquals }),
        buildContexts: (0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .readBuildContexts */ .xh)(reader, { workspace: environment.workspace, lookup }),
        secrets: (0,_build_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .readSecrets */ .ql)(reader, {
            variables: environment.variables,
            sizeOf: (path) => sizeOf((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(environment.workspace, path)),
        }),
        ssh: readSsh(reader, environment.variables),
        allow: reader.list('allow', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseEntitlement */ .Ls, { commas: true }),
        noCacheFilters: reader.list('no-cache-filters', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseStage */ .YA, { commas: true }),
        ...(0,_builder_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readBuilderInputs */ .nR)(reader),
    });
}
function takenVariables({ cache, buildArgs, secrets, }) {
    if (cache.preset !== 's3')
        return [];
    const rule = (name) => `${name} is a variable in which docker is given the session's keys for \`cache: s3\`. Give it under another name.`;
    return [
        ...buildArgs
            .filter(({ name, value }) => value === undefined && KEY_VARIABLES.includes(name))
            .map(({ name }) => ({ input: 'build-args', rule: rule(name) })),
        ...secrets.flatMap((secret) => secret.kind === 'variable' && KEY_VARIABLES.includes(secret.name)
            ? [{ input: 'secret-envs', rule: rule(secret.name) }]
            : []),
    ];
}
const KEY_VARIABLES = [
    ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
    ...['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'],
];
function beforeEquals(item) {
    return item.split('=', 1)[0];
}
function readSsh(reader, variables) {
    const ssh = reader.list('ssh', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSsh */ .Mc, { keyOf: beforeEquals });
    if (ssh.includes('default') && !variables.SSH_AUTH_SOCK) {
        reader.mistake('ssh', 'default means the SSH agent of the runner, and there is none: SSH_AUTH_SOCK is not set. Start one before this step, ' +
            'with webfactory/ssh-agent for example, or name a key, `default=path`.');
    }
    return ssh;
}
function readLabels(reader, tagRules) {
    return reader.list('labels', expanding(tagRules, _parse_basic_js__WEBPACK_IMPORTED_MODULE_6__/* .parseLabel */ .Q_), { repeats: true });
}
function readAnnotations(reader, tagRules) {
    return reader.list('annotations', expanding(tagRules, _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAnnotation */ .fr), { repeats: true });
}
function expanding(tagRules, parse) {
    if (tagRules === undefined)
        return parse;
    return (text) => {
        const expanded = text.includes('{{') ? tagRules.text(text) : { valid: true, value: text };
        return expanded.valid ? parse(expanded.value) : expanded;
    };
}


/***/ }),

/***/ 1822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VX: () => (/* binding */ secretValues),
/* harmony export */   ql: () => (/* binding */ readSecrets)
/* harmony export */ });
/* unused harmony export parseSecrets */
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6210);
/* harmony import */ var _input_reader_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5384);
/* harmony import */ var _multi_line_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5199);



function readSecrets(reader, sources) {
    const secrets = [
        ...readValues(reader),
        ...readPairs(reader, 'secret-envs', (pair) => readVariable(reader, pair, sources)),
        ...readPairs(reader, 'secret-files', (pair) => readFile(reader, pair, sources)),
    ];
    const { kept, contradicted } = (0,_input_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .onceForEachKey */ .zF)(secrets, ({ id }) => id);
    for (const id of contradicted) {
        const last = secrets.findLast((secret) => secret.id === id);
        reader.mistake(inputOf(last?.kind ?? 'value'), `${id} ${_input_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .GIVEN_TWICE */ .Zs}`);
    }
    return kept;
}
function inputOf(kind) {
    switch (kind) {
        case 'value':
            return 'secrets';
        case 'variable':
            return 'secret-envs';
        case 'file':
            return 'secret-files';
    }
}
function secretValues(secrets, variables) {
    return secrets.flatMap((secret) => {
        const value = contentOf(secret, variables);
        return value === undefined ? [] : [{ id: secret.id, value }];
    });
}
function contentOf(secret, variables) {
    switch (secret.kind) {
        case 'value':
            return secret.value;
        case 'variable':
            return variables[secret.name];
        case 'file':
            return undefined;
    }
}
const EMPTY = 'is empty: the secret it comes from is not set for this repository or environment, or this run may not have it ' +
    '(pull requests of forks and of Dependabot get none).';
function readValues(reader) {
    const { secrets, mistake } = parseSecrets(reader.text('secrets'));
    if (mistake !== undefined)
        reader.mistake('secrets', mistake);
    return secrets.flatMap(({ id, value }) => {
        if (value === '')
            reader.mistake('secrets', `${id} ${EMPTY}`);
        else if (Buffer.byteLength(value) > LONGEST_VALUE)
            reader.mistake('secrets', `${id} has more than ${LONGEST_VALUE / 1024} KiB. Write it to a file, for secret-files.`);
        else
            return [{ id, kind: 'value', value }];
        return [];
    });
}
const LONGEST_VALUE = 120 * 1024;
function readPairs(reader, input, read) {
    return (0,_multi_line_list_js__WEBPACK_IMPORTED_MODULE_1__/* .parseList */ .E)(reader.text(input)).items.flatMap((item) => {
        const pair = parsePair(item);
        if (pair === undefined) {
            reader.mistake(input, `"${item}" is not of the form ${input === 'secret-envs' ? 'ID=VARIABLE' : 'ID=path'}.`);
            return [];
        }
        return read(pair) ?? [];
    });
}
function readVariable(reader, { id, value: name }, { variables }) {
    if (variables[name])
        return { id, kind: 'variable', name };
    const what = variables[name] === undefined ? 'is not set. Set it under `env:` of this step.' : EMPTY;
    reader.mistake('secret-envs', `${id}: the variable ${name} ${what}`);
    return undefined;
}
function readFile(reader, { id, value: path }, { sizeOf }) {
    const size = sizeOf(path);
    if (size)
        return { id, kind: 'file', path };
    const what = size === undefined ? 'is not there. Paths start at the workspace.' : 'is empty.';
    reader.mistake('secret-files', `${id}: the file ${path} ${what}`);
    return undefined;
}
function parsePair(text) {
    const [, id, value] = /^([\w.-]+)=([\s\S]*)$/.exec(text) ?? [];
    return id === undefined || value === undefined ? undefined : { id, value };
}
function parseSecrets(text) {
    const lines = text.split(/\r\n|\n|\r/);
    const secrets = [];
    for (let index = 0; index < lines.length;) {
        const found = readSecret(lines, index);
        if (found.kind === 'mistake')
            return { secrets, mistake: brokenJson(secrets.at(-1), index) ?? found.rule };
        if (found.kind === 'secret')
            secrets.push({ id: found.id, value: found.value });
        index += found.length;
    }
    return { secrets };
}
function severalLines(id) {
    return (`A value of several lines is written as\n    ${id}<<END\n    ...\n    END\n` +
        `or with quotes around all of it, in which each quote of the value is doubled:\n    "${id}=..."`);
}
function brokenJson(last, index) {
    if (last === undefined || !/^\s*[[{]/.test(last.value) || (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(last.value) !== undefined)
        return undefined;
    return `${last.id} looks like JSON that goes on in line ${index + 1}. ${severalLines(last.id)}`;
}
function readSecret(lines, index) {
    const line = (lines[index] ?? '').trim();
    if (line === '' || line.startsWith('#'))
        return { kind: 'none', length: 1 };
    if (line.startsWith('"'))
        return readQuoted(lines, index);
    const [, id, delimiter] = /^([\w.-]+)<<(\S+)$/.exec(line) ?? [];
    if (id !== undefined && delimiter !== undefined)
        return readUntil(lines, index, { id, delimiter });
    const pair = parsePair(line);
    if (pair === undefined || /^=+$/.test(pair.value)) {
        const rule = `line ${index + 1} is not of the form ID=value. ${severalLines('ID')}`;
        return { kind: 'mistake', rule, length: 1 };
    }
    const [, label] = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(pair.value) ?? [];
    if (label === undefined)
        return { kind: 'secret', ...pair, length: 1 };
    const end = indexOfLine(lines, `-----END ${label}-----`, index + 1);
    if (end < 0)
        return { kind: 'mistake', rule: `${pair.id} begins a PEM block that does not end.`, length: 1 };
    const value = [pair.value, ...lines.slice(index + 1, end + 1).map((text) => text.trim())].join('\n');
    return { kind: 'secret', id: pair.id, value: `${value}\n`, length: end - index + 1 };
}
function readUntil(lines, index, { id, delimiter }) {
    const end = indexOfLine(lines, delimiter, index + 1);
    if (end < 0)
        return { kind: 'mistake', rule: `${id} has no line ${delimiter} at its end.`, length: 1 };
    return { kind: 'secret', id, value: lines.slice(index + 1, end).join('\n'), length: end - index + 1 };
}
function indexOfLine(lines, wanted, from) {
    for (let index = from; index < lines.length; index += 1)
        if (lines[index]?.trim() === wanted)
            return index;
    return -1;
}
function readQuoted(lines, index) {
    const length = linesQuoted(lines, index);
    const text = lines.slice(index, index + length).join('\n');
    const pair = parsePair(/^"((?:[^"]|"")*)"$/.exec(text.trim())?.[1]?.replaceAll('""', '"') ?? '');
    if (pair === undefined) {
        const rule = `line ${index + 1} starts with a quote, but is not of the form "ID=value" with a quote at its end. ${severalLines('ID')}`;
        return { kind: 'mistake', rule, length: 1 };
    }
    return { kind: 'secret', ...pair, length };
}
function linesQuoted(lines, index) {
    let quotes = 0;
    for (let end = index; end < lines.length; end += 1) {
        quotes += (lines[end] ?? '').split('"').length - 1;
        if (quotes % 2 === 0)
            return end - index + 1;
    }
    return 1;
}


/***/ }),

/***/ 3035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KU: () => (/* binding */ readCacheInputs),
/* harmony export */   Pz: () => (/* binding */ readTest),
/* harmony export */   nR: () => (/* binding */ readBuilderInputs)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9020);
/* harmony import */ var _parse_basic_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9046);
/* harmony import */ var _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(518);



function readBuilderInputs(reader) {
    const cache = readCacheInputs(reader);
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({
        platforms: reader.list('platforms', _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlatform */ .FL, { commas: true }),
        provenance: readAttestation(reader, 'provenance', _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parseProvenance */ .X6),
        sbom: readAttestation(reader, 'sbom', _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSbom */ .rl),
        compression: reader.withDefault('compression', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseOneOf */ .R8)('default', 'gzip', 'estargz', 'zstd'), 'default'),
        builder: reader.optional('builder', _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBuilderName */ .M$),
        load: reader.boolean('load', false),
        cache,
        cacheFrom: reader.list('cache-from', _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCache */ .IW),
        cacheTo: reader.list('cache-to', _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCache */ .IW),
    });
}
function readCacheInputs(reader) {
    const preset = reader.withDefault('cache', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseOneOf */ .R8)('none', 'registry', 'gha', 'inline', 's3'), 'none');
    const ref = reader.optional('cache-ref', preset === 's3' ? _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBucketPath */ .FM : _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCacheRef */ .Bh);
    if (ref !== undefined && preset !== 'registry' && preset !== 's3')
        reader.mistake('cache-ref', 'is the place of a cache in a registry or in S3. Set `cache: registry` or `cache: s3`, or take it out.');
    if (preset === 's3' && reader.text('cache-ref') === '')
        reader.mistake('cache-ref', 'cache: s3 has to know its bucket. Add the line `cache-ref: BUCKET/PREFIX`.');
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ preset, ref });
}
function readAttestation(reader, name, parse) {
    const text = reader.optional(name, parse);
    return text === 'false' ? undefined : text;
}
function readTest(reader) {
    const command = reader.text('test');
    const seconds = reader.optional('test-timeout-seconds', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseInteger */ .cG)(1, 86_400, 'seconds'));
    const platforms = reader.optional('test-platforms', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseOneOf */ .R8)('native', 'all'));
    if (command !== '')
        return { command, timeoutSeconds: seconds ?? 600, everyPlatform: platforms === 'all' };
    for (const [name, value] of [
        ['test-timeout-seconds', seconds],
        ['test-platforms', platforms],
    ]) {
        if (value !== undefined)
            reader.mistake(name, 'is about a test, and there is none. Set `test`, or take it out.');
    }
    return undefined;
}


/***/ }),

/***/ 1001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readImage)
/* harmony export */ });
/* harmony import */ var _plan_oci_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9877);
/* harmony import */ var _parse_basic_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9046);
/* harmony import */ var _parse_docker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(518);



function readImage(reader, event, { hasCommitTag, tags: [first = ''], version, tagSources, affixes, context, }) {
    const ifExists = reader.withDefault('if-exists', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseOneOf */ .R8)('auto', 'reuse', 'rebuild', 'fail'), 'auto');
    const isMoving = tagSources.some(({ tag, isMoving: moves }) => tag === first && moves);
    if (ifExists === 'reuse' && !hasCommitTag && isMoving) {
        reader.mistake('if-exists', `is reuse, and the first tag is ${first}, which moves: nothing would ever be built again. ${FIXED_FIRST}`);
    }
    const hasOwnLabels = reader.boolean('own-labels', true);
    return {
        hasCommitTag,
        hasOwnLabels,
        ownLabels: hasOwnLabels
            ? (0,_plan_oci_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .labelsOf */ .PC)(event, version, tagSources.find((source) => source.version !== undefined)?.version?.label)
            : [],
        version: version ?? first,
        tagSources,
        affixes,
        ifExists,
        reuse: readReuse(reader, context),
        keepNewerTags: reader.boolean('keep-newer-tags', true),
    };
}
const FIXED_FIRST = 'Put a tag first that one image keeps, such as a version or the commit (`commit-tag: true`).';
function readReuse(reader, context) {
    const kind = reader.withDefault('reuse', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseOneOf */ .R8)('commit', 'content'), 'commit');
    const maxAgeDays = reader.optional('reuse-max-age-days', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseInteger */ .cG)(1, 365, 'days'));
    if (kind === 'content') {
        if ((0,_parse_docker_js__WEBPACK_IMPORTED_MODULE_1__/* .isRemoteContext */ .uN)(context)) {
            reader.mistake('reuse', 'content cannot be told from an address. Check the repository out, and set `context` to a folder of it.');
        }
        return { kind, maxAgeDays: maxAgeDays ?? 30 };
    }
    if (maxAgeDays !== undefined) {
        reader.mistake('reuse-max-age-days', 'is about images of the same content only. Set `reuse: content`, or take it out.');
    }
    return { kind };
}


/***/ }),

/***/ 3531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $n: () => (/* binding */ cachesFor),
/* harmony export */   AY: () => (/* binding */ warnMissingGithubCache),
/* harmony export */   KO: () => (/* binding */ requestedCaches),
/* harmony export */   c9: () => (/* binding */ warnUnusedCaches),
/* harmony export */   o9: () => (/* binding */ engineCaches)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9020);
/* harmony import */ var _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(505);
/* harmony import */ var _plan_cache_situation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55);
/* harmony import */ var _plan_s3_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5998);




function cachesFor(step, { snapshot, location }) {
    return (0,_plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .cacheFlags */ .wT)((0,_plan_cache_situation_js__WEBPACK_IMPORTED_MODULE_1__/* .cacheSituation */ .L)(step, snapshot, location));
}
function engineCaches(step) {
    const { preset } = step.inputs.build.cache;
    return preset === 'gha' || (preset === 's3' && whyNoS3(step) === undefined) ? presetFlags(step, preset) : _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_CACHE */ .DQ;
}
function whyNoS3({ inputs, environment: { variables } }) {
    if (inputs.region === undefined)
        return 'no region is known: set `aws-region`';
    return KEY_SOURCES.some((name) => variables[name])
        ? undefined
        : 'push is false, so no role is assumed, and the job has no AWS credentials in its environment';
}
const KEY_SOURCES = [
    'AWS_ACCESS_KEY_ID',
    'AWS_PROFILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
];
function requestedCaches(step) {
    const { cache, cacheFrom, cacheTo } = step.inputs.build;
    const flags = step.inputs.destinations.length > 0 ? presetFlags(step, cache.preset) : engineCaches(step);
    return { cacheFrom: [...flags.from, ...cacheFrom], cacheTo: [...flags.to, ...cacheTo] };
}
function presetFlags({ inputs, event, environment }, preset) {
    const { repository, build, region } = inputs;
    const { ref } = build.cache;
    const s3 = (0,_plan_s3_place_js__WEBPACK_IMPORTED_MODULE_2__/* .s3Endpoint */ .w)(region, environment.variables);
    const place = (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ repositoryUri: `host/${repository.name}`, ref, s3 });
    return (0,_plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .cacheFlags */ .wT)({ preset, ...place, event, scope: (0,_plan_cache_situation_js__WEBPACK_IMPORTED_MODULE_1__/* .cacheScope */ .j)(build), imageTags: [] });
}
function warnUnusedCaches(step) {
    const { preset } = step.inputs.build.cache;
    warnMissingGithubCache(step.runner, [step]);
    const why = preset === 's3' ? whyNoS3(step) : undefined;
    if (why !== undefined)
        step.runner.warning(`cache: s3 is neither read nor written: ${why}.`);
    if (preset === 'registry' || preset === 'inline')
        step.runner.notice(`cache: ${preset} is neither read nor written, as push is false and nobody logs in. Take cache: gha for such runs.`);
}
function warnMissingGithubCache({ warning }, steps) {
    const isMissing = steps.some(({ inputs, environment }) => inputs.build.cache.preset === 'gha' && !environment.variables.ACTIONS_RUNTIME_TOKEN);
    if (isMissing)
        warning(NO_GITHUB_CACHE);
}
const NO_GITHUB_CACHE = 'The cache is neither read nor written, as ACTIONS_RUNTIME_TOKEN is not set: this runner gives no access to ' +
    "GitHub's cache. Take `cache: gha` out, or use `cache: registry`.";


/***/ }),

/***/ 9251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IH: () => (/* binding */ builderRequirements),
/* harmony export */   T4: () => (/* binding */ reselectBuilder),
/* harmony export */   Wp: () => (/* binding */ ensureBuilder),
/* harmony export */   kv: () => (/* binding */ selectBuilder),
/* harmony export */   lc: () => (/* binding */ fixedRequirements)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _docker_buildx_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1199);
/* harmony import */ var _docker_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9981);
/* harmony import */ var _errors_builder_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9431);
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3582);
/* harmony import */ var _github_saved_state_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6519);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9020);
/* harmony import */ var _plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7097);
/* harmony import */ var _plan_tag_mutability_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(301);
/* harmony import */ var _build_cache_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3531);










const BUILDKIT_IMAGE = 'moby/buildkit:v0.32.2';
function builderRequirements(step, more = []) {
    const { build, test } = step.inputs;
    return {
        requirements: [...(0,_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_5__/* .requirementsOf */ .CG)({ ...build, ...(0,_build_cache_js__WEBPACK_IMPORTED_MODULE_6__/* .requestedCaches */ .KO)(step) }), ...more],
        requested: build.builder,
        loadsIndex: build.load && build.platforms.length > 1,
        isTested: test !== undefined,
    };
}
function fixedRequirements({ build, tags }, { repository }) {
    const [tag] = tags;
    const mayBeFixed = repository.kind !== 'found' || !(0,_plan_tag_mutability_js__WEBPACK_IMPORTED_MODULE_7__/* .isMovable */ .d)(tag, repository.mutability);
    return (0,_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_5__/* .isIndex */ .nw)(build) && mayBeFixed ? [(0,_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_5__/* .fixedIndexRequirement */ .Q2)(tag)] : [];
}
async function selectBuilder({ environment }, docker, { requirements, requested, loadsIndex, isTested }) {
    const engine = (0,_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .findEngine */ .GO)(docker, environment.variables.DOCKER_HOST || undefined);
    if (requirements.length === 0 && requested === undefined)
        return described({ engine: await engine, choice: { kind: 'engine' } });
    const inUse = environment.variables.BUILDX_BUILDER || undefined;
    const [found, store, answered] = await Promise.all([
        (0,_docker_buildx_js__WEBPACK_IMPORTED_MODULE_1__/* .inspectBuilder */ .I)(docker, requested ?? inUse),
        (0,_docker_buildx_js__WEBPACK_IMPORTED_MODULE_1__/* .imageStore */ .J)(docker),
        engine.then((value) => ({ value }), (error) => ({ error })),
    ]);
    const named = requested === undefined ? undefined : { name: requested, found: found ?? 'missing' };
    const choice = (0,_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_5__/* .chooseBuilder */ .Z7)({
        requirements,
        store,
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_8__/* .omitUndefined */ .O)({ requested: named, current: requested === undefined ? found : undefined }),
    });
    if (choice.kind === 'refuse')
        throw new _errors_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR(choice.problem);
    if (choice.kind !== 'engine' && loadsIndex)
        throw (0,_errors_builder_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .indexNotLoadable */ .E3)();
    const isElsewhere = choice.kind === 'builder' && !isTested;
    if ('error' in answered && !isElsewhere)
        throw answered.error;
    return described({ ...('value' in answered ? { engine: answered.value } : {}), choice });
}
async function reselectBuilder(step, docker, { selection, snapshot }) {
    const requirements = selection.choice.kind === 'engine' ? fixedRequirements(step.inputs, snapshot) : [];
    if (requirements.length === 0)
        return selection;
    const other = await selectBuilder(step, docker, builderRequirements(step, requirements));
    if (other.choice.kind !== 'engine')
        step.runner.info(other.choice.sentence);
    return other;
}
function described({ engine, choice }) {
    const own = choice.kind === 'engine' ? ', built by its own builder' : '';
    const version = engine && `Docker ${engine.serverVersion} (command ${engine.clientVersion})${own}.`;
    const sentence = choice.kind === 'engine' ? undefined : choice.sentence;
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_8__/* .omitUndefined */ .O)({ engine, choice, lines: [version, sentence].filter((line) => line !== undefined) });
}
async function ensureBuilder(step, docker, { choice }) {
    switch (choice.kind) {
        case 'engine':
            return undefined;
        case 'builder':
            return choice.builder.name;
        case 'create':
            return await step.runner.phase('Builder', async () => {
                const name = await createBuilder(step, docker);
                return { value: name, sentence: `Made the builder ${name}` };
            });
    }
}
async function createBuilder({ runner }, docker) {
    const name = `${_github_saved_state_js__WEBPACK_IMPORTED_MODULE_9__/* .BUILDER_PREFIX */ .hs}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}`;
    runner.saveState(_github_saved_state_js__WEBPACK_IMPORTED_MODULE_9__/* .BUILDER_STATE */ .G3, name);
    const create = ['buildx', 'create', '--name', name, '--driver', 'docker-container', '--bootstrap'];
    const { succeeded, tail } = await docker.stream([...create, '--driver-opt', `image=${BUILDKIT_IMAGE}`]);
    if (succeeded)
        return name;
    throw (0,_errors_builder_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .builderNotMade */ .SK)(tail, BUILDKIT_IMAGE);
}


/***/ }),

/***/ 8353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ dockerFor),
/* harmony export */   u: () => (/* binding */ privateConfig)
/* harmony export */ });
/* harmony import */ var _docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(930);
/* harmony import */ var _docker_docker_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8186);
/* harmony import */ var _github_saved_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6519);



async function privateConfig({ environment, runner, onTempFolder }) {
    return await (0,_docker_docker_config_js__WEBPACK_IMPORTED_MODULE_1__/* .createPrivateConfig */ .Ch)(environment.dockerConfig, environment.temp, (directory) => {
        onTempFolder(directory);
        runner.saveState(_github_saved_state_js__WEBPACK_IMPORTED_MODULE_2__/* .DOCKER_CONFIG_STATE */ .Ai, directory);
    });
}
function dockerFor({ environment, event, runner }, config) {
    const variables = (0,_docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerVariables */ .Gn)({
        variables: environment.variables,
        configDirectory: config?.directory,
        commitDate: event.commitDate,
    });
    return (0,_docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerCli */ .RK)({ workspace: environment.workspace, variables, quoting: runner.quoting });
}


/***/ }),

/***/ 505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DQ: () => (/* binding */ NO_CACHE),
  wT: () => (/* binding */ cacheFlags),
  UU: () => (/* binding */ cacheName),
  NZ: () => (/* binding */ refuseCacheTag),
  RW: () => (/* binding */ refuseFixedCache)
});

;// CONCATENATED MODULE: ./.build/errors/cache-errors.js
function cacheImmutable({ uri, tag }) {
    return {
        code: 'cache-immutable',
        what: `The cache would be kept as ${uri}:${tag}, but tags of this repository are immutable: it could be written once, and never again. Nothing was built.`,
        why: 'a cache is replaced by each build, so its tag has to move.',
        fix: [
            'keep it in a repository of its own, with mutable tags:',
            `    cache-ref: ${uri.slice(uri.indexOf('/') + 1)}-cache`,
            `or let tags that start with ${tag} move (put-image-tag-mutability with the filter ${tag}*), or use \`cache: gha\`.`,
        ].join('\n'),
    };
}
function cacheOverImage(name) {
    const repository = name.slice(name.indexOf('/') + 1, name.lastIndexOf(':'));
    return {
        code: 'cache-over-image',
        what: `The cache would be written to ${name}, which is also a tag of the image: the tag would end up on the cache, and not on the image. Nothing was built.`,
        why: 'a cache and an image in one repository are told apart by their tags only.',
        fix: [
            'keep the cache in a repository of its own:',
            `    cache-ref: ${repository}-cache`,
            'or leave the tag out of `tags`.',
        ].join('\n'),
    };
}

// EXTERNAL MODULE: ./.build/lib/csv-fields.js
var csv_fields = __webpack_require__(3654);
// EXTERNAL MODULE: ./.build/lib/sha256.js
var sha256 = __webpack_require__(6419);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
// EXTERNAL MODULE: ./.build/plan/s3-place.js
var s3_place = __webpack_require__(5998);
// EXTERNAL MODULE: ./.build/plan/tag-mutability.js
var tag_mutability = __webpack_require__(301);
;// CONCATENATED MODULE: ./.build/plan/cache-flags.js






const NO_CACHE = { from: [], to: [] };
function cacheFlags(situation) {
    switch (situation.preset) {
        case 'none':
            return NO_CACHE;
        case 'inline':
            return {
                from: situation.imageTags.map((tag) => `type=registry,ref=${situation.repositoryUri}:${tag}`),
                to: ['type=inline'],
            };
        case 'gha':
            return ghaFlags(situation);
        case 'registry':
            return registryFlags(situation);
        case 's3':
            return s3Flags(situation);
    }
}
function registryFlags(situation) {
    const { uri, tag } = cachePlace(situation);
    const { read, written } = branchNames(situation.event, tag);
    return {
        from: read.map((name) => `type=registry,ref=${uri}:${name}`),
        to: written.map((name) => `type=registry,ref=${uri}:${name},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`),
    };
}
function branchNames(event, base) {
    const name = (branch) => branch === undefined || branch === event.repository.defaultBranch ? base : branchTag(base, branch);
    const own = branchOf(event);
    return {
        read: [...new Set([own, event.baseRef, undefined].map(name))],
        written: own === undefined ? [] : [name(own)],
    };
}
function s3Flags({ ref, s3, event, scope, repositoryUri }) {
    const place = ref === undefined ? undefined : (0,s3_place/* readBucketPath */.Y)(ref);
    if (place === undefined || s3 === undefined)
        return NO_CACHE;
    const repository = repositoryUri.slice(repositoryUri.indexOf('/') + 1);
    const { read, written } = branchNames(event, standardTag(scope));
    const flag = (name, ...more) => [
        ...['type=s3', `region=${s3.region}`, `bucket=${place.bucket}`, `prefix=${place.prefix}/`],
        `name=${repository}/${name}`,
        ...(s3.url === undefined ? [] : [`endpoint_url=${s3.url}`, 'use_path_style=true']),
        ...more,
    ]
        .map(csv_fields/* csvField */.XR)
        .join(',');
    return {
        from: read.map((name) => flag(name)),
        to: written.map((name) => flag(name, 'mode=max', 'ignore-error=true')),
    };
}
function ghaFlags({ event, scope }) {
    const name = ['image', ...scope].join('-').replace(/[^\w.-]+/g, '-');
    const from = [`type=gha,scope=${name}`];
    return { from, to: branchOf(event) === undefined ? [] : [`type=gha,scope=${name},mode=max,ignore-error=true`] };
}
function branchOf({ name, ref, pullRequest }) {
    if (pullRequest !== undefined || name.startsWith('pull_request'))
        return undefined;
    return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}
const LONGEST_TAG = 128;
const LONGEST_BASE = 100;
const LONGEST_SCOPE = 60;
function cachePlace({ repositoryUri, ref, scope }) {
    const host = repositoryUri.slice(0, repositoryUri.indexOf('/'));
    const own = repositoryUri.slice(host.length + 1);
    const standard = standardTag(scope);
    if (ref === undefined)
        return { uri: repositoryUri, tag: standard, isOwn: true };
    const [, name = '', tag = standard] = /^([^:]+)(?::(.+))?$/.exec(ref) ?? [];
    return { uri: `${host}/${name}`, tag, isOwn: name === own };
}
function standardTag(scope) {
    return ['cache', ...scope.map((part) => word(part.replaceAll('/', '-'), LONGEST_SCOPE))].join('-');
}
function branchTag(tag, branch) {
    const base = word(tag, LONGEST_BASE);
    return `${base}--${word(branch, LONGEST_TAG - base.length - 2)}`;
}
function word(text, longest) {
    const made = text.replace(/[^\w.]+/g, '-').replace(/^-|-$/g, '');
    if (made === text && made.length <= longest)
        return made;
    const hash = (0,sha256/* sha256 */.s)(text).slice(0, 8);
    return `${made.slice(0, longest - hash.length - 1)}-${hash}`;
}
function refuseFixedCache({ preset, ...situation }, repositoryFacts) {
    const { uri, tag, isOwn } = cachePlace(situation);
    if (branchOf(situation.event) === undefined)
        return undefined;
    if (preset !== 'registry' || !isOwn || repositoryFacts.kind !== 'found' || (0,tag_mutability/* isMovable */.d)(tag, repositoryFacts.mutability))
        return undefined;
    return cacheImmutable({ uri, tag });
}
function refuseCacheTag(situation, { tags, cacheTo }) {
    const written = [...cacheFlags(situation).to, ...cacheTo].map(cacheName);
    const tag = tags.find((wanted) => written.includes(`${situation.repositoryUri}:${wanted}`));
    return tag === undefined ? undefined : cacheOverImage(`${situation.repositoryUri}:${tag}`);
}
function cacheName(cache) {
    if ((0,choose_builder/* cacheType */.NW)(cache) !== 'registry')
        return undefined;
    const name = (0,csv_fields/* fieldsOf */.Pf)(cache, 'ref').ref;
    return name === undefined || /:[^/]+$/.test(name) ? name : `${name}:latest`;
}


/***/ }),

/***/ 55:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ cacheSituation),
/* harmony export */   j: () => (/* binding */ cacheScope)
/* harmony export */ });
/* harmony import */ var _registry_location_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4565);
/* harmony import */ var _s3_place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5998);


function cacheSituation({ inputs, event, environment }, { tags }, location) {
    const { cache } = inputs.build;
    const s3 = (0,_s3_place_js__WEBPACK_IMPORTED_MODULE_1__/* .s3Endpoint */ .w)(inputs.region, environment.variables);
    const candidates = [...inputs.tags, event.previousCommit ?? ''];
    return {
        preset: cache.preset,
        repositoryUri: (0,_registry_location_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryUri */ .LJ)(location),
        ...(cache.ref === undefined ? {} : { ref: cache.ref }),
        ...(s3 === undefined ? {} : { s3 }),
        event,
        scope: cacheScope(inputs.build),
        imageTags: candidates.filter((tag) => tags.get(tag)?.kind === 'present'),
    };
}
function cacheScope({ cache, target, platforms }) {
    return cache.scope ?? [...(target === undefined ? [] : [target]), ...platforms];
}


/***/ }),

/***/ 7097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CG: () => (/* binding */ requirementsOf),
/* harmony export */   KC: () => (/* binding */ testedPlatforms),
/* harmony export */   NW: () => (/* binding */ cacheType),
/* harmony export */   Q2: () => (/* binding */ fixedIndexRequirement),
/* harmony export */   Z7: () => (/* binding */ chooseBuilder),
/* harmony export */   kj: () => (/* binding */ readBuilder),
/* harmony export */   nw: () => (/* binding */ isIndex),
/* harmony export */   z3: () => (/* binding */ missingPlatforms)
/* harmony export */ });
/* harmony import */ var _errors_builder_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9431);
/* harmony import */ var _lib_csv_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3654);
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7277);



function isIndex({ platforms, provenance, sbom, }) {
    return platforms.length > 1 || provenance !== undefined || sbom !== undefined;
}
function requirementsOf({ platforms, provenance, sbom, compression, cacheFrom, cacheTo, }) {
    const caches = [...cacheFrom.filter((cache) => cacheType(cache) !== 'registry'), ...cacheTo].filter((cache) => !['inline', ''].includes(cacheType(cache)));
    return [
        ...(platforms.length > 1 ? [requirement('several-platforms', `platforms: ${platforms.join(', ')}`)] : []),
        ...(provenance === undefined ? [] : [requirement('attestations', `provenance: ${provenance}`)]),
        ...(sbom === undefined ? [] : [requirement('attestations', `sbom: ${sbom}`)]),
        ...(compression === 'default' ? [] : [requirement('compression', `compression: ${compression}`)]),
        ...caches.map((cache) => {
            const type = cacheType(cache);
            return requirement(['registry', 'gha', 'local'].includes(type) ? 'cache' : 'other-caches', `a cache of type ${type}`);
        }),
    ];
}
function fixedIndexRequirement(tag) {
    return requirement('fixed-index', `an index under the tag ${tag}, which cannot move`);
}
function requirement(capability, wish) {
    return { capability, wish };
}
function cacheType(cache) {
    return (0,_lib_csv_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(cache, 'ref').type ?? (cache.includes('=') ? '' : 'registry');
}
function chooseBuilder({ requirements, requested, store, current }) {
    if (requested !== undefined) {
        const { name, found } = requested;
        if (found === 'missing')
            return { kind: 'refuse', problem: (0,_errors_builder_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .builderMissing */ .Gi)(name) };
        if (found.driver !== 'docker') {
            return { kind: 'builder', builder: found, sentence: `Built by ${name} (${found.driver}), as the workflow says.` };
        }
        const lacking = lackingIn(store, requirements);
        return lacking.length === 0
            ? { kind: 'engine' }
            : {
                kind: 'refuse',
                problem: (0,_errors_builder_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .builderTooSmall */ .vv)(name, lacking.map(({ wish }) => wish)),
            };
    }
    const lacking = lackingIn(store, requirements);
    if (lacking.length === 0)
        return { kind: 'engine' };
    const why = `the engine's own builder cannot do ${lacking.map(({ wish }) => wish).join('; ')}`;
    if (current !== undefined && current.driver !== 'docker') {
        return { kind: 'builder', builder: current, sentence: `Built by ${current.name} (${current.driver}): ${why}.` };
    }
    return { kind: 'create', sentence: `Built by a new builder, which is removed afterwards: ${why}.` };
}
function lackingIn(store, needs) {
    if (store !== 'containerd')
        return needs;
    return needs.filter(({ capability }) => capability === 'other-caches' || capability === 'fixed-index');
}
function testedPlatforms(platforms, everyPlatform, architecture) {
    if (platforms.length === 0)
        return [undefined];
    if (everyPlatform)
        return platforms;
    const own = (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .ownPlatform */ .g$)(architecture);
    return [platforms.find((platform) => platform === own || platform.startsWith(`${own}/`)) ?? platforms[0]];
}
function missingPlatforms(wanted, known) {
    const there = known.map(_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .normalizePlatform */ .FL);
    const base = (platform) => platform.split('/').slice(0, 2).join('/');
    return wanted.filter((platform) => {
        const [name, isWhole] = [(0,_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .normalizePlatform */ .FL)(platform), platform.split('/').length > 2];
        return !there.some((one) => one === name || (!isWhole && base(one) === base(name)));
    });
}
function readBuilder(text) {
    const name = /^Name:[^\S\n]*(\S+)/m.exec(text)?.[1];
    const driver = /^Driver:[^\S\n]*(\S+)/m.exec(text)?.[1];
    if (name === undefined || driver === undefined)
        return undefined;
    const lists = [...text.matchAll(/^Platforms:[^\S\n]*(.*)$/gm)].map(([, list = '']) => list.split(','));
    const platforms = lists.flat().map((platform) => platform.trim().replace(/\*$/, ''));
    return { name, driver, platforms: [...new Set(platforms)].filter((platform) => platform !== '') };
}


/***/ })

};
;