"use strict";
exports.id = 569;
exports.ids = [569,409];
exports.modules = {

/***/ 7409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ forLoading),
  testBuild: () => (/* binding */ testBuild)
});

// EXTERNAL MODULE: ./.build/docker/docker-cli.js
var docker_cli = __webpack_require__(5220);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
// EXTERNAL MODULE: ./.build/phases/build/docker-build.js + 1 modules
var docker_build = __webpack_require__(3749);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
;// CONCATENATED MODULE: ./.build/phases/build/test-image.js



/**
 * Runs the command with `IMAGE` and, where there is one, `PLATFORM` (which docker then takes for its own too).
 *
 * @throws Failure `test-failed`: nothing is pushed then
 */
async function testImage(test) {
    const { code, late } = await test.quoting((write) => run(test, write));
    if (code === 0 && !late)
        return;
    const on = test.platform === undefined ? '' : ` on ${test.platform}`;
    const ended = code === null ? 'was ended by a signal' : `ended with exit code ${code}`;
    throw new failure/* Failure */.HR({
        code: 'test-failed',
        what: `The test of the image${on} ${late ? `did not end within ${test.timeoutSeconds} second${test.timeoutSeconds === 1 ? '' : 's'}` : ended}. Nothing was pushed.`,
        why: late
            ? 'it waits for something that does not come, or needs more time.'
            : 'the image does not do what the test expects; which line of it failed is the last line of its output above.',
        fix: late
            ? 'raise `test-timeout-seconds`, or look at what the command waits for.'
            : 'run the same where you can look at it: build the image, and run the command with IMAGE set to its name.',
    });
}
/** Says which line failed, as the last thing; of a pipe bash names the last command. */
const TELL = `trap 'code=$?; echo "Line $((LINENO - 1)) failed with exit code $code: $BASH_COMMAND" >&2' ERR`;
async function run({ command, image, platform, workspace, variables, timeoutSeconds }, write) {
    const forPlatform = platform === undefined ? {} : { PLATFORM: platform, DOCKER_DEFAULT_PLATFORM: platform };
    const child = (0,external_node_child_process_.spawn)('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', `${TELL}\n${command}`], {
        cwd: workspace,
        env: { ...variables, IMAGE: image, ...forPlatform },
        stdio: ['ignore', 'pipe', 'pipe'],
        // A group of its own, so that whatever the command starts can be ended with it.
        detached: true,
    });
    const id = child.pid;
    if (id !== undefined)
        docker_cli/* groups */.TN.add(id);
    child.stdout.on('data', write);
    child.stderr.on('data', write);
    let late = false;
    const timer = setTimeout(() => {
        late = true;
        if (id !== undefined)
            (0,docker_cli/* endGroup */.N4)(id);
    }, timeoutSeconds * 1000);
    try {
        return await new Promise((resolve, reject) => {
            child.once('error', reject);
            child.once('close', (code) => resolve({ code, late }));
        });
    }
    catch (cause) {
        throw new failure/* Failure */.HR({
            code: 'test-failed',
            what: `The test could not be started. ${cause instanceof Error ? cause.message : cause}`,
            why: 'there is no bash on this runner.',
            fix: 'use a runner with bash, such as ubuntu-latest, or take `test` out. Nothing was pushed.',
        }, { cause });
    }
    finally {
        clearTimeout(timer);
        if (id !== undefined)
            docker_cli/* groups */.TN.delete(id);
    }
}

;// CONCATENATED MODULE: ./.build/phases/build/test-platforms.js




/**
 * Runs the test on each platform that it is for; an image that only a builder has is loaded into the engine first.
 *
 * @throws Failure `test-failed`
 */
async function testBuild(step, test, { docker, image, build, builder }) {
    const { environment, runner } = step;
    const { quoting, info, warning } = runner;
    await runner.phase('Test', async () => {
        for (const platform of (0,choose_builder/* testedPlatforms */.KC)(build.platforms, test.everyPlatform, process.arch)) {
            if (builder !== undefined) {
                const options = {
                    builder,
                    output: 'load',
                    ...(platform === undefined ? {} : { platforms: [platform] }),
                };
                await (0,docker_build/* buildImage */._w)(docker, { build: forLoading(build), images: [image], options, info, warning });
            }
            info(`IMAGE=${image}${platform === undefined ? '' : ` PLATFORM=${platform}`}`);
            const { workspace } = environment;
            const variables = (0,docker_cli/* withoutInputs */.i$)(environment.variables);
            await testImage({ ...test, image, platform, workspace, variables, quoting });
        }
        return { value: undefined, sentence: `Tested ${image}` };
    });
}
/** An order for an image in the engine, whose classic store takes neither attestations nor other compressions. */
function forLoading({ provenance: _provenance, sbom: _sbom, ...build }) {
    return { ...(0,docker_build/* asBuilt */.RX)(build), annotations: [], compression: 'default' };
}


/***/ }),

/***/ 7251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   vQ: () => (/* binding */ exportForLaterSteps)
/* harmony export */ });
/* unused harmony exports credentialVariables, previousValues, exportToJob */
/* harmony import */ var _github_saved_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6519);

/** The variables that carry credentials and region to later steps. */
function credentialVariables(credentials, region) {
    return {
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        // Empty counts as not set; an older token beside new keys would make them useless.
        AWS_SESSION_TOKEN: credentials.sessionToken ?? '',
        AWS_REGION: region,
        AWS_DEFAULT_REGION: region,
    };
}
/**
 * What has to be put back for these variables, as post's state. A variable that was not set becomes empty: GitHub has no
 * way to take one back, and AWS's tools and Docker treat an empty one as not set.
 */
function previousValues(changed, before) {
    return Object.fromEntries(changed.map((name) => [name, before[name] ?? '']));
}
const SECRETS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
/** Sets the variables for later steps, with what was there before kept for post. Secrets among both are masked first. */
function exportToJob(runner, changed, previous) {
    for (const secret of SECRETS) {
        runner.mask(changed[secret] ?? '');
        runner.mask(previous[secret] ?? '');
    }
    for (const [name, value] of Object.entries(changed))
        runner.exportVariable(name, value);
    runner.saveState(_github_saved_state_js__WEBPACK_IMPORTED_MODULE_0__/* .VARIABLES_STATE */ .IP, JSON.stringify(previous));
}
/** `export-credentials` and `docker-login`: only now, as account and repository turned out to be right. */
async function exportForLaterSteps({ environment, runner }, ecr, identity, config) {
    const changed = {
        ...(ecr.exportCredentials ? credentialVariables(await identity.current(), ecr.region) : {}),
        ...(ecr.dockerLogin && config !== undefined ? { DOCKER_CONFIG: config.directory } : {}),
    };
    if (Object.keys(changed).length > 0)
        exportToJob(runner, changed, previousValues(Object.keys(changed), environment.variables));
}


/***/ }),

/***/ 1061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MG: () => (/* binding */ planPush),
/* harmony export */   Si: () => (/* binding */ pushAndProve),
/* harmony export */   sf: () => (/* binding */ buildAndPush)
/* harmony export */ });
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9020);
/* harmony import */ var _plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7097);
/* harmony import */ var _plan_manifest_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(4867);
/* harmony import */ var _plan_tag_order_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8909);
/* harmony import */ var _build_docker_build_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3749);
/* harmony import */ var _build_test_platforms_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7409);
/* harmony import */ var _proof_prove_image_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3101);
/* harmony import */ var _registry_registry_snapshot_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6953);
/* harmony import */ var _tags_current_tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6804);
/* harmony import */ var _tags_keep_newer_tags_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2286);
/* harmony import */ var _tags_move_tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6536);
/* harmony import */ var _tags_put_tags_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3280);
/* harmony import */ var _push_tag_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9810);














/** Builds, pushes, adds the further tags, and asks the registry what it has. */
async function buildAndPush(step, delivery) {
    const { runner, inputs } = step;
    readStandingImages(step, delivery);
    const isApart = isBuiltApart(step, delivery);
    if (isApart)
        await runner.phase('Build', () => buildApart(step, delivery));
    if (inputs.test !== undefined) {
        const { docker, location, builder } = delivery;
        await (0,_build_test_platforms_js__WEBPACK_IMPORTED_MODULE_3__.testBuild)(step, inputs.test, {
            docker,
            image: location.image,
            build: (0,_push_tag_js__WEBPACK_IMPORTED_MODULE_8__/* .buildInputsOf */ .Pc)(step, delivery),
            ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_9__/* .present */ .E)('builder', builder),
        });
    }
    return await pushAndProve(step, { ...delivery, isApart }, await planPush(step, delivery));
}
/** Pushes what was built, adds the further tags, and asks the registry what it has. */
async function pushAndProve(step, delivery, { plan, kept }) {
    const { runner, inputs } = step;
    const { isApart } = delivery;
    if (plan === undefined)
        return await (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_4__/* .proveImage */ .i)(step, delivery, (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_4__/* .expectNewer */ .z)(kept, delivery));
    const pushed = await runner.phase(isApart ? 'Push' : 'Build and push', () => (0,_push_tag_js__WEBPACK_IMPORTED_MODULE_8__/* .pushTag */ .lj)(step, delivery, plan.pushed));
    const left = [...kept, ...(await addFurtherTags(step, delivery, { digest: pushed.digest, batches: plan.batches }))];
    await tryTo('mark the image by its content', step, () => markContent(step, delivery, pushed.digest));
    await tryTo('look at the annotations', step, () => checkAnnotations(step, delivery, pushed.digest));
    const further = inputs.tags.filter((name) => name !== plan.pushed && !left.some(({ tag }) => tag === name));
    if (inputs.build.load)
        await tryTo('load it into the engine', step, () => loadImage(step, delivery));
    // What is not read is an output less; the image is pushed.
    const platformDigests = platformsOf(step, delivery, pushed).catch(() => ({}));
    return await (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_4__/* .proveImage */ .i)(step, delivery, {
        result: 'built',
        tags: [plan.pushed, ...further],
        digest: pushed.digest,
        platformDigests,
    });
}
/** What a builder pushes by itself takes one call for both, unless something has to be known in between. */
function isBuiltApart(step, delivery) {
    const { test, image } = step.inputs;
    return !(0,_push_tag_js__WEBPACK_IMPORTED_MODULE_8__/* .pushesItself */ .GB)(step, delivery) || test !== undefined || !image.hasCommitTag;
}
/** Builds the image into the engine, or into the cache of its builder. */
async function buildApart(step, delivery) {
    const { docker, location, builder, caches } = delivery;
    const { info, warning } = step.runner;
    const options = {
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_9__/* .present */ .E)('builder', builder),
        output: builder === undefined ? 'engine' : 'none',
        caches,
    };
    await (0,_build_docker_build_js__WEBPACK_IMPORTED_MODULE_2__/* .buildImage */ ._w)(docker, { build: (0,_push_tag_js__WEBPACK_IMPORTED_MODULE_8__/* .buildInputsOf */ .Pc)(step, delivery), images: [location.image], options, info, warning });
    return { value: undefined, sentence: `Built ${location.image}` };
}
/** `load: true`: what another builder has built is put into the engine too, which the own one does by itself. */
async function loadImage(step, delivery) {
    const { docker, location, builder, caches } = delivery;
    if (builder === undefined)
        return;
    const { info, warning } = step.runner;
    const options = { builder, output: 'load', caches: { ...caches, to: [] } };
    const build = (0,_build_test_platforms_js__WEBPACK_IMPORTED_MODULE_3__/* .forLoading */ .W)((0,_push_tag_js__WEBPACK_IMPORTED_MODULE_8__/* .buildInputsOf */ .Pc)(step, delivery));
    await (0,_build_docker_build_js__WEBPACK_IMPORTED_MODULE_2__/* .buildImage */ ._w)(docker, { build, images: [location.image], options, info, warning });
}
/** Platform to digest: of one image as the engine tells, of an index and of a builder's image as ECR does. */
async function platformsOf({ inputs }, { registry, age }, { digest, platform }) {
    if (!(0,_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_1__/* .isIndex */ .nw)(inputs.build) && platform !== undefined)
        return { [platform]: digest };
    const manifest = (0,_tags_put_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .manifestIn */ .tn)(await registry.images([{ digest }]), digest);
    return manifest.kind === 'found' ? (await age.read(manifest.value)).platformDigests : {};
}
/** Reads the images that tags will move away from, while the build is at work. */
function readStandingImages({ inputs }, { snapshot, age, tagPlan }) {
    if (!inputs.image.keepNewerTags)
        return;
    const current = (0,_registry_registry_snapshot_js__WEBPACK_IMPORTED_MODULE_10__/* .imagesByTag */ .g)(snapshot.images);
    for (const name of tagPlan.batches.flat()) {
        const image = current.get(name);
        if (image !== undefined)
            void age.read(image);
    }
}
/**
 * Which tag is pushed, and which follow. A commit's own tag never moves back; where there is none the first tag may
 * stand on a newer commit's image by now, and then the next one is pushed in its place, or nothing at all.
 */
async function planPush(step, { registry, snapshot, tagPlan, age }) {
    const { hasCommitTag, keepNewerTags } = step.inputs.image;
    if (hasCommitTag || !keepNewerTags)
        return { plan: tagPlan, kept: [] };
    const wanted = [[tagPlan.pushed], ...tagPlan.batches];
    const { current } = await (0,_tags_current_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .readCurrentTags */ .p)(registry, { tags: wanted.flat() }, step.clock);
    const { moving, kept } = await (0,_tags_keep_newer_tags_js__WEBPACK_IMPORTED_MODULE_11__/* .keepNewer */ .d)(wanted.flat(), { digest: '', current }, age);
    (0,_tags_move_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .reportKeptTags */ .a)(step, kept);
    const [first, ...further] = moving;
    return { plan: first === undefined ? undefined : (0,_plan_tag_order_js__WEBPACK_IMPORTED_MODULE_12__/* .planTags */ .V)([first, ...further], snapshot.tags), kept };
}
/** Adds the further tags. The registry is asked once: for the manifest, and for what the tags stand on by now. */
async function addFurtherTags(step, delivery, { digest, batches }) {
    return await (0,_tags_move_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .moveTags */ .F)(step, delivery, {
        digest,
        batches,
        look: () => (0,_tags_current_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .readCurrentTags */ .p)(delivery.registry, { tags: batches.flat(), digest }, step.clock),
        pushTag: async (name) => void (await (0,_push_tag_js__WEBPACK_IMPORTED_MODULE_8__/* .pushTag */ .lj)(step, delivery, name)),
    });
}
/** What is good to have; the image is pushed, and stays so whatever becomes of this. */
async function tryTo(what, { runner }, work) {
    try {
        await work();
    }
    catch (error) {
        const { what: reason } = (0,_errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error).problem;
        runner.warning(`The image is pushed, but this step could not ${what}. ${reason}`);
    }
}
/** Docker with the classic store takes annotations and forgets them, without a word. */
async function checkAnnotations({ inputs, runner }, { registry }, digest) {
    const wanted = inputs.build.annotations.map((text) => text.replace(/^[^:=]*:/, '').replace(/=[\s\S]*$/, ''));
    if (wanted.length === 0)
        return;
    const found = (0,_tags_put_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .manifestIn */ .tn)(await registry.images([{ digest }]), digest);
    if (found.kind !== 'found')
        return;
    const annotations = (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_13__/* .readManifest */ .WI)(found.value.body)?.annotations ?? {};
    const lost = wanted.filter((key) => !(key in annotations));
    if (lost.length > 0) {
        runner.warning(`The manifest has no annotation ${lost.join(', ')}. Docker keeps annotations with the containerd image store only ` +
            '(https://docs.docker.com/engine/storage/containerd/), and those of an index only where one is built. Labels always work.');
    }
}
/** Puts the tag on a new image by which its content is found; without it a later step builds once more, no harm else. */
async function markContent({ runner }, { registry, content }, digest) {
    if (content === undefined)
        return;
    const manifest = (0,_tags_put_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .manifestIn */ .tn)(await registry.images([{ digest }]), digest);
    const result = manifest.kind === 'found' ? await registry.putTag(manifest.value, content.tag) : manifest;
    switch (result.kind) {
        case 'put':
            return runner.info(`The next build of the same content finds it as ${content.tag}.`);
        case 'immutable':
            return runner.info(`${content.tag} stands on an earlier image of the same content, of today, and cannot move: builds of that content ` +
                'reuse the earlier one.');
        case 'full':
        case 'missing':
            return runner.info('ECR does not take a tag for it, so the next build of the same content does not find it.');
        case 'denied':
            return runner.warning(`No later build finds this content, as the role lacks ${result.permission}.`);
    }
}


/***/ }),

/***/ 9810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Pc: () => (/* binding */ buildInputsOf),
  lj: () => (/* binding */ pushTag),
  GB: () => (/* binding */ pushesItself)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/errors/docker-errors.js
var docker_errors = __webpack_require__(3312);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
// EXTERNAL MODULE: ./.build/plan/manifest.js
var plan_manifest = __webpack_require__(4867);
// EXTERNAL MODULE: ./.build/plan/repository.js
var plan_repository = __webpack_require__(8758);
// EXTERNAL MODULE: ./.build/phases/build/docker-build.js + 1 modules
var docker_build = __webpack_require__(3749);
// EXTERNAL MODULE: ./.build/phases/push/push-from-builder.js
var push_from_builder = __webpack_require__(1905);
// EXTERNAL MODULE: ./.build/docker/engine.js
var engine = __webpack_require__(9981);
;// CONCATENATED MODULE: ./.build/docker/push-output.js
/**
 * The digest that `docker push` reports on its last line, `<tag>: digest: sha256:... size: <bytes>`: of the image
 * manifest, or of the index where one was pushed. `undefined` where there is no such line.
 */
function pushedDigest(stdout, tag) {
    const lines = stdout.matchAll(/^(\S+): digest: (sha256:[0-9a-f]{64}) size: \d+\s*$/gm);
    return [...lines].findLast((line) => line[1] === tag)?.[2];
}
/** The digest in the `RepoDigests` of an image that belongs to this repository (`host/name`). */
function repoDigest(repoDigests, repositoryUri) {
    return repoDigests.find((entry) => entry.startsWith(`${repositoryUri}@`))?.slice(repositoryUri.length + 1);
}

// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/lib/retry.js
var retry = __webpack_require__(9904);
;// CONCATENATED MODULE: ./.build/phases/push/push-with-retries.js





/** A push that failed, to be tried again or explained. */
class PushError extends Error {
    finished;
    constructor(finished) {
        super('docker push failed');
        this.finished = finished;
    }
}
/** The image that the engine has under that name, pushed by it. */
function pushFromEngine(docker, target) {
    // The platform is read while the image is on its way.
    let inspecting;
    const local = () => {
        inspecting ??= (0,engine/* inspectImage */.m)(docker, target.image).catch(() => undefined);
        return inspecting;
    };
    return {
        push: () => {
            void local();
            return docker.stream(['push', target.image]);
        },
        pushed: async ({ stdout }) => {
            const repositoryUri = `${target.host}/${target.repository}`;
            const tag = target.image.slice(repositoryUri.length + 1);
            const reported = pushedDigest(stdout, tag);
            // Should docker ever word its last line differently, the engine still knows what it pushed.
            const digest = reported ?? repoDigest((await (0,engine/* inspectImage */.m)(docker, target.image))?.repoDigests ?? [], repositoryUri);
            return digest === undefined ? undefined : { digest, platform: (await local())?.platform };
        },
        local,
    };
}
/**
 * Pushes the image under its name. Pushing again what arrived already costs little, so faults of network and service are
 * tried again, and a refused login is renewed once: it may have run out during the build.
 *
 * @throws Failure
 */
async function pushImage(source, target, context) {
    const { clock, info, renewLogin } = context;
    const onRetry = (_error, ms) => info(`The push failed; trying again in ${(ms / 1000).toFixed(1)} s.`);
    const isEnded = (so) => (error) => error instanceof PushError && so(error.finished.tail, target);
    let attempts = 0;
    const push = async () => {
        attempts += 1;
        const finished = await source.push();
        if (!finished.succeeded)
            throw new PushError(finished);
        return finished;
    };
    const pushWithLogin = () => (0,retry/* retry */.L)({ ...LOGIN_RETRIES, onRetry, retryable: isEnded(docker_errors/* isLoginRefused */.mZ) }, clock, async (attempt) => {
        if (attempt > 1)
            await renewLogin();
        return await push();
    });
    try {
        const plan = { ...FAULT_RETRIES, onRetry, retryable: isEnded(docker_errors/* isPassingPushError */.Qk) };
        const finished = await (0,retry/* retry */.L)(plan, clock, pushWithLogin);
        const pushed = await source.pushed(finished);
        if (pushed === undefined)
            throw (0,docker_errors/* pushFailed */.EX)(finished.tail, target, 1);
        return pushed;
    }
    catch (error) {
        if (!(error instanceof PushError))
            throw error;
        const image = await source.local();
        const resolved = await context.resolve({ output: error.finished.tail, attempts, image });
        if (resolved instanceof failure/* Failure */.HR)
            throw resolved;
        return { digest: resolved.digest, platform: image?.platform };
    }
}
const FAULT_RETRIES = { attempts: 4, baseMs: 1_000, capMs: 8_000 };
const LOGIN_RETRIES = { attempts: 2, baseMs: 0, capMs: 0 };

// EXTERNAL MODULE: ./.build/phases/push/registry-login.js + 1 modules
var registry_login = __webpack_require__(7911);
;// CONCATENATED MODULE: ./.build/phases/push/push-tag.js










/** Whether the builder pushes: the engine's own does so for an index, where `docker push` may take a way round. */
function pushesItself({ inputs }, { builder }) {
    return builder !== undefined || (0,choose_builder/* isIndex */.nw)(inputs.build);
}
/** All that is told to docker: what the workflow says, and the labels of this action. */
function buildInputsOf({ inputs }, { content }) {
    const { build, image } = inputs;
    const labels = [...image.ownLabels, ...(content === undefined ? [] : [content.label]), ...build.labels];
    return { ...build, labels };
}
/** Pushes the image under this tag, by which it is named in the engine first where it is not so yet. */
async function pushTag(step, delivery, name) {
    const { docker, location, builder, caches } = delivery;
    const image = `${location.host}/${location.repository}:${name}`;
    const named = { ...delivery, target: { ...location, image } };
    if (delivery.source !== undefined)
        return await push(step, named, delivery.source(image));
    if (pushesItself(step, delivery)) {
        const metadataFile = (0,external_node_path_.join)(delivery.config.directory, 'metadata.json');
        const isBuilt = delivery.isApart;
        const build = buildInputsOf(step, delivery);
        const order = {
            build: isBuilt ? (0,docker_build/* asBuilt */.RX)(build) : build,
            image,
            options: { ...(0,omit_undefined/* present */.E)('builder', builder), caches: isBuilt ? { ...caches, to: (0,docker_build/* inlineOnly */.yd)(caches.to) } : caches },
            metadataFile,
            info: step.runner.info,
            warning: step.runner.warning,
        };
        return await push(step, named, (0,push_from_builder/* pushFromBuilder */.q8)(docker, order));
    }
    if (image !== location.image) {
        const tagged = await docker.capture(['tag', location.image, image]);
        if (!tagged.succeeded)
            throw (0,docker_errors/* pushFailed */.EX)(tagged.tail, named.target, 1);
    }
    return await push(step, named, pushFromEngine(docker, named.target));
}
async function push(step, delivery, source) {
    const { location } = delivery;
    await (0,registry_login/* keepLogin */.Lp)(delivery);
    const { clock, runner } = step;
    const pushed = await pushImage(source, location, {
        renewLogin: () => (0,registry_login/* renewLogin */.P8)(delivery),
        resolve: (refusal) => resolveRefusal(delivery, refusal),
        clock,
        info: runner.info,
    });
    return { value: pushed, sentence: `Pushed ${location.image} as ${pushed.digest}` };
}
/**
 * A push that was refused for good. Another job may have pushed this very image under this tag meanwhile: then all is
 * well. Docker with the containerd store passes on only the status of a refusal, so ECR is asked what the tag stands on.
 */
async function resolveRefusal({ registry, snapshot, location }, { output, attempts, image }) {
    const tag = location.image.slice(location.image.lastIndexOf(':') + 1);
    const { repository } = snapshot;
    const mayBeTaken = repository.kind !== 'found' || !(0,plan_repository/* isMovable */.dS)(tag, repository.mutability);
    if (!mayBeTaken || !(0,docker_errors/* isTagRefused */.hE)(output, location))
        return (0,docker_errors/* pushFailed */.EX)(output, location, attempts);
    const found = await registry.images([{ tag }]);
    const there = found.kind === 'found' ? found.value[0] : undefined;
    if (there === undefined)
        return (0,docker_errors/* pushFailed */.EX)(output, location, attempts);
    return isSameImage(there, image) ? { digest: there.digest } : (0,docker_errors/* tagTaken */.uN)(output, location, there.digest);
}
/** The classic store calls an image by the digest of its configuration, the containerd store by that of its manifest. */
function isSameImage({ digest, body }, local) {
    if (local === undefined)
        return false;
    const manifest = (0,plan_manifest/* readManifest */.WI)(body);
    return local.id === digest || (manifest?.kind === 'image' && local.id === manifest.configDigest);
}


/***/ }),

/***/ 7911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lp: () => (/* binding */ keepLogin),
  E8: () => (/* binding */ logIn),
  P8: () => (/* binding */ renewLogin)
});

;// CONCATENATED MODULE: ./.build/plan/login-expiry.js
const MARGIN_MS = 5 * 60_000;
/**
 * Whether a login should be renewed before a push: an authorization token lives 12 hours, but acts for a session that
 * may end sooner, in the middle of a long build.
 */
function isLoginStale({ tokenExpiresAt, sessionExpiresAt }, now) {
    const end = Math.min(tokenExpiresAt.getTime(), sessionExpiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
    return end - now.getTime() < MARGIN_MS;
}

// EXTERNAL MODULE: ./.build/phases/step.js
var phases_step = __webpack_require__(8353);
;// CONCATENATED MODULE: ./.build/phases/push/registry-login.js


/** A Docker configuration that may push to this registry. */
async function logIn(step, { snapshot, location }) {
    const config = await (0,phases_step/* privateConfig */.u)(step);
    await config.login({ ...snapshot.authorization, host: location.host });
    return config;
}
/** Renews a login that has run out, or is about to. */
async function keepLogin(delivery) {
    const { snapshot, identity } = delivery;
    const life = { tokenExpiresAt: snapshot.authorization.expiresAt, sessionExpiresAt: identity.sessionExpiresAt() };
    if (isLoginStale(life, new Date()))
        await renewLogin(delivery);
}
/** Asks ECR for a login, and writes it where docker finds it. */
async function renewLogin({ registry, config, location, }) {
    await config.login({ ...(await registry.authorize()), host: location.host });
}


/***/ }),

/***/ 4476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ reuseImage)
/* harmony export */ });
/* harmony import */ var _proof_prove_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3101);
/* harmony import */ var _tags_current_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6804);
/* harmony import */ var _tags_move_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6536);
/* harmony import */ var _tags_put_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3280);




/** Takes an image that is there: puts the tags on it that it lacks, and proves all of them. No Docker is needed. */
async function reuseImage(step, scene, wanted) {
    const { digest } = wanted;
    const manifest = await manifestOf(scene, digest);
    // Read while the tags are put.
    const details = manifest.kind === 'found' ? scene.age.read(manifest.value) : undefined;
    const current = (0,_tags_current_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .currentTagsIn */ .C)(scene.snapshot);
    const kept = await (0,_tags_move_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .moveTags */ .F)(step, scene, {
        digest,
        batches: inOneBatch(wanted.batches),
        look: async () => ({ manifest, current }),
    });
    const [first, ...further] = wanted.tags.filter((tag) => !kept.some((left) => left.tag === tag));
    if (first === undefined)
        return await (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_0__/* .proveImage */ .i)(step, scene, (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_0__/* .expectNewer */ .z)(kept, scene));
    const platformDigests = Promise.resolve(details).then((known) => known?.platformDigests ?? {});
    return await (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_0__/* .proveImage */ .i)(step, scene, { result: 'reused', tags: [first, ...further], digest, platformDigests });
}
async function manifestOf({ snapshot, registry }, digest) {
    const known = snapshot.images.find((image) => image.digest === digest);
    if (known !== undefined)
        return { kind: 'found', value: known };
    return (0,_tags_put_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .manifestIn */ .tn)(await registry.images([{ digest }]), digest);
}
/** Nobody waits for an image that has long been there, so its tags go side by side: one round trip, not two. */
function inOneBatch(batches) {
    const all = batches.flat();
    return all.length > 0 && all.length <= _tags_put_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .PUT_IMAGE_PER_SECOND */ .XF ? [all] : batches;
}


/***/ }),

/***/ 6274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L8: () => (/* binding */ cacheSituation),
  qW: () => (/* binding */ checkRegistry),
  uA: () => (/* binding */ prepareRepository),
  dm: () => (/* binding */ startFingerprint)
});

// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/github/checkout.js
var checkout = __webpack_require__(7366);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/registry-errors.js
var registry_errors = __webpack_require__(8693);
// EXTERNAL MODULE: ./.build/plan/repository.js
var plan_repository = __webpack_require__(8758);
// EXTERNAL MODULE: ./.build/plan/tag-order.js
var tag_order = __webpack_require__(8909);
;// CONCATENATED MODULE: ./.build/plan/build-or-reuse.js



/**
 * Builds, or takes what is there, or says at once what could only fail: before anybody waits for a build. An image that
 * is archived does not count as there, as nobody could pull it.
 */
function decide(situation) {
    const { repositoryFacts: repository, tagFacts, tags } = situation;
    if (repository.kind === 'missing')
        return decideMissing(situation);
    const unknown = tags.filter((tag) => tagFacts.get(tag)?.kind === 'unknown');
    if (repository.kind === 'unknown' && unknown.length === tags.length) {
        return { kind: 'refuse', problem: (0,registry_errors/* repositoryUnseen */.R)(situation) };
    }
    const there = presentTag(situation, tags[0]);
    if (there?.status === 'ACTIVE' && situation.ifExists === 'fail') {
        return { kind: 'refuse', problem: (0,registry_errors/* imageExists */.US)(situation, tags[0], there) };
    }
    if (there !== undefined && isReused(situation, there))
        return reuse(situation, there.digest, whyReused(situation));
    const { sameContent } = situation;
    // Whoever asks for a rebuild wants a new image.
    if (sameContent === undefined || situation.ifExists === 'rebuild')
        return build(situation);
    if (isFull(situation, sameContent)) {
        const why = `The image of the same content has ${sameContent.tagCount} tags, and ECR takes ${registry_errors/* TAGS_PER_IMAGE */.IC}. `;
        return build(situation, why);
    }
    const decision = reuse(situation, sameContent.digest, `${sameContent.tag} was built from the same content`);
    return decision.kind === 'reuse' ? { ...decision, isSameContent: true } : decision;
}
function isFull(situation, { digest, tagCount = 0 }) {
    const missing = situation.tags.filter((tag) => presentTag(situation, tag)?.digest !== digest);
    return tagCount + missing.length > registry_errors/* TAGS_PER_IMAGE */.IC;
}
function decideMissing(situation) {
    const { repository, tags, tagFacts } = situation;
    if (!situation.createRepository)
        return { kind: 'refuse', problem: (0,registry_errors/* repositoryMissing */.lx)(situation, 'build') };
    return {
        kind: 'build',
        sentence: `The repository ${repository} does not exist yet: create it, build and push.`,
        createRepository: true,
        tagPlan: (0,tag_order/* planTags */.V)(tags, tagFacts),
    };
}
function presentTag({ tagFacts }, tag) {
    const fact = tagFacts.get(tag);
    return fact?.kind === 'present' ? fact : undefined;
}
/** Whether the tag cannot be moved to another image; where ECR does not tell, it may well be so. */
function isFixed({ repositoryFacts }, tag) {
    return !(repositoryFacts.kind === 'found' && (0,plan_repository/* isMovable */.dS)(tag, repositoryFacts.mutability));
}
/** Whether the image under the first tag will do. */
function isReused(situation, there) {
    if (there.status !== 'ACTIVE')
        return false;
    switch (situation.ifExists) {
        case 'reuse':
            return true;
        case 'auto':
            // A further tag that is fixed on this very image would stop a rebuild just the same.
            return (situation.hasCommitTag &&
                situation.tags.some((tag) => presentTag(situation, tag)?.digest === there.digest && isFixed(situation, tag)));
        case 'rebuild':
        case 'fail':
            return false;
    }
}
function whyReused({ ifExists, tags, repositoryFacts }) {
    if (ifExists === 'reuse')
        return `${tags[0]} is there, and if-exists is reuse`;
    return repositoryFacts.kind === 'found'
        ? `${tags[0]} is there and cannot be overwritten`
        : `${tags[0]} is there, and the role may not see whether it can be overwritten`;
}
function reuse(situation, digest, why) {
    const { tags, tagFacts } = situation;
    const missing = tags.filter((tag) => presentTag(situation, tag)?.digest !== digest);
    const blocked = missing.filter((tag) => presentTag(situation, tag) !== undefined && isKnownFixed(situation, tag));
    if (blocked.length > 0)
        return refuseImmutable(situation, blocked);
    const added = missing.length === 0 ? '' : `; to be put on it too: ${(0,registry_errors/* list */.p_)(missing)}`;
    return {
        kind: 'reuse',
        sentence: `Nothing to build: ${why}. Reused is ${digest}${added}`,
        digest,
        batches: (0,tag_order/* orderTags */.M)(missing, tagFacts),
        isSameContent: false,
    };
}
function isKnownFixed(situation, tag) {
    return situation.repositoryFacts.kind === 'found' && isFixed(situation, tag);
}
function build(situation, why = '') {
    const { tags, tagFacts, repository } = situation;
    const blocked = tags.filter((tag) => presentTag(situation, tag) !== undefined && isKnownFixed(situation, tag));
    const archived = presentTag(situation, tags[0]);
    if (archived !== undefined && archived.status !== 'ACTIVE' && blocked.includes(tags[0])) {
        return { kind: 'refuse', problem: (0,registry_errors/* imageArchived */.M1)(situation, tags[0], archived) };
    }
    if (blocked.length > 0)
        return refuseImmutable(situation, blocked);
    const known = (kind) => tags.filter((tag) => tagFacts.get(tag)?.kind === kind);
    const sentence = describeBuild(repository, known('present'), known('unknown'));
    const asleep = archived === undefined || archived.status === 'ACTIVE' ? '' : ` ${tags[0]} is archived now.`;
    return {
        kind: 'build',
        sentence: `${why}${sentence}${asleep}`,
        createRepository: false,
        tagPlan: (0,tag_order/* planTags */.V)(tags, tagFacts),
    };
}
function refuseImmutable(situation, blocked) {
    const { repositoryFacts } = situation;
    if (repositoryFacts.kind !== 'found')
        throw new Error('Tags of an unseen repository are never known to be immutable.');
    // Of another tag than the commit's only the workflow can say that its image will do.
    const isAsked = situation.hasCommitTag || situation.ifExists === 'reuse';
    const more = isAsked ? situation : { ...situation, reusable: situation.tags[0] };
    return { kind: 'refuse', problem: (0,registry_errors/* tagsImmutable */.A3)(more, blocked, repositoryFacts.mutability) };
}
function describeBuild(repository, moving, unknown) {
    if (unknown.length > 0)
        return `Build and push, though the role may not see whether ${(0,registry_errors/* list */.p_)(unknown)} is in ${repository}.`;
    if (moving.length === 0)
        return `Build and push: ${repository} has none of the wanted tags yet.`;
    const verb = moving.length === 1 ? 'moves' : 'move';
    return `Build and push. ${(0,registry_errors/* list */.p_)(moving)} ${verb} to the new image; the image that is there now stays, under its digest.`;
}

// EXTERNAL MODULE: ./.build/plan/cache-flags.js
var cache_flags = __webpack_require__(9536);
// EXTERNAL MODULE: ./.build/phases/credentials/id-token-source.js
var id_token_source = __webpack_require__(2527);
// EXTERNAL MODULE: ./.build/phases/registry/image-details.js
var image_details = __webpack_require__(8437);
// EXTERNAL MODULE: ./.build/phases/registry/registry-snapshot.js
var registry_snapshot = __webpack_require__(6953);
;// CONCATENATED MODULE: ./.build/phases/registry/check-registry.js









/** Asks all that can be known, and decides. Changes nothing. */
async function checkRegistry(step, ecr, { registry, ownAccountId, content: reading, isNewWanted, authorize }) {
    const { event, inputs, runner } = step;
    const { repository: reference, tags, image } = inputs;
    const content = await reading;
    const read = (0,image_details/* imageReader */.n)(registry, runner.debug);
    const before = event.previousCommit === undefined || content === undefined ? [] : [event.previousCommit];
    const wanted = { tags: [...tags, ...before], others: content?.known.tags ?? [] };
    const snapshot = await (0,registry_snapshot/* readSnapshot */.R)(registry, wanted, { ...step.clock, ...(0,omit_undefined/* present */.E)('authorize', authorize) });
    const sameContent = content?.search.findSameContent(content.known, snapshot, runner);
    const place = { reference, registryId: ecr.registryId, ownAccountId, proxyHost: snapshot.authorization.host };
    const { accountId, host = '' } = (0,plan_repository/* locate */.x5)(place, snapshot.repository);
    const decided = decide({
        repository: reference.name,
        accountId,
        region: ecr.region,
        createRepository: ecr.createRepository,
        tags,
        ifExists: image.ifExists,
        hasCommitTag: image.hasCommitTag,
        repositoryFacts: snapshot.repository,
        tagFacts: snapshot.tags,
        ...(0,omit_undefined/* present */.E)('sameContent', isNewWanted ? undefined : sameContent),
    });
    const problem = decided.kind === 'build'
        ? (0,cache_flags/* refuseFixedCache */.RW)(cacheSituation(step, { snapshot, uri: `${host}/${reference.name}` }), snapshot.repository)
        : undefined;
    const decision = problem === undefined ? decided : { kind: 'refuse', problem };
    if (decision.kind === 'build') {
        if (content !== undefined && isNewWanted)
            runner.info('A new image is wanted, whether or not there is one of this content.');
        else if (content !== undefined && sameContent === undefined) {
            const candidates = [...before, ...tags];
            await content.search.explainMiss(content.known, snapshot, { candidates, read, info: runner.info });
        }
    }
    return { decision, snapshot, place, read, content };
}
/** Where the image is delivered to; creates the repository where that was decided. */
async function prepareRepository({ environment, event, inputs, runner }, { region }, registry, { decision, snapshot, place, read, content }) {
    const { repository: reference, tags } = inputs;
    if (snapshot.repository.kind === 'unknown')
        runner.info(UNKNOWN_REPOSITORY);
    const isNew = decision.kind === 'build' && decision.createRepository;
    const repository = isNew ? await registry.createRepository() : snapshot.repository;
    const { host, accountId } = (0,plan_repository/* locate */.x5)(place, repository);
    if (host === undefined)
        throw hostUnknown(reference.name, accountId);
    return {
        registry,
        ...(content === undefined ? {} : { content: { tag: content.known.tags[0], label: content.known.label } }),
        snapshot: { ...snapshot, repository },
        location: {
            image: `${host}/${reference.name}:${tags[0]}`,
            host,
            repository: reference.name,
            accountId,
            region,
            partition: (0,plan_repository/* partitionOf */.iQ)(region),
            isSeen: repository.kind === 'found',
        },
        age: {
            read,
            history: (0,checkout/* historyOf */.o)(environment),
            own: { commit: event.commit, ...(0,omit_undefined/* present */.E)('date', event.commitDate) },
        },
    };
}
/** What decides the caches of a preset; `uri`: `host/name` of the image's repository. */
function cacheSituation({ inputs, event }, { snapshot, uri }) {
    const { cache, target: stage, platforms } = inputs.build;
    const there = [...inputs.tags, event.previousCommit ?? ''].filter((tag) => snapshot.tags.get(tag)?.kind === 'present');
    return {
        preset: cache.preset,
        repositoryUri: uri,
        ...(0,omit_undefined/* present */.E)('ref', cache.ref),
        event,
        scope: cache.scope ?? [...(stage === undefined ? [] : [stage]), ...platforms],
        imageTags: there,
    };
}
/** Loads what compares contents only where that is wanted; what goes wrong there is met when it is waited for. */
function startFingerprint(step, ecr, authenticated, more) {
    const { reuse: wanted } = step.inputs.image;
    if (wanted.kind === 'commit')
        return Promise.resolve(undefined);
    const start = async () => {
        const search = await __webpack_require__.e(/* import() */ 232).then(__webpack_require__.bind(__webpack_require__, 9232));
        const credentials = async () => (await authenticated).credentials;
        const known = await search.fingerprintBuild(step, ecr, wanted.maxAgeDays, { credentials, ...more });
        return known === undefined ? undefined : { search, known };
    };
    return (0,id_token_source/* handleLater */.bo)(start());
}
const UNKNOWN_REPOSITORY = 'The role lacks ecr:DescribeRepositories: whether tags are immutable shows at the push.';
function hostUnknown(repository, accountId) {
    return new failure/* Failure */.HR({
        code: 'permission-missing',
        what: `ECR does not tell where the registry of account ${accountId} is, so ${repository} cannot be pushed to.`,
        why: 'the role lacks ecr:DescribeRepositories, whose answer names the host.',
        fix: "allow ecr:DescribeRepositories on the repository, in the role's policy and in the repository's own.",
    });
}


/***/ })

};
;