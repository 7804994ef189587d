import * as z from 'zod/mini';
import type { KnowledgeFile } from '../../shared/protocol/ssm-protocol.ts';
import type { KnowledgeStorage } from './knowledge-storage.ts';
import { type StorageCodec, openJson, sealJson } from './sealed.ts';

const cardSchema = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  classes: z.number(),
  threats: z.number(),
});
/** A knowledge base of the library as the start screen lists it. */
export interface BaseEntry extends z.infer<typeof cardSchema> {
  readonly key: string;
  readonly addedAt: number;
}

/** Raise it when what is made of a file changes: stored results of other versions are made anew from the file. */
const COMPILED_FORMAT = 'cordon-ssm-base/1';

/** What is stored of a base: what was made of it, or only its file where that was made by another version. */
export type LoadedBase =
  { readonly kind: 'ready'; readonly base: KnowledgeFile } | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array };

/** Two versions of a domain model are two knowledge bases; models name both id and version. */
export const baseKey = ({ id, version }: { readonly id: string; readonly version: string }): string => `${id}@${version}`;

/** The knowledge bases that a person opened from files, beside the bundled one. */
export class KnowledgeLibrary {
  private readonly storage: KnowledgeStorage;
  private readonly codec: StorageCodec;
  private readonly now: () => number;

  constructor(storage: KnowledgeStorage, codec: StorageCodec, now: () => number) {
    this.storage = storage;
    this.codec = codec;
    this.now = now;
  }

  /** Newest first; what cannot be read is left out. */
  async list(): Promise<readonly BaseEntry[]> {
    const rows = await this.storage.rows();
    const entries = await Promise.all(
      rows.map(async ({ id, addedAt, content }): Promise<BaseEntry[]> => {
        const card = cardSchema.safeParse(await openJson(this.codec, content).catch(() => null));
        return card.success ? [{ key: id, addedAt, ...card.data }] : [];
      }),
    );
    return entries.flat().sort((a, b) => b.addedAt - a.addedAt || (a.key < b.key ? -1 : 1));
  }

  async load(key: string): Promise<LoadedBase | null> {
    const stored = await this.storage.read(key);
    if (!stored) return null;
    const made = await openJson(this.codec, stored.compiled).catch(() => null);
    if (isMade(made)) return { kind: 'ready', base: made.base };
    const file = await openJson(this.codec, stored.file).catch(() => null);
    if (typeof file !== 'object' || file === null || !('name' in file) || !('bytes' in file)) return null;
    const { name, bytes } = file;
    return typeof name === 'string' && typeof bytes === 'string' ? { kind: 'file', name, bytes: fromBase64(bytes) } : null;
  }

  async put(fileName: string, bytes: Uint8Array, base: KnowledgeFile): Promise<string> {
    const { compiled, catalogue } = base;
    const id = baseKey(compiled);
    const card = {
      id: compiled.id,
      version: compiled.version,
      title: catalogue.title,
      fileName,
      sha256: compiled.sha256,
      classes: catalogue.classes.filter((entry) => entry.assertable).length,
      threats: compiled.threats.length,
    };
    const [content, file, made] = await Promise.all([
      sealJson(this.codec, card),
      sealJson(this.codec, { name: fileName, bytes: toBase64(bytes) }),
      sealJson(this.codec, { format: COMPILED_FORMAT, base }),
    ]);
    await this.storage.put({ id, addedAt: this.now(), content }, { id, file, compiled: made });
    return id;
  }

  remove(key: string): Promise<void> {
    return this.storage.remove(key);
  }
}

/** Written by this module only, under its own format. */
const isMade = (value: unknown): value is { readonly base: KnowledgeFile } =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === COMPILED_FORMAT && 'base' in value;

const CHUNK = 0x8000;
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
