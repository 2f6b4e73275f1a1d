import type { Programme } from './programme.ts';

export const exhibition: Programme = {
  category: 'exhibition',
  shows: [
    {
      title: 'Licht ohne Namen: Photographs 1925–1950',
      by: 'unknown photographers',
      lead: 'Three hundred glass negatives were found in a Viennese attic, and nobody knows who took them. The exhibition shows the search as well as the pictures.',
      at: ['vienna-gallery', 'paris-gallery'],
    },
    {
      title: 'Le Canal, 1825–today',
      by: 'two hundred neighbours',
      lead: 'Two hundred years of a waterway, told with objects lent by the people who live along it, from a lock-keeper’s bell to a rescued moped.',
      at: ['paris-gallery', 'paris-gallery'],
    },
    {
      title: 'Type in Motion',
      by: 'forty designers',
      lead: 'Forty designers set the same sentence in letters that move. It is funny at first, and then one begins to read differently.',
      at: ['london-congress', 'vienna-gallery'],
    },
    {
      title: 'Weaving Data',
      by: 'Tomasa Quispe',
      lead: 'Tomasa Quispe weaves rainfall, bus delays and heartbeats into cloth eleven metres long; visitors add a thread.',
      at: ['vienna-gallery', 'paris-gallery', 'vienna-gallery'],
    },
    {
      title: 'Paper Cities',
      by: 'Aoi and Ben Hartmann',
      lead: 'Berlin, Lagos and Osaka, folded from one sheet each. No glue, no scissors, and magnifying glasses on loan.',
      at: ['munich-congress', 'vienna-gallery'],
    },
    {
      title: 'Sound Rooms',
      by: 'seven composers',
      lead: 'Seven rooms to be heard in any order: composers and carpenters built them together, and one of them is completely silent.',
      at: ['paris-gallery', 'vienna-gallery'],
    },
    {
      title: 'The Repair Show',
      by: 'menders from nine countries',
      lead: 'A teapot mended eleven times, a patched sail, a heart valve: menders show what they saved, and save what you bring.',
      at: ['london-congress', 'munich-congress', 'paris-gallery'],
    },
    {
      title: 'Colour Before Colour',
      by: 'the Atelier Laterne',
      lead: 'Hand-tinted photographs beside the recipes for their paints, some of which were poisonous, and all of which were secret.',
      at: ['vienna-gallery', 'paris-gallery'],
    },
    {
      title: 'Open Studio Day',
      by: 'thirty artists',
      lead: 'Thirty artists leave the doors open and the coffee on. Ask what it is; they have practised the answer.',
      at: ['vienna-gallery', 'paris-gallery'],
    },
  ],
  openings: [
    'The rooms of {venue} were repainted for it, in a grey that took three weeks to agree on.',
    '{venue} shows it on both floors and in the yard.',
    'For its stay in {city} the exhibition has been enlarged by a room.',
    'Your ticket is good for one day at {venue}, with as many breaks as you like.',
    'It is shown for the first time in {city}.',
  ],
  middles: [
    'Labels are short, at a height for everyone, and in three languages.',
    'There are places to sit in front of everything that deserves it.',
    'A short tour starts every full hour; the people who lead it are paid and know more than they say.',
    'Children get a set of questions instead of a set of answers.',
    'Sketching is encouraged, and pencils are lent at the desk.',
    'Some things may be touched; they are the ones with a hand painted beside them.',
    'The catalogue costs less than a lunch, and can be read over one.',
    'The last room is empty but for a table on which visitors leave their own.',
  ],
  practical: [
    'Open from {doors} to 18:00, last admission at 17:00.',
    'Large bags go into lockers, prams do not need to. {venue} opens at {doors}.',
    'The first hour after {doors} is kept quiet: no groups, no music, softer light.',
    'Photographs without a flash are welcome. Doors open at {doors}.',
  ],
};
