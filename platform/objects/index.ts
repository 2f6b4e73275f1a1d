export { createFileObjects, type FileObjectsOptions } from './files.ts';
export { objectRoutes, type ObjectRoutesOptions } from './routes.ts';
export type * from './types.ts';
