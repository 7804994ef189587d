import { fileURLToPath } from 'node:url';
import { electronRuntime } from '../../build/electron-runtime.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const WITHOUT_RUNTIME = "Electron's runtime is not installed (npm run get-electron)";

/** How Playwright starts the real app, or null where there is no runtime. */
export function realElectron(profile: string): { executablePath: string; args: string[] } | null {
  const executablePath = electronRuntime();
  if (executablePath === null) return null;
  const asRoot = process.getuid?.() === 0;
  return { executablePath, args: [root, `--user-data-dir=${profile}`, ...(asRoot ? ['--no-sandbox'] : [])] };
}
