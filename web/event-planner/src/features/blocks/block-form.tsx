import type { BlockKind } from '@event-planner/contracts/block';
import type { TicketType } from '@event-planner/contracts/event';
import { Line } from '@event-planner/contracts/http';
import { Lock, UserRoundCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ChoiceCards } from '../../components/choice-cards.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { instantOf } from '../../lib/format/zoned.ts';
import { faultsIn } from '../../lib/faults/faults-in.ts';
import { useFaultWords } from '../../lib/faults/fault-words.ts';
import { useCreateBlock } from './api/create-block.ts';

interface BlockFormProps {
  readonly eventId: string;
  readonly timeZone: string;
  /** Types whose places have no numbers. */
  readonly counted: readonly Pick<TicketType, 'id' | 'name'>[];
  readonly seats: readonly string[];
  readonly onDone: () => void;
  /** Where seats are chosen, if there are any. */
  readonly chooser: ReactNode;
}

const empty = { reason: '', note: '', until: '' };

export function BlockFormView({ eventId, timeZone, counted, seats, onDone, chooser }: BlockFormProps) {
  const { t } = useTranslation('organizing');
  const words = useFaultWords();
  const create = useCreateBlock(eventId);
  const [kind, setKind] = useState<BlockKind>('house');
  const [texts, setTexts] = useState(empty);
  const [places, setPlaces] = useState<Readonly<Record<string, number>>>({});
  const [asked, setAsked] = useState(false);
  const wanted = Object.entries(places).flatMap(([ticketTypeId, quantity]) => (quantity > 0 ? [{ ticketTypeId, quantity }] : []));
  const nothing = seats.length === 0 && wanted.length === 0;
  const submit = (): void => {
    setAsked(true);
    if (nothing || texts.reason.trim() === '') return document.getElementById('block-reason')?.focus();
    const until = texts.until === '' ? null : instantOf(texts.until, timeZone).toISOString();
    const note = texts.note.trim() === '' ? null : texts.note.trim();
    create.mutate(
      { kind, reason: texts.reason.trim(), note, until, seats: [...seats], places: wanted },
      {
        onSuccess: () => {
          setTexts(empty);
          setPlaces({});
          setAsked(false);
          onDone();
        },
      },
    );
  };
  return (
    <form
      className="space-y-5"
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <ChoiceCards
        legend={t('blocks.kind')}
        value={kind}
        choices={[
          { value: 'house', label: t('blocks.house'), text: t('blocks.houseText'), icon: <UserRoundCheck aria-hidden /> },
          { value: 'kill', label: t('blocks.kill'), text: t('blocks.killText'), icon: <Lock aria-hidden /> },
        ]}
        onChoose={setKind}
      />
      {chooser}
      {counted.length > 0 && (
        <fieldset>
          <legend className="mb-1.5 font-semibold">{t('blocks.places')}</legend>
          <div className="grid gap-4 sm:grid-cols-3">
            {counted.map(type => (
              <NumberField
                key={type.id}
                label={type.name}
                value={places[type.id] ?? 0}
                max={100_000}
                onChange={quantity => setPlaces({ ...places, [type.id]: quantity ?? 0 })}
              />
            ))}
          </div>
        </fieldset>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          id="block-reason"
          label={t('blocks.reason')}
          hint={t('blocks.reasonHint')}
          value={texts.reason}
          maxLength={200}
          problem={asked ? words(faultsIn(Line, texts.reason).at(0)) : undefined}
          onChange={event => setTexts({ ...texts, reason: event.target.value })}
        />
        <Field
          type="datetime-local"
          label={t('blocks.until')}
          hint={t('blocks.untilHint')}
          value={texts.until}
          onChange={event => setTexts({ ...texts, until: event.target.value })}
        />
      </div>
      <TextArea
        label={t('blocks.note')}
        rows={2}
        maxLength={1000}
        value={texts.note}
        onChange={event => setTexts({ ...texts, note: event.target.value })}
      />
      {asked && nothing && (
        <p role="alert" className="font-medium text-danger">
          {t('blocks.chooseFirst')}
        </p>
      )}
      <Refusal error={create.error} />
      {create.isSuccess && !asked && (
        <Notice tone="good" announce>
          {t('blocks.done')}
        </Notice>
      )}
      <div className="flex justify-end">
        <Button type="submit" busy={create.isPending}>
          {t('blocks.add', { count: seats.length + wanted.reduce((sum, { quantity }) => sum + quantity, 0) })}
        </Button>
      </div>
    </form>
  );
}
