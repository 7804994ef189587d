import type { CompiledKnowledge } from '../../knowledge/compiled.ts';
import { ssmId } from '../identity.ts';

/** How instances get their ids: SSM's local names for SSM knowledge, readable ones for the hospital base. */
export interface Naming {
  /** `tokens`: of the assets that it is made from. */
  inferredAsset(className: string, tokens: readonly string[]): string;
  /** How an asset appears in the names of what is derived, unless it says so itself. */
  assetToken(id: string): string;
  /** Tokens of the assets of key and root nodes in declaration order, and of key nodes alone where that is less. */
  match(patternName: string, unique: readonly string[], keys: readonly string[] | null): string;
  threat(threatName: string, matchName: string): string;
  /** Is a strategy instance named after its control sets (of any order), or after the places of its controls? */
  readonly strategiesBy: 'sets' | 'places';
  /** Controls with the assets that they sit at: by places, one part per control in declaration order. */
  strategy(name: string, mandatory: readonly StrategyPart[], optional: readonly StrategyPart[]): string;
}
/** One control of a strategy instance: the name of each of its sets' types (members have names of their own), and the tokens of their assets. */
export interface StrategyPart {
  readonly controls: readonly string[];
  readonly assets: readonly string[];
}

export const namingOf = (knowledge: CompiledKnowledge): Naming => (knowledge.naming === 'ssm' ? SSM_NAMING : CORDON_NAMING);

const SSM_NAMING: Naming = {
  strategiesBy: 'sets',
  inferredAsset: (className, tokens) => (tokens.length === 0 ? className : `${className}_${tokens.join('_')}`),
  assetToken: ssmId,
  match: (patternName, unique) => `${patternName}_${unique.join('_')}`,
  threat: (threatName, matchName) => `${threatName}-${matchName}`,
  strategy: (name, mandatory, optional) => name + ssmControls('_M', mandatory) + ssmControls('_O', optional),
};

function ssmControls(prefix: string, parts: readonly StrategyPart[]): string {
  const sets = new Set(parts.flatMap((part) => part.assets.map((asset, i) => `CS-${part.controls[i]!}-${asset}`)));
  return sets.size === 0
    ? ''
    : prefix +
        [...sets]
          .sort()
          .map((set) => `_${ssmId(set)}`)
          .join('');
}

const CORDON_NAMING: Naming = {
  strategiesBy: 'places',
  inferredAsset: (className, tokens) => `${className}(${tokens.join(',')})`,
  assetToken: (id) => id,
  match: (_pattern, unique, keys) => (keys === null ? unique.join(',') : `${keys.join(',')};${unique.join(',')}`),
  threat: (threatName, matchName) => `${threatName}@${matchName}`,
  strategy(name, mandatory, optional) {
    // Optional places tell instances apart that share their mandatory ones.
    const extra = optional.some((part) => part.assets.length > 0) ? `;${groupNames(optional)}` : '';
    return `${name}@${groupNames(mandatory)}${extra}`;
  },
};

/** The assets of each control, several of one joined by `+`; once where all are the same. */
function groupNames(parts: readonly StrategyPart[]): string {
  const first = groupName(parts[0]);
  let all = first;
  let differ = false;
  for (let i = 1; i < parts.length; i++) {
    const group = groupName(parts[i]);
    if (group !== first) differ = true;
    all += `,${group}`;
  }
  return differ ? all : first;
}

const groupName = (part: StrategyPart | undefined): string =>
  part === undefined ? '' : part.assets.length === 1 ? part.assets[0]! : part.assets.join('+');
