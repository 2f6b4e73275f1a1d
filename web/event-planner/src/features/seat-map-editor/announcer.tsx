import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditorState } from './editor/use-editor.ts';
import { seatsOf, itemOfSeat, placeOfSeat } from './plan/places.ts';
import { isSeated, type Item, itemsWith, type Plan } from './plan/plan.ts';
import { isEmpty, type Selection } from './plan/selection.ts';

/** Reads out what was done and what is selected, for whoever does not see the canvas. */
export function Announcer() {
  const { t } = useTranslation('seatEditor');
  const said = useEditorState(state => state.said);
  const what = useSelectionWords();
  const sentence = said === undefined ? what : t(`said.${said.how}`, { step: t(`step.${said.step}`), what });
  return (
    <p aria-live="polite" className="sr-only">
      {useSettled(sentence)}
    </p>
  );
}

const settleMs = 250;

/** What stands for a moment: a band that is being drawn changes the selection with every move, and nobody can listen that fast. */
function useSettled(sentence: string): string {
  const [settled, setSettled] = useState(sentence);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(sentence), settleMs);
    return () => clearTimeout(timer);
  }, [sentence]);
  return settled;
}

function useSelectionWords(): string {
  const { t } = useTranslation('seatEditor');
  const [plan, selection] = [useEditorState(state => state.plan), useEditorState(state => state.selection)];
  const single = singleOf(plan, selection);
  const categoryName = (id: string): string => plan.categories.find(category => category.id === id)?.name ?? id;
  const sectionName = (item: Item): string => (isSeated(item) ? (plan.sections.find(({ key }) => key === item.section)?.name ?? '') : '');
  if (isEmpty(selection)) return t('said.nothing');
  if (single === undefined) {
    if (selection.seats.size > 0) return t('said.seats', { count: selection.seats.size });
    const seats = itemsWith(plan, selection.items).reduce((sum, item) => sum + (isSeated(item) ? item.seats : 0), 0);
    return seats === 0 ? t('said.items', { count: selection.items.size }) : t('said.itemsSeats', { items: selection.items.size, seats });
  }
  const { item, at } = single;
  if (at !== undefined && isSeated(item)) {
    const seat = seatsOf(item)[at];
    const signs = (['accessible', 'companion', 'restrictedView', 'absent'] as const).flatMap(name =>
      seat?.[name] === true ? [t(`sign.${name}`)] : [],
    );
    return [
      t('said.seat', {
        section: sectionName(item),
        label: item.label,
        number: seat?.number ?? '',
        category: categoryName(seat?.category ?? ''),
      }),
      ...signs,
    ].join(' ');
  }
  if (item.type === 'landmark') return t('said.landmark', { name: item.name });
  if (item.type === 'label') return t('said.label', { text: item.text });
  if (item.type === 'standing')
    return t('said.standing', { name: item.name, capacity: item.capacity, category: categoryName(item.category) });
  return t(`said.${item.type}`, {
    label: item.label,
    section: sectionName(item),
    seats: item.seats,
    category: categoryName(item.category),
  });
}

function singleOf(plan: Plan, { items, seats }: Selection): { readonly item: Item; readonly at?: number } | undefined {
  if (items.size + seats.size !== 1) return undefined;
  const [seat] = seats;
  const [key = seat === undefined ? -1 : itemOfSeat(seat)] = items;
  const item = plan.items.find(known => known.key === key);
  return item === undefined ? undefined : { item, ...(seat !== undefined && { at: placeOfSeat(seat) }) };
}
