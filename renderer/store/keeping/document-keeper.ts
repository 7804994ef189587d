import type { RecordsDiff } from '../../../shared/model/diff.ts';
import type { ModelRecords, RiskLevel } from '../../../shared/model/records.ts';
import { type KeptFile, cardContent } from '../../persistence/model-card.ts';
import type { ModelLibrary } from '../../persistence/model-library.ts';
import { type StorageFailure, storageFailure } from '../../persistence/storage-failure.ts';
import type { Gesture } from '../../persistence/unwritten-gestures.ts';

/** Gestures in the journal before it is folded into the snapshot; reading them again takes milliseconds. */
const FOLD_AFTER = 30;

export interface KeeperEnvironment {
  readonly library: ModelLibrary;
  /** Names this window, so that a later start sees which models it left open. */
  readonly window: string;
  onKept(): void;
  onFailed(failure: StorageFailure): void;
}
export interface KeeperStart {
  readonly model: ModelRecords;
  readonly seq: number;
  readonly risk: RiskLevel | null;
  readonly file: KeptFile | null;
}

/**
 * Writes one open model to the library: each gesture at once, in order. After a failed
 * write the next one stores the whole model, so the journal never has a gap.
 */
export class DocumentKeeper {
  private readonly env: KeeperEnvironment;
  private readonly first: ModelRecords;
  private model: ModelRecords;
  private seq: number;
  private risk: RiskLevel | null;
  private file: KeptFile | null;
  private waiting: Gesture[] = [];
  private queue: Promise<void> = Promise.resolve();
  private journalLength = 0;
  private needsWhole = false;
  /** The change up to which the snapshot holds everything. */
  private wholeSeq = -1;
  private hasCopy = false;
  private isEnded = false;

  constructor(env: KeeperEnvironment, start: KeeperStart) {
    this.env = env;
    this.first = start.model;
    this.model = start.model;
    this.seq = start.seq;
    this.risk = start.risk;
    this.file = start.file;
    this.enqueue(() => env.library.updateCard(start.model.header.id, { openIn: env.window }));
  }

  get changeNumber(): number {
    return this.seq;
  }

  /** Gestures that the database has not confirmed. */
  get unwritten(): readonly Gesture[] {
    return this.waiting;
  }

  /** Writes a change of the document: `diff` led to `model`. */
  record(diff: RecordsDiff, model: ModelRecords): void {
    this.model = model;
    this.seq++;
    this.waiting.push({ seq: this.seq, diff });
    if (this.needsWhole || ++this.journalLength >= FOLD_AFTER) this.writeWhole();
    else {
      const { seq } = this;
      const content = this.card();
      const { library, window } = this.env;
      // A write before this one may have failed by the time it is this one's turn: then a whole model closes the gap.
      this.enqueue(() =>
        this.needsWhole
          ? this.putWhole(window)
          : seq <= this.wholeSeq
            ? Promise.resolve()
            : library.append(model.header.id, seq, diff, content, window).then(() => this.confirm(seq)),
      );
    }
    // After the gesture itself: what a person did comes before what helps to take it back.
    if (!this.hasCopy) {
      this.hasCopy = true;
      this.enqueue(() => this.env.library.keepCopy(this.first, 'opened'));
    }
  }

  /** The overall risk for the start screen; does not count as a change of the model. */
  setRisk(risk: RiskLevel): void {
    if (risk === this.risk || this.isEnded) return;
    this.risk = risk;
    const content = this.card();
    this.enqueue(() => this.env.library.updateCard(this.model.header.id, { content }));
  }

  /** The user's file after it was read or written. */
  setFile(file: KeptFile | null): void {
    this.file = file;
    const content = this.card();
    this.enqueue(() => this.env.library.updateCard(this.model.header.id, { content }));
  }

  /** Waits until everything lies in the database. */
  flush(): Promise<void> {
    return this.queue;
  }

  /** Tries again after a failure: stores the whole model. */
  retry(): Promise<void> {
    this.writeWhole();
    return this.queue;
  }

  /** The last write of this window: nobody has the model open any more. */
  async end(): Promise<void> {
    if (this.isEnded) return this.queue;
    this.isEnded = true;
    if (this.journalLength > 0) this.writeWhole(null);
    else this.enqueue(() => this.env.library.updateCard(this.model.header.id, { openIn: null }));
    await this.queue;
  }

  private card() {
    return cardContent(this.model, this.risk, this.file);
  }

  private writeWhole(openIn: string | null = this.env.window): void {
    this.enqueue(() => this.putWhole(openIn));
  }

  /** Stores the model as it is when its turn comes; later gestures in the queue then store what is already there. */
  private async putWhole(openIn: string | null): Promise<void> {
    const { model, seq } = this;
    await this.env.library.put(model, seq, this.card(), openIn);
    this.journalLength = 0;
    this.needsWhole = false;
    this.wholeSeq = seq;
    this.confirm(seq);
  }

  private confirm(seq: number): void {
    this.waiting = this.waiting.filter((gesture) => gesture.seq > seq);
  }

  private enqueue(write: () => Promise<void>): void {
    this.queue = this.queue.then(write).then(
      () => this.env.onKept(),
      (error: unknown) => {
        this.needsWhole = true;
        this.env.onFailed(storageFailure(error));
      },
    );
  }
}
