import type { Door, DoorPlan, Gate } from '@event-planner/contracts/check-in';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { instantOf, localTimeOf } from '../../lib/format/zoned.ts';
import { useSaveDoor } from './api/calls.ts';

/** Where people come in, whom each gate admits, and when. */
export function GatesEditor({ door }: { readonly door: Door }) {
  const { t } = useTranslation('door');
  // What is not saved yet: beside it, what others save meanwhile is shown as soon as it is known.
  const [draft, setDraft] = useState<DoorPlan>();
  const plan = draft ?? door.plan;
  const save = useSaveDoor(door.eventId);
  const change = (changes: Partial<DoorPlan>): void => {
    save.reset();
    setDraft({ ...plan, ...changes });
  };
  const setGate = (gate: Gate): void => change({ gates: plan.gates.map(one => (one.id === gate.id ? gate : one)) });
  const add = (): void =>
    change({
      gates: [
        ...plan.gates,
        { id: crypto.randomUUID(), name: t('gates.newName', { number: plan.gates.length + 1 }), ticketTypeIds: null, areas: null },
      ],
    });
  return (
    <Panel title={t('gates.title')} text={t('gates.text')}>
      <form
        className="space-y-5"
        onSubmit={event => {
          event.preventDefault();
          save.mutate(plan, { onSuccess: () => setDraft(undefined) });
        }}
      >
        <Field
          type="datetime-local"
          label={t('gates.doorsAt')}
          hint={t('gates.doorsHint')}
          value={plan.doorsAt === null ? '' : localTimeOf(new Date(plan.doorsAt), door.timeZone)}
          onChange={event =>
            change({ doorsAt: event.target.value === '' ? null : instantOf(event.target.value, door.timeZone).toISOString() })
          }
          className="max-w-xs"
        />
        <CheckField
          label={t('gates.reentry')}
          hint={t('gates.reentryHint')}
          checked={plan.reentry}
          onCheck={reentry => change({ reentry })}
        />
        <ul className="space-y-4">
          {plan.gates.map(gate => (
            <li key={gate.id}>
              <GateFields
                door={door}
                gate={gate}
                onChange={setGate}
                onRemove={plan.gates.length > 1 ? () => change({ gates: plan.gates.filter(({ id }) => id !== gate.id) }) : undefined}
              />
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap items-center gap-3">
          <Button look="secondary" onClick={add} disabled={plan.gates.length >= 50}>
            <Plus aria-hidden className="size-5" />
            {t('gates.add')}
          </Button>
          <Button type="submit" busy={save.isPending}>
            {t('gates.save')}
          </Button>
        </div>
        {save.isSuccess && (
          <Notice tone="good" announce>
            {t('gates.saved')}
          </Notice>
        )}
        {save.isError && (
          <Notice tone="bad" announce>
            {t(isRefusal(save.error, 'door_plan_changed') ? 'gates.overtaken' : 'gates.failed')}
          </Notice>
        )}
      </form>
    </Panel>
  );
}

interface GateFieldsProps {
  readonly door: Door;
  readonly gate: Gate;
  readonly onChange: (gate: Gate) => void;
  readonly onRemove: (() => void) | undefined;
}

function GateFields({ door, gate, onChange, onRemove }: GateFieldsProps) {
  const { t } = useTranslation('door');
  return (
    <fieldset className="rounded-control border border-line p-4">
      <legend className="px-1 font-semibold">{gate.name}</legend>
      <div className="flex items-end gap-3">
        <Field
          label={t('gates.name')}
          value={gate.name}
          maxLength={60}
          required
          className="grow"
          onChange={event => onChange({ ...gate, name: event.target.value })}
        />
        {onRemove && (
          <Button look="quiet" onClick={onRemove}>
            <Trash2 aria-hidden className="size-5" />
            <span className="sr-only">
              {t('gates.remove')}: {gate.name}
            </span>
          </Button>
        )}
      </div>
      <Picked
        label={t('gates.types')}
        all={door.ticketTypes}
        picked={gate.ticketTypeIds}
        onChange={ticketTypeIds => onChange({ ...gate, ticketTypeIds })}
      />
      {door.areas.length > 0 && (
        <Picked label={t('gates.areas')} all={door.areas} picked={gate.areas} onChange={areas => onChange({ ...gate, areas })} />
      )}
    </fieldset>
  );
}

interface PickedProps {
  readonly label: string;
  readonly all: readonly { readonly id: string; readonly name: string }[];
  /** Null is all of them, also those that come later. */
  readonly picked: readonly string[] | null;
  readonly onChange: (picked: string[] | null) => void;
}

function Picked({ label, all, picked, onChange }: PickedProps) {
  const { t } = useTranslation('door');
  return (
    <fieldset className="mt-3">
      <legend className="text-sm font-semibold">{label}</legend>
      <div className="flex flex-wrap gap-x-5">
        <CheckField label={t('gates.all')} checked={picked === null} onCheck={every => onChange(every ? null : all.map(({ id }) => id))} />
        {picked !== null &&
          all.map(({ id, name }) => (
            <CheckField
              key={id}
              label={name}
              checked={picked.includes(id)}
              onCheck={isPicked => onChange(isPicked ? [...picked, id] : picked.filter(one => one !== id))}
            />
          ))}
      </div>
    </fieldset>
  );
}
