import type { Order, OrderTicket } from '@event-planner/contracts/orders';
import { Printer } from 'lucide-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { requestFile } from '../../lib/api/request.ts';
import { saveFile } from '../../lib/save-file.ts';
import { orderPath } from './api/get-order.ts';

type Printed = Pick<Order, 'id' | 'eventId' | 'reference'> & { readonly tickets: readonly Pick<OrderTicket, 'state'>[] };

/** The tickets as a file: a page each, or as slips for a receipt printer. Nothing where there are none. */
export function PrintTickets({ order }: { readonly order: Printed }) {
  const { t, i18n } = useTranslation('organizing');
  const print = useMutation({
    mutationFn: async (layout: 'page' | 'slip') => {
      const query = { layout, language: i18n.language };
      saveFile(await requestFile(`${orderPath(order.eventId, order.id)}/tickets.pdf`, { query, as: 'caller' }), `${order.reference}.pdf`);
    },
  });
  if (!order.tickets.some(ticket => ticket.state === 'valid')) return null;
  return (
    <>
      <Button look="secondary" busy={print.isPending && print.variables === 'page'} onClick={() => print.mutate('page')}>
        <Printer aria-hidden className="size-4.5" />
        {t('order.print')}
      </Button>
      <Button look="quiet" busy={print.isPending && print.variables === 'slip'} onClick={() => print.mutate('slip')}>
        {t('order.printSlip')}
      </Button>
      <Refusal error={print.error} className="basis-full" />
    </>
  );
}
