import type { en } from './en.ts';

type Words = typeof en;
/** Every language has every sentence; a missing one does not compile. */
export type Sentences = { readonly [Group in keyof Words]: { readonly [Key in keyof Words[Group]]: string } };
