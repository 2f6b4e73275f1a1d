export type { Document, Operation, Parameter, Schema } from './document.ts';
export { describeErrors, type ErrorsPage } from './errors.ts';
export { type Links, referenceHeaders } from './html.ts';
export { describeApi } from './page.ts';
export { style } from './style.ts';
