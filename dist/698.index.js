"use strict";
exports.id = 698;
exports.ids = [698];
exports.modules = {

/***/ 2698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  retag: () => (/* binding */ retag)
});

// EXTERNAL MODULE: ./.build/authenticate.js + 1 modules
var authenticate = __webpack_require__(2406);
// EXTERNAL MODULE: ./.build/aws/connection.js
var connection = __webpack_require__(2558);
// EXTERNAL MODULE: ./.build/aws/registry.js
var registry = __webpack_require__(3269);
// EXTERNAL MODULE: ./.build/conclude.js + 1 modules
var conclude = __webpack_require__(2768);
// EXTERNAL MODULE: ./.build/execute/origins.js
var origins = __webpack_require__(6057);
// EXTERNAL MODULE: ./.build/execute/survey.js
var survey = __webpack_require__(9622);
// EXTERNAL MODULE: ./.build/execute/tag.js + 1 modules
var tag = __webpack_require__(5209);
// EXTERNAL MODULE: ./.build/failure/failure.js
var failure = __webpack_require__(9933);
// EXTERNAL MODULE: ./.build/plan/refusals.js
var refusals = __webpack_require__(955);
// EXTERNAL MODULE: ./.build/plan/repository.js
var plan_repository = __webpack_require__(8758);
// EXTERNAL MODULE: ./.build/plan/tags.js
var plan_tags = __webpack_require__(1407);
// EXTERNAL MODULE: ./.build/http.js
var http = __webpack_require__(476);
// EXTERNAL MODULE: ./.build/plan/image.js
var plan_image = __webpack_require__(5837);
;// CONCATENATED MODULE: ./.build/promote/copy.js



/**
 * Makes the layers of an image known in another repository of the registry, and those of all images of an index with
 * their manifests, so that its own manifest can be put there. Nothing is downloaded: ECR mounts its blobs.
 *
 * @throws Failure `blob-mount-refused` where ECR does not
 */
async function copyContent(image, route) {
    const manifest = (0,plan_image/* readManifest */.WI)(image.body);
    if (manifest?.kind === 'image')
        return await mountBlobs([manifest.configDigest, ...manifest.layerDigests], route);
    const digests = manifest?.children.map(({ digest }) => digest) ?? [];
    const children = await route.source.registry.images(digests.map((digest) => ({ digest })));
    if (children.kind === 'denied')
        throw denied(children.permission, route);
    for (const child of children.kind === 'found' ? children.value : []) {
        await copyContent(child, route);
        const put = await route.target.registry.putManifest(child);
        if (put.kind === 'denied')
            throw denied(put.permission, route);
    }
}
async function mountBlobs(digests, route) {
    const missing = await route.target.registry.missingBlobs([...new Set(digests)]);
    for (const digest of missing)
        await mountBlob(digest, route);
}
const ANSWER_SECONDS = 30;
/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#mounting-a-blob-from-another-repository */
async function mountBlob(digest, { source, target, authorization, host, proxy }) {
    const url = new URL(`${authorization.scheme}://${host}/v2/${target.name}/blobs/uploads/`);
    url.searchParams.set('mount', digest);
    url.searchParams.set('from', source.name);
    const basic = Buffer.from(`${authorization.username}:${authorization.password}`).toString('base64');
    const headers = { authorization: `Basic ${basic}`, 'content-length': '0' };
    const answer = await (0,http/* send */.t)({ method: 'POST', url, headers, proxy, limit: (0,http/* timeLimit */.z)(ANSWER_SECONDS) });
    if (answer.kind === 'answer' && answer.status === 201)
        return;
    const said = answer.kind === 'answer' ? `it answered HTTP ${answer.status}. ${answer.body.slice(0, 300)}` : answer.reason;
    throw new failure/* Failure */.HR({
        code: 'blob-mount-refused',
        what: `The registry did not take over ${digest} from ${source.name} to ${target.name}: ${said}`,
        why: 'mounting layers between repositories is switched off in the account, the two are encrypted with different keys, or ' +
            `the role lacks ecr:GetDownloadUrlForLayer on ${source.name} or ecr:InitiateLayerUpload on ${target.name}.`,
        fix: 'switch it on, once for the account and region, and look at the permissions:\n    aws ecr put-account-setting --name BLOB_MOUNTING --value ENABLED',
    });
}
function denied(permission, { source, target }) {
    const name = permission === 'ecr:BatchGetImage' ? source.name : target.name;
    return new failure/* Failure */.HR({
        code: 'permission-missing',
        what: `The role may not copy the images of an index from ${source.name} to ${target.name}.`,
        why: `it lacks ${permission} on ${name}.`,
        fix: `allow ${permission} on the repository ${name}.`,
    });
}

;// CONCATENATED MODULE: ./.build/promote/retag.js












/** Finds the image, puts the tags on it by ECR's API alone, and proves them. */
async function retag(step, idTokens) {
    const { environment, runner, promotion, patience } = step;
    const { account, tags } = promotion;
    const identity = await (0,authenticate/* authenticate */.Q)(step, account, idTokens);
    const proxy = (0,connection/* proxyVariables */.e)(environment);
    const { region, registryId } = account;
    const registryOf = (repository) => new registry/* EcrRegistry */.Q({ region, proxy, credentials: identity.credentials, repository, registryId, mask: runner.mask });
    const from = registryOf(promotion.repository.name);
    const to = promotion.target === promotion.repository.name ? from : registryOf(promotion.target);
    try {
        const found = await runner.phase('Registry', async () => {
            const [facts, image] = await Promise.all([(0,survey/* survey */.F)(to, { tags, others: [] }), findImage(from, promotion)]);
            const place = { reference: promotion.repository, registryId, ownAccountId: identity.caller?.accountId ?? '' };
            const { host = '', accountId } = (0,plan_repository/* locate */.x5)({ ...place, proxyHost: facts.authorization.host }, facts.repository);
            const where = { repository: promotion.target, accountId, region };
            refuse(facts, image.digest, { ...where, tags });
            return { value: { facts, image, host, accountId }, sentence: `Found ${image.digest}` };
        });
        const { image, facts, host, accountId } = found;
        // Read while the tags are put.
        const insight = (0,origins/* imageReader */.n)(from, runner.debug)(image);
        await runner.phase('Tags', async () => {
            const { authorization } = facts;
            const source = { registry: from, name: promotion.repository.name };
            const target = { registry: to, name: promotion.target };
            if (to !== from)
                await copyContent(image, { source, target, authorization, host, proxy });
            const waves = (0,plan_tags/* orderTags */.M)(tags, facts.tags);
            const { warning } = runner;
            await (0,tag/* addTags */.JE)(waves, { kind: 'found', value: image }, { registry: to, patience, warning, repository: promotion.target });
            return { value: undefined, sentence: (0,tag/* describeTags */.FE)(tags) };
        });
        const platformDigests = insight.then((known) => known.platformDigests);
        const target = {
            image: `${host}/${promotion.target}:${tags[0]}`,
            host,
            repository: promotion.target,
            accountId,
            region,
            partition: (0,plan_repository/* partitionOf */.iQ)(region),
            isSeen: facts.repository.kind === 'found',
        };
        const claim = { result: 'reused', tags, digest: image.digest, platformDigests };
        return await (0,conclude/* conclude */.E)(step, { registry: to, target }, claim);
    }
    finally {
        from.close();
        if (to !== from)
            to.close();
    }
}
/** @throws Failure `image-missing`, `image-archived` */
async function findImage(registry, { image, repository, account }) {
    const name = 'tag' in image ? image.tag : image.digest;
    const found = await registry.images([image]);
    if (found.kind === 'found' && found.value[0] !== undefined)
        return found.value[0];
    if (found.kind === 'denied') {
        throw new failure/* Failure */.HR({
            code: 'permission-missing',
            what: `The role may not read ${name} in ${repository.name}.`,
            why: `it lacks ${found.permission}.`,
            fix: `allow ${found.permission} on the repository ${repository.name}.`,
        });
    }
    // BatchGetImage does not give an image that is archived; DescribeImages shows it.
    const described = 'tag' in image ? await registry.describeTag(image.tag) : undefined;
    if (described?.kind === 'found' && described.value.status !== 'ACTIVE') {
        const { digest, pushedAt, status } = described.value;
        const there = { kind: 'present', digest, status, ...(pushedAt === undefined ? {} : { pushedAt }) };
        const where = { repository: repository.name, accountId: account.registryId ?? '', region: account.region };
        throw new failure/* Failure */.HR((0,refusals/* imageArchived */.M1)(where, name, there));
    }
    throw new failure/* Failure */.HR({
        code: 'image-missing',
        what: `${repository.name} has no image ${name}. Nothing was changed.`,
        why: 'the commit was not built here, its image was deleted by a lifecycle policy, or `image`, `repository` or `aws-region` is another one.',
        fix: `see which images there are:\n    aws ecr describe-images --repository-name ${repository.name} --region ${account.region}`,
    });
}
/** What could only fail is said before anything is changed. */
function refuse({ repository, tags: tagFacts }, digest, situation) {
    if (repository.kind === 'missing')
        throw new failure/* Failure */.HR((0,refusals/* repositoryMissing */.lx)(situation));
    if (repository.kind === 'unknown')
        return;
    const { mutability } = repository;
    const blocked = situation.tags.filter((tag) => {
        const fact = tagFacts.get(tag);
        return fact?.kind === 'present' && fact.digest !== digest && !(0,plan_repository/* isMovable */.dS)(tag, mutability);
    });
    if (blocked.length > 0)
        throw new failure/* Failure */.HR((0,refusals/* tagsImmutable */.A3)({ ...situation, tagFacts }, blocked, mutability));
}


/***/ })

};
;