/** The app's own address. A standard, secure scheme: it has an origin, and with it IndexedDB, workers and a clipboard. */
export const APP_SCHEME = 'app';
const APP_HOST = 'cordon';
const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const START_PAGE = `${APP_ORIGIN}/index.html`;

/** True for pages and files of the app itself; anything that cannot be parsed is foreign. */
export function isOwnAddress(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}
