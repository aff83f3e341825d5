"use strict";
exports.id = 398;
exports.ids = [398,17];
exports.modules = {

/***/ 6017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readBuildUses: () => (/* binding */ readBuildUses)
});

// EXTERNAL MODULE: ./.build/docker/docker-cli.js + 3 modules
var docker_cli = __webpack_require__(930);
// EXTERNAL MODULE: ./.build/dockerfile/image-reference.js
var image_reference = __webpack_require__(7688);
// EXTERNAL MODULE: ./.build/inputs/parse-docker.js
var parse_docker = __webpack_require__(518);
// EXTERNAL MODULE: ./.build/fingerprint/build-sources.js + 14 modules
var build_sources = __webpack_require__(5406);
// EXTERNAL MODULE: ./.build/fingerprint/target-platforms.js
var target_platforms = __webpack_require__(1958);
;// CONCATENATED MODULE: ./.build/fingerprint/build-images.js



async function readBuildImages(build, origin) {
    const contexts = build.buildContexts.flatMap(({ value }) => /^docker-image:\/\/(.*)$/.exec(value)?.[1] ?? []);
    if ((0,parse_docker/* isRemoteContext */.uN)(build.context))
        return { images: contexts, unknown: `its context, ${build.context}, is an address.` };
    const asked = { given: (0,build_sources/* givenArguments */.Cj)(build, origin.variables), platforms: (0,target_platforms/* targetPlatforms */.S)(build, origin) };
    const read = await (0,build_sources/* readBuildSources */.x5)(build, origin, asked);
    if (read.kind === 'unknown')
        return { images: contexts, unknown: read.reason };
    return { images: [...(0,build_sources/* withoutNamed */.Mb)(read.sources.images, build, origin), ...contexts] };
}

// EXTERNAL MODULE: ./.build/lib/ecr-host.js
var ecr_host = __webpack_require__(1619);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/cache-flags.js + 1 modules
var cache_flags = __webpack_require__(505);
// EXTERNAL MODULE: ./.build/plan/cache-situation.js
var cache_situation = __webpack_require__(55);
// EXTERNAL MODULE: ./.build/plan/image-uses.js
var image_uses = __webpack_require__(8470);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
// EXTERNAL MODULE: ./.build/plan/s3-place.js
var s3_place = __webpack_require__(5998);
// EXTERNAL MODULE: ./.build/phases/foreseen-place.js
var foreseen_place = __webpack_require__(3308);
// EXTERNAL MODULE: ./.build/phases/step.js
var phases_step = __webpack_require__(8353);
;// CONCATENATED MODULE: ./.build/phases/credentials/build-uses.js












async function readBuildUses(step, ecr, options = {}) {
    const { inputs, furtherSettings } = step;
    const { image, build, repository } = inputs;
    const own = { place: (0,foreseen_place/* placeOf */.$t)(ecr, repository), registry: (0,foreseen_place/* foreseenPlace */.V9)(ecr, repository).registry };
    const isBuilt = inputs.sourceImage === undefined;
    const found = await Promise.all((isBuilt ? buildsOf(step) : []).map((one) => readImages(step, one, options)));
    const caches = cachesOf(step, own.registry);
    const places = (references) => references.flatMap((reference) => ecrRepositoryOf(reference, own) ?? []);
    const name = furtherSettings === undefined ? 'The Dockerfile' : `The Dockerfile for ${repository.name}`;
    return {
        uses: (0,image_uses/* usesOfImage */.jX)({
            own: own.place,
            createsRepository: ecr.createRepository,
            readsImages: image.hasCommitTag || image.keepNewerTags || image.reuse.kind === 'content',
            pullsOwn: build.load || ecr.dockerLogin || inputs.destinations.length > 1,
            pulled: places([...found.flatMap(({ images }) => images), ...sourceOf(step)]),
            cachesRead: [...(build.cache.preset === 'inline' ? [own.place] : []), ...places(caches.from)],
            cachesWritten: places(caches.to),
            isShown: inputs.catalog !== undefined && own.place.isPublic === true,
        }),
        buckets: bucketsOf(step, ecr.region, caches.isWritten),
        unknown: found.flatMap(({ unknown }) => unknown === undefined ? [] : [`${name} does not tell its images: ${unknown}`]),
    };
}
function buildsOf({ inputs, furtherSettings }) {
    const { inlineDockerfile, linked = [] } = furtherSettings ?? {};
    const others = linked.map(({ inlineDockerfile: inline, ...build }) => ({
        build: { ...inputs.build, ...build },
        inlineDockerfile: inline,
    }));
    return [{ build: inputs.build, inlineDockerfile }, ...others];
}
async function readImages(step, { build, inlineDockerfile }, { command }) {
    const { environment, event } = step;
    return await readBuildImages(build, (0,omit_undefined/* omitUndefined */.O)({
        workspace: environment.workspace,
        variables: (0,docker_cli/* dockerVariables */.Gn)({ variables: environment.variables, commitDate: event.commitDate }),
        hasBuildx: async () => (await (0,phases_step/* dockerFor */._)(step).capture(['buildx', 'version'])).succeeded,
        inlineDockerfile,
        command,
    }));
}
function bucketsOf({ inputs }, region, isWritten) {
    const { preset, ref = '' } = inputs.build.cache;
    const place = preset === 's3' ? (0,s3_place/* readBucketPath */.Y)(ref) : undefined;
    return place === undefined ? [] : [{ ...place, partition: (0,registry_location/* partitionOf */.iQ)(region), isWritten }];
}
function sourceOf({ inputs: { sourceImage: source } }) {
    return source?.kind === 'registry' || source?.kind === 'engine' ? [source.text] : [];
}
function cachesOf(step, host) {
    const { build, repository } = step.inputs;
    const preset = (0,cache_flags/* cacheFlags */.wT)((0,cache_situation/* cacheSituation */.L)(step, { tags: new Map() }, { host, repository: repository.name }));
    const names = (flags) => flags.flatMap((flag) => (0,cache_flags/* cacheName */.UU)(flag) ?? []);
    return {
        from: names([...preset.from, ...build.cacheFrom]),
        to: names([...preset.to, ...build.cacheTo]),
        isWritten: preset.to.length > 0,
    };
}
function ecrRepositoryOf(reference, { place, registry }) {
    const image = (0,image_reference/* parseReference */.F)(reference);
    if (image === undefined || (0,ecr_host/* isPublicHost */.sw)(image.host))
        return undefined;
    if (image.host === registry)
        return { ...place, name: image.repository };
    const ecr = (0,ecr_host/* isEcrHost */.R5)(image.host) ? (0,ecr_host/* parseEcrHost */.wl)(image.host) : undefined;
    return ecr && { accountId: ecr.accountId, region: ecr.region, name: image.repository };
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


/***/ })

};
;