const rows = 11;
const center = { x: 470, y: -70 };
const chosen = new Set(['5 9', '5 10']);

/** A house seen from the stage: curved rows of seats, two of them lit. */
export const HeroArt = ({ className }: { readonly className?: string }) => (
  <svg viewBox="0 0 720 420" preserveAspectRatio="xMaxYMid slice" aria-hidden className={className}>
    {Array.from({ length: rows }, (_, row) => (
      <g key={row} fill="#fff" fillOpacity={0.05 + row * 0.012}>
        {seatsOf(row).map(({ x, y, seat }) =>
          chosen.has(`${row} ${seat}`) ? (
            <circle key={seat} cx={x} cy={y} r={11} fill="#f0b25a" fillOpacity={1} />
          ) : (
            <circle key={seat} cx={x} cy={y} r={9} />
          ),
        )}
      </g>
    ))}
  </svg>
);

function seatsOf(row: number): readonly { readonly x: number; readonly y: number; readonly seat: number }[] {
  const radius = 130 + row * 34;
  const count = 14 + row * 2;
  return Array.from({ length: count }, (_, seat) => {
    const angle = Math.PI * (0.06 + (0.88 * (seat + 0.5)) / count);
    return { x: Math.round(center.x - Math.cos(angle) * radius), y: Math.round(center.y + Math.sin(angle) * radius), seat };
  });
}
