export type { Rendered } from './render.ts';
export type { Size } from './sniff.ts';
export { createStudio } from './studio.ts';
export { pictureTypes } from './types.ts';
