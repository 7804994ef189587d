import type { Problem } from '../../shared/base/result.ts';
import type { KnowledgeCatalogue } from '../../shared/knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../../shared/knowledge/compiled.ts';
import { InputError } from './command.ts';
import { compileFolder } from './compile-folder.ts';
import type { Host } from './host.ts';
import { layerOverBundled, readPacks } from './layer-over-bundled.ts';

export interface LoadedKnowledge {
  readonly compiled: CompiledKnowledge;
  readonly catalogue: KnowledgeCatalogue;
  /** What loading or compiling took. */
  readonly milliseconds: number;
}

/** The bundled knowledge base, the one in a folder of sources, or the bundled one with packs laid over it (`--kb`). Errors in the sources are refused. */
export async function loadKnowledge(host: Host, path: string | undefined): Promise<LoadedKnowledge> {
  const start = host.now();
  if (path === undefined) {
    const [compiled, catalogue] = await Promise.all([host.readBundled('compiled.json'), host.readBundled('catalogue.json')]);
    return {
      compiled: JSON.parse(compiled) as CompiledKnowledge,
      catalogue: JSON.parse(catalogue) as KnowledgeCatalogue,
      milliseconds: host.now() - start,
    };
  }
  const packs = await readPacks(host, path);
  if (packs !== null) {
    const layered = await layerOverBundled(host, packs);
    const faults = layered.problems.filter((problem) => problem.severity === 'error');
    if (faults.length > 0) throw new InputError(faults.map((problem): Problem => problem));
    return { compiled: layered.compiled, catalogue: layered.catalogue, milliseconds: host.now() - start };
  }
  const { compiled, catalogue, problems } = await compileFolder(host, path);
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new InputError(errors.map((problem): Problem => problem));
  return { compiled, catalogue, milliseconds: host.now() - start };
}
