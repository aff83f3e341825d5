"use strict";
exports.id = 436;
exports.ids = [436];
exports.modules = {

/***/ 9577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ killFamily),
/* harmony export */   Hk: () => (/* binding */ TEST_MARK),
/* harmony export */   PH: () => (/* binding */ endChildren),
/* harmony export */   _b: () => (/* binding */ endFamily),
/* harmony export */   hY: () => (/* binding */ STEP_MARK),
/* harmony export */   pM: () => (/* binding */ endFamilyAlone)
/* harmony export */ });
/* unused harmony exports readStat, membersOf */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);


const STEP_MARK = 'ECR_BUILD_PUSH_STEP';
const TEST_MARK = 'ECR_BUILD_PUSH_TEST';
function readStat(text) {
    const [, id, name = '', rest = ''] = /^(\d+) \((.*)\) (.*)$/s.exec(text) ?? [];
    const [state = '', parent, , session] = rest.split(' ');
    if (id === undefined || /^[ZXx]$/.test(state))
        return undefined;
    return { id: Number(id), parent: Number(parent), session: Number(session), name };
}
function membersOf({ ancestor, session }, processes, isMarked) {
    const members = new Set(processes.filter((one) => isMarked(one.id) || one.session === session || one.parent === ancestor));
    for (let size = 0; size !== members.size;) {
        size = members.size;
        const ids = new Set([...members].map(({ id }) => id));
        for (const one of processes)
            if (ids.has(one.parent))
                members.add(one);
    }
    return [...members];
}
function findMembers(family) {
    const processes = runningProcesses().filter(({ id }) => id !== process.pid);
    return membersOf(family, processes, (id) => family.mark !== undefined && hasMark(id, family.mark));
}
function runningProcesses() {
    return listOf('/proc')
        .filter((name) => /^\d+$/.test(name))
        .flatMap((id) => readStat(textOf(`/proc/${id}/stat`)) ?? []);
}
function hasMark(id, mark) {
    return textOf(`/proc/${id}/environ`).split('\0').includes(mark);
}
function listOf(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder);
    }
    catch {
        return [];
    }
}
function textOf(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
    }
    catch {
        return '';
    }
}
const GRACE_MS = 4_000;
const KILLED_FAMILY_MS = 1_000;
const LOOK_MS = 25;
const EMPTY_LOOKS = 3;
async function endFamily(family, graceMs = GRACE_MS) {
    const ending = new FamilyEnding(family, graceMs);
    while (!ending.look())
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(LOOK_MS);
    return ending.ended();
}
function endFamilyAlone(family, graceMs = GRACE_MS) {
    const ending = new FamilyEnding(family, graceMs);
    while (!ending.look())
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_MS);
    return ending.ended();
}
class FamilyEnding {
    #family;
    #graceMs;
    #startMs = performance.now();
    #asked = new Map();
    #emptyLooks = 0;
    constructor(family, graceMs) {
        this.#family = family;
        this.#graceMs = graceMs;
    }
    look() {
        if (process.platform !== 'linux')
            return endSession(this.#family);
        const left = findMembers(this.#family);
        const passedMs = performance.now() - this.#startMs;
        this.#emptyLooks = left.length === 0 ? this.#emptyLooks + 1 : 0;
        if (this.#emptyLooks === EMPTY_LOOKS || passedMs > this.#graceMs + KILLED_FAMILY_MS)
            return true;
        const isKilled = passedMs >= this.#graceMs;
        for (const { id, name } of left) {
            if (isKilled || !this.#asked.has(id))
                signal(id, isKilled ? 'SIGKILL' : 'SIGTERM');
            this.#asked.set(id, name);
        }
        return false;
    }
    ended() {
        return [...new Set(this.#asked.values())];
    }
}
function endSession({ session }) {
    if (session !== undefined)
        signal(-session, 'SIGKILL');
    return true;
}
function killFamily(family) {
    for (const { id } of findMembers(family))
        signal(id, 'SIGKILL');
}
function signal(id, name) {
    try {
        process.kill(id, name);
    }
    catch {
    }
}
function endChildren() {
    for (const { id, parent } of runningProcesses())
        if (parent === process.pid)
            signal(id, 'SIGTERM');
}


/***/ }),

/***/ 2531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ explainFileError),
/* harmony export */   w: () => (/* binding */ DISK_FULL)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);

const FAILED = [
    '\\b(?:p?writev?|copy_file_range|sendfile|fsync|sync|f?truncate|fallocate|mkdir(?:at)?|mknod|open(?:at)?|create|close|l?stat|link|symlink|rename|l?chown|chmod|l?setxattr|mount|fork/exec)(?: [^:]*)?',
    '(?:^|: )(?:failed to|error|cannot|could not) [^:]*',
    '\\bfailed',
    '^(?:failed to (?:solve|build)|Error response from daemon|ResourceExhausted)',
].join('|');
const DISK_FULL = {
    code: 'disk-full',
    when: new RegExp(`(?:^|(?:${FAILED}): )no space left on device\\b`, 'i'),
    why: "the runner's disk is full: layers and caches of earlier builds, or a large build context.",
    fix: 'free space before this step (`docker system prune --all --force`), use a .dockerignore, or a larger runner.',
    example: 'write /var/lib/docker/tmp/layer: no space left on device',
};
function explainFileError(thrown) {
    if (typeof thrown !== 'object' || thrown === null || !('syscall' in thrown) || !('code' in thrown))
        return undefined;
    const explanation = FILE_CAUSES.find(({ codes }) => codes.includes(String(thrown.code)))?.explanation;
    if (explanation === undefined || !WRITING.test(String(thrown.syscall)))
        return undefined;
    const place = 'path' in thrown ? `${thrown.path}` : 'A file of this step';
    const said = 'message' in thrown ? `${thrown.message}` : `${thrown.code}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({ ...explanation, what: `${place} could not be written. ${said}` }, { cause: thrown });
}
const WRITING = /^(?:open|write|mkdir|mkdtemp|rename|symlink|link|copyfile|cp|chmod|fsync|close|ftruncate)$/;
const FILE_CAUSES = [
    {
        codes: ['ENOSPC', 'EDQUOT'],
        explanation: {
            code: 'disk-full',
            why: 'the disk that RUNNER_TEMP is on is full, or its quota is used up.',
            fix: 'free space before this step (`docker system prune --all --force`), or use a larger runner.',
        },
    },
    {
        codes: ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR'],
        explanation: {
            code: 'folder-not-writable',
            why: 'RUNNER_TEMP, or a folder in it, is read-only, belongs to another user, or is a file.',
            fix: 'let the user of the runner write there; on a self-hosted runner: sudo chown -R USER FOLDER',
        },
    },
];


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

/***/ 6161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ asFailure)
/* harmony export */ });
/* harmony import */ var _disk_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2531);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3582);


function asFailure(thrown) {
    if (thrown instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR)
        return thrown;
    const file = (0,_disk_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explainFileError */ .Y)(thrown);
    if (file !== undefined)
        return file;
    const told = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
        code: 'unexpected',
        what: `The action stopped on something it does not know how to explain. ${told}`,
        why: 'a defect of this action, or a situation it was never tried in.',
        fix: 'run the job again with "Enable debug logging" and report the log as an issue of this action.',
    }, { cause: thrown });
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

/***/ 7206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ isAside),
/* harmony export */   w: () => (/* binding */ doAside)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6698);

const aside = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
async function doAside(work) {
    return await aside.run(true, work);
}
function isAside() {
    return aside.getStore() === true;
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

/***/ 9020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ omitUndefined)
/* harmony export */ });
function omitUndefined(values) {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 2436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  start: () => (/* binding */ start)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 10 modules
var core = __webpack_require__(7264);
// EXTERNAL MODULE: ./.build/docker/child-processes.js
var child_processes = __webpack_require__(9577);
;// CONCATENATED MODULE: ./.build/errors/arrival-errors.js
function withArrivals(problem, { arrived, missing }) {
    if (arrived.length === 0 && missing.length === 0)
        return problem;
    if (arrived.length === 0)
        return {
            ...problem,
            what: `${problem.what}\nNot put by this step, as far as ECR has answered: ${missing.join(', ')}.`,
        };
    const what = [
        problem.what,
        'In ECR by now, as this step has put it:',
        ...arrived.map(({ repository, digest, tags }) => `    ${repository}@${digest} under ${tags.join(', ')}`),
        ...(missing.length === 0 ? [] : [`Not put yet: ${missing.join(', ')}.`]),
    ];
    const rest = missing.length === 0 ? 'asks for all of it again' : 'does the rest';
    const fix = [
        ...(problem.fix === undefined ? [] : [problem.fix]),
        `What is in ECR stays; a re-run of the job ${rest}.`,
    ];
    return { ...problem, what: what.join('\n'), fix: fix.join('\n') };
}
function describeArrivals({ arrived, missing }) {
    if (arrived.length === 0)
        return 'This step has put nothing into ECR.';
    const images = arrived.map(({ repository, digest, tags }) => `${repository}@${digest} under ${tags.join(', ')}`);
    const rest = missing.length === 0 ? '' : ` Not put, or ECR had not answered yet: ${missing.join(', ')}.`;
    return `In ECR already, and staying there: ${images.join('; ')}.${rest}`;
}

// EXTERNAL MODULE: ./.build/errors/unexpected-errors.js
var unexpected_errors = __webpack_require__(6161);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./.build/github/environment.js


function readEnvironment(variables) {
    const url = variables.ACTIONS_ID_TOKEN_REQUEST_URL;
    const requestToken = variables.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
    const region = variables.AWS_REGION || variables.AWS_DEFAULT_REGION;
    const workspace = variables.GITHUB_WORKSPACE || process.cwd();
    return {
        workspace,
        temp: variables.RUNNER_TEMP || (0,external_node_os_.tmpdir)(),
        dockerConfig: (0,external_node_path_.resolve)(workspace, variables.DOCKER_CONFIG || (0,external_node_path_.join)((0,external_node_os_.homedir)() || (0,external_node_os_.userInfo)().homedir, '.docker')),
        troubleshooting: pageOf(variables, 'docs/troubleshooting.md'),
        hasSummary: Boolean(variables.GITHUB_STEP_SUMMARY),
        ...(url && requestToken ? { idToken: { url, requestToken } } : {}),
        ...(region ? { region } : {}),
        variables: Object.fromEntries(Object.entries(variables).filter((entry) => entry[1] !== undefined)),
    };
}
function pageOf(variables, path) {
    const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = variables;
    if (!repository)
        return path;
    const place = encodeURIComponent(ref || 'HEAD').replaceAll('%2F', '/');
    return `${server || 'https://github.com'}/${repository}/blob/${place}/${path}`;
}

// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/lib/format.js
var format = __webpack_require__(1035);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
;// CONCATENATED MODULE: ./.build/github/quotation.js

class Quotation {
    #write;
    #shown = 0;
    #token;
    #lineIsOpen = false;
    constructor(write) {
        this.#write = write;
    }
    async around(work) {
        this.#shown += 1;
        this.#begin();
        try {
            return await work((chunk) => this.#show(chunk));
        }
        finally {
            this.#shown -= 1;
            if (this.#shown === 0)
                this.end();
        }
    }
    aside(tell) {
        const isShowing = this.#token !== undefined;
        this.end();
        try {
            tell();
        }
        finally {
            if (isShowing)
                this.#begin();
        }
    }
    end() {
        if (this.#token === undefined)
            return;
        this.#write(`${this.#lineIsOpen ? '\n' : ''}::${this.#token}::\n`);
        this.#token = undefined;
        this.#lineIsOpen = false;
    }
    #show(chunk) {
        if (chunk.length === 0)
            return;
        const isAlone = this.#token === undefined;
        this.#begin();
        this.#lineIsOpen = chunk.at(-1) !== LINE_FEED;
        this.#write(chunk);
        if (isAlone)
            this.end();
    }
    #begin() {
        if (this.#token !== undefined)
            return;
        this.#token = (0,external_node_crypto_.randomUUID)();
        this.#write(`::stop-commands::${this.#token}\n`);
    }
}
const LINE_FEED = 0x0a;

;// CONCATENATED MODULE: ./.build/github/runner.js





function actionsRunner({ now, hasSummary, troubleshooting }) {
    const quotation = new Quotation((text) => process.stdout.write(text));
    const command = (tell) => quotation.aside(tell);
    return {
        info: (line) => core/* info */.pq(withoutCommands(line)),
        warning: (text) => command(() => core/* warning */.$e(text)),
        notice: (text) => command(() => core/* notice */.lm(text)),
        debug: (text) => command(() => core/* debug */.Yz(text)),
        mask: (secret) => {
            if (secret !== '')
                command(() => core/* setSecret */.Pq(secret));
        },
        ...timingRunner(now, command),
        section: (title, lines) => command(() => {
            core/* startGroup */.Oh(title);
            for (const line of lines)
                core/* info */.pq(withoutCommands(line));
            core/* endGroup */.N4();
        }),
        quoting: (work) => quotation.around(work),
        saveState: (name, value) => command(() => core/* saveState */.LZ(name, value)),
        exportVariable: (name, value) => command(() => core/* exportVariable */.dN(name, value)),
        setOutputs: (outputs) => command(() => {
            for (const [name, value] of Object.entries(outputs))
                core/* setOutput */.uH(name, value);
        }),
        writeSummary: async (markdown) => {
            if (hasSummary)
                await writeSummary(markdown);
        },
        close: () => quotation.end(),
        fail: (problem) => {
            quotation.end();
            annotate(problem, troubleshooting);
        },
    };
}
function timingRunner(now, command) {
    const timings = [];
    const working = [];
    const measure = async (title, work) => {
        const start = now();
        working.unshift(title);
        const value = await work().finally(() => working.splice(working.indexOf(title), 1));
        const seconds = (now() - start) / 1000;
        timings.push({ title, seconds });
        return { value, seconds };
    };
    const inGroup = async (title, work) => {
        command(() => core/* startGroup */.Oh(title));
        try {
            return await work();
        }
        finally {
            command(core/* endGroup */.N4);
        }
    };
    return {
        phase: async (title, work) => {
            const { value: outcome, seconds } = await measure(title, () => inGroup(title, work));
            core/* info */.pq(withoutCommands(`${outcome.sentence} (${(0,format/* formatSeconds */.Xo)(seconds)})`));
            return outcome.value;
        },
        timed: async (title, work) => (await measure(title, work)).value,
        timings: () => timings,
        atWork: () => working,
    };
}
async function writeSummary(markdown) {
    try {
        await core/* summary */.z.addRaw(markdown, true).write();
    }
    catch (error) {
        core/* warning */.$e(`There is no job summary: ${error instanceof Error ? error.message : error}`);
    }
}
function withoutCommands(text) {
    return text.replaceAll('##[', '# #[').replace(COMMAND_KEY, '$1: ');
}
const COMMAND_KEY = /(?<=^|[\r\n])((?:[^\S\r\n]|\x85)*):(?=:)/g;
function annotate(problem, troubleshooting) {
    const { file, line } = problem.location ?? {};
    process.exitCode = 1;
    core/* error */.z3((0,failure/* describeProblem */.BJ)(problem, troubleshooting), (0,omit_undefined/* omitUndefined */.O)({
        title: problem.code,
        file,
        startLine: line,
    }));
}

// EXTERNAL MODULE: ./.build/github/saved-state.js
var saved_state = __webpack_require__(6519);
;// CONCATENATED MODULE: ./.build/lib/cancel.js
function endOnCancel(end) {
    const exitWith = (code) => () => {
        try {
            end();
        }
        finally {
            process.exit(code);
        }
    };
    process.on('SIGINT', exitWith(130));
    process.on('SIGTERM', exitWith(143));
}

// EXTERNAL MODULE: ./.build/lib/aside.js
var aside = __webpack_require__(7206);
;// CONCATENATED MODULE: ./.build/phases/arrivals.js

class Arrivals {
    #isPushing = false;
    #arrived = [];
    #wanted = [];
    #left = [];
    begin(wanted) {
        this.#isPushing = true;
        this.#wanted.push(wanted);
    }
    note(arrival) {
        this.#isPushing = true;
        this.#arrived.push(arrival);
    }
    leave(left) {
        this.#left.push(left);
    }
    phase() {
        if ((0,aside/* isAside */.Z)())
            return 'aside';
        return this.#isPushing ? 'pushing' : 'before-push';
    }
    arrived() {
        const last = new Map(this.#arrived.flatMap((arrival) => namesOf(arrival).map((name) => [name, arrival.digest])));
        const groups = Map.groupBy(this.#arrived, ({ repository, digest }) => `${repository}@${digest}`);
        return [...groups.values()].flatMap((group) => {
            const tags = [...new Set(group.flatMap((arrival) => arrival.tags))];
            return group.slice(0, 1).flatMap(({ repository, digest }) => {
                const left = tags.filter((tag) => last.get(`${repository}:${tag}`) === digest);
                return left.length === 0 ? [] : [{ repository, digest, tags: left }];
            });
        });
    }
    missing() {
        const done = new Set([...this.#arrived, ...this.#left].flatMap(namesOf));
        return [...new Set(this.#wanted.flatMap(namesOf))].filter((name) => !done.has(name));
    }
}
function namesOf({ repository, tags }) {
    return tags.map((tag) => `${repository}:${tag}`);
}

;// CONCATENATED MODULE: ./.build/start.js












function isSet(name, { variables }) {
    return variables[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] !== undefined;
}
async function start(load) {
    const mark = (0,external_node_crypto_.randomUUID)();
    const environment = readEnvironment({ ...process.env, [child_processes/* STEP_MARK */.hY]: mark });
    const now = () => performance.now();
    const { hasSummary, troubleshooting } = environment;
    const runner = actionsRunner({ now, hasSummary, troubleshooting });
    const folders = [];
    const arrivals = new Arrivals();
    const family = { mark: `${child_processes/* STEP_MARK */.hY}=${mark}`, ancestor: process.pid };
    const removeFolders = () => {
        for (const folder of folders)
            (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    };
    const ends = endingOf({ runner, family, arrivals, removeFolders });
    process.on('uncaughtException', (error) => {
        removeFolders();
        ends.fail(error);
    });
    endOnCancel(ends.cancel);
    try {
        const clock = { sleep: (ms) => (0,promises_.setTimeout)(ms), random: Math.random, now };
        const story = await load();
        runner.saveState(saved_state/* MARK_STATE */.Ym, mark);
        await story({
            environment,
            source: (name) => (isSet(name, environment) ? (0,core/* getInput */.V4)(name) : undefined),
            runner,
            clock,
            arrivals,
            onTempFolder: (folder) => folders.push(folder),
        });
        runner.saveState(saved_state/* MARK_STATE */.Ym, '');
    }
    catch (error) {
        ends.fail(error);
    }
}
function endingOf({ runner, family, arrivals, removeFolders }) {
    const fail = (thrown) => {
        runner.fail(withArrivals((0,unexpected_errors/* asFailure */.h)(thrown).problem, { arrived: arrivals.arrived(), missing: arrivals.missing() }));
        runner.debug(thrown instanceof Error ? (thrown.stack ?? '') : '');
        (0,child_processes/* endFamilyAlone */.pM)(family);
        process.exit();
    };
    const cancel = () => {
        const [place] = runner.atWork();
        const ended = (0,child_processes/* endFamilyAlone */.pM)(family);
        removeFolders();
        runner.close();
        runner.info(describeCancel(place, ended, arrivals));
    };
    return { fail, cancel };
}
function describeCancel(place, ended, arrivals) {
    const during = place === undefined ? '' : ` during ${place}`;
    const work = ended.length === 0 ? 'Nothing was at work' : `What was at work is ended: ${ended.join(', ')}`;
    return `Cancelled${during}. ${work}. No login is left. ${describeArrivals({ arrived: arrivals.arrived(), missing: arrivals.missing() })}`;
}


/***/ })

};
;