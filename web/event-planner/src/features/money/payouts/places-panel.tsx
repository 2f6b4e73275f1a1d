import type { PayoutTerms } from '@event-planner/contracts/payout-terms';
import type { MoneyPlaces, PayoutAccount } from '@event-planner/contracts/payouts';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../../components/dialog/confirm-button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { mayDo, useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { usePayOut } from '../api/payouts.ts';
import { HeldEvents } from './held-events.tsx';
import { PlacesPicture } from './places-picture.tsx';

interface PlacesPanelProps {
  readonly places: MoneyPlaces;
  readonly terms: PayoutTerms;
  readonly account: PayoutAccount | undefined;
}

/** The way of the money of one currency: held, available, on its way, paid out. */
export function PlacesPanel({ places, terms, account }: PlacesPanelProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const organizer = useOwnOrganizer();
  const { currency, availableMinor, withheldMinor, disputedMinor } = places;
  const payOut = usePayOut(organizer.id, currency);
  const money = (minor: number): string => format.money(minor, currency);
  const mayPayOut = availableMinor > 0 && account?.state === 'ready' && mayDo(organizer, 'changeMoney');
  return (
    <Panel
      title={t('payouts.whereIn', { currency })}
      text={t(`payouts.every_${terms.every}`, { count: terms.holdbackDays })}
      action={
        mayPayOut && (
          <ConfirmButton
            look="primary"
            busy={payOut.isPending}
            title={t('payouts.payOutTitle', { amount: money(availableMinor) })}
            text={t('payouts.payOutText', { account: account.account ?? '' })}
            action={t('payouts.payOut')}
            onConfirm={() => payOut.mutate(availableMinor)}
          >
            {t('payouts.payOutNow', { amount: money(availableMinor) })}
          </ConfirmButton>
        )
      }
    >
      <PlacesPicture places={places} />
      <div className="mt-4 space-y-3">
        <Refusal error={payOut.error} />
        {payOut.isSuccess && (
          <Notice tone="good" announce>
            {t('payouts.begun', { amount: money(payOut.data.amountMinor) })}
          </Notice>
        )}
        {availableMinor < 0 && <Notice tone="warning">{t('payouts.owing', { amount: money(-availableMinor) })}</Notice>}
        {withheldMinor > 0 && <Notice tone="warning">{t('payouts.withheldNote', { amount: money(withheldMinor) })}</Notice>}
        {disputedMinor > 0 && <Notice>{t('payouts.disputedNote', { amount: money(disputedMinor) })}</Notice>}
        {availableMinor > 0 && account === undefined && <Notice tone="warning">{t('payouts.noAccountYet')}</Notice>}
      </div>
      <HeldEvents currency={currency} held={places.held} />
    </Panel>
  );
}
