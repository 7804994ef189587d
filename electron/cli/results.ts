import { STANDARD_OUTPUT } from './arguments.ts';
import type { Host } from './host.ts';
import { inPieces } from './json-lines.ts';

/** Writes a result to the named file, or to standard output when there is none or it is `-`. */
export async function writeResult(host: Host, file: string | undefined, result: string | Generator<string>): Promise<void> {
  const pieces = typeof result === 'string' ? [result] : inPieces(result);
  if (file !== undefined && file !== STANDARD_OUTPUT) return host.writeFile(file, pieces);
  for (const piece of pieces) host.write(piece);
}

/** A plain table: columns as wide as their longest cell, two spaces between them. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
