// What the two test runners report, brought to one form: passed, failed, skipped with reasons.
const NO_REASON = 'no reason given';
const nothing = { passed: 0, failed: 1, skipped: [], retried: [] };

/** @param {{tests: {name: string, state: string, note: string | null}[], broken: number} | null} report null when there is none: a failure */
export function countVitest(report) {
  if (report === null) return nothing;
  const counts = { passed: 0, failed: report.broken, skipped: [], retried: [] };
  for (const { name, state, note } of report.tests) {
    if (state === 'passed') counts.passed += 1;
    else if (state === 'skipped') counts.skipped.push({ name, reason: note ?? NO_REASON });
    else counts.failed += 1;
  }
  return counts;
}

function* specsOf(suite) {
  yield* suite.specs ?? [];
  for (const child of suite.suites ?? []) yield* specsOf(child);
}

/** @param {object | null} report Playwright's JSON report; null when there is none: a failure */
export function countPlaywright(report) {
  if (report === null) return nothing;
  const counts = { passed: 0, failed: (report.errors ?? []).length, skipped: [], retried: [] };
  for (const suite of report.suites ?? []) {
    for (const spec of specsOf(suite)) {
      for (const test of spec.tests) {
        const skip = test.annotations.find((annotation) => annotation.type === 'skip' || annotation.type === 'fixme');
        if (test.status === 'expected') counts.passed += 1;
        else if (test.status === 'flaky') {
          // Only where retries are allowed (CI): told by name, because a machine under load is one cause among others.
          counts.passed += 1;
          counts.retried.push(spec.title);
        } else if (test.status === 'skipped' && skip !== undefined)
          counts.skipped.push({ name: spec.title, reason: skip.description ?? NO_REASON });
        // A test that did not run because an earlier one failed is reported as skipped, too; it has proved nothing.
        else counts.failed += 1;
      }
    }
  }
  return counts;
}
