import type { CompiledClass } from '../compiled.ts';
import { labelOf, type EntityIndex } from './domain-index.ts';
import type { DomainScales } from './domain-scales.ts';
import { isAverage, type DomainTypes } from './domain-types.ts';
import type { QuadView } from './quad-view.ts';
import { CORE, LABEL, localName, SUB_CLASS_OF } from './vocabulary.ts';

/** A default of one type at one class (CASetting, TWAADefaultSetting, MADefaultSetting). */
interface DefaultSetting {
  readonly level: number | null;
  readonly independent: boolean;
  readonly assertable: boolean;
}

/** What every asset of exactly this class carries, inheritance resolved (clauses 1.1 and 3.6). */
export function compileClasses(view: QuadView, types: DomainTypes, scales: DomainScales): CompiledClass[] {
  const controls = readPlacement(view, types, types.controls, 'CASetting', 'hasControl', scales.trust);
  const attributes = readPlacement(view, types, types.attributes, 'TWAADefaultSetting', 'hasTrustworthinessAttribute', scales.trust);
  const consequences = readPlacement(view, types, types.consequences, 'MADefaultSetting', 'hasMisbehaviour', scales.impact);
  const top = scales.trust.iris.length - 1;

  return types.classes.iris.map((iri, number) => ({
    id: localName(iri),
    label: labelOf(view, iri, LABEL),
    parents: types.classes.ofAll(view.all(iri, SUB_CLASS_OF)),
    assertable: view.boolean(iri, `${CORE}isAssertable`, false),
    visible: view.boolean(iri, `${CORE}isVisible`, true),
    constructionState: view.boolean(iri, `${CORE}isConstructionState`, false),
    controls: controls(number).flatMap(({ type, setting }) =>
      setting?.assertable ? [{ control: type, coverage: setting.level ?? top, independent: setting.independent }] : [],
    ),
    attributes: attributes(number).map(({ type, setting }) => ({
      attribute: type,
      level: setting?.level ?? top,
      independent: setting?.independent ?? false,
    })),
    consequences: consequences(number).map(({ type, setting }) => ({ consequence: type, impact: setting?.level ?? 0 })),
  }));
}

type Placed = (classNumber: number) => { readonly type: number; readonly setting: DefaultSetting | null }[];

/** Which average types a class carries, each with the nearest default setting. */
function readPlacement(
  view: QuadView,
  types: DomainTypes,
  index: EntityIndex,
  settingType: string,
  settingPredicate: string,
  levels: EntityIndex,
): Placed {
  const locations = index.iris.map((iri) =>
    isAverage(view, iri) ? new Set(types.classes.ofAll(view.all(iri, `${CORE}metaLocatedAt`))) : null,
  );
  const settings = new Map<number, DefaultSetting>();
  const key = (classNumber: number, type: number): number => classNumber * index.iris.length + type;
  for (const iri of view.ofType(CORE + settingType)) {
    const at = types.classes.of(view.one(iri, `${CORE}metaLocatedAt`));
    const type = index.of(view.one(iri, CORE + settingPredicate));
    if (at < 0 || type < 0) continue;
    const level = levels.of(view.one(iri, `${CORE}hasLevel`));
    settings.set(key(at, type), {
      level: level < 0 ? null : level,
      independent: view.boolean(iri, `${CORE}independentLevels`, false),
      assertable: view.boolean(iri, `${CORE}isAssertable`, false),
    });
  }
  return (classNumber) => {
    const ancestors = types.ancestors[classNumber]!;
    const found: { type: number; setting: DefaultSetting | null }[] = [];
    locations.forEach((at, type) => {
      if (at === null || !ancestors.some((ancestor) => at.has(ancestor))) return;
      const owner = ancestors.find((ancestor) => settings.has(key(ancestor, type)));
      found.push({ type, setting: owner === undefined ? null : settings.get(key(owner, type))! });
    });
    return found;
  };
}
