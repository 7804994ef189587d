/** Loads from the app's own origin, and nothing else: the one place in the renderer that asks for a file by address. */
export async function loadOwnJson(path: string): Promise<unknown> {
  if (!/^[a-z0-9][a-z0-9./-]*\.json$/.test(path) || path.includes('..')) throw new Error(`Not a file of the app: ${path}`);
  const response = await fetch(new URL(path, document.baseURI), { credentials: 'same-origin', redirect: 'error' });
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
  return response.json();
}
