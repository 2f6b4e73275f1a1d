import type { Programme } from './programme.ts';

export const conference: Programme = {
  category: 'conference',
  shows: [
    {
      title: 'Postgres in Practice',
      by: 'engineers who run it',
      lead: 'Two tracks about a database that everyone uses and few have read: locking, upgrades without downtime, and the query that ran for nine days.',
      at: ['munich-congress', 'london-congress'],
    },
    {
      title: 'Calm Systems Conference',
      by: 'people on call',
      lead: 'How to build software that does not ring at night: incident stories with the names left in, and the repairs that lasted.',
      at: ['london-congress', 'munich-congress'],
    },
    {
      title: 'City Cycling Summit',
      by: 'planners and riders',
      lead: 'What Copenhagen, Paris and Utrecht did, what it cost, and what the shops said two years later.',
      at: ['london-congress', 'munich-congress'],
    },
    {
      title: 'Designing for Everyone',
      by: 'designers and testers',
      lead: 'Accessibility from people who depend on it: every talk ends with something taken apart and put together better.',
      at: ['london-congress', 'munich-congress'],
    },
    {
      title: 'Bau & Klima: Forum Holzbau',
      by: 'architects and engineers',
      lead: 'Eleven storeys in timber are no longer a stunt. Architects, fire engineers and one insurer explain where the limits are now.',
      at: ['munich-congress', 'london-congress'],
    },
    {
      title: 'European Bookshop Days',
      by: 'independent booksellers',
      lead: 'Margins, windows, readings and returns: two days for those who sell books and would like to go on doing so.',
      at: ['london-congress', 'munich-congress'],
    },
    {
      title: 'The Museum Lab',
      by: 'curators and visitors',
      lead: 'Curators present an exhibition that failed, and the visitors who told them why.',
      at: ['munich-congress', 'london-congress'],
    },
    {
      title: 'Teaching Mathematics Aloud',
      by: 'teachers',
      lead: 'A conference for teachers who would rather hear a good wrong answer than a silent right one; bring a lesson, take home five.',
      at: ['london-congress', 'munich-congress'],
    },
  ],
  openings: [
    '{venue} gives it three rooms and a terrace.',
    'It is the fourth time in {city}, and the programme was chosen from more than two hundred proposals.',
    'Around a thousand people are expected at {venue}, half of them for the first time.',
    'In {city} the mornings belong to talks and the afternoons to tables.',
  ],
  middles: [
    'Talks last twenty-five minutes and begin with what went wrong.',
    'Every speaker stays for an hour afterwards at a table with their name on it.',
    'Slides, code and transcripts are published on the evening of the same day.',
    'The breaks are as long as the talks, because that is what people come for.',
    'There are no sponsored slots on the programme, and the companies in the foyer bring engineers.',
    'A mentoring desk matches newcomers with people who have done it before.',
    'Lunch, coffee and water all day are included, and everything is labelled.',
    'Sessions are captioned live, and the recordings are free for ticket holders.',
  ],
  practical: [
    'Registration and coffee from {doors}. Your badge is printed from the ticket, in ten seconds.',
    'Childcare from 9:00 to 18:00 is free; please book a week ahead. {venue} opens at {doors}.',
    'An invoice with your company’s details can be had until the day before. Doors: {doors}.',
    'The first talk begins one hour after the doors open at {doors}.',
  ],
};
