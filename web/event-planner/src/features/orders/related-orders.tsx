import type { Order } from '@event-planner/contracts/orders';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/page-head.tsx';

/** Where its tickets come from, and where they went. Nothing where there is neither. */
export function RelatedOrders({ order, organizer }: { readonly order: Order; readonly organizer: string }) {
  const { t } = useTranslation('organizing');
  const related = [
    ...(order.parent ? [{ ...order.parent, is: t(order.origin === 'exchange' ? 'order.replaces' : 'order.parent') }] : []),
    ...order.followers.map(one => ({ ...one, is: one.origin === 'exchange' ? t('order.exchangedFor') : t(`origins.${one.origin}`) })),
  ];
  if (related.length === 0) return null;
  return (
    <Panel title={t('order.related')}>
      <ul className="space-y-2">
        {related.map(({ id, eventId, reference, is }) => (
          <li key={id} className="flex justify-between gap-4">
            <span className="text-soft">{is}</span>
            <Link
              to="/organize/$organizer/orders/$eventId/$orderId"
              params={{ organizer, eventId, orderId: id }}
              className="link font-mono"
            >
              {reference}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
