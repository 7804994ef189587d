import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { networkGlobals, ownOrigin, resolveImport, zoneOf } from '../../build/layers.mjs';
import { codeFiles, importsOf, parse, visit } from '../helpers/source-files.ts';

/** Files of the product, without build scripts and tests. */
const product = codeFiles().filter((path) => !path.startsWith('test/') && !path.startsWith('build/'));

/** Where a name that opens connections is used: as a variable or as a member, not as a word in a comment or a property that is declared. */
function networkNames(path: string, text?: string): string[] {
  const found: string[] = [];
  visit(parse(path, text), (node) => {
    if (!ts.isIdentifier(node) || !networkGlobals.includes(node.text)) return;
    const { parent } = node;
    const isDeclared =
      (ts.isPropertySignature(parent) || ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) && parent.name === node;
    if (!isDeclared) found.push(`${path}: ${node.text}`);
  });
  return found;
}

describe('the product is offline', () => {
  it('names nothing that opens a connection, outside the loopback server and the one module for its own files', () => {
    const used = product
      .filter((path) => zoneOf(path)?.entry.network !== true && path !== ownOrigin.module)
      .flatMap((path) => networkNames(path));
    expect(used).toEqual([]);
  });

  it('sees such a name however it is reached', () => {
    expect(networkNames('a.ts', 'await fetch("x")')).toHaveLength(1);
    expect(networkNames('a.ts', 'globalThis.WebSocket')).toHaveLength(1);
    expect(networkNames('a.ts', 'navigator.sendBeacon("x")')).toHaveLength(1);
    expect(networkNames('a.ts', '// fetch\nconst text = "fetch";')).toHaveLength(0);
  });

  it('opens sockets in one zone only', () => {
    const folders = new Set<string>();
    for (const path of product) {
      const zone = zoneOf(path);
      if (zone?.entry.network === true) folders.add(zone.folder);
    }
    expect([...folders]).toEqual(['electron/preview']);
  });

  it('loads from its own origin through one module with known callers', () => {
    const callers = product.filter((path) =>
      importsOf(parse(path)).some(({ specifier }) => specifier.startsWith('.') && resolveImport(path, specifier) === ownOrigin.module),
    );
    expect(callers).toEqual([...ownOrigin.callers]);
  });

  it('has no updater, no telemetry and no crash upload among its calls', () => {
    const names = new Set(['autoUpdater', 'crashReporter', 'netLog', 'inAppPurchase', 'powerMonitor']);
    const used: string[] = [];
    for (const path of product) {
      visit(parse(path), (node) => {
        if (ts.isIdentifier(node) && names.has(node.text)) used.push(`${path}: ${node.text}`);
      });
    }
    expect(used).toEqual([]);
  });
});
