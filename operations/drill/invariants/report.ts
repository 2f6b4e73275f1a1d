import { styleText } from 'node:util';
import { type Finding, mostShown } from './check.ts';

/** A line for each law; below those that are broken, the first violations and what to do. */
export function asTable(findings: readonly Finding[]): string {
  const broken = findings.filter(({ violations }) => violations.length > 0);
  const end =
    broken.length === 0
      ? `${findings.length} laws hold.`
      : `${broken.length} of ${findings.length} laws are broken: ${broken.map(({ law }) => law.name).join(', ')}.`;
  return [...findings.map(asLines), '', end].join('\n');
}

function asLines({ law, examined, pending, violations }: Finding): string {
  const mark = violations.length === 0 ? styleText('green', '✓') : styleText('red', '✗');
  const waiting = Array.from(pending, ([what, number]) => (number > 0 ? `, ${number.toLocaleString('en')} ${what}` : '')).join('');
  const line = `${mark} ${law.says}  ${styleText('dim', `(${examined.toLocaleString('en')} looked at${waiting})`)}`;
  if (violations.length === 0) return line;
  const rest = violations.length - mostShown;
  return [
    line,
    ...violations.slice(0, mostShown).map(sentence => `    ${sentence}`),
    ...(rest > 0 ? [`    and ${rest.toLocaleString('en')} more`] : []),
    `    → ${law.cure}`,
  ].join('\n');
}

/** A line for each law, for programs. */
export const asJson = (findings: readonly Finding[]): string =>
  findings
    .map(({ law, examined, pending, violations }) =>
      JSON.stringify({
        law: law.name,
        says: law.says,
        holds: violations.length === 0,
        examined,
        pending: Object.fromEntries(pending),
        violations: violations.length,
        first: violations.slice(0, mostShown),
      }),
    )
    .join('\n');
