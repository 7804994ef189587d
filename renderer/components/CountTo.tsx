import { shownNumber } from '../messages/i18n.ts';
import { useEffect, useRef } from 'react';

const DURATION = 180;

/** A number that counts from its old to its new value, at once with reduced motion. */
export function CountTo({ value }: { readonly value: number }) {
  const element = useRef<HTMLSpanElement>(null);
  const shown = useRef(value);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const from = shown.current;
    shown.current = value;
    if (from === value || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      target.textContent = shownNumber(value);
      return;
    }
    const started = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const part = Math.min(1, (now - started) / DURATION);
      target.textContent = shownNumber(Math.round(from + (value - from) * part));
      if (part < 1) frame = requestAnimationFrame(step);
    });
    return () => {
      cancelAnimationFrame(frame);
      target.textContent = shownNumber(value);
    };
  }, [value]);
  return (
    <span ref={element}>
      {/* The first value only: afterwards the effect writes the text. */}
      {shownNumber(value)}
    </span>
  );
}
