import type { TFunction } from 'i18next';

/** As the contract has it: no hyphen, which joins the parts of a seat's id. */
const labelShape = /^[\w.]{1,24}$/;

export const labelProblem =
  (t: TFunction<'seatEditor'>) =>
  (text: string): string | undefined =>
    labelShape.test(text) ? undefined : t('field.labelHint');

const longestName = 200;
export const nameProblem =
  (t: TFunction<'seatEditor'>) =>
  (text: string): string | undefined =>
    text.length > 0 && text.length <= longestName ? undefined : t('field.nameNeeded');
