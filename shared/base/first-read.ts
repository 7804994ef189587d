/** A value that is made when it is first asked for; what it is made from is let go then. */
export function firstRead<Value>(make: () => Value): () => Value {
  let maker: (() => Value) | null = make;
  let value: Value | undefined;
  return () => {
    if (maker !== null) {
      value = maker();
      maker = null;
    }
    return value as Value;
  };
}
