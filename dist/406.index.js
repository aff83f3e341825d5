"use strict";
exports.id = 406;
exports.ids = [406];
exports.modules = {

/***/ 7688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parseReference)
/* harmony export */ });
function parseReference(text) {
    const match = /^([^@]+?)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?$/.exec(text);
    const [, path = '', tag, digest] = match ?? [];
    const slash = path.indexOf('/');
    const first = path.slice(0, Math.max(slash, 0));
    const isHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
    const named = isHost && first !== 'index.docker.io' ? first : 'docker.io';
    const rest = isHost ? path.slice(slash + 1) : path;
    const repository = named === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest;
    if (!COMPONENTS.test(repository) || !HOST.test(named) || ID.test(text))
        return undefined;
    if (`${named}/${repository}`.length > LONGEST_NAME)
        return undefined;
    const version = { ...(digest === undefined ? { tag: tag ?? 'latest' } : {}), ...(digest ? { digest } : {}) };
    const suffix = digest === undefined ? `:${version.tag}` : `@${digest}`;
    return { name: `${named}/${repository}${suffix}`, host: named, repository, ...version };
}
const COMPONENTS = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const HOST = /^(?:[a-zA-Z\d](?:[a-zA-Z\d-]*[a-zA-Z\d])?(?:\.[a-zA-Z\d](?:[a-zA-Z\d-]*[a-zA-Z\d])?)*|\[[0-9a-fA-F:]+\])(?::\d+)?$/;
const ID = /^[0-9a-f]{64}$/;
const LONGEST_NAME = 255;


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

/***/ 5406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Cj: () => (/* binding */ givenArguments),
  Ko: () => (/* binding */ orReason),
  x5: () => (/* binding */ readBuildSources),
  Mb: () => (/* binding */ withoutNamed)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:util/types"
var types_ = __webpack_require__(3429);
// EXTERNAL MODULE: ./.build/dockerfile/white-space.js
var white_space = __webpack_require__(6063);
;// CONCATENATED MODULE: ./.build/dockerfile/declarations.js

function declarationsOf({ name, rest }, escapeSign) {
    if (name !== 'ARG' && name !== 'ENV')
        return [];
    const words = declaredWords(rest, escapeSign);
    const [, alone, value = ''] = /^(\S+)[\t\v\f\r ]+([\s\S]*)$/.exec(rest) ?? [];
    if (name === 'ENV' && alone !== undefined && words[0]?.includes('=') === false)
        return [{ name: alone, value }];
    return words.map(toDeclaration);
}
function toDeclaration(word) {
    const [, name = word, value] = /^([^=]*)=([\s\S]*)$/.exec(word) ?? [];
    return value === undefined ? { name } : { name, value };
}
function declaredWords(text, escapeSign) {
    const words = [];
    let word;
    let quote = '';
    const characters = [...text];
    for (let index = 0; index < characters.length; index += 1) {
        const character = characters[index] ?? '';
        if (quote === '' && (0,white_space/* isSpace */.xC)(character)) {
            if (word !== undefined)
                words.push(word);
            word = undefined;
            continue;
        }
        if (character === escapeSign && quote !== "'") {
            const next = characters[index + 1];
            if (next === undefined)
                break;
            word = `${word ?? ''}${character}${next}`;
            index += 1;
            continue;
        }
        if (character === quote)
            quote = '';
        else if (quote === '' && (character === "'" || character === '"'))
            quote = character;
        word = (word ?? '') + character;
    }
    return word === undefined ? words : [...words, word];
}

// EXTERNAL MODULE: ./.build/lib/without-end.js
var without_end = __webpack_require__(2606);
;// CONCATENATED MODULE: ./.build/dockerfile/shell-patterns.js
function trimStart(value, pattern) {
    const isLongest = pattern.startsWith('#');
    const expression = toExpression(partsOf(isLongest ? pattern.slice(1) : pattern), isLongest);
    return expression && value.replace(new RegExp(`^${expression}`, 'u'), '');
}
function trimEnd(value, pattern) {
    const isLongest = pattern.startsWith('%');
    const expression = toExpression(partsOf(isLongest ? pattern.slice(1) : pattern).toReversed(), isLongest);
    return expression && reversed(reversed(value).replace(new RegExp(`^${expression}`, 'u'), ''));
}
function replaceMatch(value, { pattern, replacement, isEvery }) {
    const expression = toExpression(partsOf(pattern), true);
    if (expression === undefined)
        return undefined;
    if (!isEvery)
        return value.replace(new RegExp(expression, 'u'), () => replacement);
    if (replacement.includes('$'))
        return undefined;
    let end = -1;
    return value.replace(new RegExp(expression, 'gu'), (found, at) => {
        const isMatch = found !== '' || at !== end;
        end = at + found.length;
        return isMatch ? replacement : '';
    });
}
function partsOf(pattern) {
    return pattern.match(/\\?[\s\S]/gu) ?? [];
}
function toExpression(parts, isLongest) {
    if (parts.length > MOST_PARTS)
        return undefined;
    let source = '';
    for (const part of parts) {
        if (part === '*')
            source += isLongest ? '[^\\n]*' : '[^\\n]*?';
        else if (part === '?')
            source += '[^\\n]';
        else if (/^[^\\]$|^\\[*?\\/}]$/u.test(part))
            source += (part.at(-1) ?? '').replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
        else
            return undefined;
    }
    return source;
}
const MOST_PARTS = 1000;
function reversed(text) {
    return [...text].toReversed().join('');
}

;// CONCATENATED MODULE: ./.build/dockerfile/shell-words.js


function readShellWords(text, options, variables) {
    try {
        return new ShellReader(text, options, variables).readUntil(END, options.keepsEscapes ?? false);
    }
    catch (error) {
        if (error instanceof Refused)
            return undefined;
        throw error;
    }
}
function expandWord(word, variables, escapeSign = '\\') {
    return readShellWords(word, { escapeSign }, variables)?.text;
}
class Refused extends Error {
}
const END = '';
const DEEPEST = 100;
class ShellReader {
    #characters;
    #options;
    #variables;
    #position = 0;
    #keepsEscapes = false;
    #depth = 0;
    #word = '';
    constructor(text, options, variables) {
        this.#characters = [...text];
        this.#options = options;
        this.#variables = variables;
    }
    #peek() {
        return this.#characters[this.#position] ?? END;
    }
    #next() {
        const character = this.#peek();
        this.#position += 1;
        return character;
    }
    readUntil(end, keepsEscapes) {
        if (this.#depth > DEEPEST)
            throw new Refused();
        this.#depth += 1;
        const outer = this.#keepsEscapes;
        this.#keepsEscapes = keepsEscapes;
        this.#word = '';
        const words = [];
        let text = '';
        let isInWord = false;
        while (this.#peek() !== END && this.#peek() !== end) {
            const { value, isSplit } = this.#readPart();
            text += value;
            for (const character of value) {
                if (!isSplit || !(0,white_space/* isSpace */.xC)(character)) {
                    this.#word += character;
                    isInWord = true;
                }
                else if (isInWord && this.#word !== '') {
                    words.push(this.#word);
                    this.#word = '';
                    isInWord = false;
                }
            }
            isInWord ||= !isSplit;
        }
        if (this.#next() !== end)
            throw new Refused();
        if (this.#word !== '')
            words.push(this.#word);
        this.#word = '';
        this.#keepsEscapes = outer;
        this.#depth -= 1;
        return { text, words };
    }
    #readPart() {
        switch (this.#peek()) {
            case '$':
                return { value: this.#readVariable(), isSplit: true };
            case "'":
                return { value: this.#readSingleQuoted(), isSplit: false };
            case '"':
                return { value: this.#readDoubleQuoted(), isSplit: false };
            case '<':
                return { value: this.#readAngle(), isSplit: false };
        }
        const character = this.#next();
        if (character !== this.#options.escapeSign)
            return { value: character, isSplit: true };
        return { value: (this.#keepsEscapes ? character : '') + this.#next(), isSplit: false };
    }
    #readAngle() {
        let text = this.#next();
        if (this.#peek() !== '<')
            return text;
        text += this.#next();
        while (['\t', '\r', ' '].includes(this.#peek()))
            text += this.#next();
        return text;
    }
    #readSingleQuoted() {
        const quote = this.#options.keepsQuotes ? "'" : '';
        this.#next();
        let text = quote;
        for (let character = this.#next(); character !== "'"; character = this.#next()) {
            if (character === END)
                throw new Refused();
            text += character;
        }
        return text + quote;
    }
    #readDoubleQuoted() {
        const quote = this.#options.keepsQuotes ? '"' : '';
        this.#next();
        let text = quote;
        while (this.#peek() !== '"') {
            if (this.#peek() === END)
                throw new Refused();
            text += this.#peek() === '$' ? this.#readVariable() : this.#readInQuotes();
        }
        this.#next();
        return text + quote;
    }
    #readInQuotes() {
        const character = this.#next();
        if (character !== this.#options.escapeSign)
            return character;
        const kept = this.#keepsEscapes ? character : '';
        if (this.#peek() === END)
            return kept;
        return kept + (['"', '$', this.#options.escapeSign].includes(this.#peek()) ? this.#next() : character);
    }
    #readVariable() {
        this.#next();
        if (this.#peek() === '{')
            return this.#readBraces();
        const name = this.#readName();
        if (name === '')
            return '$';
        const value = this.#variables.get(name);
        return value ?? (this.#options.keepsUnset ? `$${name}` : '');
    }
    #readBraces() {
        this.#next();
        if ([END, '{', '}', ':'].includes(this.#peek()))
            throw new Refused();
        const name = this.#readName();
        const value = this.#variables.get(name);
        const isKept = value === undefined && this.#options.keepsUnset === true;
        let operator = this.#next();
        if (operator === '}')
            return value ?? (isKept ? `\${${name}}` : '');
        if (operator === '/')
            return this.#readReplacement(name, value, isKept);
        if (operator === ':')
            operator += this.#next();
        if (!/^(:?[-+?]|[#%])$/.test(operator))
            throw new Refused();
        const word = this.readUntil('}', /[#%]/.test(operator)).text;
        return isKept ? `\${${name}${operator}${word}}` : chosen(operator, value, word);
    }
    #readReplacement(name, value, isKept) {
        const isEvery = this.#peek() === '/';
        if (isEvery)
            this.#next();
        const pattern = this.readUntil('/', true).text;
        const replacement = this.readUntil('}', true).text;
        if (isKept)
            return `\${${name}/${pattern}/${replacement}}`;
        return orRefused(replaceMatch(value ?? '', { pattern, replacement, isEvery }));
    }
    #readName() {
        if (/^[@*#?\-$!]$/.test(this.#peek()))
            return this.#next();
        const form = /^\p{Nd}$/u.test(this.#peek()) ? /^\p{Nd}$/u : /^[\p{L}\p{Nd}_]$/u;
        let name = '';
        while (form.test(this.#peek()))
            name += this.#next();
        return name;
    }
}
function chosen(operator, value, word) {
    const isSet = value !== undefined && !(operator.startsWith(':') && value === '');
    switch (operator.at(-1)) {
        case '-':
            return isSet ? value : word;
        case '+':
            return isSet ? word : '';
        case '#':
            return orRefused(trimStart(value ?? '', word));
        case '%':
            return orRefused(trimEnd(value ?? '', word));
        default:
            if (!isSet)
                throw new Refused();
            return value;
    }
}
function orRefused(text) {
    if (text === undefined)
        throw new Refused();
    return text;
}

;// CONCATENATED MODULE: ./.build/dockerfile/here-documents.js


const FORM = /^\d*<<(-?)[\t\n\f\r ]*([^<]*)$/;
function hereDocumentsOf(line) {
    const options = { escapeSign: '\\', keepsQuotes: true, keepsEscapes: true, keepsUnset: true };
    const found = [];
    for (const word of readShellWords(line, options, NOTHING)?.words ?? []) {
        if (!isHereDocument(word))
            continue;
        const [, dash, rest = ''] = FORM.exec(word) ?? [];
        const names = readShellWords(rest, { escapeSign: '\\', keepsUnset: true }, NOTHING)?.words;
        if (names === undefined)
            return undefined;
        const [name = ''] = names;
        if (names.length === 1)
            found.push({ name, isIndented: dash === '-' });
    }
    return found;
}
const NOTHING = new Map();
function isHereDocument(word) {
    const [, , rest = ''] = FORM.exec(word) ?? [];
    return rest !== '';
}
function endOf({ name, isIndented }, lines, from) {
    for (let index = from; index < lines.length; index += 1) {
        const text = (0,without_end/* withoutEnd */.M)(lines[index] ?? '', '\r\n');
        if ((isIndented ? text.replace(/^\t+/, '') : text) === name)
            return index;
    }
    return -1;
}

;// CONCATENATED MODULE: ./.build/dockerfile/instruction-flags.js
function readFlags(text, escapeSign) {
    const flags = [];
    let position = 0;
    for (;;) {
        while (isBlank(text[position]))
            position += 1;
        if (!text.startsWith('--', position))
            return { flags, rest: text.slice(position) };
        const { word, raw, end } = readWord(text, position, escapeSign);
        if (!/^\p{ASCII}*$/u.test(raw) || (escapeSign !== '\\' && /[\\`]/.test(raw)))
            return undefined;
        position = end;
        if (word === '--')
            return { flags, rest: text.slice(position) };
        flags.push(word.slice(2));
    }
}
function readWord(text, start, escapeSign) {
    let word = '';
    let quote = '';
    let end = start;
    for (; end < text.length; end += 1) {
        const character = text[end] ?? '';
        if (quote === '' && isBlank(character))
            break;
        if (character === quote)
            quote = '';
        else if (quote === '' && (character === "'" || character === '"'))
            quote = character;
        else if (character === escapeSign) {
            end += 1;
            word += text[end] ?? '';
        }
        else
            word += character;
    }
    return { word, raw: text.slice(start, end), end: Math.min(end, text.length) };
}
function isBlank(character = '') {
    return /^[\t\n\v\f\r ]$/.test(character);
}

;// CONCATENATED MODULE: ./.build/dockerfile/unclear.js
class Unclear extends Error {
    line;
    constructor(line, message) {
        super(message);
        this.line = line;
    }
}

;// CONCATENATED MODULE: ./.build/dockerfile/instruction.js



const INSTRUCTIONS = new Map(Object.entries({
    ADD: ['checksum', 'chmod', 'chown', 'exclude', 'keep-git-dir', 'link', 'unpack'],
    ARG: [],
    CMD: [],
    COPY: ['chmod', 'chown', 'exclude', 'from', 'link', 'parents'],
    ENTRYPOINT: [],
    ENV: [],
    EXPOSE: [],
    FROM: ['platform'],
    HEALTHCHECK: ['interval', 'retries', 'start-interval', 'start-period', 'timeout'],
    LABEL: [],
    MAINTAINER: [],
    ONBUILD: [],
    RUN: ['device', 'mount', 'network', 'security'],
    SHELL: [],
    STOPSIGNAL: [],
    USER: [],
    VOLUME: [],
    WORKDIR: [],
}));
function isInstruction(content) {
    return INSTRUCTIONS.has(splitName(content).name.toUpperCase());
}
function toInstruction(content, line, escapeSign) {
    const { name: written, behind } = splitName(content);
    const name = written.toUpperCase();
    const known = INSTRUCTIONS.get(name);
    if (known === undefined)
        throw new Unclear(line, `starts with ${JSON.stringify(written)}, which is no instruction that is known here.`);
    const read = readFlags(behind, escapeSign);
    if (read === undefined)
        throw new Unclear(line, 'has flags that are not clear.');
    const other = read.flags.find((flag) => !known.includes(flag.replace(/=[\s\S]*$/, '')));
    if (other !== undefined)
        throw new Unclear(line, `has the flag --${other.replace(/=[\s\S]*$/, '')}, which is not known here for ${name}.`);
    const rest = (0,white_space/* trimSpace */.Pd)(read.rest);
    const list = ['RUN', 'COPY', 'ADD'].includes(name) ? readList(rest, line) : undefined;
    const plain = { line, name, flags: read.flags, rest, ...(list === undefined ? {} : { list }) };
    return name === 'ONBUILD' ? { ...plain, trigger: toTrigger(rest, line, escapeSign) } : plain;
}
function toTrigger(rest, line, escapeSign) {
    const name = splitName(rest).name.toUpperCase();
    if (['ONBUILD', 'FROM', 'MAINTAINER'].includes(name))
        throw new Unclear(line, `keeps ${name} for later, which Docker refuses.`);
    return toInstruction(rest, line, escapeSign);
}
function splitName(content) {
    const text = (0,white_space/* trimSpace */.Pd)(content);
    const [name = ''] = text.split(white_space/* WORD_SEPARATOR */.$j, 1);
    return { name, behind: text.slice(name.length).replace(white_space/* WORD_SEPARATOR */.$j, '') };
}
function readList(rest, line) {
    const text = (0,white_space/* trimSpaceInFront */.Z_)(rest);
    if (!text.startsWith('['))
        return undefined;
    const list = parseList(text);
    if (list === undefined) {
        const ends = text.includes('<<') ? [...text.matchAll(/\]/g)].map(({ index }) => index + 1) : [];
        if (ends.some((end) => end < text.length && parseList(text.slice(0, end)) !== undefined))
            throw new Unclear(line, 'has further text behind its list.');
        return undefined;
    }
    if (!list.every((item) => typeof item === 'string'))
        throw new Unclear(line, 'has a list of more than texts.');
    return list;
}
function parseList(text) {
    try {
        const list = JSON.parse(text);
        return Array.isArray(list) ? list : undefined;
    }
    catch {
        return undefined;
    }
}
function wordsOf({ list, rest }) {
    if (list !== undefined)
        return list;
    return rest === '' ? [] : rest.split(white_space/* WORD_SEPARATOR */.$j);
}

;// CONCATENATED MODULE: ./.build/dockerfile/added-files.js




function fetchedFiles(stage, scope) {
    const variables = variablesOf(stage.below, scope);
    return stage.instructions.flatMap((instruction) => {
        declare(variables, instruction, scope);
        if (instruction.name !== 'ADD')
            return [];
        const expand = (word) => expandKnown(word, variables, scope);
        const sources = wordsOf(instruction).slice(0, -1);
        return sources.filter((word) => !isHereDocument(word) && isFetched(expand(word), instruction, expand));
    });
}
function variablesOf(stage, scope) {
    if (stage === undefined)
        return new Map();
    const variables = variablesOf(stage.below, scope);
    for (const instruction of stage.instructions)
        declare(variables, instruction, scope);
    return variables;
}
function declare(variables, instruction, scope) {
    for (const { name, value } of declarationsOf(instruction, scope.escapeSign)) {
        const given = instruction.name === 'ARG' ? scope.given.get(name) : undefined;
        const known = given ?? (value === undefined ? scope.global.get(name) : expandKnown(value, variables, scope));
        if (known === undefined)
            variables.delete(name);
        else
            variables.set(name, known);
    }
}
function expandKnown(word, variables, { escapeSign }) {
    return readShellWords(word, { escapeSign, keepsUnset: true }, variables)?.text ?? word;
}
const GIT = /^(git|ssh):\/\/|^https?:\/\/[^?#]*\.git(?=$|[?#])|^[\w-]+@[a-z0-9.-]+:/i;
const WEB = /^https?:\/\//;
const SCHEMES = ['http://', 'https://', 'git://', 'ssh://'];
function isFetched(source, instruction, expand) {
    const [start = ''] = source.split('$', 1);
    const isUnsure = start !== source;
    const isAddress = GIT.test(source) || WEB.test(source);
    if (!isAddress)
        return isUnsure && (start.includes('@') || SCHEMES.some((scheme) => scheme.startsWith(start)));
    const [, checksum = ''] = /^checksum=(.*)$/.exec(instruction.flags.find((flag) => flag.startsWith('checksum=')) ?? '') ?? [];
    const keepsGit = instruction.flags.some((flag) => /^keep-git-dir(=true)?$/i.test(flag)) || source.includes('keep-git-dir');
    const form = GIT.test(source) ? /^([0-9a-f]{40}|[0-9a-f]{64})$/ : /^sha(256|384|512):[0-9a-f]{64,128}$/;
    return isUnsure || keepsGit || !form.test(expand(checksum));
}

// EXTERNAL MODULE: ./.build/lib/csv-fields.js
var csv_fields = __webpack_require__(3654);
;// CONCATENATED MODULE: ./.build/dockerfile/mount-sources.js


function mountSource(mount, line) {
    const fields = (0,csv_fields/* readCsvLine */.lc)(mount);
    if (fields === undefined)
        throw new Unclear(line, `has the mount ${mount}, which is no list of fields.`);
    let from = '';
    for (const field of fields) {
        const [, written = field, value] = /^([^=]*)=([\s\S]*)$/.exec(field) ?? [];
        const key = written.toLowerCase();
        if (!(value === undefined ? SWITCHES : [...SWITCHES, ...KEYS]).includes(key))
            throw new Unclear(line, `has a mount with the field ${field}, which is not known here.`);
        if (key !== 'from' || value === undefined)
            continue;
        if (/\$[\s\S]/.test(value))
            throw new Unclear(line, `has a mount from ${value}, where no variables may be.`);
        from = value;
    }
    return from;
}
const SWITCHES = ['readonly', 'ro', 'readwrite', 'rw', 'required'];
const KEYS = [
    ...['type', 'from', 'source', 'src', 'target', 'dst', 'destination', 'id', 'sharing', 'size', 'mode', 'uid', 'gid'],
    'env',
];

;// CONCATENATED MODULE: ./.build/dockerfile/build-stages.js




function readStages(instructions, resolve) {
    const starts = instructions.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []));
    const stages = [];
    starts.forEach((start, index) => {
        const [from, ...own] = instructions.slice(start, starts[index + 1]);
        if (from === undefined)
            return;
        const { word, name } = readFrom(from);
        const base = resolve(word);
        if (base === undefined || base === '')
            throw new Unclear(from.line, `builds on ${word}, which is no image.`);
        const below = stages.findLast((stage) => stage.name === base);
        const kept = below?.instructions.flatMap(({ trigger }) => trigger ?? []) ?? [];
        stages.push({
            ...(name === undefined ? {} : { name }),
            base,
            ...(below === undefined ? {} : { below }),
            instructions: [...kept, ...own],
        });
    });
    return stages;
}
function readFrom(from) {
    const [word = '', as, name, ...more] = wordsOf(from);
    if (word !== '' && as === undefined)
        return { word };
    const lower = name?.toLowerCase() ?? '';
    if (as?.toLowerCase() !== 'as' || !/^[a-z][a-z0-9-_.]*$/.test(lower) || more.length > 0)
        throw new Unclear(from.line, 'is no FROM of the form FROM image AS name.');
    return { word, name: lower };
}
function usedStages(stages, target) {
    const start = target === undefined ? stages.at(-1) : (findStage(stages, target) ?? stages[Number(target)]);
    const waiting = start === undefined ? [] : [start];
    const found = new Map();
    for (let stage = waiting.pop(); stage !== undefined; stage = waiting.pop()) {
        if (found.has(stage))
            continue;
        const sources = stage.instructions.flatMap((instruction) => sourcesOf(instruction, stages));
        const images = sources.filter((source) => typeof source === 'string');
        found.set(stage, images);
        waiting.push(...sources.filter((source) => typeof source !== 'string'));
        if (stage.below !== undefined)
            waiting.push(stage.below);
    }
    return start && [...found].map(([stage, images]) => ({ stage, images }));
}
function findStage(stages, word) {
    const name = word.toLowerCase();
    return stages.findLast((stage) => stage.name === name);
}
function sourcesOf({ name, flags, line }, stages) {
    const valuesOf = (flag) => flags.flatMap((text) => (text.startsWith(`${flag}=`) ? text.slice(flag.length + 1) : []));
    if (name === 'COPY')
        return valuesOf('from').flatMap((from) => (from === '' ? [] : copySource(from, line, stages)));
    if (name !== 'RUN')
        return [];
    const mounted = valuesOf('mount').map((mount) => mountSource(mount, line));
    return mounted.flatMap((from) => (from === '' ? [] : (findStage(stages, from) ?? from)));
}
function copySource(from, line, stages) {
    if (expandWord(from, new Map()) !== from)
        throw new Unclear(line, `copies from ${from}, where no variables may be.`);
    if (!/^[+-]?\d+$/.test(from))
        return findStage(stages, from) ?? from;
    const stage = stages[Number(from)];
    if (stage === undefined)
        throw new Unclear(line, `copies from stage ${from}, which there is not.`);
    return stage;
}

;// CONCATENATED MODULE: ./.build/dockerfile/parser-directives.js

function readDirectives(text) {
    const lines = text.replace(/^\uFEFF/, '').split('\n');
    const [syntax] = directivesIn(lines[0]?.startsWith('#!') ? lines.slice(1) : lines).flatMap(({ name, value }) => name === 'syntax' ? value.split(' ')[0] : []);
    const own = directivesIn(lines.map(white_space/* trimSpaceInFront */.Z_));
    const names = own.map(({ name }) => name);
    if (new Set(names).size < names.length)
        return undefined;
    const { value: escapeSign = '\\' } = own.find(({ name }) => name === 'escape') ?? {};
    if (escapeSign !== '\\' && escapeSign !== '`')
        return undefined;
    if (escapeSign === '`' && names.slice(0, names.indexOf('escape')).includes('check'))
        return undefined;
    return { ...(syntax === undefined ? {} : { syntax }), escapeSign };
}
function directivesIn(lines) {
    const found = [];
    for (const line of lines) {
        const content = line.startsWith('#') ? (0,white_space/* trimSpaceInFront */.Z_)(line.slice(1)) : '';
        const [, key = '', value = ''] = DIRECTIVE.exec(content) ?? [];
        const name = key.toLowerCase();
        if (!['syntax', 'escape', 'check'].includes(name))
            break;
        found.push({ name, value });
    }
    return found;
}
const DIRECTIVE = /^([a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=[\t\n\f\r ]*([^\n]+?)[\t\n\f\r ]*$/;

;// CONCATENATED MODULE: ./.build/dockerfile/dockerfile-text.js






function readText(text) {
    const directives = readDirectives(text);
    if (directives === undefined)
        throw new Unclear(1, 'starts directives that are not clear.');
    const lines = text.replace(/^\uFEFF/, '').match(/[^\n]*\n|[^\n]+$/g) ?? [];
    const instructions = [];
    for (let index = 0; index < lines.length;) {
        const { content, next } = readLine(lines, index, directives.escapeSign);
        const line = index + 1;
        index = next;
        if (content === undefined)
            continue;
        const instruction = toInstruction(content, line, directives.escapeSign);
        instructions.push(instruction);
        if (mayHoldDocuments(instruction, content))
            index = behindDocuments({ content, line, next }, lines, directives.escapeSign);
    }
    return { ...directives, instructions };
}
function readLine(lines, from, escapeSign) {
    const continued = escapeSign === '`' ? /(^|[^`])`[ \t]*$/ : /(^|[^\\])\\[ \t]*$/;
    const first = withoutComment((0,white_space/* trimSpaceInFront */.Z_)(withoutLineEnd(lines[from])));
    if (first === '')
        return { content: undefined, next: from + 1 };
    let content = first.replace(continued, '$1');
    let isContinued = continued.test(first);
    let next = from + 1;
    while (isContinued && next < lines.length) {
        const more = withoutComment(withoutLineEnd(lines[next]));
        next += 1;
        if ((0,white_space/* trimSpaceInFront */.Z_)(more) === '')
            continue;
        isContinued = continued.test(more);
        content += more.replace(continued, '$1');
    }
    return { content, next };
}
function withoutLineEnd(line = '') {
    return (0,without_end/* withoutEnd */.M)(line, '\r\n');
}
function withoutComment(line) {
    return (0,white_space/* trimSpaceInFront */.Z_)(line).startsWith('#') ? '' : line;
}
function mayHoldDocuments({ trigger, ...own }, content) {
    const { name, list } = trigger ?? own;
    return ['RUN', 'COPY', 'ADD'].includes(name) && list === undefined && content.includes('<<');
}
function behindDocuments({ content, line, next: from }, lines, escapeSign) {
    const documents = hereDocumentsOf(content);
    if (documents === undefined)
        throw new Unclear(line, 'has a here-document that Docker refuses.');
    let next = from;
    for (const document of documents) {
        const end = endOf(document, lines, next);
        if (end === -1)
            throw new Unclear(line, `starts the here-document ${document.name}, which does not end.`);
        if (!isRefused(lines.slice(next, end + 1), escapeSign))
            throw new Unclear(line, `starts the here-document ${document.name}, which may as well be instructions.`);
        next = end + 1;
    }
    return next;
}
function isRefused(lines, escapeSign) {
    for (let index = 0; index < lines.length;) {
        const { content, next } = readLine(lines, index, escapeSign);
        index = next;
        if (content === undefined)
            continue;
        if (!isInstruction(content))
            return true;
        if (content.includes('<<'))
            return false;
    }
    return false;
}

// EXTERNAL MODULE: ./.build/dockerfile/image-reference.js
var image_reference = __webpack_require__(7688);
;// CONCATENATED MODULE: ./.build/dockerfile/dockerfile.js








function readDockerfile(question) {
    try {
        return readKnown(question);
    }
    catch (error) {
        if (error instanceof Unclear)
            return { kind: 'unknown', reason: `line ${error.line} ${error.message}` };
        throw error;
    }
}
function readKnown(question) {
    const { text, target, given, isClassic = false } = question;
    const { instructions, escapeSign, syntax } = readText(text);
    const frontend = isClassic ? undefined : (given.get('BUILDKIT_SYNTAX')?.trim().split(' ')[0] ?? syntax);
    if (frontend !== undefined && !isOwnFrontend(frontend))
        return { kind: 'unknown', reason: `it is read by the frontend ${frontend}, to which it may mean anything.` };
    const global = globalVariables(instructions, escapeSign, question);
    const stages = readStages(instructions, (word) => expandWord(word, global, escapeSign));
    const used = usedStages(stages, target);
    if (used === undefined)
        return { kind: 'unknown', reason: target === undefined ? 'it has no FROM.' : `it has no stage ${target}.` };
    const bases = used.flatMap(({ stage }) => (stage.below === undefined ? stage.base : []));
    const images = [...(frontend === undefined ? [] : [frontend]), ...bases, ...used.flatMap(({ images }) => images)];
    const scope = { escapeSign, global, given };
    return {
        kind: 'known',
        images: sortedOnce(images.filter((image) => image !== 'scratch')),
        remoteFiles: sortedOnce(used.flatMap(({ stage }) => fetchedFiles(stage, scope))),
        argumentNames: sortedOnce(instructions
            .filter(({ name }) => name === 'ARG')
            .flatMap((instruction) => declarationsOf(instruction, escapeSign).map(({ name }) => name))),
    };
}
function sortedOnce(texts) {
    return [...new Set(texts)].sort();
}
function isOwnFrontend(frontend) {
    const image = (0,image_reference/* parseReference */.F)(frontend);
    return image?.host === 'docker.io' && /^docker\/dockerfile(-upstream)?$/.test(image.repository);
}
function globalVariables(instructions, escapeSign, { given, predefined, target }) {
    const first = instructions.findIndex(({ name }) => name === 'FROM');
    const above = first === -1 ? instructions : instructions.slice(0, first);
    checkStageArgument(instructions.filter(({ name }, index) => name === 'FROM' || index < above.length), target);
    const all = new Map([...predefined].map(([name, value]) => [name, given.get(name) ?? value]));
    if (target !== undefined && predefined.size > 0)
        all.set('TARGETSTAGE', given.get('TARGETSTAGE') ?? target);
    for (const instruction of above) {
        if (instruction.name !== 'ARG')
            throw new Unclear(instruction.line, `is ${instruction.name} in front of any FROM.`);
        for (const { name, value } of declarationsOf(instruction, escapeSign)) {
            const known = given.get(name) ?? (value === undefined ? all.get(name) : expandWord(value, all, escapeSign));
            if (known !== undefined)
                all.set(name, known);
            else if (value !== undefined)
                throw new Unclear(instruction.line, `sets ${name} to what Docker refuses.`);
        }
    }
    return all;
}
function checkStageArgument(instructions, target) {
    const found = instructions.find((instruction) => wordsOf(instruction).some((word) => word.includes('TARGETSTAGE')));
    if (found !== undefined && target === undefined)
        throw new Unclear(found.line, 'uses TARGETSTAGE, which versions of Docker fill in another way.');
}

// EXTERNAL MODULE: ./.build/lib/bytes-text.js
var bytes_text = __webpack_require__(6381);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/fingerprint/build-files.js
var build_files = __webpack_require__(7575);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
;// CONCATENATED MODULE: ./.build/fingerprint/possible-builders.js

function possibleBuilders(build, { command, variables }) {
    if (command === 'bake' || build.builder !== undefined || (0,choose_builder/* requirementsOf */.CG)(build).length > 0)
        return BUILDKIT;
    const chosen = variables.DOCKER_BUILDKIT ?? '';
    if (chosen === '')
        return { kind: 'plugin' };
    if (!/^(0|f|false)$/i.test(chosen))
        return BUILDKIT;
    return build.cache.preset === 'none' ? { kind: 'one', builder: 'classic' } : { kind: 'unsure' };
}
const BUILDKIT = { kind: 'one', builder: 'buildkit' };

// EXTERNAL MODULE: ./.build/fingerprint/target-platforms.js
var target_platforms = __webpack_require__(1958);
;// CONCATENATED MODULE: ./.build/fingerprint/build-sources.js









async function readBuildSources(build, origin, asked) {
    const read = (builder) => readFor(build, { ...origin, builder }, asked);
    const possible = possibleBuilders(build, origin);
    if (possible.kind === 'one')
        return await read(possible.builder);
    const [likely, other] = [await read('buildkit'), await read('classic')];
    if (isSame(likely, other))
        return likely;
    if (possible.kind === 'unsure')
        return { kind: 'unknown', reason: UNSURE };
    return (await origin.hasBuildx?.()) === false ? other : likely;
}
const UNSURE = 'with DOCKER_BUILDKIT off it shows later whether BuildKit builds, which reads other files or other images here.';
function isSame(one, other) {
    if (one.kind === 'unknown' || other.kind === 'unknown')
        return one.kind === other.kind;
    const text = ({ files: { dockerfile, ignore }, sources }) => JSON.stringify([dockerfile.toString('latin1'), ignore?.path, ignore?.bytes.toString('latin1'), sources]);
    return text(one) === text(other);
}
async function readFor(build, { builder, ...origin }, { given, platforms }) {
    const files = await orReason(() => (0,build_files/* readBuildFiles */.C)(build, origin, builder));
    if (files.kind === 'unknown')
        return files;
    const isClassic = builder === 'classic';
    const text = (0,bytes_text/* textOfBytes */.gm)(files.dockerfile);
    const known = [];
    for (const platform of platforms) {
        const predefined = isClassic ? new Map() : (0,target_platforms/* platformArguments */.Q)(platform, origin);
        const read = readDockerfile((0,omit_undefined/* omitUndefined */.O)({ text, target: build.target, given, predefined, isClassic }));
        if (read.kind === 'unknown')
            return { kind: 'unknown', reason: `of ${shownFile(files, origin)}, ${read.reason}` };
        known.push(read);
    }
    return { kind: 'known', files, sources: allOf(known) };
}
async function orReason(read) {
    try {
        return await read();
    }
    catch (error) {
        if ((0,types_.isNativeError)(error) && 'syscall' in error)
            return { kind: 'unknown', reason: error.message };
        throw error;
    }
}
function shownFile({ file }, { workspace }) {
    return file === undefined ? 'the inline Dockerfile' : (0,external_node_path_.relative)(workspace, file);
}
function allOf(sources) {
    const all = (list) => [...new Set(sources.flatMap(list))];
    return {
        images: all(({ images }) => images).toSorted(),
        remoteFiles: all(({ remoteFiles }) => remoteFiles),
        argumentNames: all(({ argumentNames }) => argumentNames),
    };
}
function givenArguments({ buildArgs }, variables) {
    const given = new Map();
    for (const { name, value = variables[name] } of buildArgs) {
        if (value === undefined)
            given.delete(name);
        else
            given.set(name, value);
    }
    return given;
}
function withoutNamed(images, { buildContexts }, { command }) {
    const short = (name) => ((0,image_reference/* parseReference */.F)(name)?.name ?? name).replace(/^docker\.io\/(library\/)?/, '').replace(/:latest$/, '');
    const names = new Set(buildContexts.map(({ name }) => (command === 'bake' ? name : short(name))));
    return images.filter((image) => !names.has(short(image)));
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

/***/ 1958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ platformArguments),
/* harmony export */   S: () => (/* binding */ targetPlatforms)
/* harmony export */ });
/* harmony import */ var _plan_image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7277);

function targetPlatforms({ platforms }, origin) {
    if (platforms.length > 0)
        return platforms.toSorted();
    const named = origin.command === 'bake' ? undefined : origin.variables.DOCKER_DEFAULT_PLATFORM;
    return named ? named.split(',').toSorted() : [enginePlatform(origin)];
}
function enginePlatform({ architecture = process.arch }) {
    return (0,_plan_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .ownPlatform */ .g$)(architecture);
}
function platformArguments(target, origin) {
    const own = enginePlatform(origin);
    return new Map(Object.entries({ BUILD: own, TARGET: target }).flatMap(([prefix, platform]) => {
        const { os, architecture, variant } = normalized(platform, own);
        const whole = [os, architecture, ...(variant === '' ? [] : [variant])].join('/');
        const values = { PLATFORM: whole, OS: os, OSVERSION: '', ARCH: architecture, VARIANT: variant };
        return Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]);
    }));
}
function normalized(platform, own) {
    const [ownOs = '', ownArchitecture = ''] = own.split('/');
    const [first = '', second, third = ''] = platform.trim().toLowerCase().split('/');
    const isAlone = second === undefined;
    const isOs = isAlone && /^(linux|windows|darwin|macos|freebsd)$/.test(first);
    const os = isAlone && !isOs ? ownOs : first;
    const written = isAlone ? (isOs ? ownArchitecture : first) : second;
    return (0,_plan_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParts */ .Cn)({ os, architecture: written, variant: third });
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


/***/ })

};
;