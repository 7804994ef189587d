import * as z from 'zod/mini';
import { LANGUAGE_CHOICES } from '../messages/languages.ts';

z.config({ jitless: true });
const KEY = 'cordon.preferences';

const pixels = z.number().check(z.gte(0), z.lte(4000));
/** Anything missing or damaged is left out: then the standard counts. */
const schema = z.object({
  theme: z.catch(z.optional(z.enum(['light', 'dark', 'system'])), undefined),
  language: z.catch(z.optional(z.enum(LANGUAGE_CHOICES)), undefined),
  singleKeys: z.catch(z.optional(z.boolean()), undefined),
  panels: z.catch(
    z.partial(
      z.object({
        paletteWidth: pixels,
        paletteOpen: z.boolean(),
        inspectorWidth: pixels,
        inspectorOpen: z.boolean(),
        drawerHeight: pixels,
        drawerOpen: z.boolean(),
        drawerTab: z.enum(['threats', 'consequences', 'controls', 'gaps', 'compliance', 'changes']),
      }),
    ),
    {},
  ),
});
type Kept = z.infer<typeof schema>;

/** Looks and sizes, nothing of a model: they lie in the browser's local storage, unsealed. */
export function readPreferences(): Kept {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return { theme: undefined, language: undefined, singleKeys: undefined, panels: {} };
  }
}

export function writePreferences(preferences: object): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Storage is refused or full: the app looks as it did at its start next time.
  }
}
