/** Starts the page. */

import type { APIApplicationCommand, APIMessage } from 'discord-api-types/v10';
import { type Runnable, runnable } from '../command-line.ts';
import type { Change, ThreadEntry } from '../protocol.ts';
import { Actions } from './actions.ts';
import { type MessageChange, MessageChanges, Pings } from './changes.ts';
import { MessageList } from './chat/list.ts';
import { onCommandMention } from './chat/markdown.ts';
import { drawMessage } from './chat/message.ts';
import { scrollToStart, startScroll } from './chat/scroll.ts';
import { clearSending } from './chat/sending.ts';
import { drawWelcome } from './chat/welcome.ts';
import { byId } from './common/dom.ts';
import { startTheme } from './common/theme.ts';
import { Composer } from './composer/composer.ts';
import { fetchChannel, fetchGuildState, subscribe } from './connection.ts';
import { Forum } from './forum/forum.ts';
import { tagNames } from './forum/tags.ts';
import { openSide, setBanner, setNotice, startFrame } from './layout.ts';
import { Menus } from './menus.ts';
import { mentionablesOf, type PageState, pageStateAt } from './page-state.ts';
import { DeveloperPanel } from './panel/panel.ts';
import { forumOf, type ListedChannel, serverOf } from './sidebar/channel-lookup.ts';
import { startLanguages } from './sidebar/languages.ts';
import { drawSidebars } from './sidebar/sidebars.ts';

let state: PageState;
let navigations = 0;
let refreshes = 0;
/** The changes of messages while the channel is fetched, which may be missing in that. */
let arriving: MessageChange[] | null = null;
let unsubscribe = () => {};
const pings = new Pings();
const threadMenu = byId<HTMLButtonElement>('thread-menu');
const serverMenu = byId<HTMLButtonElement>('server-menu');
/** Errors of button presses, by the id of the message. */
const failures = new Map<string, string>();

startTheme();
startFrame();
startScroll();
const panel = new DeveloperPanel();
const list = new MessageList(draw, (message, at) => menus.openMessage(message, at));
const actions = new Actions(() => state, showFailure);
const composer = new Composer({
  commands: () => slashCommands(),
  names: () => state.names,
  mentionables: () => mentionablesOf(state),
  complete: (command, options, focused) => actions.complete(command, options, focused),
  run: (command, options) => actions.run(command, options),
  say: (text, files, answering) => actions.say(text, files, answering),
});
const forum = new Forum(() => state, actions);
const menus = new Menus(() => state, actions, composer);
onCommandMention(byId('messages'), beginCommand);
threadMenu.onclick = () => menus.openThread(threadMenu);
serverMenu.onclick = () => menus.openServer(serverMenu);
const changes = new MessageChanges(() => state, list, actions);
startLanguages(() => state, actions);

/** Shows the person and channel of the address. */
async function navigate(): Promise<void> {
  navigations += 1;
  const navigation = navigations;
  const [as = '', channelId = ''] = location.hash.slice(1).split('/');
  const guildState = await fetchGuildState(as).catch(() => fetchGuildState(''));
  // The address has changed meanwhile.
  if (navigation !== navigations) return;
  const before = state?.actor;
  state = pageStateAt(guildState, as, channelId);
  const { actor, channel } = state;
  if (actor.as !== before?.as) {
    pings.clear();
    unsubscribe();
    unsubscribe = subscribe(actor.as, onChange, onConnection);
  }
  pings.delete(channel.id);
  drawSidebars(state, pings, menus);
  const moved = actor.as !== before?.as || actor.channel !== before.channel;
  if (moved) {
    showChannel(channel);
    // At once, so that nothing is lost that is typed while the messages are fetched.
    focusInput();
  }
  await load();
}

function focusInput(): void {
  if (state.channel.forum) forum.focus();
  else composer.focus();
}

function showChannel(channel: ListedChannel): void {
  showHeader(channel);
  clearSending();
  setNotice('');
  openSide(false);
  composer.open(placeholderOf(channel), channel.mayWrite);
}

function showHeader(channel: ListedChannel): void {
  const { title, topic, thread } = channel;
  document.title = `${title} | A Discord for one`;
  byId('title').textContent = title;
  byId('topic').textContent = topic ?? '';
  threadMenu.hidden = !thread;
  byId('composer').hidden = channel.forum !== null;
  forum.draw();
}

function placeholderOf({ title, thread }: ListedChannel): string {
  return thread ? `Message "${title}"` : `Message ${title}`;
}

async function load(): Promise<void> {
  const { actor } = state;
  const arrived: MessageChange[] = [];
  arriving = arrived;
  const { messages, commands } = await fetchChannel(actor);
  if (state.actor !== actor || arriving !== arrived) return;
  arriving = null;
  showCommands(commands);
  list.show(messages);
  if (state.channel.forum) scrollToStart();
  for (const change of arrived) changes.show(change);
}

async function loadCommands(): Promise<void> {
  const { actor } = state;
  const { commands } = await fetchChannel(actor);
  if (state.actor === actor) showCommands(commands);
}

function showCommands(commands: APIApplicationCommand[]): void {
  state.commands = commands;
  const { channel, guildState } = state;
  drawWelcome({
    channel,
    bot: guildState.bot.username,
    commands: channel.mayWrite && !channel.thread ? slashCommands() : [],
    begin: (command) => composer.begin(command),
    tags: channel.thread ? tagNames(forumOf(guildState, channel.thread), channel.thread.tags) : [],
  });
}

/** The slash commands that can be used here, in the person's language. */
function slashCommands(): Runnable[] {
  return runnable(state.commands, state.guildState.locale);
}

/** Begins a command that was pressed in a message. */
function beginCommand(name: string): void {
  const command = slashCommands().find((one) => one.name === name);
  if (command && state.channel.mayWrite) composer.begin(command);
  else setNotice(`/${name} cannot be used here.`);
}

/** Fetches the servers again, where something in them is different. */
async function refresh(): Promise<void> {
  refreshes += 1;
  const number = refreshes;
  const { actor, channel } = state;
  const guildState = await fetchGuildState(actor.as);
  // There is a later change.
  if (number !== refreshes) return;
  // The address has changed meanwhile, for which the servers may have been fetched before the change.
  if (state.actor !== actor) return refresh();
  const next = pageStateAt(guildState, actor.as, actor.channel);
  if (next.channel.id !== actor.channel) {
    location.hash = `${actor.as}/${channel.thread?.parent ?? next.channel.id}`;
    return;
  }
  const hadThread = ({ id }: APIMessage) => threadOf(id) !== undefined;
  const before = new Set(list.idsOf(hadThread));
  const { locale } = state.guildState;
  state = { ...next, actor, commands: state.commands };
  showHeader(state.channel);
  composer.allow(placeholderOf(state.channel), state.channel.mayWrite);
  // Only a post shows more at its start than its name and the commands.
  if (state.channel.thread || guildState.locale !== locale) showCommands(state.commands);
  drawSidebars(state, pings, menus);
  list.redrawAll((message) => before.has(message.id) || hadThread(message));
}

/** The thread that was opened from a message. */
function threadOf(messageId: string): ThreadEntry | undefined {
  const { guildState, actor } = state;
  const threads = serverOf(guildState, actor.channel)?.threads ?? [];
  return threads.find(({ id, parent }) => id === messageId && parent === actor.channel);
}

function onConnection(connected: boolean): void {
  if (connected) {
    // Removes the notice that something was not sent.
    setNotice('');
    void navigate();
  } else setBanner('The connection is lost. It is tried again until it is back.');
}

function onChange(change: Change): void {
  panel.onChange(change);
  if (change.change === 'commands') void loadCommands();
  if (change.change === 'servers') void refresh();
  if (change.change === 'presence') {
    state.guildState.online = change.online;
    state.guildState.absence = change.absence;
    drawSidebars(state, pings, menus);
  }
  if (!('message' in change)) return;
  if (change.message.channel_id === state.actor.channel) {
    if (arriving) arriving.push(change);
    else changes.show(change);
  } else if (change.change === 'created') {
    pings.add(change.message, state.actor.as);
    drawSidebars(state, pings, menus);
  }
}

function draw(message: APIMessage, previous: APIMessage | undefined): HTMLLIElement {
  const { id } = message;
  return drawMessage(message, previous, {
    names: state.names,
    reader: state.actor.as,
    failure: failures.get(id),
    thread: threadOf(id),
    press: (button) => actions.press(id, button),
    choose: (select, values) => actions.choose(id, select, values),
    dismiss: () => void actions.dismiss(id),
    reply: () => menus.reply(message),
    openMenu: (at) => menus.openMessage(message, at),
    openUserMenu: (at) => menus.openUser(message.author.id, at),
  });
}

/** Shows at a message that a press of its button failed; null removes that. */
function showFailure(message: string, text: string | null): void {
  if (text === null && !failures.delete(message)) return;
  if (text !== null) failures.set(message, text);
  list.redraw(message);
}

window.onhashchange = () => void navigate();
await navigate();
