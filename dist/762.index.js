"use strict";
exports.id = 762;
exports.ids = [762];
exports.modules = {

/***/ 7762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  putPromotionTags: () => (/* binding */ putPromotionTags)
});

// EXTERNAL MODULE: ./.build/phases/proof/prove-image.js + 1 modules
var prove_image = __webpack_require__(3101);
// EXTERNAL MODULE: ./.build/phases/registry/image-details.js
var image_details = __webpack_require__(8437);
// EXTERNAL MODULE: ./.build/phases/registry/manifest-in.js
var manifest_in = __webpack_require__(8328);
// EXTERNAL MODULE: ./.build/phases/tags/put-tags.js
var put_tags = __webpack_require__(3280);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/inputs/destinations.js
var destinations = __webpack_require__(9349);
// EXTERNAL MODULE: ./.build/errors/aws-commands.js
var aws_commands = __webpack_require__(8616);
;// CONCATENATED MODULE: ./.build/actions/promote/promote-errors.js


class SideFailure extends failure/* Failure */.HR {
    side;
    constructor(failure, side, name) {
        const { problem } = failure;
        super({ ...problem, what: `The ${side}, ${name}: ${problem.what}` }, { cause: failure });
        this.side = side;
    }
}
function sourceRepositoryMissing({ repository, accountId, region }) {
    return {
        code: 'repository-missing',
        what: `The repository ${repository}, which the image is in, does not exist in account ${accountId}, region ${region}. Nothing was changed.`,
        why: '`repository`, `aws-region` or the account of the role is another one, or the repository was deleted.',
        fix: `check these names; the repositories that are there:\n    aws ecr describe-repositories --registry-id ${accountId} --region ${region}`,
    };
}
function targetMissing({ repository, accountId, region }) {
    const [, host] = /^([^/]+\.[^/]+)\//.exec(repository) ?? [];
    const hint = host === undefined ? '' : ` Where ${host} is the host of another registry, write it with its port: ${host}:443/...`;
    return {
        code: 'repository-missing',
        what: `The repository ${repository}, which is to get the image, does not exist in account ${accountId}, region ${region}. Nothing was changed.`,
        why: `the repository was not created yet, or \`to-repository\`, \`aws-region\` or the account of the role is another one.${hint}`,
        fix: [
            'let this step create it (the role of the target then needs ecr:CreateRepository):',
            '    create-repository: true',
            'or create it once:',
            `    aws ecr create-repository --repository-name ${repository} --region ${region}`,
        ].join('\n'),
    };
}
function tagOnAnother({ repository }, tag, { digest, pushedAt }) {
    const since = pushedAt === undefined ? '' : `, pushed ${pushedAt.toISOString()}`;
    return {
        code: 'image-exists',
        what: `${repository} has another image under this tag, and \`if-exists\` is fail. Nothing was changed:\n    ${tag} -> ${digest}${since}`,
        why: 'another image was promoted under this tag before.',
        fix: 'take the image that is there with `if-exists: reuse`, move the tag with `if-exists: auto`, or promote under another tag.',
    };
}
function sourceUnreadable({ repository }, name, permission) {
    return {
        code: 'permission-missing',
        what: `The role may not read ${name} in ${repository}. Nothing was changed.`,
        why: `it lacks ${permission}.`,
        fix: `allow ${permission} on the repository ${repository}.`,
    };
}
function sourceMissing(where, name) {
    return {
        code: 'image-missing',
        what: `${where.repository} has no image ${name}. Nothing was changed.`,
        why: 'the commit was not built here, its image was deleted by a lifecycle policy, or `image`, `repository` or `aws-region` is another one.',
        fix: howToSee(where),
    };
}
function howToSee(where) {
    if (where.region === '')
        return `see which tags ${where.repository} has there.`;
    return `see which images there are:\n    ${(0,aws_commands/* repositoryCommand */.Y)(where, 'describe-images', where.accountId)}`;
}
function sourceElsewhere({ repository, accountId, region }, name) {
    const registry = region === '' ? 'the registry' : `the registry of account ${accountId}, region ${region},`;
    return {
        code: 'image-missing',
        what: `${name} is not in ${registry} where ${repository} is. Nothing was changed.`,
        why: '`image` is the whole name of an image in another registry.',
        fix: 'set `repository` to the whole name of where it is, or name the tag or the digest alone.',
    };
}
function variantMissing(where, { name, bareCommit, reason }) {
    return {
        code: 'image-missing',
        what: `${where.repository} has no image ${name}, and the one under ${bareCommit} is not taken for it. ${reason} Nothing was changed.`,
        why: 'the job that builds the image of this flavor did not run, failed, or has another `flavor`; the commit alone names the image of another job.',
        fix: `build it with the same \`flavor\`; or, where the other one is meant, name it: \`image: ${bareCommit}\`; ${howToSee(where)}`,
    };
}

;// CONCATENATED MODULE: ./.build/actions/promote/at-side.js



async function atSide(sides, side, work) {
    try {
        return await work;
    }
    catch (error) {
        throw failureAt(sides, side, error);
    }
}
function failureAt({ inputs }, side, error) {
    const isTold = inputs.route !== 'other-registry' || !(error instanceof failure/* Failure */.HR) || error instanceof SideFailure;
    return isTold ? error : new SideFailure(error, side, (0,destinations/* wholeName */.fC)(inputs[side].repository));
}
function sourceAtSide(sides, source) {
    return {
        name: source.name,
        origin: source.origin,
        manifest: (digest) => atSide(sides, 'source', source.manifest(digest)),
        openBlob: async (...asked) => readAtSide(sides, await atSide(sides, 'source', source.openBlob(...asked))),
    };
}
async function* readAtSide(sides, bytes) {
    try {
        yield* bytes;
    }
    catch (error) {
        throw failureAt(sides, 'source', error);
    }
}

// EXTERNAL MODULE: ./.build/phases/push/copy-and-prove.js
var copy_and_prove = __webpack_require__(8120);
// EXTERNAL MODULE: ./.build/phases/push/copy-image.js
var copy_image = __webpack_require__(887);
;// CONCATENATED MODULE: ./.build/actions/promote/bring-image.js







async function bringImage(step, repositories, image) {
    const { inputs, runner, clock } = step;
    const { source, target } = repositories;
    if (inputs.route === 'same-repository')
        return;
    if (await atSide(step, 'target', has(target.registry, image.digest)))
        return;
    await runner.phase('Copy', async () => {
        const content = await atSide(step, 'source', readContent(step, repositories, image));
        const [from, to] = [(0,copy_and_prove/* clientOf */.fe)(step, source), (0,copy_and_prove/* clientOf */.fe)(step, target)];
        const { registry } = target;
        const route = { source: sourceAtSide(step, from), target: to, registry, clock, info: runner.info };
        step.arrivals.begin({ repository: (0,registry_location/* repositoryUri */.LJ)(target.location), tags: inputs.tags });
        try {
            const moved = await atSide(step, 'target', explained(copyContent(step, { image, content }, route), registry, image));
            const names = [(0,registry_location/* repositoryUri */.LJ)(source.location), (0,registry_location/* repositoryUri */.LJ)(target.location)];
            const sentence = moved === undefined ? `Took ${image.digest} over from ${names[0]}` : (0,copy_and_prove/* describeMoved */.vU)(moved, ...names);
            return { value: undefined, sentence };
        }
        finally {
            from.close();
            to.close();
        }
    });
}
async function explained(work, registry, image) {
    try {
        return await work;
    }
    catch (error) {
        const isDenied = error instanceof failure/* Failure */.HR && !(error instanceof SideFailure) && error.problem.code === 'registry-denied';
        if (isDenied)
            await registry.missingBlobs([image.digest]);
        throw error;
    }
}
function copyContent({ inputs: { route, source } }, copied, way) {
    return route === 'same-registry' && source.kind === 'ecr' ? (0,copy_image/* copyNear */.s)(copied, way) : (0,copy_image/* copyFar */.R_)(copied, way);
}
async function readContent({ inputs: { source } }, repositories, image) {
    if (source.kind !== 'ecr')
        return { blobs: [], manifests: [] };
    return await (0,copy_image/* readImageContent */.R1)(image, repositories.source.registry, source.repository.name);
}
async function has(registry, digest) {
    return (await (0,manifest_in/* findManifest */.J)(registry, digest)).kind === 'found';
}

// EXTERNAL MODULE: ./.build/inputs/image-name.js
var image_name = __webpack_require__(9727);
// EXTERNAL MODULE: ./.build/lib/handle-later.js
var handle_later = __webpack_require__(3821);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/phases/registry/target-repository.js
var target_repository = __webpack_require__(35);
// EXTERNAL MODULE: ./.build/phases/registry/registry-snapshot.js
var registry_snapshot = __webpack_require__(6953);
// EXTERNAL MODULE: ./.build/plan/variant.js
var variant = __webpack_require__(8817);
;// CONCATENATED MODULE: ./.build/actions/promote/bare-image.js

function matchBare({ labels, denied, isUnread, tags }, { prefix, suffix, current }) {
    if (denied !== undefined)
        return { kind: 'denied', permission: denied };
    if (isUnread === true)
        return { kind: 'other', reason: 'How it was built could not be read; run the job again.' };
    const wanted = labels[variant/* BUILT_AS */.my];
    if (wanted === undefined)
        return { kind: 'taken', line: 'does not tell how it was built' };
    const own = tags.find((tag) => tag.startsWith(prefix) && tag.endsWith(suffix));
    if (own !== undefined)
        return { kind: 'taken', line: `has the tag ${own}` };
    const unread = current.find((one) => one.isUnread === true);
    if (unread !== undefined) {
        const reason = `How the image under ${unread.tag} was built could not be read, to compare them; run the job again.`;
        return { kind: 'other', reason };
    }
    const told = current.map(({ tag, labels: theirs }) => ({ tag, match: (0,variant/* compareVariant */.j5)(theirs, wanted) }));
    for (const { tag, match } of told)
        if (match.kind === 'differs')
            return {
                kind: 'other',
                reason: `It was built otherwise than the image under ${tag} (${(0,variant/* describeParts */.M8)(match.parts)}).`,
            };
    const same = told.find(({ match }) => match.kind === 'same');
    if (same !== undefined)
        return { kind: 'taken', line: `was built as the image under ${same.tag}` };
    return { kind: 'other', reason: 'Nothing tells that it is the one of this flavor.' };
}

;// CONCATENATED MODULE: ./.build/actions/promote/find-source.js



async function findSource({ image: { id }, bareCommit, affixes }, places) {
    const { from } = places;
    const image = await findImage(from, id);
    if (image.kind !== 'missing' || image.what !== 'image')
        return { image };
    const described = await from.describeImage(id);
    if (bareCommit === undefined || described.kind === 'found')
        return { image, described };
    const bare = await findImage(from, { tag: bareCommit });
    if (bare.kind !== 'found')
        return { image: bare, described: await from.describeImage({ tag: bareCommit }) };
    const match = matchBare(await readBare(places, bare.value, bareCommit), {
        ...affixes,
        current: await readCurrent(places),
    });
    return { image: bare, bare: match };
}
async function findImage(registry, id) {
    const images = await registry.images([id]);
    if (images.kind !== 'found')
        return images;
    const [value] = images.value;
    return value === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value };
}
async function readBare({ from, debug }, image, tag) {
    const [details, facts] = await Promise.all([(0,image_details/* imageReader */.n7)(from, debug)(image), from.describeImage({ tag })]);
    return { ...details, tags: facts.kind === 'found' ? facts.value.tags : [] };
}
async function readCurrent({ to, snapshot, debug }) {
    const read = (0,image_details/* imageReader */.n7)(to, debug);
    const images = [...(0,registry_snapshot/* imagesByTag */.g)((await snapshot).images)];
    return await Promise.all(images.map(async ([tag, image]) => ({ ...(await read(image)), tag })));
}

// EXTERNAL MODULE: ./.build/plan/present-tags.js
var present_tags = __webpack_require__(4793);
// EXTERNAL MODULE: ./.build/plan/registry-errors.js
var registry_errors = __webpack_require__(8693);
// EXTERNAL MODULE: ./.build/plan/tag-order.js
var tag_order = __webpack_require__(8909);
;// CONCATENATED MODULE: ./.build/actions/promote/plan-promotion.js





function planPromotion(situation) {
    const { target, tags, repositoryFacts, tagFacts, createRepository, ifExists } = situation;
    const source = chooseSource(situation);
    const taken = takenBy(situation, source.kind === 'found' ? source.image.digest : undefined);
    if (taken !== undefined && ifExists === 'reuse' && source.kind !== 'denied')
        return keep(tags, taken, tagFacts);
    if (source.kind !== 'found')
        return { kind: 'refuse', side: 'source', problem: source.problem };
    if (taken !== undefined && ifExists === 'fail')
        return refuse(tagOnAnother(target, tags[0], taken));
    const isMissing = repositoryFacts.kind === 'missing';
    if (isMissing && !createRepository)
        return refuse(targetMissing(target));
    const { digest } = source.image;
    const fixed = (0,present_tags/* findFixedTags */.f)(tags, { repositoryFacts, tagFacts, digest });
    if (fixed !== undefined)
        return refuse((0,registry_errors/* tagsImmutable */.A3)({ ...target, tagFacts, reusable: tags[0] }, fixed));
    return {
        kind: 'promote',
        image: source.image,
        createRepository: isMissing,
        batches: (0,tag_order/* orderTags */.M8)((0,present_tags/* missingTags */.Y)(tags, digest, tagFacts), tagFacts),
        lines: source.lines,
    };
}
function refuse(problem) {
    return { kind: 'refuse', side: 'target', problem };
}
function chooseSource(situation) {
    const { source, id, image, bare, bareCommit = '' } = situation;
    const name = nameOf(id);
    switch (image.kind) {
        case 'denied':
            return { kind: 'denied', problem: sourceUnreadable(source, name, image.permission) };
        case 'missing':
            return { kind: 'missing', problem: explainMissing(situation, image.what) };
        case 'found':
            if (bare?.kind === 'denied')
                return { kind: 'denied', problem: sourceUnreadable(source, bareCommit, bare.permission) };
            if (bare?.kind === 'other')
                return { kind: 'missing', problem: variantMissing(source, { name, bareCommit, reason: bare.reason }) };
            return {
                kind: 'found',
                image: image.value,
                lines: bare === undefined ? [] : [`${name} is not there; ${bareCommit} is taken, as it ${bare.line}.`],
            };
    }
}
function explainMissing({ source, id, described, bareCommit }, what) {
    if (what === 'repository')
        return sourceRepositoryMissing(source);
    if (described?.kind === 'found' && described.value.status !== 'ACTIVE') {
        const { digest, pushedAt, status } = described.value;
        return (0,registry_errors/* sourceArchived */.EU)(source, nameOf(id), (0,omit_undefined/* omitUndefined */.O)({ kind: 'present', digest, status, pushedAt }));
    }
    return sourceMissing(source, bareCommit === undefined ? nameOf(id) : `${nameOf(id)} or ${bareCommit}`);
}
function takenBy({ tags, tagFacts }, digest) {
    const fact = tagFacts.get(tags[0]);
    return fact?.kind === 'present' && fact.status === 'ACTIVE' && fact.digest !== digest ? fact : undefined;
}
function keep([first, ...further], { digest }, tagFacts) {
    const isOnIt = (tag) => {
        const fact = tagFacts.get(tag);
        return fact?.kind === 'present' && fact.digest === digest;
    };
    const left = further.filter((tag) => !isOnIt(tag));
    const line = `${first} is on ${digest} already, and \`if-exists\` is reuse: that image is the result, and nothing is moved` +
        `${left.length === 0 ? '' : `, nor are ${left.join(', ')} put`}.`;
    return { kind: 'keep', digest, tags: [first, ...further.filter(isOnIt)], lines: [line] };
}
function nameOf(id) {
    return 'tag' in id ? id.tag : id.digest;
}

;// CONCATENATED MODULE: ./.build/actions/promote/find-images.js











async function findImages(step, { from, to }) {
    const { route } = step.inputs;
    return await step.runner.phase('Registry', async () => {
        const viewed = (0,handle_later/* handleLater */.b)(atSide(step, 'target', viewTarget(step, to)));
        const snapshot = (0,handle_later/* handleLater */.b)(viewed.then((view) => view.snapshot));
        const places = { from: from.registry, to: to.registry, snapshot, debug: step.runner.debug };
        const [view, found, far] = await Promise.all([
            viewed,
            atSide(step, 'source', findSource(step.inputs, places)),
            route === 'other-registry' ? atSide(step, 'source', openSource(from)) : undefined,
        ]);
        const where = (0,registry_location/* locate */.x5)(view.place, view.snapshot.repository);
        const source = far?.location ?? { ...where, repository: from.destination.repository.name };
        const plan = await decide(step, situationOf(step.inputs, { view, found, source, target: where }));
        for (const text of plan.lines)
            step.runner.info(text);
        const target = await atSide(step, 'target', prepareTarget(step, to, { view, plan }));
        const near = {
            ...target,
            registry: from.registry,
            location: { ...target.location, repository: source.repository },
        };
        return { value: { plan, target, source: far ?? near }, sentence: describeFound(step.inputs, plan) };
    });
}
function viewTarget(step, { registry, destination, ownAccountId }) {
    const account = (0,destinations/* isInAws */.Dm)(destination) ? destination : { region: '' };
    const { tags } = step.inputs;
    return (0,target_repository/* viewRepository */.s)(step, registry, { account, reference: destination.repository, ownAccountId, tags, others: [] });
}
async function openSource({ registry, destination, ownAccountId }) {
    const authorization = await registry.authorize();
    const { region, registryId } = (0,destinations/* isInAws */.Dm)(destination) ? destination : { region: '', registryId: undefined };
    const reference = destination.repository;
    const place = { reference, region, registryId, ownAccountId, proxyHost: authorization.host };
    const isTold = (0,registry_location/* locate */.x5)(place, UNSEEN).host !== undefined;
    const facts = isTold ? UNSEEN : await registry.describeRepository();
    if (facts.kind === 'missing')
        throw new failure/* Failure */.HR(sourceRepositoryMissing((0,registry_location/* locate */.x5)(place, facts)));
    return { registry, location: (0,target_repository/* locationOf */.h)(place, facts), snapshot: { authorization } };
}
const UNSEEN = { kind: 'unknown' };
function situationOf(inputs, { view, found, source, target }) {
    const { image, tags, ifExists, bareCommit, target: destination } = inputs;
    const registry = { ...source, accountId: source.accountId || undefined };
    if (image.repository !== undefined && (0,image_name/* isElsewhere */.l)(image.repository, registry))
        throw new failure/* Failure */.HR(sourceElsewhere(source, image.text));
    return {
        source,
        target,
        id: image.id,
        ...found,
        ...(0,omit_undefined/* omitUndefined */.O)({ bareCommit }),
        tags,
        ifExists,
        createRepository: (0,destinations/* isInAws */.Dm)(destination) && destination.createRepository,
        repositoryFacts: view.snapshot.repository,
        tagFacts: view.snapshot.tags,
    };
}
async function decide(step, situation) {
    const plan = planPromotion(situation);
    if (plan.kind !== 'refuse')
        return plan;
    return await atSide(step, plan.side, Promise.reject(new failure/* Failure */.HR(plan.problem)));
}
async function prepareTarget({ runner }, { registry }, { view: { snapshot, place }, plan }) {
    const isNew = plan.kind === 'promote' && plan.createRepository;
    const repository = isNew ? await registry.createRepository() : snapshot.repository;
    const location = (0,target_repository/* locationOf */.h)(place, repository);
    if (isNew)
        runner.info(`Created the repository ${(0,registry_location/* repositoryUri */.LJ)(location)}.`);
    return { registry, location, snapshot: { ...snapshot, repository } };
}
function describeFound({ image: { id }, tags }, plan) {
    switch (plan.kind) {
        case 'promote':
            return `Found ${plan.image.tag ?? nameOf(id)}, ${plan.image.digest}`;
        case 'keep':
            return `Took what is under ${tags[0]}, ${plan.digest}`;
    }
}

// EXTERNAL MODULE: ./.build/aws/open-registry.js
var open_registry = __webpack_require__(8396);
// EXTERNAL MODULE: ./.build/phases/credentials/credentials.js + 3 modules
var credentials = __webpack_require__(7021);
// EXTERNAL MODULE: ./.build/phases/foreseen-place.js
var foreseen_place = __webpack_require__(3308);
// EXTERNAL MODULE: ./.build/phases/registry/open-any-registry.js
var open_any_registry = __webpack_require__(8042);
// EXTERNAL MODULE: ./.build/plan/image-uses.js
var image_uses = __webpack_require__(8470);
// EXTERNAL MODULE: ./.build/plan/session-uses.js
var session_uses = __webpack_require__(7814);
;// CONCATENATED MODULE: ./.build/actions/promote/open-sides.js







async function openSides(step, idTokens) {
    const { source, target, route } = step.inputs;
    const identities = await authenticateSides(step, idTokens);
    const open = async (destination) => {
        const identity = (0,destinations/* isInAws */.Dm)(destination) ? identities.get(destination.credentials) : undefined;
        const registry = await (0,open_any_registry/* openAnyRegistry */.G)(step, destination, identity?.credentials);
        return { destination, registry, ownAccountId: identity?.caller?.accountId ?? '' };
    };
    if (route !== 'same-registry' || source.kind !== 'ecr') {
        const from = await open(source);
        return { from, to: route === 'same-repository' ? from : await open(target) };
    }
    const identity = identities.get(source.credentials);
    const registry = (0,open_registry/* openRegistry */.Me)(step, source, {
        credentials: identity?.credentials,
        repository: source.repository.name,
    });
    const ownAccountId = identity?.caller?.accountId ?? '';
    return {
        from: { destination: source, registry, ownAccountId },
        to: { destination: target, registry: registry.sibling(target.repository.name), ownAccountId },
    };
}
async function authenticateSides(step, idTokens) {
    const { source, target } = step.inputs;
    const inAws = [source, target].filter(destinations/* isInAws */.Dm);
    const distinct = [...new Map(inAws.map((side) => [side.credentials, side])).values()];
    const [first, ...others] = distinct.map((side) => ({
        name: (0,destinations/* wholeName */.fC)(side.repository),
        account: side,
        authentication: {
            idTokens: idTokens(side),
            findUses: async () => (0,session_uses/* onlyRepositories */.n)(usesBy(step.inputs, side.credentials)),
        },
    }));
    if (first === undefined)
        return new Map();
    const identities = await (0,credentials/* authenticateAll */.F)(step, [first, ...others]);
    return new Map(distinct.flatMap(({ credentials }, index) => {
        const identity = identities[index];
        return identity === undefined ? [] : [[credentials, identity]];
    }));
}
function usesBy({ source, target, route }, credentials) {
    if (route === 'same-repository')
        return usesIn(source, credentials, image_uses/* usesOfRetag */.td);
    return [
        ...usesIn(target, credentials, (place) => (0,image_uses/* usesOfTarget */.bB)(place, (0,destinations/* isInAws */.Dm)(target) && target.createRepository)),
        ...usesIn(source, credentials, image_uses/* usesOfSource */.f7),
    ];
}
function usesIn(side, credentials, uses) {
    if (!(0,destinations/* isInAws */.Dm)(side) || side.credentials !== credentials)
        return [];
    return uses((0,foreseen_place/* placeOf */.$t)(side, side.repository));
}

;// CONCATENATED MODULE: ./.build/actions/promote/put-promotion-tags.js









async function putPromotionTags(step, idTokens) {
    const sides = await openSides(step, idTokens);
    try {
        const found = await findImages(step, sides);
        const { plan, target } = found;
        const image = plan.kind === 'promote' ? await promoted(step, found, plan) : await kept(step, found, plan);
        return await atSide(step, 'target', (0,prove_image/* proveImage */.i)(step, target, image));
    }
    finally {
        sides.from.registry.close();
        sides.to.registry.close();
    }
}
async function promoted(step, found, plan) {
    const read = (0,image_details/* imageReader */.n7)(found.source.registry, step.runner.debug);
    const platforms = (0,image_details/* readPlatforms */.tj)({ kind: 'found', value: plan.image }, read);
    if (plan.batches.length > 0) {
        await bringImage(step, found, plan.image);
        await atSide(step, 'target', putAll(step, found, plan));
    }
    return { result: 'reused', tags: step.inputs.tags, digest: plan.image.digest, platforms };
}
async function kept({ runner }, { target }, { digest, tags }) {
    const manifest = await (0,manifest_in/* findManifest */.J)(target.registry, digest);
    return {
        result: 'reused',
        tags,
        digest,
        platforms: (0,image_details/* readPlatforms */.tj)(manifest, (0,image_details/* imageReader */.n7)(target.registry, runner.debug)),
    };
}
async function putAll(step, { target }, { image, batches }) {
    const { runner, clock, arrivals } = step;
    await runner.phase('Tags', async () => {
        const { registry, location } = target;
        const place = (0,registry_location/* repositoryUri */.LJ)(location);
        const onPut = (tag) => arrivals.note({ repository: place, digest: image.digest, tags: [tag] });
        arrivals.begin({ repository: place, tags: batches.flat() });
        const { warning } = runner;
        await (0,put_tags/* putTags */.Tm)(batches, { kind: 'found', value: image }, { registry, clock, warning, repository: location.repository, onPut });
        return { value: undefined, sentence: (0,put_tags/* describeTags */.FE)(batches.flat()) };
    });
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
            const { openOtherRegistry } = await Promise.all(/* import() */[__webpack_require__.e(508), __webpack_require__.e(909)]).then(__webpack_require__.bind(__webpack_require__, 7909));
            return openOtherRegistry(step, destination);
        }
    }
}


/***/ })

};
;