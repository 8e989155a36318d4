/** Draws buttons. */

import { type APIButtonComponent, ButtonStyle } from 'discord-api-types/v10';
import { element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';

const STYLES = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
  [ButtonStyle.Link]: 'secondary',
  [ButtonStyle.Premium]: 'primary',
};

/** @param press performs the action; the button ignores presses until it resolves */
export function drawButton(
  component: APIButtonComponent,
  press: (customId: string) => Promise<void>,
): HTMLElement {
  const { style, disabled = false } = component;
  const label = 'label' in component ? component.label : undefined;
  const emoji = 'emoji' in component ? component.emoji?.name : undefined;
  const words = [emoji, label].filter(Boolean).join(' ') || 'Button';
  if ('url' in component)
    return element(
      'a',
      { href: component.url, target: '_blank', rel: 'noopener noreferrer', className: 'button secondary' },
      words,
      icon('leave'),
    );
  const button = element('button', { type: 'button', disabled, className: `button ${STYLES[style]}` }, words);
  if ('custom_id' in component)
    button.onclick = async () => {
      // Not `disabled`, as that would remove the focus.
      if (button.ariaBusy === 'true') return;
      button.ariaBusy = 'true';
      await press(component.custom_id);
      button.ariaBusy = null;
    };
  return button;
}
