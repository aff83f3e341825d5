"use strict";
exports.id = 416;
exports.ids = [416];
exports.modules = {

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

/***/ 5820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ progressTeller)
/* harmony export */ });
/* unused harmony export progressLine */
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1035);

function progressLine({ doneBytes, totalBytes, sentBytes, elapsedMs }) {
    const copied = `Copied ${ofTotal(doneBytes, totalBytes)}`;
    const perSecond = elapsedMs > 0 ? sentBytes / (elapsedMs / 1000) : 0;
    if (perSecond < 1)
        return copied;
    const left = Math.max(0, totalBytes - doneBytes) / perSecond;
    return `${copied}, ${rate(perSecond)}${left < 1 ? '' : `, about ${roughly(left)} left`}`;
}
function ofTotal(done, total) {
    const [doneText, totalText] = [(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(done), (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(total)];
    const [, unit] = totalText.split(' ');
    return doneText.endsWith(` ${unit}`)
        ? `${doneText.slice(0, -(unit?.length ?? 0) - 1)} of ${totalText}`
        : `${doneText} of ${totalText}`;
}
function rate(perSecond) {
    const [number = '', unit = ''] = (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(Math.round(perSecond)).split(' ');
    return `${Math.round(Number(number))} ${unit}/s`;
}
function roughly(seconds) {
    if (seconds < 10)
        return `${Math.ceil(seconds)} s`;
    if (seconds < 120)
        return `${Math.round(seconds / 5) * 5} s`;
    return `${Math.round(seconds / 60)} min`;
}
const QUIET_MS = 5_000;
function progressTeller({ now }, info) {
    const startMs = now();
    let toldMs = startMs;
    return (state) => {
        if (now() - toldMs < QUIET_MS)
            return;
        toldMs = now();
        info(progressLine({ ...state, elapsedMs: toldMs - startMs }));
    };
}


/***/ }),

/***/ 7396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _3: () => (/* binding */ digestsDiffer),
/* harmony export */   cx: () => (/* binding */ tagsNotListed),
/* harmony export */   qk: () => (/* binding */ tagsElsewhere)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);

function tagsNotListed(repository, tags, digest) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'proof-failed',
        what: `${repository} does not list ${tags}, seconds after ${digest} got them.`,
        why: 'the tag was deleted in this moment, by a lifecycle policy or by another job, or ECR is late.',
        fix: 'run the job again; then look at the repository in the ECR console.',
    });
}
function tagsElsewhere(repository, digest, shown) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'proof-failed',
        what: [
            `${repository} should have ${digest} under these tags, but shows something else:`,
            ...shown.map(({ tag, digest: other }) => `    ${tag} -> ${other}`),
        ].join('\n'),
        why: 'another job pushed the same tag at the same moment.',
        fix: 'let only one job at a time push this tag, with `concurrency:` in the workflow, and run this one again.',
    });
}
function digestsDiffer(images) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'proof-failed',
        what: [
            'The registries do not have one and the same image:',
            ...images.map(({ registry, repository, digest, tags }) => `    ${registry}/${repository}:${tags[0]} is ${digest}`),
        ].join('\n'),
        why: 'another run has pushed its own image of this commit into one of them at the same moment.',
        fix: 'let only one job at a time push this tag, with `concurrency:` in the workflow, and run this one again.',
    });
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

/***/ 4354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ tagsTaken),
/* harmony export */   Ts: () => (/* binding */ ImageFull),
/* harmony export */   t5: () => (/* binding */ tagsDenied)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);

class ImageFull extends _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR {
    put;
    constructor(problem, put) {
        super(problem);
        this.put = put;
    }
}
function tagsTaken(tags, repository) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'tag-immutable',
        what: `The image is in ${repository}, but without the tags ${tags.join(', ')}: they stand on another image and are immutable.`,
        why: 'another job put them on its image while this one was at work.',
        fix: 'take these tags out of `tags`, or exclude them from immutability in the settings of the repository.',
    });
}
function tagsDenied(tags, { permission, reason }, repository) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'permission-missing',
        what: `The image is in ${repository}, but the tags ${tags.join(', ')} could not be put on it. ${reason}`,
        why: "the role's policy does not allow it, or the policy of the repository.",
        fix: `allow ${permission} on ${repository}, in the role's policy and, for another account's registry, in the repository's own.`,
    });
}


/***/ }),

/***/ 1092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ limitPerSecond)
/* harmony export */ });
const SECOND_MS = 1_100;
function limitPerSecond(limit, { now, sleep }) {
    const starts = [];
    return async () => {
        const earliest = (starts.at(-limit) ?? Number.NEGATIVE_INFINITY) + SECOND_MS;
        const start = Math.max(now(), earliest);
        starts.push(start);
        if (start > now())
            await sleep(start - now());
    };
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

/***/ 3101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ expectNewer),
  i: () => (/* binding */ proveImage)
});

// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/retry-policy.js
var retry_policy = __webpack_require__(9225);
// EXTERNAL MODULE: ./.build/phases/registry/image-details.js
var image_details = __webpack_require__(8437);
// EXTERNAL MODULE: ./.build/phases/registry/manifest-in.js
var manifest_in = __webpack_require__(8328);
// EXTERNAL MODULE: ./.build/phases/tags/current-tags.js
var current_tags = __webpack_require__(6804);
// EXTERNAL MODULE: ./.build/phases/tags/keep-newer-tags.js
var keep_newer_tags = __webpack_require__(7080);
// EXTERNAL MODULE: ./.build/phases/tags/move-tags.js
var move_tags = __webpack_require__(6536);
// EXTERNAL MODULE: ./.build/errors/proof-errors.js
var proof_errors = __webpack_require__(7396);
// EXTERNAL MODULE: ./.build/lib/retry.js
var retry = __webpack_require__(9904);
;// CONCATENATED MODULE: ./.build/phases/proof/proof.js



class NotListed extends Error {
    tags;
    constructor(tags) {
        super('Not all tags are listed.');
        this.tags = tags;
    }
}
class ShownElsewhere extends Error {
    shown;
    constructor(shown) {
        super('Tags show another image.');
        this.shown = shown;
    }
}
async function prove(claim, context) {
    const isLate = (error) => error instanceof NotListed || error instanceof ShownElsewhere;
    try {
        const scheduleOf = (error) => (0,retry_policy/* scheduleFor */.hd)(isLate(error) ? 'not-shown' : undefined, 'pushing');
        return await (0,retry/* retry */.L)({ scheduleOf }, context.clock, () => look(claim, context));
    }
    catch (error) {
        if (error instanceof ShownElsewhere)
            throw (0,proof_errors/* tagsElsewhere */.qk)(claim.repository, claim.digest, error.shown);
        if (!(error instanceof NotListed))
            throw error;
        throw (0,proof_errors/* tagsNotListed */.cx)(claim.repository, await missingOf(error.tags, context.registry), claim.digest);
    }
}
async function look(claim, context) {
    const { registry, warning } = context;
    const images = await registry.describeImages(claim.tags.map((tag) => ({ tag })));
    switch (images.kind) {
        case 'found':
            return await compare(claim, new Map(images.value.flatMap(({ tags, status: _, ...image }) => tags.map((tag) => [tag, image]))), context);
        case 'missing':
            throw new NotListed(claim.tags);
        case 'denied': {
            const found = await registry.images(claim.tags.map((tag) => ({ tag })));
            if (found.kind !== 'found') {
                warning(`The push is not proven: the role has neither ${images.permission} nor ${READING}. Allow the first.`);
                return { digest: claim.digest, isProven: false, moved: [] };
            }
            const proof = await compare(claim, new Map(found.value.map(({ tag = '', digest }) => [tag, { digest }])), context);
            warning(`Proven by ${images.permission.startsWith('ecr-public:') ? "the registry's own answer" : READING}, as the role lacks ${images.permission}: the outputs size-bytes, pushed-at and ` +
                'media-type are missing. Allow it on the repository.');
            return proof;
        }
    }
}
const READING = 'ecr:BatchGetImage';
async function missingOf(tags, registry) {
    if (tags.length === 1)
        return tags.join();
    const found = await registry.images(tags.map((tag) => ({ tag })));
    const shown = new Set(found.kind === 'found' ? found.value.map(({ tag }) => tag) : []);
    const missing = tags.filter((tag) => !shown.has(tag));
    return (missing.length === 0 ? tags : missing).join(', ');
}
async function compare({ tags, digest }, shown, { excuse }) {
    const missing = tags.filter((tag) => !shown.has(tag));
    if (missing.length > 0)
        throw new NotListed(missing);
    const elsewhere = tags.filter((tag) => shown.get(tag)?.digest !== digest);
    const moved = elsewhere.length === 0 || excuse === undefined ? [] : await excuse(elsewhere);
    const wrong = elsewhere.filter((tag) => !moved.some((kept) => kept.tag === tag));
    if (wrong.length > 0) {
        throw new ShownElsewhere(wrong.map((tag) => ({ tag, digest: shown.get(tag)?.digest })));
    }
    const own = tags.find((tag) => !elsewhere.includes(tag));
    return { ...(shown.get(own ?? '') ?? { digest }), isProven: true, moved };
}

;// CONCATENATED MODULE: ./.build/phases/proof/prove-image.js








async function proveImage(step, place, expected) {
    const { registry, location } = place;
    let waiting = expected;
    for (let again = 0;; again += 1) {
        const proven = await proveOnce(step, again < retry_policy/* PROVEN_AGAIN */.US ? place : { registry, location }, waiting);
        if ('kind' in proven)
            return proven;
        waiting = proven;
    }
}
async function proveOnce(step, { registry, location, age }, { tags, digest, result, platforms: reading }) {
    const { runner, clock } = step;
    return await runner.phase('Proof', async () => {
        const excuse = age && ((names) => keptSince(step, { registry, age }, { tags: names, digest }));
        const context = (0,omit_undefined/* omitUndefined */.O)({ registry, clock, warning: runner.warning, excuse });
        const [{ moved, ...proof }, { platformDigests, denied }] = await Promise.all([
            prove({ tags, digest, repository: location.repository }, context),
            reading,
        ]);
        (0,move_tags/* reportKeptTags */.a$)(step, { location }, moved);
        const [first, ...further] = tags.filter((tag) => !moved.some((left) => left.tag === tag));
        if (first === undefined && age)
            return { value: expectNewer(moved, { registry, age }), sentence: OVERTAKEN };
        if (Object.keys(platformDigests).length === 0)
            runner.warning(describeNoPlatforms(denied));
        const { host, repository, accountId, region } = location;
        const image = {
            kind: 'pushed',
            result,
            registry: host,
            repository,
            accountId,
            region,
            tags: [first ?? tags[0], ...further],
            ...proof,
            platformDigests,
        };
        return { value: image, sentence: describeProof(image) };
    });
}
async function keptSince({ clock }, { registry, age }, { tags, digest }) {
    const { current } = await (0,current_tags/* readCurrentTags */.p)(registry, { tags }, clock);
    return (await (0,keep_newer_tags/* keepNewer */.d)(tags, { digest, current }, age)).kept;
}
const OVERTAKEN = 'All its tags are on the image of a newer commit by now';
function expectNewer(kept, { registry, age }) {
    const digest = kept[0]?.digest ?? '';
    const [first = '', ...further] = kept.filter((left) => left.digest === digest).map(({ tag }) => tag);
    const platforms = async () => await (0,image_details/* readPlatforms */.tj)(await (0,manifest_in/* findManifest */.J)(registry, digest), age.read);
    return { result: 'reused', tags: [first, ...further], digest, platforms: platforms() };
}
function describeNoPlatforms(denied) {
    const why = denied === undefined
        ? 'ECR did not show the image with its configuration. Nothing else is missing.'
        : `to read in ECR which platforms an image is for, the role lacks ${denied} on the repository.`;
    return `The output platform-digests is empty: ${why}`;
}
function describeProof({ registry, repository, digest, tags, isProven }) {
    const under = tags.length === 1 ? 'its tag' : `its ${tags.length} tags`;
    const image = `${registry}/${repository}@${digest}`;
    return isProven ? `ECR has ${image} under ${under}` : `Not proven: ${image} under ${under}`;
}


/***/ }),

/***/ 8120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JE: () => (/* binding */ copyAndProve),
/* harmony export */   fe: () => (/* binding */ clientOf),
/* harmony export */   jC: () => (/* binding */ copyFromRegistry),
/* harmony export */   vU: () => (/* binding */ describeMoved)
/* harmony export */ });
/* harmony import */ var _distribution_repository_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(681);
/* harmony import */ var _distribution_transfer_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3170);
/* harmony import */ var _distribution_transfer_progress_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5820);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1035);
/* harmony import */ var _plan_registry_location_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4565);
/* harmony import */ var _proof_prove_image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3101);
/* harmony import */ var _registry_image_details_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8437);
/* harmony import */ var _registry_manifest_in_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8328);
/* harmony import */ var _registry_registry_means_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9535);
/* harmony import */ var _tags_current_tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6804);
/* harmony import */ var _tags_move_tags_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6536);











async function copyFromRegistry(step, target, { from, ...request }) {
    const source = clientOf(from.step, from.target);
    try {
        return await copyAndProve(step, target, { ...request, source });
    }
    finally {
        source.close();
    }
}
async function copyAndProve(step, target, request) {
    const { digest, batches, result } = request;
    const { registry } = target;
    const { tags, image } = step.inputs;
    const manifest = await step.runner.phase('Copy', () => copyContent(step, target, request));
    const found = { kind: 'found', value: manifest };
    const kept = await (0,_tags_move_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .moveTags */ .Fu)(step, target, {
        digest,
        batches,
        keepsNewer: image.keepNewerTags,
        look: async () => {
            const { current } = await (0,_tags_current_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .readCurrentTags */ .p)(registry, { tags: batches.flat() }, step.clock);
            return { manifest: found, current };
        },
    });
    const [first, ...further] = tags.filter((tag) => !kept.some((left) => left.tag === tag));
    if (first === undefined)
        return await (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_3__/* .proveImage */ .i)(step, target, (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_3__/* .expectNewer */ .z)(kept, target));
    const platforms = (0,_registry_image_details_js__WEBPACK_IMPORTED_MODULE_4__/* .readPlatforms */ .tj)(found, target.age.read);
    return await (0,_proof_prove_image_js__WEBPACK_IMPORTED_MODULE_3__/* .proveImage */ .i)(step, target, { result, tags: [first, ...further], digest, platforms });
}
async function copyContent(step, target, { source, digest, batches }) {
    const { registry, location } = target;
    const there = await (0,_registry_manifest_in_js__WEBPACK_IMPORTED_MODULE_8__/* .findManifest */ .J)(registry, digest);
    if (there.kind === 'found')
        return { value: there.value, sentence: `${(0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryUri */ .LJ)(location)} has ${digest} already` };
    step.arrivals.begin({ repository: (0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryUri */ .LJ)(location), tags: batches.flat() });
    const onProgress = (0,_distribution_transfer_progress_js__WEBPACK_IMPORTED_MODULE_9__/* .progressTeller */ .w)(step.clock, step.runner.info);
    const to = clientOf(step, target);
    try {
        const moved = await (0,_distribution_transfer_image_js__WEBPACK_IMPORTED_MODULE_1__/* .transferImage */ .J)({ image: digest, source, target: to, onProgress });
        return { value: moved.manifest, sentence: describeMoved(moved, source.name, to.name) };
    }
    finally {
        to.close();
    }
}
function describeMoved({ sentBytes, sent, mounted, present, manifest }, from, to) {
    const parts = [
        sent === 0 ? 'nothing had to be sent' : `${sent} ${sent === 1 ? 'blob' : 'blobs'} sent, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_10__/* .formatBytes */ .z3)(sentBytes)}`,
        ...(mounted === 0 ? [] : [`${mounted} mounted`]),
        ...(present === 0 ? [] : [`${present} there already`]),
    ];
    return `Copied ${manifest.digest} from ${from} to ${to}: ${parts.join(', ')}`;
}
function clientOf(step, { registry, location, snapshot }) {
    let login = Promise.resolve(snapshot.authorization);
    return new _distribution_repository_client_js__WEBPACK_IMPORTED_MODULE_0__/* .RepositoryClient */ .q({
        ...(0,_registry_registry_means_js__WEBPACK_IMPORTED_MODULE_5__/* .registryMeans */ .s)(step),
        host: location.host,
        scheme: snapshot.authorization.scheme,
        repository: location.repository,
        login: async () => {
            const now = await (login ?? registry.authorize());
            login = undefined;
            return now.username === '' ? undefined : now;
        },
    });
}


/***/ }),

/***/ 1570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ pushedManifest),
/* harmony export */   RI: () => (/* binding */ pushedOnce),
/* harmony export */   aP: () => (/* binding */ taggedImage)
/* harmony export */ });
/* harmony import */ var _lib_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9904);
/* harmony import */ var _plan_retry_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9225);
/* harmony import */ var _manifest_in_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8328);



class NotShown extends Error {
}
async function pushedManifest(registry, digest, clock) {
    const shown = await waitFor(clock, async () => {
        const answer = await (0,_manifest_in_js__WEBPACK_IMPORTED_MODULE_1__/* .findManifest */ .J)(registry, digest);
        return answer.kind === 'missing' && answer.what === 'image' ? undefined : answer;
    });
    return shown ?? { kind: 'missing', what: 'image' };
}
function pushedOnce(registry, digest, clock) {
    let asked;
    return () => {
        asked ??= pushedManifest(registry, digest, clock);
        return asked;
    };
}
async function taggedImage(registry, tag, clock) {
    const shown = await waitFor(clock, async () => {
        const found = await registry.images([{ tag }]);
        return found.kind === 'found' ? found.value[0] : 'not-told';
    });
    return shown === 'not-told' ? undefined : shown;
}
async function waitFor(clock, look) {
    const isNotShown = (error) => error instanceof NotShown;
    const scheduleOf = (error) => (0,_plan_retry_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .scheduleFor */ .hd)(isNotShown(error) ? 'not-shown' : undefined, 'pushing');
    try {
        return await (0,_lib_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retry */ .L)({ scheduleOf }, clock, async () => {
            const shown = await look();
            if (shown === undefined)
                throw new NotShown();
            return shown;
        });
    }
    catch (error) {
        if (!isNotShown(error))
            throw error;
        return undefined;
    }
}


/***/ }),

/***/ 6804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ currentTagsIn),
/* harmony export */   p: () => (/* binding */ readCurrentTags)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9020);
/* harmony import */ var _registry_manifest_in_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8328);
/* harmony import */ var _registry_pushed_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1570);
/* harmony import */ var _registry_registry_snapshot_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6953);




function currentTagsIn({ tags, images, atMs }) {
    const manifests = (0,_registry_registry_snapshot_js__WEBPACK_IMPORTED_MODULE_1__/* .imagesByTag */ .g)(images);
    const current = [...tags].flatMap(([tag, fact]) => {
        if (fact.kind !== 'present')
            return [];
        return [[tag, (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ digest: fact.digest, tags: fact.tags ?? [], manifest: manifests.get(tag) })]];
    });
    return { images: new Map(current), atMs };
}
async function readCurrentTags(registry, { tags, digest }, clock) {
    const atMs = clock.now();
    const own = digest === undefined ? [] : [{ digest }];
    const [images, described] = await Promise.all([
        registry.images([...own, ...tags.map((tag) => ({ tag }))]),
        Promise.all(tags.map((tag) => registry.describeImage({ tag }))),
    ]);
    const manifests = (0,_registry_registry_snapshot_js__WEBPACK_IMPORTED_MODULE_1__/* .imagesByTag */ .g)(images.kind === 'found' ? images.value : []);
    const current = tags.flatMap((tag, index) => {
        const [fact, manifest] = [described[index], manifests.get(tag)];
        const facts = fact?.kind === 'found' ? fact.value : undefined;
        const there = facts?.digest ?? manifest?.digest;
        if (there === undefined)
            return [];
        const own = manifest?.digest === there ? manifest : undefined;
        return [[tag, (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ digest: there, tags: facts?.tags ?? [], manifest: own })]];
    });
    const shown = (0,_registry_manifest_in_js__WEBPACK_IMPORTED_MODULE_3__/* .manifestIn */ .t)(images, digest ?? '');
    const isLate = digest !== undefined && shown.kind === 'missing' && shown.what === 'image';
    const manifest = isLate ? await (0,_registry_pushed_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .pushedManifest */ .F2)(registry, digest, clock) : shown;
    return { current: { images: new Map(current), atMs }, manifest };
}


/***/ }),

/***/ 7080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ keepNewer),
/* harmony export */   g: () => (/* binding */ describeKept)
/* harmony export */ });
/* harmony import */ var _errors_list_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8786);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9020);
/* harmony import */ var _plan_image_age_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1691);
/* harmony import */ var _plan_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9877);




async function keepNewer(tags, { digest, current }, context) {
    const leaving = tags.flatMap((tag) => {
        const image = current.images.get(tag);
        const isLeft = image !== undefined && image.digest !== digest && !(0,_plan_image_age_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnTag */ .$3)(tag, context.own);
        return isLeft ? [{ tag, image }] : [];
    });
    const ages = await Promise.all(leaving.map(async (left) => ({ ...left, ...(await readTagAge(left, context)) })));
    const kept = ages.flatMap(({ tag, image, age }) => age.kind === 'newer' ? [(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ tag, digest: image.digest, commit: age.commit })] : []);
    const names = new Set(kept.map(({ tag }) => tag));
    const byImage = [...Map.groupBy(ages, ({ image }) => image.digest).values()];
    return {
        moving: tags.filter((tag) => !names.has(tag)),
        kept,
        warnings: byImage.flatMap((moves) => warningsOf(moves, context.own)),
    };
}
async function readTagAge({ tag, image }, context) {
    const { labels, source, denied, isUnread = false } = await readImage(image, context);
    const label = (0,_plan_image_age_js__WEBPACK_IMPORTED_MODULE_0__/* .hasInheritedLabels */ .IX)(labels, context.own) ? undefined : labels[_plan_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .VERSION_LABEL */ .Qu] || undefined;
    const versions = context.tagSources.flatMap(({ tag: made, version }) => made === tag && version !== undefined ? [version.compare({ tags: image.tags, label })] : []);
    if (versions.includes('higher'))
        return { age: { kind: 'newer', commit: undefined }, ...READ };
    if (versions.includes('lower'))
        return { age: { kind: 'not-newer' }, ...READ };
    const commits = (0,_plan_image_age_js__WEBPACK_IMPORTED_MODULE_0__/* .commitsOf */ .g3)({ labels, revision: source.revision, tags: image.tags }, context.own);
    const age = (0,_plan_image_age_js__WEBPACK_IMPORTED_MODULE_0__/* .ageOf */ .hy)(commits, await context.orders(commits.others));
    return age.kind === 'unsure' ? { age, denied, isUnread } : { age, ...READ };
}
const READ = { denied: undefined, isUnread: false };
async function readImage({ manifest }, { read }) {
    return manifest === undefined ? { labels: {}, source: {}, denied: 'ecr:BatchGetImage' } : await read(manifest);
}
function warningsOf(ages, { commit }) {
    const moving = ages.filter(({ age }) => age.kind !== 'newer');
    const [first] = moving;
    if (first === undefined)
        return [];
    const move = `${(0,_errors_list_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .listTags */ .c)(moving.map(({ tag }) => tag))} ${moving.length === 1 ? 'moves' : 'move'}`;
    const denied = moving.find((one) => one.denied !== undefined)?.denied;
    if (denied !== undefined) {
        const text = `${move} to this image without a look at the commit of the image that is there, which may be newer: the role ` +
            `lacks ${denied}. Allow it on the repository, or set \`keep-newer-tags: false\`.`;
        return [{ level: 'warning', text }];
    }
    if (moving.some(({ isUnread }) => isUnread)) {
        const text = `${move} from ${first.image.digest}, which could not be read: whether it is of a later commit is not known. ` +
            'A run of the later commit puts the tags back.';
        return [{ level: 'warning', text }];
    }
    if (!moving.some(({ age }) => age.kind === 'unsure'))
        return [];
    const unsure = moving.flatMap(({ age }) => (age.kind === 'unsure' ? age.commits : []));
    if (unsure.length === 0) {
        const text = `${move} from ${first.image.digest}, which does not tell the commit that it was built from.`;
        return [{ level: 'info', text }];
    }
    const why = commit === '' ? ', as the commit of this image is not.' : UNTOLD;
    const text = `${move} from an image of ${(0,_errors_list_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .listTags */ .c)([...new Set(unsure)])}. Whether that is later is not known${why}`;
    return [{ level: 'info', text }];
}
const UNTOLD = ": neither the checkout has its history (`fetch-depth: 0` at actions/checkout brings it), nor did GitHub's API tell " +
    '(`contents: read`).';
function describeKept(kept, commit) {
    const lines = kept.map(({ tag, digest, commit: later }) => `${tag} -> ${later ?? digest}`);
    const why = kept.every((one) => one.commit === undefined)
        ? 'that image is of a higher version'
        : `that image is of a later commit than ${commit}`;
    return `${lines.join(', ')}: left there, as ${why}. To move tags back on purpose, set \`keep-newer-tags: false\`.`;
}


/***/ }),

/***/ 6536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fu: () => (/* binding */ moveTags),
/* harmony export */   a$: () => (/* binding */ reportKeptTags),
/* harmony export */   uu: () => (/* binding */ prefetchImages)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9020);
/* harmony import */ var _plan_registry_location_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4565);
/* harmony import */ var _current_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6804);
/* harmony import */ var _keep_newer_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7080);
/* harmony import */ var _put_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3280);





function prefetchImages({ inputs }, { snapshot, age }, { pushed, batches }) {
    const { keepNewerTags, hasCommitTag } = inputs.image;
    if (!keepNewerTags)
        return;
    const tags = [...(hasCommitTag ? [] : [pushed]), ...batches.flat()];
    (0,_keep_newer_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .keepNewer */ .d)(tags, { digest: '', current: (0,_current_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .currentTagsIn */ .C)(snapshot) }, age).catch(() => undefined);
}
const FRESH_MS = 1_000;
async function moveTags(step, target, request) {
    if (request.batches.length === 0)
        return [];
    step.arrivals.begin({
        repository: (0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryUri */ .LJ)(target.location),
        tags: request.batches.flat(),
    });
    const { runner, clock, arrivals } = step;
    const { registry, location, rateLimit } = target;
    return await runner.phase('Tags', async () => {
        const { manifest, current } = await request.look();
        const kept = [];
        const put = [];
        const review = async (tags) => {
            const found = await reviewTags(step, target, { tags, current, request });
            kept.push(...found.kept);
            put.push(...found.moving);
            return found.moving;
        };
        const { repository, isPublic } = location;
        const { pushTag, digest } = request;
        const onPut = (tag) => arrivals.note({ repository: (0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryUri */ .LJ)(location), digest, tags: [tag] });
        const options = {
            registry,
            clock,
            warning: runner.warning,
            repository,
            isPublic,
            rateLimit,
            pushTag,
            review,
            onPut,
        };
        try {
            await (0,_put_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .putTags */ .Tm)(request.batches, manifest, (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)(options));
        }
        finally {
            reportKeptTags(step, target, kept);
        }
        return { value: kept, sentence: (0,_put_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .describeTags */ .FE)(put) };
    });
}
async function reviewTags({ runner, clock }, { registry, age }, { tags, current, request: { digest, keepsNewer }, }) {
    if (!keepsNewer)
        return { moving: tags, kept: [] };
    const isFresh = clock.now() - current.atMs <= FRESH_MS;
    const now = isFresh ? current : (await (0,_current_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .readCurrentTags */ .p)(registry, { tags }, clock)).current;
    const found = await (0,_keep_newer_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .keepNewer */ .d)(tags, { digest, current: now }, age);
    for (const { level, text } of found.warnings)
        runner[level](text);
    return found;
}
function reportKeptTags({ runner, event, arrivals }, { location }, kept) {
    if (kept.length === 0)
        return;
    arrivals.leave({ repository: (0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryUri */ .LJ)(location), tags: kept.map(({ tag }) => tag) });
    runner.notice((0,_keep_newer_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .describeKept */ .g)(kept, event.commit));
}


/***/ }),

/***/ 3280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FE: () => (/* binding */ describeTags),
/* harmony export */   Tm: () => (/* binding */ putTags),
/* harmony export */   XF: () => (/* binding */ PUT_IMAGE_PER_SECOND)
/* harmony export */ });
/* harmony import */ var _errors_tag_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4354);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9020);
/* harmony import */ var _lib_rate_limit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1092);
/* harmony import */ var _plan_registry_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8693);




const PUT_IMAGE_PER_SECOND = 10;
function describeTags(tags) {
    return tags.length === 0 ? 'No further tag to put' : `Tagged as ${tags.join(', ')} too`;
}
async function putTags(batches, manifest, context) {
    const { clock, pushTag, warning, repository, review = async (tags) => tags } = context;
    const { rateLimit = (0,_lib_rate_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .limitPerSecond */ .r)(PUT_IMAGE_PER_SECOND, clock) } = context;
    if (pushTag !== undefined && batches.length > 0)
        await rateLimit();
    const put = [];
    const onPut = (tag) => {
        put.push(tag);
        context.onPut?.(tag);
    };
    let obstacle = obstacleIn(manifest);
    let isTold = false;
    for (const batch of batches) {
        let left = await review(batch);
        if (manifest.kind === 'found' && obstacle === undefined) {
            left = await putBatch(left, manifest.value, { ...context, rateLimit, onPut, put });
            if (left.length > 0)
                obstacle = putDenied(context);
        }
        if (left.length === 0 || obstacle === undefined)
            continue;
        if (pushTag === undefined)
            throw (0,_errors_tag_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .tagsDenied */ .t5)(left, obstacle, repository);
        if (!isTold)
            warning(`${obstacle.reason} ${PUSHED_INSTEAD}`);
        isTold = true;
        for (const tag of left)
            await pushTag(tag);
    }
}
function putDenied({ isPublic = false }) {
    const permission = isPublic ? 'ecr-public:PutImage' : 'ecr:PutImage';
    return { permission, reason: `The role lacks ${permission} at the API of ECR.` };
}
const PUSHED_INSTEAD = 'Each further tag is pushed by docker, one after another; usually one short call each is enough.';
function obstacleIn(manifest) {
    switch (manifest.kind) {
        case 'found':
            return undefined;
        case 'denied':
            return { permission: manifest.permission, reason: `The role lacks ${manifest.permission}.` };
        case 'missing':
            return { permission: 'ecr:BatchGetImage', reason: 'ECR does not show the manifest yet.' };
    }
}
async function putBatch(batch, manifest, { registry, repository, isPublic, rateLimit, onPut, put }) {
    const results = await Promise.all(batch.map(async (tag) => {
        await rateLimit();
        const result = await registry.putTag(manifest, tag);
        if (result.kind === 'put')
            onPut(tag);
        return { tag, result };
    }));
    const that = (kind) => results.filter(({ result }) => result.kind === kind).map(({ tag }) => tag);
    const [immutable, full] = [that('immutable'), that('full')];
    if (immutable.length > 0)
        throw (0,_errors_tag_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .tagsTaken */ .$)(immutable, repository);
    if (full.length > 0)
        throw new _errors_tag_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImageFull */ .Ts((0,_plan_registry_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .imageFull */ .nY)((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ repository, isPublic }), full, manifest.digest), put);
    return that('denied');
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


/***/ })

};
;