"use strict";
exports.id = 728;
exports.ids = [728];
exports.modules = {

/***/ 4735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planPushToEcr: () => (/* reexport */ planPushToEcr),
  pushToEcr: () => (/* binding */ pushToEcr)
});

// EXTERNAL MODULE: ./.build/phases/build/build-image.js
var build_image = __webpack_require__(9184);
// EXTERNAL MODULE: ./.build/phases/build/builder.js
var builder = __webpack_require__(9251);
// EXTERNAL MODULE: ./.build/phases/build/push-setup.js
var push_setup = __webpack_require__(2466);
// EXTERNAL MODULE: ./.build/phases/credentials/job-exports.js
var job_exports = __webpack_require__(7251);
;// CONCATENATED MODULE: ./.build/phases/push/idle-inputs.js
function tellIdleInputs({ inputs, runner }) {
    const idle = describeIdleInputs(inputs);
    if (idle !== undefined)
        runner.info(idle);
}
function describeIdleInputs({ build, test }) {
    const set = {
        test: test !== undefined,
        builder: build.builder !== undefined,
        cache: build.cache.preset !== 'none',
        'cache-from': build.cacheFrom.length > 0,
        'cache-to': build.cacheTo.length > 0,
    };
    const names = Object.keys(set).flatMap((name) => (set[name] ? [`\`${name}\``] : []));
    const idle = names.length === 0 ? [] : [`${names.join(', ')} had nothing to do`];
    const unseen = build.secrets.length + build.ssh.length === 0 ? [] : ['what `secrets` and `ssh` hold is not compared'];
    const parts = [...idle, ...unseen];
    return parts.length === 0 ? undefined : `As nothing is built, ${parts.join(', and ')}.`;
}

// EXTERNAL MODULE: ./.build/phases/push/pull-image.js
var pull_image = __webpack_require__(8321);
// EXTERNAL MODULE: ./.build/phases/push/push-decided.js
var push_decided = __webpack_require__(731);
// EXTERNAL MODULE: ./.build/phases/push/push-tag.js + 3 modules
var push_tag = __webpack_require__(2823);
// EXTERNAL MODULE: ./.build/phases/push/registry-login.js + 1 modules
var registry_login = __webpack_require__(7911);
// EXTERNAL MODULE: ./.build/phases/push/reuse-image.js
var reuse_image = __webpack_require__(4476);
// EXTERNAL MODULE: ./.build/phases/registry/check-registry.js
var check_registry = __webpack_require__(8891);
// EXTERNAL MODULE: ./.build/phases/registry/prepare-target.js
var prepare_target = __webpack_require__(6260);
// EXTERNAL MODULE: ./.build/phases/registry/registry-access.js
var registry_access = __webpack_require__(9883);
// EXTERNAL MODULE: ./.build/phases/step.js
var phases_step = __webpack_require__(8353);
// EXTERNAL MODULE: ./.build/phases/tags/move-tags.js
var move_tags = __webpack_require__(6536);
// EXTERNAL MODULE: ./.build/plan/retry-policy.js
var retry_policy = __webpack_require__(9225);
// EXTERNAL MODULE: ./.build/docker/child-processes.js
var child_processes = __webpack_require__(9577);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
;// CONCATENATED MODULE: ./.build/actions/build-push/plan-only.js




async function planPushToEcr(step, ecr, idTokens) {
    const access = await (0,registry_access/* openAccess */.b)(step, ecr, idTokens);
    try {
        return await step.runner.phase('Registry', async () => {
            const { decision } = await (0,check_registry/* checkRegistry */.qW)(step, ecr, access);
            if (decision.kind === 'refuse')
                throw new failure/* Failure */.HR(decision.problem);
            (0,check_registry/* tellDecision */.CY)(decision, step.runner);
            const { tags } = (0,check_registry/* withoutStaying */.y3)(step, decision).inputs;
            return { value: { action: decision.kind, tags }, sentence: decision.sentence };
        });
    }
    finally {
        access.registry.close();
        (0,child_processes/* endChildren */.PH)();
    }
}

;// CONCATENATED MODULE: ./.build/actions/build-push/push-to-ecr.js

















async function pushToEcr(step, ecr, started) {
    const { selection, idTokens } = started;
    const access = await (0,registry_access/* openAccess */.b)(step, ecr, idTokens);
    try {
        const { target, decision } = await (0,prepare_target/* prepareTarget */.zb)(step, ecr, { access, selection });
        if (decision.kind === 'build')
            return await buildAndPush(step, ecr, { access, selection, target, decision });
        tellIdleInputs(step);
        const image = await (0,reuse_image/* reuseImage */.W)(step, target, decision);
        if (image.kind === 'pushed')
            return await (0,reuse_image/* deliverReused */.k)(step, ecr, { ...access, target, image });
        await (0,prepare_target/* tellOtherwise */.cv)(step, image.otherwise, selection);
        return await buildAndPush(step, ecr, { access, selection, target, decision: image.otherwise });
    }
    finally {
        access.registry.close();
    }
}
async function buildAndPush(whole, ecr, run) {
    const { access, target, decision } = run;
    const { identity } = access;
    const step = (0,check_registry/* withoutStaying */.y3)(whole, decision);
    const selection = await (0,builder/* reselectBuilder */.T4)(step, (0,phases_step/* dockerFor */._)(step), { ...target, selection: await run.selection });
    const config = await (0,registry_login/* logIn */.E8)(step, target);
    try {
        await (0,job_exports/* exportForLaterSteps */.v)(step, ecr, { identity, config });
        const setup = await (0,push_setup/* openPushSetup */.WD)(step, target, { config, identity, selection });
        (0,move_tags/* prefetchImages */.uu)(step, target, decision.tagPlan);
        const built = await (0,build_image/* buildImage */._w)(step, target, setup);
        try {
            const tested = await (0,build_image/* testImage */.ko)(step, target, { setup, built });
            const pusher = (0,push_tag/* pusherOf */.B)(step, target, { setup, built });
            const image = await pushUntilThere(whole, ecr, { ...run, work: { setup, pusher, built, tested } });
            return await (0,pull_image/* loadReused */.d)(step, target, { image, config });
        }
        finally {
            await (0,build_image/* forgetBuilt */.Se)(setup, built);
        }
    }
    finally {
        if (!ecr.dockerLogin)
            await config.remove();
    }
}
async function pushUntilThere(step, ecr, { access, work, ...decided }) {
    let next = decided;
    for (let again = 0;; again += 1) {
        const outcome = await (0,push_decided/* pushDecided */.B)(step, next, work);
        if (outcome.kind === 'pushed')
            return outcome;
        if (again === retry_policy/* DECIDED_AGAIN */.Qp)
            throw outcome.by;
        const now = await (0,push_decided/* goOnAfter */.u)(step, outcome.by, await (0,prepare_target/* checkAgain */.he)(step, ecr, access));
        if (now.kind === 'pushed')
            return now;
        next = now;
    }
}


/***/ }),

/***/ 2976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EX: () => (/* binding */ pushFailed),
/* harmony export */   Hp: () => (/* binding */ tagTakenFor),
/* harmony export */   Qk: () => (/* binding */ isPassingPushError),
/* harmony export */   SI: () => (/* binding */ isEngineGone),
/* harmony export */   c3: () => (/* binding */ refusalIn),
/* harmony export */   hE: () => (/* binding */ isTagRefused),
/* harmony export */   mZ: () => (/* binding */ isLoginRefused),
/* harmony export */   nn: () => (/* binding */ nameTaken),
/* harmony export */   qD: () => (/* binding */ TagTaken),
/* harmony export */   t0: () => (/* binding */ isPushError),
/* harmony export */   uN: () => (/* binding */ tagTaken),
/* harmony export */   xN: () => (/* binding */ isNameRace)
/* harmony export */ });
/* unused harmony export PUSH_CAUSES */
/* harmony import */ var _lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2778);
/* harmony import */ var _build_output_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8356);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5670);
/* harmony import */ var _common_fixes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8829);
/* harmony import */ var _disk_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2531);
/* harmony import */ var _docker_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5158);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3582);







function isPassingPushError(output) {
    const said = (0,_docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerWords */ .eJ)(refusalIn(output));
    const cause = PUSH_CAUSES.find(({ when }) => when.test(said));
    return cause === undefined ? !FINAL_WITHOUT_CAUSE.test(said) : cause.passes === true;
}
const FINAL_WITHOUT_CAUSE = /unauthorized|(?:manifest|tag|digest) unknown|name invalid|does not exist|no such image|not found|no space left|40[0134] [A-Z]/i;
const LOGIN_REFUSED = /authorization token has expired|no basic auth|401 Unauthorized|HTTP 401 |^unauthorized:/i;
function isTagRefused(output) {
    return /400 Bad Request|immutable/i.test((0,_docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerWords */ .eJ)(refusalIn(output)));
}
function isLoginRefused(output) {
    const said = (0,_docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerWords */ .eJ)(refusalIn(output));
    if (/not authorized to perform/i.test(said))
        return false;
    return LOGIN_REFUSED.test(said) || /403 Forbidden/i.test(said);
}
function isPushError(output) {
    return PUSH_ERROR.test((0,_docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerWords */ .eJ)((0,_build_output_js__WEBPACK_IMPORTED_MODULE_3__/* .readBuildError */ .Bz)(output).message));
}
const PUSH_ERROR = /^(?:failed to (?:build|solve): |target [\w-]+: )*(?:failed to push |failed to authorize|failed to fetch oauth token|unexpected status from (?:HEAD|GET|POST|PATCH|PUT) request)/i;
function isEngineGone(output) {
    return _docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .ENGINE_GONE */ .pt.test((0,_docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerWords */ .eJ)(refusalIn(output)));
}
function isNameRace(output) {
    return NAME_RACE.test((0,_docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerWords */ .eJ)(refusalIn(output)));
}
const NAME_RACE = /^(?:Error response from daemon: )?(?:failed to create an image \S+ .*already exists$|tag does not exist: |An image does not exist locally with the tag: )/;
const PROGRESS = /^(?:The push refers to |Using default tag|[0-9a-f]{12}: )/;
function refusalIn(output) {
    if (/^#\d+ |^ERROR: failed to (?:build|solve): /m.test(output))
        return (0,_build_output_js__WEBPACK_IMPORTED_MODULE_3__/* .readBuildError */ .Bz)(output).message;
    const lines = output.split(/\r?\n/);
    const progress = lines.findLastIndex((line) => PROGRESS.test(line));
    if (progress < 0)
        return (0,_build_output_js__WEBPACK_IMPORTED_MODULE_3__/* .lastErrorLine */ .HY)(lines);
    const said = lines.slice(progress + 1).find((line) => line.trim() !== '' && line.trim() !== 'errors:');
    return said?.trim() ?? (0,_build_output_js__WEBPACK_IMPORTED_MODULE_3__/* .lastErrorLine */ .HY)(lines);
}
function pushFailed(output, target, attempts) {
    const said = refusalIn(output);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
        ...explainPushError(said, target, attempts),
        what: `docker push ${target.image} failed. Docker says: ${said}`,
    });
}
class TagTaken extends _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR {
}
function tagTaken(output, { image }, digest) {
    return new TagTaken({
        ...TAG_TAKEN,
        what: `docker push ${image} failed: this tag stands on ${digest} by now, and is immutable. Docker says: ${refusalIn(output)}`,
    });
}
function tagTakenFor(taken, { why, fix = '' }) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({ ...taken.problem, why: `another run pushed it while this one was building; ${why}`, fix });
}
function nameTaken({ image }, attempts) {
    const each = attempts === 1 ? 'it' : 'each time it';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
        code: 'push-failed',
        what: `${image} was pushed ${times(attempts)}, and ${each} was another image, not the one that this step built: that is what ` +
            'the tag stands on now.',
        why: 'other runs share the Docker engine with this one, and give the same name to images of their own.',
        fix: WAIT_FOR_EACH_OTHER,
    });
}
const TAG_TAKEN = {
    code: 'tag-immutable',
    why: 'another job pushed this tag while this one was building, and tags of this repository cannot be overwritten.',
    fix: 'use the image that is there, or push a new commit.',
};
function explainPushError(said, target, attempts) {
    const cause = (0,_causes_js__WEBPACK_IMPORTED_MODULE_4__/* .findCause */ .l)(PUSH_CAUSES, (0,_docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerWords */ .eJ)(said), { target, said, attempts });
    if (cause !== undefined)
        return cause;
    return {
        code: 'push-failed',
        why: `the network between this runner and ECR, or ECR itself; the push was tried ${times(attempts)}.`,
        fix: 'run the job again. What was uploaded stays, so the next push is shorter.',
    };
}
function times(attempts) {
    return attempts === 1 ? 'once' : `${attempts} times`;
}
const DENIED = { code: 'permission-missing', why: whyDenied, fix: statementToAdd };
const WAIT_FOR_EACH_OTHER = 'let builds that make the same tag wait for each other, with `concurrency:` in the workflow, or give each a tag of its own.';
const PUSH_CAUSES = [
    {
        ...DENIED,
        when: /not authorized to perform: ecr:/,
        example: 'denied: User: arn:aws:sts::123456789012:assumed-role/push/gha is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:123456789012:repository/team/shop because no identity-based policy allows it',
    },
    {
        ...TAG_TAKEN,
        when: /immutable/i,
        example: "tag invalid: The image tag 'v1' already exists in the repository and cannot be overwritten because the tag is immutable.",
    },
    {
        code: 'repository-missing',
        when: /name unknown|does not exist in the registry|404 Not Found|HTTP 404 /i,
        why: ({ target: { repository, accountId, region } }) => `the repository ${repository} is not in account ${accountId}, region ${region}, or was deleted during the build.`,
        fix: 'set `create-repository: true`, or check `repository`, `registry-id` and `aws-region`.',
        example: "name unknown: The repository with name 'team/shop' does not exist in the registry with id '123456789012'",
    },
    {
        code: 'push-unauthorized',
        when: new RegExp(`${LOGIN_REFUSED.source}|not authorized|authentication required`, 'i'),
        why: ({ target: { host } }) => `the registry ${host} accepted neither this step's login nor a new one.`,
        fix: 'run the job again; should it happen always, see whether a proxy stands before the registry.',
        example: 'denied: Your authorization token has expired. Reauthenticate and try again.',
    },
    _disk_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DISK_FULL */ .w,
    {
        code: 'push-failed',
        when: NAME_RACE,
        passes: true,
        why: ({ attempts }) => `other runs share the Docker engine with this one, and give the same name to images of their own at the same moment; the push was tried ${times(attempts)}.`,
        fix: WAIT_FOR_EACH_OTHER,
        example: 'tag does not exist: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop:v1',
    },
    {
        code: 'docker-not-running',
        when: _docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .ENGINE_GONE */ .pt,
        passes: true,
        why: ({ attempts }) => `the Docker engine ended or was restarted during the push, and did not come back; the push was tried ${times(attempts)}.`,
        fix: _common_fixes_js__WEBPACK_IMPORTED_MODULE_5__/* .LOOK_AT_ENGINE */ .Z_,
        example: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    },
    {
        code: 'throttled',
        when: _docker_words_js__WEBPACK_IMPORTED_MODULE_1__/* .RATE_LIMITED */ .kU,
        passes: true,
        why: ({ attempts }) => `ECR takes only so many requests a second from an account and region, and other jobs push at the same time; the push was tried ${times(attempts)}.`,
        fix: _common_fixes_js__WEBPACK_IMPORTED_MODULE_5__/* .START_FEWER_JOBS */ .e3,
        example: 'toomanyrequests: Rate exceeded',
    },
    {
        ...DENIED,
        when: /403 Forbidden|HTTP 403 |denied/i,
        example: 'unexpected status from POST request to https://HOST/v2/NAME/blobs/uploads/: 403 Forbidden',
    },
    {
        code: 'push-failed',
        when: /400 Bad Request|HTTP 400 |(?:manifest|digest|tag) invalid/i,
        why: 'ECR refuses what is pushed as it is: the kind of its manifest, a name, or a tag that may not move.',
        fix: 'see what Docker says above; a re-run changes nothing. Attestations and indexes need a repository that takes them (`provenance: false`).',
        example: 'unexpected status from PUT request to https://HOST/v2/NAME/manifests/v1: 400 Bad Request',
    },
];
function whyDenied({ target, said }) {
    const { repository, accountId, region, isSeen } = target;
    const action = /not authorized to perform: (ecr:\w+)/.exec(said)?.[1] ?? actionOf(said);
    const lacks = action === undefined ? 'the role lacks a permission to push' : `the role lacks ${action}`;
    return isSeen
        ? `${lacks}; or a boundary, an SCP or the repository's policy forbids it; or a quota is used up (tags of an image, images of a repository).`
        : `the role's policy is not for the repository ${repository} in account ${accountId}, region ${region} (perhaps the name is another one), or ${lacks}.`;
}
function statementToAdd({ target, said }) {
    const { repository, accountId, region, partition } = target;
    const named = /not authorized to perform: ecr:\w+ on resource: (arn:[^\s"]+)/.exec(said)?.[1];
    const resource = named ?? `arn:${partition}:ecr:${region}:${accountId}:repository/${repository}`;
    const statement = (0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_6__/* .allow */ .c)(PUSH_ACTIONS, resource);
    return `see that the role's policy has this statement:\n    ${JSON.stringify(statement)}`;
}
function actionOf(said) {
    const request = /(HEAD|GET|POST|PATCH|PUT) request to \S+\/v2\/\S+?\/(blobs\/uploads|blobs|manifests)\//.exec(said);
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
const PUSH_ACTIONS = [
    'ecr:BatchCheckLayerAvailability',
    'ecr:BatchGetImage',
    'ecr:CompleteLayerUpload',
    'ecr:InitiateLayerUpload',
    'ecr:PutImage',
    'ecr:UploadLayerPart',
];


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


/***/ })

};
;