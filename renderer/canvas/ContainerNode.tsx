import { memo, use } from 'react';
import { NodeResizeControl, type NodeProps } from 'reactflow';
import { RiskMark } from '../components/RiskMark.tsx';
import { Icon } from '../icons/Icon.tsx';
import { NodeHandles } from './NodeHandles.tsx';
import { DetailContext } from './detail-context.ts';
import { MIN_CONTAINER } from './geometry.ts';
import type { AssetNode } from './projection.ts';

/** A room with walls and a door, or a security zone with a dashed border. What lies in it is drawn in it. */
export const ContainerNode = memo(function ContainerNode({ id, data, selected }: NodeProps<AssetNode>) {
  const detail = use(DetailContext);
  const { asset, mark, shape, step } = data;
  return (
    <div
      id={`asset-${id}`}
      role="group"
      aria-label={asset.label}
      className={`container container-${shape}${mark ? ` has-${mark.risk}` : ''}`}
    >
      <div className="container-head">
        <Icon name={data.icon} size={detail === 'full' ? 16 : 24} />
        <span className="node-name">{asset.label}</span>
        {detail === 'full' && data.classLabel !== asset.label && <span className="node-class">{data.classLabel}</span>}
        {mark && mark.risk !== 'very-low' && <RiskMark level={mark.risk} word={false} size={detail === 'full' ? 14 : 26} />}
        {detail === 'full' && mark !== null && mark.controlsInPlace > 0 && <span className="node-controls">{mark.controlsInPlace}</span>}
        {step !== null && <span className="node-step">{step}</span>}
      </div>
      {selected && (
        <NodeResizeControl
          className="container-resize"
          position="bottom-right"
          minWidth={MIN_CONTAINER.width}
          minHeight={MIN_CONTAINER.height}
        />
      )}
      <NodeHandles hasGrip={detail === 'full'} />
    </div>
  );
});
