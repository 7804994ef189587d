import type { TemplateEntry } from '../catalogue.ts';
import { DEFAULT_HOSPITAL, HOSPITAL_TEMPLATE_ID, generateHospital } from './hospital-generator.ts';
import type { CompiledTemplate } from './compile-template.ts';

/** The generated hospital as a template: what the start screen tells about it, and the model. */
export function hospitalTemplate(knowledgeBase: { readonly id: string; readonly version: string }): CompiledTemplate {
  const records = generateHospital({ ...DEFAULT_HOSPITAL, knowledgeBase });
  const entry: TemplateEntry = {
    id: HOSPITAL_TEMPLATE_ID,
    catalogueId: 'M-11',
    title: records.header.title,
    story:
      'A whole hospital of exactly a thousand assets: buildings with their floors and rooms, zones with network segments, servers on a few virtualisation hosts, two domains, PCs and phones, bedside devices, scanners and analysers, doors and cameras, applications with their data, people and care services. It is generated from a seed, so that it is the same for everybody, and it is there to see how a large model feels and how fast the analysis is.',
    questions: ['How far does one infected PC get?', 'Which few barriers protect most of the hospital?', 'What is lost with the backups?'],
    sources: ['N24', 'IEC 62443-3-2'],
    reconstruction:
      'Generated; the counts follow the reference model M-11 of the catalogue, which adds up to 1,084 assets and is scaled to 1,000.',
    expectedRisks: ['T-ACC-08', 'T-MAL-03', 'T-NET-04', 'T-MAL-05', 'T-NET-03'],
    assets: Object.keys(records.assets).length,
    relations: Object.keys(records.relations).length,
  };
  return { entry, records, warnings: [] };
}
