import { Activity, BookOpen, Gauge, Layers, Scale, ShieldCheck, Spline, TriangleAlert, Zap } from 'lucide-react';
import type { EntryKind, EntryRef } from '../../../shared/knowledge/browse/entry-ref.ts';
import { Icon } from '../../icons/Icon.tsx';
import { iconFor } from '../../icons/icon-for.ts';
import { useContents } from './know-context.ts';

const marks = {
  threat: TriangleAlert,
  control: ShieldCheck,
  strategy: Layers,
  relation: Spline,
  consequence: Activity,
  attribute: Gauge,
  agent: Zap,
  requirement: Scale,
  source: BookOpen,
} as const satisfies Record<Exclude<EntryKind, 'class'>, unknown>;

interface Props {
  readonly entry: EntryRef;
  readonly size?: number;
}

/** The class's own drawing, or the mark of the kind of entry. */
export function EntryIcon({ entry, size = 16 }: Props) {
  const { view } = useContents();
  if (entry.kind === 'class') return <Icon name={iconFor(view, entry.id)} size={size} />;
  const Mark = marks[entry.kind];
  return <Mark size={size} strokeWidth={1.6} aria-hidden="true" />;
}
