"use strict";
exports.id = 655;
exports.ids = [655];
exports.modules = {

/***/ 1331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ ageContext)
});

// EXTERNAL MODULE: ./.build/github/history.js
var github_history = __webpack_require__(9600);
// EXTERNAL MODULE: ./.build/lib/commit-sha.js
var commit_sha = __webpack_require__(6318);
// EXTERNAL MODULE: ./.build/lib/http.js
var http = __webpack_require__(8480);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/phases/github-access.js
var github_access = __webpack_require__(2603);
;// CONCATENATED MODULE: ./.build/phases/registry/commit-orders.js





const ASKED_OF_GITHUB = 8;
function commitOrders(sources) {
    const known = new Map();
    return async (commits) => {
        const fresh = commits.filter((commit) => !known.has(commit));
        const placed = sources.history.place(sources.commit, fresh);
        for (const [index, commit] of fresh.entries()) {
            const isAsked = index < ASKED_OF_GITHUB;
            known.set(commit, placed.then(async ({ later, notLater }) => {
                if (notLater.includes(commit))
                    return 'not-later';
                return await askGithub(sources, { commit, isLater: later.includes(commit), isAsked });
            }));
        }
        return new Map(await Promise.all(commits.map(async (commit) => [commit, await orderIn(known, commit)])));
    };
}
async function orderIn(known, commit) {
    return (await known.get(commit)) ?? 'unknown';
}
async function askGithub({ commit: ours, github, branch, forcedAway }, { commit, isLater, isAsked }) {
    if (isLater && commit === forcedAway)
        return 'withdrawn';
    if (github === undefined || !isAsked)
        return isLater ? 'later' : 'unknown';
    const api = await github();
    const limit = (0,http/* timeLimit */.z)(github_access/* GITHUB_SECONDS */.Y);
    const descent = isLater ? 'ahead' : await api.compare(ours, commit, limit);
    if (descent === undefined)
        return 'unknown';
    if (descent !== 'ahead')
        return 'not-later';
    if (commit === forcedAway)
        return 'withdrawn';
    if (branch === undefined)
        return 'later';
    const [theirs, own] = await Promise.all([commit, ours].map((one) => api.compare(one, branch, limit)));
    const isGone = theirs === 'behind' || theirs === 'diverged';
    return isGone && (own === 'ahead' || own === 'identical') ? 'withdrawn' : 'later';
}
const ORDERS = new WeakMap();
function commitOrdersFor(step) {
    const { trigger, event } = step;
    const ofRun = ORDERS.get(trigger) ?? new Map();
    ORDERS.set(trigger, ofRun);
    const orders = ofRun.get(event.commit) ?? commitOrders(sourcesOf(step));
    ofRun.set(event.commit, orders);
    return orders;
}
function sourcesOf(step) {
    const { event, environment } = step;
    const { workspace, variables } = environment;
    const [, branch] = /^refs\/heads\/(.+)$/.exec(event.ref) ?? [];
    return (0,omit_undefined/* omitUndefined */.O)({
        commit: event.commit,
        history: (0,github_history/* historyOf */.o)({ folder: event.checkout ?? workspace, variables }),
        github: (0,commit_sha/* isCommitSha */._)(event.commit) ? (0,github_access/* githubFor */.d)(step) : undefined,
        branch,
        forcedAway: event.isForced === true ? event.previousCommit : undefined,
    });
}

// EXTERNAL MODULE: ./.build/phases/registry/image-details.js
var image_details = __webpack_require__(8437);
;// CONCATENATED MODULE: ./.build/phases/registry/age-context.js


function ageContext(step, registry, names) {
    const { event, runner } = step;
    const { tagSources, ...own } = names;
    return {
        read: (0,image_details/* imageReader */.n7)(registry, runner.debug),
        orders: commitOrdersFor(step),
        own: { commit: event.commit, ...own },
        tagSources,
    };
}


/***/ }),

/***/ 8891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CY: () => (/* binding */ tellDecision),
/* harmony export */   DQ: () => (/* binding */ isBuiltNew),
/* harmony export */   qW: () => (/* binding */ checkRegistry),
/* harmony export */   y3: () => (/* binding */ withoutStaying)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9020);
/* harmony import */ var _plan_build_or_reuse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8141);
/* harmony import */ var _plan_cache_situation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55);
/* harmony import */ var _plan_given_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2809);
/* harmony import */ var _plan_image_age_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6929);
/* harmony import */ var _plan_registry_location_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4565);
/* harmony import */ var _age_context_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1331);
/* harmony import */ var _built_as_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(204);
/* harmony import */ var _registry_snapshot_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6953);
/* harmony import */ var _target_repository_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(35);










async function checkRegistry(step, place, options) {
    const { registry, ownAccountId, authorize } = options;
    const { repository: reference, tags } = step.inputs;
    const content = await options.content;
    const before = content === undefined ? [] : previousCommits(step);
    const bareTags = step.inputs.image.hasCommitTag && tags[0] !== step.event.commit ? [step.event.commit] : [];
    const asked = { tags: [...new Set([...tags, ...before, ...bareTags])], others: content?.tags ?? [] };
    const view = await (0,_target_repository_js__WEBPACK_IMPORTED_MODULE_7__/* .viewRepository */ .s)(step, registry, { account: place, reference, ownAccountId, authorize, ...asked });
    const takesSameContent = content?.isNewWanted !== true && step.inputs.image.ifExists !== 'rebuild';
    const same = content?.find(view.snapshot, step.runner);
    const { affixes, tagSources } = step.inputs.image;
    const age = (0,_age_context_js__WEBPACK_IMPORTED_MODULE_5__/* .ageContext */ .r)(step, registry, { affixes, tagSources, builtAs: (0,_built_as_js__WEBPACK_IMPORTED_MODULE_6__/* .builtAs */ .Jx)(step).value });
    const found = await readImages(step, view, { ...options, sameContent: same?.digest, bareTags, read: age.read });
    const images = (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_8__/* .omitUndefined */ .O)({ ...found, sameContent: takesSameContent ? same : undefined });
    const isNewWanted = options.isNewWanted === true || isBuiltNew(step.inputs.build);
    const situation = { ...situationOf(step, place, view), ...images, wantsNew: isNewWanted };
    const decision = (0,_plan_build_or_reuse_js__WEBPACK_IMPORTED_MODULE_0__/* .decide */ .L)(situation);
    const check = { ...view, registry, situation, decision, age, content };
    if (decision.kind !== 'build')
        return check;
    if (!takesSameContent && content !== undefined)
        step.runner.info(NEW_WANTED);
    else if (same === undefined)
        await tellMiss(step, check);
    return check;
}
async function readImages(step, { snapshot }, { given, sameContent, bareTags, read }) {
    const { tags } = step.inputs;
    if (given !== undefined) {
        const known = { tagFacts: snapshot.tags, manifests: (0,_registry_snapshot_js__WEBPACK_IMPORTED_MODULE_9__/* .imagesByTag */ .g)(snapshot.images) };
        const match = (0,_plan_given_image_js__WEBPACK_IMPORTED_MODULE_2__/* .matchGiven */ .Fd)(given, tags[0], known);
        const there = (0,_plan_given_image_js__WEBPACK_IMPORTED_MODULE_2__/* .findGiven */ .fW)(given, tags, known);
        return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_8__/* .omitUndefined */ .O)({ first: match && { match }, given: (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_8__/* .omitUndefined */ .O)({ name: given.name, there }) });
    }
    const first = await (0,_built_as_js__WEBPACK_IMPORTED_MODULE_6__/* .readCommitImage */ .vr)(step, snapshot, { tag: tags[0], read, sameContent });
    if (first !== undefined)
        return { first };
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_8__/* .omitUndefined */ .O)({ bare: await (0,_built_as_js__WEBPACK_IMPORTED_MODULE_6__/* .readBareImage */ .MG)(step, snapshot, { tags: bareTags, read }) });
}
function previousCommits({ event }) {
    return event.previousCommit === undefined ? [] : [event.previousCommit];
}
function isBuiltNew({ noCache, pull, noCacheFilters }) {
    return noCache || pull || noCacheFilters.length > 0;
}
function situationOf(step, { createRepository }, { snapshot, place }) {
    const { tags, image, build } = step.inputs;
    const { commit, runAttempt } = step.event;
    const location = (0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_4__/* .locate */ .x5)(place, snapshot.repository);
    return {
        ...location,
        foreign: (0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_4__/* .foreignHost */ .ls)(place, snapshot.repository),
        createRepository,
        tags,
        ifExists: image.ifExists,
        holdsCommit: image.hasCommitTag || (0,_plan_image_age_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwnTag */ .$3)(tags[0], { commit }),
        isRerun: runAttempt > 1,
        repositoryFacts: snapshot.repository,
        tagFacts: snapshot.tags,
        caches: {
            preset: (0,_plan_cache_situation_js__WEBPACK_IMPORTED_MODULE_1__/* .cacheSituation */ .L)(step, snapshot, { ...location, host: location.host ?? '' }),
            cacheTo: build.cacheTo,
        },
    };
}
async function tellMiss(step, { content, snapshot, age }) {
    const candidates = [...previousCommits(step), ...step.inputs.tags];
    await content?.explainMiss(snapshot, { candidates, read: age.read, info: step.runner.info });
}
function tellDecision(decision, { warning, info }) {
    if (decision.kind === 'refuse')
        return;
    for (const text of decision.warnings)
        warning(text);
    if (decision.kind === 'reuse')
        for (const text of decision.lines)
            info(text);
}
function withoutStaying(step, { staying }) {
    const [first, ...others] = step.inputs.tags.filter((tag) => !staying.includes(tag));
    if (staying.length === 0 || first === undefined)
        return step;
    const tags = [first, ...others];
    return { ...step, inputs: { ...step.inputs, tags, image: { ...step.inputs.image, hasCommitTag: false } } };
}
const NEW_WANTED = 'A new image is wanted, whether or not there is one of this content.';


/***/ }),

/***/ 5388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ findReplicated)
/* harmony export */ });
/* harmony import */ var _inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _plan_replication_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5746);


async function findReplicated({ inputs, runner }, [first, ...further]) {
    if (!inputs.waitsForReplication || further.length === 0)
        return new Set();
    const rules = await first.access.registry.replication?.rules();
    if (rules?.kind !== 'found') {
        const why = rules?.kind === 'denied' ? `the role lacks ${rules.permission}` : 'its registry tells no rules';
        runner.warning(`Whether ECR replicates ${first.name} is not known, as ${why}: the image is pushed to each registry.`);
        return new Set();
    }
    const from = placeIn(first);
    const found = further.filter((one) => {
        const to = placeIn(one);
        return from !== undefined && to !== undefined && (0,_plan_replication_js__WEBPACK_IMPORTED_MODULE_1__/* .isReplicated */ .E)(rules.value, from, to);
    });
    for (const one of further)
        runner.info(found.includes(one)
            ? `${one.name} gets the image by ECR's own replication, which is waited for.`
            : `${one.name} is in no replication rule of the first registry: the image is pushed there.`);
    return new Set(found);
}
function placeIn({ destination, access }) {
    if (!(0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .isInAws */ .Dm)(destination) || destination.kind !== 'ecr')
        return undefined;
    const { repository, region, registryId } = destination;
    return { repository: repository.name, region, accountId: registryId ?? access.ownAccountId };
}


/***/ }),

/***/ 8042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ openAnyRegistry)
/* harmony export */ });
/* harmony import */ var _aws_open_registry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8396);

async function openAnyRegistry(step, destination, credentials) {
    switch (destination.kind) {
        case 'ecr':
        case 'ecr-public':
            return await (0,_aws_open_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .openInEcr */ ._g)(step, destination, credentials);
        case 'registry': {
            const { openOtherRegistry } = await Promise.all(/* import() */[__webpack_require__.e(260), __webpack_require__.e(645), __webpack_require__.e(954), __webpack_require__.e(909)]).then(__webpack_require__.bind(__webpack_require__, 7909));
            return openOtherRegistry(step, destination);
        }
    }
}


/***/ }),

/***/ 1655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  he: () => (/* binding */ checkAgain),
  K7: () => (/* binding */ checkAll),
  fb: () => (/* binding */ checkedPlace),
  k1: () => (/* binding */ decideAll),
  Y$: () => (/* binding */ describeJoint),
  LZ: () => (/* binding */ prepareDestinations),
  uA: () => (/* binding */ prepareRepository),
  cv: () => (/* binding */ tellOtherwise),
  nQ: () => (/* binding */ tellPart)
});

// EXTERNAL MODULE: ./.build/errors/several-errors.js
var several_errors = __webpack_require__(9398);
// EXTERNAL MODULE: ./.build/inputs/destinations.js
var destinations = __webpack_require__(9349);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/build-or-reuse.js + 2 modules
var build_or_reuse = __webpack_require__(8141);
// EXTERNAL MODULE: ./.build/plan/present-tags.js
var present_tags = __webpack_require__(4793);
// EXTERNAL MODULE: ./.build/plan/registry-errors.js
var registry_errors = __webpack_require__(8693);
// EXTERNAL MODULE: ./.build/plan/tag-order.js
var tag_order = __webpack_require__(8909);
;// CONCATENATED MODULE: ./.build/plan/decide-together.js




function decideTogether(alone) {
    const all = afterPartialRun(alone);
    const problems = all.flatMap(({ name, decision }) => decision.kind === 'refuse' ? [{ name, problem: decision.problem }] : []);
    if (problems.length > 0)
        return { kind: 'refuse', problems };
    const from = sourceOf(all);
    if (from === undefined)
        return { kind: 'build', parts: all.flatMap(({ decision }) => (decision.kind === 'build' ? [decision] : [])) };
    return reuseEverywhere(all, from);
}
function afterPartialRun(all) {
    const there = all.filter(({ situation }) => isOfThisRun(situation));
    const isPartial = there.length > 0 && all.some(({ situation: { tags, tagFacts } }) => tagFacts.get(tags[0])?.kind !== 'present');
    if (!isPartial || all.length < 2)
        return all;
    return all.map((one) => {
        if (!there.includes(one))
            return one;
        const situation = { ...one.situation, wish: 'reuse' };
        return { ...one, situation, decision: (0,build_or_reuse/* decide */.L)(situation) };
    });
}
function isOfThisRun({ isRerun, ifExists, wantsNew, holdsCommit, tags, tagFacts, first }) {
    const fact = tagFacts.get(tags[0]);
    const isThere = fact?.kind === 'present' && fact.status === 'ACTIVE';
    if (!isThere || !isRerun || ifExists !== 'auto' || wantsNew || !holdsCommit)
        return false;
    return first?.match.kind === 'same' && first.isOfCommit !== false;
}
function sourceOf(all) {
    const having = all.flatMap(({ decision }, index) => (decision.kind === 'reuse' ? [index] : []));
    const fixed = having.find((index) => {
        const one = all[index];
        if (one === undefined)
            return false;
        const { situation } = one;
        return (0,present_tags/* findFixedTags */.f)([situation.tags[0]], situation) !== undefined;
    });
    return fixed ?? having[0];
}
function reuseEverywhere(all, from) {
    const source = all[from];
    if (source?.decision.kind !== 'reuse')
        throw new Error('The image is taken where one is.');
    const { digest } = source.decision;
    if (all.length === 1)
        return { kind: 'reuse', from, digest, parts: [source.decision] };
    const parts = [];
    const problems = [];
    for (const one of all) {
        const part = partFor(one, { digest, source });
        if (part.kind === 'refuse')
            problems.push({ name: one.name, problem: part.problem });
        else
            parts.push(part);
    }
    if (problems.length > 0)
        return { kind: 'refuse', problems };
    return { kind: 'reuse', from, digest, parts };
}
function partFor({ name, situation, decision }, { digest, source }) {
    if (decision.kind === 'reuse' && decision.digest === digest)
        return (0,build_or_reuse/* withoutOtherwise */.r)(decision);
    const { tags, tagFacts, repositoryFacts } = situation;
    const fixed = (0,present_tags/* findFixedTags */.f)(tags, { repositoryFacts, tagFacts, digest });
    if (fixed !== undefined) {
        const there = fixed.tags.map((tag) => ({ tag, digest: digestOf(situation, tag) }));
        return { kind: 'refuse', problem: (0,registry_errors/* registriesDiffer */.Mk)({ name, there }, { name: source.name, digest }) };
    }
    const missing = (0,present_tags/* missingTags */.Y)(tags, digest, tagFacts);
    const [first, ...others] = missing;
    const batches = first === undefined ? [] : [[first], ...(0,tag_order/* orderTags */.M)(others, tagFacts)];
    return {
        kind: 'copy',
        sentence: `${name} gets ${digest}, which ${source.name} has`,
        createRepository: repositoryFacts.kind === 'missing',
        digest,
        batches,
    };
}
function digestOf({ tagFacts }, tag) {
    const fact = tagFacts.get(tag);
    return fact?.kind === 'present' ? fact.digest : '';
}

// EXTERNAL MODULE: ./.build/phases/all-together.js
var all_together = __webpack_require__(7755);
// EXTERNAL MODULE: ./.build/phases/registry/check-registry.js
var check_registry = __webpack_require__(8891);
// EXTERNAL MODULE: ./.build/phases/registry/find-replicated.js
var find_replicated = __webpack_require__(5388);
// EXTERNAL MODULE: ./.build/phases/registry/registry-access.js
var registry_access = __webpack_require__(9883);
// EXTERNAL MODULE: ./.build/phases/registry/target-repository.js
var target_repository = __webpack_require__(35);
;// CONCATENATED MODULE: ./.build/phases/registry/prepare-destinations.js









async function prepareDestinations(step, open, selection) {
    return await step.runner.phase('Registry', async () => {
        const replicated = await (0,find_replicated/* findReplicated */.r)(step, open);
        const checks = await checkAll(open, replicated);
        const joint = decideAll(open, checks);
        for (const [index, part] of joint.parts.entries())
            tellPart(open[index]?.step ?? step, part);
        if (joint.kind === 'build')
            for (const line of (await selection).lines)
                step.runner.info(line);
        (0,registry_access/* tellLogs */.Ht)(step, open);
        const targets = await (0,all_together/* allTogether */.S)(joint.parts.map((decision, index) => {
            const [one, check] = [open[index] ?? open[0], checks[index] ?? checks[0]];
            if (check === undefined)
                throw new Error('Each destination is checked.');
            const isCreated = !replicated.has(one);
            return { name: one.name, work: prepareRepository(one.step, { ...check, decision, isCreated }) };
        }));
        (0,registry_access/* tellLogs */.Ht)(step, open);
        return { value: preparedOf(open, { targets, replicated }, joint), sentence: describeJoint(open, joint) };
    });
}
async function checkAll(open, replicated) {
    return await (0,all_together/* allTogether */.S)(open.map((one) => ({
        name: one.name,
        work: (0,check_registry/* checkRegistry */.qW)(one.step, checkedPlace(one.destination, replicated.has(one)), one.access),
    })));
}
function decideAll(open, checks) {
    const joint = decideTogether(checks.map((check, index) => ({ ...check, name: open[index]?.name ?? '' })));
    if (joint.kind !== 'refuse')
        return joint;
    const [first, ...others] = joint.problems;
    if (first === undefined)
        throw new Error('A refusal has a reason.');
    throw (0,several_errors/* problemsTogether */.R)([first, ...others], open.length);
}
function checkedPlace(destination, isReplicated) {
    if (!(0,destinations/* isInAws */.Dm)(destination))
        return { region: '', createRepository: false };
    return isReplicated ? { ...destination, createRepository: true } : destination;
}
function preparedOf(open, targets, joint) {
    if (joint.kind === 'reuse')
        return { kind: 'reuse', all: withTargets(open, targets, joint.parts), from: joint.from };
    const [first, ...further] = withTargets(open, targets, joint.parts);
    if (first === undefined)
        throw new Error('There is a destination.');
    return { kind: 'build', all: [first, ...further] };
}
function withTargets(open, { targets, replicated }, parts) {
    return parts.flatMap((decision, index) => {
        const [one, target] = [open[index], targets[index]];
        return one === undefined || target === undefined
            ? []
            : [{ ...one, target, decision, isReplicated: replicated.has(one) }];
    });
}
function tellPart(step, part) {
    if (part.kind !== 'copy')
        (0,check_registry/* tellDecision */.CY)(part, step.runner);
}
function describeJoint(open, joint) {
    const [first] = joint.parts;
    const sentence = first?.sentence ?? '';
    if (open.length === 1)
        return sentence;
    if (joint.kind === 'build')
        return `${sentence} The same image goes to ${open
            .slice(1)
            .map(({ name }) => name)
            .join(', ')}`;
    const copies = joint.parts.flatMap((part) => (part.kind === 'copy' ? [part.sentence] : []));
    const taken = joint.parts[joint.from]?.sentence ?? sentence;
    return [taken, ...copies].join('; ');
}
async function tellOtherwise(step, otherwise, selection) {
    await step.runner.phase('Registry', async () => {
        (0,check_registry/* tellDecision */.CY)(otherwise, step.runner);
        for (const line of (await selection).lines)
            step.runner.info(line);
        return { value: undefined, sentence: otherwise.sentence };
    });
}
async function checkAgain(step, place, access) {
    return await step.runner.phase('Registry', async () => {
        const check = await (0,check_registry/* checkRegistry */.qW)(step, place, access);
        const { decision } = check;
        (0,check_registry/* tellDecision */.CY)(decision, step.runner);
        const value = { target: await prepareRepository(step, check), decision };
        return { value, sentence: decision.kind === 'refuse' ? decision.problem.what : decision.sentence };
    });
}
async function prepareRepository({ runner }, check) {
    const { registry, decision, snapshot, place, age, content, isCreated = true } = check;
    if (snapshot.repository.kind === 'unknown')
        runner.info(UNKNOWN_REPOSITORY);
    const isNew = (decision.kind === 'build' || decision.kind === 'copy') && decision.createRepository;
    const repository = isNew && isCreated ? await registry.createRepository() : snapshot.repository;
    const location = (0,target_repository/* locationOf */.h)(place, repository);
    const { host } = place.reference;
    if (host !== undefined && host !== location.host)
        runner.info(`ECR has ${location.host} for this registry, not ${host}.`);
    return (0,omit_undefined/* omitUndefined */.O)({
        registry,
        location,
        snapshot: { ...snapshot, repository },
        age,
        content: content && { tag: content.tags[0], label: content.label },
    });
}
const UNKNOWN_REPOSITORY = 'The role lacks ecr:DescribeRepositories: whether tags are immutable shows at the push.';


/***/ }),

/***/ 9883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ht: () => (/* binding */ tellLogs),
/* harmony export */   R3: () => (/* binding */ showLogs),
/* harmony export */   Yx: () => (/* binding */ startContentSearch),
/* harmony export */   dA: () => (/* binding */ openFurther),
/* harmony export */   uY: () => (/* binding */ openDestinations)
/* harmony export */ });
/* harmony import */ var _github_buffered_runner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5860);
/* harmony import */ var _inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _lib_handle_later_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3821);
/* harmony import */ var _credentials_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7021);
/* harmony import */ var _open_any_registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8042);





async function openDestinations(step, [first, ...further], idTokens) {
    const parts = further.map((destination) => ({ destination, ...partOf(step, destination) }));
    const inAws = parts.flatMap(({ destination, ...part }) => ((0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .isInAws */ .Dm)(destination) ? [{ ...part, destination }] : []));
    const own = { step, destination: first, name: (0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeName */ .fC)(first.repository) };
    const asked = [own, ...inAws];
    const authenticated = (0,_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .authenticateAll */ .F)(step, [
        loginOf(own, asked, idTokens(first)),
        ...inAws.map((part) => loginOf(part, asked, idTokens(part.destination))),
    ]);
    const content = startContentSearch(step, first, authenticated.then(([identity = NOBODY]) => identity));
    const [identity = NOBODY, ...others] = await authenticated;
    const identities = new Map(inAws.map(({ destination }, index) => [destination, others[index]]));
    const opened = await Promise.all(parts.map(async ({ destination, ...part }) => {
        const who = identities.get(destination) ?? NOBODY;
        const registry = await (0,_open_any_registry_js__WEBPACK_IMPORTED_MODULE_2__/* .openAnyRegistry */ .G)(part.step, destination, who.credentials);
        return { ...part, destination, access: accessOf({ registry, identity: who, content }) };
    }));
    const registry = await (0,_open_any_registry_js__WEBPACK_IMPORTED_MODULE_2__/* .openAnyRegistry */ .G)(step, first, identity.credentials);
    return [{ ...own, access: accessOf({ registry, identity, content }) }, ...opened];
}
async function openFurther(step, destination, idTokens) {
    const part = partOf(step, destination);
    const content = Promise.resolve(undefined);
    if (!(0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .isInAws */ .Dm)(destination)) {
        const registry = await (0,_open_any_registry_js__WEBPACK_IMPORTED_MODULE_2__/* .openAnyRegistry */ .G)(part.step, destination, undefined);
        return { ...part, destination, access: accessOf({ registry, identity: NOBODY, content }) };
    }
    const login = loginOf({ ...part, destination }, [{ ...part, destination }], idTokens(destination));
    const [identity = NOBODY] = await (0,_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .authenticateAll */ .F)(part.step, [login]);
    const registry = await (0,_open_any_registry_js__WEBPACK_IMPORTED_MODULE_2__/* .openAnyRegistry */ .G)(part.step, destination, identity.credentials);
    return { ...part, destination, access: accessOf({ registry, identity, content }) };
}
function accessOf({ registry, identity, content, }) {
    return { registry, identity, content, ownAccountId: identity.caller?.accountId ?? '' };
}
const NOBODY = {
    caller: undefined,
    credentials: undefined,
    current: () => Promise.reject(new Error('There are no credentials of AWS for this registry.')),
    sessionExpiresAt: () => undefined,
};
function partOf(step, destination) {
    const name = (0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeName */ .fC)(destination.repository);
    const log = (0,_github_buffered_runner_js__WEBPACK_IMPORTED_MODULE_3__/* .bufferedRunner */ .k)(step.runner, name, step.clock.now);
    const { repository } = destination;
    const build = { ...step.inputs.build, cache: { preset: 'none' }, cacheTo: [], load: false };
    return { name, log, step: { ...step, runner: log.runner, inputs: { ...step.inputs, repository, build } } };
}
function loginOf({ name, destination }, all, idTokens) {
    const sharing = all.filter((other) => other.destination.credentials === destination.credentials);
    const findUses = async () => {
        const { readBuildUses } = await Promise.all(/* import() */[__webpack_require__.e(406), __webpack_require__.e(17)]).then(__webpack_require__.bind(__webpack_require__, 6017));
        const found = await Promise.all(sharing.map((one) => readBuildUses(one.step, one.destination)));
        return { uses: found.flatMap(({ uses }) => uses), unknown: found[0]?.unknown ?? [] };
    };
    return { name, account: destination, authentication: { idTokens, findUses } };
}
function tellLogs({ runner }, destinations) {
    for (const { name, log } of destinations)
        for (const line of log?.take() ?? [])
            runner.info(`${name}: ${line}`);
}
function showLogs({ runner }, destinations) {
    for (const { name, log } of destinations) {
        const lines = log?.take() ?? [];
        if (lines.length > 0)
            runner.section(name, lines);
    }
}
function startContentSearch(step, ecr, authenticated, options) {
    const { reuse } = step.inputs.image;
    if (reuse.kind === 'commit')
        return Promise.resolve(undefined);
    const start = async () => {
        const { startSearch } = await Promise.all(/* import() */[__webpack_require__.e(406), __webpack_require__.e(646)]).then(__webpack_require__.bind(__webpack_require__, 646));
        const credentials = async () => (await authenticated).credentials;
        return await startSearch(step, ecr, { maxAgeDays: reuse.maxAgeDays, credentials, ...options });
    };
    return (0,_lib_handle_later_js__WEBPACK_IMPORTED_MODULE_4__/* .handleLater */ .b)(start());
}


/***/ }),

/***/ 8141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ decide),
  r: () => (/* binding */ withoutOtherwise)
});

// EXTERNAL MODULE: ./.build/errors/list-tags.js
var list_tags = __webpack_require__(8786);
// EXTERNAL MODULE: ./.build/plan/cache-flags.js + 1 modules
var cache_flags = __webpack_require__(505);
// EXTERNAL MODULE: ./.build/plan/given-image.js
var given_image = __webpack_require__(2809);
// EXTERNAL MODULE: ./.build/plan/variant.js
var variant = __webpack_require__(8817);
;// CONCATENATED MODULE: ./.build/plan/commit-image.js



const CHOICES = [
    {
        why: 'a pull request merged into its base never takes the tag of a build of its head',
        when: ({ holdsCommit, match }) => holdsCommit && match.kind === 'differs' && match.isUnmerged,
        choose: (image) => beside(image, partsOf(image)),
    },
    { why: 'it is archived', when: ({ there }) => there.status !== 'ACTIVE', choose: build },
    { why: 'it is not wanted', when: (image) => !isWanted(image), choose: build },
    { why: 'it may be another variant, and can lose its tags', when: both(isUnread, isMovable), choose: build },
    { why: 'it may be another variant, and keeps its tags', when: isUnread, choose: (image) => beside(image, 'unread') },
    { why: 'it was built otherwise, and can lose its tags', when: both(isBuiltOtherwise, isMovable), choose: build },
    {
        why: 'it was built otherwise, and keeps its tags',
        when: isBuiltOtherwise,
        choose: (image) => beside(image, partsOf(image)),
    },
    {
        why: 'it is asked for, though the build asks for a new one',
        when: (image) => isAsked(image) && isNewWanted(image),
        choose: takenAsAsked,
    },
    { why: 'it will do', when: (image) => isAsked(image) || !isNewWanted(image), choose: reuse },
    {
        why: 'a new one is wanted, and there is a tag for it',
        when: hasOther,
        choose: (image) => beside(image, 'new-wanted'),
    },
    { why: 'a new one is wanted, and there is no tag for it', when: () => true, choose: insteadOfNew },
];
function chooseCommitImage(image) {
    const rule = CHOICES.find(({ when }) => when(image));
    if (rule === undefined)
        throw new Error('The last rule holds for every image.');
    return rule.choose(image);
}
function both(one, other) {
    return (image) => one(image) && other(image);
}
function isUnread({ match }) {
    return match.kind === 'unread';
}
function isMovable({ fixed }) {
    return fixed.length === 0;
}
function isAsked({ ifExists }) {
    return ifExists === 'reuse';
}
function isNewWanted({ wantsNew, isRerun }) {
    return wantsNew && !isRerun;
}
function isBuiltOtherwise(image) {
    const parts = partsOf(image);
    if (parts.length === 0 || (0,variant/* isSaidOtherwise */.Mw)(parts))
        return false;
    return !(isAsked(image) && parts.join() === 'build-args');
}
function partsOf({ match }) {
    return match.kind === 'differs' ? match.parts : [];
}
function hasOther(image) {
    return beside(image, 'new-wanted').kind !== 'refuse';
}
function takenAsAsked(image) {
    const taken = reuse(image);
    return { ...taken, lines: [...taken.lines, ASKED_OTHERWISE] };
}
function insteadOfNew(image) {
    const warning = `${image.tags[0]} is there and cannot be overwritten, so nothing is built, although ${NEW_WISHES} asks for a new image. ` +
        'Give it a further tag, such as `type=schedule`, to have one.';
    const taken = reuse(image);
    return { ...taken, warnings: [...taken.warnings, warning] };
}
const NEW_WISHES = '`no-cache`, `pull` or `no-cache-filters`';
const ASKED_OTHERWISE = `${NEW_WISHES} would build a new image, but \`if-exists: reuse\` takes the one that is there.`;
function isWanted({ ifExists, holdsCommit, isOfCommit, isRerun, fixed, tags }) {
    switch (ifExists) {
        case 'reuse':
            return true;
        case 'auto':
            if (holdsCommit)
                return fixed.length > 0;
            return fixed.includes(tags[0]) && (isOfCommit ?? isRerun);
        case 'rebuild':
        case 'fail':
            return false;
    }
}
function reuse({ tags, match }) {
    switch (match.kind) {
        case 'denied': {
            const warning = `How the image under ${tags[0]} was built cannot be read, as the role lacks ${match.permission}: it is taken for what is ` +
                'asked for. Allow it on the repository.';
            return { kind: 'reuse', warnings: [warning], lines: [] };
        }
        case 'unlabelled':
            return {
                kind: 'reuse',
                warnings: [],
                lines: [`The image under ${tags[0]} does not tell how it was built; it is taken for what is asked for.`],
            };
        case 'differs': {
            const parts = (0,variant/* describeParts */.M8)(match.parts);
            const line = `The image under ${tags[0]} was built otherwise (${parts}), and is taken all the same.`;
            return { kind: 'reuse', warnings: [], lines: [line] };
        }
        case 'same':
        case 'unread':
            return { kind: 'reuse', warnings: [], lines: [] };
    }
}
function build({ match, there, tags, ifExists, holdsCommit, isOfCommit }) {
    const isOther = match.kind === 'differs' && !(0,variant/* isSaidOtherwise */.Mw)(match.parts) && (holdsCommit || isOfCommit === true);
    if (!isOther || match.parts.includes(given_image/* GIVEN */.WJ) || there.status !== 'ACTIVE' || ifExists === 'rebuild')
        return { kind: 'build', warnings: [] };
    const warning = `${tags[0]} moves away from an image that was built otherwise (${(0,variant/* describeParts */.M8)(match.parts)}): ${there.digest} loses the tag. ` +
        'Give each of them a tag of its own, with `flavor: suffix=-NAME`.';
    return { kind: 'build', warnings: [warning] };
}
function beside({ tags, here, fixed, there }, reason) {
    const parts = typeof reason === 'string' ? undefined : reason;
    const staying = here.filter((tag) => tag === tags[0] || fixed.includes(tag));
    if (staying.length === tags.length)
        return { kind: 'refuse', ...(parts && { parts }) };
    const verb = staying.length === 1 ? 'stays' : 'stay';
    const hint = parts === undefined || parts.includes(given_image/* GIVEN */.WJ)
        ? ''
        : '; to give each variant tags of its own, set `flavor: suffix=-NAME`';
    const warning = `${(0,list_tags/* listTags */.c)(staying)} ${verb} on ${there.digest}, as ${describeReason(reason)}. ` +
        `The new image gets the other tags only${hint}.`;
    return { kind: 'build-beside', staying, warnings: [warning] };
}
function describeReason(reason) {
    if (reason === 'unread')
        return 'ECR did not give its configuration, which tells how it was built';
    if (reason === 'new-wanted')
        return 'a new one is asked for';
    return reason.includes(given_image/* GIVEN */.WJ)
        ? 'that is another image, and keeps its tags'
        : `it was built otherwise (${(0,variant/* describeParts */.M8)(reason)})`;
}

// EXTERNAL MODULE: ./.build/plan/present-tags.js
var present_tags = __webpack_require__(4793);
// EXTERNAL MODULE: ./.build/plan/registry-errors.js
var registry_errors = __webpack_require__(8693);
// EXTERNAL MODULE: ./.build/plan/tag-mutability.js
var tag_mutability = __webpack_require__(301);
// EXTERNAL MODULE: ./.build/plan/tag-order.js
var tag_order = __webpack_require__(8909);
;// CONCATENATED MODULE: ./.build/plan/wish.js
function wantedBy(wish, { ifExists, wantsNew, sameContent }) {
    switch (wish) {
        case undefined:
            return { ifExists, wantsNew, sameContent };
        case 'anew':
            return { ifExists: 'rebuild', wantsNew: true, sameContent: undefined };
        case 'beside':
            return { ifExists, wantsNew: true, sameContent: undefined };
        case 'reuse':
            return { ifExists: 'reuse', wantsNew, sameContent };
    }
}

;// CONCATENATED MODULE: ./.build/plan/build-or-reuse.js








function decide(situation) {
    const { foreign } = situation;
    if (foreign !== undefined)
        return { kind: 'refuse', problem: (0,registry_errors/* hostForeign */.dw)(situation, foreign) };
    const decision = decideWanted({ ...situation, ...wantedBy(situation.wish, situation) });
    const problem = decision.kind === 'refuse' ? undefined : refuseCaches(situation);
    if (problem === undefined)
        return decision;
    return decision.kind === 'reuse' ? withoutOtherwise(decision) : { kind: 'refuse', problem };
}
function withoutOtherwise({ otherwise: _, ...reuse }) {
    return reuse;
}
function refuseCaches({ caches, tags, repositoryFacts }) {
    if (caches === undefined)
        return undefined;
    const { preset, cacheTo } = caches;
    return (0,cache_flags/* refuseFixedCache */.RW)(preset, repositoryFacts) ?? (0,cache_flags/* refuseCacheTag */.NZ)(preset, { tags, cacheTo });
}
function decideWanted(situation) {
    const { repositoryFacts: repository, tagFacts, tags } = situation;
    if (repository.kind === 'missing')
        return decideMissing(situation);
    const unknown = tags.filter((tag) => tagFacts.get(tag)?.kind === 'unknown');
    if (repository.kind === 'unknown' && unknown.length === tags.length) {
        return { kind: 'refuse', problem: (0,registry_errors/* repositoryUnseen */.R)(situation) };
    }
    const there = presentTag(situation, tags[0]);
    if (there?.status === 'ACTIVE' && situation.ifExists === 'fail') {
        return { kind: 'refuse', problem: (0,registry_errors/* imageExists */.US)(situation, tags[0], there) };
    }
    return there === undefined ? decideAbsent(situation) : decidePresent(situation, there);
}
function decidePresent(situation, there) {
    if (there.digest === situation.given?.there)
        return sameOrNew(situation);
    const choice = chooseCommitImage(commitImage(situation, there));
    switch (choice.kind) {
        case 'refuse':
            return { kind: 'refuse', problem: whyTaken(situation, there, choice.parts) };
        case 'build-beside':
            return buildBeside(situation, choice);
        case 'reuse': {
            const { warnings, lines } = choice;
            const decision = build_or_reuse_reuse(situation, there.digest, whyReused(situation));
            return decision.kind === 'reuse' ? { ...decision, warnings, lines } : decision;
        }
        case 'build':
            return sameOrNew(situation, { staying: [], warnings: choice.warnings });
    }
}
function decideAbsent(situation) {
    const { bare } = situation;
    if (bare === undefined || !isBareTaken(situation, bare.tag))
        return sameOrNew(situation);
    return build_or_reuse_reuse(situation, bare.digest, `${bare.tag} is there, and was built in the same way`);
}
function sameOrNew(situation, notes = { staying: [], warnings: [] }) {
    const { sameContent, given } = situation;
    if (given?.there !== undefined)
        return build_or_reuse_reuse(situation, given.there, `${situation.repository} has ${given.name} already`);
    if (sameContent === undefined || situation.ifExists === 'rebuild')
        return build_or_reuse_build(situation, notes);
    if (isFull(situation, sameContent)) {
        const why = `The image of the same content has ${sameContent.tagCount} tags, and ECR takes ${registry_errors/* TAGS_PER_IMAGE */.IC}. `;
        return build_or_reuse_build(situation, notes, why);
    }
    const decision = build_or_reuse_reuse(situation, sameContent.digest, `${sameContent.tag} was built from the same content`);
    const otherwise = build_or_reuse_build(situation, notes);
    return decision.kind === 'reuse' && otherwise.kind === 'build' ? { ...decision, otherwise } : decision;
}
function whyTaken(situation, there, parts) {
    const [tag] = situation.tags;
    if (situation.given !== undefined)
        return (0,registry_errors/* givenBlocked */.ES)(situation, { tag, there, name: situation.given.name });
    return parts === undefined ? (0,registry_errors/* variantUnread */.RM)(situation, tag, there) : (0,registry_errors/* variantTaken */.bp)(situation, { tag, there, parts });
}
function isBareTaken(situation, tag) {
    const { ifExists, wantsNew, isRerun } = situation;
    if (wantsNew && !isRerun)
        return false;
    return ifExists === 'reuse' || (ifExists === 'auto' && isFixed(situation, tag));
}
function commitImage(situation, there) {
    const { ifExists, tags, holdsCommit, wantsNew, isRerun } = situation;
    const { match, isOfCommit } = situation.first ?? { match: { kind: 'unlabelled' }, isOfCommit: undefined };
    const here = tags.filter((tag) => presentTag(situation, tag)?.digest === there.digest);
    const fixed = here.filter((tag) => isFixed(situation, tag));
    return { ifExists, tags, there, here, fixed, holdsCommit, isOfCommit, match, wantsNew, isRerun };
}
function buildBeside(situation, { staying, warnings }) {
    const [first, ...others] = situation.tags.filter((tag) => !staying.includes(tag));
    if (first === undefined)
        throw new Error('A build beside an image has a tag of its own.');
    const rest = { ...situation, tags: [first, ...others] };
    const decision = sameOrNew(rest, { staying, warnings });
    return decision.kind === 'refuse' ? decision : { ...decision, staying, warnings };
}
function isFull(situation, { digest, tagCount = 0 }) {
    const missing = (0,present_tags/* missingTags */.Y)(situation.tags, digest, situation.tagFacts);
    return tagCount + missing.length > registry_errors/* TAGS_PER_IMAGE */.IC;
}
function decideMissing(situation) {
    const { repository, tags, tagFacts } = situation;
    if (!situation.createRepository)
        return { kind: 'refuse', problem: (0,registry_errors/* repositoryMissing */.lx)(situation, 'build') };
    return {
        kind: 'build',
        sentence: `The repository ${repository} does not exist yet: create it, ${doing(situation)}.`,
        createRepository: true,
        tagPlan: (0,tag_order/* planTags */.V)(tags, tagFacts),
        staying: [],
        warnings: [],
    };
}
function presentTag({ tagFacts }, tag) {
    const fact = tagFacts.get(tag);
    return fact?.kind === 'present' ? fact : undefined;
}
function isFixed({ repositoryFacts }, tag) {
    return !(repositoryFacts.kind === 'found' && (0,tag_mutability/* isMovable */.d)(tag, repositoryFacts.mutability));
}
function whyReused({ ifExists, tags, repositoryFacts }) {
    if (ifExists === 'reuse')
        return `${tags[0]} is there, and if-exists is reuse`;
    return repositoryFacts.kind === 'found'
        ? `${tags[0]} is there and cannot be overwritten`
        : `${tags[0]} is there, and the role may not see whether it can be overwritten`;
}
function build_or_reuse_reuse(situation, digest, why) {
    const { tags, tagFacts } = situation;
    const fixed = (0,present_tags/* findFixedTags */.f)(tags, { ...situation, digest });
    if (fixed !== undefined)
        return refuseImmutable(situation, fixed);
    const missing = (0,present_tags/* missingTags */.Y)(tags, digest, tagFacts);
    const added = missing.length === 0 ? '' : `; to be put on it too: ${(0,list_tags/* listTags */.c)(missing)}`;
    return {
        kind: 'reuse',
        sentence: `Nothing to ${situation.given === undefined ? 'build' : 'push'}: ${why}. Reused is ${digest}${added}`,
        digest,
        batches: (0,tag_order/* orderTags */.M)(missing, tagFacts),
        staying: [],
        warnings: [],
        lines: [],
    };
}
function build_or_reuse_build(situation, notes, why = '') {
    const { tags, tagFacts } = situation;
    const fixed = (0,present_tags/* findFixedTags */.f)(tags, situation);
    const archived = presentTag(situation, tags[0]);
    if (archived !== undefined && archived.status !== 'ACTIVE' && fixed?.tags.includes(tags[0])) {
        return { kind: 'refuse', problem: (0,registry_errors/* imageArchived */.M1)(situation, tags[0], archived) };
    }
    if (fixed !== undefined)
        return refuseImmutable(situation, fixed);
    const known = (kind) => tags.filter((tag) => tagFacts.get(tag)?.kind === kind);
    const sentence = describeBuild(situation, known('present'), known('unknown'));
    const asleep = archived === undefined || archived.status === 'ACTIVE' ? '' : ` ${tags[0]} is archived now.`;
    return {
        kind: 'build',
        sentence: `${why}${sentence}${asleep}`,
        createRepository: false,
        tagPlan: (0,tag_order/* planTags */.V)(tags, tagFacts),
        ...notes,
    };
}
function refuseImmutable(situation, fixed) {
    const isAsked = situation.holdsCommit || situation.ifExists === 'reuse';
    const ofCommit = situation.holdsCommit ? situation.tags[0] : undefined;
    const more = isAsked ? { ...situation, ofCommit } : { ...situation, reusable: situation.tags[0] };
    return { kind: 'refuse', problem: (0,registry_errors/* tagsImmutable */.A3)(more, fixed) };
}
function doing({ given }) {
    return given === undefined ? 'build and push' : `push ${given.name}`;
}
function describeBuild(situation, moving, unknown) {
    const { repository, given } = situation;
    const what = doing(situation).replace(/^./, (letter) => letter.toUpperCase());
    if (unknown.length > 0)
        return `${what}, though the role may not see whether ${(0,list_tags/* listTags */.c)(unknown)} is in ${repository}.`;
    if (moving.length === 0)
        return `${what}: ${repository} has none of the wanted tags yet.`;
    const [verb, to] = [moving.length === 1 ? 'moves' : 'move', given === undefined ? 'the new image' : 'it'];
    return `${what}. ${(0,list_tags/* listTags */.c)(moving)} ${verb} to ${to}; the image that is there now stays, under its digest.`;
}


/***/ }),

/***/ 2809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fd: () => (/* binding */ matchGiven),
/* harmony export */   WJ: () => (/* binding */ GIVEN),
/* harmony export */   fW: () => (/* binding */ findGiven)
/* harmony export */ });
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4867);

function findGiven(given, tags, situation) {
    const tag = tags.find((name) => matchGiven(given, name, situation)?.kind === 'same');
    const fact = situation.tagFacts.get(tag ?? '');
    return fact?.kind === 'present' ? fact.digest : undefined;
}
function matchGiven({ digest, configDigest }, tag, { tagFacts, manifests }) {
    const fact = tagFacts.get(tag);
    if (fact?.kind !== 'present' || fact.status !== 'ACTIVE')
        return undefined;
    if (fact.digest === digest)
        return { kind: 'same' };
    if (configDigest === undefined)
        return OTHER;
    const body = manifests.get(tag)?.body;
    if (body === undefined)
        return { kind: 'unread' };
    const manifest = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(body);
    return manifest?.kind === 'image' && manifest.configDigest === configDigest ? { kind: 'same' } : OTHER;
}
const GIVEN = 'source-image';
const OTHER = { kind: 'differs', parts: [GIVEN], isUnmerged: false };


/***/ }),

/***/ 5746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ isReplicated),
/* harmony export */   q: () => (/* binding */ replicationState)
/* harmony export */ });
function isReplicated(rules, from, to) {
    if (from.repository !== to.repository)
        return false;
    return rules.some(({ destinations, prefixes }) => {
        const isMeant = destinations.some(({ region, registryId }) => region === to.region && registryId === to.accountId);
        return isMeant && (prefixes.length === 0 || prefixes.some((prefix) => from.repository.startsWith(prefix)));
    });
}
function replicationState(statuses, to) {
    return statuses.find(({ region, registryId }) => region === to.region && registryId === to.accountId);
}


/***/ })

};
;