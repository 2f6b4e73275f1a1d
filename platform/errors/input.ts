import type { InputFault } from '@event-planner/contracts/http';
import type { AppError } from './app-error.ts';
import { refuse } from './common.ts';

/** A form that is wrong in more places is read again from its top anyway; `errors` has all of them. */
const mostTold = 3;

/** Refuses what was sent: `errors` tells programs each place, its rule and its limits, the sentence tells people the field and what it takes. */
export const refuseInput = (faults: readonly InputFault[], { cause }: { readonly cause?: unknown } = {}): AppError =>
  refuse('invalid_request', faults.slice(0, mostTold).map(sentenceOf).join('; '), { errors: faults, cause });

const sentenceOf = ({ path, message }: InputFault): string => `${nameOf(path)}: ${message}`;

/** `body/items/0/quantity` as one says it: `items[0].quantity`. */
function nameOf(path: string): string {
  const [part = '', ...inside] = path.split('/').filter(step => step !== '');
  if (inside.length === 0) return `the ${wholes[part] ?? part}`;
  const name = inside.reduce(
    (before, step) => (/^\d+$/.test(step) ? `${before}[${step}]` : before === '' ? step : `${before}.${step}`),
    '',
  );
  if (part === 'params') return `${name} in the address`;
  return part === 'headers' ? `the header ${name}` : name;
}

const wholes: Readonly<Record<string, string>> = { querystring: 'query' };
