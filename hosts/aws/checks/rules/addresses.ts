import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { resourcesOf } from '../template/resources.ts';
import { literalsIn } from '../template/values.ts';

const fields = /^(CidrIp|CidrBlock|DestinationCidrBlock)$/;

/** The validator takes any text for a range of addresses. */
export const checkAddresses = (subject: Pick<Subject, 'stacks'>): readonly Finding[] =>
  resourcesOf(subject).flatMap(({ properties, where }) =>
    [...literalsIn(properties)]
      .filter(({ name, text }) => fields.test(name) && !isRange(text))
      .map(({ name, text }) => ({
        check: 'addresses',
        where,
        what: `${name} ${text} is not a range of addresses`,
        cure: 'write four numbers up to 255, a slash and a length up to 32, with nothing set after that length',
      })),
  );

export function isRange(text: string): boolean {
  const [, address = '', length = ''] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(text) ?? [];
  const bytes = address.split('.').map(Number);
  if (bytes.length !== 4 || bytes.some(byte => byte > 255) || Number(length) > 32) return false;
  const host = 2 ** (32 - Number(length));
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0) % host === 0;
}
