import type { Problem } from '../base/result.ts';
import type { KnowledgeCatalogue } from '../knowledge/catalogue.ts';
import type { CompiledKnowledge, CompiledScales } from '../knowledge/compiled.ts';
import type { ModelRecords } from '../model/records.ts';

/** A knowledge base that was read from a file: what the engine and the screens need, and its levels' own names. */
export interface KnowledgeFile {
  readonly compiled: CompiledKnowledge;
  readonly catalogue: KnowledgeCatalogue;
  readonly scales: CompiledScales;
}

/** Files of SSM and Spyderisk that the worker reads and writes, so that the window stays free. */
export type SsmRequest =
  /** What is this file? A domain model is compiled at once. */
  | { readonly type: 'ssm-open'; readonly id: number; readonly name: string; readonly bytes: Uint8Array }
  /** A system model as records, with the domain model that it was found to need. */
  | {
      readonly type: 'ssm-records';
      readonly id: number;
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly base: KnowledgeFile;
      readonly model: string;
    }
  /** A model as the file of a system model. */
  | { readonly type: 'ssm-write'; readonly id: number; readonly model: ModelRecords; readonly scales: CompiledScales };

export type SsmReply =
  | { readonly type: 'ssm-domain'; readonly id: number; readonly base: KnowledgeFile }
  | { readonly type: 'ssm-system'; readonly id: number; readonly domain: { readonly id: string; readonly version: string | null } }
  | { readonly type: 'ssm-records'; readonly id: number; readonly records: ModelRecords }
  | { readonly type: 'ssm-written'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly type: 'ssm-failed'; readonly id: number; readonly problems: readonly Problem[] }
  /** How far it is; `done` of `total` steps. */
  | { readonly type: 'ssm-progress'; readonly id: number; readonly done: number; readonly total: number };

/** Is this message for the reader of files, not for the engine? */
export const isSsmRequest = (message: { readonly type: string }): message is SsmRequest => message.type.startsWith('ssm-');
export const isSsmReply = (message: { readonly type: string }): message is SsmReply => message.type.startsWith('ssm-');
