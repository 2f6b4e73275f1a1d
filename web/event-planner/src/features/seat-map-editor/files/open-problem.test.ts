import { CsvFaultCode } from '@event-planner/contracts/venue';
import { expect, test } from 'vitest';
import { seatEditor as german } from '../../../lib/i18n/de/seat-editor.ts';
import { seatEditor as english } from '../../../lib/i18n/en/seat-editor.ts';
import { seatEditor as french } from '../../../lib/i18n/fr/seat-editor.ts';

test.each(Object.entries({ german, english, french }))(
  'whatever may be wrong with a table of seats has words in %s, and no others',
  (_, { csvFault }) => {
    expect(Object.keys(csvFault).toSorted()).toEqual(CsvFaultCode.options.toSorted());
  },
);
