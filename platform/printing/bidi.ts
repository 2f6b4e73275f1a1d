import bidiFactory, { type Bidi } from 'bidi-js';

// Its types speak of another module format than the one that Node loads.
const bidi = (bidiFactory as unknown as () => Bidi)();
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Whether anything of it is read from the right. */
export const isReadFromRight = (text: string): boolean => rightToLeft.test(text);

/**
 * The parts of a line from left to right as they are drawn (Unicode Bidirectional Algorithm), each of one direction. Whoever draws turns the letters of a part that is
 * read from the right, so they are in the order in which they are read.
 */
export function partsInOrder(text: string): readonly string[] {
  if (!isReadFromRight(text)) return [text];
  const { levels } = bidi.getEmbeddingLevels(text, 'ltr');
  const runs: { level: number; text: string }[] = [];
  for (let at = 0; at < text.length; at++) {
    const level = levels[at] ?? 0;
    const last = runs.at(-1);
    const char = (level % 2 === 1 ? bidi.getMirroredCharacter(text.charAt(at)) : null) ?? text.charAt(at);
    if (last && last.level === level) last.text += char;
    else runs.push({ level, text: char });
  }
  return inVisualOrder(runs).map(run => run.text);
}

/** From the highest level down, whatever is at least at it is turned round (rule L2). */
function inVisualOrder(runs: readonly { readonly level: number; readonly text: string }[]): readonly { readonly text: string }[] {
  const ordered = [...runs];
  for (let level = Math.max(...runs.map(run => run.level)); level > 0; level--) {
    for (let from = 0; from < ordered.length; from++) {
      let to = from;
      while (to < ordered.length && (ordered[to]?.level ?? 0) >= level) to++;
      if (to > from) ordered.splice(from, to - from, ...ordered.slice(from, to).toReversed());
      from = to;
    }
  }
  return ordered;
}
