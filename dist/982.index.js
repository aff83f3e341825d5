"use strict";
exports.id = 982;
exports.ids = [982];
exports.modules = {

/***/ 2982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fingerprintBuild: () => (/* binding */ fingerprintBuild),
  startSearch: () => (/* binding */ startSearch)
});

// EXTERNAL MODULE: ./.build/aws/open-registry.js + 2 modules
var open_registry = __webpack_require__(4908);
// EXTERNAL MODULE: ./.build/docker/docker-cli.js + 1 modules
var docker_cli = __webpack_require__(6046);
;// CONCATENATED MODULE: ./.build/fingerprint/engine-digest.js
/** Looks up what the engine has under a name; `undefined` where it has nothing, or does not tell. */
function engineImages(docker) {
    return async (name) => {
        const { succeeded, stdout } = await docker.capture([
            'image',
            'inspect',
            '--format',
            '{{.Id}} {{.RepoDigests}}',
            name,
        ]);
        const [, id, digests = ''] = /^(sha256:[0-9a-f]{64}) \[(.*)\]\s*$/.exec(stdout) ?? [];
        if (!succeeded || id === undefined)
            return undefined;
        return { id, digests: digests.split(' ').flatMap((digest) => digest.split('@')[1] ?? []) };
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./.build/dockerfile/white-space.js
/** Go's `strings.TrimSpace`: white space as Unicode has it, which leaves a byte order mark; `trim` does not. */
function trimSpace(text) {
    return text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '');
}
/** The same, only in front. */
function trimSpaceInFront(text) {
    return text.replace(/^\p{White_Space}+/u, '');
}
/** Whether Go's `unicode.IsSpace` is true of a character. */
function isSpace(character) {
    return /^\p{White_Space}$/u.test(character);
}
/** What separates the words of a line of a Dockerfile; other white space does not. */
const WORD_SEPARATOR = /[\t\v\f\r ]+/;

;// CONCATENATED MODULE: ./.build/dockerfile/dockerignore.js


/**
 * The rules of a .dockerignore (https://docs.docker.com/build/concepts/context/#dockerignore-files), as BuildKit reads
 * them (moby/patternmatcher), in which it differs from other readers: no case folding, `(` and `+` mean themselves.
 *
 * A pattern that is not understood to the letter never leaves anything out: then more counts than Docker sends, never
 * less. Beside exceptions nothing is left out, as one rule says whether the next is asked. Docker refuses most of them.
 */
function readIgnoreRules(text) {
    const patterns = text
        .replace(/^\uFEFF/, '')
        .split('\n')
        .flatMap((line) => (line.startsWith('#') ? [] : toPattern(line)));
    const known = patterns.flatMap((pattern) => readRule(pattern) ?? []);
    const hasException = patterns.some((pattern) => pattern.startsWith('!'));
    return hasException && known.length < patterns.length ? [] : known;
}
/** A line in its short form, as BuildKit makes it in two steps: what comes to `!` in the first one is an exception, too. */
function toPattern(line) {
    const text = trimSpace(line);
    const isException = text.startsWith('!');
    const written = isException ? trimSpace(text.slice(1)) : text;
    const short = written === '' ? '' : clean(written).replace(/^\/(?=[\s\S])/, '');
    const again = trimSpace(isException ? `!${short}` : short);
    return again === '' || again === '!' ? [] : [clean(again)];
}
/** Go's `filepath.Clean`. */
function clean(pattern) {
    return external_node_path_.posix.normalize(pattern).replace(/([\s\S])\/$/, '$1');
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
    // At the start or the end, and alone, `**` also stands for a part of a name: `**.md` for all names that end so.
    const ending = pattern.startsWith('**') ? pattern.slice(2) : undefined;
    if (ending !== undefined && !WILD.test(ending))
        return (path) => path.endsWith(ending) || `/${path}` === ending;
    const start = pattern.endsWith('**') ? pattern.slice(0, -2) : undefined;
    if (start !== undefined && !WILD.test(start))
        return (path) => path.startsWith(start);
    const source = regularExpression(pattern);
    if (source === undefined)
        return undefined;
    const expression = new RegExp(`^${source}$`, 'u');
    return (path) => expression.test(path);
}
/** The pattern as a regular expression; `undefined` where it is not sure what BuildKit makes of it. */
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
    // Before a letter or a digit a backslash would make a class of the regular expression that BuildKit makes.
    { form: /^\\[^A-Za-z0-9]/u, toSource: (pair) => literal(pair.slice(1)) },
    // Of these BuildKit makes signs of a regular expression.
    { form: /^[^*?[\]\\^|{}]/u, toSource: literal },
];
/** What the rules say of a path, relative to the context, with `/` between its parts. `parent`: of its folder. */
function applyRules(rules, path, parent) {
    let isExcluded = false;
    const matched = rules.map(({ isException, matches }, index) => {
        // A rule that could change nothing is not asked, so that a folder does not pass it on to what is in it either.
        const isMatch = parent?.matched[index] || (isException === isExcluded && matches(path));
        if (isMatch)
            isExcluded = !isException;
        return isMatch;
    });
    return { isExcluded, matched };
}
/** Whether something below an excluded folder may be in the context all the same. */
function mayHoldExceptions(rules, folder) {
    return rules.some(({ isException, below }) => isException && (below === undefined || `${below}/`.startsWith(`${folder}/`)));
}

;// CONCATENATED MODULE: ./.build/dockerfile/image-reference.js
/**
 * Reads a reference by Docker's rules (https://pkg.go.dev/github.com/distribution/reference#ParseNormalizedNamed);
 * `undefined` where it is none.
 */
function parseReference(text) {
    const match = /^([^@]+?)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?$/.exec(text);
    const [, path = '', tag, digest] = match ?? [];
    const slash = path.indexOf('/');
    const first = path.slice(0, Math.max(slash, 0));
    const isHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
    const named = isHost && first !== 'index.docker.io' ? first : 'docker.io';
    const rest = isHost ? path.slice(slash + 1) : path;
    const repository = named === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest;
    if (!COMPONENTS.test(repository) || !HOST.test(named))
        return undefined;
    const version = { ...(digest === undefined ? { tag: tag ?? 'latest' } : {}), ...(digest ? { digest } : {}) };
    const suffix = digest === undefined ? `:${version.tag}` : `@${digest}`;
    return { name: `${named}/${repository}${suffix}`, host: named, repository, ...version };
}
const COMPONENTS = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const HOST = /^(?:[\w-]+(?:\.[\w-]+)*|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/;
/** Whether a host is a private registry of ECR, in any partition. */
function isEcrHost(host) {
    return /^\d{12}\.dkr[.-]ecr(-fips)?\.[^.]+\.[a-z0-9.-]+$/.test(host);
}

// EXTERNAL MODULE: ./.build/inputs/parse-docker.js
var parse_docker = __webpack_require__(518);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./.build/lib/bytes-text.js

/**
 * Bytes as a text that no other bytes come to: UTF-8 where they are that; each byte that is none as half of a surrogate
 * pair, which no such text has (as Python's `surrogateescape` does it). So that each is one character, as for Go.
 */
function textOfBytes(bytes) {
    if ((0,external_node_buffer_.isUtf8)(bytes))
        return bytes.toString('utf8');
    let text = '';
    for (let position = 0; position < bytes.length;) {
        const character = bytes.subarray(position, position + lengthOf(bytes[position] ?? 0));
        const isValid = (0,external_node_buffer_.isUtf8)(character);
        text += isValid ? character.toString('utf8') : String.fromCharCode(SURROGATE + (bytes[position] ?? 0));
        position += isValid ? character.length : 1;
    }
    return text;
}
/** The bytes that `textOfBytes` made a text of. */
function bytesOfText(text) {
    return Buffer.concat(text
        .split(/([\udc80-\udcff])/u)
        .map((part, index) => (index % 2 === 0 ? Buffer.from(part) : Buffer.of(part.charCodeAt(0) - SURROGATE))));
}
/** Whether a text is of bytes that are no UTF-8. */
function hasOtherBytes(text) {
    return /[\udc80-\udcff]/u.test(text);
}
const SURROGATE = 0xdc00;
/** How many bytes a character has that starts with this one. */
function lengthOf(first) {
    if (first < 0xc0)
        return 1;
    if (first < 0xe0)
        return 2;
    return first < 0xf0 ? 3 : 4;
}

// EXTERNAL MODULE: ./.build/lib/format.js
var format = __webpack_require__(1035);
// EXTERNAL MODULE: ./.build/lib/http.js
var http = __webpack_require__(8480);
// EXTERNAL MODULE: ./.build/lib/sha256.js
var sha256 = __webpack_require__(6419);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/lib/json.js
var lib_json = __webpack_require__(6210);
;// CONCATENATED MODULE: ./.build/fingerprint/registry-digest.js


/** What a tag can stand for; without these registries convert, or deny what they have. */
const MANIFEST_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
/**
 * Asks a registry, as anybody could, for the digest of a tag: no credentials are ever sent. Never throws. A HEAD request
 * does not count towards the pull limit of Docker Hub (https://docs.docker.com/docker-hub/usage/pulls/).
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#checking-if-content-exists-in-the-registry
 */
async function lookUpDigest(image, connection) {
    const url = new URL(`${baseUrl(image.host)}/v2/${image.repository}/manifests/${image.tag}`);
    const first = await head(url, undefined, connection);
    if (first.kind === 'no-answer' || first.status !== 401)
        return digestIn(first);
    const challenge = String(first.headers['www-authenticate'] ?? '');
    const token = await anonymousToken({ challenge, url, repository: image.repository }, connection);
    if (token.kind === 'unknown')
        return token;
    return digestIn(await head(url, token.token, connection));
}
/** Docker Hub's registry has a host of its own. Only registries on this machine are asked without TLS, as Docker does. */
function baseUrl(host) {
    return host === 'docker.io' ? 'https://registry-1.docker.io' : `${isLoopback(host) ? 'http' : 'https'}://${host}`;
}
function isLoopback(host) {
    return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host);
}
/** Whether a registry may send us there: to TLS, and only from this machine also to itself. */
function mayLead(from, to) {
    return to.protocol === 'https:' || (to.protocol === 'http:' && isLoopback(to.host) && isLoopback(from.host));
}
async function head(url, token, connection) {
    let at = url;
    for (let redirects = 0;; redirects += 1) {
        // A token is for the host that it was asked for.
        const bearer = token === undefined || at.host !== url.host ? {} : { authorization: `Bearer ${token}` };
        const headers = { accept: MANIFEST_TYPES, ...bearer };
        const answer = await (0,http/* send */.t)({ method: 'HEAD', url: at, headers, ...connection });
        const location = answer.kind === 'answer' && /^30[1278]$/.test(String(answer.status)) && answer.headers.location;
        const next = location ? URL.parse(location, at.href) : null;
        if (next === null || !mayLead(at, next) || redirects === 3)
            return answer;
        at = next;
    }
}
function digestIn(answer) {
    if (answer.kind === 'no-answer')
        return unknownDigest(answer.reason);
    if (answer.status !== 200)
        return unknownDigest(`HTTP ${answer.status}`);
    const digest = answer.headers['docker-content-digest'];
    if (typeof digest === 'string' && /^sha(256|512):[0-9a-f]{64,128}$/.test(digest))
        return { kind: 'digest', digest };
    return unknownDigest('the registry told no digest');
}
function unknownDigest(reason) {
    return { kind: 'unknown', reason };
}
/** https://distribution.github.io/distribution/spec/auth/token/ */
async function anonymousToken({ challenge, url: asked, repository }, connection) {
    if (!/^bearer\s/i.test(challenge))
        return unknownDigest('HTTP 401, it needs a login');
    const fields = new Map([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
    const url = URL.parse(fields.get('realm') ?? '');
    if (url === null || !mayLead(asked, url))
        return unknownDigest('HTTP 401, and it names no place for tokens');
    const service = fields.get('service');
    if (service !== undefined)
        url.searchParams.set('service', service);
    url.searchParams.set('scope', fields.get('scope') ?? `repository:${repository}:pull`);
    const answer = await (0,http/* send */.t)({ method: 'GET', url, headers: { accept: 'application/json' }, ...connection });
    if (answer.kind === 'no-answer')
        return unknownDigest(answer.reason);
    const token = answer.status === 200 ? bearerToken(answer.body) : undefined;
    return token === undefined ? unknownDigest('it gives nothing without a login') : { kind: 'token', token };
}
function bearerToken(json) {
    const { token, access_token: accessToken } = (0,lib_json/* record */.g1)((0,lib_json/* parseJson */.qF)(json));
    return [token, accessToken].find((text) => typeof text === 'string' && /^[\x21-\x7e]+$/.test(text));
}

;// CONCATENATED MODULE: ./.build/fingerprint/base-images.js



/** What is known of each image, asked side by side within the time limit. Never throws. */
function readBaseImages(references, sources, connection) {
    return Promise.all(references.map((reference) => readBaseImage(reference, sources, connection)));
}
async function readBaseImage(text, sources, connection) {
    const image = parseReference(text);
    if (image === undefined)
        return { name: text, reason: 'it is not the name of an image' };
    if (image.digest !== undefined)
        return { name: image.name, digest: image.digest };
    const [remote, local] = await Promise.all([
        remoteOf(image, sources, connection),
        inTime(connection, sources.lookUpLocal?.(text)),
    ]);
    const digest = remote.kind === 'digest' ? remote.digest : undefined;
    const isSame = digest !== undefined && local?.digests.includes(digest);
    return (0,omit_undefined/* omitUndefined */.O)({
        name: image.name,
        digest,
        ...(local === undefined || isSame ? {} : { localId: local.id }),
        ...(remote.kind === 'unknown' ? { reason: remote.reason } : {}),
    });
}
async function remoteOf(image, { own }, connection) {
    if (image.host !== own?.host && !isEcrHost(image.host))
        return await lookUpDigest(image, connection);
    const digest = await inTime(connection, own?.lookUpDigest(image));
    return digest === undefined ? { kind: 'unknown', reason: 'ECR did not tell it' } : { kind: 'digest', digest };
}
/** What an answer brings, where it comes within the limit and is none of refusal. */
async function inTime({ limit }, answer) {
    if (limit.signal.aborted)
        return undefined;
    return await new Promise((resolve) => {
        limit.signal.addEventListener('abort', () => resolve(undefined), { once: true });
        Promise.resolve(answer).then(resolve, () => resolve(undefined));
    });
}

// EXTERNAL MODULE: external "node:util/types"
var types_ = __webpack_require__(3429);
;// CONCATENATED MODULE: ./.build/dockerfile/declarations.js

/** What an `ARG` or an `ENV` declares; nothing for others. */
function declarationsOf({ name, rest }, escapeSign) {
    const words = declaredWords(rest, escapeSign);
    // The old form of ENV has one name, and all behind it for a value.
    const [, alone, value = ''] = /^(\S+)[\t\v\f\r ]+([\s\S]*)$/.exec(rest) ?? [];
    if (name === 'ENV' && alone !== undefined && words[0]?.includes('=') === false)
        return [{ name: alone, value }];
    return name === 'ARG' || name === 'ENV' ? words.map(toDeclaration) : [];
}
function toDeclaration(word) {
    const [, name = word, value] = /^([^=]*)=([\s\S]*)$/.exec(word) ?? [];
    return value === undefined ? { name } : { name, value };
}
/** Words between white space outside of quotes, which stay, as do escapes (parseWords in BuildKit). */
function declaredWords(text, escapeSign) {
    const words = [];
    let word;
    let quote = '';
    const characters = [...text];
    for (let index = 0; index < characters.length; index += 1) {
        const character = characters[index] ?? '';
        if (quote === '' && isSpace(character)) {
            if (word !== undefined)
                words.push(word);
            word = undefined;
            continue;
        }
        if (character === escapeSign && quote !== "'") {
            const next = characters[index + 1];
            // At the end of the text it is passed over.
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

;// CONCATENATED MODULE: ./.build/dockerfile/shell-patterns.js
/** `${name#pattern}` and `${name##pattern}`, of which the pattern has the second sign; `undefined` where it is none. */
function trimStart(value, pattern) {
    const isLongest = pattern.startsWith('#');
    const expression = toExpression(partsOf(isLongest ? pattern.slice(1) : pattern), isLongest);
    return expression && value.replace(new RegExp(`^${expression}`, 'u'), '');
}
/** `${name%pattern}` and `${name%%pattern}`. */
function trimEnd(value, pattern) {
    const isLongest = pattern.startsWith('%');
    // From behind, as the shortest match at the end is not the leftmost one.
    const expression = toExpression(partsOf(isLongest ? pattern.slice(1) : pattern).toReversed(), isLongest);
    return expression && reversed(reversed(value).replace(new RegExp(`^${expression}`, 'u'), ''));
}
/** `${name/pattern/replacement}`; `undefined` where the pattern is none, or the replacement refers to parts of it. */
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
        // As Go does it: nothing that begins where the match before has ended is no match.
        const isMatch = found !== '' || at !== end;
        end = at + found.length;
        return isMatch ? replacement : '';
    });
}
/** The signs of a pattern, each with the backslash in front of it. */
function partsOf(pattern) {
    return pattern.match(/\\?[\s\S]/gu) ?? [];
}
/** A pattern of the shell, without brackets, as a regular expression. */
function toExpression(parts, isLongest) {
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
function reversed(text) {
    return [...text].toReversed().join('');
}

;// CONCATENATED MODULE: ./.build/dockerfile/shell-words.js


/**
 * Reads a text as BuildKit does (frontend/dockerfile/shell there): quotes, escapes, and all forms of variables
 * (https://docs.docker.com/reference/dockerfile/#environment-replacement). `undefined` where BuildKit refuses it.
 */
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
/** A word with its variables replaced and its quotes removed; `undefined` where BuildKit refuses it. */
function expandWord(word, variables, escapeSign = '\\') {
    return readShellWords(word, { escapeSign }, variables)?.text;
}
/** Caught where the reading starts. */
class Refused extends Error {
}
/** Stands for the end of the text, as no character is empty. */
const END = '';
class ShellReader {
    #characters;
    #options;
    #variables;
    #position = 0;
    #keepsEscapes = false;
    /** The word that is being read; one for all, so that what is read inside of `${…}` begins it anew, as in BuildKit. */
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
    /** Reads on behind the next such character, or to the end. */
    readUntil(end, keepsEscapes) {
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
                if (!isSplit || !isSpace(character)) {
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
        return { text, words };
    }
    /** What comes next, and whether white space in it separates words. */
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
    /** Blanks behind `<<` belong to the word, as a here-document may be named behind them. */
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
    /** One character in double quotes; only a quote, a dollar sign and the escape itself can be escaped there. */
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
    /** `${name/pattern/replacement}`, behind its first slash. */
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
    /** A name, a number, or a sign that a shell gives a meaning; empty where there is none. */
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
/** What an operator makes of a variable and the word behind it. */
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

/** A word that starts a here-document; blanks may stand behind `<<` since BuildKit 0.22. */
const FORM = /^\d*<<(-?)[\t\n\f\r ]*([^<]*)$/;
/**
 * The here-documents that start on a line; none where a quote of it does not end. `undefined` where BuildKit refuses one.
 * Its words are those of a shell, with the backslash as escape, whatever the Dockerfile says.
 */
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
/** Whether a word names a here-document in place of a file. */
function isHereDocument(word) {
    const [, , rest = ''] = FORM.exec(word) ?? [];
    return rest !== '';
}
/** The index of the line that ends a here-document; -1 where there is none. */
function endOf({ name, isIndented }, lines, from) {
    return lines.findIndex((line, index) => {
        if (index < from)
            return false;
        const text = line.replace(/[\r\n]+$/, '');
        return (isIndented ? text.replace(/^\t+/, '') : text) === name;
    });
}

;// CONCATENATED MODULE: ./.build/dockerfile/instruction-flags.js
/**
 * Reads the flags in front of an instruction's arguments as BuildKit does (extractBuilderFlags there). `undefined` where
 * they are not clear: of signs beyond ASCII BuildKit takes the bytes for characters, and before 0.21 it did not heed the
 * directive `escape` in them.
 */
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
/** A word without its quotes; a quote that does not end goes on to the end of the text. */
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
            // At the end of the text it is passed over.
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
/** Thrown where a line of a Dockerfile may mean something else to Docker, or is refused by it; caught where the reading starts. */
class Unclear extends Error {
    /** From 1. */
    line;
    /** `message` goes on behind the line: `is …`. */
    constructor(line, message) {
        super(message);
        this.line = line;
    }
}

;// CONCATENATED MODULE: ./.build/dockerfile/instruction.js



/** All instructions (https://docs.docker.com/reference/dockerfile/#overview), with the flags that they take. */
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
/** Whether a line starts with the name of an instruction. */
function isInstruction(content) {
    return INSTRUCTIONS.has(splitName(content).name.toUpperCase());
}
/**
 * An instruction of a line that is put together.
 *
 * @throws Unclear
 */
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
    const rest = trimSpace(read.rest);
    const list = ['RUN', 'COPY', 'ADD'].includes(name) ? readList(rest, line) : undefined;
    const plain = { line, name, flags: read.flags, rest, ...(list === undefined ? {} : { list }) };
    return name === 'ONBUILD' ? { ...plain, trigger: toTrigger(rest, line, escapeSign) } : plain;
}
function toTrigger(rest, line, escapeSign) {
    const trigger = toInstruction(rest, line, escapeSign);
    if (['ONBUILD', 'FROM', 'MAINTAINER'].includes(trigger.name))
        throw new Unclear(line, `keeps ${trigger.name} for later, which Docker refuses.`);
    return trigger;
}
function splitName(content) {
    const text = trimSpace(content);
    const [name = ''] = text.split(WORD_SEPARATOR, 1);
    return { name, behind: text.slice(name.length).replace(WORD_SEPARATOR, '') };
}
/** A list in JSON; `undefined` where it is other text. */
function readList(rest, line) {
    const text = trimSpaceInFront(rest);
    if (!text.startsWith('['))
        return undefined;
    const list = parseList(text);
    if (list === undefined) {
        // Before 0.15 BuildKit did not look at what follows a list, in which there is no here-document.
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
/** The words of an instruction: of a list, or between white space; quotes mean nothing here. */
function wordsOf({ list, rest }) {
    if (list !== undefined)
        return list;
    return rest === '' ? [] : rest.split(WORD_SEPARATOR);
}

;// CONCATENATED MODULE: ./.build/dockerfile/added-files.js




/**
 * What `ADD` fetches in a stage, as it is written: addresses, and words whose variables may make them one. Not those whose
 * checksum says what they are; it says nothing of what `--keep-git-dir` adds.
 */
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
/** The variables at the end of a stage. */
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
/** With variables that are not known as they are written: an image sets some that nothing is seen of. */
function expandKnown(word, variables, { escapeSign }) {
    return readShellWords(word, { escapeSign, keepsUnset: true }, variables)?.text ?? word;
}
/** The forms of addresses (dfgitutil and gitutil in BuildKit): with a scheme, or as `user@host:path`. */
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

;// CONCATENATED MODULE: ./.build/dockerfile/mount-sources.js

/**
 * What the mount of a `RUN` takes its files from, by the last `from` of its fields, which are a line of CSV
 * (instructions/commands_runmount.go in BuildKit); empty where that is the context, or nothing.
 *
 * @throws Unclear
 */
function mountSource(mount, line) {
    const fields = readCsv(mount);
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
/** Keys that may stand alone, and those that have a value. */
const SWITCHES = ['readonly', 'ro', 'readwrite', 'rw', 'required'];
const KEYS = [
    ...['type', 'from', 'source', 'src', 'target', 'dst', 'destination', 'id', 'sharing', 'size', 'mode', 'uid', 'gid'],
    'env',
];
/** The fields of a line (RFC 4180); `undefined` where a quote is not where it may be. */
function readCsv(line) {
    if (line === '')
        return undefined;
    const fields = [];
    for (let position = 0; position <= line.length;) {
        FIELD.lastIndex = position;
        const [whole, quoted, plain = ''] = FIELD.exec(line) ?? [];
        if (whole === undefined)
            return undefined;
        fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
        position += whole.length;
        if (position === line.length && !whole.endsWith(','))
            break;
    }
    return fields;
}
const FIELD = /(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)/y;

;// CONCATENATED MODULE: ./.build/dockerfile/build-stages.js




/**
 * The stages of a Dockerfile. `resolve`: a word of `FROM` with its variables replaced.
 *
 * @throws Unclear
 */
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
        // It can build only on one above it; the same name may also be that of an image.
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
/**
 * The stages that a target needs, itself among them, each once; `undefined` where there is no such target.
 *
 * @throws Unclear
 */
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
/** The last one of that name. */
function findStage(stages, word) {
    const name = word.toLowerCase();
    return stages.findLast((stage) => stage.name === name);
}
/** What `--from=` and `--mount=…,from=` name: stages, and images. */
function sourcesOf({ name, flags, line }, stages) {
    const valuesOf = (flag) => flags.flatMap((text) => (text.startsWith(`${flag}=`) ? text.slice(flag.length + 1) : []));
    if (name === 'COPY')
        return valuesOf('from').flatMap((from) => (from === '' ? [] : copySource(from, line, stages)));
    if (name !== 'RUN')
        return [];
    const mounted = valuesOf('mount').map((mount) => mountSource(mount, line));
    return mounted.flatMap((from) => (from === '' ? [] : (findStage(stages, from) ?? from)));
}
/** Of `COPY --from`, which takes numbers of stages too, but neither variables nor quotes. */
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

/**
 * Reads the directives as BuildKit does, which looks for `syntax` in another way than for `escape`: only that may stand
 * behind the `#!` of a shell, and only this behind white space. `undefined` where they are refused, or mean one thing to
 * this version of BuildKit and another to that.
 */
function readDirectives(text) {
    const lines = text.replace(/^\uFEFF/, '').split('\n');
    const [syntax] = directivesIn(lines[0]?.startsWith('#!') ? lines.slice(1) : lines).flatMap(({ name, value }) => name === 'syntax' ? value.split(' ')[0] : []);
    const own = directivesIn(lines.map(trimSpaceInFront));
    const names = own.map(({ name }) => name);
    if (new Set(names).size < names.length)
        return undefined;
    const { value: escapeSign = '\\' } = own.find(({ name }) => name === 'escape') ?? {};
    if (escapeSign !== '\\' && escapeSign !== '`')
        return undefined;
    // Before 0.15 BuildKit did not know `check`, and took no directive behind it.
    if (escapeSign === '`' && names.slice(0, names.indexOf('escape')).includes('check'))
        return undefined;
    return { ...(syntax === undefined ? {} : { syntax }), escapeSign };
}
/** The directives, up to the first line that is none. */
function directivesIn(lines) {
    const found = [];
    for (const line of lines) {
        const content = line.startsWith('#') ? trimSpaceInFront(line.slice(1)) : '';
        const [, key = '', value = ''] = DIRECTIVE.exec(content) ?? [];
        const name = key.toLowerCase();
        if (!['syntax', 'escape', 'check'].includes(name))
            break;
        found.push({ name, value });
    }
    return found;
}
/** With the white space of Go's expressions, which is less than JavaScript's. */
const DIRECTIVE = /^([a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=[\t\n\f\r ]*([^\n]+?)[\t\n\f\r ]*$/;

;// CONCATENATED MODULE: ./.build/dockerfile/dockerfile-text.js





/**
 * Takes a Dockerfile apart just as BuildKit does (frontend/dockerfile/parser there): lines that are continued, comments,
 * here-documents.
 *
 * @throws Unclear where BuildKit refuses it, or one version of it takes it in another way than the next
 */
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
            index = behindDocuments({ content, line }, lines, next, directives.escapeSign);
    }
    return { ...directives, instructions };
}
function readLine(lines, from, escapeSign) {
    const sign = escapeSign === '`' ? '`' : '\\\\';
    const continued = new RegExp(`(^|[^${sign}])${sign}[ \\t]*$`);
    const first = withoutComment(trimSpaceInFront(withoutEnd(lines[from])));
    if (first === '')
        return { content: undefined, next: from + 1 };
    let content = first.replace(continued, '$1');
    let isContinued = continued.test(first);
    let next = from + 1;
    while (isContinued && next < lines.length) {
        // White space in front of what continues a line belongs to it.
        const more = withoutComment(withoutEnd(lines[next]));
        next += 1;
        if (trimSpaceInFront(more) === '')
            continue;
        isContinued = continued.test(more);
        content += more.replace(continued, '$1');
    }
    return { content, next };
}
function withoutEnd(line = '') {
    return line.replace(/[\r\n]+$/, '');
}
function withoutComment(line) {
    return trimSpaceInFront(line).startsWith('#') ? '' : line;
}
function mayHoldDocuments({ trigger, ...own }, content) {
    const { name, list } = trigger ?? own;
    return ['RUN', 'COPY', 'ADD'].includes(name) && list === undefined && content.includes('<<');
}
/** The index of the line behind the here-documents that start on a line. */
function behindDocuments({ content, line }, lines, from, escapeSign) {
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
/**
 * Whether a here-document is refused where it is taken for instructions, as by versions of BuildKit that know no
 * here-documents, or none with a blank behind `<<`: then no image can come of that.
 */
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

;// CONCATENATED MODULE: ./.build/dockerfile/dockerfile.js








/**
 * Reads a Dockerfile (https://docs.docker.com/reference/dockerfile/) as far as it decides which images a build needs:
 * those of the target and of the stages that it uses. What Docker would refuse, and what only a later Docker knows, is
 * `unknown`.
 */
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
/** Whether a frontend is Docker's own, of whatever version, which is what is known here. */
function isOwnFrontend(frontend) {
    const image = parseReference(frontend);
    return image?.host === 'docker.io' && /^docker\/dockerfile(-upstream)?$/.test(image.repository);
}
/**
 * The arguments that `FROM` can use: those in front of the first one, and those that are always there.
 *
 * @throws Unclear
 */
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
/** Without a target, `TARGETSTAGE` is `default` for one version of BuildKit, and the name of the last stage for the next. */
function checkStageArgument(instructions, target) {
    const found = instructions.find((instruction) => wordsOf(instruction).some((word) => word.includes('TARGETSTAGE')));
    if (found !== undefined && target === undefined)
        throw new Unclear(found.line, 'uses TARGETSTAGE, which versions of Docker fill in another way.');
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./.build/fingerprint/inner-file.js




/**
 * Reads a file as BuildKit does, which is sent no more than the folder: links are followed as if the folder were all there
 * is, so that one that leads out of it leads nowhere, or elsewhere in it. What cannot be read counts as missing.
 *
 * @throws system errors of a file that may not be read, which Docker does not read either
 */
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
            path = (0,external_node_path_.dirname)(path) === '.' ? '' : (0,external_node_path_.dirname)(path);
            continue;
        }
        const stats = await statsOf((0,external_node_path_.join)(folder, path, part));
        if (stats === undefined)
            return { kind: 'none', isThere };
        isThere = true;
        if (!stats.isSymbolicLink()) {
            path = (0,external_node_path_.join)(path, part);
            continue;
        }
        const target = textOfBytes(await (0,promises_.readlink)((0,external_node_path_.join)(folder, path, part), { encoding: 'buffer' }));
        if (links === MOST_LINKS)
            return { kind: 'none', isThere };
        links += 1;
        if (target.startsWith('/'))
            path = '';
        waiting.unshift(...target.split('/'));
    }
    const isFile = (await statsOf((0,external_node_path_.join)(folder, path)))?.isFile() ?? false;
    return isFile ? { kind: 'file', bytes: await (0,promises_.readFile)((0,external_node_path_.join)(folder, path)) } : { kind: 'none', isThere };
}
/** Docker asks for what it follows by patterns, which such a name would be. */
function isPattern(name) {
    return /[*?[\]^\\!]/.test(name) || hasOtherBytes(name);
}
const MOST_LINKS = 255;
async function statsOf(path) {
    try {
        return await (0,promises_.lstat)(path);
    }
    catch (error) {
        if ((0,types_.isNativeError)(error) && 'code' in error && /^(ENOENT|ENOTDIR)$/.test(String(error.code)))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./.build/fingerprint/build-files.js




/**
 * Finds the Dockerfile and its ignore file as this builder does.
 *
 * @throws system errors of what cannot be read
 */
async function readBuildFiles(build, { workspace, inlineDockerfile }, builder) {
    const context = (0,external_node_path_.resolve)(workspace, build.context);
    const file = inlineDockerfile === undefined ? await findDockerfile(build, context, workspace) : undefined;
    const dockerfile = file === undefined
        ? { kind: 'file', bytes: Buffer.from(inlineDockerfile ?? '') }
        : await build_files_readDockerfile(file, builder === 'classic' ? context : (0,external_node_path_.dirname)(file));
    if (dockerfile.kind === 'unknown')
        return dockerfile;
    if (dockerfile.kind === 'none')
        return { kind: 'unknown', reason: `${(0,external_node_path_.relative)(workspace, file ?? '')} is a link that Docker does not follow.` };
    const found = builder === 'classic' ? await classicIgnoreFile(context) : await findIgnoreFile(file, context, workspace);
    return found.kind === 'unknown' ? found : { ...found, context, file, dockerfile: dockerfile.bytes };
}
/** Docker takes either spelling of the plain name. */
async function findDockerfile({ file }, context, workspace) {
    const path = file === undefined ? (0,external_node_path_.join)(context, 'Dockerfile') : (0,external_node_path_.resolve)(workspace, file);
    if ((0,external_node_path_.basename)(path) !== 'Dockerfile')
        return path;
    const names = await (0,promises_.readdir)((0,external_node_path_.dirname)(path));
    return names.includes('Dockerfile') || !names.includes('dockerfile') ? path : (0,external_node_path_.join)((0,external_node_path_.dirname)(path), 'dockerfile');
}
/** Reads the Dockerfile, which the builder looks for in this folder, where it is in there. */
async function build_files_readDockerfile(file, folder) {
    const name = (0,external_node_path_.relative)(folder, file);
    if (name.startsWith('..'))
        return { kind: 'file', bytes: await (0,promises_.readFile)(file) };
    const found = await readInnerFile(folder, name);
    if (found.kind !== 'none')
        return found;
    // Where it cannot follow a link, it takes the other spelling.
    const other = name === 'Dockerfile' ? await readInnerFile(folder, 'dockerfile') : found;
    // Says that it is missing.
    if (other.kind === 'none' && !found.isThere)
        await (0,promises_.readFile)(file);
    return other;
}
/**
 * That of the Dockerfile comes before that of the context. `join`, as ncc takes `resolve` with a plain name for a file that
 * it should bundle.
 */
async function findIgnoreFile(file, context, workspace) {
    const own = file === undefined ? [] : [`${file}.dockerignore`];
    const notices = [];
    for (const path of [...own, (0,external_node_path_.join)(context, '.dockerignore')]) {
        const found = await readInnerFile((0,external_node_path_.dirname)(path), (0,external_node_path_.basename)(path));
        if (found.kind === 'unknown')
            return found;
        if (found.kind === 'file')
            return { kind: 'known', ignore: { path, bytes: found.bytes }, notices };
        const shown = (0,external_node_path_.relative)(workspace, path);
        if (found.isThere)
            notices.push(`${shown} is a folder, or a link that leads out of its own folder: Docker takes no notice of it.`);
    }
    return { kind: 'known', ignore: undefined, notices };
}
/** The builder before BuildKit knows none of a Dockerfile, and follows links wherever they lead. */
async function classicIgnoreFile(context) {
    const path = (0,external_node_path_.join)(context, '.dockerignore');
    try {
        return { kind: 'known', ignore: { path, bytes: await (0,promises_.readFile)(path) }, notices: [] };
    }
    catch (error) {
        if (!(0,types_.isNativeError)(error) || !('code' in error) || error.code !== 'ENOENT')
            throw error;
        return { kind: 'known', ignore: undefined, notices: [] };
    }
}

// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
;// CONCATENATED MODULE: ./.build/fingerprint/possible-builders.js

/** What `docker build` or bake builds with (cmd/docker/builder.go of docker/cli). */
function possibleBuilders(build, { command, variables }) {
    // Bake is buildx. So is what builds with another builder, or in a way that only BuildKit can.
    if (command === 'bake' || build.builder !== undefined || (0,choose_builder/* requirementsOf */.CG)(build).length > 0)
        return BUILDKIT;
    const chosen = variables.DOCKER_BUILDKIT ?? '';
    if (chosen === '')
        return { kind: 'plugin' };
    if (!/^(0|f|false)$/i.test(chosen))
        return BUILDKIT;
    // Whether a preset of caches takes another builder shows later.
    return build.cache.preset === 'none' ? { kind: 'one', builder: 'classic' } : { kind: 'unsure' };
}
const BUILDKIT = { kind: 'one', builder: 'buildkit' };

;// CONCATENATED MODULE: ./.build/fingerprint/target-platforms.js

/** The platforms that are built, sorted: those of the inputs; else what the variable says, which bake does not heed. */
function targetPlatforms({ platforms }, origin) {
    if (platforms.length > 0)
        return platforms.toSorted();
    const named = origin.command === 'bake' ? undefined : origin.variables.DOCKER_DEFAULT_PLATFORM;
    return named ? named.split(',').toSorted() : [ownPlatform(origin)];
}
function ownPlatform({ architecture = process.arch }) {
    return `linux/${choose_builder/* ARCHITECTURES */.Xe[architecture] ?? architecture}`;
}
/**
 * The arguments that are there for a platform without being declared
 * (https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope).
 */
function platformArguments(target, origin) {
    const own = ownPlatform(origin);
    return new Map(Object.entries({ BUILD: own, TARGET: target }).flatMap(([prefix, platform]) => {
        const { os, architecture, variant } = normalized(platform, own);
        const whole = [os, architecture, ...(variant === '' ? [] : [variant])].join('/');
        const values = { PLATFORM: whole, OS: os, OSVERSION: '', ARCH: architecture, VARIANT: variant };
        return Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]);
    }));
}
/** As BuildKit names a platform, however it is written (normalizeArch in containerd/platforms). */
function normalized(platform, own) {
    const [ownOs = '', ownArchitecture = ''] = own.split('/');
    const [first = '', second, third = ''] = platform.trim().toLowerCase().split('/');
    const isAlone = second === undefined;
    const isOs = isAlone && /^(linux|windows|darwin|macos|freebsd)$/.test(first);
    const os = isAlone && !isOs ? ownOs : first;
    const written = isAlone ? (isOs ? ownArchitecture : first) : second;
    const [architecture = '', fixed] = (OTHER_NAMES.get(written) ?? written).split('/');
    return { os, architecture, variant: fixed ?? variantOf(architecture, third) };
}
const OTHER_NAMES = new Map([
    ['x86_64', 'amd64'],
    ['x86-64', 'amd64'],
    ['aarch64', 'arm64'],
    ['i386', '386/'],
    ['armhf', 'arm/v7'],
    ['armel', 'arm/v6'],
]);
/** The variant that an architecture has by itself is not named, but for that of arm. */
function variantOf(architecture, variant) {
    if (architecture === 'arm')
        return variant === '' ? 'v7' : variant.replace(/^(?=[5678]$)/, 'v');
    if (architecture === 'arm64')
        return variant.replace(/^v?8(\.0)?$/, '').replace(/^(9|9\.0|v9\.0)$/, 'v9');
    return architecture === 'amd64' ? variant.replace(/^v1$/, '') : variant;
}

;// CONCATENATED MODULE: ./.build/fingerprint/build-sources.js








/** Reads them as what builds does; where it is not sure what that is, as each of both, as mostly there is no difference. */
async function readBuildSources(build, origin, asked) {
    const read = (builder) => readFor(builder, build, origin, asked);
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
async function readFor(builder, build, origin, { given, platforms }) {
    const files = await orReason(() => readBuildFiles(build, origin, builder));
    if (files.kind === 'unknown')
        return files;
    const isClassic = builder === 'classic';
    const text = textOfBytes(files.dockerfile);
    const known = [];
    for (const platform of platforms) {
        const predefined = isClassic ? new Map() : platformArguments(platform, origin);
        const read = readDockerfile((0,omit_undefined/* omitUndefined */.O)({ text, target: build.target, given, predefined, isClassic }));
        if (read.kind === 'unknown')
            return { kind: 'unknown', reason: `of ${shownFile(files, origin)}, ${read.reason}` };
        known.push(read);
    }
    return { kind: 'known', files, sources: allOf(known) };
}
/** What is read, or `unknown` where a file cannot be read: then Docker is the one to say what is wrong. */
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
/** What a Dockerfile takes for each platform, taken together. */
function allOf(sources) {
    const all = (list) => [...new Set(sources.flatMap(list))];
    return {
        images: all(({ images }) => images).toSorted(),
        remoteFiles: all(({ remoteFiles }) => remoteFiles),
        argumentNames: all(({ argumentNames }) => argumentNames),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./.build/fingerprint/context-files.js






/**
 * Reads what a .dockerignore leaves of a folder. What counts is what BuildKit sends, and its cache looks at: paths, kinds,
 * permission bits, contents, the targets of links, empty folders. Times and owners do not, sockets are not sent.
 *
 * The files themselves are read, not git's index: that says nothing of filters (LFS, git-crypt), line ends and
 * `assume-unchanged`, and on 20,000 files would save 0.2 s. Synchronous calls are five times as fast as others on small
 * files; in between everything else gets its turn.
 *
 * @throws system errors of what cannot be read
 */
async function readContextFiles(root, rules) {
    const reader = new ContextReader(root, rules);
    await reader.read('', undefined);
    return reader.result();
}
class ContextReader {
    #root;
    #rules;
    #entries = [];
    #hashFile = fileHasher();
    #files = 0;
    #bytes = 0;
    #gitFolders = [];
    constructor(root, rules) {
        this.#root = root;
        this.#rules = rules;
    }
    /** Reads what is in a folder; whether anything of it is in the context. */
    async read(folder, parent) {
        let isUsed = false;
        for (const bytes of await (0,promises_.readdir)(this.#at(folder), { encoding: 'buffer' })) {
            const name = textOfBytes(bytes);
            const path = folder === '' ? name : `${folder}/${name}`;
            const result = applyRules(this.#rules, path, parent);
            if (result.isExcluded && !mayHoldExceptions(this.#rules, path))
                continue;
            const stats = (0,external_node_fs_.lstatSync)(this.#at(path));
            // Below, a file of that name is that of a submodule, and the same in each checkout.
            if (path === '.git' || (name === '.git' && stats.isDirectory())) {
                this.#gitFolders.push(path);
                continue;
            }
            // A folder that is left out is sent all the same where something in it is not.
            const below = stats.isDirectory() && (await this.read(path, result));
            if (result.isExcluded && !below)
                continue;
            isUsed = (await this.#add(path, stats)) || isUsed;
        }
        return isUsed;
    }
    /** Where a path is; as bytes where no text names it. */
    #at(path) {
        const whole = path === '' ? this.#root : `${this.#root}/${path}`;
        return hasOtherBytes(path) ? bytesOfText(whole) : whole;
    }
    async #add(path, stats) {
        if (stats.isSocket())
            return false;
        // Windows has no such bits; docker makes them up.
        const mode = process.platform === 'win32' ? 0o755 : stats.mode & 0o7777;
        if (stats.isFile()) {
            const { hash, bytes } = await this.#hashFile(this.#at(path));
            this.#files += 1;
            this.#bytes += bytes;
            this.#entries.push([path, 'file', mode, hash]);
        }
        else if (stats.isSymbolicLink()) {
            const target = (0,external_node_fs_.readlinkSync)(this.#at(path), { encoding: 'buffer' });
            this.#entries.push([path, 'link', 0, textOfBytes(target)]);
        }
        else if (stats.isDirectory())
            this.#entries.push([path, 'folder', mode, '']);
        else
            this.#entries.push([path, stats.isFIFO() ? 'pipe' : 'device', mode, String(stats.rdev)]);
        return true;
    }
    result() {
        return {
            hash: hashEntries(this.#entries),
            entries: this.#entries,
            files: this.#files,
            bytes: this.#bytes,
            gitFolders: this.#gitFolders.toSorted(),
        };
    }
}
/** SHA-256 over entries, in whatever order they were found; hex. */
function hashEntries(entries) {
    const lines = entries.map((entry) => JSON.stringify(entry)).sort();
    return (0,external_node_crypto_.createHash)('sha256').update(lines.join('\n')).digest('hex');
}
const BUFFER_BYTES = 1024 * 1024;
const PAUSE_AFTER_BYTES = 16 * BUFFER_BYTES;
/** Hashes files one after the other through one buffer, however large they are. */
function fileHasher() {
    const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
    let sincePause = 0;
    return async (path) => {
        const hash = (0,external_node_crypto_.createHash)('sha256');
        let bytes = 0;
        const file = (0,external_node_fs_.openSync)(path, 'r');
        try {
            for (;;) {
                const length = (0,external_node_fs_.readSync)(file, buffer, 0, buffer.length, null);
                if (length === 0)
                    break;
                hash.update(buffer.subarray(0, length));
                bytes += length;
                sincePause += length;
                if (sincePause < PAUSE_AFTER_BYTES)
                    continue;
                sincePause = 0;
                await (0,external_node_timers_promises_.setImmediate)();
            }
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
        return { hash: hash.digest('hex'), bytes };
    };
}

;// CONCATENATED MODULE: ./.build/fingerprint/fingerprint-notices.js
/** What is not seen of images and remote files, one sentence each. */
function imageNotices(images, { remoteFiles } = NO_SOURCES) {
    const unseen = images.filter(({ digest, localId }) => digest === undefined && localId === undefined);
    return [
        ...unseen.map(({ name, reason }) => `The digest of ${name} is not known (${reason}): a newer image of that name goes unnoticed.`),
        ...remoteFiles.map((word) => `ADD ${word} is not looked at${maybe(word)}: another content there goes unnoticed.`),
    ];
}
const NO_SOURCES = { remoteFiles: [] };
function maybe(word) {
    return word.includes('$') ? ' where it is an address' : '';
}
/** What is not seen of a context, one sentence each. `name`: that of a named one. */
function contextNotices({ gitFolders }, name) {
    const [first] = gitFolders;
    if (first === undefined)
        return [];
    const [folders, are] = gitFolders.length === 1 ? ['folder', 'is'] : ['folders', 'are'];
    const context = name === undefined ? 'the context' : `the context ${name}`;
    const line = gitFolders.every((folder) => folder === '.git') ? '.git' : '**/.git';
    const place = name === undefined ? '.dockerignore' : 'its .dockerignore';
    return [
        `The ${folders} ${gitFolders.join(', ')} ${are} part of ${context}, but ${are} not looked at, as no two checkouts have ` +
            `the same: what an image takes from there may be of an older commit. Add a line \`${line}\` to ${place}.`,
    ];
}
/** What changes with each commit or run makes every image another one. */
function changingNotices(given, { annotations }, { variables, labels, commit }) {
    const changing = [
        ['the commit', commit.slice(0, 7)],
        ['the commit', variables.GITHUB_SHA?.slice(0, 7)],
        ['the id of the run', variables.GITHUB_RUN_ID],
    ];
    const texts = [
        ...[...given].map(([name, value]) => [`The build argument ${name}`, value]),
        ...labels.map(({ key, value }) => [`The label ${key}`, value]),
        ...annotations.map((text) => [`The annotation ${text.replace(/=[\s\S]*$/, '')}`, text]),
    ];
    return texts.flatMap(([name, value]) => {
        const held = changing.find(([, text]) => text !== undefined && text.length > 6 && value.includes(text));
        return held === undefined ? [] : [`${name} holds ${held[0]}, which differs each time: nothing will be reused.`];
    });
}

// EXTERNAL MODULE: ./.build/lib/canonical-json.js
var canonical_json = __webpack_require__(6195);
;// CONCATENATED MODULE: ./.build/fingerprint/fingerprint-parts.js


/** To be raised when the same content is hashed in another way, so that no image of before is found. */
const FORMAT_VERSION = 1;
/** What decides an image, in parts, so that a miss can say which of them differs. */
const PART_NAMES = (/* unused pure expression or super */ null && ([
    'context',
    'dockerfile',
    'base-images',
    'build-args',
    'labels',
    'options',
    'platform',
    'named-contexts',
]));
/** A part over a value of strings, numbers, arrays and plain objects. */
function partOf(name, value, told) {
    return { name, hash: (0,sha256/* sha256 */.s)((0,canonical_json/* canonicalJson */.d)(value)), told };
}
/** The tag of an image with these parts: `content-` and 32 hex digits. */
function contentTag(parts) {
    const known = parts.map(({ name, hash }) => [name, hash]);
    return `content-${(0,sha256/* sha256 */.s)((0,canonical_json/* canonicalJson */.d)([FORMAT_VERSION, Object.fromEntries(known)])).slice(0, 32)}`;
}

;// CONCATENATED MODULE: ./.build/fingerprint/input-parts.js


/** Of words that cannot be resolved the Dockerfile and the arguments say all that is known. */
function imagesPart(images) {
    const known = images.map(({ name, digest = '', localId = '' }) => [name, digest, localId]);
    const byName = images.filter(({ digest, localId }) => digest === undefined && localId === undefined).length;
    const told = images.length === 0 ? 'none' : `${(0,format/* counted */.hS)(images.length, 'image')}${byName > 0 ? `, ${byName} by name only` : ''}`;
    return partOf('base-images', known, told);
}
/** Arguments that are there without being declared and leave no trace in an image, unless a Dockerfile declares them. */
const PROXY_ARGUMENTS = /^(https?|ftp|no|all)_proxy$/i;
/** The build arguments that count, by their names and values. */
function argumentsPart(given, { argumentNames }) {
    const counted = [...given].filter(([name]) => !PROXY_ARGUMENTS.test(name) || argumentNames.includes(name));
    return partOf('build-args', Object.fromEntries(counted), listed(counted.map(([name]) => name)));
}
/** The labels of the workflow; of several with one key the last. */
function labelsPart(labels) {
    const last = new Map(labels.map(({ key, value }) => [key, value]));
    return partOf('labels', Object.fromEntries(last), listed([...last.keys()]));
}
/**
 * How each input counts. A new one has to be put in here, as the types say; until then its value counts.
 *
 * `apart`: another part reads it. `no`: it has no say in what an image holds.
 */
const FIELDS = new Map(Object.entries({
    context: 'apart',
    file: 'apart',
    buildArgs: 'apart',
    labels: 'apart',
    annotations: 'value',
    target: 'value',
    network: 'value',
    addHosts: 'value',
    shmSize: 'value',
    ulimits: 'value',
    allow: 'value',
    // Several platforms are one image more; a single one is told by the part `platform`.
    platforms: 'apart',
    provenance: 'value',
    sbom: 'value',
    compression: 'apart',
    builder: 'no',
    load: 'no',
    cache: 'no',
    cacheFrom: 'no',
    cacheTo: 'no',
    buildContexts: 'apart',
    secrets: 'apart',
    ssh: 'apart',
    pull: 'no',
    noCache: 'no',
    noCacheFilters: 'no',
}));
/** All further inputs that count, by their values; of secrets and agents the ids. */
function optionsPart(build, further = {}) {
    // An empty list is as good as none, so that a later version with a further list still finds the images of before.
    const set = Object.entries(build).filter(([name, value]) => (FIELDS.get(name) ?? 'value') === 'value' && value !== undefined && !(Array.isArray(value) && value.length === 0));
    // What secrets and agents hold is none of an image's business; only their names may make another build of it.
    const ids = { secrets: build.secrets.map(({ id }) => id).toSorted(), ssh: build.ssh.map(idOf).toSorted() };
    const named = Object.entries(ids).filter(([, value]) => value.length > 0);
    const packed = build.compression === 'default' ? [] : [['compression', build.compression]];
    const all = [...set, ...named, ...packed, ...Object.entries(further)];
    return partOf('options', Object.fromEntries(all), listed(all.map(([name]) => name)));
}
function idOf(agent) {
    return agent.replace(/=.*$/, '');
}
/** Names for the log: sorted, or `none`. */
function listed(names) {
    return names.length === 0 ? 'none' : names.toSorted().join(', ');
}

;// CONCATENATED MODULE: ./.build/fingerprint/named-contexts.js







/**
 * Reads named contexts: of folders the files, with the ignore file of each; of folders in OCI's layout all files, and which
 * of its images is meant; of images the digests. What is fetched from elsewhere counts by its address, and a notice says
 * so. Another build counts by its own content.
 */
async function readNamedContexts(contexts, places, lookUp) {
    const sorted = contexts.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const all = await Promise.all(sorted.map((context) => readNamedContext(context, places, lookUp)));
    return {
        hashed: all.flatMap(({ hashed }) => hashed),
        images: all.flatMap(({ images }) => images),
        notices: all.flatMap(({ notices }) => notices),
        unknown: all.find(({ unknown }) => unknown !== undefined)?.unknown,
        isNewWanted: all.some(({ isNewWanted }) => isNewWanted),
    };
}
async function readNamedContext({ name, value }, { workspace, linked }, lookUp) {
    const image = /^docker-image:\/\/(.*)$/.exec(value)?.[1];
    if (image !== undefined) {
        const images = await lookUp([image]);
        const known = images.map((found) => [found.name, found.digest ?? '', found.localId ?? '']);
        return { ...NO_CONTEXTS, hashed: [[name, known]], images };
    }
    const build = await linked?.(/^target:(.*)$/.exec(value)?.[1] ?? '');
    if (build !== undefined) {
        if (build.kind === 'unknown')
            return { ...NO_CONTEXTS, unknown: `of its context ${name}, ${build.reason}` };
        const { notices, isNewWanted } = build;
        return { ...NO_CONTEXTS, hashed: [[name, build.tag]], notices, isNewWanted };
    }
    if ((0,parse_docker/* isRemoteContext */.uN)(value) || value.startsWith('target:')) {
        const notices = [`The context ${name} is not looked at: another content at ${value} goes unnoticed.`];
        return { ...NO_CONTEXTS, hashed: [[name, value]], notices };
    }
    if (value.startsWith(LAYOUT))
        return await readLayout(name, value.slice(LAYOUT.length), workspace);
    const folder = (0,external_node_path_.resolve)(workspace, value);
    const tree = await readContextFiles(folder, readIgnoreRules(await ignoreFileOf(folder)));
    return { ...NO_CONTEXTS, hashed: [[name, tree.hash]], notices: contextNotices(tree, name) };
}
const LAYOUT = 'oci-layout://';
/** A folder in OCI's layout may have a tag or a digest behind its path; no ignore file leaves anything out there. */
async function readLayout(name, reference, workspace) {
    const [, folder, tag = '', digest = ''] = /^([^:@]+)(?::(\w[\w.-]*))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(reference) ?? [];
    // With further signs versions of buildx find another end of the path.
    if (folder === undefined)
        return {
            ...NO_CONTEXTS,
            unknown: `its context ${name}, ${LAYOUT}${reference}, is not of the form folder:tag@digest.`,
        };
    const tree = await readContextFiles((0,external_node_path_.resolve)(workspace, folder), []);
    return { ...NO_CONTEXTS, hashed: [[name, [tag, digest, tree.hash]]], notices: contextNotices(tree, name) };
}
const NO_CONTEXTS = { hashed: [], images: [], notices: [], unknown: undefined, isNewWanted: false };
async function ignoreFileOf(folder) {
    const found = await readInnerFile(folder, '.dockerignore');
    return found.kind === 'file' ? textOfBytes(found.bytes) : '';
}

;// CONCATENATED MODULE: ./.build/fingerprint/source-policies.js


/**
 * Why it cannot be told what a build takes from elsewhere: a policy says so, which may put something else in its place, and
 * may ask others (https://docs.docker.com/build/policies/). `undefined` where there is none.
 */
async function policyReason(file, { workspace, variables, further }) {
    // Since 0.31 buildx takes it without being told.
    const own = file === undefined ? undefined : `${file}.rego`;
    if (own !== undefined && (await isThere(own)))
        return `${(0,external_node_path_.relative)(workspace, own)} decides what it takes from elsewhere.`;
    if (variables[SOURCE_POLICY])
        return `the policy behind ${SOURCE_POLICY} decides what it takes from elsewhere.`;
    const named = further?.policy;
    const isNamed = named !== undefined && !(Array.isArray(named) && named.length === 0);
    return isNamed ? 'the policy of its definition decides what it takes from elsewhere.' : undefined;
}
const SOURCE_POLICY = 'EXPERIMENTAL_BUILDKIT_SOURCE_POLICY';
/** What variables say of a build that no input does, and that counts by its value: buildx's own policy, that is on or off. */
function policySettings({ variables, }) {
    const isOn = /^(1|t|true)$/i.test(variables.BUILDX_DEFAULT_POLICY ?? '');
    return isOn ? { BUILDX_DEFAULT_POLICY: true } : {};
}
async function isThere(path) {
    try {
        await (0,promises_.lstat)(path);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./.build/fingerprint/fingerprint.js

















/** All registries together; the build itself would wait longer. */
const LOOKUP_SECONDS = 3;
/**
 * Reads what decides the image of a build. Two builds with the same tag may share an image, whatever their commits.
 * A file that cannot be read makes it `unknown`: then Docker is the one to say what is wrong.
 */
async function readFingerprint(build, origin) {
    return await orReason(() => fingerprint_readKnown(build, origin));
}
async function fingerprint_readKnown(build, origin) {
    if ((0,parse_docker/* isRemoteContext */.uN)(build.context))
        return { kind: 'unknown', reason: `its context, ${build.context}, is an address.` };
    const platforms = targetPlatforms(build, origin);
    const given = givenArguments(build, origin.variables);
    const read = await readBuildSources(build, origin, { given, platforms });
    if (read.kind === 'unknown')
        return read;
    const { files, sources } = read;
    const policy = await policyReason(files.file, origin);
    if (policy !== undefined)
        return { kind: 'unknown', reason: policy };
    const { cache = { trees: new Map(), images: new Map() } } = origin;
    const lookUp = imageLookup(build, origin, cache);
    const [images, tree, named] = await Promise.all([
        lookUp(withoutNamed(sources.images, build, origin)),
        readTree(files, cache),
        readNamedContexts(build.buildContexts, origin, lookUp),
    ]);
    if (named.unknown !== undefined)
        return { kind: 'unknown', reason: named.unknown };
    const platform = partOf('platform', platforms.join(','), platforms.join(', '));
    const parts = [
        contextPart(tree, (0,external_node_path_.relative)(origin.workspace, files.context) || '.'),
        dockerfilePart(files, origin.workspace),
        imagesPart(images),
        argumentsPart(given, sources),
        labelsPart(origin.labels),
        optionsPart(build, { ...origin.further, ...policySettings(origin) }),
        platform,
        ...namedContextsPart(named),
    ];
    const notices = [
        ...files.notices,
        ...imageNotices(images, sources),
        ...imageNotices(named.images),
        ...named.notices,
        ...contextNotices(tree),
        ...changingNotices(given, build, origin),
    ];
    const isNewWanted = build.noCache || build.noCacheFilters.length > 0 || named.isNewWanted;
    return { kind: 'known', parts, tag: contentTag(parts), notices, isNewWanted };
}
/** The files of the context, read once for all builds that leave out the same ones. */
function readTree({ context, ignore }, { trees }) {
    const ignored = textOfBytes(ignore?.bytes ?? Buffer.alloc(0));
    return once(trees, JSON.stringify([context, ignored]), () => readContextFiles(context, readIgnoreRules(ignored)));
}
function contextPart({ hash, files, bytes }, name) {
    return partOf('context', hash, `${(0,format/* counted */.hS)(files, 'file')} of ${name}, ${(0,format/* megabytes */.ix)(bytes)}`);
}
function namedContextsPart({ hashed }) {
    return hashed.length === 0 ? [] : [partOf('named-contexts', hashed, listed(hashed.map(([name]) => name)))];
}
function dockerfilePart({ file, dockerfile, ignore }, workspace) {
    const shown = (path) => (0,external_node_path_.relative)(workspace, path) || '.';
    const names = [file === undefined ? 'inline' : shown(file), ...(ignore === undefined ? [] : [shown(ignore.path)])];
    return partOf('dockerfile', [(0,sha256/* sha256 */.s)(dockerfile), ignore === undefined ? '' : (0,sha256/* sha256 */.s)(ignore.bytes)], names.join(', '));
}
/** Looks up images side by side, each once for all builds that share the cache. */
function imageLookup({ pull }, { lookUpLocal, ...remote }, { images }) {
    const connection = { proxy: remote.proxy, limit: (0,http/* timeLimit */.z)(LOOKUP_SECONDS) };
    const sources = { ...remote, ...(pull || !lookUpLocal ? {} : { lookUpLocal }) };
    return async (names) => {
        const each = names.map((name) => once(images, JSON.stringify([name, pull]), () => readBaseImages([name], sources, connection)));
        return (await Promise.all(each)).flat();
    };
}
/** Name and value of what Docker is given: the last of each name, and no variable that is not set. */
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
/** A named context takes the place of an image of its name; bake wants that in its short form, which others make of it. */
function withoutNamed(images, { buildContexts }, { command }) {
    const short = (name) => (parseReference(name)?.name ?? name).replace(/^docker\.io\/(library\/)?/, '').replace(/:latest$/, '');
    const names = new Set(buildContexts.map(({ name }) => (command === 'bake' ? name : short(name))));
    return images.filter((image) => !names.has(short(image)));
}
/** What was found under that key, found now where nobody has yet. */
function once(known, key, find) {
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
}

// EXTERNAL MODULE: ./.build/lib/proxy.js
var lib_proxy = __webpack_require__(1302);
;// CONCATENATED MODULE: ./.build/plan/content-tags.js

const DAY_MS = 86_400_000;
/**
 * The tags under which an image of this content may be found, today's first: one for each day of the greatest age (UTC).
 * So no such tag ever has to move, which immutable repositories would refuse, and its name tells the age of its image.
 */
function contentTags(tag, maxAgeDays, now) {
    const day = (back) => new Date(now.getTime() - back * DAY_MS).toISOString().slice(0, 10);
    const earlier = Array.from({ length: maxAgeDays - 1 }, (_, index) => `${tag}-${day(index + 1)}`);
    return [`${tag}-${day(0)}`, ...earlier];
}
/**
 * The newest image under these tags that can be pulled. `facts`: of the wanted tags; where one of them stands on that
 * image already, it is known how many others do.
 */
function newestImage(tags, images, facts) {
    const tag = tags.find((name) => images.some((image) => image.tag === name));
    const digest = images.find((image) => image.tag === tag)?.digest;
    if (tag === undefined || digest === undefined)
        return undefined;
    const counts = [...facts.values()].flatMap((fact) => fact.kind === 'present' && fact.digest === digest && fact.tags !== undefined ? [fact.tags.length] : []);
    return (0,omit_undefined/* omitUndefined */.O)({ tag, digest, tagCount: counts[0] });
}

// EXTERNAL MODULE: ./.build/plan/part-hashes.js
var part_hashes = __webpack_require__(1040);
// EXTERNAL MODULE: ./.build/phases/step.js
var phases_step = __webpack_require__(8353);
// EXTERNAL MODULE: ./.build/phases/registry/registry-snapshot.js
var registry_snapshot = __webpack_require__(6953);
;// CONCATENATED MODULE: ./.build/phases/registry/same-content.js











/** The label by which an image tells the hashes of what it was built from. */
const LABEL = 'ecr-build-push.content';
/**
 * Reads the content, while others ask for credentials; only base images in ECR wait for those. `undefined` where it
 * cannot be told: then the image is built.
 */
async function startSearch(step, ecr, maxAgeDays, more) {
    const { runner } = step;
    const content = await fingerprintBuild(step, ecr, more);
    if (content.kind === 'unknown') {
        runner.notice(`The content cannot be compared, so the image is built: ${content.reason}`);
        return undefined;
    }
    const label = { key: LABEL, value: (0,part_hashes/* writePartHashes */.F6)(FORMAT_VERSION, content.parts) };
    const tags = contentTags(content.tag, maxAgeDays, new Date());
    const known = { content, tags, label, maxAgeDays };
    return {
        tags,
        label,
        isNewWanted: content.isNewWanted,
        find: (snapshot, told) => findSameContent(known, snapshot, told),
        explainMiss: (snapshot, options) => explainMiss(known, snapshot, options),
    };
}
/** Reads the content of a build. */
async function fingerprintBuild(step, ecr, options) {
    return await readFingerprint(step.inputs.build, fingerprintSources(step, ecr, options));
}
function fingerprintSources(step, ecr, { credentials, ...more }) {
    const { inputs, environment, event } = step;
    const proxy = (0,lib_proxy/* proxyVariables */.e)(environment);
    return {
        ...more,
        workspace: environment.workspace,
        variables: (0,docker_cli/* dockerVariables */.Gn)({ variables: environment.variables, commitDate: event.commitDate }),
        proxy,
        labels: inputs.build.labels,
        commit: event.commit,
        lookUpLocal: engineImages((0,phases_step/* dockerFor */._)(step)),
        hasBuildx: async () => (await (0,phases_step/* dockerFor */._)(step).capture(['buildx', 'version'])).succeeded,
        own: {
            host: inputs.repository.host ?? '',
            lookUpDigest: async (image) => await digestInEcr(step, ecr, { image, credentials: await credentials() }),
        },
    };
}
async function digestInEcr(step, ecr, { image, credentials }) {
    const { host, repository, tag = '' } = image;
    const [, registryId, region = ecr.region] = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([^.]+)\./.exec(host) ?? [];
    const registry = (0,open_registry/* openRegistry */.M)(step, (0,omit_undefined/* omitUndefined */.O)({ region, registryId }), { credentials, repository });
    try {
        const images = await registry.images([{ tag }]);
        return images.kind === 'found' ? images.value[0]?.digest : undefined;
    }
    finally {
        registry.close();
    }
}
/** Says what was compared, and finds the image of the same content. */
function findSameContent(known, { tags, images, imagesDenied }, { info, notice, warning }) {
    const { parts, notices } = known.content;
    const width = Math.max(...parts.map(({ name }) => name.length));
    info('What decides the image:');
    for (const { name, hash, told } of parts)
        info(`    ${name.padEnd(width)}  ${hash.slice(0, 8)}  ${told}`);
    for (const text of notices)
        notice(text);
    if (imagesDenied !== undefined)
        warning(`No image of the same content can be found, as the role lacks ${imagesDenied}.`);
    return newestImage(known.tags, images, tags);
}
async function explainMiss(known, { images }, { candidates, read, info }) {
    const byTag = (0,registry_snapshot/* imagesByTag */.g)(images);
    const tag = candidates.find((name) => byTag.has(name));
    const image = tag === undefined ? undefined : byTag.get(tag);
    if (image === undefined)
        return info('No image of this content is here yet, and none to compare with.');
    const before = (0,part_hashes/* readPartHashes */.SE)((await read(image)).labels[LABEL] ?? '');
    const differing = (0,part_hashes/* differingParts */.dl)((0,part_hashes/* readPartHashes */.SE)(known.label.value), before);
    if (differing === undefined)
        return info(`No image of this content is here yet, and none to compare with: the one under ${tag} was built without reuse: content.`);
    if (differing.length === 0)
        return info(`${tag} has the same content, but was built ${known.maxAgeDays} days ago or earlier, or is archived.`);
    info(`No image of this content is here yet. Compared with ${tag}, this differs: ${differing.join(', ')}.`);
}


/***/ })

};
;