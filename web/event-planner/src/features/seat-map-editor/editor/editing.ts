import { alignItems, distributeItems, duplicateOffset, type Edge, flipItems, moveItems, pasteItems, rotateItems } from '../plan/arrange.ts';
import type { AnyPlace } from '../plan/geometry.ts';
import { paintItems, paintSeatsOf, type Sign, signSeats } from '../plan/paint.ts';
import { itemsWith, mapItems, removeItems } from '../plan/plan.ts';
import { joinRows, splitRow, turnedRound } from '../plan/row-cut.ts';
import { staggerRows } from '../plan/row-shape.ts';
import { itemsMeant, noSelection, ofItems, seatsMeant, wholeSections } from '../plan/selection.ts';
import { itemOfSeat, placeOfSeat } from '../plan/places.ts';
import type { Editor } from './editor.ts';
import { stampOf } from './stamp.ts';

/** What buttons and keys do with what is selected. */

const meant = ({ state }: Editor) => itemsMeant(state.selection);

/** Single seats leave a gap; whole rows, tables and shapes are gone. */
export function removeSelected(editor: Editor): void {
  const { selection } = editor.state;
  if (selection.seats.size > 0) editor.apply('sign', plan => signSeats(plan, selection.seats, { absent: true }));
  else editor.apply('delete', plan => ({ plan: removeItems(plan, selection.items), selection: noSelection }));
}

export function duplicateSelected(editor: Editor): void {
  const keys = meant(editor);
  if (keys.size === 0) return;
  editor.apply('duplicate', plan => {
    const pasted = pasteItems(plan, itemsWith(plan, keys), duplicateOffset(plan, keys));
    return { plan: pasted.plan, selection: ofItems(pasted.keys) };
  });
}

export const copySelected = (editor: Editor): void => editor.copy(itemsWith(editor.state.plan, meant(editor)));

export function cutSelected(editor: Editor): void {
  copySelected(editor);
  const keys = meant(editor);
  editor.apply('cut', plan => ({ plan: removeItems(plan, keys), selection: noSelection }));
}

export function paste(editor: Editor, by: AnyPlace = [1, 1]): void {
  const { clipboard } = editor.state;
  if (clipboard.length === 0) return;
  editor.apply('paste', plan => {
    const pasted = pasteItems(plan, clipboard, by);
    return { plan: pasted.plan, selection: ofItems(pasted.keys) };
  });
}

/** Presses of an arrow key in a row are one step. */
export const nudge = (editor: Editor, by: AnyPlace): boolean =>
  editor.apply('move', plan => moveItems(plan, meant(editor), by), `nudge ${stampOf(editor.state.selection)}`);

export const rotateSelected = (editor: Editor, degrees: number): boolean =>
  editor.apply('rotate', plan => rotateItems(plan, meant(editor), degrees));
export const flipSelected = (editor: Editor, axis: 'horizontal' | 'vertical'): boolean =>
  editor.apply('flip', plan => flipItems(plan, meant(editor), axis));
export const alignSelected = (editor: Editor, edge: Edge): boolean => editor.apply('align', plan => alignItems(plan, meant(editor), edge));
export const distributeSelected = (editor: Editor, axis: 'horizontal' | 'vertical'): boolean =>
  editor.apply('distribute', plan => distributeItems(plan, meant(editor), axis));
export const staggerSelected = (editor: Editor): boolean => editor.apply('stagger', plan => staggerRows(plan, meant(editor)));

/** Rows are counted from their other end. */
export const turnSelected = (editor: Editor): boolean =>
  editor.apply('turn', plan => mapItems(plan, meant(editor), item => (item.type === 'row' ? turnedRound(item) : item)));

export const joinSelected = (editor: Editor): boolean =>
  editor.apply('join', plan => {
    const { plan: joined, key } = joinRows(plan, meant(editor));
    return { plan: joined, ...(key !== undefined && { selection: ofItems([key]) }) };
  });

/** Cuts rows behind each selected seat. */
export const splitSelected = (editor: Editor): boolean =>
  editor.apply('split', plan => {
    const seats = [...editor.state.selection.seats].toSorted((a, b) => b - a);
    const keys = new Set<number>();
    let split = plan;
    for (const seat of seats) {
      const cut = splitRow(split, itemOfSeat(seat), placeOfSeat(seat));
      split = cut.plan;
      for (const key of cut.keys) keys.add(key);
    }
    return { plan: split, selection: ofItems(keys) };
  });

/** Whole items when these are selected, single seats when those are. */
export const paintSelected = (editor: Editor, category: string): boolean => {
  const { selection } = editor.state;
  return editor.apply('paint', plan =>
    selection.seats.size > 0 ? paintSeatsOf(plan, selection.seats, category) : paintItems(plan, selection.items, category),
  );
};

export const signSelected = (editor: Editor, sign: Sign, value: boolean): boolean =>
  editor.apply('sign', plan => signSeats(plan, seatsMeant(plan, editor.state.selection), { [sign]: value }));

export const selectSections = (editor: Editor): void => editor.select(wholeSections(editor.state.plan, editor.state.selection));
