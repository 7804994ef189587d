/** Why a request could not be answered; anything else that is thrown is a fault of the program. */
export class Refusal extends Error {
  readonly kind: string;
  constructor(kind: string, detail: string) {
    super(detail);
    this.kind = kind;
  }
}
