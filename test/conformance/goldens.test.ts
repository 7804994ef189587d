import { describe, expect, it } from 'vitest';
import { referenceResults } from '../../shared/assessment/reference-results.ts';
import { analyseSystem, type SsmAnalysis } from '../../shared/assessment/ssm/analyse-system.ts';
import { attackTrees, type AttackTree, type NodeName } from '../../shared/engine/explain/attack-tree.ts';
import { REFERENCE_BEHAVIOUR } from '../../shared/knowledge/behaviour.ts';
import { compileDomain } from '../../shared/knowledge/ssm/compile-domain.ts';
import { readSystem } from '../../shared/knowledge/ssm/read-system.ts';
import { viewQuads } from '../../shared/knowledge/ssm/quad-view.ts';
import { OWL_ONTOLOGY, OWL_VERSION_INFO } from '../../shared/knowledge/ssm/vocabulary.ts';
import {
  conformancePairs,
  differences,
  domainOf,
  goldenOf,
  readQuadsOf,
  type ConformancePair,
  type GoldenTree,
} from '../helpers/conformance.ts';

const pairs = conformancePairs();

function analysed(pair: ConformancePair): SsmAnalysis {
  const { knowledge } = domainOf(pair.domain);
  return analyseSystem(knowledge, readSystem(readQuadsOf(pair.system), knowledge), { mode: pair.mode, stage: pair.stage });
}

/** A pair whose domain file is another version than the one its results were made with cannot be compared. */
function otherVersion(pair: ConformancePair): string | null {
  const { view } = domainOf(pair.domain);
  const version = view.text(view.ofType(OWL_ONTOLOGY)[0] ?? '', OWL_VERSION_INFO);
  const wanted = goldenOf(pair.id).info.domainVersion;
  return version === wanted ? null : `${pair.id}: its results come from version ${wanted} of the domain model, and the file is ${version}`;
}

describe.skipIf(pairs.length === 0)('results of the reference', () => {
  for (const pair of pairs) {
    it(`${pair.id}: every entry equals the reference's`, ({ skip }) => {
      const other = otherVersion(pair);
      skip(other !== null, other ?? '');
      const golden = goldenOf(pair.id);
      const { analysis, names } = analysed(pair);
      expect(analysis.problems).toEqual([]);
      expect(differences(golden, { ...referenceResults(analysis, names) }).slice(0, 20)).toEqual([]);

      const paths = golden.attackPaths;
      if (paths === undefined) return;
      const node: NodeName = (kind, index) =>
        kind === 'threat'
          ? analysis.structure.threats.ids[index]!
          : kind === 'consequence'
            ? names.consequence[index]!
            : names.attribute[index]!;
      const targets = paths.targets.map((target) => names.consequence.indexOf(target));
      for (const [mode, allPaths] of [
        ['allPaths', true],
        ['shortestPath', false],
      ] as const) {
        const trees = attackTrees(analysis, targets, allPaths, node);
        expect(trees).not.toBeNull();
        paths.targets.forEach((target, i) =>
          expect(asGolden(trees![i]!, node), `${mode} of ${target}`).toEqual(withoutLinks(paths[mode][target]!)),
        );
      }
    });
  }
});

describe.skipIf(!pairs.some((pair) => pair.id === 'csv-ne-m2'))('a domain model without members', () => {
  it('gives the results that the reference had without population expansion', () => {
    // The expanded domain model without everything that the expansion adds.
    const table = readQuadsOf('domains/domain-network-e.nq.gz');
    const isAdded = (term: string): boolean =>
      /_(Min|Max)(-|\.|$)/.test(term) || /#(hasMin|hasMax|independentLevels|Feature-PopulationModel)$/.test(term);
    const kept = [...Array(table.count).keys()].filter(
      (i) => ![table.subject, table.predicate, table.object].some((column) => isAdded(table.terms[column[i]!]!)),
    );
    const column = (of: Int32Array): Int32Array => Int32Array.from(kept, (i) => of[i]!);
    const view = viewQuads({
      ...table,
      count: kept.length,
      subject: column(table.subject),
      predicate: column(table.predicate),
      object: column(table.object),
      graph: column(table.graph),
    });
    const knowledge = compileDomain(view, 'unexpanded', REFERENCE_BEHAVIOUR);
    const { analysis } = analyseSystem(knowledge, readSystem(readQuadsOf('systems/m2-client-server.nq.gz'), knowledge), {
      mode: 'future',
      stage: 'all',
    });
    expect(differences(goldenOf('csv-ne-m2'), { ...referenceResults(analysis) })).toEqual([]);
  });
});

function asGolden(tree: AttackTree, node: NodeName): Omit<GoldenTree, 'links'> {
  const named = (kind: Parameters<NodeName>[0], distances: ReadonlyMap<number, number>): Record<string, number> =>
    Object.fromEntries([...distances].map(([index, distance]) => [node(kind, index), distance]));
  return {
    threats: named('threat', tree.threats),
    misbehaviours: named('consequence', tree.consequences),
    twas: named('attribute', tree.attributes),
  };
}
const withoutLinks = ({ threats, misbehaviours, twas }: GoldenTree): Omit<GoldenTree, 'links'> => ({ threats, misbehaviours, twas });
