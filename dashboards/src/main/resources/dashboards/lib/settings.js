/** The settings that a shop may change. */
export const settings = Object.freeze({
  /** ISO 4217 code that money is shown with, such as 'INR'; null shows plain numbers, since orders carry no currency. */
  currency: null,
});
