import i18next from 'i18next';
import { engine as engineClient, openEngine } from '../engine-client/engine.ts';
import { knowledgeFailed, knowledgeLoaded, useKnowledge } from '../engine-client/knowledge-store.ts';
import { createKnowledgeView } from '../engine-client/knowledge-view.ts';
import { KNOWLEDGE_ASKED, loadKnowledge, loadMessages } from '../engine-client/load-knowledge.ts';
import { translateCatalogue } from '../../shared/knowledge/messages/translate-catalogue.ts';
import type { RecordsDiff } from '../../shared/model/diff.ts';
import { analysisArrived, analysisFailed, analysisStarted, forgetAnalysis, useDerived } from '../store/derived-store.ts';
import { listenToDocument } from '../store/document-events.ts';
import { useDocument } from '../store/document-store.ts';
import { withPackMessages } from '../store/packs/pack-messages.ts';
import { usePacks } from '../store/packs/packs-store.ts';
import { select, setHighlight, tell, useSession } from '../store/session-store.ts';

/** Positions and decisions change nothing that the engine computes. */
const concernsEngine = ({ tables }: RecordsDiff): boolean => Boolean(tables.assets ?? tables.relations ?? tables.controls ?? tables.levels);

/** Loads the knowledge base, starts the engine, and keeps the analysis in step with the document. */
export function connectEngine(): void {
  const engine = openEngine({
    onResult: ({ revision, findings, summary, marks, elapsed }) => {
      analysisArrived({ revision, findings, summary, assetMarks: marks, tookMilliseconds: elapsed });
      followFinding();
    },
    onState: (state) => {
      if (state.kind === 'analysing') analysisStarted();
      else if (state.kind === 'failed') analysisFailed(state.reason, state.detail);
      else if (state.kind === 'restarted') tell({ tone: 'warning', message: 'app:engineRestarted' });
    },
  });
  /** The revision that the engine was last told of. */
  let told = -1;
  const analyseAll = () => {
    const { model, revision } = useDocument.getState();
    if (!model) return;
    told = revision;
    engine.analyse(revision, model, useSession.getState().view);
  };
  listenToDocument({
    onOpened: ({ model, revision }) => {
      forgetAnalysis(revision);
      select({});
      setHighlight(null);
      if (model) analyseAll();
      else engine.forget();
    },
    onChanged: ({ diff, model, revision }) => {
      if (!concernsEngine(diff)) return;
      engine.change(revision, told, diff, model, useSession.getState().view);
      told = revision;
    },
  });
  useSession.subscribe((now, before) => {
    if (now.view !== before.view) analyseAll();
  });
  // Sentences of findings are made in the worker, so it starts anew with another base, or with the texts of another language.
  useKnowledge.subscribe(({ view }, before) => {
    if (view && view !== before.view) engine.open(view.compiled, view.catalogue);
  });
  const loaded = loadKnowledge();
  /** The last language that was asked for: an earlier one that arrives later is dropped. */
  let wanted = '';
  const show = async (language: string): Promise<void> => {
    wanted = language;
    const [base, ofBase] = await Promise.all([loaded, language === 'en' ? null : loadMessages(language)]);
    if (language !== wanted) return;
    const { layered } = usePacks.getState();
    const { compiled } = layered ?? base;
    const catalogue = layered ? { ...layered.catalogue, templates: base.catalogue.templates } : base.catalogue;
    const messages = withPackMessages(language, ofBase, layered?.messages ?? []);
    const shown = messages ? translateCatalogue(catalogue, messages) : catalogue;
    const view = createKnowledgeView(compiled, shown);
    if (useKnowledge.getState().bundled === null) performance.measure('knowledge', KNOWLEDGE_ASKED);
    knowledgeLoaded(view);
  };
  const showOrTell = (language: string) =>
    void show(language).catch((error: unknown) => knowledgeFailed(error instanceof Error ? error.message : String(error)));
  // Packs that were switched on, off or changed: the same model, seen with other knowledge.
  usePacks.subscribe((now, before) => {
    if (now.layered !== before.layered) showOrTell(wanted);
  });
  i18next.on('languageChanged', showOrTell);
  showOrTell(i18next.language);
}

/** After an edit, the path of the chosen finding is asked for again; where the finding is gone or was stopped, it fades. */
function followFinding(): void {
  const { selection } = useSession.getState();
  if (selection.finding === null) return;
  const finding = useDerived.getState().findings?.threats.find((threat) => threat.id === selection.finding);
  const isQuiet = finding?.risk === 'very-low' || finding?.risk === 'low';
  const hasFallen = useDerived.getState().lastChanges.some((change) => change.finding === selection.finding && change.kind === 'fell');
  if (!finding || (isQuiet && hasFallen)) {
    setHighlight(null);
    if (!finding) select({ assets: selection.assets.filter((id) => useDocument.getState().model?.assets[id] !== undefined) });
    return;
  }
  const { id } = finding;
  void engineClient()
    ?.explain(id)
    .then((explanation) => {
      if (!explanation || useSession.getState().selection.finding !== id) return;
      setHighlight({ assets: [...new Set(Object.values(finding.assets).flat())], path: explanation.path });
    });
}
