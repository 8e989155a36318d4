/** `npm run doctor`: checks everything that the bot needs, and says how to fix what is wrong. It changes nothing. */
import { type Config, ConfigError, loadEnvFile, readConfig } from './config.ts';
import { type Finding, inText, noted, well, wrong } from './doctor/finding.ts';
import { checkHealthPort } from './doctor/health-port.ts';
import { checkData, checkNode, checkReader, checkSeeds } from './doctor/machine.ts';
import { checkMemory } from './doctor/memory.ts';
import { checkSources } from './doctor/sources.ts';

async function main(): Promise<void> {
  const node = checkNode(process.versions.node);
  // The other checks need a supported version.
  const findings = node.mark === 'wrong' ? [node] : [node, ...(await checkRest())];
  for (const finding of findings) console.log(inText(finding));
  const bad = findings.filter(({ mark }) => mark === 'wrong').length;
  console.log(bad > 0 ? `\nTo mend: ${bad}.` : '\nNothing is wrong.');
  process.exitCode = bad > 0 ? 1 : 0;
}

async function checkRest(): Promise<Finding[]> {
  loadEnvFile();
  const { config, problems } = readSettings();
  return [
    ...problems.map(wrong),
    ...(await checkSeeds(config)),
    await checkData(config),
    ...(await checkSources(config)),
    checkReader(config),
    ...(await checkMemory(config)),
    ...(await checkHealthPort(config)),
    ...(problems.length > 0 ? [] : await checkToken(config)),
  ];
}

/** The settings; when they are wrong, only the folders, with the problems. */
function readSettings(): { config: Config; problems: string[] } {
  try {
    return { config: readConfig(process.env), problems: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const { SEEDS_DIR, DATA_DIR, SOURCES } = process.env;
    return {
      config: readConfig({ SEEDS_DIR, DATA_DIR, SOURCES }),
      problems: error.message.split('\n').slice(0, -1),
    };
  }
}

async function checkToken(config: Config): Promise<Finding[]> {
  const { token } = config;
  if (token === null)
    return [
      noted(
        'DISCORD_TOKEN is not set: npm start opens a Discord of its own. For a real server, copy .env.example to .env and fill it in.',
      ),
    ];
  // Loaded lazily, since discord.js takes long to load and the other checks do not need it.
  const { checkDiscord } = await import('./doctor/discord.ts');
  return [well('DISCORD_TOKEN has the form of a token'), ...(await checkDiscord({ ...config, token }))];
}

await main();
