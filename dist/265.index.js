"use strict";
exports.id = 265;
exports.ids = [265];
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

/***/ 646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fingerprintBuild: () => (/* binding */ fingerprintBuild),
  startSearch: () => (/* binding */ startSearch)
});

// EXTERNAL MODULE: ./.build/aws/open-registry.js
var open_registry = __webpack_require__(8396);
// EXTERNAL MODULE: ./.build/docker/docker-cli.js + 3 modules
var docker_cli = __webpack_require__(930);
;// CONCATENATED MODULE: ./.build/fingerprint/engine-digest.js
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
// EXTERNAL MODULE: ./.build/dockerfile/dockerignore.js
var dockerignore = __webpack_require__(8444);
// EXTERNAL MODULE: ./.build/inputs/parse-docker.js
var parse_docker = __webpack_require__(518);
// EXTERNAL MODULE: ./.build/lib/bytes-text.js
var bytes_text = __webpack_require__(6381);
// EXTERNAL MODULE: ./.build/lib/format.js
var format = __webpack_require__(1035);
// EXTERNAL MODULE: ./.build/lib/http.js
var http = __webpack_require__(8480);
// EXTERNAL MODULE: ./.build/lib/sha256.js
var sha256 = __webpack_require__(6419);
// EXTERNAL MODULE: ./.build/dockerfile/image-reference.js
var image_reference = __webpack_require__(7688);
// EXTERNAL MODULE: ./.build/lib/ecr-host.js
var ecr_host = __webpack_require__(1619);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/distribution/auth-challenge.js
var auth_challenge = __webpack_require__(6183);
// EXTERNAL MODULE: ./.build/distribution/image-parts.js
var image_parts = __webpack_require__(4259);
// EXTERNAL MODULE: ./.build/distribution/registry-host.js
var registry_host = __webpack_require__(4849);
;// CONCATENATED MODULE: ./.build/fingerprint/registry-digest.js




async function lookUpDigest(image, connection) {
    const url = new URL(`/v2/${image.repository}/manifests/${image.tag}`, (0,registry_host/* registryOrigin */._)(image.host));
    const first = await head(url, undefined, connection);
    if (first.kind === 'no-answer' || first.status !== 401)
        return digestIn(first);
    const challenge = String(first.headers['www-authenticate'] ?? '');
    const token = await anonymousToken({ challenge, url, repository: image.repository }, connection);
    if (token.kind === 'unknown')
        return token;
    return digestIn(await head(url, token.token, connection));
}
async function head(url, token, connection) {
    let at = url;
    for (let redirects = 0;; redirects += 1) {
        const bearer = token === undefined || at.host !== url.host ? {} : { authorization: `Bearer ${token}` };
        const headers = { accept: image_parts/* MANIFEST_TYPES */._P.join(', '), ...bearer };
        const answer = await (0,http/* send */.t)({ method: 'HEAD', url: at, headers, ...connection });
        const location = answer.kind === 'answer' && /^30[1278]$/.test(String(answer.status)) && answer.headers.location;
        const next = location ? URL.parse(location, at.href) : null;
        if (next === null || !(0,registry_host/* mayLead */.w)(at, next) || redirects === 3)
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
    if (typeof digest === 'string' && (0,image_parts/* isDigest */.Bc)(digest))
        return { kind: 'digest', digest };
    return unknownDigest('the registry told no digest');
}
function unknownDigest(reason) {
    return { kind: 'unknown', reason };
}
async function anonymousToken({ challenge: header, url: asked, repository }, connection) {
    const challenge = (0,auth_challenge/* parseChallenge */.xy)(header);
    if (challenge?.kind !== 'bearer')
        return unknownDigest(/^bearer\s/i.test(header) ? 'HTTP 401, and it names no place for tokens' : 'HTTP 401, it needs a login');
    const url = URL.parse(challenge.realm);
    if (url === null || !(0,registry_host/* mayLead */.w)(asked, url))
        return unknownDigest('HTTP 401, and it names no place for tokens');
    if (challenge.service !== undefined)
        url.searchParams.set('service', challenge.service);
    for (const scope of (0,auth_challenge/* scopesFor */.lN)({ repository, actions: 'pull' }, challenge.scope))
        url.searchParams.append('scope', scope);
    const answer = await (0,http/* send */.t)({ method: 'GET', url, headers: { accept: 'application/json' }, ...connection });
    if (answer.kind === 'no-answer')
        return unknownDigest(answer.reason);
    const token = answer.status === 200 ? (0,auth_challenge/* parseToken */.pI)(answer.body)?.token : undefined;
    return token === undefined ? unknownDigest('it gives nothing without a login') : { kind: 'token', token };
}

;// CONCATENATED MODULE: ./.build/fingerprint/base-images.js




function readBaseImages(references, sources, connection) {
    return Promise.all(references.map((reference) => readBaseImage(reference, sources, connection)));
}
async function readBaseImage(text, sources, connection) {
    const image = (0,image_reference/* parseReference */.F)(text);
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
    if (image.host !== own?.host && !(0,ecr_host/* isEcrHost */.R5)(image.host))
        return await lookUpDigest(image, connection);
    const digest = await inTime(connection, own?.lookUpDigest(image));
    return digest === undefined ? { kind: 'unknown', reason: 'ECR did not tell it' } : { kind: 'digest', digest };
}
async function inTime({ limit }, answer) {
    if (limit.signal.aborted)
        return undefined;
    return await new Promise((resolve) => {
        limit.signal.addEventListener('abort', () => resolve(undefined), { once: true });
        Promise.resolve(answer).then(resolve, () => resolve(undefined));
    });
}

// EXTERNAL MODULE: ./.build/fingerprint/build-sources.js + 14 modules
var build_sources = __webpack_require__(5406);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./.build/fingerprint/context-files.js






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
    async read(folder, parent) {
        let isUsed = false;
        for (const bytes of await (0,promises_.readdir)(this.#at(folder), { encoding: 'buffer' })) {
            const name = (0,bytes_text/* textOfBytes */.gm)(bytes);
            const path = folder === '' ? name : `${folder}/${name}`;
            const result = (0,dockerignore/* applyRules */.IU)(this.#rules, path, parent);
            if (result.isExcluded && !(0,dockerignore/* mayHoldExceptions */.Hp)(this.#rules, path))
                continue;
            const stats = (0,external_node_fs_.lstatSync)(this.#at(path));
            if (path === '.git' || (name === '.git' && stats.isDirectory())) {
                this.#gitFolders.push(path);
                continue;
            }
            const below = stats.isDirectory() && (await this.read(path, result));
            if (result.isExcluded && !below)
                continue;
            isUsed = (await this.#add(path, stats)) || isUsed;
        }
        return isUsed;
    }
    #at(path) {
        const whole = path === '' ? this.#root : `${this.#root}/${path}`;
        return (0,bytes_text/* hasOtherBytes */.Oj)(path) ? (0,bytes_text/* bytesOfText */.q$)(whole) : whole;
    }
    async #add(path, stats) {
        if (stats.isSocket())
            return false;
        const mode = process.platform === 'win32' ? 0o755 : stats.mode & 0o7777;
        if (stats.isFile()) {
            const { hash, bytes } = await this.#hashFile(this.#at(path));
            this.#files += 1;
            this.#bytes += bytes;
            this.#entries.push([path, 'file', mode, hash]);
        }
        else if (stats.isSymbolicLink()) {
            const target = (0,external_node_fs_.readlinkSync)(this.#at(path), { encoding: 'buffer' });
            this.#entries.push([path, 'link', 0, (0,bytes_text/* textOfBytes */.gm)(target)]);
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
function hashEntries(entries) {
    const lines = entries.map((entry) => JSON.stringify(entry)).sort();
    return (0,external_node_crypto_.createHash)('sha256').update(lines.join('\n')).digest('hex');
}
const BUFFER_BYTES = 1024 * 1024;
const PAUSE_AFTER_BYTES = 16 * BUFFER_BYTES;
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


const FORMAT_VERSION = 1;
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
function partOf(name, value, told) {
    return { name, hash: (0,sha256/* sha256 */.s)((0,canonical_json/* canonicalJson */.d)(value)), told };
}
function contentTag(parts) {
    const known = parts.map(({ name, hash }) => [name, hash]);
    return `content-${(0,sha256/* sha256 */.s)((0,canonical_json/* canonicalJson */.d)([FORMAT_VERSION, Object.fromEntries(known)])).slice(0, 32)}`;
}

;// CONCATENATED MODULE: ./.build/fingerprint/input-parts.js


function imagesPart(images) {
    const known = images.map(({ name, digest = '', localId = '' }) => [name, digest, localId]);
    const byName = images.filter(({ digest, localId }) => digest === undefined && localId === undefined).length;
    const told = images.length === 0 ? 'none' : `${(0,format/* counted */.hS)(images.length, 'image')}${byName > 0 ? `, ${byName} by name only` : ''}`;
    return partOf('base-images', known, told);
}
const PROXY_ARGUMENTS = /^(https?|ftp|no|all)_proxy$/i;
function argumentsPart(given, { argumentNames }) {
    const counted = [...given].filter(([name]) => !PROXY_ARGUMENTS.test(name) || argumentNames.includes(name));
    return partOf('build-args', Object.fromEntries(counted), listed(counted.map(([name]) => name)));
}
function labelsPart(labels) {
    const last = new Map(labels.map(({ key, value }) => [key, value]));
    return partOf('labels', Object.fromEntries(last), listed([...last.keys()]));
}
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
function optionsPart(build, further = {}) {
    const set = Object.entries(build).filter(([name, value]) => (FIELDS.get(name) ?? 'value') === 'value' && value !== undefined && !(Array.isArray(value) && value.length === 0));
    const ids = { secrets: build.secrets.map(({ id }) => id).toSorted(), ssh: build.ssh.map(idOf).toSorted() };
    const named = Object.entries(ids).filter(([, value]) => value.length > 0);
    const packed = build.compression === 'default' ? [] : [['compression', build.compression]];
    const all = [...set, ...named, ...packed, ...Object.entries(further)];
    return partOf('options', Object.fromEntries(all), listed(all.map(([name]) => name)));
}
function idOf(agent) {
    return agent.replace(/=.*$/, '');
}
function listed(names) {
    return names.length === 0 ? 'none' : names.toSorted().join(', ');
}

// EXTERNAL MODULE: ./.build/fingerprint/inner-file.js
var inner_file = __webpack_require__(7056);
;// CONCATENATED MODULE: ./.build/fingerprint/named-contexts.js







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
    const tree = await readContextFiles(folder, (0,dockerignore/* readIgnoreRules */.yH)(await ignoreFileOf(folder)));
    return { ...NO_CONTEXTS, hashed: [[name, tree.hash]], notices: contextNotices(tree, name) };
}
const LAYOUT = 'oci-layout://';
async function readLayout(name, reference, workspace) {
    const [, folder, tag = '', digest = ''] = /^([^:@]+)(?::(\w[\w.-]*))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(reference) ?? [];
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
    const found = await (0,inner_file/* readInnerFile */.P)(folder, '.dockerignore');
    return found.kind === 'file' ? (0,bytes_text/* textOfBytes */.gm)(found.bytes) : '';
}

;// CONCATENATED MODULE: ./.build/fingerprint/source-policies.js


async function policyReason(file, { workspace, variables, further }) {
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

// EXTERNAL MODULE: ./.build/fingerprint/target-platforms.js
var target_platforms = __webpack_require__(1958);
;// CONCATENATED MODULE: ./.build/fingerprint/fingerprint.js
















const LOOKUP_SECONDS = 3;
async function readFingerprint(build, origin) {
    return await (0,build_sources/* orReason */.Ko)(() => readKnown(build, origin));
}
async function readKnown(build, origin) {
    if ((0,parse_docker/* isRemoteContext */.uN)(build.context))
        return { kind: 'unknown', reason: `its context, ${build.context}, is an address.` };
    const platforms = (0,target_platforms/* targetPlatforms */.S)(build, origin);
    const given = (0,build_sources/* givenArguments */.Cj)(build, origin.variables);
    const read = await (0,build_sources/* readBuildSources */.x5)(build, origin, { given, platforms });
    if (read.kind === 'unknown')
        return read;
    const { files, sources } = read;
    const policy = await policyReason(files.file, origin);
    if (policy !== undefined)
        return { kind: 'unknown', reason: policy };
    const { cache = { trees: new Map(), images: new Map() } } = origin;
    const lookUp = imageLookup(build, origin, cache);
    const [images, tree, named] = await Promise.all([
        lookUp((0,build_sources/* withoutNamed */.Mb)(sources.images, build, origin)),
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
function readTree({ context, ignore }, { trees }) {
    const ignored = (0,bytes_text/* textOfBytes */.gm)(ignore?.bytes ?? Buffer.alloc(0));
    return once(trees, JSON.stringify([context, ignored]), () => readContextFiles(context, (0,dockerignore/* readIgnoreRules */.yH)(ignored)));
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
function imageLookup({ pull }, { lookUpLocal, ...remote }, { images }) {
    const connection = { proxy: remote.proxy, limit: (0,http/* timeLimit */.z)(LOOKUP_SECONDS) };
    const sources = { ...remote, ...(pull || !lookUpLocal ? {} : { lookUpLocal }) };
    return async (names) => {
        const each = names.map((name) => once(images, JSON.stringify([name, pull]), () => readBaseImages([name], sources, connection)));
        return (await Promise.all(each)).flat();
    };
}
function once(known, key, find) {
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
}

// EXTERNAL MODULE: ./.build/lib/proxy.js
var lib_proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./.build/lib/days.js
var days = __webpack_require__(1403);
;// CONCATENATED MODULE: ./.build/plan/content-tags.js


function contentTags(tag, maxAgeDays, now) {
    const day = (back) => new Date(now.getTime() - back * days/* DAY_MS */.s).toISOString().slice(0, 10);
    const earlier = Array.from({ length: maxAgeDays - 1 }, (_, index) => `${tag}-${day(index + 1)}`);
    return [`${tag}-${day(0)}`, ...earlier];
}
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












const LABEL = 'ecr-build-push.content';
async function startSearch(step, ecr, { maxAgeDays, ...more }) {
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
            host: (0,ecr_host/* isPublicHost */.sw)(inputs.repository.host ?? '') ? '' : (inputs.repository.host ?? ''),
            lookUpDigest: async (image) => await digestInEcr(step, ecr, { image, credentials: await credentials() }),
        },
    };
}
async function digestInEcr(step, ecr, { image, credentials }) {
    const { host, repository, tag = '' } = image;
    const { accountId: registryId, region = ecr.region } = (0,ecr_host/* parseEcrHost */.wl)(host) ?? {};
    const registry = (0,open_registry/* openRegistry */.Me)(step, (0,omit_undefined/* omitUndefined */.O)({ region, registryId }), { credentials, repository });
    try {
        const images = await registry.images([{ tag }]);
        return images.kind === 'found' ? images.value[0]?.digest : undefined;
    }
    finally {
        registry.close();
    }
}
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