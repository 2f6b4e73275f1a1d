export { fonts } from './fonts.ts';
export { createPress, type Press, type PressOptions, type Printed } from './press.ts';
export { printHere } from './print-here.ts';
