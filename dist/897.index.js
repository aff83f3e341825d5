"use strict";
exports.id = 897;
exports.ids = [897];
exports.modules = {

/***/ 9184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _w: () => (/* binding */ buildImage),
/* harmony export */   ko: () => (/* binding */ testImage),
/* harmony export */   yt: () => (/* binding */ loadImage)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9020);
/* harmony import */ var _plan_registry_location_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4565);
/* harmony import */ var _docker_build_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3749);
/* harmony import */ var _push_setup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2466);
/* harmony import */ var _test_platforms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3343);





/**
 * Builds the image, where that is not one call with its push.
 *
 * @returns whether it is built
 */
async function buildImage(step, target, setup) {
    const isBuilt = isBuiltApart(step, setup);
    if (isBuilt)
        await step.runner.phase('Build', () => buildApart(step, target, setup));
    return isBuilt;
}
/** What a builder pushes by itself takes one call for both, unless something has to be known in between. */
function isBuiltApart(step, setup) {
    const { test, image } = step.inputs;
    return !(0,_push_setup_js__WEBPACK_IMPORTED_MODULE_1__/* .isPushedByBuilder */ ._e)(step, setup) || test !== undefined || !image.hasCommitTag;
}
/** Builds the image into the engine, or into the cache of its builder. */
async function buildApart(step, target, setup) {
    const { docker, builder, caches } = setup;
    const { info, warning } = step.runner;
    const image = builtName(step, target);
    const options = (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ builder, output: builder === undefined ? 'engine' : 'none', caches });
    await (0,_docker_build_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerBuild */ .rW)(docker, { build: (0,_push_setup_js__WEBPACK_IMPORTED_MODULE_1__/* .buildInputsOf */ .Pc)(step, target), images: [image], options, info, warning });
    return { value: undefined, sentence: `Built ${image}` };
}
/** The name under which the engine has the image. */
function builtName({ inputs }, { location }) {
    return (0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_4__/* .imageName */ .tO)(location, inputs.tags[0]);
}
/** Runs the test, where there is one, on what was built. */
async function testImage(step, target, setup) {
    const { test } = step.inputs;
    if (test === undefined)
        return;
    const { docker, builder } = setup;
    const build = (0,_push_setup_js__WEBPACK_IMPORTED_MODULE_1__/* .buildInputsOf */ .Pc)(step, target);
    await (0,_test_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .testBuild */ .D)(step, test, (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ docker, image: builtName(step, target), build, builder }));
}
/** `load: true`: what another builder has built is put into the engine too, which the own one does by itself. */
async function loadImage(step, target, setup) {
    const { docker, builder, caches } = setup;
    if (builder === undefined)
        return;
    const { info, warning } = step.runner;
    const options = { builder, output: 'load', caches: { ...caches, to: [] } };
    const build = (0,_test_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .forLoading */ .W)((0,_push_setup_js__WEBPACK_IMPORTED_MODULE_1__/* .buildInputsOf */ .Pc)(step, target));
    await (0,_docker_build_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerBuild */ .rW)(docker, { build, images: [builtName(step, target)], options, info, warning });
}


/***/ }),

/***/ 7251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ exportForLaterSteps)
/* harmony export */ });
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

/***/ 7541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ planPush),
/* harmony export */   S: () => (/* binding */ pushAndProve)
/* harmony export */ });
/* harmony import */ var _errors_unexpected_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6161);
/* harmony import */ var _plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7097);
/* harmony import */ var _plan_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4867);
/* harmony import */ var _plan_tag_order_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8909);
/* harmony import */ var _build_build_image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9184);
/* harmony import */ var _proof_prove_image_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8470);
/* harmony import */ var _registry_manifest_in_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8328);
/* harmony import */ var _tags_current_tags_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6804);
/* harmony import */ var _tags_keep_newer_tags_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2286);
/* harmony import */ var _tags_move_tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6536);
/* harmony import */ var _push_tag_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2823);











/** Pushes the first tag, puts the further ones, and asks the registry what it has. */
async function pushAndProve(step, target, request) {
    const { runner, inputs } = step;
    const { setup, pusher, tagPlan, kept, isBuilt } = request;
    if (tagPlan === undefined)
        return await (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_4__/* .proveImage */ .i)(step, target, (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_4__/* .expectNewer */ .z)(kept, target));
    const push = (tag) => (0,_push_tag_js__WEBPACK_IMPORTED_MODULE_6__/* .pushTag */ .l)(step, target, { setup, pusher, tag });
    const pushed = await runner.phase(isBuilt ? 'Push' : 'Build and push', () => push(tagPlan.pushed));
    const { digest } = pushed;
    const further = await putFurtherTags(step, target, { digest, batches: tagPlan.batches, push });
    await tryTo('mark the image by its content', step, () => markContent(step, target, digest));
    await tryTo('look at the annotations', step, () => checkAnnotations(step, target, digest));
    if (inputs.build.load)
        await tryTo('load it into the engine', step, () => (0,_build_build_image_js__WEBPACK_IMPORTED_MODULE_3__/* .loadImage */ .yt)(step, target, setup));
    const left = [...kept, ...further];
    const there = inputs.tags.filter((name) => name !== tagPlan.pushed && !left.some(({ tag }) => tag === name));
    return await (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_4__/* .proveImage */ .i)(step, target, {
        result: 'built',
        tags: [tagPlan.pushed, ...there],
        digest,
        // What is not read is an output less; the image is pushed.
        platformDigests: pushedPlatforms(step, target, pushed).catch(() => ({})),
    });
}
/** Platform to digest: of one image as the engine tells, of an index and of a builder's image as ECR does. */
async function pushedPlatforms({ inputs }, { registry, age }, { digest, platform }) {
    if (!(0,_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_1__/* .isIndex */ .nw)(inputs.build) && platform !== undefined)
        return { [platform]: digest };
    const manifest = (0,_registry_manifest_in_js__WEBPACK_IMPORTED_MODULE_7__/* .manifestIn */ .t)(await registry.images([{ digest }]), digest);
    return manifest.kind === 'found' ? (await age.read(manifest.value)).platformDigests : {};
}
/**
 * Which tag is pushed, and which follow. A commit's own tag never moves back; where there is none the first tag may
 * stand on a newer commit's image by now, and then the next one is pushed in its place, or nothing at all.
 */
async function planPush(step, { registry, snapshot, age }, tagPlan) {
    const { hasCommitTag, keepNewerTags } = step.inputs.image;
    if (hasCommitTag || !keepNewerTags)
        return { tagPlan, kept: [] };
    const wanted = [tagPlan.pushed, ...tagPlan.batches.flat()];
    const { current } = await (0,_tags_current_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .readCurrentTags */ .p)(registry, { tags: wanted }, step.clock);
    const { moving, kept } = await (0,_tags_keep_newer_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .keepNewer */ .d)(wanted, { digest: '', current }, age);
    (0,_tags_move_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .reportKeptTags */ .a$)(step, kept);
    const [first, ...further] = moving;
    return { tagPlan: first === undefined ? undefined : (0,_plan_tag_order_js__WEBPACK_IMPORTED_MODULE_10__/* .planTags */ .V)([first, ...further], snapshot.tags), kept };
}
/** Puts the further tags. The registry is asked once: for the manifest, and for what the tags stand on by now. */
async function putFurtherTags(step, target, { digest, batches, push }) {
    return await (0,_tags_move_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .moveTags */ .Fu)(step, target, {
        digest,
        batches,
        keepsNewer: step.inputs.image.keepNewerTags,
        look: () => (0,_tags_current_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .readCurrentTags */ .p)(target.registry, { tags: batches.flat(), digest }, step.clock),
        pushTag: async (tag) => void (await push(tag)),
    });
}
/** What is good to have; the image is pushed, and stays so whatever becomes of this. */
async function tryTo(what, { runner }, work) {
    try {
        await work();
    }
    catch (error) {
        const { what: reason } = (0,_errors_unexpected_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h)(error).problem;
        runner.warning(`The image is pushed, but this step could not ${what}. ${reason}`);
    }
}
/** Docker with the classic store takes annotations and forgets them, without a word. */
async function checkAnnotations({ inputs, runner }, { registry }, digest) {
    const wanted = inputs.build.annotations.map((text) => text.replace(/^[^:=]*:/, '').replace(/=[\s\S]*$/, ''));
    if (wanted.length === 0)
        return;
    const found = (0,_registry_manifest_in_js__WEBPACK_IMPORTED_MODULE_7__/* .manifestIn */ .t)(await registry.images([{ digest }]), digest);
    if (found.kind !== 'found')
        return;
    const annotations = (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .WI)(found.value.body)?.annotations ?? {};
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
    const manifest = (0,_registry_manifest_in_js__WEBPACK_IMPORTED_MODULE_7__/* .manifestIn */ .t)(await registry.images([{ digest }]), digest);
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

/***/ 2823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ pushTag),
  B: () => (/* binding */ pusherOf)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/errors/push-errors.js
var push_errors = __webpack_require__(2976);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/manifest.js
var plan_manifest = __webpack_require__(4867);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
// EXTERNAL MODULE: ./.build/plan/tag-mutability.js
var tag_mutability = __webpack_require__(301);
// EXTERNAL MODULE: ./.build/phases/build/docker-build.js + 1 modules
var docker_build = __webpack_require__(3749);
// EXTERNAL MODULE: ./.build/phases/build/push-setup.js
var push_setup = __webpack_require__(2466);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./.build/docker/metadata-file.js
var metadata_file = __webpack_require__(6713);
;// CONCATENATED MODULE: ./.build/phases/push/push-from-builder.js




/** Builds (what is in the builder's cache is not built again) and pushes. */
function pushFromBuilder(docker, { build, image, options, metadataFile, info, warning }) {
    let attempts = 0;
    return {
        push: async () => {
            await (0,promises_.rm)(metadataFile, { force: true });
            attempts += 1;
            const request = {
                build: attempts === 1 ? build : (0,docker_build/* asBuilt */.RX)(build),
                images: [image],
                options: { ...options, output: 'push', metadataFile },
                info,
                warning,
            };
            const { command, finished } = await (0,docker_build/* runBuild */.cM)(docker, request);
            if (!finished.succeeded && !(0,push_errors/* isPushError */.t0)(finished.tail))
                throw (0,docker_build/* explainBuild */.gn)(build, command, finished);
            return finished;
        },
        pushed: async () => {
            const digest = (0,metadata_file/* digestInMetadata */.B)(await (0,promises_.readFile)(metadataFile, 'utf8').catch(() => ''));
            return digest === undefined ? undefined : { digest, platform: undefined };
        },
        local: async () => undefined,
    };
}

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
/** The image that the engine has under the name `builtAs`, pushed by it under that of `target`. */
function pushFromEngine(docker, target, builtAs) {
    // The platform is read while the image is on its way.
    let inspecting;
    const local = () => {
        inspecting ??= (0,engine/* inspectImage */.m)(docker, target.image).catch(() => undefined);
        return inspecting;
    };
    return {
        push: async () => {
            const tagged = target.image === builtAs ? undefined : await docker.capture(['tag', builtAs, target.image]);
            // That is between docker and its engine: no other try would end otherwise.
            if (tagged?.succeeded === false)
                throw (0,push_errors/* pushFailed */.EX)(tagged.tail, target, 1);
            void local();
            return await docker.stream(['push', target.image]);
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
    const pushWithLogin = () => (0,retry/* retry */.L)({ ...LOGIN_RETRIES, onRetry, retryable: isEnded(push_errors/* isLoginRefused */.mZ) }, clock, async (attempt) => {
        if (attempt > 1)
            await renewLogin();
        return await push();
    });
    try {
        const plan = { ...FAULT_RETRIES, onRetry, retryable: isEnded(push_errors/* isPassingPushError */.Qk) };
        const finished = await (0,retry/* retry */.L)(plan, clock, pushWithLogin);
        const pushed = await source.pushed(finished);
        if (pushed === undefined)
            throw (0,push_errors/* pushFailed */.EX)(finished.tail, target, 1);
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











/** The pusher of an image that the engine has, or that a builder builds (`isBuilt`: and has built already) and pushes. */
function pusherOf(step, target, { setup, isBuilt }) {
    const { docker, builder, caches, config } = setup;
    if (!(0,push_setup/* isPushedByBuilder */._e)(step, setup)) {
        const { location } = target;
        const builtAs = (0,registry_location/* imageName */.tO)(location, step.inputs.tags[0]);
        return (image) => pushFromEngine(docker, { ...location, image }, builtAs);
    }
    const build = (0,push_setup/* buildInputsOf */.Pc)(step, target);
    const { info, warning } = step.runner;
    const request = {
        build: isBuilt ? (0,docker_build/* asBuilt */.RX)(build) : build,
        options: (0,omit_undefined/* omitUndefined */.O)({ builder, caches: isBuilt ? { ...caches, to: (0,docker_build/* inlineOnly */.yd)(caches.to) } : caches }),
        metadataFile: (0,external_node_path_.join)(config.directory, 'metadata.json'),
        info,
        warning,
    };
    return (image) => pushFromBuilder(docker, { ...request, image });
}
/** Pushes the image under this tag. */
async function pushTag(step, target, { setup, pusher, tag }) {
    const named = { ...target.location, image: (0,registry_location/* imageName */.tO)(target.location, tag) };
    await (0,registry_login/* keepLogin */.Lp)(target, setup);
    const pushed = await pushImage(pusher(named.image), named, {
        renewLogin: () => (0,registry_login/* renewLogin */.P8)(target, setup),
        resolve: (refusal) => resolveRefusal(target, named, refusal),
        clock: step.clock,
        info: step.runner.info,
    });
    return { value: pushed, sentence: `Pushed ${named.image} as ${pushed.digest}` };
}
/**
 * A push that was refused for good. Another job may have pushed this very image under this tag meanwhile: then all is
 * well. Docker with the containerd store passes on only the status of a refusal, so ECR is asked what the tag stands on.
 */
async function resolveRefusal({ registry, snapshot: { repository } }, named, { output, attempts, image }) {
    const tag = named.image.slice(named.image.lastIndexOf(':') + 1);
    const mayBeTaken = repository.kind !== 'found' || !(0,tag_mutability/* isMovable */.d)(tag, repository.mutability);
    if (!mayBeTaken || !(0,push_errors/* isTagRefused */.hE)(output, named))
        return (0,push_errors/* pushFailed */.EX)(output, named, attempts);
    const found = await registry.images([{ tag }]);
    const there = found.kind === 'found' ? found.value[0] : undefined;
    if (there === undefined)
        return (0,push_errors/* pushFailed */.EX)(output, named, attempts);
    return isSameImage(there, image) ? { digest: there.digest } : (0,push_errors/* tagTaken */.uN)(output, named, there.digest);
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
async function keepLogin(target, setup) {
    const life = {
        tokenExpiresAt: target.snapshot.authorization.expiresAt,
        sessionExpiresAt: setup.identity.sessionExpiresAt(),
    };
    if (isLoginStale(life, new Date()))
        await renewLogin(target, setup);
}
/** Asks ECR for a new login, and writes it where docker finds it. */
async function renewLogin({ registry, location }, { config }) {
    await config.login({ ...(await registry.authorize()), host: location.host });
}


/***/ }),

/***/ 4476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ reuseImage)
/* harmony export */ });
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);
/* harmony import */ var _proof_prove_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8470);
/* harmony import */ var _registry_manifest_in_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8328);
/* harmony import */ var _tags_current_tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6804);
/* harmony import */ var _tags_move_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6536);
/* harmony import */ var _tags_put_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7285);






/**
 * Takes an image that is there: puts the tags on it that it lacks, and proves all of them. No Docker is needed.
 *
 * @returns `full` where it takes no more tags, and a build would do as well
 */
async function reuseImage(step, target, decision) {
    try {
        return await tagAndProve(step, target, decision);
    }
    catch (error) {
        const isFull = error instanceof _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.problem.code === 'image-full';
        if (!isFull || !decision.isSameContent)
            throw error;
        step.runner.notice(`${error.problem.what} The image is built instead.`);
        return 'full';
    }
}
async function tagAndProve(step, target, { digest, batches }) {
    const manifest = await manifestOf(target, digest);
    // Read while the tags are put.
    const details = manifest.kind === 'found' ? target.age.read(manifest.value) : undefined;
    const current = (0,_tags_current_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .currentTagsIn */ .C)(target.snapshot);
    const kept = await (0,_tags_move_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .moveTags */ .Fu)(step, target, {
        digest,
        batches: inOneBatch(batches),
        keepsNewer: step.inputs.image.keepNewerTags,
        look: async () => ({ manifest, current }),
    });
    const [first, ...further] = step.inputs.tags.filter((tag) => !kept.some((left) => left.tag === tag));
    if (first === undefined)
        return await (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_1__/* .proveImage */ .i)(step, target, (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_1__/* .expectNewer */ .z)(kept, target));
    const platformDigests = Promise.resolve(details).then((known) => known?.platformDigests ?? {});
    return await (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_1__/* .proveImage */ .i)(step, target, { result: 'reused', tags: [first, ...further], digest, platformDigests });
}
async function manifestOf({ snapshot, registry }, digest) {
    const known = snapshot.images.find((image) => image.digest === digest);
    if (known !== undefined)
        return { kind: 'found', value: known };
    return (0,_registry_manifest_in_js__WEBPACK_IMPORTED_MODULE_5__/* .manifestIn */ .t)(await registry.images([{ digest }]), digest);
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
  qW: () => (/* binding */ checkRegistry),
  uA: () => (/* binding */ prepareRepository),
  Yx: () => (/* binding */ startContentSearch)
});

// EXTERNAL MODULE: ./.build/lib/handle-later.js
var handle_later = __webpack_require__(3821);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/errors/list-tags.js
var list_tags = __webpack_require__(8786);
// EXTERNAL MODULE: ./.build/plan/registry-errors.js
var registry_errors = __webpack_require__(8693);
// EXTERNAL MODULE: ./.build/plan/tag-mutability.js
var tag_mutability = __webpack_require__(301);
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
    return !(repositoryFacts.kind === 'found' && (0,tag_mutability/* isMovable */.d)(tag, repositoryFacts.mutability));
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
    const added = missing.length === 0 ? '' : `; to be put on it too: ${(0,list_tags/* listTags */.c)(missing)}`;
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
        return `Build and push, though the role may not see whether ${(0,list_tags/* listTags */.c)(unknown)} is in ${repository}.`;
    if (moving.length === 0)
        return `Build and push: ${repository} has none of the wanted tags yet.`;
    const verb = moving.length === 1 ? 'moves' : 'move';
    return `Build and push. ${(0,list_tags/* listTags */.c)(moving)} ${verb} to the new image; the image that is there now stays, under its digest.`;
}

// EXTERNAL MODULE: ./.build/plan/cache-flags.js + 1 modules
var cache_flags = __webpack_require__(505);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
// EXTERNAL MODULE: ./.build/phases/build/build-cache.js
var build_cache = __webpack_require__(3531);
// EXTERNAL MODULE: ./.build/phases/registry/target-repository.js
var target_repository = __webpack_require__(35);
;// CONCATENATED MODULE: ./.build/phases/registry/check-registry.js







/** Asks all that can be known, and decides. Changes nothing. */
async function checkRegistry(step, ecr, options) {
    const { registry, ownAccountId, authorize } = options;
    const { repository: reference, tags } = step.inputs;
    const content = await options.content;
    const before = content === undefined ? [] : previousCommits(step);
    const asked = { tags: [...tags, ...before], others: content?.tags ?? [] };
    const view = await (0,target_repository/* viewRepository */.st)(step, registry, { account: ecr, reference, ownAccountId, authorize, ...asked });
    const isNewWanted = options.isFull === true || wantsNew(step);
    const same = content?.find(view.snapshot, step.runner);
    const usable = isNewWanted ? undefined : same;
    const ifExists = options.isFull === true ? 'auto' : step.inputs.image.ifExists;
    const decision = decideFor(step, ecr, { view, ifExists, ...(0,omit_undefined/* omitUndefined */.O)({ sameContent: usable }) });
    const check = { ...view, registry, decision, age: (0,target_repository/* ageContext */.rI)(step, registry), content };
    if (decision.kind !== 'build')
        return check;
    if (isNewWanted && content !== undefined)
        step.runner.info(NEW_WANTED);
    else if (same === undefined)
        await tellMiss(step, check);
    return check;
}
/** The commit that the branch was at before, whose image is the best to compare with. */
function previousCommits({ event }) {
    return event.previousCommit === undefined ? [] : [event.previousCommit];
}
/** Whoever builds without cache wants a new image, whether or not there is one of the same content. */
function wantsNew({ inputs: { build, image } }) {
    return build.noCache || image.ifExists === 'rebuild';
}
function decideFor(step, ecr, { view: { snapshot, place }, ...basis }) {
    const { tags, image } = step.inputs;
    const location = (0,registry_location/* locate */.x5)(place, snapshot.repository);
    const decision = decide({
        ...location,
        createRepository: ecr.createRepository,
        tags,
        hasCommitTag: image.hasCommitTag,
        repositoryFacts: snapshot.repository,
        tagFacts: snapshot.tags,
        ...basis,
    });
    if (decision.kind !== 'build')
        return decision;
    const cache = (0,build_cache/* cacheSituation */.L8)(step, snapshot, { ...location, host: location.host ?? '' });
    const problem = (0,cache_flags/* refuseFixedCache */.RW)(cache, snapshot.repository);
    return problem === undefined ? decision : { kind: 'refuse', problem };
}
async function tellMiss(step, { content, snapshot, age }) {
    const candidates = [...previousCommits(step), ...step.inputs.tags];
    await content?.explainMiss(snapshot, { candidates, read: age.read, info: step.runner.info });
}
/** The repository that the image goes to; creates it where that was decided. */
async function prepareRepository({ runner }, check) {
    const { registry, decision, snapshot, place, age, content } = check;
    if (snapshot.repository.kind === 'unknown')
        runner.info(UNKNOWN_REPOSITORY);
    const isNew = decision.kind === 'build' && decision.createRepository;
    const repository = isNew ? await registry.createRepository() : snapshot.repository;
    return (0,omit_undefined/* omitUndefined */.O)({
        registry,
        location: (0,target_repository/* locationOf */.hD)(place, repository),
        snapshot: { ...snapshot, repository },
        age,
        content: content && { tag: content.tags[0], label: content.label },
    });
}
const NEW_WANTED = 'A new image is wanted, whether or not there is one of this content.';
const UNKNOWN_REPOSITORY = 'The role lacks ecr:DescribeRepositories: whether tags are immutable shows at the push.';
/** Loads what compares contents only where that is wanted; what goes wrong there is met when it is waited for. */
function startContentSearch(step, ecr, authenticated, options) {
    const { reuse } = step.inputs.image;
    if (reuse.kind === 'commit')
        return Promise.resolve(undefined);
    const start = async () => {
        const { startSearch } = await __webpack_require__.e(/* import() */ 405).then(__webpack_require__.bind(__webpack_require__, 2405));
        const credentials = async () => (await authenticated).credentials;
        return await startSearch(step, ecr, reuse.maxAgeDays, { credentials, ...options });
    };
    return (0,handle_later/* handleLater */.b)(start());
}


/***/ })

};
;