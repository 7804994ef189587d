import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { tell, useSession } from '../store/session-store.ts';

const STAYS = 8000;

/** One sentence to the person. Errors stay until they are put away, the rest goes by itself. */
export function Notice() {
  const { t } = useTranslation(['app', 'canvas', 'commands', 'keeping']);
  const notice = useSession((state) => state.notice);
  useEffect(() => {
    if (!notice || notice.tone === 'error') return;
    const timer = setTimeout(() => tell(null), STAYS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div role="status" className="notice-place">
      {notice && (
        <div className={`notice notice-${notice.tone}`}>
          <span>{t(notice.message as 'app:loading', { ...notice.values })}</span>
          <button type="button" className="icon-button" aria-label={t('putAway')} onClick={() => tell(null)}>
            <X size={15} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
