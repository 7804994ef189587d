// The import table of build/layers.mjs as lint rules, so that the editor shows a wrong import where it is typed.
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { networkGlobals, ownOrigin, resolveImport, whyNotImport, whyNotPackage, zoneOf } from './layers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const relativePath = (filename) => relative(root, filename).split(sep).join('/');

const imports = {
  meta: { type: 'problem', schema: [], messages: { refused: '{{why}} (build/layers.mjs)' } },
  create(context) {
    const from = relativePath(context.filename);
    if (zoneOf(from) === null) return {};
    const check = (node, specifier, typeOnly) => {
      const why = specifier.startsWith('.') ? whyNotImport(from, resolveImport(from, specifier), typeOnly) : whyNotPackage(from, specifier);
      if (why !== null) context.report({ node, messageId: 'refused', data: { why } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value, node.importKind === 'type'),
      ExportAllDeclaration: (node) => check(node, node.source.value, node.exportKind === 'type'),
      ExportNamedDeclaration: (node) => node.source && check(node, node.source.value, node.exportKind === 'type'),
      ImportExpression: (node) => node.source.type === 'Literal' && check(node, String(node.source.value), false),
    };
  },
};

const offline = {
  meta: { type: 'problem', schema: [], messages: { network: '{{name}} opens connections; this product is offline (build/layers.mjs)' } },
  create(context) {
    const from = relativePath(context.filename);
    const zone = zoneOf(from);
    if (zone === null || zone.entry.network || from === ownOrigin.module) return {};
    const report = (node, name) => context.report({ node, messageId: 'network', data: { name } });
    return {
      'Program:exit': (node) => {
        for (const reference of context.sourceCode.getScope(node).through) {
          if (networkGlobals.includes(reference.identifier.name)) report(reference.identifier, reference.identifier.name);
        }
      },
      MemberExpression: (node) => {
        if (node.property.type === 'Identifier' && !node.computed && networkGlobals.includes(node.property.name)) {
          report(node.property, node.property.name);
        }
      },
    };
  },
};

export default { meta: { name: 'cordon' }, rules: { imports, offline } };
