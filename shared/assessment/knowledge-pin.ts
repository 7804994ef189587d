import { modelHash } from '../model/model-hash.ts';
import { RISKS, type ModelHeader, type ModelRecords, type RiskLevel } from '../model/records.ts';
import type { Findings, RiskSummary } from './findings.ts';
import { SERIOUS_RISKS } from './findings.ts';
import { summaryOf } from './compare-findings.ts';

/** With more serious findings than this, only the numbers are stored: a model file is no place for long lists. */
const MOST_STORED = 400;

/** What a model remembers of the knowledge base that it was last analysed with, and of the result. Lies in `header.knowledgeBase`. */
export interface KnowledgePin {
  readonly id: string;
  readonly version: string;
  /** Empty in models that were made before hashes were stored. */
  readonly sha256: string;
  /** Null where no result was stored. */
  readonly analysed: StoredResult | null;
}
/** The result of an analysis, as much of it as a model file holds. */
export interface StoredResult {
  /** Hash of what was analysed: the model without what it says about knowledge bases. */
  readonly model: string;
  readonly summary: RiskSummary;
  /** Threat findings of the serious levels; null where there were too many to store. */
  readonly serious: Readonly<Record<string, RiskLevel>> | null;
}

/** What changes when a model is seen with another version of its knowledge base, as far as the stored result can say. */
export interface PinComparison {
  readonly before: RiskSummary;
  readonly after: RiskSummary;
  /** Serious findings that were not serious or not there, and the other way round; null where only numbers were stored. */
  readonly changes: readonly PinChange[] | null;
  /** The model itself was changed after the stored analysis, so not every difference comes from the knowledge base. */
  readonly isModelChanged: boolean;
}
/** A serious finding then or now; `null` where it was not serious or not there. */
export interface PinChange {
  readonly finding: string;
  readonly before: RiskLevel | null;
  readonly after: RiskLevel | null;
}

/** The pin of a model for an analysis of it. */
export const pinOf = (model: ModelRecords, findings: Findings): KnowledgePin => {
  const serious = findings.threats.filter(({ risk }) => SERIOUS_RISKS.includes(risk)).map(({ id, risk }) => [id, risk] as const);
  return {
    id: findings.knowledgeBase.id,
    version: findings.knowledgeBase.version,
    sha256: findings.knowledgeBase.sha256,
    analysed: {
      model: contentHash(model),
      summary: summaryOf(findings),
      serious: serious.length > MOST_STORED ? null : Object.fromEntries(serious.sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
};

/** Reads the pin of a model; what is not of its form counts as not stored. */
export function readPin({ knowledgeBase }: ModelHeader): KnowledgePin {
  const { sha256, analysed } = knowledgeBase.extra ?? {};
  return {
    id: knowledgeBase.id,
    version: knowledgeBase.version,
    sha256: typeof sha256 === 'string' ? sha256 : '',
    analysed: readResult(analysed),
  };
}

/** The header with a pin in it; everything else stays. */
export const withPin = (header: ModelHeader, { id, version, sha256, analysed }: KnowledgePin): ModelHeader => ({
  ...header,
  knowledgeBase: { id, version, extra: { ...header.knowledgeBase.extra, sha256, analysed } },
});

/** Was the model analysed with another version of the same knowledge base than these findings were made with? */
export function isOtherVersion(pin: KnowledgePin, { id, version, sha256 }: Findings['knowledgeBase']): boolean {
  if (pin.id !== id) return false;
  return pin.sha256 === '' ? pin.version !== '' && pin.version !== version : pin.sha256 !== sha256;
}

/** The stored result beside a new one; null where none was stored. */
export function compareWithPin(pin: KnowledgePin, model: ModelRecords, findings: Findings): PinComparison | null {
  const { analysed } = pin;
  if (analysed === null) return null;
  const risks = new Map(findings.threats.map(({ id, risk }) => [id, risk]));
  const stored = analysed.serious;
  const changes =
    stored === null
      ? null
      : [
          ...Object.entries(stored).map(([finding, before]): PinChange => ({ finding, before, after: risks.get(finding) ?? null })),
          ...findings.threats
            .filter(({ id, risk }) => SERIOUS_RISKS.includes(risk) && !Object.hasOwn(stored, id))
            .map(({ id, risk }): PinChange => ({ finding: id, before: null, after: risk })),
        ].filter(({ before, after }) => before !== after);
  return { before: analysed.summary, after: summaryOf(findings), changes, isModelChanged: analysed.model !== contentHash(model) };
}

const contentHash = (model: ModelRecords): string =>
  modelHash({ ...model, header: { ...model.header, knowledgeBase: { id: '', version: '' } } });

const isRisk = (value: unknown): value is RiskLevel => RISKS.some((risk) => risk === value);

function readResult(value: unknown): StoredResult | null {
  if (typeof value !== 'object' || value === null) return null;
  const { model, summary, serious } = value as Readonly<Record<string, unknown>>;
  if (typeof model !== 'string' || typeof summary !== 'object' || summary === null) return null;
  const { overallRisk, serious: count, riskIndex } = summary as Readonly<Record<string, unknown>>;
  if (!isRisk(overallRisk) || typeof count !== 'number' || typeof riskIndex !== 'number') return null;
  const isList = typeof serious === 'object' && serious !== null && Object.values(serious).every(isRisk);
  return { model, summary: { overallRisk, serious: count, riskIndex }, serious: isList ? (serious as Record<string, RiskLevel>) : null };
}
