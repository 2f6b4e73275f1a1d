import { useEffect, useRef, useState } from 'react';
import { toSeatMap } from '../plan/convert.ts';
import type { Plan } from '../plan/plan.ts';
import type { Finding } from './finding.ts';

export interface Checked {
  /** The plan the findings are about. */
  readonly plan: Plan | undefined;
  readonly findings: readonly Finding[];
}

const settleMs = 250;

/** What is wrong with the plan, looked for whenever it has rested a moment. */
export function useFindings(plan: Plan): Checked {
  const [checked, setChecked] = useState<Checked>({ plan: undefined, findings: [] });
  const worker = useRef<Worker>(undefined);
  const asked = useRef<{ turn: number; plan: Plan | undefined }>({ turn: 0, plan: undefined });
  useEffect(() => {
    const made = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    made.addEventListener('message', ({ data }: MessageEvent<{ readonly turn: number; readonly findings: readonly Finding[] }>) => {
      if (data.turn === asked.current.turn) setChecked({ plan: asked.current.plan, findings: data.findings });
    });
    worker.current = made;
    return () => made.terminate();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      asked.current = { turn: asked.current.turn + 1, plan };
      worker.current?.postMessage({ turn: asked.current.turn, map: toSeatMap(plan) });
    }, settleMs);
    return () => clearTimeout(timer);
  }, [plan]);
  return checked;
}
