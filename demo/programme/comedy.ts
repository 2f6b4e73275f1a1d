import type { Programme } from './programme.ts';

export const comedy: Programme = {
  category: 'comedy',
  shows: [
    {
      title: 'Nadia Fenn: Fine, Thanks',
      by: 'Nadia Fenn',
      lead: 'Nadia Fenn has been asked how she is every day for a year and has finally decided to answer.',
      at: ['edinburgh-cellar', 'london-club', 'berlin-cellar'],
    },
    {
      title: 'Open Mic am Kanal',
      by: 'twelve newcomers',
      lead: 'Twelve people, five minutes each, one bell: the longest-running open stage in Kreuzberg picks its winner by the loudness of the laugh.',
      at: ['berlin-cellar', 'berlin-cellar', 'berlin-cellar'],
    },
    {
      title: 'Gernot Zapf: Amtsgeheimnis',
      by: 'Gernot Zapf',
      lead: 'Gernot Zapf worked for eleven years in the registry office of a small Austrian town and is now legally allowed to talk about it.',
      at: ['vienna-cellar', 'vienna-cellar', 'berlin-cellar'],
    },
    {
      title: 'Stand-up à Belleville',
      by: 'five comedians',
      lead: 'Five comedians, one of them famous and unannounced, try out what they will be known for next year.',
      at: ['paris-cellar', 'paris-cellar', 'paris-cellar'],
    },
    {
      title: 'The Improvised Detective',
      by: 'the Low Vault Players',
      lead: 'You name the victim, the weapon and an unlikely hobby; six players solve the murder, generally by committing another.',
      at: ['edinburgh-cellar', 'edinburgh-cellar', 'london-club'],
    },
    {
      title: 'Camille Orsay: Presque Adulte',
      by: 'Camille Orsay',
      lead: 'A mortgage, a houseplant, a subscription to a newspaper: Camille Orsay has collected all the evidence and is still not convinced.',
      at: ['paris-cellar', 'lyon-club', 'paris-cellar'],
    },
    {
      title: 'Improtheater Zündstoff',
      by: 'Zündstoff',
      lead: 'No script, no props, no way back: Zündstoff improvise a complete musical from one word and the contents of somebody’s handbag.',
      at: ['berlin-cellar', 'vienna-cellar', 'hamburg-club'],
    },
    {
      title: 'Dev Malhotra: Second Language',
      by: 'Dev Malhotra',
      lead: 'Dev Malhotra tells jokes in his fourth language about the mistakes he made in the other three.',
      at: ['london-club', 'amsterdam-club', 'edinburgh-cellar', 'berlin-cellar'],
    },
    {
      title: 'Late Show at the Vault',
      by: 'the house band',
      lead: 'Interviews with people who are not famous, a house band with one trombone, and a monologue written on the afternoon of the show.',
      at: ['edinburgh-cellar', 'edinburgh-cellar', 'edinburgh-cellar'],
    },
    {
      title: 'Resi Obermoser: Heimatkunde',
      by: 'Resi Obermoser',
      lead: 'Resi Obermoser drove through every village named in her grandmother’s recipe book, and was asked to leave most of them.',
      at: ['vienna-cellar', 'vienna-cellar', 'berlin-cellar'],
    },
    {
      title: 'Kabarett der Nichtschwimmer',
      by: 'the Nichtschwimmer',
      lead: 'A political revue for people who have given up on political revues, with songs, sandbags and one goldfish.',
      at: ['vienna-cellar', 'berlin-cellar'],
    },
    {
      title: 'Ailsa Brodie: Weather Permitting',
      by: 'Ailsa Brodie',
      lead: 'Ailsa Brodie read the shipping forecast on the radio for nine years. This is everything she was not allowed to say in it.',
      at: ['edinburgh-cellar', 'london-club', 'copenhagen-club'],
    },
  ],
  openings: [
    'There is no bad seat at {venue}, and nowhere to hide in the good ones.',
    'The hour was sharpened on small stages before it came to {city}.',
    'The ceiling of {venue} is low, which is how comedy likes it.',
    'In {city} there will be twenty minutes that have never been said aloud before.',
    'The programme at {venue} changes with the news of the day, sometimes during the interval.',
  ],
  middles: [
    'It is stand-up without a victim in the front row: talking back is welcome, and nobody is made to.',
    'The jokes are quick, the stories are long, and the two meet where nobody expects them.',
    'Think of a dinner with the cleverest person at the table, after the second glass.',
    'What looks like digression turns out, in the last five minutes, to have been the plot.',
    'There is music in it, some of it intentional.',
    'Critics praised the timing; audiences mostly remember that their faces hurt.',
    'A new-material set of ten minutes opens the evening and never survives it unchanged.',
    'No topic is off limits, and none is used only because it is one.',
  ],
  practical: [
    'Doors and bar open at {doors}; groups are seated together if they arrive together.',
    'From 16. About ninety minutes with an interval long enough for the bar. Doors: {doors}.',
    'Please put telephones in your pocket, not on the table. {venue} opens at {doors}.',
    'Two halves of forty-five minutes. Small plates are served until the start; doors at {doors}.',
    'Latecomers become part of the show. Doors open at {doors}.',
  ],
};
