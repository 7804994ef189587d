import { emptyModel } from '../../shared/model/empty-model.ts';
import type { AssetRecord, DiagramNode, ModelRecords, RelationRecord } from '../../shared/model/records.ts';

/** A grid of hosts, applications and networks with as many relations as wanted, the same every time. */
export function largeModel(assets: number, relations: number): ModelRecords {
  const model = emptyModel('large', 'Large model', { id: 'cordon-hospital', version: '0.1.0' });
  const networks = Math.max(1, Math.round(assets / 20));
  const records: Record<string, AssetRecord> = {};
  const nodes: Record<string, DiagramNode> = {};
  const columns = Math.ceil(Math.sqrt(assets * 1.3));
  for (let i = 0; i < assets; i++) {
    const id = `a${String(i).padStart(5, '0')}`;
    const type = i < networks ? 'OfficeNetwork' : i % 3 === 0 ? 'Server' : i % 3 === 1 ? 'Workstation' : 'WebApplication';
    records[id] = { id, type, label: `${type} ${i}`, population: 'singleton', notes: '', facts: {} };
    nodes[id] = { asset: id, x: (i % columns) * 240, y: Math.floor(i / columns) * 120 };
  }
  const ids = Object.keys(records);
  const drawn: Record<string, RelationRecord> = {};
  const seen = new Set<string>();
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  while (seen.size < relations) {
    const from = records[ids[networks + random(assets - networks)] ?? ''];
    const isApplication = from?.type === 'WebApplication';
    const to = records[ids[isApplication ? networks + random(assets - networks) : random(networks)] ?? ''];
    if (!from || !to || from === to) continue;
    const type = !isApplication ? 'connectedTo' : to.type === 'WebApplication' ? 'calls' : 'hostedOn';
    const key = `${from.id}|${type}|${to.id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const id = `r${String(seen.size).padStart(5, '0')}`;
    drawn[id] = { id, from: from.id, type, to: to.id };
  }
  return { ...model, assets: records, relations: drawn, diagrams: { d1: { id: 'd1', title: 'Overview', nodes } } };
}
