"use strict";
exports.id = 682;
exports.ids = [682];
exports.modules = {

/***/ 930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Zf: () => (/* binding */ askCredentialHelper),
  RK: () => (/* binding */ dockerCli),
  Gn: () => (/* binding */ dockerVariables),
  i$: () => (/* binding */ withoutInputs)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(1260);
// EXTERNAL MODULE: ./.build/errors/engine-errors.js
var engine_errors = __webpack_require__(6890);
// EXTERNAL MODULE: ./.build/docker/child-processes.js
var child_processes = __webpack_require__(9577);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
;// CONCATENATED MODULE: ./.build/docker/process-output.js

const STDOUT_LENGTH = 1024 * 1024;
const TAIL_LENGTH = 64 * 1024;
class ProcessOutput {
    #show;
    #outDecoder = new external_node_string_decoder_.StringDecoder();
    #errorDecoder = new external_node_string_decoder_.StringDecoder();
    #tail = '';
    #stdout = '';
    #line = '';
    #news = 0;
    #known = new Set();
    constructor(show = () => { }) {
        this.#show = show;
    }
    get news() {
        return this.#news;
    }
    get stdout() {
        return this.#stdout;
    }
    get tail() {
        return this.#tail;
    }
    out = (chunk) => {
        const text = this.#outDecoder.write(chunk);
        this.#stdout = (this.#stdout + text).slice(-STDOUT_LENGTH);
        this.#take(chunk, text);
    };
    error = (chunk) => this.#take(chunk, this.#errorDecoder.write(chunk));
    #take(chunk, text) {
        this.#tail = (this.#tail + text).slice(-TAIL_LENGTH);
        this.#countNews(text);
        this.#show(chunk);
    }
    #countNews(text) {
        const lines = text.split(/[\r\n]/);
        lines[0] = this.#line + (lines[0] ?? '');
        this.#line = (lines.pop() ?? '').slice(-LINE_LENGTH);
        for (const line of lines) {
            const said = line.replace(TIME, '').trim();
            if (said === '' || this.#known.has(said))
                continue;
            this.#news += 1;
            if (this.#known.size < MOST_LINES)
                this.#known.add(said);
        }
    }
}
const LINE_LENGTH = 4096;
const MOST_LINES = 4096;
const TIME = /\d+(?:\.\d+)?m?s\b/g;

// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./.build/docker/registry-traffic.js




const ESTABLISHED = '01';
function readConnections(text) {
    return text.split('\n').flatMap((line) => {
        const [, address = '', port = '', state, sent = '', received = ''] = /^\s*\d+: \S+ ([0-9A-F]+):([0-9A-F]{4}) (\w\w) ([0-9A-F]+):([0-9A-F]+) /.exec(line) ?? [];
        if (state !== ESTABLISHED)
            return [];
        const queued = Number.parseInt(sent, 16) + Number.parseInt(received, 16);
        return [{ address: addressOf(address), port: Number.parseInt(port, 16), queued }];
    });
}
function addressOf(hexadecimal) {
    const words = hexadecimal.match(/.{8}/g) ?? [];
    const bytes = words.flatMap((word) => (word.match(/../g) ?? []).reverse());
    const plain = bytes.join('').toLowerCase();
    const isMapped = bytes.length === 16 && plain.startsWith('00000000000000000000ffff');
    const short = isMapped ? bytes.slice(12) : bytes;
    return short.length === 4
        ? short.map((byte) => Number.parseInt(byte, 16)).join('.')
        : (plain.match(/.{4}/g) ?? []).join(':');
}
function registryOf(image) {
    const [, host = '', port] = /^(.+?)(?::(\d+))?$/.exec(image.split('/', 1)[0] ?? '') ?? [];
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? 443) };
}
class RegistryTraffic {
    #end;
    #addresses = new external_node_net_.BlockList();
    #stillSinceMs;
    constructor(end) {
        this.#end = end;
    }
    async watch(signal, isPushing) {
        let isFound = false;
        while (await (0,external_node_timers_promises_.setTimeout)(LOOK_MS, true, { signal, ref: false }).catch(() => false)) {
            if (!isPushing())
                continue;
            if (!isFound)
                await this.findAddresses();
            isFound = true;
            this.note(openConnections(), performance.now());
        }
    }
    async findAddresses() {
        const found = await (0,promises_.lookup)(this.#end.host, { all: true }).catch(() => []);
        for (const { address, family } of found)
            this.#addresses.addAddress(address, family === 6 ? 'ipv6' : 'ipv4');
    }
    note(all, atMs) {
        const atPort = all.filter(({ port }) => port === this.#end.port);
        const known = atPort.filter(({ address }) => this.#addresses.check(address, (0,external_node_net_.isIPv6)(address) ? 'ipv6' : 'ipv4'));
        const own = known.length > 0 ? known : atPort;
        const isStill = own.length > 0 && own.every(({ queued }) => queued === 0);
        this.#stillSinceMs = isStill ? (this.#stillSinceMs ?? atMs) : undefined;
    }
    stillMs(atMs) {
        return this.#stillSinceMs === undefined ? 0 : atMs - this.#stillSinceMs;
    }
}
const LOOK_MS = 1_000;
function openConnections() {
    return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => {
        try {
            return readConnections((0,external_node_fs_.readFileSync)(file, 'utf8'));
        }
        catch {
            return [];
        }
    });
}

;// CONCATENATED MODULE: ./.build/docker/stall-watch.js


const STALL_LIMITS = { answerSeconds: 60, lookSeconds: 30, stillSeconds: 300, drainSeconds: 10 };
const IDLE_BYTES = 1024 * 1024;
function isStill(looks, stillSeconds) {
    const now = looks.at(-1);
    const before = looks.findLast(({ atMs }) => now !== undefined && now.atMs - atMs >= stillSeconds * 1000);
    if (now === undefined || before === undefined || now.written !== before.written)
        return false;
    if ((now.stillMs ?? 0) >= stillSeconds * 1000)
        return true;
    return now.sent !== undefined && before.sent !== undefined && now.sent - before.sent < IDLE_BYTES;
}
function readSentBytes(text) {
    const counts = text.split('\n').flatMap((line) => {
        const [, numbers] = /^\s*\S+:\s*(.*)$/.exec(line) ?? [];
        return numbers === undefined ? [] : [Number(numbers.split(/\s+/)[8])];
    });
    return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}
function sentBytes() {
    try {
        return readSentBytes((0,external_node_fs_.readFileSync)('/proc/net/dev', 'utf8'));
    }
    catch {
        return undefined;
    }
}
async function watchCommand(command) {
    const { limits, signal, look } = command;
    const looks = [look()];
    while (await pause(limits.lookSeconds, signal)) {
        const written = looks.at(-1)?.written;
        const now = look();
        looks.push(now);
        if (now.written !== written)
            continue;
        if (!(await command.answers()))
            return signal.aborted ? undefined : 'engine';
        if (command.isPushing() && isStill(looks, limits.stillSeconds) && (await command.isHere()))
            return 'push';
    }
    return undefined;
}
async function pause(seconds, signal) {
    return await (0,external_node_timers_promises_.setTimeout)(seconds * 1000, true, { signal, ref: false }).catch(() => false);
}

;// CONCATENATED MODULE: ./.build/docker/docker-cli.js









function dockerCli(options) {
    const { workspace, variables, quoting, limits = STALL_LIMITS } = options;
    const run = { workspace, variables, limits };
    return {
        workspace,
        capture: (args) => captureDocker(args, run),
        stream: (args, { variables: own = {}, listen } = {}) => quoting((write) => {
            const show = (chunk) => {
                write(chunk);
                listen?.(chunk);
            };
            return streamDocker(args, { ...run, variables: { ...variables, ...own }, show });
        }),
    };
}
async function captureDocker(args, options) {
    const { answerSeconds } = options.limits;
    const output = new ProcessOutput();
    const timer = AbortSignal.timeout(answerSeconds * 1000);
    const { exitCode, isEnded } = await runProcess(args, { ...options, output, end: timer });
    const tail = `docker ${args[0]} gave no answer in ${answerSeconds} seconds`;
    return isEnded ? { succeeded: false, exitCode: null, stdout: '', tail } : finished(output, exitCode);
}
async function streamDocker(args, options) {
    const output = new ProcessOutput(options.show);
    const [done, stalled] = [new AbortController(), new AbortController()];
    const capture = (...question) => captureDocker(question, options);
    const isPushing = () => args[0] === 'push' || PUSHING.test(output.tail);
    const traffic = new RegistryTraffic(registryOf(imageIn(args)));
    traffic.watch(done.signal, isPushing).catch(() => { });
    const watch = watchCommand({
        limits: options.limits,
        signal: done.signal,
        look: () => {
            const atMs = performance.now();
            return { atMs, written: output.news, sent: sentBytes(), stillMs: traffic.stillMs(atMs) };
        },
        answers: async () => args.some(isBuilderFlag) || (await capture('version')).exitCode !== null,
        isPushing,
        isHere: async () => (await capture('info', '--format', '{{.Name}}')).stdout.trim() === (0,external_node_os_.hostname)(),
    }).then((stall) => {
        if (stall !== undefined)
            stalled.abort();
        return stall;
    });
    const { exitCode, isEnded } = await runProcess(args, { ...options, output, end: stalled.signal }).finally(() => done.abort());
    if (isEnded)
        throw (0,engine_errors/* commandStalled */.RU)((await watch) ?? 'engine', { args, ...options.limits });
    return finished(output, exitCode);
}
function imageIn(args) {
    return (args[0] === 'push' ? args[1] : args[args.indexOf('--tag') + 1]) ?? '';
}
function isBuilderFlag(flag) {
    return flag.startsWith('--builder');
}
const PUSHING = /pushing (?:layers|manifest)[^\n]*\s*$/;
function finished({ stdout, tail }, exitCode) {
    return { succeeded: exitCode === 0, exitCode, stdout, tail };
}
const COMMAND_MARK = 'ECR_BUILD_PUSH_COMMAND';
const KILLED_COMMAND_MS = 2_000;
async function runProcess(args, { workspace, variables, limits, output, end }) {
    const mark = (0,external_node_crypto_.randomUUID)();
    const run = (0,exec/* exec */.m)('docker', [...args], {
        cwd: workspace,
        env: { ...variables, [COMMAND_MARK]: mark },
        silent: true,
        ignoreReturnCode: true,
        delay: limits.drainSeconds * 1000,
        listeners: { stdout: output.out, stderr: output.error },
    });
    const killed = new Promise((resolve) => {
        const kill = () => {
            (0,child_processes/* killFamily */.$3)({ mark: `${COMMAND_MARK}=${mark}` });
            setTimeout(() => resolve(null), KILLED_COMMAND_MS).unref();
        };
        end.addEventListener('abort', kill, { once: true });
        run.finally(() => end.removeEventListener('abort', kill)).catch(() => undefined);
    });
    try {
        return { exitCode: await Promise.race([run, killed]), isEnded: end.aborted };
    }
    catch (error) {
        throw explainStart(error);
    }
}
function explainStart(error) {
    const isMissing = error instanceof Error && /Unable to locate executable file/.test(error.message);
    return isMissing ? (0,engine_errors/* dockerMissing */.Le)(error) : error;
}
function dockerVariables({ variables, configDirectory, commitDate, }) {
    const { BUILDX_BUILDER: _builder, ...kept } = withoutInputs(variables);
    return {
        ...(commitDate === undefined ? {} : { SOURCE_DATE_EPOCH: String(Math.floor(commitDate.getTime() / 1000)) }),
        ...kept,
        ...(configDirectory === undefined ? {} : { DOCKER_CONFIG: configDirectory }),
        BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
        DOCKER_CLI_HINTS: 'false',
    };
}
function withoutInputs(variables) {
    const kept = Object.entries(variables).filter(([name]) => !/^(INPUT_|STATE_|ACTIONS_ID_TOKEN_REQUEST_)/.test(name));
    return Object.fromEntries(kept);
}
const HELPER_MS = 20_000;
async function askCredentialHelper(helper, registry, variables) {
    return await new Promise((resolve) => {
        const options = { env: variables, timeout: HELPER_MS };
        const child = (0,external_node_child_process_.execFile)(`docker-credential-${helper}`, ['get'], options, (error, stdout) => resolve(error ? '' : stdout));
        child.stdin?.on('error', () => { });
        child.stdin?.end(registry);
    });
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

/***/ 6419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

function sha256(content) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex');
}


/***/ }),

/***/ 7277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cn: () => (/* binding */ normalizeParts),
/* harmony export */   FL: () => (/* binding */ normalizePlatform),
/* harmony export */   Kd: () => (/* binding */ readPlatform),
/* harmony export */   SW: () => (/* binding */ isSamePlatform),
/* harmony export */   d5: () => (/* binding */ describePlatform),
/* harmony export */   g$: () => (/* binding */ ownPlatform),
/* harmony export */   r6: () => (/* binding */ platformInConfig),
/* harmony export */   wv: () => (/* binding */ describeWholePlatform)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6210);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9020);


function readPlatform(value) {
    const { architecture, os, variant, 'os.version': version, 'os.features': features } = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(value);
    if (!isText(os) || !isText(architecture) || os === 'unknown')
        return undefined;
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({
        architecture,
        os,
        'os.version': isText(version) ? version : undefined,
        'os.features': Array.isArray(features) && features.length > 0 ? features.filter(isText) : undefined,
        variant: isText(variant) ? variant : undefined,
    });
}
function platformInConfig(config) {
    return readPlatform((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(config));
}
function describePlatform({ os, architecture, variant }) {
    return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}
function describeWholePlatform(platform) {
    const { os, 'os.version': version = '', 'os.features': features = [] } = platform;
    const system = [version, ...features].join('+');
    return describePlatform({ ...platform, os: system === '' ? os : `${os}(${system})` });
}
function ownPlatform(architecture) {
    return `linux/${ARCHITECTURES[architecture] ?? architecture}`;
}
const ARCHITECTURES = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
function isSamePlatform(one, other) {
    if (normalizePlatform(describePlatform(one)) !== normalizePlatform(describePlatform(other)))
        return false;
    if (one.os.toLowerCase() !== 'windows')
        return true;
    const [first, second] = [one['os.version'], other['os.version']];
    if (first === undefined || second === undefined)
        return true;
    return first === second && featuresOf(one) === featuresOf(other);
}
function featuresOf({ 'os.features': features = [] }) {
    return features.toSorted().join();
}
function normalizeParts({ os, architecture, variant = '' }) {
    const system = os.toLowerCase() === 'macos' ? 'darwin' : os.toLowerCase();
    const [name, kind] = normalizeArchitecture(architecture.toLowerCase(), variant.toLowerCase());
    return { os: system, architecture: name, variant: kind };
}
function normalizePlatform(name) {
    const [os = '', architecture = '', given = ''] = name.split('/');
    const { variant, ...platform } = normalizeParts({ os, architecture, variant: given });
    return describePlatform(variant === '' ? platform : { ...platform, variant });
}
function normalizeArchitecture(architecture, variant) {
    switch (architecture) {
        case 'i386':
            return ['386', ''];
        case 'x86_64':
        case 'x86-64':
        case 'amd64':
            return ['amd64', variant === 'v1' ? '' : variant];
        case 'aarch64':
        case 'arm64':
            return ['arm64', ARM64_VARIANTS.get(variant) ?? variant];
        case 'armhf':
            return ['arm', 'v7'];
        case 'armel':
            return ['arm', 'v6'];
        case 'arm':
            return ['arm', variant === '' ? 'v7' : variant.replace(/^(?=[5-8]$)/, 'v')];
        default:
            return [architecture, variant];
    }
}
const ARM64_VARIANTS = new Map([
    ['8', ''],
    ['v8', ''],
    ['v8.0', ''],
    ['9', 'v9'],
    ['9.0', 'v9'],
    ['v9.0', 'v9'],
]);
function isText(value) {
    return typeof value === 'string' && value !== '';
}


/***/ }),

/***/ 4867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   Xg: () => (/* binding */ readConfig),
/* harmony export */   c: () => (/* binding */ platformDigestsOf),
/* harmony export */   hB: () => (/* binding */ readEntry),
/* harmony export */   sP: () => (/* binding */ REVISION),
/* harmony export */   uw: () => (/* binding */ sourceCommitOf)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6210);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9020);
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7277);



function readManifest(body) {
    const manifest = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(body));
    const annotations = texts(manifest.annotations);
    if (Array.isArray(manifest.manifests))
        return { kind: 'index', children: manifest.manifests.map(readEntry), annotations };
    const configDigest = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(manifest.config).digest;
    if (typeof configDigest !== 'string')
        return undefined;
    const layers = Array.isArray(manifest.layers) ? manifest.layers : [];
    const layerDigests = layers.map((layer) => String((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(layer).digest));
    return { kind: 'image', configDigest, layerDigests, annotations };
}
function readConfig(body) {
    const config = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(body));
    const platform = (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .readPlatform */ .Kd)(config);
    const diffIds = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(config.rootfs).diff_ids;
    return {
        platform: platform === undefined ? '' : (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .describePlatform */ .d5)(platform),
        labels: texts((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(config.config).Labels),
        layers: Array.isArray(diffIds) ? diffIds.map(String) : [],
    };
}
function readEntry(value) {
    const entry = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(value);
    const digest = String(entry.digest);
    const read = (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .readPlatform */ .Kd)(entry.platform);
    if (read === undefined)
        return { digest };
    const [platform, wholePlatform] = [(0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .describePlatform */ .d5)(read), (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .describeWholePlatform */ .wv)(read)];
    return wholePlatform === platform ? { digest, platform } : { digest, platform, wholePlatform };
}
function platformDigestsOf(entries) {
    const images = entries.filter(({ platform }) => platform !== undefined);
    const isOnly = (name) => images.filter(({ platform }) => platform === name).length === 1;
    return Object.fromEntries(images.map(({ platform = '', wholePlatform, digest }) => [
        isOnly(platform) ? platform : (wholePlatform ?? platform),
        digest,
    ]));
}
const REVISION = 'org.opencontainers.image.revision';
function sourceCommitOf(annotations, labels) {
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ revision: annotations[REVISION] ?? labels[REVISION] });
}
function texts(value) {
    return Object.fromEntries(Object.entries((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(value)).filter((entry) => typeof entry[1] === 'string'));
}


/***/ }),

/***/ 9877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PC: () => (/* binding */ labelsOf),
/* harmony export */   Qu: () => (/* binding */ VERSION_LABEL),
/* harmony export */   o3: () => (/* binding */ MERGED_LABEL),
/* harmony export */   pM: () => (/* binding */ COMMIT_LABEL)
/* harmony export */ });
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4867);

const COMMIT_LABEL = 'ecr-build-push.commit';
const MERGED_LABEL = 'ecr-build-push.merged-into';
const VERSION_LABEL = 'ecr-build-push.version';
function labelsOf(event, version, order) {
    const { name, description, url: page, license } = sourceProject(event);
    const values = {
        'org.opencontainers.image.title': name,
        'org.opencontainers.image.description': description,
        'org.opencontainers.image.url': page,
        'org.opencontainers.image.source': page,
        'org.opencontainers.image.version': version,
        'org.opencontainers.image.created': event.commitDate?.toISOString(),
        [_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .REVISION */ .sP]: event.commit,
        'org.opencontainers.image.licenses': license,
    };
    const always = { [COMMIT_LABEL]: event.commit, [MERGED_LABEL]: event.mergedInto ?? '', [VERSION_LABEL]: order ?? '' };
    const told = Object.entries(values).flatMap(([key, value]) => (value ? [{ key, value }] : []));
    return [...told, ...Object.entries(always).map(([key, value]) => ({ key, value }))];
}
function sourceProject({ repository, serverUrl, sourceUrl }) {
    if (sourceUrl !== undefined)
        return { name: sourceUrl.slice(sourceUrl.lastIndexOf('/') + 1), url: sourceUrl };
    const { owner, name, url } = repository;
    return { ...repository, ...(url === undefined && owner !== '' ? { url: `${serverUrl}/${owner}/${name}` } : {}) };
}


/***/ }),

/***/ 301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ matchesWildcard),
/* harmony export */   d: () => (/* binding */ isMovable)
/* harmony export */ });
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
function matchesWildcard(tag, filter) {
    const [start = '', ...parts] = filter.split('*');
    const end = parts.pop();
    if (end === undefined)
        return tag === filter;
    let at = tag.startsWith(start) ? start.length : -1;
    for (const part of parts) {
        const found = at < 0 ? -1 : tag.indexOf(part, at);
        at = found < 0 ? -1 : found + part.length;
    }
    return at >= 0 && tag.length - end.length >= at && tag.endsWith(end);
}


/***/ })

};
;