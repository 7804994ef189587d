// A Vitest reporter that writes what `npm test` adds up: every test with its state, and why it was skipped.
import { writeFileSync } from 'node:fs';

export default class Counts {
  onTestRunEnd(modules, unhandledErrors) {
    const tests = [];
    let broken = unhandledErrors.length;
    for (const module of modules) {
      // A file that cannot even be loaded has no tests, and must not vanish from the count.
      if (module.errors().length > 0) broken += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        tests.push({ name: test.fullName, state: result.state, note: result.note ?? null });
      }
    }
    const file = process.env.CORDON_VITEST_COUNTS;
    if (file !== undefined) writeFileSync(file, JSON.stringify({ tests, broken }));
  }
}
