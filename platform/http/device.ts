import { isIPv6 } from 'node:net';
import Bowser from 'bowser';
import type { FastifyRequest } from 'fastify';

/** From where somebody asks. */
export interface Device {
  /** As a browser tells of itself, `Firefox on Linux`; null of one that tells nothing. */
  readonly device: string | null;
  /** An IPv4 address, or what an IPv6 address begins with and a household or a server has to itself, as `2001:db8:1:2::/64`. */
  readonly network: string;
}

const longest = 120;

/** What a browser says of itself is any text: only what a known one says becomes words. */
export function nameDevice(userAgent: string | undefined): string | null {
  if (!userAgent) return null;
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  const name = [browser.name, os.name].filter(part => part !== undefined && part !== '').join(' on ');
  return name === '' ? null : name.slice(0, longest);
}

export const deviceOf = ({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): Device => ({
  device: nameDevice(headers['user-agent']),
  network: networkOf(ip),
});

/** Of whoever is counted. One who has one IPv6 address has all 2^64 that begin alike, so that each of them tells of nobody else. https://www.rfc-editor.org/rfc/rfc6177 */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(ip)) return ip;
  const [head = [], tail = []] = ip
    .replace(/%.*/, '')
    .split('::')
    .map(part => part.split(':').filter(Boolean));
  const groups = ip.includes('::') ? [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail] : head;
  // Written as everybody writes it.
  return `${new URL(`http://[${groups.slice(0, 4).join(':')}::]`).hostname.slice(1, -1)}/64`;
}
