import { createContext } from 'react';

/** How much each node shows: everything; from far away its name and risk; from very far its frame and serious risks. */
export type Detail = 'full' | 'simple' | 'frame';
export const DetailContext = createContext<Detail>('full');

/** Below these zooms the smaller text could not be read anyway, and drawing it costs frames. */
const SIMPLE_BELOW = 0.5;
const FRAME_BELOW = 0.22;
export const detailAt = (zoom: number): Detail => (zoom < FRAME_BELOW ? 'frame' : zoom < SIMPLE_BELOW ? 'simple' : 'full');
