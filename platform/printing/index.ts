export { drawPdf } from './paper.ts';
export { partsInOrder } from './bidi.ts';
export { createPress, type Press, type PressOptions, type Printed } from './press.ts';
export { printHere } from './print-here.ts';
