import type { SystemChange, SystemInput, SystemRelation } from './input.ts';

const relationKey = (link: SystemRelation): string => `${link.from}\n${link.relation}\n${link.to}`;

/** The input after an edit. Removed assets take their relations and settings along. */
export function applyChange(input: SystemInput, change: SystemChange): SystemInput {
  const gone = new Set(change.removeAssets);
  const assets = change.removeAssets.length + change.putAssets.length === 0 ? input.assets : put(input.assets.filter((asset) => !gone.has(asset.id)), change.putAssets, (asset) => asset.id, () => false);
  const structural = gone.size + change.removeRelations.length + change.addRelations.length > 0;
  const removed = new Set(change.removeRelations.map(relationKey));
  const relations = structural
    ? put(
        input.relations.filter((link) => !gone.has(link.from) && !gone.has(link.to) && !removed.has(relationKey(link))),
        change.addRelations,
        relationKey,
        () => false,
      )
    : input.relations;
  const kept = <Setting extends { readonly asset: string }>(settings: readonly Setting[]): readonly Setting[] =>
    gone.size === 0 ? settings : settings.filter((setting) => !gone.has(setting.asset));
  return {
    ...input,
    assets,
    relations,
    controls: put(kept(input.controls), change.controls, (s) => `${s.asset}\n${s.control}`, (s) => !s.proposed && s.coverage === null),
    attributeLevels: putLevels(kept(input.attributeLevels), change.attributeLevels, (s) => `${s.asset}\n${s.attribute}`),
    impacts: putLevels(kept(input.impacts), change.impacts, (s) => `${s.asset}\n${s.consequence}`),
  };
}

function put<Item>(items: readonly Item[], news: readonly Item[], keyOf: (item: Item) => string, withdraws: (item: Item) => boolean): readonly Item[] {
  if (news.length === 0) return items;
  const latest = new Map(news.map((item) => [keyOf(item), item]));
  const rest = items.filter((item) => !latest.has(keyOf(item)));
  return [...rest, ...[...latest.values()].filter((item) => !withdraws(item))];
}

function putLevels<Item extends { readonly level: number }>(items: readonly Item[], news: readonly (Omit<Item, 'level'> & { readonly level: number | null })[], keyOf: (item: Omit<Item, 'level'>) => string): readonly Item[] {
  if (news.length === 0) return items;
  const latest = new Map(news.map((item) => [keyOf(item), item]));
  const rest = items.filter((item) => !latest.has(keyOf(item)));
  return [...rest, ...([...latest.values()].filter((item) => item.level !== null) as unknown as Item[])];
}
