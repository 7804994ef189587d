import { createContext } from 'react';

/** How much each node shows: everything, or from far away only its name and risk. */
export type Detail = 'full' | 'simple';
export const DetailContext = createContext<Detail>('full');
/** Below this zoom the small text could not be read anyway, and drawing it costs frames. */
export const SIMPLE_BELOW = 0.5;
