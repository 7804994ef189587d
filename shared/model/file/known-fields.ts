/**
 * The fields of each kind of record in the order in which a file lists them. Whatever else a record
 * has is kept, after these, in alphabetical order.
 */
export const KNOWN_FIELDS = {
  file: [
    'format',
    'id',
    'title',
    'description',
    'knowledgeBase',
    'assets',
    'relations',
    'controls',
    'levels',
    'decisions',
    'diagrams',
    'assessments',
  ],
  knowledgeBase: ['id', 'version'],
  asset: ['id', 'type', 'label', 'population', 'notes', 'facts', 'quantities'],
  relation: ['id', 'from', 'type', 'to'],
  control: ['asset', 'control', 'state', 'note'],
  trustLevel: ['asset', 'attribute', 'level'],
  impactLevel: ['asset', 'consequence', 'impact'],
  decision: ['finding', 'treatment', 'owner', 'due', 'expires', 'justification'],
  diagram: ['id', 'title', 'nodes'],
  node: ['asset', 'x', 'y', 'width', 'height', 'collapsed'],
} as const;
