import type { CompiledKnowledge } from '../../knowledge/compiled.ts';
import { ssmId } from '../identity.ts';

/** How instances get their ids: SSM's local names for SSM knowledge, readable ones for the hospital base. */
export interface Naming {
  /** `tokens`: of the assets that it is made from. */
  inferredAsset(className: string, tokens: readonly string[]): string;
  /** How an asset appears in the names of what is derived, unless it says so itself. */
  assetToken(id: string): string;
  /** Tokens of the assets of key and root nodes in declaration order, and of key nodes alone. */
  match(patternName: string, unique: readonly string[], keys: readonly string[]): string;
  threat(threatName: string, matchName: string): string;
  strategy(name: string, mandatory: readonly StrategyPart[], optional: readonly StrategyPart[]): string;
}
/** One control of a strategy instance, with the tokens of the assets that it sits at. */
export interface StrategyPart {
  /** Name of the control type (members have names of their own). */
  readonly control: string;
  readonly assets: readonly string[];
}

export const namingOf = (knowledge: CompiledKnowledge): Naming => (knowledge.naming === 'ssm' ? SSM_NAMING : CORDON_NAMING);

const SSM_NAMING: Naming = {
  inferredAsset: (className, tokens) => [className, ...tokens].join('_'),
  assetToken: ssmId,
  match: (patternName, unique) => [patternName, ...unique].join('_'),
  threat: (threatName, matchName) => `${threatName}-${matchName}`,
  strategy: (name, mandatory, optional) => name + ssmControls('_M', mandatory) + ssmControls('_O', optional),
};

function ssmControls(prefix: string, parts: readonly StrategyPart[]): string {
  const sets = new Set(parts.flatMap((part) => part.assets.map((asset) => `CS-${part.control}-${asset}`)));
  return sets.size === 0 ? '' : prefix + [...sets].sort().map((set) => `_${ssmId(set)}`).join('');
}

const CORDON_NAMING: Naming = {
  inferredAsset: (className, tokens) => `${className}(${tokens.join(',')})`,
  assetToken: (id) => id,
  match: (_pattern, unique, keys) => (unique.length > keys.length ? `${keys.join(',')};${unique.join(',')}` : keys.join(',')),
  threat: (threatName, matchName) => `${threatName}@${matchName}`,
  strategy(name, mandatory, optional) {
    const places = mandatory.length > 0 ? mandatory : optional;
    const groups = places.map((part) => part.assets.join('+'));
    return `${name}@${groups.every((group) => group === groups[0]) ? (groups[0] ?? '') : groups.join(',')}`;
  },
};
