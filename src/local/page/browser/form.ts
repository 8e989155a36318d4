import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackComponent,
  TextInputStyle,
  ComponentType as Type,
} from 'discord-api-types/v10';
import type { Modal } from '../../interactions/outcome.ts';
import type { Answer, SentInput } from '../protocol.ts';
import { offered } from './components.ts';
import { packFile } from './connection.ts';
import { element } from './dom.ts';
import { drawMarkdown } from './markdown.ts';
import type { Names } from './names.ts';

/** An input of a form: what is shown, and what is in it. */
interface Input {
  customId: string;
  shown: HTMLElement;
  read(): SentInput | Promise<SentInput>;
}

/**
 * Opens a form over the page.
 *
 * @param send sends it; the form closes unless that is refused
 */
export function openForm(
  modal: Modal,
  names: Names,
  send: (inputs: { [customId: string]: SentInput }) => Promise<Answer>,
): void {
  const inputs: Input[] = [];
  const parts = modal.components.map((component) => drawPart(component, names, inputs));
  const problem = element('p', { className: 'failure', role: 'alert' });
  const submit = element('button', { className: 'button primary' }, 'Submit');
  const cancel = element('button', { type: 'button', className: 'button secondary' }, 'Cancel');
  const form = element(
    'form',
    {},
    element('h2', {}, modal.title),
    ...parts,
    problem,
    element('div', { className: 'row' }, submit, cancel),
  );
  const dialog = element('dialog', { ariaLabel: modal.title }, form);
  cancel.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  form.onsubmit = async (event) => {
    event.preventDefault();
    submit.disabled = true;
    const read = await Promise.all(
      inputs.map(async (input) => [input.customId, await input.read()] as const),
    );
    const answer = await send(Object.fromEntries(read));
    submit.disabled = false;
    if (answer.kind === 'refusal' || answer.kind === 'failure') problem.textContent = answer.text;
    else dialog.close();
  };
  document.body.append(dialog);
  dialog.showModal();
}

function drawPart(
  component: APIModalInteractionResponseCallbackComponent,
  names: Names,
  inputs: Input[],
): Node {
  if (component.type === Type.TextDisplay)
    return element('div', { className: 'text' }, drawMarkdown(component.content, names));
  const input = component.type === Type.Label ? component.component : component.components[0]!;
  const label = component.type === Type.Label ? component.label : (component.components[0]?.label ?? '');
  const made = drawInput(input, names);
  inputs.push(made);
  const required = 'required' in input ? input.required !== false : input.type !== Type.Checkbox;
  return element(
    'label',
    { className: 'field' },
    element('span', {}, `${label}${required ? ' (required)' : ''}`),
    component.type === Type.Label &&
      component.description !== undefined &&
      element('span', { className: 'hint' }, component.description),
    made.shown,
  );
}

function drawInput(input: APIComponentInLabel, names: Names): Input {
  const customId = input.custom_id;
  switch (input.type) {
    case Type.TextInput: {
      const { style, value = '', placeholder = '', max_length: maxLength = 4_000 } = input;
      const tag = style === TextInputStyle.Paragraph ? 'textarea' : 'input';
      const shown = element(tag, { value, placeholder, maxLength });
      return { customId, shown, read: () => shown.value };
    }
    case Type.FileUpload: {
      const shown = element('input', { type: 'file', multiple: (input.max_values ?? 1) > 1 });
      return { customId, shown, read: () => Promise.all([...(shown.files ?? [])].map(packFile)) };
    }
    case Type.Checkbox: {
      const shown = element('input', { type: 'checkbox', checked: input.default ?? false });
      return { customId, shown, read: () => shown.checked };
    }
    default: {
      const options =
        input.type === Type.RadioGroup || input.type === Type.CheckboxGroup
          ? input.options.map(({ value, label, default: chosen = false }) => ({ value, label, chosen }))
          : offered(input, names);
      const most = 'max_values' in input ? (input.max_values ?? 1) : 1;
      const multiple = input.type === Type.CheckboxGroup || most > 1;
      const shown = element(
        'select',
        { multiple },
        ...(multiple ? [] : [element('option', { value: '', textContent: 'Make a selection' })]),
        ...options.map(({ value, label, chosen }) =>
          element('option', { value, textContent: label, selected: chosen }),
        ),
      );
      return {
        customId,
        shown,
        read: () => [...shown.selectedOptions].map(({ value }) => value).filter(Boolean),
      };
    }
  }
}
