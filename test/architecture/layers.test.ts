import { describe, expect, it } from 'vitest';
import { resolveImport, whyNotImport, whyNotPackage, zoneOf } from '../../build/layers.mjs';
import { codeFiles, exists, importsOf, parse } from '../helpers/source-files.ts';

const files = codeFiles();

describe('who may import whom', () => {
  it('gives every source file a zone', () => {
    expect(files.filter((path) => zoneOf(path) === null)).toEqual([]);
  });

  it('holds for every import of every source file', () => {
    const wrong = files.flatMap((path) =>
      importsOf(parse(path)).flatMap(({ specifier, typeOnly }) => {
        const why = specifier.startsWith('.')
          ? whyNotImport(path, resolveImport(path, specifier), typeOnly)
          : whyNotPackage(path, specifier);
        return why === null ? [] : [`${path}: ${why} (${specifier})`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('finds every relative import where it says, with its ending', () => {
    const missing = files.flatMap((path) =>
      importsOf(parse(path))
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => resolveImport(path, specifier))
        // What a build script loads from dist/ is made by the build itself.
        .filter((target) => !exists(target) && !target.startsWith('dist/'))
        .map((target) => `${path} -> ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it('has no circle of modules that need each other at run time', () => {
    const graph = new Map(
      files.map((path) => [
        path,
        importsOf(parse(path))
          .filter(({ specifier, typeOnly }) => specifier.startsWith('.') && !typeOnly)
          .map(({ specifier }) => resolveImport(path, specifier)),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) {
        circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
        return;
      }
      if (done.has(path)) return;
      for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
      done.add(path);
    };
    for (const path of files) walk(path, []);
    expect(circles).toEqual([]);
  });
});

describe('the import table itself', () => {
  const table: readonly (readonly [from: string, to: string, allowed: boolean])[] = [
    ['shared/engine/fixpoint.ts', 'shared/model/records.ts', true],
    ['shared/model/records.ts', 'shared/engine/fixpoint.ts', false],
    ['shared/base/result.ts', 'shared/model/records.ts', false],
    ['shared/assessment/findings.ts', 'shared/report/summary.ts', false],
    ['shared/import/otm/parse.ts', 'shared/import/drawio/parse.ts', false],
    ['shared/import/otm/parse.ts', 'shared/engine/session.ts', false],
    ['electron/main/main.ts', 'renderer/app/App.tsx', false],
    ['renderer/app/App.tsx', 'electron/main/main.ts', false],
    ['electron/preload/preload.ts', 'shared/protocol/ipc-channels.ts', true],
    ['electron/preload/preload.ts', 'shared/model/records.ts', false],
    ['renderer/panels/findings/List.tsx', 'renderer/panels/inspector/Form.tsx', false],
    ['renderer/panels/findings/List.tsx', 'renderer/panels/findings/Row.tsx', true],
    ['renderer/panels/findings/List.tsx', 'renderer/store/document-store.ts', true],
    ['renderer/canvas/Canvas.tsx', 'renderer/app/Shell.tsx', false],
    ['renderer/components/Splitter.tsx', 'renderer/store/document-store.ts', false],
    ['shared/engine/session.ts', 'test/helpers/source-files.ts', false],
  ];
  it.each(table)('lets %s import %s: %s', (from, to, allowed) => {
    expect(whyNotImport(from, to) === null).toBe(allowed);
  });

  it('keeps sockets out of everything but the loopback server', () => {
    expect(whyNotPackage('electron/main/main.ts', 'node:http')).not.toBeNull();
    expect(whyNotPackage('electron/cli/cordon.ts', 'node:net')).not.toBeNull();
    expect(whyNotPackage('electron/preview/preview-server.ts', 'node:http')).toBeNull();
  });

  it('keeps Node and packages out of the pure core', () => {
    expect(whyNotPackage('shared/engine/session.ts', 'node:fs')).not.toBeNull();
    expect(whyNotPackage('shared/engine/session.ts', 'react')).not.toBeNull();
  });
});
