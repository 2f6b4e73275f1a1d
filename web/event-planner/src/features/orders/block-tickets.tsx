import type { Order } from '@event-planner/contracts/orders';
import { Ban, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useBlockTickets } from './api/block-tickets.ts';

/** Has an order's tickets let nobody in, as while its payment is disputed; and again, if it was settled otherwise. */
export function BlockTickets({ order }: { readonly order: Order }) {
  const { t } = useTranslation('organizing');
  const block = useBlockTickets(order.eventId, order.id);
  const valid = order.tickets.filter(ticket => ticket.state === 'valid');
  if (valid.length === 0) return null;
  const blocked = valid.every(ticket => ticket.blocked);
  return (
    <>
      {blocked ? (
        <Button look="secondary" busy={block.isPending} onClick={() => block.mutate(false)}>
          <CircleCheck aria-hidden className="size-4.5" />
          {t('dispute.unblock')}
        </Button>
      ) : (
        <ConfirmButton
          title={t('dispute.blockTitle')}
          text={t('dispute.blockText')}
          action={t('dispute.block')}
          busy={block.isPending}
          onConfirm={() => block.mutate(true)}
        >
          <Ban aria-hidden className="size-4.5" />
          {t('dispute.block')}
        </ConfirmButton>
      )}
      <Refusal error={block.error} className="basis-full" />
    </>
  );
}
