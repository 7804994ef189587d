import { useSurface } from '../commands/surface-store.ts';
import type { Command } from '../commands/command.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';

/** Whether a command can be run now; drawn again whenever that may have changed. */
export function useIsEnabled(command: Command): boolean {
  useDocument((state) => state.revision);
  useDocument((state) => state.readOnly);
  useSession((state) => state.selection);
  useSession((state) => state.place);
  useSurface((state) => state.clipping);
  return command.isEnabled();
}
