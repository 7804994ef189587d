import { createHash } from 'node:crypto';
import type { SourceFile } from '../../shared/knowledge/hospital/source-file.ts';
import { bundleKnowledge, canonicalSources, type KnowledgeBundle } from '../../shared/knowledge/templates/bundle-knowledge.ts';
import { InputError } from './command.ts';
import type { Host } from './host.ts';

/** Compiles the knowledge base whose sources lie in a folder. */
export async function compileFolder(host: Host, folder: string): Promise<KnowledgeBundle> {
  const files = await readSources(host, folder);
  const sha256 = createHash('sha256').update(canonicalSources(files)).digest('hex');
  return bundleKnowledge(files, sha256);
}

/** All YAML files of a knowledge base. */
export async function readSources(host: Host, folder: string): Promise<readonly SourceFile[]> {
  if (!(await host.isFolder(folder))) {
    throw new InputError([
      {
        kind: 'no-folder',
        place: folder,
        found: 'it is a file',
        expected: "a knowledge base's folder",
        tip: 'Name the folder that holds knowledge-base.yaml.',
      },
    ]);
  }
  const paths = (await host.listFiles(folder)).filter((path) => path.endsWith('.yaml'));
  if (!paths.includes('knowledge-base.yaml')) {
    throw new InputError([
      {
        kind: 'no-knowledge-base',
        place: folder,
        found: 'there is no knowledge-base.yaml in it',
        expected: 'the sources of a knowledge base',
        tip: 'Name the folder that holds knowledge-base.yaml.',
      },
    ]);
  }
  return Promise.all(paths.map(async (path) => ({ path, text: new TextDecoder().decode(await host.readFile(`${folder}/${path}`)) })));
}
