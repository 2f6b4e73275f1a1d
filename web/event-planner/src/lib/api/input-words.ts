import type { InputFault } from '@event-planner/contracts/http';
import { faultKind, faultWords } from '../faults/fault-words.ts';
import type { labels } from '../i18n/en/inputs.ts';
import { i18n } from '../i18n/language.ts';

/** What a form calls its fields where that is not what they are called everywhere, by their names in the request. */
export type OwnLabels = Readonly<Record<string, string>>;

/** A form that is wrong in more places than this is read again from its top anyway. */
const mostTold = 3;

/** What is wrong with what somebody typed, field by field, in the language of the page. The part `inputs` has to be there. */
export const inputWords = (found: readonly InputFault[], own: OwnLabels = {}): string =>
  [...new Set(found.map(fault => inOne(fault, own)))].slice(0, mostTold).join(' ');

function inOne(fault: InputFault, own: OwnLabels): string {
  const kind = faultKind(fault);
  if (kind === 'outdated' || kind === 'nowhere') return faultWords(fault);
  return i18n.t('inputFault.told', { label: labelOf(fault.path, own) ?? i18n.t('inputFault.one'), fault: faultWords(fault) });
}

/** The innermost part of `body/tickets/types/2/name` that has a label. */
function labelOf(path: string, own: OwnLabels): string | undefined {
  const named = path.split('/').findLast(part => Object.hasOwn(own, part) || isLabel(part));
  return named === undefined ? undefined : (own[named] ?? (isLabel(named) ? i18n.t(named, { ns: 'inputs' }) : undefined));
}

const isLabel = (part: string): part is keyof typeof labels => i18n.exists(part, { ns: 'inputs' });
