import { Bar, BarChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

export interface FlowOfDay {
  readonly day: string;
  readonly inMinor: number;
  /** Counted down. */
  readonly outMinor: number;
}

interface FlowChartProps {
  readonly days: readonly FlowOfDay[];
  readonly names: { readonly in: string; readonly out: string };
  readonly dayName: (day: string) => string;
  readonly valueName: (minor: number) => string;
}

const axis = { fontSize: 12, fill: 'var(--color-soft)' };

/** In above the line, out below it. What it shows is also a table, so that it is hidden from listeners. */
export const FlowChart = ({ days, names, dayName, valueName }: FlowChartProps) => (
  <div aria-hidden className="h-56 sm:h-64" dir="ltr">
    <ResponsiveContainer>
      <BarChart data={[...days]} stackOffset="sign" margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis dataKey="day" tickFormatter={dayName} tick={axis} tickLine={false} axisLine={false} minTickGap={40} />
        <YAxis tickFormatter={valueName} tick={axis} tickLine={false} axisLine={false} width={64} allowDecimals={false} />
        <ReferenceLine y={0} stroke="var(--color-edge)" />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--color-sunken)' }}
          formatter={(value, name) => [valueName(Math.abs(Number(value))), name]}
          labelFormatter={day => (typeof day === 'string' ? dayName(day) : '')}
          contentStyle={{
            background: 'var(--color-surface)',
            border: '1px solid var(--color-line)',
            borderRadius: '0.625rem',
            color: 'var(--color-ink)',
          }}
          itemStyle={{ color: 'var(--color-ink)' }}
        />
        <Bar dataKey="inMinor" name={names.in} stackId="money" fill="var(--color-brand)" isAnimationActive={false} />
        <Bar dataKey="outMinor" name={names.out} stackId="money" fill="var(--color-danger)" isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  </div>
);
