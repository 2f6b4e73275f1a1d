import type { account } from './en/account.ts';
import type { audit } from './en/audit.ts';
import 'i18next';
import type { en } from './en.ts';
import type { door } from './en/door.ts';
import type { labels } from './en/inputs.ts';
import type { money } from './en/money.ts';
import type { operating } from './en/operating.ts';
import type { organizing } from './en/organizing.ts';
import type { seatEditor } from './en/seat-editor.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: typeof en;
      account: typeof account;
      audit: typeof audit;
      inputs: typeof labels;
      organizing: typeof organizing;
      money: typeof money;
      operating: typeof operating;
      seatEditor: typeof seatEditor;
      door: typeof door;
    };
  }
}
