import { javaHash } from '../../base/java-hash.ts';
import { SYSTEM } from './vocabulary.ts';

/** How the names of an asset's sets end: the hash of its IRI (clause 2.2 of the specification of SSM models). */
export const setToken = (id: string): string => ((javaHash(SYSTEM + id) + 91) >>> 0).toString(16);
