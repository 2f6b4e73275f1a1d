import type { Order } from '@event-planner/contracts/orders';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { useChangeOrder } from './api/change-order.ts';

export function NoteForm({ order, mayChange }: { readonly order: Order; readonly mayChange: boolean }) {
  const { t } = useTranslation('organizing');
  const change = useChangeOrder(order.eventId, order.id);
  const [note, setNote] = useState(order.note ?? '');
  if (!mayChange) return <p className="whitespace-pre-line">{order.note ?? '–'}</p>;
  return (
    <form
      className="space-y-3"
      onSubmit={event => {
        event.preventDefault();
        change.mutate({ change: { note } });
      }}
    >
      <TextArea label={t('order.noteLabel')} maxLength={2000} value={note} onChange={event => setNote(event.target.value)} />
      {note !== (order.note ?? '') && (
        <Button type="submit" size="small" busy={change.isPending}>
          {t('frame.save')}
        </Button>
      )}
      <Refusal error={change.error} />
    </form>
  );
}
