import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ModelRecords } from '../../../shared/model/records.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { shownNumber } from '../../messages/i18n.ts';
import { useDerived } from '../../store/derived-store.ts';
import { setPanels, usePreferences } from '../../store/preferences-store.ts';
import type { DrawerTab } from '../../store/session-store.ts';
import { activeStrategies } from './active-strategies.ts';
import { ChangesTab } from './ChangesTab.tsx';
import { ConsequencesTab } from './ConsequencesTab.tsx';
import { ControlsTab } from './ControlsTab.tsx';
import { GapsTab } from './GapsTab.tsx';
import { ThreatsTab } from './ThreatsTab.tsx';
import './findings.css';
import './detail.css';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  /** The tab on laws and standards: a panel of its own, given by the shell. */
  readonly compliance: ReactNode;
}

/** What follows from the model. While an analysis runs, the last findings stay, dimmed. */
export function FindingsDrawer({ view, model, compliance }: Props) {
  const { t } = useTranslation('findings');
  const tab = usePreferences((state) => state.panels.drawerTab);
  const status = useDerived((state) => state.status);
  const findings = useDerived((state) => state.findings);
  const changes = useDerived((state) => state.changeLog.length);
  const inPlace = useMemo(() => activeStrategies(view, findings?.strategies ?? []).length, [view, findings]);
  const gaps = (findings?.problems.length ?? 0) + (status === 'failed' ? 1 : 0);
  return (
    <section
      className={`findings${status === 'running' ? ' is-running' : ''}${status === 'failed' ? ' is-old' : ''}`}
      aria-label={t('title')}
      aria-busy={status === 'running'}
    >
      <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => setPanels({ drawerTab: key as DrawerTab })}>
        <TabList className="tab-list" aria-label={t('title')}>
          <Tab id="threats" className="tab">
            {t('threats')} <span className="quiet">{findings ? shownNumber(sum(Object.values(findings.threatCounts))) : ''}</span>
          </Tab>
          <Tab id="consequences" className="tab">
            {t('consequences')}
          </Tab>
          <Tab id="controls" className="tab">
            {t('controls')} <span className="quiet">{inPlace > 0 ? shownNumber(inPlace) : ''}</span>
          </Tab>
          <Tab id="gaps" className={`tab${gaps > 0 ? ' has-gaps' : ''}`}>
            {t('gaps')} <span>{gaps > 0 ? shownNumber(gaps) : ''}</span>
          </Tab>
          <Tab id="compliance" className="tab">
            {t('compliance')}
          </Tab>
          <Tab id="changes" className="tab">
            {t('changes')} <span className="quiet">{changes > 0 ? changes : ''}</span>
          </Tab>
        </TabList>
        <TabPanel id="threats" className="tab-panel">
          <ThreatsTab view={view} model={model} />
        </TabPanel>
        <TabPanel id="consequences" className="tab-panel">
          <ConsequencesTab view={view} model={model} />
        </TabPanel>
        <TabPanel id="controls" className="tab-panel">
          <ControlsTab view={view} model={model} />
        </TabPanel>
        <TabPanel id="gaps" className="tab-panel scroll">
          <GapsTab />
        </TabPanel>
        <TabPanel id="compliance" className="tab-panel">
          {compliance}
        </TabPanel>
        <TabPanel id="changes" className="tab-panel scroll">
          <ChangesTab />
        </TabPanel>
      </Tabs>
    </section>
  );
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
