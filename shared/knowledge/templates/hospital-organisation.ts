import { type Campus, around, file, filed } from './hospital-campus.ts';

const APPLICATIONS: readonly (readonly [type: string, label: string])[] = [
  ['HealthRecordSystem', 'Chart system'],
  ['EmailService', 'Mail'],
  ['LaboratorySystem', 'Laboratory system'],
  ['ImageArchive', 'Image archive'],
  ['IntegrationEngine', 'Integration engine'],
  ['PatientAdminSystem', 'Admission system'],
  ['FileShare', 'File share'],
  ['IdentityProvider', 'Sign-in'],
  ['PrescribingSystem', 'Prescribing'],
  ['PumpServer', 'Pump server'],
  ['RadiologySystem', 'Radiology system'],
  ['PharmacySystem', 'Pharmacy system'],
  ['IntensiveCareSystem', 'Intensive care chart'],
  ['EndpointProtection', 'Endpoint protection'],
  ['BackupSoftware', 'Backup software'],
  ['PatientPortal', 'Patient portal'],
  ['Database', 'Database'],
  ['FhirServer', 'FHIR server'],
  ['BillingSystem', 'Billing'],
  ['TheatreSystem', 'Theatre planning'],
  ['DeviceGateway', 'Device gateway'],
  ['SchedulingSystem', 'Appointments'],
  ['DataWarehouse', 'Data warehouse'],
  ['SecurityMonitor', 'Security monitoring'],
  ['PatchServer', 'Update server'],
  ['OncologySystem', 'Cancer care system'],
  ['TransfusionSystem', 'Blood bank system'],
  ['PersonnelSystem', 'Personnel'],
  ['AuditRepository', 'Access log'],
  ['DecisionSupport', 'Decision support'],
  ['MessagingSystem', 'Messaging'],
  ['WebApplication', 'Web site'],
];
const CLINICAL = [
  'HealthRecordSystem',
  'LaboratorySystem',
  'ImageArchive',
  'PatientAdminSystem',
  'PrescribingSystem',
  'RadiologySystem',
  'PharmacySystem',
  'IntensiveCareSystem',
  'OncologySystem',
  'TransfusionSystem',
  'TheatreSystem',
];
const DATA: readonly (readonly [type: string, label: string, at: string])[] = [
  ['HealthRecord', 'Health records', 'HealthRecordSystem'],
  ['LabResult', 'Laboratory results', 'LaboratorySystem'],
  ['DiagnosticImage', 'Images', 'ImageArchive'],
  ['PatientIdentity', 'Patient identities', 'PatientAdminSystem'],
  ['MedicationOrder', 'Medication orders', 'PrescribingSystem'],
  ['DrugLibrary', 'Drug library', 'PumpServer'],
  ['CredentialSecret', 'Passwords', 'IdentityProvider'],
  ['BillingData', 'Billing data', 'BillingSystem'],
  ['StaffRecord', 'Staff files', 'PersonnelSystem'],
  ['VitalSigns', 'Vital signs', 'IntensiveCareSystem'],
  ['HealthRecord', 'Letters', 'FileShare'],
  ['AuditLog', 'Access log entries', 'AuditRepository'],
  ['PersonalData', 'Portal accounts', 'PatientPortal'],
  ['TreatmentPlan', 'Treatment plans', 'OncologySystem'],
  ['BloodGroup', 'Blood groups', 'TransfusionSystem'],
  ['HealthData', 'Research extract', 'DataWarehouse'],
];
const SERVICES: readonly (readonly [type: string, label: string, on: readonly string[]])[] = [
  ['EmergencyCare', 'Emergency care', ['HealthRecordSystem', 'PatientAdminSystem']],
  ['Surgery', 'Surgery', ['LaboratorySystem', 'TheatreSystem']],
  ['LaboratoryService', 'Laboratory', ['LaboratorySystem']],
  ['IntensiveCare', 'Intensive care', ['IntensiveCareSystem']],
  ['ImagingService', 'Imaging', ['ImageArchive', 'RadiologySystem']],
  ['MedicationService', 'Medication', ['PumpServer', 'PrescribingSystem']],
  ['OutpatientCare', 'Outpatient care', ['SchedulingSystem', 'HealthRecordSystem']],
  ['PatientAdmission', 'Admission', ['PatientAdminSystem']],
  ['TransfusionService', 'Transfusion', ['TransfusionSystem']],
  ['MaternityCare', 'Maternity care', ['HealthRecordSystem']],
];
const NEEDS: readonly (readonly [from: string, to: string])[] = [
  ['EmergencyCare', 'ImagingService'],
  ['EmergencyCare', 'LaboratoryService'],
  ['Surgery', 'LaboratoryService'],
  ['Surgery', 'TransfusionService'],
];
const ORGANISATIONS: readonly (readonly [type: string, label: string])[] = [
  ['Hospital', 'The hospital'],
  ['DeviceManufacturer', 'Pump maker'],
  ['SoftwareVendor', 'Maker of the chart'],
  ['Department', 'Internal medicine'],
  ['Department', 'Surgery department'],
  ['FacilityContractor', 'Building contractor'],
  ['ManagedServiceProvider', 'IT service provider'],
  ['Department', 'Anaesthesia'],
  ['ExternalLaboratory', 'Outside laboratory'],
  ['SupervisoryAuthority', 'Data protection authority'],
  ['UtilityCompany', 'Power company'],
  ['Department', 'Radiology department'],
  ['TelecomOperator', 'Telecom operator'],
  ['BloodService', 'Blood service'],
  ['HealthInsurer', 'Health insurer'],
];

/** Applications on servers, the data they keep and the messages between them. */
export function addApplications(campus: Campus): void {
  const { draft, plan, random } = campus;
  for (let i = 0; i < plan.application; i++) {
    const [type, label] = around(APPLICATIONS, i);
    const round = Math.floor(i / APPLICATIONS.length);
    const id = draft.add('app', type, round === 0 ? label : `${label} ${round + 1}`);
    draft.relate(id, 'hostedOn', i < campus.servers.length ? campus.servers[i]! : random.pick(campus.servers));
    file(campus.applications, type, id);
  }
  const engines = filed(campus.applications, 'IntegrationEngine');
  const clinical = filed(campus.applications, ...CLINICAL);
  if (engines.length > 0) clinical.forEach((app, i) => draft.relate(around(engines, i), 'sendsTo', app));
  const mail = filed(campus.applications, 'EmailService');
  if (mail.length > 0) campus.workstations.forEach((pc, i) => draft.relate(around(mail, i), 'sendsTo', pc));
  const signIn = filed(campus.applications, 'IdentityProvider');
  if (signIn.length > 0) clinical.forEach((app, i) => draft.relate(app, 'authenticatesVia', around(signIn, i)));
  if (campus.backups.length > 0) clinical.forEach((app, i) => draft.relate(app, 'backedUpBy', around(campus.backups, i)));
  const pumps = filed(campus.devices, 'LargeVolumePump', 'SyringePump', 'PcaPump');
  const pumpServers = filed(campus.applications, 'PumpServer');
  if (pumpServers.length > 0) pumps.forEach((pump, i) => draft.relate(around(pumpServers, i), 'commands', pump));
  for (let i = 0; i < plan.data; i++) {
    const [type, label, at] = around(DATA, i);
    const round = Math.floor(i / DATA.length);
    const id = draft.add('data', type, round === 0 ? label : `${label} ${round + 1}`, 'very-high');
    const homes = filed(campus.applications, at);
    draft.relate(homes.length > 0 ? around(homes, round) : around(clinical, i), 'stores', id);
    if (['HealthRecord', 'LabResult', 'DiagnosticImage', 'MedicationOrder', 'VitalSigns', 'PatientIdentity'].includes(type)) {
      draft.relate(id, 'about', around(campus.patients, i));
    }
  }
  clinical.forEach((app, i) => draft.relate(around(filed(campus.roles, 'Physician', 'Nurse'), i), 'uses', app));
  for (const app of clinical) draft.control(app, 'K-Password', 'in-place');
}

/** Care services with what they depend on, and the organisations around them. */
export function addServices(campus: Campus): void {
  const { draft, plan } = campus;
  const nurses = filed(campus.roles, 'Nurse', 'Physician');
  for (let i = 0; i < plan.service; i++) {
    const [type, label, on] = around(SERVICES, i);
    const round = Math.floor(i / SERVICES.length);
    const id = draft.add('service', type, round === 0 ? label : `${label} ${round + 1}`);
    for (const kind of on) {
      const applications = filed(campus.applications, kind);
      if (applications.length > 0) draft.relate(id, 'dependsOn', around(applications, round));
    }
    draft.relate(id, 'staffedBy', around(nurses, i));
    file(campus.services, type, id);
  }
  for (const [from, to] of NEEDS) {
    const targets = filed(campus.services, to);
    if (targets.length > 0) filed(campus.services, from).forEach((service, i) => draft.relate(service, 'needsService', around(targets, i)));
  }
  filed(campus.services, 'IntensiveCare').forEach((service) =>
    filed(campus.devices, 'Ventilator')
      .slice(0, 4)
      .forEach((device) => draft.relate(service, 'dependsOn', device)),
  );
  filed(campus.services, 'EmergencyCare').forEach((service) =>
    filed(campus.rooms, 'EmergencyDepartment')
      .slice(0, 1)
      .forEach((room) => draft.relate(room, 'delivers', service)),
  );
  const organisations = new Map<string, string[]>();
  for (let i = 0; i < plan.organisation; i++) {
    const [type, label] = around(ORGANISATIONS, i);
    file(
      organisations,
      type,
      draft.add('org', type, i < ORGANISATIONS.length ? label : `${label} ${Math.floor(i / ORGANISATIONS.length) + 1}`),
    );
  }
  const makers = filed(organisations, 'DeviceManufacturer');
  if (makers.length > 0)
    filed(campus.devices, 'LargeVolumePump', 'SyringePump').forEach((device, i) => draft.relate(around(makers, i), 'supplies', device));
  const hospital = organisations.get('Hospital')?.[0];
  if (hospital) for (const service of [...campus.services.values()].flat()) draft.relate(hospital, 'delivers', service);
  const contractor = organisations.get('FacilityContractor')?.[0];
  const bms = filed(campus.estate, 'BuildingManagementSystem')[0];
  if (contractor && bms) draft.relate(contractor, 'remotelyAccesses', bms);
}
