/** What a relationship, and having bought, allow to be asked (L of step 4 of the model). */
export const RELATED_LATITUDE = 0.35;
export const CUSTOMER_LATITUDE = 0.8;
