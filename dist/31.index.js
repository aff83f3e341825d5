"use strict";
exports.id = 31;
exports.ids = [31,398,17];
exports.modules = {

/***/ 3031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  examine: () => (/* binding */ examine)
});

// EXTERNAL MODULE: ./.build/errors/doctor-errors.js
var doctor_errors = __webpack_require__(317);
// EXTERNAL MODULE: ./.build/inputs/build-secrets.js
var build_secrets = __webpack_require__(1822);
// EXTERNAL MODULE: ./.build/inputs/destinations.js
var destinations = __webpack_require__(9349);
// EXTERNAL MODULE: ./.build/phases/masking-runner.js
var masking_runner = __webpack_require__(9962);
// EXTERNAL MODULE: ./.build/phases/read-step.js + 8 modules
var read_step = __webpack_require__(8917);
// EXTERNAL MODULE: ./.build/docker/buildx.js
var buildx = __webpack_require__(1199);
// EXTERNAL MODULE: ./.build/docker/engine.js
var docker_engine = __webpack_require__(9981);
// EXTERNAL MODULE: ./.build/errors/unexpected-errors.js
var unexpected_errors = __webpack_require__(6161);
// EXTERNAL MODULE: ./.build/phases/build/build-cache.js
var build_cache = __webpack_require__(3531);
// EXTERNAL MODULE: ./.build/phases/build/builder.js
var builder = __webpack_require__(9251);
// EXTERNAL MODULE: ./.build/phases/step.js
var phases_step = __webpack_require__(8353);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
// EXTERNAL MODULE: ./.build/actions/doctor/findings.js
var doctor_findings = __webpack_require__(8240);
;// CONCATENATED MODULE: ./.build/actions/doctor/docker-checks.js









const LATER = ['buildx', 'builder', 'platforms'];
async function checkDocker(step) {
    if (!usesDocker(step))
        return ['docker', 'engine', ...LATER].map((check) => (0,doctor_findings/* notTested */.RP)(check, NO_DOCKER));
    const docker = (0,phases_step/* dockerFor */._)(step);
    return [...(await checkEngine(step, docker)), cacheFinding(step), ...testFinding(step)];
}
function usesDocker({ inputs: { sourceImage: source, test, build } }) {
    return source === undefined || source.kind === 'engine' || test !== undefined || build.load;
}
const NO_DOCKER = 'an image in files or in a registry takes none';
async function checkEngine(step, docker) {
    const address = step.environment.variables.DOCKER_HOST || undefined;
    try {
        const { clientVersion, serverVersion } = await (0,docker_engine/* findEngine */.GO)(docker, address);
        const store = await (0,buildx/* imageStore */.J)(docker);
        const engine = (0,doctor_findings.ok)('engine', `${serverVersion}, ${store ?? 'unknown'} image store`);
        return [(0,doctor_findings.ok)('docker', clientVersion), engine, ...(await checkBuilders(step, docker))];
    }
    catch (error) {
        const { problem } = (0,unexpected_errors/* asFailure */.h)(error);
        if (problem.code === 'docker-missing')
            return [(0,doctor_findings/* failed */.gz)('docker', problem), ...(0,doctor_findings/* skipped */.hT)(['engine', ...LATER], 'docker')];
        const later = isElsewhere(step) ? await checkBuilders(step, docker) : (0,doctor_findings/* skipped */.hT)(LATER, 'engine');
        const engine = later.some(({ check, state }) => check === 'builder' && state === 'ok')
            ? (0,doctor_findings/* notTested */.RP)('engine', `${problem.what} The builder needs none.`)
            : (0,doctor_findings/* failed */.gz)('engine', problem);
        return [(0,doctor_findings.ok)('docker', 'the command is there'), engine, ...later];
    }
}
function isElsewhere({ inputs: { build }, environment }) {
    return build.builder !== undefined || Boolean(environment.variables.BUILDX_BUILDER);
}
async function checkBuilders(step, docker) {
    const asked = (0,builder/* builderRequirements */.IH)(step);
    const version = await docker.capture(['buildx', 'version']);
    const isNeeded = asked.requirements.length > 0 || asked.requested !== undefined;
    const buildx = version.succeeded
        ? (0,doctor_findings.ok)('buildx', version.stdout.trim())
        : buildxMissing(isNeeded ? asked.requirements.map(({ wish }) => wish) : undefined);
    try {
        const selection = await (0,builder/* selectBuilder */.kv)(step, docker, asked);
        return [buildx, (0,doctor_findings.ok)('builder', sayBuilder(selection)), await checkPlatforms(step, docker, selection)];
    }
    catch (error) {
        return [buildx, (0,doctor_findings/* failedBy */.Dj)('builder', error), ...(0,doctor_findings/* skipped */.hT)(['platforms'], 'builder')];
    }
}
function buildxMissing(wishes) {
    if (wishes === undefined)
        return (0,doctor_findings.ok)('buildx', 'it is not there, and nothing needs it');
    return (0,doctor_findings/* failed */.gz)('buildx', {
        what: `It is not there, and needed for ${wishes.join('; ') || '`builder`'}.`,
        fix: doctor_errors/* FIXES */.WE.buildx,
    });
}
function sayBuilder({ choice }) {
    return choice.kind === 'engine' ? "the engine's own" : choice.sentence;
}
async function checkPlatforms(step, docker, { choice }) {
    const { platforms } = step.inputs.build;
    if (platforms.length === 0)
        return (0,doctor_findings.ok)('platforms', "the builder's own");
    const builder = choice.kind === 'builder' ? choice.builder : await (0,buildx/* inspectBuilder */.I)(docker, 'default');
    if (builder === undefined || builder.platforms.length === 0)
        return (0,doctor_findings/* notTested */.RP)('platforms', 'the builder does not tell which it has');
    const missing = (0,choose_builder/* missingPlatforms */.z3)(platforms, builder.platforms);
    if (missing.length === 0)
        return (0,doctor_findings.ok)('platforms', `${platforms.join(', ')}: the builder runs them`);
    const found = `${missing.join(', ')}: the builder runs no commands for it; without RUN it is built all the same`;
    return (0,doctor_findings/* notTested */.RP)('platforms', found, doctor_errors/* FIXES */.WE.emulation);
}
function testFinding({ inputs: { test } }) {
    return test === undefined ? [] : [(0,doctor_findings/* notTested */.RP)('test', 'it takes an image')];
}
function cacheFinding(step) {
    const { preset } = step.inputs.build.cache;
    if (preset === 'gha' && !step.environment.variables.ACTIONS_RUNTIME_TOKEN)
        return (0,doctor_findings.ok)('cache', 'neither read nor written: ACTIONS_RUNTIME_TOKEN is not set', doctor_errors/* FIXES */.WE.githubCache);
    const { cacheFrom, cacheTo } = (0,build_cache/* requestedCaches */.KO)(step);
    if (cacheFrom.length + cacheTo.length === 0)
        return (0,doctor_findings.ok)('cache', preset === 'none' ? 'none is asked for' : preset);
    return (0,doctor_findings.ok)('cache', `${cacheFrom.length} read, ${cacheTo.length} written`);
}

// EXTERNAL MODULE: ./.build/inputs/input-reader.js
var input_reader = __webpack_require__(5384);
// EXTERNAL MODULE: ./.build/inputs/inputs.js + 3 modules
var inputs = __webpack_require__(1064);
;// CONCATENATED MODULE: ./.build/actions/doctor/doctor-inputs.js


function readDoctorInputs(origin) {
    const reader = new input_reader/* InputReader */.i_(origin.source);
    const policyOnly = reader.boolean('policy-only', false);
    return { ...(0,inputs/* readInputs */.K)(origin, 'doctor', reader.mistakes), policyOnly };
}

// EXTERNAL MODULE: ./.build/actions/doctor/policies.js + 1 modules
var doctor_policies = __webpack_require__(7357);
;// CONCATENATED MODULE: ./.build/report/check-table.js
function toReport(findings) {
    return JSON.stringify(findings.map(({ check, state, fix }) => ({ check, state, fix })));
}
function tableLines(findings) {
    const checks = Math.max(5, ...findings.map(({ check }) => check.length));
    const line = (check, state, found) => `${check.padEnd(checks)}  ${state.padEnd('not tested'.length)}  ${found}`.trimEnd();
    const below = ' '.repeat(checks + 2);
    return [
        line('check', 'state', 'found'),
        ...findings.flatMap(({ check, state, found, fix }) => {
            const [first = '', ...more] = found.split('\n');
            const fixes = fix === '' ? [] : `To do: ${fix}`.split('\n');
            return [line(check, state, first), ...[...more, ...fixes].map((text) => `${below}${text}`)];
        }),
    ];
}
const MARKS = { ok: '✅', failed: '❌', 'not tested': '➖', skipped: '⏭️' };
function renderChecks(findings) {
    const rows = findings.map(({ check, state, found, fix }) => [cell(check), `${MARKS[state]} ${state}`, cell(found), fix === '' ? '' : cell(fix)].join(' | '));
    return ['| check | state | found | fix |', '| --- | --- | --- | --- |', ...rows.map((row) => `| ${row} |`)].join('\n');
}
function renderPolicy(title, policy) {
    return `<details><summary>${title}</summary>\n\n\`\`\`json\n${policy}\n\`\`\`\n\n</details>`;
}
function cell(text) {
    const [first = '', ...more] = text.split('\n').map(escaped);
    return more.length === 0 ? first : `${first}<pre>${more.join('&#10;')}</pre>`;
}
function escaped(text) {
    const named = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('|', '&#124;');
    return named.replaceAll('`', '&#96;').replaceAll('*', '&#42;').replaceAll('_', '&#95;');
}

;// CONCATENATED MODULE: ./.build/actions/doctor/show.js

async function show(runner, findings, policies) {
    const { policy = '', trust = '', notes = [] } = policies ?? {};
    const shown = [
        { title: 'The least IAM policy for these inputs', text: policy },
        { title: 'A trust policy that lets this job in', text: trust },
    ].filter(({ text }) => text !== '');
    for (const { title, text } of shown)
        runner.section(title, text.split('\n'));
    for (const text of notes)
        runner.notice(text);
    if (findings.length > 0)
        for (const line of tableLines(findings))
            runner.info(line);
    const isOk = findings.every(({ state }) => state !== 'failed');
    runner.setOutputs({ ok: String(isOk), report: toReport(findings), policy, 'trust-policy': trust });
    const tables = findings.length === 0 ? [] : [renderChecks(findings)];
    const details = shown.map(({ title, text }) => renderPolicy(title, text));
    await runner.writeSummary(['### What a push to ECR needs', ...tables, ...details, ''].join('\n\n'));
}

;// CONCATENATED MODULE: ./.build/actions/doctor/doctor.js










async function examine(context) {
    const step = await readInputsOf(context);
    if (step.inputs.policyOnly)
        return await tellPolicies(step);
    const [aws, docker] = await Promise.all([checkAwsOf(step), checkDocker(step)]);
    const findings = [(0,doctor_findings.ok)('inputs', 'they are right'), ...aws.findings, ...docker];
    await show(step.runner, findings, aws.policies);
    const wrong = findings.filter(({ state }) => state === 'failed');
    if (wrong.length > 0)
        throw (0,doctor_errors/* checksFailed */.F_)(wrong, findings.length);
}
async function readInputsOf(context) {
    try {
        return await (0,read_step/* readStep */.jg)(context, {
            action: 'doctor',
            place: (source) => ({ kind: 'context', context: source('context') || '.' }),
            read: (origin) => readMasked(context, origin),
            describe: ({ repository, tags }) => `To be checked: a build of ${repository.name}:${tags[0]}`,
        });
    }
    catch (error) {
        await show(context.runner, [(0,doctor_findings/* failedBy */.Dj)('inputs', error), ...(0,doctor_findings/* skipped */.hT)(['everything else'], 'inputs')], undefined);
        throw error;
    }
}
function readMasked({ runner, environment }, origin) {
    const inputs = readDoctorInputs(origin);
    const { mask } = (0,masking_runner/* maskOnlyOutsideOutputs */.U)(runner, []);
    for (const { value } of (0,build_secrets/* secretValues */.VX)(inputs.build.secrets, environment.variables))
        mask(value);
    return inputs;
}
async function tellPolicies(step) {
    const destination = ecrOf(step);
    step.runner.info('Only the policies are made, as policy-only is true. AWS is not called.');
    const policies = destination === undefined ? undefined : (0,doctor_policies/* makePolicies */.N)(step, destination, await (0,doctor_policies/* readPolicyBasis */.X)(step, destination));
    await show(step.runner, [], policies);
}
const OF_AWS = ['id-token', 'session', 'permissions', 'repository', 'tags', 'clock'];
async function checkAwsOf(step) {
    const destination = ecrOf(step);
    if (destination === undefined)
        return { findings: OF_AWS.map((check) => (0,doctor_findings/* notTested */.RP)(check, 'push is false: AWS is neither called nor needed')) };
    const { checkAws } = await Promise.all(/* import() */[__webpack_require__.e(249), __webpack_require__.e(695), __webpack_require__.e(309), __webpack_require__.e(412), __webpack_require__.e(481)]).then(__webpack_require__.bind(__webpack_require__, 738));
    return await checkAws(step, destination);
}
function ecrOf({ inputs }) {
    return inputs.destinations.find(destinations/* isInAws */.Dm);
}


/***/ }),

/***/ 8240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dj: () => (/* binding */ failedBy),
/* harmony export */   RP: () => (/* binding */ notTested),
/* harmony export */   gz: () => (/* binding */ failed),
/* harmony export */   hT: () => (/* binding */ skipped),
/* harmony export */   ok: () => (/* binding */ ok)
/* harmony export */ });
/* harmony import */ var _errors_unexpected_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6161);

function ok(check, found, fix = '') {
    return { check, state: 'ok', found, fix };
}
function failed(check, { what, why, fix = '' }) {
    const found = why === undefined ? what : `${what}\nLikely cause: ${why}`;
    return { check, state: 'failed', found, fix };
}
function failedBy(check, thrown) {
    return failed(check, (0,_errors_unexpected_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h)(thrown).problem);
}
function notTested(check, why, fix = '') {
    return { check, state: 'not tested', found: why, fix };
}
function skipped(checks, after) {
    return checks.map((check) => ({ check, state: 'skipped', found: `because of ${after}`, fix: '' }));
}


/***/ }),

/***/ 7357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ makePolicies),
  X: () => (/* binding */ readPolicyBasis)
});

// EXTERNAL MODULE: ./.build/aws/github-oidc.js
var github_oidc = __webpack_require__(2787);
// EXTERNAL MODULE: ./.build/lib/proxy.js
var proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./.build/lib/trust-policy.js
var trust_policy = __webpack_require__(9751);
// EXTERNAL MODULE: ./.build/phases/credentials/build-uses.js + 1 modules
var build_uses = __webpack_require__(6017);
;// CONCATENATED MODULE: ./.build/plan/guessed-claims.js
function guessClaims({ event, run }, { repositoryId, ownerId }) {
    const { owner, name } = event.repository;
    const what = event.name === 'pull_request' ? 'pull_request' : `ref:${run.ref}`;
    const plain = `repo:${owner}/${name}:${what}`;
    const immutable = repositoryId && ownerId ? [`repo:${owner}@${ownerId}/${name}@${repositoryId}:${what}`] : [];
    const isGithub = event.serverUrl === 'https://github.com';
    const iss = isGithub ? 'https://token.actions.githubusercontent.com' : `${event.serverUrl}/_services/token`;
    return { iss, sub: [plain, ...immutable] };
}

// EXTERNAL MODULE: ./.build/plan/minimal-policy.js
var minimal_policy = __webpack_require__(1002);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
// EXTERNAL MODULE: ./.build/plan/secret-masks.js
var secret_masks = __webpack_require__(9422);
;// CONCATENATED MODULE: ./.build/actions/doctor/policies.js








const EXAMPLE_ACCOUNT = '123456789012';
function makePolicies(step, ecr, { uses, buckets, unknown, claims }) {
    const { environment, trigger } = step;
    const { credentials, region } = ecr;
    const ids = {
        repositoryId: environment.variables.GITHUB_REPOSITORY_ID,
        ownerId: environment.variables.GITHUB_REPOSITORY_OWNER_ID,
    };
    const partition = (0,registry_location/* partitionOf */.iQ)(region);
    const [role] = credentials.kind === 'roles' ? credentials.roles : [];
    const owner = role ?? { partition, accountId: uses[0]?.accountId ?? secret_masks/* UNKNOWN_ACCOUNT */.vJ };
    const texts = [
        (0,minimal_policy/* minimalPolicy */.AM)(uses, buckets),
        (0,trust_policy/* trustPolicy */.RZ)(owner, claims ?? guessClaims(trigger, ids), audienceOf(ecr)),
    ];
    const isUnknown = JSON.stringify(texts).includes(secret_masks/* UNKNOWN_ACCOUNT */.vJ);
    const [policy = '', trust = ''] = texts.map((text) => JSON.stringify(text, null, 2).replaceAll(secret_masks/* UNKNOWN_ACCOUNT */.vJ, EXAMPLE_ACCOUNT));
    return {
        policy,
        trust,
        notes: [
            ...(isUnknown ? [`The inputs do not tell the account: put its id in place of ${EXAMPLE_ACCOUNT}.`] : []),
            ...(claims === undefined ? [GUESSED] : []),
            ...unknown.map((reason) => `${reason} Those in ECR are not in the policy.`),
        ],
    };
}
async function readPolicyBasis(step, ecr) {
    const [found, claims] = await Promise.all([(0,build_uses.readBuildUses)(step, ecr), askClaims(step, ecr)]);
    return { ...found, claims };
}
async function askClaims({ environment, clock, runner }, ecr) {
    const { idToken: endpoint } = environment;
    if (endpoint === undefined)
        return undefined;
    const audience = audienceOf(ecr);
    const request = {
        endpoint,
        audience,
        proxy: (0,proxy/* proxyVariables */.e)(environment),
        clock,
        info: runner.debug,
        phase: 'aside',
    };
    try {
        const token = await (0,github_oidc/* requestIdToken */.g)(request);
        runner.mask(token);
        return (0,github_oidc/* readClaims */.I)(token);
    }
    catch (error) {
        runner.debug(String(error));
        return undefined;
    }
}
function audienceOf({ credentials, region }) {
    if (credentials.kind === 'roles')
        return credentials.audience;
    return (0,registry_location/* partitionOf */.iQ)(region) === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}
const GUESSED = 'The subject of the trust policy is made from the event, in both of its forms; a job with `environment:`, and a repository with a subject of its ' +
    'own, has another one. With `permissions: id-token: write` it is taken from the ID token.';


/***/ }),

/***/ 317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F_: () => (/* binding */ checksFailed),
/* harmony export */   JM: () => (/* binding */ statementFor),
/* harmony export */   WE: () => (/* binding */ FIXES)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1035);
/* harmony import */ var _lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2778);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);



function checksFailed(failed, all) {
    const told = failed.flatMap(({ check, found, fix }) => [
        `- ${check}: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .indentedBy */ .d5)(2, found)}`,
        ...(fix === '' ? [] : [`  What to do: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .indentedBy */ .d5)(2, fix)}`]),
    ]);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'checks-failed',
        what: [
            `${failed.length} of ${all} checks failed: a build with these inputs would fail. Nothing was built or changed.`,
            ...told,
        ].join('\n'),
    });
}
const FIXES = {
    buildx: 'install the plugin: docker/setup-buildx-action before this step, or the package docker-buildx-plugin of Docker.',
    clock: 'set the clock of this runner, by NTP for example:\n    sudo timedatectl set-ntp true',
    emulation: 'where the Dockerfile runs commands for these platforms, let the kernel run them:\n    - uses: docker/setup-qemu-action@v4',
    githubCache: "take `cache: gha` out, or use `cache: registry`: this runner gives no access to GitHub's cache.",
};
function statementFor(actions, arn) {
    const statement = (0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .allow */ .c)(actions, arn);
    return `add this statement to the role's policy:\n    ${JSON.stringify(statement)}`;
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

/***/ 1064:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: ./.build/errors/input-errors.js
var input_errors = __webpack_require__(2618);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/inputs/aws-inputs.js
var aws_inputs = __webpack_require__(4801);
// EXTERNAL MODULE: ./.build/inputs/build-inputs.js
var build_inputs = __webpack_require__(3198);
// EXTERNAL MODULE: ./.build/inputs/builder-inputs.js
var builder_inputs = __webpack_require__(3035);
;// CONCATENATED MODULE: ./.build/inputs/catalog-input.js
function readCatalog(reader, { environment, catalogReader }, destinations) {
    const path = reader.text('repository-catalog');
    if (path === '')
        return undefined;
    if (!destinations.some(({ kind }) => kind === 'ecr-public'))
        reader.mistake('repository-catalog', NOT_PUBLIC);
    const read = catalogReader?.(environment.workspace, path);
    for (const mistake of read?.mistakes ?? [])
        reader.mistake('repository-catalog', mistake);
    return read?.catalog;
}
const NOT_PUBLIC = 'is for the gallery of ECR Public, and no repository of this step is there. Take it out, or push to `public.ecr.aws/ALIAS/NAME`.';

// EXTERNAL MODULE: ./.build/inputs/destinations.js
var inputs_destinations = __webpack_require__(9349);
// EXTERNAL MODULE: ./.build/inputs/image-inputs.js
var image_inputs = __webpack_require__(1001);
// EXTERNAL MODULE: ./.build/inputs/input-names.js + 2 modules
var input_names = __webpack_require__(9137);
// EXTERNAL MODULE: ./.build/inputs/input-reader.js
var input_reader = __webpack_require__(5384);
// EXTERNAL MODULE: ./.build/lib/parsed.js
var parsed = __webpack_require__(1465);
;// CONCATENATED MODULE: ./.build/inputs/output-input.js

function parseOutput(text) {
    const [, kind, path = ''] = /^(oci|docker-archive):(.*)$/.exec(text) ?? [];
    if (/[\r\n]/.test(text))
        return (0,parsed/* invalid */.G)('has several lines. There is one place: write the image once.');
    if (kind !== 'oci' && kind !== 'docker-archive')
        return (0,parsed/* invalid */.G)('is not a place for an image. Write `oci:PATH`, or `docker-archive:PATH.tar`.');
    if (path.trim() === '')
        return (0,parsed/* invalid */.G)(`names no path. Write ${kind}:image.tar.`);
    const isTar = path.endsWith('.tar');
    if (kind === 'docker-archive' && !isTar)
        return (0,parsed/* invalid */.G)(`is one file, a tar. Write ${kind}:${path}.tar.`);
    return (0,parsed/* valid */.r)({ kind, path, isTar });
}

// EXTERNAL MODULE: ./.build/inputs/parse-aws.js
var parse_aws = __webpack_require__(5265);
;// CONCATENATED MODULE: ./.build/inputs/source-image-input.js

function parseSourceImage(text) {
    if (/\s/.test(text))
        return (0,parsed/* invalid */.G)('has blanks or several lines. There is one image: a name, or a path.');
    const [, kind, place] = /^(oci-layout|docker-archive):(.*)$/.exec(text) ?? [];
    if (kind === 'oci-layout' || kind === 'docker-archive')
        return parseFiles(text, kind, place ?? '');
    const [, wrong] = /^(oci|oci-archive|docker|docker-daemon|docker-image|dir|containers-storage):/.exec(text) ?? [];
    if (wrong !== undefined && text.includes('/'))
        return (0,parsed/* invalid */.G)(`begins with ${wrong}:. ${KINDS}`);
    if (ID.test(text))
        return (0,parsed/* valid */.r)({ text, kind: 'engine', name: text });
    return parseName(text);
}
const KINDS = 'There are a name in the engine, `oci-layout:PATH[:TAG]`, `docker-archive:PATH[:NAME:TAG]`, and `HOST/NAME@sha256:...` in a registry.';
function parseFiles(text, kind, place) {
    const [, path = '', , name] = /^((?:[A-Za-z]:(?=[\\/]))?[^:]*)(:(.*))?$/s.exec(place.replace(/^\/\/(?=\/)/, '')) ?? [];
    if (path === '')
        return (0,parsed/* invalid */.G)(`names no path. Write ${kind}:PATH.`);
    if (name === '')
        return (0,parsed/* invalid */.G)('ends in a colon. Write the name of one image behind it, or take it out.');
    return (0,parsed/* valid */.r)({ text, kind, path, ...(name === undefined ? {} : { name }) });
}
function parseName(text) {
    const [, path = '', tag, digest] = NAME.exec(text) ?? [];
    if (path === '')
        return (0,parsed/* invalid */.G)(`is no name of an image. ${KINDS}`);
    const [first = '', ...rest] = path.split('/');
    const hasHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
    const repository = hasHost ? rest.join('/') : path;
    if (!REPOSITORY.test(repository))
        return (0,parsed/* invalid */.G)(`is no name of an image: "${repository}". Names are in lower case.`);
    const host = hasHost ? first : 'docker.io';
    const inHub = host === 'docker.io' && !repository.includes('/') ? `library/${repository}` : repository;
    if (digest !== undefined)
        return (0,parsed/* valid */.r)({ text, kind: 'registry', host, repository: inHub, reference: digest });
    const name = tag === undefined ? `${text}:latest` : text;
    const registry = { host, repository: inHub, reference: tag ?? 'latest' };
    return (0,parsed/* valid */.r)({ text, kind: 'engine', name, ...(hasHost ? { registry } : {}) });
}
const NAME = /^([^@\s]+?)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?$/;
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const ID = /^sha256:[0-9a-f]{64}$/;
const OF_A_BUILD = {
    file: [],
    target: [],
    'build-args': [],
    pull: ['false'],
    'no-cache': ['false'],
    'no-cache-filters': [],
    'build-contexts': [],
    secrets: [],
    'secret-envs': [],
    'secret-files': [],
    ssh: [],
    allow: [],
    platforms: [],
    provenance: ['false'],
    sbom: ['false'],
    compression: ['default'],
    builder: [],
    cache: ['none'],
    'cache-ref': [],
    'cache-from': [],
    'cache-to': [],
    'test-platforms': [],
    network: [],
    'add-hosts': [],
    'shm-size': [],
    ulimit: [],
    labels: [],
    annotations: [],
    'own-labels': ['true'],
    reuse: ['commit'],
    'reuse-max-age-days': [],
};
function readSourceImage(reader) {
    if (reader.text('source-image') === '')
        return undefined;
    const source = reader.optional('source-image', parseSourceImage);
    for (const [name, defaults] of Object.entries(OF_A_BUILD)) {
        const text = reader.text(name);
        if (text === '' || defaults.includes(text.toLowerCase()))
            continue;
        reader.mistake(name, 'would do nothing: with `source-image` nothing is built, and the image stays as it is. Take it out.');
    }
    return source;
}

// EXTERNAL MODULE: ./.build/inputs/tag-inputs.js
var tag_inputs = __webpack_require__(3302);
// EXTERNAL MODULE: ./.build/inputs/whole-names.js
var whole_names = __webpack_require__(804);
;// CONCATENATED MODULE: ./.build/inputs/inputs.js















function readInputs(origin, action = 'build-push', before = []) {
    const reader = new input_reader/* InputReader */.i_(origin.source);
    const repository = reader.required('repository', parse_aws/* parseRepository */.SU, 'team/shop');
    const { tags, notices, ...naming } = (0,tag_inputs/* readAllTags */.vR)(reader, origin, (0,whole_names/* placeOfTags */.op)(origin, { repository, elsewhere: 'also-push-to' }));
    const sourceImage = readSourceImage(reader);
    const build = (0,build_inputs/* readBuild */.lT)(reader, origin);
    const output = reader.optional('output', parseOutput);
    const test = (0,builder_inputs/* readTest */.Pz)(reader);
    const image = (0,image_inputs/* readImage */.A)(reader, origin.event, { ...naming, tags, context: build.context });
    const push = reader.boolean('push', true);
    const planOnly = reader.boolean('plan-only', false);
    const ecr = (0,aws_inputs/* readEcr */.dy)(reader, origin, { repository, isCalled: push });
    const all = (0,inputs_destinations/* readDestinations */.sF)(reader, origin, ecr);
    const waitsForReplication = reader.boolean('wait-for-replication', false);
    if (push)
        for (const { input, rule } of (0,build_inputs/* takenVariables */.lu)(build))
            reader.mistake(input, rule);
    const catalog = readCatalog(reader, origin, all);
    (0,input_names/* refuseNames */.d3)(reader, action, origin.environment.variables);
    const [first, ...further] = tags;
    const mistakes = [...before, ...reader.mistakes];
    if (mistakes.length > 0 || repository === undefined || first === undefined)
        throw (0,input_errors/* invalidInputs */.R)(mistakes);
    const destinations = push ? all : [];
    const region = (ecr.credentialsRegion ?? ecr.region) || undefined;
    const rest = { notices, image, build, region, destinations, waitsForReplication, planOnly };
    return (0,omit_undefined/* omitUndefined */.O)({ repository, tags: [first, ...further], sourceImage, output, test, catalog, ...rest });
}


/***/ }),

/***/ 6017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readBuildUses: () => (/* binding */ readBuildUses)
});

// EXTERNAL MODULE: ./.build/docker/docker-cli.js + 3 modules
var docker_cli = __webpack_require__(930);
// EXTERNAL MODULE: ./.build/dockerfile/image-reference.js
var image_reference = __webpack_require__(7688);
// EXTERNAL MODULE: ./.build/inputs/parse-docker.js
var parse_docker = __webpack_require__(518);
// EXTERNAL MODULE: ./.build/fingerprint/build-sources.js + 14 modules
var build_sources = __webpack_require__(5406);
// EXTERNAL MODULE: ./.build/fingerprint/target-platforms.js
var target_platforms = __webpack_require__(1958);
;// CONCATENATED MODULE: ./.build/fingerprint/build-images.js



async function readBuildImages(build, origin) {
    const contexts = build.buildContexts.flatMap(({ value }) => /^docker-image:\/\/(.*)$/.exec(value)?.[1] ?? []);
    if ((0,parse_docker/* isRemoteContext */.uN)(build.context))
        return { images: contexts, unknown: `its context, ${build.context}, is an address.` };
    const asked = { given: (0,build_sources/* givenArguments */.Cj)(build, origin.variables), platforms: (0,target_platforms/* targetPlatforms */.S)(build, origin) };
    const read = await (0,build_sources/* readBuildSources */.x5)(build, origin, asked);
    if (read.kind === 'unknown')
        return { images: contexts, unknown: read.reason };
    return { images: [...(0,build_sources/* withoutNamed */.Mb)(read.sources.images, build, origin), ...contexts] };
}

// EXTERNAL MODULE: ./.build/lib/ecr-host.js
var ecr_host = __webpack_require__(1619);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/cache-flags.js + 1 modules
var cache_flags = __webpack_require__(505);
// EXTERNAL MODULE: ./.build/plan/cache-situation.js
var cache_situation = __webpack_require__(55);
// EXTERNAL MODULE: ./.build/plan/image-uses.js
var image_uses = __webpack_require__(8470);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
// EXTERNAL MODULE: ./.build/plan/s3-place.js
var s3_place = __webpack_require__(5998);
// EXTERNAL MODULE: ./.build/phases/foreseen-place.js
var foreseen_place = __webpack_require__(3308);
// EXTERNAL MODULE: ./.build/phases/step.js
var phases_step = __webpack_require__(8353);
;// CONCATENATED MODULE: ./.build/phases/credentials/build-uses.js












async function readBuildUses(step, ecr, options = {}) {
    const { inputs, furtherSettings } = step;
    const { image, build, repository } = inputs;
    const own = { place: (0,foreseen_place/* placeOf */.$t)(ecr, repository), registry: (0,foreseen_place/* foreseenPlace */.V9)(ecr, repository).registry };
    const isBuilt = inputs.sourceImage === undefined;
    const found = await Promise.all((isBuilt ? buildsOf(step) : []).map((one) => readImages(step, one, options)));
    const caches = cachesOf(step, own.registry);
    const places = (references) => references.flatMap((reference) => ecrRepositoryOf(reference, own) ?? []);
    const name = furtherSettings === undefined ? 'The Dockerfile' : `The Dockerfile for ${repository.name}`;
    return {
        uses: (0,image_uses/* usesOfImage */.jX)({
            own: own.place,
            createsRepository: ecr.createRepository,
            readsImages: image.hasCommitTag || image.keepNewerTags || image.reuse.kind === 'content',
            pullsOwn: build.load || ecr.dockerLogin || inputs.destinations.length > 1,
            pulled: places([...found.flatMap(({ images }) => images), ...sourceOf(step)]),
            cachesRead: [...(build.cache.preset === 'inline' ? [own.place] : []), ...places(caches.from)],
            cachesWritten: places(caches.to),
            isShown: inputs.catalog !== undefined && own.place.isPublic === true,
        }),
        buckets: bucketsOf(step, ecr.region, caches.isWritten),
        unknown: found.flatMap(({ unknown }) => unknown === undefined ? [] : [`${name} does not tell its images: ${unknown}`]),
    };
}
function buildsOf({ inputs, furtherSettings }) {
    const { inlineDockerfile, linked = [] } = furtherSettings ?? {};
    const others = linked.map(({ inlineDockerfile: inline, ...build }) => ({
        build: { ...inputs.build, ...build },
        inlineDockerfile: inline,
    }));
    return [{ build: inputs.build, inlineDockerfile }, ...others];
}
async function readImages(step, { build, inlineDockerfile }, { command }) {
    const { environment, event } = step;
    return await readBuildImages(build, (0,omit_undefined/* omitUndefined */.O)({
        workspace: environment.workspace,
        variables: (0,docker_cli/* dockerVariables */.Gn)({ variables: environment.variables, commitDate: event.commitDate }),
        hasBuildx: async () => (await (0,phases_step/* dockerFor */._)(step).capture(['buildx', 'version'])).succeeded,
        inlineDockerfile,
        command,
    }));
}
function bucketsOf({ inputs }, region, isWritten) {
    const { preset, ref = '' } = inputs.build.cache;
    const place = preset === 's3' ? (0,s3_place/* readBucketPath */.Y)(ref) : undefined;
    return place === undefined ? [] : [{ ...place, partition: (0,registry_location/* partitionOf */.iQ)(region), isWritten }];
}
function sourceOf({ inputs: { sourceImage: source } }) {
    return source?.kind === 'registry' || source?.kind === 'engine' ? [source.text] : [];
}
function cachesOf(step, host) {
    const { build, repository } = step.inputs;
    const preset = (0,cache_flags/* cacheFlags */.wT)((0,cache_situation/* cacheSituation */.L)(step, { tags: new Map() }, { host, repository: repository.name }));
    const names = (flags) => flags.flatMap((flag) => (0,cache_flags/* cacheName */.UU)(flag) ?? []);
    return {
        from: names([...preset.from, ...build.cacheFrom]),
        to: names([...preset.to, ...build.cacheTo]),
        isWritten: preset.to.length > 0,
    };
}
function ecrRepositoryOf(reference, { place, registry }) {
    const image = (0,image_reference/* parseReference */.F)(reference);
    if (image === undefined || (0,ecr_host/* isPublicHost */.sw)(image.host))
        return undefined;
    if (image.host === registry)
        return { ...place, name: image.repository };
    const ecr = (0,ecr_host/* isEcrHost */.R5)(image.host) ? (0,ecr_host/* parseEcrHost */.wl)(image.host) : undefined;
    return ecr && { accountId: ecr.accountId, region: ecr.region, name: image.repository };
}


/***/ }),

/***/ 8470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ws: () => (/* binding */ usesOfIndex),
/* harmony export */   bB: () => (/* binding */ usesOfTarget),
/* harmony export */   f7: () => (/* binding */ usesOfSource),
/* harmony export */   jX: () => (/* binding */ usesOfImage),
/* harmony export */   td: () => (/* binding */ usesOfRetag)
/* harmony export */ });
function usesOfImage(features) {
    const { own, createsRepository, readsImages, pullsOwn, pulled, cachesRead, cachesWritten, isShown = false, } = features;
    return [
        { ...own, use: 'push' },
        ...(createsRepository ? [{ ...own, use: 'create' }] : []),
        ...(isShown ? [{ ...own, use: 'show' }] : []),
        ...(readsImages ? [{ ...own, use: 'read' }] : []),
        ...(pullsOwn ? [{ ...own, use: 'pull' }] : []),
        ...pulled.map((place) => ({ ...place, use: 'pull' })),
        ...cachesRead.map((place) => ({ ...place, use: 'read-cache' })),
        ...cachesWritten.map((place) => ({ ...place, use: 'write-cache' })),
    ];
}
function usesOfRetag(own) {
    return [
        { ...own, use: 'retag' },
        { ...own, use: 'read' },
    ];
}
function usesOfSource(from) {
    return [{ ...from, use: 'copy' }];
}
function usesOfTarget(to, createsRepository) {
    return [
        { ...to, use: 'push' },
        { ...to, use: 'read' },
        ...(createsRepository ? [{ ...to, use: 'create' }] : []),
    ];
}
function usesOfIndex(own, others) {
    const elsewhere = others.filter(({ name }) => name !== own.name);
    return [
        { ...own, use: elsewhere.length === 0 ? 'retag' : 'push' },
        { ...own, use: 'read' },
        ...elsewhere.map((place) => ({ ...place, use: 'copy' })),
    ];
}


/***/ }),

/***/ 1002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AM: () => (/* binding */ minimalPolicy),
/* harmony export */   Ro: () => (/* binding */ actionsOf),
/* harmony export */   qM: () => (/* binding */ repositoryArn)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1619);
/* harmony import */ var _lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2778);
/* harmony import */ var _registry_location_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4565);



const UPLOAD = [
    'BatchCheckLayerAvailability',
    'CompleteLayerUpload',
    'InitiateLayerUpload',
    'PutImage',
    'UploadLayerPart',
];
const ACTIONS = {
    push: [...UPLOAD, 'BatchGetImage', 'DescribeImages', 'DescribeRepositories'],
    create: ['CreateRepository'],
    pull: ['BatchGetImage', 'GetDownloadUrlForLayer'],
    retag: ['BatchGetImage', 'DescribeImages', 'DescribeRepositories', 'PutImage'],
    read: ['GetDownloadUrlForLayer'],
    'read-cache': ['BatchGetImage', 'GetDownloadUrlForLayer'],
    'write-cache': [...UPLOAD, 'BatchGetImage', 'GetDownloadUrlForLayer'],
    copy: ['BatchGetImage', 'DescribeImages', 'GetDownloadUrlForLayer'],
    show: [],
};
const PUBLIC_ACTIONS = {
    push: [...UPLOAD, 'DescribeImages', 'DescribeRepositories'],
    create: ['CreateRepository'],
    pull: [],
    retag: ['BatchCheckLayerAvailability', 'DescribeImages', 'DescribeRepositories', 'PutImage'],
    read: [],
    'read-cache': [],
    'write-cache': UPLOAD,
    copy: ['DescribeImages', 'DescribeRepositories'],
    show: ['GetRepositoryCatalogData', 'PutRepositoryCatalogData'],
};
function actionsOf(uses, isPublic = false) {
    const [service, actions] = isPublic ? ['ecr-public', PUBLIC_ACTIONS] : ['ecr', ACTIONS];
    return [...new Set(uses.flatMap((use) => actions[use]))].sort().map((action) => `${service}:${action}`);
}
function minimalPolicy(used, buckets = []) {
    const byArn = Map.groupBy(used, repositoryArn);
    const needs = [...byArn]
        .map(([arn, uses]) => ({
        arn,
        actions: actionsOf(uses.map(({ use }) => use), uses[0]?.isPublic),
    }))
        .filter(({ actions }) => actions.length > 0);
    const alike = Map.groupBy(needs, ({ actions }) => actions.join());
    const statements = [...alike.values()].map((group) => {
        const [{ actions } = { actions: [] }] = group;
        return (0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .c)(actions, group.map(({ arn }) => arn));
    });
    return {
        Version: '2012-10-17',
        Statement: [...loginStatements(used), ...statements, ...buckets.flatMap(bucketStatements)],
    };
}
function bucketStatements({ partition, bucket, prefix, isWritten }) {
    const arn = `arn:${partition}:s3:::${bucket}`;
    const write = isWritten ? ['s3:AbortMultipartUpload', 's3:PutObject'] : [];
    return [(0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .c)('s3:ListBucket', arn), (0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .c)(['s3:GetObject', ...write].sort(), `${arn}/${prefix}/*`)];
}
function loginStatements(used) {
    const ofPublic = used.filter(({ isPublic }) => isPublic === true);
    const isCreated = ofPublic.some(({ use }) => use === 'create');
    const own = used.length > ofPublic.length || used.length === 0 ? ['ecr:GetAuthorizationToken'] : [];
    const actions = [
        ...own,
        ...(isCreated ? ['ecr-public:DescribeRegistries'] : []),
        ...(ofPublic.length > 0 ? PUBLIC_LOGIN : []),
    ];
    return [(0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .c)(actions, '*')];
}
const PUBLIC_LOGIN = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'];
function repositoryArn({ accountId, region, name, isPublic = false }) {
    if (isPublic)
        return `arn:aws:ecr-public::${accountId}:repository/${(0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .splitPublicName */ .Hj)(name).name}`;
    return `arn:${(0,_registry_location_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region)}:ecr:${region}:${accountId}:repository/${name}`;
}


/***/ })

};
;