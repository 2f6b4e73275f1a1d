declare module 'fontkit' {
  /** pdfkit takes it wherever it takes a font's bytes, which its own types do not say. */
  export type Font = PDFKit.Mixins.PDFFontSource & {
    readonly characterSet: readonly number[];
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): unknown;
  };
  export function create(bytes: Uint8Array): Font;
}
