"use strict";
exports.id = 727;
exports.ids = [727];
exports.modules = {

/***/ 3727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mergeImages: () => (/* binding */ mergeImages)
});

// EXTERNAL MODULE: ./.build/phases/credentials/id-token-source.js
var id_token_source = __webpack_require__(2527);
// EXTERNAL MODULE: ./.build/phases/read-event.js + 3 modules
var read_event = __webpack_require__(6120);
// EXTERNAL MODULE: ./.build/report/outputs.js
var outputs = __webpack_require__(6207);
// EXTERNAL MODULE: ./.build/report/summary.js
var summary = __webpack_require__(4681);
// EXTERNAL MODULE: ./.build/inputs/input-reader.js
var input_reader = __webpack_require__(5384);
// EXTERNAL MODULE: ./.build/inputs/inputs.js + 1 modules
var inputs = __webpack_require__(1187);
// EXTERNAL MODULE: ./.build/inputs/parsers.js
var parsers = __webpack_require__(7594);
// EXTERNAL MODULE: ./.build/inputs/unsupported-inputs.js
var unsupported_inputs = __webpack_require__(3907);
;// CONCATENATED MODULE: ./.build/actions/merge/merge-inputs.js




/**
 * All inputs, typed and checked.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
function readMergeInputs(origin) {
    const reader = new input_reader/* InputReader */.i(origin.source);
    const repository = reader.required('repository', parsers/* parseRepository */.SU, 'team/shop');
    const images = reader.list('images', parseImageName, { commas: true });
    if (reader.text('images') === '') {
        reader.mistake('images', 'is required: the tags or digests that the jobs before have pushed, one per line.');
    }
    const { tags, notices } = (0,inputs/* readAllTags */.vR)(reader, origin);
    const annotations = (0,inputs/* readAnnotations */.ti)(reader, origin.tagRules);
    const keepNewerTags = reader.boolean('keep-newer-tags', true);
    const account = (0,inputs/* readAccount */.GM)(reader, origin, repository, true);
    (0,unsupported_inputs/* refuseUnsupported */.Om)(reader, unsupported_inputs/* MERGE_UNSUPPORTED */.tl);
    const [first, ...further] = tags;
    if (reader.mistakes.length > 0 || repository === undefined || first === undefined)
        throw (0,inputs/* invalidInputs */.Rg)(reader.mistakes);
    const ids = [...new Map(images.map((id) => [JSON.stringify(id), id])).values()];
    return {
        repository,
        images: ids,
        tags: [first, ...further],
        annotations: Object.fromEntries(annotations.map(toPair)),
        keepNewerTags,
        notices,
        account,
    };
}
/** Those for the index: here that is the only level. */
function toPair(text) {
    const [, key = '', value = ''] = /^(?:[^:=]*:)?([^=]+)=([\s\S]*)$/.exec(text) ?? [];
    return [key, value];
}
/** A tag, a digest, or a whole name that ends in one, as the outputs of a build give it. */
function parseImageName(text) {
    const [, digest] = /^(?:[^@]*@)?(sha256:[0-9a-f]{64})$/.exec(text) ?? [];
    if (digest !== undefined)
        return { valid: true, value: { digest } };
    const [, tag] = /^(?:\S+\/[^\s:@]+:)?([a-zA-Z0-9_][a-zA-Z0-9._-]{0,127})$/.exec(text) ?? [];
    if (tag !== undefined)
        return { valid: true, value: { tag } };
    return { valid: false, rule: 'is not a tag or a digest.' };
}

;// CONCATENATED MODULE: ./.build/actions/merge/merge.js





/** Runs the step: makes one index of images that are there. Throws what went wrong. */
async function mergeImages(origin) {
    const { runner, environment, source } = origin;
    const step = await runner.phase('Inputs', async () => {
        const { event, tagRules } = await (0,read_event/* readEvent */.j)(origin);
        const inputs = readMergeInputs({ source, event, environment, tagRules });
        for (const text of inputs.notices)
            runner.notice(text);
        return { value: { ...origin, event, merge: inputs }, sentence: describe(inputs) };
    });
    const { account } = step.merge;
    (0,id_token_source/* checkPreconditions */.yv)(step, account);
    const idTokens = (0,id_token_source/* requestIdTokens */.ds)(step, account);
    const { putIndex } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(485), __webpack_require__.e(212)]).then(__webpack_require__.bind(__webpack_require__, 6212));
    const image = await putIndex(step, idTokens);
    runner.setOutputs((0,outputs/* toOutputs */.I)(image));
    await runner.writeSummary((0,summary/* renderSummary */.B)(image, runner.timings()));
}
function describe({ repository, images, tags }) {
    return `Wanted: ${repository.name}:${tags[0]} as an index of ${images.length} image${images.length === 1 ? '' : 's'}`;
}


/***/ })

};
;