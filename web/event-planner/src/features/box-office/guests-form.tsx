import { mostGuests } from '@event-planner/contracts/box-office';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { useGiveToMany } from './api/desk.ts';
import { readGuests, writeGuests } from './guest-lines.ts';

interface GuestsFormProps {
  readonly eventId: string;
  readonly types: readonly { readonly id: string; readonly name: string }[];
}

/** Tickets for a whole list of guests, an order each; each line is told what became of it. */
export function GuestsForm({ eventId, types }: GuestsFormProps) {
  const { t } = useTranslation('organizing');
  const give = useGiveToMany(eventId);
  const [typeId, setTypeId] = useState(types[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  const {
    guests,
    unread: [unread],
  } = readGuests(text);
  const tooMany = guests.length > mostGuests;
  return (
    <form
      className="space-y-4"
      onSubmit={event => {
        event.preventDefault();
        give.mutate(
          { ticketTypeId: typeId, reason, guests: [...guests] },
          // Who got nothing stays in the list; who got tickets must not get them twice.
          { onSuccess: ({ rows }) => setText(writeGuests(guests.filter((_, at) => rows[at]?.refused))) },
        );
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t('orders.ticketType')}
          value={typeId}
          options={types.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={setTypeId}
        />
        <Field label={t('desk.reason')} required maxLength={200} value={reason} onChange={event => setReason(event.target.value)} />
      </div>
      <TextArea
        label={t('guests.list')}
        hint={t('guests.hint')}
        rows={5}
        required
        value={text}
        onChange={event => setText(event.target.value)}
        problem={tooMany ? t('guests.tooMany', { most: mostGuests }) : unread && t('guests.unread', unread)}
      />
      <label className="link inline-flex min-h-11 cursor-pointer items-center">
        {t('guests.file')}
        <input
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          className="sr-only"
          onChange={event => {
            void event.target.files?.[0]?.text().then(setText);
            event.target.value = '';
          }}
        />
      </label>
      <Refusal error={give.error} />
      <div>
        <Button type="submit" busy={give.isPending} disabled={guests.length === 0 || tooMany || unread !== undefined}>
          {t('guests.give', { count: guests.length })}
        </Button>
      </div>
      {give.data !== undefined && (
        <ul aria-label={t('guests.report')} className="divide-y divide-line">
          {give.data.rows.map((row, at) => (
            <li key={at} className="flex flex-wrap items-center justify-between gap-3 py-2">
              <span className="min-w-0 break-words">{row.name}</span>
              {row.refused === null ? (
                <Badge tone="good">{row.reference}</Badge>
              ) : (
                <span className="text-sm font-medium text-danger">{row.refused.detail}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
