/** Something wrong, in words of whoever has to put it right. */
export interface Finding {
  /** Which check says so. */
  readonly check: string;
  /** The construct's path, or the place in the model. */
  readonly where: string;
  readonly what: string;
  readonly cure: string;
}

export const sentenceOf = ({ check, where, what, cure }: Finding): string => `${where}: ${what}; ${cure} (${check})`;
