/** Small SSM models written for the tests, as N-Quads. */
const ROOT = 'http://it-innovation.soton.ac.uk/ontologies/trustworthiness/';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const PREFIXES: Readonly<Record<string, string>> = {
  core: `${ROOT}core#`,
  domain: `${ROOT}domain#`,
  system: `${ROOT}system#`,
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
};
/** Graph of the small system model; its companions are `/inf` and `/ui`. */
export const MODEL = 'http://it-innovation.soton.ac.uk/system/0123456789abcdef01234567';

function term(word: string | number | boolean): string {
  if (typeof word === 'number') return `"${word}"^^<${XSD}integer>`;
  if (typeof word === 'boolean') return `"${word}"^^<${XSD}boolean>`;
  if (word.startsWith('"')) return word;
  const colon = word.indexOf(':');
  const prefix = PREFIXES[word.slice(0, colon)];
  return prefix === undefined ? `<${word}>` : `<${prefix}${word.slice(colon + 1)}>`;
}

/** Statements `[subject, predicate, object]` with prefixes, as lines in one graph. */
export const quads = (graph: string, statements: readonly (readonly [string, string, string | number | boolean])[]): string =>
  statements.map(([subject, predicate, object]) => `${term(subject)} ${term(predicate)} ${term(object)} <${graph}> .\n`).join('');

type Statement = readonly [string, string, string | number | boolean];
const scale = (type: string, names: readonly string[]): Statement[] =>
  names.flatMap((name, value): Statement[] => [
    [`domain:${name}`, 'rdf:type', `core:${type}`],
    [`domain:${name}`, 'core:levelValue', value],
  ]);
const link = (from: string, relation: string, to: string): Statement[] => {
  const name = `domain:Link-${from}-${relation}-${to}`;
  return [
    [name, 'rdf:type', 'core:RoleLink'],
    [name, 'core:linksFrom', `domain:Role_${from}`],
    [name, 'core:linkType', `domain:${relation}`],
    [name, 'core:linksTo', `domain:Role_${to}`],
  ];
};
const node = (role: string): Statement[] => [
  [`domain:Node-${role}`, 'rdf:type', 'core:Node'],
  [`domain:Node-${role}`, 'core:hasRole', `domain:Role_${role}`],
  [`domain:Node-${role}`, 'core:metaHasAsset', `domain:${role}`],
];
const set = (kind: string, type: string, role: string, predicate: string, name: string): Statement[] => [
  [`domain:${kind}-${name}-${role}`, 'rdf:type', `core:${type}`],
  [`domain:${kind}-${name}-${role}`, predicate, `domain:${name}`],
  [`domain:${kind}-${name}-${role}`, 'core:locatedAt', `domain:Role_${role}`],
];

/**
 * Classes A, B and C. Where an A uses a B, a C named after both is inferred, which the A has. A weak X of a C takes
 * its Y, unless control K is in place there.
 */
export function smallDomain(): string {
  const statements: Statement[] = [
    ['http://it-innovation.soton.ac.uk/ontologies/trustworthiness/domain', 'rdf:type', 'owl:Ontology'],
    ['http://it-innovation.soton.ac.uk/ontologies/trustworthiness/domain', 'owl:versionInfo', '"small-1"'],
    ...['MixedThreatCauses', 'ThreatTypeFlags'].map((name): Statement => [`domain:Feature-${name}`, 'rdf:type', 'core:ModelFeature']),
    ...scale('TrustworthinessLevel', ['T0', 'T1', 'T2', 'T3', 'T4', 'T5']),
    ...scale('Likelihood', ['L0', 'L1', 'L2', 'L3', 'L4', 'L5']),
    ...scale('ImpactLevel', ['I0', 'I1', 'I2', 'I3', 'I4', 'I5']),
    ...scale('RiskLevel', ['R0', 'R1', 'R2', 'R3', 'R4']),
    ...scale('PopulationLevel', ['P0', 'P1', 'P2', 'P3', 'P4']),
    ...['A', 'B', 'C'].flatMap((name): Statement[] => [
      [`domain:${name}`, 'rdf:type', 'owl:Class'],
      [`domain:${name}`, 'core:isAssertable', true],
      [`domain:Role_${name}`, 'rdf:type', 'core:Role'],
      [`domain:Role_${name}`, 'core:metaLocatedAt', `domain:${name}`],
      [`domain:Role_${name}`, 'rdfs:label', `"${name}"`],
      ...node(name),
    ]),
    ...['uses', 'has'].map((name): Statement => [`domain:${name}`, 'rdf:type', 'owl:ObjectProperty']),
    ...[
      ['Control', 'K'],
      ['Misbehaviour', 'LossOfX'],
      ['Misbehaviour', 'LossOfY'],
      ['TrustworthinessAttribute', 'X'],
      ['TrustworthinessAttribute', 'Y'],
    ].flatMap(([type, name]): Statement[] => [
      [`domain:${name!}`, 'rdf:type', `core:${type!}`],
      [`domain:${name!}`, 'core:metaLocatedAt', 'domain:C'],
    ]),
    ['domain:CASetting-C-K', 'rdf:type', 'core:CASetting'],
    ['domain:CASetting-C-K', 'core:metaLocatedAt', 'domain:C'],
    ['domain:CASetting-C-K', 'core:hasControl', 'domain:K'],
    ['domain:CASetting-C-K', 'core:isAssertable', true],
    ['domain:CASetting-C-K', 'core:hasLevel', 'domain:T5'],
    ...['X', 'Y'].flatMap((name): Statement[] => [
      [`domain:TWIS-${name}`, 'rdf:type', 'core:TrustworthinessImpactSet'],
      [`domain:TWIS-${name}`, 'core:affects', `domain:${name}`],
      [`domain:TWIS-${name}`, 'core:affectedBy', `domain:LossOf${name}`],
    ]),
    ...link('A', 'uses', 'B'),
    ...link('A', 'has', 'C'),
    ['domain:RP-AB', 'rdf:type', 'core:RootPattern'],
    ['domain:RP-AB', 'core:hasKeyNode', 'domain:Node-A'],
    ['domain:RP-AB', 'core:hasKeyNode', 'domain:Node-B'],
    ['domain:RP-AB', 'core:hasLink', 'domain:Link-A-uses-B'],
    ['domain:MP-AB', 'rdf:type', 'core:MatchingPattern'],
    ['domain:MP-AB', 'core:hasRootPattern', 'domain:RP-AB'],
    ['domain:CP-ABC', 'rdf:type', 'core:ConstructionPattern'],
    ['domain:CP-ABC', 'core:hasMatchingPattern', 'domain:MP-AB'],
    ['domain:CP-ABC', 'core:hasPriority', 1],
    ['domain:CP-ABC', 'core:hasInferredNode', 'domain:Node-C'],
    ['domain:CP-ABC', 'core:hasInferredLink', 'domain:Link-A-has-C'],
    ['domain:CP-ABC', 'core:hasInferredNodeSetting', 'domain:INS-C'],
    ['domain:INS-C', 'rdf:type', 'core:InferredNodeSetting'],
    ['domain:INS-C', 'core:hasNode', 'domain:Node-C'],
    ['domain:INS-C', 'core:includesNodeInURI', 'domain:Node-A'],
    ['domain:INS-C', 'core:includesNodeInURI', 'domain:Node-B'],
    ['domain:RP-C', 'rdf:type', 'core:RootPattern'],
    ['domain:RP-C', 'core:hasKeyNode', 'domain:Node-C'],
    ['domain:MP-C', 'rdf:type', 'core:MatchingPattern'],
    ['domain:MP-C', 'core:hasRootPattern', 'domain:RP-C'],
    ['domain:MP-C', 'rdfs:label', '"C"'],
    ...set('TWAS', 'TrustworthinessAttributeSet', 'C', 'core:hasTrustworthinessAttribute', 'X'),
    ...set('MS', 'MisbehaviourSet', 'C', 'core:hasMisbehaviour', 'LossOfY'),
    ...set('CS', 'ControlSet', 'C', 'core:hasControl', 'K'),
    ['domain:C.X.C.1', 'rdf:type', 'core:Threat'],
    ['domain:C.X.C.1', 'rdfs:comment', '"A weak X of _C_ takes its Y."'],
    ['domain:C.X.C.1', 'core:appliesTo', 'domain:MP-C'],
    ['domain:C.X.C.1', 'core:threatens', 'domain:Role_C'],
    ['domain:C.X.C.1', 'core:hasEntryPoint', 'domain:TWAS-X-C'],
    ['domain:C.X.C.1', 'core:causesMisbehaviour', 'domain:MS-LossOfY-C'],
    ['domain:C.X.C.1', 'core:hasFrequency', 'domain:L5'],
    ['domain:CSG-K', 'rdf:type', 'core:ControlStrategy'],
    ['domain:CSG-K', 'core:hasBlockingEffect', 'domain:T5'],
    ['domain:CSG-K', 'core:hasMandatoryCS', 'domain:CS-K-C'],
    ['domain:CSG-K', 'core:blocks', 'domain:C.X.C.1'],
  ];
  return quads(`${ROOT}domain-small`, statements);
}

/** Assets a1 (A) and b1 (B), of which a1 uses b1; `more` statements are added to what people asserted. */
export function smallSystem(more: readonly Statement[] = []): string {
  return (
    quads(MODEL, [
      [MODEL, 'rdf:type', 'owl:Ontology'],
      ['system:a1', 'rdf:type', 'domain:A'],
      ['system:a1', 'rdfs:label', '"a1"'],
      ['system:a1', 'core:population', 'domain:P0'],
      ['system:b1', 'rdf:type', 'domain:B'],
      ['system:b1', 'rdfs:label', '"b \\"one\\""'],
      ['system:b1', 'core:population', 'domain:P2'],
      ...assertedLink('a1', 'uses', 'b1'),
      ...more,
    ]) + quads(`${MODEL}/ui`, [['system:a1', 'core:positionX', 12]])
  );
}

/** A relation as people's graphs hold it: the statement itself and its record. */
export function assertedLink(from: string, relation: string, to: string, name = `${from}-${relation}-${to}`): Statement[] {
  return [
    [`system:${from}`, `domain:${relation}`, `system:${to}`],
    [`system:${name}`, 'rdf:type', 'core:CardinalityConstraint'],
    [`system:${name}`, 'core:linksFrom', `system:${from}`],
    [`system:${name}`, 'core:linkType', `domain:${relation}`],
    [`system:${name}`, 'core:linksTo', `system:${to}`],
  ];
}
