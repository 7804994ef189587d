// Who may import whom. One table: the linter (build/eslint-layers.mjs) and test/architecture read it, nothing repeats it.
import { posix } from 'node:path';

/**
 * A zone is a folder with the same rules. `may` lists the zones whose code it may import (its own is always allowed),
 * `types` the zones from which it may import types only, `node` the Node modules, `packages` the npm packages.
 * A path segment `*` in a zone's name stands for one folder: two folders that match it are strangers to each other.
 *
 * @typedef {object} Zone
 * @property {string} zone
 * @property {string[]} may
 * @property {string[]} [types]
 * @property {string[] | 'any'} node
 * @property {string[] | 'any'} packages
 * @property {boolean} [network]
 */

/** @type {readonly Zone[]} */
export const zones = [
  { zone: 'shared/base', may: [], node: [], packages: ['@noble/hashes'] },
  { zone: 'shared/model', may: ['shared/base'], node: [], packages: ['zod', '@noble/hashes'] },
  { zone: 'shared/knowledge', may: ['shared/base', 'shared/model'], node: [], packages: ['zod', 'yaml', 'fflate', '@noble/hashes'] },
  {
    zone: 'shared/engine',
    may: ['shared/base', 'shared/model', 'shared/knowledge'],
    types: ['shared/protocol'],
    node: [],
    packages: [],
  },
  {
    zone: 'shared/assessment',
    may: ['shared/base', 'shared/model', 'shared/knowledge', 'shared/engine'],
    types: ['shared/protocol'],
    node: [],
    packages: [],
  },
  {
    zone: 'shared/report',
    may: ['shared/base', 'shared/model', 'shared/knowledge', 'shared/engine', 'shared/assessment'],
    node: [],
    packages: ['fflate'],
  },
  {
    zone: 'shared/import/*',
    may: ['shared/import', 'shared/base', 'shared/model', 'shared/knowledge'],
    node: [],
    packages: ['zod', 'fflate', 'yaml'],
  },
  {
    zone: 'shared/import',
    may: ['shared/import/*', 'shared/base', 'shared/model', 'shared/knowledge'],
    node: [],
    packages: ['zod', 'fflate'],
  },
  {
    zone: 'shared/export/*',
    may: ['shared/export', 'shared/base', 'shared/model', 'shared/knowledge', 'shared/assessment'],
    node: [],
    packages: ['fflate', 'yaml'],
  },
  {
    zone: 'shared/export',
    may: ['shared/export/*', 'shared/base', 'shared/model', 'shared/knowledge', 'shared/assessment'],
    node: [],
    packages: ['fflate'],
  },
  {
    zone: 'shared/protocol',
    may: ['shared/base', 'shared/model', 'shared/knowledge', 'shared/engine', 'shared/assessment'],
    node: [],
    packages: ['zod'],
  },

  // What a knowledge base must prove. It may use the engine: the examples are run.
  { zone: 'knowledge-base/checks', may: ['shared/*'], node: [], packages: [] },
  { zone: 'knowledge-base/handbook', may: ['shared/*'], node: [], packages: [] },

  // What the window's protocol and the loopback server have in common: which file answers which address.
  { zone: 'electron/static-files', may: ['shared/*'], node: ['node:path', 'node:fs', 'node:fs/promises'], packages: [] },
  {
    zone: 'electron/main',
    may: ['shared/*', 'electron/static-files'],
    node: ['node:path', 'node:fs', 'node:fs/promises', 'node:url', 'node:crypto', 'node:os'],
    packages: ['electron', 'zod'],
  },
  { zone: 'electron/preload', may: ['shared/protocol'], node: [], packages: ['electron'] },
  {
    zone: 'electron/cli',
    may: ['shared/*', 'knowledge-base/checks'],
    node: [
      'node:path',
      'node:fs',
      'node:fs/promises',
      'node:url',
      'node:crypto',
      'node:os',
      'node:process',
      'node:perf_hooks',
      'node:util',
      'node:worker_threads',
      'node:zlib',
    ],
    packages: ['zod', 'fflate', 'yaml'],
  },
  {
    zone: 'electron/engine-worker',
    may: ['shared/*'],
    node: ['node:worker_threads', 'node:perf_hooks', 'node:crypto'],
    packages: [],
  },
  // The only code in the product that opens a socket: `npm start` without Electron's runtime, on 127.0.0.1.
  {
    zone: 'electron/preview',
    may: ['shared/*', 'electron/static-files'],
    node: ['node:http', 'node:path', 'node:fs', 'node:fs/promises', 'node:url', 'node:child_process'],
    packages: [],
    network: true,
  },

  {
    zone: 'renderer/components',
    may: ['shared/*', 'renderer/messages', 'renderer/icons'],
    node: [],
    packages: ['react', 'react-dom', 'react-aria-components', 'lucide-react', 'react-i18next', 'i18next'],
  },
  {
    zone: 'renderer/canvas',
    may: ['shared/*', 'renderer/*', '!renderer/app', '!renderer/panels', '!renderer/panels/*'],
    node: [],
    packages: ['react', 'react-aria-components', 'lucide-react', 'react-i18next', 'i18next', 'zustand', 'reactflow'],
  },
  { zone: 'renderer/icons', may: ['shared/*', 'renderer/engine-client'], node: [], packages: ['react', 'lucide-react'] },
  { zone: 'renderer/messages', may: ['shared/*'], node: [], packages: ['i18next', 'react-i18next'] },
  {
    zone: 'renderer/persistence',
    may: ['shared/*', 'renderer/messages'],
    node: [],
    packages: ['dexie', 'zod', 'fflate'],
  },
  { zone: 'renderer/engine-client', may: ['shared/*'], node: [], packages: ['zustand'] },
  {
    zone: 'renderer/store',
    may: ['shared/*', 'renderer/engine-client', 'renderer/persistence'],
    types: ['renderer/messages'],
    node: [],
    packages: ['zustand'],
  },
  {
    zone: 'renderer/commands',
    may: ['shared/*', 'renderer/store', 'renderer/persistence', 'renderer/engine-client', 'renderer/messages', 'renderer/canvas'],
    node: [],
    packages: ['react', 'zustand', 'i18next'],
  },
  {
    zone: 'renderer/panels/*',
    may: ['shared/*', 'renderer', 'renderer/*', '!renderer/app', '!renderer/panels', '!renderer/panels/*'],
    node: [],
    packages: ['react', 'react-dom', 'react-aria-components', 'lucide-react', 'react-i18next', 'i18next', 'zustand', 'reactflow'],
  },
  // The index of panels: one line for each, read by the shell.
  { zone: 'renderer/panels', may: ['shared/*', 'renderer', 'renderer/panels/*'], node: [], packages: ['react'] },
  {
    zone: 'renderer/app',
    may: ['shared/*', 'renderer', 'renderer/*'],
    node: [],
    packages: ['react', 'react-dom', 'react-aria-components', 'lucide-react', 'react-i18next', 'i18next', 'zustand', 'reactflow', 'zod'],
  },
  {
    zone: 'renderer',
    may: ['shared/*', 'renderer', 'renderer/*', '!renderer/app', '!renderer/panels', '!renderer/panels/*'],
    node: [],
    packages: ['react', 'react-dom', 'react-aria-components', 'lucide-react', 'react-i18next', 'i18next', 'zustand', 'reactflow'],
  },

  { zone: 'build', may: ['shared/*', 'knowledge-base/*'], node: 'any', packages: 'any', network: true },
  { zone: 'test', may: ['shared/*', 'knowledge-base/*', 'electron/*', 'renderer/*', 'build'], node: 'any', packages: 'any', network: true },
];

/** The document entry of the renderer composes `renderer/app`; it is the one file outside it that may. */
export const compositionRoots = ['renderer/main.tsx'];

/**
 * Every npm package that package.json names, and what was found about the network: none of them opens a connection
 * by itself. A package that is missing here fails the architecture test until somebody has looked.
 */
export const classifiedPackages = {
  shipped: {
    '@noble/hashes': 'SHA-256 without asking the runtime; no network code',
    dexie: 'IndexedDB; no network code',
    fflate: 'compression; no network code',
    i18next: 'messages; loads nothing without a backend plug-in, none is used',
    'lucide-react': 'icons as components; no network code',
    react: 'no network code in what the app calls',
    'react-aria-components': 'widgets; no network code',
    'react-dom': 'preload hints only for markup that asks for them; the content policy stops the rest',
    'react-i18next': 'binding of i18next; no network code',
    reactflow: 'canvas; no network code',
    yaml: 'parser; no network code',
    zod: 'schemas; no network code',
    zustand: 'state; no network code',
  },
  development: {
    '@axe-core/playwright': 'accessibility checks in browser tests',
    '@electron/asar': 'lists what was packed',
    '@playwright/test': 'drives the local browser; downloads one only when asked',
    '@types/node': 'types',
    '@types/react': 'types',
    '@types/react-dom': 'types',
    '@vitejs/plugin-react': 'build',
    electron: 'the runtime; its installer downloads it at install time',
    'electron-builder': 'packaging; fetches helper tools when it makes installers',
    eslint: 'lint',
    'eslint-plugin-jsx-a11y': 'lint',
    'eslint-plugin-react-hooks': 'lint',
    'fast-check': 'property tests',
    prettier: 'format',
    typescript: 'types',
    'typescript-eslint': 'lint',
    vite: 'build',
    vitest: 'tests',
  },
};

/** Names that open connections. Outside the zones marked `network` they may not appear in code. */
export const networkGlobals = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'sendBeacon',
  'importScripts',
];
export const networkModules = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'undici', 'inspector'];

/** Loads from the app's own origin (compiled knowledge, templates) go through one module with a known list of callers. */
export const ownOrigin = {
  module: 'renderer/engine-client/own-origin.ts',
  callers: ['renderer/engine-client/load-knowledge.ts', 'renderer/engine-client/load-template.ts'],
};

/** Sizes that keep a file readable: none above `most`, at most one in ten above `large`. */
export const fileSize = { most: 500, large: 300, largeShare: 0.1 };

const matches = (pattern, zone) => {
  const p = pattern.split('/');
  const z = zone.split('/');
  if (p.at(-1) === '*' && pattern !== zone) return z.length >= p.length && p.slice(0, -1).every((part, i) => part === z[i]);
  return pattern === zone;
};

/**
 * The most specific zone of a path relative to the repository, and the folder that it stands for there.
 * @param {string} file
 * @returns {{entry: Zone, depth: number, folder: string} | null}
 */
export function zoneOf(file) {
  const parts = file.split('/');
  let best = null;
  for (const entry of zones) {
    const name = entry.zone.split('/');
    // A wildcard zone needs a folder there: a file directly in the parent belongs to the parent's zone.
    if (parts.length < name.length + 1) continue;
    if (!name.every((part, i) => part === '*' || part === parts[i])) continue;
    if (best === null || name.length > best.depth) {
      best = { entry, depth: name.length, folder: parts.slice(0, name.length).join('/') };
    }
  }
  return best;
}

/**
 * Why `from` may not import `to` (paths relative to the repository), or null when it may.
 * @param {string} from
 * @param {string} to
 * @returns {string | null}
 */
export function whyNotImport(from, to, typeOnly = false) {
  const source = zoneOf(from);
  const target = zoneOf(to);
  if (source === null) return `${from} is in no zone of build/layers.mjs`;
  if (target === null) return `${to} is in no zone of build/layers.mjs`;
  if (source.folder === target.folder) return null;
  if (target.entry.zone === 'renderer/app' && compositionRoots.includes(from)) return null;
  const may = source.entry.may;
  const zone = target.entry.zone;
  const refused = may.some((m) => m.startsWith('!') && matches(m.slice(1), zone));
  const allowed = may.some((m) => !m.startsWith('!') && matches(m, zone));
  if (allowed && !refused) return null;
  if (typeOnly && (source.entry.types ?? []).some((m) => matches(m, zone))) return null;
  return `${source.folder} may not import ${target.folder}`;
}

/**
 * Why a bare specifier (npm package or Node module) may not be imported from this file, or null.
 * @param {string} from
 * @param {string} specifier
 * @returns {string | null}
 */
export function whyNotPackage(from, specifier) {
  const source = zoneOf(from);
  if (source === null) return `${from} is in no zone of build/layers.mjs`;
  if (specifier.startsWith('node:')) {
    if (!source.entry.network && networkModules.includes(specifier.slice(5).split('/')[0])) {
      return `${source.folder} may not open connections (${specifier})`;
    }
    return source.entry.node === 'any' || source.entry.node.includes(specifier) ? null : `${source.folder} may not use ${specifier}`;
  }
  const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0];
  return source.entry.packages === 'any' || source.entry.packages.includes(name)
    ? null
    : `${source.folder} may not use the package ${name}`;
}

/**
 * Where a relative specifier of `from` leads, as a path relative to the repository (queries such as `?worker` cut off).
 * @param {string} from
 * @param {string} specifier
 */
export const resolveImport = (from, specifier) => posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')));
