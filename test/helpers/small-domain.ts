import { strToU8 } from 'fflate';

const ROOT = 'http://it-innovation.soton.ac.uk/ontologies/trustworthiness/';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const OWL = 'http://www.w3.org/2002/07/owl#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** `domain#X`, `core#X`, `system#X`, `rdfs#X`, `owl#X` as an IRI; anything in quotes, true, false and numbers as literals. */
function term(short: string): string {
  if (short.startsWith('"')) return short;
  if (short === 'true' || short === 'false') return `"${short}"^^<${XSD}boolean>`;
  if (/^\d+$/.test(short)) return `"${short}"^^<${XSD}integer>`;
  if (short === 'a') return `<${RDF}>`;
  if (short.startsWith('rdfs#')) return `<${RDFS}${short.slice(5)}>`;
  if (short.startsWith('owl#')) return `<${OWL}${short.slice(4)}>`;
  return short.startsWith('http') ? `<${short}>` : `<${ROOT}${short}>`;
}
const lines = (graph: string, text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [subject = '', predicate = '', ...object] = line.split(' ');
      return `${term(subject)} ${term(predicate)} ${term(object.join(' '))} <${graph}> .\n`;
    })
    .join('');

const scale = (type: string, prefix: string, levels: readonly string[]): string =>
  levels.map((level, i) => `domain#${prefix}${level} a core#${type}\ndomain#${prefix}${level} core#levelValue ${String(i)}`).join('\n');
const FIVE = ['VeryLow', 'Low', 'Medium', 'High', 'VeryHigh'];

/** A workshop whose machine stops when its supply does: three classes, one threat, one control. In the words of SSM. */
const DOMAIN = `
http://example.org/workshop-domain a owl#Ontology
http://example.org/workshop-domain core#domainGraph http://example.org/workshop-domain
http://example.org/workshop-domain owl#versionInfo "1a"
http://example.org/workshop-domain rdfs#label "Workshop"
domain#MachinePalette a owl#Class
domain#MachinePalette rdfs#subClassOf core#PaletteType
domain#MachinePalette rdfs#label "Machine Palette"
domain#PlacePalette a owl#Class
domain#PlacePalette rdfs#subClassOf core#PaletteType
domain#PlacePalette rdfs#label "Places"
domain#Thing a owl#Class
domain#Thing rdfs#subClassOf core#Asset
domain#Thing core#isVisible false
domain#MillingMachine a owl#Class
domain#MillingMachine rdfs#subClassOf domain#Thing
domain#MillingMachine rdfs#subClassOf domain#MachinePalette
domain#MillingMachine rdfs#label "MillingMachine"
domain#MillingMachine rdfs#comment "Cuts metal."
domain#MillingMachine core#isAssertable true
domain#Supply a owl#Class
domain#Supply rdfs#subClassOf domain#Thing
domain#Supply rdfs#subClassOf domain#PlacePalette
domain#Supply rdfs#label "Supply"
domain#Supply core#isAssertable true
domain#feeds a owl#ObjectProperty
domain#feeds rdfs#label "feeds"
domain#feeds rdfs#domain domain#Supply
domain#feeds rdfs#range domain#MillingMachine
domain#Steadiness a core#TrustworthinessAttribute
domain#Steadiness rdfs#label "Steadiness"
domain#Steadiness core#metaLocatedAt domain#Thing
domain#TWAAD-Steadiness a core#TWAADefaultSetting
domain#TWAAD-Steadiness core#metaLocatedAt domain#Supply
domain#TWAAD-Steadiness core#hasTrustworthinessAttribute domain#Steadiness
domain#TWAAD-Steadiness core#hasLevel domain#TrustworthinessLevelLow
domain#LossOfOutput a core#Misbehaviour
domain#LossOfOutput rdfs#label "LossOfOutput"
domain#LossOfOutput rdfs#comment "Nothing is made any more."
domain#LossOfOutput core#metaLocatedAt domain#MillingMachine
domain#MAD-LossOfOutput a core#MADefaultSetting
domain#MAD-LossOfOutput core#metaLocatedAt domain#MillingMachine
domain#MAD-LossOfOutput core#hasMisbehaviour domain#LossOfOutput
domain#MAD-LossOfOutput core#hasLevel domain#ImpactLevelHigh
domain#Battery a core#Control
domain#Battery rdfs#label "Battery"
domain#Battery rdfs#comment "Bridges a gap in the supply."
domain#Battery core#metaLocatedAt domain#Supply
domain#Battery core#unitCost domain#CostHigh
domain#CAS-Battery a core#CASetting
domain#CAS-Battery core#metaLocatedAt domain#Supply
domain#CAS-Battery core#hasControl domain#Battery
domain#CAS-Battery core#isAssertable true
domain#CAS-Battery core#hasLevel domain#TrustworthinessLevelVeryHigh
domain#Role_Machine a core#Role
domain#Role_Machine rdfs#label "Machine"
domain#Role_Machine core#metaLocatedAt domain#MillingMachine
domain#Role_Feed a core#Role
domain#Role_Feed rdfs#label "Feed"
domain#Role_Feed core#metaLocatedAt domain#Supply
domain#Node-Machine a core#Node
domain#Node-Machine core#hasRole domain#Role_Machine
domain#Node-Machine core#metaHasAsset domain#MillingMachine
domain#Node-Feed a core#Node
domain#Node-Feed core#hasRole domain#Role_Feed
domain#Node-Feed core#metaHasAsset domain#Supply
domain#Link-Feed a core#RoleLink
domain#Link-Feed core#linksFrom domain#Role_Feed
domain#Link-Feed core#linkType domain#feeds
domain#Link-Feed core#linksTo domain#Role_Machine
domain#R-FM a core#RootPattern
domain#R-FM core#hasKeyNode domain#Node-Machine
domain#R-FM core#hasKeyNode domain#Node-Feed
domain#R-FM core#hasLink domain#Link-Feed
domain#MP-FM a core#MatchingPattern
domain#MP-FM core#hasRootPattern domain#R-FM
domain#Category-Failure a core#ThreatCategory
domain#Category-Failure rdfs#label "Failures"
domain#M.O.FM.1 a core#Threat
domain#M.O.FM.1 rdfs#label "M.O.FM.1"
domain#M.O.FM.1 rdfs#comment "Machine _Machine_ stops when _Feed_ fails: the supply _Feed_ is not steady, so machine _Machine_ has nothing to run on."
domain#M.O.FM.1 core#appliesTo domain#MP-FM
domain#M.O.FM.1 core#threatens domain#Role_Machine
domain#M.O.FM.1 core#hasCategory domain#Category-Failure
domain#M.O.FM.1 core#hasFrequency domain#LikelihoodVeryHigh
domain#M.O.FM.1 core#hasEntryPoint domain#TWAS-Steadiness-Feed
domain#TWAS-Steadiness-Feed core#hasTrustworthinessAttribute domain#Steadiness
domain#TWAS-Steadiness-Feed core#locatedAt domain#Role_Feed
domain#M.O.FM.1 core#causesMisbehaviour domain#MS-LossOfOutput-Machine
domain#MS-LossOfOutput-Machine core#hasMisbehaviour domain#LossOfOutput
domain#MS-LossOfOutput-Machine core#locatedAt domain#Role_Machine
domain#CSG-BridgeTheGap a core#ControlStrategy
domain#CSG-BridgeTheGap rdfs#label "BridgeTheGap"
domain#CSG-BridgeTheGap rdfs#comment "A battery at _Feed_ carries the machine over a gap."
domain#CSG-BridgeTheGap core#hasBlockingEffect domain#TrustworthinessLevelVeryHigh
domain#CSG-BridgeTheGap core#blocks domain#M.O.FM.1
domain#M.O.FM.1 core#blockedBy domain#CSG-BridgeTheGap
domain#CSG-BridgeTheGap core#hasMandatoryCS domain#CS-Battery-Feed
domain#CS-Battery-Feed core#hasControl domain#Battery
domain#CS-Battery-Feed core#locatedAt domain#Role_Feed
`;

/** The domain model as a file. `trustLevels` other than five or six make one that Cordon has no words for. */
export function smallDomainFile(trustLevels: readonly string[] = FIVE): Uint8Array {
  const scales = [
    scale('TrustworthinessLevel', 'TrustworthinessLevel', trustLevels),
    scale('Likelihood', 'Likelihood', FIVE),
    scale('ImpactLevel', 'ImpactLevel', FIVE),
    scale('RiskLevel', 'RiskLevel', FIVE),
    scale('PopulationLevel', 'PopLevel', ['Singleton', 'Few', 'Many']),
  ];
  return strToU8(lines('http://example.org/workshop-domain', [...scales, DOMAIN].join('\n')));
}

const GRAPH = 'http://example.org/system/workshop-3';
const SYSTEM = `
${GRAPH} a owl#Ontology
${GRAPH} rdfs#label "Workshop 3"
${GRAPH} core#domainGraph http://example.org/workshop-domain
${GRAPH} core#riskCalculationMode "FUTURE"
system#mill1 a domain#MillingMachine
system#mill1 rdfs#label "Mill at the window"
system#mill1 core#population domain#PopLevelSingleton
system#mains a domain#Supply
system#mains rdfs#label "Mains of hall 3"
system#mains core#population domain#PopLevelFew
system#mains domain#feeds system#mill1
system#link-1 a core#CardinalityConstraint
system#link-1 core#linksFrom system#mains
system#link-1 core#linkType domain#feeds
system#link-1 core#linksTo system#mill1
system#link-1 core#sourceCardinality 1
`;
const PICTURE = `
system#mill1 core#positionX 4610
system#mill1 core#positionY 4500
system#mill1 core#isVisible true
system#mains core#positionX 4600
system#mains core#positionY 4510
system#mains core#isVisible true
system#Group-1 a core#AssetGroup
system#Group-1 rdfs#label "Hall 3"
system#Group-1 core#isExpanded true
system#Group-1 core#hasAsset system#mill1
system#Group-1 core#hasAsset system#mains
`;

/** A system model made with the workshop's domain model: two assets whose boxes overlap, one relation, one group. */
export const smallSystemFile = (): Uint8Array => strToU8(lines(GRAPH, SYSTEM) + lines(`${GRAPH}/ui`, PICTURE));
