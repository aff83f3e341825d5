"use strict";
exports.id = 805;
exports.ids = [805];
exports.modules = {

/***/ 2787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ readClaims),
/* harmony export */   g: () => (/* binding */ requestIdToken)
/* harmony export */ });
/* harmony import */ var _errors_oidc_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3047);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6210);
/* harmony import */ var _send_again_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(101);



function describeAnswer(answer) {
    if (answer.kind === 'no-answer')
        return answer.reason;
    if ((0,_send_again_js__WEBPACK_IMPORTED_MODULE_1__/* .isPage */ .yp)(answer))
        return `It answered with a page (HTTP ${answer.status}), which is none of GitHub's.`;
    if (answer.status === 200)
        return 'It answered with success, but not with a token.';
    return `It answered HTTP ${answer.status}: ${answer.body.slice(0, 300)}`;
}
const TIMEOUT_SECONDS = 10;
async function requestIdToken({ endpoint, audience, proxy, ...context }) {
    const url = new URL(endpoint.url);
    url.searchParams.set('audience', audience);
    const headers = { authorization: `Bearer ${endpoint.requestToken}`, accept: 'application/json' };
    const request = { method: 'GET', url, headers, proxy, seconds: TIMEOUT_SECONDS };
    const answer = await (0,_send_again_js__WEBPACK_IMPORTED_MODULE_1__/* .sendAgain */ .Fm)(request, { ...context, troubleOf: idTokenTrouble });
    const token = tokenIn(answer);
    if (token !== undefined)
        return token;
    throw (0,_errors_oidc_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .idTokenFailed */ .UL)({ host: url.host, isFinal: idTokenTrouble(answer) === undefined, said: describeAnswer(answer) });
}
function idTokenTrouble(answer) {
    const isNotReady = answer.kind === 'answer' && answer.status === 403 && answer.body.includes("Can't issue ID_TOKEN");
    return isNotReady ? 'server' : (0,_send_again_js__WEBPACK_IMPORTED_MODULE_1__/* .answerTrouble */ .m7)(answer);
}
function tokenIn(answer) {
    if (answer.kind !== 'answer' || answer.status !== 200)
        return undefined;
    const { value } = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(answer.body));
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function readClaims(token) {
    return (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')));
}


/***/ }),

/***/ 101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fm: () => (/* binding */ sendAgain),
/* harmony export */   m7: () => (/* binding */ answerTrouble),
/* harmony export */   yp: () => (/* binding */ isPage)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1035);
/* harmony import */ var _lib_http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8480);
/* harmony import */ var _lib_retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9904);
/* harmony import */ var _plan_aws_trouble_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5995);
/* harmony import */ var _plan_retry_policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9225);





class Trouble extends Error {
    answer;
    kind;
    constructor(answer, kind) {
        super(answer.kind === 'answer' ? `${isPage(answer) ? 'a page with ' : ''}HTTP ${answer.status}` : answer.reason);
        this.answer = answer;
        this.kind = kind;
    }
}
function answerTrouble(answer) {
    return answer.kind === 'answer' && !isPage(answer) ? (0,_plan_aws_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .statusTrouble */ .c)(answer.status) : 'network';
}
function isPage(answer) {
    return answer.kind === 'answer' && /^\s*<(?:!doctype|html|head|body)\b/i.test(answer.body);
}
async function sendAgain({ seconds, ...request }, context) {
    const { clock, info, phase, troubleOf = answerTrouble } = context;
    const plan = {
        scheduleOf: (error) => (error instanceof Trouble ? (0,_plan_retry_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .scheduleFor */ .hd)(error.kind, phase) : undefined),
        onRetry: (error, pauseMs) => info(`${request.url.host}: ${error instanceof Error ? error.message : error}; trying again in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .Xo)(pauseMs / 1000)}.`),
    };
    try {
        return await (0,_lib_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .retry */ .L)(plan, clock, async () => {
            const answer = await (0,_lib_http_js__WEBPACK_IMPORTED_MODULE_0__/* .send */ .t)({ ...request, limit: (0,_lib_http_js__WEBPACK_IMPORTED_MODULE_0__/* .timeLimit */ .z)(seconds) });
            const kind = troubleOf(answer);
            if (kind !== undefined)
                throw new Trouble(answer, kind);
            return answer;
        });
    }
    catch (error) {
        if (error instanceof Trouble)
            return error.answer;
        throw error;
    }
}


/***/ }),

/***/ 443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ isKeyLookup),
/* harmony export */   AY: () => (/* binding */ isClockOff),
/* harmony export */   B5: () => (/* binding */ isThrottled),
/* harmony export */   GQ: () => (/* binding */ isServerError),
/* harmony export */   KE: () => (/* binding */ EmptyAnswer),
/* harmony export */   Md: () => (/* binding */ isNotOfAws),
/* harmony export */   O0: () => (/* binding */ isClockCorrected),
/* harmony export */   Qr: () => (/* binding */ isBroken),
/* harmony export */   R0: () => (/* binding */ isUnreachable),
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   eZ: () => (/* binding */ EXPIRED),
/* harmony export */   eh: () => (/* binding */ SIGNATURES),
/* harmony export */   ev: () => (/* binding */ isNamed),
/* harmony export */   fb: () => (/* binding */ isUntrusted),
/* harmony export */   fw: () => (/* binding */ awsWords),
/* harmony export */   w7: () => (/* binding */ isAccessDenied)
/* harmony export */ });
class EmptyAnswer extends Error {
}
function isNamed(error, ...names) {
    return error instanceof Error && names.includes(error.name);
}
function isAccessDenied(error) {
    return isNamed(error, 'AccessDenied', 'AccessDeniedException');
}
function isThrottled(error) {
    const names = ['Throttling', 'ThrottlingException', 'TooManyRequestsException', 'RequestLimitExceeded', 'SlowDown'];
    return isNamed(error, ...names) || statusOf(error) === 429;
}
function isExpired(error) {
    return isNamed(error, ...EXPIRED);
}
const EXPIRED = ['ExpiredToken', 'ExpiredTokenException'];
function isClockOff(error) {
    if (isNamed(error, 'RequestExpired', 'RequestTimeTooSkewed', 'RequestInTheFuture'))
        return true;
    return isNamed(error, ...SIGNATURES) && /expired|not yet current/i.test(error.message);
}
const SIGNATURES = ['InvalidSignatureException', 'SignatureDoesNotMatch'];
function isKeyLookup(error) {
    return (isNamed(error, 'IDPCommunicationError', 'IDPCommunicationErrorException') ||
        (isNamed(error, 'InvalidIdentityToken', 'InvalidIdentityTokenException') && /verification key/i.test(error.message)));
}
function isNotOfAws(error) {
    if (error instanceof EmptyAnswer)
        return true;
    if (!(error instanceof Error) || requestIdOf(error) !== undefined)
        return false;
    return isNamed(error, 'SyntaxError') || /Deserialization error/.test(error.message);
}
function isServerError(error) {
    const status = statusOf(error);
    return status !== undefined && status >= 500;
}
function statusOf(error) {
    return metadataOf(error)?.httpStatusCode;
}
function isClockCorrected(error) {
    return metadataOf(error)?.clockSkewCorrected === true;
}
function isUnreachable(error) {
    return isBroken(error) || UNTRUSTED.test(codeOf(error));
}
function isBroken(error) {
    return isNamed(error, 'TimeoutError') || NOT_REACHED.test(codeOf(error));
}
const NOT_REACHED = /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EPIPE|ERR_PROXY_TUNNEL)/;
const UNTRUSTED = /^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS|ERR_SSL|EPROTO|HPE_)/;
function isUntrusted(error) {
    return UNTRUSTED.test(codeOf(error));
}
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
}
function metadataOf(error) {
    return error instanceof Error ? error.$metadata : undefined;
}
function requestIdOf(error) {
    return metadataOf(error)?.requestId;
}
function awsWords(error) {
    if (!(error instanceof Error))
        return String(error);
    const requestId = requestIdOf(error);
    return `${error.name}: ${error.message}${requestId ? ` (request id ${requestId})` : ''}`;
}


/***/ }),

/***/ 889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ withOwnCredentials),
/* harmony export */   Ni: () => (/* binding */ explainAwsError)
/* harmony export */ });
/* unused harmony export AWS_CAUSES */
/* harmony import */ var _lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2778);
/* harmony import */ var _aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(443);
/* harmony import */ var _common_fixes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8829);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);




function explainAwsError(error, call) {
    return error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? error : new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(problemOf(error, call), { cause: error });
}
function problemOf(error, call) {
    const cause = AWS_CAUSES.find(({ when }) => when(error));
    if (cause === undefined)
        return { ...OTHER_CAUSE, what: refused(call, error) };
    const { code, why, fix, what = refused } = cause;
    const tell = (told) => (typeof told === 'string' ? told : told(call, error));
    return { code, what: tell(what), why: tell(why), fix: tell(fix) };
}
const OTHER_CAUSE = {
    code: 'aws-call-failed',
    fix: 'see what AWS says above; with its request id AWS support can look the call up.',
};
function refused({ service, operation, repository }, error) {
    return `${NAMES[service]} refused ${operation}${repository ? ` on ${repository}` : ''}. ${said(error)}`;
}
const NAMES = { ecr: 'ECR', 'ecr-public': 'ECR Public', sts: 'STS' };
function said(error) {
    return `AWS says: ${(0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .awsWords */ .fw)(error)}`;
}
const named = (...names) => (error) => (0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamed */ .ev)(error, ...names);
const UNKNOWN_CREDENTIALS = ['UnrecognizedClientException', 'InvalidClientTokenId', ..._aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .SIGNATURES */ .eh];
const AWS_CAUSES = [
    {
        code: 'credentials-missing',
        when: named('CredentialsProviderError'),
        what: (_call, error) => `There are no AWS credentials. ${said(error)}`,
        why: (_call, error) => `${NO_ROLE}, and ${whyNoCredentials(error)}.`,
        fix: [
            'name the role, and let the job ask for an ID token:',
            '    permissions:',
            '      id-token: write',
            '      contents: read',
            '    ...',
            '        with:',
            '          role-to-assume: arn:aws:iam::123456789012:role/NAME',
        ].join('\n'),
        examples: ['CredentialsProviderError'],
    },
    {
        code: 'permission-missing',
        when: _aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isAccessDenied */ .w7,
        why: (_call, error) => isByRepository(error)
            ? "the repository belongs to another account, and its policy does not allow this role's calls."
            : isBySession(error)
                ? '`session-policy` does not leave it to the session; the role itself may well have it.'
                : "the role's policy, a permissions boundary, an SCP or a VPC endpoint's policy does not allow it.",
        fix: permissionToAdd,
        examples: ['AccessDenied', 'AccessDeniedException'],
    },
    {
        code: 'credentials-expired',
        when: _aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpired */ ._d,
        why: 'the credentials ran out while the step was at work, or an earlier step left old ones in the environment.',
        fix: 'run the job again; where this step assumes no role itself, set `role-to-assume`; for a long job raise `role-duration-seconds`.',
        examples: _aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .EXPIRED */ .eZ,
    },
    {
        code: 'clock-off',
        when: _aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isClockOff */ .AY,
        why: "the runner's clock is off: AWS takes a signature only for some minutes around its own time.",
        fix: 'set the clock of the runner; `timedatectl` shows it, and whether it follows a time server:\n    sudo timedatectl set-ntp true',
        examples: ['RequestExpired'],
    },
    {
        code: 'credentials-refused',
        when: named(...UNKNOWN_CREDENTIALS),
        why: 'the credentials are of another partition, deleted, or stale ones of the runner (AWS_* variables, a profile).',
        fix: 'set `role-to-assume`; otherwise see which credentials the runner has: aws sts get-caller-identity',
        examples: UNKNOWN_CREDENTIALS,
    },
    {
        code: 'throttled',
        when: _aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isThrottled */ .B5,
        why: 'many jobs of this account call at the same time; the call was tried several times.',
        fix: _common_fixes_js__WEBPACK_IMPORTED_MODULE_2__/* .START_FEWER_JOBS */ .e3,
        examples: ['ThrottlingException'],
    },
    {
        code: 'aws-call-failed',
        when: named('LimitExceededException'),
        why: 'a quota of the account is used up, such as that of repositories or of images in a repository.',
        fix: 'delete what nobody needs, with a lifecycle policy for example, or ask for more in the Service Quotas console.',
        examples: ['LimitExceededException'],
    },
    {
        code: 'aws-call-failed',
        when: _aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isServerError */ .GQ,
        what: ({ service, operation, region }, error) => `${NAMES[service]} in ${region} failed at ${operation}, however often it was asked (HTTP ${(0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(error)}). ${said(error)}`,
        why: 'AWS has trouble in this region, or a proxy in between has.',
        fix: 'see https://health.aws.amazon.com/health/status, and run the job again later.',
        examples: ['ServerException'],
    },
    {
        code: 'aws-unreachable',
        when: _aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isNotOfAws */ .Md,
        what: ({ service, operation, region }, error) => `Something else than ${NAMES[service]} in ${region} answered ${operation}: a page${(0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(error) === undefined ? '' : ` with HTTP ${(0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(error)}`}, which is no answer of AWS.`,
        why: 'a proxy, or the sign-in page of a network, answers in place of AWS.',
        fix: 'let the proxy pass these hosts, or name them in NO_PROXY (`.amazonaws.com`); see also HTTPS_PROXY and AWS_ENDPOINT_URL.',
        examples: ['SyntaxError'],
    },
    {
        code: 'aws-unreachable',
        when: _aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isUntrusted */ .fb,
        what: unreachable,
        why: 'TLS failed: a proxy shows a certificate of its own, the name in it is another one, or what answers speaks no TLS.',
        fix: 'name the certificate of the proxy in NODE_EXTRA_CA_CERTS in the environment of the runner; check HTTPS_PROXY and AWS_ENDPOINT_URL.',
        examples: ['SELF_SIGNED_CERT_IN_CHAIN'],
    },
    {
        code: 'aws-unreachable',
        when: (error) => (0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnreachable */ .R0)(error) && isHostUnknown(error),
        what: unreachable,
        why: ({ region }) => `there is no such host: the region ${region} may be misspelled, or this runner's DNS does not know it.`,
        fix: 'check `aws-region`; on a self-hosted runner check DNS and AWS_ENDPOINT_URL.',
        examples: ['ENOTFOUND'],
    },
    {
        code: 'aws-unreachable',
        when: _aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnreachable */ .R0,
        what: unreachable,
        why: "this runner's network, proxy or VPC endpoint does not let it through, or the service is down.",
        fix: 'on a self-hosted runner check HTTPS_PROXY, NO_PROXY, AWS_ENDPOINT_URL and the VPC endpoints; else run it again.',
        examples: ['ECONNREFUSED', 'TimeoutError'],
    },
];
const NO_ROLE = '`role-to-assume` is not set, or the expression behind it gave nothing';
function withOwnCredentials(failure, variables) {
    const said = saidOfCredentials(variables);
    if (said === undefined)
        return failure;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({ ...failure.problem, why: `${NO_ROLE}, and ${said}.` }, { cause: failure });
}
function saidOfCredentials(variables) {
    const pair = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
    const given = pair.filter((name) => variables[name]);
    const [missing, ...more] = pair.filter((name) => !variables[name]);
    if (missing !== undefined && more.length === 0)
        return `of the runner's own keys ${given.join()} is set and ${missing} is not: of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY one alone is none`;
    const { AWS_PROFILE: profile } = variables;
    return profile
        ? `the runner has no profile ${profile}, which AWS_PROFILE names, in its AWS configuration, or none with credentials`
        : undefined;
}
function whyNoCredentials(error) {
    const profile = error instanceof Error ? /profile: \[([^\]]+)\]/.exec(error.message)?.[1] : undefined;
    if (profile !== undefined)
        return `the runner has no profile ${profile}, which AWS_PROFILE names, in its AWS configuration`;
    return 'the runner has no credentials of its own; of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY one alone is none';
}
function unreachable({ service, region }, error) {
    const words = error instanceof Error ? `${error.name}: ${inPlainWords(error.message)}` : String(error);
    return `${NAMES[service]} in ${region} could not be reached. ${words}`;
}
function inPlainWords(message) {
    const [, limitMs] = /has exceeded the configured (\d+) ms requestTimeout/.exec(message) ?? [];
    return limitMs === undefined ? message : `no answer in ${Number(limitMs) / 1000} s`;
}
function isHostUnknown(error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOTFOUND';
}
function isByRepository(error) {
    return error instanceof Error && error.message.includes('resource-based policy');
}
function isBySession(error) {
    return error instanceof Error && error.message.includes('session policy');
}
const PUBLIC_LOGIN = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'];
function permissionToAdd({ service, operation }, error) {
    const message = error instanceof Error ? error.message : '';
    const action = /to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? `${service}:${operation}`;
    if (isByRepository(error))
        return `add to the policy of the repository, with the role as principal: ${action}`;
    const isLogin = service !== 'sts' && operation === 'GetAuthorizationToken';
    const resource = isLogin ? '*' : (/on resource: (arn:\S+)/.exec(message)?.[1] ?? '*');
    const statement = (0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .allow */ .c)(isLogin && service === 'ecr-public' ? PUBLIC_LOGIN : action, resource);
    const policy = isBySession(error) ? 'to `session-policy`, or take that out' : "to the role's policy";
    return `add this statement ${policy}:\n    ${JSON.stringify(statement)}`;
}


/***/ }),

/***/ 5670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ findCause)
/* harmony export */ });
function findCause(causes, said, context) {
    for (const { code, when, only, why, fix } of causes) {
        const match = when.exec(said);
        if (match === null || only?.(context, match) === false)
            continue;
        const tell = (told) => (typeof told === 'string' ? told : told(context, match));
        return { code, why: tell(why), fix: tell(fix) };
    }
    return undefined;
}


/***/ }),

/***/ 8829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jm: () => (/* binding */ INSTALL_BUILDX),
/* harmony export */   Z_: () => (/* binding */ LOOK_AT_ENGINE),
/* harmony export */   e3: () => (/* binding */ START_FEWER_JOBS)
/* harmony export */ });
const LOOK_AT_ENGINE = 'run the job again; on a self-hosted runner look at the log of the engine:\n    sudo journalctl --unit docker --since -1h';
const START_FEWER_JOBS = 'run the job again; if it happens often, start fewer jobs at once (`max-parallel`) or ask for a higher quota.';
const INSTALL_BUILDX = 'use a runner that has it (`runs-on: ubuntu-latest`), or install it: https://docs.docker.com/build/install-buildx/';


/***/ }),

/***/ 3582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ describeProblem),
/* harmony export */   HR: () => (/* binding */ Failure)
/* harmony export */ });
/* unused harmony export PROBLEM_CODES */
const PROBLEM_CODES = (/* unused pure expression or super */ null && ([
    'account-not-allowed',
    'aws-call-failed',
    'aws-unreachable',
    'base-image-denied',
    'build-failed',
    'builder-missing',
    'cache-immutable',
    'cache-over-image',
    'checkout-broken',
    'checks-failed',
    'clock-off',
    'credentials-expired',
    'credentials-missing',
    'credentials-refused',
    'definition-invalid',
    'digest-mismatch',
    'disk-full',
    'docker-config-broken',
    'docker-missing',
    'docker-not-running',
    'dockerfile-missing',
    'folder-not-writable',
    'id-token-failed',
    'id-token-missing',
    'image-archived',
    'image-changed',
    'image-exists',
    'image-full',
    'image-missing',
    'inputs-invalid',
    'merge-impossible',
    'oidc-audience-refused',
    'oidc-provider-missing',
    'permission-missing',
    'proof-failed',
    'proxy-invalid',
    'push-failed',
    'push-unauthorized',
    'region-disabled',
    'registry-denied',
    'registry-refused',
    'registry-unauthorized',
    'registry-unreachable',
    'replication-failed',
    'repository-missing',
    'role-duration-refused',
    'role-refused',
    'session-policy-refused',
    'tag-immutable',
    'test-failed',
    'throttled',
    'unexpected',
]));
class Failure extends Error {
    problem;
    constructor(problem, options) {
        super(describeProblem(problem), options);
        this.name = 'Failure';
        this.problem = problem;
    }
}
function describeProblem({ code, what, why, fix }, docs = 'docs/troubleshooting.md') {
    const parts = [what];
    if (why !== undefined)
        parts.push(`Likely cause: ${why}`);
    if (fix !== undefined)
        parts.push(`What to do: ${fix}`);
    parts.push(`More: ${docs}#${code}`);
    return parts.join('\n');
}


/***/ }),

/***/ 2618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ invalidInputs)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);

function invalidInputs(mistakes) {
    const isOne = mistakes.length === 1;
    const count = isOne ? 'One input is' : `${mistakes.length} inputs are`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'inputs-invalid',
        what: [`${count} not right. Nothing was built, called or changed.`, ...mistakes.map((text) => `- ${text}`)].join('\n'),
        fix: `change ${isOne ? 'this line' : 'these lines'} under \`with:\` of this step.`,
    });
}


/***/ }),

/***/ 3047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UL: () => (/* binding */ idTokenFailed),
/* harmony export */   WP: () => (/* binding */ explainChainedRoleError),
/* harmony export */   fs: () => (/* binding */ accountNotAllowed),
/* harmony export */   v4: () => (/* binding */ idTokenMissing),
/* harmony export */   wQ: () => (/* binding */ explainWebIdentityError)
/* harmony export */ });
/* unused harmony export SESSION_CAUSES */
/* harmony import */ var _lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2778);
/* harmony import */ var _lib_trust_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9751);
/* harmony import */ var _aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(443);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(889);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5670);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3582);






function idTokenMissing({ fromFork }) {
    if (fromFork) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
            code: 'id-token-missing',
            what: 'A pull request from a fork gets no ID token from GitHub, so this run cannot assume the role.',
            why: 'GitHub gives such runs no access on purpose, whatever `permissions` says.',
            fix: [
                'build the image there without pushing it:',
                '        with:',
                "          push: ${{ github.event_name != 'pull_request' }}",
            ].join('\n'),
        });
    }
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
        code: 'id-token-missing',
        what: 'This job may not ask GitHub for an ID token, so it cannot assume the role. No call was made.',
        why: '`id-token: write` is missing in the permissions of the job. A `permissions:` block of a job replaces the one of ' +
            'the workflow, and for a reusable workflow the calling job needs it too.',
        fix: [
            'add to the job (and to the job that calls it, for a reusable workflow):',
            '    permissions:',
            '      id-token: write',
            '      contents: read',
        ].join('\n'),
    });
}
function accountNotAllowed(accountId, allowed, whose) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
        code: 'account-not-allowed',
        what: `${whose} belongs to account ${accountId}; \`allowed-account-ids\` allows ${allowed.join(', ')}. Nothing was changed.`,
        why: 'the role of another stage or account was put in, or the list is not up to date.',
        fix: `set \`role-to-assume\` to a role in an allowed account, or add ${accountId} to \`allowed-account-ids\`.`,
    });
}
function explainWebIdentityError(error, refused) {
    if ((0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__/* .isAccessDenied */ .w7)(error))
        return roleRefused(error, refused);
    const { role, audience, claims, region } = refused;
    return explainSessionError(error, { role, region, provider: { issuer: (0,_lib_trust_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .issuerOf */ .xD)(claims), audience } });
}
function explainSessionError(error, refused) {
    const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const cause = (0,_causes_js__WEBPACK_IMPORTED_MODULE_4__/* .findCause */ .l)(SESSION_CAUSES, said, refused);
    if (cause === undefined)
        return (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explainAwsError */ .Ni)(error, { service: 'sts', operation: 'AssumeRole', region: refused.region });
    const what = SESSION_HEADINGS[cause.code]?.(refused) ?? '';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({ ...cause, what: `${what} AWS says: ${(0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__/* .awsWords */ .fw)(error)}` }, { cause: error });
}
const SESSION_HEADINGS = {
    'oidc-provider-missing': ({ role }) => `Account ${role.accountId} does not know GitHub as an identity provider.`,
    'oidc-audience-refused': ({ role, provider }) => `The OIDC provider in account ${role.accountId} does not accept the audience ${provider?.audience}.`,
    'role-duration-refused': ({ role }) => `The role ${role.arn} does not allow sessions that long.`,
    'credentials-expired': () => 'The ID token of this job was too old for STS, and so was a fresh one.',
    'session-policy-refused': ({ role }) => `STS does not take the session policy for ${role.arn}.`,
    'region-disabled': ({ role, region }) => `STS is not active in ${region} for account ${role.accountId}.`,
};
const SESSION_CAUSES = [
    {
        code: 'oidc-provider-missing',
        when: /OpenIDConnect provider/i,
        only: ({ provider }) => provider !== undefined,
        why: 'the OIDC provider was never created in the account of the role.',
        fix: ({ provider }) => `create it once:\n    aws iam create-open-id-connect-provider --url https://${provider?.issuer} --client-id-list ${provider?.audience}`,
        example: 'InvalidIdentityToken: No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com',
    },
    {
        code: 'oidc-audience-refused',
        when: /audience/i,
        only: ({ provider }) => provider !== undefined,
        why: 'the audience is not in the client id list of the provider.',
        fix: ({ role, provider }) => 'set `audience` to one that is in the list, or add this one:\n' +
            '    aws iam add-client-id-to-open-id-connect-provider \\\n' +
            `      --open-id-connect-provider-arn ${(0,_lib_trust_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .providerArn */ .Zj)(role, provider?.issuer ?? '')} --client-id ${provider?.audience}`,
        example: 'InvalidIdentityToken: Incorrect token audience',
    },
    {
        code: 'role-duration-refused',
        when: /DurationSeconds/,
        why: 'its maximum session duration is lower than `role-duration-seconds`.',
        fix: 'lower `role-duration-seconds`, or raise the maximum session duration of the role.',
        example: 'ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    },
    {
        code: 'credentials-expired',
        when: /^ExpiredToken/,
        only: ({ provider }) => provider !== undefined,
        why: 'an ID token lives for five minutes; where a fresh one is too old the clock of a GitHub Enterprise Server is off, or a proxy answers with an older one.',
        fix: 'run the job again; with a server of your own see that its clock is right.',
        example: 'ExpiredTokenException: Token expired: current date/time must be before the expiration date/time',
    },
    {
        code: 'session-policy-refused',
        when: /^PackedPolicyTooLarge/,
        why: 'packed, the policy and the names of the managed ones are larger than STS takes, although they have few enough characters.',
        fix: 'shorten `session-policy`, with wildcards for example, or make it a managed policy and write its ARN.',
        example: 'PackedPolicyTooLarge: Packed policy consumes 112% of allotted space, please use smaller policy.',
    },
    {
        code: 'session-policy-refused',
        when: /^MalformedPolicyDocument/,
        why: 'what `session-policy` says is no policy that IAM knows.',
        fix: 'try it in the policy editor of the IAM console, which names the place.',
        example: 'MalformedPolicyDocument: Syntax errors in policy.',
    },
    {
        code: 'session-policy-refused',
        when: /PolicyArns|policy ARN|managed polic/i,
        why: 'an ARN in `session-policy` is that of no policy in the account of the role.',
        fix: 'check the ARNs: aws iam list-policies --query "Policies[].Arn"',
        example: 'ValidationError: PolicyArns: there is no arn:aws:iam::123456789012:policy/NAME',
    },
    {
        code: 'region-disabled',
        when: /^RegionDisabledException:/,
        why: 'this region has to be switched on for the account first.',
        fix: ({ region }) => `enable ${region} in the account's settings.`,
        example: 'RegionDisabledException: STS is not activated in this region for account:123456789012.',
    },
];
function roleRefused(error, { role, claims, audience }) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
        code: 'role-refused',
        what: [
            `STS refused to let this job assume ${role.arn}. AWS says: ${(0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__/* .awsWords */ .fw)(error)}`,
            'The ID token of this job claims:',
            ...(0,_lib_trust_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .describeClaims */ .Zs)(claims).map((line) => `    ${line}`),
            describeSubject(claims),
        ].join('\n'),
        why: "the role's trust policy does not match these claims (StringEquals compares every character; `environment:` and " +
            'pull requests change the subject), or there is no role of that name.',
        fix: [
            ...(claims.event_name === 'pull_request'
                ? ['build pull requests with `push: false`, unless every one of them may push. Otherwise']
                : []),
            'compare with the trust policy of the role (for more than one branch or event use StringLike with * for the subject, or the ' +
                `claims repository_id and ref). This puts one in that accepts this job, with credentials of account ${role.accountId}; it ` +
                'takes the place of the whole policy, so add what others need:',
            ...putTrustPolicy(role, (0,_lib_trust_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .trustPolicy */ .RZ)(role, claims, audience)),
        ].join('\n'),
    }, { cause: error });
}
function explainChainedRoleError(error, { role, callerArn, region }) {
    if (!(0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__/* .isAccessDenied */ .w7)(error))
        return explainSessionError(error, { role, region });
    const caller = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(callerArn);
    const principal = caller ? `arn:${caller[1]}:iam::${caller[2]}:role/${caller[3]}` : callerArn;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
        code: 'role-refused',
        what: `${callerArn} may not assume ${role.arn}. AWS says: ${(0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__/* .awsWords */ .fw)(error)}`,
        why: 'the first role lacks sts:AssumeRole on the second, the trust policy of the second does not name the first, or ' +
            'it asks for an external id (`role-external-id`).',
        fix: [
            'add to the policy of the first role:',
            `    ${JSON.stringify((0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_5__/* .allow */ .c)('sts:AssumeRole', role.arn))}`,
            `and let the second trust the first, with credentials of account ${role.accountId}; this takes the place of the whole trust ` +
                'policy, so add what others need:',
            ...putTrustPolicy(role, {
                Version: '2012-10-17',
                Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: principal } }],
            }),
        ].join('\n'),
    }, { cause: error });
}
function putTrustPolicy({ name }, policy) {
    const json = JSON.stringify(policy, null, 2).replaceAll("'", '\\u0027');
    const command = `aws iam update-assume-role-policy --role-name ${name.split('/').at(-1)} --policy-document '${json}'`;
    return command.split('\n').map((line) => `    ${line}`);
}
function describeSubject(claims) {
    if ((0,_lib_trust_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .hasImmutableSubject */ .TC)(claims)) {
        return 'The subject has the immutable form, with the ids of owner and repository (repository_owner_id and repository_id above): a trust policy with repo:OWNER/NAME:... does not match it.';
    }
    return /^repo:[^/]+\/[^:]+:/.test(String(claims.sub ?? ''))
        ? 'The subject has the plain form, repo:OWNER/NAME:..., without ids.'
        : 'The subject has a form of its own: it was customised for this organisation or repository.';
}
function idTokenFailed({ host, isFinal, said, }) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
        code: 'id-token-failed',
        what: `GitHub's token service (${host}) gave no ID token${isFinal ? '' : ', however often it was asked'}. ${said}`,
        why: isFinal
            ? 'a proxy or another page answers in place of GitHub, or this GitHub Enterprise Server has OIDC turned off.'
            : "the service is down for the moment, or this runner's network or proxy does not let it through.",
        fix: isFinal
            ? `look at the answer above; on a self-hosted runner let ${host} pass, or add it to NO_PROXY.`
            : `run the job again; on a self-hosted runner let ${host} pass (see also HTTPS_PROXY and NO_PROXY).`,
    });
}


/***/ }),

/***/ 2100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ gitIn)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


const VARIABLES = process.platform === 'win32' ? ['PATH', 'Path', 'USERPROFILE', 'SystemRoot'] : ['PATH', 'HOME'];
function gitIn({ folder, variables }) {
    const given = Object.fromEntries(VARIABLES.map((name) => [name, variables[name]]));
    const env = { ...given, GIT_NO_LAZY_FETCH: '1' };
    const settings = [
        'log.showSignature=false',
        'core.fsmonitor=false',
        'core.hooksPath=/dev/null',
        'core.pager=cat',
        'protocol.allow=never',
    ];
    const flags = [`--git-dir=${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, '.git')}`, ...settings.flatMap((setting) => ['-c', setting])];
    const options = { cwd: folder, timeout: 5_000, maxBuffer: 64 * 1024 * 1024, env };
    return (...args) => new Promise((resolve) => {
        (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('git', [...flags, ...args], options, (error, stdout, stderr) => resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 128, stdout, stderr }));
    });
}


/***/ }),

/***/ 9600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ historyOf)
/* harmony export */ });
/* harmony import */ var _lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6318);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2100);


function historyOf(place) {
    const git = (0,_git_js__WEBPACK_IMPORTED_MODULE_0__/* .gitIn */ .u)(place);
    return {
        dateOf: (commit) => dateOfCommit(git, commit),
        place: (ours, others) => placeCommits(git, ours, others),
    };
}
async function dateOfCommit(git, commit) {
    if (!(0,_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommitSha */ ._)(commit))
        return undefined;
    const { code, stdout } = await git('log', '-1', '--format=%ct', commit, '--');
    return code === 0 && /^\d+$/.test(stdout.trim()) ? new Date(Number(stdout) * 1000) : undefined;
}
async function placeCommits(git, ours, others) {
    const asked = [...new Set(others)].filter((commit) => (0,_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommitSha */ ._)(commit) && commit !== ours);
    if (asked.length === 0 || !(0,_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommitSha */ ._)(ours))
        return { later: [], notLater: [] };
    const [known, complete] = await Promise.all([knownOf(git, [ours, ...asked]), isComplete(git)]);
    const there = asked.filter((commit) => known.has(commit));
    if (!known.has(ours) || there.length === 0)
        return { later: [], notLater: [] };
    const later = await descendantsOf(git, ours, there);
    return { later, notLater: complete ? there.filter((commit) => !later.includes(commit)) : [] };
}
async function isComplete(git) {
    return (await git('rev-parse', '--is-shallow-repository')).stdout.trim() === 'false';
}
async function knownOf(git, commits) {
    const { stdout } = await git('log', '--no-walk', '--ignore-missing', '--format=%H', ...commits, '--');
    return new Set(stdout.split('\n').filter((commit) => commits.includes(commit)));
}
async function descendantsOf(git, ours, commits) {
    const { stdout } = await git('rev-list', '--ancestry-path', ...commits, `^${ours}`, '--');
    const onTheWay = new Set(stdout.split('\n'));
    return commits.filter((commit) => onTheWay.has(commit));
}


/***/ }),

/***/ 4801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GM: () => (/* binding */ readAccount),
/* harmony export */   d6: () => (/* binding */ readRolesFor),
/* harmony export */   dy: () => (/* binding */ readEcr),
/* harmony export */   yA: () => (/* binding */ NOT_IN_PUBLIC)
/* harmony export */ });
/* unused harmony export defaultSessionName */
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1619);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9020);
/* harmony import */ var _plan_registry_location_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4565);
/* harmony import */ var _input_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5384);
/* harmony import */ var _parse_aws_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5265);
/* harmony import */ var _parse_basic_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9046);
/* harmony import */ var _session_policy_input_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6060);







function readEcr(reader, origin, use) {
    return {
        kind: (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicHost */ .sw)(use.repository?.host ?? '') ? 'ecr-public' : 'ecr',
        repository: use.repository ?? { name: '' },
        ...readAccount(reader, origin, use),
        createRepository: reader.boolean('create-repository', false),
        exportCredentials: reader.boolean('export-credentials', false),
        dockerLogin: reader.boolean('docker-login', false),
    };
}
function readAccount(reader, origin, use) {
    const isPublic = (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicHost */ .sw)(use.repository?.host ?? '');
    const named = readRegion(reader, origin, isPublic ? { ...use, isCalled: false } : use);
    const region = isPublic ? _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .PUBLIC_REGION */ .Ne : named;
    const { furtherRoles = [], isCalled } = use;
    const credentials = readCredentials(reader, origin.event, { region, isPublic, furtherRoles });
    if (isPublic && named !== '' && (0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(named) !== 'aws')
        reader.mistake('aws-region', `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(named)} ${NOT_IN_PUBLIC}`);
    const isRole = credentials.kind === 'roles' || furtherRoles.length > 0;
    if (isCalled && !isRole && reader.text('session-policy') !== '')
        reader.mistake('session-policy', NO_ROLE);
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({
        region,
        credentialsRegion: isPublic ? named || _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .PUBLIC_REGION */ .Ne : undefined,
        registryId: readRegistryId(reader, use.repository),
        credentials,
        allowedAccountIds: reader.list('allowed-account-ids', _parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .parseAccountId */ .cK, { commas: true }),
    });
}
const NOT_IN_PUBLIC = 'is in another partition of AWS than ECR Public, which is in that of the usual accounts only. Push from an account there, or to a private repository.';
const NO_ROLE = "narrows the session of a role, and there is none: the runner's own credentials stay as they are. Set `role-to-assume`.";
function readRegion(reader, { environment }, { repository, isCalled }) {
    const named = reader.optional('aws-region', _parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRegion */ .cf);
    if (named !== undefined && repository?.region !== undefined && named !== repository.region) {
        reader.mistake('aws-region', `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(named)} contradicts the repository, which is in ${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(repository.region)}. Take this line out.`);
    }
    if (named !== undefined || repository?.region !== undefined)
        return named ?? repository?.region ?? '';
    if (reader.text('aws-region') !== '')
        return '';
    if (environment.region === undefined) {
        if (isCalled && (repository !== undefined || reader.text('repository') === '')) {
            const why = reader.isPassed('aws-region') ? `, and this is empty: ${_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .GAVE_NOTHING */ .cy} Else add` : '. Add';
            reader.mistake('aws-region', `the region is unknown${why} a line such as \`aws-region: eu-west-1\`.`);
        }
        return '';
    }
    const fromEnvironment = (0,_parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRegion */ .cf)(environment.region);
    if (fromEnvironment.valid)
        return fromEnvironment.value;
    reader.mistake('aws-region', `is not set, and AWS_REGION, ${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(environment.region)}, ${fromEnvironment.rule}`);
    return '';
}
function readRegistryId(reader, repository) {
    const named = reader.optional('registry-id', _parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .parseAccountId */ .cK);
    if (named !== undefined && repository?.accountId !== undefined && named !== repository.accountId) {
        reader.mistake('registry-id', `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(named)} contradicts the repository, which is in ${repository.accountId}. Take this line out.`);
    }
    return named ?? repository?.accountId;
}
function readCredentials(reader, event, { furtherRoles, ...where }) {
    const [first, ...chained] = reader.list('role-to-assume', _parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRole */ .gP);
    const isChained = chained.length > 0 || furtherRoles.length > 1;
    if (reader.optional('role-external-id', _parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .parseExternalId */ .Wt) !== undefined && !isChained)
        reader.mistake('role-external-id', first === undefined ? NOBODY_ASKS : ONE_ROLE);
    if (first !== undefined)
        return readRolesFor(reader, { input: 'role-to-assume', event, ...where, roles: [first, ...chained] });
    readSession(reader, event);
    (0,_session_policy_input_js__WEBPACK_IMPORTED_MODULE_5__/* .readSessionPolicy */ .L)(reader, undefined);
    return { kind: 'runner' };
}
const NOBODY_ASKS = 'only a chained role is asked for it, and role-to-assume names no role.';
const ONE_ROLE = 'only a chained role is asked for it, and role-to-assume names one role.';
function readRolesFor(reader, use) {
    const { input, event, region, roles } = use;
    const [first, ...chained] = roles;
    const { audience, sessionName, durationSeconds, externalId } = readSession(reader, event);
    if (chained.length > 0 && durationSeconds > 3600) {
        reader.mistake('role-duration-seconds', `"${durationSeconds}" is too long for a chained role: AWS allows at most 3600 seconds there.`);
    }
    for (const { arn, partition } of roles) {
        if (use.isPublic === true) {
            if (partition !== 'aws')
                reader.mistake(input, `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(arn)} ${NOT_IN_PUBLIC}`);
        }
        else if (region !== '' && !(0,_parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .isInPartition */ .UT)(region, partition)) {
            reader.mistake(input, `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(arn)} is in the partition ${partition}, the region ${region} is not.`);
        }
    }
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({
        kind: 'roles',
        roles,
        audience: audience ?? defaultAudience(first.partition),
        sessionName,
        durationSeconds,
        externalId: chained.length === 0 ? undefined : externalId,
        sessionPolicy: (0,_session_policy_input_js__WEBPACK_IMPORTED_MODULE_5__/* .readSessionPolicy */ .L)(reader, first),
    });
}
function readSession(reader, event) {
    return {
        audience: reader.optional('audience', _parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .parseAudience */ .QA),
        sessionName: reader.withDefault('role-session-name', _parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSessionName */ .NN, defaultSessionName(event)),
        durationSeconds: reader.withDefault('role-duration-seconds', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_6__/* .parseInteger */ .cG)(900, 43200, 'seconds'), 3600),
        externalId: reader.optional('role-external-id', _parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .parseExternalId */ .Wt),
    };
}
function defaultAudience(partition) {
    return partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}
function defaultSessionName({ repository, runId, runAttempt }) {
    const run = `-${runId}-${runAttempt}`;
    const name = repository.name.replace(/[^\w+=,.@-]/g, '-') || 'local';
    return `gha-${name.slice(0, 64 - 'gha-'.length - run.length)}${run}`;
}


/***/ }),

/***/ 2604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ parseCommit),
/* harmony export */   s: () => (/* binding */ checkCommit)
/* harmony export */ });
/* harmony import */ var _lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6318);
/* harmony import */ var _lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1465);


function parseCommit(text) {
    const commit = text.toLowerCase();
    if ((0,_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_0__/* .isCommitSha */ ._)(commit))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)(commit);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not a full commit SHA of 40 hexadecimal digits. `git rev-parse HEAD` prints one.');
}
function checkCommit(reader) {
    reader.optional('commit', parseCommit);
}


/***/ }),

/***/ 9349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dm: () => (/* binding */ isInAws),
/* harmony export */   G2: () => (/* binding */ parseDestination),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   Ug: () => (/* binding */ parseAnyRepository),
/* harmony export */   YN: () => (/* binding */ toDestination),
/* harmony export */   YY: () => (/* binding */ isThisMachine),
/* harmony export */   fC: () => (/* binding */ wholeName),
/* harmony export */   sF: () => (/* binding */ readDestinations)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1619);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9020);
/* harmony import */ var _lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1465);
/* harmony import */ var _aws_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4801);
/* harmony import */ var _input_reader_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5384);
/* harmony import */ var _parse_aws_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5265);






function isInAws(destination) {
    return destination.kind !== 'registry';
}
function parseDestination(text) {
    const [uri = '', ...options] = text.split(/\s+/);
    const repository = parseAnyRepository(uri);
    if (!repository.valid)
        return repository;
    const values = new Map();
    for (const option of options) {
        const [, name, value] = /^([\w-]+)=(.+)$/.exec(option) ?? [];
        if (name === undefined || value === undefined || !OPTIONS.includes(name))
            return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`has "${option}" behind the repository. There are role=ARN, user=NAME and password-env=VARIABLE.`);
        if (values.has(name))
            return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`gives ${name} twice.`);
        values.set(name, value);
    }
    const roles = parseRoles(values.get('role'));
    if (!roles.valid)
        return roles;
    const [user, variable] = [values.get('user'), values.get('password-env')];
    const mistake = mistakeOf({ repository: repository.value, isRole: values.has('role'), user, variable });
    if (mistake !== undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(mistake);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ repository: repository.value, roles: roles.value, user, variable }));
}
const OPTIONS = ['role', 'user', 'password-env'];
function parseRoles(text) {
    const roles = [];
    for (const arn of text?.split(',') ?? []) {
        const role = (0,_parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRole */ .gP)(arn);
        if (!role.valid)
            return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`names the role "${arn}", which ${role.rule}`);
        roles.push(role.value);
    }
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(roles);
}
function mistakeOf({ repository, isRole, user, variable }) {
    const isAws = kindOf(repository) !== 'registry';
    const isLogin = user !== undefined || variable !== undefined;
    if (isLogin && (user === undefined || variable === undefined))
        return 'has one of user= and password-env= only. A login takes both: user=NAME password-env=VARIABLE.';
    if (isLogin && isRole)
        return 'has a role and a user. A role is for ECR, a user for other registries.';
    if (isLogin && isAws && repository.host !== undefined && !isThisMachine(repository.host))
        return 'has a user, but is in ECR, where a role logs in: role=ARN.';
    if (isRole && !isAws && !isThisMachine(repository.host ?? ''))
        return 'has a role, but is not in ECR. Give user=NAME password-env=VARIABLE, or log in before with docker/login-action.';
    if (variable !== undefined && !/^[A-Za-z_]\w*$/.test(variable))
        return `names "${variable}" as the variable of the password, which is no name of a variable: the password itself never stands here.`;
    return undefined;
}
function kindOf({ host }) {
    if (host === undefined || (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_4__/* .isEcrHost */ .R5)(host))
        return 'ecr';
    return (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_4__/* .isPublicHost */ .sw)(host) ? 'ecr-public' : 'registry';
}
function isThisMachine(host) {
    return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/.test(host);
}
function parseAnyRepository(text) {
    const [host = '', ...path] = text.split('/');
    const isHost = path.length > 0 && (/[.:]/.test(host) || host === 'localhost');
    if (!isHost || kindOf({ host }) !== 'registry')
        return (0,_parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepository */ .SU)(text);
    const name = path.join('/');
    if (!HOST.test(host))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`names the host "${host}", which is none.`);
    if (NAME.test(name))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)({ host, name });
    const tagged = /^([^:@]+)[:@](.+)$/.exec(name);
    if (tagged?.[1] !== undefined && NAME.test(tagged[1]))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`carries a tag or digest. Write "${host}/${tagged[1]}": it gets the same tags as \`repository\`.`);
    if (NAME.test(name.toLowerCase()))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`has upper case. Write "${host}/${name.toLowerCase()}".`);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is not a repository: HOST/NAME, such as ghcr.io/octo-org/shop.');
}
const HOST = /^[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?$|^\[[0-9a-f:]+\](?::\d{1,5})?$/i;
const NAME = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
function readDestinations(reader, origin, first) {
    const lines = reader.list('also-push-to', parseDestination, { keyOf: ({ repository }) => nameIn(repository, first) });
    const own = nameIn(first.repository, first);
    const further = lines.flatMap((line) => {
        const destination = toDestination(reader, line, { first, ...origin });
        if (nameIn(line.repository, first) === own)
            reader.mistake('also-push-to', `${wholeName(line.repository)} is \`repository\` already. Take the line out.`);
        return [destination];
    });
    return [first, ...further];
}
const WHOSE = 'names no registry, and `repository` is in ECR Public. Write it with its host: "ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME", or ' +
    '"public.ecr.aws/ALIAS/NAME".';
function toDestination(reader, line, origin) {
    const { repository, roles, user, variable } = line;
    const { host } = repository;
    const kind = roles.length > 0 ? 'ecr' : kindOf(repository);
    if (origin.first.kind === 'ecr-public' && host === undefined)
        reader.mistake('also-push-to', `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(origin.shown ?? repository.name)} ${WHOSE}`);
    if (kind === 'registry' && host !== undefined) {
        if (variable === undefined || user === undefined)
            return { kind, repository: { ...repository, host }, login: { kind: 'job' } };
        if (!origin.environment.variables[variable])
            reader.mistake('also-push-to', `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(origin.shown ?? wholeName(repository))} takes its password from the variable ${variable}, which is not set, or empty. Set it under ` +
                `\`env:\` of the step: \`${variable}: \${{ secrets.NAME }}\`.`);
        return { kind, repository: { ...repository, host }, login: { kind: 'password', user, variable } };
    }
    return { kind: kind === 'registry' ? 'ecr' : kind, repository, ...accountOf(reader, line, origin), ...ALONE };
}
const ALONE = { exportCredentials: false, dockerLogin: false };
function accountOf(reader, { repository, roles: [role, ...chained] }, { first, event, shown }) {
    const isPublic = kindOf(repository) === 'ecr-public';
    const own = first.credentialsRegion ?? first.region;
    const region = isPublic ? _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_4__/* .PUBLIC_REGION */ .Ne : (repository.region ?? own);
    const ownRegistry = repository.host === undefined && role === undefined ? first.registryId : undefined;
    const credentials = role === undefined
        ? first.credentials
        : (0,_aws_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .readRolesFor */ .d6)(reader, { input: 'also-push-to', event, region, isPublic, roles: [role, ...chained] });
    if (isPublic && role === undefined)
        checkPartition(reader, shown ?? wholeName(repository), first);
    const { allowedAccountIds, createRepository } = first;
    const registryId = isPublic ? undefined : (repository.accountId ?? ownRegistry);
    const credentialsRegion = isPublic && (0,_parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .isInPartition */ .UT)(own, 'aws') ? own || undefined : undefined;
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ region, credentialsRegion, registryId, credentials, allowedAccountIds, createRepository });
}
function checkPartition(reader, name, first) {
    const { credentials, region } = first;
    const role = credentials.kind === 'roles' ? credentials.roles.at(-1) : undefined;
    if (role?.partition === 'aws' || (role === undefined && (region === '' || (0,_parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .isInPartition */ .UT)(region, 'aws'))))
        return;
    reader.mistake('also-push-to', `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(name)} gets the credentials of \`repository\`. What these are for ${_aws_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_IN_PUBLIC */ .yA}`);
}
function nameIn({ host, name }, { repository: first }) {
    return wholeName({ name, ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ host: host ?? first.host }) });
}
function wholeName({ host, name }) {
    return host === undefined ? name : `${host}/${name}`;
}


/***/ }),

/***/ 9137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zU: () => (/* binding */ checkInputNames),
  vU: () => (/* binding */ describeStrangers),
  d3: () => (/* binding */ refuseNames)
});

// EXTERNAL MODULE: ./.build/lib/edit-distance.js
var edit_distance = __webpack_require__(1070);
;// CONCATENATED MODULE: ./.build/inputs/action-inputs.js
const ACTION_INPUTS = {
    'build-push': [
        'aws-region',
        'role-to-assume',
        'audience',
        'role-session-name',
        'role-duration-seconds',
        'role-external-id',
        'session-policy',
        'allowed-account-ids',
        'export-credentials',
        'docker-login',
        'repository',
        'registry-id',
        'create-repository',
        'also-push-to',
        'wait-for-replication',
        'repository-catalog',
        'commit-tag',
        'commit',
        'tags',
        'flavor',
        'labels',
        'annotations',
        'github-token',
        'own-labels',
        'plan-only',
        'if-exists',
        'reuse',
        'reuse-max-age-days',
        'keep-newer-tags',
        'context',
        'file',
        'target',
        'build-args',
        'pull',
        'no-cache',
        'no-cache-filters',
        'build-contexts',
        'secrets',
        'secret-envs',
        'secret-files',
        'ssh',
        'allow',
        'platforms',
        'provenance',
        'sbom',
        'compression',
        'builder',
        'load',
        'cache',
        'cache-ref',
        'cache-from',
        'cache-to',
        'source-image',
        'output',
        'test',
        'test-timeout-seconds',
        'test-platforms',
        'network',
        'add-hosts',
        'shm-size',
        'ulimit',
        'push',
    ],
    bake: [
        'aws-region',
        'role-to-assume',
        'audience',
        'role-session-name',
        'role-duration-seconds',
        'role-external-id',
        'session-policy',
        'allowed-account-ids',
        'export-credentials',
        'docker-login',
        'files',
        'workdir',
        'targets',
        'set',
        'vars',
        'repository-prefix',
        'repositories',
        'registry-id',
        'create-repository',
        'also-push-to',
        'commit-tag',
        'commit',
        'tags',
        'flavor',
        'labels',
        'annotations',
        'github-token',
        'own-labels',
        'if-exists',
        'reuse',
        'reuse-max-age-days',
        'keep-newer-tags',
        'pull',
        'no-cache',
        'allow',
        'provenance',
        'sbom',
        'builder',
        'cache',
        'cache-ref',
        'push',
        'plan-only',
    ],
    doctor: [
        'aws-region',
        'role-to-assume',
        'audience',
        'role-session-name',
        'role-duration-seconds',
        'role-external-id',
        'session-policy',
        'allowed-account-ids',
        'export-credentials',
        'docker-login',
        'repository',
        'registry-id',
        'create-repository',
        'also-push-to',
        'wait-for-replication',
        'repository-catalog',
        'commit-tag',
        'commit',
        'tags',
        'flavor',
        'labels',
        'annotations',
        'github-token',
        'own-labels',
        'plan-only',
        'if-exists',
        'reuse',
        'reuse-max-age-days',
        'keep-newer-tags',
        'context',
        'file',
        'target',
        'build-args',
        'pull',
        'no-cache',
        'no-cache-filters',
        'build-contexts',
        'secrets',
        'secret-envs',
        'secret-files',
        'ssh',
        'allow',
        'platforms',
        'provenance',
        'sbom',
        'compression',
        'builder',
        'load',
        'cache',
        'cache-ref',
        'cache-from',
        'cache-to',
        'source-image',
        'output',
        'test',
        'test-timeout-seconds',
        'test-platforms',
        'network',
        'add-hosts',
        'shm-size',
        'ulimit',
        'push',
        'policy-only',
    ],
    merge: [
        'aws-region',
        'role-to-assume',
        'audience',
        'role-session-name',
        'role-duration-seconds',
        'role-external-id',
        'session-policy',
        'allowed-account-ids',
        'repository',
        'registry-id',
        'images',
        'commit-tag',
        'commit',
        'tags',
        'flavor',
        'annotations',
        'github-token',
        'keep-newer-tags',
    ],
    promote: [
        'aws-region',
        'role-to-assume',
        'audience',
        'role-session-name',
        'role-duration-seconds',
        'role-external-id',
        'session-policy',
        'allowed-account-ids',
        'repository',
        'registry-id',
        'image',
        'commit',
        'tags',
        'flavor',
        'if-exists',
        'to-repository',
        'to-role',
        'create-repository',
    ],
};

;// CONCATENATED MODULE: ./.build/inputs/unsupported-inputs.js

const misspelled = (name, right) => ({
    name,
    instead: `is called \`${right}\` here: write \`${right}: ...\`.`,
});
const missing = (names, instead) => names.map((name) => ({ name, instead }));
const NOT_YET = 'is not there yet in this version: take the line out, or stay with docker/build-push-action for this image.';
const NOT_YET_ECR = 'is not there yet in this version: take the line out, and set the repository up beside the workflow.';
const IN_THE_ENVIRONMENT = 'is not an input: set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN under `env:` of the step.';
const ALWAYS_MASKED = 'is not needed: secrets are always masked and forgotten, account ids never are. Take the line out.';
const NOT_NEEDED = 'is not needed here: this action leaves nothing behind, and asks GitHub for nothing. Take the line out.';
const NOT_HERE = 'is not an input of this action; docs/moving.md says what takes its place. Take the line out.';
const OF_THE_CREDENTIALS = [
    { name: 'overwrite-aws-profile', instead: NOT_HERE, harmless: 'false' },
    {
        name: 'role-skip-session-tagging',
        instead: 'is not needed: sessions get no tags. Take the line out.',
        harmless: 'true',
    },
    {
        name: 'special-characters-workaround',
        instead: 'is not needed: no shell sees the credentials. Take the line out.',
    },
    {
        name: 'force-skip-oidc',
        instead: 'is not needed: without `role-to-assume` the credentials of the runner are used. Take the line out.',
        harmless: 'false',
    },
    { name: 'action-timeout-s', instead: "is not an input: set `timeout-minutes` of the step, GitHub's own." },
    { name: 'sts-endpoint', instead: 'is not an input: set AWS_ENDPOINT_URL_STS under `env:` of the step.' },
];
const BUILDER_OF_ITS_OWN = 'is an input of docker/setup-buildx-action. Here a builder is made where one is needed, and `builder` names one that a step ' +
    'with that action has made before. Take the line out.';
const OF_THE_BUILDER = [
    ...missing(['version', 'endpoint', 'append', 'keep-state', 'cache-binary'], BUILDER_OF_ITS_OWN),
    ...missing(['install', 'config', 'config-inline'], BUILDER_OF_ITS_OWN),
    ...missing(['use', 'name'], BUILDER_OF_ITS_OWN),
];
const OF_DOCTOR = 'is an input of doctor, which prints the least policies for the inputs of a build. Take the line out.';
const KNOWN_ELSEWHERE = [
    misspelled('region', 'aws-region'),
    misspelled('role', 'role-to-assume'),
    misspelled('role-arn', 'role-to-assume'),
    misspelled('account-id', 'registry-id'),
    misspelled('registries', 'registry-id'),
    ...['repository-name', 'repo', 'ecr-repository'].map((name) => misspelled(name, 'repository')),
    misspelled('image', 'repository'),
    misspelled('images', 'repository'),
    misspelled('tag', 'tags'),
    misspelled('dockerfile', 'file'),
    misspelled('build-arg', 'build-args'),
    ...missing(['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'], IN_THE_ENVIRONMENT),
    ...missing(['mask-aws-account-id', 'mask-password', 'skip-logout'], ALWAYS_MASKED),
    {
        name: 'role-chaining',
        instead: 'is not needed: write both roles under `role-to-assume`, one per line.',
        harmless: 'false',
    },
    { name: 'output-env-credentials', instead: 'is called `export-credentials` here.', harmless: 'false' },
    {
        name: 'registry-type',
        instead: 'is not needed: `repository` says it, which is in ECR Public as `public.ecr.aws/ALIAS/NAME` only.',
        harmless: 'private',
    },
    ...missing(['github-token', 'unset-current-credentials', 'use-existing-credentials', 'cleanup'], NOT_NEEDED),
    ...missing(['web-identity-token-file', 'aws-profile', 'http-proxy', 'no-proxy', 'output-credentials'], NOT_HERE),
    ...missing(['custom-tags', 'transitive-tag-keys', 'disable-retry', 'retry-max-attempts'], NOT_HERE),
    ...missing(['driver', 'driver-opts', 'buildkitd-config', 'buildkitd-config-inline', 'buildkitd-flags'], NOT_HERE),
    ...missing(['bake-target', 'sep-tags', 'sep-labels', 'sep-annotations'], NOT_HERE),
    ...OF_THE_CREDENTIALS,
    ...OF_THE_BUILDER,
    misspelled('inline-session-policy', 'session-policy'),
    misspelled('managed-session-policies', 'session-policy'),
    { name: 'policy-only', instead: OF_DOCTOR, harmless: 'false' },
    {
        name: 'outputs',
        instead: 'is not an input: the image is pushed, and `output` writes it into files too: `output: oci:image.tar` (docs/source-image.md).',
    },
    ...missing(['attests', 'call'], NOT_YET),
    ...missing(['image-tag-mutability', 'image-tag-mutability-exclusions', 'encryption-type', 'kms-key'], NOT_YET_ECR),
    ...missing(['scan-on-push', 'repository-tags', 'lifecycle-policy', 'repository-policy'], NOT_YET_ECR),
    ...missing(['fail-on-severity', 'scan-timeout-seconds'], NOT_YET_ECR),
    ...missing(['cgroup-parent'], NOT_YET),
];
const NOT_IN_PROMOTE = 'is an input of the action that builds. Here nothing is built: an image that is there gets tags. Take the line out.';
const NOTHING_TO_DO = 'is an input of the action that builds; here it would do nothing. Take the line out.';
const NOT_IN_MERGE = 'is an input of the action that builds. Here images that are there become an index. Take the line out.';
const OF_PROMOTE = 'is an input of promote, which gives an image that is there more tags. Take the line out.';
const ONE_REPOSITORY = 'is no input of merge: `images` names what is merged, and `repository` where that is and where the index goes. Take the ' +
    'line out.';
const IN_THE_DEFINITION = 'is said of each target in the bake file; or for all of them with `set`, for example `*.platform=linux/arm64`.';
const ONE_IMAGE = 'is an input of the action that builds one image. Here the targets of a bake file are built. Take the line out.';
const PROMOTE_ONLY = ['sha', 'digest', 'from', 'source', 'source-tag', 'to', 'target-repository'];
const noBuild = (notHere) => [
    ...['target-tag', 'target-tags', 'new-tag', 'to-tag'].map((name) => misspelled(name, 'tags')),
    ...missing(['export-credentials', 'docker-login', 'keep-newer-tags'], NOTHING_TO_DO),
    { name: 'output-env-credentials', instead: NOTHING_TO_DO, harmless: 'false' },
    ...missing(['dockerfile', 'build-arg'], notHere),
];
const SPECIAL = {
    'build-push': { notHere: '', own: missing(['to-repository', 'to-role'], OF_PROMOTE) },
    doctor: { notHere: '', own: missing(['to-repository', 'to-role'], OF_PROMOTE) },
    promote: {
        notHere: NOT_IN_PROMOTE,
        own: [
            ...['images', 'sha', 'digest', 'from', 'source', 'source-tag'].map((name) => misspelled(name, 'image')),
            ...['to', 'target-repository', 'destination-repository'].map((name) => misspelled(name, 'to-repository')),
            ...['target-role', 'destination-role', 'to-role-to-assume'].map((name) => misspelled(name, 'to-role')),
            { name: 'push', instead: NOT_IN_PROMOTE, harmless: 'true' },
            ...noBuild(NOT_IN_PROMOTE),
        ],
    },
    merge: {
        notHere: NOT_IN_MERGE,
        own: [
            ...['image', 'digests', 'sources'].map((name) => misspelled(name, 'images')),
            ...missing(['to-repository', 'to-role', 'destination-repository', ...PROMOTE_ONLY], ONE_REPOSITORY),
            { name: 'push', instead: NOT_IN_MERGE, harmless: 'true' },
            ...noBuild(NOT_IN_MERGE),
        ],
    },
    bake: {
        notHere: IN_THE_DEFINITION,
        own: [
            misspelled('file', 'files'),
            misspelled('target', 'targets'),
            misspelled('var', 'vars'),
            misspelled('prefix', 'repository-prefix'),
            ...['repository', 'repository-name', 'repo', 'ecr-repository'].map((name) => misspelled(name, 'repositories')),
            {
                name: 'source',
                instead: 'is not needed: the workspace is built, or the folder that `workdir` names. Take the line out.',
                harmless: '.',
            },
            ...missing(['dockerfile', 'build-arg', 'outputs'], IN_THE_DEFINITION),
            ...missing(['to-repository', 'to-role'], OF_PROMOTE),
            ...missing(['image', 'images', 'test', 'test-timeout-seconds', 'test-platforms', 'call'], ONE_IMAGE),
            { name: 'load', instead: ONE_IMAGE, harmless: 'false' },
        ],
    },
};
function unsupportedBy(action) {
    const { own, notHere } = SPECIAL[action];
    const ofMain = missing(ACTION_INPUTS['build-push'], notHere);
    const had = new Set(ACTION_INPUTS[action]);
    const all = new Map([...own, ...ofMain, ...KNOWN_ELSEWHERE].toReversed().map((input) => [input.name, input]));
    return [...all.values()].toReversed().filter(({ name }) => !had.has(name));
}

;// CONCATENATED MODULE: ./.build/inputs/input-names.js



function checkInputNames(action, variables, textOf) {
    const own = new Map(ACTION_INPUTS[action].map((name) => [name, bare(name)]));
    const elsewhere = new Map(unsupportedBy(action).map((input) => [bare(input.name), input]));
    const given = givenNames(variables).filter((name) => !own.has(name));
    const read = given.map((name) => ({ name, rule: ruleFor(name, { own, elsewhere, value: textOf(name) }) }));
    return {
        mistakes: read.flatMap(({ name, rule }) => (rule === undefined || rule === HARMLESS ? [] : [{ name, rule }])),
        strangers: read.flatMap(({ name, rule }) => (rule === undefined ? [name] : [])),
    };
}
function refuseNames(reader, action, variables) {
    const { mistakes } = checkInputNames(action, variables, (name) => reader.text(name));
    for (const { name, rule } of mistakes)
        reader.mistake(name, rule);
}
function describeStrangers(strangers) {
    if (strangers.length === 0)
        return undefined;
    const names = strangers.map((name) => `\`${name}\``).join(', ');
    const variables = strangers.map((name) => `INPUT_${name.toUpperCase()}`).join(', ');
    return (`This action has no input ${names}, so nothing is done with ${strangers.length === 1 ? 'it' : 'them'}. Take the line out of ` +
        `\`with:\`; docs/inputs.md lists what there is. Where the job's \`env\` sets ${variables} for something else, nothing is wrong.`);
}
const HARMLESS = 'harmless';
function ruleFor(name, { own, elsewhere, value }) {
    const text = bare(name);
    const same = [...own].find(([, known]) => known === text)?.[0];
    if (same !== undefined)
        return calledHere(same);
    const other = elsewhere.get(text);
    if (other !== undefined)
        return asksForNothing(other, value) ? HARMLESS : other.instead;
    const near = nearest(text, own);
    return near === undefined ? undefined : calledHere(near);
}
function calledHere(name) {
    return `this action has no such input, and would do nothing about it. It is called \`${name}\`: write \`${name}: ...\`.`;
}
function asksForNothing({ harmless }, value) {
    return harmless !== undefined && ['', harmless].includes(value.toLowerCase());
}
function nearest(text, own) {
    const [best] = [...own]
        .map(([name, known]) => ({ name, distance: distanceOf(text, known) }))
        .filter(({ distance }) => distance <= allowedDistance(text))
        .sort((one, other) => one.distance - other.distance);
    return best?.name;
}
function distanceOf(text, known) {
    return (0,edit_distance/* editDistance */.Y)(text, known, { replacing: text.length <= SHORT ? 2 : 1 });
}
const SHORT = 4;
function allowedDistance({ length }) {
    if (length < 3)
        return 0;
    return length <= 6 ? 1 : 2;
}
function bare(name) {
    return name.toLowerCase().replace(/[\s_-]/g, '');
}
function givenNames(variables) {
    const names = Object.keys(variables).flatMap((key) => /^INPUT_(.+)$/s.exec(key)?.[1] ?? []);
    return [...new Set(names.map((name) => name.toLowerCase()))].toSorted();
}


/***/ }),

/***/ 5384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zs: () => (/* binding */ GIVEN_TWICE),
/* harmony export */   cy: () => (/* binding */ GAVE_NOTHING),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   i_: () => (/* binding */ InputReader),
/* harmony export */   zF: () => (/* binding */ onceForEachKey)
/* harmony export */ });
/* harmony import */ var _multi_line_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5199);
/* harmony import */ var _parse_basic_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9046);


class InputReader {
    #source;
    #mistakes = [];
    constructor(source) {
        this.#source = source;
    }
    get mistakes() {
        return this.#mistakes;
    }
    optional(name, parse) {
        const text = this.text(name);
        return text === '' ? undefined : this.#check(name, text, parse(text));
    }
    text(name) {
        return this.#source(name) ?? '';
    }
    boolean(name, fallback) {
        const text = this.#source(name);
        if (text === undefined)
            return fallback;
        if (text !== '')
            return this.#check(name, text, (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBoolean */ .yG)(text)) ?? fallback;
        this.mistake(name, 'is empty: its expression gave nothing. Write true or false, or take the line out.');
        return fallback;
    }
    withDefault(name, parse, fallback) {
        return this.optional(name, parse) ?? fallback;
    }
    required(name, parse, example) {
        if (this.text(name) === '') {
            this.missing(name, example);
            return undefined;
        }
        return this.optional(name, parse);
    }
    missing(name, example) {
        const line = `\`${name}: ${example}\``;
        this.mistake(name, this.isPassed(name)
            ? `is required, and is empty: ${GAVE_NOTHING} Where there is no line, add ${line}.`
            : `is required. Add the line ${line}.`);
    }
    isPassed(name) {
        return this.#source(name) !== undefined;
    }
    list(name, parseItem, options = {}) {
        const { items: lines, unclosed } = (0,_multi_line_list_js__WEBPACK_IMPORTED_MODULE_1__/* .parseList */ .E)(this.text(name), options.split);
        if (unclosed !== undefined) {
            this.mistake(name, `${quote(unclosed)} starts with a quote that is never closed. Close it or leave it out.`);
            return [];
        }
        const texts = options.commas ? lines.flatMap((line) => line.split(',').map((part) => part.trim())) : lines;
        const items = (options.repeats ? texts : [...new Set(texts)])
            .filter((text) => text !== '')
            .flatMap((text) => {
            const value = this.#check(name, text, parseItem(text));
            return value === undefined ? [] : [value];
        });
        const { keyOf } = options;
        if (keyOf === undefined)
            return items;
        const { kept, contradicted } = onceForEachKey(items, keyOf);
        for (const key of contradicted)
            this.mistake(name, `${key} ${GIVEN_TWICE}`);
        return kept;
    }
    mistake(name, rule) {
        const text = `${name}: ${rule}`;
        if (!this.#mistakes.includes(text))
            this.#mistakes.push(text);
    }
    #check(name, text, parsed) {
        if (parsed.valid)
            return parsed.value;
        this.mistake(name, `${quote(text)} ${parsed.rule}`);
        return undefined;
    }
}
const GAVE_NOTHING = 'where the line is there, the expression behind it gave nothing, as `${{ vars.NAME }}` does where no such variable is set for ' +
    'this repository, organization or environment.';
const GIVEN_TWICE = 'is given twice, with different values, of which only one would count. Take the others out.';
function onceForEachKey(items, keyOf) {
    const known = new Map();
    const contradicted = new Set();
    const kept = items.filter((item) => {
        const key = keyOf(item);
        if (key === undefined)
            return true;
        const text = JSON.stringify(item);
        const before = known.get(key);
        known.set(key, before ?? text);
        if (before !== undefined && before !== text)
            contradicted.add(key);
        return before === undefined;
    });
    return { kept, contradicted: [...contradicted] };
}
function quote(text) {
    const shown = text.length > 120 ? `${text.slice(0, 117)}...` : text;
    return JSON.stringify(shown);
}


/***/ }),

/***/ 5199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseList)
/* harmony export */ });
function parseList(text, split = (line) => [line]) {
    const all = text.replace(/\r\n?/g, '\n');
    const items = [];
    let unclosed;
    for (let at = 0; at < all.length;) {
        const end = all.indexOf('\n', at);
        const line = all.slice(at, end < 0 ? all.length : end).trim();
        const quoted = line.startsWith('"') ? parseQuoted(all, at) : undefined;
        if (quoted === 'unclosed')
            unclosed ??= line;
        if (typeof quoted === 'object')
            items.push(quoted.item);
        else if (line !== '' && !line.startsWith('#'))
            items.push(...split(line));
        const last = typeof quoted === 'object' ? quoted.end : end;
        at = last < 0 ? all.length : last + 1;
    }
    return unclosed === undefined ? { items } : { items, unclosed };
}
function parseQuoted(text, start) {
    QUOTED.lastIndex = start;
    const [whole, body = '', after = ''] = QUOTED.exec(text) ?? [];
    if (whole === undefined)
        return 'unclosed';
    return after.trim() === '' ? { item: body.replaceAll('""', '"'), end: start + whole.length } : undefined;
}
const QUOTED = /\s*"((?:[^"]|"")*)"(?!")([^\n]*)/y;


/***/ }),

/***/ 5265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ parseRepositoryName),
/* harmony export */   NN: () => (/* binding */ parseSessionName),
/* harmony export */   QA: () => (/* binding */ parseAudience),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   UT: () => (/* binding */ isInPartition),
/* harmony export */   Wt: () => (/* binding */ parseExternalId),
/* harmony export */   cK: () => (/* binding */ parseAccountId),
/* harmony export */   cf: () => (/* binding */ parseRegion),
/* harmony export */   gP: () => (/* binding */ parseRole)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1619);
/* harmony import */ var _lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1465);
/* harmony import */ var _plan_registry_location_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4565);



function parseRegion(text) {
    if (/^[a-z]{2,4}(-[a-z]+){1,2}-\d{1,2}$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)(text);
    const zone = /^([a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2})[a-z]$/.exec(text);
    if (zone !== null)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`is an availability zone. Its region is "${zone[1]}".`);
    if (/^[a-z]{2,4}(-[a-z]+){1,2}-\d{1,2}$/i.test(text)) {
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`is not a region: regions are in lower case. Did you mean "${text.toLowerCase()}"?`);
    }
    const glued = /^([a-z]{2,4}(?:-[a-z]+){1,2})(\d{1,2})$/.exec(text);
    if (glued !== null)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`is not a region. Did you mean "${glued[1]}-${glued[2]}"?`);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not a region. Write its code, for example eu-west-1.');
}
function parseAccountId(text) {
    if (/^\d{12}$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)(text);
    if (/^\d{4}-\d{4}-\d{4}$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`has hyphens. Write "${text.replaceAll('-', '')}".`);
    if (/^\d{8,11}$/.test(text)) {
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`has ${text.length} digits, an account id has 12. YAML drops leading zeros of a number: put it in quotes, ` +
            `"${text.padStart(12, '0')}".`);
    }
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not an account id. Write its 12 digits.');
}
function parseRole(text) {
    const example = 'arn:aws:iam::123456789012:role/NAME';
    const role = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/((?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64})$/.exec(text);
    if (role !== null) {
        const [arn, partition = '', accountId = '', name = ''] = role;
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ arn, partition, accountId, name });
    }
    if (/:oidc-provider\//.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`is the ARN of the OIDC provider. The role's looks like ${example}.`);
    if (/^arn:aws[a-z-]*:sts::\d{12}:assumed-role\//.test(text)) {
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`is the ARN of a session. The role's looks like ${example}.`);
    }
    if (/^arn:aws[a-z-]*:iam::\d{12}:user\//.test(text)) {
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`is the ARN of a user, which cannot be assumed. A role's looks like ${example}.`);
    }
    if (/,\s*arn:/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('names more than one role. Write one role per line.');
    if (/^[\w+=,.@-]{1,64}$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`is only a name. Write the role's whole ARN, like ${example}.`);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`is not the ARN of an IAM role. It looks like ${example}.`);
}
function parseSessionName(text) {
    if (/^[\w+=,.@-]{2,64}$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not a session name: 2 to 64 characters out of letters, digits and _+=,.@-');
}
function parseExternalId(text) {
    if (/^[\w+=,.@:/-]{2,1224}$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not an external id: 2 to 1224 characters out of letters, digits and _+=,.@:/-');
}
function parseAudience(text) {
    if (/^\S+$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not an audience: it has white space. The usual one is sts.amazonaws.com.');
}
const REPOSITORY_NAME = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
const OTHER_REGISTRY = /^(docker\.io|index\.docker\.io|ghcr\.io|quay\.io|gcr\.io|[a-z0-9-]+\.pkg\.dev|registry\.gitlab\.com)\//;
function parseRepository(text) {
    if (/^https?:\/\//.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`has a scheme. Write "${text.replace(/^https?:\/\//, '')}".`);
    const arn = /^arn:[^:]+:ecr:[^:]*:[^:]*:repository\/(.+)$/.exec(text);
    if (arn !== null)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`is an ARN. Write "${arn[1]}".`);
    if (/^\d+\.dkr[.-]ecr[^/]*$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`names only the registry. Add the repository: "${text}/NAME".`);
    if (OTHER_REGISTRY.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is in another registry. Write the name of the repository in ECR.');
    const slash = text.indexOf('/');
    const [first, rest] = [text.slice(0, Math.max(slash, 0)), text.slice(slash + 1)];
    if ((0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicHost */ .sw)(slash > 0 ? first : text))
        return parsePublicRepository(slash > 0 ? first : text, slash > 0 ? rest : '');
    const host = slash > 0 ? parseRegistryHost(first) : undefined;
    if (host === undefined)
        return FOREIGN_HOST.test(first) ? (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(describeForeignHost(first, rest)) : parseRepositoryName(text);
    if (!host.valid)
        return host;
    const name = parseRepositoryName(rest);
    return name.valid ? (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ ...host.value, name: name.value.name }) : name;
}
function parsePublicRepository(host, path) {
    if (!path.includes('/'))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`lacks ${path === '' ? 'the repository' : 'a part'}: behind the host stand the alias of your registry, and the name: "${host}/ALIAS/${path || 'NAME'}". ` +
            'The alias shows in `aws ecr-public describe-registries --region us-east-1`.');
    const name = parseRepositoryName(path);
    return name.valid ? (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ host, name: name.value.name }) : name;
}
const FOREIGN_HOST = /^((?:[a-z0-9-]+\.)+(?:com|net|org|io)|(?:[a-z0-9-]+\.){2,}(?:app|cloud|corp|dev|edu|gov|internal|lan|local|[a-z]{2})|\d{1,3}(?:\.\d{1,3}){3})$/i;
function describeForeignHost(host, rest) {
    return (`names the host "${host}", which is not a registry of ECR. Write the name of the repository in ECR, for example "${rest}". ` +
        'A repository in ECR whose name starts like that is written behind its host: ' +
        `"ACCOUNT.dkr.ecr.REGION.amazonaws.com/${host}/${rest}".`);
}
function parseRegistryHost(host) {
    if (/^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/.test(host))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ host });
    const ecr = (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .parseEcrHost */ .wl)(host);
    if (ecr !== undefined) {
        const accountId = parseAccountId(ecr.accountId);
        if (!accountId.valid)
            return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`names the account "${ecr.accountId}", which ${accountId.rule}`);
        const region = parseRegion(ecr.region);
        if (!region.valid)
            return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`names the region "${ecr.region}", which ${region.rule}`);
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ host, accountId: accountId.value, region: region.value });
    }
    return host.includes(':') ? (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`names the host "${host}", which is not a registry of ECR.`) : undefined;
}
function parseRepositoryName(text) {
    if (REPOSITORY_NAME.test(text)) {
        if (text.length >= 2 && text.length <= 256)
            return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ name: text });
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`has ${text.length} characters, a repository name has 2 to 256.`);
    }
    if (REPOSITORY_NAME.test(text.toLowerCase())) {
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`has upper case, which ECR does not allow. Write "${text.toLowerCase()}".`);
    }
    const tagged = /^([^:@]+)[:@](.+)$/.exec(text);
    if (tagged?.[1] !== undefined && REPOSITORY_NAME.test(tagged[1])) {
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`carries a tag or digest. Write "${tagged[1]}" here, and tags in the input \`tags\`.`);
    }
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not a repository name: lower-case letters and digits, with single . _ - between them and / between the parts, ' +
        'for example team/shop.');
}
function isInPartition(region, partition) {
    const own = (0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region);
    return own === 'aws' ? !['aws-cn', 'aws-us-gov'].includes(partition) : own === partition;
}


/***/ }),

/***/ 9046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ asIs),
/* harmony export */   Q_: () => (/* binding */ parseLabel),
/* harmony export */   R8: () => (/* binding */ parseOneOf),
/* harmony export */   Ul: () => (/* binding */ withEquals),
/* harmony export */   cG: () => (/* binding */ parseInteger),
/* harmony export */   yG: () => (/* binding */ parseBoolean)
/* harmony export */ });
/* harmony import */ var _lib_parsed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1465);

function asIs(text) {
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .valid */ .r)(text);
}
function parseBoolean(text) {
    if (/^(true|True|TRUE)$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .valid */ .r)(true);
    if (/^(false|False|FALSE)$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .valid */ .r)(false);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)('is not a boolean. Write true or false.');
}
function parseInteger(min, max, unit) {
    return (text) => {
        const value = Number(text);
        if (!/^\d+$/.test(text))
            return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(`is not a whole number of ${unit}. Write one from ${min} to ${max}.`);
        if (value < min || value > max)
            return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(`is out of range: it must be from ${min} to ${max} ${unit}.`);
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .valid */ .r)(value);
    };
}
function parseOneOf(...words) {
    return (text) => {
        const word = words.find((known) => known === text);
        if (word !== undefined)
            return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .valid */ .r)(word);
        const near = words.find((known) => known === text.toLowerCase());
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(`is not one of ${words.join(', ')}.${near === undefined ? '' : ` Write "${near}".`}`);
    };
}
function withEquals(text) {
    const pair = /^([\w.-]+)\s*:\s+(.*)$/.exec(text);
    return pair === null ? '' : ` Write "${pair[1]}=${pair[2]}".`;
}
function parseLabel(text) {
    const match = /^([^=\s]+)=([\s\S]*)$/.exec(text);
    if (match === null)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(`is not of the form key=value.${withEquals(text)}`);
    const [, key = '', value = ''] = match;
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .valid */ .r)({ key, value });
}


/***/ }),

/***/ 518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bh: () => (/* binding */ parseCacheRef),
/* harmony export */   FL: () => (/* binding */ parsePlatform),
/* harmony export */   FM: () => (/* binding */ parseBucketPath),
/* harmony export */   IW: () => (/* binding */ parseCache),
/* harmony export */   Ls: () => (/* binding */ parseEntitlement),
/* harmony export */   M$: () => (/* binding */ parseBuilderName),
/* harmony export */   M6: () => (/* binding */ parseHostEntry),
/* harmony export */   MO: () => (/* binding */ parseNetwork),
/* harmony export */   Mc: () => (/* binding */ parseSsh),
/* harmony export */   Nh: () => (/* binding */ parseBuildArgument),
/* harmony export */   VD: () => (/* binding */ parseBuildContext),
/* harmony export */   X6: () => (/* binding */ parseProvenance),
/* harmony export */   YA: () => (/* binding */ parseStage),
/* harmony export */   at: () => (/* binding */ parseUlimit),
/* harmony export */   fr: () => (/* binding */ parseAnnotation),
/* harmony export */   nS: () => (/* binding */ parseByteSize),
/* harmony export */   rl: () => (/* binding */ parseSbom),
/* harmony export */   uN: () => (/* binding */ isRemoteContext)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var _lib_csv_fields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3654);
/* harmony import */ var _lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1465);
/* harmony import */ var _plan_repository_address_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4135);
/* harmony import */ var _plan_s3_place_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5998);
/* harmony import */ var _parse_aws_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5265);
/* harmony import */ var _parse_basic_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9046);







function parseAnnotation(text) {
    const [, levels, key] = /^(?:([^:=]*):)?([^=\s]+)=[\s\S]*$/.exec(text) ?? [];
    if (key === undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`is not of the form key=value.${(0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_3__/* .withEquals */ .Ul)(text)}`);
    const unknown = (levels ?? 'manifest').split(',').find((level) => !ANNOTATION_LEVEL.test(level));
    if (unknown === undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`names the level "${unknown}"; there are manifest, index, manifest-descriptor and index-descriptor, as in index:key=value.`);
}
const ANNOTATION_LEVEL = /^(manifest|index)(-descriptor)?(\[[\w/.-]+\])?$/;
function parseBuildArgument(text) {
    const match = /^([A-Za-z_][A-Za-z0-9_.-]*)(?:=([\s\S]*))?$/.exec(text);
    if (match === null)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`is not of the form NAME=value.${(0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_3__/* .withEquals */ .Ul)(text)}`);
    const [, name = '', value] = match;
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(value === undefined ? { name } : { name, value });
}
function parseBuildContext(text) {
    const [, name, value] = /^([^=\s]+)=(\S[\s\S]*)$/.exec(text) ?? [];
    if (name === undefined || value === undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`is not of the form name=folder or name=docker-image://image.${(0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_3__/* .withEquals */ .Ul)(text)}`);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)({ name, value });
}
function parsePlatform(text) {
    if (/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    const known = /^(amd64|arm64|arm|386|ppc64le|s390x|riscv64)$/i.test(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`is not a platform.${known ? ` Write "linux/${text.toLowerCase()}".` : ' Write os/architecture, for example linux/arm64.'}`);
}
function parseBuilderName(text) {
    if (/^[a-zA-Z0-9][\w.-]*$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is not the name of a builder: letters, digits and _ . - only, as `docker buildx ls` shows it.');
}
function repeatedField(text) {
    const names = [...new Map((0,_lib_csv_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .pairsOf */ .fq)(text, '').map((pair) => [pair.join('='), pair[0]])).values()];
    return names.find((name, index) => name !== '' && names.indexOf(name) !== index);
}
function parseProvenance(text) {
    const flag = (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_3__/* .parseBoolean */ .yG)(text);
    if (flag.valid)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(String(flag.value));
    const twice = repeatedField(text);
    if (twice !== undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`has ${twice} twice, of which only one would count.`);
    if (/^(mode=(min|max)|[a-z-]+=[^,]+)(,[a-z-]+=[^,]+)*$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is not true, false, mode=min or mode=max.');
}
function parseSbom(text) {
    const flag = (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_3__/* .parseBoolean */ .yG)(text);
    if (flag.valid)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(String(flag.value));
    const twice = repeatedField(text);
    if (twice !== undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`has ${twice} twice, of which only one would count.`);
    if (/^generator=\S+$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is not true, false or generator=image.');
}
function parseCache(text) {
    const twice = repeatedField(text);
    if (twice !== undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`has ${twice} twice, of which only one would count.`);
    if (/^type=[a-z0-9]+(,.*)?$/.test(text) || /^[\w.:/@-]+$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is not a cache: type=registry,ref=..., type=gha, type=local,src=... and the like.');
}
function parseCacheRef(text) {
    const [, name = '', tag] = /^([^:]+)(?::(.*))?$/.exec(text) ?? [];
    const repository = (0,_parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepositoryName */ .$M)(name);
    if (!repository.valid)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`names a repository that ${repository.rule}`);
    if (tag === undefined || /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,99}$/.test(tag))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`has "${tag}" behind its name, which is no tag.`);
}
function parseBucketPath(text) {
    const whole = /^(?:s3:\/\/|arn:[^:]+:s3:::)(.+)$/.exec(text)?.[1];
    if (whole !== undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`has more than the place. Write "${whole}".`);
    if ((0,_plan_s3_place_js__WEBPACK_IMPORTED_MODULE_5__/* .readBucketPath */ .Y)(text) !== undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is not a bucket of S3 and a prefix in it, BUCKET/PREFIX: for example my-caches/shop.');
}
function parseSsh(text) {
    if (/^[\w.-]+(=\S.*)?$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is not of the form default, or id=path of a key or of an agent.');
}
function parseEntitlement(text) {
    if (/^(network\.host|security\.insecure|device(=\S+)?)$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is no entitlement of a build. There are network.host, security.insecure and device.');
}
function parseHostEntry(text) {
    const address = /^[^\s:=,]+[:=](.+)$/.exec(text)?.[1]?.replace(/^\[(.*)\]$/, '$1');
    if (address !== undefined && (address === 'host-gateway' || isIpAddress(address)))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is not of the form host:address, for example database:10.0.0.7.');
}
function isIpAddress(text) {
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(text) !== 0 && !text.includes('%');
}
function parseUlimit(text) {
    const [, name = '', soft, hard] = /^([a-z]+)=(-?\d+)(?::(-?\d+))?$/.exec(text) ?? [];
    if (soft === undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is not of the form name=soft or name=soft:hard, for example nofile=1024:2048.');
    if (!ULIMITS.includes(name))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`names no limit that Docker knows: ${ULIMITS.join(', ')}.`);
    if (hard !== undefined && hard !== '-1' && (soft === '-1' || Number(soft) > Number(hard))) {
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('has a soft limit above the hard one.');
    }
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
}
const ULIMITS = [
    ...['core', 'cpu', 'data', 'fsize', 'locks', 'memlock', 'msgqueue', 'nice', 'nofile', 'nproc', 'rss'],
    ...['rtprio', 'rttime', 'sigpending', 'stack'],
];
function parseByteSize(text) {
    if (/^\d+(\.\d+)?\s?([kmgtp]i?b?|b)?$/i.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is not a size: a number with an optional unit b, k, m or g, for example 128m.');
}
function parseNetwork(text) {
    if (['default', 'none', 'host'].includes(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is not a network of a build. Write default, none or host.');
}
function parseStage(text) {
    if (/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is not a build stage: letters, digits and _ . - only, as behind AS in the Dockerfile.');
}
function isRemoteContext(context) {
    return (0,_plan_repository_address_js__WEBPACK_IMPORTED_MODULE_6__/* .isFetched */ .cg)(context);
}


/***/ }),

/***/ 3954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JL: () => (/* binding */ sizeOfFile),
/* harmony export */   PW: () => (/* binding */ isAddress),
/* harmony export */   Vv: () => (/* binding */ readPaths),
/* harmony export */   xh: () => (/* binding */ readBuildContexts),
/* harmony export */   yc: () => (/* binding */ lookUpPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _input_reader_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5384);
/* harmony import */ var _parse_basic_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9046);
/* harmony import */ var _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(518);





const lookUpPath = (path) => {
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    if (found === undefined)
        return 'missing';
    return found.isDirectory() ? 'directory' : 'file';
};
function sizeOfFile(path) {
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    return found?.isFile() ? found.size : undefined;
}
function readPaths(reader, place) {
    const context = reader.withDefault('context', _parse_basic_js__WEBPACK_IMPORTED_MODULE_3__/* .asIs */ .$B, '.');
    const file = reader.optional('file', _parse_basic_js__WEBPACK_IMPORTED_MODULE_3__/* .asIs */ .$B);
    if ((0,_parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .isRemoteContext */ .uN)(context) || !checkContext(reader, context, place) || !place.isBuilt)
        return { context, file };
    if (file === undefined)
        checkDefaultFile(reader, context, place);
    else
        checkFile(reader, { context, file }, place);
    return { context, file };
}
function readBuildContexts(reader, { workspace, lookup }) {
    const contexts = reader.list('build-contexts', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseBuildContext */ .VD, { keyOf: ({ name }) => name });
    for (const { name, value } of contexts) {
        if (isAddress(value) || lookup((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, value)) === 'directory')
            continue;
        reader.mistake('build-contexts', `${name}=${value}: ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, value)} is no folder. Paths start at the workspace; an image is written as ` +
            `${name}=docker-image://${value}.`);
    }
    return contexts;
}
function isAddress(value) {
    return /^(docker-image|oci-layout):\/\/|^target:/.test(value) || (0,_parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .isRemoteContext */ .uN)(value);
}
function checkContext(reader, context, { workspace, lookup }) {
    const git = /^\{\{\s*defaultContext\s*\}\}:?(.*)$/.exec(context);
    if (git !== null) {
        reader.mistake('context', `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(context)}: the default here is the workspace. Write "${git[1] || '.'}".`);
        return false;
    }
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, context);
    const found = lookup(folder);
    if (found === 'directory')
        return true;
    const where = `${folder} is ${found === 'file' ? 'a file' : 'not there'}`;
    reader.mistake('context', `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(context)} is not a folder: ${where}. ${checkoutOr('context')}`);
    return false;
}
function checkDefaultFile(reader, context, { workspace, lookup }) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, context);
    if (['Dockerfile', 'dockerfile'].some((name) => lookup((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)) === 'file'))
        return;
    reader.mistake('file', `there is no Dockerfile in the context ${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(context)} (${folder}). ${checkoutOr('file')}`);
}
function checkFile(reader, { context, file }, { workspace, lookup }) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file);
    const found = lookup(path);
    if (found === 'file')
        return;
    const where = `${path} is ${found === 'directory' ? 'a folder' : 'not there'}`;
    const inContext = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, file);
    const isInContext = lookup((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, inContext)) === 'file';
    const hint = isInContext ? `Did you mean ${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(inContext)}?` : checkoutOr('file');
    reader.mistake('file', `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(file)} is not a file: ${where}. Paths start at the workspace. ${hint}`);
}
function checkoutOr(input) {
    return `Is a step with actions/checkout missing before this one? Otherwise set \`${input}\`.`;
}


/***/ }),

/***/ 6060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ readSessionPolicy),
/* harmony export */   V: () => (/* binding */ LONGEST_SESSION_POLICY)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6210);
/* harmony import */ var _lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1465);
/* harmony import */ var _input_reader_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5384);



const LONGEST_SESSION_POLICY = 2048;
const MOST_MANAGED = 10;
function readSessionPolicy(reader, role) {
    const text = reader.text('session-policy');
    if (text === '')
        return undefined;
    if (text === 'repository')
        return { kind: 'repository' };
    if (text.startsWith('{')) {
        const document = reader.optional('session-policy', parsePolicy);
        return document === undefined ? undefined : { kind: 'document', text: document };
    }
    const arns = reader.list('session-policy', parsePolicyArn);
    if (arns.length > MOST_MANAGED)
        reader.mistake('session-policy', `names ${arns.length} policies. AWS takes at most ${MOST_MANAGED}.`);
    for (const arn of arns)
        if (role !== undefined && arn.split(':')[1] !== role.partition)
            reader.mistake('session-policy', `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(arn)} is in another partition than the role.`);
    return { kind: 'managed', arns };
}
function parsePolicy(text) {
    const document = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text);
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(document))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is not JSON: a brace or a comma is missing, or there is one too many.');
    if (document.Statement === undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is no IAM policy: it has no "Statement".');
    const short = JSON.stringify(document);
    if (short.length > LONGEST_SESSION_POLICY)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`has ${short.length} characters without white space, and STS takes at most ${LONGEST_SESSION_POLICY}. Shorten it with ` +
            'wildcards, or make it a managed policy and write its ARN.');
    return /^[\u0020-\u00ff]+$/.test(short)
        ? (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(short)
        : (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('has signs that IAM does not take: use Latin-1 only.');
}
function parsePolicyArn(text) {
    if (/^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/[\x21-\x7e]+$/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(text);
    if (/^arn:aws[a-z-]*:iam::\d{12}:role\//.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is the ARN of a role. Roles stand in `role-to-assume`; this is about what the session may do.');
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('is neither `repository`, nor a JSON policy, nor the ARN of a managed policy such as arn:aws:iam::123456789012:policy/NAME.');
}


/***/ }),

/***/ 3302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cV: () => (/* binding */ readCommitTag),
/* harmony export */   fu: () => (/* binding */ readNamedTags),
/* harmony export */   vR: () => (/* binding */ readAllTags)
/* harmony export */ });
/* harmony import */ var _lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6318);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9020);
/* harmony import */ var _tag_rules_sanitize_tag_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7153);
/* harmony import */ var _commit_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2604);
/* harmony import */ var _input_reader_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5384);
/* harmony import */ var _parse_basic_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9046);
/* harmony import */ var _tag_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4824);







function readAllTags(reader, { event, unknown, tagRules }, place) {
    (0,_commit_input_js__WEBPACK_IMPORTED_MODULE_1__/* .checkCommit */ .s)(reader);
    reader.text('github-token');
    const hasCommitTag = reader.boolean('commit-tag', true);
    const { tags: named, notices, ...naming } = readNamedTags(reader, tagRules, place);
    const rest = { ...naming, hasCommitTag, notices };
    if (!hasCommitTag) {
        if (named.length === 0 && reader.mistakes.length === 0)
            reader.mistake('tags', describeNoTag(reader, event));
        return { tags: named, ...rest };
    }
    if (!(0,_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_2__/* .isCommitSha */ ._)(event.commit)) {
        reader.mistake('commit-tag', describeUnknown(unknown));
        return { tags: named, ...rest };
    }
    const left = naming.isWhole ? [] : [EXPRESSIONS_LEFT];
    const commitTag = readCommitTag(reader, { commit: event.commit, affixes: naming.affixes });
    return { tags: [...new Set([commitTag, ...named])], ...rest, notices: [...notices, ...left] };
}
function readCommitTag(reader, { commit, affixes: { prefix, suffix } }, instead = 'name the image by other tags (`commit-tag: false`)') {
    const tag = `${prefix}${commit}${suffix}`;
    if (tag.length > _tag_rules_sanitize_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_LENGTH */ .E2) {
        reader.mistake('flavor', `makes the tag of the commit ${tag.length} characters long; no registry takes more than ${_tag_rules_sanitize_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_LENGTH */ .E2}. Shorten prefix= ` +
            `and suffix=, or ${instead}.`);
    }
    return tag;
}
const EXPRESSIONS_LEFT = "The tag of the commit has no part of the flavor's prefix and suffix that is an expression: later runs have to find it again.";
function readNamedTags(reader, tagRules, place) {
    const lines = [...new Set(reader.list('tags', (line) => (0,_tag_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .parseTagLine */ .o)(line, place), { split: _tag_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .splitTagLine */ .x }))];
    if (tagRules === undefined) {
        const tagSources = lines.map((tag) => ({ tag, isMoving: /^(latest|edge)$/.test(tag) }));
        const affixes = { prefix: '', suffix: '' };
        return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ tags: lines, version: lines[0], tagSources, notices: [], affixes, isWhole: true });
    }
    const { mistakes, affixes, ...result } = tagRules.tags(lines, reader.list('flavor', _parse_basic_js__WEBPACK_IMPORTED_MODULE_5__/* .asIs */ .$B));
    for (const { input, rule } of mistakes)
        reader.mistake(input, rule);
    const { prefix, suffix, isWhole } = affixes;
    return { ...result, affixes: { prefix, suffix }, isWhole };
}
function describeUnknown(unknown) {
    if (unknown === undefined)
        return 'the commit is unknown: GITHUB_SHA is not set. Set `commit-tag: false` and `tags`.';
    return (`the commit is unknown: of the context, ${unknown} Name the commit in the address, \`#\` and its full SHA, or with the ` +
        'input `commit`; or set `commit-tag: false` and `tags`.');
}
function describeNoTag(reader, { name, ref }) {
    if (reader.text('tags') === '') {
        return 'is empty and commit-tag is false, so the image would have no tag. Set one of them.';
    }
    return `no rule makes a tag for this run (${name}, ${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(ref)}), and commit-tag is false. Add a rule for it, or set commit-tag.`;
}


/***/ }),

/***/ 4824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ parseTagLine),
/* harmony export */   x: () => (/* binding */ splitTagLine)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1619);
/* harmony import */ var _lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1465);
/* harmony import */ var _whole_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(804);



function splitTagLine(line) {
    if (/[={"]/.test(line))
        return [line];
    const items = line.split(',').flatMap((item) => item.trim() || []);
    return items.length === 0 ? [line] : items;
}
function parseTagLine(text, place) {
    if (/[={]/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)(text);
    if (/@sha256:/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is a digest, which nobody can give. Write a tag.');
    const whole = (0,_whole_names_js__WEBPACK_IMPORTED_MODULE_0__/* .readWholeName */ .Rd)(text);
    if (whole !== undefined)
        return (0,_whole_names_js__WEBPACK_IMPORTED_MODULE_0__/* .tagOfWholeName */ .EE)(whole, place);
    if ((0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isEcrHost */ .R5)(text.split('/', 1)[0] ?? ''))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('names a repository without a tag. Write only a tag.');
    if (/(^|\s)#/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('carries a comment. Comments stand on lines of their own.');
    if (/[,\s]/.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('holds more than a tag. Write one tag per line.');
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)(text);
}


/***/ }),

/***/ 804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EE: () => (/* binding */ tagOfWholeName),
/* harmony export */   Rd: () => (/* binding */ readWholeName),
/* harmony export */   op: () => (/* binding */ placeOfTags)
/* harmony export */ });
/* harmony import */ var _lib_parsed_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1465);
/* harmony import */ var _aws_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4801);
/* harmony import */ var _input_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5384);
/* harmony import */ var _parse_aws_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5265);




function placeOfTags(origin, { repository, elsewhere }) {
    const account = (0,_aws_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .readAccount */ .GM)(new _input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .InputReader */ .i_(origin.source), origin, { repository, isCalled: false });
    return { kind: 'one', repository, account, elsewhere };
}
function readWholeName(text) {
    const [, path = '', tag] = /^(\S+):([a-zA-Z0-9_][a-zA-Z0-9._-]{0,127})$/.exec(text) ?? [];
    const behindPort = path.slice(Math.max(1, path.lastIndexOf(':') + 1), -1);
    if (tag === undefined || !behindPort.includes('/'))
        return undefined;
    const [first = '', ...rest] = path.split('/');
    const isHost = /[.:]/.test(first) || first === 'localhost';
    return isHost ? { host: first, name: rest.join('/'), tag } : { name: path, tag };
}
function tagOfWholeName(whole, place) {
    const { host, name, tag } = whole;
    if (place.kind === 'many')
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .G)(`is a whole image name, and \`tags\` are for all targets. Write only the tag, "${tag}".`);
    const { repository, account, elsewhere } = place;
    if (repository === undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_3__/* .valid */ .r)(tag);
    if (host === undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .G)(`is a whole image name, which without a host is one of Docker Hub. Write only the tag, "${tag}"${elsewhere === 'also-push-to' ? `; for Docker Hub too, add \`also-push-to: docker.io/${name}\`` : ''}.`);
    const where = name === repository.name ? whereIs(host, { repository, account }) : 'elsewhere';
    switch (where) {
        case 'here':
            return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_3__/* .valid */ .r)(tag);
        case 'unknown':
            return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .G)(`is a whole image name, and the inputs do not tell whether ${host} is the registry of this step. Write ` +
                `\`repository: ${host}/${name}\`, or here only the tag, "${tag}".`);
        case 'elsewhere':
            return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_3__/* .invalid */ .G)(`is in another repository than that of this step. ${describeElsewhere(elsewhere, host, name)} Of this one, write only ` +
                `the tag, "${tag}".`);
    }
}
function whereIs(host, { repository, account }) {
    if (repository.host !== undefined)
        return repository.host === host ? 'here' : 'elsewhere';
    const named = (0,_parse_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepository */ .SU)(`${host}/a1`);
    if (!named.valid || named.value.accountId === undefined)
        return isLoopback(named) ? 'unknown' : 'elsewhere';
    const { region, registryId, credentials } = account;
    const role = credentials.kind === 'roles' ? credentials.roles.at(-1) : undefined;
    const accountId = registryId ?? role?.accountId;
    if (region !== '' && named.value.region !== region)
        return 'elsewhere';
    if (accountId === undefined || region === '')
        return 'unknown';
    return named.value.accountId === accountId ? 'here' : 'elsewhere';
}
function isLoopback(named) {
    return named.valid && named.value.host !== undefined;
}
function describeElsewhere(elsewhere, host, name) {
    switch (elsewhere) {
        case 'also-push-to':
            return `To push there too, add the line \`also-push-to: ${host}/${name}\`.`;
        case 'to-repository':
            return `To bring the image there, write \`to-repository: ${host}/${name}\`.`;
        case 'repository':
            return `For that one, add a step with \`repository: ${host}/${name}\`.`;
    }
}


/***/ }),

/***/ 6318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ isCommitSha)
/* harmony export */ });
function isCommitSha(text) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}


/***/ }),

/***/ 3654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   XR: () => (/* binding */ csvField),
/* harmony export */   cA: () => (/* binding */ lineOf),
/* harmony export */   fq: () => (/* binding */ pairsOf),
/* harmony export */   lc: () => (/* binding */ readCsvLine)
/* harmony export */ });
function readCsvLine(line) {
    if (line === '')
        return undefined;
    const fields = [];
    for (let position = 0; position <= line.length;) {
        FIELD.lastIndex = position;
        const [whole, quoted, plain = ''] = FIELD.exec(line) ?? [];
        if (whole === undefined)
            return undefined;
        fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
        position += whole.length;
        if (position === line.length && !whole.endsWith(','))
            break;
    }
    return fields;
}
const FIELD = /(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)/y;
function pairsOf(line, alone) {
    return (readCsvLine(line) ?? line.split(','))
        .filter((field) => field.trim() !== '')
        .map((field) => {
        const at = field.indexOf('=');
        return at < 0 ? [alone, field.trim()] : [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1).trim()];
    });
}
function fieldsOf(line, alone) {
    return Object.fromEntries(pairsOf(line, alone));
}
function lineOf(fields) {
    return Object.entries(fields)
        .map(([name, value]) => csvField(`${name}=${value}`))
        .join(',');
}
function csvField(text) {
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}


/***/ }),

/***/ 1619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hj: () => (/* binding */ splitPublicName),
/* harmony export */   Ne: () => (/* binding */ PUBLIC_REGION),
/* harmony export */   R5: () => (/* binding */ isEcrHost),
/* harmony export */   sw: () => (/* binding */ isPublicHost),
/* harmony export */   wl: () => (/* binding */ parseEcrHost)
/* harmony export */ });
function parseEcrHost(host) {
    const match = /^(\d+)\.(dkr[.-]ecr(?:-fips)?)\.([^.]+)\.([a-z0-9.-]+)$/.exec(host);
    if (match === null)
        return undefined;
    const [, accountId = '', kind = '', region = '', domain = ''] = match;
    return { accountId, kind, region, domain };
}
function isEcrHost(host) {
    return parseEcrHost(host)?.accountId.length === 12;
}
const PUBLIC_HOSTS = ['public.ecr.aws', 'ecr-public.aws.com'];
function isPublicHost(host) {
    return PUBLIC_HOSTS.includes(host);
}
const PUBLIC_REGION = 'us-east-1';
function splitPublicName(text) {
    const at = text.indexOf('/');
    return { alias: text.slice(0, Math.max(at, 0)), name: text.slice(at + 1) };
}


/***/ }),

/***/ 1070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ editDistance)
/* harmony export */ });
function editDistance(one, other, { replacing = 1 } = {}) {
    const [before, after] = [[...one], [...other]];
    const rows = [after.map((_, column) => column).concat(after.length)];
    const at = (row, column) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
    before.forEach((character, index) => {
        const row = index + 1;
        const distances = [row];
        rows.push(distances);
        after.forEach((wanted, place) => {
            const column = place + 1;
            const isSwapped = index > 0 && character === after[place - 1] && before[index - 1] === wanted;
            distances[column] = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + (character === wanted ? 0 : replacing), isSwapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY);
        });
    });
    return at(before.length, after.length);
}


/***/ }),

/***/ 1035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xo: () => (/* binding */ formatSeconds),
/* harmony export */   d5: () => (/* binding */ indentedBy),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   ix: () => (/* binding */ megabytes),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
function formatSeconds(seconds) {
    if (seconds < 10)
        return `${seconds.toFixed(2)} s`;
    if (seconds < 60)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
function formatBytes(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
    return power === 0 ? `${bytes} B` : `${(bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
}
function counted(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
function megabytes(bytes) {
    return bytes < 50000 ? counted(bytes, 'byte') : `${(bytes / 1e6).toFixed(1)} MB`;
}
function indentedBy(blanks, text) {
    return text.replaceAll('\n', `\n${' '.repeat(blanks)}`);
}


/***/ }),

/***/ 8480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ send),
/* harmony export */   z: () => (/* binding */ timeLimit)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);


function timeLimit(seconds) {
    return { signal: AbortSignal.timeout(seconds * 1000), seconds };
}
const BODY_LENGTH = 1024 * 1024;
function send({ method, url, headers, proxy, limit }) {
    const secure = url.protocol === 'https:';
    const timeout = limit.seconds * 1000;
    const agent = secure ? new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent({ proxyEnv: proxy, timeout }) : new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent({ proxyEnv: proxy, timeout });
    const options = { method, agent, headers: { 'user-agent': 'ecr-build-push', ...headers } };
    return new Promise((resolve) => {
        const end = (answer) => {
            limit.signal.removeEventListener('abort', onLimit);
            resolve(answer);
        };
        const onLimit = () => {
            end({ kind: 'no-answer', reason: `no answer in ${limit.seconds} s` });
            request.destroy();
            agent.destroy();
        };
        const fail = ({ message }) => end({ kind: 'no-answer', reason: message });
        const request = (secure ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request)(url, options, (response) => {
            let body = '';
            response.setEncoding('utf8');
            response.on('data', (chunk) => {
                body = (body + chunk).slice(0, BODY_LENGTH);
            });
            response.on('error', fail);
            response.on('end', () => end({ kind: 'answer', status: response.statusCode ?? 0, headers: response.headers, body }));
        }).on('error', fail);
        limit.signal.addEventListener('abort', onLimit, { once: true });
        if (limit.signal.aborted)
            onLimit();
        else
            request.end();
    });
}


/***/ }),

/***/ 2778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ allow)
/* harmony export */ });
function allow(actions, resources) {
    return { Effect: 'Allow', Action: oneOrMany(actions), Resource: oneOrMany(resources) };
}
function oneOrMany(texts) {
    const [first, ...others] = [texts].flat();
    return first !== undefined && others.length === 0 ? first : texts;
}


/***/ }),

/***/ 6210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g1: () => (/* binding */ record),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function record(value) {
    return isRecord(value) ? value : {};
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 9020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ omitUndefined)
/* harmony export */ });
function omitUndefined(values) {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 1465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ invalid),
/* harmony export */   r: () => (/* binding */ valid)
/* harmony export */ });
const valid = (value) => ({ valid: true, value });
const invalid = (rule) => ({ valid: false, rule });


/***/ }),

/***/ 1302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ unusableProxies),
/* harmony export */   e: () => (/* binding */ proxyVariables)
/* harmony export */ });
function proxyVariables({ variables, }) {
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
    return Object.fromEntries(names.flatMap((name) => {
        const value = variables[name];
        if (name.toLowerCase() === 'no_proxy')
            return value ? [[name, value]] : [];
        const address = value?.trim();
        return address ? [[name, address.includes('://') ? address : `http://${address}`]] : [];
    }));
}
function unusableProxies(proxy) {
    return Object.entries(proxy).flatMap(([name, value]) => {
        if (name.toLowerCase() === 'no_proxy')
            return [];
        const url = URL.parse(value);
        if (url === null || url.hostname === '' || /[\r\n]/.test(value) || !isEncoded(`${url.username}:${url.password}`))
            return [{ name, value, why: 'no-address' }];
        return /^https?:$/.test(url.protocol) ? [] : [{ name, value, why: 'other-kind' }];
    });
}
function isEncoded(login) {
    try {
        return decodeURIComponent(login) !== undefined;
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 9904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ pauseBefore),
/* harmony export */   L: () => (/* binding */ retry)
/* harmony export */ });
async function retry(plan, clock, work) {
    const seen = new Map();
    for (let attempt = 1;; attempt += 1) {
        try {
            return await work(attempt);
        }
        catch (error) {
            const schedule = plan.scheduleOf(error);
            if (schedule === undefined)
                throw error;
            const { retries, sinceMs } = seen.get(schedule) ?? { retries: 0, sinceMs: clock.now() };
            const past = { retries: retries + 1, sinceMs };
            seen.set(schedule, past);
            const pause = pauseBefore(past, schedule, clock);
            if (pause === undefined)
                throw error;
            await plan.onRetry?.(error, pause);
            await clock.sleep(pause);
        }
    }
}
const LEAST_RETRIES = 2;
function pauseBefore({ retries, sinceMs }, { retries: most = Number.POSITIVE_INFINITY, baseMs, capMs, minMs = 0, forMs = Number.POSITIVE_INFINITY }, { random, now }) {
    if (retries > most)
        return undefined;
    const pause = Math.max(minMs, Math.round(random() * Math.min(capMs, baseMs * 2 ** (retries - 1))));
    const leftMs = forMs - (now() - sinceMs);
    if (leftMs > 0)
        return Math.min(pause, Math.ceil(leftMs));
    return retries <= LEAST_RETRIES ? pause : undefined;
}


/***/ }),

/***/ 9751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RZ: () => (/* binding */ trustPolicy),
/* harmony export */   TC: () => (/* binding */ hasImmutableSubject),
/* harmony export */   Zj: () => (/* binding */ providerArn),
/* harmony export */   Zs: () => (/* binding */ describeClaims),
/* harmony export */   xD: () => (/* binding */ issuerOf)
/* harmony export */ });
function trustPolicy(role, claims, audience) {
    const issuer = issuerOf(claims);
    return {
        Version: '2012-10-17',
        Statement: [
            {
                Effect: 'Allow',
                Principal: { Federated: providerArn(role, issuer) },
                Action: 'sts:AssumeRoleWithWebIdentity',
                Condition: {
                    StringEquals: {
                        [`${issuer}:aud`]: String(claims.aud ?? audience),
                        [`${issuer}:sub`]: Array.isArray(claims.sub) ? claims.sub : String(claims.sub ?? ''),
                    },
                },
            },
        ],
    };
}
function issuerOf(claims) {
    return String(claims.iss ?? 'https://token.actions.githubusercontent.com').replace(/^https:\/\//, '');
}
function providerArn({ partition, accountId }, issuer) {
    return `arn:${partition}:iam::${accountId}:oidc-provider/${issuer}`;
}
function describeClaims(claims) {
    const names = [
        'iss',
        'aud',
        'sub',
        'repository',
        'repository_id',
        'repository_owner_id',
        'ref',
        'environment',
        'event_name',
        'job_workflow_ref',
    ];
    return names.flatMap((name) => (claims[name] === undefined ? [] : [`${name}: ${String(claims[name])}`]));
}
function hasImmutableSubject(claims) {
    return /^repo:[^/@]+@\d+\/[^:@]+@\d+:/.test(String(claims.sub ?? ''));
}


/***/ }),

/***/ 2606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ withoutEnd)
/* harmony export */ });
function withoutEnd(text, signs) {
    let end = text.length;
    while (end > 0 && signs.includes(text.charAt(end - 1)))
        end -= 1;
    return text.slice(0, end);
}


/***/ }),

/***/ 3308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   V9: () => (/* binding */ foreseenPlace),
/* harmony export */   zY: () => (/* binding */ placeOfDestination)
/* harmony export */ });
/* harmony import */ var _inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1619);
/* harmony import */ var _plan_secret_masks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9422);



function foreseenPlace({ region, registryId, credentials }, { host, accountId }) {
    const role = credentials.kind === 'roles' ? credentials.roles.at(-1) : undefined;
    const account = registryId ?? accountId ?? role?.accountId ?? _plan_secret_masks_js__WEBPACK_IMPORTED_MODULE_1__/* .UNKNOWN_ACCOUNT */ .vJ;
    if (host !== undefined && (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicHost */ .sw)(host))
        return { accountId: account, region: _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .PUBLIC_REGION */ .Ne, registry: host };
    const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    return { accountId: account, region, registry: host ?? `${account}.dkr.ecr.${region}.${domain}` };
}
function placeOfDestination(destination) {
    const { repository } = destination;
    return (0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .isInAws */ .Dm)(destination)
        ? foreseenPlace(destination, repository)
        : { registry: repository.host ?? '', accountId: '', region: '' };
}
function placeOf(account, repository) {
    const { accountId, region } = foreseenPlace(account, repository);
    const place = { accountId, region, name: repository.name };
    return (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicHost */ .sw)(repository.host ?? '') ? { ...place, isPublic: true } : place;
}


/***/ }),

/***/ 2603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ GITHUB_SECONDS),
/* harmony export */   d: () => (/* binding */ githubFor)
/* harmony export */ });
/* harmony import */ var _lib_proxy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1302);

const GITHUB_SECONDS = 5;
function githubFor({ event, environment, source, }) {
    const token = (source('github-token') ?? '').trim();
    const { owner, name: repo } = event.repository;
    if (token === '' || owner === '' || event.sourceUrl !== undefined)
        return undefined;
    const url = environment.variables.GITHUB_API_URL || 'https://api.github.com';
    let api;
    return () => {
        api ??= Promise.all(/* import() */[__webpack_require__.e(747), __webpack_require__.e(736)]).then(__webpack_require__.bind(__webpack_require__, 8736)).then(({ githubApi }) => githubApi({ token, url, owner, repo, proxy: (0,_lib_proxy_js__WEBPACK_IMPORTED_MODULE_0__/* .proxyVariables */ .e)(environment) }));
        return api;
    };
}


/***/ }),

/***/ 9962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ maskOnlyOutsideOutputs)
/* harmony export */ });
/* harmony import */ var _plan_secret_masks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9422);

function maskOnlyOutsideOutputs(runner, outputs) {
    return {
        ...runner,
        mask: (secret) => {
            for (const text of (0,_plan_secret_masks_js__WEBPACK_IMPORTED_MODULE_0__/* .masksOf */ .JF)(secret, outputs))
                runner.mask(text);
        },
    };
}


/***/ }),

/***/ 8917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Sj: () => (/* binding */ readBuildSource),
  P2: () => (/* binding */ readOrigin),
  jg: () => (/* binding */ readStep)
});

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/context.js
var context = __webpack_require__(7157);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
;// CONCATENATED MODULE: ./.build/github/event.js


function currentTrigger() {
    return toTrigger(new context/* Context */.o());
}
function toTrigger(source) {
    const { payload } = source;
    const merged = mergedOf(payload);
    const head = headOf(source);
    const run = { commit: source.sha ?? '', ref: source.ref ?? '' };
    const ofHead = head === undefined ? [] : [{ commit: head, ref: pullRef(payload) }];
    return (0,omit_undefined/* omitUndefined */.O)({
        event: toEvent(source),
        run,
        commits: [aboutOf(source), ...(merged === undefined ? [] : [merged]), run, ...ofHead],
        pullRequestHead: head,
        isOfPull: [head, pullRequestOf(payload), valueAt(payload, ['issue', 'pull_request'])].some((one) => one !== undefined),
        merged,
        testMerges: testMergesOf(source),
    });
}
function toEvent(source) {
    const { payload } = source;
    const { commit, ref } = aboutOf(source);
    const previousCommit = textAt(payload, ['before']);
    return (0,omit_undefined/* omitUndefined */.O)({
        name: source.eventName ?? '',
        commit,
        ref,
        commitDate: commitDateOf(payload, commit),
        baseRef: textAt(payload, ['pull_request', 'base', 'ref']) ?? textAt(payload, ['base_ref']),
        pullRequest: pullRequestOf(payload),
        previousCommit: /[1-9a-f]/.test(previousCommit ?? '') ? previousCommit : undefined,
        isForced: valueAt(payload, ['forced']) === true ? true : undefined,
        repository: projectOf(source),
        runId: source.runId || 0,
        runAttempt: source.runAttempt || 1,
        serverUrl: source.serverUrl,
        fromFork: isFromFork(source),
    });
}
function aboutOf(source) {
    const { eventName, payload } = source;
    const run = { commit: source.sha ?? '', ref: source.ref ?? '' };
    if (eventName === 'workflow_run') {
        return { commit: textAt(payload, ['workflow_run', 'head_sha']) ?? run.commit, ref: refBefore(payload) };
    }
    if (!/^pull_request(_review(_comment)?)?$/.test(eventName))
        return run;
    const merged = mergedOf(payload);
    if (merged?.commit === run.commit)
        return merged;
    const head = textAt(payload, ['pull_request', 'head', 'sha']);
    return head === undefined ? run : { commit: head, ref: pullRef(payload) };
}
function headOf({ payload }) {
    const isAfterPull = textAt(payload, ['workflow_run', 'event'])?.startsWith('pull_request');
    const before = isAfterPull ? textAt(payload, ['workflow_run', 'head_sha']) : undefined;
    return textAt(payload, ['pull_request', 'head', 'sha']) ?? before;
}
function mergedOf(payload) {
    const base = textAt(payload, ['pull_request', 'base', 'ref']);
    const commit = textAt(payload, ['pull_request', 'merge_commit_sha']);
    if (!isMerged(payload) || commit === undefined || base === undefined)
        return undefined;
    return { commit, ref: `refs/heads/${base}` };
}
function isMerged(payload) {
    const at = textAt(payload, ['pull_request', 'merged_at']);
    return valueAt(payload, ['pull_request', 'merged']) === true || at !== undefined;
}
function testMergesOf({ sha, ref, payload }) {
    const named = isMerged(payload) ? undefined : textAt(payload, ['pull_request', 'merge_commit_sha']);
    const own = /^refs\/pull\/\d+\/merge$/.test(ref ?? '') ? sha : undefined;
    return [...new Set([own, named])].filter((commit) => commit !== undefined);
}
function pullRef(payload) {
    const number = pullRequestOf(payload);
    return number === undefined ? '' : `refs/pull/${number}/merge`;
}
function projectOf(source) {
    const { payload, eventName, ref } = source;
    const { owner, name } = ownerAndName(source);
    const own = /^(schedule|issues|discussion|discussion_comment)$/.test(eventName) ? ref : '';
    const implied = /^refs\/heads\/(.+)$/.exec(own)?.[1];
    return (0,omit_undefined/* omitUndefined */.O)({
        owner,
        name,
        defaultBranch: textAt(payload, ['repository', 'default_branch']) ?? implied,
        description: textAt(payload, ['repository', 'description']),
        url: textAt(payload, ['repository', 'html_url']),
        license: licenseOf(payload),
    });
}
function ownerAndName(source) {
    try {
        return { owner: source.repo.owner, name: source.repo.repo };
    }
    catch {
        return { owner: '', name: '' };
    }
}
function licenseOf(payload) {
    const license = textAt(payload, ['repository', 'license', 'spdx_id']);
    return license === 'NOASSERTION' ? undefined : license;
}
function refBefore(payload) {
    if (textAt(payload, ['workflow_run', 'event'])?.startsWith('pull_request'))
        return pullRef(payload);
    const branch = textAt(payload, ['workflow_run', 'head_branch']);
    const head = textAt(payload, ['workflow_run', 'head_repository', 'full_name']);
    const isOwn = head === undefined || head === textAt(payload, ['repository', 'full_name']);
    return branch === undefined || !isOwn ? '' : `refs/heads/${branch}`;
}
function pullRequestOf(payload) {
    return (numberAt(payload, ['pull_request', 'number']) ?? numberAt(payload, ['workflow_run', 'pull_requests', '0', 'number']));
}
function commitDateOf(payload, commit) {
    for (const path of [['head_commit'], ['workflow_run', 'head_commit'], ['merge_group', 'head_commit']]) {
        if (textAt(payload, [...path, 'id']) !== commit)
            continue;
        const date = new Date(textAt(payload, [...path, 'timestamp']) ?? '');
        if (!Number.isNaN(date.getTime()))
            return date;
    }
    return undefined;
}
function isFromFork({ payload }) {
    const base = textAt(payload, ['pull_request', 'base', 'repo', 'full_name']);
    return base !== undefined && textAt(payload, ['pull_request', 'head', 'repo', 'full_name']) !== base;
}
function textAt(value, path) {
    const found = valueAt(value, path);
    return typeof found === 'string' && found !== '' ? found : undefined;
}
function numberAt(value, path) {
    const found = valueAt(value, path);
    return typeof found === 'number' ? found : undefined;
}
function valueAt(value, path) {
    let current = value;
    for (const key of path) {
        if (typeof current !== 'object' || current === null)
            return undefined;
        current = Object.getOwnPropertyDescriptor(current, key)?.value;
    }
    return current;
}

// EXTERNAL MODULE: ./.build/inputs/commit-input.js
var commit_input = __webpack_require__(2604);
// EXTERNAL MODULE: ./.build/inputs/input-names.js + 2 modules
var input_names = __webpack_require__(9137);
// EXTERNAL MODULE: ./.build/inputs/paths.js
var paths = __webpack_require__(3954);
// EXTERNAL MODULE: ./.build/inputs/tag-lines.js
var tag_lines = __webpack_require__(4824);
;// CONCATENATED MODULE: ./.build/inputs/uses-tag-rules.js

function usesTagRules(text) {
    const isPlain = (line) => /^(#.*|[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127})?$/.test(line.trim());
    return (!text('tags')
        .split(/\r?\n/)
        .every((line) => isPlain(line) || (0,tag_lines/* splitTagLine */.x)(line).every(isPlain)) ||
        text('flavor').trim() !== '' ||
        ['labels', 'annotations'].some((name) => text(name).includes('{{')));
}

// EXTERNAL MODULE: ./.build/lib/http.js
var http = __webpack_require__(8480);
// EXTERNAL MODULE: ./.build/plan/repository-address.js
var repository_address = __webpack_require__(4135);
;// CONCATENATED MODULE: ./.build/plan/build-source.js


function sourceOf(facts) {
    const { trigger, head, address, commit } = facts;
    const known = isTagRun(facts) ? asTag(trigger) : trigger;
    const found = head !== undefined ? ofHead(known, head) : ofAddress(known, address);
    const source = commit === undefined ? found : overruled(known, found, commit);
    const event = (0,omit_undefined/* omitUndefined */.O)({
        ...eventFor(known, source),
        checkout: head?.folder,
        sourceUrl: sourceUrl(known, head?.origin ?? address),
    });
    const place = head === undefined ? 'the address of the context says' : `${head.folder} has it`;
    const told = source === found ? place : 'the input `commit` says';
    return (0,omit_undefined/* omitUndefined */.O)({ event, notices: noticesOf(known, event, told), unknown: source.unknown });
}
function taggedName({ event, commits: [{ ref }] }) {
    const [, name] = /^refs\/heads\/(.+)$/.exec(ref) ?? [];
    return event.name === 'workflow_run' && name !== event.repository.defaultBranch ? name : undefined;
}
function isTagRun({ trigger, head, isTag }) {
    const name = taggedName(trigger);
    const isHere = head?.commit === trigger.commits[0].commit && head.refs.includes(`refs/tags/${name}`);
    return name !== undefined && (isHere || isTag === true);
}
function asTag(trigger) {
    const [{ commit, ref }, ...others] = trigger.commits;
    const tag = ref.replace(/^refs\/heads\//, 'refs/tags/');
    const event = { ...trigger.event, ref: tag };
    return { ...trigger, event, commits: [{ commit, ref: tag }, ...others] };
}
function ofHead(trigger, head) {
    const { commit, date, parents } = head;
    const { pullRequestHead } = trigger;
    if (pullRequestHead !== undefined && isTestMerge(trigger, head)) {
        const ref = refIn(trigger, pullRequestHead) || refOf(trigger, head);
        return { commit: pullRequestHead, ref, mergedInto: parents[0] ?? commit };
    }
    const known = trigger.commits.find((one) => one.commit === commit);
    return { commit, ref: known?.ref ?? refOf(trigger, head), date };
}
function refIn({ commits }, commit) {
    return commits.find((one) => one.commit === commit)?.ref ?? '';
}
function isTestMerge({ run, pullRequestHead, merged, testMerges }, { commit, parents, isOnBranch }) {
    if (testMerges.includes(commit))
        return true;
    if ([run.commit, merged?.commit, pullRequestHead].includes(commit))
        return false;
    return parents[1] === pullRequestHead && !isOnBranch;
}
function refOf(trigger, head) {
    const ref = checkedOutRef(head);
    if (sourceUrl(trigger, head.origin) === undefined)
        return ref;
    return trigger.isOfPull || ref.startsWith('refs/pull/') ? '' : ref;
}
function checkedOutRef({ branch, refs, askedFor }) {
    if (branch !== undefined)
        return branch;
    const named = [...new Set(refs.flatMap(asRef))];
    const asked = named.filter((ref) => askedFor !== undefined && namesOf(ref).includes(askedFor));
    if (asked.length === 1)
        return asked[0] ?? '';
    for (const space of ['refs/tags/', 'refs/heads/', 'refs/pull/']) {
        const [first, ...others] = named.filter((ref) => ref.startsWith(space));
        if (first !== undefined)
            return others.length === 0 ? first : '';
    }
    return '';
}
function asRef(ref) {
    const [, number] = /^refs\/(?:remotes\/)?pull\/(\d+)\/(?:merge|head)$/.exec(ref) ?? [];
    if (number !== undefined)
        return [`refs/pull/${number}/merge`];
    const [, branch] = /^refs\/remotes\/[^/]+\/(.+)$/.exec(ref) ?? [];
    if (branch !== undefined)
        return branch === 'HEAD' ? [] : [`refs/heads/${branch}`];
    return /^refs\/(heads|tags)\//.test(ref) ? [ref] : [];
}
function namesOf(ref) {
    const short = ref.replace(/^refs\/(heads|tags)\//, '');
    const isBranch = ref.startsWith('refs/heads/');
    const remote = ref.replace(/^refs\/(heads\/)?/, 'refs/remotes/');
    return [ref, short, ...(isBranch ? [`origin/${short}`, `refs/remotes/origin/${short}`] : [remote])];
}
function ofAddress(trigger, address) {
    const { event } = trigger;
    if (address === undefined)
        return { commit: event.commit, ref: event.ref, date: event.commitDate };
    const { page = '', commit, ref = '' } = (0,repository_address/* parseAddress */.or)(address, event.serverUrl) ?? {};
    if (commit !== undefined)
        return ofNamed(trigger, commit);
    const unknown = (why) => ({ commit: '', ref: '', unknown: `${why}.` });
    if (!(0,repository_address/* isSamePage */.kj)(page, pageOfRun(trigger)))
        return unknown(`${page || 'the address'} is not the repository of this run`);
    const known = /^refs\/pull\//.test(ref) ? ofPull(trigger, ref) : ofBranch(trigger, ref);
    if (known !== undefined)
        return known;
    const meant = ref === '' ? `without a \`#\` it is the branch ${event.repository.defaultBranch}` : `it names ${ref}`;
    return unknown(`${meant}, not ${event.ref || 'the commit of the event'}`);
}
function ofNamed(trigger, commit) {
    const { pullRequestHead: head, testMerges } = trigger;
    if (head === undefined || !testMerges.includes(commit))
        return { commit, ref: refIn(trigger, commit) };
    return { commit: head, ref: refIn(trigger, head), mergedInto: commit };
}
function ofPull({ event, run, pullRequestHead: commit }, wanted) {
    const [, number, kind] = /^refs\/pull\/(\d+)\/(head|merge)$/.exec(wanted) ?? [];
    if (commit === undefined || number !== String(event.pullRequest))
        return undefined;
    return { commit, ref: `refs/pull/${number}/merge`, mergedInto: kind === 'merge' ? run.commit : undefined };
}
function ofBranch({ event, commits }, wanted) {
    const meant = wanted || event.repository.defaultBranch;
    const known = commits.find(({ ref }) => {
        const [, name] = /^refs\/(?:heads|tags)\/(.+)$/.exec(ref) ?? [];
        return meant === undefined ? name !== undefined : [ref, name].includes(meant);
    });
    return known && { ...known, date: known.commit === event.commit ? event.commitDate : undefined };
}
function overruled(trigger, found, commit) {
    if (commit === found.commit)
        return found;
    return { commit, ref: refIn(trigger, commit), mergedInto: found.mergedInto };
}
function eventFor({ event, commits }, { commit, ref, date, mergedInto }) {
    const isAbout = commits.some((one) => one.commit === commit && one.ref === ref);
    const { baseRef, pullRequest, previousCommit, isForced, commitDate, ...rest } = event;
    const isPull = /^refs\/pull\//.test(ref);
    return (0,omit_undefined/* omitUndefined */.O)({
        ...rest,
        commit,
        ref,
        commitDate: commit === event.commit ? (commitDate ?? date) : date,
        mergedInto,
        ...(isAbout && (isPull || commit === event.commit) ? { baseRef, pullRequest, previousCommit, isForced } : {}),
    });
}
function sourceUrl(trigger, address) {
    const { page } = (0,repository_address/* parseAddress */.or)(address ?? '', trigger.event.serverUrl) ?? {};
    return page === undefined || (0,repository_address/* isSamePage */.kj)(page, pageOfRun(trigger)) ? undefined : `https://${page}`;
}
function isOfRun(trigger, origin) {
    const { page } = (0,repository_address/* parseAddress */.or)(origin ?? '', trigger.event.serverUrl) ?? {};
    return page !== undefined && (0,repository_address/* isSamePage */.kj)(page, pageOfRun(trigger));
}
function pageOfRun({ event: { repository, serverUrl } }) {
    return (0,repository_address/* parseAddress */.or)(`${serverUrl}/${repository.owner}/${repository.name}`, serverUrl)?.page ?? '';
}
function noticesOf({ commits: [first] }, { commit, ref, name }, told) {
    if (commit === '' || (commit === first.commit && ref === first.ref))
        return [];
    const known = ref === '' ? '' : ` of ${ref}`;
    const lost = ref === ''
        ? ' Of which branch or git tag that is cannot be told, so rules of `ref`, `edge` and `schedule`, and those of versions ' +
            'without `value=`, make no tag.'
        : '';
    return [
        `The commit is ${commit}${known}, as ${told}, and not ${first.commit} of ${first.ref || 'no ref'}, which this ${name} event ` +
            `is about: tags, labels and what is looked for follow it.${lost}`,
    ];
}

// EXTERNAL MODULE: ./.build/phases/github-access.js
var github_access = __webpack_require__(2603);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
;// CONCATENATED MODULE: ./.build/errors/checkout-errors.js

function checkoutBroken(folder, reason) {
    const told = reason === '' ? 'there is no git on the PATH, and its files do not tell it either' : reason;
    return new failure/* Failure */.HR({
        code: 'checkout-broken',
        what: `Which commit is checked out in ${folder} cannot be told: its .git has no HEAD that can be read. Nothing was built.`,
        why: `the checkout is not whole, or has no commit yet (${told}).`,
        fix: [
            'check the repository out in this job, with a step before this one:',
            '    - uses: actions/checkout@v4',
            'or, where the folder is not what git has checked out, name the commit that it is of with the input `commit`, or take ' +
                'its .git away.',
        ].join('\n'),
    });
}

// EXTERNAL MODULE: ./.build/lib/commit-sha.js
var commit_sha = __webpack_require__(6318);
;// CONCATENATED MODULE: ./.build/github/git-config.js
function settingIn(config, section, name) {
    let value;
    let current = '';
    for (const { groups = {} } of config.replaceAll('\r\n', '\n').matchAll(LINE)) {
        const { section: first, subsection, key, text } = groups;
        if (first !== undefined)
            current = [first.toLowerCase(), ...(subsection === undefined ? [] : [unescaped(subsection)])].join('.');
        if (current === section && key?.toLowerCase() === name)
            value = read(text ?? '');
    }
    return value;
}
const HEADER = String.raw `\[(?<section>[\w.-]+)(?:[ \t]+"(?<subsection>(?:[^"\\\n]|\\.)*)")?\]`;
const SETTING = String.raw `(?<key>[A-Za-z][\w-]*)[ \t]*(?:=(?<text>(?:"(?:[^"\\\n]|\\[\s\S])*"|\\[\s\S]|[^"\\#;\n])*))?`;
const LINE = new RegExp(String.raw `[ \t\n]*(?:${HEADER}|${SETTING}|(?=[#;]))[ \t]*(?:[#;].*)?`, 'gy');
function read(text) {
    const parts = [...text.matchAll(/"((?:[^"\\]|\\[\s\S])*)"|(\\[\s\S])|([^"\\]+)/g)];
    return parts
        .map(([, quoted, sign, plain = ''], index) => {
        const inner = quoted ?? sign;
        if (inner !== undefined)
            return unescaped(inner);
        const start = index === 0 ? plain.replace(/^[ \t]+/, '') : plain;
        return index === parts.length - 1 ? withoutSpaceBehind(start) : start;
    })
        .join('');
}
function withoutSpaceBehind(text) {
    return text.slice(0, [...text].findLastIndex((sign) => sign !== ' ' && sign !== '\t') + 1);
}
function unescaped(text) {
    return text.replace(/\\([\s\S])/g, (_pair, sign) => SIGNS[sign] ?? sign);
}
const SIGNS = { n: '\n', t: '\t', b: '\b', '\n': '' };

;// CONCATENATED MODULE: ./.build/github/checkout-files.js





async function readHeadFiles(gitFolder) {
    const head = await lineOf((0,external_node_path_.join)(gitFolder, 'HEAD'));
    const shared = await lineOf((0,external_node_path_.join)(gitFolder, 'commondir'));
    const common = shared === '' ? gitFolder : (0,external_node_path_.resolve)(gitFolder, shared);
    const refs = await allRefs(common);
    const branch = /^ref: (refs\/.+)$/.exec(head)?.[1];
    const commit = branch === undefined ? head : refs.get(branch);
    if (commit === undefined || !(0,commit_sha/* isCommitSha */._)(commit))
        return undefined;
    const origin = settingIn(await textOf((0,external_node_path_.join)(common, 'config')), 'remote.origin', 'url');
    return (0,omit_undefined/* omitUndefined */.O)({
        commit,
        branch,
        refs: [...refs].flatMap(([name, at]) => (at === commit ? name : [])),
        origin,
    });
}
async function textOf(path) {
    return await (0,promises_.readFile)(path, 'utf8').catch(() => '');
}
async function lineOf(path) {
    const [line = ''] = (await textOf(path)).split(/[\r\n]/, 1);
    return line;
}
async function allRefs(common) {
    const refs = new Map();
    let last = '';
    for (const line of (await textOf((0,external_node_path_.join)(common, 'packed-refs'))).split('\n')) {
        const [, peeled = '', target = '', name = ''] = /^(\^?)([0-9a-f]{40}|[0-9a-f]{64})(?: (.+))?$/.exec(line) ?? [];
        if (target === '')
            continue;
        last = peeled === '' ? name : last;
        refs.set(last, target);
    }
    for (const path of await (0,promises_.readdir)((0,external_node_path_.join)(common, 'refs'), { recursive: true }).catch(() => [])) {
        const target = await lineOf((0,external_node_path_.join)(common, 'refs', path));
        if ((0,commit_sha/* isCommitSha */._)(target))
            refs.set(`refs/${path.replaceAll('\\', '/')}`, target);
    }
    return refs;
}

// EXTERNAL MODULE: ./.build/github/git.js
var github_git = __webpack_require__(2100);
;// CONCATENATED MODULE: ./.build/github/checkout.js








async function readHead(place) {
    const folder = await findCheckout(place);
    if (folder === undefined)
        return undefined;
    const answer = await askGit((0,github_git/* gitIn */.u)({ folder, variables: place.variables }));
    if ('commit' in answer)
        return { folder, ...answer };
    const read = await readHeadFiles(await gitFolderOf(folder));
    if (read === undefined)
        throw checkoutBroken(folder, answer.reason);
    return { folder, parents: [], ...read };
}
async function findCheckout(place) {
    const workspace = realPath(place.workspace);
    const found = await outermost(realPath(place.folder), { ...place, workspace });
    return found !== undefined && isIn(found, workspace) ? (0,external_node_path_.resolve)(place.workspace, (0,external_node_path_.relative)(workspace, found)) : found;
}
async function outermost(folder, { workspace, variables }) {
    const [nearest, ...above] = foldersUpTo(folder, workspace).filter((path) => exists((0,external_node_path_.join)(path, '.git')));
    let found = nearest;
    for (const outer of above) {
        if (found === undefined || !(await isSubmodule(found, outer, variables)))
            return found;
        found = outer;
    }
    return found;
}
function realPath(path) {
    try {
        return (0,external_node_fs_.realpathSync)(path);
    }
    catch {
        return (0,external_node_path_.resolve)(path);
    }
}
function exists(path) {
    return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;
}
function isIn(folder, workspace) {
    return folder === workspace || folder.startsWith(workspace.endsWith(external_node_path_.sep) ? workspace : workspace + external_node_path_.sep);
}
function foldersUpTo(folder, workspace) {
    if (!isIn(folder, workspace) || folder === workspace)
        return [folder];
    return [folder, ...foldersUpTo((0,external_node_path_.dirname)(folder), workspace)];
}
async function gitFolderOf(folder) {
    const path = (0,external_node_path_.join)(folder, '.git');
    const text = await (0,promises_.readFile)(path, 'utf8').catch(() => '');
    const [, named] = /^gitdir: (.+?)\s*$/m.exec(text) ?? [];
    return named === undefined ? path : (0,external_node_path_.resolve)(folder, named);
}
async function isSubmodule(inner, outer, variables) {
    const modules = (0,external_node_path_.join)(await gitFolderOf(outer), 'modules');
    if ((await gitFolderOf(inner)).startsWith(modules + external_node_path_.sep))
        return true;
    const path = (0,external_node_path_.relative)(outer, inner).replaceAll(external_node_path_.sep, '/');
    const git = (0,github_git/* gitIn */.u)({ folder: outer, variables });
    const { stdout } = await git('ls-files', '--stage', '--full-name', '--', path);
    return stdout.startsWith('160000 ');
}
async function askGit(git) {
    const [head, refs, origin, reflog] = await Promise.all([
        git('rev-list', '--max-count=1', '--header', 'HEAD', '--'),
        git('for-each-ref', '--points-at=HEAD', '--format=%(HEAD)%(refname)'),
        git('config', '--get', 'remote.origin.url'),
        git('log', '--walk-reflogs', '--max-count=1', '--format=%gs', 'HEAD', '--'),
    ]);
    const commit = head.stdout.slice(0, head.stdout.indexOf('\n'));
    if (head.code !== 0 || !(0,commit_sha/* isCommitSha */._)(commit))
        return { reason: head.stderr.trim() };
    const [header = ''] = head.stdout.split('\n\n', 1);
    const names = refs.stdout.split('\n').filter((line) => line !== '');
    const seconds = /^committer .* (\d+) [+-]\d{4}$/m.exec(header)?.[1];
    return (0,omit_undefined/* omitUndefined */.O)({
        commit,
        parents: [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent),
        date: seconds === undefined ? undefined : new Date(Number(seconds) * 1000),
        branch: names.find((name) => name.startsWith('*'))?.slice(1),
        refs: names.map((name) => name.slice(1)),
        askedFor: /^checkout: moving from .* to (\S+)$/m.exec(reflog.stdout)?.[1],
        origin: origin.stdout.trim() || undefined,
    });
}
async function isOnBranch({ folder, commit }, variables) {
    const git = (0,github_git/* gitIn */.u)({ folder, variables });
    const branches = ['refs/heads', 'refs/remotes'];
    const { stdout } = await git('for-each-ref', `--contains=${commit}`, '--format=%(refname)', ...branches);
    return stdout.split('\n').some((name) => name !== '' && !name.startsWith('refs/remotes/pull/'));
}

// EXTERNAL MODULE: ./.build/github/history.js
var github_history = __webpack_require__(9600);
// EXTERNAL MODULE: ./.build/inputs/parse-docker.js
var parse_docker = __webpack_require__(518);
;// CONCATENATED MODULE: ./.build/phases/read-source.js






async function readSource({ workspace, variables }, { trigger, place, commit, isNamed, isTag }) {
    const context = place.kind === 'context' ? place.context : '.';
    const address = (0,parse_docker/* isRemoteContext */.uN)(context) ? context : undefined;
    const looked = { folder: (0,external_node_path_.resolve)(workspace, context), workspace, variables };
    const read = address === undefined ? readHead(looked) : Promise.resolve(undefined);
    const found = await (isNamed ? read.catch(() => undefined) : read);
    const head = place.kind === 'workspace' && !isOfRun(trigger, found?.origin) ? undefined : found;
    const source = sourceOf((0,omit_undefined/* omitUndefined */.O)({ trigger, head: await withBranch(trigger, head, variables), address, commit, isTag }));
    const { event } = source;
    if (event.commitDate !== undefined)
        return source;
    const known = await (0,github_history/* historyOf */.o)({ folder: head?.folder ?? workspace, variables }).dateOf(event.commit);
    const isMerge = event.mergedInto !== undefined && event.commit === trigger.pullRequestHead;
    return { ...source, event: (0,omit_undefined/* omitUndefined */.O)({ ...event, commitDate: known ?? (isMerge ? head?.date : undefined) }) };
}
async function withBranch({ pullRequestHead }, head, variables) {
    if (head === undefined)
        return undefined;
    const mayBeMerge = pullRequestHead !== undefined && head.parents[1] === pullRequestHead;
    return { ...head, isOnBranch: mayBeMerge && (await isOnBranch(head, variables)) };
}

;// CONCATENATED MODULE: ./.build/phases/read-step.js









async function readStep(context, { action, place, read, describe }) {
    const { runner, source, environment } = context;
    return await runner.phase('Inputs', async () => {
        const { strangers } = (0,input_names/* checkInputNames */.zU)(action, environment.variables, (name) => source(name) ?? '');
        const unknown = (0,input_names/* describeStrangers */.vU)(strangers);
        if (unknown !== undefined)
            runner.warning(unknown);
        const trigger = currentTrigger();
        const built = await readBuildSource(context, trigger, place((name) => (source(name) ?? '').trim()));
        const inputs = read(await readOrigin(context, built));
        for (const text of [...built.notices, ...inputs.notices])
            runner.notice(text);
        return { value: { ...context, event: built.event, trigger, inputs }, sentence: describe(inputs) };
    });
}
async function readBuildSource(context, trigger, place) {
    const { environment, source } = context;
    const text = (source('commit') ?? '').trim();
    const commit = (0,commit_input/* parseCommit */.L)(text);
    const request = { trigger, place, commit: commit.valid ? commit.value : undefined, isNamed: text !== '' };
    const read = await readSource(environment, request);
    const name = taggedName(trigger);
    const [{ commit: known, ref }] = trigger.commits;
    const mayBeTag = name !== undefined && read.event.commit === known && read.event.ref === ref;
    if (!mayBeTag || !usesTagRules((input) => source(input) ?? ''))
        return read;
    return (await isTagOn(context, read, { name, commit: known }))
        ? await readSource(environment, { ...request, isTag: true })
        : read;
}
async function isTagOn(context, { event }, { name, commit }) {
    const api = await (0,github_access/* githubFor */.d)({ ...context, event })?.();
    return (await api?.tagCommit(name, (0,http/* timeLimit */.z)(github_access/* GITHUB_SECONDS */.Y))) === commit;
}
async function readOrigin({ source, environment }, { event, unknown }) {
    const [tagRules, catalogReader] = [await loadTagRules(source, event), await catalogReaderFor(source)];
    return { source, event, unknown, environment, lookup: paths/* lookUpPath */.yc, sizeOf: paths/* sizeOfFile */.JL, tagRules, catalogReader };
}
async function catalogReaderFor(source) {
    if ((source('repository-catalog') ?? '') === '')
        return undefined;
    const { loadCatalogReader } = await __webpack_require__.e(/* import() */ 504).then(__webpack_require__.bind(__webpack_require__, 504));
    return await loadCatalogReader();
}
async function loadTagRules(source, event) {
    if (!usesTagRules((name) => source(name) ?? ''))
        return undefined;
    const { tagRulesFor } = await Promise.all(/* import() */[__webpack_require__.e(810), __webpack_require__.e(939)]).then(__webpack_require__.bind(__webpack_require__, 3939));
    return tagRulesFor(event, new Date());
}


/***/ }),

/***/ 5995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ statusTrouble),
/* harmony export */   n: () => (/* binding */ awsTrouble)
/* harmony export */ });
/* harmony import */ var _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(443);
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);


function awsTrouble(error) {
    if (error instanceof _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
        return undefined;
    return TROUBLES.find(({ when }) => when(error))?.kind;
}
const TROUBLES = [
    { kind: 'expired', when: _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpired */ ._d },
    { kind: 'clock', when: _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isClockCorrected */ .O0 },
    { kind: 'throttled', when: _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isThrottled */ .B5 },
    { kind: 'key-lookup', when: _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isKeyLookup */ .AQ },
    { kind: 'server', when: _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isServerError */ .GQ },
    { kind: 'network', when: (error) => (0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isNotOfAws */ .Md)(error) && ((0,_errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(error) ?? 200) < 400 },
    { kind: 'network', when: _errors_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isBroken */ .Qr },
];
function statusTrouble(status) {
    if (status === 429)
        return 'throttled';
    return status >= 500 ? 'server' : undefined;
}


/***/ }),

/***/ 4565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LJ: () => (/* binding */ repositoryUri),
/* harmony export */   iQ: () => (/* binding */ partitionOf),
/* harmony export */   ls: () => (/* binding */ foreignHost),
/* harmony export */   tO: () => (/* binding */ imageName),
/* harmony export */   x5: () => (/* binding */ locate)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1619);

function repositoryUri({ host, repository }) {
    return `${host}/${repository}`;
}
function imageName(location, tag) {
    return `${repositoryUri(location)}:${tag}`;
}
const ACCOUNT_OF_HOST = /^\d{12}(?=\.)/;
function isSpecialHostOf(host, accountId, proxyHost) {
    const [named, own] = [(0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEcrHost */ .wl)(host), (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEcrHost */ .wl)(proxyHost)];
    if (named === undefined || named.kind === PLAIN || own?.kind !== PLAIN)
        return false;
    if (named.accountId !== accountId || named.region !== own.region)
        return false;
    return named.domain === (named.kind.startsWith('dkr-') ? DUAL_STACK_DOMAINS.get(own.domain) : own.domain);
}
const PLAIN = 'dkr.ecr';
const DUAL_STACK_DOMAINS = new Map(Object.entries({
    'amazonaws.com': 'on.aws',
    'amazonaws.com.cn': 'on.amazonwebservices.com.cn',
    'amazonaws.eu': 'on.amazonwebservices.eu',
}));
function locate({ reference, region, registryId, ownAccountId, proxyHost }, facts) {
    const found = facts.kind === 'found' ? facts : undefined;
    const [proxyAccountId = ''] = ACCOUNT_OF_HOST.exec(proxyHost) ?? [];
    const own = ownAccountId || proxyAccountId;
    const accountId = registryId ?? found?.registryId ?? own;
    const hostHere = () => {
        if (reference.host !== undefined && isSpecialHostOf(reference.host, accountId, proxyHost))
            return reference.host;
        if (reference.host !== undefined && (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isPublicHost */ .sw)(reference.host) && (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isPublicHost */ .sw)(proxyHost))
            return reference.host;
        if (found !== undefined)
            return found.uri.slice(0, found.uri.indexOf('/'));
        if (accountId === own)
            return proxyHost;
        return proxyAccountId === '' ? undefined : proxyHost.replace(ACCOUNT_OF_HOST, accountId);
    };
    const { name: repository } = reference;
    const partition = partitionOf(region);
    const where = { repository, accountId, region, partition, host: hostHere(), isSeen: found !== undefined };
    return reference.host !== undefined && (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isPublicHost */ .sw)(reference.host) ? { ...where, isPublic: true } : where;
}
function foreignHost(place, facts) {
    const { host: named } = place.reference;
    const { host: own, accountId, region } = locate(place, facts);
    if (named === undefined || own === undefined || named === own)
        return undefined;
    const written = (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEcrHost */ .wl)(named);
    const isWritten = (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isPublicHost */ .sw)(named) || (written?.accountId === accountId && written.region === region);
    const isStandIn = !ACCOUNT_OF_HOST.test(own) && isWritten;
    return isStandIn ? undefined : { named, own };
}
const PARTITIONS = [
    ['cn-', 'aws-cn'],
    ['us-gov-', 'aws-us-gov'],
    ['eusc-', 'aws-eusc'],
    ['us-isob-', 'aws-iso-b'],
    ['us-isof-', 'aws-iso-f'],
    ['eu-isoe-', 'aws-iso-e'],
    ['us-iso-', 'aws-iso'],
];
function partitionOf(region) {
    return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}


/***/ }),

/***/ 4135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cg: () => (/* binding */ isFetched),
/* harmony export */   kj: () => (/* binding */ isSamePage),
/* harmony export */   or: () => (/* binding */ parseAddress)
/* harmony export */ });
/* harmony import */ var _lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6318);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9020);
/* harmony import */ var _lib_without_end_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2606);



function isFetched(context) {
    return /^(https?|git|ssh):\/\/|^[\w-]+@[\w.-]+:|^github\.com\//.test(context);
}
function parseAddress(text, serverUrl) {
    const [whole = '', fragment = ''] = splitAt(text, '#');
    const [place = '', query = ''] = whole.includes('://') ? splitAt(whole, '?') : [whole];
    const found = placeIn(place);
    const server = placeIn(`${serverUrl}/`)?.host ?? '';
    if (found === undefined)
        return undefined;
    const host = found.isSsh && isAlias(found.host, server) ? server : found.host;
    const path = (0,_lib_without_end_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutEnd */ .M)(found.path, '/').replace(/\.git$/i, '');
    return { page: path === '' ? host : `${host}/${path}`, ...wantedBy(fragment, new URLSearchParams(query)) };
}
function splitAt(text, sign) {
    const index = text.indexOf(sign);
    return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
function placeIn(text) {
    const [, scheme = '', name = '', port = '', path = ''] = /^(https?|ssh|git):\/\/(?:[^/]*@)?([^/:@]+)(?::(\d*))?\/+(?!\/)(.*)$/i.exec(text) ?? [];
    if (name !== '') {
        const isWeb = /^http/i.test(scheme);
        const isUsual = !isWeb || port === '' || port === (scheme.length === 5 ? '443' : '80');
        return { host: `${hostOf(name)}${isUsual ? '' : `:${port}`}`, path, isSsh: /^ssh$/i.test(scheme) };
    }
    const [, bare = '', below = ''] = /^(github\.com)\/+(.+)$/i.exec(text) ?? [];
    if (bare !== '')
        return { host: hostOf(bare), path: below, isSsh: false };
    const [, short = '', behind = ''] = /^(?:[\w.-]+@)?([\w.-]{2,}):(?!\/\/)\/*(.+)$/.exec(text) ?? [];
    return short === '' || short === 'file' ? undefined : { host: hostOf(short), path: behind, isSsh: true };
}
function hostOf(name) {
    return name
        .toLowerCase()
        .replace(/^www\./, '')
        .replace(/^ssh\.github\.com$/, 'github.com');
}
function isAlias(host, server) {
    return server !== '' && (!host.includes('.') || host.startsWith(`${server}-`));
}
const WANTED = ['ref', 'branch', 'tag', 'commit', 'checksum', 'subdir'];
function wantedBy(fragment, query) {
    const [first = '', ...rest] = fragment.split(':');
    const under = (space, name) => (name === null ? undefined : `refs/${space}/${name}`);
    const named = under('tags', query.get('tag')) ?? under('heads', query.get('branch')) ?? query.get('ref') ?? first;
    const commit = [query.get('commit'), query.get('checksum'), named].find((one) => one !== null && (0,_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommitSha */ ._)(one));
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({
        ref: named === commit ? '' : named.replace(/^(?=pull\/\d+\/)/, 'refs/'),
        commit: commit ?? undefined,
        folder: (0,_lib_without_end_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutEnd */ .M)((query.get('subdir') ?? rest.join(':')).replace(/^(\.?\/+)+/, ''), '/'),
        options: [...query].flatMap(([name, value]) => (WANTED.includes(name) ? [] : `${name}=${value}`)).toSorted(),
    });
}
function isSamePage(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}


/***/ }),

/***/ 9225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qp: () => (/* binding */ DECIDED_AGAIN),
/* harmony export */   US: () => (/* binding */ PROVEN_AGAIN),
/* harmony export */   Yj: () => (/* binding */ BUILT_AGAIN),
/* harmony export */   hQ: () => (/* binding */ NAMED_AGAIN),
/* harmony export */   hd: () => (/* binding */ scheduleFor),
/* harmony export */   zJ: () => (/* binding */ REPLICATION)
/* harmony export */ });
/* unused harmony export RETRY_POLICY */
const PASSING = {
    'before-push': { baseMs: 500, capMs: 5_000, forMs: 25_000 },
    pushing: { baseMs: 500, capMs: 10_000, forMs: 75_000 },
    aside: { baseMs: 300, capMs: 2_000, forMs: 5_000 },
};
const ONCE = { retries: 1, baseMs: 0, capMs: 0 };
const ROLE_REFUSED = { retries: 2, baseMs: 600, capMs: 1_200, minMs: 300 };
const NOT_SHOWN = { baseMs: 250, capMs: 2_000, forMs: 8_000 };
const always = (schedule) => ({
    'before-push': schedule,
    pushing: schedule,
    aside: schedule,
});
const RETRY_POLICY = {
    network: PASSING,
    server: PASSING,
    throttled: PASSING,
    'key-lookup': PASSING,
    'role-refused': always(ROLE_REFUSED),
    expired: always(ONCE),
    clock: always(ONCE),
    'not-shown': always(NOT_SHOWN),
};
function scheduleFor(kind, phase) {
    return kind === undefined ? undefined : RETRY_POLICY[kind][phase];
}
const BUILT_AGAIN = 2;
const NAMED_AGAIN = 3;
const DECIDED_AGAIN = 3;
const PROVEN_AGAIN = 5;
const REPLICATION = {
    baseMs: 2_000,
    capMs: 10_000,
    minMs: 500,
    forMs: 30 * 60_000,
};


/***/ }),

/***/ 5998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ readBucketPath),
/* harmony export */   w: () => (/* binding */ s3Endpoint)
/* harmony export */ });
function readBucketPath(text) {
    const [, bucket, prefix] = /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/([\w.-]+(?:\/[\w.-]+)*)\/?$/.exec(text) ?? [];
    return bucket === undefined || prefix === undefined ? undefined : { bucket, prefix };
}
function s3Endpoint(region, { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL }) {
    const url = AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL || undefined;
    if (region === undefined || region === '')
        return undefined;
    return url === undefined ? { region } : { region, url };
}


/***/ }),

/***/ 9422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JF: () => (/* binding */ masksOf),
/* harmony export */   qM: () => (/* binding */ describeLostOutputs),
/* harmony export */   vJ: () => (/* binding */ UNKNOWN_ACCOUNT)
/* harmony export */ });
/* unused harmony export lostOutputs */
const UNKNOWN_ACCOUNT = '000000000000';
const SHORTEST_MASK = 6;
function masksOf(value, outputs) {
    const isInOutput = (line) => outputs.some((text) => isHiddenIn(text, line));
    return linesOf(value).filter((line) => line.length >= SHORTEST_MASK && !isInOutput(line) && !isInOutput(inUnknownAccount(line)));
}
function lostOutputs(value, outputs) {
    const lines = linesOf(value);
    return Object.keys(outputs).filter((name) => lines.some((line) => isHiddenIn(outputs[name] ?? '', line)));
}
function describeLostOutputs(secrets, outputs) {
    return secrets.flatMap(({ id, value }) => {
        const lost = lostOutputs(value, outputs);
        if (lost.length === 0)
            return [];
        const kept = Object.keys(outputs).filter((name) => !lost.includes(name));
        const isLong = linesOf(value).length > 1;
        return [
            `${isLong ? 'A line' : 'The value'} of the secret ${id} is part of the output${lost.length === 1 ? '' : 's'} ${lost.join(', ')}. ` +
                'Where it comes from secrets.*, or is hidden in the log for another reason, GitHub leaves job outputs ' +
                `(jobs.<id>.outputs) with these out, without an error. ${isLong ? ONE_LINE : 'Keep a value that is no secret in vars.* instead'}` +
                `${kept.length === 0 ? ': no output is without it.' : `, or hand on only outputs without it: ${kept.join(', ')}.`}`,
        ];
    });
}
const ONE_LINE = 'GitHub hides each line by itself: keep such a secret on one line, in Base64 for example';
function linesOf(value) {
    const lines = value.split(/[\r\n]+/).map((line) => line.trim());
    return [...new Set(lines)].filter((line) => line !== '');
}
function isHiddenIn(text, line) {
    return hiddenWith(line).some((hidden) => text.includes(hidden));
}
function hiddenWith(line) {
    const [, unquoted = ''] = /^"(.{7,})"$/.exec(line) ?? [];
    const plus = line.indexOf('&+');
    const end = plus < 0 ? line.slice(line.lastIndexOf('&') + 1) : line.slice(plus + 3);
    return [line, ...[unquoted, end].filter((text) => text.length >= SHORTEST_MASK)];
}
function inUnknownAccount(text) {
    return text.replace(/(?<!\d)\d{12}(?!\d)/g, UNKNOWN_ACCOUNT);
}


/***/ }),

/***/ 7153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E2: () => (/* binding */ MAX_LENGTH),
/* harmony export */   I8: () => (/* binding */ cleanTag),
/* harmony export */   yQ: () => (/* binding */ toTag)
/* harmony export */ });
const MAX_LENGTH = 128;
function toTag(text) {
    const tag = cleanTag(text);
    if (tag.length <= MAX_LENGTH)
        return tag;
    const end = `-${hash(tag)}`;
    return tag.slice(0, MAX_LENGTH - end.length) + end;
}
function cleanTag(text) {
    return text.replace(/[^a-zA-Z0-9._-]+/g, '-').replace(/^[.-]+/, '');
}
function hash(text) {
    const value = [...text].reduce((sum, char) => Math.imul(sum ^ char.charCodeAt(0), 0x01000193), 0x811c9dc5);
    return (value >>> 0).toString(16).padStart(8, '0');
}


/***/ }),

/***/ 7157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ Context)
/* harmony export */ });
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9896);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(857);


class Context {
    /**
     * Hydrate the context from the environment
     */
    constructor() {
        var _a, _b, _c;
        this.payload = {};
        if (process.env.GITHUB_EVENT_PATH) {
            if ((0,fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(process.env.GITHUB_EVENT_PATH)) {
                this.payload = JSON.parse((0,fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(process.env.GITHUB_EVENT_PATH, { encoding: 'utf8' }));
            }
            else {
                const path = process.env.GITHUB_EVENT_PATH;
                process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${os__WEBPACK_IMPORTED_MODULE_1__.EOL}`);
            }
        }
        this.eventName = process.env.GITHUB_EVENT_NAME;
        this.sha = process.env.GITHUB_SHA;
        this.ref = process.env.GITHUB_REF;
        this.workflow = process.env.GITHUB_WORKFLOW;
        this.action = process.env.GITHUB_ACTION;
        this.actor = process.env.GITHUB_ACTOR;
        this.job = process.env.GITHUB_JOB;
        this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
        this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
        this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
        this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
        this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
        this.graphqlUrl =
            (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
    }
    get issue() {
        const payload = this.payload;
        return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
    }
    get repo() {
        if (process.env.GITHUB_REPOSITORY) {
            const [owner, repo] = process.env.GITHUB_REPOSITORY.split('/');
            return { owner, repo };
        }
        if (this.payload.repository) {
            return {
                owner: this.payload.repository.owner.login,
                repo: this.payload.repository.name
            };
        }
        throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
    }
}
//# sourceMappingURL=context.js.map

/***/ })

};
;