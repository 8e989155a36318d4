import { describe, expect, it } from 'vitest';
import { hasAnaphoricSubject } from '../../src/language/anaphora.ts';

const LEANING = [
  'He added that the bridge would open in spring.',
  'They met on Friday.',
  'It approved a new bridge across the Aske.',
  'It has been closed since June.',
  'His visit was the first in five years.',
  'Their talks lasted four hours.',
  'This was the first visit in years.',
  'This state of affairs is in nobody’s interest.',
  'These talks were called useful.',
  'That made matters worse.',
  'Both sides noted the importance of trade.',
  'The two sides agreed on a ferry.',
  'Such visits are rare.',
  'Neither side spoke of the harbour.',
  'Others said that the price was too high.',
  'Some of them left at once.',
  'The diplomats talked for about five hours.',
  'The talks lasted until noon.',
  'The agency believes that the parties did not agree.',
  'The head of the agency said so.',
  'The council, however, disagreed.',
  'But the ferries had left the day before.',
  'And she won.',
  'However, he refused.',
  'During his stay in the country, he will meet the foreign minister.',
  'Speaking in Varde, she called the storm a warning.',
  'On Friday he met the mayor.',
  'At the same time, the agency believes that no more talks are planned.',
  'When they were late, she waited.',
  'After meeting with Ada Berg, he left for Oslo.',
  '“We have time,” she said.',
  '“We have time,” said the minister.',
  '“We have time.”',
  '"We have time," he said, "and money."',
  'That day, Ada Berg resigned.',
  'The next morning, Lindholm was under water.',
  'Two weeks later, Ada Berg resigned.',
  'Later that day, Ada Berg resigned.',
];

const STANDING = [
  'Ada Berg added that the bridge would open in spring.',
  'US Secretary of State Anthony Blinken arrived in Beijing on June 18.',
  'A storm closed the harbour of Varde on Thursday.',
  'Nobody was hurt, because the ferries had left.',
  'The council of Lindholm met on Friday.',
  'The White House announced that the president would travel.',
  'The island of Taiwan has been governed by an administration of its own.',
  'The Chinese side considers it its own territory.',
  'The bridge that the council approved will cost 12 million crowns.',
  'The plan to build a bridge was approved.',
  'The number of visitors rose.',
  'The 2019 vote was close.',
  'It was reported that the ferries had left.',
  'It is not clear whether the bridge will be built.',
  'It took three days to free the ferry.',
  'Both China and the US spoke of useful talks.',
  'Neither Berg nor Faro commented.',
  'After Blinken arrived, he met the foreign minister.',
  'During Blinken’s visit, he met the foreign minister.',
  'When ferries are late, they wait at the quay.',
  'When Ada Berg was mayor, she opened the bridge.',
  'This week, Ada Berg resigned.',
  'On Friday Ada Berg met her deputy.',
  'In 2019, Lindholm built a bridge.',
  'The day before Blinken’s visit to China, the White House announced a meeting.',
  'Reuters notes that both sides described the talks as useful.',
  'At the same time, Reuters believes that the parties did not agree.',
  '“We have time,” Ada Berg said.',
  '“We have time,” said Ada Berg.',
  'Talks between the two sides failed.',
  'Two weeks before the vote, Ada Berg resigned.',
  'Who pays for the bridge?',
  'No.',
  '',
];

describe('a sentence that leans on the one before', () => {
  it.each(LEANING)('is “%s”', (sentence) => {
    expect(hasAnaphoricSubject(sentence)).toBe(true);
  });
});

describe('a sentence that stands by itself', () => {
  it.each(STANDING)('is “%s”', (sentence) => {
    expect(hasAnaphoricSubject(sentence)).toBe(false);
  });
});
