// The page of the stand-in's window: a real Chromium that sees `app://cordon/` as the fixed, secure origin
// `http://cordon.app.localhost/`, answered by the app's own protocol handler. Everything else is stopped and reported.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const OWN = 'http://cordon.app.localhost/';
const toApp = (address) => address.replace(OWN, 'app://cordon/');
const toBrowser = (address) => address.replace('app://cordon/', OWN);

/** What a sandboxed preload script sees: `require('electron')` and nothing else of Node. */
const preloadFrame = (source) => `(() => {
  if (window !== window.top) return;
  const listeners = new Map();
  Object.defineProperty(window, '__standInEmit', { value: (channel, argument) => { for (const f of [...(listeners.get(channel) ?? [])]) f({}, argument); } });
  const invoke = window.__standInInvoke, close = window.__standInClose;
  window.close = () => void close();
  const electron = {
    contextBridge: { exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: api, enumerable: true }) },
    ipcRenderer: {
      invoke: (channel, argument) => invoke(channel, argument),
      on: (channel, f) => listeners.set(channel, (listeners.get(channel) ?? new Set()).add(f)),
      removeListener: (channel, f) => listeners.get(channel)?.delete(f),
    },
  };
  const require = (name) => { if (name === 'electron') return electron; throw new Error('A sandboxed preload script may not require ' + name); };
  (function (require, module) { ${source} })(require, { exports: {} });
})();`;

export async function openBrowser({ profile, window, session, protocolHandlers, invokeHandlers, report }) {
  const server = createServer((request, response) => {
    void Promise.resolve(protocolHandlers.get('app')({ method: request.method, url: `app://cordon${request.url}` })).then(
      async (answer) => {
        response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
      },
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  const context = await chromium.launchPersistentContext(join(profile, 'chromium'), {
    executablePath: process.env.CORDON_CHROMIUM || undefined,
    viewport: { width: 1440, height: 900 },
    args: [
      `--host-resolver-rules=MAP cordon.app.localhost:80 127.0.0.1:${server.address().port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
      '--remote-debugging-port=0',
      '--disable-gpu',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const allowed = ['clipboard-sanitized-write', 'clipboard-read', 'geolocation', 'notifications', 'camera', 'microphone', 'midi'].filter(
    (name) => session.check?.(window.webContents, name, 'app://cordon/') === true,
  );
  await context.grantPermissions(
    allowed.map((name) => (name === 'clipboard-sanitized-write' ? 'clipboard-write' : name)),
    { origin: OWN },
  );

  const page = context.pages()[0] ?? (await context.newPage());
  const prevented = (emitter, name, fields = {}) => {
    let stopped = false;
    emitter.emit(name, { ...fields, preventDefault: () => (stopped = true) });
    return stopped;
  };
  // Nothing outside is ever let through; what is reported is whether the app had refused it by itself.
  const isOfPage = (request) => {
    try {
      return request.frame().page() === page;
    } catch {
      return false; // A window that is about to open has no frame yet.
    }
  };
  await context.route(
    (url) => !url.href.startsWith(OWN),
    async (route) => {
      const request = route.request();
      const url = request.url();
      let refused = false;
      session.beforeRequest?.({ url }, ({ cancel }) => (refused = cancel === true));
      if (!isOfPage(request)) report({ type: 'second-window', refused: window.openHandler?.({ url })?.action === 'deny' });
      else if (request.isNavigationRequest()) refused &&= prevented(window.webContents, 'will-navigate', { url });
      report({ type: 'outside', url, refused });
      // A navigation answered with "no content" leaves the page where it is, as one that was prevented does.
      await (request.isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort());
    },
  );
  context.on('page', (opened) => void opened.close());
  page.on('download', (download) => {
    report({ type: 'download', refused: prevented(session, 'will-download') });
    void download.cancel();
  });
  await context.exposeBinding('__standInInvoke', async (source, channel, argument) => {
    const handler = invokeHandlers.get(channel);
    if (handler === undefined) throw new Error(`No handler for ${channel}`);
    const parent = source.frame.parentFrame();
    const senderFrame = { url: toApp(source.frame.url()), parent: parent === null ? null : { url: parent.url() } };
    return structuredClone(await handler({ sender: window.webContents, senderFrame }, structuredClone(argument)));
  });
  await context.exposeBinding('__standInClose', () => window.close());
  await context.addInitScript({ content: preloadFrame(window.preload) });

  return {
    async goto(address) {
      await page.goto(toBrowser(address));
      report({ type: 'loaded' });
    },
    send: (channel, argument) =>
      page.evaluate(([name, value]) => window.__standInEmit(name, value), [channel, argument]).catch(() => undefined),
    close: () => context.close(),
  };
}
