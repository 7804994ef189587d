import type { CompiledScales } from '../compiled.ts';
import { indexEntities, type EntityIndex } from './domain-index.ts';
import type { QuadView } from './quad-view.ts';
import { CORE, DOMAIN, localName } from './vocabulary.ts';

/** Level IRIs by number, per scale. */
export interface DomainScales {
  readonly trust: EntityIndex;
  readonly likelihood: EntityIndex;
  readonly impact: EntityIndex;
  readonly risk: EntityIndex;
  readonly population: EntityIndex;
}

/** Domains without a population scale mean these (clause 1.2). */
const OLD_POPULATIONS = ['PopLevelSingleton', 'PopLevelFew', 'PopLevelMany'].map((name) => DOMAIN + name);

/** Reads the level scales of a domain model, each sorted from low to high. */
export function readScales(view: QuadView): DomainScales {
  const scale = (type: string): EntityIndex =>
    indexEntities(
      view
        .ofType(CORE + type)
        .map((iri) => ({ iri, value: view.integer(iri, `${CORE}levelValue`) ?? 0 }))
        .sort((a, b) => a.value - b.value)
        .map((level) => level.iri),
    );
  const population = scale('PopulationLevel');
  return {
    trust: scale('TrustworthinessLevel'),
    likelihood: scale('Likelihood'),
    impact: scale('ImpactLevel'),
    risk: scale('RiskLevel'),
    population: population.iris.length > 0 ? population : indexEntities(OLD_POPULATIONS),
  };
}

/** Risk tables are fixed and chosen by the sizes of the scales; rows are impacts (clause 1.2). */
const RISK_TABLES: Readonly<Record<string, string>> = {
  '5x5x5': '00011 00112 01233 12344 12344',
  '5x6x5': '000011 000112 001233 012344 012344',
  '6x6x5': '000000 000011 000112 001233 012344 012344',
  '6x6x6': '000000 000112 001223 012344 023455 023555',
};
/** Highest and lowest member of a population, rows are average trust (clause 1.2). */
const HIGHEST: Readonly<Record<string, string>> = {
  '6x5': '02555 15555 25555 35555 45555 55555',
  '5x5': '02444 14444 24444 34444 44444',
  '5x3': '024 144 244 344 444',
};
const LOWEST: Readonly<Record<string, string>> = {
  '6x5': '00000 10000 21000 32100 43210 55555',
  '5x5': '00000 10000 21000 32100 43210',
  '5x3': '000 100 210 321 432',
};
const rows = (table: string | undefined): number[][] | null => table?.split(' ').map((row) => Array.from(row, Number)) ?? null;

/** Brings the scales to the compiled form. */
export function compileScales(scales: DomainScales): CompiledScales {
  const names = (index: EntityIndex): string[] => index.iris.map(localName);
  const { trust, likelihood, impact, risk, population } = scales;
  const size = `${impact.iris.length}x${likelihood.iris.length}x${risk.iris.length}`;
  const members = `${trust.iris.length}x${population.iris.length}`;
  return {
    trust: names(trust),
    likelihood: names(likelihood),
    impact: names(impact),
    risk: names(risk),
    population: names(population),
    riskTable: rows(RISK_TABLES[size]) ?? impact.iris.map(() => likelihood.iris.map(() => 0)),
    highestMember: rows(HIGHEST[members]),
    lowestMember: rows(LOWEST[members]),
  };
}
