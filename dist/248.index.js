"use strict";
exports.id = 248;
exports.ids = [248];
exports.modules = {

/***/ 110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oe: () => (/* binding */ buildCommand),
/* harmony export */   Pv: () => (/* binding */ lastOfEach),
/* harmony export */   jH: () => (/* binding */ outputOf),
/* harmony export */   r7: () => (/* binding */ shellWord)
/* harmony export */ });
/* harmony import */ var _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9536);
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
    const written = outputOf(build, output);
    const flags = [
        ...(builder === undefined ? [] : [['--builder', builder]]),
        ...build.allow.map((entitlement) => ['--allow', entitlement]),
        ...build.addHosts.map((host) => ['--add-host', host]),
        ...build.annotations.map((annotation) => ['--annotation', annotation]),
        ...build.buildArgs.map(({ name, value }) => {
            const given = value === undefined ? name : `${name}=${value}`;
            return ['--build-arg', given, value === undefined ? name : `${name}=…`];
        }),
        ...build.buildContexts.map(({ name, value }) => ['--build-context', `${name}=${value}`]),
        ...[...caches.from, ...build.cacheFrom].map((cache) => ['--cache-from', cache]),
        ...[...caches.to, ...build.cacheTo].map((cache) => ['--cache-to', cache]),
        ...(build.file === undefined ? [] : [['--file', build.file]]),
        ...lastOfEach(build.labels).map(({ key, value }) => ['--label', `${key}=${value}`]),
        ...(build.network === undefined ? [] : [['--network', build.network]]),
        ...(build.noCache ? [['--no-cache']] : []),
        ...build.noCacheFilters.map((stage) => ['--no-cache-filter', stage]),
        ...(platforms.length === 0 ? [] : [['--platform', platforms.join(',')]]),
        ...(build.provenance === undefined ? [] : [['--provenance', build.provenance]]),
        ...(build.pull ? [['--pull']] : []),
        ...(build.sbom === undefined ? [] : [['--sbom', build.sbom]]),
        ...build.secrets.map((secret, index) => ['--secret', secretFlag(secret, index)]),
        ...(build.shmSize === undefined ? [] : [['--shm-size', build.shmSize]]),
        ...build.ssh.map((agent) => ['--ssh', agent]),
        ...images.map((image) => ['--tag', image]),
        ...(build.target === undefined ? [] : [['--target', build.target]]),
        ...(written === undefined ? [] : [['--output', written]]),
        ...build.ulimits.map((limit) => ['--ulimit', limit]),
    ];
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

/***/ 5220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gn: () => (/* binding */ dockerVariables),
/* harmony export */   N4: () => (/* binding */ endGroup),
/* harmony export */   PH: () => (/* binding */ endChildren),
/* harmony export */   RK: () => (/* binding */ dockerCli),
/* harmony export */   TN: () => (/* binding */ groups),
/* harmony export */   i$: () => (/* binding */ withoutInputs)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _actions_exec__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1260);
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3582);



const STDOUT_LENGTH = 1024 * 1024;
const TAIL_LENGTH = 64 * 1024;
/** The docker command of this machine. The only file that starts docker. */
function dockerCli({ workspace, variables, quoting }) {
    const run = async (args, show, more = {}) => {
        let stdout = '';
        let tail = '';
        const listen = (chunk) => {
            tail = (tail + chunk.toString('utf8')).slice(-TAIL_LENGTH);
            show(chunk);
        };
        try {
            // Typed as a number, but null after a signal.
            const exitCode = await (0,_actions_exec__WEBPACK_IMPORTED_MODULE_1__.exec)('docker', [...args], {
                cwd: workspace,
                env: { ...variables, ...more },
                silent: true,
                ignoreReturnCode: true,
                listeners: {
                    stdout: (chunk) => {
                        stdout = (stdout + chunk.toString('utf8')).slice(-STDOUT_LENGTH);
                        listen(chunk);
                    },
                    stderr: listen,
                },
            });
            return { succeeded: exitCode === 0, exitCode, stdout, tail };
        }
        catch (error) {
            throw explainStart(error);
        }
    };
    const capture = (args) => Promise.race([run(args, () => { }), late(args)]);
    return {
        capture,
        stream: (args, { variables: more, listen } = {}) => quoting((write) => {
            const show = (chunk) => {
                write(chunk);
                listen?.(chunk);
            };
            return run(args, show, more);
        }),
    };
}
const ANSWER_SECONDS = 60;
/** How a command ends that says nothing: an engine that hangs must not keep a job for hours. */
function late(args) {
    const tail = `docker ${args[0]} gave no answer in ${ANSWER_SECONDS} seconds`;
    return new Promise((resolve) => {
        const end = () => resolve({ succeeded: false, exitCode: null, stdout: '', tail });
        // A command that has answered long ago must not hold the process up.
        setTimeout(end, ANSWER_SECONDS * 1000).unref();
    });
}
function explainStart(error) {
    if (!(error instanceof Error) || !/Unable to locate executable file/.test(error.message))
        return error;
    return new _errors_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
        code: 'docker-missing',
        what: 'There is no docker command on this runner.',
        why: 'the job runs in a container or on a self-hosted runner without Docker, or on a macOS runner.',
        fix: 'use a runner with Docker, for example:\n    runs-on: ubuntu-latest',
    }, { cause: error });
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
/** The groups of processes that this one has started, by their ids; each has to end with it. */
const groups = new Set();
/** Ends a group of processes at once. */
function endGroup(id) {
    try {
        process.kill(-id, 'SIGKILL');
    }
    catch {
        // It ended by itself just now.
    }
}
/**
 * Asks the processes that this one has started to end; for when the step is cancelled. `@actions/exec` does not tell
 * their ids, but Linux does, and only Linux runners build Linux images; elsewhere the runner ends them after the job.
 */
function endChildren() {
    for (const id of groups)
        endGroup(id);
    try {
        const children = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/self/task/${process.pid}/children`, 'utf8');
        for (const id of children.split(' ').filter((text) => text !== ''))
            process.kill(Number(id), 'SIGTERM');
    }
    catch {
        // No such file, or the child just ended: nothing left to do.
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
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3582);



/**
 * The user's configuration with this login added. Everything else stays, other logins included; two entries go, as they
 * would get in the way: `aliases.builder` (which turns `docker build` into a builder that may not load its image) and
 * older logins for the same host.
 *
 * An empty `credHelpers` entry sends this one host to the file even where a `credsStore` (a keychain, ecr-login) is set
 * for all others.
 */
function withLogin(config, login) {
    const { builder: _builder, ...aliases } = record(config.aliases);
    const base = { ...config, ...(config.aliases === undefined ? {} : { aliases }) };
    if (login === undefined)
        return base;
    const { host, username, password } = login;
    const others = Object.entries(record(config.auths)).filter(([key]) => hostOf(key) !== host);
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    return {
        ...base,
        auths: { ...Object.fromEntries(others), [host]: { auth } },
        credHelpers: { ...record(config.credHelpers), [host]: '' },
    };
}
/** The host of a key of `auths`: Docker also writes them with a scheme and a path. */
function hostOf(key) {
    return key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}
function record(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
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
        return record(JSON.parse(text));
    }
    catch (cause) {
        throw new _errors_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
            code: 'docker-config-broken',
            what: `${file} is not JSON, so Docker's own configuration cannot be read. ${cause instanceof Error ? cause.message : ''}`,
            why: 'another step wrote it only in part, or by hand.',
            fix: 'repair or delete that file, or point DOCKER_CONFIG to another folder.',
        }, { cause });
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

/***/ 9981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ findEngine),
/* harmony export */   m: () => (/* binding */ inspectImage)
/* harmony export */ });
/* harmony import */ var _errors_docker_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3312);

/**
 * The engine behind the docker command. `address`: what DOCKER_HOST says, where it is set.
 *
 * @throws Failure `docker-missing` or `docker-not-running`
 */
async function findEngine(docker, address) {
    const { succeeded, stdout, tail } = await docker.capture([
        'version',
        '--format',
        '{{.Client.Version}} {{.Server.Version}}',
    ]);
    const [clientVersion, serverVersion] = stdout.trim().split(' ');
    if (!succeeded || !clientVersion || !serverVersion)
        throw (0,_errors_docker_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .engineUnreachable */ .TI)(tail, address);
    return { clientVersion, serverVersion };
}
/** The image of that name in the engine, or `undefined` where it cannot be read. */
async function inspectImage(docker, image) {
    const { succeeded, stdout } = await docker.capture(['image', 'inspect', '--format', '{{json .}}', image]);
    return succeeded ? toLocalImage(JSON.parse(stdout)) : undefined;
}
function toLocalImage(inspected) {
    const { Id, Os, Architecture, Variant, RepoDigests } = inspected;
    const platform = [Os, Architecture, Variant].filter(Boolean).join('/');
    return { id: Id ?? '', platform, repoDigests: RepoDigests ?? [] };
}


/***/ }),

/***/ 8356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bz: () => (/* binding */ readBuildError),
/* harmony export */   HY: () => (/* binding */ lastErrorLine),
/* harmony export */   Ox: () => (/* binding */ cacheErrors)
/* harmony export */ });
/**
 * Reads the end of a failed build's output, of BuildKit (which quotes the Dockerfile and marks the failed lines with
 * `>>>`) or of the classic builder (which counts steps).
 */
function readBuildError(output) {
    const lines = output.split(/\r?\n/).map(withoutColours);
    return quotesDockerfile(lines) ? readBuildKitError(lines) : readClassicError(lines);
}
const QUOTED = /^\s*(\d+) \| >>> (.*)$/;
function quotesDockerfile(lines) {
    return lines.some((line) => QUOTED.test(line) || line.startsWith('ERROR: '));
}
function readBuildKitError(lines) {
    const marked = lines.flatMap((line) => QUOTED.exec(line) ?? []);
    const quoted = lines.map((line) => QUOTED.exec(line)).filter((match) => match !== null);
    const number = Number(marked[1]);
    const instruction = quoted.map((match) => match[2]?.trim().replace(/\\$/, '').trim()).join(' ');
    // Between two rulers, behind a heading that starts with " > ", BuildKit repeats the end of the step's output.
    const heading = lines.findLastIndex((line) => /^ > \[?/.test(line));
    const ruler = lines.findIndex((line, index) => index > heading && /^-{6,}$/.test(line));
    const errors = lines.filter((line) => line.startsWith('ERROR: '));
    const section = heading < 0 || ruler < 0 ? [] : lines.slice(heading + 1, ruler);
    return {
        ...(Number.isInteger(number) ? { line: number } : {}),
        ...(instruction === '' ? {} : { instruction }),
        lastLines: section.slice(-10),
        message: lastErrorLine(errors.length > 0 ? errors : lines).replace(/^ERROR: /, ''),
    };
}
function readClassicError(lines) {
    const step = lines.findLastIndex((line) => /^Step \d+\/\d+ : /.test(line));
    const instruction = lines[step]?.replace(/^Step \d+\/\d+ : /, '');
    const written = step < 0 ? [] : lines.slice(step + 1, -1).filter((line) => line.trim() !== '' && !/^ ---> /.test(line));
    const message = lastErrorLine(lines);
    const line = Number(/parse error (?:on|at) line (\d+)/.exec(message)?.[1]);
    return {
        ...(Number.isInteger(line) ? { line } : {}),
        ...(instruction === undefined ? {} : { instruction }),
        lastLines: written.filter((text) => text !== message).slice(-10),
        message,
    };
}
/** Why caches were not written, of a build that succeeded all the same (`ignore-error=true`). */
function cacheErrors(output) {
    const lines = output.split(/\r?\n/).map(withoutColours);
    const exports = lines.flatMap((line) => /^(#\d+) (?:\[[\w-]+\] )?exporting cache\b/.exec(line)?.[1] ?? []);
    return [...new Set(exports)].flatMap((id) => lines.find((line) => line.startsWith(`${id} ERROR: `))?.slice(id.length + ' ERROR: '.length) ?? []);
}
/** The last line that says something: neither blank nor the pointer to `--help` that follows an error of usage. */
function lastErrorLine(output) {
    const lines = typeof output === 'string' ? output.split(/\r?\n/) : output;
    const line = lines.findLast((text) => text.trim() !== '' && !/^(See 'docker|Run 'docker|Usage:)/.test(text));
    return line?.trim() ?? '(nothing)';
}
/** The classic builder paints what a step writes to stderr. */
function withoutColours(line) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
    return line.replace(/\u001b\[[0-9;]*m/g, '');
}


/***/ }),

/***/ 3312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EX: () => (/* binding */ pushFailed),
/* harmony export */   Qk: () => (/* binding */ isPassingPushError),
/* harmony export */   TI: () => (/* binding */ engineUnreachable),
/* harmony export */   hE: () => (/* binding */ isTagRefused),
/* harmony export */   mZ: () => (/* binding */ isLoginRefused),
/* harmony export */   q3: () => (/* binding */ buildFailed),
/* harmony export */   t0: () => (/* binding */ isPushError),
/* harmony export */   uN: () => (/* binding */ tagTaken)
/* harmony export */ });
/* harmony import */ var _build_output_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8356);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);


/** The engine does not answer. `address`: what DOCKER_HOST says, where it is set. */
function engineUnreachable(output, address) {
    const said = (0,_build_output_js__WEBPACK_IMPORTED_MODULE_1__/* .lastErrorLine */ .HY)(output);
    if (/permission denied/i.test(output)) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
            code: 'docker-not-running',
            what: `This step may not use the Docker engine. ${said}`,
            why: "the runner's user is not in the group that owns Docker's socket.",
            fix: 'add the user to the group `docker` and restart the runner:\n    sudo usermod --append --groups docker USER',
        });
    }
    if (address !== undefined) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
            code: 'docker-not-running',
            what: `No Docker engine answers at ${address}. ${said}`,
            why: `DOCKER_HOST says ${address}, and there is no engine, or it is not running.`,
            fix: 'start the engine there, or take DOCKER_HOST out of the environment of this job.',
        });
    }
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'docker-not-running',
        what: `The Docker engine does not answer. ${said}`,
        why: 'it is not running on this runner, or the current Docker context points elsewhere.',
        fix: 'use a runner with Docker (`runs-on: ubuntu-latest`), or start it before this step:\n    sudo systemctl start docker',
    });
}
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
    const location = { file: failed.dockerfile, ...(line === undefined ? {} : { line }) };
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({ ...buildProblem(failed), what, ...(isPlaceKnown && failed.inWorkspace ? { location } : {}) });
}
function buildProblem({ error: { message }, inWorkspace, command, output }) {
    if (/no space left on device/i.test(output))
        return diskFull();
    if (/target stage .* could not be found|failed to reach build target/i.test(message)) {
        return {
            code: 'build-failed',
            why: 'the Dockerfile has no stage of that name.',
            fix: 'compare `target` with the names behind AS in the Dockerfile.',
        };
    }
    if (!inWorkspace &&
        /failed to (load cache key|fetch|read dockerfile)|could not resolve host|repository .* not found/i.test(message)) {
        return {
            code: 'build-failed',
            why: 'the context could not be fetched: its address is wrong, private, or not reached from this runner.',
            fix: 'check `context`; for the repository of this workflow use actions/checkout and a path.',
        };
    }
    if (/failed to read dockerfile|unable to evaluate symlinks in Dockerfile path/i.test(message)) {
        return {
            code: 'dockerfile-missing',
            why: 'the Dockerfile is not where `file` (or `context`) says, or .dockerignore leaves it out.',
            fix: 'set `file` to its path from the workspace, for example `file: docker/Dockerfile`.',
        };
    }
    if (/checksum of ref|file not found in build context|COPY failed/i.test(message)) {
        const file = /ref \S+: "([^"]+)": not found|stat ([^:]+): file does not exist/.exec(message);
        return {
            code: 'build-failed',
            why: `${file?.[1] ?? file?.[2] ?? 'the file'} is not in the build context: it was not checked out or built yet, or .dockerignore leaves it out.`,
            fix: 'check `context` and .dockerignore; paths in COPY and ADD start at the context.',
        };
    }
    const secret = /\/run\/secrets\/([\w.-]+)['"]?: No such file/i.exec(output)?.[1];
    if (secret !== undefined) {
        return {
            code: 'build-failed',
            why: `the Dockerfile takes the secret ${secret}, and this step does not give it.`,
            fix: `add it:\n    secrets: |\n      ${secret}=\${{ secrets.${secret.toUpperCase().replace(/[^A-Z0-9]/g, '_')} }}`,
        };
    }
    if (/exec format error/i.test(output)) {
        return {
            code: 'build-failed',
            why: 'the build runs a program of another platform than the runner, and nothing on it emulates that one.',
            fix: 'add docker/setup-qemu-action before this step; or build each platform on a runner of its own, which is faster; or cross-compile with `FROM --platform=$BUILDPLATFORM`.',
        };
    }
    return imageProblem(message) ?? commandProblem(message, command);
}
/** What can be wrong with a base image; `undefined` where it is something else. */
function imageProblem(message) {
    if (/pull access denied|no basic auth credentials|401 Unauthorized|403 Forbidden|insufficient_scope|denied:/i.test(message)) {
        return {
            code: 'base-image-denied',
            why: "the registry of a base image refuses this job: the image's name is wrong, or a login or permission is missing.",
            fix: 'check the name behind FROM. From another repository in ECR the role needs ecr:BatchGetImage and ' +
                'ecr:GetDownloadUrlForLayer on it; for other registries run docker/login-action before this step.',
        };
    }
    if (/no match for platform|does not match the specified platform/i.test(message)) {
        return {
            code: 'build-failed',
            why: 'a base image is not there for the platform that is built (see DOCKER_DEFAULT_PLATFORM and FROM --platform).',
            fix: 'use a base image that is there for this platform, or a runner of the other platform.',
        };
    }
    if (/failed to resolve source metadata|failed to resolve reference|no such host|manifest unknown/i.test(message)) {
        return {
            code: 'build-failed',
            why: 'a base image was not found: its name or tag is wrong, or its registry is not reached from this runner.',
            fix: 'check the name behind FROM, and that the runner reaches that registry.',
        };
    }
    return undefined;
}
function commandProblem(message, command) {
    if (/did not complete successfully|returned a non-zero code/i.test(message)) {
        return {
            code: 'build-failed',
            why: 'the command in the Dockerfile failed; its own output is above.',
            fix: `run the same build where you can look at it:\n    ${command}`,
        };
    }
    return { code: 'build-failed', fix: 'see the output of the build above.' };
}
function diskFull() {
    return {
        code: 'disk-full',
        why: "the runner's disk is full: layers and caches of earlier builds, or a large build context.",
        fix: 'free space before this step (`docker system prune --all --force`), use a .dockerignore, or a larger runner.',
    };
}
/**
 * Whether a push that failed so may succeed when it is simply done again. Whatever is not known to be final is taken for
 * a fault of network or service: docker has many words for those, and pushing again what arrived already is cheap.
 */
function isPassingPushError(output, target) {
    return !FINAL_PUSH_ERROR.test(withoutNames((0,_build_output_js__WEBPACK_IMPORTED_MODULE_1__/* .lastErrorLine */ .HY)(output), target));
}
/** Whether the registry may have refused the tag because it stands on another image. */
function isTagRefused(output, target) {
    return /400 Bad Request|immutable/i.test(withoutNames((0,_build_output_js__WEBPACK_IMPORTED_MODULE_1__/* .lastErrorLine */ .HY)(output), target));
}
/**
 * What docker said without the names of host, repository and tag, in which any word may stand: a repository may well be
 * called `unauthorized` or `immutable`.
 */
function withoutNames(text, { image, host, repository }) {
    const tag = image.slice(`${host}/${repository}:`.length);
    const escaped = tag.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return text
        .replaceAll(host, 'HOST')
        .replaceAll(repository, 'NAME')
        .replace(new RegExp(`([:'"/])${escaped}(?![\\w.-])`, 'g'), '$1TAG');
}
const FINAL_PUSH_ERROR = /denied|unauthorized|not authorized|no basic auth|40[0134] [A-Z]|immutable|(manifest|tag|digest|name) (invalid|unknown)|does not exist|no space left|no such image|not found/i;
/**
 * Whether the registry refused the login without a word about a permission. A login that ran out during the build looks
 * like that with the containerd store, which passes on nothing but the status.
 */
function isLoginRefused(output, target) {
    const said = withoutNames((0,_build_output_js__WEBPACK_IMPORTED_MODULE_1__/* .lastErrorLine */ .HY)(output), target);
    if (/not authorized to perform/i.test(said))
        return false;
    return /authorization token has expired|no basic auth credentials|40[13] (Unauthorized|Forbidden)/i.test(said);
}
/** Whether what a builder wrote is about the push, and not about the build before it. */
function isPushError(output) {
    return /failed to push|failed to authorize|failed to fetch oauth token|unexpected status from (HEAD|GET|POST|PATCH|PUT) request/i.test((0,_build_output_js__WEBPACK_IMPORTED_MODULE_1__/* .lastErrorLine */ .HY)(output));
}
/** The push failed. `attempts`: how often it was tried. */
function pushFailed(output, target, attempts) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        ...pushProblem(output, target, attempts),
        what: `docker push ${target.image} failed. Docker says: ${(0,_build_output_js__WEBPACK_IMPORTED_MODULE_1__/* .lastErrorLine */ .HY)(output)}`,
    });
}
/** The push failed because the tag stands on another image by now, and is immutable. */
function tagTaken(output, { image }, digest) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        ...tagTakenProblem(),
        what: `docker push ${image} failed: this tag stands on ${digest} by now, and is immutable. Docker says: ${(0,_build_output_js__WEBPACK_IMPORTED_MODULE_1__/* .lastErrorLine */ .HY)(output)}`,
    });
}
function tagTakenProblem() {
    return {
        code: 'tag-immutable',
        why: 'another job pushed this tag while this one was building, and tags of this repository cannot be overwritten.',
        fix: 'use the image that is there, or push a new commit.',
    };
}
function pushProblem(output, target, attempts) {
    const { host, repository, accountId, region } = target;
    const said = withoutNames(output, target);
    if (/not authorized to perform: ecr:/.test(said))
        return pushDenied(output, target);
    if (/immutable/i.test(said))
        return tagTakenProblem();
    if (/name unknown|does not exist in the registry/i.test(said)) {
        return {
            code: 'repository-missing',
            why: `the repository ${repository} is not in account ${accountId}, region ${region}, or was deleted during the build.`,
            fix: 'set `create-repository: true`, or check `repository`, `registry-id` and `aws-region`.',
        };
    }
    if (/authorization token has expired|no basic auth|401 Unauthorized|not authorized|authentication required/i.test(said)) {
        return {
            code: 'push-unauthorized',
            why: `the registry ${host} accepted neither this step's login nor a new one.`,
            fix: 'run the job again; should it happen always, see whether a proxy stands before the registry.',
        };
    }
    if (/no space left on device/i.test(said))
        return diskFull();
    if (/403 Forbidden|denied/i.test(said))
        return pushDenied(output, target);
    return {
        code: 'push-failed',
        why: `the network between this runner and ECR, or ECR itself; the push was tried ${attempts === 1 ? 'once' : `${attempts} times`}.`,
        fix: 'run the job again. What was uploaded stays, so the next push is shorter.',
    };
}
function pushDenied(output, { repository, accountId, region, partition, isSeen }) {
    const named = /not authorized to perform: (ecr:\w+)(?: on resource: (arn:[^\s"]+))?/.exec(output);
    const action = named?.[1] ?? actionOf(output);
    const resource = named?.[2] ?? `arn:${partition}:ecr:${region}:${accountId}:repository/${repository}`;
    const statement = { Effect: 'Allow', Action: PUSH_ACTIONS, Resource: resource };
    const lacks = action === undefined ? 'the role lacks a permission to push' : `the role lacks ${action}`;
    return {
        code: 'permission-missing',
        why: isSeen
            ? `${lacks}; or a boundary, an SCP or the repository's policy forbids it; or a quota is used up (tags of an image, images of a repository).`
            : `the role's policy is not for the repository ${repository} in account ${accountId}, region ${region} (perhaps the name is another one), or ${lacks}.`,
        fix: `see that the role's policy has this statement:\n    ${JSON.stringify(statement)}`,
    };
}
/** The permission that a refused request of the registry needs, where docker says which request it was. */
function actionOf(output) {
    const request = /(HEAD|GET|POST|PATCH|PUT) request to \S+\/v2\/\S+?\/(blobs\/uploads|blobs|manifests)\//.exec(output);
    const actions = {
        'HEAD blobs': 'ecr:BatchCheckLayerAvailability',
        'POST blobs/uploads': 'ecr:InitiateLayerUpload',
        'PATCH blobs/uploads': 'ecr:UploadLayerPart',
        'PUT blobs/uploads': 'ecr:CompleteLayerUpload',
        'HEAD manifests': 'ecr:BatchGetImage',
        'GET manifests': 'ecr:BatchGetImage',
        'PUT manifests': 'ecr:PutImage',
    };
    return request === null ? undefined : actions[`${request[1]} ${request[2]}`];
}
/** What a push needs (https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html). */
const PUSH_ACTIONS = [
    'ecr:BatchCheckLayerAvailability',
    'ecr:BatchGetImage',
    'ecr:CompleteLayerUpload',
    'ecr:InitiateLayerUpload',
    'ecr:PutImage',
    'ecr:UploadLayerPart',
];


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

/***/ 6419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** The SHA-256 of a content; 64 hex digits. */
function sha256(content) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex');
}


/***/ }),

/***/ 7314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x_: () => (/* binding */ NO_GITHUB_CACHE),
  IH: () => (/* binding */ builderRequirements),
  e9: () => (/* binding */ describeSelection),
  o9: () => (/* binding */ engineCaches),
  Wp: () => (/* binding */ ensureBuilder),
  lc: () => (/* binding */ fixedRequirements),
  ai: () => (/* binding */ isGithubCacheMissing),
  kv: () => (/* binding */ selectBuilder),
  c9: () => (/* binding */ warnUnusedCaches)
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
// EXTERNAL MODULE: ./.build/errors/build-output.js
var build_output = __webpack_require__(8356);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/github/saved-state.js
var saved_state = __webpack_require__(6519);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/cache-flags.js
var cache_flags = __webpack_require__(9536);
// EXTERNAL MODULE: ./.build/plan/repository.js
var plan_repository = __webpack_require__(8758);
;// CONCATENATED MODULE: ./.build/phases/build/builder.js










/** BuildKit for a builder of this step's own, of one version for all: another one might pack an image differently. */
const BUILDKIT_IMAGE = 'moby/buildkit:v0.32.2';
/** What a step asks of its builder. `more`: what only shows when the repository is known. */
function builderRequirements(step, more = []) {
    const { build, test } = step.inputs;
    return {
        requirements: [...(0,choose_builder/* requirementsOf */.CG)({ ...build, ...cachesOf(step) }), ...more],
        requested: build.builder,
        loadsIndex: build.load && build.platforms.length > 1,
        isTested: test !== undefined,
    };
}
/**
 * Finds who builds. Most builds are the engine's own business, and then it is all that is asked.
 *
 * @throws Failure
 */
async function selectBuilder({ environment }, docker, { requirements, requested, loadsIndex, isTested }) {
    const engine = (0,docker_engine/* findEngine */.G)(docker, environment.variables.DOCKER_HOST || undefined);
    if (requirements.length === 0 && requested === undefined)
        return { engine: await engine, choice: { kind: 'engine' } };
    const inUse = environment.variables.BUILDX_BUILDER || undefined;
    const [found, store, answered] = await Promise.all([
        inspectBuilder(docker, requested ?? inUse),
        imageStore(docker),
        engine.then((value) => ({ value }), (error) => ({ error })),
    ]);
    const choice = (0,choose_builder/* chooseBuilder */.Z7)({
        requirements,
        store,
        ...(requested === undefined
            ? (0,omit_undefined/* present */.E)('current', found)
            : { requested: { name: requested, found: found ?? 'missing' } }),
    });
    if (choice.kind === 'refuse')
        throw new failure/* Failure */.HR(choice.problem);
    if (choice.kind !== 'engine' && loadsIndex)
        throw cannotLoad();
    // A builder elsewhere needs no engine here, unless the image is to be run here.
    const isElsewhere = choice.kind === 'builder' && !isTested;
    if ('error' in answered && !isElsewhere)
        throw answered.error;
    return { ...('value' in answered ? { engine: answered.value } : {}), choice };
}
function cannotLoad() {
    return new failure/* Failure */.HR({
        code: 'builder-missing',
        what: 'An image of several platforms cannot be loaded into the engine from another builder. Nothing was built.',
        why: 'docker takes images of one platform only from a builder that is not its own.',
        fix: 'take `load` out; or use an engine with the containerd image store, whose own builder does both.',
    });
}
/** The caches that the workflow asks for; where the registry is counts for nothing yet. */
function cachesOf(step) {
    const { cache, cacheFrom, cacheTo } = step.inputs.build;
    const flags = step.inputs.destination.kind === 'ecr' ? flagsOf(step, cache.preset) : engineCaches(step);
    return { cacheFrom: [...flags.from, ...cacheFrom], cacheTo: [...flags.to, ...cacheTo] };
}
function flagsOf({ inputs, event }, preset) {
    const { cache, target, platforms } = inputs.build;
    const scope = cache.scope ?? [...(target === undefined ? [] : [target]), ...platforms];
    return (0,cache_flags/* cacheFlags */.wT)({ preset, repositoryUri: 'host/name', event, scope, imageTags: [] });
}
/** The caches without a push: those in the registry would need a login, GitHub's does not. */
function engineCaches(step) {
    const { preset } = step.inputs.build.cache;
    return preset === 'gha' ? flagsOf(step, preset) : cache_flags/* NO_CACHE */.DQ;
}
/** Says which caches are left out without a push. */
function warnUnusedCaches(step) {
    const { preset } = step.inputs.build.cache;
    if (isGithubCacheMissing(step))
        step.runner.warning(NO_GITHUB_CACHE);
    if (preset === 'registry' || preset === 'inline')
        step.runner.notice(`cache: ${preset} is neither read nor written, as push is false and nobody logs in. Take cache: gha for such runs.`);
}
/** Without a token buildx leaves GitHub's cache out, and says nothing. */
function isGithubCacheMissing({ inputs, environment }) {
    return inputs.build.cache.preset === 'gha' && !environment.variables.ACTIONS_RUNTIME_TOKEN;
}
const NO_GITHUB_CACHE = 'The cache is neither read nor written, as ACTIONS_RUNTIME_TOKEN is not set: this runner gives no access to ' +
    "GitHub's cache. Take `cache: gha` out, or use `cache: registry`.";
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
    throw new failure/* Failure */.HR({
        code: 'builder-missing',
        what: `A builder that can do what is asked could not be made. Docker says: ${(0,build_output/* lastErrorLine */.HY)(tail)}`,
        why: `this runner does not reach the registry of ${BUILDKIT_IMAGE}, its buildx plugin is missing, or its engine starts no privileged containers.`,
        fix: 'make a builder before this step (docker/setup-buildx-action) and name it in `builder`; or take out what the engine cannot do.',
    });
}
/** What it takes to push an index under its first tag, where that cannot move, or may not. */
function fixedRequirements({ build, tags }, { repository }) {
    const [tag] = tags;
    const mayBeFixed = repository.kind !== 'found' || !(0,plan_repository/* isMovable */.dS)(tag, repository.mutability);
    return (0,choose_builder/* isIndex */.nw)(build) && mayBeFixed ? [(0,choose_builder/* fixedIndexRequirement */.Q2)(tag)] : [];
}
/** Who builds, for the log. */
function describeSelection({ engine, choice }, { info }) {
    const own = choice.kind === 'engine' ? ', built by its own builder' : '';
    if (engine !== undefined)
        info(`Docker ${engine.serverVersion} (command ${engine.clientVersion})${own}.`);
    if (choice.kind !== 'engine')
        info(choice.sentence);
}


/***/ }),

/***/ 3749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RX: () => (/* binding */ asBuilt),
  _w: () => (/* binding */ buildImage),
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
    const rows = slow.slice(0, TOLD).map(({ name, seconds }) => `${(0,format/* formatSeconds */.X)(seconds).padStart(10)}  ${cut(name)}`);
    const cached = steps.filter(({ isCached }) => isCached).length;
    const further = [
        `${cached} of ${steps.length} step${steps.length === 1 ? '' : 's'} from the cache`,
        ...(exportSeconds === undefined ? [] : [`packed in ${(0,format/* formatSeconds */.X)(exportSeconds)}`]),
        ...(pushSeconds === undefined ? [] : [`pushed in ${(0,format/* formatSeconds */.X)(pushSeconds)}`]),
        ...(cacheSeconds === undefined ? [] : [`cache written in ${(0,format/* formatSeconds */.X)(cacheSeconds)}`]),
    ];
    return [...(rows.length === 0 ? [] : ['The slowest steps:', ...rows]), `${further.join(', ')}.`];
}
function cut(name) {
    return name.length > 100 ? `${name.slice(0, 99)}…` : name;
}

// EXTERNAL MODULE: ./.build/errors/build-output.js
var build_output = __webpack_require__(8356);
// EXTERNAL MODULE: ./.build/errors/docker-errors.js
var docker_errors = __webpack_require__(3312);
// EXTERNAL MODULE: ./.build/inputs/parsers.js
var parsers = __webpack_require__(7594);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
;// CONCATENATED MODULE: ./.build/phases/build/docker-build.js







/**
 * Builds the image.
 *
 * @throws Failure that names the line of the Dockerfile
 */
async function buildImage(docker, order) {
    const { command, finished } = await runBuild(docker, order);
    if (!finished.succeeded)
        throw explainBuild(order.build, command, finished);
}
/**
 * The order for an image that was built just now: all of it comes from the cache, so that it is the same one. Without, an
 * image that was tested would be built once more, and another one pushed.
 */
function asBuilt(build) {
    return { ...build, noCache: false, noCacheFilters: [], pull: false, cacheTo: inlineOnly(build.cacheTo) };
}
/** Of caches to write the one that is a part of the image itself: all others are written already. */
function inlineOnly(caches) {
    return caches.filter((cache) => (0,choose_builder/* cacheType */.NW)(cache) === 'inline');
}
/** Runs it, whatever comes of it; tells how long its steps took, and which caches were not written. */
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
/** Runs `docker build`, whatever comes of it. */
async function runBuild(docker, { build, images, options, info, warning }) {
    const command = (0,build_arguments/* buildCommand */.Oe)(build, images, options);
    info(command.shown);
    const { args, variables } = command;
    const { finished } = await streamBuild(docker, { args, variables, info, warning, caches: 'The cache' });
    return { command, finished };
}
/** Why a build failed, with the line of the Dockerfile. */
function explainBuild(build, { shown }, { exitCode, tail }) {
    const inWorkspace = !(0,parsers/* isRemoteContext */.uN)(build.context);
    const dockerfile = build.file ?? (inWorkspace ? (0,external_node_path_.join)(build.context, 'Dockerfile') : 'Dockerfile');
    const error = (0,build_output/* readBuildError */.Bz)(tail);
    return (0,docker_errors/* buildFailed */.q3)({ error, dockerfile, inWorkspace, command: shown, exitCode, output: tail });
}


/***/ }),

/***/ 8353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ dockerFor),
/* harmony export */   u: () => (/* binding */ privateConfig)
/* harmony export */ });
/* harmony import */ var _docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5220);
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
    const { commitDate } = event;
    const variables = (0,_docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerVariables */ .Gn)({
        variables: environment.variables,
        configDirectory: config?.directory,
        commitDate,
    });
    return (0,_docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerCli */ .RK)({ workspace: environment.workspace, variables, quoting: runner.quoting });
}


/***/ }),

/***/ 9536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ NO_CACHE),
/* harmony export */   RW: () => (/* binding */ refuseFixedCache),
/* harmony export */   wT: () => (/* binding */ cacheFlags)
/* harmony export */ });
/* unused harmony export cachePlace */
/* harmony import */ var _lib_sha256_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6419);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8758);


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
    const hash = (0,_lib_sha256_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(text).slice(0, 8);
    return `${made.slice(0, longest - hash.length - 1)}-${hash}`;
}
/** The tag of a registry cache moves with each build: where it cannot, that is told before the build. */
function refuseFixedCache({ preset, ...situation }, repositoryFacts) {
    const { uri, tag, isOwn } = cachePlace(situation);
    if (branchOf(situation.event) === undefined)
        return undefined;
    if (preset !== 'registry' || !isOwn || repositoryFacts.kind !== 'found' || (0,_repository_js__WEBPACK_IMPORTED_MODULE_1__/* .isMovable */ .dS)(tag, repositoryFacts.mutability))
        return undefined;
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
/** Whether an index comes of it, and not a plain image. */
function isIndex({ platforms, provenance, sbom, }) {
    return platforms.length > 1 || provenance !== undefined || sbom !== undefined;
}
/** What an order needs, beyond what every builder can do. */
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
            return { kind: 'refuse', problem: builderMissing(name) };
        if (found.driver !== 'docker') {
            return { kind: 'builder', builder: found, sentence: `Built by ${name} (${found.driver}), as the workflow says.` };
        }
        const lacking = lackingIn(store, requirements);
        return lacking.length === 0 ? { kind: 'engine' } : { kind: 'refuse', problem: builderTooSmall(name, lacking) };
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
function builderMissing(name) {
    return {
        code: 'builder-missing',
        what: `There is no builder ${name} on this runner. Nothing was built.`,
        why: 'no step before this one made it, or it was made under another user or DOCKER_CONFIG.',
        fix: 'take `builder` out: what the engine cannot do is built by a builder that this step makes. Or make it before this step, with docker/setup-buildx-action and `name`.',
    };
}
function builderTooSmall(name, lacking) {
    return {
        code: 'builder-missing',
        what: `The builder ${name} is the engine's own, which cannot do this. Nothing was built:\n${lacking.map(({ wish }) => `    ${wish}`).join('\n')}`,
        why: 'the engine keeps images in its classic store, or knows no such cache.',
        fix: 'take `builder` out: then this step makes a builder that can.',
    };
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


/***/ })

};
;