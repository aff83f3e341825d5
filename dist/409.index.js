"use strict";
exports.id = 409;
exports.ids = [409];
exports.modules = {

/***/ 7409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ forLoading),
  testBuild: () => (/* binding */ testBuild)
});

// EXTERNAL MODULE: ./.build/docker/docker-cli.js
var docker_cli = __webpack_require__(5220);
// EXTERNAL MODULE: ./.build/plan/choose-builder.js
var choose_builder = __webpack_require__(7097);
// EXTERNAL MODULE: ./.build/phases/build/docker-build.js + 1 modules
var docker_build = __webpack_require__(3749);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./.build/errors/failure.js
var failure = __webpack_require__(3582);
;// CONCATENATED MODULE: ./.build/phases/build/test-image.js



/**
 * Runs the command with `IMAGE` and, where there is one, `PLATFORM` (which docker then takes for its own too).
 *
 * @throws Failure `test-failed`: nothing is pushed then
 */
async function testImage(test) {
    const { code, late } = await test.quoting((write) => run(test, write));
    if (code === 0 && !late)
        return;
    const on = test.platform === undefined ? '' : ` on ${test.platform}`;
    const ended = code === null ? 'was ended by a signal' : `ended with exit code ${code}`;
    throw new failure/* Failure */.HR({
        code: 'test-failed',
        what: `The test of the image${on} ${late ? `did not end within ${test.timeoutSeconds} second${test.timeoutSeconds === 1 ? '' : 's'}` : ended}. Nothing was pushed.`,
        why: late
            ? 'it waits for something that does not come, or needs more time.'
            : 'the image does not do what the test expects; which line of it failed is the last line of its output above.',
        fix: late
            ? 'raise `test-timeout-seconds`, or look at what the command waits for.'
            : 'run the same where you can look at it: build the image, and run the command with IMAGE set to its name.',
    });
}
/** Says which line failed, as the last thing; of a pipe bash names the last command. */
const TELL = `trap 'code=$?; echo "Line $((LINENO - 1)) failed with exit code $code: $BASH_COMMAND" >&2' ERR`;
async function run({ command, image, platform, workspace, variables, timeoutSeconds }, write) {
    const forPlatform = platform === undefined ? {} : { PLATFORM: platform, DOCKER_DEFAULT_PLATFORM: platform };
    const child = (0,external_node_child_process_.spawn)('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', `${TELL}\n${command}`], {
        cwd: workspace,
        env: { ...variables, IMAGE: image, ...forPlatform },
        stdio: ['ignore', 'pipe', 'pipe'],
        // A group of its own, so that whatever the command starts can be ended with it.
        detached: true,
    });
    const id = child.pid;
    if (id !== undefined)
        docker_cli/* groups */.TN.add(id);
    child.stdout.on('data', write);
    child.stderr.on('data', write);
    let late = false;
    const timer = setTimeout(() => {
        late = true;
        if (id !== undefined)
            (0,docker_cli/* endGroup */.N4)(id);
    }, timeoutSeconds * 1000);
    try {
        return await new Promise((resolve, reject) => {
            child.once('error', reject);
            child.once('close', (code) => resolve({ code, late }));
        });
    }
    catch (cause) {
        throw new failure/* Failure */.HR({
            code: 'test-failed',
            what: `The test could not be started. ${cause instanceof Error ? cause.message : cause}`,
            why: 'there is no bash on this runner.',
            fix: 'use a runner with bash, such as ubuntu-latest, or take `test` out. Nothing was pushed.',
        }, { cause });
    }
    finally {
        clearTimeout(timer);
        if (id !== undefined)
            docker_cli/* groups */.TN.delete(id);
    }
}

;// CONCATENATED MODULE: ./.build/phases/build/test-platforms.js




/**
 * Runs the test on each platform that it is for; an image that only a builder has is loaded into the engine first.
 *
 * @throws Failure `test-failed`
 */
async function testBuild(step, test, { docker, image, build, builder }) {
    const { environment, runner } = step;
    const { quoting, info, warning } = runner;
    await runner.phase('Test', async () => {
        for (const platform of (0,choose_builder/* testedPlatforms */.KC)(build.platforms, test.everyPlatform, process.arch)) {
            if (builder !== undefined) {
                const options = {
                    builder,
                    output: 'load',
                    ...(platform === undefined ? {} : { platforms: [platform] }),
                };
                await (0,docker_build/* buildImage */._w)(docker, { build: forLoading(build), images: [image], options, info, warning });
            }
            info(`IMAGE=${image}${platform === undefined ? '' : ` PLATFORM=${platform}`}`);
            const { workspace } = environment;
            const variables = (0,docker_cli/* withoutInputs */.i$)(environment.variables);
            await testImage({ ...test, image, platform, workspace, variables, quoting });
        }
        return { value: undefined, sentence: `Tested ${image}` };
    });
}
/** An order for an image in the engine, whose classic store takes neither attestations nor other compressions. */
function forLoading({ provenance: _provenance, sbom: _sbom, ...build }) {
    return { ...(0,docker_build/* asBuilt */.RX)(build), annotations: [], compression: 'default' };
}


/***/ })

};
;