import { create } from 'zustand';
import type { AssetId } from '../../shared/model/records.ts';
import type { Clipping } from './edits/copies.ts';

/** A choice among relations, asked for where the pointer let go. */
export interface RelationQuestion {
  readonly from: AssetId;
  readonly to: AssetId;
  readonly at: { readonly x: number; readonly y: number };
}
export type DialogName = 'commands' | 'shortcuts' | 'connect';

export interface SurfaceState {
  readonly dialog: DialogName | null;
  readonly question: RelationQuestion | null;
  /** The canvas as a picture, or the same as a table. */
  readonly surface: 'picture' | 'table';
  readonly showMap: boolean;
  readonly clipping: Clipping | null;
  /** How often the clipping was pasted, so that copies do not cover each other. */
  readonly pasted: number;
}

/** What is open over or on the canvas; never saved. */
export const useSurface = create<SurfaceState>()(() => ({
  dialog: null,
  question: null,
  surface: 'picture',
  showMap: false,
  clipping: null,
  pasted: 0,
}));
export const openDialog = (dialog: DialogName | null): void => useSurface.setState({ dialog });
export const askRelation = (question: RelationQuestion | null): void => useSurface.setState({ question });
