import { transferring } from './money/transferring.ts';
import { balancing } from './money/balancing.ts';
import { documenting } from './money/documenting.ts';
import { frame } from './money/frame.ts';
import { payingOut } from './money/paying-out.ts';
import { returningOutside } from './money/returning-outside.ts';
import { sendingRefunds } from './money/sending-refunds.ts';

export const money = {
  ...transferring,
  ...frame,
  ...documenting,
  ...payingOut,
  ...returningOutside,
  ...sendingRefunds,
  ...balancing,
};
