/**
 * JSON with one entry of a long list per line: as small as compact JSON, and yet a line-by-line
 * comparison of two files shows which entry differs. Ends with a newline.
 */
export function jsonLines(value: unknown): string {
  if (Array.isArray(value)) return `[\n${value.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n]\n`;
  if (typeof value !== 'object' || value === null) return `${JSON.stringify(value)}\n`;
  const lines = Object.entries(value).flatMap(([key, field]) => {
    const name = JSON.stringify(key);
    if (field === undefined) return [];
    if (!Array.isArray(field) || field.length === 0 || typeof field[0] !== 'object') return [`  ${name}: ${JSON.stringify(field)}`];
    return [`  ${name}: [\n${field.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`];
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}
