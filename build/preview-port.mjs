/** One fixed port: a browser keeps one library for each origin, and the port is part of it. CORDON_PORT changes it. */
export const DEFAULT_PORT = 47615;

/** @param {string | undefined} named @returns {number | null} null when what was named is no usable port */
export function previewPort(named) {
  if (named === undefined || named === '') return DEFAULT_PORT;
  const port = Number(named);
  return Number.isInteger(port) && port >= 1024 && port <= 65535 ? port : null;
}
