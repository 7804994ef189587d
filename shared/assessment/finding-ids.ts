import type { Levelled } from '../engine/analysis.ts';

/** Id of a consequence finding: `C-Disclosed@a9`. */
export const consequenceFindingId = (analysis: Levelled, set: number): string => {
  const sets = analysis.structure.consequenceSets;
  return `${analysis.knowledge.consequences[sets.type[set]!]!.id}@${analysis.structure.assets.ids[sets.asset[set]!]!}`;
};

/** Id of a trustworthiness attribute at an asset as a cause: `FlawFreedom@a1`. */
export const attributeCauseId = (analysis: Levelled, set: number): string => {
  const sets = analysis.structure.attributeSets;
  return `${analysis.knowledge.attributes[sets.type[set]!]!.id}@${analysis.structure.assets.ids[sets.asset[set]!]!}`;
};

/** Id of an outside cause: `agent:remote`. */
export const agentCauseId = (analysis: Levelled, agent: number): string => `agent:${analysis.knowledge.agents[agent]!.id}`;

/** A role as people know it: the compiled form puts the threat before it (`T-DEV-01/pump`). */
export const roleName = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
