import { REFERENCE_BEHAVIOUR } from '../../shared/knowledge/behaviour.ts';
import type { CompiledKnowledge } from '../../shared/knowledge/compiled.ts';
import { checkDomain } from '../../shared/knowledge/ssm/check-domain.ts';
import { compileDomain } from '../../shared/knowledge/ssm/compile-domain.ts';
import { viewQuads } from '../../shared/knowledge/ssm/quad-view.ts';
import type { QuadTable } from '../../shared/knowledge/ssm/read-quads.ts';
import { InputError } from './command.ts';
import type { Host } from './host.ts';
import { quadsOf } from './read-ssm.ts';

/** A compiled domain model as JSON. `null`: it was made by something else, or is damaged. */
export function parseCompiled(text: string, sha256: string): CompiledKnowledge | null {
  try {
    const compiled = JSON.parse(text) as Partial<CompiledKnowledge> | null;
    const isWhole =
      compiled?.format === 'cordon-compiled/1' &&
      compiled.sha256 === sha256 &&
      compiled.naming === 'ssm' &&
      Array.isArray(compiled.strategies);
    // The kept copy never decides how the engine behaves.
    return isWhole ? ({ ...compiled, behaviour: REFERENCE_BEHAVIOUR } as CompiledKnowledge) : null;
  } catch {
    return null;
  }
}

/** Compiles the statements of a domain model; those that cannot be one are refused first. */
export function compileTable(table: QuadTable, path: string, sha256: string): CompiledKnowledge {
  const view = viewQuads(table);
  const problems = checkDomain(view, path);
  if (problems.length > 0) throw new InputError(problems);
  return compileDomain(view, sha256, REFERENCE_BEHAVIOUR);
}

/**
 * The compiled domain model, from the cache where this very program compiled these very bytes before. The cache is
 * a convenience: where it cannot be read or written, the domain model is compiled.
 */
export async function compiledDomain(bytes: Uint8Array, path: string, host: Host): Promise<CompiledKnowledge> {
  const sha256 = host.sha256(bytes);
  const kept = await host.cache.read(`domain-${sha256}`);
  const known = kept === null ? null : parseCompiled(kept, sha256);
  if (known !== null) return known;
  const compiled = compileTable(quadsOf(bytes, path), path, sha256);
  await host.cache.write(`domain-${sha256}`, JSON.stringify(compiled));
  return compiled;
}
