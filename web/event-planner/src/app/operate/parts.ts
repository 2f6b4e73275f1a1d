import { ScrollText } from 'lucide-react';
import { type OperatingPart, operatingParts } from '../../features/operating/parts.ts';

/** All that those who run the platform look after, in the order of the navigation. */
export const parts: readonly OperatingPart[] = [
  ...operatingParts,
  { name: 'audit', icon: ScrollText, open: () => import('../../features/audit-log/platform-audit.tsx').then(part => part.PlatformAudit) },
];
