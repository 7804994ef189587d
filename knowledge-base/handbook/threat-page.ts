import type { StrategyEntry, ThreatEntry } from '../../shared/knowledge/catalogue.ts';
import { readControlPlace } from '../../shared/knowledge/hospital/notation.ts';
import { patternPicture, type RoleKind } from '../../shared/knowledge/picture/pattern-picture.ts';
import { patternSvg } from '../../shared/knowledge/picture/pattern-svg.ts';
import type { HandbookWords } from './handbook-words.ts';
import { escaped, list, page, section, table } from './markdown.ts';

const KINDS: Readonly<Record<RoleKind, string>> = {
  key: 'one, part of the finding',
  necessary: 'one or more, all of them weak',
  sufficient: 'one or more, any of them weak',
  optional: 'may be there',
  prohibited: 'must not be there',
};
/** The same in the drawing, where there is room for a word. */
const SHORT: Readonly<Record<RoleKind, string>> = { key: 'one', necessary: 'all', sufficient: 'any', optional: 'if there', prohibited: 'absent' };
const kindInWords = (kind: string): string => KINDS[kind as RoleKind];

/** The page of a threat. */
export function threatPage(threat: ThreatEntry, words: HandbookWords): string {
  const { catalogue } = words;
  const strategies = catalogue.strategies.filter((strategy) => strategy.combined && strategy.blocks.includes(threat.id));
  const brings = catalogue.strategies.filter((strategy) => strategy.combined && strategy.triggers.includes(threat.id));
  const leadsTo = catalogue.threats.filter((other) => other.id !== threat.id && other.causes.some((cause) => threat.effects.some((effect) => words.leadsTo(threat, effect, other, cause))));
  const facts = [
    `**Group:** ${escaped(threat.group)}`,
    `**Kind:** ${threat.kinds.join(', ')}${threat.secondary ? '; passes on what has already happened' : ''}`,
    `**Frequency:** at most *${threat.frequency}*. ${escaped(threat.frequencyReason)}`,
  ];
  return page(
    `# ${threat.id} ${escaped(threat.title)}`,
    `> ${words.sentence(threat)}`,
    list(facts),
    `![${escaped(threat.title)}: the pattern](${threat.id}.svg)`,
    section('How it happens', escaped(threat.how)),
    section('What it does', escaped(threat.does)),
    section('How it is noticed', escaped(threat.noticed)),
    section('What stops it', escaped(threat.stopped)),
    section('Not to be confused with', escaped(threat.notToConfuse)),
    section(
      'The pattern',
      table(['role', 'class', 'how many'], threat.roles.map(({ role, class: type, kind }) => [`*${escaped(role)}*`, escaped(words.className(type)), kindInWords(kind)])),
      list([
        ...threat.links.map((line) => linkInWords(line, words)),
        ...threat.prohibitedLinks.map((line) => `not: ${linkInWords(line, words)}`),
      ]),
    ),
    section(
      'Causes and effects',
      threat.causes.length === 0 ? '' : `All of these are needed:\n\n${list(threat.causes.map((line) => words.cause(threat, line)))}`,
      threat.activeWhen.length === 0 ? '' : `It exists only while one of these controls is in place:\n\n${list(threat.activeWhen.map((line) => placeInWords(line, words)))}`,
      `It causes:\n\n${list(threat.effects.map((line) => words.cause(threat, line)))}`,
    ),
    section(
      'Controls',
      list(threat.controls.map((line) => controlInWords(threat, line, words))),
      strategies.length === 0 ? '' : `Together:\n\n${list(strategies.map((strategy) => strategyInWords(strategy, words)))}`,
      threat.unblocked === undefined ? '' : `Nothing lowers it below its own frequency: ${escaped(threat.unblocked)}`,
    ),
    section('It comes along with', list(brings.map((strategy) => words.strategy(strategy.id)))),
    section('It can lead to', list(leadsTo.map((other) => words.threat(other.id)))),
    examplesSection(threat),
    section('Classified as', list(taxonomyLines(threat)), threat.unreviewed ? '*Unreviewed:* from memory or secondary sources, and not yet checked by an expert.' : ''),
    section('Sources', list(threat.sources.map((line) => words.source(line)))),
  );
}

/** The drawing beside the page. */
export function threatPicture(threat: ThreatEntry, words: HandbookWords): string {
  const picture = patternPicture(threat, { classLabel: (id) => words.className(id), relationLabel: (id) => words.relationLabel(id) });
  return `${patternSvg(picture, { title: `${threat.id} ${threat.title}`, roleKind: (kind) => SHORT[kind] })}\n`;
}

function linkInWords(line: string, words: HandbookWords): string {
  const [from = '', relation = '', to = ''] = line.trim().split(/\s+/);
  return `*${escaped(from)}* ${escaped(words.relationLabel(relation))} *${escaped(to)}*`;
}

function controlInWords(threat: ThreatEntry, line: string, words: HandbookWords): string {
  const helps = threat.helpsWithoutLowering?.find(({ place }) => place === line);
  return `${placeInWords(line, words)}${helps === undefined ? '' : `; helps without lowering: ${escaped(helps.reason)}`}`;
}

function placeInWords(line: string, words: HandbookWords): string {
  const place = readControlPlace(line);
  if (place === null) return escaped(line);
  return `${words.control(place.control)} at ${place.any ? 'any ' : ''}*${escaped(place.role)}*`;
}

const strategyInWords = (strategy: StrategyEntry, words: HandbookWords): string =>
  `${words.strategy(strategy.id)}: ${strategy.controls.join(' and ')} (${strategy.strength})`;

function examplesSection(threat: ThreatEntry): string {
  if (threat.examples === undefined) return '';
  const { silent } = threat.examples;
  const model = exampleModel(threat).join('\n');
  const changes = [...silent.without.map((line) => `without ${line}`), ...silent.controls.map((line) => `with ${line}`), ...Object.entries(silent.instead).map(([id, type]) => `${id} is a ${type}`)];
  return section('Examples', `It is live in this model:\n\n\`\`\`\n${model}\n\`\`\``, `It is silent ${changes.map((change) => `\`${change}\``).join(', ')}: ${escaped(silent.because)}`);
}

/** The smallest model in which a threat is live, a line for each thing in it. */
export function exampleModel({ examples }: ThreatEntry): readonly string[] {
  if (examples === undefined) return [];
  const { assets, relations, given, controls } = examples.fires;
  return [
    ...Object.entries(assets).map(([id, type]) => `${id}: ${type}`),
    ...relations,
    ...given.map((line) => `given ${line}`),
    ...controls.map((line) => `in place ${line}`),
  ];
}

function taxonomyLines(threat: ThreatEntry): string[] {
  const { stride, linddun, attack, capec, cwe, gdpr } = threat.taxonomies;
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['STRIDE', stride], ['LINDDUN', linddun], ['MITRE ATT&CK', attack], ['CAPEC', capec], ['CWE', cwe], ['GDPR article', gdpr],
  ];
  return lines.filter(([, ids]) => ids.length > 0).map(([name, ids]) => `${name}: ${ids.map(escaped).join(', ')}`);
}
