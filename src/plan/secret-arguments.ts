import { variableName } from '../lib/variable-name.ts';
/** A build argument that is likely a secret, and whether its name or its value shows that. */
export type SecretArgument = { readonly name: string; readonly by: 'name' | 'value' };

/**
 * The build arguments that look like secrets. An empty value gives nothing away, nor does a switch or a short number, and the
 * arguments of proxies are in no image (https://docs.docker.com/build/building/variables/#proxy-arguments).
 */
export function secretArguments(
  buildArgs: readonly { readonly name: string; readonly value?: string | undefined }[],
): readonly SecretArgument[] {
  return buildArgs.flatMap(({ name, value }): readonly SecretArgument[] => {
    if (value === '' || PROXY.test(name)) return [];
    if (value !== undefined && SECRET_VALUES.some((pattern) => pattern.test(value))) return [{ name, by: 'value' }];
    return isSecretName(name) && !HARMLESS_VALUE.test(value ?? '') ? [{ name, by: 'name' }] : [];
  });
}

/** The warning of the main action about such an argument, without its value. */
export function describeSecretArgument({ name, by }: SecretArgument): string {
  return [
    `build-args: ${name} ${looksLike(by)} Give it as a secret:`,
    '    secrets: |',
    `      ${name}=\${{ secrets.${variableName(name)} }}`,
    `and take it in the Dockerfile, in place of ARG ${name}, where it is needed:`,
    `    RUN --mount=type=secret,id=${name},env=${name} ...`,
  ].join('\n');
}

/** The warning about such an argument in a bake file, without its value. */
export function describeSecretBakeArgument({ name, by }: SecretArgument, targets: readonly string[]): string {
  const where = targets.length === 1 ? `target ${targets[0]}` : `targets ${targets.join(', ')}`;
  return [
    `${where}: the argument ${name} ${looksLike(by)} Give it as a secret, in the bake file:`,
    `    secret = ["type=env,id=${name}"]`,
    'with its value under `env:` of this step:',
    `    ${name}: \${{ secrets.${variableName(name)} }}`,
    `and take it in the Dockerfile, in place of ARG ${name}, where it is needed:`,
    `    RUN --mount=type=secret,id=${name},env=${name} ...`,
  ].join('\n');
}

function looksLike(by: SecretArgument['by']): string {
  return (
    `looks like a secret, by its ${by}. Whoever may pull the image can read its build arguments, in its history or its ` +
    'provenance.'
  );
}

function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2');
  return SECRET_NAME.test(words) && !ABOUT_A_SECRET.test(words);
}

/** Words at the end of a part of a name: `NPM_TOKEN`, `npmToken`, `DBPASSWORD`; not `TOKENIZER`, nor a bare `KEY`. */
const SECRET_NAME =
  /(?:token|passw(?:or)?d|passphrase|secret|credential|api[_.-]?key|access[_.-]?key|private[_.-]?key|secret[_.-]?key|ssh[_.-]?key)s?(?=$|[_.\d-])/i;

/** Names about a secret, or of values for everybody: bundlers pass variables with these prefixes on to browsers. */
const ABOUT_A_SECRET =
  /(?:^|[_.-])public(?:[_.-]|$)|^(?:vite|react_app|nuxt_public)_|[_.-](?:url|uri|name|file|path|dir|length|ttl|expiry|endpoint|host|type|id|version|enabled|count)$/i;

const HARMLESS_VALUE = /^(?:true|false|yes|no|on|off|none|null|\d{1,4})$/i;

const PROXY = /^(?:https?|ftp|all|no)_proxy$/i;

/** How services write their secrets. */
const SECRET_VALUES: readonly RegExp[] = [
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
