import { memo, use } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeProps } from 'reactflow';
import { SERIOUS_RISKS } from '../../shared/assessment/findings.ts';
import type { RiskLevel } from '../../shared/model/records.ts';
import { RiskMark } from '../components/RiskMark.tsx';
import { Icon } from '../icons/Icon.tsx';
import { NodeHandles } from './NodeHandles.tsx';
import { DetailContext } from './detail-context.ts';
import type { AssetNode as AssetNodeType } from './projection.ts';

/** An asset: icon, name, class, risk mark and the number of controls in place. */
export const AssetNode = memo(function AssetNode({ id, data }: NodeProps<AssetNodeType>) {
  const { t } = useTranslation('canvas');
  const detail = use(DetailContext);
  const { asset, mark, shape, step } = data;
  const risk = (mark ? ` has-${mark.risk}` : '') + (asset.population === 'singleton' ? '' : ' is-many');
  if (detail === 'frame') {
    return (
      <div id={`asset-${id}`} role="group" aria-label={asset.label} className={`node node-${shape} simple${risk}`}>
        {mark && isSerious(mark.risk) && <RiskMark level={mark.risk} word={false} size={44} />}
        <NodeHandles hasGrip={false} />
      </div>
    );
  }
  if (detail === 'simple') {
    return (
      <div id={`asset-${id}`} role="group" aria-label={asset.label} className={`node node-${shape} simple${risk}`}>
        <span className="node-name">{asset.label}</span>
        {mark && mark.risk !== 'very-low' && <RiskMark level={mark.risk} word={false} size={26} />}
        <NodeHandles hasGrip={false} />
      </div>
    );
  }
  return (
    <div id={`asset-${id}`} role="group" aria-label={asset.label} className={`node node-${shape}${risk}`}>
      <Icon name={data.icon} />
      <span className="node-text">
        <span className="node-name">{asset.label}</span>
        {data.classLabel !== asset.label && <span className="node-class">{data.classLabel}</span>}
      </span>
      <span className="node-marks">
        {mark && mark.risk !== 'very-low' && <RiskMark level={mark.risk} word={false} />}
        {mark !== null && mark.controlsInPlace > 0 && (
          <span className="node-controls" title={t('node.controls', { count: mark.controlsInPlace })}>
            {mark.controlsInPlace}
          </span>
        )}
      </span>
      {step !== null && <span className="node-step">{step}</span>}
      <NodeHandles hasGrip />
    </div>
  );
});

const isSerious = (risk: RiskLevel) => SERIOUS_RISKS.includes(risk);
