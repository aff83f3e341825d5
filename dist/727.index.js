"use strict";
exports.id = 727;
exports.ids = [727];
exports.modules = {

/***/ 3727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mergeImages: () => (/* binding */ mergeImages)
});

// EXTERNAL MODULE: ./.build/phases/credentials/id-token-source.js + 1 modules
var id_token_source = __webpack_require__(9836);
// EXTERNAL MODULE: ./.build/phases/foreseen-place.js
var foreseen_place = __webpack_require__(3308);
// EXTERNAL MODULE: ./.build/phases/masking-runner.js
var masking_runner = __webpack_require__(9962);
// EXTERNAL MODULE: ./.build/phases/read-step.js + 8 modules
var read_step = __webpack_require__(8917);
// EXTERNAL MODULE: ./.build/report/outputs.js
var outputs = __webpack_require__(6207);
// EXTERNAL MODULE: ./.build/report/summary.js
var summary = __webpack_require__(4681);
// EXTERNAL MODULE: ./.build/errors/input-errors.js
var input_errors = __webpack_require__(2618);
// EXTERNAL MODULE: ./.build/inputs/aws-inputs.js
var aws_inputs = __webpack_require__(4801);
// EXTERNAL MODULE: ./.build/inputs/build-inputs.js
var build_inputs = __webpack_require__(3198);
// EXTERNAL MODULE: ./.build/inputs/image-name.js
var image_name = __webpack_require__(9727);
// EXTERNAL MODULE: ./.build/inputs/input-names.js + 2 modules
var input_names = __webpack_require__(9137);
// EXTERNAL MODULE: ./.build/inputs/input-reader.js
var input_reader = __webpack_require__(5384);
// EXTERNAL MODULE: ./.build/inputs/parse-aws.js
var parse_aws = __webpack_require__(5265);
// EXTERNAL MODULE: ./.build/inputs/tag-inputs.js
var tag_inputs = __webpack_require__(3302);
// EXTERNAL MODULE: ./.build/inputs/whole-names.js
var whole_names = __webpack_require__(804);
;// CONCATENATED MODULE: ./.build/actions/merge/merge-inputs.js









function readMergeInputs(origin) {
    const reader = new input_reader/* InputReader */.i_(origin.source);
    const repository = reader.required('repository', parse_aws/* parseRepository */.SU, 'team/shop');
    const images = reader.list('images', image_name/* parseImageName */.i, { commas: true });
    if (reader.text('images') === '')
        reader.missing('images', 'v1-amd64,v1-arm64');
    const { tags, notices, tagSources, affixes, hasCommitTag } = (0,tag_inputs/* readAllTags */.vR)(reader, origin, (0,whole_names/* placeOfTags */.op)(origin, { repository, elsewhere: 'repository' }));
    const annotations = readIndexAnnotations(reader, origin.tagRules);
    const keepNewerTags = reader.boolean('keep-newer-tags', true);
    const account = (0,aws_inputs/* readAccount */.GM)(reader, origin, { repository, isCalled: true });
    const own = { region: account.region, accountId: account.registryId, host: repository?.host };
    for (const { text, repository: named } of images)
        if (named !== undefined && account.region !== '' && (0,image_name/* isElsewhere */.l)(named, own))
            reader.mistake('images', otherRegistry(text));
    (0,input_names/* refuseNames */.d3)(reader, 'merge', origin.environment.variables);
    const [first, ...further] = tags;
    if (reader.mistakes.length > 0 || repository === undefined || first === undefined)
        throw (0,input_errors/* invalidInputs */.R)(reader.mistakes);
    return {
        repository,
        images: eachOnce(images, repository),
        hosted: images.filter((image) => image.repository?.host !== undefined),
        tags: [first, ...further],
        tagSources,
        affixes,
        hasCommitTag,
        annotations: Object.fromEntries(annotations),
        keepNewerTags,
        notices,
        account,
    };
}
function eachOnce(images, { name: own }) {
    const keyOf = ({ repository, id }) => JSON.stringify([repository?.name ?? own, id]);
    return [...new Map(images.map((image) => [keyOf(image), image])).values()];
}
function otherRegistry(text) {
    return (`${(0,input_reader/* quote */.hD)(text)} is in another registry than the index. One registry has both: let the jobs before push to the one of ` +
        '`repository`, or set `repository`, `aws-region` and `registry-id` to where the images are.');
}
function readIndexAnnotations(reader, tagRules) {
    return (0,build_inputs/* readAnnotations */.ti)(reader, tagRules).flatMap((text) => {
        const [, levels = 'index', key = '', value = ''] = /^(?:([^:=]*):)?([^=]+)=([\s\S]*)$/.exec(text) ?? [];
        if (levels === 'index')
            return [[key, value]];
        reader.mistake('annotations', `${(0,input_reader/* quote */.hD)(text)} is for the level ${levels}, and merge makes an index only. Write "${key}=..." here, or give the images their annotations where they are built.`);
        return [];
    });
}

;// CONCATENATED MODULE: ./.build/actions/merge/merge.js







async function mergeImages(context) {
    const read = await (0,read_step/* readStep */.jg)(context, {
        action: 'merge',
        place: () => ({ kind: 'workspace' }),
        read: readMergeInputs,
        describe: describeMerge,
    });
    const step = { ...read, runner: (0,masking_runner/* maskOnlyOutsideOutputs */.U)(read.runner, outputsOf(read.inputs)) };
    const idTokens = (0,id_token_source/* startIdTokens */.S)(step, step.inputs.account);
    const { putIndex } = await Promise.all(/* import() */[__webpack_require__.e(260), __webpack_require__.e(249), __webpack_require__.e(695), __webpack_require__.e(508), __webpack_require__.e(954), __webpack_require__.e(682), __webpack_require__.e(309), __webpack_require__.e(416), __webpack_require__.e(101), __webpack_require__.e(541), __webpack_require__.e(741)]).then(__webpack_require__.bind(__webpack_require__, 7741));
    const image = await putIndex(step, idTokens);
    step.runner.setOutputs((0,outputs/* toOutputs */.Iu)(image, namesOf(step.inputs)));
    await step.runner.writeSummary((0,summary/* renderSummary */.B)(image, step.runner.timings()));
}
function namesOf({ tagSources }) {
    return { named: tagSources.map(({ tag }) => tag) };
}
function outputsOf(inputs) {
    const { repository, tags, account } = inputs;
    const image = { repository: repository.name, tags, platforms: [], place: (0,foreseen_place/* foreseenPlace */.V9)(account, repository) };
    return (0,outputs/* foreseenOutputs */.eP)(image, namesOf(inputs), new Date());
}
function describeMerge({ repository, images, tags }) {
    return `Wanted: ${repository.name}:${tags[0]} as an index of ${images.length} image${images.length === 1 ? '' : 's'}`;
}


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

/***/ 9727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ parseImageName),
/* harmony export */   l: () => (/* binding */ isElsewhere)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1619);
/* harmony import */ var _lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1465);
/* harmony import */ var _parse_aws_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5265);



function parseImageName(text, parseName = _parse_aws_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU) {
    if (DIGEST.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, id: { digest: text } });
    if (text.startsWith('sha256:'))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not a digest: 64 digits or letters from a to f follow sha256:');
    if (TAG.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, id: { tag: text } });
    const [, name = '', tag, digest] = /^([^@\s]+?)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(text) ?? [];
    if (name === '')
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not a tag or a digest.');
    const repository = parseName(name);
    if (!repository.valid)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`is not a tag or a digest, and its repository "${name}" ${repository.rule}`);
    if (digest !== undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, repository: repository.value, id: { digest } });
    if (tag !== undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, repository: repository.value, id: { tag } });
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('names no tag and no digest. Write it with one, as in name:tag.');
}
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const TAG = /^\w[\w.-]{0,127}$/;
function isElsewhere({ host, accountId, region }, registry) {
    if (host === undefined)
        return false;
    const isPublic = registry.isPublic === true || (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicHost */ .sw)(registry.host ?? '');
    if (isPublic || (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicHost */ .sw)(host))
        return isPublic !== (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicHost */ .sw)(host);
    if (accountId === undefined)
        return registry.host !== undefined && registry.host !== host;
    return region !== registry.region || (registry.accountId !== undefined && registry.accountId !== accountId);
}


/***/ }),

/***/ 1403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ DAY_MS)
/* harmony export */ });
const DAY_MS = 86_400_000;


/***/ }),

/***/ 3821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ handleLater)
/* harmony export */ });
function handleLater(promise) {
    promise.catch(() => { });
    return promise;
}


/***/ }),

/***/ 1990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ checkAccount),
/* harmony export */   w: () => (/* binding */ assumeRoles)
/* harmony export */ });
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);
/* harmony import */ var _errors_oidc_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3047);


function checkAccount(accountId, allowed, whose) {
    if (allowed.length > 0 && !allowed.includes(accountId))
        throw (0,_errors_oidc_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .accountNotAllowed */ .fs)(accountId, allowed, whose);
}
async function assumeRoles(sts, destination, context) {
    const { credentials, allowedAccountIds } = destination;
    switch (credentials.kind) {
        case 'roles': {
            const sessions = renewing(() => sts.openSession(credentials, context), context.clock);
            const { arn } = await sessions.first;
            const caller = { arn, accountId: sts.accountOf(arn) };
            checkAccount(caller.accountId, allowedAccountIds, arn);
            return {
                caller,
                credentials: sessions.next,
                current: sessions.current,
                sessionExpiresAt: sessions.expiresAt,
            };
        }
        case 'runner': {
            const caller = await findCaller(sts, destination, context);
            if (caller !== undefined)
                checkAccount(caller.accountId, allowedAccountIds, caller.arn);
            const current = () => sts.findCredentials(context.region, context.proxy);
            return { caller, credentials: undefined, current, sessionExpiresAt: () => undefined };
        }
    }
}
async function findCaller(sts, destination, context) {
    const optional = destination.allowedAccountIds.length === 0;
    try {
        return await sts.identifyCaller(optional ? { ...context, phase: () => 'aside' } : context);
    }
    catch (error) {
        if (!(optional && error instanceof _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.problem.code === 'aws-unreachable'))
            throw error;
        context.info(`STS did not answer, so the account is not known yet. ${error.problem.what}`);
        return undefined;
    }
}
const LEAST_LEFT_MS = 10 * 60_000;
function renewing(open, { now }) {
    const first = open();
    let newest = first;
    let waiting = first;
    let expiresAt;
    const renew = () => {
        newest = open();
        return newest;
    };
    const next = async () => {
        const session = await (waiting ?? renew());
        waiting = undefined;
        expiresAt = session.expiration;
        return session;
    };
    const current = async () => {
        const left = await newest.then(({ expiration }) => expiration.getTime() - now(), () => 0);
        return left > LEAST_LEFT_MS ? await newest : await renew();
    };
    return { first, next, current, expiresAt: () => expiresAt };
}


/***/ }),

/***/ 9836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ startAllIdTokens),
  S: () => (/* binding */ startIdTokens)
});

// EXTERNAL MODULE: ./.build/aws/github-oidc.js
var github_oidc = __webpack_require__(2787);
// EXTERNAL MODULE: ./.build/errors/oidc-errors.js
var oidc_errors = __webpack_require__(3047);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
;// CONCATENATED MODULE: ./.build/errors/proxy-errors.js

function proxyInvalid({ name, value }) {
    return new failure/* Failure */.HR({
        code: 'proxy-invalid',
        what: `${name} is no address of a proxy: ${withoutLogin(value)}. No call was made.`,
        why: 'it is set so in the environment of the runner or of the job, perhaps by an expression that gave only a part of it.',
        fix: `set ${name} to an address such as http://proxy.example:3128, or to nothing; in a password % is written %25, / %2F, @ %40.`,
    });
}
function describeUnusedProxy({ name, value }) {
    return (`${name} is ${withoutLogin(value)}: this step uses http and https proxies only, and calls GitHub and AWS without it. ` +
        'Docker goes its own way.');
}
function withoutLogin(value) {
    return value.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1***@');
}

// EXTERNAL MODULE: ./.build/lib/handle-later.js
var handle_later = __webpack_require__(3821);
// EXTERNAL MODULE: ./.build/lib/proxy.js
var proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./.build/phases/credentials/assume-roles.js
var assume_roles = __webpack_require__(1990);
;// CONCATENATED MODULE: ./.build/phases/credentials/id-token-source.js






function startAllIdTokens(step, accounts) {
    const sources = new Map();
    for (const account of accounts) {
        const audience = audienceOf(account);
        const known = sources.get(audience);
        if (known === undefined)
            sources.set(audience, startIdTokens(step, account));
        else
            checkRoles(account);
    }
    return (account) => sources.get(audienceOf(account)) ?? startIdTokens(step, { ...account, allowedAccountIds: [] });
}
function audienceOf({ credentials }) {
    return credentials.kind === 'roles' ? credentials.audience : '';
}
function checkRoles({ credentials, allowedAccountIds }) {
    const role = credentials.kind === 'roles' ? credentials.roles.at(-1) : undefined;
    if (role !== undefined)
        (0,assume_roles/* checkAccount */.g)(role.accountId, allowedAccountIds, `The role ${role.arn}`);
}
function startIdTokens(step, { credentials, allowedAccountIds }) {
    checkProxies(step);
    if (credentials.kind === 'runner')
        return () => Promise.reject(new Error('No role, no token.'));
    const { idToken: endpoint } = step.environment;
    if (endpoint === undefined)
        throw (0,oidc_errors/* idTokenMissing */.v4)(step.event);
    checkRoles({ credentials, allowedAccountIds });
    const request = () => requestMasked(step, endpoint, credentials.audience);
    let waiting = (0,handle_later/* handleLater */.b)(request());
    return () => {
        const token = waiting ?? request();
        waiting = undefined;
        return token;
    };
}
async function requestMasked({ environment, runner, clock, arrivals }, endpoint, audience) {
    const token = await (0,github_oidc/* requestIdToken */.g)({
        endpoint,
        audience,
        proxy: (0,proxy/* proxyVariables */.e)(environment),
        clock,
        info: runner.info,
        phase: arrivals.phase(),
    });
    runner.mask(token);
    return token;
}
function checkProxies({ environment, runner }) {
    for (const { why, ...setting } of (0,proxy/* unusableProxies */.a)((0,proxy/* proxyVariables */.e)(environment))) {
        if (why === 'no-address')
            throw proxyInvalid(setting);
        runner.warning(describeUnusedProxy(setting));
    }
}


/***/ }),

/***/ 6207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iu: () => (/* binding */ toOutputs),
/* harmony export */   X4: () => (/* binding */ toPlanOutputs),
/* harmony export */   an: () => (/* binding */ foreseenResults),
/* harmony export */   eP: () => (/* binding */ foreseenOutputs)
/* harmony export */ });
/* harmony import */ var _lib_days_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1403);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9020);


function toOutputs(result, { named = [], commit } = {}) {
    const values = result.kind === 'pushed' ? pushedValues(result) : {};
    const all = {
        ...values,
        tag: result.tags[0],
        tags: [...result.tags],
        version: named.find((tag) => result.tags.includes(tag)) ?? result.tags[0],
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ commit }),
        repository: result.repository,
        result: result.kind === 'pushed' ? result.result : 'built',
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ 'image-id': result.id }),
    };
    const texts = Object.entries(all).map(([name, value]) => [name, toText(value)]);
    return { ...Object.fromEntries(texts), json: JSON.stringify(all) };
}
function toPlanOutputs(plan) {
    const { repository, tags, named, commit, action } = plan;
    const version = named.find((tag) => tags.includes(tag)) ?? tags[0];
    const all = { commit, tag: tags[0], tags: [...tags], version, repository, result: action };
    const texts = Object.entries((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)(all)).map(([name, value]) => [name, toText(value)]);
    return { ...Object.fromEntries(texts), json: JSON.stringify((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)(all)) };
}
function pushedValues(image) {
    const { registry, repository, tags, digest, accountId, region, mediaType, sizeBytes, pushedAt, platformDigests } = image;
    const uri = `${registry}/${repository}`;
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({
        'image-uri': `${uri}:${tags[0]}`,
        'image-uris': tags.map((tag) => `${uri}:${tag}`),
        digest,
        'image-digest-uri': `${uri}@${digest}`,
        registry,
        'repository-uri': uri,
        'account-id': accountId || undefined,
        region: region || undefined,
        'media-type': mediaType,
        'size-bytes': sizeBytes,
        ...(pushedAt === undefined ? {} : { 'pushed-at': pushedAt.toISOString() }),
        'platform-digests': platformDigests,
        ...(image.further === undefined ? {} : { registries: [image, ...image.further].map(registryValues) }),
    });
}
function registryValues(image) {
    const { registry, repository, tags, digest, accountId, region, result, pushedAt } = image;
    const uri = `${registry}/${repository}`;
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({
        registry,
        repository,
        'repository-uri': uri,
        'image-uri': `${uri}:${tags[0]}`,
        'image-uris': tags.map((tag) => `${uri}:${tag}`),
        digest,
        'image-digest-uri': `${uri}@${digest}`,
        tags,
        'account-id': accountId || undefined,
        region: region || undefined,
        result,
        'pushed-at': pushedAt?.toISOString(),
    });
}
function toText(value) {
    if (typeof value === 'string')
        return value;
    if (typeof value === 'number')
        return String(value);
    const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
    return isList ? value.join('\n') : JSON.stringify(value);
}
function foreseenResults(image, now) {
    const { repository, tags, place, platforms, further = [] } = image;
    const named = platforms.length > 0 ? platforms : RUNNERS;
    const platformDigests = Object.fromEntries(named.map((platform) => [platform, 'sha256:']));
    const days = [0, _lib_days_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .s].map((later) => new Date(Math.floor((now.getTime() + later) / _lib_days_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .s) * _lib_days_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .s));
    return MEDIA_TYPES.flatMap((mediaType) => days.flatMap((pushedAt) => RESULTS.map((result) => {
        if (place === undefined)
            return { kind: 'built', repository, tags };
        const known = { ...place, repository, tags, digest: 'sha256:', mediaType, platformDigests, pushedAt };
        const pushed = { kind: 'pushed', result, isProven: true, ...known };
        return further.length === 0 ? pushed : { ...pushed, further: further.map((one) => ({ ...pushed, ...one })) };
    })));
}
function foreseenOutputs(image, names, now) {
    const { repository, tags } = image;
    const { named = [], commit = '' } = names;
    const plans = [...PLANNED, undefined].map((action) => toPlanOutputs({ repository, tags, named, commit, action }));
    const results = foreseenResults(image, now).map((result) => toOutputs(result, names));
    return [...results, ...plans].flatMap((outputs) => Object.values(outputs));
}
const PLANNED = ['build', 'reuse', 'push'];
const RUNNERS = ['linux/amd64', 'linux/arm64'];
const RESULTS = ['built', 'reused', 'pushed'];
const MEDIA_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];


/***/ }),

/***/ 4681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderSummary),
/* harmony export */   G: () => (/* binding */ renderTimings)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1035);

function renderSummary(result, timings) {
    return [
        ...(result.kind === 'pushed' ? renderPushed(result) : renderBuilt(result)),
        '',
        renderTimings(timings),
        '',
    ].join('\n');
}
function renderPushed(image) {
    const uri = `${image.registry}/${image.repository}`;
    return [
        `### ${image.repository}: ${HEADINGS[image.result]}${image.isProven ? ' and proven' : ', not proven'}`,
        '',
        '| | |',
        '| --- | --- |',
        `| Image | ${code(`${uri}:${image.tags[0]}`)} |`,
        `| Digest | ${code(image.digest)} |`,
        `| Tags | ${image.tags.map(code).join(' ')} |`,
        `| Account, region | ${image.accountId}, ${image.region} |`,
        ...(image.sizeBytes === undefined ? [] : [`| Size | ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(image.sizeBytes)} compressed |`]),
        ...(image.pushedAt === undefined ? [] : [`| Pushed | ${image.pushedAt.toISOString()} |`]),
        `| Platforms | ${Object.keys(image.platformDigests).map(code).join(' ') || 'unknown'} |`,
        ...(image.mediaType === undefined ? [] : [`| Media type | ${code(image.mediaType)} |`]),
        ...renderRegistries(image),
    ];
}
const HEADINGS = { built: 'pushed', reused: 'reused', pushed: 'pushed' };
function renderRegistries({ further = [], ...first }) {
    if (further.length === 0)
        return [];
    const rows = [first, ...further].map(({ registry, repository, accountId, region, tags, result, isProven }) => {
        const where = accountId === '' ? '' : `${accountId}, ${region}`;
        const state = `${HEADINGS[result]}${isProven ? ', proven' : ', not proven'}`;
        return `| ${code(`${registry}/${repository}`)} | ${where} | ${tags.map(code).join(' ')} | ${state} |`;
    });
    return ['', '| Repository | Account, region | Tags | |', '| --- | --- | --- | --- |', ...rows];
}
function renderBuilt(image) {
    return [
        `### ${image.repository}: built, not pushed`,
        '',
        `The image is in the Docker engine of this job as ${image.tags.map((tag) => code(`${image.repository}:${tag}`)).join(', ')}.`,
    ];
}
function renderTimings(timings) {
    return timings.map(({ title, seconds }) => `${title} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSeconds */ .Xo)(seconds)}`).join(' · ');
}
function code(text) {
    return `\`${text}\``;
}


/***/ })

};
;