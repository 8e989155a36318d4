/** Questions that nobody has answered, as members of a server ask them: each list is about one thing. */

export const PARAPHRASES: readonly (readonly string[])[] = [
  [
    'When is the winter tournament?',
    'what day is the winter tournament',
    'when does the winter tournament start?',
    'date of winter tournament pls',
  ],
  [
    'How do I reset my password?',
    'password reset??',
    'i forgot my password, how can i reset it',
    'where can I reset the password',
  ],
  ['Can I bring my dog?', 'are dogs allowed', 'is it ok to bring a dog to the camp', 'dogs at the camp?'],
  [
    'Is there a refund if I cancel?',
    'how do refunds work',
    'can i get a refund after cancelling',
    'refund for a cancelled booking?',
  ],
  [
    'Where do we park?',
    'is there parking at the hall',
    'parking near the hall?',
    'how much is parking at the hall',
  ],
  [
    'What port does the server use?',
    'which port is the server on',
    'server port?',
    'what port do i open for the server',
  ],
  [
    'Who runs the book club?',
    'book club organiser?',
    'who is in charge of the book club',
    'book club contact',
  ],
  [
    'How many players fit on a map?',
    'max players per map',
    'what is the maximum number of players on a map',
    'players on one map limit?',
  ],
  ['Does the app work on iPad?', 'ipad app?', 'can i use the app on an ipad', 'is there an app for the ipad'],
  [
    'When do tickets go on sale?',
    'ticket sale date',
    'when can we buy tickets',
    'when are the tickets on sale',
  ],
  [
    'What is the wifi password in the hut?',
    'hut wifi password',
    'wifi in the hut?',
    'is there wifi at the hut',
  ],
  [
    'How old do you have to be to join?',
    'minimum age to join',
    'what age can you join',
    'is there an age limit for joining?',
  ],
];
