"use strict";
exports.id = 180;
exports.ids = [180];
exports.modules = {

/***/ 6180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  putPromotionTags: () => (/* binding */ putPromotionTags)
});

// EXTERNAL MODULE: ./.build/aws/open-registry.js
var open_registry = __webpack_require__(8396);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/inputs/image-name.js
var image_name = __webpack_require__(9727);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/lib/proxy.js
var proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./.build/phases/credentials/credentials.js + 3 modules
var credentials_credentials = __webpack_require__(7021);
// EXTERNAL MODULE: ./.build/phases/foreseen-place.js
var foreseen_place = __webpack_require__(3308);
// EXTERNAL MODULE: ./.build/phases/proof/prove-image.js + 1 modules
var prove_image = __webpack_require__(3101);
// EXTERNAL MODULE: ./.build/phases/push/copy-image.js + 1 modules
var copy_image = __webpack_require__(6895);
// EXTERNAL MODULE: ./.build/phases/registry/image-details.js
var image_details = __webpack_require__(8437);
// EXTERNAL MODULE: ./.build/phases/registry/manifest-in.js
var manifest_in = __webpack_require__(8328);
// EXTERNAL MODULE: ./.build/phases/registry/target-repository.js
var target_repository = __webpack_require__(35);
// EXTERNAL MODULE: ./.build/phases/tags/put-tags.js
var put_tags = __webpack_require__(3280);
// EXTERNAL MODULE: ./.build/plan/image-uses.js
var image_uses = __webpack_require__(8470);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
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
;// CONCATENATED MODULE: ./.build/actions/promote/promote-errors.js
function sourceUnreadable({ repository }, name, permission) {
    return {
        code: 'permission-missing',
        what: `The role may not read ${name} in ${repository}. Nothing was changed.`,
        why: `it lacks ${permission}.`,
        fix: `allow ${permission} on the repository ${repository}.`,
    };
}
function sourceMissing({ repository, accountId, region }, name) {
    return {
        code: 'image-missing',
        what: `${repository} has no image ${name}. Nothing was changed.`,
        why: 'the commit was not built here, its image was deleted by a lifecycle policy, or `image`, `repository` or `aws-region` is another one.',
        fix: `see which images there are:\n    aws ecr describe-images --registry-id ${accountId} --repository-name ${repository} --region ${region}`,
    };
}
function sourceElsewhere({ repository, accountId, region }, name) {
    return {
        code: 'image-missing',
        what: `${name} is not in the registry of account ${accountId}, region ${region}, where ${repository} is. Nothing was changed.`,
        why: '`image` is the whole name of an image in another account.',
        fix: 'set `registry-id` and `aws-region` to where it is, or name the tag or the digest alone.',
    };
}
function variantMissing({ repository, accountId, region }, { name, bareCommit, reason }) {
    return {
        code: 'image-missing',
        what: `${repository} has no image ${name}, and the one under ${bareCommit} is not taken for it. ${reason} Nothing was changed.`,
        why: 'the job that builds the image of this flavor did not run, failed, or has another `flavor`; the commit alone names the image of another job.',
        fix: `build it with the same \`flavor\`; or, where the other one is meant, name it: \`image: ${bareCommit}\`. What is there:\n    aws ecr describe-images --registry-id ${accountId} --repository-name ${repository} --region ${region}`,
    };
}

;// CONCATENATED MODULE: ./.build/actions/promote/plan-promotion.js





function planPromotion(situation) {
    const { source, target, image, tags, repositoryFacts, tagFacts, bare, bareCommit = '' } = situation;
    const name = nameOf(situation.id);
    if (image.kind === 'denied')
        return refuse(sourceUnreadable(source, name, image.permission));
    if (image.kind === 'missing')
        return refuse(explainMissing(situation, image.what));
    if (bare?.kind === 'denied')
        return refuse(sourceUnreadable(source, bareCommit, bare.permission));
    if (bare?.kind === 'other')
        return refuse(variantMissing(source, { name, bareCommit, reason: bare.reason }));
    if (repositoryFacts.kind === 'missing')
        return refuse((0,registry_errors/* repositoryMissing */.lx)(target, 'promote'));
    const { digest } = image.value;
    const fixed = (0,present_tags/* findFixedTags */.f)(tags, { repositoryFacts, tagFacts, digest });
    if (fixed !== undefined)
        return refuse((0,registry_errors/* tagsImmutable */.A3)({ ...target, tagFacts }, fixed));
    const lines = bare === undefined ? [] : [`${name} is not there; ${bareCommit} is taken, as it ${bare.line}.`];
    return {
        kind: 'promote',
        image: image.value,
        batches: (0,tag_order/* orderTags */.M)((0,present_tags/* missingTags */.Y)(tags, digest, tagFacts), tagFacts),
        lines,
    };
}
function refuse(problem) {
    return { kind: 'refuse', problem };
}
function explainMissing({ source, id, described, bareCommit }, what) {
    if (what === 'repository')
        return (0,registry_errors/* repositoryMissing */.lx)(source, 'promote');
    if (described?.kind === 'found' && described.value.status !== 'ACTIVE') {
        const { digest, pushedAt, status } = described.value;
        return (0,registry_errors/* sourceArchived */.EU)(source, nameOf(id), (0,omit_undefined/* omitUndefined */.O)({ kind: 'present', digest, status, pushedAt }));
    }
    return sourceMissing(source, bareCommit === undefined ? nameOf(id) : `${nameOf(id)} or ${bareCommit}`);
}
function nameOf(id) {
    return 'tag' in id ? id.tag : id.digest;
}

;// CONCATENATED MODULE: ./.build/actions/promote/put-promotion-tags.js


















async function putPromotionTags(step, idTokens) {
    const { account, repository, target: name, tags } = step.inputs;
    const { credentials, caller } = await (0,credentials_credentials/* authenticate */.Q)(step, account, {
        idTokens,
        findUses: async () => ({
            uses: (0,image_uses/* usesOfPromotion */.d)((0,foreseen_place/* placeOf */.$t)(account, repository), (0,foreseen_place/* placeOf */.$t)(account, { ...repository, name })),
            unknown: [],
        }),
    });
    const from = (0,open_registry/* openRegistry */.M)(step, account, { credentials, repository: repository.name });
    const to = name === repository.name ? from : from.sibling(name);
    try {
        const { plan, target } = await find(step, { from, to }, caller?.accountId ?? '');
        const platforms = (0,image_details/* readPlatforms */.tj)({ kind: 'found', value: plan.image }, (0,image_details/* imageReader */.n7)(from, step.runner.debug));
        await put(step, { from, to }, { plan, target });
        return await (0,prove_image/* proveImage */.i)(step, target, { result: 'reused', tags, digest: plan.image.digest, platforms });
    }
    finally {
        from.close();
    }
}
async function find(step, { from, to }, ownAccountId) {
    const { account, tags, image: wanted, repository, target: name, targetHost, bareCommit } = step.inputs;
    const reference = (0,omit_undefined/* omitUndefined */.O)({ name, host: targetHost ?? repository.host });
    const { id } = wanted;
    return await step.runner.phase('Registry', async () => {
        const question = { account, reference, ownAccountId, tags, others: [] };
        const view = (0,target_repository/* viewRepository */.s)(step, to, question);
        const places = { from, to, snapshot: view.then(({ snapshot }) => snapshot), debug: step.runner.debug };
        const [{ snapshot, place }, found] = await Promise.all([view, findSource(step.inputs, places)]);
        const where = (0,registry_location/* locate */.x5)(place, snapshot.repository);
        refuseElsewhere(wanted, where);
        const plan = planPromotion({
            source: { ...where, repository: repository.name },
            target: where,
            id,
            ...found,
            ...(0,omit_undefined/* omitUndefined */.O)({ bareCommit }),
            tags,
            repositoryFacts: snapshot.repository,
            tagFacts: snapshot.tags,
        });
        if (plan.kind === 'refuse')
            throw new failure/* Failure */.HR(plan.problem);
        for (const text of plan.lines)
            step.runner.info(text);
        const target = { registry: to, location: (0,target_repository/* locationOf */.h)(place, snapshot.repository), snapshot };
        return { value: { plan, target }, sentence: `Found ${plan.image.tag ?? nameOf(id)}, ${plan.image.digest}` };
    });
}
function refuseElsewhere({ text, repository }, where) {
    const registry = { ...where, accountId: where.accountId || undefined };
    if (repository !== undefined && (0,image_name/* isElsewhere */.l)(repository, registry))
        throw new failure/* Failure */.HR(sourceElsewhere(where, text));
}
async function put(step, { from, to }, { plan, target }) {
    const { environment, runner, inputs, clock, arrivals } = step;
    const { image, batches } = plan;
    if (batches.length === 0)
        return;
    await runner.phase('Tags', async () => {
        if (to !== from && !(await has(to, image.digest))) {
            const content = await (0,copy_image/* readImageContent */.i)(image, from, inputs.repository.name);
            await (0,copy_image/* copyContent */.R)(content, {
                source: inputs.repository.name,
                target: inputs.target,
                registry: to,
                authorization: target.snapshot.authorization,
                host: target.location.host,
                proxy: (0,proxy/* proxyVariables */.e)(environment),
                clock,
                info: runner.info,
            });
        }
        const { warning } = runner;
        const { repository } = target.location;
        const place = (0,registry_location/* repositoryUri */.LJ)(target.location);
        const onPut = (tag) => arrivals.note({ repository: place, digest: image.digest, tags: [tag] });
        arrivals.begin({ repository: place, tags: batches.flat() });
        await (0,put_tags/* putTags */.Tm)(batches, { kind: 'found', value: image }, { registry: to, clock, warning, repository, onPut });
        return { value: undefined, sentence: (0,put_tags/* describeTags */.FE)(batches.flat()) };
    });
}
async function has(registry, digest) {
    return (0,manifest_in/* manifestIn */.t)(await registry.images([{ digest }]), digest).kind === 'found';
}


/***/ })

};
;