import type { Programme } from './programme.ts';

export const family: Programme = {
  category: 'family',
  shows: [
    {
      title: 'Der kleine Bär und das große Meer',
      by: 'the Puppentheater Laterne',
      lead: 'A bear who has never left the forest follows a river to find out where it ends. With puppets taller than the people who move them; from 4.',
      at: ['berlin-theatre', 'vienna-theatre', 'hamburg-hall'],
    },
    {
      title: 'Peter and the Wolf',
      by: 'the Kammerton orchestra',
      lead: 'Prokofiev’s tale with a live orchestra, and afterwards everyone may try the bassoon. The wolf survives; from 5.',
      at: ['munich-hall', 'zurich-hall', 'edinburgh-hall'],
    },
    {
      title: 'Ice Fables',
      by: 'forty skaters',
      lead: 'Aesop on ice: a hare, a tortoise and forty skaters tell six fables, with an ending that the tortoise did not see coming.',
      at: ['london-arena', 'paris-arena', 'berlin-arena'],
    },
    {
      title: 'Le Petit Chaperon bleu',
      by: 'the Compagnie des Quais',
      lead: 'She took the other path. A musical for people from 6 about a girl, a wolf with hay fever and a grandmother with a motorcycle.',
      at: ['paris-theatre', 'lyon-hall'],
    },
    {
      title: 'Science Is Loud!',
      by: 'Doctor Dora',
      lead: 'Doctor Dora sets fire to a cornflake, weighs a sound and makes a cloud in a box. Front rows are given goggles; from 7.',
      at: ['london-theatre', 'edinburgh-hall', 'vienna-theatre'],
    },
    {
      title: 'Die Orgel, die nicht schlafen konnte',
      by: 'Kantor Finn',
      lead: 'Four thousand pipes and one of them has a secret: a concert with a story, lying down on mats if you like; from 4.',
      at: ['hamburg-hall', 'munich-hall'],
    },
    {
      title: 'Circus in the Round',
      by: 'the Circus Pirouette',
      lead: 'No animals, no clowns with water, nothing but people who can fly, balance and fail beautifully.',
      at: ['berlin-arena', 'paris-arena'],
    },
    {
      title: 'The Lantern Orchestra',
      by: 'eighty children',
      lead: 'Eighty children from four schools play what they composed themselves, on instruments they mostly built.',
      at: ['edinburgh-hall', 'london-theatre', 'zurich-hall'],
    },
    {
      title: 'O Rapaz e a Baleia',
      by: 'the Companhia do Miradouro',
      lead: 'A boy, a whale and a fishing boat the size of a bathtub, told almost without words; from 3.',
      at: ['lisbon-theatre', 'lisbon-theatre'],
    },
    {
      title: 'Dinosaurs at Dusk',
      by: 'puppeteers and palaeontologists',
      lead: 'Life-sized, feathered and breathing: dinosaurs as science knows them today, with a palaeontologist who interrupts when it gets silly.',
      at: ['london-theatre', 'berlin-theatre', 'paris-theatre'],
    },
    {
      title: 'Mitmachkonzert: Trommelwirbel',
      by: 'the Schlagwerk trio',
      lead: 'Three percussionists, two hundred buckets and everybody’s hands: quiet is practised too, once, for eleven seconds.',
      at: ['vienna-theatre', 'zurich-hall'],
    },
  ],
  openings: [
    'Cushions that make children as tall as their parents are stacked at every door of {venue}.',
    'At {venue} the lights never go out completely, and the doors stay unlocked.',
    'It is a performance in {city} at which nobody needs to sit still.',
    'Arrive early: in the foyer of {venue} there is something to build.',
  ],
  middles: [
    'An hour is exactly as long as it should be, and this is one.',
    'Grown-ups laugh in different places, which children find the funniest thing of all.',
    'There are loud moments, and each of them is announced by a raised hand.',
    'The songs are easy enough to be sung on the way home, and will be.',
    'Before the start the youngest are shown the frightening bits from behind.',
    'Ear defenders in small sizes are lent free of charge.',
    'Afterwards everyone may come up to the stage and see how it was done.',
    'The programme sheet folds into something that flies.',
  ],
  practical: [
    'Seventy minutes without an interval. The house opens at {doors}.',
    'Prams are parked under supervision at {venue}; doors open at {doors}.',
    'Every child needs a ticket and a seat; laps are for emergencies. Doors: {doors}.',
    'Relaxed performance: come and go as you need to. {venue} opens at {doors}.',
  ],
};
