import { currentKeeping } from '../../store/keeping/keeping.ts';

/** Hands a pack out as a file of the person's choice. It does not become one of the recent models. */
export async function savePackFile(name: string, text: string): Promise<void> {
  const host = currentKeeping()?.host;
  const written = await host?.saveAs(`${name}.yaml`, new TextEncoder().encode(text));
  if (host && written?.ok && written.value) await host.forget(written.value.id);
}
