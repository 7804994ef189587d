/** Another way in which an architect may draw what a relation says. */
export interface OtherDrawing {
  readonly id: string;
  /** The relation that it stands for. */
  readonly instead: string;
  /** What else has to be drawn. */
  readonly assets: Readonly<Record<string, string>>;
  readonly relations: (from: string, to: string) => readonly string[];
  /** What a pattern uses to see both. */
  readonly use: string;
  /** Threats that mean only the one drawing, with the reason. */
  readonly except: Readonly<Record<string, string>>;
}

const same = (threats: readonly string[], reason: string): Record<string, string> => Object.fromEntries(threats.map((id) => [id, reason]));

const PERSON_AT_IT = 'It takes somebody who stands before it.';
const PHONE = 'A phone runs its apps itself.';
const FLOW = 'It is about one flow and the next, not about what stands in a room.';

/** The drawings that say the same. A model that uses one of them must lead to the same threats as a model with the other. */
export const OTHER_DRAWINGS: readonly OtherDrawing[] = [
  {
    id: 'through the computer in front of them',
    instead: 'uses',
    assets: { desk: 'Workstation' },
    relations: (from, to) => [`${from} uses desk`, `desk calls ${to}`],
    use: 'worksWith',
    except: {},
  },
  {
    id: 'from outside',
    instead: 'uses',
    assets: {},
    relations: (from, to) => [`${from} remotelyAccesses ${to}`],
    use: 'worksWith',
    except: same(['T-ACC-03', 'T-ACC-23', 'T-ACC-24', 'T-HUM-05', 'T-HUM-06', 'T-SID-04'], PERSON_AT_IT),
  },
  {
    id: 'in a room of the place',
    instead: 'locatedIn',
    assets: { room: 'Ward' },
    relations: (from, to) => [`${from} locatedIn room`, `room partOf ${to}`],
    use: 'within',
    except: {},
  },
  {
    id: 'paired the other way round',
    instead: 'pairedWith',
    assets: {},
    relations: (from, to) => [`${to} pairedWith ${from}`],
    use: 'pairedEitherWay',
    except: {},
  },
  {
    id: 'asked for by the receiver',
    instead: 'sendsTo',
    assets: {},
    relations: (from, to) => [`${to} calls ${from}`],
    use: 'talksTo',
    except: { 'T-CAR-82': 'Who asks for a part gets a part; only what is sent leaves a copy.' },
  },
  {
    id: 'sent by calling the receiver',
    instead: 'sendsTo',
    assets: {},
    relations: (from, to) => [`${from} calls ${to}`],
    use: 'talksTo',
    except: { 'T-CAR-82': 'Who asks for a part gets a part; only what is sent leaves a copy.' },
  },
  {
    id: 'used, and made for carrying',
    instead: 'carries',
    assets: {},
    relations: (from, to) => [`${from} uses ${to}`],
    use: 'takesAlong',
    except: {},
  },
  {
    id: 'goods that stand in the place',
    instead: 'storesGoods',
    assets: {},
    relations: (from, to) => [`${to} locatedIn ${from}`],
    use: 'keepsGoods',
    except: {},
  },
  {
    id: 'a device that joins both networks',
    instead: 'conduitTo',
    assets: { box: 'Router' },
    relations: (from, to) => [`box joins ${from}`, `box joins ${to}`],
    use: 'reaches',
    except: {},
  },
  {
    id: 'care that needs the place',
    instead: 'delivers',
    assets: {},
    relations: (from, to) => [`${to} dependsOn ${from}`],
    use: 'givesRoomTo',
    except: {},
  },
  {
    id: 'a secret that is kept',
    instead: 'holdsKey',
    assets: {},
    relations: (from, to) => [`${from} stores ${to}`],
    use: 'holdsCopyOf',
    except: {},
  },
  {
    id: 'a secret that is held',
    instead: 'stores',
    assets: {},
    relations: (from, to) => [`${from} holdsKey ${to}`],
    use: 'holdsCopyOf',
    except: {},
  },
  {
    id: 'in a virtual machine',
    instead: 'hostedOn',
    assets: { guest: 'VirtualMachine' },
    relations: (from, to) => [`${from} hostedOn guest`, `guest hostedOn ${to}`],
    use: 'runsOn',
    except: {
      ...same(['T-ACC-12', 'T-APP-11', 'T-MAL-12', 'T-RAD-10', 'T-SID-18'], PHONE),
      ...same(['T-ACC-25', 'T-NET-17'], 'It is one step of that chain, and the next one is a threat of its own.'),
      'T-MAL-03': 'The directory has to know the computer on which it runs, the virtual machine.',
    },
  },
  {
    id: 'looked after by the same company',
    instead: 'supplies',
    assets: {},
    relations: (from, to) => [`${from} maintains ${to}`],
    use: 'provides',
    except: same(['T-RES-07', 'T-RES-08'], 'Two services fail together when they come from one company, not when one company repairs both.'),
  },
  {
    id: 'saved together with its computer',
    instead: 'backedUpBy',
    assets: { server: 'Server' },
    relations: (from, to) => [`${from} hostedOn server`, `server backedUpBy ${to}`],
    use: 'savedTo',
    except: {},
  },
  {
    id: 'through a technician of the company',
    instead: 'remotelyAccesses',
    assets: { technician: 'VendorTechnician' },
    relations: (from, to) => [`technician worksFor ${from}`, `technician remotelyAccesses ${to}`],
    use: 'logsInTo',
    except: same(['T-SUP-01', 'T-SUP-11'], 'The access of a technician who is drawn is T-DEV-14 or T-DEV-24.'),
  },
  {
    id: 'through the outlets of the room',
    instead: 'feeds',
    assets: { room: 'Ward' },
    relations: (from, to) => [`${from} feeds room`, `${to} locatedIn room`],
    use: 'feedsThere',
    except: {
      ...same(['T-CAR-33', 'T-CAR-133', 'T-CAR-135', 'T-CAR-39', 'T-CAR-40', 'T-RES-01', 'T-RES-04'], FLOW),
      'T-NET-15': 'The time comes over the network.',
    },
  },
];
