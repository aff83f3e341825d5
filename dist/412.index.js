"use strict";
exports.id = 412;
exports.ids = [412];
exports.modules = {

/***/ 5860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ bufferedRunner)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1035);

function bufferedRunner(runner, name, now) {
    let lines = [];
    const add = (more) => {
        lines = lines.concat(more);
    };
    const all = {
        ...runner,
        info: (line) => add([line]),
        warning: (text) => runner.warning(`${name}: ${text}`),
        notice: (text) => runner.notice(`${name}: ${text}`),
        phase: async (_title, work) => {
            const start = now();
            const { value, sentence } = await work();
            add([`${sentence} (${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSeconds */ .Xo)((now() - start) / 1000)})`]);
            return value;
        },
        section: (title, section) => add([title, ...section]),
        quoting: async (work) => {
            const chunks = [];
            try {
                return await work((chunk) => chunks.push(chunk));
            }
            finally {
                const text = Buffer.concat(chunks).toString('utf8');
                add(text.split(/\r?\n/).filter((line) => line.trim() !== ''));
            }
        },
    };
    const take = () => {
        const said = lines;
        lines = [];
        return said;
    };
    return { runner: all, take };
}


/***/ }),

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
/* harmony import */ var _plan_image_age_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1691);
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
        tagPlan: (0,tag_order/* planTags */.Vd)(tags, tagFacts),
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
        batches: (0,tag_order/* orderTags */.M8)(missing, tagFacts),
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
        tagPlan: (0,tag_order/* planTags */.Vd)(tags, tagFacts),
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


/***/ })

};
;