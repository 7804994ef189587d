/** Requests of this page that went anywhere but to the app's own origin; the content policy lets none through. */
export function networkRequests(): number {
  return performance.getEntriesByType('resource').filter((entry) => {
    const url = new URL(entry.name, document.baseURI);
    return url.origin !== location.origin && url.protocol !== 'data:' && url.protocol !== 'blob:';
  }).length;
}
