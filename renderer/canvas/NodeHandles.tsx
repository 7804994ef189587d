import { Handle, Position } from 'reactflow';

/** Lines end in the middle of a node. From up close it also has a grip, to pull a new line out of it. */
export function NodeHandles({ hasGrip }: { readonly hasGrip: boolean }) {
  return (
    <>
      <Handle id="c" type="source" position={Position.Right} className="handle-centre" />
      {hasGrip && <Handle id="grab" type="source" position={Position.Right} className="handle-grab" />}
    </>
  );
}
