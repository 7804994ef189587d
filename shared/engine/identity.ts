import { javaHash } from '../base/java-hash.ts';

/** Namespace of the things of an SSM system model; ids are hashed with it in front. */
const SYSTEM = 'http://it-innovation.soton.ac.uk/ontologies/trustworthiness/system#';

const SYSTEM_HASH = javaHash(SYSTEM);
const hex = (hash: number): string => ((hash + 91) >>> 0).toString(16);

/** The full URI of a thing of a system model, from its local name. */
export const systemUri = (localName: string): string => SYSTEM + localName;

/** The SSM id of a URI: its hash in hex, without padding. */
export const shortId = (uri: string): string => hex(javaHash(uri));

/** The SSM id of a thing of a system model, from its local name. */
export const ssmId = (localName: string): string => hex(javaHash(localName, SYSTEM_HASH));

/** Orders by UTF-16 code units: the same everywhere, unlike a locale's order. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
