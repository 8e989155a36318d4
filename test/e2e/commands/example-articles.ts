/** Short articles for the tests of commands. */

export const BRIDGE = `Title: A bridge for Lindholm
Date: 2024-05-05
Source: https://www.lindholm-post.example/bridge

The council of Lindholm met on Friday. It approved a new bridge across the Aske, which will cost 12 million crowns.

Mayor Ada Berg said that the bridge would open in the spring of 2026. Engineers built the old bridge in 1931.`;

export const STORM = `# Storm closes harbour

*2 February 2024*

A storm closed the harbour of Varde on Thursday. Nobody was hurt, because the ferries had left the day before.`;

export const FERRY = `Title: About the ferry

The ferry of Varde carries 300 people and forty cars.`;

export const FILES = { 'bridge.txt': BRIDGE, 'storm.md': STORM, 'ferry.txt': FERRY };

const council = (day: string) => `Title: Council
Date: ${day}

The council of Lindholm met on ${day}. It spoke about the bridge. Nothing was decided.`;

/** Three articles that answer the same question equally well. */
export const COUNCILS = {
  'one.txt': council('3 June 2024'),
  'two.txt': council('4 July 2024'),
  'three.txt': council('5 August 2024'),
};
