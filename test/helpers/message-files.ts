import { filesUnder, readSource } from './source-files.ts';

const FOLDER = 'renderer/messages';

/** The plural form at the end of a key: `offline_one`. */
export const PLURAL = /_(zero|one|two|few|many|other)$/;

/** All messages of a file, by their path: `status.offline_one`. */
export function messagesOf(language: string, file: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') found.set(path, value);
    else for (const [key, inner] of Object.entries(value as object)) walk(inner, path === '' ? key : `${path}.${key}`);
  };
  walk(JSON.parse(readSource(`${FOLDER}/${language}/${file}`)), '');
  return found;
}

/** Names of the files of a language, one for each namespace. */
export const messageFiles = (language: string): readonly string[] =>
  filesUnder(`${FOLDER}/${language}`)
    .map((path) => path.slice(path.lastIndexOf('/') + 1))
    .filter((file) => file.endsWith('.json'))
    .sort();
