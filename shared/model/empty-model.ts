import type { DiagramId, ModelId, ModelRecords } from './records.ts';

/** The diagram that a new model starts with. */
export const FIRST_DIAGRAM: DiagramId = 'd1';

/** A model with nothing in it but one empty diagram. */
export function emptyModel(id: ModelId, title: string, knowledgeBase: { readonly id: string; readonly version: string }): ModelRecords {
  return {
    header: { id, title, description: '', knowledgeBase, assessments: [] },
    assets: {},
    relations: {},
    controls: {},
    levels: {},
    decisions: {},
    diagrams: { [FIRST_DIAGRAM]: { id: FIRST_DIAGRAM, title: 'Overview', nodes: {} } },
  };
}
