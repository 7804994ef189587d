import { type RefObject, useEffect } from 'react';
import { useReactFlow } from 'reactflow';
import { registerCanvas } from './canvas-handle.ts';

/** The tools at the lower edge keep their room. */
export const FIT = { padding: { top: '28px', right: '28px', bottom: '64px', left: '28px' }, maxZoom: 1.2 } as const;

/** Lets commands ask the canvas on screen to look somewhere else. */
export function useCanvasHandle(surface: RefObject<HTMLDivElement | null>): void {
  const flow = useReactFlow();
  useEffect(
    () =>
      registerCanvas({
        fit: (assets) => void flow.fitView({ ...FIT, duration: motion(180), ...(assets ? { nodes: assets.map((id) => ({ id })) } : {}) }),
        zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: motion(120) }),
        centre: () => {
          const frame = surface.current?.getBoundingClientRect();
          return frame ? flow.screenToFlowPosition({ x: frame.left + frame.width / 2, y: frame.top + frame.height / 2 }) : { x: 0, y: 0 };
        },
        reveal: (asset) => {
          const node = flow.getInternalNode(asset);
          const frame = surface.current?.getBoundingClientRect();
          if (!node || !frame) return;
          const { x, y } = node.internals.positionAbsolute;
          const size = { width: node.measured.width ?? 0, height: node.measured.height ?? 0 };
          const corner = flow.flowToScreenPosition({ x, y });
          const zoom = flow.getZoom();
          const isVisible =
            corner.x >= frame.left &&
            corner.y >= frame.top &&
            corner.x + size.width * zoom <= frame.right &&
            corner.y + size.height * zoom <= frame.bottom;
          if (!isVisible) void flow.setCenter(x + size.width / 2, y + size.height / 2, { zoom, duration: motion(150) });
        },
        focus: () => surface.current?.focus({ preventScroll: true }),
      }),
    [flow, surface],
  );
}

const motion = (milliseconds: number) => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : milliseconds);
