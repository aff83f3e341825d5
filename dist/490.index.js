"use strict";
exports.id = 490;
exports.ids = [490];
exports.modules = {

/***/ 8490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  putPromotionTags: () => (/* binding */ putPromotionTags)
});

// EXTERNAL MODULE: ./.build/aws/ecr.js + 1 modules
var ecr = __webpack_require__(4029);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/lib/proxy.js
var lib_proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./.build/phases/credentials/credentials.js + 1 modules
var credentials = __webpack_require__(293);
// EXTERNAL MODULE: ./.build/phases/proof/prove-image.js + 1 modules
var prove_image = __webpack_require__(3101);
// EXTERNAL MODULE: ./.build/lib/http.js
var http = __webpack_require__(8480);
// EXTERNAL MODULE: ./.build/plan/manifest.js
var plan_manifest = __webpack_require__(4867);
;// CONCATENATED MODULE: ./.build/phases/push/copy-image.js



/**
 * All that an image is made of; nothing is changed.
 *
 * @throws Failure `image-archived` where an image of an index is archived or gone, `permission-missing`
 */
async function readImageContent(image, registry, name) {
    const manifest = (0,plan_manifest/* readManifest */.WI)(image.body);
    if (manifest === undefined)
        return { blobs: [], manifests: [] };
    if (manifest.kind === 'image')
        return { blobs: blobsOf(manifest), manifests: [] };
    const digests = [...new Set(manifest.children.map(({ digest }) => digest))];
    if (digests.length === 0)
        return { blobs: [], manifests: [] };
    const answer = await registry.images(digests.map((digest) => ({ digest })));
    if (answer.kind === 'denied')
        throw denied(answer.permission, name);
    const children = answer.kind === 'found' ? answer.value : [];
    const hidden = digests.filter((digest) => !children.some((child) => child.digest === digest));
    if (hidden.length > 0)
        throw childrenHidden(image.digest, hidden, name);
    const below = await Promise.all(children.map((child) => readImageContent(child, registry, name)));
    return {
        blobs: [...new Set(below.flatMap(({ blobs }) => blobs))],
        manifests: [...below.flatMap(({ manifests }) => manifests), ...children],
    };
}
function blobsOf({ configDigest, layerDigests }) {
    return [...new Set([configDigest, ...layerDigests])];
}
/**
 * Makes all of it known in another repository of the registry, so that the manifest that gets the tags can be put there.
 * Nothing is downloaded: ECR mounts its blobs.
 *
 * @throws Failure `blob-mount-refused` where ECR does not, `permission-missing`
 */
async function copyContent({ blobs, manifests }, route) {
    for (const digest of await route.registry.missingBlobs(blobs))
        await mountBlob(digest, route);
    for (const manifest of manifests) {
        const put = await route.registry.putManifest(manifest);
        if (put.kind === 'denied')
            throw denied(put.permission, route.target);
    }
}
const ANSWER_SECONDS = 30;
/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#mounting-a-blob-from-another-repository */
async function mountBlob(digest, { source, target, authorization, host, proxy }) {
    const url = new URL(`${authorization.scheme}://${host}/v2/${target}/blobs/uploads/`);
    url.searchParams.set('mount', digest);
    url.searchParams.set('from', source);
    const basic = Buffer.from(`${authorization.username}:${authorization.password}`).toString('base64');
    const headers = { authorization: `Basic ${basic}`, 'content-length': '0' };
    const answer = await (0,http/* send */.t)({ method: 'POST', url, headers, proxy, limit: (0,http/* timeLimit */.z)(ANSWER_SECONDS) });
    if (answer.kind === 'answer' && answer.status === 201)
        return;
    const said = answer.kind === 'answer' ? `it answered HTTP ${answer.status}. ${answer.body.slice(0, 300)}` : answer.reason;
    throw new failure/* Failure */.HR({
        code: 'blob-mount-refused',
        what: `The registry did not take over ${digest} from ${source} to ${target}: ${said}`,
        why: 'mounting layers between repositories is switched off in the account, the two are encrypted with different keys, or ' +
            `the role lacks ecr:GetDownloadUrlForLayer on ${source} or ecr:InitiateLayerUpload on ${target}.`,
        fix: 'switch it on, once for the account and region, and look at the permissions:\n    aws ecr put-account-setting --name BLOB_MOUNTING --value ENABLED',
    });
}
function childrenHidden(index, hidden, name) {
    return new failure/* Failure */.HR({
        code: 'image-archived',
        what: `The index ${index} in ${name} has images that cannot be copied. Nothing was changed:\n${hidden.map((digest) => `    ${digest}`).join('\n')}`,
        why: 'a lifecycle policy moved them to the archive, from where nobody can pull them.',
        fix: 'restore them, which takes about 20 minutes, and run the job again: aws ecr update-image-storage-class.',
    });
}
function denied(permission, name) {
    return new failure/* Failure */.HR({
        code: 'permission-missing',
        what: 'The role may not copy the images of an index.',
        why: `it lacks ${permission} on ${name}.`,
        fix: `allow ${permission} on the repository ${name}.`,
    });
}

// EXTERNAL MODULE: ./.build/phases/registry/image-details.js
var image_details = __webpack_require__(8437);
// EXTERNAL MODULE: ./.build/phases/registry/registry-snapshot.js
var registry_snapshot = __webpack_require__(6953);
// EXTERNAL MODULE: ./.build/phases/tags/put-tags.js
var put_tags = __webpack_require__(3280);
// EXTERNAL MODULE: ./.build/plan/repository.js
var plan_repository = __webpack_require__(8758);
// EXTERNAL MODULE: ./.build/plan/registry-errors.js
var registry_errors = __webpack_require__(8693);
// EXTERNAL MODULE: ./.build/plan/tag-order.js
var tag_order = __webpack_require__(8909);
;// CONCATENATED MODULE: ./.build/actions/promote/plan-promotion.js




/** Finds what could only fail, before anything is changed. */
function planPromotion(situation) {
    const { target, image, tags, repositoryFacts, tagFacts } = situation;
    if (image.kind === 'denied')
        return refuse(unreadable(situation, image.permission));
    if (image.kind === 'missing')
        return refuse(missing(situation, image.what));
    if (repositoryFacts.kind === 'missing')
        return refuse((0,registry_errors/* repositoryMissing */.lx)(target, 'promote'));
    const { digest } = image.value;
    const missingTags = tags.filter((tag) => {
        const fact = tagFacts.get(tag);
        return !(fact?.kind === 'present' && fact.digest === digest && fact.status === 'ACTIVE');
    });
    if (repositoryFacts.kind === 'found') {
        const { mutability } = repositoryFacts;
        const blocked = missingTags.filter((tag) => {
            const fact = tagFacts.get(tag);
            return fact?.kind === 'present' && fact.digest !== digest && !(0,plan_repository/* isMovable */.dS)(tag, mutability);
        });
        if (blocked.length > 0)
            return refuse((0,registry_errors/* tagsImmutable */.A3)({ ...target, tagFacts }, blocked, mutability));
    }
    return { kind: 'promote', image: image.value, batches: (0,tag_order/* orderTags */.M)(missingTags, tagFacts) };
}
function refuse(problem) {
    return { kind: 'refuse', problem };
}
function unreadable({ source, id }, permission) {
    return {
        code: 'permission-missing',
        what: `The role may not read ${nameOf(id)} in ${source.repository}. Nothing was changed.`,
        why: `it lacks ${permission}.`,
        fix: `allow ${permission} on the repository ${source.repository}.`,
    };
}
function missing({ source, id, described }, what) {
    if (what === 'repository')
        return (0,registry_errors/* repositoryMissing */.lx)(source, 'promote');
    if (described?.kind === 'found' && described.value.status !== 'ACTIVE') {
        const { digest, pushedAt, status } = described.value;
        const there = { kind: 'present', digest, status, ...(0,omit_undefined/* present */.E)('pushedAt', pushedAt) };
        return (0,registry_errors/* sourceArchived */.EU)(source, nameOf(id), there);
    }
    const { repository, accountId, region } = source;
    return {
        code: 'image-missing',
        what: `${repository} has no image ${nameOf(id)}. Nothing was changed.`,
        why: 'the commit was not built here, its image was deleted by a lifecycle policy, or `image`, `repository` or `aws-region` is another one.',
        fix: `see which images there are:\n    aws ecr describe-images --registry-id ${accountId} --repository-name ${repository} --region ${region}`,
    };
}
/** An image as the workflow names it. */
function nameOf(id) {
    return 'tag' in id ? id.tag : id.digest;
}

;// CONCATENATED MODULE: ./.build/actions/promote/put-promotion-tags.js












/** Finds the image, puts the tags on it by ECR's API alone, and proves them. */
async function putPromotionTags(step, idTokens) {
    const { environment, runner, promotion } = step;
    const { region, registryId } = promotion.account;
    const identity = await (0,credentials/* authenticate */.Q)(step, promotion.account, idTokens);
    const proxy = (0,lib_proxy/* proxyVariables */.e)(environment);
    const registryOf = (repository) => new ecr/* EcrRegistry */.Q({ region, proxy, credentials: identity.credentials, repository, registryId, mask: runner.mask });
    const from = registryOf(promotion.repository.name);
    const to = promotion.target === promotion.repository.name ? from : registryOf(promotion.target);
    try {
        const found = await find(step, { from, to }, identity.caller?.accountId ?? '');
        const { image } = found.plan;
        // Read while the tags are put.
        const details = (0,image_details/* imageReader */.n)(from, runner.debug)(image);
        await put(step, { from, to }, found);
        const platformDigests = details.then((known) => known.platformDigests);
        const claim = { result: 'reused', tags: promotion.tags, digest: image.digest, platformDigests };
        return await (0,prove_image/* proveImage */.i)(step, { registry: to, location: found.target }, claim);
    }
    finally {
        from.close();
        if (to !== from)
            to.close();
    }
}
/** @throws Failure for all that could only fail later */
async function find({ runner, promotion, clock }, { from, to }, ownAccountId) {
    const { account, tags, image: id, repository, target: name } = promotion;
    const { region, registryId } = account;
    return await runner.phase('Registry', async () => {
        const [facts, image] = await Promise.all([(0,registry_snapshot/* readSnapshot */.R)(to, { tags, others: [] }, clock), findImage(from, id)]);
        const place = { reference: repository, registryId, ownAccountId, proxyHost: facts.authorization.host };
        const { host = '', accountId } = (0,plan_repository/* locate */.x5)(place, facts.repository);
        const isHidden = image.kind === 'missing' && image.what === 'image';
        const plan = planPromotion({
            source: { repository: repository.name, accountId, region },
            target: { repository: name, accountId, region },
            id,
            image,
            ...(0,omit_undefined/* present */.E)('described', isHidden ? await from.describeImage(id) : undefined),
            tags,
            repositoryFacts: facts.repository,
            tagFacts: facts.tags,
        });
        if (plan.kind === 'refuse')
            throw new failure/* Failure */.HR(plan.problem);
        const target = {
            image: `${host}/${name}:${tags[0]}`,
            host,
            repository: name,
            accountId,
            region,
            partition: (0,plan_repository/* partitionOf */.iQ)(region),
            isSeen: facts.repository.kind === 'found',
        };
        return { value: { plan, snapshot: facts, target }, sentence: `Found ${nameOf(id)}, ${plan.image.digest}` };
    });
}
async function findImage(registry, id) {
    const images = await registry.images([id]);
    const digest = images.kind === 'found' ? (images.value[0]?.digest ?? '') : '';
    return (0,put_tags/* manifestIn */.tn)(images, digest);
}
/** Copies what the target lacks, and puts the tags. */
async function put(step, { from, to }, { plan, snapshot, target }) {
    const { environment, runner, promotion, clock } = step;
    const { image, batches } = plan;
    if (batches.length === 0)
        return;
    await runner.phase('Tags', async () => {
        if (to !== from && !(await has(to, image.digest))) {
            const names = { source: promotion.repository.name, target: promotion.target };
            const content = await readImageContent(image, from, names.source);
            const { authorization } = snapshot;
            await copyContent(content, {
                ...names,
                registry: to,
                authorization,
                host: target.host,
                proxy: (0,lib_proxy/* proxyVariables */.e)(environment),
            });
        }
        const { warning } = runner;
        const { repository } = target;
        await (0,put_tags/* putTags */.Tm)(batches, { kind: 'found', value: image }, { registry: to, clock, warning, repository });
        return { value: undefined, sentence: (0,put_tags/* describeTags */.FE)(batches.flat()) };
    });
}
async function has(registry, digest) {
    return (0,put_tags/* manifestIn */.tn)(await registry.images([{ digest }]), digest).kind === 'found';
}


/***/ })

};
;