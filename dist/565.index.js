"use strict";
exports.id = 565;
exports.ids = [565];
exports.modules = {

/***/ 8791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planEverywhere: () => (/* reexport */ planEverywhere),
  planSource: () => (/* reexport */ planSource),
  pushSource: () => (/* reexport */ pushSource),
  pushToRegistries: () => (/* binding */ pushToRegistries)
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
// EXTERNAL MODULE: ./.build/docker/buildx.js
var buildx = __webpack_require__(1199);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
;// CONCATENATED MODULE: ./.build/plan/choose-spread.js
function chooseSpread({ isPushedByBuilder, store }) {
    if (!isPushedByBuilder && store === 'containerd')
        return { kind: 'push', sentence: 'The engine pushes to all registries side by side.' };
    const why = isPushedByBuilder
        ? 'a builder pushes it'
        : "the engine's classic image store packs layers anew for each push";
    return {
        kind: 'copy',
        sentence: `The first registry gets the image, the others a copy of it, so that the digest is the same everywhere: ${why}.`,
    };
}

// EXTERNAL MODULE: ./.build/plan/retry-policy.js
var retry_policy = __webpack_require__(9225);
// EXTERNAL MODULE: ./.build/plan/tag-order.js
var tag_order = __webpack_require__(8909);
// EXTERNAL MODULE: ./.build/phases/registry/check-registry.js
var check_registry = __webpack_require__(8891);
// EXTERNAL MODULE: ./.build/phases/registry/prepare-destinations.js + 1 modules
var prepare_destinations = __webpack_require__(1061);
// EXTERNAL MODULE: ./.build/phases/push/arrive-everywhere.js
var arrive_everywhere = __webpack_require__(9352);
// EXTERNAL MODULE: ./.build/phases/push/copy-and-prove.js
var copy_and_prove = __webpack_require__(8120);
// EXTERNAL MODULE: ./.build/phases/push/push-decided.js
var push_decided = __webpack_require__(731);
// EXTERNAL MODULE: ./.build/phases/push/push-tag.js + 3 modules
var push_tag = __webpack_require__(2823);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
;// CONCATENATED MODULE: ./.build/errors/replication-errors.js

function replicationFailed({ digest, from, to }, failureCode) {
    return new failure/* Failure */.HR({
        code: 'replication-failed',
        what: `ECR did not replicate ${digest} from ${from} to account ${to.accountId}, region ${to.region}: ${failureCode}.`,
        why: 'the registry policy there does not let this account replicate, a repository creation template or KMS key is not allowed, or the tag there is immutable and on another image.',
        fix: `look at the registry policy of ${to.accountId} (ecr:ReplicateImage, ecr:CreateRepository); or let this step push there too:\n    wait-for-replication: false`,
    });
}
function replicationLate({ digest, from, to }, minutes) {
    return new failure/* Failure */.HR({
        code: 'replication-failed',
        what: `ECR has not replicated ${digest} from ${from} to account ${to.accountId}, region ${to.region}, in ${minutes} minutes.`,
        why: 'ECR is slow today, or the rule was made after the push: ECR replicates only what is pushed while there is a rule.',
        fix: 'run the job again, which waits again; or let this step push there too:\n    wait-for-replication: false',
    });
}
function replicationUnseen({ from }, permission) {
    return new failure/* Failure */.HR({
        code: 'permission-missing',
        what: `The role may not ask ECR how far the copy of ${from} is.`,
        why: `it lacks ${permission}, and \`wait-for-replication\` is true.`,
        fix: `allow ${permission} on the repository, or let this step push there too:\n    wait-for-replication: false`,
    });
}

// EXTERNAL MODULE: ./.build/lib/retry.js
var retry = __webpack_require__(9904);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
// EXTERNAL MODULE: ./.build/plan/replication.js
var replication = __webpack_require__(5746);
// EXTERNAL MODULE: ./.build/phases/proof/prove-image.js + 1 modules
var prove_image = __webpack_require__(3101);
// EXTERNAL MODULE: ./.build/phases/registry/image-details.js
var image_details = __webpack_require__(8437);
// EXTERNAL MODULE: ./.build/phases/registry/pushed-manifest.js
var pushed_manifest = __webpack_require__(1570);
;// CONCATENATED MODULE: ./.build/phases/push/wait-for-replication.js








async function waitAndProve(step, target, { target: source, image }) {
    const { digest, tags, result } = image;
    const { accountId, region } = target.location;
    const to = { name: (0,registry_location/* repositoryUri */.LJ)(target.location), accountId, region };
    const copy = { digest, from: (0,registry_location/* repositoryUri */.LJ)(source.location), to };
    await step.runner.phase('Replication', async () => {
        await waitForCopy(step, source.registry, copy);
        return { value: undefined, sentence: `ECR has replicated ${digest} to ${to.name}` };
    });
    const manifest = await (0,pushed_manifest/* pushedManifest */.F2)(target.registry, digest, step.clock);
    const platforms = (0,image_details/* readPlatforms */.tj)(manifest, target.age.read);
    return await (0,prove_image/* proveImage */.i)(step, target, { result, tags, digest, platforms });
}
async function waitForCopy({ clock }, registry, copy) {
    const sinceMs = clock.now();
    for (let asked = 1;; asked += 1) {
        const answer = await registry.replication?.statuses(copy.digest);
        if (answer?.kind === 'denied')
            throw replicationUnseen(copy, answer.permission);
        const state = answer?.kind === 'found' ? (0,replication/* replicationState */.q)(answer.value, copy.to) : undefined;
        if (state?.status === 'COMPLETE')
            return;
        if (state?.status === 'FAILED')
            throw replicationFailed(copy, state.failureCode ?? 'no reason is given');
        const isLate = clock.now() - sinceMs > retry_policy/* REPLICATION */.zJ.forMs;
        const pause = isLate ? undefined : (0,retry/* pauseBefore */.G)({ retries: asked, sinceMs }, retry_policy/* REPLICATION */.zJ, clock);
        if (pause === undefined)
            throw replicationLate(copy, retry_policy/* REPLICATION */.zJ.forMs / 60_000);
        await clock.sleep(pause);
    }
}

;// CONCATENATED MODULE: ./.build/phases/push/push-everywhere.js













async function pushEverywhere(step, [first, ...further], work) {
    if (further.length === 0)
        return await pushUntilThere(step, first, work);
    const spread = chooseSpread({
        isPushedByBuilder: (0,push_setup/* isPushedByBuilder */._e)(step, work.setup),
        store: await (0,buildx/* imageStore */.J)(work.setup.docker),
    });
    step.runner.info(spread.sentence);
    const pushed = pushUntilThere(step, first, work);
    const arrive = (one) => pushFurther(one, { first, pushed, spread, work });
    return await (0,arrive_everywhere/* arriveEverywhere */.Q)(step, { name: first.name, work: pushed }, { further, arrive });
}
async function pushFurther(one, { first, pushed, spread, work }) {
    if (one.isReplicated)
        return await waitAndProve(one.step, one.target, { target: first.target, image: await pushed });
    if (spread.kind === 'push')
        return await pushFromHere(one, work);
    const { digest, result } = await pushed;
    const batches = (0,tag_order/* batchesOf */.cS)(one.decision.tagPlan);
    return await (0,copy_and_prove/* copyFromRegistry */.jC)((0,check_registry/* withoutStaying */.y3)(one.step, one.decision), one.target, {
        from: first,
        digest,
        batches,
        result,
    });
}
async function pushFromHere({ step, target, decision, access, destination }, work) {
    const { config } = work.setup;
    if (destination.kind !== 'registry' || destination.login.kind === 'password')
        await config.login({ ...target.snapshot.authorization, host: target.location.host });
    const setup = (0,omit_undefined/* omitUndefined */.O)({ ...work.setup, identity: access.identity });
    const pusher = (0,push_tag/* pusherOf */.B)(step, target, { setup, built: work.built });
    const outcome = await (0,push_decided/* pushDecided */.B)(step, { target, decision }, { ...work, setup, pusher });
    if (outcome.kind === 'taken')
        throw outcome.by;
    return outcome;
}
async function pushUntilThere(step, { destination, access, ...decided }, work) {
    let next = decided;
    for (let again = 0;; again += 1) {
        const outcome = await (0,push_decided/* pushDecided */.B)(step, next, work);
        if (outcome.kind === 'pushed')
            return outcome;
        if (again === retry_policy/* DECIDED_AGAIN */.Qp || destination.kind === 'registry')
            throw outcome.by;
        const now = await (0,push_decided/* goOnAfter */.u)(step, outcome.by, await (0,prepare_destinations/* checkAgain */.he)(step, destination, access));
        if (now.kind === 'pushed')
            return now;
        next = now;
    }
}

// EXTERNAL MODULE: ./.build/phases/push/registry-login.js + 1 modules
var registry_login = __webpack_require__(7911);
// EXTERNAL MODULE: ./.build/phases/push/reuse-image.js
var reuse_image = __webpack_require__(4476);
;// CONCATENATED MODULE: ./.build/phases/push/reuse-everywhere.js




async function reuseEverywhere(step, { all, from }) {
    const [first, ...further] = all;
    const source = all[from];
    if (first === undefined || source === undefined)
        throw new Error('There is a repository that has the image.');
    const { target, decision } = first;
    if (further.length === 0 && decision.kind === 'reuse')
        return { target, image: await (0,reuse_image/* reuseImage */.W)(step, target, decision) };
    const taken = takeImage(first, source);
    const arrive = (one) => takeFurther(one, { source, first, taken });
    return { target, image: await (0,arrive_everywhere/* arriveEverywhere */.Q)(step, { name: first.name, work: taken }, { further, arrive }) };
}
async function takeFurther(one, { source, first, taken }) {
    if (!one.isReplicated || one.decision.kind !== 'copy')
        return await takeImage(one, source);
    return await waitAndProve(one.step, one.target, { target: first.target, image: await taken });
}
async function takeImage({ step, target, decision }, source) {
    if (decision.kind === 'copy') {
        const { digest, batches } = decision;
        return await (0,copy_and_prove/* copyFromRegistry */.jC)(step, target, { from: source, digest, batches, result: 'reused' });
    }
    const image = await (0,reuse_image/* reuseImage */.W)(step, target, decision);
    if (image.kind === 'full')
        throw new Error('Where there are several repositories, nothing is built in place of an image.');
    return image;
}

// EXTERNAL MODULE: ./.build/aws/open-registry.js
var open_registry = __webpack_require__(8396);
// EXTERNAL MODULE: ./.build/errors/public-errors.js
var public_errors = __webpack_require__(167);
// EXTERNAL MODULE: ./.build/errors/unexpected-errors.js
var unexpected_errors = __webpack_require__(6161);
;// CONCATENATED MODULE: ./.build/plan/catalog.js
const MEMBERS = ['description', 'about', 'usage', 'architectures', 'operatingSystems'];
function differingMembers(wanted, shown) {
    return MEMBERS.filter((name) => wanted[name] !== undefined && meaningOf(wanted[name]) !== meaningOf(shown[name]));
}
function meaningOf(value) {
    if (value === undefined || value.length === 0)
        return '';
    if (typeof value !== 'string')
        return JSON.stringify([...new Set(value)].toSorted());
    return value.replaceAll('\r\n', '\n').trim();
}
function mergedCatalog(wanted, { logoUrl: _logoUrl, ...shown }) {
    return { ...shown, ...wanted };
}
const STARTED = ['release', 'workflow_dispatch', 'repository_dispatch'];
function galleryRule({ name, ref, fromFork, repository: { defaultBranch } }, { isOfPull }) {
    if (isOfPull || fromFork || ref.startsWith('refs/pull/'))
        return { because: 'this run is of a pull request' };
    if (STARTED.includes(name) || ref.startsWith('refs/tags/'))
        return undefined;
    if (defaultBranch === undefined)
        return { because: 'the event does not tell the default branch' };
    if (ref === `refs/heads/${defaultBranch}`)
        return undefined;
    return {
        because: `this run is for ${ref || 'no branch'}, and neither for the default branch, ${defaultBranch}, nor for a git tag`,
    };
}

;// CONCATENATED MODULE: ./.build/phases/push/show-in-gallery.js




async function showInGallery(step, open) {
    const { runner, event, trigger, inputs } = step;
    const { catalog } = inputs;
    if (catalog === undefined)
        return;
    await runner.phase('Gallery', async () => {
        const left = galleryRule(event, trigger);
        if (left !== undefined)
            return { value: undefined, sentence: `The gallery stays as it is, as ${left.because}` };
        const told = [];
        for (const one of open)
            if (one.destination.kind === 'ecr-public')
                told.push(await showOne(one, catalog));
        return { value: undefined, sentence: told.join('; ') };
    });
}
async function showOne({ name, step, destination, access }, catalog) {
    if (destination.kind === 'registry')
        return '';
    const page = await (0,open_registry/* openPublicCatalog */.F7)(step, destination, access.identity.credentials);
    try {
        const shown = await page.read();
        const differing = [...differingMembers(catalog, shown), ...(await differingLogo(page, catalog, shown.logoUrl))];
        if (differing.length === 0)
            return `The gallery shows of ${name} what the file says`;
        await page.put(mergedCatalog(catalog, shown));
        return `The gallery shows of ${name} what the file says, by now also its ${differing.join(', ')}`;
    }
    catch (error) {
        throw (0,public_errors/* galleryFailed */.Y)(name, (0,unexpected_errors/* asFailure */.h)(error));
    }
    finally {
        page.close();
    }
}
async function differingLogo(page, { logo }, url = '') {
    return logo === undefined || (url !== '' && (await page.isLogo(url, logo))) ? [] : ['logo'];
}

// EXTERNAL MODULE: ./.build/phases/push/write-output.js
var write_output = __webpack_require__(9265);
// EXTERNAL MODULE: ./.build/phases/registry/registry-access.js
var registry_access = __webpack_require__(9883);
// EXTERNAL MODULE: ./.build/phases/step.js
var phases_step = __webpack_require__(8353);
// EXTERNAL MODULE: ./.build/phases/tags/move-tags.js
var move_tags = __webpack_require__(6536);
// EXTERNAL MODULE: ./.build/docker/child-processes.js
var child_processes = __webpack_require__(9577);
;// CONCATENATED MODULE: ./.build/actions/build-push/plan-only.js




async function planEverywhere(step, destinations, idTokens) {
    const open = await (0,registry_access/* openDestinations */.uY)(step, destinations, idTokens);
    try {
        return await planOpen(step, open);
    }
    finally {
        (0,registry_access/* closeAll */.S5)(open);
        (0,child_processes/* endChildren */.PH)();
    }
}
async function planOpen(step, open) {
    return await step.runner.phase('Registry', async () => {
        const { joint } = await (0,prepare_destinations/* decideEverywhere */.Ls)(step, open);
        (0,registry_access/* tellLogs */.Ht)(step, open);
        const [first] = joint.parts;
        const { tags } = first === undefined || first.kind === 'copy' ? step.inputs : (0,check_registry/* withoutStaying */.y3)(step, first).inputs;
        return { value: { action: joint.kind, tags }, sentence: (0,prepare_destinations/* describeJoint */.Y$)(open, joint) };
    });
}

// EXTERNAL MODULE: ./.build/phases/build/source-image.js + 1 modules
var source_image = __webpack_require__(4133);
;// CONCATENATED MODULE: ./.build/actions/build-push/open-source.js


async function openWithSource(step, { source, destinations, idTokens }, means) {
    const local = await step.runner.phase('Source', async () => {
        const value = await (0,source_image/* findLocalSource */.ei)(step, source, means);
        return { value, sentence: value === undefined ? `${source.text} is in a registry` : (0,source_image/* describeSource */.B6)(value) };
    });
    const open = await (0,registry_access/* openDestinations */.uY)(step, destinations, idTokens);
    try {
        const found = local ?? (await findElsewhere(step, source, open));
        return { found, open: withGiven(open, found) };
    }
    catch (error) {
        (0,registry_access/* closeAll */.S5)(open);
        throw error;
    }
}
async function findElsewhere(step, source, [first]) {
    const { destination, access } = first;
    return await step.runner.phase('Source', async () => {
        const session = { destination, identity: access.identity };
        const value = await (0,source_image/* findInRegistry */.go)(step, (0,source_image/* placeOfSource */.wN)(source), session);
        return { value, sentence: (0,source_image/* describeSource */.B6)(value) };
    });
}
function withGiven([first, ...further], { given }) {
    const asked = further.map((one) => ({ ...one, access: { ...one.access, given } }));
    return [{ ...first, access: { ...first.access, given } }, ...asked];
}

;// CONCATENATED MODULE: ./.build/actions/build-push/plan-source.js





async function planSource(step, run) {
    const config = await (0,phases_step/* privateConfig */.u)(step);
    try {
        const { open } = await openWithSource(step, run, { docker: (0,phases_step/* dockerFor */._)(step, config), folder: config.directory });
        try {
            const planned = await planOpen(step, open);
            return planned.action === 'build' ? { ...planned, action: 'push' } : planned;
        }
        finally {
            (0,registry_access/* closeAll */.S5)(open);
        }
    }
    finally {
        await config.remove();
        (0,child_processes/* endChildren */.PH)();
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/phases/build/engine-image.js
var engine_image = __webpack_require__(8104);
// EXTERNAL MODULE: ./.build/phases/build/load-source.js
var load_source = __webpack_require__(5510);
;// CONCATENATED MODULE: ./.build/phases/push/copy-everywhere.js





async function copyEverywhere(step, [first, ...further], content) {
    const copied = copyTo(first, content);
    const arrive = (one) => copyFurther(one, { first, copied, content });
    return await (0,arrive_everywhere/* arriveEverywhere */.Q)(step, { name: first.name, work: copied }, { further, arrive });
}
async function copyFurther(one, { first, copied, content }) {
    if (!one.isReplicated)
        return await copyTo(one, content);
    return await waitAndProve(one.step, one.target, { target: first.target, image: await copied });
}
async function copyTo({ step: whole, target, decision }, { source, manifest }) {
    const batches = (0,tag_order/* batchesOf */.cS)(decision.tagPlan);
    const request = { source, digest: manifest.digest, batches, result: 'pushed' };
    return await (0,copy_and_prove/* copyAndProve */.JE)((0,check_registry/* withoutStaying */.y3)(whole, decision), target, request);
}

// EXTERNAL MODULE: ./.build/plan/cache-flags.js + 1 modules
var cache_flags = __webpack_require__(505);
;// CONCATENATED MODULE: ./.build/actions/build-push/push-source.js





















async function pushSource(step, run) {
    const [ecr] = run.destinations;
    const config = await (0,phases_step/* privateConfig */.u)(step);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(config.directory, 'image-'));
    let isKept = false;
    try {
        const means = { docker: (0,phases_step/* dockerFor */._)(step, config), folder };
        const { found, open } = await openWithSource(step, run, means);
        try {
            const prepared = await (0,prepare_destinations/* prepareDestinations */.LZ)(step, open, NO_BUILDER);
            if (prepared.kind === 'reuse')
                return await takeThere(step, ecr, { prepared, identity: open[0].access.identity });
            isKept = ecr.dockerLogin;
            return await pushFound(step, ecr, { all: prepared.all, found, means, config });
        }
        finally {
            (0,registry_access/* closeAll */.S5)(open);
        }
    }
    finally {
        await (isKept ? (0,promises_.rm)(folder, { recursive: true, force: true }) : config.remove());
    }
}
async function takeThere(step, ecr, { prepared, identity }) {
    tellIdleInputs(step);
    const { target, image } = await reuseEverywhere(step, prepared);
    if (image.kind === 'full')
        throw new Error('Nothing is built in the place of an image that is given.');
    return await (0,reuse_image/* deliverReused */.k)(step, ecr, { identity, target, image, further: prepared.all.slice(1) });
}
const NO_BUILDER = Promise.resolve({ lines: [] });
async function pushFound(step, ecr, run) {
    const { all, found, means, config } = run;
    const [{ access, target }, ...further] = all;
    await config.login({ ...target.snapshot.authorization, host: target.location.host });
    if (ecr.dockerLogin)
        await (0,registry_login/* addLogins */.WF)(config, further);
    await (0,job_exports/* exportForLaterSteps */.v)(step, ecr, { identity: access.identity, config });
    await (0,load_source/* testSource */.$)(step, found, { ...means, repository: (0,registry_location/* repositoryUri */.LJ)(target.location) });
    const image = await pushContent(step, run);
    await (0,write_output/* writeOutput */.z)(step, target, image);
    return await (0,pull_image/* loadReused */.d)(step, target, { image, config });
}
async function pushContent(step, run) {
    const { all, found, means } = run;
    if (found.kind === 'content')
        return await copyEverywhere(step, all, found);
    const { store, image } = found;
    if (store === 'classic')
        return await pushFromClassic(step, run, found);
    const { id } = image;
    const saved = await (0,source_image/* saveFromEngine */.ib)(means, { id, store, name: found.given.name });
    try {
        return { ...(await copyEverywhere(step, all, saved)), id };
    }
    finally {
        await saved.remove();
    }
}
async function pushFromClassic(step, { all, means, config }, found) {
    const [{ access, target }] = all;
    const { docker } = means;
    const names = (0,engine_image/* ownNames */.Dx)((0,registry_location/* repositoryUri */.LJ)(target.location), step.environment);
    const image = await (0,load_source/* loadSource */.s)(found, means, names);
    try {
        const setup = { docker, config, identity: access.identity, caches: cache_flags/* NO_CACHE */.DQ };
        const built = { kind: 'engine', image };
        const pusher = (0,push_tag/* pusherOf */.B)(step, target, { setup, built });
        return await pushEverywhere(step, all, { setup, pusher, built, result: 'pushed' });
    }
    finally {
        await (0,engine_image/* forgetNames */.Ur)(docker, names);
    }
}

;// CONCATENATED MODULE: ./.build/actions/build-push/push-to-registries.js





















async function pushToRegistries(step, destinations, { selection, idTokens }) {
    const open = await (0,registry_access/* openDestinations */.uY)(step, destinations, idTokens);
    try {
        const image = await buildOrReuse(step, open, selection);
        await showInGallery(step, open);
        return image;
    }
    finally {
        (0,registry_access/* closeAll */.S5)(open);
    }
}
async function buildOrReuse(step, open, selection) {
    const [{ access, destination: ecr }] = open;
    const prepared = await (0,prepare_destinations/* prepareDestinations */.LZ)(step, open, selection);
    if (prepared.kind === 'build')
        return await buildAndPush(step, ecr, { all: prepared.all, selection });
    tellIdleInputs(step);
    const reused = await reuseEverywhere(step, prepared);
    const { target, image } = reused;
    const further = prepared.all.slice(1);
    if (image.kind === 'pushed')
        return await (0,reuse_image/* deliverReused */.k)(step, ecr, { identity: access.identity, target, image, further });
    await (0,prepare_destinations/* tellOtherwise */.cv)(step, image.otherwise, selection);
    return await buildAndPush(step, ecr, {
        all: [{ ...open[0], target, decision: image.otherwise, isReplicated: false }],
        selection,
    });
}
async function buildAndPush(whole, ecr, { all, selection: chosen }) {
    const [{ access, target, decision }, ...further] = all;
    const { identity } = access;
    const step = (0,check_registry/* withoutStaying */.y3)(whole, decision);
    const selection = await (0,builder/* reselectBuilder */.T4)(step, (0,phases_step/* dockerFor */._)(step), { ...target, selection: await chosen });
    const config = await (0,registry_login/* logIn */.E8)(step, target);
    try {
        if (ecr.dockerLogin)
            await (0,registry_login/* addLogins */.WF)(config, further);
        await (0,job_exports/* exportForLaterSteps */.v)(step, ecr, { identity, config });
        const setup = await (0,push_setup/* openPushSetup */.WD)(step, target, { config, identity, selection });
        (0,move_tags/* prefetchImages */.uu)(step, target, decision.tagPlan);
        const built = await (0,build_image/* buildImage */._w)(step, target, setup);
        try {
            const tested = await (0,build_image/* testImage */.ko)(step, target, { setup, built });
            const pusher = (0,push_tag/* pusherOf */.B)(step, target, { setup, built });
            const image = await pushEverywhere(whole, all, { setup, pusher, built, tested });
            await (0,write_output/* writeOutput */.z)(step, target, image);
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


/***/ }),

/***/ 167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ aliasForeign),
/* harmony export */   Y: () => (/* binding */ galleryFailed)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);

function aliasForeign({ host, repository }, aliases) {
    const at = repository.indexOf('/');
    const [alias, name] = [repository.slice(0, at), repository.slice(at + 1)];
    const lines = aliases.map((own) => `    repository: ${host}/${own}/${name}`);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'inputs-invalid',
        what: `The repository ${host}/${repository} is in another registry than that of the account: the alias ${alias} is not one of its own. Nothing was built or changed.`,
        why: 'the alias is misspelled, or the role is one of another account.',
        fix: `write the alias of the account, or take a role of the account that has this one:\n${lines.join('\n')}`,
    });
}
function galleryFailed(name, failure) {
    const { problem } = failure;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        ...problem,
        what: `The image is in ${name}, but its page in the gallery could not be made what \`repository-catalog\` says. ${problem.what}`,
    }, { cause: failure });
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
/* unused harmony exports PUSH_CAUSES, OTHER_PUSH_CAUSES */
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1619);
/* harmony import */ var _lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2778);
/* harmony import */ var _build_output_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8356);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5670);
/* harmony import */ var _common_fixes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8829);
/* harmony import */ var _disk_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2531);
/* harmony import */ var _distribution_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5834);
/* harmony import */ var _docker_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5158);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3582);









function isPassingPushError(output) {
    const said = (0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)(refusalIn(output));
    const cause = PUSH_CAUSES.find(({ when }) => when.test(said));
    return cause === undefined ? !FINAL_WITHOUT_CAUSE.test(said) : cause.passes === true;
}
const FINAL_WITHOUT_CAUSE = /unauthorized|(?:manifest|tag|digest) unknown|name invalid|does not exist|no such image|not found|no space left|40[0134] [A-Z]/i;
const LOGIN_REFUSED = /authorization token has expired|no basic auth|401 Unauthorized|HTTP 401 |^unauthorized:/i;
function isTagRefused(output) {
    return /400 Bad Request|immutable/i.test((0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)(refusalIn(output)));
}
function isLoginRefused(output) {
    const said = (0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)(refusalIn(output));
    if (/not authorized to perform/i.test(said))
        return false;
    return LOGIN_REFUSED.test(said) || /403 Forbidden/i.test(said);
}
function isPushError(output) {
    return PUSH_ERROR.test((0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)((0,_build_output_js__WEBPACK_IMPORTED_MODULE_4__/* .readBuildError */ .Bz)(output).message));
}
const PUSH_ERROR = /^(?:failed to (?:build|solve): |target [\w-]+: )*(?:failed to push |failed to authorize|failed to fetch oauth token|unexpected status from (?:HEAD|GET|POST|PATCH|PUT) request)/i;
function isEngineGone(output) {
    return _docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .ENGINE_GONE */ .pt.test((0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)(refusalIn(output)));
}
function isNameRace(output) {
    return NAME_RACE.test((0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)(refusalIn(output)));
}
const NAME_RACE = /^(?:Error response from daemon: )?(?:failed to create an image \S+ .*already exists$|tag does not exist: |An image does not exist locally with the tag: )/;
const PROGRESS = /^(?:The push refers to |Using default tag|[0-9a-f]{12}: )/;
function refusalIn(output) {
    if (/^#\d+ |^ERROR: failed to (?:build|solve): /m.test(output))
        return (0,_build_output_js__WEBPACK_IMPORTED_MODULE_4__/* .readBuildError */ .Bz)(output).message;
    const lines = output.split(/\r?\n/);
    const progress = lines.findLastIndex((line) => PROGRESS.test(line));
    if (progress < 0)
        return (0,_build_output_js__WEBPACK_IMPORTED_MODULE_4__/* .lastErrorLine */ .HY)(lines);
    const said = lines.slice(progress + 1).find((line) => line.trim() !== '' && line.trim() !== 'errors:');
    return said?.trim() ?? (0,_build_output_js__WEBPACK_IMPORTED_MODULE_4__/* .lastErrorLine */ .HY)(lines);
}
function pushFailed(output, target, attempts) {
    const said = refusalIn(output);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR({
        ...explainPushError(said, target, attempts),
        what: `docker push ${target.image} failed. Docker says: ${said}`,
    });
}
class TagTaken extends _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR {
}
function tagTaken(output, { image }, digest) {
    return new TagTaken({
        ...TAG_TAKEN,
        what: `docker push ${image} failed: this tag stands on ${digest} by now, and is immutable. Docker says: ${refusalIn(output)}`,
    });
}
function tagTakenFor(taken, { why, fix = '' }) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR({ ...taken.problem, why: `another run pushed it while this one was building; ${why}`, fix });
}
function nameTaken({ image }, attempts) {
    const each = attempts === 1 ? 'it' : 'each time it';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR({
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
    const causes = target.region === '' ? OTHER_PUSH_CAUSES : PUSH_CAUSES;
    const cause = (0,_causes_js__WEBPACK_IMPORTED_MODULE_5__/* .findCause */ .l)(causes, (0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)(said), { target, said, attempts });
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
        when: /not authorized to perform: ecr(?:-public)?:/,
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
        when: _docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .ENGINE_GONE */ .pt,
        passes: true,
        why: ({ attempts }) => `the Docker engine ended or was restarted during the push, and did not come back; the push was tried ${times(attempts)}.`,
        fix: _common_fixes_js__WEBPACK_IMPORTED_MODULE_6__/* .LOOK_AT_ENGINE */ .Z_,
        example: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    },
    {
        code: 'throttled',
        when: _docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .RATE_LIMITED */ .kU,
        passes: true,
        why: ({ attempts }) => `ECR takes only so many requests a second from an account and region, and other jobs push at the same time; the push was tried ${times(attempts)}.`,
        fix: _common_fixes_js__WEBPACK_IMPORTED_MODULE_6__/* .START_FEWER_JOBS */ .e3,
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
const OTHER_PUSH_CAUSES = [
    {
        code: 'registry-unauthorized',
        when: new RegExp(`${LOGIN_REFUSED.source}|authentication required|no basic auth`, 'i'),
        why: ({ target: { host } }) => `the job has no login at ${host}, or the one that it has is wrong or has run out.`,
        fix: ({ target: { host } }) => (0,_distribution_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .howToLogIn */ .TH)(host),
        example: 'unauthorized: authentication required',
    },
    {
        code: 'registry-denied',
        when: /403 Forbidden|HTTP 403 |denied|insufficient_scope/i,
        why: ({ target: { host, repository } }) => `the login at ${host} may not push to ${repository}, or the repository has to be created there first.`,
        fix: ({ target: { host } }) => `${mayPush(host)}Or take another login:\n${(0,_distribution_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .howToLogIn */ .TH)(host)}`,
        example: 'denied: requested access to the resource is denied',
    },
    {
        code: 'repository-missing',
        when: /name unknown|404 Not Found|HTTP 404 /i,
        why: ({ target: { host, repository } }) => `${host} has no repository ${repository}, and makes none by a push.`,
        fix: 'create the repository there, or check its name.',
        example: 'name unknown: repository name not known to registry',
    },
    ...PUSH_CAUSES.filter(({ code }) => !['permission-missing', 'repository-missing', 'push-unauthorized', 'tag-immutable'].includes(String(code))),
];
function mayPush(host) {
    return host === 'ghcr.io'
        ? 'let the job write packages:\n    permissions:\n      packages: write\n'
        : 'give it the right to push. ';
}
function whyDenied({ target, said }) {
    const { repository, accountId, region, isSeen } = target;
    const action = /not authorized to perform: (ecr(?:-public)?:\w+)/.exec(said)?.[1] ?? actionOf(said, target);
    const lacks = action === undefined ? 'the role lacks a permission to push' : `the role lacks ${action}`;
    return isSeen
        ? `${lacks}; or a boundary, an SCP or the repository's policy forbids it; or a quota is used up (tags of an image, images of a repository).`
        : `the role's policy is not for the repository ${repository} in account ${accountId}, region ${region} (perhaps the name is another one), or ${lacks}.`;
}
function statementToAdd({ target, said }) {
    const { repository, accountId, region, partition, isPublic = false } = target;
    const named = /not authorized to perform: ecr(?:-public)?:\w+ on resource: (arn:[^\s"]+)/.exec(said)?.[1];
    const own = isPublic
        ? `arn:aws:ecr-public::${accountId}:repository/${(0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_7__/* .splitPublicName */ .Hj)(repository).name}`
        : `arn:${partition}:ecr:${region}:${accountId}:repository/${repository}`;
    const actions = PUSH_ACTIONS.filter((action) => !isPublic || action !== 'BatchGetImage').map((action) => `${serviceOf(target)}:${action}`);
    const statement = (0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_8__/* .allow */ .c)(actions, named ?? own);
    return `see that the role's policy has this statement:\n    ${JSON.stringify(statement)}`;
}
function serviceOf({ isPublic = false }) {
    return isPublic ? 'ecr-public' : 'ecr';
}
function actionOf(said, target) {
    const request = /(HEAD|GET|POST|PATCH|PUT) request to \S+\/v2\/\S+?\/(blobs\/uploads|blobs|manifests)\//.exec(said);
    const actions = {
        'HEAD blobs': 'BatchCheckLayerAvailability',
        'POST blobs/uploads': 'InitiateLayerUpload',
        'PATCH blobs/uploads': 'UploadLayerPart',
        'PUT blobs/uploads': 'CompleteLayerUpload',
        'HEAD manifests': 'BatchGetImage',
        'GET manifests': 'BatchGetImage',
        'PUT manifests': 'PutImage',
    };
    const action = request === null ? undefined : actions[`${request[1]} ${request[2]}`];
    return action && `${serviceOf(target)}:${action}`;
}
const PUSH_ACTIONS = [
    'BatchCheckLayerAvailability',
    'BatchGetImage',
    'CompleteLayerUpload',
    'InitiateLayerUpload',
    'PutImage',
    'UploadLayerPart',
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


/***/ }),

/***/ 5510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ testSource),
/* harmony export */   s: () => (/* binding */ loadSource)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _distribution_file_sink_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4715);
/* harmony import */ var _distribution_layout_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6221);
/* harmony import */ var _errors_build_output_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8356);
/* harmony import */ var _errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6890);
/* harmony import */ var _errors_source_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4239);
/* harmony import */ var _plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7097);
/* harmony import */ var _plan_manifest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4867);
/* harmony import */ var _engine_image_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8104);
/* harmony import */ var _test_platforms_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7409);











async function loadSource(found, means, names) {
    const { docker } = means;
    if (found.kind === 'content')
        await loadContent(found, means, names);
    else
        for (const name of names) {
            const { succeeded, tail } = await docker.capture(['tag', found.image.id, name]);
            if (!succeeded)
                throw (0,_errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .imageGone */ .Js)(name, tail);
        }
    return await (0,_engine_image_js__WEBPACK_IMPORTED_MODULE_8__/* .findImage */ .F1)(docker, names);
}
async function loadContent(content, { docker, folder }, names) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'load.tar');
    const { source, given } = content;
    try {
        const { files } = await (0,_distribution_layout_files_js__WEBPACK_IMPORTED_MODULE_3__/* .layoutFiles */ .W)({ digest: digestForTest(content), source, names, isArchive: true });
        await (0,_distribution_file_sink_js__WEBPACK_IMPORTED_MODULE_2__/* .writeTar */ .FJ)(file, files);
        const loaded = await docker.stream(['load', '--quiet', '--input', file]);
        if (!loaded.succeeded)
            throw (0,_errors_source_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .notLoaded */ .v2)(given.name, (0,_errors_build_output_js__WEBPACK_IMPORTED_MODULE_10__/* .lastErrorLine */ .HY)(loaded.tail));
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(file, { force: true });
    }
}
function digestForTest({ manifest: { digest, body } }) {
    const manifest = (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_7__/* .readManifest */ .WI)(body);
    if (manifest?.kind !== 'index')
        return digest;
    const children = manifest.children.flatMap(({ platform, ...child }) => platform === undefined ? [] : [{ ...child, platform }]);
    const [wanted] = (0,_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_6__/* .testedPlatforms */ .KC)(children.map(({ platform }) => platform), false, process.arch);
    return children.find(({ platform }) => platform === wanted)?.digest ?? digest;
}
async function testSource(step, found, { repository, ...means }) {
    const { test, build } = step.inputs;
    if (test === undefined)
        return;
    const names = (0,_engine_image_js__WEBPACK_IMPORTED_MODULE_8__/* .ownNames */ .Dx)(repository, step.environment);
    try {
        await loadForTest(step, { found, means, names, test });
        await (0,_test_platforms_js__WEBPACK_IMPORTED_MODULE_9__/* .testBuild */ .Ds)(step, test, { ...means, names, build });
    }
    finally {
        await (0,_engine_image_js__WEBPACK_IMPORTED_MODULE_8__/* .forgetNames */ .Ur)(means.docker, names);
    }
}
async function loadForTest({ runner }, { found, means, names }) {
    if (found.kind === 'engine')
        return void (await loadSource(found, means, names));
    await runner.phase('Load', async () => {
        const { id, platform } = await loadSource(found, means, names);
        return { value: undefined, sentence: `The engine has ${found.given.name} for the test: ${id}, ${platform}` };
    });
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