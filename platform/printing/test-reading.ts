/** What a PDF that is not compressed draws: in the order of drawing each part with its font. A letter without a glyph reads as `□`. */
export function partsOf(pdf: Buffer): readonly { readonly font: string; readonly text: string }[] {
  const file = pdf.toString('latin1');
  const object = (id: string): string => new RegExp(`\\n${id} 0 obj([\\s\\S]*?)endobj`).exec(file)?.[1] ?? '';
  const fonts = new Map(
    Array.from(file.matchAll(/\/(F\d+) (\d+) 0 R/g), ([, name = '', id = '']) => {
      const [, base = ''] = /\/BaseFont \/\w+\+([\w-]+)/.exec(object(id)) ?? [];
      const [, letters = ''] = /\/ToUnicode (\d+) 0 R/.exec(object(id)) ?? [];
      return [name, { base, letters: lettersIn(object(letters)) }];
    }),
  );
  return Array.from(file.matchAll(/BT\n[\s\S]*?\nET/g), ([drawn]) => {
    const { base = '', letters = [] } = fonts.get(/\/(F\d+) /.exec(drawn)?.[1] ?? '') ?? {};
    const glyphs = Array.from(drawn.matchAll(/<([\da-f]+)>/g), ([, hex = '']) => hex).join('');
    const text = Array.from(glyphs.matchAll(/.{4}/g), ([glyph]) => (glyph === '0000' ? '□' : (letters[Number.parseInt(glyph, 16)] ?? '')));
    return { font: base, text: text.join('') };
  });
}

const lettersIn = (map: string): readonly string[] =>
  Array.from((/beginbfrange\n[^[]*\[(.*)\]/.exec(map)?.[1] ?? '').matchAll(/<([^>]*)>/g), ([, units = '']) =>
    units
      .split(' ')
      .map(unit => String.fromCharCode(Number.parseInt(unit, 16)))
      .join(''),
  );
