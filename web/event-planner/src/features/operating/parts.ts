import { BookOpenCheck, HandCoins, type LucideIcon, Percent, RadioTower, Scale } from 'lucide-react';
import type { ComponentType } from 'react';

export interface OperatingPartProps {
  /** What is looked for in it, as its address says. */
  readonly q: string | undefined;
}

export interface OperatingPart {
  /** As in the address `/operate/…`; its sentences are `parts.<name>` and `partTexts.<name>`. */
  readonly name: PartName;
  readonly icon: LucideIcon;
  /** Loaded when it is opened. */
  readonly open: () => Promise<ComponentType<OperatingPartProps>>;
}

export type PartName = 'fees' | 'payouts' | 'books' | 'reconciliation' | 'provider' | 'audit';

/** What those who run the platform look after, in the order of the navigation: one line each. */
export const operatingParts: readonly OperatingPart[] = [
  { name: 'fees', icon: Percent, open: () => import('./fees/fees-part.tsx').then(part => part.FeesPart) },
  { name: 'payouts', icon: HandCoins, open: () => import('./payouts/payouts-part.tsx').then(part => part.PayoutsPart) },
  { name: 'books', icon: BookOpenCheck, open: () => import('./books/books-part.tsx').then(part => part.BooksPart) },
  {
    name: 'reconciliation',
    icon: Scale,
    open: () => import('./reconciliation/reconciliation-part.tsx').then(part => part.ReconciliationPart),
  },
  { name: 'provider', icon: RadioTower, open: () => import('./provider/provider-part.tsx').then(part => part.ProviderPart) },
];
