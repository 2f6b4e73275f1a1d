import { z } from 'zod';

/** Which wallets tickets can be put into here: those that whoever operates the system has an account for. */
export const Wallets = z.object({ apple: z.boolean(), google: z.boolean() });
export type Wallets = z.infer<typeof Wallets>;

/** Where Google asks whether the ticket is to be kept. */
export const GoogleWalletLink = z.object({ url: z.url() });
