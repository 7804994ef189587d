/** Namespaces of the SSM ontology, and the few terms from outside it. Source: clause 1.1 of docs/spec/engine.md. */
const ROOT = 'http://it-innovation.soton.ac.uk/ontologies/trustworthiness/';
export const CORE = `${ROOT}core#`;
export const DOMAIN = `${ROOT}domain#`;
export const SYSTEM = `${ROOT}system#`;
export const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
export const LABEL = `${RDFS}label`;
export const COMMENT = `${RDFS}comment`;
export const SUB_CLASS_OF = `${RDFS}subClassOf`;
export const SUB_PROPERTY_OF = `${RDFS}subPropertyOf`;
export const RDFS_DOMAIN = `${RDFS}domain`;
export const RDFS_RANGE = `${RDFS}range`;
const OWL = 'http://www.w3.org/2002/07/owl#';
export const OWL_CLASS = `${OWL}Class`;
export const OWL_OBJECT_PROPERTY = `${OWL}ObjectProperty`;
export const OWL_ONTOLOGY = `${OWL}Ontology`;
export const OWL_VERSION_INFO = `${OWL}versionInfo`;

/** The part of an IRI that people and files use: behind `#`, else behind the last `/`. */
export const localName = (iri: string): string => iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
