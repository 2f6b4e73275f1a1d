import PDFDocument from 'pdfkit';
import { isReadFromRight, partsInOrder } from './bidi.ts';
import { fonts, type Weight } from './fonts.ts';
import { clustersOf, findMoreFonts, type Lettering, type MoreFonts } from './more-fonts.ts';

/** Letters that are drawn with one font. */
interface Run {
  readonly name: string;
  readonly text: string;
}

type TextOptions = PDFKit.Mixins.TextOptions;

/**
 * A document with the fonts `regular` and `bold`, in which letters that these lack are drawn with others on the same line, and words that are read from the right come
 * in their order. A text that is drawn with `features` is taken to be of one direction, in the order of drawing. What the usual fonts can draw is drawn as ever.
 */
export class Paper extends PDFDocument {
  readonly #more: MoreFonts;

  constructor(options: PDFKit.PDFDocumentOptions, more: MoreFonts) {
    // None to begin with: the default, Helvetica, is read for nothing.
    super({ ...options, font: '' });
    this.#more = more;
    const { regular, bold } = fonts();
    this.registerFont('regular', regular).registerFont('bold', bold);
    for (const { name, font } of [...more.regular.values(), ...more.bold.values()]) this.registerFont(name, font);
  }

  override widthOfString(text: string, options: TextOptions = {}): number {
    const runs = this.#runsOf(text, options);
    if (!runs) return super.widthOfString(text, options);
    return this.#withEach(runs, run => super.widthOfString(run, { ...options, features: [] })).reduce((sum, width) => sum + width, 0);
  }

  override _fragment(...fragment: PDFKit.Fragment): void {
    const [text, x, y, options] = fragment;
    const runs = this.#runsOf(text, options);
    if (!runs) return super._fragment(...fragment);
    const { width, align = 'left', lineWidth = 0, ...others } = options;
    const share = { left: 0, center: 0.5, right: 1, justify: 0 }[align];
    const free = width === undefined ? 0 : lineWidth - this.widthOfString(text, options);
    // Each font would hang its letters from the top by its own height.
    const baseline = (-this._font.ascender / 1000) * this._fontSize;
    let at = x + free * share;
    this.#withEach(runs, run => {
      super._fragment(run, at, y, { ...others, features: [], baseline });
      at += super.widthOfString(run, { features: [] });
    });
  }

  #withEach<Of>(runs: readonly Run[], act: (text: string) => Of): readonly Of[] {
    const usual = this.#usual;
    const done = runs.map(({ name, text }) => {
      this.font(name);
      return act(text);
    });
    if (usual) this.font(usual);
    return done;
  }

  /** Undefined while letters are drawn that it lacks. */
  get #usual(): Weight | undefined {
    const { regular, bold } = fonts();
    const { font } = this._font;
    return font === bold ? 'bold' : font === regular ? 'regular' : undefined;
  }

  /** From left to right; undefined where one font draws it all, from the left. */
  #runsOf(text: string, { features }: TextOptions): readonly Run[] | undefined {
    const usual = this.#usual;
    const isInOrder = features !== undefined || !isReadFromRight(text);
    if (!usual || (isInOrder && this.#more[usual].size === 0)) return undefined;
    // Whoever cuts a text that is too long may cut through a sign.
    const whole = text.replaceAll(/\p{Surrogate}/gu, '');
    const runs = (isInOrder ? [whole] : partsInOrder(whole)).flatMap(part => runsOfPart(part, usual, this.#more[usual]));
    return isInOrder && runs.every(({ name }) => name === usual) ? undefined : runs;
  }
}

function runsOfPart(part: string, usual: Weight, more: ReadonlyMap<string, Lettering>): readonly Run[] {
  const runs: { name: string; text: string }[] = [];
  for (const text of clustersOf(part)) {
    const name = more.get(text)?.name ?? usual;
    const last = runs.at(-1);
    if (last?.name === name) last.text += text;
    else runs.push({ name, text });
  }
  return isReadFromRight(part) ? runs.toReversed() : runs;
}

export interface PdfOptions extends Omit<PDFKit.PDFDocumentOptions, 'subset'> {
  /** Holds all that may be written, in whatever form: fonts are found for it. */
  readonly text: string;
  readonly subset?: 'PDF/UA';
}

/** The file of what is drawn. */
export async function drawPdf({ text, ...options }: PdfOptions, draw: (paper: Paper) => void): Promise<Buffer> {
  const paper = new Paper(options as object, await findMoreFonts(text));
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  paper
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => resolve(Buffer.concat(chunks)))
    .on('error', reject);
  draw(paper);
  paper.end();
  return promise;
}
