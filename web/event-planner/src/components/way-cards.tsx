import type { OfferedWays, PaymentWay } from '@event-planner/contracts/payment-ways';
import { Building2, CreditCard, Landmark, Store } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/format/use-format.ts';
import { ChoiceCards } from './choice-cards.tsx';
import { ownTimeZone } from '../lib/format/own-time-zone.ts';

interface WayCardsProps {
  readonly ways: OfferedWays['ways'];
  readonly value: PaymentWay;
  readonly onChoose: (way: PaymentWay) => void;
}

const icons: Readonly<Record<PaymentWay, ReactNode>> = {
  provider: <CreditCard aria-hidden />,
  transfer: <Landmark aria-hidden />,
  invoice: <Building2 aria-hidden />,
  on_site: <Store aria-hidden />,
};

/** How something may be paid: each way with when one gets the tickets and until when it has to be paid. */
export function WayCards({ ways, value, onChoose }: WayCardsProps) {
  const { t } = useTranslation();
  const until = useMoment();
  return (
    <ChoiceCards
      legend={t('ways.legend')}
      value={value}
      choices={ways.map(({ way, payBy }) => ({
        value: way,
        label: t(`ways.${way}`),
        text: way === 'provider' ? t('ways.providerText') : t(`ways.${way}Text`, { until: until(payBy) }),
        icon: icons[way],
      }))}
      onChoose={onChoose}
      className="[&>div]:grid-flow-row"
    />
  );
}

/** As the clock shows it where somebody reads it. */
export function useMoment(): (at: string) => string {
  const format = useFormat();
  return at => format.moment(at, ownTimeZone());
}
