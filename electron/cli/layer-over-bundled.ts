import type { KnowledgeCatalogue } from '../../shared/knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../../shared/knowledge/compiled.ts';
import { loadSources } from '../../shared/knowledge/hospital/load-sources.ts';
import type { KnowledgeProblem } from '../../shared/knowledge/hospital/source-file.ts';
import { packPath } from '../../shared/knowledge/packs/load-pack.ts';
import { layerPacks, type BaseSources, type PackResult, type PackText } from '../../shared/knowledge/packs/layer-packs.ts';
import type { Host } from './host.ts';

/** Packs of a file, or of a folder that holds no `knowledge-base.yaml`, in the order of their names; null for a whole base. */
export async function readPacks(host: Host, path: string): Promise<readonly PackText[] | null> {
  const read = async (file: string): Promise<PackText> => ({ key: file, text: new TextDecoder().decode(await host.readFile(file)) });
  if (!(await host.isFolder(path))) return [await read(path)];
  const files = (await host.listFiles(path)).filter((file) => file.endsWith('.yaml'));
  if (files.length === 0 || files.includes('knowledge-base.yaml')) return null;
  return Promise.all(files.map((file) => read(`${path}/${file}`)));
}

export interface LayeredOverBundled {
  readonly compiled: CompiledKnowledge;
  readonly catalogue: KnowledgeCatalogue;
  readonly accepted: readonly PackResult[];
  /** Places are those of the files. */
  readonly problems: readonly KnowledgeProblem[];
}

/** Lays packs over the knowledge base that comes with the program; its templates stay. */
export async function layerOverBundled(host: Host, packs: readonly PackText[]): Promise<LayeredOverBundled> {
  const [written, bundled] = await Promise.all([host.readBundled('sources.json'), host.readBundled('catalogue.json')]);
  const base = JSON.parse(written) as BaseSources;
  const { templates } = JSON.parse(bundled) as KnowledgeCatalogue;
  const layered = layerPacks(loadSources(base.files), base.sha256, packs);
  return {
    compiled: layered.compiled,
    catalogue: { ...layered.catalogue, templates },
    accepted: layered.packs.filter(({ isAccepted }) => isAccepted),
    problems: layered.packs.flatMap(({ key, problems }) =>
      problems.map((problem) => ({
        ...problem,
        place: problem.place.replace(packPath(key), key),
        expected: problem.expected.replaceAll(packPath(key), key),
      })),
    ),
  };
}
