"use strict";
exports.id = 633;
exports.ids = [633];
exports.modules = {

/***/ 2633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildPush: () => (/* binding */ buildPush)
});

// EXTERNAL MODULE: ./.build/inputs/build-secrets.js
var build_secrets = __webpack_require__(1822);
// EXTERNAL MODULE: ./.build/inputs/destinations.js
var inputs_destinations = __webpack_require__(9349);
// EXTERNAL MODULE: ./.build/inputs/inputs.js
var inputs_inputs = __webpack_require__(4029);
// EXTERNAL MODULE: ./.build/lib/handle-later.js
var handle_later = __webpack_require__(3821);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/phases/build/builder.js
var build_builder = __webpack_require__(9251);
// EXTERNAL MODULE: ./.build/phases/credentials/id-token-source.js + 1 modules
var id_token_source = __webpack_require__(9836);
// EXTERNAL MODULE: ./.build/phases/foreseen-place.js
var foreseen_place = __webpack_require__(3308);
// EXTERNAL MODULE: ./.build/phases/masking-runner.js
var masking_runner = __webpack_require__(9962);
// EXTERNAL MODULE: ./.build/phases/read-step.js + 8 modules
var read_step = __webpack_require__(8917);
// EXTERNAL MODULE: ./.build/phases/step.js
var phases_step = __webpack_require__(8353);
// EXTERNAL MODULE: ./.build/plan/known-platforms.js
var known_platforms = __webpack_require__(6662);
// EXTERNAL MODULE: ./.build/plan/secret-arguments.js
var secret_arguments = __webpack_require__(7839);
;// CONCATENATED MODULE: ./.build/plan/build-warnings.js


function buildWarnings({ platforms, buildArgs, }) {
    return [
        ...platforms.flatMap((platform) => (0,known_platforms/* describeUnknownPlatform */.X)(platform) ?? []).map((text) => `platforms: ${text}`),
        ...(0,secret_arguments/* secretArguments */.tX)(buildArgs).map(secret_arguments/* describeSecretArgument */.Z5),
    ];
}

// EXTERNAL MODULE: ./.build/plan/secret-masks.js
var secret_masks = __webpack_require__(9422);
// EXTERNAL MODULE: ./.build/report/outputs.js
var outputs = __webpack_require__(6207);
// EXTERNAL MODULE: ./.build/report/summary.js
var summary = __webpack_require__(4681);
// EXTERNAL MODULE: ./.build/phases/build/build-cache.js
var build_cache = __webpack_require__(3531);
// EXTERNAL MODULE: ./.build/phases/build/docker-build.js + 2 modules
var docker_build = __webpack_require__(5748);
// EXTERNAL MODULE: ./.build/phases/build/engine-image.js
var engine_image = __webpack_require__(8104);
// EXTERNAL MODULE: ./.build/phases/build/push-setup.js
var push_setup = __webpack_require__(2466);
// EXTERNAL MODULE: ./.build/phases/build/test-platforms.js + 1 modules
var test_platforms = __webpack_require__(7409);
;// CONCATENATED MODULE: ./.build/actions/build-push/build-only.js








async function buildOnly(step) {
    const { repository, tags, test } = step.inputs;
    const selection = await (0,build_builder/* selectBuilder */.kv)(step, (0,phases_step/* dockerFor */._)(step), (0,build_builder/* builderRequirements */.IH)(step));
    const config = await (0,phases_step/* privateConfig */.u)(step);
    try {
        const docker = (0,phases_step/* dockerFor */._)(step, config);
        const builder = await (0,build_builder/* ensureBuilder */.Wp)(step, docker, selection);
        const build = (0,push_setup/* buildInputsOf */.Pc)(step, {});
        const { info, warning } = step.runner;
        (0,build_cache/* warnUnusedCaches */.c9)(step);
        const options = (0,omit_undefined/* omitUndefined */.O)({
            builder,
            output: engineOutput(step, builder),
            caches: (0,build_cache/* engineCaches */.o9)(step),
        });
        const names = (0,engine_image/* ownNames */.Dx)(repository.name, step.environment);
        const id = await step.runner.phase('Build', async () => {
            const sentence = `Built ${repository.name}:${tags[0]}`;
            if (options.output !== 'none') {
                const image = await (0,engine_image/* buildIntoEngine */.tt)(docker, { build, names, options, info, warning });
                return { value: image.id, sentence: `${sentence}, ${image.id}; it stays in the engine, as push is false` };
            }
            await (0,docker_build/* dockerBuild */.rW)(docker, { build, images: names, options, info, warning });
            return { value: undefined, sentence: `${sentence}; it stays in the builder ${builder}, as push is false` };
        });
        try {
            if (test !== undefined)
                await (0,test_platforms/* testBuild */.Ds)(step, test, (0,omit_undefined/* omitUndefined */.O)({ docker, names, build, builder, folder: config.directory }));
        }
        catch (error) {
            await (0,engine_image/* forgetNames */.Ur)(docker, names);
            throw error;
        }
        if (id === undefined)
            await (0,engine_image/* forgetNames */.Ur)(docker, names);
        else
            await (0,engine_image/* nameImage */.Pe)(docker, { id, names }, imageNames(step));
        return (0,omit_undefined/* omitUndefined */.O)({ kind: 'built', repository: repository.name, tags, id });
    }
    finally {
        await config.remove();
    }
}
function imageNames({ inputs: { repository, tags } }) {
    const short = tags.map((tag) => `${repository.name}:${tag}`);
    const { host } = repository;
    const whole = host === undefined ? [] : tags.map((tag) => `${host}/${repository.name}:${tag}`);
    return [...short, ...whole];
}
function engineOutput({ inputs }, builder) {
    if (builder === undefined)
        return 'engine';
    return inputs.build.platforms.length > 1 ? 'none' : 'load';
}

;// CONCATENATED MODULE: ./.build/actions/build-push/build-push.js
















async function buildPush(context) {
    const read = await (0,read_step/* readStep */.jg)(context, {
        action: 'build-push',
        place: buildPlace,
        read: readMasked(context),
        describe: describeImage,
    });
    for (const text of buildWarnings(read.inputs.build))
        read.runner.warning(text);
    const step = { ...read, runner: (0,masking_runner/* maskOnlyOutsideOutputs */.U)(read.runner, outputsOf(read)) };
    if (step.inputs.planOnly)
        return await planOnly(step);
    const result = await buildOrPush(step);
    setOutputs(step, (0,outputs/* toOutputs */.Iu)(result, namesOf(step)));
    await step.runner.writeSummary((0,summary/* renderSummary */.B)(result, step.runner.timings()));
}
function setOutputs({ runner, environment, inputs }, outputs) {
    runner.setOutputs(outputs);
    const secrets = (0,build_secrets/* secretValues */.VX)(inputs.build.secrets, environment.variables);
    for (const text of (0,secret_masks/* describeLostOutputs */.qM)(secrets, outputs))
        runner.notice(text);
}
async function buildOrPush(step) {
    const destinations = destinationsOf(step);
    if (destinations === undefined)
        return await buildOnly(step);
    const idTokens = (0,id_token_source/* startAllIdTokens */.v)(step, destinations.filter(inputs_destinations/* isInAws */.Dm));
    const selection = (0,handle_later/* handleLater */.b)((0,build_builder/* selectBuilder */.kv)(step, (0,phases_step/* dockerFor */._)(step), (0,build_builder/* builderRequirements */.IH)(step)));
    const { pushToRegistries } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(411), __webpack_require__.e(830), __webpack_require__.e(655), __webpack_require__.e(671), __webpack_require__.e(731), __webpack_require__.e(477)]).then(__webpack_require__.bind(__webpack_require__, 6545));
    return await pushToRegistries(step, destinations, { selection, idTokens });
}
function destinationsOf({ inputs }) {
    const [first, ...further] = inputs.destinations;
    return first === undefined || !(0,inputs_destinations/* isInAws */.Dm)(first) ? undefined : [first, ...further];
}
function namesOf({ event, inputs }) {
    return { commit: event.commit, named: inputs.image.tagSources.map(({ tag }) => tag) };
}
async function planOnly(step) {
    const { repository, tags } = step.inputs;
    const destinations = destinationsOf(step);
    const planned = { ...namesOf(step), repository: repository.name, tags };
    step.runner.info('Nothing is built or changed, as plan-only is true.');
    if (destinations === undefined)
        return setOutputs(step, (0,outputs/* toPlanOutputs */.X4)({ ...planned, action: undefined }));
    const idTokens = (0,id_token_source/* startAllIdTokens */.v)(step, destinations.filter(inputs_destinations/* isInAws */.Dm));
    const { planEverywhere } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(411), __webpack_require__.e(830), __webpack_require__.e(655), __webpack_require__.e(671), __webpack_require__.e(731), __webpack_require__.e(477)]).then(__webpack_require__.bind(__webpack_require__, 6545));
    setOutputs(step, (0,outputs/* toPlanOutputs */.X4)({ ...planned, ...(await planEverywhere(step, destinations, idTokens)) }));
}
function buildPlace(source) {
    return { kind: 'context', context: source('context') || '.' };
}
function readMasked({ runner, environment }) {
    return (origin) => {
        const inputs = (0,inputs_inputs/* readInputs */.K)(origin);
        const { mask } = (0,masking_runner/* maskOnlyOutsideOutputs */.U)(runner, outputsOf({ event: origin.event, inputs }));
        for (const { value } of (0,build_secrets/* secretValues */.VX)(inputs.build.secrets, environment.variables))
            mask(value);
        return inputs;
    };
}
function outputsOf(step) {
    const { repository, tags, build, destinations } = step.inputs;
    const [place, ...others] = destinations.map((one) => ({
        ...(0,foreseen_place/* placeOfDestination */.zY)(one),
        repository: one.repository.name,
    }));
    const further = others.length === 0 ? undefined : others;
    const image = (0,omit_undefined/* omitUndefined */.O)({ repository: repository.name, tags, platforms: build.platforms, place, further });
    return (0,outputs/* foreseenOutputs */.eP)(image, namesOf(step), new Date());
}
function describeImage({ repository, tags, destinations: [first, ...others] }) {
    const further = tags.length === 1 ? '' : ` and ${tags.length - 1} further ${tags.length === 2 ? 'tag' : 'tags'}`;
    const more = others.length === 0 ? '' : `, and to ${others.map((one) => (0,inputs_destinations/* wholeName */.fC)(one.repository)).join(', ')}`;
    const where = first === undefined || !(0,inputs_destinations/* isInAws */.Dm)(first) ? 'in the engine only (push: false)' : `to ECR in ${first.region}${more}`;
    return `Wanted: ${repository.name}:${tags[0]}${further}, ${where}`;
}


/***/ }),

/***/ 3224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FF: () => (/* binding */ testNotStarted),
/* harmony export */   ie: () => (/* binding */ untestedImage),
/* harmony export */   sp: () => (/* binding */ testTimedOut),
/* harmony export */   wb: () => (/* binding */ testFailed)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);

function testFailed({ platform }, exitCode) {
    const ended = exitCode === null ? 'was ended by a signal' : `ended with exit code ${exitCode}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'test-failed',
        what: `The test of the image${onPlatform(platform)} ${ended}. Nothing was pushed.`,
        why: 'the image does not do what the test expects; which line of it failed is the last line of its output above.',
        fix: 'run the same where you can look at it: build the image, and run the command with IMAGE set to its name.',
    });
}
function testTimedOut({ platform, timeoutSeconds }, ended) {
    const limit = `${timeoutSeconds} second${timeoutSeconds === 1 ? '' : 's'}`;
    const at = ended.length === 0 ? '' : ` At work were, and are ended: ${ended.join(', ')}.`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'test-failed',
        what: `The test of the image${onPlatform(platform)} did not end within ${limit}.${at} Nothing was pushed.`,
        why: 'it waits for something that does not come, or needs more time.',
        fix: 'raise `test-timeout-seconds`, or look at what the command waits for.',
    });
}
function onPlatform(platform) {
    return platform === undefined ? '' : ` on ${platform}`;
}
function untestedImage(result) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'image-changed',
        what: `The image that the builder makes for the push is not the one that was tested. ${result}`,
        why: 'the test writes files into the context, or the cache of the builder was pruned in between, so that it built once more ' +
            'what is not the same each time.',
        fix: [
            'let the test write to $RUNNER_TEMP, or list what it writes in .dockerignore:',
            '    echo "test-results" >> .dockerignore',
        ].join('\n'),
    });
}
function testNotStarted(cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'test-failed',
        what: `The test could not be started. ${cause instanceof Error ? cause.message : cause}`,
        why: 'there is no bash on this runner.',
        fix: 'use a runner with bash, such as ubuntu-latest, or take `test` out. Nothing was pushed.',
    }, { cause });
}


/***/ }),

/***/ 4029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readInputs)
/* harmony export */ });
/* harmony import */ var _errors_input_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2618);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9020);
/* harmony import */ var _aws_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4801);
/* harmony import */ var _build_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3198);
/* harmony import */ var _builder_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3035);
/* harmony import */ var _destinations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9349);
/* harmony import */ var _image_inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1001);
/* harmony import */ var _input_names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9137);
/* harmony import */ var _input_reader_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5384);
/* harmony import */ var _parse_aws_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5265);
/* harmony import */ var _tag_inputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3302);
/* harmony import */ var _whole_names_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(804);












function readInputs(origin, action = 'build-push', before = []) {
    const reader = new _input_reader_js__WEBPACK_IMPORTED_MODULE_10__/* .InputReader */ .i_(origin.source);
    const repository = reader.required('repository', _parse_aws_js__WEBPACK_IMPORTED_MODULE_7__/* .parseRepository */ .SU, 'team/shop');
    const { tags, notices, ...naming } = (0,_tag_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .readAllTags */ .vR)(reader, origin, (0,_whole_names_js__WEBPACK_IMPORTED_MODULE_9__/* .placeOfTags */ .op)(origin, { repository, elsewhere: 'also-push-to' }));
    const build = (0,_build_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readBuild */ .lT)(reader, origin);
    const test = (0,_builder_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readTest */ .Pz)(reader);
    const image = (0,_image_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readImage */ .A)(reader, origin.event, { ...naming, tags, context: build.context });
    const push = reader.boolean('push', true);
    const planOnly = reader.boolean('plan-only', false);
    const ecr = (0,_aws_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readEcr */ .dy)(reader, origin, { repository, isCalled: push });
    const all = (0,_destinations_js__WEBPACK_IMPORTED_MODULE_4__/* .readDestinations */ .sF)(reader, origin, ecr);
    const waitsForReplication = reader.boolean('wait-for-replication', false);
    if (push)
        for (const { input, rule } of (0,_build_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .takenVariables */ .lu)(build))
            reader.mistake(input, rule);
    (0,_input_names_js__WEBPACK_IMPORTED_MODULE_6__/* .refuseNames */ .d3)(reader, action, origin.environment.variables);
    const [first, ...further] = tags;
    const mistakes = [...before, ...reader.mistakes];
    if (mistakes.length > 0 || repository === undefined || first === undefined)
        throw (0,_errors_input_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInputs */ .R)(mistakes);
    const destinations = push ? all : [];
    const region = ecr.region || undefined;
    const rest = { notices, image, build, region, destinations, waitsForReplication, planOnly };
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_11__/* .omitUndefined */ .O)({ repository, tags: [first, ...further], test, ...rest });
}


/***/ }),

/***/ 7409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Wg: () => (/* binding */ forLoading),
  t5: () => (/* binding */ lookAt),
  Ik: () => (/* binding */ remake),
  Ds: () => (/* binding */ testBuild)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/docker/docker-cli.js + 3 modules
var docker_cli = __webpack_require__(930);
// EXTERNAL MODULE: ./.build/docker/engine.js
var engine = __webpack_require__(9981);
// EXTERNAL MODULE: ./.build/docker/metadata-file.js
var metadata_file = __webpack_require__(6713);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
// EXTERNAL MODULE: ./.build/phases/build/docker-build.js + 2 modules
var docker_build = __webpack_require__(5748);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./.build/docker/child-processes.js
var child_processes = __webpack_require__(9577);
// EXTERNAL MODULE: ./.build/errors/test-errors.js
var test_errors = __webpack_require__(3224);
;// CONCATENATED MODULE: ./.build/phases/build/test-image.js






async function runTest(test) {
    const { code, late, ended } = await test.quoting((write) => run(test, write));
    if (late)
        throw (0,test_errors/* testTimedOut */.sp)(test, ended);
    if (ended.length > 0)
        test.info(`The test has ended, and with it what it had started: ${ended.join(', ')}.`);
    if (code !== 0)
        throw (0,test_errors/* testFailed */.wb)(test, code);
}
const TELL = `trap 'code=$?; echo "Line $((LINENO - 1)) failed with exit code $code: $BASH_COMMAND" >&2' ERR`;
async function run(test, write) {
    const mark = (0,external_node_crypto_.randomUUID)();
    const child = startBash(test, mark);
    for (const stream of [child.stdout, child.stderr])
        stream.on('data', write);
    const closed = Promise.all([child.stdout, child.stderr].map((stream) => (0,external_node_events_.once)(stream, 'close'))).catch(() => undefined);
    const exited = new Promise((resolve, reject) => {
        child.once('error', (cause) => reject((0,test_errors/* testNotStarted */.FF)(cause)));
        child.once('exit', resolve);
    });
    const family = { mark: `${child_processes/* TEST_MARK */.Hk}=${mark}`, ...(child.pid === undefined ? {} : { session: child.pid }) };
    const timer = new AbortController();
    try {
        const late = (0,external_node_timers_promises_.setTimeout)(test.timeoutSeconds * 1000, 'late', { signal: timer.signal }).catch(() => null);
        const first = await Promise.race([exited, late]);
        const ended = await (0,child_processes/* endFamily */._b)(family);
        const code = first === 'late' ? null : first;
        await Promise.race([closed, (0,external_node_timers_promises_.setTimeout)(DRAIN_MS, undefined, { signal: timer.signal }).catch(() => null)]);
        return { code, late: first === 'late', ended };
    }
    finally {
        timer.abort();
        child.stdout.destroy();
        child.stderr.destroy();
    }
}
const DRAIN_MS = 1_000;
function startBash({ command, image, platform, workspace, variables }, mark) {
    const forPlatform = platform === undefined ? {} : { PLATFORM: platform, DOCKER_DEFAULT_PLATFORM: platform };
    return (0,external_node_child_process_.spawn)('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', `${TELL}\n${command}`], {
        cwd: workspace,
        env: { ...variables, IMAGE: image, ...forPlatform, [child_processes/* TEST_MARK */.Hk]: mark },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
    });
}

;// CONCATENATED MODULE: ./.build/phases/build/test-platforms.js









async function lookAt(docker, [, kept]) {
    const image = await (0,engine/* inspectImage */.mm)(docker, kept);
    return image === undefined ? [] : [{ layers: image.layers }];
}
async function testBuild(step, test, request) {
    const { environment, runner } = step;
    const { docker, names, build } = request;
    const [image] = names;
    return await runner.phase('Test', async () => {
        const tested = [];
        for (const platform of (0,choose_builder/* testedPlatforms */.KC)(build.platforms, test.everyPlatform, process.arch)) {
            const { configDigest } = await buildOne(step, { ...request, platform, output: 'load' });
            const found = await lookAt(docker, names);
            tested.push(...found.map(({ layers }) => ({ layers, platform, configDigest })));
            runner.info(`IMAGE=${image}${platform === undefined ? '' : ` PLATFORM=${platform}`}`);
            const { workspace } = environment;
            const variables = (0,docker_cli/* withoutInputs */.i$)(environment.variables);
            const { quoting, info } = runner;
            await runTest({ ...test, image, platform, workspace, variables, quoting, info });
        }
        return { value: tested, sentence: `Tested ${image}` };
    });
}
async function remake(step, tested, request) {
    const made = [];
    for (const { platform } of tested)
        made.push(await buildOne(step, { ...request, names: [], platform, output: 'stay' }));
    return made;
}
async function buildOne({ runner: { info, warning } }, { docker, names, build, builder, folder, platform, output }) {
    if (builder === undefined)
        return {};
    const metadataFile = (0,external_node_path_.join)(folder, 'tested.json');
    const options = {
        builder,
        output,
        metadataFile,
        ...(platform === undefined ? {} : { platforms: [platform] }),
    };
    await (0,docker_build/* dockerBuild */.rW)(docker, { build: forLoading(build), images: names, options, info, warning });
    return (0,omit_undefined/* omitUndefined */.O)({ configDigest: (0,metadata_file/* configDigestInMetadata */.Lj)(await (0,promises_.readFile)(metadataFile, 'utf8').catch(() => '')) });
}
function forLoading({ provenance: _provenance, sbom: _sbom, ...build }) {
    return { ...(0,docker_build/* asBuilt */.RX)(build), annotations: [], compression: 'default' };
}


/***/ })

};
;