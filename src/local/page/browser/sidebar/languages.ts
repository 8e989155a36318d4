/** The selects for the language of the person and of the open server. */

import type { Locale } from 'discord-api-types/v10';
import { LANGUAGES, LOCALES } from '../../../locales.ts';
import type { Actions } from '../actions.ts';
import { byId, element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import type { PageState } from '../page-state.ts';
import { serverOf } from './channel-lookup.ts';

const own = byId<HTMLSelectElement>('language');
const ofServer = byId<HTMLSelectElement>('server-language');

/** Sets up the selects, which each lie over an icon. */
export function startLanguages(state: () => PageState, actions: Actions): void {
  for (const [select, what] of [
    [own, 'setLocale'],
    [ofServer, 'setServerLocale'],
  ] as const) {
    select.append(
      ...LOCALES.map((locale) => element('option', { value: locale, lang: locale }, LANGUAGES[locale])),
    );
    select.before(icon('globe'));
    select.onchange = async () => {
      if (!(await actions.setLocale(what, select.value as Locale))) drawLanguages(state());
    };
  }
}

/** Shows which languages are chosen, that of the server to those who may choose it. */
export function drawLanguages({ guildState, actor }: PageState): void {
  const server = serverOf(guildState, actor.channel);
  show(own, guildState.locale);
  if (server) show(ofServer, server.locale);
  ofServer.parentElement!.hidden = !server?.maySetLocale;
}

function show(select: HTMLSelectElement, locale: Locale): void {
  select.value = locale;
  select.title = `${select.ariaLabel}: ${LANGUAGES[locale]}`;
}
