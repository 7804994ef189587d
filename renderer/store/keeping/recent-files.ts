import { currentKeeping } from './keeping.ts';
import { useKeeping } from './keeping-store.ts';

/** Takes a file from the list of recent files; the file itself stays. */
export async function forgetFile(id: string): Promise<void> {
  const host = currentKeeping()?.host;
  if (!host) return;
  await host.forget(id);
  useKeeping.setState({ recentFiles: await host.recent() });
}
