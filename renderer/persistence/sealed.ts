/** What lies in the database instead of a model's content. */
export interface Sealed {
  /** Which codec can open it; stands beside the data so that old and new can lie side by side. */
  readonly codec: string;
  readonly data: string | Uint8Array<ArrayBuffer>;
}

/**
 * The one door between a model's content and what is stored. Everything that tells something about
 * a model passes it: records, titles, pictures, history labels, file names. Encryption at rest is
 * another codec here and nothing else.
 */
export interface StorageCodec {
  readonly name: string;
  /** Told on the start screen. */
  readonly isEncrypted: boolean;
  seal(text: string): Promise<Sealed>;
  open(sealed: Sealed): Promise<string>;
}

export class UnknownCodecError extends Error {
  override readonly name = 'UnknownCodecError';
}

/** Stores text as it is. */
export const plainCodec: StorageCodec = {
  name: 'plain/1',
  isEncrypted: false,
  seal: (text) => Promise.resolve({ codec: 'plain/1', data: text }),
  open: ({ codec, data }) =>
    codec === 'plain/1' && typeof data === 'string' ? Promise.resolve(data) : Promise.reject(new UnknownCodecError(`sealed with ${codec}`)),
};

export const sealJson = (codec: StorageCodec, value: unknown): Promise<Sealed> => codec.seal(JSON.stringify(value));
export const openJson = async (codec: StorageCodec, sealed: Sealed): Promise<unknown> => JSON.parse(await codec.open(sealed)) as unknown;
