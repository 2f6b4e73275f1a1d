interface Share {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

/** Who has how much of it: bars that say their numbers, longest first. */
export function ShareList({ shares, label }: { readonly shares: readonly Share[]; readonly label: string }) {
  const most = Math.max(1, ...shares.map(({ value }) => value));
  return (
    <ul aria-label={label} className="space-y-3">
      {shares
        .toSorted((a, b) => b.value - a.value)
        .map(({ id, name, value, text }) => (
          <li key={id}>
            <p className="flex justify-between gap-4 text-sm">
              <span className="min-w-0 truncate font-medium">{name}</span>
              <span className="shrink-0 text-soft tabular-nums">{text}</span>
            </p>
            <div aria-hidden className="mt-1 h-2 rounded-full bg-sunken">
              <div className="h-full rounded-full bg-brand" style={{ width: `${(value / most) * 100}%` }} />
            </div>
          </li>
        ))}
    </ul>
  );
}
