/** A short id that the table does not have yet: a letter for the kind and eight random characters. */
export function freshId(prefix: string, taken: Readonly<Record<string, unknown>> | ReadonlySet<string>): string {
  const isTaken = (id: string) => (taken instanceof Set ? taken.has(id) : Object.hasOwn(taken, id));
  for (;;) {
    const random = crypto.getRandomValues(new Uint32Array(2));
    const id = prefix + [...random].map((n) => n.toString(36).padStart(7, '0').slice(-4)).join('');
    if (!isTaken(id)) return id;
  }
}
