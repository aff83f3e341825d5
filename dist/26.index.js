"use strict";
exports.id = 26;
exports.ids = [26];
exports.modules = {

/***/ 1026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7264);
/* harmony import */ var _docker_docker_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8186);
/* harmony import */ var _github_saved_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6519);



/**
 * What runs after the job's steps, also after a failure or a cancel: deletes the private Docker configuration and puts
 * back variables that this action changed. It never fails a job: what cannot be undone is a warning.
 */
async function post() {
    await attempt('delete the private Docker configuration', async () => {
        const directory = _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(_github_saved_state_js__WEBPACK_IMPORTED_MODULE_2__/* .DOCKER_CONFIG_STATE */ .Ai);
        if (directory !== '' && (0,_docker_docker_config_js__WEBPACK_IMPORTED_MODULE_1__/* .isPrivateConfig */ .EO)(directory))
            await (0,_docker_docker_config_js__WEBPACK_IMPORTED_MODULE_1__/* .removePrivateConfig */ .I_)(directory);
    });
    await attempt('remove the builder', async () => {
        const builder = _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(_github_saved_state_js__WEBPACK_IMPORTED_MODULE_2__/* .BUILDER_STATE */ .G3);
        if (!builder.startsWith(_github_saved_state_js__WEBPACK_IMPORTED_MODULE_2__/* .BUILDER_PREFIX */ .hs))
            return;
        const { exec } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 1260));
        await exec('docker', ['buildx', 'rm', '--force', builder]);
    });
    await attempt('put back the variables of the job', async () => {
        const previous = JSON.parse(_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(_github_saved_state_js__WEBPACK_IMPORTED_MODULE_2__/* .VARIABLES_STATE */ .IP) || '{}');
        const values = Object.entries(previous ?? {}).filter(([name]) => _github_saved_state_js__WEBPACK_IMPORTED_MODULE_2__/* .EXPORTED_VARIABLES */ .cP.includes(name));
        for (const [name, value] of values)
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .exportVariable */ .dN(name, String(value));
    });
}
async function attempt(what, work) {
    try {
        await work();
    }
    catch (error) {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e(`Could not ${what}: ${error instanceof Error ? error.message : error}`);
    }
}


/***/ }),

/***/ 8186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ createPrivateConfig),
/* harmony export */   EO: () => (/* binding */ isPrivateConfig),
/* harmony export */   I_: () => (/* binding */ removePrivateConfig)
/* harmony export */ });
/* unused harmony export withLogin */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6890);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6210);




/**
 * The user's configuration with this login added. Everything else stays, other logins included; two entries go, as they
 * would get in the way: `aliases.builder` (which turns `docker build` into a builder that may not load its image) and
 * older logins for the same host.
 *
 * An empty `credHelpers` entry sends this one host to the file even where a `credsStore` (a keychain, ecr-login) is set
 * for all others.
 */
function withLogin(config, login) {
    const { builder: _builder, ...aliases } = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)(config.aliases);
    const base = { ...config, ...(config.aliases === undefined ? {} : { aliases }) };
    if (login === undefined)
        return base;
    const { host, username, password } = login;
    const others = Object.entries((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)(config.auths)).filter(([key]) => hostOf(key) !== host);
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    return {
        ...base,
        auths: { ...Object.fromEntries(others), [host]: { auth } },
        credHelpers: { ...(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)(config.credHelpers), [host]: '' },
    };
}
/** The host of a key of `auths`: Docker also writes them with a scheme and a path. */
function hostOf(key) {
    return key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}
/**
 * Makes a private configuration under `temp` that no other step or job reads: the user's plugins, contexts, certificates
 * and buildx state are linked, config.json is copied, so that no login ever touches the user's own.
 *
 * `announce` is told the folder before anything is in it, so that it can be deleted even after a crash.
 */
async function createPrivateConfig(userDirectory, temp, announce) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(temp, { recursive: true });
    // mkdtemp makes the folder readable for its owner only.
    const directory = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, PREFIX));
    announce(directory);
    const config = await readUserConfig((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(userDirectory, 'config.json'));
    await linkEntries(userDirectory, directory);
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'config.json');
    // Docker may read it at any time, for another image that is on its way: it is never there in part.
    let versions = 0;
    const write = async (login) => {
        versions += 1;
        const next = `${file}.${versions}`;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(next, JSON.stringify(withLogin(config, login), null, 2), { mode: 0o600 });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(next, 0o600);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(next, file);
    };
    await write();
    return { directory, login: write, remove: () => removePrivateConfig(directory) };
}
const PREFIX = 'ecr-docker-config-';
/** Whether a folder, by its name, can only be one that `createPrivateConfig` made. */
function isPrivateConfig(directory) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(directory).startsWith(PREFIX);
}
/** Deletes a private configuration; that it is gone already is fine. */
async function removePrivateConfig(directory) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true, maxRetries: 3 });
}
async function readUserConfig(file) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch(() => undefined);
    if (text === undefined || text.trim() === '')
        return {};
    try {
        return (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)(JSON.parse(text));
    }
    catch (cause) {
        throw (0,_errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerConfigBroken */ .Ug)(file, cause);
    }
}
async function linkEntries(from, to) {
    // Without its state buildx sets itself up anew at each build, which costs more than the rest of this. Where the user's
    // folder cannot be written the private one will do.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(from, 'buildx'), { recursive: true, mode: 0o700 }).catch(() => { });
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(from, { withFileTypes: true }).catch(() => []);
    await Promise.all(entries
        .filter((entry) => entry.name !== 'config.json')
        .map(async (entry) => {
        const source = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(from, entry.name);
        // Windows lets everybody make junctions, but links to files only with a privilege: there files are copied.
        if (process.platform === 'win32' && !entry.isDirectory())
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.cp)(source, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, entry.name));
        else
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.symlink)(source, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, entry.name), 'junction');
    }));
}


/***/ }),

/***/ 8356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bz: () => (/* binding */ readBuildError),
/* harmony export */   HY: () => (/* binding */ lastErrorLine),
/* harmony export */   Ox: () => (/* binding */ cacheErrors),
/* harmony export */   th: () => (/* binding */ failedSteps)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9020);

/**
 * Reads the end of a failed build's output, of BuildKit (which quotes the Dockerfile and marks the failed lines with
 * `>>>`) or of the classic builder (which counts steps). What a step writes may look like either's own lines.
 */
function readBuildError(output) {
    const lines = linesOf(output);
    return isClassic(lines) ? readClassicError(lines) : readBuildKitError(lines);
}
/** The names of the steps that failed, as BuildKit heads what it repeats of their output: `[stage 2/3] RUN ...`. */
function failedSteps(output) {
    const lines = linesOf(output);
    return headingsIn(lines).map((at) => nameAt(lines, at));
}
function linesOf(output) {
    return output.split(/\r?\n/).map(withoutColours);
}
const BUILDKIT_LINE = /^#\d+ /;
const CLASSIC_LINE = /^(Step \d+\/\d+ : |Sending build context to Docker daemon|DEPRECATED: The legacy builder)/;
/** The end of the classic builder's word for a command that failed. BuildKit has other words, in other quotes. */
const COMMAND_ENDED = /' returned a non-zero code: \d+$/;
/** The first line that only one of the builders writes tells which it was: whatever looks like one later may be a step's. */
function isClassic(lines) {
    if (COMMAND_ENDED.test(lastErrorLine(lines)))
        return true;
    const sign = lines.find((line) => BUILDKIT_LINE.test(line) || CLASSIC_LINE.test(line));
    return sign === undefined ? !lines.some((line) => line.startsWith('ERROR: ')) : CLASSIC_LINE.test(sign);
}
function readBuildKitError(lines) {
    const end = lines.findLastIndex((line) => line.startsWith('ERROR: '));
    const before = lines.slice(0, end < 0 ? lines.length : end);
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({
        ...quotedPlace(before),
        lastLines: repeatedLines(before),
        message: end < 0 ? lastErrorLine(lines) : buildKitMessage(lines.slice(end)),
    });
}
/** What git says of an address stands below the error. */
function buildKitMessage([first = '', next, reason = '']) {
    const message = first.replace(/^ERROR: /, '').trim();
    return next === 'stderr:' ? `${message} ${reason.trim()}` : message;
}
const RULER = /^-{20}$/;
const QUOTED_LINE = /^\s*(\d+) \|(?: >>> (.*)|\s)/;
/** What the last quotation of a Dockerfile marks; it stands right before the error, between two rulers. */
function quotedPlace(before) {
    const last = before.findLastIndex((line) => line.trim() !== '');
    if (!RULER.test(before[last] ?? ''))
        return {};
    const first = before.findLastIndex((line, index) => index < last && !QUOTED_LINE.test(line));
    const marked = before.slice(first + 1, last).flatMap((line) => {
        const [, number, text] = QUOTED_LINE.exec(line) ?? [];
        return text === undefined ? [] : [{ number: Number(number), text: text.trim().replace(/\\$/, '').trim() }];
    });
    const [{ number } = { number: undefined }] = marked;
    const instruction = marked.map(({ text }) => text).join(' ') || undefined;
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ line: number, instruction });
}
/** Between two short rulers BuildKit repeats the end of what the failed step wrote. */
function repeatedLines(before) {
    const heading = headingsIn(before).at(-1);
    const end = before.lastIndexOf(SHORT_RULER);
    return heading === undefined ? [] : before.slice(heading + 1, end).slice(-10);
}
const SHORT_RULER = '------';
/**
 * The lines with a failed step's name. A step that writes in pieces may well write such a line itself, but then one that names
 * no step, as far as their names are in what is left of a long output.
 */
function headingsIn(lines) {
    const progress = lines.findLastIndex((line) => BUILDKIT_LINE.test(line));
    const names = new Set(lines.map((line) => line.replace(BUILDKIT_LINE, '')));
    const found = [...lines.keys()].filter((at) => at > progress && lines[at - 1] === SHORT_RULER && lines[at]?.startsWith(' > '));
    const known = found.filter((at) => names.has(nameAt(lines, at)));
    return known.length > 0 ? known : found;
}
function nameAt(lines, at) {
    return (lines[at] ?? '').replace(/^ > /, '').replace(/:$/, '');
}
function readClassicError(lines) {
    const step = lines.findLastIndex((line) => /^Step \d+\/\d+ : /.test(line));
    const instruction = lines[step]?.replace(/^Step \d+\/\d+ : /, '');
    const { written, message } = splitClassic(lines.slice(step + 1), instruction);
    const line = Number(/parse error (?:on|at) line (\d+)/.exec(message)?.[1]);
    const own = /^( ---> |DEPRECATED: |Sending build context )/;
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({
        ...(Number.isInteger(line) ? { line } : {}),
        instruction,
        lastLines: written.filter((text) => text.trim() !== '' && !own.test(text)).slice(-10),
        message,
    });
}
/**
 * What a step wrote, and the builder's last word on it. Only a command writes; what else fails is told by the first line, as
 * text of a server may follow, and before the first step by the line that says so.
 */
function splitClassic(lines, instruction) {
    const text = lines.join('\n').trimEnd();
    if (COMMAND_ENDED.test(text)) {
        const start = text.lastIndexOf("The command '");
        const message = text.slice(start).replace(/\s*\n\s*/g, ' ');
        return { written: text.slice(0, start).split('\n'), message };
    }
    const own = instruction === undefined ? /^unable to prepare context: / : /^(COPY|ADD) failed: /;
    const isCommand = instruction !== undefined && !/^(COPY|ADD) /.test(instruction);
    const message = (isCommand ? undefined : lines.find((line) => own.test(line))) ?? lastErrorLine(lines);
    const written = instruction === undefined ? [] : lines.slice(0, lines.lastIndexOf(message));
    return { written, message };
}
/** Why caches were not written, of a build that succeeded all the same (`ignore-error=true`). */
function cacheErrors(output) {
    const lines = output.split(/\r?\n/).map(withoutColours);
    const exports = lines.flatMap((line) => /^(#\d+) (?:\[[\w-]+\] )?exporting cache\b/.exec(line)?.[1] ?? []);
    return [...new Set(exports)].flatMap((id) => lines.find((line) => line.startsWith(`${id} ERROR: `))?.slice(id.length + ' ERROR: '.length) ?? []);
}
/** The last line that says something: neither blank nor the help that follows an error of usage. */
function lastErrorLine(output) {
    const lines = typeof output === 'string' ? output.split(/\r?\n/) : output;
    const usage = lines.findLastIndex((text) => /^Usage: {2}docker /.test(text));
    const told = usage < 0 ? lines : lines.slice(0, usage);
    const line = told.findLast((text) => text.trim() !== '' && !/^(See 'docker|Run 'docker|Usage:)/.test(text));
    return line?.trim() ?? '(nothing)';
}
/** The classic builder paints what a step writes to stderr. */
function withoutColours(line) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
    return line.replace(/\u001b\[[0-9;]*m/g, '');
}


/***/ }),

/***/ 5670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ findCause)
/* harmony export */ });
/** The first cause that fits; `undefined` where none does. `said`: the program's last word, in which no word is a user's. */
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

/***/ 6890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Js: () => (/* binding */ imageGone),
/* harmony export */   Le: () => (/* binding */ dockerMissing),
/* harmony export */   RB: () => (/* binding */ pullFailed),
/* harmony export */   TI: () => (/* binding */ engineUnreachable),
/* harmony export */   Ug: () => (/* binding */ dockerConfigBroken)
/* harmony export */ });
/* unused harmony export ENGINE_CAUSES */
/* harmony import */ var _build_output_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8356);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5670);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);



/** The engine does not answer. `address`: what DOCKER_HOST says, where it is set. */
function engineUnreachable(output, address) {
    // Warnings about the user's own configuration may come before it.
    const said = (0,_build_output_js__WEBPACK_IMPORTED_MODULE_1__/* .lastErrorLine */ .HY)(output);
    const cause = (0,_causes_js__WEBPACK_IMPORTED_MODULE_2__/* .findCause */ .l)(ENGINE_CAUSES, said, { address });
    const what = SOCKET_DENIED.test(said)
        ? 'This step may not use the Docker engine.'
        : address === undefined
            ? 'The Docker engine does not answer.'
            : `No Docker engine answers at ${address}.`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({ code: 'docker-not-running', ...cause, what: `${what} ${said}` });
}
const ANYTHING = /^/;
const SOCKET_DENIED = /permission denied while trying to connect|dial unix \S+: connect: permission denied/i;
/** Why an engine does not answer. */
const ENGINE_CAUSES = [
    {
        code: 'docker-not-running',
        when: SOCKET_DENIED,
        why: "the runner's user is not in the group that owns Docker's socket.",
        fix: 'add the user to the group `docker` and restart the runner:\n    sudo usermod --append --groups docker USER',
        example: 'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
    },
    {
        code: 'docker-not-running',
        when: ANYTHING,
        only: ({ address }) => address !== undefined,
        why: ({ address }) => `DOCKER_HOST says ${address}, and there is no engine, or it is not running.`,
        fix: 'start the engine there, or take DOCKER_HOST out of the environment of this job.',
        example: 'Cannot connect to the Docker daemon at tcp://docker:2375. Is the docker daemon running?',
    },
    {
        code: 'docker-not-running',
        when: ANYTHING,
        why: 'it is not running on this runner, or the current Docker context points elsewhere.',
        fix: 'use a runner with Docker (`runs-on: ubuntu-latest`), or start it before this step:\n    sudo systemctl start docker',
        example: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    },
];
/** The engine has not got the image any more that was built just now. `output`: what docker said. */
function imageGone(name, output = '') {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'build-failed',
        what: `${name} was built, but the engine has no such image any more. ${(0,_build_output_js__WEBPACK_IMPORTED_MODULE_1__/* .lastErrorLine */ .HY)(output)}`.trim(),
        why: 'another job, or a timer of this machine, removes images (`docker system prune`), or the engine was restarted.',
        fix: 'run the job again; on a runner of your own let such jobs spare images of the last hours: `--filter until=24h`.',
    });
}
/** The engine could not get an image from ECR. `image`: `host/name@digest`; `output`: what docker said. */
function pullFailed(image, output) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'push-failed',
        what: `docker pull ${image} failed. Docker says: ${(0,_build_output_js__WEBPACK_IMPORTED_MODULE_1__/* .lastErrorLine */ .HY)(output)}`,
        why: 'no engine answers on this runner, or the role lacks ecr:BatchGetImage or ecr:GetDownloadUrlForLayer.',
        fix: 'take out `load`, or see that the engine runs and the role has these permissions.',
    });
}
/** The docker command could not be started. */
function dockerMissing(cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'docker-missing',
        what: 'There is no docker command on this runner.',
        why: 'the job runs in a container or on a self-hosted runner without Docker, or on a macOS runner.',
        fix: 'use a runner with Docker, for example:\n    runs-on: ubuntu-latest',
    }, { cause });
}
/** Docker's own configuration cannot be read. */
function dockerConfigBroken(file, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'docker-config-broken',
        what: `${file} is not JSON, so Docker's own configuration cannot be read. ${cause instanceof Error ? cause.message : ''}`,
        why: 'another step wrote it only in part, or by hand.',
        fix: 'repair or delete that file, or point DOCKER_CONFIG to another folder.',
    }, { cause });
}


/***/ }),

/***/ 3582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ describeProblem),
/* harmony export */   HR: () => (/* binding */ Failure)
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
    'cache-over-image',
    'checkout-broken',
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


/***/ }),

/***/ 6519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ DOCKER_CONFIG_STATE),
/* harmony export */   G3: () => (/* binding */ BUILDER_STATE),
/* harmony export */   IP: () => (/* binding */ VARIABLES_STATE),
/* harmony export */   cP: () => (/* binding */ EXPORTED_VARIABLES),
/* harmony export */   hs: () => (/* binding */ BUILDER_PREFIX)
/* harmony export */ });
/** The name of the state that post reads to put variables back. */
const VARIABLES_STATE = 'variables';
/** The name of the state that post reads to delete the private Docker configuration. */
const DOCKER_CONFIG_STATE = 'docker-config';
/** The name of the state that post reads to remove a builder of this step. */
const BUILDER_STATE = 'builder';
/** What the names of builders of this action start with; post removes no other. */
const BUILDER_PREFIX = 'ecr-build-push-';
/** All variables that this action ever sets for later steps; post puts back no other. */
const EXPORTED_VARIABLES = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'DOCKER_CONFIG',
];


/***/ }),

/***/ 6210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g1: () => (/* binding */ record),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
/** Whether a value is an object of JSON. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The members of an object of JSON; none of any other value. */
function record(value) {
    return isRecord(value) ? value : {};
}
/** What a text of JSON says; `undefined` where it is none. */
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
/**
 * The object without the keys whose value is undefined, for types whose optional keys are left out. A key that is given
 * after a spread stands for that of the spread, also where it is left out.
 */
function omitUndefined(values) {
    // `Object.fromEntries` knows nothing of keys; the type above says what is left.
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}


/***/ })

};
;