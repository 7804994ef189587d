import type { CatalogueWords } from '../knowledge/catalogue.ts';
import { ENGLISH_WORDS } from '../knowledge/messages/catalogue-messages.ts';

/** How a language quotes and lists names. */
export interface NameStyle {
  readonly quote: (name: string) => string;
  readonly and: string;
  readonly more: (count: number) => string;
}
/** The style that a catalogue's words give; English where it has none. */
export const nameStyle = ({ and, more, quote }: CatalogueWords = ENGLISH_WORDS): NameStyle => ({
  quote: (name) => quote.replace('{name}', () => name),
  and: ` ${and} `,
  more: (count) => more.replace('{count}', String(count)),
});
const ENGLISH_NAMES: NameStyle = nameStyle();

/**
 * A threat's reason with the names of the assets that matched: `{pump}` becomes what fills the role, in quotation marks, so
 * that a label in the plural still reads as one name. A role that nothing fills is told by `otherwise`.
 */
export const reasonSentence = (
  reason: string,
  labels: ReadonlyMap<string, readonly string[]>,
  otherwise: (role: string) => string = (role) => role,
  style: NameStyle = ENGLISH_NAMES,
): string =>
  reason.replace(/\{([^{}]+)\}/g, (_, role: string) => listed((labels.get(role) ?? []).map(style.quote), style) || otherwise(role));

/** Names as people list them: up to three, then how many more. */
export function listed(names: readonly string[], style: NameStyle = ENGLISH_NAMES): string {
  if (names.length <= 1) return names[0] ?? '';
  if (names.length > 3) return `${names.slice(0, 2).join(', ')}${style.and}${style.more(names.length - 2)}`;
  return `${names.slice(0, -1).join(', ')}${style.and}${names.at(-1)!}`;
}
