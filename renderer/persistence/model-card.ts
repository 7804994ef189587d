import * as z from 'zod/mini';
import { type ModelRecords, RISKS, type RiskLevel } from '../../shared/model/records.ts';
import type { FileStamp, HostFile } from '../../shared/protocol/file-host.ts';

z.config({ jitless: true });

/** A drawing small enough to keep with each change: boxes and lines in a view box that starts at 0, 0. */
export interface SmallPicture {
  readonly width: number;
  readonly height: number;
  /** x, y, width, height; frames (rooms, zones) come first. */
  readonly frames: readonly (readonly [number, number, number, number])[];
  readonly boxes: readonly (readonly [number, number, number, number])[];
  /** x1, y1, x2, y2 */
  readonly lines: readonly (readonly [number, number, number, number])[];
}
/** The user's file behind a model, and which change it last held. */
export interface KeptFile {
  readonly file: HostFile;
  readonly stamp: FileStamp | null;
  readonly savedSeq: number;
}
/** What the start screen shows of a model without reading it. */
export interface CardContent {
  readonly title: string;
  readonly assets: number;
  readonly relations: number;
  /** `null` until it was analysed. */
  readonly overallRisk: RiskLevel | null;
  readonly picture: SmallPicture;
  readonly file: KeptFile | null;
}

const four = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const stampSchema = z.object({ modified: z.number(), size: z.number(), sha256: z.string() });
export const cardContentSchema = z.object({
  title: z.string(),
  assets: z.number(),
  relations: z.number(),
  overallRisk: z.nullable(z.enum(RISKS)),
  picture: z.object({ width: z.number(), height: z.number(), frames: z.array(four), boxes: z.array(four), lines: z.array(four) }),
  file: z.nullable(
    z.object({
      file: z.object({ id: z.string(), name: z.string(), folder: z.string() }),
      stamp: z.nullable(stampSchema),
      savedSeq: z.number(),
    }),
  ),
});

/** Size of an asset that has none of its own; only proportions matter here. */
const BOX = { width: 176, height: 64 } as const;
const MOST_BOXES = 200;
const MOST_LINES = 160;
/** The longer side of the picture after scaling: whole numbers keep it small. */
const SIDE = 240;

/** A picture of the first diagram. Containers are the nodes with a size of their own. */
function smallPicture(model: ModelRecords): SmallPicture {
  const diagram = Object.values(model.diagrams).sort((a, b) => (a.id < b.id ? -1 : 1))[0];
  const nodes = Object.values(diagram?.nodes ?? {}).map((node) => ({
    asset: node.asset,
    x: node.x,
    y: node.y,
    width: node.width ?? BOX.width,
    height: node.height ?? BOX.height,
    isFrame: node.width !== undefined,
  }));
  if (nodes.length === 0) return { width: 0, height: 0, frames: [], boxes: [], lines: [] };
  const left = Math.min(...nodes.map((n) => n.x));
  const top = Math.min(...nodes.map((n) => n.y));
  const right = Math.max(...nodes.map((n) => n.x + n.width));
  const bottom = Math.max(...nodes.map((n) => n.y + n.height));
  const scale = SIDE / Math.max(right - left, bottom - top);
  const at = (value: number) => Math.round(value * scale);
  const rect = (n: (typeof nodes)[number]) => [at(n.x - left), at(n.y - top), Math.max(2, at(n.width)), Math.max(2, at(n.height))] as const;
  const centre = new Map(nodes.map((n) => [n.asset, [at(n.x + n.width / 2 - left), at(n.y + n.height / 2 - top)] as const]));
  const frameIds = new Set(nodes.filter((n) => n.isFrame).map((n) => n.asset));
  const lines: (readonly [number, number, number, number])[] = [];
  const relations = Object.values(model.relations);
  // Of a very large model some lines would say something wrong and all of them nothing.
  for (const relation of relations.length > MOST_LINES ? [] : relations) {
    const from = centre.get(relation.from);
    const to = centre.get(relation.to);
    if (from && to && !(relation.type === 'locatedIn' && frameIds.has(relation.to))) lines.push([...from, ...to]);
  }
  const byArea = nodes.filter((n) => n.isFrame).sort((a, b) => b.width * b.height - a.width * a.height);
  return {
    width: at(right - left),
    height: at(bottom - top),
    frames: byArea.slice(0, MOST_BOXES).map(rect),
    boxes: nodes
      .filter((n) => !n.isFrame)
      .slice(0, MOST_BOXES)
      .map(rect),
    lines,
  };
}

/** The card of a model as it is now. */
export const cardContent = (model: ModelRecords, overallRisk: RiskLevel | null, file: KeptFile | null): CardContent => ({
  title: model.header.title,
  assets: Object.keys(model.assets).length,
  relations: Object.keys(model.relations).length,
  overallRisk,
  picture: smallPicture(model),
  file,
});
