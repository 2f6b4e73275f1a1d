import type { Option } from './select-field.tsx';

/** Without accents, case and the marks between words: `São Paulo` is found by `sao p`, `America/New_York` by `new york`. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[_/,-]+/g, ' ')
    .toLowerCase();

/** The options that hold every word of a search, those that begin with it first. */
export function matching(options: readonly Option[], search: string, most: number): readonly Option[] {
  const wanted = plain(search).trim();
  const words = wanted.split(/\s+/).filter(word => word !== '');
  const found = options.filter(option => {
    const text = plain(`${option.label} ${option.value}`);
    return words.every(word => text.includes(word));
  });
  const begins = (option: Option): boolean => plain(option.label).startsWith(wanted);
  return [...found.filter(begins), ...found.filter(option => !begins(option))].slice(0, most);
}
