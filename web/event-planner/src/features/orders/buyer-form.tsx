import type { Order } from '@event-planner/contracts/orders';
import { erasedName } from '@event-planner/contracts/privacy';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useChangeOrder } from './api/change-order.ts';

/** Who bought: a mistyped address is mended here. */
export function BuyerForm({ order, mayChange }: { readonly order: Order; readonly mayChange: boolean }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const change = useChangeOrder(order.eventId, order.id);
  const [name, setName] = useState(order.name);
  const [email, setEmail] = useState(order.email);
  if (!mayChange || order.name === erasedName)
    return (
      <>
        <p className="font-semibold break-words">{format.person(order.name)}</p>
        <p className="break-all text-soft">{order.email === '' ? t('orders.noAddress') : order.email}</p>
      </>
    );
  const isChanged = name !== order.name || email !== order.email;
  const save = (): void =>
    change.mutate({ change: { ...(name !== order.name && { name }), ...(email !== order.email && email !== '' && { email }) } });
  return (
    <form
      className="space-y-4"
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
    >
      <Field
        label={t('order.name')}
        autoComplete="off"
        required
        maxLength={200}
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <Field
        label={t('order.email')}
        type="email"
        autoComplete="off"
        maxLength={254}
        value={email}
        onChange={event => setEmail(event.target.value)}
      />
      {isChanged && (
        <Button type="submit" size="small" busy={change.isPending}>
          {t('frame.save')}
        </Button>
      )}
      <Refusal error={change.error} />
    </form>
  );
}
