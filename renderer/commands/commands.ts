import type { Command } from './command.ts';
import { clear } from './clear.ts';
import { closeModel } from './close-model.ts';
import { connect } from './connect.ts';
import { copy } from './copy.ts';
import { deleteSelection } from './delete-selection.ts';
import { duplicate } from './duplicate.ts';
import { find } from './find.ts';
import { fit } from './fit.ts';
import { goKnow } from './go-know.ts';
import { goPacks } from './go-packs.ts';
import { goStart } from './go-start.ts';
import { goWorkspace } from './go-workspace.ts';
import { knowBack } from './know-back.ts';
import { knowForward } from './know-forward.ts';
import { newModel } from './new-model.ts';
import { openFile } from './open-file.ts';
import { openInspector } from './open-inspector.ts';
import { paste } from './paste.ts';
import { readAbout } from './read-about.ts';
import { redo } from './redo.ts';
import { rename } from './rename.ts';
import { save } from './save.ts';
import { saveAs } from './save-as.ts';
import { saveSystem } from './save-system.ts';
import { selectAll } from './select-all.ts';
import { showCommands } from './show-commands.ts';
import { showShortcuts } from './show-shortcuts.ts';
import { switchLanguage } from './switch-language.ts';
import { switchTheme } from './switch-theme.ts';
import { switchView } from './switch-view.ts';
import { toggleDrawer } from './toggle-drawer.ts';
import { toggleInspector } from './toggle-inspector.ts';
import { toggleMap } from './toggle-map.ts';
import { togglePalette } from './toggle-palette.ts';
import { toggleSingleKeys } from './toggle-single-keys.ts';
import { toggleTable } from './toggle-table.ts';
import { undo } from './undo.ts';
import { zoomIn } from './zoom-in.ts';
import { zoomOut } from './zoom-out.ts';

/** Every command, in the order in which the list of shortcuts shows them. */
export const commands: readonly Command[] = [
  undo,
  redo,
  copy,
  paste,
  duplicate,
  deleteSelection,
  selectAll,
  clear,
  rename,
  connect,
  openInspector,
  fit,
  zoomIn,
  zoomOut,
  find,
  readAbout,
  knowBack,
  knowForward,
  showCommands,
  showShortcuts,
  togglePalette,
  toggleInspector,
  toggleDrawer,
  toggleTable,
  toggleMap,
  switchView,
  switchTheme,
  switchLanguage,
  toggleSingleKeys,
  newModel,
  openFile,
  save,
  saveAs,
  saveSystem,
  closeModel,
  goStart,
  goWorkspace,
  goKnow,
  goPacks,
];
