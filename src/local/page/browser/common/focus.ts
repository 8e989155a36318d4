/** Keeps the focus while a part of the page is redrawn. */

/** Redraws a part of the page, and restores the focus to the link or button in it that had it. */
export function keepFocus(part: HTMLElement, draw: () => void): void {
  const focused = document.activeElement;
  const key = focused && part.contains(focused) ? keyOf(focused) : null;
  draw();
  if (key === null || part.contains(focused)) return;
  [...part.querySelectorAll<HTMLElement>('a, button')].find((one) => keyOf(one) === key)?.focus();
}

function keyOf(control: Element): string {
  return control instanceof HTMLAnchorElement ? control.href : (control.textContent ?? '');
}
