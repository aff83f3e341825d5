"use strict";
exports.id = 504;
exports.ids = [504];
exports.modules = {

/***/ 504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   loadCatalogReader: () => (/* binding */ loadCatalogReader)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9020);
/* harmony import */ var _input_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5384);




async function loadCatalogReader() {
    const { load, YAMLException } = await __webpack_require__.e(/* import() */ 243).then(__webpack_require__.bind(__webpack_require__, 3243));
    const parse = (text) => {
        try {
            return { value: load(text) };
        }
        catch (error) {
            if (!(error instanceof YAMLException))
                throw error;
            const { reason, mark } = error;
            return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ mistake: reason, line: mark === undefined || mark === null ? undefined : mark.line + 1 });
        }
    };
    return (workspace, path) => {
        const text = contentOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path))?.toString('utf8');
        const content = (logo) => contentOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, logo));
        if (text !== undefined)
            return parseCatalog(parse, text, { path, content });
        return wrong(`${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(path)} is no file: there is no ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path)}. Paths start at the workspace.`);
    };
}
function parseCatalog(parse, text, { path, content }) {
    const read = parse(text);
    if ('mistake' in read)
        return wrong(`${path}${read.line === undefined ? '' : `:${read.line}`} is no YAML: ${read.mistake}.`);
    if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value))
        return wrong(`${path} holds no members. Write them as \`description: A shop\`, one on a line.`);
    const members = Object.entries(read.value);
    const mistakes = [];
    const told = (name, rule) => {
        mistakes.push(`${path}:${lineOf(text, name)}: ${name} ${rule}`);
        return undefined;
    };
    for (const [name] of members)
        if (!KNOWN.includes(name))
            told(name, `is no member of a catalog. There are ${KNOWN.join(', ')}.`);
    const value = (name) => members.find(([key]) => key === name)?.[1] ?? undefined;
    const textOf = (name) => checkText(value(name), LONGEST[name] ?? 0, (rule) => told(name, rule));
    const list = (name) => checkList(value(name), WORDS[name] ?? [], (rule) => told(name, rule));
    const catalog = (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({
        description: textOf('description'),
        about: textOf('about'),
        usage: textOf('usage'),
        architectures: list('architectures'),
        operatingSystems: list('operating-systems'),
        logo: checkLogo(value('logo'), content, (rule) => told('logo', rule)),
    });
    return { catalog, mistakes };
}
const LONGEST = { description: 1024, about: 25_600, usage: 25_600 };
const WORDS = {
    architectures: ['ARM', 'ARM 64', 'x86', 'x86-64'],
    'operating-systems': ['Linux', 'Windows'],
};
const KNOWN = [...Object.keys(LONGEST), ...Object.keys(WORDS), 'logo'];
function wrong(mistake) {
    return { catalog: {}, mistakes: [mistake] };
}
function contentOf(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path);
    }
    catch {
        return undefined;
    }
}
function lineOf(text, name) {
    const lines = text.split('\n');
    const index = lines.findIndex((line) => line.replace(/^[\s{,]*["']?/, '').startsWith(name));
    return Math.max(index, 0) + 1;
}
function checkText(value, longest, told) {
    if (value === undefined)
        return undefined;
    if (typeof value !== 'string')
        return told(`is no text. Put it in quotes: "${String(value)}".`);
    const length = [...value].length;
    return length > longest ? told(`has ${length} characters, and ECR Public takes ${longest}. Shorten it.`) : value;
}
function checkList(value, words, told) {
    if (value === undefined)
        return undefined;
    const items = Array.isArray(value) ? value : [value];
    const strange = items.filter((item) => typeof item !== 'string' || !words.includes(item));
    if (strange.length > 0)
        return told(`has ${strange.map((item) => (0,_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(String(item))).join(', ')}, which the gallery does not know. It knows ${words.join(', ')}.`);
    return items.filter((item) => typeof item === 'string');
}
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const [WIDTH_AT, HEIGHT_AT] = [16, 20];
const [LARGEST_BYTES, LEAST_PIXELS, MOST_PIXELS] = [500_000, 60, 2048];
function checkLogo(value, content, told) {
    if (value === undefined)
        return undefined;
    if (typeof value !== 'string' || value === '')
        return told('is no path of a file.');
    const bytes = content(value);
    if (bytes === undefined)
        return told(`names ${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(value)}, and there is no such file. Paths start at the workspace.`);
    if (!bytes.subarray(0, PNG.length).equals(PNG) || bytes.length < HEIGHT_AT + 4)
        return told(`names ${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(value)}, which is no PNG. ECR Public takes no other pictures.`);
    if (bytes.length > LARGEST_BYTES)
        return told(`names ${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(value)}, which has ${bytes.length} bytes, and ECR Public takes ${LARGEST_BYTES}.`);
    const [width, height] = [bytes.readUInt32BE(WIDTH_AT), bytes.readUInt32BE(HEIGHT_AT)];
    if (Math.min(width, height) < LEAST_PIXELS || Math.max(width, height) > MOST_PIXELS)
        return told(`names ${(0,_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(value)}, of ${width} x ${height} pixels. ECR Public takes ${LEAST_PIXELS} to ${MOST_PIXELS} on each side.`);
    return bytes;
}


/***/ })

};
;