import type { Session } from 'electron';
import { isOwnAddress } from './app-origin.ts';

/** Requests that stay inside the app: its own files, pictures made in the page, and the developer tools' own pages. */
export function staysInside(address: string): boolean {
  if (isOwnAddress(address)) return true;
  if (address.startsWith('blob:')) return isOwnAddress(address.slice('blob:'.length));
  return address.startsWith('data:') || address.startsWith('devtools://');
}

type NetworkSession = Pick<Session, 'webRequest' | 'on' | 'setSpellCheckerEnabled'>;

/** Cancels every request that would leave, and every download. */
export function refuseNetwork(session: NetworkSession): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !staysInside(details.url) });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  // The spell checker would fetch dictionaries.
  session.setSpellCheckerEnabled(false);
}
