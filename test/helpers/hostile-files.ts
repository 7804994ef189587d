import { gzipSync } from 'node:zlib';
import { MODEL, assertedLink, quads, smallDomain, smallSystem } from './ssm-quads.ts';

/** Files that are made, or grew, so that reading or analysing them would take for ever or fill the memory. */

interface Asset {
  readonly id: string;
  readonly type: string;
  readonly label: string;
}
interface Relation {
  readonly id: string;
  readonly from: string;
  readonly type: string;
  readonly to: string;
}

const modelFile = (id: string, assets: readonly Asset[], relations: readonly Omit<Relation, 'id'>[]): string =>
  JSON.stringify({
    format: 'cordon-model/1',
    id,
    title: id,
    knowledgeBase: { id: 'cordon-hospital', version: '0.1.0' },
    assets,
    relations: relations.map((relation, i) => ({ id: `r${String(i)}`, ...relation })),
  });
const asset = (id: string, type: string): Asset => ({ id, type, label: id });
const each = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** So many computers on one network. */
export const crowdOnOneNetwork = (count: number): string =>
  modelFile(
    'crowd',
    [asset('net', 'OfficeNetwork'), ...each(count, (i) => asset(`pc${String(i)}`, 'Workstation'))],
    each(count, (i) => ({ from: `pc${String(i)}`, type: 'connectedTo', to: 'net' })),
  );

/** So many computers, each of which can send to each of as many pumps: a threat to each pump names all computers. */
export const twoCrowds = (count: number): string =>
  modelFile(
    'two-crowds',
    [
      asset('office', 'OfficeNetwork'),
      asset('ward', 'ClinicalDeviceNetwork'),
      ...each(count, (i) => asset(`pc${String(i)}`, 'Workstation')),
      ...each(count, (i) => asset(`pump${String(i)}`, 'InfusionPump')),
    ],
    [
      { from: 'office', type: 'conduitTo', to: 'ward' },
      ...each(count, (i) => ({ from: `pc${String(i)}`, type: 'connectedTo', to: 'office' })),
      ...each(count, (i) => ({ from: `pump${String(i)}`, type: 'connectedTo', to: 'ward' })),
    ],
  );

/** So many networks, each joined to the next, and the last to the first. */
export const ringOfJoins = (count: number): string =>
  modelFile(
    'ring',
    [...each(count, (i) => asset(`net${String(i)}`, 'OfficeNetwork')), ...each(count, (i) => asset(`router${String(i)}`, 'Router'))],
    each(count, (i) => i).flatMap((i) => [
      { from: `router${String(i)}`, type: 'joins', to: `net${String(i)}` },
      { from: `router${String(i)}`, type: 'joins', to: `net${String((i + 1) % count)}` },
    ]),
  );

const DOMAIN_GRAPH = 'http://it-innovation.soton.ac.uk/ontologies/trustworthiness/domain-small';
/** The small system model, naming the small domain model, as the app wants it. */
export const namedSystem = (): string =>
  smallSystem() + quads(MODEL, [[MODEL, 'core:domainGraph', 'http://it-innovation.soton.ac.uk/ontologies/trustworthiness/domain']]);

/** Three roles of one class without a link between them: every three assets are a match. Its own threats stay. */
export const explodingDomain = (): string =>
  smallDomain() +
  quads(DOMAIN_GRAPH, [
    ...['B1', 'B2', 'B3'].flatMap((name): [string, string, string][] => [
      [`domain:Role_${name}`, 'rdf:type', 'core:Role'],
      [`domain:Role_${name}`, 'core:metaLocatedAt', 'domain:B'],
      [`domain:Role_${name}`, 'rdfs:label', `"${name}"`],
      [`domain:Node-${name}`, 'rdf:type', 'core:Node'],
      [`domain:Node-${name}`, 'core:hasRole', `domain:Role_${name}`],
      [`domain:Node-${name}`, 'core:metaHasAsset', 'domain:B'],
      ['domain:RP-BBB', 'core:hasKeyNode', `domain:Node-${name}`],
    ]),
    ['domain:RP-BBB', 'rdf:type', 'core:RootPattern'],
    ['domain:MP-BBB', 'rdf:type', 'core:MatchingPattern'],
    ['domain:MP-BBB', 'core:hasRootPattern', 'domain:RP-BBB'],
    ['domain:MP-BBB', 'rdfs:label', '"BBB"'],
    ['domain:B.E.BBB.1', 'rdf:type', 'core:Threat'],
    ['domain:B.E.BBB.1', 'rdfs:comment', '"Everything with everything."'],
    ['domain:B.E.BBB.1', 'core:appliesTo', 'domain:MP-BBB'],
    ['domain:B.E.BBB.1', 'core:threatens', 'domain:Role_B1'],
    ['domain:B.E.BBB.1', 'core:hasFrequency', 'domain:L5'],
  ]);

/** A system model for it, with so many assets of that class. */
export const explodingSystem = (count: number): string =>
  namedSystem() +
  quads(
    MODEL,
    each(count, (i): [string, string, string][] => [
      [`system:more${String(i)}`, 'rdf:type', 'domain:B'],
      [`system:more${String(i)}`, 'rdfs:label', `"more ${String(i)}"`],
      [`system:more${String(i)}`, 'core:population', 'domain:P0'],
    ]).flat(),
  );

/** One relation inside each other relation is closed over: a ring of so many links has as many links squared. */
export const closingDomain = (): string =>
  smallDomain() +
  quads(DOMAIN_GRAPH, [
    ...['A1', 'A2', 'A3'].flatMap((name): [string, string, string][] => [
      [`domain:Role_${name}`, 'rdf:type', 'core:Role'],
      [`domain:Role_${name}`, 'core:metaLocatedAt', 'domain:A'],
      [`domain:Role_${name}`, 'rdfs:label', `"${name}"`],
      [`domain:Node-${name}`, 'rdf:type', 'core:Node'],
      [`domain:Node-${name}`, 'core:hasRole', `domain:Role_${name}`],
      [`domain:Node-${name}`, 'core:metaHasAsset', 'domain:A'],
      ['domain:RP-AAA', 'core:hasKeyNode', `domain:Node-${name}`],
    ]),
    ...(
      [
        ['A1', 'A2'],
        ['A2', 'A3'],
        ['A1', 'A3'],
      ] as const
    ).flatMap(([from, to]): [string, string, string][] => [
      [`domain:Link-${from}-uses-${to}`, 'rdf:type', 'core:RoleLink'],
      [`domain:Link-${from}-uses-${to}`, 'core:linksFrom', `domain:Role_${from}`],
      [`domain:Link-${from}-uses-${to}`, 'core:linkType', 'domain:uses'],
      [`domain:Link-${from}-uses-${to}`, 'core:linksTo', `domain:Role_${to}`],
    ]),
    ['domain:RP-AAA', 'rdf:type', 'core:RootPattern'],
    ['domain:RP-AAA', 'core:hasLink', 'domain:Link-A1-uses-A2'],
    ['domain:RP-AAA', 'core:hasLink', 'domain:Link-A2-uses-A3'],
    ['domain:MP-AAA', 'rdf:type', 'core:MatchingPattern'],
    ['domain:MP-AAA', 'core:hasRootPattern', 'domain:RP-AAA'],
    ['domain:CP-AAA', 'rdf:type', 'core:ConstructionPattern'],
    ['domain:CP-AAA', 'core:hasMatchingPattern', 'domain:MP-AAA'],
    ['domain:CP-AAA', 'core:hasInferredLink', 'domain:Link-A1-uses-A3'],
  ]) +
  quads(DOMAIN_GRAPH, [
    ['domain:CP-AAA', 'core:hasPriority', 2],
    ['domain:CP-AAA', 'core:iterate', true],
    ['domain:CP-AAA', 'core:maxIterations', 1000],
  ]);

/** A system model for it: so many assets in a ring. */
export const ringSystem = (count: number): string =>
  smallSystem() +
  quads(MODEL, [
    ...each(count, (i): [string, string, string][] => [
      [`system:ring${String(i)}`, 'rdf:type', 'domain:A'],
      [`system:ring${String(i)}`, 'rdfs:label', `"ring ${String(i)}"`],
      [`system:ring${String(i)}`, 'core:population', 'domain:P0'],
    ]).flat(),
    ...each(count, (i) => assertedLink(`ring${String(i)}`, 'uses', `ring${String((i + 1) % count)}`)).flat(),
  ]);

/** A system model in which one label has so many characters. */
export const longLiteral = (characters: number): string =>
  smallSystem() + quads(MODEL, [['system:a1', 'rdfs:comment', `"${'x'.repeat(characters)}"`]]);

/** A gzip file of about a megabyte that unpacks to a gigabyte. */
export function gzipBomb(): Uint8Array {
  const part = gzipSync(new Uint8Array(64 * 1024 * 1024), { level: 9 });
  return Buffer.concat(each(16, () => part));
}
