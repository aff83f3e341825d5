"use strict";
exports.id = 220;
exports.ids = [220];
exports.modules = {

/***/ 5220:
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

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var client_ecr_dist_cjs = __webpack_require__(8249);
;// CONCATENATED MODULE: ./.build/aws/registry.js




/** ECR behind the `Registry` interface: the only file that knows its API. Each method throws a `Failure`. */
class EcrRegistry {
    #options;
    #client;
    #target;
    constructor(options) {
        const { region, proxy, credentials, repository, registryId } = options;
        this.#options = options;
        this.#client = new client_ecr_dist_cjs/* ECRClient */.S70({
            ...(0,connection/* clientConfiguration */.k)(region, proxy),
            // A push is at stake, and PutImage is limited to 10 calls a second in the whole account: worth a few more tries.
            maxAttempts: 6,
            ...(credentials === undefined ? {} : { credentials }),
        });
        this.#target = { repositoryName: repository, ...(registryId === undefined ? {} : { registryId }) };
    }
    async authorize() {
        try {
            const { authorizationData } = await this.#client.send(new client_ecr_dist_cjs/* GetAuthorizationTokenCommand */.Eu6({}));
            return toAuthorization(authorizationData?.[0], this.#options.mask);
        }
        catch (error) {
            throw this.#explain('GetAuthorizationToken', error);
        }
    }
    async describeRepository() {
        const { repositoryName, ...registry } = this.#target;
        try {
            const command = new client_ecr_dist_cjs/* DescribeRepositoriesCommand */.pE_({ ...registry, repositoryNames: [repositoryName] });
            const { repositories } = await this.#client.send(command);
            return toRepositoryFacts(repositories?.[0]);
        }
        catch (error) {
            if ((0,aws_error/* isNamed */.ev)(error, 'RepositoryNotFoundException'))
                return { kind: 'missing' };
            if ((0,aws_error/* isAccessDenied */.w7)(error))
                return { kind: 'unknown' };
            throw this.#explain('DescribeRepositories', error);
        }
    }
    async createRepository() {
        try {
            const { repository } = await this.#client.send(new client_ecr_dist_cjs/* CreateRepositoryCommand */.WTe(this.#target));
            return toRepositoryFacts(repository);
        }
        catch (error) {
            if (!(0,aws_error/* isNamed */.ev)(error, 'RepositoryAlreadyExistsException'))
                throw this.#explain('CreateRepository', error);
            const existing = await this.describeRepository();
            if (existing.kind === 'found')
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
            const imageIds = tags.map((imageTag) => ({ imageTag }));
            const { imageDetails } = await this.#client.send(new client_ecr_dist_cjs/* DescribeImagesCommand */.ji5({ ...this.#target, imageIds }));
            return { kind: 'found', value: (imageDetails ?? []).flatMap(toImageFacts) };
        }
        catch (error) {
            if ((0,aws_error/* isNamed */.ev)(error, 'ImageNotFoundException'))
                return { kind: 'missing', what: 'image' };
            if ((0,aws_error/* isNamed */.ev)(error, 'RepositoryNotFoundException'))
                return { kind: 'missing', what: 'repository' };
            if ((0,aws_error/* isAccessDenied */.w7)(error))
                return { kind: 'denied', permission: 'ecr:DescribeImages' };
            throw this.#explain('DescribeImages', error);
        }
    }
    async digestsOf(tags) {
        const images = await this.#getImages(tags.map((imageTag) => ({ imageTag })));
        if (images.kind !== 'found')
            return images;
        const digests = images.value.flatMap(({ imageId }) => imageId?.imageTag && imageId.imageDigest ? [[imageId.imageTag, imageId.imageDigest]] : []);
        return { kind: 'found', value: new Map(digests) };
    }
    async manifestOf(digest) {
        const images = await this.#getImages([{ imageDigest: digest }]);
        if (images.kind !== 'found')
            return images;
        const [image] = images.value;
        if (image?.imageManifest === undefined)
            return { kind: 'missing', what: 'image' };
        const mediaType = image.imageManifestMediaType;
        return { kind: 'found', value: { digest, body: image.imageManifest, ...(mediaType ? { mediaType } : {}) } };
    }
    async putTag({ digest, body, mediaType }, tag) {
        const image = { imageManifest: body, imageDigest: digest, imageTag: tag };
        const typed = mediaType === undefined ? image : { ...image, imageManifestMediaType: mediaType };
        try {
            await this.#client.send(new client_ecr_dist_cjs/* PutImageCommand */.SUU({ ...this.#target, ...typed }));
            return { kind: 'put' };
        }
        catch (error) {
            if ((0,aws_error/* isNamed */.ev)(error, 'ImageAlreadyExistsException'))
                return { kind: 'put' };
            if ((0,aws_error/* isNamed */.ev)(error, 'ImageTagAlreadyExistsException'))
                return { kind: 'immutable' };
            if ((0,aws_error/* isAccessDenied */.w7)(error))
                return { kind: 'denied', permission: 'ecr:PutImage' };
            throw this.#explain('PutImage', error);
        }
    }
    close() {
        this.#client.destroy();
    }
    async #getImages(imageIds) {
        try {
            const command = new client_ecr_dist_cjs/* BatchGetImageCommand */.P8n({ ...this.#target, imageIds, acceptedMediaTypes: MANIFEST_MEDIA_TYPES });
            const { images } = await this.#client.send(command);
            return { kind: 'found', value: images ?? [] };
        }
        catch (error) {
            if ((0,aws_error/* isNamed */.ev)(error, 'RepositoryNotFoundException'))
                return { kind: 'missing', what: 'repository' };
            if ((0,aws_error/* isAccessDenied */.w7)(error))
                return { kind: 'denied', permission: 'ecr:BatchGetImage' };
            throw this.#explain('BatchGetImage', error);
        }
    }
    #explain(operation, error) {
        const { region, repository } = this.#options;
        return (0,aws/* explainAwsError */.N)(error, { service: 'ecr', operation, region, repository });
    }
}
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
    const { imageDigest, imageTags, imageManifestMediaType, imageSizeInBytes, imagePushedAt } = detail;
    if (!imageDigest)
        return [];
    return [
        {
            digest: imageDigest,
            tags: imageTags ?? [],
            ...(imageManifestMediaType === undefined ? {} : { mediaType: imageManifestMediaType }),
            ...(imageSizeInBytes === undefined ? {} : { sizeBytes: imageSizeInBytes }),
            ...(imagePushedAt === undefined ? {} : { pushedAt: imagePushedAt }),
        },
    ];
}

// EXTERNAL MODULE: ./.build/execute/expose.js
var expose = __webpack_require__(1844);
// EXTERNAL MODULE: ./.build/execute/identify.js
var identify = __webpack_require__(3596);
;// CONCATENATED MODULE: ./.build/execute/survey.js
/** Asks for a login, the repository and each wanted tag, all side by side. */
async function survey(registry, tags) {
    const [authorization, repository, answers] = await Promise.all([
        registry.authorize(),
        registry.describeRepository(),
        askForTags(registry, tags),
    ]);
    const facts = new Map([...answers].map(([tag, answer]) => [tag, toTagFacts(answer)]));
    // A role that may not see repositories still learns from the tags that there is none.
    const isMissing = [...answers.values()].some((answer) => answer.kind === 'missing' && answer.what === 'repository');
    return {
        authorization,
        repository: repository.kind === 'unknown' && isMissing ? { kind: 'missing' } : repository,
        tags: facts,
    };
}
/** One call for each tag, as DescribeImages tells nothing where one of several is missing. BatchGetImage where it is denied. */
async function askForTags(registry, tags) {
    const described = await Promise.all(tags.map(async (tag) => [tag, await registry.describeTag(tag)]));
    if (described.every(([, answer]) => answer.kind !== 'denied'))
        return new Map(described);
    const digests = await registry.digestsOf(tags);
    if (digests.kind !== 'found')
        return new Map(tags.map((tag) => [tag, digests]));
    return new Map(tags.map((tag) => {
        const digest = digests.value.get(tag);
        return [tag, digest === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value: { digest } }];
    }));
}
function toTagFacts(answer) {
    switch (answer.kind) {
        case 'found': {
            const { digest, pushedAt } = answer.value;
            return { kind: 'present', digest, ...(pushedAt === undefined ? {} : { pushedAt }) };
        }
        case 'missing':
            return { kind: 'absent' };
        case 'denied':
            return { kind: 'unknown' };
    }
}

// EXTERNAL MODULE: ./.build/failure/failure.js
var failure = __webpack_require__(9933);
// EXTERNAL MODULE: ./.build/plan/repository.js
var plan_repository = __webpack_require__(8758);
;// CONCATENATED MODULE: ./.build/plan/tags.js
/** The plan for these tags; the first one is pushed. */
function planTags([pushed, ...further], facts) {
    const moves = (tag) => tag === 'latest' || facts.get(tag)?.kind === 'present';
    const waves = [further.filter((tag) => !moves(tag)), further.filter(moves)];
    return { pushed, waves: waves.filter((wave) => wave.length > 0) };
}

;// CONCATENATED MODULE: ./.build/plan/decision.js


/** Builds, unless the push could only fail: then it says so before anybody waits for a build. */
function decide(situation) {
    const { repositoryFacts: repository, tagFacts, tags } = situation;
    if (repository.kind === 'missing') {
        if (!situation.createRepository)
            return { kind: 'refuse', problem: repositoryMissing(situation) };
        return {
            kind: 'build',
            sentence: `The repository ${situation.repository} does not exist yet: create it, build and push.`,
            createRepository: true,
            tagPlan: planTags(tags, tagFacts),
        };
    }
    const known = (kind) => tags.filter((tag) => tagFacts.get(tag)?.kind === kind);
    if (repository.kind === 'unknown' && known('unknown').length === tags.length) {
        return { kind: 'refuse', problem: repositoryUnseen(situation) };
    }
    const { mutability } = repository.kind === 'found' ? repository : { mutability: undefined };
    const blocked = mutability === undefined ? [] : known('present').filter((tag) => !(0,plan_repository/* isMovable */.dS)(tag, mutability));
    if (mutability !== undefined && blocked.length > 0) {
        return { kind: 'refuse', problem: tagsImmutable(situation, blocked, mutability) };
    }
    return {
        kind: 'build',
        sentence: describeBuild(situation.repository, known('present'), known('unknown')),
        createRepository: false,
        tagPlan: planTags(tags, tagFacts),
    };
}
function describeBuild(repository, moving, unknown) {
    if (unknown.length > 0)
        return `Build and push, though the role may not see whether ${list(unknown)} is in ${repository}.`;
    if (moving.length === 0)
        return `Build and push: ${repository} has none of the wanted tags yet.`;
    const verb = moving.length === 1 ? 'moves' : 'move';
    return `Build and push. ${list(moving)} ${verb} to the new image; the image that is there now stays, under its digest.`;
}
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
function tagsImmutable({ repository, region, accountId, tagFacts }, blocked, mutability) {
    const told = blocked.map((tag) => {
        const fact = tagFacts.get(tag);
        if (fact?.kind !== 'present')
            return `    ${tag}`;
        return `    ${tag} -> ${fact.digest}${fact.pushedAt ? `, pushed ${fact.pushedAt.toISOString()}` : ''}`;
    });
    const [commits, named] = [blocked.filter(isCommit), blocked.filter((tag) => !isCommit(tag))];
    const place = `--repository-name ${repository} --registry-id ${accountId} --region ${region}`;
    const fixes = [
        ...(commits.length > 0 ? ['deploy the image that is there, by its digest above; or push a new commit.'] : []),
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
function list(tags) {
    return tags.length <= 3 ? tags.join(', ') : `${tags.slice(0, 3).join(', ')} and ${tags.length - 3} more`;
}

// EXTERNAL MODULE: ./.build/execute/build.js + 1 modules
var build = __webpack_require__(2116);
;// CONCATENATED MODULE: ./.build/execute/prove.js


/** Not all tags show up yet. */
class NotListed extends Error {
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
            what: `${claim.repository} does not list ${error.message}, seconds after docker pushed ${claim.digest}.`,
            why: 'the tag was deleted in this moment, by a lifecycle policy or by another job, or ECR is late.',
            fix: 'run the job again; then look at the repository in the ECR console.',
        });
    }
}
async function look(claim, { registry, warning }) {
    const images = await registry.describeTags(claim.tags);
    switch (images.kind) {
        case 'found':
            return compare(claim, new Map(images.value.flatMap((image) => image.tags.map((tag) => [tag, image]))));
        case 'missing':
            throw new NotListed(claim.tags.join(', '));
        case 'denied': {
            const digests = await registry.digestsOf(claim.tags);
            if (digests.kind !== 'found') {
                warning(`The push is not proven: the role has neither ${images.permission} nor ecr:BatchGetImage. Allow the first.`);
                return { digest: claim.digest, isProven: false };
            }
            const proof = compare(claim, new Map([...digests.value].map(([tag, digest]) => [tag, { digest, tags: [tag] }])));
            warning(`Proven by ecr:BatchGetImage, as the role lacks ${images.permission}: the outputs size-bytes, pushed-at and ` +
                'media-type are missing. Allow it on the repository.');
            return proof;
        }
    }
}
/** @throws NotListed for a tag that is not there, Failure for one that stands on another image */
function compare({ tags, digest, repository }, shown) {
    const missing = tags.filter((tag) => !shown.has(tag));
    if (missing.length > 0)
        throw new NotListed(missing.join(', '));
    const elsewhere = tags.filter((tag) => shown.get(tag)?.digest !== digest);
    if (elsewhere.length > 0) {
        throw new failure/* Failure */.HR({
            code: 'proof-failed',
            what: [
                `docker pushed ${digest} to ${repository}, but the registry shows something else:`,
                ...elsewhere.map((tag) => `    ${tag} -> ${shown.get(tag)?.digest}`),
            ].join('\n'),
            why: 'another job pushed the same tag at the same moment.',
            fix: 'let only one job at a time push this tag, with `concurrency:` in the workflow, and run this one again.',
        });
    }
    const { tags: _tags, ...proof } = shown.get(tags[0] ?? '') ?? { tags: [], digest };
    return { ...proof, isProven: true };
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
    let attempts = 0;
    const push = async () => {
        attempts += 1;
        const finished = await docker.stream(['push', target.image]);
        if (!finished.succeeded)
            throw new PushError(finished);
        return finished;
    };
    const pushWithLogin = () => (0,retry/* retry */.L)({ ...LOGIN_RETRIES, onRetry }, patience, async (attempt) => {
        if (attempt > 1)
            await renewLogin();
        return await push();
    });
    try {
        const finished = await (0,retry/* retry */.L)({ ...FAULT_RETRIES, onRetry }, patience, pushWithLogin);
        return await toPushed(docker, target, finished, await inspecting);
    }
    catch (error) {
        if (error instanceof PushError)
            throw await context.explain(error.finished.tail, attempts);
        throw error;
    }
}
const FAULT_RETRIES = {
    attempts: 4,
    baseMs: 1_000,
    capMs: 8_000,
    retryable: (error) => error instanceof PushError && (0,failure_docker/* isPassingPushError */.Qk)(error.finished.tail),
};
const LOGIN_RETRIES = {
    attempts: 2,
    baseMs: 0,
    capMs: 0,
    retryable: (error) => error instanceof PushError && (0,failure_docker/* isLoginRefused */.mZ)(error.finished.tail),
};
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
/**
 * Puts the plan's further tags on the image that was pushed: one call of ECR each, nothing is uploaded again, several at
 * a time within ECR's quota. Where the role may not, `docker push` does the same, tag after tag.
 *
 * @throws Failure `tag-immutable` where another job took a tag meanwhile
 */
async function addTags(plan, digest, context) {
    if (plan.waves.length === 0)
        return;
    const manifest = await context.registry.manifestOf(digest);
    switch (manifest.kind) {
        case 'found':
            return await putWaves(plan, manifest.value, context);
        case 'denied':
            return await pushTags(plan.waves.flat(), `The role lacks ${manifest.permission}.`, context);
        case 'missing':
            return await pushTags(plan.waves.flat(), 'ECR does not show the manifest yet.', context);
    }
}
async function putWaves(plan, manifest, context) {
    const pace = limitPerSecond(PUT_IMAGE_PER_SECOND, context.patience);
    // The push itself was one PutImage.
    await pace();
    for (const wave of plan.waves) {
        const results = await Promise.all(wave.map(async (tag) => {
            await pace();
            return { tag, result: await context.registry.putTag(manifest, tag) };
        }));
        const immutable = results.filter(({ result }) => result.kind === 'immutable').map(({ tag }) => tag);
        if (immutable.length > 0)
            throw tagsTaken(immutable, context.repository);
        const denied = results.filter(({ result }) => result.kind === 'denied').map(({ tag }) => tag);
        await pushTags(denied, 'The role lacks ecr:PutImage at the API of ECR.', context);
    }
}
async function pushTags(tags, reason, { warning, pushTag }) {
    if (tags.length === 0)
        return;
    warning(`${reason} Each further tag is pushed by docker, one after another; usually one short call each is enough.`);
    for (const tag of tags)
        await pushTag(tag);
}
function tagsTaken(tags, repository) {
    return new failure/* Failure */.HR({
        code: 'tag-immutable',
        what: `The image is in ${repository}, but without the tags ${tags.join(', ')}: they stand on another image and are immutable.`,
        why: 'another job put them on its image while this one was building.',
        fix: 'take these tags out of `tags`, or exclude them from immutability in the settings of the repository.',
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

;// CONCATENATED MODULE: ./.build/publish.js







/** Builds, pushes, adds the further tags, and asks the registry what it has. */
async function publish(step, delivery) {
    const { runner, inputs, patience } = step;
    const { docker, registry, target, tagPlan } = delivery;
    await runner.phase('Build', async () => {
        await (0,build/* buildImage */._)(docker, { build: inputs.build, images: [target.image], info: runner.info });
        return { value: undefined, sentence: `Built ${target.image}` };
    });
    const pushed = await runner.phase('Push', () => push(step, delivery));
    if (tagPlan.waves.length > 0) {
        await runner.phase('Tags', async () => {
            await addTags(tagPlan, pushed.digest, {
                registry,
                pushTag: (tag) => pushTag(step, delivery, tag),
                patience,
                warning: runner.warning,
                repository: target.repository,
            });
            return { value: undefined, sentence: `Tagged as ${tagPlan.waves.flat().join(', ')} too` };
        });
    }
    return await runner.phase('Proof', async () => {
        const claim = { tags: inputs.tags, digest: pushed.digest, repository: target.repository };
        const proof = await prove(claim, { registry, patience, warning: runner.warning });
        const image = toPushedImage(inputs.tags, delivery.target, pushed, proof);
        return { value: image, sentence: describeProof(image) };
    });
}
function toPushedImage(tags, target, pushed, proof) {
    const { host, repository, accountId, region } = target;
    const platformDigests = pushed.platform === undefined ? {} : { [pushed.platform]: proof.digest };
    return { kind: 'pushed', registry: host, repository, accountId, region, tags, ...proof, platformDigests };
}
function describeProof({ registry, repository, digest, tags, isProven }) {
    const under = tags.length === 1 ? 'its tag' : `its ${tags.length} tags`;
    const image = `${registry}/${repository}@${digest}`;
    return isProven ? `ECR has ${image} under ${under}` : `Not proven: ${image} under ${under}`;
}
async function push(step, delivery) {
    const { docker, authorization, identity, target } = delivery;
    const life = { tokenExpiresAt: authorization.expiresAt, sessionExpiresAt: identity.sessionExpiresAt() };
    if (isLoginStale(life, new Date()))
        await renewLogin(delivery);
    const { patience, runner } = step;
    const pushed = await pushImage(docker, target, {
        renewLogin: () => renewLogin(delivery),
        explain: (output, attempts) => explainPush(delivery, output, attempts),
        patience,
        info: runner.info,
    });
    return { value: pushed, sentence: `Pushed ${target.image} as ${pushed.digest}` };
}
/** Docker with the containerd store passes on only the status of a refusal, so ECR is asked about an immutable tag. */
async function explainPush(delivery, output, attempts) {
    const { registry, repository, target } = delivery;
    const tag = target.image.slice(target.image.lastIndexOf(':') + 1);
    if (/400 Bad Request/.test(output) && repository.kind === 'found' && !(0,plan_repository/* isMovable */.dS)(tag, repository.mutability)) {
        const there = await registry.describeTag(tag);
        if (there.kind === 'found')
            return (0,failure_docker/* tagTaken */.uN)(output, target, there.value.digest);
    }
    return (0,failure_docker/* pushFailed */.EX)(output, target, attempts);
}
async function pushTag(step, delivery, tag) {
    const { docker, target } = delivery;
    const image = `${target.host}/${target.repository}:${tag}`;
    const tagged = await docker.ask(['tag', target.image, image]);
    if (!tagged.succeeded)
        throw (0,failure_docker/* pushFailed */.EX)(tagged.tail, { ...target, image }, 1);
    await push(step, { ...delivery, target: { ...target, image } });
}
async function renewLogin({ registry, config, target }) {
    await config.login({ ...(await registry.authorize()), host: target.host });
}

// EXTERNAL MODULE: ./.build/step.js
var _build_step = __webpack_require__(3006);
;// CONCATENATED MODULE: ./.build/deliver.js












/** The main path, from credentials to a proven image in ECR. */
async function deliver(step, ecr, started) {
    const identity = await authenticate(step, ecr, started);
    const registry = new EcrRegistry({
        region: ecr.region,
        proxy: (0,connection/* proxyVariables */.e)(step.environment),
        credentials: identity.credentials,
        repository: step.inputs.repository.name,
        registryId: ecr.registryId,
        mask: step.runner.mask,
    });
    try {
        const { caller } = identity;
        const preparation = await prepare(step, ecr, { registry, caller, engine: started.engine });
        const config = await (0,_build_step/* privateConfig */.u)(step);
        try {
            await config.login({ ...preparation.authorization, host: preparation.target.host });
            await exposeToLaterSteps(step, ecr, identity, config);
            const docker = (0,_build_step/* dockerFor */._)(step, config);
            return await publish(step, { ...preparation, identity, registry, docker, config });
        }
        finally {
            if (!ecr.dockerLogin)
                await config.remove();
        }
    }
    finally {
        registry.close();
    }
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
async function prepare({ inputs, runner }, ecr, connection) {
    const { registry, caller, engine } = connection;
    return await runner.phase('Registry', async () => {
        const { repository: reference, tags } = inputs;
        const [facts, { clientVersion, serverVersion }] = await Promise.all([survey(registry, tags), engine]);
        runner.info(`Docker ${serverVersion} (command ${clientVersion}).`);
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
            repositoryFacts: facts.repository,
            tagFacts: facts.tags,
        });
        if (decision.kind === 'refuse')
            throw new failure/* Failure */.HR(decision.problem);
        if (facts.repository.kind === 'unknown')
            runner.info(UNKNOWN_REPOSITORY);
        const repository = decision.createRepository ? await registry.createRepository() : facts.repository;
        const { host, accountId } = (0,plan_repository/* locate */.x5)(place, repository);
        if (host === undefined)
            throw hostUnknown(reference.name, accountId);
        const image = `${host}/${reference.name}:${tags[0]}`;
        const isSeen = repository.kind === 'found';
        const { region } = ecr;
        const partition = (0,plan_repository/* partitionOf */.iQ)(region);
        const target = { image, host, repository: reference.name, accountId, region, partition, isSeen };
        return {
            value: { authorization: facts.authorization, repository, target, tagPlan: decision.tagPlan },
            sentence: decision.sentence,
        };
    });
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
        ...(ecr.dockerLogin ? { DOCKER_CONFIG: config.directory } : {}),
    };
    if (Object.keys(changed).length > 0)
        (0,expose/* expose */.p)(runner, changed, (0,expose/* previousValues */.Ye)(Object.keys(changed), environment.variables));
}


/***/ })

};
;