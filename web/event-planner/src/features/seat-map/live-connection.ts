import { decodeUpdate, type LiveUpdate, planChanged, pulseSeconds } from '@event-planner/contracts/live';

export type LiveStatus = 'connecting' | 'live' | 'off';

export interface LiveListener {
  /** Where to go on from; undefined asks for a snapshot. */
  readonly since: () => number | undefined;
  /** Gives false when the update does not follow on the last one: then we ask again. */
  readonly onUpdate: (update: LiveUpdate) => boolean;
  readonly onStatus: (status: LiveStatus) => void;
  /** Seats are sold by another plan than the one that is drawn: its indices mean other seats. */
  readonly onPlanChanged: () => void;
}

/** What is watched, and by which plan. */
export interface Watched {
  readonly eventId: string;
  readonly seatCount: number;
  readonly plan: string;
  /** Opens a private event. */
  readonly code?: string | undefined;
}

/** The server's word for it, as any that refuses whoever asks. */
const nothingToSee = 1008;
const shortestWaitMs = 500;
const longestWaitMs = 15_000;
/** One pulse may be late. */
const longestSilenceMs = 2.5 * pulseSeconds * 1000;

/**
 * Keeps a live connection for as long as it is wanted. Waits grow and are spread, so that a returning server is not stormed. One over which nothing comes any more
 * is given up, for a network that is gone closes nothing.
 */
export function connectLive(watched: Watched, listener: LiveListener, silenceMs = longestSilenceMs): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hangUp = (): void => {};
  let failures = 0;

  const open = (): void => {
    const since = listener.since();
    const socket = new WebSocket(addressOf(watched, since));
    const listening = new AbortController();
    const { signal } = listening;
    hangUp = () => {
      listening.abort();
      clearTimeout(timer);
      socket.close();
    };
    const comeAgain = (): void => {
      hangUp();
      failures += 1;
      listener.onStatus(failures > 2 ? 'off' : 'connecting');
      timer = setTimeout(open, waitMs(failures));
    };
    const expectMore = (): void => {
      clearTimeout(timer);
      timer = setTimeout(comeAgain, silenceMs);
    };
    expectMore();
    socket.binaryType = 'arraybuffer';
    socket.addEventListener(
      'message',
      ({ data }: MessageEvent<unknown>) => {
        failures = 0;
        expectMore();
        listener.onStatus('live');
        if (data instanceof ArrayBuffer && !listener.onUpdate(decodeUpdate(new Uint8Array(data), watched.seatCount))) comeAgain();
      },
      { signal },
    );
    // Resuming with nothing missed may bring no message at all: being open is enough then.
    socket.addEventListener('open', () => since !== undefined && listener.onStatus('live'), { signal });
    socket.addEventListener(
      'close',
      ({ code }) => {
        if (code === planChanged) listener.onPlanChanged();
        if (code !== nothingToSee) return comeAgain();
        // Asking again would only cost attempts with a code that opens nothing any more.
        hangUp();
        listener.onStatus('off');
      },
      { signal },
    );
  };
  open();
  return () => hangUp();
}

/** Between half and all of a wait that doubles with each failure. */
export const waitMs = (failures: number, random = Math.random()): number =>
  Math.min(longestWaitMs, shortestWaitMs * 2 ** (failures - 1)) * (0.5 + random / 2);

function addressOf({ eventId, plan, code }: Watched, since: number | undefined): string {
  const url = new URL('/api/bookings/live', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.searchParams.set('eventId', eventId);
  url.searchParams.set('plan', plan);
  if (code !== undefined) url.searchParams.set('code', code);
  if (since !== undefined) url.searchParams.set('since', String(since));
  return url.href;
}
