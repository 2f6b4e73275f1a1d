import { decodeJwt } from 'jose';
import type { ServiceTokens } from '../tokens/index.ts';

/** A caller has a new one every minute, so this is many callers. */
const mostRemembered = 100;

/** A token that was good is remembered until it ends, so that the next call with it costs a look-up. What was refused is checked each time. */
export function rememberTokens(tokens: ServiceTokens, now: () => Date): ServiceTokens {
  const known = new Map<string, { readonly caller: string; readonly endsAtMs: number }>();
  return {
    mint: audience => tokens.mint(audience),
    async verify(token) {
      const seen = known.get(token);
      if (seen && seen.endsAtMs > now().getTime()) return seen.caller;
      known.delete(token);
      const caller = await tokens.verify(token);
      if (known.size >= mostRemembered) known.clear();
      known.set(token, { caller, endsAtMs: (decodeJwt(token).exp ?? 0) * 1000 });
      return caller;
    },
  };
}
