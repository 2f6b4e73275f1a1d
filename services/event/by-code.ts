import { z } from 'zod';

/** An access code as somebody types it; a wrong one is as good as none. */
export const ByCode = z.object({ code: z.string().max(100).optional() });
