/** Shows forms (modals) as dialogs. */

import {
  type APIModalInteractionResponseCallbackComponent,
  ComponentType as Type,
} from 'discord-api-types/v10';
import type { ActionResult, SentInput } from '../../protocol.ts';
import { drawMarkdown } from '../chat/markdown.ts';
import { element, newElementId } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import type { Names } from '../common/names.ts';
import type { Input } from './field.ts';
import { drawInput } from './input.ts';

/** A field of the form: an input, and where its problem is shown. */
interface Field {
  customId: string;
  input: Input;
  showProblem(problem: string | null): void;
}

export interface FormSettings {
  title: string;
  components: readonly APIModalInteractionResponseCallbackComponent[];
  /** The bot to which the form is sent; none for a form of the page itself. */
  bot?: string;
  /** The label of the button that submits it. */
  submit: string;
  names: Names;
  /** Submits it; the form closes unless that fails. */
  send(inputs: { [customId: string]: SentInput }): Promise<ActionResult>;
}

/** Opens a form. */
export function openForm({ title, components, bot, submit: label, names, send }: FormSettings): void {
  const fields: Field[] = [];
  const parts = components.map((component) => drawPart(component, names, fields));
  const problem = element('p', { className: 'failure', role: 'alert' });
  const submit = element('button', { className: 'button primary' }, label);
  const cancel = element('button', { type: 'button', className: 'button secondary' }, 'Cancel');
  const cross = element('button', { type: 'button', className: 'cross', ariaLabel: 'Close' }, icon('close'));
  const form = element(
    'form',
    { noValidate: true },
    element('header', {}, element('h2', {}, title), cross),
    element('div', { className: 'form-body' }, ...parts, bot !== undefined && drawWarning(bot)),
    element('footer', {}, problem, cancel, submit),
  );
  const dialog = element('dialog', { className: 'form', ariaLabel: title }, form);
  for (const button of [cancel, cross]) button.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  form.onsubmit = async (event) => {
    event.preventDefault();
    if (submit.ariaBusy === 'true' || !check(fields)) return;
    submit.ariaBusy = 'true';
    problem.replaceChildren();
    const answer = await send(await readAll(fields));
    submit.ariaBusy = null;
    if (answer.kind === 'refusal' || answer.kind === 'failure') problem.append(icon('warning'), answer.text);
    else dialog.close();
  };
  document.body.append(dialog);
  dialog.showModal();
  (dialog.querySelector<HTMLElement>('.form-body :is(input, textarea, button)') ?? submit).focus();
}

function drawWarning(bot: string): HTMLElement {
  return element(
    'p',
    { className: 'form-warning' },
    icon('warning'),
    `This form will be submitted to ${bot}. Do not share passwords or other sensitive information.`,
  );
}

/** Shows the problems of all fields, and focuses the first invalid one. */
function check(fields: readonly Field[]): boolean {
  let first: Field | null = null;
  for (const field of fields) {
    const problem = field.input.problem();
    field.showProblem(problem);
    if (problem) first ??= field;
  }
  first?.input.root.querySelector<HTMLElement>('input, textarea, button')?.focus();
  return first === null;
}

async function readAll(fields: readonly Field[]): Promise<{ [customId: string]: SentInput }> {
  const read = fields.map(async ({ customId, input }) => [customId, await input.read()] as const);
  return Object.fromEntries(await Promise.all(read));
}

function drawPart(
  component: APIModalInteractionResponseCallbackComponent,
  names: Names,
  fields: Field[],
): HTMLElement {
  if (component.type === Type.TextDisplay) return drawMarkdown(component.content, names);
  const inner = component.type === Type.Label ? component.component : component.components[0]!;
  const label = component.type === Type.Label ? component.label : (component.components[0]?.label ?? '');
  const input = drawInput(inner, label, names);
  const required = inner.type !== Type.Checkbox && (!('required' in inner) || inner.required !== false);
  const description = component.type === Type.Label ? component.description : undefined;
  const problem = element('p', { className: 'failure', id: newElementId() });
  const more = description ? element('p', { className: 'faint', id: newElementId() }, description) : null;
  const name = element(
    'span',
    {},
    label,
    required && element('span', { className: 'required', ariaHidden: 'true' }, ' *'),
  );
  const { labelled, named } = input;
  // A group of checkboxes can be neither required nor invalid.
  const stateful = labelled ?? (named?.role === 'group' ? undefined : named);
  if (stateful && inner.type !== Type.Checkbox) stateful.ariaRequired = String(required);
  if (labelled) labelled.id = newElementId();
  (labelled ?? named)?.setAttribute('aria-describedby', more ? `${more.id} ${problem.id}` : problem.id);
  fields.push({
    customId: inner.custom_id,
    input,
    showProblem(text) {
      problem.textContent = text ?? '';
      if (stateful) stateful.ariaInvalid = text === null ? null : 'true';
    },
  });
  return element(
    'div',
    { className: 'form-field' },
    labelled
      ? element('label', { htmlFor: labelled.id, className: 'form-label' }, name)
      : element('div', { className: 'form-label' }, name),
    more,
    input.root,
    problem,
  );
}
