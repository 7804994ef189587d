import { expect, test } from 'vitest';
import type { ComplianceReport } from '../../../shared/assessment/compliance/compliance-report.ts';
import { cordon } from '../../helpers/cordon-in-process.ts';

test('writes the whole report as JSON, or one set and state of it for reading', async () => {
  const whole = await cordon(['compliance', 'pocket-ehr', '--json']);
  const report = JSON.parse(whole.out) as ComplianceReport;
  expect(whole.code).toBe(0);
  expect(report.format).toBe('cordon-compliance/1');
  expect(report.standards).toHaveLength(6);
  const read = await cordon(['compliance', 'pocket-ehr', '--standard', 'GDPR', '--state', 'gap']);
  expect(read.out).toContain('GDPR: General Data Protection Regulation (Regulation (EU) 2016/679), unreviewed');
  expect(read.out).toMatch(/Article 5\(1\)\(e\)\s+gap\s+Kept no longer than needed/);
  expect(read.out).toContain('Health records');
  expect(read.out).not.toContain('NIS2');
  expect(read.out).not.toContain(' undecided  ');
});

test('refuses a standard that the knowledge base does not have', async () => {
  const run = await cordon(['compliance', 'pocket-ehr', '--standard', 'HIPAA']);
  expect(run.code).toBe(2);
  expect(run.err).toContain('GDPR, HICP, IEC-81001-5-1, ISO-27002, MDR, NIS2');
});
