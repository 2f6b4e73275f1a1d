export * from './app-error.ts';
export * from './catalogue.ts';
export * from './common.ts';
export * from './input.ts';
export * from './problem.ts';
