import type { ClassEntry, ControlEntry, KnowledgeCatalogue, SourceEntry, StrategyEntry, ThreatEntry } from '../catalogue.ts';
import type { CompiledStrategy } from '../compiled.ts';
import { LIKELIHOODS, TRUST_LEVELS } from '../../model/records.ts';
import { readStrategyId } from '../strategy-id.ts';
import type { CompileContext } from './compile-context.ts';
import type { ThreatResult } from './compile-threat.ts';
import { readControlPlace } from './notation.ts';
import type { ClassSource, ThreatSource } from './schema.ts';
import type { Located } from './source-file.ts';

/** What people read. Only threats that compiled are in it: the others are problems. */
export function compileCatalogue(
  context: CompileContext,
  threats: readonly ThreatResult[],
  strategies: readonly CompiledStrategy[],
): KnowledgeCatalogue {
  const { sources } = context;
  const header = sources.header?.value;
  return {
    format: 'cordon-catalogue/1',
    id: header?.id ?? 'unnamed',
    version: header?.version ?? '0.0.0',
    title: header?.title ?? '',
    classes: classEntries(sources.classes),
    relations: sources.relations.map(({ value: { id, label, description, from, to, parents, assertable } }) => ({
      id,
      label,
      description,
      domain: from,
      range: to,
      parents,
      assertable,
    })),
    attributes: sources.attributes.map(({ value }) => ({
      id: value.id,
      label: value.label,
      description: value.description,
      consequence: value.consequence,
      at: value.at,
      default: value.default,
      defaultReason: value.defaultReason,
      defaultAt: value.defaultAt,
      ...(value.lasts === undefined ? {} : { lasts: value.lasts }),
    })),
    consequences: sources.consequences.map(({ value }) => ({
      id: value.id,
      label: value.label,
      description: value.description,
      group: value.group,
      at: value.at,
      anchor: value.anchor,
      impact: value.impact,
      impactReason: value.impactReason,
      ...(value.many === undefined ? {} : { many: value.many }),
      impactAt: value.impactAt.map((rule) => ({
        class: rule.class,
        level: rule.level,
        reason: rule.reason,
        ...(rule.many === undefined ? {} : { many: rule.many }),
      })),
    })),
    agents: sources.agents.map(({ value }) => value),
    ...(sources.quantities.length === 0 ? {} : { quantities: sources.quantities.map(({ value }) => value) }),
    ...(sources.outages.length === 0 ? {} : { outages: sources.outages.map(({ value }) => value) }),
    threats: threats.map(({ source }) => threatEntry(source, header?.threatGroups ?? {})),
    controls: sources.controls.map((source): ControlEntry => {
      const {
        id,
        title,
        description,
        at,
        effort,
        runningCost,
        clinicalSideEffects,
        lastResort,
        strength,
        strengthReason,
        lasts,
        iso27002,
        csf,
        iec62443,
        hicp,
        gdpr,
        nis2,
        unreviewed,
      } = source.value;
      return {
        id,
        title,
        group: groupOf(source, header?.controlGroups ?? {}),
        description,
        at,
        effort,
        runningCost,
        clinicalSideEffects,
        strength,
        strengthReason,
        ...(lastResort ? { lastResort } : {}),
        ...(lasts === undefined ? {} : { lasts }),
        mappings: { iso27002, csf, iec62443, hicp, gdpr, nis2 },
        unreviewed,
      };
    }),
    strategies: strategyEntries(context, strategies, threats),
    templates: [],
    bibliography: sources.bibliography.map(({ value: { id, author, title, year, long, where, note, unreviewed } }): SourceEntry => ({
      id,
      author,
      title,
      year,
      ...(long ? { long } : {}),
      where,
      note,
      unreviewed,
    })),
  };
}

function classEntries(sources: readonly Located<ClassSource>[]): ClassEntry[] {
  const byId = new Map(sources.map(({ value }) => [value.id, value]));
  /** A field of the class, or of its nearest ancestor that has one. */
  const inherited = <K extends 'shape' | 'icon'>(id: string, field: K, seen = new Set<string>()): ClassSource[K] | undefined => {
    const entry = byId.get(id);
    if (entry === undefined || seen.has(id)) return undefined;
    if (entry[field] !== undefined) return entry[field];
    seen.add(id);
    for (const parent of entry.parents) {
      const value = inherited(parent, field, seen);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  return sources.map(({ value: { id, label, description, group, groupIcon, parents, assertable, source } }) => ({
    id,
    label,
    description,
    group,
    parents,
    assertable,
    source,
    icon: ownOrNear(id, byId, groupIcon, inherited),
    shape: inherited(id, 'shape') ?? 'asset',
  }));
}

/** The icon of `Asset` itself says nothing, so the group's icon stands before it. */
function ownOrNear(
  id: string,
  byId: ReadonlyMap<string, ClassSource>,
  groupIcon: string,
  inherited: (id: string, field: 'icon') => string | undefined,
): string {
  const icon = inherited(id, 'icon');
  return icon === undefined || (icon === byId.get('Asset')?.icon && id !== 'Asset') ? groupIcon : icon;
}

function groupOf(source: Located<unknown>, titles: Readonly<Record<string, string>>): string {
  const name = source.file.replace(/^.*\/|\.yaml$/g, '');
  return titles[name] ?? name;
}

function threatEntry(source: Located<ThreatSource>, groups: Readonly<Record<string, string>>): ThreatEntry {
  const value = source.value;
  const { key, necessary, sufficient, optional, prohibited } = value.pattern;
  const roles = Object.entries({ key, necessary, sufficient, optional, prohibited }).flatMap(([kind, list]) =>
    Object.entries(list).map(([role, classId]) => ({ role, class: classId, kind })),
  );
  return {
    id: value.id,
    title: value.title,
    group: groupOf(source, groups),
    kinds: value.kinds,
    secondary: value.secondary,
    reason: value.reason,
    how: value.how,
    does: value.does,
    noticed: value.noticed,
    stopped: value.stopped,
    notToConfuse: value.notToConfuse,
    frequency: value.frequency,
    frequencyReason: value.frequencyReason,
    roles,
    links: value.pattern.links,
    prohibitedLinks: value.pattern.prohibitedLinks,
    causes: value.causes,
    effects: value.effects,
    activeWhen: value.activeWhen,
    controls: value.controls.map(placeOf),
    helpsWithoutLowering: value.controls.flatMap((line) =>
      typeof line === 'string' || line.lowers !== false ? [] : [{ place: placeOf(line), reason: line.reason ?? '' }],
    ),
    ...(value.unblocked === undefined ? {} : { unblocked: value.unblocked }),
    sources: value.sources,
    taxonomies: {
      stride: value.stride,
      linddun: value.linddun,
      attack: value.attack,
      capec: value.capec,
      cwe: value.cwe,
      gdpr: value.gdpr,
    },
    unreviewed: value.unreviewed,
    ...(value.examples === undefined ? {} : { examples: value.examples }),
  };
}

const placeOf = (line: ThreatSource['controls'][number]): string => (typeof line === 'string' ? line : `${line.control} @ ${line.at}`);

/** Combined strategies as authored, then one entry for each control that also works alone. */
function strategyEntries(
  context: CompileContext,
  compiled: readonly CompiledStrategy[],
  threats: readonly ThreatResult[],
): StrategyEntry[] {
  const lowers = loweredBy(compiled, threats);
  const helpsOnly = (id: string, blocks: readonly string[]): readonly string[] =>
    blocks.filter((threat) => lowers.get(id)?.has(threat) !== true);
  const combined = context.sources.strategies.map(({ value }): StrategyEntry => ({
    id: value.id,
    title: value.title,
    combined: true,
    controls: value.controls,
    optionalControls: value.optional,
    strength: value.strength,
    strengthReason: value.strengthReason,
    blocks: value.blocks,
    helpsOnly: helpsOnly(value.id, value.blocks),
    triggers: value.triggers,
    sideEffects: value.sideEffects,
  }));
  const blocks = new Map<string, Set<string>>();
  for (const strategy of compiled) {
    const { strategy: id, triggersOnly } = readStrategyId(strategy.id);
    if (triggersOnly || !id.startsWith('K-')) continue;
    const list = blocks.get(id) ?? new Set();
    for (const threat of strategy.blocks) list.add(threats[threat]!.threat.id);
    blocks.set(id, list);
  }
  const triggers = new Map<string, Set<string>>();
  for (const { source } of threats) {
    for (const line of source.value.activeWhen) {
      const control = readControlPlace(line)?.control ?? '';
      triggers.set(control, (triggers.get(control) ?? new Set()).add(source.value.id));
    }
  }
  const single = context.sources.controls.flatMap(({ value }): StrategyEntry[] => {
    const blocked = blocks.get(value.id);
    if (blocked === undefined) return [];
    return [
      {
        id: value.id,
        title: value.title,
        combined: false,
        controls: [value.id],
        optionalControls: [],
        strength: TRUST_LEVELS.includes(value.strength) ? value.strength : 'medium',
        strengthReason: value.strengthReason,
        blocks: [...blocked].sort(),
        helpsOnly: helpsOnly(value.id, [...blocked].sort()),
        triggers: [...(triggers.get(value.id) ?? [])].sort(),
        sideEffects: value.clinicalSideEffects,
      },
    ];
  });
  return [...combined, ...single];
}

/** The threats that each strategy takes below their own frequency: a strength that caps no lower changes no level. */
function loweredBy(compiled: readonly CompiledStrategy[], threats: readonly ThreatResult[]): ReadonlyMap<string, ReadonlySet<string>> {
  const lowered = new Map<string, Set<string>>();
  for (const strategy of compiled) {
    const { strategy: id, triggersOnly } = readStrategyId(strategy.id);
    if (triggersOnly) continue;
    for (const index of strategy.blocks) {
      const { threat } = threats[index]!;
      if (LIKELIHOODS.length - 1 - strategy.strength < threat.frequency) lowered.set(id, (lowered.get(id) ?? new Set()).add(threat.id));
    }
  }
  return lowered;
}
