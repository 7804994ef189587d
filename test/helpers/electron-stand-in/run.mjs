// Starts the compiled main process in Node with a stand-in for the module `electron`. It is not Electron: what it cannot
// show is listed in docs/adr/0005-a-stand-in-for-the-runtime.md.
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

const standIn = new URL('electron-stand-in.mjs', import.meta.url).href;
const hook = `export const resolve = (name, context, next) => name === 'electron' ? { url: ${JSON.stringify(standIn)}, shortCircuit: true } : next(name, context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

const [main, ...args] = process.argv.slice(2);
process.argv = ['electron', main, ...args];
const { becomeReady } = await import(standIn);
// As in Electron, `ready` comes after the entry module has run: one that waits for it at its top level never ends.
await import(pathToFileURL(main).href);
await becomeReady();
