"use strict";
exports.id = 654;
exports.ids = [654];
exports.modules = {

/***/ 2787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ readClaims),
/* harmony export */   g: () => (/* binding */ requestIdToken)
/* harmony export */ });
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);
/* harmony import */ var _lib_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8480);
/* harmony import */ var _lib_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9904);



/** One try that ended without a token. */
class NoIdToken extends Error {
    answer;
    constructor(answer) {
        super(describeAnswer(answer));
        this.answer = answer;
    }
}
/** What came back, in a few words. The body of a success is left out: it may hold a token in a form we do not know. */
function describeAnswer(answer) {
    if (answer.kind === 'no-answer')
        return answer.reason;
    if (answer.status === 200)
        return 'It answered with success, but not with a token.';
    return `It answered HTTP ${answer.status}: ${answer.body.slice(0, 300)}`;
}
const TIMEOUT_SECONDS = 10;
/**
 * A fresh ID token of this job (a JWT, valid for about 5 minutes; a secret). Five tries of at most 10 seconds, again on
 * network errors, timeouts, 429, 5xx and on GitHub's "Can't issue ID_TOKEN", which passes by itself.
 *
 * Own request instead of `core.getIDToken`, which waits 3 minutes for a silent server and does not retry it.
 * https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
 *
 * @throws Failure `id-token-failed`
 */
async function requestIdToken({ endpoint, audience, proxy, clock, onRetry }) {
    const url = new URL(endpoint.url);
    url.searchParams.set('audience', audience);
    try {
        return await (0,_lib_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retry */ .L)({
            attempts: 5,
            baseMs: 500,
            capMs: 5_000,
            retryable: (error) => error instanceof NoIdToken && isPassing(error.answer),
            onRetry: (error, pauseMs) => onRetry(String(error instanceof Error ? error.message : error), pauseMs),
        }, clock, async () => tokenIn(await get(url, endpoint.requestToken, proxy)));
    }
    catch (error) {
        if (error instanceof NoIdToken)
            throw explain(error, url.host);
        throw error;
    }
}
/** Whether the same request may well succeed a moment later. */
function isPassing(answer) {
    if (answer.kind === 'no-answer')
        return true;
    const { status, body } = answer;
    return status === 429 || status >= 500 || (status === 403 && body.includes("Can't issue ID_TOKEN"));
}
function tokenIn(answer) {
    if (answer.kind === 'answer' && answer.status === 200) {
        const value = readObject(answer.body).value;
        if (typeof value === 'string' && value !== '')
            return value;
    }
    throw new NoIdToken(answer);
}
function get(url, bearer, proxy) {
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
    return (0,_lib_http_js__WEBPACK_IMPORTED_MODULE_1__/* .send */ .t)({ method: 'GET', url, headers, proxy, limit: (0,_lib_http_js__WEBPACK_IMPORTED_MODULE_1__/* .timeLimit */ .z)(TIMEOUT_SECONDS) });
}
function explain(error, host) {
    const refused = error.answer.kind === 'answer' && !isPassing(error.answer);
    return new _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'id-token-failed',
        what: `GitHub's token service (${host}) gave no ID token${refused ? '' : ' in five tries'}. ${error.message}`,
        why: refused
            ? 'a proxy or another page answers in place of GitHub, or this GitHub Enterprise Server has OIDC turned off.'
            : "the service is down for the moment, or this runner's network or proxy does not let it through.",
        fix: refused
            ? `look at the answer above; on a self-hosted runner let ${host} pass, or add it to NO_PROXY.`
            : `run the job again; on a self-hosted runner let ${host} pass (see also HTTPS_PROXY and NO_PROXY).`,
    }, { cause: error });
}
/** The claims of an ID token, unverified, to show them; empty where the text is no JWT (RFC 7519). */
function readClaims(token) {
    return readObject(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
function readObject(json) {
    try {
        const value = JSON.parse(json);
        return typeof value === 'object' && value !== null ? { ...value } : {};
    }
    catch {
        return {};
    }
}


/***/ }),

/***/ 443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ isThrottled),
/* harmony export */   R0: () => (/* binding */ isUnreachable),
/* harmony export */   ev: () => (/* binding */ isNamed),
/* harmony export */   fw: () => (/* binding */ awsWords),
/* harmony export */   w7: () => (/* binding */ isAccessDenied)
/* harmony export */ });
/** Whether the error is one of these, by the name that the SDK gives it; texts may change, names do not. */
function isNamed(error, ...names) {
    return error instanceof Error && names.includes(error.name);
}
/** Whether IAM refused the call: STS and ECR name that differently. */
function isAccessDenied(error) {
    return isNamed(error, 'AccessDenied', 'AccessDeniedException');
}
/** Whether too many calls were made, after the SDK's own tries. */
function isThrottled(error) {
    return isNamed(error, 'Throttling', 'ThrottlingException', 'TooManyRequestsException', 'RequestLimitExceeded');
}
/** Whether the service was not reached at all: Node's network errors and the SDK's timeouts. */
function isUnreachable(error) {
    if (isNamed(error, 'TimeoutError'))
        return true;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/.test(code);
}
/** The error as AWS worded it, with the request id that AWS support asks for. */
function awsWords(error) {
    if (!(error instanceof Error))
        return String(error);
    const requestId = '$metadata' in error ? error.$metadata?.requestId : undefined;
    return `${error.name}: ${error.message}${requestId ? ` (request id ${requestId})` : ''}`;
}


/***/ }),

/***/ 889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ explainAwsError)
/* harmony export */ });
/* harmony import */ var _aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(443);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);


/** The failure that tells a user why a call to AWS did not work. */
function explainAwsError(error, call) {
    return error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? error : new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(problemOf(error, call), { cause: error });
}
function problemOf(error, call) {
    const said = `AWS says: ${(0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .awsWords */ .fw)(error)}`;
    const what = `${call.service.toUpperCase()} refused ${call.operation}${call.repository ? ` on ${call.repository}` : ''}.`;
    if ((0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamed */ .ev)(error, 'CredentialsProviderError'))
        return credentialsMissing(said);
    if ((0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isAccessDenied */ .w7)(error))
        return permissionMissing(error.message, `${what} ${said}`, call);
    if ((0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamed */ .ev)(error, 'ExpiredToken', 'ExpiredTokenException')) {
        return {
            code: 'credentials-expired',
            what: `${what} ${said}`,
            why: 'the credentials ran out while the step was at work, or an earlier step left old ones in the environment.',
            fix: 'let this step assume the role itself (`role-to-assume`), or raise `role-duration-seconds`.',
        };
    }
    if ((0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamed */ .ev)(error, 'UnrecognizedClientException', 'InvalidClientTokenId', 'InvalidSignatureException', 'SignatureDoesNotMatch')) {
        return {
            code: 'credentials-refused',
            what: `${what} ${said}`,
            why: 'the credentials are of another partition, deleted, or stale ones of the runner (AWS_* variables, a profile).',
            fix: 'set `role-to-assume`; otherwise see which credentials the runner has: aws sts get-caller-identity',
        };
    }
    if ((0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isThrottled */ .B5)(error)) {
        return {
            code: 'throttled',
            what: `${what} ${said}`,
            why: 'many jobs of this account call at the same time; the call was tried several times.',
            fix: 'run the job again; if it happens often, start fewer jobs at once (`max-parallel`) or ask for a higher quota.',
        };
    }
    if ((0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamed */ .ev)(error, 'LimitExceededException')) {
        return {
            code: 'aws-call-failed',
            what: `${what} ${said}`,
            why: 'a quota of the account is used up, such as that of repositories or of images in a repository.',
            fix: 'delete what nobody needs, with a lifecycle policy for example, or ask for more in the Service Quotas console.',
        };
    }
    if ((0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnreachable */ .R0)(error))
        return unreachable(error, call);
    return {
        code: 'aws-call-failed',
        what: `${what} ${said}`,
        fix: 'see what AWS says above; with its request id AWS support can look the call up.',
    };
}
function credentialsMissing(said) {
    return {
        code: 'credentials-missing',
        what: `There are no AWS credentials. ${said}`,
        why: '`role-to-assume` is not set, and the runner has no credentials of its own.',
        fix: [
            'name the role, and let the job ask for an ID token:',
            '    permissions:',
            '      id-token: write',
            '      contents: read',
            '    ...',
            '        with:',
            '          role-to-assume: arn:aws:iam::123456789012:role/NAME',
        ].join('\n'),
    };
}
function permissionMissing(message, what, { service, operation }) {
    const action = /to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? `${service}:${operation}`;
    const resource = action === 'ecr:GetAuthorizationToken' ? '*' : (/on resource: (arn:\S+)/.exec(message)?.[1] ?? '*');
    const byResource = message.includes('resource-based policy');
    return {
        code: 'permission-missing',
        what,
        why: byResource
            ? "the repository belongs to another account, and its policy does not allow this role's calls."
            : "the role's policy, a permissions boundary, an SCP or a VPC endpoint's policy does not allow it.",
        fix: [
            byResource
                ? `add to the policy of the repository, with the role as principal: ${action}`
                : "add this statement to the role's policy:",
            ...(byResource ? [] : [`    ${JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource })}`]),
        ].join('\n'),
    };
}
function unreachable(error, { service, region }) {
    const notFound = 'code' in error && error.code === 'ENOTFOUND';
    return {
        code: 'aws-unreachable',
        what: `${service.toUpperCase()} in ${region} could not be reached. ${error.name}: ${error.message}`,
        why: notFound
            ? `there is no such host: the region ${region} may be misspelled, or this runner's DNS does not know it.`
            : "this runner's network, proxy or VPC endpoint does not let it through, or the service is down.",
        fix: notFound
            ? 'check `aws-region`; on a self-hosted runner check DNS and AWS_ENDPOINT_URL.'
            : 'on a self-hosted runner check HTTPS_PROXY, NO_PROXY, AWS_ENDPOINT_URL and the VPC endpoints; else run it again.',
    };
}


/***/ }),

/***/ 3582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ describeProblem),
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   h_: () => (/* binding */ asFailure)
/* harmony export */ });
/* unused harmony export PROBLEM_CODES */
/** Every code a user can meet; docs/troubleshooting.md has one section for each (a test compares the two). */
const PROBLEM_CODES = (/* unused pure expression or super */ null && ([
    'account-not-allowed',
    'aws-call-failed',
    'aws-unreachable',
    'base-image-denied',
    'blob-mount-refused',
    'build-failed',
    'builder-missing',
    'cache-immutable',
    'credentials-expired',
    'credentials-missing',
    'credentials-refused',
    'definition-invalid',
    'disk-full',
    'docker-config-broken',
    'docker-missing',
    'docker-not-running',
    'dockerfile-missing',
    'id-token-failed',
    'id-token-missing',
    'image-archived',
    'image-exists',
    'image-full',
    'image-missing',
    'inputs-invalid',
    'merge-impossible',
    'oidc-audience-refused',
    'oidc-provider-missing',
    'permission-missing',
    'proof-failed',
    'push-failed',
    'push-unauthorized',
    'region-disabled',
    'repository-missing',
    'role-duration-refused',
    'role-refused',
    'tag-immutable',
    'test-failed',
    'throttled',
    'unexpected',
]));
/** An error whose message is written for users. Whatever else is thrown is a defect of this action and told as such. */
class Failure extends Error {
    problem;
    constructor(problem, options) {
        super(describeProblem(problem), options);
        this.name = 'Failure';
        this.problem = problem;
    }
}
/** The whole message: what happened, why it is likely, what to change, and where to read more. `docs`: of the page. */
function describeProblem({ code, what, why, fix }, docs = 'docs/troubleshooting.md') {
    const parts = [what];
    if (why !== undefined)
        parts.push(`Likely cause: ${why}`);
    if (fix !== undefined)
        parts.push(`What to do: ${fix}`);
    parts.push(`More: ${docs}#${code}`);
    return parts.join('\n');
}
/**
 * The failure to report for whatever was thrown. A `Failure` is passed through; anything else is a defect of ours and
 * becomes `unexpected`, with its name and message but without its stack (the stack goes to the debug log).
 */
function asFailure(thrown) {
    if (thrown instanceof Failure)
        return thrown;
    const told = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return new Failure({
        code: 'unexpected',
        what: `The action stopped on something it does not know how to explain. ${told}`,
        why: 'a defect of this action, or a situation it was never tried in.',
        fix: 'run the job again with "Enable debug logging" and report the log as an issue of this action.',
    }, { cause: thrown });
}


/***/ }),

/***/ 3047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WP: () => (/* binding */ explainChainedRoleError),
/* harmony export */   fs: () => (/* binding */ accountNotAllowed),
/* harmony export */   v4: () => (/* binding */ idTokenMissing),
/* harmony export */   wQ: () => (/* binding */ explainWebIdentityError)
/* harmony export */ });
/* unused harmony exports describeClaims, hasImmutableSubject, trustPolicy */
/* harmony import */ var _aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(443);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(889);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3582);



/** There is no ID token to ask for; told before any call. `fromFork`: the run is for a fork's pull request. */
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
/** The account is not one of those that the workflow allows. */
function accountNotAllowed(accountId, allowed, whose) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
        code: 'account-not-allowed',
        what: `${whose} belongs to account ${accountId}; \`allowed-account-ids\` allows ${allowed.join(', ')}. Nothing was changed.`,
        why: 'the role of another stage or account was put in, or the list is not up to date.',
        fix: `set \`role-to-assume\` to a role in an allowed account, or add ${accountId} to \`allowed-account-ids\`.`,
    });
}
/** Why AssumeRoleWithWebIdentity failed. STS never says which condition of the trust policy it was; the claims do. */
function explainWebIdentityError(error, refused) {
    const { role, audience, claims, region } = refused;
    const said = `AWS says: ${(0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__/* .awsWords */ .fw)(error)}`;
    const message = error instanceof Error ? error.message : '';
    const issuer = issuerOf(claims);
    if ((0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__/* .isAccessDenied */ .w7)(error))
        return roleRefused(error, refused);
    if (/OpenIDConnect provider/i.test(message)) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
            code: 'oidc-provider-missing',
            what: `Account ${role.accountId} does not know GitHub as an identity provider. ${said}`,
            why: 'the OIDC provider was never created in the account of the role.',
            fix: `create it once:\n    aws iam create-open-id-connect-provider --url https://${issuer} --client-id-list ${audience}`,
        }, { cause: error });
    }
    if (/audience/i.test(message)) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
            code: 'oidc-audience-refused',
            what: `The OIDC provider in account ${role.accountId} does not accept the audience ${audience}. ${said}`,
            why: 'the audience is not in the client id list of the provider.',
            fix: 'set `audience` to one that is in the list, or add this one:\n' +
                '    aws iam add-client-id-to-open-id-connect-provider \\\n' +
                `      --open-id-connect-provider-arn ${providerArn(role, issuer)} --client-id ${audience}`,
        }, { cause: error });
    }
    return explainSessionError(error, role, region);
}
/** Why a session could not be had, for causes that web identities and chained roles share. */
function explainSessionError(error, role, region) {
    const said = `AWS says: ${(0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__/* .awsWords */ .fw)(error)}`;
    const message = error instanceof Error ? error.message : '';
    if (/DurationSeconds/.test(message)) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
            code: 'role-duration-refused',
            what: `The role ${role.arn} does not allow sessions that long. ${said}`,
            why: 'its maximum session duration is lower than `role-duration-seconds`.',
            fix: 'lower `role-duration-seconds`, or raise the maximum session duration of the role.',
        }, { cause: error });
    }
    if ((0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__/* .isNamed */ .ev)(error, 'RegionDisabledException')) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
            code: 'region-disabled',
            what: `STS is not active in ${region} for account ${role.accountId}. ${said}`,
            why: 'this region has to be switched on for the account first.',
            fix: `enable ${region} in the account's settings.`,
        }, { cause: error });
    }
    return (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explainAwsError */ .N)(error, { service: 'sts', operation: 'AssumeRole', region });
}
function roleRefused(error, { role, claims, audience }) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
        code: 'role-refused',
        what: [
            `STS refused to let this job assume ${role.arn}. AWS says: ${(0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__/* .awsWords */ .fw)(error)}`,
            'The ID token of this job claims:',
            ...describeClaims(claims).map((line) => `    ${line}`),
            describeSubject(claims),
        ].join('\n'),
        why: "the role's trust policy does not match these claims (StringEquals compares every character; `environment:` and " +
            'pull requests change the subject), or there is no role of that name.',
        fix: [
            ...(claims.event_name === 'pull_request'
                ? ['build pull requests with `push: false`, unless every one of them may push. Otherwise']
                : []),
            'compare with the trust policy of the role; this one accepts this job:',
            ...JSON.stringify(trustPolicy(role, claims, audience), null, 2)
                .split('\n')
                .map((line) => `    ${line}`),
            'For more than one branch or event use StringLike with * for the subject, or the claims repository_id and ref.',
        ].join('\n'),
    }, { cause: error });
}
/** Why AssumeRole failed for a role that is assumed with the credentials of the role before it. */
function explainChainedRoleError(error, role, callerArn, region) {
    if (!(0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__/* .isAccessDenied */ .w7)(error))
        return explainSessionError(error, role, region);
    const caller = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(callerArn);
    const principal = caller ? `arn:${caller[1]}:iam::${caller[2]}:role/${caller[3]}` : callerArn;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
        code: 'role-refused',
        what: `${callerArn} may not assume ${role.arn}. AWS says: ${(0,_aws_error_names_js__WEBPACK_IMPORTED_MODULE_2__/* .awsWords */ .fw)(error)}`,
        why: 'the first role lacks sts:AssumeRole on the second, the trust policy of the second does not name the first, or ' +
            'it asks for an external id (`role-external-id`).',
        fix: [
            'add to the policy of the first role:',
            `    ${JSON.stringify({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role.arn })}`,
            'and to the trust policy of the second:',
            `    ${JSON.stringify({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: principal } })}`,
        ].join('\n'),
    }, { cause: error });
}
/** The claims that trust policies are written about, one `name: value` each. */
function describeClaims(claims) {
    const names = [
        'iss',
        'aud',
        'sub',
        'repository',
        'repository_id',
        'ref',
        'environment',
        'event_name',
        'job_workflow_ref',
    ];
    return names.flatMap((name) => (claims[name] === undefined ? [] : [`${name}: ${String(claims[name])}`]));
}
/**
 * Whether the subject names owner and repository with their ids. GitHub does so for repositories that were created,
 * renamed or transferred after July 15, 2026, and trust policies written for the old form do not match it.
 */
function hasImmutableSubject(claims) {
    return /^repo:[^/@]+@\d+\/[^:@]+@\d+:/.test(String(claims.sub ?? ''));
}
function describeSubject(claims) {
    if (hasImmutableSubject(claims)) {
        return 'The subject has the immutable form, with the ids of owner and repository: a trust policy with repo:OWNER/NAME:... does not match it.';
    }
    return /^repo:[^/]+\/[^:]+:/.test(String(claims.sub ?? ''))
        ? 'The subject has the plain form, repo:OWNER/NAME:..., without ids.'
        : 'The subject has a form of its own: it was customised for this organisation or repository.';
}
/** A trust policy that accepts exactly these claims. */
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
                        [`${issuer}:sub`]: String(claims.sub ?? ''),
                    },
                },
            },
        ],
    };
}
/** The issuer without its scheme, as IAM writes it. */
function issuerOf(claims) {
    return String(claims.iss ?? 'https://token.actions.githubusercontent.com').replace(/^https:\/\//, '');
}
function providerArn({ partition, accountId }, issuer) {
    return `arn:${partition}:iam::${accountId}:oidc-provider/${issuer}`;
}


/***/ }),

/***/ 7366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ historyOf)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var _lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6318);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9020);



/**
 * The history of a checkout, by git's command line; all is unknown where there is no git, no checkout, or one without
 * history.
 */
function historyOf(checkout) {
    const git = gitIn(checkout);
    return {
        dateOf: (commit) => dateOfCommit(git, commit),
        place: (ours, others) => placeCommits(git, ours, others),
    };
}
/** What git is given of the variables of the step: inputs, tokens and keys are none of its business. */
const VARIABLES = process.platform === 'win32' ? ['PATH', 'Path', 'USERPROFILE', 'SystemRoot'] : ['PATH', 'HOME'];
function gitIn({ workspace, variables }) {
    const given = Object.fromEntries(VARIABLES.map((name) => [name, variables[name]]));
    // A partial clone would ask its remote for each commit that it has not.
    const env = { ...given, GIT_NO_LAZY_FETCH: '1' };
    // In containers the checkout often belongs to another user, which git refuses by default.
    const settings = [`safe.directory=${workspace}`, 'log.showSignature=false', 'core.fsmonitor=false'];
    const flags = settings.flatMap((setting) => ['-c', setting]);
    const options = { cwd: workspace, timeout: 5_000, maxBuffer: 64 * 1024 * 1024, env };
    return (...args) => new Promise((resolve) => {
        (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('git', [...flags, ...args], options, (error, stdout) => resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 128, stdout }));
    });
}
async function dateOfCommit(git, commit) {
    for (const name of (0,_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommitSha */ ._)(commit) ? [commit, 'HEAD'] : ['HEAD']) {
        const { code, stdout } = await git('log', '-1', '--format=%ct', name, '--');
        if (code === 0 && /^\d+$/.test(stdout.trim()))
            return new Date(Number(stdout) * 1000);
    }
    return undefined;
}
async function placeCommits(git, ours, others) {
    const asked = [...new Set([ours, ...others])].filter(_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommitSha */ ._);
    if (asked.every((commit) => commit === ours))
        return { dates: new Map(), isComplete: false };
    const [dates, complete] = await Promise.all([datesOf(git, asked), isComplete(git)]);
    const known = asked.filter((commit) => commit !== ours && dates.has(commit));
    const isPlaced = dates.has(ours) && known.length > 0;
    const newer = isPlaced ? await descendantsOf(git, ours, known) : [];
    const [newest] = newer.toSorted((a, b) => Number(dates.get(b)) - Number(dates.get(a)));
    return { ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .present */ .E)('newer', newest), dates, isComplete: complete && dates.has(ours) };
}
async function isComplete(git) {
    return (await git('rev-parse', '--is-shallow-repository')).stdout.trim() === 'false';
}
async function datesOf(git, commits) {
    const { stdout } = await git('log', '--no-walk', '--ignore-missing', '--format=%H %ct', ...commits, '--');
    const known = stdout.split('\n').map((line) => line.split(' '));
    return new Map(known.flatMap(([commit = '', seconds]) => 
    // Of nothing but missing commits git shows the one that is checked out.
    commits.includes(commit) ? [[commit, new Date(Number(seconds) * 1000)]] : []));
}
/** Those of the commits that descend from `ours`. */
async function descendantsOf(git, ours, commits) {
    const { stdout } = await git('rev-list', '--ancestry-path', ...commits, `^${ours}`, '--');
    const onTheWay = new Set(stdout.split('\n'));
    return commits.filter((commit) => onTheWay.has(commit));
}


/***/ }),

/***/ 3035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KU: () => (/* binding */ readCacheInputs),
/* harmony export */   Pz: () => (/* binding */ readTest),
/* harmony export */   nR: () => (/* binding */ readBuilderInputs)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9020);
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7594);


/** The inputs about the builder. */
function readBuilderInputs(reader) {
    const cache = readCacheInputs(reader);
    return {
        platforms: reader.list('platforms', _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlatform */ .FL, { commas: true }),
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .E)('provenance', readAttestation(reader, 'provenance', _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .parseProvenance */ .X6)),
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .E)('sbom', readAttestation(reader, 'sbom', _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSbom */ .rl)),
        compression: reader.withDefault('compression', _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .parseOneOf */ .R8('default', 'gzip', 'estargz', 'zstd'), 'default'),
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .E)('builder', reader.optional('builder', _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBuilderName */ .M$)),
        load: reader.boolean('load', false),
        cache,
        cacheFrom: reader.list('cache-from', _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCache */ .IW),
        cacheTo: reader.list('cache-to', _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCache */ .IW),
    };
}
/** `cache` and `cache-ref`. */
function readCacheInputs(reader) {
    const preset = reader.withDefault('cache', _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .parseOneOf */ .R8('none', 'registry', 'gha', 'inline'), 'none');
    const ref = reader.optional('cache-ref', _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCacheRef */ .Bh);
    if (ref !== undefined && preset !== 'registry')
        reader.mistake('cache-ref', 'is the place of a cache in a registry. Set `cache: registry`, or take it out.');
    return { preset, ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .E)('ref', ref) };
}
function readAttestation(reader, name, parse) {
    const text = reader.optional(name, parse);
    return text === 'false' ? undefined : text;
}
/** `test` and what goes with it. */
function readTest(reader) {
    const command = reader.text('test');
    const seconds = reader.optional('test-timeout-seconds', _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .parseInteger */ .cG(1, 86_400, 'seconds'));
    const platforms = reader.optional('test-platforms', _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .parseOneOf */ .R8('native', 'all'));
    if (command !== '')
        return { command, timeoutSeconds: seconds ?? 600, everyPlatform: platforms === 'all' };
    for (const [name, value] of [
        ['test-timeout-seconds', seconds],
        ['test-platforms', platforms],
    ]) {
        if (value !== undefined)
            reader.mistake(name, 'is about a test, and there is none. Set `test`, or take it out.');
    }
    return undefined;
}


/***/ }),

/***/ 5484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ readImage)
});

// EXTERNAL MODULE: ./.build/plan/manifest.js
var manifest = __webpack_require__(4867);
;// CONCATENATED MODULE: ./.build/plan/oci-labels.js

/**
 * The labels that say what an image is and where it comes from, as far as the event tells
 * (https://specs.opencontainers.org/image-spec/annotations/#pre-defined-annotation-keys). `created` is when the commit
 * was made, so that the same commit built again is the same image.
 */
function labelsOf(event, version) {
    const { owner, name, description, url, license } = event.repository;
    const page = url ?? (owner === '' ? undefined : `${event.serverUrl}/${owner}/${name}`);
    const values = {
        'org.opencontainers.image.title': name,
        'org.opencontainers.image.description': description,
        'org.opencontainers.image.url': page,
        'org.opencontainers.image.source': page,
        'org.opencontainers.image.version': version,
        [manifest/* CREATED */.DE]: event.commitDate?.toISOString(),
        [manifest/* REVISION */.sP]: event.commit,
        'org.opencontainers.image.licenses': license,
    };
    return Object.entries(values).flatMap(([key, value]) => (value ? [{ key, value }] : []));
}

// EXTERNAL MODULE: ./.build/inputs/parsers.js
var parsers = __webpack_require__(7594);
;// CONCATENATED MODULE: ./.build/inputs/image-inputs.js


/** `if-exists`, `reuse` and what goes with them. */
function readImage(reader, event, { hasCommitTag, version, context, }) {
    return {
        hasCommitTag,
        ownLabels: labelsOf(event, version),
        ifExists: reader.withDefault('if-exists', parsers/* parseOneOf */.R8('auto', 'reuse', 'rebuild', 'fail'), 'auto'),
        reuse: readReuse(reader, context),
        keepNewerTags: reader.boolean('keep-newer-tags', true),
    };
}
function readReuse(reader, context) {
    const kind = reader.withDefault('reuse', parsers/* parseOneOf */.R8('commit', 'content'), 'commit');
    const maxAgeDays = reader.optional('reuse-max-age-days', parsers/* parseInteger */.cG(1, 365, 'days'));
    if (kind === 'content') {
        if (parsers/* isRemoteContext */.uN(context)) {
            reader.mistake('reuse', 'content cannot be told from an address. Check the repository out, and set `context` to a folder of it.');
        }
        return { kind, maxAgeDays: maxAgeDays ?? 30 };
    }
    if (maxAgeDays !== undefined) {
        reader.mistake('reuse-max-age-days', 'is about images of the same content only. Set `reuse: content`, or take it out.');
    }
    return { kind };
}


/***/ }),

/***/ 5384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ quote),
/* harmony export */   i: () => (/* binding */ InputReader)
/* harmony export */ });
/* harmony import */ var _multi_line_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5199);
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7594);


/** Reads inputs one by one and collects what is wrong with them, so that all of it can be told at once. */
class InputReader {
    #source;
    #mistakes = [];
    constructor(source) {
        this.#source = source;
    }
    /** What is wrong so far, one sentence each. */
    get mistakes() {
        return this.#mistakes;
    }
    /** The value of an input, or `undefined` where it is not set or wrong. */
    optional(name, parse) {
        const text = this.text(name);
        return text === '' ? undefined : this.#check(name, text, parse(text));
    }
    /** The text of an input; empty where it is not set. */
    text(name) {
        return this.#source(name) ?? '';
    }
    /**
     * A switch. One that is set to nothing is a mistake: an expression that gave nothing, such as `${{ inputs.push }}` of
     * an event without inputs, must not turn into the default.
     */
    boolean(name, fallback) {
        const text = this.#source(name);
        if (text === undefined)
            return fallback;
        if (text !== '')
            return this.#check(name, text, (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBoolean */ .yG)(text)) ?? fallback;
        this.mistake(name, 'is empty: its expression gave nothing. Write true or false, or take the line out.');
        return fallback;
    }
    /** The value of an input, or the fallback where it is not set. */
    withDefault(name, parse, fallback) {
        return this.optional(name, parse) ?? fallback;
    }
    /** The value of an input that must be set; `undefined` after a mistake. */
    required(name, parse, example) {
        if (this.text(name) === '') {
            this.mistake(name, `is required. Add the line \`${name}: ${example}\`.`);
            return undefined;
        }
        return this.optional(name, parse);
    }
    /** The right items of a list input in their order, each once unless later ones replace earlier ones (`repeats`). */
    list(name, parseItem, options = {}) {
        const { items, unclosed } = (0,_multi_line_list_js__WEBPACK_IMPORTED_MODULE_1__/* .parseList */ .E)(this.text(name));
        if (unclosed !== undefined) {
            this.mistake(name, `${quote(unclosed)} starts with a quote that is never closed. Close it or leave it out.`);
            return [];
        }
        const texts = options.commas ? items.flatMap((item) => item.split(',').map((part) => part.trim())) : items;
        return (options.repeats ? texts : [...new Set(texts)])
            .filter((text) => text !== '')
            .flatMap((text) => {
            const value = this.#check(name, text, parseItem(text));
            return value === undefined ? [] : [value];
        });
    }
    /** Notes a mistake that only shows when inputs are seen together. */
    mistake(name, rule) {
        this.#mistakes.push(`${name}: ${rule}`);
    }
    #check(name, text, parsed) {
        if (parsed.valid)
            return parsed.value;
        this.mistake(name, `${quote(text)} ${parsed.rule}`);
        return undefined;
    }
}
/** A value as messages show it: quoted, on one line, cut where it is long. */
function quote(text) {
    const shown = text.length > 120 ? `${text.slice(0, 117)}...` : text;
    return JSON.stringify(shown);
}


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Rg: () => (/* binding */ invalidInputs),
  GM: () => (/* binding */ readAccount),
  vR: () => (/* binding */ readAllTags),
  ti: () => (/* binding */ readAnnotations),
  dy: () => (/* binding */ readEcr),
  Ko: () => (/* binding */ readInputs),
  k2: () => (/* binding */ readLabels),
  fu: () => (/* binding */ readNamedTags)
});

// UNUSED EXPORTS: defaultSessionName

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/lib/commit-sha.js
var commit_sha = __webpack_require__(6318);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/inputs/multi-line-list.js
var multi_line_list = __webpack_require__(5199);
;// CONCATENATED MODULE: ./.build/inputs/build-secrets.js

/** `secrets`, `secret-envs` and `secret-files`. What is missing or empty is a mistake, and no message holds a value. */
function readSecrets(reader, sources) {
    const secrets = [
        ...readValues(reader),
        ...readPairs(reader, 'secret-envs', ({ id, value: name }) => readVariable(reader, id, name, sources)),
        ...readPairs(reader, 'secret-files', ({ id, value: path }) => readFile(reader, id, path, sources)),
    ];
    const ids = secrets.map(({ id }) => id);
    for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) {
        reader.mistake('secrets', `${id} is given more than once, in secrets, secret-envs or secret-files.`);
    }
    return secrets;
}
const EMPTY = 'is empty: the secret it comes from is not set for this repository or environment, or this run may not have it ' +
    '(pull requests of forks and of Dependabot get none).';
function readValues(reader) {
    const { secrets, mistake } = parseSecrets(reader.text('secrets'));
    if (mistake !== undefined)
        reader.mistake('secrets', mistake);
    return secrets.flatMap(({ id, value }) => {
        if (value === '')
            reader.mistake('secrets', `${id} ${EMPTY}`);
        else if (Buffer.byteLength(value) > LONGEST_VALUE)
            reader.mistake('secrets', `${id} has more than ${LONGEST_VALUE / 1024} KiB. Write it to a file, for secret-files.`);
        else
            return [{ id, kind: 'value', value }];
        return [];
    });
}
/** Values go to Docker in a variable; Linux takes 128 KiB for one, its name included (execve, MAX_ARG_STRLEN). */
const LONGEST_VALUE = 120 * 1024;
function readPairs(reader, input, read) {
    return (0,multi_line_list/* parseList */.E)(reader.text(input)).items.flatMap((item) => {
        const pair = parsePair(item);
        if (pair === undefined) {
            reader.mistake(input, `"${item}" is not of the form ${input === 'secret-envs' ? 'ID=VARIABLE' : 'ID=path'}.`);
            return [];
        }
        return read(pair) ?? [];
    });
}
function readVariable(reader, id, name, { variables }) {
    if (variables[name])
        return { id, kind: 'variable', name };
    const what = variables[name] === undefined ? 'is not set. Set it under `env:` of this step.' : EMPTY;
    reader.mistake('secret-envs', `${id}: the variable ${name} ${what}`);
    return undefined;
}
function readFile(reader, id, path, { sizeOf }) {
    const size = sizeOf(path);
    if (size)
        return { id, kind: 'file', path };
    const what = size === undefined ? 'is not there. Paths start at the workspace.' : 'is empty.';
    reader.mistake('secret-files', `${id}: the file ${path} ${what}`);
    return undefined;
}
function parsePair(text) {
    const [, id, value] = /^([\w.-]+)=([\s\S]*)$/.exec(text) ?? [];
    return id === undefined || value === undefined ? undefined : { id, value };
}
/**
 * The secrets of the input `secrets`: `ID=value` a line. A value of several lines is quoted as a whole with its id
 * (`"ID=..."`, as in docker/build-push-action), stands between `ID<<END` and `END` (as in GITHUB_OUTPUT), or is a PEM
 * block behind `ID=`, which shows where it ends. Of what is wrong only the first is told: by ids and numbers of lines,
 * never by a value.
 */
function parseSecrets(text) {
    const lines = text.split(/\r\n|\n|\r/);
    const secrets = [];
    for (let index = 0; index < lines.length;) {
        const found = readSecret(lines, index);
        // What follows is most likely the rest of a value, of which nothing may be told, not even as an id.
        if (found.kind === 'mistake')
            return { secrets, mistake: found.rule };
        if (found.kind === 'secret')
            secrets.push({ id: found.id, value: found.value });
        index += found.length;
    }
    return { secrets };
}
function readSecret(lines, index) {
    const line = (lines[index] ?? '').trim();
    if (line === '' || line.startsWith('#'))
        return { kind: 'none', length: 1 };
    if (line.startsWith('"'))
        return readQuoted(lines, index);
    const heredoc = /^([\w.-]+)<<(\S+)$/.exec(line);
    if (heredoc !== null)
        return readUntil(lines, index, heredoc[1] ?? '', heredoc[2] ?? '');
    const pair = parsePair(line);
    // Base64 ends like this: a value goes on here, and this is no id.
    if (pair === undefined || /^=+$/.test(pair.value)) {
        const rule = `line ${index + 1} is not of the form ID=value. A value of several lines is written as\n` +
            '    ID<<END\n    ...\n    END';
        return { kind: 'mistake', rule, length: 1 };
    }
    const [, label] = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(pair.value) ?? [];
    if (label === undefined)
        return { kind: 'secret', ...pair, length: 1 };
    const end = lines.findIndex((text, at) => at > index && text.trim() === `-----END ${label}-----`);
    if (end < 0)
        return { kind: 'mistake', rule: `${pair.id} begins a PEM block that does not end.`, length: 1 };
    const value = [pair.value, ...lines.slice(index + 1, end + 1).map((text) => text.trim())].join('\n');
    return { kind: 'secret', id: pair.id, value: `${value}\n`, length: end - index + 1 };
}
function readUntil(lines, index, id, delimiter) {
    const end = lines.findIndex((text, at) => at > index && text.trim() === delimiter);
    if (end < 0)
        return { kind: 'mistake', rule: `${id} has no line ${delimiter} at its end.`, length: 1 };
    return { kind: 'secret', id, value: lines.slice(index + 1, end).join('\n'), length: end - index + 1 };
}
/** `"ID=..."`, over as many lines as it takes; `""` inside is one quote. */
function readQuoted(lines, index) {
    const rest = lines.slice(index).join('\n').trimStart();
    const [whole, body = ''] = /^"((?:[^"]|"")*)"[^\S\n]*(?:\n|$)/.exec(rest) ?? [];
    const pair = parsePair(body.replaceAll('""', '"'));
    if (whole === undefined || pair === undefined) {
        const rule = `line ${index + 1} starts with a quote, but is not of the form "ID=value" with a quote at its end.`;
        return { kind: 'mistake', rule, length: 1 };
    }
    return { kind: 'secret', ...pair, length: body.split('\n').length };
}

// EXTERNAL MODULE: ./.build/inputs/builder-inputs.js
var builder_inputs = __webpack_require__(3035);
// EXTERNAL MODULE: ./.build/inputs/image-inputs.js + 1 modules
var image_inputs = __webpack_require__(5484);
// EXTERNAL MODULE: ./.build/inputs/input-reader.js
var input_reader = __webpack_require__(5384);
// EXTERNAL MODULE: ./.build/inputs/parsers.js
var parsers = __webpack_require__(7594);
// EXTERNAL MODULE: ./.build/inputs/paths.js
var paths = __webpack_require__(3954);
// EXTERNAL MODULE: ./.build/inputs/unsupported-inputs.js
var unsupported_inputs = __webpack_require__(3907);
;// CONCATENATED MODULE: ./.build/inputs/inputs.js











/**
 * All inputs, typed and checked. The only reader of inputs.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
function readInputs(origin) {
    const reader = new input_reader/* InputReader */.i(origin.source);
    const repository = reader.required('repository', parsers/* parseRepository */.SU, 'team/shop');
    const { tags, notices, ...naming } = readAllTags(reader, origin);
    const build = readBuild(reader, origin);
    const test = (0,builder_inputs/* readTest */.Pz)(reader);
    const image = (0,image_inputs/* readImage */.A)(reader, origin.event, { ...naming, context: build.context });
    const push = reader.boolean('push', true);
    const ecr = readEcr(reader, origin, repository, push);
    (0,unsupported_inputs/* refuseUnsupported */.Om)(reader, unsupported_inputs/* UNSUPPORTED */.QH);
    const [first, ...further] = tags;
    if (reader.mistakes.length > 0 || repository === undefined || first === undefined) {
        throw invalidInputs(reader.mistakes);
    }
    const destination = push ? ecr : { kind: 'engine' };
    return { repository, tags: [first, ...further], notices, image, build, ...(0,omit_undefined/* present */.E)('test', test), destination };
}
/** All mistakes in one message. */
function invalidInputs(mistakes) {
    const isOne = mistakes.length === 1;
    const count = isOne ? 'One input is' : `${mistakes.length} inputs are`;
    return new failure/* Failure */.HR({
        code: 'inputs-invalid',
        what: [`${count} not right. Nothing was built, called or changed.`, ...mistakes.map((text) => `- ${text}`)].join('\n'),
        fix: `change ${isOne ? 'this line' : 'these lines'} under \`with:\` of this step.`,
    });
}
/** The commit's tag first, then those of the workflow. */
function readAllTags(reader, { event, tagRules }) {
    const hasCommitTag = reader.boolean('commit-tag', true);
    const { tags: named, version, notices } = readNamedTags(reader, tagRules);
    const rest = { hasCommitTag, notices, ...(0,omit_undefined/* present */.E)('version', version) };
    if (!hasCommitTag) {
        if (named.length === 0 && reader.mistakes.length === 0)
            reader.mistake('tags', describeNoTag(reader, event));
        return { tags: named, ...rest };
    }
    if (!(0,commit_sha/* isCommitSha */._)(event.commit)) {
        reader.mistake('commit-tag', 'the commit is unknown: GITHUB_SHA is not set. Set `commit-tag: false` and `tags`.');
        return { tags: named, ...rest };
    }
    return { tags: [...new Set([event.commit, ...named])], ...rest };
}
/** The tags that the workflow names, by rules or as they are. */
function readNamedTags(reader, tagRules) {
    const lines = reader.list('tags', parsers/* parseTagLine */.o2);
    if (tagRules === undefined)
        return { tags: lines, ...(0,omit_undefined/* present */.E)('version', lines[0]), notices: [] };
    const { mistakes, ...result } = tagRules.tags(lines, reader.list('flavor', parsers/* asIs */.$B));
    for (const { input, rule } of mistakes)
        reader.mistake(input, rule);
    return result;
}
function describeNoTag(reader, { name, ref }) {
    if (reader.text('tags') === '') {
        return 'is empty and commit-tag is false, so the image would have no tag. Set one of them.';
    }
    return `no rule makes a tag for this run (${name}, ${(0,input_reader/* quote */.h)(ref)}), and commit-tag is false. Add a rule for it, or set commit-tag.`;
}
function readBuild(reader, { environment, lookup, sizeOf, tagRules }) {
    const { context, file } = (0,paths/* readPaths */.Vv)(reader, { workspace: environment.workspace, lookup });
    return {
        context,
        ...(0,omit_undefined/* present */.E)('file', file),
        ...(0,omit_undefined/* present */.E)('target', reader.optional('target', parsers/* parseStage */.YA)),
        buildArgs: reader.list('build-args', parsers/* parseBuildArgument */.Nh, { repeats: true }),
        labels: readLabels(reader, tagRules),
        annotations: readAnnotations(reader, tagRules),
        pull: reader.boolean('pull', false),
        noCache: reader.boolean('no-cache', false),
        ...(0,omit_undefined/* present */.E)('network', reader.optional('network', parsers/* parseNetwork */.MO)),
        addHosts: reader.list('add-hosts', parsers/* parseHostEntry */.M6, { commas: true }),
        ...(0,omit_undefined/* present */.E)('shmSize', reader.optional('shm-size', parsers/* parseByteSize */.nS)),
        ulimits: reader.list('ulimit', parsers/* parseUlimit */.at),
        buildContexts: (0,paths/* readBuildContexts */.xh)(reader, { workspace: environment.workspace, lookup }),
        secrets: readSecrets(reader, {
            variables: environment.variables,
            sizeOf: (path) => sizeOf((0,external_node_path_.resolve)(environment.workspace, path)),
        }),
        ssh: readSsh(reader, environment.variables),
        allow: reader.list('allow', parsers/* parseEntitlement */.Ls, { commas: true }),
        noCacheFilters: reader.list('no-cache-filters', parsers/* parseStage */.YA, { commas: true }),
        ...(0,builder_inputs/* readBuilderInputs */.nR)(reader),
    };
}
/** `ssh`; the runner's agent has to be there. */
function readSsh(reader, variables) {
    const ssh = reader.list('ssh', parsers/* parseSsh */.Mc);
    if (ssh.includes('default') && !variables.SSH_AUTH_SOCK) {
        reader.mistake('ssh', 'default means the SSH agent of the runner, and there is none: SSH_AUTH_SOCK is not set. Start one before this step, ' +
            'with webfactory/ssh-agent for example, or name a key, `default=path`.');
    }
    return ssh;
}
/** `labels`, in order. */
function readLabels(reader, tagRules) {
    return reader.list('labels', expanding(tagRules, parsers/* parseLabel */.Q_), { repeats: true });
}
/** `annotations`, as `docker build --annotation` takes them. */
function readAnnotations(reader, tagRules) {
    return reader.list('annotations', expanding(tagRules, parsers/* parseAnnotation */.fr), { repeats: true });
}
/** A parser of texts in which expressions are replaced first. */
function expanding(tagRules, parse) {
    if (tagRules === undefined)
        return parse;
    return (text) => {
        const expanded = text.includes('{{') ? tagRules.text(text) : { valid: true, value: text };
        return expanded.valid ? parse(expanded.value) : expanded;
    };
}
/** The AWS side. Its values are checked for `push: false` too, but then no region is asked for. */
function readEcr(reader, origin, repository, push) {
    return {
        kind: 'ecr',
        ...readAccount(reader, origin, repository, push),
        createRepository: reader.boolean('create-repository', false),
        exportCredentials: reader.boolean('export-credentials', false),
        dockerLogin: reader.boolean('docker-login', false),
    };
}
/** Registry and credentials; `isNeeded`: a region has to be known. */
function readAccount(reader, origin, repository, isNeeded) {
    const region = readRegion(reader, origin, repository, isNeeded);
    return {
        region,
        ...(0,omit_undefined/* present */.E)('registryId', readRegistryId(reader, repository)),
        credentials: readCredentials(reader, origin.event, region),
        allowedAccountIds: reader.list('allowed-account-ids', parsers/* parseAccountId */.cK, { commas: true }),
    };
}
/** The input first, then a repository's URI, which can only mean its own region, then the environment. */
function readRegion(reader, { environment }, repository, push) {
    const named = reader.optional('aws-region', parsers/* parseRegion */.cf);
    if (named !== undefined && repository?.region !== undefined && named !== repository.region) {
        reader.mistake('aws-region', `${(0,input_reader/* quote */.h)(named)} contradicts the repository, which is in ${(0,input_reader/* quote */.h)(repository.region)}. Take this line out.`);
    }
    if (named !== undefined || repository?.region !== undefined)
        return named ?? repository?.region ?? '';
    // It is set, and told as wrong already.
    if (reader.text('aws-region') !== '')
        return '';
    if (environment.region === undefined) {
        // A repository that could not be read may well name the region: one mistake, not two.
        if (push && (repository !== undefined || reader.text('repository') === '')) {
            reader.mistake('aws-region', 'the region is unknown. Add a line such as `aws-region: eu-west-1`.');
        }
        return '';
    }
    const fromEnvironment = parsers/* parseRegion */.cf(environment.region);
    if (fromEnvironment.valid)
        return fromEnvironment.value;
    reader.mistake('aws-region', `is not set, and AWS_REGION, ${(0,input_reader/* quote */.h)(environment.region)}, ${fromEnvironment.rule}`);
    return '';
}
function readRegistryId(reader, repository) {
    const named = reader.optional('registry-id', parsers/* parseAccountId */.cK);
    if (named !== undefined && repository?.accountId !== undefined && named !== repository.accountId) {
        reader.mistake('registry-id', `${(0,input_reader/* quote */.h)(named)} contradicts the repository, which is in ${repository.accountId}. Take this line out.`);
    }
    return named ?? repository?.accountId;
}
function readCredentials(reader, event, region) {
    const [first, ...chained] = reader.list('role-to-assume', parsers/* parseRole */.gP);
    const audience = reader.withDefault('audience', parsers/* parseAudience */.QA, defaultAudience(first?.partition));
    const sessionName = reader.withDefault('role-session-name', parsers/* parseSessionName */.NN, defaultSessionName(event));
    const seconds = parsers/* parseInteger */.cG(900, 43_200, 'seconds');
    const durationSeconds = reader.withDefault('role-duration-seconds', seconds, 3600);
    const externalId = reader.optional('role-external-id', parsers/* parseExternalId */.Wt);
    if (chained.length > 0 && durationSeconds > 3600) {
        reader.mistake('role-duration-seconds', `"${durationSeconds}" is too long for a chained role: AWS allows at most 3600 seconds there.`);
    }
    if (externalId !== undefined && chained.length === 0) {
        reader.mistake('role-external-id', 'only a chained role is asked for it, and role-to-assume names one role.');
    }
    for (const { arn, partition } of first === undefined ? [] : [first, ...chained]) {
        if (region !== '' && !parsers/* isInPartition */.UT(region, partition)) {
            reader.mistake('role-to-assume', `${(0,input_reader/* quote */.h)(arn)} is in the partition ${partition}, the region ${region} is not.`);
        }
    }
    if (first === undefined)
        return { kind: 'runner' };
    return {
        kind: 'roles',
        roles: [first, ...chained],
        audience,
        sessionName,
        durationSeconds,
        ...(0,omit_undefined/* present */.E)('externalId', externalId),
    };
}
/** The audience that AWS documents for a partition; STS in China has its own. */
function defaultAudience(partition) {
    return partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}
/**
 * `gha-<repository>-<run id>-<attempt>`, at most 64 characters, so that CloudTrail leads back to the run. Where it is
 * too long the repository's name is cut, never the run.
 */
function defaultSessionName({ repository, runId, runAttempt }) {
    const run = `-${runId}-${runAttempt}`;
    const name = repository.name.replace(/[^\w+=,.@-]/g, '-') || 'local';
    return `gha-${name.slice(0, 64 - 'gha-'.length - run.length)}${run}`;
}


/***/ }),

/***/ 5199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseList)
/* harmony export */ });
/**
 * The items of a list input: one per line, trimmed; blank lines and lines that start with `#` (also indented) are
 * skipped.
 *
 * A line that is quoted as a whole, `"KEY=value"`, loses its quotes; such an item may go over several lines, and `""`
 * inside it is one quote. This is the one multi-line form that docker/build-push-action knows, so that workflows move
 * over unchanged. Quotes anywhere else are part of the value.
 *
 * `unclosed` is the first line of an item whose closing quote is missing; its lines are then taken as they stand.
 */
function parseList(text) {
    const lines = text.split(/\r\n|\n|\r/);
    const items = [];
    let unclosed;
    for (let index = 0; index < lines.length; index += 1) {
        const line = (lines[index] ?? '').trim();
        if (line === '' || line.startsWith('#'))
            continue;
        const quoted = line.startsWith('"') ? parseQuoted(lines, index) : undefined;
        if (quoted === undefined) {
            items.push(line);
        }
        else if (quoted === 'unclosed') {
            unclosed ??= line;
            items.push(line);
        }
        else {
            items.push(quoted.item);
            index = quoted.lastLine;
        }
    }
    return unclosed === undefined ? { items } : { items, unclosed };
}
/** The quoted item that starts on that line; `undefined` where more text follows its closing quote. */
function parseQuoted(lines, firstLine) {
    const rest = lines.slice(firstLine).join('\n').trimStart().slice(1);
    const match = /^((?:[^"]|"")*)"(?!")([^\n]*)/.exec(rest);
    if (match === null)
        return 'unclosed';
    const [, body = '', after = ''] = match;
    if (after.trim() !== '')
        return undefined;
    return { item: body.replaceAll('""', '"'), lastLine: firstLine + body.split('\n').length - 1 };
}


/***/ }),

/***/ 7594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ asIs),
/* harmony export */   Bh: () => (/* binding */ parseCacheRef),
/* harmony export */   FL: () => (/* binding */ parsePlatform),
/* harmony export */   IW: () => (/* binding */ parseCache),
/* harmony export */   Ls: () => (/* binding */ parseEntitlement),
/* harmony export */   M$: () => (/* binding */ parseBuilderName),
/* harmony export */   M6: () => (/* binding */ parseHostEntry),
/* harmony export */   MO: () => (/* binding */ parseNetwork),
/* harmony export */   Mc: () => (/* binding */ parseSsh),
/* harmony export */   NN: () => (/* binding */ parseSessionName),
/* harmony export */   Nh: () => (/* binding */ parseBuildArgument),
/* harmony export */   QA: () => (/* binding */ parseAudience),
/* harmony export */   Q_: () => (/* binding */ parseLabel),
/* harmony export */   R8: () => (/* binding */ parseOneOf),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   UT: () => (/* binding */ isInPartition),
/* harmony export */   VD: () => (/* binding */ parseBuildContext),
/* harmony export */   Wt: () => (/* binding */ parseExternalId),
/* harmony export */   X6: () => (/* binding */ parseProvenance),
/* harmony export */   YA: () => (/* binding */ parseStage),
/* harmony export */   at: () => (/* binding */ parseUlimit),
/* harmony export */   cG: () => (/* binding */ parseInteger),
/* harmony export */   cK: () => (/* binding */ parseAccountId),
/* harmony export */   cf: () => (/* binding */ parseRegion),
/* harmony export */   fr: () => (/* binding */ parseAnnotation),
/* harmony export */   gP: () => (/* binding */ parseRole),
/* harmony export */   nS: () => (/* binding */ parseByteSize),
/* harmony export */   o2: () => (/* binding */ parseTagLine),
/* harmony export */   rl: () => (/* binding */ parseSbom),
/* harmony export */   uN: () => (/* binding */ isRemoteContext),
/* harmony export */   yG: () => (/* binding */ parseBoolean)
/* harmony export */ });
/* harmony import */ var _plan_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8758);

const valid = (value) => ({ valid: true, value });
const invalid = (rule) => ({ valid: false, rule });
/** Any text is right. */
function asIs(text) {
    return valid(text);
}
/** A boolean of YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#10212-boolean). */
function parseBoolean(text) {
    if (/^(true|True|TRUE)$/.test(text))
        return valid(true);
    if (/^(false|False|FALSE)$/.test(text))
        return valid(false);
    return invalid('is not a boolean. Write true or false.');
}
/** Parses a whole number within bounds, both included. */
function parseInteger(min, max, unit) {
    return (text) => {
        const value = Number(text);
        if (!/^\d+$/.test(text))
            return invalid(`is not a whole number of ${unit}. Write one from ${min} to ${max}.`);
        if (value < min || value > max)
            return invalid(`is out of range: it must be from ${min} to ${max} ${unit}.`);
        return valid(value);
    };
}
/** Parses one of a few words. */
function parseOneOf(...words) {
    return (text) => {
        const word = words.find((known) => known === text);
        if (word !== undefined)
            return valid(word);
        const near = words.find((known) => known === text.toLowerCase());
        return invalid(`is not one of ${words.join(', ')}.${near === undefined ? '' : ` Write "${near}".`}`);
    };
}
/** A region's code by its form. Whether it exists is for AWS to say: new ones must work without a new release. */
function parseRegion(text) {
    if (/^[a-z]{2,4}(-[a-z]+){1,2}-\d{1,2}$/.test(text))
        return valid(text);
    const zone = /^([a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2})[a-z]$/.exec(text);
    if (zone !== null)
        return invalid(`is an availability zone. Its region is "${zone[1]}".`);
    if (/^[a-z]{2,4}(-[a-z]+){1,2}-\d{1,2}$/i.test(text)) {
        return invalid(`is not a region: regions are in lower case. Did you mean "${text.toLowerCase()}"?`);
    }
    const glued = /^([a-z]{2,4}(?:-[a-z]+){1,2})(\d{1,2})$/.exec(text);
    if (glued !== null)
        return invalid(`is not a region. Did you mean "${glued[1]}-${glued[2]}"?`);
    return invalid('is not a region. Write its code, for example eu-west-1.');
}
/** An account id: 12 digits. */
function parseAccountId(text) {
    if (/^\d{12}$/.test(text))
        return valid(text);
    if (/^\d{4}-\d{4}-\d{4}$/.test(text))
        return invalid(`has hyphens. Write "${text.replaceAll('-', '')}".`);
    if (/^\d{8,11}$/.test(text)) {
        return invalid(`has ${text.length} digits, an account id has 12. YAML drops leading zeros of a number: put it in quotes, ` +
            `"${text.padStart(12, '0')}".`);
    }
    return invalid('is not an account id. Write its 12 digits.');
}
/** The ARN of an IAM role (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html). */
function parseRole(text) {
    const example = 'arn:aws:iam::123456789012:role/NAME';
    const role = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/((?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64})$/.exec(text);
    if (role !== null) {
        const [arn, partition = '', accountId = '', name = ''] = role;
        return valid({ arn, partition, accountId, name });
    }
    if (/:oidc-provider\//.test(text))
        return invalid(`is the ARN of the OIDC provider. The role's looks like ${example}.`);
    if (/^arn:aws[a-z-]*:sts::\d{12}:assumed-role\//.test(text)) {
        return invalid(`is the ARN of a session. The role's looks like ${example}.`);
    }
    if (/^arn:aws[a-z-]*:iam::\d{12}:user\//.test(text)) {
        return invalid(`is the ARN of a user, which cannot be assumed. A role's looks like ${example}.`);
    }
    if (/,\s*arn:/.test(text))
        return invalid('names more than one role. Write one role per line.');
    if (/^[\w+=,.@-]{1,64}$/.test(text))
        return invalid(`is only a name. Write the role's whole ARN, like ${example}.`);
    return invalid(`is not the ARN of an IAM role. It looks like ${example}.`);
}
/** A session name as STS takes it (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html). */
function parseSessionName(text) {
    if (/^[\w+=,.@-]{2,64}$/.test(text))
        return valid(text);
    return invalid('is not a session name: 2 to 64 characters out of letters, digits and _+=,.@-');
}
/** An external id as STS takes it (same page as the session name). */
function parseExternalId(text) {
    if (/^[\w+=,.@:/-]{2,1224}$/.test(text))
        return valid(text);
    return invalid('is not an external id: 2 to 1224 characters out of letters, digits and _+=,.@:/-');
}
/** An audience: any text without white space. */
function parseAudience(text) {
    if (/^\S+$/.test(text))
        return valid(text);
    return invalid('is not an audience: it has white space. The usual one is sts.amazonaws.com.');
}
const REPOSITORY_NAME = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
/** Hosts that people paste and that ECR's grammar would take for the first part of a name. */
const OTHER_REGISTRY = /^(docker\.io|index\.docker\.io|ghcr\.io|quay\.io|gcr\.io|[a-z0-9-]+\.pkg\.dev|registry\.gitlab\.com)\//;
/**
 * A repository: its name by ECR's grammar, or a whole URI
 * (https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html). The registry hosts of all
 * partitions, of FIPS and of dual-stack endpoints have the form `<account>.dkr.ecr.<region>.<suffix>`, with `-` for the
 * second dot or `-fips` behind `ecr`.
 */
function parseRepository(text) {
    if (/^https?:\/\//.test(text))
        return invalid(`has a scheme. Write "${text.replace(/^https?:\/\//, '')}".`);
    const arn = /^arn:[^:]+:ecr:[^:]*:[^:]*:repository\/(.+)$/.exec(text);
    if (arn !== null)
        return invalid(`is an ARN. Write "${arn[1]}".`);
    if (/^public\.ecr\.aws\//.test(text)) {
        return invalid('is in ECR Public. This action pushes to private registries; ECR Public is not supported.');
    }
    if (/^\d+\.dkr[.-]ecr[^/]*$/.test(text))
        return invalid(`names only the registry. Add the repository: "${text}/NAME".`);
    if (OTHER_REGISTRY.test(text))
        return invalid('is in another registry. Write the name of the repository in ECR.');
    const slash = text.indexOf('/');
    const host = slash > 0 ? parseRegistryHost(text.slice(0, slash)) : undefined;
    if (host === undefined)
        return parseRepositoryName(text);
    if (!host.valid)
        return host;
    const name = parseRepositoryName(text.slice(slash + 1));
    return name.valid ? valid({ ...host.value, name: name.value.name }) : name;
}
function parseRegistryHost(host) {
    if (/^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/.test(host))
        return valid({ host });
    const ecr = /^(\d+)\.dkr[.-]ecr(?:-fips)?\.([^.]+)\.[a-z0-9.-]+$/.exec(host);
    if (ecr !== null) {
        const [, account = '', regionCode = ''] = ecr;
        const accountId = parseAccountId(account);
        if (!accountId.valid)
            return invalid(`names the account "${account}", which ${accountId.rule}`);
        const region = parseRegion(regionCode);
        if (!region.valid)
            return invalid(`names the region "${regionCode}", which ${region.rule}`);
        return valid({ host, accountId: accountId.value, region: region.value });
    }
    return host.includes(':') ? invalid(`names the host "${host}", which is not a registry of ECR.`) : undefined;
}
function parseRepositoryName(text) {
    if (REPOSITORY_NAME.test(text)) {
        if (text.length >= 2 && text.length <= 256)
            return valid({ name: text });
        return invalid(`has ${text.length} characters, a repository name has 2 to 256.`);
    }
    if (REPOSITORY_NAME.test(text.toLowerCase())) {
        return invalid(`has upper case, which ECR does not allow. Write "${text.toLowerCase()}".`);
    }
    const tagged = /^([^:@]+)[:@](.+)$/.exec(text);
    if (tagged?.[1] !== undefined && REPOSITORY_NAME.test(tagged[1])) {
        return invalid(`carries a tag or digest. Write "${tagged[1]}" here, and tags in the input \`tags\`.`);
    }
    return invalid('is not a repository name: lower-case letters and digits, with single . _ - between them and / between the parts, ' +
        'for example team/shop.');
}
/**
 * A line of `tags`: a name, or a rule. What is likely meant as something else is refused; any other text goes to the
 * rules, which make a tag of it.
 */
function parseTagLine(text) {
    if (/[={]/.test(text))
        return valid(text);
    const reference = /^\S+\/[^\s:]+:([a-zA-Z0-9_][a-zA-Z0-9._-]{0,127})$/.exec(text);
    if (reference !== null)
        return invalid(`is a whole image name. Write only the tag, "${reference[1]}".`);
    if (/\s#/.test(text))
        return invalid('carries a comment. Comments stand on lines of their own.');
    if (/[,\s]/.test(text))
        return invalid('holds more than a tag. Write one tag per line.');
    return valid(text);
}
/** An annotation, `key=value`, with levels in front where it is not for the manifest, as `docker build --annotation` takes it. */
function parseAnnotation(text) {
    const [, levels, key] = /^(?:([^:=]*):)?([^=\s]+)=[\s\S]*$/.exec(text) ?? [];
    if (key === undefined)
        return invalid(`is not of the form key=value.${withEquals(text)}`);
    const unknown = (levels ?? 'manifest').split(',').find((level) => !ANNOTATION_LEVEL.test(level));
    if (unknown === undefined)
        return valid(text);
    return invalid(`names the level "${unknown}"; there are manifest, index, manifest-descriptor and index-descriptor, as in index:key=value.`);
}
/** With the platform it is for, where it is for one (https://docs.docker.com/build/metadata/annotations/). */
const ANNOTATION_LEVEL = /^(manifest|index)(-descriptor)?(\[[\w/.-]+\])?$/;
/** A `key=value` pair; the value may be empty and may hold further `=`. */
function parseLabel(text) {
    const match = /^([^=\s]+)=([\s\S]*)$/.exec(text);
    if (match === null)
        return invalid(`is not of the form key=value.${withEquals(text)}`);
    const [, key = '', value = ''] = match;
    return valid({ key, value });
}
/** A build argument, `NAME=value`, or `NAME` alone for the value of that variable in the step's environment. */
function parseBuildArgument(text) {
    const match = /^([A-Za-z_][A-Za-z0-9_.-]*)(?:=([\s\S]*))?$/.exec(text);
    if (match === null)
        return invalid(`is not of the form NAME=value.${withEquals(text)}`);
    const [, name = '', value] = match;
    return valid(value === undefined ? { name } : { name, value });
}
/** A named context, `name=folder` or `name=address` (https://docs.docker.com/reference/cli/docker/buildx/build/#build-context). */
function parseBuildContext(text) {
    const [, name, value] = /^([^=\s]+)=(\S[\s\S]*)$/.exec(text) ?? [];
    if (name === undefined || value === undefined)
        return invalid(`is not of the form name=folder or name=docker-image://image.${withEquals(text)}`);
    return valid({ name, value });
}
/** A platform of an image, `os/architecture[/variant]`. */
function parsePlatform(text) {
    if (/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/.test(text))
        return valid(text);
    const known = /^(amd64|arm64|arm|386|ppc64le|s390x|riscv64)$/i.test(text);
    return invalid(`is not a platform.${known ? ` Write "linux/${text.toLowerCase()}".` : ' Write os/architecture, for example linux/arm64.'}`);
}
/** The name of a builder of buildx. */
function parseBuilderName(text) {
    if (/^[a-zA-Z0-9][\w.-]*$/.test(text))
        return valid(text);
    return invalid('is not the name of a builder: letters, digits and _ . - only, as `docker buildx ls` shows it.');
}
/** `provenance`: a switch, or its mode (https://docs.docker.com/build/metadata/attestations/slsa-provenance/). */
function parseProvenance(text) {
    const flag = parseBoolean(text);
    if (flag.valid)
        return valid(String(flag.value));
    if (/^(mode=(min|max)|[a-z-]+=[^,]+)(,[a-z-]+=[^,]+)*$/.test(text))
        return valid(text);
    return invalid('is not true, false, mode=min or mode=max.');
}
/** `sbom`: a switch, or the image that makes it (https://docs.docker.com/build/metadata/attestations/sbom/). */
function parseSbom(text) {
    const flag = parseBoolean(text);
    if (flag.valid)
        return valid(String(flag.value));
    if (/^generator=\S+$/.test(text))
        return valid(text);
    return invalid('is not true, false or generator=image.');
}
/** A cache as `docker build --cache-from` and `--cache-to` take it. */
function parseCache(text) {
    if (/^type=[a-z0-9]+(,.*)?$/.test(text) || /^[\w.:/@-]+$/.test(text))
        return valid(text);
    return invalid('is not a cache: type=registry,ref=..., type=gha, type=local,src=... and the like.');
}
/** The place of a registry cache: another repository of the registry, perhaps with a tag. */
function parseCacheRef(text) {
    const [, name = '', tag] = /^([^:]+)(?::(.*))?$/.exec(text) ?? [];
    const repository = parseRepositoryName(name);
    if (!repository.valid)
        return invalid(`names a repository that ${repository.rule}`);
    if (tag === undefined || /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,99}$/.test(tag))
        return valid(text);
    return invalid(`has "${tag}" behind its name, which is no tag.`);
}
/** An agent or keys for `RUN --mount=type=ssh`: `default`, or `id=path`. */
function parseSsh(text) {
    if (/^[\w.-]+(=\S.*)?$/.test(text))
        return valid(text);
    return invalid('is not of the form default, or id=path of a key or of an agent.');
}
/** An entitlement of a build (https://docs.docker.com/reference/cli/docker/buildx/build/#allow). */
function parseEntitlement(text) {
    if (/^(network\.host|security\.insecure|device(=\S+)?)$/.test(text))
        return valid(text);
    return invalid('is no entitlement of a build. There are network.host, security.insecure and device.');
}
/** What `NAME: value`, which YAML suggests, should look like. */
function withEquals(text) {
    const pair = /^([\w.-]+)\s*:\s+(.*)$/.exec(text);
    return pair === null ? '' : ` Write "${pair[1]}=${pair[2]}".`;
}
/** An entry of /etc/hosts for the build, `host:address` or `host=address`, as `docker build --add-host` takes it. */
function parseHostEntry(text) {
    const address = /^[^\s:=,]+[:=](.+)$/.exec(text)?.[1]?.replace(/^\[(.*)\]$/, '$1');
    if (address !== undefined && (address === 'host-gateway' || isAddress(address)))
        return valid(text);
    return invalid('is not of the form host:address, for example database:10.0.0.7.');
}
/** Whether the text is an IPv4 address, or may be an IPv6 one. */
function isAddress(text) {
    const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
    if (octets !== null)
        return octets.slice(1).every((octet) => Number(octet) <= 255);
    return /^[0-9a-f:.]+$/i.test(text) && text.split(':').length > 2;
}
/** A resource limit, `name=soft` or `name=soft:hard`, as `docker build --ulimit` takes it. */
function parseUlimit(text) {
    const [, name = '', soft, hard] = /^([a-z]+)=(-?\d+)(?::(-?\d+))?$/.exec(text) ?? [];
    if (soft === undefined)
        return invalid('is not of the form name=soft or name=soft:hard, for example nofile=1024:2048.');
    if (!ULIMITS.includes(name))
        return invalid(`names no limit that Docker knows: ${ULIMITS.join(', ')}.`);
    if (hard !== undefined && hard !== '-1' && (soft === '-1' || Number(soft) > Number(hard))) {
        return invalid('has a soft limit above the hard one.');
    }
    return valid(text);
}
/** The limits that Docker takes (https://github.com/docker/go-units, ulimit.go). */
const ULIMITS = [
    ...['core', 'cpu', 'data', 'fsize', 'locks', 'memlock', 'msgqueue', 'nice', 'nofile', 'nproc', 'rss'],
    ...['rtprio', 'rttime', 'sigpending', 'stack'],
];
/** A number of bytes with an optional unit, as `docker build --shm-size` takes it. */
function parseByteSize(text) {
    if (/^\d+(\.\d+)?\s?([kmgtp]i?b?|b)?$/i.test(text))
        return valid(text);
    return invalid('is not a size: a number with an optional unit b, k, m or g, for example 128m.');
}
/** The network of RUN instructions, as BuildKit takes it. */
function parseNetwork(text) {
    if (['default', 'none', 'host'].includes(text))
        return valid(text);
    return invalid('is not a network of a build. Write default, none or host.');
}
/** A build stage, by its name or its number. */
function parseStage(text) {
    if (/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(text))
        return valid(text);
    return invalid('is not a build stage: letters, digits and _ . - only, as behind AS in the Dockerfile.');
}
/** Whether a region may be in the partition, as far as its code tells: some partitions share no pattern. */
function isInPartition(region, partition) {
    const own = (0,_plan_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region);
    return own === 'aws' ? !['aws-cn', 'aws-us-gov'].includes(partition) : own === partition;
}
/** Whether a build context is fetched by Docker itself instead of read from the workspace. */
function isRemoteContext(context) {
    return /^(https?|git|ssh):\/\/|^git@|^github\.com\//.test(context);
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
/* harmony import */ var _input_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5384);
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7594);




/** Says what is at a path of this machine, links followed. */
const lookUpPath = (path) => {
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    if (found === undefined)
        return 'missing';
    return found.isDirectory() ? 'directory' : 'file';
};
/** The size in bytes of a file of this machine, links followed; `undefined` where there is none. */
function sizeOfFile(path) {
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    return found?.isFile() ? found.size : undefined;
}
/** `context` and `file`, which have to be there unless Docker fetches the context itself. */
function readPaths(reader, place) {
    const context = reader.withDefault('context', _parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .asIs */ .$B, '.');
    const file = reader.optional('file', _parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .asIs */ .$B);
    if ((0,_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .isRemoteContext */ .uN)(context) || !checkContext(reader, context, place))
        return { context, file };
    if (file === undefined)
        checkDefaultFile(reader, context, place);
    else
        checkFile(reader, context, file, place);
    return { context, file };
}
/** `build-contexts`, whose folders have to be there. */
function readBuildContexts(reader, { workspace, lookup }) {
    const contexts = reader.list('build-contexts', _parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .parseBuildContext */ .VD, { repeats: true });
    for (const { name, value } of contexts) {
        if (isAddress(value) || lookup((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, value)) === 'directory')
            continue;
        reader.mistake('build-contexts', `${name}=${value}: ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, value)} is no folder. Paths start at the workspace; an image is written as ` +
            `${name}=docker-image://${value}.`);
    }
    return contexts;
}
/** Whether Docker fetches it: an image, another target, a folder in OCI's layout, or what any context may be. */
function isAddress(value) {
    return /^(docker-image|oci-layout):\/\/|^target:/.test(value) || (0,_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .isRemoteContext */ .uN)(value);
}
function checkContext(reader, context, { workspace, lookup }) {
    const git = /^\{\{\s*defaultContext\s*\}\}:?(.*)$/.exec(context);
    if (git !== null) {
        reader.mistake('context', `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(context)}: the default here is the workspace. Write "${git[1] || '.'}".`);
        return false;
    }
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, context);
    const found = lookup(folder);
    if (found === 'directory')
        return true;
    const where = `${folder} is ${found === 'file' ? 'a file' : 'not there'}`;
    reader.mistake('context', `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(context)} is not a folder: ${where}. ${checkoutOr('context')}`);
    return false;
}
/** Docker takes either spelling. */
function checkDefaultFile(reader, context, { workspace, lookup }) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, context);
    if (['Dockerfile', 'dockerfile'].some((name) => lookup((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)) === 'file'))
        return;
    reader.mistake('file', `there is no Dockerfile in the context ${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(context)} (${folder}). ${checkoutOr('file')}`);
}
function checkFile(reader, context, file, { workspace, lookup }) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file);
    const found = lookup(path);
    if (found === 'file')
        return;
    const where = `${path} is ${found === 'directory' ? 'a folder' : 'not there'}`;
    const inContext = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, file);
    const isInContext = lookup((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, inContext)) === 'file';
    const hint = isInContext ? `Did you mean ${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(inContext)}?` : checkoutOr('file');
    reader.mistake('file', `${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(file)} is not a file: ${where}. Paths start at the workspace. ${hint}`);
}
function checkoutOr(input) {
    return `Is a step with actions/checkout missing before this one? Otherwise set \`${input}\`.`;
}


/***/ }),

/***/ 3907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CY: () => (/* binding */ BAKE_UNSUPPORTED),
/* harmony export */   Om: () => (/* binding */ refuseUnsupported),
/* harmony export */   QH: () => (/* binding */ UNSUPPORTED),
/* harmony export */   tl: () => (/* binding */ MERGE_UNSUPPORTED),
/* harmony export */   tn: () => (/* binding */ PROMOTE_UNSUPPORTED)
/* harmony export */ });
const misspelled = (name, right) => ({
    name,
    instead: `is called \`${right}\` here.`,
});
const missing = (names, instead) => names.map((name) => ({ name, instead }));
const NOT_YET = 'is not there yet in this version: take the line out, or stay with docker/build-push-action for this image.';
const NOT_YET_ECR = 'is not there yet in this version: take the line out, and set the repository up beside the workflow.';
const IN_THE_ENVIRONMENT = 'is not an input: set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN under `env:` of the step.';
const ALWAYS_MASKED = 'is not needed: secrets are always masked and forgotten, account ids never are. Take the line out.';
const NOT_NEEDED = 'is not needed here: this action leaves nothing behind and asks GitHub for nothing. Take the line out.';
const NOT_HERE = 'is not an input of this action; docs/moving.md says what takes its place. Take the line out.';
/** All of them. */
const UNSUPPORTED = [
    misspelled('region', 'aws-region'),
    misspelled('role', 'role-to-assume'),
    misspelled('role-arn', 'role-to-assume'),
    misspelled('account-id', 'registry-id'),
    misspelled('registries', 'registry-id'),
    misspelled('repository-name', 'repository'),
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
        instead: 'is not needed: this action is for private registries in ECR only.',
        harmless: 'private',
    },
    ...missing(['github-token', 'unset-current-credentials', 'use-existing-credentials', 'cleanup'], NOT_NEEDED),
    ...missing(['web-identity-token-file', 'aws-profile', 'http-proxy', 'no-proxy', 'output-credentials'], NOT_HERE),
    ...missing(['custom-tags', 'transitive-tag-keys', 'disable-retry', 'retry-max-attempts'], NOT_HERE),
    ...missing(['driver', 'driver-opts', 'buildkitd-config', 'buildkitd-config-inline', 'buildkitd-flags'], NOT_HERE),
    ...missing(['bake-target', 'sep-tags', 'sep-labels', 'sep-annotations'], NOT_HERE),
    ...missing(['inline-session-policy', 'managed-session-policies', 'session-policy'], NOT_YET),
    ...missing(['outputs', 'attests', 'call'], NOT_YET),
    ...missing(['image-tag-mutability', 'image-tag-mutability-exclusions', 'encryption-type', 'kms-key'], NOT_YET_ECR),
    ...missing(['scan-on-push', 'repository-tags', 'lifecycle-policy', 'repository-policy'], NOT_YET_ECR),
    ...missing(['fail-on-severity', 'scan-timeout-seconds'], NOT_YET_ECR),
    ...missing(['cgroup-parent'], NOT_YET),
];
/** Of them those that promote/action.yml has itself, or that would mean something else there. */
const OTHERWISE_IN_PROMOTE = [
    'image',
    'images',
    'dockerfile',
    'build-arg',
    'output-env-credentials',
];
const NOT_IN_PROMOTE = 'is an input of the action that builds. Here nothing is built: an image that is there gets tags. Take the line out.';
/** Those of promote/action.yml, the inputs of the main action among them. */
const PROMOTE_UNSUPPORTED = [
    ...UNSUPPORTED.filter(({ name }) => !OTHERWISE_IN_PROMOTE.includes(name)),
    ...['images', 'commit', 'sha', 'digest', 'from', 'source', 'source-tag'].map((name) => misspelled(name, 'image')),
    ...['target-tag', 'target-tags', 'new-tag', 'to-tag'].map((name) => misspelled(name, 'tags')),
    ...['to', 'target-repository', 'destination-repository'].map((name) => misspelled(name, 'to-repository')),
    { name: 'push', instead: NOT_IN_PROMOTE, harmless: 'true' },
    ...missing(['commit-tag', 'labels', 'annotations', 'if-exists', 'reuse', 'reuse-max-age-days'], NOT_IN_PROMOTE),
    ...missing(['context', 'file', 'target', 'build-args', 'pull', 'no-cache', 'network'], NOT_IN_PROMOTE),
    ...missing(['add-hosts', 'shm-size', 'ulimit', 'create-repository', 'no-cache-filters'], NOT_IN_PROMOTE),
    ...missing(['platforms', 'provenance', 'sbom', 'compression', 'builder', 'load', 'cache', 'cache-ref'], NOT_IN_PROMOTE),
    ...missing(['cache-from', 'cache-to', 'test', 'test-timeout-seconds', 'test-platforms'], NOT_IN_PROMOTE),
    ...missing(['build-contexts', 'secrets', 'secret-envs', 'secret-files', 'ssh', 'allow'], NOT_IN_PROMOTE),
    ...missing(['export-credentials', 'docker-login', 'keep-newer-tags'], 'is an input of the action that builds; here it would do nothing. Take the line out.'),
];
const NOT_IN_MERGE = 'is an input of the action that builds. Here images that are there become an index. Take the line out.';
const OF_MERGE = ['image', 'images', 'commit-tag', 'annotations', 'keep-newer-tags'];
/** Those of merge/action.yml. */
const MERGE_UNSUPPORTED = [
    ...PROMOTE_UNSUPPORTED.filter(({ name }) => !OF_MERGE.includes(name)).map((input) => input.instead === NOT_IN_PROMOTE ? { ...input, instead: NOT_IN_MERGE } : input),
    ...['image', 'digests', 'sources'].map((name) => misspelled(name, 'images')),
    ...missing(['to-repository'], NOT_IN_MERGE),
];
const IN_THE_DEFINITION = 'is said of each target in the bake file; or for all of them with `set`, for example `*.platform=linux/arm64`.';
const ONE_IMAGE = 'is an input of the action that builds one image. Here the targets of a bake file are built. Take the line out.';
const OF_BAKE = ['image', 'images', 'repository', 'tag', 'dockerfile', 'build-arg', 'call'];
/** Those of bake/action.yml. */
const BAKE_UNSUPPORTED = [
    ...UNSUPPORTED.filter(({ name }) => ![...OF_BAKE, 'outputs'].includes(name)),
    misspelled('file', 'files'),
    misspelled('target', 'targets'),
    misspelled('var', 'vars'),
    misspelled('prefix', 'repository-prefix'),
    misspelled('repository', 'repositories'),
    misspelled('tag', 'tags'),
    {
        name: 'source',
        instead: 'is not needed: the workspace is built, or the folder that `workdir` names. Take the line out.',
        harmless: '.',
    },
    ...missing(['context', 'dockerfile', 'build-args', 'build-arg', 'platforms', 'network', 'outputs'], IN_THE_DEFINITION),
    ...missing(['add-hosts', 'shm-size', 'ulimit', 'no-cache-filters', 'compression'], IN_THE_DEFINITION),
    ...missing(['cache-from', 'cache-to', 'build-contexts', 'secrets', 'secret-envs', 'secret-files', 'ssh'], IN_THE_DEFINITION),
    ...missing(['image', 'images', 'test', 'test-timeout-seconds', 'test-platforms', 'call'], ONE_IMAGE),
    { name: 'load', instead: ONE_IMAGE, harmless: 'false' },
];
/** Notes the inputs that are none here, unless they ask for nothing else than what is done. */
function refuseUnsupported(reader, unsupported) {
    for (const { name, instead, harmless } of unsupported) {
        const text = reader.text(name);
        if (text !== '' && text.toLowerCase() !== harmless)
            reader.mistake(name, instead);
    }
}


/***/ }),

/***/ 6318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ isCommitSha)
/* harmony export */ });
/** Whether the text is a full commit SHA, as git writes it: SHA-1 or SHA-256. */
function isCommitSha(text) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}


/***/ }),

/***/ 1035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ formatSeconds),
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
/** A duration for people: `0.21 s`, `12.3 s`, `3 min 7 s`. */
function formatSeconds(seconds) {
    if (seconds < 10)
        return `${seconds.toFixed(2)} s`;
    if (seconds < 60)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
/** A number of bytes for people, in powers of 1000 as registries count: `999 B`, `1.9 MB`. */
function formatBytes(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
    return power === 0 ? `${bytes} B` : `${(bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
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


/** A limit that starts now. */
function timeLimit(seconds) {
    return { signal: AbortSignal.timeout(seconds * 1000), seconds };
}
const BODY_LENGTH = 1024 * 1024;
/** Sends one request, through the proxy where the variables name one. Follows no redirects, tries nothing again. */
function send({ method, url, headers, proxy, limit }) {
    const secure = url.protocol === 'https:';
    const options = {
        method,
        agent: secure ? new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent({ proxyEnv: proxy }) : new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent({ proxyEnv: proxy }),
        headers: { 'user-agent': 'ecr-build-push', ...headers },
        signal: limit.signal,
    };
    return new Promise((resolve) => {
        const fail = (error) => {
            const isLate = error.name === 'TimeoutError' || error.name === 'AbortError';
            resolve({ kind: 'no-answer', reason: isLate ? `no answer in ${limit.seconds} s` : error.message });
        };
        (secure ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request)(url, options, (response) => {
            let body = '';
            response.setEncoding('utf8');
            response.on('data', (chunk) => {
                body = (body + chunk).slice(0, BODY_LENGTH);
            });
            response.on('error', fail);
            response.on('end', () => resolve({ kind: 'answer', status: response.statusCode ?? 0, headers: response.headers, body }));
        })
            .on('error', fail)
            .end();
    });
}


/***/ }),

/***/ 9020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ present)
/* harmony export */ });
/** `{ [key]: value }`, or nothing where the value is absent: for objects whose optional keys are left out, not undefined. */
function present(key, value) {
    // The computed key widens to `string`; the type above is what the literal holds.
    return value === undefined ? {} : { [key]: value };
}


/***/ }),

/***/ 1302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ proxyVariables)
/* harmony export */ });
/** The proxy variables of an environment; empty where none is set. */
function proxyVariables({ variables, }) {
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
    return Object.fromEntries(names.flatMap((name) => {
        const value = variables[name];
        // curl and Go take an address alone; Node.js would do without the proxy then, and say nothing.
        return value
            ? [[name, name.toLowerCase() === 'no_proxy' || value.includes('://') ? value : `http://${value}`]]
            : [];
    }));
}


/***/ }),

/***/ 9904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry)
/* harmony export */ });
/* unused harmony export pauseBefore */
/**
 * The result of `work`, tried again as `plan` says; throws what the last attempt threw.
 *
 * Pauses have full jitter (a random part of an exponentially growing bound), which spreads the jobs of a matrix that all
 * failed at the same moment: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
async function retry(plan, clock, work) {
    const start = clock.now();
    for (let attempt = 1;; attempt += 1) {
        try {
            return await work(attempt);
        }
        catch (error) {
            if (attempt >= plan.attempts || !plan.retryable(error))
                throw error;
            const pause = pauseBefore(attempt, plan, clock.random());
            if (plan.budgetMs !== undefined && clock.now() - start + pause > plan.budgetMs)
                throw error;
            plan.onRetry?.(error, pause);
            await clock.sleep(pause);
        }
    }
}
/** The pause in milliseconds after the failed attempt of that number (from 1), for a random number from 0 to 1. */
function pauseBefore(attempt, { baseMs, capMs, minMs = 0 }, random) {
    return Math.max(minMs, Math.round(random * Math.min(capMs, baseMs * 2 ** (attempt - 1))));
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


/** Refuses an account that is not in the list; an empty list allows every account. */
function checkAccount(accountId, allowed, whose) {
    if (allowed.length > 0 && !allowed.includes(accountId))
        throw (0,_errors_oidc_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .accountNotAllowed */ .fs)(accountId, allowed, whose);
}
/**
 * Assumes the roles, or finds out whose credentials the runner has; then checks the account once more, on what AWS
 * says it is.
 */
async function assumeRoles(sts, destination, context) {
    const { credentials, allowedAccountIds } = destination;
    switch (credentials.kind) {
        case 'roles': {
            const sessions = renewing(() => sts.openSession(credentials, context));
            const { arn } = await sessions.first;
            const caller = { arn, accountId: sts.accountOf(arn) };
            checkAccount(caller.accountId, allowedAccountIds, arn);
            return {
                caller,
                credentials: sessions.next,
                current: () => sessions.first,
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
/** Networks with a way to ECR but none to STS are not stopped, unless an account was demanded. */
async function findCaller(sts, destination, context) {
    try {
        return await sts.identifyCaller(context.region, context.proxy);
    }
    catch (error) {
        const optional = destination.allowedAccountIds.length === 0;
        if (!(optional && error instanceof _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.problem.code === 'aws-unreachable'))
            throw error;
        context.info(`STS did not answer, so the account is not known yet. ${error.problem.what}`);
        return undefined;
    }
}
/** Sessions one after another: the first is opened at once, a next one when the SDK finds that time runs out. */
function renewing(open) {
    const first = open();
    let waiting = first;
    let expiresAt;
    const next = async () => {
        const session = await (waiting ?? open());
        waiting = undefined;
        expiresAt = session.expiration;
        return session;
    };
    return { first, next, expiresAt: () => expiresAt };
}


/***/ }),

/***/ 2527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bo: () => (/* binding */ handleLater),
/* harmony export */   ds: () => (/* binding */ requestIdTokens),
/* harmony export */   yv: () => (/* binding */ checkPreconditions)
/* harmony export */ });
/* harmony import */ var _aws_github_oidc_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2787);
/* harmony import */ var _errors_oidc_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3047);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1035);
/* harmony import */ var _lib_proxy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1302);
/* harmony import */ var _assume_roles_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1990);





/** What can be told without a single call. */
function checkPreconditions({ environment, event }, { credentials, allowedAccountIds }) {
    if (credentials.kind === 'runner')
        return;
    if (environment.idToken === undefined)
        throw (0,_errors_oidc_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .idTokenMissing */ .v4)(event);
    const [role] = credentials.roles.slice(-1);
    if (role !== undefined)
        (0,_assume_roles_js__WEBPACK_IMPORTED_MODULE_2__/* .checkAccount */ .g)(role.accountId, allowedAccountIds, `The role ${role.arn}`);
}
/** Gives ID tokens: the first one is already on its way, each further one is fresh. */
function requestIdTokens({ environment, runner, clock }, { credentials }) {
    const { idToken: endpoint } = environment;
    if (credentials.kind === 'runner' || endpoint === undefined)
        return () => Promise.reject(new Error('No role, no token.'));
    const request = async () => {
        const token = await (0,_aws_github_oidc_js__WEBPACK_IMPORTED_MODULE_0__/* .requestIdToken */ .g)({
            endpoint,
            audience: credentials.audience,
            proxy: (0,_lib_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .proxyVariables */ .e)(environment),
            clock,
            onRetry: (reason, ms) => runner.info(`GitHub's token service: ${reason}; trying again in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatSeconds */ .X)(ms / 1000)}.`),
        });
        runner.mask(token);
        return token;
    };
    let waiting = handleLater(request());
    return () => {
        const token = waiting ?? request();
        waiting = undefined;
        return token;
    };
}
/** The promise itself, whose failure is looked at later and is no reason to end the process meanwhile. */
function handleLater(promise) {
    promise.catch(() => { });
    return promise;
}


/***/ }),

/***/ 6120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ readEvent)
});

// EXTERNAL MODULE: ./.build/github/checkout.js
var github_checkout = __webpack_require__(7366);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __webpack_require__(9896);
// EXTERNAL MODULE: external "os"
var external_os_ = __webpack_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/github/lib/context.js


class Context {
    /**
     * Hydrate the context from the environment
     */
    constructor() {
        var _a, _b, _c;
        this.payload = {};
        if (process.env.GITHUB_EVENT_PATH) {
            if ((0,external_fs_.existsSync)(process.env.GITHUB_EVENT_PATH)) {
                this.payload = JSON.parse((0,external_fs_.readFileSync)(process.env.GITHUB_EVENT_PATH, { encoding: 'utf8' }));
            }
            else {
                const path = process.env.GITHUB_EVENT_PATH;
                process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${external_os_.EOL}`);
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
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
;// CONCATENATED MODULE: ./.build/github/event.js
// The package's only entry also loads GitHub's whole API client, 220 kB and 20 ms that this action has no use for.


/** The event of this run. The only place that makes a context, which reads environment and event file. */
function currentEvent() {
    return toEvent(new Context());
}
/** Copies a context to an `Event`. */
function toEvent(source) {
    const { payload } = source;
    const commit = commitOf(source);
    const previousCommit = textAt(payload, ['before']);
    return {
        name: source.eventName ?? '',
        commit,
        ref: refOf(source),
        ...(0,omit_undefined/* present */.E)('commitDate', commitDateOf(payload, commit)),
        ...(0,omit_undefined/* present */.E)('baseRef', textAt(payload, ['pull_request', 'base', 'ref']) ?? textAt(payload, ['base_ref'])),
        ...(0,omit_undefined/* present */.E)('pullRequest', pullRequestOf(payload)),
        ...(0,omit_undefined/* present */.E)('previousCommit', /[1-9a-f]/.test(previousCommit ?? '') ? previousCommit : undefined),
        repository: projectOf(source),
        runId: source.runId || 0,
        runAttempt: source.runAttempt || 1,
        serverUrl: source.serverUrl,
        fromFork: isFromFork(source),
    };
}
/** The context throws where neither environment nor payload names a repository, as in a run outside of a workflow. */
function projectOf(source) {
    const { payload, eventName, ref } = source;
    const { owner, name } = ownerAndName(source);
    // Schedules run on the default branch only, and older servers send nothing about the repository with them.
    const scheduled = eventName === 'schedule' ? /^refs\/heads\/(.+)$/.exec(ref)?.[1] : undefined;
    return {
        owner,
        name,
        ...(0,omit_undefined/* present */.E)('defaultBranch', textAt(payload, ['repository', 'default_branch']) ?? scheduled),
        ...(0,omit_undefined/* present */.E)('description', textAt(payload, ['repository', 'description'])),
        ...(0,omit_undefined/* present */.E)('url', textAt(payload, ['repository', 'html_url'])),
        ...(0,omit_undefined/* present */.E)('license', licenseOf(payload)),
    };
}
function ownerAndName(source) {
    try {
        return { owner: source.repo.owner, name: source.repo.repo };
    }
    catch {
        return { owner: '', name: '' };
    }
}
/** GitHub calls a license that it does not know NOASSERTION. */
function licenseOf(payload) {
    const license = textAt(payload, ['repository', 'license', 'spdx_id']);
    return license === 'NOASSERTION' ? undefined : license;
}
/**
 * GITHUB_REF, but for `workflow_run` what the run that triggered it was for: GITHUB_REF is then the default branch,
 * which the commit need not be on. A pull request stays one, and a branch of a fork is none of ours: its name must not
 * pass for a branch here.
 */
function refOf({ eventName, ref, payload }) {
    if (eventName !== 'workflow_run')
        return ref ?? '';
    if (textAt(payload, ['workflow_run', 'event'])?.startsWith('pull_request')) {
        const number = numberAt(payload, ['workflow_run', 'pull_requests', '0', 'number']);
        return number === undefined ? '' : `refs/pull/${number}/merge`;
    }
    const branch = textAt(payload, ['workflow_run', 'head_branch']);
    const head = textAt(payload, ['workflow_run', 'head_repository', 'full_name']);
    const isOwn = head === undefined || head === textAt(payload, ['repository', 'full_name']);
    return branch === undefined || !isOwn ? '' : `refs/heads/${branch}`;
}
function pullRequestOf(payload) {
    return (numberAt(payload, ['pull_request', 'number']) ?? numberAt(payload, ['workflow_run', 'pull_requests', '0', 'number']));
}
/** The head commit of a push, of a merge group or of the run that triggered this one; it must be the commit that is built. */
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
/**
 * GITHUB_SHA, but for pull requests the head commit (GITHUB_SHA is then a merge commit that no branch has), and for
 * `workflow_run` the commit of the run that triggered it
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows).
 * `pull_request_target` keeps GITHUB_SHA: its checkout is the base branch.
 */
function commitOf({ eventName, sha, payload }) {
    const head = /^pull_request(_review(_comment)?)?$/.test(eventName)
        ? textAt(payload, ['pull_request', 'head', 'sha'])
        : eventName === 'workflow_run'
            ? textAt(payload, ['workflow_run', 'head_sha'])
            : undefined;
    return head ?? sha ?? '';
}
/** A fork that is gone has no repository left to name. */
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

;// CONCATENATED MODULE: ./.build/inputs/uses-tag-rules.js
/** Whether these inputs need the language at all: plain names of tags and plain labels do not. */
function usesTagRules(text) {
    const isPlain = (line) => /^\s*(#.*|[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127})?\s*$/.test(line);
    return (!text('tags').split(/\r?\n/).every(isPlain) ||
        text('flavor').trim() !== '' ||
        ['labels', 'annotations'].some((name) => text(name).includes('{{')));
}

;// CONCATENATED MODULE: ./.build/phases/read-event.js




/** What a run is about, and the language for its tags where the workflow uses it. */
async function readEvent({ environment, source, }) {
    const event = await withCommitDate(currentEvent(), environment);
    return { event, tagRules: await loadLanguage(source, event) };
}
/** The language of rules and expressions is a good part of this action, and most steps do without. */
async function loadLanguage(source, event) {
    if (!usesTagRules((name) => source(name) ?? ''))
        return undefined;
    const { tagRulesFor } = await Promise.all(/* import() */[__webpack_require__.e(172), __webpack_require__.e(200)]).then(__webpack_require__.bind(__webpack_require__, 5200));
    return tagRulesFor(event, new Date());
}
/** Most events do not tell when their commit was made; the checkout does. */
async function withCommitDate(event, checkout) {
    if (event.commitDate !== undefined)
        return event;
    return { ...event, ...(0,omit_undefined/* present */.E)('commitDate', await (0,github_checkout/* historyOf */.o)(checkout).dateOf(event.commit)) };
}


/***/ }),

/***/ 4867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ CREATED),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   Xg: () => (/* binding */ readConfig),
/* harmony export */   sP: () => (/* binding */ REVISION),
/* harmony export */   uw: () => (/* binding */ sourceCommitOf)
/* harmony export */ });
/**
 * Reads a manifest, of an image or of an index, in OCI's or Docker's form.
 *
 * @returns undefined where it is neither
 */
function readManifest(body) {
    const manifest = record(JSON.parse(body));
    const annotations = texts(manifest.annotations);
    if (Array.isArray(manifest.manifests))
        return { kind: 'index', children: manifest.manifests.map(toEntry), annotations };
    const configDigest = record(manifest.config).digest;
    if (typeof configDigest !== 'string')
        return undefined;
    const layers = Array.isArray(manifest.layers) ? manifest.layers : [];
    const layerDigests = layers.map((layer) => String(record(layer).digest));
    return { kind: 'image', configDigest, layerDigests, annotations };
}
/** Reads the configuration of an image. */
function readConfig(body) {
    const config = record(JSON.parse(body));
    return { platform: platformOf(config) ?? '', labels: texts(record(config.config).Labels) };
}
function toEntry(value) {
    const entry = record(value);
    const platform = platformOf(record(entry.platform));
    return { digest: String(entry.digest), ...(platform === undefined ? {} : { platform }) };
}
/** As https://github.com/containerd/platforms writes it; BuildKit calls the platform of an attestation `unknown`. */
function platformOf({ os, architecture, variant }) {
    if (typeof os !== 'string' || typeof architecture !== 'string' || os === 'unknown')
        return undefined;
    return [os, architecture, ...(typeof variant === 'string' && variant !== '' ? [variant] : [])].join('/');
}
/** The labels or annotations by which an image tells the commit that it was built from, and when that was made. */
const REVISION = 'org.opencontainers.image.revision';
const CREATED = 'org.opencontainers.image.created';
/** What an image says of its commit; annotations of the manifest come before labels of the configuration. */
function sourceCommitOf(annotations, labels) {
    const revision = annotations[REVISION] ?? labels[REVISION];
    const created = new Date(annotations[CREATED] ?? labels[CREATED] ?? '');
    return {
        ...(revision === undefined ? {} : { revision }),
        ...(Number.isNaN(created.getTime()) ? {} : { created }),
    };
}
function record(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
function texts(value) {
    return Object.fromEntries(Object.entries(record(value)).filter((entry) => typeof entry[1] === 'string'));
}


/***/ }),

/***/ 8758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _W: () => (/* binding */ matchesWildcard),
/* harmony export */   dS: () => (/* binding */ isMovable),
/* harmony export */   iQ: () => (/* binding */ partitionOf),
/* harmony export */   x5: () => (/* binding */ locate)
/* harmony export */ });
/** Whether ECR lets a push move this tag to another image. */
function isMovable(tag, { mode, exclusionFilters }) {
    const excluded = exclusionFilters.some((filter) => matchesWildcard(tag, filter));
    switch (mode) {
        case 'MUTABLE':
            return true;
        case 'IMMUTABLE':
            return false;
        case 'IMMUTABLE_WITH_EXCLUSION':
            return excluded;
        case 'MUTABLE_WITH_EXCLUSION':
            return !excluded;
    }
}
/** Whether a wildcard filter of ECR covers the tag: `*` is any number of characters, all else stands for itself. */
function matchesWildcard(tag, filter) {
    const pattern = filter
        .split('*')
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*');
    return new RegExp(`^${pattern}$`).test(tag);
}
/** Registry hosts start with their account, as in `123456789012.dkr.ecr.eu-west-1...`. */
const ACCOUNT_OF_HOST = /^\d{12}(?=\.)/;
/**
 * Whether a host is the FIPS or dual-stack endpoint, which ECR never names itself, of the registry that it did name: same
 * account, same region, and a domain of AWS. The registry's password is sent there.
 */
function isSpecialHostOf(host, accountId, proxyHost) {
    const [, named, kind = '', region, domain = ''] = /^(\d{12})\.(dkr\.ecr-fips|dkr-ecr(?:-fips)?)\.([^.]+)\.(.+)$/.exec(host) ?? [];
    const [, ownRegion, ownDomain] = /^\d{12}\.dkr\.ecr\.([^.]+)\.(.+)$/.exec(proxyHost) ?? [];
    if (named !== accountId || region !== ownRegion)
        return false;
    return kind.startsWith('dkr-') ? DUAL_STACK_DOMAINS.includes(domain) : domain === ownDomain;
}
/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html */
const DUAL_STACK_DOMAINS = ['on.aws', 'on.amazonwebservices.com.cn', 'on.amazonwebservices.eu'];
/**
 * Account and host of the registry. The host is what ECR gives for the repository; only a FIPS or dual-stack host that
 * the workflow names comes before it. Where ECR did not show the repository it is the host of the credentials' own
 * registry, with the id of the other account where there is one; `undefined` where that host has no account to replace.
 */
function locate({ reference, registryId, ownAccountId, proxyHost }, repository) {
    const found = repository.kind === 'found' ? repository : undefined;
    const [proxyAccountId = ''] = ACCOUNT_OF_HOST.exec(proxyHost) ?? [];
    const own = ownAccountId || proxyAccountId;
    const accountId = registryId ?? found?.registryId ?? own;
    if (reference.host !== undefined && isSpecialHostOf(reference.host, accountId, proxyHost)) {
        return { accountId, host: reference.host };
    }
    if (found !== undefined)
        return { accountId, host: found.uri.slice(0, found.uri.indexOf('/')) };
    if (accountId === own)
        return { accountId, host: proxyHost };
    return { accountId, host: proxyAccountId === '' ? undefined : proxyHost.replace(ACCOUNT_OF_HOST, accountId) };
}
/** What the regions of a partition start with (the SDK's list of partitions). */
const PARTITIONS = [
    ['cn-', 'aws-cn'],
    ['us-gov-', 'aws-us-gov'],
    ['eusc-', 'aws-eusc'],
    ['us-isob-', 'aws-iso-b'],
    ['us-isof-', 'aws-iso-f'],
    ['eu-isoe-', 'aws-iso-e'],
    ['us-iso-', 'aws-iso'],
];
/** The partition of a region, for ARNs in messages. */
function partitionOf(region) {
    return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}


/***/ }),

/***/ 6207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ toOutputs)
/* harmony export */ });
/**
 * All outputs that apply, by name; action.yml documents each. An image that was not pushed has no URI and no digest: a
 * deploy step must not find one.
 */
function toOutputs(result) {
    const values = result.kind === 'pushed' ? pushedValues(result) : {};
    const all = {
        ...values,
        tag: result.tags[0],
        tags: [...result.tags],
        repository: result.repository,
        result: result.kind === 'pushed' ? result.result : 'built',
    };
    const texts = Object.entries(all).map(([name, value]) => [name, toText(value)]);
    return { ...Object.fromEntries(texts), json: JSON.stringify(all) };
}
function pushedValues(image) {
    const { registry, repository, tags, digest, accountId, region, mediaType, sizeBytes, pushedAt, platformDigests } = image;
    const uri = `${registry}/${repository}`;
    return {
        'image-uri': `${uri}:${tags[0]}`,
        'image-uris': tags.map((tag) => `${uri}:${tag}`),
        digest,
        'image-digest-uri': `${uri}@${digest}`,
        registry,
        'repository-uri': uri,
        'account-id': accountId,
        region,
        ...(mediaType === undefined ? {} : { 'media-type': mediaType }),
        ...(sizeBytes === undefined ? {} : { 'size-bytes': sizeBytes }),
        ...(pushedAt === undefined ? {} : { 'pushed-at': pushedAt.toISOString() }),
        'platform-digests': platformDigests,
    };
}
/** Lists one per line, objects as JSON. */
function toText(value) {
    if (typeof value === 'string')
        return value;
    if (typeof value === 'number')
        return String(value);
    return Array.isArray(value) ? value.join('\n') : JSON.stringify(value);
}


/***/ }),

/***/ 4681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderSummary),
/* harmony export */   G: () => (/* binding */ renderTimings)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1035);

/** The job summary of a step, as Markdown. */
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
        `### ${image.repository}: ${image.result === 'built' ? 'pushed' : 'reused'}${image.isProven ? ' and proven' : ', not proven'}`,
        '',
        '| | |',
        '| --- | --- |',
        `| Image | ${code(`${uri}:${image.tags[0]}`)} |`,
        `| Digest | ${code(image.digest)} |`,
        `| Tags | ${image.tags.map(code).join(' ')} |`,
        `| Account, region | ${image.accountId}, ${image.region} |`,
        ...(image.sizeBytes === undefined ? [] : [`| Size | ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(image.sizeBytes)} compressed |`]),
        ...(image.pushedAt === undefined ? [] : [`| Pushed | ${image.pushedAt.toISOString()} |`]),
        `| Platforms | ${Object.keys(image.platformDigests).map(code).join(' ') || 'unknown'} |`,
        ...(image.mediaType === undefined ? [] : [`| Media type | ${code(image.mediaType)} |`]),
    ];
}
function renderBuilt(image) {
    return [
        `### ${image.repository}: built, not pushed`,
        '',
        `The image is in the Docker engine of this job as ${image.tags.map((tag) => code(`${image.repository}:${tag}`)).join(', ')}.`,
    ];
}
/** How long each part took, on one line. */
function renderTimings(timings) {
    return timings.map(({ title, seconds }) => `${title} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSeconds */ .X)(seconds)}`).join(' · ');
}
function code(text) {
    return `\`${text}\``;
}


/***/ })

};
;