import { LineCounter, isCollection, isNode, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { ProblemList, SourceFile } from './source-file.ts';

/** A parsed file: plain values, and the line of any path in it. */
export interface ParsedFile {
  readonly path: string;
  readonly value: unknown;
  /** 1-based line of a path, or of the nearest enclosing node. */
  lineOf(path: readonly (string | number)[]): number;
}

/** Parses one YAML file (1.2 core; duplicate keys are errors). `null` when it cannot be read; the problems say why. */
export function readYaml(file: SourceFile, problems: ProblemList): ParsedFile | null {
  const lines = new LineCounter();
  const document: Document.Parsed = parseDocument(file.text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  for (const error of document.errors) {
    const line = lines.linePos(error.pos[0]).line;
    problems.add({
      severity: 'error',
      kind: 'bad-yaml',
      entry: '',
      place: `${file.path}:${line}`,
      found: error.message,
      expected: 'YAML 1.2',
      tip: 'Check indentation, quotes and colons on this line.',
    });
  }
  if (document.errors.length > 0) return null;
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    problems.add({
      severity: 'error',
      kind: 'bad-yaml',
      entry: '',
      place: file.path,
      found: error instanceof Error ? error.message : String(error),
      expected: 'at most 50 aliases',
      tip: 'Write the text out instead of using aliases.',
    });
    return null;
  }
  return {
    path: file.path,
    value,
    lineOf(path) {
      for (let length = path.length; length >= 0; length--) {
        const node: unknown =
          length === 0 ? document.contents : isCollection(document.contents) ? document.getIn(path.slice(0, length), true) : undefined;
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}
