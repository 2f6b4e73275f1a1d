/** As long as somebody takes who looks for their key. */
export const challengeSeconds = 5 * 60;

export const mostPasskeys = 20;
