"use strict";
exports.id = 621;
exports.ids = [621];
exports.modules = {

/***/ 1026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7264);
/* harmony import */ var _docker_child_processes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9577);
/* harmony import */ var _docker_docker_config_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8186);
/* harmony import */ var _docker_engine_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9981);
/* harmony import */ var _github_saved_state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6519);







async function post() {
    await attempt('end what a step that did not come to its end has left', async () => {
        const mark = _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getState */ .Gu(_github_saved_state_js__WEBPACK_IMPORTED_MODULE_6__/* .MARK_STATE */ .Ym);
        if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(mark))
            return;
        const ended = await (0,_docker_child_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .endFamily */ ._b)({ mark: `${_docker_child_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .STEP_MARK */ .hY}=${mark}` });
        if (ended.length > 0)
            _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .info */ .pq(`The step did not come to its end; ended what it had left at work: ${ended.join(', ')}.`);
        await forgetImages(mark);
    });
    await attempt('delete the private Docker configuration', async () => {
        const directory = _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getState */ .Gu(_github_saved_state_js__WEBPACK_IMPORTED_MODULE_6__/* .DOCKER_CONFIG_STATE */ .Ai);
        if (directory !== '' && (0,_docker_docker_config_js__WEBPACK_IMPORTED_MODULE_4__/* .isPrivateConfig */ .EO)(directory))
            await (0,_docker_docker_config_js__WEBPACK_IMPORTED_MODULE_4__/* .removePrivateConfig */ .I_)(directory);
    });
    await attempt('remove the builder', async () => {
        const builder = _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getState */ .Gu(_github_saved_state_js__WEBPACK_IMPORTED_MODULE_6__/* .BUILDER_STATE */ .G3);
        if (!builder.startsWith(_github_saved_state_js__WEBPACK_IMPORTED_MODULE_6__/* .BUILDER_PREFIX */ .hs))
            return;
        await docker('buildx', 'rm', '--force', builder);
    });
    await attempt('put back the variables of the job', async () => {
        const previous = JSON.parse(_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getState */ .Gu(_github_saved_state_js__WEBPACK_IMPORTED_MODULE_6__/* .VARIABLES_STATE */ .IP) || '{}');
        const values = Object.entries(previous ?? {}).filter(([name]) => _github_saved_state_js__WEBPACK_IMPORTED_MODULE_6__/* .EXPORTED_VARIABLES */ .cP.includes(name));
        for (const [name, value] of values)
            _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .exportVariable */ .dN(name, String(value));
    });
}
async function forgetImages(mark) {
    const filters = (0,_docker_engine_js__WEBPACK_IMPORTED_MODULE_5__/* .ownNamePatterns */ .JR)(mark).flatMap((pattern) => ['--filter', `reference=${pattern}`]);
    const listed = await docker('image', 'ls', ...filters, '--format', '{{.Repository}}:{{.Tag}}').catch(unlessSlow);
    const names = listed.split(/\r?\n/).filter((name) => name !== '');
    if (names.length > 0)
        await docker('rmi', '--no-prune', ...names);
}
function unlessSlow(error) {
    if (error instanceof Error && 'killed' in error && error.killed === true)
        throw new Error(`docker did not list images within ${DOCKER_SECONDS} s`);
    return '';
}
const DOCKER_SECONDS = 30;
async function docker(...args) {
    const { stdout } = await (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('docker', [...args], { timeout: DOCKER_SECONDS * 1000 });
    return stdout;
}
async function attempt(what, work) {
    try {
        await work();
    }
    catch (error) {
        _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e(`Could not ${what}: ${error instanceof Error ? error.message : error}`);
    }
}


/***/ }),

/***/ 9981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ tagPrefix),
/* harmony export */   GO: () => (/* binding */ findEngine),
/* harmony export */   JR: () => (/* binding */ ownNamePatterns),
/* harmony export */   mm: () => (/* binding */ inspectImage)
/* harmony export */ });
/* harmony import */ var _errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6890);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6210);


async function findEngine(docker, address) {
    const { succeeded, stdout, tail } = await docker.capture([
        'version',
        '--format',
        '{{.Client.Version}} {{.Server.Version}}',
    ]);
    const [clientVersion, serverVersion] = stdout.trim().split(' ');
    if (!succeeded || !clientVersion || !serverVersion)
        throw (0,_errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .engineUnreachable */ .TI)(tail, address);
    return { clientVersion, serverVersion };
}
async function inspectImage(docker, image) {
    const { succeeded, stdout } = await docker.capture(['image', 'inspect', '--format', '{{json .}}', image]);
    return succeeded ? toLocalImage((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(stdout)) : undefined;
}
function toLocalImage(inspected) {
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(inspected))
        return undefined;
    const { Id, Os, Architecture, Variant, RepoDigests, RootFS } = inspected;
    return {
        id: String(Id ?? ''),
        platform: [Os, Architecture, Variant].filter(Boolean).join('/'),
        repoDigests: textsIn(RepoDigests),
        layers: textsIn((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(RootFS).Layers),
    };
}
function textsIn(list) {
    return Array.isArray(list) ? list.filter((text) => typeof text === 'string') : [];
}
function tagPrefix(mark) {
    return `run-${mark.slice(0, 8)}-`;
}
function ownNamePatterns(mark) {
    return Array.from({ length: DEEPEST_NAME }, (_, slashes) => `${'*/'.repeat(slashes)}*:${tagPrefix(mark)}*`);
}
const DEEPEST_NAME = 32;


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

/***/ 6519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ DOCKER_CONFIG_STATE),
/* harmony export */   G3: () => (/* binding */ BUILDER_STATE),
/* harmony export */   IP: () => (/* binding */ VARIABLES_STATE),
/* harmony export */   Ym: () => (/* binding */ MARK_STATE),
/* harmony export */   cP: () => (/* binding */ EXPORTED_VARIABLES),
/* harmony export */   hs: () => (/* binding */ BUILDER_PREFIX)
/* harmony export */ });
const VARIABLES_STATE = 'variables';
const DOCKER_CONFIG_STATE = 'docker-config';
const BUILDER_STATE = 'builder';
const BUILDER_PREFIX = 'ecr-build-push-';
const EXPORTED_VARIABLES = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'DOCKER_CONFIG',
];
const MARK_STATE = 'mark';


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


/***/ })

};
;