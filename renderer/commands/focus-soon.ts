/** Focuses an element once the next frame has drawn it; text in it is selected, so that typing replaces it. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      const element = document.getElementById(id);
      element?.focus();
      if (element instanceof HTMLInputElement) element.select();
    });
  });
}
