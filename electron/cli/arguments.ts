import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
/** Where results go when an option that names a file is given without one: standard output. */
export const STANDARD_OUTPUT = '-';

export interface Arguments<O extends string> {
  readonly positionals: readonly string[];
  readonly text: (name: O) => string | undefined;
  readonly flag: (name: O) => boolean;
}

/**
 * Parses a command's own arguments. `files` are options that name a file and may stand without one
 * (`--json` alone writes to standard output).
 */
export function parseCommand<const S extends readonly string[], const F extends readonly string[], const B extends readonly string[]>(
  args: readonly string[],
  options: { readonly text?: S; readonly files?: F; readonly flags?: B },
  positionals: readonly string[],
): Arguments<S[number] | F[number] | B[number]> {
  const files = options.files ?? ([] as unknown as F);
  const withFiles = args.flatMap((arg, i) => {
    const following = args[i + 1];
    const isBareFile =
      files.some((file) => arg === `--${file}`) &&
      (following === undefined || (following.startsWith('-') && following !== STANDARD_OUTPUT));
    return isBareFile ? [`${arg}=${STANDARD_OUTPUT}`] : [arg];
  });
  const config: Options = {};
  for (const name of [...(options.text ?? []), ...files]) config[name] = { type: 'string' };
  for (const name of options.flags ?? []) config[name] = { type: 'boolean' };
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args: withFiles, options: config, allowPositionals: true, strict: true }) as typeof parsed;
  } catch (error) {
    throw new UsageError(plain(error));
  }
  const wanted = positionals.filter((name) => !name.startsWith('['));
  if (parsed.positionals.length < wanted.length) throw new UsageError(`${wanted[parsed.positionals.length]!} is missing.`);
  if (parsed.positionals.length > positionals.length)
    throw new UsageError(`'${parsed.positionals[positionals.length]!}' is one argument too many.`);
  return {
    positionals: parsed.positionals,
    text: (name) => {
      const value = parsed.values[name];
      return typeof value === 'string' ? value : undefined;
    },
    flag: (name) => parsed.values[name] === true,
  };
}

/** Node's own message, in one sentence. */
function plain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('. ')[0]!.replace(/\.?$/, '.');
}

/** A whole number not below `least`. */
export function wholeNumber(name: string, value: string | undefined, least: number): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value) || Number(value) < least)
    throw new UsageError(`--${name} wants a whole number from ${least} up, not '${value}'.`);
  return Number(value);
}

/** One of a few words. */
export function oneOf<const T extends readonly string[]>(name: string, value: string | undefined, words: T): T[number] | undefined {
  if (value === undefined) return undefined;
  if (!words.includes(value)) throw new UsageError(`--${name} wants one of ${words.join(', ')}, not '${value}'.`);
  return value;
}
