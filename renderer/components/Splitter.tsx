import { useRef } from 'react';

interface Props {
  readonly label: string;
  /** The edge of the panel that it moves; a horizontal bar for `top`. */
  readonly edge: 'left' | 'right' | 'top';
  readonly size: number;
  readonly min: number;
  readonly max: number;
  onResize(size: number): void;
}

/** A bar that resizes a panel by mouse or arrow keys. */
export function Splitter({ label, edge, size, min, max, onResize }: Props) {
  const start = useRef<{ at: number; size: number } | null>(null);
  const horizontal = edge === 'top';
  const sign = edge === 'right' ? 1 : -1;
  const clamp = (value: number) => Math.round(Math.min(max, Math.max(min, value)));
  return (
    // A window splitter is a focusable separator: https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the pattern makes it interactive
    <div
      role="separator"
      className={`splitter splitter-${edge}`}
      aria-label={label}
      aria-orientation={horizontal ? 'horizontal' : 'vertical'}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the pattern makes it focusable
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: horizontal ? event.clientY : event.clientX, size };
      }}
      onPointerMove={(event) => {
        if (start.current) onResize(clamp(start.current.size + sign * ((horizontal ? event.clientY : event.clientX) - start.current.at)));
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onKeyDown={(event) => {
        const grow = horizontal ? 'ArrowUp' : edge === 'right' ? 'ArrowRight' : 'ArrowLeft';
        const shrink = horizontal ? 'ArrowDown' : edge === 'right' ? 'ArrowLeft' : 'ArrowRight';
        if (event.key !== grow && event.key !== shrink) return;
        event.preventDefault();
        onResize(clamp(size + (event.key === grow ? 16 : -16)));
      }}
    />
  );
}
