import type { InvoiceTo } from '@event-planner/contracts/invoicing';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { draftOf, type InvoiceDraft, type InvoiceProblems, readDraft } from './draft.ts';

export interface Invoice {
  readonly wanted: boolean;
  readonly want: (wanted: boolean) => void;
  readonly draft: InvoiceDraft;
  readonly change: (changes: Partial<InvoiceDraft>) => void;
  /** Shown once somebody went on with it. */
  readonly problems: InvoiceProblems;
  /** Where it is wanted and complete. */
  readonly invoiceTo: InvoiceTo | undefined;
  /** Whether one may go on: shows what is wrong otherwise. */
  readonly check: () => boolean;
}

/** An address for the invoice, while it is typed. */
export function useInvoice(name: string, before: InvoiceTo | null = null, startWanted = false): Invoice {
  const { i18n } = useTranslation();
  const { locale } = useFormat();
  const [wanted, want] = useState(startWanted);
  const [changes, setChanges] = useState<Partial<InvoiceDraft>>({});
  const [isChecked, setChecked] = useState(false);
  const draft = { ...draftOf(before, { name, country: new Intl.Locale(locale).region ?? 'DE' }), ...changes };
  const read = readDraft(draft, i18n.language);
  const problems = 'problems' in read ? read.problems : {};
  return {
    wanted,
    want,
    draft,
    change: more => setChanges({ ...changes, ...more }),
    problems: isChecked ? problems : problems.vatId ? { vatId: problems.vatId } : {},
    invoiceTo: wanted && 'invoiceTo' in read ? read.invoiceTo : undefined,
    check() {
      setChecked(true);
      return !wanted || 'invoiceTo' in read;
    },
  };
}
