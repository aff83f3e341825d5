"use strict";
exports.id = 480;
exports.ids = [480];
exports.modules = {

/***/ 1900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ shownBake),
/* harmony export */   VM: () => (/* binding */ shownPrint),
/* harmony export */   _u: () => (/* binding */ bakeArguments),
/* harmony export */   cB: () => (/* binding */ printArguments),
/* harmony export */   qz: () => (/* binding */ pinnedDefinition)
/* harmony export */ });
/* harmony import */ var _docker_build_arguments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(110);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6210);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9020);
/* harmony import */ var _phases_build_docker_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5748);
/* harmony import */ var _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(505);
/* harmony import */ var _bake_definition_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5615);






function printArguments(definition, { noCache, pull }) {
    const flags = [...definitionFlags(definition), ...(noCache ? ['--no-cache'] : []), ...(pull ? ['--pull'] : [])];
    return ['buildx', 'bake', '--print', ...flags, ...definition.targets];
}
function shownPrint(definition) {
    return shownAs('docker buildx bake --print', definition, definition.targets);
}
function shownBake(definition, names) {
    return shownAs('docker buildx bake', definition, names);
}
function shownAs(command, definition, names) {
    return [command, ...[...definitionFlags(definition, shownOverride), ...names].map(_docker_build_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r7)].join(' ');
}
function bakeArguments(call) {
    const { definition, pins, builder, isBuilt, files } = call;
    const items = call.items.map((item) => withPins(item, pins));
    const linked = call.linked.map((item) => withPins(item, pins));
    const names = items.map(({ name }) => name);
    const allow = definition.allow.flatMap((privilege) => ['--allow', privilege]);
    const others = linked.filter(({ name }) => !names.includes(name));
    const networks = writeNetworks([...items, ...others]);
    const sources = [files.definition, ...(networks === undefined ? [] : [files.networks])];
    const where = ['--builder', builder, '--metadata-file', files.metadata];
    const targets = new Map([
        ...others.map(({ name, raw }) => [name, { ...fromCacheOnly(raw, isBuilt), tags: [], output: ['type=cacheonly'] }]),
        ...items.map((item) => [item.name, targetSettings(item, isBuilt)]),
    ]);
    return {
        args: ['buildx', 'bake', ...where, ...sources.flatMap((file) => ['--file', file]), ...allow, ...names],
        definition: (0,_bake_definition_js__WEBPACK_IMPORTED_MODULE_3__/* .writeDefinition */ .d)(targets),
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ networks }),
        shown: shownBake(pinnedDefinition(call), names),
    };
}
function pinnedDefinition({ definition, items, linked, pins, }) {
    const names = new Set(items.map(({ name }) => name));
    const overrides = [...items, ...linked.filter(({ name }) => !names.has(name))].flatMap(({ name, raw }) => pinnedContexts(raw, pins).map(([context, image]) => `${name}.contexts.${context}=${image}`));
    return { ...definition, set: [...definition.set, ...overrides] };
}
function pinnedContexts(raw, pins) {
    return Object.entries((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1)(raw.contexts)).flatMap(([context, value]) => {
        const image = pins.get(/^target:(.*)$/.exec(String(value))?.[1] ?? '');
        return image === undefined ? [] : [[context, image]];
    });
}
function withPins(item, pins) {
    const pinned = pinnedContexts(item.raw, pins);
    if (pinned.length === 0)
        return item;
    return { ...item, raw: { ...item.raw, contexts: { ...(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1)(item.raw.contexts), ...Object.fromEntries(pinned) } } };
}
function writeNetworks(targets) {
    const services = targets.flatMap(({ name, build: { network }, raw }) => network === undefined || raw.network === network ? [] : [[name, { build: { network } }]]);
    return services.length === 0 ? undefined : JSON.stringify({ services: Object.fromEntries(services) });
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
function shownOverride(override) {
    return override.replace(/^([^.]+\.args\.[^=]+=)[\s\S]*$/, '$1…');
}
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
/* harmony export */   dG: () => (/* binding */ explainBake),
/* harmony export */   jl: () => (/* binding */ bakeVariables),
/* harmony export */   xn: () => (/* binding */ isPushFault)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(930);
/* harmony import */ var _docker_metadata_file_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6713);
/* harmony import */ var _errors_build_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7842);
/* harmony import */ var _errors_build_output_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8356);
/* harmony import */ var _errors_push_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2976);
/* harmony import */ var _inputs_parse_docker_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(518);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(9020);
/* harmony import */ var _phases_build_docker_build_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5748);
/* harmony import */ var _bake_arguments_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1900);
/* harmony import */ var _bake_definition_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5615);
/* harmony import */ var _bake_errors_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8713);
/* harmony import */ var _target_steps_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2891);














function bakeVariables({ environment }, { vars }) {
    return { ...environment.variables, ...valuesOf(vars) };
}
function valuesOf(vars) {
    return Object.fromEntries(vars.map(({ name, value }) => [name, value]));
}
function bakeDocker(origin, definition, config) {
    const { environment, runner, event } = origin;
    const own = (0,_docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerVariables */ .Gn)({
        variables: environment.variables,
        configDirectory: config?.directory,
        commitDate: event.commitDate,
    });
    const variables = { ...own, ...valuesOf(definition.vars) };
    return (0,_docker_docker_cli_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerCli */ .RK)({
        workspace: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(environment.workspace, definition.workdir),
        variables,
        quoting: runner.quoting,
    });
}
async function askDefinition({ environment, runner }, inputs) {
    const { definition } = inputs;
    const docker = bakeDocker({ environment, runner, event: {} }, definition);
    const { succeeded, stdout, tail } = await docker.capture((0,_bake_arguments_js__WEBPACK_IMPORTED_MODULE_7__/* .printArguments */ .cB)(definition, inputs));
    const read = succeeded ? (0,_bake_definition_js__WEBPACK_IMPORTED_MODULE_8__/* .readDefinition */ .U)(stdout, environment.variables.SOURCE_DATE_EPOCH) : undefined;
    if (read === undefined)
        throw (0,_bake_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .definitionRefused */ .w7)(tail, definition);
    return read;
}
async function engineBuilder(docker) {
    const { succeeded, stdout } = await docker.capture(['context', 'show']);
    return (succeeded && stdout.trim()) || 'default';
}
async function withWorkspace(docker, definition, workspace) {
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, definition.workdir) === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace))
        return definition;
    const { stdout } = await docker.capture(['buildx', 'bake', '--help']);
    return stdout.includes('--allow')
        ? { ...definition, allow: [...definition.allow, `fs.read=${workspace}`] }
        : definition;
}
async function runBake({ docker, info, warning }, call, variables = {}) {
    const { args, definition, networks, shown } = (0,_bake_arguments_js__WEBPACK_IMPORTED_MODULE_7__/* .bakeArguments */ ._u)(call);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(call.files.definition, definition, { mode: 0o600 });
    if (networks !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(call.files.networks, networks, { mode: 0o600 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(call.files.metadata, { force: true });
    info(shown);
    for (const { name, images } of call.items)
        info(`    ${name} as ${images.join(', ')}`);
    const { finished, progress } = await (0,_phases_build_docker_build_js__WEBPACK_IMPORTED_MODULE_6__/* .streamBuild */ .jq)(docker, { args, variables, info, warning, caches: 'A cache' });
    const reported = finished.succeeded ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(call.files.metadata, 'utf8').catch(() => '') : '';
    const told = call.items.flatMap(({ name, images }) => {
        const digest = (0,_docker_metadata_file_js__WEBPACK_IMPORTED_MODULE_11__/* .digestOfTarget */ .Xx)(reported, name);
        return digest === undefined ? [] : images.map((image) => [image, digest]);
    });
    return { finished, pushed: new Map([...progress.pushed, ...told]) };
}
function unnamed(error) {
    return { ...error, message: error.message.replace(/^target [\w-]+: /, '') };
}
async function explainBake({ exitCode, tail }, call, { environment, targets }) {
    const error = (0,_errors_build_output_js__WEBPACK_IMPORTED_MODULE_12__/* .readBuildError */ .Bz)(tail);
    if (error.message.startsWith('additional privileges requested'))
        return (0,_bake_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .definitionRefused */ .w7)(tail, call.definition);
    const quoting = await quotingTargets(error, targets, environment.workspace);
    const target = namedTarget({ error, steps: (0,_errors_build_output_js__WEBPACK_IMPORTED_MODULE_12__/* .failedSteps */ .th)(tail) }, quoting.length === 0 ? targets : quoting);
    const names = call.items.map(({ name }) => name);
    const command = (0,_bake_arguments_js__WEBPACK_IMPORTED_MODULE_7__/* .shownBake */ .Lo)((0,_bake_arguments_js__WEBPACK_IMPORTED_MODULE_7__/* .pinnedDefinition */ .qz)(call), target !== undefined && names.includes(target.name) ? [target.name] : names);
    const isInline = target?.inlineDockerfile !== undefined;
    const dockerfile = isInline ? `the inline Dockerfile of ${target.name}` : (fileOf(target) ?? 'Dockerfile');
    const inWorkspace = target !== undefined && !isInline && !(0,_inputs_parse_docker_js__WEBPACK_IMPORTED_MODULE_5__/* .isRemoteContext */ .uN)(target.build.context);
    const absent = target === undefined || (0,_inputs_parse_docker_js__WEBPACK_IMPORTED_MODULE_5__/* .isRemoteContext */ .uN)(target.build.context)
        ? undefined
        : await (0,_phases_build_docker_build_js__WEBPACK_IMPORTED_MODULE_6__/* .absentFile */ ._P)(error, { ...target, workspace: environment.workspace });
    const failure = (0,_errors_build_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .buildFailed */ .q3)((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_13__/* .omitUndefined */ .O)({
        error: target === undefined ? error : unnamed(error),
        dockerfile,
        inWorkspace,
        command,
        exitCode,
        secretIds: target?.build.secrets.map(({ id }) => id) ?? [],
        isBake: true,
        absent,
    }));
    return target === undefined ? failure : (0,_target_steps_js__WEBPACK_IMPORTED_MODULE_10__/* .ofTarget */ .XJ)(target.name, failure);
}
function fileOf(target) {
    return target && (target.build.file ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.build.context, 'Dockerfile'));
}
function namedTarget({ error, steps }, targets) {
    const headings = steps.flatMap((step) => /^\[([\w-]+)(?: [^\]]*)?\](?! (?:im|ex)porting cache)/.exec(step)?.[1] ?? []);
    const last = /^target ([\w-]+): /.exec(error.message)?.[1];
    const name = [...headings.toReversed(), last].find((heading) => targets.some((target) => target.name === heading));
    return targets.find((target) => target.name === name) ?? (targets.length === 1 ? targets[0] : undefined);
}
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
function isPushFault({ succeeded, tail }) {
    return !succeeded && (0,_errors_push_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .isPushError */ .t0)(tail);
}


/***/ }),

/***/ 5615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ readDefinition),
/* harmony export */   d: () => (/* binding */ writeDefinition)
/* harmony export */ });
/* harmony import */ var _lib_csv_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3654);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6210);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9020);



function readDefinition(printed, epoch) {
    const { group, target } = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(printed));
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(target))
        return undefined;
    const groups = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(group);
    const read = new Map(Object.entries(target).map(([name, value]) => {
        const target = readTarget(name, (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(value));
        const args = Object.entries(target.args).filter(([key, text]) => key !== EPOCH || text !== epoch);
        const own = Object.fromEntries(args);
        return [name, { ...target, args: own, raw: { ...target.raw, args: own } }];
    }));
    const names = [...new Set(membersOf('default', groups, new Set()))];
    const asked = names.flatMap((name) => read.get(name) ?? []);
    return { targets: asked, linked: [...read.values()].filter(({ name }) => !names.includes(name)) };
}
const EPOCH = 'SOURCE_DATE_EPOCH';
function membersOf(name, groups, above) {
    const members = above.has(name) ? undefined : (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(groups[name]).targets;
    if (!Array.isArray(members))
        return [name];
    return textsOf(members).flatMap((member) => membersOf(member, groups, new Set([...above, name])));
}
const KNOWN = [
    ...['context', 'contexts', 'dockerfile', 'dockerfile-inline', 'target', 'network', 'shm-size', 'no-cache', 'pull'],
    ...['args', 'labels', 'extra-hosts', 'tags', 'platforms', 'annotations', 'no-cache-filter', 'ulimits'],
    ...['entitlements', 'attest', 'secret', 'ssh', 'output', 'cache-from', 'cache-to', 'description', 'call'],
];
function readTarget(name, value) {
    const further = Object.entries(value).filter(([key]) => !KNOWN.includes(key));
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({
        name,
        context: textOf(value.context) ?? '.',
        dockerfile: textOf(value.dockerfile),
        inlineDockerfile: textOf(value['dockerfile-inline']),
        target: textOf(value.target),
        network: textOf(value.network),
        shmSize: textOf(value['shm-size']),
        noCache: value['no-cache'] === true,
        pull: value.pull === true,
        contexts: textsByName(value.contexts),
        args: textsByName(value.args),
        labels: textsByName(value.labels),
        extraHosts: textsByName(value['extra-hosts']),
        tags: textsOf(value.tags),
        platforms: textsOf(value.platforms).flatMap((list) => list.split(',')),
        annotations: textsOf(value.annotations),
        noCacheFilters: textsOf(value['no-cache-filter']),
        ulimits: textsOf(value.ulimits),
        entitlements: textsOf(value.entitlements),
        attest: entries(value.attest, 'type'),
        secrets: entries(value.secret, 'id'),
        ssh: entries(value.ssh, 'id'),
        outputs: entries(value.output, 'dest'),
        cacheFrom: entries(value['cache-from'], 'ref'),
        cacheTo: entries(value['cache-to'], 'ref'),
        further: plain(Object.fromEntries(further)),
        raw: plain(value),
    });
}
function textOf(value) {
    if (typeof value === 'number' || typeof value === 'boolean')
        return String(value);
    return typeof value === 'string' ? unescaped(value) : undefined;
}
function unescaped(value) {
    return value.replaceAll('$${', '${').replaceAll('%%{', '%{');
}
function plain(value) {
    return (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(mapTexts(value, unescaped));
}
function mapTexts(value, change) {
    if (typeof value === 'string')
        return change(value);
    if (Array.isArray(value))
        return value.map((item) => mapTexts(item, change));
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, change)]));
}
function writeDefinition(targets) {
    const escaped = (text) => text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
    return JSON.stringify({ target: mapTexts(Object.fromEntries(targets), escaped) }, null, 2);
}
function textsOf(value) {
    return Array.isArray(value) ? value.flatMap((item) => textOf(item) ?? []) : [];
}
function textsByName(value) {
    const pairs = Object.entries((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(value)).map(([name, item]) => [name, textOf(item)]);
    return Object.fromEntries(pairs.filter(([, item]) => item !== undefined));
}
function entries(value, alone) {
    if (!Array.isArray(value))
        return [];
    return value.flatMap((item) => {
        if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(item))
            return typeof item === 'string' ? [(0,_lib_csv_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(textOf(item) ?? '', alone)] : [];
        return [
            Object.fromEntries(Object.entries(item).flatMap(([name, field]) => {
                const one = Array.isArray(field) ? textsOf(field).join(',') : textOf(field);
                return one === undefined ? [] : [[name, one]];
            })),
        ];
    });
}


/***/ }),

/***/ 8713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $s: () => (/* binding */ definitionInvalid),
/* harmony export */   DZ: () => (/* binding */ linkUnfit),
/* harmony export */   Xh: () => (/* binding */ baseUndelivered),
/* harmony export */   ZI: () => (/* binding */ furtherHolds),
/* harmony export */   w7: () => (/* binding */ definitionRefused)
/* harmony export */ });
/* unused harmony export DEFINITION_CAUSES */
/* harmony import */ var _errors_aws_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8616);
/* harmony import */ var _errors_build_output_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8356);
/* harmony import */ var _errors_causes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5670);
/* harmony import */ var _errors_common_fixes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8829);
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);
/* harmony import */ var _bake_arguments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1900);






function definitionInvalid(mistakes) {
    const count = mistakes.length === 1 ? 'One thing is' : `${mistakes.length} things are`;
    const lines = mistakes.map((text) => `- ${text}`);
    return new _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'definition-invalid',
        what: [`${count} not right with the targets. Nothing was built, called or changed.`, ...lines].join('\n'),
        fix: 'each line says where: in the bake file, or under `with:` or `env:` of this step.',
    });
}
function linkUnfit({ name, base, why, }) {
    return {
        code: 'tag-immutable',
        what: `It is built on the target ${base}, and the two would not fit: ${why}, and the image of this commit that is there keeps its tags.`,
        why: 'one of the two was delivered without the other, or was deleted since; its tags cannot move, so only one of them can be new.',
        fix: `let one step deliver both, \`targets: ${base},${name}\`: for a new commit, or after the image that is there was deleted.`,
    };
}
function furtherHolds(held, first) {
    const { name, digest, tag, accountId } = held;
    const command = `${(0,_errors_aws_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryCommand */ .Y)(held, 'batch-delete-image', accountId)} --image-ids imageDigest=${digest}`;
    return {
        code: 'tag-immutable',
        what: `${name} keeps ${digest} under ${tag}, and ${first.name} lacks that image, so that it would be built anew there, as another one.`,
        why: 'it was deleted from the first registry, or was pushed to the other one by another step.',
        fix: [
            'copy it to where it is missing, which is what this step then takes:',
            `    docker buildx imagetools create --prefer-index=false --tag ${first.name}:${tag} ${name}@${digest}`,
            `or delete it in ${name}${accountId === '' ? '.' : `, with\n    ${command}`}`,
        ].join('\n'),
    };
}
function baseUndelivered(base, { code }) {
    return {
        code,
        what: `It is built on the target ${base}, which did not arrive, so it was not delivered either.`,
        fix: `see what is told of ${base}; another run delivers both.`,
    };
}
function definitionRefused(output, definition) {
    const { workdir } = definition;
    const place = /^(\S+?):(\d+)\r?\n-{6,}$/m.exec(output);
    const { message: said } = (0,_errors_build_output_js__WEBPACK_IMPORTED_MODULE_3__/* .readBuildError */ .Bz)(output);
    const location = place?.[1] === undefined ? {} : { location: placeInFile(place[1], Number(place[2]), workdir) };
    return new _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        what: `The bake definition cannot be built as it is. Docker says: ${withStop(said)} Nothing was built.`,
        ...((0,_errors_causes_js__WEBPACK_IMPORTED_MODULE_4__/* .findCause */ .l)(DEFINITION_CAUSES, said, { ...definition, output }) ?? otherCause(definition)),
        ...location,
    });
}
function withStop(text) {
    return /[.!?]$/.test(text) ? text : `${text}.`;
}
function placeInFile(file, line, workdir) {
    return { file: workdir === '.' ? file : `${workdir}/${file}`, line };
}
function otherCause(definition) {
    const { workdir } = definition;
    return {
        code: 'definition-invalid',
        why: 'the file is not right, or this version of buildx does not know what it asks for.',
        fix: `run this ${workdir === '.' ? 'in the checkout' : `in ${workdir}`}, which says the same:\n    ${(0,_bake_arguments_js__WEBPACK_IMPORTED_MODULE_1__/* .shownPrint */ .VM)(definition)}`,
    };
}
const DEFINITION_CAUSES = [
    {
        code: 'docker-missing',
        when: /^(?:docker: )?(?:'buildx' is not a docker command|unknown command: docker buildx|unknown shorthand flag)/,
        why: 'the buildx plugin of docker is not on this runner, and bake is a part of it.',
        fix: _errors_common_fixes_js__WEBPACK_IMPORTED_MODULE_5__/* .INSTALL_BUILDX */ .Jm,
        example: "docker: 'buildx' is not a docker command.",
    },
    {
        code: 'definition-invalid',
        when: /^unknown flag: --allow/,
        why: 'this version of buildx asks for no privileges, and knows no `allow`.',
        fix: 'take `allow` out, or use a newer version of buildx.',
        example: 'unknown flag: --allow',
    },
    {
        code: 'definition-invalid',
        when: /^couldn't find a bake definition/,
        why: ({ workdir }) => `there is no docker-bake.hcl, docker-bake.json or compose.yaml in ${workdir === '.' ? 'the workspace' : workdir}.`,
        fix: 'is a step with actions/checkout missing before this one? Otherwise name the file:\n    files: path/to/docker-bake.hcl',
        example: "couldn't find a bake definition",
    },
    {
        code: 'definition-invalid',
        when: /^failed to find target (\S+)/,
        only: ({ targets }, [, target = '']) => targets.length > 0 && !targets.includes(target),
        why: (_asked, [, target]) => `another target refers to ${target}, under \`contexts\` or \`inherits\`, and there is none of that name.`,
        fix: 'correct that name in the bake file, or name the file that has it under `files` too.',
        example: 'failed to find target base',
    },
    {
        code: 'definition-invalid',
        when: /^failed to find target (\S+)/,
        why: ({ files }, [, target]) => `${files.join(', ') || 'the definition'} has no target and no group ${target}${target === 'default' ? ', which is built where `targets` names none' : ''}.`,
        fix: 'compare `targets`, and the groups in the file, with the names of its targets.',
        example: 'failed to find target default',
    },
    {
        code: 'definition-invalid',
        when: /^(?:could not find any target matching|unknown key: |invalid (?:override|key|value) )/,
        why: 'a line of `set` names a target or a setting that there is not.',
        fix: 'compare `set` with the names in the file, and with https://docs.docker.com/reference/cli/docker/buildx/bake/#set',
        example: "could not find any target matching 'ap'",
    },
    {
        code: 'definition-invalid',
        when: /^additional privileges requested/,
        why: 'a target reads files outside of the folder of the definition, or asks for a privilege, which buildx grants only where it is told to.',
        fix: ({ output }) => {
            const privileges = [...output.matchAll(/--allow[= ]([^\s"]+)/g)].map(([, privilege = '']) => privilege);
            const lines = [...new Set(privileges)].map((privilege) => `        ${privilege}`);
            return ['if that is what you want, add:', '    allow: |', ...lines].join('\n');
        },
        example: 'additional privileges requested',
    },
    {
        code: 'definition-invalid',
        when: /^invalid empty ssh agent socket/,
        why: 'a target takes the SSH agent of the runner, and there is none: SSH_AUTH_SOCK is not set.',
        fix: 'start one before this step, with webfactory/ssh-agent for example.',
        example: 'invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set',
    },
    {
        code: 'definition-invalid',
        when: /^(?:failed to stat .+: )?stat (.+): no such file/,
        why: (_asked, [, file]) => `a secret of a target is the file ${file}, or the variable of that name, and neither is there.`,
        fix: 'write the file before this step, or set the variable under `env:` of this step.',
        example: 'failed to stat npmrc: stat npmrc: no such file or directory',
    },
];


/***/ }),

/***/ 8281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FA: () => (/* binding */ bakeCommand),
/* harmony export */   Gx: () => (/* binding */ linkedTargets),
/* harmony export */   QQ: () => (/* binding */ isNewWanted),
/* harmony export */   a_: () => (/* binding */ callBake),
/* harmony export */   jB: () => (/* binding */ openBakeSetup),
/* harmony export */   rs: () => (/* binding */ selectBakeBuilder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9020);
/* harmony import */ var _phases_build_builder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9251);
/* harmony import */ var _phases_registry_check_registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8891);
/* harmony import */ var _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(505);
/* harmony import */ var _plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7097);
/* harmony import */ var _bake_command_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2141);
/* harmony import */ var _plan_targets_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8832);








function linkedTargets({ plan }, names, pins = NO_PINS) {
    return (0,_plan_targets_js__WEBPACK_IMPORTED_MODULE_6__/* .referredTargets */ .I)(names, plan, new Set(pins.keys()));
}
function isNewWanted(bake, { target }) {
    return linkedTargets(bake, [target.name]).some(({ build }) => (0,_phases_registry_check_registry_js__WEBPACK_IMPORTED_MODULE_2__/* .isBuiltNew */ .DQ)(build));
}
const NO_PINS = new Map();
async function selectBakeBuilder(bake, config, { requirements, linked, }) {
    const docker = (0,_bake_command_js__WEBPACK_IMPORTED_MODULE_5__/* .bakeDocker */ .QZ)(bake, bake.inputs.definition, config);
    return await (0,_phases_build_builder_js__WEBPACK_IMPORTED_MODULE_1__/* .selectBuilder */ .kv)(bake, docker, {
        requirements: [...requirements, ...linked.flatMap(({ build }) => (0,_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_4__/* .requirementsOf */ .CG)(build))],
        requested: bake.inputs.builder,
        loadsIndex: false,
        isTested: false,
    });
}
async function openBakeSetup(bake, config, { linked, builder, pins = NO_PINS, cacheKeys }) {
    const { inputs, environment } = bake;
    const docker = (0,_bake_command_js__WEBPACK_IMPORTED_MODULE_5__/* .bakeDocker */ .QZ)(bake, inputs.definition, config);
    const call = {
        definition: await (0,_bake_command_js__WEBPACK_IMPORTED_MODULE_5__/* .withWorkspace */ .A2)(docker, inputs.definition, environment.workspace),
        linked,
        pins,
        builder: builder ?? (await (0,_bake_command_js__WEBPACK_IMPORTED_MODULE_5__/* .engineBuilder */ .St)(docker)),
    };
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__/* .omitUndefined */ .O)({ bake, config, cacheKeys, call });
}
function bakeCommand(bake, config, runner) {
    const docker = (0,_bake_command_js__WEBPACK_IMPORTED_MODULE_5__/* .bakeDocker */ .QZ)({ ...bake, runner }, bake.inputs.definition, config);
    return { docker, info: runner.info, warning: runner.warning };
}
async function callBake(setup, { name, items, isBuilt, runner }) {
    const { bake, config, cacheKeys, call: common } = setup;
    const files = {
        definition: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(config.directory, `bake-${name}.json`),
        networks: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(config.directory, `bake-${name}-networks.yaml`),
        metadata: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(config.directory, `bake-${name}-metadata.json`),
    };
    const call = { ...common, items, isBuilt, files };
    const usesS3 = !isBuilt && items.some(({ caches = _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_CACHE */ .DQ }) => cacheTypesOf(caches).includes('s3'));
    const variables = usesS3 ? await cacheKeys?.() : undefined;
    const result = await (0,_bake_command_js__WEBPACK_IMPORTED_MODULE_5__/* .runBake */ .LS)(bakeCommand(bake, config, runner), call, variables);
    const { finished } = result;
    if (!finished.succeeded && !(isBuilt && (0,_bake_command_js__WEBPACK_IMPORTED_MODULE_5__/* .isPushFault */ .xn)(finished)))
        throw await explainCall(bake, call, finished);
    return result;
}
function cacheTypesOf({ from, to }) {
    return [...from, ...to].map(_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_4__/* .cacheType */ .NW);
}
async function explainCall({ environment, plan }, call, finished) {
    const called = plan.targets.filter((target) => call.items.some(({ name }) => name === target.name));
    return await (0,_bake_command_js__WEBPACK_IMPORTED_MODULE_5__/* .explainBake */ .dG)(finished, call, { environment, targets: [...called, ...plan.linked] });
}


/***/ }),

/***/ 9975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bakeImages: () => (/* binding */ bakeImages)
});

// EXTERNAL MODULE: ./.build/inputs/build-secrets.js
var build_secrets = __webpack_require__(1822);
// EXTERNAL MODULE: ./.build/inputs/destinations.js
var destinations = __webpack_require__(9349);
// EXTERNAL MODULE: ./.build/inputs/paths.js
var paths = __webpack_require__(3954);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/phases/credentials/id-token-source.js + 1 modules
var id_token_source = __webpack_require__(9836);
// EXTERNAL MODULE: ./.build/phases/foreseen-place.js
var foreseen_place = __webpack_require__(3308);
// EXTERNAL MODULE: ./.build/phases/masking-runner.js
var masking_runner = __webpack_require__(9962);
// EXTERNAL MODULE: ./.build/phases/read-step.js + 8 modules
var read_step = __webpack_require__(8917);
// EXTERNAL MODULE: ./.build/plan/secret-masks.js
var secret_masks = __webpack_require__(9422);
// EXTERNAL MODULE: ./.build/actions/bake/bake-command.js
var bake_command = __webpack_require__(2141);
// EXTERNAL MODULE: ./.build/actions/bake/bake-errors.js
var bake_errors = __webpack_require__(8713);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/errors/input-errors.js
var input_errors = __webpack_require__(2618);
// EXTERNAL MODULE: ./.build/inputs/aws-inputs.js
var aws_inputs = __webpack_require__(4801);
// EXTERNAL MODULE: ./.build/inputs/build-inputs.js
var build_inputs = __webpack_require__(3198);
// EXTERNAL MODULE: ./.build/inputs/builder-inputs.js
var builder_inputs = __webpack_require__(3035);
// EXTERNAL MODULE: ./.build/inputs/image-inputs.js
var image_inputs = __webpack_require__(1001);
// EXTERNAL MODULE: ./.build/inputs/input-names.js + 2 modules
var input_names = __webpack_require__(9137);
// EXTERNAL MODULE: ./.build/inputs/input-reader.js
var input_reader = __webpack_require__(5384);
// EXTERNAL MODULE: ./.build/inputs/parse-aws.js
var parse_aws = __webpack_require__(5265);
// EXTERNAL MODULE: ./.build/inputs/parse-basic.js
var parse_basic = __webpack_require__(9046);
// EXTERNAL MODULE: ./.build/inputs/parse-docker.js
var parse_docker = __webpack_require__(518);
// EXTERNAL MODULE: ./.build/inputs/tag-inputs.js
var tag_inputs = __webpack_require__(3302);
// EXTERNAL MODULE: ./.build/actions/bake/further-places.js
var further_places = __webpack_require__(7885);
;// CONCATENATED MODULE: ./.build/actions/bake/bake-inputs.js














function readBakeInputs(origin) {
    const reader = new input_reader/* InputReader */.i_(origin.source);
    const repositoryPrefix = readPrefix(reader);
    const repositories = readRepositories(reader);
    const [reference] = [...repositories.values()].filter(({ host }) => host !== undefined);
    const naming = readNaming(reader, origin);
    const push = reader.boolean('push', true);
    const inputs = (0,omit_undefined/* omitUndefined */.O)({
        definition: readDefinitionInputs(reader, origin),
        repositoryPrefix,
        repositories,
        ...naming,
        noCache: reader.boolean('no-cache', false),
        pull: reader.boolean('pull', false),
        builder: reader.optional('builder', parse_docker/* parseBuilderName */.M$),
        cache: readCache(reader),
        planOnly: readPlanOnly(reader, push),
    });
    const ecr = (0,aws_inputs/* readEcr */.dy)(reader, origin, { repository: reference ?? referenceOf(repositoryPrefix), isCalled: false });
    const registries = registriesOf(reader, origin, { ecr, push });
    (0,input_names/* refuseNames */.d3)(reader, 'bake', origin.environment.variables);
    if (reader.mistakes.length > 0)
        throw (0,input_errors/* invalidInputs */.R)(reader.mistakes);
    return {
        ...inputs,
        ...registries,
        nameFor: (other) => {
            const again = new input_reader/* InputReader */.i_(origin.source);
            return { ...readNaming(again, other), mistakes: [...again.mistakes] };
        },
        locate: (repository, mistakes) => {
            const again = new input_reader/* InputReader */.i_(origin.source);
            const located = (0,aws_inputs/* readEcr */.dy)(again, origin, { repository: repository ?? { name: 'any' }, isCalled: push });
            const known = registriesOf(again, origin, { ecr: located, push });
            if (again.mistakes.length > 0)
                throw (0,input_errors/* invalidInputs */.R)([...mistakes, ...again.mistakes]);
            return known;
        },
    };
}
function registriesOf(reader, origin, { ecr, push }) {
    const further = (0,further_places/* readFurtherPlaces */.Fo)(reader, origin, ecr);
    return push ? { destination: ecr, further } : { destination: engineOnly(ecr), further: [] };
}
function engineOnly({ region }) {
    return region === '' ? { kind: 'engine' } : { kind: 'engine', region };
}
function readNaming(reader, origin) {
    const { tags, notices, ...rest } = readTargetTags(reader, origin);
    return {
        tags,
        notices,
        image: (0,image_inputs/* readImage */.A)(reader, origin.event, { ...rest, tags, context: '.' }),
        labels: (0,build_inputs/* readLabels */.k2)(reader, origin.tagRules),
        annotations: (0,build_inputs/* readAnnotations */.ti)(reader, origin.tagRules),
    };
}
function readTargetTags(reader, origin) {
    const commitTag = (0,parse_basic/* parseBoolean */.yG)(reader.text('commit-tag'));
    const hasCommitTag = !commitTag.valid || commitTag.value;
    return hasCommitTag || reader.text('tags') !== ''
        ? (0,tag_inputs/* readAllTags */.vR)(reader, origin, { kind: 'many' })
        : { ...NO_TAGS, hasCommitTag };
}
function readPlanOnly(reader, push) {
    const planOnly = reader.boolean('plan-only', false);
    if (planOnly && !push)
        reader.mistake('plan-only', 'asks ECR what is there, which push: false does not. Take one out.');
    return planOnly;
}
const NO_TAGS = { tags: [], notices: [], tagSources: [], affixes: { prefix: '', suffix: '' } };
function readDefinitionInputs(reader, { environment, lookup }) {
    const workdir = reader.withDefault('workdir', parse_basic/* asIs */.$B, '.');
    const folder = (0,external_node_path_.resolve)(environment.workspace, workdir);
    const files = reader.list('files', parseBakeFile, { commas: true });
    if (lookup(folder) !== 'directory')
        reader.mistake('workdir', `${(0,input_reader/* quote */.hD)(workdir)} is not a folder: there is no ${folder}.`);
    else {
        for (const file of files) {
            const path = (0,external_node_path_.resolve)(folder, file);
            if (lookup(path) !== 'file')
                reader.mistake('files', `${(0,input_reader/* quote */.hD)(file)} is not a file: ${whyNoFile(file, path)}`);
        }
    }
    return (0,omit_undefined/* omitUndefined */.O)({
        files,
        workdir,
        targets: reader.list('targets', parseTarget, { commas: true }),
        set: reader.list('set', parseOverride, { repeats: true, keyOf: overriddenValue }),
        vars: reader.list('vars', parseVariable, { keyOf: ({ name }) => name }),
        allow: reader.list('allow', parsePrivilege, { commas: true }),
        provenance: reader.optional('provenance', parse_docker/* parseProvenance */.X6),
        sbom: reader.optional('sbom', parse_docker/* parseSbom */.rl),
    });
}
function parseBakeFile(text) {
    const path = text.replace(/^cwd:\/\//, '');
    if (path === '')
        return { valid: false, rule: 'names no file behind cwd://.' };
    if (path === '-')
        return { valid: false, rule: 'is the standard input, and a step has none. Write it to a file before.' };
    if ((0,parse_docker/* isRemoteContext */.uN)(path) || /^[a-z][a-z0-9+.-]*:\/\//i.test(path))
        return {
            valid: false,
            rule: 'is an address, and bake reads its files from the disk. Check the repository out, or fetch the file, in a step before.',
        };
    return { valid: true, value: path };
}
function whyNoFile(file, path) {
    const pattern = /[*?[]/.test(file) ? ' Bake takes no patterns: name each file.' : '';
    return `there is no ${path}. Paths start at \`workdir\`.${pattern}`;
}
function readCache(reader) {
    const cache = (0,builder_inputs/* readCacheInputs */.KU)(reader);
    if (cache.preset === 'registry' && cache.ref?.includes(':'))
        reader.mistake('cache-ref', `${(0,input_reader/* quote */.hD)(cache.ref)} names a tag, but each target has its own. Write the repository alone.`);
    return cache;
}
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
function overriddenValue(text) {
    const [, pattern, setting] = /^([^.]+)\.([^=+]+)=/.exec(text) ?? [];
    return setting !== undefined && ONE_VALUE.test(setting) ? `${pattern}.${setting}` : undefined;
}
const ONE_VALUE = /^(context|dockerfile|target|call|network|no-cache|pull|push|load|shm-size|(args|labels|contexts|extra-hosts)\..+)$/;
function parseVariable(text) {
    const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(text) ?? [];
    if (name === undefined || value === undefined)
        return { valid: false, rule: 'is not of the form NAME=value.' };
    return { valid: true, value: { name, value } };
}
function parsePrivilege(text) {
    if (/^(fs|fs\.read|fs\.write)=\S+$|^(network\.host|security\.insecure|ssh|device)(=\S+)?$/.test(text))
        return { valid: true, value: text };
    return {
        valid: false,
        rule: 'is no privilege of bake. There are fs.read=PATH, network.host, security.insecure, ssh.',
    };
}
function readPrefix(reader) {
    const text = reader.text('repository-prefix');
    if (text === '')
        return undefined;
    const prefix = /[/._-]$/.test(text) ? text : `${text}/`;
    const parsed = (0,parse_aws/* parseRepository */.SU)(`${prefix}x`);
    if (parsed.valid)
        return prefix;
    reader.mistake('repository-prefix', `${(0,input_reader/* quote */.hD)(text)}, with the name of a target behind it, ${parsed.rule}`);
    return undefined;
}
function referenceOf(prefix) {
    const parsed = prefix === undefined ? undefined : (0,parse_aws/* parseRepository */.SU)(`${prefix}x`);
    return parsed?.valid ? parsed.value : undefined;
}
function readRepositories(reader) {
    return new Map(reader.list('repositories', parsePlacement, { keyOf: ([target]) => target }));
}
function parsePlacement(text) {
    const [, target, name] = /^([\w][\w-]*)\s*=\s*(\S+)$/.exec(text) ?? [];
    if (target === undefined || name === undefined)
        return { valid: false, rule: 'is not of the form target=repository, for example api=team/api.' };
    const repository = (0,parse_aws/* parseRepository */.SU)(name);
    return repository.valid ? { valid: true, value: [target, repository.value] } : repository;
}

// EXTERNAL MODULE: ./.build/phases/build/build-cache.js
var build_cache = __webpack_require__(3531);
// EXTERNAL MODULE: ./.build/phases/build/builder.js
var build_builder = __webpack_require__(9251);
// EXTERNAL MODULE: ./.build/phases/build/engine-image.js
var engine_image = __webpack_require__(8104);
// EXTERNAL MODULE: ./.build/phases/build/push-setup.js
var push_setup = __webpack_require__(2466);
// EXTERNAL MODULE: ./.build/phases/step.js
var step = __webpack_require__(8353);
// EXTERNAL MODULE: ./.build/actions/bake/bake-setup.js
var bake_setup = __webpack_require__(8281);
// EXTERNAL MODULE: ./.build/actions/bake/target-steps.js
var target_steps = __webpack_require__(2891);
;// CONCATENATED MODULE: ./.build/actions/bake/bake-only.js








async function bakeOnly(bake) {
    const { runner, inputs } = bake;
    const steps = (0,target_steps/* targetStepsOf */.ce)(bake);
    const config = await (0,step/* privateConfig */.u)(bake);
    try {
        const linked = (0,bake_setup/* linkedTargets */.Gx)(bake, steps.map(({ target }) => target.name));
        const requirements = steps.flatMap(({ step }) => (0,build_builder/* builderRequirements */.IH)(step).requirements);
        const selection = await (0,bake_setup/* selectBakeBuilder */.rs)(bake, config, { requirements, linked });
        const builder = await (0,build_builder/* ensureBuilder */.Wp)(bake, (0,bake_command/* bakeDocker */.QZ)(bake, inputs.definition, config), selection);
        const [one] = steps;
        if (one !== undefined)
            (0,build_cache/* warnUnusedCaches */.c9)({ ...one.step, runner });
        const setup = await (0,bake_setup/* openBakeSetup */.jB)(bake, config, { linked, builder });
        const names = new Map(steps.map(({ target: { name, repository } }) => [name, (0,engine_image/* ownNames */.Dx)(repository.name, bake.environment)]));
        const items = steps.map((own) => engineItem(own, names.get(own.target.name) ?? [], builder));
        await runner.phase('Build', async () => {
            await (0,bake_setup/* callBake */.a_)(setup, { name: 'build', items, isBuilt: false, runner });
            if (builder === undefined)
                await nameTargets(setup, steps, names);
            const place = builder === undefined ? 'the engine' : `the builder ${builder}`;
            return { value: undefined, sentence: `Built ${items.length}; they stay in ${place}, as push is false` };
        });
    }
    finally {
        await config.remove();
    }
    return steps.map(({ target: { name, repository, tags } }) => {
        return { name, image: { kind: 'built', repository: repository.name, tags } };
    });
}
function engineItem({ target, step }, images, builder) {
    const { name, packing, raw } = target;
    const output = builder === undefined ? 'engine' : 'none';
    return { name, build: (0,push_setup/* buildInputsOf */.Pc)(step, {}), packing, raw, images, output, caches: (0,build_cache/* engineCaches */.o9)(step) };
}
async function nameTargets({ bake, config }, steps, names) {
    const docker = (0,bake_command/* bakeDocker */.QZ)(bake, bake.inputs.definition, config);
    for (const { target } of steps) {
        const own = names.get(target.name);
        const wanted = target.tags.map((tag) => `${target.repository.name}:${tag}`);
        if (own !== undefined)
            await (0,engine_image/* nameImage */.Pe)(docker, await (0,engine_image/* findImage */.F1)(docker, own), wanted);
    }
}

// EXTERNAL MODULE: ./.build/lib/format.js
var format = __webpack_require__(1035);
// EXTERNAL MODULE: ./.build/report/outputs.js
var outputs = __webpack_require__(6207);
// EXTERNAL MODULE: ./.build/report/summary.js
var summary = __webpack_require__(4681);
;// CONCATENATED MODULE: ./.build/actions/bake/bake-outputs.js



function toBakeOutputs(baked, namesOf = () => ({})) {
    const images = Object.fromEntries(baked.map(({ name, image }) => [name, JSON.parse((0,outputs/* toOutputs */.Iu)(image, namesOf(name)).json ?? '{}')]));
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
const IN_MATRIX = ['repository', 'result', 'tag', 'digest', 'image-uri', 'image-digest-uri'];
function pick(values, names) {
    return Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}
function matrices(rows, isNew) {
    return {
        matrix: JSON.stringify({ include: rows }),
        'matrix-built': JSON.stringify({ include: rows.filter(isNew) }),
    };
}
function toBakePlanOutputs(planned, namesOf = () => ({})) {
    const images = planned.map(({ name, ...plan }) => {
        const { commit = '', named = [] } = namesOf(name);
        return [name, JSON.parse((0,outputs/* toPlanOutputs */.X4)({ ...plan, commit, named }).json ?? '{}')];
    });
    const rows = planned.map(({ name, repository, action }) => ({
        target: name,
        repository,
        result: action,
    }));
    const of = (result) => JSON.stringify(rows.filter((row) => row.result === result).map(({ target }) => target));
    return {
        images: JSON.stringify(Object.fromEntries(images)),
        targets: JSON.stringify(planned.map(({ name }) => name)),
        built: of('build'),
        reused: of('reuse'),
        ...matrices(rows, (row) => row.result === 'build'),
    };
}
function foreseenBakeOutputs(targets, namesOf, now) {
    const results = targets.map(({ name, image }) => (0,outputs/* foreseenResults */.an)(image, now).map((result) => ({ name, image: result })));
    const runs = (results[0] ?? []).map((_first, index) => results.flatMap((ofTarget) => ofTarget[index] ?? []));
    const plans = ['build', 'reuse'].map((action) => targets.map(({ name, image: { repository, tags } }) => ({ name, repository, tags, action })));
    const all = [
        ...runs.map((run) => toBakeOutputs(run, namesOf)),
        ...plans.map((plan) => toBakePlanOutputs(plan, namesOf)),
    ];
    return all.flatMap((outputs) => Object.values(outputs));
}
function renderBakeSummary(baked, timings, failed = []) {
    const built = baked.filter(({ image }) => image.kind === 'built' || image.result === 'built').length;
    const bad = failed.length === 0 ? '' : `, ${failed.length} failed`;
    return [
        `### ${countTargets(baked.length + failed.length)}: ${built} built, ${baked.length - built} reused${bad}`,
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
function renderBakePlan(planned) {
    const built = planned.filter(({ action }) => action === 'build').length;
    return [
        `### ${countTargets(planned.length)}: ${built} to build, ${planned.length - built} to reuse`,
        '',
        '| Target | Repository | |',
        '| --- | --- | --- |',
        ...planned.map(({ name, repository, action }) => `| ${name} | \`${repository}\` | ${action} |`),
        '',
    ].join('\n');
}
function cellsOf(image) {
    if (image.kind === 'built')
        return [`\`${image.repository}:${image.tags[0]}\``, '', '', 'built, not pushed'];
    const { registry, repository, tags, digest, sizeBytes, result, further = [] } = image;
    const isProven = [image, ...further].every((one) => one.isProven);
    const where = further.length === 0 ? '' : `, in ${1 + further.length} registries`;
    const size = sizeBytes === undefined ? '' : (0,format/* formatBytes */.z3)(sizeBytes);
    return [
        `\`${registry}/${repository}:${tags[0]}\``,
        `\`${digest}\``,
        size,
        `${result}${where}${isProven ? '' : ', not proven'}`,
    ];
}
function countTargets(targets) {
    return `${targets} ${targets === 1 ? 'target' : 'targets'}`;
}

// EXTERNAL MODULE: ./.build/plan/image-platform.js
var image_platform = __webpack_require__(7277);
// EXTERNAL MODULE: ./.build/lib/json.js
var lib_json = __webpack_require__(6210);
;// CONCATENATED MODULE: ./.build/actions/bake/hcl-blocks.js
function readHcl(text) {
    const scanner = new Scanner(text.replaceAll('\r\n', '\n'));
    const file = scanner.body('', []);
    return scanner.isAtEnd && !scanner.isBroken ? file : undefined;
}
const SPACE = /(?:\s|#.*|\/\/.*|\/\*[\s\S]*?\*\/)*/y;
const SPACE_IN_LINE = /(?:[^\S\n]|\/\*[\s\S]*?\*\/)*/y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\n/uy;
const COMMENT = /#.*|\/\/.*|\/\*[\s\S]*?\*\//y;
const DEEPEST = 500;
class Scanner {
    #text;
    #at = 0;
    #depth = 0;
    isBroken = false;
    constructor(text) {
        this.#text = text;
    }
    get isAtEnd() {
        return this.#at >= this.#text.length;
    }
    body(type, labels) {
        const attributes = new Map();
        const blocks = [];
        for (;;) {
            this.#skip(SPACE);
            if (this.isBroken || this.isAtEnd || this.#next() === '}')
                return { type, labels, attributes, blocks };
            const name = this.#take(NAME);
            this.#skip(SPACE_IN_LINE);
            if (name === undefined)
                this.isBroken = true;
            else if (this.#next() === '=')
                attributes.set(name, this.#attribute());
            else
                blocks.push(this.#block(name));
        }
    }
    #attribute() {
        this.#at += 1;
        const start = this.#at;
        this.#expression(false);
        return this.#text.slice(start, this.#at).trim();
    }
    #block(type) {
        const labels = [];
        while (this.#next() !== '{') {
            const start = this.#at;
            if (this.#next() === '"')
                this.#quoted();
            else if (this.#take(NAME) === undefined)
                this.isBroken = true;
            if (this.isBroken)
                return { type, labels, attributes: new Map(), blocks: [] };
            labels.push(this.#text.slice(start, this.#at).replace(/^"(.*)"$/, '$1'));
            this.#skip(SPACE_IN_LINE);
        }
        this.#at += 1;
        this.#enter();
        const block = this.body(type, labels);
        if (this.#next() === '}')
            this.#at += 1;
        else
            this.isBroken = true;
        this.#depth -= 1;
        return block;
    }
    #expression(isInBrackets) {
        while (!this.isAtEnd && !this.isBroken) {
            const next = this.#next();
            if (next === '\n' && !isInBrackets)
                return;
            if (next === '}' || next === ')' || next === ']')
                return;
            if (next === '"')
                this.#quoted();
            else if (next === '{' || next === '(' || next === '[')
                this.#brackets();
            else if (!this.#heredoc() && this.#take(COMMENT) === undefined)
                this.#at += 1;
        }
    }
    #brackets() {
        this.#at += 1;
        this.#enter();
        this.#expression(true);
        if (this.isAtEnd)
            this.isBroken = true;
        this.#at += 1;
        this.#depth -= 1;
    }
    #enter() {
        this.#depth += 1;
        if (this.#depth > DEEPEST)
            this.isBroken = true;
    }
    #quoted() {
        this.#at += 1;
        while (this.#next() !== '"') {
            if (this.isAtEnd || this.#next() === '\n')
                this.isBroken = true;
            if (this.isBroken)
                return;
            const two = this.#text.slice(this.#at, this.#at + 2);
            if (two === '$$' || two === '%%' || two.startsWith('\\'))
                this.#at += 2;
            else if (two === '${' || two === '%{') {
                this.#at += 1;
                this.#brackets();
            }
            else
                this.#at += 1;
        }
        this.#at += 1;
    }
    #heredoc() {
        HEREDOC.lastIndex = this.#at;
        const [opening, word] = HEREDOC.exec(this.#text) ?? [];
        if (opening === undefined)
            return false;
        const end = new RegExp(`^[^\\S\\n]*${word}[^\\S\\n]*$`, 'mu');
        const found = end.exec(this.#text.slice(this.#at + opening.length));
        if (found === null)
            this.isBroken = true;
        else
            this.#at += opening.length + found.index + found[0].length;
        return true;
    }
    #next() {
        return this.#text[this.#at] ?? '';
    }
    #skip(pattern) {
        this.#take(pattern);
    }
    #take(pattern) {
        pattern.lastIndex = this.#at;
        const found = pattern.exec(this.#text)?.[0];
        this.#at += found?.length ?? 0;
        return found;
    }
}

;// CONCATENATED MODULE: ./.build/actions/bake/bake-files.js


function readBakeFile(file, text) {
    const json = (0,lib_json/* parseJson */.qF)(text);
    if ((0,lib_json/* isRecord */.u4)(json))
        return objects(json.target).flatMap((targets) => jsonTargets(file, targets));
    const body = file.endsWith('.json') ? undefined : readHcl(text);
    return body?.blocks.filter(({ type }) => type === 'target').map((block) => hclTarget(file, block));
}
function usedTargets(written, built) {
    const isUnexplained = built.some((name) => !written.some((target) => target.name === name));
    const used = new Set(written.filter(({ name, settings }) => built.includes(name) || (isUnexplained && settings.has('matrix'))));
    for (const target of used) {
        const { inherits } = target;
        for (const other of written)
            if (inherits === undefined ? !built.includes(other.name) : inherits.includes(other.name))
                used.add(other);
    }
    return [...used];
}
function hclTarget(file, { labels, attributes, blocks }) {
    const [name = ''] = labels;
    const settings = new Map([
        ...[...attributes].map(([key, text]) => [key, { kind: 'value', ...plainText(text) }]),
        ...blocks.map(({ type }) => [type, { kind: 'block' }]),
    ]);
    return { file, name, settings, inherits: inheritedIn(attributes.get('inherits') ?? '') };
}
function plainText(expression) {
    const [, value] = /^"([^"\\$%]*)"$/.exec(expression) ?? [];
    return value === undefined ? {} : { value };
}
function inheritedIn(expression) {
    const names = [...expression.matchAll(/"([\w-]+)"/g)].map(([, name = '']) => name);
    return /^[\s[\],]*$/.test(expression.replace(/"[\w-]+"|#.*|\/\/.*/g, '')) ? names : undefined;
}
function jsonTargets(file, targets) {
    return Object.entries(targets).flatMap(([name, bodies]) => objects(bodies).map((body) => {
        const { '//': _comment, ...own } = body;
        const settings = new Map(Object.entries(own).map(([key, value]) => [key, { kind: 'value', ...(isPlain(value) ? { value } : {}) }]));
        return { file, name, settings, inherits: textsIn(own.inherits) };
    }));
}
function objects(value) {
    return Array.isArray(value) ? value.map(lib_json/* record */.g1) : [(0,lib_json/* record */.g1)(value)];
}
function isPlain(value) {
    return typeof value !== 'string' || !/[$%]\{/.test(value);
}
function textsIn(value) {
    if (value === undefined)
        return [];
    const texts = Array.isArray(value) ? value : [];
    return texts.length > 0 && texts.every((text) => typeof text === 'string' && isPlain(text)) ? texts : undefined;
}

;// CONCATENATED MODULE: ./.build/actions/bake/asked-settings.js

function askedSettings(written, services, printed) {
    const names = targetsOf(printed).map(({ name }) => name);
    return [
        ...services.filter(({ name }) => names.includes(name)).flatMap(askedOfService),
        ...usedTargets(written, names).flatMap(askedOfTarget),
    ];
}
function hiddenSettings(asked, printed) {
    const targets = targetsOf(printed);
    return asked.filter((setting) => !isShown(setting, targets));
}
function isUncertain({ form, key, value, isBlock }) {
    if (isBlock)
        return false;
    return form !== 'compose' || (key in COMPOSE_SAMPLES && hasVariable(value));
}
function hasVariable(value) {
    return JSON.stringify(value ?? null).includes('$');
}
function isAsked(value) {
    if (value === undefined || value === null || value === false || value === '' || value === 'default')
        return false;
    return typeof value !== 'object' || Object.keys(value).length > 0;
}
function targetsOf({ targets, linked }) {
    return [...targets, ...linked];
}
const COMPOSE_SAMPLES = {
    network: 'none',
    platforms: ['linux/amd64'],
    ssh: ['sample=/dev/null'],
    no_cache: true,
    no_cache_filter: ['sample'],
    pull: true,
    extra_hosts: ['sample:127.0.0.1'],
    isolation: 'hyperv',
    privileged: true,
    entitlements: ['network.host'],
    provenance: true,
    sbom: true,
};
function printedName(key) {
    return COMPOSE_NAMES[key] ?? key.replaceAll('_', '-');
}
const COMPOSE_NAMES = { provenance: 'attest', sbom: 'attest' };
const READ_BY_ALL = [
    ...['context', 'dockerfile', 'dockerfile_inline', 'args', 'labels', 'cache_from', 'cache_to', 'target'],
    ...['additional_contexts', 'secrets', 'shm_size', 'ulimits', 'tags'],
];
const NOT_PRINTED = ['inherits', 'name', 'matrix', 'description'];
function askedOfTarget({ file, name, settings }) {
    return [...settings].flatMap(([key, setting]) => {
        if (NOT_PRINTED.includes(key) || /^(x-|_)/.test(key))
            return [];
        const at = { form: 'bake', file, target: name, key };
        if (setting.kind === 'block')
            return [{ ...at, isBlock: true }];
        if (!('value' in setting))
            return [at];
        const { value } = setting;
        return isAsked(value) && !(key === 'call' && value === 'build') ? [{ ...at, value }] : [];
    });
}
function askedOfService({ name, build }) {
    return [...build].flatMap(([key, { file, value }]) => {
        const at = { file, target: name };
        if (READ_BY_ALL.includes(key))
            return [];
        if (key !== 'x-bake')
            return isAsked(value) ? [{ ...at, form: 'compose', key, value }] : [];
        const extension = typeof value === 'object' && value !== null ? Object.entries(value) : [];
        return extension.flatMap(([own, of]) => isAsked(of) ? [{ ...at, form: 'x-bake', key: own, value: of }] : []);
    });
}
function isShown({ form, key, target, isBlock }, targets) {
    if (isBlock)
        return false;
    if (form === 'bake')
        return targets.some(({ raw }) => key in raw);
    const printed = targets.find(({ name }) => name === target);
    const name = form === 'x-bake' ? key : printedName(key);
    if (name === 'attest')
        return printed?.attest.some(({ type }) => type === key) ?? false;
    return isAsked(printed?.raw[name]);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./.build/lib/map-limit.js
var map_limit = __webpack_require__(8602);
;// CONCATENATED MODULE: ./.build/actions/bake/compose-yaml.js

class Override {
    value;
    constructor(value) {
        this.value = value;
    }
}
async function parseComposeYaml(text) {
    const yaml = await __webpack_require__.e(/* import() */ 243).then(__webpack_require__.bind(__webpack_require__, 3243));
    const { CORE_SCHEMA, defineScalarTag, defineSequenceTag, defineMappingTag, seqTag, mapTag, mergeTag } = yaml;
    const { boolCoreTag, floatCoreTag, intCoreTag, nullCoreTag, NOT_RESOLVED } = yaml;
    const scalarIn = (source) => {
        const values = [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag].map((tag) => tag.resolve(source, false, ''));
        const value = values.find((one) => one !== NOT_RESOLVED);
        return value === undefined ? source : value;
    };
    const tagged = (tagName, mean) => {
        const options = { matchByTagPrefix: tagName === '!', identify: () => false };
        return [
            defineScalarTag(tagName, { ...options, resolve: (source) => mean(scalarIn(source)) }),
            defineSequenceTag(tagName, { ...seqTag, ...options, finalize: mean }),
            defineMappingTag(tagName, {
                ...mapTag,
                ...options,
                finalize: mean,
                keys: (value) => Object.keys((0,lib_json/* record */.g1)(value)),
                get: (value, key) => (0,lib_json/* record */.g1)(value)[String(key)],
            }),
        ];
    };
    const schema = CORE_SCHEMA.withTags(mergeTag, tagged('!', (value) => value), tagged('!reset', () => null), tagged('!override', (value) => new Override(value)));
    try {
        return yaml.loadAll(text, { schema });
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/actions/bake/compose-services.js



function composeFilesIn(file, documents) {
    return documents.flatMap((document) => {
        const { services, include } = (0,lib_json/* record */.g1)(document);
        return (0,lib_json/* isRecord */.u4)(services) || Array.isArray(include) ? [{ file, services: (0,lib_json/* record */.g1)(services), include }] : [];
    });
}
function referencesOf({ file, services, include }) {
    const included = (Array.isArray(include) ? include : []).flatMap((entry) => (0,lib_json/* isRecord */.u4)(entry) ? [entry.path].flat() : [entry]);
    const extended = Object.values(services).map((service) => (0,lib_json/* record */.g1)((0,lib_json/* record */.g1)(service).extends).file);
    const fromHere = (paths) => paths.flatMap((path) => (typeof path === 'string' && !path.includes('$') ? [(0,external_node_path_.join)((0,external_node_path_.dirname)(file), path)] : []));
    return { included: fromHere(included), extended: fromHere(extended) };
}
function composeServices(files, all) {
    const names = new Set(files.flatMap(({ services }) => Object.keys(services)));
    return [...names].flatMap((name) => {
        const layers = files.flatMap((file) => layersOf({ file, name }, all));
        if (!layers.some(({ values }) => 'build' in values))
            return [];
        const build = merge(layers.map(({ file, values }) => ({ file, values: buildIn(values.build) })));
        const beside = [...merge(layers)].filter(([key]) => ['image', 'platform', 'x-bake'].includes(key));
        return [{ name: name.replaceAll('.', '_'), build, beside: new Map(beside) }];
    });
}
function layersOf({ file: { file, services }, name }, all, above = []) {
    const place = `${file}\n${name}`;
    const values = (0,lib_json/* record */.g1)(plain(services[name]));
    if (!(name in services) || above.includes(place))
        return [];
    const { extends: base } = values;
    const baseName = (0,lib_json/* isRecord */.u4)(base) ? base.service : base;
    const baseFile = (0,lib_json/* isRecord */.u4)(base) && typeof base.file === 'string' ? (0,external_node_path_.join)((0,external_node_path_.dirname)(file), base.file) : file;
    const bases = typeof baseName === 'string' ? all.filter((other) => other.file === baseFile) : [];
    return [
        ...bases.flatMap((other) => layersOf({ file: other, name: String(baseName) }, all, [...above, place])),
        { file, values },
    ];
}
function buildIn(value) {
    return typeof value === 'string' ? { context: value } : value;
}
function merge(layers) {
    const merged = new Map();
    for (const { file, values } of layers) {
        if (values instanceof Override)
            merged.clear();
        for (const [key, given] of Object.entries((0,lib_json/* record */.g1)(plain(values)))) {
            const before = merged.get(key)?.value;
            const value = plain(given);
            const both = (0,lib_json/* isRecord */.u4)(before) && (0,lib_json/* isRecord */.u4)(value) && !(given instanceof Override);
            merged.set(key, { file, value: both ? { ...before, ...value } : value });
        }
    }
    return merged;
}
function plain(value) {
    return value instanceof Override ? value.value : value;
}

;// CONCATENATED MODULE: ./.build/actions/bake/definition-files.js








const LOOKED_FOR = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'].concat(['', '.override'].flatMap((kind) => [`docker-bake${kind}.json`, `docker-bake${kind}.hcl`]));
async function readDefinitionFiles(folder, { files }, variables) {
    const { BUILDX_BAKE_FILE = '', BUILDX_BAKE_PATH_SEPARATOR: separator = ':' } = variables;
    const named = files.length > 0 ? files : BUILDX_BAKE_FILE.split(separator).filter((name) => name !== '');
    const found = await Promise.all((named.length > 0 ? named : LOOKED_FOR).map((name) => readFileIn(folder, name)));
    return found.flatMap((file) => file ?? []);
}
async function readFileIn(folder, name) {
    const text = await (0,promises_.readFile)((0,external_node_path_.resolve)(folder, name), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : { name, text };
}
function unusedVariables(files, { vars }) {
    return vars
        .filter(({ name }) => !files.some(({ text }) => text.includes(name)))
        .map(({ name }) => `vars: ${name} is set, but no bake file has a variable of that name, so it changes nothing.`);
}
function unknownTargets(names, { written, services, unread }) {
    const isKnown = unread.length === 0 && !written.some(({ settings }) => settings.has('matrix'));
    const known = [...written, ...services].map(({ name }) => name);
    return names
        .filter((name) => isKnown && !known.includes(name))
        .map((name) => `repositories: no file has a target ${name}, so its line changes nothing. There are ${known.join(', ')}.`);
}
async function readWritten(folder, files) {
    const written = [];
    const compose = [];
    const unread = [];
    for (const { name, text } of files) {
        const isYaml = /\.ya?ml$/.test(name);
        const targets = isYaml ? undefined : readBakeFile(name, text);
        const documents = targets === undefined ? await readCompose(name, text) : undefined;
        written.push(...(targets ?? []));
        compose.push(...(documents ?? []));
        const isRead = targets !== undefined || (isYaml ? documents !== undefined : documents?.length);
        if (!isRead)
            unread.push(name);
    }
    const { roots, all } = await withReferences(folder, compose);
    return { written, services: composeServices(roots, all), unread };
}
async function readCompose(name, text) {
    const documents = await parseComposeYaml(text);
    return documents && composeFilesIn(name, documents);
}
async function withReferences(folder, files) {
    const roots = [...files];
    const all = new Map(Map.groupBy(files, ({ file }) => file));
    const read = async (name) => {
        if (all.has(name))
            return [];
        const file = await readFileIn(folder, name);
        const documents = (file && (await readCompose(name, file.text))) ?? [];
        all.set(name, documents);
        return documents;
    };
    const open = files.map((file) => ({ file, isRoot: true }));
    for (const { file, isRoot } of open) {
        const { included, extended } = referencesOf(file);
        for (const name of included)
            for (const found of await read(name)) {
                if (isRoot)
                    roots.unshift(found);
                open.push({ file: found, isRoot });
            }
        for (const name of extended)
            for (const found of await read(name))
                open.push({ file: found, isRoot: false });
    }
    return { roots, all: [...all.values()].flat() };
}
const ASKED_AT_ONCE = 4;
async function askUnknown(docker, temp, settings) {
    if (settings.length === 0)
        return new Set();
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, 'bake-settings-'));
    try {
        const groups = [...Map.groupBy(settings, ({ form, key }) => `${form} ${key}`).values()];
        const answers = await (0,map_limit/* mapLimit */.s)(groups, ASKED_AT_ONCE, async (group) => {
            const [one] = group;
            return one !== undefined && (await isUnknown(docker, folder, one)) ? group : [];
        });
        return new Set(answers.flat());
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function isUnknown(docker, folder, { form, key }) {
    const file = (0,external_node_path_.join)(folder, `${form}-${Buffer.from(key).toString('hex')}.${form === 'bake' ? 'json' : 'yaml'}`);
    await (0,promises_.writeFile)(file, JSON.stringify(questionFor(form, key)));
    const { succeeded, stdout } = await docker.capture(['buildx', 'bake', '--print', '--file', file, SAMPLE]);
    const printed = (0,lib_json/* record */.g1)((0,lib_json/* record */.g1)((0,lib_json/* record */.g1)((0,lib_json/* parseJson */.qF)(stdout)).target)[SAMPLE]);
    return succeeded && !(form === 'compose' && isAsked(printed[printedName(key)]));
}
const SAMPLE = 'sample';
const NONSENSE = [[['x']]];
function questionFor(form, key) {
    if (form === 'bake')
        return { target: { [SAMPLE]: { [key]: NONSENSE } } };
    const own = form === 'x-bake' ? { 'x-bake': { [key]: NONSENSE } } : { [key]: COMPOSE_SAMPLES[key] };
    return { services: { [SAMPLE]: { build: { context: '.', ...own } } } };
}

;// CONCATENATED MODULE: ./.build/actions/bake/lost-compose-values.js


function lostComposeValues(services, printed, machine) {
    const built = services.flatMap((service) => {
        const target = printed.find(({ name }) => name === service.name);
        return target === undefined ? [] : [{ service, target }];
    });
    return {
        mistakes: built.flatMap(({ service, target }) => [
            ...wrongUlimits(service, target),
            ...partsOfSecrets(service),
            ...strayExtension(service),
        ]),
        warnings: built.flatMap(({ service, target }) => [
            ...imageBesideTags(service),
            ...platformOfService(service, target, machine),
        ]),
    };
}
function wrongUlimits({ name, build }, { ulimits }) {
    const { file = '', value } = build.get('ulimits') ?? {};
    return Object.entries((0,lib_json/* record */.g1)(value))
        .filter(([limit, one]) => !(0,lib_json/* isRecord */.u4)(one) && String(one) !== '0' && ulimits.includes(`${limit}=0:0`))
        .map(([limit, one]) => `target ${name}: ${file} asks for \`build.ulimits.${limit}\` of ${one}, of which buildx makes 0. Write both ` +
        `limits: \`${limit}: { soft: ${one}, hard: ${one} }\`.`);
}
function partsOfSecrets({ name, build }) {
    const { file = '', value } = build.get('secrets') ?? {};
    return (Array.isArray(value) ? value : []).map(lib_json/* record */.g1).flatMap(({ source, target, ...rest }) => {
        const parts = ['uid', 'gid', 'mode'].filter((part) => isAsked(rest[part]));
        const lost = [...(isAsked(target) && target !== source ? ['target'] : []), ...parts];
        if (lost.length === 0)
            return [];
        return [
            `target ${name}: ${file} asks for \`${lost.join('`, `')}\` of the secret ${source}, which bake leaves out. Say it in ` +
                `the Dockerfile, \`RUN --mount=type=secret,id=${source},target=...\`, and take it out here.`,
        ];
    });
}
function strayExtension({ name, beside }) {
    const stray = beside.get('x-bake');
    if (!isAsked(stray?.value))
        return [];
    return [
        `target ${name}: in ${stray?.file} \`x-bake\` stands beside \`build\`, where bake leaves it out. Move it under \`build\`.`,
    ];
}
function imageBesideTags({ name, build, beside }) {
    const { file = '', value: image } = beside.get('image') ?? {};
    const tags = [build.get('tags')?.value, (0,lib_json/* record */.g1)(build.get('x-bake')?.value).tags].flat().filter(isAsked);
    if (!isAsked(image) || tags.length === 0 || tags.includes(image))
        return [];
    return [
        `target ${name}: ${file} names it ${image}, which bake leaves out where there are \`tags\`. Write it there too, if you want it.`,
    ];
}
function platformOfService({ name, beside }, { platforms }, machine) {
    const { file = '', value: platform } = beside.get('platform') ?? {};
    if (!isAsked(platform) || platforms.length > 0)
        return [];
    if (!hasVariable(platform) && String(platform).startsWith(machine))
        return [];
    return [
        `target ${name}: ${file} asks for the platform ${platform} beside \`build\`, which bake leaves out: it is built for that ` +
            'of the builder. Write `platforms` under `build`, or `set: *.platform=...`.',
    ];
}

;// CONCATENATED MODULE: ./.build/actions/bake/lost-overrides.js

function findLostOverrides(overrides, { targets, linked }) {
    const parsed = overrides.flatMap((text) => lost_overrides_parseOverride(text) ?? []);
    const lost = [...targets, ...linked].flatMap((target) => {
        const isWritten = targets.includes(target);
        const own = parsed.filter(({ pattern, key }) => pattern.test(target.name) && (isWritten || printedAs(key) !== 'output'));
        const last = new Map(own.map((override) => [override.setting, override]));
        return [...last.values()].filter((one) => !lost_overrides_isShown(one, target)).map((one) => ({ ...one, target: target.name }));
    });
    const networks = lost.filter(({ key }) => key === 'network');
    return {
        networks: new Map(networks.map(({ target, value }) => [target, value])),
        mistakes: [
            ...new Set(lost.filter((one) => !networks.includes(one)).map(({ shown }) => `set: ${shown} ${LEFT_OUT}`)),
        ],
    };
}
const LEFT_OUT = 'is left out by this version of buildx, though it takes it. Write it in the bake file.';
function lost_overrides_parseOverride(text) {
    const [, pattern = '', setting = '', value = ''] = /^([^.]+)\.([^=+]+)\+?=([\s\S]*)$/.exec(text) ?? [];
    if (value === '' || setting === 'args.SOURCE_DATE_EPOCH')
        return undefined;
    const [key = '', ...name] = setting.split('.');
    const at = { shown: `${pattern}.${setting}`, pattern: globOf(pattern), setting, key, value };
    return name.length === 0 ? at : { ...at, name: name.join('.') };
}
function globOf(pattern) {
    const parts = pattern
        .replace(/[.+^${}()|\\]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.');
    return new RegExp(`^${parts}$`);
}
function printedAs(key) {
    return PRINTED[key] ?? key;
}
const PRINTED = {
    platform: 'platforms',
    secrets: 'secret',
    push: 'output',
    load: 'output',
};
const LISTS = ['annotations', 'ulimits', 'no-cache-filter'];
function lost_overrides_isShown({ key, name, value }, { raw }) {
    const printed = raw[printedAs(key)];
    if (name !== undefined)
        return name in (0,lib_json/* record */.g1)(printed);
    if (LISTS.includes(key))
        return Array.isArray(printed) && printed.includes(value);
    return printed !== undefined && printed !== '';
}

;// CONCATENATED MODULE: ./.build/actions/bake/lost-settings.js

function findLostSettings(hidden, unknown, printed) {
    const names = targetsOf(printed).map(({ name }) => name);
    const lost = hidden.filter((one) => unknown.has(one) || !(isUncertain(one) || hasVariable(one.value)));
    const own = lost.filter(({ form, key, value, target }) => {
        const isPlain = typeof value === 'string' && !hasVariable(value);
        return form !== 'x-bake' && key === 'network' && isPlain && names.includes(target);
    });
    return {
        networks: new Map(own.map(({ target, value }) => [target, String(value)])),
        mistakes: [...new Set(lost.filter((one) => !own.includes(one)).map(describeLoss))],
    };
}
function describeLoss(setting) {
    const { form, file, target, key } = setting;
    const name = { bake: key, compose: `build.${key}`, 'x-bake': `build.x-bake.${key}` }[form];
    return `target ${target}: ${file} asks for \`${name}\`, which ${adviceFor(setting)}`;
}
function adviceFor({ form, key, isBlock }) {
    if (isBlock)
        return `buildx leaves out, as it is a block. Write \`${key} = { ... }\`, with an equals sign.`;
    switch (form) {
        case 'bake':
            return adviceForBake(key);
        case 'compose':
            return COMPOSE[key] ?? adviceForCompose(key);
        case 'x-bake':
            return adviceForXBake(key);
    }
}
const NEWER = 'this version of buildx leaves out. Use a newer one (docker/setup-buildx-action installs it)';
function adviceForBake(key) {
    if (SETTINGS.includes(key))
        return `${NEWER}, or take it out.`;
    const near = SETTINGS.find((known) => rootOf(known) === rootOf(key));
    const right = near === undefined ? 'Correct its name' : `It is called \`${near}\``;
    return `buildx does not know, and leaves out. ${right}, or take it out.`;
}
function adviceForCompose(key) {
    const name = key.replaceAll('_', '-');
    return X_BAKE.includes(name)
        ? `${NEWER}, or write it as \`x-bake: { ${name}: ... }\` under \`build\`.`
        : `${NEWER}, or take it out.`;
}
function adviceForXBake(key) {
    const near = X_BAKE.find((known) => rootOf(known) === rootOf(key));
    if (near !== undefined && near !== key)
        return `buildx leaves out: there it is called \`${near}\`.`;
    return `buildx leaves out: there are only ${X_BAKE.join(', ')}. Write it under \`build\`, or in a bake file beside (\`files\`).`;
}
const inBakeFile = (entitlement) => 'bake does not take from a compose file. Name a bake file under `files` too, in which this target has ' +
    `\`entitlements = ["${entitlement}"]\`, or take it out.`;
const COMPOSE = {
    isolation: 'no builder of buildx has: it is about containers of Windows. Take it out.',
    privileged: inBakeFile('security.insecure'),
    entitlements: inBakeFile('network.host'),
};
function rootOf(name) {
    return name.toLowerCase().replace(/[_-]/g, '').replace(/s$/, '');
}
const SETTINGS = [
    ...['annotations', 'args', 'attest', 'cache-from', 'cache-to', 'call', 'context', 'contexts', 'dockerfile'],
    ...['dockerfile-inline', 'entitlements', 'extra-hosts', 'labels', 'network', 'no-cache', 'no-cache-filter'],
    ...['output', 'platforms', 'policy', 'pull', 'secret', 'shm-size', 'ssh', 'tags', 'target', 'ulimits'],
];
const X_BAKE = [
    ...['tags', 'cache-from', 'cache-to', 'secret', 'ssh', 'platforms', 'output', 'pull', 'no-cache'],
    ...['no-cache-filter', 'contexts'],
];

;// CONCATENATED MODULE: ./.build/actions/bake/compare-definition.js








async function compareDefinition({ environment, runner }, { definition: inputs, repositories }, printed) {
    const folder = (0,external_node_path_.resolve)(environment.workspace, inputs.workdir);
    const files = await readDefinitionFiles(folder, inputs, (0,bake_command/* bakeVariables */.jl)({ environment }, inputs));
    const read = await readWritten(folder, files);
    const { written, services, unread } = read;
    const hidden = hiddenSettings(askedSettings(written, services, printed), printed);
    const docker = (0,bake_command/* bakeDocker */.QZ)({ environment, runner, event: {} }, inputs);
    const unknown = await askUnknown(docker, environment.temp, hidden.filter(isUncertain));
    const settings = findLostSettings(hidden, unknown, printed);
    const overrides = findLostOverrides(inputs.set, printed);
    const named = inputs.targets.length > 0 ? [...repositories.keys()] : [];
    const values = lostComposeValues(services, targetsOf(printed), (0,image_platform/* ownPlatform */.g$)(process.arch));
    return {
        definition: withNetworks(printed, new Map([...settings.networks, ...overrides.networks])),
        mistakes: [...settings.mistakes, ...values.mistakes, ...overrides.mistakes],
        warnings: [
            ...values.warnings,
            ...unread.map(notCompared),
            ...unusedVariables(files, inputs),
            ...unknownTargets(named, read),
        ],
    };
}
function withNetworks({ targets, linked }, networks) {
    const change = (target) => {
        const network = networks.get(target.name);
        const { network: _network, ...raw } = target.raw;
        return network === undefined ? target : { ...target, network, raw };
    };
    return { targets: targets.map(change), linked: linked.map(change) };
}
function notCompared(file) {
    return (`${file} could not be compared with what buildx made of it, as this action cannot read it: settings that buildx does ` +
        'not know are left out without a word. Give it a name that ends in .hcl, .json or .yaml, and look at its syntax.');
}

// EXTERNAL MODULE: ./.build/actions/bake/plan-targets.js
var plan_targets = __webpack_require__(8832);
// EXTERNAL MODULE: ./.build/actions/bake/target-options.js
var target_options = __webpack_require__(3254);
;// CONCATENATED MODULE: ./.build/actions/bake/target-sources.js


const SAME = ['commit', 'ref', 'sourceUrl', 'mergedInto'];
async function readTargetSources(step, { targets, linked }) {
    const { inputs, trigger } = step;
    const { workdir } = inputs.definition;
    const read = new Map();
    const of = new Map();
    const mistakes = [];
    const notices = new Set();
    for (const target of [...targets, ...linked]) {
        const context = (0,target_options/* contextFrom */.qs)(target, workdir);
        const reading = read.get(context) ?? (0,read_step/* readBuildSource */.Sj)(step, trigger, { kind: 'context', context });
        read.set(context, reading);
        const source = await reading;
        const isOfStep = SAME.every((key) => source.event[key] === step.event[key]);
        const naming = isOfStep ? inputs : inputs.nameFor(await (0,read_step/* readOrigin */.P2)(step, source));
        of.set(target.name, { event: source.event, naming });
        if (linked.includes(target) || isOfStep)
            continue;
        mistakes.push(...(naming.mistakes ?? []).map((text) => `target ${target.name}: ${text}`));
        for (const text of [...source.notices, ...naming.notices])
            notices.add(text);
    }
    return { of, mistakes, notices: [...notices] };
}

// EXTERNAL MODULE: ./.build/plan/known-platforms.js
var known_platforms = __webpack_require__(6662);
// EXTERNAL MODULE: ./.build/plan/secret-arguments.js
var secret_arguments = __webpack_require__(7839);
;// CONCATENATED MODULE: ./.build/actions/bake/target-warnings.js


function targetWarnings(targets) {
    const platforms = new Map();
    const secrets = new Map();
    for (const { name, build } of targets) {
        for (const platform of build.platforms)
            platforms.set(platform, [...(platforms.get(platform) ?? []), name]);
        for (const argument of (0,secret_arguments/* secretArguments */.tX)(build.buildArgs)) {
            const names = secrets.get(argument.name)?.names ?? [];
            secrets.set(argument.name, { argument, names: [...names, name] });
        }
    }
    return [
        ...[...platforms].flatMap(([platform, names]) => {
            const text = (0,known_platforms/* describeUnknownPlatform */.X)(platform);
            return text === undefined ? [] : [`${names.length === 1 ? 'target' : 'targets'} ${names.join(', ')}: ${text}`];
        }),
        ...[...secrets.values()].map(({ argument, names }) => (0,secret_arguments/* describeSecretBakeArgument */.mB)(argument, names)),
    ];
}

;// CONCATENATED MODULE: ./.build/actions/bake/bake.js




















async function bakeImages(context) {
    const reading = { action: 'bake', place: bakePlace, read: readBakeInputs, describe: describeBake };
    const step = await resolveDefinition(await (0,read_step/* readStep */.jg)(context, reading));
    const { destination, further } = step.inputs;
    if (destination.kind === 'engine')
        return await report(step, await bakeOnly(step));
    const idTokens = (0,id_token_source/* startAllIdTokens */.v)(step, [destination, ...further.map((one) => one.destination).filter(destinations/* isInAws */.Dm)]);
    const { planOnly, pushTargets } = await Promise.all(/* import() */[__webpack_require__.e(249), __webpack_require__.e(695), __webpack_require__.e(750), __webpack_require__.e(508), __webpack_require__.e(416), __webpack_require__.e(101), __webpack_require__.e(592), __webpack_require__.e(39), __webpack_require__.e(105)]).then(__webpack_require__.bind(__webpack_require__, 9105));
    if (step.inputs.planOnly)
        return await reportPlan(step, await planOnly(step, destination, idTokens));
    await reportPushed(step, await pushTargets(step, destination, idTokens));
}
function bakePlace(source) {
    return { kind: 'context', context: source('workdir') || '.' };
}
async function resolveDefinition(step) {
    const { runner, environment, inputs } = step;
    return await runner.phase('Definition', async () => {
        const { definition, locate } = inputs;
        const variables = (0,bake_command/* bakeVariables */.jl)(step, definition);
        const compared = await compareDefinition(step, inputs, await (0,bake_command/* askDefinition */.DY)(step, inputs));
        const sources = await readTargetSources(step, compared.definition);
        const plan = (0,plan_targets/* planTargets */.i)(compared.definition, inputs, {
            sources: sources.of,
            workdir: definition.workdir,
            workspace: environment.workspace,
            variables,
            lookup: paths/* lookUpPath */.yc,
            sizeOf: paths/* sizeOfFile */.JL,
        });
        const somewhere = plan.targets.find(({ repository }) => repository.host !== undefined) ?? plan.targets[0];
        const mistakes = [...plan.mistakes, ...compared.mistakes, ...sources.mistakes];
        const registries = locate(somewhere?.repository, mistakes);
        if (mistakes.length > 0)
            throw (0,bake_errors/* definitionInvalid */.$s)(mistakes);
        const warnings = [...compared.warnings, ...targetWarnings([...plan.targets, ...plan.linked])];
        for (const text of warnings)
            runner.warning(text);
        for (const text of [...sources.notices, ...plan.notices])
            runner.notice(text);
        const resolved = { ...step, inputs: { ...inputs, ...registries }, plan, sources: sources.of };
        const sparing = (0,masking_runner/* maskOnlyOutsideOutputs */.U)(runner, outputsOf(resolved));
        for (const { value } of secretsOf(resolved))
            sparing.mask(value);
        return { value: { ...resolved, runner: sparing }, sentence: describePlan(plan) };
    });
}
function outputsOf(step) {
    const { plan } = step;
    const { destination, further: places } = step.inputs;
    const images = plan.targets.map(({ name, repository, tags, build: { platforms } }) => {
        const place = destination.kind === 'engine' ? undefined : (0,foreseen_place/* foreseenPlace */.V9)(destination, repository);
        const further = (0,further_places/* furtherOf */.oH)({ name, repository }, places).map((one) => ({
            ...(0,foreseen_place/* placeOfDestination */.zY)(one.destination),
            repository: one.destination.repository.name,
        }));
        return { name, image: (0,omit_undefined/* omitUndefined */.O)({ repository: repository.name, tags, platforms, place, further }) };
    });
    return foreseenBakeOutputs(images, namesIn(step), new Date());
}
function secretsOf(step) {
    const { plan, inputs } = step;
    const secrets = [...plan.targets, ...plan.linked].flatMap(({ build }) => build.secrets);
    const values = (0,build_secrets/* secretValues */.VX)(secrets, (0,bake_command/* bakeVariables */.jl)(step, inputs.definition));
    return [...new Map(values.map((secret) => [`${secret.id}=${secret.value}`, secret])).values()];
}
function setOutputs(step, outputs) {
    step.runner.setOutputs(outputs);
    for (const text of (0,secret_masks/* describeLostOutputs */.qM)(secretsOf(step), outputs))
        step.runner.notice(text);
}
function namesIn({ inputs, event, sources }) {
    return (target) => {
        const { event: own = event, naming: { image } = inputs } = sources.get(target) ?? {};
        return { commit: own.commit, named: image.tagSources.map(({ tag }) => tag) };
    };
}
async function report(step, outcomes) {
    setOutputs(step, toBakeOutputs(outcomes, namesIn(step)));
    await step.runner.writeSummary(renderBakeSummary(outcomes, step.runner.timings()));
}
async function reportPushed(step, { pushed, failed }) {
    const { runner } = step;
    const [first, ...others] = failed;
    if (first === undefined)
        return await report(step, pushed);
    await runner.writeSummary(renderBakeSummary(pushed, runner.timings(), failed));
    throw (0,target_steps/* targetsFailed */.yu)([first, ...others], pushed.length + failed.length, describeRest(pushed));
}
async function reportPlan(step, planned) {
    const { runner } = step;
    runner.info('Nothing was built or changed, as plan-only is true.');
    setOutputs(step, toBakePlanOutputs(planned, namesIn(step)));
    await runner.writeSummary(renderBakePlan(planned));
}
function describeRest(pushed) {
    if (pushed.length === 0)
        return 'No other target was delivered either.';
    return `In ECR, and proven: ${pushed.map(({ name }) => name).join(', ')}. Those stay as they are.`;
}
function describeBake({ definition: { files, targets }, destination, further }) {
    const what = targets.length === 0 ? 'the targets' : targets.join(', ');
    const from = files.length === 0 ? 'the bake definition here' : files.join(', ');
    const more = further.length === 0 ? '' : `, and in ${further.map(further_places/* nameOfPlace */.A8).join(', ')}`;
    const where = destination.kind === 'engine' ? 'in the engine only (push: false)' : `in ECR${more}`;
    return `Wanted: ${what} of ${from}, ${where}`;
}
function describePlan({ targets }) {
    const [one] = targets;
    if (targets.length === 1 && one !== undefined)
        return `One target: ${one.name}, for ${one.repository.name}`;
    return `${targets.length} targets: ${targets.map(({ name }) => name).join(', ')}`;
}


/***/ }),

/***/ 7885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A8: () => (/* binding */ nameOfPlace),
/* harmony export */   Fo: () => (/* binding */ readFurtherPlaces),
/* harmony export */   Q3: () => (/* binding */ furtherMistakes),
/* harmony export */   oH: () => (/* binding */ furtherOf)
/* harmony export */ });
/* unused harmony export parseFurtherLine */
/* harmony import */ var _inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1619);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9020);
/* harmony import */ var _lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1465);
/* harmony import */ var _phases_foreseen_place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3308);





const ANY = 'any-target';
function parseFurtherLine(text) {
    const [, target, rest] = /^(\w[\w-]*)\s*=\s*(\S.*)$/.exec(text) ?? [];
    const [place = '', ...options] = (rest ?? text).split(/\s+/);
    const prefix = target === undefined ? readPrefix(place) : (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(place);
    if (!prefix.valid)
        return prefix;
    const whole = target === undefined ? `${prefix.value}${ANY}` : place;
    const parsed = (0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDestination */ .G2)([whole, ...options].join(' '));
    if (!parsed.valid)
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(parsed.rule.replaceAll(ANY, ''));
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ target, prefix: prefix.value, line: parsed.value }));
}
function readPrefix(place) {
    if (place.endsWith('/'))
        return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(place);
    if (!place.includes('/'))
        return /[.:]|^localhost$/.test(place)
            ? (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .valid */ .r)(`${place}/`)
            : (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)('names no registry. Write its host, such as ghcr.io/octo-org/, or TARGET=URI for one target.');
    return (0,_lib_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(`names one repository, and each target has its own. With a slash behind it, "${place}/", the name of each target's repository ` +
        `follows; for one target alone write TARGET=${place}.`);
}
function readFurtherPlaces(reader, { event, environment }, first) {
    return reader.list('also-push-to', parseFurtherLine, { keyOf: nameOfPlace }).map(({ line, ...place }) => ({
        ...place,
        destination: (0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .toDestination */ .YN)(reader, line, { first, event, environment, shown: nameOfPlace(place) }),
    }));
}
function nameOfPlace({ target, prefix }) {
    return target === undefined ? prefix : `${target}=${prefix}`;
}
function furtherOf(target, places) {
    return places.flatMap((place) => {
        if (place.target !== undefined)
            return place.target === target.name ? [{ place, destination: place.destination }] : [];
        return [{ place, destination: withName(place.destination, nameIn(target.repository)) }];
    });
}
function nameIn({ host = '', name }) {
    return (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_4__/* .isPublicHost */ .sw)(host) ? (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_4__/* .splitPublicName */ .Hj)(name).name : name;
}
function withName(destination, own) {
    const name = `${destination.repository.name.slice(0, -ANY.length)}${own}`;
    return (0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .isInAws */ .Dm)(destination)
        ? { ...destination, repository: { ...destination.repository, name } }
        : { ...destination, repository: { ...destination.repository, name } };
}
function furtherMistakes(targets, places, first) {
    const owners = new Map(targets.flatMap(({ name, repository, tags }) => tags.map((tag) => [`${keyOf({ ...first, repository })}:${tag}`, { name, place: undefined }])));
    const mistakes = new Set();
    for (const target of targets)
        for (const { place, destination } of furtherOf(target, places)) {
            const whole = (0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeName */ .fC)(destination.repository);
            const parsed = (0,_inputs_destinations_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAnyRepository */ .Ug)(whole);
            if (!parsed.valid)
                mistakes.add(`also-push-to: ${nameOfPlace(place)}: "${whole}" of target ${target.name} ${parsed.rule}`);
            for (const tag of target.tags) {
                const image = `${keyOf(destination)}:${tag}`;
                const owner = owners.get(image);
                owners.set(image, owner ?? { name: target.name, place });
                if (owner !== undefined)
                    mistakes.add(describeClash(owner, { name: target.name, place, image: `${whole}:${tag}` }));
            }
        }
    return [...mistakes];
}
function describeClash(owner, { name, place, image }) {
    const line = `also-push-to: ${nameOfPlace(place)}`;
    if (owner.name !== name)
        return `${line}: targets ${owner.name} and ${name} would both be ${image}. Give each a repository of its own.`;
    if (owner.place === undefined)
        return `${line} is where ${place.target === undefined ? 'the targets go' : `target ${name} goes`} without it. Take the line out.`;
    return `${line} sends target ${name} where ${nameOfPlace(owner.place)} sends it already. Take one out.`;
}
function keyOf(destination) {
    return `${(0,_phases_foreseen_place_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOfDestination */ .zY)(destination).registry}/${destination.repository.name}`;
}


/***/ }),

/***/ 8832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ referredTargets),
/* harmony export */   i: () => (/* binding */ planTargets)
/* harmony export */ });
/* harmony import */ var _inputs_parse_aws_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5265);
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1619);
/* harmony import */ var _further_places_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7885);
/* harmony import */ var _target_links_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6297);
/* harmony import */ var _target_options_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3254);





function planTargets(definition, inputs, places) {
    const own = (name) => ({ ...inputs, ...places.sources?.get(name)?.naming });
    const read = definition.targets.map((target) => planTarget(target, own(target.name), places));
    const targets = read.flatMap(({ request }) => request ?? []);
    const linked = definition.linked.map((target) => (0,_target_options_js__WEBPACK_IMPORTED_MODULE_2__/* .readTargetOptions */ .w6)({ ...target, outputs: [] }, own(target.name), places));
    return {
        targets,
        linked: linked.map(({ mistakes: _mistakes, ...options }) => options),
        mistakes: [
            ...(read.length === 0 ? ['targets: the definition has none of these, so nothing would be built.'] : []),
            ...read.flatMap(({ mistakes }) => mistakes),
            ...withoutRepository(read.flatMap(({ isPlaced, name }) => (isPlaced ? [] : [name]))),
            ...clashes(targets),
            ...differentRegistries(targets),
            ...(inputs.destination.kind === 'engine' ? [] : (0,_further_places_js__WEBPACK_IMPORTED_MODULE_1__/* .furtherMistakes */ .Q3)(targets, inputs.further, inputs.destination)),
            ...linked.flatMap(({ name, mistakes }) => mistakes.map((text) => `target ${name}: ${text}`)),
        ],
        notices: [...strangers(definition, inputs), ...leftOutTags(read.flatMap(({ elsewhere }) => elsewhere))],
    };
}
function planTarget(target, inputs, places) {
    const { name } = target;
    const { mistakes: wrong, ...options } = (0,_target_options_js__WEBPACK_IMPORTED_MODULE_2__/* .readTargetOptions */ .w6)(target, inputs, places);
    const mistakes = wrong.map((text) => `target ${name}: ${text}`);
    const found = repositoryOf(target, inputs);
    if ('mistake' in found) {
        const { mistake } = found;
        const isPlaced = mistake !== undefined;
        return {
            name,
            isPlaced,
            elsewhere: [],
            mistakes: isPlaced ? [...mistakes, `target ${name}: ${mistake}`] : mistakes,
        };
    }
    const { repository, ownTags, others } = found;
    const elsewhere = others.map((tag) => `${wholeName(tag)} (${name})`);
    const [first, ...further] = new Set([...inputs.tags, ...ownTags]);
    if (first === undefined) {
        const left = others.length === 0 ? '' : ` Its tags ${others.join(', ')} are in other repositories.`;
        const mistake = `target ${name}: it has no tag in ${repository.name}.${left} Set commit-tag or tags, or give it one in the bake file, with the host of the registry.`;
        return { name, isPlaced: true, elsewhere, mistakes: [...mistakes, mistake] };
    }
    const wrongFirst = inputs.tags.length === 0 ? movingFirst(first, inputs) : [];
    return {
        name,
        isPlaced: true,
        elsewhere,
        mistakes: [...mistakes, ...wrongFirst.map((text) => `target ${name}: ${text}`)],
        request: { ...options, repository, tags: [first, ...further] },
    };
}
function movingFirst(first, { image }) {
    if (image.ifExists !== 'reuse' || !MOVING.includes(first))
        return [];
    return [
        `if-exists is reuse, and its first tag is ${first}, which moves: nothing would ever be built again. Give it a tag first that ` +
            'one image keeps, or set `commit-tag: true`.',
    ];
}
const MOVING = ['latest', 'edge'];
function withoutRepository(names) {
    const [one] = names;
    if (one === undefined)
        return [];
    return [
        `${names.length === 1 ? `target ${one} has` : `targets ${names.join(', ')} have`} no repository. Add ` +
            `\`repository-prefix: NAME\`, for NAME/${one} and so on, or under \`repositories\` a line such as \`${one}=NAME\`.`,
    ];
}
function strangers({ targets }, { definition, repositories, further }) {
    if (definition.targets.length > 0)
        return [];
    const names = targets.map(({ name }) => name);
    const given = [
        ...[...repositories.keys()].map((name) => ({ input: 'repositories', name })),
        ...further.flatMap(({ target }) => (target === undefined ? [] : [{ input: 'also-push-to', name: target }])),
    ];
    return given
        .filter(({ name }) => !names.includes(name))
        .map(({ input, name }) => `${input}: there is no target ${name} among those to build: ${names.join(', ')}.`);
}
function leftOutTags(elsewhere) {
    if (elsewhere.length === 0)
        return [];
    return [`Left out, as they are not in the repository of their target in ECR: ${elsewhere.join(', ')}.`];
}
function referredTargets(names, { targets, linked }, pinned = new Set()) {
    const own = targets.map(({ raw, build, ...rest }) => ({
        ...rest,
        raw: { ...raw, 'cache-to': [] },
        build: { ...build, cacheTo: [] },
    }));
    const all = new Map([...own, ...linked].map((target) => [target.name, target]));
    return (0,_target_links_js__WEBPACK_IMPORTED_MODULE_3__/* .referredBy */ .j7)(names, (0,_target_links_js__WEBPACK_IMPORTED_MODULE_3__/* .linksOf */ .hP)([...all.values()]), pinned).flatMap((name) => {
        const target = pinned.has(name) ? undefined : all.get(name);
        if (target === undefined)
            return [];
        const { provenance: _provenance, sbom: _sbom, ...build } = target.build;
        return [{ ...target, build, raw: { ...target.raw, attest: [] } }];
    });
}
function repositoryOf({ name, tags, outputs }, { repositories, repositoryPrefix, destination }) {
    const named = [...new Set([...tags, ...namesIn(outputs)])].map((text) => ({ text, ...readImageName(text) }));
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
function namesIn(outputs) {
    return outputs
        .filter((output) => (0,_target_options_js__WEBPACK_IMPORTED_MODULE_2__/* .isPushed */ .Yx)(output) && output['push-by-digest'] !== 'true')
        .flatMap(({ name = '' }) => name.split(',').map((text) => text.trim()))
        .filter((text) => text !== '');
}
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
    const parsed = (0,_inputs_parse_aws_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(`${prefix}${name}`);
    return parsed.valid ? parsed.value : { rule: parsed.rule };
}
function readImageName(text) {
    const [, name = text, tag = 'latest'] = /^(.+?)(?::([\w][\w.-]*))?$/.exec(text) ?? [];
    const parsed = (0,_inputs_parse_aws_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name);
    return parsed.valid && parsed.value.host !== undefined ? { repository: parsed.value, tag } : { tag };
}
function wholeName(text) {
    return /^([^/]*[.:][^/]*|localhost)\//.test(text) ? text : `docker.io/${text}`;
}
function clashes(requests) {
    const owners = new Map();
    const pairs = new Set();
    for (const { name, repository, tags } of requests) {
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
function differentRegistries(requests) {
    const hosts = new Map(requests.flatMap(({ name, repository: { host } }) => (host === undefined ? [] : [[host, name]])));
    const places = [...hosts].map(([host, name]) => `${host} (${name})`);
    const bare = requests.filter(({ repository: { host } }) => host === undefined);
    if (bare.length > 0 && [...hosts.keys()].some(_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_4__/* .isPublicHost */ .sw))
        return [
            `${places.join(', ')} is ECR Public, and ${bare.map(({ name }) => name).join(', ')} have repositories without a host: one step has one registry.`,
        ];
    return places.length < 2 ? [] : [`repositories are in several registries, ${places.join(', ')}: one step has one.`];
}


/***/ }),

/***/ 6297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cF: () => (/* binding */ basesOf),
/* harmony export */   hP: () => (/* binding */ linksOf),
/* harmony export */   j7: () => (/* binding */ referredBy),
/* harmony export */   pd: () => (/* binding */ levelsOf)
/* harmony export */ });
function linksOf(targets) {
    return new Map(targets.map(({ name, build }) => [
        name,
        build.buildContexts.flatMap(({ value }) => /^target:(.*)$/.exec(value)?.[1] ?? []),
    ]));
}
function referredBy(names, links, ends = new Set()) {
    const found = new Set();
    const look = (name) => {
        for (const other of links.get(name) ?? []) {
            if (found.has(other))
                continue;
            found.add(other);
            if (!ends.has(other))
                look(other);
        }
    };
    names.forEach(look);
    return [...found];
}
function basesOf(name, links, among) {
    return referredBy([name], links, among).filter((other) => other !== name && among.has(other));
}
function levelsOf(names, links) {
    const among = new Set(names);
    const levels = [];
    let left = names;
    while (left.length > 0) {
        const open = new Set(left);
        const free = left.filter((name) => !basesOf(name, links, among).some((base) => open.has(base)));
        const level = free.length === 0 ? left : free;
        levels.push(level);
        left = left.filter((name) => !level.includes(name));
    }
    return levels;
}


/***/ }),

/***/ 3254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yx: () => (/* binding */ isPushed),
/* harmony export */   qs: () => (/* binding */ contextFrom),
/* harmony export */   w6: () => (/* binding */ readTargetOptions)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _inputs_build_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3198);
/* harmony import */ var _inputs_parse_docker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(518);
/* harmony import */ var _inputs_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3954);
/* harmony import */ var _lib_csv_fields_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3654);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9020);






function readTargetOptions(target, inputs, places) {
    const { context, file, mistakes: wrongFiles } = contextOf(target, places);
    const { buildContexts, mistakes: wrongContexts } = namedContexts(target, places);
    const secrets = target.secrets.map((fields) => secretOf(fields, places));
    const { compression, packing } = packingOf(target.outputs);
    const build = {
        ...plainOptions(target, inputs),
        context,
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ file }),
        buildContexts,
        secrets: secrets.flatMap((secret) => ('mistake' in secret ? [] : secret)),
        compression,
    };
    const { name, raw, inlineDockerfile } = target;
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({
        name,
        build,
        raw,
        packing,
        inlineDockerfile,
        further: { ...target.further, ...(packing.length === 0 ? {} : { packing }) },
        mistakes: [
            ...wrongFiles,
            ...wrongContexts,
            ...wrongOutputs(target.outputs),
            ...wrongCall(raw),
            ...takenByCache(build, inputs),
            ...secrets.flatMap((secret) => ('mistake' in secret ? secret.mistake : [])),
        ],
    });
}
function takenByCache(build, { destination }) {
    return destination.kind === 'ecr' ? (0,_inputs_build_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .takenVariables */ .lu)(build).map(({ rule }) => rule) : [];
}
function plainOptions(target, inputs) {
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({
        target: target.target,
        buildArgs: Object.entries(target.args).map(([name, value]) => ({ name, value })),
        labels: [...Object.entries(target.labels).map(([key, value]) => ({ key, value })), ...inputs.labels],
        annotations: [...target.annotations, ...inputs.annotations],
        pull: target.pull || inputs.pull,
        noCache: target.noCache || inputs.noCache,
        network: target.network,
        addHosts: Object.entries(target.extraHosts).map(([host, address]) => `${host}:${address}`),
        shmSize: target.shmSize,
        ulimits: target.ulimits,
        ssh: target.ssh.map(({ id = 'default', ...rest }) => [id, ...Object.values(rest)].join('=')),
        allow: target.entitlements,
        noCacheFilters: target.noCacheFilters,
        platforms: target.platforms,
        provenance: attestation(target.attest, 'provenance'),
        sbom: attestation(target.attest, 'sbom'),
        builder: inputs.builder,
        load: false,
        cache: { ...inputs.cache, scope: [target.name, ...target.platforms] },
        cacheFrom: target.cacheFrom.map(_lib_csv_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .lineOf */ .cA),
        cacheTo: target.cacheTo.map(_lib_csv_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .lineOf */ .cA),
    });
}
function fromWorkspace(path, { workdir }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path) ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(workdir, path);
}
function contextFrom({ context }, workdir) {
    return (0,_inputs_parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .isRemoteContext */ .uN)(context) ? context : fromWorkspace(context, { workdir });
}
function contextOf(target, places) {
    const isRemote = (0,_inputs_parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .isRemoteContext */ .uN)(target.context);
    const context = contextFrom(target, places.workdir);
    const file = target.inlineDockerfile === undefined ? dockerfileOf(target, context, places) : undefined;
    return { context, file, mistakes: isRemote ? [] : wrongPaths(context, file, places) };
}
function namedContexts({ contexts }, places) {
    const { workdir, workspace, lookup } = places;
    const buildContexts = Object.entries(contexts).map(([name, value]) => ({
        name,
        value: (0,_inputs_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .isAddress */ .PW)(value)
            ? value.replace(/^(oci-layout:\/\/)(?!\/)/, `$1${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(workdir, '/')}`)
            : fromWorkspace(value, places),
    }));
    const missing = buildContexts.filter(({ value }) => !(0,_inputs_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .isAddress */ .PW)(value) && lookup((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, value)) !== 'directory');
    const mistakes = missing.map(({ name, value }) => `its context ${name} is the folder "${value}", which is not there.`);
    return { buildContexts, mistakes };
}
function dockerfileOf({ dockerfile }, context, { workdir, workspace, lookup }) {
    if (dockerfile === undefined || (0,_inputs_parse_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .isRemoteContext */ .uN)(context) || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(dockerfile))
        return dockerfile;
    const [, own] = /^cwd:\/\/(.*)$/.exec(dockerfile) ?? [];
    const file = own === undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(context, dockerfile) : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(workdir, own);
    const other = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(context, 'dockerfile');
    const isThere = (path) => lookup((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, path)) === 'file';
    return dockerfile === 'Dockerfile' && !isThere(file) && isThere(other) ? other : file;
}
function wrongPaths(context, file, { workspace, lookup }) {
    if (lookup((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, context)) !== 'directory')
        return [`its context "${context}" is not a folder. Is a step with actions/checkout missing before this one?`];
    if (file === undefined || lookup((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, file)) === 'file')
        return [];
    return [`there is no Dockerfile "${file}".`];
}
function wrongOutputs(outputs) {
    const other = outputs.map(({ type = 'local' }) => type).find((type) => !IMAGE_OUTPUTS.includes(type));
    if (other !== undefined)
        return [`its output is of type ${other}, which is no image. Leave it out of \`targets\`, or of the group.`];
    const file = outputs.find(({ type, dest }) => type === 'docker' && dest !== undefined)?.dest;
    if (file !== undefined)
        return [`its output is the file ${file}, which is no image in a registry. Take it out of \`output\`.`];
    const packings = outputs.filter(isPushed).map((output) => JSON.stringify(packingOf([output])));
    if (new Set(packings).size < 2)
        return [];
    return ['it has several outputs that pack the image differently, and one is pushed. Leave one in `output`.'];
}
function isPushed({ type = '' }) {
    return ['image', 'registry'].includes(type);
}
function wrongCall({ call = 'build' }) {
    return call === 'build'
        ? []
        : [
            `its call is ${call}, which builds no image. Leave it out of \`targets\`, or of the group, or take \`call\` out.`,
        ];
}
const IMAGE_OUTPUTS = ['image', 'registry', 'docker', 'cacheonly'];
function packingOf(outputs) {
    const fields = outputs.find(isPushed) ?? {};
    const compression = COMPRESSIONS.find((known) => known === fields.compression) ?? 'default';
    const packing = Object.entries(fields).filter(([name]) => !PLACES.includes(name) && (name !== 'compression' || compression === 'default'));
    return { compression, packing: packing.map(([name, value]) => `${name}=${value}`) };
}
const COMPRESSIONS = ['gzip', 'estargz', 'zstd'];
const PLACES = ['type', 'name', 'push', 'push-by-digest', 'store', 'unpack', 'dest', 'tar'].concat([
    'registry.insecure',
    'name-canonical',
    'dangling-name-prefix',
]);
function attestation(attest, type) {
    const fields = attest.findLast((one) => one.type === type);
    if (fields === undefined || fields.disabled === 'true')
        return undefined;
    const { type: _type, disabled: _disabled, ...rest } = fields;
    return (0,_lib_csv_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .lineOf */ .cA)(rest) || 'true';
}
function secretOf({ id = '', env: given, src, source: file = src, type }, places) {
    const { workspace, variables, sizeOf } = places;
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
    const path = fromWorkspace((source ?? id).replace(/^~(?=\/)/, variables.HOME ?? '~'), places);
    if (sizeOf((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, path)))
        return { id, kind: 'file', path };
    return { mistake: `its secret ${id} is the file ${path}, which is not there, or empty.` };
}


/***/ }),

/***/ 2891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X3: () => (/* binding */ flushLog),
/* harmony export */   XJ: () => (/* binding */ ofTarget),
/* harmony export */   ce: () => (/* binding */ targetStepsOf),
/* harmony export */   lI: () => (/* binding */ failedTarget),
/* harmony export */   yu: () => (/* binding */ targetsFailed)
/* harmony export */ });
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);
/* harmony import */ var _errors_unexpected_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6161);
/* harmony import */ var _github_buffered_runner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5860);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1035);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9020);
/* harmony import */ var _further_places_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7885);
/* harmony import */ var _plan_targets_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8832);







function targetStepsOf(bake) {
    return bake.plan.targets.map((target) => {
        const log = (0,_github_buffered_runner_js__WEBPACK_IMPORTED_MODULE_4__/* .bufferedRunner */ .k)(bake.runner, target.name, bake.clock.now);
        const further = (0,_further_places_js__WEBPACK_IMPORTED_MODULE_2__/* .furtherOf */ .oH)(target, bake.inputs.further);
        return { target, log, further, step: stepOf(bake, target, { log, further }) };
    });
}
const ONE_IMAGE = { waitsForReplication: false, planOnly: false };
function stepOf({ inputs, plan, sources, ...context }, target, { log, further: others }) {
    const { repository, tags, build } = target;
    const { event = context.event, naming: { image } = inputs } = sources.get(target.name) ?? {};
    const { destination } = inputs;
    const destinations = destination.kind === 'engine' ? [] : [{ ...destination, repository }, ...others.map((one) => one.destination)];
    const { region } = destination;
    const own = (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({
        repository,
        tags,
        notices: [],
        image,
        build,
        region,
        destinations,
        ...ONE_IMAGE,
    });
    const { inlineDockerfile, packing, further } = target;
    const linked = (0,_plan_targets_js__WEBPACK_IMPORTED_MODULE_3__/* .referredTargets */ .I)([target.name], plan).map((other) => (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ ...other.build, name: other.name, inlineDockerfile: other.inlineDockerfile }));
    return {
        ...context,
        event,
        runner: log.runner,
        inputs: own,
        furtherSettings: (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ inlineDockerfile, packing, further, linked }),
    };
}
function flushLog({ runner }, { target, log }, sentence) {
    runner.section(target.name, log.take());
    runner.info(`${target.name}: ${sentence}`);
}
function failedTarget({ target: { name, repository } }, problem) {
    return { name, repository: repository.name, problem };
}
function ofTarget(name, thrown) {
    const failure = (0,_errors_unexpected_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .asFailure */ .h)(thrown);
    return new _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({ ...failure.problem, what: `Target ${name}: ${failure.problem.what}` }, { cause: failure });
}
function targetsFailed(failed, all, rest) {
    const [first] = failed;
    const heading = `${failed.length} of ${all} targets cannot be delivered. ${rest}`;
    const groups = Map.groupBy(failed, kindOf);
    const texts = [...groups.values()].map((alike) => alike.map(({ name, problem }) => `Target ${name}: ${problem.what}`));
    if (groups.size === 1) {
        const lines = texts.flat();
        const what = (all === 1 ? lines : [heading, ...lines]).join('\n');
        return new _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ ...first.problem, what, fix: fixOf(failed) }));
    }
    const lines = [...groups.values()].flatMap((alike, index) => {
        const { why } = alike[0]?.problem ?? {};
        const fix = fixOf(alike);
        return [
            ...(texts[index] ?? []),
            ...(why === undefined ? [] : [`    Likely cause: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_6__/* .indentedBy */ .d5)(4, why)}`]),
            ...(fix === undefined ? [] : [`    What to do: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_6__/* .indentedBy */ .d5)(4, fix)}`]),
        ];
    });
    return new _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({ code: first.problem.code, what: [heading, ...lines].join('\n') });
}
function fixOf([first, ...others]) {
    const fix = first?.problem.fix;
    if (fix === undefined || first === undefined || others.length === 0 || !fix.includes(first.repository))
        return fix;
    return `${fix}\nand the same for ${others.map(({ repository }) => repository).join(', ')}.`;
}
function kindOf({ problem: { code, why = '', fix = '' }, repository }) {
    return JSON.stringify([code, why, fix].map((text) => text.replaceAll(repository, '')));
}


/***/ }),

/***/ 2976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EX: () => (/* binding */ pushFailed),
/* harmony export */   Hp: () => (/* binding */ tagTakenFor),
/* harmony export */   Qk: () => (/* binding */ isPassingPushError),
/* harmony export */   SI: () => (/* binding */ isEngineGone),
/* harmony export */   c3: () => (/* binding */ refusalIn),
/* harmony export */   hE: () => (/* binding */ isTagRefused),
/* harmony export */   mZ: () => (/* binding */ isLoginRefused),
/* harmony export */   nn: () => (/* binding */ nameTaken),
/* harmony export */   qD: () => (/* binding */ TagTaken),
/* harmony export */   t0: () => (/* binding */ isPushError),
/* harmony export */   uN: () => (/* binding */ tagTaken),
/* harmony export */   xN: () => (/* binding */ isNameRace)
/* harmony export */ });
/* unused harmony exports PUSH_CAUSES, OTHER_PUSH_CAUSES */
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1619);
/* harmony import */ var _lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2778);
/* harmony import */ var _build_output_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8356);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5670);
/* harmony import */ var _common_fixes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8829);
/* harmony import */ var _disk_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2531);
/* harmony import */ var _distribution_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5834);
/* harmony import */ var _docker_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5158);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3582);









function isPassingPushError(output) {
    const said = (0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)(refusalIn(output));
    const cause = PUSH_CAUSES.find(({ when }) => when.test(said));
    return cause === undefined ? !FINAL_WITHOUT_CAUSE.test(said) : cause.passes === true;
}
const FINAL_WITHOUT_CAUSE = /unauthorized|(?:manifest|tag|digest) unknown|name invalid|does not exist|no such image|not found|no space left|40[0134] [A-Z]/i;
const LOGIN_REFUSED = /authorization token has expired|no basic auth|401 Unauthorized|HTTP 401 |^unauthorized:/i;
function isTagRefused(output) {
    return /400 Bad Request|immutable/i.test((0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)(refusalIn(output)));
}
function isLoginRefused(output) {
    const said = (0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)(refusalIn(output));
    if (/not authorized to perform/i.test(said))
        return false;
    return LOGIN_REFUSED.test(said) || /403 Forbidden/i.test(said);
}
function isPushError(output) {
    return PUSH_ERROR.test((0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)((0,_build_output_js__WEBPACK_IMPORTED_MODULE_4__/* .readBuildError */ .Bz)(output).message));
}
const PUSH_ERROR = /^(?:failed to (?:build|solve): |target [\w-]+: )*(?:failed to push |failed to authorize|failed to fetch oauth token|unexpected status from (?:HEAD|GET|POST|PATCH|PUT) request)/i;
function isEngineGone(output) {
    return _docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .ENGINE_GONE */ .pt.test((0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)(refusalIn(output)));
}
function isNameRace(output) {
    return NAME_RACE.test((0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)(refusalIn(output)));
}
const NAME_RACE = /^(?:Error response from daemon: )?(?:failed to create an image \S+ .*already exists$|tag does not exist: |An image does not exist locally with the tag: )/;
const PROGRESS = /^(?:The push refers to |Using default tag|[0-9a-f]{12}: )/;
function refusalIn(output) {
    if (/^#\d+ |^ERROR: failed to (?:build|solve): /m.test(output))
        return (0,_build_output_js__WEBPACK_IMPORTED_MODULE_4__/* .readBuildError */ .Bz)(output).message;
    const lines = output.split(/\r?\n/);
    const progress = lines.findLastIndex((line) => PROGRESS.test(line));
    if (progress < 0)
        return (0,_build_output_js__WEBPACK_IMPORTED_MODULE_4__/* .lastErrorLine */ .HY)(lines);
    const said = lines.slice(progress + 1).find((line) => line.trim() !== '' && line.trim() !== 'errors:');
    return said?.trim() ?? (0,_build_output_js__WEBPACK_IMPORTED_MODULE_4__/* .lastErrorLine */ .HY)(lines);
}
function pushFailed(output, target, attempts) {
    const said = refusalIn(output);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR({
        ...explainPushError(said, target, attempts),
        what: `docker push ${target.image} failed. Docker says: ${said}`,
    });
}
class TagTaken extends _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR {
}
function tagTaken(output, { image }, digest) {
    return new TagTaken({
        ...TAG_TAKEN,
        what: `docker push ${image} failed: this tag stands on ${digest} by now, and is immutable. Docker says: ${refusalIn(output)}`,
    });
}
function tagTakenFor(taken, { why, fix = '' }) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR({ ...taken.problem, why: `another run pushed it while this one was building; ${why}`, fix });
}
function nameTaken({ image }, attempts) {
    const each = attempts === 1 ? 'it' : 'each time it';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR({
        code: 'push-failed',
        what: `${image} was pushed ${times(attempts)}, and ${each} was another image, not the one that this step built: that is what ` +
            'the tag stands on now.',
        why: 'other runs share the Docker engine with this one, and give the same name to images of their own.',
        fix: WAIT_FOR_EACH_OTHER,
    });
}
const TAG_TAKEN = {
    code: 'tag-immutable',
    why: 'another job pushed this tag while this one was building, and tags of this repository cannot be overwritten.',
    fix: 'use the image that is there, or push a new commit.',
};
function explainPushError(said, target, attempts) {
    const causes = target.region === '' ? OTHER_PUSH_CAUSES : PUSH_CAUSES;
    const cause = (0,_causes_js__WEBPACK_IMPORTED_MODULE_5__/* .findCause */ .l)(causes, (0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)(said), { target, said, attempts });
    if (cause !== undefined)
        return cause;
    return {
        code: 'push-failed',
        why: `the network between this runner and ECR, or ECR itself; the push was tried ${times(attempts)}.`,
        fix: 'run the job again. What was uploaded stays, so the next push is shorter.',
    };
}
function times(attempts) {
    return attempts === 1 ? 'once' : `${attempts} times`;
}
const DENIED = { code: 'permission-missing', why: whyDenied, fix: statementToAdd };
const WAIT_FOR_EACH_OTHER = 'let builds that make the same tag wait for each other, with `concurrency:` in the workflow, or give each a tag of its own.';
const PUSH_CAUSES = [
    {
        ...DENIED,
        when: /not authorized to perform: ecr(?:-public)?:/,
        example: 'denied: User: arn:aws:sts::123456789012:assumed-role/push/gha is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:123456789012:repository/team/shop because no identity-based policy allows it',
    },
    {
        ...TAG_TAKEN,
        when: /immutable/i,
        example: "tag invalid: The image tag 'v1' already exists in the repository and cannot be overwritten because the tag is immutable.",
    },
    {
        code: 'repository-missing',
        when: /name unknown|does not exist in the registry|404 Not Found|HTTP 404 /i,
        why: ({ target: { repository, accountId, region } }) => `the repository ${repository} is not in account ${accountId}, region ${region}, or was deleted during the build.`,
        fix: 'set `create-repository: true`, or check `repository`, `registry-id` and `aws-region`.',
        example: "name unknown: The repository with name 'team/shop' does not exist in the registry with id '123456789012'",
    },
    {
        code: 'push-unauthorized',
        when: new RegExp(`${LOGIN_REFUSED.source}|not authorized|authentication required`, 'i'),
        why: ({ target: { host } }) => `the registry ${host} accepted neither this step's login nor a new one.`,
        fix: 'run the job again; should it happen always, see whether a proxy stands before the registry.',
        example: 'denied: Your authorization token has expired. Reauthenticate and try again.',
    },
    _disk_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DISK_FULL */ .w,
    {
        code: 'push-failed',
        when: NAME_RACE,
        passes: true,
        why: ({ attempts }) => `other runs share the Docker engine with this one, and give the same name to images of their own at the same moment; the push was tried ${times(attempts)}.`,
        fix: WAIT_FOR_EACH_OTHER,
        example: 'tag does not exist: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop:v1',
    },
    {
        code: 'docker-not-running',
        when: _docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .ENGINE_GONE */ .pt,
        passes: true,
        why: ({ attempts }) => `the Docker engine ended or was restarted during the push, and did not come back; the push was tried ${times(attempts)}.`,
        fix: _common_fixes_js__WEBPACK_IMPORTED_MODULE_6__/* .LOOK_AT_ENGINE */ .Z_,
        example: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    },
    {
        code: 'throttled',
        when: _docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .RATE_LIMITED */ .kU,
        passes: true,
        why: ({ attempts }) => `ECR takes only so many requests a second from an account and region, and other jobs push at the same time; the push was tried ${times(attempts)}.`,
        fix: _common_fixes_js__WEBPACK_IMPORTED_MODULE_6__/* .START_FEWER_JOBS */ .e3,
        example: 'toomanyrequests: Rate exceeded',
    },
    {
        ...DENIED,
        when: /403 Forbidden|HTTP 403 |denied/i,
        example: 'unexpected status from POST request to https://HOST/v2/NAME/blobs/uploads/: 403 Forbidden',
    },
    {
        code: 'push-failed',
        when: /400 Bad Request|HTTP 400 |(?:manifest|digest|tag) invalid/i,
        why: 'ECR refuses what is pushed as it is: the kind of its manifest, a name, or a tag that may not move.',
        fix: 'see what Docker says above; a re-run changes nothing. Attestations and indexes need a repository that takes them (`provenance: false`).',
        example: 'unexpected status from PUT request to https://HOST/v2/NAME/manifests/v1: 400 Bad Request',
    },
];
const OTHER_PUSH_CAUSES = [
    {
        code: 'registry-unauthorized',
        when: new RegExp(`${LOGIN_REFUSED.source}|authentication required|no basic auth`, 'i'),
        why: ({ target: { host } }) => `the job has no login at ${host}, or the one that it has is wrong or has run out.`,
        fix: ({ target: { host } }) => (0,_distribution_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .howToLogIn */ .TH)(host),
        example: 'unauthorized: authentication required',
    },
    {
        code: 'registry-denied',
        when: /403 Forbidden|HTTP 403 |denied|insufficient_scope/i,
        why: ({ target: { host, repository } }) => `the login at ${host} may not push to ${repository}, or the repository has to be created there first.`,
        fix: ({ target: { host } }) => `${mayPush(host)}Or take another login:\n${(0,_distribution_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .howToLogIn */ .TH)(host)}`,
        example: 'denied: requested access to the resource is denied',
    },
    {
        code: 'repository-missing',
        when: /name unknown|404 Not Found|HTTP 404 /i,
        why: ({ target: { host, repository } }) => `${host} has no repository ${repository}, and makes none by a push.`,
        fix: 'create the repository there, or check its name.',
        example: 'name unknown: repository name not known to registry',
    },
    ...PUSH_CAUSES.filter(({ code }) => !['permission-missing', 'repository-missing', 'push-unauthorized', 'tag-immutable'].includes(String(code))),
];
function mayPush(host) {
    return host === 'ghcr.io'
        ? 'let the job write packages:\n    permissions:\n      packages: write\n'
        : 'give it the right to push. ';
}
function whyDenied({ target, said }) {
    const { repository, accountId, region, isSeen } = target;
    const action = /not authorized to perform: (ecr(?:-public)?:\w+)/.exec(said)?.[1] ?? actionOf(said, target);
    const lacks = action === undefined ? 'the role lacks a permission to push' : `the role lacks ${action}`;
    return isSeen
        ? `${lacks}; or a boundary, an SCP or the repository's policy forbids it; or a quota is used up (tags of an image, images of a repository).`
        : `the role's policy is not for the repository ${repository} in account ${accountId}, region ${region} (perhaps the name is another one), or ${lacks}.`;
}
function statementToAdd({ target, said }) {
    const { repository, accountId, region, partition, isPublic = false } = target;
    const named = /not authorized to perform: ecr(?:-public)?:\w+ on resource: (arn:[^\s"]+)/.exec(said)?.[1];
    const own = isPublic
        ? `arn:aws:ecr-public::${accountId}:repository/${(0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_7__/* .splitPublicName */ .Hj)(repository).name}`
        : `arn:${partition}:ecr:${region}:${accountId}:repository/${repository}`;
    const actions = PUSH_ACTIONS.filter((action) => !isPublic || action !== 'BatchGetImage').map((action) => `${serviceOf(target)}:${action}`);
    const statement = (0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_8__/* .allow */ .c)(actions, named ?? own);
    return `see that the role's policy has this statement:\n    ${JSON.stringify(statement)}`;
}
function serviceOf({ isPublic = false }) {
    return isPublic ? 'ecr-public' : 'ecr';
}
function actionOf(said, target) {
    const request = /(HEAD|GET|POST|PATCH|PUT) request to \S+\/v2\/\S+?\/(blobs\/uploads|blobs|manifests)\//.exec(said);
    const actions = {
        'HEAD blobs': 'BatchCheckLayerAvailability',
        'POST blobs/uploads': 'InitiateLayerUpload',
        'PATCH blobs/uploads': 'UploadLayerPart',
        'PUT blobs/uploads': 'CompleteLayerUpload',
        'HEAD manifests': 'BatchGetImage',
        'GET manifests': 'BatchGetImage',
        'PUT manifests': 'PutImage',
    };
    const action = request === null ? undefined : actions[`${request[1]} ${request[2]}`];
    return action && `${serviceOf(target)}:${action}`;
}
const PUSH_ACTIONS = [
    'BatchCheckLayerAvailability',
    'BatchGetImage',
    'CompleteLayerUpload',
    'InitiateLayerUpload',
    'PutImage',
    'UploadLayerPart',
];


/***/ }),

/***/ 6161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ asFailure)
/* harmony export */ });
/* harmony import */ var _disk_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2531);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3582);


function asFailure(thrown) {
    if (thrown instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR)
        return thrown;
    const file = (0,_disk_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explainFileError */ .Y)(thrown);
    if (file !== undefined)
        return file;
    const told = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR({
        code: 'unexpected',
        what: `The action stopped on something it does not know how to explain. ${told}`,
        why: 'a defect of this action, or a situation it was never tried in.',
        fix: 'run the job again with "Enable debug logging" and report the log as an issue of this action.',
    }, { cause: thrown });
}


/***/ }),

/***/ 1002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AM: () => (/* binding */ minimalPolicy),
/* harmony export */   Ro: () => (/* binding */ actionsOf),
/* harmony export */   qM: () => (/* binding */ repositoryArn)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1619);
/* harmony import */ var _lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2778);
/* harmony import */ var _registry_location_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4565);



const UPLOAD = [
    'BatchCheckLayerAvailability',
    'CompleteLayerUpload',
    'InitiateLayerUpload',
    'PutImage',
    'UploadLayerPart',
];
const ACTIONS = {
    push: [...UPLOAD, 'BatchGetImage', 'DescribeImages', 'DescribeRepositories'],
    create: ['CreateRepository'],
    pull: ['BatchGetImage', 'GetDownloadUrlForLayer'],
    retag: ['BatchGetImage', 'DescribeImages', 'DescribeRepositories', 'PutImage'],
    read: ['GetDownloadUrlForLayer'],
    'read-cache': ['BatchGetImage', 'GetDownloadUrlForLayer'],
    'write-cache': [...UPLOAD, 'BatchGetImage', 'GetDownloadUrlForLayer'],
    copy: ['BatchGetImage', 'DescribeImages', 'GetDownloadUrlForLayer'],
    show: [],
};
const PUBLIC_ACTIONS = {
    push: [...UPLOAD, 'DescribeImages', 'DescribeRepositories'],
    create: ['CreateRepository'],
    pull: [],
    retag: ['BatchCheckLayerAvailability', 'DescribeImages', 'DescribeRepositories', 'PutImage'],
    read: [],
    'read-cache': [],
    'write-cache': UPLOAD,
    copy: ['DescribeImages', 'DescribeRepositories'],
    show: ['GetRepositoryCatalogData', 'PutRepositoryCatalogData'],
};
function actionsOf(uses, isPublic = false) {
    const [service, actions] = isPublic ? ['ecr-public', PUBLIC_ACTIONS] : ['ecr', ACTIONS];
    return [...new Set(uses.flatMap((use) => actions[use]))].sort().map((action) => `${service}:${action}`);
}
function minimalPolicy(used, buckets = []) {
    const byArn = Map.groupBy(used, repositoryArn);
    const needs = [...byArn]
        .map(([arn, uses]) => ({
        arn,
        actions: actionsOf(uses.map(({ use }) => use), uses[0]?.isPublic),
    }))
        .filter(({ actions }) => actions.length > 0);
    const alike = Map.groupBy(needs, ({ actions }) => actions.join());
    const statements = [...alike.values()].map((group) => {
        const [{ actions } = { actions: [] }] = group;
        return (0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .c)(actions, group.map(({ arn }) => arn));
    });
    return {
        Version: '2012-10-17',
        Statement: [...loginStatements(used), ...statements, ...buckets.flatMap(bucketStatements)],
    };
}
function bucketStatements({ partition, bucket, prefix, isWritten }) {
    const arn = `arn:${partition}:s3:::${bucket}`;
    const write = isWritten ? ['s3:AbortMultipartUpload', 's3:PutObject'] : [];
    return [(0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .c)('s3:ListBucket', arn), (0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .c)(['s3:GetObject', ...write].sort(), `${arn}/${prefix}/*`)];
}
function loginStatements(used) {
    const ofPublic = used.filter(({ isPublic }) => isPublic === true);
    const isCreated = ofPublic.some(({ use }) => use === 'create');
    const own = used.length > ofPublic.length || used.length === 0 ? ['ecr:GetAuthorizationToken'] : [];
    const actions = [
        ...own,
        ...(isCreated ? ['ecr-public:DescribeRegistries'] : []),
        ...(ofPublic.length > 0 ? PUBLIC_LOGIN : []),
    ];
    return [(0,_lib_iam_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .c)(actions, '*')];
}
const PUBLIC_LOGIN = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'];
function repositoryArn({ accountId, region, name, isPublic = false }) {
    if (isPublic)
        return `arn:aws:ecr-public::${accountId}:repository/${(0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_2__/* .splitPublicName */ .Hj)(name).name}`;
    return `arn:${(0,_registry_location_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region)}:ecr:${region}:${accountId}:repository/${name}`;
}


/***/ })

};
;