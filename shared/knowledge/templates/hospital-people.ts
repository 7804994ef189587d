import { type Campus, around, file, filed } from './hospital-campus.ts';

const ROLES: readonly (readonly [type: string, label: string])[] = [
  ['Inpatient', 'Patients'],
  ['Nurse', 'Nurses'],
  ['ItAdministrator', 'IT administrators'],
  ['Physician', 'Doctors'],
  ['AdminClerk', 'Admission clerks'],
  ['Inpatient', 'Patients'],
  ['Visitor', 'Visitors'],
  ['ClinicalEngineer', 'Clinical engineers'],
  ['Nurse', 'Nurses'],
  ['Inpatient', 'Patients'],
  ['SecurityGuard', 'Security guards'],
  ['Radiographer', 'Radiographers'],
  ['LabScientist', 'Laboratory staff'],
  ['Inpatient', 'Patients'],
  ['Pharmacist', 'Pharmacists'],
  ['CleaningStaff', 'Cleaners'],
  ['VendorTechnician', "Makers' technicians"],
  ['Inpatient', 'Patients'],
  ['Physician', 'Doctors'],
  ['FacilitiesEngineer', 'Building engineers'],
  ['Executive', 'Management'],
  ['Nurse', 'Nurses'],
  ['Researcher', 'Researchers'],
  ['ProtectionOfficer', 'Data protection officer'],
  ['Porter', 'Porters'],
  ['Inpatient', 'Patients'],
  ['TemporaryStaff', 'Agency staff'],
  ['ItAdministrator', 'IT administrators'],
];
const LYING_IN: readonly string[] = ['Ward', 'IntensiveCareUnit', 'EmergencyDepartment', 'OperatingTheatre'];

/**
 * People as groups. Returns which group of patients lies in a room: each group has its rooms, so that a
 * device knows its patients.
 */
export function addPeople(campus: Campus): (room: string) => string {
  const { draft, plan } = campus;
  const numbers = new Map<string, number>();
  for (let i = 0; i < plan.role; i++) {
    const [type, label] = around(ROLES, i);
    const number = (numbers.get(label) ?? 0) + 1;
    numbers.set(label, number);
    const id = draft.add('role', type, `${label}, group ${number}`, type === 'Inpatient' ? 'medium' : 'few');
    file(campus.roles, type, id);
  }
  campus.patients.push(...filed(campus.roles, 'Inpatient'));
  const beds = filed(campus.rooms, ...LYING_IN);
  beds.forEach((room, i) => {
    if (i < campus.patients.length) draft.relate(campus.patients[i]!, 'locatedIn', room);
  });
  const entrance = filed(campus.rooms, 'PublicArea')[0];
  if (entrance) for (const visitor of filed(campus.roles, 'Visitor')) draft.relate(visitor, 'mayEnter', entrance);
  const plant = filed(campus.rooms, 'PlantRoom', 'CommsCloset')[0];
  if (plant) for (const guard of filed(campus.roles, 'SecurityGuard', 'CleaningStaff')) draft.relate(guard, 'mayEnter', plant);
  return (room) => around(campus.patients, Math.max(0, beds.indexOf(room)));
}

/** Who uses, administers and carries what; each PC has one user group and one administrator. */
export function addWork(campus: Campus): void {
  const { draft } = campus;
  const users = filed(campus.roles, 'Nurse', 'AdminClerk', 'Physician');
  const administrators = filed(campus.roles, 'ItAdministrator');
  campus.workstations.forEach((pc, i) => {
    draft.relate(around(users, i), 'uses', pc);
    draft.relate(around(administrators, i), 'administers', pc);
  });
  const owners = filed(campus.roles, 'Physician', 'Nurse');
  campus.mobiles.forEach((mobile, i) => draft.relate(around(owners, i), 'carries', mobile));
  for (const domain of campus.domains) for (const administrator of administrators) draft.relate(administrator, 'administers', domain);
  const engineers = filed(campus.roles, 'ClinicalEngineer');
  if (engineers.length > 0)
    filed(campus.devices, 'Ventilator', 'LargeVolumePump', 'DialysisMachine').forEach((device, i) =>
      draft.relate(around(engineers, i), 'maintains', device),
    );
  const nurses = filed(campus.roles, 'Nurse');
  filed(campus.devices, 'PatientMonitor', 'CentralStation').forEach((device, i) => draft.relate(device, 'alarmsTo', around(nurses, i)));
}
