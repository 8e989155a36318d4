/** The list of commands. */

import type { Command } from '../src/discord/command.ts';
import about from './about.ts';
import addToTheLibrary from './add-to-the-library.ts';
import articles from './articles.ts';
import ask from './ask.ts';
import askTheArticles from './ask-the-articles.ts';
import cite from './cite.ts';
import findTheSource from './find-the-source.ts';
import follow from './follow.ts';
import help from './help.ts';
import library from './library.ts';
import privacy from './privacy.ts';
import read from './read.ts';
import settings from './settings.ts';
import timeline from './timeline.ts';

/** All commands, in the order of /help: dispatch, registration and tests read this list. */
export const commands: readonly Command[] = [
  ask,
  articles,
  read,
  timeline,
  cite,
  follow,
  about,
  privacy,
  help,
  askTheArticles,
  findTheSource,
  addToTheLibrary,
  library,
  settings,
];
