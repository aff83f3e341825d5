"use strict";
exports.id = 882;
exports.ids = [882];
exports.modules = {

/***/ 8882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EcrPublicRegistry: () => (/* binding */ EcrPublicRegistry),
/* harmony export */   l: () => (/* binding */ createPublicClient)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9821);
/* harmony import */ var _distribution_oci_registry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9646);
/* harmony import */ var _distribution_registry_host_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(4849);
/* harmony import */ var _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(443);
/* harmony import */ var _errors_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(889);
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3582);
/* harmony import */ var _errors_public_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(167);
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1619);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9020);
/* harmony import */ var _call_aws_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7966);
/* harmony import */ var _client_config_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7500);
/* harmony import */ var _ecr_answers_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8584);












function createPublicClient({ proxy, credentials }) {
    return new _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_5__/* .ECRPUBLICClient */ .Rr((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_6__/* .omitUndefined */ .O)({ ...(0,_client_config_js__WEBPACK_IMPORTED_MODULE_7__/* .clientConfiguration */ .k)(_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_8__/* .PUBLIC_REGION */ .Ne, proxy), credentials }));
}
class EcrPublicRegistry {
    #options;
    #shared;
    #alias;
    #target;
    #facts;
    #isTold = false;
    #reader;
    constructor(options, shared = { client: createPublicClient(options) }) {
        const { alias, name } = (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_8__/* .splitPublicName */ .Hj)(options.repository);
        this.#options = options;
        this.#shared = shared;
        this.#alias = alias;
        this.#target = (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_6__/* .omitUndefined */ .O)({ repositoryName: name, registryId: options.registryId });
    }
    sibling(repository) {
        return new EcrPublicRegistry({ ...this.#options, repository }, this.#shared);
    }
    async authorize() {
        const login = this.#askLogin();
        this.#shared.login = login;
        return await login;
    }
    describeRepository() {
        if (this.#facts === undefined || this.#isTold)
            this.#facts = this.#describe();
        this.#isTold = true;
        return this.#facts;
    }
    async createRepository() {
        await this.#knowOwn();
        try {
            const { repositoryName } = this.#target;
            const { repository } = await this.#call('CreateRepository', () => this.#shared.client.send(new _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_5__/* .CreateRepositoryCommand */ .WT({ repositoryName })));
            return this.#know(toPublicFacts(repository));
        }
        catch (error) {
            if (!(0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_9__/* .isNamed */ .ev)(error, 'RepositoryAlreadyExistsException'))
                throw this.#explain('CreateRepository', error);
            const existing = await this.describeRepository();
            if (existing.kind !== 'missing')
                return existing;
            throw this.#explain('CreateRepository', error);
        }
    }
    async describeImage(id) {
        return (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_10__/* .onlyImage */ .A3)(await this.describeImages([id]));
    }
    async describeImages(ids) {
        try {
            const answers = await Promise.all((0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_10__/* .inPortions */ .oQ)(ids).map((portion) => {
                const command = new _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_5__/* .DescribeImagesCommand */ .ji({ ...this.#target, imageIds: portion.map(_ecr_answers_js__WEBPACK_IMPORTED_MODULE_10__/* .toIdentifier */ .L) });
                return this.#call('DescribeImages', () => this.#shared.client.send(command));
            }));
            const details = answers.flatMap(({ imageDetails }) => imageDetails ?? []);
            return { kind: 'found', value: details.flatMap(_ecr_answers_js__WEBPACK_IMPORTED_MODULE_10__/* .toImageFacts */ .MR) };
        }
        catch (error) {
            if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_9__/* .isNamed */ .ev)(error, 'ImageNotFoundException'))
                return { kind: 'missing', what: 'image' };
            const answer = (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_10__/* .toNoAnswer */ .FO)(error, 'ecr-public:DescribeImages');
            if (answer !== undefined)
                return answer;
            throw this.#explain('DescribeImages', error);
        }
    }
    async images(ids) {
        const isMissing = (await this.#described()).kind === 'missing';
        return isMissing ? { kind: 'missing', what: 'repository' } : await (await this.#openReader()).images(ids);
    }
    async blob(digest) {
        return await (await this.#openReader()).blob(digest);
    }
    putTag(manifest, tag) {
        return this.#putImage(manifest, tag);
    }
    putManifest(manifest) {
        return this.#putImage(manifest, undefined);
    }
    async missingBlobs(digests) {
        try {
            const answers = await Promise.all((0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_10__/* .inPortions */ .oQ)(digests).map((portion) => {
                const command = new _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_5__/* .BatchCheckLayerAvailabilityCommand */ .Ym({ ...this.#target, layerDigests: [...portion] });
                return this.#call('BatchCheckLayerAvailability', () => this.#shared.client.send(command));
            }));
            return (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_10__/* .toMissingBlobs */ .o5)(digests, answers.flatMap(({ layers }) => layers ?? []));
        }
        catch (error) {
            throw this.#explain('BatchCheckLayerAvailability', error);
        }
    }
    close() {
        this.#reader?.close();
        this.#shared.client.destroy();
    }
    async #askLogin() {
        try {
            const [{ authorizationData }, host] = await Promise.all([
                this.#call('GetAuthorizationToken', () => this.#shared.client.send(new _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_5__/* .GetAuthorizationTokenCommand */ .Eu({}))),
                this.#host(),
            ]);
            const { origin } = (0,_distribution_registry_host_js__WEBPACK_IMPORTED_MODULE_11__/* .registryOrigin */ ._)(host);
            return (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_10__/* .toAuthorization */ .ts)({ ...authorizationData, proxyEndpoint: origin }, this.#options.mask);
        }
        catch (error) {
            throw this.#explain('GetAuthorizationToken', error);
        }
    }
    async #putImage(manifest, tag) {
        const command = new _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_5__/* .PutImageCommand */ .SU({ ...this.#target, ...(0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_10__/* .toPutInput */ .X8)(manifest, tag) });
        try {
            await this.#call('PutImage', () => this.#shared.client.send(command));
            return { kind: 'put' };
        }
        catch (error) {
            const result = (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_10__/* .toPutResult */ .S0)(error, { tag, permission: 'ecr-public:PutImage' });
            if (result !== undefined)
                return result;
            throw this.#explain('PutImage', error);
        }
    }
    async #describe() {
        const { repositoryName, ...registry } = this.#target;
        try {
            const command = new _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_5__/* .DescribeRepositoriesCommand */ .pE({ ...registry, repositoryNames: [repositoryName] });
            const { repositories } = await this.#call('DescribeRepositories', () => this.#shared.client.send(command));
            const facts = toPublicFacts(repositories?.[0]);
            await this.#checkAlias(facts.uri);
            return facts;
        }
        catch (error) {
            if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_9__/* .isAccessDenied */ .w7)(error))
                return { kind: 'unknown' };
            if (!(0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_9__/* .isNamed */ .ev)(error, 'RepositoryNotFoundException'))
                throw this.#explain('DescribeRepositories', error);
            await this.#checkAlias(undefined);
            return { kind: 'missing' };
        }
    }
    #described() {
        this.#facts ??= this.#describe();
        return this.#facts;
    }
    #know(facts) {
        this.#facts = Promise.resolve(facts);
        return facts;
    }
    async #host() {
        const facts = await this.#described();
        const uri = facts.kind === 'found' ? facts.uri : (await this.#ownRegistry())?.uri;
        return uri?.slice(0, uri.indexOf('/')) ?? this.#options.host;
    }
    async #checkAlias(shown) {
        const first = shown?.split('/')[1];
        if (first === this.#alias)
            return;
        const own = this.#target.registryId === undefined || shown === undefined ? await this.#ownRegistry() : undefined;
        const aliases = own?.aliases ?? (first === undefined ? [] : [first]);
        if (aliases.length === 0 || aliases.includes(this.#alias))
            return;
        const { host, repository } = this.#options;
        throw (0,_errors_public_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .aliasForeign */ .V)({ host, repository }, aliases);
    }
    #ownRegistry() {
        this.#shared.own ??= this.#describeOwn().catch((error) => {
            if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_9__/* .isAccessDenied */ .w7)(error))
                return undefined;
            throw this.#explain('DescribeRegistries', error);
        });
        return this.#shared.own;
    }
    async #knowOwn() {
        if ((await this.#ownRegistry()) !== undefined)
            return;
        await this.#describeOwn().catch((error) => {
            throw this.#explain('DescribeRegistries', error);
        });
    }
    async #describeOwn() {
        const command = new _aws_sdk_client_ecr_public__WEBPACK_IMPORTED_MODULE_5__/* .DescribeRegistriesCommand */ .CO({});
        const { registries } = await this.#call('DescribeRegistries', () => this.#shared.client.send(command));
        const { registryUri, aliases } = registries?.[0] ?? {};
        if (!registryUri)
            throw new _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_9__/* .EmptyAnswer */ .KE('ECR Public described the registry without its URI.');
        const names = (aliases ?? []).flatMap(({ name, status }) => (name && status === 'ACTIVE' ? [name] : []));
        return { uri: registryUri, aliases: names };
    }
    async #openReader() {
        const { proxy, clock, info, mask, phase, repository } = this.#options;
        const host = await this.#host();
        this.#reader ??= new _distribution_oci_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .OciRegistry */ .Z({
            host,
            repository,
            login: () => this.#nextLogin(),
            proxy,
            clock,
            info,
            mask,
            phase,
        });
        return this.#reader;
    }
    #nextLogin() {
        const { login } = this.#shared;
        this.#shared.login = undefined;
        return login ?? this.#askLogin();
    }
    #call(operation, send) {
        const { credentials } = this.#shared.client.config;
        return (0,_call_aws_js__WEBPACK_IMPORTED_MODULE_4__/* .callAws */ .I)(this.#options, {
            name: `ECR Public ${operation}`,
            send,
            prepare: () => credentials(),
            renew: () => credentials({ forceRefresh: true }),
        });
    }
    #explain(operation, error) {
        if (error instanceof _errors_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR)
            return error;
        const { repository } = this.#options;
        return (0,_errors_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explainAwsError */ .Ni)(error, { service: 'ecr-public', operation, region: _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_8__/* .PUBLIC_REGION */ .Ne, repository });
    }
}
function toPublicFacts(repository) {
    const { repositoryUri, registryId } = repository ?? {};
    if (!repositoryUri || !registryId)
        throw new _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_9__/* .EmptyAnswer */ .KE('ECR Public described the repository without its URI.');
    return { kind: 'found', uri: repositoryUri, registryId, mutability: { mode: 'MUTABLE', exclusionFilters: [] } };
}


/***/ }),

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

/***/ 167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ aliasForeign),
/* harmony export */   Y: () => (/* binding */ galleryFailed)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);

function aliasForeign({ host, repository }, aliases) {
    const at = repository.indexOf('/');
    const [alias, name] = [repository.slice(0, at), repository.slice(at + 1)];
    const lines = aliases.map((own) => `    repository: ${host}/${own}/${name}`);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'inputs-invalid',
        what: `The repository ${host}/${repository} is in another registry than that of the account: the alias ${alias} is not one of its own. Nothing was built or changed.`,
        why: 'the alias is misspelled, or the role is one of another account.',
        fix: `write the alias of the account, or take a role of the account that has this one:\n${lines.join('\n')}`,
    });
}
function galleryFailed(name, failure) {
    const { problem } = failure;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        ...problem,
        what: `The image is in ${name}, but its page in the gallery could not be made what \`repository-catalog\` says. ${problem.what}`,
    }, { cause: failure });
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


/***/ })

};
;