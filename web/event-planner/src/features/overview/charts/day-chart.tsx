import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { DayValue } from '../days.ts';

interface DayChartProps {
  readonly days: readonly DayValue[];
  readonly dayName: (day: string) => string;
  readonly valueName: (value: number) => string;
}

const axis = { fontSize: 12, fill: 'var(--color-soft)' };

/** One value a day. Colours follow the theme; what it shows is also a table, so that it is hidden from listeners. */
export const DayChart = ({ days, dayName, valueName }: DayChartProps) => (
  <div aria-hidden className="h-56 sm:h-64">
    <ResponsiveContainer>
      <AreaChart data={[...days]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="day"
          tickFormatter={dayName}
          tick={axis}
          tickLine={false}
          axisLine={{ stroke: 'var(--color-line)' }}
          minTickGap={40}
        />
        <YAxis tickFormatter={valueName} tick={axis} tickLine={false} axisLine={false} width={52} allowDecimals={false} />
        <Tooltip
          isAnimationActive={false}
          formatter={value => [valueName(Number(value)), '']}
          labelFormatter={day => (typeof day === 'string' ? dayName(day) : '')}
          separator=""
          contentStyle={{
            background: 'var(--color-surface)',
            border: '1px solid var(--color-line)',
            borderRadius: '0.625rem',
            color: 'var(--color-ink)',
          }}
          itemStyle={{ color: 'var(--color-ink)' }}
        />
        <Area
          dataKey="value"
          type="monotone"
          stroke="var(--color-brand)"
          strokeWidth={2.5}
          fill="var(--color-tint)"
          isAnimationActive={false}
          dot={false}
        />
      </AreaChart>
    </ResponsiveContainer>
  </div>
);
