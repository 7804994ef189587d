import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { PLURAL, messageFiles, messagesOf } from '../../../helpers/message-files.ts';
import { codeFiles, parse, readSource, visit } from '../../../helpers/source-files.ts';

/** A text of the source that is, or may be, the key of a message. */
interface Use {
  readonly place: string;
  /** Where the message can lie: what the key itself names, else what the file reads from, else anywhere. */
  readonly namespaces: readonly string[];
  readonly key: RegExp;
  /** `t('…')`, or a text that names a namespace. Others, such as the label of a command, only may be keys. */
  readonly isCertain: boolean;
}

/** Keys by namespace, without their plural forms. */
const keys = new Map(
  messageFiles('en').map((file) => [
    file.replace('.json', ''),
    new Set([...messagesOf('en', file).keys()].map((key) => key.replace(PLURAL, ''))),
  ]),
);
const fits = (use: Use, namespace: string, key: string) => use.namespaces.includes(namespace) && use.key.test(key);

/** The first argument of `t`, or a branch of it. */
function isArgumentOfT(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isAsExpression(parent) || (ts.isConditionalExpression(parent) && parent.condition !== node)) return isArgumentOfT(parent);
  return ts.isCallExpression(parent) && parent.arguments[0] === node && /^(i18next\.)?t$/.test(parent.expression.getText());
}

/** A text as it stands; what is filled in may be any word. */
function patternOf(node: ts.Node): string | null {
  const escape = ({ text }: { readonly text: string }) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (ts.isStringLiteralLike(node)) return escape(node);
  if (ts.isTemplateExpression(node)) return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(escape).join('[\\w.-]+');
  return null;
}

function usesIn(path: string): Use[] {
  const own = [...readSource(path).matchAll(/useTranslation\(\[?'(\w+)'/g)].map(([, name = '']) => name);
  const uses: Use[] = [];
  visit(parse(path), (node) => {
    const pattern = patternOf(node);
    if (pattern === null) return;
    const [, named, key = ''] = /^(?:([a-z]+):)?(.*)$/su.exec(pattern) ?? [];
    const isNamed = named !== undefined && keys.has(named);
    // A text that is put together is a key where it is asked for; elsewhere it can be anything.
    if (!isNamed && !isArgumentOfT(node) && ts.isTemplateExpression(node)) return;
    uses.push({
      place: `${path}: ${node.getText()}`,
      namespaces: isNamed ? [named] : own.length > 0 ? own : [...keys.keys()],
      key: new RegExp(`^${key}$`, 's'),
      isCertain: isNamed || isArgumentOfT(node),
    });
  });
  return uses;
}

describe('the messages of the interface', () => {
  const uses = codeFiles()
    .filter((path) => path.startsWith('renderer/'))
    .flatMap(usesIn);

  it('are all there', () => {
    const missing = uses.filter((use) => use.isCertain && ![...keys].some(([name, own]) => [...own].some((key) => fits(use, name, key))));
    expect(missing.map(({ place }) => place)).toEqual([]);
  });

  it('are all used', () => {
    const unused = [...keys].flatMap(([name, own]) =>
      [...own].filter((key) => !uses.some((use) => fits(use, name, key))).map((key) => `${name}:${key}`),
    );
    expect(unused).toEqual([]);
  });
});
