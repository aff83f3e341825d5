"use strict";
exports.id = 719;
exports.ids = [719];
exports.modules = {

/***/ 7719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promoteImage: () => (/* binding */ promoteImage)
});

// EXTERNAL MODULE: ./.build/phases/credentials/id-token-source.js + 1 modules
var id_token_source = __webpack_require__(9836);
// EXTERNAL MODULE: ./.build/phases/foreseen-place.js
var foreseen_place = __webpack_require__(3308);
// EXTERNAL MODULE: ./.build/phases/masking-runner.js
var masking_runner = __webpack_require__(9962);
// EXTERNAL MODULE: ./.build/phases/read-step.js + 8 modules
var read_step = __webpack_require__(8917);
// EXTERNAL MODULE: ./.build/report/outputs.js
var outputs = __webpack_require__(6207);
// EXTERNAL MODULE: ./.build/report/summary.js
var summary = __webpack_require__(4681);
// EXTERNAL MODULE: ./.build/errors/input-errors.js
var input_errors = __webpack_require__(2618);
// EXTERNAL MODULE: ./.build/inputs/aws-inputs.js
var aws_inputs = __webpack_require__(4801);
// EXTERNAL MODULE: ./.build/inputs/commit-input.js
var commit_input = __webpack_require__(2604);
// EXTERNAL MODULE: ./.build/inputs/image-name.js
var image_name = __webpack_require__(9727);
// EXTERNAL MODULE: ./.build/inputs/input-names.js + 2 modules
var input_names = __webpack_require__(9137);
// EXTERNAL MODULE: ./.build/inputs/input-reader.js
var input_reader = __webpack_require__(5384);
// EXTERNAL MODULE: ./.build/inputs/parse-aws.js
var parse_aws = __webpack_require__(5265);
// EXTERNAL MODULE: ./.build/inputs/tag-inputs.js
var tag_inputs = __webpack_require__(3302);
// EXTERNAL MODULE: ./.build/inputs/whole-names.js
var whole_names = __webpack_require__(804);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
;// CONCATENATED MODULE: ./.build/actions/promote/promote-inputs.js










function readPromotionInputs(origin) {
    const reader = new input_reader/* InputReader */.i_(origin.source);
    const repository = reader.required('repository', parse_aws/* parseRepository */.SU, 'team/shop');
    const target = reader.optional('to-repository', parseTarget);
    const { tags, notices, affixes } = (0,tag_inputs/* readNamedTags */.fu)(reader, origin.tagRules, (0,whole_names/* placeOfTags */.op)(origin, { repository: placeOfTarget(repository, target), elsewhere: 'to-repository' }));
    const image = reader.withDefault('image', image_name/* parseImageName */.i, defaultImage(reader, origin, affixes));
    (0,commit_input/* checkCommit */.s)(reader);
    const account = (0,aws_inputs/* readAccount */.GM)(reader, origin, { repository, isCalled: true });
    checkPlace(reader, image, { repository, account });
    const { region, registryId: accountId } = account;
    if (target !== undefined && region !== '' && (0,image_name/* isElsewhere */.l)(target, { region, accountId, host: repository?.host }))
        reader.mistake('to-repository', 'is in another registry than `repository`, and an image stays in its own.');
    (0,input_names/* refuseNames */.d3)(reader, 'promote', origin.environment.variables);
    const [first, ...further] = tags;
    if (first === undefined && reader.mistakes.length === 0) {
        if (reader.text('tags') === '')
            reader.missing('tags', 'production');
        else
            reader.mistake('tags', 'no rule makes a tag for this run. Add one.');
    }
    if (reader.mistakes.length > 0 || repository === undefined || first === undefined)
        throw (0,input_errors/* invalidInputs */.R)(reader.mistakes);
    const isBare = reader.text('image') !== '' || (affixes.prefix === '' && affixes.suffix === '');
    return (0,omit_undefined/* omitUndefined */.O)({
        repository,
        target: target?.name ?? repository.name,
        targetHost: target?.host,
        image,
        ...(isBare ? {} : { bareCommit: origin.event.commit }),
        affixes,
        tags: [first, ...further],
        notices,
        account,
    });
}
function placeOfTarget(repository, target) {
    return repository && target ? { ...repository, name: target.name } : repository;
}
function defaultImage(reader, { event }, affixes) {
    if (reader.text('image') !== '')
        return { text: '', id: { tag: '' } };
    if (event.commit === '') {
        reader.mistake('image', 'the commit is unknown: GITHUB_SHA is not set. Name a tag, a digest or a commit.');
    }
    const tag = (0,tag_inputs/* readCommitTag */.cV)(reader, { commit: event.commit, affixes }, 'name the `image`');
    return { text: tag, id: { tag } };
}
function checkPlace(reader, { text, repository: named }, { repository, account }) {
    if (named === undefined || repository === undefined)
        return;
    if (named.name !== repository.name)
        reader.mistake('image', `${(0,input_reader/* quote */.hD)(text)} is in ${named.name}, and \`repository\` is ${repository.name}. Write \`repository: ${named.name}\`; ` +
            '`to-repository` is where the image goes, if that is another one.');
    const { region, registryId: accountId } = account;
    if (region !== '' && (0,image_name/* isElsewhere */.l)(named, { region, accountId, host: repository.host }))
        reader.mistake('image', `${(0,input_reader/* quote */.hD)(text)} is in another registry than \`repository\`. Set \`aws-region\` and \`registry-id\` to where it is, or take ` +
            'the host out.');
}
function parseTarget(text) {
    const parsed = (0,parse_aws/* parseRepository */.SU)(text);
    if (!parsed.valid)
        return parsed;
    const { host, name } = parsed.value;
    if (host === undefined || !(0,parse_aws/* parseRepository */.SU)(name).valid)
        return { valid: true, value: parsed.value };
    return { valid: false, rule: `is a whole URI. An image stays in its registry: write only "${name}".` };
}

;// CONCATENATED MODULE: ./.build/actions/promote/promote.js







async function promoteImage(context) {
    const read = await (0,read_step/* readStep */.jg)(context, {
        action: 'promote',
        place: () => ({ kind: 'workspace' }),
        read: readPromotionInputs,
        describe: describePromotion,
    });
    const step = { ...read, runner: (0,masking_runner/* maskOnlyOutsideOutputs */.U)(read.runner, outputsOf(read.inputs)) };
    const idTokens = (0,id_token_source/* startIdTokens */.S)(step, step.inputs.account);
    const { putPromotionTags } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(411), __webpack_require__.e(830), __webpack_require__.e(602), __webpack_require__.e(180)]).then(__webpack_require__.bind(__webpack_require__, 6180));
    const image = await putPromotionTags(step, idTokens);
    step.runner.setOutputs((0,outputs/* toOutputs */.Iu)(image));
    await step.runner.writeSummary((0,summary/* renderSummary */.B)(image, step.runner.timings()));
}
function outputsOf({ repository, target, tags, account }) {
    const image = { repository: target, tags, platforms: [], place: (0,foreseen_place/* foreseenPlace */.V9)(account, repository) };
    return (0,outputs/* foreseenOutputs */.eP)(image, {}, new Date());
}
function describePromotion({ repository, target, image: { id }, tags }) {
    const name = 'tag' in id ? `${repository.name}:${id.tag}` : `${repository.name}@${id.digest}`;
    return `Wanted: ${name} as ${tags.map((tag) => `${target}:${tag}`).join(', ')}`;
}


/***/ }),

/***/ 9727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ parseImageName),
/* harmony export */   l: () => (/* binding */ isElsewhere)
/* harmony export */ });
/* harmony import */ var _lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1465);
/* harmony import */ var _parse_aws_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5265);


function parseImageName(text) {
    if (DIGEST.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, id: { digest: text } });
    if (text.startsWith('sha256:'))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not a digest: 64 digits or letters from a to f follow sha256:');
    if (TAG.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, id: { tag: text } });
    const [, name = '', tag, digest] = /^([^@\s]+?)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(text) ?? [];
    if (name === '')
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not a tag or a digest.');
    const repository = (0,_parse_aws_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name);
    if (!repository.valid)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`is not a tag or a digest, and its repository "${name}" ${repository.rule}`);
    if (digest !== undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, repository: repository.value, id: { digest } });
    if (tag !== undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, repository: repository.value, id: { tag } });
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('names no tag and no digest. Write it with one, as in name:tag.');
}
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const TAG = /^\w[\w.-]{0,127}$/;
function isElsewhere({ host, accountId, region }, registry) {
    if (host === undefined)
        return false;
    if (accountId === undefined)
        return registry.host !== undefined && registry.host !== host;
    return region !== registry.region || (registry.accountId !== undefined && registry.accountId !== accountId);
}


/***/ }),

/***/ 1403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ DAY_MS)
/* harmony export */ });
const DAY_MS = 86_400_000;


/***/ }),

/***/ 3821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ handleLater)
/* harmony export */ });
function handleLater(promise) {
    promise.catch(() => { });
    return promise;
}


/***/ }),

/***/ 1990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ checkAccount),
/* harmony export */   w: () => (/* binding */ assumeRoles)
/* harmony export */ });
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);
/* harmony import */ var _errors_oidc_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3047);


function checkAccount(accountId, allowed, whose) {
    if (allowed.length > 0 && !allowed.includes(accountId))
        throw (0,_errors_oidc_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .accountNotAllowed */ .fs)(accountId, allowed, whose);
}
async function assumeRoles(sts, destination, context) {
    const { credentials, allowedAccountIds } = destination;
    switch (credentials.kind) {
        case 'roles': {
            const sessions = renewing(() => sts.openSession(credentials, context), context.clock);
            const { arn } = await sessions.first;
            const caller = { arn, accountId: sts.accountOf(arn) };
            checkAccount(caller.accountId, allowedAccountIds, arn);
            return {
                caller,
                credentials: sessions.next,
                current: sessions.current,
                sessionExpiresAt: sessions.expiresAt,
            };
        }
        case 'runner': {
            const caller = await findCaller(sts, destination, context);
            if (caller !== undefined)
                checkAccount(caller.accountId, allowedAccountIds, caller.arn);
            const current = () => sts.findCredentials(context.region, context.proxy);
            return { caller, credentials: undefined, current, sessionExpiresAt: () => undefined };
        }
    }
}
async function findCaller(sts, destination, context) {
    const optional = destination.allowedAccountIds.length === 0;
    try {
        return await sts.identifyCaller(optional ? { ...context, phase: () => 'aside' } : context);
    }
    catch (error) {
        if (!(optional && error instanceof _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.problem.code === 'aws-unreachable'))
            throw error;
        context.info(`STS did not answer, so the account is not known yet. ${error.problem.what}`);
        return undefined;
    }
}
const LEAST_LEFT_MS = 10 * 60_000;
function renewing(open, { now }) {
    const first = open();
    let newest = first;
    let waiting = first;
    let expiresAt;
    const renew = () => {
        newest = open();
        return newest;
    };
    const next = async () => {
        const session = await (waiting ?? renew());
        waiting = undefined;
        expiresAt = session.expiration;
        return session;
    };
    const current = async () => {
        const left = await newest.then(({ expiration }) => expiration.getTime() - now(), () => 0);
        return left > LEAST_LEFT_MS ? await newest : await renew();
    };
    return { first, next, current, expiresAt: () => expiresAt };
}


/***/ }),

/***/ 9836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ startAllIdTokens),
  S: () => (/* binding */ startIdTokens)
});

// EXTERNAL MODULE: ./.build/aws/github-oidc.js
var github_oidc = __webpack_require__(2787);
// EXTERNAL MODULE: ./.build/errors/oidc-errors.js
var oidc_errors = __webpack_require__(3047);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
;// CONCATENATED MODULE: ./.build/errors/proxy-errors.js

function proxyInvalid({ name, value }) {
    return new failure/* Failure */.HR({
        code: 'proxy-invalid',
        what: `${name} is no address of a proxy: ${withoutLogin(value)}. No call was made.`,
        why: 'it is set so in the environment of the runner or of the job, perhaps by an expression that gave only a part of it.',
        fix: `set ${name} to an address such as http://proxy.example:3128, or to nothing; in a password % is written %25, / %2F, @ %40.`,
    });
}
function describeUnusedProxy({ name, value }) {
    return (`${name} is ${withoutLogin(value)}: this step uses http and https proxies only, and calls GitHub and AWS without it. ` +
        'Docker goes its own way.');
}
function withoutLogin(value) {
    return value.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1***@');
}

// EXTERNAL MODULE: ./.build/lib/handle-later.js
var handle_later = __webpack_require__(3821);
// EXTERNAL MODULE: ./.build/lib/proxy.js
var proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./.build/phases/credentials/assume-roles.js
var assume_roles = __webpack_require__(1990);
;// CONCATENATED MODULE: ./.build/phases/credentials/id-token-source.js






function startAllIdTokens(step, accounts) {
    const sources = new Map();
    for (const account of accounts) {
        const audience = audienceOf(account);
        const known = sources.get(audience);
        if (known === undefined)
            sources.set(audience, startIdTokens(step, account));
        else
            checkRoles(account);
    }
    return (account) => sources.get(audienceOf(account)) ?? startIdTokens(step, { ...account, allowedAccountIds: [] });
}
function audienceOf({ credentials }) {
    return credentials.kind === 'roles' ? credentials.audience : '';
}
function checkRoles({ credentials, allowedAccountIds }) {
    const role = credentials.kind === 'roles' ? credentials.roles.at(-1) : undefined;
    if (role !== undefined)
        (0,assume_roles/* checkAccount */.g)(role.accountId, allowedAccountIds, `The role ${role.arn}`);
}
function startIdTokens(step, { credentials, allowedAccountIds }) {
    checkProxies(step);
    if (credentials.kind === 'runner')
        return () => Promise.reject(new Error('No role, no token.'));
    const { idToken: endpoint } = step.environment;
    if (endpoint === undefined)
        throw (0,oidc_errors/* idTokenMissing */.v4)(step.event);
    checkRoles({ credentials, allowedAccountIds });
    const request = () => requestMasked(step, endpoint, credentials.audience);
    let waiting = (0,handle_later/* handleLater */.b)(request());
    return () => {
        const token = waiting ?? request();
        waiting = undefined;
        return token;
    };
}
async function requestMasked({ environment, runner, clock, arrivals }, endpoint, audience) {
    const token = await (0,github_oidc/* requestIdToken */.g)({
        endpoint,
        audience,
        proxy: (0,proxy/* proxyVariables */.e)(environment),
        clock,
        info: runner.info,
        phase: arrivals.phase(),
    });
    runner.mask(token);
    return token;
}
function checkProxies({ environment, runner }) {
    for (const { why, ...setting } of (0,proxy/* unusableProxies */.a)((0,proxy/* proxyVariables */.e)(environment))) {
        if (why === 'no-address')
            throw proxyInvalid(setting);
        runner.warning(describeUnusedProxy(setting));
    }
}


/***/ }),

/***/ 6207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iu: () => (/* binding */ toOutputs),
/* harmony export */   X4: () => (/* binding */ toPlanOutputs),
/* harmony export */   an: () => (/* binding */ foreseenResults),
/* harmony export */   eP: () => (/* binding */ foreseenOutputs)
/* harmony export */ });
/* harmony import */ var _lib_days_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1403);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9020);


function toOutputs(result, { named = [], commit } = {}) {
    const values = result.kind === 'pushed' ? pushedValues(result) : {};
    const all = {
        ...values,
        tag: result.tags[0],
        tags: [...result.tags],
        version: named.find((tag) => result.tags.includes(tag)) ?? result.tags[0],
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ commit }),
        repository: result.repository,
        result: result.kind === 'pushed' ? result.result : 'built',
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ 'image-id': result.id }),
    };
    const texts = Object.entries(all).map(([name, value]) => [name, toText(value)]);
    return { ...Object.fromEntries(texts), json: JSON.stringify(all) };
}
function toPlanOutputs(plan) {
    const { repository, tags, named, commit, action } = plan;
    const version = named.find((tag) => tags.includes(tag)) ?? tags[0];
    const all = { commit, tag: tags[0], tags: [...tags], version, repository, result: action };
    const texts = Object.entries((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)(all)).map(([name, value]) => [name, toText(value)]);
    return { ...Object.fromEntries(texts), json: JSON.stringify((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)(all)) };
}
function pushedValues(image) {
    const { registry, repository, tags, digest, accountId, region, mediaType, sizeBytes, pushedAt, platformDigests } = image;
    const uri = `${registry}/${repository}`;
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({
        'image-uri': `${uri}:${tags[0]}`,
        'image-uris': tags.map((tag) => `${uri}:${tag}`),
        digest,
        'image-digest-uri': `${uri}@${digest}`,
        registry,
        'repository-uri': uri,
        'account-id': accountId,
        region,
        'media-type': mediaType,
        'size-bytes': sizeBytes,
        ...(pushedAt === undefined ? {} : { 'pushed-at': pushedAt.toISOString() }),
        'platform-digests': platformDigests,
        ...(image.further === undefined ? {} : { registries: [image, ...image.further].map(registryValues) }),
    });
}
function registryValues(image) {
    const { registry, repository, tags, digest, accountId, region, result, pushedAt } = image;
    const uri = `${registry}/${repository}`;
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({
        registry,
        repository,
        'repository-uri': uri,
        'image-uri': `${uri}:${tags[0]}`,
        'image-uris': tags.map((tag) => `${uri}:${tag}`),
        digest,
        'image-digest-uri': `${uri}@${digest}`,
        tags,
        'account-id': accountId || undefined,
        region: region || undefined,
        result,
        'pushed-at': pushedAt?.toISOString(),
    });
}
function toText(value) {
    if (typeof value === 'string')
        return value;
    if (typeof value === 'number')
        return String(value);
    const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
    return isList ? value.join('\n') : JSON.stringify(value);
}
function foreseenResults(image, now) {
    const { repository, tags, place, platforms, further = [] } = image;
    const named = platforms.length > 0 ? platforms : RUNNERS;
    const platformDigests = Object.fromEntries(named.map((platform) => [platform, 'sha256:']));
    const days = [0, _lib_days_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .s].map((later) => new Date(Math.floor((now.getTime() + later) / _lib_days_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .s) * _lib_days_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .s));
    return MEDIA_TYPES.flatMap((mediaType) => days.flatMap((pushedAt) => RESULTS.map((result) => {
        if (place === undefined)
            return { kind: 'built', repository, tags };
        const known = { ...place, repository, tags, digest: 'sha256:', mediaType, platformDigests, pushedAt };
        const pushed = { kind: 'pushed', result, isProven: true, ...known };
        return further.length === 0 ? pushed : { ...pushed, further: further.map((one) => ({ ...pushed, ...one })) };
    })));
}
function foreseenOutputs(image, names, now) {
    const { repository, tags } = image;
    const { named = [], commit = '' } = names;
    const plans = [...PLANNED, undefined].map((action) => toPlanOutputs({ repository, tags, named, commit, action }));
    const results = foreseenResults(image, now).map((result) => toOutputs(result, names));
    return [...results, ...plans].flatMap((outputs) => Object.values(outputs));
}
const PLANNED = ['build', 'reuse'];
const RUNNERS = ['linux/amd64', 'linux/arm64'];
const RESULTS = ['built', 'reused', 'pushed'];
const MEDIA_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];


/***/ }),

/***/ 4681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderSummary),
/* harmony export */   G: () => (/* binding */ renderTimings)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1035);

function renderSummary(result, timings) {
    return [
        ...(result.kind === 'pushed' ? renderPushed(result) : renderBuilt(result)),
        '',
        renderTimings(timings),
        '',
    ].join('\n');
}
function renderPushed(image) {
    const uri = `${image.registry}/${image.repository}`;
    return [
        `### ${image.repository}: ${HEADINGS[image.result]}${image.isProven ? ' and proven' : ', not proven'}`,
        '',
        '| | |',
        '| --- | --- |',
        `| Image | ${code(`${uri}:${image.tags[0]}`)} |`,
        `| Digest | ${code(image.digest)} |`,
        `| Tags | ${image.tags.map(code).join(' ')} |`,
        `| Account, region | ${image.accountId}, ${image.region} |`,
        ...(image.sizeBytes === undefined ? [] : [`| Size | ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(image.sizeBytes)} compressed |`]),
        ...(image.pushedAt === undefined ? [] : [`| Pushed | ${image.pushedAt.toISOString()} |`]),
        `| Platforms | ${Object.keys(image.platformDigests).map(code).join(' ') || 'unknown'} |`,
        ...(image.mediaType === undefined ? [] : [`| Media type | ${code(image.mediaType)} |`]),
        ...renderRegistries(image),
    ];
}
const HEADINGS = { built: 'pushed', reused: 'reused', pushed: 'pushed' };
function renderRegistries({ further = [], ...first }) {
    if (further.length === 0)
        return [];
    const rows = [first, ...further].map(({ registry, repository, accountId, region, tags, result, isProven }) => {
        const where = accountId === '' ? '' : `${accountId}, ${region}`;
        const state = `${HEADINGS[result]}${isProven ? ', proven' : ', not proven'}`;
        return `| ${code(`${registry}/${repository}`)} | ${where} | ${tags.map(code).join(' ')} | ${state} |`;
    });
    return ['', '| Repository | Account, region | Tags | |', '| --- | --- | --- | --- |', ...rows];
}
function renderBuilt(image) {
    return [
        `### ${image.repository}: built, not pushed`,
        '',
        `The image is in the Docker engine of this job as ${image.tags.map((tag) => code(`${image.repository}:${tag}`)).join(', ')}.`,
    ];
}
function renderTimings(timings) {
    return timings.map(({ title, seconds }) => `${title} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSeconds */ .Xo)(seconds)}`).join(' · ');
}
function code(text) {
    return `\`${text}\``;
}


/***/ })

};
;