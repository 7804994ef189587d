import type { EngineBehaviour } from './compiled.ts';

/** Every defect of the reference reproduced: for SSM models. Each switch is a clause of docs/spec/engine.md. */
export const REFERENCE_BEHAVIOUR: EngineBehaviour = {
  ignoreLinksBetweenUniqueRoles: true,
  ignoreCoverageOfMandatoryControls: true,
  suppressWithoutProposal: true,
  flipTriggerMemberAlways: true,
  tolerantAttribution: true,
  demandUnneededCauses: true,
  dropRelationsFromInferred: true,
  singleThreatenedAsset: true,
  noLikelihoodWithoutCauses: true,
  hyphenBreaksControlMembers: true,
  failOnOptionalCauseWithMembers: true,
  skipMandatoryControlAtEmptyRole: true,
  distinctByFirstMember: true,
  optionalControlsReplaceCap: true,
};

/** Every defect corrected: for the hospital knowledge base. */
export const CORRECTED_BEHAVIOUR: EngineBehaviour = {
  ignoreLinksBetweenUniqueRoles: false,
  ignoreCoverageOfMandatoryControls: false,
  suppressWithoutProposal: false,
  flipTriggerMemberAlways: false,
  tolerantAttribution: false,
  demandUnneededCauses: false,
  dropRelationsFromInferred: false,
  singleThreatenedAsset: false,
  noLikelihoodWithoutCauses: false,
  hyphenBreaksControlMembers: false,
  failOnOptionalCauseWithMembers: false,
  skipMandatoryControlAtEmptyRole: false,
  distinctByFirstMember: false,
  optionalControlsReplaceCap: false,
};
