/** Whether this is a page for frames of other people's websites. Only there may it be framed at all. */
export const isEmbedded = (): boolean => location.pathname.startsWith('/embed/');
