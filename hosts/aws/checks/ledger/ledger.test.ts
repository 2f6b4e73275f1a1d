import { expect, test } from 'vitest';
import { grown } from './ledger.ts';

const entry = (name: string) => ({ type: 'AWS::RDS::DBInstance', properties: { DBInstanceIdentifier: name } });

test('the ledger takes in what is new, and nothing leaves it or changes in it', () => {
  const before = { data: { Kept: entry('kept'), Gone: entry('gone') } };
  const now = { data: { Kept: entry('renamed'), New: entry('new') }, web: { Other: entry('other') } };
  expect(grown(before, now)).toEqual({
    data: { Gone: entry('gone'), Kept: entry('kept'), New: entry('new') },
    web: { Other: entry('other') },
  });
});
