/** How a seat is drawn: to be had, gone, not for sale, or one's own choice. */
export type Look = 'free' | 'taken' | 'off' | 'selected';
