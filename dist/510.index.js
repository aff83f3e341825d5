"use strict";
exports.id = 510;
exports.ids = [510];
exports.modules = {

/***/ 4510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  putPromotionTags: () => (/* binding */ putPromotionTags)
});

// EXTERNAL MODULE: ./.build/aws/open-registry.js + 3 modules
var open_registry = __webpack_require__(7553);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/inputs/image-name.js
var image_name = __webpack_require__(9727);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/lib/proxy.js
var proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./.build/phases/credentials/credentials.js + 1 modules
var credentials_credentials = __webpack_require__(293);
// EXTERNAL MODULE: ./.build/phases/proof/prove-image.js + 2 modules
var prove_image = __webpack_require__(8470);
// EXTERNAL MODULE: ./.build/phases/push/copy-image.js + 1 modules
var copy_image = __webpack_require__(6895);
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
/** A whole name, `name`, of another registry. */
function sourceElsewhere({ repository, accountId, region }, name) {
    return {
        code: 'image-missing',
        what: `${name} is not in the registry of account ${accountId}, region ${region}, where ${repository} is. Nothing was changed.`,
        why: '`image` is the whole name of an image in another account.',
        fix: 'set `registry-id` and `aws-region` to where it is, or name the tag or the digest alone.',
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
        const details = (0,image_details/* imageReader */.n)(from, step.runner.debug)(plan.image);
        await put(step, { from, to }, { plan, target });
        const platformDigests = details.then((known) => known.platformDigests);
        return await (0,prove_image/* proveImage */.i)(step, target, { result: 'reused', tags, digest: plan.image.digest, platformDigests });
    }
    finally {
        from.close();
    }
}
/** @throws Failure for all that could only fail later */
async function find(step, { from, to }, ownAccountId) {
    const { account, tags, image: wanted, repository, target: name } = step.inputs;
    const { id } = wanted;
    return await step.runner.phase('Registry', async () => {
        const question = { account, reference: { ...repository, name }, ownAccountId, tags, others: [] };
        const [{ snapshot, place }, image] = await Promise.all([(0,target_repository/* viewRepository */.st)(step, to, question), findImage(from, id)]);
        const where = (0,registry_location/* locate */.x5)(place, snapshot.repository);
        refuseElsewhere(wanted, where);
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
/** What the inputs alone could not tell. */
function refuseElsewhere({ text, repository }, where) {
    const registry = { ...where, accountId: where.accountId || undefined };
    if (repository !== undefined && (0,image_name/* isElsewhere */.l)(repository, registry))
        throw new failure/* Failure */.HR(sourceElsewhere(where, text));
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
            const content = await (0,copy_image/* readImageContent */.i)(image, from, inputs.repository.name);
            await (0,copy_image/* copyContent */.R)(content, {
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

/***/ 6895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ copyContent),
  i: () => (/* binding */ readImageContent)
});

// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
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


/***/ }),

/***/ 7277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kd: () => (/* binding */ readPlatform),
/* harmony export */   SW: () => (/* binding */ isSamePlatform),
/* harmony export */   d5: () => (/* binding */ describePlatform),
/* harmony export */   r6: () => (/* binding */ platformInConfig),
/* harmony export */   wv: () => (/* binding */ describeWholePlatform)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6210);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9020);


/** The platform that an entry of an index, or the configuration of an image, tells; `undefined` where it tells none. */
function readPlatform(value) {
    const { architecture, os, variant, 'os.version': version, 'os.features': features } = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(value);
    if (!isText(os) || !isText(architecture) || os === 'unknown')
        return undefined;
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({
        architecture,
        os,
        'os.version': isText(version) ? version : undefined,
        'os.features': Array.isArray(features) && features.length > 0 ? features.filter(isText) : undefined,
        variant: isText(variant) ? variant : undefined,
    });
}
/** The same of the text of a configuration. */
function platformInConfig(config) {
    return readPlatform((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(config));
}
/** As `os/architecture[/variant]`. */
function describePlatform({ os, architecture, variant }) {
    return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}
/** With the version and the features of the system, as containerd writes them: `windows(10.0.20348.2113)/amd64`. */
function describeWholePlatform(platform) {
    const { os, 'os.version': version = '', 'os.features': features = [] } = platform;
    const system = [version, ...features].join('+');
    return describePlatform({ ...platform, os: system === '' ? os : `${os}(${system})` });
}
/**
 * Whether a client that looks for one platform takes either image. For Windows the system's version and features are a part
 * of it, where both tell them.
 */
function isSamePlatform(one, other) {
    if (normalizedName(one) !== normalizedName(other))
        return false;
    if (one.os.toLowerCase() !== 'windows')
        return true;
    const [first, second] = [one['os.version'], other['os.version']];
    if (first === undefined || second === undefined)
        return true;
    return first === second && featuresOf(one) === featuresOf(other);
}
function featuresOf({ 'os.features': features = [] }) {
    return features.toSorted().join();
}
/** As https://github.com/containerd/platforms/blob/main/database.go has it. */
function normalizedName({ os, architecture, variant = '' }) {
    const system = os.toLowerCase() === 'macos' ? 'darwin' : os.toLowerCase();
    return [system, ...normalizeArchitecture(architecture.toLowerCase(), variant.toLowerCase())].join('/');
}
function normalizeArchitecture(architecture, variant) {
    switch (architecture) {
        case 'i386':
            return ['386', ''];
        case 'x86_64':
        case 'x86-64':
        case 'amd64':
            return ['amd64', variant === 'v1' ? '' : variant];
        case 'aarch64':
        case 'arm64':
            return ['arm64', ARM64_VARIANTS[variant] ?? variant];
        case 'armhf':
            return ['arm', 'v7'];
        case 'armel':
            return ['arm', 'v6'];
        case 'arm':
            return ['arm', variant === '' ? 'v7' : variant.replace(/^(?=[5-8]$)/, 'v')];
        default:
            return [architecture, variant];
    }
}
const ARM64_VARIANTS = {
    '8': '',
    v8: '',
    'v8.0': '',
    '9': 'v9',
    '9.0': 'v9',
    'v9.0': 'v9',
};
function isText(value) {
    return typeof value === 'string' && value !== '';
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
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6210);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9020);
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7277);



/**
 * Reads a manifest, of an image or of an index, in OCI's or Docker's form.
 *
 * @returns undefined where it is neither
 */
function readManifest(body) {
    const manifest = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(JSON.parse(body));
    const annotations = texts(manifest.annotations);
    if (Array.isArray(manifest.manifests))
        return { kind: 'index', children: manifest.manifests.map(toEntry), annotations };
    const configDigest = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(manifest.config).digest;
    if (typeof configDigest !== 'string')
        return undefined;
    const layers = Array.isArray(manifest.layers) ? manifest.layers : [];
    const layerDigests = layers.map((layer) => String((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(layer).digest));
    return { kind: 'image', configDigest, layerDigests, annotations };
}
/** Reads the configuration of an image. */
function readConfig(body) {
    const config = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(JSON.parse(body));
    const platform = (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .readPlatform */ .Kd)(config);
    return {
        platform: platform === undefined ? '' : (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .describePlatform */ .d5)(platform),
        labels: texts((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(config.config).Labels),
    };
}
function toEntry(value) {
    const entry = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(value);
    const digest = String(entry.digest);
    const read = (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .readPlatform */ .Kd)(entry.platform);
    if (read === undefined)
        return { digest };
    const [platform, wholePlatform] = [(0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .describePlatform */ .d5)(read), (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .describeWholePlatform */ .wv)(read)];
    return wholePlatform === platform ? { digest, platform } : { digest, platform, wholePlatform };
}
/** The labels or annotations by which an image tells the commit that it was built from, and when that was made. */
const REVISION = 'org.opencontainers.image.revision';
const CREATED = 'org.opencontainers.image.created';
/** What an image says of its commit; annotations of the manifest come before labels of the configuration. */
function sourceCommitOf(annotations, labels) {
    const revision = annotations[REVISION] ?? labels[REVISION];
    const created = new Date(annotations[CREATED] ?? labels[CREATED] ?? '');
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({
        revision,
        ...(Number.isNaN(created.getTime()) ? {} : { created }),
    });
}
function texts(value) {
    return Object.fromEntries(Object.entries((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(value)).filter((entry) => typeof entry[1] === 'string'));
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