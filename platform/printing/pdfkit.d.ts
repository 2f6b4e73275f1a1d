import type { Font } from 'fontkit';

declare global {
  namespace PDFKit {
    interface FragmentOptions extends Mixins.TextOptions {
      /** Of the line that the fragment is aligned in. */
      readonly lineWidth?: number;
    }
    /** What its own types leave out. */
    interface PDFDocument {
      /** `ascender`: of a size of 1000. */
      readonly _font: { readonly font: Font; readonly ascender: number };
      readonly _fontSize: number;
      /** Draws a part of a line. */
      _fragment(...fragment: Fragment): void;
    }
    type Fragment = readonly [text: string, x: number, y: number, options: FragmentOptions];
  }
}
