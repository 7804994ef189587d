import { type Campus, around, file, filed } from './hospital-campus.ts';

const SEGMENTS: readonly (readonly [type: string, label: string])[] = [
  ['OfficeNetwork', 'Office network'],
  ['ServerNetwork', 'Server network'],
  ['ClinicalDeviceNetwork', 'Device network'],
  ['BuildingOtNetwork', 'Building network'],
  ['ImagingNetwork', 'Imaging network'],
  ['Internet', 'Internet'],
  ['DemilitarisedZone', 'Internet-facing network'],
  ['WirelessLan', 'Staff Wi-Fi'],
  ['OfficeNetwork', 'Office network'],
  ['ClinicalDeviceNetwork', 'Device network'],
  ['ManagementNetwork', 'Management network'],
  ['HealthWideNetwork', 'National health network'],
  ['OfficeNetwork', 'Office network'],
  ['ClinicalDeviceNetwork', 'Device network'],
  ['GuestNetwork', 'Guest Wi-Fi'],
  ['OfficeNetwork', 'Office network'],
  ['ServerNetwork', 'Server network'],
  ['ClinicalDeviceNetwork', 'Device network'],
  ['OfficeNetwork', 'Office network'],
  ['StorageNetwork', 'Storage network'],
  ['WirelessLan', 'Device Wi-Fi'],
  ['BuildingOtNetwork', 'Building network'],
  ['OfficeNetwork', 'Office network'],
  ['ClinicalDeviceNetwork', 'Device network'],
];
/** There is one of each of these, however many segments a campus has. */
const SINGLE = new Set(['Internet', 'HealthWideNetwork']);
const ZONES = [
  'Clinical devices',
  'Offices',
  'Servers',
  'Building',
  'Imaging',
  'Edge',
  'Radio',
  'Management',
  'Laboratory',
  'Theatres',
  'Intensive care',
  'Guests',
];
const ZONE_OF: Readonly<Record<string, number>> = {
  ClinicalDeviceNetwork: 0,
  OfficeNetwork: 1,
  ServerNetwork: 2,
  BuildingOtNetwork: 3,
  ImagingNetwork: 4,
  DemilitarisedZone: 5,
  WirelessLan: 6,
  ManagementNetwork: 7,
  StorageNetwork: 2,
  GuestNetwork: 11,
};
/** Who may talk to whom: from, to, as in a network that grew over the years. */
const CONDUITS: readonly (readonly [from: string, to: string])[] = [
  ['OfficeNetwork', 'ServerNetwork'],
  ['OfficeNetwork', 'ClinicalDeviceNetwork'],
  ['BuildingOtNetwork', 'ServerNetwork'],
  ['ServerNetwork', 'HealthWideNetwork'],
  ['ClinicalDeviceNetwork', 'ServerNetwork'],
  ['ImagingNetwork', 'ServerNetwork'],
  ['DemilitarisedZone', 'Internet'],
  ['DemilitarisedZone', 'ServerNetwork'],
  ['Internet', 'DemilitarisedZone'],
  ['WirelessLan', 'ServerNetwork'],
  ['ManagementNetwork', 'ServerNetwork'],
  ['ServerNetwork', 'StorageNetwork'],
  ['GuestNetwork', 'Internet'],
  ['OfficeNetwork', 'BuildingOtNetwork'],
  ['OfficeNetwork', 'DemilitarisedZone'],
];

/** Zones, segments with their allowed paths, switches in their closets, firewalls and gateways at the borders. */
export function addNetworks(campus: Campus): void {
  const { draft, plan } = campus;
  const zones = Array.from({ length: plan.zone }, (_, i) =>
    draft.add('zone', 'NetworkZone', `Zone: ${around(ZONES, i)}${i < ZONES.length ? '' : ` ${Math.floor(i / ZONES.length) + 1}`}`),
  );
  const kinds: (readonly [string, string])[] = [];
  for (let i = 0; kinds.length < plan.segment; i++) {
    const kind = around(SEGMENTS, i);
    if (i < SEGMENTS.length || !SINGLE.has(kind[0])) kinds.push(kind);
  }
  const numbers = new Map<string, number>();
  for (const [type, kind] of kinds) {
    const number = (numbers.get(kind) ?? 0) + 1;
    numbers.set(kind, number);
    const segment = draft.add('net', type, SINGLE.has(type) ? kind : `${kind} ${number}`);
    const zone = ZONE_OF[type];
    if (zone !== undefined && zone < zones.length) draft.relate(segment, 'inZone', zones[zone]!);
    file(campus.segments, type, segment);
  }
  for (const [fromType, toType] of CONDUITS) {
    const to = filed(campus.segments, toType);
    if (to.length === 0) continue;
    filed(campus.segments, fromType).forEach((from, i) => draft.relate(from, 'conduitTo', around(to, i)));
  }
  const inside = [...campus.segments].filter(([type]) => !SINGLE.has(type)).flatMap(([, ids]) => ids);
  const closets = filed(campus.rooms, 'CommsCloset', 'DataCentreRoom');
  for (let i = 0; i < plan.switch; i++) {
    const id = draft.add('switch', 'Switch', `Switch ${i + 1}`);
    draft.relate(id, 'locatedIn', around(closets, i));
    draft.relate(id, 'joins', around(inside, i));
    draft.relate(id, 'connectedTo', around(inside, i));
  }
  addGateways(campus);
}

const GATEWAYS: readonly (readonly [type: string, label: string, guards: string, other: string])[] = [
  ['Firewall', 'Core firewall', 'ServerNetwork', 'OfficeNetwork'],
  ['VpnGateway', 'Remote access gateway', 'ServerNetwork', 'Internet'],
  ['Firewall', 'Device firewall', 'ClinicalDeviceNetwork', 'OfficeNetwork'],
  ['Firewall', 'Internet firewall', 'DemilitarisedZone', 'Internet'],
  ['Firewall', 'Building firewall', 'BuildingOtNetwork', 'OfficeNetwork'],
  ['AccessPoint', 'Radio controller', 'WirelessLan', 'ServerNetwork'],
  ['RemoteAccessPortal', 'Remote desktop portal', 'ServerNetwork', 'Internet'],
  ['Firewall', 'Imaging firewall', 'ImagingNetwork', 'ServerNetwork'],
];

function addGateways(campus: Campus): void {
  const { draft, plan } = campus;
  const rooms = filed(campus.rooms, 'DataCentreRoom', 'CommsCloset');
  for (let i = 0; i < plan.gateway; i++) {
    const [type, label, guards, other] = around(GATEWAYS, i);
    const round = Math.floor(i / GATEWAYS.length);
    const id = draft.add('gateway', type, round === 0 ? label : `${label} ${round + 1}`);
    draft.relate(id, 'locatedIn', around(rooms, round));
    const guarded = filed(campus.segments, guards);
    const outer = filed(campus.segments, other);
    if (guarded.length > 0) {
      const segment = around(guarded, round);
      draft.relate(id, type === 'Firewall' ? 'filters' : 'joins', segment);
      if (type === 'Firewall') draft.relate(id, 'joins', segment);
    }
    if (outer.length > 0)
      draft.relate(id, outer[0] === filed(campus.segments, 'Internet')[0] ? 'connectedTo' : 'joins', around(outer, round));
  }
}
