import type { Programme } from './programme.ts';

export const workshop: Programme = {
  category: 'workshop',
  shows: [
    {
      title: 'Siebdruck an einem Tag',
      by: 'Ilse Kramm',
      lead: 'From a drawing in the morning to twenty signed prints in the evening: screen printing in three colours with Ilse Kramm.',
      at: ['berlin-studio', 'vienna-gallery', 'berlin-studio'],
    },
    {
      title: 'Bookbinding: Three Stitches, Three Books',
      by: 'Pieter van Loon',
      lead: 'Three notebooks, each sewn differently and all of them opening flat: an unhurried day with thread, bone folder and glue.',
      at: ['amsterdam-studio', 'amsterdam-studio', 'berlin-studio'],
    },
    {
      title: 'Sourdough for Beginners',
      by: 'Marta Rossi',
      lead: 'You bring an apron and leave with a loaf, a starter with a name, and the confidence to ignore half of what is written about it.',
      at: ['amsterdam-studio', 'berlin-studio', 'amsterdam-studio'],
    },
    {
      title: 'Croquis: le corps en mouvement',
      by: 'Étienne Marchal',
      lead: 'Life drawing with a dancer who never quite stops: poses of ten seconds at first, of ten minutes at the end.',
      at: ['paris-gallery', 'paris-gallery', 'vienna-gallery'],
    },
    {
      title: 'Analogue Photography: Darkroom Day',
      by: 'Sanne Dekker',
      lead: 'Expose a film in the neighbourhood, develop it over lunch and print your two best frames before dark.',
      at: ['amsterdam-studio', 'berlin-studio'],
    },
    {
      title: 'Fahrrad selbst reparieren',
      by: 'the Radwerk collective',
      lead: 'Brakes, gears, bearings, and the noise that nobody could explain so far: bring your own bicycle and fix it with people who know.',
      at: ['berlin-studio', 'amsterdam-studio'],
    },
    {
      title: 'Kintsugi: Broken and Better',
      by: 'Haruka Ito',
      lead: 'A cracked bowl, urushi lacquer and a line of gold: the Japanese art of repair, on something of your own that you could not throw away.',
      at: ['vienna-gallery', 'paris-gallery', 'amsterdam-studio'],
    },
    {
      title: 'Écrire court: atelier de nouvelles',
      by: 'Nour Belkacem',
      lead: 'A short story in one day: three exercises in the morning, one complete draft by five, and readers who are kind and exact.',
      at: ['paris-gallery', 'paris-gallery'],
    },
    {
      title: 'Modular Synthesis from Zero',
      by: 'Lotte Brink',
      lead: 'Oscillator, filter, envelope, mistake: patch your first voice on real hardware, one machine for every two people.',
      at: ['berlin-studio', 'amsterdam-studio'],
    },
    {
      title: 'Aquarell in der Stadt',
      by: 'Konrad Pichler',
      lead: 'Watercolour outdoors with very few colours, starting at the window in case of rain and ending with a walk in any case.',
      at: ['vienna-gallery', 'vienna-gallery', 'paris-gallery'],
    },
  ],
  openings: [
    'The tables at {venue} are large and the group is small.',
    'At {venue} everything you need is laid out when you arrive.',
    'It is held in {city} twice a year and usually fills up in a fortnight.',
    'No previous knowledge is needed, says {by}, only a day without a telephone.',
  ],
  middles: [
    'Materials and tools are included, and so is a lunch at the long table.',
    'You learn by doing it wrong once, on purpose, and then properly twice.',
    'There is one teacher for every eight people, and time to watch the others.',
    'A small booklet sums up the steps, so that you can go on at home.',
    'What you make is yours to keep; what you spill stays with us.',
    'The day is in the language of the city and in English, often within the same sentence.',
    'Those who have done it before get harder tasks and a table of their own.',
    'At the end everything is put on one wall, and everybody says one thing about a neighbour’s work.',
  ],
  practical: [
    'Coffee from {doors}. Please wear clothes that may get dirty.',
    'From 16; younger people are welcome with an adult at the same table. {venue} opens at {doors}.',
    'If you cannot come, pass the ticket on: names can be changed until the morning. Doors: {doors}.',
    'Allergies and access needs: write to us after booking and we prepare your place. Doors open at {doors}.',
  ],
};
