import type { CordonBridge } from '../../shared/protocol/ipc-channels.ts';
import type { FileHost } from './file-host.ts';

/** The files of Electron's main process, which shows the dialogs, writes atomically and knows the recent files. */
export function createDesktopFileHost(bridge: CordonBridge): FileHost {
  return {
    kind: 'desktop',
    open: () => bridge.openFile({}),
    openRecent: (id) => bridge.openRecentFile({ id }),
    save: (id, bytes, expected) => bridge.saveFile({ id, bytes, expected }),
    saveAs: (suggestedName, bytes) => bridge.saveFileAs({ suggestedName, bytes }),
    stat: (id) => bridge.statFile({ id }),
    async recent() {
      const reply = await bridge.listRecentFiles({});
      return reply.ok ? reply.value : [];
    },
    async forget(id) {
      await bridge.forgetRecentFile({ id });
    },
  };
}

/** The bridge of the preload script; absent in a browser tab. */
export const desktopBridge = (): CordonBridge | null => (globalThis as { readonly cordon?: CordonBridge }).cordon ?? null;

/** The file that the operating system handed over, once. */
export const takeHandedFile = (bridge: CordonBridge): ReturnType<FileHost['open']> => bridge.takeHandedFile({});
