"use strict";
exports.id = 541;
exports.ids = [541];
exports.modules = {

/***/ 9859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ childrenHidden),
/* harmony export */   p: () => (/* binding */ copyDenied)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);

function childrenHidden(index, hidden, repository) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'image-archived',
        what: `The index ${index} in ${repository} has images that cannot be copied. Nothing was changed:\n${hidden.map((digest) => `    ${digest}`).join('\n')}`,
        why: 'a lifecycle policy moved them to the archive, from where nobody can pull them.',
        fix: 'restore them, which takes about 20 minutes, and run the job again: aws ecr update-image-storage-class.',
    });
}
function copyDenied(permission, repository) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'permission-missing',
        what: 'The role may not copy the images of an index.',
        why: `it lacks ${permission} on ${repository}.`,
        fix: `allow ${permission} on the repository ${repository}.`,
    });
}


/***/ }),

/***/ 5834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ uploadAstray),
/* harmony export */   Ew: () => (/* binding */ loginMissing),
/* harmony export */   H3: () => (/* binding */ digestMismatch),
/* harmony export */   KL: () => (/* binding */ contentMissing),
/* harmony export */   SP: () => (/* binding */ registryRefused),
/* harmony export */   SX: () => (/* binding */ manifestUnknown),
/* harmony export */   TH: () => (/* binding */ howToLogIn),
/* harmony export */   U4: () => (/* binding */ loginRefused),
/* harmony export */   YK: () => (/* binding */ manifestNotPut),
/* harmony export */   ZG: () => (/* binding */ contentDamaged),
/* harmony export */   _o: () => (/* binding */ repositoryAbsent),
/* harmony export */   cs: () => (/* binding */ unsafeRealm),
/* harmony export */   qC: () => (/* binding */ registryUnreachable),
/* harmony export */   rX: () => (/* binding */ registryDenied),
/* harmony export */   te: () => (/* binding */ contentDenied)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1619);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);


function loginMissing({ host, repository }, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unauthorized',
        what: `The registry ${host} does not let anybody into ${repository} without a login: ${said}.`,
        why: 'the job has no login at this registry. Some registries also say so of a repository that is not there.',
        fix: howToLogIn(host),
    });
}
function loginRefused(host, at, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unauthorized',
        what: `The login at the registry ${host} was refused${at === host ? '' : ` by ${at}`}: ${said}.`,
        why: 'name or password is wrong, has run out, or was taken back.',
        fix: howToLogIn(host),
    });
}
function howToLogIn(host) {
    const lines = (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_1__/* .isEcrHost */ .R5)(host)
        ? ['    - uses: aws-actions/amazon-ecr-login@v2']
        : [
            '    - uses: docker/login-action@v4',
            '      with:',
            ...(host === 'docker.io' ? [] : [`        registry: ${host}`]),
            `        username: ${host === 'ghcr.io' ? '${{ github.actor }}' : '${{ vars.REGISTRY_USER }}'}`,
            `        password: ${host === 'ghcr.io' ? '${{ secrets.GITHUB_TOKEN }}' : '${{ secrets.REGISTRY_PASSWORD }}'}`,
        ];
    return ['log in before this step:', ...lines].join('\n');
}
function unsafeRealm(host, realm) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unauthorized',
        what: `The registry ${host} sends for a token to ${JSON.stringify(realm)}. Nothing was sent there.`,
        why: 'that is no address with TLS, so that others could read the password; perhaps a proxy has changed the answer.',
        fix: 'let the registry name a place with https://, or use it from this machine only.',
    });
}
function registryDenied({ host, repository }, permission, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-denied',
        what: `The registry ${host} does not allow this in ${repository}: ${said}.`,
        why: `the login lacks ${permission} for this repository, or the repository has to be created first.`,
        fix: `give the login ${permission} on ${repository}, or check the name.`,
    });
}
function contentDenied(from, permission, what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-denied',
        what: `The login may not read the ${what} in ${from}.`,
        why: `it lacks ${permission} for this repository.`,
        fix: `give it ${permission}, or check the name.`,
    });
}
function contentMissing(from, what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'image-missing',
        what: `${from} has no ${what}.`,
        why: 'it was deleted or never pushed, or the name is another one.',
        fix: 'check the name, or push the image anew.',
    });
}
function manifestNotPut(place, reference, refused) {
    switch (refused.kind) {
        case 'denied':
            return registryDenied(place, refused.permission, refused.said);
        case 'repository-missing':
            return repositoryAbsent(place, 'it does not know the name');
        case 'incomplete':
            return registryRefused(place, `the manifest ${reference}`, refused.said);
        case 'immutable':
            return registryRefused(place, `the manifest ${reference}`, 'the tag stands on another image, and cannot be overwritten');
        case 'full':
            return registryRefused(place, `the manifest ${reference}`, 'the image has as many tags as the registry takes');
    }
}
function repositoryAbsent({ host, repository }, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'repository-missing',
        what: `The registry ${host} has no repository ${repository}: ${said}.`,
        why: 'the name is another one, or the repository has to be created before a push.',
        fix: 'create the repository, or check its name.',
    });
}
function registryUnreachable(host, reason, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unreachable',
        what: `The registry ${host} did not answer, however often it was asked: ${reason}.`,
        why: 'the name of the host is wrong, or a proxy or a firewall stands between this runner and the registry.',
        fix: 'check the name, and HTTPS_PROXY and NO_PROXY on a self-hosted runner; else run the job again.',
    }, { cause });
}
function registryRefused({ host, repository }, asked, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-refused',
        what: `The registry ${host} did not take ${asked} of ${repository}: ${said}.`,
        why: 'the registry does not take images of this kind or size, a quota of it is used up, or it has trouble.',
        fix: 'see what the registry says above; where it has trouble, run the job again later.',
    });
}
function digestMismatch(digest, from, got) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'digest-mismatch',
        what: `${from} gave something else in the place of ${digest}: ${got}.`,
        why: 'what is stored there is damaged, or something on the way, such as a proxy, changes it.',
        fix: 'push or write the image anew, and see whether a proxy stands in between.',
    });
}
function contentDamaged(digest, got) {
    return digestMismatch(digest, 'What was to be sent', `it has ${got}`);
}
function uploadAstray(place, location) {
    return registryRefused(place, 'an upload', `it names ${JSON.stringify(location)} as the place to send it to`);
}
function manifestUnknown(from, what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-refused',
        what: `What ${from} has under ${what} is no manifest of an image, nor an index of such.`,
        why: 'it is of a kind that is out of use (schema 1), or no image at all.',
        fix: 'build and push the image anew with a Docker that is not older than 2017.',
    });
}


/***/ }),

/***/ 6161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ asFailure)
/* harmony export */ });
/* harmony import */ var _disk_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2531);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3582);


function asFailure(thrown) {
    if (thrown instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR)
        return thrown;
    const file = (0,_disk_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explainFileError */ .Y)(thrown);
    if (file !== undefined)
        return file;
    const told = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
        code: 'unexpected',
        what: `The action stopped on something it does not know how to explain. ${told}`,
        why: 'a defect of this action, or a situation it was never tried in.',
        fix: 'run the job again with "Enable debug logging" and report the log as an issue of this action.',
    }, { cause: thrown });
}


/***/ }),

/***/ 6195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ canonicalJson)
/* harmony export */ });
function canonicalJson(value) {
    return JSON.stringify(value, (_key, inner) => typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner);
}


/***/ }),

/***/ 8602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ mapLimit)
/* harmony export */ });
async function mapLimit(items, limit, work) {
    const results = [];
    const errors = [];
    const queue = items.entries();
    const worker = async () => {
        for (const [index, item] of queue) {
            try {
                results[index] = await work(item);
            }
            catch (error) {
                errors.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (errors.length > 0)
        throw errors[0];
    return results;
}


/***/ }),

/***/ 887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R1: () => (/* binding */ readImageContent),
/* harmony export */   R_: () => (/* binding */ copyFar),
/* harmony export */   s: () => (/* binding */ copyNear)
/* harmony export */ });
/* harmony import */ var _distribution_transfer_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3170);
/* harmony import */ var _distribution_transfer_progress_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5820);
/* harmony import */ var _errors_copy_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9859);
/* harmony import */ var _plan_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4867);




async function readImageContent(image, registry, name) {
    const manifest = (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .WI)(image.body);
    if (manifest === undefined)
        return { blobs: [], manifests: [] };
    if (manifest.kind === 'image')
        return { blobs: blobsOf(manifest), manifests: [] };
    const digests = [...new Set(manifest.children.map(({ digest }) => digest))];
    if (digests.length === 0)
        return { blobs: [], manifests: [] };
    const answer = await registry.images(digests.map((digest) => ({ digest })));
    if (answer.kind === 'denied')
        throw (0,_errors_copy_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .copyDenied */ .p)(answer.permission, name);
    const children = answer.kind === 'found' ? answer.value : [];
    const hidden = digests.filter((digest) => !children.some((child) => child.digest === digest));
    if (hidden.length > 0)
        throw (0,_errors_copy_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .childrenHidden */ .E)(image.digest, hidden, name);
    const below = await Promise.all(children.map((child) => readImageContent(child, registry, name)));
    return {
        blobs: [...new Set(below.flatMap(({ blobs }) => blobs))],
        manifests: [...below.flatMap(({ manifests }) => manifests), ...children],
    };
}
function blobsOf({ configDigest, layerDigests }) {
    return [...new Set([configDigest, ...layerDigests])];
}
async function copyNear({ image, content }, route) {
    const { registry, source, target, info } = route;
    for (const digest of await registry.missingBlobs(content.blobs)) {
        if (await target.mountBlob(digest, source.origin.repository))
            continue;
        info(NOT_MOUNTED);
        return await copyFar({ image, content }, route);
    }
    for (const manifest of content.manifests) {
        const put = await registry.putManifest(manifest);
        if (put.kind === 'denied')
            throw (0,_errors_copy_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .copyDenied */ .p)(put.permission, target.origin.repository);
    }
    return undefined;
}
const NOT_MOUNTED = 'The registry mounts no layers from one repository in the other, so that they go through this machine. Once for the account and ' +
    'region, `aws ecr put-account-setting --name BLOB_MOUNTING --value ENABLED` lets it, where both have the same encryption.';
async function copyFar({ image, content }, route) {
    const onProgress = (0,_distribution_transfer_progress_js__WEBPACK_IMPORTED_MODULE_3__/* .progressTeller */ .w)(route.clock, route.info);
    const source = withManifests(route.source, content.manifests);
    return await (0,_distribution_transfer_image_js__WEBPACK_IMPORTED_MODULE_0__/* .transferImage */ .J)({ image, source, target: route.target, onProgress });
}
function withManifests(source, manifests) {
    const known = new Map(manifests.map((manifest) => [manifest.digest, manifest]));
    return {
        name: source.name,
        origin: source.origin,
        manifest: async (digest) => {
            const value = known.get(digest);
            return value === undefined ? await source.manifest(digest) : { kind: 'found', value };
        },
        openBlob: (...asked) => source.openBlob(...asked),
    };
}


/***/ }),

/***/ 6953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readSnapshot),
/* harmony export */   g: () => (/* binding */ imagesByTag)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9020);

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
function imagesByTag(images) {
    return new Map(images.flatMap((image) => (image.tag === undefined ? [] : [[image.tag, image]])));
}
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

/***/ 8470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ws: () => (/* binding */ usesOfIndex),
/* harmony export */   bB: () => (/* binding */ usesOfTarget),
/* harmony export */   f7: () => (/* binding */ usesOfSource),
/* harmony export */   jX: () => (/* binding */ usesOfImage),
/* harmony export */   td: () => (/* binding */ usesOfRetag)
/* harmony export */ });
function usesOfImage(features) {
    const { own, createsRepository, readsImages, pullsOwn, pulled, cachesRead, cachesWritten, isShown = false, } = features;
    return [
        { ...own, use: 'push' },
        ...(createsRepository ? [{ ...own, use: 'create' }] : []),
        ...(isShown ? [{ ...own, use: 'show' }] : []),
        ...(readsImages ? [{ ...own, use: 'read' }] : []),
        ...(pullsOwn ? [{ ...own, use: 'pull' }] : []),
        ...pulled.map((place) => ({ ...place, use: 'pull' })),
        ...cachesRead.map((place) => ({ ...place, use: 'read-cache' })),
        ...cachesWritten.map((place) => ({ ...place, use: 'write-cache' })),
    ];
}
function usesOfRetag(own) {
    return [
        { ...own, use: 'retag' },
        { ...own, use: 'read' },
    ];
}
function usesOfSource(from) {
    return [{ ...from, use: 'copy' }];
}
function usesOfTarget(to, createsRepository) {
    return [
        { ...to, use: 'push' },
        { ...to, use: 'read' },
        ...(createsRepository ? [{ ...to, use: 'create' }] : []),
    ];
}
function usesOfIndex(own, others) {
    const elsewhere = others.filter(({ name }) => name !== own.name);
    return [
        { ...own, use: elsewhere.length === 0 ? 'retag' : 'push' },
        { ...own, use: 'read' },
        ...elsewhere.map((place) => ({ ...place, use: 'copy' })),
    ];
}


/***/ }),

/***/ 1002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AM: () => (/* binding */ minimalPolicy),
/* harmony export */   Ro: () => (/* binding */ actionsOf),
/* harmony export */   qM: () => (/* binding */ repositoryArn)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1619);
/* harmony import */ var _lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2778);
/* harmony import */ var _registry_location_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4565);



const UPLOAD = [
    'BatchCheckLayerAvailability',
    'CompleteLayerUpload',
    'InitiateLayerUpload',
    'PutImage',
    'UploadLayerPart',
];
const ACTIONS = {
    push: [...UPLOAD, 'BatchGetImage', 'DescribeImages', 'DescribeRepositories'],
    create: ['CreateRepository'],
    pull: ['BatchGetImage', 'GetDownloadUrlForLayer'],
    retag: ['BatchGetImage', 'DescribeImages', 'DescribeRepositories', 'PutImage'],
    read: ['GetDownloadUrlForLayer'],
    'read-cache': ['BatchGetImage', 'GetDownloadUrlForLayer'],
    'write-cache': [...UPLOAD, 'BatchGetImage', 'GetDownloadUrlForLayer'],
    copy: ['BatchGetImage', 'DescribeImages', 'GetDownloadUrlForLayer'],
    show: [],
};
const PUBLIC_ACTIONS = {
    push: [...UPLOAD, 'DescribeImages', 'DescribeRepositories'],
    create: ['CreateRepository'],
    pull: [],
    retag: ['BatchCheckLayerAvailability', 'DescribeImages', 'DescribeRepositories', 'PutImage'],
    read: [],
    'read-cache': [],
    'write-cache': UPLOAD,
    copy: ['DescribeImages', 'DescribeRepositories'],
    show: ['GetRepositoryCatalogData', 'PutRepositoryCatalogData'],
};
function actionsOf(uses, isPublic = false) {
    const [service, actions] = isPublic ? ['ecr-public', PUBLIC_ACTIONS] : ['ecr', ACTIONS];
    return [...new Set(uses.flatMap((use) => actions[use]))].sort().map((action) => `${service}:${action}`);
}
function minimalPolicy(used, buckets = []) {
    const byArn = Map.groupBy(used, repositoryArn);
    const needs = [...byArn]
        .map(([arn, uses]) => ({
        arn,
        actions: actionsOf(uses.map(({ use }) => use), uses[0]?.isPublic),
    }))
        .filter(({ actions }) => actions.length > 0);
    const alike = Map.groupBy(needs, ({ actions }) => actions.join());
    const statements = [...alike.values()].map((group) => {
        const [{ actions } = { actions: [] }] = group;
        return (0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .c)(actions, group.map(({ arn }) => arn));
    });
    return {
        Version: '2012-10-17',
        Statement: [...loginStatements(used), ...statements, ...buckets.flatMap(bucketStatements)],
    };
}
function bucketStatements({ partition, bucket, prefix, isWritten }) {
    const arn = `arn:${partition}:s3:::${bucket}`;
    const write = isWritten ? ['s3:AbortMultipartUpload', 's3:PutObject'] : [];
    return [(0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .c)('s3:ListBucket', arn), (0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .c)(['s3:GetObject', ...write].sort(), `${arn}/${prefix}/*`)];
}
function loginStatements(used) {
    const ofPublic = used.filter(({ isPublic }) => isPublic === true);
    const isCreated = ofPublic.some(({ use }) => use === 'create');
    const own = used.length > ofPublic.length || used.length === 0 ? ['ecr:GetAuthorizationToken'] : [];
    const actions = [
        ...own,
        ...(isCreated ? ['ecr-public:DescribeRegistries'] : []),
        ...(ofPublic.length > 0 ? PUBLIC_LOGIN : []),
    ];
    return [(0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .c)(actions, '*')];
}
const PUBLIC_LOGIN = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'];
function repositoryArn({ accountId, region, name, isPublic = false }) {
    if (isPublic)
        return `arn:aws:ecr-public::${accountId}:repository/${(0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .splitPublicName */ .Hj)(name).name}`;
    return `arn:${(0,_registry_location_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region)}:ecr:${region}:${accountId}:repository/${name}`;
}


/***/ }),

/***/ 1040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F6: () => (/* binding */ writePartHashes),
/* harmony export */   SE: () => (/* binding */ readPartHashes),
/* harmony export */   dl: () => (/* binding */ differingParts)
/* harmony export */ });
function writePartHashes(format, parts) {
    return [['format', format], ...parts.map(({ name, hash }) => [name, hash.slice(0, 8)])]
        .map(([name, hash]) => `${name}=${hash}`)
        .join(' ');
}
function readPartHashes(text) {
    const pairs = text.split(' ').map((pair) => /^([a-z-]+)=([0-9a-f]+)$/.exec(pair));
    if (pairs.some((pair) => pair === null))
        return new Map();
    return new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}
function differingParts(now, before) {
    if (now.size === 0 || now.get('format') !== before.get('format'))
        return undefined;
    return [...new Set([...now.keys(), ...before.keys()])].filter((name) => now.get(name) !== before.get(name));
}


/***/ }),

/***/ 8817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M8: () => (/* binding */ describeParts),
/* harmony export */   Mw: () => (/* binding */ isSaidOtherwise),
/* harmony export */   TI: () => (/* binding */ withoutInherited),
/* harmony export */   Tz: () => (/* binding */ isMadeForSame),
/* harmony export */   j5: () => (/* binding */ compareVariant),
/* harmony export */   my: () => (/* binding */ BUILT_AS),
/* harmony export */   vq: () => (/* binding */ builtAsLabel)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _lib_canonical_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6195);
/* harmony import */ var _lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6419);
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7277);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4867);
/* harmony import */ var _oci_labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9877);
/* harmony import */ var _part_hashes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1040);
/* harmony import */ var _repository_address_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4135);








const BUILT_AS = 'ecr-build-push.built-as';
const FORMAT = 2;
function builtAsLabel(facts) {
    const parts = Object.entries(partsOf(facts)).map(([name, value]) => ({ name, hash: (0,_lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)((0,_lib_canonical_json_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalJson */ .d)(value)) }));
    return { key: BUILT_AS, value: (0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_6__/* .writePartHashes */ .F6)(FORMAT, parts) };
}
function partsOf(facts) {
    const { event, ownPlatform, build } = facts;
    const { values, ...content } = contentOf(build, facts);
    const linked = build.linked?.map((other) => [other.name, contentOf(other, facts)]) ?? [];
    const platforms = build.platforms.length === 0 ? ownPlatform.split(',') : build.platforms;
    return {
        repository: repositoryOf(event).toLowerCase(),
        context: content.context,
        file: content.file,
        target: content.target,
        'build-arg-names': Object.keys(values).toSorted(),
        'build-args': values,
        platforms: platforms.map(_image_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .normalizePlatform */ .FL).toSorted(),
        attestations: [attestationOf(build.provenance, 'mode=min'), attestationOf(build.sbom, '')],
        compression: [build.compression, ...(build.packing ?? [])],
        'named-contexts': content.contexts,
        network: content.network,
        ...furtherParts(build),
        merge: event.mergedInto ?? '',
        ...(linked.length === 0 ? {} : { [LINKED]: Object.fromEntries(linked) }),
    };
}
function repositoryOf({ repository: { owner, name }, sourceUrl, serverUrl = GITHUB, }) {
    const [host, page] = [serverUrl, sourceUrl ?? ''].map((url) => (0,_repository_address_js__WEBPACK_IMPORTED_MODULE_7__/* .parseAddress */ .or)(`${url}/`, serverUrl)?.page ?? '');
    if (sourceUrl === undefined)
        return `${owner}/${name}`;
    return page?.startsWith(`${host}/`) ? page.slice(`${host}/`.length) : sourceUrl;
}
const GITHUB = 'https://github.com';
const LINKED = 'linked';
function contentOf(build, { event, workspace, variables }) {
    const { serverUrl = GITHUB, checkout: folder = workspace } = event;
    const place = (path) => placeOf(path, { workspace, folder, serverUrl });
    const context = contextPlace(build.context, serverUrl) ?? place(build.context);
    const file = build.file === undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(context, 'Dockerfile') : place(build.file);
    const given = build.buildArgs.map((arg) => [arg.name, arg.value ?? variables[arg.name] ?? null]);
    return {
        context,
        file: build.inlineDockerfile === undefined ? file : ['inline', build.inlineDockerfile],
        target: (build.target ?? '').toLowerCase(),
        values: Object.fromEntries(given),
        contexts: Object.fromEntries(build.buildContexts.map((one) => [one.name, place(one.value)])),
        network: build.network ?? 'default',
    };
}
function furtherParts({ labels, hasOwnLabels = true, annotations, secrets, ssh, ...build }) {
    const ids = [secrets.map(({ id }) => id), ssh.map((agent) => agent.replace(/=.*$/, ''))];
    const { addHosts, shmSize = '', ulimits, allow, further = {} } = build;
    return {
        secrets: ids.map((names) => names.toSorted()),
        options: [addHosts.toSorted(), shmSize, ulimits.toSorted(), allow.toSorted(), further],
        labels: Object.fromEntries(labels.map(({ key, value }) => [key, value])),
        [OWN_LABELS]: hasOwnLabels,
        annotations: Object.fromEntries(annotations.map((text) => text.split(/=(.*)/s))),
    };
}
function attestationOf(value, usual) {
    if (value === undefined || value === 'false')
        return '';
    return value === 'true' ? `true,${usual}` : `true,${value.replace(/^true,/, '')}`;
}
const OWN_LABELS = 'own-labels';
function contextPlace(context, serverUrl) {
    const address = (0,_repository_address_js__WEBPACK_IMPORTED_MODULE_7__/* .isFetched */ .cg)(context) ? (0,_repository_address_js__WEBPACK_IMPORTED_MODULE_7__/* .parseAddress */ .or)(context, serverUrl) : undefined;
    return address && addressPlace({ ...address, ref: '' });
}
function addressPlace({ page, ref, folder, options }) {
    return `https://${page.toLowerCase()}?${options.join('&')}#${ref}:${folder}`;
}
function placeOf(path, { workspace, folder, serverUrl }) {
    const address = (0,_repository_address_js__WEBPACK_IMPORTED_MODULE_7__/* .isFetched */ .cg)(path) ? (0,_repository_address_js__WEBPACK_IMPORTED_MODULE_7__/* .parseAddress */ .or)(path, serverUrl) : undefined;
    if (address !== undefined)
        return addressPlace(address);
    if (/^[a-z-]+:\/\/|^target:/.test(path))
        return path;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, path)) || '.';
}
function compareVariant(labels, wanted) {
    const theirs = (0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_6__/* .readPartHashes */ .SE)(labels[BUILT_AS] ?? '');
    const differing = (0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_6__/* .differingParts */ .dl)((0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_6__/* .readPartHashes */ .SE)(wanted), theirs);
    if (differing === undefined)
        return { kind: 'unlabelled' };
    const [first, ...others] = differing.filter((part) => part !== LINKED || theirs.has(LINKED));
    if (first === undefined)
        return { kind: 'same' };
    const isUnmerged = differing.includes('merge') && theirs.get('merge') === NOT_MERGED;
    return { kind: 'differs', parts: [first, ...others], isUnmerged };
}
function withoutInherited(labels) {
    const told = (0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_6__/* .readPartHashes */ .SE)(labels[BUILT_AS] ?? '').get(OWN_LABELS);
    if (told !== NO_OWN_LABELS)
        return labels;
    return Object.fromEntries(Object.entries(labels).filter(([key]) => !OF_A_COMMIT.includes(key)));
}
const OF_A_COMMIT = [_oci_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .COMMIT_LABEL */ .pM, _oci_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .MERGED_LABEL */ .o3, _oci_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .VERSION_LABEL */ .Qu, _manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .REVISION */ .sP];
const NO_OWN_LABELS = (0,_lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)((0,_lib_canonical_json_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalJson */ .d)(false)).slice(0, 8);
const NOT_MERGED = (0,_lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)((0,_lib_canonical_json_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalJson */ .d)('')).slice(0, 8);
function isMadeForSame(labels, wanted) {
    const [ours, theirs] = [(0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_6__/* .readPartHashes */ .SE)(wanted), (0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_6__/* .readPartHashes */ .SE)(labels[BUILT_AS] ?? '')];
    return WHAT_FOR.every((part) => ours.get(part) === theirs.get(part));
}
const WHAT_FOR = ['repository', 'context', 'file', 'target'];
const SAID = ['labels', OWN_LABELS, 'annotations'];
function isSaidOtherwise(parts) {
    return parts.every((part) => SAID.includes(part));
}
function describeParts(parts) {
    const told = parts.filter((part) => part !== 'build-args' || !parts.includes('build-arg-names'));
    return told.map((part) => PART_WORDS.get(part) ?? part).join(', ');
}
const PART_WORDS = new Map(Object.entries({
    'build-arg-names': '`build-args`',
    'build-args': 'values of `build-args`',
    'named-contexts': '`build-contexts`',
    attestations: '`provenance` or `sbom`',
    secrets: 'the ids of `secrets` or `ssh`',
    options: '`add-hosts`, `shm-size`, `ulimit` or `allow`',
    labels: '`labels`',
    [OWN_LABELS]: '`own-labels`',
    annotations: '`annotations`',
    merge: 'merged into its base or not',
    [LINKED]: 'a target that it is built on',
    repository: 'the GitHub repository',
}));


/***/ })

};
;