const XSD = 'http://www.w3.org/2001/XMLSchema#';
const ESCAPES: Readonly<Record<string, string>> = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f', '"': '"', "'": "'", '\\': '\\' };

/** The text between the quotes, escapes resolved. */
export function literalText(term: string): string {
  const inner = term.slice(1, term.lastIndexOf('"'));
  if (!inner.includes('\\')) return inner;
  return inner.replace(/\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)/gs, (_, escape: string) =>
    escape.length > 1 ? String.fromCodePoint(Math.min(parseInt(escape.slice(1), 16), 0x10ffff)) : (ESCAPES[escape] ?? escape),
  );
}

/** The datatype's local name within XML Schema (`boolean`, `integer`), `string` for plain text, else the whole IRI. */
function literalType(term: string): string {
  const close = term.lastIndexOf('"');
  if (!term.startsWith('^^<', close + 1)) return 'string';
  const iri = term.slice(close + 4, -1);
  return iri.startsWith(XSD) ? iri.slice(XSD.length) : iri;
}

/** Only integers, booleans and plain text are read, as in the reference (clause 1.1); anything else is `null`. */
export function literalInteger(term: string): number | null {
  if (literalType(term) !== 'integer') return null;
  const value = Number(literalText(term));
  return Number.isInteger(value) ? value : null;
}

export const literalBoolean = (term: string): boolean | null => {
  if (literalType(term) !== 'boolean') return null;
  const text = literalText(term);
  return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : null;
};

/** Writes a text as a literal of N-Quads. */
export const writeLiteral = (text: string): string =>
  `"${text.replace(/[\\"\n\r\t]/g, (c) => (c === '\n' ? '\\n' : c === '\r' ? '\\r' : c === '\t' ? '\\t' : `\\${c}`))}"`;
