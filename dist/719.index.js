"use strict";
exports.id = 719;
exports.ids = [719];
exports.modules = {

/***/ 7719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promoteImage: () => (/* binding */ promoteImage)
});

// EXTERNAL MODULE: ./.build/phases/credentials/id-token-source.js + 1 modules
var id_token_source = __webpack_require__(9836);
// EXTERNAL MODULE: ./.build/phases/read-step.js + 7 modules
var read_step = __webpack_require__(6234);
// EXTERNAL MODULE: ./.build/phases/spare-outputs.js
var spare_outputs = __webpack_require__(7891);
// EXTERNAL MODULE: ./.build/report/outputs.js
var outputs = __webpack_require__(6207);
// EXTERNAL MODULE: ./.build/report/summary.js
var summary = __webpack_require__(4681);
// EXTERNAL MODULE: ./.build/errors/input-errors.js
var input_errors = __webpack_require__(2618);
// EXTERNAL MODULE: ./.build/inputs/aws-inputs.js
var aws_inputs = __webpack_require__(4801);
// EXTERNAL MODULE: ./.build/inputs/commit-input.js
var commit_input = __webpack_require__(2604);
// EXTERNAL MODULE: ./.build/inputs/image-name.js
var image_name = __webpack_require__(9727);
// EXTERNAL MODULE: ./.build/inputs/input-names.js + 2 modules
var input_names = __webpack_require__(9137);
// EXTERNAL MODULE: ./.build/inputs/input-reader.js
var input_reader = __webpack_require__(5384);
// EXTERNAL MODULE: ./.build/inputs/parse-aws.js
var parse_aws = __webpack_require__(5265);
// EXTERNAL MODULE: ./.build/inputs/tag-inputs.js
var tag_inputs = __webpack_require__(3302);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
;// CONCATENATED MODULE: ./.build/actions/promote/promote-inputs.js









/**
 * All inputs, typed and checked.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
function readPromotionInputs(origin) {
    const reader = new input_reader/* InputReader */.i_(origin.source);
    const repository = reader.required('repository', parse_aws/* parseRepository */.SU, 'team/shop');
    const target = reader.optional('to-repository', parseTarget);
    const { tags, notices, affixes } = (0,tag_inputs/* readNamedTags */.fu)(reader, origin.tagRules);
    const image = reader.withDefault('image', image_name/* parseImageName */.i, defaultImage(reader, origin, affixes));
    (0,commit_input/* checkCommit */.s)(reader);
    const account = (0,aws_inputs/* readAccount */.GM)(reader, origin, repository, true);
    checkPlace(reader, image, { repository, account });
    const { region, registryId: accountId } = account;
    if (target !== undefined && region !== '' && (0,image_name/* isElsewhere */.l)(target, { region, accountId, host: repository?.host }))
        reader.mistake('to-repository', 'is in another registry than `repository`, and an image stays in its own.');
    (0,input_names/* refuseNames */.d3)(reader, 'promote', origin.environment.variables);
    const [first, ...further] = tags;
    if (first === undefined && reader.mistakes.length === 0) {
        if (reader.text('tags') === '')
            reader.missing('tags', 'production');
        else
            reader.mistake('tags', 'no rule makes a tag for this run. Add one.');
    }
    if (reader.mistakes.length > 0 || repository === undefined || first === undefined)
        throw (0,input_errors/* invalidInputs */.R)(reader.mistakes);
    const isBare = reader.text('image') !== '' || (affixes.prefix === '' && affixes.suffix === '');
    return (0,omit_undefined/* omitUndefined */.O)({
        repository,
        target: target?.name ?? repository.name,
        targetHost: target?.host,
        image,
        ...(isBare ? {} : { bareCommit: origin.event.commit }),
        affixes,
        tags: [first, ...further],
        notices,
        account,
    });
}
/** The commit's tag, as the action that builds calls it. */
function defaultImage(reader, { event }, affixes) {
    if (reader.text('image') !== '')
        return { text: '', id: { tag: '' } };
    if (event.commit === '') {
        reader.mistake('image', 'the commit is unknown: GITHUB_SHA is not set. Name a tag, a digest or a commit.');
    }
    const tag = (0,tag_inputs/* readCommitTag */.cV)(reader, event.commit, affixes, 'name the `image`');
    return { text: tag, id: { tag } };
}
/** A whole name has to be that of an image in `repository`: there is nowhere else to take it from. */
function checkPlace(reader, { text, repository: named }, { repository, account }) {
    if (named === undefined || repository === undefined)
        return;
    if (named.name !== repository.name)
        reader.mistake('image', `${(0,input_reader/* quote */.hD)(text)} is in ${named.name}, and \`repository\` is ${repository.name}. Write \`repository: ${named.name}\`; ` +
            '`to-repository` is where the image goes, if that is another one.');
    const { region, registryId: accountId } = account;
    if (region !== '' && (0,image_name/* isElsewhere */.l)(named, { region, accountId, host: repository.host }))
        reader.mistake('image', `${(0,input_reader/* quote */.hD)(text)} is in another registry than \`repository\`. Set \`aws-region\` and \`registry-id\` to where it is, or take ` +
            'the host out.');
}
function parseTarget(text) {
    const parsed = (0,parse_aws/* parseRepository */.SU)(text);
    if (!parsed.valid)
        return parsed;
    const { host, name } = parsed.value;
    // A name that starts like a host is told from one only behind the host of the registry.
    if (host === undefined || !(0,parse_aws/* parseRepository */.SU)(name).valid)
        return { valid: true, value: parsed.value };
    return { valid: false, rule: `is a whole URI. An image stays in its registry: write only "${name}".` };
}

;// CONCATENATED MODULE: ./.build/actions/promote/promote.js






/** promote/action.yml: gives an image that is there new tags. Throws what went wrong. */
async function promoteImage(context) {
    const read = await (0,read_step/* readStep */.jg)(context, {
        action: 'promote',
        place: () => ({ kind: 'workspace' }),
        read: readPromotionInputs,
        describe: describePromotion,
    });
    const step = { ...read, runner: (0,spare_outputs/* sparingRunner */.R)(read.runner, outputsOf(read.inputs)) };
    const idTokens = (0,id_token_source/* startIdTokens */.S)(step, step.inputs.account);
    const { putPromotionTags } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(217), __webpack_require__.e(229), __webpack_require__.e(180)]).then(__webpack_require__.bind(__webpack_require__, 6180));
    const image = await putPromotionTags(step, idTokens);
    step.runner.setOutputs((0,outputs/* toOutputs */.Iu)(image));
    await step.runner.writeSummary((0,summary/* renderSummary */.B)(image, step.runner.timings()));
}
/** What of the outputs is known by now. */
function outputsOf({ repository, target, tags, account }) {
    const image = { repository: target, tags, platforms: [], place: (0,spare_outputs/* foreseenPlace */.V)(account, repository) };
    return (0,outputs/* foreseenOutputs */.eP)(image, {}, new Date());
}
function describePromotion({ repository, target, image: { id }, tags }) {
    const name = 'tag' in id ? `${repository.name}:${id.tag}` : `${repository.name}@${id.digest}`;
    return `Wanted: ${name} as ${tags.map((tag) => `${target}:${tag}`).join(', ')}`;
}


/***/ }),

/***/ 9727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ parseImageName),
/* harmony export */   l: () => (/* binding */ isElsewhere)
/* harmony export */ });
/* harmony import */ var _lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1465);
/* harmony import */ var _parse_aws_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5265);


/** A tag, a digest, or a whole name that ends in one, or in both: then the digest says which image it is, as for Docker. */
function parseImageName(text) {
    if (DIGEST.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, id: { digest: text } });
    if (text.startsWith('sha256:'))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not a digest: 64 digits or letters from a to f follow sha256:');
    if (TAG.test(text))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, id: { tag: text } });
    const [, name = '', tag, digest] = /^([^@\s]+?)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(text) ?? [];
    if (name === '')
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('is not a tag or a digest.');
    const repository = (0,_parse_aws_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name);
    if (!repository.valid)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)(`is not a tag or a digest, and its repository "${name}" ${repository.rule}`);
    if (digest !== undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, repository: repository.value, id: { digest } });
    if (tag !== undefined)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .r)({ text, repository: repository.value, id: { tag } });
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .G)('names no tag and no digest. Write it with one, as in name:tag.');
}
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const TAG = /^\w[\w.-]{0,127}$/;
/** Whether a whole name is in another registry, as far as is known. */
function isElsewhere({ host, accountId, region }, registry) {
    if (host === undefined)
        return false;
    if (accountId === undefined)
        return registry.host !== undefined && registry.host !== host;
    return region !== registry.region || (registry.accountId !== undefined && registry.accountId !== accountId);
}


/***/ })

};
;