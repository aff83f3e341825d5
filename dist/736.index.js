"use strict";
exports.id = 736;
exports.ids = [736];
exports.modules = {

/***/ 8736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   githubApi: () => (/* binding */ githubApi)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3747);
/* harmony import */ var _lib_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8480);


function githubApi({ token, url, owner, repo, proxy }) {
    const compared = new Map();
    const octokitFor = (limit) => (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, { baseUrl: url, log: SILENT, request: { fetch: fetchBy(proxy, limit) } });
    return {
        compare: async (base, head, limit) => {
            const basehead = `${base}...${head}`;
            const { rest } = octokitFor(limit);
            const ask = () => rest.repos
                .compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 })
                .then(({ data }) => data.status)
                .catch(() => undefined);
            const answer = compared.get(basehead) ?? ask();
            compared.set(basehead, answer);
            return await answer;
        },
        tagCommit: async (name, limit) => {
            const { rest } = octokitFor(limit);
            const asked = rest.repos.getCommit({ owner, repo, ref: `tags/${name}`, per_page: 1 });
            return await asked.then(({ data }) => data.sha).catch(() => undefined);
        },
    };
}
const SILENT = { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } };
function fetchBy(proxy, limit) {
    return async (url, { headers = {} } = {}) => {
        const answer = await (0,_lib_http_js__WEBPACK_IMPORTED_MODULE_1__/* .send */ .t)({ method: 'GET', url: new URL(url), headers, proxy, limit });
        if (answer.kind === 'no-answer')
            throw new Error(answer.reason);
        const type = answer.headers['content-type'] ?? 'application/json';
        return new Response(answer.body, { status: answer.status, headers: { 'content-type': type } });
    };
}


/***/ })

};
;