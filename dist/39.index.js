"use strict";
exports.id = 39;
exports.ids = [39];
exports.modules = {

/***/ 4715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ writeFolder),
/* harmony export */   Ex: () => (/* binding */ textFile),
/* harmony export */   FJ: () => (/* binding */ writeTar)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6466);
/* harmony import */ var _http_connections_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1909);
/* harmony import */ var _tar_header_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5906);







function textFile(path, text) {
    const bytes = Buffer.from(text);
    return { path, sizeBytes: bytes.length, open: async () => (0,_http_connections_js__WEBPACK_IMPORTED_MODULE_5__/* .inPieces */ .xE)([bytes]) };
}
async function writeFolder(folder, files) {
    for (const { path, open } of files) {
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, path);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), { recursive: true });
        await save(file, await open());
    }
}
async function writeTar(file, files) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), { recursive: true });
    await save(file, tarBytes(files));
}
async function save(file, bytes) {
    const part = `${file}.part`;
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_3__.Readable.from(bytes, { objectMode: false }), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(part));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(part, file);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(part, { force: true });
        throw error;
    }
}
async function* tarBytes(files) {
    for (const folder of foldersOf(files))
        yield (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_6__/* .tarHeader */ .pI)(folder, 0);
    for (const { path, sizeBytes, open } of files) {
        yield (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_6__/* .tarHeader */ .pI)(path, sizeBytes);
        yield* await open();
        yield Buffer.alloc((0,_tar_header_js__WEBPACK_IMPORTED_MODULE_6__/* .tarPadding */ .vr)(sizeBytes));
    }
    yield Buffer.alloc(2 * _tar_header_js__WEBPACK_IMPORTED_MODULE_6__/* .TAR_BLOCK */ .mv);
}
function foldersOf(files) {
    const folders = files.flatMap(({ path }) => {
        const parts = path.split('/').slice(0, -1);
        return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
    });
    return [...new Set(folders)].toSorted();
}


/***/ }),

/***/ 6221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ layoutFiles)
/* harmony export */ });
/* harmony import */ var _errors_source_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4239);
/* harmony import */ var _file_sink_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4715);
/* harmony import */ var _image_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4259);
/* harmony import */ var _transfer_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3170);




async function layoutFiles({ digest, source, names, isArchive }) {
    const { top, images, indexes, blobs } = await (0,_transfer_image_js__WEBPACK_IMPORTED_MODULE_2__/* .readContent */ .c)(digest, source);
    const written = [
        ...blobs.map((blob) => ({
            path: blobPath(blob),
            sizeBytes: blob.sizeBytes,
            open: () => source.openBlob(blob, 0),
        })),
        ...[...images, ...indexes, top].map((manifest) => (0,_file_sink_js__WEBPACK_IMPORTED_MODULE_1__/* .textFile */ .Ex)(blobPath(manifest), manifest.body)),
    ];
    const files = [
        ...written,
        (0,_file_sink_js__WEBPACK_IMPORTED_MODULE_1__/* .textFile */ .Ex)('oci-layout', '{"imageLayoutVersion":"1.0.0"}'),
        (0,_file_sink_js__WEBPACK_IMPORTED_MODULE_1__/* .textFile */ .Ex)('index.json', indexJson(top, names)),
        ...(isArchive ? [(0,_file_sink_js__WEBPACK_IMPORTED_MODULE_1__/* .textFile */ .Ex)('manifest.json', manifestJson(top, { names, from: source.name }))] : []),
    ];
    return { files, sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
}
function blobPath({ digest }) {
    return `blobs/${digest.replace(':', '/')}`;
}
function indexJson({ digest, body, mediaType }, names) {
    const entry = { mediaType: mediaType ?? OCI_MANIFEST, digest, size: Buffer.byteLength(body) };
    const named = names.map((name) => ({
        ...entry,
        annotations: {
            'io.containerd.image.name': wholeName(name),
            'org.opencontainers.image.ref.name': name.slice(name.lastIndexOf(':') + 1),
        },
    }));
    const manifests = named.length === 0 ? [entry] : named;
    return JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests });
}
function wholeName(name) {
    const [first = '', ...rest] = name.split('/');
    if (rest.length === 0)
        return `docker.io/library/${name}`;
    return /[.:]/.test(first) || first === 'localhost' ? name : `docker.io/${name}`;
}
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
function manifestJson(top, { names, from }) {
    const parts = (0,_image_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .readImageParts */ .y)(top.body);
    if (parts?.kind !== 'image')
        throw (0,_errors_source_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .notOneImage */ .$4)(from, top.digest);
    return JSON.stringify([
        { Config: blobPath(parts.config), RepoTags: [...names], Layers: parts.layers.map((layer) => blobPath(layer)) },
    ]);
}


/***/ }),

/***/ 5906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mv: () => (/* binding */ TAR_BLOCK),
/* harmony export */   pI: () => (/* binding */ tarHeader),
/* harmony export */   vr: () => (/* binding */ tarPadding)
/* harmony export */ });
const TAR_BLOCK = 512;
function tarHeader(path, sizeBytes) {
    const header = Buffer.alloc(TAR_BLOCK);
    const isFolder = path.endsWith('/');
    header.write(path, 0, NAME_BYTES, 'utf8');
    header.write(isFolder ? '0000755\0' : '0000644\0', 100);
    header.write('0000000\0', 108);
    header.write('0000000\0', 116);
    writeSize(header, sizeBytes);
    header.write('00000000000\0', 136);
    header.write(' '.repeat(8), 148);
    header.write(isFolder ? '5' : '0', 156);
    header.write('ustar\x0000', 257, 'latin1');
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return header;
}
const NAME_BYTES = 100;
const LARGE_BYTES = 8 ** 11;
function writeSize(header, sizeBytes) {
    if (sizeBytes < LARGE_BYTES) {
        header.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124);
        return;
    }
    header.writeUInt8(0x80, 124);
    header.writeBigUInt64BE(BigInt(sizeBytes), 128);
}
function tarPadding(sizeBytes) {
    return (TAR_BLOCK - (sizeBytes % TAR_BLOCK)) % TAR_BLOCK;
}


/***/ }),

/***/ 4239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ notOneImage),
/* harmony export */   $I: () => (/* binding */ notInEngine),
/* harmony export */   HI: () => (/* binding */ givenPathMissing),
/* harmony export */   b3: () => (/* binding */ notSaved),
/* harmony export */   cI: () => (/* binding */ givenMissing),
/* harmony export */   jX: () => (/* binding */ givenDenied),
/* harmony export */   v2: () => (/* binding */ notLoaded),
/* harmony export */   xc: () => (/* binding */ notWritten)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);

function notInEngine(name) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'image-missing',
        what: `The engine has no image ${name}. Nothing was pushed.`,
        why: 'it was built under another name, by another engine or builder, or in another job, whose engine is another one.',
        fix: [
            'see what is there with `docker images`. From another job hand it over as a file (docs/source-image.md); of a registry name the host:',
            '    source-image: ghcr.io/octo-org/shop@sha256:...',
        ].join('\n'),
    });
}
function givenPathMissing(text, path) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'image-missing',
        what: `${text}: there is nothing at ${path}. Nothing was pushed.`,
        why: 'paths start at the workspace, and a file of another job is there only after actions/download-artifact.',
        fix: 'check the path, and let the step that makes it run before this one.',
    });
}
function givenMissing(name) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'image-missing',
        what: `There is no image ${name}, neither in the engine of this runner nor in its registry. Nothing was pushed.`,
        why: 'it was deleted or never pushed, or the name is another one.',
        fix: 'check the name; `docker images` and `docker buildx imagetools inspect NAME` tell what there is.',
    });
}
function givenDenied(name, permission) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-denied',
        what: `The login may not read ${name}. Nothing was pushed.`,
        why: `it lacks ${permission} for that repository.`,
        fix: `give it ${permission}, or check the name.`,
    });
}
function notSaved(name, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'image-missing',
        what: `docker save ${name} failed. Docker says: ${said}`,
        why: 'the engine has only a part of the image, such as one platform of several, or the disk is full.',
        fix: 'pull the whole image, `docker pull --all-platforms`, or name it by its digest in its registry.',
    });
}
function notLoaded(name, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'test-failed',
        what: `The image ${name} could not be loaded into the engine for its test. Docker says: ${said}. Nothing was pushed.`,
        why: 'no engine answers on this runner, its disk is full, or it is too old for layers that are packed so.',
        fix: 'use a runner with Docker, or take `test` out.',
    });
}
function notOneImage(from, digest) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'inputs-invalid',
        what: `output: ${digest} in ${from} is an index, and a docker archive holds an image of one platform.`,
        why: 'several `platforms`, or attestations, make an index.',
        fix: 'write it as an OCI layout, which holds all of it:\n    output: oci:image.tar',
    });
}
function notWritten(path, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'folder-not-writable',
        what: `The image could not be written to ${path}: ${cause instanceof Error ? cause.message : cause}`,
        why: 'the folder belongs to another user, or the disk is full.',
        fix: 'set `output` to a path in the workspace or under ${{ runner.temp }}.',
    }, { cause });
}


/***/ }),

/***/ 3224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FF: () => (/* binding */ testNotStarted),
/* harmony export */   ie: () => (/* binding */ untestedImage),
/* harmony export */   sp: () => (/* binding */ testTimedOut),
/* harmony export */   wb: () => (/* binding */ testFailed)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);

function testFailed({ platform }, exitCode) {
    const ended = exitCode === null ? 'was ended by a signal' : `ended with exit code ${exitCode}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'test-failed',
        what: `The test of the image${onPlatform(platform)} ${ended}. Nothing was pushed.`,
        why: 'the image does not do what the test expects; which line of it failed is the last line of its output above.',
        fix: 'run the same where you can look at it: build the image, and run the command with IMAGE set to its name.',
    });
}
function testTimedOut({ platform, timeoutSeconds }, ended) {
    const limit = `${timeoutSeconds} second${timeoutSeconds === 1 ? '' : 's'}`;
    const at = ended.length === 0 ? '' : ` At work were, and are ended: ${ended.join(', ')}.`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'test-failed',
        what: `The test of the image${onPlatform(platform)} did not end within ${limit}.${at} Nothing was pushed.`,
        why: 'it waits for something that does not come, or needs more time.',
        fix: 'raise `test-timeout-seconds`, or look at what the command waits for.',
    });
}
function onPlatform(platform) {
    return platform === undefined ? '' : ` on ${platform}`;
}
function untestedImage(result) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'image-changed',
        what: `The image that the builder makes for the push is not the one that was tested. ${result}`,
        why: 'the test writes files into the context, or the cache of the builder was pruned in between, so that it built once more ' +
            'what is not the same each time.',
        fix: [
            'let the test write to $RUNNER_TEMP, or list what it writes in .dockerignore:',
            '    echo "test-results" >> .dockerignore',
        ].join('\n'),
    });
}
function testNotStarted(cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'test-failed',
        what: `The test could not be started. ${cause instanceof Error ? cause.message : cause}`,
        why: 'there is no bash on this runner.',
        fix: 'use a runner with bash, such as ubuntu-latest, or take `test` out. Nothing was pushed.',
    }, { cause });
}


/***/ }),

/***/ 3846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ openFiles)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
;// CONCATENATED MODULE: ./.build/errors/archive-errors.js

function archiveDamaged(path, how) {
    return new failure/* Failure */.HR({
        code: 'digest-mismatch',
        what: `${path} holds no whole image: ${how}. Nothing was pushed.`,
        why: 'the step that wrote it was ended before, a transfer was cut off, or the path is that of another file.',
        fix: 'write the image anew; see that the step that writes it has ended before this one.',
    });
}
function severalImages(path, names) {
    return new failure/* Failure */.HR({
        code: 'image-missing',
        what: `${path} holds several images, and \`source-image\` does not say which:\n${names.map((name) => `    ${name}`).join('\n')}`,
        why: 'it was written from several names.',
        fix: 'write the name behind the path:\n    source-image: docker-archive:images.tar:shop:ci',
    });
}
function imageNotThere(path, name, names) {
    return new failure/* Failure */.HR({
        code: 'image-missing',
        what: `${path} holds no image ${name}. There are:\n${names.map((one) => `    ${one}`).join('\n')}`,
        why: 'the image was written under another name.',
        fix: 'write one of these names behind the path; where there is one image only, the path alone will do.',
    });
}

// EXTERNAL MODULE: ./.build/lib/json.js
var json = __webpack_require__(6210);
// EXTERNAL MODULE: ./.build/distribution/content-check.js
var content_check = __webpack_require__(1981);
// EXTERNAL MODULE: ./.build/distribution/tar-header.js
var tar_header = __webpack_require__(5906);
;// CONCATENATED MODULE: ./.build/distribution/tar-index.js



async function readTarIndex(file) {
    const handle = await (0,promises_.open)(file);
    try {
        return await readEntries(handle, file);
    }
    finally {
        await handle.close();
    }
}
async function readEntries(handle, file) {
    const { size } = await handle.stat();
    const entries = new Map();
    let extra = {};
    for (let at = 0; at + tar_header/* TAR_BLOCK */.mv <= size;) {
        const header = await readAt(handle, at, tar_header/* TAR_BLOCK */.mv);
        if (header.every((byte) => byte === 0))
            return entries;
        if (!isHeader(header))
            throw archiveDamaged(file, at === 0 ? notATar(header) : `its byte ${at} begins no file`);
        const sizeBytes = extra.sizeBytes ?? readNumber(header.subarray(124, 136));
        const offset = at + tar_header/* TAR_BLOCK */.mv;
        at = offset + Math.ceil(sizeBytes / tar_header/* TAR_BLOCK */.mv) * tar_header/* TAR_BLOCK */.mv;
        if (offset + sizeBytes > size)
            throw archiveDamaged(file, `it ends within a file: ${size} bytes are there, and ${offset + sizeBytes} would be`);
        const type = String.fromCharCode(header[156] ?? 0);
        if (type === 'L' || type === 'x') {
            extra = { ...extra, ...readExtra(type, await readAt(handle, offset, sizeBytes)) };
            continue;
        }
        const path = clean(extra.path ?? nameIn(header));
        extra = {};
        if (type === '0' || type === '\0')
            entries.set(path, { offset, sizeBytes });
        const linked = type === '1' || type === '2' ? entries.get(clean(textIn(header.subarray(157, 257)))) : undefined;
        if (linked !== undefined)
            entries.set(path, linked);
    }
    throw archiveDamaged(file, 'its end is missing');
}
async function readAt(handle, position, length) {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(length), position });
    return buffer.subarray(0, bytesRead);
}
function isHeader(header) {
    const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
    return sum === readNumber(header.subarray(148, 156));
}
function notATar(header) {
    return header[0] === 0x1f && header[1] === 0x8b
        ? 'it is packed with gzip: unpack it with `gunzip` first'
        : 'it is no tar';
}
function readNumber(field) {
    if ((field[0] ?? 0) >= 0x80)
        return Number(field.readBigUInt64BE(field.length - 8));
    return Number.parseInt(textIn(field).trim() || '0', 8);
}
function textIn(field) {
    const end = field.indexOf(0);
    return field.subarray(0, end === -1 ? field.length : end).toString('utf8');
}
function nameIn(header) {
    const prefix = header.subarray(257, 262).toString('latin1') === 'ustar' ? textIn(header.subarray(345, 500)) : '';
    const name = textIn(header.subarray(0, 100));
    return prefix === '' ? name : `${prefix}/${name}`;
}
function readExtra(type, content) {
    if (type === 'L')
        return { path: textIn(content) };
    const fields = new Map([...content.toString('utf8').matchAll(/\d+ (path|size)=([^\n]*)\n/g)].map(([, key = '', value = '']) => [
        key,
        value,
    ]));
    const [path, size] = [fields.get('path'), fields.get('size')];
    return { ...(path === undefined ? {} : { path }), ...(size === undefined ? {} : { sizeBytes: Number(size) }) };
}
function clean(path) {
    return path.replace(/^(?:\.?\/)+/, '');
}

;// CONCATENATED MODULE: ./.build/distribution/file-store.js




async function openStore(path) {
    return (0,external_node_fs_.statSync)(path).isDirectory() ? openFolder(path) : await openTar(path);
}
function openFolder(folder) {
    const sizeOf = (path) => {
        const found = (0,external_node_fs_.statSync)((0,external_node_path_.join)(folder, path), { throwIfNoEntry: false });
        return found?.isFile() ? found.size : undefined;
    };
    return {
        name: folder,
        sizeOf,
        open: (path, fromByte) => (0,external_node_fs_.createReadStream)((0,external_node_path_.join)(folder, path), { start: fromByte }),
        text: async (path) => (sizeOf(path) === undefined ? undefined : await (0,promises_.readFile)((0,external_node_path_.join)(folder, path), 'utf8')),
    };
}
async function openTar(file) {
    const entries = await readTarIndex(file);
    const open = (path, fromByte) => {
        const { offset, sizeBytes } = entries.get(path) ?? { offset: 0, sizeBytes: 0 };
        if (fromByte >= sizeBytes)
            return nothing();
        return (0,external_node_fs_.createReadStream)(file, { start: offset + fromByte, end: offset + sizeBytes - 1 });
    };
    return {
        name: file,
        sizeOf: (path) => entries.get(path)?.sizeBytes,
        open,
        text: async (path) => (entries.has(path) ? await textOf(open(path, 0)) : undefined),
    };
}
async function* nothing() { }
async function textOf(bytes) {
    const pieces = [];
    for await (const piece of bytes)
        pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
}

// EXTERNAL MODULE: ./.build/distribution/image-parts.js
var image_parts = __webpack_require__(4259);
// EXTERNAL MODULE: ./.build/plan/manifest.js
var manifest = __webpack_require__(4867);
;// CONCATENATED MODULE: ./.build/distribution/oci-layout.js






async function openOciLayout(path, name) {
    return await openLayout(await openStore(path), name);
}
async function openLayout(store, name) {
    const index = await store.text('index.json');
    if (index === undefined)
        throw archiveDamaged(store.name, 'there is no index.json in it, so it is no OCI layout');
    const listed = (0,json/* record */.g1)((0,json/* parseJson */.qF)(index)).manifests;
    const entries = Array.isArray(listed) ? listed.flatMap((entry) => (0,image_parts/* readDescriptor */.qq)(entry) ?? []) : [];
    if (entries.length === 0)
        throw archiveDamaged(store.name, 'its index.json names no image');
    const { digest } = choose(store, entries, name);
    const source = new LayoutSource(store);
    const answer = await source.manifest(digest);
    if (answer.kind !== 'found')
        throw archiveDamaged(store.name, `the manifest ${digest} is missing`);
    return { manifest: answer.value, source };
}
function choose(store, entries, name) {
    const found = name === undefined ? entries : entries.filter((entry) => isNamed(entry, name));
    const [first] = found;
    const names = [...new Set(entries.flatMap((entry) => namesOf(entry)[0] ?? entry.digest))];
    if (first === undefined)
        throw imageNotThere(store.name, name ?? '', names);
    if (found.some(({ digest }) => digest !== first.digest))
        throw severalImages(store.name, names);
    return first;
}
function namesOf({ annotations = {} }) {
    const names = [annotations['org.opencontainers.image.ref.name'], annotations['io.containerd.image.name']];
    return names.filter((text) => typeof text === 'string');
}
function isNamed(entry, name) {
    return entry.digest === name || namesOf(entry).some((own) => own === name || oci_layout_short(own) === oci_layout_short(name));
}
function oci_layout_short(name) {
    return name.replace(/^docker\.io\/(?:library\/)?/, '');
}
class LayoutSource {
    name;
    #store;
    constructor(store) {
        this.name = store.name;
        this.#store = store;
    }
    async manifest(digest) {
        const body = (0,image_parts/* isDigest */.Bc)(digest) ? await this.#store.text(blobPath(digest)) : undefined;
        if (body === undefined)
            return { kind: 'missing', what: 'image' };
        if ((0,content_check/* digestOf */.o)(Buffer.from(body), digest) !== digest || (0,manifest/* readManifest */.WI)(body) === undefined)
            throw archiveDamaged(this.name, `the manifest ${digest} is another one, or none`);
        const { mediaType } = (0,json/* record */.g1)((0,json/* parseJson */.qF)(body));
        return { kind: 'found', value: { digest, body, ...(typeof mediaType === 'string' ? { mediaType } : {}) } };
    }
    async openBlob(descriptor, fromByte) {
        const path = blobPath(descriptor.digest);
        const sizeBytes = this.#store.sizeOf(path);
        if (sizeBytes === undefined)
            throw archiveDamaged(this.name, `the blob ${descriptor.digest} is missing`);
        return checked(this.#store.open(path, fromByte), new content_check/* ContentCheck */.S(descriptor, fromByte, this.name));
    }
}
function blobPath(digest) {
    return `blobs/${digest.replace(':', '/')}`;
}
async function* checked(bytes, check) {
    for await (const piece of bytes) {
        check.add(piece);
        yield piece;
    }
    check.end();
}

;// CONCATENATED MODULE: ./.build/distribution/docker-archive.js













async function openDockerArchive(path, { name, folder }) {
    const store = await openStore(path);
    if (store.sizeOf('index.json') !== undefined) {
        const layout = await openLayout(store, name);
        if (isPacked(layout.manifest))
            return layout;
    }
    return await packImage(store, await readEntry(store, name), folder);
}
function isPacked({ body }) {
    const parts = (0,image_parts/* readImageParts */.y)(body);
    return parts?.kind === 'index' || (parts?.layers.every(({ mediaType }) => /gzip|zstd/.test(mediaType)) ?? false);
}
async function readEntry(store, name) {
    const text = await store.text('manifest.json');
    if (text === undefined)
        throw archiveDamaged(store.name, 'there is no manifest.json in it, so docker save did not write it');
    const listed = (0,json/* parseJson */.qF)(text);
    const entries = Array.isArray(listed) ? listed.map(json/* record */.g1) : [];
    const names = entries.flatMap(({ RepoTags }) => textsIn(RepoTags));
    const found = name === undefined ? entries : entries.filter(({ RepoTags }) => textsIn(RepoTags).includes(name));
    const [first] = found;
    if (first === undefined)
        throw imageNotThere(store.name, name ?? '', names);
    if (found.length > 1)
        throw severalImages(store.name, names);
    return { config: String(first.Config), layers: textsIn(first.Layers) };
}
function textsIn(value) {
    return Array.isArray(value) ? value.map(String) : [];
}
const TYPE = 'application/vnd.docker.distribution.manifest.v2+json';
const CONFIG = 'application/vnd.docker.container.image.v1+json';
const LAYER = 'application/vnd.docker.image.rootfs.diff.tar.gzip';
async function packImage(store, { config, layers }, folder) {
    const text = await store.text(config);
    if (text === undefined)
        throw archiveDamaged(store.name, `the configuration ${config} is missing`);
    const diffIds = textsIn((0,json/* record */.g1)((0,json/* record */.g1)((0,json/* parseJson */.qF)(text)).rootfs).diff_ids);
    if (diffIds.length !== layers.length)
        throw archiveDamaged(store.name, `its configuration names ${diffIds.length} layers, and there are ${layers.length}`);
    const packed = [];
    const files = new Map();
    for (const [index, layer] of layers.entries()) {
        const file = (0,external_node_path_.join)(folder, `layer-${index}.tar.gz`);
        const blob = await packLayer(store, { layer, diffId: diffIds[index] ?? '', file });
        packed.push(blob);
        files.set(blob.digest, file);
    }
    const bytes = Buffer.from(text);
    const own = { mediaType: CONFIG, digest: (0,content_check/* digestOf */.o)(bytes), size: bytes.length };
    const list = packed.map(({ digest, sizeBytes }) => ({ mediaType: LAYER, size: sizeBytes, digest }));
    const body = JSON.stringify({ schemaVersion: 2, mediaType: TYPE, config: own, layers: list });
    const manifest = { digest: (0,content_check/* digestOf */.o)(Buffer.from(body)), body, mediaType: TYPE };
    return { manifest, source: packedSource(store.name, manifest, { files, config: { digest: own.digest, bytes } }) };
}
async function packLayer(store, { layer, diffId, file }) {
    if (store.sizeOf(layer) === undefined)
        throw archiveDamaged(store.name, `the layer ${layer} is missing`);
    const [unpacked, packed] = [(0,external_node_crypto_.createHash)('sha256'), (0,external_node_crypto_.createHash)('sha256')];
    const counted = (hash) => new external_node_stream_.Transform({
        transform(chunk, _encoding, done) {
            hash.update(chunk);
            done(null, chunk);
        },
    });
    await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(store.open(layer, 0), { objectMode: false }), counted(unpacked), (0,external_node_zlib_.createGzip)(), counted(packed), (0,external_node_fs_.createWriteStream)(file, { mode: 0o600 }));
    const got = `sha256:${unpacked.digest('hex')}`;
    if (got !== diffId)
        throw archiveDamaged(store.name, `the layer ${layer} is ${got}, and not ${diffId}`);
    return { digest: `sha256:${packed.digest('hex')}`, sizeBytes: (await (0,promises_.stat)(file)).size, mediaType: LAYER };
}
function packedSource(name, manifest, { files, config }) {
    return {
        name,
        manifest: async (digest) => digest === manifest.digest ? { kind: 'found', value: manifest } : { kind: 'missing', what: 'image' },
        openBlob: async ({ digest }, fromByte) => {
            if (digest === config.digest)
                return external_node_stream_.Readable.from([config.bytes.subarray(fromByte)], { objectMode: false });
            const file = files.get(digest);
            if (file === undefined)
                throw archiveDamaged(name, `the blob ${digest} is missing`);
            return (0,external_node_fs_.createReadStream)(file, { start: fromByte });
        },
    };
}

;// CONCATENATED MODULE: ./.build/phases/build/source-files.js


async function openFiles({ kind, path, name, folder }) {
    switch (kind) {
        case 'oci-layout':
            return await openOciLayout(path, name);
        case 'docker-archive':
            return await openDockerArchive(path, { name, folder });
    }
}


/***/ }),

/***/ 4133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B6: () => (/* binding */ describeSource),
  go: () => (/* binding */ findInRegistry),
  ei: () => (/* binding */ findLocalSource),
  wN: () => (/* binding */ placeOfSource),
  ib: () => (/* binding */ saveFromEngine)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/docker/buildx.js
var buildx = __webpack_require__(1199);
// EXTERNAL MODULE: ./.build/docker/engine.js
var engine = __webpack_require__(9981);
// EXTERNAL MODULE: ./.build/errors/build-output.js
var build_output = __webpack_require__(8356);
// EXTERNAL MODULE: ./.build/errors/source-errors.js
var source_errors = __webpack_require__(4239);
// EXTERNAL MODULE: ./.build/inputs/paths.js
var paths = __webpack_require__(3954);
// EXTERNAL MODULE: ./.build/plan/manifest.js
var plan_manifest = __webpack_require__(4867);
// EXTERNAL MODULE: ./.build/aws/open-registry.js
var open_registry = __webpack_require__(8396);
// EXTERNAL MODULE: ./.build/distribution/repository-client.js + 6 modules
var repository_client = __webpack_require__(681);
// EXTERNAL MODULE: ./.build/lib/ecr-host.js
var ecr_host = __webpack_require__(1619);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/registry-location.js
var registry_location = __webpack_require__(4565);
// EXTERNAL MODULE: ./.build/phases/registry/registry-means.js + 1 modules
var registry_means = __webpack_require__(9535);
;// CONCATENATED MODULE: ./.build/phases/registry/source-registry.js






async function openSourceRegistry(step, { host, repository }, session) {
    const stored = await (0,registry_means/* jobLogin */.$)(step, host);
    const inEcr = stored === undefined && (0,ecr_host/* isEcrHost */.R5)(host) ? session : undefined;
    const place = inEcr === undefined ? { host, login: async () => stored } : await inOwnEcr(step, { host, repository }, inEcr);
    return new repository_client/* RepositoryClient */.q({ ...(0,registry_means/* registryMeans */.s)(step), ...place, repository });
}
async function inOwnEcr(step, { host, repository }, { destination, identity }) {
    const { accountId, region = destination.region } = (0,ecr_host/* parseEcrHost */.wl)(host) ?? {};
    const { credentials, caller } = identity;
    const registry = (0,open_registry/* openRegistry */.Me)(step, (0,omit_undefined/* omitUndefined */.O)({ region, registryId: accountId }), { credentials, repository });
    try {
        const [authorization, facts] = await Promise.all([registry.authorize(), registry.describeRepository()]);
        const ownAccountId = caller?.accountId ?? '';
        const proxyHost = authorization.host;
        const place = { reference: { name: repository, host }, region, registryId: accountId, ownAccountId, proxyHost };
        return { host: (0,registry_location/* locate */.x5)(place, facts).host ?? host, scheme: authorization.scheme, login: async () => authorization };
    }
    finally {
        registry.close();
    }
}

// EXTERNAL MODULE: ./.build/phases/build/source-files.js + 5 modules
var source_files = __webpack_require__(3846);
;// CONCATENATED MODULE: ./.build/phases/build/source-image.js










async function findLocalSource(step, source, means) {
    switch (source.kind) {
        case 'registry':
            return undefined;
        case 'engine':
            return await findInEngine(step, source, means.docker);
        case 'oci-layout':
        case 'docker-archive':
            return await findInFiles(step, source, means);
    }
}
async function findInEngine({ environment, runner }, { name, registry }, docker) {
    if (registry === undefined)
        await (0,engine/* findEngine */.GO)(docker, environment.variables.DOCKER_HOST || undefined);
    const [found, store] = await Promise.all([(0,engine/* inspectImage */.mm)(docker, name), (0,buildx/* imageStore */.J)(docker)]);
    if (found === undefined || store === undefined) {
        if (registry === undefined)
            throw (0,source_errors/* notInEngine */.$I)(name);
        runner.info(`The engine has no ${name}: it is taken from its registry.`);
        return undefined;
    }
    const { id, platform } = found;
    const known = store === 'containerd' ? { digest: id } : { configDigest: id };
    return { kind: 'engine', store, image: { id, platform }, given: { name, ...known } };
}
async function findInFiles({ environment }, { kind, text, path, name }, { folder }) {
    const whole = (0,external_node_path_.resolve)(environment.workspace, path);
    if ((0,paths/* lookUpPath */.yc)(whole) === 'missing')
        throw (0,source_errors/* givenPathMissing */.HI)(text, whole);
    const content = await (0,source_files/* openFiles */.K)({ kind, path: whole, name, folder });
    const { digest } = content.manifest;
    const configured = kind === 'docker-archive' ? configOf(content.manifest) : {};
    return { kind: 'content', ...content, given: { name: text, digest, ...configured } };
}
function configOf({ body }) {
    const manifest = (0,plan_manifest/* readManifest */.WI)(body);
    return manifest?.kind === 'image' ? { configDigest: manifest.configDigest } : {};
}
async function findInRegistry(step, place, session) {
    const { host, repository, reference } = place;
    const isDigest = reference.includes(':');
    const name = `${host}/${repository}${isDigest ? '@' : ':'}${reference}`;
    const source = await openSourceRegistry(step, place, session);
    const answer = await source.manifest(reference);
    if (answer.kind === 'denied')
        throw (0,source_errors/* givenDenied */.jX)(name, answer.permission);
    if (answer.kind === 'missing')
        throw (0,source_errors/* givenMissing */.cI)(name);
    const manifest = answer.value;
    if (!isDigest)
        step.runner.info(`${name} is ${manifest.digest}.`);
    return { kind: 'content', source, manifest, given: { name, digest: manifest.digest } };
}
function placeOfSource(source) {
    const place = source.kind === 'registry' ? source : source.kind === 'engine' ? source.registry : undefined;
    if (place === undefined)
        throw new Error('What is nowhere else was found, or told to be missing.');
    return place;
}
function describeSource(found) {
    const { name } = found.given;
    switch (found.kind) {
        case 'engine':
            return `The engine has ${name}: ${found.image.id}, ${found.image.platform}`;
        case 'content': {
            const manifest = (0,plan_manifest/* readManifest */.WI)(found.manifest.body);
            const platforms = manifest?.kind === 'index' ? manifest.children.flatMap(({ platform }) => platform ?? []) : [];
            const what = manifest?.kind === 'index' ? `an index of ${platforms.join(', ') || 'no platform'}` : 'an image';
            return `${name} is ${found.manifest.digest}, ${what}`;
        }
    }
}
async function saveFromEngine({ docker, folder }, { id, name, store }) {
    const file = (0,external_node_path_.join)(folder, 'image.tar');
    const remove = () => (0,promises_.rm)(file, { force: true });
    try {
        const saved = await docker.stream(['save', '--output', file, id]);
        if (!saved.succeeded)
            throw (0,source_errors/* notSaved */.b3)(name, (0,build_output/* lastErrorLine */.HY)(saved.tail));
        const files = store === 'containerd'
            ? { kind: 'oci-layout', path: file, name: id, folder }
            : { kind: 'docker-archive', path: file, folder };
        return { ...(await (0,source_files/* openFiles */.K)(files)), remove };
    }
    catch (error) {
        await remove();
        throw error;
    }
}


/***/ }),

/***/ 7409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Wg: () => (/* binding */ forLoading),
  t5: () => (/* binding */ lookAt),
  Ik: () => (/* binding */ remake),
  Ds: () => (/* binding */ testBuild)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/docker/docker-cli.js + 3 modules
var docker_cli = __webpack_require__(930);
// EXTERNAL MODULE: ./.build/docker/engine.js
var engine = __webpack_require__(9981);
// EXTERNAL MODULE: ./.build/docker/metadata-file.js
var metadata_file = __webpack_require__(6713);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
// EXTERNAL MODULE: ./.build/phases/build/docker-build.js + 2 modules
var docker_build = __webpack_require__(5748);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./.build/docker/child-processes.js
var child_processes = __webpack_require__(9577);
// EXTERNAL MODULE: ./.build/errors/test-errors.js
var test_errors = __webpack_require__(3224);
;// CONCATENATED MODULE: ./.build/phases/build/test-image.js






async function runTest(test) {
    const { code, late, ended } = await test.quoting((write) => run(test, write));
    if (late)
        throw (0,test_errors/* testTimedOut */.sp)(test, ended);
    if (ended.length > 0)
        test.info(`The test has ended, and with it what it had started: ${ended.join(', ')}.`);
    if (code !== 0)
        throw (0,test_errors/* testFailed */.wb)(test, code);
}
const TELL = `trap 'code=$?; echo "Line $((LINENO - 1)) failed with exit code $code: $BASH_COMMAND" >&2' ERR`;
async function run(test, write) {
    const mark = (0,external_node_crypto_.randomUUID)();
    const child = startBash(test, mark);
    for (const stream of [child.stdout, child.stderr])
        stream.on('data', write);
    const closed = Promise.all([child.stdout, child.stderr].map((stream) => (0,external_node_events_.once)(stream, 'close'))).catch(() => undefined);
    const exited = new Promise((resolve, reject) => {
        child.once('error', (cause) => reject((0,test_errors/* testNotStarted */.FF)(cause)));
        child.once('exit', resolve);
    });
    const family = { mark: `${child_processes/* TEST_MARK */.Hk}=${mark}`, ...(child.pid === undefined ? {} : { session: child.pid }) };
    const timer = new AbortController();
    try {
        const late = (0,external_node_timers_promises_.setTimeout)(test.timeoutSeconds * 1000, 'late', { signal: timer.signal }).catch(() => null);
        const first = await Promise.race([exited, late]);
        const ended = await (0,child_processes/* endFamily */._b)(family);
        const code = first === 'late' ? null : first;
        await Promise.race([closed, (0,external_node_timers_promises_.setTimeout)(DRAIN_MS, undefined, { signal: timer.signal }).catch(() => null)]);
        return { code, late: first === 'late', ended };
    }
    finally {
        timer.abort();
        child.stdout.destroy();
        child.stderr.destroy();
    }
}
const DRAIN_MS = 1_000;
function startBash({ command, image, platform, workspace, variables }, mark) {
    const forPlatform = platform === undefined ? {} : { PLATFORM: platform, DOCKER_DEFAULT_PLATFORM: platform };
    return (0,external_node_child_process_.spawn)('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', `${TELL}\n${command}`], {
        cwd: workspace,
        env: { ...variables, IMAGE: image, ...forPlatform, [child_processes/* TEST_MARK */.Hk]: mark },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
    });
}

;// CONCATENATED MODULE: ./.build/phases/build/test-platforms.js









async function lookAt(docker, [, kept]) {
    const image = await (0,engine/* inspectImage */.mm)(docker, kept);
    return image === undefined ? [] : [{ layers: image.layers }];
}
async function testBuild(step, test, request) {
    const { environment, runner } = step;
    const { docker, names, build } = request;
    const [image] = names;
    return await runner.phase('Test', async () => {
        const tested = [];
        for (const platform of (0,choose_builder/* testedPlatforms */.KC)(build.platforms, test.everyPlatform, process.arch)) {
            const { configDigest } = await buildOne(step, { ...request, platform, output: 'load' });
            const found = await lookAt(docker, names);
            tested.push(...found.map(({ layers }) => ({ layers, platform, configDigest })));
            runner.info(`IMAGE=${image}${platform === undefined ? '' : ` PLATFORM=${platform}`}`);
            const { workspace } = environment;
            const variables = (0,docker_cli/* withoutInputs */.i$)(environment.variables);
            const { quoting, info } = runner;
            await runTest({ ...test, image, platform, workspace, variables, quoting, info });
        }
        return { value: tested, sentence: `Tested ${image}` };
    });
}
async function remake(step, tested, request) {
    const made = [];
    for (const { platform } of tested)
        made.push(await buildOne(step, { ...request, names: [], platform, output: 'stay' }));
    return made;
}
async function buildOne({ runner: { info, warning } }, { docker, names, build, builder, folder, platform, output }) {
    if (builder === undefined)
        return {};
    const metadataFile = (0,external_node_path_.join)(folder, 'tested.json');
    const options = {
        builder,
        output,
        metadataFile,
        ...(platform === undefined ? {} : { platforms: [platform] }),
    };
    await (0,docker_build/* dockerBuild */.rW)(docker, { build: forLoading(build), images: names, options, info, warning });
    return (0,omit_undefined/* omitUndefined */.O)({ configDigest: (0,metadata_file/* configDigestInMetadata */.Lj)(await (0,promises_.readFile)(metadataFile, 'utf8').catch(() => '')) });
}
function forLoading({ provenance: _provenance, sbom: _sbom, ...build }) {
    return { ...(0,docker_build/* asBuilt */.RX)(build), annotations: [], compression: 'default' };
}


/***/ }),

/***/ 271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HS: () => (/* binding */ writeFromBuilder),
/* harmony export */   IK: () => (/* binding */ writeFromEngine),
/* harmony export */   jB: () => (/* binding */ writeContent),
/* harmony export */   te: () => (/* binding */ writeImage)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _distribution_file_sink_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4715);
/* harmony import */ var _distribution_layout_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6221);
/* harmony import */ var _docker_buildx_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1199);
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3582);
/* harmony import */ var _errors_source_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4239);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1035);
/* harmony import */ var _docker_build_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5748);
/* harmony import */ var _source_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3846);
/* harmony import */ var _source_image_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4133);










async function writeImage(step, { digest, source }) {
    const { output, repository, tags } = step.inputs;
    if (output === undefined)
        return;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(step.environment.workspace, output.path);
    await step.runner.phase('Output', async () => {
        const written = output.kind === 'oci' ? tags.slice(0, 1) : tags;
        const names = written.map((tag) => `${repository.name}:${tag}`);
        const { files, sizeBytes } = await (0,_distribution_layout_files_js__WEBPACK_IMPORTED_MODULE_2__/* .layoutFiles */ .W)({
            digest,
            source,
            names,
            isArchive: output.kind === 'docker-archive',
        });
        try {
            await (output.isTar ? (0,_distribution_file_sink_js__WEBPACK_IMPORTED_MODULE_1__/* .writeTar */ .FJ)(path, files) : (0,_distribution_file_sink_js__WEBPACK_IMPORTED_MODULE_1__/* .writeFolder */ .CI)(path, files));
        }
        catch (error) {
            throw error instanceof _errors_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR ? error : (0,_errors_source_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .notWritten */ .xc)(path, error);
        }
        return { value: undefined, sentence: `Wrote ${digest} to ${output.path}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_9__/* .formatBytes */ .z3)(sizeBytes)}` };
    });
}
async function writeContent(step, found, means) {
    if (found.kind === 'content')
        await writeImage(step, { digest: found.manifest.digest, source: found.source });
    else
        await writeFromEngine(step, { id: found.image.id, name: found.given.name }, means);
}
async function writeFromEngine(step, { id, name }, means) {
    if (step.inputs.output === undefined)
        return;
    const store = (await (0,_docker_buildx_js__WEBPACK_IMPORTED_MODULE_3__/* .imageStore */ .J)(means.docker)) ?? 'classic';
    const saved = await (0,_source_image_js__WEBPACK_IMPORTED_MODULE_8__/* .saveFromEngine */ .ib)(means, { id, name, store });
    try {
        await writeImage(step, { digest: saved.manifest.digest, source: saved.source });
    }
    finally {
        await saved.remove();
    }
}
async function writeFromBuilder(step, request, { docker, folder }) {
    if (step.inputs.output === undefined)
        return;
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'image.tar');
    const options = { ...request.options, output: 'none', file };
    await step.runner.phase('Build', async () => {
        await (0,_docker_build_js__WEBPACK_IMPORTED_MODULE_6__/* .dockerBuild */ .rW)(docker, { ...request, build: (0,_docker_build_js__WEBPACK_IMPORTED_MODULE_6__/* .asBuilt */ .RX)(request.build), options });
        return { value: undefined, sentence: 'The builder has written the image' };
    });
    const { manifest, source } = await (0,_source_files_js__WEBPACK_IMPORTED_MODULE_7__/* .openFiles */ .K)({ kind: 'oci-layout', path: file, folder });
    await writeImage(step, { digest: manifest.digest, source });
}


/***/ })

};
;