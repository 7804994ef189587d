// What build/write-handbook.mjs needs of the shared code, as one module that Node can load.
export { writeHandbook } from '../knowledge-base/handbook/write-handbook.ts';
