/**
 * Runs `run` as for the people who use the app, whoever asks: a test runner sets NODE_ENV, and libraries that are built then
 * behave as under test (lists lay themselves out without a width).
 *
 * @template T
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function inProduction(run) {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await run();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}
