"use strict";
exports.id = 592;
exports.ids = [592];
exports.modules = {

/***/ 7206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ isAside),
/* harmony export */   w: () => (/* binding */ doAside)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6698);

const aside = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
async function doAside(work) {
    return await aside.run(true, work);
}
function isAside() {
    return aside.getStore() === true;
}


/***/ }),

/***/ 9184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Se: () => (/* binding */ forgetBuilt),
/* harmony export */   _w: () => (/* binding */ buildImage),
/* harmony export */   ko: () => (/* binding */ testImage),
/* harmony export */   yt: () => (/* binding */ loadImage)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9020);
/* harmony import */ var _plan_registry_location_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4565);
/* harmony import */ var _docker_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5748);
/* harmony import */ var _engine_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8104);
/* harmony import */ var _push_setup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2466);
/* harmony import */ var _test_platforms_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7409);






async function buildImage(step, target, setup) {
    if (!isBuiltApart(step, setup))
        return { kind: 'with-push' };
    return await step.runner.phase('Build', () => buildApart(step, target, setup));
}
function isBuiltApart(step, setup) {
    const { test, image } = step.inputs;
    return !(0,_push_setup_js__WEBPACK_IMPORTED_MODULE_3__/* .isPushedByBuilder */ ._e)(step, setup) || test !== undefined || !image.hasCommitTag;
}
async function buildApart(step, target, setup) {
    const { docker, builder, caches } = setup;
    const { info, warning } = step.runner;
    const names = (0,_engine_image_js__WEBPACK_IMPORTED_MODULE_2__/* .ownNames */ .Dx)((0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryUri */ .LJ)(target.location), step.environment);
    const build = (0,_push_setup_js__WEBPACK_IMPORTED_MODULE_3__/* .buildInputsOf */ .Pc)(step, target);
    const sentence = `Built the image of ${builtFor(step, target)}`;
    if (builder === undefined) {
        const options = { output: 'engine', caches };
        const image = await (0,_engine_image_js__WEBPACK_IMPORTED_MODULE_2__/* .buildIntoEngine */ .tt)(docker, { build, names, options, info, warning });
        return { value: { kind: 'engine', image }, sentence: `${sentence}: ${image.id}` };
    }
    const options = (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ builder, output: 'none', caches });
    await (0,_docker_build_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerBuild */ .rW)(docker, { build, images: names, options, info, warning });
    return { value: { kind: 'builder' }, sentence };
}
async function forgetBuilt({ docker }, built) {
    if (built.kind === 'engine')
        await (0,_engine_image_js__WEBPACK_IMPORTED_MODULE_2__/* .forgetNames */ .Ur)(docker, built.image.names);
}
function builtFor({ inputs }, { location }) {
    return (0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_0__/* .imageName */ .tO)(location, inputs.tags[0]);
}
async function testImage(step, target, { setup, built }) {
    const { test } = step.inputs;
    if (test === undefined)
        return [];
    const { docker, builder, config } = setup;
    const build = (0,_push_setup_js__WEBPACK_IMPORTED_MODULE_3__/* .buildInputsOf */ .Pc)(step, target);
    const names = built.kind === 'engine' ? built.image.names : (0,_engine_image_js__WEBPACK_IMPORTED_MODULE_2__/* .ownNames */ .Dx)((0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryUri */ .LJ)(target.location), step.environment);
    try {
        return await (0,_test_platforms_js__WEBPACK_IMPORTED_MODULE_4__/* .testBuild */ .Ds)(step, test, (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ docker, names, build, builder, folder: config.directory }));
    }
    finally {
        if (built.kind !== 'engine')
            await (0,_engine_image_js__WEBPACK_IMPORTED_MODULE_2__/* .forgetNames */ .Ur)(docker, names);
    }
}
async function loadImage(step, target, setup) {
    const { docker, builder, caches } = setup;
    if (builder === undefined)
        return undefined;
    const { info, warning } = step.runner;
    const options = { builder, output: 'load', caches: { ...caches, to: [] } };
    const build = (0,_test_platforms_js__WEBPACK_IMPORTED_MODULE_4__/* .forLoading */ .Wg)((0,_push_setup_js__WEBPACK_IMPORTED_MODULE_3__/* .buildInputsOf */ .Pc)(step, target));
    const names = (0,_engine_image_js__WEBPACK_IMPORTED_MODULE_2__/* .ownNames */ .Dx)((0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryUri */ .LJ)(target.location), step.environment);
    const image = await (0,_engine_image_js__WEBPACK_IMPORTED_MODULE_2__/* .buildIntoEngine */ .tt)(docker, { build, names, options, info, warning });
    await (0,_engine_image_js__WEBPACK_IMPORTED_MODULE_2__/* .nameImage */ .Pe)(docker, image, [builtFor(step, target)]);
    return image;
}


/***/ }),

/***/ 7251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ exportForLaterSteps)
/* harmony export */ });
/* harmony import */ var _github_saved_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6519);

function credentialVariables(credentials, region) {
    return {
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_SESSION_TOKEN: credentials.sessionToken ?? '',
        AWS_REGION: region,
        AWS_DEFAULT_REGION: region,
    };
}
function previousValues(changed, before) {
    return Object.fromEntries(changed.map((name) => [name, before[name] ?? '']));
}
const SECRETS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
function exportToJob(runner, changed, previous) {
    for (const secret of SECRETS) {
        runner.mask(changed[secret] ?? '');
        runner.mask(previous[secret] ?? '');
    }
    for (const [name, value] of Object.entries(changed))
        runner.exportVariable(name, value);
    runner.saveState(_github_saved_state_js__WEBPACK_IMPORTED_MODULE_0__/* .VARIABLES_STATE */ .IP, JSON.stringify(previous));
}
async function exportForLaterSteps({ environment, runner }, ecr, { identity, config }) {
    const changed = {
        ...(ecr.exportCredentials
            ? credentialVariables(await identity.current(), ecr.credentialsRegion ?? ecr.region)
            : {}),
        ...(ecr.dockerLogin && config !== undefined ? { DOCKER_CONFIG: config.directory } : {}),
    };
    const names = Object.keys(changed);
    if (names.length > 0 && ecr.credentials.kind === 'roles' && ecr.credentials.sessionPolicy !== undefined)
        runner.notice(narrowedNotice(names));
    if (names.length > 0)
        exportToJob(runner, changed, previousValues(names, environment.variables));
}
function narrowedNotice(names) {
    const given = names.includes('AWS_ACCESS_KEY_ID')
        ? 'The credentials that later steps get have'
        : 'The login that later steps get has';
    return `${given} no more permissions than \`session-policy\` leaves: a deployment may need a role of its own.`;
}


/***/ }),

/***/ 9352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ arriveEverywhere)
/* harmony export */ });
/* harmony import */ var _errors_proof_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7396);
/* harmony import */ var _all_together_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7755);
/* harmony import */ var _registry_registry_access_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9883);



async function arriveEverywhere(step, first, { further, arrive }) {
    if (further.length === 0)
        return await first.work;
    const others = further.map((one) => ({ name: one.name, work: arrive(one) }));
    try {
        const [, ...copies] = await (0,_all_together_js__WEBPACK_IMPORTED_MODULE_1__/* .allTogether */ .S)([first, ...others]);
        return together(await first.work, copies);
    }
    finally {
        (0,_registry_registry_access_js__WEBPACK_IMPORTED_MODULE_2__/* .showLogs */ .R3)(step, further);
    }
}
function together(image, further) {
    const other = further.filter(({ digest, tags }) => digest !== image.digest && tags[0] === image.tags[0]);
    if (other.length > 0)
        throw (0,_errors_proof_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .digestsDiffer */ ._3)([image, ...other]);
    return { ...image, further };
}


/***/ }),

/***/ 8321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ loadReused),
/* harmony export */   q: () => (/* binding */ loadPushed)
/* harmony export */ });
/* harmony import */ var _docker_engine_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9981);
/* harmony import */ var _errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6890);
/* harmony import */ var _plan_registry_location_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4565);
/* harmony import */ var _build_build_image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9184);
/* harmony import */ var _registry_image_details_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8437);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8353);
/* harmony import */ var _try_to_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4839);







async function loadReused(step, target, { image, config }) {
    const isLoaded = image.result !== 'built' && image.id === undefined && step.inputs.build.load;
    return isLoaded ? await pullImage(step, target, { image, config }) : image;
}
async function pullImage(step, { location }, { image, config }) {
    const docker = (0,_step_js__WEBPACK_IMPORTED_MODULE_5__/* .dockerFor */ ._)(step, config);
    const name = (0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_2__/* .imageName */ .tO)(location, image.tags[0]);
    const id = await step.runner.phase('Load', async () => {
        const value = await (0,_try_to_js__WEBPACK_IMPORTED_MODULE_6__/* .tryTo */ .d)('load it into the engine', step, () => pull(docker, { step, image, name }));
        return { value, sentence: value === undefined ? 'Not loaded' : `The engine has ${name}: ${value}` };
    });
    return id === undefined ? image : { ...image, id };
}
async function loadPushed(step, target, { setup, digest, manifest }) {
    const loaded = await (0,_build_build_image_js__WEBPACK_IMPORTED_MODULE_3__/* .loadImage */ .yt)(step, target, setup);
    if (loaded === undefined)
        return undefined;
    const { docker } = setup;
    const { registry, location } = target;
    const local = await (0,_docker_engine_js__WEBPACK_IMPORTED_MODULE_0__/* .inspectImage */ .mm)(docker, loaded.id);
    if (local === undefined || (await (0,_registry_image_details_js__WEBPACK_IMPORTED_MODULE_4__/* .compareLayers */ .yN)(registry, await manifest(), [local])) !== 'other')
        return loaded.id;
    const image = { registry: location.host, repository: location.repository, digest };
    return await pull(docker, { step, image, name: (0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_2__/* .imageName */ .tO)(location, step.inputs.tags[0]) });
}
async function pull(docker, { step, image, name }) {
    const { platforms } = step.inputs.build;
    const [platform] = platforms.length === 1 ? platforms : [];
    const exact = `${image.registry}/${image.repository}@${image.digest}`;
    const pulled = await docker.stream(['pull', ...(platform === undefined ? [] : ['--platform', platform]), exact]);
    if (!pulled.succeeded)
        throw (0,_errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .pullFailed */ .RB)(exact, pulled.tail);
    const tagged = await docker.capture(['tag', exact, name]);
    if (!tagged.succeeded)
        throw (0,_errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .pullFailed */ .RB)(exact, tagged.tail);
    return (await (0,_docker_engine_js__WEBPACK_IMPORTED_MODULE_0__/* .inspectImage */ .mm)(docker, exact))?.id;
}


/***/ }),

/***/ 7183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ planPush),
  S: () => (/* binding */ pushAndProve)
});

// EXTERNAL MODULE: ./.build/lib/aside.js
var aside = __webpack_require__(7206);
// EXTERNAL MODULE: ./.build/lib/handle-later.js
var handle_later = __webpack_require__(3821);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
// EXTERNAL MODULE: ./.build/plan/manifest.js
var plan_manifest = __webpack_require__(4867);
// EXTERNAL MODULE: ./.build/plan/tag-order.js
var tag_order = __webpack_require__(8909);
// EXTERNAL MODULE: ./.build/phases/build/push-setup.js
var push_setup = __webpack_require__(2466);
// EXTERNAL MODULE: ./.build/phases/proof/prove-image.js + 1 modules
var prove_image = __webpack_require__(3101);
// EXTERNAL MODULE: ./.build/phases/registry/image-details.js
var image_details = __webpack_require__(8437);
// EXTERNAL MODULE: ./.build/phases/registry/pushed-manifest.js
var pushed_manifest = __webpack_require__(1570);
// EXTERNAL MODULE: ./.build/phases/tags/current-tags.js
var current_tags = __webpack_require__(6804);
// EXTERNAL MODULE: ./.build/phases/tags/keep-newer-tags.js
var keep_newer_tags = __webpack_require__(7080);
// EXTERNAL MODULE: ./.build/phases/tags/move-tags.js
var move_tags = __webpack_require__(6536);
// EXTERNAL MODULE: ./.build/errors/test-errors.js
var test_errors = __webpack_require__(3224);
// EXTERNAL MODULE: ./.build/plan/tested-image.js
var tested_image = __webpack_require__(9695);
// EXTERNAL MODULE: ./.build/phases/build/docker-build.js + 2 modules
var docker_build = __webpack_require__(5748);
// EXTERNAL MODULE: ./.build/phases/build/engine-image.js
var engine_image = __webpack_require__(8104);
// EXTERNAL MODULE: ./.build/phases/build/test-platforms.js + 1 modules
var test_platforms = __webpack_require__(7409);
;// CONCATENATED MODULE: ./.build/phases/push/compare-tested.js








async function expectSame(step, target, request) {
    const { setup, built, tested } = request;
    const { docker, builder, config } = setup;
    const { info, warning } = step.runner;
    const build = (0,docker_build/* asBuilt */.RX)((0,push_setup/* buildInputsOf */.Pc)(step, target));
    await step.runner.phase('Compare', async () => {
        const made = [];
        if (built.kind === 'engine') {
            const { names } = built.image;
            await (0,engine_image/* buildIntoEngine */.tt)(docker, { build, names, options: { output: 'engine' }, info, warning });
            made.push(...(await (0,test_platforms/* lookAt */.t5)(docker, names)));
        }
        else {
            made.push(...(await (0,test_platforms/* remake */.Ik)(step, tested, (0,omit_undefined/* omitUndefined */.O)({ docker, builder, build, folder: config.directory }))));
        }
        if ((0,tested_image/* compareTested */.N)(tested, made) === 'other')
            throw (0,test_errors/* untestedImage */.ie)('Nothing was pushed.');
        return { value: undefined, sentence: 'What is pushed is what was tested' };
    });
}
async function expectTested({ registry, location }, { digest, manifest, tested, }) {
    const found = await (0,image_details/* compareLayers */.yN)(registry, await manifest(), tested);
    if (found === 'other')
        throw (0,test_errors/* untestedImage */.ie)(`The tag stands on it now: ${location.repository}@${digest}.`);
}

// EXTERNAL MODULE: ./.build/phases/push/pull-image.js
var pull_image = __webpack_require__(8321);
// EXTERNAL MODULE: ./.build/phases/push/push-tag.js + 3 modules
var push_tag = __webpack_require__(2823);
// EXTERNAL MODULE: ./.build/phases/push/try-to.js
var try_to = __webpack_require__(4839);
;// CONCATENATED MODULE: ./.build/phases/push/push-and-prove.js

















async function pushAndProve(step, target, request) {
    const { tagPlan, kept, ...work } = request;
    if (tagPlan === undefined)
        return await (0,prove_image/* proveImage */.i)(step, target, (0,prove_image/* expectNewer */.z)(kept, target));
    const push = { ...work, tagPlan };
    const image = await pushFirstTag(step, target, push);
    const compared = (0,handle_later/* handleLater */.b)(compareWithTested(step, target, { push, image }));
    const left = await putFurtherTags(step, target, { push, image });
    const loaded = await afterPush(step, target, { push, image });
    const proven = await provePushed(step, target, { push, image, left: [...kept, ...left] });
    await compared;
    const id = push.built.kind === 'engine' ? push.built.image.id : loaded;
    return (0,omit_undefined/* omitUndefined */.O)({ ...proven, id });
}
function isCompared(step, { tested = [], setup }) {
    return tested.length > 0 && (0,push_setup/* isPushedByBuilder */._e)(step, setup);
}
async function pushFirstTag(step, target, push) {
    const { setup, pusher, built, tested = [], tagPlan } = push;
    if (isCompared(step, push))
        await expectSame(step, target, { setup, built, tested });
    const name = built.kind === 'with-push' ? 'Build and push' : 'Push';
    const pushed = await step.runner.phase(name, () => (0,push_tag/* pushTag */.l)(step, target, { setup, pusher, tag: tagPlan.pushed }));
    return { ...pushed, manifest: (0,pushed_manifest/* pushedOnce */.RI)(target.registry, pushed.digest, step.clock) };
}
async function compareWithTested(step, target, { push, image }) {
    if (isCompared(step, push))
        await expectTested(target, { ...image, tested: push.tested ?? [] });
}
async function afterPush(step, target, { push: { setup }, image: { digest, manifest } }) {
    await (0,try_to/* tryTo */.d)('mark the image by its content', step, () => markContent(step, target, manifest));
    await (0,try_to/* tryTo */.d)('look at the annotations', step, () => checkAnnotations(step, manifest));
    if (!step.inputs.build.load)
        return undefined;
    return await (0,try_to/* tryTo */.d)('load it into the engine', step, () => (0,pull_image/* loadPushed */.q)(step, target, { setup, digest, manifest }));
}
async function provePushed(step, target, { push: { tagPlan, result = 'built' }, image, left }) {
    const there = step.inputs.tags.filter((name) => name !== tagPlan.pushed && !left.some(({ tag }) => tag === name));
    return await (0,prove_image/* proveImage */.i)(step, target, {
        result,
        tags: [tagPlan.pushed, ...there],
        digest: image.digest,
        platforms: (0,aside/* doAside */.w)(() => pushedPlatforms(step, target, image)).catch(() => ({ platformDigests: {} })),
    });
}
async function pushedPlatforms({ inputs }, { age }, { digest, platform, manifest }) {
    if (!(0,choose_builder/* isIndex */.nw)(inputs.build) && platform !== undefined)
        return { platformDigests: { [platform]: digest } };
    return await (0,image_details/* readPlatforms */.tj)(await manifest(), age.read);
}
async function planPush(step, target, tagPlan) {
    const { registry, snapshot, age } = target;
    const { hasCommitTag, keepNewerTags } = step.inputs.image;
    if (hasCommitTag || !keepNewerTags)
        return { tagPlan, kept: [] };
    const wanted = [tagPlan.pushed, ...tagPlan.batches.flat()];
    const { current } = await (0,current_tags/* readCurrentTags */.p)(registry, { tags: wanted }, step.clock);
    const { moving, kept } = await (0,keep_newer_tags/* keepNewer */.d)(wanted, { digest: '', current }, age);
    (0,move_tags/* reportKeptTags */.a$)(step, target, kept);
    const [first, ...further] = moving;
    return { tagPlan: first === undefined ? undefined : (0,tag_order/* planTags */.Vd)([first, ...further], snapshot.tags), kept };
}
async function putFurtherTags(step, target, { push, image: { digest } }) {
    const { setup, pusher, tagPlan } = push;
    const { batches } = tagPlan;
    return await (0,move_tags/* moveTags */.Fu)(step, target, {
        digest,
        batches,
        keepsNewer: step.inputs.image.keepNewerTags,
        look: () => (0,current_tags/* readCurrentTags */.p)(target.registry, { tags: batches.flat(), digest }, step.clock),
        pushTag: async (tag) => void (await (0,push_tag/* pushTag */.l)(step, target, { setup, pusher, tag })),
    });
}
async function checkAnnotations({ inputs, runner }, manifest) {
    const wanted = inputs.build.annotations.map((text) => text.replace(/^[^:=]*:/, '').replace(/=[\s\S]*$/, ''));
    if (wanted.length === 0)
        return;
    const found = await manifest();
    if (found.kind !== 'found')
        return;
    const annotations = (0,plan_manifest/* readManifest */.WI)(found.value.body)?.annotations ?? {};
    const lost = wanted.filter((key) => !(key in annotations));
    if (lost.length > 0) {
        runner.warning(`The manifest has no annotation ${lost.join(', ')}. Docker keeps annotations with the containerd image store only ` +
            '(https://docs.docker.com/engine/storage/containerd/), and those of an index only where one is built. Labels always work.');
    }
}
async function markContent({ runner }, { registry, content }, manifest) {
    if (content === undefined)
        return;
    const found = await manifest();
    const result = found.kind === 'found' ? await registry.putTag(found.value, content.tag) : found;
    switch (result.kind) {
        case 'put':
            return runner.info(`The next build of the same content finds it as ${content.tag}.`);
        case 'immutable':
            return runner.info(`${content.tag} stands on an earlier image of the same content, of today, and cannot move: builds of that content ` +
                'reuse the earlier one.');
        case 'full':
            return runner.info('ECR takes no more tags for it, so the next build of the same content does not find it.');
        case 'missing':
            return runner.info('ECR does not show the image yet, so the next build of the same content does not find it.');
        case 'denied':
            return runner.warning(`No later build finds this content, as the role lacks ${result.permission}.`);
    }
}


/***/ }),

/***/ 731:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ pushDecided),
/* harmony export */   u: () => (/* binding */ goOnAfter)
/* harmony export */ });
/* harmony import */ var _errors_push_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2976);
/* harmony import */ var _registry_check_registry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8891);
/* harmony import */ var _push_and_prove_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7183);
/* harmony import */ var _reuse_image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4476);




async function pushDecided(step, { target, decision, plan }, work) {
    const own = (0,_registry_check_registry_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutStaying */ .y3)(step, decision);
    try {
        return await (0,_push_and_prove_js__WEBPACK_IMPORTED_MODULE_2__/* .pushAndProve */ .S)(own, target, { ...work, ...(plan ?? (await (0,_push_and_prove_js__WEBPACK_IMPORTED_MODULE_2__/* .planPush */ .M)(own, target, decision.tagPlan))) });
    }
    catch (error) {
        if (!(error instanceof _errors_push_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TagTaken */ .qD))
            throw error;
        return { kind: 'taken', by: error };
    }
}
async function goOnAfter(step, taken, { target, decision }) {
    if (decision.kind === 'refuse')
        throw (0,_errors_push_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .tagTakenFor */ .Hp)(taken, decision.problem);
    step.runner.notice(`${taken.problem.what} ${TAKEN}`);
    if (decision.kind === 'build')
        return { kind: 'push', target, decision };
    const image = await (0,_reuse_image_js__WEBPACK_IMPORTED_MODULE_3__/* .reuseImage */ .W)(step, target, decision);
    return image.kind === 'full' ? { kind: 'push', target, decision: image.otherwise } : image;
}
const TAKEN = 'Another run has pushed that image while this one was building.';


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
// EXTERNAL MODULE: ./.build/phases/build/docker-build.js + 2 modules
var docker_build = __webpack_require__(5748);
// EXTERNAL MODULE: ./.build/phases/build/push-setup.js
var push_setup = __webpack_require__(2466);
// EXTERNAL MODULE: ./.build/phases/registry/pushed-manifest.js
var pushed_manifest = __webpack_require__(1570);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./.build/docker/metadata-file.js
var metadata_file = __webpack_require__(6713);
;// CONCATENATED MODULE: ./.build/phases/push/push-from-builder.js




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
            const finished = await (0,docker_build/* runBuild */.cM)(docker, request);
            if (!finished.succeeded && !(0,push_errors/* isPushError */.t0)(finished.tail)) {
                throw await (0,docker_build/* explainBuild */.gn)(docker, { build, finished });
            }
            return finished;
        },
        pushed: async () => {
            const digest = (0,metadata_file/* digestInMetadata */.BT)(await (0,promises_.readFile)(metadataFile, 'utf8').catch(() => ''));
            return digest === undefined ? undefined : { digest, platform: undefined };
        },
        local: undefined,
    };
}

// EXTERNAL MODULE: ./.build/docker/engine.js
var engine = __webpack_require__(9981);
;// CONCATENATED MODULE: ./.build/docker/push-output.js
function pushedDigest(stdout, tag) {
    const lines = stdout.matchAll(/^(\S+): digest: (sha256:[0-9a-f]{64}) size: \d+\s*$/gm);
    return [...lines].findLast((line) => line[1] === tag)?.[2];
}
function repoDigest(repoDigests, repositoryUri) {
    return repoDigests.find((entry) => entry.startsWith(`${repositoryUri}@`))?.slice(repositoryUri.length + 1);
}

// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/lib/format.js
var format = __webpack_require__(1035);
// EXTERNAL MODULE: ./.build/lib/retry.js
var retry = __webpack_require__(9904);
// EXTERNAL MODULE: ./.build/plan/retry-policy.js
var retry_policy = __webpack_require__(9225);
;// CONCATENATED MODULE: ./.build/phases/push/push-with-retries.js








class PushError extends Error {
    finished;
    constructor(finished) {
        super('docker push failed');
        this.finished = finished;
    }
}
function pushFromEngine(docker, target, built) {
    const { id, platform } = built;
    return {
        push: async () => {
            const tagged = await docker.capture(['tag', id, target.image]);
            const passes = (0,push_errors/* isEngineGone */.SI)(tagged.tail) || (0,push_errors/* isNameRace */.xN)(tagged.tail);
            if (!tagged.succeeded && !passes)
                throw (0,push_errors/* pushFailed */.EX)(tagged.tail, target, 1);
            if (!tagged.succeeded)
                return tagged;
            return await docker.stream(['push', target.image]);
        },
        pushed: async ({ stdout }) => {
            const uri = (0,registry_location/* repositoryUri */.LJ)(target);
            const tag = target.image.slice(uri.length + 1);
            const reported = pushedDigest(stdout, tag);
            if (reported === id)
                return { digest: id, platform };
            const inspected = await (0,engine/* inspectImage */.mm)(docker, id).catch(() => undefined);
            const own = (inspected?.repoDigests ?? []).flatMap((entry) => repoDigest([entry], uri) ?? []);
            const digest = reported ?? own[0];
            if (digest === undefined)
                return undefined;
            if (inspected === undefined)
                return { digest, platform, unproven: id };
            return own.includes(digest) ? { digest, platform } : 'another-image';
        },
        local: built,
    };
}
async function pushImage(source, target, context) {
    const { clock, info } = context;
    let attempts = 0;
    const push = async () => {
        attempts += 1;
        const finished = await source.push();
        if (!finished.succeeded)
            throw new PushError(finished);
        return finished;
    };
    try {
        for (let others = 0; others <= retry_policy/* NAMED_AGAIN */.hQ; others += 1) {
            const finished = await (0,retry/* retry */.L)(planFor(context), clock, push);
            const pushed = await source.pushed(finished);
            if (pushed === undefined)
                throw (0,push_errors/* pushFailed */.EX)(finished.tail, target, 1);
            if (pushed !== 'another-image')
                return pushed;
            info(`Another run has given the name ${target.image} to an image of its own meanwhile, and that was pushed.`);
        }
        throw (0,push_errors/* nameTaken */.nn)(target, retry_policy/* NAMED_AGAIN */.hQ + 1);
    }
    catch (error) {
        if (!(error instanceof PushError))
            throw error;
        const image = source.local;
        const resolved = await context.resolve({ output: error.finished.tail, attempts, image });
        if (resolved instanceof failure/* Failure */.HR)
            throw resolved;
        return { digest: resolved.digest, platform: image?.platform };
    }
}
function planFor({ info, renewLogin }) {
    const troubleOf = (error) => (error instanceof PushError ? pushTrouble(error.finished.tail) : undefined);
    return {
        scheduleOf: (error) => (0,retry_policy/* scheduleFor */.hd)(troubleOf(error), 'pushing'),
        onRetry: async (error, pauseMs) => {
            const said = error instanceof PushError ? (0,push_errors/* refusalIn */.c3)(error.finished.tail) : '';
            info(`The push failed: ${said} Trying again in ${(0,format/* formatSeconds */.Xo)(pauseMs / 1000)}.`);
            if (troubleOf(error) === 'expired')
                await renewLogin();
        },
    };
}
function pushTrouble(output) {
    if ((0,push_errors/* isLoginRefused */.mZ)(output))
        return 'expired';
    return (0,push_errors/* isPassingPushError */.Qk)(output) ? 'network' : undefined;
}

// EXTERNAL MODULE: ./.build/phases/push/registry-login.js + 1 modules
var registry_login = __webpack_require__(7911);
;// CONCATENATED MODULE: ./.build/phases/push/push-tag.js












function pusherOf(step, target, { setup, built }) {
    const { docker, builder, caches, config } = setup;
    if (built.kind === 'engine' && !(0,push_setup/* isPushedByBuilder */._e)(step, setup)) {
        return (image) => pushFromEngine(docker, { ...target.location, image }, built.image);
    }
    const isBuilt = built.kind !== 'with-push';
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
async function pushTag(step, target, { setup, pusher, tag }) {
    const named = { ...target.location, image: (0,registry_location/* imageName */.tO)(target.location, tag) };
    const repository = (0,registry_location/* repositoryUri */.LJ)(target.location);
    step.arrivals.begin({ repository, tags: step.inputs.tags });
    await (0,registry_login/* keepLogin */.Lp)(target, setup);
    const pushed = await pushImage(pusher(named.image), named, {
        renewLogin: () => (0,registry_login/* renewLogin */.P8)(target, setup),
        resolve: (refusal) => resolveRefusal(target, { named, clock: step.clock }, refusal),
        clock: step.clock,
        info: step.runner.info,
    });
    step.arrivals.note({ repository, digest: pushed.digest, tags: [tag] });
    if (pushed.unproven !== undefined)
        await compareInRegistry(target, named, { ...pushed, clock: step.clock });
    return { value: pushed, sentence: `Pushed ${named.image} as ${pushed.digest}` };
}
async function compareInRegistry({ registry }, named, { digest, unproven = '', clock }) {
    const manifest = await (0,pushed_manifest/* pushedManifest */.F2)(registry, digest, clock);
    if (manifest.kind === 'found' && !isSameImage(manifest.value, { id: unproven }))
        throw (0,push_errors/* nameTaken */.nn)(named, 1);
}
async function resolveRefusal({ registry, snapshot: { repository } }, { named, clock }, { output, attempts, image }) {
    const tag = named.image.slice(named.image.lastIndexOf(':') + 1);
    const mayBeTaken = repository.kind !== 'found' || !(0,tag_mutability/* isMovable */.d)(tag, repository.mutability);
    if (!mayBeTaken || !(0,push_errors/* isTagRefused */.hE)(output))
        return (0,push_errors/* pushFailed */.EX)(output, named, attempts);
    const there = await (0,pushed_manifest/* taggedImage */.aP)(registry, tag, clock);
    if (there === undefined)
        return (0,push_errors/* pushFailed */.EX)(output, named, attempts);
    return isSameImage(there, image) ? { digest: there.digest } : (0,push_errors/* tagTaken */.uN)(output, named, there.digest);
}
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
  WF: () => (/* binding */ addLogins),
  Lp: () => (/* binding */ keepLogin),
  E8: () => (/* binding */ logIn),
  P8: () => (/* binding */ renewLogin)
});

// EXTERNAL MODULE: ./.build/inputs/destinations.js
var destinations = __webpack_require__(9349);
;// CONCATENATED MODULE: ./.build/plan/login-expiry.js
const MARGIN_MS = 5 * 60_000;
function isLoginStale({ tokenExpiresAt, sessionExpiresAt }, now) {
    const end = Math.min(tokenExpiresAt.getTime(), sessionExpiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
    return end - now.getTime() < MARGIN_MS;
}

// EXTERNAL MODULE: ./.build/phases/step.js
var phases_step = __webpack_require__(8353);
;// CONCATENATED MODULE: ./.build/phases/push/registry-login.js



async function logIn(step, { snapshot, location }) {
    const config = await (0,phases_step/* privateConfig */.u)(step);
    await config.login({ ...snapshot.authorization, host: location.host });
    return config;
}
async function addLogins(config, further) {
    for (const { destination, target } of further)
        if ((0,destinations/* isInAws */.Dm)(destination))
            await config.login({ ...target.snapshot.authorization, host: target.location.host });
}
async function keepLogin(target, setup) {
    const life = {
        tokenExpiresAt: target.snapshot.authorization.expiresAt,
        sessionExpiresAt: setup.identity.sessionExpiresAt(),
    };
    if (isLoginStale(life, new Date()))
        await renewLogin(target, setup);
}
async function renewLogin({ registry, location }, { config }) {
    const login = await registry.authorize();
    if (!['', TOKEN_USER].includes(login.username))
        await config.login({ ...login, host: location.host });
}
const TOKEN_USER = '<token>';


/***/ }),

/***/ 4476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ reuseImage),
/* harmony export */   k: () => (/* binding */ deliverReused)
/* harmony export */ });
/* harmony import */ var _docker_child_processes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9577);
/* harmony import */ var _errors_tag_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4354);
/* harmony import */ var _plan_tag_mutability_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(301);
/* harmony import */ var _credentials_job_exports_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7251);
/* harmony import */ var _proof_prove_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3101);
/* harmony import */ var _registry_check_registry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8891);
/* harmony import */ var _registry_image_details_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8437);
/* harmony import */ var _registry_manifest_in_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(8328);
/* harmony import */ var _tags_current_tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6804);
/* harmony import */ var _tags_move_tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6536);
/* harmony import */ var _tags_put_tags_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3280);
/* harmony import */ var _pull_image_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8321);
/* harmony import */ var _registry_login_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7911);
/* harmony import */ var _write_output_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9265);














async function reuseImage(step, target, decision) {
    try {
        return await tagAndProve((0,_registry_check_registry_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutStaying */ .y3)(step, decision), target, decision);
    }
    catch (error) {
        const { otherwise } = decision;
        if (!(error instanceof _errors_tag_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImageFull */ .Ts) || otherwise === undefined || isStuck(error, target))
            throw error;
        step.runner.notice(`${error.problem.what} The image is built instead.`);
        return { kind: 'full', otherwise };
    }
}
async function deliverReused(step, ecr, { target, identity, image, further }) {
    await (0,_write_output_js__WEBPACK_IMPORTED_MODULE_10__/* .writeOutput */ .z)(step, target, image);
    const config = ecr.dockerLogin || step.inputs.build.load ? await (0,_registry_login_js__WEBPACK_IMPORTED_MODULE_9__/* .logIn */ .E8)(step, target) : undefined;
    try {
        if (config !== undefined && ecr.dockerLogin)
            await (0,_registry_login_js__WEBPACK_IMPORTED_MODULE_9__/* .addLogins */ .WF)(config, further);
        await (0,_credentials_job_exports_js__WEBPACK_IMPORTED_MODULE_11__/* .exportForLaterSteps */ .v)(step, ecr, { identity, config: ecr.dockerLogin ? config : undefined });
        return config === undefined ? image : await (0,_pull_image_js__WEBPACK_IMPORTED_MODULE_8__/* .loadReused */ .d)(step, target, { image, config });
    }
    finally {
        if (!ecr.dockerLogin)
            await config?.remove();
        (0,_docker_child_processes_js__WEBPACK_IMPORTED_MODULE_0__/* .endChildren */ .PH)();
    }
}
function isStuck({ put }, { snapshot: { repository } }) {
    return repository.kind === 'found' && put.some((tag) => !(0,_plan_tag_mutability_js__WEBPACK_IMPORTED_MODULE_12__/* .isMovable */ .d)(tag, repository.mutability));
}
async function tagAndProve(step, target, { digest, batches }) {
    const manifest = await manifestOf(target, digest);
    if (manifest.kind === 'found')
        void target.age.read(manifest.value);
    const current = (0,_tags_current_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .currentTagsIn */ .C)(target.snapshot);
    const kept = await (0,_tags_move_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .moveTags */ .Fu)(step, target, {
        digest,
        batches: inOneBatch(batches),
        keepsNewer: step.inputs.image.keepNewerTags,
        look: async () => ({ manifest, current }),
    });
    const [first, ...further] = step.inputs.tags.filter((tag) => !kept.some((left) => left.tag === tag));
    if (first === undefined)
        return await (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_2__/* .proveImage */ .i)(step, target, (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_2__/* .expectNewer */ .z)(kept, target));
    const platforms = (0,_registry_image_details_js__WEBPACK_IMPORTED_MODULE_4__/* .readPlatforms */ .tj)(manifest, target.age.read);
    return await (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_2__/* .proveImage */ .i)(step, target, { result: 'reused', tags: [first, ...further], digest, platforms });
}
async function manifestOf({ snapshot, registry }, digest) {
    const known = snapshot.images.find((image) => image.digest === digest);
    if (known !== undefined)
        return { kind: 'found', value: known };
    return await (0,_registry_manifest_in_js__WEBPACK_IMPORTED_MODULE_13__/* .findManifest */ .J)(registry, digest);
}
function inOneBatch(batches) {
    const all = batches.flat();
    return all.length > 0 && all.length <= _tags_put_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .PUT_IMAGE_PER_SECOND */ .XF ? [all] : batches;
}


/***/ }),

/***/ 4839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ tryTo)
/* harmony export */ });
/* harmony import */ var _errors_unexpected_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6161);
/* harmony import */ var _lib_aside_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7206);


async function tryTo(what, { runner }, work) {
    try {
        return await (0,_lib_aside_js__WEBPACK_IMPORTED_MODULE_1__/* .doAside */ .w)(work);
    }
    catch (error) {
        const { what: reason } = (0,_errors_unexpected_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h)(error).problem;
        runner.warning(`The image is in ECR, but this step could not ${what}. ${reason}`);
        return undefined;
    }
}


/***/ }),

/***/ 9265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ writeOutput)
/* harmony export */ });
/* harmony import */ var _build_write_content_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(271);
/* harmony import */ var _copy_and_prove_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8120);


async function writeOutput(step, target, { digest }) {
    if (step.inputs.output === undefined)
        return;
    const source = (0,_copy_and_prove_js__WEBPACK_IMPORTED_MODULE_1__/* .clientOf */ .fe)(step, target);
    try {
        await (0,_build_write_content_js__WEBPACK_IMPORTED_MODULE_0__/* .writeImage */ .te)(step, { digest, source });
    }
    finally {
        source.close();
    }
}


/***/ }),

/***/ 8042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ openAnyRegistry)
/* harmony export */ });
/* harmony import */ var _aws_open_registry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8396);

async function openAnyRegistry(step, destination, credentials) {
    switch (destination.kind) {
        case 'ecr':
        case 'ecr-public':
            return await (0,_aws_open_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .openInEcr */ ._g)(step, destination, credentials);
        case 'registry': {
            const { openOtherRegistry } = await Promise.all(/* import() */[__webpack_require__.e(508), __webpack_require__.e(909)]).then(__webpack_require__.bind(__webpack_require__, 7909));
            return openOtherRegistry(step, destination);
        }
    }
}


/***/ }),

/***/ 1061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  he: () => (/* binding */ checkAgain),
  fb: () => (/* binding */ checkedPlace),
  Ls: () => (/* binding */ decideEverywhere),
  Y$: () => (/* binding */ describeJoint),
  LZ: () => (/* binding */ prepareDestinations),
  uA: () => (/* binding */ prepareRepository),
  cv: () => (/* binding */ tellOtherwise)
});

// EXTERNAL MODULE: ./.build/errors/several-errors.js
var several_errors = __webpack_require__(9398);
// EXTERNAL MODULE: ./.build/inputs/destinations.js
var destinations = __webpack_require__(9349);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/decide-together.js
var decide_together = __webpack_require__(542);
// EXTERNAL MODULE: ./.build/phases/all-together.js
var all_together = __webpack_require__(7755);
// EXTERNAL MODULE: ./.build/phases/registry/check-registry.js
var check_registry = __webpack_require__(8891);
// EXTERNAL MODULE: ./.build/plan/replication.js
var replication = __webpack_require__(5746);
;// CONCATENATED MODULE: ./.build/phases/registry/find-replicated.js


async function findReplicated({ inputs, runner }, [first, ...further]) {
    if (!inputs.waitsForReplication || further.length === 0)
        return new Set();
    const rules = await first.access.registry.replication?.rules();
    if (rules?.kind !== 'found') {
        const why = rules?.kind === 'denied' ? `the role lacks ${rules.permission}` : 'its registry tells no rules';
        runner.warning(`Whether ECR replicates ${first.name} is not known, as ${why}: the image is pushed to each registry.`);
        return new Set();
    }
    const from = placeIn(first);
    const found = further.filter((one) => {
        const to = placeIn(one);
        return from !== undefined && to !== undefined && (0,replication/* isReplicated */.E)(rules.value, from, to);
    });
    for (const one of further)
        runner.info(found.includes(one)
            ? `${one.name} gets the image by ECR's own replication, which is waited for.`
            : `${one.name} is in no replication rule of the first registry: the image is pushed there.`);
    return new Set(found);
}
function placeIn({ destination, access }) {
    if (!(0,destinations/* isInAws */.Dm)(destination) || destination.kind !== 'ecr')
        return undefined;
    const { repository, region, registryId } = destination;
    return { repository: repository.name, region, accountId: registryId ?? access.ownAccountId };
}

// EXTERNAL MODULE: ./.build/phases/registry/registry-access.js
var registry_access = __webpack_require__(9883);
// EXTERNAL MODULE: ./.build/phases/registry/target-repository.js
var target_repository = __webpack_require__(35);
;// CONCATENATED MODULE: ./.build/phases/registry/prepare-destinations.js









async function prepareDestinations(step, open, selection) {
    return await step.runner.phase('Registry', async () => {
        const { checked, joint } = await decideEverywhere(step, open);
        if (joint.kind === 'build')
            for (const line of (await selection).lines)
                step.runner.info(line);
        (0,registry_access/* tellLogs */.Ht)(step, open);
        const value = await prepareAll(checked, joint);
        (0,registry_access/* tellLogs */.Ht)(step, open);
        return { value, sentence: describeJoint(open, joint) };
    });
}
async function decideEverywhere(step, open) {
    const replicated = await findReplicated(step, open);
    const checked = await (0,all_together/* allTogether */.S)(open.map((one) => ({ name: one.name, work: checkDestination(one, replicated.has(one)) })));
    const joint = (0,decide_together/* decideTogether */.TE)(checked.map(({ name, check }) => ({ ...check, name })));
    if (joint.kind === 'refuse') {
        const [first, ...others] = joint.problems;
        if (first === undefined)
            throw new Error('A refusal has a reason.');
        throw (0,several_errors/* problemsTogether */.R)([first, ...others], open.length);
    }
    for (const [index, part] of joint.parts.entries())
        tellPart(checked[index]?.step ?? step, part);
    return { checked, joint };
}
async function checkDestination(one, isReplicated) {
    const check = await (0,check_registry/* checkRegistry */.qW)(one.step, checkedPlace(one.destination, isReplicated), one.access);
    return { ...one, check, isReplicated };
}
function checkedPlace(destination, isReplicated) {
    if (!(0,destinations/* isInAws */.Dm)(destination))
        return { region: '', createRepository: false };
    return isReplicated ? { ...destination, createRepository: true } : destination;
}
async function prepareAll(checked, joint) {
    if (joint.kind === 'reuse')
        return { kind: 'reuse', all: await prepareParts(checked, joint.parts), from: joint.from };
    const [first, ...further] = await prepareParts(checked, joint.parts);
    if (first === undefined)
        throw new Error('There is a destination.');
    return { kind: 'build', all: [first, ...further] };
}
async function prepareParts(checked, parts) {
    return await (0,all_together/* allTogether */.S)(parts.flatMap((decision, index) => {
        const one = checked[index];
        return one === undefined ? [] : [{ name: one.name, work: prepareOne(one, decision) }];
    }));
}
async function prepareOne({ check, ...one }, decision) {
    const target = await prepareRepository(one.step, { ...check, decision, isCreated: !one.isReplicated });
    return { ...one, target, decision };
}
function tellPart(step, part) {
    if (part.kind !== 'copy')
        (0,check_registry/* tellDecision */.CY)(part, step.runner);
}
function describeJoint(open, joint) {
    const [first] = joint.parts;
    const sentence = first?.sentence ?? '';
    if (open.length === 1)
        return sentence;
    if (joint.kind === 'build')
        return `${sentence} The same image goes to ${open
            .slice(1)
            .map(({ name }) => name)
            .join(', ')}`;
    const copies = joint.parts.flatMap((part) => (part.kind === 'copy' ? [part.sentence] : []));
    const taken = joint.parts[joint.from]?.sentence ?? sentence;
    return [taken, ...copies].join('; ');
}
async function tellOtherwise(step, otherwise, selection) {
    await step.runner.phase('Registry', async () => {
        (0,check_registry/* tellDecision */.CY)(otherwise, step.runner);
        for (const line of (await selection).lines)
            step.runner.info(line);
        return { value: undefined, sentence: otherwise.sentence };
    });
}
async function checkAgain(step, place, access) {
    return await step.runner.phase('Registry', async () => {
        const check = await (0,check_registry/* checkRegistry */.qW)(step, place, access);
        const { decision } = check;
        (0,check_registry/* tellDecision */.CY)(decision, step.runner);
        const value = { target: await prepareRepository(step, check), decision };
        return { value, sentence: decision.kind === 'refuse' ? decision.problem.what : decision.sentence };
    });
}
async function prepareRepository({ runner }, check) {
    const { registry, decision, snapshot, place, age, content, isCreated = true } = check;
    if (snapshot.repository.kind === 'unknown')
        runner.info(UNKNOWN_REPOSITORY);
    const isNew = (decision.kind === 'build' || decision.kind === 'copy') && decision.createRepository;
    const repository = isNew && isCreated ? await registry.createRepository() : snapshot.repository;
    const location = (0,target_repository/* locationOf */.h)(place, repository);
    const { host } = place.reference;
    if (host !== undefined && host !== location.host)
        runner.info(`ECR has ${location.host} for this registry, not ${host}.`);
    return (0,omit_undefined/* omitUndefined */.O)({
        registry,
        location,
        snapshot: { ...snapshot, repository },
        age,
        content: content && { tag: content.tags[0], label: content.label },
    });
}
const UNKNOWN_REPOSITORY = 'The role lacks ecr:DescribeRepositories: whether tags are immutable shows at the push.';


/***/ }),

/***/ 9883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ht: () => (/* binding */ tellLogs),
/* harmony export */   R3: () => (/* binding */ showLogs),
/* harmony export */   S5: () => (/* binding */ closeAll),
/* harmony export */   Yx: () => (/* binding */ startContentSearch),
/* harmony export */   dA: () => (/* binding */ openFurther),
/* harmony export */   uY: () => (/* binding */ openDestinations),
/* harmony export */   wi: () => (/* binding */ destinationPart)
/* harmony export */ });
/* harmony import */ var _github_buffered_runner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5860);
/* harmony import */ var _inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _lib_handle_later_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3821);
/* harmony import */ var _plan_session_uses_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7814);
/* harmony import */ var _credentials_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7021);
/* harmony import */ var _open_any_registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8042);






async function openDestinations(step, [first, ...further], idTokens) {
    const parts = further.map((destination) => ({ destination, ...destinationPart(step, destination) }));
    const inAws = parts.flatMap(({ destination, ...part }) => ((0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .isInAws */ .Dm)(destination) ? [{ ...part, destination }] : []));
    const own = { step, destination: first, name: (0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeName */ .fC)(first.repository) };
    const asked = [own, ...inAws];
    const authenticated = (0,_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .authenticateAll */ .F)(step, [
        loginOf(own, asked, idTokens(first)),
        ...inAws.map((part) => loginOf(part, asked, idTokens(part.destination))),
    ]);
    const content = startContentSearch(step, first, authenticated.then(([identity = NOBODY]) => identity));
    const [identity = NOBODY, ...others] = await authenticated;
    const identities = new Map(inAws.map(({ destination }, index) => [destination, others[index]]));
    const opened = await Promise.all(parts.map((part) => openPart(part, { identity: identities.get(part.destination), content })));
    return [await openPart(own, { identity, content }), ...opened];
}
async function openFurther(step, destination, idTokens) {
    const part = { ...destinationPart(step, destination), destination };
    const content = Promise.resolve(undefined);
    if (!(0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .isInAws */ .Dm)(destination))
        return await openPart(part, { identity: undefined, content });
    const own = { ...part, destination };
    const [identity] = await (0,_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .authenticateAll */ .F)(part.step, [loginOf(own, [own], idTokens(destination))]);
    return await openPart(part, { identity, content });
}
async function openPart(part, { identity = NOBODY, content }) {
    const registry = await (0,_open_any_registry_js__WEBPACK_IMPORTED_MODULE_2__/* .openAnyRegistry */ .G)(part.step, part.destination, identity.credentials);
    return { ...part, access: { registry, identity, content, ownAccountId: identity.caller?.accountId ?? '' } };
}
function closeAll(open) {
    for (const { access } of open)
        access.registry.close();
}
const NOBODY = {
    caller: undefined,
    credentials: undefined,
    current: () => Promise.reject(new Error('There are no credentials of AWS for this registry.')),
    sessionExpiresAt: () => undefined,
};
function destinationPart(step, destination) {
    const name = (0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeName */ .fC)(destination.repository);
    const log = (0,_github_buffered_runner_js__WEBPACK_IMPORTED_MODULE_3__/* .bufferedRunner */ .k)(step.runner, name, step.clock.now);
    const { repository } = destination;
    const build = { ...step.inputs.build, cache: { preset: 'none' }, cacheTo: [], load: false };
    return { name, log, step: { ...step, runner: log.runner, inputs: { ...step.inputs, repository, build } } };
}
function loginOf({ name, destination }, all, idTokens) {
    const sharing = all.filter((other) => other.destination.credentials === destination.credentials);
    const findUses = async () => {
        const { readBuildUses } = await Promise.all(/* import() */[__webpack_require__.e(406), __webpack_require__.e(398)]).then(__webpack_require__.bind(__webpack_require__, 6017));
        const found = await Promise.all(sharing.map((one) => readBuildUses(one.step, one.destination)));
        return (0,_plan_session_uses_js__WEBPACK_IMPORTED_MODULE_4__/* .usesTogether */ .H)(found);
    };
    return { name, account: destination, authentication: { idTokens, findUses } };
}
function tellLogs({ runner }, destinations) {
    for (const { name, log } of destinations)
        for (const line of log?.take() ?? [])
            runner.info(`${name}: ${line}`);
}
function showLogs({ runner }, destinations) {
    for (const { name, log } of destinations) {
        const lines = log?.take() ?? [];
        if (lines.length > 0)
            runner.section(name, lines);
    }
}
function startContentSearch(step, ecr, authenticated, options) {
    const { reuse } = step.inputs.image;
    if (reuse.kind === 'commit')
        return Promise.resolve(undefined);
    const start = async () => {
        const { startSearch } = await Promise.all(/* import() */[__webpack_require__.e(406), __webpack_require__.e(646)]).then(__webpack_require__.bind(__webpack_require__, 646));
        const credentials = async () => (await authenticated).credentials;
        return await startSearch(step, ecr, { maxAgeDays: reuse.maxAgeDays, credentials, ...options });
    };
    return (0,_lib_handle_later_js__WEBPACK_IMPORTED_MODULE_5__/* .handleLater */ .b)(start());
}


/***/ }),

/***/ 542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PB: () => (/* binding */ partWithImage),
/* harmony export */   TE: () => (/* binding */ decideTogether),
/* harmony export */   tN: () => (/* binding */ afterPartialRun)
/* harmony export */ });
/* harmony import */ var _build_or_reuse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8141);
/* harmony import */ var _present_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4793);
/* harmony import */ var _registry_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8693);
/* harmony import */ var _tag_order_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8909);




function decideTogether(alone) {
    const all = afterPartialRun(alone);
    const problems = all.flatMap(({ name, decision }) => decision.kind === 'refuse' ? [{ name, problem: decision.problem }] : []);
    if (problems.length > 0)
        return { kind: 'refuse', problems };
    const from = sourceOf(all);
    if (from === undefined)
        return { kind: 'build', parts: all.flatMap(({ decision }) => (decision.kind === 'build' ? [decision] : [])) };
    return reuseEverywhere(all, from);
}
function afterPartialRun(all) {
    const there = all.filter(({ situation }) => isOfThisRun(situation));
    const isPartial = there.length > 0 && all.some(({ situation: { tags, tagFacts } }) => tagFacts.get(tags[0])?.kind !== 'present');
    if (!isPartial || all.length < 2)
        return all;
    return all.map((one) => {
        if (!there.includes(one))
            return one;
        const situation = { ...one.situation, wish: 'reuse' };
        return { ...one, situation, decision: (0,_build_or_reuse_js__WEBPACK_IMPORTED_MODULE_0__/* .decide */ .L)(situation) };
    });
}
function isOfThisRun({ isRerun, ifExists, wantsNew, holdsCommit, tags, tagFacts, first }) {
    const fact = tagFacts.get(tags[0]);
    const isThere = fact?.kind === 'present' && fact.status === 'ACTIVE';
    if (!isThere || !isRerun || ifExists !== 'auto' || wantsNew || !holdsCommit)
        return false;
    return first?.match.kind === 'same' && first.isOfCommit !== false;
}
function sourceOf(all) {
    const having = all.flatMap(({ decision }, index) => (decision.kind === 'reuse' ? [index] : []));
    const fixed = having.find((index) => {
        const one = all[index];
        if (one === undefined)
            return false;
        const { situation } = one;
        return (0,_present_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .findFixedTags */ .f)([situation.tags[0]], situation) !== undefined;
    });
    return fixed ?? having[0];
}
function reuseEverywhere(all, from) {
    const source = all[from];
    if (source?.decision.kind !== 'reuse')
        throw new Error('The image is taken where one is.');
    const { digest } = source.decision;
    if (all.length === 1)
        return { kind: 'reuse', from, digest, parts: [source.decision] };
    const parts = [];
    const problems = [];
    for (const one of all) {
        const part = partWithImage(one, { digest, source });
        if (part.kind === 'refuse')
            problems.push({ name: one.name, problem: part.problem });
        else
            parts.push(part);
    }
    if (problems.length > 0)
        return { kind: 'refuse', problems };
    return { kind: 'reuse', from, digest, parts };
}
function partWithImage({ name, situation, decision }, { digest, source }) {
    if (decision.kind === 'reuse' && decision.digest === digest)
        return (0,_build_or_reuse_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutOtherwise */ .r)(decision);
    const { tags, tagFacts, repositoryFacts } = situation;
    const fixed = (0,_present_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .findFixedTags */ .f)(tags, { repositoryFacts, tagFacts, digest });
    if (fixed !== undefined) {
        const there = fixed.tags.map((tag) => ({ tag, digest: digestOf(situation, tag) }));
        return { kind: 'refuse', problem: (0,_registry_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .registriesDiffer */ .Mk)({ name, there }, { name: source.name, digest }) };
    }
    const missing = (0,_present_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .missingTags */ .Y)(tags, digest, tagFacts);
    const [first, ...others] = missing;
    const batches = first === undefined ? [] : [[first], ...(0,_tag_order_js__WEBPACK_IMPORTED_MODULE_3__/* .orderTags */ .M8)(others, tagFacts)];
    return {
        kind: 'copy',
        sentence: `${name} gets ${digest}, which ${source.name} has`,
        createRepository: repositoryFacts.kind === 'missing',
        digest,
        batches,
    };
}
function digestOf({ tagFacts }, tag) {
    const fact = tagFacts.get(tag);
    return fact?.kind === 'present' ? fact.digest : '';
}


/***/ }),

/***/ 5746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ isReplicated),
/* harmony export */   q: () => (/* binding */ replicationState)
/* harmony export */ });
function isReplicated(rules, from, to) {
    if (from.repository !== to.repository)
        return false;
    return rules.some(({ destinations, prefixes }) => {
        const isMeant = destinations.some(({ region, registryId }) => region === to.region && registryId === to.accountId);
        return isMeant && (prefixes.length === 0 || prefixes.some((prefix) => from.repository.startsWith(prefix)));
    });
}
function replicationState(statuses, to) {
    return statuses.find(({ region, registryId }) => region === to.region && registryId === to.accountId);
}


/***/ })

};
;