import type { CompiledKnowledge, EngineBehaviour } from '../compiled.ts';
import { compileClasses } from './domain-classes.ts';
import { compileConstructions, compilePatterns } from './domain-patterns.ts';
import { compileScales, readScales } from './domain-scales.ts';
import { compileStrategies, compileThreats, threatIndex } from './domain-threats.ts';
import { compileRelations, memberPointers, readTypes } from './domain-types.ts';
import type { QuadView } from './quad-view.ts';
import { CORE, DOMAIN, localName, OWL_ONTOLOGY, OWL_VERSION_INFO } from './vocabulary.ts';

/**
 * Compiles an SSM domain model to the engine's form. `sha256` is the hash of the file,
 * `behaviour` how the engine treats the reference's defects (reference mode for SSM models).
 */
export function compileDomain(view: QuadView, sha256: string, behaviour: EngineBehaviour): CompiledKnowledge {
  const scales = readScales(view);
  const types = readTypes(view);
  const patterns = compilePatterns(view, types);
  const hasFeature = (name: string): boolean => view.ofType(`${CORE}ModelFeature`).includes(`${DOMAIN}Feature-${name}`);
  const features = { mixedThreatCauses: hasFeature('MixedThreatCauses'), threatTypeFlags: hasFeature('ThreatTypeFlags') };
  const header = view.ofType(OWL_ONTOLOGY)[0] ?? '';

  return {
    format: 'cordon-compiled/1',
    naming: 'ssm',
    id: localName(view.one(header, `${CORE}domainGraph`) ?? header),
    version: view.text(header, OWL_VERSION_INFO) ?? 'unknown',
    sha256,
    scales: compileScales(scales),
    classes: compileClasses(view, types, scales),
    relations: compileRelations(view, types),
    attributes: types.attributes.iris.map((iri) => ({
      id: localName(iri),
      visible: view.boolean(iri, `${CORE}isVisible`, true),
      ...memberPointers(view, iri, types.attributes),
    })),
    consequences: types.consequences.iris.map((iri) => ({
      id: localName(iri),
      visible: view.boolean(iri, `${CORE}isVisible`, true),
      ...memberPointers(view, iri, types.consequences),
    })),
    controls: types.controls.iris.map((iri) => ({
      id: localName(iri),
      visible: view.boolean(iri, `${CORE}isVisible`, true),
      unitCost: 0,
      ...memberPointers(view, iri, types.controls),
    })),
    agents: [],
    impactSets: view.ofType(`${CORE}TrustworthinessImpactSet`).flatMap((iri) => {
      const attribute = types.attributes.of(view.one(iri, `${CORE}affects`));
      const consequence = types.consequences.of(view.one(iri, `${CORE}affectedBy`));
      return attribute >= 0 && consequence >= 0 ? [{ attribute, consequence }] : [];
    }),
    inhibitions: view.ofType(`${CORE}MisbehaviourInhibitionSet`).flatMap((iri) => {
      const control = types.controls.of(view.one(iri, `${CORE}inhibitedBy`));
      const consequence = types.consequences.of(view.one(iri, `${CORE}inhibited`));
      return control >= 0 && consequence >= 0 ? [{ control, consequence }] : [];
    }),
    roles: types.roles.iris.map((iri) => ({
      id: localName(iri),
      classes: types.classes.ofAll(view.all(iri, `${CORE}metaLocatedAt`)),
    })),
    patterns: patterns.patterns,
    constructions: compileConstructions(view, types, patterns),
    threats: compileThreats(view, types, scales, patterns, features),
    strategies: compileStrategies(view, types, scales),
    complianceSets: view.ofType(`${CORE}ComplianceSet`).map((iri) => ({
      id: localName(iri),
      threats: threatIndex(view).ofAll(view.all(iri, `${CORE}requiresTreatmentOf`)),
    })),
    features,
    behaviour,
  };
}
