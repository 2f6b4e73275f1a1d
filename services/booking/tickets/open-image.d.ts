declare namespace PDFKit.Mixins {
  interface PDFImage {
    /** Reads a picture for `image`, which takes the result wherever it takes the bytes. pdfkit's own types do not say so. */
    openImage(bytes: Buffer): ImageSrc;
  }
}
