"use strict";
exports.id = 679;
exports.ids = [679];
exports.modules = {

/***/ 3867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  putPromotionTags: () => (/* binding */ putPromotionTags)
});

// EXTERNAL MODULE: ./.build/aws/open-registry.js + 3 modules
var open_registry = __webpack_require__(7553);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/lib/proxy.js
var proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./.build/phases/credentials/credentials.js + 1 modules
var credentials_credentials = __webpack_require__(293);
// EXTERNAL MODULE: ./.build/phases/proof/prove-image.js + 2 modules
var prove_image = __webpack_require__(8470);
;// CONCATENATED MODULE: ./.build/errors/copy-errors.js

/** The registry does not take a blob over. `said`: what it answered. */
function blobNotMounted(digest, { source, target }, said) {
    return new failure/* Failure */.HR({
        code: 'blob-mount-refused',
        what: `The registry did not take over ${digest} from ${source} to ${target}: ${said}`,
        why: 'mounting layers between repositories is switched off in the account, the two are encrypted with different keys, or ' +
            `the role lacks ecr:GetDownloadUrlForLayer on ${source} or ecr:InitiateLayerUpload on ${target}.`,
        fix: 'switch it on, once for the account and region, and look at the permissions:\n    aws ecr put-account-setting --name BLOB_MOUNTING --value ENABLED',
    });
}
/** Images of an index that are archived, or gone. */
function childrenHidden(index, hidden, repository) {
    return new failure/* Failure */.HR({
        code: 'image-archived',
        what: `The index ${index} in ${repository} has images that cannot be copied. Nothing was changed:\n${hidden.map((digest) => `    ${digest}`).join('\n')}`,
        why: 'a lifecycle policy moved them to the archive, from where nobody can pull them.',
        fix: 'restore them, which takes about 20 minutes, and run the job again: aws ecr update-image-storage-class.',
    });
}
/** The role may not read or write images of an index. */
function copyDenied(permission, repository) {
    return new failure/* Failure */.HR({
        code: 'permission-missing',
        what: 'The role may not copy the images of an index.',
        why: `it lacks ${permission} on ${repository}.`,
        fix: `allow ${permission} on the repository ${repository}.`,
    });
}

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
        throw copyDenied(answer.permission, name);
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
            throw copyDenied(put.permission, route.target);
    }
}
const MOUNT_SECONDS = 30;
/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#mounting-a-blob-from-another-repository */
async function mountBlob(digest, { source, target, authorization, host, proxy }) {
    const url = new URL(`${authorization.scheme}://${host}/v2/${target}/blobs/uploads/`);
    url.searchParams.set('mount', digest);
    url.searchParams.set('from', source);
    const basic = Buffer.from(`${authorization.username}:${authorization.password}`).toString('base64');
    const headers = { authorization: `Basic ${basic}`, 'content-length': '0' };
    const answer = await (0,http/* send */.t)({ method: 'POST', url, headers, proxy, limit: (0,http/* timeLimit */.z)(MOUNT_SECONDS) });
    if (answer.kind === 'answer' && answer.status === 201)
        return;
    const said = answer.kind === 'answer' ? `it answered HTTP ${answer.status}. ${answer.body.slice(0, 300)}` : answer.reason;
    throw blobNotMounted(digest, { source, target }, said);
}

// EXTERNAL MODULE: ./.build/phases/registry/image-details.js
var image_details = __webpack_require__(8437);
// EXTERNAL MODULE: ./.build/phases/registry/manifest-in.js
var manifest_in = __webpack_require__(8328);
// EXTERNAL MODULE: ./.build/phases/registry/target-repository.js
var target_repository = __webpack_require__(35);
// EXTERNAL MODULE: ./.build/phases/tags/put-tags.js + 1 modules
var put_tags = __webpack_require__(7285);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
// EXTERNAL MODULE: ./.build/plan/registry-errors.js
var registry_errors = __webpack_require__(8693);
// EXTERNAL MODULE: ./.build/plan/tag-mutability.js
var tag_mutability = __webpack_require__(301);
// EXTERNAL MODULE: ./.build/plan/tag-order.js
var tag_order = __webpack_require__(8909);
;// CONCATENATED MODULE: ./.build/actions/promote/promote-errors.js
/** The role may not read the image; `name`: as the workflow names it. */
function sourceUnreadable({ repository }, name, permission) {
    return {
        code: 'permission-missing',
        what: `The role may not read ${name} in ${repository}. Nothing was changed.`,
        why: `it lacks ${permission}.`,
        fix: `allow ${permission} on the repository ${repository}.`,
    };
}
/** There is no such image. */
function sourceMissing({ repository, accountId, region }, name) {
    return {
        code: 'image-missing',
        what: `${repository} has no image ${name}. Nothing was changed.`,
        why: 'the commit was not built here, its image was deleted by a lifecycle policy, or `image`, `repository` or `aws-region` is another one.',
        fix: `see which images there are:\n    aws ecr describe-images --registry-id ${accountId} --repository-name ${repository} --region ${region}`,
    };
}

;// CONCATENATED MODULE: ./.build/actions/promote/plan-promotion.js





/** Finds what could only fail, before anything is changed. */
function planPromotion(situation) {
    const { target, image, tags, repositoryFacts, tagFacts } = situation;
    if (image.kind === 'denied')
        return refuse(sourceUnreadable(situation.source, nameOf(situation.id), image.permission));
    if (image.kind === 'missing')
        return refuse(explainMissing(situation, image.what));
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
            return fact?.kind === 'present' && fact.digest !== digest && !(0,tag_mutability/* isMovable */.d)(tag, mutability);
        });
        if (blocked.length > 0)
            return refuse((0,registry_errors/* tagsImmutable */.A3)({ ...target, tagFacts }, blocked, mutability));
    }
    return { kind: 'promote', image: image.value, batches: (0,tag_order/* orderTags */.M)(missingTags, tagFacts) };
}
function refuse(problem) {
    return { kind: 'refuse', problem };
}
function explainMissing({ source, id, described }, what) {
    if (what === 'repository')
        return (0,registry_errors/* repositoryMissing */.lx)(source, 'promote');
    if (described?.kind === 'found' && described.value.status !== 'ACTIVE') {
        const { digest, pushedAt, status } = described.value;
        return (0,registry_errors/* sourceArchived */.EU)(source, nameOf(id), (0,omit_undefined/* omitUndefined */.O)({ kind: 'present', digest, status, pushedAt }));
    }
    return sourceMissing(source, nameOf(id));
}
/** An image as the workflow names it. */
function nameOf(id) {
    return 'tag' in id ? id.tag : id.digest;
}

;// CONCATENATED MODULE: ./.build/actions/promote/put-promotion-tags.js













/** Finds the image, puts the tags on it by ECR's API alone, and proves them. */
async function putPromotionTags(step, idTokens) {
    const { account, repository, target: name, tags } = step.inputs;
    const { credentials, caller } = await (0,credentials_credentials/* authenticate */.Q)(step, account, idTokens);
    const from = (0,open_registry/* openRegistry */.M)(step, account, { credentials, repository: repository.name });
    const to = name === repository.name ? from : from.sibling(name);
    try {
        const { plan, target } = await find(step, { from, to }, caller?.accountId ?? '');
        // Read while the tags are put.
        const platforms = (0,image_details/* readPlatforms */.t)({ kind: 'found', value: plan.image }, (0,image_details/* imageReader */.n)(from, step.runner.debug));
        await put(step, { from, to }, { plan, target });
        return await (0,prove_image/* proveImage */.i)(step, target, { result: 'reused', tags, digest: plan.image.digest, platforms });
    }
    finally {
        from.close();
    }
}
/** @throws Failure for all that could only fail later */
async function find(step, { from, to }, ownAccountId) {
    const { account, tags, image: id, repository, target: name } = step.inputs;
    return await step.runner.phase('Registry', async () => {
        const question = { account, reference: { ...repository, name }, ownAccountId, tags, others: [] };
        const [{ snapshot, place }, image] = await Promise.all([(0,target_repository/* viewRepository */.st)(step, to, question), findImage(from, id)]);
        const where = (0,registry_location/* locate */.x5)(place, snapshot.repository);
        const isHidden = image.kind === 'missing' && image.what === 'image';
        const plan = planPromotion({
            source: { ...where, repository: repository.name },
            target: where,
            id,
            image,
            ...(0,omit_undefined/* omitUndefined */.O)({ described: isHidden ? await from.describeImage(id) : undefined }),
            tags,
            repositoryFacts: snapshot.repository,
            tagFacts: snapshot.tags,
        });
        if (plan.kind === 'refuse')
            throw new failure/* Failure */.HR(plan.problem);
        const target = { registry: to, location: (0,target_repository/* locationOf */.hD)(place, snapshot.repository), snapshot };
        return { value: { plan, target }, sentence: `Found ${nameOf(id)}, ${plan.image.digest}` };
    });
}
async function findImage(registry, id) {
    const images = await registry.images([id]);
    const digest = images.kind === 'found' ? (images.value[0]?.digest ?? '') : '';
    return (0,manifest_in/* manifestIn */.t)(images, digest);
}
/** Copies what the target lacks, and puts the tags. */
async function put(step, { from, to }, { plan, target }) {
    const { environment, runner, inputs, clock } = step;
    const { image, batches } = plan;
    if (batches.length === 0)
        return;
    await runner.phase('Tags', async () => {
        if (to !== from && !(await has(to, image.digest))) {
            const content = await readImageContent(image, from, inputs.repository.name);
            await copyContent(content, {
                source: inputs.repository.name,
                target: inputs.target,
                registry: to,
                authorization: target.snapshot.authorization,
                host: target.location.host,
                proxy: (0,proxy/* proxyVariables */.e)(environment),
            });
        }
        const { warning } = runner;
        const { repository } = target.location;
        await (0,put_tags/* putTags */.Tm)(batches, { kind: 'found', value: image }, { registry: to, clock, warning, repository });
        return { value: undefined, sentence: (0,put_tags/* describeTags */.FE)(batches.flat()) };
    });
}
async function has(registry, digest) {
    return (0,manifest_in/* manifestIn */.t)(await registry.images([{ digest }]), digest).kind === 'found';
}


/***/ }),

/***/ 6953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readSnapshot),
/* harmony export */   g: () => (/* binding */ imagesByTag)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9020);

/** Asks for a login, the repository, each tag and its manifest, all side by side. */
async function readSnapshot(registry, { tags, others }, { now, authorize = () => registry.authorize() }) {
    const atMs = now();
    const asked = [...others, ...tags].map((tag) => ({ tag }));
    const [authorization, repository, described, images] = await Promise.all([
        authorize(),
        registry.describeRepository(),
        Promise.all(tags.map(async (tag) => [tag, await registry.describeImage({ tag })])),
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
        ...(images.kind === 'denied' ? { imagesDenied: images.permission } : {}),
        atMs,
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
            const { digest, pushedAt, status, tags } = answer.value;
            return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ kind: 'present', digest, status, pushedAt, tags });
        }
        case 'missing':
            return { kind: 'absent' };
        case 'denied':
            return { kind: 'unknown' };
    }
}


/***/ }),

/***/ 4867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ CREATED),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   Xg: () => (/* binding */ readConfig),
/* harmony export */   sP: () => (/* binding */ REVISION),
/* harmony export */   uw: () => (/* binding */ sourceCommitOf)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6210);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9020);


/**
 * Reads a manifest, of an image or of an index, in OCI's or Docker's form.
 *
 * @returns undefined where it is neither
 */
function readManifest(body) {
    const manifest = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(JSON.parse(body));
    const annotations = texts(manifest.annotations);
    if (Array.isArray(manifest.manifests))
        return { kind: 'index', children: manifest.manifests.map(toEntry), annotations };
    const configDigest = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(manifest.config).digest;
    if (typeof configDigest !== 'string')
        return undefined;
    const layers = Array.isArray(manifest.layers) ? manifest.layers : [];
    const layerDigests = layers.map((layer) => String((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(layer).digest));
    return { kind: 'image', configDigest, layerDigests, annotations };
}
/** Reads the configuration of an image. */
function readConfig(body) {
    const config = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(JSON.parse(body));
    return { platform: platformOf(config) ?? '', labels: texts((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(config.config).Labels) };
}
function toEntry(value) {
    const entry = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(value);
    const platform = platformOf((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(entry.platform));
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ digest: String(entry.digest), platform });
}
/** As https://github.com/containerd/platforms writes it; BuildKit calls the platform of an attestation `unknown`. */
function platformOf({ os, architecture, variant }) {
    if (typeof os !== 'string' || typeof architecture !== 'string' || os === 'unknown')
        return undefined;
    return [os, architecture, ...(typeof variant === 'string' && variant !== '' ? [variant] : [])].join('/');
}
/** The labels or annotations by which an image tells the commit that it was built from, and when that was made. */
const REVISION = 'org.opencontainers.image.revision';
const CREATED = 'org.opencontainers.image.created';
/** What an image says of its commit; annotations of the manifest come before labels of the configuration. */
function sourceCommitOf(annotations, labels) {
    const revision = annotations[REVISION] ?? labels[REVISION];
    const created = new Date(annotations[CREATED] ?? labels[CREATED] ?? '');
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({
        revision,
        ...(Number.isNaN(created.getTime()) ? {} : { created }),
    });
}
function texts(value) {
    return Object.fromEntries(Object.entries((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(value)).filter((entry) => typeof entry[1] === 'string'));
}


/***/ }),

/***/ 301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ matchesWildcard),
/* harmony export */   d: () => (/* binding */ isMovable)
/* harmony export */ });
/** Whether ECR lets a push move this tag to another image. */
function isMovable(tag, { mode, exclusionFilters }) {
    const excluded = exclusionFilters.some((filter) => matchesWildcard(tag, filter));
    switch (mode) {
        case 'MUTABLE':
            return true;
        case 'IMMUTABLE':
            return false;
        case 'IMMUTABLE_WITH_EXCLUSION':
            return excluded;
        case 'MUTABLE_WITH_EXCLUSION':
            return !excluded;
    }
}
/** Whether a wildcard filter of ECR covers the tag: `*` is any number of characters, all else stands for itself. */
function matchesWildcard(tag, filter) {
    const pattern = filter
        .split('*')
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*');
    return new RegExp(`^${pattern}$`).test(tag);
}


/***/ })

};
;