/** Parts of drawings, on the grid of 20 by 20: each is a piece of one path. */
export const circle = (x: number, y: number, r: number): string =>
  `M${String(x - r)} ${String(y)}a${String(r)} ${String(r)} 0 1 0 ${String(2 * r)} 0a${String(r)} ${String(r)} 0 1 0 ${String(-2 * r)} 0`;
export const box = (x: number, y: number, w: number, h: number, r = 1): string =>
  `M${String(x + r)} ${String(y)}h${String(w - 2 * r)}a${String(r)} ${String(r)} 0 0 1 ${String(r)} ${String(r)}v${String(h - 2 * r)}a${String(r)} ${String(r)} 0 0 1 ${String(-r)} ${String(r)}h${String(-(w - 2 * r))}a${String(r)} ${String(r)} 0 0 1 ${String(-r)} ${String(-r)}v${String(-(h - 2 * r))}a${String(r)} ${String(r)} 0 0 1 ${String(r)} ${String(-r)}z`;
