/** Some tags for a sentence: all of a few, the first ones of many. */
export function listTags(tags: readonly string[]): string {
  return tags.length <= 3 ? tags.join(', ') : `${tags.slice(0, 3).join(', ')} and ${tags.length - 3} more`;
}
