"use strict";
exports.id = 105;
exports.ids = [105];
exports.modules = {

/***/ 9105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planOnly: () => (/* reexport */ planOnly),
  pushTargets: () => (/* binding */ pushTargets)
});

// EXTERNAL MODULE: ./.build/errors/unexpected-errors.js
var unexpected_errors = __webpack_require__(6161);
// EXTERNAL MODULE: ./.build/phases/credentials/job-exports.js
var job_exports = __webpack_require__(7251);
// EXTERNAL MODULE: ./.build/phases/push/registry-login.js + 1 modules
var registry_login = __webpack_require__(7911);
// EXTERNAL MODULE: ./.build/lib/map-limit.js
var map_limit = __webpack_require__(8602);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/phases/build/build-cache.js
var build_cache = __webpack_require__(3531);
// EXTERNAL MODULE: ./.build/phases/build/builder.js
var builder = __webpack_require__(9251);
// EXTERNAL MODULE: ./.build/phases/build/cache-keys.js
var cache_keys = __webpack_require__(2535);
// EXTERNAL MODULE: ./.build/phases/build/engine-image.js
var engine_image = __webpack_require__(8104);
// EXTERNAL MODULE: ./.build/phases/build/push-setup.js
var push_setup = __webpack_require__(2466);
// EXTERNAL MODULE: ./.build/phases/push/push-and-prove.js + 1 modules
var push_and_prove = __webpack_require__(7183);
// EXTERNAL MODULE: ./.build/phases/push/push-tag.js + 3 modules
var push_tag = __webpack_require__(2823);
// EXTERNAL MODULE: ./.build/plan/cache-flags.js + 1 modules
var cache_flags = __webpack_require__(505);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
// EXTERNAL MODULE: ./.build/actions/bake/bake-command.js
var bake_command = __webpack_require__(2141);
// EXTERNAL MODULE: ./.build/actions/bake/bake-setup.js
var bake_setup = __webpack_require__(8281);
// EXTERNAL MODULE: ./.build/actions/bake/target-links.js
var target_links = __webpack_require__(6297);
;// CONCATENATED MODULE: ./.build/actions/bake/build-targets.js















async function buildTargets(bake, builds, { identity, config, builder: before, pins }) {
    const names = builds.map(({ own }) => own.target.name);
    const linked = (0,bake_setup/* linkedTargets */.Gx)(bake, names, pins);
    const builder = before ?? (await chooseBakeBuilder(bake, builds, { config, linked }));
    const cacheKeys = bake.inputs.cache.preset === 's3' ? (0,cache_keys/* cacheKeysOf */.s)(identity, bake.runner) : undefined;
    const setup = await (0,bake_setup/* openBakeSetup */.jB)(bake, config, { linked, builder, pins, cacheKeys });
    (0,build_cache/* warnMissingGithubCache */.AY)(bake.runner, builds.map(({ own }) => own.step));
    const images = await buildTogether(setup, builds, builder);
    const planned = await Promise.all(builds.map(planOf));
    const isByBuilder = ({ own }) => (0,push_setup/* isPushedByBuilder */._e)(own.step, (0,omit_undefined/* omitUndefined */.O)({ builder }));
    const pushed = await pushTogether(setup, planned.filter(isByBuilder), identity);
    const built = planned.map(({ plan, ...build }) => {
        const { own, repository } = build;
        const { docker } = (0,bake_setup/* bakeCommand */.FA)(bake, config, own.log.runner);
        const each = (0,omit_undefined/* omitUndefined */.O)({ docker, config, identity, builder, caches: cache_flags/* NO_CACHE */.DQ });
        const image = images.get(own.target.name);
        const result = image === undefined ? { kind: 'builder' } : { kind: 'engine', image };
        const pusher = isByBuilder(build)
            ? (name) => sourceOf(setup, build, { image: name, pushed })
            : (0,push_tag/* pusherOf */.B)(own.step, repository, { setup: each, built: result });
        return { ...build, request: { ...plan, setup: each, pusher, built: result } };
    });
    return { built, builder };
}
async function planOf(build) {
    return { ...build, plan: await (0,push_and_prove/* planPush */.M)(build.own.step, build.repository, build.decision.tagPlan) };
}
async function buildTogether(setup, builds, builder) {
    const { runner, environment } = setup.bake;
    const builtAs = new Map(builds.map(({ own, repository }) => [own.target.name, (0,engine_image/* ownNames */.Dx)((0,registry_location/* repositoryUri */.LJ)(repository.location), environment)]));
    await runner.phase('Build', async () => {
        const output = builder === undefined ? 'engine' : 'none';
        const items = builds.map((build) => itemOf(build, output, builtAs.get(build.own.target.name) ?? []));
        await (0,bake_setup/* callBake */.a_)(setup, { name: 'build', items, isBuilt: false, runner });
        return { value: undefined, sentence: `Built ${[...builtAs.keys()].join(', ')}` };
    });
    return builder === undefined ? await readImages(setup, builtAs) : new Map();
}
async function chooseBakeBuilder(bake, builds, { config, linked }) {
    const requirements = builds.flatMap(({ own: { step }, repository: { snapshot } }) => {
        return (0,builder/* builderRequirements */.IH)(step, (0,builder/* fixedRequirements */.lc)(step.inputs, snapshot)).requirements;
    });
    const selection = await (0,bake_setup/* selectBakeBuilder */.rs)(bake, config, { requirements, linked });
    for (const line of selection.lines)
        bake.runner.info(line);
    return await (0,builder/* ensureBuilder */.Wp)(bake, (0,bake_command/* bakeDocker */.QZ)(bake, bake.inputs.definition, config), selection);
}
function itemOf({ own, repository }, output, images) {
    const { name, packing, raw } = own.target;
    const build = (0,push_setup/* buildInputsOf */.Pc)(own.step, repository);
    return { name, build, packing, raw, images, output, caches: (0,build_cache/* cachesFor */.$n)(own.step, repository) };
}
async function readImages({ bake, config }, builtAs) {
    const docker = (0,bake_command/* bakeDocker */.QZ)(bake, bake.inputs.definition, config);
    const images = await (0,map_limit/* mapLimit */.s)([...builtAs], READ_AT_ONCE, async ([target, names]) => {
        return [target, await (0,engine_image/* findImage */.F1)(docker, names)];
    });
    return new Map(images);
}
const READ_AT_ONCE = 4;
async function pushTogether(setup, planned, identity) {
    const { bake, config } = setup;
    const items = planned.flatMap((target) => {
        const { tagPlan } = target.plan;
        return tagPlan === undefined
            ? []
            : [itemOf(target, 'push', [(0,registry_location/* imageName */.tO)(target.repository.location, tagPlan.pushed)])];
    });
    const [first] = planned;
    if (items.length === 0 || first === undefined)
        return new Map();
    await (0,registry_login/* keepLogin */.Lp)(first.repository, { identity, config });
    return await bake.runner.phase('Push', async () => {
        bake.runner.info('What was built is pushed by its builder, from its cache:');
        const pushed = await pushInLevels(setup, items);
        const missing = items.filter(({ images: [image = ''] }) => !pushed.has(image)).map(({ name }) => name);
        const sentence = missing.length === 0
            ? `Pushed ${items.map(({ name }) => name).join(', ')}`
            : `Not pushed yet: ${missing.join(', ')}; each is tried by itself now`;
        return { value: pushed, sentence };
    });
}
async function pushInLevels(setup, items) {
    const { bake } = setup;
    const links = (0,target_links/* linksOf */.hP)([...bake.plan.targets, ...bake.plan.linked]);
    const names = items.map(({ name }) => name);
    let pushed = new Map();
    for (const level of (0,target_links/* levelsOf */.pd)(names, links)) {
        const isIn = ({ name }) => level.includes(name);
        const result = await (0,bake_setup/* callBake */.a_)(setup, {
            name: 'push',
            items: items.filter(isIn),
            isBuilt: true,
            runner: bake.runner,
        });
        pushed = new Map([...pushed, ...result.pushed]);
        if (items.filter(isIn).some(({ images: [image = ''] }) => !pushed.has(image)))
            break;
    }
    return pushed;
}
function sourceOf(setup, build, { image, pushed }) {
    const { target, log } = build.own;
    let digest = pushed.get(image);
    return {
        push: async () => {
            if (digest !== undefined)
                return DONE;
            const items = [itemOf(build, 'push', [image])];
            const result = await (0,bake_setup/* callBake */.a_)(setup, { name: target.name, items, isBuilt: true, runner: log.runner });
            digest = result.pushed.get(image);
            return result.finished;
        },
        pushed: async () => (digest === undefined ? undefined : { digest, platform: undefined }),
        local: undefined,
    };
}
const DONE = { succeeded: true, exitCode: 0, stdout: '', tail: '' };

// EXTERNAL MODULE: ./.build/errors/several-errors.js
var several_errors = __webpack_require__(9398);
// EXTERNAL MODULE: ./.build/inputs/destinations.js
var destinations = __webpack_require__(9349);
// EXTERNAL MODULE: ./.build/phases/registry/check-registry.js
var check_registry = __webpack_require__(8891);
// EXTERNAL MODULE: ./.build/phases/registry/prepare-destinations.js + 1 modules
var prepare_destinations = __webpack_require__(1061);
// EXTERNAL MODULE: ./.build/phases/registry/registry-access.js
var registry_access = __webpack_require__(9883);
// EXTERNAL MODULE: ./.build/actions/bake/target-steps.js
var target_steps = __webpack_require__(2891);
;// CONCATENATED MODULE: ./.build/actions/bake/check-elsewhere.js





async function checkElsewhere(shared, own) {
    return await Promise.all(own.further.map((repository) => checkOne(shared, own, repository)));
}
async function checkOne({ bake, others }, own, { place, destination }) {
    const access = others.get(place);
    if (access === undefined)
        throw new Error('All further registries are open.');
    const part = (0,registry_access/* destinationPart */.wi)(own.step, destination);
    const content = Promise.resolve(undefined);
    const options = { ...access.open(part.step, destination), content, isNewWanted: (0,bake_setup/* isNewWanted */.QQ)(bake, own) };
    try {
        return {
            ...part,
            destination,
            access,
            check: await (0,check_registry/* checkRegistry */.qW)(part.step, (0,prepare_destinations/* checkedPlace */.fb)(destination, false), options),
        };
    }
    catch (error) {
        throw (0,target_steps/* ofTarget */.XJ)(own.target.name, error);
    }
}

// EXTERNAL MODULE: ./.build/plan/build-or-reuse.js + 2 modules
var build_or_reuse = __webpack_require__(8141);
// EXTERNAL MODULE: ./.build/plan/decide-together.js
var decide_together = __webpack_require__(542);
// EXTERNAL MODULE: ./.build/actions/bake/bake-errors.js
var bake_errors = __webpack_require__(8713);
;// CONCATENATED MODULE: ./.build/actions/bake/decide-further.js



function decideLead(first, further) {
    if (first.decision.kind !== 'build' || further.length === 0)
        return undefined;
    const { situation } = first;
    const fact = situation.tagFacts.get(situation.tags[0]);
    const digest = fact?.kind === 'present' ? fact.digest : undefined;
    const holder = further.find(({ decision }) => decision.kind === 'reuse' && decision.digest === digest);
    const [lead] = holder === undefined ? (0,decide_together/* afterPartialRun */.tN)([first, ...further]) : [];
    const decision = holder === undefined ? lead?.decision : (0,build_or_reuse/* decide */.L)({ ...situation, wish: 'reuse' });
    if (decision?.kind !== 'reuse' || decision.digest !== digest)
        return undefined;
    const why = holder === undefined ? 'and a run before did not get into all registries' : `as ${holder.name} keeps it`;
    return { decision, line: `${situation.tags[0]} stays on the image that is there, ${why}` };
}
function decideFurther(first, further) {
    const parts = [];
    const problems = [];
    const note = (name, problem) => void problems.push({ name, problem });
    if (first.decision.kind === 'refuse')
        note(first.name, first.decision.problem);
    for (const one of further) {
        const part = decideOne(one, first);
        if (part.kind === 'refuse')
            note(one.name, part.problem);
        else
            parts.push(part);
    }
    const [problem, ...others] = problems;
    return problem === undefined ? { kind: 'agreed', parts } : { kind: 'refuse', problems: [problem, ...others] };
}
function decideOne(one, first) {
    const { decision } = first;
    if (one.decision.kind === 'refuse')
        return one.decision;
    switch (decision.kind) {
        case 'refuse':
            return one.decision;
        case 'reuse':
            return (0,decide_together/* partWithImage */.PB)(withoutTags(one, decision.staying), { digest: decision.digest, source: first });
        case 'build':
            return decideForNew(withoutTags(one, decision.staying), first);
    }
}
function withoutTags(one, staying) {
    const [tag, ...others] = one.situation.tags.filter((wanted) => !staying.includes(wanted));
    if (staying.length === 0 || tag === undefined)
        return one;
    const { first: _first, bare: _bare, ...rest } = one.situation;
    const situation = { ...rest, tags: [tag, ...others], holdsCommit: false };
    return { ...one, situation, decision: (0,build_or_reuse/* decide */.L)(situation) };
}
function decideForNew({ name, situation, decision }, first) {
    if (decision.kind !== 'reuse')
        return decision;
    const held = { ...situation, name, digest: decision.digest, tag: situation.tags[0] };
    return { kind: 'refuse', problem: (0,bake_errors/* furtherHolds */.ZI)(held, first) };
}

;// CONCATENATED MODULE: ./.build/actions/bake/check-targets.js










const ASKED_AT_ONCE = 10;
async function checkTargets(shared) {
    const { bake, steps } = shared;
    const checked = await (0,map_limit/* mapLimit */.s)(steps, ASKED_AT_ONCE, async (own) => {
        const [check, further] = await Promise.all([checkTarget(shared, own), checkElsewhere(shared, own)]);
        return { own, check, further };
    });
    for (const target of checked)
        tellCheck(bake, target);
    const isRefused = ({ decision }) => decision.kind === 'refuse';
    if (checked.some(({ check, further }) => [check, ...further.map((one) => one.check)].some(isRefused)))
        throw targetsRefused(checked);
    return checked;
}
async function checkTarget({ bake, ecr, identity, registry, contents, authorize }, own) {
    const { name, repository } = own.target;
    const ownAccountId = identity.caller?.accountId ?? '';
    const content = contents.get(name) ?? Promise.resolve(undefined);
    const options = {
        registry: registry.sibling(repository.name),
        ownAccountId,
        content,
        authorize,
        isNewWanted: (0,bake_setup/* isNewWanted */.QQ)(bake, own),
    };
    try {
        return await (0,check_registry/* checkRegistry */.qW)(own.step, ecr, options);
    }
    catch (error) {
        throw (0,target_steps/* ofTarget */.XJ)(name, error);
    }
}
function decisionsOf({ check, further }) {
    return { first: decisionOf(check), further: further.map((one) => decisionOf(one.check)) };
}
function decisionOf({ place, snapshot, situation, decision }) {
    const { host, name } = { ...place.reference, ...(0,registry_location/* locate */.x5)(place, snapshot.repository) };
    return { name: (0,destinations/* wholeName */.fC)((0,omit_undefined/* omitUndefined */.O)({ host, name })), situation, decision };
}
function targetsRefused(checked) {
    const failed = checked.flatMap((target) => {
        const { first, further } = decisionsOf(target);
        const joint = decideFurther(first, further);
        if (joint.kind === 'agreed')
            return [];
        const { problem } = (0,several_errors/* problemsTogether */.R)(joint.problems, 1 + further.length);
        const [{ name }] = joint.problems;
        const isNamed = name === first.name || problem.what.includes(name);
        return [(0,target_steps/* failedTarget */.lI)(target.own, isNamed ? problem : { ...problem, what: `${name}: ${problem.what}` })];
    });
    const [one, ...others] = failed;
    if (one === undefined)
        throw new Error('A refusal has a reason.');
    return (0,target_steps/* targetsFailed */.yu)([one, ...others], checked.length, 'Nothing was built or changed.');
}
function tellCheck(bake, { own, check: { decision } }) {
    const { runner } = bake;
    const lines = own.log.take();
    if (decision.kind === 'refuse')
        return;
    tellDecided(bake, own, decision);
    for (const line of lines)
        runner[decision.kind === 'build' ? 'info' : 'debug'](`    ${line}`);
}
function tellDecided({ runner }, { target: { name } }, decision) {
    const prefixed = (text) => `${name}: ${text}`;
    runner.info(prefixed(decision.sentence));
    (0,check_registry/* tellDecision */.CY)(decision, {
        warning: (text) => runner.warning(prefixed(text)),
        info: (text) => runner.info(prefixed(text)),
    });
}
function describeChecks(checked) {
    const built = checked.filter(({ check }) => check.decision.kind === 'build').length;
    const reused = checked.length - built;
    return `Of ${checked.length} ${checked.length === 1 ? 'target' : 'targets'} ${built} to build, ${reused} to reuse`;
}

// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/phases/all-together.js
var all_together = __webpack_require__(7755);
// EXTERNAL MODULE: ./.build/phases/registry/target-repository.js
var target_repository = __webpack_require__(35);
// EXTERNAL MODULE: ./.build/plan/registry-errors.js
var registry_errors = __webpack_require__(8693);
// EXTERNAL MODULE: ./.build/plan/image-platform.js
var image_platform = __webpack_require__(7277);
;// CONCATENATED MODULE: ./.build/actions/bake/fit-targets.js

function fitTargets(targets) {
    const byName = new Map(targets.map((target) => [target.name, target]));
    for (const target of targets)
        for (const name of target.bases) {
            const base = byName.get(name);
            const fit = base === undefined ? FITS : fitPair(target, base);
            if (fit.kind !== 'fits')
                return fit;
        }
    return FITS;
}
const FITS = { kind: 'fits' };
function fitPair(target, base) {
    if (target.decision !== 'reuse')
        return base.decision === 'reuse' ? onReused(target, base) : FITS;
    switch (base.decision) {
        case 'build':
            return onBuilt(target, base);
        case 'beside':
            return first(target, ['beside'], `it is built on ${base.name}, of which a new image is built`) ?? FITS;
        case 'reuse':
            return isLater(base, target)
                ? (first(target, ['anew'], `it was built before ${base.name}, which it is built on`) ?? FITS)
                : FITS;
    }
}
function onBuilt(target, base) {
    const why = `${base.name}, which it is built on, has to be built`;
    return (first(target, ['anew'], `it is built on ${base.name}, which is built anew`) ??
        first(base, ['reuse'], `${target.name}, which cannot be built again, is built on it`) ?? {
        kind: 'impossible',
        name: target.name,
        base: base.name,
        why,
    });
}
function onReused(target, base) {
    if (base.unusable === undefined)
        return FITS;
    const why = `the image of ${base.name} ${base.unusable}`;
    return (first(base, ['anew'], `${target.name} is built on it, and its image ${base.unusable}`) ?? {
        kind: 'impossible',
        name: target.name,
        base: base.name,
        why,
    });
}
function first({ name, impossible }, wanted, why) {
    const to = wanted.find((one) => !impossible.includes(one));
    if (to === undefined)
        return undefined;
    const what = to === 'reuse' ? 'reused as it is' : 'built anew';
    return { kind: 'change', change: { name, to, line: `${name} is ${what}, as ${why}.` } };
}
function isLater({ builtOn: one }, { builtOn: other }) {
    return one !== undefined && other !== undefined && one > other;
}
function usableDigest({ denied, isUnread, platformDigests, digest }, platforms) {
    if (denied !== undefined)
        return { unusable: `cannot be read, as the role lacks ${denied}` };
    if (isUnread === true)
        return { unusable: 'could not be read' };
    const there = Object.entries(platformDigests);
    const missing = platforms.filter((platform) => !there.some(([name]) => (0,image_platform/* normalizePlatform */.FL)(name) === (0,image_platform/* normalizePlatform */.FL)(platform)));
    if (missing.length > 0)
        return { unusable: `has no ${missing.join(', ')}` };
    const [only] = there;
    return { digest: there.length === 1 && only !== undefined ? only[1] : digest };
}
function builtOnDay(tags) {
    const days = tags.flatMap((tag) => /^content-[0-9a-f]{32}-(\d{4}-\d\d-\d\d)$/.exec(tag)?.[1] ?? []);
    return days.toSorted()[0];
}

;// CONCATENATED MODULE: ./.build/actions/bake/agreement.js


function imageKey(target, digest) {
    return `${target}@${digest}`;
}
function reusableDigests({ decision, situation }) {
    const decisions = [decision, (0,build_or_reuse/* decide */.L)({ ...situation, wish: 'reuse' })];
    return [...new Set(decisions.flatMap((one) => (one.kind === 'reuse' ? one.digest : [])))];
}
function agree(candidates, images) {
    let all = candidates.map((candidate) => ({ ...candidate, impossible: [] }));
    const turns = [];
    for (;;) {
        const fit = fitTargets(all.map((target) => describeTarget(target, images)));
        switch (fit.kind) {
            case 'fits':
                return { kind: 'agreed', turns, decisions: new Map(all.map(({ name, decision }) => [name, decision])) };
            case 'impossible':
                return { ...fit, turns };
            case 'change': {
                const { name, to, line } = fit.change;
                const decision = decideAs(all, name, to);
                all = all.map((target) => (target.name === name ? tried(target, to, decision) : target));
                if (decision !== undefined)
                    turns.push({ name, line, decision });
            }
        }
    }
}
function decideAs(all, name, wish) {
    const situation = all.find((target) => target.name === name)?.situation;
    const decision = situation && (0,build_or_reuse/* decide */.L)({ ...situation, wish });
    return decision !== undefined && isDone(decision, wish, situation?.first?.match.kind) ? decision : undefined;
}
function isDone(decision, wish, match) {
    if (wish === 'reuse')
        return decision.kind === 'reuse' && match !== 'differs';
    return decision.kind === 'build' && (wish === 'beside' || decision.staying.length === 0);
}
function tried(target, wish, decision) {
    if (decision === undefined)
        return { ...target, impossible: [...target.impossible, wish] };
    return { ...target, decision, impossible: ['anew', 'beside', 'reuse'] };
}
function describeTarget({ name, bases, decision, situation, snapshot, impossible }, images) {
    const reused = decision.kind === 'reuse' ? decision.digest : undefined;
    const image = reused === undefined ? undefined : images.get(imageKey(name, reused));
    const isBeside = decision.kind === 'build' && decision.staying.includes(situation.tags[0]);
    const described = {
        name,
        bases,
        decision: reused !== undefined ? 'reuse' : isBeside ? 'beside' : 'build',
        impossible,
        builtOn: reused === undefined ? undefined : builtOnDay(tagsOn(reused, snapshot)),
        unusable: image !== undefined && 'unusable' in image ? image.unusable : undefined,
    };
    return described;
}
function tagsOn(digest, { images, tags }) {
    const found = images.flatMap((image) => (image.digest === digest ? (image.tag ?? []) : []));
    const facts = [...tags.values()].flatMap((fact) => fact.kind === 'present' && fact.digest === digest ? (fact.tags ?? []) : []);
    return [...found, ...facts];
}

;// CONCATENATED MODULE: ./.build/actions/bake/agree-targets.js











async function agreeTargets(shared, checked) {
    const { bake } = shared;
    const links = (0,target_links/* linksOf */.hP)([...bake.plan.targets, ...bake.plan.linked]);
    const names = new Set(checked.map(({ own }) => own.target.name));
    const basesBy = new Map([...names].map((name) => [name, (0,target_links/* basesOf */.cF)(name, links, names)]));
    const bases = new Set([...basesBy.values()].flat());
    if (bases.size === 0)
        return { checked, pins: new Map() };
    const isBase = ({ own }) => bases.has(own.target.name);
    const open = await (0,map_limit/* mapLimit */.s)(checked, ASKED_AT_ONCE, async (one) => isBase(one) ? await withoutFull(shared, one) : one);
    const images = new Map((await (0,map_limit/* mapLimit */.s)(open.filter(isBase), ASKED_AT_ONCE, agree_targets_readImages)).flat());
    const agreement = agree(open.map((one) => toCandidate(one, basesBy)), images);
    for (const { name, line, decision } of agreement.turns) {
        bake.runner.info(line);
        tellCheck(bake, decidedAs(targetIn(open, name), decision));
    }
    if (agreement.kind === 'impossible')
        throw notDelivered(shared, targetIn(open, agreement.name), (0,bake_errors/* linkUnfit */.DZ)(agreement));
    const agreed = open.map((one) => decidedAs(one, agreement.decisions.get(one.own.target.name) ?? one.check.decision));
    return {
        checked: agreed.map((one) => (isBase(one) ? stayingReused(one) : one)),
        pins: new Map(agreed.filter(isBase).flatMap((one) => pinOf(one, images))),
    };
}
function targetIn(all, name) {
    const found = all.find(({ own: { target } }) => target.name === name);
    if (found === undefined)
        throw new Error(`There is no target ${name}.`);
    return found;
}
function decidedAs(target, decision) {
    return { ...target, check: { ...target.check, decision } };
}
function notDelivered({ steps }, { own }, problem) {
    return (0,target_steps/* targetsFailed */.yu)([(0,target_steps/* failedTarget */.lI)(own, problem)], steps.length, 'Nothing was built or changed.');
}
async function withoutFull(shared, target) {
    const { check } = target;
    const { decision, registry, situation } = check;
    if (decision.kind !== 'reuse' || decision.otherwise === undefined)
        return target;
    const described = await registry.describeImage({ digest: decision.digest });
    const taken = described.kind === 'found' ? described.value.tags.length : 0;
    if (taken + decision.batches.flat().length <= registry_errors/* TAGS_PER_IMAGE */.IC)
        return target;
    const { sameContent: _, ...rest } = situation;
    const built = { ...target, check: { ...check, situation: rest, decision: decision.otherwise } };
    tellCheck(shared.bake, built);
    return built;
}
function toCandidate({ own, check: { situation, decision, snapshot } }, basesBy) {
    const { name } = own.target;
    return { name, bases: basesBy.get(name) ?? [], situation, decision, snapshot };
}
async function agree_targets_readImages(target) {
    const { name } = target.own.target;
    return await Promise.all(reusableDigests(target.check).map(async (digest) => [imageKey(name, digest), await readImage(target, digest)]));
}
async function readImage({ own, check }, digest) {
    const { registry, snapshot, age } = check;
    const known = snapshot.images.find((image) => image.digest === digest);
    const answer = known === undefined ? await registry.images([{ digest }]) : { kind: 'found', value: [known] };
    const manifest = answer.kind === 'found' ? answer.value[0] : undefined;
    const denied = answer.kind === 'denied' ? answer.permission : snapshot.imagesDenied;
    if (manifest === undefined)
        return { unusable: denied === undefined ? GONE : cannotRead(denied) };
    return usableDigest({ ...(await age.read(manifest)), digest }, own.target.build.platforms);
}
const GONE = 'is not shown';
function cannotRead(permission) {
    return `cannot be read, as the role lacks ${permission}`;
}
function stayingReused(target) {
    const { decision } = target.check;
    return decision.kind === 'reuse' ? decidedAs(target, (0,build_or_reuse/* withoutOtherwise */.r)(decision)) : target;
}
function pinOf({ own, check }, images) {
    const { decision, place, snapshot } = check;
    const { name } = own.target;
    const image = decision.kind === 'reuse' ? images.get(imageKey(name, decision.digest)) : undefined;
    if (image === undefined || 'unusable' in image)
        return [];
    const uri = (0,registry_location/* repositoryUri */.LJ)((0,target_repository/* locationOf */.h)(place, snapshot.repository));
    return [[name, `docker-image://${uri}@${image.digest}`]];
}

;// CONCATENATED MODULE: ./.build/actions/bake/agree-registries.js






async function agreeRegistries(shared) {
    const checked = await (0,map_limit/* mapLimit */.s)(await checkTargets(shared), ASKED_AT_ONCE, (target) => leadTarget(shared, target));
    const { checked: fitting, pins } = await agreeTargets(shared, checked);
    const agreed = fitting.flatMap((target) => {
        const { first, further } = decisionsOf(target);
        const joint = decideFurther(first, further);
        return joint.kind === 'refuse' ? [] : [{ ...finalOf(target), parts: joint.parts }];
    });
    if (agreed.length < fitting.length)
        throw targetsRefused(fitting);
    for (const target of agreed)
        tellParts(shared.bake, target);
    const copied = agreed.flatMap(({ parts }) => parts).filter((part) => part.kind !== 'reuse').length;
    const sentence = `${describeChecks(fitting)}${copied === 0 ? '' : `; to copy to further registries: ${copied}`}`;
    return { agreed, pins, sentence };
}
async function leadTarget(shared, target) {
    const { first, further } = decisionsOf(target);
    if (further.length === 0)
        return target;
    const lead = decideLead(first, further);
    if (lead === undefined)
        return await withoutFull(shared, target);
    const { bake } = shared;
    const led = decidedAs(target, lead.decision);
    bake.runner.info(`${target.own.target.name}: ${lead.line}`);
    tellCheck(bake, led);
    return led;
}
function finalOf(target) {
    const { decision } = target.check;
    return target.further.length === 0 || decision.kind !== 'reuse'
        ? target
        : decidedAs(target, (0,build_or_reuse/* withoutOtherwise */.r)(decision));
}
function tellParts({ runner }, { own, further, parts }) {
    const { name } = own.target;
    const same = further.filter((_one, index) => parts[index]?.kind === 'build').map((one) => one.name);
    if (same.length > 0)
        runner.info(`${name}: the same image goes to ${same.join(', ')}`);
    for (const [index, one] of further.entries()) {
        const part = parts[index];
        if (part?.kind === 'copy')
            runner.info(`${name}: ${part.sentence}`);
        if (part?.kind === 'reuse')
            runner.info(`${name}: ${one.name}: ${part.sentence}`);
        if (part !== undefined && part.kind !== 'copy')
            (0,check_registry/* tellDecision */.CY)(part, one.step.runner);
        for (const line of one.log.take())
            runner.info(`    ${one.name}: ${line}`);
    }
}

;// CONCATENATED MODULE: ./.build/actions/bake/prepare-targets.js








async function prepareTargets(shared) {
    return await shared.bake.runner.phase('Registry', async () => {
        const { agreed, pins, sentence } = await agreeRegistries(shared);
        const prepared = await (0,map_limit/* mapLimit */.s)(agreed, ASKED_AT_ONCE, (target) => prepare(shared, target));
        return { value: { prepared, pins }, sentence };
    });
}
async function prepare({ rateLimit }, target) {
    const { own, check } = target;
    const { decision } = check;
    if (decision.kind === 'refuse')
        throw new failure/* Failure */.HR(decision.problem);
    try {
        const repository = await (0,prepare_destinations/* prepareRepository */.uA)(own.step, check);
        const step = (0,check_registry/* withoutStaying */.y3)(own.step, decision);
        const further = await prepareFurther(target, decision);
        return { own: { ...own, step }, decision, repository: { ...repository, rateLimit }, further };
    }
    catch (error) {
        throw (0,target_steps/* ofTarget */.XJ)(own.target.name, error);
    }
}
async function prepareFurther({ further, parts }, first) {
    return await (0,all_together/* allTogether */.S)(further.flatMap(({ name, step, log, destination, access, check }, index) => {
        const decision = parts[index];
        if (decision === undefined)
            return [];
        const prepared = async () => {
            const target = await (0,prepare_destinations/* prepareRepository */.uA)(step, { ...check, decision });
            const same = (0,check_registry/* withoutStaying */.y3)(step, first);
            const own = decision.kind === 'copy' ? same : (0,check_registry/* withoutStaying */.y3)(same, decision);
            return { name, log, destination, step: own, decision, target: { ...target, rateLimit: access.rateLimit } };
        };
        return [{ name, work: prepared() }];
    }));
}
async function prepareAgain(shared, own) {
    const check = await checkTarget(shared, own);
    (0,check_registry/* tellDecision */.CY)(check.decision, own.log.runner);
    const { rateLimit } = shared;
    return { target: { ...(await (0,prepare_destinations/* prepareRepository */.uA)(own.step, check)), rateLimit }, decision: check.decision };
}

// EXTERNAL MODULE: ./.build/phases/push/arrive-everywhere.js
var arrive_everywhere = __webpack_require__(9352);
// EXTERNAL MODULE: ./.build/phases/push/copy-and-prove.js
var copy_and_prove = __webpack_require__(8120);
// EXTERNAL MODULE: ./.build/phases/push/reuse-image.js
var reuse_image = __webpack_require__(4476);
// EXTERNAL MODULE: ./.build/plan/tag-order.js
var tag_order = __webpack_require__(8909);
;// CONCATENATED MODULE: ./.build/actions/bake/push-further.js




function inAllRegistries(runs, prepared) {
    const targets = new Map(prepared.map((target) => [target.own.target.name, target]));
    return runs.map(({ own, run }) => ({
        own,
        run: async () => {
            const image = await run();
            const target = targets.get(own.target.name);
            return 'full' in image || target === undefined ? image : await pushFurther(target, image);
        },
    }));
}
async function pushFurther(target, image) {
    const { own, further } = target;
    const first = { name: `${image.registry}/${image.repository}`, work: Promise.resolve(image) };
    const arrive = (one) => pushOne(one, target, image);
    return await (0,arrive_everywhere/* arriveEverywhere */.Q)(own.step, first, { further, arrive });
}
async function pushOne({ step, target, decision }, first, image) {
    if (decision.kind === 'reuse') {
        const reused = await (0,reuse_image/* reuseImage */.W)(step, target, decision);
        if (reused.kind === 'full')
            throw new Error('Where there are several registries, nothing is built instead.');
        return reused;
    }
    const from = { step: first.own.step, target: first.repository };
    if (decision.kind === 'build') {
        const { digest, result } = image;
        return await (0,copy_and_prove/* copyFromRegistry */.jC)(step, target, { from, digest, batches: (0,tag_order/* batchesOf */.cS)(decision.tagPlan), result });
    }
    const { digest, batches } = decision;
    return await (0,copy_and_prove/* copyFromRegistry */.jC)(step, target, { from, digest, batches, result: 'reused' });
}

;// CONCATENATED MODULE: ./.build/actions/bake/run-targets.js





const PUSHED_AT_ONCE = 6;
async function runTargets(bake, runs) {
    const links = (0,target_links/* linksOf */.hP)([...bake.plan.targets, ...bake.plan.linked]);
    const names = runs.map(({ own }) => own.target.name);
    const ends = new Map(names.map((name) => [name, Promise.withResolvers()]));
    const all = new Set(names);
    const ordered = (0,target_links/* levelsOf */.pd)(names, links).flatMap((level) => runs.filter(({ own }) => level.includes(own.target.name)));
    return await bake.runner.timed('Push, tags and proof', () => (0,map_limit/* mapLimit */.s)(ordered, PUSHED_AT_ONCE, async (run) => {
        const { name } = run.own.target;
        const bases = (0,target_links/* basesOf */.cF)(name, links, all);
        const outcomes = await Promise.all(bases.map(async (base) => [base, await ends.get(base)?.promise]));
        const missing = outcomes.flatMap(([base, one]) => one !== undefined && 'problem' in one ? { base, one } : [])[0];
        const outcome = missing === undefined
            ? await runTarget(bake, run)
            : leaveOut(bake, run.own, (0,bake_errors/* baseUndelivered */.Xh)(missing.base, missing.one.problem));
        ends.get(name)?.resolve(outcome);
        return outcome;
    }));
}
function leaveOut(bake, own, problem) {
    (0,target_steps/* flushLog */.X3)(bake, own, problem.what);
    return (0,target_steps/* failedTarget */.lI)(own, problem);
}
async function runTarget(bake, { own, run }) {
    try {
        const image = await run();
        if ('full' in image) {
            (0,target_steps/* flushLog */.X3)(bake, own, 'to be built after all');
            return image;
        }
        (0,target_steps/* flushLog */.X3)(bake, own, describePushed(image));
        return { name: own.target.name, image };
    }
    catch (error) {
        const { problem } = (0,unexpected_errors/* asFailure */.h)(error);
        (0,target_steps/* flushLog */.X3)(bake, own, problem.what);
        return (0,target_steps/* failedTarget */.lI)(own, problem);
    }
}
function describePushed({ registry, repository, digest, result, further = [] }) {
    const others = further.map((one) => `${one.registry}/${one.repository}`);
    const more = others.length === 0 ? '' : `, also in ${others.join(', ')}`;
    return `${registry}/${repository}@${digest} (${result})${more}`;
}

// EXTERNAL MODULE: ./.build/aws/open-registry.js
var open_registry = __webpack_require__(8396);
// EXTERNAL MODULE: ./.build/docker/child-processes.js
var child_processes = __webpack_require__(9577);
// EXTERNAL MODULE: ./.build/lib/handle-later.js
var handle_later = __webpack_require__(3821);
// EXTERNAL MODULE: ./.build/lib/rate-limit.js
var rate_limit = __webpack_require__(1092);
// EXTERNAL MODULE: ./.build/phases/credentials/credentials.js + 3 modules
var credentials_credentials = __webpack_require__(7021);
// EXTERNAL MODULE: ./.build/phases/foreseen-place.js
var foreseen_place = __webpack_require__(3308);
// EXTERNAL MODULE: ./.build/phases/tags/put-tags.js
var put_tags = __webpack_require__(3280);
// EXTERNAL MODULE: ./.build/plan/session-uses.js
var session_uses = __webpack_require__(7814);
// EXTERNAL MODULE: ./.build/plan/image-uses.js
var image_uses = __webpack_require__(8470);
// EXTERNAL MODULE: ./.build/actions/bake/further-places.js
var further_places = __webpack_require__(7885);
;// CONCATENATED MODULE: ./.build/actions/bake/further-registries.js








function placesInAws(places) {
    return places.flatMap(({ destination, ...place }) => ((0,destinations/* isInAws */.Dm)(destination) ? [{ ...place, destination }] : []));
}
function furtherLogins(steps, places, idTokens) {
    return placesInAws(places).map((place) => {
        const { destination } = place;
        const findUses = async () => (0,session_uses/* onlyRepositories */.n)(furtherUses(steps, destination));
        return {
            name: (0,further_places/* nameOfPlace */.A8)(place),
            account: destination,
            authentication: { idTokens: idTokens(destination), findUses },
        };
    });
}
function furtherUses(steps, { credentials }) {
    return steps.flatMap(({ step, further }) => further.flatMap(({ destination }) => {
        if (!(0,destinations/* isInAws */.Dm)(destination) || destination.credentials !== credentials)
            return [];
        const { image } = step.inputs;
        return (0,image_uses/* usesOfImage */.jX)({
            own: (0,foreseen_place/* placeOf */.$t)(destination, destination.repository),
            createsRepository: destination.createRepository,
            readsImages: image.hasCommitTag || image.keepNewerTags,
            pullsOwn: false,
            pulled: [],
            cachesRead: [],
            cachesWritten: [],
        });
    }));
}
async function openPlaces(bake, identities) {
    const { further } = bake.inputs;
    const inAws = placesInAws(further);
    const byAccount = new Map(inAws.map(({ destination }, index) => [destination, identities[index]]));
    const isOther = inAws.length < further.length;
    const openOther = isOther ? (await __webpack_require__.e(/* import() */ 290).then(__webpack_require__.bind(__webpack_require__, 7909))).openOtherRegistry : undefined;
    const opened = further.map(async (place) => {
        const { destination } = place;
        const identity = (0,destinations/* isInAws */.Dm)(destination) ? byAccount.get(destination) : undefined;
        if ((0,destinations/* isInAws */.Dm)(destination) && identity !== undefined)
            return [place, await openInAws(bake, destination, identity)];
        return [place, openElsewhere(bake, openOther)];
    });
    return new Map(await Promise.all(opened));
}
async function openInAws(bake, account, { credentials, caller }) {
    const registry = await (0,open_registry/* openInEcr */._g)(bake, account, credentials);
    const authorize = once(() => registry.authorize());
    return {
        open: (_step, { repository }) => ({
            registry: registry.sibling(repository.name),
            ownAccountId: caller?.accountId ?? '',
            authorize,
        }),
        rateLimit: (0,rate_limit/* limitPerSecond */.r)(put_tags/* PUT_IMAGE_PER_SECOND */.XF, bake.clock),
        close: () => registry.close(),
    };
}
function openElsewhere(bake, openOther) {
    const opened = [];
    return {
        open: (step, destination) => {
            if ((0,destinations/* isInAws */.Dm)(destination) || openOther === undefined)
                throw new Error('What is in AWS is opened there.');
            const registry = openOther(step, destination);
            opened.push(registry);
            return { registry, ownAccountId: '' };
        },
        rateLimit: (0,rate_limit/* limitPerSecond */.r)(put_tags/* PUT_IMAGE_PER_SECOND */.XF, bake.clock),
        close: () => {
            for (const registry of opened)
                registry.close();
        },
    };
}
function once(begin) {
    let begun;
    return () => {
        begun ??= begin();
        return begun;
    };
}

;// CONCATENATED MODULE: ./.build/actions/bake/target-fingerprints.js


function startContentSearches(bake, steps, access) {
    if (bake.inputs.image.reuse.kind === 'commit')
        return new Map();
    const cache = { trees: new Map(), images: new Map() };
    const linked = linkedFingerprints(bake, steps, { ...access, cache });
    const { ecr, authenticated } = access;
    return new Map(steps.map(({ target, step }) => [
        target.name,
        (0,registry_access/* startContentSearch */.Yx)(step, ecr, authenticated, { ...settingsOf(target), linked, cache }),
    ]));
}
function settingsOf({ inlineDockerfile, further }) {
    return (0,omit_undefined/* omitUndefined */.O)({ command: 'bake', further, inlineDockerfile });
}
function linkedFingerprints({ plan }, [one], { ecr, authenticated, cache }) {
    const targets = new Map([...plan.targets, ...plan.linked].map((target) => [target.name, target]));
    const known = new Map();
    const linked = (name) => {
        const target = targets.get(name);
        if (target === undefined || one === undefined)
            return undefined;
        const fingerprint = known.get(name) ?? read(target, one.step);
        known.set(name, fingerprint);
        return fingerprint;
    };
    const read = async (target, { inputs, ...context }) => {
        const { fingerprintBuild } = await Promise.all(/* import() */[__webpack_require__.e(406), __webpack_require__.e(265)]).then(__webpack_require__.bind(__webpack_require__, 646));
        const own = { ...context, inputs: { ...inputs, build: target.build } };
        const credentials = async () => (await authenticated).credentials;
        return await fingerprintBuild(own, ecr, { credentials, ...settingsOf(target), linked, cache });
    };
    return linked;
}

;// CONCATENATED MODULE: ./.build/actions/bake/shared-setup.js












async function withShared(bake, { ecr, idTokens }, work) {
    const steps = (0,target_steps/* targetStepsOf */.ce)(bake);
    const own = firstLogin(steps, ecr, idTokens);
    const identities = (0,credentials_credentials/* authenticateAll */.F)(bake, [own, ...furtherLogins(steps, bake.inputs.further, idTokens)]);
    const authenticated = identities.then(([first]) => known(first));
    const contents = startContentSearches(bake, steps, { ecr, authenticated: (0,handle_later/* handleLater */.b)(authenticated) });
    const [identity, ...others] = await identities;
    const { credentials } = known(identity);
    const repository = steps[0]?.target.repository ?? ecr.repository;
    const registry = await (0,open_registry/* openInEcr */._g)(bake, { ...ecr, repository }, credentials);
    const further = await openPlaces(bake, others);
    let config;
    const logInOnce = (target) => {
        config ??= (0,registry_login/* logIn */.E8)(bake, target);
        return config;
    };
    const means = {
        ...{ bake, ecr, steps, registry, contents, identity: known(identity), others: further },
        authorize: once(() => registry.authorize()),
        rateLimit: (0,rate_limit/* limitPerSecond */.r)(put_tags/* PUT_IMAGE_PER_SECOND */.XF, bake.clock),
        logIn: logInOnce,
    };
    try {
        return await work(means);
    }
    finally {
        for (const one of [registry, ...further.values()])
            one.close();
        (0,child_processes/* endChildren */.PH)();
        if (!ecr.dockerLogin)
            await config?.then(({ remove }) => remove());
    }
}
function known(identity) {
    if (identity === undefined)
        throw new Error('The first registry has credentials.');
    return identity;
}
function firstLogin(steps, ecr, idTokens) {
    const findUses = () => findTargetUses(steps, ecr);
    return {
        name: (0,foreseen_place/* foreseenPlace */.V9)(ecr, ecr.repository).registry,
        account: ecr,
        authentication: { idTokens: idTokens(ecr), findUses },
    };
}
async function findTargetUses(steps, ecr) {
    const { readBuildUses } = await Promise.all(/* import() */[__webpack_require__.e(406), __webpack_require__.e(17)]).then(__webpack_require__.bind(__webpack_require__, 6017));
    const found = await Promise.all(steps.map(({ step }) => readBuildUses(step, ecr, { command: 'bake' })));
    return (0,session_uses/* usesTogether */.H)([...found, (0,session_uses/* onlyRepositories */.n)(furtherUses(steps, ecr))]);
}

// EXTERNAL MODULE: ./.build/phases/build/build-image.js
var build_image = __webpack_require__(9184);
// EXTERNAL MODULE: ./.build/phases/push/push-decided.js
var push_decided = __webpack_require__(731);
// EXTERNAL MODULE: ./.build/plan/retry-policy.js
var retry_policy = __webpack_require__(9225);
;// CONCATENATED MODULE: ./.build/actions/bake/target-runs.js







function reuseRun({ own, repository, decision }) {
    if (decision.kind === 'build')
        return [];
    const run = async () => {
        const reused = await (0,reuse_image/* reuseImage */.W)(own.step, repository, decision);
        return reused.kind === 'full' ? { full: { own, repository, decision: reused.otherwise } } : reused;
    };
    return [{ own, run }];
}
function pushRuns(shared, built) {
    const linked = linkedIn(shared, new Set(built.map(({ own }) => own.target.name)));
    return built.map((target) => {
        const { own, repository, request } = target;
        const push = linked.has(own.target.name)
            ? () => (0,push_and_prove/* pushAndProve */.S)(own.step, repository, request)
            : () => pushAlone(shared, target);
        return { own, run: () => push().finally(() => (0,build_image/* forgetBuilt */.Se)(request.setup, request.built)) };
    });
}
function linkedIn({ bake: { plan } }, names) {
    const links = (0,target_links/* linksOf */.hP)([...plan.targets, ...plan.linked]);
    const found = [...names].map((name) => ({ name, bases: (0,target_links/* basesOf */.cF)(name, links, names) }));
    return new Set(found.flatMap(({ name, bases }) => (bases.length === 0 ? [] : [name, ...bases])));
}
async function pushAlone(shared, { own, repository, decision, request }) {
    const { tagPlan, kept, ...work } = request;
    let next = { target: repository, decision, plan: { tagPlan, kept } };
    for (let again = 0;; again += 1) {
        const outcome = await (0,push_decided/* pushDecided */.B)(own.step, next, work);
        if (outcome.kind === 'pushed')
            return outcome;
        if (again === retry_policy/* DECIDED_AGAIN */.Qp)
            throw outcome.by;
        const now = await (0,push_decided/* goOnAfter */.u)(own.step, outcome.by, await prepareAgain(shared, own));
        if (now.kind === 'pushed')
            return now;
        next = now;
    }
}

;// CONCATENATED MODULE: ./.build/actions/bake/bake-plan.js




async function planOnly(bake, ecr, idTokens) {
    return await withShared(bake, { ecr, idTokens }, async (shared) => {
        return await bake.runner.phase('Registry', async () => {
            const { agreed, sentence } = await agreeRegistries(shared);
            const value = agreed.map(({ own, check }) => {
                const { name, repository } = own.target;
                const { decision } = check;
                if (decision.kind === 'refuse')
                    throw new failure/* Failure */.HR(decision.problem);
                const { tags } = (0,check_registry/* withoutStaying */.y3)(own.step, decision).inputs;
                return { name, repository: repository.name, action: decision.kind, tags };
            });
            return { value, sentence };
        });
    });
}

;// CONCATENATED MODULE: ./.build/actions/bake/push-targets.js












async function pushTargets(bake, ecr, idTokens) {
    return await withShared(bake, { ecr, idTokens }, async (shared) => {
        const all = await prepareTargets(shared);
        await exportLogin(shared, all);
        const { built, builder } = await buildAll(shared, all.prepared.flatMap(toBuild), all);
        const runs = inAllRegistries([...pushRuns(shared, built), ...all.prepared.flatMap(reuseRun)], all.prepared);
        const first = await runTargets(bake, runs);
        const full = first.flatMap((outcome) => ('full' in outcome ? outcome.full : []));
        const done = first.flatMap((outcome) => ('full' in outcome ? [] : outcome));
        return inOrder(shared, [...done, ...(await buildInstead(shared, full, { ...all, builder }))]);
    });
}
async function exportLogin({ bake, ecr, identity, logIn }, { prepared }) {
    const [one] = prepared;
    const config = ecr.dockerLogin && one !== undefined ? await logIn(one.repository) : undefined;
    const others = new Map(prepared.flatMap(({ further }) => further).map((other) => [other.target.location.host, other]));
    if (config !== undefined)
        await (0,registry_login/* addLogins */.WF)(config, [...others.values()]);
    await (0,job_exports/* exportForLaterSteps */.v)(bake, ecr, { identity, config });
}
function toBuild({ own, repository, decision }) {
    return decision.kind === 'build' ? [{ own, repository, decision }] : [];
}
async function buildAll({ bake, identity, logIn }, builds, { pins, builder }) {
    const [one] = builds;
    if (one === undefined)
        return { built: [], builder };
    return await buildTargets(bake, builds, { identity, config: await logIn(one.repository), builder, pins });
}
async function buildInstead(shared, full, calls) {
    if (full.length === 0)
        return [];
    for (const { own, decision } of full)
        tellDecided(shared.bake, own, decision);
    try {
        const { built } = await buildAll(shared, full, calls);
        const outcomes = await runTargets(shared.bake, pushRuns(shared, built));
        return outcomes.flatMap((outcome) => ('full' in outcome ? [] : outcome));
    }
    catch (error) {
        const { problem } = (0,unexpected_errors/* asFailure */.h)(error);
        return full.map(({ own }) => (0,target_steps/* failedTarget */.lI)(own, problem));
    }
}
function inOrder({ steps }, outcomes) {
    const all = steps.flatMap(({ target }) => outcomes.filter(({ name }) => name === target.name));
    return {
        pushed: all.flatMap((outcome) => ('image' in outcome ? outcome : [])),
        failed: all.flatMap((outcome) => ('problem' in outcome ? outcome : [])),
    };
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


/***/ })

};
;