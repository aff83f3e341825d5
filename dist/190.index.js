"use strict";
exports.id = 190;
exports.ids = [190];
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
// EXTERNAL MODULE: ./.build/phases/registry/target-repository.js + 1 modules
var target_repository = __webpack_require__(4591);
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
            value: { index, target: { registry, location, snapshot, age: (0,target_repository/* ageContext */.rI)(step, registry, step.inputs) } },
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

/***/ 6195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ canonicalJson)
/* harmony export */ });
/** JSON with sorted keys, so that equal values are equal texts and others are not. */
function canonicalJson(value) {
    return JSON.stringify(value, (_key, inner) => typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner);
}


/***/ }),

/***/ 6419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** The SHA-256 of a content; 64 hex digits. */
function sha256(content) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex');
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
/** The label or annotation by which an image tells the commit that it was built from. */
const REVISION = 'org.opencontainers.image.revision';
/** What an image says of its commit; annotations of the manifest come before labels of the configuration. */
function sourceCommitOf(annotations, labels) {
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ revision: annotations[REVISION] ?? labels[REVISION] });
}
function texts(value) {
    return Object.fromEntries(Object.entries((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(value)).filter((entry) => typeof entry[1] === 'string'));
}


/***/ }),

/***/ 9877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PC: () => (/* binding */ labelsOf),
/* harmony export */   Qu: () => (/* binding */ VERSION_LABEL),
/* harmony export */   pM: () => (/* binding */ COMMIT_LABEL)
/* harmony export */ });
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4867);

/** The label with the commit that an image was built from, by this action. */
const COMMIT_LABEL = 'ecr-build-push.commit';
/** The label with the commit that it was merged into, where it was a pull request's test merge. */
const MERGED_LABEL = 'ecr-build-push.merged-into';
/** The label with the full version of a release, as its tag has it: what orders tags of versions. */
const VERSION_LABEL = 'ecr-build-push.version';
/**
 * The labels that say what an image is and where it comes from, as far as the event tells
 * (https://specs.opencontainers.org/image-spec/annotations/#pre-defined-annotation-keys). `created` is when the commit
 * was made, so that the same commit built again is the same image. `order`: the full version of a release.
 */
function labelsOf(event, version, order) {
    const { name, description, url: page, license } = sourceProject(event);
    const values = {
        'org.opencontainers.image.title': name,
        'org.opencontainers.image.description': description,
        'org.opencontainers.image.url': page,
        'org.opencontainers.image.source': page,
        'org.opencontainers.image.version': version,
        'org.opencontainers.image.created': event.commitDate?.toISOString(),
        [_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .REVISION */ .sP]: event.commit,
        // Whatever a workflow says in the label above, this is what it was built from.
        [COMMIT_LABEL]: event.commit,
        [MERGED_LABEL]: event.mergedInto,
        [VERSION_LABEL]: order,
        'org.opencontainers.image.licenses': license,
    };
    return Object.entries(values).flatMap(([key, value]) => (value ? [{ key, value }] : []));
}
/** The repository that is built: of another one than the run's its address is all that is known. */
function sourceProject({ repository, serverUrl, sourceUrl }) {
    if (sourceUrl !== undefined)
        return { name: sourceUrl.slice(sourceUrl.lastIndexOf('/') + 1), url: sourceUrl };
    const { owner, name, url } = repository;
    return { ...repository, ...(url === undefined && owner !== '' ? { url: `${serverUrl}/${owner}/${name}` } : {}) };
}


/***/ }),

/***/ 1040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F6: () => (/* binding */ writePartHashes),
/* harmony export */   SE: () => (/* binding */ readPartHashes),
/* harmony export */   dl: () => (/* binding */ differingParts)
/* harmony export */ });
/** Format version and short hashes of the parts as one text, for a label: `format=1 context=1a2b3c4d …`. */
function writePartHashes(format, parts) {
    return [['format', format], ...parts.map(({ name, hash }) => [name, hash.slice(0, 8)])]
        .map(([name, hash]) => `${name}=${hash}`)
        .join(' ');
}
/** What `writePartHashes` wrote; empty where the text is something else. */
function readPartHashes(text) {
    const pairs = text.split(' ').map((pair) => /^([a-z-]+)=([0-9a-f]+)$/.exec(pair));
    if (pairs.some((pair) => pair === null))
        return new Map();
    return new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}
/** The names of the parts in which two images differ; `undefined` where one of them tells nothing that compares. */
function differingParts(now, before) {
    if (now.size === 0 || now.get('format') !== before.get('format'))
        return undefined;
    return [...new Set([...now.keys(), ...before.keys()])].filter((name) => now.get(name) !== before.get(name));
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


/***/ }),

/***/ 8817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M8: () => (/* binding */ describeParts),
/* harmony export */   Tz: () => (/* binding */ isMadeForSame),
/* harmony export */   j5: () => (/* binding */ compareVariant),
/* harmony export */   my: () => (/* binding */ BUILT_AS),
/* harmony export */   vq: () => (/* binding */ builtAsLabel)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _lib_canonical_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6195);
/* harmony import */ var _lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6419);
/* harmony import */ var _part_hashes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1040);




/** The label by which an image tells what it was built as. */
const BUILT_AS = 'ecr-build-push.built-as';
/** To be raised when the same request is hashed in another way. */
const FORMAT = 1;
/**
 * The label that says what an image is built as: the first digits of a hash for each part. It holds nothing of commit or run,
 * so that the same content is the same image.
 */
function builtAsLabel(facts) {
    const parts = Object.entries(partsOf(facts)).map(([name, value]) => ({ name, hash: (0,_lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)((0,_lib_canonical_json_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .d)(value)) }));
    return { key: BUILT_AS, value: (0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_3__/* .writePartHashes */ .F6)(FORMAT, parts) };
}
function partsOf({ event, workspace, ownPlatform, variables, build }) {
    const { owner, name } = event.repository;
    const place = (path) => placeOf(path, { workspace, folder: event.checkout ?? workspace });
    const context = place(build.context);
    const file = build.file === undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(context, 'Dockerfile') : place(build.file);
    const given = build.buildArgs.map((arg) => [arg.name, arg.value ?? variables[arg.name] ?? null]);
    const values = Object.fromEntries(given);
    const isOn = (attestation) => (attestation === 'false' ? undefined : attestation);
    return {
        repository: (event.sourceUrl ?? `${owner}/${name}`).toLowerCase(),
        context,
        file: build.inlineDockerfile === undefined ? file : ['inline', build.inlineDockerfile],
        target: build.target ?? '',
        'build-arg-names': Object.keys(values).toSorted(),
        'build-args': values,
        platforms: build.platforms.length === 0 ? [ownPlatform] : build.platforms.toSorted(),
        attestations: [isOn(build.provenance) ?? '', isOn(build.sbom) ?? ''],
        compression: [build.compression, ...(build.packing ?? [])],
        'named-contexts': Object.fromEntries(build.buildContexts.map((one) => [one.name, place(one.value)])),
        network: build.network ?? 'default',
        merge: event.mergedInto ?? '',
    };
}
/** A path from the folder of the checkout, however it is written; an address without the commit that it names. */
function placeOf(path, { workspace, folder }) {
    if (/^[a-z-]+:\/\/|^[^/]+@[^/]+:|^target:/.test(path))
        return path.replace(/#[0-9a-f]{40}(?=:|$)/, '');
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, path)) || '.';
}
/** Compares what an image was built as with what is wanted. `wanted`: the value of our label. */
function compareVariant(labels, wanted) {
    const theirs = (0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_3__/* .readPartHashes */ .SE)(labels[BUILT_AS] ?? '');
    const differing = (0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_3__/* .differingParts */ .dl)((0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_3__/* .readPartHashes */ .SE)(wanted), theirs);
    if (differing === undefined)
        return { kind: 'unlabelled' };
    const [first, ...others] = differing;
    if (first === undefined)
        return { kind: 'same' };
    const isUnmerged = differing.includes('merge') && theirs.get('merge') === NOT_MERGED;
    return { kind: 'differs', parts: [first, ...others], isUnmerged };
}
const NOT_MERGED = (0,_lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)((0,_lib_canonical_json_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .d)('')).slice(0, 8);
/** Whether an image was built for the same thing as ours: else its labels are those of another image that it is built on. */
function isMadeForSame(labels, wanted) {
    const [ours, theirs] = [(0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_3__/* .readPartHashes */ .SE)(wanted), (0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_3__/* .readPartHashes */ .SE)(labels[BUILT_AS] ?? '')];
    return WHAT_FOR.every((part) => ours.get(part) === theirs.get(part));
}
const WHAT_FOR = ['repository', 'context', 'file', 'target'];
/** The parts for a sentence: `target, build-args`. */
function describeParts(parts) {
    // Whoever has other names has other values too.
    const told = parts.filter((part) => part !== 'build-args' || !parts.includes('build-arg-names'));
    return told.map((part) => PART_WORDS[part] ?? part).join(', ');
}
const PART_WORDS = {
    'build-arg-names': '`build-args`',
    'build-args': 'values of `build-args`',
    'named-contexts': '`build-contexts`',
    attestations: '`provenance` or `sbom`',
    merge: 'merged into its base or not',
    repository: 'the GitHub repository',
};


/***/ })

};
;