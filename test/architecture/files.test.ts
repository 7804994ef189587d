import { basename } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { fileSize } from '../../build/layers.mjs';
import { codeFiles, filesUnder, parse, readSource, visit } from '../helpers/source-files.ts';

const files = codeFiles();
const product = files.filter((path) => !path.startsWith('test/'));
const lineCount = (path: string): number => readSource(path).split('\n').length - 1;

describe('files', () => {
  it(`have at most ${fileSize.most} lines`, () => {
    expect(files.filter((path) => lineCount(path) > fileSize.most)).toEqual([]);
  });

  it(`have at most ${fileSize.large} lines, nine in ten of them`, () => {
    const large = product.filter((path) => lineCount(path) > fileSize.large);
    expect(large.length / product.length, large.join(', ')).toBeLessThanOrEqual(fileSize.largeShare);
  });

  it('are named for what they hold', () => {
    expect(files.filter((path) => /(^|[-/])(utils?|helpers?|managers?|misc|common)\.(ts|tsx|mjs)$/i.test(path))).toEqual([]);
  });

  it('are in kebab case, and in Pascal case where they are one component', () => {
    const wrong = files.filter((path) => {
      const name = basename(path);
      return name.endsWith('.tsx') && /^[A-Z]/.test(name)
        ? !/^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/.test(name)
        : !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|bench|worker|config))?\.(ts|tsx|mjs)$/.test(name);
    });
    expect(wrong).toEqual([]);
  });

  it('leave no work for later', () => {
    const words = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);
    expect(product.filter((path) => words.test(readSource(path)))).toEqual([]);
  });

  it('do not switch a check off without a reason', () => {
    const bare = files.flatMap((path) =>
      readSource(path)
        .split('\n')
        .map((text, index) => ({ text, place: `${path}:${index + 1}` }))
        .filter(({ text }) => /(eslint-dis\u0061ble|@ts-ex\u0070ect-error)/.test(text) && !/(--|: ).{10,}/.test(text))
        .map(({ place }) => place),
    );
    expect(bare).toEqual([]);
  });

  it('use no type that stops checking', () => {
    const found = files
      .filter((path) => !path.endsWith('.mjs'))
      .filter((path) => {
        const kinds: ts.SyntaxKind[] = [];
        visit(parse(path), (node) => kinds.push(node.kind));
        return (
          kinds.includes(ts.SyntaxKind.AnyKeyword) || /@ts-(ignore|nocheck)/.test(readSource(path).replaceAll('@ts-(ignore|nocheck)', ''))
        );
      });
    expect(found).toEqual([]);
  });

  it('speak of the project alone: no path of the machine on which they were written', () => {
    const texts = ['docs', 'knowledge-base', 'shared', 'electron', 'renderer', 'build', 'test']
      .flatMap(filesUnder)
      .filter((path) => /\.(ts|tsx|mjs|md|ya?ml|json|css|html)$/.test(path));
    const paths = new RegExp(`(^|[\\s"'\`(])/(${['wor' + 'k', 'tm' + 'p', 'ho' + 'me', 'ro' + 'ot'].join('|')})/[a-z]`, 'm');
    expect(texts.filter((path) => paths.test(readSource(path)))).toEqual([]);
  });
});

describe('the pure core', () => {
  it('compiles without DOM and Node', () => {
    const { compilerOptions } = JSON.parse(readSource('shared/tsconfig.json')) as { compilerOptions: { lib: string[]; types: string[] } };
    expect(compilerOptions.lib).toEqual(['ES2023']);
    expect(compilerOptions.types).toEqual([]);
  });

  it('asks neither the clock nor chance', () => {
    const impure = files
      .filter((path) => path.startsWith('shared/'))
      .flatMap((path) => {
        const found: string[] = [];
        visit(parse(path), (node) => {
          if (ts.isPropertyAccessExpression(node) && /^(Date\.now|Math\.random|performance\.now|crypto\.\w+)$/.test(node.getText()))
            found.push(`${path}: ${node.getText()}`);
          if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0)
            found.push(`${path}: new Date()`);
        });
        return found;
      });
    expect(impure).toEqual([]);
  });

  it('explains everything that it exports', () => {
    const silent = files
      .filter((path) => path.startsWith('shared/'))
      .flatMap((path) => {
        const source = parse(path);
        return (
          source.statements
            .filter(
              (statement) =>
                ts.canHaveModifiers(statement) &&
                ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true,
            )
            .filter(
              (statement) =>
                ts.isFunctionDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement),
            )
            // The members of an interface may carry the explanation.
            .filter(
              (statement) =>
                ts.getJSDocCommentsAndTags(statement).length === 0 &&
                !(ts.isInterfaceDeclaration(statement) && statement.getText().includes('/**')),
            )
            .map((statement) => `${path}: ${statement.getText().split('\n', 1)[0] ?? ''}`)
        );
      });
    expect(silent).toEqual([]);
  });
});
