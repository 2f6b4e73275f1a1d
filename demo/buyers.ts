import type { User } from '@event-planner/contracts/auth';
import { idOf, slugOf } from './ids.ts';

export type Buyer = Pick<User, 'id' | 'email' | 'name'>;

const given = [
  'Amélie',
  'Ben',
  'Clara',
  'David',
  'Elif',
  'Felix',
  'Giulia',
  'Hugo',
  'Ines',
  'Jakob',
  'Karim',
  'Lena',
  'Malik',
  'Nora',
  'Oskar',
  'Paula',
  'Rafael',
  'Sofie',
  'Tom',
  'Yara',
];
const family = [
  'Adler',
  'Bernard',
  'Costa',
  'Dubois',
  'Evans',
  'Fischer',
  'Garcia',
  'Hansen',
  'Ivanova',
  'Jansen',
  'Keller',
  'Laurent',
  'Murphy',
  'Novak',
  'Okafor',
  'Petit',
  'Roth',
  'Silva',
  'Taylor',
  'Weber',
];

/** Four hundred people who have bought something; nobody logs in as one of them. */
export const listBuyers = (): readonly Buyer[] => given.flatMap(first => family.map(last => buyer(`${first} ${last}`)));

function buyer(name: string): Buyer {
  const email = `${slugOf(name).replaceAll('-', '.')}@example.test`;
  return { id: idOf(`account ${email}`), email, name };
}
