"use strict";
exports.id = 454;
exports.ids = [454];
exports.modules = {

/***/ 8444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hp: () => (/* binding */ mayHoldExceptions),
/* harmony export */   IU: () => (/* binding */ applyRules),
/* harmony export */   Yt: () => (/* binding */ excludingRule),
/* harmony export */   yH: () => (/* binding */ readIgnoreRules)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _white_space_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6063);


function readIgnoreRules(text) {
    const lines = text.replace(/^\uFEFF/, '').split('\n');
    const patterns = lines.flatMap((line, index) => {
        const found = line.startsWith('#') ? [] : toPattern(line);
        return found.map((pattern) => ({ pattern, line: index + 1, text: (0,_white_space_js__WEBPACK_IMPORTED_MODULE_1__/* .trimSpace */ .Pd)(line) }));
    });
    const known = patterns.flatMap(({ pattern, ...place }) => {
        const rule = readRule(pattern);
        return rule === undefined ? [] : [{ ...rule, ...place }];
    });
    const hasException = patterns.some(({ pattern }) => pattern.startsWith('!'));
    return hasException && known.length < patterns.length ? [] : known;
}
function toPattern(line) {
    const text = (0,_white_space_js__WEBPACK_IMPORTED_MODULE_1__/* .trimSpace */ .Pd)(line);
    const isException = text.startsWith('!');
    const written = isException ? (0,_white_space_js__WEBPACK_IMPORTED_MODULE_1__/* .trimSpace */ .Pd)(text.slice(1)) : text;
    const short = written === '' ? '' : clean(written).replace(/^\/(?=[\s\S])/, '');
    const again = (0,_white_space_js__WEBPACK_IMPORTED_MODULE_1__/* .trimSpace */ .Pd)(isException ? `!${short}` : short);
    return again === '' || again === '!' ? [] : [clean(again)];
}
function clean(pattern) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(pattern).replace(/([\s\S])\/$/, '$1');
}
function readRule(text) {
    const isException = text.startsWith('!');
    const pattern = isException ? text.slice(1) : text;
    const matches = matcherOf(pattern);
    const start = pattern.replace(/\/\*\*$/, '').replace(/\/\*$/, '');
    return matches && { isException, matches, ...(/[*?[\]^\\]/.test(start) ? {} : { below: start }) };
}
const WILD = /[*?[\]\\]/;
function matcherOf(pattern) {
    if (!WILD.test(pattern))
        return (path) => path === pattern;
    const ending = pattern.startsWith('**') ? pattern.slice(2) : undefined;
    if (ending !== undefined && !WILD.test(ending))
        return (path) => path.endsWith(ending) || `/${path}` === ending;
    const start = pattern.endsWith('**') ? pattern.slice(0, -2) : undefined;
    if (start !== undefined && !WILD.test(start))
        return (path) => path.startsWith(start);
    const source = pattern.length > LONGEST_PATTERN ? undefined : regularExpression(pattern);
    if (source === undefined)
        return undefined;
    const expression = new RegExp(`^${source}$`, 'u');
    return (path) => expression.test(path);
}
const LONGEST_PATTERN = 4096;
function regularExpression(pattern) {
    let source = '';
    let rest = pattern;
    while (rest !== '') {
        const token = TOKENS.map(({ form, toSource }) => ({ match: form.exec(rest), toSource })).find(({ match }) => match !== null);
        if (token?.match == null)
            return undefined;
        source += token.toSource(token.match[0]);
        rest = rest.slice(token.match[0].length);
    }
    return source;
}
const literal = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
const TOKENS = [
    { form: /^\*\*\/?$/, toSource: () => '[^\\n]*' },
    { form: /^\*\*\/?/, toSource: () => '([^\\n]*\\/)?' },
    { form: /^\*/, toSource: () => '[^\\/]*' },
    { form: /^\?/, toSource: () => '[^\\/]' },
    { form: /^\[\^?(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|[A-Za-z0-9_.])+\]/, toSource: (set) => set },
    { form: /^\\[^A-Za-z0-9]/u, toSource: (pair) => literal(pair.slice(1)) },
    { form: /^[^*?[\]\\^|{}]/u, toSource: literal },
];
function applyRules(rules, path, parent) {
    let isExcluded = false;
    const matched = rules.map(({ isException, matches }, index) => {
        const isMatch = parent?.matched[index] || (isException === isExcluded && matches(path));
        if (isMatch)
            isExcluded = !isException;
        return isMatch;
    });
    return { isExcluded, matched };
}
function excludingRule(rules, path) {
    const parts = path.split('/');
    let result;
    for (const [index] of parts.entries())
        result = applyRules(rules, parts.slice(0, index + 1).join('/'), result);
    if (result === undefined || !result.isExcluded)
        return undefined;
    return rules[result.matched.findLastIndex((isMatched, index) => isMatched && rules[index]?.isException === false)];
}
function mayHoldExceptions(rules, folder) {
    return rules.some(({ isException, below }) => isException && (below === undefined || `${below}/`.startsWith(`${folder}/`)));
}


/***/ }),

/***/ 6063:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ WORD_SEPARATOR),
/* harmony export */   Pd: () => (/* binding */ trimSpace),
/* harmony export */   Z_: () => (/* binding */ trimSpaceInFront),
/* harmony export */   xC: () => (/* binding */ isSpace)
/* harmony export */ });
function trimSpace(text) {
    let end = text.length;
    while (end > 0 && isSpace(text.charAt(end - 1)))
        end -= 1;
    return trimSpaceInFront(text.slice(0, end));
}
function trimSpaceInFront(text) {
    return text.replace(/^\p{White_Space}+/u, '');
}
function isSpace(character) {
    return /^\p{White_Space}$/u.test(character);
}
const WORD_SEPARATOR = /[\t\v\f\r ]+/;


/***/ }),

/***/ 7575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readBuildFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_util_types__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3429);
/* harmony import */ var _inner_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7056);




async function readBuildFiles(build, { workspace, inlineDockerfile }, builder) {
    const context = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, build.context);
    const file = inlineDockerfile === undefined ? await findDockerfile(build, context, workspace) : undefined;
    const dockerfile = file === undefined
        ? { kind: 'file', bytes: Buffer.from(inlineDockerfile ?? '') }
        : await readDockerfile(file, builder === 'classic' ? context : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file));
    if (dockerfile.kind === 'unknown')
        return dockerfile;
    if (dockerfile.kind === 'none')
        return { kind: 'unknown', reason: `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, file ?? '')} is a link that Docker does not follow.` };
    const found = builder === 'classic' ? await classicIgnoreFile(context) : await findIgnoreFile(file, context, workspace);
    return found.kind === 'unknown' ? found : { ...found, context, file, dockerfile: dockerfile.bytes };
}
async function findDockerfile({ file }, context, workspace) {
    const path = file === undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, 'Dockerfile') : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, file);
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path) !== 'Dockerfile')
        return path;
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
    return names.includes('Dockerfile') || !names.includes('dockerfile') ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), 'dockerfile');
}
async function readDockerfile(file, folder) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, file);
    if (name.startsWith('..'))
        return { kind: 'file', bytes: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file) };
    const found = await (0,_inner_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readInnerFile */ .P)(folder, name);
    if (found.kind !== 'none')
        return found;
    const other = name === 'Dockerfile' ? await (0,_inner_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readInnerFile */ .P)(folder, 'dockerfile') : found;
    if (other.kind === 'none' && !found.isThere)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file);
    return other;
}
async function findIgnoreFile(file, context, workspace) {
    const own = file === undefined ? [] : [`${file}.dockerignore`];
    const notices = [];
    for (const path of [...own, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, '.dockerignore')]) {
        const found = await (0,_inner_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readInnerFile */ .P)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path));
        if (found.kind === 'unknown')
            return found;
        if (found.kind === 'file')
            return { kind: 'known', ignore: { path, bytes: found.bytes }, notices };
        const shown = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, path);
        if (found.isThere)
            notices.push(`${shown} is a folder, or a link that leads out of its own folder: Docker takes no notice of it.`);
    }
    return { kind: 'known', ignore: undefined, notices };
}
async function classicIgnoreFile(context) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, '.dockerignore');
    try {
        return { kind: 'known', ignore: { path, bytes: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path) }, notices: [] };
    }
    catch (error) {
        if (!(0,node_util_types__WEBPACK_IMPORTED_MODULE_2__.isNativeError)(error) || !('code' in error) || error.code !== 'ENOENT')
            throw error;
        return { kind: 'known', ignore: undefined, notices: [] };
    }
}


/***/ }),

/***/ 7056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ statsOf),
/* harmony export */   P: () => (/* binding */ readInnerFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_util_types__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3429);
/* harmony import */ var _lib_bytes_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6381);




async function readInnerFile(folder, name) {
    const waiting = name.split('/');
    let path = '';
    let isThere = false;
    for (let links = 0; waiting.length > 0;) {
        const part = waiting.shift() ?? '';
        if (isPattern(part))
            return { kind: 'unknown', reason: `${name} leads to ${part}, which is a pattern to Docker.` };
        if (part === '' || part === '.')
            continue;
        if (part === '..') {
            path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path) === '.' ? '' : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
            continue;
        }
        const stats = await statsOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path, part));
        if (stats === undefined)
            return { kind: 'none', isThere };
        isThere = true;
        if (!stats.isSymbolicLink()) {
            path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, part);
            continue;
        }
        const target = (0,_lib_bytes_text_js__WEBPACK_IMPORTED_MODULE_3__/* .textOfBytes */ .gm)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path, part), { encoding: 'buffer' }));
        if (links === MOST_LINKS)
            return { kind: 'none', isThere };
        links += 1;
        if (target.startsWith('/'))
            path = '';
        waiting.unshift(...target.split('/'));
    }
    const isFile = (await statsOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path)))?.isFile() ?? false;
    return isFile ? { kind: 'file', bytes: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path)) } : { kind: 'none', isThere };
}
function isPattern(name) {
    return /[*?[\]^\\!]/.test(name) || (0,_lib_bytes_text_js__WEBPACK_IMPORTED_MODULE_3__/* .hasOtherBytes */ .Oj)(name);
}
const MOST_LINKS = 255;
async function statsOf(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
    }
    catch (error) {
        if ((0,node_util_types__WEBPACK_IMPORTED_MODULE_2__.isNativeError)(error) && 'code' in error && /^(ENOENT|ENOTDIR)$/.test(String(error.code)))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 6381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oj: () => (/* binding */ hasOtherBytes),
/* harmony export */   gm: () => (/* binding */ textOfBytes),
/* harmony export */   q$: () => (/* binding */ bytesOfText)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);

function textOfBytes(bytes) {
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
        return bytes.toString('utf8');
    let text = '';
    for (let position = 0; position < bytes.length;) {
        const character = bytes.subarray(position, position + lengthOf(bytes[position] ?? 0));
        const isValid = (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(character);
        text += isValid ? character.toString('utf8') : String.fromCharCode(SURROGATE + (bytes[position] ?? 0));
        position += isValid ? character.length : 1;
    }
    return text;
}
function bytesOfText(text) {
    return Buffer.concat(text
        .split(/([\udc80-\udcff])/u)
        .map((part, index) => (index % 2 === 0 ? Buffer.from(part) : Buffer.of(part.charCodeAt(0) - SURROGATE))));
}
function hasOtherBytes(text) {
    return /[\udc80-\udcff]/u.test(text);
}
const SURROGATE = 0xdc00;
function lengthOf(first) {
    if (first < 0xc0)
        return 1;
    if (first < 0xe0)
        return 2;
    return first < 0xf0 ? 3 : 4;
}


/***/ }),

/***/ 3454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findAbsentFile: () => (/* binding */ findAbsentFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _dockerfile_dockerignore_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8444);
/* harmony import */ var _fingerprint_build_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7575);
/* harmony import */ var _fingerprint_inner_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7056);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9020);
/* harmony import */ var _lib_without_end_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2606);







async function findAbsentFile(path, from) {
    const name = (0,_lib_without_end_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutEnd */ .M)(path.replace(/^\/+/, ''), '/');
    if (name === '' || /[*?[\]\\]/.test(name) || name.split('/').includes('..'))
        return undefined;
    const context = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(from.workspace, from.build.context);
    if ((await (0,_fingerprint_inner_file_js__WEBPACK_IMPORTED_MODULE_4__/* .statsOf */ .L)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, name))) !== undefined)
        return await findIgnored(name, from);
    const spelled = await otherSpelling(context, name);
    if (spelled !== undefined)
        return { kind: 'other-case', path: spelled };
    if (context !== from.workspace && (await (0,_fingerprint_inner_file_js__WEBPACK_IMPORTED_MODULE_4__/* .statsOf */ .L)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(from.workspace, name))) !== undefined)
        return { kind: 'outside', context: from.build.context };
    return { kind: 'missing' };
}
async function findIgnored(name, from) {
    const { build, workspace, inlineDockerfile, builder = 'buildkit' } = from;
    const files = await (0,_fingerprint_build_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readBuildFiles */ .C)(build, (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_6__/* .omitUndefined */ .O)({ workspace, inlineDockerfile }), builder);
    if (files.kind === 'unknown' || files.ignore === undefined)
        return undefined;
    const rule = (0,_dockerfile_dockerignore_js__WEBPACK_IMPORTED_MODULE_2__/* .excludingRule */ .Yt)((0,_dockerfile_dockerignore_js__WEBPACK_IMPORTED_MODULE_2__/* .readIgnoreRules */ .yH)(files.ignore.bytes.toString('utf8')), name);
    if (rule === undefined)
        return undefined;
    return { kind: 'ignored', file: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, files.ignore.path), line: rule.line, pattern: rule.text };
}
async function otherSpelling(context, name) {
    let spelled = '';
    for (const part of name.split('/')) {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, spelled)).catch(() => []);
        const found = names.find((other) => other === part) ?? names.find((other) => isSameWord(other, part));
        if (found === undefined)
            return undefined;
        spelled = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(spelled, found);
    }
    return spelled;
}
function isSameWord(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}


/***/ })

};
;