declare module 'fontkit' {
  /** Reads a font. pdfkit takes the result wherever it takes a font's bytes, which its own types do not say. */
  export function create(bytes: Uint8Array): PDFKit.Mixins.PDFFontSource;
}
