import type { APIApplicationCommand, APIMessage } from 'discord-api-types/v10';
import { runnable } from '../command-line.ts';
import type { Change } from '../protocol.ts';
import { Deeds } from './actions.ts';
import { MessageChanges, Pings } from './changes.ts';
import { MessageList } from './chat/list.ts';
import { hearCommands } from './chat/markdown.ts';
import { drawMessage } from './chat/message.ts';
import { startScroll } from './chat/scroll.ts';
import { clearSending } from './chat/sending.ts';
import { drawWelcome } from './chat/welcome.ts';
import { byId } from './common/dom.ts';
import { startTheme } from './common/theme.ts';
import { Composer } from './composer/composer.ts';
import { fetchChannel, fetchWorld, hearChanges } from './connection.ts';
import { openSide, setBanner, setNotice, startFrame } from './frame.ts';
import { Menus } from './menus.ts';
import { DeveloperPanel } from './panel/panel.ts';
import { mentionablesOf, type Scene, sceneAt } from './scene.ts';
import type { Place } from './side/places.ts';
import { drawSides } from './side/sides.ts';

let scene: Scene;
let visits = 0;
let stopHearing = () => {};
const pings = new Pings();
/** What presses came to, by the messages with the buttons. */
const failures = new Map<string, string>();

startTheme();
startFrame();
startScroll();
const panel = new DeveloperPanel();
const list = new MessageList(draw, (message, at) => menus.openMessage(message, at));
const deeds = new Deeds(() => scene, showFailure);
const composer = new Composer({
  commands: () => runnable(scene.commands),
  names: () => scene.names,
  mentionables: () => mentionablesOf(scene),
  complete: (command, options, focused) => deeds.complete(command, options, focused),
  run: (command, options) => deeds.run(command, options),
  say: (text, files, answering) => deeds.say(text, files, answering),
});
const menus = new Menus(() => scene, deeds, composer);
hearCommands(byId('messages'), beginCommand);
const changes = new MessageChanges(() => scene, list, deeds);

/** Goes where the address says: a person and a channel. */
async function visit(): Promise<void> {
  visits += 1;
  const number = visits;
  const [as = '', channel = ''] = location.hash.slice(1).split('/');
  const world = await fetchWorld(as).catch(() => fetchWorld(''));
  // Gone elsewhere meanwhile.
  if (number !== visits) return;
  const before = scene?.seat;
  scene = sceneAt(world, as, channel);
  const { seat, place } = scene;
  if (seat.as !== before?.as) {
    pings.clear();
    stopHearing();
    stopHearing = hearChanges(seat.as, onChange, onState);
  }
  pings.delete(place.id);
  drawSides(scene, pings, menus);
  const moved = seat.as !== before?.as || seat.channel !== before.channel;
  if (moved) move(place);
  await load();
  if (moved) composer.focus();
}

function move(place: Place): void {
  document.title = `${place.title} | A Discord for one`;
  byId('title').textContent = place.title;
  byId('topic').textContent = place.topic ?? '';
  clearSending();
  setNotice('');
  openSide(false);
  composer.open(`Message ${place.title}`, place.mayWrite);
}

async function load(): Promise<void> {
  const { seat } = scene;
  const { messages, commands } = await fetchChannel(seat);
  if (scene.seat !== seat) return;
  showCommands(commands);
  list.show(messages);
}

async function loadCommands(): Promise<void> {
  const { seat } = scene;
  const { commands } = await fetchChannel(seat);
  if (scene.seat === seat) showCommands(commands);
}

function showCommands(commands: APIApplicationCommand[]): void {
  scene.commands = commands;
  const { place, world } = scene;
  drawWelcome({
    name: place.isDirect ? place.name : place.title,
    isDirect: place.isDirect,
    bot: world.bot.username,
    commands: place.mayWrite ? runnable(commands) : [],
    begin: (command) => composer.begin(command),
  });
}

/** Puts a command that was pressed in a message into the box. */
function beginCommand(name: string): void {
  const command = runnable(scene.commands).find((one) => one.name === name);
  if (command && scene.place.mayWrite) composer.begin(command);
  else setNotice(`/${name} cannot be used here.`);
}

function onState(connected: boolean): void {
  if (connected) {
    // What was not sent for want of it has been said, and is no longer so.
    setNotice('');
    void visit();
  } else setBanner('The connection is lost. It is tried again until it is back.');
}

function onChange(change: Change): void {
  panel.onChange(change);
  if (change.change === 'commands') void loadCommands();
  if (change.change === 'presence') {
    scene.world.online = change.online;
    drawSides(scene, pings, menus);
  }
  if (!('message' in change)) return;
  if (change.message.channel_id === scene.seat.channel) changes.show(change);
  else if (change.change === 'created') {
    pings.add(change.message, scene.seat.as);
    drawSides(scene, pings, menus);
  }
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
    reply: () => menus.reply(message),
    openMenu: (at) => menus.openMessage(message, at),
    openUserMenu: (at) => menus.openUser(message.author.id, at),
  });
}

/** Says beside a message what a press of its button came to; null takes that back. */
function showFailure(message: string, text: string | null): void {
  if (text === null && !failures.delete(message)) return;
  if (text !== null) failures.set(message, text);
  list.redraw(message);
}

window.onhashchange = () => void visit();
await visit();
