import type { ClassEntry } from '../../../shared/knowledge/catalogue.ts';
import type { DrawingName } from '../../icons/drawings.ts';

export interface ClassGroup {
  readonly name: string;
  readonly classes: readonly ClassEntry[];
  readonly icon: DrawingName;
}

/** The order in which people think of a hospital; a group that is not listed comes last, by name. */
const FIRST = [
  'Medical devices',
  'Applications',
  'Computers and phones',
  'Networks',
  'People and roles',
  'Places',
  'Data',
  'Care services and processes',
  'Building systems',
  'Utilities',
  'Cloud services',
  'Sensors and wearables',
  'Organisations and law',
  'Goods',
];

/** Placeable classes by palette group, each group in alphabetical order. */
export function groupClasses(
  classes: readonly ClassEntry[],
  iconOf: (type: string) => DrawingName,
  language = 'en',
): readonly ClassGroup[] {
  const groups = new Map<string, ClassEntry[]>();
  const keys = new Map(classes.map((entry) => [entry.group, entry.groupKey ?? entry.group]));
  for (const entry of classes) {
    if (!entry.assertable) continue;
    const list = groups.get(entry.group);
    if (list) list.push(entry);
    else groups.set(entry.group, [entry]);
  }
  // The most general class stands for its group.
  const iconOfGroup = (name: string) =>
    classes
      .filter((entry) => entry.group === name)
      .map((entry) => iconOf(entry.id))
      .find((icon) => icon !== 'asset') ?? 'asset';
  const place = (name: string) => {
    const at = FIRST.indexOf(keys.get(name) ?? name);
    return at < 0 ? FIRST.length : at;
  };
  return [...groups]
    .sort(([a], [b]) => place(a) - place(b) || a.localeCompare(b, language))
    .map(([name, list]) => ({ name, classes: list.sort((a, b) => a.label.localeCompare(b.label, language)), icon: iconOfGroup(name) }));
}
