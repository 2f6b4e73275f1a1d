import { creditFor } from '@event-planner/contracts/credit';
import type { Payment } from '@event-planner/contracts/payment';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { listCredits, useCredit } from './api/credit.ts';

/** What the buyer has at this organizer: it pays all of the order, or as much as there is. Nothing where there is none. */
export function CreditChoice({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const credits = useQuery(listCredits());
  const use = useCredit(payment.bookingId);
  const { organizerId, currency, amountMinor, creditMinor } = payment;
  const found = credits.data?.items.find(one => one.organizerId === organizerId && one.currency === currency);
  const availableMinor = (found?.availableMinor ?? 0) + creditMinor;
  const usedMinor = creditFor(payment, availableMinor);
  if (usedMinor === 0) return null;
  const coversAll = usedMinor === amountMinor;
  const [amount, available] = [usedMinor, availableMinor].map(minor => format.money(minor, currency));
  return (
    <section className="space-y-3 rounded-card border border-line bg-tint p-5">
      {coversAll ? (
        <>
          <p>{t('credit.payAllText', { available })}</p>
          <Button className="w-full" busy={use.isPending} onClick={() => use.mutate(usedMinor)}>
            {t('credit.payAll', { amount })}
          </Button>
        </>
      ) : (
        <CheckField
          label={t('credit.use', { amount })}
          hint={t('credit.useText', { available })}
          checked={use.isPending ? use.variables > 0 : creditMinor > 0}
          disabled={use.isPending}
          onCheck={checked => use.mutate(checked ? usedMinor : 0)}
        />
      )}
      {use.error !== null && (
        <Notice tone="bad" announce>
          {t('credit.failed')}
        </Notice>
      )}
    </section>
  );
}
