/** Splits a name that is written as one word: `LossOfControl` becomes `Loss of control`. Names with spaces stay as they are. */
export function plainWords(name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) return name;
  const words = name
    .replace(/([a-z0-9])(?=[A-Z][a-z])/g, '$1 ')
    .replace(/([A-Z])(?=[A-Z][a-z])/g, '$1 ')
    .replace(/([a-z0-9]{2})([A-Z])/g, '$1 $2')
    .split(' ');
  return words.map((word, i) => (i > 0 && /^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : i === 0 ? capital(word) : word)).join(' ');
}

/** The text with its first letter large. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
