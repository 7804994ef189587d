import type { Picture } from '../canvas/projection.ts';

let shown: Picture | null = null;

/** The picture that the canvas shows at the moment; null while there is none. */
export const currentPicture = (): Picture | null => shown;
export function setCurrentPicture(picture: Picture | null): void {
  shown = picture;
}
