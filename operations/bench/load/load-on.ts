import { type Metered, perAnswer, startMeter } from '../machine/meter.ts';
import type { Server } from '../system/start-server.ts';
import { type Load, load, type LoadOptions } from './load.ts';

/** Like `load`, and what each answer took of the processors while it was counted. */
export async function loadOn(
  { pid }: Pick<Server, 'pid'>,
  work: (caller: number) => Promise<unknown>,
  options: Omit<LoadOptions, 'onBegin' | 'onEnd'>,
): Promise<Load & Metered> {
  let stop = startMeter(pid);
  let usage: ReturnType<typeof stop> | undefined;
  const end = () => (usage ??= stop());
  const loaded = await load(work, { ...options, onBegin: () => (stop = startMeter(pid)), onEnd: end });
  return { ...loaded, ...perAnswer(end(), loaded.done) };
}
