"use strict";
exports.id = 410;
exports.ids = [410];
exports.modules = {

/***/ 1900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ shownBake),
/* harmony export */   VM: () => (/* binding */ shownPrint),
/* harmony export */   _u: () => (/* binding */ bakeArguments),
/* harmony export */   cB: () => (/* binding */ printArguments)
/* harmony export */ });
/* harmony import */ var _docker_build_arguments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(110);
/* harmony import */ var _phases_build_docker_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3749);
/* harmony import */ var _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9536);
/* harmony import */ var _bake_definition_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5615);




/** The arguments of docker that print the definition. */
function printArguments(definition, { noCache, pull }) {
    const flags = [...definitionFlags(definition), ...(noCache ? ['--no-cache'] : []), ...(pull ? ['--pull'] : [])];
    return ['buildx', 'bake', '--print', ...flags, ...definition.targets];
}
/** The same as the log and messages show it. */
function shownPrint(definition) {
    return shownAs('docker buildx bake --print', definition, definition.targets);
}
/** How a user would build these targets of the definition. */
function shownBake(definition, names) {
    return shownAs('docker buildx bake', definition, names);
}
function shownAs(command, definition, names) {
    return [command, ...[...definitionFlags(definition, shownOverride), ...names].map(_docker_build_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r7)].join(' ');
}
/** The arguments of docker for a call, what is in its definition, and the same as a user would call it. */
function bakeArguments(call) {
    const { definition, items, linked, builder, isBuilt, files } = call;
    const names = items.map(({ name }) => name);
    const allow = definition.allow.flatMap((privilege) => ['--allow', privilege]);
    const where = ['--builder', builder, '--metadata-file', files.metadata, '--file', files.definition];
    const others = linked.filter(({ name }) => !names.includes(name));
    const targets = new Map([
        ...others.map(({ name, raw }) => [name, { ...fromCacheOnly(raw, isBuilt), tags: [], output: ['type=cacheonly'] }]),
        ...items.map((item) => [item.name, targetSettings(item, isBuilt)]),
    ]);
    return {
        args: ['buildx', 'bake', ...where, ...allow, ...names],
        definition: (0,_bake_definition_js__WEBPACK_IMPORTED_MODULE_3__/* .writeDefinition */ .d)(targets),
        shown: shownBake(definition, names),
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
/** A target as it is built: as it was printed, but for what this action decides. */
function targetSettings({ build, packing, raw, images, output, caches = _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_CACHE */ .DQ }, isBuilt) {
    const labels = Object.fromEntries((0,_docker_build_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .lastOfEach */ .Pv)(build.labels).map(({ key, value }) => [key, value]));
    const to = [...caches.to, ...build.cacheTo];
    return {
        ...fromCacheOnly(raw, isBuilt),
        tags: images,
        labels,
        annotations: build.annotations,
        output: [(0,_docker_build_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .outputOf */ .jH)(build, output, packing) ?? (output === 'none' ? 'type=cacheonly' : 'type=image')],
        'cache-from': isBuilt ? [] : [...caches.from, ...build.cacheFrom],
        'cache-to': isBuilt ? (0,_phases_build_docker_build_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineOnly */ .yd)(to) : to,
    };
}
/** What was built just now is not to be built once more: it would be another image than the one that was built. */
function fromCacheOnly(raw, isBuilt) {
    if (!isBuilt)
        return raw;
    const { 'no-cache': _noCache, 'no-cache-filter': _filter, pull: _pull, 'cache-to': _to, ...rest } = raw;
    return rest;
}


/***/ }),

/***/ 2141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A2: () => (/* binding */ withWorkspace),
/* harmony export */   DY: () => (/* binding */ askDefinition),
/* harmony export */   LS: () => (/* binding */ runBake),
/* harmony export */   QZ: () => (/* binding */ bakeDocker),
/* harmony export */   St: () => (/* binding */ engineBuilder),
/* harmony export */   aw: () => (/* binding */ unusedVariables),
/* harmony export */   dG: () => (/* binding */ explainBake),
/* harmony export */   jl: () => (/* binding */ bakeVariables),
/* harmony export */   xn: () => (/* binding */ isPushFault)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5220);
/* harmony import */ var _errors_build_output_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8356);
/* harmony import */ var _errors_docker_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3312);
/* harmony import */ var _inputs_parsers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7594);
/* harmony import */ var _phases_build_docker_build_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3749);
/* harmony import */ var _phases_push_push_from_builder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1905);
/* harmony import */ var _bake_arguments_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1900);
/* harmony import */ var _bake_definition_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5615);
/* harmony import */ var _bake_errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8713);
/* harmony import */ var _target_steps_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1738);












/** The variables of docker here: those of the step, and over them what `vars` says. */
function bakeVariables({ environment }, { vars }) {
    return { ...environment.variables, ...valuesOf(vars) };
}
function valuesOf(vars) {
    return Object.fromEntries(vars.map(({ name, value }) => [name, value]));
}
/** Docker in the folder of the definition, with its variables. */
function bakeDocker(origin, definition, config) {
    const { environment, runner, event } = origin;
    const own = (0,_docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerVariables */ .Gn)({
        variables: environment.variables,
        configDirectory: config?.directory,
        commitDate: event.commitDate,
    });
    // Variables of `vars` may have any name.
    const variables = { ...own, ...valuesOf(definition.vars) };
    return (0,_docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerCli */ .RK)({
        workspace: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(environment.workspace, definition.workdir),
        variables,
        quoting: runner.quoting,
    });
}
/**
 * Lets buildx read the definition.
 *
 * @throws Failure `definition-invalid`
 */
async function askDefinition({ environment, runner }, inputs) {
    const { definition } = inputs;
    // Without the date of the commit, which buildx would print as an argument of each target.
    const docker = bakeDocker({ environment, runner, event: {} }, definition);
    const { succeeded, stdout, tail } = await docker.capture((0,_bake_arguments_js__WEBPACK_IMPORTED_MODULE_7__/* .printArguments */ .cB)(definition, inputs));
    const read = succeeded ? (0,_bake_definition_js__WEBPACK_IMPORTED_MODULE_10__/* .readDefinition */ .U)(stdout, environment.variables.SOURCE_DATE_EPOCH) : undefined;
    if (read === undefined)
        throw (0,_bake_errors_js__WEBPACK_IMPORTED_MODULE_8__/* .definitionRefused */ .w)(tail, definition);
    return read;
}
/** The files that bake looks for by itself (https://docs.docker.com/build/bake/reference/#file-lookup). */
const LOOKED_FOR = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'].concat(['', '.override'].flatMap((kind) => [`docker-bake${kind}.json`, `docker-bake${kind}.hcl`]));
/** Of `vars` those whose name is nowhere in the files: buildx ignores them without a word. */
async function unusedVariables({ environment }, { files, vars, workdir }) {
    if (vars.length === 0)
        return [];
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(environment.workspace, workdir);
    const texts = await Promise.all((files.length === 0 ? LOOKED_FOR : files).map((file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file), 'utf8').catch(() => '')));
    return vars
        .filter(({ name }) => !texts.some((text) => text.includes(name)))
        .map(({ name }) => `vars: ${name} is set, but no bake file has a variable of that name, so it changes nothing.`);
}
/** The name of the engine's own builder: that of the docker context (https://docs.docker.com/build/builders/). */
async function engineBuilder(docker) {
    const { succeeded, stdout } = await docker.capture(['context', 'show']);
    return (succeeded && stdout.trim()) || 'default';
}
/**
 * The definition's inputs, with leave to read the whole workspace where its folder is only a part of that: later versions of
 * buildx let a definition read no more than its folder.
 */
async function withWorkspace(docker, definition, workspace) {
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, definition.workdir) === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace))
        return definition;
    const { stdout } = await docker.capture(['buildx', 'bake', '--help']);
    return stdout.includes('--allow')
        ? { ...definition, allow: [...definition.allow, `fs.read=${workspace}`] }
        : definition;
}
/** Runs a call, whatever comes of it. */
async function runBake({ docker, info, warning }, call) {
    const { args, definition, shown } = (0,_bake_arguments_js__WEBPACK_IMPORTED_MODULE_7__/* .bakeArguments */ ._u)(call);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(call.files.definition, definition, { mode: 0o600 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(call.files.metadata, { force: true });
    info(shown);
    for (const { name, images } of call.items)
        info(`    ${name} as ${images.join(', ')}`);
    const { finished, progress } = await (0,_phases_build_docker_build_js__WEBPACK_IMPORTED_MODULE_5__/* .streamBuild */ .jq)(docker, { args, info, warning, caches: 'A cache' });
    const reported = finished.succeeded ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(call.files.metadata, 'utf8').catch(() => '') : '';
    const told = call.items.flatMap(({ name, images }) => {
        const digest = (0,_phases_push_push_from_builder_js__WEBPACK_IMPORTED_MODULE_6__/* .digestOfTarget */ .Xx)(reported, name);
        return digest === undefined ? [] : images.map((image) => [image, digest]);
    });
    return { finished, pushed: new Map([...progress.pushed, ...told]) };
}
/** Why a call failed: the target, the line of its Dockerfile. `targets`: those of the call. */
async function explainBake({ exitCode, tail }, call, { environment, targets }) {
    if (/^ERROR: additional privileges requested/m.test(tail))
        return (0,_bake_errors_js__WEBPACK_IMPORTED_MODULE_8__/* .definitionRefused */ .w)(tail, call.definition);
    const error = (0,_errors_build_output_js__WEBPACK_IMPORTED_MODULE_11__/* .readBuildError */ .Bz)(tail);
    const quoting = await quotingTargets(error, targets, environment.workspace);
    const target = namedTarget(tail, quoting.length === 0 ? targets : quoting);
    const names = call.items.map(({ name }) => name);
    const command = (0,_bake_arguments_js__WEBPACK_IMPORTED_MODULE_7__/* .shownBake */ .Lo)(call.definition, target !== undefined && names.includes(target.name) ? [target.name] : names);
    const isInline = target?.inlineDockerfile !== undefined;
    const dockerfile = isInline ? `the inline Dockerfile of ${target.name}` : (fileOf(target) ?? 'Dockerfile');
    const inWorkspace = target !== undefined && !isInline && !(0,_inputs_parsers_js__WEBPACK_IMPORTED_MODULE_4__/* .isRemoteContext */ .uN)(target.build.context);
    const failure = (0,_errors_docker_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .buildFailed */ .q3)({ error, dockerfile, inWorkspace, command, exitCode, output: tail });
    return target === undefined ? failure : (0,_target_steps_js__WEBPACK_IMPORTED_MODULE_9__/* .ofTarget */ .XJ)(target.name, failure);
}
function fileOf(target) {
    return target && (target.build.file ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.build.context, 'Dockerfile'));
}
/**
 * BuildKit names the target in the heading of the step that failed; later versions of buildx name one in their last word too,
 * but that is the one that needed it. Caches that are not there have headings as well.
 */
function namedTarget(tail, targets) {
    const headings = [...tail.matchAll(/^ > \[([\w-]+)(?: [^\]]*)?\](?! (?:im|ex)porting cache)/gm)].map(([, name]) => name);
    const last = /^ERROR: target ([\w-]+): /m.exec(tail)?.[1];
    const name = [...headings.toReversed(), last].find((heading) => targets.some((target) => target.name === heading));
    return targets.find((target) => target.name === name) ?? (targets.length === 1 ? targets[0] : undefined);
}
/** The targets whose Dockerfile has the line that BuildKit quotes: the surest sign, as long as there is only one. */
async function quotingTargets({ line, instruction }, targets, workspace) {
    if (line === undefined || instruction === undefined)
        return [];
    const found = await Promise.all(targets.map(async (target) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, fileOf(target) ?? '');
        const text = target.inlineDockerfile ?? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8').catch(() => ''));
        const quoted = text.split(/\r?\n/)[line - 1]?.trim().replace(/\\$/, '').trim() ?? '';
        return quoted !== '' && instruction.startsWith(quoted) ? [target] : [];
    }));
    return found.flat();
}
/** Whether a call came as far as pushing. */
function isPushFault({ succeeded, tail }) {
    return !succeeded && (0,_errors_docker_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .isPushError */ .t0)(tail);
}


/***/ }),

/***/ 5615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ readDefinition),
/* harmony export */   d: () => (/* binding */ writeDefinition)
/* harmony export */ });
/* harmony import */ var _docker_csv_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4481);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9020);


/**
 * Reads what `docker buildx bake --print` prints, of buildx from 0.10 on, whose lists were texts before 0.20 and are objects
 * since (https://docs.docker.com/build/bake/reference/); `undefined` where it is something else. `epoch`: the value of
 * SOURCE_DATE_EPOCH in the environment, which buildx prints as an argument of each target; it has no say in what an image
 * holds.
 */
function readDefinition(printed, epoch) {
    const { group, target } = record(parse(printed)) ?? {};
    const targets = record(target);
    if (targets === undefined)
        return undefined;
    // There is none where all that is built is a target of that name.
    const groups = record(group) ?? {};
    const read = new Map(Object.entries(targets).map(([name, value]) => {
        const target = readTarget(name, record(value) ?? {});
        const args = Object.entries(target.args).filter(([key, text]) => key !== EPOCH || text !== epoch);
        const own = Object.fromEntries(args);
        return [name, { ...target, args: own, raw: { ...target.raw, args: own } }];
    }));
    const names = [...new Set(membersOf('default', groups, new Set()))];
    const asked = names.flatMap((name) => read.get(name) ?? []);
    return { targets: asked, linked: [...read.values()].filter(({ name }) => !names.includes(name)) };
}
const EPOCH = 'SOURCE_DATE_EPOCH';
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
        context: text(context) ?? '.',
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .present */ .E)('dockerfile', text(dockerfile)),
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .present */ .E)('inlineDockerfile', text(inline)),
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .present */ .E)('target', text(target)),
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .present */ .E)('network', text(network)),
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .present */ .E)('shmSize', text(shmSize)),
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
        further: plain(further),
        raw: plain(value),
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
function text(value) {
    if (typeof value === 'number' || typeof value === 'boolean')
        return String(value);
    return typeof value === 'string' ? unescaped(value) : undefined;
}
/** A text as it is meant: later versions print it so that it can be read again, where `${` and `%{` begin templates. */
function unescaped(value) {
    return value.replaceAll('$${', '${').replaceAll('%%{', '%{');
}
function plain(value) {
    return record(mapTexts(value, unescaped)) ?? {};
}
/** A value with all texts in it, also those deep inside, changed so. */
function mapTexts(value, change) {
    if (typeof value === 'string')
        return change(value);
    if (Array.isArray(value))
        return value.map((item) => mapTexts(item, change));
    const fields = record(value);
    if (fields === undefined)
        return value;
    return Object.fromEntries(Object.entries(fields).map(([name, item]) => [name, mapTexts(item, change)]));
}
/** A definition of these targets, by their names, as a file for bake. */
function writeDefinition(targets) {
    const escaped = (text) => text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
    return JSON.stringify({ target: mapTexts(Object.fromEntries(targets), escaped) }, null, 2);
}
function texts(value) {
    return Array.isArray(value) ? value.flatMap((item) => text(item) ?? []) : [];
}
function textsByName(value) {
    const pairs = Object.entries(record(value) ?? {}).map(([name, item]) => [name, text(item)]);
    return Object.fromEntries(pairs.filter(([, item]) => item !== undefined));
}
/** `alone`: the field that a text without any names. */
function entries(value, alone) {
    if (!Array.isArray(value))
        return [];
    return value.flatMap((item) => {
        const fields = record(item);
        if (fields === undefined)
            return typeof item === 'string' ? [(0,_docker_csv_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(text(item) ?? '', alone)] : [];
        return [
            Object.fromEntries(Object.entries(fields).flatMap(([name, field]) => {
                const one = Array.isArray(field) ? texts(field).join(',') : text(field);
                return one === undefined ? [] : [[name, one]];
            })),
        ];
    });
}


/***/ }),

/***/ 8713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ definitionInvalid),
/* harmony export */   w: () => (/* binding */ definitionRefused)
/* harmony export */ });
/* harmony import */ var _errors_build_output_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8356);
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);
/* harmony import */ var _bake_arguments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1900);



/** All that is wrong with the targets of a definition, in one message. */
function definitionInvalid(mistakes) {
    const count = mistakes.length === 1 ? 'One thing is' : `${mistakes.length} things are`;
    const lines = mistakes.map((text) => `- ${text}`);
    return new _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: INVALID.code,
        what: [`${count} not right with the targets. Nothing was built, called or changed.`, ...lines].join('\n'),
        fix: 'each line says where: in the bake file, or under `with:` or `env:` of this step.',
    });
}
/** buildx does not take the definition. `output`: the end of what it wrote. */
function definitionRefused(output, definition) {
    const { workdir } = definition;
    const place = /^(\S+?):(\d+)\r?\n-{6,}$/m.exec(output);
    const said = (0,_errors_build_output_js__WEBPACK_IMPORTED_MODULE_2__/* .lastErrorLine */ .HY)(output.split(/\r?\n/).filter((line) => !/^#\d+ /.test(line))).replace(/^ERROR: /, '');
    const location = place?.[1] === undefined ? {} : { location: locationOf(place[1], Number(place[2]), workdir) };
    return new _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        what: `The bake definition cannot be built as it is. Docker says: ${withStop(said)} Nothing was built.`,
        ...reasonOf(output, said, definition),
        ...location,
    });
}
function withStop(text) {
    return /[.!?]$/.test(text) ? text : `${text}.`;
}
const INVALID = { code: 'definition-invalid' };
function locationOf(file, line, workdir) {
    return { file: workdir === '.' ? file : `${workdir}/${file}`, line };
}
function reasonOf(output, said, definition) {
    const { code } = INVALID;
    const { files, targets, workdir } = definition;
    if (/is not a docker command|unknown command|unknown shorthand flag/.test(output)) {
        return {
            code: 'docker-missing',
            why: 'the buildx plugin of docker is not on this runner, and bake is a part of it.',
            fix: 'use a runner that has it (`runs-on: ubuntu-latest`), or install it: https://docs.docker.com/build/install-buildx/',
        };
    }
    if (/unknown flag: --allow/.test(output)) {
        return {
            code,
            why: 'this version of buildx asks for no privileges, and knows no `allow`.',
            fix: 'take `allow` out, or use a newer version of buildx.',
        };
    }
    if (/couldn't find a bake definition/.test(said)) {
        return {
            code,
            why: `there is no docker-bake.hcl, docker-bake.json or compose.yaml in ${workdir === '.' ? 'the workspace' : workdir}.`,
            fix: 'is a step with actions/checkout missing before this one? Otherwise name the file:\n    files: path/to/docker-bake.hcl',
        };
    }
    const target = /failed to find target (\S+)/.exec(said)?.[1];
    if (target !== undefined) {
        if (targets.length > 0 && !targets.includes(target)) {
            return {
                code,
                why: `another target refers to ${target}, under \`contexts\` or \`inherits\`, and there is none of that name.`,
                fix: 'correct that name in the bake file, or name the file that has it under `files` too.',
            };
        }
        return {
            code,
            why: `${files.join(', ') || 'the definition'} has no target and no group ${target}${target === 'default' ? ', which is built where `targets` names none' : ''}.`,
            fix: 'compare `targets`, and the groups in the file, with the names of its targets.',
        };
    }
    if (/could not find any target matching|unknown key: |invalid (override|key|value) /.test(said)) {
        return {
            code,
            why: 'a line of `set` names a target or a setting that there is not.',
            fix: 'compare `set` with the names in the file, and with https://docs.docker.com/reference/cli/docker/buildx/bake/#set',
        };
    }
    const privileges = [...output.matchAll(/--allow[= ]([^\s"]+)/g)].map(([, privilege = '']) => privilege);
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
        fix: `run this ${workdir === '.' ? 'in the checkout' : `in ${workdir}`}, which says the same:\n    ${(0,_bake_arguments_js__WEBPACK_IMPORTED_MODULE_1__/* .shownPrint */ .VM)(definition)}`,
    };
}


/***/ }),

/***/ 8281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R8: () => (/* binding */ filesOf),
/* harmony export */   m: () => (/* binding */ commonCall),
/* harmony export */   rs: () => (/* binding */ selectBakeBuilder),
/* harmony export */   uy: () => (/* binding */ explainCall)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _phases_build_builder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7314);
/* harmony import */ var _plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7097);
/* harmony import */ var _bake_command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2141);




/** Who can build all of them: what they need themselves (`needs`), and what the targets need that they refer to. */
async function selectBakeBuilder(bake, docker, { needs, linked }) {
    return await (0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_1__/* .selectBuilder */ .kv)(bake, docker, {
        requirements: [...needs, ...linked.flatMap(({ build }) => (0,_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_2__/* .requirementsOf */ .CG)(build))],
        requested: bake.inputs.builder,
        loadsIndex: false,
        isTested: false,
    });
}
/** `builder`: where it is not the engine's own. */
async function commonCall({ environment, inputs }, docker, { linked, builder }) {
    return {
        definition: await (0,_bake_command_js__WEBPACK_IMPORTED_MODULE_3__/* .withWorkspace */ .A2)(docker, inputs.definition, environment.workspace),
        linked,
        builder: builder ?? (await (0,_bake_command_js__WEBPACK_IMPORTED_MODULE_3__/* .engineBuilder */ .St)(docker)),
    };
}
/** Files of a call, in the step's own folder. */
function filesOf({ directory }, name) {
    return { definition: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, `bake-${name}.json`), metadata: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, `bake-${name}-metadata.json`) };
}
/** Why a call failed, by the targets that it was for and those that they refer to. */
async function explainCall({ environment, plan }, call, finished) {
    const called = plan.targets.filter((order) => call.items.some(({ name }) => name === order.name));
    return await (0,_bake_command_js__WEBPACK_IMPORTED_MODULE_3__/* .explainBake */ .dG)(finished, call, { environment, targets: [...called, ...plan.linked] });
}


/***/ }),

/***/ 7410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bakeImages: () => (/* binding */ bakeImages)
});

// EXTERNAL MODULE: ./.build/inputs/paths.js
var paths = __webpack_require__(3954);
// EXTERNAL MODULE: ./.build/phases/build/builder.js + 1 modules
var build_builder = __webpack_require__(7314);
// EXTERNAL MODULE: ./.build/phases/credentials/id-token-source.js
var id_token_source = __webpack_require__(2527);
// EXTERNAL MODULE: ./.build/phases/read-event.js + 3 modules
var read_event = __webpack_require__(6120);
// EXTERNAL MODULE: ./.build/phases/step.js
var phases_step = __webpack_require__(8353);
// EXTERNAL MODULE: ./.build/actions/bake/bake-command.js
var bake_command = __webpack_require__(2141);
// EXTERNAL MODULE: ./.build/actions/bake/bake-errors.js
var bake_errors = __webpack_require__(8713);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/inputs/builder-inputs.js
var builder_inputs = __webpack_require__(3035);
// EXTERNAL MODULE: ./.build/inputs/image-inputs.js + 1 modules
var image_inputs = __webpack_require__(5484);
// EXTERNAL MODULE: ./.build/inputs/input-reader.js
var input_reader = __webpack_require__(5384);
// EXTERNAL MODULE: ./.build/inputs/inputs.js + 1 modules
var inputs_inputs = __webpack_require__(1187);
// EXTERNAL MODULE: ./.build/inputs/parsers.js
var parsers = __webpack_require__(7594);
// EXTERNAL MODULE: ./.build/inputs/unsupported-inputs.js
var unsupported_inputs = __webpack_require__(3907);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
;// CONCATENATED MODULE: ./.build/actions/bake/bake-inputs.js








/**
 * All inputs, typed and checked.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
function readBakeInputs(origin) {
    const reader = new input_reader/* InputReader */.i(origin.source);
    const definition = readDefinitionInputs(reader, origin);
    const repositoryPrefix = readPrefix(reader);
    const repositories = readRepositories(reader);
    const [reference] = [...repositories.values()].filter(({ host }) => host !== undefined);
    const known = reference ?? referenceOf(repositoryPrefix);
    const commitTag = parsers/* parseBoolean */.yG(reader.text('commit-tag'));
    const hasCommitTag = !commitTag.valid || commitTag.value;
    // Without a tag here, the definition may still give some.
    const { notices, ...naming } = hasCommitTag || reader.text('tags') !== '' ? (0,inputs_inputs/* readAllTags */.vR)(reader, origin) : { ...NO_TAGS, hasCommitTag };
    const push = reader.boolean('push', true);
    const planOnly = reader.boolean('plan-only', false);
    if (planOnly && !push)
        reader.mistake('plan-only', 'asks ECR what is there, which push: false does not. Take one out.');
    const inputs = {
        definition,
        ...(0,omit_undefined/* present */.E)('repositoryPrefix', repositoryPrefix),
        repositories,
        tags: naming.tags,
        notices,
        // What a target's context is shows later.
        image: (0,image_inputs/* readImage */.A)(reader, origin.event, { ...naming, context: '.' }),
        labels: (0,inputs_inputs/* readLabels */.k2)(reader, origin.tagRules),
        annotations: (0,inputs_inputs/* readAnnotations */.ti)(reader, origin.tagRules),
        noCache: reader.boolean('no-cache', false),
        pull: reader.boolean('pull', false),
        ...(0,omit_undefined/* present */.E)('builder', reader.optional('builder', parsers/* parseBuilderName */.M$)),
        cache: readCache(reader),
        planOnly,
    };
    const ecr = (0,inputs_inputs/* readEcr */.dy)(reader, origin, known, false);
    (0,unsupported_inputs/* refuseUnsupported */.Om)(reader, unsupported_inputs/* BAKE_UNSUPPORTED */.CY);
    if (reader.mistakes.length > 0)
        throw (0,inputs_inputs/* invalidInputs */.Rg)(reader.mistakes);
    return {
        inputs: { ...inputs, destination: push ? ecr : { kind: 'engine' } },
        locate: (repository, mistakes) => {
            const again = new input_reader/* InputReader */.i(origin.source);
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
    const workdir = reader.withDefault('workdir', parsers/* asIs */.$B, '.');
    const folder = (0,external_node_path_.resolve)(environment.workspace, workdir);
    const files = reader.list('files', parsers/* asIs */.$B, { commas: true });
    if (lookup(folder) !== 'directory')
        reader.mistake('workdir', `${(0,input_reader/* quote */.h)(workdir)} is not a folder: there is no ${folder}.`);
    else {
        for (const file of files) {
            const path = (0,external_node_path_.resolve)(folder, file);
            if (lookup(path) !== 'file')
                reader.mistake('files', `${(0,input_reader/* quote */.h)(file)} is not a file: there is no ${path}. Paths start at \`workdir\`.`);
        }
    }
    return {
        files,
        workdir,
        targets: reader.list('targets', parseTarget, { commas: true }),
        set: reader.list('set', parseOverride, { repeats: true }),
        vars: reader.list('vars', parseVariable),
        allow: reader.list('allow', parsePrivilege, { commas: true }),
        ...(0,omit_undefined/* present */.E)('provenance', reader.optional('provenance', parsers/* parseProvenance */.X6)),
        ...(0,omit_undefined/* present */.E)('sbom', reader.optional('sbom', parsers/* parseSbom */.rl)),
    };
}
/** One tag could not hold the caches of all targets. */
function readCache(reader) {
    const cache = (0,builder_inputs/* readCacheInputs */.KU)(reader);
    if (cache.ref?.includes(':'))
        reader.mistake('cache-ref', `${(0,input_reader/* quote */.h)(cache.ref)} names a tag, but each target has its own. Write the repository alone.`);
    return cache;
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
    const parsed = parsers/* parseRepository */.SU(`${prefix}x`);
    if (parsed.valid)
        return prefix;
    reader.mistake('repository-prefix', `${(0,input_reader/* quote */.h)(text)}, with the name of a target behind it, ${parsed.rule}`);
    return undefined;
}
function referenceOf(prefix) {
    const parsed = prefix === undefined ? undefined : parsers/* parseRepository */.SU(`${prefix}x`);
    return parsed?.valid ? parsed.value : undefined;
}
function readRepositories(reader) {
    const pairs = reader.list('repositories', (text) => {
        const [, target, name] = /^([\w][\w-]*)\s*=\s*(\S+)$/.exec(text) ?? [];
        if (target === undefined || name === undefined)
            return { valid: false, rule: 'is not of the form target=repository, for example api=team/api.' };
        const repository = parsers/* parseRepository */.SU(name);
        return repository.valid ? { valid: true, value: [target, repository.value] } : repository;
    });
    return new Map(pairs);
}

// EXTERNAL MODULE: ./.build/lib/format.js
var format = __webpack_require__(1035);
// EXTERNAL MODULE: ./.build/report/outputs.js
var outputs = __webpack_require__(6207);
// EXTERNAL MODULE: ./.build/report/summary.js
var summary = __webpack_require__(4681);
;// CONCATENATED MODULE: ./.build/actions/bake/bake-outputs.js



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
        result: action,
    }));
    const of = (result) => JSON.stringify(rows.filter((row) => row.result === result).map(({ target }) => target));
    return {
        targets: JSON.stringify(forecast.map(({ name }) => name)),
        built: of('build'),
        reused: of('reuse'),
        ...matrices(rows, (row) => row.result === 'build'),
    };
}
/** The job summary, as Markdown. `failed`: targets that are not where they should be. */
function renderBakeSummary(baked, timings, failed = []) {
    const built = baked.filter(({ image }) => image.kind === 'built' || image.result === 'built').length;
    const bad = failed.length === 0 ? '' : `, ${failed.length} failed`;
    return [
        `### ${count(baked.length + failed.length)}: ${built} built, ${baked.length - built} reused${bad}`,
        '',
        '| Target | Image | Digest | Size | |',
        '| --- | --- | --- | --- | --- |',
        ...failed.map(({ name, problem }) => `| ${name} | | | | **failed**: ${problem.code} |`),
        ...baked.map(({ name, image }) => `| ${[name, ...cellsOf(image)].join(' | ')} |`),
        '',
        (0,summary/* renderTimings */.G)(timings),
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
    const size = sizeBytes === undefined ? '' : (0,format/* formatBytes */.z)(sizeBytes);
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

// EXTERNAL MODULE: ./.build/actions/bake/bake-setup.js
var bake_setup = __webpack_require__(8281);
// EXTERNAL MODULE: ./.build/actions/bake/plan-targets.js + 1 modules
var plan_targets = __webpack_require__(50);
// EXTERNAL MODULE: ./.build/actions/bake/target-steps.js + 1 modules
var target_steps = __webpack_require__(1738);
;// CONCATENATED MODULE: ./.build/actions/bake/bake.js












/** Runs the step: builds the targets of a definition that are not there yet. Throws what went wrong. */
async function bakeImages(origin) {
    const { runner, environment, source } = origin;
    const { event, read } = await runner.phase('Inputs', async () => {
        const { event, tagRules } = await (0,read_event/* readEvent */.j)(origin);
        const read = readBakeInputs({ source, event, environment, lookup: paths/* lookUpPath */.yc, sizeOf: paths/* sizeOfFile */.JL, tagRules });
        for (const text of read.inputs.notices)
            runner.notice(text);
        return { value: { event, read }, sentence: describeInputs(read.inputs) };
    });
    const step = await runner.phase('Definition', async () => {
        const { definition } = read.inputs;
        const variables = (0,bake_command/* bakeVariables */.jl)(origin, definition);
        const plan = (0,plan_targets/* planTargets */.i)(await (0,bake_command/* askDefinition */.DY)(origin, read.inputs), read.inputs, {
            workdir: definition.workdir,
            workspace: environment.workspace,
            variables,
            lookup: paths/* lookUpPath */.yc,
            sizeOf: paths/* sizeOfFile */.JL,
        });
        const somewhere = plan.targets.find(({ repository }) => repository.host !== undefined) ?? plan.targets[0];
        const destination = read.locate(somewhere?.repository, plan.mistakes);
        if (plan.mistakes.length > 0)
            throw (0,bake_errors/* definitionInvalid */.$)(plan.mistakes);
        for (const text of await (0,bake_command/* unusedVariables */.aw)(origin, definition))
            runner.warning(text);
        for (const text of plan.notices)
            runner.notice(text);
        for (const secret of [...plan.targets, ...plan.linked].flatMap(({ build }) => build.secrets))
            if (secret.kind === 'variable')
                runner.mask(variables[secret.name] ?? '');
        const value = { ...origin, event, inputs: { ...read.inputs, destination }, plan };
        return { value, sentence: describePlan(plan) };
    });
    const { destination } = step.inputs;
    if (destination.kind === 'engine')
        return await report(step, await buildOnly(step));
    (0,id_token_source/* checkPreconditions */.yv)(step, destination);
    const idTokens = (0,id_token_source/* requestIdTokens */.ds)(step, destination);
    const { pushTargets, planOnly } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(485), __webpack_require__.e(569), __webpack_require__.e(837)]).then(__webpack_require__.bind(__webpack_require__, 1837));
    if (!step.inputs.planOnly) {
        const { results, failed } = await pushTargets(step, destination, idTokens);
        const [first, ...others] = failed;
        if (first === undefined)
            return await report(step, results);
        // The summary shows what is there all the same; outputs would let a deployment go on.
        await runner.writeSummary(renderBakeSummary(results, runner.timings(), failed));
        throw (0,target_steps/* targetsFailed */.yu)([first, ...others], results.length + failed.length, describeRest(results));
    }
    const forecast = await planOnly(step, destination, idTokens);
    runner.info('Nothing was built or changed, as plan-only is true.');
    runner.setOutputs(toForecastOutputs(forecast));
    await runner.writeSummary(renderForecast(forecast));
}
async function report({ runner }, baked) {
    runner.setOutputs(toBakeOutputs(baked));
    await runner.writeSummary(renderBakeSummary(baked, runner.timings()));
}
function describeRest(results) {
    if (results.length === 0)
        return 'No other target was delivered either.';
    return `In ECR, and proven: ${results.map(({ name }) => name).join(', ')}. Those stay as they are.`;
}
function describeInputs({ definition: { files, targets }, destination }) {
    const what = targets.length === 0 ? 'the targets' : targets.join(', ');
    const from = files.length === 0 ? 'the bake definition here' : files.join(', ');
    return `Wanted: ${what} of ${from}, ${destination.kind === 'ecr' ? 'in ECR' : 'in the engine only (push: false)'}`;
}
function describePlan({ targets }) {
    const [one] = targets;
    if (targets.length === 1 && one !== undefined)
        return `One target: ${one.name}, for ${one.repository.name}`;
    return `${targets.length} targets: ${targets.map(({ name }) => name).join(', ')}`;
}
/** `push: false`: images in the engine, or in the cache of their builder, without any call to AWS. */
async function buildOnly(step) {
    const { runner, inputs, plan } = step;
    const works = (0,target_steps/* targetStepsOf */.ce)(step);
    const config = await (0,phases_step/* privateConfig */.u)(step);
    try {
        const docker = (0,bake_command/* bakeDocker */.QZ)(step, inputs.definition, config);
        const linked = (0,plan_targets/* referredTargets */.I)(plan.targets.map(({ name }) => name), plan);
        const needs = works.flatMap((work) => (0,build_builder/* builderRequirements */.IH)(work.step).requirements);
        const selection = await (0,bake_setup/* selectBakeBuilder */.rs)(step, docker, { needs, linked });
        const builder = await (0,build_builder/* ensureBuilder */.Wp)(step, docker, selection);
        const [one] = works;
        if (one !== undefined)
            (0,build_builder/* warnUnusedCaches */.c9)({ ...one.step, runner });
        const items = works.map(({ target, step: own }) => {
            const { name, packing, raw, repository, tags } = target;
            const build = { ...target.build, labels: [...own.inputs.image.ownLabels, ...target.build.labels] };
            const images = tags.map((tag) => `${repository.name}:${tag}`);
            return {
                name,
                build,
                packing,
                raw,
                images,
                output: builder === undefined ? 'engine' : 'none',
                caches: (0,build_builder/* engineCaches */.o9)(own),
            };
        });
        await runner.phase('Build', async () => {
            const common = await (0,bake_setup/* commonCall */.m)(step, docker, { linked, builder });
            const call = { ...common, items, isBuilt: false, files: (0,bake_setup/* filesOf */.R8)(config, 'build') };
            const { finished } = await (0,bake_command/* runBake */.LS)({ docker, info: runner.info, warning: runner.warning }, call);
            if (!finished.succeeded)
                throw await (0,bake_setup/* explainCall */.uy)(step, call, finished);
            const place = builder === undefined ? 'the engine' : `the builder ${builder}`;
            return { value: undefined, sentence: `Built ${items.length}; they stay in ${place}, as push is false` };
        });
    }
    finally {
        await config.remove();
    }
    return plan.targets.map(({ name, repository, tags }) => {
        const image = { kind: 'built', repository: repository.name, tags };
        return { name, image };
    });
}


/***/ }),

/***/ 50:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ planTargets),
  I: () => (/* binding */ referredTargets)
});

// EXTERNAL MODULE: ./.build/inputs/parsers.js
var parsers = __webpack_require__(7594);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/docker/csv-fields.js
var csv_fields = __webpack_require__(4481);
// EXTERNAL MODULE: ./.build/inputs/paths.js
var paths = __webpack_require__(3954);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
;// CONCATENATED MODULE: ./.build/actions/bake/target-options.js





/** A target as `docker build` would be told it, and what is wrong with it. */
function readTargetOptions(target, inputs, places) {
    const { workdir } = places;
    const inWorkspace = (path) => ((0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.join)(workdir, path));
    const isRemote = (0,parsers/* isRemoteContext */.uN)(target.context);
    const context = isRemote ? target.context : inWorkspace(target.context);
    const { inlineDockerfile } = target;
    const file = inlineDockerfile === undefined ? dockerfileOf(target, context, places) : undefined;
    const { compression, packing } = packingOf(target.outputs);
    const buildContexts = Object.entries(target.contexts).map(([name, value]) => ({
        name,
        value: (0,paths/* isAddress */.PW)(value) ? value.replace(/^(oci-layout:\/\/)(?!\/)/, `$1${(0,external_node_path_.join)(workdir, '/')}`) : inWorkspace(value),
    }));
    const mistakes = [
        ...(isRemote ? [] : wrongPaths(context, file, places)),
        ...buildContexts
            .filter(({ value }) => !(0,paths/* isAddress */.PW)(value) && places.lookup((0,external_node_path_.resolve)(places.workspace, value)) !== 'directory')
            .map(({ name, value }) => `its context ${name} is the folder "${value}", which is not there.`),
        ...wrongOutputs(target.outputs),
    ];
    const secrets = target.secrets.map((fields) => secretOf(fields, places, inWorkspace));
    for (const secret of secrets)
        if ('mistake' in secret)
            mistakes.push(secret.mistake);
    const build = {
        context,
        ...(0,omit_undefined/* present */.E)('file', file),
        ...(0,omit_undefined/* present */.E)('target', target.target),
        buildArgs: Object.entries(target.args).map(([name, value]) => ({ name, value })),
        labels: [...Object.entries(target.labels).map(([key, value]) => ({ key, value })), ...inputs.labels],
        annotations: [...target.annotations, ...inputs.annotations],
        pull: target.pull || inputs.pull,
        noCache: target.noCache || inputs.noCache,
        ...(0,omit_undefined/* present */.E)('network', target.network),
        addHosts: Object.entries(target.extraHosts).map(([host, address]) => `${host}:${address}`),
        ...(0,omit_undefined/* present */.E)('shmSize', target.shmSize),
        ulimits: target.ulimits,
        buildContexts,
        secrets: secrets.flatMap((secret) => ('mistake' in secret ? [] : secret)),
        ssh: target.ssh.map(({ id = 'default', ...rest }) => [id, ...Object.values(rest)].join('=')),
        allow: target.entitlements,
        noCacheFilters: target.noCacheFilters,
        platforms: target.platforms,
        ...(0,omit_undefined/* present */.E)('provenance', attestation(target.attest, 'provenance')),
        ...(0,omit_undefined/* present */.E)('sbom', attestation(target.attest, 'sbom')),
        compression,
        ...(0,omit_undefined/* present */.E)('builder', inputs.builder),
        load: false,
        cache: { ...inputs.cache, scope: [target.name, ...target.platforms] },
        cacheFrom: target.cacheFrom.map(csv_fields/* lineOf */.cA),
        cacheTo: target.cacheTo.map(csv_fields/* lineOf */.cA),
    };
    return {
        name: target.name,
        build,
        raw: target.raw,
        packing,
        ...(0,omit_undefined/* present */.E)('inlineDockerfile', inlineDockerfile),
        further: { ...target.further, ...(packing.length === 0 ? {} : { packing }) },
        mistakes,
    };
}
/** Where the Dockerfile is, from the workspace: in the context, or behind `cwd://` in the folder of the definition. */
function dockerfileOf({ dockerfile }, context, { workdir, workspace, lookup }) {
    if (dockerfile === undefined || (0,parsers/* isRemoteContext */.uN)(context) || (0,external_node_path_.isAbsolute)(dockerfile))
        return dockerfile;
    const [, own] = /^cwd:\/\/(.*)$/.exec(dockerfile) ?? [];
    const file = own === undefined ? (0,external_node_path_.join)(context, dockerfile) : (0,external_node_path_.join)(workdir, own);
    // What bake prints where the definition says nothing; docker takes either spelling then.
    const other = (0,external_node_path_.join)(context, 'dockerfile');
    const isThere = (path) => lookup((0,external_node_path_.resolve)(workspace, path)) === 'file';
    return dockerfile === 'Dockerfile' && !isThere(file) && isThere(other) ? other : file;
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
    return other === undefined
        ? []
        : [`its output is of type ${other}, which is no image. Leave it out of \`targets\`, or of the group.`];
}
const IMAGE_OUTPUTS = ['image', 'registry', 'docker', 'cacheonly'];
/** Of the output of an image those fields that decide how it is packed: where it goes is this action's business. */
function packingOf(outputs) {
    const fields = outputs.find(({ type = '' }) => ['image', 'registry'].includes(type)) ?? {};
    const compression = COMPRESSIONS.find((known) => known === fields.compression) ?? 'default';
    // A compression that the action has no word for stays as it is.
    const packing = Object.entries(fields).filter(([name]) => !PLACES.includes(name) && (name !== 'compression' || compression === 'default'));
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
    return (0,csv_fields/* lineOf */.cA)(rest) || 'true';
}
/** A secret, which has to be there: buildx mounts one that is not as an empty file. */
function secretOf({ id = '', env: given, src, source: file = src, type }, { workspace, variables, sizeOf }, inWorkspace) {
    // `type=env,src=NAME` is another way to say `env=NAME`.
    const [env, source] = type === 'env' ? [given ?? file, undefined] : [given, file];
    const variable = env ??
        (source === undefined && type !== 'file' && (type === 'env' || variables[id] !== undefined) ? id : undefined);
    if (variable !== undefined) {
        if (variables[variable])
            return { id, kind: 'variable', name: variable };
        const state = variables[variable] === undefined
            ? `is not set. Add it under \`env:\` of this step, \`${variable}: \${{ secrets.${variable} }}\`.`
            : 'is empty: no such secret is set for this repository or environment, or this run may not have it (pull requests ' +
                'of forks and of Dependabot get none).';
        return { mistake: `its secret ${id} is the variable ${variable}, which ${state}` };
    }
    const path = inWorkspace((source ?? id).replace(/^~(?=\/)/, variables.HOME ?? '~'));
    if (sizeOf((0,external_node_path_.resolve)(workspace, path)))
        return { id, kind: 'file', path };
    return { mistake: `its secret ${id} is the file ${path}, which is not there, or empty.` };
}

;// CONCATENATED MODULE: ./.build/actions/bake/plan-targets.js


/** Maps the targets of a definition to repositories of ECR, and says what is told to docker for each. */
function planTargets(definition, inputs, places) {
    const { targets, linked } = definition;
    const mistakes = [];
    if (targets.length === 0)
        mistakes.push('targets: the definition has none of these, so nothing would be built.');
    const names = targets.map(({ name }) => name);
    // A step that builds a part of them may well know the repositories of all.
    const unknown = inputs.definition.targets.length > 0 ? [] : [...inputs.repositories.keys()];
    const elsewhere = [];
    const unplaced = [];
    const orders = targets.flatMap((target) => {
        const { mistakes: wrong, ...build } = readTargetOptions(target, inputs, places);
        mistakes.push(...wrong.map((text) => `target ${target.name}: ${text}`));
        const found = repositoryOf(target, inputs);
        if ('mistake' in found) {
            if (found.mistake === undefined)
                unplaced.push(target.name);
            else
                mistakes.push(`target ${target.name}: ${found.mistake}`);
            return [];
        }
        const { repository, ownTags, others } = found;
        elsewhere.push(...others.map((tag) => `${wholeName(tag)} (${target.name})`));
        const [first, ...further] = [...new Set([...inputs.tags, ...ownTags])];
        if (first === undefined) {
            const left = others.length === 0 ? '' : ` Its tags ${others.join(', ')} are in other repositories.`;
            mistakes.push(`target ${target.name}: it has no tag in ${repository.name}.${left} Set commit-tag or tags, or give it one in the bake file, with the host of the registry.`);
            return [];
        }
        return [{ ...build, repository, tags: [first, ...further] }];
    });
    const [one] = unplaced;
    if (one !== undefined)
        mistakes.push(`${unplaced.length === 1 ? `target ${one} has` : `targets ${unplaced.join(', ')} have`} no repository. Add ` +
            `\`repository-prefix: NAME\`, for NAME/${one} and so on, or under \`repositories\` a line such as \`${one}=NAME\`.`);
    mistakes.push(...clashes(orders), ...differentRegistries(orders));
    return {
        targets: orders,
        linked: linked.map((target) => {
            const { mistakes: wrong, ...build } = readTargetOptions({ ...target, outputs: [] }, inputs, places);
            mistakes.push(...wrong.map((text) => `target ${target.name}: ${text}`));
            return build;
        }),
        mistakes,
        notices: [
            ...unknown
                .filter((name) => !names.includes(name))
                .map((name) => `repositories: there is no target ${name} among those to build: ${names.join(', ')}.`),
            ...(elsewhere.length === 0
                ? []
                : [`Left out, as they are not in the repository of their target in ECR: ${elsewhere.join(', ')}.`]),
        ],
    };
}
/**
 * The targets that these refer to (`target:NAME`), also by way of others: built with them, and delivered nowhere. So they need
 * no attestations, and one that is delivered by itself writes its caches there.
 */
function referredTargets(names, { targets, linked }) {
    const own = targets.map(({ raw, build, ...rest }) => ({
        ...rest,
        raw: { ...raw, 'cache-to': [] },
        build: { ...build, cacheTo: [] },
    }));
    const all = new Map([...own, ...linked].map((target) => [target.name, target]));
    const found = new Set();
    const look = (name) => {
        for (const { value } of all.get(name)?.build.buildContexts ?? []) {
            const other = /^target:(.*)$/.exec(value)?.[1];
            if (other === undefined || found.has(other))
                continue;
            found.add(other);
            look(other);
        }
    };
    names.forEach(look);
    return [...found].flatMap((name) => {
        const target = all.get(name);
        if (target === undefined)
            return [];
        const { provenance: _provenance, sbom: _sbom, ...build } = target.build;
        return [{ ...target, build, raw: { ...target.raw, attest: [] } }];
    });
}
/** What the workflow says of this target, else where the definition's own tags are, else the prefix and its name. */
function repositoryOf({ name, tags }, { repositories, repositoryPrefix, destination }) {
    const named = tags.map((text) => ({ text, ...readImageName(text) }));
    const inEcr = named.flatMap(({ repository }) => repository ?? []);
    const uris = [...new Set(inEcr.map((reference) => `${reference.host}/${reference.name}`))];
    const given = repositories.get(name);
    if (given === undefined && uris.length > 1)
        return { mistake: `its tags are in several repositories, ${uris.join(' and ')}. Name one under \`repositories\`.` };
    const repository = given ?? inEcr[0] ?? underPrefix(repositoryPrefix, name);
    if (repository === undefined)
        return { mistake: undefined };
    if ('rule' in repository)
        return { mistake: `"${repositoryPrefix}${name}" ${repository.rule}` };
    const isOwn = (other) => other?.name === repository.name &&
        (repository.host === undefined ? isHere(other, destination) : other.host === repository.host);
    return {
        repository,
        ownTags: named.flatMap(({ repository: other, tag }) => (isOwn(other) ? tag : [])),
        others: named.flatMap(({ repository: other, text }) => (isOwn(other) ? [] : text)),
    };
}
/** Whether a repository with a host is in the registry of this step, as far as that is known before any call. */
function isHere({ accountId, region }, destination) {
    if (destination.kind === 'engine' || accountId === undefined)
        return true;
    const { credentials, registryId } = destination;
    const own = registryId ?? (credentials.kind === 'roles' ? credentials.roles.at(-1)?.accountId : undefined);
    return accountId === own && region === destination.region;
}
function underPrefix(prefix, name) {
    if (prefix === undefined)
        return undefined;
    const parsed = (0,parsers/* parseRepository */.SU)(`${prefix}${name}`);
    return parsed.valid ? parsed.value : { rule: parsed.rule };
}
/** The repository in ECR and the tag of an image's name; a name without a host is Docker Hub's, and in no ECR. */
function readImageName(text) {
    const [, name = text, tag = 'latest'] = /^(.+?)(?::([\w][\w.-]*))?$/.exec(text) ?? [];
    const parsed = (0,parsers/* parseRepository */.SU)(name);
    return parsed.valid && parsed.value.host !== undefined ? { repository: parsed.value, tag } : { tag };
}
/** A name without a host is one of Docker Hub. */
function wholeName(text) {
    return /^([^/]*[.:][^/]*|localhost)\//.test(text) ? text : `docker.io/${text}`;
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
    const hosts = new Map(orders.flatMap(({ name, repository: { host } }) => (host === undefined ? [] : [[host, name]])));
    const places = [...hosts].map(([host, name]) => `${host} (${name})`);
    return places.length < 2 ? [] : [`repositories are in several registries, ${places.join(', ')}: one step has one.`];
}


/***/ }),

/***/ 1738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X3: () => (/* binding */ flushLog),
  XJ: () => (/* binding */ ofTarget),
  ce: () => (/* binding */ targetStepsOf),
  yu: () => (/* binding */ targetsFailed)
});

// EXTERNAL MODULE: ./.build/errors/failure.js
var errors_failure = __webpack_require__(3582);
// EXTERNAL MODULE: ./.build/lib/format.js
var format = __webpack_require__(1035);
;// CONCATENATED MODULE: ./.build/github/buffered-runner.js

/**
 * A runner for one of several works: its lines are kept, so that they do not get mixed up; what shows on the page of the run
 * is told at once, under the work's name. `now`: a clock in milliseconds.
 */
function bufferedRunner(runner, name, now) {
    const lines = [];
    const all = {
        ...runner,
        info: (line) => void lines.push(line),
        warning: (text) => runner.warning(`${name}: ${text}`),
        notice: (text) => runner.notice(`${name}: ${text}`),
        phase: async (_title, work) => {
            const start = now();
            const { value, sentence } = await work();
            lines.push(`${sentence} (${(0,format/* formatSeconds */.X)((now() - start) / 1000)})`);
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

// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
;// CONCATENATED MODULE: ./.build/actions/bake/target-steps.js



/** The work for each target. */
function targetStepsOf(bake) {
    return bake.plan.targets.map((order) => {
        const kept = bufferedRunner(bake.runner, order.name, bake.clock.now);
        return { target: order, log: kept, step: stepOf(bake, order, kept) };
    });
}
function stepOf({ inputs, plan: _plan, ...origin }, order, { runner }) {
    const { repository, tags, build } = order;
    const { image, destination } = inputs;
    const own = { repository, tags, notices: [], image, build, destination };
    return { ...origin, runner, inputs: own };
}
/** Shows what a work has said, as a group of the log, and what came of it. */
function flushLog({ runner }, { target, log: kept }, sentence) {
    runner.section(target.name, kept.take());
    runner.info(`${target.name}: ${sentence}`);
}
/** What was thrown, with the target's name. */
function ofTarget(name, thrown) {
    const failure = (0,errors_failure/* asFailure */.h_)(thrown);
    return new errors_failure/* Failure */.HR({ ...failure.problem, what: `Target ${name}: ${failure.problem.what}` }, { cause: failure });
}
/**
 * All that went wrong, in one message; what is the same for several targets but for their names is told once. `rest`: what
 * became of the others.
 */
function targetsFailed(failed, all, rest) {
    const [first] = failed;
    const heading = `${failed.length} of ${all} targets cannot be delivered. ${rest}`;
    const groups = Map.groupBy(failed, kindOf);
    const texts = [...groups.values()].map((alike) => alike.map(({ name, problem }) => `Target ${name}: ${problem.what}`));
    if (groups.size === 1) {
        const lines = texts.flat();
        const what = (all === 1 ? lines : [heading, ...lines]).join('\n');
        return new errors_failure/* Failure */.HR({ ...first.problem, what, ...(0,omit_undefined/* present */.E)('fix', fixOf(failed)) });
    }
    const lines = [...groups.values()].flatMap((alike, index) => {
        const { why } = alike[0]?.problem ?? {};
        const fix = fixOf(alike);
        return [
            ...(texts[index] ?? []),
            ...(why === undefined ? [] : [`    Likely cause: ${indented(why)}`]),
            ...(fix === undefined ? [] : [`    What to do: ${indented(fix)}`]),
        ];
    });
    return new errors_failure/* Failure */.HR({ code: first.problem.code, what: [heading, ...lines].join('\n') });
}
/** What to change for the first of them, and for which others the same. */
function fixOf([first, ...others]) {
    const fix = first?.problem.fix;
    if (fix === undefined || first === undefined || others.length === 0 || !fix.includes(first.repository))
        return fix;
    return `${fix}\nand the same for ${others.map(({ repository }) => repository).join(', ')}.`;
}
/** What is the same for all targets that have the same trouble. */
function kindOf({ problem: { code, why = '', fix = '' }, repository }) {
    return JSON.stringify([code, why, fix].map((text) => text.replaceAll(repository, '')));
}
function indented(text) {
    return text.replaceAll('\n', '\n    ');
}


/***/ }),

/***/ 1905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xx: () => (/* binding */ digestOfTarget),
/* harmony export */   q8: () => (/* binding */ pushFromBuilder)
/* harmony export */ });
/* unused harmony export digestIn */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _errors_docker_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3312);
/* harmony import */ var _build_docker_build_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3749);



/** Builds (what is in the builder's cache is not built again) and pushes. */
function pushFromBuilder(docker, { build, image, options, metadataFile, info, warning }) {
    let attempts = 0;
    return {
        push: async () => {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(metadataFile, { force: true });
            attempts += 1;
            const order = {
                build: attempts === 1 ? build : (0,_build_docker_build_js__WEBPACK_IMPORTED_MODULE_2__/* .asBuilt */ .RX)(build),
                images: [image],
                options: { ...options, output: 'push', metadataFile },
                info,
                warning,
            };
            const { command, finished } = await (0,_build_docker_build_js__WEBPACK_IMPORTED_MODULE_2__/* .runBuild */ .cM)(docker, order);
            if (!finished.succeeded && !(0,_errors_docker_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isPushError */ .t0)(finished.tail))
                throw (0,_build_docker_build_js__WEBPACK_IMPORTED_MODULE_2__/* .explainBuild */ .gn)(build, command, finished);
            return finished;
        },
        pushed: async () => {
            const digest = digestIn(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(metadataFile, 'utf8').catch(() => ''));
            return digest === undefined ? undefined : { digest, platform: undefined };
        },
        local: async () => undefined,
    };
}
/** The digest of what was pushed (https://docs.docker.com/reference/cli/docker/buildx/build/#metadata-file). */
function digestIn(metadata) {
    return digestOf(parse(metadata));
}
/** The same of one target of a call of bake. */
function digestOfTarget(metadata, target) {
    return digestOf(fieldOf(parse(metadata), target));
}
function parse(metadata) {
    return metadata === '' ? undefined : JSON.parse(metadata);
}
function digestOf(made) {
    const digest = fieldOf(made, 'containerimage.digest');
    return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}
function fieldOf(value, name) {
    return typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === name)?.[1]
        : undefined;
}


/***/ })

};
;