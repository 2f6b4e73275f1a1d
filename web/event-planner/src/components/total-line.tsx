export const TotalLine = ({ label, amount }: { readonly label: string; readonly amount: string }) => (
  <p className="flex flex-wrap items-baseline justify-between gap-x-4">
    <span className="font-semibold">{label}</span>
    <span className="text-2xl font-bold tabular-nums tracking-tight">{amount}</span>
  </p>
);
