"use strict";
exports.id = 837;
exports.ids = [837];
exports.modules = {

/***/ 1837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planOnly: () => (/* binding */ planOnly),
  pushTargets: () => (/* binding */ pushTargets)
});

// EXTERNAL MODULE: ./.build/aws/ecr.js + 1 modules
var aws_ecr = __webpack_require__(4029);
// EXTERNAL MODULE: ./.build/docker/docker-cli.js
var docker_cli = __webpack_require__(5220);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
;// CONCATENATED MODULE: ./.build/lib/map-limit.js
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

// EXTERNAL MODULE: ./.build/lib/proxy.js
var proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./.build/lib/rate-limit.js
var rate_limit = __webpack_require__(1092);
// EXTERNAL MODULE: ./.build/phases/credentials/credentials.js + 1 modules
var credentials = __webpack_require__(293);
// EXTERNAL MODULE: ./.build/phases/credentials/job-exports.js
var job_exports = __webpack_require__(7251);
// EXTERNAL MODULE: ./.build/phases/push/build-and-push.js
var build_and_push = __webpack_require__(1061);
// EXTERNAL MODULE: ./.build/phases/push/registry-login.js + 1 modules
var registry_login = __webpack_require__(7911);
// EXTERNAL MODULE: ./.build/phases/push/reuse-image.js
var reuse_image = __webpack_require__(4476);
// EXTERNAL MODULE: ./.build/phases/registry/check-registry.js + 1 modules
var check_registry = __webpack_require__(6274);
// EXTERNAL MODULE: ./.build/phases/tags/put-tags.js
var put_tags = __webpack_require__(3280);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/phases/build/builder.js + 1 modules
var build_builder = __webpack_require__(7314);
// EXTERNAL MODULE: ./.build/phases/push/push-tag.js + 2 modules
var push_tag = __webpack_require__(9810);
// EXTERNAL MODULE: ./.build/plan/cache-flags.js
var cache_flags = __webpack_require__(9536);
// EXTERNAL MODULE: ./.build/actions/bake/bake-command.js
var bake_command = __webpack_require__(2141);
// EXTERNAL MODULE: ./.build/actions/bake/bake-setup.js
var bake_setup = __webpack_require__(8281);
// EXTERNAL MODULE: ./.build/actions/bake/plan-targets.js + 1 modules
var plan_targets = __webpack_require__(50);
;// CONCATENATED MODULE: ./.build/actions/bake/build-targets.js










/**
 * Builds all of them in one call of the builder, so that what they share is built once; then they are pushed: by the
 * engine one by one, by any other builder in one more call, in which all comes from its cache. A build that fails has
 * pushed nothing.
 */
async function buildTargets(bake, tasks, { identity, config, found }) {
    if (tasks.length === 0)
        return [];
    const { runner, inputs, plan } = bake;
    const docker = (0,bake_command/* bakeDocker */.QZ)(bake, inputs.definition, config);
    const linked = (0,plan_targets/* referredTargets */.I)(tasks.map(({ work }) => work.target.name), plan);
    const builder = found.name ?? (await builderOf(bake, tasks, { docker, linked }));
    if (builder !== undefined)
        found.name = builder;
    const setup = {
        bake,
        command: { docker, info: runner.info, warning: runner.warning },
        call: await (0,bake_setup/* commonCall */.m)(bake, docker, { linked, builder }),
        config,
    };
    if (tasks.some(({ work }) => (0,build_builder/* isGithubCacheMissing */.ai)(work.step)))
        runner.warning(build_builder/* NO_GITHUB_CACHE */.x_);
    await runner.phase('Build', async () => {
        const items = tasks.map((task) => itemOf(task, builder === undefined ? 'engine' : 'none', task.scene.location.image));
        const call = { ...setup.call, items, isBuilt: false, files: (0,bake_setup/* filesOf */.R8)(config, 'build') };
        const { finished } = await (0,bake_command/* runBake */.LS)(setup.command, call);
        if (!finished.succeeded)
            throw await (0,bake_setup/* explainCall */.uy)(bake, call, finished);
        return { value: undefined, sentence: `Built ${items.map(({ name }) => name).join(', ')}` };
    });
    const planned = await Promise.all(tasks.map(async (task) => ({
        task,
        plan: await (0,build_and_push/* planPush */.MG)(task.work.step, { ...task.scene, tagPlan: task.tagPlan }),
    })));
    const self = planned.filter(({ task }) => (0,push_tag/* pushesItself */.GB)(task.work.step, (0,omit_undefined/* present */.E)('builder', builder)));
    const pushed = await pushTogether(setup, self, identity);
    return planned.map(({ task, plan: pushPlan }) => {
        const { work, scene, tagPlan } = task;
        const isSelf = self.some((other) => other.task === task);
        const own = { ...setup, command: bakerOf(bake, work.log.runner, config) };
        const request = {
            ...scene,
            tagPlan,
            identity,
            config,
            docker: own.command.docker,
            ...(0,omit_undefined/* present */.E)('builder', builder),
            caches: cache_flags/* NO_CACHE */.DQ,
            isApart: true,
            ...(isSelf ? { source: (image) => sourceOf(own, task, image, pushed) } : {}),
        };
        return { work, request, plan: pushPlan };
    });
}
function bakerOf(bake, runner, config) {
    const docker = (0,bake_command/* bakeDocker */.QZ)({ ...bake, runner }, bake.inputs.definition, config);
    return { docker, info: runner.info, warning: runner.warning };
}
/** One builder for all of them, that can do what any of them asks for; `undefined`: the engine's own. */
async function builderOf(bake, tasks, { docker, linked }) {
    const needs = tasks.flatMap(({ work: { step }, scene: { snapshot } }) => {
        return (0,build_builder/* builderRequirements */.IH)(step, (0,build_builder/* fixedRequirements */.lc)(step.inputs, snapshot)).requirements;
    });
    const selection = await (0,bake_setup/* selectBakeBuilder */.rs)(bake, docker, { needs, linked });
    (0,build_builder/* describeSelection */.e9)(selection, bake.runner);
    return await (0,build_builder/* ensureBuilder */.Wp)(bake, docker, selection);
}
function itemOf({ work, scene }, output, image) {
    const { name, packing, raw } = work.target;
    const { host, repository } = scene.location;
    const situation = (0,check_registry/* cacheSituation */.L8)(work.step, { snapshot: scene.snapshot, uri: `${host}/${repository}` });
    const build = (0,push_tag/* buildInputsOf */.Pc)(work.step, scene);
    return { name, build, packing, raw, images: [image], output, caches: (0,cache_flags/* cacheFlags */.wT)(situation) };
}
/**
 * Pushes in one call what a builder pushes; what arrived, `host/name:tag` to the manifest's digest. Where the call fails,
 * each that is missing is tried by itself.
 */
async function pushTogether({ bake, command, call: common, config }, planned, identity) {
    const items = planned.flatMap(({ task, plan: { plan } }) => plan === undefined ? [] : [itemOf(task, 'push', imageOf(task, plan.pushed))]);
    const [first] = planned;
    if (items.length === 0 || first === undefined)
        return new Map();
    await (0,registry_login/* keepLogin */.Lp)({ ...first.task.scene, identity, config });
    return await bake.runner.phase('Push', async () => {
        bake.runner.info('What was built is pushed by its builder, from its cache:');
        const call = { ...common, items, isBuilt: true, files: (0,bake_setup/* filesOf */.R8)(config, 'push') };
        const { finished, pushed } = await (0,bake_command/* runBake */.LS)(command, call);
        if (!finished.succeeded && !(0,bake_command/* isPushFault */.xn)(finished))
            throw await (0,bake_setup/* explainCall */.uy)(bake, call, finished);
        const missing = items.filter(({ images: [image = ''] }) => !pushed.has(image)).map(({ name }) => name);
        const sentence = missing.length === 0
            ? `Pushed ${items.map(({ name }) => name).join(', ')}`
            : `Not pushed yet: ${missing.join(', ')}; each is tried by itself now`;
        return { value: pushed, sentence };
    });
}
function imageOf({ scene: { location } }, tag) {
    return `${location.host}/${location.repository}:${tag}`;
}
/** A target whose builder pushes it under that name: it was, with the others; or it is now, alone. */
function sourceOf({ bake, command, call: common, config }, task, image, together) {
    const { name } = task.work.target;
    let digest = together.get(image);
    return {
        push: async () => {
            if (digest !== undefined)
                return DONE;
            const call = {
                ...common,
                items: [itemOf(task, 'push', image)],
                isBuilt: true,
                files: (0,bake_setup/* filesOf */.R8)(config, name),
            };
            const { finished, pushed } = await (0,bake_command/* runBake */.LS)(command, call);
            if (!finished.succeeded && !(0,bake_command/* isPushFault */.xn)(finished))
                throw await (0,bake_setup/* explainCall */.uy)(bake, call, finished);
            digest = pushed.get(image);
            return finished;
        },
        pushed: async () => (digest === undefined ? undefined : { digest, platform: undefined }),
        local: async () => undefined,
    };
}
/** How a push ended that another call has done. */
const DONE = { succeeded: true, exitCode: 0, stdout: '', tail: '' };

;// CONCATENATED MODULE: ./.build/actions/bake/target-fingerprints.js

/**
 * Starts to read what decides the image of each target. What several of them look at is looked at once; a target that
 * another one refers to counts by its own content.
 */
function startFingerprints(bake, works, ecr, authenticated) {
    if (bake.inputs.image.reuse.kind === 'commit')
        return new Map();
    const cache = { trees: new Map(), images: new Map() };
    const linked = linkedFingerprints(bake, works, ecr, { authenticated, cache });
    return new Map(works.map(({ target, step }) => {
        const more = { ...moreOf(target), linked, cache };
        return [target.name, (0,check_registry/* startFingerprint */.dm)(step, ecr, authenticated, more)];
    }));
}
function moreOf({ inlineDockerfile, further }) {
    return { further, ...(inlineDockerfile === undefined ? {} : { inlineDockerfile }) };
}
/** The content of each target as others refer to it, read when it is asked for first. */
function linkedFingerprints({ plan }, works, ecr, { authenticated, cache }) {
    const [one] = works;
    const orders = new Map([...plan.targets, ...plan.linked].map((order) => [order.name, order]));
    const contents = new Map();
    const linked = (name) => {
        const order = orders.get(name);
        if (order === undefined || one === undefined)
            return undefined;
        const content = contents.get(name) ?? read(order, one.step);
        contents.set(name, content);
        return content;
    };
    const read = async (order, { inputs, ...step }) => {
        const { fingerprintSources } = await __webpack_require__.e(/* import() */ 232).then(__webpack_require__.bind(__webpack_require__, 9232));
        const { readFingerprint } = await __webpack_require__.e(/* import() */ 432).then(__webpack_require__.bind(__webpack_require__, 9432));
        const own = { ...step, inputs: { ...inputs, build: order.build } };
        const credentials = async () => (await authenticated).credentials;
        const origin = fingerprintSources(own, ecr, { credentials, ...moreOf(order), linked, cache });
        return await readFingerprint(order.build, origin);
    };
    return linked;
}

// EXTERNAL MODULE: ./.build/actions/bake/target-steps.js + 1 modules
var target_steps = __webpack_require__(1738);
;// CONCATENATED MODULE: ./.build/actions/bake/push-targets.js
















/**
 * Delivers all targets: asks ECR for each, builds in one call what has to be, and proves them all.
 *
 * @throws Failure where nothing was delivered; what went wrong with single targets later is returned
 */
async function pushTargets(bake, ecr, idTokens) {
    return await withCommon(bake, ecr, idTokens, async (common) => {
        const { works } = common;
        const outcomes = await deliverRound(common, works);
        const results = outcomes.flatMap((outcome) => ('image' in outcome ? outcome : []));
        const failed = outcomes.flatMap((outcome) => ('problem' in outcome ? outcome : []));
        return { results: inOrder(results, works), failed: inOrder(failed, works) };
    });
}
/** Says what would be built. Changes nothing. */
async function planOnly(bake, ecr, idTokens) {
    return await withCommon(bake, ecr, idTokens, async (common) => {
        return await bake.runner.phase('Registry', async () => {
            const judged = await checkTargets(common, common.works);
            const value = judged.map(({ work, verdict }) => {
                const { name, repository } = work.target;
                return { name, repository: repository.name, action: verdict.decision.kind === 'build' ? 'build' : 'reuse' };
            });
            return { value, sentence: describe(judged) };
        });
    });
}
/** Whoever builds without cache wants a new image. */
function isNewWanted({ inputs: { build, image } }) {
    return build.noCache || image.ifExists === 'rebuild';
}
async function withCommon(bake, ecr, idTokens, work) {
    const { environment, runner, clock, plan } = bake;
    const authenticated = (0,credentials/* authenticate */.Q)(bake, ecr, idTokens);
    const works = (0,target_steps/* targetStepsOf */.ce)(bake);
    const contents = startFingerprints(bake, works, ecr, authenticated);
    const identity = await authenticated;
    const registry = new aws_ecr/* EcrRegistry */.Q({
        region: ecr.region,
        proxy: (0,proxy/* proxyVariables */.e)(environment),
        credentials: identity.credentials,
        repository: plan.targets[0]?.repository.name ?? '',
        registryId: ecr.registryId,
        mask: runner.mask,
    });
    let config;
    const logInOnce = (scene) => {
        config ??= (0,registry_login/* logIn */.E8)(bake, scene);
        return config;
    };
    try {
        let login;
        const authorize = () => {
            login ??= registry.authorize();
            return login;
        };
        const rateLimit = (0,rate_limit/* limitPerSecond */.r)(put_tags/* PUT_IMAGE_PER_SECOND */.XF, clock);
        const found = {};
        return await work({
            bake,
            ecr,
            works,
            identity,
            registry,
            contents,
            authorize,
            rateLimit,
            found,
            logIn: logInOnce,
        });
    }
    finally {
        registry.close();
        (0,docker_cli/* endChildren */.PH)();
        if (!ecr.dockerLogin)
            await config?.then(({ remove }) => remove());
    }
}
/** How many targets ECR is asked about at a time, and how many images are pushed at a time. */
const ASKED = 10;
const DELIVERED = 6;
/** Asks ECR about all of them. */
async function checkTargets({ bake, ecr, identity, registry, contents, authorize }, works, isNew = false) {
    const ownAccountId = identity.caller?.accountId ?? '';
    const judged = await mapLimit(works, ASKED, async (work) => {
        const { name, repository } = work.target;
        const own = registry.sibling(repository.name);
        const content = contents.get(name) ?? Promise.resolve(undefined);
        const isNewHere = isNew || isNewWanted(work.step);
        const question = { registry: own, ownAccountId, content, isNewWanted: isNewHere, authorize };
        try {
            return { work, registry: own, verdict: await (0,check_registry/* checkRegistry */.qW)(work.step, ecr, question) };
        }
        catch (error) {
            throw (0,target_steps/* ofTarget */.XJ)(name, error);
        }
    });
    for (const { work, verdict } of judged) {
        const lines = work.log.take();
        if (verdict.decision.kind === 'refuse')
            continue;
        bake.runner.info(`${work.target.name}: ${verdict.decision.sentence}`);
        // Of an image that is there, its content is of no interest.
        for (const line of lines)
            bake.runner[verdict.decision.kind === 'build' ? 'info' : 'debug'](`    ${line}`);
    }
    const [first, ...others] = judged.flatMap(({ work, verdict: { decision } }) => decision.kind === 'refuse' ? [failedTarget(work, decision.problem)] : []);
    if (first !== undefined)
        throw (0,target_steps/* targetsFailed */.yu)([first, ...others], works.length, 'Nothing was built or changed.');
    return judged;
}
function describe(judged) {
    const built = judged.filter(({ verdict }) => verdict.decision.kind === 'build').length;
    const reused = judged.length - built;
    return `Of ${judged.length} ${judged.length === 1 ? 'target' : 'targets'} ${built} to build, ${reused} to reuse`;
}
/** Delivers them; a target whose image could not be reused after all is built in another round. */
async function deliverRound(common, works, isNew = false) {
    const { bake, ecr, identity } = common;
    const placed = await bake.runner.phase('Registry', async () => {
        const judged = await checkTargets(common, works, isNew);
        return { value: await prepareTargets(common, judged), sentence: describe(judged) };
    });
    const tasks = placed.flatMap(({ work, scene, decision }) => decision.kind === 'build' ? [{ work, scene, tagPlan: decision.tagPlan }] : []);
    const [one] = placed;
    const config = one !== undefined && (tasks.length > 0 || ecr.dockerLogin) ? await common.logIn(one.scene) : undefined;
    await (0,job_exports/* exportForLaterSteps */.vQ)(bake, ecr, identity, ecr.dockerLogin ? config : undefined);
    const built = config === undefined ? [] : await buildTargets(bake, tasks, { identity, config, found: common.found });
    const deliveries = [
        ...built.map(({ work, request, plan }) => ({ work, deliver: () => (0,build_and_push/* pushAndProve */.Si)(work.step, request, plan) })),
        ...placed.flatMap(({ work, scene, decision }) => decision.kind === 'build' ? [] : [{ work, decision, deliver: () => reuseOne(work, scene, decision) }]),
    ];
    const outcomes = await bake.runner.timed('Push, tags and proof', () => mapLimit(deliveries, DELIVERED, (delivery) => runTarget(bake, delivery)));
    const settled = outcomes.flatMap((outcome) => ('full' in outcome ? [] : outcome));
    const full = outcomes.flatMap((outcome) => ('full' in outcome ? outcome.full : []));
    if (full.length === 0)
        return settled;
    try {
        return [...settled, ...(await deliverRound(common, full.map(withoutReuse), true))];
    }
    catch (error) {
        // What was delivered before is not to be forgotten.
        const { problem } = (0,failure/* asFailure */.h_)(error);
        return [...settled, ...full.map((work) => failedTarget(work, problem))];
    }
}
async function prepareTargets({ ecr, rateLimit }, judged) {
    return await mapLimit(judged, ASKED, async ({ work, registry, verdict }) => {
        const { decision } = verdict;
        if (decision.kind === 'refuse')
            throw new failure/* Failure */.HR(decision.problem);
        try {
            const scene = await (0,check_registry/* prepareRepository */.uA)(work.step, ecr, registry, verdict);
            return { work, decision: decision, scene: { ...scene, rateLimit } };
        }
        catch (error) {
            throw (0,target_steps/* ofTarget */.XJ)(work.target.name, error);
        }
    });
}
async function reuseOne({ step }, scene, decision) {
    return await (0,reuse_image/* reuseImage */.W)(step, scene, { ...decision, tags: step.inputs.tags });
}
/** Delivers one, and shows what came of it; the others go on whatever that is. */
async function runTarget(bake, { work, decision, deliver }) {
    const { name } = work.target;
    try {
        const image = await deliver();
        (0,target_steps/* flushLog */.X3)(bake, work, `${image.registry}/${image.repository}@${image.digest} (${image.result})`);
        return { name, image };
    }
    catch (error) {
        const { problem } = (0,failure/* asFailure */.h_)(error);
        (0,target_steps/* flushLog */.X3)(bake, work, problem.what);
        if (decision?.isSameContent && problem.code === 'image-full') {
            bake.runner.notice(`${name}: ${problem.what} The image is built instead.`);
            return { full: work };
        }
        return failedTarget(work, problem);
    }
}
function failedTarget({ target: { name, repository } }, problem) {
    return { name, repository: repository.name, problem };
}
/** The commit's tag may stand on a full image by now, by this very step: no reason to reuse it, or to fail. */
function withoutReuse({ step, ...work }) {
    const image = { ...step.inputs.image, ifExists: 'auto' };
    return { ...work, step: { ...step, inputs: { ...step.inputs, image } } };
}
function inOrder(outcomes, works) {
    return works.flatMap(({ target }) => outcomes.filter(({ name }) => name === target.name));
}


/***/ })

};
;