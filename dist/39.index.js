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
    const { TAR_BLOCK, tarHeader, tarPadding } = await __webpack_require__.e(/* import() */ 906).then(__webpack_require__.bind(__webpack_require__, 5906));
    for (const folder of foldersOf(files))
        yield tarHeader(folder, 0);
    for (const { path, sizeBytes, open } of files) {
        yield tarHeader(path, sizeBytes);
        yield* await open();
        yield Buffer.alloc(tarPadding(sizeBytes));
    }
    yield Buffer.alloc(2 * TAR_BLOCK);
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

/***/ 7617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ openFiles)
});

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
// EXTERNAL MODULE: ./.build/lib/map-limit.js
var map_limit = __webpack_require__(8602);
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
;// CONCATENATED MODULE: ./.build/distribution/file-bytes.js

const PIECE_BYTES = 256 * 1024;
async function* readFileRange({ path, offset, sizeBytes }, pieces = 'kept') {
    const file = await (0,promises_.open)(path);
    try {
        const own = Buffer.allocUnsafeSlow(Math.min(PIECE_BYTES, Math.max(1, sizeBytes)));
        for (let done = 0; done < sizeBytes;) {
            const buffer = pieces === 'lent' ? own : Buffer.allocUnsafeSlow(own.length);
            const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, sizeBytes - done), offset + done);
            if (bytesRead === 0)
                return;
            done += bytesRead;
            yield buffer.subarray(0, bytesRead);
        }
    }
    finally {
        await file.close();
    }
}
async function joinBytes(bytes) {
    const pieces = [];
    for await (const piece of bytes)
        pieces.push(piece);
    return Buffer.concat(pieces);
}

// EXTERNAL MODULE: ./node_modules/tar/dist/esm/header.js + 2 modules
var esm_header = __webpack_require__(6532);
// EXTERNAL MODULE: ./node_modules/tar/dist/esm/pax.js
var pax = __webpack_require__(750);
;// CONCATENATED MODULE: ./.build/distribution/tar-index.js





class TarDamaged extends Error {
}
const BLOCK = 512;
const LONGEST_EXTENSION = 1024 * 1024;
const MOST_LINKS = 8;
async function readTarIndex(path) {
    const file = await (0,promises_.open)(path);
    try {
        const entries = new Entries();
        const { size } = await file.stat();
        for (let offset = 0; offset !== undefined;)
            offset = await readEntry(file, { offset, size }, entries);
        if (entries.files.size === 0)
            throw new TarDamaged('it holds no file');
        return entries.withLinks();
    }
    catch (error) {
        if (error instanceof TarDamaged)
            throw archiveDamaged(path, error.message);
        throw error;
    }
    finally {
        await file.close();
    }
}
class Entries {
    files = new Map();
    links = new Map();
    next;
    all;
    withLinks() {
        const found = [...this.links.keys()].flatMap((name) => {
            const file = this.#follow(name);
            return file === undefined ? [] : [[name, file]];
        });
        return new Map([...this.files, ...found]);
    }
    #follow(link) {
        let name = link;
        for (let hops = 0; hops < MOST_LINKS && name !== undefined; hops += 1) {
            const file = this.files.get(name);
            if (file !== undefined)
                return file;
            name = this.links.get(name);
        }
        return undefined;
    }
}
async function readEntry(file, place, entries) {
    const { offset, size } = place;
    if (offset === size && offset > 0)
        return undefined;
    const header = new esm_header/* Header */.Y(await readBytes(file, { offset, size }, BLOCK), 0, entries.next, entries.all);
    if (header.nullBlock)
        return undefined;
    if (!header.cksumValid || header.size === undefined)
        throw new TarDamaged(offset === 0 ? 'it is no tar' : `its byte ${offset} begins no file`);
    const content = { offset: offset + BLOCK, sizeBytes: header.size };
    const { path: name = header.path ?? '', linkpath = header.linkpath ?? '' } = entries.next ?? {};
    if (content.offset + content.sizeBytes > size)
        throw new TarDamaged(`it ends within the file ${name}`);
    const text = async () => {
        if (content.sizeBytes > LONGEST_EXTENSION)
            throw new TarDamaged(`the header at byte ${offset} is too long`);
        return (await readBytes(file, { offset: content.offset, size }, content.sizeBytes)).toString('utf8');
    };
    if (!(await readExtension(header, text, entries))) {
        addEntry({ name: plainName(name), content, type: header.type, linkpath }, entries);
        entries.next = undefined;
    }
    return content.offset + Math.ceil(content.sizeBytes / BLOCK) * BLOCK;
}
async function readExtension(header, text, entries) {
    switch (header.type) {
        case 'ExtendedHeader':
        case 'OldExtendedHeader':
            entries.next = pax/* Pax */.u.parse(await text(), entries.next, false);
            return true;
        case 'GlobalExtendedHeader':
            entries.all = pax/* Pax */.u.parse(await text(), entries.all, true);
            return true;
        case 'NextFileHasLongPath':
        case 'OldGnuLongPath':
            entries.next = { ...entries.next, path: untilNul(await text()) };
            return true;
        case 'NextFileHasLongLinkpath':
            entries.next = { ...entries.next, linkpath: untilNul(await text()) };
            return true;
        default:
            return false;
    }
}
function addEntry({ name, content, type, linkpath }, { files, links }) {
    if (type === 'Link')
        links.set(name, plainName(linkpath));
    else if (type === 'SymbolicLink')
        links.set(name, plainName(external_node_path_.posix.join(external_node_path_.posix.dirname(name), linkpath)));
    else if (type === 'File' || type === 'OldFile' || type === 'ContiguousFile')
        files.set(name, content);
}
function plainName(name) {
    return external_node_path_.posix.normalize(name).replace(/^\/+/, '');
}
function untilNul(text) {
    return text.replace(/\0[\s\S]*/, '');
}
async function readBytes(file, { offset, size }, length) {
    if (offset + length > size)
        throw new TarDamaged(size === 0 ? 'it is empty' : 'it ends too early');
    const bytes = Buffer.alloc(length);
    for (let read = 0; read < length;) {
        const { bytesRead } = await file.read(bytes, read, length - read, offset + read);
        if (bytesRead === 0)
            throw new TarDamaged('it ends too early');
        read += bytesRead;
    }
    return bytes;
}

;// CONCATENATED MODULE: ./.build/distribution/file-store.js








async function openStore(path, folder) {
    const found = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    if (found === undefined)
        throw archiveDamaged(path, 'there is nothing at this path');
    if (found.isDirectory())
        return storeOf(path, (name) => findInFolder(path, name));
    const tar = folder === undefined ? path : await unpackedTar(path, folder);
    const entries = await readTarIndex(tar);
    return storeOf(path, (name) => {
        const entry = entries.get(name);
        return entry === undefined ? undefined : { path: tar, ...entry };
    });
}
function findInFolder(folder, name) {
    const path = (0,external_node_path_.join)(folder, name);
    const found = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    return found?.isFile() ? { path, offset: 0, sizeBytes: found.size } : undefined;
}
function storeOf(name, find) {
    const openFile = (path, fromByte, pieces) => {
        const { offset, sizeBytes, ...file } = find(path) ?? { path: '', offset: 0, sizeBytes: 0 };
        return readFileRange({ ...file, offset: offset + fromByte, sizeBytes: sizeBytes - fromByte }, pieces);
    };
    return {
        name,
        find,
        sizeOf: (path) => find(path)?.sizeBytes,
        open: openFile,
        text: async (path) => find(path) === undefined ? undefined : (await joinBytes(openFile(path, 0))).toString('utf8'),
    };
}
async function packedFormOf({ path, offset, sizeBytes }) {
    const file = await (0,promises_.open)(path);
    try {
        const first = Buffer.alloc(4);
        const { bytesRead } = await file.read(first, 0, Math.min(4, sizeBytes), offset);
        const hex = first.subarray(0, bytesRead).toString('hex');
        if (hex.startsWith('1f8b'))
            return 'gzip';
        return hex === '28b52ffd' ? 'zstd' : 'none';
    }
    finally {
        await file.close();
    }
}
function decompressor(form) {
    return form === 'gzip' ? (0,external_node_zlib_.createGunzip)() : (0,external_node_zlib_.createZstdDecompress)();
}
async function unpackedTar(path, folder) {
    const form = await packedFormOf({ path, offset: 0, sizeBytes: 4 });
    if (form === 'none')
        return path;
    const tar = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(folder, 'unpacked-')), 'image.tar');
    try {
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path), decompressor(form), (0,external_node_fs_.createWriteStream)(tar, { mode: 0o600 }));
    }
    catch (error) {
        if (!isOfZlib(error))
            throw error;
        throw archiveDamaged(path, `it cannot be unpacked (${error.message})`);
    }
    return tar;
}
function isOfZlib(error) {
    return typeof error === 'object' && error !== null && 'code' in error && /^(?:Z|ZSTD)_/.test(String(error.code));
}

;// CONCATENATED MODULE: ./.build/distribution/archive-layers.js










async function prepareLayer(store, layer, temp) {
    const file = store.find(layer.name);
    if (file === undefined)
        throw archiveDamaged(store.name, `the layer ${layer.name} is missing`);
    const compression = await packedFormOf(file);
    const [plain, packed] = [hashFor(layer.diffId), (0,external_node_crypto_.createHash)('sha256')];
    try {
        const ready = compression === 'none'
            ? await compress(file, { plain, packed, temp })
            : await check(file, { plain, packed, compression });
        const got = `${layer.diffId.slice(0, layer.diffId.indexOf(':'))}:${plain.digest('hex')}`;
        if (got !== layer.diffId)
            throw archiveDamaged(store.name, `the layer ${layer.name} is ${got}, and not ${layer.diffId}`);
        return { ...ready, digest: `sha256:${packed.digest('hex')}` };
    }
    catch (error) {
        if (isOfZlib(error))
            throw archiveDamaged(store.name, `the layer ${layer.name} cannot be unpacked`);
        throw error;
    }
}
async function compress(file, { plain, packed, temp }) {
    const path = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, 'layer-')), 'layer.tar.gz');
    await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(readFileRange(file)), through(plain), (0,external_node_zlib_.createGzip)({ level: LEVEL }), through(packed), (0,external_node_fs_.createWriteStream)(path, { mode: 0o600 }));
    const { size } = await (0,promises_.stat)(path);
    return { compression: 'gzip', sizeBytes: size, file: { path, offset: 0, sizeBytes: size } };
}
const LEVEL = 6;
async function check(file, { plain, packed, compression }) {
    await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(readFileRange(file)), through(packed), decompressor(compression), through(plain), async (bytes) => {
        for await (const _ of bytes)
            ;
    });
    return { compression, sizeBytes: file.sizeBytes, file };
}
function through(hash) {
    return async function* (bytes) {
        for await (const piece of bytes) {
            hash.update(piece);
            yield piece;
        }
    };
}
function hashFor(digest) {
    return (0,external_node_crypto_.createHash)(digest.startsWith('sha512:') ? 'sha512' : 'sha256');
}

// EXTERNAL MODULE: ./.build/distribution/content-check.js
var content_check = __webpack_require__(1981);
// EXTERNAL MODULE: ./.build/distribution/image-parts.js
var image_parts = __webpack_require__(4259);
;// CONCATENATED MODULE: ./.build/distribution/archive-manifest.js



function readArchiveImages(text) {
    const entries = (0,json/* parseJson */.qF)(text);
    if (!Array.isArray(entries) || entries.length === 0)
        return undefined;
    const images = entries.map(readArchiveImage);
    return images.every((image) => image !== undefined) ? images : undefined;
}
function readArchiveImage(value) {
    const { Config: config, Layers: layers, RepoTags: tags } = (0,json/* record */.g1)(value);
    if (typeof config !== 'string' || !isTexts(layers))
        return undefined;
    return { config, layers, tags: isTexts(tags) ? tags : [] };
}
function isTexts(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
function chooseArchiveImage(images, name) {
    const wanted = name === undefined ? undefined : wholeName(name);
    const fitting = images.filter(({ tags }) => wanted === undefined || tags.map(wholeName).includes(wanted));
    const [image, ...others] = fitting;
    if (image !== undefined && others.every(({ config }) => config === image.config))
        return image;
    return { names: images.flatMap(({ tags }) => tags) };
}
function wholeName(name) {
    const short = name.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '');
    return /:[^/]*$/.test(short) ? short : `${short}:latest`;
}
function readDiffIds(config) {
    const diffIds = (0,json/* record */.g1)((0,json/* record */.g1)((0,json/* parseJson */.qF)(config)).rootfs).diff_ids;
    return isTexts(diffIds) && diffIds.every(image_parts/* isDigest */.Bc) ? diffIds : undefined;
}
function archiveManifest(config, layers) {
    const types = layers.some(({ compression }) => compression === 'zstd') ? OCI : DOCKER;
    const part = (mediaType, { digest, sizeBytes }) => ({
        mediaType,
        size: sizeBytes,
        digest,
    });
    const body = JSON.stringify({
        schemaVersion: 2,
        mediaType: types.manifest,
        config: part(types.config, config),
        layers: layers.map((layer) => part(layer.compression === 'zstd' ? OCI.zstd : types.gzip, layer)),
    });
    return { digest: (0,content_check/* digestOf */.o)(Buffer.from(body)), body, mediaType: types.manifest };
}
const DOCKER = {
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    gzip: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
};
const OCI = {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    gzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
    zstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
};

// EXTERNAL MODULE: ./.build/plan/manifest.js
var manifest = __webpack_require__(4867);
;// CONCATENATED MODULE: ./.build/distribution/oci-layout.js







async function openOciLayout(path, name, folder) {
    const store = await openStore(path, folder);
    const entries = await readEntries(store);
    if (entries === undefined)
        throw archiveDamaged(store.name, 'there is no index.json in it, so it is no OCI layout');
    if (entries.length === 0)
        throw archiveDamaged(store.name, 'its index.json names no image');
    const [first, ...others] = fitting(entries, name);
    const names = [...new Set(entries.flatMap((entry) => namesOf(entry)[0] ?? entry.digest))];
    if (first === undefined)
        throw imageNotThere(store.name, name ?? '', names);
    if (others.length > 0)
        throw severalImages(store.name, names);
    const image = await openEntry(store, first);
    if (image === undefined)
        throw archiveDamaged(store.name, `the manifest ${first} is missing`);
    return image;
}
async function findInLayout(store, name) {
    const [first, ...others] = fitting((await readEntries(store)) ?? [], name);
    return first === undefined || others.length > 0 ? undefined : await openEntry(store, first);
}
async function readEntries(store) {
    const index = await store.text('index.json');
    if (index === undefined)
        return undefined;
    const listed = (0,json/* record */.g1)((0,json/* parseJson */.qF)(index)).manifests;
    return Array.isArray(listed) ? listed.flatMap((entry) => (0,image_parts/* readDescriptor */.qq)(entry) ?? []) : [];
}
function fitting(entries, name) {
    const found = name === undefined ? entries : entries.filter((entry) => isNamed(entry, name));
    return [...new Set(found.map(({ digest }) => digest))];
}
async function openEntry(store, digest) {
    const source = new LayoutSource(store);
    const answer = await source.manifest(digest);
    return answer.kind === 'found' ? { manifest: answer.value, source } : undefined;
}
function namesOf({ annotations = {} }) {
    const names = [annotations['org.opencontainers.image.ref.name'], annotations['io.containerd.image.name']];
    return names.filter((text) => typeof text === 'string');
}
function isNamed(entry, name) {
    const tagOf = (own) => /\/.*:(\w[\w.-]*)$/.exec(own)?.[1];
    return entry.digest === name || namesOf(entry).some((own) => oci_layout_short(own) === oci_layout_short(name) || tagOf(own) === name);
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
    async openBlob(descriptor, fromByte, pieces) {
        const file = this.#store.find(blobPath(descriptor.digest));
        return openChecked(this.name, file, { descriptor, fromByte, pieces });
    }
}
function rangeSource(name, manifest, files) {
    return {
        name,
        manifest: async (digest) => digest === manifest.digest ? { kind: 'found', value: manifest } : { kind: 'missing', what: 'image' },
        openBlob: async (descriptor, fromByte, pieces) => openChecked(name, files.get(descriptor.digest), { descriptor, fromByte, pieces }),
    };
}
function openChecked(name, file, { descriptor, fromByte, pieces }) {
    if (file === undefined)
        throw archiveDamaged(name, `the blob ${descriptor.digest} is missing`);
    const rest = { ...file, offset: file.offset + fromByte, sizeBytes: file.sizeBytes - fromByte };
    return checked(readFileRange(rest, pieces), new content_check/* ContentCheck */.S(descriptor, fromByte, name));
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









const AT_ONCE = 2;
async function openDockerArchive(path, { name, folder }) {
    const store = await openStore(path, folder);
    const layout = await findInLayout(store, name);
    if (layout !== undefined && (await isWhole(store, layout.manifest.body)))
        return layout;
    const image = await findImage(store, name);
    const config = await store.text(image.config);
    if (config === undefined)
        throw archiveDamaged(store.name, `the configuration ${image.config} is missing`);
    const search = { source: new LayoutSource(store), configDigest: (0,content_check/* digestOf */.o)(Buffer.from(config)), depth: 0 };
    const known = await findPacked(store, (await store.text('index.json')) ?? '', search);
    if (known !== undefined)
        return { manifest: known, source: search.source };
    return await packImage(store, { image, config: Buffer.from(config), folder });
}
async function findImage(store, name) {
    const text = await store.text('manifest.json');
    if (text === undefined)
        throw archiveDamaged(store.name, 'there is no manifest.json in it, so docker save did not write it');
    const images = readArchiveImages(text);
    if (images === undefined)
        throw archiveDamaged(store.name, 'its manifest.json names no image');
    const choice = chooseArchiveImage(images, name);
    if (!('names' in choice))
        return choice;
    throw name === undefined ? severalImages(store.name, choice.names) : imageNotThere(store.name, name, choice.names);
}
async function isWhole(store, body, depth = 0) {
    const parts = (0,image_parts/* readImageParts */.y)(body);
    if (parts === undefined || depth > DEEPEST)
        return false;
    if (parts.kind === 'image')
        return [parts.config, ...parts.layers].every(({ digest, mediaType }) => !/\.tar$/.test(mediaType) && store.find(blobPath(digest)) !== undefined);
    const below = await Promise.all(parts.manifests.map(async ({ digest }) => {
        const text = await store.text(blobPath(digest));
        return text !== undefined && (await isWhole(store, text, depth + 1));
    }));
    return below.every((is) => is);
}
const DEEPEST = 3;
async function packImage(store, { image, config, folder }) {
    const diffIds = readDiffIds(config.toString('utf8'));
    if (diffIds?.length !== image.layers.length)
        throw archiveDamaged(store.name, `its configuration names ${diffIds?.length ?? 0} layers, and there are ${image.layers.length}`);
    const wanted = image.layers.map((name, index) => ({ name, diffId: diffIds[index] ?? '' }));
    const once = [...new Map(wanted.map((layer) => [layer.diffId, layer])).values()];
    const ready = await (0,map_limit/* mapLimit */.s)(once, AT_ONCE, (layer) => prepareLayer(store, layer, folder));
    const byDiffId = new Map(once.map(({ diffId }, index) => [diffId, ready[index]]));
    const layers = wanted.flatMap(({ diffId }) => byDiffId.get(diffId) ?? []);
    const configDigest = (0,content_check/* digestOf */.o)(config);
    const blobs = new Map(ready.map(({ digest, file }) => [digest, file]));
    const configFile = store.find(image.config);
    if (configFile !== undefined)
        blobs.set(configDigest, configFile);
    const manifest = archiveManifest({ digest: configDigest, sizeBytes: config.length }, layers);
    return { manifest, source: rangeSource(store.name, manifest, blobs) };
}
async function findPacked(store, index, search) {
    const { manifests } = (0,json/* record */.g1)((0,json/* parseJson */.qF)(index));
    const entries = Array.isArray(manifests) ? manifests.flatMap((value) => (0,image_parts/* readDescriptor */.qq)(value) ?? []) : [];
    for (const { digest } of entries) {
        const answer = await search.source.manifest(digest);
        const parts = answer.kind === 'found' ? (0,image_parts/* readImageParts */.y)(answer.value.body) : undefined;
        if (answer.kind !== 'found' || parts === undefined)
            continue;
        const { value } = answer;
        if (parts.kind === 'image') {
            if (parts.config.digest === search.configDigest && (await isWhole(store, value.body)))
                return value;
        }
        else if (search.depth < DEEPEST) {
            const below = await findPacked(store, value.body, { ...search, depth: search.depth + 1 });
            if (below !== undefined)
                return below;
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./.build/phases/build/source-files.js


async function openFiles({ kind, path, name, folder }) {
    switch (kind) {
        case 'oci-layout':
            return await openOciLayout(path, name, folder);
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

// EXTERNAL MODULE: ./.build/phases/build/source-files.js + 8 modules
var source_files = __webpack_require__(7617);
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
/* harmony import */ var _source_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7617);
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