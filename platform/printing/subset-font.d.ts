declare module 'subset-font' {
  interface Options {
    readonly keepAllGlyphs: true;
    readonly targetFormat: 'truetype';
    /** By axis, where on it: `{ wght: 700 }`. */
    readonly variationAxes: Readonly<Record<string, number>>;
  }
  /** A variable font, in any format, as a font of one kind. */
  export default function subsetFont(font: Uint8Array, text: undefined, options: Options): Promise<Buffer>;
}
