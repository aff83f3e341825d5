"use strict";
exports.id = 939;
exports.ids = [939];
exports.modules = {

/***/ 3939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tagRulesFor: () => (/* binding */ tagRulesFor)
});

// UNUSED EXPORTS: tagContextOf

// EXTERNAL MODULE: ./.build/lib/parsed.js
var parsed = __webpack_require__(1465);
;// CONCATENATED MODULE: ./.build/tag-rules/clock.js
function isTimeZone(zone) {
    if (isUtc(zone))
        return true;
    try {
        return new Intl.DateTimeFormat('en-US', { timeZone: zone }) !== undefined;
    }
    catch {
        return false;
    }
}
function readClock(date, zone) {
    const { offsetMinutes, zoneName } = readZone(date, zone);
    const local = new Date(date.getTime() + offsetMinutes * 60_000);
    const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()];
    return {
        year,
        month,
        day,
        hour: local.getUTCHours(),
        minute: local.getUTCMinutes(),
        second: local.getUTCSeconds(),
        millisecond: local.getUTCMilliseconds(),
        weekday: local.getUTCDay(),
        dayOfYear: dayOfYear(Date.UTC(year, month - 1, day)),
        offsetMinutes,
        zoneName,
        epoch: date.getTime(),
    };
}
function weekOf({ year, month, day, weekday }, kind) {
    const daysToPivot = kind === 'iso' ? 4 - (weekday || 7) : 6 - weekday;
    const pivot = Date.UTC(year, month - 1, day + daysToPivot);
    return { week: Math.ceil(dayOfYear(pivot) / 7), year: new Date(pivot).getUTCFullYear() };
}
function dayOfYear(midnight) {
    return (midnight - Date.UTC(new Date(midnight).getUTCFullYear(), 0, 1)) / 86_400_000 + 1;
}
function readZone(date, zone) {
    if (isUtc(zone))
        return { offsetMinutes: 0, zoneName: 'UTC' };
    const [, sign, hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(nameZone(date, zone, 'longOffset')) ?? [];
    const offsetMinutes = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    return { offsetMinutes, zoneName: nameZone(date, zone, 'short') };
}
function isUtc(zone) {
    return /^utc$/i.test(zone);
}
function nameZone(date, zone, style) {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style }).formatToParts(date);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

;// CONCATENATED MODULE: ./.build/tag-rules/dates.js

function formatDate(date, format, zone) {
    const clock = readClock(date, zone);
    const iso = clock.offsetMinutes === 0 ? 'YYYY-MM-DDTHH:mm:ss[Z]' : 'YYYY-MM-DDTHH:mm:ssZ';
    return (format || iso)
        .replace(LOCALISED, (token) => LOCALISED_FORMATS[token] ?? token)
        .replace(TOKEN, (token) => String(DATE_TOKENS[token]?.(clock) ?? literalText(token)));
}
function literalText(token) {
    return /^\[./s.test(token) ? token.replace(/^\[|\]$/g, '') : token.replace(/\\/g, '');
}
const MONTHS = [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const pad = (value, width) => String(value).padStart(width, '0');
const monthName = ({ month }) => MONTHS[month - 1] ?? '';
const dayName = ({ weekday }) => DAYS[weekday] ?? '';
const meridiem = ({ hour }) => (hour < 12 ? 'am' : 'pm');
const hour12 = ({ hour }) => hour % 12 || 12;
const hour24 = ({ hour }) => hour || 24;
const quarter = ({ month }) => Math.ceil(month / 3);
function ordinal(value) {
    const isTeen = Math.floor((value % 100) / 10) === 1;
    return `${value}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][value % 10]) ?? 'th'}`;
}
function offset({ offsetMinutes }, separator) {
    const minutes = Math.abs(offsetMinutes);
    return `${offsetMinutes < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${separator}${pad(minutes % 60, 2)}`;
}
function fraction({ millisecond }, digits) {
    return pad(millisecond, 3).padEnd(digits, '0').slice(0, digits);
}
const YEARS = {
    Y: (clock) => pad(clock.year, 4),
    YY: (clock) => pad(clock.year % 100, 2),
    YYYY: (clock) => pad(clock.year, 4),
    YYYYY: (clock) => pad(clock.year, 5),
    YYYYYY: (clock) => `+${pad(clock.year, 6)}`,
    y: (clock) => clock.year,
    yo: (clock) => ordinal(clock.year),
    yy: (clock) => pad(clock.year, 2),
    yyy: (clock) => pad(clock.year, 3),
    yyyy: (clock) => pad(clock.year, 4),
    N: () => 'AD',
    NN: () => 'AD',
    NNN: () => 'AD',
    NNNN: () => 'Anno Domini',
    NNNNN: () => 'AD',
    gg: (clock) => pad(weekOf(clock, 'us').year % 100, 2),
    gggg: (clock) => pad(weekOf(clock, 'us').year, 4),
    ggggg: (clock) => pad(weekOf(clock, 'us').year, 5),
    GG: (clock) => pad(weekOf(clock, 'iso').year % 100, 2),
    GGGG: (clock) => pad(weekOf(clock, 'iso').year, 4),
    GGGGG: (clock) => pad(weekOf(clock, 'iso').year, 5),
};
const PARTS_OF_YEARS = {
    Q: quarter,
    Qo: (clock) => ordinal(quarter(clock)),
    M: (clock) => clock.month,
    Mo: (clock) => ordinal(clock.month),
    MM: (clock) => pad(clock.month, 2),
    MMM: (clock) => monthName(clock).slice(0, 3),
    MMMM: monthName,
    w: (clock) => weekOf(clock, 'us').week,
    wo: (clock) => ordinal(weekOf(clock, 'us').week),
    ww: (clock) => pad(weekOf(clock, 'us').week, 2),
    W: (clock) => weekOf(clock, 'iso').week,
    Wo: (clock) => ordinal(weekOf(clock, 'iso').week),
    WW: (clock) => pad(weekOf(clock, 'iso').week, 2),
};
const ALL_DAYS = {
    D: (clock) => clock.day,
    Do: (clock) => ordinal(clock.day),
    DD: (clock) => pad(clock.day, 2),
    DDD: (clock) => clock.dayOfYear,
    DDDo: (clock) => ordinal(clock.dayOfYear),
    DDDD: (clock) => pad(clock.dayOfYear, 3),
    d: (clock) => clock.weekday,
    do: (clock) => ordinal(clock.weekday),
    dd: (clock) => dayName(clock).slice(0, 2),
    ddd: (clock) => dayName(clock).slice(0, 3),
    dddd: dayName,
    e: (clock) => clock.weekday,
    E: (clock) => clock.weekday || 7,
};
const TIMES = {
    H: (clock) => clock.hour,
    HH: (clock) => pad(clock.hour, 2),
    h: hour12,
    hh: (clock) => pad(hour12(clock), 2),
    k: hour24,
    kk: (clock) => pad(hour24(clock), 2),
    a: meridiem,
    A: (clock) => meridiem(clock).toUpperCase(),
    m: (clock) => clock.minute,
    mm: (clock) => pad(clock.minute, 2),
    s: (clock) => clock.second,
    ss: (clock) => pad(clock.second, 2),
    Hmm: (clock) => `${clock.hour}${pad(clock.minute, 2)}`,
    Hmmss: (clock) => `${clock.hour}${pad(clock.minute, 2)}${pad(clock.second, 2)}`,
    hmm: (clock) => `${hour12(clock)}${pad(clock.minute, 2)}`,
    hmmss: (clock) => `${hour12(clock)}${pad(clock.minute, 2)}${pad(clock.second, 2)}`,
    Z: (clock) => offset(clock, ':'),
    ZZ: (clock) => offset(clock, ''),
    z: (clock) => clock.zoneName,
    zz: (clock) => clock.zoneName,
    X: (clock) => Math.floor(clock.epoch / 1000),
    x: (clock) => clock.epoch,
};
const FRACTIONS = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((digits) => ['S'.repeat(digits), (clock) => fraction(clock, digits)]));
const DATE_TOKENS = {
    ...YEARS,
    ...PARTS_OF_YEARS,
    ...ALL_DAYS,
    ...TIMES,
    ...FRACTIONS,
};
const TOKEN = new RegExp(String.raw `\[[^[]*\]|\\?(?:${Object.keys(DATE_TOKENS)
    .sort((one, other) => other.length - one.length)
    .join('|')}|.)`, 'g');
const LOCALISED_FORMATS = {
    LT: 'h:mm A',
    LTS: 'h:mm:ss A',
    L: 'MM/DD/YYYY',
    LL: 'MMMM D, YYYY',
    LLL: 'MMMM D, YYYY h:mm A',
    LLLL: 'dddd, MMMM D, YYYY h:mm A',
    l: 'M/D/YYYY',
    ll: 'MMM D, YYYY',
    lll: 'MMM D, YYYY h:mm A',
    llll: 'ddd, MMM D, YYYY h:mm A',
};
const LOCALISED = /\[[^[]*\]|\\?(?:LTS?|L{1,4}|l{1,4})/g;

;// CONCATENATED MODULE: ./.build/tag-rules/tag-context.js
function subjectOf({ ref }) {
    const [, space, name = ''] = /^refs\/(heads|tags|pull)\/(.+)$/s.exec(ref) ?? [];
    if (space === 'heads')
        return { kind: 'branch', name };
    if (space === 'tags')
        return { kind: 'tag', name };
    if (space === 'pull')
        return { kind: 'pull-request', name: name.replace(/\/merge$/, '') };
    return { kind: 'other' };
}
const ON_DEFAULT_BRANCH = /^(schedule|issues|discussion|discussion_comment)$/;
function isOnDefaultBranch(context) {
    const subject = subjectOf(context);
    if (subject.kind !== 'branch' || context.isForeign === true)
        return false;
    const { defaultBranch, eventName } = context;
    return defaultBranch === undefined ? ON_DEFAULT_BRANCH.test(eventName) : subject.name === defaultBranch;
}

;// CONCATENATED MODULE: ./.build/tag-rules/syntax.js

const QUOTED = String.raw `'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"`;
const BODY = `(?:[^'"{}~]|${QUOTED})*`;
const COMMENT = `!--[^]*?--|![^]*?`;
const TAG = String.raw `\{\{(?<before>~?)(?:(?<comment>${COMMENT})|\{(?<triple>${BODY})\}|&?(?<double>${BODY}))(?<after>~?)\}\}`;
const ESCAPED = String.raw `\\(?<literal>\{\{[^]*?)(?=\\{0,2}\{\{|$)|(?<backslash>\\)\\(?=\{\{)`;
const TEXT = String.raw `(?<text>[^{\\]+|\\|\{(?!\{))`;
const PIECE = new RegExp(`${ESCAPED}|${TEXT}|${TAG}`, 'y');
function tokenise(source) {
    const tokens = [];
    const piece = new RegExp(PIECE);
    let text = '';
    let trimsStart = false;
    const flush = (trimsEnd) => {
        const start = trimsStart ? text.trimStart() : text;
        const trimmed = trimsEnd ? start.trimEnd() : start;
        if (trimmed !== '')
            tokens.push({ kind: 'text', text: trimmed });
        text = '';
    };
    while (piece.lastIndex < source.length) {
        const at = piece.lastIndex;
        const groups = piece.exec(source)?.groups;
        if (groups === undefined)
            return (0,parsed/* invalid */.G)(brokenBraces(source.slice(at)));
        const body = groups.triple ?? groups.double;
        text += groups.text ?? groups.literal ?? groups.backslash ?? '';
        if (body === undefined && groups.comment === undefined)
            continue;
        flush(groups.before === '~');
        trimsStart = groups.after === '~';
        if (body !== undefined)
            tokens.push({ kind: 'tag', body: body.trim() });
    }
    flush(false);
    return (0,parsed/* valid */.r)(tokens);
}
function brokenBraces(rest) {
    const shown = rest.length > 40 ? `${rest.slice(0, 37)}...` : rest;
    return (`has braces or a quote that are not closed, at ${shown}. ` +
        'An expression is written {{name}}; a field that holds a comma goes into double quotes.');
}
const ARGUMENT = String.raw `(?:([\w-]+)\s*=\s*)?(${QUOTED}|[^\s'"=]+)`;
const CALL = new RegExp(String.raw `^([^\s'"=]+)((?:\s+${ARGUMENT})*)$`);
function parseCall(body) {
    const [, name, rest = ''] = CALL.exec(body) ?? [];
    if (name === undefined)
        return undefined;
    const found = [...rest.matchAll(new RegExp(ARGUMENT, 'g'))].map(([, option, text = '']) => {
        const isQuoted = /^['"]/.test(text);
        return { option, word: { text: isQuoted ? text.slice(1, -1).replace(/\\(['"])/g, '$1') : text, isQuoted } };
    });
    return {
        name,
        words: found.flatMap(({ option, word }) => (option === undefined ? [word] : [])),
        options: found.flatMap(({ option, word }) => (option === undefined ? [] : [{ name: option, word }])),
    };
}

;// CONCATENATED MODULE: ./.build/tag-rules/templates.js


function readTemplate(text, meaningOf) {
    const tokens = tokenise(text);
    if (!tokens.valid)
        return tokens;
    const builder = new TemplateBuilder(meaningOf);
    for (const token of tokens.value) {
        const rule = builder.add(token);
        if (rule !== undefined)
            return (0,parsed/* invalid */.G)(rule);
    }
    return builder.finish();
}
function expand(template, evaluate) {
    const texts = template.map((part) => expandPart(part, evaluate));
    return texts.includes(undefined) ? undefined : texts.join('');
}
function expandPart(part, evaluate) {
    switch (part.kind) {
        case 'text':
            return part.text;
        case 'value':
            return evaluate(part.expression)?.toString();
        case 'choice': {
            const value = evaluate(part.condition);
            return value === undefined ? undefined : expand(value ? part.then : part.otherwise, evaluate);
        }
    }
}
function piecesOf(template, evaluate) {
    return template.flatMap((part) => {
        if (part.kind === 'text')
            return [part.text];
        if (part.kind === 'value')
            return [part.expression];
        return piecesOf(evaluate(part.condition) ? part.then : part.otherwise, evaluate);
    });
}
function isAlways(template, wanted, rangeOf) {
    return outcomesOf(template, wanted, rangeOf)?.every((outcome) => wanted.includes(outcome)) ?? false;
}
function outcomesOf(template, wanted, rangeOf) {
    let outcomes = [''];
    for (const part of template) {
        const ends = outcomesOfPart(part, wanted, rangeOf);
        if (ends === undefined)
            return undefined;
        outcomes = [...new Set(outcomes.flatMap((start) => ends.map((end) => start + end)))];
        if (!outcomes.every((outcome) => wanted.some((text) => text.includes(outcome))))
            return undefined;
    }
    return outcomes;
}
function outcomesOfPart(part, wanted, rangeOf) {
    switch (part.kind) {
        case 'text':
            return [part.text];
        case 'value':
            return rangeOf(part.expression);
        case 'choice': {
            const then = outcomesOf(part.then, wanted, rangeOf);
            const otherwise = outcomesOf(part.otherwise, wanted, rangeOf);
            return then && otherwise && [...then, ...otherwise];
        }
    }
}
class TemplateBuilder {
    #meaningOf;
    #outer = [];
    #frame = { parts: [] };
    constructor(meaningOf) {
        this.#meaningOf = meaningOf;
    }
    add(token) {
        if (token.kind === 'text') {
            this.#frame.parts.push(token);
            return undefined;
        }
        const { body } = token;
        if (body === 'else' || body === '^')
            return this.#else();
        if (body.startsWith('/'))
            return this.#close(body.slice(1).trim());
        const [, name, condition = ''] = /^#\s*(if|unless)\s+(.*)$/s.exec(body) ?? [];
        if (name === 'if' || name === 'unless')
            return this.#open(name, condition);
        const expression = this.#parse(body);
        if (!expression.valid)
            return expression.rule;
        this.#frame.parts.push({ kind: 'value', expression: expression.value });
        return undefined;
    }
    finish() {
        const { block, parts } = this.#frame;
        return block === undefined ? (0,parsed/* valid */.r)(parts) : (0,parsed/* invalid */.G)(`has a {{#${block.name} ...}} without its {{/${block.name}}}.`);
    }
    #open(name, text) {
        const condition = this.#parse(text);
        if (!condition.valid)
            return condition.rule;
        this.#outer.push(this.#frame);
        this.#frame = { block: { name, condition: condition.value }, parts: [] };
        return undefined;
    }
    #else() {
        const { block, before, parts } = this.#frame;
        if (block === undefined || before !== undefined)
            return 'has an {{else}} that belongs to no {{#if ...}}.';
        this.#frame = { block, before: parts, parts: [] };
        return undefined;
    }
    #close(name) {
        const { block, before, parts } = this.#frame;
        const outer = block?.name === name ? this.#outer.pop() : undefined;
        if (block === undefined || outer === undefined)
            return `has a {{/${name}}} that closes nothing.`;
        const [first, second] = before === undefined ? [parts, []] : [before, parts];
        const [then, otherwise] = block.name === 'if' ? [first, second] : [second, first];
        outer.parts.push({ kind: 'choice', condition: block.condition, then, otherwise });
        this.#frame = outer;
        return undefined;
    }
    #parse(body) {
        const call = parseCall(body);
        if (call !== undefined)
            return this.#meaningOf(call);
        return (0,parsed/* invalid */.G)(`has {{${body}}}, which is no expression. Write {{name}}, or {{date 'YYYYMMDD' tz='Europe/Paris'}}.`);
    }
}

;// CONCATENATED MODULE: ./.build/tag-rules/expressions.js





const FACTS = ['branch', 'tag', 'sha', 'base_ref', 'is_default_branch', 'is_not_default_branch'];
const DATES = ['date', 'commit_date'];
const VERSION_PARTS = ['raw', 'version', 'major', 'minor', 'patch'];
function parseTemplate(text) {
    return readTemplate(text, meaningOfGlobal);
}
function expandTemplate(template, context) {
    return expand(template, (expression) => globalValue(expression, context));
}
function parseDatePattern(text) {
    return readTemplate(text, (call) => meaningOfDate(call) ?? unknown(call, { place: 'in this pattern', known: EXAMPLE_DATES }));
}
function parseVersionPattern(text) {
    return readTemplate(text, (call) => {
        const name = VERSION_PARTS.find((part) => part === call.name);
        if (name === undefined)
            return unknown(call, { place: 'in this pattern', known: braces(VERSION_PARTS), hint: ELSEWHERE });
        return withoutArguments(call, name);
    });
}
function expandVersion(pattern, version) {
    return expand(pattern, (part) => version[part]) ?? '';
}
function isRaw(pattern) {
    const [part] = pattern;
    return pattern.length === 1 && part?.kind === 'value' && part.expression === 'raw';
}
const rangeOfGlobal = ({ name }) => name === 'is_default_branch' || name === 'is_not_default_branch' ? ['true', 'false'] : undefined;
const EXAMPLE_DATES = ["{{date 'YYYYMMDD'}}", "{{commit_date 'YYYYMMDD'}}"];
const ELSEWHERE = ' Others belong into prefix= and suffix=.';
function braces(names) {
    return names.map((name) => `{{${name}}}`);
}
function unknown({ name }, { place, known, hint = '' }) {
    return (0,parsed/* invalid */.G)(`has {{${name}}}, which is not known ${place}. Known are ${known.join(', ')}.${hint}`);
}
function withoutArguments({ name, words, options }, value) {
    if (words.length === 0 && options.length === 0)
        return (0,parsed/* valid */.r)(value);
    return (0,parsed/* invalid */.G)(`has {{${name} ...}} with something behind its name. Write {{${name}}}.`);
}
function meaningOfGlobal(call) {
    const name = FACTS.find((fact) => fact === call.name);
    if (name !== undefined)
        return withoutArguments(call, { kind: 'fact', name });
    return meaningOfDate(call) ?? unknown(call, { place: 'here', known: [...braces(FACTS), ...EXAMPLE_DATES] });
}
function meaningOfDate({ name: called, words, options }) {
    const name = DATES.find((date) => date === called);
    if (name === undefined)
        return undefined;
    const example = `Write {{${name} 'YYYYMMDD'}} or {{${name} 'YYYYMMDD' tz='Europe/Paris'}}.`;
    const [format, ...further] = words;
    if (!format?.isQuoted || further.length > 0)
        return (0,parsed/* invalid */.G)(`has {{${name}}} without one format in quotes. ${example}`);
    const option = options.find((given) => given.name !== 'tz');
    if (option !== undefined)
        return (0,parsed/* invalid */.G)(`has {{${name}}} with the unknown option ${option.name}. ${example}`);
    const [zone = 'UTC', second] = options.map(({ word }) => word.text);
    if (second !== undefined)
        return (0,parsed/* invalid */.G)(`has {{${name}}} with more than one tz. ${example}`);
    if (isTimeZone(zone))
        return (0,parsed/* valid */.r)({ kind: 'date', name, format: format.text, zone });
    return (0,parsed/* invalid */.G)(`has the unknown time zone "${zone}". Write one of the IANA database, for example Europe/Paris, or UTC.`);
}
function globalValue(expression, context) {
    switch (expression.kind) {
        case 'fact':
            return fact(expression, context);
        case 'date':
            return dateValue(expression, context);
    }
}
function dateValue({ name, format, zone }, { now, commitDate }) {
    const date = name === 'date' ? now : commitDate;
    return date && formatDate(date, format, zone);
}
function shapeOf(expression, context) {
    if (expression.kind === 'date') {
        const date = dateValue(expression, { ...context, commitDate: context.commitDate ?? context.now });
        return String(date).replace(/\d+|[a-z]+|[^\w.-]+|\./gi, (run) => {
            return /\d/.test(run) ? String.raw `\d+` : /[a-z]/i.test(run) ? '[a-zA-Z]+' : run === '.' ? String.raw `\.` : '-';
        });
    }
    if (expression.name === 'sha')
        return '[0-9a-f]{7}';
    return rangeOfGlobal(expression) === undefined ? String.raw `[\w.-]*` : '(?:true|false)';
}
function fact({ name }, context) {
    const subject = subjectOf(context);
    switch (name) {
        case 'branch':
        case 'tag':
            return subject.kind === name ? subject.name : '';
        case 'sha':
            return shortCommit(context.commit);
        case 'base_ref':
            return subject.kind === 'tag' || subject.kind === 'pull-request'
                ? (context.baseRef ?? '').replace(/^refs\/heads\//, '')
                : '';
        case 'is_default_branch':
            return isOnDefaultBranch(context);
        case 'is_not_default_branch':
            return !isOnDefaultBranch(context);
    }
}
function shortCommit(commit) {
    return commit.slice(0, 7);
}

;// CONCATENATED MODULE: ./.build/tag-rules/rule-fields.js

const FIELD = /\s*(?:"((?:[^"]|"")*)"|([^",={]+=)\s*"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/sy;
function splitFields(line) {
    const fields = [];
    const expression = new RegExp(FIELD);
    while (expression.lastIndex < line.length) {
        const [, whole, name = '', value, rest = ''] = expression.exec(line) ?? [];
        const plain = rest.trimEnd();
        if (/^(?:[^",={]+=\s*)?"/.test(plain))
            return (0,parsed/* invalid */.G)(brokenQuotes(plain));
        if (whole !== undefined)
            fields.push(toField(unquote(unquote(`"${whole}"`))));
        else if (value !== undefined)
            fields.push(toField(name + unquote(`"${value}"`)));
        else if (plain !== '')
            fields.push(toField(plain));
    }
    return (0,parsed/* valid */.r)(fields);
}
function unquote(text) {
    const inner = /^"((?:[^"]|"")*)"$/s.exec(text)?.[1];
    return inner === undefined ? text : inner.replaceAll('""', '"');
}
function toField(text) {
    const [, name, value = ''] = /^([^={]+)=(.*)$/s.exec(text) ?? [];
    return name === undefined ? { value: text.trim() } : { name: name.trim().toLowerCase(), value: value.trim() };
}
function brokenQuotes(field) {
    return (`has a quote at ${field} that is not closed, or text behind the one that closes it. ` +
        'Quote a whole field, "pattern=a,b", and write a quote inside of it twice.');
}

// EXTERNAL MODULE: ./.build/tag-rules/sanitize-tag.js
var sanitize_tag = __webpack_require__(7153);
;// CONCATENATED MODULE: ./.build/tag-rules/flavor.js




const LATEST = ['auto', 'true', 'false'];
const NO_AFFIX = { text: [], isOnLatest: false };
function parseFlavor(lines) {
    const mistakes = [];
    let flavor = { latest: 'auto', prefix: NO_AFFIX, suffix: NO_AFFIX };
    for (const text of lines) {
        const fields = splitFields(text);
        if (!fields.valid)
            mistakes.push({ input: 'flavor', text, rule: fields.rule });
        let affix;
        for (const field of fields.valid ? fields.value : []) {
            if (field.name === 'prefix' || field.name === 'suffix')
                affix = field.name;
            const next = withField(flavor, field, affix);
            if (next.valid)
                flavor = next.value;
            else
                mistakes.push({ input: 'flavor', text, ...(field.name && { attribute: field.name }), rule: next.rule });
        }
    }
    return { flavor, mistakes };
}
function literalAffixes({ prefix, suffix }) {
    const isText = (part) => part === undefined || part.kind === 'text';
    const before = prefix.text.map((part, at) => textOf(part, isText(prefix.text[at - 1]) ? undefined : /^[._-]+/));
    const behind = suffix.text.map((part, at) => textOf(part, isText(suffix.text[at + 1]) ? undefined : /[._-]+$/));
    return {
        prefix: (0,sanitize_tag/* cleanTag */.I8)(`${before.join('')}x`).slice(0, -1),
        suffix: (0,sanitize_tag/* cleanTag */.I8)(`x${behind.join('')}`).slice(1),
        isWhole: [prefix, suffix].every(({ text }) => text.every(isText)),
    };
}
function textOf(part, separators) {
    const text = part.kind === 'text' ? part.text : '';
    return separators === undefined ? text : text.replace(separators, '');
}
function withField(flavor, { name, value }, affix) {
    switch (name) {
        case 'latest': {
            const latest = LATEST.find((one) => one === value);
            return latest ? (0,parsed/* valid */.r)({ ...flavor, latest }) : (0,parsed/* invalid */.G)(`is "${value}". Write auto, true or false.`);
        }
        case 'prefix':
        case 'suffix': {
            const text = parseTemplate(value);
            return text.valid ? (0,parsed/* valid */.r)({ ...flavor, [name]: { ...flavor[name], text: text.value } }) : text;
        }
        case 'onlatest':
            if (affix === undefined)
                return (0,parsed/* invalid */.G)('stands alone. Write it behind prefix= or suffix=, on the same line.');
            if (value !== 'true' && value !== 'false')
                return (0,parsed/* invalid */.G)(`is "${value}". Write true or false.`);
            return (0,parsed/* valid */.r)({ ...flavor, [affix]: { ...flavor[affix], isOnLatest: value === 'true' } });
        default:
            return (0,parsed/* invalid */.G)(`${name === undefined ? `holds "${value}", which is` : 'is'} no part of a flavor. ` +
                'Write latest=auto (or true, false), prefix=..., suffix=..., the last two perhaps with ,onlatest=true.');
    }
}

;// CONCATENATED MODULE: ./.build/lib/escape-expression.js
function escapeExpression(text) {
    return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw `\$&`);
}

// EXTERNAL MODULE: ./.build/lib/omit-undefined.js
var omit_undefined = __webpack_require__(9020);
;// CONCATENATED MODULE: ./.build/tag-rules/attributes.js



class AttributeReader {
    #line;
    #fields;
    #mistakes = [];
    constructor(line, fields) {
        this.#line = line;
        this.#fields = fields;
    }
    get mistakes() {
        return this.#mistakes;
    }
    allow(type, known) {
        const names = this.#fields.map(attributeName);
        for (const { name, value } of this.#fields) {
            if (name === undefined && type !== 'raw') {
                this.#mistake(undefined, `holds "${value}" without a name. ${COMMAS} Attributes are ${known.join(', ')}.`);
            }
            else if (name !== undefined && name !== 'type' && !known.includes(name)) {
                this.#mistake(name, `is no attribute of type=${type}. Its attributes are ${known.join(', ')}.`);
            }
        }
        for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) {
            this.#mistake(name, `is given more than once. Write one tag per line. ${COMMAS}`);
        }
    }
    read(name, parse, fallback) {
        const text = this.#fields.find((field) => attributeName(field) === name)?.value;
        if (text === undefined)
            return fallback;
        const parsed = parse(text);
        if (parsed.valid)
            return parsed.value;
        this.#mistake(name, parsed.rule);
        return undefined;
    }
    unlessEmpty(name, parse) {
        return this.read(name, (text) => (text === '' ? (0,parsed/* valid */.r)(undefined) : parse(text)));
    }
    required(name, parse, example) {
        if (!this.#fields.some((field) => attributeName(field) === name)) {
            this.#mistake(name, `is missing. Write for example ${name}=${example}`);
            return undefined;
        }
        return this.read(name, parse);
    }
    #mistake(attribute, rule) {
        this.#mistakes.push({ input: 'tags', text: this.#line, ...(attribute && { attribute }), rule });
    }
}
const COMMAS = 'A field that holds a comma goes into double quotes, "pattern=a,b".';
function attributeName({ name }) {
    return name ?? 'value';
}
function oneOf(known) {
    return (text) => {
        const value = known.find((one) => one === text);
        return value === undefined ? (0,parsed/* invalid */.G)(`is "${text}", but must be one of ${known.join(', ')}.`) : (0,parsed/* valid */.r)(value);
    };
}
function filled(parse) {
    return (text) => (text === '' ? (0,parsed/* invalid */.G)('is empty: nothing would come of it.') : parse(text));
}
function parseSwitch(text) {
    const template = parseTemplate(text);
    if (!template.valid || isAlways(template.value, ['true', 'false'], rangeOfGlobal))
        return template;
    return (0,parsed/* invalid */.G)(`is "${text}", which is not true or false in every run. Write true, false, {{is_default_branch}}, ` +
        '{{is_not_default_branch}}, or a condition of the workflow, ${{ ... }}.');
}
function parsePriority(text) {
    if (text !== '' && Number.isFinite(Number(text)))
        return (0,parsed/* valid */.r)(Number(text));
    return (0,parsed/* invalid */.G)(`is "${text}", which is no number. Write one, for example 300; the highest comes first.`);
}
function parseSlashedExpression(text) {
    const [, source, flags] = /^\/(.+)\/(.*)$/s.exec(text) ?? [];
    return source === undefined ? parseExpression(text) : parseExpression(source, flags);
}
function parseExpression(source, flags = '') {
    try {
        return (0,parsed/* valid */.r)(new RegExp(source, flags));
    }
    catch (error) {
        return (0,parsed/* invalid */.G)(`is no regular expression of JavaScript: ${error instanceof Error ? error.message : error}.`);
    }
}
function parseGroup(text, pattern) {
    const last = pattern === undefined ? 0 : countGroups(pattern);
    if (/^\d+$/.test(text) && (pattern === undefined || Number(text) <= last))
        return (0,parsed/* valid */.r)(Number(text));
    const range = last === 0 ? '0' : `a number from 0 to ${last}`;
    return (0,parsed/* invalid */.G)(`is "${text}", but must be ${range}: the number of a group of the pattern, 0 for the whole match.`);
}
function countGroups(expression) {
    const matchesNothing = new RegExp(`${expression.source}|`, expression.flags);
    return (matchesNothing.exec('')?.length ?? 1) - 1;
}

;// CONCATENATED MODULE: ./.build/tag-rules/surroundings.js




function prefixAround(text, template, context) {
    return around(text, { template, context, clean: (part) => (0,sanitize_tag/* cleanTag */.I8)(`${part}x`).slice(0, -1) });
}
function suffixAround(text, template, context) {
    return around(text, { template, context, clean: cleanInside });
}
function cleanInside(part) {
    return (0,sanitize_tag/* cleanTag */.I8)(`x${part}`).slice(1);
}
function around(text, { template, context, clean }) {
    const pieces = piecesOf(template, (condition) => expandTemplate([{ kind: 'value', expression: condition }], context));
    const literal = clean(pieces.filter((piece) => typeof piece === 'string').join(''));
    const shapes = pieces.map((piece, index) => typeof piece === 'string' ? escapeExpression((index === 0 ? clean : cleanInside)(piece)) : shapeOf(piece, context));
    return { text: clean(text), literal, shape: shapes.join('') };
}

// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/lib/operator.js
var operator = __webpack_require__(6502);
// EXTERNAL MODULE: ./node_modules/semver/functions/compare.js
var compare = __webpack_require__(8469);
// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/lib/version.js
var version = __webpack_require__(2660);
// EXTERNAL MODULE: ./node_modules/semver/functions/parse.js
var parse = __webpack_require__(6353);
;// CONCATENATED MODULE: ./.build/tag-rules/versions.js


function parseSemver(text) {
    const parsed = parse(text);
    if (parsed === null)
        return undefined;
    const { raw, version, major, minor, patch, prerelease } = parsed;
    return { raw, version, major, minor, patch, isPlain: prerelease.length === 0 };
}
function parsePep440(text) {
    const parsed = (0,version/* explain */.WE)(text);
    if (parsed === null)
        return undefined;
    const [major = 0, minor = 0, patch = 0] = parsed.release;
    const isPlain = !parsed.is_prerelease && !parsed.is_postrelease;
    return { raw: text, version: (0,version/* clean */.uH)(text) ?? text, major, minor, patch, isPlain };
}
function isPrerelease(text) {
    const starts = [0, ...[...text.matchAll(/(?<=[/@_-])v?\d/gi)].map(({ index }) => index)];
    for (const end of starts.map((start) => text.slice(start))) {
        const [semantic, python] = [parse(end), (0,version/* explain */.WE)(end)];
        if (semantic !== null || python !== null)
            return Boolean(semantic?.prerelease.length || python?.is_prerelease);
    }
    return false;
}

;// CONCATENATED MODULE: ./.build/tag-rules/version-order.js



function compareVersions(order, { tags, label }) {
    const told = label === undefined ? undefined : readLabel(label);
    if (order.component && told?.component && told.component !== order.component)
        return 'unknown';
    const ofTags = tags.flatMap((tag) => versionIn(tag, order) ?? []).filter((version) => isLimit(version, order));
    const ofLabel = told && versionOfLabel(told, order);
    const [highest] = highestFirst(ofTags, order) ?? highestFirst(ofLabel ? [ofLabel] : [], order) ?? [];
    if (highest === undefined)
        return 'unknown';
    const sign = difference(order.scheme, highest.version, order.version);
    return sign > 0 ? 'higher' : sign < 0 ? 'lower' : 'same';
}
function versionLabel({ version, prefix, suffix, component = '' }) {
    const fields = { prefix: prefix.literal, suffix: suffix.literal, component: component.replace(/\s+/g, '-') };
    return [
        withDots(version),
        ...Object.entries(fields).flatMap(([name, text]) => (text ? [`${name}=${text}`] : [])),
    ].join(' ');
}
function readLabel(label) {
    const [version = '', ...fields] = label.split(' ');
    return { ...Object.fromEntries(fields.map((field) => field.split(/=(.*)/s, 2))), version };
}
function versionOfLabel(label, order) {
    const { version = '', prefix = '', suffix = '' } = label;
    const isSame = prefix === order.prefix.literal && suffix === order.suffix.literal;
    return ((isSame ? version_order_parse(order, version) : undefined) ?? (prefix + suffix === '' ? versionIn(version, order) : undefined));
}
function highestFirst(versions, { scheme, makes }) {
    const making = versions.filter((version) => makes?.(version) ?? true);
    return making.length === 0 ? undefined : making.toSorted((a, b) => difference(scheme, b.version, a.version));
}
function versionIn(tag, order) {
    const { prefix, suffix } = order;
    const isExact = tag.startsWith(prefix.text) && tag.endsWith(suffix.text) && tag.length > prefix.text.length + suffix.text.length;
    const exact = isExact ? version_order_parse(order, tag.slice(prefix.text.length, tag.length - suffix.text.length)) : undefined;
    if (exact !== undefined)
        return exact;
    const [, inner] = new RegExp(`^${prefix.shape}(v?${START[order.scheme]}.*?)${suffix.shape}$`).exec(tag) ?? [];
    return inner === undefined ? undefined : version_order_parse(order, inner);
}
const START = { semver: String.raw `\d+\.\d+\.\d+`, pep440: String.raw `\d+` };
function version_order_parse({ scheme }, text) {
    return scheme === 'semver' ? parseSemver(text) : parsePep440(text);
}
function isLimit({ version }, order) {
    if (order.scheme === 'semver' || !/^(?:\d+!)?\d+(?:\.\d+)?$/.test(version))
        return true;
    return order.version !== version && !order.version.startsWith(`${version}.`);
}
function difference(scheme, one, other) {
    return scheme === 'semver' ? compare(one, other) : (0,operator/* compare */.UD)(withDots(one), withDots(other));
}
function withDots(version) {
    return version.replaceAll(',', '.');
}

;// CONCATENATED MODULE: ./.build/tag-rules/resolve.js










function resolveTags({ rules, flavor }, context) {
    const outcomes = rules.map((rule) => ({ rule, outcome: applyRule(rule, flavor, context) }));
    const made = outcomes.flatMap(({ outcome }) => (outcome.kind === 'tag' ? [outcome] : []));
    const [first] = made;
    const latest = first && isLatest(flavor, first.isStable)
        ? [
            {
                tag: nameLatest(flavor, context),
                isMoving: true,
                version: first.order && toTagVersion(first.order),
            },
        ]
        : [];
    const tagSources = [...made, ...latest];
    return {
        tags: [...new Set(tagSources.map(({ tag }) => tag))],
        tagSources: tagSources.map(({ tag, isMoving, version }) => (0,omit_undefined/* omitUndefined */.O)({ tag, isMoving, version })),
        ...(first && { version: first.tag }),
        notices: outcomes.flatMap(({ rule, outcome }) => outcome.kind === 'notice' ? [`No tag from "${rule.line}": ${outcome.reason}.`] : []),
    };
}
const NONE = { kind: 'none' };
const notice = (reason) => ({ kind: 'notice', reason });
const NO_DATE = notice('the date of the commit is not known');
const plain = (value, isMoving) => value === undefined ? NO_DATE : { kind: 'value', value, isStable: false, isMoving };
function applyRule(rule, flavor, context) {
    if (expandTemplate(rule.enable, context) === 'false')
        return NONE;
    const source = applySource(rule, context);
    if (source.kind !== 'value')
        return source;
    if ((0,sanitize_tag/* toTag */.yQ)(source.value) === '')
        return NONE;
    const [before, behind] = [rule.prefix ?? flavor.prefix.text, rule.suffix ?? flavor.suffix.text];
    const prefix = expandTemplate(before, context);
    const suffix = expandTemplate(behind, context);
    if (prefix === undefined || suffix === undefined)
        return NO_DATE;
    const { isStable, isMoving, version, makes } = source;
    const order = version && {
        ...version,
        prefix: prefixAround(prefix, before, context),
        suffix: suffixAround(suffix, behind, context),
    };
    const own = order && toTagVersion((0,omit_undefined/* omitUndefined */.O)({ ...order, makes }));
    return (0,omit_undefined/* omitUndefined */.O)({
        kind: 'tag',
        tag: (0,sanitize_tag/* toTag */.yQ)(prefix + source.value + suffix),
        isStable,
        isMoving,
        version: own,
        order,
    });
}
function toTagVersion(order) {
    return { version: order.version, label: versionLabel(order), compare: (image) => compareVersions(order, image) };
}
function applySource(source, context) {
    const subject = subjectOf(context);
    switch (source.kind) {
        case 'schedule':
            if (context.eventName !== 'schedule' || context.ref === '')
                return NONE;
            return plain(expand(source.pattern, (date) => dateValue(date, context)), source.pattern.every((part) => part.kind === 'text'));
        case 'semver':
        case 'pep440':
            return fromText(source.value, context, (text) => applyVersion(source, text));
        case 'match':
            return fromText(source.value, context, (text) => applyMatch(source, text));
        case 'edge':
            return applyEdge(source.branch, context);
        case 'ref':
            if (subject.kind === 'other' || subject.kind !== REF_KINDS[source.event])
                return NONE;
            return {
                kind: 'value',
                value: subject.name,
                isStable: subject.kind === 'tag' && !isPrerelease(subject.name),
                isMoving: subject.kind !== 'tag',
            };
        case 'raw':
            if (source.value.length === 0)
                return notice('its value is empty; perhaps an expression of the workflow gave nothing');
            return named(expandTemplate(source.value, context));
        case 'sha':
            return plain(source.format === 'long' ? context.commit : shortCommit(context.commit), false);
    }
}
function named(name) {
    return plain(name, /^(latest|edge)$/.test(name ?? ''));
}
const REF_KINDS = { branch: 'branch', tag: 'tag', pr: 'pull-request' };
function fromText(value, context, apply) {
    const subject = subjectOf(context);
    const text = value ? expandTemplate(value, context) : subject.kind === 'tag' ? subject.name : '';
    if (text === undefined)
        return NO_DATE;
    return text === '' ? NONE : apply(text);
}
const STANDARDS = {
    semver: { parse: parseSemver, name: 'a version by https://semver.org' },
    pep440: { parse: parsePep440, name: 'a version by https://peps.python.org/pep-0440' },
};
function applyVersion({ kind, pattern, match }, text) {
    const written = match === undefined ? text : groupOf(match, Math.min(1, countGroups(match)), text);
    if (written === undefined)
        return notice(`${match} does not match "${text}"`);
    const { parse, name } = STANDARDS[kind];
    const version = parse(written.replaceAll('/', '-'));
    if (version === undefined)
        return notice(`"${written}" is not ${name}`);
    const value = versionValue(pattern, version);
    const start = match === undefined ? 0 : text.indexOf(written);
    return {
        kind: 'value',
        value,
        isStable: version.isPlain && !isPrerelease(text),
        isMoving: version.isPlain && !isRaw(pattern) && !namesAll(pattern),
        version: (0,omit_undefined/* omitUndefined */.O)({ scheme: kind, version: version.version, component: text.slice(0, start) || undefined }),
        makes: (other) => versionValue(pattern, other) === value,
    };
}
function versionValue(pattern, version) {
    return version.isPlain || isRaw(pattern) ? expandVersion(pattern, version) : version.version;
}
function namesAll(pattern) {
    return pattern.some((part) => part.kind === 'value' && ['raw', 'version', 'patch'].includes(part.expression));
}
function applyMatch({ pattern, group }, text) {
    const value = groupOf(pattern, group, text);
    if (value === undefined)
        return notice(`${pattern} has no ${group === 0 ? 'match' : `group ${group}`} in "${text}"`);
    const isRelease = !isPrerelease(value);
    const isMoving = (isPrerelease(text) && isRelease) || isCutVersion(value, text);
    return { kind: 'value', value, isStable: !isPrerelease(text) && isRelease, isMoving };
}
function isCutVersion(value, text) {
    const isNumbered = /\d$/.test(value);
    return isNumbered && new RegExp(`(?<![\\w.])v?${escapeExpression(value)}\\.\\d`).test(text);
}
function groupOf(expression, group, text) {
    return new RegExp(expression).exec(text)?.[group];
}
function applyEdge(branch, context) {
    const subject = subjectOf(context);
    if (subject.kind !== 'branch' || context.isForeign === true)
        return NONE;
    if (branch === undefined ? isOnDefaultBranch(context) : branch === subject.name)
        return plain('edge', true);
    if (branch !== undefined || context.defaultBranch !== undefined)
        return NONE;
    return notice('the default branch is not known; name it with branch=');
}
function isLatest({ latest }, isStable) {
    return latest === 'auto' ? isStable : latest === 'true';
}
function nameLatest({ prefix, suffix }, context) {
    const on = ({ isOnLatest, text }) => (isOnLatest ? expandTemplate(text, context) : undefined) ?? '';
    return (0,sanitize_tag/* toTag */.yQ)(`${on(prefix)}latest${on(suffix)}`);
}

;// CONCATENATED MODULE: ./.build/tag-rules/rules.js





const REF_EVENTS = ['branch', 'tag', 'pr'];
const SHA_FORMATS = ['short', 'long'];
const TYPES = {
    schedule: { priority: 1000, attributes: ['pattern'] },
    semver: { priority: 900, attributes: ['pattern', 'value', 'match'] },
    pep440: { priority: 900, attributes: ['pattern', 'value', 'match'] },
    match: { priority: 800, attributes: ['pattern', 'group', 'value'] },
    edge: { priority: 700, attributes: ['branch'] },
    ref: { priority: 600, attributes: ['event'] },
    raw: { priority: 200, attributes: ['value'] },
    sha: { priority: 100, attributes: ['format'] },
};
const TYPE_NAMES = ['schedule', 'semver', 'pep440', 'match', 'edge', 'ref', 'raw', 'sha'];
const COMMON_ATTRIBUTES = ['enable', 'priority', 'prefix', 'suffix'];
function parseTagRules(lines, flavorLines) {
    const parsed = lines.map(parseRule);
    const { flavor, mistakes } = parseFlavor(flavorLines);
    const rules = parsed.flatMap(({ rule }) => rule ?? []).sort((one, other) => other.priority - one.priority);
    return { rules: { rules, flavor }, mistakes: [...parsed.flatMap((result) => result.mistakes), ...mistakes] };
}
function parseRule(line) {
    const fields = splitFields(line);
    if (!fields.valid)
        return { mistakes: [{ input: 'tags', text: line, rule: fields.rule }] };
    if (fields.value.length === 0)
        return { mistakes: [{ input: 'tags', text: line, rule: 'holds no tag.' }] };
    const attributes = new AttributeReader(line, fields.value);
    const type = attributes.read('type', oneOf(TYPE_NAMES), 'raw');
    if (type === undefined)
        return { mistakes: attributes.mistakes };
    attributes.allow(type, [...TYPES[type].attributes, ...COMMON_ATTRIBUTES]);
    const source = readSource(type, attributes);
    const common = {
        line,
        enable: attributes.read('enable', parseSwitch, ALWAYS) ?? ALWAYS,
        priority: attributes.read('priority', parsePriority) ?? TYPES[type].priority,
        prefix: attributes.read('prefix', parseTemplate, source && ownPrefix(source)),
        suffix: attributes.read('suffix', parseTemplate),
    };
    const { mistakes } = attributes;
    return source === undefined || mistakes.length > 0 ? { mistakes } : { rule: { ...source, ...common }, mistakes };
}
function readSource(type, attributes) {
    switch (type) {
        case 'schedule': {
            const pattern = attributes.read('pattern', filled(parseDatePattern), rules_text('nightly'));
            return pattern && { kind: type, pattern };
        }
        case 'semver':
        case 'pep440': {
            const pattern = attributes.required('pattern', filled(parseVersionPattern), '{{version}}');
            const value = attributes.unlessEmpty('value', parseTemplate);
            const match = attributes.unlessEmpty('match', parseExpression);
            return pattern && { kind: type, pattern, value, match };
        }
        case 'match': {
            const pattern = attributes.required('pattern', filled(parseSlashedExpression), String.raw `v(\d+.\d+)`);
            const group = attributes.read('group', (text) => parseGroup(text, pattern), 0);
            const value = attributes.unlessEmpty('value', parseTemplate);
            return pattern && group !== undefined ? { kind: type, pattern, group, value } : undefined;
        }
        case 'edge':
            return { kind: type, branch: attributes.unlessEmpty('branch', parsed/* valid */.r) };
        case 'ref': {
            const event = attributes.required('event', oneOf(REF_EVENTS), 'branch');
            return event && { kind: type, event };
        }
        case 'raw': {
            const value = attributes.required('value', parseTemplate, 'stable');
            return value && { kind: type, value };
        }
        case 'sha': {
            const format = attributes.read('format', oneOf(SHA_FORMATS), 'short');
            return format && { kind: type, format };
        }
    }
}
function ownPrefix(source) {
    if (source.kind === 'sha')
        return rules_text('sha-');
    return source.kind === 'ref' && source.event === 'pr' ? rules_text('pr-') : undefined;
}
function rules_text(value) {
    return [{ kind: 'text', text: value }];
}
const ALWAYS = rules_text('true');

;// CONCATENATED MODULE: ./.build/inputs/tag-rules-input.js




function tagContextOf(event, now) {
    return {
        eventName: event.name,
        ref: event.ref,
        commit: event.commit,
        defaultBranch: event.repository.defaultBranch,
        isForeign: event.sourceUrl !== undefined,
        baseRef: event.baseRef,
        pullRequest: event.pullRequest,
        commitDate: event.commitDate,
        now,
    };
}
function tagRulesFor(event, now) {
    const context = tagContextOf(event, now);
    return {
        tags: (lines, flavorLines) => {
            const { rules, mistakes } = parseTagRules(lines, flavorLines);
            return {
                ...resolveTags(rules, context),
                affixes: literalAffixes(rules.flavor),
                mistakes: mistakes.map(({ input, text, attribute, rule }) => ({
                    input,
                    rule: `${JSON.stringify(text)}${attribute === undefined ? '' : `: ${attribute}`} ${rule}`,
                })),
            };
        },
        text: (template) => {
            const parsed = parseTemplate(template);
            if (!parsed.valid)
                return { valid: false, rule: `${parsed.rule} ${escapeFor(template)}` };
            const value = expandTemplate(parsed.value, context);
            if (value !== undefined)
                return { valid: true, value };
            return { valid: false, rule: 'needs the date of the commit: a step with actions/checkout has to come before.' };
        },
    };
}
function escapeFor(template) {
    const escaped = template.slice(template.indexOf('=') + 1).replace(/\\?\{\{/g, '\\{{');
    return `Braces that are to stay have a backslash before them: ${escaped}`;
}


/***/ })

};
;