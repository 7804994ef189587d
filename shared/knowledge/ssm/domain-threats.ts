import type { AtRole, CompiledStrategy, CompiledThreat, StrategyControl } from '../compiled.ts';
import { indexEntities, type EntityIndex } from './domain-index.ts';
import type { DomainPatterns } from './domain-patterns.ts';
import type { DomainScales } from './domain-scales.ts';
import type { DomainTypes } from './domain-types.ts';
import type { QuadView } from './quad-view.ts';
import { CORE, localName } from './vocabulary.ts';

/** Which of the optional features of the reasoning a domain model uses. */
export interface DomainFeatures {
  readonly mixedThreatCauses: boolean;
  readonly threatTypeFlags: boolean;
}

export const threatIndex = (view: QuadView): EntityIndex => indexEntities(view.ofType(`${CORE}Threat`));

/** Threats (clauses 1.1, 3.7). Without type flags, a threat's kind shows in its name. */
export function compileThreats(
  view: QuadView,
  types: DomainTypes,
  scales: DomainScales,
  patterns: DomainPatterns,
  features: DomainFeatures,
): CompiledThreat[] {
  return threatIndex(view).iris.map((iri) => {
    const id = localName(iri);
    const conditions = atRoles(view, types, iri, 'hasSecondaryEffectCondition', 'hasMisbehaviour', types.consequences);
    const min = view.one(iri, `${CORE}hasMin`);
    const max = view.one(iri, `${CORE}hasMax`);
    return {
      id,
      pattern: patterns.index.of(view.one(iri, `${CORE}appliesTo`)),
      category: localName(view.one(iri, `${CORE}hasCategory`) ?? ''),
      threatens: types.roles.of(view.one(iri, `${CORE}threatens`)),
      entryPoints: atRoles(view, types, iri, 'hasEntryPoint', 'hasTrustworthinessAttribute', types.attributes),
      conditions,
      agents: [],
      effects: atRoles(view, types, iri, 'causesMisbehaviour', 'hasMisbehaviour', types.consequences),
      frequency: scales.likelihood.of(view.one(iri, `${CORE}hasFrequency`)),
      secondary: features.threatTypeFlags
        ? view.boolean(iri, `${CORE}isSecondaryThreat`, false)
        : features.mixedThreatCauses
          ? id.includes('.0')
          : conditions.length > 0,
      normalOperation: features.threatTypeFlags ? view.boolean(iri, `${CORE}isNormalOp`, false) : id.includes('.8') || id.includes('.E-'),
      current: view.boolean(iri, `${CORE}isCurrentRisk`, true),
      future: view.boolean(iri, `${CORE}isFutureRisk`, true),
      ...(min === null ? {} : { minName: localName(min) }),
      ...(max === null ? {} : { maxName: localName(max) }),
    };
  });
}

/** Sets at roles (`MS-X-Role`), as type and role. Sets of another kind are passed over. */
function atRoles(
  view: QuadView,
  types: DomainTypes,
  owner: string,
  predicate: string,
  typePredicate: string,
  index: EntityIndex,
): AtRole[] {
  return view.all(owner, CORE + predicate).flatMap((set) => {
    const type = index.of(view.one(set, CORE + typePredicate));
    const role = types.roles.of(view.one(set, `${CORE}locatedAt`));
    return type >= 0 && role >= 0 ? [{ role, type }] : [];
  });
}

/** Control strategies (clauses 1.1, 3.8). Older domains list all their controls in one place: they are mandatory. */
export function compileStrategies(view: QuadView, types: DomainTypes, scales: DomainScales): CompiledStrategy[] {
  const threats = threatIndex(view);
  return view.ofType(`${CORE}ControlStrategy`).map((iri) => {
    const controls = (predicate: string): StrategyControl[] =>
      atRoles(view, types, iri, predicate, 'hasControl', types.controls).map((set) => ({ ...set, quantifier: 'all' }));
    const optional = controls('hasOptionalCS');
    const mandatory = controls('hasMandatoryCS');
    return {
      id: localName(iri),
      strength: Math.max(0, scales.trust.of(view.one(iri, `${CORE}hasBlockingEffect`))),
      mandatory: mandatory.length + optional.length > 0 ? mandatory : controls('hasControlSet'),
      optional,
      blocks: threats.ofAll(view.all(iri, `${CORE}blocks`)),
      mitigates: threats.ofAll(view.all(iri, `${CORE}mitigates`)),
      triggers: threats.ofAll(view.all(iri, `${CORE}triggers`)),
      current: view.boolean(iri, `${CORE}isCurrentRisk`, true),
      future: view.boolean(iri, `${CORE}isFutureRisk`, true),
    };
  });
}
