import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreatEntry } from '../../../shared/knowledge/catalogue.ts';
import { BOX, ROLE_KINDS, patternPicture } from '../../../shared/knowledge/picture/pattern-picture.ts';
import { Term } from '../../components/Term.tsx';
import { useContents } from './know-context.ts';

/** What has to stand together for a threat: a box for each role, a line for each relation, and a legend of the kinds in it. */
export function PatternDrawing({ threat }: { readonly threat: ThreatEntry }) {
  const { t } = useTranslation('know');
  const { view } = useContents();
  const tip = useId();
  const picture = useMemo(
    () =>
      patternPicture(threat, {
        classLabel: (id) => view.class(id)?.label ?? id,
        relationLabel: (id) => view.relation(id)?.label ?? id,
      }),
    [threat, view],
  );
  const labelOf = (role: string) => view.class(threat.roles.find((one) => one.role === role)?.class ?? '')?.label ?? role;
  const told = [
    ...picture.boxes.map((box) => `${labelOf(box.role)} (${t(`roleKind.${box.kind}`)})`),
    ...picture.lines.map((line) =>
      t(line.prohibited ? 'pictureNot' : 'pictureLine', { from: labelOf(line.from), relation: line.label, to: labelOf(line.to) }),
    ),
  ].join('; ');
  const kinds = ROLE_KINDS.filter((kind) => picture.boxes.some((box) => box.kind === kind));
  return (
    <figure className="pattern">
      {/* Wide patterns scroll sideways in a narrow window; the keyboard must reach that too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region needs the focus to be scrolled by keys */}
      <div className="pattern-scroll scroll" tabIndex={0} role="group" aria-label={t('pattern')}>
        <svg
          role="img"
          aria-label={t('pictureTold', { told })}
          viewBox={`0 0 ${String(picture.width)} ${String(picture.height)}`}
          style={{ width: picture.width, minWidth: Math.min(picture.width, 460) }}
        >
          <defs>
            <marker id={tip} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
              <path d="M0 0.500L8 4L0 7.500z" />
            </marker>
          </defs>
          {picture.lines.map((line, i) => (
            <line
              key={`${String(i)}|${line.relation}`}
              className={line.prohibited ? 'pattern-line is-prohibited' : 'pattern-line'}
              x1={line.x1}
              y1={line.y1}
              x2={line.x2}
              y2={line.y2}
              markerEnd={`url(#${tip})`}
            />
          ))}
          {picture.boxes.map((box) => (
            <g key={box.role} className={`pattern-box is-${box.kind}`}>
              {box.kind !== 'key' && <rect x={box.x + 4} y={box.y + 4} width={BOX.width} height={BOX.height} rx="7" />}
              <rect x={box.x} y={box.y} width={BOX.width} height={BOX.height} rx="7" />
              {box.lines.map((line, i) => (
                <text
                  key={line}
                  className="pattern-class"
                  x={box.x + BOX.width / 2}
                  y={box.y + (box.lines.length === 1 ? 23 : 17) + 14 * i}
                >
                  {line}
                </text>
              ))}
              <text className="pattern-role" x={box.x + BOX.width / 2} y={box.y + BOX.height - 8}>
                {t(`roleShort.${box.kind}`, { role: box.role })}
              </text>
            </g>
          ))}
          {picture.lines.map((line, i) => (
            <text key={`${String(i)}|${line.relation}`} className="pattern-word" x={line.labelX} y={line.labelY + 4}>
              {line.prohibited ? t('notLabel', { relation: line.label }) : line.label}
            </text>
          ))}
        </svg>
      </div>
      <figcaption className="pattern-legend">
        {kinds.map((kind) => (
          <span key={kind} className={`pattern-key is-${kind}`}>
            <Term definition={t(`roleMeaning.${kind}`)}>{t(`roleKind.${kind}`)}</Term>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
