/** The plan of a house: its document, the seats it makes, what may be wrong with it, and how rows and seats are named. */
export * from './seat-map/schema.ts';
export * from './seat-map/places.ts';
export * from './seat-map/lay-out.ts';
export * from './seat-map/fingerprint.ts';
export * from './seat-map/fault.ts';
export { faultsOf, hasErrors } from './seat-map/check.ts';
export * from './seat-map/row-labels.ts';
export * from './seat-map/seat-numbers.ts';
