import { AppError, type Details, type ErrorKind } from './app-error.ts';

/** One refusal a service can give: its kind, and the sentence that documents it. */
export interface Refusal {
  readonly kind: ErrorKind;
  readonly title: string;
}

export type Catalogue = Readonly<Record<string, Refusal>>;

/**
 * Turns a service's closed list of refusals into functions: `const refuse = catalogue({ sold_out: { kind: 'conflict', title: 'Sold out' } })`,
 * then `throw refuse('sold_out', 'only 2 places are left', { left: 2 })`. A code that is not listed does not compile.
 */
export const catalogue = <const List extends Catalogue>(list: List) => {
  catalogued.push(list);
  return (code: keyof List & string, message: string, details?: Details & { readonly cause?: unknown }): AppError => {
    const { cause, ...rest } = details ?? {};
    return new AppError({ kind: (list[code] as Refusal).kind, code, message, details: rest, cause });
  };
};

const catalogued: Catalogue[] = [];

/** Every refusal of every catalogue loaded so far, by code; the error reference is made from it. */
export const refusals = (): ReadonlyMap<string, Refusal> => new Map(catalogued.flatMap(list => Object.entries(list)));
