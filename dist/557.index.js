"use strict";
exports.id = 557;
exports.ids = [557];
exports.modules = {

/***/ 3269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ EcrRegistry)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8249);
/* harmony import */ var _failure_aws_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8910);
/* harmony import */ var _failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6313);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(476);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2558);





/** ECR behind the `Registry` interface: the only file that knows its API. Each method throws a `Failure`. */
class EcrRegistry {
    #options;
    #client;
    #target;
    constructor(options) {
        const { region, proxy, credentials, repository, registryId } = options;
        this.#options = options;
        this.#client = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .ECRClient */ .S70({
            ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_3__/* .clientConfiguration */ .k)(region, proxy),
            // A push is at stake, and PutImage is limited to 10 calls a second in the whole account: worth a few more tries.
            maxAttempts: 6,
            ...(credentials === undefined ? {} : { credentials }),
        });
        this.#target = { repositoryName: repository, ...(registryId === undefined ? {} : { registryId }) };
    }
    async authorize() {
        try {
            const { authorizationData } = await this.#client.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .GetAuthorizationTokenCommand */ .Eu6({}));
            return toAuthorization(authorizationData?.[0], this.#options.mask);
        }
        catch (error) {
            throw this.#explain('GetAuthorizationToken', error);
        }
    }
    async describeRepository() {
        const { repositoryName, ...registry } = this.#target;
        try {
            const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .DescribeRepositoriesCommand */ .pE_({ ...registry, repositoryNames: [repositoryName] });
            const { repositories } = await this.#client.send(command);
            return toRepositoryFacts(repositories?.[0]);
        }
        catch (error) {
            if ((0,_failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isNamed */ .ev)(error, 'RepositoryNotFoundException'))
                return { kind: 'missing' };
            if ((0,_failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isAccessDenied */ .w7)(error))
                return { kind: 'unknown' };
            throw this.#explain('DescribeRepositories', error);
        }
    }
    async createRepository() {
        try {
            const { repository } = await this.#client.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .CreateRepositoryCommand */ .WTe(this.#target));
            return toRepositoryFacts(repository);
        }
        catch (error) {
            if (!(0,_failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isNamed */ .ev)(error, 'RepositoryAlreadyExistsException'))
                throw this.#explain('CreateRepository', error);
            // Another job was faster. A role that may not look goes on without knowing its settings.
            const existing = await this.describeRepository();
            if (existing.kind !== 'missing')
                return existing;
            throw this.#explain('CreateRepository', error);
        }
    }
    async describeTag(tag) {
        const images = await this.describeTags([tag]);
        if (images.kind !== 'found')
            return images;
        const [image] = images.value;
        return image === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value: image };
    }
    async describeTags(tags) {
        try {
            const answers = await Promise.all(inPortions(tags).map((portion) => {
                const imageIds = portion.map((imageTag) => ({ imageTag }));
                return this.#client.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .DescribeImagesCommand */ .ji5({ ...this.#target, imageIds }));
            }));
            return {
                kind: 'found',
                value: answers.flatMap(({ imageDetails }) => (imageDetails ?? []).flatMap(toImageFacts)),
            };
        }
        catch (error) {
            if ((0,_failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isNamed */ .ev)(error, 'ImageNotFoundException'))
                return { kind: 'missing', what: 'image' };
            if ((0,_failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isNamed */ .ev)(error, 'RepositoryNotFoundException'))
                return { kind: 'missing', what: 'repository' };
            if ((0,_failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isAccessDenied */ .w7)(error))
                return { kind: 'denied', permission: 'ecr:DescribeImages' };
            throw this.#explain('DescribeImages', error);
        }
    }
    async images(ids) {
        try {
            const answers = await Promise.all(inPortions(ids).map((portion) => {
                const imageIds = portion.map((id) => ('tag' in id ? { imageTag: id.tag } : { imageDigest: id.digest }));
                const acceptedMediaTypes = MANIFEST_MEDIA_TYPES;
                return this.#client.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .BatchGetImageCommand */ .P8n({ ...this.#target, imageIds, acceptedMediaTypes }));
            }));
            return { kind: 'found', value: answers.flatMap(({ images }) => (images ?? []).flatMap(toFoundImage)) };
        }
        catch (error) {
            if ((0,_failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isNamed */ .ev)(error, 'RepositoryNotFoundException'))
                return { kind: 'missing', what: 'repository' };
            if ((0,_failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isAccessDenied */ .w7)(error))
                return { kind: 'denied', permission: 'ecr:BatchGetImage' };
            throw this.#explain('BatchGetImage', error);
        }
    }
    async blob(digest) {
        try {
            const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .GetDownloadUrlForLayerCommand */ .pKL({ ...this.#target, layerDigest: digest });
            const { downloadUrl = '' } = await this.#client.send(command);
            const { proxy } = this.#options;
            const limit = (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .timeLimit */ .z)(DOWNLOAD_SECONDS);
            const answer = await (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .send */ .t)({ method: 'GET', url: new URL(downloadUrl), headers: {}, proxy, limit });
            if (answer.kind === 'answer' && answer.status === 200)
                return { kind: 'found', value: answer.body };
            return { kind: 'missing', what: 'image' };
        }
        catch (error) {
            if ((0,_failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isNamed */ .ev)(error, 'LayersNotFoundException', 'LayerInaccessibleException'))
                return { kind: 'missing', what: 'image' };
            if ((0,_failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isNamed */ .ev)(error, 'RepositoryNotFoundException'))
                return { kind: 'missing', what: 'repository' };
            if ((0,_failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isAccessDenied */ .w7)(error))
                return { kind: 'denied', permission: 'ecr:GetDownloadUrlForLayer' };
            throw this.#explain('GetDownloadUrlForLayer', error);
        }
    }
    async putTag({ digest, body, mediaType }, tag) {
        const image = { imageManifest: body, imageDigest: digest, imageTag: tag };
        const typed = mediaType === undefined ? image : { ...image, imageManifestMediaType: mediaType };
        try {
            await this.#client.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .PutImageCommand */ .SUU({ ...this.#target, ...typed }));
            return { kind: 'put' };
        }
        catch (error) {
            if ((0,_failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isNamed */ .ev)(error, 'ImageAlreadyExistsException'))
                return { kind: 'put' };
            if ((0,_failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isNamed */ .ev)(error, 'ImageTagAlreadyExistsException'))
                return { kind: 'immutable' };
            if ((0,_failure_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isAccessDenied */ .w7)(error))
                return { kind: 'denied', permission: 'ecr:PutImage' };
            throw this.#explain('PutImage', error);
        }
    }
    close() {
        this.#client.destroy();
    }
    #explain(operation, error) {
        const { region, repository } = this.#options;
        return (0,_failure_aws_js__WEBPACK_IMPORTED_MODULE_0__/* .explainAwsError */ .N)(error, { service: 'ecr', operation, region, repository });
    }
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
function toAuthorization(data, mask) {
    const { authorizationToken, proxyEndpoint } = data ?? {};
    if (!authorizationToken || !proxyEndpoint)
        throw new Error('ECR answered without an authorization token.');
    mask(authorizationToken);
    const [username = '', password = ''] = splitOnce(Buffer.from(authorizationToken, 'base64').toString('utf8'), ':');
    mask(password);
    // 12 hours is what API_GetAuthorizationToken promises.
    const expiresAt = data?.expiresAt ?? new Date(Date.now() + 12 * 3_600_000);
    return { username, password, host: proxyEndpoint.replace(/^https?:\/\//, ''), expiresAt };
}
function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
function toRepositoryFacts(repository) {
    const { repositoryUri, registryId, imageTagMutability, imageTagMutabilityExclusionFilters } = repository ?? {};
    if (!repositoryUri || !registryId)
        throw new Error('ECR described the repository without its URI.');
    const mode = imageTagMutability ?? 'MUTABLE';
    const exclusionFilters = (imageTagMutabilityExclusionFilters ?? []).flatMap(({ filter }) => (filter ? [filter] : []));
    return { kind: 'found', uri: repositoryUri, registryId, mutability: { mode, exclusionFilters } };
}
function toImageFacts(detail) {
    const { imageDigest, imageTags, imageManifestMediaType, imageSizeInBytes, imagePushedAt, imageStatus } = detail;
    if (!imageDigest)
        return [];
    return [
        {
            digest: imageDigest,
            tags: imageTags ?? [],
            status: imageStatus ?? 'ACTIVE',
            ...(imageManifestMediaType === undefined ? {} : { mediaType: imageManifestMediaType }),
            ...(imageSizeInBytes === undefined ? {} : { sizeBytes: imageSizeInBytes }),
            ...(imagePushedAt === undefined ? {} : { pushedAt: imagePushedAt }),
        },
    ];
}
function toFoundImage({ imageId, imageManifest, imageManifestMediaType }) {
    const { imageDigest, imageTag } = imageId ?? {};
    if (!imageDigest || imageManifest === undefined)
        return [];
    return [
        {
            digest: imageDigest,
            body: imageManifest,
            ...(imageManifestMediaType === undefined ? {} : { mediaType: imageManifestMediaType }),
            ...(imageTag === undefined ? {} : { tag: imageTag }),
        },
    ];
}


/***/ }),

/***/ 6557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deliver: () => (/* binding */ deliver)
});

// NAMESPACE OBJECT: ./.build/aws/identity.js
var identity_namespaceObject = {};
__webpack_require__.r(identity_namespaceObject);
__webpack_require__.d(identity_namespaceObject, {
  accountOf: () => (accountOf),
  findCredentials: () => (findCredentials),
  identifyCaller: () => (identifyCaller),
  openSession: () => (openSession)
});

// EXTERNAL MODULE: ./.build/aws/connection.js
var connection = __webpack_require__(2558);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-cjs/index.js
var dist_cjs = __webpack_require__(1695);
// EXTERNAL MODULE: ./.build/failure/aws.js
var aws = __webpack_require__(8910);
// EXTERNAL MODULE: ./.build/failure/aws-error.js
var aws_error = __webpack_require__(6313);
// EXTERNAL MODULE: ./.build/failure/identity.js
var failure_identity = __webpack_require__(2301);
// EXTERNAL MODULE: ./.build/retry.js
var retry = __webpack_require__(8132);
// EXTERNAL MODULE: ./.build/aws/id-token.js
var id_token = __webpack_require__(3951);
;// CONCATENATED MODULE: ./.build/aws/identity.js







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
    const { region, proxy, patience, mask, info } = context;
    const client = new dist_cjs/* STSClient */.iM((0,connection/* clientConfiguration */.k)(region, proxy));
    let token = { text: await context.idToken(), bornAt: patience.now() };
    const assume = async () => {
        if (patience.now() - token.bornAt > ID_TOKEN_MS) {
            token = { text: await context.idToken(), bornAt: patience.now() };
        }
        return await client.send(new dist_cjs/* AssumeRoleWithWebIdentityCommand */.WH({
            RoleArn: role.arn,
            RoleSessionName: inputs.sessionName,
            DurationSeconds: inputs.durationSeconds,
            WebIdentityToken: token.text,
        }));
    };
    try {
        const onRetry = tellRetry(info);
        const answer = await (0,retry/* retry */.L)({ ...KEY_LOOKUP_RETRIES, onRetry }, patience, () => (0,retry/* retry */.L)({ ...REFUSAL_RETRIES, onRetry }, patience, assume));
        info(`Assumed ${role.arn} as ${answer.SubjectFromWebIdentityToken ?? 'this job'} (audience ${answer.Audience}).`);
        return toSession(answer.Credentials, answer.AssumedRoleUser?.Arn, mask);
    }
    catch (error) {
        throw (0,failure_identity/* explainWebIdentityError */.wQ)(error, { role, claims: (0,id_token/* readClaims */.I)(token.text), audience: inputs.audience, region });
    }
    finally {
        client.destroy();
    }
}
/** A refusal is final, but for the seconds in which a new role or policy reaches all of STS. */
const REFUSAL_RETRIES = {
    attempts: 3,
    baseMs: 600,
    capMs: 1_200,
    minMs: 300,
    budgetMs: 2_500,
    retryable: aws_error/* isAccessDenied */.w7,
};
/** STS could not read GitHub's public keys: a matter of load on their side, which passes. */
const KEY_LOOKUP_RETRIES = {
    attempts: 6,
    baseMs: 800,
    capMs: 8_000,
    retryable: (error) => (0,aws_error/* isNamed */.ev)(error, 'IDPCommunicationError', 'IDPCommunicationErrorException') ||
        ((0,aws_error/* isNamed */.ev)(error, 'InvalidIdentityToken', 'InvalidIdentityTokenException') &&
            /verification key/i.test(error.message)),
};
function tellRetry(info) {
    return (error, pauseMs) => info(`STS: ${error instanceof Error ? error.message : error}; trying again in ${(pauseMs / 1000).toFixed(1)} s.`);
}
async function assumeChained(role, before, inputs, context) {
    const client = new dist_cjs/* STSClient */.iM({ ...(0,connection/* clientConfiguration */.k)(context.region, context.proxy), credentials: before });
    try {
        const answer = await client.send(new dist_cjs/* AssumeRoleCommand */.QL({
            RoleArn: role.arn,
            RoleSessionName: inputs.sessionName,
            DurationSeconds: inputs.durationSeconds,
            ...(inputs.externalId === undefined ? {} : { ExternalId: inputs.externalId }),
        }));
        context.info(`Assumed ${role.arn} with the session of the role before it.`);
        return toSession(answer.Credentials, answer.AssumedRoleUser?.Arn, context.mask);
    }
    catch (error) {
        throw (0,failure_identity/* explainChainedRoleError */.WP)(error, role, before.arn, context.region);
    }
    finally {
        client.destroy();
    }
}
function toSession(credentials, arn, mask) {
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration || !arn) {
        throw new Error('STS answered without credentials.');
    }
    for (const secret of [AccessKeyId, SecretAccessKey, SessionToken])
        mask(secret);
    return {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
        expiration: Expiration,
        arn,
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
async function identifyCaller(region, proxy) {
    const client = new dist_cjs/* STSClient */.iM((0,connection/* clientConfiguration */.k)(region, proxy));
    try {
        const { Arn, Account } = await client.send(new dist_cjs/* GetCallerIdentityCommand */.zI({}));
        if (!Arn || !Account)
            throw new Error('STS answered without an identity.');
        return { arn: Arn, accountId: Account };
    }
    catch (error) {
        throw (0,aws/* explainAwsError */.N)(error, { service: 'sts', operation: 'GetCallerIdentity', region });
    }
    finally {
        client.destroy();
    }
}
/** The credentials that the SDK's default chain finds on this runner; all of them are secrets. */
async function findCredentials(region, proxy) {
    const client = new dist_cjs/* STSClient */.iM((0,connection/* clientConfiguration */.k)(region, proxy));
    try {
        return await client.config.credentials();
    }
    catch (error) {
        throw (0,aws/* explainAwsError */.N)(error, { service: 'sts', operation: 'GetCallerIdentity', region });
    }
    finally {
        client.destroy();
    }
}

// EXTERNAL MODULE: ./.build/aws/registry.js
var aws_registry = __webpack_require__(3269);
// EXTERNAL MODULE: ./.build/docker/process.js
var process = __webpack_require__(9910);
// EXTERNAL MODULE: ./.build/execute/expose.js
var expose = __webpack_require__(1844);
// EXTERNAL MODULE: ./.build/execute/identify.js
var identify = __webpack_require__(3596);
// EXTERNAL MODULE: ./.build/plan/image.js
var plan_image = __webpack_require__(5837);
;// CONCATENATED MODULE: ./.build/execute/origins.js

const NOTHING = { origin: {}, labels: {}, platformDigests: {} };
/** A reader of images that asks ECR for their configurations. What the role may not read is left out. */
function imageReader(registry, debug) {
    const known = new Map();
    const read = async (image) => {
        try {
            return await readImage(registry, image);
        }
        catch (error) {
            debug(`${image.digest} could not be read: ${error}`);
            return NOTHING;
        }
    };
    return (image) => {
        const insight = known.get(image.digest) ?? read(image);
        known.set(image.digest, insight);
        return insight;
    };
}
async function readImage(registry, image) {
    const manifest = (0,plan_image/* readManifest */.WI)(image.body);
    if (manifest === undefined)
        return NOTHING;
    const { annotations } = manifest;
    const config = await configOf(registry, manifest);
    const labels = config?.labels ?? {};
    return {
        origin: (0,plan_image/* originOf */.yv)(annotations, labels),
        labels,
        platformDigests: platformsOf(image.digest, manifest, config),
    };
}
function platformsOf(digest, manifest, config) {
    if (manifest.kind === 'image')
        return config === undefined || config.platform === '' ? {} : { [config.platform]: digest };
    const images = manifest.children.filter(({ platform }) => platform !== undefined);
    return Object.fromEntries(images.map((child) => [child.platform ?? '', child.digest]));
}
/** The configuration of an image, of an index that of its first image: they come from one build. */
async function configOf(registry, manifest) {
    if (manifest.kind === 'image') {
        const blob = await registry.blob(manifest.configDigest);
        return blob.kind === 'found' ? (0,plan_image/* readConfig */.Xg)(blob.value) : undefined;
    }
    const first = manifest.children.find(({ platform }) => platform !== undefined);
    const found = first === undefined ? undefined : await registry.images([{ digest: first.digest }]);
    const child = found?.kind === 'found' ? found.value[0] : undefined;
    const inner = child === undefined ? undefined : (0,plan_image/* readManifest */.WI)(child.body);
    return inner?.kind === 'image' ? await configOf(registry, inner) : undefined;
}

// EXTERNAL MODULE: ./.build/execute/survey.js
var execute_survey = __webpack_require__(9622);
// EXTERNAL MODULE: ./.build/failure/failure.js
var failure = __webpack_require__(9933);
// EXTERNAL MODULE: ./.build/git.js
var git = __webpack_require__(7902);
// EXTERNAL MODULE: ./.build/plan/repository.js
var plan_repository = __webpack_require__(8758);
;// CONCATENATED MODULE: ./.build/plan/refusals.js

/** There is no such repository, and none may be created. */
function repositoryMissing({ repository, accountId, region }) {
    return {
        code: 'repository-missing',
        what: `The repository ${repository} does not exist in account ${accountId}, region ${region}. Nothing was built.`,
        why: 'the repository was not created yet, or `repository`, `aws-region` or the account of the role is another one.',
        fix: [
            'let this step create it (the role then needs ecr:CreateRepository):',
            '    create-repository: true',
            'or create it once:',
            `    aws ecr create-repository --repository-name ${repository} --region ${region}`,
        ].join('\n'),
    };
}
/** The role may see neither the repository nor its images. */
function repositoryUnseen({ repository, accountId, region }) {
    const partition = (0,plan_repository/* partitionOf */.iQ)(region);
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
/** Wanted tags stand on other images and cannot move. */
function tagsImmutable({ repository, region, accountId, tagFacts }, blocked, mutability) {
    const told = blocked.map((tag) => {
        const fact = tagFacts.get(tag);
        return fact?.kind === 'present' ? `    ${describeTag(tag, fact)}` : `    ${tag}`;
    });
    const [commits, named] = [blocked.filter(isCommit), blocked.filter((tag) => !isCommit(tag))];
    const place = `--repository-name ${repository} --registry-id ${accountId} --region ${region}`;
    const fixes = [
        ...(commits.length > 0
            ? ['use the image that is there (`if-exists: reuse`, or `auto`); or push a new commit.']
            : []),
        ...(named.length > 0
            ? [
                `take ${list(named)} out of \`tags\`; or, for a tag that is meant to move:`,
                ...freeTags(place, named, mutability),
            ]
            : []),
    ];
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
        fix: fixes.join('\n'),
    };
}
/** The command that lets tags move. It replaces all filters, so those that are there are in it; ECR takes five at most. */
function freeTags(place, tags, { mode, exclusionFilters }) {
    const isExcluded = mode === 'MUTABLE_WITH_EXCLUSION';
    const filters = isExcluded
        ? exclusionFilters.filter((filter) => !tags.some((tag) => (0,plan_repository/* matchesWildcard */._W)(tag, filter)))
        : [...exclusionFilters, ...tags];
    const name = isExcluded ? 'MUTABLE' : 'IMMUTABLE';
    const mutability = filters.length === 0 ? name : `${name}_WITH_EXCLUSION`;
    const list = filters.map((filter) => ` filterType=WILDCARD,filter=${filter}`).join('');
    return [
        `    aws ecr put-image-tag-mutability ${place} \\`,
        `      --image-tag-mutability ${mutability}${filters.length === 0 ? '' : ' \\'}`,
        ...(filters.length === 0 ? [] : [`      --image-tag-mutability-exclusion-filters${list}`]),
    ];
}
/** Whether the tag is a full commit SHA, which no one wants to move. */
function isCommit(tag) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(tag);
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
function imageArchived({ repository, accountId, region }, tag, there) {
    const isWaking = there.status === 'ACTIVATING';
    return {
        code: 'image-archived',
        what: `${repository} has this tag, but its image ${isWaking ? 'is being restored from the archive' : 'is archived'}, and the tag is immutable. Nothing was built:\n    ${describeTag(tag, there)}`,
        why: isWaking
            ? 'somebody asked for it; ECR takes about 20 minutes.'
            : 'a lifecycle policy moved it to the archive, from where nobody can pull it.',
        fix: isWaking
            ? 'run the job again when ECR is done.'
            : [
                'restore it, which takes about 20 minutes, and run the job again:',
                `    aws ecr update-image-storage-class --registry-id ${accountId} --repository-name ${repository} --region ${region} \\`,
                `      --image-id imageDigest=${there.digest} --target-storage-class STANDARD`,
                'or push a new commit.',
            ].join('\n'),
    };
}
/** Some tags for a sentence: all of a few, the first ones of many. */
function list(tags) {
    return tags.length <= 3 ? tags.join(', ') : `${tags.slice(0, 3).join(', ')} and ${tags.length - 3} more`;
}

;// CONCATENATED MODULE: ./.build/plan/tags.js
/** The plan for these tags; the first one is pushed. */
function planTags([pushed, ...further], facts) {
    return { pushed, waves: orderTags(further, facts) };
}
/** These tags in waves. */
function orderTags(tags, facts) {
    const moves = (tag) => tag === 'latest' || facts.get(tag)?.kind === 'present';
    return [tags.filter((tag) => !moves(tag)), tags.filter(moves)].filter((wave) => wave.length > 0);
}

;// CONCATENATED MODULE: ./.build/plan/decision.js



/**
 * Builds, or takes what is there, or says at once what could only fail: before anybody waits for a build. An image that
 * is archived does not count as there, as nobody could pull it.
 */
function decide(situation) {
    const { repositoryFacts: repository, tagFacts, tags } = situation;
    if (repository.kind === 'missing')
        return decideMissing(situation);
    const unknown = tags.filter((tag) => tagFacts.get(tag)?.kind === 'unknown');
    if (repository.kind === 'unknown' && unknown.length === tags.length) {
        return { kind: 'refuse', problem: repositoryUnseen(situation) };
    }
    const there = presentTag(situation, tags[0]);
    if (there !== undefined && situation.ifExists === 'fail') {
        return { kind: 'refuse', problem: imageExists(situation, tags[0], there) };
    }
    if (there !== undefined && isReused(situation, there))
        return reuse(situation, there.digest, whyReused(situation));
    const { sameContent } = situation;
    if (sameContent !== undefined && !(there !== undefined && situation.ifExists === 'rebuild')) {
        const since = sameContent.pushedAt === undefined ? '' : `, pushed ${sameContent.pushedAt.toISOString()}`;
        return reuse(situation, sameContent.digest, `${sameContent.tag} was built from the same content${since}`);
    }
    return build(situation);
}
function decideMissing(situation) {
    const { repository, tags, tagFacts } = situation;
    if (!situation.createRepository)
        return { kind: 'refuse', problem: repositoryMissing(situation) };
    return {
        kind: 'build',
        sentence: `The repository ${repository} does not exist yet: create it, build and push.`,
        createRepository: true,
        tagPlan: planTags(tags, tagFacts),
    };
}
function presentTag({ tagFacts }, tag) {
    const fact = tagFacts.get(tag);
    return fact?.kind === 'present' ? fact : undefined;
}
/** Whether the tag cannot be moved to another image; where ECR does not tell, it may well be so. */
function isFixed({ repositoryFacts }, tag) {
    return !(repositoryFacts.kind === 'found' && (0,plan_repository/* isMovable */.dS)(tag, repositoryFacts.mutability));
}
/** Whether the image under the first tag will do. */
function isReused(situation, there) {
    if (there.status !== 'ACTIVE')
        return false;
    switch (situation.ifExists) {
        case 'reuse':
            return true;
        case 'auto':
            // A further tag that is fixed on this very image would stop a rebuild just the same.
            return (situation.hasCommitTag &&
                situation.tags.some((tag) => presentTag(situation, tag)?.digest === there.digest && isFixed(situation, tag)));
        case 'rebuild':
        case 'fail':
            return false;
    }
}
function whyReused({ ifExists, tags, repositoryFacts }) {
    if (ifExists === 'reuse')
        return `${tags[0]} is there, and if-exists is reuse`;
    return repositoryFacts.kind === 'found'
        ? `${tags[0]} is there and cannot be overwritten`
        : `${tags[0]} is there, and the role may not see whether it can be overwritten`;
}
function reuse(situation, digest, why) {
    const { tags, tagFacts } = situation;
    const missing = tags.filter((tag) => presentTag(situation, tag)?.digest !== digest);
    const blocked = missing.filter((tag) => presentTag(situation, tag) !== undefined && isKnownFixed(situation, tag));
    if (blocked.length > 0)
        return refuseImmutable(situation, blocked);
    const added = missing.length === 0 ? '' : `; ${list(missing)} ${missing.length === 1 ? 'is' : 'are'} put on it too`;
    return {
        kind: 'reuse',
        sentence: `Nothing to build: ${why}. Reused is ${digest}${added}`,
        digest,
        waves: orderTags(missing, tagFacts),
    };
}
function isKnownFixed(situation, tag) {
    return situation.repositoryFacts.kind === 'found' && isFixed(situation, tag);
}
function build(situation) {
    const { tags, tagFacts, repository } = situation;
    const blocked = tags.filter((tag) => presentTag(situation, tag) !== undefined && isKnownFixed(situation, tag));
    const archived = presentTag(situation, tags[0]);
    if (archived !== undefined && archived.status !== 'ACTIVE' && blocked.includes(tags[0])) {
        return { kind: 'refuse', problem: imageArchived(situation, tags[0], archived) };
    }
    if (blocked.length > 0)
        return refuseImmutable(situation, blocked);
    const known = (kind) => tags.filter((tag) => tagFacts.get(tag)?.kind === kind);
    const sentence = describeBuild(repository, known('present'), known('unknown'));
    const asleep = archived === undefined || archived.status === 'ACTIVE' ? '' : ` ${tags[0]} is archived now.`;
    return {
        kind: 'build',
        sentence: `${sentence}${asleep}`,
        createRepository: false,
        tagPlan: planTags(tags, tagFacts),
    };
}
function refuseImmutable(situation, blocked) {
    const { repositoryFacts } = situation;
    if (repositoryFacts.kind !== 'found')
        throw new Error('Tags of an unseen repository are never known to be immutable.');
    return { kind: 'refuse', problem: tagsImmutable(situation, blocked, repositoryFacts.mutability) };
}
function describeBuild(repository, moving, unknown) {
    if (unknown.length > 0)
        return `Build and push, though the role may not see whether ${list(unknown)} is in ${repository}.`;
    if (moving.length === 0)
        return `Build and push: ${repository} has none of the wanted tags yet.`;
    const verb = moving.length === 1 ? 'moves' : 'move';
    return `Build and push. ${list(moving)} ${verb} to the new image; the image that is there now stays, under its digest.`;
}

// EXTERNAL MODULE: ./.build/present.js
var present = __webpack_require__(185);
;// CONCATENATED MODULE: ./.build/execute/prove.js


/** Not all tags show up yet. */
class NotListed extends Error {
    tags;
    constructor(tags) {
        super('Not all tags are listed.');
        this.tags = tags;
    }
}
/**
 * Asks the registry whether every tag stands on the image that was pushed. The listing may lag behind a push for a
 * moment, so tags that are not there are asked for again, for a few seconds.
 *
 * @throws Failure `proof-failed`
 */
async function prove(claim, context) {
    const plan = {
        attempts: 8,
        baseMs: 250,
        capMs: 2_000,
        budgetMs: 8_000,
        retryable: (error) => error instanceof NotListed,
    };
    try {
        return await (0,retry/* retry */.L)(plan, context.patience, () => look(claim, context));
    }
    catch (error) {
        if (!(error instanceof NotListed))
            throw error;
        throw new failure/* Failure */.HR({
            code: 'proof-failed',
            what: `${claim.repository} does not list ${await missingOf(error.tags, context.registry)}, seconds after ${claim.digest} got them.`,
            why: 'the tag was deleted in this moment, by a lifecycle policy or by another job, or ECR is late.',
            fix: 'run the job again; then look at the repository in the ECR console.',
        });
    }
}
async function look(claim, { registry, warning }) {
    const images = await registry.describeTags(claim.tags);
    switch (images.kind) {
        case 'found':
            return compare(claim, new Map(images.value.flatMap(({ tags, status: _, ...image }) => tags.map((tag) => [tag, image]))));
        case 'missing':
            throw new NotListed(claim.tags);
        case 'denied': {
            const found = await registry.images(claim.tags.map((tag) => ({ tag })));
            if (found.kind !== 'found') {
                warning(`The push is not proven: the role has neither ${images.permission} nor ecr:BatchGetImage. Allow the first.`);
                return { digest: claim.digest, isProven: false };
            }
            const proof = compare(claim, new Map(found.value.map(({ tag = '', digest }) => [tag, { digest }])));
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
/** @throws NotListed for a tag that is not there, Failure for one that stands on another image */
function compare({ tags, digest, repository }, shown) {
    const missing = tags.filter((tag) => !shown.has(tag));
    if (missing.length > 0)
        throw new NotListed(missing);
    const elsewhere = tags.filter((tag) => shown.get(tag)?.digest !== digest);
    if (elsewhere.length > 0) {
        throw new failure/* Failure */.HR({
            code: 'proof-failed',
            what: [
                `${repository} should have ${digest} under these tags, but shows something else:`,
                ...elsewhere.map((tag) => `    ${tag} -> ${shown.get(tag)?.digest}`),
            ].join('\n'),
            why: 'another job pushed the same tag at the same moment.',
            fix: 'let only one job at a time push this tag, with `concurrency:` in the workflow, and run this one again.',
        });
    }
    return { ...(shown.get(tags[0] ?? '') ?? { digest }), isProven: true };
}

;// CONCATENATED MODULE: ./.build/conclude.js

/** The last part of the main path: asks the registry what it has, and says so. */
async function conclude({ runner, patience }, { registry, target }, { result, tags, digest, platformDigests }) {
    const { host, repository, accountId, region } = target;
    return await runner.phase('Proof', async () => {
        const claim = { tags, digest, repository };
        const [proof, platforms] = await Promise.all([
            prove(claim, { registry, patience, warning: runner.warning }),
            platformDigests,
        ]);
        const place = { registry: host, repository, accountId, region };
        const image = { kind: 'pushed', result, ...place, tags, ...proof, platformDigests: platforms };
        return { value: image, sentence: describeProof(image) };
    });
}
function describeProof({ registry, repository, digest, tags, isProven }) {
    const under = tags.length === 1 ? 'its tag' : `its ${tags.length} tags`;
    const image = `${registry}/${repository}@${digest}`;
    return isProven ? `ECR has ${image} under ${under}` : `Not proven: ${image} under ${under}`;
}

// EXTERNAL MODULE: ./.build/execute/build.js + 1 modules
var execute_build = __webpack_require__(2116);
;// CONCATENATED MODULE: ./.build/plan/moves.js
/**
 * Whether an image that is there is of a newer commit than ours, so that a tag must not move back from it. Git's history
 * decides; a checkout without history, as actions/checkout makes it, leaves the dates of the commits. Where neither is
 * known the tag moves, as it would without this action.
 */
function isNewer(theirs, ours, relation) {
    if (theirs.revision === ours.commit)
        return false;
    switch (relation) {
        case 'newer':
            return true;
        case 'same':
        case 'older':
        case 'unrelated':
            return false;
        case 'unknown':
            return theirs.created !== undefined && ours.date !== undefined && theirs.created > ours.date;
    }
}

;// CONCATENATED MODULE: ./.build/execute/keep-newer.js

/**
 * Takes out the tags that stand on an image of a newer commit: a run of an older commit that finishes last must not move
 * them back. `standing`: the images that the tags stand on now; `digest`: the image that is to get them.
 */
async function keepNewer(waves, target, { read, history, own }) {
    const review = async (tag) => {
        const image = target.standing.get(tag);
        if (image === undefined || image.digest === target.digest)
            return undefined;
        const { origin } = await read(image);
        const { revision } = origin;
        const relation = revision === undefined ? 'unknown' : await history.relation(revision, own.commit);
        return isNewer(origin, own, relation) ? { tag, digest: image.digest, revision } : undefined;
    };
    const kept = (await Promise.all(waves.flat().map(review))).filter((tag) => tag !== undefined);
    const names = new Set(kept.map(({ tag }) => tag));
    const moving = waves.map((wave) => wave.filter((tag) => !names.has(tag))).filter((wave) => wave.length > 0);
    return { waves: moving, kept };
}
/** The notice about tags that stay. */
function describeKept(kept, commit) {
    const lines = kept.map(({ tag, digest, revision }) => `${tag} -> ${revision ?? digest}`);
    return (`${lines.join(', ')}: left there, as that image is of a newer commit than ${commit}. ` +
        'To move tags back on purpose, set `keep-newer-tags: false`.');
}

// EXTERNAL MODULE: ./.build/docker/engine.js
var engine = __webpack_require__(9981);
;// CONCATENATED MODULE: ./.build/docker/push-output.js
/**
 * The digest that `docker push` reports on its last line, `<tag>: digest: sha256:... size: <bytes>`: of the image
 * manifest, or of the index where one was pushed. `undefined` where there is no such line.
 */
function pushedDigest(stdout, tag) {
    const lines = stdout.matchAll(/^(\S+): digest: (sha256:[0-9a-f]{64}) size: \d+\s*$/gm);
    return [...lines].findLast((line) => line[1] === tag)?.[2];
}
/** The digest in the `RepoDigests` of an image that belongs to this repository (`host/name`). */
function repoDigest(repoDigests, repositoryUri) {
    return repoDigests.find((entry) => entry.startsWith(`${repositoryUri}@`))?.slice(repositoryUri.length + 1);
}

// EXTERNAL MODULE: ./.build/failure/docker.js
var failure_docker = __webpack_require__(7075);
;// CONCATENATED MODULE: ./.build/execute/push.js





/** A push that failed, to be tried again or explained. */
class PushError extends Error {
    finished;
    constructor(finished) {
        super('docker push failed');
        this.finished = finished;
    }
}
/**
 * Pushes the image under its name. Pushing again what arrived already costs little, so faults of network and service are
 * tried again, and a refused login is renewed once: it may have run out during the build.
 *
 * @throws Failure
 */
async function pushImage(docker, target, context) {
    const { patience, info, renewLogin } = context;
    // The platform is read while the image is on its way.
    const inspecting = (0,engine/* inspectImage */.m)(docker, target.image).catch(() => undefined);
    const onRetry = (_error, ms) => info(`The push failed; trying again in ${(ms / 1000).toFixed(1)} s.`);
    const isEnded = (so) => (error) => error instanceof PushError && so(error.finished.tail, target);
    let attempts = 0;
    const push = async () => {
        attempts += 1;
        const finished = await docker.stream(['push', target.image]);
        if (!finished.succeeded)
            throw new PushError(finished);
        return finished;
    };
    const pushWithLogin = () => (0,retry/* retry */.L)({ ...LOGIN_RETRIES, onRetry, retryable: isEnded(failure_docker/* isLoginRefused */.mZ) }, patience, async (attempt) => {
        if (attempt > 1)
            await renewLogin();
        return await push();
    });
    try {
        const finished = await (0,retry/* retry */.L)({ ...FAULT_RETRIES, onRetry, retryable: isEnded(failure_docker/* isPassingPushError */.Qk) }, patience, pushWithLogin);
        return await toPushed(docker, target, finished, await inspecting);
    }
    catch (error) {
        if (!(error instanceof PushError))
            throw error;
        const image = await inspecting;
        const resolved = await context.resolve({ output: error.finished.tail, attempts, image });
        if (resolved instanceof failure/* Failure */.HR)
            throw resolved;
        return { digest: resolved.digest, platform: image?.platform };
    }
}
const FAULT_RETRIES = { attempts: 4, baseMs: 1_000, capMs: 8_000 };
const LOGIN_RETRIES = { attempts: 2, baseMs: 0, capMs: 0 };
async function toPushed(docker, target, { stdout, tail }, image) {
    const repositoryUri = `${target.host}/${target.repository}`;
    const tag = target.image.slice(repositoryUri.length + 1);
    const reported = pushedDigest(stdout, tag);
    // Should docker ever word its last line differently, the engine still knows what it pushed.
    const digest = reported ?? repoDigest((await (0,engine/* inspectImage */.m)(docker, target.image))?.repoDigests ?? [], repositoryUri);
    if (digest === undefined)
        throw (0,failure_docker/* pushFailed */.EX)(tail, target, 1);
    return { digest, platform: image?.platform };
}

;// CONCATENATED MODULE: ./.build/execute/pace.js
/** Lets at most `limit` calls start within any second, at once where it can, in the order of asking. */
function limitPerSecond(limit, { now, sleep }) {
    const starts = [];
    return async () => {
        const earliest = (starts.at(-limit) ?? Number.NEGATIVE_INFINITY) + 1_000;
        const start = Math.max(now(), earliest);
        starts.push(start);
        if (start > now())
            await sleep(start - now());
    };
}

;// CONCATENATED MODULE: ./.build/execute/tag.js


/** ECR's quota of PutImage calls a second, in the whole account (Amazon ECR service quotas). */
const PUT_IMAGE_PER_SECOND = 10;
/** What the log says of the further tags. */
function describeTags(tags) {
    return tags.length === 0 ? 'No further tag to put' : `Tagged as ${tags.join(', ')} too`;
}
/** The manifest of an image among those that the registry gave. */
function manifestIn(images, digest) {
    if (images.kind !== 'found')
        return images;
    const value = images.value.find((image) => image.digest === digest);
    return value === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value };
}
/**
 * Puts these tags on an image that is there: one call of ECR each, nothing is uploaded again, several at a time within
 * ECR's quota. Where the role may not, `docker push` does the same, tag after tag.
 *
 * @throws Failure `tag-immutable` where another job took a tag meanwhile, `permission-missing` where neither way is open
 */
async function addTags(waves, manifest, context) {
    if (waves.length === 0)
        return;
    switch (manifest.kind) {
        case 'found':
            return await putWaves(waves, manifest.value, context);
        case 'denied':
            return await pushTags(waves.flat(), manifest.permission, `The role lacks ${manifest.permission}.`, context);
        case 'missing':
            return await pushTags(waves.flat(), 'ecr:BatchGetImage', 'ECR does not show the manifest yet.', context);
    }
}
async function putWaves(waves, manifest, context) {
    const pace = limitPerSecond(PUT_IMAGE_PER_SECOND, context.patience);
    // The push itself was one PutImage.
    if (context.pushTag !== undefined)
        await pace();
    for (const wave of waves) {
        const results = await Promise.all(wave.map(async (tag) => {
            await pace();
            return { tag, result: await context.registry.putTag(manifest, tag) };
        }));
        const immutable = results.filter(({ result }) => result.kind === 'immutable').map(({ tag }) => tag);
        if (immutable.length > 0)
            throw tagsTaken(immutable, context.repository);
        const denied = results.filter(({ result }) => result.kind === 'denied').map(({ tag }) => tag);
        await pushTags(denied, 'ecr:PutImage', 'The role lacks ecr:PutImage at the API of ECR.', context);
    }
}
async function pushTags(tags, permission, reason, { warning, pushTag, repository }) {
    if (tags.length === 0)
        return;
    if (pushTag === undefined)
        throw cannotTag(tags, permission, reason, repository);
    warning(`${reason} Each further tag is pushed by docker, one after another; usually one short call each is enough.`);
    for (const tag of tags)
        await pushTag(tag);
}
function tagsTaken(tags, repository) {
    return new failure/* Failure */.HR({
        code: 'tag-immutable',
        what: `The image is in ${repository}, but without the tags ${tags.join(', ')}: they stand on another image and are immutable.`,
        why: 'another job put them on its image while this one was at work.',
        fix: 'take these tags out of `tags`, or exclude them from immutability in the settings of the repository.',
    });
}
function cannotTag(tags, permission, reason, repository) {
    return new failure/* Failure */.HR({
        code: 'permission-missing',
        what: `The image is in ${repository}, but the tags ${tags.join(', ')} could not be put on it. ${reason}`,
        why: "the role's policy does not allow it, or the policy of the repository.",
        fix: `allow ${permission} on the repository; or build anew with \`if-exists: rebuild\`.`,
    });
}

;// CONCATENATED MODULE: ./.build/plan/login.js
const MARGIN_MS = 5 * 60_000;
/**
 * Whether a login should be renewed before a push: an authorization token lives 12 hours, but acts for a session that
 * may end sooner, in the middle of a long build.
 */
function isLoginStale({ tokenExpiresAt, sessionExpiresAt }, now) {
    const end = Math.min(tokenExpiresAt.getTime(), sessionExpiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
    return end - now.getTime() < MARGIN_MS;
}

;// CONCATENATED MODULE: ./.build/reuse.js




/** Takes an image that is there: puts the tags on it that it lacks, and proves all of them. No Docker is needed. */
async function reuse_reuse(step, scene, wanted) {
    const { inputs } = step;
    const { survey, moves } = scene;
    const { digest } = wanted;
    const manifest = await manifestOf(scene, digest);
    const insight = manifest.kind === 'found' ? moves.read(manifest.value) : undefined;
    const target = { digest, standing: (0,execute_survey/* imagesByTag */.g)(survey.images) };
    const { waves, kept } = inputs.image.keepNewerTags
        ? await keepNewer(wanted.waves, target, moves)
        : { waves: wanted.waves, kept: [] };
    tellKept(step, kept);
    const [first, ...further] = wanted.tags.filter((tag) => !kept.some((left) => left.tag === tag));
    if (first === undefined)
        return await reuse_reuse(step, scene, newest(kept));
    await putTags(step, scene, { waves, manifest });
    const platformDigests = Promise.resolve(insight).then((known) => known?.platformDigests ?? {});
    return await conclude(step, scene, { result: 'reused', tags: [first, ...further], digest, platformDigests });
}
async function manifestOf({ survey, registry }, digest) {
    const known = survey.images.find((image) => image.digest === digest);
    if (known !== undefined)
        return { kind: 'found', value: known };
    return manifestIn(await registry.images([{ digest }]), digest);
}
async function putTags({ runner, patience }, { registry, target: { repository } }, { waves, manifest }) {
    if (waves.length === 0)
        return;
    await runner.phase('Tags', async () => {
        await addTags(waves, manifest, { registry, patience, warning: runner.warning, repository });
        return { value: undefined, sentence: describeTags(waves.flat()) };
    });
}
/** Where every tag stays on a newer image, that image is what the step has to offer. */
function newest(kept) {
    const digest = kept[0]?.digest ?? '';
    const [first = '', ...further] = kept.filter((left) => left.digest === digest).map(({ tag }) => tag);
    return { digest, tags: [first, ...further], waves: [] };
}
/** Says in the log and on the page of the run which tags stay where they are. */
function tellKept({ runner, event }, kept) {
    if (kept.length > 0)
        runner.notice(describeKept(kept, event.commit));
}

;// CONCATENATED MODULE: ./.build/publish.js












/** Builds, pushes, adds the further tags, and asks the registry what it has. */
async function publish(step, delivery) {
    const { runner, inputs } = step;
    const { docker, target } = delivery;
    readStandingImages(step, delivery);
    await runner.phase('Build', async () => {
        const { build, image } = inputs;
        const { content } = delivery;
        const labels = [...image.ownLabels, ...(content === undefined ? [] : [content.label]), ...build.labels];
        await (0,execute_build/* buildImage */._)(docker, { build: { ...build, labels }, images: [target.image], info: runner.info });
        return { value: undefined, sentence: `Built ${target.image}` };
    });
    const { plan, kept } = await planPush(step, delivery);
    if (plan === undefined)
        return await reuse_reuse(step, delivery, newest(kept));
    const pushed = await runner.phase('Push', () => pushAs(step, delivery, plan.pushed));
    const left = [...kept, ...(await addFurtherTags(step, delivery, { digest: pushed.digest, waves: plan.waves }))];
    await markContent(step, delivery, pushed.digest);
    await checkAnnotations(step, delivery, pushed.digest);
    const further = inputs.tags.filter((name) => name !== plan.pushed && !left.some(({ tag }) => tag === name));
    const platformDigests = Promise.resolve(pushed.platform === undefined ? {} : { [pushed.platform]: pushed.digest });
    return await conclude(step, delivery, {
        result: 'built',
        tags: [plan.pushed, ...further],
        digest: pushed.digest,
        platformDigests,
    });
}
/** Reads the images that tags will move away from, while the build is at work. */
function readStandingImages({ inputs }, { survey, moves, tagPlan }) {
    if (!inputs.image.keepNewerTags)
        return;
    const standing = (0,execute_survey/* imagesByTag */.g)(survey.images);
    for (const name of tagPlan.waves.flat()) {
        const image = standing.get(name);
        if (image !== undefined)
            void moves.read(image);
    }
}
/**
 * Which tag is pushed, and which follow. A commit's own tag never moves back; where there is none the first tag may
 * stand on a newer commit's image by now, and then the next one is pushed in its place, or nothing at all.
 */
async function planPush(step, { registry, survey, tagPlan, moves }) {
    const { hasCommitTag, keepNewerTags } = step.inputs.image;
    if (hasCommitTag || !keepNewerTags)
        return { plan: tagPlan, kept: [] };
    const wanted = [[tagPlan.pushed], ...tagPlan.waves];
    const images = await registry.images(wanted.flat().map((name) => ({ tag: name })));
    const standing = (0,execute_survey/* imagesByTag */.g)(images.kind === 'found' ? images.value : []);
    const { waves, kept } = await keepNewer(wanted, { digest: '', standing }, moves);
    tellKept(step, kept);
    const [first, ...further] = waves.flat();
    return { plan: first === undefined ? undefined : planTags([first, ...further], survey.tags), kept };
}
/** Adds the further tags. The registry is asked once: for the manifest, and for what the tags stand on by now. */
async function addFurtherTags(step, delivery, { digest, waves }) {
    if (waves.length === 0)
        return [];
    const { registry, target, moves } = delivery;
    const { runner, patience, inputs } = step;
    return await runner.phase('Tags', async () => {
        const images = await registry.images([{ digest }, ...waves.flat().map((name) => ({ tag: name }))]);
        const standing = (0,execute_survey/* imagesByTag */.g)(images.kind === 'found' ? images.value : []);
        const { waves: moving, kept } = inputs.image.keepNewerTags
            ? await keepNewer(waves, { digest, standing }, moves)
            : { waves, kept: [] };
        tellKept(step, kept);
        await addTags(moving, manifestIn(images, digest), {
            registry,
            pushTag: async (name) => void (await pushAs(step, delivery, name)),
            patience,
            warning: runner.warning,
            repository: target.repository,
        });
        return { value: kept, sentence: describeTags(moving.flat()) };
    });
}
/** Docker with the classic store takes annotations and forgets them, without a word. */
async function checkAnnotations({ inputs, runner }, { registry }, digest) {
    const wanted = inputs.build.annotations.map((text) => text.replace(/^[^:=]*:/, '').replace(/=[\s\S]*$/, ''));
    if (wanted.length === 0)
        return;
    const found = manifestIn(await registry.images([{ digest }]), digest);
    if (found.kind !== 'found')
        return;
    const annotations = (0,plan_image/* readManifest */.WI)(found.value.body)?.annotations ?? {};
    const lost = wanted.filter((key) => !(key in annotations));
    if (lost.length > 0) {
        runner.warning(`The manifest has no annotation ${lost.join(', ')}. Docker keeps annotations with the containerd image store only ` +
            '(https://docs.docker.com/engine/storage/containerd/), and those of an index only where one is built. Labels always work.');
    }
}
/** Puts the tag on a new image by which its content is found; without it a later step builds once more, no harm else. */
async function markContent({ runner }, { registry, content }, digest) {
    if (content === undefined)
        return;
    const manifest = manifestIn(await registry.images([{ digest }]), digest);
    const result = manifest.kind === 'found' ? await registry.putTag(manifest.value, content.tag) : manifest;
    switch (result.kind) {
        case 'put':
            return runner.info(`The next build of the same content finds it as ${content.tag}.`);
        case 'immutable':
            return runner.info(`${content.tag} stands on another image of the same content already.`);
        case 'missing':
            return runner.info('ECR does not show the manifest yet, so the next build of the same content does not find it.');
        case 'denied':
            return runner.warning(`No later build finds this content, as the role lacks ${result.permission}.`);
    }
}
/** Pushes the image under this tag, by which it is named in the engine first where it is not so yet. */
async function pushAs(step, delivery, name) {
    const { docker, target } = delivery;
    const image = `${target.host}/${target.repository}:${name}`;
    if (image === target.image)
        return await push(step, delivery);
    const tagged = await docker.ask(['tag', target.image, image]);
    if (!tagged.succeeded)
        throw (0,failure_docker/* pushFailed */.EX)(tagged.tail, { ...target, image }, 1);
    return await push(step, { ...delivery, target: { ...target, image } });
}
async function push(step, delivery) {
    const { docker, survey, identity, target } = delivery;
    const life = { tokenExpiresAt: survey.authorization.expiresAt, sessionExpiresAt: identity.sessionExpiresAt() };
    if (isLoginStale(life, new Date()))
        await renewLogin(delivery);
    const { patience, runner } = step;
    const pushed = await pushImage(docker, target, {
        renewLogin: () => renewLogin(delivery),
        resolve: (refusal) => resolveRefusal(delivery, refusal),
        patience,
        info: runner.info,
    });
    return { value: pushed, sentence: `Pushed ${target.image} as ${pushed.digest}` };
}
/**
 * A push that was refused for good. Another job may have pushed this very image under this tag meanwhile: then all is
 * well. Docker with the containerd store passes on only the status of a refusal, so ECR is asked what the tag stands on.
 */
async function resolveRefusal({ registry, survey, target }, { output, attempts, image }) {
    const tag = target.image.slice(target.image.lastIndexOf(':') + 1);
    const { repository } = survey;
    const mayBeTaken = repository.kind !== 'found' || !(0,plan_repository/* isMovable */.dS)(tag, repository.mutability);
    if (!mayBeTaken || !(0,failure_docker/* isTagRefused */.hE)(output, target))
        return (0,failure_docker/* pushFailed */.EX)(output, target, attempts);
    const found = await registry.images([{ tag }]);
    const there = found.kind === 'found' ? found.value[0] : undefined;
    if (there === undefined)
        return (0,failure_docker/* pushFailed */.EX)(output, target, attempts);
    return isSameImage(there, image) ? { digest: there.digest } : (0,failure_docker/* tagTaken */.uN)(output, target, there.digest);
}
/** The classic store calls an image by the digest of its configuration, the containerd store by that of its manifest. */
function isSameImage({ digest, body }, local) {
    if (local === undefined)
        return false;
    const manifest = (0,plan_image/* readManifest */.WI)(body);
    return local.id === digest || (manifest?.kind === 'image' && local.id === manifest.configDigest);
}
async function renewLogin({ registry, config, target }) {
    await config.login({ ...(await registry.authorize()), host: target.host });
}

// EXTERNAL MODULE: ./.build/step.js
var _build_step = __webpack_require__(3006);
;// CONCATENATED MODULE: ./.build/deliver.js

















/** The main path, from credentials to a proven image in ECR. */
async function deliver(step, ecr, started) {
    const { environment, inputs, runner } = step;
    const authenticated = authenticate(step, ecr, started);
    const content = startContent(step, ecr, authenticated);
    const identity = await authenticated;
    const registry = new aws_registry/* EcrRegistry */.Q({
        region: ecr.region,
        proxy: (0,connection/* proxyVariables */.e)(environment),
        credentials: identity.credentials,
        repository: inputs.repository.name,
        registryId: ecr.registryId,
        mask: runner.mask,
    });
    try {
        const connection = { registry, caller: identity.caller, engine: started.engine, content };
        const { scene, deed } = await prepare(step, ecr, connection);
        switch (deed.kind) {
            case 'build':
                return await deliver_build(step, ecr, { scene, deed, identity });
            case 'reuse': {
                // Nobody waits for the engine any more.
                (0,process/* endChildren */.PH)();
                await exposeToLaterSteps(step, ecr, identity, ecr.dockerLogin ? await logIn(step, scene) : undefined);
                return await reuse_reuse(step, scene, { ...deed, tags: step.inputs.tags });
            }
        }
    }
    finally {
        registry.close();
    }
}
/** Builds and pushes with a Docker configuration that is gone afterwards, unless later steps were to have it. */
async function deliver_build(step, ecr, { scene, deed, identity }) {
    const config = await logIn(step, scene);
    try {
        await exposeToLaterSteps(step, ecr, identity, config);
        const docker = (0,_build_step/* dockerFor */._)(step, config);
        return await publish(step, { ...scene, tagPlan: deed.tagPlan, identity, docker, config });
    }
    finally {
        if (!ecr.dockerLogin)
            await config.remove();
    }
}
async function logIn(step, { survey, target }) {
    const config = await (0,_build_step/* privateConfig */.u)(step);
    await config.login({ ...survey.authorization, host: target.host });
    return config;
}
/** Loads what compares contents only where that is wanted; what goes wrong there is met when it is waited for. */
function startContent(step, ecr, authenticated) {
    const { reuse: wanted } = step.inputs.image;
    if (wanted.kind === 'commit')
        return Promise.resolve(undefined);
    const start = async () => {
        const search = await __webpack_require__.e(/* import() */ 754).then(__webpack_require__.bind(__webpack_require__, 4754));
        const credentials = async () => (await authenticated).credentials;
        const known = await search.readBuildContent(step, ecr, wanted.maxAgeDays, credentials);
        return known === undefined ? undefined : { search, known };
    };
    const content = start();
    content.catch(() => { });
    return content;
}
async function authenticate({ environment, event, runner, patience }, ecr, { idTokens }) {
    const { mask, info } = runner;
    const context = { region: ecr.region, proxy: (0,connection/* proxyVariables */.e)(environment), patience, idToken: idTokens, mask, info };
    return await runner.phase('Credentials', async () => {
        const identity = await (0,identify/* identify */.l)(identity_namespaceObject, ecr, context).catch((error) => {
            throw event.fromFork && isCredentialsMissing(error) ? (0,failure_identity/* idTokenMissing */.v4)(event) : error;
        });
        return { value: identity, sentence: `Credentials of ${identity.caller?.arn ?? 'this runner'}` };
    });
}
/** In a fork's run a role that comes from a secret is empty, and no permission would help. */
function isCredentialsMissing(error) {
    return error instanceof failure/* Failure */.HR && error.problem.code === 'credentials-missing';
}
/** Asks all that can be known, decides, and creates the repository where that was decided. */
async function prepare(step, ecr, { registry, caller, engine, content: reading }) {
    const { environment, event, inputs, runner } = step;
    const { repository: reference, tags, image } = inputs;
    return await runner.phase('Registry', async () => {
        const content = await reading;
        const read = imageReader(registry, runner.debug);
        const before = event.previousCommit === undefined || content === undefined ? [] : [event.previousCommit];
        const facts = await (0,execute_survey/* survey */.F)(registry, { tags: [...tags, ...(content?.known.tags ?? [])], others: before });
        // Whoever builds without cache wants a new image.
        const sameContent = content === undefined || inputs.build.noCache
            ? undefined
            : content.search.findSameContent(content.known, facts, runner);
        const place = {
            reference,
            registryId: ecr.registryId,
            ownAccountId: caller?.accountId ?? '',
            proxyHost: facts.authorization.host,
        };
        const decision = decide({
            repository: reference.name,
            accountId: (0,plan_repository/* locate */.x5)(place, facts.repository).accountId,
            region: ecr.region,
            createRepository: ecr.createRepository,
            tags,
            ifExists: image.ifExists,
            hasCommitTag: image.hasCommitTag,
            repositoryFacts: facts.repository,
            tagFacts: facts.tags,
            ...(0,present/* present */.E)('sameContent', sameContent),
        });
        if (decision.kind === 'refuse')
            throw new failure/* Failure */.HR(decision.problem);
        if (decision.kind === 'build') {
            describeEngine(await engine, runner);
            if (content !== undefined && sameContent === undefined) {
                const candidates = [...before, ...tags];
                await content.search.explainMiss(content.known, facts, { candidates, read, info: runner.info });
            }
        }
        if (facts.repository.kind === 'unknown')
            runner.info(UNKNOWN_REPOSITORY);
        const isNew = decision.kind === 'build' && decision.createRepository;
        const repository = isNew ? await registry.createRepository() : facts.repository;
        const { host, accountId } = (0,plan_repository/* locate */.x5)(place, repository);
        if (host === undefined)
            throw hostUnknown(reference.name, accountId);
        const { region } = ecr;
        const scene = {
            registry,
            ...(content === undefined ? {} : { content: { tag: content.known.tags[0], label: content.known.label } }),
            survey: { ...facts, repository },
            target: {
                image: `${host}/${reference.name}:${tags[0]}`,
                host,
                repository: reference.name,
                accountId,
                region,
                partition: (0,plan_repository/* partitionOf */.iQ)(region),
                isSeen: repository.kind === 'found',
            },
            moves: {
                read,
                history: (0,git/* historyOf */.o)(environment.workspace),
                own: { commit: event.commit, ...(0,present/* present */.E)('date', event.commitDate) },
            },
        };
        return { value: { scene, deed: decision }, sentence: decision.sentence };
    });
}
function describeEngine({ serverVersion, clientVersion }, { info }) {
    info(`Docker ${serverVersion} (command ${clientVersion}).`);
}
const UNKNOWN_REPOSITORY = 'The role lacks ecr:DescribeRepositories: whether tags are immutable shows at the push.';
function hostUnknown(repository, accountId) {
    return new failure/* Failure */.HR({
        code: 'permission-missing',
        what: `ECR does not tell where the registry of account ${accountId} is, so ${repository} cannot be pushed to.`,
        why: 'the role lacks ecr:DescribeRepositories, whose answer names the host.',
        fix: "allow ecr:DescribeRepositories on the repository, in the role's policy and in the repository's own.",
    });
}
/** `export-credentials` and `docker-login`: only now, as account and repository turned out to be right. */
async function exposeToLaterSteps({ environment, runner }, ecr, identity, config) {
    const changed = {
        ...(ecr.exportCredentials ? (0,expose/* credentialVariables */.rt)(await identity.current(), ecr.region) : {}),
        ...(ecr.dockerLogin && config !== undefined ? { DOCKER_CONFIG: config.directory } : {}),
    };
    if (Object.keys(changed).length > 0)
        (0,expose/* expose */.p)(runner, changed, (0,expose/* previousValues */.Ye)(Object.keys(changed), environment.variables));
}


/***/ }),

/***/ 9622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ survey),
/* harmony export */   g: () => (/* binding */ imagesByTag)
/* harmony export */ });
/** Asks for a login, the repository, each tag and its manifest, all side by side. */
async function survey(registry, { tags, others }) {
    const asked = [...others, ...tags].map((tag) => ({ tag }));
    const [authorization, repository, described, images] = await Promise.all([
        registry.authorize(),
        registry.describeRepository(),
        Promise.all(tags.map(async (tag) => [tag, await registry.describeTag(tag)])),
        registry.images(asked),
    ]);
    const answers = new Map(described.map(([tag, answer]) => [tag, answer.kind === 'denied' ? answerByImage(tag, images) : answer]));
    // A role that may not see repositories still learns from the tags that there is none.
    const isMissing = [...answers.values()].some((answer) => answer.kind === 'missing' && answer.what === 'repository');
    return {
        authorization,
        repository: repository.kind === 'unknown' && isMissing ? { kind: 'missing' } : repository,
        tags: new Map([...answers].map(([tag, answer]) => [tag, toTagFacts(answer)])),
        images: images.kind === 'found' ? images.value : [],
    };
}
/** The images by the tags that they were asked for by. */
function imagesByTag(images) {
    return new Map(images.flatMap((image) => (image.tag === undefined ? [] : [[image.tag, image]])));
}
/** What BatchGetImage says of a tag, for where DescribeImages is denied. */
function answerByImage(tag, images) {
    if (images.kind !== 'found')
        return images;
    const image = images.value.find((found) => found.tag === tag);
    if (image === undefined)
        return { kind: 'missing', what: 'image' };
    return { kind: 'found', value: { digest: image.digest, status: 'ACTIVE' } };
}
function toTagFacts(answer) {
    switch (answer.kind) {
        case 'found': {
            const { digest, pushedAt, status } = answer.value;
            return { kind: 'present', digest, status, ...(pushedAt === undefined ? {} : { pushedAt }) };
        }
        case 'missing':
            return { kind: 'absent' };
        case 'denied':
            return { kind: 'unknown' };
    }
}


/***/ })

};
;