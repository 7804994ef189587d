import { LIKELIHOODS } from '../../shared/model/records.ts';
import type { Located, ProblemList } from '../../shared/knowledge/hospital/source-file.ts';
import type { Check } from './check.ts';

const FILLERS = [
  'it should be noted', 'it is important to', 'in order to', 'utilise', 'utilize', 'leverage', 'as well as', 'due to the fact', 'a variety of', 'in the event that',
  'please note', 'needless to say', 'at this point in time', 'cutting-edge', 'robust', 'seamless', 'holistic', 'state-of-the-art',
];
const AMERICAN: Readonly<Record<string, string>> = {
  behavior: 'behaviour', color: 'colour', center: 'centre', organization: 'organisation', organize: 'organise', authorized: 'authorised', unauthorized: 'unauthorised',
  encrypter: 'encryptor', recognize: 'recognise', defense: 'defence', hospitalize: 'hospitalise', prioritize: 'prioritise', pediatric: 'paediatric', anesthesia: 'anaesthesia',
};
/** Phrases that a reading found all over the base: literal from another language, or a sentence without its verb. */
const ODD: readonly (readonly [RegExp, string])[] = [
  [/\bin strange hands\b/, 'in the wrong hands'],
  [/\b(?<!clearing |in )houses?\b/, 'hospital'],
  [/\b(an|the) own\b/, 'a separate …, or the hospital’s own …'],
  [/\bsecond proof\b(?! besides)/, 'second factor'],
  [/\bwho(ever)? rules\b/, 'whoever controls'],
  [/\. (a|an|another|longer|more) [^.;,]* (does|do) not\.$/, 'a verb at the end: does not help'],
];
/** Abbreviations that hospital people know, or that the knowledge base explains where a class of that name is described. */
const KNOWN = new Set([
  'IT', 'PC', 'PCs', 'CT', 'MR', 'MRI', 'ECG', 'ICU', 'AI', 'USB', 'CD', 'DVD', 'UPS', 'PIN', 'GP', 'DNA', 'HIV', 'EU', 'UK', 'US', 'USA', 'GDPR', 'NIS2', 'MDR', 'ISO', 'IEC', 'ID', 'OK', 'TV', 'XXL',
  'VPN', 'SMS', 'PACS', 'FHIR', 'DICOM', 'CCTV', 'DPIA', 'UV', 'QR', 'RFID', 'GPS', 'PDF', 'ENISA', 'FDA', 'CISA', 'NHS', 'HSE', 'NIST', 'CNIL', 'BSI', 'COVID',
]);

/** Nobody has seen it happen: a level above low then needs its condition. */
const NO_CASE = /\bno (crime|abuse|attack|such attack|patient|case)[^.;]* (is|are) (known|confirmed|reported)/;

/** Texts are for people in a hurry: whole sentences, plain words, nothing unexplained. */
export const wording: Check = {
  id: 'wording',
  demand: 'Texts have the right length, end as sentences, use British spelling and plain words, and no abbreviation without its explanation.',
  run({ sources }, problems) {
    for (const threat of sources.threats) {
      const { reason, how, does, noticed, stopped, notToConfuse, frequencyReason, pattern, title } = threat.value;
      prose(problems, threat, 'title', title, 8, 90, false);
      prose(problems, threat, 'reason', reason, 30, 260);
      prose(problems, threat, 'how', how, 50, 900);
      prose(problems, threat, 'does', does, 25, 700);
      prose(problems, threat, 'noticed', noticed, 12, 600);
      prose(problems, threat, 'stopped', stopped, 20, 700);
      prose(problems, threat, 'notToConfuse', notToConfuse, 20, 500);
      prose(problems, threat, 'frequencyReason', frequencyReason, 20, 500);
      const always = new Set([...Object.keys(pattern.key), ...Object.keys(pattern.necessary), ...Object.keys(pattern.sufficient)]);
      const named = [...reason.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
      if (named.length === 0) problems.error('reason-without-assets', threat, ['reason'], 'no {role}', 'the assets concerned, as {role}', 'Name the assets, so that people see which ones are meant.');
      for (const role of named)
        if (!always.has(role)) problems.error('bad-placeholder', threat, ['reason'], `{${role}}`, 'a key, necessary or sufficient role', 'An optional role may be empty: name another one.');
      if (LIKELIHOODS.indexOf(threat.value.frequency) > LIKELIHOODS.indexOf('low') && NO_CASE.test(frequencyReason) && !/\b(once|for somebody who)\b/.test(frequencyReason))
        problems.warn('level-without-case', threat, ['frequencyReason'], NO_CASE.exec(frequencyReason)![0], `why it is ${threat.value.frequency} all the same`, 'Say under which condition the level holds, such as `Expert judgement: medium once …`.');
      if ((reason.match(/[.?](\s|$)/g) ?? []).length > 2) problems.warn('long-reason', threat, ['reason'], 'more than two sentences', 'one sentence, at most two', 'Move the rest to `how`.');
    }
    for (const control of sources.controls) {
      const { description, strengthReason, clinicalSideEffects } = control.value;
      prose(problems, control, 'description', description, 60, 600);
      prose(problems, control, 'strengthReason', strengthReason, 20, 400);
      prose(problems, control, 'clinicalSideEffects', clinicalSideEffects, 5, 400);
    }
    for (const strategy of sources.strategies) {
      prose(problems, strategy, 'strengthReason', strategy.value.strengthReason, 20, 400);
      prose(problems, strategy, 'sideEffects', strategy.value.sideEffects, 5, 400);
    }
    for (const entry of [...sources.classes, ...sources.attributes, ...sources.relations]) prose(problems, entry, 'description', entry.value.description, 10, 200);
    for (const entry of sources.consequences) prose(problems, entry, 'description', entry.value.description, 10, 200);
  },
};

function prose(problems: ProblemList, at: Located<unknown>, field: string, text: string, shortest: number, longest: number, sentence = true): void {
  const wrong = (severity: 'error' | 'warn', kind: string, found: string, expected: string, tip: string): void => problems[severity](kind, at, [field], found, expected, tip);
  if (text.length < shortest) wrong('error', 'too-short', `${text.length} characters`, `at least ${shortest}`, 'Say a little more.');
  if (text.length > longest) wrong('error', 'too-long', `${text.length} characters`, `at most ${longest}`, 'Say less, or move a part to another field.');
  if (sentence && !/[.?)]$/.test(text)) wrong('error', 'no-sentence', `…${text.slice(-20)}`, 'a full stop at the end', 'Write whole sentences.');
  if (text.includes('!')) wrong('error', 'exclamation', '!', 'no exclamation mark', 'State it calmly.');
  const lower = text.toLowerCase();
  for (const filler of FILLERS) if (new RegExp(`\\b${filler}\\b`).test(lower)) wrong('warn', 'filler', filler, 'plain words', 'Leave it out or use a simpler word.');
  for (const [phrase, better] of ODD) if (phrase.test(lower)) wrong('warn', 'odd-phrase', phrase.exec(lower)![0], better, 'Say it as one says it in English.');
  for (const word of lower.match(/[a-z]+/g) ?? []) {
    const british = AMERICAN[word];
    if (british !== undefined) wrong('error', 'spelling', word, british, 'Use British spelling.');
  }
  for (const match of text.replace(/\{\w+\}|[TCKS]-[A-Z][\w-]*|\([^)]*\)/g, '').matchAll(/\b[A-Z]{2,}s?\b/g))
    if (!KNOWN.has(match[0])) wrong('warn', 'abbreviation', match[0], 'a word, or an abbreviation that everybody in a hospital knows', 'Write it out.');
}
