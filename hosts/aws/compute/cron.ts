const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

/**
 * A five-field cron as AWS writes it: six fields, the days of the week by name (AWS counts them from one), and a question mark for
 * whichever of the two kinds of day is not said.
 */
export function awsCron(cron: string): string {
  const [minute, hour, dayOfMonth = '*', month, dayOfWeek = '*', ...rest] = cron.trim().split(/\s+/);
  if (minute === undefined || hour === undefined || month === undefined || rest.length > 0)
    throw new Error(`${cron} is not a five-field cron`);
  if (dayOfWeek === '*') return `cron(${minute} ${hour} ${dayOfMonth} ${month} ? *)`;
  if (dayOfMonth !== '*') throw new Error(`${cron} names days of the month and of the week; AWS takes one of them`);
  return `cron(${minute} ${hour} ? ${month} ${dayOfWeek.replaceAll(/[0-7]/g, day => weekdays[Number(day)] ?? day)} *)`;
}
