"use strict";
exports.id = 905;
exports.ids = [905];
exports.modules = {

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
function pushFromBuilder(docker, { build, image, way, metadataFile, info, warning }) {
    let attempts = 0;
    return {
        push: async () => {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(metadataFile, { force: true });
            attempts += 1;
            const order = {
                build: attempts === 1 ? build : (0,_build_docker_build_js__WEBPACK_IMPORTED_MODULE_2__/* .asBuilt */ .RX)(build),
                images: [image],
                way: { ...way, output: 'push', metadataFile },
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