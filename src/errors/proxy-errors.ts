import { Failure } from './failure.ts';

/** A variable of the environment that names a proxy, and what it says. */
export type ProxySetting = { readonly name: string; readonly value: string };

/** The value of a proxy variable is no address. */
export function proxyInvalid({ name, value }: ProxySetting): Failure {
  return new Failure({
    code: 'proxy-invalid',
    what: `${name} is no address of a proxy: ${withoutLogin(value)}. No call was made.`,
    why: 'it is set so in the environment of the runner or of the job, perhaps by an expression that gave only a part of it.',
    fix: `set ${name} to an address such as http://proxy.example:3128, or to nothing; in a password % is written %25, / %2F, @ %40.`,
  });
}

/** A proxy of a kind that this step cannot use; docker may well. */
export function describeUnusedProxy({ name, value }: ProxySetting): string {
  return (
    `${name} is ${withoutLogin(value)}: this step uses http and https proxies only, and calls GitHub and AWS without it. ` +
    'Docker goes its own way.'
  );
}

function withoutLogin(value: string): string {
  return value.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1***@');
}
