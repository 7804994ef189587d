import { describe, expect, it } from 'vitest';
import { misfitRelations } from '../../../shared/assessment/misfit-relations.ts';
import { bundledKnowledge, template } from '../../helpers/bundled-knowledge.ts';

const { compiled, catalogue } = bundledKnowledge();
const pocket = template('pocket-ehr');
const idOf = (type: string) => Object.values(pocket.assets).find((asset) => asset.type === type)!.id;
const withRelation = (from: string, type: string, to: string) => ({
  ...pocket,
  relations: { ...pocket.relations, odd: { id: 'odd', from, type, to } },
});

describe('Relations that fit no pattern', () => {
  it('are none in the templates', () => {
    for (const { entry } of bundledKnowledge().templates) {
      expect(misfitRelations(template(entry.id), compiled, catalogue), entry.id).toEqual([]);
    }
  });

  it('are told with both ends, the class that does not fit, and what was expected', () => {
    const [problem, ...others] = misfitRelations(withRelation(idOf('Inpatient'), 'hostedOn', idOf('Server')), compiled, catalogue);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ kind: 'misfit-relation', entry: 'relation odd' });
    expect(problem!.message).toMatch(
      /^“Patients of Ward 3 East” runs on “Chart servers”: “Patients of Ward 3 East” is of the class “Inpatient”; expected “/,
    );
  });

  it('are told at the second end too, and not where the knowledge base names no class', () => {
    const wrong = misfitRelations(withRelation(idOf('HealthRecordSystem'), 'hostedOn', idOf('Inpatient')), compiled, catalogue);
    expect(wrong.map(({ message }) => message).join()).toContain('“Patients of Ward 3 East” is of the class “Inpatient”');
    const open = { ...compiled, relations: compiled.relations.map((relation) => ({ ...relation, domain: [], range: [] })) };
    expect(misfitRelations(withRelation(idOf('Inpatient'), 'hostedOn', idOf('Server')), open, catalogue)).toEqual([]);
  });

  it('leave unknown classes and relations to others', () => {
    expect(misfitRelations(withRelation(idOf('Inpatient'), 'frobnicates', idOf('Server')), compiled, catalogue)).toEqual([]);
  });
});
