/** Whether the text is a full commit SHA, as git writes it: SHA-1 or SHA-256. */
export function isCommitSha(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
