import { type DrawingName, drawings } from './drawings.ts';

interface Props {
  readonly name: DrawingName;
  readonly size?: number;
}

/** A drawing of an asset. Always beside its name, so it is hidden from screen readers. */
export function Icon({ name, size = 20 }: Props) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
