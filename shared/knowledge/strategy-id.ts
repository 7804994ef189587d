/**
 * Ids of compiled strategies of the hospital knowledge base. Roles belong to threats, so an authored strategy is compiled
 * once for each threat: `S-15:T-NET-03`, a single control `K-Patch:T-DEV-01` (`K-Patch:T-DEV-01:server` where it may sit at
 * several roles), and `K-Password!T-SID-01` for a control that only switches a side effect on.
 */
export interface StrategyId {
  /** `S-15` or `K-Patch`: what people know it by. */
  readonly strategy: string;
  readonly triggersOnly: boolean;
}

export const compiledStrategyId = (strategy: string, threat: string, role = ''): string =>
  `${strategy}:${threat}${role === '' ? '' : `:${role}`}`;

/** Takes a compiled strategy's id apart; ids of SSM strategies come back whole. */
export function readStrategyId(id: string): StrategyId {
  const match = /^([SK]-[\w-]+)([:!])T-[A-Z]+-\d+/.exec(id);
  return match ? { strategy: match[1]!, triggersOnly: match[2] === '!' } : { strategy: id, triggersOnly: false };
}
