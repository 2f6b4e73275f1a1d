import type { InputFault } from '@event-planner/contracts/http';
import { BillingForm, type DocumentKind, type NumberFormat } from '@event-planner/contracts/documents';
import { checkVatId } from '@event-planner/contracts/vat-id';
import { faultsIn, vatIdFault } from '../../../lib/faults/faults-in.ts';

export const documentKinds = ['invoice', 'receipt', 'cancellation', 'credit_note'] as const satisfies readonly DocumentKind[];

const prefixes = {
  en: { invoice: 'INV-', receipt: 'R-', cancellation: 'CI-', credit_note: 'CN-' },
  de: { invoice: 'RE-', receipt: 'Q-', cancellation: 'ST-', credit_note: 'RK-' },
  fr: { invoice: 'F-', receipt: 'R-', cancellation: 'AN-', credit_note: 'AV-' },
} as const;
type Language = keyof typeof prefixes;
const isLanguage = (text: string): text is Language => text in prefixes;

/** What an organizer begins with. */
export function newBilling({ name, country }: { readonly name: string; readonly country: string }, spoken: string): BillingForm {
  const language = isLanguage(spoken) ? spoken : 'en';
  const format = (prefix: string): NumberFormat => ({ prefix, yearly: true, digits: 5 });
  const own = prefixes[language];
  return {
    legalName: name,
    street: '',
    postalCode: '',
    city: '',
    country,
    vatId: null,
    taxNumber: null,
    register: '',
    bank: '',
    footer: '',
    showLogo: true,
    language,
    issue: 'every',
    numbers: {
      invoice: format(own.invoice),
      receipt: format(own.receipt),
      cancellation: format(own.cancellation),
      credit_note: format(own.credit_note),
    },
  };
}

/** By the name of a field, such as `street` or `numbers.invoice`; `numbers` where two kinds are numbered alike. */
export type BillingProblems = Readonly<Record<string, InputFault>>;

export function problemsIn(form: BillingForm): BillingProblems {
  const problems: Record<string, InputFault> = {};
  for (const fault of faultsIn(BillingForm, form)) problems[fault.path.split('/').slice(0, 2).join('.')] ??= fault;
  if (form.vatId !== null && checkVatId(form.vatId).outcome === 'invalid') problems['vatId'] ??= vatIdFault;
  return problems;
}

/** How a number of it reads. */
export const sampleNumber = ({ prefix, yearly, digits }: NumberFormat): string =>
  `${prefix}${yearly ? `${new Date().getFullYear()}-` : ''}${'1'.padStart(digits, '0')}`;
