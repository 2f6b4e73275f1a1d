import type { Programme } from './programme.ts';

export const classical: Programme = {
  category: 'classical',
  shows: [
    {
      title: 'Beethoven: Symphony No. 9',
      by: 'the Hanse Symphony Orchestra',
      lead: 'The Hanse Symphony Orchestra and a chorus of ninety, half of them amateurs from the quarter, sing that all people become brothers, and rehearsed as if it were so.',
      at: ['hamburg-hall', 'munich-hall'],
    },
    {
      title: 'Schubert: Winterreise',
      by: 'Jonas Ahrend and Mei Tanaka',
      lead: 'Twenty-four songs on the way out of town. Jonas Ahrend, baritone, and Mei Tanaka, piano, perform the cycle and ask for no applause in between.',
      at: ['zurich-hall', 'munich-hall', 'hamburg-hall'],
    },
    {
      title: 'Bach: Goldberg Variations',
      by: 'Clémence Duval',
      lead: 'Thirty variations on thirty-two bars, on a harpsichord built in Lyon in 1761: Clémence Duval plays all repeats and makes each of them a surprise.',
      at: ['lyon-hall', 'zurich-hall', 'edinburgh-hall'],
    },
    {
      title: 'Mahler: Symphony No. 4',
      by: 'the Isar Philharmonic',
      lead: 'Sleigh bells at the start, a child’s view of heaven at the end, and in between the most tender slow movement Mahler wrote.',
      at: ['munich-hall', 'zurich-hall'],
    },
    {
      title: 'Quatuor Saône: Ravel & Boulanger',
      by: 'the Quatuor Saône',
      lead: 'Ravel’s only quartet beside rarely heard pieces by Lili and Nadia Boulanger: French music between two wars, from players who grew up with it.',
      at: ['lyon-hall', 'edinburgh-hall', 'hamburg-hall'],
    },
    {
      title: 'Mozart: Requiem',
      by: 'the Kammerchor St. Georg',
      lead: 'The Requiem as Mozart left it: where his handwriting ends, the choir stops, and a new piece for voices alone takes over.',
      at: ['hamburg-hall', 'lyon-hall', 'munich-hall'],
    },
    {
      title: 'Vivaldi: The Four Seasons, Recomposed by Candlelight',
      by: 'the Leith Baroque Players',
      lead: 'Four hundred candles, eleven strings, and the concertos that everybody knows from telephone queues, played as the wild weather reports they are.',
      at: ['edinburgh-hall', 'edinburgh-hall', 'zurich-hall'],
    },
    {
      title: 'Dvořák: Cello Concerto',
      by: 'Anouk Perret',
      lead: 'Anouk Perret, who won the Geneva competition at nineteen, plays the concerto she says she learned from her grandfather’s humming.',
      at: ['zurich-hall', 'lyon-hall', 'munich-hall'],
    },
    {
      title: 'Galakonzert: Walzer & Polkas',
      by: 'the Hanse Symphony Orchestra',
      lead: 'Waltzes, polkas and one deliberate wrong note: a festive programme, presented from the podium by the conductor, with sparkling wine in both foyers.',
      at: ['hamburg-hall', 'munich-hall', 'zurich-hall'],
    },
    {
      title: 'Music for 18 Hands',
      by: 'the Ensemble Parallaxe',
      lead: 'Nine pianists, four pianos and a great deal of counting: minimal music by living composers, with the audience seated all around.',
      at: ['lyon-hall', 'hamburg-hall', 'edinburgh-hall'],
    },
    {
      title: 'Die schöne Müllerin',
      by: 'Elif Kaya and Tobias Wendt',
      lead: 'A soprano sings the miller’s songs, and the story of a boy who mistakes a brook for a friend suddenly belongs to everybody.',
      at: ['munich-hall', 'zurich-hall', 'lyon-hall'],
    },
    {
      title: 'Handel: Messiah',
      by: 'the Leith Baroque Players',
      lead: 'Choir of sixteen, trumpets without valves, and the invitation to join in the Hallelujah: scores are handed out at the door.',
      at: ['edinburgh-hall', 'edinburgh-hall', 'lyon-hall'],
    },
    {
      title: 'Sibelius & Saariaho',
      by: 'the Isar Philharmonic',
      lead: 'Two Finns, eighty years apart, listen to the same wind. The violin concerto meets music that is made of light.',
      at: ['munich-hall', 'hamburg-hall'],
    },
  ],
  openings: [
    'The acoustics of {venue} leave nothing to hide behind and nothing to be added.',
    'In {city} the programme is played with an encore chosen by the audience.',
    '{venue} has been tuned to this kind of music since the day it opened.',
    'It is the first performance of the programme in {city}.',
    'From the choir stalls of {venue} one looks straight into the players’ faces.',
  ],
  middles: [
    'The tempi are brisk and the pauses long, and nothing sounds like a recording.',
    'A printed guide of two pages tells what to listen for, and then gets out of the way.',
    'The musicians tune in the foyer first, among the audience, and walk in together.',
    'Instruments of the period are used where they say more than modern ones, and only there.',
    'What could be a monument becomes a conversation, with interruptions and jokes.',
    'The last piece is followed by a short talk with the performers, in the hall, for whoever stays.',
    'Rehearsals in the week before are open to school classes from {city}.',
    'One rarely heard piece by a contemporary of the composer completes the programme.',
  ],
  practical: [
    'Introduction in the foyer at {doors}; about two hours with an interval.',
    'Eighty minutes without an interval. The hall opens at {doors}; please do not bring coats inside.',
    'Students and apprentices pay a flat price for what is left, at the desk from {doors}.',
    '{venue} opens at {doors}. Applause between movements is allowed, whatever your neighbour says.',
    'Two hours and a quarter with an interval of twenty-five minutes; cloakroom free of charge from {doors}.',
  ],
};
