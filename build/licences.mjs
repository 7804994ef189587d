// Writes THIRD-PARTY-LICENSES.md: every package whose code can be in the built app, with its licence text.
// `npm run licences` writes it; a test compares it with what is installed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Licences under which a part may be bundled. Another one needs a decision first. */
export const ACCEPTED_LICENCES = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'MIT OR Apache-2.0',
  '(MIT OR Apache-2.0)',
  '(MPL-2.0 OR Apache-2.0)',
];

/**
 * Packages of the lockfile that are not for development alone.
 * @returns {{name: string, version: string, licence: string, folder: string}[]}
 */
export function shippedPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return (
    Object.entries(packages)
      .filter(([folder, entry]) => folder !== '' && entry.dev !== true && entry.devOptional !== true && existsSync(join(root, folder)))
      .map(([folder]) => {
        const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
        return { name: manifest.name, version: manifest.version, licence: String(manifest.license ?? 'unknown'), folder };
      })
      // Types are not code that is shipped.
      .filter(({ name }) => !name.startsWith('@types/'))
      .sort((a, b) => (a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1))
  );
}

function licenceText(folder) {
  const file = readdirSync(join(root, folder)).find((name) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(name));
  return file === undefined
    ? null
    : readFileSync(join(root, folder, file), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim();
}

export function licenceDocument() {
  const packages = shippedPackages();
  const groups = new Map();
  for (const { name, version, licence, folder } of packages) {
    const text = licenceText(folder) ?? `The package names the licence ${licence} and carries no text of its own.`;
    groups.set(text, [...(groups.get(text) ?? []), `${name} ${version}`]);
  }
  const table = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`).join('\n');
  const texts = [...groups].map(([text, names]) => `### ${names.join(', ')}\n\n\`\`\`\`text\n${text}\n\`\`\`\``).join('\n\n');
  return `# Licences of bundled parts

Cordon itself is under the Apache License 2.0 (LICENSE). The built app contains code of the packages below. A packaged app
also contains Electron (MIT) with Chromium and Node.js; their notices are the files LICENSE and LICENSES.chromium.html beside
the program. This list is written by \`npm run licences\` and checked by a test.

| package | version | licence |
|---|---|---|
${table}

## Texts

${texts}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, 'THIRD-PARTY-LICENSES.md'), licenceDocument());
}
