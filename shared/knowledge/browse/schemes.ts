import type { ControlEntry, ThreatEntry } from '../catalogue.ts';

/** Standards, laws and catalogues of attacks to which controls and threats are mapped; the fields of the entries have these names. */
export const SCHEMES = ['iso27002', 'csf', 'iec62443', 'hicp', 'gdpr', 'nis2', 'stride', 'linddun', 'attack', 'capec', 'cwe'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** Proper names, the same in every language. */
export const SCHEME_TITLES: Readonly<Record<Scheme, string>> = {
  iso27002: 'ISO/IEC 27002:2022',
  csf: 'NIST CSF 2.0',
  iec62443: 'IEC 62443-3-3',
  hicp: 'HICP',
  gdpr: 'GDPR',
  nis2: 'NIS2',
  stride: 'STRIDE',
  linddun: 'LINDDUN',
  attack: 'MITRE ATT&CK',
  capec: 'CAPEC',
  cwe: 'CWE',
};

/** How people begin when they name a requirement: `ISO 27002 8.8`, `GDPR Art. 32`, `NIS2 21(2)(e)`. */
const BEGINNINGS: readonly (readonly [Scheme, RegExp])[] = [
  ['iso27002', /^(iso[\s-]*)?(\/?iec[\s-]*)?27002(:\s*2022)?/],
  ['csf', /^(nist[\s-]*)?csf(\s*2(\.0)?)?\b/],
  ['iec62443', /^(iec\s*)?62443(-3-3)?/],
  ['hicp', /^hicp\b/],
  ['gdpr', /^gdpr\b/],
  ['nis2', /^nis\s*2\b/],
  ['stride', /^stride\b/],
  ['linddun', /^linddun\b/],
  ['attack', /^(mitre\s*)?att&?ck\b/],
  ['capec', /^capec\b(?!-)/],
  ['cwe', /^cwe\b(?!-)/],
];

/** A clause, article, technique or weakness, by the list that it stands in. */
export interface Requirement {
  readonly scheme: Scheme;
  readonly code: string;
}
/** One requirement or technique as one string: `iso27002 8.8`. */
export const requirementId = ({ scheme, code }: Requirement): string => `${scheme} ${code}`;

/** Reads what `requirementId` wrote; null for anything else. */
export function readRequirementId(id: string): Requirement | null {
  const at = id.indexOf(' ');
  const scheme = SCHEMES.find((one) => one === id.slice(0, at));
  const code = id.slice(at + 1);
  return scheme === undefined || code === '' ? null : { scheme, code };
}

/** As people write it: `GDPR, Article 5(1)(d)`, `ATT&CK T1566`, `CWE-306`. */
export function requirementName({ scheme, code }: Requirement): string {
  if (scheme === 'cwe' || scheme === 'capec') return code;
  if (scheme === 'gdpr') return `GDPR, Article ${code}`;
  if (scheme === 'nis2') return `NIS2, Article 21(2)(${code})`;
  if (scheme === 'hicp') return `HICP, practice ${code}`;
  return `${SCHEME_TITLES[scheme]}, ${code}`;
}

/** Requirements that a control helps to meet. */
export const requirementsOfControl = (control: ControlEntry): readonly Requirement[] =>
  SCHEMES.flatMap((scheme) => (control.mappings[scheme] ?? []).map((code) => ({ scheme, code })));

/** Techniques, weaknesses and articles that a threat touches. */
export const requirementsOfThreat = ({ taxonomies }: ThreatEntry): readonly Requirement[] =>
  SCHEMES.flatMap((scheme) =>
    scheme in taxonomies ? taxonomies[scheme as keyof typeof taxonomies].map((code) => ({ scheme, code })) : [],
  );

/**
 * Reads a requirement as somebody types it. `scheme` without a code means the whole standard; null where the text names
 * no standard. Bare codes (`T1566`) are found as words of the text search.
 */
export function readTypedRequirement(typed: string): { readonly scheme: Scheme; readonly code: string } | null {
  const text = typed.trim().toLowerCase();
  for (const [scheme, beginning] of BEGINNINGS) {
    const match = beginning.exec(text);
    if (!match) continue;
    const rest = text
      .slice(match[0].length)
      .replace(/^[\s,:-]+/, '')
      .replace(/^(article|art\.?|clause|practice|control|annex a)\s*/, '')
      .replace(/\s+/g, '');
    const code = scheme === 'nis2' ? rest.replace(/^21\(2\)/, '').replace(/[()]/g, '') : rest;
    return { scheme, code };
  }
  return null;
}
