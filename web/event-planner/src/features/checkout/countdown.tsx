import { clsx } from 'clsx';
import { Clock } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock, markPassed } from '../../lib/format/countdown.ts';
import { useCountdown } from './use-countdown.ts';

interface CountdownProps {
  readonly until: string;
  readonly onOver: () => void;
}

const urgentSeconds = 60;

/** The time left as a clock; listeners hear it at a few marks only. */
export function Countdown({ until, onOver }: CountdownProps) {
  const { t } = useTranslation();
  const seconds = useCountdown(until);
  const spoken = useSpokenMark(seconds);
  const over = seconds === 0;
  useEffect(() => {
    if (over) onOver();
  }, [over]);
  return (
    <div className="flex items-center gap-2.5">
      <Clock aria-hidden className="size-5 text-amber" />
      <span className="text-sm text-soft">{t('checkout.timeLeft')}</span>
      <span
        role="timer"
        aria-live="off"
        className={clsx('min-w-14 text-xl font-bold tabular-nums', seconds <= urgentSeconds ? 'text-danger' : 'text-ink')}
      >
        {formatClock(seconds)}
      </span>
      <span aria-live="polite" className="sr-only">
        {spoken === undefined
          ? ''
          : spoken === 0
            ? t('checkout.over')
            : spoken >= 60
              ? t('checkout.leftMinutes', { count: spoken / 60 })
              : t('checkout.leftSeconds', { count: spoken })}
      </span>
    </div>
  );
}

function useSpokenMark(seconds: number): number | undefined {
  const before = useRef(seconds);
  const [mark, setMark] = useState<number>();
  useEffect(() => {
    const passed = markPassed(before.current, seconds);
    before.current = seconds;
    if (passed !== undefined) setMark(passed);
  }, [seconds]);
  return mark;
}
