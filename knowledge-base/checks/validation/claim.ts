/** Something that the analysis of an incident has to say. Written as one line; knowledge-base/validation/README.md explains them. */
export type Claim =
  | { readonly kind: 'shows'; readonly line: string; readonly findings: readonly FindingName[]; readonly test: 'live' | 'within' | 'entry'; readonly rank: number }
  | { readonly kind: 'hides'; readonly line: string; readonly finding: FindingName; readonly rank: number }
  | { readonly kind: 'hides'; readonly line: string; readonly finding: FindingName; readonly above: FindingName }
  | { readonly kind: 'lowers' | 'leaves' | 'removes'; readonly line: string; readonly controls: readonly ControlPlace[]; readonly finding: FindingName }
  | { readonly kind: 'chain'; readonly line: string; readonly threats: readonly string[] };

/** A threat or a consequence, the latter perhaps at one asset. */
export interface FindingName {
  readonly id: string;
  readonly asset: string | null;
}
export interface ControlPlace {
  readonly control: string;
  readonly asset: string;
}

const NAME = /^([TC]-[A-Za-z0-9-]+)(?:\s*@\s*([a-z0-9-]+))?$/;

/** Reads the claims of an incident's file. */
export function readClaims(source: Readonly<Record<string, unknown>>): { readonly claims: readonly Claim[]; readonly mistakes: readonly string[] } {
  const mistakes: string[] = [];
  const lines = (key: string): readonly string[] => (source[key] as readonly string[] | undefined) ?? [];
  const name = (text: string, line: string): FindingName => {
    const match = NAME.exec(text.trim());
    if (match === null) mistakes.push(`not a threat or consequence: ${line}`);
    return { id: match?.[1] ?? '', asset: match?.[2] ?? null };
  };
  const claims: Claim[] = [];
  for (const line of lines('shows')) {
    const match = /^(.+?) (live|within|entry)(?: (\d+))?$/.exec(line);
    if (match === null) mistakes.push(`not a claim: ${line}`);
    else
      claims.push({
        kind: 'shows',
        line,
        findings: match[1]!.split(' or ').map((part) => name(part, line)),
        test: match[2] as 'live' | 'within' | 'entry',
        rank: Number(match[3] ?? 0),
      });
  }
  for (const line of lines('hides')) {
    const within = /^(.+) within (\d+)$/.exec(line);
    const above = /^(.+) above (.+)$/.exec(line);
    if (within) claims.push({ kind: 'hides', line, finding: name(within[1]!, line), rank: Number(within[2]) });
    else if (above) claims.push({ kind: 'hides', line, finding: name(above[1]!, line), above: name(above[2]!, line) });
    else mistakes.push(`not a claim: ${line}`);
  }
  for (const kind of ['lowers', 'leaves', 'removes'] as const) {
    for (const line of lines(kind)) {
      const match = /^(.+) changes (.+)$/.exec(line);
      if (match === null) {
        mistakes.push(`not a claim: ${line}`);
        continue;
      }
      const controls = match[1]!.split(',').map((part): ControlPlace => {
        const [control = '', asset = ''] = part.split('@').map((word) => word.trim());
        return { control, asset };
      });
      claims.push({ kind, line, controls, finding: name(match[2]!, line) });
    }
  }
  const chain = lines('chain');
  if (chain.length > 0) claims.push({ kind: 'chain', line: chain.join(' > '), threats: chain });
  return { claims, mistakes };
}
