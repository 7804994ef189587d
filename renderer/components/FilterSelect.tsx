interface Props<Value extends string> {
  readonly label: string;
  readonly value: NoInfer<Value> | '';
  /** The words for no choice. */
  readonly all: string;
  readonly values: readonly Value[];
  wordOf(value: NoInfer<Value>): string;
  onChoose(value: NoInfer<Value> | ''): void;
}

/** Narrows a list to one of several values, or to none of them. */
export function FilterSelect<Value extends string>({ label, value, all, values, wordOf, onChoose }: Props<Value>) {
  return (
    <select className="field" aria-label={label} value={value} onChange={(event) => onChoose(event.target.value as Value | '')}>
      <option value="">{all}</option>
      {values.map((one) => (
        <option key={one} value={one}>
          {wordOf(one)}
        </option>
      ))}
    </select>
  );
}
