"use strict";
exports.id = 101;
exports.ids = [101];
exports.modules = {

/***/ 7966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ callAws)
/* harmony export */ });
/* harmony import */ var _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(443);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1035);
/* harmony import */ var _lib_retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9904);
/* harmony import */ var _plan_aws_trouble_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5995);
/* harmony import */ var _plan_retry_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9225);





async function callAws(context, request) {
    const { clock, info, phase } = context;
    const { name, renew, troubleOf = _plan_aws_trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .awsTrouble */ .n } = request;
    const plan = {
        scheduleOf: (error) => {
            const kind = troubleOf(error);
            return kind === 'expired' && renew === undefined ? undefined : (0,_plan_retry_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .scheduleFor */ .hd)(kind, phase());
        },
        onRetry: async (error, pauseMs) => {
            info(`${name}: ${(0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__/* .awsWords */ .fw)(error).split('\n')[0]}; trying again in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .Xo)(pauseMs / 1000)}.`);
            if (troubleOf(error) === 'expired')
                await renew?.();
        },
    };
    return await (0,_lib_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .retry */ .L)(plan, clock, async () => {
        await request.prepare?.();
        return await within(CALL_SECONDS, request.send);
    });
}
const CALL_SECONDS = 40;
async function within(seconds, send) {
    let timer;
    const late = new Promise((_resolve, reject) => {
        const error = Object.assign(new Error(`no answer in ${seconds} s`), { name: 'TimeoutError' });
        timer = setTimeout(() => reject(error), seconds * 1000);
    });
    try {
        return await Promise.race([send(), late]);
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 7500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ clientConfiguration)
/* harmony export */ });
function clientConfiguration(region, proxy) {
    return {
        region,
        maxAttempts: 1,
        customUserAgent: [['ecr-build-push', '0']],
        requestHandler: {
            connectionTimeout: 5_000,
            requestTimeout: 30_000,
            throwOnRequestTimeout: true,
            httpAgent: { keepAlive: true, proxyEnv: proxy },
            httpsAgent: { keepAlive: true, proxyEnv: proxy },
        },
    };
}


/***/ }),

/***/ 8584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ onlyImage),
/* harmony export */   FO: () => (/* binding */ toNoAnswer),
/* harmony export */   HI: () => (/* binding */ toRepositoryFacts),
/* harmony export */   L: () => (/* binding */ toIdentifier),
/* harmony export */   MB: () => (/* binding */ toReplicationStatuses),
/* harmony export */   MR: () => (/* binding */ toImageFacts),
/* harmony export */   S0: () => (/* binding */ toPutResult),
/* harmony export */   X8: () => (/* binding */ toPutInput),
/* harmony export */   dA: () => (/* binding */ toFoundImage),
/* harmony export */   o5: () => (/* binding */ toMissingBlobs),
/* harmony export */   oQ: () => (/* binding */ inPortions),
/* harmony export */   t6: () => (/* binding */ toReplicationRules),
/* harmony export */   ts: () => (/* binding */ toAuthorization)
/* harmony export */ });
/* harmony import */ var _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(443);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9020);


function toAuthorization(data, mask) {
    const { authorizationToken, proxyEndpoint } = data ?? {};
    if (!authorizationToken || !proxyEndpoint)
        throw new _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .EmptyAnswer */ .KE('ECR answered without an authorization token.');
    mask(authorizationToken);
    const [username = '', password = ''] = splitOnce(Buffer.from(authorizationToken, 'base64').toString('utf8'), ':');
    mask(password);
    const expiresAt = data?.expiresAt ?? new Date(Date.now() + 12 * 3600000);
    const [scheme, host] = proxyEndpoint.includes('://') ? splitOnce(proxyEndpoint, '://') : ['https', proxyEndpoint];
    return { username, password, host, scheme, expiresAt };
}
function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
function toRepositoryFacts(repository) {
    const { repositoryUri, registryId, imageTagMutability, imageTagMutabilityExclusionFilters } = repository ?? {};
    if (!repositoryUri || !registryId)
        throw new _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .EmptyAnswer */ .KE('ECR described the repository without its URI.');
    const mode = imageTagMutability ?? 'MUTABLE';
    const exclusionFilters = (imageTagMutabilityExclusionFilters ?? []).flatMap(({ filter }) => (filter ? [filter] : []));
    return { kind: 'found', uri: repositoryUri, registryId, mutability: { mode, exclusionFilters } };
}
function toImageFacts(detail) {
    const { imageDigest, imageTags, imageManifestMediaType, imageSizeInBytes, imagePushedAt, imageStatus } = detail;
    if (!imageDigest)
        return [];
    return [
        (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({
            digest: imageDigest,
            tags: imageTags ?? [],
            status: imageStatus ?? 'ACTIVE',
            mediaType: imageManifestMediaType,
            sizeBytes: imageSizeInBytes,
            pushedAt: imagePushedAt,
        }),
    ];
}
function toFoundImage({ imageId, imageManifest, imageManifestMediaType }) {
    const { imageDigest, imageTag } = imageId ?? {};
    if (!imageDigest || imageManifest === undefined)
        return [];
    return [
        (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({
            digest: imageDigest,
            body: imageManifest,
            mediaType: imageManifestMediaType,
            tag: imageTag,
        }),
    ];
}
function toReplicationRules({ replicationConfiguration }) {
    return (replicationConfiguration?.rules ?? []).map(({ destinations, repositoryFilters }) => ({
        destinations: (destinations ?? []).map(({ region = '', registryId = '' }) => ({ region, registryId })),
        prefixes: (repositoryFilters ?? []).map(({ filter = '' }) => filter),
    }));
}
function toReplicationStatuses({ replicationStatuses, }) {
    return (replicationStatuses ?? []).map(({ region = '', registryId = '', status = 'IN_PROGRESS', failureCode }) => (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ region, registryId, status, failureCode }));
}
function toIdentifier(id) {
    return 'tag' in id ? { imageTag: id.tag } : { imageDigest: id.digest };
}
function inPortions(items) {
    const starts = Array.from({ length: Math.ceil(items.length / 100) }, (_, index) => index * 100);
    return starts.map((start) => items.slice(start, start + 100));
}
function onlyImage(answer) {
    if (answer.kind !== 'found')
        return answer;
    const [image] = answer.value;
    return image === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value: image };
}
function toNoAnswer(error, permission) {
    if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .isNamed */ .ev)(error, 'RepositoryNotFoundException'))
        return { kind: 'missing', what: 'repository' };
    return (0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .isAccessDenied */ .w7)(error) ? { kind: 'denied', permission } : undefined;
}
function toMissingBlobs(digests, layers) {
    const there = new Set(layers.flatMap(({ layerAvailability, layerDigest }) => (layerAvailability === 'AVAILABLE' ? [layerDigest] : [])));
    return digests.filter((digest) => !there.has(digest));
}
function toPutInput({ digest, body, mediaType }, tag) {
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({
        imageManifest: body,
        imageDigest: digest,
        imageManifestMediaType: mediaType,
        imageTag: tag,
    });
}
function toPutResult(error, { tag, permission }) {
    if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .isNamed */ .ev)(error, 'ImageAlreadyExistsException'))
        return { kind: 'put' };
    if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .isNamed */ .ev)(error, 'ImageTagAlreadyExistsException'))
        return { kind: 'immutable' };
    if (tag !== undefined && (0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .isNamed */ .ev)(error, 'LimitExceededException'))
        return { kind: 'full' };
    return (0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .isAccessDenied */ .w7)(error) ? { kind: 'denied', permission } : undefined;
}


/***/ }),

/***/ 6563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ EcrRegistry),
/* harmony export */   U: () => (/* binding */ createClient)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8249);
/* harmony import */ var _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(443);
/* harmony import */ var _errors_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(889);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9020);
/* harmony import */ var _lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6419);
/* harmony import */ var _call_aws_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7966);
/* harmony import */ var _client_config_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7500);
/* harmony import */ var _ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8584);
/* harmony import */ var _send_again_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(101);









function createClient({ region, proxy, credentials }) {
    return new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .ECRClient */ .S70((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ ...(0,_client_config_js__WEBPACK_IMPORTED_MODULE_6__/* .clientConfiguration */ .k)(region, proxy), credentials }));
}
function isContent(answer, digest) {
    return answer.kind === 'answer' && answer.status === 200 && `sha256:${(0,_lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(answer.body)}` === digest;
}
class EcrRegistry {
    #options;
    #client;
    #target;
    constructor(options, client = createClient(options)) {
        const { repository, registryId } = options;
        this.#options = options;
        this.#client = client;
        this.#target = (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ repositoryName: repository, registryId });
    }
    sibling(repository) {
        return new EcrRegistry({ ...this.#options, repository }, this.#client);
    }
    async authorize() {
        try {
            const { authorizationData } = await this.#call('GetAuthorizationToken', () => this.#client.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .GetAuthorizationTokenCommand */ .Eu6({})));
            return (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toAuthorization */ .ts)(authorizationData?.[0], this.#options.mask);
        }
        catch (error) {
            throw this.#explain('GetAuthorizationToken', error);
        }
    }
    async describeRepository() {
        const { repositoryName, ...registry } = this.#target;
        try {
            const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .DescribeRepositoriesCommand */ .pE_({ ...registry, repositoryNames: [repositoryName] });
            const { repositories } = await this.#call('DescribeRepositories', () => this.#client.send(command));
            return (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toRepositoryFacts */ .HI)(repositories?.[0]);
        }
        catch (error) {
            if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isNamed */ .ev)(error, 'RepositoryNotFoundException'))
                return { kind: 'missing' };
            if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isAccessDenied */ .w7)(error))
                return { kind: 'unknown' };
            throw this.#explain('DescribeRepositories', error);
        }
    }
    async createRepository() {
        try {
            const { repository } = await this.#call('CreateRepository', () => this.#client.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .CreateRepositoryCommand */ .WTe(this.#target)));
            return (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toRepositoryFacts */ .HI)(repository);
        }
        catch (error) {
            if (!(0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isNamed */ .ev)(error, 'RepositoryAlreadyExistsException'))
                throw this.#explain('CreateRepository', error);
            const existing = await this.describeRepository();
            if (existing.kind !== 'missing')
                return existing;
            throw this.#explain('CreateRepository', error);
        }
    }
    async describeImage(id) {
        return (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .onlyImage */ .A3)(await this.describeImages([id]));
    }
    async describeImages(ids) {
        try {
            const answers = await Promise.all((0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .inPortions */ .oQ)(ids).map((portion) => {
                const imageIds = portion.map(_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toIdentifier */ .L);
                const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .DescribeImagesCommand */ .ji5({ ...this.#target, imageIds });
                return this.#call('DescribeImages', () => this.#client.send(command));
            }));
            return {
                kind: 'found',
                value: answers.flatMap(({ imageDetails }) => (imageDetails ?? []).flatMap(_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toImageFacts */ .MR)),
            };
        }
        catch (error) {
            if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isNamed */ .ev)(error, 'ImageNotFoundException'))
                return { kind: 'missing', what: 'image' };
            return this.#noAnswer('DescribeImages', error);
        }
    }
    async images(ids) {
        try {
            const answers = await Promise.all((0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .inPortions */ .oQ)(ids).map((portion) => {
                const imageIds = portion.map(_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toIdentifier */ .L);
                const acceptedMediaTypes = MANIFEST_MEDIA_TYPES;
                const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .BatchGetImageCommand */ .P8n({ ...this.#target, imageIds, acceptedMediaTypes });
                return this.#call('BatchGetImage', () => this.#client.send(command));
            }));
            return { kind: 'found', value: answers.flatMap(({ images }) => (images ?? []).flatMap(_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toFoundImage */ .dA)) };
        }
        catch (error) {
            return this.#noAnswer('BatchGetImage', error);
        }
    }
    async blob(digest) {
        try {
            const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .GetDownloadUrlForLayerCommand */ .pKL({ ...this.#target, layerDigest: digest });
            const { downloadUrl = '' } = await this.#call('GetDownloadUrlForLayer', () => this.#client.send(command));
            const { proxy, clock, info } = this.#options;
            const request = {
                method: 'GET',
                url: new URL(downloadUrl),
                headers: {},
                proxy,
                seconds: DOWNLOAD_SECONDS,
            };
            const answer = await (0,_send_again_js__WEBPACK_IMPORTED_MODULE_3__/* .sendAgain */ .Fm)(request, { clock, info, phase: 'aside' });
            if (isContent(answer, digest))
                return { kind: 'found', value: answer.body };
            return { kind: 'missing', what: 'image' };
        }
        catch (error) {
            if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isNamed */ .ev)(error, 'LayersNotFoundException', 'LayerInaccessibleException'))
                return { kind: 'missing', what: 'image' };
            return this.#noAnswer('GetDownloadUrlForLayer', error);
        }
    }
    putTag(manifest, tag) {
        return this.#putImage(manifest, tag);
    }
    putManifest(manifest) {
        return this.#putImage(manifest, undefined);
    }
    async missingBlobs(digests) {
        try {
            const answers = await Promise.all((0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .inPortions */ .oQ)(digests).map((portion) => {
                const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .BatchCheckLayerAvailabilityCommand */ .YmI({ ...this.#target, layerDigests: [...portion] });
                return this.#call('BatchCheckLayerAvailability', () => this.#client.send(command));
            }));
            return (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toMissingBlobs */ .o5)(digests, answers.flatMap(({ layers }) => layers ?? []));
        }
        catch (error) {
            throw this.#explain('BatchCheckLayerAvailability', error);
        }
    }
    async #putImage(manifest, tag) {
        const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .PutImageCommand */ .SUU({ ...this.#target, ...(0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toPutInput */ .X8)(manifest, tag) });
        try {
            await this.#call('PutImage', () => this.#client.send(command));
            return { kind: 'put' };
        }
        catch (error) {
            const result = (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toPutResult */ .S0)(error, { tag, permission: 'ecr:PutImage' });
            if (result !== undefined)
                return result;
            throw this.#explain('PutImage', error);
        }
    }
    replication = {
        rules: async () => {
            try {
                const answer = await this.#call('DescribeRegistry', () => this.#client.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .DescribeRegistryCommand */ .IRV({})));
                return { kind: 'found', value: (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toReplicationRules */ .t6)(answer) };
            }
            catch (error) {
                if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isAccessDenied */ .w7)(error))
                    return { kind: 'denied', permission: 'ecr:DescribeRegistry' };
                throw this.#explain('DescribeRegistry', error);
            }
        },
        statuses: async (digest) => {
            try {
                const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .DescribeImageReplicationStatusCommand */ .au6({
                    ...this.#target,
                    imageId: { imageDigest: digest },
                });
                const answer = await this.#call('DescribeImageReplicationStatus', () => this.#client.send(command));
                return { kind: 'found', value: (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toReplicationStatuses */ .MB)(answer) };
            }
            catch (error) {
                if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isNamed */ .ev)(error, 'ImageNotFoundException'))
                    return { kind: 'missing', what: 'image' };
                if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isAccessDenied */ .w7)(error))
                    return { kind: 'denied', permission: 'ecr:DescribeImageReplicationStatus' };
                throw this.#explain('DescribeImageReplicationStatus', error);
            }
        },
    };
    close() {
        this.#client.destroy();
    }
    #call(operation, send) {
        const { credentials } = this.#client.config;
        return (0,_call_aws_js__WEBPACK_IMPORTED_MODULE_2__/* .callAws */ .I)(this.#options, {
            name: `ECR ${operation}`,
            send,
            prepare: () => credentials(),
            renew: () => credentials({ forceRefresh: true }),
        });
    }
    #noAnswer(operation, error) {
        const answer = (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toNoAnswer */ .FO)(error, `ecr:${operation}`);
        if (answer !== undefined)
            return answer;
        throw this.#explain(operation, error);
    }
    #explain(operation, error) {
        const { region, repository } = this.#options;
        return (0,_errors_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explainAwsError */ .Ni)(error, { service: 'ecr', operation, region, repository });
    }
}
const DOWNLOAD_SECONDS = 10;
const MANIFEST_MEDIA_TYPES = [
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.oci.image.index.v1+json',
];


/***/ }),

/***/ 8396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F7: () => (/* binding */ openPublicCatalog),
/* harmony export */   Me: () => (/* binding */ openRegistry),
/* harmony export */   _g: () => (/* binding */ openInEcr)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1619);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9020);
/* harmony import */ var _lib_proxy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1302);
/* harmony import */ var _ecr_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6563);




async function openInEcr(context, { repository, registryId, region, }, credentials) {
    const { name, host = '' } = repository;
    if (!(0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_1__/* .isPublicHost */ .sw)(host))
        return openRegistry(context, (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ region, registryId }), { credentials, repository: name });
    const { EcrPublicRegistry } = await Promise.all(/* import() */[__webpack_require__.e(821), __webpack_require__.e(508), __webpack_require__.e(882)]).then(__webpack_require__.bind(__webpack_require__, 8882));
    return new EcrPublicRegistry({ ...meansOf(context), host, registryId, credentials, repository: name });
}
async function openPublicCatalog(context, { repository, registryId }, credentials) {
    const { openCatalog } = await Promise.all(/* import() */[__webpack_require__.e(821), __webpack_require__.e(508), __webpack_require__.e(857)]).then(__webpack_require__.bind(__webpack_require__, 4857));
    return openCatalog({ ...meansOf(context), registryId, credentials, repository: repository.name });
}
function openRegistry(context, { region, registryId }, { credentials, repository }) {
    return new _ecr_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .EcrRegistry */ .Q({ ...meansOf(context), region, registryId, credentials, repository });
}
function meansOf({ environment, runner, clock, arrivals }) {
    const { mask, info } = runner;
    return { proxy: (0,_lib_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .proxyVariables */ .e)(environment), mask, info, clock, phase: () => arrivals.phase() };
}


/***/ }),

/***/ 3170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ transferImage),
/* harmony export */   c: () => (/* binding */ readContent)
/* harmony export */ });
/* harmony import */ var _errors_distribution_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5834);
/* harmony import */ var _lib_map_limit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8602);
/* harmony import */ var _image_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4259);
/* harmony import */ var _transfer_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8908);




const CONCURRENCY = 4;
const QUESTIONS = 10;
async function transferImage(transfer) {
    const { image, source, target, reference } = transfer;
    const content = await readContent(image, source);
    const blobs = await moveBlobs(content, transfer);
    await (0,_lib_map_limit_js__WEBPACK_IMPORTED_MODULE_1__/* .mapLimit */ .s)(content.images, QUESTIONS, (manifest) => putOrThrow(target, manifest, manifest.digest));
    for (const manifest of content.indexes)
        await putOrThrow(target, manifest, manifest.digest);
    if (reference !== undefined)
        await putOrThrow(target, content.top, reference);
    return { manifest: content.top, ...blobs };
}
async function readContent(image, source) {
    const top = typeof image === 'string' ? await manifestOf(image, source) : image;
    return (0,_transfer_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .contentOf */ .$E)(await readBelow(top, source), top);
}
async function readBelow(manifest, source) {
    const parts = (0,_image_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .readImageParts */ .y)(manifest.body);
    if (parts === undefined)
        throw (0,_errors_distribution_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestUnknown */ .SX)(source.name, manifest.digest);
    if (parts.kind === 'image')
        return [{ manifest, parts }];
    const below = await (0,_lib_map_limit_js__WEBPACK_IMPORTED_MODULE_1__/* .mapLimit */ .s)(parts.manifests, QUESTIONS, async ({ digest }) => readBelow(await manifestOf(digest, source), source));
    return [...below.flat(), { manifest, parts }];
}
async function manifestOf(digest, source) {
    const answer = await source.manifest(digest);
    switch (answer.kind) {
        case 'found':
            return answer.value;
        case 'denied':
            throw (0,_errors_distribution_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .contentDenied */ .te)(source.name, answer.permission, `manifest ${digest}`);
        case 'missing':
            throw (0,_errors_distribution_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .contentMissing */ .KL)(source.name, `manifest ${digest}`);
    }
}
async function moveBlobs({ blobs }, transfer) {
    const { target, concurrency = CONCURRENCY } = transfer;
    const there = await (0,_lib_map_limit_js__WEBPACK_IMPORTED_MODULE_1__/* .mapLimit */ .s)(blobs, QUESTIONS, async ({ digest }) => (await target.hasBlob(digest)) ? [digest] : []);
    const missing = (0,_transfer_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .blobsToSend */ .sZ)(blobs, new Set(there.flat()));
    const progress = new Progress(blobs, missing, transfer.onProgress);
    const ways = await (0,_lib_map_limit_js__WEBPACK_IMPORTED_MODULE_1__/* .mapLimit */ .s)(missing, concurrency, (blob) => moveBlob(blob, transfer, progress));
    const sent = missing.filter((_, index) => ways[index] === 'sent');
    return {
        sentBytes: (0,_transfer_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesOf */ .$$)(sent),
        sent: sent.length,
        mounted: missing.length - sent.length,
        present: blobs.length - missing.length,
    };
}
async function moveBlob(blob, { source, target }, progress) {
    const { origin } = source;
    const isNear = origin?.host === target.origin.host && origin.repository !== target.origin.repository;
    if (isNear && (await target.mountBlob(blob.digest, origin.repository))) {
        progress.mounted(blob);
        return 'mounted';
    }
    const open = (fromByte) => source.openBlob(blob, fromByte, 'lent');
    await target.putBlob(blob, open, (sentBytes) => progress.sent(blob, sentBytes));
    return 'sent';
}
async function putOrThrow(target, manifest, reference) {
    const result = await target.putManifest(manifest, reference);
    if (result.kind === 'put')
        return;
    throw (0,_errors_distribution_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestNotPut */ .YK)(target.origin, reference, result);
}
class Progress {
    #bytes = new Map();
    #tell;
    #total;
    #done;
    #sent = 0;
    constructor(blobs, missing, tell) {
        this.#tell = tell;
        this.#total = (0,_transfer_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesOf */ .$$)(blobs);
        this.#done = this.#total - (0,_transfer_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesOf */ .$$)(missing);
    }
    sent({ digest }, bytes) {
        const more = bytes - (this.#bytes.get(digest) ?? 0);
        this.#bytes.set(digest, bytes);
        this.#sent += more;
        this.#over(more);
    }
    mounted({ sizeBytes }) {
        this.#over(sizeBytes);
    }
    #over(bytes) {
        this.#done += bytes;
        this.#tell?.({ doneBytes: this.#done, totalBytes: this.#total, sentBytes: this.#sent });
    }
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