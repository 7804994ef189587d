import type { ModelRecords } from '../../model/records.ts';
import { addDevices } from './hospital-bedside.ts';
import { filed, newCampus } from './hospital-campus.ts';
import { addServers, addWorkplaces } from './hospital-computers.ts';
import { addEstate, addUtilities } from './hospital-estate.ts';
import { layOutHospital } from './hospital-layout.ts';
import { addNetworks } from './hospital-networks.ts';
import { addApplications, addServices } from './hospital-organisation.ts';
import { addPeople, addWork } from './hospital-people.ts';
import { addPlaces } from './hospital-places.ts';
import { LARGEST_HOSPITAL, SMALLEST_HOSPITAL, hospitalPlans } from './hospital-plan.ts';
import { ModelDraft } from './model-draft.ts';
import { seededRandom } from './seeded-random.ts';

/** The bundled `hospital-1000` is made with these. */
export const DEFAULT_HOSPITAL = { assets: 1000, seed: 1 } as const;
export const HOSPITAL_TEMPLATE_ID = 'hospital-1000';

export interface HospitalOptions {
  /** Exactly so many asserted assets, 100 to 50,000. */
  readonly assets: number;
  readonly seed: number;
  readonly knowledgeBase: { readonly id: string; readonly version: string };
}

/** May a hospital of this size be generated? */
export const isHospitalSize = (assets: number): boolean =>
  Number.isInteger(assets) && assets >= SMALLEST_HOSPITAL && assets <= LARGEST_HOSPITAL;

/**
 * A hospital with its networks, computers, devices, building and services, after the reference model M-11.
 * The same options give the same model, byte for byte. Throws on a size out of range (`isHospitalSize`).
 */
export function generateHospital(options: HospitalOptions): ModelRecords {
  if (!isHospitalSize(options.assets)) throw new RangeError(`a hospital has ${SMALLEST_HOSPITAL} to ${LARGEST_HOSPITAL} assets`);
  const draft = new ModelDraft();
  const random = seededRandom(options.seed);
  const plans = hospitalPlans(options.assets);
  let firstWide: string | undefined;
  plans.forEach((plan, i) => {
    const campus = newCampus(plans.length === 1 ? 'Main site' : `Site ${i + 1}`, plan, draft, random);
    addPlaces(campus);
    addNetworks(campus);
    addServers(campus);
    addWorkplaces(campus);
    const patientsOf = addPeople(campus);
    addDevices(campus, patientsOf);
    addApplications(campus);
    addEstate(campus);
    addUtilities(campus);
    addServices(campus);
    addWork(campus);
    const wide = filed(campus.segments, 'HealthWideNetwork')[0];
    if (wide && firstWide) draft.relate(wide, 'conduitTo', firstWide);
    firstWide ??= wide;
  });
  layOutHospital(draft);
  const { assets, seed } = options;
  return draft.toRecords(
    {
      id: assets === DEFAULT_HOSPITAL.assets && seed === DEFAULT_HOSPITAL.seed ? HOSPITAL_TEMPLATE_ID : `hospital-${assets}-${seed}`,
      title: `Hospital with ${assets.toLocaleString('en-GB')} assets`,
      description:
        'A generated hospital: buildings with rooms, zones with network segments, servers, workplaces, medical devices, building technology, applications, data, people and care services.',
      knowledgeBase: options.knowledgeBase,
      assessments: [],
    },
    'Whole hospital',
  );
}
