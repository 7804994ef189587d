import { csrRow } from '../base/csr.ts';
import type { Analysis } from '../engine/analysis.ts';
import type { CompiledLasting, CompiledTimes } from '../knowledge/compiled.ts';
import { isCounted, likelihoodOfLonger } from '../knowledge/stated-times.ts';
import { levelKey, type LikelihoodLevel, type ModelRecords } from '../model/records.ts';
import type { ExplainedTime } from './findings.ts';

/** How far downstream of a finding times are looked for, and how many are told. */
const MOST_THREATS = 60;
const MOST_TIMES = 10;

/**
 * The times that decide how likely a finding and what follows from it are: those of the threats on its way, of controls
 * that could hold these down, and then of the threats that it leads to, nearest first.
 */
export function explainTimes(analysis: Analysis, model: ModelRecords, line: readonly number[]): ExplainedTime[] {
  const { structure, knowledge } = analysis;
  const { times } = knowledge;
  if (times === undefined) return [];
  const attributes = new Map(times.attributes.map((lasting) => [lasting.type, lasting]));
  const controls = new Map(times.controls.map((lasting) => [lasting.type, lasting]));
  const found = new Map<string, ExplainedTime>();
  const tell = (asset: number, lasting: CompiledLasting, by: string): void => {
    const told = timeOf(analysis, model, times, asset, lasting, by);
    const key = told && `${told.asset} ${told.parts.map(({ quantity }) => quantity).join(' ')}`;
    if (told && key !== null && !found.has(key) && found.size < MOST_TIMES) found.set(key, told);
  };
  const visited = [...threatsFrom(analysis, line)];
  for (const threat of visited) {
    for (const set of csrRow(structure.threats.entryPoints, threat)) {
      const type = structure.attributeSets.type[set]!;
      const lasting = attributes.get(type);
      const asset = structure.attributeSets.asset[set]!;
      // Where somebody set the trust itself, the times are not what counts.
      if (lasting && !Object.hasOwn(model.levels, levelKey(structure.assets.ids[asset]!, knowledge.attributes[type]!.id)))
        tell(asset, lasting, knowledge.attributes[type]!.id);
    }
    if (!line.includes(threat)) continue;
    for (const strategy of csrRow(structure.threats.blockedBy, threat))
      for (const set of csrRow(structure.strategies.mandatory, strategy)) {
        const lasting = controls.get(structure.controlSets.type[set]!);
        if (lasting) tell(structure.controlSets.asset[set]!, lasting, knowledge.controls[lasting.type]!.id);
      }
  }
  // What is hit says what it can bear of the outages that are spoken of, whether or not that changes its level.
  const outages = new Set(Array.from(found.values(), ({ outage }) => outage));
  for (const threat of visited)
    for (const effect of csrRow(structure.threats.effects, threat))
      for (const lasting of times.attributes)
        if (outages.has(times.outages[lasting.outage]!.id))
          tell(structure.consequenceSets.asset[effect]!, lasting, knowledge.attributes[lasting.type]!.id);
  return [...found.values()];
}

/** The threats of the line from its root, then what the last one leads to, breadth first. */
function* threatsFrom({ structure, levels, causation }: Analysis, line: readonly number[]): Generator<number> {
  const seen = new Set(line);
  yield* line;
  const last = line.at(-1);
  const open = last === undefined ? [] : [last];
  for (const threat of open)
    for (const effect of csrRow(structure.threats.effects, threat))
      for (const next of csrRow(causation.consequenceCauses, effect)) {
        if (seen.has(next) || seen.size > MOST_THREATS || levels.threatLikelihood[next]! <= 0) continue;
        seen.add(next);
        open.push(next);
        yield next;
      }
}

function timeOf(
  { structure, knowledge }: Analysis,
  model: ModelRecords,
  times: CompiledTimes,
  asset: number,
  { outage, sum }: CompiledLasting,
  by: string,
): ExplainedTime | null {
  const id = structure.assets.ids[asset]!;
  const classIndex = structure.assets.classes[asset]!;
  const stated = (Object.hasOwn(model.assets, id) ? model.assets[id]?.quantities : undefined) ?? {};
  const parts = sum.flatMap((index) => {
    const usual = times.defaults[classIndex]?.find(({ quantity }) => quantity === index);
    if (usual === undefined) return [];
    const { id: quantity, unit } = times.quantities[index]!;
    const isStated = Object.hasOwn(stated, quantity) && isCounted(times, classIndex, quantity, stated[quantity]!);
    return [{ quantity, value: isStated ? stated[quantity]! : usual.value, isStated, unit }];
  });
  if (parts.length === 0) return null;
  const minutes = parts.reduce((all, { value, unit }) => all + value * unit, 0);
  const entry = times.outages[outage]!;
  return {
    asset: id,
    label: structure.assets.labels[asset]!,
    by,
    parts: parts.map(({ quantity, value, isStated }) => ({ quantity, value, isStated })),
    outage: entry.id,
    longer: knowledge.scales.likelihood[likelihoodOfLonger(entry, minutes)] as LikelihoodLevel,
  };
}
