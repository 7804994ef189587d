import { Map as MapIcon, Maximize, Minus, Plus, Table2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fit } from '../commands/fit.ts';
import { useSurface } from '../commands/surface-store.ts';
import { toggleMap } from '../commands/toggle-map.ts';
import { toggleTable } from '../commands/toggle-table.ts';
import { zoomIn } from '../commands/zoom-in.ts';
import { zoomOut } from '../commands/zoom-out.ts';
import { setView, useSession } from '../store/session-store.ts';
import { CommandButton } from './CommandButton.tsx';

/** Tools at the edge of the canvas: what counts as in place, zoom, table. */
export function CanvasToolbar() {
  const { t } = useTranslation('canvas');
  const surface = useSurface((state) => state.surface);
  const showMap = useSurface((state) => state.showMap);
  const view = useSession((state) => state.view);
  return (
    <div className="canvas-tools" role="toolbar" aria-label={t('toolbar.label')}>
      <label className="lens">
        <span className="visually-hidden">{t('lens.label')}</span>
        <select className="field" value={view} onChange={(event) => setView(event.target.value === 'planned' ? 'planned' : 'today')}>
          <option value="today">{t('lens.today')}</option>
          <option value="planned">{t('lens.planned')}</option>
        </select>
      </label>
      {surface === 'picture' && (
        <>
          <CommandButton command={zoomOut} icon={Minus} label={t('toolbar.zoomOut')} />
          <CommandButton command={zoomIn} icon={Plus} label={t('toolbar.zoomIn')} />
          <CommandButton command={fit} icon={Maximize} label={t('toolbar.fit')} />
          <CommandButton command={toggleMap} icon={MapIcon} label={t('toolbar.map')} isPressed={showMap} />
        </>
      )}
      <CommandButton command={toggleTable} icon={Table2} label={t('toolbar.table')} isPressed={surface === 'table'} />
    </div>
  );
}
