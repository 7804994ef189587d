/** Pieces of Markdown. Text of the knowledge base is escaped, since names may hold any character. */
export const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>|]/g, (sign) => `\\${sign}`);

export const link = (text: string, to: string): string => `[${escaped(text)}](${to})`;

/** A table; cells are Markdown already. Nothing when there are no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** Blocks with an empty line between them; empty ones are left out. */
export const page = (...blocks: readonly string[]): string => `${blocks.filter((block) => block !== '').join('\n\n')}\n`;

/** A section with its heading, or nothing when there is nothing to say. */
export const section = (title: string, ...blocks: readonly string[]): string => {
  const body = blocks.filter((block) => block !== '').join('\n\n');
  return body === '' ? '' : `## ${title}\n\n${body}`;
};
