const MARGIN = 8;

/** Puts what floats below an element, or where the mouse is; above, where there is no room below. */
export function place(floating: HTMLElement, at: HTMLElement | MouseEvent): void {
  const { left, top, bottom } = at instanceof HTMLElement ? at.getBoundingClientRect() : pointOf(at);
  const { offsetWidth: width, offsetHeight: height } = floating;
  const below = bottom + height + MARGIN <= innerHeight ? bottom : top - height;
  floating.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
  floating.style.top = `${Math.max(MARGIN, Math.min(below, innerHeight - height - MARGIN))}px`;
}

function pointOf({ clientX, clientY }: MouseEvent) {
  return { left: clientX, top: clientY, bottom: clientY };
}
