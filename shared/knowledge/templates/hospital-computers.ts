import { type Campus, around, filed } from './hospital-campus.ts';

/** One domain and one backup server serve about this many servers: larger hospitals have more of them, not larger ones. */
const SERVERS_PER_DOMAIN = 55;

/** Hypervisors, domain controllers, backup servers, physical and virtual servers. */
export function addServers(campus: Campus): void {
  const { draft, plan, random } = campus;
  const rooms = filed(campus.rooms, 'DataCentreRoom', 'CommsCloset');
  const nets = filed(campus.segments, 'ServerNetwork', 'OfficeNetwork');
  const serverNets = filed(campus.segments, 'ServerNetwork');
  const networks = serverNets.length > 0 ? serverNets : nets;
  const hypervisors = Array.from({ length: plan.hypervisor }, (_, i) => {
    const id = draft.add('hypervisor', 'Hypervisor', `Virtualisation host ${i + 1}`);
    draft.relate(id, 'locatedIn', around(rooms, i));
    draft.relate(id, 'connectedTo', around(networks, i));
    return id;
  });
  const domains = Math.max(1, Math.round(plan.server / SERVERS_PER_DOMAIN));
  for (let i = 0; i < plan.server; i++) {
    const special = i < domains ? 'DomainController' : i < 2 * domains ? 'BackupServer' : i === 2 * domains ? 'JumpHost' : '';
    const isPhysical = special === '' && i % 8 === 7;
    const type = special || (isPhysical ? 'Server' : 'VirtualMachine');
    const label =
      special === 'DomainController'
        ? `Domain controller ${i + 1}`
        : special === 'BackupServer'
          ? `Backup server ${i - domains + 1}`
          : special === 'JumpHost'
            ? 'Jump host'
            : `${isPhysical ? 'Server' : 'Virtual server'} ${i + 1}`;
    const id = draft.add('server', type, label);
    if (type !== 'VirtualMachine') draft.relate(id, 'locatedIn', around(rooms, i));
    draft.relate(id, 'connectedTo', around(networks, i));
    if (type === 'DomainController') campus.domains.push(id);
    else {
      draft.relate(id, 'authenticatesVia', around(campus.domains, i));
      if (type === 'BackupServer') campus.backups.push(id);
      else {
        if (campus.backups.length > 0) draft.relate(id, 'backedUpBy', around(campus.backups, i));
        if (type !== 'JumpHost') campus.servers.push(id);
      }
    }
    if (type === 'VirtualMachine') draft.relate(id, 'hostedOn', random.pick(hypervisors));
  }
}

const WORKPLACES: readonly (readonly [type: string, label: string])[] = [
  ['Workstation', 'PC'],
  ['NurseWorkstation', 'Ward PC'],
  ['Workstation', 'PC'],
  ['CartWorkstation', 'PC cart'],
  ['Workstation', 'PC'],
  ['Laptop', 'Laptop'],
  ['NurseWorkstation', 'Ward PC'],
  ['DiagnosticWorkstation', 'Reading station'],
];
const MOBILES: readonly (readonly [type: string, label: string])[] = [
  ['ManagedSmartphone', 'Hospital phone'],
  ['ByodSmartphone', 'Own phone'],
  ['Tablet', 'Tablet'],
];
/** One in so many PCs runs a system that nobody repairs any more. */
const LEGACY_EVERY = 25;

/** PCs in rooms on office networks, a few of them out of support; phones and tablets on the radio network. */
export function addWorkplaces(campus: Campus): void {
  const { draft, plan } = campus;
  const offices = filed(campus.segments, 'OfficeNetwork');
  const radio = filed(campus.segments, 'WirelessLan');
  for (let i = 0; i < plan.workstation; i++) {
    const [kind, name] = around(WORKPLACES, i);
    const isLegacy = i % LEGACY_EVERY === LEGACY_EVERY - 1;
    const type = isLegacy ? 'LegacyHost' : kind;
    const id = draft.add('pc', type, isLegacy ? `Old PC ${i + 1}` : `${name} ${i + 1}`);
    draft.relate(id, 'locatedIn', around(campus.workRooms, i));
    draft.relate(id, 'connectedTo', around(offices, i));
    if (!isLegacy) draft.relate(id, 'authenticatesVia', around(campus.domains, i));
    campus.workstations.push(id);
  }
  for (let i = 0; i < plan.mobile; i++) {
    const [type, name] = around(MOBILES, i);
    const id = draft.add('mobile', type, `${name} ${i + 1}`);
    draft.relate(id, 'locatedIn', around(campus.workRooms, i));
    draft.relate(id, 'connectedTo', around(radio.length > 0 ? radio : offices, i));
    campus.mobiles.push(id);
  }
}
