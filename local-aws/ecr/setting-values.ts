/** What the settings of an account in one region can be, the first value being the default (API reference, PutAccountSetting). */
export const settings = {
  BASIC_SCAN_TYPE_VERSION: ['AWS_NATIVE'],
  REGISTRY_POLICY_SCOPE: ['V2'],
  BLOB_MOUNTING: ['DISABLED', 'ENABLED'],
} as const;

/** The name of an account setting. */
export type AccountSettingName = keyof typeof settings;

/** All names. */
export const names = ['BASIC_SCAN_TYPE_VERSION', 'REGISTRY_POLICY_SCOPE', 'BLOB_MOUNTING'] as const;

/** The value of a setting that was never put. */
export function defaultSetting(name: AccountSettingName): string {
  return settings[name][0];
}
