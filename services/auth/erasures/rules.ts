/** As long as somebody can change their mind. */
export const graceDays = 7;
/** An access token that was given before the account went may be good for 15 minutes, where nobody heard that its session ended: what is done with it has to be forgotten as well. */
export const closedMinutes = 16;
