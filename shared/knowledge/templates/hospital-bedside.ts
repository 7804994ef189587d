import { type Campus, around, file, filed } from './hospital-campus.ts';
import type { HospitalPart } from './hospital-plan.ts';

interface DeviceKind {
  readonly part: HospitalPart;
  readonly types: readonly (readonly [type: string, label: string])[];
  readonly rooms: readonly string[];
  readonly network: string;
  readonly treats: boolean;
}
const KINDS: readonly DeviceKind[] = [
  {
    part: 'pump',
    types: [
      ['LargeVolumePump', 'Infusion pump'],
      ['SyringePump', 'Syringe pump'],
      ['PcaPump', 'Pain pump'],
    ],
    rooms: ['Ward', 'IntensiveCareUnit'],
    network: 'ClinicalDeviceNetwork',
    treats: true,
  },
  {
    part: 'monitor',
    types: [
      ['PatientMonitor', 'Bedside monitor'],
      ['PatientMonitor', 'Bedside monitor'],
      ['TelemetryUnit', 'Telemetry unit'],
    ],
    rooms: ['Ward', 'IntensiveCareUnit', 'EmergencyDepartment'],
    network: 'ClinicalDeviceNetwork',
    treats: true,
  },
  {
    part: 'ventilator',
    types: [['Ventilator', 'Ventilator']],
    rooms: ['IntensiveCareUnit', 'OperatingTheatre'],
    network: 'ClinicalDeviceNetwork',
    treats: true,
  },
  {
    part: 'modality',
    types: [
      ['CtScanner', 'CT scanner'],
      ['XrayUnit', 'X-ray unit'],
      ['MriScanner', 'MR scanner'],
      ['UltrasoundScanner', 'Ultrasound scanner'],
    ],
    rooms: ['ImagingRoom'],
    network: 'ImagingNetwork',
    treats: false,
  },
  {
    part: 'analyser',
    types: [
      ['LabAnalyser', 'Laboratory analyser'],
      ['LabAnalyser', 'Laboratory analyser'],
      ['PointOfCareTester', 'Bedside tester'],
    ],
    rooms: ['Laboratory'],
    network: 'ClinicalDeviceNetwork',
    treats: false,
  },
  {
    part: 'otherDevice',
    types: [
      ['CentralStation', 'Central station'],
      ['AnaesthesiaMachine', 'Anaesthesia machine'],
      ['Defibrillator', 'Defibrillator'],
      ['DispensingCabinet', 'Drug cabinet'],
      ['SmartBed', 'Electric bed'],
      ['DialysisMachine', 'Dialysis machine'],
      ['InfusionDock', 'Pump dock'],
      ['Electrocardiograph', 'ECG recorder'],
    ],
    rooms: ['Ward', 'IntensiveCareUnit', 'OperatingTheatre'],
    network: 'ClinicalDeviceNetwork',
    treats: false,
  },
];
const TREATING = new Set(['AnaesthesiaMachine', 'Defibrillator', 'SmartBed', 'DialysisMachine']);

/** Medical devices in the rooms where they are used, on their networks, attached to the patients who lie there. */
export function addDevices(campus: Campus, patientsOf: (room: string) => string): void {
  const { draft, plan } = campus;
  const offices = filed(campus.segments, 'OfficeNetwork');
  for (const kind of KINDS) {
    const own = filed(campus.rooms, ...kind.rooms);
    const rooms = own.length > 0 ? own : campus.workRooms;
    const special = filed(campus.segments, kind.network);
    const common = filed(campus.segments, 'ClinicalDeviceNetwork');
    const networks = special.length > 0 ? special : common.length > 0 ? common : offices;
    for (let i = 0; i < plan[kind.part]; i++) {
      const [type, name] = around(kind.types, i);
      const id = draft.add('device', type, `${name} ${i + 1}`);
      const room = around(rooms, i);
      draft.relate(id, 'locatedIn', room);
      draft.relate(id, 'connectedTo', around(networks, i));
      if (kind.treats || TREATING.has(type)) draft.relate(id, 'attachedTo', patientsOf(room));
      file(campus.devices, type, id);
    }
  }
  const stations = filed(campus.devices, 'CentralStation');
  if (stations.length > 0) {
    filed(campus.devices, 'PatientMonitor', 'TelemetryUnit').forEach((monitor, i) => draft.relate(monitor, 'sendsTo', around(stations, i)));
  }
  const pumps = filed(campus.devices, 'SyringePump');
  filed(campus.devices, 'InfusionDock').forEach((dock, i) => {
    if (pumps.length > 0) draft.relate(dock, 'pairedWith', around(pumps, i));
  });
}
