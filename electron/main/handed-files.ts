import { isAbsolute, resolve } from 'node:path';

/** The endings that the app opens when the operating system hands a file over. */
const isModelFile = (argument: string): boolean => /\.(cordon|cordon\.json|json)$/i.test(argument);

/**
 * The model file named on a command line, or null. Switches are not files, and neither is the folder of the app, which
 * a start from the sources passes as the first argument.
 */
export function fileFromCommandLine(args: readonly string[], folder: string): string | null {
  const named = args.slice(1).find((argument) => !argument.startsWith('-') && isModelFile(argument));
  if (named === undefined) return null;
  return isAbsolute(named) ? named : resolve(folder, named);
}

/** Keeps the file that was handed over until the window takes it, once. A newer one replaces it. */
export function createHandedFile(announce: () => void) {
  let waiting: string | null = null;
  return {
    hand(path: string): void {
      waiting = path;
      announce();
    },
    take(): string | null {
      const path = waiting;
      waiting = null;
      return path;
    },
  };
}
export type HandedFile = ReturnType<typeof createHandedFile>;
