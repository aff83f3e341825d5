"use strict";
exports.id = 954;
exports.ids = [954];
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

/***/ 8186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ createPrivateConfig),
/* harmony export */   EO: () => (/* binding */ isPrivateConfig),
/* harmony export */   H$: () => (/* binding */ loginKey),
/* harmony export */   I_: () => (/* binding */ removePrivateConfig),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/* unused harmony export withLogins */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6890);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6210);




function withLogins(config, logins) {
    const { builder: _builder, ...aliases } = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)(config.aliases);
    const base = { ...config, ...(config.aliases === undefined ? {} : { aliases }) };
    if (logins.length === 0)
        return base;
    const keys = new Set(logins.map(({ host }) => loginKey(host)));
    const others = Object.entries((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)(config.auths)).filter(([key]) => !keys.has(hostOf(key)) && !keys.has(key));
    const own = logins.map(({ host, username, password }) => {
        const auth = Buffer.from(`${username}:${password}`).toString('base64');
        return [loginKey(host), { auth }];
    });
    return {
        ...base,
        auths: { ...Object.fromEntries(others), ...Object.fromEntries(own) },
        credHelpers: { ...(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)(config.credHelpers), ...Object.fromEntries([...keys].map((key) => [key, ''])) },
    };
}
function loginKey(host) {
    return host === 'docker.io' ? 'https://index.docker.io/v1/' : host;
}
function hostOf(key) {
    return key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}
async function createPrivateConfig(userDirectory, temp, onTempFolder) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(temp, { recursive: true });
    const directory = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, PREFIX));
    onTempFolder(directory);
    const config = await readUserConfig((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(userDirectory, 'config.json'));
    await linkEntries(userDirectory, directory);
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'config.json');
    let versions = 0;
    const logins = new Map();
    const write = async () => {
        versions += 1;
        const next = `${file}.${versions}`;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(next, JSON.stringify(withLogins(config, [...logins.values()]), null, 2), { mode: 0o600 });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(next, 0o600);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(next, file);
    };
    await write();
    let writing = Promise.resolve();
    const login = async (added) => {
        logins.set(added.host, added);
        writing = writing.then(write, write);
        await writing;
    };
    return { directory, login, remove: () => removePrivateConfig(directory) };
}
const PREFIX = 'ecr-docker-config-';
function isPrivateConfig(directory) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(directory).startsWith(PREFIX);
}
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
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(from, 'buildx'), { recursive: true, mode: 0o700 }).catch(() => { });
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(from, { withFileTypes: true }).catch(() => []);
    await Promise.all(entries
        .filter((entry) => entry.name !== 'config.json')
        .map(async (entry) => {
        const source = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(from, entry.name);
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
/* harmony export */   HH: () => (/* binding */ failedChecks),
/* harmony export */   HY: () => (/* binding */ lastErrorLine),
/* harmony export */   Ox: () => (/* binding */ cacheErrors),
/* harmony export */   th: () => (/* binding */ failedSteps),
/* harmony export */   yG: () => (/* binding */ CHECKS_FAILED)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9020);

function readBuildError(output) {
    const lines = linesOf(output);
    return isClassic(lines) ? readClassicError(lines) : readBuildKitError(lines);
}
function failedSteps(output) {
    const lines = linesOf(output);
    return headingsIn(lines).map((at) => nameAt(lines, at));
}
function linesOf(output) {
    return output.split(/\r?\n/).map(withoutColours);
}
const BUILDKIT_LINE = /^#\d+ /;
const CLASSIC_LINE = /^(Step \d+\/\d+ : |Sending build context to Docker daemon|DEPRECATED: The legacy builder)/;
const COMMAND_ENDED = /' returned a non-zero code: \d+$/;
function isClassic(lines) {
    if (COMMAND_ENDED.test(lastErrorLine(lines)))
        return true;
    const sign = lines.find((line) => BUILDKIT_LINE.test(line) || CLASSIC_LINE.test(line));
    return sign === undefined ? !lines.some((line) => line.startsWith('ERROR: ')) : CLASSIC_LINE.test(sign);
}
function readBuildKitError(lines) {
    const end = lines.findLastIndex((line) => line.startsWith('ERROR: '));
    const before = lines.slice(0, end < 0 ? lines.length : end);
    const message = end < 0 ? lastErrorLine(lines) : buildKitMessage(lines.slice(end));
    if (CHECKS_FAILED.test(message)) {
        const checks = checksIn(before);
        return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ line: checks[0]?.line, lastLines: checks.map(({ text }) => text), message });
    }
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ ...quotedPlace(before), lastLines: repeatedLines(before), message });
}
const CHECKS_FAILED = /lint violation found for rules: /;
function failedChecks(output) {
    return checksIn(linesOf(output));
}
function checksIn(lines) {
    const heading = lines.findLastIndex((line) => /^\s*\d+ warnings? found\b/.test(line));
    const own = heading < 0 || lines.slice(heading).some((line) => BUILDKIT_LINE.test(line)) ? [] : lines.slice(heading + 1);
    return own.flatMap((line) => {
        const [, text, rule, number] = /^ - ((\w+): .*?(?: \(line (\d+)\))?)$/.exec(line) ?? [];
        if (text === undefined || rule === undefined)
            return [];
        return [(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ rule, text, line: number === undefined ? undefined : Number(number) })];
    });
}
function buildKitMessage([first = '', next, reason = '']) {
    const message = first.replace(/^ERROR: /, '').trim();
    return next === 'stderr:' ? `${message} ${reason.trim()}` : message;
}
const RULER = /^-{20}$/;
const QUOTED_LINE = /^\s*(\d+) \|(?: >>> (.*)|\s)/;
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
function repeatedLines(before) {
    const heading = headingsIn(before).at(-1);
    const end = before.lastIndexOf(SHORT_RULER);
    return heading === undefined ? [] : before.slice(heading + 1, end).slice(-10);
}
const SHORT_RULER = '------';
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
const HEADING = /^Step \d+\/\d+ : /;
function readClassicError(lines) {
    const step = lines.findLastIndex((line) => HEADING.test(line));
    const instruction = lines[step]?.replace(HEADING, '');
    const { written, message } = splitClassic(linesAt(lines, step), instruction);
    const line = Number(/parse error (?:on|at) line (\d+)/.exec(message)?.[1]);
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({
        ...(Number.isInteger(line) ? { line } : {}),
        instruction,
        lastLines: written.filter(isSaid).slice(-10),
        message,
    });
}
const OWN_LINE = /^( ---> |DEPRECATED: |Sending build context |Step \d+\/\d+ : )/;
function isSaid(line) {
    return line.trim() !== '' && !OWN_LINE.test(line);
}
function linesAt(lines, step) {
    const after = lines.slice(step + 1);
    if (step < 0 || after.some(isSaid))
        return after;
    const before = lines.slice(0, step);
    const rightBefore = before.slice(before.findLastIndex((line) => !isSaid(line)) + 1);
    if (rightBefore.length > 0)
        return rightBefore;
    const first = lines.findIndex((line) => HEADING.test(line));
    return lines.slice(0, first).filter(isSaid);
}
function splitClassic(lines, instruction) {
    const text = lines.join('\n').trimEnd();
    if (COMMAND_ENDED.test(text)) {
        const start = text.lastIndexOf("The command '");
        const message = trimmedLines(text.slice(start)).join(' ');
        return { written: text.slice(0, start).split('\n'), message };
    }
    const own = instruction === undefined ? /^unable to prepare context: / : /^(COPY|ADD) failed: /;
    const isCommand = instruction !== undefined && !/^(COPY|ADD) /.test(instruction);
    const message = (isCommand ? undefined : lines.find((line) => own.test(line))) ?? lastErrorLine(lines);
    const written = instruction === undefined ? [] : lines.slice(0, lines.lastIndexOf(message));
    return { written, message };
}
function trimmedLines(text) {
    return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
function cacheErrors(output) {
    const lines = output.split(/\r?\n/).map(withoutColours);
    const exports = lines.flatMap((line) => /^(#\d+) (?:\[[\w-]+\] )?exporting cache\b/.exec(line)?.[1] ?? []);
    return [...new Set(exports)].flatMap((id) => lines.find((line) => line.startsWith(`${id} ERROR: `))?.slice(id.length + ' ERROR: '.length) ?? []);
}
function lastErrorLine(output) {
    const lines = typeof output === 'string' ? output.split(/\r?\n/) : output;
    const usage = lines.findLastIndex((text) => /^Usage: {2}docker /.test(text));
    const told = usage < 0 ? lines : lines.slice(0, usage);
    const line = told.findLast((text) => text.trim() !== '' && !/^(See 'docker|Run 'docker|Usage:)/.test(text));
    return line?.trim() ?? '(nothing)';
}
function withoutColours(line) {
    return line.replace(/\u001b\[[0-9;]*m/g, '');
}


/***/ }),

/***/ 5158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eJ: () => (/* binding */ dockerWords),
/* harmony export */   kU: () => (/* binding */ RATE_LIMITED),
/* harmony export */   pt: () => (/* binding */ ENGINE_GONE)
/* harmony export */ });
function dockerWords(text) {
    const plain = WORDS_OF_OTHERS.reduce((words, [pattern, instead]) => typeof instead === 'string' ? words.replace(pattern, instead) : words.replace(pattern, instead), text);
    return plain.replace(WORD, withoutName);
}
const RATE_LIMITED = /\btoomanyrequests\b|429 Too Many Requests|HTTP 429 /i;
const ENGINE_GONE = /Cannot connect to the Docker daemon|error during connect: |error reading from server: |code = Unavailable\b|failed to dial gRPC: |dial unix \S+: connect: (?:connection refused|no such file)/i;
const SYSTEM_ERRORS = [
    'no such file or directory',
    'file does not exist',
    'not a directory',
    'is a directory',
    'file exists',
    'permission denied',
    'no space left on device',
    'read-only file system',
    'input/output error',
].join('|');
const WORDS_OF_OTHERS = [
    [/^.*" (did not complete successfully)/s, 'process "…" $1'],
    [/^.*' (returned a non-zero code)/s, "The command '…' $1"],
    [/(parse error (?:on|at) line \d+|failed to parse Dockerfile): .*$/s, '$1: …'],
    [/(failed to process "(?:[^"\\]|\\.)*"): .*$/s, '$1: …'],
    [
        /((?:invalid|unknown) (?:signal|proto)|Invalid (?:containerPort|hostPort|range format)\b[^:]*|No port specified): .*$/s,
        '$1: …',
    ],
    [/(unexpected key|invalid (?:chmod parameter:|escape token|value|key|field)) '.*$/s, '$1 …'],
    [/(failed to parse platform|invalid (?:reference format|user index|checksum digest format)): .*$/s, '$1: …'],
    [/(failed to parse platform) .*$/s, '$1 …'],
    [/(can't find [ug]id for (?:user|group)|unset ssh forward key|failed to reach build target) .*$/s, '$1 …'],
    [/((?:^|: )secret) .*(: not found)$/s, '$1 …$2'],
    [/"(?:[^"\\]|\\.)*("?)/gs, (quoted, end) => (end === '' ? quoted : '"…"')],
    [/'[^'\s]*'/g, "'…'"],
    [/(unable to find (?:user|group)) .*(: [^:]*)$/s, '$1 …$2'],
    [new RegExp(`\\b(open|l?stat|statat|mkdir) .{1,4096}(: (?:${SYSTEM_ERRORS}))`, 's'), '$1 …$2'],
    [/(^|: )\S+: (?=failed to resolve source metadata)/, '$1'],
    [/invalid from flag value \S+: /, ''],
    [/\b(lookup) \S+(?: on \S+)?(?=: )/g, '$1 …'],
    [/\b(metadata for|denied for|manifest for) \S+?(?=[:,]?(?:\s|$))/g, '$1 …'],
];
const WORD = /(?<![^\s"'])[^\s"']+(?=\s|$)/g;
function withoutName(word) {
    const sign = /[:,]$/.test(word) ? word.slice(-1) : '';
    const name = word.slice(0, word.length - sign.length);
    const isName = name.includes('/') || /\w\.\w/.test(name);
    return isName && !OWN_WORDS.includes(name) ? `…${sign}` : word;
}
const OWN_WORDS = ['i/o', 'net/http', 'input/output', '(Client.Timeout'];


/***/ }),

/***/ 6890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Js: () => (/* binding */ imageGone),
/* harmony export */   Le: () => (/* binding */ dockerMissing),
/* harmony export */   RB: () => (/* binding */ pullFailed),
/* harmony export */   RU: () => (/* binding */ commandStalled),
/* harmony export */   TI: () => (/* binding */ engineUnreachable),
/* harmony export */   Ug: () => (/* binding */ dockerConfigBroken)
/* harmony export */ });
/* unused harmony exports ENGINE_CAUSES, PULL_CAUSES */
/* harmony import */ var _build_output_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8356);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5670);
/* harmony import */ var _common_fixes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8829);
/* harmony import */ var _docker_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5158);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3582);





function engineUnreachable(output, address) {
    const said = (0,_build_output_js__WEBPACK_IMPORTED_MODULE_2__/* .lastErrorLine */ .HY)(output);
    const cause = (0,_causes_js__WEBPACK_IMPORTED_MODULE_3__/* .findCause */ .l)(ENGINE_CAUSES, said, { address });
    const what = SOCKET_DENIED.test(said)
        ? 'This step may not use the Docker engine.'
        : address === undefined
            ? 'The Docker engine does not answer.'
            : `No Docker engine answers at ${address}.`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({ code: 'docker-not-running', ...cause, what: `${what} ${said}` });
}
const ANYTHING = /^/;
const SOCKET_DENIED = /permission denied while trying to connect|dial unix \S+: connect: permission denied/i;
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
function imageGone(name, output = '') {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
        code: 'build-failed',
        what: `${name} was built, but the engine has no such image any more. ${(0,_build_output_js__WEBPACK_IMPORTED_MODULE_2__/* .lastErrorLine */ .HY)(output)}`.trim(),
        why: 'another job, or a timer of this machine, removes images (`docker system prune`), or the engine was restarted.',
        fix: 'run the job again; on a runner of your own let such jobs spare images of the last hours: `--filter until=24h`.',
    });
}
function pullFailed(image, output) {
    const said = (0,_build_output_js__WEBPACK_IMPORTED_MODULE_2__/* .lastErrorLine */ .HY)(output);
    const cause = (0,_causes_js__WEBPACK_IMPORTED_MODULE_3__/* .findCause */ .l)(PULL_CAUSES, (0,_docker_words_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerWords */ .eJ)(said), undefined);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({ code: 'push-failed', ...cause, what: `docker pull ${image} failed. Docker says: ${said}` });
}
const PULL_CAUSES = [
    {
        code: 'permission-missing',
        when: /denied|unauthorized|not authorized|no basic auth|40[13] [A-Z]|HTTP 40[13] /i,
        why: 'the role may push the image and not read it: it lacks ecr:BatchGetImage or ecr:GetDownloadUrlForLayer.',
        fix: 'allow both on the repository, or take out `load`.',
        example: 'failed to resolve reference: unexpected status from HEAD request to https://HOST/v2/NAME/manifests/DIGEST: 403 Forbidden',
    },
    {
        code: 'push-failed',
        when: ANYTHING,
        why: 'no engine answers on this runner, or the network between it and ECR broke.',
        fix: 'run the job again, or take out `load`.',
        example: 'Error response from daemon: Get "https://HOST/v2/": net/http: TLS handshake timeout',
    },
];
function dockerMissing(cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
        code: 'docker-missing',
        what: 'There is no docker command on this runner.',
        why: 'the job runs in a container or on a self-hosted runner without Docker, or on a macOS runner.',
        fix: 'use a runner with Docker, for example:\n    runs-on: ubuntu-latest',
    }, { cause });
}
function dockerConfigBroken(file, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
        code: 'docker-config-broken',
        what: `${file} is not JSON, so Docker's own configuration cannot be read. ${cause instanceof Error ? cause.message : ''}`,
        why: 'another step wrote it only in part, or by hand.',
        fix: 'repair or delete that file, or point DOCKER_CONFIG to another folder.',
    }, { cause });
}
function commandStalled(what, { args, answerSeconds, stillSeconds }) {
    switch (what) {
        case 'engine':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
                code: 'docker-not-running',
                what: `The Docker engine stopped answering during docker ${args[0]}: not even docker version got an answer in ${answerSeconds} seconds. docker ${args[0]} was ended.`,
                why: 'the engine hangs, or the machine has no memory or no disk left for it.',
                fix: _common_fixes_js__WEBPACK_IMPORTED_MODULE_4__/* .LOOK_AT_ENGINE */ .Z_,
            });
        case 'push':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
                code: 'push-failed',
                what: `The push was ended: for ${stillSeconds} seconds docker wrote nothing, and nothing was sent.`,
                why: 'a proxy or firewall between this runner and ECR keeps the connection and lets nothing through, or the network is down.',
                fix: 'run the job again: what was uploaded stays, so the next push is shorter. On a self-hosted runner see that its network lets large uploads to ECR pass.',
            });
    }
}


/***/ })

};
;