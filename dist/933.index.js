"use strict";
exports.id = 933;
exports.ids = [933];
exports.modules = {

/***/ 9577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N4: () => (/* binding */ endGroup),
/* harmony export */   PH: () => (/* binding */ endChildren),
/* harmony export */   TN: () => (/* binding */ groups)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

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

/***/ 6161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ asFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);

/**
 * The failure to report for whatever was thrown. A `Failure` is passed through; anything else is a defect of ours and
 * becomes `unexpected`, with its name and message but without its stack (the stack goes to the debug log).
 */
function asFailure(thrown) {
    if (thrown instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
        return thrown;
    const told = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'unexpected',
        what: `The action stopped on something it does not know how to explain. ${told}`,
        why: 'a defect of this action, or a situation it was never tried in.',
        fix: 'run the job again with "Enable debug logging" and report the log as an issue of this action.',
    }, { cause: thrown });
}


/***/ }),

/***/ 1035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xo: () => (/* binding */ formatSeconds),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   ix: () => (/* binding */ megabytes),
/* harmony export */   z3: () => (/* binding */ formatBytes)
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
/** A number of things: `1 file`, `3 files`. */
function counted(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
/** A number of bytes in megabytes, small ones as they are. */
function megabytes(bytes) {
    return bytes < 50000 ? counted(bytes, 'byte') : `${(bytes / 1e6).toFixed(1)} MB`;
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


/***/ }),

/***/ 5933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  start: () => (/* binding */ start)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 10 modules
var core = __webpack_require__(7264);
// EXTERNAL MODULE: ./.build/docker/child-processes.js
var child_processes = __webpack_require__(9577);
// EXTERNAL MODULE: ./.build/errors/unexpected-errors.js
var unexpected_errors = __webpack_require__(6161);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./.build/github/environment.js


/** The environment of this step: the only place, beside inputs and event, that looks at the variables. */
function readEnvironment(variables) {
    const url = variables.ACTIONS_ID_TOKEN_REQUEST_URL;
    const requestToken = variables.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
    const region = variables.AWS_REGION || variables.AWS_DEFAULT_REGION;
    const workspace = variables.GITHUB_WORKSPACE || process.cwd();
    return {
        workspace,
        temp: variables.RUNNER_TEMP || (0,external_node_os_.tmpdir)(),
        // An empty HOME is what Node calls the home, and links must not depend on the folder they are followed from.
        dockerConfig: (0,external_node_path_.resolve)(workspace, variables.DOCKER_CONFIG || (0,external_node_path_.join)((0,external_node_os_.homedir)() || (0,external_node_os_.userInfo)().homedir, '.docker')),
        troubleshooting: pageOf(variables, 'docs/troubleshooting.md'),
        hasSummary: Boolean(variables.GITHUB_STEP_SUMMARY),
        ...(url && requestToken ? { idToken: { url, requestToken } } : {}),
        ...(region ? { region } : {}),
        variables: Object.fromEntries(Object.entries(variables).filter((entry) => entry[1] !== undefined)),
    };
}
/**
 * The address of a file of this action, at the ref that the workflow names. Local actions (`uses: ./`) have no repository of
 * their own: then it is the path. Where a runner tells no ref, it is the file of today.
 */
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
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./.build/github/quotation.js

/**
 * What programs write, shown and not obeyed: workflow commands in it do nothing (`stop-commands`,
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#stopping-and-starting-workflow-commands).
 * Only for as long as a program is shown; several may be at the same time.
 */
class Quotation {
    #write;
    #shown = 0;
    #token;
    #lineIsOpen = false;
    /** `write`: to the log of the step. */
    constructor(write) {
        this.#write = write;
    }
    /** Shows what comes while the work is done. */
    async around(work) {
        this.#shown += 1;
        this.#begin();
        try {
            return await work((chunk) => {
                if (chunk.length === 0)
                    return;
                this.#lineIsOpen = chunk.at(-1) !== LINE_FEED;
                this.#write(chunk);
            });
        }
        finally {
            this.#shown -= 1;
            if (this.#shown === 0)
                this.end();
        }
    }
    /** Tells the runner something that it has to obey, such as a mask, whatever is being shown. */
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
    /** Lets the runner obey commands again. */
    end() {
        if (this.#token === undefined)
            return;
        this.#write(`${this.#lineIsOpen ? '\n' : ''}::${this.#token}::\n`);
        this.#token = undefined;
        this.#lineIsOpen = false;
    }
    #begin() {
        if (this.#token !== undefined)
            return;
        // A new one each time: what was shown by now may repeat the one before.
        this.#token = (0,external_node_crypto_.randomUUID)();
        this.#write(`::stop-commands::${this.#token}\n`);
    }
}
const LINE_FEED = 0x0a;

;// CONCATENATED MODULE: ./.build/github/runner.js





/** The runner of GitHub Actions, by @actions/core. */
function actionsRunner({ now, hasSummary, troubleshooting }) {
    const quotation = new Quotation((text) => process.stdout.write(text));
    // Whatever tells the runner something has to be obeyed, also in the middle of what a program writes.
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
        fail: (problem) => {
            quotation.end();
            annotate(problem, troubleshooting);
        },
    };
}
/** What does parts of the step, and how long they took. */
function timingRunner(now, command) {
    const timings = [];
    const measure = async (title, work) => {
        const start = now();
        const value = await work();
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
/**
 * A text that the runner only shows. It takes commands from each line that starts with `::`, and from anything behind
 * `##[` (https://github.com/actions/runner, ActionCommand.cs); both are spelled a little differently here.
 */
function withoutCommands(text) {
    return text.replaceAll('##[', '# #[').replace(/^(\s*):(?=:)/gm, '$1: ');
}
function annotate(problem, troubleshooting) {
    const { file, line } = problem.location ?? {};
    process.exitCode = 1;
    core/* error */.z3((0,failure/* describeProblem */.BJ)(problem, troubleshooting), (0,omit_undefined/* omitUndefined */.O)({
        title: problem.code,
        file,
        startLine: line,
    }));
}

;// CONCATENATED MODULE: ./.build/lib/cancel.js
/**
 * Does `clean` and ends this process when the runner cancels the step: it sends SIGINT, and some seconds later SIGTERM
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation). `clean` cannot wait for
 * anything. The exit code is the shell's for a process that a signal ended.
 */
function endOnCancel(clean) {
    const end = (code) => () => {
        try {
            clean();
        }
        finally {
            process.exit(code);
        }
    };
    process.once('SIGINT', end(130));
    process.once('SIGTERM', end(143));
}

;// CONCATENATED MODULE: ./.build/start.js








/** Whether the runner passes such an input at all, be it empty; its variable's name is that of @actions/core. */
function isSet(name, { variables }) {
    return variables[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] !== undefined;
}
/** Runs the story of an action. Whatever goes wrong, at whatever time, ends as one annotation and a red step. */
async function start(load) {
    const environment = readEnvironment(process.env);
    const now = () => performance.now();
    const { hasSummary, troubleshooting } = environment;
    const runner = actionsRunner({ now, hasSummary, troubleshooting });
    const folders = [];
    const clean = () => {
        (0,child_processes/* endChildren */.PH)();
        for (const folder of folders)
            (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    };
    const failWith = (thrown) => {
        runner.fail((0,unexpected_errors/* asFailure */.h)(thrown).problem);
        runner.debug(thrown instanceof Error ? (thrown.stack ?? '') : '');
        (0,child_processes/* endChildren */.PH)();
        // A process that still waits for somebody, such as a Docker that never answers, would keep the step alive.
        process.exit();
    };
    // A stream that breaks under @actions/exec surfaces here and nowhere else.
    process.on('uncaughtException', (error) => {
        clean();
        failWith(error);
    });
    endOnCancel(() => {
        clean();
        runner.info('Cancelled. What was at work is ended, and no login is left. What is in ECR already stays there.');
    });
    try {
        const clock = { sleep: (ms) => (0,promises_.setTimeout)(ms), random: Math.random, now };
        const story = await load();
        await story({
            environment,
            source: (name) => (isSet(name, environment) ? (0,core/* getInput */.V4)(name) : undefined),
            runner,
            clock,
            onTempFolder: (folder) => folders.push(folder),
        });
    }
    catch (error) {
        failWith(error);
    }
}


/***/ })

};
;