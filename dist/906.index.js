"use strict";
exports.id = 906;
exports.ids = [906];
exports.modules = {

/***/ 5906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TAR_BLOCK: () => (/* binding */ TAR_BLOCK),
/* harmony export */   tarHeader: () => (/* binding */ tarHeader),
/* harmony export */   tarPadding: () => (/* binding */ tarPadding)
/* harmony export */ });
/* harmony import */ var tar_header__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6532);
/* harmony import */ var tar_pax__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(750);


const TAR_BLOCK = 512;
function tarHeader(path, sizeBytes) {
    const isFolder = path.endsWith('/');
    const header = new tar_header__WEBPACK_IMPORTED_MODULE_0__/* .Header */ .Y({
        path,
        size: sizeBytes,
        type: isFolder ? 'Directory' : 'File',
        mode: isFolder ? 0o755 : 0o644,
        uid: 0,
        gid: 0,
        mtime: new Date(0),
    });
    const block = Buffer.alloc(TAR_BLOCK);
    const needsPax = header.encode(block);
    return needsPax ? Buffer.concat([new tar_pax__WEBPACK_IMPORTED_MODULE_1__/* .Pax */ .u({ path, size: sizeBytes }).encode(), block]) : block;
}
function tarPadding(sizeBytes) {
    return (TAR_BLOCK - (sizeBytes % TAR_BLOCK)) % TAR_BLOCK;
}


/***/ })

};
;