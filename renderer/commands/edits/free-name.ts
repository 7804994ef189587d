/** 'Infusion pump', then 'Infusion pump 2': two things of one name are hard to tell apart. */
export function freeName(wanted: string, names: Iterable<string>): string {
  const taken = new Set(names);
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted} ${String(number)}`)) number++;
  return `${wanted} ${String(number)}`;
}
