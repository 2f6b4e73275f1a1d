import { BookOpenCheck, HandCoins, type LucideIcon, Percent } from 'lucide-react';
import type { ComponentType } from 'react';

export interface OperatingPart {
  /** As in the address `/operate/…`; its sentences are `parts.<name>` and `partTexts.<name>`. */
  readonly name: PartName;
  readonly icon: LucideIcon;
  /** Loaded when it is opened. */
  readonly open: () => Promise<ComponentType>;
}

export type PartName = 'fees' | 'payouts' | 'books' | 'reconciliation';

/** What those who run the platform look after, in the order of the navigation: one line each. */
export const operatingParts: readonly OperatingPart[] = [
  { name: 'fees', icon: Percent, open: () => import('./fees/fees-part.tsx').then(part => part.FeesPart) },
  { name: 'payouts', icon: HandCoins, open: () => import('./payouts/payouts-part.tsx').then(part => part.PayoutsPart) },
  { name: 'books', icon: BookOpenCheck, open: () => import('./books/books-part.tsx').then(part => part.BooksPart) },
];
