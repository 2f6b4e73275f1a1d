import type { SeriesTiming } from '@event-planner/contracts/series';
import { refuse } from '../errors.ts';
import { isTimeZone } from '../local-time.ts';
import { expand, isEndless, monthsAhead, type Occurrence, yearsAhead } from './recurrence/recurrence.ts';
import { parseRule } from './recurrence/rule.ts';

export interface Occurrences {
  readonly occurrences: readonly Occurrence[];
  readonly endless: boolean;
}

/** The dates that a timing gives. Throws what is wrong with it: `time_zone_unknown`, `rule_invalid` with the reason, `rule_too_many` with the numbers. */
export function occurrencesOf(timing: SeriesTiming, now: Date): Occurrences {
  const { rule: text, timeZone } = timing;
  if (!isTimeZone(timeZone)) throw refuse('time_zone_unknown', `there is no time zone ${timeZone}`, { timeZone });
  const parsed = parseRule(text);
  if ('fault' in parsed) throw invalid(parsed.fault);
  const expansion = expand({ ...timing, rule: parsed.rule }, Temporal.Instant.fromEpochMilliseconds(now.getTime()));
  const endless = isEndless(parsed.rule);
  switch (expansion.kind) {
    case 'dates':
      return { occurrences: expansion.dates, endless };
    case 'invalid':
      throw invalid(expansion.reason);
    case 'too_many': {
      const { count, limit } = expansion;
      const within = endless ? `the next ${monthsAhead} months` : `${yearsAhead} years`;
      throw refuse('rule_too_many', `the rule gives ${count} dates in ${within}, and a series may have ${limit}: let it end sooner`, {
        count,
        limit,
      });
    }
  }
}

/** Those still to come. Throws `rule_invalid` when all are over. */
export function toCome(found: Occurrences, now: Date): readonly Occurrence[] {
  const ahead = found.occurrences.filter(({ starts }) => starts.epochMilliseconds > now.getTime());
  if (ahead.length === 0) throw invalid('all its dates are over');
  return ahead;
}

const invalid = (reason: string) => refuse('rule_invalid', `the rule cannot be kept: ${reason}`, { reason });
