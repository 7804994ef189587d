import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appProtocolHandler } from '../../../../electron/main/app-protocol.ts';
import { serveAsset } from '../../../../electron/static-files/serve-asset.ts';
import { CONTENT_POLICY, SECURITY_HEADERS } from '../../../../shared/protocol/security-headers.ts';

let base = '';
let root = '';
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'cordon-assets-'));
  root = join(base, 'renderer');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(root, 'index.html'), '<!doctype html>');
  await writeFile(join(root, 'assets', 'a b.js'), '1');
  await writeFile(join(root, 'assets', 'notes.txt'), 'x');
  await writeFile(join(root, '.hidden.js'), 'x');
  await writeFile(join(base, 'secret.json'), '{}');
  await writeFile(join(base, 'renderer-other.json'), '{}');
  await symlink(join(base, 'secret.json'), join(root, 'link.json'));
});
afterAll(() => rm(base, { recursive: true, force: true }));

describe('the files of the app', () => {
  it.each([
    ['/', 200, 'text/html; charset=utf-8'],
    ['/index.html', 200, 'text/html; charset=utf-8'],
    ['/assets/a%20b.js', 200, 'text/javascript; charset=utf-8'],
    ['/missing.js', 404, 'text/plain; charset=utf-8'],
    ['/assets', 403, 'text/plain; charset=utf-8'],
    ['/assets/notes.txt', 403, 'text/plain; charset=utf-8'],
    ['/../secret.json', 400, 'text/plain; charset=utf-8'],
    ['/%2e%2e/secret.json', 400, 'text/plain; charset=utf-8'],
    ['/..%2fsecret.json', 400, 'text/plain; charset=utf-8'],
    ['/..%5csecret.json', 400, 'text/plain; charset=utf-8'],
    ['/../renderer-other.json', 400, 'text/plain; charset=utf-8'],
    ['/link.json', 403, 'text/plain; charset=utf-8'],
    ['/.hidden.js', 400, 'text/plain; charset=utf-8'],
    ['/%00.js', 400, 'text/plain; charset=utf-8'],
    ['/%zz', 400, 'text/plain; charset=utf-8'],
    ['index.html', 400, 'text/plain; charset=utf-8'],
  ])('%s is answered with %i', async (path, status, type) => {
    const answer = await serveAsset(root, 'GET', path);
    expect(answer.status).toBe(status);
    expect(answer.headers['Content-Type']).toBe(type);
    expect(answer.body.byteLength > 0).toBe(status === 200);
  });

  it('are read, never written', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await serveAsset(root, method, '/')).status).toBe(405);
  });

  it('carry the security headers, whatever the answer', async () => {
    for (const path of ['/', '/missing.js', '/../x']) expect((await serveAsset(root, 'GET', path)).headers).toMatchObject(SECURITY_HEADERS);
  });

  it('come over the own protocol of the window with the same headers', async () => {
    const handle = appProtocolHandler(root);
    const answer = await handle({ method: 'GET', url: 'app://cordon/index.html' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Security-Policy')).toBe(CONTENT_POLICY);
    expect(await answer.text()).toBe('<!doctype html>');
    expect((await handle({ method: 'GET', url: 'app://other/index.html' })).status).toBe(403);
    expect((await handle({ method: 'GET', url: 'https://cordon/index.html' })).status).toBe(403);
  });
});

describe('the content policy', () => {
  it('is as strict as the app can bear', () => {
    const directives = Object.fromEntries(
      CONTENT_POLICY.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
    );
    expect(directives).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'connect-src': "'self'",
      'worker-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'cordon-worker',
    });
    expect(CONTENT_POLICY).not.toMatch(/unsafe|https?:|\*/);
  });
});
