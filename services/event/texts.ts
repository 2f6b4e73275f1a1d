/** What no keyboard types, and no database or XML takes, left out; line breaks and tabs may stay. */
export const withoutControls = (text: string): string => text.toWellFormed().replaceAll(/(?![\n\t])\p{Cc}/gu, '');

/** The same in one line. */
export const inOneLine = (text: string): string => withoutControls(text).replaceAll(/\s+/g, ' ').trim();
