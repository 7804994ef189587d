import { spawn } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

/** The command that opens an address in the person's browser, or null where nobody would see it. */
export function browserCommand(platform: NodeJS.Platform, env: Environment, address: string): readonly [string, ...string[]] | null {
  if (env['CI'] !== undefined || env['CORDON_NO_BROWSER'] !== undefined) return null;
  if (platform === 'darwin') return ['open', address];
  if (platform === 'win32') return ['cmd', '/c', 'start', '', address];
  const hasDisplay = (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
  return hasDisplay ? ['xdg-open', address] : null;
}

/** Opens the address; resolves to whether a browser was started. A missing program is no error: the address is printed anyway. */
export function openBrowser(platform: NodeJS.Platform, env: Environment, address: string): Promise<boolean> {
  const command = browserCommand(platform, env, address);
  if (command === null) return Promise.resolve(false);
  const [program, ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
