import type { Levelled, Levels } from '../../engine/analysis.ts';
import { rowEnd } from '../../base/csr.ts';
import type { ChangedRows } from '../../engine/live/changed-rows.ts';
import { attributeCause, consequenceCause } from '../../engine/live/live-network.ts';
import type { LiveModel } from '../../engine/live/live-model.ts';
import { grown } from '../../engine/live/live-rows.ts';

/**
 * A model under edit as the assessment sees it: tables and levels by rows that stay, and what the engine leaves to whoever
 * needs it, the risks. Rows that are free have no likelihood.
 */
export class LiveView implements Levelled {
  readonly model: LiveModel;
  readonly levels: Levels;
  threatRisk: Int8Array = new Int8Array(0);
  consequenceRisk: Uint8Array = new Uint8Array(0);

  constructor(model: LiveModel) {
    this.model = model;
    const { levels } = model;
    const { fixpoint } = levels;
    const risks = (): Pick<LiveView, 'threatRisk' | 'consequenceRisk'> => this;
    this.levels = {
      get proposed() {
        return levels.proposed;
      },
      get coverage() {
        return levels.coverage;
      },
      get assertedTrust() {
        return fixpoint.asserted;
      },
      get inferredTrust() {
        return fixpoint.trust;
      },
      get impact() {
        return levels.impact;
      },
      get consequenceLikelihood() {
        return fixpoint.consequence;
      },
      get consequenceRisk() {
        return risks().consequenceRisk;
      },
      get threatLikelihood() {
        return fixpoint.threat;
      },
      get threatLocalRisk() {
        return risks().threatRisk;
      },
      get threatRisk() {
        return risks().threatRisk;
      },
      get strategyEnabled() {
        return levels.states.enabled;
      },
      get strategyCoverage() {
        return levels.states.coverage;
      },
      get agentLevel() {
        return levels.agentLevel;
      },
      get overallRisk() {
        const { consequenceRisk } = risks();
        let most = 0;
        for (let set = 0; set < consequenceRisk.length; set++) if (consequenceRisk[set]! > most) most = consequenceRisk[set]!;
        return most;
      },
      riskCounts: [],
    };
  }

  get knowledge(): Levelled['knowledge'] {
    return this.model.domain.knowledge;
  }
  get structure(): Levelled['structure'] {
    return this.model.structure;
  }

  /** Makes room for rows that came. */
  grow(): void {
    this.threatRisk = grown(this.threatRisk, this.model.threats.count);
    this.consequenceRisk = grown(this.consequenceRisk, this.model.sets.consequences.count);
  }

  /** Consequences of which the level or the impact may be another one. */
  renewConsequenceRisks(sets: ChangedRows): void {
    const { levels } = this;
    const { riskTable } = this.knowledge.scales;
    for (const set of sets.rows.view())
      this.consequenceRisk[set] = this.isThere(set) ? (riskTable[levels.impact[set]!]?.[levels.consequenceLikelihood[set]!] ?? 0) : 0;
  }

  /** Rows of sets stay behind where their asset went. */
  isThere(set: number): boolean {
    const { consequences, layouts } = this.model.sets;
    const slot = consequences.asset[set]!;
    const first = consequences.first[slot]!;
    return this.model.assets.isAlive(slot) && set >= first && set < first + layouts[slot]!.consequences.count;
  }

  /** Is an attribute weak by itself, so that it is a cause from outside? */
  isExternal(attribute: number): boolean {
    const { trust, asserted } = this.model.levels.fixpoint;
    return trust[attribute]! < this.model.domain.size - 1 && trust[attribute] === asserted[attribute];
  }

  /** Did this attribute (consequence) contribute to a threat? */
  isCauseByTrust(threat: number, attribute: number): boolean {
    const { trust, threat: likelihood } = this.model.levels.fixpoint;
    return likelihood[threat]! > 0 && this.model.domain.size - 1 - trust[attribute]! >= likelihood[threat]!;
  }
  isCauseByConsequence(threat: number, set: number): boolean {
    const { consequence, threat: likelihood } = this.model.levels.fixpoint;
    return likelihood[threat]! > 0 && consequence[set]! >= likelihood[threat]!;
  }

  /** Calls `visit` with each threat that names the consequence as a cause, or the attributes that it erodes (once for each). */
  eachBehind(set: number, visit: (threat: number, attribute: number) => void): void {
    this.eachOf(consequenceCause(set), (threat) => visit(threat, -1));
    this.model.levels.fixpoint.eachEroded(set, (attribute) => this.eachOf(attributeCause(attribute), (threat) => visit(threat, attribute)));
  }
  eachNaming(attribute: number, visit: (threat: number) => void): void {
    this.eachOf(attributeCause(attribute), visit);
  }

  /** Calls `visit` with the consequences among and behind the causes of a threat. */
  eachCause(threat: number, visit: (set: number) => void): void {
    const { threats, sets } = this.model;
    for (let i = threats.entryPoints.offsets[threat]!; i < rowEnd(threats.entryPoints, threat); i++) {
      const set = sets.attributes.consequence[threats.entryPoints.values[i]!]!;
      if (set >= 0) visit(set);
    }
    for (let i = threats.conditions.offsets[threat]!; i < rowEnd(threats.conditions, threat); i++) visit(threats.conditions.values[i]!);
  }
  eachEffect(threat: number, visit: (set: number) => void): void {
    const { effects } = this.model.threats;
    for (let i = effects.offsets[threat]!; i < effects.ends[threat]!; i++) visit(effects.values[i]!);
  }
  eachCausing(set: number, visit: (threat: number) => void): void {
    const { causing } = this.model.network;
    const end = causing.offsets[set]! + causing.length(set);
    for (let i = causing.offsets[set]!; i < end; i++) visit(causing.values[i]!);
  }

  private eachOf(cause: number, visit: (threat: number) => void): void {
    const { dependants } = this.model.network;
    const end = dependants.offsets[cause]! + dependants.length(cause);
    for (let i = dependants.offsets[cause]!; i < end; i++) visit(dependants.values[i]!);
  }
}
