/** What a spreadsheet would take for a formula, from wherever it came (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

/** RFC 4180, with what could be a formula made a text. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells
    .map(cell => {
      const text = cell === null ? '' : String(cell);
      const safe = typeof cell === 'string' && formula.test(text) ? `'${text}` : text;
      return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(',')}\r\n`;
