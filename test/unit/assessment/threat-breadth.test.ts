import { describe, expect, test } from 'vitest';
import { threatBreadths } from '../../../shared/assessment/threat-breadth.ts';
import type { CompiledKnowledge } from '../../../shared/knowledge/compiled.ts';
import { bundledKnowledge } from '../../helpers/bundled-knowledge.ts';

const { compiled } = bundledKnowledge();
const breadthIn = (knowledge: CompiledKnowledge, threat: string): number =>
  threatBreadths(knowledge)[knowledge.threats.findIndex(({ id }) => id === threat)]!;
const breadth = (threat: string): number => breadthIn(compiled, threat);

describe('how broad the pattern of a threat is', () => {
  test('goes by the narrowest role that it is about', () => {
    // The image archive; gateways and portals; medical devices that give therapy; any computer.
    expect(breadth('T-IMG-01')).toBe(0);
    expect(breadth('T-NET-01')).toBe(1);
    expect(breadth('T-DEV-09')).toBeGreaterThan(1);
    expect(breadth('T-NET-16')).toBe(3);
  });

  test('does not look at roles that a match can do without', () => {
    // Any reachable application; the filter in front of it is optional and narrow.
    expect(breadth('T-NET-25')).toBe(3);
  });

  test('counts only what can stand at the ends of the relations that it needs', () => {
    // Of all building systems only cameras and their server watch a place.
    expect(breadth('T-BLD-07')).toBe(1);
  });

  test('does not count classes that nobody can place', () => {
    const only = { ...compiled, classes: compiled.classes.map((entry) => ({ ...entry, assertable: entry.id === 'Server' })) };
    expect(breadthIn(only, 'T-NET-16')).toBe(0);
  });
});
