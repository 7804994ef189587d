import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../../store/document-store.ts';
import { dismissWarnings, setTrouble, useKeeping } from '../../store/keeping/keeping-store.ts';
import { openKept } from '../../store/keeping/keeping.ts';
import { reloadFile } from '../../store/keeping/open-model.ts';
import { overwriteFile, saveModelAs } from '../../store/keeping/save-model.ts';
import { closeAnyway, saveAndClose, stayOpen } from '../../store/keeping/serve-desktop.ts';
import { ProblemList } from './ProblemList.tsx';
import { troubleText } from './trouble-text.ts';
import './keeping.css';

/** Says, under the header, whatever a person has to know about how the model is kept. Empty while all is well. */
export function KeepingBar() {
  const { t } = useTranslation('keeping');
  const keeping = useKeeping();
  const file = useDocument((state) => state.file);
  const isOpen = useDocument((state) => state.model !== null);
  const isReadOnly = useDocument((state) => state.readOnly !== null);
  const name = file?.name ?? '';
  return (
    <section aria-label={t('region')} className="keeping">
      {keeping.asksBeforeClosing && (
        <Row tone="warning" text={file ? t('closing', { name }) : t('closingUnsaved')}>
          <Act onPress={() => void saveAndClose()} isFirst>
            {t('saveAndClose')}
          </Act>
          <Act onPress={closeAnyway}>{t('closeAnyway')}</Act>
          <Act onPress={stayOpen}>{t('stay')}</Act>
        </Row>
      )}
      {keeping.status === 'memory' && (
        <Row tone="warning" text={t('memory')} more={t('memoryTip')}>
          {isOpen && <Act onPress={() => void saveModelAs()}>{t('saveAs')}</Act>}
        </Row>
      )}
      {keeping.writeFailure && keeping.status !== 'memory' && (
        <Row tone="error" text={t(`writeFailed.${keeping.writeFailure.kind}`)} more={keeping.writeFailure.detail}>
          <Act onPress={() => void openKept()?.keeper?.retry()} isFirst>
            {t('retry')}
          </Act>
          <Act onPress={() => void saveModelAs()}>{t('saveAs')}</Act>
        </Row>
      )}
      {isReadOnly && <Row tone="info" text={t('readOnly')} />}
      {keeping.fileChanged && file && (
        <Row tone="warning" text={t('fileChanged', { name })}>
          <Act onPress={() => void saveModelAs()} isFirst>
            {t('saveElsewhere')}
          </Act>
          <Act onPress={() => void reloadFile()}>{t('loadFile')}</Act>
          <Act onPress={() => void overwriteFile()}>{t('overwrite')}</Act>
        </Row>
      )}
      {keeping.trouble && (
        <Row
          tone="error"
          text={troubleText(t, keeping.trouble)}
          onPutAway={() => setTrouble(null)}
          below={keeping.trouble.kind === 'file-unreadable' && <ProblemList problems={keeping.trouble.problems} />}
        />
      )}
      {keeping.warnings.length > 0 && isOpen && (
        <Row
          tone="info"
          text={t('warnings', { count: keeping.warnings.length })}
          onPutAway={dismissWarnings}
          below={<ProblemList problems={keeping.warnings} />}
        />
      )}
    </section>
  );
}

interface RowProps {
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly more?: string;
  readonly children?: ReactNode;
  readonly below?: ReactNode;
  onPutAway?(): void;
}

function Row({ tone, text, more, children, below, onPutAway }: RowProps) {
  const { t } = useTranslation('keeping');
  return (
    <div className={`keeping-row keeping-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <div className="keeping-line">
        <p>
          {text}
          {more !== undefined && <span className="quiet"> {more}</span>}
        </p>
        {children}
        {onPutAway && (
          <Button className="icon-button" aria-label={t('putAway')} onPress={onPutAway}>
            <X size={15} aria-hidden="true" />
          </Button>
        )}
      </div>
      {below}
    </div>
  );
}

interface ActProps {
  readonly children: ReactNode;
  readonly isFirst?: boolean;
  onPress(): void;
}
const Act = ({ children, isFirst = false, onPress }: ActProps) => (
  <Button className={`button${isFirst ? ' primary' : ''}`} onPress={onPress}>
    {children}
  </Button>
);
