import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PORT, previewPort } from '../../../../build/preview-port.mjs';
import { browserCommand } from '../../../../electron/preview/open-browser.ts';
import { listeningInodes, portHolder } from '../../../../electron/preview/port-holder.ts';
import { startPreview, type PreviewServer } from '../../../../electron/preview/preview-server.ts';

/** A port that is free now; the system chooses it. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const ask = (port: number, host: string, path = '/'): Promise<{ status: number; headers: Record<string, unknown>; body: string }> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { Host: host } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });

describe('the loopback server', () => {
  let root = '';
  let port = 0;
  let server: PreviewServer;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'cordon-preview-'));
    await writeFile(join(root, 'index.html'), 'the app');
    port = await freePort();
    server = await startPreview(root, port);
  });
  afterAll(async () => {
    await server.close();
    await rm(root, { recursive: true });
  });

  it('serves the app under its own name, with the security headers', async () => {
    const answer = await ask(port, `127.0.0.1:${port}`);
    expect(answer).toMatchObject({ status: 200, body: 'the app' });
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin');
  });

  it.each([['evil.example'], ['localhost'], ['127.0.0.1'], ['127.0.0.1:1']])('does not answer to the name "%s"', async (host) => {
    expect((await ask(port, host)).status).not.toBe(200);
  });

  it('does not leave its folder', async () => {
    expect((await ask(port, `127.0.0.1:${port}`, '/../../etc/passwd')).status).toBe(400);
  });

  it('says that its port is taken, and by what', async () => {
    await expect(startPreview(root, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const holder = await portHolder(port, process.platform);
    if (process.platform === 'linux') expect(holder).toContain(`process ${process.pid} (`);
  });
});

describe('the port', () => {
  it.each([
    [undefined, DEFAULT_PORT],
    ['', DEFAULT_PORT],
    ['5000', 5000],
    ['80', null],
    ['99999', null],
    ['five', null],
  ])('named %s is %s', (named, port) => {
    expect(previewPort(named)).toBe(port);
  });

  it('is found in the table of the system', () => {
    const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:B9FF 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4242 1
   1: 0100007F:B9FF 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 4343 1`;
    expect(listeningInodes(table, 0xb9ff)).toEqual(['4242']);
    expect(listeningInodes(table, 1)).toEqual([]);
  });
});

describe('the browser', () => {
  const address = 'http://127.0.0.1:47615/';
  it('is opened where somebody would see it', () => {
    expect(browserCommand('linux', { DISPLAY: ':0' }, address)).toEqual(['xdg-open', address]);
    expect(browserCommand('darwin', {}, address)).toEqual(['open', address]);
    expect(browserCommand('win32', {}, address)?.at(-1)).toBe(address);
  });

  it('is not opened in CI, without a display, or when that is asked', () => {
    expect(browserCommand('linux', {}, address)).toBeNull();
    expect(browserCommand('linux', { DISPLAY: ':0', CI: 'true' }, address)).toBeNull();
    expect(browserCommand('darwin', { CORDON_NO_BROWSER: '1' }, address)).toBeNull();
  });
});
