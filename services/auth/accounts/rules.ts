/** How long somebody may ask for another code before they have to fill in the form again. */
export const registrationHours = 24;
