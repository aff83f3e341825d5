"use strict";
exports.id = 342;
exports.ids = [342];
exports.modules = {

/***/ 6342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sourceOnly: () => (/* binding */ sourceOnly)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9020);
/* harmony import */ var _phases_build_engine_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8104);
/* harmony import */ var _phases_build_load_source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5510);
/* harmony import */ var _phases_build_source_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4133);
/* harmony import */ var _phases_build_write_content_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(271);
/* harmony import */ var _phases_step_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8353);






async function sourceOnly(step, source) {
    const { repository, tags } = step.inputs;
    const config = await (0,_phases_step_js__WEBPACK_IMPORTED_MODULE_4__/* .privateConfig */ .u)(step);
    const means = { docker: (0,_phases_step_js__WEBPACK_IMPORTED_MODULE_4__/* .dockerFor */ ._)(step, config), folder: config.directory };
    try {
        const found = await step.runner.phase('Source', async () => {
            const value = (await (0,_phases_build_source_image_js__WEBPACK_IMPORTED_MODULE_2__/* .findLocalSource */ .ei)(step, source, means)) ?? (await (0,_phases_build_source_image_js__WEBPACK_IMPORTED_MODULE_2__/* .findInRegistry */ .go)(step, (0,_phases_build_source_image_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOfSource */ .wN)(source)));
            return { value, sentence: (0,_phases_build_source_image_js__WEBPACK_IMPORTED_MODULE_2__/* .describeSource */ .B6)(value) };
        });
        await (0,_phases_build_load_source_js__WEBPACK_IMPORTED_MODULE_1__/* .testSource */ .$)(step, found, { ...means, repository: repository.name });
        const id = step.inputs.build.load ? await loadFound(step, found, means) : idOf(found);
        await (0,_phases_build_write_content_js__WEBPACK_IMPORTED_MODULE_3__/* .writeContent */ .jB)(step, found, means);
        return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ kind: 'built', repository: repository.name, tags, id });
    }
    finally {
        await config.remove();
    }
}
function idOf(found) {
    return found.kind === 'engine' ? found.image.id : undefined;
}
async function loadFound(step, found, means) {
    const { repository, tags } = step.inputs;
    const names = (0,_phases_build_engine_image_js__WEBPACK_IMPORTED_MODULE_0__/* .ownNames */ .Dx)(repository.name, step.environment);
    return await step.runner.phase('Load', async () => {
        const image = await (0,_phases_build_load_source_js__WEBPACK_IMPORTED_MODULE_1__/* .loadSource */ .s)(found, means, names);
        const wanted = tags.map((tag) => `${repository.name}:${tag}`);
        await (0,_phases_build_engine_image_js__WEBPACK_IMPORTED_MODULE_0__/* .nameImage */ .Pe)(means.docker, image, wanted);
        return { value: image.id, sentence: `The engine has ${wanted[0]}: ${image.id}` };
    });
}


/***/ }),

/***/ 5510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ testSource),
/* harmony export */   s: () => (/* binding */ loadSource)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _distribution_file_sink_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4715);
/* harmony import */ var _distribution_layout_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6221);
/* harmony import */ var _errors_build_output_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8356);
/* harmony import */ var _errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6890);
/* harmony import */ var _errors_source_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4239);
/* harmony import */ var _plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7097);
/* harmony import */ var _plan_manifest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4867);
/* harmony import */ var _engine_image_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8104);
/* harmony import */ var _test_platforms_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7409);











async function loadSource(found, means, names) {
    const { docker } = means;
    if (found.kind === 'content')
        await loadContent(found, means, names);
    else
        for (const name of names) {
            const { succeeded, tail } = await docker.capture(['tag', found.image.id, name]);
            if (!succeeded)
                throw (0,_errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .imageGone */ .Js)(name, tail);
        }
    return await (0,_engine_image_js__WEBPACK_IMPORTED_MODULE_8__/* .findImage */ .F1)(docker, names);
}
async function loadContent(content, { docker, folder }, names) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'load.tar');
    const { source, given } = content;
    try {
        const { files } = await (0,_distribution_layout_files_js__WEBPACK_IMPORTED_MODULE_3__/* .layoutFiles */ .W)({ digest: digestForTest(content), source, names, isArchive: true });
        await (0,_distribution_file_sink_js__WEBPACK_IMPORTED_MODULE_2__/* .writeTar */ .FJ)(file, files);
        const loaded = await docker.stream(['load', '--quiet', '--input', file]);
        if (!loaded.succeeded)
            throw (0,_errors_source_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .notLoaded */ .v2)(given.name, (0,_errors_build_output_js__WEBPACK_IMPORTED_MODULE_10__/* .lastErrorLine */ .HY)(loaded.tail));
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(file, { force: true });
    }
}
function digestForTest({ manifest: { digest, body } }) {
    const manifest = (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_7__/* .readManifest */ .WI)(body);
    if (manifest?.kind !== 'index')
        return digest;
    const children = manifest.children.flatMap(({ platform, ...child }) => platform === undefined ? [] : [{ ...child, platform }]);
    const [wanted] = (0,_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_6__/* .testedPlatforms */ .KC)(children.map(({ platform }) => platform), false, process.arch);
    return children.find(({ platform }) => platform === wanted)?.digest ?? digest;
}
async function testSource(step, found, { repository, ...means }) {
    const { test, build } = step.inputs;
    if (test === undefined)
        return;
    const names = (0,_engine_image_js__WEBPACK_IMPORTED_MODULE_8__/* .ownNames */ .Dx)(repository, step.environment);
    try {
        await loadForTest(step, { found, means, names, test });
        await (0,_test_platforms_js__WEBPACK_IMPORTED_MODULE_9__/* .testBuild */ .Ds)(step, test, { ...means, names, build });
    }
    finally {
        await (0,_engine_image_js__WEBPACK_IMPORTED_MODULE_8__/* .forgetNames */ .Ur)(means.docker, names);
    }
}
async function loadForTest({ runner }, { found, means, names }) {
    if (found.kind === 'engine')
        return void (await loadSource(found, means, names));
    await runner.phase('Load', async () => {
        const { id, platform } = await loadSource(found, means, names);
        return { value: undefined, sentence: `The engine has ${found.given.name} for the test: ${id}, ${platform}` };
    });
}


/***/ })

};
;