import { createLogger } from '@event-planner/platform/telemetry';
import { createAsking } from '@event-planner/services/payment/provider/ask';
import { compared, type Report } from '../result.ts';

const calls = 200_000;
const rounds = 5;

/** What breaker, room and measures cost a call that is answered at once. */
export async function benchBreaker(report: Report): Promise<void> {
  const ask = createAsking(createLogger({ service: 'bench', level: 'silent' }));
  const guarded = ask.in('create_intent');
  const work = async (): Promise<number> => 1;
  const through = await perCallNs(() => guarded(work));
  const bare = await perCallNs(work);
  ask.close();
  report(
    compared({
      name: 'payments-breaker',
      value: through,
      unit: 'ns',
      baseline: bare,
      against: 'the same call without it',
      overheadNs: through - bare,
    }),
  );
}

/** The quickest of some rounds, one call after the other. */
async function perCallNs(call: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    for (let at = 0; at < calls; at++) await call();
    best = Math.min(best, ((performance.now() - start) * 1e6) / calls);
  }
  return Math.round(best);
}
