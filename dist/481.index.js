"use strict";
exports.id = 481;
exports.ids = [481];
exports.modules = {

/***/ 738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkAws: () => (/* binding */ checkAws)
});

// EXTERNAL MODULE: ./.build/errors/doctor-errors.js
var doctor_errors = __webpack_require__(317);
// EXTERNAL MODULE: ./.build/phases/credentials/build-uses.js + 1 modules
var build_uses = __webpack_require__(6017);
// EXTERNAL MODULE: ./.build/phases/github-access.js
var github_access = __webpack_require__(2603);
;// CONCATENATED MODULE: ./.build/plan/clock-offset.js
function clockOffset(readings) {
    const [first, ...others] = readings.map(({ serverMs, ownMs }) => ownMs - serverMs);
    if (first === undefined)
        return undefined;
    const least = others.reduce((best, offset) => (Math.abs(offset) < Math.abs(best) ? offset : best), first);
    return Math.round(least / 1000);
}
const LARGEST_OFFSET_SECONDS = 300;

// EXTERNAL MODULE: ./.build/inputs/destinations.js
var destinations = __webpack_require__(9349);
// EXTERNAL MODULE: ./.build/phases/credentials/id-token-source.js + 1 modules
var id_token_source = __webpack_require__(9836);
// EXTERNAL MODULE: ./.build/phases/registry/check-registry.js
var check_registry = __webpack_require__(8891);
// EXTERNAL MODULE: ./.build/phases/registry/prepare-destinations.js + 1 modules
var prepare_destinations = __webpack_require__(1061);
// EXTERNAL MODULE: ./.build/phases/registry/registry-access.js
var registry_access = __webpack_require__(9883);
// EXTERNAL MODULE: ./.build/actions/doctor/findings.js
var doctor_findings = __webpack_require__(8240);
;// CONCATENATED MODULE: ./.build/actions/doctor/destination-checks.js






async function checkFurther(step) {
    const [, ...further] = step.inputs.destinations;
    return await Promise.all(further.map((destination) => checkOne(step, destination)));
}
async function checkOne(step, destination) {
    const check = `also ${(0,destinations/* wholeName */.fC)(destination.repository)}`;
    try {
        const open = await (0,registry_access/* openFurther */.dA)(step, destination, tokensFor(step, destination));
        try {
            const { decision } = await (0,check_registry/* checkRegistry */.qW)(open.step, (0,prepare_destinations/* checkedPlace */.fb)(destination, false), open.access);
            if (decision.kind === 'refuse')
                return (0,doctor_findings/* failed */.gz)(check, decision.problem);
            return (0,doctor_findings.ok)(check, `${decision.sentence} Whether the login may push there shows at the push.`);
        }
        finally {
            open.access.registry.close();
        }
    }
    catch (error) {
        return (0,doctor_findings/* failedBy */.Dj)(check, error);
    }
}
function tokensFor(step, destination) {
    return (0,id_token_source/* startAllIdTokens */.v)(step, (0,destinations/* isInAws */.Dm)(destination) ? [destination] : []);
}

// EXTERNAL MODULE: ./.build/aws/github-oidc.js
var github_oidc = __webpack_require__(2787);
// EXTERNAL MODULE: ./.build/errors/unexpected-errors.js
var unexpected_errors = __webpack_require__(6161);
// EXTERNAL MODULE: ./.build/lib/trust-policy.js
var trust_policy = __webpack_require__(9751);
// EXTERNAL MODULE: ./.build/phases/credentials/assume-roles.js
var assume_roles = __webpack_require__(1990);
// EXTERNAL MODULE: ./.build/phases/credentials/credentials.js + 3 modules
var credentials = __webpack_require__(7021);
;// CONCATENATED MODULE: ./.build/actions/doctor/identity-checks.js







async function checkIdentity(step, whole, means) {
    const ecr = { ...whole, allowedAccountIds: [] };
    if (ecr.credentials.kind === 'runner') {
        const { identity, session } = await checkSession(step, ecr, { ...means, idTokens: noToken });
        const unused = ['id-token', 'claims', 'trust'].map((check) => (0,doctor_findings/* notTested */.RP)(check, 'no `role-to-assume`'));
        return found([...unused, ...session, checkAllowed(whole, identity)], { identity });
    }
    const { idTokens, finding, claims } = await askToken(step, ecr);
    if (claims === undefined) {
        const later = (0,doctor_findings/* skipped */.hT)(['claims', 'trust', 'session'], 'id-token');
        return { findings: [finding, ...later, checkAllowed(whole, undefined)] };
    }
    const { identity, session } = await checkSession(step, ecr, { ...means, idTokens });
    const told = (0,doctor_findings.ok)('claims', (0,trust_policy/* describeClaims */.Zs)(claims).join('\n'));
    return found([finding, told, ...session, checkAllowed(whole, identity)], { identity, claims });
}
function found(findings, { identity, claims }) {
    return { findings, ...(identity && { identity }), ...(claims && { claims }) };
}
const noToken = () => Promise.reject(new Error('No role, no token.'));
async function askToken(step, ecr) {
    try {
        const source = (0,id_token_source/* startIdTokens */.S)(step, ecr);
        const token = await source();
        let waiting = token;
        const idTokens = async () => {
            const next = waiting ?? (await source());
            waiting = undefined;
            return next;
        };
        return { finding: (0,doctor_findings.ok)('id-token', 'GitHub gave one'), claims: (0,github_oidc/* readClaims */.I)(token), idTokens };
    }
    catch (error) {
        return { finding: (0,doctor_findings/* failedBy */.Dj)('id-token', error), idTokens: noToken };
    }
}
const OF_TRUST = ['role-refused', 'oidc-provider-missing', 'oidc-audience-refused'];
async function checkSession(step, ecr, authentication) {
    const hasRole = ecr.credentials.kind === 'roles';
    try {
        const identity = await oneSession(await (0,credentials/* authenticate */.Q)(step, ecr, authentication));
        const whose = identity.caller?.arn ?? 'the credentials of this runner';
        const trust = hasRole ? [(0,doctor_findings.ok)('trust', `it lets this job in, as ${whose}`)] : [];
        return { identity, session: [...trust, (0,doctor_findings.ok)('session', describeSession(identity, whose))] };
    }
    catch (error) {
        const { problem } = (0,unexpected_errors/* asFailure */.h)(error);
        if (OF_TRUST.includes(problem.code))
            return { session: [(0,doctor_findings/* failed */.gz)('trust', problem), ...(0,doctor_findings/* skipped */.hT)(['session'], 'trust')] };
        const trust = hasRole ? [(0,doctor_findings/* notTested */.RP)('trust', 'there is no session to tell')] : [];
        return { session: [...trust, (0,doctor_findings/* failed */.gz)('session', problem)] };
    }
}
async function oneSession({ credentials, ...identity }) {
    const session = await credentials?.();
    return { ...identity, credentials: session === undefined ? undefined : async () => session };
}
function describeSession({ caller, sessionExpiresAt }, whose) {
    const until = sessionExpiresAt()?.toISOString();
    return `${whose}, account ${caller?.accountId ?? 'unknown'}${until === undefined ? '' : `, until ${until}`}`;
}
function checkAllowed({ allowedAccountIds, credentials }, identity) {
    if (allowedAccountIds.length === 0)
        return (0,doctor_findings.ok)('account', 'any is allowed, as `allowed-account-ids` is not set');
    const role = credentials.kind === 'roles' ? credentials.roles.at(-1) : undefined;
    const accountId = identity?.caller?.accountId ?? role?.accountId;
    if (accountId === undefined)
        return (0,doctor_findings/* notTested */.RP)('account', 'the account of the credentials is not known');
    try {
        (0,assume_roles/* checkAccount */.g)(accountId, allowedAccountIds, identity?.caller?.arn ?? `The role ${role?.arn}`);
        return (0,doctor_findings.ok)('account', `${accountId} is allowed`);
    }
    catch (error) {
        return (0,doctor_findings/* failedBy */.Dj)('account', error);
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var dist_cjs = __webpack_require__(8249);
// EXTERNAL MODULE: ./.build/errors/aws-error-names.js
var aws_error_names = __webpack_require__(443);
// EXTERNAL MODULE: ./.build/errors/aws-errors.js
var aws_errors = __webpack_require__(889);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/lib/sha256.js
var sha256 = __webpack_require__(6419);
// EXTERNAL MODULE: ./.build/aws/call-aws.js
var call_aws = __webpack_require__(7966);
// EXTERNAL MODULE: ./.build/aws/ecr-answers.js
var ecr_answers = __webpack_require__(8584);
// EXTERNAL MODULE: ./.build/aws/ecr-repository.js
var ecr_repository = __webpack_require__(6563);
// EXTERNAL MODULE: ./.build/aws/server-dates.js
var server_dates = __webpack_require__(733);
;// CONCATENATED MODULE: ./.build/aws/permission-probe.js









const MADE_UP = `sha256:${(0,sha256/* sha256 */.s)('There is no such blob.')}`;
const UNSTORABLE = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: MADE_UP, size: 2 },
    layers: [],
});
const NOTHING_THERE = [
    'ImageNotFoundException',
    'LayerInaccessibleException',
    'LayersNotFoundException',
    'RepositoryNotFoundException',
];
const CALLS = {
    'ecr:GetAuthorizationToken': async (client, _target, mask) => {
        const { authorizationData } = await client.send(new dist_cjs/* GetAuthorizationTokenCommand */.Eu6({}));
        (0,ecr_answers/* toAuthorization */.ts)(authorizationData?.[0], mask);
    },
    'ecr:DescribeRepositories': (client, { repositoryName, ...registry }) => client.send(new dist_cjs/* DescribeRepositoriesCommand */.pE_({ ...registry, repositoryNames: [repositoryName] })),
    'ecr:DescribeImages': (client, target) => client.send(new dist_cjs/* DescribeImagesCommand */.ji5({ ...target, imageIds: [{ imageDigest: MADE_UP }] })),
    'ecr:BatchGetImage': (client, target) => client.send(new dist_cjs/* BatchGetImageCommand */.P8n({ ...target, imageIds: [{ imageDigest: MADE_UP }] })),
    'ecr:BatchCheckLayerAvailability': (client, target) => client.send(new dist_cjs/* BatchCheckLayerAvailabilityCommand */.YmI({ ...target, layerDigests: [MADE_UP] })),
    'ecr:GetDownloadUrlForLayer': (client, target) => client.send(new dist_cjs/* GetDownloadUrlForLayerCommand */.pKL({ ...target, layerDigest: MADE_UP })),
    'ecr:PutImage': (client, target) => client.send(new dist_cjs/* PutImageCommand */.SUU({ ...target, imageManifest: UNSTORABLE, imageDigest: `sha256:${(0,sha256/* sha256 */.s)(UNSTORABLE)}` })),
};
function isProbed(action) {
    return Object.hasOwn(CALLS, action);
}
async function probePermissions(options, actions, onDate) {
    const { region, repository, registryId, mask } = options;
    const client = (0,ecr_repository/* createClient */.U)(options);
    (0,server_dates/* watchDates */.N)(client, onDate);
    const target = (0,omit_undefined/* omitUndefined */.O)({ repositoryName: repository, registryId });
    const probe = async (action) => {
        const operation = action.slice('ecr:'.length);
        try {
            await (0,call_aws/* callAws */.I)(options, { name: `ECR ${operation}`, send: async () => await CALLS[action](client, target, mask) });
            return { kind: 'allowed' };
        }
        catch (error) {
            if ((0,aws_error_names/* isNamed */.ev)(error, ...NOTHING_THERE))
                return { kind: 'allowed' };
            const { problem } = (0,aws_errors/* explainAwsError */.Ni)(error, { service: 'ecr', operation, region, repository });
            return { kind: (0,aws_error_names/* isAccessDenied */.w7)(error) ? 'denied' : 'unclear', problem };
        }
    };
    try {
        const probes = await Promise.all(actions.map(async (action) => [action, await probe(action)]));
        return new Map(probes);
    }
    finally {
        client.destroy();
    }
}

// EXTERNAL MODULE: ./.build/lib/proxy.js
var proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./.build/plan/minimal-policy.js
var minimal_policy = __webpack_require__(1002);
;// CONCATENATED MODULE: ./.build/actions/doctor/permission-checks.js






const GOES_ON = {
    'ecr:DescribeImages': 'the push is proven by ecr:BatchGetImage, without size and time',
    'ecr:DescribeRepositories': 'whether tags are immutable shows at the push',
    'ecr:GetDownloadUrlForLayer': 'what images are of does not show, so tags may move back to an older commit',
};
const SPARE = ['read', 'read-cache', 'write-cache'];
async function checkPermissions(step, ecr, question) {
    const ofPublic = question.uses.filter(({ isPublic }) => isPublic === true);
    const groups = [
        ...Map.groupBy(question.uses.filter(({ isPublic }) => isPublic !== true), minimal_policy/* repositoryArn */.qM),
    ];
    const found = await Promise.all(groups.map(async ([arn, uses], index) => {
        const needs = needsOf(arn, uses);
        const login = index === 0 && ofPublic.length === 0 ? ['ecr:GetAuthorizationToken'] : [];
        const probes = await probe(step, ecr, { ...question, uses }, [...login, ...needs.all.filter(isProbed)]);
        return index === 0 && ofPublic.length === 0 ? ownFindings(needs, probes) : [otherFinding(needs, probes)];
    }));
    return [...publicFindings(ofPublic), ...found.flat()];
}
function publicFindings(uses) {
    if (uses.length === 0)
        return [];
    const actions = (0,minimal_policy/* actionsOf */.Ro)(uses.map(({ use }) => use), true);
    const reason = 'login, DescribeRepositories and DescribeImages are tried by the rows below, and the others show at the push';
    return [(0,doctor_findings/* notTested */.RP)('permissions', `in ECR Public ${reason}: ${actions.join(', ')}`)];
}
function needsOf(arn, uses) {
    const all = (0,minimal_policy/* actionsOf */.Ro)(uses.map(({ use }) => use));
    const kept = (0,minimal_policy/* actionsOf */.Ro)(uses.flatMap(({ use }) => (SPARE.includes(use) ? [] : [use])));
    const required = kept.filter((action) => !action.startsWith('ecr:Describe'));
    return { arn, name: uses[0]?.name ?? '', all, required };
}
async function probe({ environment, runner, clock }, ecr, { identity, uses: [place], onDate }, actions) {
    if (place === undefined)
        return new Map();
    const { accountId, region, name } = place;
    const isOwn = ecr.registryId === undefined && accountId === identity.caller?.accountId;
    const options = (0,omit_undefined/* omitUndefined */.O)({
        region,
        registryId: isOwn ? undefined : accountId,
        repository: name,
        proxy: (0,proxy/* proxyVariables */.e)(environment),
        mask: runner.mask,
        info: runner.debug,
        clock,
        phase: () => 'aside',
    });
    return await probePermissions({ ...options, credentials: identity.credentials }, actions, onDate);
}
function ownFindings(needs, probes) {
    const login = probes.get('ecr:GetAuthorizationToken');
    const tried = needs.all.filter(isProbed).map((action) => finding(action, probes.get(action), needs));
    const uploads = needs.all.filter((action) => !isProbed(action) && action !== 'ecr:CreateRepository');
    return [
        finding('ecr:GetAuthorizationToken', login, { ...needs, required: ['ecr:GetAuthorizationToken'] }),
        ...tried,
        ...(uploads.length === 0 ? [] : [(0,doctor_findings/* notTested */.RP)('uploads', `a call would begin one: ${uploads.join(', ')}`)]),
        ...(needs.all.includes('ecr:CreateRepository')
            ? [(0,doctor_findings/* notTested */.RP)('ecr:CreateRepository', 'a call would create the repository')]
            : []),
    ];
}
function finding(action, answer, { arn, name, required }) {
    switch (answer?.kind) {
        case undefined:
            return (0,doctor_findings/* notTested */.RP)(action, 'it was not asked for');
        case 'allowed':
            return (0,doctor_findings.ok)(action, action === 'ecr:GetAuthorizationToken' ? 'allowed' : `allowed on ${name}`);
        case 'unclear':
            return (0,doctor_findings/* failed */.gz)(action, answer.problem);
        case 'denied':
            if (required.includes(action))
                return (0,doctor_findings/* failed */.gz)(action, answer.problem);
            return (0,doctor_findings.ok)(action, `denied; a build goes on without: ${GOES_ON[action] ?? ''}`, (0,doctor_errors/* statementFor */.JM)([action], arn));
    }
}
function otherFinding({ arn, name, all, required }, probes) {
    const check = `${required.length > 0 ? 'images' : 'cache'} in ${name}`;
    const denied = all.filter(isProbed).filter((action) => probes.get(action)?.kind === 'denied');
    const blocking = denied.filter((action) => required.includes(action));
    const fix = denied.length === 0 ? '' : (0,doctor_errors/* statementFor */.JM)(denied, arn);
    const what = `The role lacks ${denied.join(', ')} on ${name}.`;
    if (blocking.length > 0)
        return (0,doctor_findings/* failed */.gz)(check, { what, fix });
    if (denied.length > 0)
        return (0,doctor_findings.ok)(check, `${what} A build goes on without this cache.`, fix);
    const unclear = [...probes.values()].find(({ kind }) => kind === 'unclear');
    if (unclear?.kind === 'unclear')
        return (0,doctor_findings/* failed */.gz)(check, unclear.problem);
    return (0,doctor_findings.ok)(check, `${all.filter(isProbed).join(', ')}: allowed`);
}

// EXTERNAL MODULE: ./.build/actions/doctor/policies.js + 1 modules
var policies = __webpack_require__(7357);
// EXTERNAL MODULE: ./.build/aws/open-registry.js
var open_registry = __webpack_require__(8396);
// EXTERNAL MODULE: ./.build/phases/registry/target-repository.js
var target_repository = __webpack_require__(35);
// EXTERNAL MODULE: ./.build/plan/cache-flags.js + 1 modules
var cache_flags = __webpack_require__(505);
// EXTERNAL MODULE: ./.build/plan/cache-situation.js
var cache_situation = __webpack_require__(55);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
;// CONCATENATED MODULE: ./.build/actions/doctor/repository-checks.js








async function checkRepository(step, ecr, { credentials, caller }) {
    const registry = await (0,open_registry/* openInEcr */._g)(step, ecr, credentials);
    try {
        return await step.runner.phase('Registry', async () => {
            const options = { registry, ownAccountId: caller?.accountId ?? '', content: Promise.resolve(undefined) };
            const findings = findingsOf(step, await (0,check_registry/* checkRegistry */.qW)(step, ecr, options));
            return { value: findings, sentence: 'Asked ECR about repository and tags; nothing is changed' };
        });
    }
    catch (error) {
        return [(0,doctor_findings/* failedBy */.Dj)('repository', error), ...(0,doctor_findings/* skipped */.hT)(['tags', 'cache in ECR'], 'repository')];
    }
    finally {
        registry.close();
    }
}
const OF_TAGS = ['tag-immutable', 'image-exists', 'image-archived', 'image-full'];
const OF_CACHE = ['cache-immutable', 'cache-over-image'];
function findingsOf(step, check) {
    const { decision } = check;
    const refused = decision.kind === 'refuse' ? decision.problem : undefined;
    const isAbout = (codes) => refused !== undefined && codes.includes(refused.code);
    if (refused !== undefined && !isAbout([...OF_TAGS, ...OF_CACHE]))
        return [(0,doctor_findings/* failed */.gz)('repository', refused), ...(0,doctor_findings/* skipped */.hT)(['tags', 'cache in ECR'], 'repository')];
    const tags = refused !== undefined && isAbout(OF_TAGS) ? (0,doctor_findings/* failed */.gz)('tags', refused) : (0,doctor_findings.ok)('tags', sayTags(step, check));
    return [repositoryFinding(check), tags, ...cacheInEcr(step, check)];
}
function sayTags({ inputs: { tags } }, { decision }) {
    const sentence = decision.kind === 'refuse' ? 'they can be put' : decision.sentence;
    return `${tags.join(', ')}: ${sentence}`;
}
function repositoryFinding({ snapshot, place }) {
    const { repository } = snapshot;
    switch (repository.kind) {
        case 'missing':
            return (0,doctor_findings.ok)('repository', 'it is not there yet, and `create-repository` creates it');
        case 'unknown':
            return orFailed(() => (0,target_repository/* locationOf */.h)(place, repository)) ?? (0,doctor_findings/* notTested */.RP)('repository', 'the role may not look at it');
        case 'found':
            return (0,doctor_findings.ok)('repository', `${repository.uri}, ${repository.mutability.mode}`);
    }
}
function orFailed(work) {
    try {
        work();
        return undefined;
    }
    catch (error) {
        return (0,doctor_findings/* failed */.gz)('repository', (0,unexpected_errors/* asFailure */.h)(error).problem);
    }
}
function cacheInEcr(step, { snapshot, place }) {
    const { cache, cacheTo } = step.inputs.build;
    if (cache.preset !== 'registry' && cacheTo.length === 0)
        return [];
    const location = (0,registry_location/* locate */.x5)(place, snapshot.repository);
    const situation = (0,cache_situation/* cacheSituation */.L)(step, snapshot, { ...location, host: location.host ?? '' });
    const problem = (0,cache_flags/* refuseFixedCache */.RW)(situation, snapshot.repository) ?? (0,cache_flags/* refuseCacheTag */.NZ)(situation, { tags: step.inputs.tags, cacheTo });
    return [problem === undefined ? (0,doctor_findings.ok)('cache in ECR', 'its tag can move') : (0,doctor_findings/* failed */.gz)('cache in ECR', problem)];
}

;// CONCATENATED MODULE: ./.build/actions/doctor/aws-checks.js










async function checkAws(step, ecr) {
    const readings = [];
    const onDate = (date) => {
        readings.push({ serverMs: date.getTime(), ownMs: Date.now() });
    };
    const means = { findUses: () => (0,build_uses.readBuildUses)(step, ecr), onDate };
    const { findings, identity, claims } = await checkIdentity(step, ecr, means);
    const found = await (0,build_uses.readBuildUses)(step, inAccount(step, ecr, identity?.caller?.accountId));
    const registry = identity === undefined
        ? (0,doctor_findings/* skipped */.hT)(['permissions', 'repository', 'tags'], 'session')
        : await checkRegistryOf(step, ecr, { identity, uses: found.uses, onDate });
    const further = await checkFurther(step);
    const images = found.unknown.map((reason) => (0,doctor_findings/* notTested */.RP)('base images', reason));
    return {
        findings: [...findings, ...registry, ...further, ...images, githubFinding(step), clockFinding(readings)],
        policies: (0,policies/* makePolicies */.N)(step, ecr, { ...found, claims }),
    };
}
function inAccount({ inputs }, ecr, own) {
    const registryId = ecr.registryId ?? inputs.repository.accountId ?? own;
    return registryId === undefined ? ecr : { ...ecr, registryId };
}
async function checkRegistryOf(step, ecr, question) {
    const permissions = await checkPermissions(step, ecr, question);
    const login = permissions.find(({ state, check }) => state === 'failed' && check === 'ecr:GetAuthorizationToken');
    if (login !== undefined)
        return [...permissions, ...(0,doctor_findings/* skipped */.hT)(['repository', 'tags'], login.check)];
    return [...permissions, ...(await checkRepository(step, ecr, question.identity))];
}
function githubFinding(step) {
    if (!step.inputs.image.keepNewerTags)
        return (0,doctor_findings.ok)('github', 'it is not asked, as `keep-newer-tags` is false');
    return (0,github_access/* githubFor */.d)(step) === undefined
        ? (0,doctor_findings.ok)('github', 'no `github-token`: of commits that the checkout has not, nobody tells which one is newer')
        : (0,doctor_findings.ok)('github', 'it is asked which of two commits is newer, where the checkout does not tell; `contents: read`');
}
function clockFinding(readings) {
    const offset = clockOffset(readings);
    if (offset === undefined)
        return (0,doctor_findings/* notTested */.RP)('clock', 'no answer of AWS told the time');
    const seconds = Math.abs(offset);
    const found = `${seconds} s ${offset < 0 ? 'behind' : 'ahead of'} AWS`;
    if (seconds < LARGEST_OFFSET_SECONDS)
        return (0,doctor_findings.ok)('clock', found, seconds < 60 ? '' : doctor_errors/* FIXES */.WE.clock);
    const what = `This runner's clock is ${found}: AWS refuses signatures that are off by more than 5 minutes.`;
    return (0,doctor_findings/* failed */.gz)('clock', { what, fix: doctor_errors/* FIXES */.WE.clock });
}


/***/ }),

/***/ 7966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ callAws)
/* harmony export */ });
/* harmony import */ var _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(443);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1035);
/* harmony import */ var _lib_retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9904);
/* harmony import */ var _plan_aws_trouble_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5995);
/* harmony import */ var _plan_retry_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9225);





async function callAws(context, request) {
    const { clock, info, phase } = context;
    const { name, renew, troubleOf = _plan_aws_trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .awsTrouble */ .n } = request;
    const plan = {
        scheduleOf: (error) => {
            const kind = troubleOf(error);
            return kind === 'expired' && renew === undefined ? undefined : (0,_plan_retry_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .scheduleFor */ .hd)(kind, phase());
        },
        onRetry: async (error, pauseMs) => {
            info(`${name}: ${(0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__/* .awsWords */ .fw)(error).split('\n')[0]}; trying again in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .Xo)(pauseMs / 1000)}.`);
            if (troubleOf(error) === 'expired')
                await renew?.();
        },
    };
    return await (0,_lib_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .retry */ .L)(plan, clock, async () => {
        await request.prepare?.();
        return await within(CALL_SECONDS, request.send);
    });
}
const CALL_SECONDS = 40;
async function within(seconds, send) {
    let timer;
    const late = new Promise((_resolve, reject) => {
        const error = Object.assign(new Error(`no answer in ${seconds} s`), { name: 'TimeoutError' });
        timer = setTimeout(() => reject(error), seconds * 1000);
    });
    try {
        return await Promise.race([send(), late]);
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 7500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ clientConfiguration)
/* harmony export */ });
function clientConfiguration(region, proxy) {
    return {
        region,
        maxAttempts: 1,
        customUserAgent: [['ecr-build-push', '0']],
        requestHandler: {
            connectionTimeout: 5_000,
            requestTimeout: 30_000,
            throwOnRequestTimeout: true,
            httpAgent: { keepAlive: true, proxyEnv: proxy },
            httpsAgent: { keepAlive: true, proxyEnv: proxy },
        },
    };
}


/***/ }),

/***/ 8584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ onlyImage),
/* harmony export */   FO: () => (/* binding */ toNoAnswer),
/* harmony export */   HI: () => (/* binding */ toRepositoryFacts),
/* harmony export */   L: () => (/* binding */ toIdentifier),
/* harmony export */   MB: () => (/* binding */ toReplicationStatuses),
/* harmony export */   MR: () => (/* binding */ toImageFacts),
/* harmony export */   S0: () => (/* binding */ toPutResult),
/* harmony export */   X8: () => (/* binding */ toPutInput),
/* harmony export */   dA: () => (/* binding */ toFoundImage),
/* harmony export */   o5: () => (/* binding */ toMissingBlobs),
/* harmony export */   oQ: () => (/* binding */ inPortions),
/* harmony export */   t6: () => (/* binding */ toReplicationRules),
/* harmony export */   ts: () => (/* binding */ toAuthorization)
/* harmony export */ });
/* harmony import */ var _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(443);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9020);


function toAuthorization(data, mask) {
    const { authorizationToken, proxyEndpoint } = data ?? {};
    if (!authorizationToken || !proxyEndpoint)
        throw new _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .EmptyAnswer */ .KE('ECR answered without an authorization token.');
    mask(authorizationToken);
    const [username = '', password = ''] = splitOnce(Buffer.from(authorizationToken, 'base64').toString('utf8'), ':');
    mask(password);
    const expiresAt = data?.expiresAt ?? new Date(Date.now() + 12 * 3600000);
    const [scheme, host] = proxyEndpoint.includes('://') ? splitOnce(proxyEndpoint, '://') : ['https', proxyEndpoint];
    return { username, password, host, scheme, expiresAt };
}
function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
function toRepositoryFacts(repository) {
    const { repositoryUri, registryId, imageTagMutability, imageTagMutabilityExclusionFilters } = repository ?? {};
    if (!repositoryUri || !registryId)
        throw new _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .EmptyAnswer */ .KE('ECR described the repository without its URI.');
    const mode = imageTagMutability ?? 'MUTABLE';
    const exclusionFilters = (imageTagMutabilityExclusionFilters ?? []).flatMap(({ filter }) => (filter ? [filter] : []));
    return { kind: 'found', uri: repositoryUri, registryId, mutability: { mode, exclusionFilters } };
}
function toImageFacts(detail) {
    const { imageDigest, imageTags, imageManifestMediaType, imageSizeInBytes, imagePushedAt, imageStatus } = detail;
    if (!imageDigest)
        return [];
    return [
        (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({
            digest: imageDigest,
            tags: imageTags ?? [],
            status: imageStatus ?? 'ACTIVE',
            mediaType: imageManifestMediaType,
            sizeBytes: imageSizeInBytes,
            pushedAt: imagePushedAt,
        }),
    ];
}
function toFoundImage({ imageId, imageManifest, imageManifestMediaType }) {
    const { imageDigest, imageTag } = imageId ?? {};
    if (!imageDigest || imageManifest === undefined)
        return [];
    return [
        (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({
            digest: imageDigest,
            body: imageManifest,
            mediaType: imageManifestMediaType,
            tag: imageTag,
        }),
    ];
}
function toReplicationRules({ replicationConfiguration }) {
    return (replicationConfiguration?.rules ?? []).map(({ destinations, repositoryFilters }) => ({
        destinations: (destinations ?? []).map(({ region = '', registryId = '' }) => ({ region, registryId })),
        prefixes: (repositoryFilters ?? []).map(({ filter = '' }) => filter),
    }));
}
function toReplicationStatuses({ replicationStatuses, }) {
    return (replicationStatuses ?? []).map(({ region = '', registryId = '', status = 'IN_PROGRESS', failureCode }) => (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ region, registryId, status, failureCode }));
}
function toIdentifier(id) {
    return 'tag' in id ? { imageTag: id.tag } : { imageDigest: id.digest };
}
function inPortions(items) {
    const starts = Array.from({ length: Math.ceil(items.length / 100) }, (_, index) => index * 100);
    return starts.map((start) => items.slice(start, start + 100));
}
function onlyImage(answer) {
    if (answer.kind !== 'found')
        return answer;
    const [image] = answer.value;
    return image === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value: image };
}
function toNoAnswer(error, permission) {
    if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .isNamed */ .ev)(error, 'RepositoryNotFoundException'))
        return { kind: 'missing', what: 'repository' };
    return (0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .isAccessDenied */ .w7)(error) ? { kind: 'denied', permission } : undefined;
}
function toMissingBlobs(digests, layers) {
    const there = new Set(layers.flatMap(({ layerAvailability, layerDigest }) => (layerAvailability === 'AVAILABLE' ? [layerDigest] : [])));
    return digests.filter((digest) => !there.has(digest));
}
function toPutInput({ digest, body, mediaType }, tag) {
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({
        imageManifest: body,
        imageDigest: digest,
        imageManifestMediaType: mediaType,
        imageTag: tag,
    });
}
function toPutResult(error, { tag, permission }) {
    if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .isNamed */ .ev)(error, 'ImageAlreadyExistsException'))
        return { kind: 'put' };
    if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .isNamed */ .ev)(error, 'ImageTagAlreadyExistsException'))
        return { kind: 'immutable' };
    if (tag !== undefined && (0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .isNamed */ .ev)(error, 'LimitExceededException'))
        return { kind: 'full' };
    return (0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_0__/* .isAccessDenied */ .w7)(error) ? { kind: 'denied', permission } : undefined;
}


/***/ }),

/***/ 6563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ EcrRegistry),
/* harmony export */   U: () => (/* binding */ createClient)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8249);
/* harmony import */ var _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(443);
/* harmony import */ var _errors_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(889);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9020);
/* harmony import */ var _lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6419);
/* harmony import */ var _call_aws_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7966);
/* harmony import */ var _client_config_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7500);
/* harmony import */ var _ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8584);
/* harmony import */ var _send_again_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(101);









function createClient({ region, proxy, credentials }) {
    return new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .ECRClient */ .S70((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ ...(0,_client_config_js__WEBPACK_IMPORTED_MODULE_6__/* .clientConfiguration */ .k)(region, proxy), credentials }));
}
function isContent(answer, digest) {
    return answer.kind === 'answer' && answer.status === 200 && `sha256:${(0,_lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(answer.body)}` === digest;
}
class EcrRegistry {
    #options;
    #client;
    #target;
    constructor(options, client = createClient(options)) {
        const { repository, registryId } = options;
        this.#options = options;
        this.#client = client;
        this.#target = (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ repositoryName: repository, registryId });
    }
    sibling(repository) {
        return new EcrRegistry({ ...this.#options, repository }, this.#client);
    }
    async authorize() {
        try {
            const { authorizationData } = await this.#call('GetAuthorizationToken', () => this.#client.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .GetAuthorizationTokenCommand */ .Eu6({})));
            return (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toAuthorization */ .ts)(authorizationData?.[0], this.#options.mask);
        }
        catch (error) {
            throw this.#explain('GetAuthorizationToken', error);
        }
    }
    async describeRepository() {
        const { repositoryName, ...registry } = this.#target;
        try {
            const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .DescribeRepositoriesCommand */ .pE_({ ...registry, repositoryNames: [repositoryName] });
            const { repositories } = await this.#call('DescribeRepositories', () => this.#client.send(command));
            return (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toRepositoryFacts */ .HI)(repositories?.[0]);
        }
        catch (error) {
            if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isNamed */ .ev)(error, 'RepositoryNotFoundException'))
                return { kind: 'missing' };
            if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isAccessDenied */ .w7)(error))
                return { kind: 'unknown' };
            throw this.#explain('DescribeRepositories', error);
        }
    }
    async createRepository() {
        try {
            const { repository } = await this.#call('CreateRepository', () => this.#client.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .CreateRepositoryCommand */ .WTe(this.#target)));
            return (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toRepositoryFacts */ .HI)(repository);
        }
        catch (error) {
            if (!(0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isNamed */ .ev)(error, 'RepositoryAlreadyExistsException'))
                throw this.#explain('CreateRepository', error);
            const existing = await this.describeRepository();
            if (existing.kind !== 'missing')
                return existing;
            throw this.#explain('CreateRepository', error);
        }
    }
    async describeImage(id) {
        return (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .onlyImage */ .A3)(await this.describeImages([id]));
    }
    async describeImages(ids) {
        try {
            const answers = await Promise.all((0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .inPortions */ .oQ)(ids).map((portion) => {
                const imageIds = portion.map(_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toIdentifier */ .L);
                const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .DescribeImagesCommand */ .ji5({ ...this.#target, imageIds });
                return this.#call('DescribeImages', () => this.#client.send(command));
            }));
            return {
                kind: 'found',
                value: answers.flatMap(({ imageDetails }) => (imageDetails ?? []).flatMap(_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toImageFacts */ .MR)),
            };
        }
        catch (error) {
            if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isNamed */ .ev)(error, 'ImageNotFoundException'))
                return { kind: 'missing', what: 'image' };
            return this.#noAnswer('DescribeImages', error);
        }
    }
    async images(ids) {
        try {
            const answers = await Promise.all((0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .inPortions */ .oQ)(ids).map((portion) => {
                const imageIds = portion.map(_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toIdentifier */ .L);
                const acceptedMediaTypes = MANIFEST_MEDIA_TYPES;
                const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .BatchGetImageCommand */ .P8n({ ...this.#target, imageIds, acceptedMediaTypes });
                return this.#call('BatchGetImage', () => this.#client.send(command));
            }));
            return { kind: 'found', value: answers.flatMap(({ images }) => (images ?? []).flatMap(_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toFoundImage */ .dA)) };
        }
        catch (error) {
            return this.#noAnswer('BatchGetImage', error);
        }
    }
    async blob(digest) {
        try {
            const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .GetDownloadUrlForLayerCommand */ .pKL({ ...this.#target, layerDigest: digest });
            const { downloadUrl = '' } = await this.#call('GetDownloadUrlForLayer', () => this.#client.send(command));
            const { proxy, clock, info } = this.#options;
            const request = {
                method: 'GET',
                url: new URL(downloadUrl),
                headers: {},
                proxy,
                seconds: DOWNLOAD_SECONDS,
            };
            const answer = await (0,_send_again_js__WEBPACK_IMPORTED_MODULE_3__/* .sendAgain */ .Fm)(request, { clock, info, phase: 'aside' });
            if (isContent(answer, digest))
                return { kind: 'found', value: answer.body };
            return { kind: 'missing', what: 'image' };
        }
        catch (error) {
            if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isNamed */ .ev)(error, 'LayersNotFoundException', 'LayerInaccessibleException'))
                return { kind: 'missing', what: 'image' };
            return this.#noAnswer('GetDownloadUrlForLayer', error);
        }
    }
    putTag(manifest, tag) {
        return this.#putImage(manifest, tag);
    }
    putManifest(manifest) {
        return this.#putImage(manifest, undefined);
    }
    async missingBlobs(digests) {
        try {
            const answers = await Promise.all((0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .inPortions */ .oQ)(digests).map((portion) => {
                const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .BatchCheckLayerAvailabilityCommand */ .YmI({ ...this.#target, layerDigests: [...portion] });
                return this.#call('BatchCheckLayerAvailability', () => this.#client.send(command));
            }));
            return (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toMissingBlobs */ .o5)(digests, answers.flatMap(({ layers }) => layers ?? []));
        }
        catch (error) {
            throw this.#explain('BatchCheckLayerAvailability', error);
        }
    }
    async #putImage(manifest, tag) {
        const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .PutImageCommand */ .SUU({ ...this.#target, ...(0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toPutInput */ .X8)(manifest, tag) });
        try {
            await this.#call('PutImage', () => this.#client.send(command));
            return { kind: 'put' };
        }
        catch (error) {
            const result = (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toPutResult */ .S0)(error, { tag, permission: 'ecr:PutImage' });
            if (result !== undefined)
                return result;
            throw this.#explain('PutImage', error);
        }
    }
    replication = {
        rules: async () => {
            try {
                const answer = await this.#call('DescribeRegistry', () => this.#client.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .DescribeRegistryCommand */ .IRV({})));
                return { kind: 'found', value: (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toReplicationRules */ .t6)(answer) };
            }
            catch (error) {
                if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isAccessDenied */ .w7)(error))
                    return { kind: 'denied', permission: 'ecr:DescribeRegistry' };
                throw this.#explain('DescribeRegistry', error);
            }
        },
        statuses: async (digest) => {
            try {
                const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .DescribeImageReplicationStatusCommand */ .au6({
                    ...this.#target,
                    imageId: { imageDigest: digest },
                });
                const answer = await this.#call('DescribeImageReplicationStatus', () => this.#client.send(command));
                return { kind: 'found', value: (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toReplicationStatuses */ .MB)(answer) };
            }
            catch (error) {
                if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isNamed */ .ev)(error, 'ImageNotFoundException'))
                    return { kind: 'missing', what: 'image' };
                if ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isAccessDenied */ .w7)(error))
                    return { kind: 'denied', permission: 'ecr:DescribeImageReplicationStatus' };
                throw this.#explain('DescribeImageReplicationStatus', error);
            }
        },
    };
    close() {
        this.#client.destroy();
    }
    #call(operation, send) {
        const { credentials } = this.#client.config;
        return (0,_call_aws_js__WEBPACK_IMPORTED_MODULE_2__/* .callAws */ .I)(this.#options, {
            name: `ECR ${operation}`,
            send,
            prepare: () => credentials(),
            renew: () => credentials({ forceRefresh: true }),
        });
    }
    #noAnswer(operation, error) {
        const answer = (0,_ecr_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .toNoAnswer */ .FO)(error, `ecr:${operation}`);
        if (answer !== undefined)
            return answer;
        throw this.#explain(operation, error);
    }
    #explain(operation, error) {
        const { region, repository } = this.#options;
        return (0,_errors_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explainAwsError */ .Ni)(error, { service: 'ecr', operation, region, repository });
    }
}
const DOWNLOAD_SECONDS = 10;
const MANIFEST_MEDIA_TYPES = [
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.oci.image.index.v1+json',
];


/***/ }),

/***/ 8396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F7: () => (/* binding */ openPublicCatalog),
/* harmony export */   Me: () => (/* binding */ openRegistry),
/* harmony export */   _g: () => (/* binding */ openInEcr)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1619);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9020);
/* harmony import */ var _lib_proxy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1302);
/* harmony import */ var _ecr_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6563);




async function openInEcr(context, { repository, registryId, region, }, credentials) {
    const { name, host = '' } = repository;
    if (!(0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_1__/* .isPublicHost */ .sw)(host))
        return openRegistry(context, (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ region, registryId }), { credentials, repository: name });
    const { EcrPublicRegistry } = await Promise.all(/* import() */[__webpack_require__.e(821), __webpack_require__.e(508), __webpack_require__.e(882)]).then(__webpack_require__.bind(__webpack_require__, 8882));
    return new EcrPublicRegistry({ ...meansOf(context), host, registryId, credentials, repository: name });
}
async function openPublicCatalog(context, { repository, registryId }, credentials) {
    const { openCatalog } = await Promise.all(/* import() */[__webpack_require__.e(821), __webpack_require__.e(508), __webpack_require__.e(857)]).then(__webpack_require__.bind(__webpack_require__, 4857));
    return openCatalog({ ...meansOf(context), registryId, credentials, repository: repository.name });
}
function openRegistry(context, { region, registryId }, { credentials, repository }) {
    return new _ecr_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .EcrRegistry */ .Q({ ...meansOf(context), region, registryId, credentials, repository });
}
function meansOf({ environment, runner, clock, arrivals }) {
    const { mask, info } = runner;
    return { proxy: (0,_lib_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .proxyVariables */ .e)(environment), mask, info, clock, phase: () => arrivals.phase() };
}


/***/ }),

/***/ 733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ watchDates)
/* harmony export */ });
function watchDates({ middlewareStack }, onDate) {
    middlewareStack.add((next) => async (call) => {
        const result = await next(call);
        const date = dateOf(result.response);
        if (date !== undefined)
            onDate(date);
        return result;
    }, { step: 'deserialize', priority: 'low', name: 'serverDates' });
}
function dateOf(response) {
    if (typeof response !== 'object' || response === null || !('headers' in response))
        return undefined;
    const { headers } = response;
    const text = typeof headers === 'object' && headers !== null && 'date' in headers ? headers.date : undefined;
    const date = new Date(typeof text === 'string' ? text : '');
    return Number.isNaN(date.getTime()) ? undefined : date;
}


/***/ }),

/***/ 9398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ problemsTogether)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);

function problemsTogether(problems, all) {
    const [first, ...others] = problems;
    if (others.length === 0)
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(first.problem);
    const whys = problems.flatMap(({ name, problem }) => (problem.why === undefined ? [] : [`${name}: ${problem.why}`]));
    const fixes = problems.flatMap(({ name, problem }) => (problem.fix === undefined ? [] : [`${name}: ${problem.fix}`]));
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: first.problem.code,
        what: [
            `${problems.length} of ${all} repositories cannot get the image.`,
            ...problems.map(({ name, problem }) => `${name}: ${problem.what}`),
        ].join('\n'),
        ...(whys.length === 0 ? {} : { why: [...new Set(whys)].join('\n') }),
        ...(fixes.length === 0 ? {} : { fix: [...new Set(fixes)].join('\n') }),
    });
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

/***/ 7755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ allTogether)
/* harmony export */ });
/* harmony import */ var _errors_several_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9398);
/* harmony import */ var _errors_unexpected_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6161);


async function allTogether(works) {
    const ends = await Promise.allSettled(works.map(({ work }) => work));
    const failed = ends.flatMap((end, index) => end.status === 'rejected' ? [{ name: works[index]?.name ?? '', thrown: end.reason }] : []);
    const [first, ...others] = [...new Map(failed.map((one) => [one.thrown, one])).values()];
    if (first === undefined)
        return ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    if (others.length === 0)
        throw first.thrown;
    const problems = [first, ...others].map(({ name, thrown }) => ({ name, problem: (0,_errors_unexpected_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .asFailure */ .h)(thrown).problem }));
    const [one, ...rest] = problems;
    throw one === undefined ? first.thrown : (0,_errors_several_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problemsTogether */ .R)([one, ...rest], works.length);
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

/***/ 7021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ authenticate),
  F: () => (/* binding */ authenticateAll)
});

// NAMESPACE OBJECT: ./.build/aws/sts.js
var sts_namespaceObject = {};
__webpack_require__.r(sts_namespaceObject);
__webpack_require__.d(sts_namespaceObject, {
  accountOf: () => (accountOf),
  describeAssumed: () => (describeAssumed),
  findCredentials: () => (findCredentials),
  identifyCaller: () => (identifyCaller),
  openSession: () => (openSession)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-cjs/index.js
var dist_cjs = __webpack_require__(1695);
// EXTERNAL MODULE: ./.build/errors/aws-error-names.js
var aws_error_names = __webpack_require__(443);
// EXTERNAL MODULE: ./.build/errors/aws-errors.js
var aws_errors = __webpack_require__(889);
// EXTERNAL MODULE: ./.build/errors/oidc-errors.js
var oidc_errors = __webpack_require__(3047);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/aws-trouble.js
var aws_trouble = __webpack_require__(5995);
// EXTERNAL MODULE: ./.build/aws/call-aws.js
var call_aws = __webpack_require__(7966);
// EXTERNAL MODULE: ./.build/aws/client-config.js
var client_config = __webpack_require__(7500);
// EXTERNAL MODULE: ./.build/aws/github-oidc.js
var github_oidc = __webpack_require__(2787);
// EXTERNAL MODULE: ./.build/aws/server-dates.js
var server_dates = __webpack_require__(733);
;// CONCATENATED MODULE: ./.build/aws/sts.js










async function openSession(inputs, context) {
    const [first, ...chained] = inputs.roles;
    const { sessionPolicy: _policy, ...whole } = context;
    const contextOf = (role) => (role === inputs.roles.at(-1) ? context : whole);
    let session = await assumeWithWebIdentity(first, inputs, contextOf(first));
    for (const role of chained)
        session = await assumeChained({ role, before: session }, inputs, contextOf(role));
    return session;
}
function policyParameters(policy) {
    switch (policy?.kind) {
        case undefined:
            return {};
        case 'document':
            return { Policy: policy.text };
        case 'managed':
            return { PolicyArns: policy.arns.map((arn) => ({ arn })) };
    }
}
const ID_TOKEN_MS = 4 * 60_000;
async function assumeWithWebIdentity(role, inputs, context) {
    const { region, proxy, clock, mask, info } = context;
    const client = new dist_cjs/* STSClient */.iM((0,client_config/* clientConfiguration */.k)(region, proxy));
    if (context.onDate !== undefined)
        (0,server_dates/* watchDates */.N)(client, context.onDate);
    const newToken = async () => ({ text: await context.idToken(), bornAt: clock.now() });
    let token = await newToken();
    const renew = async () => {
        token = await newToken();
    };
    const send = async () => await client.send(new dist_cjs/* AssumeRoleWithWebIdentityCommand */.WH({
        RoleArn: role.arn,
        RoleSessionName: inputs.sessionName,
        DurationSeconds: inputs.durationSeconds,
        WebIdentityToken: token.text,
        ...policyParameters(context.sessionPolicy),
    }));
    try {
        const answer = await (0,call_aws/* callAws */.I)(context, {
            name: 'STS AssumeRoleWithWebIdentity',
            send: async () => withSession(await send()),
            prepare: async () => {
                if (clock.now() - token.bornAt > ID_TOKEN_MS)
                    await renew();
            },
            renew,
            troubleOf: (error) => ((0,aws_error_names/* isAccessDenied */.w7)(error) ? 'role-refused' : (0,aws_trouble/* awsTrouble */.n)(error)),
        });
        info(describeAssumed(role, answer, inputs));
        return toSession(answer, mask);
    }
    catch (error) {
        throw (0,oidc_errors/* explainWebIdentityError */.wQ)(error, { role, claims: (0,github_oidc/* readClaims */.I)(token.text), audience: inputs.audience, region });
    }
    finally {
        client.destroy();
    }
}
function describeAssumed({ arn }, { SubjectFromWebIdentityToken: subject, Audience, }, { audience }) {
    return `Assumed ${arn} as ${subject || 'this job'} (audience ${Audience || audience}).`;
}
async function assumeChained({ role, before }, inputs, context) {
    const client = new dist_cjs/* STSClient */.iM({ ...(0,client_config/* clientConfiguration */.k)(context.region, context.proxy), credentials: before });
    const command = new dist_cjs/* AssumeRoleCommand */.QL((0,omit_undefined/* omitUndefined */.O)({
        RoleArn: role.arn,
        RoleSessionName: inputs.sessionName,
        DurationSeconds: inputs.durationSeconds,
        ExternalId: inputs.externalId,
        ...policyParameters(context.sessionPolicy),
    }));
    try {
        const send = async () => withSession(await client.send(command));
        const answer = await (0,call_aws/* callAws */.I)(context, { name: 'STS AssumeRole', send });
        context.info(`Assumed ${role.arn} with the session of the role before it.`);
        return toSession(answer, context.mask);
    }
    catch (error) {
        throw (0,oidc_errors/* explainChainedRoleError */.WP)(error, { role, callerArn: before.arn, region: context.region });
    }
    finally {
        client.destroy();
    }
}
function withSession(answer) {
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {};
    const Arn = answer.AssumedRoleUser?.Arn;
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration || !Arn) {
        throw new aws_error_names/* EmptyAnswer */.KE('STS answered without credentials.');
    }
    const Credentials = { AccessKeyId, SecretAccessKey, SessionToken, Expiration };
    return { ...answer, Credentials, AssumedRoleUser: { ...answer.AssumedRoleUser, Arn } };
}
function toSession({ Credentials, AssumedRoleUser }, mask) {
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials;
    for (const secret of [AccessKeyId, SecretAccessKey, SessionToken])
        mask(secret);
    return {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
        expiration: Expiration,
        arn: AssumedRoleUser.Arn,
    };
}
function accountOf(arn) {
    return arn.split(':')[4] ?? '';
}
async function identifyCaller(context) {
    const { region, proxy } = context;
    const client = new dist_cjs/* STSClient */.iM((0,client_config/* clientConfiguration */.k)(region, proxy));
    try {
        return await (0,call_aws/* callAws */.I)(context, {
            name: 'STS GetCallerIdentity',
            send: async () => {
                const { Arn, Account } = await client.send(new dist_cjs/* GetCallerIdentityCommand */.zI({}));
                if (!Arn || !Account)
                    throw new aws_error_names/* EmptyAnswer */.KE('STS answered without an identity.');
                return { arn: Arn, accountId: Account };
            },
            renew: () => client.config.credentials({ forceRefresh: true }),
        });
    }
    catch (error) {
        throw (0,aws_errors/* explainAwsError */.Ni)(error, { service: 'sts', operation: 'GetCallerIdentity', region });
    }
    finally {
        client.destroy();
    }
}
async function findCredentials(region, proxy) {
    const client = new dist_cjs/* STSClient */.iM((0,client_config/* clientConfiguration */.k)(region, proxy));
    try {
        return await client.config.credentials();
    }
    catch (error) {
        throw (0,aws_errors/* explainAwsError */.Ni)(error, { service: 'sts', operation: 'GetCallerIdentity', region });
    }
    finally {
        client.destroy();
    }
}

// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/lib/proxy.js
var lib_proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./.build/phases/all-together.js
var all_together = __webpack_require__(7755);
// EXTERNAL MODULE: ./.build/phases/credentials/assume-roles.js
var assume_roles = __webpack_require__(1990);
;// CONCATENATED MODULE: ./.build/errors/session-policy-errors.js

function sessionPolicyTooLong({ length, longest }, names) {
    return new failure/* Failure */.HR({
        code: 'session-policy-refused',
        what: `The session policy for ${names.length} repositories has ${length} characters, and STS takes at most ${longest}. ` +
            `No role was assumed. It would be about:\n${names.map((name) => `    ${name}`).join('\n')}`,
        why: 'the image is built from, cached in or pushed to many repositories of ECR.',
        fix: [
            'write a shorter one with wildcards, as JSON:',
            '    session-policy: |',
            '      {"Version": "2012-10-17", "Statement": [',
            '        {"Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"},',
            `        {"Effect": "Allow", "Action": "ecr:*", "Resource": "${commonArn(names)}"}]}`,
            'or make a managed policy and write its ARN there; or build in several steps.',
        ].join('\n'),
    });
}
function commonArn([first = '', ...others]) {
    const until = [...first].findIndex((sign, index) => others.some((other) => other[index] !== sign));
    return `${until < 0 ? first : first.slice(0, until)}*`;
}

// EXTERNAL MODULE: ./.build/inputs/session-policy-input.js
var session_policy_input = __webpack_require__(6060);
// EXTERNAL MODULE: ./.build/plan/minimal-policy.js
var minimal_policy = __webpack_require__(1002);
;// CONCATENATED MODULE: ./.build/phases/credentials/session-policy.js



async function sessionPolicyFor({ runner }, { credentials }, find) {
    const wanted = credentials.kind === 'roles' ? credentials.sessionPolicy : undefined;
    if (wanted?.kind !== 'repository')
        return wanted;
    const { uses, unknown, buckets } = await find();
    for (const reason of unknown)
        runner.notice(`${reason} ${UNKNOWN_IMAGES}`);
    const text = JSON.stringify((0,minimal_policy/* minimalPolicy */.AM)(uses, buckets));
    const arns = [...new Set(uses.map(minimal_policy/* repositoryArn */.qM))];
    if (text.length > session_policy_input/* LONGEST_SESSION_POLICY */.V)
        throw sessionPolicyTooLong({ length: text.length, longest: session_policy_input/* LONGEST_SESSION_POLICY */.V }, arns);
    runner.info(`The session is narrowed to ${nameAll(arns)} (${text.length} of ${session_policy_input/* LONGEST_SESSION_POLICY */.V} characters).`);
    return { kind: 'document', text };
}
const UNKNOWN_IMAGES = 'Those in ECR are not in the session policy, and cannot be pulled: write a policy of your own in `session-policy` where there are some.';
function nameAll(arns) {
    return arns.map((arn) => arn.slice(arn.indexOf(':repository/') + ':repository/'.length)).join(', ');
}

;// CONCATENATED MODULE: ./.build/phases/credentials/credentials.js








async function authenticate(step, account, authentication) {
    return await step.runner.phase('Credentials', async () => {
        const identity = await findIdentity(step, account, authentication);
        return { value: identity, sentence: `Credentials of ${nameOf(identity)}` };
    });
}
async function authenticateAll(step, logins) {
    return await step.runner.phase('Credentials', async () => {
        const known = new Map();
        const all = logins.map(({ name, account, authentication }) => {
            const identity = known.get(account.credentials) ?? findIdentity(step, account, authentication);
            known.set(account.credentials, identity);
            return { name, work: identity };
        });
        const identities = await (0,all_together/* allTogether */.S)(all);
        const names = [...new Set(identities.map(nameOf))];
        return { value: identities, sentence: `Credentials of ${names.join(', ')}` };
    });
}
function nameOf({ caller }) {
    return caller?.arn ?? 'this runner';
}
async function findIdentity({ environment, event, runner, clock, arrivals }, account, { idTokens: idToken, findUses, onDate }) {
    const { mask, info } = runner;
    const region = account.credentialsRegion ?? account.region;
    const phase = () => arrivals.phase();
    const proxy = (0,lib_proxy/* proxyVariables */.e)(environment);
    const sessionPolicy = await sessionPolicyFor({ runner }, account, findUses);
    const context = { region, proxy, clock, idToken, mask, info, phase, sessionPolicy, onDate };
    return await (0,assume_roles/* assumeRoles */.w)(sts_namespaceObject, account, context).catch((error) => {
        if (!isCredentialsMissing(error))
            throw error;
        throw event.fromFork ? (0,oidc_errors/* idTokenMissing */.v4)(event) : (0,aws_errors/* withOwnCredentials */.B5)(error, environment.variables);
    });
}
function isCredentialsMissing(error) {
    return error instanceof failure/* Failure */.HR && error.problem.code === 'credentials-missing';
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

/***/ 204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jx: () => (/* binding */ builtAs),
/* harmony export */   MG: () => (/* binding */ readBareImage),
/* harmony export */   vr: () => (/* binding */ readCommitImage)
/* harmony export */ });
/* harmony import */ var _lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6318);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9020);
/* harmony import */ var _plan_image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7277);
/* harmony import */ var _plan_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9877);
/* harmony import */ var _plan_variant_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8817);
/* harmony import */ var _registry_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6953);






function builtAs({ event, environment, inputs, furtherSettings }) {
    const { workspace, variables } = environment;
    const { hasOwnLabels } = inputs.image;
    const build = { ...inputs.build, hasOwnLabels, ...furtherSettings };
    const platform = variables.DOCKER_DEFAULT_PLATFORM || (0,_plan_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .ownPlatform */ .g$)(process.arch);
    return (0,_plan_variant_js__WEBPACK_IMPORTED_MODULE_2__/* .builtAsLabel */ .vq)({ event, workspace, variables, ownPlatform: platform, build });
}
function matchOf(step, { labels, denied, isUnread, isSameContent }) {
    if (isSameContent)
        return { kind: 'same' };
    if (isUnread === true)
        return { kind: 'unread' };
    return denied === undefined ? (0,_plan_variant_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVariant */ .j5)(labels, builtAs(step).value) : { kind: 'denied', permission: denied };
}
async function readCommitImage(step, snapshot, { tag, read, sameContent }) {
    const fact = snapshot.tags.get(tag);
    if (fact?.kind !== 'present' || fact.status !== 'ACTIVE')
        return undefined;
    const manifest = (0,_registry_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .imagesByTag */ .g)(snapshot.images).get(tag);
    if (manifest === undefined) {
        return { match: { kind: 'denied', permission: snapshot.imagesDenied ?? 'ecr:BatchGetImage' } };
    }
    const details = await read(manifest);
    const { labels, source } = details;
    const match = matchOf(step, { ...details, isSameContent: sameContent === fact.digest });
    const { commit } = step.event;
    const told = labels[_plan_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .COMMIT_LABEL */ .pM] ?? source.revision ?? '';
    const commits = [...(told === '' ? [] : [told]), ...(fact.tags ?? []).flatMap(commitIn)];
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ match, isOfCommit: commits.length === 0 ? undefined : commits.includes(commit) });
}
function commitIn(tag) {
    const [found] = tag.match(/(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])/) ?? [];
    return found !== undefined && (0,_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_5__/* .isCommitSha */ ._)(found) ? [found] : [];
}
async function readBareImage(step, snapshot, { tags: [tag], read }) {
    if (tag === undefined)
        return undefined;
    const found = await readCommitImage(step, snapshot, { tag, read, sameContent: undefined });
    const fact = snapshot.tags.get(tag);
    return found?.match.kind === 'same' && fact?.kind === 'present' ? { tag, digest: fact.digest } : undefined;
}


/***/ }),

/***/ 8042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ openAnyRegistry)
/* harmony export */ });
/* harmony import */ var _aws_open_registry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8396);

async function openAnyRegistry(step, destination, credentials) {
    switch (destination.kind) {
        case 'ecr':
        case 'ecr-public':
            return await (0,_aws_open_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .openInEcr */ ._g)(step, destination, credentials);
        case 'registry': {
            const { openOtherRegistry } = await Promise.all(/* import() */[__webpack_require__.e(508), __webpack_require__.e(909)]).then(__webpack_require__.bind(__webpack_require__, 7909));
            return openOtherRegistry(step, destination);
        }
    }
}


/***/ }),

/***/ 1061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  he: () => (/* binding */ checkAgain),
  fb: () => (/* binding */ checkedPlace),
  Ls: () => (/* binding */ decideEverywhere),
  Y$: () => (/* binding */ describeJoint),
  LZ: () => (/* binding */ prepareDestinations),
  uA: () => (/* binding */ prepareRepository),
  cv: () => (/* binding */ tellOtherwise)
});

// EXTERNAL MODULE: ./.build/errors/several-errors.js
var several_errors = __webpack_require__(9398);
// EXTERNAL MODULE: ./.build/inputs/destinations.js
var destinations = __webpack_require__(9349);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/decide-together.js
var decide_together = __webpack_require__(542);
// EXTERNAL MODULE: ./.build/phases/all-together.js
var all_together = __webpack_require__(7755);
// EXTERNAL MODULE: ./.build/phases/registry/check-registry.js
var check_registry = __webpack_require__(8891);
// EXTERNAL MODULE: ./.build/plan/replication.js
var replication = __webpack_require__(5746);
;// CONCATENATED MODULE: ./.build/phases/registry/find-replicated.js


async function findReplicated({ inputs, runner }, [first, ...further]) {
    if (!inputs.waitsForReplication || further.length === 0)
        return new Set();
    const rules = await first.access.registry.replication?.rules();
    if (rules?.kind !== 'found') {
        const why = rules?.kind === 'denied' ? `the role lacks ${rules.permission}` : 'its registry tells no rules';
        runner.warning(`Whether ECR replicates ${first.name} is not known, as ${why}: the image is pushed to each registry.`);
        return new Set();
    }
    const from = placeIn(first);
    const found = further.filter((one) => {
        const to = placeIn(one);
        return from !== undefined && to !== undefined && (0,replication/* isReplicated */.E)(rules.value, from, to);
    });
    for (const one of further)
        runner.info(found.includes(one)
            ? `${one.name} gets the image by ECR's own replication, which is waited for.`
            : `${one.name} is in no replication rule of the first registry: the image is pushed there.`);
    return new Set(found);
}
function placeIn({ destination, access }) {
    if (!(0,destinations/* isInAws */.Dm)(destination) || destination.kind !== 'ecr')
        return undefined;
    const { repository, region, registryId } = destination;
    return { repository: repository.name, region, accountId: registryId ?? access.ownAccountId };
}

// EXTERNAL MODULE: ./.build/phases/registry/registry-access.js
var registry_access = __webpack_require__(9883);
// EXTERNAL MODULE: ./.build/phases/registry/target-repository.js
var target_repository = __webpack_require__(35);
;// CONCATENATED MODULE: ./.build/phases/registry/prepare-destinations.js









async function prepareDestinations(step, open, selection) {
    return await step.runner.phase('Registry', async () => {
        const { checked, joint } = await decideEverywhere(step, open);
        if (joint.kind === 'build')
            for (const line of (await selection).lines)
                step.runner.info(line);
        (0,registry_access/* tellLogs */.Ht)(step, open);
        const value = await prepareAll(checked, joint);
        (0,registry_access/* tellLogs */.Ht)(step, open);
        return { value, sentence: describeJoint(open, joint) };
    });
}
async function decideEverywhere(step, open) {
    const replicated = await findReplicated(step, open);
    const checked = await (0,all_together/* allTogether */.S)(open.map((one) => ({ name: one.name, work: checkDestination(one, replicated.has(one)) })));
    const joint = (0,decide_together/* decideTogether */.TE)(checked.map(({ name, check }) => ({ ...check, name })));
    if (joint.kind === 'refuse') {
        const [first, ...others] = joint.problems;
        if (first === undefined)
            throw new Error('A refusal has a reason.');
        throw (0,several_errors/* problemsTogether */.R)([first, ...others], open.length);
    }
    for (const [index, part] of joint.parts.entries())
        tellPart(checked[index]?.step ?? step, part);
    return { checked, joint };
}
async function checkDestination(one, isReplicated) {
    const check = await (0,check_registry/* checkRegistry */.qW)(one.step, checkedPlace(one.destination, isReplicated), one.access);
    return { ...one, check, isReplicated };
}
function checkedPlace(destination, isReplicated) {
    if (!(0,destinations/* isInAws */.Dm)(destination))
        return { region: '', createRepository: false };
    return isReplicated ? { ...destination, createRepository: true } : destination;
}
async function prepareAll(checked, joint) {
    if (joint.kind === 'reuse')
        return { kind: 'reuse', all: await prepareParts(checked, joint.parts), from: joint.from };
    const [first, ...further] = await prepareParts(checked, joint.parts);
    if (first === undefined)
        throw new Error('There is a destination.');
    return { kind: 'build', all: [first, ...further] };
}
async function prepareParts(checked, parts) {
    return await (0,all_together/* allTogether */.S)(parts.flatMap((decision, index) => {
        const one = checked[index];
        return one === undefined ? [] : [{ name: one.name, work: prepareOne(one, decision) }];
    }));
}
async function prepareOne({ check, ...one }, decision) {
    const target = await prepareRepository(one.step, { ...check, decision, isCreated: !one.isReplicated });
    return { ...one, target, decision };
}
function tellPart(step, part) {
    if (part.kind !== 'copy')
        (0,check_registry/* tellDecision */.CY)(part, step.runner);
}
function describeJoint(open, joint) {
    const [first] = joint.parts;
    const sentence = first?.sentence ?? '';
    if (open.length === 1)
        return sentence;
    if (joint.kind === 'build')
        return `${sentence} The same image goes to ${open
            .slice(1)
            .map(({ name }) => name)
            .join(', ')}`;
    const copies = joint.parts.flatMap((part) => (part.kind === 'copy' ? [part.sentence] : []));
    const taken = joint.parts[joint.from]?.sentence ?? sentence;
    return [taken, ...copies].join('; ');
}
async function tellOtherwise(step, otherwise, selection) {
    await step.runner.phase('Registry', async () => {
        (0,check_registry/* tellDecision */.CY)(otherwise, step.runner);
        for (const line of (await selection).lines)
            step.runner.info(line);
        return { value: undefined, sentence: otherwise.sentence };
    });
}
async function checkAgain(step, place, access) {
    return await step.runner.phase('Registry', async () => {
        const check = await (0,check_registry/* checkRegistry */.qW)(step, place, access);
        const { decision } = check;
        (0,check_registry/* tellDecision */.CY)(decision, step.runner);
        const value = { target: await prepareRepository(step, check), decision };
        return { value, sentence: decision.kind === 'refuse' ? decision.problem.what : decision.sentence };
    });
}
async function prepareRepository({ runner }, check) {
    const { registry, decision, snapshot, place, age, content, isCreated = true } = check;
    if (snapshot.repository.kind === 'unknown')
        runner.info(UNKNOWN_REPOSITORY);
    const isNew = (decision.kind === 'build' || decision.kind === 'copy') && decision.createRepository;
    const repository = isNew && isCreated ? await registry.createRepository() : snapshot.repository;
    const location = (0,target_repository/* locationOf */.h)(place, repository);
    const { host } = place.reference;
    if (host !== undefined && host !== location.host)
        runner.info(`ECR has ${location.host} for this registry, not ${host}.`);
    return (0,omit_undefined/* omitUndefined */.O)({
        registry,
        location,
        snapshot: { ...snapshot, repository },
        age,
        content: content && { tag: content.tags[0], label: content.label },
    });
}
const UNKNOWN_REPOSITORY = 'The role lacks ecr:DescribeRepositories: whether tags are immutable shows at the push.';


/***/ }),

/***/ 9883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ht: () => (/* binding */ tellLogs),
/* harmony export */   R3: () => (/* binding */ showLogs),
/* harmony export */   S5: () => (/* binding */ closeAll),
/* harmony export */   Yx: () => (/* binding */ startContentSearch),
/* harmony export */   dA: () => (/* binding */ openFurther),
/* harmony export */   uY: () => (/* binding */ openDestinations),
/* harmony export */   wi: () => (/* binding */ destinationPart)
/* harmony export */ });
/* harmony import */ var _github_buffered_runner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5860);
/* harmony import */ var _inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _lib_handle_later_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3821);
/* harmony import */ var _plan_session_uses_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7814);
/* harmony import */ var _credentials_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7021);
/* harmony import */ var _open_any_registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8042);






async function openDestinations(step, [first, ...further], idTokens) {
    const parts = further.map((destination) => ({ destination, ...destinationPart(step, destination) }));
    const inAws = parts.flatMap(({ destination, ...part }) => ((0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .isInAws */ .Dm)(destination) ? [{ ...part, destination }] : []));
    const own = { step, destination: first, name: (0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeName */ .fC)(first.repository) };
    const asked = [own, ...inAws];
    const authenticated = (0,_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .authenticateAll */ .F)(step, [
        loginOf(own, asked, idTokens(first)),
        ...inAws.map((part) => loginOf(part, asked, idTokens(part.destination))),
    ]);
    const content = startContentSearch(step, first, authenticated.then(([identity = NOBODY]) => identity));
    const [identity = NOBODY, ...others] = await authenticated;
    const identities = new Map(inAws.map(({ destination }, index) => [destination, others[index]]));
    const opened = await Promise.all(parts.map((part) => openPart(part, { identity: identities.get(part.destination), content })));
    return [await openPart(own, { identity, content }), ...opened];
}
async function openFurther(step, destination, idTokens) {
    const part = { ...destinationPart(step, destination), destination };
    const content = Promise.resolve(undefined);
    if (!(0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .isInAws */ .Dm)(destination))
        return await openPart(part, { identity: undefined, content });
    const own = { ...part, destination };
    const [identity] = await (0,_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .authenticateAll */ .F)(part.step, [loginOf(own, [own], idTokens(destination))]);
    return await openPart(part, { identity, content });
}
async function openPart(part, { identity = NOBODY, content }) {
    const registry = await (0,_open_any_registry_js__WEBPACK_IMPORTED_MODULE_2__/* .openAnyRegistry */ .G)(part.step, part.destination, identity.credentials);
    return { ...part, access: { registry, identity, content, ownAccountId: identity.caller?.accountId ?? '' } };
}
function closeAll(open) {
    for (const { access } of open)
        access.registry.close();
}
const NOBODY = {
    caller: undefined,
    credentials: undefined,
    current: () => Promise.reject(new Error('There are no credentials of AWS for this registry.')),
    sessionExpiresAt: () => undefined,
};
function destinationPart(step, destination) {
    const name = (0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeName */ .fC)(destination.repository);
    const log = (0,_github_buffered_runner_js__WEBPACK_IMPORTED_MODULE_3__/* .bufferedRunner */ .k)(step.runner, name, step.clock.now);
    const { repository } = destination;
    const build = { ...step.inputs.build, cache: { preset: 'none' }, cacheTo: [], load: false };
    return { name, log, step: { ...step, runner: log.runner, inputs: { ...step.inputs, repository, build } } };
}
function loginOf({ name, destination }, all, idTokens) {
    const sharing = all.filter((other) => other.destination.credentials === destination.credentials);
    const findUses = async () => {
        const { readBuildUses } = await Promise.all(/* import() */[__webpack_require__.e(406), __webpack_require__.e(398)]).then(__webpack_require__.bind(__webpack_require__, 6017));
        const found = await Promise.all(sharing.map((one) => readBuildUses(one.step, one.destination)));
        return (0,_plan_session_uses_js__WEBPACK_IMPORTED_MODULE_4__/* .usesTogether */ .H)(found);
    };
    return { name, account: destination, authentication: { idTokens, findUses } };
}
function tellLogs({ runner }, destinations) {
    for (const { name, log } of destinations)
        for (const line of log?.take() ?? [])
            runner.info(`${name}: ${line}`);
}
function showLogs({ runner }, destinations) {
    for (const { name, log } of destinations) {
        const lines = log?.take() ?? [];
        if (lines.length > 0)
            runner.section(name, lines);
    }
}
function startContentSearch(step, ecr, authenticated, options) {
    const { reuse } = step.inputs.image;
    if (reuse.kind === 'commit')
        return Promise.resolve(undefined);
    const start = async () => {
        const { startSearch } = await Promise.all(/* import() */[__webpack_require__.e(406), __webpack_require__.e(646)]).then(__webpack_require__.bind(__webpack_require__, 646));
        const credentials = async () => (await authenticated).credentials;
        return await startSearch(step, ecr, { maxAgeDays: reuse.maxAgeDays, credentials, ...options });
    };
    return (0,_lib_handle_later_js__WEBPACK_IMPORTED_MODULE_5__/* .handleLater */ .b)(start());
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

/***/ 542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PB: () => (/* binding */ partWithImage),
/* harmony export */   TE: () => (/* binding */ decideTogether),
/* harmony export */   tN: () => (/* binding */ afterPartialRun)
/* harmony export */ });
/* harmony import */ var _build_or_reuse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8141);
/* harmony import */ var _present_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4793);
/* harmony import */ var _registry_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8693);
/* harmony import */ var _tag_order_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8909);




function decideTogether(alone) {
    const all = afterPartialRun(alone);
    const problems = all.flatMap(({ name, decision }) => decision.kind === 'refuse' ? [{ name, problem: decision.problem }] : []);
    if (problems.length > 0)
        return { kind: 'refuse', problems };
    const from = sourceOf(all);
    if (from === undefined)
        return { kind: 'build', parts: all.flatMap(({ decision }) => (decision.kind === 'build' ? [decision] : [])) };
    return reuseEverywhere(all, from);
}
function afterPartialRun(all) {
    const there = all.filter(({ situation }) => isOfThisRun(situation));
    const isPartial = there.length > 0 && all.some(({ situation: { tags, tagFacts } }) => tagFacts.get(tags[0])?.kind !== 'present');
    if (!isPartial || all.length < 2)
        return all;
    return all.map((one) => {
        if (!there.includes(one))
            return one;
        const situation = { ...one.situation, wish: 'reuse' };
        return { ...one, situation, decision: (0,_build_or_reuse_js__WEBPACK_IMPORTED_MODULE_0__/* .decide */ .L)(situation) };
    });
}
function isOfThisRun({ isRerun, ifExists, wantsNew, holdsCommit, tags, tagFacts, first }) {
    const fact = tagFacts.get(tags[0]);
    const isThere = fact?.kind === 'present' && fact.status === 'ACTIVE';
    if (!isThere || !isRerun || ifExists !== 'auto' || wantsNew || !holdsCommit)
        return false;
    return first?.match.kind === 'same' && first.isOfCommit !== false;
}
function sourceOf(all) {
    const having = all.flatMap(({ decision }, index) => (decision.kind === 'reuse' ? [index] : []));
    const fixed = having.find((index) => {
        const one = all[index];
        if (one === undefined)
            return false;
        const { situation } = one;
        return (0,_present_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .findFixedTags */ .f)([situation.tags[0]], situation) !== undefined;
    });
    return fixed ?? having[0];
}
function reuseEverywhere(all, from) {
    const source = all[from];
    if (source?.decision.kind !== 'reuse')
        throw new Error('The image is taken where one is.');
    const { digest } = source.decision;
    if (all.length === 1)
        return { kind: 'reuse', from, digest, parts: [source.decision] };
    const parts = [];
    const problems = [];
    for (const one of all) {
        const part = partWithImage(one, { digest, source });
        if (part.kind === 'refuse')
            problems.push({ name: one.name, problem: part.problem });
        else
            parts.push(part);
    }
    if (problems.length > 0)
        return { kind: 'refuse', problems };
    return { kind: 'reuse', from, digest, parts };
}
function partWithImage({ name, situation, decision }, { digest, source }) {
    if (decision.kind === 'reuse' && decision.digest === digest)
        return (0,_build_or_reuse_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutOtherwise */ .r)(decision);
    const { tags, tagFacts, repositoryFacts } = situation;
    const fixed = (0,_present_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .findFixedTags */ .f)(tags, { repositoryFacts, tagFacts, digest });
    if (fixed !== undefined) {
        const there = fixed.tags.map((tag) => ({ tag, digest: digestOf(situation, tag) }));
        return { kind: 'refuse', problem: (0,_registry_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .registriesDiffer */ .Mk)({ name, there }, { name: source.name, digest }) };
    }
    const missing = (0,_present_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .missingTags */ .Y)(tags, digest, tagFacts);
    const [first, ...others] = missing;
    const batches = first === undefined ? [] : [[first], ...(0,_tag_order_js__WEBPACK_IMPORTED_MODULE_3__/* .orderTags */ .M8)(others, tagFacts)];
    return {
        kind: 'copy',
        sentence: `${name} gets ${digest}, which ${source.name} has`,
        createRepository: repositoryFacts.kind === 'missing',
        digest,
        batches,
    };
}
function digestOf({ tagFacts }, tag) {
    const fact = tagFacts.get(tag);
    return fact?.kind === 'present' ? fact.digest : '';
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

/***/ 5746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ isReplicated),
/* harmony export */   q: () => (/* binding */ replicationState)
/* harmony export */ });
function isReplicated(rules, from, to) {
    if (from.repository !== to.repository)
        return false;
    return rules.some(({ destinations, prefixes }) => {
        const isMeant = destinations.some(({ region, registryId }) => region === to.region && registryId === to.accountId);
        return isMeant && (prefixes.length === 0 || prefixes.some((prefix) => from.repository.startsWith(prefix)));
    });
}
function replicationState(statuses, to) {
    return statuses.find(({ region, registryId }) => region === to.region && registryId === to.accountId);
}


/***/ }),

/***/ 7814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ usesTogether),
/* harmony export */   n: () => (/* binding */ onlyRepositories)
/* harmony export */ });
function onlyRepositories(uses) {
    return { uses, buckets: [], unknown: [] };
}
function usesTogether(found) {
    const buckets = found.flatMap((one) => one.buckets);
    const isWritten = buckets.some((bucket) => bucket.isWritten);
    return {
        uses: found.flatMap(({ uses }) => uses),
        buckets: buckets.slice(0, 1).map((bucket) => ({ ...bucket, isWritten })),
        unknown: [...new Set(found.flatMap(({ unknown }) => unknown))],
    };
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