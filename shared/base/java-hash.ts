/** The 32-bit signed string hash of Java, continued from `start`: h = 31 h + code unit. */
export function javaHash(text: string, start = 0): number {
  let h = start;
  for (let i = 0; i < text.length; i++) h = (Math.imul(h, 31) + text.charCodeAt(i)) | 0;
  return h;
}

/**
 * The order in which a Java HashMap would give back these keys: by bucket, within one in the order given. The
 * reference runs construction patterns of equal priority in this order, which shows where their links exclude each other.
 */
export function javaHashOrder<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  let buckets = 16;
  while (buckets * 0.75 < items.length) buckets *= 2;
  const bucketOf = (item: Item): number => {
    const h = javaHash(keyOf(item));
    return (h ^ (h >>> 16)) & (buckets - 1);
  };
  return items
    .map((item) => ({ item, bucket: bucketOf(item) }))
    .sort((a, b) => a.bucket - b.bucket)
    .map(({ item }) => item);
}
