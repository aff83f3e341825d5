"use strict";
exports.id = 267;
exports.ids = [267];
exports.modules = {

/***/ 110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oe: () => (/* binding */ buildCommand),
/* harmony export */   Pv: () => (/* binding */ lastOfEach),
/* harmony export */   jH: () => (/* binding */ outputOf),
/* harmony export */   r7: () => (/* binding */ shellWord)
/* harmony export */ });
/* harmony import */ var _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(505);
/* harmony import */ var _csv_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4481);


/**
 * The `docker build` for these inputs that names its image so (`host/name:tag`).
 *
 * Where nothing else is asked for, only flags that BuildKit and the classic builder share are used, so that it works with
 * and without the buildx plugin (https://docs.docker.com/reference/cli/docker/buildx/build/).
 */
function buildCommand(build, images, { builder, output, caches = _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_CACHE */ .DQ, platforms = build.platforms, metadataFile } = {
    output: 'engine',
}) {
    const flags = flagsOf(build, images, { builder, output, caches, platforms });
    return {
        variables: secretVariables(build.secrets),
        args: [
            ...(builder === undefined ? ['build'] : ['buildx', 'build']),
            ...(metadataFile === undefined ? [] : ['--metadata-file', metadataFile]),
            ...flags.flatMap(([name, value]) => (value === undefined ? [name] : [name, value])),
            placeOf(build.context),
        ],
        shown: [
            builder === undefined ? 'docker build' : 'docker buildx build',
            ...flags.flatMap(([name, value, shown]) => (value === undefined ? [name] : [name, shellWord(shown ?? value)])),
            shellWord(placeOf(build.context)),
        ].join(' '),
    };
}
/** All flags in their order; a new input is a line here. */
function flagsOf(build, images, { builder, output, caches, platforms }) {
    return [
        ...optional('--builder', builder),
        ...each('--allow', build.allow),
        ...each('--add-host', build.addHosts),
        ...each('--annotation', build.annotations),
        ...build.buildArgs.map(({ name, value }) => {
            const given = value === undefined ? name : `${name}=${value}`;
            return ['--build-arg', given, value === undefined ? name : `${name}=…`];
        }),
        ...build.buildContexts.map(({ name, value }) => ['--build-context', `${name}=${value}`]),
        ...each('--cache-from', [...caches.from, ...build.cacheFrom]),
        ...each('--cache-to', [...caches.to, ...build.cacheTo]),
        ...optional('--file', build.file),
        ...lastOfEach(build.labels).map(({ key, value }) => ['--label', `${key}=${value}`]),
        ...optional('--network', build.network),
        ...(build.noCache ? [['--no-cache']] : []),
        ...each('--no-cache-filter', build.noCacheFilters),
        ...optional('--platform', platforms.join(',') || undefined),
        ...optional('--provenance', build.provenance),
        ...(build.pull ? [['--pull']] : []),
        ...optional('--sbom', build.sbom),
        ...build.secrets.map((secret, index) => ['--secret', secretFlag(secret, index)]),
        ...optional('--shm-size', build.shmSize),
        ...each('--ssh', build.ssh),
        ...each('--tag', images),
        ...optional('--target', build.target),
        ...optional('--output', outputOf(build, output)),
        ...each('--ulimit', build.ulimits),
    ];
}
function optional(name, value) {
    return value === undefined ? [] : [[name, value]];
}
function each(name, values) {
    return values.map((value) => [name, value]);
}
/** The value of `--output`; `undefined` where Docker's own is right. `packing`: further fields. */
function outputOf({ annotations, compression }, output, packing = []) {
    // Only OCI's manifests have annotations and other compressions; by itself Docker makes its own.
    const isOci = annotations.length > 0 || compression !== 'default';
    const packed = [
        ...(isOci ? ['oci-mediatypes=true'] : []),
        ...(compression === 'default' ? [] : [`compression=${compression}`]),
        ...packing.map(_csv_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .csvField */ .XR),
    ];
    switch (output) {
        case 'engine':
            if (packed.length === 0)
                return undefined;
            // BuildKit cannot do both.
            return ['type=image', ...packed, `unpack=${!packing.includes('rewrite-timestamp=true')}`].join(',');
        case 'load':
            return 'type=docker';
        case 'push':
            return ['type=image', 'push=true', ...packed].join(',');
        case 'stay':
            return 'type=image,push=false';
        case 'none':
            return undefined;
    }
}
/** The variable that docker finds the value of a secret in. */
function variableOf(index) {
    return `ECR_BUILD_PUSH_SECRET_${index}`;
}
/** What secrets hold is never an argument: any process of the machine may read those. */
function secretVariables(secrets) {
    return Object.fromEntries(secrets.flatMap((secret, index) => (secret.kind === 'value' ? [[variableOf(index), secret.value]] : [])));
}
function secretFlag(secret, index) {
    switch (secret.kind) {
        case 'value':
            return `id=${secret.id},env=${variableOf(index)}`;
        case 'variable':
            return `id=${secret.id},env=${secret.name}`;
        case 'file':
            return [`id=${secret.id}`, (0,_csv_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .csvField */ .XR)(`src=${secret.path}`)].join(',');
    }
}
/** The context as an argument: a folder whose name starts like a flag is none. */
function placeOf(context) {
    return context.startsWith('-') ? `./${context}` : context;
}
/** Labels without those that a later one with the same key replaces. */
function lastOfEach(labels) {
    return [...new Map(labels.map((label) => [label.key, label])).values()];
}
/** A word as it would be typed in a shell: only for reading, nothing here is ever run by a shell. */
function shellWord(text) {
    return /^[\w@%+=:,./…-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 4481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   XR: () => (/* binding */ csvField),
/* harmony export */   cA: () => (/* binding */ lineOf)
/* harmony export */ });
/**
 * The fields of a text, which is a line of CSV (RFC 4180) with `name=value` in it, as docker's flags are. `alone`: the
 * field that a text without any `=` names.
 */
function fieldsOf(line, alone) {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
    const pairs = cells
        .filter((cell) => cell.trim() !== '')
        .map((cell) => {
        const at = cell.indexOf('=');
        return at < 0 ? [alone, cell.trim()] : [cell.slice(0, at).trim().toLowerCase(), cell.slice(at + 1).trim()];
    });
    return Object.fromEntries(pairs);
}
/** The same fields as a text, in their order. */
function lineOf(fields) {
    return Object.entries(fields)
        .map(([name, value]) => csvField(`${name}=${value}`))
        .join(',');
}
/** A field of CSV, as docker reads such flags (RFC 4180). */
function csvField(text) {
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}


/***/ }),

/***/ 6046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RK: () => (/* binding */ dockerCli),
  Gn: () => (/* binding */ dockerVariables),
  i$: () => (/* binding */ withoutInputs)
});

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
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./.build/docker/stall-watch.js


/** What an engine and a push get outside of tests. */
const STALL_LIMITS = { answerSeconds: 60, lookSeconds: 30, stillSeconds: 300 };
/** What a machine sends anyway in some minutes, at the most: less than that is no push. */
const IDLE_BYTES = 1024 * 1024;
/** Whether neither the command has written anything for so long, nor the machine sent more than it does anyway. */
function isStill(looks, stillSeconds) {
    const now = looks.at(-1);
    const before = looks.findLast(({ atMs }) => now !== undefined && now.atMs - atMs >= stillSeconds * 1000);
    if (now?.sent === undefined || before?.sent === undefined)
        return false;
    return now.written === before.written && now.sent - before.sent < IDLE_BYTES;
}
/**
 * The bytes that all interfaces have sent, from the text of /proc/net/dev
 * (https://man7.org/linux/man-pages/man5/proc_pid_net.5.html); `undefined` where it has none.
 */
function readSentBytes(text) {
    const counts = text.split('\n').flatMap((line) => {
        const [, numbers] = /^\s*\S+:\s*(.*)$/.exec(line) ?? [];
        return numbers === undefined ? [] : [Number(numbers.split(/\s+/)[8])];
    });
    return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}
/** The bytes that this machine has sent; `undefined` where nobody tells. */
function sentBytes() {
    try {
        return readSentBytes((0,external_node_fs_.readFileSync)('/proc/net/dev', 'utf8'));
    }
    catch {
        return undefined;
    }
}
/** Waits until a command stalls; `undefined` where it has ended before. One that writes is left alone. */
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
/** Whether the time has passed; `false` where the watch was ended. */
async function pause(seconds, signal) {
    return await (0,promises_.setTimeout)(seconds * 1000, true, { signal, ref: false }).catch(() => false);
}

;// CONCATENATED MODULE: ./.build/docker/docker-cli.js






const STDOUT_LENGTH = 1024 * 1024;
const TAIL_LENGTH = 64 * 1024;
/** The docker command of this machine. The only file that starts docker. */
function dockerCli(options) {
    const { workspace, variables, quoting, limits = STALL_LIMITS } = options;
    const run = { workspace, variables, limits };
    return {
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
/** Runs it without showing anything; an engine that hangs must not keep a job for hours. */
async function captureDocker(args, options) {
    const { answerSeconds } = options.limits;
    const output = new Output();
    const timer = AbortSignal.timeout(answerSeconds * 1000);
    const { exitCode, isEnded } = await runProcess(args, { ...options, output, end: timer });
    const tail = `docker ${args[0]} gave no answer in ${answerSeconds} seconds`;
    return isEnded ? { succeeded: false, exitCode: null, stdout: '', tail } : output.finished(exitCode);
}
/**
 * Runs it and shows what it writes; ends it where its engine does not answer any more, or where it pushes and nothing moves.
 *
 * @throws Failure `docker-not-running`, `push-failed`
 */
async function streamDocker(args, options) {
    const output = new Output(options.show);
    const [done, stalled] = [new AbortController(), new AbortController()];
    const capture = (...question) => captureDocker(question, options);
    const watch = watchCommand({
        limits: options.limits,
        signal: done.signal,
        look: () => ({ atMs: performance.now(), written: output.written, sent: sentBytes() }),
        // A builder elsewhere may well do without an engine.
        answers: async () => args.some(isBuilderFlag) || (await capture('version')).exitCode !== null,
        isPushing: () => args[0] === 'push' || PUSHING.test(output.tail),
        isHere: async () => (await capture('info', '--format', '{{.Name}}')).stdout.trim() === (0,external_node_os_.hostname)(),
    }).then((stall) => {
        if (stall !== undefined)
            stalled.abort();
        return stall;
    });
    const { exitCode, isEnded } = await runProcess(args, { ...options, output, end: stalled.signal }).finally(() => done.abort());
    if (isEnded)
        throw (0,engine_errors/* commandStalled */.RU)((await watch) ?? 'engine', { args, ...options.limits });
    return output.finished(exitCode);
}
function isBuilderFlag(flag) {
    return flag.startsWith('--builder');
}
/** What BuildKit writes last while it pushes. */
const PUSHING = /pushing (?:layers|manifest)[^\n]*\s*$/;
/** What a command writes. */
class Output {
    #show;
    /** How many bytes there were. */
    written = 0;
    /** The end of both streams. */
    tail = '';
    #stdout = '';
    constructor(show = () => { }) {
        this.#show = show;
    }
    out = (chunk) => {
        this.#stdout = (this.#stdout + chunk.toString('utf8')).slice(-STDOUT_LENGTH);
        this.error(chunk);
    };
    error = (chunk) => {
        this.written += chunk.length;
        this.tail = (this.tail + chunk.toString('utf8')).slice(-TAIL_LENGTH);
        this.#show(chunk);
    };
    finished(exitCode) {
        return { succeeded: exitCode === 0, exitCode, stdout: this.#stdout, tail: this.tail };
    }
}
/** The variable by which the process of one command is found: `@actions/exec` does not tell its id. */
const COMMAND_MARK = 'ECR_BUILD_PUSH_COMMAND';
/** How long what a command has left behind may keep its streams open. */
const DRAIN_MS = 2_000;
/** How long a command that was killed may take to be gone; elsewhere than on Linux it is not found, and left behind. */
const KILLED_MS = 2_000;
/** Runs docker until it has ended and all that it wrote was read. */
async function runProcess(args, { workspace, variables, output, end }) {
    const mark = (0,external_node_crypto_.randomUUID)();
    // Typed as a number, but null after a signal.
    const run = (0,exec/* exec */.m)('docker', [...args], {
        cwd: workspace,
        env: { ...variables, [COMMAND_MARK]: mark },
        silent: true,
        ignoreReturnCode: true,
        delay: DRAIN_MS,
        listeners: { stdout: output.out, stderr: output.error },
    });
    const killed = new Promise((resolve) => {
        const kill = () => {
            (0,child_processes/* killFamily */.$3)({ mark: `${COMMAND_MARK}=${mark}` });
            setTimeout(() => resolve(null), KILLED_MS).unref();
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
/**
 * The variables for docker: those of the step without its inputs and without the means to get ID tokens, which docker
 * and its plugins have no use for, and without a choice of builder: images are built by the engine's own.
 *
 * The commit's date becomes SOURCE_DATE_EPOCH, unless the workflow sets one: BuildKit dates an image by it, so that the
 * same commit built again is the same image (https://reproducible-builds.org/specs/source-date-epoch/).
 */
function dockerVariables({ variables, configDirectory, commitDate, }) {
    const { BUILDX_BUILDER: _builder, ...kept } = withoutInputs(variables);
    return {
        ...(commitDate === undefined ? {} : { SOURCE_DATE_EPOCH: String(Math.floor(commitDate.getTime() / 1000)) }),
        ...kept,
        ...(configDirectory === undefined ? {} : { DOCKER_CONFIG: configDirectory }),
        // Provenance would turn a single image into an index, which Lambda and scanners refuse.
        BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
        DOCKER_CLI_HINTS: 'false',
    };
}
/** The variables without the inputs and states of this step, and without the means to get ID tokens. */
function withoutInputs(variables) {
    const kept = Object.entries(variables).filter(([name]) => !/^(INPUT_|STATE_|ACTIONS_ID_TOKEN_REQUEST_)/.test(name));
    return Object.fromEntries(kept);
}


/***/ }),

/***/ 6713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ digestInMetadata),
/* harmony export */   Lj: () => (/* binding */ configDigestInMetadata),
/* harmony export */   Xx: () => (/* binding */ digestOfTarget)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6210);

/** The digest of what was pushed (https://docs.docker.com/reference/cli/docker/buildx/build/#metadata-file). */
function digestInMetadata(metadata) {
    return digestOf((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(metadata));
}
/** The digest of the configuration of an image of one platform that was made, by the same. */
function configDigestInMetadata(metadata) {
    return digestUnder('containerimage.config.digest', (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(metadata));
}
/** The digest of what was pushed of one target of a call of bake. */
function digestOfTarget(metadata, target) {
    return digestOf((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(metadata))[target]);
}
function digestOf(made) {
    return digestUnder('containerimage.digest', made);
}
function digestUnder(key, made) {
    const digest = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(made)[key];
    return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}


/***/ }),

/***/ 7842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ buildFailed)
/* harmony export */ });
/* unused harmony export BUILD_CAUSES */
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9020);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5670);
/* harmony import */ var _disk_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2531);
/* harmony import */ var _docker_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5158);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3582);





const NO_DOCKERFILE = /failed to read dockerfile: (?:open|l?stat) .*no such file|unable to evaluate symlinks in Dockerfile path|resolve ?: lstat/i;
/** The build failed; the message names the line and quotes the end of its output. */
function buildFailed(failed) {
    const { line, instruction, lastLines, message } = failed.error;
    const isPlaceKnown = line !== undefined || instruction !== undefined;
    const place = `${failed.dockerfile}${line === undefined ? '' : `:${line}`}${instruction === undefined ? '' : `: ${instruction}`}`;
    const ended = failed.exitCode === null ? 'docker build was ended by a signal' : 'The build failed';
    const what = [
        isPlaceKnown ? `${ended} at ${place}` : `${ended}.`,
        ...lastLines.map((text) => `    ${text}`),
        `Docker says: ${message}`,
        'Nothing was pushed.',
    ].join('\n');
    const location = isPlaceKnown && failed.inWorkspace ? (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ file: failed.dockerfile, line }) : undefined;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ ...explainBuildError(failed), what, location }));
}
function explainBuildError(failed) {
    const cause = (0,_causes_js__WEBPACK_IMPORTED_MODULE_4__/* .findCause */ .l)(BUILD_CAUSES, (0,_docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerWords */ .eJ)(failed.error.message), failed);
    return cause ?? { code: 'build-failed', fix: 'see the output of the build above.' };
}
/** A command ended; what it wrote is no evidence, whatever it says. */
const COMMAND_ENDED = /did not complete successfully|returned a non-zero code/i;
/** Instructions that get no image; what their errors say of registries is the author's. */
const PULLS_NOTHING = /^(?:ARG|CMD|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\b/i;
function isPull({ error: { instruction = '' } }) {
    return !PULLS_NOTHING.test(instruction);
}
/** How the builder's word on a registry starts; further behind any word may be a user's. */
const BUILDER_SAYS = '^(?:(?:failed to (?:solve|build|run Build function)|Error response from daemon): )*';
const REGISTRY_SAYS = '(?:failed to (?:resolve|do request|authorize|fetch|copy)\\b|unexpected (?:HTTP )?status|(?:Get|Head|Post) "…").*';
/** A registry refuses. */
const DENIED = new RegExp(`${BUILDER_SAYS}(?:\\S+: )?pull access denied|` +
    `(?:${BUILDER_SAYS}(?:error parsing )?|${REGISTRY_SAYS})` +
    '(?:no basic auth credentials|401 Unauthorized|403 Forbidden|HTTP 40[13] |insufficient_scope|not authorized|(?:denied|unauthorized):(?: |$))', 'i');
const IMAGE_NAMES = '`COPY --from=NAME` takes a name that is no stage for an image, too.';
/** Why builds fail, by the builder's last word without the words of others (`dockerWords`). */
const BUILD_CAUSES = [
    _disk_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DISK_FULL */ .w,
    {
        code: 'docker-not-running',
        when: _docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .ENGINE_GONE */ .pt,
        why: 'the Docker engine, or the builder, ended or was restarted during the build; often the machine had no memory left.',
        fix: 'run the job again; on a self-hosted runner look at the log of the engine:\n    sudo journalctl --unit docker --since -1h',
        example: 'failed to solve: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF',
    },
    {
        code: 'build-failed',
        when: COMMAND_ENDED,
        only: ({ error }) => isForeignProgram(error),
        why: 'the build runs a program of another platform than the runner, and nothing on it emulates that one.',
        fix: 'add docker/setup-qemu-action before this step; or build each platform on a runner of its own, which is faster; or cross-compile with `FROM --platform=$BUILDPLATFORM`.',
        example: 'exec /bin/sh: exec format error\nfailed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 255',
    },
    {
        code: 'build-failed',
        when: COMMAND_ENDED,
        only: (context) => missingSecret(context) !== undefined,
        why: (context) => `the Dockerfile takes the secret ${missingSecret(context)}, and this step does not give it.`,
        fix: (context) => secretToAdd(missingSecret(context), context),
        example: "cat: can't open '/run/secrets/npm_token': No such file or directory\nfailed to solve: process \"/bin/sh -c npm ci\" did not complete successfully: exit code: 1",
    },
    {
        code: 'build-failed',
        when: COMMAND_ENDED,
        why: 'the command in the Dockerfile failed; its own output is above.',
        fix: ({ command }) => `run the same build where you can look at it:\n    ${command}`,
        example: 'failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    },
    {
        code: 'build-failed',
        when: /\bsecret \S+: not found/,
        why: ({ error }) => `the Dockerfile takes the secret ${requiredSecret(error)}, and this step does not give it.`,
        fix: (context) => secretToAdd(requiredSecret(context.error), context),
        example: 'failed to solve: secret npm_token: not found',
    },
    {
        code: 'build-failed',
        when: /unable to start container process/,
        why: 'the program that RUN names is not in the image, or may not be executed; without a shell in the image RUN needs the form with brackets.',
        fix: 'check the path of that program, its first line (`#!`) and its permissions.',
        example: 'runc create failed: unable to start container process: exec: "/app": permission denied: unknown',
    },
    {
        code: 'build-failed',
        when: /target stage .* could not be found|failed to reach build target/i,
        why: 'the Dockerfile has no stage of that name.',
        fix: ({ isBake }) => `compare \`target\`${isBake ? ' in the bake file' : ''} with the names behind AS in the Dockerfile.`,
        example: 'failed to solve: target stage "release" could not be found',
    },
    {
        code: 'dockerfile-missing',
        when: NO_DOCKERFILE,
        only: ({ inWorkspace }) => !inWorkspace,
        why: 'the Dockerfile is not there in what was fetched from the address of the context, or on another branch.',
        fix: ({ isBake }) => `set \`${isBake ? 'dockerfile' : 'file'}\` to its path from the root of the context, and check the branch behind \`#\`.`,
        example: 'failed to solve: failed to read dockerfile: open docker/Dockerfile: no such file or directory',
    },
    {
        code: 'build-failed',
        when: /failed to read (?:dockerfile|downloaded context)|failed to fetch|unable to prepare context|could not resolve host|repository .* not found/i,
        only: ({ inWorkspace }) => !inWorkspace,
        why: 'the context could not be fetched: its address, branch or folder is wrong, it is private, or not reached from this runner.',
        fix: 'check `context`; for the repository of this workflow use actions/checkout and a path.',
        example: 'failed to solve: failed to fetch https://github.com/acme/shop.git: exit status 128',
    },
    {
        code: 'dockerfile-missing',
        when: NO_DOCKERFILE,
        why: ({ isBake }) => `the Dockerfile is not where \`${isBake ? 'dockerfile' : 'file'}\` (or \`context\`) says, or .dockerignore leaves it out.`,
        fix: ({ isBake }) => isBake
            ? 'set `dockerfile` of the target to its path from the context.'
            : 'set `file` to its path from the workspace, for example `file: docker/Dockerfile`.',
        example: 'failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
    },
    {
        code: 'build-failed',
        when: /checksum of ref|file not found in build context|(?:COPY|ADD) failed: (?:stat|no source files)|(?:^|: )lstat .*: no such file/i,
        only: ({ error }) => stageOf(error) !== undefined,
        why: ({ error }) => `${fileOf(error)} is not in ${stageOf(error)}, which \`--from\` names.`,
        fix: 'compare the path with what that stage or image makes; it starts at its root folder.',
        example: 'failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "/dist": not found',
    },
    {
        code: 'build-failed',
        when: /checksum of ref|file not found in build context|(?:COPY|ADD) failed: (?:stat|no source files)/i,
        why: ({ error }) => `${fileOf(error)} is not in the build context: it was not checked out or built yet, or .dockerignore leaves it out.`,
        fix: 'check `context` and .dockerignore; paths in COPY and ADD start at the context.',
        example: 'failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "/app.jar": not found',
    },
    {
        code: 'build-failed',
        when: /failed to load cache key: |ADD failed: /,
        why: 'an address that ADD fetches does not give the file, or is not reached from this runner.',
        fix: 'open the address behind ADD; what needs a login is fetched before this step, and copied with COPY.',
        example: 'failed to solve: failed to load cache key: invalid response status 404',
    },
    {
        code: 'build-failed',
        when: /error writing (?:layer|manifest|config) blob|cache exporter/i,
        why: 'the cache could not be written: the registry or service that `cache-to` names refuses it, or is not reached.',
        fix: 'check the address and the login for `cache-to`; with `ignore-error=true` in it a cache that is not written is no failure.',
        example: 'failed to solve: error writing layer blob: unexpected status from POST request to …: 403 Forbidden',
    },
    {
        code: 'throttled',
        when: _docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .RATE_LIMITED */ .kU,
        only: isPull,
        why: 'the registry of a base image lets only so many images be pulled in a time; pulls without a login count together for all that share an address, as runners do.',
        fix: 'log in to that registry before this step, with docker/login-action; or name the image in a mirror behind FROM, such as a ' +
            'pull-through cache of ECR: ACCOUNT.dkr.ecr.REGION.amazonaws.com/docker-hub/library/node:24',
        example: 'failed to solve: node:24: failed to resolve source metadata for docker.io/library/node:24: unexpected status from HEAD request to https://registry-1.docker.io/v2/library/node/manifests/24: 429 Too Many Requests',
    },
    {
        code: 'base-image-denied',
        when: DENIED,
        only: isPull,
        why: "the registry of a base image refuses this job: the image's name is wrong, or a login or permission is missing.",
        fix: 'check the name behind FROM. From another repository in ECR the role needs ecr:BatchGetImage and ' +
            `ecr:GetDownloadUrlForLayer on it; for other registries run docker/login-action before this step. ${IMAGE_NAMES}`,
        example: 'failed to solve: acme/base: pull access denied, repository does not exist or may require authorization',
    },
    {
        code: 'build-failed',
        when: /no match for platform|does not match the specified platform/i,
        only: isPull,
        why: 'a base image is not there for the platform that is built (see DOCKER_DEFAULT_PLATFORM and FROM --platform).',
        fix: 'use a base image that is there for this platform, or a runner of the other platform.',
        example: 'failed to solve: docker.io/acme/base:1: no match for platform in manifest: not found',
    },
    {
        code: 'build-failed',
        when: /(?:failed to (?:resolve|do request|authorize|copy)|unexpected (?:HTTP )?status|dial tcp|(?:Get|Head) ").*(?:\b50\d [A-Z]|no such host|connection re(?:fused|set)|timeout|x509: |deadline exceeded|: EOF$)/i,
        only: isPull,
        why: 'the registry of a base image was not reached from this runner, or is in trouble: its name may be misspelled, or DNS, a proxy or a firewall is in the way.',
        fix: `check the name behind FROM, and that the runner reaches that registry; then run the job again. ${IMAGE_NAMES}`,
        example: 'failed to solve: failed to resolve source metadata for …: failed to do request: Head "…": dial tcp: lookup registry.example on 127.0.0.53:53: no such host',
    },
    {
        code: 'build-failed',
        when: /failed to resolve source metadata|failed to resolve reference|manifest (?:unknown|for …)|HTTP 404 /i,
        only: isPull,
        why: 'a base image was not found: its name or tag is wrong.',
        fix: `check the name behind FROM. ${IMAGE_NAMES}`,
        example: 'failed to solve: acme/base:9: failed to resolve source metadata for docker.io/acme/base:9: not found',
    },
];
/** runc's own word, which is all that there is of a step whose program never ran: that of the program that Docker names. */
function isForeignProgram({ message, lastLines }) {
    const [, program = ''] = /(?:process "|The command ')(\S+?)(?:["'\\]| )/.exec(message) ?? [];
    const [line = '', ...further] = lastLines;
    const said = line.replace(/^[\d.]+ /, '');
    return further.length === 0 && said === `exec ${program}: exec format error`;
}
/** The secret that the failed instruction mounts and this step does not give, where its file is what the command missed. */
function missingSecret({ error, secretIds = [] }) {
    const { instruction = '', lastLines } = error;
    const mounts = instruction.match(/--mount=\S*type=secret\S*/g) ?? [];
    const ids = mounts.flatMap((mount) => /[=,]id=([\w.-]+)/.exec(mount)?.[1] ?? []);
    const isMissed = (id) => lastLines.some((line) => line.includes(`/run/secrets/${id}`) && /No such file/i.test(line));
    return ids.find((id) => !secretIds.includes(id) && isMissed(id));
}
/** The secret that the builder itself misses. */
function requiredSecret({ message }) {
    return /\bsecret ([\w.-]+): not found/.exec(message)?.[1];
}
function secretToAdd(id = '', { isBake }) {
    const variable = id.toUpperCase().replace(/[^A-Z0-9]/g, '_');
    return isBake
        ? `add it to the target in the bake file, and that variable under \`env:\` of this step:\n    secret = ["id=${id},env=${variable}"]`
        : `add it:\n    secrets: |\n      ${id}=\${{ secrets.${variable} }}`;
}
/** The stage or image that the failed COPY takes its files from; `undefined` where that is the context. */
function stageOf({ instruction = '' }) {
    return /^COPY\b.* --from=(\S+)/i.exec(instruction)?.[1];
}
/** The file that is not there. */
function fileOf({ message }) {
    const [, first, second] = /ref \S+: "([^"]+)": not found|stat (.+): file does not exist/.exec(message) ?? [];
    return first ?? second ?? 'the file';
}


/***/ }),

/***/ 9431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E3: () => (/* binding */ indexNotLoadable),
/* harmony export */   Gi: () => (/* binding */ builderMissing),
/* harmony export */   SK: () => (/* binding */ builderNotMade),
/* harmony export */   vv: () => (/* binding */ builderTooSmall)
/* harmony export */ });
/* unused harmony export BUILDER_CAUSES */
/* harmony import */ var _build_output_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8356);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5670);
/* harmony import */ var _disk_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2531);
/* harmony import */ var _docker_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5158);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3582);





/** The workflow names a builder that is not there. */
function builderMissing(name) {
    return {
        code: 'builder-missing',
        what: `There is no builder ${name} on this runner. Nothing was built.`,
        why: 'no step before this one made it, or it was made under another user or DOCKER_CONFIG.',
        fix: 'take `builder` out: what the engine cannot do is built by a builder that this step makes. Or make it before this step, with docker/setup-buildx-action and `name`.',
    };
}
/** The workflow names the engine's own builder, which cannot do these things, worded as the workflow does. */
function builderTooSmall(name, wishes) {
    return {
        code: 'builder-missing',
        what: `The builder ${name} is the engine's own, which cannot do this. Nothing was built:\n${wishes.map((wish) => `    ${wish}`).join('\n')}`,
        why: 'the engine keeps images in its classic store, or knows no such cache.',
        fix: 'take `builder` out: then this step makes a builder that can.',
    };
}
/** An image of several platforms, built elsewhere, is to be in the engine. */
function indexNotLoadable() {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
        code: 'builder-missing',
        what: 'An image of several platforms cannot be loaded into the engine from another builder. Nothing was built.',
        why: 'docker takes images of one platform only from a builder that is not its own.',
        fix: 'take `load` out; or use an engine with the containerd image store, whose own builder does both.',
    });
}
/** No builder could be made. `output`: the end of what docker wrote; `image`: BuildKit's. */
function builderNotMade(output, image) {
    const { message } = (0,_build_output_js__WEBPACK_IMPORTED_MODULE_3__/* .readBuildError */ .Bz)(output);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
        code: 'builder-missing',
        ...(0,_causes_js__WEBPACK_IMPORTED_MODULE_4__/* .findCause */ .l)(BUILDER_CAUSES, (0,_docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerWords */ .eJ)(message), { image }),
        what: `A builder that can do what is asked could not be made. Docker says: ${message}`,
    });
}
const MADE_BEFORE = 'make a builder before this step (docker/setup-buildx-action) and name it in `builder`; or take out what the engine cannot do.';
/** Why no builder can be made, by docker's last word without the words of others (`dockerWords`). */
const BUILDER_CAUSES = [
    _disk_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DISK_FULL */ .w,
    {
        code: 'throttled',
        when: _docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .RATE_LIMITED */ .kU,
        why: ({ image }) => `the registry of ${image} lets only so many images be pulled in a time, and pulls without a login count together for all that share an address.`,
        fix: 'log in there before this step, with docker/login-action; or make a builder from a mirror of that image (docker/setup-buildx-action with `driver-opts: image=...`) and name it in `builder`.',
        example: 'Error response from daemon: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating',
    },
    {
        code: 'builder-missing',
        when: /is not a docker command|unknown command: docker buildx|unknown (?:shorthand )?flag/,
        why: 'the buildx plugin of docker is not on this runner.',
        fix: 'use a runner that has it (`runs-on: ubuntu-latest`), or install it: https://docs.docker.com/build/install-buildx/',
        example: "docker: 'buildx' is not a docker command.",
    },
    {
        code: 'builder-missing',
        when: /^/,
        why: ({ image }) => `this runner does not reach the registry of ${image}, or its engine starts no privileged containers.`,
        fix: MADE_BEFORE,
        example: 'Error response from daemon: failed to resolve reference "docker.io/moby/buildkit:v0.32.2": failed to do request: Head "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host',
    },
];


/***/ }),

/***/ 2531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ explainFileError),
/* harmony export */   w: () => (/* binding */ DISK_FULL)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);

/** What fails for want of space, by the words of the system or of the engine. */
const FAILED = [
    '\\b(?:p?writev?|copy_file_range|sendfile|fsync|sync|f?truncate|fallocate|mkdir(?:at)?|mknod|open(?:at)?|create|close|l?stat|link|symlink|rename|l?chown|chmod|l?setxattr|mount|fork/exec)(?: [^:]*)?',
    '(?:^|: )(?:failed to|error|cannot|could not) [^:]*',
    '\\bfailed',
    '^(?:failed to (?:solve|build)|Error response from daemon|ResourceExhausted)',
].join('|');
/** The runner's disk is full, as the engine itself says: what a step writes may be about another disk. */
const DISK_FULL = {
    code: 'disk-full',
    when: new RegExp(`(?:^|(?:${FAILED}): )no space left on device\\b`, 'i'),
    why: "the runner's disk is full: layers and caches of earlier builds, or a large build context.",
    fix: 'free space before this step (`docker system prune --all --force`), use a .dockerignore, or a larger runner.',
    example: 'write /var/lib/docker/tmp/layer: no space left on device',
};
/** Why a file of the step's own could not be written, by the code of Node.js; `undefined` for all else. */
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
/** What a step does with files of its own. */
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

/***/ 3198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k2: () => (/* binding */ readLabels),
/* harmony export */   lT: () => (/* binding */ readBuild),
/* harmony export */   ti: () => (/* binding */ readAnnotations)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9020);
/* harmony import */ var _build_secrets_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1822);
/* harmony import */ var _builder_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3035);
/* harmony import */ var _parse_basic_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9046);
/* harmony import */ var _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(518);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3954);







/** All inputs of the build. */
function readBuild(reader, { environment, lookup, sizeOf, tagRules }) {
    const { context, file } = (0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .readPaths */ .Vv)(reader, { workspace: environment.workspace, lookup });
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({
        context,
        file,
        target: reader.optional('target', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseStage */ .YA),
        buildArgs: reader.list('build-args', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseBuildArgument */ .Nh, { keyOf: ({ name }) => name }),
        labels: readLabels(reader, tagRules),
        annotations: readAnnotations(reader, tagRules),
        pull: reader.boolean('pull', false),
        noCache: reader.boolean('no-cache', false),
        network: reader.optional('network', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseNetwork */ .MO),
        addHosts: reader.list('add-hosts', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHostEntry */ .M6, { commas: true }),
        shmSize: reader.optional('shm-size', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseByteSize */ .nS),
        ulimits: reader.list('ulimit', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseUlimit */ .at, { keyOf: beforeEquals }),
        buildContexts: (0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .readBuildContexts */ .xh)(reader, { workspace: environment.workspace, lookup }),
        secrets: (0,_build_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .readSecrets */ .ql)(reader, {
            variables: environment.variables,
            sizeOf: (path) => sizeOf((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(environment.workspace, path)),
        }),
        ssh: readSsh(reader, environment.variables),
        allow: reader.list('allow', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseEntitlement */ .Ls, { commas: true }),
        noCacheFilters: reader.list('no-cache-filters', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseStage */ .YA, { commas: true }),
        ...(0,_builder_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readBuilderInputs */ .nR)(reader),
    });
}
function beforeEquals(item) {
    return item.split('=', 1)[0];
}
/** `ssh`; the runner's agent has to be there. */
function readSsh(reader, variables) {
    const ssh = reader.list('ssh', _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSsh */ .Mc, { keyOf: beforeEquals });
    if (ssh.includes('default') && !variables.SSH_AUTH_SOCK) {
        reader.mistake('ssh', 'default means the SSH agent of the runner, and there is none: SSH_AUTH_SOCK is not set. Start one before this step, ' +
            'with webfactory/ssh-agent for example, or name a key, `default=path`.');
    }
    return ssh;
}
/** `labels`, in order; of those with the same key the last one counts, as in docker/metadata-action. */
function readLabels(reader, tagRules) {
    return reader.list('labels', expanding(tagRules, _parse_basic_js__WEBPACK_IMPORTED_MODULE_6__/* .parseLabel */ .Q_), { repeats: true });
}
/** `annotations`, as `docker build --annotation` takes them: of those with the same key the last one counts. */
function readAnnotations(reader, tagRules) {
    return reader.list('annotations', expanding(tagRules, _parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAnnotation */ .fr), { repeats: true });
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


/***/ }),

/***/ 1822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VX: () => (/* binding */ secretValues),
/* harmony export */   ql: () => (/* binding */ readSecrets)
/* harmony export */ });
/* unused harmony export parseSecrets */
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6210);
/* harmony import */ var _input_reader_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5384);
/* harmony import */ var _multi_line_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5199);



/** `secrets`, `secret-envs` and `secret-files`. What is missing or empty is a mistake, and no message holds a value. */
function readSecrets(reader, sources) {
    const secrets = [
        ...readValues(reader),
        ...readPairs(reader, 'secret-envs', ({ id, value: name }) => readVariable(reader, id, name, sources)),
        ...readPairs(reader, 'secret-files', ({ id, value: path }) => readFile(reader, id, path, sources)),
    ];
    const { kept, contradicted } = (0,_input_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .onceForEachKey */ .zF)(secrets, ({ id }) => id);
    for (const id of contradicted) {
        const last = secrets.findLast((secret) => secret.id === id);
        reader.mistake(inputOf(last?.kind ?? 'value'), `${id} ${_input_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .GIVEN_TWICE */ .Zs}`);
    }
    return kept;
}
function inputOf(kind) {
    switch (kind) {
        case 'value':
            return 'secrets';
        case 'variable':
            return 'secret-envs';
        case 'file':
            return 'secret-files';
    }
}
/** What these secrets hold. Files are left out: whoever wrote one knows what of it is a secret. */
function secretValues(secrets, variables) {
    return secrets.flatMap((secret) => {
        const value = contentOf(secret, variables);
        return value === undefined ? [] : [{ id: secret.id, value }];
    });
}
function contentOf(secret, variables) {
    switch (secret.kind) {
        case 'value':
            return secret.value;
        case 'variable':
            return variables[secret.name];
        case 'file':
            return undefined;
    }
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
    return (0,_multi_line_list_js__WEBPACK_IMPORTED_MODULE_1__/* .parseList */ .E)(reader.text(input)).items.flatMap((item) => {
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
            return { secrets, mistake: brokenJson(secrets.at(-1), index) ?? found.rule };
        if (found.kind === 'secret')
            secrets.push({ id: found.id, value: found.value });
        index += found.length;
    }
    return { secrets };
}
/** How a value of several lines is written. */
function severalLines(id) {
    return (`A value of several lines is written as\n    ${id}<<END\n    ...\n    END\n` +
        `or with quotes around all of it, in which each quote of the value is doubled:\n    "${id}=..."`);
}
/** JSON over several lines that nothing holds together: its second line is the first one that is not right. */
function brokenJson(last, index) {
    if (last === undefined || !/^\s*[[{]/.test(last.value) || (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(last.value) !== undefined)
        return undefined;
    return `${last.id} looks like JSON that goes on in line ${index + 1}. ${severalLines(last.id)}`;
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
        const rule = `line ${index + 1} is not of the form ID=value. ${severalLines('ID')}`;
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
        const rule = `line ${index + 1} starts with a quote, but is not of the form "ID=value" with a quote at its end. ${severalLines('ID')}`;
        return { kind: 'mistake', rule, length: 1 };
    }
    return { kind: 'secret', ...pair, length: body.split('\n').length };
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
/* harmony import */ var _parse_basic_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9046);
/* harmony import */ var _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(518);



/** The inputs about the builder. */
function readBuilderInputs(reader) {
    const cache = readCacheInputs(reader);
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({
        platforms: reader.list('platforms', _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlatform */ .FL, { commas: true }),
        provenance: readAttestation(reader, 'provenance', _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parseProvenance */ .X6),
        sbom: readAttestation(reader, 'sbom', _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSbom */ .rl),
        compression: reader.withDefault('compression', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseOneOf */ .R8)('default', 'gzip', 'estargz', 'zstd'), 'default'),
        builder: reader.optional('builder', _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBuilderName */ .M$),
        load: reader.boolean('load', false),
        cache,
        cacheFrom: reader.list('cache-from', _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCache */ .IW),
        cacheTo: reader.list('cache-to', _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCache */ .IW),
    });
}
/** `cache` and `cache-ref`. */
function readCacheInputs(reader) {
    const preset = reader.withDefault('cache', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseOneOf */ .R8)('none', 'registry', 'gha', 'inline'), 'none');
    const ref = reader.optional('cache-ref', _parse_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCacheRef */ .Bh);
    if (ref !== undefined && preset !== 'registry')
        reader.mistake('cache-ref', 'is the place of a cache in a registry. Set `cache: registry`, or take it out.');
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ preset, ref });
}
function readAttestation(reader, name, parse) {
    const text = reader.optional(name, parse);
    return text === 'false' ? undefined : text;
}
/** `test` and what goes with it. */
function readTest(reader) {
    const command = reader.text('test');
    const seconds = reader.optional('test-timeout-seconds', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseInteger */ .cG)(1, 86_400, 'seconds'));
    const platforms = reader.optional('test-platforms', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseOneOf */ .R8)('native', 'all'));
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

/***/ 1001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readImage)
/* harmony export */ });
/* harmony import */ var _plan_oci_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9877);
/* harmony import */ var _parse_basic_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9046);
/* harmony import */ var _parse_docker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(518);



/** `if-exists`, `reuse` and what goes with them. */
function readImage(reader, event, { hasCommitTag, tags: [first = ''], version, origins, affixes, context, }) {
    const ifExists = reader.withDefault('if-exists', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseOneOf */ .R8)('auto', 'reuse', 'rebuild', 'fail'), 'auto');
    const isMoving = origins.some(({ tag, isMoving: moves }) => tag === first && moves);
    if (ifExists === 'reuse' && !hasCommitTag && isMoving) {
        reader.mistake('if-exists', `is reuse, and the first tag is ${first}, which moves: nothing would ever be built again. ${FIXED_FIRST}`);
    }
    const hasOwnLabels = reader.boolean('own-labels', true);
    return {
        hasCommitTag,
        hasOwnLabels,
        ownLabels: hasOwnLabels
            ? (0,_plan_oci_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .labelsOf */ .PC)(event, version, origins.find((origin) => origin.version !== undefined)?.version?.label)
            : [],
        version: version ?? first,
        origins,
        affixes,
        ifExists,
        reuse: readReuse(reader, context),
        keepNewerTags: reader.boolean('keep-newer-tags', true),
    };
}
const FIXED_FIRST = 'Put a tag first that one image keeps, such as a version or the commit (`commit-tag: true`).';
function readReuse(reader, context) {
    const kind = reader.withDefault('reuse', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseOneOf */ .R8)('commit', 'content'), 'commit');
    const maxAgeDays = reader.optional('reuse-max-age-days', (0,_parse_basic_js__WEBPACK_IMPORTED_MODULE_2__/* .parseInteger */ .cG)(1, 365, 'days'));
    if (kind === 'content') {
        if ((0,_parse_docker_js__WEBPACK_IMPORTED_MODULE_1__/* .isRemoteContext */ .uN)(context)) {
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

/***/ 8602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ mapLimit)
/* harmony export */ });
/** Does the work for each item, at most `limit` at a time, in their order; throws what was thrown first, when all is done. */
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

/***/ 3531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $n: () => (/* binding */ cachesFor),
/* harmony export */   AY: () => (/* binding */ warnMissingGithubCache),
/* harmony export */   KO: () => (/* binding */ requestedCaches),
/* harmony export */   L8: () => (/* binding */ cacheSituation),
/* harmony export */   c9: () => (/* binding */ warnUnusedCaches),
/* harmony export */   o9: () => (/* binding */ engineCaches)
/* harmony export */ });
/* harmony import */ var _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(505);

/** What decides the caches of a preset. */
function cacheSituation({ inputs, event }, { tags }, { host, repository }) {
    const { cache } = inputs.build;
    const candidates = [...inputs.tags, event.previousCommit ?? ''];
    return {
        preset: cache.preset,
        repositoryUri: `${host}/${repository}`,
        ...(cache.ref === undefined ? {} : { ref: cache.ref }),
        event,
        scope: cacheScope(inputs.build),
        imageTags: candidates.filter((tag) => tags.get(tag)?.kind === 'present'),
    };
}
/** What the caches of several builds of one repository differ in. */
function cacheScope({ cache, target, platforms }) {
    return cache.scope ?? [...(target === undefined ? [] : [target]), ...platforms];
}
/** The caches of a build that is pushed. */
function cachesFor(step, { snapshot, location }) {
    return (0,_plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .cacheFlags */ .wT)(cacheSituation(step, snapshot, location));
}
/** The caches without a push: those in the registry would need a login, GitHub's does not. */
function engineCaches(step) {
    const { preset } = step.inputs.build.cache;
    return preset === 'gha' ? presetFlags(step, preset) : _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_CACHE */ .DQ;
}
/** All caches that the workflow asks for, for the choice of a builder: where the registry is counts for nothing yet. */
function requestedCaches(step) {
    const { cache, cacheFrom, cacheTo } = step.inputs.build;
    const flags = step.inputs.destination.kind === 'ecr' ? presetFlags(step, cache.preset) : engineCaches(step);
    return { cacheFrom: [...flags.from, ...cacheFrom], cacheTo: [...flags.to, ...cacheTo] };
}
function presetFlags({ inputs, event }, preset) {
    return (0,_plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .cacheFlags */ .wT)({ preset, repositoryUri: 'host/name', event, scope: cacheScope(inputs.build), imageTags: [] });
}
/** Says which caches are left out without a push. */
function warnUnusedCaches(step) {
    const { preset } = step.inputs.build.cache;
    warnMissingGithubCache(step.runner, [step]);
    if (preset === 'registry' || preset === 'inline')
        step.runner.notice(`cache: ${preset} is neither read nor written, as push is false and nobody logs in. Take cache: gha for such runs.`);
}
/** Says it once where one of the steps asks for GitHub's cache in vain: without a token buildx leaves it out in silence. */
function warnMissingGithubCache({ warning }, steps) {
    const isMissing = steps.some(({ inputs, environment }) => inputs.build.cache.preset === 'gha' && !environment.variables.ACTIONS_RUNTIME_TOKEN);
    if (isMissing)
        warning(NO_GITHUB_CACHE);
}
const NO_GITHUB_CACHE = 'The cache is neither read nor written, as ACTIONS_RUNTIME_TOKEN is not set: this runner gives no access to ' +
    "GitHub's cache. Take `cache: gha` out, or use `cache: registry`.";


/***/ }),

/***/ 7314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  IH: () => (/* binding */ builderRequirements),
  e9: () => (/* binding */ describeSelection),
  Wp: () => (/* binding */ ensureBuilder),
  lc: () => (/* binding */ fixedRequirements),
  T4: () => (/* binding */ reselectBuilder),
  kv: () => (/* binding */ selectBuilder)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
;// CONCATENATED MODULE: ./.build/docker/buildx.js

/** The builder of that name, or the one in use; `undefined` where there is none, or no buildx. */
async function inspectBuilder(docker, name) {
    const { succeeded, stdout } = await docker.capture(['buildx', 'inspect', ...(name === undefined ? [] : [name])]);
    return succeeded ? (0,choose_builder/* readBuilder */.kj)(stdout) : undefined;
}
/** How the engine keeps images; `undefined` where no engine answers (https://docs.docker.com/engine/storage/containerd/). */
async function imageStore(docker) {
    const { succeeded, stdout } = await docker.capture(['info', '--format', '{{json .DriverStatus}}']);
    if (!succeeded)
        return undefined;
    return stdout.includes('io.containerd.snapshotter') ? 'containerd' : 'classic';
}

// EXTERNAL MODULE: ./.build/docker/engine.js
var docker_engine = __webpack_require__(9981);
// EXTERNAL MODULE: ./.build/errors/builder-errors.js
var builder_errors = __webpack_require__(9431);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/github/saved-state.js
var saved_state = __webpack_require__(6519);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/tag-mutability.js
var tag_mutability = __webpack_require__(301);
// EXTERNAL MODULE: ./.build/phases/build/build-cache.js
var build_cache = __webpack_require__(3531);
;// CONCATENATED MODULE: ./.build/phases/build/builder.js










/** BuildKit for a builder of this step's own, of one version for all: another one might pack an image differently. */
const BUILDKIT_IMAGE = 'moby/buildkit:v0.32.2';
/** What a step asks of its builder. `more`: what only shows when the repository is known. */
function builderRequirements(step, more = []) {
    const { build, test } = step.inputs;
    return {
        requirements: [...(0,choose_builder/* requirementsOf */.CG)({ ...build, ...(0,build_cache/* requestedCaches */.KO)(step) }), ...more],
        requested: build.builder,
        loadsIndex: build.load && build.platforms.length > 1,
        isTested: test !== undefined,
    };
}
/** What it takes to push an index under its first tag, where that cannot move, or may not. */
function fixedRequirements({ build, tags }, { repository }) {
    const [tag] = tags;
    const mayBeFixed = repository.kind !== 'found' || !(0,tag_mutability/* isMovable */.d)(tag, repository.mutability);
    return (0,choose_builder/* isIndex */.nw)(build) && mayBeFixed ? [(0,choose_builder/* fixedIndexRequirement */.Q2)(tag)] : [];
}
/**
 * Selects the builder. Most builds are the engine's own business, and then it is all that is asked.
 *
 * @throws Failure
 */
async function selectBuilder({ environment }, docker, { requirements, requested, loadsIndex, isTested }) {
    const engine = (0,docker_engine/* findEngine */.GO)(docker, environment.variables.DOCKER_HOST || undefined);
    if (requirements.length === 0 && requested === undefined)
        return { engine: await engine, choice: { kind: 'engine' } };
    const inUse = environment.variables.BUILDX_BUILDER || undefined;
    const [found, store, answered] = await Promise.all([
        inspectBuilder(docker, requested ?? inUse),
        imageStore(docker),
        engine.then((value) => ({ value }), (error) => ({ error })),
    ]);
    const named = requested === undefined ? undefined : { name: requested, found: found ?? 'missing' };
    const choice = (0,choose_builder/* chooseBuilder */.Z7)({
        requirements,
        store,
        ...(0,omit_undefined/* omitUndefined */.O)({ requested: named, current: requested === undefined ? found : undefined }),
    });
    if (choice.kind === 'refuse')
        throw new failure/* Failure */.HR(choice.problem);
    if (choice.kind !== 'engine' && loadsIndex)
        throw (0,builder_errors/* indexNotLoadable */.E3)();
    // A builder elsewhere needs no engine here, unless the image is to be run here.
    const isElsewhere = choice.kind === 'builder' && !isTested;
    if ('error' in answered && !isElsewhere)
        throw answered.error;
    return { ...('value' in answered ? { engine: answered.value } : {}), choice };
}
/** Another builder than the engine's own where that would spoil a tag of this repository. */
async function reselectBuilder(step, docker, { selection, snapshot }) {
    const requirements = selection.choice.kind === 'engine' ? fixedRequirements(step.inputs, snapshot) : [];
    if (requirements.length === 0)
        return selection;
    const other = await selectBuilder(step, docker, builderRequirements(step, requirements));
    if (other.choice.kind !== 'engine')
        step.runner.info(other.choice.sentence);
    return other;
}
/** Tells the log which builder builds. */
function describeSelection({ engine, choice }, { info }) {
    const own = choice.kind === 'engine' ? ', built by its own builder' : '';
    if (engine !== undefined)
        info(`Docker ${engine.serverVersion} (command ${engine.clientVersion})${own}.`);
    if (choice.kind !== 'engine')
        info(choice.sentence);
}
/** The builder's name, made now where there is none that will do; `undefined`: the engine's own. */
async function ensureBuilder(step, docker, { choice }) {
    switch (choice.kind) {
        case 'engine':
            return undefined;
        case 'builder':
            return choice.builder.name;
        case 'create':
            return await step.runner.phase('Builder', async () => {
                const name = await createBuilder(step, docker);
                return { value: name, sentence: `Made the builder ${name}` };
            });
    }
}
/**
 * Makes a builder in a container, which post removes.
 *
 * @throws Failure `builder-missing`
 */
async function createBuilder({ runner }, docker) {
    const name = `${saved_state/* BUILDER_PREFIX */.hs}${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    runner.saveState(saved_state/* BUILDER_STATE */.G3, name);
    const create = ['buildx', 'create', '--name', name, '--driver', 'docker-container', '--bootstrap'];
    const { succeeded, tail } = await docker.stream([...create, '--driver-opt', `image=${BUILDKIT_IMAGE}`]);
    if (succeeded)
        return name;
    throw (0,builder_errors/* builderNotMade */.SK)(tail, BUILDKIT_IMAGE);
}


/***/ }),

/***/ 3749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RX: () => (/* binding */ asBuilt),
  rW: () => (/* binding */ dockerBuild),
  gn: () => (/* binding */ explainBuild),
  yd: () => (/* binding */ inlineOnly),
  cM: () => (/* binding */ runBuild),
  jq: () => (/* binding */ streamBuild)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/docker/build-arguments.js
var build_arguments = __webpack_require__(110);
// EXTERNAL MODULE: ./.build/lib/format.js
var format = __webpack_require__(1035);
;// CONCATENATED MODULE: ./.build/docker/build-progress.js

/** One line of BuildKit's: the number of what it is about, and what it says of it. */
const LINE = /^#(\d+) (.*)$/;
/** A step with its place among those of its stage; `[internal]` and `[auth]` are none. */
const STEP = /^\[(?:[^\]]* )?\d+\/\d+\] (?!FROM )/;
const PUSHED = /^pushing manifest for (\S+)@(sha256:[0-9a-f]{64})(?: [\d.]+s)? done$/;
/** Reads the plain progress of a build while it is written (`docker build --progress=plain`). */
class ProgressReader {
    #rest = '';
    #names = new Map();
    #steps = new Map();
    #pushed = new Map();
    /** What a step says to have pushed before its end shows whether it has: also of a push that is refused. */
    #pushing = new Map();
    #seconds = { export: 0, push: 0, cache: 0 };
    #seen = new Set();
    /** Takes the next part of what docker writes. */
    feed(chunk) {
        const lines = (this.#rest + chunk.toString('utf8')).split(/\r?\n/);
        this.#rest = (lines.pop() ?? '').slice(-LONGEST_LINE);
        for (const line of lines)
            this.#read(line);
    }
    /** What was read so far. */
    progress() {
        const { export: exporting, push, cache } = this.#seconds;
        return {
            steps: [...this.#steps.values()],
            pushed: this.#pushed,
            ...(this.#seen.has('exportSeconds') ? { exportSeconds: exporting } : {}),
            ...(this.#seen.has('pushSeconds') ? { pushSeconds: push } : {}),
            ...(this.#seen.has('cacheSeconds') ? { cacheSeconds: cache } : {}),
        };
    }
    #read(line) {
        const [, id = '', text = ''] = LINE.exec(line) ?? [];
        if (id === '')
            return;
        const done = /^DONE ([\d.]+)s$/.exec(text)?.[1];
        const [, image, digest] = PUSHED.exec(text) ?? [];
        if (image !== undefined && digest !== undefined)
            this.#pushing.set(id, [image, digest]);
        const arrived = done === undefined ? undefined : this.#pushing.get(id);
        if (arrived !== undefined)
            this.#pushed.set(...arrived);
        const name = this.#names.get(id);
        // In a call for several targets each line of this kind begins with its target.
        const work = name?.replace(/^\[[\w-]+\] (?=exporting |pushing )/, '');
        if (/^(\[|exporting |pushing \S+ with docker$)/.test(text))
            this.#names.set(id, name ?? text);
        if (name !== undefined && STEP.test(name)) {
            if (text === 'CACHED')
                this.#steps.set(id, { name, seconds: 0, isCached: true });
            else if (done !== undefined)
                this.#steps.set(id, { name, seconds: Number(done), isCached: false });
        }
        else if (work?.startsWith('exporting cache')) {
            if (done !== undefined)
                this.#add('cacheSeconds', 'cache', Number(done));
        }
        else if (work?.startsWith('pushing ')) {
            if (done !== undefined)
                this.#add('pushSeconds', 'push', Number(done));
        }
        else if (work?.startsWith('exporting to ')) {
            const what = /^(exporting layers|pushing layers|pushing manifest) (?:.* )?done$/.exec(text)?.[1];
            // What takes no time has none in its line.
            const seconds = / ([\d.]+)s done$/.exec(text)?.[1] ?? '0';
            if (what === 'exporting layers')
                this.#add('exportSeconds', 'export', Number(seconds));
            else if (what !== undefined)
                this.#add('pushSeconds', 'push', Number(seconds));
        }
    }
    #add(key, field, seconds) {
        this.#seen.add(key);
        this.#seconds[field] += seconds;
    }
}
/** Whatever is longer is no line of BuildKit's own. */
const LONGEST_LINE = 4096;
/** How many of the slowest steps are told. */
const TOLD = 10;
/** The log's table of a build: the slowest steps, how many came from the cache, and how long the rest took. */
function renderProgress({ steps, exportSeconds, pushSeconds, cacheSeconds, }) {
    if (steps.length === 0)
        return [];
    const slow = steps.filter(({ seconds }) => seconds >= 0.1).toSorted((a, b) => b.seconds - a.seconds);
    const rows = slow.slice(0, TOLD).map(({ name, seconds }) => `${(0,format/* formatSeconds */.Xo)(seconds).padStart(10)}  ${cut(name)}`);
    const cached = steps.filter(({ isCached }) => isCached).length;
    const further = [
        `${cached} of ${steps.length} step${steps.length === 1 ? '' : 's'} from the cache`,
        ...(exportSeconds === undefined ? [] : [`packed in ${(0,format/* formatSeconds */.Xo)(exportSeconds)}`]),
        ...(pushSeconds === undefined ? [] : [`pushed in ${(0,format/* formatSeconds */.Xo)(pushSeconds)}`]),
        ...(cacheSeconds === undefined ? [] : [`cache written in ${(0,format/* formatSeconds */.Xo)(cacheSeconds)}`]),
    ];
    return [...(rows.length === 0 ? [] : ['The slowest steps:', ...rows]), `${further.join(', ')}.`];
}
function cut(name) {
    return name.length > 100 ? `${name.slice(0, 99)}…` : name;
}

// EXTERNAL MODULE: ./.build/errors/build-errors.js
var build_errors = __webpack_require__(7842);
// EXTERNAL MODULE: ./.build/errors/build-output.js
var build_output = __webpack_require__(8356);
// EXTERNAL MODULE: ./.build/inputs/parse-docker.js
var parse_docker = __webpack_require__(518);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
;// CONCATENATED MODULE: ./.build/phases/build/docker-build.js







/**
 * Builds the image.
 *
 * @throws Failure that names the line of the Dockerfile
 */
async function dockerBuild(docker, request) {
    const { command, finished } = await runBuild(docker, request);
    if (!finished.succeeded)
        throw explainBuild(request.build, command, finished);
}
/**
 * The inputs for an image that was built just now: all of it comes from the cache, so that it is the same one. Without, an
 * image that was tested would be built once more, and another one pushed.
 */
function asBuilt(build) {
    return { ...build, noCache: false, noCacheFilters: [], pull: false, cacheTo: inlineOnly(build.cacheTo) };
}
/** Of caches to write the one that is a part of the image itself: all others are written already. */
function inlineOnly(caches) {
    return caches.filter((cache) => (0,choose_builder/* cacheType */.NW)(cache) === 'inline');
}
/** Runs it; tells how long its steps took, and which caches were not written. That it failed is in the result. */
async function streamBuild(docker, { args, variables = {}, info, warning, caches }) {
    const reader = new ProgressReader();
    const finished = await docker.stream(args, { variables, listen: (chunk) => reader.feed(chunk) });
    const progress = reader.progress();
    if (finished.succeeded) {
        for (const line of renderProgress(progress))
            info(line);
        for (const reason of (0,build_output/* cacheErrors */.Ox)(finished.tail))
            warning(`${caches} was not written, so the next build has to do all again. ${reason}`);
    }
    return { finished, progress };
}
/** Runs `docker build`; that it failed is in the result. */
async function runBuild(docker, { build, images, options, info, warning }) {
    const command = (0,build_arguments/* buildCommand */.Oe)(build, images, options);
    info(command.shown);
    const { args, variables } = command;
    const { finished } = await streamBuild(docker, { args, variables, info, warning, caches: 'The cache' });
    return { command, finished };
}
/** Why a build failed, with the line of the Dockerfile. */
function explainBuild(build, { shown }, { exitCode, tail }) {
    const inWorkspace = !(0,parse_docker/* isRemoteContext */.uN)(build.context);
    const dockerfile = build.file ?? (inWorkspace ? (0,external_node_path_.join)(build.context, 'Dockerfile') : 'Dockerfile');
    const error = (0,build_output/* readBuildError */.Bz)(tail);
    const secretIds = build.secrets.map(({ id }) => id);
    return (0,build_errors/* buildFailed */.q)({ error, dockerfile, inWorkspace, command: shown, exitCode, secretIds });
}


/***/ }),

/***/ 8104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ ownNames),
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   Pe: () => (/* binding */ nameImage),
/* harmony export */   Ur: () => (/* binding */ forgetNames),
/* harmony export */   tt: () => (/* binding */ buildIntoEngine)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _docker_child_processes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9577);
/* harmony import */ var _docker_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9981);
/* harmony import */ var _errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6890);
/* harmony import */ var _lib_map_limit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8602);
/* harmony import */ var _docker_build_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3749);






/** Two names. `repository`: `host/name` or `name`. All names of a step tell its mark, so that post finds them after a crash. */
function ownNames(repository, { variables }) {
    const name = `${repository}:${(0,_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .tagPrefix */ .B3)(variables[_docker_child_processes_js__WEBPACK_IMPORTED_MODULE_1__/* .STEP_MARK */ .hY] ?? '')}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}`;
    return [name, `${name}-kept`];
}
/**
 * Builds the image under names of its own.
 *
 * @throws Failure that names the line of the Dockerfile
 */
async function buildIntoEngine(docker, { names, ...build }) {
    await (0,_docker_build_js__WEBPACK_IMPORTED_MODULE_4__/* .dockerBuild */ .rW)(docker, { ...build, images: names });
    return await findImage(docker, names);
}
/**
 * The image of these names, by its id. What `--iidfile` says is none of the engine's ids with the containerd store.
 *
 * @throws Failure `build-failed` where there is none any more
 */
async function findImage(docker, names) {
    const [, kept] = names;
    const image = await (0,_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .inspectImage */ .mm)(docker, kept);
    if (image === undefined)
        throw (0,_errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .imageGone */ .Js)(kept);
    return { names, id: image.id, platform: image.platform };
}
/**
 * Gives the image the names that it is wanted under, and takes its own away.
 *
 * @throws Failure `build-failed` where the engine does not have it any more
 */
async function nameImage(docker, { id, names }, wanted) {
    await (0,_lib_map_limit_js__WEBPACK_IMPORTED_MODULE_5__/* .mapLimit */ .s)(wanted, NAMED_AT_ONCE, async (name) => {
        const { succeeded, tail } = await docker.capture(['tag', id, name]);
        if (!succeeded)
            throw (0,_errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .imageGone */ .Js)(name, tail);
    });
    await forgetNames(docker, names);
}
const NAMED_AT_ONCE = 4;
/** Takes names of their own away from an image; the image stays where it has others. */
async function forgetNames(docker, names) {
    await docker.capture(['rmi', '--no-prune', ...names]).catch(() => undefined);
}


/***/ }),

/***/ 2466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pc: () => (/* binding */ buildInputsOf),
/* harmony export */   WD: () => (/* binding */ openPushSetup),
/* harmony export */   _e: () => (/* binding */ isPushedByBuilder)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9020);
/* harmony import */ var _plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7097);
/* harmony import */ var _registry_built_as_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(204);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8353);
/* harmony import */ var _build_cache_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3531);
/* harmony import */ var _builder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7314);






/** The setup of a step that builds one image; makes the builder where it was decided to. */
async function openPushSetup(step, target, { config, identity, selection }) {
    const docker = (0,_step_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerFor */ ._)(step, config);
    const builder = await (0,_builder_js__WEBPACK_IMPORTED_MODULE_4__/* .ensureBuilder */ .Wp)(step, docker, selection);
    (0,_build_cache_js__WEBPACK_IMPORTED_MODULE_3__/* .warnMissingGithubCache */ .AY)(step.runner, [step]);
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ docker, config, identity, builder, caches: (0,_build_cache_js__WEBPACK_IMPORTED_MODULE_3__/* .cachesFor */ .$n)(step, target) });
}
/** Whether the builder pushes: the engine's own does so for an index, where `docker push` may take a way round. */
function isPushedByBuilder({ inputs }, { builder }) {
    return builder !== undefined || (0,_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_0__/* .isIndex */ .nw)(inputs.build);
}
/** All that is told to docker: what the workflow says, and the labels of this action. */
function buildInputsOf(step, { content }) {
    const { build, image } = step.inputs;
    const ofContent = content === undefined || !image.hasOwnLabels ? [] : [content.label];
    const labels = [...image.ownLabels, ...ofContent, ...build.labels, (0,_registry_built_as_js__WEBPACK_IMPORTED_MODULE_1__/* .builtAs */ .Jx)(step)];
    return { ...build, labels };
}


/***/ }),

/***/ 204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jx: () => (/* binding */ builtAs),
/* harmony export */   MG: () => (/* binding */ readBareImage),
/* harmony export */   vr: () => (/* binding */ readCommitImage)
/* harmony export */ });
/* harmony import */ var _lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6318);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9020);
/* harmony import */ var _plan_oci_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9877);
/* harmony import */ var _plan_variant_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8817);
/* harmony import */ var _registry_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6953);





/** The label that says what this step builds its image as. */
function builtAs({ event, environment, inputs, furtherSettings }) {
    const { workspace, variables } = environment;
    const { hasOwnLabels } = inputs.image;
    const build = { ...inputs.build, hasOwnLabels, ...furtherSettings };
    return (0,_plan_variant_js__WEBPACK_IMPORTED_MODULE_1__/* .builtAsLabel */ .vq)({ event, workspace, variables, ownPlatform: ownPlatform(variables), build });
}
/** What an engine on this machine builds for where nobody names a platform. */
function ownPlatform({ DOCKER_DEFAULT_PLATFORM: named }) {
    return named || `linux/${ARCHITECTURES[process.arch] ?? process.arch}`;
}
/** Go's words for what Node.js calls these. */
const ARCHITECTURES = { x64: 'amd64', arm: 'arm/v7', ia32: '386' };
function matchOf(step, { labels, denied, isUnread, isSameContent }) {
    if (isSameContent)
        return { kind: 'same' };
    if (isUnread === true)
        return { kind: 'unread' };
    return denied === undefined ? (0,_plan_variant_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVariant */ .j5)(labels, builtAs(step).value) : { kind: 'denied', permission: denied };
}
/** What the image under a tag says of its commit, and of how it was built. */
async function readCommitImage(step, snapshot, { tag, read, sameContent }) {
    const fact = snapshot.tags.get(tag);
    if (fact?.kind !== 'present' || fact.status !== 'ACTIVE')
        return undefined;
    const manifest = (0,_registry_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .imagesByTag */ .g)(snapshot.images).get(tag);
    if (manifest === undefined) {
        return { match: { kind: 'denied', permission: snapshot.imagesDenied ?? 'ecr:BatchGetImage' } };
    }
    const details = await read(manifest);
    const { labels, source } = details;
    const match = matchOf(step, { ...details, isSameContent: sameContent === fact.digest });
    const { commit } = step.event;
    const told = labels[_plan_oci_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMIT_LABEL */ .pM] ?? source.revision ?? '';
    const commits = [...(told === '' ? [] : [told]), ...(fact.tags ?? []).flatMap(commitIn)];
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ match, isOfCommit: commits.length === 0 ? undefined : commits.includes(commit) });
}
/** The full SHA that a tag is, with whatever the flavor puts around it. */
function commitIn(tag) {
    const [found] = tag.match(/(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])/) ?? [];
    return found !== undefined && (0,_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_4__/* .isCommitSha */ ._)(found) ? [found] : [];
}
/** The image under the bare SHA of the commit, where it was built as asked: another variant may well have that tag. */
async function readBareImage(step, snapshot, { tags: [tag], read }) {
    if (tag === undefined)
        return undefined;
    const found = await readCommitImage(step, snapshot, { tag, read, sameContent: undefined });
    const fact = snapshot.tags.get(tag);
    return found?.match.kind === 'same' && fact?.kind === 'present' ? { tag, digest: fact.digest } : undefined;
}


/***/ }),

/***/ 8353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ dockerFor),
/* harmony export */   u: () => (/* binding */ privateConfig)
/* harmony export */ });
/* harmony import */ var _docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _docker_docker_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8186);
/* harmony import */ var _github_saved_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6519);



/** A Docker configuration that only this step uses; post knows of it before there is a secret in it. */
async function privateConfig({ environment, runner, onTempFolder }) {
    return await (0,_docker_docker_config_js__WEBPACK_IMPORTED_MODULE_1__/* .createPrivateConfig */ .Ch)(environment.dockerConfig, environment.temp, (directory) => {
        onTempFolder(directory);
        runner.saveState(_github_saved_state_js__WEBPACK_IMPORTED_MODULE_2__/* .DOCKER_CONFIG_STATE */ .Ai, directory);
    });
}
/** Docker for this step, under the user's own configuration or the given one. */
function dockerFor({ environment, event, runner }, config) {
    const variables = (0,_docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerVariables */ .Gn)({
        variables: environment.variables,
        configDirectory: config?.directory,
        commitDate: event.commitDate,
    });
    return (0,_docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerCli */ .RK)({ workspace: environment.workspace, variables, quoting: runner.quoting });
}


/***/ }),

/***/ 505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DQ: () => (/* binding */ NO_CACHE),
  wT: () => (/* binding */ cacheFlags),
  NZ: () => (/* binding */ refuseCacheTag),
  RW: () => (/* binding */ refuseFixedCache)
});

;// CONCATENATED MODULE: ./.build/errors/cache-errors.js
/** A cache would be kept under a tag that cannot move. `uri`: `host/name` of the repository that it is in. */
function cacheImmutable({ uri, tag }) {
    return {
        code: 'cache-immutable',
        what: `The cache would be kept as ${uri}:${tag}, but tags of this repository are immutable: it could be written once, and never again. Nothing was built.`,
        why: 'a cache is replaced by each build, so its tag has to move.',
        fix: [
            'keep it in a repository of its own, with mutable tags:',
            `    cache-ref: ${uri.slice(uri.indexOf('/') + 1)}-cache`,
            `or let tags that start with ${tag} move (put-image-tag-mutability with the filter ${tag}*), or use \`cache: gha\`.`,
        ].join('\n'),
    };
}
/** A cache would be written under a tag that the image takes too. `name`: `host/name:tag`. */
function cacheOverImage(name) {
    const repository = name.slice(name.indexOf('/') + 1, name.lastIndexOf(':'));
    return {
        code: 'cache-over-image',
        what: `The cache would be written to ${name}, which is also a tag of the image: the tag would end up on the cache, and not on the image. Nothing was built.`,
        why: 'a cache and an image in one repository are told apart by their tags only.',
        fix: [
            'give the cache a tag of its own:',
            `    cache-ref: ${repository}:cache`,
            'or leave the tag out of `tags`.',
        ].join('\n'),
    };
}

// EXTERNAL MODULE: ./.build/lib/sha256.js
var sha256 = __webpack_require__(6419);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
// EXTERNAL MODULE: ./.build/plan/tag-mutability.js
var tag_mutability = __webpack_require__(301);
;// CONCATENATED MODULE: ./.build/plan/cache-flags.js




/** No caches. */
const NO_CACHE = { from: [], to: [] };
/**
 * The flags of a preset. The default branch writes the cache that all others read; another branch writes one of its own;
 * pull requests and tags only read, so that nothing a stranger builds is ever reused.
 */
function cacheFlags(situation) {
    switch (situation.preset) {
        case 'none':
            return NO_CACHE;
        case 'inline':
            return {
                from: situation.imageTags.map((tag) => `type=registry,ref=${situation.repositoryUri}:${tag}`),
                to: ['type=inline'],
            };
        case 'gha':
            return ghaFlags(situation);
        case 'registry':
            return registryFlags(situation);
    }
}
function registryFlags(situation) {
    const { event } = situation;
    const { uri, tag } = cachePlace(situation);
    const name = (branch) => branch === undefined || branch === event.repository.defaultBranch ? tag : branchTag(tag, branch);
    const own = branchOf(event);
    const refs = [...new Set([own, event.baseRef, undefined].map((branch) => `${uri}:${name(branch)}`))];
    const from = refs.map((ref) => `type=registry,ref=${ref}`);
    if (own === undefined)
        return { from, to: [] };
    // ECR takes a cache only as an image manifest (https://aws.amazon.com/blogs/containers/announcing-remote-cache-support-in-amazon-ecr-for-buildkit-clients/).
    const to = `type=registry,ref=${uri}:${name(own)},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`;
    return { from, to: [to] };
}
function ghaFlags({ event, scope }) {
    const name = ['image', ...scope].join('-').replace(/[^\w.-]+/g, '-');
    const from = [`type=gha,scope=${name}`];
    return { from, to: branchOf(event) === undefined ? [] : [`type=gha,scope=${name},mode=max,ignore-error=true`] };
}
/** The branch that a run may write a cache for. */
function branchOf({ name, ref, pullRequest }) {
    if (pullRequest !== undefined || name.startsWith('pull_request'))
        return undefined;
    return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}
/** ECR takes no longer tag. */
const LONGEST_TAG = 128;
/** So much of a base tag that a branch has a place behind it. */
const LONGEST_BASE = 100;
/** So that a stage or target, platforms and a branch make a tag of at most 128 characters, in all likelihood. */
const LONGEST_SCOPE = 60;
/** The repository of a registry cache, and the tag that the default branch writes. */
function cachePlace({ repositoryUri, ref, scope }) {
    const host = repositoryUri.slice(0, repositoryUri.indexOf('/'));
    const own = repositoryUri.slice(host.length + 1);
    const standard = ['cache', ...scope.map((part) => word(part.replaceAll('/', '-'), LONGEST_SCOPE))].join('-');
    if (ref === undefined)
        return { uri: repositoryUri, tag: standard, isOwn: true };
    const [, name = '', tag = standard] = /^([^:]+)(?::(.+))?$/.exec(ref) ?? [];
    return { uri: `${host}/${name}`, tag, isOwn: name === own };
}
/** A tag of a branch's own cache: no other branch has the same, and no scope, as none has two dashes in a row. */
function branchTag(tag, branch) {
    const base = word(tag, LONGEST_BASE);
    return `${base}--${word(branch, LONGEST_TAG - base.length - 2)}`;
}
/** A part of a tag: letters, digits, `_` and `.`, single dashes; what had to be changed or cut ends in a hash of all of it. */
function word(text, longest) {
    const made = text.replace(/[^\w.]+/g, '-').replace(/^-|-$/g, '');
    if (made === text && made.length <= longest)
        return made;
    const hash = (0,sha256/* sha256 */.s)(text).slice(0, 8);
    return `${made.slice(0, longest - hash.length - 1)}-${hash}`;
}
/** The tag of a registry cache moves with each build: where it cannot, that is told before the build. */
function refuseFixedCache({ preset, ...situation }, repositoryFacts) {
    const { uri, tag, isOwn } = cachePlace(situation);
    if (branchOf(situation.event) === undefined)
        return undefined;
    if (preset !== 'registry' || !isOwn || repositoryFacts.kind !== 'found' || (0,tag_mutability/* isMovable */.d)(tag, repositoryFacts.mutability))
        return undefined;
    return cacheImmutable({ uri, tag });
}
/**
 * A cache that is written under a tag of the image would take the tag away from it again. `cacheTo`: the caches that the
 * workflow writes by itself.
 */
function refuseCacheTag(situation, { tags, cacheTo }) {
    const written = [...cacheFlags(situation).to, ...cacheTo].map(cacheName);
    const tag = tags.find((wanted) => written.includes(`${situation.repositoryUri}:${wanted}`));
    return tag === undefined ? undefined : cacheOverImage(`${situation.repositoryUri}:${tag}`);
}
/** The name in a registry that a cache is written to, `host/name:tag`. Docker takes `latest` where none is given. */
function cacheName(cache) {
    if ((0,choose_builder/* cacheType */.NW)(cache) !== 'registry')
        return undefined;
    const name = cache.includes('=') ? /(?:^|,)\s*ref=([^,]*)/.exec(cache)?.[1] : cache;
    return name === undefined || /:[^/]+$/.test(name) ? name : `${name}:latest`;
}


/***/ }),

/***/ 7097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CG: () => (/* binding */ requirementsOf),
/* harmony export */   KC: () => (/* binding */ testedPlatforms),
/* harmony export */   NW: () => (/* binding */ cacheType),
/* harmony export */   Q2: () => (/* binding */ fixedIndexRequirement),
/* harmony export */   Xe: () => (/* binding */ ARCHITECTURES),
/* harmony export */   Z7: () => (/* binding */ chooseBuilder),
/* harmony export */   kj: () => (/* binding */ readBuilder),
/* harmony export */   nw: () => (/* binding */ isIndex)
/* harmony export */ });
/* harmony import */ var _errors_builder_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9431);

/** Whether an index comes of it, and not a plain image. */
function isIndex({ platforms, provenance, sbom, }) {
    return platforms.length > 1 || provenance !== undefined || sbom !== undefined;
}
/** What a build requires of its builder, beyond what every builder can do. */
function requirementsOf({ platforms, provenance, sbom, compression, cacheFrom, cacheTo, }) {
    const caches = [...cacheFrom.filter((cache) => cacheType(cache) !== 'registry'), ...cacheTo].filter((cache) => !['inline', ''].includes(cacheType(cache)));
    return [
        ...(platforms.length > 1 ? [requirement('several-platforms', `platforms: ${platforms.join(', ')}`)] : []),
        ...(provenance === undefined ? [] : [requirement('attestations', `provenance: ${provenance}`)]),
        ...(sbom === undefined ? [] : [requirement('attestations', `sbom: ${sbom}`)]),
        ...(compression === 'default' ? [] : [requirement('compression', `compression: ${compression}`)]),
        ...caches.map((cache) => {
            const type = cacheType(cache);
            return requirement(['registry', 'gha', 'local'].includes(type) ? 'cache' : 'other-caches', `a cache of type ${type}`);
        }),
    ];
}
/** What it takes to push an index under a tag that cannot move, or may not. */
function fixedIndexRequirement(tag) {
    return requirement('fixed-index', `an index under the tag ${tag}, which cannot move`);
}
function requirement(capability, wish) {
    return { capability, wish };
}
/** The type of a cache, as `type=...,...` or a reference alone says it. */
function cacheType(cache) {
    const type = /(?:^|,)\s*type=([^,]*)/.exec(cache)?.[1];
    return type ?? (cache.includes('=') ? '' : 'registry');
}
/**
 * The builder that the workflow names; else the engine's own where it can do what is asked, as it needs no start and no
 * download; else the one in use; else a new one. Never one that would do less than was asked for.
 */
function chooseBuilder({ requirements, requested, store, current }) {
    if (requested !== undefined) {
        const { name, found } = requested;
        if (found === 'missing')
            return { kind: 'refuse', problem: (0,_errors_builder_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .builderMissing */ .Gi)(name) };
        if (found.driver !== 'docker') {
            return { kind: 'builder', builder: found, sentence: `Built by ${name} (${found.driver}), as the workflow says.` };
        }
        const lacking = lackingIn(store, requirements);
        return lacking.length === 0
            ? { kind: 'engine' }
            : {
                kind: 'refuse',
                problem: (0,_errors_builder_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .builderTooSmall */ .vv)(name, lacking.map(({ wish }) => wish)),
            };
    }
    const lacking = lackingIn(store, requirements);
    if (lacking.length === 0)
        return { kind: 'engine' };
    const why = `the engine's own builder cannot do ${lacking.map(({ wish }) => wish).join('; ')}`;
    if (current !== undefined && current.driver !== 'docker') {
        return { kind: 'builder', builder: current, sentence: `Built by ${current.name} (${current.driver}): ${why}.` };
    }
    return { kind: 'create', sentence: `Built by a new builder, which is removed afterwards: ${why}.` };
}
function lackingIn(store, needs) {
    if (store !== 'containerd')
        return needs;
    return needs.filter(({ capability }) => capability === 'other-caches' || capability === 'fixed-index');
}
/**
 * The platforms that an image is tested on: each that the workflow names, or the one of this machine (`architecture` as
 * Node.js names it), or else the first; `undefined` stands for the builder's own where it names none.
 */
function testedPlatforms(platforms, everyPlatform, architecture) {
    if (platforms.length === 0)
        return [undefined];
    if (everyPlatform)
        return platforms;
    const own = `linux/${ARCHITECTURES[architecture] ?? architecture}`;
    return [platforms.find((platform) => platform === own || platform.startsWith(`${own}/`)) ?? platforms[0]];
}
/** Node's names where Docker has others. */
const ARCHITECTURES = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
/** Reads what `docker buildx inspect` prints; `undefined` where it is something else. */
function readBuilder(text) {
    const name = /^Name:\s+(\S+)/m.exec(text)?.[1];
    const driver = /^Driver:\s+(\S+)/m.exec(text)?.[1];
    if (name === undefined || driver === undefined)
        return undefined;
    // With an asterisk: given by hand instead of found out.
    const lists = [...text.matchAll(/^Platforms:\s+(.*)$/gm)].map(([, list = '']) => list.split(','));
    const platforms = lists.flat().map((platform) => platform.trim().replace(/\*$/, ''));
    return { name, driver, platforms: [...new Set(platforms)].filter((platform) => platform !== '') };
}


/***/ }),

/***/ 6662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ describeUnknownPlatform)
/* harmony export */ });
/* harmony import */ var _lib_edit_distance_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1070);
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7277);


/**
 * What to say of a platform, `os/architecture[/variant]`, that neither Go nor containerd knows; `undefined` where it is known.
 * Docker builds for any name that has this form, and what comes out runs nowhere.
 */
function describeUnknownPlatform(platform) {
    const [os = '', architecture = '', variant] = platform.split('/');
    const [system = '', processor = '', kind = ''] = (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizedName */ .j8)({ os, architecture, variant: variant ?? '' }).split('/');
    const pair = `${system}/${processor}`;
    if (!KNOWN.includes(pair))
        return `${platform} ${NOWHERE}${hint(pair, processor)}`;
    const variants = VARIANTS[processor] ?? [];
    if (kind === '' || variants.includes(kind))
        return undefined;
    const known = variants.length === 0 ? `${pair} has no variants.` : `Those of ${pair} are ${variants.join(', ')}.`;
    return `${platform} ${NOWHERE} ${known}`;
}
const NOWHERE = 'is no platform that Docker knows, so no machine may run its image.';
function hint(pair, processor) {
    const guessed = GUESSES[processor];
    if (guessed !== undefined)
        return ` Write linux/${guessed}.`;
    const [nearest] = KNOWN.map((known) => ({ known, distance: (0,_lib_edit_distance_js__WEBPACK_IMPORTED_MODULE_1__/* .editDistance */ .Y)(pair, known) }))
        .filter(({ distance }) => distance <= 2)
        .sort((one, other) => one.distance - other.distance);
    return nearest === undefined ? '' : ` The nearest one is ${nearest.known}.`;
}
/** `go tool dist list` of Go 1.25, and what Docker adds; those that images are usually for first. */
const KNOWN = [
    ...['amd64', 'arm64', 'arm', '386', 'ppc64le', 's390x', 'riscv64'].map((architecture) => `linux/${architecture}`),
    ...['loong64', 'mips', 'mips64', 'mips64le', 'mipsle', 'ppc64', 'sparc64'].map((architecture) => `linux/${architecture}`),
    ...['amd64', 'arm64', 'arm', '386'].flatMap((architecture) => ['windows', 'freebsd', 'netbsd', 'openbsd', 'android'].map((os) => `${os}/${architecture}`)),
    ...['darwin/amd64', 'darwin/arm64', 'ios/amd64', 'ios/arm64', 'wasip1/wasm', 'wasi/wasm', 'js/wasm'],
    ...['freebsd/riscv64', 'openbsd/ppc64', 'openbsd/riscv64', 'openbsd/mips64', 'aix/ppc64', 'dragonfly/amd64'],
    ...['illumos/amd64', 'plan9/386', 'plan9/amd64', 'plan9/arm', 'solaris/amd64', 'zos/s390x'],
];
const minors = (version, last) => Array.from({ length: last + 1 }, (_, minor) => `${version}.${minor}`);
/** Of an architecture, as containerd normalizes them (https://github.com/containerd/platforms). */
const VARIANTS = {
    amd64: ['v1', 'v2', 'v3', 'v4'],
    arm: ['v5', 'v6', 'v7', 'v8'],
    arm64: ['v8', 'v9', ...minors('v8', 9), ...minors('v9', 7)],
};
/** What people call architectures of Linux, and what they mean. */
const GUESSES = {
    x64: 'amd64',
    x86: '386',
    i686: '386',
    armv5: 'arm/v5',
    armv6: 'arm/v6',
    armv7: 'arm/v7',
    armv7l: 'arm/v7',
    armv8: 'arm64',
    arm32v5: 'arm/v5',
    arm32v6: 'arm/v6',
    arm32v7: 'arm/v7',
    arm64v8: 'arm64',
};


/***/ }),

/***/ 7839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z5: () => (/* binding */ describeSecretArgument),
/* harmony export */   mB: () => (/* binding */ describeSecretBakeArgument),
/* harmony export */   tX: () => (/* binding */ secretArguments)
/* harmony export */ });
/**
 * The build arguments that look like secrets. An empty one gives nothing away, nor does a switch or a short number, and those
 * of proxies are in no image (https://docs.docker.com/build/building/variables/#proxy-arguments).
 */
function secretArguments(buildArgs) {
    return buildArgs.flatMap(({ name, value }) => {
        if (value === '' || PROXY.test(name))
            return [];
        if (value !== undefined && SECRET_VALUES.some((pattern) => pattern.test(value)))
            return [{ name, by: 'value' }];
        return isSecretName(name) && !HARMLESS_VALUE.test(value ?? '') ? [{ name, by: 'name' }] : [];
    });
}
/** What to warn of for the main action; no value is in it. */
function describeSecretArgument({ name, by }) {
    return [
        `build-args: ${name} ${looksLike(by)} Give it as a secret:`,
        '    secrets: |',
        `      ${name}=\${{ secrets.${secretName(name)} }}`,
        `and take it in the Dockerfile, in place of ARG ${name}, where it is needed:`,
        `    RUN --mount=type=secret,id=${name},env=${name} ...`,
    ].join('\n');
}
/** The same of a bake file. */
function describeSecretBakeArgument({ name, by }, targets) {
    const where = targets.length === 1 ? `target ${targets[0]}` : `targets ${targets.join(', ')}`;
    return [
        `${where}: the argument ${name} ${looksLike(by)} Give it as a secret, in the bake file:`,
        `    secret = ["type=env,id=${name}"]`,
        'with its value under `env:` of this step:',
        `    ${name}: \${{ secrets.${secretName(name)} }}`,
        `and take it in the Dockerfile, in place of ARG ${name}, where it is needed:`,
        `    RUN --mount=type=secret,id=${name},env=${name} ...`,
    ].join('\n');
}
function looksLike(by) {
    return (`looks like a secret, by its ${by}. Whoever may pull the image can read its build arguments, in its history or its ` +
        'provenance.');
}
/** As GitHub takes it. */
function secretName(name) {
    return name.toUpperCase().replace(/\W/g, '_');
}
function isSecretName(name) {
    const words = name.replace(/([a-z])([A-Z])/g, '$1_$2');
    return SECRET_NAME.test(words) && !ABOUT_A_SECRET.test(words);
}
/** Words at the end of a part of a name: `NPM_TOKEN`, `npmToken`, `DBPASSWORD`; not `TOKENIZER`, nor a bare `KEY`. */
const SECRET_NAME = /(?:token|passw(?:or)?d|passphrase|secret|credential|api[_.-]?key|access[_.-]?key|private[_.-]?key|secret[_.-]?key|ssh[_.-]?key)s?(?=$|[_.\d-])/i;
/** What is told about a secret, or is for everybody: browsers get what bundlers are told by these prefixes. */
const ABOUT_A_SECRET = /(?:^|[_.-])public(?:[_.-]|$)|^(?:vite|react_app|nuxt_public)_|[_.-](?:url|uri|name|file|path|dir|length|ttl|expiry|endpoint|host|type|id|version|enabled|count)$/i;
const HARMLESS_VALUE = /^(?:true|false|yes|no|on|off|none|null|\d{1,4})$/i;
const PROXY = /^(?:https?|ftp|all|no)_proxy$/i;
/** How services write their secrets. */
const SECRET_VALUES = [
    /\bgh[oprsu]_[A-Za-z0-9]{20,}/,
    /\bgithub_pat_\w{20,}/,
    /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
    /\bnpm_[A-Za-z0-9]{20,}/,
    /\bdckr_pat_[\w-]{20,}/,
    /\bglpat-[\w-]{16,}/,
    /\bxox[abeprs]-[\w-]{10,}/,
    /\b[rs]k_live_[A-Za-z0-9]{16,}/,
    /\bpypi-AgE[\w-]{20,}/,
    /\bAIza[\w-]{35}/,
    /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\./,
    /-----BEGIN [A-Z ]*PRIVATE KEY/,
    /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i,
];


/***/ })

};
;