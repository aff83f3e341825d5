"use strict";
exports.id = 962;
exports.ids = [962];
exports.modules = {

/***/ 110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oe: () => (/* binding */ buildCommand),
/* harmony export */   Pv: () => (/* binding */ lastOfEach),
/* harmony export */   jH: () => (/* binding */ outputOf),
/* harmony export */   r7: () => (/* binding */ shellWord)
/* harmony export */ });
/* harmony import */ var _lib_csv_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3654);
/* harmony import */ var _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(505);


function buildCommand(build, images, { builder, output, caches = _plan_cache_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_CACHE */ .DQ, platforms = build.platforms, metadataFile, file } = {
    output: 'engine',
}) {
    const flags = flagsOf(build, images, { builder, output, caches, platforms, file });
    return {
        variables: secretVariables(build.secrets),
        args: [
            ...(builder === undefined ? ['build'] : ['buildx', 'build']),
            ...(metadataFile === undefined ? [] : ['--metadata-file', metadataFile]),
            ...flags.flatMap(([name, value]) => (value === undefined ? [name] : [name, value])),
            placeOf(build.context),
        ],
        shown: [
            builder === undefined ? 'docker build' : 'docker buildx build',
            ...flags.flatMap(([name, value, shown]) => (value === undefined ? [name] : [name, shellWord(shown ?? value)])),
            shellWord(placeOf(build.context)),
        ].join(' '),
    };
}
function flagsOf(build, images, { builder, output, caches, platforms, file }) {
    return [
        ...optional('--builder', builder),
        ...each('--allow', build.allow),
        ...each('--add-host', build.addHosts),
        ...each('--annotation', build.annotations),
        ...build.buildArgs.map(({ name, value }) => {
            const given = value === undefined ? name : `${name}=${value}`;
            return ['--build-arg', given, value === undefined ? name : `${name}=…`];
        }),
        ...build.buildContexts.map(({ name, value }) => ['--build-context', `${name}=${value}`]),
        ...each('--cache-from', [...caches.from, ...build.cacheFrom]),
        ...each('--cache-to', [...caches.to, ...build.cacheTo]),
        ...optional('--file', build.file),
        ...lastOfEach(build.labels).map(({ key, value }) => ['--label', `${key}=${value}`]),
        ...optional('--network', build.network),
        ...(build.noCache ? [['--no-cache']] : []),
        ...each('--no-cache-filter', build.noCacheFilters),
        ...optional('--platform', platforms.join(',') || undefined),
        ...optional('--provenance', build.provenance),
        ...(build.pull ? [['--pull']] : []),
        ...optional('--sbom', build.sbom),
        ...build.secrets.map((secret, index) => ['--secret', secretFlag(secret, index)]),
        ...optional('--shm-size', build.shmSize),
        ...each('--ssh', build.ssh),
        ...each('--tag', images),
        ...optional('--target', build.target),
        ...optional('--output', file === undefined ? outputOf(build, output) : layoutIn(file, build)),
        ...each('--ulimit', build.ulimits),
    ];
}
function optional(name, value) {
    return value === undefined ? [] : [[name, value]];
}
function each(name, values) {
    return values.map((value) => [name, value]);
}
function outputOf({ annotations, compression }, output, packing = []) {
    const isOci = annotations.length > 0 || compression !== 'default';
    const packed = [...(isOci ? ['oci-mediatypes=true'] : []), ...compressionOf(compression), ...packing.map(_lib_csv_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .csvField */ .XR)];
    switch (output) {
        case 'engine':
            if (packed.length === 0)
                return undefined;
            return ['type=image', ...packed, `unpack=${!packing.includes('rewrite-timestamp=true')}`].join(',');
        case 'load':
            return 'type=docker';
        case 'push':
            return ['type=image', 'push=true', ...packed].join(',');
        case 'stay':
            return 'type=image,push=false';
        case 'none':
            return undefined;
    }
}
function layoutIn(file, { compression }) {
    return ['type=oci', (0,_lib_csv_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .csvField */ .XR)(`dest=${file}`), ...compressionOf(compression)].join(',');
}
function compressionOf(compression) {
    return compression === 'default' ? [] : [`compression=${compression}`];
}
function variableOf(index) {
    return `ECR_BUILD_PUSH_SECRET_${index}`;
}
function secretVariables(secrets) {
    return Object.fromEntries(secrets.flatMap((secret, index) => (secret.kind === 'value' ? [[variableOf(index), secret.value]] : [])));
}
function secretFlag(secret, index) {
    switch (secret.kind) {
        case 'value':
            return `id=${secret.id},env=${variableOf(index)}`;
        case 'variable':
            return `id=${secret.id},env=${secret.name}`;
        case 'file':
            return [`id=${secret.id}`, (0,_lib_csv_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .csvField */ .XR)(`src=${secret.path}`)].join(',');
    }
}
function placeOf(context) {
    return context.startsWith('-') ? `./${context}` : context;
}
function lastOfEach(labels) {
    return [...new Map(labels.map((label) => [label.key, label])).values()];
}
function shellWord(text) {
    return /^[\w@%+=:,./…-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 6713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ digestInMetadata),
/* harmony export */   Lj: () => (/* binding */ configDigestInMetadata),
/* harmony export */   Xx: () => (/* binding */ digestOfTarget)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6210);

function digestInMetadata(metadata) {
    return digestOf((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(metadata));
}
function configDigestInMetadata(metadata) {
    return digestUnder('containerimage.config.digest', (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(metadata));
}
function digestOfTarget(metadata, target) {
    return digestOf((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(metadata))[target]);
}
function digestOf(made) {
    return digestUnder('containerimage.digest', made);
}
function digestUnder(key, made) {
    const digest = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(made)[key];
    return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}


/***/ }),

/***/ 7842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q3: () => (/* binding */ buildFailed),
/* harmony export */   wY: () => (/* binding */ isPassingBuildError)
/* harmony export */ });
/* unused harmony export BUILD_CAUSES */
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9020);
/* harmony import */ var _lib_variable_name_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3950);
/* harmony import */ var _build_output_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8356);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5670);
/* harmony import */ var _common_fixes_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8829);
/* harmony import */ var _context_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1435);
/* harmony import */ var _disk_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2531);
/* harmony import */ var _docker_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5158);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3582);









const NO_DOCKERFILE = /failed to read dockerfile: (?:open|l?stat) .*no such file|unable to evaluate symlinks in Dockerfile path|resolve ?: lstat/i;
function buildFailed(failed) {
    const { line, instruction, lastLines, message } = failed.error;
    const isPlaceKnown = line !== undefined || instruction !== undefined;
    const place = `${failed.dockerfile}${line === undefined ? '' : `:${line}`}${instruction === undefined ? '' : `: ${instruction}`}`;
    const ended = failed.exitCode === null ? 'docker build was ended by a signal' : 'The build failed';
    const what = [
        isPlaceKnown ? `${ended} at ${place}` : `${ended}.`,
        ...lastLines.map((text) => `    ${text}`),
        `Docker says: ${message}`,
        'Nothing was pushed.',
    ].join('\n');
    const location = isPlaceKnown && failed.inWorkspace ? (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ file: failed.dockerfile, line }) : undefined;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ ...explainBuildError(failed), what, location }));
}
function isPassingBuildError(output) {
    const { message } = (0,_build_output_js__WEBPACK_IMPORTED_MODULE_5__/* .readBuildError */ .Bz)(output);
    return [LOST_CONNECTION, OUT_OF_TIME].some((word) => word.test(message)) || STORED_TWICE.test((0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)(message));
}
const LOST_CONNECTION = /^failed to solve: Unavailable: rpc error: .*only one connection allowed/;
const OUT_OF_TIME = /^failed to solve: DeadlineExceeded: (?:commit failed: )?context deadline exceeded$/;
const STORED_TWICE = /^failed to (?:solve|build): (?!process ).*\balready exists$/;
function explainBuildError(failed) {
    const cause = (0,_causes_js__WEBPACK_IMPORTED_MODULE_6__/* .findCause */ .l)(BUILD_CAUSES, (0,_docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerWords */ .eJ)(failed.error.message), failed);
    return cause ?? { code: 'build-failed', fix: 'see the output of the build above.' };
}
const COMMAND_ENDED = /did not complete successfully|returned a non-zero code/i;
const PULLS_NOTHING = /^(?:ARG|CMD|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\b/i;
function isPull({ error: { instruction = '' } }) {
    return !PULLS_NOTHING.test(instruction);
}
const BUILDER_SAYS = '^(?:(?:failed to (?:solve|build|run Build function)|Error response from daemon): )*';
const REGISTRY_SAYS = '(?:failed to (?:resolve|do request|authorize|fetch|copy)\\b|unexpected (?:HTTP )?status|(?:Get|Head|Post) "…").*';
const DENIED = new RegExp(`${BUILDER_SAYS}(?:\\S+: )?pull access denied|` +
    `(?:${BUILDER_SAYS}(?:error parsing )?|${REGISTRY_SAYS})` +
    '(?:no basic auth credentials|401 Unauthorized|403 Forbidden|HTTP 40[13] |insufficient_scope|not authorized|(?:denied|unauthorized):(?: |$))', 'i');
const IMAGE_NAMES = '`COPY --from=NAME` takes a name that is no stage for an image, too.';
const BUILD_CAUSES = [
    _disk_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DISK_FULL */ .w,
    {
        code: 'docker-not-running',
        when: _docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .ENGINE_GONE */ .pt,
        why: 'the Docker engine, or the builder, ended or was restarted during the build; often the machine had no memory left.',
        fix: _common_fixes_js__WEBPACK_IMPORTED_MODULE_7__/* .LOOK_AT_ENGINE */ .Z_,
        example: 'failed to solve: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF',
    },
    {
        code: 'build-failed',
        when: _build_output_js__WEBPACK_IMPORTED_MODULE_5__/* .CHECKS_FAILED */ .yG,
        why: 'the Dockerfile makes checks of BuildKit errors (`# check=error=true`, or the build argument BUILDKIT_DOCKERFILE_CHECK), and does not pass these.',
        fix: ({ error }) => 'change these lines; https://docs.docker.com/reference/build-checks/ tells what each check wants. Checks that do not fit are left out at the top of the Dockerfile:\n' +
            `    # check=skip=${brokenRules(error)};error=true`,
        example: 'failed to solve: lint violation found for rules: JSONArgsRecommended',
    },
    {
        code: 'build-failed',
        when: OUT_OF_TIME,
        why: 'the machine, or its disk, had so much else to do that the builder came to the end of its own time limits, several times.',
        fix: 'run the job again; let fewer jobs at once build on this runner.',
        example: 'failed to solve: DeadlineExceeded: context deadline exceeded',
    },
    {
        code: 'build-failed',
        when: COMMAND_ENDED,
        only: ({ error }) => isForeignProgram(error),
        why: 'the build runs a program of another platform than the runner, and nothing on it emulates that one.',
        fix: 'add docker/setup-qemu-action before this step; or build each platform on a runner of its own, which is faster; or cross-compile with `FROM --platform=$BUILDPLATFORM`.',
        example: 'exec /bin/sh: exec format error\nfailed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 255',
    },
    {
        code: 'build-failed',
        when: COMMAND_ENDED,
        only: (context) => missingSecret(context) !== undefined,
        why: (context) => `the Dockerfile takes the secret ${missingSecret(context)}, and this step does not give it.`,
        fix: (context) => secretToAdd(missingSecret(context), context),
        example: "cat: can't open '/run/secrets/npm_token': No such file or directory\nfailed to solve: process \"/bin/sh -c npm ci\" did not complete successfully: exit code: 1",
    },
    {
        code: 'build-failed',
        when: COMMAND_ENDED,
        why: 'the command in the Dockerfile failed; its own output is above.',
        fix: ({ command }) => `run the same build where you can look at it:\n    ${command}`,
        example: 'failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    },
    {
        code: 'build-failed',
        when: /\bsecret \S+: not found/,
        why: ({ error }) => `the Dockerfile takes the secret ${requiredSecret(error)}, and this step does not give it.`,
        fix: (context) => secretToAdd(requiredSecret(context.error), context),
        example: 'failed to solve: secret npm_token: not found',
    },
    {
        code: 'build-failed',
        when: /unable to start container process/,
        why: 'the program that RUN names is not in the image, or may not be executed; without a shell in the image RUN needs the form with brackets.',
        fix: 'check the path of that program, its first line (`#!`) and its permissions.',
        example: 'runc create failed: unable to start container process: exec: "/app": permission denied: unknown',
    },
    {
        code: 'build-failed',
        when: /target stage .* could not be found|failed to reach build target/i,
        why: 'the Dockerfile has no stage of that name.',
        fix: ({ isBake }) => `compare \`target\`${isBake ? ' in the bake file' : ''} with the names behind AS in the Dockerfile.`,
        example: 'failed to solve: target stage "release" could not be found',
    },
    {
        code: 'dockerfile-missing',
        when: NO_DOCKERFILE,
        only: ({ inWorkspace }) => !inWorkspace,
        why: 'the Dockerfile is not there in what was fetched from the address of the context, or on another branch.',
        fix: ({ isBake }) => `set \`${isBake ? 'dockerfile' : 'file'}\` to its path from the root of the context, and check the branch behind \`#\`.`,
        example: 'failed to solve: failed to read dockerfile: open docker/Dockerfile: no such file or directory',
    },
    {
        code: 'build-failed',
        when: /failed to read (?:dockerfile|downloaded context)|failed to fetch|unable to prepare context|could not resolve host|repository .* not found/i,
        only: ({ inWorkspace }) => !inWorkspace,
        why: 'the context could not be fetched: its address, branch or folder is wrong, it is private, or not reached from this runner.',
        fix: 'check `context`; for the repository of this workflow use actions/checkout and a path.',
        example: 'failed to solve: failed to fetch https://github.com/acme/shop.git: exit status 128',
    },
    {
        code: 'dockerfile-missing',
        when: NO_DOCKERFILE,
        why: ({ isBake }) => `the Dockerfile is not where \`${isBake ? 'dockerfile' : 'file'}\` (or \`context\`) says, or .dockerignore leaves it out.`,
        fix: ({ isBake }) => isBake
            ? 'set `dockerfile` of the target to its path from the context.'
            : 'set `file` to its path from the workspace, for example `file: docker/Dockerfile`.',
        example: 'failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
    },
    ..._context_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CONTEXT_CAUSES */ .p8,
    {
        code: 'build-failed',
        when: /failed to load cache key: |ADD failed: /,
        why: 'an address that ADD fetches does not give the file, or is not reached from this runner.',
        fix: 'open the address behind ADD; what needs a login is fetched before this step, and copied with COPY.',
        example: 'failed to solve: failed to load cache key: invalid response status 404',
    },
    {
        code: 'build-failed',
        when: /error writing (?:layer|manifest|config) blob|cache exporter/i,
        why: 'the cache could not be written: the registry or service that `cache-to` names refuses it, or is not reached.',
        fix: 'check the address and the login for `cache-to`; with `ignore-error=true` in it a cache that is not written is no failure.',
        example: 'failed to solve: error writing layer blob: unexpected status from POST request to …: 403 Forbidden',
    },
    {
        code: 'throttled',
        when: _docker_words_js__WEBPACK_IMPORTED_MODULE_2__/* .RATE_LIMITED */ .kU,
        only: isPull,
        why: 'the registry of a base image lets only so many images be pulled in a time; pulls without a login count together for all that share an address, as runners do.',
        fix: 'log in to that registry before this step, with docker/login-action; or name the image in a mirror behind FROM, such as a ' +
            'pull-through cache of ECR: ACCOUNT.dkr.ecr.REGION.amazonaws.com/docker-hub/library/node:24',
        example: 'failed to solve: node:24: failed to resolve source metadata for docker.io/library/node:24: unexpected status from HEAD request to https://registry-1.docker.io/v2/library/node/manifests/24: 429 Too Many Requests',
    },
    {
        code: 'base-image-denied',
        when: DENIED,
        only: isPull,
        why: "the registry of a base image refuses this job: the image's name is wrong, or a login or permission is missing.",
        fix: 'check the name behind FROM. From another repository in ECR the role needs ecr:BatchGetImage and ' +
            `ecr:GetDownloadUrlForLayer on it; for other registries run docker/login-action before this step. ${IMAGE_NAMES}`,
        example: 'failed to solve: acme/base: pull access denied, repository does not exist or may require authorization',
    },
    {
        code: 'build-failed',
        when: /no match for platform|does not match the specified platform/i,
        only: isPull,
        why: 'a base image is not there for the platform that is built (see DOCKER_DEFAULT_PLATFORM and FROM --platform).',
        fix: 'use a base image that is there for this platform, or a runner of the other platform.',
        example: 'failed to solve: docker.io/acme/base:1: no match for platform in manifest: not found',
    },
    {
        code: 'build-failed',
        when: /(?:failed to (?:resolve|do request|authorize|copy)|unexpected (?:HTTP )?status|dial tcp|(?:Get|Head) ").*(?:\b50\d [A-Z]|no such host|connection re(?:fused|set)|timeout|x509: |deadline exceeded|: EOF$)/i,
        only: isPull,
        why: 'the registry of a base image was not reached from this runner, or is in trouble: its name may be misspelled, or DNS, a proxy or a firewall is in the way.',
        fix: `check the name behind FROM, and that the runner reaches that registry; then run the job again. ${IMAGE_NAMES}`,
        example: 'failed to solve: failed to resolve source metadata for …: failed to do request: Head "…": dial tcp: lookup registry.example on 127.0.0.53:53: no such host',
    },
    {
        code: 'build-failed',
        when: /failed to resolve source metadata|failed to resolve reference|manifest (?:unknown|for …)|HTTP 404 /i,
        only: isPull,
        why: 'a base image was not found: its name or tag is wrong.',
        fix: `check the name behind FROM. ${IMAGE_NAMES}`,
        example: 'failed to solve: acme/base:9: failed to resolve source metadata for docker.io/acme/base:9: not found',
    },
];
function isForeignProgram({ message, lastLines }) {
    const [, program = ''] = /(?:process "|The command ')(\S+?)(?:["'\\]| )/.exec(message) ?? [];
    const [line = '', ...further] = lastLines;
    const said = line.replace(/^[\d.]+ /, '');
    return further.length === 0 && said === `exec ${program}: exec format error`;
}
function missingSecret({ error, secretIds = [] }) {
    const { instruction = '', lastLines } = error;
    const mounts = instruction.match(/--mount=\S*type=secret\S*/g) ?? [];
    const ids = mounts.flatMap((mount) => /[=,]id=([\w.-]+)/.exec(mount)?.[1] ?? []);
    const isMissed = (id) => lastLines.some((line) => line.includes(`/run/secrets/${id}`) && /No such file/i.test(line));
    return ids.find((id) => !secretIds.includes(id) && isMissed(id));
}
function requiredSecret({ message }) {
    return /\bsecret ([\w.-]+): not found/.exec(message)?.[1];
}
function secretToAdd(id = '', { isBake }) {
    const variable = (0,_lib_variable_name_js__WEBPACK_IMPORTED_MODULE_8__/* .variableName */ .c)(id);
    return isBake
        ? `add it to the target in the bake file, and that variable under \`env:\` of this step:\n    secret = ["id=${id},env=${variable}"]`
        : `add it:\n    secrets: |\n      ${id}=\${{ secrets.${variable} }}`;
}
function brokenRules({ message }) {
    return message.slice(message.lastIndexOf(': ') + 2).replaceAll(', ', ',');
}


/***/ }),

/***/ 1435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $s: () => (/* binding */ isClassicError),
/* harmony export */   eZ: () => (/* binding */ fileNotInContext),
/* harmony export */   p8: () => (/* binding */ CONTEXT_CAUSES)
/* harmony export */ });
const NOT_IN_CONTEXT = /checksum of ref|file not found in build context|(?:COPY|ADD) failed: (?:stat|no source files)/i;
const CONTEXT_CAUSES = [
    {
        code: 'build-failed',
        when: new RegExp(`${NOT_IN_CONTEXT.source}|(?:^|: )lstat .*: no such file`, 'i'),
        only: ({ error }) => stageOf(error) !== undefined,
        why: ({ error }) => `${fileOf(error)} is not in ${stageOf(error)}, which \`from\` names.`,
        fix: 'compare the path with what that stage or image makes; it starts at its root folder.',
        example: 'failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "/dist": not found',
    },
    ofKind('ignored', {
        file: '/dist/app.jar',
        why: (file, { file: by, line, pattern }) => `${file} is there, but line ${line} of ${by} (\`${pattern}\`) leaves it out of the build context.`,
        fix: ({ error }) => `take that line out, or add an exception below it:\n    !${fileOf(error).replace(/^\//, '')}`,
    }),
    ofKind('other-case', {
        file: '/App.jar',
        why: (file, { path }) => `${file} is not in the build context, but ${path} is: capitals count.`,
        fix: 'write the name in the Dockerfile as the file has it.',
    }),
    ofKind('outside', {
        file: '/package.json',
        why: (file, { context }) => `${file} is in the workspace, but not below ${context}, which is the build context; paths in COPY and ADD start there.`,
        fix: ({ isBake }) => isBake
            ? 'set `context` of the target to `.`, and `dockerfile` to the path of its Dockerfile.'
            : 'set `context: .`, and `file` to the path of the Dockerfile.',
    }),
    ofKind('missing', {
        file: '/target/app.jar',
        why: (file) => `${file} is not in the build context: it was not checked out or built yet, or its name is wrong.`,
        fix: 'check the name, which starts at `context`; run what makes the file before this step.',
    }),
    {
        code: 'build-failed',
        when: NOT_IN_CONTEXT,
        why: ({ error }) => `${fileOf(error)} is not in the build context: it was not checked out or built yet, or .dockerignore leaves it out.`,
        fix: 'check `context` and .dockerignore; paths in COPY and ADD start at the context.',
        example: 'failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "/app.jar": not found',
    },
];
function stageOf({ instruction = '' }) {
    const [, copied, mounted] = /^COPY\b.* --from=(\S+)|^RUN\b.* --mount=\S*\bfrom=([^\s,]+)/i.exec(instruction) ?? [];
    return copied ?? mounted;
}
function isOfKind(absent, kind) {
    return absent?.kind === kind;
}
function ofKind(kind, row) {
    return {
        code: 'build-failed',
        when: NOT_IN_CONTEXT,
        only: ({ absent }) => isOfKind(absent, kind),
        why: ({ error, absent }) => (isOfKind(absent, kind) ? row.why(fileOf(error), absent) : ''),
        fix: row.fix,
        example: `failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "${row.file}": not found`,
    };
}
function fileNotInContext(error) {
    return stageOf(error) === undefined ? notFound(error) : undefined;
}
function isClassicError({ message }) {
    return /^(?:COPY|ADD) failed: /.test(message);
}
function fileOf({ message }) {
    return notFound({ message }) ?? 'the file';
}
function notFound({ message }) {
    const [, file, classic, folder] = /ref \S+: "([^"]+)": not found|stat (.+): file does not exist|ref \S+: .*: lstat \S*\/buildkit-mount\d+(\/.+): no such file or directory$/.exec(message) ?? [];
    return file ?? classic ?? folder;
}


/***/ }),

/***/ 5834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ uploadAstray),
/* harmony export */   Ew: () => (/* binding */ loginMissing),
/* harmony export */   H3: () => (/* binding */ digestMismatch),
/* harmony export */   KL: () => (/* binding */ contentMissing),
/* harmony export */   SP: () => (/* binding */ registryRefused),
/* harmony export */   SX: () => (/* binding */ manifestUnknown),
/* harmony export */   TH: () => (/* binding */ howToLogIn),
/* harmony export */   U4: () => (/* binding */ loginRefused),
/* harmony export */   YK: () => (/* binding */ manifestNotPut),
/* harmony export */   ZG: () => (/* binding */ contentDamaged),
/* harmony export */   _o: () => (/* binding */ repositoryAbsent),
/* harmony export */   cs: () => (/* binding */ unsafeRealm),
/* harmony export */   qC: () => (/* binding */ registryUnreachable),
/* harmony export */   rX: () => (/* binding */ registryDenied),
/* harmony export */   te: () => (/* binding */ contentDenied)
/* harmony export */ });
/* harmony import */ var _lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1619);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);


function loginMissing({ host, repository }, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unauthorized',
        what: `The registry ${host} does not let anybody into ${repository} without a login: ${said}.`,
        why: 'the job has no login at this registry. Some registries also say so of a repository that is not there.',
        fix: howToLogIn(host),
    });
}
function loginRefused(host, at, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unauthorized',
        what: `The login at the registry ${host} was refused${at === host ? '' : ` by ${at}`}: ${said}.`,
        why: 'name or password is wrong, has run out, or was taken back.',
        fix: howToLogIn(host),
    });
}
function howToLogIn(host) {
    const lines = (0,_lib_ecr_host_js__WEBPACK_IMPORTED_MODULE_1__/* .isEcrHost */ .R5)(host)
        ? ['    - uses: aws-actions/amazon-ecr-login@v2']
        : [
            '    - uses: docker/login-action@v4',
            '      with:',
            ...(host === 'docker.io' ? [] : [`        registry: ${host}`]),
            `        username: ${host === 'ghcr.io' ? '${{ github.actor }}' : '${{ vars.REGISTRY_USER }}'}`,
            `        password: ${host === 'ghcr.io' ? '${{ secrets.GITHUB_TOKEN }}' : '${{ secrets.REGISTRY_PASSWORD }}'}`,
        ];
    return ['log in before this step:', ...lines].join('\n');
}
function unsafeRealm(host, realm) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unauthorized',
        what: `The registry ${host} sends for a token to ${JSON.stringify(realm)}. Nothing was sent there.`,
        why: 'that is no address with TLS, so that others could read the password; perhaps a proxy has changed the answer.',
        fix: 'let the registry name a place with https://, or use it from this machine only.',
    });
}
function registryDenied({ host, repository }, permission, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-denied',
        what: `The registry ${host} does not allow this in ${repository}: ${said}.`,
        why: `the login lacks ${permission} for this repository, or the repository has to be created first.`,
        fix: `give the login ${permission} on ${repository}, or check the name.`,
    });
}
function contentDenied(from, permission, what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-denied',
        what: `The login may not read the ${what} in ${from}.`,
        why: `it lacks ${permission} for this repository.`,
        fix: `give it ${permission}, or check the name.`,
    });
}
function contentMissing(from, what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'image-missing',
        what: `${from} has no ${what}.`,
        why: 'it was deleted or never pushed, or the name is another one.',
        fix: 'check the name, or push the image anew.',
    });
}
function manifestNotPut(place, reference, refused) {
    switch (refused.kind) {
        case 'denied':
            return registryDenied(place, refused.permission, refused.said);
        case 'repository-missing':
            return repositoryAbsent(place, 'it does not know the name');
        case 'incomplete':
            return registryRefused(place, `the manifest ${reference}`, refused.said);
        case 'immutable':
            return registryRefused(place, `the manifest ${reference}`, 'the tag stands on another image, and cannot be overwritten');
        case 'full':
            return registryRefused(place, `the manifest ${reference}`, 'the image has as many tags as the registry takes');
    }
}
function repositoryAbsent({ host, repository }, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'repository-missing',
        what: `The registry ${host} has no repository ${repository}: ${said}.`,
        why: 'the name is another one, or the repository has to be created before a push.',
        fix: 'create the repository, or check its name.',
    });
}
function registryUnreachable(host, reason, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-unreachable',
        what: `The registry ${host} did not answer, however often it was asked: ${reason}.`,
        why: 'the name of the host is wrong, or a proxy or a firewall stands between this runner and the registry.',
        fix: 'check the name, and HTTPS_PROXY and NO_PROXY on a self-hosted runner; else run the job again.',
    }, { cause });
}
function registryRefused({ host, repository }, asked, said) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-refused',
        what: `The registry ${host} did not take ${asked} of ${repository}: ${said}.`,
        why: 'the registry does not take images of this kind or size, a quota of it is used up, or it has trouble.',
        fix: 'see what the registry says above; where it has trouble, run the job again later.',
    });
}
function digestMismatch(digest, from, got) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'digest-mismatch',
        what: `${from} gave something else in the place of ${digest}: ${got}.`,
        why: 'what is stored there is damaged, or something on the way, such as a proxy, changes it.',
        fix: 'push or write the image anew, and see whether a proxy stands in between.',
    });
}
function contentDamaged(digest, got) {
    return digestMismatch(digest, 'What was to be sent', `it has ${got}`);
}
function uploadAstray(place, location) {
    return registryRefused(place, 'an upload', `it names ${JSON.stringify(location)} as the place to send it to`);
}
function manifestUnknown(from, what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR({
        code: 'registry-refused',
        what: `What ${from} has under ${what} is no manifest of an image, nor an index of such.`,
        why: 'it is of a kind that is out of use (schema 1), or no image at all.',
        fix: 'build and push the image anew with a Docker that is not older than 2017.',
    });
}


/***/ }),

/***/ 6195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ canonicalJson)
/* harmony export */ });
function canonicalJson(value) {
    return JSON.stringify(value, (_key, inner) => typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner);
}


/***/ }),

/***/ 1403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ DAY_MS)
/* harmony export */ });
const DAY_MS = 86_400_000;


/***/ }),

/***/ 3821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ handleLater)
/* harmony export */ });
function handleLater(promise) {
    promise.catch(() => { });
    return promise;
}


/***/ }),

/***/ 8602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ mapLimit)
/* harmony export */ });
async function mapLimit(items, limit, work) {
    const results = [];
    const errors = [];
    const queue = items.entries();
    const worker = async () => {
        for (const [index, item] of queue) {
            try {
                results[index] = await work(item);
            }
            catch (error) {
                errors.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (errors.length > 0)
        throw errors[0];
    return results;
}


/***/ }),

/***/ 3950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ variableName)
/* harmony export */ });
function variableName(name) {
    return name.toUpperCase().replace(/\W/g, '_');
}


/***/ }),

/***/ 2535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ cacheKeysOf),
/* harmony export */   z: () => (/* binding */ withCacheKeys)
/* harmony export */ });
/* harmony import */ var _plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7097);

function cacheKeysOf(identity, { mask }) {
    return async () => {
        const keys = await identity.current();
        for (const secret of [keys.accessKeyId, keys.secretAccessKey, keys.sessionToken ?? ''])
            mask(secret);
        return keyVariables(keys);
    };
}
function keyVariables({ accessKeyId, secretAccessKey, sessionToken }) {
    return {
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_SESSION_TOKEN: sessionToken ?? '',
        AWS_PROFILE: '',
        AWS_DEFAULT_PROFILE: '',
    };
}
function withCacheKeys(docker, keys) {
    return {
        ...docker,
        stream: async (args, more = {}) => {
            if (!usesS3(args))
                return await docker.stream(args, more);
            return await docker.stream(args, { ...more, variables: { ...more.variables, ...(await keys()) } });
        },
    };
}
function usesS3(args) {
    return args.some((arg, index) => /^--cache-(from|to)$/.test(args[index - 1] ?? '') && (0,_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_0__/* .cacheType */ .NW)(arg) === 's3');
}


/***/ }),

/***/ 5748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _P: () => (/* binding */ absentFile),
  RX: () => (/* binding */ asBuilt),
  rW: () => (/* binding */ dockerBuild),
  gn: () => (/* binding */ explainBuild),
  yd: () => (/* binding */ inlineOnly),
  cM: () => (/* binding */ runBuild),
  jq: () => (/* binding */ streamBuild)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/docker/build-arguments.js
var build_arguments = __webpack_require__(110);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
// EXTERNAL MODULE: ./.build/lib/format.js
var format = __webpack_require__(1035);
;// CONCATENATED MODULE: ./.build/docker/build-progress.js


const LINE = /^#(\d+) (.*)$/s;
const STEP = /^\[(?:[^\]]* )?\d+\/\d+\] (?!FROM )/;
const PUSHED = /^pushing manifest for (\S+)@(sha256:[0-9a-f]{64})(?: [\d.]+s)? done$/;
class ProgressReader {
    #decoder = new external_node_string_decoder_.StringDecoder();
    #rest = '';
    #names = new Map();
    #steps = new Map();
    #pushed = new Map();
    #pushing = new Map();
    #seconds = { export: 0, push: 0, cache: 0 };
    #seen = new Set();
    feed(chunk) {
        const [first = '', ...more] = this.#decoder.write(chunk).split('\n');
        const lines = [this.#rest + first, ...more].map((line) => line.slice(0, LONGEST_LINE));
        this.#rest = lines.pop() ?? '';
        for (const line of lines)
            this.#read(line.replace(/\r$/, ''));
    }
    progress() {
        const { export: exporting, push, cache } = this.#seconds;
        return {
            steps: [...this.#steps.values()],
            pushed: this.#pushed,
            ...(this.#seen.has('exportSeconds') ? { exportSeconds: exporting } : {}),
            ...(this.#seen.has('pushSeconds') ? { pushSeconds: push } : {}),
            ...(this.#seen.has('cacheSeconds') ? { cacheSeconds: cache } : {}),
        };
    }
    #read(line) {
        const [, id = '', text = ''] = LINE.exec(line) ?? [];
        if (id === '')
            return;
        const done = /^DONE ([\d.]+)s$/.exec(text)?.[1];
        const [, image, digest] = PUSHED.exec(text) ?? [];
        if (image !== undefined && digest !== undefined)
            this.#pushing.set(id, [image, digest]);
        const arrived = done === undefined ? undefined : this.#pushing.get(id);
        if (arrived !== undefined)
            this.#pushed.set(...arrived);
        const name = this.#names.get(id);
        const work = name?.replace(/^\[[\w-]+\] (?=exporting |pushing )/, '');
        if (/^(\[|exporting |pushing \S+ with docker$)/.test(text))
            this.#names.set(id, name ?? text);
        if (name !== undefined && STEP.test(name)) {
            if (text === 'CACHED')
                this.#steps.set(id, { name, seconds: 0, isCached: true });
            else if (done !== undefined)
                this.#steps.set(id, { name, seconds: Number(done), isCached: false });
        }
        else if (work?.startsWith('exporting cache')) {
            if (done !== undefined)
                this.#add('cacheSeconds', 'cache', Number(done));
        }
        else if (work?.startsWith('pushing ')) {
            if (done !== undefined)
                this.#add('pushSeconds', 'push', Number(done));
        }
        else if (work?.startsWith('exporting to ')) {
            const what = /^(exporting layers|pushing layers|pushing manifest) (?:.* )?done$/.exec(text)?.[1];
            const seconds = / ([\d.]+)s done$/.exec(text)?.[1] ?? '0';
            if (what === 'exporting layers')
                this.#add('exportSeconds', 'export', Number(seconds));
            else if (what !== undefined)
                this.#add('pushSeconds', 'push', Number(seconds));
        }
    }
    #add(key, field, seconds) {
        this.#seen.add(key);
        this.#seconds[field] += seconds;
    }
}
const LONGEST_LINE = 4096;
const TOLD = 10;
function renderProgress({ steps, exportSeconds, pushSeconds, cacheSeconds, }) {
    if (steps.length === 0)
        return [];
    const slow = steps.filter(({ seconds }) => seconds >= 0.1).toSorted((a, b) => b.seconds - a.seconds);
    const rows = slow.slice(0, TOLD).map(({ name, seconds }) => `${(0,format/* formatSeconds */.Xo)(seconds).padStart(10)}  ${cut(name)}`);
    const cached = steps.filter(({ isCached }) => isCached).length;
    const further = [
        `${cached} of ${steps.length} step${steps.length === 1 ? '' : 's'} from the cache`,
        ...(exportSeconds === undefined ? [] : [`packed in ${(0,format/* formatSeconds */.Xo)(exportSeconds)}`]),
        ...(pushSeconds === undefined ? [] : [`pushed in ${(0,format/* formatSeconds */.Xo)(pushSeconds)}`]),
        ...(cacheSeconds === undefined ? [] : [`cache written in ${(0,format/* formatSeconds */.Xo)(cacheSeconds)}`]),
    ];
    return [...(rows.length === 0 ? [] : ['The slowest steps:', ...rows]), `${further.join(', ')}.`];
}
function cut(name) {
    return name.length > 100 ? `${name.slice(0, 99)}…` : name;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./.build/docker/secret-files.js




const FOLDERS = ['/dev/shm', (0,external_node_os_.tmpdir)()];
const SNAPS = ['/snap/docker', '/var/lib/snapd/snap/docker'];
function openSecrets(secrets, folders = FOLDERS) {
    const files = [];
    const opened = canShareFiles()
        ? secrets.map((secret) => {
            const path = secret.kind === 'value' ? openNameless(secret.value, folders, files) : undefined;
            return path === undefined ? secret : { id: secret.id, kind: 'file', path };
        })
        : secrets;
    return {
        secrets: opened,
        close: () => {
            for (const file of files.splice(0))
                (0,external_node_fs_.closeSync)(file);
        },
    };
}
function openNameless(value, folders, files) {
    for (const folder of folders) {
        try {
            const name = (0,external_node_path_.join)(folder, `ecr-build-push-${(0,external_node_crypto_.randomUUID)()}`);
            const file = (0,external_node_fs_.openSync)(name, 'wx+', 0o600);
            files.push(file);
            (0,external_node_fs_.unlinkSync)(name);
            (0,external_node_fs_.writeSync)(file, value);
            const path = `/proc/${process.pid}/fd/${file}`;
            if ((0,external_node_fs_.readFileSync)(path, 'utf8') === value)
                return path;
        }
        catch {
        }
    }
    return undefined;
}
function canShareFiles() {
    if (process.platform !== 'linux')
        return false;
    try {
        return ((0,external_node_fs_.statSync)(`/proc/${process.pid}/fd`).uid === process.getuid?.() && !SNAPS.some((folder) => (0,external_node_fs_.existsSync)(folder)));
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./.build/errors/build-errors.js
var build_errors = __webpack_require__(7842);
// EXTERNAL MODULE: ./.build/errors/build-output.js
var build_output = __webpack_require__(8356);
// EXTERNAL MODULE: ./.build/errors/context-errors.js
var context_errors = __webpack_require__(1435);
// EXTERNAL MODULE: ./.build/inputs/parse-docker.js
var parse_docker = __webpack_require__(518);
// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
// EXTERNAL MODULE: ./.build/lib/variable-name.js
var variable_name = __webpack_require__(3950);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
// EXTERNAL MODULE: ./.build/plan/retry-policy.js
var retry_policy = __webpack_require__(9225);
;// CONCATENATED MODULE: ./.build/phases/build/docker-build.js












async function dockerBuild(docker, request) {
    const finished = await runBuild(docker, request);
    if (!finished.succeeded)
        throw await explainBuild(docker, { build: request.build, finished });
}
function asBuilt(build) {
    return { ...build, noCache: false, noCacheFilters: [], pull: false, cacheTo: inlineOnly(build.cacheTo) };
}
function inlineOnly(caches) {
    return caches.filter((cache) => (0,choose_builder/* cacheType */.NW)(cache) === 'inline');
}
const USE_SECRETS = 'Whoever may pull the image can read it; give it with `secrets` and `RUN --mount=type=secret` instead ' +
    '(https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/).';
async function streamBuild(docker, { args, variables = {}, info, warning, caches }) {
    let reader = new ProgressReader();
    const run = () => docker.stream(args, { variables, listen: (chunk) => reader.feed(chunk) });
    let finished = await run();
    for (let again = 0; again < retry_policy/* BUILT_AGAIN */.Yj && !finished.succeeded && (0,build_errors/* isPassingBuildError */.wY)(finished.tail); again += 1) {
        info('The builder ended the build by a race, or a time limit, of its own; trying again.');
        reader = new ProgressReader();
        finished = await run();
    }
    const progress = reader.progress();
    if (finished.succeeded) {
        for (const line of renderProgress(progress))
            info(line);
        for (const { text } of (0,build_output/* failedChecks */.HH)(finished.tail).filter(({ rule }) => rule === 'SecretsUsedInArgOrEnv'))
            warning(`${text}. ${USE_SECRETS}`);
        for (const reason of (0,build_output/* cacheErrors */.Ox)(finished.tail))
            warning(`${caches} was not written, so the next build has to do all again. ${reason}`);
    }
    return { finished, progress };
}
async function runBuild(docker, { build, images, options, info, warning }) {
    const { secrets, close } = openSecrets(build.secrets);
    try {
        const command = (0,build_arguments/* buildCommand */.Oe)({ ...build, secrets }, images, options);
        info(command.shown);
        const { args, variables } = command;
        const { finished } = await streamBuild(docker, { args, variables, info, warning, caches: 'The cache' });
        return finished;
    }
    finally {
        close();
    }
}
async function explainBuild({ workspace }, { build, finished: { exitCode, tail } }) {
    const inWorkspace = !(0,parse_docker/* isRemoteContext */.uN)(build.context);
    const dockerfile = build.file ?? (inWorkspace ? (0,external_node_path_.join)(build.context, 'Dockerfile') : 'Dockerfile');
    const error = (0,build_output/* readBuildError */.Bz)(tail);
    const secretIds = build.secrets.map(({ id }) => id);
    const absent = inWorkspace ? await absentFile(error, { build, workspace }) : undefined;
    const failed = { error, dockerfile, inWorkspace, command: sameBuild(build), exitCode, secretIds, absent };
    return (0,build_errors/* buildFailed */.q3)((0,omit_undefined/* omitUndefined */.O)(failed));
}
function sameBuild(build) {
    const secrets = build.secrets.map((secret) => secret.kind === 'value' ? { id: secret.id, kind: 'variable', name: (0,variable_name/* variableName */.c)(secret.id) } : secret);
    return (0,build_arguments/* buildCommand */.Oe)({ ...build, secrets, labels: [], annotations: [], cacheTo: [] }, []).shown;
}
async function absentFile(error, from) {
    const path = (0,context_errors/* fileNotInContext */.eZ)(error);
    if (path === undefined)
        return undefined;
    const { findAbsentFile } = await __webpack_require__.e(/* import() */ 454).then(__webpack_require__.bind(__webpack_require__, 3454));
    const builder = (0,context_errors/* isClassicError */.$s)(error) ? 'classic' : 'buildkit';
    return await findAbsentFile(path, { ...from, builder }).catch(() => undefined);
}


/***/ }),

/***/ 8104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ ownNames),
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   Pe: () => (/* binding */ nameImage),
/* harmony export */   Ur: () => (/* binding */ forgetNames),
/* harmony export */   tt: () => (/* binding */ buildIntoEngine)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _docker_child_processes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9577);
/* harmony import */ var _docker_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9981);
/* harmony import */ var _errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6890);
/* harmony import */ var _lib_map_limit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8602);
/* harmony import */ var _docker_build_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5748);






function ownNames(repository, { variables }) {
    const name = `${repository}:${(0,_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .tagPrefix */ .B3)(variables[_docker_child_processes_js__WEBPACK_IMPORTED_MODULE_1__/* .STEP_MARK */ .hY] ?? '')}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}`;
    return [name, `${name}-kept`];
}
async function buildIntoEngine(docker, { names, ...build }) {
    await (0,_docker_build_js__WEBPACK_IMPORTED_MODULE_4__/* .dockerBuild */ .rW)(docker, { ...build, images: names });
    return await findImage(docker, names);
}
async function findImage(docker, names) {
    const [, kept] = names;
    const image = await (0,_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .inspectImage */ .mm)(docker, kept);
    if (image === undefined)
        throw (0,_errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .imageGone */ .Js)(kept);
    return { names, id: image.id, platform: image.platform };
}
async function nameImage(docker, { id, names }, wanted) {
    await (0,_lib_map_limit_js__WEBPACK_IMPORTED_MODULE_5__/* .mapLimit */ .s)(wanted, NAMED_AT_ONCE, async (name) => {
        const { succeeded, tail } = await docker.capture(['tag', id, name]);
        if (!succeeded)
            throw (0,_errors_engine_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .imageGone */ .Js)(name, tail);
    });
    await forgetNames(docker, names);
}
const NAMED_AT_ONCE = 4;
async function forgetNames(docker, names) {
    await docker.capture(['rmi', '--no-prune', ...names]).catch(() => undefined);
}


/***/ }),

/***/ 2466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pc: () => (/* binding */ buildInputsOf),
/* harmony export */   WD: () => (/* binding */ openPushSetup),
/* harmony export */   _e: () => (/* binding */ isPushedByBuilder)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9020);
/* harmony import */ var _plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7097);
/* harmony import */ var _registry_built_as_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(204);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8353);
/* harmony import */ var _build_cache_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3531);
/* harmony import */ var _builder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9251);
/* harmony import */ var _cache_keys_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2535);







async function openPushSetup(step, target, { config, identity, selection }) {
    const plain = (0,_step_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerFor */ ._)(step, config);
    const isInS3 = step.inputs.build.cache.preset === 's3';
    const docker = isInS3 ? (0,_cache_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .withCacheKeys */ .z)(plain, (0,_cache_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .cacheKeysOf */ .s)(identity, step.runner)) : plain;
    const builder = await (0,_builder_js__WEBPACK_IMPORTED_MODULE_4__/* .ensureBuilder */ .Wp)(step, docker, selection);
    (0,_build_cache_js__WEBPACK_IMPORTED_MODULE_3__/* .warnMissingGithubCache */ .AY)(step.runner, [step]);
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_6__/* .omitUndefined */ .O)({ docker, config, identity, builder, caches: (0,_build_cache_js__WEBPACK_IMPORTED_MODULE_3__/* .cachesFor */ .$n)(step, target) });
}
function isPushedByBuilder({ inputs }, { builder }) {
    return builder !== undefined || (0,_plan_choose_builder_js__WEBPACK_IMPORTED_MODULE_0__/* .isIndex */ .nw)(inputs.build);
}
function buildInputsOf(step, { content }) {
    const { build, image } = step.inputs;
    const ofContent = content === undefined || !image.hasOwnLabels ? [] : [content.label];
    const labels = [...image.ownLabels, ...ofContent, ...build.labels, (0,_registry_built_as_js__WEBPACK_IMPORTED_MODULE_1__/* .builtAs */ .Jx)(step)];
    return { ...build, labels };
}


/***/ }),

/***/ 1990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ checkAccount),
/* harmony export */   w: () => (/* binding */ assumeRoles)
/* harmony export */ });
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3582);
/* harmony import */ var _errors_oidc_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3047);


function checkAccount(accountId, allowed, whose) {
    if (allowed.length > 0 && !allowed.includes(accountId))
        throw (0,_errors_oidc_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .accountNotAllowed */ .fs)(accountId, allowed, whose);
}
async function assumeRoles(sts, destination, context) {
    const { credentials, allowedAccountIds } = destination;
    switch (credentials.kind) {
        case 'roles': {
            const sessions = renewing(() => sts.openSession(credentials, context), context.clock);
            const { arn } = await sessions.first;
            const caller = { arn, accountId: sts.accountOf(arn) };
            checkAccount(caller.accountId, allowedAccountIds, arn);
            return {
                caller,
                credentials: sessions.next,
                current: sessions.current,
                sessionExpiresAt: sessions.expiresAt,
            };
        }
        case 'runner': {
            const caller = await findCaller(sts, destination, context);
            if (caller !== undefined)
                checkAccount(caller.accountId, allowedAccountIds, caller.arn);
            const current = () => sts.findCredentials(context.region, context.proxy);
            return { caller, credentials: undefined, current, sessionExpiresAt: () => undefined };
        }
    }
}
async function findCaller(sts, destination, context) {
    const optional = destination.allowedAccountIds.length === 0;
    try {
        return await sts.identifyCaller(optional ? { ...context, phase: () => 'aside' } : context);
    }
    catch (error) {
        if (!(optional && error instanceof _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.problem.code === 'aws-unreachable'))
            throw error;
        context.info(`STS did not answer, so the account is not known yet. ${error.problem.what}`);
        return undefined;
    }
}
const LEAST_LEFT_MS = 10 * 60_000;
function renewing(open, { now }) {
    const first = open();
    let newest = first;
    let waiting = first;
    let expiresAt;
    const renew = () => {
        newest = open();
        return newest;
    };
    const next = async () => {
        const session = await (waiting ?? renew());
        waiting = undefined;
        expiresAt = session.expiration;
        return session;
    };
    const current = async () => {
        const left = await newest.then(({ expiration }) => expiration.getTime() - now(), () => 0);
        return left > LEAST_LEFT_MS ? await newest : await renew();
    };
    return { first, next, current, expiresAt: () => expiresAt };
}


/***/ }),

/***/ 9836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ startAllIdTokens),
  S: () => (/* binding */ startIdTokens)
});

// EXTERNAL MODULE: ./.build/aws/github-oidc.js
var github_oidc = __webpack_require__(2787);
// EXTERNAL MODULE: ./.build/errors/oidc-errors.js
var oidc_errors = __webpack_require__(3047);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
;// CONCATENATED MODULE: ./.build/errors/proxy-errors.js

function proxyInvalid({ name, value }) {
    return new failure/* Failure */.HR({
        code: 'proxy-invalid',
        what: `${name} is no address of a proxy: ${withoutLogin(value)}. No call was made.`,
        why: 'it is set so in the environment of the runner or of the job, perhaps by an expression that gave only a part of it.',
        fix: `set ${name} to an address such as http://proxy.example:3128, or to nothing; in a password % is written %25, / %2F, @ %40.`,
    });
}
function describeUnusedProxy({ name, value }) {
    return (`${name} is ${withoutLogin(value)}: this step uses http and https proxies only, and calls GitHub and AWS without it. ` +
        'Docker goes its own way.');
}
function withoutLogin(value) {
    return value.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1***@');
}

// EXTERNAL MODULE: ./.build/lib/handle-later.js
var handle_later = __webpack_require__(3821);
// EXTERNAL MODULE: ./.build/lib/proxy.js
var proxy = __webpack_require__(1302);
// EXTERNAL MODULE: ./.build/phases/credentials/assume-roles.js
var assume_roles = __webpack_require__(1990);
;// CONCATENATED MODULE: ./.build/phases/credentials/id-token-source.js






function startAllIdTokens(step, accounts) {
    const sources = new Map();
    for (const account of accounts) {
        const audience = audienceOf(account);
        const known = sources.get(audience);
        if (known === undefined)
            sources.set(audience, startIdTokens(step, account));
        else
            checkRoles(account);
    }
    return (account) => sources.get(audienceOf(account)) ?? startIdTokens(step, { ...account, allowedAccountIds: [] });
}
function audienceOf({ credentials }) {
    return credentials.kind === 'roles' ? credentials.audience : '';
}
function checkRoles({ credentials, allowedAccountIds }) {
    const role = credentials.kind === 'roles' ? credentials.roles.at(-1) : undefined;
    if (role !== undefined)
        (0,assume_roles/* checkAccount */.g)(role.accountId, allowedAccountIds, `The role ${role.arn}`);
}
function startIdTokens(step, { credentials, allowedAccountIds }) {
    checkProxies(step);
    if (credentials.kind === 'runner')
        return () => Promise.reject(new Error('No role, no token.'));
    const { idToken: endpoint } = step.environment;
    if (endpoint === undefined)
        throw (0,oidc_errors/* idTokenMissing */.v4)(step.event);
    checkRoles({ credentials, allowedAccountIds });
    const request = () => requestMasked(step, endpoint, credentials.audience);
    let waiting = (0,handle_later/* handleLater */.b)(request());
    return () => {
        const token = waiting ?? request();
        waiting = undefined;
        return token;
    };
}
async function requestMasked({ environment, runner, clock, arrivals }, endpoint, audience) {
    const token = await (0,github_oidc/* requestIdToken */.g)({
        endpoint,
        audience,
        proxy: (0,proxy/* proxyVariables */.e)(environment),
        clock,
        info: runner.info,
        phase: arrivals.phase(),
    });
    runner.mask(token);
    return token;
}
function checkProxies({ environment, runner }) {
    for (const { why, ...setting } of (0,proxy/* unusableProxies */.a)((0,proxy/* proxyVariables */.e)(environment))) {
        if (why === 'no-address')
            throw proxyInvalid(setting);
        runner.warning(describeUnusedProxy(setting));
    }
}


/***/ }),

/***/ 204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jx: () => (/* binding */ builtAs),
/* harmony export */   MG: () => (/* binding */ readBareImage),
/* harmony export */   vr: () => (/* binding */ readCommitImage)
/* harmony export */ });
/* harmony import */ var _lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6318);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9020);
/* harmony import */ var _plan_image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7277);
/* harmony import */ var _plan_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9877);
/* harmony import */ var _plan_variant_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8817);
/* harmony import */ var _registry_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6953);






function builtAs({ event, environment, inputs, furtherSettings }) {
    const { workspace, variables } = environment;
    const { hasOwnLabels } = inputs.image;
    const build = { ...inputs.build, hasOwnLabels, ...furtherSettings };
    const platform = variables.DOCKER_DEFAULT_PLATFORM || (0,_plan_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .ownPlatform */ .g$)(process.arch);
    return (0,_plan_variant_js__WEBPACK_IMPORTED_MODULE_2__/* .builtAsLabel */ .vq)({ event, workspace, variables, ownPlatform: platform, build });
}
function matchOf(step, { labels, denied, isUnread, isSameContent }) {
    if (isSameContent)
        return { kind: 'same' };
    if (isUnread === true)
        return { kind: 'unread' };
    return denied === undefined ? (0,_plan_variant_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVariant */ .j5)(labels, builtAs(step).value) : { kind: 'denied', permission: denied };
}
async function readCommitImage(step, snapshot, { tag, read, sameContent }) {
    const fact = snapshot.tags.get(tag);
    if (fact?.kind !== 'present' || fact.status !== 'ACTIVE')
        return undefined;
    const manifest = (0,_registry_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .imagesByTag */ .g)(snapshot.images).get(tag);
    if (manifest === undefined) {
        return { match: { kind: 'denied', permission: snapshot.imagesDenied ?? 'ecr:BatchGetImage' } };
    }
    const details = await read(manifest);
    const { labels, source } = details;
    const match = matchOf(step, { ...details, isSameContent: sameContent === fact.digest });
    const { commit } = step.event;
    const told = labels[_plan_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .COMMIT_LABEL */ .pM] ?? source.revision ?? '';
    const commits = [...(told === '' ? [] : [told]), ...(fact.tags ?? []).flatMap(commitIn)];
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ match, isOfCommit: commits.length === 0 ? undefined : commits.includes(commit) });
}
function commitIn(tag) {
    const [found] = tag.match(/(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])/) ?? [];
    return found !== undefined && (0,_lib_commit_sha_js__WEBPACK_IMPORTED_MODULE_5__/* .isCommitSha */ ._)(found) ? [found] : [];
}
async function readBareImage(step, snapshot, { tags: [tag], read }) {
    if (tag === undefined)
        return undefined;
    const found = await readCommitImage(step, snapshot, { tag, read, sameContent: undefined });
    const fact = snapshot.tags.get(tag);
    return found?.match.kind === 'same' && fact?.kind === 'present' ? { tag, digest: fact.digest } : undefined;
}


/***/ }),

/***/ 6953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readSnapshot),
/* harmony export */   g: () => (/* binding */ imagesByTag)
/* harmony export */ });
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9020);

async function readSnapshot(registry, { tags, others }, { now, authorize = () => registry.authorize() }) {
    const atMs = now();
    const asked = [...others, ...tags].map((tag) => ({ tag }));
    const [authorization, repository, described, images] = await Promise.all([
        authorize(),
        registry.describeRepository(),
        Promise.all(tags.map(async (tag) => [tag, await registry.describeImage({ tag })])),
        registry.images(asked),
    ]);
    const answers = new Map(described.map(([tag, answer]) => [tag, answer.kind === 'denied' ? answerByImage(tag, images) : answer]));
    const isMissing = [...answers.values()].some((answer) => answer.kind === 'missing' && answer.what === 'repository');
    return {
        authorization,
        repository: repository.kind === 'unknown' && isMissing ? { kind: 'missing' } : repository,
        tags: new Map([...answers].map(([tag, answer]) => [tag, toTagFacts(answer)])),
        images: images.kind === 'found' ? images.value : [],
        ...(images.kind === 'denied' ? { imagesDenied: images.permission } : {}),
        atMs,
    };
}
function imagesByTag(images) {
    return new Map(images.flatMap((image) => (image.tag === undefined ? [] : [[image.tag, image]])));
}
function answerByImage(tag, images) {
    if (images.kind !== 'found')
        return images;
    const image = images.value.find((found) => found.tag === tag);
    if (image === undefined)
        return { kind: 'missing', what: 'image' };
    return { kind: 'found', value: { digest: image.digest, status: 'ACTIVE' } };
}
function toTagFacts(answer) {
    switch (answer.kind) {
        case 'found': {
            const { digest, pushedAt, status, tags } = answer.value;
            return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ kind: 'present', digest, status, pushedAt, tags });
        }
        case 'missing':
            return { kind: 'absent' };
        case 'denied':
            return { kind: 'unknown' };
    }
}


/***/ }),

/***/ 6662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ describeUnknownPlatform)
/* harmony export */ });
/* harmony import */ var _lib_edit_distance_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1070);
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7277);


function describeUnknownPlatform(platform) {
    const [os = '', architecture = '', variant = ''] = platform.split('/');
    const { os: system, architecture: processor, variant: kind } = (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParts */ .Cn)({ os, architecture, variant });
    const pair = `${system}/${processor}`;
    if (!KNOWN.includes(pair))
        return `${platform} ${NOWHERE}${hint(pair, processor)}`;
    const variants = VARIANTS.get(processor) ?? [];
    if (kind === '' || variants.includes(kind))
        return undefined;
    const known = variants.length === 0 ? `${pair} has no variants.` : `Those of ${pair} are ${variants.join(', ')}.`;
    return `${platform} ${NOWHERE} ${known}`;
}
const NOWHERE = 'is no platform that Docker knows, so no machine may run its image.';
function hint(pair, processor) {
    const guessed = GUESSES.get(processor);
    if (guessed !== undefined)
        return ` Write linux/${guessed}.`;
    const [nearest] = KNOWN.map((known) => ({ known, distance: (0,_lib_edit_distance_js__WEBPACK_IMPORTED_MODULE_1__/* .editDistance */ .Y)(pair, known) }))
        .filter(({ distance }) => distance <= 2)
        .sort((one, other) => one.distance - other.distance);
    return nearest === undefined ? '' : ` The nearest one is ${nearest.known}.`;
}
const KNOWN = [
    ...['amd64', 'arm64', 'arm', '386', 'ppc64le', 's390x', 'riscv64'].map((architecture) => `linux/${architecture}`),
    ...['loong64', 'mips', 'mips64', 'mips64le', 'mipsle', 'ppc64', 'sparc64'].map((architecture) => `linux/${architecture}`),
    ...['amd64', 'arm64', 'arm', '386'].flatMap((architecture) => ['windows', 'freebsd', 'netbsd', 'openbsd', 'android'].map((os) => `${os}/${architecture}`)),
    ...['darwin/amd64', 'darwin/arm64', 'ios/amd64', 'ios/arm64', 'wasip1/wasm', 'wasi/wasm', 'js/wasm'],
    ...['freebsd/riscv64', 'openbsd/ppc64', 'openbsd/riscv64', 'openbsd/mips64', 'aix/ppc64', 'dragonfly/amd64'],
    ...['illumos/amd64', 'plan9/386', 'plan9/amd64', 'plan9/arm', 'solaris/amd64', 'zos/s390x'],
];
const minors = (version, last) => Array.from({ length: last + 1 }, (_, minor) => `${version}.${minor}`);
const VARIANTS = new Map(Object.entries({
    amd64: ['v1', 'v2', 'v3', 'v4'],
    arm: ['v5', 'v6', 'v7', 'v8'],
    arm64: ['v8', 'v9', ...minors('v8', 9), ...minors('v9', 7)],
}));
const GUESSES = new Map(Object.entries({
    x64: 'amd64',
    x86: '386',
    i686: '386',
    armv5: 'arm/v5',
    armv6: 'arm/v6',
    armv7: 'arm/v7',
    armv7l: 'arm/v7',
    armv8: 'arm64',
    arm32v5: 'arm/v5',
    arm32v6: 'arm/v6',
    arm32v7: 'arm/v7',
    arm64v8: 'arm64',
}));


/***/ }),

/***/ 1040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F6: () => (/* binding */ writePartHashes),
/* harmony export */   SE: () => (/* binding */ readPartHashes),
/* harmony export */   dl: () => (/* binding */ differingParts)
/* harmony export */ });
function writePartHashes(format, parts) {
    return [['format', format], ...parts.map(({ name, hash }) => [name, hash.slice(0, 8)])]
        .map(([name, hash]) => `${name}=${hash}`)
        .join(' ');
}
function readPartHashes(text) {
    const pairs = text.split(' ').map((pair) => /^([a-z-]+)=([0-9a-f]+)$/.exec(pair));
    if (pairs.some((pair) => pair === null))
        return new Map();
    return new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}
function differingParts(now, before) {
    if (now.size === 0 || now.get('format') !== before.get('format'))
        return undefined;
    return [...new Set([...now.keys(), ...before.keys()])].filter((name) => now.get(name) !== before.get(name));
}


/***/ }),

/***/ 7839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z5: () => (/* binding */ describeSecretArgument),
/* harmony export */   mB: () => (/* binding */ describeSecretBakeArgument),
/* harmony export */   tX: () => (/* binding */ secretArguments)
/* harmony export */ });
/* harmony import */ var _lib_variable_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3950);

function secretArguments(buildArgs) {
    return buildArgs.flatMap(({ name, value }) => {
        if (value === '' || PROXY.test(name))
            return [];
        if (value !== undefined && SECRET_VALUES.some((pattern) => pattern.test(value)))
            return [{ name, by: 'value' }];
        return isSecretName(name) && !HARMLESS_VALUE.test(value ?? '') ? [{ name, by: 'name' }] : [];
    });
}
function describeSecretArgument({ name, by }) {
    return [
        `build-args: ${name} ${looksLike(by)} Give it as a secret:`,
        '    secrets: |',
        `      ${name}=\${{ secrets.${(0,_lib_variable_name_js__WEBPACK_IMPORTED_MODULE_0__/* .variableName */ .c)(name)} }}`,
        `and take it in the Dockerfile, in place of ARG ${name}, where it is needed:`,
        `    RUN --mount=type=secret,id=${name},env=${name} ...`,
    ].join('\n');
}
function describeSecretBakeArgument({ name, by }, targets) {
    const where = targets.length === 1 ? `target ${targets[0]}` : `targets ${targets.join(', ')}`;
    return [
        `${where}: the argument ${name} ${looksLike(by)} Give it as a secret, in the bake file:`,
        `    secret = ["type=env,id=${name}"]`,
        'with its value under `env:` of this step:',
        `    ${name}: \${{ secrets.${(0,_lib_variable_name_js__WEBPACK_IMPORTED_MODULE_0__/* .variableName */ .c)(name)} }}`,
        `and take it in the Dockerfile, in place of ARG ${name}, where it is needed:`,
        `    RUN --mount=type=secret,id=${name},env=${name} ...`,
    ].join('\n');
}
function looksLike(by) {
    return (`looks like a secret, by its ${by}. Whoever may pull the image can read its build arguments, in its history or its ` +
        'provenance.');
}
function isSecretName(name) {
    const words = name.replace(/([a-z])([A-Z])/g, '$1_$2');
    return SECRET_NAME.test(words) && !ABOUT_A_SECRET.test(words);
}
const SECRET_NAME = /(?:token|passw(?:or)?d|passphrase|secret|credential|api[_.-]?key|access[_.-]?key|private[_.-]?key|secret[_.-]?key|ssh[_.-]?key)s?(?=$|[_.\d-])/i;
const ABOUT_A_SECRET = /(?:^|[_.-])public(?:[_.-]|$)|^(?:vite|react_app|nuxt_public)_|[_.-](?:url|uri|name|file|path|dir|length|ttl|expiry|endpoint|host|type|id|version|enabled|count)$/i;
const HARMLESS_VALUE = /^(?:true|false|yes|no|on|off|none|null|\d{1,4})$/i;
const PROXY = /^(?:https?|ftp|all|no)_proxy$/i;
const SECRET_VALUES = [
    /\bgh[oprsu]_[A-Za-z0-9]{20,}/,
    /\bgithub_pat_\w{20,}/,
    /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
    /\bnpm_[A-Za-z0-9]{20,}/,
    /\bdckr_pat_[\w-]{20,}/,
    /\bglpat-[\w-]{16,}/,
    /\bxox[abeprs]-[\w-]{10,}/,
    /\b[rs]k_live_[A-Za-z0-9]{16,}/,
    /\bpypi-AgE[\w-]{20,}/,
    /\bAIza[\w-]{35}/,
    /\beyJ[\w-]{10,500}\.eyJ[\w-]{10,}\./,
    /-----BEGIN [A-Z ]*PRIVATE KEY/,
    /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i,
];


/***/ }),

/***/ 8817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M8: () => (/* binding */ describeParts),
/* harmony export */   Mw: () => (/* binding */ isSaidOtherwise),
/* harmony export */   TI: () => (/* binding */ withoutInherited),
/* harmony export */   Tz: () => (/* binding */ isMadeForSame),
/* harmony export */   j5: () => (/* binding */ compareVariant),
/* harmony export */   my: () => (/* binding */ BUILT_AS),
/* harmony export */   vq: () => (/* binding */ builtAsLabel)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _lib_canonical_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6195);
/* harmony import */ var _lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6419);
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7277);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4867);
/* harmony import */ var _oci_labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9877);
/* harmony import */ var _part_hashes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1040);
/* harmony import */ var _repository_address_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4135);








const BUILT_AS = 'ecr-build-push.built-as';
const FORMAT = 2;
function builtAsLabel(facts) {
    const parts = Object.entries(partsOf(facts)).map(([name, value]) => ({ name, hash: (0,_lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)((0,_lib_canonical_json_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalJson */ .d)(value)) }));
    return { key: BUILT_AS, value: (0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_6__/* .writePartHashes */ .F6)(FORMAT, parts) };
}
function partsOf(facts) {
    const { event, ownPlatform, build } = facts;
    const { values, ...content } = contentOf(build, facts);
    const linked = build.linked?.map((other) => [other.name, contentOf(other, facts)]) ?? [];
    const platforms = build.platforms.length === 0 ? ownPlatform.split(',') : build.platforms;
    return {
        repository: repositoryOf(event).toLowerCase(),
        context: content.context,
        file: content.file,
        target: content.target,
        'build-arg-names': Object.keys(values).toSorted(),
        'build-args': values,
        platforms: platforms.map(_image_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .normalizePlatform */ .FL).toSorted(),
        attestations: [attestationOf(build.provenance, 'mode=min'), attestationOf(build.sbom, '')],
        compression: [build.compression, ...(build.packing ?? [])],
        'named-contexts': content.contexts,
        network: content.network,
        ...furtherParts(build),
        merge: event.mergedInto ?? '',
        ...(linked.length === 0 ? {} : { [LINKED]: Object.fromEntries(linked) }),
    };
}
function repositoryOf({ repository: { owner, name }, sourceUrl, serverUrl = GITHUB, }) {
    const [host, page] = [serverUrl, sourceUrl ?? ''].map((url) => (0,_repository_address_js__WEBPACK_IMPORTED_MODULE_7__/* .parseAddress */ .or)(`${url}/`, serverUrl)?.page ?? '');
    if (sourceUrl === undefined)
        return `${owner}/${name}`;
    return page?.startsWith(`${host}/`) ? page.slice(`${host}/`.length) : sourceUrl;
}
const GITHUB = 'https://github.com';
const LINKED = 'linked';
function contentOf(build, { event, workspace, variables }) {
    const { serverUrl = GITHUB, checkout: folder = workspace } = event;
    const place = (path) => placeOf(path, { workspace, folder, serverUrl });
    const context = contextPlace(build.context, serverUrl) ?? place(build.context);
    const file = build.file === undefined ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(context, 'Dockerfile') : place(build.file);
    const given = build.buildArgs.map((arg) => [arg.name, arg.value ?? variables[arg.name] ?? null]);
    return {
        context,
        file: build.inlineDockerfile === undefined ? file : ['inline', build.inlineDockerfile],
        target: (build.target ?? '').toLowerCase(),
        values: Object.fromEntries(given),
        contexts: Object.fromEntries(build.buildContexts.map((one) => [one.name, place(one.value)])),
        network: build.network ?? 'default',
    };
}
function furtherParts({ labels, hasOwnLabels = true, annotations, secrets, ssh, ...build }) {
    const ids = [secrets.map(({ id }) => id), ssh.map((agent) => agent.replace(/=.*$/, ''))];
    const { addHosts, shmSize = '', ulimits, allow, further = {} } = build;
    return {
        secrets: ids.map((names) => names.toSorted()),
        options: [addHosts.toSorted(), shmSize, ulimits.toSorted(), allow.toSorted(), further],
        labels: Object.fromEntries(labels.map(({ key, value }) => [key, value])),
        [OWN_LABELS]: hasOwnLabels,
        annotations: Object.fromEntries(annotations.map((text) => text.split(/=(.*)/s))),
    };
}
function attestationOf(value, usual) {
    if (value === undefined || value === 'false')
        return '';
    return value === 'true' ? `true,${usual}` : `true,${value.replace(/^true,/, '')}`;
}
const OWN_LABELS = 'own-labels';
function contextPlace(context, serverUrl) {
    const address = (0,_repository_address_js__WEBPACK_IMPORTED_MODULE_7__/* .isFetched */ .cg)(context) ? (0,_repository_address_js__WEBPACK_IMPORTED_MODULE_7__/* .parseAddress */ .or)(context, serverUrl) : undefined;
    return address && addressPlace({ ...address, ref: '' });
}
function addressPlace({ page, ref, folder, options }) {
    return `https://${page.toLowerCase()}?${options.join('&')}#${ref}:${folder}`;
}
function placeOf(path, { workspace, folder, serverUrl }) {
    const address = (0,_repository_address_js__WEBPACK_IMPORTED_MODULE_7__/* .isFetched */ .cg)(path) ? (0,_repository_address_js__WEBPACK_IMPORTED_MODULE_7__/* .parseAddress */ .or)(path, serverUrl) : undefined;
    if (address !== undefined)
        return addressPlace(address);
    if (/^[a-z-]+:\/\/|^target:/.test(path))
        return path;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, path)) || '.';
}
function compareVariant(labels, wanted) {
    const theirs = (0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_6__/* .readPartHashes */ .SE)(labels[BUILT_AS] ?? '');
    const differing = (0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_6__/* .differingParts */ .dl)((0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_6__/* .readPartHashes */ .SE)(wanted), theirs);
    if (differing === undefined)
        return { kind: 'unlabelled' };
    const [first, ...others] = differing.filter((part) => part !== LINKED || theirs.has(LINKED));
    if (first === undefined)
        return { kind: 'same' };
    const isUnmerged = differing.includes('merge') && theirs.get('merge') === NOT_MERGED;
    return { kind: 'differs', parts: [first, ...others], isUnmerged };
}
function withoutInherited(labels) {
    const told = (0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_6__/* .readPartHashes */ .SE)(labels[BUILT_AS] ?? '').get(OWN_LABELS);
    if (told !== NO_OWN_LABELS)
        return labels;
    return Object.fromEntries(Object.entries(labels).filter(([key]) => !OF_A_COMMIT.includes(key)));
}
const OF_A_COMMIT = [_oci_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .COMMIT_LABEL */ .pM, _oci_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .MERGED_LABEL */ .o3, _oci_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .VERSION_LABEL */ .Qu, _manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .REVISION */ .sP];
const NO_OWN_LABELS = (0,_lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)((0,_lib_canonical_json_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalJson */ .d)(false)).slice(0, 8);
const NOT_MERGED = (0,_lib_sha256_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)((0,_lib_canonical_json_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalJson */ .d)('')).slice(0, 8);
function isMadeForSame(labels, wanted) {
    const [ours, theirs] = [(0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_6__/* .readPartHashes */ .SE)(wanted), (0,_part_hashes_js__WEBPACK_IMPORTED_MODULE_6__/* .readPartHashes */ .SE)(labels[BUILT_AS] ?? '')];
    return WHAT_FOR.every((part) => ours.get(part) === theirs.get(part));
}
const WHAT_FOR = ['repository', 'context', 'file', 'target'];
const SAID = ['labels', OWN_LABELS, 'annotations'];
function isSaidOtherwise(parts) {
    return parts.every((part) => SAID.includes(part));
}
function describeParts(parts) {
    const told = parts.filter((part) => part !== 'build-args' || !parts.includes('build-arg-names'));
    return told.map((part) => PART_WORDS.get(part) ?? part).join(', ');
}
const PART_WORDS = new Map(Object.entries({
    'build-arg-names': '`build-args`',
    'build-args': 'values of `build-args`',
    'named-contexts': '`build-contexts`',
    attestations: '`provenance` or `sbom`',
    secrets: 'the ids of `secrets` or `ssh`',
    options: '`add-hosts`, `shm-size`, `ulimit` or `allow`',
    labels: '`labels`',
    [OWN_LABELS]: '`own-labels`',
    annotations: '`annotations`',
    merge: 'merged into its base or not',
    [LINKED]: 'a target that it is built on',
    repository: 'the GitHub repository',
}));


/***/ }),

/***/ 6207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iu: () => (/* binding */ toOutputs),
/* harmony export */   X4: () => (/* binding */ toPlanOutputs),
/* harmony export */   an: () => (/* binding */ foreseenResults),
/* harmony export */   eP: () => (/* binding */ foreseenOutputs)
/* harmony export */ });
/* harmony import */ var _lib_days_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1403);
/* harmony import */ var _lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9020);


function toOutputs(result, { named = [], commit } = {}) {
    const values = result.kind === 'pushed' ? pushedValues(result) : {};
    const all = {
        ...values,
        tag: result.tags[0],
        tags: [...result.tags],
        version: named.find((tag) => result.tags.includes(tag)) ?? result.tags[0],
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ commit }),
        repository: result.repository,
        result: result.kind === 'pushed' ? result.result : 'built',
        ...(0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ 'image-id': result.id }),
    };
    const texts = Object.entries(all).map(([name, value]) => [name, toText(value)]);
    return { ...Object.fromEntries(texts), json: JSON.stringify(all) };
}
function toPlanOutputs(plan) {
    const { repository, tags, named, commit, action } = plan;
    const version = named.find((tag) => tags.includes(tag)) ?? tags[0];
    const all = { commit, tag: tags[0], tags: [...tags], version, repository, result: action };
    const texts = Object.entries((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)(all)).map(([name, value]) => [name, toText(value)]);
    return { ...Object.fromEntries(texts), json: JSON.stringify((0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)(all)) };
}
function pushedValues(image) {
    const { registry, repository, tags, digest, accountId, region, mediaType, sizeBytes, pushedAt, platformDigests } = image;
    const uri = `${registry}/${repository}`;
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({
        'image-uri': `${uri}:${tags[0]}`,
        'image-uris': tags.map((tag) => `${uri}:${tag}`),
        digest,
        'image-digest-uri': `${uri}@${digest}`,
        registry,
        'repository-uri': uri,
        'account-id': accountId || undefined,
        region: region || undefined,
        'media-type': mediaType,
        'size-bytes': sizeBytes,
        ...(pushedAt === undefined ? {} : { 'pushed-at': pushedAt.toISOString() }),
        'platform-digests': platformDigests,
        ...(image.further === undefined ? {} : { registries: [image, ...image.further].map(registryValues) }),
    });
}
function registryValues(image) {
    const { registry, repository, tags, digest, accountId, region, result, pushedAt } = image;
    const uri = `${registry}/${repository}`;
    return (0,_lib_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({
        registry,
        repository,
        'repository-uri': uri,
        'image-uri': `${uri}:${tags[0]}`,
        'image-uris': tags.map((tag) => `${uri}:${tag}`),
        digest,
        'image-digest-uri': `${uri}@${digest}`,
        tags,
        'account-id': accountId || undefined,
        region: region || undefined,
        result,
        'pushed-at': pushedAt?.toISOString(),
    });
}
function toText(value) {
    if (typeof value === 'string')
        return value;
    if (typeof value === 'number')
        return String(value);
    const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
    return isList ? value.join('\n') : JSON.stringify(value);
}
function foreseenResults(image, now) {
    const { repository, tags, place, platforms, further = [] } = image;
    const named = platforms.length > 0 ? platforms : RUNNERS;
    const platformDigests = Object.fromEntries(named.map((platform) => [platform, 'sha256:']));
    const days = [0, _lib_days_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .s].map((later) => new Date(Math.floor((now.getTime() + later) / _lib_days_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .s) * _lib_days_js__WEBPACK_IMPORTED_MODULE_1__/* .DAY_MS */ .s));
    return MEDIA_TYPES.flatMap((mediaType) => days.flatMap((pushedAt) => RESULTS.map((result) => {
        if (place === undefined)
            return { kind: 'built', repository, tags };
        const known = { ...place, repository, tags, digest: 'sha256:', mediaType, platformDigests, pushedAt };
        const pushed = { kind: 'pushed', result, isProven: true, ...known };
        return further.length === 0 ? pushed : { ...pushed, further: further.map((one) => ({ ...pushed, ...one })) };
    })));
}
function foreseenOutputs(image, names, now) {
    const { repository, tags } = image;
    const { named = [], commit = '' } = names;
    const plans = [...PLANNED, undefined].map((action) => toPlanOutputs({ repository, tags, named, commit, action }));
    const results = foreseenResults(image, now).map((result) => toOutputs(result, names));
    return [...results, ...plans].flatMap((outputs) => Object.values(outputs));
}
const PLANNED = ['build', 'reuse', 'push'];
const RUNNERS = ['linux/amd64', 'linux/arm64'];
const RESULTS = ['built', 'reused', 'pushed'];
const MEDIA_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];


/***/ }),

/***/ 4681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderSummary),
/* harmony export */   G: () => (/* binding */ renderTimings)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1035);

function renderSummary(result, timings) {
    return [
        ...(result.kind === 'pushed' ? renderPushed(result) : renderBuilt(result)),
        '',
        renderTimings(timings),
        '',
    ].join('\n');
}
function renderPushed(image) {
    const uri = `${image.registry}/${image.repository}`;
    return [
        `### ${image.repository}: ${HEADINGS[image.result]}${image.isProven ? ' and proven' : ', not proven'}`,
        '',
        '| | |',
        '| --- | --- |',
        `| Image | ${code(`${uri}:${image.tags[0]}`)} |`,
        `| Digest | ${code(image.digest)} |`,
        `| Tags | ${image.tags.map(code).join(' ')} |`,
        `| Account, region | ${image.accountId}, ${image.region} |`,
        ...(image.sizeBytes === undefined ? [] : [`| Size | ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(image.sizeBytes)} compressed |`]),
        ...(image.pushedAt === undefined ? [] : [`| Pushed | ${image.pushedAt.toISOString()} |`]),
        `| Platforms | ${Object.keys(image.platformDigests).map(code).join(' ') || 'unknown'} |`,
        ...(image.mediaType === undefined ? [] : [`| Media type | ${code(image.mediaType)} |`]),
        ...renderRegistries(image),
    ];
}
const HEADINGS = { built: 'pushed', reused: 'reused', pushed: 'pushed' };
function renderRegistries({ further = [], ...first }) {
    if (further.length === 0)
        return [];
    const rows = [first, ...further].map(({ registry, repository, accountId, region, tags, result, isProven }) => {
        const where = accountId === '' ? '' : `${accountId}, ${region}`;
        const state = `${HEADINGS[result]}${isProven ? ', proven' : ', not proven'}`;
        return `| ${code(`${registry}/${repository}`)} | ${where} | ${tags.map(code).join(' ')} | ${state} |`;
    });
    return ['', '| Repository | Account, region | Tags | |', '| --- | --- | --- | --- |', ...rows];
}
function renderBuilt(image) {
    return [
        `### ${image.repository}: built, not pushed`,
        '',
        `The image is in the Docker engine of this job as ${image.tags.map((tag) => code(`${image.repository}:${tag}`)).join(', ')}.`,
    ];
}
function renderTimings(timings) {
    return timings.map(({ title, seconds }) => `${title} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSeconds */ .Xo)(seconds)}`).join(' · ');
}
function code(text) {
    return `\`${text}\``;
}


/***/ })

};
;