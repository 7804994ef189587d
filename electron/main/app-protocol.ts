import type { CustomScheme } from 'electron';
import { serveAsset } from '../static-files/serve-asset.ts';
import { APP_SCHEME, isOwnAddress } from './app-origin.ts';

/** Registered before ready; Chromium grants a page of this scheme what it grants a secure site. */
export const APP_SCHEME_PRIVILEGES: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: false, corsEnabled: false, allowServiceWorkers: false },
};

/** Answers `app://cordon/…` from the folder of the built window, and nothing else. */
export function appProtocolHandler(root: string): (request: Pick<Request, 'method' | 'url'>) => Promise<Response> {
  return async (request) => {
    if (!isOwnAddress(request.url)) return new Response(null, { status: 403 });
    const answer = await serveAsset(root, request.method, new URL(request.url).pathname);
    const hasBody = answer.status === 200 && request.method !== 'HEAD';
    return new Response(hasBody ? new Uint8Array(answer.body) : null, { status: answer.status, headers: answer.headers });
  };
}
