"use strict";
exports.id = 405;
exports.ids = [405];
exports.modules = {

/***/ 2405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fingerprintBuild: () => (/* binding */ fingerprintBuild),
  startSearch: () => (/* binding */ startSearch)
});

// EXTERNAL MODULE: ./.build/aws/open-registry.js + 3 modules
var open_registry = __webpack_require__(7553);
// EXTERNAL MODULE: ./.build/docker/docker-cli.js
var docker_cli = __webpack_require__(5220);
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

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:util/types"
var types_ = __webpack_require__(3429);
;// CONCATENATED MODULE: ./.build/dockerfile/dockerfile-variables.js
/**
 * A word of a Dockerfile with its variables replaced and its quotes removed
 * (https://docs.docker.com/reference/dockerfile/#environment-replacement); `undefined` where it uses a form other than
 * `$NAME`, `${NAME}`, `${NAME:-word}`, `${NAME-word}`, `${NAME:+word}` and `${NAME+word}`. What is not set is empty.
 */
function expandWord(word, variables) {
    let text = '';
    let rest = word;
    let isLiteral = false;
    let isQuoted = false;
    while (rest !== '') {
        const [first = ''] = rest;
        if (first === "'" && !isQuoted)
            isLiteral = !isLiteral;
        else if (first === '"' && !isLiteral)
            isQuoted = !isQuoted;
        else if (first === '\\' && !isLiteral) {
            text += rest[1] ?? '';
            rest = rest.slice(1);
        }
        else if (first === '$' && !isLiteral) {
            const variable = expandVariable(rest, variables);
            if (variable === undefined)
                return undefined;
            text += variable.value;
            rest = rest.slice(variable.length);
            continue;
        }
        else
            text += first;
        rest = rest.slice(first.length);
    }
    return text;
}
/** The variable at the start of a text: its value, and how long its name is there. */
function expandVariable(text, variables) {
    const plain = /^\$(\w+)/.exec(text);
    if (plain?.[1] !== undefined)
        return { value: variables.get(plain[1]) ?? '', length: plain[0].length };
    const inner = insideBraces(text);
    const [, name, operator = '', word = ''] = /^(\w+)(:?[-+])?([\s\S]*)$/.exec(inner ?? '') ?? [];
    if (inner === undefined || name === undefined || (operator === '' && word !== ''))
        return undefined;
    const value = variables.get(name);
    const isSet = value !== undefined && !(operator.startsWith(':') && value === '');
    const other = operator === '' ? '' : expandWord(word, variables);
    if (other === undefined)
        return undefined;
    const chosen = operator.endsWith('+') ? (isSet ? other : '') : isSet ? value : other;
    return { value: chosen, length: inner.length + '${}'.length };
}
/** What stands between `${` and its `}`, which may hold further ones. */
function insideBraces(text) {
    if (!text.startsWith('${'))
        return undefined;
    let depth = 0;
    for (const [index, character] of [...text].entries()) {
        if (character === '{')
            depth += 1;
        if (character === '}')
            depth -= 1;
        if (depth === 0 && index > 0)
            return [...text].slice(2, index).join('');
    }
    return undefined;
}

;// CONCATENATED MODULE: ./.build/dockerfile/dockerfile.js

/**
 * Reads a Dockerfile (https://docs.docker.com/reference/dockerfile/) just as far as it decides which images a build needs:
 * those of the target and of the stages that it uses. What Docker would refuse is passed over.
 */
function readDockerfile(question) {
    const { directives, instructions } = readInstructions(question.text);
    const scope = globalScope(instructions, question);
    const stages = readStages(instructions);
    const used = usedStages(stages, question.target, (word) => expandWord(word, scope) ?? word);
    const frontend = question.given.get('BUILDKIT_SYNTAX') ?? directives.get('syntax');
    const words = [
        ...(frontend === undefined ? [] : [{ isExpanded: false, word: frontend }]),
        ...used.flatMap(({ external }) => external),
    ];
    const images = words.flatMap(({ isExpanded, word }) => (isExpanded ? (expandWord(word, scope) ?? []) : word));
    return {
        images: sortedOnce(images.filter((image) => image !== '' && image !== 'scratch')),
        unresolved: sortedOnce(words.filter(({ isExpanded, word }) => isExpanded && !expandWord(word, scope)).map(({ word }) => word)),
        remoteFiles: sortedOnce(used.flatMap(({ instructions }) => instructions.flatMap(remoteFilesOf))),
        argumentNames: sortedOnce(instructions
            .filter(({ name }) => name === 'ARG')
            .flatMap(({ words }) => words.map((word) => argumentOf(word).name))),
    };
}
function sortedOnce(texts) {
    return [...new Set(texts)].sort();
}
/** Puts continued lines together, and passes over comments and here-documents. */
function readInstructions(text) {
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const directives = readDirectives(lines);
    const continued = directives.get('escape') === '`' ? /(^|[^`])`[ \t]*$/ : /(^|[^\\])\\[ \t]*$/;
    const instructions = [];
    let open = '';
    for (let index = 0; index < lines.length; index += 1) {
        const line = (lines[index] ?? '').trimStart();
        // Docker passes over these inside of an instruction, too.
        if (line === '' || line.startsWith('#'))
            continue;
        if (continued.test(line)) {
            open += line.replace(continued, '$1');
            continue;
        }
        const whole = open + line;
        open = '';
        instructions.push(toInstruction(whole));
        for (const end of hereDocuments(whole))
            index = endOf(lines, end, index + 1);
    }
    if (open !== '')
        instructions.push(toInstruction(open));
    return { directives, instructions };
}
/** https://docs.docker.com/reference/dockerfile/#parser-directives */
function readDirectives(lines) {
    const directives = new Map();
    for (const line of lines[0]?.startsWith('#!') ? lines.slice(1) : lines) {
        const [, name, value] = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/.exec(line.trim()) ?? [];
        if (name === undefined || value === undefined)
            break;
        directives.set(name.toLowerCase(), value);
    }
    return directives;
}
function toInstruction(line) {
    const [name = '', ...rest] = splitWords(line);
    const first = rest.findIndex((word) => !word.startsWith('--'));
    const flags = first === -1 ? rest : rest.slice(0, first);
    const words = first === -1 ? [] : rest.slice(first);
    return { name: name.toUpperCase(), flags: flags.map((flag) => flag.slice(2)), words };
}
/** Splits at white space outside of quotes; the quotes stay. */
function splitWords(line) {
    return line.match(/(?:\\[\s\S]|"(?:\\[\s\S]|[^"\\])*"|'[^']*'|[^\s"'\\]|["'\\])+/g) ?? [];
}
/** The here-documents that start on a line (https://docs.docker.com/reference/dockerfile/#here-documents). */
function hereDocuments(line) {
    if (!/^(ONBUILD\s+)?(RUN|COPY|ADD)\s/i.test(line))
        return [];
    return splitWords(line).flatMap((word) => {
        const [, dash, name] = /^\d*<<(-?)([^<]+)$/.exec(word) ?? [];
        return name === undefined ? [] : [{ name: name.replaceAll(/["']/g, ''), isIndented: dash === '-' }];
    });
}
/** Where a here-document ends; the last line where it does not. */
function endOf(lines, { name, isIndented }, from) {
    const found = lines.findIndex((line, index) => index >= from && (isIndented ? line.replace(/^\t+/, '') : line) === name);
    return found === -1 ? lines.length : found;
}
/** The arguments that `FROM` can use: those in front of the first one, and those that are always there. */
function globalScope(instructions, { given, predefined }) {
    const scope = new Map(predefined);
    for (const { name, words } of instructions) {
        if (name === 'FROM')
            break;
        if (name !== 'ARG')
            continue;
        for (const word of words) {
            const { name, value } = argumentOf(word);
            const known = given.get(name) ?? (value === undefined ? undefined : expandWord(value, scope));
            if (known !== undefined)
                scope.set(name, known);
        }
    }
    return scope;
}
function argumentOf(word) {
    const [, name = word, value] = /^([^=]*)=([\s\S]*)$/.exec(word) ?? [];
    return value === undefined ? { name } : { name, value };
}
function readStages(instructions) {
    const starts = instructions.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []));
    return starts.map((start, index) => {
        const [from, ...own] = instructions.slice(start, starts[index + 1]);
        const [base = '', as, name] = from?.words ?? [];
        return {
            ...(as?.toLowerCase() === 'as' && name !== undefined ? { name: name.toLowerCase() } : {}),
            base: { word: base, isExpanded: true },
            others: own.flatMap(sourcesOf).map((word) => ({ word, isExpanded: false })),
            instructions: own,
        };
    });
}
/** What `--from=` and `--mount=…,from=` name; Docker takes no variables there. */
function sourcesOf({ name, flags }) {
    return flags.map(unquoted).flatMap((flag) => {
        if (name === 'COPY' && flag.startsWith('from='))
            return [flag.slice('from='.length)];
        if (name !== 'RUN' || !flag.startsWith('mount='))
            return [];
        const fields = flag.slice('mount='.length).split(',').map(unquoted);
        return fields.filter((field) => field.startsWith('from=')).map((field) => field.slice('from='.length));
    });
}
function unquoted(text) {
    return text.replaceAll(/["']/g, '');
}
function remoteFilesOf({ name, flags, words }) {
    if (name !== 'ADD' || flags.some((flag) => flag.startsWith('checksum=')))
        return [];
    return words.slice(0, -1).filter((word) => /^(https?|git|ssh):\/\/|^git@/.test(word));
}
/** The target's stage and all that it needs, each with what it takes from outside of the Dockerfile. */
function usedStages(stages, target, resolve) {
    const start = target === undefined ? stages.length - 1 : findStage(stages, target);
    const waiting = start === -1 ? stages.map((_stage, index) => index) : [start];
    const found = new Map();
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
        const stage = stages[index];
        if (stage === undefined || found.has(index))
            continue;
        const external = [];
        found.set(index, { external, instructions: stage.instructions });
        // A stage can build only on one above it; the same name may also be that of an image.
        const base = findStage(stages.slice(0, index), resolve(stage.base.word), false);
        if (base === -1)
            external.push(stage.base);
        else
            waiting.push(base);
        for (const source of stage.others) {
            const other = findStage(stages, source.word);
            if (other === -1)
                external.push(source);
            else
                waiting.push(other);
        }
    }
    return [...found.values()];
}
/** The number of a stage by its name or, except behind `FROM`, its number; -1 where there is none. */
function findStage(stages, word, byNumber = true) {
    const named = stages.findLastIndex(({ name }) => name === word.toLowerCase());
    if (named !== -1 || !byNumber || !/^\d+$/.test(word))
        return named;
    return Number(word) < stages.length ? Number(word) : -1;
}

;// CONCATENATED MODULE: ./.build/dockerfile/dockerignore.js

/**
 * The rules of a .dockerignore (https://docs.docker.com/build/concepts/context/#dockerignore-files), as BuildKit reads
 * them (moby/patternmatcher), in which it differs from other readers: no case folding, `(`, `+`, `{` mean themselves.
 *
 * A pattern that is not understood to the letter never leaves anything out: then more counts than Docker sends, never
 * less. Docker refuses most of them.
 */
function readIgnoreRules(text) {
    return text
        .replace(/^\uFEFF/, '')
        .split('\n')
        .flatMap((line) => {
        const text = trim(line);
        if (line.startsWith('#') || text === '')
            return [];
        const isException = text.startsWith('!');
        const pattern = clean(isException ? trim(text.slice(1)) : text);
        return pattern === '' ? [] : [readRule(pattern, isException)];
    });
}
/** Go's `strings.TrimSpace`, which leaves a byte order mark; `trim` does not. */
function trim(text) {
    return text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '');
}
/** Go's `filepath.Clean`, and without the slash in front. */
function clean(pattern) {
    if (pattern === '')
        return '';
    return external_node_path_.posix
        .normalize(pattern)
        .replace(/(.)\/$/, '$1')
        .replace(/^\/(?=.)/, '');
}
function readRule(pattern, isException) {
    const matches = matcherOf(pattern) ?? (() => isException);
    const start = pattern.replace(/\/\*\*$/, '').replace(/\/\*$/, '');
    return { isException, matches, ...(/[*?[\]^\\]/.test(start) ? {} : { below: start }) };
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
    { form: /^[^*?[\]\\^]/u, toSource: literal },
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
// EXTERNAL MODULE: ./.build/lib/format.js
var format = __webpack_require__(1035);
// EXTERNAL MODULE: ./.build/lib/http.js
var http = __webpack_require__(8480);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/lib/sha256.js
var sha256 = __webpack_require__(6419);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
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
    #hasGit = false;
    constructor(root, rules) {
        this.#root = root;
        this.#rules = rules;
    }
    /** Reads what is in a folder; whether anything of it is in the context. */
    async read(folder, parent) {
        let isUsed = false;
        for (const name of await (0,promises_.readdir)((0,external_node_path_.join)(this.#root, folder))) {
            const path = folder === '' ? name : `${folder}/${name}`;
            const result = applyRules(this.#rules, path, parent);
            if (result.isExcluded && !mayHoldExceptions(this.#rules, path))
                continue;
            if (path === '.git') {
                this.#hasGit = true;
                continue;
            }
            const stats = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(this.#root, path));
            // A folder that is left out is sent all the same where something in it is not.
            const below = stats.isDirectory() && (await this.read(path, result));
            if (result.isExcluded && !below)
                continue;
            isUsed = (await this.#add(path, stats)) || isUsed;
        }
        return isUsed;
    }
    async #add(path, stats) {
        if (stats.isSocket())
            return false;
        // Windows has no such bits; docker makes them up.
        const mode = process.platform === 'win32' ? 0o755 : stats.mode & 0o7777;
        if (stats.isFile()) {
            const { hash, bytes } = await this.#hashFile((0,external_node_path_.join)(this.#root, path));
            this.#files += 1;
            this.#bytes += bytes;
            this.#entries.push([path, 'file', mode, hash]);
        }
        else if (stats.isSymbolicLink())
            this.#entries.push([path, 'link', 0, (0,external_node_fs_.readlinkSync)((0,external_node_path_.join)(this.#root, path))]);
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
            hasGit: this.#hasGit,
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
function imageNotices(images, { unresolved, remoteFiles } = NO_SOURCES) {
    const unseen = images.filter(({ digest, localId }) => digest === undefined && localId === undefined);
    return [
        ...unseen.map(({ name, reason }) => `The digest of ${name} is not known (${reason}): a newer image of that name goes unnoticed.`),
        ...unresolved.map((word) => `Which image ${word} is cannot be told: a newer one goes unnoticed.`),
        ...remoteFiles.map((address) => `ADD ${address} is not looked at: another content there goes unnoticed.`),
    ];
}
const NO_SOURCES = { unresolved: [], remoteFiles: [] };
/** What is not seen of the context, one sentence each. */
function contextNotices({ hasGit }) {
    if (!hasGit)
        return [];
    return [
        'The folder .git is part of the context, but is not looked at, as no two checkouts have the same: what an image ' +
            'takes from it may be of an older commit. Add a line `.git` to .dockerignore.',
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
 * Reads named contexts: of folders (also in OCI's layout) the files, with the ignore file of each; of images the digests.
 * What is fetched from elsewhere counts by its address, and a notice says so. Another build counts by its own content.
 */
async function readNamedContexts(contexts, { workspace, linked }, lookUp) {
    const read = contexts
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map(async ({ name, value }) => {
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
            return { ...NO_CONTEXTS, hashed: [[name, build.tag]], notices: build.notices };
        }
        if ((0,parse_docker/* isRemoteContext */.uN)(value) || value.startsWith('target:')) {
            const notices = [`The context ${name} is not looked at: another content at ${value} goes unnoticed.`];
            return { ...NO_CONTEXTS, hashed: [[name, value]], notices };
        }
        const folder = (0,external_node_path_.resolve)(workspace, folderOf(value));
        const { hash } = await readContextFiles(folder, readIgnoreRules(await ignoreFileOf(folder)));
        return { ...NO_CONTEXTS, hashed: [[name, hash]] };
    });
    const all = await Promise.all(read);
    return {
        hashed: all.flatMap(({ hashed }) => hashed),
        images: all.flatMap(({ images }) => images),
        notices: all.flatMap(({ notices }) => notices),
        unknown: all.find(({ unknown }) => unknown !== undefined)?.unknown,
    };
}
const NO_CONTEXTS = { hashed: [], images: [], notices: [], unknown: undefined };
/** A folder in OCI's layout may have a tag or a digest behind its path; all of it is read. */
function folderOf(value) {
    const [, layout] = /^oci-layout:\/\/(.*?)(?:[@:][^/]*)?$/.exec(value) ?? [];
    return layout ?? value;
}
async function ignoreFileOf(folder) {
    return await (0,promises_.readFile)((0,external_node_path_.join)(folder, '.dockerignore'), 'utf8').catch(() => '');
}

;// CONCATENATED MODULE: ./.build/fingerprint/fingerprint.js


















/** All registries together; the build itself would wait longer. */
const LOOKUP_SECONDS = 3;
/**
 * Reads what decides the image of a build. Two builds with the same tag may share an image, whatever their commits.
 * A file that cannot be read makes it `unknown`: then Docker is the one to say what is wrong.
 */
async function readFingerprint(build, origin) {
    try {
        return await readKnown(build, origin);
    }
    catch (error) {
        if ((0,types_.isNativeError)(error) && 'syscall' in error)
            return { kind: 'unknown', reason: error.message };
        throw error;
    }
}
async function readKnown(build, origin) {
    if ((0,parse_docker/* isRemoteContext */.uN)(build.context))
        return { kind: 'unknown', reason: `its context, ${build.context}, is an address.` };
    const files = await readBuildFiles(build, origin);
    const given = givenArguments(build, origin.variables);
    const platforms = build.platforms.length === 0 ? [defaultPlatform(origin)] : build.platforms.toSorted();
    const sources = allOf(platforms.map((platform) => {
        const predefined = platformArguments(platform, origin);
        const text = files.dockerfile.toString('utf8');
        return readDockerfile((0,omit_undefined/* omitUndefined */.O)({ text, target: build.target, given, predefined }));
    }));
    const { cache = { trees: new Map(), images: new Map() } } = origin;
    const lookUp = imageLookup(build, origin, cache);
    const { context, ignore } = files;
    const [images, tree, named] = await Promise.all([
        lookUp(withoutNamed(sources.images, build)),
        once(cache.trees, JSON.stringify([context, ignore?.text]), () => readContextFiles(context, readIgnoreRules(ignore?.text ?? ''))),
        readNamedContexts(build.buildContexts, origin, lookUp),
    ]);
    if (named.unknown !== undefined)
        return { kind: 'unknown', reason: named.unknown };
    const platform = partOf('platform', platforms.join(','), platforms.join(', '));
    const parts = [
        contextPart(tree, (0,external_node_path_.relative)(origin.workspace, context) || '.'),
        dockerfilePart(files, origin.workspace),
        imagesPart(images),
        argumentsPart(given, sources),
        labelsPart(origin.labels),
        optionsPart(build, origin.further),
        platform,
        ...namedContextsPart(named),
    ];
    const notices = [
        ...imageNotices(images, sources),
        ...imageNotices(named.images),
        ...named.notices,
        ...contextNotices(tree),
        ...changingNotices(given, build, origin),
    ];
    return { kind: 'known', parts, tag: contentTag(parts), notices };
}
function contextPart({ hash, files, bytes }, name) {
    return partOf('context', hash, `${(0,format/* counted */.hS)(files, 'file')} of ${name}, ${(0,format/* megabytes */.ix)(bytes)}`);
}
function namedContextsPart({ hashed }) {
    return hashed.length === 0 ? [] : [partOf('named-contexts', hashed, listed(hashed.map(([name]) => name)))];
}
async function readBuildFiles(build, origin) {
    const { workspace, inlineDockerfile } = origin;
    const context = (0,external_node_path_.resolve)(workspace, build.context);
    const file = inlineDockerfile === undefined ? await findDockerfile(build, context, workspace) : undefined;
    const ignore = await findIgnoreFile(file, context);
    const dockerfile = file === undefined ? Buffer.from(inlineDockerfile ?? '') : await (0,promises_.readFile)(file);
    return { context, file, dockerfile, ignore };
}
function dockerfilePart({ file, dockerfile, ignore }, workspace) {
    const shown = (path) => (0,external_node_path_.relative)(workspace, path) || '.';
    const names = [file === undefined ? 'inline' : shown(file), ...(ignore === undefined ? [] : [shown(ignore.path)])];
    return partOf('dockerfile', [(0,sha256/* sha256 */.s)(dockerfile), ignore === undefined ? '' : (0,sha256/* sha256 */.s)(ignore.text)], names.join(', '));
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
/** Docker takes either spelling, but only where no path is given. */
async function findDockerfile(build, context, workspace) {
    if (build.file !== undefined)
        return (0,external_node_path_.resolve)(workspace, build.file);
    const names = await (0,promises_.readdir)(context);
    return (0,external_node_path_.join)(context, names.includes('Dockerfile') || !names.includes('dockerfile') ? 'Dockerfile' : 'dockerfile');
}
/**
 * That of the Dockerfile comes before that of the context. `join`, as ncc takes `resolve` with a plain name for a file that
 * it should bundle.
 */
async function findIgnoreFile(file, context) {
    const own = file === undefined ? [] : [`${file}.dockerignore`];
    for (const path of [...own, (0,external_node_path_.join)(context, '.dockerignore')]) {
        const isThere = await (0,promises_.access)(path).then(() => true, () => false);
        if (isThere)
            return { path, text: await (0,promises_.readFile)(path, 'utf8') };
    }
    return undefined;
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
function defaultPlatform({ variables, architecture = process.arch }) {
    return variables.DOCKER_DEFAULT_PLATFORM || `linux/${choose_builder/* ARCHITECTURES */.Xe[architecture] ?? architecture}`;
}
/** https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope */
function platformArguments(target, origin) {
    const build = defaultPlatform({ ...origin, variables: {} });
    return new Map(Object.entries({ BUILD: build, TARGET: target }).flatMap(([prefix, platform]) => {
        const [os = '', arch = '', variant = ''] = platform.split('/');
        const values = { PLATFORM: platform, OS: os, ARCH: arch, VARIANT: variant };
        return Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]);
    }));
}
/** What a Dockerfile takes for each platform, taken together. */
function allOf(sources) {
    const all = (list) => [...new Set(sources.flatMap(list))];
    return {
        images: all(({ images }) => images).toSorted(),
        unresolved: all(({ unresolved }) => unresolved),
        remoteFiles: all(({ remoteFiles }) => remoteFiles),
        argumentNames: all(({ argumentNames }) => argumentNames),
    };
}
/** A named context takes the place of an image of its name. */
function withoutNamed(images, { buildContexts }) {
    const whole = (name) => parseReference(name)?.name ?? name;
    const names = new Set(buildContexts.map(({ name }) => whole(name)));
    return images.filter((image) => !names.has(whole(image)));
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