import type { en } from './en.ts';

/** Every language has every sentence; a missing one does not compile. */
export type Translated<Words> = { readonly [Group in keyof Words]: { readonly [Key in keyof Words[Group]]: string } };
export type Sentences = Translated<typeof en>;
