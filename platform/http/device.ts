import Bowser from 'bowser';
import type { FastifyRequest } from 'fastify';

/** From where somebody asks. */
export interface Device {
  /** As a browser tells of itself, `Firefox on Linux`; null of one that tells nothing. */
  readonly device: string | null;
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
  network: ip,
});
