import { type Campus, around, file, filed } from './hospital-campus.ts';

const ESTATE: readonly (readonly [type: string, label: string])[] = [
  ['BuildingManagementSystem', 'Building management'],
  ['IpCamera', 'Camera'],
  ['DoorController', 'Door'],
  ['AccessControlSystem', 'Badge server'],
  ['BmsController', 'Plant controller'],
  ['HvacSystem', 'Ventilation'],
  ['CctvSystem', 'Video server'],
  ['IpCamera', 'Camera'],
  ['DoorController', 'Door'],
  ['FireDetection', 'Fire alarm'],
  ['IpCamera', 'Camera'],
  ['DoorController', 'Door'],
  ['Chiller', 'Cold water machine'],
  ['ColdChainMonitor', 'Fridge logger'],
  ['Refrigerator', 'Drug fridge'],
  ['NurseCallSystem', 'Nurse call'],
  ['IpCamera', 'Camera'],
  ['DoorController', 'Door'],
  ['LiftSystem', 'Bed lift'],
  ['BadgeReader', 'Badge reader'],
];
const UTILITIES: readonly (readonly [type: string, label: string])[] = [
  ['PowerDistribution', 'Switchboard'],
  ['MainsPower', 'Grid supply'],
  ['UninterruptiblePower', 'Batteries'],
  ['OxygenSupply', 'Oxygen supply'],
  ['CoolingSupply', 'Cold water'],
  ['BackupGenerator', 'Generator'],
  ['Telephony', 'Telephony'],
  ['PowerDistribution', 'Switchboard'],
  ['WaterSupply', 'Water supply'],
  ['InternetAccess', 'Internet link'],
  ['MedicalVacuum', 'Suction'],
  ['UninterruptiblePower', 'Batteries'],
  ['PowerDistribution', 'Switchboard'],
  ['HeatingSteam', 'Steam'],
  ['FuelStock', 'Fuel tank'],
  ['TimeSource', 'Clock'],
];
/** Reserves that every hospital has by law, by the utility at which they stand. */
const RESERVES: readonly (readonly [type: string, control: string])[] = [
  ['BackupGenerator', 'K-Generator'],
  ['UninterruptiblePower', 'K-Ups'],
  ['OxygenSupply', 'K-SpareGas'],
];

function count(numbers: Map<string, number>, label: string): number {
  const number = (numbers.get(label) ?? 0) + 1;
  numbers.set(label, number);
  return number;
}

/** Doors, cameras, fire alarm and plant on the building network; what they secure, watch and condition. */
export function addEstate(campus: Campus): void {
  const { draft, plan } = campus;
  const networks = filed(campus.segments, 'BuildingOtNetwork', 'OfficeNetwork');
  const ot = filed(campus.segments, 'BuildingOtNetwork');
  const allRooms = [...campus.rooms.values()].flat();
  const plant = filed(campus.rooms, 'PlantRoom', 'CommsCloset', 'CirculationArea');
  const numbers = new Map<string, number>();
  for (let i = 0; i < plan.estate; i++) {
    const [type, label] = around(ESTATE, i);
    const id = draft.add('estate', type, `${label} ${count(numbers, label)}`);
    file(campus.estate, type, id);
    draft.relate(id, 'connectedTo', around(ot.length > 0 ? ot : networks, i));
    const room = around(allRooms, i * 3 + 1);
    draft.relate(id, 'locatedIn', type === 'IpCamera' || type === 'DoorController' || type === 'BadgeReader' ? room : around(plant, i));
    if (type === 'IpCamera' || type === 'CctvSystem') draft.relate(id, 'watches', room);
    if (type === 'DoorController') draft.relate(id, 'secures', room);
    if (type === 'HvacSystem') draft.relate(id, 'conditions', around([...filed(campus.rooms, 'OperatingTheatre'), room], i));
    if (type === 'FireDetection') draft.relate(id, 'protectsFromFire', around(campus.buildings, i));
  }
  pair(campus, 'AccessControlSystem', 'controls', 'DoorController');
  pair(campus, 'BmsController', 'controls', 'HvacSystem');
  pair(campus, 'BmsController', 'controls', 'Chiller');
  pair(campus, 'ColdChainMonitor', 'monitorsClimate', 'Refrigerator');
}

/** Each target gets one source, in turn. */
function pair(campus: Campus, fromType: string, relation: string, toType: string): void {
  const from = filed(campus.estate, fromType);
  if (from.length > 0) filed(campus.estate, toType).forEach((to, i) => campus.draft.relate(around(from, i), relation, to));
}

/** Power, gas, cooling and voice, and what they feed. */
export function addUtilities(campus: Campus): void {
  const { draft, plan } = campus;
  const numbers = new Map<string, number>();
  for (let i = 0; i < plan.utility; i++) {
    const [type, label] = around(UTILITIES, i);
    const id = draft.add('utility', type, `${label} ${count(numbers, label)}`);
    file(campus.utilities, type, id);
  }
  const boards = filed(campus.utilities, 'PowerDistribution');
  const feed = (sources: readonly string[], targets: readonly string[]): void => {
    if (sources.length > 0) targets.forEach((target, i) => draft.relate(around(sources, i), 'feeds', target));
  };
  const mains = filed(campus.utilities, 'MainsPower');
  mains.forEach((grid) => boards.forEach((board) => draft.relate(grid, 'feeds', board)));
  filed(campus.utilities, 'UninterruptiblePower').forEach((spare, i) => draft.relate(spare, 'backsUpUtility', around(boards, i)));
  filed(campus.utilities, 'BackupGenerator').forEach((spare, i) =>
    draft.relate(spare, 'backsUpUtility', around(mains.length > 0 ? mains : boards, i)),
  );
  // What a hospital has to have before it may open.
  for (const [type, control] of RESERVES) for (const supply of filed(campus.utilities, type)) draft.control(supply, control, 'in-place');
  feed(boards, filed(campus.devices, 'Ventilator', 'PatientMonitor', 'AnaesthesiaMachine'));
  feed(
    boards,
    campus.servers.filter((_, i) => i % 4 === 0),
  );
  feed(filed(campus.utilities, 'OxygenSupply'), filed(campus.devices, 'Ventilator'));
  feed(filed(campus.utilities, 'Telephony'), filed(campus.rooms, 'EmergencyDepartment'));
  for (const cooling of filed(campus.utilities, 'CoolingSupply')) {
    for (const room of filed(campus.rooms, 'DataCentreRoom')) draft.relate(cooling, 'conditions', room);
  }
}
