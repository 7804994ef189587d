import type { ControlEntry, StrategyEntry, ThreatEntry } from '../../shared/knowledge/catalogue.ts';
import { readControlPlace } from '../../shared/knowledge/hospital/notation.ts';
import type { HandbookWords } from './handbook-words.ts';
import { escaped, list, page, section, table } from './markdown.ts';

/** What one step of the effort scale means; index 0 is unused. */
export const EFFORT = ['', 'hours', 'days', 'weeks', 'months', 'a programme of a year or more'] as const;

const FRAMEWORKS: Readonly<Record<string, string>> = {
  iso27002: 'ISO/IEC 27002:2022', csf: 'NIST CSF 2.0', iec62443: 'IEC 62443-3-3', hicp: 'HICP practice', gdpr: 'GDPR article', nis2: 'NIS2 article 21(2)',
};

/** Whether a control takes a threat down by a level on its own. */
function effectAt(control: ControlEntry, threat: ThreatEntry, line: string, strategies: readonly StrategyEntry[]): string {
  const instead = threat.helpsWithoutLowering?.find(({ place }) => place === line);
  if (instead !== undefined) return `helps without lowering: ${escaped(instead.reason)}`;
  const alone = strategies.filter((one) => one.controls.length === 1 && one.controls[0] === control.id && one.blocks.includes(threat.id));
  if (alone.length === 0) return 'only together with others';
  return alone.some(({ helpsOnly = [] }) => !helpsOnly.includes(threat.id)) ? 'lowers it' : 'helps, and lowers no level';
}

/** The page of a control. */
export function controlPage(control: ControlEntry, words: HandbookWords): string {
  const { threats, strategies } = words.catalogue;
  const places = threats.flatMap((threat) =>
    threat.controls.filter((line) => readControlPlace(line)?.control === control.id)
      .map((line) => [words.threat(threat.id), `*${escaped(readControlPlace(line)?.role ?? '')}*`, threat.frequency, effectAt(control, threat, line, strategies)]),
  );
  const combined = strategies.filter((strategy) => strategy.combined && [...strategy.controls, ...strategy.optionalControls].includes(control.id));
  const switchedOn = threats.filter((threat) => threat.activeWhen.some((line) => readControlPlace(line)?.control === control.id));
  return page(
    `# ${control.id} ${escaped(control.title)}`,
    escaped(control.description),
    list([
      `**Group:** ${escaped(control.group)}`,
      `**Sits at:** ${control.at.map((id) => escaped(words.className(id))).join(', ')}`,
      `**Effort to introduce:** ${control.effort} of 5 (${EFFORT[control.effort] ?? ''})`,
      `**Upkeep in a year:** ${control.runningCost} of 5 (${EFFORT[control.runningCost] ?? ''})`,
      `**Strength alone:** *${control.strength}*. ${escaped(control.strengthReason)}`,
      ...(control.lasts === undefined ? [] : ['**As far as its time reaches:** see [times and outages](../times.md)']),
      `**In care:** ${escaped(control.clinicalSideEffects)}`,
    ]),
    section('Where it helps', table(['threat', 'where', 'frequency', 'alone'], places)),
    section('Works together in', list(combined.map((strategy) => `${words.strategy(strategy.id)} (${strategy.strength})`))),
    section('Side effects that it switches on', list(switchedOn.map((threat) => words.threat(threat.id)))),
    section(
      'Answers',
      list(Object.entries(control.mappings).filter(([, ids]) => ids.length > 0).map(([framework, ids]) => `${FRAMEWORKS[framework] ?? framework}: ${ids.map(escaped).join(', ')}`)),
      control.unreviewed ? '*Unreviewed:* mapped by the published titles, and not yet checked by an expert.' : '',
    ),
  );
}
