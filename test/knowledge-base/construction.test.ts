import { describe, expect, it } from 'vitest';
import { openSession } from '../../shared/engine/open-session.ts';
import { knowledgeSources } from '../helpers/knowledge-sources.ts';

const { sources, result } = knowledgeSources();
const { knowledge } = result;
const number = (entries: readonly { readonly id: string }[], id: string): number => {
  const index = entries.findIndex((entry) => entry.id === id);
  if (index < 0) throw new Error(`there is no ${id}`);
  return index;
};

/** The relations of a model after construction, as sentences. `assets`: `a:Class b:Class`; `links`: `a relation b, …`. */
function inferred(assets: string, links: string): string[] {
  const { structure } = openSession(knowledge, {
    assets: assets.split(' ').map((word) => {
      const [id = '', type = ''] = word.split(':');
      return { id, label: id, class: number(knowledge.classes, type), population: 0 };
    }),
    relations: links.split(', ').map((line) => {
      const [from = '', relation = '', to = ''] = line.split(' ');
      return { from, relation: number(knowledge.relations, relation), to };
    }),
    controls: [],
    attributeLevels: [],
    impacts: [],
    agentLevels: [],
    mode: 'future',
  }).analysis;
  const { assets: table, relations } = structure;
  const name = (asset: number): string =>
    table.createdBy[asset]! < 0 ? table.ids[asset]! : `path(${[...table.includes.values.subarray(table.includes.offsets[asset], table.includes.offsets[asset + 1])].map((part) => table.ids[part]).join(' ')})`;
  const lines: string[] = [];
  for (let i = 0; i < relations.count; i++)
    if (relations.inferred[i] === 1) lines.push(`${name(relations.from[i]!)} ${knowledge.relations[relations.relation[i]!]!.id} ${name(relations.to[i]!)}`);
  return lines.sort();
}

describe('what is inferred about networks', () => {
  it('is one path for each conduit, in its direction only', () => {
    expect(inferred('a:OfficeNetwork b:ServerNetwork', 'a conduitTo b')).toEqual(['b bordersOn a', 'path(a b) leadsFrom a', 'path(a b) leadsTo b']);
  });

  it('is one path each way for each device that joins two networks, which passes that device alone', () => {
    const lines = inferred('a:OfficeNetwork b:ServerNetwork f:Firewall g:Router', 'f joins a, f joins b, g joins a, g joins b');
    expect(lines.filter((line) => line.includes(' passes '))).toEqual(['path(a f b) passes f', 'path(a g b) passes g', 'path(b f a) passes f', 'path(b g a) passes g']);
    expect(lines).toContain('a reaches b');
    expect(lines).toContain('b reaches a');
  });

  it('never loses a path to a filter: the filter is named on it', () => {
    const open = inferred('a:OfficeNetwork b:ServerNetwork', 'a conduitTo b');
    const filtered = inferred('a:OfficeNetwork b:ServerNetwork f:Firewall', 'a conduitTo b, f filters b');
    expect(filtered).toEqual(expect.arrayContaining(open));
    expect(filtered).toContain('path(a b) passes f');
  });

  it('lets a conduit run over the devices that join its ends', () => {
    expect(inferred('a:OfficeNetwork b:ServerNetwork f:Firewall', 'a conduitTo b, f joins a, f joins b')).toContain('path(a b) passes f');
  });

  it('puts what lies in a zone on the zone, unless it is on a network of its own', () => {
    const lines = inferred('z:NetworkZone n:ServerNetwork s:Server t:Server', 's inZone z, t inZone z, t connectedTo n, n inZone z');
    expect(lines).toContain('s connectedTo z');
    expect(lines).not.toContain('t connectedTo z');
    expect(lines).toEqual(expect.arrayContaining(['n reaches z', 'z reaches n']));
  });

  it('is one path each way between a segment and its zone, like those of two conduits', () => {
    const ways = (links: string): string[] => inferred('z:NetworkZone n:ServerNetwork', links).filter((line) => line.startsWith('path('));
    expect(ways('n inZone z')).toEqual(['path(n z) leadsFrom n', 'path(n z) leadsTo z', 'path(z n) leadsFrom z', 'path(z n) leadsTo n']);
    expect(ways('n inZone z')).toEqual(ways('n conduitTo z, z conduitTo n'));
  });

  it('puts building systems and supplies in a zone on it as well, and people not', () => {
    const lines = inferred('z:NetworkZone b:HvacSystem u:UninterruptiblePower p:Nurse', 'b inZone z, u inZone z, p inZone z');
    expect(lines.filter((line) => line.includes('connectedTo'))).toEqual(['b connectedTo z', 'u connectedTo z']);
  });

  it('puts an application in the cloud on the network of what the cloud service runs on', () => {
    const lines = inferred('n:Internet s:Server c:EdgeNode app:WebApplication', 's connectedTo n, c hostedOn s, app hostedOn c');
    expect(lines).toEqual(expect.arrayContaining(['c onNetwork n', 'app onNetwork n']));
  });

  it('lets an application face the internet from a buffer network, and do without the first of two directories', () => {
    expect(inferred('d:DemilitarisedZone s:Server app:WebApplication', 's connectedTo d, app hostedOn s')).toContain('app facesOutside d');
    const lines = inferred('a:DomainController b:DomainController app:WebApplication', 'app authenticatesVia a, app authenticatesVia b');
    expect(lines).toEqual(['app doesWithout a', 'app doesWithout b']);
  });

  it('puts an application on the network of its computer, through a virtual machine without one', () => {
    const lines = inferred('n:ServerNetwork h:Hypervisor v:VirtualMachine app:HealthRecordSystem', 'h connectedTo n, v hostedOn h, app hostedOn v');
    expect(lines).toEqual(expect.arrayContaining(['v onNetwork n', 'app onNetwork n']));
  });

  it('puts a filter before everything on its network', () => {
    const lines = inferred('n:ClinicalDeviceNetwork f:Firewall p:InfusionPump', 'f filters n, p connectedTo n');
    expect(lines).toEqual(['f protects p']);
  });
});

describe('what is inferred about places', () => {
  it('is that a thing is in every place around its place, and an application where its computer is', () => {
    const lines = inferred('b:Building r:DataCentreRoom h:Server app:HealthRecordSystem', 'r partOf b, h locatedIn r, app hostedOn h');
    expect(lines).toEqual(['app ranAt b', 'app ranAt r', 'app soleOn h', 'h within b']);
  });

  it('is that one can walk both ways, and into what nothing secures', () => {
    const lines = inferred('a:CirculationArea b:Ward c:PharmacyStore d:DoorController', 'a adjoins b, c adjoins a, d secures c');
    expect(lines.filter((line) => line.includes('opensInto'))).toEqual(['a opensInto b', 'b opensInto a', 'c opensInto a']);
  });
});

describe('what is inferred about people and what they use', () => {
  it('is that phones, tablets and laptops are taken along, and desktops not', () => {
    const lines = inferred('p:Nurse a:ByodSmartphone b:Tablet c:Laptop d:Workstation', 'p uses a, p uses b, p uses c, p uses d');
    expect(lines).toEqual(['p takesAlong a', 'p takesAlong b', 'p takesAlong c']);
  });

  it('is a login of an administrator at the computer and at what runs on it', () => {
    const lines = inferred('p:ItAdministrator h:Server app:WebApplication pc:Workstation', 'p administers h, app hostedOn h, p uses pc');
    expect(lines.filter((line) => line.includes('logsInAsAdministratorAt'))).toEqual(['p logsInAsAdministratorAt app', 'p logsInAsAdministratorAt pc']);
  });
});

describe('what is inferred about control', () => {
  it('is that a manager sets up what it manages, and a support tool the computer on which it runs as well', () => {
    const lines = inferred('m:MobileManager t:RemoteSupportTool a:Workstation b:Server p:LargeVolumePump', 'a managedBy m, p managedBy m, t hostedOn b');
    expect(lines.filter((line) => line.includes('configures'))).toEqual(['m configures a', 'm configures p', 't configures b']);
  });
});

describe('what is inferred about supply, dependency and data', () => {
  it('is that a chain of utilities keeps running what stands in the place it feeds', () => {
    const lines = inferred('m:MainsPower d:PowerDistribution w:Ward v:Ventilator', 'm feeds d, d feeds w, v locatedIn w');
    expect(lines.filter((line) => line.includes('keepsRunning'))).toEqual(['d keepsRunning v', 'm keepsRunning v', 'm keepsRunning w']);
  });

  it('is that the sockets of a room feed the machines in it, and only what needs water hangs on its water', () => {
    const lines = inferred('d:PowerDistribution q:WaterSupply r:Ward h:Server s:Steriliser m:DialysisMachine f:PaperChart', 'd feeds r, q feeds r, h locatedIn r, s locatedIn r, m locatedIn r, f locatedIn r');
    expect(lines.filter((line) => line.includes('feedsThere'))).toEqual(['d feedsThere h', 'd feedsThere m', 'd feedsThere s', 'q feedsThere m', 'q feedsThere s']);
  });

  it('is that one of a pair hangs on whoever rules it or the machine on which it runs', () => {
    const lines = inferred('app:WebApplication other:WebApplication h:Server u:PatchServer t:MobileManager', 'app replicatesTo other, app hostedOn h, h updatedFrom u, other managedBy t');
    expect(lines.filter((line) => line.includes('hangsOn'))).toEqual(['app hangsOn u', 'other hangsOn t']);
  });

  it('is that a service relies on what its applications run on and on what the services it needs rely on', () => {
    const lines = inferred('s:Surgery l:LaboratoryService app:LaboratorySystem v:VirtualMachine h:Hypervisor', 's needsService l, l dependsOn app, app hostedOn v, v hostedOn h');
    expect(lines).toContain('s reliesOn app');
    for (const thing of ['v', 'h']) expect(lines).toEqual(expect.arrayContaining([`l reliesOn ${thing}`, `s reliesOn ${thing}`]));
  });

  it('is that services which need each other do not rely on themselves', () => {
    const lines = inferred('s:Surgery l:LaboratoryService', 's needsService l, l needsService s');
    expect(lines.filter((line) => line.includes('reliesOn'))).toEqual([]);
  });

  it('is a copy of the data one message on, in the backup and on the computer, and no further', () => {
    const lines = inferred(
      'a:LaboratorySystem b:IntegrationEngine c:HealthRecordSystem h:Server k:BackupServer d:LabResult',
      'a stores d, a sendsTo b, b sendsTo c, a hostedOn h, a backedUpBy k',
    );
    expect(lines.filter((line) => line.includes('holdsCopyOf'))).toEqual(['b holdsCopyOf d', 'h holdsCopyOf d', 'k holdsCopyOf d']);
  });

  it('is the patient for whom a service cares: by device, place, data, staff, and through other services', () => {
    const through = (assets: string, links: string): boolean => inferred(`s:EmergencyCare p:Inpatient ${assets}`, links).includes('s caresForPatient p');
    expect(through('d:PatientMonitor', 's dependsOn d, d attachedTo p')).toBe(true);
    expect(through('d:TelemetryUnit', 's dependsOn d, p wears d')).toBe(true);
    expect(through('w:EmergencyDepartment', 'w delivers s, p locatedIn w')).toBe(true);
    expect(through('a:MobileRecordApp r:HealthRecord', 's dependsOn a, a stores r, r about p')).toBe(true);
    expect(through('n:Nurse', 's staffedBy n, n treats p')).toBe(true);
    expect(through('o:Surgery w:OperatingTheatre', 'o needsService s, w delivers o, p locatedIn w')).toBe(true);
    expect(through('n:Nurse', 's staffedBy n')).toBe(false);
  });
});

/** Rules that differ in nothing but their classes, and why one class does not serve them all. */
const ALIKE: Readonly<Record<string, string>> = {
  'R-SendsToServer, R-SendsToDevice': 'Servers are looked for from all networks of the hospital, devices from offices alone.',
  'R-SendsToNextServer, R-SendsToNextDevice': 'The same for the next network.',
  'R-SwitchForwards, R-AccessPointForwards': 'A station carries the wireless network and not the cable on which it hangs.',
  'R-AlarmToApplication, R-AlarmToDevice': 'Alarms go to people and plant as well, which pass on no messages.',
  'R-FacesOutsideOnServer, R-FacesOutsideInCloud': 'Nobody has a word for a server or a cloud service that leaves out the phone.',
  'R-OpensStore, R-OpensCloud': 'A cloud service is no database or file share, and people have no word for all three.',
  'R-PowerThere, R-GasDeviceThere, R-WaterThere, R-SteamSteriliserThere': 'Each flow has its own takers.',
  'R-BoughtSupply, R-BoughtCloud': 'Nobody has a word for a supply or a cloud service.',
};

/** Links and additions of a rule, with its roles numbered as they appear. */
function shapeOf({ pattern, create, adds }: (typeof sources.constructions)[number]['value']): string {
  const numbers = new Map<string, number>();
  const numbered = (lines: readonly string[]): string[] =>
    lines.map((line) => {
      const [from = '', relation = '', to = ''] = line.split(' ');
      const name = (role: string): number => numbers.get(role) ?? numbers.set(role, numbers.size).get(role)!;
      return `${name(from)} ${relation} ${name(to)}`;
    });
  return JSON.stringify([numbered(pattern.links), numbered(pattern.prohibitedLinks), numbered(adds), create?.class]);
}

describe('the rules of construction', () => {
  it('say each thing once: those that differ in their classes alone have a reason', () => {
    const alike = new Map<string, string[]>();
    for (const { value } of sources.constructions) alike.set(shapeOf(value), [...(alike.get(shapeOf(value)) ?? []), value.id]);
    const found = [...alike.values()].filter((ids) => ids.length > 1).map((ids) => ids.join(', '));
    expect(found.sort()).toEqual(Object.keys(ALIKE).sort());
  });
});
