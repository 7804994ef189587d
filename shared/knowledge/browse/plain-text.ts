/** Lower case without accents, so that what is typed and what is written meet. */
export const plainText = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
