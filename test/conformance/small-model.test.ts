import { describe, expect, it } from 'vitest';
import { referenceResults, type ReferenceResults } from '../../shared/assessment/reference-results.ts';
import { analyseSystem, type SsmStage } from '../../shared/assessment/ssm/analyse-system.ts';
import { domainTexts } from '../../shared/assessment/ssm/domain-texts.ts';
import { saveSystem } from '../../shared/assessment/ssm/save-system.ts';
import { ssmId } from '../../shared/engine/identity.ts';
import { REFERENCE_BEHAVIOUR } from '../../shared/knowledge/behaviour.ts';
import { compileDomain } from '../../shared/knowledge/ssm/compile-domain.ts';
import { viewQuads } from '../../shared/knowledge/ssm/quad-view.ts';
import { readQuads, type QuadTable } from '../../shared/knowledge/ssm/read-quads.ts';
import { readSystem } from '../../shared/knowledge/ssm/read-system.ts';
import { systemNotices } from '../../shared/knowledge/ssm/system-notices.ts';
import { tableLines } from '../../shared/knowledge/ssm/write-quads.ts';
import { assertedLink, MODEL, smallDomain, smallSystem } from '../helpers/ssm-quads.ts';

const table = (text: string): QuadTable => {
  const read = readQuads(text, 'model.nq');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
const domain = viewQuads(table(smallDomain()));
const knowledge = compileDomain(domain, 'small', REFERENCE_BEHAVIOUR);

const [a1, b1] = [ssmId('a1'), ssmId('b1')];
const made = `C_${a1}_${b1}`;
const madeId = ssmId(made);

function run(text: string, stage: SsmStage = 'all', mode: 'current' | 'future' = 'future'): ReferenceResults {
  const { analysis, names } = analyseSystem(knowledge, readSystem(table(text), knowledge), { mode, stage });
  return referenceResults(analysis, names);
}
const at = (list: readonly { readonly uri: string }[], uri: string): unknown => list.find((entry) => entry.uri === uri);
const weak = [
  [`system:TWAS-X-${madeId}`, 'core:hasAssertedLevel', 'domain:T1'],
  [`system:MS-LossOfY-${madeId}`, 'core:hasImpactLevel', 'domain:I4'],
] as const;
const inPlace = [`system:CS-K-${madeId}`, 'core:isProposed', true] as const;

describe('a small SSM model', () => {
  it('gets its inferred asset with name, label, population and relation', () => {
    const results = run(smallSystem());
    expect(results.inferredAssets).toMatchObject([
      { uri: made, id: madeId, type: 'C', label: '[C:a1-(b "one")]', population: 'P2', createdByPattern: 'CP-ABC' },
    ]);
    expect(results.inferredRelations).toEqual([
      { uri: `${a1}-has-${madeId}`, from: 'a1', type: 'has', to: made, sourceCardinality: 1, targetCardinality: -1 },
    ]);
    expect(results.threats).toMatchObject([{ uri: `C.X.C.1-MP-C_${madeId}`, type: 'C.X.C.1', likelihood: 'L0', risk: 'R0' }]);
  });

  it('applies settings of assets that exist only once they are inferred', () => {
    const open = run(smallSystem(weak));
    expect(at(open.misbehaviourSets, `MS-LossOfY-${madeId}`)).toMatchObject({ likelihood: 'L4', impact: 'I4', risk: 'R4' });
    expect(open.threats[0]).toMatchObject({ likelihood: 'L4', isRootCause: true, causedBy: [`TWAS-X-${madeId}`] });
    const closed = run(smallSystem([...weak, inPlace]));
    expect(closed.controlStrategies[0]).toMatchObject({ enabled: true, mandatoryCS: [`CS-K-${madeId}`] });
    expect(closed.threats[0]).toMatchObject({ likelihood: 'L0' });
    expect(closed.overallRisk).toBe('R0');
  });

  it('reads older populations, and names relations anew whatever their record is called', () => {
    const older = smallSystem().replace(/.*b1> .*core#population.*\n/, (line) =>
      line.replace('core#population', 'core#maxCardinality').replace(/<[^<]*#P2>/, '"-1"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    );
    expect(older).toContain('maxCardinality');
    expect(run(older).inferredAssets).toMatchObject([{ population: 'P2' }]);
    expect(run(smallSystem().replaceAll('#a1-uses-b1>', '#anything>'))).toEqual(run(smallSystem()));
  });

  it('attaches a relation that leads to an inferred asset, and loses one that comes from it', () => {
    const parked = smallSystem([...assertedLink('b1', 'uses', made), ...assertedLink(made, 'has', 'a1')]);
    const { analysis } = analyseSystem(knowledge, readSystem(table(parked), knowledge), { mode: 'future', stage: 'all' });
    const { relations, assets } = analysis.structure;
    const named = Array.from(
      { length: relations.count },
      (_, i) => `${assets.ids[relations.from[i]!]!} ${knowledge.relations[relations.relation[i]!]!.id} ${assets.ids[relations.to[i]!]!}`,
    );
    expect(named).toEqual(['a1 uses b1', `a1 has ${made}`, `b1 uses ${made}`]);
  });

  it('says what was left out of it', () => {
    const odd = smallSystem([
      ['system:x1', 'rdf:type', 'domain:Unknown'],
      ['system:b1', 'domain:has', 'system:a1'],
      ['system:half', 'rdf:type', 'core:CardinalityConstraint'],
      ['system:half', 'core:linkType', 'domain:uses'],
    ]);
    const notices = systemNotices(readSystem(table(odd), knowledge), knowledge, 's.nq').map((notice) => notice.kind);
    expect(notices.sort()).toEqual(['incomplete-link', 'link-without-record', 'unknown-class']);
    expect(systemNotices(readSystem(table(smallSystem(weak)), knowledge), knowledge, 's.nq')).toEqual([]);
  });

  it('is saved with the same statements of people, and its inferred graph alone gives the same risks', () => {
    const text = smallSystem([...weak, ['system:a1', 'rdfs:comment', '"quote \\" backslash \\\\ line\\nend"']]);
    const from = table(text);
    const system = readSystem(from, knowledge);
    const saved = saveSystem(
      from,
      system,
      analyseSystem(knowledge, system, { mode: 'future', stage: 'all' }),
      domainTexts(domain),
      'future',
    );
    const stated = (graph: string): boolean => graph !== `${MODEL}/inf`;
    expect(tableLines(table(saved), stated)).toEqual(tableLines(from, stated));
    expect(run(saved)).toEqual(run(text));
    const [whole, given] = [run(text), run(saved, 'risk')];
    expect(given.threats).toEqual(whole.threats);
    expect(given.misbehaviourSets).toEqual(whole.misbehaviourSets);
    expect(
      viewQuads(table(saved)).text(
        `http://it-innovation.soton.ac.uk/ontologies/trustworthiness/system#C.X.C.1-MP-C_${madeId}`,
        'http://www.w3.org/2000/01/rdf-schema#comment',
      ),
    ).toBe('A weak X of "[C:a1-(b \\"one\\")]" takes its Y.'.replaceAll('\\"', '"'));
  });
});
