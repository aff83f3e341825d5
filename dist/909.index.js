"use strict";
exports.id = 909;
exports.ids = [909,290];
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

/***/ 5834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ uploadAstray),
/* harmony export */   Ew: () => (/* binding */ loginMissing),
/* harmony export */   H3: () => (/* binding */ digestMismatch),
/* harmony export */   KL: () => (/* binding */ contentMissing),
/* harmony export */   SP: () => (/* binding */ registryRefused),
/* harmony export */   SX: () => (/* binding */ manifestUnknown),
/* harmony export */   TH: () => (/* binding */ howToLogIn),
/* harmony export */   U4: () => (/* binding */ loginRefused),
/* harmony export */   YK: () => (/* binding */ manifestNotPut),
/* harmony export */   ZG: () => (/* binding */ contentDamaged),
/* harmony export */   _o: () => (/* binding */ repositoryAbsent),
/* harmony export */   cs: () => (/* binding */ unsafeRealm),
/* harmony export */   qC: () => (/* binding */ registryUnreachable),
/* harmony export */   rX: () => (/* binding */ registryDenied),
/* harmony export */   te: () => (/* binding */ contentDenied)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1619);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);


function loginMissing({ host, repository }, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unauthorized',
        what: `The registry ${host} does not let anybody into ${repository} without a login: ${said}.`,
        why: 'the job has no login at this registry. Some registries also say so of a repository that is not there.',
        fix: howToLogIn(host),
    });
}
function loginRefused(host, at, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unauthorized',
        what: `The login at the registry ${host} was refused${at === host ? '' : ` by ${at}`}: ${said}.`,
        why: 'name or password is wrong, has run out, or was taken back.',
        fix: howToLogIn(host),
    });
}
function howToLogIn(host) {
    const lines = (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_1__/* .isEcrHost */ .R5)(host)
        ? ['    - uses: aws-actions/amazon-ecr-login@v2']
        : [
            '    - uses: docker/login-action@v4',
            '      with:',
            ...(host === 'docker.io' ? [] : [`        registry: ${host}`]),
            `        username: ${host === 'ghcr.io' ? '${{ github.actor }}' : '${{ vars.REGISTRY_USER }}'}`,
            `        password: ${host === 'ghcr.io' ? '${{ secrets.GITHUB_TOKEN }}' : '${{ secrets.REGISTRY_PASSWORD }}'}`,
        ];
    return ['log in before this step:', ...lines].join('\n');
}
function unsafeRealm(host, realm) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unauthorized',
        what: `The registry ${host} sends for a token to ${JSON.stringify(realm)}. Nothing was sent there.`,
        why: 'that is no address with TLS, so that others could read the password; perhaps a proxy has changed the answer.',
        fix: 'let the registry name a place with https://, or use it from this machine only.',
    });
}
function registryDenied({ host, repository }, permission, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-denied',
        what: `The registry ${host} does not allow this in ${repository}: ${said}.`,
        why: `the login lacks ${permission} for this repository, or the repository has to be created first.`,
        fix: `give the login ${permission} on ${repository}, or check the name.`,
    });
}
function contentDenied(from, permission, what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-denied',
        what: `The login may not read the ${what} in ${from}.`,
        why: `it lacks ${permission} for this repository.`,
        fix: `give it ${permission}, or check the name.`,
    });
}
function contentMissing(from, what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'image-missing',
        what: `${from} has no ${what}.`,
        why: 'it was deleted or never pushed, or the name is another one.',
        fix: 'check the name, or push the image anew.',
    });
}
function manifestNotPut(place, reference, refused) {
    switch (refused.kind) {
        case 'denied':
            return registryDenied(place, refused.permission, refused.said);
        case 'repository-missing':
            return repositoryAbsent(place, 'it does not know the name');
        case 'incomplete':
            return registryRefused(place, `the manifest ${reference}`, refused.said);
        case 'immutable':
            return registryRefused(place, `the manifest ${reference}`, 'the tag stands on another image, and cannot be overwritten');
        case 'full':
            return registryRefused(place, `the manifest ${reference}`, 'the image has as many tags as the registry takes');
    }
}
function repositoryAbsent({ host, repository }, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'repository-missing',
        what: `The registry ${host} has no repository ${repository}: ${said}.`,
        why: 'the name is another one, or the repository has to be created before a push.',
        fix: 'create the repository, or check its name.',
    });
}
function registryUnreachable(host, reason, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unreachable',
        what: `The registry ${host} did not answer, however often it was asked: ${reason}.`,
        why: 'the name of the host is wrong, or a proxy or a firewall stands between this runner and the registry.',
        fix: 'check the name, and HTTPS_PROXY and NO_PROXY on a self-hosted runner; else run the job again.',
    }, { cause });
}
function registryRefused({ host, repository }, asked, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-refused',
        what: `The registry ${host} did not take ${asked} of ${repository}: ${said}.`,
        why: 'the registry does not take images of this kind or size, a quota of it is used up, or it has trouble.',
        fix: 'see what the registry says above; where it has trouble, run the job again later.',
    });
}
function digestMismatch(digest, from, got) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'digest-mismatch',
        what: `${from} gave something else in the place of ${digest}: ${got}.`,
        why: 'what is stored there is damaged, or something on the way, such as a proxy, changes it.',
        fix: 'push or write the image anew, and see whether a proxy stands in between.',
    });
}
function contentDamaged(digest, got) {
    return digestMismatch(digest, 'What was to be sent', `it has ${got}`);
}
function uploadAstray(place, location) {
    return registryRefused(place, 'an upload', `it names ${JSON.stringify(location)} as the place to send it to`);
}
function manifestUnknown(from, what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-refused',
        what: `What ${from} has under ${what} is no manifest of an image, nor an index of such.`,
        why: 'it is of a kind that is out of use (schema 1), or no image at all.',
        fix: 'build and push the image anew with a Docker that is not older than 2017.',
    });
}


/***/ }),

/***/ 8602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ mapLimit)
/* harmony export */ });
async function mapLimit(items, limit, work) {
    const results = [];
    const errors = [];
    const queue = items.entries();
    const worker = async () => {
        for (const [index, item] of queue) {
            try {
                results[index] = await work(item);
            }
            catch (error) {
                errors.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (errors.length > 0)
        throw errors[0];
    return results;
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


/***/ }),

/***/ 9535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ jobLogin),
  s: () => (/* binding */ registryMeans)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/lib/json.js
var json = __webpack_require__(6210);
// EXTERNAL MODULE: ./.build/docker/docker-cli.js + 3 modules
var docker_cli = __webpack_require__(930);
// EXTERNAL MODULE: ./.build/docker/docker-config.js
var docker_config = __webpack_require__(8186);
;// CONCATENATED MODULE: ./.build/docker/stored-login.js





async function readStoredLogin(directory, host, variables) {
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(directory, 'config.json'), 'utf8').catch(() => '');
    const config = (0,json/* record */.g1)((0,json/* parseJson */.qF)(text));
    const key = (0,docker_config/* loginKey */.H$)(host);
    const helper = (0,json/* record */.g1)(config.credHelpers)[key] ?? (0,json/* record */.g1)(config.credHelpers)[host] ?? config.credsStore;
    if (typeof helper === 'string' && helper !== '') {
        const found = toLogin((0,json/* parseJson */.qF)(await (0,docker_cli/* askCredentialHelper */.Zf)(helper, key, variables)));
        if (found !== undefined)
            return found;
    }
    const entry = Object.entries((0,json/* record */.g1)(config.auths)).find(([name]) => name === key || (0,docker_config/* hostOf */.w4)(name) === (0,docker_config/* hostOf */.w4)(key));
    return entry === undefined ? undefined : fromEntry(entry[1]);
}
function toLogin(answer) {
    const { Username, Secret } = (0,json/* record */.g1)(answer);
    if (typeof Username !== 'string' || typeof Secret !== 'string' || Secret === '')
        return undefined;
    return { username: Username, password: Secret };
}
function fromEntry(entry) {
    if (!(0,json/* isRecord */.u4)(entry))
        return undefined;
    const { auth, identitytoken } = entry;
    if (typeof identitytoken === 'string' && identitytoken !== '')
        return { username: '<token>', password: identitytoken };
    if (typeof auth !== 'string')
        return undefined;
    const decoded = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
    const at = decoded.indexOf(':');
    return at < 1 ? undefined : { username: decoded.slice(0, at), password: decoded.slice(at + 1) };
}

// EXTERNAL MODULE: ./.build/lib/proxy.js
var proxy = __webpack_require__(1302);
;// CONCATENATED MODULE: ./.build/phases/registry/registry-means.js


function registryMeans({ environment, clock, runner, arrivals, }) {
    const { info, mask } = runner;
    return { proxy: (0,proxy/* proxyVariables */.e)(environment), clock, info, mask, phase: () => arrivals.phase() };
}
async function jobLogin({ environment, runner }, host) {
    const stored = await readStoredLogin(environment.dockerConfig, host, environment.variables);
    runner.mask(stored?.password ?? '');
    return stored;
}


/***/ })

};
;