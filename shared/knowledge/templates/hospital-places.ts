import { type Campus, around, file } from './hospital-campus.ts';

/** In the order in which a growing hospital needs them: the first floor already has a corridor and an entrance. */
const ROOMS: readonly (readonly [type: string, label: string])[] = [
  ['CirculationArea', 'Corridor'],
  ['Ward', 'Ward'],
  ['DataCentreRoom', 'Server room'],
  ['EmergencyDepartment', 'Emergency department'],
  ['PublicArea', 'Entrance hall'],
  ['CommsCloset', 'Comms closet'],
  ['IntensiveCareUnit', 'Intensive care unit'],
  ['CirculationArea', 'Corridor'],
  ['OperatingTheatre', 'Operating theatre'],
  ['Laboratory', 'Laboratory'],
  ['ImagingRoom', 'Imaging room'],
  ['Ward', 'Ward'],
  ['PlantRoom', 'Plant room'],
  ['OutpatientClinic', 'Outpatient clinic'],
  ['CirculationArea', 'Corridor'],
  ['Ward', 'Ward'],
  ['NurseStation', 'Nurse station'],
  ['PharmacyStore', 'Pharmacy store'],
  ['CommsCloset', 'Comms closet'],
  ['OutpatientClinic', 'Outpatient clinic'],
  ['SecurityControlRoom', 'Security control room'],
];
const NOT_FOR_WORK = new Set(['CirculationArea', 'CommsCloset', 'PlantRoom', 'PublicArea', 'DataCentreRoom']);

/** Buildings with floors: a floor is a corridor with the rooms that open onto it. */
export function addPlaces(campus: Campus): void {
  const { draft, plan, name } = campus;
  for (let i = 0; i < plan.building; i++) {
    campus.buildings.push(
      draft.add('building', 'Building', `${name}, building ${String.fromCharCode(65 + (i % 26))}${i < 26 ? '' : Math.floor(i / 26)}`),
    );
  }
  const numbers = new Map<string, number>();
  let corridor = '';
  let floor = -1;
  let building = '';
  for (let i = 0; i < plan.room; i++) {
    const [type, kind] = around(ROOMS, i);
    if (type === 'CirculationArea') {
      floor++;
      building = around(campus.buildings, floor);
    }
    const number = (numbers.get(kind) ?? 0) + 1;
    numbers.set(kind, number);
    const room = draft.add('room', type, `${kind} ${number}`);
    draft.relate(room, 'partOf', building);
    if (type === 'CirculationArea') {
      if (corridor) draft.relate(room, 'adjoins', corridor);
      corridor = room;
    } else {
      draft.relate(corridor, 'adjoins', room);
    }
    file(campus.rooms, type, room);
    if (!NOT_FOR_WORK.has(type)) campus.workRooms.push(room);
  }
}
