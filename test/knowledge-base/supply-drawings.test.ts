import { describe, expect, test } from 'vitest';
import { analysed } from '../helpers/bundled-knowledge.ts';
import { modelWith } from '../helpers/model-builder.ts';

/** The findings that are live in a model and bring this consequence about. */
function live(assets: Record<string, string>, relations: readonly string[], effect: string): string[] {
  return analysed(modelWith({ assets, relations: [...relations] }))
    .findings.threats.filter(({ effects, likelihood }) => effects.includes(effect) && likelihood !== 'negligible')
    .map(({ id }) => id);
}

describe('a supply is found however it is drawn', () => {
  const board = { grid: 'MainsPower', board: 'PowerDistribution', diesel: 'BackupGenerator', ward: 'Ward', cellar: 'GeneratorRoom' };

  test('a generator that feeds the board stands in for the grid, and its own loss does not darken the board', () => {
    const drawn = ['grid feeds board', 'diesel feeds board', 'board feeds ward', 'diesel locatedIn cellar'];
    const lost = live(board, drawn, 'C-SupplyLost@board');
    for (const id of ['T-CAR-39@diesel,board', 'T-CAR-40@diesel,board', 'T-CAR-39@grid,board']) expect(lost).not.toContain(id);
    expect(lost).toContain('T-RES-01@grid,board');
    expect(live(board, [...drawn, 'grid locatedIn cellar'], 'C-SupplyLost@diesel')).toContain('T-NAT-01@cellar');
  });

  test('fuel runs out whether it feeds the generator or backs it up', () => {
    const assets = { ...board, fuel: 'FuelStock' };
    const rest = ['grid feeds board', 'diesel backsUpUtility board', 'board feeds ward'];
    for (const fuel of ['fuel feeds diesel', 'fuel backsUpUtility diesel'])
      expect(live(assets, [...rest, fuel], 'C-SupplyLost@fuel')).toContain('T-UTL-11@fuel,diesel,grid');
  });

  test('a battery between the grid and the load bridges, and a grid without a switchboard fails as well', () => {
    const assets = { grid: 'MainsPower', ups: 'UninterruptiblePower', server: 'Server' };
    const lost = live(assets, ['grid feeds ups', 'ups feeds server'], 'C-SupplyLost@ups');
    expect(lost).toEqual(['T-RES-13@grid,ups']);
    expect(live(assets, ['grid feeds server'], 'C-SupplyLost@grid')).toContain('T-UTL-18@grid,server');
  });

  test('oxygen is breathed through a device or from the wall, and does not feed the computers of the room', () => {
    const assets = { tank: 'OxygenSupply', icu: 'IntensiveCareUnit', pc: 'Workstation', patient: 'Inpatient' };
    const drawn = ['tank feeds icu', 'pc locatedIn icu', 'patient locatedIn icu'];
    expect(live(assets, drawn, 'C-MassHarm@patient')).toContain('T-UTL-05@tank,patient');
    expect(live(assets, drawn, 'C-PatientHarmed@patient')).toContain('T-UTL-15@tank,patient');
    expect(live(assets, drawn, 'C-Unavailable@pc')).not.toContain('T-CAR-13@tank,pc');
  });

  test('goods are lost when the refrigerator fails, loses its supply, or nobody hears its alarm', () => {
    const assets = { nitrogen: 'CoolingSupply', tank: 'Refrigerator', eggs: 'Specimen', logger: 'ColdChainMonitor' };
    const drawn = ['nitrogen feeds tank', 'tank keepsCold eggs', 'logger monitorsClimate tank'];
    expect(live(assets, drawn, 'C-Unavailable@tank').sort()).toEqual(['T-BLD-22@tank,eggs', 'T-CAR-41@nitrogen,tank']);
    expect(live(assets, drawn, 'C-StockSpoiled@eggs').sort()).toEqual(['T-CAR-114@tank,eggs', 'T-CAR-115@tank,eggs']);
  });
});
