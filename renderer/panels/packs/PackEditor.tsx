import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackResult } from '../../../shared/knowledge/packs/layer-packs.ts';
import type { KeptPack } from '../../persistence/pack-storage.ts';
import { checkPack, keepPack, removePack } from '../../store/packs/keep-packs.ts';
import { lineOfPlace, packName } from './pack-name.ts';
import { savePackFile } from './save-pack-file.ts';

/** From the last key until the text is checked, in milliseconds. */
const PAUSE = 400;
const SHOWN = 100;

/** Errors first, each kind from the top of the text to its end. */
const inOrder = (problems: PackResult['problems']): PackResult['problems'] =>
  [...problems]
    .sort((a, b) => (a.severity === b.severity ? lineOfPlace(a.place) - lineOfPlace(b.place) : a.severity === 'error' ? -1 : 1))
    .slice(0, SHOWN);

/** The text of one pack with what the check says about it; nothing counts before it is kept. */
export function PackEditor({ pack }: { readonly pack: KeptPack }) {
  const { t } = useTranslation('packs');
  const [text, setText] = useState(pack.text);
  const [checked, setChecked] = useState<{ readonly text: string; readonly result: PackResult } | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      void checkPack(pack.id, text).then((result) => {
        if (result && isWanted) setChecked({ text, result });
      });
    }, PAUSE);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [pack.id, text]);
  const result = checked?.result;
  const errors = result?.problems.filter(({ severity }) => severity === 'error').length ?? 0;
  const goToLine = (line: number) => {
    const lines = text.split('\n');
    const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    area.current?.focus();
    area.current?.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  };
  const name = packName(text) || t('unnamed');
  return (
    <>
      <div className="pack-head">
        <h2>{name}</h2>
        <button type="button" className="button" disabled={text === pack.text} onClick={() => void keepPack({ ...pack, text })}>
          {t('keep')}
        </button>
        <button type="button" className="button" onClick={() => void savePackFile(result?.pack || 'pack', text)}>
          {t('export')}
        </button>
        <button type="button" className="button" onClick={() => void removePack(pack.id)}>
          {t('remove')}
        </button>
      </div>
      <textarea
        ref={area}
        className="pack-text"
        aria-label={t('textOf', { name })}
        aria-invalid={errors > 0}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="pack-problems scroll" role="status" aria-busy={checked?.text !== text}>
        {!result && <p className="quiet">{t('checking')}</p>}
        {result && errors === 0 && <p className="pack-fits">{t('fits', { count: result.entries })}</p>}
        {errors > 0 && <p className="pack-refused">{t('errors', { count: errors })}</p>}
        <ul>
          {inOrder(result?.problems ?? []).map((problem, i) => {
            const line = lineOfPlace(problem.place);
            return (
              <li key={`${problem.place}|${problem.kind}|${String(i)}`} className={`pack-problem is-${problem.severity}`}>
                <button type="button" className="pack-line" onClick={() => goToLine(line)}>
                  {t('line', { line })}
                </button>
                <span>
                  {t('problem', { found: problem.found, expected: problem.expected })} <span className="quiet">{problem.tip}</span>
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}
