"use strict";
exports.id = 72;
exports.ids = [72];
exports.modules = {

/***/ 9310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promoteImage: () => (/* binding */ promoteImage)
});

// EXTERNAL MODULE: ./.build/inputs/destinations.js
var destinations = __webpack_require__(9349);
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
// EXTERNAL MODULE: ./.build/inputs/commit-input.js
var commit_input = __webpack_require__(2604);
// EXTERNAL MODULE: ./.build/inputs/image-name.js
var image_name = __webpack_require__(9727);
// EXTERNAL MODULE: ./.build/inputs/input-names.js + 2 modules
var input_names = __webpack_require__(9137);
// EXTERNAL MODULE: ./.build/inputs/input-reader.js
var input_reader = __webpack_require__(5384);
// EXTERNAL MODULE: ./.build/inputs/parse-basic.js
var parse_basic = __webpack_require__(9046);
// EXTERNAL MODULE: ./.build/inputs/tag-inputs.js
var tag_inputs = __webpack_require__(3302);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/inputs/aws-inputs.js
var aws_inputs = __webpack_require__(4801);
// EXTERNAL MODULE: ./.build/inputs/parse-aws.js
var parse_aws = __webpack_require__(5265);
// EXTERNAL MODULE: ./.build/lib/ecr-host.js
var ecr_host = __webpack_require__(1619);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
;// CONCATENATED MODULE: ./.build/actions/promote/promotion-sides.js







function parseSide(text) {
    const some = `${text.split('/', 1)[0]}/a1`;
    const isOther = !(0,parse_aws/* parseRepository */.SU)(some).valid && (0,destinations/* parseAnyRepository */.Ug)(some).valid;
    return isOther ? (0,destinations/* parseAnyRepository */.Ug)(text) : (0,parse_aws/* parseRepository */.SU)(text);
}
function readSides(reader, origin) {
    const repository = reader.required('repository', parseSide, 'team/shop');
    const toRepository = reader.optional('to-repository', parseSide);
    const toRoles = reader.list('to-role', parse_aws/* parseRole */.gP);
    const createRepository = reader.boolean('create-repository', false);
    const isToWrong = toRepository === undefined && reader.text('to-repository') !== '';
    if (repository === undefined || isToWrong) {
        (0,aws_inputs/* readAccount */.GM)(reader, origin, { repository, isCalled: true, furtherRoles: toRoles });
        return undefined;
    }
    if (toRepository === undefined && toRoles.length > 0)
        reader.mistake('to-role', TO_WHERE);
    const named = { repository, toRepository, toRoles };
    const kind = kindOfSource(reader, origin, repository);
    const account = readOwnAccount(reader, origin, { ...named, kind });
    const source = { kind, repository, ...account, ...ALONE };
    const sides = toRepository === undefined ? sameRepository(source) : readTarget(reader, origin, { named, source });
    checkRoles(reader, sides, toRoles);
    return withCreation(sides, createRepository);
}
const TO_WHERE = 'is the role for `to-repository`, and there is none. Add it, with its registry: `to-repository: ACCOUNT.dkr.ecr.REGION.amazonaws.com/team/shop`.';
const ALONE = { createRepository: false, exportCredentials: false, dockerLogin: false };
function toDestination({ kind, repository, ...account }) {
    switch (kind) {
        case 'ecr':
            return { kind, repository, ...account };
        case 'ecr-public': {
            const { registryId: _none, ...rest } = account;
            return { kind, repository, ...rest, region: ecr_host/* PUBLIC_REGION */.Ne };
        }
        case 'registry':
            return { kind, repository: { ...repository, host: repository.host ?? '' }, login: { kind: 'job' } };
    }
}
function standsIn({ environment: { variables } }, { host = '' }, isRole) {
    const endpoint = variables.AWS_ENDPOINT_URL_ECR ?? variables.AWS_ENDPOINT_URL ?? '';
    return (0,destinations/* isThisMachine */.YY)(host) && isRole && endpoint !== '';
}
function kindOfSource(reader, origin, repository) {
    return standsIn(origin, repository, reader.text('role-to-assume') !== '') ? 'ecr' : (0,destinations/* kindOf */.I)(repository);
}
function readOwnAccount(reader, origin, { kind, repository, toRepository, toRoles }) {
    const isToEcr = toRepository !== undefined && (0,destinations/* kindOf */.I)(toRepository) === 'ecr';
    const own = kind !== 'ecr' && isToEcr ? toRepository : repository;
    return (0,aws_inputs/* readAccount */.GM)(reader, origin, { repository: own, isCalled: kind === 'ecr' || isToEcr, furtherRoles: toRoles });
}
function sameRepository(source) {
    const side = toDestination(source);
    return { source: side, target: side, route: 'same-repository' };
}
function readTarget(reader, origin, { named: { toRepository, toRoles, repository }, source }) {
    const to = toRepository ?? repository;
    const [first, ...chained] = toRoles;
    if (first === undefined && isSameRegistry(source, to)) {
        const target = toDestination({ ...source, repository: { ...repository, ...to } });
        const route = to.name === repository.name ? 'same-repository' : 'same-registry';
        return { source: toDestination(source), target, route };
    }
    const kind = standsIn(origin, to, first !== undefined) ? 'ecr' : (0,destinations/* kindOf */.I)(to);
    const region = kind === 'ecr-public' ? ecr_host/* PUBLIC_REGION */.Ne : (to.region ?? source.region);
    const ownId = to.host === undefined && first === undefined ? source.registryId : undefined;
    const { registryId: _own, ...rest } = source;
    const credentials = first === undefined
        ? source.credentials
        : (0,aws_inputs/* readRolesFor */.d6)(reader, { input: 'to-role', event: origin.event, region, roles: [first, ...chained] });
    const target = toDestination({
        ...rest,
        ...(0,omit_undefined/* omitUndefined */.O)({ registryId: to.accountId ?? ownId }),
        kind,
        region,
        repository: to,
        credentials,
    });
    checkTarget(reader, target, source);
    return { source: toDestination(source), target, route: 'other-registry' };
}
function isSameRegistry(source, to) {
    if (to.host === undefined)
        return source.kind === 'ecr';
    if (to.host === source.repository.host)
        return true;
    const role = source.credentials.kind === 'roles' ? source.credentials.roles.at(-1) : undefined;
    const accountId = source.registryId ?? role?.accountId;
    return (source.kind === 'ecr' && to.accountId !== undefined && to.accountId === accountId && to.region === source.region);
}
function checkTarget(reader, target, source) {
    if (!(0,destinations/* isInAws */.Dm)(target))
        return;
    const { registryId, allowedAccountIds, repository, region, credentials } = target;
    if (registryId !== undefined && allowedAccountIds.length > 0 && !allowedAccountIds.includes(registryId))
        reader.mistake('to-repository', `${(0,input_reader/* quote */.hD)((0,destinations/* wholeName */.fC)(repository))} is in account ${registryId}, and \`allowed-account-ids\` allows ${allowedAccountIds.join(', ')}.`);
    const partition = credentials.kind === 'roles' ? credentials.roles[0].partition : (0,registry_location/* partitionOf */.iQ)(source.region);
    const isShared = credentials === source.credentials && source.region !== '';
    if (isShared && target.kind === 'ecr' && !(0,parse_aws/* isInPartition */.UT)(region, partition))
        reader.mistake('to-repository', `${(0,input_reader/* quote */.hD)((0,destinations/* wholeName */.fC)(repository))} is in the partition ${(0,registry_location/* partitionOf */.iQ)(region)}, where credentials of ${partition} are not known. ` +
            `Add a role of that partition: \`to-role: arn:${(0,registry_location/* partitionOf */.iQ)(region)}:iam::ACCOUNT:role/NAME\`.`);
}
function checkRoles(reader, { source, target }, toRoles) {
    if (toRoles.length > 0 && !(0,destinations/* isInAws */.Dm)(target))
        reader.mistake('to-role', `is for ECR, and ${(0,destinations/* wholeName */.fC)(target.repository)} is elsewhere. Log in there with docker/login-action.`);
    const isServed = toRoles.length === 0 && (0,destinations/* isInAws */.Dm)(target);
    if (reader.text('role-to-assume') !== '' && !(0,destinations/* isInAws */.Dm)(source) && !isServed)
        reader.mistake('role-to-assume', `is for ECR, and ${(0,destinations/* wholeName */.fC)(source.repository)} is elsewhere${(0,destinations/* isInAws */.Dm)(target) ? '; `to-role` is for the other side' : ''}. Take this line out.`);
}
function withCreation(sides, createRepository) {
    const { target } = sides;
    return (0,destinations/* isInAws */.Dm)(target) ? { ...sides, target: { ...target, createRepository } } : sides;
}

;// CONCATENATED MODULE: ./.build/actions/promote/promote-inputs.js










function readPromotionInputs(origin) {
    const reader = new input_reader/* InputReader */.i_(origin.source);
    const sides = readSides(reader, origin);
    const { tags, notices, affixes } = (0,tag_inputs/* readNamedTags */.fu)(reader, origin.tagRules, placeOfTarget(sides));
    const image = reader.withDefault('image', (text) => (0,image_name/* parseImageName */.i)(text, parseSide), defaultImage(reader, origin, affixes));
    const ifExists = reader.withDefault('if-exists', (0,parse_basic/* parseOneOf */.R8)('auto', 'reuse', 'rebuild', 'fail'), 'auto');
    (0,commit_input/* checkCommit */.s)(reader);
    if (sides !== undefined)
        checkPlace(reader, image, sides.source);
    (0,input_names/* refuseNames */.d3)(reader, 'promote', origin.environment.variables);
    const [first, ...further] = tags;
    if (first === undefined && reader.mistakes.length === 0) {
        if (reader.text('tags') === '')
            reader.missing('tags', 'production');
        else
            reader.mistake('tags', 'no rule makes a tag for this run. Add one.');
    }
    if (reader.mistakes.length > 0 || sides === undefined || first === undefined)
        throw (0,input_errors/* invalidInputs */.R)(reader.mistakes);
    const isBare = reader.text('image') !== '' || (affixes.prefix === '' && affixes.suffix === '');
    return {
        ...sides,
        image,
        ...(isBare ? {} : { bareCommit: origin.event.commit }),
        affixes,
        tags: [first, ...further],
        ifExists,
        notices,
    };
}
function placeOfTarget(sides) {
    const target = sides?.target;
    const account = target !== undefined && (0,destinations/* isInAws */.Dm)(target) ? target : NO_ACCOUNT;
    return { kind: 'one', repository: target?.repository, account, elsewhere: 'to-repository' };
}
const NO_ACCOUNT = { region: '', credentials: { kind: 'runner' } };
function defaultImage(reader, { event }, affixes) {
    if (reader.text('image') !== '')
        return { text: '', id: { tag: '' } };
    if (event.commit === '') {
        reader.mistake('image', 'the commit is unknown: GITHUB_SHA is not set. Name a tag, a digest or a commit.');
    }
    const tag = (0,tag_inputs/* readCommitTag */.cV)(reader, { commit: event.commit, affixes }, 'name the `image`');
    return { text: tag, id: { tag } };
}
function checkPlace(reader, { text, repository: named }, source) {
    const { repository } = source;
    if (named === undefined)
        return;
    if (named.name !== repository.name)
        reader.mistake('image', `${(0,input_reader/* quote */.hD)(text)} is in ${named.name}, and \`repository\` is ${repository.name}. Write \`repository: ${(0,destinations/* wholeName */.fC)(named)}\`; ` +
            '`to-repository` is where the image goes, if that is another one.');
    const known = (0,destinations/* isInAws */.Dm)(source)
        ? { region: source.region, accountId: source.registryId, host: repository.host }
        : { region: '', host: repository.host };
    const isKnown = known.region !== '' || !(0,destinations/* isInAws */.Dm)(source);
    if (isKnown && (0,image_name/* isElsewhere */.l)(named, (0,omit_undefined/* omitUndefined */.O)(known)))
        reader.mistake('image', `${(0,input_reader/* quote */.hD)(text)} is in another registry than \`repository\`. Write \`repository: ${(0,destinations/* wholeName */.fC)(named)}\`, or take the host out.`);
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
    const { source, target } = step.inputs;
    const idTokens = (0,id_token_source/* startAllIdTokens */.v)(step, [source, target].filter(destinations/* isInAws */.Dm));
    const { putPromotionTags } = await Promise.all(/* import() */[__webpack_require__.e(260), __webpack_require__.e(249), __webpack_require__.e(695), __webpack_require__.e(508), __webpack_require__.e(954), __webpack_require__.e(682), __webpack_require__.e(309), __webpack_require__.e(416), __webpack_require__.e(101), __webpack_require__.e(541), __webpack_require__.e(762)]).then(__webpack_require__.bind(__webpack_require__, 7762));
    const image = await putPromotionTags(step, idTokens);
    step.runner.setOutputs((0,outputs/* toOutputs */.Iu)(image));
    await step.runner.writeSummary((0,summary/* renderSummary */.B)(image, step.runner.timings()));
}
function outputsOf({ target, tags }) {
    const image = { repository: target.repository.name, tags, platforms: [], place: (0,foreseen_place/* placeOfDestination */.zY)(target) };
    return (0,outputs/* foreseenOutputs */.eP)(image, {}, new Date());
}
function describePromotion({ source, target, image: { id }, tags }) {
    const [from, to] = [(0,destinations/* wholeName */.fC)(source.repository), (0,destinations/* wholeName */.fC)(target.repository)];
    const name = 'tag' in id ? `${from}:${id.tag}` : `${from}@${id.digest}`;
    return `Wanted: ${name} as ${tags.map((tag) => `${to}:${tag}`).join(', ')}`;
}


/***/ }),

/***/ 9727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ parseImageName),
/* harmony export */   l: () => (/* binding */ isElsewhere)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1619);
/* harmony import */ var _lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1465);
/* harmony import */ var _parse_aws_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5265);



function parseImageName(text, parseName = _parse_aws_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU) {
    if (DIGEST.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, id: { digest: text } });
    if (text.startsWith('sha256:'))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not a digest: 64 digits or letters from a to f follow sha256:');
    if (TAG.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, id: { tag: text } });
    const [, name = '', tag, digest] = /^([^@\s]+?)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(text) ?? [];
    if (name === '')
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not a tag or a digest.');
    const repository = parseName(name);
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
    const isPublic = registry.isPublic === true || (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicHost */ .sw)(registry.host ?? '');
    if (isPublic || (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicHost */ .sw)(host))
        return isPublic !== (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicHost */ .sw)(host);
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
        'account-id': accountId || undefined,
        region: region || undefined,
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
const PLANNED = ['build', 'reuse', 'push'];
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