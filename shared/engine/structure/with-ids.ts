/**
 * A table whose ids are asked of a function each time. Apart, so that the table keeps nothing else alive of what made it.
 */
export const withIds = <Columns extends object>(
  columns: Columns,
  ids: () => readonly string[],
): Columns & { readonly ids: readonly string[] } => ({
  ...columns,
  get ids() {
    return ids();
  },
});
