import { Session } from '@event-planner/contracts/auth';
import '../interpreted-schemas.ts';

export const readSession = async (response: Response): Promise<Session | undefined> =>
  Session.safeParse(await response.json().catch(() => undefined)).data;
