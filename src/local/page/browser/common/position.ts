/** Positions floating elements. */

const MARGIN = 8;

/** Positions a floating element below another one or at the mouse, or above if there is no room below. */
export function positionAt(floating: HTMLElement, at: HTMLElement | MouseEvent): void {
  const { left, top, bottom } = at instanceof HTMLElement ? at.getBoundingClientRect() : pointOf(at);
  const { offsetWidth: width, offsetHeight: height } = floating;
  const y = bottom + height + MARGIN <= innerHeight ? bottom : top - height;
  floating.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
  floating.style.top = `${Math.max(MARGIN, Math.min(y, innerHeight - height - MARGIN))}px`;
}

function pointOf({ clientX, clientY }: MouseEvent) {
  return { left: clientX, top: clientY, bottom: clientY };
}
