import { faultsOf, SeatMap } from '@event-planner/contracts/seat-map';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { templateNames, templates } from '../templates/templates.ts';
import { testWords } from '../templates/test-words.ts';
import { alignItems, distributeItems, flipItems, moveItems, pasteItems, rotateItems } from './arrange.ts';
import { fromSeatMap, toSeatMap } from './convert.ts';
import { curveRows } from './curve.ts';
import { tableAt } from './draw.ts';
import { hitAt, itemsIn, seatsIn, seatsUnderStroke } from './hit.ts';
import { boxOfItems, seatsOf } from './places.ts';
import { everything, ofItems, ofSeats, seatsMeant, surviving, toggled, wholeSections } from './selection.ts';
import { createSnapper } from './snap.ts';
import { rowOf, threeRows } from './test-plan.ts';
import { addItems, type NewItem, removeItems } from './plan.ts';

test.each(templateNames)('%s comes back from its document as it went', name => {
  const map = toSeatMap(templates[name](testWords));
  expect(toSeatMap(fromSeatMap(SeatMap.parse(JSON.parse(JSON.stringify(map)))))).toEqual(map);
});

test('a theatre moved, turned and mirrored is still one without faults, with its seats as far apart', () => {
  const plan = templates.theatre(testWords);
  const { items } = everything(plan);
  fc.assert(
    fc.property(fc.integer({ min: -360, max: 360 }), fc.boolean(), (degrees, flips) => {
      const turned = rotateItems(flips ? flipItems(plan, items, 'vertical') : plan, items, degrees);
      expect(faultsOf(SeatMap.parse(toSeatMap(turned))).filter(fault => fault.weight === 'error')).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

test('four quarter turns and two flips come back to where they began', () => {
  const { plan, keys } = threeRows();
  const bent = curveRows(plan, keys, { leader: rowOf(plan, 0).key, bend: 1.5 });
  const round = [1, 2, 3, 4].reduce(
    turned => rotateItems(turned, keys, 90),
    flipItems(flipItems(bent, keys, 'horizontal'), keys, 'horizontal'),
  );
  for (const [at, seat] of seatsOf(rowOf(round, 2)).entries()) {
    expect(seat.x).toBeCloseTo(seatsOf(rowOf(bent, 2))[at]?.x ?? 0, 1);
    expect(seat.y).toBeCloseTo(seatsOf(rowOf(bent, 2))[at]?.y ?? 0, 1);
  }
});

test('rows align at an edge and stand at even distances', () => {
  const { plan, keys } = threeRows();
  const askew = moveItems(moveItems(plan, new Set([rowOf(plan, 1).key]), [3, 0]), new Set([rowOf(plan, 2).key]), [1, 7]);
  const aligned = alignItems(askew, keys, 'left');
  expect([0, 1, 2].map(at => rowOf(aligned, at).from[0])).toEqual([0, 0, 0]);
  expect([0, 1, 2].map(at => rowOf(distributeItems(aligned, keys, 'vertical'), at).from[1])).toEqual([0, 4.5, 9]);
});

test('a point hits the nearest seat, a stage where no seat is, and nothing beside', () => {
  const plan = templates.theatre(testWords);
  const { plan: rows } = threeRows();
  expect(hitAt(rows, [3.2, 1.1], 0.3)).toMatchObject({ item: { label: 'B' }, seat: rowOf(rows, 1).key * 1024 + 3 });
  expect(hitAt(plan, [0, -8], 0.3)?.item).toMatchObject({ type: 'landmark', kind: 'stage' });
  expect(hitAt(plan, [400, 400], 0.3)).toBeUndefined();
});

test('a rubber band takes rows it touches and seats it holds; a brush the seats on its way', () => {
  const { plan } = threeRows();
  expect(itemsIn(plan, { left: 2, top: -0.5, right: 4, bottom: 1.4 }).items.size).toBe(2);
  expect(seatsIn(plan, { left: 1.5, top: -0.5, right: 4.5, bottom: 1.4 }).seats.size).toBe(6);
  expect(seatsUnderStroke(plan, { from: [0, 0], to: [9, 0], radius: 0.4 }).seats.size).toBe(10);
});

test('shift takes and gives back; a selection outlives undo as far as its items do', () => {
  const { plan, keys } = threeRows();
  const [first = 0] = keys;
  expect(toggled(ofItems(keys), ofItems([first])).items.size).toBe(2);
  expect(toggled(ofItems([]), ofItems([first])).items.has(first)).toBe(true);
  expect(seatsMeant(plan, ofItems([first])).size).toBe(10);
  expect(surviving(removeItems(plan, new Set([first])), ofItems(keys)).items.size).toBe(2);
  expect(surviving(removeItems(plan, new Set([first])), ofSeats([first * 1024])).seats.size).toBe(0);
  expect(wholeSections(plan, ofSeats([first * 1024])).items.size).toBe(3);
});

test('a movement snaps level with others, then to the distance rows have, then to the grid; guides say why', () => {
  const { plan } = threeRows();
  const pasted = pasteItems(plan, [rowOf(plan, 0)], [0, 5]);
  const snapper = createSnapper(pasted.plan, new Set(pasted.keys));
  const options = { reach: 0.3, grid: 0 };
  const level = snapper.move([0.2, -1.85], options);
  expect([level.by, level.guides.map(guide => `${guide.axis} ${guide.kind}`)]).toEqual([
    [0, -2],
    ['x level', 'y distance'],
  ]);
  expect(snapper.move([20.4, 20.4], options)).toEqual({ by: [20.4, 20.4], guides: [] });
  expect(snapper.move([20.4, 20.4], { ...options, grid: 1 }).by).toEqual([20, 20]);
  expect(boxOfItems(pasted.plan.items).bottom).toBeCloseTo(5.45);
});

test('tables and words do not stand on their head in the mirror', () => {
  const { plan } = threeRows();
  const words: NewItem = { type: 'label', text: 'Bar', at: [0, 9], size: 1, rotation: 30 };
  const table = tableAt([5, 9], { shape: 'rectangular', seats: 6 }, { section: 1, category: 'gold', label: 'T' });
  const added = addItems(plan, [words, { ...table, rotation: 30 } as typeof table]);
  const mirrored = flipItems(added.plan, new Set(added.keys), 'horizontal');
  expect(mirrored.items.slice(-2)).toMatchObject([{ rotation: -30 }, { rotation: -30 }]);
});
