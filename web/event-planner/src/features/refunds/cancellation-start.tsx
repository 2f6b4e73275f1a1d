import type { CancellationFigures } from '@event-planner/contracts/refund';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../components/check-field.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { ApiError } from '../../lib/api/api-error.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { useStartCancellation } from './api/event-cancellation.ts';

type Amounts = CancellationFigures['withFees']['amounts'];

interface CancellationStartProps {
  readonly eventId: string;
  readonly figures: CancellationFigures;
  readonly mayStart: boolean;
}

/** What goes back, in figures, and the button that starts it with exactly these. */
export function CancellationStart({ eventId, figures, mayStart }: CancellationStartProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const start = useStartCancellation(eventId);
  const [withFees, setWithFees] = useState(true);
  const [withKept, setWithKept] = useState(false);
  const [asCredit, setAsCredit] = useState(false);
  const { [withFees ? 'withFees' : 'withoutFees']: given } = (withKept && figures.withKept) || figures;
  const textOf = (amounts: Amounts): string =>
    amounts.map(one => format.money(one.amountMinor, one.currency)).join(' + ') || t('cancelling.none');
  const fees = lessThan(figures.withFees, figures.withoutFees);
  const kept = figures.withKept ? lessThan(figures.withKept.withFees, figures.withFees) : [];
  const isOld = start.error instanceof ApiError && start.error.problem?.code === 'figures_changed';
  const facts = [
    [t('cancelling.orders'), String(figures.orders)],
    [t('cancelling.tickets'), String(figures.tickets)],
    [t('cancelling.byProvider'), textOf(given.amounts)],
    [
      t('cancelling.byHand'),
      figures.byHandOrders === 0
        ? t('cancelling.none')
        : `${textOf(given.byHand)} (${t('cancelling.byHandOrders', { count: figures.byHandOrders })})`,
    ],
  ] as const;
  return (
    <div className="space-y-5">
      <dl className="divide-y divide-line">
        {facts.map(([name, value]) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-4 py-2">
            <dt className="text-soft">{name}</dt>
            <dd className="text-end font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {fees.length > 0 && (
        <CheckField
          label={t('cancelling.withFees')}
          hint={t('cancelling.withFeesHint', { amount: textOf(fees) })}
          checked={withFees}
          onCheck={setWithFees}
        />
      )}
      {kept.length > 0 && (
        <CheckField
          label={t('cancelling.withKept')}
          hint={t('cancelling.withKeptHint', { amount: textOf(kept) })}
          checked={withKept}
          onCheck={setWithKept}
        />
      )}
      {figures.orders > 0 && (
        <CheckField label={t('cancelling.asCredit')} hint={t('cancelling.asCreditHint')} checked={asCredit} onCheck={setAsCredit} />
      )}
      {isOld ? (
        <Notice tone="bad" announce>
          {t('cancelling.changed')}
        </Notice>
      ) : (
        <Refusal error={start.error} />
      )}
      {mayStart && (
        <ConfirmButton
          look="primary"
          title={t('cancelling.confirmTitle', { count: figures.orders })}
          text={t(asCredit ? 'cancelling.confirmCredit' : 'cancelling.confirmText', {
            amount: textOf(lessThan(given, nothing)),
          })}
          action={t('cancelling.start')}
          busy={start.isPending}
          onConfirm={() => start.mutate({ withFees, withKept, asCredit, seen: { orders: figures.orders, ...given } })}
        >
          {t('cancelling.start')}
        </ConfirmButton>
      )}
    </div>
  );
}

const nothing = { amounts: [], byHand: [] };

/** By how much less goes back, through the provider and by hand, of each currency. */
function lessThan(more: CancellationFigures['withFees'], less: CancellationFigures['withFees']): Amounts {
  const sums = new Map<string, number>();
  const add = (amounts: Amounts, sign: number): void =>
    amounts.forEach(({ currency, amountMinor }) => sums.set(currency, (sums.get(currency) ?? 0) + sign * amountMinor));
  [more.amounts, more.byHand].forEach(amounts => add(amounts, 1));
  [less.amounts, less.byHand].forEach(amounts => add(amounts, -1));
  return [...sums].filter(([, amountMinor]) => amountMinor > 0).map(([currency, amountMinor]) => ({ currency, amountMinor }));
}
