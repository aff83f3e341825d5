"use strict";
exports.id = 373;
exports.ids = [373];
exports.modules = {

/***/ 4245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pushToEcr: () => (/* binding */ pushToEcr)
/* harmony export */ });
/* harmony import */ var _aws_ecr_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4029);
/* harmony import */ var _docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5220);
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3582);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(9020);
/* harmony import */ var _lib_proxy_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1302);
/* harmony import */ var _phases_build_builder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7314);
/* harmony import */ var _phases_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(293);
/* harmony import */ var _phases_credentials_job_exports_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(7251);
/* harmony import */ var _phases_push_build_and_push_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1061);
/* harmony import */ var _phases_push_registry_login_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7911);
/* harmony import */ var _phases_push_reuse_image_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4476);
/* harmony import */ var _phases_registry_check_registry_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6274);
/* harmony import */ var _phases_step_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8353);
/* harmony import */ var _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9536);














/** The main path, from credentials to a proven image in ECR. */
async function pushToEcr(step, ecr, started) {
    const { environment, inputs, runner } = step;
    const authenticated = (0,_phases_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .authenticate */ .Q)(step, ecr, started.idTokens);
    const content = (0,_phases_registry_check_registry_js__WEBPACK_IMPORTED_MODULE_8__/* .startFingerprint */ .dm)(step, ecr, authenticated);
    const identity = await authenticated;
    const registry = new _aws_ecr_js__WEBPACK_IMPORTED_MODULE_0__/* .EcrRegistry */ .Q({
        region: ecr.region,
        proxy: (0,_lib_proxy_js__WEBPACK_IMPORTED_MODULE_11__/* .proxyVariables */ .e)(environment),
        credentials: identity.credentials,
        repository: inputs.repository.name,
        registryId: ecr.registryId,
        mask: runner.mask,
    });
    try {
        const { image: wanted, build: order } = step.inputs;
        // Whoever builds without cache wants a new image.
        const isNewWanted = order.noCache || wanted.ifExists === 'rebuild';
        const ownAccountId = identity.caller?.accountId ?? '';
        const connection = { registry, ownAccountId, selection: started.selection, content, isNewWanted };
        return await buildOrReuse(step, ecr, { connection, identity });
    }
    finally {
        registry.close();
    }
}
/** Another builder than the engine's own where that would spoil a tag. */
async function workshopFor(step, { snapshot }, found) {
    const needs = found.choice.kind === 'engine' ? (0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_3__/* .fixedRequirements */ .lc)(step.inputs, snapshot) : [];
    if (needs.length === 0)
        return found;
    const other = await (0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_3__/* .selectBuilder */ .kv)(step, (0,_phases_step_js__WEBPACK_IMPORTED_MODULE_9__/* .dockerFor */ ._)(step), (0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_3__/* .builderRequirements */ .IH)(step, needs));
    if (other.choice.kind !== 'engine')
        step.runner.info(other.choice.sentence);
    return other;
}
/** Decides, and does it. */
async function buildOrReuse(step, ecr, { connection, identity }) {
    const { scene, decision } = await prepare(step, ecr, connection);
    if (decision.kind === 'build') {
        const selection = await workshopFor(step, scene, await connection.selection);
        return await build(step, ecr, { scene, decision, identity, selection });
    }
    try {
        const image = await (0,_phases_push_reuse_image_js__WEBPACK_IMPORTED_MODULE_7__/* .reuseImage */ .W)(step, scene, { ...decision, tags: step.inputs.tags });
        await (0,_phases_credentials_job_exports_js__WEBPACK_IMPORTED_MODULE_12__/* .exportForLaterSteps */ .vQ)(step, ecr, identity, ecr.dockerLogin ? await (0,_phases_push_registry_login_js__WEBPACK_IMPORTED_MODULE_6__/* .logIn */ .E8)(step, scene) : undefined);
        // Nobody waits for the engine any more.
        (0,_docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_1__/* .endChildren */ .PH)();
        return image;
    }
    catch (error) {
        if (!decision.isSameContent || !(error instanceof _errors_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR) || error.problem.code !== 'image-full')
            throw error;
        step.runner.notice(`${error.problem.what} The image is built instead.`);
    }
    // The commit's tag may stand on that image by now, by this very step: no reason to reuse it, or to fail.
    const image = { ...step.inputs.image, ifExists: 'auto' };
    const anew = { ...step, inputs: { ...step.inputs, image } };
    return await buildOrReuse(anew, ecr, { connection: { ...connection, isNewWanted: true }, identity });
}
/** Builds and pushes with a Docker configuration that is gone afterwards, unless later steps were to have it. */
async function build(step, ecr, { scene, decision, identity, selection }) {
    const config = await (0,_phases_push_registry_login_js__WEBPACK_IMPORTED_MODULE_6__/* .logIn */ .E8)(step, scene);
    try {
        await (0,_phases_credentials_job_exports_js__WEBPACK_IMPORTED_MODULE_12__/* .exportForLaterSteps */ .vQ)(step, ecr, identity, config);
        const docker = (0,_phases_step_js__WEBPACK_IMPORTED_MODULE_9__/* .dockerFor */ ._)(step, config);
        const builder = await (0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_3__/* .ensureBuilder */ .Wp)(step, docker, selection);
        const caches = (0,_plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_10__/* .cacheFlags */ .wT)((0,_phases_registry_check_registry_js__WEBPACK_IMPORTED_MODULE_8__/* .cacheSituation */ .L8)(step, { snapshot: scene.snapshot, uri: `${scene.location.host}/${scene.location.repository}` }));
        if ((0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_3__/* .isGithubCacheMissing */ .ai)(step))
            step.runner.warning(_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_GITHUB_CACHE */ .x_);
        const { tagPlan } = decision;
        return await (0,_phases_push_build_and_push_js__WEBPACK_IMPORTED_MODULE_5__/* .buildAndPush */ .sf)(step, {
            ...scene,
            tagPlan,
            identity,
            docker,
            config,
            caches,
            ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_13__/* .present */ .E)('builder', builder),
        });
    }
    finally {
        if (!ecr.dockerLogin)
            await config.remove();
    }
}
/** Asks all that can be known, decides, and creates the repository where that was decided. */
async function prepare(step, ecr, { selection, ...question }) {
    return await step.runner.phase('Registry', async () => {
        const verdict = await (0,_phases_registry_check_registry_js__WEBPACK_IMPORTED_MODULE_8__/* .checkRegistry */ .qW)(step, ecr, question);
        const { decision } = verdict;
        if (decision.kind === 'refuse')
            throw new _errors_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(decision.problem);
        if (decision.kind === 'build')
            (0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_3__/* .describeSelection */ .e9)(await selection, step.runner);
        const scene = await (0,_phases_registry_check_registry_js__WEBPACK_IMPORTED_MODULE_8__/* .prepareRepository */ .uA)(step, ecr, question.registry, verdict);
        return { value: { scene, decision: decision }, sentence: decision.sentence };
    });
}


/***/ }),

/***/ 1905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xx: () => (/* binding */ digestOfTarget),
/* harmony export */   q8: () => (/* binding */ pushFromBuilder)
/* harmony export */ });
/* unused harmony export digestIn */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _errors_docker_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3312);
/* harmony import */ var _build_docker_build_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3749);



/** Builds (what is in the builder's cache is not built again) and pushes. */
function pushFromBuilder(docker, { build, image, options, metadataFile, info, warning }) {
    let attempts = 0;
    return {
        push: async () => {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(metadataFile, { force: true });
            attempts += 1;
            const order = {
                build: attempts === 1 ? build : (0,_build_docker_build_js__WEBPACK_IMPORTED_MODULE_2__/* .asBuilt */ .RX)(build),
                images: [image],
                options: { ...options, output: 'push', metadataFile },
                info,
                warning,
            };
            const { command, finished } = await (0,_build_docker_build_js__WEBPACK_IMPORTED_MODULE_2__/* .runBuild */ .cM)(docker, order);
            if (!finished.succeeded && !(0,_errors_docker_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isPushError */ .t0)(finished.tail))
                throw (0,_build_docker_build_js__WEBPACK_IMPORTED_MODULE_2__/* .explainBuild */ .gn)(build, command, finished);
            return finished;
        },
        pushed: async () => {
            const digest = digestIn(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(metadataFile, 'utf8').catch(() => ''));
            return digest === undefined ? undefined : { digest, platform: undefined };
        },
        local: async () => undefined,
    };
}
/** The digest of what was pushed (https://docs.docker.com/reference/cli/docker/buildx/build/#metadata-file). */
function digestIn(metadata) {
    return digestOf(parse(metadata));
}
/** The same of one target of a call of bake. */
function digestOfTarget(metadata, target) {
    return digestOf(fieldOf(parse(metadata), target));
}
function parse(metadata) {
    return metadata === '' ? undefined : JSON.parse(metadata);
}
function digestOf(made) {
    const digest = fieldOf(made, 'containerimage.digest');
    return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}
function fieldOf(value, name) {
    return typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === name)?.[1]
        : undefined;
}


/***/ })

};
;