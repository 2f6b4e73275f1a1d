/** `ticket-signing-key` → `TICKET_SIGNING_KEY`: a name of the model as the name of a variable. */
export const variableName = (name: string): string => name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
