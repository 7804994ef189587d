import { ok } from '../../../shared/base/result.ts';
import type { MenuTable } from '../../../shared/protocol/ipc-channels.ts';
import type { CloseGuard } from '../close-guard.ts';
import type { RequestHandlers } from './handle-requests.ts';

/** What these requests change of the window. */
export interface WindowFrame {
  setTitle(title: string): void;
  /** The dot in the close button of macOS. */
  setDocumentEdited(edited: boolean): void;
  showMenu(menus: MenuTable): void;
}

type WindowHandlers = Pick<RequestHandlers, 'setDocumentState' | 'answerClose' | 'setMenu'>;

/** Title, unsaved work and menu, as the window sees them. */
export function windowRequests(frame: WindowFrame, guard: CloseGuard): WindowHandlers {
  return {
    setDocumentState({ title, unsaved, open = false }) {
      guard.setUnsaved(unsaved || open);
      frame.setTitle(title === '' || title === 'Cordon' ? 'Cordon' : `${unsaved ? '• ' : ''}${title} – Cordon`);
      frame.setDocumentEdited(unsaved);
      return ok(null);
    },
    answerClose({ close }) {
      guard.answer(close);
      return ok(null);
    },
    setMenu({ menus }) {
      frame.showMenu(menus);
      return ok(null);
    },
  };
}
