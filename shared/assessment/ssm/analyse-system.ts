import type { Analysis } from '../../engine/analysis.ts';
import { calculate } from '../../engine/calculate.ts';
import type { RunControl, SystemInput } from '../../engine/input.ts';
import { openSession } from '../../engine/open-session.ts';
import type { CompiledKnowledge } from '../../knowledge/compiled.ts';
import type { SsmSystem } from '../../knowledge/ssm/read-system.ts';
import { placesInFile } from './given-sets.ts';
import { givenStructure } from './given-structure.ts';
import { setNames, type ReferenceNames } from './set-names.ts';
import { placedSettings, ssmInput } from './system-input.ts';

/** `all`: build everything anew from what people asserted. `risk`: take the file's inferred graph as it is. */
export type SsmStage = 'all' | 'risk';
/** An analysis of a system model with the names of its sets. */
export interface SsmAnalysis {
  readonly analysis: Analysis;
  readonly names: ReferenceNames;
}

/** Analyses a system model in the reference's way. */
export function analyseSystem(
  domain: CompiledKnowledge,
  system: SsmSystem,
  { mode, stage }: { readonly mode: SystemInput['mode']; readonly stage: SsmStage },
  run: RunControl = {},
): SsmAnalysis {
  if (stage === 'all') {
    const { analysis } = openSession(domain, ssmInput(system, domain, mode), run);
    return { analysis, names: setNames(domain, analysis.structure) };
  }
  const now = run.now ?? ((): number => 0);
  const { knowledge, structure, names, sets } = givenStructure(system, domain);
  const places = placesInFile(sets, structure.assets);
  const asked = placedSettings(system.settings, places);
  const stored = placedSettings(sets.stored, places);
  const start = now();
  const { levels, causation } = calculate(
    knowledge,
    structure,
    {
      controls: withStored(stored.controls, asked.controls),
      attributeLevels: [...stored.attributeLevels, ...asked.attributeLevels],
      impacts: asked.impacts,
      agentLevels: [],
      mode,
    },
    run,
  );
  const risk_ms = now() - start;
  const timings = { infer_ms: 0, match_ms: 0, risk_ms, total_ms: risk_ms };
  return { analysis: { knowledge, structure, levels, causation, complete: true, problems: [], timings }, names };
}

/** What people set counts; where they gave no coverage the stored one stays. */
function withStored(stored: SystemInput['controls'], asked: SystemInput['controls']): SystemInput['controls'] {
  const key = (setting: SystemInput['controls'][number]): string => `${setting.asset} ${setting.control}`;
  const coverage = new Map(stored.map((setting) => [key(setting), setting.coverage] as const));
  return [...stored, ...asked.map((setting) => ({ ...setting, coverage: setting.coverage ?? coverage.get(key(setting)) ?? null }))];
}
