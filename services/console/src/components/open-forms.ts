/**
 * While a form is open, what stands behind it is not fetched anew: a card that moved or went would take the form, and
 * the refusal shown in it, along.
 */
let open = 0;

export const formsOpen = () => open > 0;

export function holdPage(): () => void {
  open += 1;
  return () => {
    open -= 1;
  };
}
