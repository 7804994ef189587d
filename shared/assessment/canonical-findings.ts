import { canonicalJson } from '../model/model-hash.ts';
import type { Findings } from './findings.ts';

/**
 * Findings as one line of JSON with every object's keys sorted, without what may differ between two runs over the same
 * model: how long it took, and the hash of the model. The same model and knowledge base give the same bytes in the
 * window, in a worker thread and on the command line.
 */
export function canonicalFindings({ timings: _timings, model, ...findings }: Findings): string {
  const { sha256: _sha256, ...named } = model;
  return canonicalJson({ ...findings, model: named });
}
