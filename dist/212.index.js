"use strict";
exports.id = 212;
exports.ids = [212];
exports.modules = {

/***/ 6212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  putIndex: () => (/* binding */ putIndex)
});

// EXTERNAL MODULE: ./.build/aws/ecr.js + 1 modules
var ecr = __webpack_require__(4029);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/github/checkout.js
var checkout = __webpack_require__(7366);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/lib/proxy.js
var proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./.build/phases/credentials/credentials.js + 1 modules
var credentials = __webpack_require__(293);
// EXTERNAL MODULE: ./.build/phases/proof/prove-image.js + 1 modules
var prove_image = __webpack_require__(3101);
// EXTERNAL MODULE: ./.build/phases/registry/image-details.js
var image_details = __webpack_require__(8437);
// EXTERNAL MODULE: ./.build/phases/registry/registry-snapshot.js
var registry_snapshot = __webpack_require__(6953);
// EXTERNAL MODULE: ./.build/phases/tags/current-tags.js
var current_tags = __webpack_require__(6804);
// EXTERNAL MODULE: ./.build/phases/tags/move-tags.js
var move_tags = __webpack_require__(6536);
// EXTERNAL MODULE: ./.build/plan/manifest.js
var plan_manifest = __webpack_require__(4867);
// EXTERNAL MODULE: ./.build/plan/registry-errors.js
var registry_errors = __webpack_require__(8693);
// EXTERNAL MODULE: ./.build/plan/repository.js
var plan_repository = __webpack_require__(8758);
// EXTERNAL MODULE: ./.build/plan/tag-order.js
var tag_order = __webpack_require__(8909);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
    const images = entries.filter(({ descriptor }) => platformOf(descriptor) !== undefined);
    for (const [index, { descriptor, name }] of images.entries()) {
        const twin = images.slice(0, index).find((one) => platformOf(one.descriptor) === platformOf(descriptor));
        if (twin === undefined)
            continue;
        return {
            kind: 'impossible',
            reason: `${twin.name} and ${name} are both for ${platformOf(descriptor)}; an index has one image for each platform.`,
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
        platformDigests: Object.fromEntries(images.map(({ descriptor }) => [platformOf(descriptor) ?? '', descriptor.digest])),
    };
}
function entriesOf({ name, manifest, config }) {
    const read = JSON.parse(manifest.body);
    if (isRecord(read) && Array.isArray(read.manifests))
        return read.manifests.filter(isDescriptor).map((descriptor) => ({ name, descriptor }));
    if (config === undefined || config.platform === '' || (0,plan_manifest/* readManifest */.WI)(manifest.body)?.kind !== 'image')
        return [];
    const [os = '', architecture = '', variant] = config.platform.split('/');
    const platform = { architecture, os, ...(variant === undefined ? {} : { variant }) };
    const { digest, mediaType = mediaTypeIn(read) } = manifest;
    return [{ name, descriptor: { mediaType, digest, size: Buffer.byteLength(manifest.body), platform } }];
}
function mediaTypeIn(manifest) {
    return isRecord(manifest) && typeof manifest.mediaType === 'string' ? manifest.mediaType : OCI_IMAGE;
}
function annotationsOf({ manifest }) {
    const read = (0,plan_manifest/* readManifest */.WI)(manifest.body);
    // Those of an image stay with the image.
    return read?.kind === 'index' ? read.annotations : {};
}
/** As `os/architecture[/variant]`; BuildKit calls that of an attestation `unknown`. */
function platformOf({ platform }) {
    const { os, architecture, variant } = platform ?? {};
    if (typeof os !== 'string' || os === 'unknown')
        return undefined;
    return [os, architecture, ...(typeof variant === 'string' && variant !== '' ? [variant] : [])].join('/');
}
function isDescriptor(value) {
    return isRecord(value) && typeof value.digest === 'string' && typeof value.mediaType === 'string';
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./.build/actions/merge/put-index.js
















/** Finds the images, puts an index of them under all tags by ECR's API alone, and proves it. */
async function putIndex(step, idTokens) {
    const { environment, event, runner, merge } = step;
    const { region, registryId } = merge.account;
    const identity = await (0,credentials/* authenticate */.Q)(step, merge.account, idTokens);
    const registry = new ecr/* EcrRegistry */.Q({
        region,
        proxy: (0,proxy/* proxyVariables */.e)(environment),
        credentials: identity.credentials,
        repository: merge.repository.name,
        registryId,
        mask: runner.mask,
    });
    try {
        const { index, facts, where, host } = await compose(step, registry, identity.caller?.accountId ?? '');
        const { digest } = index.manifest;
        const location = {
            image: `${host}/${where.repository}:${merge.tags[0]}`,
            host,
            ...where,
            partition: (0,plan_repository/* partitionOf */.iQ)(region),
            isSeen: facts.repository.kind === 'found',
        };
        const age = {
            read: (0,image_details/* imageReader */.n)(registry, runner.debug),
            history: (0,checkout/* historyOf */.o)(environment),
            own: { commit: event.commit, ...(0,omit_undefined/* present */.E)('date', event.commitDate) },
        };
        const missing = merge.tags.filter((tag) => {
            const fact = facts.tags.get(tag);
            return !(fact?.kind === 'present' && fact.digest === digest);
        });
        const image = { keepNewerTags: merge.keepNewerTags };
        const kept = await (0,move_tags/* moveTags */.F)({ ...step, inputs: { image } }, { registry, location, age }, {
            digest,
            batches: (0,tag_order/* orderTags */.M)(missing, facts.tags),
            look: async () => ({ manifest: { kind: 'found', value: index.manifest }, current: (0,current_tags/* currentTagsIn */.C)(facts) }),
        });
        const [first, ...further] = merge.tags.filter((tag) => !kept.some((left) => left.tag === tag));
        const place = { registry, location, age };
        if (first === undefined)
            return await (0,prove_image/* proveImage */.i)(step, place, (0,prove_image/* expectNewer */.z)(kept, place));
        const platformDigests = Promise.resolve(index.platformDigests);
        const claim = { result: 'built', tags: [first, ...further], digest, platformDigests };
        return await (0,prove_image/* proveImage */.i)(step, place, claim);
    }
    finally {
        registry.close();
    }
}
/** Reads all that is asked for, and finds what could only fail, before anything is changed. */
async function compose({ runner, merge, clock }, registry, ownAccountId) {
    const { account, images, tags, repository, annotations } = merge;
    const { region, registryId } = account;
    return await runner.phase('Registry', async () => {
        const [facts, found] = await Promise.all([
            (0,registry_snapshot/* readSnapshot */.R)(registry, { tags, others: [] }, clock),
            registry.images(images),
        ]);
        const place = { reference: repository, registryId, ownAccountId, proxyHost: facts.authorization.host };
        const { host = '', accountId } = (0,plan_repository/* locate */.x5)(place, facts.repository);
        const where = { repository: repository.name, accountId, region };
        if (found.kind === 'missing')
            throw new failure/* Failure */.HR((0,registry_errors/* repositoryMissing */.lx)(where, 'merge'));
        if (found.kind === 'denied')
            throw unreadable(where, found.permission);
        const parts = await Promise.all(images.map((id) => readPart(registry, id, found.value, where)));
        const composed = composeIndex(parts, annotations);
        if (composed.kind === 'impossible')
            throw impossible(composed.reason);
        refuseFixed(facts, composed.manifest.digest, { ...where, tags });
        const platforms = Object.keys(composed.platformDigests).join(', ');
        return {
            value: { index: composed, facts, where, host },
            sentence: `Made the index ${composed.manifest.digest} for ${platforms}`,
        };
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
        throw unreadable(where, blob.permission);
    return { name, manifest, ...(blob.kind === 'found' ? { config: (0,plan_manifest/* readConfig */.Xg)(blob.value) } : {}) };
}
function refuseFixed({ repository, tags: tagFacts }, digest, situation) {
    if (repository.kind !== 'found')
        return;
    const { mutability } = repository;
    const blocked = situation.tags.filter((tag) => {
        const fact = tagFacts.get(tag);
        return fact?.kind === 'present' && fact.digest !== digest && !(0,plan_repository/* isMovable */.dS)(tag, mutability);
    });
    if (blocked.length > 0)
        throw new failure/* Failure */.HR((0,registry_errors/* tagsImmutable */.A3)({ ...situation, tagFacts }, blocked, mutability));
}
function unreadable({ repository }, permission) {
    return new failure/* Failure */.HR({
        code: 'permission-missing',
        what: `The role may not read the images of ${repository}. Nothing was changed.`,
        why: `it lacks ${permission}.`,
        fix: `allow ${permission} on the repository ${repository}.`,
    });
}
function imageMissing({ repository, accountId, region }, name) {
    return new failure/* Failure */.HR({
        code: 'image-missing',
        what: `${repository} has no image ${name}, or it is archived. Nothing was changed.`,
        why: 'the job that builds it did not run, failed, or pushed it under another tag or to another repository.',
        fix: `let this job wait for it (\`needs:\`), and see which images there are:\n    aws ecr describe-images --registry-id ${accountId} --repository-name ${repository} --region ${region}`,
    });
}
function impossible(reason) {
    return new failure/* Failure */.HR({
        code: 'merge-impossible',
        what: `These images make no index: ${reason} Nothing was changed.`,
        why: 'two jobs of a matrix built the same platform, or an image is named twice.',
        fix: 'compare `images` with what the jobs before have built.',
    });
}


/***/ })

};
;