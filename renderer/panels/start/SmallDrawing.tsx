import type { SmallPicture } from '../../persistence/model-card.ts';

const WIDTH = 240;
const HEIGHT = 132;
const MARGIN = 8;

/** A model's first diagram as a thumbnail; decoration, the name beside it says which model it is. */
export function SmallDrawing({ picture }: { readonly picture: SmallPicture }) {
  const scale = Math.min(1, (WIDTH - 2 * MARGIN) / Math.max(1, picture.width), (HEIGHT - 2 * MARGIN) / Math.max(1, picture.height));
  const x = (WIDTH - picture.width * scale) / 2;
  const y = (HEIGHT - picture.height * scale) / 2;
  return (
    <svg className="start-drawing" viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} aria-hidden="true" focusable="false">
      <g transform={`translate(${String(x)} ${String(y)}) scale(${String(scale)})`}>
        {picture.frames.map(([left, top, width, height]) => (
          <rect
            key={`${String(left)} ${String(top)}`}
            className="start-drawing-frame"
            x={left}
            y={top}
            width={width}
            height={height}
            rx={3}
          />
        ))}
        {picture.lines.map(([x1, y1, x2, y2], i) => (
          // Lines have no identity of their own and never move: the whole drawing is replaced.
          <line key={i} className="start-drawing-line" x1={x1} y1={y1} x2={x2} y2={y2} />
        ))}
        {picture.boxes.map(([left, top, width, height]) => (
          <rect
            key={`${String(left)} ${String(top)}`}
            className="start-drawing-box"
            x={left}
            y={top}
            width={width}
            height={height}
            rx={2}
          />
        ))}
      </g>
    </svg>
  );
}
