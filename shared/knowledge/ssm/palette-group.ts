import type { CompiledKnowledge } from '../compiled.ts';
import { plainWords } from './plain-words.ts';
import type { QuadView } from './quad-view.ts';
import { CORE, DOMAIN, LABEL, SUB_CLASS_OF } from './vocabulary.ts';

/**
 * The palette group of each class: the nearest palette type above it (`HostPalette`), else the class nearest to the top
 * of its hierarchy. The ending 'Palette' is for editors, not for readers.
 */
export function paletteGroups(view: QuadView, knowledge: CompiledKnowledge): string[] {
  const { classes } = knowledge;
  const isPalette = classes.map(({ id }) => view.all(DOMAIN + id, SUB_CLASS_OF).includes(`${CORE}PaletteType`));
  const label = (number: number): string => plainWords(view.text(DOMAIN + classes[number]!.id, LABEL) ?? classes[number]!.id);
  return classes.map((_, start) => {
    const line = [start];
    for (const at of line) for (const parent of classes[at]!.parents) if (!line.includes(parent)) line.push(parent);
    const palette = line.find((at) => isPalette[at] === true);
    if (palette !== undefined) return label(palette).replace(/ palette$/i, '');
    return label(line.findLast((at) => classes[at]!.parents.length === 0) ?? start);
  });
}
