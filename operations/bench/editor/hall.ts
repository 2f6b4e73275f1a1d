import type { SeatMap } from '@event-planner/contracts/seat-map';

const [blocksAcross, blocksDeep, rows, seats] = [8, 5, 25, 20];

/** An arena of 20,000 numbered seats in forty blocks. */
export const hall: SeatMap = {
  format: 1,
  categories: [
    { id: 'near', name: 'Near', color: '#b8860b' },
    { id: 'middle', name: 'Middle', color: '#2f6fb2' },
    { id: 'far', name: 'Far', color: '#2e8b57' },
  ],
  areas: Array.from({ length: blocksAcross * blocksDeep }, (_block, block) => {
    const [left, top] = [(block % blocksAcross) * (seats + 4), Math.floor(block / blocksAcross) * (rows + 5)];
    return {
      kind: 'seated',
      id: `block${block + 1}`,
      name: `Block ${block + 1}`,
      rows: Array.from({ length: rows }, (_row, row) => ({
        label: String(row + 1),
        category: ['near', 'middle', 'far'][Math.floor(block / blocksAcross) % 3] ?? 'far',
        from: [left, top + row],
        to: [left + seats - 1, top + row],
        bend: 0,
        seats,
        firstNumber: 1,
        step: 1,
        marks:
          row % 5 === 0
            ? [
                { at: 0, accessible: true },
                { at: 1, companion: true },
              ]
            : [],
      })),
    };
  }),
  landmarks: [
    {
      name: 'Stage',
      kind: 'stage',
      outline: [
        [60, -16],
        [130, -16],
        [130, -4],
        [60, -4],
      ],
    },
  ],
};
