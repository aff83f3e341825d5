"use strict";
exports.id = 309;
exports.ids = [309];
exports.modules = {

/***/ 8616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ repositoryCommand)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1619);

function repositoryCommand({ repository, region, isPublic }, name, registryId) {
    const service = isPublic === true ? 'ecr-public' : 'ecr';
    const account = registryId === undefined ? '' : ` --registry-id ${registryId}`;
    const own = isPublic === true ? (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_0__/* .splitPublicName */ .Hj)(repository).name : repository;
    return `aws ${service} ${name}${account} --repository-name ${own} --region ${region}`;
}


/***/ }),

/***/ 8786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ listTags)
/* harmony export */ });
function listTags(tags) {
    return tags.length <= 3 ? tags.join(', ') : `${tags.slice(0, 3).join(', ')} and ${tags.length - 3} more`;
}


/***/ }),

/***/ 8437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n7: () => (/* binding */ imageReader),
/* harmony export */   tj: () => (/* binding */ readPlatforms),
/* harmony export */   yN: () => (/* binding */ compareLayers)
/* harmony export */ });
/* harmony import */ var _plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4867);
/* harmony import */ var _plan_tested_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9695);
/* harmony import */ var _plan_variant_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8817);
/* harmony import */ var _manifest_in_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8328);




const NO_DETAILS = { source: {}, labels: {}, platformDigests: {} };
function imageReader(registry, debug) {
    const known = new Map();
    const read = async (image) => {
        try {
            return await readDetails(registry, image);
        }
        catch (error) {
            debug(`${image.digest} could not be read: ${error}`);
            return { ...NO_DETAILS, isUnread: true };
        }
    };
    return (image) => {
        const details = known.get(image.digest) ?? read(image);
        known.set(image.digest, details);
        return details;
    };
}
async function readDetails(registry, image) {
    const manifest = (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(image.body);
    if (manifest === undefined)
        return NO_DETAILS;
    const { annotations } = manifest;
    const answer = await configOf(registry, manifest);
    const config = answer.kind === 'found' ? answer.value : undefined;
    const labels = (0,_plan_variant_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutInherited */ .TI)(config?.labels ?? {});
    return {
        ...(answer.kind === 'denied' ? { denied: answer.permission } : {}),
        ...(answer.kind === 'missing' ? { isUnread: true } : {}),
        source: (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .sourceCommitOf */ .uw)(annotations, labels),
        labels,
        platformDigests: platformsOf(image.digest, manifest, config),
    };
}
async function readPlatforms(manifest, read) {
    switch (manifest.kind) {
        case 'found': {
            const index = (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(manifest.value.body);
            if (index?.kind !== 'index')
                return await read(manifest.value);
            return { platformDigests: platformsOf(manifest.value.digest, index, undefined) };
        }
        case 'denied':
            return { platformDigests: {}, denied: manifest.permission };
        case 'missing':
            return { platformDigests: {} };
    }
}
function platformsOf(digest, manifest, config) {
    if (manifest.kind === 'image')
        return config === undefined || config.platform === '' ? {} : { [config.platform]: digest };
    return (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .platformDigestsOf */ .c)(manifest.children);
}
async function compareLayers(registry, manifest, images) {
    if (manifest.kind !== 'found')
        return 'unknown';
    const configs = await readImageConfigs(registry, manifest.value);
    if (configs === undefined)
        return 'unknown';
    return (0,_plan_tested_image_js__WEBPACK_IMPORTED_MODULE_2__/* .compareTested */ .N)(images, configs);
}
async function readImageConfigs(registry, image) {
    const manifest = (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(image.body);
    const children = manifest?.kind === 'index' ? manifest.children.filter(({ platform }) => platform !== undefined) : [];
    const found = children.length === 0 ? undefined : await registry.images(children.map(({ digest }) => ({ digest })));
    const images = found === undefined ? [image] : children.flatMap(({ digest }) => foundIn(found, digest));
    if (images.length < children.length)
        return undefined;
    const configs = await Promise.all(images.map(async ({ body }) => {
        const read = (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(body);
        return read === undefined ? undefined : await configOf(registry, read);
    }));
    const read = configs.flatMap((config) => (config?.kind === 'found' ? [config.value] : []));
    return read.length === images.length ? read : undefined;
}
function foundIn(images, digest) {
    const answer = (0,_manifest_in_js__WEBPACK_IMPORTED_MODULE_3__/* .manifestIn */ .t)(images, digest);
    return answer.kind === 'found' ? [answer.value] : [];
}
async function configOf(registry, manifest) {
    if (manifest.kind === 'image') {
        const blob = await registry.blob(manifest.configDigest);
        return blob.kind === 'found' ? { kind: 'found', value: (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readConfig */ .Xg)(blob.value) } : blob;
    }
    const first = manifest.children.find(({ platform }) => platform !== undefined);
    if (first === undefined)
        return { kind: 'missing', what: 'image' };
    const child = await (0,_manifest_in_js__WEBPACK_IMPORTED_MODULE_3__/* .findManifest */ .J)(registry, first.digest);
    const inner = child.kind === 'found' ? (0,_plan_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .readManifest */ .WI)(child.value.body) : undefined;
    if (inner?.kind === 'image')
        return await configOf(registry, inner);
    return child.kind === 'denied' ? child : { kind: 'missing', what: 'image' };
}


/***/ }),

/***/ 8328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ findManifest),
/* harmony export */   t: () => (/* binding */ manifestIn)
/* harmony export */ });
async function findManifest(registry, digest) {
    return manifestIn(await registry.images([{ digest }]), digest);
}
function manifestIn(images, digest) {
    if (images.kind !== 'found')
        return images;
    const value = images.value.find((image) => image.digest === digest);
    return value === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value };
}


/***/ }),

/***/ 35:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ locationOf),
/* harmony export */   s: () => (/* binding */ viewRepository)
/* harmony export */ });
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9020);
/* harmony import */ var _plan_registry_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8693);
/* harmony import */ var _plan_registry_location_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4565);
/* harmony import */ var _registry_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6953);





async function viewRepository({ clock }, registry, { account, reference, ownAccountId, authorize, ...asked }) {
    const { region, registryId } = account;
    const snapshot = await (0,_registry_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .readSnapshot */ .R)(registry, asked, (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ ...clock, authorize }));
    return { snapshot, place: { reference, region, registryId, ownAccountId, proxyHost: snapshot.authorization.host } };
}
function locationOf(place, facts) {
    const { host, ...location } = (0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_2__/* .locate */ .x5)(place, facts);
    const foreign = (0,_plan_registry_location_js__WEBPACK_IMPORTED_MODULE_2__/* .foreignHost */ .ls)(place, facts);
    if (foreign !== undefined)
        throw new _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR((0,_plan_registry_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .hostForeign */ .dw)(location, foreign));
    if (host === undefined)
        throw new _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR((0,_plan_registry_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .hostUnknown */ .T0)(location));
    return { ...location, host };
}


/***/ }),

/***/ 1691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ isOwnTag),
/* harmony export */   IX: () => (/* binding */ hasInheritedLabels),
/* harmony export */   g3: () => (/* binding */ commitsOf),
/* harmony export */   hy: () => (/* binding */ ageOf)
/* harmony export */ });
/* harmony import */ var _lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6318);
/* harmony import */ var _oci_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9877);
/* harmony import */ var _variant_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8817);



function isOwnTag(tag, { commit }) {
    return commit !== '' && tag.includes(commit.slice(0, 7));
}
function commitsOf(image, own) {
    const { labels, revision, tags } = image;
    const { prefix, suffix } = own.affixes;
    const ofTags = tags.flatMap((tag) => {
        const inner = tag.startsWith(prefix) && tag.endsWith(suffix) ? tag.slice(prefix.length, tag.length - suffix.length) : '';
        return [tag, inner].filter(_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_2__/* .isCommitSha */ ._);
    });
    const told = hasInheritedLabels(labels, own) ? undefined : (labels[_oci_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMIT_LABEL */ .pM] ?? revision);
    const all = [...(told !== undefined && (0,_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_2__/* .isCommitSha */ ._)(told) ? [told] : []), ...ofTags];
    return {
        others: [...new Set(all)].filter((commit) => commit !== own.commit),
        isOurs: all.includes(own.commit),
    };
}
function hasInheritedLabels(labels, { builtAs }) {
    return labels[_variant_js__WEBPACK_IMPORTED_MODULE_1__/* .BUILT_AS */ .my] !== undefined && builtAs !== undefined && !(0,_variant_js__WEBPACK_IMPORTED_MODULE_1__/* .isMadeForSame */ .Tz)(labels, builtAs);
}
function ageOf({ others, isOurs }, orders) {
    const later = others.find((commit) => orders.get(commit) === 'later');
    if (later !== undefined)
        return { kind: 'newer', commit: later };
    const unknown = others.filter((commit) => (orders.get(commit) ?? 'unknown') === 'unknown');
    const isTold = isOurs || others.length > 0;
    return isTold && unknown.length === 0 ? { kind: 'not-newer' } : { kind: 'unsure', commits: unknown };
}


/***/ }),

/***/ 4793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ missingTags),
/* harmony export */   f: () => (/* binding */ findFixedTags)
/* harmony export */ });
/* harmony import */ var _tag_mutability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(301);

function missingTags(tags, digest, facts) {
    return tags.filter((tag) => {
        const fact = facts.get(tag);
        return !(fact?.kind === 'present' && fact.digest === digest && fact.status === 'ACTIVE');
    });
}
function findFixedTags(tags, { repositoryFacts, tagFacts, digest }) {
    if (repositoryFacts.kind !== 'found')
        return undefined;
    const { mutability } = repositoryFacts;
    const fixed = tags.filter((tag) => {
        const fact = tagFacts.get(tag);
        return fact?.kind === 'present' && fact.digest !== digest && !(0,_tag_mutability_js__WEBPACK_IMPORTED_MODULE_0__/* .isMovable */ .d)(tag, mutability);
    });
    return fixed.length === 0 ? undefined : { tags: fixed, mutability };
}


/***/ }),

/***/ 8693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ tagsImmutable),
/* harmony export */   ES: () => (/* binding */ givenBlocked),
/* harmony export */   EU: () => (/* binding */ sourceArchived),
/* harmony export */   IC: () => (/* binding */ TAGS_PER_IMAGE),
/* harmony export */   M1: () => (/* binding */ imageArchived),
/* harmony export */   Mk: () => (/* binding */ registriesDiffer),
/* harmony export */   R: () => (/* binding */ repositoryUnseen),
/* harmony export */   RM: () => (/* binding */ variantUnread),
/* harmony export */   T0: () => (/* binding */ hostUnknown),
/* harmony export */   US: () => (/* binding */ imageExists),
/* harmony export */   bp: () => (/* binding */ variantTaken),
/* harmony export */   dw: () => (/* binding */ hostForeign),
/* harmony export */   lx: () => (/* binding */ repositoryMissing),
/* harmony export */   nY: () => (/* binding */ imageFull)
/* harmony export */ });
/* harmony import */ var _errors_aws_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8616);
/* harmony import */ var _errors_list_tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8786);
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1619);
/* harmony import */ var _lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2778);
/* harmony import */ var _minimal_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1002);
/* harmony import */ var _tag_mutability_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(301);
/* harmony import */ var _variant_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8817);







function repositoryMissing({ isPublic = false, ...where }, part) {
    const { repository, accountId, region } = where;
    const command = `    ${(0,_errors_aws_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryCommand */ .Y)({ ...where, isPublic }, 'create-repository')}`;
    const [, host] = /^([^/]+\.[^/]+)\//.exec(repository) ?? [];
    const hint = host === undefined || isPublic
        ? ''
        : ` Where ${host} is the host of another registry: this action is for ECR only.`;
    return {
        code: 'repository-missing',
        what: `The repository ${repository} does not exist in ${isPublic ? 'ECR Public of ' : ''}account ${accountId}${isPublic ? '' : `, region ${region}`}. Nothing was ${part === 'build' ? 'built' : 'changed'}.`,
        why: `the repository was not created yet, or its name, \`aws-region\` or the account of the role is another one.${hint}`,
        fix: part === 'build'
            ? [
                `let this step create it (the role then needs ${(0,_minimal_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .actionsOf */ .Ro)(['create'], isPublic).join()}):`,
                '    create-repository: true',
                'or create it once:',
                command,
            ].join('\n')
            : `check these names; where they are right, create it once:\n${command}`,
    };
}
function hostUnknown({ repository, accountId }) {
    return {
        code: 'permission-missing',
        what: `ECR does not tell where the registry of account ${accountId} is, so no image in ${repository} can be named.`,
        why: 'the role lacks ecr:DescribeRepositories, whose answer names the host.',
        fix: "allow ecr:DescribeRepositories on the repository, in the role's policy and in the repository's own.",
    };
}
function hostForeign({ repository, accountId, region }, { named, own }) {
    return {
        code: 'inputs-invalid',
        what: `The repository ${named}/${repository} is not in the registry of account ${accountId}, region ${region}: that is ${own}. ` +
            'Nothing was built or changed.',
        why: `${named} is misspelled, or of another registry. It is neither what ECR answers nor the FIPS or dual-stack form of that.`,
        fix: `write the name alone, ${repository}, or with its host:\n    ${own}/${repository}`,
    };
}
function repositoryUnseen({ isPublic = false, ...where }) {
    const { repository, accountId, region } = where;
    const seeing = ['BatchGetImage', 'DescribeImages', 'DescribeRepositories'].map((name) => `ecr:${name}`);
    const actions = isPublic ? ['ecr-public:DescribeImages', 'ecr-public:DescribeRepositories'] : seeing;
    const statement = (0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .allow */ .c)(actions, (0,_minimal_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryArn */ .qM)({ accountId, region, isPublic, name: repository }));
    return {
        code: 'permission-missing',
        what: `The role may see nothing of the repository ${repository} in account ${accountId}, region ${region}. Nothing was built.`,
        why: "the role's policy is for another repository (perhaps the name here is not quite right), or it lacks these permissions.",
        fix: `check \`repository\`; where it is right, add to the role's policy, beside what a push needs:\n    ${JSON.stringify(statement)}`,
    };
}
function tagsImmutable(where, { tags: blocked, mutability }) {
    const { repository, tagFacts } = where;
    const told = blocked.map((tag) => {
        const fact = tagFacts.get(tag);
        return fact?.kind === 'present' ? `    ${describeTag(tag, fact)}` : `    ${tag}`;
    });
    const isOfCommit = (tag) => tag === where.ofCommit;
    const [commits, named] = [blocked.filter(isOfCommit), blocked.filter((tag) => !isOfCommit(tag))];
    return {
        code: 'tag-immutable',
        what: [
            `${repository} already has ${blocked.length === 1 ? 'this tag, and it is' : 'these tags, and they are'} immutable. ` +
                'Nothing was built and nothing was changed:',
            ...told,
        ].join('\n'),
        why: [
            ...(commits.length > 0 ? ['an earlier run pushed this commit already'] : []),
            ...(named.length > 0 ? [`tags such as ${named[0]} cannot move in this repository`] : []),
        ].join('; '),
        fix: [
            ...(commits.length > 0
                ? ['use the image that is there (`if-exists: reuse`, or `auto`); or push a new commit.']
                : []),
            ...(where.reusable !== undefined && blocked.includes(where.reusable) ? reuseInstead(where.reusable) : []),
            ...(named.length > 0 ? [...freeTags(where, named, mutability)] : []),
        ].join('\n'),
    };
}
function givenBlocked({ repository }, { tag, there, name }) {
    return {
        code: 'tag-immutable',
        what: `${repository} has another image than ${name} under this tag, and it keeps its tags. Nothing was pushed:\n    ${describeTag(tag, there)}`,
        why: 'an earlier run pushed another build of the same commit, and two builds are seldom the same to the byte.',
        fix: [
            'take the image that is there; or push a new commit; or give this one a tag of its own:',
            '    flavor: suffix=-NAME',
        ].join('\n'),
    };
}
function variantTaken(where, { tag, there: { digest, pushedAt }, parts }) {
    const told = (0,_variant_js__WEBPACK_IMPORTED_MODULE_1__/* .describeParts */ .M8)(parts);
    return {
        code: 'tag-immutable',
        what: `${where.repository} has the image of ${tag} already, built otherwise (${told}), and it keeps its tags. There is no ` +
            `tag for another one, so nothing was built:\n    ${describeTag(tag, { kind: 'present', digest, status: 'ACTIVE', ...(pushedAt && { pushedAt }) })}`,
        why: parts.includes('merge')
            ? 'one run builds the head of the pull request, and another one its merge into the base.'
            : `jobs or steps build one commit in several ways (a matrix over ${told}), and all want the same tag.`,
        fix: [
            'give each of them tags of its own; `flavor` is for the tag of the commit too:',
            '    flavor: suffix=-NAME',
            'or, where the image that is there will do: `if-exists: reuse` also takes one that differs in values of `build-args`.',
        ].join('\n'),
    };
}
function variantUnread(where, tag, { digest }) {
    return {
        code: 'aws-call-failed',
        what: `${where.repository} has an image under ${tag}, ${digest}, and how it was built could not be read: ECR did not give its ` +
            'configuration. There is no tag for another image, so nothing was built.',
        why: 'a fault that passes; or a network that lets ECR through, but not Amazon S3, from where ECR has layers downloaded.',
        fix: 'run the job again; should it last, allow the network what https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html names for S3.',
    };
}
function reuseInstead(tag) {
    return [
        `where the image under ${tag} will do, as of a tag that names its content: \`if-exists: reuse\` takes it. Else:`,
    ];
}
function freeTags({ repository, accountId, region }, tags, { mode, exclusionFilters }) {
    const isExcluded = mode === 'MUTABLE_WITH_EXCLUSION';
    const filters = isExcluded
        ? exclusionFilters.filter((filter) => !tags.some((tag) => (0,_tag_mutability_js__WEBPACK_IMPORTED_MODULE_4__/* .matchesWildcard */ ._)(tag, filter)))
        : [...exclusionFilters, ...tags];
    const name = isExcluded ? 'MUTABLE' : 'IMMUTABLE';
    const place = `--repository-name ${repository} --registry-id ${accountId} --region ${region}`;
    return [
        `take ${(0,_errors_list_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .listTags */ .c)(tags)} out of \`tags\`${ofFlavor(tags)}; or, for a tag that is meant to move:`,
        `    aws ecr put-image-tag-mutability ${place} \\`,
        `      --image-tag-mutability ${filters.length === 0 ? name : `${name}_WITH_EXCLUSION \\`}`,
        ...(filters.length === 0
            ? []
            : [
                `      --image-tag-mutability-exclusion-filters${filters.map((filter) => ` filterType=WILDCARD,filter=${filter}`).join('')}`,
            ]),
    ];
}
function ofFlavor(tags) {
    return tags.some((tag) => tag.includes('latest'))
        ? ' (where `latest` is not there, write `flavor: latest=false`)'
        : '';
}
function describeTag(tag, { digest, pushedAt }) {
    return `${tag} -> ${digest}${pushedAt === undefined ? '' : `, pushed ${pushedAt.toISOString()}`}`;
}
function imageExists({ repository }, tag, there) {
    return {
        code: 'image-exists',
        what: `${repository} already has this tag, and \`if-exists\` is fail. Nothing was built and nothing was changed:\n    ${describeTag(tag, there)}`,
        why: 'an earlier run, or another job of this one, pushed it.',
        fix: 'use the image that is there with `if-exists: reuse`, overwrite the tag with `if-exists: rebuild`, or push a new commit.',
    };
}
function imageArchived(where, tag, there) {
    return {
        code: 'image-archived',
        what: `${where.repository} has this tag, but its image ${asleep(there)}, and the tag is immutable. Nothing was built:\n    ${describeTag(tag, there)}`,
        ...wake(where, there, 'or push a new commit.'),
    };
}
function sourceArchived(where, name, there) {
    return {
        code: 'image-archived',
        what: `${name} in ${where.repository} ${asleep(there)}. Nothing was changed:\n    ${describeTag(name, there)}`,
        ...wake(where, there, 'or name another image.'),
    };
}
function asleep({ status }) {
    return status === 'ACTIVATING' ? 'is being restored from the archive' : 'is archived';
}
function wake({ repository, accountId, region }, { status, digest }, otherwise) {
    if (status === 'ACTIVATING') {
        const why = 'somebody asked for it; ECR takes about 20 minutes.';
        return { why, fix: 'run the job again when ECR is done.' };
    }
    return {
        why: 'a lifecycle policy moved it to the archive, from where nobody can pull it.',
        fix: [
            'restore it, which takes about 20 minutes, and run the job again:',
            `    aws ecr update-image-storage-class --registry-id ${accountId} --repository-name ${repository} --region ${region} \\`,
            `      --image-id imageDigest=${digest} --target-storage-class STANDARD`,
            otherwise,
        ].join('\n'),
    };
}
const TAGS_PER_IMAGE = 1000;
function imageFull({ repository, isPublic = false }, tags, digest) {
    return {
        code: 'image-full',
        what: `${repository} has ${digest}, but ECR did not put the tags ${tags.join(', ')} on it: it has as many as an image may have.`,
        why: `ECR takes ${TAGS_PER_IMAGE} tags for one image, and so many commits use this one.`,
        fix: `push a new commit, which then gets an image of its own; or free some tags of this one with\n    ${freeing(repository, isPublic)} --image-ids imageTag=TAG`,
    };
}
function freeing(repository, isPublic) {
    return isPublic
        ? (0,_errors_aws_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryCommand */ .Y)({ repository, region: _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_6__/* .PUBLIC_REGION */ .Ne, isPublic }, 'batch-delete-image')
        : `aws ecr batch-delete-image --repository-name ${repository}`;
}
function registriesDiffer({ name, there }, taken) {
    const lines = there.map(({ tag, digest }) => `    ${name}:${tag} is ${digest}`);
    return {
        code: 'tag-immutable',
        what: [
            'The repositories have different images, and their tags cannot move. Nothing was built or pushed.',
            `    ${taken.name} has ${taken.digest}`,
            ...lines,
        ].join('\n'),
        why: 'each was pushed by a build of its own, so one tag does not name one image everywhere.',
        fix: `decide which image is the right one, and delete the other: \`aws ecr batch-delete-image\` with its digest; this step then copies ` +
            'the one that is left. Or push a new commit, which gets a tag of its own.',
    };
}


/***/ }),

/***/ 8909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M8: () => (/* binding */ orderTags),
/* harmony export */   Vd: () => (/* binding */ planTags),
/* harmony export */   cS: () => (/* binding */ batchesOf)
/* harmony export */ });
function planTags([pushed, ...further], facts) {
    return { pushed, batches: orderTags(further, facts) };
}
function batchesOf({ pushed, batches }) {
    return [[pushed], ...batches];
}
function orderTags(tags, facts) {
    const comesLast = (tag) => tag === 'latest' || facts.get(tag)?.kind === 'present';
    return [tags.filter((tag) => !comesLast(tag)), tags.filter(comesLast)].filter((batch) => batch.length > 0);
}


/***/ }),

/***/ 9695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ compareTested)
/* harmony export */ });
function compareTested(tested, images) {
    const missing = tested.filter((one) => !images.some((image) => isSame(one, image) === true));
    if (missing.length === 0)
        return 'same';
    return missing.some((one) => images.some((image) => isSame(one, image) === undefined)) ? 'unknown' : 'other';
}
function isSame({ layers, configDigest }, image) {
    if (image.layers !== undefined)
        return image.layers.join() === layers.join();
    const isTold = configDigest !== undefined && image.configDigest !== undefined;
    return isTold ? image.configDigest === configDigest : undefined;
}


/***/ })

};
;