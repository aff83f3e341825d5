"use strict";
exports.id = 217;
exports.ids = [217];
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





/**
 * The answer to a call, which is made again as the policy says. Each try has a limit of its own, whatever it waits for. The
 * SDK tries nothing again by itself: it knows neither what has been done by now nor how to renew a session.
 */
async function callAws(context, request) {
    const { clock, info, phase } = context;
    const { name, renew, troubleOf = _plan_aws_trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .awsTrouble */ .n } = request;
    const plan = {
        scheduleOf: (error) => {
            const kind = troubleOf(error);
            return kind === 'expired' && renew === undefined ? undefined : (0,_plan_retry_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .scheduleFor */ .h)(kind, phase());
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
/** The SDK gives up after 5 s without a connection and 30 s without an answer; this is for all that it does not know of. */
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
/**
 * What every SDK client here is made with. Endpoints, FIPS and dual-stack come from the SDK's own reading of the
 * environment; the proxy does not, as the SDK's agents ignore it: Node's agents know it by `proxyEnv` since 24.5.
 */
function clientConfiguration(region, proxy) {
    return {
        region,
        // `callAws` does, by one policy for all calls.
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

/***/ 4908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ openRegistry)
});

// EXTERNAL MODULE: ./.build/lib/proxy.js
var lib_proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var dist_cjs = __webpack_require__(8249);
// EXTERNAL MODULE: ./.build/errors/aws-error-names.js
var aws_error_names = __webpack_require__(443);
// EXTERNAL MODULE: ./.build/errors/aws-errors.js
var aws_errors = __webpack_require__(889);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/aws/call-aws.js
var call_aws = __webpack_require__(7966);
// EXTERNAL MODULE: ./.build/aws/client-config.js
var client_config = __webpack_require__(7500);
;// CONCATENATED MODULE: ./.build/aws/ecr-answers.js


/** A login from what GetAuthorizationToken answers; token and password are masked. */
function toAuthorization(data, mask) {
    const { authorizationToken, proxyEndpoint } = data ?? {};
    if (!authorizationToken || !proxyEndpoint)
        throw new aws_error_names/* EmptyAnswer */.KE('ECR answered without an authorization token.');
    mask(authorizationToken);
    const [username = '', password = ''] = splitOnce(Buffer.from(authorizationToken, 'base64').toString('utf8'), ':');
    mask(password);
    // 12 hours is what API_GetAuthorizationToken promises.
    const expiresAt = data?.expiresAt ?? new Date(Date.now() + 12 * 3600000);
    const [scheme, host] = proxyEndpoint.includes('://') ? splitOnce(proxyEndpoint, '://') : ['https', proxyEndpoint];
    return { username, password, host, scheme, expiresAt };
}
function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
/** A repository from what DescribeRepositories and CreateRepository answer. */
function toRepositoryFacts(repository) {
    const { repositoryUri, registryId, imageTagMutability, imageTagMutabilityExclusionFilters } = repository ?? {};
    if (!repositoryUri || !registryId)
        throw new aws_error_names/* EmptyAnswer */.KE('ECR described the repository without its URI.');
    const mode = imageTagMutability ?? 'MUTABLE';
    const exclusionFilters = (imageTagMutabilityExclusionFilters ?? []).flatMap(({ filter }) => (filter ? [filter] : []));
    return { kind: 'found', uri: repositoryUri, registryId, mutability: { mode, exclusionFilters } };
}
/** An image from what DescribeImages answers; none without a digest. */
function toImageFacts(detail) {
    const { imageDigest, imageTags, imageManifestMediaType, imageSizeInBytes, imagePushedAt, imageStatus } = detail;
    if (!imageDigest)
        return [];
    return [
        (0,omit_undefined/* omitUndefined */.O)({
            digest: imageDigest,
            tags: imageTags ?? [],
            status: imageStatus ?? 'ACTIVE',
            mediaType: imageManifestMediaType,
            sizeBytes: imageSizeInBytes,
            pushedAt: imagePushedAt,
        }),
    ];
}
/** A manifest from what BatchGetImage answers; none without a digest or a body. */
function toFoundImage({ imageId, imageManifest, imageManifestMediaType }) {
    const { imageDigest, imageTag } = imageId ?? {};
    if (!imageDigest || imageManifest === undefined)
        return [];
    return [
        (0,omit_undefined/* omitUndefined */.O)({
            digest: imageDigest,
            body: imageManifest,
            mediaType: imageManifestMediaType,
            tag: imageTag,
        }),
    ];
}

// EXTERNAL MODULE: ./.build/aws/send-again.js
var send_again = __webpack_require__(101);
;// CONCATENATED MODULE: ./.build/aws/ecr-repository.js








function createClient({ region, proxy, credentials }) {
    return new dist_cjs/* ECRClient */.S70((0,omit_undefined/* omitUndefined */.O)({ ...(0,client_config/* clientConfiguration */.k)(region, proxy), credentials }));
}
/** ECR behind the `Registry` interface: the only file that knows its API. Each method throws a `Failure`. */
class EcrRegistry {
    #options;
    #client;
    #target;
    constructor(options, client = createClient(options)) {
        const { repository, registryId } = options;
        this.#options = options;
        this.#client = client;
        this.#target = (0,omit_undefined/* omitUndefined */.O)({ repositoryName: repository, registryId });
    }
    /** Another repository of the same registry, over the same connections; closing one closes all. */
    sibling(repository) {
        return new EcrRegistry({ ...this.#options, repository }, this.#client);
    }
    async authorize() {
        try {
            const { authorizationData } = await this.#call('GetAuthorizationToken', () => this.#client.send(new dist_cjs/* GetAuthorizationTokenCommand */.Eu6({})));
            return toAuthorization(authorizationData?.[0], this.#options.mask);
        }
        catch (error) {
            throw this.#explain('GetAuthorizationToken', error);
        }
    }
    async describeRepository() {
        const { repositoryName, ...registry } = this.#target;
        try {
            const command = new dist_cjs/* DescribeRepositoriesCommand */.pE_({ ...registry, repositoryNames: [repositoryName] });
            const { repositories } = await this.#call('DescribeRepositories', () => this.#client.send(command));
            return toRepositoryFacts(repositories?.[0]);
        }
        catch (error) {
            if ((0,aws_error_names/* isNamed */.ev)(error, 'RepositoryNotFoundException'))
                return { kind: 'missing' };
            if ((0,aws_error_names/* isAccessDenied */.w7)(error))
                return { kind: 'unknown' };
            throw this.#explain('DescribeRepositories', error);
        }
    }
    async createRepository() {
        try {
            const { repository } = await this.#call('CreateRepository', () => this.#client.send(new dist_cjs/* CreateRepositoryCommand */.WTe(this.#target)));
            return toRepositoryFacts(repository);
        }
        catch (error) {
            if (!(0,aws_error_names/* isNamed */.ev)(error, 'RepositoryAlreadyExistsException'))
                throw this.#explain('CreateRepository', error);
            // Another job was faster. A role that may not look goes on without knowing its settings.
            const existing = await this.describeRepository();
            if (existing.kind !== 'missing')
                return existing;
            throw this.#explain('CreateRepository', error);
        }
    }
    async describeImage(id) {
        const images = await this.describeImages([id]);
        if (images.kind !== 'found')
            return images;
        const [image] = images.value;
        return image === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value: image };
    }
    async describeImages(ids) {
        try {
            const answers = await Promise.all(inPortions(ids).map((portion) => {
                const imageIds = portion.map(toIdentifier);
                const command = new dist_cjs/* DescribeImagesCommand */.ji5({ ...this.#target, imageIds });
                return this.#call('DescribeImages', () => this.#client.send(command));
            }));
            return {
                kind: 'found',
                value: answers.flatMap(({ imageDetails }) => (imageDetails ?? []).flatMap(toImageFacts)),
            };
        }
        catch (error) {
            if ((0,aws_error_names/* isNamed */.ev)(error, 'ImageNotFoundException'))
                return { kind: 'missing', what: 'image' };
            if ((0,aws_error_names/* isNamed */.ev)(error, 'RepositoryNotFoundException'))
                return { kind: 'missing', what: 'repository' };
            if ((0,aws_error_names/* isAccessDenied */.w7)(error))
                return { kind: 'denied', permission: 'ecr:DescribeImages' };
            throw this.#explain('DescribeImages', error);
        }
    }
    async images(ids) {
        try {
            const answers = await Promise.all(inPortions(ids).map((portion) => {
                const imageIds = portion.map(toIdentifier);
                const acceptedMediaTypes = MANIFEST_MEDIA_TYPES;
                const command = new dist_cjs/* BatchGetImageCommand */.P8n({ ...this.#target, imageIds, acceptedMediaTypes });
                return this.#call('BatchGetImage', () => this.#client.send(command));
            }));
            return { kind: 'found', value: answers.flatMap(({ images }) => (images ?? []).flatMap(toFoundImage)) };
        }
        catch (error) {
            if ((0,aws_error_names/* isNamed */.ev)(error, 'RepositoryNotFoundException'))
                return { kind: 'missing', what: 'repository' };
            if ((0,aws_error_names/* isAccessDenied */.w7)(error))
                return { kind: 'denied', permission: 'ecr:BatchGetImage' };
            throw this.#explain('BatchGetImage', error);
        }
    }
    async blob(digest) {
        try {
            const command = new dist_cjs/* GetDownloadUrlForLayerCommand */.pKL({ ...this.#target, layerDigest: digest });
            const { downloadUrl = '' } = await this.#call('GetDownloadUrlForLayer', () => this.#client.send(command));
            const { proxy, clock, info } = this.#options;
            const request = {
                method: 'GET',
                url: new URL(downloadUrl),
                headers: {},
                proxy,
                seconds: DOWNLOAD_SECONDS,
            };
            const answer = await (0,send_again/* sendAgain */.F)(request, { clock, info, phase: 'aside' });
            if (answer.kind === 'answer' && answer.status === 200)
                return { kind: 'found', value: answer.body };
            return { kind: 'missing', what: 'image' };
        }
        catch (error) {
            if ((0,aws_error_names/* isNamed */.ev)(error, 'LayersNotFoundException', 'LayerInaccessibleException'))
                return { kind: 'missing', what: 'image' };
            if ((0,aws_error_names/* isNamed */.ev)(error, 'RepositoryNotFoundException'))
                return { kind: 'missing', what: 'repository' };
            if ((0,aws_error_names/* isAccessDenied */.w7)(error))
                return { kind: 'denied', permission: 'ecr:GetDownloadUrlForLayer' };
            throw this.#explain('GetDownloadUrlForLayer', error);
        }
    }
    putTag(manifest, tag) {
        return this.#putImage(manifest, { imageTag: tag });
    }
    putManifest(manifest) {
        return this.#putImage(manifest, {});
    }
    async missingBlobs(digests) {
        try {
            const answers = await Promise.all(inPortions(digests).map((portion) => {
                const command = new dist_cjs/* BatchCheckLayerAvailabilityCommand */.YmI({ ...this.#target, layerDigests: [...portion] });
                return this.#call('BatchCheckLayerAvailability', () => this.#client.send(command));
            }));
            const there = answers.flatMap(({ layers }) => (layers ?? [])
                .filter(({ layerAvailability }) => layerAvailability === 'AVAILABLE')
                .map((layer) => layer.layerDigest));
            return digests.filter((digest) => !there.includes(digest));
        }
        catch (error) {
            throw this.#explain('BatchCheckLayerAvailability', error);
        }
    }
    async #putImage({ digest, body, mediaType }, named) {
        const image = { imageManifest: body, imageDigest: digest, ...named };
        const typed = mediaType === undefined ? image : { ...image, imageManifestMediaType: mediaType };
        try {
            await this.#call('PutImage', () => this.#client.send(new dist_cjs/* PutImageCommand */.SUU({ ...this.#target, ...typed })));
            return { kind: 'put' };
        }
        catch (error) {
            if ((0,aws_error_names/* isNamed */.ev)(error, 'ImageAlreadyExistsException'))
                return { kind: 'put' };
            if ((0,aws_error_names/* isNamed */.ev)(error, 'ImageTagAlreadyExistsException'))
                return { kind: 'immutable' };
            // The manifest is there already, so that the limit is that of tags on an image.
            if (named.imageTag !== undefined && (0,aws_error_names/* isNamed */.ev)(error, 'LimitExceededException'))
                return { kind: 'full' };
            if ((0,aws_error_names/* isAccessDenied */.w7)(error))
                return { kind: 'denied', permission: 'ecr:PutImage' };
            throw this.#explain('PutImage', error);
        }
    }
    close() {
        this.#client.destroy();
    }
    #call(operation, send) {
        const { credentials } = this.#client.config;
        return (0,call_aws/* callAws */.I)(this.#options, {
            name: `ECR ${operation}`,
            send,
            prepare: () => credentials(),
            renew: () => credentials({ forceRefresh: true }),
        });
    }
    #explain(operation, error) {
        const { region, repository } = this.#options;
        return (0,aws_errors/* explainAwsError */.N)(error, { service: 'ecr', operation, region, repository });
    }
}
function toIdentifier(id) {
    return 'tag' in id ? { imageTag: id.tag } : { imageDigest: id.digest };
}
/** ECR takes at most 100 images in one call (API_DescribeImages, API_BatchGetImage). */
function inPortions(items) {
    const starts = Array.from({ length: Math.ceil(items.length / 100) }, (_, index) => index * 100);
    return starts.map((start) => items.slice(start, start + 100));
}
/** A configuration has a few kilobytes. */
const DOWNLOAD_SECONDS = 10;
/** What BatchGetImage may answer with. Without this list ECR may convert a manifest to the oldest type, and with it its digest. */
const MANIFEST_MEDIA_TYPES = [
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.oci.image.index.v1+json',
];

;// CONCATENATED MODULE: ./.build/aws/open-registry.js


/** A repository of ECR over connections of its own; whoever opens it closes it. */
function openRegistry({ environment, runner, clock, arrivals }, { region, registryId }, { credentials, repository }) {
    const { mask, info } = runner;
    const proxy = (0,lib_proxy/* proxyVariables */.e)(environment);
    const phase = () => arrivals.phase();
    return new EcrRegistry({ region, registryId, proxy, credentials, repository, mask, info, clock, phase });
}


/***/ }),

/***/ 8786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ listTags)
/* harmony export */ });
/** Some tags for a sentence: all of a few, the first ones of many. */
function listTags(tags) {
    return tags.length <= 3 ? tags.join(', ') : `${tags.slice(0, 3).join(', ')} and ${tags.length - 3} more`;
}


/***/ }),

/***/ 1092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ limitPerSecond)
/* harmony export */ });
/** A second as calls take it: what starts a second apart may well arrive a little closer. */
const SECOND_MS = 1_100;
/** Lets at most `limit` calls start within any second, at once where it can, in the order of asking. */
function limitPerSecond(limit, { now, sleep }) {
    const starts = [];
    return async () => {
        const earliest = (starts.at(-limit) ?? Number.NEGATIVE_INFINITY) + SECOND_MS;
        const start = Math.max(now(), earliest);
        starts.push(start);
        if (start > now())
            await sleep(start - now());
    };
}


/***/ }),

/***/ 293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ authenticate)
});

// NAMESPACE OBJECT: ./.build/aws/sts.js
var sts_namespaceObject = {};
__webpack_require__.r(sts_namespaceObject);
__webpack_require__.d(sts_namespaceObject, {
  accountOf: () => (accountOf),
  describeAssumed: () => (describeAssumed),
  findCredentials: () => (findCredentials),
  identifyCaller: () => (identifyCaller),
  openSession: () => (openSession)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-cjs/index.js
var dist_cjs = __webpack_require__(1695);
// EXTERNAL MODULE: ./.build/errors/aws-error-names.js
var aws_error_names = __webpack_require__(443);
// EXTERNAL MODULE: ./.build/errors/aws-errors.js
var aws_errors = __webpack_require__(889);
// EXTERNAL MODULE: ./.build/errors/oidc-errors.js
var oidc_errors = __webpack_require__(3047);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/aws-trouble.js
var aws_trouble = __webpack_require__(5995);
// EXTERNAL MODULE: ./.build/aws/call-aws.js
var call_aws = __webpack_require__(7966);
// EXTERNAL MODULE: ./.build/aws/client-config.js
var client_config = __webpack_require__(7500);
// EXTERNAL MODULE: ./.build/aws/github-oidc.js
var github_oidc = __webpack_require__(2787);
;// CONCATENATED MODULE: ./.build/aws/sts.js









/**
 * A session of the last role: the first is assumed through GitHub's OIDC, each next one with the session before it.
 *
 * @throws Failure that says why STS refused, with the claims of the ID token where they decide
 */
async function openSession(inputs, context) {
    const [first, ...chained] = inputs.roles;
    let session = await assumeWithWebIdentity(first, inputs, context);
    for (const role of chained)
        session = await assumeChained(role, session, inputs, context);
    return session;
}
/** An ID token lives for about 5 minutes; younger than this it is used again when a try is repeated. */
const ID_TOKEN_MS = 4 * 60_000;
async function assumeWithWebIdentity(role, inputs, context) {
    const { region, proxy, clock, mask, info } = context;
    const client = new dist_cjs/* STSClient */.iM((0,client_config/* clientConfiguration */.k)(region, proxy));
    const newToken = async () => ({ text: await context.idToken(), bornAt: clock.now() });
    let token = await newToken();
    const renew = async () => {
        token = await newToken();
    };
    const send = async () => await client.send(new dist_cjs/* AssumeRoleWithWebIdentityCommand */.WH({
        RoleArn: role.arn,
        RoleSessionName: inputs.sessionName,
        DurationSeconds: inputs.durationSeconds,
        WebIdentityToken: token.text,
    }));
    try {
        const answer = await (0,call_aws/* callAws */.I)(context, {
            name: 'STS AssumeRoleWithWebIdentity',
            send: async () => withSession(await send()),
            prepare: async () => {
                if (clock.now() - token.bornAt > ID_TOKEN_MS)
                    await renew();
            },
            renew,
            troubleOf: (error) => ((0,aws_error_names/* isAccessDenied */.w7)(error) ? 'role-refused' : (0,aws_trouble/* awsTrouble */.n)(error)),
        });
        info(describeAssumed(role, answer, inputs));
        return toSession(answer, mask);
    }
    catch (error) {
        throw (0,oidc_errors/* explainWebIdentityError */.wQ)(error, { role, claims: (0,github_oidc/* readClaims */.I)(token.text), audience: inputs.audience, region });
    }
    finally {
        client.destroy();
    }
}
/** The line of the log about a role that GitHub's OIDC gave; STS need not tell for whom and for which audience it did. */
function describeAssumed({ arn }, { SubjectFromWebIdentityToken: subject, Audience, }, { audience }) {
    return `Assumed ${arn} as ${subject || 'this job'} (audience ${Audience || audience}).`;
}
async function assumeChained(role, before, inputs, context) {
    const client = new dist_cjs/* STSClient */.iM({ ...(0,client_config/* clientConfiguration */.k)(context.region, context.proxy), credentials: before });
    const command = new dist_cjs/* AssumeRoleCommand */.QL((0,omit_undefined/* omitUndefined */.O)({
        RoleArn: role.arn,
        RoleSessionName: inputs.sessionName,
        DurationSeconds: inputs.durationSeconds,
        ExternalId: inputs.externalId,
    }));
    try {
        const send = async () => withSession(await client.send(command));
        const answer = await (0,call_aws/* callAws */.I)(context, { name: 'STS AssumeRole', send });
        context.info(`Assumed ${role.arn} with the session of the role before it.`);
        return toSession(answer, context.mask);
    }
    catch (error) {
        throw (0,oidc_errors/* explainChainedRoleError */.WP)(error, role, before.arn, context.region);
    }
    finally {
        client.destroy();
    }
}
function withSession(answer) {
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {};
    const Arn = answer.AssumedRoleUser?.Arn;
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration || !Arn) {
        throw new aws_error_names/* EmptyAnswer */.KE('STS answered without credentials.');
    }
    const Credentials = { AccessKeyId, SecretAccessKey, SessionToken, Expiration };
    return { ...answer, Credentials, AssumedRoleUser: { ...answer.AssumedRoleUser, Arn } };
}
function toSession({ Credentials, AssumedRoleUser }, mask) {
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials;
    for (const secret of [AccessKeyId, SecretAccessKey, SessionToken])
        mask(secret);
    return {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
        expiration: Expiration,
        arn: AssumedRoleUser.Arn,
    };
}
/** The account of an ARN, 12 digits; empty where it names none. */
function accountOf(arn) {
    return arn.split(':')[4] ?? '';
}
/**
 * Whose credentials the SDK's default chain finds on this runner. GetCallerIdentity needs no permission.
 *
 * @throws Failure, `credentials-missing` where there are none
 */
async function identifyCaller(context) {
    const { region, proxy } = context;
    const client = new dist_cjs/* STSClient */.iM((0,client_config/* clientConfiguration */.k)(region, proxy));
    try {
        return await (0,call_aws/* callAws */.I)(context, {
            name: 'STS GetCallerIdentity',
            send: async () => {
                const { Arn, Account } = await client.send(new dist_cjs/* GetCallerIdentityCommand */.zI({}));
                if (!Arn || !Account)
                    throw new aws_error_names/* EmptyAnswer */.KE('STS answered without an identity.');
                return { arn: Arn, accountId: Account };
            },
            renew: () => client.config.credentials({ forceRefresh: true }),
        });
    }
    catch (error) {
        throw (0,aws_errors/* explainAwsError */.N)(error, { service: 'sts', operation: 'GetCallerIdentity', region });
    }
    finally {
        client.destroy();
    }
}
/** The credentials that the SDK's default chain finds on this runner; all of them are secrets. */
async function findCredentials(region, proxy) {
    const client = new dist_cjs/* STSClient */.iM((0,client_config/* clientConfiguration */.k)(region, proxy));
    try {
        return await client.config.credentials();
    }
    catch (error) {
        throw (0,aws_errors/* explainAwsError */.N)(error, { service: 'sts', operation: 'GetCallerIdentity', region });
    }
    finally {
        client.destroy();
    }
}

// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/lib/proxy.js
var proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./.build/phases/credentials/assume-roles.js
var assume_roles = __webpack_require__(1990);
;// CONCATENATED MODULE: ./.build/phases/credentials/credentials.js





/** The group of the log that tells whose credentials the step works with. */
async function authenticate({ environment, event, runner, clock, arrivals }, account, idToken) {
    const { mask, info } = runner;
    const { region } = account;
    const phase = () => arrivals.phase();
    const context = { region, proxy: (0,proxy/* proxyVariables */.e)(environment), clock, idToken, mask, info, phase };
    return await runner.phase('Credentials', async () => {
        const identity = await (0,assume_roles/* assumeRoles */.w)(sts_namespaceObject, account, context).catch((error) => {
            throw event.fromFork && isCredentialsMissing(error) ? (0,oidc_errors/* idTokenMissing */.v4)(event) : error;
        });
        return { value: identity, sentence: `Credentials of ${identity.caller?.arn ?? 'this runner'}` };
    });
}
/** In a fork's run a role that comes from a secret is empty, and no permission would help. */
function isCredentialsMissing(error) {
    return error instanceof failure/* Failure */.HR && error.problem.code === 'credentials-missing';
}


/***/ }),

/***/ 8470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ expectNewer),
  i: () => (/* binding */ proveImage)
});

// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/phases/registry/image-details.js
var image_details = __webpack_require__(8437);
// EXTERNAL MODULE: ./.build/phases/registry/manifest-in.js
var manifest_in = __webpack_require__(8328);
// EXTERNAL MODULE: ./.build/phases/tags/current-tags.js
var current_tags = __webpack_require__(6804);
// EXTERNAL MODULE: ./.build/phases/tags/keep-newer-tags.js
var keep_newer_tags = __webpack_require__(7080);
// EXTERNAL MODULE: ./.build/phases/tags/move-tags.js
var move_tags = __webpack_require__(6536);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
;// CONCATENATED MODULE: ./.build/errors/proof-errors.js

/** A tag that ECR should list does not show up. */
function tagsNotListed(repository, tags, digest) {
    return new failure/* Failure */.HR({
        code: 'proof-failed',
        what: `${repository} does not list ${tags}, seconds after ${digest} got them.`,
        why: 'the tag was deleted in this moment, by a lifecycle policy or by another job, or ECR is late.',
        fix: 'run the job again; then look at the repository in the ECR console.',
    });
}
/** Tags that stand on another image than the one that was pushed. `shown`: each with the digest that ECR shows. */
function tagsElsewhere(repository, digest, shown) {
    return new failure/* Failure */.HR({
        code: 'proof-failed',
        what: [
            `${repository} should have ${digest} under these tags, but shows something else:`,
            ...shown.map(({ tag, digest: other }) => `    ${tag} -> ${other}`),
        ].join('\n'),
        why: 'another job pushed the same tag at the same moment.',
        fix: 'let only one job at a time push this tag, with `concurrency:` in the workflow, and run this one again.',
    });
}

// EXTERNAL MODULE: ./.build/lib/retry.js
var retry = __webpack_require__(9904);
// EXTERNAL MODULE: ./.build/plan/retry-policy.js
var retry_policy = __webpack_require__(9225);
;// CONCATENATED MODULE: ./.build/phases/proof/proof.js



/** Not all tags show up yet. */
class NotListed extends Error {
    tags;
    constructor(tags) {
        super('Not all tags are listed.');
        this.tags = tags;
    }
}
/** Tags show another image: the one from before the push, as long as the listing lags behind; or a third one. */
class ShownElsewhere extends Error {
    shown;
    constructor(shown) {
        super('Tags show another image.');
        this.shown = shown;
    }
}
/**
 * Asks the registry whether every tag stands on the image that was pushed. The listing may lag behind a push for a
 * moment, so tags that are not there, or that show another image, are asked for again, for a few seconds.
 *
 * @throws Failure `proof-failed`
 */
async function prove(claim, context) {
    const isLate = (error) => error instanceof NotListed || error instanceof ShownElsewhere;
    try {
        const scheduleOf = (error) => (0,retry_policy/* scheduleFor */.h)(isLate(error) ? 'not-shown' : undefined, 'pushing');
        return await (0,retry/* retry */.L)({ scheduleOf }, context.clock, () => look(claim, context));
    }
    catch (error) {
        if (error instanceof ShownElsewhere)
            throw tagsElsewhere(claim.repository, claim.digest, error.shown);
        if (!(error instanceof NotListed))
            throw error;
        throw tagsNotListed(claim.repository, await missingOf(error.tags, context.registry), claim.digest);
    }
}
async function look(claim, context) {
    const { registry, warning } = context;
    const images = await registry.describeImages(claim.tags.map((tag) => ({ tag })));
    switch (images.kind) {
        case 'found':
            return await compare(claim, new Map(images.value.flatMap(({ tags, status: _, ...image }) => tags.map((tag) => [tag, image]))), context);
        case 'missing':
            throw new NotListed(claim.tags);
        case 'denied': {
            const found = await registry.images(claim.tags.map((tag) => ({ tag })));
            if (found.kind !== 'found') {
                warning(`The push is not proven: the role has neither ${images.permission} nor ecr:BatchGetImage. Allow the first.`);
                return { digest: claim.digest, isProven: false, moved: [] };
            }
            const proof = await compare(claim, new Map(found.value.map(({ tag = '', digest }) => [tag, { digest }])), context);
            warning(`Proven by ecr:BatchGetImage, as the role lacks ${images.permission}: the outputs size-bytes, pushed-at and ` +
                'media-type are missing. Allow it on the repository.');
            return proof;
        }
    }
}
/** DescribeImages tells that an image is missing, but not which: BatchGetImage names those that are there. */
async function missingOf(tags, registry) {
    if (tags.length === 1)
        return tags.join();
    const found = await registry.images(tags.map((tag) => ({ tag })));
    const shown = new Set(found.kind === 'found' ? found.value.map(({ tag }) => tag) : []);
    const missing = tags.filter((tag) => !shown.has(tag));
    return (missing.length === 0 ? tags : missing).join(', ');
}
/** @throws NotListed for a tag that is not there, ShownElsewhere for one that stands on another image */
async function compare({ tags, digest }, shown, { excuse }) {
    const missing = tags.filter((tag) => !shown.has(tag));
    if (missing.length > 0)
        throw new NotListed(missing);
    const elsewhere = tags.filter((tag) => shown.get(tag)?.digest !== digest);
    const moved = elsewhere.length === 0 || excuse === undefined ? [] : await excuse(elsewhere);
    const wrong = elsewhere.filter((tag) => !moved.some((kept) => kept.tag === tag));
    if (wrong.length > 0) {
        throw new ShownElsewhere(wrong.map((tag) => ({ tag, digest: shown.get(tag)?.digest })));
    }
    const own = tags.find((tag) => !elsewhere.includes(tag));
    return { ...(shown.get(own ?? '') ?? { digest }), isProven: true, moved };
}

;// CONCATENATED MODULE: ./.build/phases/proof/prove-image.js







/** The last phase of every action: asks the registry what it has, and says so. */
async function proveImage(step, place, expected) {
    let waiting = expected;
    for (;;) {
        const proven = await proveOnce(step, place, waiting);
        if ('kind' in proven)
            return proven;
        // All tags went to a newer commit's image meanwhile: that image is proven in its place.
        waiting = proven;
    }
}
async function proveOnce(step, { registry, location, age }, { tags, digest, result, platforms: reading }) {
    const { runner, clock } = step;
    return await runner.phase('Proof', async () => {
        const excuse = age && ((names) => keptSince(step, { registry, age }, { tags: names, digest }));
        const context = (0,omit_undefined/* omitUndefined */.O)({ registry, clock, warning: runner.warning, excuse });
        const [{ moved, ...proof }, { platformDigests, denied }] = await Promise.all([
            prove({ tags, digest, repository: location.repository }, context),
            reading,
        ]);
        (0,move_tags/* reportKeptTags */.a$)(step, moved);
        const [first, ...further] = tags.filter((tag) => !moved.some((left) => left.tag === tag));
        if (first === undefined && age)
            return { value: expectNewer(moved, { registry, age }), sentence: OVERTAKEN };
        if (Object.keys(platformDigests).length === 0)
            runner.warning(describeNoPlatforms(denied));
        const { host, repository, accountId, region } = location;
        const image = {
            kind: 'pushed',
            result,
            registry: host,
            repository,
            accountId,
            region,
            tags: [first ?? tags[0], ...further],
            ...proof,
            platformDigests,
        };
        return { value: image, sentence: describeProof(image) };
    });
}
/** A run of a newer commit may have moved a tag since this one put it: no harm, that is what such tags are for. */
async function keptSince({ clock }, { registry, age }, { tags, digest }) {
    const { current } = await (0,current_tags/* readCurrentTags */.p)(registry, { tags }, clock);
    return (await (0,keep_newer_tags/* keepNewer */.d)(tags, { digest, current }, age)).kept;
}
const OVERTAKEN = 'All its tags are on the image of a newer commit by now';
/** Where every tag stays on a newer image, that image is what the step has to offer. */
function expectNewer(kept, { registry, age }) {
    const digest = kept[0]?.digest ?? '';
    const [first = '', ...further] = kept.filter((left) => left.digest === digest).map(({ tag }) => tag);
    const platforms = async () => await (0,image_details/* readPlatforms */.tj)((0,manifest_in/* manifestIn */.t)(await registry.images([{ digest }]), digest), age.read);
    return { result: 'reused', tags: [first, ...further], digest, platforms: platforms() };
}
function describeNoPlatforms(denied) {
    const why = denied === undefined
        ? 'ECR did not show the image with its configuration. Nothing else is missing.'
        : `to read in ECR which platforms an image is for, the role lacks ${denied} on the repository.`;
    return `The output platform-digests is empty: ${why}`;
}
function describeProof({ registry, repository, digest, tags, isProven }) {
    const under = tags.length === 1 ? 'its tag' : `its ${tags.length} tags`;
    const image = `${registry}/${repository}@${digest}`;
    return isProven ? `ECR has ${image} under ${under}` : `Not proven: ${image} under ${under}`;
}


/***/ }),

/***/ 8437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n7: () => (/* binding */ imageReader),
/* harmony export */   tj: () => (/* binding */ readPlatforms),
/* harmony export */   yN: () => (/* binding */ compareLayers)
/* harmony export */ });
/* harmony import */ var _plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4867);
/* harmony import */ var _plan_tested_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9695);
/* harmony import */ var _plan_variant_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8817);
/* harmony import */ var _manifest_in_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8328);




const NO_DETAILS = { source: {}, labels: {}, platformDigests: {} };
/** A reader of images that asks ECR for their configurations. What the role may not read is left out. */
function imageReader(registry, debug) {
    const known = new Map();
    const read = async (image) => {
        try {
            return await readDetails(registry, image);
        }
        catch (error) {
            debug(`${image.digest} could not be read: ${error}`);
            return { ...NO_DETAILS, isUnread: true };
        }
    };
    return (image) => {
        const details = known.get(image.digest) ?? read(image);
        known.set(image.digest, details);
        return details;
    };
}
async function readDetails(registry, image) {
    const manifest = (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(image.body);
    if (manifest === undefined)
        return NO_DETAILS;
    const { annotations } = manifest;
    const answer = await configOf(registry, manifest);
    const config = answer.kind === 'found' ? answer.value : undefined;
    const labels = (0,_plan_variant_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutInherited */ .TI)(config?.labels ?? {});
    return {
        ...(answer.kind === 'denied' ? { denied: answer.permission } : {}),
        ...(answer.kind === 'missing' ? { isUnread: true } : {}),
        source: (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .sourceCommitOf */ .uw)(annotations, labels),
        labels,
        platformDigests: platformsOf(image.digest, manifest, config),
    };
}
/** The platforms of an image. An index names them itself. */
async function readPlatforms(manifest, read) {
    switch (manifest.kind) {
        case 'found': {
            const index = (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(manifest.value.body);
            if (index?.kind !== 'index')
                return await read(manifest.value);
            return { platformDigests: platformsOf(manifest.value.digest, index, undefined) };
        }
        case 'denied':
            return { platformDigests: {}, denied: manifest.permission };
        case 'missing':
            return { platformDigests: {} };
    }
}
function platformsOf(digest, manifest, config) {
    if (manifest.kind === 'image')
        return config === undefined || config.platform === '' ? {} : { [config.platform]: digest };
    const images = manifest.children.filter(({ platform }) => platform !== undefined);
    const isOnly = (name) => images.filter(({ platform }) => platform === name).length === 1;
    return Object.fromEntries(images.map(({ platform = '', wholePlatform, digest }) => [
        isOnly(platform) ? platform : (wholePlatform ?? platform),
        digest,
    ]));
}
/** Whether an image that was pushed holds what these do, by their layers; `unknown` where the role may not read it. */
async function compareLayers(registry, manifest, images) {
    if (manifest.kind !== 'found')
        return 'unknown';
    const configs = await readImageConfigs(registry, manifest.value);
    if (configs === undefined)
        return 'unknown';
    return (0,_plan_tested_image_js__WEBPACK_IMPORTED_MODULE_2__/* .compareTested */ .N)(images, configs);
}
/** The configurations of an image, or of all images of an index; undefined where one cannot be read. */
async function readImageConfigs(registry, image) {
    const manifest = (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(image.body);
    const children = manifest?.kind === 'index' ? manifest.children.filter(({ platform }) => platform !== undefined) : [];
    const found = children.length === 0 ? undefined : await registry.images(children.map(({ digest }) => ({ digest })));
    const images = found === undefined ? [image] : children.flatMap(({ digest }) => foundIn(found, digest));
    if (images.length < children.length)
        return undefined;
    const configs = await Promise.all(images.map(async ({ body }) => {
        const read = (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(body);
        return read === undefined ? undefined : await configOf(registry, read);
    }));
    const read = configs.flatMap((config) => (config?.kind === 'found' ? [config.value] : []));
    return read.length === images.length ? read : undefined;
}
function foundIn(images, digest) {
    const answer = (0,_manifest_in_js__WEBPACK_IMPORTED_MODULE_3__/* .manifestIn */ .t)(images, digest);
    return answer.kind === 'found' ? [answer.value] : [];
}
/** The configuration of an image, of an index that of its first image: they come from one build. */
async function configOf(registry, manifest) {
    if (manifest.kind === 'image') {
        const blob = await registry.blob(manifest.configDigest);
        return blob.kind === 'found' ? { kind: 'found', value: (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readConfig */ .Xg)(blob.value) } : blob;
    }
    const first = manifest.children.find(({ platform }) => platform !== undefined);
    if (first === undefined)
        return { kind: 'missing', what: 'image' };
    const child = (0,_manifest_in_js__WEBPACK_IMPORTED_MODULE_3__/* .manifestIn */ .t)(await registry.images([{ digest: first.digest }]), first.digest);
    const inner = child.kind === 'found' ? (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(child.value.body) : undefined;
    if (inner?.kind === 'image')
        return await configOf(registry, inner);
    return child.kind === 'denied' ? child : { kind: 'missing', what: 'image' };
}


/***/ }),

/***/ 8328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ manifestIn)
/* harmony export */ });
/** The manifest of an image among those that the registry gave. */
function manifestIn(images, digest) {
    if (images.kind !== 'found')
        return images;
    const value = images.value.find((image) => image.digest === digest);
    return value === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value };
}


/***/ }),

/***/ 1570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ pushedManifest),
/* harmony export */   a: () => (/* binding */ taggedImage)
/* harmony export */ });
/* harmony import */ var _lib_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9904);
/* harmony import */ var _plan_retry_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9225);
/* harmony import */ var _manifest_in_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8328);



/** ECR does not show it yet. */
class NotShown extends Error {
}
/** The manifest of an image that was pushed just now: waited for, as ECR may show it a moment later. */
async function pushedManifest(registry, digest, clock) {
    const shown = await waitFor(clock, async () => {
        const answer = (0,_manifest_in_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestIn */ .t)(await registry.images([{ digest }]), digest);
        return answer.kind === 'missing' && answer.what === 'image' ? undefined : answer;
    });
    return shown ?? { kind: 'missing', what: 'image' };
}
/** The image under a tag that somebody else has pushed just now: waited for in the same way; undefined where it is not shown. */
async function taggedImage(registry, tag, clock) {
    const shown = await waitFor(clock, async () => {
        const found = await registry.images([{ tag }]);
        return found.kind === 'found' ? found.value[0] : 'not-told';
    });
    return shown === 'not-told' ? undefined : shown;
}
/** What `look` shows at last; undefined where it shows nothing for as long as ECR may lag. */
async function waitFor(clock, look) {
    const isNotShown = (error) => error instanceof NotShown;
    const scheduleOf = (error) => (0,_plan_retry_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .scheduleFor */ .h)(isNotShown(error) ? 'not-shown' : undefined, 'pushing');
    try {
        return await (0,_lib_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retry */ .L)({ scheduleOf }, clock, async () => {
            const shown = await look();
            if (shown === undefined)
                throw new NotShown();
            return shown;
        });
    }
    catch (error) {
        if (!isNotShown(error))
            throw error;
        return undefined;
    }
}


/***/ }),

/***/ 4591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rI: () => (/* binding */ ageContext),
  hD: () => (/* binding */ locationOf),
  st: () => (/* binding */ viewRepository)
});

// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/registry-errors.js
var registry_errors = __webpack_require__(8693);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
// EXTERNAL MODULE: ./.build/github/history.js
var github_history = __webpack_require__(9600);
// EXTERNAL MODULE: ./.build/lib/http.js
var http = __webpack_require__(8480);
// EXTERNAL MODULE: ./.build/phases/github-access.js
var github_access = __webpack_require__(2603);
;// CONCATENATED MODULE: ./.build/phases/tags/commit-orders.js




/** About how many commits of an image GitHub is asked. */
const ASKED_OF_GITHUB = 8;
/**
 * The order of commits: the checkout tells, where it has the history; else GitHub's API does. Only that, or this push, tells
 * whether a commit was taken back: actions/checkout points the branch at the run's own commit.
 */
function commitOrders(sources) {
    const known = new Map();
    return async (commits) => {
        const fresh = commits.filter((commit) => !known.has(commit));
        const placed = sources.history.place(sources.commit, fresh);
        for (const [index, commit] of fresh.entries()) {
            const isAsked = index < ASKED_OF_GITHUB;
            known.set(commit, placed.then(async ({ later, notLater }) => {
                if (notLater.includes(commit))
                    return 'not-later';
                return await askGithub(sources, { commit, isLater: later.includes(commit), isAsked });
            }));
        }
        return new Map(await Promise.all(commits.map(async (commit) => [commit, await orderIn(known, commit)])));
    };
}
async function orderIn(known, commit) {
    return (await known.get(commit)) ?? 'unknown';
}
async function askGithub({ commit: ours, github, branch, forcedAway }, { commit, isLater, isAsked }) {
    if (isLater && commit === forcedAway)
        return 'withdrawn';
    if (github === undefined || !isAsked)
        return isLater ? 'later' : 'unknown';
    const api = await github();
    // For all that is asked about this commit.
    const limit = (0,http/* timeLimit */.z)(github_access/* GITHUB_SECONDS */.Y);
    const descent = isLater ? 'ahead' : await api.compare(ours, commit, limit);
    if (descent === undefined)
        return 'unknown';
    if (descent !== 'ahead')
        return 'not-later';
    if (commit === forcedAway)
        return 'withdrawn';
    if (branch === undefined)
        return 'later';
    const [theirs, own] = await Promise.all([commit, ours].map((one) => api.compare(one, branch, limit)));
    const isGone = theirs === 'behind' || theirs === 'diverged';
    return isGone && (own === 'ahead' || own === 'identical') ? 'withdrawn' : 'later';
}
/** The orders of the runs of this process: several targets of one commit ask once. */
const ORDERS = new WeakMap();
/** How commits stand to the one that the step builds. */
function commitOrdersFor(step) {
    const { trigger, event } = step;
    const ofRun = ORDERS.get(trigger) ?? new Map();
    ORDERS.set(trigger, ofRun);
    const orders = ofRun.get(event.commit) ?? commitOrders(sourcesOf(step));
    ofRun.set(event.commit, orders);
    return orders;
}
function sourcesOf(step) {
    const { event, environment } = step;
    const { workspace, variables } = environment;
    const [, branch] = /^refs\/heads\/(.+)$/.exec(event.ref) ?? [];
    return (0,omit_undefined/* omitUndefined */.O)({
        commit: event.commit,
        history: (0,github_history/* historyOf */.o)({ folder: event.checkout ?? workspace, variables }),
        github: (0,github_access/* githubFor */.d)(step),
        branch,
        forcedAway: event.isForced === true ? event.previousCommit : undefined,
    });
}

// EXTERNAL MODULE: ./.build/phases/registry/image-details.js
var image_details = __webpack_require__(8437);
// EXTERNAL MODULE: ./.build/phases/registry/registry-snapshot.js
var registry_snapshot = __webpack_require__(6953);
;// CONCATENATED MODULE: ./.build/phases/registry/target-repository.js







/** Asks ECR about a repository. Changes nothing. */
async function viewRepository({ clock }, registry, { account, reference, ownAccountId, authorize, ...asked }) {
    const { region, registryId } = account;
    const snapshot = await (0,registry_snapshot/* readSnapshot */.R)(registry, asked, (0,omit_undefined/* omitUndefined */.O)({ ...clock, authorize }));
    return { snapshot, place: { reference, region, registryId, ownAccountId, proxyHost: snapshot.authorization.host } };
}
/**
 * Where the repository is.
 *
 * @throws Failure `permission-missing` where nobody tells, `inputs-invalid` where the workflow names the host of another registry
 */
function locationOf(place, facts) {
    const { host, ...location } = (0,registry_location/* locate */.x5)(place, facts);
    const foreign = (0,registry_location/* foreignHost */.ls)(place, facts);
    if (foreign !== undefined)
        throw new failure/* Failure */.HR((0,registry_errors/* hostForeign */.dw)(location, foreign));
    if (host === undefined)
        throw new failure/* Failure */.HR((0,registry_errors/* hostUnknown */.T0)(location));
    return { ...location, host };
}
/** What decides whether tags may move away from the images of this registry. */
function ageContext(step, registry, names) {
    const { event, runner } = step;
    const { origins, ...own } = names;
    return {
        read: (0,image_details/* imageReader */.n7)(registry, runner.debug),
        orders: commitOrdersFor(step),
        own: { commit: event.commit, ...own },
        origins,
    };
}


/***/ }),

/***/ 6804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ currentTagsIn),
/* harmony export */   p: () => (/* binding */ readCurrentTags)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9020);
/* harmony import */ var _registry_manifest_in_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8328);
/* harmony import */ var _registry_pushed_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1570);
/* harmony import */ var _registry_registry_snapshot_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6953);




/** What the wanted tags stood on before the build. */
function currentTagsIn({ tags, images, atMs }) {
    const manifests = (0,_registry_registry_snapshot_js__WEBPACK_IMPORTED_MODULE_1__/* .imagesByTag */ .g)(images);
    const current = [...tags].flatMap(([tag, fact]) => {
        if (fact.kind !== 'present')
            return [];
        return [[tag, (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ digest: fact.digest, tags: fact.tags ?? [], manifest: manifests.get(tag) })]];
    });
    return { images: new Map(current), atMs };
}
/** Asks what these tags stand on, and for the manifest of the image that is to get them; all side by side. */
async function readCurrentTags(registry, { tags, digest }, clock) {
    const atMs = clock.now();
    const own = digest === undefined ? [] : [{ digest }];
    const [images, described] = await Promise.all([
        registry.images([...own, ...tags.map((tag) => ({ tag }))]),
        Promise.all(tags.map((tag) => registry.describeImage({ tag }))),
    ]);
    const manifests = (0,_registry_registry_snapshot_js__WEBPACK_IMPORTED_MODULE_1__/* .imagesByTag */ .g)(images.kind === 'found' ? images.value : []);
    const current = tags.flatMap((tag, index) => {
        const [fact, manifest] = [described[index], manifests.get(tag)];
        const facts = fact?.kind === 'found' ? fact.value : undefined;
        const there = facts?.digest ?? manifest?.digest;
        if (there === undefined)
            return [];
        // The tag may have moved between the two answers: then its image is the described one, without a manifest.
        const own = manifest?.digest === there ? manifest : undefined;
        return [[tag, (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ digest: there, tags: facts?.tags ?? [], manifest: own })]];
    });
    const shown = (0,_registry_manifest_in_js__WEBPACK_IMPORTED_MODULE_3__/* .manifestIn */ .t)(images, digest ?? '');
    const isLate = digest !== undefined && shown.kind === 'missing' && shown.what === 'image';
    const manifest = isLate ? await (0,_registry_pushed_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .pushedManifest */ .F)(registry, digest, clock) : shown;
    return { current: { images: new Map(current), atMs }, manifest };
}


/***/ }),

/***/ 7080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ keepNewer),
/* harmony export */   g: () => (/* binding */ describeKept)
/* harmony export */ });
/* harmony import */ var _errors_list_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8786);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9020);
/* harmony import */ var _plan_image_age_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1691);
/* harmony import */ var _plan_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9877);




/**
 * Takes out the tags that stand on the image of a later commit, or of a higher version: a run of an older commit that
 * finishes last must not move them back. `digest`: the image that is to get them.
 */
async function keepNewer(tags, { digest, current }, context) {
    const leaving = tags.flatMap((tag) => {
        const image = current.images.get(tag);
        const isLeft = image !== undefined && image.digest !== digest && !(0,_plan_image_age_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnTag */ .$3)(tag, context.own);
        return isLeft ? [{ tag, image }] : [];
    });
    const judged = await Promise.all(leaving.map(async (left) => ({ ...left, ...(await judge(left, context)) })));
    const kept = judged.flatMap(({ tag, image, age }) => age.kind === 'newer' ? [(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ tag, digest: image.digest, commit: age.commit })] : []);
    const names = new Set(kept.map(({ tag }) => tag));
    const byImage = [...Map.groupBy(judged, ({ image }) => image.digest).values()];
    return {
        moving: tags.filter((tag) => !names.has(tag)),
        kept,
        warnings: byImage.flatMap(warningsOf),
    };
}
/** For tags of versions the order is the version; where there is none to compare, and for all others, that of commits. */
async function judge({ tag, image }, context) {
    const { labels, source, denied } = await readImage(image, context);
    const label = (0,_plan_image_age_js__WEBPACK_IMPORTED_MODULE_0__/* .isForeign */ .jq)(labels, context.own) ? undefined : labels[_plan_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .VERSION_LABEL */ .Qu] || undefined;
    const versions = context.origins.flatMap(({ tag: made, version }) => made === tag && version !== undefined ? [version.compare({ tags: image.tags, label })] : []);
    if (versions.includes('higher'))
        return { age: { kind: 'newer', commit: undefined }, denied: undefined };
    if (versions.includes('lower'))
        return { age: { kind: 'not-newer' }, denied: undefined };
    const commits = (0,_plan_image_age_js__WEBPACK_IMPORTED_MODULE_0__/* .commitsOf */ .g3)({ labels, revision: source.revision, tags: image.tags }, context.own);
    const age = (0,_plan_image_age_js__WEBPACK_IMPORTED_MODULE_0__/* .ageOf */ .hy)(commits, await context.orders(commits.others));
    return { age, denied: age.kind === 'unsure' ? denied : undefined };
}
async function readImage({ manifest }, { read }) {
    return manifest === undefined ? { labels: {}, source: {}, denied: 'ecr:BatchGetImage' } : await read(manifest);
}
/** Of one image. */
function warningsOf(judged) {
    const moving = judged.filter(({ age }) => age.kind !== 'newer');
    const [first] = moving;
    if (first === undefined)
        return [];
    const move = `${(0,_errors_list_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .listTags */ .c)(moving.map(({ tag }) => tag))} ${moving.length === 1 ? 'moves' : 'move'}`;
    const denied = moving.find((one) => one.denied !== undefined)?.denied;
    if (denied !== undefined) {
        const text = `${move} to this image without a look at the commit of the image that is there, which may be newer: the role ` +
            `lacks ${denied}. Allow it on the repository, or set \`keep-newer-tags: false\`.`;
        return [{ level: 'warning', text }];
    }
    if (!moving.some(({ age }) => age.kind === 'unsure'))
        return [];
    const unsure = moving.flatMap(({ age }) => (age.kind === 'unsure' ? age.commits : []));
    if (unsure.length === 0) {
        const text = `${move} from ${first.image.digest}, which does not tell the commit that it was built from.`;
        return [{ level: 'info', text }];
    }
    const text = `${move} from an image of ${(0,_errors_list_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .listTags */ .c)([...new Set(unsure)])}. Whether that is later is not known: neither the checkout has ` +
        "its history (`fetch-depth: 0` at actions/checkout brings it), nor did GitHub's API tell (`contents: read`).";
    return [{ level: 'info', text }];
}
/** The notice about tags that stay. */
function describeKept(kept, commit) {
    const lines = kept.map(({ tag, digest, commit: later }) => `${tag} -> ${later ?? digest}`);
    const why = kept.every((one) => one.commit === undefined)
        ? 'that image is of a higher version'
        : `that image is of a later commit than ${commit}`;
    return `${lines.join(', ')}: left there, as ${why}. To move tags back on purpose, set \`keep-newer-tags: false\`.`;
}


/***/ }),

/***/ 6536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fu: () => (/* binding */ moveTags),
/* harmony export */   a$: () => (/* binding */ reportKeptTags),
/* harmony export */   uu: () => (/* binding */ prefetchImages)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9020);
/* harmony import */ var _current_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6804);
/* harmony import */ var _keep_newer_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7080);
/* harmony import */ var _put_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7285);




/** Finds out about the images that tags will move away from, while the build is at work. */
function prefetchImages({ inputs }, { snapshot, age }, { pushed, batches }) {
    const { keepNewerTags, hasCommitTag } = inputs.image;
    if (!keepNewerTags)
        return;
    const tags = [...(hasCommitTag ? [] : [pushed]), ...batches.flat()];
    // What comes of it is asked for again, and is known then.
    (0,_keep_newer_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .keepNewer */ .d)(tags, { digest: '', current: (0,_current_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .currentTagsIn */ .C)(snapshot) }, age).catch(() => undefined);
}
/** What tags stand on is asked again where the answer is older than this: another run may have moved them. */
const FRESH_MS = 1_000;
/**
 * Puts the tags on the image, but for those that stand on the image of a newer commit right then.
 *
 * @returns the tags that stay where they are
 */
async function moveTags(step, target, request) {
    if (request.batches.length === 0)
        return [];
    step.arrivals.begin({
        repository: `${target.location.host}/${target.location.repository}`,
        tags: request.batches.flat(),
    });
    const { runner, clock, arrivals } = step;
    const { registry, location, rateLimit } = target;
    return await runner.phase('Tags', async () => {
        const { manifest, current } = await request.look();
        const kept = [];
        const put = [];
        const review = async (tags) => {
            const found = await reviewTags(step, target, { tags, current, request });
            kept.push(...found.kept);
            put.push(...found.moving);
            return found.moving;
        };
        const { host, repository } = location;
        const { pushTag, digest } = request;
        const onPut = (tag) => arrivals.note({ repository: `${host}/${repository}`, digest, tags: [tag] });
        const options = { registry, clock, warning: runner.warning, repository, rateLimit, pushTag, review, onPut };
        await (0,_put_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .putTags */ .Tm)(request.batches, manifest, (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)(options));
        reportKeptTags(step, kept);
        return { value: kept, sentence: (0,_put_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .describeTags */ .FE)(put) };
    });
}
/** Which of the tags may move right now. */
async function reviewTags({ runner, clock }, { registry, age }, { tags, current, request: { digest, keepsNewer }, }) {
    if (!keepsNewer)
        return { moving: tags, kept: [] };
    const isFresh = clock.now() - current.atMs <= FRESH_MS;
    const now = isFresh ? current : (await (0,_current_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .readCurrentTags */ .p)(registry, { tags }, clock)).current;
    const found = await (0,_keep_newer_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .keepNewer */ .d)(tags, { digest, current: now }, age);
    for (const { level, text } of found.warnings)
        runner[level](text);
    return found;
}
/** Says in the log and on the page of the run which tags stay where they are. */
function reportKeptTags({ runner, event }, kept) {
    if (kept.length > 0)
        runner.notice((0,_keep_newer_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .describeKept */ .g)(kept, event.commit));
}


/***/ }),

/***/ 7285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  XF: () => (/* binding */ PUT_IMAGE_PER_SECOND),
  FE: () => (/* binding */ describeTags),
  Tm: () => (/* binding */ putTags)
});

// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
;// CONCATENATED MODULE: ./.build/errors/tag-errors.js

/** Further tags that another job put on another image meanwhile, for good. */
function tagsTaken(tags, repository) {
    return new failure/* Failure */.HR({
        code: 'tag-immutable',
        what: `The image is in ${repository}, but without the tags ${tags.join(', ')}: they stand on another image and are immutable.`,
        why: 'another job put them on its image while this one was at work.',
        fix: 'take these tags out of `tags`, or exclude them from immutability in the settings of the repository.',
    });
}
/** Further tags that the role may not put. `reason`: a whole sentence. */
function tagsDenied(tags, { permission, reason }, repository) {
    return new failure/* Failure */.HR({
        code: 'permission-missing',
        what: `The image is in ${repository}, but the tags ${tags.join(', ')} could not be put on it. ${reason}`,
        why: "the role's policy does not allow it, or the policy of the repository.",
        fix: `allow ${permission} on ${repository}, in the role's policy and, for another account's registry, in the repository's own.`,
    });
}

// EXTERNAL MODULE: ./.build/lib/rate-limit.js
var rate_limit = __webpack_require__(1092);
// EXTERNAL MODULE: ./.build/plan/registry-errors.js
var registry_errors = __webpack_require__(8693);
;// CONCATENATED MODULE: ./.build/phases/tags/put-tags.js




/** ECR's quota of PutImage calls a second, in the whole account (Amazon ECR service quotas). */
const PUT_IMAGE_PER_SECOND = 10;
/** What the log says of the further tags. */
function describeTags(tags) {
    return tags.length === 0 ? 'No further tag to put' : `Tagged as ${tags.join(', ')} too`;
}
/**
 * Puts these tags on an image that is there: one call of ECR each, nothing is uploaded again, several at a time within
 * ECR's quota. Where the role may not, `docker push` does the same, tag after tag.
 *
 * @throws Failure `tag-immutable` where another job took a tag meanwhile, `image-full` where ECR takes no more tags for
 *   the image, `permission-missing` where neither way is open
 */
async function putTags(batches, manifest, context) {
    const { clock, pushTag, warning, repository, review = async (tags) => tags } = context;
    const { rateLimit = (0,rate_limit/* limitPerSecond */.r)(PUT_IMAGE_PER_SECOND, clock) } = context;
    // The push itself was one PutImage.
    if (pushTag !== undefined && batches.length > 0)
        await rateLimit();
    let obstacle = obstacleIn(manifest);
    let isTold = false;
    for (const batch of batches) {
        let left = await review(batch);
        if (manifest.kind === 'found' && obstacle === undefined) {
            left = await putBatch(left, manifest.value, rateLimit, context);
            if (left.length > 0)
                obstacle = PUT_DENIED;
        }
        if (left.length === 0 || obstacle === undefined)
            continue;
        if (pushTag === undefined)
            throw tagsDenied(left, obstacle, repository);
        if (!isTold)
            warning(`${obstacle.reason} ${PUSHED_INSTEAD}`);
        isTold = true;
        for (const tag of left)
            await pushTag(tag);
    }
}
const PUT_DENIED = {
    permission: 'ecr:PutImage',
    reason: 'The role lacks ecr:PutImage at the API of ECR.',
};
const PUSHED_INSTEAD = 'Each further tag is pushed by docker, one after another; usually one short call each is enough.';
function obstacleIn(manifest) {
    switch (manifest.kind) {
        case 'found':
            return undefined;
        case 'denied':
            return { permission: manifest.permission, reason: `The role lacks ${manifest.permission}.` };
        case 'missing':
            return { permission: 'ecr:BatchGetImage', reason: 'ECR does not show the manifest yet.' };
    }
}
/** The tags that the role may not put. */
async function putBatch(batch, manifest, rateLimit, { registry, repository, onPut }) {
    const results = await Promise.all(batch.map(async (tag) => {
        await rateLimit();
        const result = await registry.putTag(manifest, tag);
        if (result.kind === 'put')
            onPut?.(tag);
        return { tag, result };
    }));
    const that = (kind) => results.filter(({ result }) => result.kind === kind).map(({ tag }) => tag);
    const [immutable, full] = [that('immutable'), that('full')];
    if (immutable.length > 0)
        throw tagsTaken(immutable, repository);
    if (full.length > 0)
        throw new failure/* Failure */.HR((0,registry_errors/* imageFull */.nY)(repository, full, manifest.digest));
    return that('denied');
}


/***/ }),

/***/ 1691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ isOwnTag),
/* harmony export */   g3: () => (/* binding */ commitsOf),
/* harmony export */   hy: () => (/* binding */ ageOf),
/* harmony export */   jq: () => (/* binding */ isForeign)
/* harmony export */ });
/* harmony import */ var _lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6318);
/* harmony import */ var _oci_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9877);
/* harmony import */ var _variant_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8817);



/** Whether a tag names our commit, in full or by its first seven digits: no other commit has a right to it. */
function isOwnTag(tag, { commit }) {
    return commit !== '' && tag.includes(commit.slice(0, 7));
}
/**
 * The commits that an image is of: those of its tags, and the one in its label, unless that is another image's
 * (`isForeign`).
 */
function commitsOf(image, own) {
    const { labels, revision, tags } = image;
    const { prefix, suffix } = own.affixes;
    const ofTags = tags.flatMap((tag) => {
        const inner = tag.startsWith(prefix) && tag.endsWith(suffix) ? tag.slice(prefix.length, tag.length - suffix.length) : '';
        return [tag, inner].filter(_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_2__/* .isCommitSha */ ._);
    });
    const told = isForeign(labels, own) ? undefined : (labels[_oci_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMIT_LABEL */ .pM] ?? revision);
    const all = [...(told !== undefined && (0,_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_2__/* .isCommitSha */ ._)(told) ? [told] : []), ...ofTags];
    return {
        others: [...new Set(all)].filter((commit) => commit !== own.commit),
        isOurs: all.includes(own.commit),
    };
}
/**
 * Whether labels that tell of a commit or version are not those of the image itself: where they name something else than what
 * we build, they come from an image that it is built on.
 */
function isForeign(labels, { builtAs }) {
    return labels[_variant_js__WEBPACK_IMPORTED_MODULE_1__/* .BUILT_AS */ .my] !== undefined && builtAs !== undefined && !(0,_variant_js__WEBPACK_IMPORTED_MODULE_1__/* .isMadeForSame */ .Tz)(labels, builtAs);
}
/**
 * Whether a tag must not leave an image: a run never takes a tag away from a later commit of its own line, and nothing else
 * keeps a tag. An image that was reused is of all the commits that use it.
 */
function ageOf({ others, isOurs }, orders) {
    const later = others.find((commit) => orders.get(commit) === 'later');
    if (later !== undefined)
        return { kind: 'newer', commit: later };
    const unknown = others.filter((commit) => (orders.get(commit) ?? 'unknown') === 'unknown');
    const isTold = isOurs || others.length > 0;
    return isTold && unknown.length === 0 ? { kind: 'not-newer' } : { kind: 'unsure', commits: unknown };
}


/***/ }),

/***/ 8693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ tagsImmutable),
/* harmony export */   EU: () => (/* binding */ sourceArchived),
/* harmony export */   IC: () => (/* binding */ TAGS_PER_IMAGE),
/* harmony export */   M1: () => (/* binding */ imageArchived),
/* harmony export */   R: () => (/* binding */ repositoryUnseen),
/* harmony export */   RM: () => (/* binding */ variantUnread),
/* harmony export */   T0: () => (/* binding */ hostUnknown),
/* harmony export */   US: () => (/* binding */ imageExists),
/* harmony export */   bp: () => (/* binding */ variantTaken),
/* harmony export */   dw: () => (/* binding */ hostForeign),
/* harmony export */   lx: () => (/* binding */ repositoryMissing),
/* harmony export */   nY: () => (/* binding */ imageFull)
/* harmony export */ });
/* harmony import */ var _errors_list_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8786);
/* harmony import */ var _registry_location_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4565);
/* harmony import */ var _tag_mutability_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(301);
/* harmony import */ var _variant_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8817);




/** There is no such repository, and none may be created. Only the action that builds creates one. */
function repositoryMissing({ repository, accountId, region }, part) {
    const command = `    aws ecr create-repository --repository-name ${repository} --region ${region}`;
    const named = part === 'promote' ? '`repository`, `to-repository`' : 'its name';
    const [, host] = /^([^/]+\.[^/]+)\//.exec(repository) ?? [];
    const hint = host === undefined ? '' : ` Where ${host} is the host of another registry: this action is for ECR only.`;
    return {
        code: 'repository-missing',
        what: `The repository ${repository} does not exist in account ${accountId}, region ${region}. Nothing was ${part === 'build' ? 'built' : 'changed'}.`,
        why: `the repository was not created yet, or ${named}, \`aws-region\` or the account of the role is another one.${hint}`,
        fix: part === 'build'
            ? [
                'let this step create it (the role then needs ecr:CreateRepository):',
                '    create-repository: true',
                'or create it once:',
                command,
            ].join('\n')
            : `check these names; where they are right, create it once:\n${command}`,
    };
}
/** Neither ECR nor the login tells where another account's registry is. */
function hostUnknown({ repository, accountId }) {
    return {
        code: 'permission-missing',
        what: `ECR does not tell where the registry of account ${accountId} is, so no image in ${repository} can be named.`,
        why: 'the role lacks ecr:DescribeRepositories, whose answer names the host.',
        fix: "allow ecr:DescribeRepositories on the repository, in the role's policy and in the repository's own.",
    };
}
/** The workflow names a host, and it is not that of the registry that ECR has for the account and region. */
function hostForeign({ repository, accountId, region }, { named, own }) {
    return {
        code: 'inputs-invalid',
        what: `The repository ${named}/${repository} is not in the registry of account ${accountId}, region ${region}: that is ${own}. ` +
            'Nothing was built or changed.',
        why: `${named} is misspelled, or of another registry. It is neither what ECR answers nor the FIPS or dual-stack form of that.`,
        fix: `write the name alone, ${repository}, or with its host:\n    ${own}/${repository}`,
    };
}
/** The role may see neither the repository nor its images. */
function repositoryUnseen({ repository, accountId, region }) {
    const partition = (0,_registry_location_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region);
    const statement = {
        Effect: 'Allow',
        Action: ['ecr:BatchGetImage', 'ecr:DescribeImages', 'ecr:DescribeRepositories'],
        Resource: `arn:${partition}:ecr:${region}:${accountId}:repository/${repository}`,
    };
    return {
        code: 'permission-missing',
        what: `The role may see nothing of the repository ${repository} in account ${accountId}, region ${region}. Nothing was built.`,
        why: "the role's policy is for another repository (perhaps the name here is not quite right), or it lacks these permissions.",
        fix: `check \`repository\`; where it is right, add to the role's policy, beside what a push needs:\n    ${JSON.stringify(statement)}`,
    };
}
/** Wanted tags (`blocked`) stand on other images and cannot move. */
function tagsImmutable(where, blocked, mutability) {
    const { repository, tagFacts } = where;
    const told = blocked.map((tag) => {
        const fact = tagFacts.get(tag);
        return fact?.kind === 'present' ? `    ${describeTag(tag, fact)}` : `    ${tag}`;
    });
    const isOfCommit = (tag) => tag === where.ofCommit;
    const [commits, named] = [blocked.filter(isOfCommit), blocked.filter((tag) => !isOfCommit(tag))];
    return {
        code: 'tag-immutable',
        what: [
            `${repository} already has ${blocked.length === 1 ? 'this tag, and it is' : 'these tags, and they are'} immutable. ` +
                'Nothing was built and nothing was changed:',
            ...told,
        ].join('\n'),
        why: [
            ...(commits.length > 0 ? ['an earlier run pushed this commit already'] : []),
            ...(named.length > 0 ? [`tags such as ${named[0]} cannot move in this repository`] : []),
        ].join('; '),
        fix: [
            ...(commits.length > 0
                ? ['use the image that is there (`if-exists: reuse`, or `auto`); or push a new commit.']
                : []),
            ...(where.reusable !== undefined && blocked.includes(where.reusable) ? reuseInstead(where.reusable) : []),
            ...(named.length > 0 ? [...freeTags(where, named, mutability)] : []),
        ].join('\n'),
    };
}
/** The image under the first tag was built otherwise, and there is no tag for another one. `parts`: in what it differs. */
function variantTaken(where, tag, { digest, pushedAt }, parts) {
    return {
        code: 'tag-immutable',
        what: `${where.repository} has the image of ${tag} already, built otherwise (${parts}), and it keeps its tags. There is no ` +
            `tag for another one, so nothing was built:\n    ${describeTag(tag, { kind: 'present', digest, status: 'ACTIVE', ...(pushedAt && { pushedAt }) })}`,
        why: parts.includes(_variant_js__WEBPACK_IMPORTED_MODULE_1__/* .MERGED_OR_NOT */ .rB)
            ? 'one run builds the head of the pull request, and another one its merge into the base.'
            : `jobs or steps build one commit in several ways (a matrix over ${parts}), and all want the same tag.`,
        fix: [
            'give each of them tags of its own; `flavor` is for the tag of the commit too:',
            '    flavor: suffix=-NAME',
            'or, where the image that is there will do: `if-exists: reuse` also takes one that differs in values of `build-args`.',
        ].join('\n'),
    };
}
/** The same, where it cannot be told how the image under the first tag was built. */
function variantUnread(where, tag, { digest }) {
    return {
        code: 'aws-call-failed',
        what: `${where.repository} has an image under ${tag}, ${digest}, and how it was built could not be read: ECR did not give its ` +
            'configuration. There is no tag for another image, so nothing was built.',
        why: 'a fault that passes; or a network that lets ECR through, but not Amazon S3, from where ECR has layers downloaded.',
        fix: 'run the job again; should it last, allow the network what https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html names for S3.',
    };
}
function reuseInstead(tag) {
    return [
        `where the image under ${tag} will do, as of a tag that names its content: \`if-exists: reuse\` takes it. Else:`,
    ];
}
/** The command that lets tags move. It replaces all filters, so those that are there are in it; ECR takes five at most. */
function freeTags({ repository, accountId, region }, tags, { mode, exclusionFilters }) {
    const isExcluded = mode === 'MUTABLE_WITH_EXCLUSION';
    const filters = isExcluded
        ? exclusionFilters.filter((filter) => !tags.some((tag) => (0,_tag_mutability_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesWildcard */ ._)(tag, filter)))
        : [...exclusionFilters, ...tags];
    const name = isExcluded ? 'MUTABLE' : 'IMMUTABLE';
    const place = `--repository-name ${repository} --registry-id ${accountId} --region ${region}`;
    return [
        `take ${(0,_errors_list_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .listTags */ .c)(tags)} out of \`tags\`; or, for a tag that is meant to move:`,
        `    aws ecr put-image-tag-mutability ${place} \\`,
        `      --image-tag-mutability ${filters.length === 0 ? name : `${name}_WITH_EXCLUSION \\`}`,
        ...(filters.length === 0
            ? []
            : [
                `      --image-tag-mutability-exclusion-filters${filters.map((filter) => ` filterType=WILDCARD,filter=${filter}`).join('')}`,
            ]),
    ];
}
/** The tag, the image it stands on, and since when. */
function describeTag(tag, { digest, pushedAt }) {
    return `${tag} -> ${digest}${pushedAt === undefined ? '' : `, pushed ${pushedAt.toISOString()}`}`;
}
/** `if-exists: fail`. */
function imageExists({ repository }, tag, there) {
    return {
        code: 'image-exists',
        what: `${repository} already has this tag, and \`if-exists\` is fail. Nothing was built and nothing was changed:\n    ${describeTag(tag, there)}`,
        why: 'an earlier run, or another job of this one, pushed it.',
        fix: 'use the image that is there with `if-exists: reuse`, overwrite the tag with `if-exists: rebuild`, or push a new commit.',
    };
}
/** The tag cannot move, and the image that it stands on cannot be pulled. */
function imageArchived(where, tag, there) {
    return {
        code: 'image-archived',
        what: `${where.repository} has this tag, but its image ${asleep(there)}, and the tag is immutable. Nothing was built:\n    ${describeTag(tag, there)}`,
        ...wake(where, there, 'or push a new commit.'),
    };
}
/** The image that is to get tags cannot be pulled; `name`: as the workflow names it. */
function sourceArchived(where, name, there) {
    return {
        code: 'image-archived',
        what: `${name} in ${where.repository} ${asleep(there)}. Nothing was changed:\n    ${describeTag(name, there)}`,
        ...wake(where, there, 'or name another image.'),
    };
}
function asleep({ status }) {
    return status === 'ACTIVATING' ? 'is being restored from the archive' : 'is archived';
}
function wake({ repository, accountId, region }, { status, digest }, otherwise) {
    if (status === 'ACTIVATING') {
        const why = 'somebody asked for it; ECR takes about 20 minutes.';
        return { why, fix: 'run the job again when ECR is done.' };
    }
    return {
        why: 'a lifecycle policy moved it to the archive, from where nobody can pull it.',
        fix: [
            'restore it, which takes about 20 minutes, and run the job again:',
            `    aws ecr update-image-storage-class --registry-id ${accountId} --repository-name ${repository} --region ${region} \\`,
            `      --image-id imageDigest=${digest} --target-storage-class STANDARD`,
            otherwise,
        ].join('\n'),
    };
}
/** How many tags an image may have (Amazon ECR service quotas, "Tags per image"; it cannot be raised). */
const TAGS_PER_IMAGE = 1000;
/** ECR takes no more tags for the image. */
function imageFull(repository, tags, digest) {
    return {
        code: 'image-full',
        what: `${repository} has ${digest}, but ECR did not put the tags ${tags.join(', ')} on it: it has as many as an image may have.`,
        why: `ECR takes ${TAGS_PER_IMAGE} tags for one image, and so many commits use this one.`,
        fix: `push a new commit, which then gets an image of its own; or free some tags of this one with\n    aws ecr batch-delete-image --repository-name ${repository} --image-ids imageTag=TAG`,
    };
}


/***/ }),

/***/ 8909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ orderTags),
/* harmony export */   V: () => (/* binding */ planTags)
/* harmony export */ });
/** The plan for these tags; the first one is pushed. */
function planTags([pushed, ...further], facts) {
    return { pushed, batches: orderTags(further, facts) };
}
/** These tags in batches. */
function orderTags(tags, facts) {
    const comesLast = (tag) => tag === 'latest' || facts.get(tag)?.kind === 'present';
    return [tags.filter((tag) => !comesLast(tag)), tags.filter(comesLast)].filter((batch) => batch.length > 0);
}


/***/ }),

/***/ 9695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ compareTested)
/* harmony export */ });
/**
 * Whether all that was tested is among these images; `unknown` where one of them does not tell. How layers are packed and
 * attestations count for nothing: an image is loaded without them.
 */
function compareTested(tested, images) {
    const missing = tested.filter((one) => !images.some((image) => isSame(one, image) === true));
    if (missing.length === 0)
        return 'same';
    return missing.some((one) => images.some((image) => isSame(one, image) === undefined)) ? 'unknown' : 'other';
}
function isSame({ layers, configDigest }, image) {
    if (image.layers !== undefined)
        return image.layers.join() === layers.join();
    const isTold = configDigest !== undefined && image.configDigest !== undefined;
    return isTold ? image.configDigest === configDigest : undefined;
}


/***/ })

};
;