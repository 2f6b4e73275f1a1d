export interface FirewallRule {
  readonly requestsPerIp: number;
  readonly perSeconds: number;
  /** Milliseconds, from any start. */
  readonly now: () => number;
}

export interface Firewall {
  /** 0 when the request may pass; else the seconds after which one may. */
  secondsToWait(ip: string): number;
}

/** More addresses than this in a window are not told apart any better: the ones seen first are forgotten. */
const addressesRemembered = 100_000;

/**
 * Counts requests by address over a sliding window. Two fixed windows stand for the sliding one, the older weighed by what is left of it:
 * two numbers for an address, however many requests it sends. A refused request does not count, so that waiting as told always helps.
 */
export function createFirewall({ requestsPerIp, perSeconds, now }: FirewallRule): Firewall {
  const windowMs = perSeconds * 1000;
  let startedAt = now();
  let current = new Map<string, number>();
  let previous = new Map<string, number>();

  function turn(at: number): void {
    const windows = Math.floor((at - startedAt) / windowMs);
    if (windows <= 0) return;
    previous = windows === 1 ? current : new Map();
    current = new Map();
    startedAt += windows * windowMs;
  }

  return {
    secondsToWait(ip) {
      const at = now();
      turn(at);
      const address = groupOf(ip);
      const before = previous.get(address) ?? 0;
      const count = current.get(address) ?? 0;
      const passedMs = at - startedAt;
      if (count + before * (1 - passedMs / windowMs) < requestsPerIp) {
        current.set(address, count + 1);
        if (current.size > addressesRemembered) forgetFirst(current);
        return 0;
      }
      const waitMs =
        count < requestsPerIp
          ? windowMs * (1 - (requestsPerIp - count) / before) - passedMs
          : windowMs - passedMs + windowMs * (1 - requestsPerIp / count);
      return Math.max(1, Math.ceil(waitMs / 1000 + 0.001));
    },
  };
}

function forgetFirst(counts: Map<string, number>): void {
  const [first] = counts.keys();
  if (first !== undefined) counts.delete(first);
}

/** Whoever has one IPv6 address has a network of them: they count as one. */
export function groupOf(ip: string): string {
  if (ip.startsWith('::ffff:')) return ip.slice('::ffff:'.length);
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = ip.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  return [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail ?? '').split(':')].slice(0, 4).join(':');
}
