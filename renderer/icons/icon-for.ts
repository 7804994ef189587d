import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import { type DrawingName, isDrawing } from './drawings.ts';

/** Classes that share a drawing with their subclasses, where the id itself is no drawing. */
const byClass: Readonly<Record<string, DrawingName>> = {
  Person: 'person',
  Clinician: 'clinician',
  Patient: 'patient',
  Organisation: 'organisation',
  Jurisdiction: 'law',
  Space: 'space',
  Ward: 'ward',
  EmergencyDepartment: 'ward',
  OperatingTheatre: 'ward',
  PatientHome: 'home',
  RemoteOffice: 'home',
  PublicPlace: 'public-place',
  BuildingSystem: 'building-system',
  DoorController: 'door',
  AccessControlSystem: 'door',
  BadgeReader: 'badge',
  CctvSystem: 'camera',
  IpCamera: 'camera',
  IntrusionAlarm: 'bell',
  NurseCallSystem: 'bell',
  PublicAddress: 'bell',
  HvacSystem: 'climate',
  Chiller: 'climate',
  FireDetection: 'fire',
  FireSuppression: 'fire',
  Refrigerator: 'refrigerator',
  ColdChainMonitor: 'refrigerator',
  Utility: 'power',
  UninterruptiblePower: 'battery',
  MedicalGas: 'gas',
  FuelStock: 'gas',
  WaterSupply: 'water',
  CoolingSupply: 'climate',
  HeatingSteam: 'climate',
  Telephony: 'telephone',
  InternetAccess: 'internet',
  Network: 'network',
  NetworkZone: 'zone',
  WirelessLan: 'wifi',
  GuestNetwork: 'wifi',
  HomeNetwork: 'home',
  PersonalAreaNetwork: 'bluetooth',
  ImplantRadioLink: 'bluetooth',
  Cellular5g: 'cellular',
  NetworkSlice: 'tunnel',
  VpnTunnel: 'tunnel',
  Internet: 'internet',
  HealthWideNetwork: 'internet',
  NetworkDevice: 'network-device',
  Firewall: 'firewall',
  ReverseProxy: 'firewall',
  DataDiode: 'firewall',
  IntrusionDetector: 'shield',
  AccessPoint: 'access-point',
  BaseStation: 'cellular',
  Host: 'host',
  Server: 'server',
  Hypervisor: 'server',
  ContainerCluster: 'server',
  StorageArray: 'storage',
  BackupServer: 'backup',
  DomainController: 'identity',
  Laptop: 'laptop',
  Tablet: 'tablet',
  Smartphone: 'phone',
  Printer: 'printer',
  RemovableMedia: 'media',
  OfflineMedia: 'media',
  SecurityToken: 'badge',
  MedicalDevice: 'medical-device',
  ImplantableDevice: 'implant',
  InfusionPump: 'infusion-pump',
  SyringePump: 'syringe-pump',
  MonitoringDevice: 'patient-monitor',
  Ventilator: 'ventilator',
  AnaesthesiaMachine: 'ventilator',
  Defibrillator: 'defibrillator',
  ImagingModality: 'imaging',
  LinearAccelerator: 'imaging',
  LabAnalyser: 'analyser',
  PointOfCareTester: 'analyser',
  DnaSequencer: 'analyser',
  DispensingCabinet: 'dispenser',
  PharmacyRobot: 'dispenser',
  SmartBed: 'ward',
  IotDevice: 'sensor',
  WearableDevice: 'wearable',
  Application: 'application',
  ClinicalApplication: 'health-record-system',
  MobileRecordApp: 'phone',
  IntegrationEngine: 'integration',
  FhirServer: 'integration',
  HealthExchange: 'integration',
  DeviceGateway: 'integration',
  DicomRouter: 'integration',
  ApiGateway: 'integration',
  MessagingSystem: 'messaging',
  EmailService: 'email',
  FileShare: 'storage',
  Database: 'database',
  DataWarehouse: 'database',
  IdentityProvider: 'identity',
  ContinuousVerifier: 'identity',
  PrivilegeManager: 'key',
  KeyManager: 'key',
  CertificateAuthority: 'key',
  SecurityMonitor: 'shield',
  EndpointProtection: 'shield',
  DataGateway: 'shield',
  BackupSoftware: 'backup',
  AuditRepository: 'log',
  AlarmManager: 'bell',
  CloudService: 'cloud',
  CloudIdentity: 'identity',
  Data: 'data',
  HealthData: 'health-data',
  DiagnosticImage: 'image',
  VideoFootage: 'image',
  CryptoKey: 'key',
  CredentialSecret: 'key',
  AuditLog: 'log',
  BackupCopy: 'backup',
  Material: 'material',
  MedicationStock: 'medication',
  BloodProduct: 'blood',
  Specimen: 'analyser',
  PaperChart: 'log',
  AccessBadge: 'badge',
  CareService: 'care-service',
  SupportProcess: 'process',
};

/** The class whose drawing stands for its whole group; by class, since the names of groups are translated. */
const GROUP_HEADS: readonly string[] = [
  'MedicalDevice',
  'Application',
  'Host',
  'Network',
  'Person',
  'Space',
  'Data',
  'CareService',
  'BuildingSystem',
  'Utility',
  'CloudService',
  'WearableDevice',
  'Organisation',
  'Material',
];

const kebab = (id: string) => id.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
const chosen = new WeakMap<KnowledgeView, Map<string, DrawingName>>();

/** The drawing of a class: its own, else that of the nearest class above it, else what the knowledge base names. */
export function iconFor(view: KnowledgeView, type: string): DrawingName {
  let cache = chosen.get(view);
  if (!cache) chosen.set(view, (cache = new Map<string, DrawingName>()));
  const known = cache.get(type);
  if (known) return known;
  const name = find(view, type);
  cache.set(type, name);
  return name;
}

function find(view: KnowledgeView, type: string): DrawingName {
  for (const id of view.lineage(type)) {
    const mapped = byClass[id];
    if (mapped) return mapped;
    const own = kebab(id);
    if (id !== 'Asset' && isDrawing(own)) return own;
  }
  const named = view.class(type)?.icon ?? '';
  return isDrawing(named) ? named : 'asset';
}

/** The drawing of a palette group: that of the class at its head. */
export function groupIcon(view: KnowledgeView, group: string): DrawingName {
  const head = GROUP_HEADS.find((id) => view.class(id)?.group === group);
  const first = head ?? view.catalogue.classes.find((entry) => entry.group === group)?.id;
  return first === undefined ? 'asset' : iconFor(view, first);
}
