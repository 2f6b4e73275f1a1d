import type { Programme } from './programme.ts';

export const festival: Programme = {
  category: 'festival',
  shows: [
    {
      title: 'Hafenklang Festival',
      by: 'thirty-two acts',
      lead: 'Thirty-two acts on three stages between cranes and containers: the harbour’s own festival, with barges for balconies.',
      at: ['hamburg-field'],
    },
    {
      title: 'Südwind Village',
      by: 'bands, cooks and fire-eaters',
      lead: 'Fires in the yard, cider in the mugs and folk music from nine countries in between.',
      at: ['hamburg-field'],
    },
    {
      title: 'Nordic Noise',
      by: 'fourteen bands from the north',
      lead: 'Fourteen bands from Tromsø to Tallinn in one night, chosen by the people who run the smallest clubs there.',
      at: ['copenhagen-club', 'hamburg-club'],
    },
    {
      title: 'Fête des Synthés',
      by: 'makers and players',
      lead: 'A day for machines with knobs: makers show prototypes at noon, and by midnight everybody has played something.',
      at: ['lyon-club', 'amsterdam-club'],
    },
    {
      title: 'Greenland Wharf Book Festival',
      by: 'eighty authors',
      lead: 'Eighty authors, a hundred events and a floating bookshop: two halls for novels, one for everything that is true.',
      at: ['london-congress'],
    },
    {
      title: 'Good Soil: Food & Farmers',
      by: 'ninety growers',
      lead: 'Ninety growers, bakers and cheesemakers show what the season has, and cook it in front of you.',
      at: ['london-congress', 'munich-congress'],
    },
    {
      title: 'Docks & Dub',
      by: 'six sound systems',
      lead: 'Six hand-built sound systems in a circle, one after another and finally all at once. Bring ears, and protect them.',
      at: ['hamburg-field', 'london-club'],
    },
    {
      title: 'Bayerisches Bierforum',
      by: 'sixty small breweries',
      lead: 'Sixty breweries with fewer than ten employees each, brass music until ten and a tasting sheet for those who can still write.',
      at: ['munich-congress'],
    },
    {
      title: 'Elbe Sessions',
      by: 'nine bands',
      lead: 'Nine bands, one long hall, and the river behind the windows doing the lighting: the gentlest festival of the north.',
      at: ['hamburg-field', 'hamburg-field'],
    },
  ],
  openings: [
    'The whole of {venue} is open, including corners that are locked for the rest of the year.',
    'One ticket is good for all stages at {venue}.',
    '{city} has larger festivals, but none with shorter queues.',
    'Come for an hour or for all of it: {venue} lets you in and out all day.',
    'It is the sixth year in {city}, and the largest so far.',
  ],
  middles: [
    'The line-up is half women, a third from {city}, and entirely live.',
    'Food comes from stalls that cook within sight, with a vegetarian dish at each of them.',
    'Cups are borrowed, not thrown away, and the loos were designed by somebody who uses them.',
    'A tent with carpets and no amplifiers is there for children and for everybody at four in the afternoon.',
    'Times are staggered, so that no two favourites play at once; the timetable is sent with the ticket.',
    'Workshops for beginners run in the smallest hall until the evening.',
    'The closing set is a secret, kept badly every year.',
    'Volunteers get in free for one shift of five hours, and come back every time.',
  ],
  practical: [
    'Gates at {doors}; children under 12 come free with an adult.',
    'Open from {doors} until late. Changes to the timetable are sent to all ticket holders.',
    'Bring an empty bottle, there is drinking water throughout. {venue} opens at {doors}.',
    'Payment on the grounds by card or cash. Gates open at {doors}.',
  ],
};
