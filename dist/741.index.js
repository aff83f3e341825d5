"use strict";
exports.id = 741;
exports.ids = [741];
exports.modules = {

/***/ 7741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  putIndex: () => (/* binding */ putIndex)
});

// EXTERNAL MODULE: ./.build/aws/open-registry.js
var open_registry = __webpack_require__(8396);
// EXTERNAL MODULE: ./.build/errors/copy-errors.js
var copy_errors = __webpack_require__(9859);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/inputs/image-name.js
var image_name = __webpack_require__(9727);
// EXTERNAL MODULE: ./.build/phases/credentials/credentials.js + 3 modules
var credentials_credentials = __webpack_require__(7021);
// EXTERNAL MODULE: ./.build/phases/foreseen-place.js
var foreseen_place = __webpack_require__(3308);
// EXTERNAL MODULE: ./.build/phases/proof/prove-image.js + 1 modules
var prove_image = __webpack_require__(3101);
// EXTERNAL MODULE: ./.build/phases/push/copy-and-prove.js
var copy_and_prove = __webpack_require__(8120);
// EXTERNAL MODULE: ./.build/phases/push/copy-image.js
var copy_image = __webpack_require__(887);
// EXTERNAL MODULE: ./.build/phases/registry/age-context.js + 1 modules
var age_context = __webpack_require__(1331);
// EXTERNAL MODULE: ./.build/phases/registry/target-repository.js
var target_repository = __webpack_require__(35);
// EXTERNAL MODULE: ./.build/phases/tags/current-tags.js
var current_tags = __webpack_require__(6804);
// EXTERNAL MODULE: ./.build/phases/tags/move-tags.js
var move_tags = __webpack_require__(6536);
// EXTERNAL MODULE: ./.build/plan/image-age.js
var image_age = __webpack_require__(1691);
// EXTERNAL MODULE: ./.build/plan/image-uses.js
var image_uses = __webpack_require__(8470);
// EXTERNAL MODULE: ./.build/plan/present-tags.js
var present_tags = __webpack_require__(4793);
// EXTERNAL MODULE: ./.build/plan/registry-errors.js
var registry_errors = __webpack_require__(8693);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
// EXTERNAL MODULE: ./.build/plan/session-uses.js
var session_uses = __webpack_require__(7814);
// EXTERNAL MODULE: ./.build/plan/tag-order.js
var tag_order = __webpack_require__(8909);
// EXTERNAL MODULE: ./.build/lib/json.js
var json = __webpack_require__(6210);
// EXTERNAL MODULE: ./.build/lib/sha256.js
var sha256 = __webpack_require__(6419);
// EXTERNAL MODULE: ./.build/plan/image-platform.js
var image_platform = __webpack_require__(7277);
// EXTERNAL MODULE: ./.build/plan/manifest.js
var plan_manifest = __webpack_require__(4867);
;// CONCATENATED MODULE: ./.build/actions/merge/image-index.js




const DOCKER_IMAGE = 'application/vnd.docker.distribution.manifest.v2+json';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const OCI_IMAGE = 'application/vnd.oci.image.manifest.v1+json';
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
function composeIndex(parts, given) {
    const entries = [];
    for (const part of parts) {
        const found = entriesOf(part);
        if ('reason' in found)
            return { kind: 'impossible', reason: found.reason };
        entries.push(...found.entries);
    }
    const twins = findTwins(entries.filter((entry) => entry.platform !== undefined));
    if (twins !== undefined)
        return { kind: 'impossible', reason: twins };
    const { annotations, warnings } = mergeAnnotations(parts.flatMap(indexesIn), given);
    const manifests = entries.map(({ descriptor }) => descriptor);
    return {
        kind: 'index',
        manifest: writeIndex(manifests, annotations),
        platformDigests: (0,plan_manifest/* platformDigestsOf */.c)(manifests.map(plan_manifest/* readEntry */.hB)),
        digests: manifests.map(({ digest }) => digest),
        warnings,
    };
}
function digestsToRead({ body }) {
    return manifestsIn(body).flatMap((entry) => typeof entry.digest === 'string' && !isWhole(entry) ? [entry.digest] : []);
}
function entriesOf(part) {
    const { name, manifest, config = '', below } = part;
    const body = (0,json/* record */.g1)((0,json/* parseJson */.qF)(manifest.body));
    if (!Array.isArray(body.manifests)) {
        const platform = (0,plan_manifest/* readManifest */.WI)(manifest.body)?.kind === 'image' ? (0,image_platform/* platformInConfig */.r6)(config) : undefined;
        if (platform === undefined)
            return { reason: `${name} is no image, or does not tell its platform.` };
        const { digest, mediaType = typeof body.mediaType === 'string' ? body.mediaType : OCI_IMAGE } = manifest;
        const descriptor = { mediaType, digest, size: Buffer.byteLength(manifest.body), platform };
        return { entries: [{ name, descriptor, platform }] };
    }
    const entries = [];
    for (const entry of body.manifests.map(json/* record */.g1)) {
        const found = entriesIn(entry, {
            name,
            below: typeof entry.digest === 'string' ? below?.get(entry.digest) : undefined,
        });
        if ('reason' in found)
            return found;
        entries.push(...found.entries);
    }
    const hasImage = entries.some(({ platform }) => platform !== undefined);
    return hasImage ? { entries } : { reason: `${name} is an index without an image.` };
}
function entriesIn(entry, { name, below }) {
    if (isWhole(entry)) {
        const platform = (0,image_platform/* readPlatform */.Kd)(entry.platform);
        return { entries: [{ name, descriptor: entry, ...(platform === undefined ? {} : { platform }) }] };
    }
    const digest = String(entry.digest);
    if (below === undefined)
        return { reason: `${name} has ${digest}, which is archived or gone.` };
    const found = entriesOf(below);
    if ('reason' in found)
        return { reason: `${name} has ${digest}, which is no image, or does not tell its platform.` };
    const entries = found.entries.map((inner) => ({
        ...inner,
        name,
        ...(inner.descriptor.digest === digest ? { descriptor: { ...entry, ...inner.descriptor } } : {}),
    }));
    return { entries };
}
function isWhole(entry) {
    return isDescriptor(entry) && !isIndexType(entry.mediaType) && isComplete(entry);
}
function isComplete({ platform, artifactType, annotations }) {
    if ((0,image_platform/* readPlatform */.Kd)(platform) !== undefined)
        return true;
    return (0,json/* record */.g1)(platform).os === 'unknown' || artifactType !== undefined || ATTESTED in (0,json/* record */.g1)(annotations);
}
const ATTESTED = 'vnd.docker.reference.type';
function findTwins(images) {
    for (const [index, { name, platform }] of images.entries()) {
        const twin = images.slice(0, index).find((one) => (0,image_platform/* isSamePlatform */.SW)(one.platform, platform));
        if (twin === undefined)
            continue;
        const [first, second] = [(0,image_platform/* describeWholePlatform */.wv)(twin.platform), (0,image_platform/* describeWholePlatform */.wv)(platform)];
        const both = first === second ? first : `${second}, as ${first} is the same platform`;
        return twin.name === name
            ? `${name} has two images for ${both}; an index has one for each platform.`
            : `${twin.name} and ${name} are both for ${both}; an index has one image for each platform.`;
    }
    return undefined;
}
function indexesIn(part) {
    return (0,plan_manifest/* readManifest */.WI)(part.manifest.body)?.kind === 'index'
        ? [...[...(part.below?.values() ?? [])].flatMap(indexesIn), part]
        : [];
}
function mergeAnnotations(indexes, given) {
    const annotations = new Map();
    const warnings = new Set();
    for (const { name, manifest } of indexes)
        for (const [key, value] of Object.entries((0,plan_manifest/* readManifest */.WI)(manifest.body)?.annotations ?? {})) {
            const before = annotations.get(key);
            if (before !== undefined && before !== value && !(key in given))
                warnings.add(`The images differ in the annotation ${key}: "${before}", and "${value}" in ${name}. The index has the last of ` +
                    `them. Set it under \`annotations\`, if that is not the right one.`);
            annotations.set(key, value);
        }
    return { annotations: { ...Object.fromEntries(annotations), ...given }, warnings: [...warnings] };
}
function writeIndex(manifests, annotations) {
    const isPlain = Object.keys(annotations).length === 0;
    const isDocker = isPlain && manifests.every(({ mediaType }) => mediaType === DOCKER_IMAGE);
    const mediaType = isDocker ? DOCKER_LIST : OCI_INDEX;
    const body = JSON.stringify({ schemaVersion: 2, mediaType, manifests, ...(isPlain ? {} : { annotations }) }, undefined, 2);
    return { digest: `sha256:${(0,sha256/* sha256 */.s)(body)}`, body, mediaType };
}
function manifestsIn(body) {
    const { manifests } = (0,json/* record */.g1)((0,json/* parseJson */.qF)(body));
    return Array.isArray(manifests) ? manifests.map(json/* record */.g1) : [];
}
function isIndexType(mediaType) {
    return mediaType === OCI_INDEX || mediaType === DOCKER_LIST;
}
function isDescriptor(value) {
    return (0,json/* isRecord */.u4)(value) && typeof value.digest === 'string' && typeof value.mediaType === 'string';
}

// EXTERNAL MODULE: ./.build/errors/aws-commands.js
var aws_commands = __webpack_require__(8616);
;// CONCATENATED MODULE: ./.build/actions/merge/merge-errors.js


function imagesUnreadable({ repository }, permission) {
    return new failure/* Failure */.HR({
        code: 'permission-missing',
        what: `The role may not read the images of ${repository}. Nothing was changed.`,
        why: `it lacks ${permission}.`,
        fix: `allow ${permission} on the repository ${repository}.`,
    });
}
function imageMissing(where, name) {
    const { repository, accountId } = where;
    return new failure/* Failure */.HR({
        code: 'image-missing',
        what: `${repository} has no image ${name}, or it is archived. Nothing was changed.`,
        why: 'the job that builds it did not run, failed, or pushed it under another tag or to another repository.',
        fix: `let this job wait for it (\`needs:\`), and see which images there are:\n    ${(0,aws_commands/* repositoryCommand */.Y)(where, 'describe-images', accountId)}`,
    });
}
function imagesElsewhere(images, { accountId, region }) {
    return new failure/* Failure */.HR({
        code: 'merge-impossible',
        what: `These images are not in the registry of account ${accountId}, region ${region}, where the index goes. Nothing was changed:\n${images.map(({ text }) => `    ${text}`).join('\n')}`,
        why: 'an index has its images in its own registry, and the jobs before pushed to another account or region.',
        fix: 'let them push to this one, or set `repository`, `aws-region` and `registry-id` to where the images are.',
    });
}
function mergeImpossible(reason) {
    return new failure/* Failure */.HR({
        code: 'merge-impossible',
        what: `These images make no index: ${reason} Nothing was changed.`,
        why: 'two jobs of a matrix built the same platform, an image is named twice, or a name is not that of an image.',
        fix: 'compare `images` with what the jobs before have built.',
    });
}
function imagesDiffer(reason) {
    return new failure/* Failure */.HR({
        code: 'merge-impossible',
        what: `These images are not one image for several platforms: ${reason} Nothing was changed.`,
        why: 'a name in `images` is that of another image, or the jobs before build their platforms with different inputs.',
        fix: 'compare `images` with what the jobs before have built, and let all of them build with the same inputs but for `platforms`. ' +
            'What a platform needs of its own is a stage in one Dockerfile: `FROM base-$TARGETARCH`.',
    });
}

;// CONCATENATED MODULE: ./.build/actions/merge/part-commits.js
function isMovingName(id) {
    return 'tag' in id && !/(?<![0-9a-z])[0-9a-f]{7,64}(?![0-9a-z])/.test(id.tag);
}
function describeMixedCommits(parts, commit) {
    if (!parts.some(({ id }) => isMovingName(id)))
        return undefined;
    const known = parts.filter((part) => part.revision !== undefined);
    const list = known.map(({ name, revision }) => `${name} is of ${revision}`).join(', ');
    const why = 'Tags such as these move from build to build: a job before may have failed, not run, or pushed under another name. ' +
        'Name the images by their commit (`images: ${{ github.sha }}-amd64`), or by the digests that the builds gave.';
    if (new Set(known.map(({ revision }) => revision)).size > 1)
        return `The images of this index are of different commits: ${list}. ${why}`;
    const stale = commit === undefined ? undefined : known.find(({ revision, id }) => revision !== commit && isMovingName(id));
    if (stale === undefined)
        return undefined;
    return `The index gets the tag of the commit ${commit}, but ${list}. ${why}`;
}

// EXTERNAL MODULE: ./.build/plan/variant.js
var variant = __webpack_require__(8817);
;// CONCATENATED MODULE: ./.build/actions/merge/platform-images.js

const BY_NATURE = ['platforms', 'labels', 'own-labels', 'annotations'];
const ONLY_TOLD = ['build-args', 'attestations', 'compression', 'secrets', 'options'];
const OF_ANY_SYSTEM = ['repository', 'merge'];
function comparePlatformImages(images) {
    const told = images.filter(({ labels }) => labels[variant/* BUILT_AS */.my] !== undefined);
    const [first, ...others] = told;
    const warnings = [];
    for (const other of first === undefined ? [] : others) {
        const parts = differing(first, other);
        const wrong = parts.filter((part) => !mayDiffer(part, first?.system === other.system));
        const pair = `${first?.name} and ${other.name}`;
        if (wrong.length > 0)
            return { kind: 'differ', reason: `${pair} were built as different images (${(0,variant/* describeParts */.M8)(wrong)}).` };
        if (parts.length > 0)
            warnings.push(`${pair} differ in ${(0,variant/* describeParts */.M8)(parts)}. ${WHERE_MEANT}`);
    }
    return { kind: 'fit', warnings, lines: images.length === told.length ? [] : [describeSilent(images, told)] };
}
const WHERE_MEANT = 'Where the platforms do not need that, let the jobs before build with the same.';
function differing(first, other) {
    const match = (0,variant/* compareVariant */.j5)(other.labels, first?.labels[variant/* BUILT_AS */.my] ?? '');
    return match.kind === 'differs' ? match.parts.filter((part) => !BY_NATURE.includes(part)) : [];
}
function mayDiffer(part, isSameSystem) {
    return ONLY_TOLD.includes(part) || (!isSameSystem && !OF_ANY_SYSTEM.includes(part));
}
function describeSilent(images, told) {
    const names = images.filter((image) => !told.includes(image)).map(({ name }) => name);
    return `Not compared with the others, as nothing there tells how it was built: ${names.join(', ')}.`;
}

// EXTERNAL MODULE: ./.build/phases/registry/image-details.js
var image_details = __webpack_require__(8437);
;// CONCATENATED MODULE: ./.build/actions/merge/read-parts.js








async function askImages(images, own, registryOf) {
    const groups = [...Map.groupBy(images, ({ repository }) => repository?.name ?? own)];
    return await Promise.all(groups.map(async ([repository, named]) => {
        const registry = registryOf(repository);
        return { repository, registry, images: named, answer: await registry.images(named.map(({ id }) => id)) };
    }));
}
async function readParts(images, asked, where) {
    const groups = await Promise.all(asked.map((group) => readGroup(group, { ...where, repository: group.repository })));
    const parts = new Map(groups.flat());
    return images.flatMap((image) => parts.get(image) ?? []);
}
async function readGroup({ repository, registry, images, answer }, where) {
    const manifests = found(answer, where);
    return await Promise.all(images.map(async (image) => {
        const { id, text: name } = image;
        const manifest = manifests.find((one) => ('tag' in id ? one.tag === id.tag : one.digest === id.digest));
        if (manifest === undefined)
            throw imageMissing(where, name);
        return [image, { ...(await readPart(registry, { name, manifest, where })), id, registry, repository }];
    }));
}
async function readPart(registry, { name, manifest, where }) {
    const read = (0,plan_manifest/* readManifest */.WI)(manifest.body);
    if (read?.kind === 'image') {
        const blob = await registry.blob(read.configDigest);
        if (blob.kind === 'denied')
            throw imagesUnreadable(where, blob.permission);
        return { name, manifest, ...(blob.kind === 'found' ? { config: blob.value } : {}) };
    }
    const digests = digestsToRead(manifest);
    if (digests.length === 0)
        return { name, manifest };
    const inner = found(await registry.images(digests.map((digest) => ({ digest }))), where);
    const below = await Promise.all(inner.map(async (child) => [child.digest, await readPart(registry, { name, manifest: child, where })]));
    return { name, manifest, below: new Map(below) };
}
function found(answer, where) {
    if (answer.kind === 'missing')
        throw new failure/* Failure */.HR((0,registry_errors/* repositoryMissing */.lx)(where, 'merge'));
    if (answer.kind === 'denied')
        throw imagesUnreadable(where, answer.permission);
    return answer.value;
}
async function readSourceAndLabels({ manifest, config, registry }, debug) {
    const read = (0,plan_manifest/* readManifest */.WI)(manifest.body);
    if (read?.kind === 'image' && config !== undefined) {
        const labels = (0,variant/* withoutInherited */.TI)((0,plan_manifest/* readConfig */.Xg)(config).labels);
        return { revision: (0,plan_manifest/* sourceCommitOf */.uw)(read.annotations, labels).revision, labels };
    }
    const { source, labels } = await (0,image_details/* imageReader */.n7)(registry, debug)(manifest);
    return { revision: source.revision, labels };
}
function systemOf({ manifest, config = '' }) {
    const read = (0,plan_manifest/* readManifest */.WI)(manifest.body);
    const systems = read?.kind === 'index'
        ? read.children.map(({ platform = '' }) => platform.split('/')[0])
        : [(0,image_platform/* platformInConfig */.r6)(config)?.os];
    return [...new Set(systems)].filter(Boolean).toSorted().join();
}

;// CONCATENATED MODULE: ./.build/actions/merge/put-index.js

























async function putIndex(step, idTokens) {
    const { account, repository } = step.inputs;
    const { credentials, caller } = await (0,credentials_credentials/* authenticate */.Q)(step, account, {
        idTokens,
        findUses: async () => (0,session_uses/* onlyRepositories */.n)(usesOf(step.inputs)),
    });
    const registry = await (0,open_registry/* openInEcr */._g)(step, { ...account, repository }, credentials);
    try {
        const found = await compose(step, registry, caller?.accountId ?? '');
        await copyParts(step, found);
        return await putAndProve(step, found.target, found.index);
    }
    finally {
        registry.close();
    }
}
function usesOf({ account, repository, images }) {
    const own = (0,foreseen_place/* placeOf */.$t)(account, repository);
    return (0,image_uses/* usesOfIndex */.Ws)(own, images.flatMap((image) => (image.repository === undefined ? [] : [{ ...own, name: image.repository.name }])));
}
async function compose(step, registry, ownAccountId) {
    const { account, images, hosted, tags, repository: reference, annotations } = step.inputs;
    return await step.runner.phase('Registry', async () => {
        const registryOf = (name) => (name === reference.name ? registry : registry.sibling(name));
        const [{ snapshot, place }, asked] = await Promise.all([
            (0,target_repository/* viewRepository */.s)(step, registry, { account, reference, ownAccountId, tags, others: [] }),
            askImages(images, reference.name, registryOf),
        ]);
        const where = (0,registry_location/* locate */.x5)(place, snapshot.repository);
        const elsewhere = hosted.filter(({ repository }) => repository && (0,image_name/* isElsewhere */.l)(repository, { ...where, accountId: where.accountId || undefined }));
        if (elsewhere.length > 0)
            throw imagesElsewhere(elsewhere, where);
        if (snapshot.repository.kind === 'missing')
            throw new failure/* Failure */.HR((0,registry_errors/* repositoryMissing */.lx)(where, 'merge'));
        const parts = await readParts(images, asked, where);
        const index = composeIndex(parts, annotations);
        if (index.kind === 'impossible')
            throw mergeImpossible(index.reason);
        const ofCommit = tags.find((tag) => (0,image_age/* isOwnTag */.$3)(tag, step.event));
        refuseFixed(snapshot, index.manifest.digest, { ...where, tags, ofCommit });
        for (const text of [...index.warnings, ...(await comparedParts(step, parts))])
            step.runner.warning(text);
        const location = (0,target_repository/* locationOf */.h)(place, snapshot.repository);
        const platforms = Object.keys(index.platformDigests).join(', ');
        return {
            value: { index, parts, target: { registry, location, snapshot, age: (0,age_context/* ageContext */.r)(step, registry, step.inputs) } },
            sentence: `Made the index ${index.manifest.digest} for ${platforms}`,
        };
    });
}
async function comparedParts(step, parts) {
    const { debug, info } = step.runner;
    const told = await Promise.all(parts.map(async (part) => ({ ...part, ...(await readSourceAndLabels(part, debug)) })));
    const match = comparePlatformImages(told.map((part) => ({ ...part, system: systemOf(part) })));
    if (match.kind === 'differ')
        throw imagesDiffer(match.reason);
    for (const text of match.lines)
        info(text);
    const { hasCommitTag } = step.inputs;
    const { commit, pullRequest } = step.event;
    const mixed = describeMixedCommits(told, hasCommitTag && pullRequest === undefined ? commit : undefined);
    return [...match.warnings, ...(mixed === undefined ? [] : [mixed])];
}
async function copyParts(step, { index, parts, target }) {
    const { registry, location } = target;
    const others = parts.filter((part) => part.registry !== registry);
    if (others.length === 0)
        return;
    await step.runner.phase('Push', async () => {
        const known = await registry.images(index.digests.map((digest) => ({ digest })));
        const there = known.kind === 'found' ? known.value.map(({ digest }) => digest) : [];
        const missing = index.digests.filter((digest) => !there.includes(digest));
        const contents = await Promise.all(others.map(async (part) => ({
            part,
            content: await (0,copy_image/* readImageContent */.R1)(part.manifest, part.registry, part.repository),
        })));
        const to = (0,copy_and_prove/* clientOf */.fe)(step, target);
        for (const { part, content } of contents) {
            const manifests = content.manifests.filter(({ digest }) => missing.includes(digest));
            if (manifests.length === 0 && !missing.includes(part.manifest.digest))
                continue;
            const from = (0,copy_and_prove/* clientOf */.fe)(step, { ...target, location: { ...location, repository: part.repository } });
            const image = part.manifest;
            await (0,copy_image/* copyNear */.s)({ image, content: { ...content, manifests } }, { source: from, target: to, registry, clock: step.clock, info: step.runner.info });
            if (!missing.includes(image.digest))
                continue;
            const put = await registry.putManifest(image);
            if (put.kind === 'denied')
                throw (0,copy_errors/* copyDenied */.p)(put.permission, location.repository);
        }
        const names = others.map(({ name }) => name).join(', ');
        return { value: undefined, sentence: `${location.repository} has ${names} too` };
    });
}
async function putAndProve(step, target, { manifest, platformDigests }) {
    const { tags, keepNewerTags } = step.inputs;
    const { digest } = manifest;
    const { tags: tagFacts } = target.snapshot;
    const kept = await (0,move_tags/* moveTags */.Fu)(step, target, {
        digest,
        batches: (0,tag_order/* orderTags */.M8)((0,present_tags/* missingTags */.Y)(tags, digest, tagFacts), tagFacts),
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
function refuseFixed({ repository, tags: tagFacts }, digest, situation) {
    const fixed = (0,present_tags/* findFixedTags */.f)(situation.tags, { repositoryFacts: repository, tagFacts, digest });
    if (fixed !== undefined)
        throw new failure/* Failure */.HR((0,registry_errors/* tagsImmutable */.A3)({ ...situation, tagFacts }, fixed));
}


/***/ }),

/***/ 1331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ ageContext)
});

// EXTERNAL MODULE: ./.build/github/history.js
var github_history = __webpack_require__(9600);
// EXTERNAL MODULE: ./.build/lib/commit-sha.js
var commit_sha = __webpack_require__(6318);
// EXTERNAL MODULE: ./.build/lib/http.js
var http = __webpack_require__(8480);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/phases/github-access.js
var github_access = __webpack_require__(2603);
;// CONCATENATED MODULE: ./.build/phases/registry/commit-orders.js





const ASKED_OF_GITHUB = 8;
function commitOrders(sources) {
    const known = new Map();
    return async (commits) => {
        const fresh = commits.filter((commit) => !known.has(commit));
        const placed = sources.history.place(sources.commit, fresh);
        for (const [index, commit] of fresh.entries()) {
            const isAsked = index < ASKED_OF_GITHUB;
            known.set(commit, placed.then(async ({ later, notLater }) => {
                if (notLater.includes(commit))
                    return 'not-later';
                return await askGithub(sources, { commit, isLater: later.includes(commit), isAsked });
            }));
        }
        return new Map(await Promise.all(commits.map(async (commit) => [commit, await orderIn(known, commit)])));
    };
}
async function orderIn(known, commit) {
    return (await known.get(commit)) ?? 'unknown';
}
async function askGithub({ commit: ours, github, branch, forcedAway }, { commit, isLater, isAsked }) {
    if (isLater && commit === forcedAway)
        return 'withdrawn';
    if (github === undefined || !isAsked)
        return isLater ? 'later' : 'unknown';
    const api = await github();
    const limit = (0,http/* timeLimit */.z)(github_access/* GITHUB_SECONDS */.Y);
    const descent = isLater ? 'ahead' : await api.compare(ours, commit, limit);
    if (descent === undefined)
        return 'unknown';
    if (descent !== 'ahead')
        return 'not-later';
    if (commit === forcedAway)
        return 'withdrawn';
    if (branch === undefined)
        return 'later';
    const [theirs, own] = await Promise.all([commit, ours].map((one) => api.compare(one, branch, limit)));
    const isGone = theirs === 'behind' || theirs === 'diverged';
    return isGone && (own === 'ahead' || own === 'identical') ? 'withdrawn' : 'later';
}
const ORDERS = new WeakMap();
function commitOrdersFor(step) {
    const { trigger, event } = step;
    const ofRun = ORDERS.get(trigger) ?? new Map();
    ORDERS.set(trigger, ofRun);
    const orders = ofRun.get(event.commit) ?? commitOrders(sourcesOf(step));
    ofRun.set(event.commit, orders);
    return orders;
}
function sourcesOf(step) {
    const { event, environment } = step;
    const { workspace, variables } = environment;
    const [, branch] = /^refs\/heads\/(.+)$/.exec(event.ref) ?? [];
    return (0,omit_undefined/* omitUndefined */.O)({
        commit: event.commit,
        history: (0,github_history/* historyOf */.o)({ folder: event.checkout ?? workspace, variables }),
        github: (0,commit_sha/* isCommitSha */._)(event.commit) ? (0,github_access/* githubFor */.d)(step) : undefined,
        branch,
        forcedAway: event.isForced === true ? event.previousCommit : undefined,
    });
}

// EXTERNAL MODULE: ./.build/phases/registry/image-details.js
var image_details = __webpack_require__(8437);
;// CONCATENATED MODULE: ./.build/phases/registry/age-context.js


function ageContext(step, registry, names) {
    const { event, runner } = step;
    const { tagSources, ...own } = names;
    return {
        read: (0,image_details/* imageReader */.n7)(registry, runner.debug),
        orders: commitOrdersFor(step),
        own: { commit: event.commit, ...own },
        tagSources,
    };
}


/***/ })

};
;