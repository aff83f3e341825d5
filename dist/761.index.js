"use strict";
exports.id = 761;
exports.ids = [761];
exports.modules = {

/***/ 4761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildPush: () => (/* binding */ buildPush)
/* harmony export */ });
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1187);
/* harmony import */ var _inputs_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3954);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9020);
/* harmony import */ var _phases_build_builder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7314);
/* harmony import */ var _phases_build_docker_build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3749);
/* harmony import */ var _phases_credentials_id_token_source_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2527);
/* harmony import */ var _phases_read_event_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6120);
/* harmony import */ var _phases_step_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8353);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6207);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4681);










/** Runs the step: reads everything, decides, acts, reports. Throws what went wrong. */
async function buildPush(origin) {
    const { runner, environment, source } = origin;
    const step = await runner.phase('Inputs', async () => {
        const { event, tagRules } = await (0,_phases_read_event_js__WEBPACK_IMPORTED_MODULE_5__/* .readEvent */ .j)(origin);
        const inputs = (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .readInputs */ .Ko)({ source, event, environment, lookup: _inputs_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .lookUpPath */ .yc, sizeOf: _inputs_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .sizeOfFile */ .JL, tagRules });
        for (const secret of inputs.build.secrets)
            runner.mask(contentOf(secret, environment.variables));
        for (const text of inputs.notices)
            runner.notice(text);
        return { value: { ...origin, event, inputs }, sentence: describeWanted(inputs) };
    });
    const { destination } = step.inputs;
    const result = destination.kind === 'ecr' ? await pushToEcr(step, destination) : await buildOnly(step);
    runner.setOutputs((0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_7__/* .toOutputs */ .I)(result));
    await runner.writeSummary((0,_report_summary_js__WEBPACK_IMPORTED_MODULE_8__/* .renderSummary */ .B)(result, runner.timings()));
}
/** The secret itself; a file's is left to whoever wrote the file. */
function contentOf(secret, variables) {
    switch (secret.kind) {
        case 'value':
            return secret.value;
        case 'variable':
            return variables[secret.name] ?? '';
        case 'file':
            return '';
    }
}
function describeWanted({ repository, tags, destination }) {
    const further = tags.length === 1 ? '' : ` and ${tags.length - 1} further ${tags.length === 2 ? 'tag' : 'tags'}`;
    const where = destination.kind === 'ecr' ? `to ECR in ${destination.region}` : 'in the engine only (push: false)';
    return `Wanted: ${repository.name}:${tags[0]}${further}, ${where}`;
}
/** `push: false`: an image in the engine, without any call to AWS. */
async function buildOnly(step) {
    const { repository, tags, build } = step.inputs;
    // The short name always; the registry's too where the workflow gives it, as a push would name the image.
    const names = [repository.name, ...(repository.host === undefined ? [] : [`${repository.host}/${repository.name}`])];
    const images = names.flatMap((name) => tags.map((tag) => `${name}:${tag}`));
    const selection = await (0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_2__/* .selectBuilder */ .kv)(step, (0,_phases_step_js__WEBPACK_IMPORTED_MODULE_6__/* .dockerFor */ ._)(step), (0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_2__/* .builderRequirements */ .IH)(step));
    const config = await (0,_phases_step_js__WEBPACK_IMPORTED_MODULE_6__/* .privateConfig */ .u)(step);
    try {
        const docker = (0,_phases_step_js__WEBPACK_IMPORTED_MODULE_6__/* .dockerFor */ ._)(step, config);
        const builder = await (0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_2__/* .ensureBuilder */ .Wp)(step, docker, selection);
        const order = { ...build, labels: [...step.inputs.image.ownLabels, ...build.labels] };
        // The engine takes an image of one platform only from elsewhere.
        const output = builder === undefined ? 'engine' : build.platforms.length > 1 ? 'none' : 'load';
        const { info, warning } = step.runner;
        (0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_2__/* .warnUnusedCaches */ .c9)(step);
        const options = { ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_9__/* .present */ .E)('builder', builder), output, caches: (0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_2__/* .engineCaches */ .o9)(step) };
        await step.runner.phase('Build', async () => {
            await (0,_phases_build_docker_build_js__WEBPACK_IMPORTED_MODULE_3__/* .buildImage */ ._w)(docker, { build: order, images, options, info, warning });
            const place = output === 'none' ? `stays in the builder ${builder}` : 'stays in the engine';
            return { value: undefined, sentence: `Built ${images[0]}; it ${place}, as push is false` };
        });
        const { test } = step.inputs;
        if (test !== undefined) {
            const { testBuild } = await __webpack_require__.e(/* import() */ 409).then(__webpack_require__.bind(__webpack_require__, 7409));
            await testBuild(step, test, { docker, image: images[0] ?? '', build: order, ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_9__/* .present */ .E)('builder', builder) });
        }
        return { kind: 'built', repository: repository.name, tags };
    }
    finally {
        await config.remove();
    }
}
/** The main path. Loading the AWS side takes a while, in which the engine and GitHub are already asked. */
async function pushToEcr(step, destination) {
    (0,_phases_credentials_id_token_source_js__WEBPACK_IMPORTED_MODULE_4__/* .checkPreconditions */ .yv)(step, destination);
    const started = {
        selection: (0,_phases_credentials_id_token_source_js__WEBPACK_IMPORTED_MODULE_4__/* .handleLater */ .bo)((0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_2__/* .selectBuilder */ .kv)(step, (0,_phases_step_js__WEBPACK_IMPORTED_MODULE_6__/* .dockerFor */ ._)(step), (0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_2__/* .builderRequirements */ .IH)(step))),
        idTokens: (0,_phases_credentials_id_token_source_js__WEBPACK_IMPORTED_MODULE_4__/* .requestIdTokens */ .ds)(step, destination),
    };
    const { pushToEcr } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(485), __webpack_require__.e(569), __webpack_require__.e(373)]).then(__webpack_require__.bind(__webpack_require__, 4245));
    return await pushToEcr(step, destination, started);
}


/***/ })

};
;