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
// EXTERNAL MODULE: ./.build/phases/read-step.js + 7 modules
var read_step = __webpack_require__(6234);
// EXTERNAL MODULE: ./.build/phases/spare-outputs.js
var spare_outputs = __webpack_require__(7891);
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
;// CONCATENATED MODULE: ./.build/actions/merge/merge-inputs.js








/**
 * All inputs, typed and checked.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
function readMergeInputs(origin) {
    const reader = new input_reader/* InputReader */.i_(origin.source);
    const repository = reader.required('repository', parse_aws/* parseRepository */.SU, 'team/shop');
    const images = reader.list('images', image_name/* parseImageName */.i, { commas: true });
    if (reader.text('images') === '')
        reader.missing('images', 'v1-amd64,v1-arm64');
    const { tags, notices, origins, affixes, hasCommitTag } = (0,tag_inputs/* readAllTags */.vR)(reader, origin);
    const annotations = readIndexAnnotations(reader, origin.tagRules);
    const keepNewerTags = reader.boolean('keep-newer-tags', true);
    const account = (0,aws_inputs/* readAccount */.GM)(reader, origin, repository, true);
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
        origins,
        affixes,
        hasCommitTag,
        annotations: Object.fromEntries(annotations),
        keepNewerTags,
        notices,
        account,
    };
}
/** Each image once, by whatever names. */
function eachOnce(images, { name: own }) {
    const keyOf = ({ repository, id }) => JSON.stringify([repository?.name ?? own, id]);
    return [...new Map(images.map((image) => [keyOf(image), image])).values()];
}
function otherRegistry(text) {
    return (`${(0,input_reader/* quote */.hD)(text)} is in another registry than the index. One registry has both: let the jobs before push to the one of ` +
        '`repository`, or set `repository`, `aws-region` and `registry-id` to where the images are.');
}
/** `annotations`, for the index: the levels of images are not there to be changed. */
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






/** merge/action.yml: makes one index of images that are there. Throws what went wrong. */
async function mergeImages(context) {
    const read = await (0,read_step/* readStep */.jg)(context, {
        action: 'merge',
        place: () => ({ kind: 'workspace' }),
        read: readMergeInputs,
        describe: describeMerge,
    });
    const step = { ...read, runner: (0,spare_outputs/* sparingRunner */.R)(read.runner, outputsOf(read.inputs)) };
    const idTokens = (0,id_token_source/* startIdTokens */.S)(step, step.inputs.account);
    const { putIndex } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(217), __webpack_require__.e(229), __webpack_require__.e(65)]).then(__webpack_require__.bind(__webpack_require__, 9065));
    const image = await putIndex(step, idTokens);
    step.runner.setOutputs((0,outputs/* toOutputs */.Iu)(image, namesOf(step.inputs)));
    await step.runner.writeSummary((0,summary/* renderSummary */.B)(image, step.runner.timings()));
}
/** What the run calls its image, for the outputs. */
function namesOf({ origins }) {
    return { named: origins.map(({ tag }) => tag) };
}
/** What of the outputs is known by now. */
function outputsOf(inputs) {
    const { repository, tags, account } = inputs;
    const image = { repository: repository.name, tags, platforms: [], place: (0,spare_outputs/* foreseenPlace */.V)(account, repository) };
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
/* harmony export */   ti: () => (/* binding */ readAnnotations)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9020);
/* harmony import */ var _build_secrets_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1822);
/* harmony import */ var _builder_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3035);
/* harmony import */ var _parse_basic_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9046);
/* harmony import */ var _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(518);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3954);







/** All inputs of the build. */
function readBuild(reader, { environment, lookup, sizeOf, tagRules }) {
    const { context, file } = (0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .readPaths */ .Vv)(reader, { workspace: environment.workspace, lookup });
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
function beforeEquals(item) {
    return item.split('=', 1)[0];
}
/** `ssh`; the runner's agent has to be there. */
function readSsh(reader, variables) {
    const ssh = reader.list('ssh', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSsh */ .Mc, { keyOf: beforeEquals });
    if (ssh.includes('default') && !variables.SSH_AUTH_SOCK) {
        reader.mistake('ssh', 'default means the SSH agent of the runner, and there is none: SSH_AUTH_SOCK is not set. Start one before this step, ' +
            'with webfactory/ssh-agent for example, or name a key, `default=path`.');
    }
    return ssh;
}
/** `labels`, in order; of those with the same key the last one counts, as in docker/metadata-action. */
function readLabels(reader, tagRules) {
    return reader.list('labels', expanding(tagRules, _parse_basic_js__WEBPACK_IMPORTED_MODULE_6__/* .parseLabel */ .Q_), { repeats: true });
}
/** `annotations`, as `docker build --annotation` takes them: of those with the same key the last one counts. */
function readAnnotations(reader, tagRules) {
    return reader.list('annotations', expanding(tagRules, _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAnnotation */ .fr), { repeats: true });
}
/** A parser of texts in which expressions are replaced first. */
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



/** `secrets`, `secret-envs` and `secret-files`. What is missing or empty is a mistake, and no message holds a value. */
function readSecrets(reader, sources) {
    const secrets = [
        ...readValues(reader),
        ...readPairs(reader, 'secret-envs', ({ id, value: name }) => readVariable(reader, id, name, sources)),
        ...readPairs(reader, 'secret-files', ({ id, value: path }) => readFile(reader, id, path, sources)),
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
/** What these secrets hold. Files are left out: whoever wrote one knows what of it is a secret. */
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
/** Values go to Docker in a variable; Linux takes 128 KiB for one, its name included (execve, MAX_ARG_STRLEN). */
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
function readVariable(reader, id, name, { variables }) {
    if (variables[name])
        return { id, kind: 'variable', name };
    const what = variables[name] === undefined ? 'is not set. Set it under `env:` of this step.' : EMPTY;
    reader.mistake('secret-envs', `${id}: the variable ${name} ${what}`);
    return undefined;
}
function readFile(reader, id, path, { sizeOf }) {
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
/**
 * The secrets of the input `secrets`: `ID=value` a line. A value of several lines is quoted as a whole with its id
 * (`"ID=..."`, as in docker/build-push-action), stands between `ID<<END` and `END` (as in GITHUB_OUTPUT), or is a PEM
 * block behind `ID=`, which shows where it ends. Of what is wrong only the first is told: by ids and numbers of lines,
 * never by a value.
 */
function parseSecrets(text) {
    const lines = text.split(/\r\n|\n|\r/);
    const secrets = [];
    for (let index = 0; index < lines.length;) {
        const found = readSecret(lines, index);
        // What follows is most likely the rest of a value, of which nothing may be told, not even as an id.
        if (found.kind === 'mistake')
            return { secrets, mistake: brokenJson(secrets.at(-1), index) ?? found.rule };
        if (found.kind === 'secret')
            secrets.push({ id: found.id, value: found.value });
        index += found.length;
    }
    return { secrets };
}
/** How a value of several lines is written. */
function severalLines(id) {
    return (`A value of several lines is written as\n    ${id}<<END\n    ...\n    END\n` +
        `or with quotes around all of it, in which each quote of the value is doubled:\n    "${id}=..."`);
}
/** JSON over several lines that nothing holds together: its second line is the first one that is not right. */
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
    const heredoc = /^([\w.-]+)<<(\S+)$/.exec(line);
    if (heredoc !== null)
        return readUntil(lines, index, heredoc[1] ?? '', heredoc[2] ?? '');
    const pair = parsePair(line);
    // Base64 ends like this: a value goes on here, and this is no id.
    if (pair === undefined || /^=+$/.test(pair.value)) {
        const rule = `line ${index + 1} is not of the form ID=value. ${severalLines('ID')}`;
        return { kind: 'mistake', rule, length: 1 };
    }
    const [, label] = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(pair.value) ?? [];
    if (label === undefined)
        return { kind: 'secret', ...pair, length: 1 };
    const end = lines.findIndex((text, at) => at > index && text.trim() === `-----END ${label}-----`);
    if (end < 0)
        return { kind: 'mistake', rule: `${pair.id} begins a PEM block that does not end.`, length: 1 };
    const value = [pair.value, ...lines.slice(index + 1, end + 1).map((text) => text.trim())].join('\n');
    return { kind: 'secret', id: pair.id, value: `${value}\n`, length: end - index + 1 };
}
function readUntil(lines, index, id, delimiter) {
    const end = lines.findIndex((text, at) => at > index && text.trim() === delimiter);
    if (end < 0)
        return { kind: 'mistake', rule: `${id} has no line ${delimiter} at its end.`, length: 1 };
    return { kind: 'secret', id, value: lines.slice(index + 1, end).join('\n'), length: end - index + 1 };
}
/** `"ID=..."`, over as many lines as it takes; `""` inside is one quote. */
function readQuoted(lines, index) {
    const rest = lines.slice(index).join('\n').trimStart();
    const [whole, body = ''] = /^"((?:[^"]|"")*)"[^\S\n]*(?:\n|$)/.exec(rest) ?? [];
    const pair = parsePair(body.replaceAll('""', '"'));
    if (whole === undefined || pair === undefined) {
        const rule = `line ${index + 1} starts with a quote, but is not of the form "ID=value" with a quote at its end. ${severalLines('ID')}`;
        return { kind: 'mistake', rule, length: 1 };
    }
    return { kind: 'secret', ...pair, length: body.split('\n').length };
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



/** The inputs about the builder. */
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
/** `cache` and `cache-ref`. */
function readCacheInputs(reader) {
    const preset = reader.withDefault('cache', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseOneOf */ .R8)('none', 'registry', 'gha', 'inline'), 'none');
    const ref = reader.optional('cache-ref', _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCacheRef */ .Bh);
    if (ref !== undefined && preset !== 'registry')
        reader.mistake('cache-ref', 'is the place of a cache in a registry. Set `cache: registry`, or take it out.');
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ preset, ref });
}
function readAttestation(reader, name, parse) {
    const text = reader.optional(name, parse);
    return text === 'false' ? undefined : text;
}
/** `test` and what goes with it. */
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
/* harmony import */ var _lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1465);
/* harmony import */ var _parse_aws_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5265);


/** A tag, a digest, or a whole name that ends in one, or in both: then the digest says which image it is, as for Docker. */
function parseImageName(text) {
    if (DIGEST.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, id: { digest: text } });
    if (text.startsWith('sha256:'))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not a digest: 64 digits or letters from a to f follow sha256:');
    if (TAG.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, id: { tag: text } });
    const [, name = '', tag, digest] = /^([^@\s]+?)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(text) ?? [];
    if (name === '')
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not a tag or a digest.');
    const repository = (0,_parse_aws_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name);
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
/** Whether a whole name is in another registry, as far as is known. */
function isElsewhere({ host, accountId, region }, registry) {
    if (host === undefined)
        return false;
    if (accountId === undefined)
        return registry.host !== undefined && registry.host !== host;
    return region !== registry.region || (registry.accountId !== undefined && registry.accountId !== accountId);
}


/***/ })

};
;