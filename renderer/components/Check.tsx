interface Props {
  readonly isOn: boolean;
  readonly text: string;
  /** What a screen reader says where the text beside the box is not enough. */
  readonly label?: string;
  onSwitch(isOn: boolean): void;
}

/** A box to tick with its words. */
export function Check({ isOn, text, label, onSwitch }: Props) {
  return (
    <label className="check">
      <input type="checkbox" checked={isOn} aria-label={label} onChange={(event) => onSwitch(event.target.checked)} />
      {text}
    </label>
  );
}
