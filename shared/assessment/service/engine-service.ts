import type { Analysis } from '../../engine/analysis.ts';
import type { OpenSession } from '../../engine/session.ts';
import { loadSources, type KnowledgeSources } from '../../knowledge/hospital/load-sources.ts';
import { layerPacks } from '../../knowledge/packs/layer-packs.ts';
import type { EngineRequest } from '../../protocol/engine-protocol.ts';
import { evaluateCompliance } from '../compliance/evaluate-compliance.ts';
import { explainAbsence } from '../explain-absence.ts';
import { explainFinding } from '../explain-finding.ts';
import { explainPaths } from '../explain-paths.ts';
import { consequenceFindingId } from '../finding-ids.ts';
import { suggestStepwise, type SuggestInput } from '../suggestions.ts';
import { Refusal } from './refusal.ts';
import { ServedModel } from './served-model.ts';
import type { Answer, RequestOf, Turn } from './turn.ts';

/** Answers requests one after the other: about the model that is open, and about packs, which need none. */
export class EngineService {
  readonly model: ServedModel;
  #base: { readonly sha256: string; readonly sources: KnowledgeSources } | null = null;

  constructor(openSession: OpenSession) {
    this.model = new ServedModel(openSession);
  }

  answer(request: EngineRequest, turn: Turn): Answer | Promise<Answer> {
    switch (request.type) {
      case 'load-knowledge':
        return this.model.loadKnowledge(request);
      case 'analyse':
        return this.model.analyse(request, turn);
      case 'change':
        return this.model.change(request, turn);
      case 'explain':
        return this.#explain(request);
      case 'absence': {
        const { analysis, catalogue } = this.model.analysed();
        return { type: 'absence', absence: explainAbsence(analysis, catalogue, request.threat, request.asset ?? null) };
      }
      case 'compliance':
        return this.#compliance(request);
      case 'layer':
        return this.#layer(request);
      case 'suggest':
        return this.#suggest(request, turn);
      case 'cancel':
        return { type: 'cancelled' };
    }
  }

  #explain({ finding, paths }: RequestOf<'explain'>): Answer {
    const input = this.model.analysed();
    const explanation = explainFinding(input, finding);
    const last = paths === true ? explanation?.chain.at(-1) : undefined;
    if (!explanation || last === undefined) return { type: 'explanation', explanation };
    const { analysis } = input;
    return {
      type: 'explanation',
      explanation: { ...explanation, paths: explainPaths(analysis, analysis.structure.threats.ids.indexOf(last)) },
    };
  }

  /** On demand only: the live analysis must not pay for it. */
  #compliance({ today }: RequestOf<'compliance'>): Answer {
    const { analysis, model, catalogue } = this.model.analysed();
    const { open } = this.model.opened();
    const findings = this.model.findingsOf(analysis);
    return {
      type: 'compliance',
      revision: open.revision,
      report: evaluateCompliance({ model, findings, catalogue, view: open.view, today }),
    };
  }

  #layer({ base, packs, wants }: RequestOf<'layer'>): Answer {
    if (this.#base?.sha256 !== base.sha256) this.#base = { sha256: base.sha256, sources: loadSources(base.files) };
    const { packs: results, ...knowledge } = layerPacks(this.#base.sources, base.sha256, packs);
    return { type: 'layered', packs: results, knowledge: wants === 'knowledge' ? knowledge : null };
  }

  async #suggest({ finding, limit }: RequestOf<'suggest'>, turn: Turn): Promise<Answer> {
    const { analysis, model, catalogue, session } = this.model.analysed();
    const { revision } = this.model.opened().open;
    const target = finding === null ? null : targetOf(analysis, finding);
    if (finding !== null && target === null) throw new Refusal('no-such-finding', `There is no finding ${finding}.`);
    const steps = suggestStepwise({ analysis, model, catalogue, tryControls: (controls) => session.tryControls(controls), target, limit });
    for (;;) {
      const step = steps.next();
      if (step.done) return { type: 'suggestions', revision, suggestions: step.value };
      turn.progress('suggest', step.value.done, step.value.total);
      await turn.pause();
      if (turn.isUnwanted(['change', 'analyse', 'load-knowledge'])) return { type: 'cancelled' };
    }
  }
}

function targetOf(analysis: Analysis, finding: string): SuggestInput['target'] {
  const threat = analysis.structure.threats.ids.indexOf(finding);
  if (threat >= 0) return { threat };
  for (let set = 0; set < analysis.structure.consequenceSets.count; set++) {
    if (consequenceFindingId(analysis, set) === finding) return { consequenceSet: set };
  }
  return null;
}
