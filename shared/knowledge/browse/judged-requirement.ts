import type { KnowledgeCatalogue } from '../catalogue.ts';
import type { RequirementEntry, StandardEntry } from '../standards.ts';

/** A requirement that is judged on models, and the entries that its rules name. */
export interface JudgedRequirement {
  readonly standard: StandardEntry;
  readonly requirement: RequirementEntry;
  readonly controls: readonly string[];
  readonly threats: readonly string[];
  readonly consequences: readonly string[];
}

/** Looks it up by its id; null where no standard of the knowledge base has it. */
export function judgedRequirement(catalogue: KnowledgeCatalogue, id: string): JudgedRequirement | null {
  for (const standard of catalogue.standards ?? []) {
    const requirement = standard.requirements.find((one) => one.id === id);
    if (!requirement) continue;
    const named = <T>(of: (rule: RequirementEntry['rules'][number]) => readonly T[]) => [...new Set(requirement.rules.flatMap(of))];
    return {
      standard,
      requirement,
      controls: named((rule) => (rule.kind === 'needs' ? rule.needs.flatMap(({ control }) => control) : [])),
      threats: named((rule) => (rule.kind === 'no-threat' ? rule.threats : [])),
      consequences: named((rule) => (rule.kind === 'no-consequence' || rule.kind === 'barriers' ? rule.consequences : [])),
    };
  }
  return null;
}
