"use strict";
exports.id = 508;
exports.ids = [508];
exports.modules = {

/***/ 6183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lN: () => (/* binding */ scopesFor),
/* harmony export */   pI: () => (/* binding */ parseToken),
/* harmony export */   xy: () => (/* binding */ parseChallenge)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6210);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9020);


function parseChallenge(header) {
    const challenges = [...header.matchAll(CHALLENGE)].map(([, scheme = '', fields = '']) => ({
        scheme: scheme.toLowerCase(),
        fields: new Map([...fields.matchAll(FIELD)].map(([, name = '', quoted, plain = '']) => [
            name.toLowerCase(),
            quoted?.replaceAll(/\\(.)/g, '$1') ?? plain,
        ])),
    }));
    const bearer = challenges.find(({ scheme, fields }) => scheme === 'bearer' && fields.has('realm'))?.fields;
    if (bearer !== undefined) {
        const [service, scope, error] = [bearer.get('service'), bearer.get('scope'), bearer.get('error')];
        return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ kind: 'bearer', realm: bearer.get('realm') ?? '', service, scope, error });
    }
    return challenges.some(({ scheme }) => scheme === 'basic') ? { kind: 'basic' } : undefined;
}
const CHALLENGE = /([\w-]+)(?![\w-]|\s*=)((?:[\s,]+[\w-]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s,"]*))*)/g;
const FIELD = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))/g;
function scopesFor({ repository, actions, mountFrom }, named = '') {
    const own = `repository:${repository}:${actions}`;
    const mount = mountFrom === undefined ? [] : [`repository:${mountFrom}:pull`];
    const others = named.split(' ').filter((scope) => scope !== '' && !scope.startsWith(`repository:${repository}:`));
    return [...new Set([own, ...mount, ...others])];
}
function parseToken(json) {
    const { token, access_token: accessToken, expires_in: expiresIn } = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(json));
    const found = [token, accessToken].find((text) => typeof text === 'string' && /^[\x21-\x7e]+$/.test(text));
    if (found === undefined)
        return undefined;
    return { token: found, seconds: typeof expiresIn === 'number' && expiresIn > 0 ? expiresIn : LEAST_SECONDS };
}
const LEAST_SECONDS = 60;


/***/ }),

/***/ 1981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ ContentCheck),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_distribution_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5834);


class ContentCheck {
    #descriptor;
    #fromByte;
    #from;
    #hash;
    #length = 0;
    constructor(descriptor, fromByte, from) {
        this.#descriptor = descriptor;
        this.#fromByte = fromByte;
        this.#from = from;
        this.#hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(descriptor.digest.startsWith('sha512:') ? 'sha512' : 'sha256');
    }
    get length() {
        return this.#length;
    }
    add(chunk) {
        this.#length += chunk.length;
        if (this.#fromByte === 0)
            this.#hash.update(chunk);
        if (this.#fromByte + this.#length > this.#descriptor.sizeBytes)
            throw this.#failure('more');
    }
    end() {
        const { digest, sizeBytes } = this.#descriptor;
        if (this.#fromByte + this.#length !== sizeBytes)
            throw this.#failure(`${this.#fromByte + this.#length}`);
        if (this.#fromByte > 0)
            return;
        const got = `${digest.slice(0, digest.indexOf(':'))}:${this.#hash.digest('hex')}`;
        if (got !== digest)
            throw (0,_errors_distribution_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .digestMismatch */ .H3)(digest, this.#from, `it has the digest ${got}`);
    }
    #failure(bytes) {
        const { digest, sizeBytes } = this.#descriptor;
        return (0,_errors_distribution_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .digestMismatch */ .H3)(digest, this.#from, `${bytes} than the ${sizeBytes} bytes that it should have`);
    }
}
function digestOf(bytes, like = 'sha256:') {
    const algorithm = like.startsWith('sha512:') ? 'sha512' : 'sha256';
    return `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex')}`;
}


/***/ }),

/***/ 1909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Cv: () => (/* binding */ HttpConnections),
  EN: () => (/* binding */ bodyOf),
  xE: () => (/* binding */ inPieces)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./.build/distribution/idle-watch.js
var idle_watch = __webpack_require__(6749);
;// CONCATENATED MODULE: ./.build/distribution/socket-reader.js

const BLOCK_BYTES = 256 * 1024;
const BLOCKS = 4;
const LEAST_BYTES = 64 * 1024;
const KEPT_BLOCKS = 32;
class BlockPool {
    #kept = [];
    take() {
        return this.#kept.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES);
    }
    giveBack(blocks) {
        this.#kept.push(...blocks.slice(0, KEPT_BLOCKS - this.#kept.length));
    }
}
class SocketReader {
    onread;
    #scratch = Buffer.allocUnsafeSlow(LEAST_BYTES);
    #socket;
    #body;
    #isUsed = false;
    #pool;
    constructor(pool) {
        this.#pool = pool;
        this.onread = {
            buffer: () => this.#body?.space() ?? this.#scratch,
            callback: (bytes, buffer) => this.#read(bytes, buffer),
        };
    }
    attach(socket) {
        this.#socket = socket;
    }
    takeBody(message, length) {
        if (!this.#isUsed || this.#socket === undefined || this.#socket.readableLength > 0)
            return undefined;
        this.#body = new BlockBody(message, { socket: this.#socket, pool: this.#pool, length });
        return this.#body;
    }
    #read(bytes, buffer) {
        this.#isUsed = true;
        if (this.#body !== undefined && buffer !== this.#scratch)
            return this.#body.filled(bytes);
        const copy = Buffer.from(buffer.subarray(0, bytes));
        return this.#body === undefined ? (this.#socket?.push(copy) ?? false) : this.#body.add(copy);
    }
}
class BlockBody {
    #message;
    #socket;
    #length;
    #pool;
    #blocks;
    #free;
    #current;
    #used = 0;
    #ready = [];
    #left;
    #error;
    #wake = () => { };
    #isWaiting = false;
    #isPaused = false;
    constructor(message, { socket, pool, length }) {
        this.#message = message;
        this.#pool = pool;
        this.#socket = socket;
        this.#length = length;
        this.#blocks = Array.from({ length: BLOCKS }, () => pool.take());
        this.#free = [...this.#blocks];
        this.#current = this.#free.pop();
        const fail = (error) => {
            this.#error ??= error;
            this.#wake();
        };
        message.on('error', (error) => fail(error));
        message.on('close', () => fail(new idle_watch/* NoAnswer */.W('the connection was closed')));
    }
    space() {
        return this.#current?.subarray(this.#used);
    }
    filled(bytes) {
        this.#used += bytes;
        this.#count(bytes);
        const isEnough = this.#used === BLOCK_BYTES || this.#left === 0 || (this.#isWaiting && this.#used >= LEAST_BYTES);
        if (isEnough)
            this.#handOver();
        this.#wake();
        return this.#mayReadOn();
    }
    add(piece) {
        this.#handOver();
        this.#count(piece.length);
        this.#ready.push(piece);
        this.#wake();
        return this.#mayReadOn();
    }
    async *pieces(idleSeconds) {
        const idle = new idle_watch/* IdleWatch */.K(idleSeconds, () => this.#message.destroy(new idle_watch/* NoAnswer */.W(`no answer in ${idleSeconds} s`)));
        try {
            this.#start();
            for (let begun = this.#message.read(); begun !== null; begun = this.#message.read())
                yield begun;
            this.#socket.resume();
            for (;;) {
                idle.moved();
                const piece = await this.#next(idle);
                if (piece === undefined) {
                    this.#pool.giveBack(this.#blocks);
                    return;
                }
                idle.pause();
                yield piece;
                this.#release(piece);
            }
        }
        finally {
            idle.stop();
            this.#message.destroy();
        }
    }
    #start() {
        this.#left ??= this.#length - this.#message.readableLength;
    }
    #count(bytes) {
        this.#start();
        this.#left = (this.#left ?? 0) - bytes;
    }
    #mayReadOn() {
        if (this.#left === 0)
            return false;
        this.#isPaused = this.#free.length === 0 && this.#used === 0;
        return !this.#isPaused;
    }
    #handOver() {
        if (this.#used === 0 || this.#current === undefined)
            return;
        this.#ready.push(this.#current.subarray(0, this.#used));
        this.#current = this.#free.pop();
        this.#used = 0;
    }
    async #next(idle) {
        for (;;) {
            const piece = this.#ready.shift();
            if (piece !== undefined)
                return piece;
            if (this.#left === 0)
                return undefined;
            if (this.#error !== undefined)
                throw asNoAnswer(this.#error);
            this.#isWaiting = true;
            await new Promise((resolve) => {
                this.#wake = resolve;
            });
            this.#isWaiting = false;
            idle.moved();
        }
    }
    #release(piece) {
        const block = this.#blocks.find(({ buffer }) => buffer === piece.buffer);
        if (block === undefined)
            return;
        if (this.#current === undefined)
            this.#current = block;
        else
            this.#free.push(block);
        if (this.#isPaused)
            this.#socket.resume();
        this.#isPaused = false;
    }
}
function asNoAnswer(error) {
    return error instanceof idle_watch/* NoAnswer */.W ? error : new idle_watch/* NoAnswer */.W(String(error).replace(/^Error: /, ''));
}

;// CONCATENATED MODULE: ./.build/distribution/http-connections.js





function bodyOf(bytes) {
    return { sizeBytes: bytes.length, open: async () => inPieces([bytes]) };
}
async function* inPieces(pieces) {
    yield* pieces;
}
class HttpConnections {
    #http;
    #https;
    constructor(proxy) {
        const options = { proxyEnv: proxy, keepAlive: true, timeout: CONNECTION_SECONDS * 1000 };
        const pool = new BlockPool();
        this.#http = withReaders(new external_node_http_.Agent(options), pool);
        this.#https = withReaders(new external_node_https_.Agent(options), pool);
    }
    async send(request) {
        try {
            return await this.#send(request);
        }
        catch (error) {
            const isUnseen = error instanceof idle_watch/* NoAnswer */.W && error.code === REUSED && request.body === undefined;
            if (!isUnseen)
                throw error;
            return await this.#send(request);
        }
    }
    close() {
        this.#http.destroy();
        this.#https.destroy();
    }
    #send(wanted) {
        const { method, url, headers, body, idleSeconds, answerSeconds = idleSeconds, isLent = false } = wanted;
        const [start, agent] = url.protocol === 'https:' ? [external_node_https_.request, this.#https] : [external_node_http_.request, this.#http];
        const length = body === undefined ? {} : { 'content-length': String(body.sizeBytes) };
        const options = { method, agent, headers: { 'user-agent': 'ecr-build-push', ...length, ...headers } };
        return new Promise((resolve, reject) => {
            const request = start(url, options);
            const idle = new idle_watch/* IdleWatch */.K(idleSeconds, () => {
                const late = new idle_watch/* NoAnswer */.W(`no answer in ${request.writableEnded ? answerSeconds : idleSeconds} s`);
                reject(late);
                request.destroy(late);
            });
            const fail = (error) => {
                idle.stop();
                reject(error);
                request.destroy();
            };
            request.on('error', (error) => fail(noAnswer(error, request)));
            request.on('response', (message) => {
                idle.stop();
                if (!request.writableEnded)
                    message.once('close', () => request.destroy());
                resolve(answerOf(message, { idleSeconds, isLent }));
            });
            if (body === undefined)
                request.end();
            else
                writeBody(request, body, { idle, answerSeconds }).catch(fail);
        });
    }
}
const CONNECTION_SECONDS = 330;
const REUSED = 'REUSED';
function noAnswer(error, request) {
    if (error instanceof idle_watch/* NoAnswer */.W)
        return error;
    if (request.reusedSocket)
        return new idle_watch/* NoAnswer */.W(error.message, REUSED);
    return new idle_watch/* NoAnswer */.W(error.message, 'code' in error ? String(error.code) : '');
}
async function writeBody(request, body, { idle, answerSeconds }) {
    let isAnswered = false;
    request.once('response', () => {
        isAnswered = true;
    });
    idle.pause();
    for await (const chunk of await body.open()) {
        if (isAnswered || request.destroyed)
            return;
        idle.moved();
        await written(request, chunk);
        idle.pause();
    }
    if (isAnswered || request.destroyed)
        return;
    idle.wait(answerSeconds);
    request.end();
}
function written(request, chunk) {
    return new Promise((resolve) => {
        const end = () => {
            for (const name of ['close', 'response'])
                request.off(name, end);
            resolve();
        };
        for (const name of ['close', 'response'])
            request.once(name, end);
        request.write(chunk, end);
    });
}
function answerOf(message, { idleSeconds, isLent }) {
    const lent = isLent ? lentBody(message, idleSeconds) : undefined;
    return {
        status: message.statusCode ?? 0,
        headers: message.headers,
        body: lent ?? readBody(message, idleSeconds),
        drop: () => message.destroy(),
    };
}
const LEAST_LENT_BYTES = 1024 * 1024;
function lentBody(message, idleSeconds) {
    const length = Number(message.headers['content-length'] ?? Number.NaN);
    const isPlain = message.statusCode === 200 || message.statusCode === 206;
    if (!isPlain || !(length >= LEAST_LENT_BYTES) || message.headers['transfer-encoding'] !== undefined)
        return undefined;
    return READERS.get(message.socket)?.takeBody(message, length)?.pieces(idleSeconds);
}
const READERS = new WeakMap();
function withReaders(agent, pool) {
    const createConnection = agent.createConnection.bind(agent);
    agent.createConnection = (options, callback) => {
        const reader = new SocketReader(pool);
        const more = { ...options, onread: reader.onread };
        const socket = createConnection(more, callback);
        if (socket instanceof external_node_net_.Socket) {
            reader.attach(socket);
            READERS.set(socket, reader);
        }
        return socket;
    };
    return agent;
}
async function* readBody(message, idleSeconds) {
    const idle = new idle_watch/* IdleWatch */.K(idleSeconds, () => message.destroy(new idle_watch/* NoAnswer */.W(`no answer in ${idleSeconds} s`)));
    try {
        for await (const chunk of message) {
            idle.pause();
            yield chunk;
            idle.moved();
        }
    }
    catch (error) {
        throw asNoAnswer(error);
    }
    finally {
        idle.stop();
    }
}


/***/ }),

/***/ 6749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ IdleWatch),
/* harmony export */   W: () => (/* binding */ NoAnswer)
/* harmony export */ });
class NoAnswer extends Error {
    code;
    constructor(reason, code = '') {
        super(reason);
        this.code = code;
    }
}
class IdleWatch {
    #onIdle;
    #timer;
    #isPaused = false;
    constructor(seconds, onIdle) {
        this.#onIdle = onIdle;
        this.#timer = this.#start(seconds);
    }
    #start(seconds) {
        return setTimeout(() => {
            if (this.#isPaused)
                this.#timer.refresh();
            else
                this.#onIdle();
        }, seconds * 1000);
    }
    wait(seconds) {
        this.stop();
        this.#isPaused = false;
        this.#timer = this.#start(seconds);
    }
    moved() {
        this.#isPaused = false;
        this.#timer.refresh();
    }
    pause() {
        this.#isPaused = true;
    }
    stop() {
        clearTimeout(this.#timer);
    }
}


/***/ }),

/***/ 4259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Ro: () => (/* binding */ isCopied),
/* harmony export */   _P: () => (/* binding */ MANIFEST_TYPES),
/* harmony export */   qq: () => (/* binding */ readDescriptor),
/* harmony export */   y: () => (/* binding */ readImageParts)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6210);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9020);


function readImageParts(body) {
    const manifest = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(body));
    if (Array.isArray(manifest.manifests)) {
        const manifests = readAll(manifest.manifests);
        return manifests === undefined ? undefined : { kind: 'index', manifests };
    }
    const config = readDescriptor(manifest.config);
    const layers = readAll(Array.isArray(manifest.layers) ? manifest.layers : []);
    return config === undefined || layers === undefined ? undefined : { kind: 'image', config, layers };
}
function readAll(values) {
    const read = values.map(readDescriptor);
    return read.every((descriptor) => descriptor !== undefined) ? read : undefined;
}
function readDescriptor(value) {
    const { digest, size, mediaType, urls, annotations, platform } = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(value);
    if (typeof digest !== 'string' || !isDigest(digest))
        return undefined;
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
        return undefined;
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({
        digest,
        sizeBytes: size,
        mediaType: typeof mediaType === 'string' ? mediaType : '',
        urls: Array.isArray(urls) && urls.length > 0 ? urls.map(String) : undefined,
        annotations: annotations === undefined ? undefined : (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(annotations),
        platform,
    });
}
function isDigest(text) {
    return /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text);
}
function isCopied({ mediaType, urls }) {
    return urls === undefined || !/\.(?:foreign|nondistributable)\./.test(mediaType);
}
const MANIFEST_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];


/***/ }),

/***/ 4849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ registryOrigin),
/* harmony export */   w: () => (/* binding */ mayLead)
/* harmony export */ });
function registryOrigin(host, scheme) {
    if (/^(?:index\.)?docker\.io$/.test(host))
        return new URL('https://registry-1.docker.io');
    const isPlain = isLoopback(host) && scheme !== 'https';
    return new URL(`${isPlain ? 'http' : 'https'}://${host}`);
}
function isLoopback(host) {
    return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host);
}
function mayLead(from, to) {
    return to.protocol === 'https:' || (to.protocol === 'http:' && isLoopback(to.host) && isLoopback(from.host));
}


/***/ }),

/***/ 681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ RepositoryClient)
});

// EXTERNAL MODULE: ./.build/errors/distribution-errors.js
var distribution_errors = __webpack_require__(5834);
// EXTERNAL MODULE: ./.build/lib/ecr-host.js
var ecr_host = __webpack_require__(1619);
// EXTERNAL MODULE: ./.build/lib/json.js
var json = __webpack_require__(6210);
// EXTERNAL MODULE: ./.build/plan/manifest.js
var manifest = __webpack_require__(4867);
// EXTERNAL MODULE: ./.build/distribution/content-check.js
var content_check = __webpack_require__(1981);
// EXTERNAL MODULE: ./.build/distribution/http-connections.js + 1 modules
var http_connections = __webpack_require__(1909);
// EXTERNAL MODULE: ./.build/plan/aws-trouble.js
var aws_trouble = __webpack_require__(5995);
;// CONCATENATED MODULE: ./.build/distribution/registry-answers.js


function isOk({ status }) {
    return status >= 200 && status < 300;
}
function saidIn({ body }) {
    const { errors } = (0,json/* record */.g1)((0,json/* parseJson */.qF)(body.toString('utf8')));
    const { code, message } = (0,json/* record */.g1)(Array.isArray(errors) ? errors[0] : undefined);
    const text = typeof message === 'string' && message !== '' ? message : '';
    return { code: typeof code === 'string' ? code : '', message: text.slice(0, LONGEST) };
}
const LONGEST = 600;
function describeAnswer(answer) {
    const { code, message } = saidIn(answer);
    const words = [code, message.replace(/\.$/, '')].filter((part) => part !== '').join(': ');
    const status = `${isHtml(answer) ? 'a page with ' : ''}HTTP ${answer.status}`;
    return words === '' ? status : `${status}, ${words}`;
}
function registryTrouble(answer) {
    if (isHtml(answer) && answer.status < 400)
        return 'network';
    return answer.status === NOT_IMPLEMENTED ? undefined : (0,aws_trouble/* statusTrouble */.c)(answer.status);
}
const NOT_IMPLEMENTED = 501;
function isHtml({ headers }) {
    return /^text\/html\b/i.test(headers['content-type'] ?? '');
}
function isLoginTrouble(answer) {
    if (answer.status === 401)
        return true;
    return (answer.status === 400 || answer.status === 403) && /token\b.{0,40}\bexpired/is.test(saidIn(answer).message);
}
function manifestRefusal(answer) {
    const { code, message } = saidIn(answer);
    if (answer.status !== 401 && /immutable/i.test(`${code} ${message}`))
        return 'immutable';
    if (/^(?:MANIFEST_)?(?:BLOB|BLOB_UPLOAD|MANIFEST)_UNKNOWN$/.test(code))
        return 'incomplete';
    if (code === 'NAME_UNKNOWN')
        return 'repository-missing';
    if (answer.status === 403 && /maximum/i.test(message))
        return 'full';
    if (answer.status === 403 || answer.status === 401)
        return 'denied';
    return 'other';
}
function missingPermission(answer, needed) {
    return /not authorized to perform: ([\w-]+:\w+)/.exec(saidIn(answer).message)?.[1] ?? needed;
}

// EXTERNAL MODULE: ./.build/lib/format.js
var format = __webpack_require__(1035);
// EXTERNAL MODULE: ./.build/lib/retry.js
var retry = __webpack_require__(9904);
// EXTERNAL MODULE: ./.build/plan/retry-policy.js
var retry_policy = __webpack_require__(9225);
// EXTERNAL MODULE: ./.build/distribution/idle-watch.js
var idle_watch = __webpack_require__(6749);
// EXTERNAL MODULE: ./.build/distribution/registry-host.js
var registry_host = __webpack_require__(4849);
// EXTERNAL MODULE: ./.build/distribution/auth-challenge.js
var auth_challenge = __webpack_require__(6183);
;// CONCATENATED MODULE: ./.build/distribution/registry-tokens.js





class RegistryTokens {
    #context;
    #login;
    #challenge;
    #tokens = new Map();
    #generation = 0;
    constructor(context) {
        this.#context = context;
    }
    async credentials(access) {
        const generation = this.#generation;
        this.#challenge ??= this.#askChallenge();
        const challenge = await this.#challenge;
        const authorization = challenge === undefined ? undefined : await this.#authorization(challenge, access);
        return { headers: authorization === undefined ? {} : { authorization }, generation };
    }
    forget({ generation }, refused) {
        if (generation !== this.#generation)
            return;
        this.#generation += 1;
        const challenge = (0,auth_challenge/* parseChallenge */.xy)(refused.headers['www-authenticate'] ?? '');
        if (challenge !== undefined)
            this.#challenge = Promise.resolve(challenge);
        this.#tokens.clear();
        this.#login = undefined;
    }
    async unauthorized(place, said) {
        if ((await this.#currentLogin()) === undefined)
            return (0,distribution_errors/* loginMissing */.Ew)(place, said);
        return (await this.#challenge)?.kind === 'bearer' ? undefined : (0,distribution_errors/* loginRefused */.U4)(place.host, place.host, said);
    }
    async #authorization(challenge, access) {
        switch (challenge.kind) {
            case 'basic': {
                const login = await this.#currentLogin();
                return login === undefined ? undefined : basic(login);
            }
            case 'bearer': {
                const token = await this.#token(challenge, (0,auth_challenge/* scopesFor */.lN)(access, challenge.scope));
                return token === undefined ? undefined : `Bearer ${token}`;
            }
        }
    }
    #currentLogin() {
        this.#login ??= this.#context.login();
        return this.#login;
    }
    async #askChallenge() {
        try {
            const answer = await this.#context.send({
                method: 'GET',
                url: new URL('/v2/', this.#context.origin),
                headers: {},
            });
            return answer.status === 401 ? (0,auth_challenge/* parseChallenge */.xy)(answer.headers['www-authenticate'] ?? '') : undefined;
        }
        catch (error) {
            this.#challenge = undefined;
            throw error;
        }
    }
    async #token(challenge, scopes) {
        const key = scopes.join(' ');
        for (let known = this.#tokens.get(key); known !== undefined; known = this.#tokens.get(key)) {
            const kept = await known;
            if (kept === undefined || kept.untilMs > this.#context.clock.now())
                return kept?.token;
            if (this.#tokens.get(key) === known)
                this.#tokens.delete(key);
        }
        const asked = this.#askToken(challenge, scopes).catch((error) => {
            this.#tokens.delete(key);
            throw error;
        });
        this.#tokens.set(key, asked);
        return (await asked)?.token;
    }
    async #askToken(challenge, scopes) {
        const { clock, mask } = this.#context;
        const startMs = clock.now();
        let answer = await this.#requestToken(challenge, scopes);
        if (!isOk(answer) && isLoginTrouble(answer) && (await this.#currentLogin()) !== undefined) {
            this.#login = undefined;
            answer = await this.#requestToken(challenge, scopes);
        }
        const token = isOk(answer) ? (0,auth_challenge/* parseToken */.pI)(answer.body.toString('utf8')) : undefined;
        if (token !== undefined) {
            mask(token.token);
            return { token: token.token, untilMs: startMs + token.seconds * KEPT_SHARE * 1000 };
        }
        const login = await this.#currentLogin();
        if (login === undefined)
            return undefined;
        throw (0,distribution_errors/* loginRefused */.U4)(this.#context.origin.host, new URL(challenge.realm).host, describeAnswer(answer));
    }
    async #requestToken(challenge, scopes) {
        const { origin, send } = this.#context;
        const url = URL.parse(challenge.realm);
        if (url === null || !(0,registry_host/* mayLead */.w)(origin, url))
            throw (0,distribution_errors/* unsafeRealm */.cs)(origin.host, challenge.realm);
        const login = await this.#currentLogin();
        return await send(tokenRequest(url, { challenge, scopes, login }));
    }
}
const KEPT_SHARE = 0.8;
function tokenRequest(realm, { challenge, scopes, login }) {
    if (login?.username === IDENTITY) {
        const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: CLIENT, refresh_token: login.password });
        if (challenge.service !== undefined)
            form.set('service', challenge.service);
        form.set('scope', scopes.join(' '));
        const bytes = Buffer.from(form.toString());
        const body = (0,http_connections/* bodyOf */.EN)(bytes);
        return { method: 'POST', url: realm, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body };
    }
    const url = new URL(realm);
    if (challenge.service !== undefined)
        url.searchParams.set('service', challenge.service);
    for (const scope of scopes)
        url.searchParams.append('scope', scope);
    return { method: 'GET', url, headers: login === undefined ? {} : { authorization: basic(login) } };
}
const IDENTITY = '<token>';
const CLIENT = 'ecr-build-push';
function basic({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

;// CONCATENATED MODULE: ./.build/distribution/registry-connection.js









class PassingTrouble extends Error {
    kind;
    constructor(message, kind) {
        super(message);
        this.kind = kind;
    }
}
class RegistryConnection {
    host;
    origin;
    #means;
    #connections;
    #tokens;
    constructor(means) {
        this.#means = means;
        this.host = means.host;
        this.origin = (0,registry_host/* registryOrigin */._)(means.host, means.scheme);
        this.#connections = new http_connections/* HttpConnections */.Cv(means.proxy);
        const send = async (request) => passed(await readAnswer(await this.#connections.send({ ...request, idleSeconds: IDLE_SECONDS })));
        this.#tokens = new RegistryTokens({ ...means, origin: this.origin, send });
    }
    async refusal(place, answer, { permission, asked }) {
        const said = describeAnswer(answer);
        const unauthorized = answer.status === 401 ? await this.#tokens.unauthorized(place, said) : undefined;
        if (unauthorized !== undefined)
            return unauthorized;
        if (answer.status === 401 || answer.status === 403)
            return (0,distribution_errors/* registryDenied */.rX)(place, permission, said);
        if (saidIn(answer).code === 'NAME_UNKNOWN')
            return (0,distribution_errors/* repositoryAbsent */._o)(place, said);
        return (0,distribution_errors/* registryRefused */.SP)(place, asked, said);
    }
    async ask(request) {
        try {
            return await this.again(async () => passed(await this.askOnce(request)));
        }
        catch (error) {
            if (error instanceof AnswerTrouble)
                return error.answer;
            throw error;
        }
    }
    async askOnce(request) {
        const answer = await this.open(request);
        return 'answer' in answer ? answer.answer : await readAnswer(answer);
    }
    async open(request) {
        const credentials = await this.#tokens.credentials(request.access);
        const first = await this.#follow(request, credentials.headers);
        if (isOk(first))
            return first;
        const refused = await readAnswer(first);
        if (!isLoginTrouble(refused))
            return { answer: refused };
        this.#tokens.forget(credentials, refused);
        const again = await this.#tokens.credentials(request.access);
        if (again.headers.authorization === credentials.headers.authorization)
            return { answer: refused };
        const second = await this.#follow(request, again.headers);
        return isOk(second) ? second : { answer: await readAnswer(second) };
    }
    async again(work, how = {}) {
        const { clock, info } = this.#means;
        const { phase = this.#means.phase(), moved = () => false } = how;
        let schedules = new Map();
        const plan = {
            scheduleOf: (error) => {
                const kind = troubleOf(error);
                if (kind === undefined)
                    return undefined;
                if (moved())
                    schedules = new Map();
                const schedule = schedules.get(kind) ?? copyOf((0,retry_policy/* scheduleFor */.hd)(kind, phase));
                if (schedule !== undefined)
                    schedules.set(kind, schedule);
                return schedule;
            },
            onRetry: (error, pauseMs) => info(`${this.host}: ${wordsOf(error)}; trying again in ${(0,format/* formatSeconds */.Xo)(pauseMs / 1000)}.`),
        };
        try {
            return await (0,retry/* retry */.L)(plan, clock, async () => await work());
        }
        catch (error) {
            const isGone = error instanceof idle_watch/* NoAnswer */.W || (error instanceof PassingTrouble && !(error instanceof AnswerTrouble));
            throw isGone ? (0,distribution_errors/* registryUnreachable */.qC)(this.host, error.message, error) : error;
        }
    }
    close() {
        this.#connections.close();
    }
    async #follow(request, credentials) {
        const { access: _, headers = {}, ...rest } = request;
        let at = request.url;
        for (let redirects = 0;; redirects += 1) {
            const isOwn = at.origin === this.origin.origin && at.pathname.startsWith('/v2/');
            const shown = { ...headers, ...(isOwn ? credentials : {}) };
            const answer = await this.#connections.send({ ...rest, url: at, headers: shown, idleSeconds: IDLE_SECONDS });
            const next = request.method === 'GET' && REDIRECT.has(answer.status) ? answer.headers.location : undefined;
            const to = next === undefined ? null : URL.parse(next, at.href);
            if (to === null || !(0,registry_host/* mayLead */.w)(at, to) || redirects === MOST_REDIRECTS)
                return answer;
            for await (const _rest of answer.body)
                ;
            at = to;
        }
    }
}
class AnswerTrouble extends PassingTrouble {
    answer;
    constructor(answer, kind) {
        super(describeAnswer(answer), kind);
        this.answer = answer;
    }
}
function passed(answer) {
    const kind = registryTrouble(answer);
    if (kind !== undefined)
        throw new AnswerTrouble(answer, kind);
    return answer;
}
const REDIRECT = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 5;
const IDLE_SECONDS = 60;
const LONGEST_ANSWER = 16 * 1024 * 1024;
async function readAnswer({ status, headers, body }) {
    const chunks = [];
    let length = 0;
    for await (const chunk of body) {
        length += chunk.length;
        if (length > LONGEST_ANSWER)
            throw new idle_watch/* NoAnswer */.W(`the answer is longer than ${LONGEST_ANSWER} bytes`, 'TOO_LONG');
        chunks.push(chunk);
    }
    return { status, headers, body: Buffer.concat(chunks) };
}
function troubleOf(error) {
    if (error instanceof PassingTrouble)
        return error.kind;
    return error instanceof idle_watch/* NoAnswer */.W && !FINAL.test(error.code) ? 'network' : undefined;
}
const FINAL = /^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS|ERR_SSL|EPROTO|HPE_|TOO_LONG)/;
function copyOf(schedule) {
    return schedule === undefined ? undefined : { ...schedule };
}
function wordsOf(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./.build/distribution/blob-download.js





async function* downloadBlob(connection, download) {
    const { descriptor, fromByte, place } = download;
    const check = new content_check/* ContentCheck */.S(descriptor, fromByte, place.host);
    const from = new BlobReader(connection, download);
    try {
        for (;;) {
            const chunk = await from.next(fromByte + check.length);
            if (chunk === undefined)
                break;
            check.add(chunk);
            yield chunk;
        }
    }
    finally {
        await from.stop();
    }
    check.end();
}
class BlobReader {
    #connection;
    #download;
    #reading;
    constructor(connection, download) {
        this.#connection = connection;
        this.#download = download;
    }
    async next(at) {
        try {
            return await this.#connection.again(async () => {
                try {
                    this.#reading ??= (await this.#open(at))[Symbol.asyncIterator]();
                    const { done, value } = await this.#reading.next();
                    return done ? undefined : value;
                }
                catch (error) {
                    this.#reading = undefined;
                    throw error;
                }
            }, { phase: 'pushing' });
        }
        catch (error) {
            throw error instanceof AnswerTrouble ? await this.#refusal(error.answer) : error;
        }
    }
    async stop() {
        await this.#reading?.return?.();
    }
    async #open(at) {
        const { place, access, descriptor, isLent } = this.#download;
        const url = new URL(`/v2/${place.repository}/blobs/${descriptor.digest}`, this.#connection.origin);
        const headers = at === 0 ? {} : { range: `bytes=${at}-` };
        if (at === descriptor.sizeBytes)
            return (0,http_connections/* inPieces */.xE)([]);
        const opened = await this.#connection.open({ method: 'GET', url, headers, access, isLent });
        if ('answer' in opened)
            throw await this.#refusal(passed(opened.answer));
        this.#checkLength(opened, at);
        return opened.status === PARTIAL || at === 0 ? opened.body : skip(opened.body, at);
    }
    #checkLength({ status, headers, drop }, at) {
        const { place, descriptor } = this.#download;
        const expected = status === PARTIAL ? descriptor.sizeBytes - at : descriptor.sizeBytes;
        const length = headers['content-length'];
        if (length === undefined || Number(length) === expected)
            return;
        drop();
        if (/^text\/html/i.test(headers['content-type'] ?? ''))
            throw new PassingTrouble('a page in its place', 'network');
        throw (0,distribution_errors/* digestMismatch */.H3)(descriptor.digest, place.host, `${length} bytes, not ${expected}`);
    }
    async #refusal(answer) {
        const { place, descriptor } = this.#download;
        const what = `blob ${descriptor.digest}`;
        if (answer.status === 404 && saidIn(answer).code !== 'NAME_UNKNOWN')
            return (0,distribution_errors/* contentMissing */.KL)(`${place.host}/${place.repository}`, what);
        return await this.#connection.refusal(place, answer, { permission: 'pull', asked: `the request for the ${what}` });
    }
}
const PARTIAL = 206;
async function* skip(bytes, count) {
    let left = count;
    for await (const chunk of bytes) {
        if (chunk.length > left)
            yield left === 0 ? chunk : chunk.subarray(left);
        left = Math.max(0, left - chunk.length);
    }
}

;// CONCATENATED MODULE: ./.build/distribution/upload-plan.js
function nextStep({ sizeBytes, keptBytes, manner }) {
    if (manner === 'whole' && keptBytes === 0)
        return { kind: 'whole' };
    if (keptBytes >= sizeBytes)
        return { kind: 'finish' };
    return {
        kind: 'part',
        from: keptBytes,
        to: manner === 'parts' ? Math.min(sizeBytes, keptBytes + PART_BYTES) : sizeBytes,
    };
}
const PART_BYTES = 10 * 1024 * 1024;
function keptBytesIn(range) {
    const [, last] = /^(?:bytes=)?0-(\d+)$/.exec(range ?? '') ?? [];
    if (last === undefined)
        return undefined;
    return last === '0' ? 0 : Number(last) + 1;
}
function uploadLocation(location, asked) {
    const url = location === undefined ? null : URL.parse(location, asked.href);
    if (url === null)
        return undefined;
    if (url.host === asked.host)
        url.protocol = asked.protocol;
    return url;
}
function finishUrl(location, digest) {
    const url = new URL(location);
    url.search = `${url.search === '' ? '?' : `${url.search}&`}digest=${encodeURIComponent(digest)}`;
    return url;
}

;// CONCATENATED MODULE: ./.build/distribution/blob-upload.js





async function uploadBlob(connection, upload) {
    const progress = new UploadProgress(connection, upload);
    await connection.again(() => progress.goOn(), { phase: 'pushing', moved: () => progress.hasMoved() });
    return progress.takesWhole ? upload.manner : 'stream';
}
const COMMIT_SECONDS = 300;
class UploadProgress {
    #connection;
    #upload;
    #location;
    #keptBytes = 0;
    #sentBytes = 0;
    #manner;
    #takesWhole = true;
    #isLost = false;
    #isPatched = false;
    #markedBytes = 0;
    constructor(connection, upload) {
        this.#connection = connection;
        this.#upload = upload;
        this.#location = upload.begun;
        this.#manner = upload.manner;
    }
    get takesWhole() {
        return this.#takesWhole;
    }
    hasMoved() {
        const hasMoved = this.#keptBytes > this.#markedBytes;
        this.#markedBytes = this.#keptBytes;
        return hasMoved;
    }
    async goOn() {
        if (this.#isLost && (await this.#findLost()))
            return;
        this.#isLost = true;
        this.#location ??= await this.#begin();
        for (;;) {
            const step = nextStep({ ...this.#upload.descriptor, keptBytes: this.#keptBytes, manner: this.#manner });
            if (await this.#take(step, this.#location))
                return;
        }
    }
    async #begin() {
        const { place } = this.#upload;
        const url = new URL(`/v2/${place.repository}/blobs/uploads/`, this.#connection.origin);
        const answer = await this.#ask({ method: 'POST', url, headers: { 'content-length': '0' } });
        if (!isOk(answer))
            throw await this.#refusal(answer);
        return this.#next(answer, url);
    }
    #next(answer, asked) {
        const location = uploadLocation(answer.headers.location, asked);
        if (location !== undefined && (0,registry_host/* mayLead */.w)(asked, location))
            return location;
        throw (0,distribution_errors/* uploadAstray */.AF)(this.#upload.place, answer.headers.location ?? '');
    }
    async #findLost() {
        const { place, descriptor, onBytes } = this.#upload;
        const blob = new URL(`/v2/${place.repository}/blobs/${descriptor.digest}`, this.#connection.origin);
        if (isOk(await this.#ask({ method: 'HEAD', url: blob })))
            return true;
        const wasSent = this.#sentBytes;
        const status = this.#location && (await this.#ask({ method: 'GET', url: this.#location }));
        const kept = status !== undefined && isOk(status) ? keptBytesIn(status.headers.range) : undefined;
        if (this.#location !== undefined && status !== undefined && kept !== undefined && kept <= descriptor.sizeBytes) {
            this.#location = status.headers.location === undefined ? this.#location : this.#next(status, this.#location);
            this.#keptBytes = kept;
            this.#isPatched = true;
        }
        else
            this.#startAnew();
        if (this.#keptBytes === 0 && wasSent > PART_BYTES)
            this.#manner = 'parts';
        onBytes(this.#keptBytes);
        return false;
    }
    #startAnew() {
        this.#location = undefined;
        this.#keptBytes = 0;
        this.#isPatched = false;
    }
    async #take(step, location) {
        const { digest, sizeBytes } = this.#upload.descriptor;
        switch (step.kind) {
            case 'whole':
                return await this.#end(await this.#put(finishUrl(location, digest), { from: 0, to: sizeBytes }));
            case 'finish':
                return await this.#end(await this.#put(finishUrl(location, digest), { from: sizeBytes, to: sizeBytes }));
            case 'part': {
                const answer = await this.#send({ method: 'PATCH', url: location, isRange: true }, step);
                if (!isOk(answer))
                    return await this.#end(answer);
                this.#location = this.#next(answer, location);
                this.#keptBytes = keptBytesIn(answer.headers.range) || step.to;
                return false;
            }
        }
    }
    #put(url, bytes) {
        return this.#send({ method: 'PUT', url, isRange: false }, bytes);
    }
    async #end(answer) {
        if (isOk(answer))
            return true;
        const other = this.#otherManner(answer);
        if (other === undefined)
            throw await this.#refusal(answer);
        this.#startAnew();
        this.#manner = other;
        this.#location = await this.#begin();
        return false;
    }
    #otherManner(answer) {
        if (answer.status === TOO_LARGE && this.#manner !== 'parts')
            return 'parts';
        const isWholeRefused = saidIn(answer).code === 'BLOB_UPLOAD_INVALID' || answer.status === NOT_ALLOWED;
        if (!isWholeRefused || this.#manner !== 'whole' || this.#keptBytes > 0)
            return undefined;
        this.#takesWhole = false;
        return 'stream';
    }
    async #send({ isRange, ...request }, { from, to }) {
        const range = isRange ? { 'content-range': `${from}-${to - 1}` } : {};
        const headers = { 'content-type': 'application/octet-stream', ...range };
        const body = { sizeBytes: to - from, open: async () => this.#bytes({ from, to }) };
        return await this.#ask({ ...request, headers, body, answerSeconds: COMMIT_SECONDS });
    }
    async *#bytes({ from, to }) {
        const { descriptor, open, onBytes } = this.#upload;
        let sent = from;
        if (from === to)
            return;
        for await (const chunk of await open(from)) {
            const part = sent + chunk.length > to ? chunk.subarray(0, to - sent) : chunk;
            sent += part.length;
            yield part;
            this.#sentBytes = sent;
            onBytes(sent);
            if (sent === to && to < descriptor.sizeBytes)
                return;
            if (part.length < chunk.length)
                throw (0,distribution_errors/* contentDamaged */.ZG)(descriptor.digest, `more than ${descriptor.sizeBytes} bytes`);
        }
        if (sent < to)
            throw (0,distribution_errors/* contentDamaged */.ZG)(descriptor.digest, `${sent} of ${descriptor.sizeBytes} bytes`);
    }
    async #ask(request) {
        return passed(await this.#connection.askOnce({ ...request, access: this.#upload.access }));
    }
    async #refusal(answer) {
        const { place, descriptor } = this.#upload;
        const { code } = saidIn(answer);
        const said = describeAnswer(answer);
        if (/^(BLOB_UPLOAD_UNKNOWN|BLOB_UPLOAD_INVALID|SIZE_INVALID|RANGE_INVALID)$/.test(code) || answer.status === 416)
            return new PassingTrouble(said, 'network');
        if (code === 'DIGEST_INVALID' && this.#isPatched) {
            this.#startAnew();
            return new PassingTrouble(said, 'network');
        }
        if (code === 'DIGEST_INVALID')
            return (0,distribution_errors/* digestMismatch */.H3)(descriptor.digest, `The source of ${place.repository}`, said);
        const asked = `the blob ${descriptor.digest}`;
        return await this.#connection.refusal(place, answer, { permission: 'push', asked });
    }
}
const TOO_LARGE = 413;
const NOT_ALLOWED = 405;

// EXTERNAL MODULE: ./.build/distribution/image-parts.js
var image_parts = __webpack_require__(4259);
;// CONCATENATED MODULE: ./.build/distribution/repository-client.js












class RepositoryClient {
    name;
    origin;
    #connection;
    #begun = new Map();
    #actions = 'pull';
    #manner = 'whole';
    constructor(options) {
        const { host, repository } = options;
        this.name = `${host}/${repository}`;
        this.origin = { host, repository };
        this.#connection = new RegistryConnection(options);
    }
    async head(reference) {
        const answer = await this.#askManifest('HEAD', reference);
        if (answer.kind !== 'found')
            return answer;
        const { headers } = answer.value;
        const digest = (0,image_parts/* isDigest */.Bc)(reference) ? reference : String(headers['docker-content-digest'] ?? '');
        const sizeBytes = Number(headers['content-length'] ?? Number.NaN);
        const mediaType = mediaTypeOf(answer.value);
        if ((0,image_parts/* isDigest */.Bc)(digest) && Number.isSafeInteger(sizeBytes) && mediaType !== undefined)
            return { kind: 'found', value: { digest, mediaType, sizeBytes } };
        const whole = await this.manifest(reference);
        if (whole.kind !== 'found')
            return whole;
        const { body, mediaType: type = '' } = whole.value;
        const facts = { digest: whole.value.digest, mediaType: type, sizeBytes: Buffer.byteLength(body) };
        return { kind: 'found', value: facts };
    }
    async manifest(reference) {
        const answer = await this.#askManifest('GET', reference);
        if (answer.kind !== 'found')
            return answer;
        const { headers, body: bytes } = answer.value;
        const told = headers['docker-content-digest'];
        const wanted = (0,image_parts/* isDigest */.Bc)(reference) ? reference : typeof told === 'string' && (0,image_parts/* isDigest */.Bc)(told) ? told : undefined;
        const digest = (0,content_check/* digestOf */.o)(bytes, wanted);
        const body = bytes.toString('utf8');
        if (wanted !== undefined && digest !== wanted)
            throw (0,distribution_errors/* digestMismatch */.H3)(wanted, this.name, `it has the digest ${digest}`);
        if ((0,manifest/* readManifest */.WI)(body) === undefined || !Buffer.from(body).equals(bytes))
            throw (0,distribution_errors/* manifestUnknown */.SX)(this.name, reference);
        const mediaType = mediaTypeOf(answer.value) ?? typeIn(body);
        return { kind: 'found', value: { digest, body, ...(mediaType === undefined ? {} : { mediaType }) } };
    }
    async putManifest({ digest, body, mediaType }, reference = digest) {
        const type = mediaType ?? typeIn(body) ?? 'application/vnd.oci.image.manifest.v1+json';
        const headers = { 'content-type': type };
        const answer = await this.#write({
            method: 'PUT',
            url: this.#url(`manifests/${reference}`),
            headers,
            body: (0,http_connections/* bodyOf */.EN)(Buffer.from(body)),
        });
        if (isOk(answer))
            return { kind: 'put' };
        const said = describeAnswer(answer);
        const refusal = manifestRefusal(answer);
        switch (refusal) {
            case 'immutable':
                return (await this.#isOn(reference, digest)) ? { kind: 'put' } : { kind: 'immutable' };
            case 'full':
            case 'repository-missing':
                return { kind: refusal };
            case 'incomplete':
                return { kind: 'incomplete', said };
            case 'denied': {
                const failure = await this.#refusal(answer, 'push', `the manifest ${reference}`);
                if (failure.problem.code !== 'registry-denied')
                    throw failure;
                return { kind: 'denied', permission: this.#permission(answer, 'ecr:PutImage', 'push'), said };
            }
            case 'other':
                throw await this.#refusal(answer, 'push', `the manifest ${reference}`);
        }
    }
    async hasBlob(digest) {
        const answer = await this.#write({ method: 'HEAD', url: this.#url(`blobs/${digest}`) });
        if (answer.status < 400)
            return true;
        if (answer.status === 404)
            return false;
        throw await this.#refusal(answer, 'push', `the question for the blob ${digest}`);
    }
    async mountBlob(digest, fromRepository) {
        const url = this.#url('blobs/uploads/');
        url.searchParams.set('mount', digest);
        url.searchParams.set('from', fromRepository);
        const headers = { 'content-length': '0' };
        const answer = await this.#write({ method: 'POST', url, headers }, fromRepository);
        if (answer.status === CREATED)
            return true;
        const begun = answer.status === ACCEPTED ? uploadLocation(answer.headers.location, url) : undefined;
        if (begun !== undefined)
            this.#begun.set(digest, begun);
        return false;
    }
    async smallBlob(digest) {
        const url = this.#url(`blobs/${digest}`);
        const answer = await this.#connection.ask({ method: 'GET', url, access: this.#access() });
        const body = isOk(answer) && (0,content_check/* digestOf */.o)(answer.body, digest) === digest ? answer.body : undefined;
        if (body !== undefined)
            return { kind: 'found', value: body };
        if (isOk(answer) || answer.status === 404)
            return missingFrom(answer);
        return await this.#denied(answer, `the request for the blob ${digest}`, 'ecr:GetDownloadUrlForLayer');
    }
    async openBlob(descriptor, fromByte, pieces = 'kept') {
        const request = { place: this.origin, access: this.#access(), descriptor, fromByte, isLent: pieces === 'lent' };
        return downloadBlob(this.#connection, request);
    }
    async putBlob(descriptor, open, onBytes = () => { }) {
        this.#actions = 'pull,push';
        const begun = this.#begun.get(descriptor.digest);
        this.#begun.delete(descriptor.digest);
        const access = this.#access();
        const upload = { place: this.origin, access, descriptor, open, onBytes, begun, manner: this.#manner };
        this.#manner = await uploadBlob(this.#connection, upload);
    }
    close() {
        this.#connection.close();
    }
    async #isOn(reference, digest) {
        const there = await this.head(reference);
        return there.kind === 'found' && there.value.digest === digest;
    }
    async #askManifest(method, reference) {
        const headers = { accept: image_parts/* MANIFEST_TYPES */._P.join(', ') };
        const url = this.#url(`manifests/${reference}`);
        const answer = await this.#connection.ask({ method, url, headers, access: this.#access() });
        if (isOk(answer))
            return { kind: 'found', value: answer };
        if (answer.status === 404)
            return missingFrom(answer);
        return await this.#denied(answer, `the request for ${reference}`, 'ecr:BatchGetImage');
    }
    async #denied(answer, asked, ofEcr) {
        const failure = await this.#refusal(answer, 'pull', asked);
        if (failure.problem.code !== 'registry-denied')
            throw failure;
        return { kind: 'denied', permission: this.#permission(answer, ofEcr, 'pull') };
    }
    async #write(request, mountFrom) {
        this.#actions = 'pull,push';
        const mount = mountFrom === undefined ? {} : { mountFrom };
        return await this.#connection.ask({ ...request, access: { ...this.#access(), ...mount } });
    }
    #access() {
        return { repository: this.origin.repository, actions: this.#actions };
    }
    #refusal(answer, permission, asked) {
        return this.#connection.refusal(this.origin, answer, { permission, asked });
    }
    #permission(answer, ofEcr, elsewhere) {
        return missingPermission(answer, (0,ecr_host/* isEcrHost */.R5)(this.origin.host) ? ofEcr : elsewhere);
    }
    #url(path) {
        return new URL(`/v2/${this.origin.repository}/${path}`, this.#connection.origin);
    }
}
function missingFrom(answer) {
    return { kind: 'missing', what: saidIn(answer).code === 'NAME_UNKNOWN' ? 'repository' : 'image' };
}
const CREATED = 201;
const ACCEPTED = 202;
function mediaTypeOf({ headers }) {
    const type = headers['content-type']?.split(';')[0]?.trim();
    return image_parts/* MANIFEST_TYPES */._P.find((known) => known === type);
}
function typeIn(body) {
    return image_parts/* MANIFEST_TYPES */._P.find((known) => known === (0,json/* record */.g1)((0,json/* parseJson */.qF)(body)).mediaType);
}


/***/ }),

/***/ 8908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   sZ: () => (/* binding */ blobsToSend)
/* harmony export */ });
/* harmony import */ var _image_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4259);

function contentOf(read, top) {
    const blobs = read.flatMap(({ parts }) => (parts.kind === 'image' ? [parts.config, ...parts.layers] : []));
    const below = (kind) => onlyFirst(read.flatMap(({ manifest, parts }) => (parts.kind === kind && manifest.digest !== top.digest ? [manifest] : [])));
    return { top, images: below('image'), indexes: below('index'), blobs: onlyFirst(blobs.filter(_image_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .isCopied */ .Ro)) };
}
function blobsToSend(blobs, isThere) {
    return blobs.filter(({ digest }) => !isThere.has(digest)).toSorted((a, b) => b.sizeBytes - a.sizeBytes);
}
function bytesOf(blobs) {
    return blobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
function onlyFirst(items) {
    return [...new Map(items.map((item) => [item.digest, item])).values()];
}


/***/ })

};
;