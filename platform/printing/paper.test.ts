import { expect, test } from 'vitest';
import { drawPdf } from './paper.ts';
import { partsOf } from './test-reading.ts';

const drawn = async (text: string, { font = 'regular', known = text, width }: { font?: string; known?: string; width?: number } = {}) =>
  partsOf(
    await drawPdf({ text: known, compress: false }, paper => paper.font(font).text(text, 50, 50, width ? { width } : { lineBreak: false })),
  );

test.each([
  ['Chinese', '王小明', 'NotoSansSC-Thin'],
  ['Chinese of Taiwan', '陳怡君', 'NotoSansSC-Thin'],
  ['Japanese', 'さくらハナ', 'NotoSansJP-Thin'],
  ['Korean', '김철수', 'NotoSansKR-Thin'],
  ['Thai', 'สมชาย', 'NotoSansThai-Regular'],
  ['Devanagari', 'राम', 'NotoSansDevanagari-Regular'],
  ['emoji', '🎉', 'NotoEmoji-Regular'],
])('a name in %s is printed, in both weights, beside one in Latin', async (_, name, font) => {
  for (const weight of ['regular', 'bold']) {
    const parts = await drawn(`Ada ${name}`, { font: weight });
    expect(parts.map(({ text }) => text).join('')).toBe(`Ada ${name}`);
    expect(parts.slice(1).map(part => part.font)).toEqual(parts.slice(1).map(() => font));
    expect(parts[0]).toEqual({ font: weight === 'bold' ? 'DejaVuSans-Bold' : 'DejaVuSans', text: 'Ada ' });
  }
});

test.each(['Ada Łovelace', 'Đặng Thị Hạnh', 'Ελένη', 'Ольга', 'Դավիթ', 'გიორგი', '❤ ☎'])(
  'what the usual font can draw is drawn as ever, whatever else is on the page: %s',
  async name => {
    const [alone, beside] = [await drawn(name), await drawn(name, { known: `${name} 王小明 🎉` })];
    expect(beside).toEqual(alone);
    expect(alone).toEqual([{ font: 'DejaVuSans', text: name }]);
  },
);

test('marks, ligatures and signs that belong together are drawn as one', async () => {
  expect((await drawn('क्षत्रिय')).map(({ text }) => text).join('')).not.toContain('□');
  expect(await drawn('👩‍🚀')).toHaveLength(1);
  expect(await drawn('🇩🇪')).toHaveLength(1);
  expect(await drawn('👍🏽')).toHaveLength(1);
});

test('letters that Chinese and Japanese share are Japanese beside kana', async () => {
  const fontOf = async (known: string) => (await drawn('山田', { known }))[0]?.font;
  expect([await fontOf('山田'), await fontOf('山田 たろう')]).toEqual(['NotoSansSC-Thin', 'NotoSansJP-Thin']);
});

test('words that are read from the right come in their order, with letters of every font in theirs', async () => {
  // From left to right as drawn: a part's letters are turned, and its words with them.
  const order = async (text: string) => (await drawn(text)).map(part => part.text).join('|');
  expect(await order('דוד בן')).toBe('ןב דוד');
  expect(await order('Ada (דוד בן) 12')).toBe('Ada (|ןב דוד|) |12');
  expect(await order('דוד 〒 בן')).toBe('ןב |〒| דוד');
});

test('a text that is too wide is broken between its letters, and measured with all its fonts', async () => {
  const text = '王小明'.repeat(6);
  const pdf = await drawPdf({ text }, paper => {
    const [one = 0, all = 0] = ['王', text].map(each => paper.font('regular').fontSize(10).widthOfString(each));
    expect(all).toBeCloseTo(one * 18);
    expect(paper.heightOfString(text, { width: one * 9.5 })).toBeCloseTo(2 * paper.currentLineHeight(true));
  });
  expect(pdf.length).toBeGreaterThan(0);
});

test('what no font has is a box, and the rest of the line is there', async () => {
  expect((await drawn('Tenzin བོད 王')).map(({ text }) => text).join('')).toBe('Tenzin □□□ 王');
});

test('what a file says its letters are does not hang on what was printed before', async () => {
  await drawn('Ǩ');
  expect(await drawn('K')).toEqual([{ font: 'DejaVuSans', text: 'K' }]);
});
