"use strict";
exports.id = 492;
exports.ids = [492];
exports.modules = {

/***/ 3344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  putIndex: () => (/* binding */ putIndex)
});

// EXTERNAL MODULE: ./.build/aws/open-registry.js + 3 modules
var open_registry = __webpack_require__(7553);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/phases/credentials/credentials.js + 1 modules
var credentials_credentials = __webpack_require__(293);
// EXTERNAL MODULE: ./.build/phases/proof/prove-image.js + 2 modules
var prove_image = __webpack_require__(8470);
// EXTERNAL MODULE: ./.build/phases/registry/target-repository.js
var target_repository = __webpack_require__(35);
// EXTERNAL MODULE: ./.build/phases/tags/current-tags.js
var current_tags = __webpack_require__(6804);
// EXTERNAL MODULE: ./.build/phases/tags/move-tags.js
var move_tags = __webpack_require__(6536);
// EXTERNAL MODULE: ./.build/plan/image-age.js
var image_age = __webpack_require__(1691);
// EXTERNAL MODULE: ./.build/plan/manifest.js
var plan_manifest = __webpack_require__(4867);
// EXTERNAL MODULE: ./.build/plan/registry-errors.js
var registry_errors = __webpack_require__(8693);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
// EXTERNAL MODULE: ./.build/plan/tag-mutability.js
var tag_mutability = __webpack_require__(301);
// EXTERNAL MODULE: ./.build/plan/tag-order.js
var tag_order = __webpack_require__(8909);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./.build/lib/json.js
var json = __webpack_require__(6210);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
;// CONCATENATED MODULE: ./.build/actions/merge/image-index.js




const DOCKER_IMAGE = 'application/vnd.docker.distribution.manifest.v2+json';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const OCI_IMAGE = 'application/vnd.oci.image.manifest.v1+json';
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
/**
 * One index of several images. What is an index already gives its images, with the attestations that belong to them and
 * its own annotations; those that are given here come last. The same parts make the same bytes, in whatever run.
 */
function composeIndex(parts, given) {
    const entries = parts.flatMap(entriesOf);
    const unknown = parts.find((part) => entriesOf(part).length === 0);
    if (unknown !== undefined)
        return { kind: 'impossible', reason: `${unknown.name} is no image, or does not tell its platform.` };
    const images = entries.filter(({ descriptor }) => descriptorPlatform(descriptor) !== undefined);
    for (const [index, { descriptor, name }] of images.entries()) {
        const twin = images
            .slice(0, index)
            .find((one) => descriptorPlatform(one.descriptor) === descriptorPlatform(descriptor));
        if (twin === undefined)
            continue;
        return {
            kind: 'impossible',
            reason: `${twin.name} and ${name} are both for ${descriptorPlatform(descriptor)}; an index has one image for each platform.`,
        };
    }
    const manifests = entries.map(({ descriptor }) => descriptor);
    const annotations = { ...Object.assign({}, ...parts.map(annotationsOf)), ...given };
    const isDocker = manifests.every(({ mediaType }) => mediaType === DOCKER_IMAGE) && Object.keys(annotations).length === 0;
    const mediaType = isDocker ? DOCKER_LIST : OCI_INDEX;
    const noted = Object.keys(annotations).length === 0 ? {} : { annotations };
    const body = JSON.stringify({ schemaVersion: 2, mediaType, manifests, ...noted }, undefined, 2);
    const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(body).digest('hex')}`;
    return {
        kind: 'index',
        manifest: { digest, body, mediaType },
        platformDigests: Object.fromEntries(images.map(({ descriptor }) => [descriptorPlatform(descriptor) ?? '', descriptor.digest])),
    };
}
function entriesOf({ name, manifest, config }) {
    const read = JSON.parse(manifest.body);
    if ((0,json/* isRecord */.u4)(read) && Array.isArray(read.manifests))
        return read.manifests.filter(isDescriptor).map((descriptor) => ({ name, descriptor }));
    if (config === undefined || config.platform === '' || (0,plan_manifest/* readManifest */.WI)(manifest.body)?.kind !== 'image')
        return [];
    const [os = '', architecture = '', variant] = config.platform.split('/');
    const platform = (0,omit_undefined/* omitUndefined */.O)({ architecture, os, variant });
    const { digest, mediaType = mediaTypeIn(read) } = manifest;
    return [{ name, descriptor: { mediaType, digest, size: Buffer.byteLength(manifest.body), platform } }];
}
function mediaTypeIn(manifest) {
    return (0,json/* isRecord */.u4)(manifest) && typeof manifest.mediaType === 'string' ? manifest.mediaType : OCI_IMAGE;
}
function annotationsOf({ manifest }) {
    const read = (0,plan_manifest/* readManifest */.WI)(manifest.body);
    // Those of an image stay with the image.
    return read?.kind === 'index' ? read.annotations : {};
}
/** As `os/architecture[/variant]`; BuildKit calls that of an attestation `unknown`. */
function descriptorPlatform({ platform }) {
    const { os, architecture, variant } = platform ?? {};
    if (typeof os !== 'string' || os === 'unknown')
        return undefined;
    return [os, architecture, ...(typeof variant === 'string' && variant !== '' ? [variant] : [])].join('/');
}
function isDescriptor(value) {
    return (0,json/* isRecord */.u4)(value) && typeof value.digest === 'string' && typeof value.mediaType === 'string';
}

;// CONCATENATED MODULE: ./.build/actions/merge/merge-errors.js

/** The role may not read the images. */
function imagesUnreadable({ repository }, permission) {
    return new failure/* Failure */.HR({
        code: 'permission-missing',
        what: `The role may not read the images of ${repository}. Nothing was changed.`,
        why: `it lacks ${permission}.`,
        fix: `allow ${permission} on the repository ${repository}.`,
    });
}
/** An image that `images` names is not there. */
function imageMissing({ repository, accountId, region }, name) {
    return new failure/* Failure */.HR({
        code: 'image-missing',
        what: `${repository} has no image ${name}, or it is archived. Nothing was changed.`,
        why: 'the job that builds it did not run, failed, or pushed it under another tag or to another repository.',
        fix: `let this job wait for it (\`needs:\`), and see which images there are:\n    aws ecr describe-images --registry-id ${accountId} --repository-name ${repository} --region ${region}`,
    });
}
/** The images make no index. `reason`: a whole sentence. */
function mergeImpossible(reason) {
    return new failure/* Failure */.HR({
        code: 'merge-impossible',
        what: `These images make no index: ${reason} Nothing was changed.`,
        why: 'two jobs of a matrix built the same platform, or an image is named twice.',
        fix: 'compare `images` with what the jobs before have built.',
    });
}

;// CONCATENATED MODULE: ./.build/actions/merge/put-index.js















/** Finds the images, puts an index of them under all tags by ECR's API alone, and proves it. */
async function putIndex(step, idTokens) {
    const { account, repository } = step.inputs;
    const { credentials, caller } = await (0,credentials_credentials/* authenticate */.Q)(step, account, idTokens);
    const registry = (0,open_registry/* openRegistry */.M)(step, account, { credentials, repository: repository.name });
    try {
        const { index, target } = await compose(step, registry, caller?.accountId ?? '');
        return await putAndProve(step, target, index);
    }
    finally {
        registry.close();
    }
}
/** Reads all that is asked for, and finds what could only fail, before anything is changed. */
async function compose(step, registry, ownAccountId) {
    const { account, images, tags, repository: reference, annotations } = step.inputs;
    return await step.runner.phase('Registry', async () => {
        const question = { account, reference, ownAccountId, tags, others: [] };
        const [{ snapshot, place }, found] = await Promise.all([
            (0,target_repository/* viewRepository */.st)(step, registry, question),
            registry.images(images),
        ]);
        const where = (0,registry_location/* locate */.x5)(place, snapshot.repository);
        if (found.kind === 'missing')
            throw new failure/* Failure */.HR((0,registry_errors/* repositoryMissing */.lx)(where, 'merge'));
        if (found.kind === 'denied')
            throw imagesUnreadable(where, found.permission);
        const parts = await Promise.all(images.map((id) => readPart(registry, id, found.value, where)));
        const index = composeIndex(parts, annotations);
        if (index.kind === 'impossible')
            throw mergeImpossible(index.reason);
        const ofCommit = tags.find((tag) => (0,image_age/* isOwnTag */.$3)(tag, step.event));
        refuseFixed(snapshot, index.manifest.digest, { ...where, tags, ofCommit });
        const location = (0,target_repository/* locationOf */.hD)(place, snapshot.repository);
        const platforms = Object.keys(index.platformDigests).join(', ');
        return {
            value: { index, target: { registry, location, snapshot, age: (0,target_repository/* ageContext */.rI)(step, registry) } },
            sentence: `Made the index ${index.manifest.digest} for ${platforms}`,
        };
    });
}
/** Puts the index under all its tags; the first one creates it. */
async function putAndProve(step, target, { manifest, platformDigests }) {
    const { tags, keepNewerTags } = step.inputs;
    const { digest } = manifest;
    const missing = tags.filter((tag) => {
        const fact = target.snapshot.tags.get(tag);
        return !(fact?.kind === 'present' && fact.digest === digest);
    });
    const kept = await (0,move_tags/* moveTags */.Fu)(step, target, {
        digest,
        batches: (0,tag_order/* orderTags */.M)(missing, target.snapshot.tags),
        keepsNewer: keepNewerTags,
        look: async () => ({ manifest: { kind: 'found', value: manifest }, current: (0,current_tags/* currentTagsIn */.C)(target.snapshot) }),
    });
    const [first, ...further] = tags.filter((tag) => !kept.some((left) => left.tag === tag));
    if (first === undefined)
        return await (0,prove_image/* proveImage */.i)(step, target, (0,prove_image/* expectNewer */.z)(kept, target));
    return await (0,prove_image/* proveImage */.i)(step, target, {
        result: 'built',
        tags: [first, ...further],
        digest,
        platforms: Promise.resolve({ platformDigests }),
    });
}
async function readPart(registry, id, found, where) {
    const name = 'tag' in id ? id.tag : id.digest;
    const manifest = found.find((image) => ('tag' in id ? image.tag === id.tag : image.digest === id.digest));
    if (manifest === undefined)
        throw imageMissing(where, name);
    const read = (0,plan_manifest/* readManifest */.WI)(manifest.body);
    if (read?.kind !== 'image')
        return { name, manifest };
    const blob = await registry.blob(read.configDigest);
    if (blob.kind === 'denied')
        throw imagesUnreadable(where, blob.permission);
    return { name, manifest, ...(blob.kind === 'found' ? { config: (0,plan_manifest/* readConfig */.Xg)(blob.value) } : {}) };
}
function refuseFixed({ repository, tags: tagFacts }, digest, situation) {
    if (repository.kind !== 'found')
        return;
    const { mutability } = repository;
    const blocked = situation.tags.filter((tag) => {
        const fact = tagFacts.get(tag);
        return fact?.kind === 'present' && fact.digest !== digest && !(0,tag_mutability/* isMovable */.d)(tag, mutability);
    });
    if (blocked.length > 0)
        throw new failure/* Failure */.HR((0,registry_errors/* tagsImmutable */.A3)({ ...situation, tagFacts }, blocked, mutability));
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