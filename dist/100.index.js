"use strict";
exports.id = 100;
exports.ids = [100];
exports.modules = {

/***/ 1924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DY: () => (/* binding */ askDefinition),
  QZ: () => (/* binding */ bakeDocker),
  jl: () => (/* binding */ bakeVariables),
  St: () => (/* binding */ engineBuilder),
  dG: () => (/* binding */ explainBake),
  xn: () => (/* binding */ isPushFault),
  LS: () => (/* binding */ runBake)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/docker/process.js
var process = __webpack_require__(9910);
// EXTERNAL MODULE: ./.build/failure/build-error.js
var build_error = __webpack_require__(9420);
// EXTERNAL MODULE: ./.build/failure/docker.js
var docker = __webpack_require__(7075);
// EXTERNAL MODULE: ./.build/failure/failure.js
var failure = __webpack_require__(9933);
// EXTERNAL MODULE: ./.build/report/progress.js
var report_progress = __webpack_require__(5270);
// EXTERNAL MODULE: ./.build/docker/arguments.js
var docker_arguments = __webpack_require__(2931);
// EXTERNAL MODULE: ./.build/plan/cache.js
var cache = __webpack_require__(2982);
;// CONCATENATED MODULE: ./.build/bake/arguments.js


/** The arguments of docker that print the definition. */
function printArguments(definition, { noCache, pull }) {
    return [
        'buildx',
        'bake',
        '--print',
        ...definitionFlags(definition),
        ...cacheless({ noCache, pull }),
        ...definition.targets,
    ];
}
/**
 * The arguments of docker for a call, and the same as the log shows them.
 *
 * The definition itself is built, and settings are put over it (`--set`): so whatever a definition may say holds, also what
 * this action or an older buildx does not print. Values of this kind are no secrets; those stay in the definition as names.
 */
function bakeArguments(call) {
    const { definition, items, linked, builder, isBuilt, metadataFile } = call;
    const flags = [
        ...definitionFlags(definition),
        ...(isBuilt ? [] : cacheless(call)),
        ...linked.flatMap((name) => set(name, 'output', 'type=cacheonly')),
    ];
    const names = items.map(({ name }) => name);
    const settings = items.flatMap((item) => settingsOf(item, isBuilt));
    return {
        args: ['buildx', 'bake', '--builder', builder, '--metadata-file', metadataFile, ...flags, ...settings, ...names],
        shown: ['docker buildx bake', ...[...definitionFlags(definition, shownOverride), ...names].map(docker_arguments/* shellWord */.r7)].join(' '),
    };
}
function definitionFlags({ files, set: overrides, allow, provenance, sbom }, show = (text) => text) {
    return [
        ...allow.flatMap((privilege) => ['--allow', privilege]),
        ...files.flatMap((file) => ['--file', file]),
        ...overrides.flatMap((override) => ['--set', show(override)]),
        ...(provenance === undefined ? [] : ['--provenance', provenance]),
        ...(sbom === undefined ? [] : ['--sbom', sbom]),
    ];
}
/** Without the values of build arguments: the runner has shown them once, with the inputs. */
function shownOverride(override) {
    return override.replace(/^([^.]+\.args\.[^=]+=)[\s\S]*$/, '$1…');
}
function cacheless({ noCache, pull }) {
    return [...(noCache ? ['--no-cache'] : []), ...(pull ? ['--pull'] : [])];
}
/** What a target gets in place of its own settings. */
function settingsOf({ name, build, ownCache, packing, images, output, caches = cache/* NO_CACHE */.DQ }, isBuilt) {
    const { annotations, labels } = build;
    const own = { from: build.cacheFrom, to: build.cacheTo };
    const all = isBuilt ? cache/* NO_CACHE */.DQ : { from: [...caches.from, ...own.from], to: [...caches.to, ...own.to] };
    return [
        ...images.flatMap((image) => set(name, 'tags', image)),
        ...(0,docker_arguments/* lastOfEach */.Pv)(labels).flatMap(({ key, value }) => set(name, `labels.${key}`, value)),
        ...annotations.flatMap((annotation) => set(name, 'annotations', annotation)),
        ...set(name, 'output', (0,docker_arguments/* outputOf */.jH)(build, output, packing) ?? (output === 'none' ? 'type=cacheonly' : 'type=image')),
        ...inPlaceOf(own.from, all.from).flatMap((cache) => set(name, 'cache-from', cache)),
        ...inPlaceOf(own.to, all.to).flatMap((cache) => set(name, 'cache-to', cache)),
        ...(isBuilt && ownCache.noCache ? set(name, 'no-cache', 'false') : []),
        ...(isBuilt && ownCache.pull ? set(name, 'pull', 'false') : []),
        // An empty filter would mean all stages; this one is the name of none.
        ...(isBuilt && ownCache.noCacheFilters.length > 0 ? set(name, 'no-cache-filter', '-') : []),
    ];
}
/** An empty value takes away what the definition says. */
function inPlaceOf(own, wanted) {
    return wanted.length === 0 && own.length > 0 ? [''] : wanted;
}
function set(target, key, value) {
    return ['--set', `${target}.${key}=${value}`];
}

// EXTERNAL MODULE: ./.build/docker/fields.js
var docker_fields = __webpack_require__(670);
;// CONCATENATED MODULE: ./.build/bake/definition.js

/**
 * Reads what `docker buildx bake --print` prints, of buildx from 0.10 on, whose lists were texts before 0.20 and are objects
 * since (https://docs.docker.com/build/bake/reference/); `undefined` where it is something else.
 */
function readDefinition(printed) {
    const { group, target } = record(parse(printed)) ?? {};
    const [groups, targets] = [record(group), record(target)];
    if (groups === undefined || targets === undefined)
        return undefined;
    const read = new Map(Object.entries(targets).map(([name, value]) => [name, readTarget(name, record(value) ?? {})]));
    const names = [...new Set(membersOf('default', groups, new Set()))];
    const asked = names.flatMap((name) => read.get(name) ?? []);
    return { targets: asked, linked: [...read.values()].filter(({ name }) => !names.includes(name)) };
}
/** The targets of a group; a group may hold groups, and a group of one target may have its name. */
function membersOf(name, groups, above) {
    const members = above.has(name) ? undefined : record(groups[name])?.targets;
    if (!Array.isArray(members))
        return [name];
    return texts(members).flatMap((member) => membersOf(member, groups, new Set([...above, name])));
}
function readTarget(name, value) {
    const { context, contexts, dockerfile, 'dockerfile-inline': inline, target, network, 'shm-size': shmSize, 'no-cache': noCache, pull, args, labels, 'extra-hosts': extraHosts, tags, platforms, annotations, 'no-cache-filter': noCacheFilters, ulimits, entitlements, attest, secret, ssh, output, 'cache-from': cacheFrom, 'cache-to': cacheTo, description: _description, call: _call, ...further } = value;
    return {
        name,
        context: definition_text(context) ?? '.',
        ...named('dockerfile', definition_text(dockerfile)),
        ...named('inlineDockerfile', definition_text(inline)),
        ...named('target', definition_text(target)),
        ...named('network', definition_text(network)),
        ...named('shmSize', definition_text(shmSize)),
        noCache: noCache === true,
        pull: pull === true,
        contexts: textsByName(contexts),
        args: textsByName(args),
        labels: textsByName(labels),
        extraHosts: textsByName(extraHosts),
        tags: texts(tags),
        platforms: texts(platforms).flatMap((list) => list.split(',')),
        annotations: texts(annotations),
        noCacheFilters: texts(noCacheFilters),
        ulimits: texts(ulimits),
        entitlements: texts(entitlements),
        attest: entries(attest, 'type'),
        secrets: entries(secret, 'id'),
        ssh: entries(ssh, 'id'),
        outputs: entries(output, 'dest'),
        cacheFrom: entries(cacheFrom, 'ref'),
        cacheTo: entries(cacheTo, 'ref'),
        further,
    };
}
function parse(printed) {
    try {
        return JSON.parse(printed);
    }
    catch {
        return undefined;
    }
}
function record(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
function named(name, value) {
    return value === undefined ? {} : { [name]: value };
}
/** A text as it is meant: later versions print it so that it can be read as HCL again, where `${` and `%{` begin templates. */
function definition_text(value) {
    if (typeof value === 'number' || typeof value === 'boolean')
        return String(value);
    return typeof value === 'string' ? value.replaceAll('$${', '${').replaceAll('%%{', '%{') : undefined;
}
function texts(value) {
    return Array.isArray(value) ? value.flatMap((item) => definition_text(item) ?? []) : [];
}
function textsByName(value) {
    const pairs = Object.entries(record(value) ?? {}).map(([name, item]) => [name, definition_text(item)]);
    return Object.fromEntries(pairs.filter(([, item]) => item !== undefined));
}
/** `alone`: the field that a text without any names. */
function entries(value, alone) {
    if (!Array.isArray(value))
        return [];
    return value.flatMap((item) => {
        const fields = record(item);
        if (fields === undefined)
            return typeof item === 'string' ? [(0,docker_fields/* fieldsOf */.Pf)(definition_text(item) ?? '', alone)] : [];
        return [
            Object.fromEntries(Object.entries(fields).flatMap(([name, field]) => {
                const one = Array.isArray(field) ? texts(field).join(',') : definition_text(field);
                return one === undefined ? [] : [[name, one]];
            })),
        ];
    });
}

;// CONCATENATED MODULE: ./.build/bake/refusals.js


/** buildx does not take the definition. `output`: the end of what it wrote. */
function definitionRefused(output, { files, workdir }) {
    const place = /^(\S+?):(\d+)\r?\n-{6,}$/m.exec(output);
    const said = (0,build_error/* lastWord */.bx)(output.split(/\r?\n/).filter((line) => !/^#\d+ /.test(line))).replace(/^ERROR: /, '');
    const location = place?.[1] === undefined ? {} : { location: locationOf(place[1], Number(place[2]), workdir) };
    return new failure/* Failure */.HR({
        what: `The bake definition cannot be built as it is. Docker says: ${said} Nothing was built.`,
        ...reasonOf(output, said, files),
        ...location,
    });
}
const INVALID = { code: 'definition-invalid' };
function locationOf(file, line, workdir) {
    return { file: workdir === '.' ? file : `${workdir}/${file}`, line };
}
function reasonOf(output, said, files) {
    const { code } = INVALID;
    if (/is not a docker command|unknown command|unknown shorthand flag/.test(output)) {
        return {
            code: 'docker-missing',
            why: 'the buildx plugin of docker is not on this runner, and bake is a part of it.',
            fix: 'use a runner that has it (`runs-on: ubuntu-latest`), or install it: https://docs.docker.com/build/install-buildx/',
        };
    }
    if (/couldn't find a bake definition/.test(said)) {
        return {
            code,
            why: 'there is no docker-bake.hcl, docker-bake.json or compose.yaml in the folder of this step.',
            fix: 'is a step with actions/checkout missing before this one? Otherwise name the file:\n    files: path/to/docker-bake.hcl',
        };
    }
    const target = /failed to find target (\S+)/.exec(said)?.[1];
    if (target !== undefined) {
        return {
            code,
            why: `${files.join(', ') || 'the definition'} has no target and no group ${target}${target === 'default' ? ', which is built where `targets` names none' : ''}.`,
            fix: 'compare `targets` with the names in the file; `docker buildx bake --print` shows what it comes to.',
        };
    }
    const privileges = [...output.matchAll(/--allow[= ](\S+)/g)].map(([, privilege = '']) => privilege);
    if (/additional privileges requested/.test(output)) {
        const lines = [...new Set(privileges)].map((privilege) => `        ${privilege}`);
        return {
            code,
            why: 'a target reads files outside of the folder of the definition, or asks for a privilege, which buildx grants only where it is told to.',
            fix: ['if that is what you want, add:', '    allow: |', ...lines].join('\n'),
        };
    }
    if (/empty ssh agent socket/.test(said)) {
        return {
            code,
            why: 'a target takes the SSH agent of the runner, and there is none: SSH_AUTH_SOCK is not set.',
            fix: 'start one before this step, with webfactory/ssh-agent for example.',
        };
    }
    const missing = /failed to stat (\S+):|stat (\S+): no such file/.exec(said);
    if (missing !== null) {
        return {
            code,
            why: `a secret of a target is the file ${missing[1] ?? missing[2]}, or the variable of that name, and neither is there.`,
            fix: 'write the file before this step, or set the variable under `env:` of this step.',
        };
    }
    return {
        code,
        why: 'the file is not right, or this version of buildx does not know what it asks for.',
        fix: 'run `docker buildx bake --print` in the checkout: it says the same, and shows what the definition comes to.',
    };
}

;// CONCATENATED MODULE: ./.build/bake/call.js









/** The variables of docker here: those of the step, and over them what `vars` says. */
function bakeVariables({ environment }, { vars }) {
    return { ...environment.variables, ...Object.fromEntries(vars.map(({ name, value }) => [name, value])) };
}
/** Docker in the folder of the definition, with its variables. */
function bakeDocker(origin, definition, config) {
    const { environment, runner, event } = origin;
    const variables = (0,process/* dockerVariables */.Gn)({
        variables: bakeVariables(origin, definition),
        configDirectory: config?.directory,
        commitDate: event.commitDate,
    });
    return (0,process/* dockerCli */.RK)({
        workspace: (0,external_node_path_.resolve)(environment.workspace, definition.workdir),
        variables,
        quoting: runner.quoting,
    });
}
/**
 * Lets buildx read the definition.
 *
 * @throws Failure `definition-invalid`
 */
async function askDefinition(docker, inputs) {
    const { definition } = inputs;
    const { succeeded, stdout, tail } = await docker.ask(printArguments(definition, inputs));
    const read = succeeded ? readDefinition(stdout) : undefined;
    if (read === undefined)
        throw definitionRefused(tail, definition);
    return read;
}
/** The name of the engine's own builder: that of the docker context (https://docs.docker.com/build/builders/). */
async function engineBuilder(docker) {
    const { succeeded, stdout } = await docker.ask(['context', 'show']);
    return (succeeded && stdout.trim()) || 'default';
}
/** Runs a call, whatever comes of it. */
async function runBake({ docker, info, warning }, call) {
    const { args, shown } = bakeArguments(call);
    info(shown);
    for (const { name, images } of call.items)
        info(`    ${name} as ${images.join(', ')}`);
    const progress = new report_progress/* ProgressReader */.V();
    const finished = await docker.stream(args, { listen: (chunk) => progress.feed(chunk) });
    if (finished.succeeded)
        for (const line of (0,report_progress/* renderProgress */.E)(progress.progress()))
            info(line);
    for (const reason of finished.succeeded ? (0,build_error/* cacheErrors */.Ox)(finished.tail) : [])
        warning(`A cache was not written, so the next build has to do all again. ${reason}`);
    return finished;
}
/** Why a call failed: the target, the line of its Dockerfile. */
function explainBake({ exitCode, tail }, call, builds) {
    if (/^ERROR: additional privileges requested/m.test(tail))
        return definitionRefused(tail, call.definition);
    const error = (0,build_error/* readBuildError */.Bz)(tail);
    const target = failedTarget(tail, builds);
    const isInline = target?.inlineDockerfile !== undefined;
    const { shown } = bakeArguments(call);
    const file = target?.build.file ?? (target === undefined ? 'Dockerfile' : (0,external_node_path_.join)(target.build.context, 'Dockerfile'));
    const dockerfile = isInline ? `the inline Dockerfile of ${target.name}` : file;
    const inWorkspace = target !== undefined && !isInline;
    const { problem } = (0,docker/* buildFailed */.q3)({ error, dockerfile, inWorkspace, command: shown, exitCode, output: tail });
    return new failure/* Failure */.HR({
        ...problem,
        what: target === undefined ? problem.what : `Target ${target.name}: ${problem.what}`,
    });
}
/** BuildKit names the target in the heading of a step, later versions of buildx also in their last word. */
function failedTarget(tail, builds) {
    const named = /^ERROR: target ([\w-]+): /m.exec(tail)?.[1];
    const headings = [...tail.matchAll(/^ > \[([\w-]+)[ \]]/gm)].map(([, name]) => name);
    const name = named ?? headings.findLast((heading) => builds.some((target) => target.name === heading));
    return builds.find((target) => target.name === name) ?? (builds.length === 1 ? builds[0] : undefined);
}
/** Whether a call came as far as pushing. */
function isPushFault({ succeeded, tail }) {
    return !succeeded && (0,docker/* isPushError */.t0)(tail);
}


/***/ }),

/***/ 7100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bake: () => (/* binding */ bake)
});

// EXTERNAL MODULE: ./.build/main.js + 4 modules
var main = __webpack_require__(3910);
// EXTERNAL MODULE: ./.build/id-tokens.js
var id_tokens = __webpack_require__(2808);
// EXTERNAL MODULE: ./.build/inputs/inputs.js + 1 modules
var inputs_inputs = __webpack_require__(5893);
// EXTERNAL MODULE: ./.build/inputs/paths.js
var paths = __webpack_require__(3954);
// EXTERNAL MODULE: ./.build/origin.js + 3 modules
var _build_origin = __webpack_require__(4379);
// EXTERNAL MODULE: ./.build/step.js
var _build_step = __webpack_require__(3006);
// EXTERNAL MODULE: ./.build/workshop.js + 1 modules
var _build_workshop = __webpack_require__(8729);
// EXTERNAL MODULE: ./.build/bake/call.js + 3 modules
var bake_call = __webpack_require__(1924);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/inputs/builder.js
var builder = __webpack_require__(1921);
// EXTERNAL MODULE: ./.build/inputs/image.js + 1 modules
var inputs_image = __webpack_require__(7370);
// EXTERNAL MODULE: ./.build/inputs/neighbours.js
var neighbours = __webpack_require__(9776);
// EXTERNAL MODULE: ./.build/inputs/reader.js
var inputs_reader = __webpack_require__(4431);
// EXTERNAL MODULE: ./.build/inputs/values.js
var values = __webpack_require__(9694);
// EXTERNAL MODULE: ./.build/present.js
var present = __webpack_require__(185);
;// CONCATENATED MODULE: ./.build/bake/inputs.js








/**
 * All inputs, typed and checked.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
function readBakeInputs(origin) {
    const reader = new inputs_reader/* InputReader */.i(origin.source);
    const definition = readDefinitionInputs(reader, origin);
    const repositoryPrefix = readPrefix(reader);
    const repositories = readRepositories(reader);
    const [reference] = [...repositories.values()].filter(({ host }) => host !== undefined);
    const known = reference ?? referenceOf(repositoryPrefix);
    const commitTag = values/* parseBoolean */.yG(reader.text('commit-tag'));
    const hasCommitTag = !commitTag.valid || commitTag.value;
    // Without a tag here, the definition may still give some.
    const { notices, ...naming } = hasCommitTag || reader.text('tags') !== '' ? (0,inputs_inputs/* readAllTags */.vR)(reader, origin) : { ...NO_TAGS, hasCommitTag };
    const push = reader.boolean('push', true);
    const planOnly = reader.boolean('plan-only', false);
    if (planOnly && !push)
        reader.mistake('plan-only', 'asks ECR what is there, which push: false does not. Take one out.');
    const inputs = {
        definition,
        ...(0,present/* present */.E)('repositoryPrefix', repositoryPrefix),
        repositories,
        tags: naming.tags,
        notices,
        // What a target's context is shows later.
        image: (0,inputs_image/* readImage */.A)(reader, origin.event, { ...naming, context: '.' }),
        labels: (0,inputs_inputs/* readLabels */.k2)(reader, origin.language),
        annotations: (0,inputs_inputs/* readAnnotations */.ti)(reader, origin.language),
        noCache: reader.boolean('no-cache', false),
        pull: reader.boolean('pull', false),
        ...(0,present/* present */.E)('builder', reader.optional('builder', values/* parseBuilderName */.M$)),
        cache: readCache(reader),
        planOnly,
    };
    const ecr = (0,inputs_inputs/* readEcr */.dy)(reader, origin, known, false);
    (0,neighbours/* refuseNeighbours */.Dr)(reader, neighbours/* BAKE_NEIGHBOURS */.dK);
    if (reader.mistakes.length > 0)
        throw (0,inputs_inputs/* invalidInputs */.Rg)(reader.mistakes);
    return {
        inputs: { ...inputs, destination: push ? ecr : { kind: 'engine' } },
        locate: (repository, mistakes) => {
            const again = new inputs_reader/* InputReader */.i(origin.source);
            const located = (0,inputs_inputs/* readEcr */.dy)(again, origin, repository ?? { name: 'any' }, push);
            const all = [...mistakes, ...again.mistakes];
            if (all.length > 0)
                throw (0,inputs_inputs/* invalidInputs */.Rg)(all);
            return push ? located : { kind: 'engine' };
        },
    };
}
const NO_TAGS = { tags: [], notices: [] };
function readDefinitionInputs(reader, { environment, lookup }) {
    const workdir = reader.withDefault('workdir', asIs, '.');
    const folder = (0,external_node_path_.resolve)(environment.workspace, workdir);
    const files = reader.list('files', asIs, { commas: true });
    if (lookup(folder) !== 'directory')
        reader.mistake('workdir', `${(0,inputs_reader/* quote */.h)(workdir)} is not a folder: there is no ${folder}.`);
    else {
        for (const file of files) {
            const path = (0,external_node_path_.resolve)(folder, file);
            if (lookup(path) !== 'file')
                reader.mistake('files', `${(0,inputs_reader/* quote */.h)(file)} is not a file: there is no ${path}. Paths start at \`workdir\`.`);
        }
    }
    return {
        files,
        workdir,
        targets: reader.list('targets', parseTarget, { commas: true }),
        set: reader.list('set', parseOverride, { repeats: true }),
        vars: reader.list('vars', parseVariable),
        allow: reader.list('allow', parsePrivilege, { commas: true }),
        ...(0,present/* present */.E)('provenance', reader.optional('provenance', values/* parseProvenance */.X6)),
        ...(0,present/* present */.E)('sbom', reader.optional('sbom', values/* parseSbom */.rl)),
    };
}
/** One tag could not hold the caches of all targets. */
function readCache(reader) {
    const cache = (0,builder/* readCacheInputs */.KU)(reader);
    if (cache.ref?.includes(':'))
        reader.mistake('cache-ref', `${(0,inputs_reader/* quote */.h)(cache.ref)} names a tag, but each target has its own. Write the repository alone.`);
    return cache;
}
function asIs(text) {
    return { valid: true, value: text };
}
/** A name of a target or a group (https://docs.docker.com/build/bake/reference/). */
function parseTarget(text) {
    if (/^[\w][\w-]*$/.test(text))
        return { valid: true, value: text };
    return { valid: false, rule: 'is not the name of a target or a group: letters, digits, _ and - only.' };
}
function parseOverride(text) {
    if (/^[\w*?[\]-]+\.[\w-]+(\.[^=]+)?\+?=/.test(text))
        return { valid: true, value: text };
    return { valid: false, rule: 'is not of the form target.key=value, for example *.platform=linux/arm64.' };
}
function parseVariable(text) {
    const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(text) ?? [];
    if (name === undefined || value === undefined)
        return { valid: false, rule: 'is not of the form NAME=value.' };
    return { valid: true, value: { name, value } };
}
/** What bake asks leave for (https://docs.docker.com/reference/cli/docker/buildx/bake/#allow). */
function parsePrivilege(text) {
    if (/^(fs|fs\.read|fs\.write)=\S+$|^(network\.host|security\.insecure|ssh|device)(=\S+)?$/.test(text))
        return { valid: true, value: text };
    return {
        valid: false,
        rule: 'is no privilege of bake. There are fs.read=PATH, network.host, security.insecure, ssh.',
    };
}
/** With the separator that it may lack: `team` and `team/` mean the same, `team-` stays. */
function readPrefix(reader) {
    const text = reader.text('repository-prefix');
    if (text === '')
        return undefined;
    const prefix = /[/._-]$/.test(text) ? text : `${text}/`;
    const parsed = values/* parseRepository */.SU(`${prefix}x`);
    if (parsed.valid)
        return prefix;
    reader.mistake('repository-prefix', `${(0,inputs_reader/* quote */.h)(text)}, with the name of a target behind it, ${parsed.rule}`);
    return undefined;
}
function referenceOf(prefix) {
    const parsed = prefix === undefined ? undefined : values/* parseRepository */.SU(`${prefix}x`);
    return parsed?.valid ? parsed.value : undefined;
}
function readRepositories(reader) {
    const pairs = reader.list('repositories', (text) => {
        const [, target, name] = /^([\w][\w-]*)\s*=\s*(\S+)$/.exec(text) ?? [];
        if (target === undefined || name === undefined)
            return { valid: false, rule: 'is not of the form target=repository, for example api=team/api.' };
        const repository = values/* parseRepository */.SU(name);
        return repository.valid ? { valid: true, value: [target, repository.value] } : repository;
    });
    return new Map(pairs);
}

// EXTERNAL MODULE: ./.build/report/outputs.js
var outputs = __webpack_require__(6207);
// EXTERNAL MODULE: ./.build/report/summary.js
var summary = __webpack_require__(4681);
;// CONCATENATED MODULE: ./.build/bake/report.js


/** All outputs, by name; bake/action.yml documents each. */
function toBakeOutputs(baked) {
    const images = Object.fromEntries(baked.map(({ name, image }) => [name, JSON.parse((0,outputs/* toOutputs */.I)(image).json ?? '{}')]));
    const of = (result) => baked.filter(({ name }) => images[name].result === result).map(({ name }) => name);
    const rows = baked.map(({ name }) => ({ target: name, result: '', ...pick(images[name], IN_MATRIX) }));
    const pushed = baked.flatMap(({ image }) => (image.kind === 'pushed' ? image : []));
    const [one] = pushed;
    return {
        images: JSON.stringify(images),
        targets: JSON.stringify(baked.map(({ name }) => name)),
        built: JSON.stringify(of('built')),
        reused: JSON.stringify(of('reused')),
        ...(pushed.length === 0
            ? {}
            : {
                'image-uris': pushed
                    .map(({ registry, repository, tags }) => `${registry}/${repository}:${tags[0]}`)
                    .join('\n'),
            }),
        ...matrices(rows, (row) => row.result === 'built'),
        ...(one === undefined ? {} : { registry: one.registry, 'account-id': one.accountId, region: one.region }),
        result: of('built').length > 0 ? 'built' : 'reused',
    };
}
/** What of an image a job of a matrix gets. */
const IN_MATRIX = ['repository', 'result', 'tag', 'digest', 'image-uri', 'image-digest-uri'];
function pick(values, names) {
    return Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}
/** For `strategy.matrix`: all targets, and those that are new. */
function matrices(rows, isNew) {
    return {
        matrix: JSON.stringify({ include: rows }),
        'matrix-built': JSON.stringify({ include: rows.filter(isNew) }),
    };
}
/** The outputs of `plan-only`. */
function toForecastOutputs(forecast) {
    const rows = forecast.map(({ name, repository, action }) => ({
        target: name,
        repository,
        result: action === 'build' ? 'built' : 'reused',
    }));
    const of = (result) => JSON.stringify(rows.filter((row) => row.result === result).map(({ target }) => target));
    return {
        targets: JSON.stringify(forecast.map(({ name }) => name)),
        built: of('built'),
        reused: of('reused'),
        ...matrices(rows, (row) => row.result === 'built'),
    };
}
/** The job summary, as Markdown. */
function renderBakeSummary(baked, timings) {
    const built = baked.filter(({ image }) => image.kind === 'built' || image.result === 'built').length;
    return [
        `### ${count(baked.length)}: ${built} built, ${baked.length - built} reused`,
        '',
        '| Target | Image | Digest | Size | |',
        '| --- | --- | --- | --- | --- |',
        ...baked.map(({ name, image }) => `| ${[name, ...cellsOf(image)].join(' | ')} |`),
        '',
        timings.map(({ title, seconds }) => `${title} ${(0,summary/* formatSeconds */.Xo)(seconds)}`).join(' · '),
        '',
    ].join('\n');
}
/** The job summary of `plan-only`. */
function renderForecast(forecast) {
    const built = forecast.filter(({ action }) => action === 'build').length;
    return [
        `### ${count(forecast.length)}: ${built} to build, ${forecast.length - built} to reuse`,
        '',
        '| Target | Repository | |',
        '| --- | --- | --- |',
        ...forecast.map(({ name, repository, action }) => `| ${name} | \`${repository}\` | ${action} |`),
        '',
    ].join('\n');
}
function cellsOf(image) {
    if (image.kind === 'built')
        return [`\`${image.repository}:${image.tags[0]}\``, '', '', 'built, not pushed'];
    const { registry, repository, tags, digest, sizeBytes, result, isProven } = image;
    const size = sizeBytes === undefined ? '' : (0,summary/* formatBytes */.z3)(sizeBytes);
    return [
        `\`${registry}/${repository}:${tags[0]}\``,
        `\`${digest}\``,
        size,
        `${result}${isProven ? '' : ', not proven'}`,
    ];
}
function count(targets) {
    return `${targets} ${targets === 1 ? 'target' : 'targets'}`;
}

// EXTERNAL MODULE: ./.build/docker/fields.js
var docker_fields = __webpack_require__(670);
;// CONCATENATED MODULE: ./.build/bake/targets.js




/** Maps the targets of a definition to repositories of ECR, and says what is told to docker for each. */
function planTargets(definition, inputs, places) {
    const { targets, linked } = definition;
    const mistakes = [];
    if (targets.length === 0)
        mistakes.push('targets: the definition has none of these, so nothing would be built.');
    const names = targets.map(({ name }) => name);
    for (const name of inputs.repositories.keys()) {
        if (!names.includes(name))
            mistakes.push(`repositories: there is no target ${name} among those to build: ${names.join(', ')}.`);
    }
    const elsewhere = [];
    const orders = targets.flatMap((target) => {
        const { build, mistakes: wrong, ...rest } = readBuild(target, inputs, places);
        mistakes.push(...wrong.map((text) => `target ${target.name}: ${text}`));
        const found = repositoryOf(target, inputs);
        if ('mistake' in found) {
            mistakes.push(`target ${target.name}: ${found.mistake}`);
            return [];
        }
        const { repository, ownTags, others } = found;
        elsewhere.push(...others.map((tag) => `${tag} (${target.name})`));
        const [first, ...further] = [...new Set([...inputs.tags, ...ownTags])];
        if (first === undefined) {
            mistakes.push(`target ${target.name}: it has no tag. Set commit-tag or tags, or give it one in the definition.`);
            return [];
        }
        return [{ name: target.name, repository, tags: [first, ...further], build, ...rest }];
    });
    mistakes.push(...clashes(orders), ...differentRegistries(orders));
    return {
        orders,
        linked: linked.map((target) => {
            const { mistakes: _mistakes, ...rest } = readBuild(target, inputs, places);
            return { name: target.name, ...rest };
        }),
        mistakes,
        notices: elsewhere.length === 0
            ? []
            : [`Left out, as they are in no repository of this step: ${elsewhere.join(', ')}. Only ECR is pushed to here.`],
    };
}
/** What the workflow says of this target, else where the definition's own tags are, else the prefix and its name. */
function repositoryOf({ name, tags }, { repositories, repositoryPrefix }) {
    const named = tags.map((text) => ({ text, ...readImageName(text) }));
    const inEcr = named.flatMap(({ repository }) => repository ?? []);
    const uris = [...new Set(inEcr.map((reference) => `${reference.host}/${reference.name}`))];
    const given = repositories.get(name);
    if (given === undefined && uris.length > 1)
        return { mistake: `its tags are in several repositories, ${uris.join(' and ')}. Name one under \`repositories\`.` };
    const repository = given ?? inEcr[0] ?? underPrefix(repositoryPrefix, name);
    if (repository === undefined) {
        return {
            mistake: `its repository is not known. Add \`repository-prefix: team\`, for team/${name}; or \`${name}=NAME\` under \`repositories\`.`,
        };
    }
    if ('rule' in repository)
        return { mistake: `"${repositoryPrefix}${name}" ${repository.rule}` };
    const isOwn = (other) => other?.name === repository.name && (repository.host === undefined || other.host === repository.host);
    return {
        repository,
        ownTags: named.flatMap(({ repository: other, tag }) => (isOwn(other) ? tag : [])),
        others: named.flatMap(({ repository: other, text }) => (isOwn(other) ? [] : text)),
    };
}
function underPrefix(prefix, name) {
    if (prefix === undefined)
        return undefined;
    const parsed = (0,values/* parseRepository */.SU)(`${prefix}${name}`);
    return parsed.valid ? parsed.value : { rule: parsed.rule };
}
/** The repository in ECR and the tag of an image's name; a name without a host is Docker Hub's, and in no ECR. */
function readImageName(text) {
    const [, name = text, tag = 'latest'] = /^(.+?)(?::([\w][\w.-]*))?$/.exec(text) ?? [];
    const parsed = (0,values/* parseRepository */.SU)(name);
    return parsed.valid && parsed.value.host !== undefined ? { repository: parsed.value, tag } : { tag };
}
/** Two images cannot have the same tag in the same repository. */
function clashes(orders) {
    const owners = new Map();
    const pairs = new Set();
    for (const { name, repository, tags } of orders) {
        for (const tag of tags) {
            const image = `${repository.name}:${tag}`;
            const owner = owners.get(image);
            if (owner === undefined)
                owners.set(image, name);
            else
                pairs.add(`targets ${owner} and ${name} would both be ${image}. Give each a repository of its own.`);
        }
    }
    return [...pairs];
}
function differentRegistries(orders) {
    const hosts = [...new Set(orders.flatMap(({ repository }) => repository.host ?? []))];
    return hosts.length < 2 ? [] : [`The repositories are in several registries, ${hosts.join(', ')}: one step has one.`];
}
/** A target as `docker build` would be told it. */
function readBuild(target, inputs, places) {
    const { workdir } = places;
    const inWorkspace = (path) => ((0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.join)(workdir, path));
    const isRemote = (0,values/* isRemoteContext */.uN)(target.context);
    const context = isRemote ? target.context : inWorkspace(target.context);
    const { dockerfile, inlineDockerfile } = target;
    const file = dockerfile === undefined || isRemote || (0,external_node_path_.isAbsolute)(dockerfile) ? dockerfile : (0,external_node_path_.join)(context, dockerfile);
    const { compression, packing } = packingOf(target.outputs);
    const mistakes = [
        ...(isRemote ? [] : wrongPaths(context, inlineDockerfile === undefined ? file : undefined, places)),
        ...wrongOutputs(target.outputs),
    ];
    const secrets = target.secrets.map((fields) => secretOf(fields, places, inWorkspace));
    for (const secret of secrets)
        if ('mistake' in secret)
            mistakes.push(secret.mistake);
    const build = {
        context,
        ...(0,present/* present */.E)('file', inlineDockerfile === undefined ? file : undefined),
        ...(0,present/* present */.E)('target', target.target),
        buildArgs: Object.entries(target.args).map(([name, value]) => ({ name, value })),
        labels: [...Object.entries(target.labels).map(([key, value]) => ({ key, value })), ...inputs.labels],
        annotations: [...target.annotations, ...inputs.annotations],
        pull: target.pull || inputs.pull,
        noCache: target.noCache || inputs.noCache,
        ...(0,present/* present */.E)('network', target.network),
        addHosts: Object.entries(target.extraHosts).map(([host, address]) => `${host}:${address}`),
        ...(0,present/* present */.E)('shmSize', target.shmSize),
        ulimits: target.ulimits,
        buildContexts: Object.entries(target.contexts).map(([name, value]) => ({
            name,
            value: /^(docker-image|oci-layout|target):/.test(value) || (0,values/* isRemoteContext */.uN)(value) ? value : inWorkspace(value),
        })),
        secrets: secrets.flatMap((secret) => ('mistake' in secret ? [] : secret)),
        ssh: target.ssh.map(({ id = 'default', ...rest }) => [id, ...Object.values(rest)].join('=')),
        allow: target.entitlements,
        noCacheFilters: target.noCacheFilters,
        platforms: target.platforms,
        ...(0,present/* present */.E)('provenance', attestation(target.attest, 'provenance')),
        ...(0,present/* present */.E)('sbom', attestation(target.attest, 'sbom')),
        compression,
        ...(0,present/* present */.E)('builder', inputs.builder),
        load: false,
        cache: { ...inputs.cache, scope: [target.name, ...target.platforms] },
        cacheFrom: target.cacheFrom.map(docker_fields/* lineOf */.cA),
        cacheTo: target.cacheTo.map(docker_fields/* lineOf */.cA),
    };
    const { noCache, pull, noCacheFilters } = target;
    return {
        build,
        ownCache: { noCache, pull, noCacheFilters },
        packing,
        ...(0,present/* present */.E)('inlineDockerfile', inlineDockerfile),
        further: { ...target.further, ...(packing.length === 0 ? {} : { packing }) },
        mistakes,
    };
}
function wrongPaths(context, file, { workspace, lookup }) {
    if (lookup((0,external_node_path_.resolve)(workspace, context)) !== 'directory')
        return [`its context "${context}" is not a folder. Is a step with actions/checkout missing before this one?`];
    if (file === undefined || lookup((0,external_node_path_.resolve)(workspace, file)) === 'file')
        return [];
    return [`there is no Dockerfile "${file}".`];
}
/** What is pushed to a registry is an image; what else a target may be written to is not this action's. */
function wrongOutputs(outputs) {
    const other = outputs.map(({ type = 'local' }) => type).find((type) => !IMAGE_OUTPUTS.includes(type));
    return other === undefined ? [] : [`its output is of type ${other}, which is no image. Leave it out of \`targets\`.`];
}
const IMAGE_OUTPUTS = ['image', 'registry', 'docker', 'cacheonly'];
/** Of the output of an image those fields that decide how it is packed: where it goes is this action's business. */
function packingOf(outputs) {
    const fields = outputs.find(({ type = '' }) => ['image', 'registry'].includes(type)) ?? {};
    const compression = COMPRESSIONS.find((known) => known === fields.compression) ?? 'default';
    const packing = Object.entries(fields).filter(([name]) => name !== 'compression' && !PLACES.includes(name));
    return { compression, packing: packing.map(([name, value]) => `${name}=${value}`) };
}
const COMPRESSIONS = ['gzip', 'estargz', 'zstd'];
/** Fields of an output that say where an image goes. */
const PLACES = ['type', 'name', 'push', 'push-by-digest', 'store', 'unpack', 'dest', 'tar'].concat([
    'registry.insecure',
    'name-canonical',
    'dangling-name-prefix',
]);
/** `type=provenance,mode=max` as `docker build --provenance` takes it; absent where it is off. */
function attestation(attest, type) {
    const fields = attest.findLast((one) => one.type === type);
    if (fields === undefined || fields.disabled === 'true')
        return undefined;
    const { type: _type, disabled: _disabled, ...rest } = fields;
    return (0,docker_fields/* lineOf */.cA)(rest) || 'true';
}
/** A secret, which has to be there: buildx mounts one that is not as an empty file. */
function secretOf({ id = '', env, src, source = src, type }, { workspace, variables, sizeOf }, inWorkspace) {
    const variable = env ??
        (source === undefined && type !== 'file' && (type === 'env' || variables[id] !== undefined) ? id : undefined);
    if (variable !== undefined) {
        if (variables[variable])
            return { id, kind: 'variable', name: variable };
        const state = variables[variable] === undefined ? 'is not set' : 'is empty';
        return {
            mistake: `its secret ${id} is the variable ${variable}, which ${state}. Set it under \`env:\` of this step.`,
        };
    }
    const path = inWorkspace((source ?? id).replace(/^~(?=\/)/, variables.HOME ?? '~'));
    if (sizeOf((0,external_node_path_.resolve)(workspace, path)))
        return { id, kind: 'file', path };
    return { mistake: `its secret ${id} is the file ${path}, which is not there, or empty.` };
}

// EXTERNAL MODULE: ./.build/bake/works.js + 1 modules
var bake_works = __webpack_require__(5220);
;// CONCATENATED MODULE: ./.build/bake/bake.js











/** Runs the step: builds the targets of a definition that are not there yet. Throws what went wrong. */
async function bakeImages(origin) {
    const { runner, environment, source } = origin;
    const { event, read } = await runner.phase('Inputs', async () => {
        const { event, language } = await (0,_build_origin/* readOrigin */.P)(origin);
        const read = readBakeInputs({ source, event, environment, lookup: paths/* lookUpPath */.yc, sizeOf: paths/* sizeOfFile */.JL, language });
        for (const text of read.inputs.notices)
            runner.notice(text);
        return { value: { event, read }, sentence: describeInputs(read.inputs) };
    });
    const step = await runner.phase('Definition', async () => {
        const { definition } = read.inputs;
        const docker = (0,bake_call/* bakeDocker */.QZ)({ ...origin, event }, definition);
        const plan = planTargets(await (0,bake_call/* askDefinition */.DY)(docker, read.inputs), read.inputs, {
            workdir: definition.workdir,
            workspace: environment.workspace,
            variables: (0,bake_call/* bakeVariables */.jl)(origin, definition),
            lookup: paths/* lookUpPath */.yc,
            sizeOf: paths/* sizeOfFile */.JL,
        });
        const somewhere = plan.orders.find(({ repository }) => repository.host !== undefined) ?? plan.orders[0];
        const destination = read.locate(somewhere?.repository, plan.mistakes);
        if (plan.mistakes.length > 0)
            throw (0,inputs_inputs/* invalidInputs */.Rg)(plan.mistakes);
        for (const text of plan.notices)
            runner.notice(text);
        for (const { build } of plan.orders)
            for (const secret of build.secrets)
                if (secret.kind === 'variable')
                    runner.mask(environment.variables[secret.name] ?? '');
        const value = { ...origin, event, inputs: { ...read.inputs, destination }, plan };
        return { value, sentence: describePlan(plan) };
    });
    const { destination } = step.inputs;
    if (destination.kind === 'engine')
        return await report(step, await buildOnly(step));
    (0,id_tokens/* refuseHopeless */.WD)(step, destination);
    const idTokens = (0,id_tokens/* requestIdTokens */.ds)(step, destination);
    const { deliverTargets, forecastTargets } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(953), __webpack_require__.e(688)]).then(__webpack_require__.bind(__webpack_require__, 9688));
    if (!step.inputs.planOnly)
        return await report(step, await deliverTargets(step, destination, idTokens));
    const forecast = await forecastTargets(step, destination, idTokens);
    runner.setOutputs(toForecastOutputs(forecast));
    await runner.writeSummary(renderForecast(forecast));
}
async function report({ runner }, baked) {
    runner.setOutputs(toBakeOutputs(baked));
    await runner.writeSummary(renderBakeSummary(baked, runner.timings()));
}
function describeInputs({ definition: { files, targets }, destination }) {
    const what = targets.length === 0 ? 'the targets' : targets.join(', ');
    const from = files.length === 0 ? 'the bake definition here' : files.join(', ');
    return `Wanted: ${what} of ${from}, ${destination.kind === 'ecr' ? 'in ECR' : 'in the engine only (push: false)'}`;
}
function describePlan({ orders }) {
    const [one] = orders;
    if (orders.length === 1 && one !== undefined)
        return `One target: ${one.name}, for ${one.repository.name}`;
    return `${orders.length} targets: ${orders.map(({ name }) => name).join(', ')}`;
}
/** `push: false`: images in the engine, or in the cache of their builder, without any call to AWS. */
async function buildOnly(step) {
    const { runner, inputs, plan } = step;
    const { definition, noCache, pull } = inputs;
    const works = (0,bake_works/* worksOf */.AV)(step);
    const config = await (0,_build_step/* privateConfig */.u)(step);
    try {
        const docker = (0,bake_call/* bakeDocker */.QZ)(step, definition, config);
        const needs = works.flatMap((work) => (0,_build_workshop/* workOrderOf */.Dn)(work.step).needs);
        const workshop = await (0,_build_workshop/* findWorkshop */.Py)(step, docker, {
            needs,
            requested: inputs.builder,
            loadsIndex: false,
            isTested: false,
        });
        const builder = await (0,_build_workshop/* builderFor */.hj)(step, docker, workshop);
        const items = works.map(({ order, step: { inputs: own } }) => {
            const { name, ownCache, packing, repository, tags } = order;
            const build = { ...order.build, labels: [...own.image.ownLabels, ...order.build.labels] };
            const images = tags.map((tag) => `${repository.name}:${tag}`);
            return { name, build, ownCache, packing, images, output: builder === undefined ? 'engine' : 'none' };
        });
        await runner.phase('Build', async () => {
            const call = {
                definition,
                items,
                linked: plan.linked.map(({ name }) => name),
                builder: builder ?? (await (0,bake_call/* engineBuilder */.St)(docker)),
                isBuilt: false,
                noCache,
                pull,
                metadataFile: `${config.directory}/metadata.json`,
            };
            const finished = await (0,bake_call/* runBake */.LS)({ docker, info: runner.info, warning: runner.warning }, call);
            if (!finished.succeeded)
                throw (0,bake_call/* explainBake */.dG)(finished, call, [...plan.orders, ...plan.linked]);
            const place = builder === undefined ? 'the engine' : `the builder ${builder}`;
            return { value: undefined, sentence: `Built ${items.length}; they stay in ${place}, as push is false` };
        });
    }
    finally {
        await config.remove();
    }
    return plan.orders.map(({ name, repository, tags }) => {
        const image = { kind: 'built', repository: repository.name, tags };
        return { name, image };
    });
}

;// CONCATENATED MODULE: ./.build/bake/main.js


/** The step of bake/action.yml. */
async function bake() {
    await (0,main.start)(bakeImages);
}


/***/ }),

/***/ 5220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  XJ: () => (/* binding */ ofTarget),
  WU: () => (/* binding */ show),
  yu: () => (/* binding */ targetsFailed),
  AV: () => (/* binding */ worksOf)
});

// EXTERNAL MODULE: ./.build/failure/failure.js
var failure_failure = __webpack_require__(9933);
// EXTERNAL MODULE: ./.build/report/summary.js
var summary = __webpack_require__(4681);
;// CONCATENATED MODULE: ./.build/report/aside.js

/**
 * A runner for one of several works: its lines are kept, so that they do not get mixed up; what shows on the page of the run
 * is told at once, under the work's name. `now`: a clock in milliseconds.
 */
function aside(runner, name, now) {
    const lines = [];
    const all = {
        ...runner,
        info: (line) => void lines.push(line),
        warning: (text) => runner.warning(`${name}: ${text}`),
        notice: (text) => runner.notice(`${name}: ${text}`),
        phase: async (_title, work) => {
            const start = now();
            const { value, sentence } = await work();
            lines.push(`${sentence} (${(0,summary/* formatSeconds */.Xo)((now() - start) / 1000)})`);
            return value;
        },
        section: (title, section) => void lines.push(title, ...section),
        quoting: async (work) => {
            const chunks = [];
            try {
                return await work((chunk) => chunks.push(chunk));
            }
            finally {
                const text = Buffer.concat(chunks).toString('utf8');
                lines.push(...text.split(/\r?\n/).filter((line) => line.trim() !== ''));
            }
        },
    };
    return { runner: all, take: () => lines.splice(0) };
}

;// CONCATENATED MODULE: ./.build/bake/works.js


/** The work for each target. */
function worksOf(bake) {
    return bake.plan.orders.map((order) => {
        const kept = aside(bake.runner, order.name, bake.patience.now);
        return { order, aside: kept, step: stepOf(bake, order, kept) };
    });
}
function stepOf({ inputs, plan: _plan, ...origin }, order, { runner }) {
    const { repository, tags, build } = order;
    const { image, destination } = inputs;
    const own = { repository, tags, notices: [], image, build, destination };
    return { ...origin, runner, inputs: own };
}
/** Shows what a work has said, as a group of the log, and what came of it. */
function show({ runner }, { order, aside: kept }, sentence) {
    runner.section(order.name, kept.take());
    runner.info(`${order.name}: ${sentence}`);
}
/** What was thrown, with the target's name. */
function ofTarget(name, thrown) {
    const failure = (0,failure_failure/* asFailure */.h_)(thrown);
    return new failure_failure/* Failure */.HR({ ...failure.problem, what: `Target ${name}: ${failure.problem.what}` }, { cause: failure });
}
/** All that went wrong, in one message. `rest`: what became of the others. */
function targetsFailed(failed, all, rest) {
    const [first, ...others] = failed;
    const heading = `${failed.length} of ${all} targets cannot be delivered. ${rest}`;
    if (others.length === 0) {
        const what = `Target ${first.name}: ${first.problem.what}`;
        return new failure_failure/* Failure */.HR({ ...first.problem, what: all === 1 ? what : `${heading}\n${what}` });
    }
    const texts = failed.map(({ name, problem: { what, why, fix } }) => [
        `Target ${name}: ${what}`,
        ...(why === undefined ? [] : [`    Likely cause: ${indented(why)}`]),
        ...(fix === undefined ? [] : [`    What to do: ${indented(fix)}`]),
    ].join('\n'));
    return new failure_failure/* Failure */.HR({ code: first.problem.code, what: [heading, ...texts].join('\n') });
}
function indented(text) {
    return text.replaceAll('\n', '\n    ');
}


/***/ })

};
;