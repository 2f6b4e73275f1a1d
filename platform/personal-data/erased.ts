/** Stands where an address has to; RFC 2606 sees to it that it is nobody's. */
export const erasedEmail = 'erased@erased.invalid';
