import type { Session } from 'electron';
import { isOwnAddress } from './app-origin.ts';

/** Everything the window may ask Chromium for. All else (camera, location, notifications, USB, …) is refused. */
export const ALLOWED_PERMISSIONS: readonly string[] = ['clipboard-sanitized-write'];

export const isPermitted = (permission: string, origin: string): boolean =>
  ALLOWED_PERMISSIONS.includes(permission) && isOwnAddress(origin);

type PermissionSession = Pick<Session, 'setPermissionCheckHandler' | 'setPermissionRequestHandler' | 'setDevicePermissionHandler'>;

export function guardPermissions(session: PermissionSession): void {
  session.setPermissionCheckHandler((_contents, permission, origin) => isPermitted(permission, origin));
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isPermitted(permission, details.requestingUrl));
  });
  session.setDevicePermissionHandler(() => false);
}
