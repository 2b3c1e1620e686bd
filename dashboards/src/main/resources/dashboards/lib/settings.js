/** What a shop may want to differ. */
export const settings = Object.freeze({
  /** ISO 4217 code that money is shown with, such as 'INR'; null shows plain numbers, since orders carry no currency. */
  currency: null,
});
