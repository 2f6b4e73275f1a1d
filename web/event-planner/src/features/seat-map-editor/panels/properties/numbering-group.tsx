import {
  rowLabels,
  rowLabelSchemes,
  type RowLabelScheme,
  seatNumberSchemes,
  type SeatNumberScheme,
} from '@event-planner/contracts/seat-map';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/button.tsx';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { numberItems, type NumberingForm } from '../../plan/numbering.ts';
import { numberOf } from '../../plan/places.ts';
import { isSeated, itemsWith, type Key, type Plan } from '../../plan/plan.ts';
import { Check } from '../parts/check.tsx';
import { Choice } from '../parts/choice.tsx';
import { Group, Pair } from '../parts/group.tsx';
import { NumberInput } from '../parts/number-input.tsx';

interface Form {
  readonly labels: RowLabelScheme | 'none';
  readonly start: number;
  readonly skipsIAndO: boolean;
  readonly reversed: boolean;
  readonly numbers: SeatNumberScheme | 'none';
  readonly first: number;
  readonly together: boolean;
  readonly skipsAbsent: boolean;
}

const began: Form = {
  labels: 'none',
  start: 0,
  skipsIAndO: true,
  reversed: false,
  numbers: 'none',
  first: 1,
  together: false,
  skipsAbsent: false,
};

const formOf = (form: Form): NumberingForm => ({
  labels:
    form.labels === 'none' ? undefined : { scheme: form.labels, start: form.start, skipsIAndO: form.skipsIAndO, reversed: form.reversed },
  seats: form.numbers === 'none' ? undefined : { scheme: form.numbers, first: form.first },
  together: form.together,
  skipsAbsent: form.skipsAbsent,
});

/** Labels and numbers by scheme. The plan shows at once what they would be; only Apply makes it so. */
export function NumberingGroup() {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const keys = useEditorState(({ selection }) => selection.items);
  const plan = useEditorState(state => state.plan);
  const [form, setForm] = useState(began);
  const idle = form.labels === 'none' && form.numbers === 'none';
  useEffect(() => {
    editor.preview(idle ? undefined : numberItems(plan, keys, formOf(form)));
    return () => editor.preview(undefined);
  }, [editor, plan, keys, form, idle]);
  const change = (part: Partial<Form>): void => setForm({ ...form, ...part });
  const apply = (): void => {
    editor.apply('number', now => numberItems(now, keys, formOf(form)));
    setForm({ ...form, labels: 'none', numbers: 'none' });
  };
  const starts = rowLabels({ scheme: form.labels === 'none' ? 'letters' : form.labels, rows: 60, skipsIAndO: form.skipsIAndO });
  return (
    <Group title={t('heading.numbering')}>
      <Choice
        label={t('field.rowLabels')}
        value={form.labels}
        options={(['none', ...rowLabelSchemes] as const).map(scheme => [scheme, t(`labelScheme.${scheme}`)])}
        onChoose={labels => change({ labels })}
      />
      {form.labels !== 'none' && (
        <>
          <Choice
            label={t('field.startLabel')}
            value={String(form.start)}
            options={starts.map((label, at) => [String(at), label])}
            onChoose={start => change({ start: Number(start) })}
          />
          {form.labels !== 'numbers' && (
            <Check label={t('field.skipsIAndO')} checked={form.skipsIAndO} onCheck={skipsIAndO => change({ skipsIAndO })} />
          )}
          <Check label={t('field.reversed')} checked={form.reversed} onCheck={reversed => change({ reversed })} />
        </>
      )}
      <Choice
        label={t('field.seatNumbers')}
        value={form.numbers}
        options={(['none', ...seatNumberSchemes] as const).map(scheme => [scheme, t(`numberScheme.${scheme}`)])}
        onChoose={numbers => change({ numbers })}
      />
      {form.numbers !== 'none' && (
        <>
          <Pair>
            <NumberInput
              label={t('field.firstNumber')}
              value={form.first}
              least={0}
              most={9999}
              onChange={first => change({ first: Math.round(first) })}
            />
          </Pair>
          <Check label={t('field.skipsAbsent')} checked={form.skipsAbsent} onCheck={skipsAbsent => change({ skipsAbsent })} />
        </>
      )}
      {!idle && (
        <>
          <Check label={t('field.together')} checked={form.together} onCheck={together => change({ together })} />
          <p className="rounded-control bg-sunken px-3 py-2 text-sm">
            {t('act.applied', { preview: previewOf(numberItems(plan, keys, formOf(form)), keys) })}
          </p>
          <Button size="small" onClick={apply}>
            {t('act.apply')}
          </Button>
        </>
      )}
    </Group>
  );
}

const mostPreviewed = 3;

/** The first rows as they would be: A 1–14, B 1–14, … */
function previewOf(plan: Plan, keys: ReadonlySet<Key>): string {
  const items = itemsWith(plan, keys).filter(isSeated);
  const rows = items.slice(0, mostPreviewed).map(item => `${item.label} ${numberOf(item, 0)}–${numberOf(item, item.seats - 1)}`);
  return [...rows, ...(items.length > mostPreviewed ? ['…'] : [])].join(', ');
}
