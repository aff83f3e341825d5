"use strict";
exports.id = 633;
exports.ids = [633];
exports.modules = {

/***/ 2633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildPush: () => (/* binding */ buildPush)
});

// EXTERNAL MODULE: ./.build/inputs/build-secrets.js
var build_secrets = __webpack_require__(1822);
// EXTERNAL MODULE: ./.build/inputs/destinations.js
var inputs_destinations = __webpack_require__(9349);
// EXTERNAL MODULE: ./.build/inputs/inputs.js + 3 modules
var inputs_inputs = __webpack_require__(1064);
// EXTERNAL MODULE: ./.build/lib/handle-later.js
var handle_later = __webpack_require__(3821);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/phases/build/builder.js
var build_builder = __webpack_require__(9251);
// EXTERNAL MODULE: ./.build/phases/credentials/id-token-source.js + 1 modules
var id_token_source = __webpack_require__(9836);
// EXTERNAL MODULE: ./.build/phases/foreseen-place.js
var foreseen_place = __webpack_require__(3308);
// EXTERNAL MODULE: ./.build/phases/masking-runner.js
var masking_runner = __webpack_require__(9962);
// EXTERNAL MODULE: ./.build/phases/read-step.js + 8 modules
var read_step = __webpack_require__(8917);
// EXTERNAL MODULE: ./.build/phases/step.js
var phases_step = __webpack_require__(8353);
// EXTERNAL MODULE: ./.build/plan/known-platforms.js
var known_platforms = __webpack_require__(6662);
// EXTERNAL MODULE: ./.build/plan/secret-arguments.js
var secret_arguments = __webpack_require__(7839);
;// CONCATENATED MODULE: ./.build/plan/build-warnings.js


function buildWarnings({ platforms, buildArgs, }) {
    return [
        ...platforms.flatMap((platform) => (0,known_platforms/* describeUnknownPlatform */.X)(platform) ?? []).map((text) => `platforms: ${text}`),
        ...(0,secret_arguments/* secretArguments */.tX)(buildArgs).map(secret_arguments/* describeSecretArgument */.Z5),
    ];
}

// EXTERNAL MODULE: ./.build/plan/secret-masks.js
var secret_masks = __webpack_require__(9422);
// EXTERNAL MODULE: ./.build/report/outputs.js
var outputs = __webpack_require__(6207);
// EXTERNAL MODULE: ./.build/report/summary.js
var summary = __webpack_require__(4681);
// EXTERNAL MODULE: ./.build/phases/build/build-cache.js
var build_cache = __webpack_require__(3531);
// EXTERNAL MODULE: ./.build/phases/build/docker-build.js + 2 modules
var docker_build = __webpack_require__(5748);
// EXTERNAL MODULE: ./.build/phases/build/engine-image.js
var engine_image = __webpack_require__(8104);
// EXTERNAL MODULE: ./.build/phases/build/push-setup.js
var push_setup = __webpack_require__(2466);
// EXTERNAL MODULE: ./.build/phases/build/test-platforms.js + 1 modules
var test_platforms = __webpack_require__(7409);
// EXTERNAL MODULE: ./.build/phases/build/write-content.js
var write_content = __webpack_require__(271);
;// CONCATENATED MODULE: ./.build/actions/build-push/build-only.js









async function buildOnly(step) {
    const { repository, tags, test } = step.inputs;
    const selection = await (0,build_builder/* selectBuilder */.kv)(step, (0,phases_step/* dockerFor */._)(step), (0,build_builder/* builderRequirements */.IH)(step));
    const config = await (0,phases_step/* privateConfig */.u)(step);
    try {
        const docker = (0,phases_step/* dockerFor */._)(step, config);
        const builder = await (0,build_builder/* ensureBuilder */.Wp)(step, docker, selection);
        const build = (0,push_setup/* buildInputsOf */.Pc)(step, {});
        const { info, warning } = step.runner;
        (0,build_cache/* warnUnusedCaches */.c9)(step);
        const options = (0,omit_undefined/* omitUndefined */.O)({
            builder,
            output: engineOutput(step, builder),
            caches: (0,build_cache/* engineCaches */.o9)(step),
        });
        const names = (0,engine_image/* ownNames */.Dx)(repository.name, step.environment);
        const id = await step.runner.phase('Build', async () => {
            const sentence = `Built ${repository.name}:${tags[0]}`;
            if (options.output !== 'none') {
                const image = await (0,engine_image/* buildIntoEngine */.tt)(docker, { build, names, options, info, warning });
                return { value: image.id, sentence: `${sentence}, ${image.id}; it stays in the engine, as push is false` };
            }
            await (0,docker_build/* dockerBuild */.rW)(docker, { build, images: names, options, info, warning });
            return { value: undefined, sentence: `${sentence}; it stays in the builder ${builder}, as push is false` };
        });
        try {
            if (test !== undefined)
                await (0,test_platforms/* testBuild */.Ds)(step, test, (0,omit_undefined/* omitUndefined */.O)({ docker, names, build, builder, folder: config.directory }));
        }
        catch (error) {
            await (0,engine_image/* forgetNames */.Ur)(docker, names);
            throw error;
        }
        if (id === undefined)
            await (0,engine_image/* forgetNames */.Ur)(docker, names);
        else
            await (0,engine_image/* nameImage */.Pe)(docker, { id, names }, imageNames(step));
        if (builder !== undefined)
            await (0,write_content/* writeFromBuilder */.HS)(step, { build, images: [], options, info, warning }, { docker, folder: config.directory });
        else if (id !== undefined)
            await (0,write_content/* writeFromEngine */.IK)(step, { id, name: `${repository.name}:${tags[0]}` }, { docker, folder: config.directory });
        return (0,omit_undefined/* omitUndefined */.O)({ kind: 'built', repository: repository.name, tags, id });
    }
    finally {
        await config.remove();
    }
}
function imageNames({ inputs: { repository, tags } }) {
    const short = tags.map((tag) => `${repository.name}:${tag}`);
    const { host } = repository;
    const whole = host === undefined ? [] : tags.map((tag) => `${host}/${repository.name}:${tag}`);
    return [...short, ...whole];
}
function engineOutput({ inputs }, builder) {
    if (builder === undefined)
        return 'engine';
    return inputs.build.platforms.length > 1 ? 'none' : 'load';
}

;// CONCATENATED MODULE: ./.build/actions/build-push/build-push.js
















async function buildPush(context) {
    const read = await (0,read_step/* readStep */.jg)(context, {
        action: 'build-push',
        place: buildPlace,
        read: readMasked(context),
        describe: describeImage,
    });
    for (const text of buildWarnings(read.inputs.build))
        read.runner.warning(text);
    const step = { ...read, runner: (0,masking_runner/* maskOnlyOutsideOutputs */.U)(read.runner, outputsOf(read)) };
    if (step.inputs.planOnly)
        return await planOnly(step);
    const result = await buildOrPush(step);
    setOutputs(step, (0,outputs/* toOutputs */.Iu)(result, namesOf(step)));
    await step.runner.writeSummary((0,summary/* renderSummary */.B)(result, step.runner.timings()));
}
function setOutputs({ runner, environment, inputs }, outputs) {
    runner.setOutputs(outputs);
    const secrets = (0,build_secrets/* secretValues */.VX)(inputs.build.secrets, environment.variables);
    for (const text of (0,secret_masks/* describeLostOutputs */.qM)(secrets, outputs))
        runner.notice(text);
}
async function buildOrPush(step) {
    const destinations = destinationsOf(step);
    const { sourceImage: source } = step.inputs;
    if (source !== undefined)
        return await takeSource(step, source, destinations);
    if (destinations === undefined)
        return await buildOnly(step);
    const idTokens = (0,id_token_source/* startAllIdTokens */.v)(step, destinations.filter(inputs_destinations/* isInAws */.Dm));
    const selection = (0,handle_later/* handleLater */.b)((0,build_builder/* selectBuilder */.kv)(step, (0,phases_step/* dockerFor */._)(step), (0,build_builder/* builderRequirements */.IH)(step)));
    const { pushToRegistries } = await Promise.all(/* import() */[__webpack_require__.e(695), __webpack_require__.e(309), __webpack_require__.e(416), __webpack_require__.e(412), __webpack_require__.e(592), __webpack_require__.e(565)]).then(__webpack_require__.bind(__webpack_require__, 8791));
    return await pushToRegistries(step, destinations, { selection, idTokens });
}
async function takeSource(step, source, destinations) {
    if (destinations === undefined) {
        const { sourceOnly } = await __webpack_require__.e(/* import() */ 342).then(__webpack_require__.bind(__webpack_require__, 6342));
        return await sourceOnly(step, source);
    }
    const idTokens = (0,id_token_source/* startAllIdTokens */.v)(step, destinations.filter(inputs_destinations/* isInAws */.Dm));
    const { pushSource } = await Promise.all(/* import() */[__webpack_require__.e(695), __webpack_require__.e(309), __webpack_require__.e(416), __webpack_require__.e(412), __webpack_require__.e(592), __webpack_require__.e(565)]).then(__webpack_require__.bind(__webpack_require__, 8791));
    return await pushSource(step, { source, destinations, idTokens });
}
function destinationsOf({ inputs }) {
    const [first, ...further] = inputs.destinations;
    return first === undefined || !(0,inputs_destinations/* isInAws */.Dm)(first) ? undefined : [first, ...further];
}
function namesOf({ event, inputs }) {
    return { commit: event.commit, named: inputs.image.tagSources.map(({ tag }) => tag) };
}
async function planOnly(step) {
    const { repository, tags } = step.inputs;
    const destinations = destinationsOf(step);
    const planned = { ...namesOf(step), repository: repository.name, tags };
    step.runner.info('Nothing is built or changed, as plan-only is true.');
    if (destinations === undefined)
        return setOutputs(step, (0,outputs/* toPlanOutputs */.X4)({ ...planned, action: undefined }));
    const idTokens = (0,id_token_source/* startAllIdTokens */.v)(step, destinations.filter(inputs_destinations/* isInAws */.Dm));
    const { planEverywhere, planSource } = await Promise.all(/* import() */[__webpack_require__.e(695), __webpack_require__.e(309), __webpack_require__.e(416), __webpack_require__.e(412), __webpack_require__.e(592), __webpack_require__.e(565)]).then(__webpack_require__.bind(__webpack_require__, 8791));
    const { sourceImage: source } = step.inputs;
    const plan = source === undefined
        ? await planEverywhere(step, destinations, idTokens)
        : await planSource(step, { source, destinations, idTokens });
    setOutputs(step, (0,outputs/* toPlanOutputs */.X4)({ ...planned, ...plan }));
}
function buildPlace(source) {
    return { kind: 'context', context: source('context') || '.' };
}
function readMasked({ runner, environment }) {
    return (origin) => {
        const inputs = (0,inputs_inputs/* readInputs */.K)(origin);
        const { mask } = (0,masking_runner/* maskOnlyOutsideOutputs */.U)(runner, outputsOf({ event: origin.event, inputs }));
        for (const { value } of (0,build_secrets/* secretValues */.VX)(inputs.build.secrets, environment.variables))
            mask(value);
        return inputs;
    };
}
function outputsOf(step) {
    const { repository, tags, build, destinations } = step.inputs;
    const [place, ...others] = destinations.map((one) => ({
        ...(0,foreseen_place/* placeOfDestination */.zY)(one),
        repository: one.repository.name,
    }));
    const further = others.length === 0 ? undefined : others;
    const image = (0,omit_undefined/* omitUndefined */.O)({ repository: repository.name, tags, platforms: build.platforms, place, further });
    return (0,outputs/* foreseenOutputs */.eP)(image, namesOf(step), new Date());
}
function describeImage({ repository, tags, sourceImage, destinations: [first, ...others] }) {
    const further = tags.length === 1 ? '' : ` and ${tags.length - 1} further ${tags.length === 2 ? 'tag' : 'tags'}`;
    const more = others.length === 0 ? '' : `, and to ${others.map((one) => (0,inputs_destinations/* wholeName */.fC)(one.repository)).join(', ')}`;
    const where = first === undefined || !(0,inputs_destinations/* isInAws */.Dm)(first)
        ? 'in the engine only (push: false)'
        : `to ECR ${first.kind === 'ecr-public' ? 'Public' : `in ${first.region}`}${more}`;
    const source = sourceImage === undefined ? '' : `, of ${sourceImage.text}`;
    return `Wanted: ${repository.name}:${tags[0]}${further}${source}, ${where}`;
}


/***/ }),

/***/ 1064:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: ./.build/errors/input-errors.js
var input_errors = __webpack_require__(2618);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/inputs/aws-inputs.js
var aws_inputs = __webpack_require__(4801);
// EXTERNAL MODULE: ./.build/inputs/build-inputs.js
var build_inputs = __webpack_require__(3198);
// EXTERNAL MODULE: ./.build/inputs/builder-inputs.js
var builder_inputs = __webpack_require__(3035);
;// CONCATENATED MODULE: ./.build/inputs/catalog-input.js
function readCatalog(reader, { environment, catalogReader }, destinations) {
    const path = reader.text('repository-catalog');
    if (path === '')
        return undefined;
    if (!destinations.some(({ kind }) => kind === 'ecr-public'))
        reader.mistake('repository-catalog', NOT_PUBLIC);
    const read = catalogReader?.(environment.workspace, path);
    for (const mistake of read?.mistakes ?? [])
        reader.mistake('repository-catalog', mistake);
    return read?.catalog;
}
const NOT_PUBLIC = 'is for the gallery of ECR Public, and no repository of this step is there. Take it out, or push to `public.ecr.aws/ALIAS/NAME`.';

// EXTERNAL MODULE: ./.build/inputs/destinations.js
var inputs_destinations = __webpack_require__(9349);
// EXTERNAL MODULE: ./.build/inputs/image-inputs.js
var image_inputs = __webpack_require__(1001);
// EXTERNAL MODULE: ./.build/inputs/input-names.js + 2 modules
var input_names = __webpack_require__(9137);
// EXTERNAL MODULE: ./.build/inputs/input-reader.js
var input_reader = __webpack_require__(5384);
// EXTERNAL MODULE: ./.build/lib/parsed.js
var parsed = __webpack_require__(1465);
;// CONCATENATED MODULE: ./.build/inputs/output-input.js

function parseOutput(text) {
    const [, kind, path = ''] = /^(oci|docker-archive):(.*)$/.exec(text) ?? [];
    if (/[\r\n]/.test(text))
        return (0,parsed/* invalid */.G)('has several lines. There is one place: write the image once.');
    if (kind !== 'oci' && kind !== 'docker-archive')
        return (0,parsed/* invalid */.G)('is not a place for an image. Write `oci:PATH`, or `docker-archive:PATH.tar`.');
    if (path.trim() === '')
        return (0,parsed/* invalid */.G)(`names no path. Write ${kind}:image.tar.`);
    const isTar = path.endsWith('.tar');
    if (kind === 'docker-archive' && !isTar)
        return (0,parsed/* invalid */.G)(`is one file, a tar. Write ${kind}:${path}.tar.`);
    return (0,parsed/* valid */.r)({ kind, path, isTar });
}

// EXTERNAL MODULE: ./.build/inputs/parse-aws.js
var parse_aws = __webpack_require__(5265);
;// CONCATENATED MODULE: ./.build/inputs/source-image-input.js

function parseSourceImage(text) {
    if (/\s/.test(text))
        return (0,parsed/* invalid */.G)('has blanks or several lines. There is one image: a name, or a path.');
    const [, kind, place] = /^(oci-layout|docker-archive):(.*)$/.exec(text) ?? [];
    if (kind === 'oci-layout' || kind === 'docker-archive')
        return parseFiles(text, kind, place ?? '');
    const [, wrong] = /^(oci|oci-archive|docker|docker-daemon|docker-image|dir|containers-storage):/.exec(text) ?? [];
    if (wrong !== undefined && text.includes('/'))
        return (0,parsed/* invalid */.G)(`begins with ${wrong}:. ${KINDS}`);
    if (ID.test(text))
        return (0,parsed/* valid */.r)({ text, kind: 'engine', name: text });
    return parseName(text);
}
const KINDS = 'There are a name in the engine, `oci-layout:PATH[:TAG]`, `docker-archive:PATH[:NAME:TAG]`, and `HOST/NAME@sha256:...` in a registry.';
function parseFiles(text, kind, place) {
    const [, path = '', , name] = /^((?:[A-Za-z]:(?=[\\/]))?[^:]*)(:(.*))?$/s.exec(place.replace(/^\/\/(?=\/)/, '')) ?? [];
    if (path === '')
        return (0,parsed/* invalid */.G)(`names no path. Write ${kind}:PATH.`);
    if (name === '')
        return (0,parsed/* invalid */.G)('ends in a colon. Write the name of one image behind it, or take it out.');
    return (0,parsed/* valid */.r)({ text, kind, path, ...(name === undefined ? {} : { name }) });
}
function parseName(text) {
    const [, path = '', tag, digest] = NAME.exec(text) ?? [];
    if (path === '')
        return (0,parsed/* invalid */.G)(`is no name of an image. ${KINDS}`);
    const [first = '', ...rest] = path.split('/');
    const hasHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
    const repository = hasHost ? rest.join('/') : path;
    if (!REPOSITORY.test(repository))
        return (0,parsed/* invalid */.G)(`is no name of an image: "${repository}". Names are in lower case.`);
    const host = hasHost ? first : 'docker.io';
    const inHub = host === 'docker.io' && !repository.includes('/') ? `library/${repository}` : repository;
    if (digest !== undefined)
        return (0,parsed/* valid */.r)({ text, kind: 'registry', host, repository: inHub, reference: digest });
    const name = tag === undefined ? `${text}:latest` : text;
    const registry = { host, repository: inHub, reference: tag ?? 'latest' };
    return (0,parsed/* valid */.r)({ text, kind: 'engine', name, ...(hasHost ? { registry } : {}) });
}
const NAME = /^([^@\s]+?)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?$/;
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const ID = /^sha256:[0-9a-f]{64}$/;
const OF_A_BUILD = {
    file: [],
    target: [],
    'build-args': [],
    pull: ['false'],
    'no-cache': ['false'],
    'no-cache-filters': [],
    'build-contexts': [],
    secrets: [],
    'secret-envs': [],
    'secret-files': [],
    ssh: [],
    allow: [],
    platforms: [],
    provenance: ['false'],
    sbom: ['false'],
    compression: ['default'],
    builder: [],
    cache: ['none'],
    'cache-ref': [],
    'cache-from': [],
    'cache-to': [],
    'test-platforms': [],
    network: [],
    'add-hosts': [],
    'shm-size': [],
    ulimit: [],
    labels: [],
    annotations: [],
    'own-labels': ['true'],
    reuse: ['commit'],
    'reuse-max-age-days': [],
};
function readSourceImage(reader) {
    if (reader.text('source-image') === '')
        return undefined;
    const source = reader.optional('source-image', parseSourceImage);
    for (const [name, defaults] of Object.entries(OF_A_BUILD)) {
        const text = reader.text(name);
        if (text === '' || defaults.includes(text.toLowerCase()))
            continue;
        reader.mistake(name, 'would do nothing: with `source-image` nothing is built, and the image stays as it is. Take it out.');
    }
    return source;
}

// EXTERNAL MODULE: ./.build/inputs/tag-inputs.js
var tag_inputs = __webpack_require__(3302);
// EXTERNAL MODULE: ./.build/inputs/whole-names.js
var whole_names = __webpack_require__(804);
;// CONCATENATED MODULE: ./.build/inputs/inputs.js















function readInputs(origin, action = 'build-push', before = []) {
    const reader = new input_reader/* InputReader */.i_(origin.source);
    const repository = reader.required('repository', parse_aws/* parseRepository */.SU, 'team/shop');
    const { tags, notices, ...naming } = (0,tag_inputs/* readAllTags */.vR)(reader, origin, (0,whole_names/* placeOfTags */.op)(origin, { repository, elsewhere: 'also-push-to' }));
    const sourceImage = readSourceImage(reader);
    const build = (0,build_inputs/* readBuild */.lT)(reader, origin);
    const output = reader.optional('output', parseOutput);
    const test = (0,builder_inputs/* readTest */.Pz)(reader);
    const image = (0,image_inputs/* readImage */.A)(reader, origin.event, { ...naming, tags, context: build.context });
    const push = reader.boolean('push', true);
    const planOnly = reader.boolean('plan-only', false);
    const ecr = (0,aws_inputs/* readEcr */.dy)(reader, origin, { repository, isCalled: push });
    const all = (0,inputs_destinations/* readDestinations */.sF)(reader, origin, ecr);
    const waitsForReplication = reader.boolean('wait-for-replication', false);
    if (push)
        for (const { input, rule } of (0,build_inputs/* takenVariables */.lu)(build))
            reader.mistake(input, rule);
    const catalog = readCatalog(reader, origin, all);
    (0,input_names/* refuseNames */.d3)(reader, action, origin.environment.variables);
    const [first, ...further] = tags;
    const mistakes = [...before, ...reader.mistakes];
    if (mistakes.length > 0 || repository === undefined || first === undefined)
        throw (0,input_errors/* invalidInputs */.R)(mistakes);
    const destinations = push ? all : [];
    const region = (ecr.credentialsRegion ?? ecr.region) || undefined;
    const rest = { notices, image, build, region, destinations, waitsForReplication, planOnly };
    return (0,omit_undefined/* omitUndefined */.O)({ repository, tags: [first, ...further], sourceImage, output, test, catalog, ...rest });
}


/***/ })

};
;