import { open, realpath, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { SECURITY_HEADERS } from '../../shared/protocol/security-headers.ts';

/** Only what the build produces has a type here; a file with another ending is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface AssetAnswer {
  readonly status: 200 | 400 | 403 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for anything but 200. */
  readonly body: Uint8Array;
}

const refuse = (status: 400 | 403 | 404 | 405): AssetAnswer => ({
  status,
  headers: { ...SECURITY_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
  body: new Uint8Array(),
});

/** The path of a request inside the app's folder, or null when it is malformed or tries to leave. */
function assetPath(root: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (!decoded.startsWith('/') || /[\0\\]/.test(decoded)) return null;
  if (decoded.split('/').some((part) => part === '..' || part.startsWith('.'))) return null;
  const path = resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`);
  return path.startsWith(resolve(root) + sep) ? path : null;
}

/**
 * Answers a request for a file of the built app: the same files with the same headers for the window's protocol and
 * for the loopback server. A link that points out of the folder is refused as well.
 */
export async function serveAsset(root: string, method: string, pathname: string): Promise<AssetAnswer> {
  if (method !== 'GET' && method !== 'HEAD') return refuse(405);
  const path = assetPath(root, pathname);
  if (path === null) return refuse(400);
  const type = TYPES[extname(path)];
  if (type === undefined) return refuse(403);
  try {
    const real = await realpath(path);
    if (real !== join(await realpath(root), path.slice(resolve(root).length))) return refuse(403);
    if (!(await stat(real)).isFile()) return refuse(404);
    const file = await open(real, 'r');
    try {
      const body = new Uint8Array(await file.readFile());
      // File names of the build carry a hash, but the page and the knowledge do not: always ask again.
      return { status: 200, headers: { ...SECURITY_HEADERS, 'Content-Type': type, 'Cache-Control': 'no-cache' }, body };
    } finally {
      await file.close();
    }
  } catch {
    return refuse(404);
  }
}
