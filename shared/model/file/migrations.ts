import { MODEL_FORMAT_VERSION } from './model-file-schema.ts';

/** A model file as JSON, of whatever version. */
export type RawFile = Readonly<Record<string, unknown>>;

/** Brings a file of version `from` to version `from + 1`. Never changes what it is given. */
export interface Migration {
  readonly from: number;
  /** What a person is told: one sentence. */
  readonly says: string;
  migrate(file: RawFile): RawFile;
}

/**
 * Steps from older formats, in order. `cordon-model/1` is the first format, so there are none yet;
 * the step from 1 to 2 will be the first entry, in a file of its own.
 */
const MIGRATIONS: readonly Migration[] = [];

export interface Migrated {
  readonly file: RawFile;
  /** One sentence for each step that was taken. */
  readonly said: readonly string[];
}

/** Climbs from `version` to the newest format; `null` where a step is missing. */
export function migrate(
  file: RawFile,
  version: number,
  ladder: readonly Migration[] = MIGRATIONS,
  newest = MODEL_FORMAT_VERSION,
): Migrated | null {
  let current = file;
  const said: string[] = [];
  for (let at = version; at < newest; at++) {
    const step = ladder.find((migration) => migration.from === at);
    if (!step) return null;
    current = step.migrate(current);
    said.push(step.says);
  }
  return { file: current, said };
}
