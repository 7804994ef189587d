/** The parts of the loopback server, bundled for `npm start` without Electron's runtime and for the browser tests. */
export { startPreview } from './preview-server.ts';
export { portHolder } from './port-holder.ts';
export { openBrowser } from './open-browser.ts';
