/** The title in the head of a pack, read without parsing the rest: the text may be half written. */
export const packName = (text: string): string =>
  /^title:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\n#]*))/m.exec(text)?.slice(1).find(Boolean)?.trim() ?? '';

/** The line that a place such as `packs/x.yaml:12, T-OWN-01 title` names. */
export const lineOfPlace = (place: string): number => Number(/^[^:]*:(\d+)/.exec(place)?.[1] ?? 1);
