/**
 * JSON with one entry of a long list per line: as small as compact JSON, and yet a line-by-line
 * comparison of two files shows which entry differs. Ends with a newline.
 */
export const jsonLines = (value: unknown): string => [...jsonParts(value)].join('');

/** The same in parts: the findings of a very large model are longer than one string may be. */
export function* jsonParts(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    yield* listParts(value, '  ', '[\n', '\n]\n');
    return;
  }
  if (typeof value !== 'object' || value === null) {
    yield `${JSON.stringify(value)}\n`;
    return;
  }
  let before = '{\n';
  for (const [key, field] of Object.entries(value)) {
    if (field === undefined) continue;
    const name = JSON.stringify(key);
    if (Array.isArray(field) && field.length > 0 && typeof field[0] === 'object')
      yield* listParts(field, '    ', `${before}  ${name}: [\n`, '\n  ]');
    else yield `${before}  ${name}: ${JSON.stringify(field)}`;
    before = ',\n';
  }
  yield before === '{\n' ? '{\n\n}\n' : '\n}\n';
}

function* listParts(list: readonly unknown[], indent: string, before: string, after: string): Generator<string> {
  yield before;
  for (let i = 0; i < list.length; i++) yield `${i === 0 ? '' : ',\n'}${indent}${JSON.stringify(list[i])}`;
  yield after;
}

/** Parts joined to pieces of about a megabyte, so that writing them is not one call for each line. */
export function* inPieces(parts: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  let length = 0;
  for (const part of parts) {
    piece.push(part);
    length += part.length;
    if (length < 1_000_000) continue;
    yield piece.join('');
    piece = [];
    length = 0;
  }
  if (length > 0) yield piece.join('');
}
