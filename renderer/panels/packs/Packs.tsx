import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Check } from '../../components/Check.tsx';
import { keepPack } from '../../store/packs/keep-packs.ts';
import { usePacks } from '../../store/packs/packs-store.ts';
import { PackEditor } from './PackEditor.tsx';
import { packName } from './pack-name.ts';
import { starterPack } from './starter-pack.ts';
import './packs.css';

/** The library's own packs over the bundled knowledge base: list on the left, one of them to edit on the right. */
export function Packs() {
  const { t } = useTranslation('packs');
  const packs = usePacks((state) => state.packs);
  const results = usePacks((state) => state.results);
  const failure = usePacks((state) => state.failure);
  const [chosen, setChosen] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const open = packs.find(({ id }) => id === chosen) ?? packs[0];
  const add = (text: string) => {
    const id = crypto.randomUUID();
    setChosen(id);
    void keepPack({ id, text, isOn: false, since: Date.now() });
  };
  return (
    <main className="packs" aria-label={t('title')}>
      <section className="packs-list scroll" aria-label={t('list')}>
        <h1>{t('title')}</h1>
        <p className="quiet">{t('what')}</p>
        <div className="packs-tools">
          <button type="button" className="button" onClick={() => add(starterPack(packs.length + 1))}>
            {t('new')}
          </button>
          <button type="button" className="button" onClick={() => file.current?.click()}>
            {t('import')}
          </button>
          <input
            ref={file}
            type="file"
            accept=".yaml,.yml,text/yaml"
            aria-label={t('importFile')}
            className="visually-hidden"
            tabIndex={-1}
            onChange={(event) => {
              const given = event.target.files?.[0];
              event.target.value = '';
              void given?.text().then(add);
            }}
          />
        </div>
        {failure !== null && (
          <p role="alert" className="packs-failure">
            {t('notKept')} <span className="small">{failure}</span>
          </p>
        )}
        {packs.length === 0 && <p className="quiet">{t('none')}</p>}
        <ul>
          {packs.map((pack) => {
            const name = packName(pack.text) || t('unnamed');
            const result = results[pack.id];
            return (
              <li key={pack.id} className="pack-row">
                <button type="button" className="pack-name" aria-pressed={pack.id === open?.id} onClick={() => setChosen(pack.id)}>
                  <span>{name}</span>
                  <span className={`small ${pack.isOn && result && !result.isAccepted ? 'pack-refused' : 'quiet'}`}>
                    {pack.isOn ? (result ? t(result.isAccepted ? 'inUse' : 'refused') : t('laying')) : t('off')}
                  </span>
                </button>
                <Check
                  isOn={pack.isOn}
                  text={t('use')}
                  label={t('useNamed', { name })}
                  onSwitch={(isOn) => void keepPack({ ...pack, isOn })}
                />
              </li>
            );
          })}
        </ul>
      </section>
      <section className="packs-editor">
        {open ? <PackEditor key={open.id} pack={open} /> : <p className="empty quiet">{t('choose')}</p>}
      </section>
    </main>
  );
}
