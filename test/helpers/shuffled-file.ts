import { seededRandom } from '../../shared/knowledge/templates/seeded-random.ts';

/** The text of a model file with its records, and the fields of every record, in another order: the same model. */
export function shuffledFile(text: string, seed: number): string {
  const shuffle = shuffler(seed);
  const mixed = (value: unknown): unknown => {
    if (Array.isArray(value)) return shuffle(value.map(mixed));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(shuffle(Object.entries(value)).map(([key, field]) => [key, mixed(field)]));
  };
  return JSON.stringify(mixed(JSON.parse(text)));
}

/** The lines of a text, such as statements of N-Quads, in another order. */
export const shuffledLines = (text: string, seed: number): string =>
  `${shuffler(seed)(text.split('\n').filter((line) => line !== '')).join('\n')}\n`;

function shuffler(seed: number): <T>(list: readonly T[]) => T[] {
  const random = seededRandom(seed);
  return (list) => {
    const mixed = [...list];
    for (let i = mixed.length - 1; i > 0; i--) {
      const other = random.below(i + 1);
      [mixed[i], mixed[other]] = [mixed[other]!, mixed[i]!];
    }
    return mixed;
  };
}
