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

// EXTERNAL MODULE: ./.build/phases/credentials/id-token-source.js
var id_token_source = __webpack_require__(2527);
// EXTERNAL MODULE: ./.build/phases/read-step.js + 3 modules
var read_step = __webpack_require__(5162);
// EXTERNAL MODULE: ./.build/report/outputs.js
var outputs = __webpack_require__(6207);
// EXTERNAL MODULE: ./.build/report/summary.js
var summary = __webpack_require__(4681);
// EXTERNAL MODULE: ./.build/errors/input-errors.js
var input_errors = __webpack_require__(2618);
// EXTERNAL MODULE: ./.build/inputs/aws-inputs.js
var aws_inputs = __webpack_require__(4801);
// EXTERNAL MODULE: ./.build/inputs/input-reader.js
var input_reader = __webpack_require__(5384);
// EXTERNAL MODULE: ./.build/inputs/parse-aws.js
var parse_aws = __webpack_require__(5265);
// EXTERNAL MODULE: ./.build/inputs/tag-inputs.js
var tag_inputs = __webpack_require__(3302);
// EXTERNAL MODULE: ./.build/inputs/unsupported-inputs.js + 1 modules
var unsupported_inputs = __webpack_require__(3690);
;// CONCATENATED MODULE: ./.build/actions/promote/promote-inputs.js






/**
 * All inputs, typed and checked.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
function readPromotionInputs(origin) {
    const reader = new input_reader/* InputReader */.i_(origin.source);
    const repository = reader.required('repository', parse_aws/* parseRepository */.SU, 'team/shop');
    const target = reader.optional('to-repository', parseName);
    const image = reader.withDefault('image', parseImage, defaultImage(reader, origin));
    const { tags, notices } = (0,tag_inputs/* readNamedTags */.f)(reader, origin.tagRules);
    const account = (0,aws_inputs/* readAccount */.GM)(reader, origin, repository, true);
    (0,unsupported_inputs/* refuseUnsupported */.O)(reader, 'promote');
    const [first, ...further] = tags;
    if (first === undefined && reader.mistakes.length === 0) {
        const text = reader.text('tags');
        reader.mistake('tags', text === '' ? 'is required. Add the line `tags: production`.' : 'no rule makes a tag for this run. Add one.');
    }
    if (reader.mistakes.length > 0 || repository === undefined || first === undefined)
        throw (0,input_errors/* invalidInputs */.R)(reader.mistakes);
    return { repository, target: target ?? repository.name, image, tags: [first, ...further], notices, account };
}
function defaultImage(reader, { event }) {
    if (event.commit === '' && reader.text('image') === '') {
        reader.mistake('image', 'the commit is unknown: GITHUB_SHA is not set. Name a tag, a digest or a commit.');
    }
    return { tag: event.commit };
}
/** A digest, or a tag, which a commit is too. */
function parseImage(text) {
    if (/^sha256:[0-9a-f]{64}$/.test(text))
        return { valid: true, value: { digest: text } };
    if (/^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/.test(text))
        return { valid: true, value: { tag: text } };
    const [, digest, tag] = /[^@]*(?:@(sha256:[0-9a-f]{64})|:([\w][\w.-]{0,127}))$/.exec(text) ?? [];
    const part = digest ?? tag;
    return {
        valid: false,
        rule: `is not a tag, a commit or a digest.${part === undefined ? '' : ` Write only "${part}".`}`,
    };
}
function parseName(text) {
    const parsed = (0,parse_aws/* parseRepository */.SU)(text);
    if (!parsed.valid)
        return parsed;
    if (parsed.value.host === undefined)
        return { valid: true, value: parsed.value.name };
    return { valid: false, rule: `is a whole URI. An image stays in its registry: write only "${parsed.value.name}".` };
}

;// CONCATENATED MODULE: ./.build/actions/promote/promote.js





/** promote/action.yml: gives an image that is there new tags. Throws what went wrong. */
async function promoteImage(context) {
    const step = await (0,read_step/* readStep */.j)(context, { read: readPromotionInputs, describe: describePromotion });
    const idTokens = (0,id_token_source/* startIdTokens */.S)(step, step.inputs.account);
    const { putPromotionTags } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(222), __webpack_require__.e(510)]).then(__webpack_require__.bind(__webpack_require__, 4510));
    const image = await putPromotionTags(step, idTokens);
    step.runner.setOutputs((0,outputs/* toOutputs */.I)(image));
    await step.runner.writeSummary((0,summary/* renderSummary */.B)(image, step.runner.timings()));
}
function describePromotion({ repository, target, image, tags }) {
    const name = 'tag' in image ? `${repository.name}:${image.tag}` : `${repository.name}@${image.digest}`;
    return `Wanted: ${name} as ${tags.map((tag) => `${target}:${tag}`).join(', ')}`;
}


/***/ })

};
;