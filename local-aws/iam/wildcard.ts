/**
 * Compiles a pattern in which `*` stands for any characters and `?` for one, as in IAM policies and ECR's tag filters;
 * the whole text must match. `flags` are added to the expression's, `i` to ignore case.
 */
export function compileWildcard(pattern: string, flags = ''): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*+/g, '.*').replace(/\?/g, '.')}$`, `s${flags}`);
}
