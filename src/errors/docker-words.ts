/**
 * What Docker says without the words of others, each of them as `…`: in names, arguments, addresses and quotations any word
 * may stand. A base image may well be called `denied`, and a command may well print `no such host`.
 */
export function dockerWords(text: string): string {
  const plain = WORDS_OF_OTHERS.reduce(
    (words, [pattern, instead]) =>
      typeof instead === 'string' ? words.replace(pattern, instead) : words.replace(pattern, instead),
    text,
  );
  return plain.replace(WORD, withoutName);
}

/** Whether a registry refuses further requests for now, in the words that Docker passes on. */
export const RATE_LIMITED = /\btoomanyrequests\b|429 Too Many Requests|HTTP 429 /i;

/** Whether docker has no engine to talk to any more. */
export const ENGINE_GONE =
  /Cannot connect to the Docker daemon|error during connect: |error reading from server: |code = Unavailable\b|failed to dial gRPC: |dial unix \S+: connect: (?:connection refused|no such file)/i;

/** How an error of the system ends; what stands before it is a path, with any character in it. */
const SYSTEM_ERRORS = [
  'no such file or directory',
  'file does not exist',
  'not a directory',
  'is a directory',
  'file exists',
  'permission denied',
  'no space left on device',
  'read-only file system',
  'input/output error',
].join('|');

const WORDS_OF_OTHERS: readonly (readonly [RegExp, string | ((quoted: string, end: string) => string)])[] = [
  // All text before these words is the command, whose start may be cut off.
  [/^.*" (did not complete successfully)/s, 'process "…" $1'],
  [/^.*' (returned a non-zero code)/s, "The command '…' $1"],
  [/(parse error (?:on|at) line \d+|failed to parse Dockerfile): .*$/s, '$1: …'],
  // The text of `${NAME:?...}`, and all text behind an instruction's own mistake.
  [/(failed to process "(?:[^"\\]|\\.)*"): .*$/s, '$1: …'],
  [
    /((?:invalid|unknown) (?:signal|proto)|Invalid (?:containerPort|hostPort|range format)\b[^:]*|No port specified): .*$/s,
    '$1: …',
  ],
  [/(unexpected key|invalid (?:chmod parameter:|escape token|value|key|field)) '.*$/s, '$1 …'],
  [/(failed to parse platform|invalid (?:reference format|user index|checksum digest format)): .*$/s, '$1: …'],
  [/(failed to parse platform) .*$/s, '$1 …'],
  [/(can't find [ug]id for (?:user|group)|unset ssh forward key|failed to reach build target) .*$/s, '$1 …'],
  [/((?:^|: )secret) .*(: not found)$/s, '$1 …$2'],
  // Go's quotation, with its escapes. Where one does not end, no later one does, and none is looked for.
  [/"(?:[^"\\]|\\.)*("?)/gs, (quoted, end) => (end === '' ? quoted : '"…"')],
  [/'[^'\s]*'/g, "'…'"],
  [/(unable to find (?:user|group)) .*(: [^:]*)$/s, '$1 …$2'],
  [new RegExp(`\\b(open|l?stat|statat|mkdir) .{1,4096}(: (?:${SYSTEM_ERRORS}))`, 's'), '$1 …$2'],
  [/(^|: )\S+: (?=failed to resolve source metadata)/, '$1'],
  [/invalid from flag value \S+: /, ''],
  [/\b(lookup) \S+(?: on \S+)?(?=: )/g, '$1 …'],
  [/\b(metadata for|denied for|manifest for) \S+?(?=[:,]?(?:\s|$))/g, '$1 …'],
];

const WORD = /(?<![^\s"'])[^\s"']+(?=\s|$)/g;

/** A path, an image, an address, a host: a word with a slash or a full stop inside. */
function withoutName(word: string): string {
  const sign = /[:,]$/.test(word) ? word.slice(-1) : '';
  const name = word.slice(0, word.length - sign.length);
  const isName = name.includes('/') || /\w\.\w/.test(name);
  return isName && !OWN_WORDS.includes(name) ? `…${sign}` : word;
}

/** Words of Docker's own that look like names. */
const OWN_WORDS: readonly string[] = ['i/o', 'net/http', 'input/output', '(Client.Timeout'];
