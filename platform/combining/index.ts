export { createCombiner, type CombinerOptions } from './combiner.ts';
