import { type APIApplicationCommand, type APIMessage, ApplicationCommandType } from 'discord-api-types/v10';
import { runnable } from '../command-line.ts';
import type { Answer, Change, Deed, WorldView } from '../protocol.ts';
import { Composer } from './composer.ts';
import { fetchChannel, fetchWorld, hearChanges, perform, type Seat } from './connection.ts';
import { byId } from './dom.ts';
import { openForm } from './form.ts';
import { drawMessage } from './message.ts';
import { type Names, namesOf } from './names.ts';
import { drawSidebar, placesOf } from './sidebar.ts';

const log = byId('log');
const list = byId('messages');
const notice = byId('notice');

let world: WorldView;
let names: Names;
let seat: Seat;
let commands: APIApplicationCommand[] = [];
let messages = new Map<string, APIMessage>();
let answering: APIMessage | null = null;
let stopHearing = () => {};
const unread = new Set<string>();

const composer = new Composer({
  commands: () => runnable(commands),
  names: () => names,
  perform: doHere,
  show: showAnswer,
  hint: say,
  takeAnswered() {
    const id = answering?.id ?? null;
    answering = null;
    return id;
  },
});

/** Goes where the address says: a person and a channel. */
async function visit(): Promise<void> {
  const [as = '', channel = ''] = location.hash.slice(1).split('/');
  world = await fetchWorld(as || null);
  names = namesOf(world);
  const places = placesOf(world);
  const place = places.get(channel) ?? [...places.values()][0]!;
  const before = seat?.as;
  seat = { as: as || world.people[0]!.id, channel: place.id };
  if (seat.as !== before) {
    unread.clear();
    stopHearing();
    stopHearing = hearChanges(seat.as, onChange, () => void load());
  }
  unread.delete(place.id);
  byId('title').textContent = place.title;
  byId('topic').textContent = place.topic ?? '';
  byId<HTMLInputElement>('text').placeholder = `Message ${place.title}, or / for commands`;
  drawSidebar(world, seat, unread);
  say('');
  await load();
}

async function load(): Promise<void> {
  const view = await fetchChannel(seat);
  commands = view.commands;
  messages = new Map(view.messages.map((message) => [message.id, message]));
  list.replaceChildren(...view.messages.map(draw));
  log.scrollTop = log.scrollHeight;
  composer.refresh();
}

function onChange(change: Change): void {
  if (change.change === 'commands') {
    void load();
    return;
  }
  const { message } = change;
  if (message.channel_id !== seat.channel) {
    unread.add(message.channel_id);
    drawSidebar(world, seat, unread);
    return;
  }
  const shown = list.querySelector<HTMLElement>(`[data-message="${message.id}"]`);
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 50;
  if (change.change === 'deleted') {
    messages.delete(message.id);
    shown?.remove();
    return;
  }
  messages.set(message.id, message);
  if (shown) redraw(shown, draw(message));
  else list.append(draw(message));
  if (atEnd) log.scrollTop = log.scrollHeight;
}

/** Puts the new in the place of the old, and the focus where it was: in what stands in the same place. */
function redraw(old: HTMLElement, made: HTMLElement): void {
  const controls = (item: HTMLElement) => [
    ...item.querySelectorAll<HTMLElement>('summary, button, select, a'),
  ];
  const focused = controls(old).indexOf(document.activeElement as HTMLElement);
  old.replaceWith(made);
  controls(made)[focused]?.focus();
}

function draw(message: APIMessage): HTMLElement {
  return drawMessage(message, {
    names,
    commands,
    press: (button, customId) => void wait(button, { do: 'press', message: message.id, button: customId }),
    choose: (select, customId, values) =>
      void wait(select, { do: 'choose', message: message.id, select: customId, values }),
    answer() {
      answering = message;
      say(`Replying to ${names.users.get(message.author.id) ?? message.author.username}`);
      byId('text').focus();
    },
    use: ({ type, name }) =>
      void doHere(
        type === ApplicationCommandType.Message
          ? { do: 'useOnMessage', command: name, message: message.id }
          : { do: 'useOnUser', command: name, user: message.author.id },
      ).then(showAnswer),
  });
}

/** Keeps a component from being used twice while its use is under way. */
async function wait(control: HTMLButtonElement | HTMLSelectElement, deed: Deed): Promise<void> {
  // Not disabled, which would take the focus from it.
  if (control.ariaDisabled === 'true') return;
  control.ariaDisabled = 'true';
  showAnswer(await doHere(deed));
  control.ariaDisabled = null;
}

async function doHere(deed: Deed): Promise<Answer> {
  try {
    return await perform(seat, deed);
  } catch (error) {
    return { kind: 'refusal', text: error instanceof Error ? error.message : String(error) };
  }
}

function showAnswer(answer: Answer): void {
  const failed = answer.kind === 'failure' || answer.kind === 'refusal';
  say(failed ? answer.text : '', failed);
  if (answer.kind === 'modal')
    openForm(answer.modal, names, async (inputs) => {
      const sent = await doHere({ do: 'submit', form: answer.modal.openedBy, inputs });
      if (sent.kind !== 'failure' && sent.kind !== 'refusal') showAnswer(sent);
      return sent;
    });
}

function say(text: string, failed = false): void {
  notice.textContent = text;
  notice.className = failed ? 'failure' : 'hint';
}

window.onhashchange = () => void visit();
await visit();
byId('text').focus();
