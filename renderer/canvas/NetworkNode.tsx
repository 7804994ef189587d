import { memo, use } from 'react';
import type { NodeProps } from 'reactflow';
import { RiskMark } from '../components/RiskMark.tsx';
import { Icon } from '../icons/Icon.tsx';
import { NodeHandles } from './NodeHandles.tsx';
import { DetailContext } from './detail-context.ts';
import type { AssetNode } from './projection.ts';

/** A network: a band between two bus lines. */
export const NetworkNode = memo(function NetworkNode({ id, data }: NodeProps<AssetNode>) {
  const detail = use(DetailContext);
  const { asset, mark, step } = data;
  return (
    <div
      id={`asset-${id}`}
      role="group"
      aria-label={asset.label}
      className={`node node-network${detail === 'simple' ? ' simple' : ''}${mark ? ` has-${mark.risk}` : ''}`}
    >
      {detail === 'full' && <Icon name={data.icon} />}
      <span className="node-text">
        <span className="node-name">{asset.label}</span>
        {detail === 'full' && data.classLabel !== asset.label && <span className="node-class">{data.classLabel}</span>}
      </span>
      {mark && (
        <span className="node-marks">
          {mark.risk !== 'very-low' && <RiskMark level={mark.risk} word={false} size={detail === 'full' ? 14 : 26} />}
          {detail === 'full' && mark.controlsInPlace > 0 && <span className="node-controls">{mark.controlsInPlace}</span>}
        </span>
      )}
      {step !== null && detail === 'full' && <span className="node-step">{step}</span>}
      <NodeHandles hasGrip={detail === 'full'} />
    </div>
  );
});
