"use strict";
exports.id = 232;
exports.ids = [232];
exports.modules = {

/***/ 9232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fingerprintSources: () => (/* binding */ fingerprintSources),
  startSearch: () => (/* binding */ startSearch)
});

// EXTERNAL MODULE: ./.build/aws/open-registry.js + 3 modules
var open_registry = __webpack_require__(7553);
// EXTERNAL MODULE: ./.build/docker/docker-cli.js
var docker_cli = __webpack_require__(5220);
;// CONCATENATED MODULE: ./.build/fingerprint/engine-digest.js
/** Looks up what the engine has under a name; `undefined` where it has nothing, or does not tell. */
function engineImages(docker) {
    return async (name) => {
        const { succeeded, stdout } = await docker.capture([
            'image',
            'inspect',
            '--format',
            '{{.Id}} {{.RepoDigests}}',
            name,
        ]);
        const [, id, digests = ''] = /^(sha256:[0-9a-f]{64}) \[(.*)\]\s*$/.exec(stdout) ?? [];
        if (!succeeded || id === undefined)
            return undefined;
        return { id, digests: digests.split(' ').flatMap((digest) => digest.split('@')[1] ?? []) };
    };
}

// EXTERNAL MODULE: ./.build/fingerprint/fingerprint.js + 29 modules
var fingerprint = __webpack_require__(8575);
// EXTERNAL MODULE: ./.build/fingerprint/fingerprint-parts.js
var fingerprint_parts = __webpack_require__(7942);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/lib/proxy.js
var lib_proxy = __webpack_require__(1302);
;// CONCATENATED MODULE: ./.build/plan/content-tags.js

const DAY_MS = 86_400_000;
/**
 * The tags under which an image of this content may be found, today's first: one for each day of the greatest age (UTC).
 * So no such tag ever has to move, which immutable repositories would refuse, and its name tells the age of its image.
 */
function contentTags(tag, maxAgeDays, now) {
    const day = (back) => new Date(now.getTime() - back * DAY_MS).toISOString().slice(0, 10);
    const earlier = Array.from({ length: maxAgeDays - 1 }, (_, index) => `${tag}-${day(index + 1)}`);
    return [`${tag}-${day(0)}`, ...earlier];
}
/**
 * The newest image under these tags that can be pulled. `facts`: of the wanted tags; where one of them stands on that
 * image already, it is known how many others do.
 */
function newestImage(tags, images, facts) {
    const tag = tags.find((name) => images.some((image) => image.tag === name));
    const digest = images.find((image) => image.tag === tag)?.digest;
    if (tag === undefined || digest === undefined)
        return undefined;
    const counts = [...facts.values()].flatMap((fact) => fact.kind === 'present' && fact.digest === digest && fact.tags !== undefined ? [fact.tags.length] : []);
    return (0,omit_undefined/* omitUndefined */.O)({ tag, digest, tagCount: counts[0] });
}

// EXTERNAL MODULE: ./.build/phases/step.js
var phases_step = __webpack_require__(8353);
// EXTERNAL MODULE: ./.build/phases/registry/registry-snapshot.js
var registry_snapshot = __webpack_require__(6953);
;// CONCATENATED MODULE: ./.build/phases/registry/same-content.js










/** The label by which an image tells the hashes of what it was built from. */
const LABEL = 'ecr-build-push.content';
/**
 * Reads the content, while others ask for credentials; only base images in ECR wait for those. `undefined` where it
 * cannot be told: then the image is built.
 */
async function startSearch(step, ecr, maxAgeDays, more) {
    const { inputs, runner } = step;
    const content = await (0,fingerprint.readFingerprint)(inputs.build, fingerprintSources(step, ecr, more));
    if (content.kind === 'unknown') {
        runner.notice(`The content cannot be compared, so the image is built: ${content.reason}`);
        return undefined;
    }
    const label = { key: LABEL, value: (0,fingerprint_parts/* writePartHashes */.F6)(content.parts) };
    const tags = contentTags(content.tag, maxAgeDays, new Date());
    const known = { content, tags, label, maxAgeDays };
    return {
        tags,
        label,
        isNewWanted: content.isNewWanted,
        find: (snapshot, told) => findSameContent(known, snapshot, told),
        explainMiss: (snapshot, options) => explainMiss(known, snapshot, options),
    };
}
/** Where the content of a build is read from. */
function fingerprintSources(step, ecr, { credentials, ...more }) {
    const { inputs, environment, event } = step;
    const proxy = (0,lib_proxy/* proxyVariables */.e)(environment);
    return {
        ...more,
        workspace: environment.workspace,
        variables: (0,docker_cli/* dockerVariables */.Gn)({ variables: environment.variables, commitDate: event.commitDate }),
        proxy,
        labels: inputs.build.labels,
        commit: event.commit,
        lookUpLocal: engineImages((0,phases_step/* dockerFor */._)(step)),
        hasBuildx: async () => (await (0,phases_step/* dockerFor */._)(step).capture(['buildx', 'version'])).succeeded,
        own: {
            host: inputs.repository.host ?? '',
            lookUpDigest: async (image) => await digestInEcr(step, ecr, { image, credentials: await credentials() }),
        },
    };
}
async function digestInEcr(step, ecr, { image, credentials }) {
    const { host, repository, tag = '' } = image;
    const [, registryId, region = ecr.region] = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([^.]+)\./.exec(host) ?? [];
    const registry = (0,open_registry/* openRegistry */.M)(step, (0,omit_undefined/* omitUndefined */.O)({ region, registryId }), { credentials, repository });
    try {
        const images = await registry.images([{ tag }]);
        return images.kind === 'found' ? images.value[0]?.digest : undefined;
    }
    finally {
        registry.close();
    }
}
/** Says what was compared, and finds the image of the same content. */
function findSameContent(known, { tags, images, imagesDenied }, { info, notice, warning }) {
    const { parts, notices } = known.content;
    const width = Math.max(...parts.map(({ name }) => name.length));
    info('What decides the image:');
    for (const { name, hash, told } of parts)
        info(`    ${name.padEnd(width)}  ${hash.slice(0, 8)}  ${told}`);
    for (const text of notices)
        notice(text);
    if (imagesDenied !== undefined)
        warning(`No image of the same content can be found, as the role lacks ${imagesDenied}.`);
    return newestImage(known.tags, images, tags);
}
async function explainMiss(known, { images }, { candidates, read, info }) {
    const byTag = (0,registry_snapshot/* imagesByTag */.g)(images);
    const tag = candidates.find((name) => byTag.has(name));
    const image = tag === undefined ? undefined : byTag.get(tag);
    if (image === undefined)
        return info('No image of this content is here yet, and none to compare with.');
    const before = (0,fingerprint_parts/* readPartHashes */.SE)((await read(image)).labels[LABEL] ?? '');
    const differing = (0,fingerprint_parts/* differingParts */.dl)((0,fingerprint_parts/* readPartHashes */.SE)(known.label.value), before);
    if (differing === undefined)
        return info(`No image of this content is here yet, and none to compare with: the one under ${tag} was built without reuse: content.`);
    if (differing.length === 0)
        return info(`${tag} has the same content, but was built ${known.maxAgeDays} days ago or earlier, or is archived.`);
    info(`No image of this content is here yet. Compared with ${tag}, this differs: ${differing.join(', ')}.`);
}


/***/ })

};
;