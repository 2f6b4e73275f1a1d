export { createFileObjects, type FileObjectsOptions } from './files.ts';
export { type Grant, isSigned, sign } from './signing.ts';
export { objectRoutes, type ObjectRoutesOptions } from './routes.ts';
export type * from './types.ts';
