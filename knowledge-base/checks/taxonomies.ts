import type { Located, ProblemList } from '../../shared/knowledge/hospital/source-file.ts';
import type { Check } from './check.ts';

const LINDDUN = ['Linking', 'Identifying', 'Non-repudiation', 'Detecting', 'Data disclosure', 'Unawareness', 'Non-compliance'];
const CSF = /^(GV\.(OC|RM|RR|PO|OV|SC)|ID\.(AM|RA|IM)|PR\.(AA|AT|DS|PS|IR)|DE\.(CM|AE)|RS\.(MA|AN|CO|MI)|RC\.(RP|CO))$/;

/** Causes behind which nobody means harm. */
const NO_ATTACKER = /^(agent (fault|error|nature)|C-(HumanError|SinglePoint|StaffOverload) @ .*)$/;

/** Ids of other frameworks have the form that the framework gives them. Whether they exist is a test of its own. */
export const taxonomies: Check = {
  id: 'taxonomies',
  demand: 'Ids of STRIDE, LINDDUN, ATT&CK, CAPEC, CWE, GDPR, ISO 27002, CSF 2.0, IEC 62443-3-3, HICP and NIS2 are well formed.',
  run({ sources }, problems) {
    const each = (entry: Located<unknown>, field: string, ids: readonly string[], isGood: (id: string) => boolean, expected: string): void =>
      codes(problems, entry, field, ids, isGood, expected);
    for (const threat of sources.threats) {
      const { stride, linddun, attack, capec, cwe, gdpr, kinds, secondary, causes, unreviewed } = threat.value;
      each(threat, 'stride', stride, (id) => /^[STRIDE]$/.test(id), 'S, T, R, I, D or E');
      each(threat, 'linddun', linddun, (id) => LINDDUN.includes(id), LINDDUN.join(', '));
      each(threat, 'attack', attack, (id) => /^T\d{4}(\.\d{3})?$/.test(id), 'T1234, T1234.001 or T0812');
      each(threat, 'capec', capec, (id) => /^CAPEC-\d{1,3}$/.test(id), 'CAPEC-123');
      each(threat, 'cwe', cwe, (id) => /^CWE-\d{1,4}$/.test(id), 'CWE-79');
      each(threat, 'gdpr', gdpr, (id) => /^\d{1,2}(\(\d\))?(\([a-z]\))?(-\d{1,2})?$/.test(id), 'an article such as 5(1)(f)');
      if (attack.length > 0 && causes.length > 0 && causes.every((cause) => NO_ATTACKER.test(cause)))
        problems.warn('attack-without-attacker', threat, ['attack'], attack.join(', '), 'no ATT&CK id: nobody attacks here', 'ATT&CK describes what attackers do. Take the ids away, or name the attacker among the causes.');
      const mapped = stride.length + linddun.length + attack.length + capec.length + cwe.length + gdpr.length > 0;
      if (unreviewed && !mapped) problems.warn('nothing-unreviewed', threat, ['unreviewed'], 'true, without a code', 'codes, or no `unreviewed`', 'It speaks of the codes of the entry: take it away where there are none.');
      if (kinds.includes('cyber') && !secondary && !causes.includes('agent fault') && stride.length + linddun.length === 0) problems.warn('no-taxonomy', threat, ['stride'], 'none', 'STRIDE or LINDDUN for a cyber threat', 'Say which property is attacked.');
    }
    for (const control of sources.controls) {
      const { iso27002, csf, iec62443, hicp, gdpr, nis2 } = control.value;
      each(control, 'iso27002', iso27002, (id) => isClause(id), '5.1-5.37, 6.1-6.8, 7.1-7.14 or 8.1-8.34');
      each(control, 'csf', csf, (id) => CSF.test(id), 'a category of CSF 2.0 such as PR.AA');
      each(control, 'iec62443', iec62443, (id) => /^SR[1-7]\.\d{1,2}$/.test(id), 'SR1.1');
      each(control, 'hicp', hicp, (id) => /^([1-9]|10)$/.test(id), '1 to 10');
      each(control, 'gdpr', gdpr, (id) => /^\d{1,2}(\(\d\))?(\([a-z]\))?(-\d{1,2})?$/.test(id), 'an article such as 32');
      each(control, 'nis2', nis2, (id) => /^[a-j]$/.test(id), 'a to j');
      if (iso27002.length + csf.length + iec62443.length + hicp.length + gdpr.length + nis2.length === 0)
        problems.error('no-mapping', control, [], 'no mapping', 'at least one framework', 'Say which requirement the control answers.');
    }
  },
};

/** Themes of ISO/IEC 27002:2022 and how many controls each has. */
const CLAUSES: Readonly<Record<string, number>> = { '5': 37, '6': 8, '7': 14, '8': 34 };
function isClause(id: string): boolean {
  const [theme = '', number = ''] = id.split('.');
  return /^\d+$/.test(number) && Number(number) >= 1 && Number(number) <= (CLAUSES[theme] ?? 0);
}

function codes(problems: ProblemList, entry: Located<unknown>, field: string, ids: readonly string[], isGood: (id: string) => boolean, expected: string): void {
  ids.forEach((id, i) => {
    if (!isGood(id)) problems.error('bad-code', entry, [field, i], id, expected, 'Mend the id.');
    if (ids.indexOf(id) !== i) problems.error('duplicate-code', entry, [field, i], id, 'each id once', 'Take one away.');
  });
}
