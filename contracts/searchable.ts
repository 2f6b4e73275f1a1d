const spelledOut: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** Lower case without accents, so that `Zürich`, `ZÜRICH` and `zurich` are one word. The same for what is searched and what is searched for. */
export const searchable = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/g, letter => spelledOut[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
