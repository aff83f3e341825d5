"use strict";
exports.id = 909;
exports.ids = [909,290];
exports.modules = {

/***/ 9646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ OciRegistry)
/* harmony export */ });
/* harmony import */ var _errors_distribution_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5834);
/* harmony import */ var _lib_map_limit_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8602);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9020);
/* harmony import */ var _image_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4259);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4849);
/* harmony import */ var _repository_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(681);
/* harmony import */ var _transfer_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8908);







const QUESTIONS = 10;
const NEVER = new Date(8.64e15);
class OciRegistry {
    #options;
    #client;
    #manifests = new Map();
    constructor(options, client = new _repository_client_js__WEBPACK_IMPORTED_MODULE_1__/* .RepositoryClient */ .q(options)) {
        this.#options = options;
        this.#client = client;
    }
    async authorize() {
        const { host, scheme, login } = this.#options;
        const { username, password } = (await login()) ?? { username: '', password: '' };
        return {
            username,
            password,
            host,
            scheme: (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_2__/* .registryOrigin */ ._)(host, scheme).protocol.replace(':', ''),
            expiresAt: NEVER,
        };
    }
    async describeRepository() {
        return this.#facts();
    }
    async createRepository() {
        return this.#facts();
    }
    async describeImage(id) {
        const answer = await this.#found(id);
        if (answer.kind !== 'found')
            return answer;
        const { digest, body, mediaType, tag } = answer.value;
        const parts = (0,_image_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .readImageParts */ .y)(body);
        const sizeBytes = parts?.kind === 'image' ? (0,_transfer_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .bytesOf */ .$$)([parts.config, ...parts.layers]) : undefined;
        const tags = tag === undefined ? [] : [tag];
        return { kind: 'found', value: (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ digest, tags, status: 'ACTIVE', mediaType, sizeBytes }) };
    }
    async describeImages(ids) {
        const answers = await (0,_lib_map_limit_js__WEBPACK_IMPORTED_MODULE_6__/* .mapLimit */ .s)(ids, QUESTIONS, (id) => this.describeImage(id));
        const refused = answers.find((answer) => answer.kind !== 'found');
        if (refused !== undefined)
            return refused;
        const images = answers.flatMap((answer) => (answer.kind === 'found' ? [answer.value] : []));
        return { kind: 'found', value: withAllTags(images) };
    }
    async images(ids) {
        const answers = await (0,_lib_map_limit_js__WEBPACK_IMPORTED_MODULE_6__/* .mapLimit */ .s)(ids, QUESTIONS, (id) => this.#found(id));
        const denied = answers.find((answer) => answer.kind === 'denied');
        if (denied !== undefined)
            return denied;
        return { kind: 'found', value: answers.flatMap((answer) => (answer.kind === 'found' ? [answer.value] : [])) };
    }
    async blob(digest) {
        const answer = await this.#client.smallBlob(digest);
        return answer.kind === 'found' ? { kind: 'found', value: answer.value.toString('utf8') } : answer;
    }
    putTag(manifest, tag) {
        return this.#put(manifest, tag);
    }
    putManifest(manifest) {
        return this.#put(manifest, manifest.digest);
    }
    async missingBlobs(digests) {
        const there = await (0,_lib_map_limit_js__WEBPACK_IMPORTED_MODULE_6__/* .mapLimit */ .s)(digests, QUESTIONS, (digest) => this.#client.hasBlob(digest));
        return digests.filter((_, index) => there[index] === false);
    }
    close() {
        this.#client.close();
    }
    #facts() {
        const uri = `${this.#options.host}/${this.#options.repository}`;
        return { kind: 'found', uri, registryId: '', mutability: { mode: 'MUTABLE', exclusionFilters: [] } };
    }
    async #found(id) {
        const head = 'tag' in id ? await this.#client.head(id.tag) : undefined;
        if (head !== undefined && head.kind !== 'found')
            return asImage(head);
        const digest = 'tag' in id ? head?.value.digest : id.digest;
        const known = digest === undefined ? undefined : this.#manifests.get(digest);
        const answer = known === undefined ? await this.#client.manifest(digest ?? '') : { kind: 'found', value: known };
        if (answer.kind !== 'found')
            return asImage(answer);
        this.#manifests.set(answer.value.digest, answer.value);
        return { kind: 'found', value: 'tag' in id ? { ...answer.value, tag: id.tag } : answer.value };
    }
    async #put(manifest, reference) {
        const result = await this.#client.putManifest(manifest, reference);
        switch (result.kind) {
            case 'put':
            case 'immutable':
            case 'full':
                return { kind: result.kind };
            case 'denied':
                return { kind: 'denied', permission: result.permission };
            case 'incomplete':
            case 'repository-missing':
                throw (0,_errors_distribution_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestNotPut */ .YK)(this.#client.origin, reference, result);
        }
    }
}
function asImage(answer) {
    return answer.kind === 'missing' ? { kind: 'missing', what: 'image' } : answer;
}
function withAllTags(images) {
    const byDigest = Map.groupBy(images, ({ digest }) => digest);
    return [...byDigest.values()].flatMap(([first, ...more]) => first === undefined ? [] : [{ ...first, tags: [first, ...more].flatMap(({ tags }) => tags) }]);
}


/***/ }),

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

/***/ 9744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ readStoredLogin)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6210);
/* harmony import */ var _docker_cli_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(930);
/* harmony import */ var _docker_config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8186);





async function readStoredLogin(directory, host, variables) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'config.json'), 'utf8').catch(() => '');
    const config = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(text));
    const key = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .loginKey */ .H$)(host);
    const helper = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1)(config.credHelpers)[key] ?? (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1)(config.credHelpers)[host] ?? config.credsStore;
    if (typeof helper === 'string' && helper !== '') {
        const found = toLogin((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(await (0,_docker_cli_js__WEBPACK_IMPORTED_MODULE_2__/* .askCredentialHelper */ .Zf)(helper, key, variables)));
        if (found !== undefined)
            return found;
    }
    const entry = Object.entries((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1)(config.auths)).find(([name]) => name === key || (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .hostOf */ .w4)(name) === (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .hostOf */ .w4)(key));
    return entry === undefined ? undefined : fromEntry(entry[1]);
}
function toLogin(answer) {
    const { Username, Secret } = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1)(answer);
    if (typeof Username !== 'string' || typeof Secret !== 'string' || Secret === '')
        return undefined;
    return { username: Username, password: Secret };
}
function fromEntry(entry) {
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u4)(entry))
        return undefined;
    const { auth, identitytoken } = entry;
    if (typeof identitytoken === 'string' && identitytoken !== '')
        return { username: '<token>', password: identitytoken };
    if (typeof auth !== 'string')
        return undefined;
    const decoded = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
    const at = decoded.indexOf(':');
    return at < 1 ? undefined : { username: decoded.slice(0, at), password: decoded.slice(at + 1) };
}


/***/ }),

/***/ 5834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ uploadAstray),
/* harmony export */   Ew: () => (/* binding */ loginMissing),
/* harmony export */   H3: () => (/* binding */ digestMismatch),
/* harmony export */   KL: () => (/* binding */ contentMissing),
/* harmony export */   SP: () => (/* binding */ registryRefused),
/* harmony export */   SX: () => (/* binding */ manifestUnknown),
/* harmony export */   TH: () => (/* binding */ howToLogIn),
/* harmony export */   U4: () => (/* binding */ loginRefused),
/* harmony export */   YK: () => (/* binding */ manifestNotPut),
/* harmony export */   ZG: () => (/* binding */ contentDamaged),
/* harmony export */   _o: () => (/* binding */ repositoryAbsent),
/* harmony export */   cs: () => (/* binding */ unsafeRealm),
/* harmony export */   qC: () => (/* binding */ registryUnreachable),
/* harmony export */   rX: () => (/* binding */ registryDenied),
/* harmony export */   te: () => (/* binding */ contentDenied)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1619);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);


function loginMissing({ host, repository }, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unauthorized',
        what: `The registry ${host} does not let anybody into ${repository} without a login: ${said}.`,
        why: 'the job has no login at this registry. Some registries also say so of a repository that is not there.',
        fix: howToLogIn(host),
    });
}
function loginRefused(host, at, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unauthorized',
        what: `The login at the registry ${host} was refused${at === host ? '' : ` by ${at}`}: ${said}.`,
        why: 'name or password is wrong, has run out, or was taken back.',
        fix: howToLogIn(host),
    });
}
function howToLogIn(host) {
    const lines = (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_1__/* .isEcrHost */ .R5)(host)
        ? ['    - uses: aws-actions/amazon-ecr-login@v2']
        : [
            '    - uses: docker/login-action@v4',
            '      with:',
            ...(host === 'docker.io' ? [] : [`        registry: ${host}`]),
            `        username: ${host === 'ghcr.io' ? '${{ github.actor }}' : '${{ vars.REGISTRY_USER }}'}`,
            `        password: ${host === 'ghcr.io' ? '${{ secrets.GITHUB_TOKEN }}' : '${{ secrets.REGISTRY_PASSWORD }}'}`,
        ];
    return ['log in before this step:', ...lines].join('\n');
}
function unsafeRealm(host, realm) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unauthorized',
        what: `The registry ${host} sends for a token to ${JSON.stringify(realm)}. Nothing was sent there.`,
        why: 'that is no address with TLS, so that others could read the password; perhaps a proxy has changed the answer.',
        fix: 'let the registry name a place with https://, or use it from this machine only.',
    });
}
function registryDenied({ host, repository }, permission, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-denied',
        what: `The registry ${host} does not allow this in ${repository}: ${said}.`,
        why: `the login lacks ${permission} for this repository, or the repository has to be created first.`,
        fix: `give the login ${permission} on ${repository}, or check the name.`,
    });
}
function contentDenied(from, permission, what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-denied',
        what: `The login may not read the ${what} in ${from}.`,
        why: `it lacks ${permission} for this repository.`,
        fix: `give it ${permission}, or check the name.`,
    });
}
function contentMissing(from, what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'image-missing',
        what: `${from} has no ${what}.`,
        why: 'it was deleted or never pushed, or the name is another one.',
        fix: 'check the name, or push the image anew.',
    });
}
function manifestNotPut(place, reference, refused) {
    switch (refused.kind) {
        case 'denied':
            return registryDenied(place, refused.permission, refused.said);
        case 'repository-missing':
            return repositoryAbsent(place, 'it does not know the name');
        case 'incomplete':
            return registryRefused(place, `the manifest ${reference}`, refused.said);
        case 'immutable':
            return registryRefused(place, `the manifest ${reference}`, 'the tag stands on another image, and cannot be overwritten');
        case 'full':
            return registryRefused(place, `the manifest ${reference}`, 'the image has as many tags as the registry takes');
    }
}
function repositoryAbsent({ host, repository }, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'repository-missing',
        what: `The registry ${host} has no repository ${repository}: ${said}.`,
        why: 'the name is another one, or the repository has to be created before a push.',
        fix: 'create the repository, or check its name.',
    });
}
function registryUnreachable(host, reason, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unreachable',
        what: `The registry ${host} did not answer, however often it was asked: ${reason}.`,
        why: 'the name of the host is wrong, or a proxy or a firewall stands between this runner and the registry.',
        fix: 'check the name, and HTTPS_PROXY and NO_PROXY on a self-hosted runner; else run the job again.',
    }, { cause });
}
function registryRefused({ host, repository }, asked, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-refused',
        what: `The registry ${host} did not take ${asked} of ${repository}: ${said}.`,
        why: 'the registry does not take images of this kind or size, a quota of it is used up, or it has trouble.',
        fix: 'see what the registry says above; where it has trouble, run the job again later.',
    });
}
function digestMismatch(digest, from, got) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'digest-mismatch',
        what: `${from} gave something else in the place of ${digest}: ${got}.`,
        why: 'what is stored there is damaged, or something on the way, such as a proxy, changes it.',
        fix: 'push or write the image anew, and see whether a proxy stands in between.',
    });
}
function contentDamaged(digest, got) {
    return digestMismatch(digest, 'What was to be sent', `it has ${got}`);
}
function uploadAstray(place, location) {
    return registryRefused(place, 'an upload', `it names ${JSON.stringify(location)} as the place to send it to`);
}
function manifestUnknown(from, what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-refused',
        what: `What ${from} has under ${what} is no manifest of an image, nor an index of such.`,
        why: 'it is of a kind that is out of use (schema 1), or no image at all.',
        fix: 'build and push the image anew with a Docker that is not older than 2017.',
    });
}


/***/ }),

/***/ 8602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ mapLimit)
/* harmony export */ });
async function mapLimit(items, limit, work) {
    const results = [];
    const errors = [];
    const queue = items.entries();
    const worker = async () => {
        for (const [index, item] of queue) {
            try {
                results[index] = await work(item);
            }
            catch (error) {
                errors.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (errors.length > 0)
        throw errors[0];
    return results;
}


/***/ }),

/***/ 7909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openOtherRegistry: () => (/* binding */ openOtherRegistry)
/* harmony export */ });
/* harmony import */ var _distribution_oci_registry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9646);
/* harmony import */ var _docker_stored_login_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9744);
/* harmony import */ var _lib_proxy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1302);



function openOtherRegistry(step, { repository, login }) {
    const { environment, clock, runner, arrivals } = step;
    const { host, name } = repository;
    return new _distribution_oci_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .OciRegistry */ .Z({
        host,
        repository: name,
        login: () => loginFor(step, host, login),
        proxy: (0,_lib_proxy_js__WEBPACK_IMPORTED_MODULE_2__/* .proxyVariables */ .e)(environment),
        clock,
        info: runner.info,
        mask: runner.mask,
        phase: () => arrivals.phase(),
    });
}
async function loginFor({ environment, runner }, host, login) {
    const { variables, dockerConfig } = environment;
    if (login.kind === 'job') {
        const stored = await (0,_docker_stored_login_js__WEBPACK_IMPORTED_MODULE_1__/* .readStoredLogin */ .v)(dockerConfig, host, variables);
        runner.mask(stored?.password ?? '');
        return stored;
    }
    const password = variables[login.variable] ?? '';
    runner.mask(password);
    return { username: login.user, password };
}


/***/ })

};
;