// What build/compile-knowledge.mjs needs of the shared code, as one module that Node can load.
export { bundleKnowledge, canonicalSources } from '../shared/knowledge/templates/bundle-knowledge.ts';
export { writeModelFile } from '../shared/model/file/write-model-file.ts';
