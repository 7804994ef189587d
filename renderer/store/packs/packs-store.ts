import { create } from 'zustand';
import type { LayeredKnowledge, PackResult } from '../../../shared/knowledge/packs/layer-packs.ts';
import type { KeptPack } from '../../persistence/pack-storage.ts';

export interface PacksState {
  /** In the order in which they are laid. */
  readonly packs: readonly KeptPack[];
  /** What became of the packs that are switched on, by their id. */
  readonly results: Readonly<Record<string, PackResult>>;
  /** The base with the packs over it; null while none is switched on and fits. */
  readonly layered: Omit<LayeredKnowledge, 'packs'> | null;
  /** The library could not keep the last change. */
  readonly failure: string | null;
}

/** The library's own packs. They change through `keep-packs.ts`. */
export const usePacks = create<PacksState>()(() => ({ packs: [], results: {}, layered: null, failure: null }));
