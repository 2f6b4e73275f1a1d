export { erasedEmail, erasedName } from './erased.ts';
export { type Part, partsOf, type Told } from './parts.ts';
