"use strict";
exports.id = 290;
exports.ids = [290];
exports.modules = {

/***/ 9646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ OciRegistry)
/* harmony export */ });
/* harmony import */ var _errors_distribution_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5834);
/* harmony import */ var _lib_map_limit_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8602);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9020);
/* harmony import */ var _image_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4259);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4849);
/* harmony import */ var _repository_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(681);
/* harmony import */ var _transfer_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8908);







const QUESTIONS = 10;
const NEVER = new Date(8.64e15);
class OciRegistry {
    #options;
    #client;
    #manifests = new Map();
    constructor(options, client = new _repository_client_js__WEBPACK_IMPORTED_MODULE_1__/* .RepositoryClient */ .q(options)) {
        this.#options = options;
        this.#client = client;
    }
    async authorize() {
        const { host, scheme, login } = this.#options;
        const { username, password } = (await login()) ?? { username: '', password: '' };
        return {
            username,
            password,
            host,
            scheme: (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_2__/* .registryOrigin */ ._)(host, scheme).protocol.replace(':', ''),
            expiresAt: NEVER,
        };
    }
    async describeRepository() {
        return this.#facts();
    }
    async createRepository() {
        return this.#facts();
    }
    async describeImage(id) {
        const answer = await this.#found(id);
        if (answer.kind !== 'found')
            return answer;
        const { digest, body, mediaType, tag } = answer.value;
        const parts = (0,_image_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .readImageParts */ .y)(body);
        const sizeBytes = parts?.kind === 'image' ? (0,_transfer_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .bytesOf */ .$$)([parts.config, ...parts.layers]) : undefined;
        const tags = tag === undefined ? [] : [tag];
        return { kind: 'found', value: (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ digest, tags, status: 'ACTIVE', mediaType, sizeBytes }) };
    }
    async describeImages(ids) {
        const answers = await (0,_lib_map_limit_js__WEBPACK_IMPORTED_MODULE_6__/* .mapLimit */ .s)(ids, QUESTIONS, (id) => this.describeImage(id));
        const refused = answers.find((answer) => answer.kind !== 'found');
        if (refused !== undefined)
            return refused;
        const images = answers.flatMap((answer) => (answer.kind === 'found' ? [answer.value] : []));
        return { kind: 'found', value: withAllTags(images) };
    }
    async images(ids) {
        const answers = await (0,_lib_map_limit_js__WEBPACK_IMPORTED_MODULE_6__/* .mapLimit */ .s)(ids, QUESTIONS, (id) => this.#found(id));
        const denied = answers.find((answer) => answer.kind === 'denied');
        if (denied !== undefined)
            return denied;
        return { kind: 'found', value: answers.flatMap((answer) => (answer.kind === 'found' ? [answer.value] : [])) };
    }
    async blob(digest) {
        const answer = await this.#client.smallBlob(digest);
        return answer.kind === 'found' ? { kind: 'found', value: answer.value.toString('utf8') } : answer;
    }
    putTag(manifest, tag) {
        return this.#put(manifest, tag);
    }
    putManifest(manifest) {
        return this.#put(manifest, manifest.digest);
    }
    async missingBlobs(digests) {
        const there = await (0,_lib_map_limit_js__WEBPACK_IMPORTED_MODULE_6__/* .mapLimit */ .s)(digests, QUESTIONS, (digest) => this.#client.hasBlob(digest));
        return digests.filter((_, index) => there[index] === false);
    }
    close() {
        this.#client.close();
    }
    #facts() {
        const uri = `${this.#options.host}/${this.#options.repository}`;
        return { kind: 'found', uri, registryId: '', mutability: { mode: 'MUTABLE', exclusionFilters: [] } };
    }
    async #found(id) {
        const head = 'tag' in id ? await this.#client.head(id.tag) : undefined;
        if (head !== undefined && head.kind !== 'found')
            return asImage(head);
        const digest = 'tag' in id ? head?.value.digest : id.digest;
        const known = digest === undefined ? undefined : this.#manifests.get(digest);
        const answer = known === undefined ? await this.#client.manifest(digest ?? '') : { kind: 'found', value: known };
        if (answer.kind !== 'found')
            return asImage(answer);
        this.#manifests.set(answer.value.digest, answer.value);
        return { kind: 'found', value: 'tag' in id ? { ...answer.value, tag: id.tag } : answer.value };
    }
    async #put(manifest, reference) {
        const result = await this.#client.putManifest(manifest, reference);
        switch (result.kind) {
            case 'put':
            case 'immutable':
            case 'full':
                return { kind: result.kind };
            case 'denied':
                return { kind: 'denied', permission: result.permission };
            case 'incomplete':
            case 'repository-missing':
                throw (0,_errors_distribution_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestNotPut */ .YK)(this.#client.origin, reference, result);
        }
    }
}
function asImage(answer) {
    return answer.kind === 'missing' ? { kind: 'missing', what: 'image' } : answer;
}
function withAllTags(images) {
    const byDigest = Map.groupBy(images, ({ digest }) => digest);
    return [...byDigest.values()].flatMap(([first, ...more]) => first === undefined ? [] : [{ ...first, tags: [first, ...more].flatMap(({ tags }) => tags) }]);
}


/***/ }),

/***/ 7909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openOtherRegistry: () => (/* binding */ openOtherRegistry)
/* harmony export */ });
/* harmony import */ var _distribution_oci_registry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9646);
/* harmony import */ var _registry_means_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9535);


function openOtherRegistry(step, { repository, login }) {
    const { host, name } = repository;
    return new _distribution_oci_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .OciRegistry */ .Z({ ...(0,_registry_means_js__WEBPACK_IMPORTED_MODULE_1__/* .registryMeans */ .s)(step), host, repository: name, login: () => loginFor(step, host, login) });
}
async function loginFor(step, host, login) {
    if (login.kind === 'job')
        return await (0,_registry_means_js__WEBPACK_IMPORTED_MODULE_1__/* .jobLogin */ .$)(step, host);
    const password = step.environment.variables[login.variable] ?? '';
    step.runner.mask(password);
    return { username: login.user, password };
}


/***/ })

};
;