"use strict";
exports.id = 634;
exports.ids = [634];
exports.modules = {

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

/***/ 8634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openOtherRegistry: () => (/* binding */ openOtherRegistry)
});

// EXTERNAL MODULE: ./.build/errors/distribution-errors.js
var distribution_errors = __webpack_require__(5834);
// EXTERNAL MODULE: ./.build/lib/map-limit.js
var map_limit = __webpack_require__(8602);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/distribution/image-parts.js
var image_parts = __webpack_require__(4259);
// EXTERNAL MODULE: ./.build/distribution/registry-host.js
var registry_host = __webpack_require__(4849);
// EXTERNAL MODULE: ./.build/distribution/repository-client.js + 11 modules
var repository_client = __webpack_require__(6332);
// EXTERNAL MODULE: ./.build/distribution/transfer-plan.js
var transfer_plan = __webpack_require__(8908);
;// CONCATENATED MODULE: ./.build/distribution/oci-registry.js







const QUESTIONS = 10;
const NEVER = new Date(8.64e15);
class OciRegistry {
    #options;
    #client;
    #manifests = new Map();
    constructor(options, client = new repository_client/* RepositoryClient */.q(options)) {
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
            scheme: (0,registry_host/* registryOrigin */._)(host, scheme).protocol.replace(':', ''),
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
        const parts = (0,image_parts/* readImageParts */.y)(body);
        const sizeBytes = parts?.kind === 'image' ? (0,transfer_plan/* bytesOf */.$$)([parts.config, ...parts.layers]) : undefined;
        const tags = tag === undefined ? [] : [tag];
        return { kind: 'found', value: (0,omit_undefined/* omitUndefined */.O)({ digest, tags, status: 'ACTIVE', mediaType, sizeBytes }) };
    }
    async describeImages(ids) {
        const answers = await (0,map_limit/* mapLimit */.s)(ids, QUESTIONS, (id) => this.describeImage(id));
        const refused = answers.find((answer) => answer.kind !== 'found');
        if (refused !== undefined)
            return refused;
        const images = answers.flatMap((answer) => (answer.kind === 'found' ? [answer.value] : []));
        return { kind: 'found', value: withAllTags(images) };
    }
    async images(ids) {
        const answers = await (0,map_limit/* mapLimit */.s)(ids, QUESTIONS, (id) => this.#found(id));
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
        const there = await (0,map_limit/* mapLimit */.s)(digests, QUESTIONS, (digest) => this.#client.hasBlob(digest));
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
                throw (0,distribution_errors/* manifestNotPut */.YK)(this.#client.origin, reference, result);
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
;// CONCATENATED MODULE: ./.build/phases/registry/other-registry.js



function openOtherRegistry(step, { repository, login }) {
    const { environment, clock, runner, arrivals } = step;
    const { host, name } = repository;
    return new OciRegistry({
        host,
        repository: name,
        login: () => loginFor(step, host, login),
        proxy: (0,proxy/* proxyVariables */.e)(environment),
        clock,
        info: runner.info,
        mask: runner.mask,
        phase: () => arrivals.phase(),
    });
}
async function loginFor({ environment, runner }, host, login) {
    const { variables, dockerConfig } = environment;
    if (login.kind === 'job') {
        const stored = await readStoredLogin(dockerConfig, host, variables);
        runner.mask(stored?.password ?? '');
        return stored;
    }
    const password = variables[login.variable] ?? '';
    runner.mask(password);
    return { username: login.user, password };
}


/***/ })

};
;