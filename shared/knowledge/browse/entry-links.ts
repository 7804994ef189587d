import { readCause, readControlPlace, readLink } from '../hospital/notation.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';

/** Threats whose pattern asks for this relation, or for one above it. */
export function threatsOfRelation(index: KnowledgeIndex, relation: string): readonly string[] {
  const lineage = index.relations.lineage(relation);
  return index.catalogue.threats
    .filter((threat) => threat.links.some((line) => lineage.includes(readLink(line)?.relation ?? '')))
    .map(({ id }) => id);
}

/** Threats that begin with this outside cause. */
export function threatsOfAgent(index: KnowledgeIndex, agent: string): readonly string[] {
  return index.catalogue.threats
    .filter((threat) =>
      threat.causes.some((line) => {
        const cause = readCause(line);
        return cause !== null && 'agent' in cause && cause.agent === agent;
      }),
    )
    .map(({ id }) => id);
}

export interface ControlLinks {
  /** Threats at which it is listed: alone or with others it helps to stop them. */
  readonly stops: readonly string[];
  /** Of them, those that it lowers by a level without any other control. */
  readonly alone: ReadonlySet<string>;
  /** Of them, those with which it helps alone, without lowering a level: it deters, detects or limits what follows. */
  readonly helpsOnly: ReadonlySet<string>;
  /** What it does instead, at threats of which the knowledge base says that it does not lower them. */
  readonly instead: ReadonlyMap<string, string>;
  readonly strategies: readonly string[];
  /** Threats that exist only because it is in place. */
  readonly switchesOn: readonly string[];
}
/** What a control does to threats, and in which company. */
export function controlLinks({ catalogue }: KnowledgeIndex, control: string): ControlLinks {
  const has = (lines: readonly string[]) => lines.some((line) => readControlPlace(line)?.control === control);
  const isAlone = (one: { readonly controls: readonly string[] }) => one.controls.length === 1 && one.controls[0] === control;
  const alone = new Set(
    catalogue.strategies.filter(isAlone).flatMap(({ blocks, helpsOnly = [] }) => blocks.filter((id) => !helpsOnly.includes(id))),
  );
  const instead = new Map(
    catalogue.threats.flatMap(({ id, helpsWithoutLowering = [] }) =>
      helpsWithoutLowering.filter(({ place }) => has([place])).map(({ reason }) => [id, reason] as const),
    ),
  );
  return {
    stops: catalogue.threats.filter((threat) => has(threat.controls)).map(({ id }) => id),
    alone,
    helpsOnly: new Set([
      ...catalogue.strategies.filter(isAlone).flatMap(({ helpsOnly = [] }) => helpsOnly.filter((id) => !alone.has(id))),
      ...[...instead.keys()].filter((id) => !alone.has(id)),
    ]),
    instead,
    strategies: catalogue.strategies
      .filter((one) => one.combined && [...one.controls, ...one.optionalControls].includes(control))
      .map(({ id }) => id),
    switchesOn: catalogue.threats.filter((threat) => has(threat.activeWhen)).map(({ id }) => id),
  };
}
