import type { MailLanguage } from '@event-planner/contracts/mail-language';

/** A sign that stands apart from its word stays on its line, as French has it before a colon and inside its quotation marks. */
export const unbroken = (text: string): string => text.replaceAll(/ (?=[?!:;»%])|(?<=«) /g, '\u00a0');

/** A name and its value, if it has one, on one line of plain text. */
export const labelled = (language: MailLanguage, name: string, value: string): string =>
  value === '' ? name : `${name}${language === 'fr' ? '\u00a0' : ''}: ${value}`;
