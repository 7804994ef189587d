import { ViewportPortal } from 'reactflow';
import type { AssetGroup } from '../../shared/model/asset-groups.ts';
import type { AssetId } from '../../shared/model/records.ts';
import { type Rect, CONTAINER_HEAD, CONTAINER_PADDING } from './geometry.ts';

interface Props {
  readonly groups: readonly AssetGroup[];
  readonly rects: ReadonlyMap<AssetId, Rect>;
}

/** Frames around the groups of a diagram. They follow their assets and mean nothing to the analysis. */
export function GroupFrames({ groups, rects }: Props) {
  if (groups.length === 0) return null;
  return (
    <ViewportPortal>
      {groups.map((group) => {
        const frame = frameAround(group.assets.flatMap((id) => rects.get(id) ?? []));
        return (
          frame && (
            <div
              key={group.id}
              className="container container-group"
              style={{ transform: `translate(${String(frame.x)}px, ${String(frame.y)}px)`, width: frame.width, height: frame.height }}
            >
              <div className="container-head">
                <span className="node-name">{group.label}</span>
              </div>
            </div>
          )
        );
      })}
    </ViewportPortal>
  );
}

function frameAround(rects: readonly Rect[]): Rect | null {
  if (rects.length === 0) return null;
  const x = Math.min(...rects.map((rect) => rect.x)) - CONTAINER_PADDING;
  const y = Math.min(...rects.map((rect) => rect.y)) - CONTAINER_HEAD;
  const right = Math.max(...rects.map((rect) => rect.x + rect.width)) + CONTAINER_PADDING;
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height)) + CONTAINER_PADDING;
  return { x, y, width: right - x, height: bottom - y };
}
