import { type Result, fail, ok } from '../../shared/base/result.ts';
import { type RecordsDiff, applyDiff, diffFits } from '../../shared/model/diff.ts';
import { parseModelFile } from '../../shared/model/file/parse-model-file.ts';
import { writeModelFile } from '../../shared/model/file/write-model-file.ts';
import type { ModelId, ModelRecords } from '../../shared/model/records.ts';
import type { CardRow, CopyReason, LibraryStorage, StoredModel } from './library-storage.ts';
import { type CardContent, cardContent, cardContentSchema } from './model-card.ts';
import { type StorageCodec, openJson, sealJson } from './sealed.ts';
import { type StorageFailure, storageFailure } from './storage-failure.ts';
import type { Gesture } from './unwritten-gestures.ts';

/** A model of the library as the start screen shows it. */
export interface LibraryEntry {
  readonly id: ModelId;
  readonly changedAt: number;
  readonly openIn: string | null;
  readonly content: CardContent;
}
export interface LoadedModel {
  readonly model: ModelRecords;
  /** Number of the last change that it holds. */
  readonly seq: number;
  readonly entry: LibraryEntry;
  /** False where the last changes could not be read; what could be is here. */
  readonly isWhole: boolean;
}
export interface EarlierState {
  readonly id: string;
  readonly model: ModelId;
  readonly at: number;
  readonly reason: CopyReason;
  readonly title: string;
}

export interface LibraryEnvironment {
  readonly storage: LibraryStorage;
  readonly codec: StorageCodec;
  readonly now: () => number;
  readonly newId: () => string;
}

/** Earlier states kept for each model. */
const COPIES_KEPT = 5;

/**
 * The models that Cordon keeps: a snapshot of each and a journal of the gestures since. Whatever
 * moment a window dies, the snapshot with its journal is the model after the last finished gesture.
 */
export class ModelLibrary {
  readonly isLasting: boolean;
  readonly isEncrypted: boolean;
  private readonly env: LibraryEnvironment;

  constructor(env: LibraryEnvironment) {
    this.env = env;
    this.isLasting = env.storage.isLasting;
    this.isEncrypted = env.codec.isEncrypted;
  }

  /** Newest first. A card that cannot be opened (another codec, damage) is left out of no list: it shows its id. */
  async list(): Promise<readonly LibraryEntry[]> {
    const rows = await this.env.storage.cards();
    const entries = await Promise.all(rows.map((row) => this.entryOf(row)));
    return entries.sort((a, b) => b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1));
  }

  watch(listener: () => void): () => void {
    return this.env.storage.watch(listener);
  }

  async load(id: ModelId): Promise<Result<LoadedModel, StorageFailure>> {
    let stored: StoredModel | null;
    let text: string;
    try {
      stored = await this.env.storage.read(id);
      if (!stored) return fail({ kind: 'not-found', detail: id });
      text = await this.env.codec.open(stored.snapshot.content);
    } catch (error) {
      return fail(storageFailure(error));
    }
    const parsed = parseModelFile(text);
    if (!parsed.ok)
      return fail({ kind: 'damaged', detail: parsed.error.map((problem) => `${problem.place}: ${problem.found}`).join('; ') });
    let model = parsed.value.records;
    let seq = stored.snapshot.seq;
    let isWhole = true;
    for (const row of stored.journal.filter((entry) => entry.seq > stored.snapshot.seq)) {
      const diff = row.seq === seq + 1 ? await this.diffOf(row.content) : null;
      if (!diff || !diffFits(model, diff)) {
        isWhole = false;
        break;
      }
      model = applyDiff(model, diff);
      seq = row.seq;
    }
    return ok({ model, seq, entry: await this.entryOf(stored.card), isWhole });
  }

  /** Stores a whole model: a new one, or the journal folded into it. */
  async put(model: ModelRecords, seq: number, content: CardContent, openIn: string | null): Promise<void> {
    const [card, sealed] = await Promise.all([this.cardRow(model.header.id, content, openIn), this.env.codec.seal(writeModelFile(model))]);
    await this.env.storage.putSnapshot(card, { model: model.header.id, seq, content: sealed });
  }

  /** Stores one gesture: change number `seq` of the model. */
  async append(id: ModelId, seq: number, diff: RecordsDiff, content: CardContent, openIn: string | null): Promise<void> {
    const [card, sealed] = await Promise.all([this.cardRow(id, content, openIn), sealJson(this.env.codec, diff)]);
    await this.env.storage.append(card, { model: id, seq, content: sealed });
  }

  /**
   * Stores gestures that did not reach the database before their window went, as far as they follow
   * on what it holds; what lies there already or fits nothing is left out.
   */
  async appendLeft(id: ModelId, gestures: readonly Gesture[]): Promise<void> {
    const loaded = await this.load(id);
    if (!loaded.ok || !loaded.value.isWhole) return;
    let { model, seq } = loaded.value;
    for (const gesture of gestures) {
      if (gesture.seq !== seq + 1 || !diffFits(model, gesture.diff)) continue;
      model = applyDiff(model, gesture.diff);
      seq = gesture.seq;
    }
    const { entry } = loaded.value;
    if (seq > loaded.value.seq) await this.put(model, seq, cardContent(model, entry.content.overallRisk, entry.content.file), entry.openIn);
  }

  /** Changes what the start screen shows, without touching the time of the last change. */
  async updateCard(id: ModelId, change: { readonly content?: CardContent; readonly openIn?: string | null }): Promise<void> {
    const row = (await this.env.storage.cards()).find((card) => card.id === id);
    if (!row) return;
    const content = change.content ? await sealJson(this.env.codec, change.content) : row.content;
    await this.env.storage.putCard({ ...row, content, openIn: change.openIn === undefined ? row.openIn : change.openIn });
  }

  /** Keeps a state of a model so that it can be brought back. */
  async keepCopy(model: ModelRecords, reason: CopyReason): Promise<void> {
    const content = await this.env.codec.seal(writeModelFile(model));
    await this.env.storage.putCopy({ id: this.env.newId(), model: model.header.id, at: this.env.now(), reason, content }, COPIES_KEPT);
  }

  /** Earlier states of all models, newest first. */
  async earlierStates(): Promise<readonly EarlierState[]> {
    const rows = await this.env.storage.copies();
    const states = await Promise.all(
      rows.map(async ({ id, model, at, reason, content }) => {
        const parsed = parseModelFile(await this.env.codec.open(content).catch(() => ''));
        return { id, model, at, reason, title: parsed.ok ? parsed.value.records.header.title : model };
      }),
    );
    return states.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  }

  async loadEarlierState(id: string): Promise<Result<ModelRecords, StorageFailure>> {
    try {
      const row = (await this.env.storage.copies()).find((copy) => copy.id === id);
      if (!row) return fail({ kind: 'not-found', detail: id });
      const parsed = parseModelFile(await this.env.codec.open(row.content));
      return parsed.ok ? ok(parsed.value.records) : fail({ kind: 'damaged', detail: parsed.error[0]?.found ?? id });
    } catch (error) {
      return fail(storageFailure(error));
    }
  }

  /** The model, its journal and its earlier states. The entry in recent files belongs to the file host. */
  remove(id: ModelId): Promise<void> {
    return this.env.storage.remove(id);
  }

  private async cardRow(id: ModelId, content: CardContent, openIn: string | null): Promise<CardRow> {
    return { id, changedAt: this.env.now(), openIn, content: await sealJson(this.env.codec, content) };
  }

  private async entryOf(row: CardRow): Promise<LibraryEntry> {
    const opened = cardContentSchema.safeParse(await openJson(this.env.codec, row.content).catch(() => null));
    return { id: row.id, changedAt: row.changedAt, openIn: row.openIn, content: opened.success ? opened.data : unreadableCard(row.id) };
  }

  private async diffOf(content: StoredModel['snapshot']['content']): Promise<RecordsDiff | null> {
    const value = await openJson(this.env.codec, content).catch(() => null);
    // Written by this module only; what it says is checked against the model by `diffFits`.
    return typeof value === 'object' && value !== null && 'tables' in value ? (value as RecordsDiff) : null;
  }
}

const unreadableCard = (id: string): CardContent => ({
  title: id,
  assets: 0,
  relations: 0,
  overallRisk: null,
  picture: { width: 0, height: 0, frames: [], boxes: [], lines: [] },
  file: null,
});
