import type { SourceEntry } from '../catalogue.ts';

/** Whether a citation such as `ISO 14971` names a work of many pages without saying where in it. */
export function citesInGeneral(line: string, source: SourceEntry | undefined): boolean {
  return source?.long === true && line.trim() === source.id;
}
