import { memo, useState } from 'react';
import { EdgeLabelRenderer, type EdgeProps } from 'reactflow';
import { CONTAINER_HEAD, GRID, type Point, type Rect, centreOf, containsPoint, exitPoint } from './geometry.ts';
import type { RelationEdge as RelationEdgeType } from './projection.ts';

/** A quiet line between two frames; its words and its direction show on hover, when selected and on the lit path. */
export const RelationEdge = memo(function RelationEdge({
  sourceX,
  sourceY,
  targetX,
  targetY,
  data,
  selected,
}: EdgeProps<RelationEdgeType>) {
  const [hovered, setHovered] = useState(false);
  if (!data) return null;
  const { bend, fromSize, toSize } = data;
  const length = Math.hypot(targetX - sourceX, targetY - sourceY) || 1;
  const middle = {
    x: (sourceX + targetX) / 2 - ((targetY - sourceY) / length) * bend,
    y: (sourceY + targetY) / 2 + ((targetX - sourceX) / length) * bend,
  };
  const from = { x: sourceX - fromSize.width / 2, y: sourceY - fromSize.height / 2, ...fromSize };
  const to = { x: targetX - toSize.width / 2, y: targetY - toSize.height / 2, ...toSize };
  const start = endOf(from, to, middle);
  const end = endOf(to, from, middle);
  const path =
    bend === 0
      ? `M${fix(start.x)} ${fix(start.y)}L${fix(end.x)} ${fix(end.y)}`
      : `M${fix(start.x)} ${fix(start.y)}Q${fix(middle.x)} ${fix(middle.y)} ${fix(end.x)} ${fix(end.y)}`;
  const speaking = (hovered || selected === true) && data.label !== '';
  const labelAt =
    bend === 0
      ? { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
      : { x: (start.x + 2 * middle.x + end.x) / 4, y: (start.y + 2 * middle.y + end.y) / 4 };
  return (
    <>
      <path className="relation-line" d={path} />
      <path
        className="relation-touch"
        d={path}
        onMouseEnter={() => {
          setHovered(true);
        }}
        onMouseLeave={() => {
          setHovered(false);
        }}
      />
      {speaking && (
        <EdgeLabelRenderer>
          <span
            className="relation-label"
            style={{ transform: `translate(-50%, -50%) translate(${fix(labelAt.x)}px, ${fix(labelAt.y)}px)` }}
          >
            {data.label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

/** Where the line meets a frame; one that holds the other end is met at its name, because the line runs inside it. */
function endOf(rect: Rect, other: Rect, middle: Point): Point {
  const holds = rect.width > other.width && containsPoint(rect, centreOf(other));
  return holds ? { x: rect.x + rect.width / 2, y: rect.y + CONTAINER_HEAD - GRID } : exitPoint(rect, middle);
}

const fix = (value: number) => String(Math.round(value * 10) / 10);
