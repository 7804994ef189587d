/**
 * A threat's reason with the names of the assets that matched: `{pump}` becomes what fills the role. A role that
 * nothing fills keeps its own name, which reads as a word in the sentence.
 */
export const reasonSentence = (reason: string, labels: ReadonlyMap<string, readonly string[]>): string =>
  reason.replace(/\{([^}]+)\}/g, (_, role: string) => listed(labels.get(role) ?? []) || role);

/** Names as people list them: up to three, then how many more. */
export function listed(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}
