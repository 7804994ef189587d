import { Suspense, lazy } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useKnowledge } from '../engine-client/knowledge-store.ts';
import { localeFor } from '../messages/languages.ts';
import { KeepingBar } from '../panels/keeping/KeepingBar.tsx';
import { PinBar } from '../panels/pin/PinBar.tsx';
import { StartScreen } from '../panels/start/StartScreen.tsx';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { Header } from './Header.tsx';
import { Notice } from './Notice.tsx';
import { ShortcutList } from './ShortcutList.tsx';
import { Workspace } from './Workspace.tsx';
import './shell.css';
import './header.css';
import './dialogs.css';

/** Read on demand: most sessions begin with a model. */
const Know = lazy(() => import('../panels/know/Know.tsx').then((module) => ({ default: module.Know })));
const Packs = lazy(() => import('../panels/packs/Packs.tsx').then((module) => ({ default: module.Packs })));

/** The window: header, one place, and what may lie over it. */
export function App() {
  const { t, i18n } = useTranslation('app');
  const view = useKnowledge((state) => state.view);
  const failure = useKnowledge((state) => state.failure);
  const place = useSession((state) => state.place);
  const isOpen = useDocument((state) => state.model !== null);
  return (
    <I18nProvider locale={localeFor(i18n.language, navigator.languages)}>
      <div className="shell">
        <Header />
        <KeepingBar />
        {view !== null && <PinBar view={view} />}
        {failure !== null ? (
          <main className="broken" role="alert">
            <h1>{t('noKnowledge')}</h1>
            <p>{t('noKnowledgeTip')}</p>
            <p className="quiet small">{failure}</p>
          </main>
        ) : view === null ? (
          <main className="loading" aria-busy="true">
            <p className="quiet">{t('loading')}</p>
          </main>
        ) : place === 'know' ? (
          <Suspense fallback={<main className="loading" aria-busy="true" />}>
            <Know view={view} />
          </Suspense>
        ) : place === 'packs' ? (
          <Suspense fallback={<main className="loading" aria-busy="true" />}>
            <Packs />
          </Suspense>
        ) : place === 'workspace' && isOpen ? (
          <Workspace view={view} />
        ) : (
          <StartScreen />
        )}
        <Notice />
        <CommandPalette />
        <ShortcutList />
      </div>
    </I18nProvider>
  );
}
