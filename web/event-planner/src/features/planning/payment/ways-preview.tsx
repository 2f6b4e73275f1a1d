import { invoiceAnswerDays, type OfferedWays, type PaymentTerms, type PaymentWay } from '@event-planner/contracts/payment-ways';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../components/page-head.tsx';
import { WayCards } from '../../../components/way-cards.tsx';

const dayMs = 86_400_000;

/** What a buyer would choose from who orders now, weeks before the event. */
export function WaysPreview({ terms }: { readonly terms: PaymentTerms }) {
  const { t } = useTranslation('organizing');
  const ways = shownWays(terms);
  const [chosen, choose] = useState<PaymentWay>('provider');
  const value = ways.some(({ way }) => way === chosen) ? chosen : (ways[0]?.way ?? 'provider');
  return (
    <Panel title={t('paying.preview')} text={t('paying.previewText')}>
      <WayCards ways={ways} value={value} onChoose={choose} />
    </Panel>
  );
}

function shownWays({ provider, transfer, invoice, onSite }: PaymentTerms): OfferedWays['ways'] {
  const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();
  return [
    ...(provider ? [{ way: 'provider' as const, payBy: inDays(0) }] : []),
    ...(transfer ? [{ way: 'transfer' as const, payBy: inDays(transfer.days) }] : []),
    ...(invoice ? [{ way: 'invoice' as const, payBy: inDays(invoiceAnswerDays) }] : []),
    ...(onSite ? [{ way: 'on_site' as const, payBy: inDays(30) }] : []),
  ];
}
