import type { APIMessage } from 'discord-api-types/v10';
import { runnable } from '../command-line.ts';
import type { Change } from '../protocol.ts';
import { MessageList } from './chat/list.ts';
import { messageMenu, userMenu } from './chat/menus.ts';
import { drawMessage } from './chat/message.ts';
import { scrollToEnd, startScroll } from './chat/scroll.ts';
import { clearSending } from './chat/sending.ts';
import { summarise } from './chat/summary.ts';
import { drawWelcome } from './chat/welcome.ts';
import { announce } from './common/announce.ts';
import { byId } from './common/dom.ts';
import { isPrivate, isThinking } from './common/flags.ts';
import { openMenu } from './common/menu.ts';
import { startTheme } from './common/theme.ts';
import { Composer } from './composer/composer.ts';
import { fetchChannel, fetchWorld, hearChanges } from './connection.ts';
import { Deeds } from './deeds.ts';
import { openSide, setBanner, setNotice, startFrame } from './frame.ts';
import { DeveloperPanel } from './panel/panel.ts';
import { mentionablesOf, type Scene, sceneAt } from './scene.ts';
import { drawAccount } from './side/account.ts';
import { drawChannels } from './side/channels.ts';
import { drawMembers } from './side/members.ts';
import { drawRail } from './side/rail.ts';

let scene: Scene;
let stopHearing = () => {};
/** The channels with something new, and how often one is mentioned there. */
const pings = new Map<string, number>();
/** What presses came to, by the messages with the buttons. */
const failures = new Map<string, string>();

startTheme();
startFrame();
startScroll();
const panel = new DeveloperPanel();
const list = new MessageList(draw, openMessageMenu);
const deeds = new Deeds(
  () => scene,
  (message, text) => {
    const was = failures.get(message);
    if (text === null) failures.delete(message);
    else failures.set(message, text);
    if (was !== failures.get(message)) list.redraw(message);
  },
);
const composer = new Composer({
  commands: () => runnable(scene.commands),
  names: () => scene.names,
  mentionables: () => mentionablesOf(scene),
  complete: (command, options, focused) => deeds.complete(command, options, focused),
  run: (command, options) => deeds.run(command, options),
  say: (text, files, answering) => deeds.say(text, files, answering),
});

/** Goes where the address says: a person and a channel. */
async function visit(): Promise<void> {
  const [as = '', channel = ''] = location.hash.slice(1).split('/');
  const before = scene?.seat.as;
  scene = sceneAt(await fetchWorld(as || null), as, channel);
  const { seat, place } = scene;
  if (seat.as !== before) {
    pings.clear();
    stopHearing();
    stopHearing = hearChanges(seat.as, onChange, onState);
  }
  pings.delete(place.id);
  document.title = `${place.title} | A Discord for one`;
  byId('title').textContent = place.title;
  byId('topic').textContent = place.topic ?? '';
  clearSending();
  setNotice('');
  openSide(false);
  composer.open(`Message ${place.title}`, place.mayWrite);
  drawSides();
  await load();
  composer.focus();
}

async function load(): Promise<void> {
  const { messages, commands } = await fetchChannel(scene.seat);
  scene.commands = commands;
  const { place, world } = scene;
  drawWelcome({
    name: place.title,
    isDirect: place.isDirect,
    bot: world.bot.username,
    commands: place.mayWrite ? runnable(commands) : [],
    begin: (command) => composer.begin(command),
  });
  list.show(messages);
}

function drawSides(): void {
  const { world, seat, place } = scene;
  drawRail(world, seat, pings);
  drawChannels(world, seat, pings);
  drawAccount(world, seat);
  drawMembers(world, place.id, openUserMenu);
}

function onState(connected: boolean): void {
  setBanner(connected ? null : 'The connection is lost. It is tried again until it is back.');
  if (connected) void visit();
}

function onChange(change: Change): void {
  panel.onChange(change);
  if (change.change === 'commands') void load();
  if (change.change === 'presence') {
    scene.world.online = change.online;
    drawSides();
  }
  if ('message' in change) onMessage(change.change, change.message);
}

function onMessage(change: 'created' | 'updated' | 'deleted', message: APIMessage): void {
  const { seat, names } = scene;
  if (message.channel_id !== seat.channel) {
    const mentioned = message.mentions.some(({ id }) => id === seat.as) || message.mention_everyone;
    if (change === 'created')
      pings.set(message.channel_id, (pings.get(message.channel_id) ?? 0) + Number(mentioned));
    drawSides();
    return;
  }
  if (change === 'deleted') {
    list.remove(message.id);
    return;
  }
  const before = list.get(message.id);
  list.put(message);
  if (change === 'created') deeds.onAnswer(message);
  if (message.author.id === seat.as) scrollToEnd();
  if (change === 'created' || (before && isThinking(before)))
    announce(`${names.users.get(message.author.id) ?? ''}: ${summarise(message, names)}`);
}

function draw(message: APIMessage, previous: APIMessage | undefined): HTMLLIElement {
  const { id } = message;
  return drawMessage(message, previous, {
    names: scene.names,
    reader: scene.seat.as,
    failure: failures.get(id),
    press: (button) => deeds.press(id, button),
    choose: (select, values) => deeds.choose(id, select, values),
    dismiss: () => void deeds.dismiss(id),
    reply: () => reply(message),
    openMenu: (at) => openMessageMenu(id, at),
    openUserMenu: (at) => openUserMenu(message.author.id, at),
  });
}

function reply({ id, author }: APIMessage): void {
  composer.answer({ id, name: scene.names.users.get(author.id) ?? author.username });
}

function openMessageMenu(id: string, at: HTMLElement | MouseEvent): void {
  const message = list.get(id);
  if (!message) return;
  const items = messageMenu(message, scene.commands, {
    reply: scene.place.mayWrite && !isPrivate(message) ? () => reply(message) : null,
    dismiss: isPrivate(message) ? () => void deeds.dismiss(id) : null,
    use: ({ name }) => void deeds.useOnMessage(name, id),
  });
  openMenu('Message', items, at);
}

function openUserMenu(userId: string, at: HTMLElement): void {
  const { world, place, commands } = scene;
  const user = [world.bot, ...world.people].find(({ id }) => id === userId);
  const items = userMenu(userId, commands, {
    mention: user && place.mayWrite ? () => composer.insert(`@${user.username}`) : null,
    use: ({ name }) => void deeds.useOnUser(name, userId),
  });
  openMenu(scene.names.users.get(userId) ?? 'Person', items, at);
}

window.onhashchange = () => void visit();
await visit();
