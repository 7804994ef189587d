import type { AnalysisProblem } from '../analysis.ts';
import type { Calculation } from '../calculate.ts';
import { GraphEdit } from '../construct/graph-edit.ts';
import { replayConstruction } from '../construct/replay-construction.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import { byToken, type RunControl, type SystemChange } from '../input.ts';
import { LiveModel } from '../live/live-model.ts';
import { publishLive } from '../live/publish-live.ts';
import { RunMeter, RunStop } from '../run-meter.ts';
import { editGraph, sweepDeadAssets } from './edit-graph.ts';
import type { HeldInput, SettingsOfAsset } from './held-input.ts';
import { MOST_CHANGED_EDGES, rematch, type SessionState } from './session-state.ts';

/**
 * Can a knowledge base's models be edited in place? Not with population members, where a link may change the wiring of a
 * match that stays, nor where optional controls make levels more than minima and maxima.
 */
export const canLive = ({ knowledge, hasMembers }: Domain): boolean =>
  !hasMembers &&
  (knowledge.strategies.every((strategy) => strategy.optional.length === 0) ||
    (!knowledge.behaviour.optionalControlsReplaceCap && knowledge.inhibitions.length === 0));

/** A model under edit, with what its construction did. An edit that fails leaves it unusable. */
export class LiveSession {
  problems: readonly AnalysisProblem[];
  readonly model: LiveModel;
  /** How long the parts of the last edit took. */
  infer_ms = 0;
  match_ms = 0;
  private readonly state: Pick<SessionState, 'domain' | 'graph' | 'record' | 'replayable'>;

  constructor({ domain, graph, record, replayable, publication, built }: SessionState, calculation: Calculation) {
    this.state = { domain, graph, record, replayable };
    this.problems = built.problems;
    this.model = new LiveModel(domain, graph, publication, calculation);
  }

  /** Makes an edit that `held` has taken over already. False: only a fresh start can tell, and this must not be used again. */
  change(change: SystemChange, held: HeldInput, run: RunControl): boolean {
    const meter = new RunMeter(run);
    const start = meter.now();
    this.infer_ms = 0;
    this.match_ms = 0;
    this.model.levels.begin();
    try {
      if (isStructural(change) && !this.changeStructure(change, held, meter, start)) return false;
    } catch (error) {
      if (error instanceof RunStop) return false;
      throw error;
    }
    this.applySettings(change);
    this.model.levels.settle();
    return true;
  }

  publish(): Calculation {
    return publishLive(this.model, this.state.graph);
  }

  private changeStructure(change: SystemChange, held: HeldInput, meter: RunMeter, start: number): boolean {
    const { domain, graph, record, replayable } = this.state;
    if (!replayable) return false;
    const { model } = this;
    const edit = new GraphEdit(domain, graph);
    if (!editGraph(domain, graph, edit, change) || edit.edgeCount > MOST_CHANGED_EDGES) return false;
    replayConstruction(domain, graph, meter, record, edit);
    if (edit.edgeCount > MOST_CHANGED_EDGES) return false;
    const inferred = meter.now();
    const deltas = rematch(
      domain,
      graph,
      meter,
      edit,
      (pattern) => model.matches.listOf(pattern),
      (pattern) => model.matches.sizeOf(pattern),
      (pattern, slot) => model.matches.placesWith(pattern, slot),
    );
    model.change(deltas, edit, meter, (slot) => this.place(slot, held));
    sweepDeadAssets(graph, edit);
    this.problems = domain.problems;
    this.infer_ms = inferred - start;
    this.match_ms = meter.now() - inferred;
    return meter.problems.length === 0 && !meter.stopped;
  }

  /** Lays the settings that people made over the defaults of a new asset. */
  private place(slot: number, held: HeldInput): void {
    const { graph, domain } = this.state;
    if (domain.knowledge.naming === 'ssm') this.applySettings(held.settingsOf(byToken(graph.tokens[slot]!)), slot);
    this.applySettings(held.settingsOf(graph.ids[slot]!), slot);
  }

  /** Settings of things that do not exist are unused. `known`: the asset that they are all at. */
  private applySettings({ controls, attributeLevels, impacts }: SettingsOfAsset, known?: number): void {
    const { sets, levels } = this.model;
    const at = (kind: 'controls' | 'attributes' | 'consequences', asset: string, type: number, use: (set: number) => void): void => {
      const slot = known ?? this.slotOf(asset);
      const set = slot < 0 ? -1 : sets.find(kind, slot, type);
      if (set >= 0) use(set);
    };
    for (const { asset, control, proposed, coverage } of controls)
      at('controls', asset, control, (set) => levels.setControl(set, proposed, coverage));
    for (const { asset, attribute, level } of attributeLevels) at('attributes', asset, attribute, (set) => levels.setTrust(set, level));
    for (const { asset, consequence, level } of impacts) at('consequences', asset, consequence, (set) => levels.setImpact(set, level));
  }

  private slotOf(asset: string): number {
    const { graph, domain } = this.state;
    const slot = graph.slotOf.get(asset);
    if (slot !== undefined) return graph.isAlive(slot) ? slot : -1;
    if (domain.knowledge.naming !== 'ssm') return -1;
    return graph.tokens.findIndex((token, at) => graph.isAlive(at) && byToken(token) === asset);
  }
}

/** Does an edit touch more than settings? */
export const isStructural = (change: SystemChange): boolean =>
  change.removeAssets.length + change.putAssets.length + change.removeRelations.length + change.addRelations.length > 0;
