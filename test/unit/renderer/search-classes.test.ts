import { describe, expect, it } from 'vitest';
import type { ClassEntry } from '../../../shared/knowledge/catalogue.ts';
import { searchClasses } from '../../../renderer/canvas/search-classes.ts';

const entry = (id: string, label: string, description = '', assertable = true): ClassEntry => ({
  id,
  label,
  description,
  group: '',
  parents: [],
  assertable,
  icon: '',
  shape: 'asset',
  source: '',
});
const classes = [
  entry('InfusionPump', 'Infusion pump', 'Delivers fluid.'),
  entry('SyringePump', 'Syringe pump'),
  entry('PumpServer', 'Pump server'),
  entry('Ventilator', 'Ventilator', 'Breathes for a patient.'),
  entry('Patient', 'Patient'),
  entry('Asset', 'Asset', '', false),
];
const ids = (typed: string) => searchClasses(classes, typed).map(({ entry: found }) => found.id);

describe('searching classes', () => {
  it('finds what begins with the word first, then words inside', () => {
    expect(ids('pump')).toEqual(['PumpServer', 'SyringePump', 'InfusionPump']);
  });
  it('understands plurals and wants every word', () => {
    expect(ids('infusion pumps')).toEqual(['InfusionPump']);
  });
  it('looks into descriptions last', () => {
    expect(ids('patient')).toEqual(['Patient', 'Ventilator']);
  });
  it('never offers what cannot be placed, and survives signs', () => {
    expect(ids('asset')).toEqual([]);
    expect(ids('pump (')).toEqual([]);
  });
});
